"""`cooperation_figures`: letters exchanged, joint patrols, hotline calls."""

import polars as pl

from pipelines.tables.claims import claims_of
from pipelines.tables.enforcement import periods_in_order
from pipelines.tables.table import Column, Table

ACTIVITIES = ("information_letter", "joint_patrol", "joint_operation", "training", "agreement", "other")

COOPERATION_FIGURE = (
    Column("activity", pl.String, "What was done together", required=True, values=ACTIVITIES),
    Column("value", pl.Float64, "How many", required=True, at_least=0, at_most=1e9),
    Column("unit", pl.String, "What is counted: letter, patrol, operation, ...", required=True),
    Column("parties", pl.List(pl.String), "Who worked together, as written"),
    Column("period_start", pl.Date, "First day"),
    Column("period_end", pl.Date, "Last day, inclusive"),
    Column("period_text", pl.String, "The period in the text's words"),
)

COOPERATION_FIGURES = Table(
    "cooperation_figures",
    "Counts of cooperation between authorities of two countries.",
    (
        Column("figure_id", pl.String, "Stable id", required=True),
        *COOPERATION_FIGURE,
        Column("rule", pl.String, "Rule that read it", required=True),
    ),
    key=("figure_id",),
    row_checks=(periods_in_order,),
)

COOPERATION_CLAIMS = claims_of("cooperation_claims", "cooperation_figures", COOPERATION_FIGURE, {}, (periods_in_order,))
