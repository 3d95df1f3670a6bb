"""`rejected_records`: what was set aside, and why."""

import polars as pl

from pipelines.tables.table import Column, Table

STAGES = ("ingest", "parse", "facts")

REJECTED_RECORDS = Table(
    "rejected_records",
    "Files and records that failed a check, with the reason; never dropped unseen.",
    (
        Column("stage", pl.String, "Where it failed", required=True, values=STAGES),
        Column("source_path", pl.String, "File (and record) it came from", required=True),
        Column("document_id", pl.String, "Its document, if it became one"),
        Column("check_name", pl.String, "Which check failed", required=True),
        Column("detail", pl.String, "What was wrong, in words", required=True),
        Column("record", pl.String, "The record as it was, if there was one", json=True),
    ),
)
