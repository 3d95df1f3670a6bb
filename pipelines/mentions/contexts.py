"""What the words before a place say: the phrase lists of the number and date grammars."""

from functools import cache

from pipelines.lexicon.phrases import phrases

LONGEST = 4
"""Words of the longest phrase that is looked for."""


@cache
def context(lexicon: str, name: str) -> frozenset[str]:
    """The phrases of a class of `<lexicon>.csv`."""
    return frozenset(phrases(lexicon)[name])


def words_before(text: str, start: int) -> list[str]:
    """The last words before a place of a lower-cased text, with the punctuation that sticks to them."""
    return text[max(0, start - 48) : start].split()[-LONGEST:]


def endings(words: list[str]) -> list[str]:
    """What a row of words ends with, the longest ending first: "so với cùng kỳ", "với cùng kỳ", "cùng kỳ", "kỳ"."""
    return [" ".join(words[place:]) for place in range(len(words))]


def stands_after(text: str, start: int, known: frozenset[str]) -> bool:
    """Whether the words right before a place are one of some phrases."""
    return not known.isdisjoint(endings(words_before(text, start)))
