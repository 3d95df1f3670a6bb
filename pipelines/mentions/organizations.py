"""Organizations: a head word or official name, its tail of proper names, and the members of an elided list.

`detail` of an organization: `generic` for a body without a name of its own ("các lực lượng chức năng"); else parts
joined by `;`: `name=` the full name where the text has it only in part ("khu vực VI, VIII và XVI"), `country=` where
the words say it ("(Lào)", "Hải quan tỉnh Savannakhet").
"""

import re
from bisect import bisect_left
from functools import cache

from pipelines.lexicon import reference
from pipelines.lexicon.phrases import alternation, phrases
from pipelines.mentions.article import Mention
from pipelines.mentions.gazetteer import ROMAN, UPPER, Hit, fold

WORD = rf"[{UPPER}][\w'’]*(?:&\w+)?"
RUN = re.compile(rf"{WORD}(?: (?:{WORD}|\d+(?!\w)))*")
REGION = re.compile(r"(?:[IVX]+|\d{1,2})(?!\w)")
NEXT_REGION = re.compile(
    r"(?:,| và|, và|,? cùng)\s+((?:khu vực |kv )?)([IVX]+(?!\w)|\d{1,2}(?=\s*(?:[,.;:()]|và\b|$)))", re.IGNORECASE
)
NEXT_MEMBER = re.compile(r"(?:,| và|, và|,? cùng) ")
PLURAL = re.compile(r"(?:các|những|hai|ba|bốn|năm|hai bên|\d)\s*$")
COUNTRY_AFTER = re.compile(r"\s*\((?:[^()]*?\b)?([^()]+)\)")


@cache
def _link() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:các\s+|hai\s+|ba\s+)?{alternation(phrases('organization_heads')['link'])}\s*", re.IGNORECASE
    )


@cache
def _veto() -> re.Pattern[str]:
    return re.compile(rf"{alternation(phrases('organization_heads')['veto'])}\s+$")


def key(name: str) -> str:
    """What two spellings of one name have in common: no rank of the place, one way to write a region number."""
    plain = fold(name)
    plain = re.sub(r"\bhq(?=ck\b)", "hải quan ", plain)
    plain = re.sub(r"\bhq\b", "hải quan", plain)
    plain = re.sub(r"\b(?:ckqt|ck)\b", "cửa khẩu", plain)
    plain = re.sub(r"\bcksbqt\b", "cửa khẩu sân bay", plain)
    plain = re.sub(r"\bkv\s?(?=[\divx])", "khu vực ", plain)
    plain = re.sub(r"\btp\.?\s?hcm\b|\btphcm\b", "hồ chí minh", plain)
    plain = re.sub(r"\btp\.\s?|\b(?:tp|thành phố|tỉnh|quốc tế)\b", " ", plain)
    plain = re.sub(r"(?<=khu vực )(?:[ivx]+|\d+)\b", lambda m: _arabic(m.group()), plain)
    return re.sub(r"\s+", " ", plain).strip()


def _arabic(number: str) -> str:
    return (
        str(ROMAN.index(number.upper()) + 1)
        if number.upper() in ROMAN
        else str(int(number))
        if number.isdigit()
        else number
    )


@cache
def _known() -> dict[str, str]:
    """Key -> the organization of that name; where an office of before and after the reform share it, today's."""
    names: dict[str, str] = {}
    rows = sorted(reference.offices(), key=lambda office: office.valid_to is not None)
    for office in rows:
        for name in (office.name, *office.variants):
            names.setdefault(key(name), office.office_id)
    for body in reference.organizations():
        for name in (body.name, *body.variants):
            names.setdefault(key(name), body.organization_id)
    for row in reference.counterparts():
        if row.kind.endswith("customs"):
            for name in (row.name, *row.variants):
                names.setdefault(key(name), row.counterpart_id)
    return names


def _place_at(hits: list[Hit], starts: list[int], position: int) -> Hit | None:
    """The longest place or gate that begins at a position."""
    for index in range(bisect_left(starts, position), len(hits)):
        if hits[index].start != position:
            return None
        if hits[index].reading("place", "gate", "port"):
            return hits[index]
    return None


