"""What the words before a place say: the phrase lists of the number and date grammars."""

from functools import cache, lru_cache

from pipelines.lexicon.phrases import phrases

OPENING = "([“\"'"
LONGEST = 4
"""Words of the longest phrase that is looked for."""


@cache
def context(lexicon: str, name: str) -> frozenset[str]:
    """The phrases of a class of `<lexicon>.csv`."""
    return frozenset(phrases(lexicon)[name])


def words_before(text: str, start: int, count: int = LONGEST) -> list[str]:
    """The last words before a place of a lower-cased text, with the marks that stick to their ends.

    An opening bracket or quote starts anew: the words before it say nothing of what is inside.
    """
    words = text[max(0, start - 12 * count) : start].split()[-count:]
    for place in range(len(words) - 1, -1, -1):
        if words[place][0] in OPENING:
            words = [words[place].lstrip(OPENING), *words[place + 1 :]] if len(words[place]) > 1 else words[place + 1 :]
            break
    return words


def endings(words: list[str]) -> list[str]:
    """What a row of words ends with, the longest ending first: "so với cùng kỳ", "với cùng kỳ", "cùng kỳ", "kỳ"."""
    return [" ".join(words[place:]) for place in range(len(words))]


@lru_cache(256)  # a dozen classes of phrases are asked for at one place
def endings_before(text: str, start: int) -> tuple[str, ...]:
    """What the words right before a place end with, the longest ending first."""
    return tuple(endings(words_before(text, start)))


def stands_after(text: str, start: int, known: frozenset[str]) -> bool:
    """Whether the words right before a place are one of some phrases."""
    return not known.isdisjoint(endings_before(text, start))
