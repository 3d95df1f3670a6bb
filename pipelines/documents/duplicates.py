"""Texts that say the same: copies of an article under another headline, with a typo mended or an author added.

Only bodies are compared (headlines, bylines and teasers are what copies differ in), by the word triples that two
bodies share. A report on the same event in other words shares few of them and is no duplicate: it is a second witness
of its facts. Neither is the report of the next month in the words of this one: the numbers of a copy are those of the
original.
"""

import re
from dataclasses import dataclass
from datetime import datetime

import polars as pl
import rensa  # type: ignore[import-untyped]

from pipelines.documents.lines import read_lines

SIMILARITY = (
    0.7  # of the triples of two bodies that both have: real reports of one event stay below 0.6, copies come near 1
)
PERMUTATIONS = 128
BANDS = 32  # of four hashes: a pair of similarity 0.7 meets in one of them with probability 0.9999
SEED = 7

WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Body:
    """What is compared of a text."""

    shingles: frozenset[str]
    numbers: frozenset[str]


def body_of(text: str, title: str | None) -> Body:
    body = "\n".join(line.text for line in read_lines(text, title) if line.section == "body").lower()
    words = WORD.findall(body)
    triples = [f"{one} {two} {three}" for one, two, three in zip(words, words[1:], words[2:], strict=False)]
    return Body(frozenset(triples or [" ".join(words)]), frozenset(NUMBER.findall(body)))


def same(one: Body, other: Body) -> bool:
    """Whether two bodies are near-identical: most triples in common, no number of one against another number."""
    if not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return False
    shared = len(one.shingles & other.shingles)
    return shared >= SIMILARITY * (len(one.shingles) + len(other.shingles) - shared)


def near_duplicates(documents: pl.DataFrame) -> dict[str, str]:
    """document_id -> document_id of the text that is kept in its place, for the texts that are near-duplicates.

    Documents are looked at in order of publication, then of id, each against those kept so far; so the earliest is
    kept, the result does not depend on the order of rows, and no chain of small changes joins texts that differ.
    """
    ordered = sorted(
        documents.select("document_id", "text", "title", "published_at").iter_rows(),
        key=lambda row: (row[3] or datetime.max, row[0]),
    )
    bodies = [body_of(text, title) for _, text, title, _ in ordered]
    sketches = rensa.RMinHash.from_token_sets([list(body.shingles) for body in bodies], PERMUTATIONS, SEED)
    index = rensa.RMinHashLSH(SIMILARITY, PERMUTATIONS, BANDS)
    kept_for: dict[str, str] = {}
    for number, (body, sketch) in enumerate(zip(bodies, sketches, strict=True)):
        original = next((other for other in sorted(index.query(sketch)) if same(body, bodies[other])), None)
        if original is None:
            index.insert(number, sketch)
        else:
            kept_for[ordered[number][0]] = ordered[original][0]
    return kept_for
