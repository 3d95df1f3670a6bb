"""Every name and cue word of the lexicon found in one pass: one automaton over the lower-cased sentence.

A *hit* is a whole-word occurrence of a phrase with all its readings ("Đà Nẵng" is a city, an airport and a port); the
grammars of organizations, people, places and goods decide which reading holds.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from ahocorasick_rs import AhoCorasick

from pipelines.lexicon import reference
from pipelines.lexicon.phrases import load
from pipelines.mentions.letters import fold

UPPER = "".join(char for char in map(chr, range(0x41, 0x1F00)) if char.isupper() and char.isalpha())
ROMAN = tuple(
    tens + ones for tens in ("", "X") for ones in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
)
ACRONYM = re.compile(r"\b[A-ZĐ][A-ZĐ0-9&]+\b")
IN_BRACKETS = re.compile(r"\s?\((?:[^()]{0,80}, (?:tỉnh )?)?([^(),]{0,40})\)")

# "gặp Trạm Mãnh Khang 4 lần", "qua cảng Vũng Áng 3,3 tỷ USD": a number of something else.
COUNTED = (
    r"(?![.,/]\d)(?!\s?%)(?! (?:lần|lượt|buổi|cuộc|phiên|kỳ|đợt|vụ|người|xe|tỷ|tỉ|triệu|nghìn|ngàn|tấn|kg|usd|USD|đồng"
    r"|tờ khai|doanh nghiệp|chuyến|container)(?!\w))"
)

# The classes of organization_heads.csv that start or make up a name; the others are words inside one.
ORGANIZATION_ROLES = ("head", "body", "short", "function", "company", "association", "generic")


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a phrase. `capitals` are the letters (by position) that must be capitals in the text."""

    role: str
    phrase: str
    reference_id: str | None = None
    country: str | None = None
    bare: bool = True
    capitals: tuple[int, ...] = ()


@dataclass(slots=True)
class Hit:
    """A whole-word occurrence of a phrase, with the readings (role -> entry) that its capitals allow."""

    start: int
    end: int
    readings: dict[str, Entry]

    def reading(self, *roles: str) -> Entry | None:
        """The first reading in one of these roles, in the order of the roles."""
        for role in roles:
            if role in self.readings:
                return self.readings[role]
        return None


def shouted(run: str) -> bool:
    """Whether a run of words is a headline in capitals, in which capitals say nothing about names."""
    return run.isupper() and run.count(" ") > 3


def _spellings(phrase: str) -> Iterator[str]:
    """The phrase, and the same with its dashes set tight or wide."""
    yield phrase
    if "-" in phrase or "–" in phrase:
        plain = phrase.replace("–", "-")
        tight = re.sub(r"\s*-\s*", "-", plain)
        yield from {plain, tight, tight.replace("-", " - ")} - {phrase}


def _city_names(province: reference.Province) -> Iterator[str]:
    """ "TP. HCM", "TP HCM", "TP.HCM" and "TPHCM" for every spelling of a city; ranks of other places are heads."""
    for name in (province.name, *province.variants):
        if not name.startswith("TP"):
            yield from (f"{rank}{name}" for rank in ("TP. ", "TP ", "TP.", "Thành phố "))
            if name.isupper():
                yield f"TP{name}"


def _proper(name: str) -> tuple[int, ...]:
    """Where a proper name has its capitals: the words after the first blank of "Thái Lan" count too."""
    return tuple(place for place, char in enumerate(name) if char.isupper())


def _acronym(name: str) -> tuple[int, ...]:
    """Where an official name has capitals that no style of writing drops: those of "TCHQ" and "ICE"."""
    return tuple(place for match in ACRONYM.finditer(name) for place in range(*match.span()) if name[place].isupper())


