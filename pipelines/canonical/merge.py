"""Claims of all documents -> facts, one row a real fact, each with its evidence and the claims behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipelines.canonical.clustering import Claim
from pipelines.canonical.cooperation import merge_cooperation
from pipelines.canonical.enforcement import merge_enforcement
from pipelines.canonical.facts import Fact
from pipelines.canonical.meetings import merge_meetings
from pipelines.canonical.trade import merge_commodities, merge_trade
from pipelines.facts.read import Facts
from pipelines.tables import (
    COOPERATION_FIGURES,
    ENFORCEMENT_ACTIONS,
    ENFORCEMENT_SEIZURES,
    EVIDENCE,
    FACT_CLAIMS,
    MEETING_PARTIES,
    MEETINGS,
    TRADE_COMMODITIES,
    TRADE_FIGURES,
    Table,
)


@dataclass(frozen=True)
class Canonical:
    """The published fact tables, their evidence and their claims; each frame has the schema of the table it names."""

    meetings: pl.DataFrame
    meeting_parties: pl.DataFrame
    enforcement_actions: pl.DataFrame
    enforcement_seizures: pl.DataFrame
    trade_figures: pl.DataFrame
    trade_commodities: pl.DataFrame
    cooperation_figures: pl.DataFrame
    evidence: pl.DataFrame
    fact_claims: pl.DataFrame


def united(facts: list[Fact]) -> list[Fact]:
    """Facts of one id are one: two claims of a document that say the same thing in two places."""
    by_id: dict[str, Fact] = {}
    for fact in facts:
        if fact.fact_id in by_id:
            by_id[fact.fact_id].claims.extend(fact.claims)
        else:
            by_id[fact.fact_id] = fact
    return [by_id[key] for key in sorted(by_id)]


def without_reprints(facts: list[Fact], reprints: set[str]) -> list[Fact]:
    """A near-copy of another document adds evidence to facts, but no fact of its own."""
    return [fact for fact in facts if any(claim["document_id"] not in reprints for claim in fact.claims)]


def rows(table: Table, facts: list[Fact]) -> pl.DataFrame:
    """One row a fact; its rule is that of its best claim."""
    key = table.key[0]
    columns = [name for name in table.schema if name not in (key, "rule")]
    return table.frame(
        [
            {key: fact.fact_id, **{name: fact.values[name] for name in columns}, "rule": fact.claims[0]["rule"]}
            for fact in facts
        ]
    )


def child_rows(table: Table, key: str, column: str, facts: list[Fact]) -> pl.DataFrame:
    return table.frame([{key: fact.fact_id, **child} for fact in facts for child in fact.values[column]])


def evidence_rows(table: Table, facts: list[Fact]) -> list[dict[str, Any]]:
    return [
        {
            "fact_table": table.name,
            "fact_id": fact.fact_id,
            "document_id": claim["document_id"],
            "claim_id": claim["claim_id"],
            **place,
        }
        for fact in facts
        for claim in fact.claims
        for place in {(p["char_start"], p["char_end"]): p for p in claim["evidence"]}.values()
    ]


def claim_rows(table: Table, facts: list[Fact]) -> list[dict[str, Any]]:
    return [
        {
            "fact_table": table.name,
            "fact_id": fact.fact_id,
            "claim_id": claim["claim_id"],
            "document_id": claim["document_id"],
            "gives": [column for column, source in fact.sources.items() if source == claim["claim_id"]],
            "disputes": fact.disputed_by(claim),
        }
        for fact in facts
        for claim in fact.claims
    ]


def merge(facts: Facts, documents: pl.DataFrame) -> Canonical:
    """Merge the claims of all documents (`documents` tells which are near-copies of another)."""
    reprints = set(documents.filter(pl.col("duplicate_of").is_not_null())["document_id"])
    mergers: tuple[tuple[Table, pl.DataFrame, Callable[[list[Claim]], list[Fact]]], ...] = (
        (MEETINGS, facts.meeting_claims, merge_meetings),
        (ENFORCEMENT_ACTIONS, facts.enforcement_claims, merge_enforcement),
        (TRADE_FIGURES, facts.trade_claims, merge_trade),
        (TRADE_COMMODITIES, facts.commodity_claims, merge_commodities),
        (COOPERATION_FIGURES, facts.cooperation_claims, merge_cooperation),
    )
    merged = {
        table.name: without_reprints(united(merge_claims(claims.to_dicts())), reprints)
        for table, claims, merge_claims in mergers
    }
    tables = {table.name: table for table, _, _ in mergers}
    return Canonical(
        **{name: rows(tables[name], found) for name, found in merged.items()},
        meeting_parties=child_rows(MEETING_PARTIES, "meeting_id", "parties", merged["meetings"]),
        enforcement_seizures=child_rows(
            ENFORCEMENT_SEIZURES, "enforcement_id", "seizures", merged["enforcement_actions"]
        ),
        evidence=EVIDENCE.frame([row for name, found in merged.items() for row in evidence_rows(tables[name], found)]),
        fact_claims=FACT_CLAIMS.frame(
            [row for name, found in merged.items() for row in claim_rows(tables[name], found)]
        ),
    )
