"""`loads`: what each run read and published, so that it can be followed over time."""

import polars as pl

from pipelines.tables import FACTS
from pipelines.tables.table import Column, Table

LOADS = Table(
    "loads",
    "One row a run that published, kept over runs: how much it read, set aside, used and changed. NULL: not counted then.",
    (
        Column("run_at", pl.Datetime("us"), "When the run published, UTC; as in changes", required=True),
        Column("documents", pl.Int64, "Documents read", at_least=0),
        Column("relevant_documents", pl.Int64, "Of these, the relevant ones", at_least=0),
        Column("newest_document", pl.Datetime("us"), "When the newest document was published"),
        Column("set_aside", pl.Int64, "Records set aside, by all stages", at_least=0),
        Column(
            "set_aside_share",
            pl.Float64,
            "Share of the input records that were set aside before they became documents",
            at_least=0,
            at_most=1,
        ),
        Column("numbers", pl.Int64, "Numbers recognised in relevant documents", at_least=0),
        Column("numbers_used", pl.Int64, "Of these, those that a fact uses", at_least=0),
        Column(
            "rule_coverage",
            pl.Float64,
            "Share of the numbers that a fact uses or a reason explains; the rest is what no rule reads (no_frame)",
            at_least=0,
            at_most=1,
        ),
        Column("unresolved_names", pl.Int64, "Different names that no reference row is known for"),
        Column("facts", pl.Int64, "Rows of all fact tables", at_least=0),
        *(Column(table.name, pl.Int64, f"Rows of {table.name}", at_least=0) for table in FACTS),
        Column("appeared", pl.Int64, "Facts that are new since the release before", at_least=0),
        Column("changed", pl.Int64, "Facts that are other than in the release before", at_least=0),
        Column("vanished", pl.Int64, "Facts of the release before that are gone", at_least=0),
    ),
    key=("run_at",),
)
