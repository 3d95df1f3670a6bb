"""Claims of all documents -> facts, one row a real fact, each with its evidence."""

from dataclasses import dataclass

import polars as pl

from pipelines.facts.read import Facts
from pipelines.tables import (
    ENFORCEMENT_ACTIONS,
    ENFORCEMENT_SEIZURES,
    EVIDENCE,
    COOPERATION_FIGURES,
    MEETING_PARTIES,
    MEETINGS,
    TRADE_COMMODITIES,
    TRADE_FIGURES,
)


@dataclass(frozen=True)
class Canonical:
    """The published fact tables and their evidence; each frame has the schema of the table of the same name."""

    meetings: pl.DataFrame
    meeting_parties: pl.DataFrame
    enforcement_actions: pl.DataFrame
    enforcement_seizures: pl.DataFrame
    trade_figures: pl.DataFrame
    trade_commodities: pl.DataFrame
    cooperation_figures: pl.DataFrame
    evidence: pl.DataFrame


def merge(facts: Facts, documents: pl.DataFrame) -> Canonical:
    def plain(claims, table, key):
        return claims.select(pl.col("claim_id").str.replace("^c", "f").alias(key), *[c for c in table.schema if c != key])

    def children(claims, table, key, column):
        return (
            claims.select(pl.col("claim_id").str.replace("^c", "f").alias(key), column)
            .explode(column).drop_nulls(column).unnest(column).select(*table.schema)
        )

    evidence = []
    for name, claims in (
        ("meetings", facts.meeting_claims),
        ("enforcement_actions", facts.enforcement_claims),
        ("trade_figures", facts.trade_claims),
        ("trade_commodities", facts.commodity_claims),
        ("cooperation_figures", facts.cooperation_claims),
    ):
        evidence.append(
            claims.select(
                pl.lit(name).alias("fact_table"), pl.col("claim_id").str.replace("^c", "f").alias("fact_id"),
                "document_id", "evidence", "claim_id",
            ).explode("evidence").unnest("evidence").select(*EVIDENCE.schema)
        )
    return Canonical(
        plain(facts.meeting_claims, MEETINGS, "meeting_id"),
        children(facts.meeting_claims, MEETING_PARTIES, "meeting_id", "parties"),
        plain(facts.enforcement_claims, ENFORCEMENT_ACTIONS, "enforcement_id"),
        children(facts.enforcement_claims, ENFORCEMENT_SEIZURES, "enforcement_id", "seizures"),
        plain(facts.trade_claims, TRADE_FIGURES, "figure_id"),
        plain(facts.commodity_claims, TRADE_COMMODITIES, "commodity_row_id"),
        plain(facts.cooperation_claims, COOPERATION_FIGURES, "figure_id"),
        pl.concat(evidence),
    )
