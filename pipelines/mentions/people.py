"""People: a title and a name in capitals, or a full Vietnamese name alone.

The span is the name alone; `detail` is `title=` and the office as written, where the text gives one before the name
("Chi cục trưởng Chi cục Hải quan khu vực XVI Nguyễn Văn A") or after it behind a dash, comma or bracket.
"""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.lexicon.phrases import phrases
from pipelines.mentions.article import Mention
from pipelines.mentions.gazetteer import ORGANIZATION_ROLES, UPPER, Hit, Scan, shouted

NAME_WORD = rf"[{UPPER}](?:\.|[\w'’]*(?:-\w+)*)"
NAME = re.compile(rf"{NAME_WORD}(?: (?:thị |văn )?{NAME_WORD}){{0,5}}")
FULL_NAME = re.compile(rf"(?:{NAME_WORD} ){{2,3}}{NAME_WORD}(?! {NAME_WORD})")
AFTER = re.compile(r"\s*(?:[-–,(]|là)\s*")
# Between an office and its holder: "Đại sứ Việt Nam tại Campuchia", "Bộ trưởng Bộ Ngoại giao và Hợp tác".
JOIN = re.compile(r" (?:(?:tại|của|kiêm|nước|và|phụ trách) )?|, ")
TITLES = ("office", "rank", "address")
STARTS = frozenset(TITLES)
STREET_BEFORE = re.compile(r"(?:đường|phố|phường|quận|huyện|xã|trường|giải|cầu|tượng|thành phố|tp\.?|\d) $")
NEXT_WORD = re.compile(r" (\w+)")
INSIDE = ("place", "gate", "port", "gate_head", "port_head", "administrative_head", "site_head")


@dataclass(frozen=True, slots=True)
class Title:
    """The words before a name: from the first title to where the name begins, the office from its own start."""

    office: int | None
    end: int


def read(scan: Scan, organizations: list[Mention]) -> list[Mention]:
    """The people of a sentence with offsets in the sentence; covers their characters."""
    bodies = {mention.start: mention for mention in organizations}
    people: list[Mention] = []
    done = 0
    for hit in scan.hits:
        if (
            hit.start < done
            or STARTS.isdisjoint(hit.readings)
            or not scan.free(hit.start, hit.end)
            or scan.at(hit.start, *INSIDE, "organization")
        ):
            continue
        title = _title(scan, bodies, hit)
        done = title.end
        if name := _name(scan, title.end, hit):
            office = scan.text[title.office : title.end].rstrip(" ,") if title.office is not None else None
            people.append(_person(scan, bodies, *name, office))
            done = people[-1].end
            if after := _office_after(scan, bodies, done):  # what follows that office is no second person
                done = after[1]
    people += _untitled(scan, bodies)
    return people


def _title(scan: Scan, bodies: dict[int, Mention], hit: Hit) -> Title:
    """Walk over titles, and over organizations, places and portfolios behind an office, to where a name may begin."""
    office = hit.start if hit.reading("office") else None
    end = hit.end
    while match := JOIN.match(scan.text, end):
        start = match.end()
        follower = scan.at(start, *TITLES)
        if follower and (match.group() != ", " or follower.reading("office")):
            if office is None and follower.reading("office"):
                office = follower.start
            end = follower.end
        elif match.group() == ", ":
            break
        elif start in bodies:
            end = bodies[start].end
        elif (
            office is not None
            and (word := scan.at(start, "portfolio", "place", "administrative_head"))
            and scan.free(start, start + 1)
        ):
            end = word.end
        else:
            break
    return Title(office, end)


def _name(scan: Scan, end: int, title: Hit) -> tuple[int, int] | None:
    """The name behind a title, as a span; None where what stands there is no person."""
    match = NAME.match(scan.text, end + 1)
    if not match or scan.text[end] != " " or shouted(match.group()):
        return None
    start, stop = match.span()
    for blank in re.finditer(" ", match.group()):
        if not scan.free(start + blank.end(), start + blank.end() + 1) or scan.at(
            start + blank.end(), "office", "rank"
        ):
            stop = start + blank.start()
            break
    if not scan.free(start, stop):
        return None
    longest = scan.at(start, *INSIDE, "organization", "short")
    if longest and longest.end >= stop:
        return None
    words = scan.text[start:stop].split()
    if len(words) > 4 and words[0].lower() in _surnames():
        stop = start + len(" ".join(words[:4]))
    if len(words) == 1 and words[0].lower() in phrases("titles")["institution"]:
        return None  # "chuyên gia Cơ quan Hợp tác quốc tế"
    if title.reading("address"):
        return (start, stop) if len(words) > 1 or not words[0].isupper() else None
    if words[0].lower() in phrases("titles")["institution"] and not _is_full_name(words):
        return None
    if len(words) == 1 and not (title.reading("office") and _acts(scan, stop)):
        return None
    return start, stop


def _person(scan: Scan, bodies: dict[int, Mention], start: int, end: int, office: str | None) -> Mention:
    if office is None and (after := _office_after(scan, bodies, end)):
        office = scan.text[slice(*after)]
    scan.cover(start, end)
    return Mention("person", start, end, scan.text[start:end], detail=f"title={office}" if office else None)


def _office_after(scan: Scan, bodies: dict[int, Mention], end: int) -> tuple[int, int] | None:
    """The span of the office behind a name: "– Chi cục trưởng Chi cục Hải quan khu vực XVI", ", Phó Quan trưởng"."""
    match = AFTER.match(scan.text, end)
    hit = scan.at(match.end(), "office") if match else None
    if not hit:
        return None
    body = bodies.get(hit.end + 1)
    return hit.start, body.end if body else hit.end


def _acts(scan: Scan, end: int) -> bool:
    """Whether a clause ends or a verb follows: "Bộ trưởng Cường nói", but "Cục trưởng Đê điều"."""
    word = NEXT_WORD.match(scan.lower, end)
    return word is None or word.group(1) in phrases("titles")["verb_after"]


def _is_full_name(words: list[str]) -> bool:
    return 3 <= len(words) <= 4 and words[0].lower() in _surnames()


@cache
def _surnames() -> frozenset[str]:
    return frozenset((*phrases("surnames")["common"], *phrases("surnames")["surname"]))


def _untitled(scan: Scan, bodies: dict[int, Mention]) -> list[Mention]:
    """Full names of three or four words under a common surname, where no street or school is named after them."""
    found = []
    for hit in scan.hits:
        match = FULL_NAME.match(scan.text, hit.start) if "surname" in hit.readings else None
        if not match or match.group().isupper() or not scan.free(*match.span()):
            continue
        start, end = match.span()
        inside = (start + at.end() for at in re.finditer(r"^| ", match.group()))
        named_after = STREET_BEFORE.search(scan.lower, max(0, start - 12), start)
        if not named_after and not any(scan.at(at, "place", "gate", "port", *ORGANIZATION_ROLES) for at in inside):
            found.append(_person(scan, bodies, start, end, None))
    return found
