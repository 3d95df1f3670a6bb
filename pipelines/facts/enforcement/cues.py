"""The vocabulary of enforcement as patterns over lower-cased text: verbs, cue phrases and kinds of violation."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.lexicon.phrases import alternation, phrases
from pipelines.mentions.letters import lowered


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a sentence; `label` is its class in enforcement_verbs.csv, offsets are in the sentence."""

    label: str
    start: int
    end: int


def plain(text: str) -> str:
    """Lower case, every character in its place (a letter whose lower case is longer stays as it is)."""
    return lowered(text)


@cache
def words(*labels: str, lexicon: str = "enforcement_cues") -> str:
    """Any phrase of these classes, as whole words: a part of a larger pattern."""
    known = phrases(lexicon)
    return alternation(tuple(dict.fromkeys(phrase for label in labels for phrase in known[label])))


@cache
def cue(*labels: str) -> re.Pattern[str]:
    """Any phrase of these classes of enforcement_cues.csv."""
    return re.compile(words(*labels))


@cache
def item_words(label: str) -> re.Pattern[str]:
    """Any phrase of a class of enforcement_items.csv."""
    return re.compile(words(label, lexicon="enforcement_items"))


def last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match of a pattern in a text."""
    found = list(pattern.finditer(text))
    return found[-1] if found else None


@cache
def _labels(name: str) -> dict[str, str]:
    """Phrase -> the first class it stands in."""
    table: dict[str, str] = {}
    for label, members in phrases(name).items():
        for phrase in members:
            table.setdefault(phrase, label)
    return table


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(alternation(tuple(_labels(name))))


def verbs_in(text: str) -> list[Verb]:
    """The verbs of a text, in order; where two overlap the longer one is read. "Vũ Thu Trang" has none."""
    labels = _labels("enforcement_verbs")
    return [
        Verb(labels[" ".join(found.group().split())], found.start(), found.end())
        for found in _any("enforcement_verbs").finditer(plain(text))
        if not (text[found.start()].isupper() and text[found.start() - 2 : found.start()].rstrip()[-1:].isalnum())
    ]


def violations_in(low: str) -> list[str]:
    """The kinds of violation that the words of a lower-cased text name, each once, in order of the text."""
    return list(dict.fromkeys(kind for kind, _ in named_violations(low)))


def named_violations(low: str) -> list[tuple[str, str]]:
    """The kinds of violation with the words that name them, in order of the text."""
    labels = _labels("enforcement_violations")
    named = (" ".join(match.group().split()) for match in _any("enforcement_violations").finditer(low))
    return [(labels[phrase], phrase) for phrase in named]
