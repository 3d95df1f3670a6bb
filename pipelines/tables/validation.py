"""Validate the frames that leave a stage: rows that break a rule are set aside with a reason, the others go on.

A frame that is wrong as a whole (a column missing, unknown or of another type) is a fault of the program and raises.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandera.errors
import polars as pl

from pipelines.tables.rejected import REJECTED_RECORDS
from pipelines.tables.table import Table

WIDEST_VALUE = 80  # characters of a faulty value that a reason quotes


class FrameFault(ValueError):
    """A frame has not the columns or types of its table; the message names them."""


@dataclass(frozen=True)
class RowFault:
    """A rule that the row at this position breaks, by name and in words."""

    row: int
    check: str
    detail: str


def validate(
    table: Table,
    frame: pl.DataFrame,
    stage: str,
    *,
    origins: pl.DataFrame | None = None,
    parents: Mapping[str, pl.Series] | None = None,
    quoted: pl.DataFrame | None = None,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The sound rows of the frame, in the column order of the table, and the others as rows of `rejected_records`.

    `stage` is what `rejected_records` calls the stage. `origins` says which document a row came from: `document_id`
    and `source_path`, with a column of the frame to find them by; a frame that has both columns needs none. `parents`
    gives the known values of columns that point to rows of another table: a row whose parent was set aside goes too.
    `quoted` has the documents that the column `text` of the frame quotes. Raises FrameFault.
    """
    if frame.is_empty() and dict(frame.schema) == table.schema:  # no row can break a rule
        return frame.select(list(table.schema)), REJECTED_RECORDS.frame([])
    faults: dict[int, list[RowFault]] = {}
    for fault in (
        *broken_rules(table, frame),
        *unknown_parents(frame, parents or {}),
        *(wrong_quotes(frame, quoted) if quoted is not None else ()),
    ):
        faults.setdefault(fault.row, []).append(fault)
    for fault in repeated_keys(table, frame, list(faults)):
        faults.setdefault(fault.row, []).append(fault)
    if not faults:
        return frame.select(list(table.schema)), REJECTED_RECORDS.frame([])
    positions = sorted(faults)
    bad = frame[positions]
    sources = (
        bad if origins is None else bad.join(origins, on=shared_column(bad, origins), how="left", maintain_order="left")
    )
    rejected = REJECTED_RECORDS.frame(
        [
            {
                "stage": stage,
                "source_path": source_path or "unknown",
                "document_id": document_id,
                "check_name": faults[position][0].check,
                "detail": "; ".join(fault.detail for fault in faults[position]),
                "record": record,
            }
            for position, document_id, source_path, record in zip(
                positions, sources["document_id"], sources["source_path"], as_json(bad), strict=True
            )
        ]
    )
    sound = frame.filter(~pl.int_range(pl.len()).is_in(positions))
    return sound.select(list(table.schema)), rejected


def shared_column(frame: pl.DataFrame, origins: pl.DataFrame) -> str:
    return next(column for column in origins.columns if column in frame.columns)


def as_json(frame: pl.DataFrame) -> pl.Series:
    """Every row as a JSON object."""
    return frame.select(pl.struct(pl.all()).struct.json_encode()).to_series()


def broken_rules(table: Table, frame: pl.DataFrame) -> Iterator[RowFault]:
    """What pandera finds wrong in single rows, in the order of the columns; raises FrameFault for anything else."""
    if dict(frame.schema) == table.schema and frame.select(table.holds().all()).item():
        return  # pandera takes a hundred times as long, which is paid only to tell what is wrong
    schema = table.pandera()
    try:
        schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return
    if (of_frame := cases.filter(pl.col("index").is_null())).height:
        raise FrameFault(f"{table.name}: " + "; ".join(map(in_words, of_frame.iter_rows(named=True))))
    for case in cases.iter_rows(named=True):
        if case["check"] == "not_nullable":
            yield RowFault(case["index"], f"{case['column']}_given", f"{case['column']} must be given")
        elif case["schema_context"] == "Column":
            rule = schema.columns[case["column"]].checks[case["check_number"]].description
            yield RowFault(case["index"], case["check"], f"{rule} but is {case['failure_case'][:WIDEST_VALUE]}")
        else:
            rule = schema.checks[case["check_number"]].description
            yield RowFault(case["index"], case["check"], rule)


def in_words(case: Mapping[str, str]) -> str:
    """A fault of the frame: pandera's own name of the check tells the three kinds apart."""
    if case["check"] == "column_in_dataframe":
        return f"column {case['failure_case']} is missing"
    if case["check"] == "column_in_schema":
        return f"column {case['failure_case']} is not of this table"
    return f"column {case['column']} is {case['failure_case']}, not {case['check']}"


def repeated_keys(table: Table, frame: pl.DataFrame, faulty: list[int]) -> Iterator[RowFault]:
    """All sound rows of a key but one: the least as JSON, so that the choice does not depend on the order of rows."""
    if not table.key or not frame.select(pl.struct(table.key).is_duplicated().any()).item():
        return
    sound = frame.with_row_index("row").filter(~pl.col("row").is_in(faulty))
    copies = sound.filter(pl.struct(table.key).is_duplicated())
    as_text = pl.struct(pl.exclude("row")).struct.json_encode()
    for row in copies.sort(as_text).filter(~pl.struct(table.key).is_first_distinct())["row"]:
        yield RowFault(row, "key_unique", f"{', '.join(table.key)} must stand in one row only")


def unknown_parents(frame: pl.DataFrame, parents: Mapping[str, pl.Series]) -> Iterator[RowFault]:
    for column, known in parents.items():
        orphans = frame.with_row_index("row").filter(~pl.col(column).is_in(known.implode()))
        for row, value in orphans.select("row", column).iter_rows():
            yield RowFault(row, f"{column}_known", f"{column} must point to a sound row but is {value}")


def wrong_quotes(frame: pl.DataFrame, documents: pl.DataFrame) -> Iterator[RowFault]:
    for row in misquoted(frame.with_row_index("row"), documents, "text")["row"]:
        yield RowFault(row, "text_quotes_document", "text must be documents.text[char_start:char_end]")


def misquoted(spans: pl.DataFrame, documents: pl.DataFrame, quote: str) -> pl.DataFrame:
    """The rows whose column `quote` is not what stands at their offsets in the text of their document."""
    texts = documents.select("document_id", pl.col("text").alias("document_text"))
    length = pl.col("char_end") - pl.col("char_start")
    stands = pl.col("document_text").str.slice("char_start", pl.when(length >= 0).then(length))
    return spans.join(texts, on="document_id", how="left").filter(stands.ne_missing(pl.col(quote)))
