"""Guards between the stages: what one document may do to a run.

A rule that fails on a document, a sentence of a thousand numbers, an amount that can't be one: each is set aside with
a reason, and all other documents go on. Whether so many failed that nothing may be published, `warehouse.checks` says.
"""

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl

from pipelines.facts.reasons import REASONS
from pipelines.settings import Limits
from pipelines.tables import REJECTED_RECORDS

QUOTED = 80  # characters of a mention that a reason quotes


def without_long_lines(documents: pl.DataFrame, limits: Limits) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The documents in which no line is longer than rules should read, and a rejected row for each other relevant one.

    What rules compare grows with the square of a sentence, and a sentence ends with its line at the latest.
    """
    at_most = limits.max_line_characters
    candidates = documents.filter("is_relevant", pl.col("text").str.len_bytes() > at_most)
    long = [
        {
            "stage": "parse",
            "source_path": source_path,
            "document_id": document_id,
            "check_name": "line_too_long",
            "detail": f"a line has {limits.more_than('max_line_characters')} characters; no facts are read in the document",
        }
        for document_id, source_path, text in candidates.select("document_id", "source_path", "text").iter_rows()
        if any(len(line) > at_most for line in text.split("\n"))
    ]
    rejected = REJECTED_RECORDS.frame(long)
    return documents.join(rejected, on="document_id", how="anti"), rejected


def where_rules_hold(
    read: Callable[[pl.DataFrame], Sequence[pl.DataFrame]], documents: pl.DataFrame, stage: str
) -> tuple[list[pl.DataFrame], pl.DataFrame]:
    """The frames that `read` makes of the relevant documents, and a rejected row for each that it fails on.

    Where it fails it is tried on halves, down to the documents at fault. Running out of memory is nobody's fault.
    """
    found, failed = halved(read, documents.filter("is_relevant"), stage)
    return [pl.concat(frames) for frames in zip(*found, strict=True)], REJECTED_RECORDS.frame(failed)


def halved(
    read: Callable[[pl.DataFrame], Sequence[pl.DataFrame]], documents: pl.DataFrame, stage: str
) -> tuple[list[Sequence[pl.DataFrame]], list[dict]]:
    try:
        return [read(documents)], []
    except Exception as error:
        if isinstance(error, MemoryError) or documents.is_empty():
            raise
        if documents.height == 1:
            return [read(documents.clear())], [rule_failed(error, documents.row(0, named=True), stage)]
    middle = documents.height // 2
    (found, failed), (more, others) = (halved(read, part, stage) for part in (documents[:middle], documents[middle:]))
    return found + more, failed + others


def rule_failed(error: Exception, document: dict, stage: str) -> dict:
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error}"[:200]
    return {
        "stage": stage,
        "source_path": document["source_path"],
        "document_id": document["document_id"],
        "check_name": "rule_failed",
        "detail": f"a rule failed on the document: {what} ({Path(place.filename).name}, line {place.lineno})",
    }


def without_crowds(
    spans: pl.DataFrame, sentences: pl.DataFrame, documents: pl.DataFrame, limits: Limits
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The spans of sentences that have no more than a set number of them, and a rejected row for each that has.

    Such a sentence is a table without its lines, or an attack: rules weigh mentions in pairs.
    """
    counted = spans.group_by("sentence_id").len("mentions").filter(pl.col("mentions") > limits.max_sentence_mentions)
    crowded = counted.join(sentences, on="sentence_id").join(sources(documents), on="document_id")
    rejected = [
        {
            "stage": "parse",
            "source_path": row["source_path"],
            "document_id": row["document_id"],
            "check_name": "too_many_mentions",
            "detail": f"the sentence at {row['char_start']} to {row['char_end']} has {row['mentions']} numbers, dates "
            f"and names, {limits.more_than('max_sentence_mentions')}; none of them is read",
        }
        for row in crowded.sort("document_id", "position").iter_rows(named=True)
    ]
    return spans.join(counted, on="sentence_id", how="anti"), REJECTED_RECORDS.frame(rejected)


def absurd_values(mentions: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """A rejected row for each number or day that the grammars recognised and that can be none: 10^30, the year 9999."""
    absurd = mentions.filter(reason="absurd").join(sources(documents), on="document_id")
    return REJECTED_RECORDS.frame(
        [
            {
                "stage": "facts",
                "source_path": row["source_path"],
                "document_id": row["document_id"],
                "check_name": "absurd_value",
                "detail": f"{row['text'][:QUOTED]!r} at {row['char_start']} {REASONS['absurd']}",
            }
            for row in absurd.sort("document_id", "char_start").iter_rows(named=True)
        ]
    )


def sources(documents: pl.DataFrame) -> pl.DataFrame:
    return documents.select("document_id", "source_path")
