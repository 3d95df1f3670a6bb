"""Texts that say the same: copies of an article under another headline, with a typo mended, cut short or added to.

Only bodies are compared (headlines, bylines and teasers are what copies differ in), by the word triples that the
shorter one has in common with the longer one. A report on the same event in other words shares few of them and is no
duplicate: it is a second witness of its facts. Neither is the report of the next month in the words of this one, nor a
text that adds a number: the numbers of a copy stand in the original, so that no fact goes with it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
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

COMPARED = {"triples": pl.List(pl.UInt32), "numbers": pl.List(pl.String)}

WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


Body = tuple[frozenset[int], frozenset[str]]  # word triples as checksums, numbers


def bodies(documents: pl.DataFrame) -> pl.DataFrame:
    """What is compared of texts (columns text, title): `triples`, the word triples as checksums, and `numbers`; sorted."""
    found = [body_of(text, title) for text, title in documents.select("text", "title").iter_rows()]
    return pl.DataFrame([(sorted(triples), sorted(numbers)) for triples, numbers in found], COMPARED, orient="row")


def body_of(text: str, title: str | None) -> Body:
    body = "\n".join(line.text for line in read_lines(text, title) if line.section == "body").lower()
    words = WORD.findall(body)
    runs: Iterable[str] = (f"{one} {two} {three}" for one, two, three in zip(words, words[1:], words[2:], strict=False))
    triples = frozenset(crc32(run.encode()) for run in (runs if len(words) > 2 else [" ".join(words)]))
    return triples, frozenset(NUMBER.findall(body))


def is_copy(body: Body, original: Body) -> bool:
    """Whether nearly all of a body stands in the original, its numbers without exception."""
    (triples, numbers), (of_original, its_numbers) = body, original
    return numbers <= its_numbers and len(triples & of_original) >= CONTAINED * len(triples)


def near_duplicates(documents: pl.DataFrame) -> dict[str, str]:
    """document_id -> document_id of the text that is kept in its place, for the texts that are near-duplicates.

    `documents` has the columns document_id, published_at, triples and numbers. They are looked at the fullest first
    (numbers, then words), then in order of publication and of id, each against those kept so far. So the fullest is
    kept and of equals the earliest, the result does not depend on the order of rows, and no chain of small changes
    joins texts that differ.
    """
    sizes = (pl.col(name).list.len() for name in ("numbers", "triples"))
    published = pl.col("published_at").fill_null(datetime.max)
    ordered = documents.sort(*sizes, published, "document_id", descending=[True, True, False, False])
    place = dict(zip(ordered["document_id"], range(ordered.height), strict=True))

    @lru_cache(maxsize=1000)
    def body(document_id: str) -> Body:
        row = place[document_id]
        return frozenset(ordered["triples"][row]), frozenset(ordered["numbers"][row])

    kept: dict[int, list[str]] = defaultdict(list)  # triple -> the documents that are kept and have it in their sample
    kept_for: dict[str, str] = {}
    for document_id, alone, shared in samples(ordered).iter_rows():
        rare = [triple for triple in shared if len(kept[triple]) < MOST_KEPT]
        met = Counter(other for triple in rare for other in kept[triple])
        enough = WORTH_COMPARING * (alone + len(rare) - LEAST)
        likely = sorted(other for other, count in met.items() if count >= enough)
        original = next((other for other in likely if is_copy(body(document_id), body(other))), None)
        if original is not None:
            kept_for[document_id] = original
            continue
        for triple in rare:
            kept[triple].append(document_id)
    return kept_for


def samples(documents: pl.DataFrame) -> pl.DataFrame:
    """document_id, how many triples of its sample are its alone, and those that other samples have too."""
    triples = pl.col("triples")
    sampled = triples.list.filter(pl.element() % SAMPLED == 0).list.set_union(triples.list.head(LEAST))
    rows = documents.select("document_id", triple=sampled).explode("triple")
    marked = rows.with_columns(is_shared=pl.col("triple").is_duplicated())
    return marked.group_by("document_id", maintain_order=True).agg(
        (~pl.col("is_shared")).sum().alias("alone"), pl.col("triple").filter(pl.col("is_shared")).alias("shared")
    )
