"""A sentence as the trade rules see it: its mentions, the cue phrases between them and the marks, in order of start."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from pipelines.lexicon.phrases import load, phrases
from pipelines.mentions.article import Mention, Sentence
from pipelines.mentions.letters import lowered

# A sentence with more tokens than this is a table or an attack; the rules read its beginning.
MAX_TOKENS = 400

NUMBERS = frozenset({"money", "quantity", "count"})
WORD_COUNTS = frozenset({"country", "province", "goods_item", "time", None})
MARKS = frozenset(",;.():…|-–—") | {"..."}
MARK = re.compile(r"[,;:()|]|(?<=\s)[-–—](?=\s)|\.(?=\s)|…|\.{3}")


@dataclass(slots=True)
class Token:
    """A mention, a cue phrase or a mark. `classes` are those of the cue, the kind of the mention, or the mark itself.

    Offsets are characters of the article's text.
    """

    start: int
    end: int
    text: str
    classes: frozenset[str]
    mention: Mention | None = None

    def has(self, *classes: str) -> bool:
        return not self.classes.isdisjoint(classes)


@cache
def cue_classes() -> dict[str, frozenset[str]]:
    """Every cue phrase -> its classes."""
    classes: dict[str, set[str]] = defaultdict(set)
    for row in load("trade_ratios"):
        classes[row["phrase"]].add("half" if float(row["value"]) < 1 else "multiple")
    for label, members in phrases("trade_cues").items():
        for phrase in members:
            classes[phrase].add(label)
    return {phrase: frozenset(labels) for phrase, labels in classes.items()}


@cache
def _cues() -> tuple[AhoCorasick, tuple[frozenset[str], ...]]:
    return AhoCorasick(list(cue_classes())), tuple(cue_classes().values())


def cue_tokens(lower: str, shift: int, taken: list[tuple[int, int]]) -> list[Token]:
    """Whole-word cues outside the spans taken; where they overlap, the first and longest one."""
    automaton, classes = _cues()
    size = len(lower)
    found = [
        (start, -end, index)
        for index, start, end in automaton.find_matches_as_indexes(lower, overlapping=True)
        if not (start and lower[start - 1].isalnum()) and not (end < size and lower[end].isalnum())
    ]
    found.sort()
    tokens: list[Token] = []
    done, place = 0, 0
    for start, minus_end, index in found:
        end = -minus_end
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        if start < done or (place < len(taken) and taken[place][0] < end):
            continue
        tokens.append(Token(start + shift, end + shift, lower[start:end], classes[index]))
        done = end
    return tokens


def _is_no_token(mention: Mention) -> bool:
    """Whether a mention hides cues: a number in words ("hai nước", "ba tỉnh") or a day without a date."""
    if mention.kind in ("date", "period"):
        return (
            mention.date_start is None and mention.date_end is None and mention.detail not in ("same_period", "basis")
        )
    return mention.kind in NUMBERS and mention.unit in WORD_COUNTS and not mention.text[0].isdigit()


def _mention_classes(mention: Mention) -> frozenset[str]:
    """The kind of a mention; "cùng kỳ" is at once a period and the cue of a comparison."""
    if mention.detail == "same_period":
        return frozenset((mention.kind, "last_year"))
    if mention.kind == "commodity":
        return cue_classes().get(mention.text.lower(), frozenset()) & {"cargo"} | {"commodity"}
    return frozenset((mention.kind,))


@cache
def longer_cues(good: str) -> tuple[str, ...]:
    """The cues that begin with the name of a good but name none: "tiêu thụ", "phương tiện vận tải xuất nhập cảnh"."""
    return tuple(
        cue
        for cue, classes in cue_classes().items()
        if cue.startswith(good) and len(cue) > len(good) and classes & {"vehicles", "other_quantity"}
    )


def is_in_cue(mention: Mention, lower: str, shift: int) -> bool:
    """Whether what looks like a good is only the beginning of a longer cue."""
    if mention.kind != "commodity":
        return False
    return any(
        lower.startswith(cue, mention.start - shift)
        and not lower[mention.start - shift + len(cue) : mention.start - shift + len(cue) + 1].isalnum()
        for cue in longer_cues(mention.text.lower())
    )


def read_tokens(sentence: Sentence) -> list[Token]:
    """The tokens of a sentence; cues inside a mention are part of its name ("Cục Thuế xuất nhập khẩu") and left out."""
    lower = lowered(sentence.text)
    shift = sentence.start
    found = sentence.mentions[:MAX_TOKENS]
    mentions = [m for m in found if not _is_no_token(m) and not is_in_cue(m, lower, shift)]
    taken = [(m.start - shift, m.end - shift) for m in mentions]
    tokens = [Token(m.start, m.end, m.text.lower(), _mention_classes(m), m) for m in mentions]
    tokens += cue_tokens(lower, shift, taken)
    place = 0
    for mark in MARK.finditer(lower):
        while place < len(taken) and taken[place][1] <= mark.start():
            place += 1
        if place < len(taken) and taken[place][0] < mark.end():
            continue
        tokens.append(Token(mark.start() + shift, mark.end() + shift, mark.group(), frozenset((mark.group(),))))
    tokens.sort(key=lambda token: (token.start, -token.end))
    return tokens[:MAX_TOKENS]
