"""Goods: traded commodities and contraband, whole words, the longest name first, with what they are modified by.

`detail` is `name=` and the whole name where its first word belongs to a number ("12 xe tải"). An ambiguous name ("vải", "đạn") counts only after a measure, or in a list next to a good that is certain.
"""

import re
from functools import cache

from pipelines.lexicon.phrases import alternation, load, phrases
from pipelines.mentions.article import Mention
from pipelines.mentions.gazetteer import Entry, Scan

KINDS = ("contraband", "commodity")
STARTS = frozenset(KINDS)
NUMBER = r"(?:\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|trăm|nghìn|ngàn|vạn|triệu))"
LISTED = re.compile(r"\s*(?:,|và|hoặc|/|;)\s*")


@cache
def _unit() -> str:
    return alternation(tuple({row["phrase"] for row in load("units") if row["kind"] != "percent"}))


@cache
def _measure() -> re.Pattern[str]:
    """A number and its unit that end right before the good."""
    return re.compile(rf"{NUMBER}\s?{_unit()}\s+$")


@cache
def _unit_behind() -> re.Pattern[str]:
    """The unit of a number."""
    return re.compile(rf"{NUMBER}\s({_unit()})\s?")


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"{alternation(phrases('goods_words')['cue'])}[:\s]+$")


@cache
def _modifier() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(phrases('goods_words')['modifier'])}")


def read(scan: Scan) -> list[Mention]:
    """The goods of a sentence outside the spans already covered, with offsets in the sentence."""
    found: list[Mention] = []
    done = 0
    for hit in scan.hits:
        if hit.start < done or STARTS.isdisjoint(hit.readings) or not scan.free(hit.start, hit.end):
            continue
        for kind in KINDS:
            entry = hit.reading(kind)
            if entry and (entry.bare or _in_context(scan, hit.start, found[-1].end if found else -1)):
                if good := _good(scan, kind, hit.start, hit.end, entry):
                    found.append(good)
                    done = good.end
                break
    return found


def _good(scan: Scan, kind: str, start: int, end: int, entry: Entry) -> Mention | None:
    """The good of a span, with what modifies it behind and without a unit that belongs to a number before it.

    In "94.000 xe ô tô" the "xe" is the unit of the number; where the rest alone is no good ("12 xe tải"), `detail`
    keeps the whole name; where nothing is left ("12 ba lô") the number has it all.
    """
    detail = None
    for unit in _unit_behind().finditer(scan.lower, max(0, start - 15), end):
        if unit.end() > start:
            detail = None if scan.at(unit.end(), kind) else f"name={scan.text[start:end]}"
            start = unit.end()
    if start >= end:
        return None
    while (match := _modifier().match(scan.lower, end)) and scan.free(match.start(), match.end()):
        end = match.end()
    scan.cover(start, end)
    return Mention(kind, start, end, scan.text[start:end], reference_id=entry.reference_id, detail=detail)


def _in_context(scan: Scan, start: int, last_good: int) -> bool:
    before = scan.lower[max(0, start - 40) : start]
    if _measure().search(before) or _cue().search(before):
        return True
    return last_good >= 0 and bool(LISTED.fullmatch(scan.lower, last_good, start))