def _tail(text: str, hits: list[Hit], starts: list[int], position: int, numbered: bool) -> tuple[int, str | None, str]:
    """Where the proper tail after a head ends (or the position itself), its country, and what sort it is."""
    end = position
    last = ""
    while match := _link().match(text, end):
        end, last = match.end(), match.group().strip().lower()
        if last.endswith(("tp.", "t.p", "tx.", "h.", "q.")):
            continue
    if end < len(text) and text[end] == " ":
        end += 1
    if numbered or last.endswith(("khu vực", "kv", "số", "vùng")):
        if number := REGION.match(text, end):
            return number.end(), None, "number"
    if end == position:
        return position, None, ""
    if place := _place_at(hits, starts, end):
        entry = place.reading("place", "gate", "port")
        stop = place.end
        if (more := re.compile(r"\s?[-–]\s?").match(text, stop)) and (twin := _place_at(hits, starts, more.end())):
            stop = twin.end
        if area := re.compile(r" (?:khu vực|KV) ?(?:[IVX]+|\d)(?!\w)").match(text, stop):
            stop = area.end()
        return stop, entry.country if entry else None, "place"
    if run := RUN.match(text, end):
        return run.end(), None, "run"
    return position, None, ""


def read(text: str, hits: list[Hit]) -> list[Mention]:
    """The organizations of a sentence, in order, offsets in the sentence; `hits` come from `gazetteer.find`."""
    starts = [hit.start for hit in hits]
    mentions: list[Mention] = []
    done = 0
    for hit in hits:
        if hit.start < done:
            continue
        if hit.reading("office"):  # "Cục trưởng" is no "Cục"
            done = hit.end
            continue
        entry = hit.reading("organization", "body", "head", "generic")
        if entry is None:
            continue
        found = _read_one(text, hits, starts, hit)
        if found:
            mentions.extend(found)
            done = found[-1].end
    return mentions


def _read_one(text: str, hits: list[Hit], starts: list[int], hit: Hit) -> list[Mention]:
    start, end = hit.start, hit.end
    numbered = fold(text[start:end]).endswith(("khu vực", "số", "kv"))
    named = hit.reading("organization")
    head = hit.reading("body", "head")
    country = None
    sort = ""
    if head or named:
        end, country, sort = _tail(text, hits, starts, end, numbered)
        if sort == "run" and named:
            end, sort = hit.end, ""
    name = text[start:end]
    if not sort and named is None:
        generic = hit.reading("generic")
        if hit.reading("body") and name[0].isupper():
            return [_mention(text, start, end, "VN" if head and head.country else None)]
        if generic is None or _veto().search(fold(text[:start])):
            return []
        return [Mention("organization", start, end, name, detail="generic")]
    identity = _known().get(key(name)) or (named.reference_id if named and end == hit.end else None)
    country = reference.country_of(identity) or country or (head.country if head else None)
    mentions = [_mention(text, start, end, country, identity)]
    region = identity and identity.startswith("HQKV-") or (numbered and sort == "number")
    if region:
        base = re.sub(r"\s*(?:[IVXivx]+|\d+)$", "", name)
        while match := NEXT_REGION.match(text, end):
            full = f"{base} {match.group(2)}"
            member = match.start(2) if not match.group(1) else match.start(1)
            end = match.end()
            same = _known().get(key(full))
            mentions.append(_mention(text, member, end, country, same, reference.name_of(same) if same else full))
    elif sort in ("place", "run") and (
        PLURAL.search(fold(text[:start])) or re.search(r"\b(?:các|hai|ba)\b", fold(text[hit.end : end]))
    ):
        first = text[:end]
        base = _singular(name, text, hits, starts, start, end)
        while match := NEXT_MEMBER.match(text, end):
            position = match.end()
            place = _place_at(hits, starts, position)
            run = None if place else RUN.match(text, position)
            if not place and not run:
                break
            stop = place.end if place else run.end()  # type: ignore[union-attr]
            full = f"{base}{text[position:stop]}"
            same = _known().get(key(full))
            where = place.reading("place", "gate", "port") if place else None
            mentions.append(_mention(text, position, stop, where.country if where else country, same, full))
            end = stop
    return mentions


def _singular(name: str, text: str, hits: list[Hit], starts: list[int], start: int, end: int) -> str:
    """The name without its last proper part and without "các": "Hải quan các tỉnh Salavan" -> "Hải quan tỉnh "."""
    inside = [hit for hit in hits if hit.end == end and hit.start > start and hit.reading("place", "gate", "port")]
    run = RUN.search(name[::1]) if not inside else None
    cut = inside[0].start - start if inside else len(name)
    if not inside:
        last = max((m.start() for m in re.finditer(rf"(?<= ){WORD}", name)), default=len(name))
        cut = last
    base = re.sub(r"\b(?:[Cc]ác|hai|ba|hai bên) ", "", name[:cut])
    return base


def _mention(
    text: str, start: int, end: int, country: str | None, identity: str | None = None, name: str | None = None
) -> Mention:
    parts = [f"name={name}"] if name else []
    if country and reference.country_of(identity) != country:
        parts.append(f"country={country}")
    return Mention("organization", start, end, text[start:end], reference_id=identity, detail=";".join(parts) or None)