def _entries() -> Iterator[Entry]:
    for office in reference.offices():
        for name in (office.name, *office.variants):
            yield Entry("organization", name, office.office_id, "VN", capitals=_acronym(name))
    for body in reference.named_organizations():
        for name in (body.name, *body.variants):
            yield Entry("organization", name, body.organization_id, body.country, capitals=_acronym(name))
    for province in reference.provinces():
        for name in (
            province.name,
            *province.variants,
            *(_city_names(province) if province.type == "thành phố" else ()),
        ):
            yield Entry("place", name, province.province_id, "VN", capitals=_proper(name))
    for gate in reference.gates():
        role = "gate" if gate.kind in ("road", "rail", "river") else "port"
        for name in (gate.name, *gate.variants):
            yield Entry(role, name, gate.gate_id, "VN", gate.bare, _proper(name))
    for twin in reference.counterparts():
        role = "gate" if twin.kind == "gate" else "organization" if twin.kind.endswith("customs") else "place"
        for name in (twin.name, *twin.variants):
            capitals = _acronym(name) if role == "organization" else _proper(name)
            yield Entry(role, name, twin.counterpart_id, twin.country, twin.bare, capitals)
    for country in reference.countries():
        for name in (country.name, *country.variants):
            code = country.country_id if country.type == "country" else None
            capitals = _acronym(name) or _proper(name)[:1]  # "Việt nam", but not "Eu"
            yield Entry("place", name, country.country_id, code, capitals=capitals)
    for place in reference.places():
        for name in (place.name, *place.variants):
            yield Entry("place", name, place.place_id, place.country, capitals=_proper(name))
    for good in reference.commodities():
        for name in (good.name, *good.variants):
            yield Entry("commodity", name, good.commodity_id, None, name not in good.ambiguous, _acronym(name))
    for item in reference.contraband():
        for name in (item.name, *item.variants):
            yield Entry("contraband", name, item.item_id, None, name not in item.ambiguous, _acronym(name))
    for row in load("organization_heads"):
        if row["class"] in ORGANIZATION_ROLES:
            yield Entry(row["class"], row["phrase"], None, row["country"] or None)
    for row in load("titles"):
        yield Entry(row["class"], row["phrase"])
    for row in load("surnames"):
        if row["class"] == "common":
            yield Entry("surname", row["phrase"].capitalize(), capitals=(0,))
    for row in load("units"):
        if row["kind"] == "money" and " " in row["phrase"]:  # no country in "75 triệu đôla Hong Kong"
            yield Entry("other", row["phrase"])
    for row in load("place_heads"):
        if row["class"] == "other":
            yield Entry("other", row["phrase"])
        elif row["class"] not in ("common_word", "before_place"):
            yield Entry(f"{row['class']}_head", row["phrase"])


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase of the automaton: its entries and, where one set of capitals allows them all, its readings."""

    entries: tuple[Entry, ...]
    capitals: tuple[int, ...]
    readings: dict[str, Entry] | None

    def read(self, text: str, start: int) -> dict[str, Entry]:
        """The readings that the capitals of the text at a place allow."""
        if self.readings is None:
            return _by_role(e for e in self.entries if all(text[start + place].isupper() for place in e.capitals))
        for place in self.capitals:
            if not text[start + place].isupper():
                return {}
        return self.readings


@cache
def _automaton() -> tuple[AhoCorasick, tuple[Pattern, ...]]:
    patterns: dict[str, list[Entry]] = defaultdict(list)
    for entry in _entries():
        for spelling in _spellings(entry.phrase):
            capitals = entry.capitals if spelling == entry.phrase else entry.capitals[:1]
            patterns[fold(spelling)].append(replace(entry, phrase=spelling, capitals=capitals))
    return AhoCorasick(list(patterns)), tuple(map(_pattern, patterns.values()))


def _pattern(entries: list[Entry]) -> Pattern:
    alike = all(entry.capitals == entries[0].capitals for entry in entries)
    return Pattern(tuple(entries), entries[0].capitals, _by_role(entries) if alike else None)


def _by_role(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Role -> its first entry; of two gates or towns of one name the earlier in the tables is meant."""
    readings: dict[str, Entry] = {}
    for entry in entries:
        readings.setdefault(entry.role, entry)
    return readings


def _find(text: str, lower: str) -> list[Hit]:
    """All hits in the text, by start, the longest first; overlapping ones too."""
    automaton, patterns = _automaton()
    size = len(lower)
    hits = []
    for index, start, end in automaton.find_matches_as_indexes(lower, overlapping=True):
        if (start and lower[start - 1].isalnum()) or (end < size and lower[end].isalnum()):
            continue
        if readings := patterns[index].read(text, start):
            hits.append(Hit(start, end, readings))
    goods = {hit.start: hit.end for hit in hits if "commodity" in hit.readings}
    hits = [hit for hit in hits if "place" not in hit.readings or goods.get(hit.start, 0) <= hit.end]  # "Mỹ phẩm"
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    return hits


class Scan:
    """A sentence being read: the hits in its text, and which of its characters a name already covers."""

    __slots__ = ("_by_start", "_covered", "hits", "lower", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = fold(text)
        self.hits = _find(text, self.lower)
        self._by_start: dict[int, list[Hit]] = {}
        self._covered = bytearray(len(text))
        for hit in self.hits:
            self._by_start.setdefault(hit.start, []).append(hit)
        for hit in self.hits:  # "đô la Mỹ" names no country, "biên bản" no village; "Liên bang Nga" is a longer name
            if "other" in hit.readings and self.at(hit.start, "other", "place") is hit:
                self.cover(hit.start, hit.end)

    def at(self, position: int, *roles: str) -> Hit | None:
        """The longest hit that begins at a position and can be read in one of the roles."""
        for hit in self._by_start.get(position, ()):
            for role in roles:
                if role in hit.readings:
                    return hit
        return None

    def ends(self, position: int, role: str) -> bool:
        """Whether a hit in a role ends at a position."""
        return any(hit.end == position and role in hit.readings for hit in self.hits)

    def free(self, start: int, end: int) -> bool:
        """Whether no name covers any of these characters."""
        return self._covered.find(1, start, end) < 0

    def cover(self, start: int, end: int) -> None:
        self._covered[start:end] = b"\x01" * (end - start)

    def country_behind(self, end: int) -> str | None:
        """The country in brackets right behind a name, alone or last: "Hải quan Thiên Bảo (Vân Nam, Trung Quốc)"."""
        match = IN_BRACKETS.match(self.text, end)
        hit = self.at(match.start(1), "place") if match else None
        return hit.readings["place"].country if hit and match and hit.end == match.end(1) else None
