"""Claims of all documents -> facts, one row a real fact, each with its evidence and the claims behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from pipelines.canonical import cooperation, enforcement, meetings, trade
from pipelines.canonical.clustering import Claim, Companions, Matching, cluster, in_order
from pipelines.canonical.comparing import days_without_year
from pipelines.canonical.facts import Fact
from pipelines.facts.read import Facts
from pipelines.tables import (
    COMMODITY_CLAIMS,
    COOPERATION_CLAIMS,
    COOPERATION_FIGURES,
    ENFORCEMENT_ACTIONS,
    ENFORCEMENT_CLAIMS,
    ENFORCEMENT_SEIZURES,
    EVIDENCE,
    FACT_CLAIMS,
    MEETING_CLAIMS,
    MEETING_PARTIES,
    MEETINGS,
    TRADE_CLAIMS,
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


def united(groups: list[list[Claim]], matching: Matching, fact_of: Callable[[list[Claim]], Fact]) -> list[Fact]:
    """The facts of the groups. Groups of one id are one: two claims of a document say the same in two places."""
    by_id: dict[str, list[Claim]] = {}
    for group in groups:
        by_id.setdefault(fact_of(group).fact_id, []).extend(group)
    return [replace(fact_of(in_order(by_id[key], matching)), fact_id=key) for key in sorted(by_id)]


def with_days(claims: pl.DataFrame, days: Mapping[str, set[tuple[int, int]]]) -> list[Claim]:
    """Claims with `days`: the days, as (month, day), that the sentences name which they were read from."""
    if not days:
        return [{**claim, "days": set()} for claim in claims.to_dicts()]
    return [
        {**claim, "days": set().union(*(days.get(place["sentence_id"], ()) for place in claim["evidence"]))}
        for claim in claims.to_dicts()
    ]


def days_named(mentions: pl.DataFrame) -> dict[str, set[tuple[int, int]]]:
    """sentence_id -> the days that it names, as (month, day), whether or not their year is known."""
    days: dict[str, set[tuple[int, int]]] = {}
    dates = mentions.filter(kind="date").select("sentence_id", "text", "date_start", "date_end")
    for sentence_id, text, start, end in dates.iter_rows():
        found = {(start.month, start.day)} if start and start == end else days_without_year(text)
        days.setdefault(sentence_id, set()).update(found)
    return days


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


@dataclass(frozen=True)
class Kind:
    """How the claims of a table become the facts of another."""

    claims: Table
    facts: Table
    matching: Matching
    fact_of: Callable[[list[Claim]], Fact]
    days: bool = False  # whether days without a year help to tell two facts apart
    proves: bool = True  # whether its claims tell which documents report one event


KINDS = (
    Kind(MEETING_CLAIMS, MEETINGS, meetings.MATCHING, meetings.meeting_of, days=True),
    Kind(ENFORCEMENT_CLAIMS, ENFORCEMENT_ACTIONS, enforcement.MATCHING, enforcement.action_of, days=True),
    Kind(TRADE_CLAIMS, TRADE_FIGURES, trade.MATCHING, trade.figure_of),
    Kind(COMMODITY_CLAIMS, TRADE_COMMODITIES, trade.COMMODITY_MATCHING, trade.commodity_of, proves=False),
    Kind(COOPERATION_CLAIMS, COOPERATION_FIGURES, cooperation.MATCHING, cooperation.activity_of, proves=False),
)


def merge(facts: Facts, documents: pl.DataFrame, companions: Companions | None = None) -> Canonical:
    """Merge the claims of all documents (`documents` tells which are near-copies of another).

    Which documents report one event is read from these claims, where it is not given.
    """
    reprints = set(documents.filter(pl.col("duplicate_of").is_not_null())["document_id"])
    days = days_named(facts.mentions)
    claims = {kind.facts.name: with_days(getattr(facts, kind.claims.name), days if kind.days else {}) for kind in KINDS}
    if companions is None:
        companions = Companions()
        for kind in KINDS:
            if kind.proves:
                companions.learn(claims[kind.facts.name], kind.matching)
    groups = {kind.facts.name: cluster(claims[kind.facts.name], kind.matching, companions) for kind in KINDS}
    merged = {
        kind.facts.name: without_reprints(united(groups[kind.facts.name], kind.matching, kind.fact_of), reprints)
        for kind in KINDS
    }
    tables = {kind.facts.name: kind.facts for kind in KINDS}
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
