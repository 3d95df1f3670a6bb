"""`changes`: what became new, other or gone with each run."""

import polars as pl

from pipelines.tables.evidence import FACT_TABLES
from pipelines.tables.table import Column, Table

CHANGES = Table(
    "changes",
    "What each run changed against the release before it, kept over runs: what is new since yesterday, and by which document.",
    (
        Column("run_at", pl.Datetime("us"), "When the run published, UTC", required=True),
        Column("fact_table", pl.String, "Table of the fact", required=True, values=FACT_TABLES),
        Column("fact_id", pl.String, "Its id: the present one, or the last of a fact that vanished", required=True),
        Column(
            "change",
            pl.String,
            "What happened; a fact changed where a column did, or its id with the claims kept",
            required=True,
            values=("appeared", "changed", "vanished"),
        ),
        Column("previous_id", pl.String, "Its id in the release before, where it had another"),
        Column(
            "documents",
            pl.List(pl.String),
            "Documents whose claims came or went; none where a rule changed",
            required=True,
        ),
        Column(
            "fact", pl.String, "The row with its parties or seizures, as it is or last was", required=True, json=True
        ),
    ),
    key=("run_at", "fact_table", "fact_id"),
)
