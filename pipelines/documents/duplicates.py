"""Texts that say the same: copies of an article under another headline, with a typo mended, cut short or added to.

Only bodies are compared (headlines, bylines and teasers are what copies differ in), by the word triples that the
shorter one has in common with the longer one. A report on the same event in other words shares few of them and is no
duplicate: it is a second witness of its facts. Neither is the report of the next month in the words of this one, nor a
text that adds a number: the numbers of a copy stand in the original, so that no fact goes with it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest
from zlib import crc32

import polars as pl

from pipelines.documents.lines import read_lines

# Of the triples of a copy that its original has too. Reports of one event in other words stay below 0.6, reprints come
# near 1; what an editor rewrites or cuts at the ends of a text leaves more than this.
CONTAINED = 0.8
# Texts meet by a sample of their triples: those whose checksum this divides, about 37 of 300, and by the least few, of
# which a short text has some too.
SAMPLED = 8
LEAST = 4
# A triple that so many kept texts have ("chi cục hải quan") brings nobody together.
MOST_KEPT = 100
# What of the sample an original must have before whole bodies are compared: far below CONTAINED, as it is a sample.
WORTH_COMPARING = 0.5

WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Body:
    """What is compared of a text: its word triples as checksums, those by which it is found, and its numbers."""

    triples: frozenset[int]
    sample: frozenset[int]
    numbers: frozenset[str]


def body_of(text: str, title: str | None) -> Body:
    body = "\n".join(line.text for line in read_lines(text, title) if line.section == "body").lower()
    words = WORD.findall(body)
    runs: Iterable[str] = (f"{one} {two} {three}" for one, two, three in zip(words, words[1:], words[2:], strict=False))
    triples = frozenset(crc32(run.encode()) for run in (runs if len(words) > 2 else [" ".join(words)]))
    sample = {triple for triple in triples if triple % SAMPLED == 0}.union(nsmallest(LEAST, triples))
    return Body(triples, frozenset(sample), frozenset(NUMBER.findall(body)))


def is_copy(body: Body, original: Body) -> bool:
    """Whether nearly all of a body stands in the original, its numbers without exception."""
    return body.numbers <= original.numbers and len(body.triples & original.triples) >= CONTAINED * len(body.triples)


def near_duplicates(documents: pl.DataFrame) -> dict[str, str]:
    """document_id -> document_id of the text that is kept in its place, for the texts that are near-duplicates.

    Documents are looked at the fullest first (numbers, then words), then in order of publication and of id, each
    against those kept so far. So the fullest is kept and of equals the earliest, the result does not depend on the
    order of rows, and no chain of small changes joins texts that differ.
    """
    rows = list(documents.select("document_id", "text", "title", "published_at").iter_rows())
    bodies = {document_id: body_of(text, title) for document_id, text, title, _ in rows}

    def rank(row: tuple[str, str, str | None, datetime | None]) -> tuple:
        body = bodies[row[0]]
        return -len(body.numbers), -len(body.triples), row[3] or datetime.max, row[0]

    kept: dict[int, list[str]] = defaultdict(list)  # triple -> the documents that are kept and have it in their sample
    kept_for: dict[str, str] = {}
    for document_id, *_ in sorted(rows, key=rank):
        body = bodies[document_id]
        rare = [triple for triple in body.sample if len(kept[triple]) < MOST_KEPT]
        shared = Counter(other for triple in rare for other in kept[triple])
        likely = sorted(other for other, count in shared.items() if count >= WORTH_COMPARING * (len(rare) - LEAST))
        original = next((other for other in likely if is_copy(body, bodies[other])), None)
        if original is not None:
            kept_for[document_id] = original
            continue
        for triple in rare:
            kept[triple].append(document_id)
    return kept_for
