"""`evidence`: where each fact was read."""

import polars as pl

from pipelines.tables.mentions import span_checks
from pipelines.tables.table import Column, Table

FACT_TABLES = ("meetings", "enforcement_actions", "trade_figures", "cooperation_figures", "trade_commodities")

EVIDENCE = Table(
    "evidence",
    "The exact characters that each fact was read from: at least one row a fact, one per document and place.",
    (
        Column("fact_table", pl.String, "Table of the fact", required=True, values=FACT_TABLES),
        Column("fact_id", pl.String, "Its id in that table", required=True),
        Column("document_id", pl.String, "The document it was read in", required=True),
        Column("sentence_id", pl.String, "The sentence it was read in", required=True),
        Column("char_start", pl.Int32, "First character in documents.text", required=True, at_least=0),
        Column("char_end", pl.Int32, "One past the last character", required=True),
        Column("quote", pl.String, "= documents.text[char_start:char_end]", required=True),
        Column("claim_id", pl.String, "The document's claim that this place supports", required=True),
    ),
    key=("fact_table", "fact_id", "document_id", "char_start", "char_end", "claim_id"),
    row_checks=span_checks(),
)

FACT_CLAIMS = Table(
    "fact_claims",
    "The claims behind each fact, and which claim gave which of its columns.",
    (
        Column("fact_table", pl.String, "Table of the fact", required=True, values=FACT_TABLES),
        Column("fact_id", pl.String, "Its id in that table", required=True),
        Column(
            "claim_id", pl.String, "A claim that went into it; see meeting_claims, trade_claims, ...", required=True
        ),
        Column("document_id", pl.String, "The document that makes the claim", required=True),
        Column(
            "gives",
            pl.List(pl.String),
            "Columns of the fact that this claim gave; seizures and parties may come from others too",
            required=True,
        ),
        Column(
            "disputes",
            pl.List(pl.String),
            "What this claim says otherwise than the fact, beyond rounding",
            required=True,
        ),
    ),
    key=("fact_table", "fact_id", "claim_id"),
)
