"""The vocabulary of the meeting rules as patterns, and the numbers that count or number a meeting.

Patterns are matched against folded text: lower case, one kind of dash and blank.
"""

import re
from functools import cache

from pipelines.lexicon.phrases import alternation, phrases

DIGITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
TEENS = {f"mười {word}": 10 + value for word, value in DIGITS.items() if word not in ("mười", "tư", "năm")} | {
    "mười lăm": 15
}
RANKS = {"nhất": 1, "nhì": 2}
SPELLED = DIGITS | TEENS | RANKS
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
NUMBER = rf"(?:\d{{1,4}}|{'|'.join([*TEENS, *DIGITS])})(?![\w.,]*\d)(?!\w)"
MEASURE = r"(?:lượt|lần|cuộc|buổi|phiên|kỳ|đợt|vòng|chuyến|bận)"
ORDINAL = re.compile(
    r"(?<!\w)(?:(?:lần|kỳ|vòng|phiên)\s+(?:thứ\s+)?|thứ\s+(?=\d))"
    rf"(\d{{1,3}}|[ivxl]+|{'|'.join([*TEENS, *DIGITS, *RANKS])})(?![\w/]|[.,]\d)"
)


def number(written: str) -> int:
    """'16' -> 16, 'năm' -> 5, 'xvii' -> 17."""
    if written.isdigit():
        return int(written)
    if written in SPELLED:
        return SPELLED[written]
    values = [ROMAN[char] for char in written]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


BEHIND = 160
"""How far back the words before a cue are looked at: a bound on the cost of hostile text; no phrase is longer."""


def before(text: str, end: int) -> str:
    """The text before an offset, as far as cues reach."""
    return text[max(0, end - BEHIND) : end]


@cache
def words_of(name: str, *labels: str) -> str:
    """The phrases of some classes of a vocabulary as one group of a regular expression."""
    return alternation(tuple(phrase for label in labels for phrase in phrases(name)[label]))


@cache
def cue(label: str) -> re.Pattern[str]:
    """A class of meeting_cues, anywhere."""
    return re.compile(words_of("meeting_cues", label))


@cache
def cue_before(label: str) -> re.Pattern[str]:
    """A class of meeting_cues at the end of a text, but for words like "một cuộc" that may follow it."""
    return re.compile(rf"{words_of('meeting_cues', label)}(?:\s+{words_of('meeting_cues', 'filler')})*\s*[\"“]?\s*$")


@cache
def kinds_of(name: str) -> dict[str, str]:
    """Phrase -> kind of meeting, of meeting_events or meeting_verbs."""
    return {phrase: kind for kind, members in phrases(name).items() for phrase in members}
