"""Text in lower case, character by character: offsets in it are offsets in the text as it is written.

Every grammar and every reader of facts starts from the same sentences, so that the last ones are remembered.
"""

from functools import lru_cache

REMEMBERED = 1024
"""Texts: the sentences of a long article. Of the longest line that is read, 20,000 characters, they take 40 MB."""

ONE_WRITING = (("–", "-"), ("—", "-"), ("‑", "-"), ("\u00a0", " "), ("\n", " "), ("\t", " "), ("’", "'"))


@lru_cache(REMEMBERED)
def lowered(text: str) -> str:
    """Lower case, every character in its place: a letter whose lower case is longer ("İ") stays as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """Lower case with one kind of dash and blank; every character keeps its place."""
    lower = lowered(text)
    for written, one in ONE_WRITING:
        if written in lower:
            lower = lower.replace(written, one)
    return lower
