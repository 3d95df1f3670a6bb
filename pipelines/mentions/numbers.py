"""Numbers of a sentence: money, quantities, percents, ratios, ordinals and bare counts."""

import re

from pipelines.lexicon.phrases import phrases
from pipelines.mentions.article import Mention, Sentence
from pipelines.mentions.numerals import Numeral, find_numerals
from pipelines.mentions.quantities import Unit, unit_at

_JOINED = re.compile(r"\s?[-–—]\s?|\s+(?:đến|tới)\s+")
_SLASH = re.compile(r"\s?/\s?")
_ORDINAL = re.compile(r"(?<!\w)(?:lần\s+thứ|thứ|lần)\s+(\d{1,4}|[ivxlc]+)(?!\w)")
_BEFORE = re.compile(r"([^\W\d_]+(?:\s[^\W\d_]+)?)\s*$")

QUALIFIER_OF = {phrase: label for label, members in phrases("qualifiers").items() for phrase in members}
TIMES = re.compile(r"(?:gấp|tăng gấp)(?: hơn| gần| khoảng| trên)?\s*$")


def qualifier_before(text: str, start: int) -> str:
    """'approx', 'over' or 'nearly' where the words before a number say so, else 'exact'."""
    found = _BEFORE.search(text, max(0, start - 24), start)
    if not found:
        return "exact"
    words = " ".join(found[1].split())
    return QUALIFIER_OF.get(words) or QUALIFIER_OF.get(words.split()[-1], "exact")


def _mention(sentence: Sentence, text: str, numeral: Numeral, end: int, value: float | None, unit: Unit | None) -> Mention:
    kind, name = (unit.kind, unit.name) if unit else ("count", None)
    if value is not None and unit:
        value = value * unit.factor if unit.factor >= 1 else value / round(1 / unit.factor, 6)
    detail = "overlong" if value is None else None
    if unit and unit.phrase == "lần" and TIMES.search(text, max(0, numeral.start - 20), numeral.start):
        kind, name = "ratio", "times"
    return Mention(
        kind,
        sentence.start + numeral.start,
        sentence.start + end,
        sentence.text[numeral.start : end],
        value=value,
        unit=name,
        qualifier=qualifier_before(text, numeral.start),
        detail=detail,
    )


def read_numbers(sentence: Sentence) -> list[Mention]:
    """The numbers of a sentence, in order and without overlaps."""
    text = sentence.text.lower()
    if len(text) != len(sentence.text):
        text = "".join(c if len(c.lower()) != 1 else c.lower() for c in sentence.text)
    mentions: list[Mention] = []
    for found in _ORDINAL.finditer(text):
        if found[1].isdigit():
            mentions.append(
                Mention(
                    "ordinal",
                    sentence.start + found.start(),
                    sentence.start + found.end(),
                    sentence.text[found.start() : found.end()],
                    value=float(found[1]),
                    qualifier="exact",
                )
            )
    taken = [(m.start - sentence.start, m.end - sentence.start) for m in mentions]
    numerals = [n for n in find_numerals(text) if not any(n.start < e and s < n.end for s, e in taken)]
    for place, numeral in enumerate(numerals):
        if numeral.start and text[numeral.start - 1].isalpha():
            continue
        unit_found = unit_at(text, numeral.end)
        value, end, unit = numeral.value, numeral.end, None
        if unit_found:
            unit, end = unit_found
        elif place + 1 < len(numerals):
            following = numerals[place + 1]
            between = text[numeral.end : following.start]
            borrowed = unit_at(text, following.end)
            if borrowed and (_JOINED.fullmatch(between) or _SLASH.fullmatch(between)):
                unit = borrowed[0]
                if numeral.scale == 1.0 and value is not None:
                    value *= following.scale
        if numeral.in_words and unit is None and " " not in text[numeral.start : numeral.end]:
            continue
        if text[end : end + 1].isalpha():
            continue
        mentions.append(_mention(sentence, text, numeral, end, value, unit))
    return sorted(mentions, key=lambda m: m.start)
