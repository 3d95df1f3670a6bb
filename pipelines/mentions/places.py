"""Places and border gates.

A *gate* head ("cửa khẩu", "lối mở") makes the name after it a border gate, an *administrative* head ("huyện") or a
*port* or *site* head ("cảng", "khách sạn") makes it a place; a bare name is what the reference tables say, where they
call it clear enough.
"""

import re

from pipelines.mentions.article import Mention
from pipelines.mentions.gazetteer import UPPER, Hit

WORD = rf"[{UPPER}][\w'’+]*"
RUN = re.compile(rf"{WORD}(?: (?:{WORD}|\d+(?!\w)))*")
PAIR = re.compile(r"\s?[-–]\s?")
MEMBER = re.compile(r"(?:,| và|, và) ")
KM_ZERO = re.compile(r"\b[Kk][Mm]\s?(?:số )?0(?!\w)")
HEADS = ("gate_head", "port_head", "administrative_head", "site_head")
NAMES = ("gate", "port", "place")


def read(text: str, hits: list[Hit], taken: list[Mention]) -> list[Mention]:
    """The places and gates of a sentence outside the spans already taken; offsets in the sentence."""
    names: dict[int, Hit] = {}
    for hit in hits:
        if hit.reading(*NAMES):
            names.setdefault(hit.start, hit)
    found: list[Mention] = [
        Mention("place", match.start(), match.end(), match.group()) for match in KM_ZERO.finditer(text)
    ]
    done = 0
    gate_before = -1
    for hit in hits:
        if hit.start < done or any(m.start <= hit.start < m.end for m in taken):
            continue
        head = hit.reading(*HEADS)
        if head:
            position = hit.end + 1
            role = head.role
            while (follower := next((h for h in hits if h.start == position and h.reading(*HEADS)), None)) is not None:
                position = follower.end + 1
                role = role if role == "gate_head" else (follower.reading(*HEADS) or head).role
            name = names.get(position)
            order = (
                ("gate", "port", "place")
                if role == "gate_head"
                else ("port", "gate", "place")
                if role == "port_head"
                else ("place", "port", "gate")
            )
            run = None if name else RUN.match(text, position)
            if not name and not run:
                continue
            end = name.end if name else run.end()  # type: ignore[union-attr]
            if (
                name
                and (more := RUN.match(text, name.start))
                and more.end() > end
                and text[name.end] == " "
                and role != "gate_head"
            ):
                end = more.end()
                entry = None
            else:
                entry = name.reading(*order) if name else None
            kind = "border_gate" if role == "gate_head" else "place"
            found.append(
                Mention(kind, hit.start, end, text[hit.start : end], reference_id=entry.reference_id if entry else None)
            )
            done = end
            if kind == "border_gate":
                gate_before = end
            continue
        if names.get(hit.start) is not hit:
            continue
        pair = (
            gate_before >= 0
            and (m := (PAIR.match(text, gate_before) or MEMBER.match(text, gate_before)))
            and m.end() == hit.start
        )
        gate = hit.reading("gate")
        if gate and (pair or gate.bare):
            found.append(
                Mention("border_gate", hit.start, hit.end, text[hit.start : hit.end], reference_id=gate.reference_id)
            )
            done = gate_before = hit.end
            continue
        place = hit.reading("place") or (port if (port := hit.reading("port")) and port.bare else None)
        if place and _stands_alone(text, hit):
            found.append(
                Mention("place", hit.start, hit.end, text[hit.start : hit.end], reference_id=place.reference_id)
            )
            done = hit.end
    return found


def _stands_alone(text: str, hit: Hit) -> bool:
    """A name of one syllable ("Anh", "Mỹ") is a place only outside longer names and not at the start of a sentence."""
    if " " in text[hit.start : hit.end] or hit.end - hit.start > 6:
        return True
    if hit.start == 0:
        return False
    before = re.search(rf"[{UPPER}][\w]*\s$", text[: hit.start])
    after = re.compile(rf"\s[{UPPER}]").match(text, hit.end)
    return not (before and before.start() > 0) and not after
