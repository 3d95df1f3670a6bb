"""What must hold of the tables before readers see them.

A check that fails keeps the last release published: rows that break a rule were set aside before, so what these checks
find is a fault of a source or of the rules as a whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from pipelines.settings import Settings
from pipelines.tables import (
    CLAIMS,
    ENFORCEMENT_ACTIONS,
    ENFORCEMENT_SEIZURES,
    EVIDENCE,
    FACT_CLAIMS,
    FACTS,
    MEETING_PARTIES,
    MEETINGS,
    MENTIONS,
    PUBLISHED,
    SENTENCES,
    Table,
)
from pipelines.tables.validation import misquoted

FEW_INPUTS = 50  # of fewer, a share set aside says little: a folder with one good page and a dozen pictures is sound
FAILED_SHARE = 0.01  # of the relevant documents: a single one is odd, more of them mean that the rules are broken


@dataclass(frozen=True)
class Check:
    """A named rule about `table`, which reads the tables `reads`: `broken` says what breaks it, or None."""

    name: str
    table: str
    description: str
    reads: tuple[str, ...]
    broken: Callable[[Mapping[str, pl.DataFrame], Settings], str | None]


def input_not_empty(tables: Mapping[str, pl.DataFrame], settings: Settings) -> str | None:
    if tables["documents"].height or tables["documents_rejected"].height:
        return None
    return f"there is nothing to read in {settings.seeds_dir}: put documents there, or point SEEDS_DIR at them"


def share_set_aside(tables: Mapping[str, pl.DataFrame], settings: Settings) -> str | None:
    set_aside = tables["documents_rejected"].height
    inputs = int(tables["documents"]["copies"].list.len().sum()) + set_aside
    if inputs < FEW_INPUTS or set_aside <= settings.max_share_set_aside * inputs:
        return None
    reason = tables["documents_rejected"]["check_name"].mode().sort()[0]
    return (
        f"{set_aside} of {inputs} inputs were set aside, mostly for {reason}, and {settings.max_share_set_aside:.0%} "
        "is the limit: see the source, or raise MAX_SHARE_SET_ASIDE"
    )


def rules_hold(tables: Mapping[str, pl.DataFrame], _: Settings) -> str | None:
    failed = tables["rejected_records"].filter(check_name="rule_failed")
    relevant = int(tables["documents"]["is_relevant"].sum())
    if failed.height <= max(1, FAILED_SHARE * relevant):
        return None
    detail = failed["detail"].mode().sort()[0]
    return f"rules failed on {failed.height} of {relevant} relevant documents, mostly so: {detail}"


def columns_and_types(table: Table) -> Check:
    def broken(tables: Mapping[str, pl.DataFrame], _: Settings) -> str | None:
        found = dict(tables[table.name].schema)
        others = [name for name in found | table.schema if found.get(name) != table.schema.get(name)]
        return "; ".join(f"{name} is {found.get(name)}, not {table.schema.get(name)}" for name in others) or None

    return Check(
        "columns_and_types", table.name, "The columns and types are those of the contract", (table.name,), broken
    )


def key_unique(table: Table) -> Check:
    def broken(tables: Mapping[str, pl.DataFrame], _: Settings) -> str | None:
        copies = tables[table.name].filter(pl.struct(table.key).is_duplicated())
        return f"{copies.height} rows share a key, e.g. {copies.row(0)[0]}" if copies.height else None

    return Check("key_unique", table.name, f"No two rows have the same {', '.join(table.key)}", (table.name,), broken)


def quotes_match_text(name: str, quote: str) -> Check:
    def broken(tables: Mapping[str, pl.DataFrame], _: Settings) -> str | None:
        wrong = misquoted(tables[name], tables["documents"], quote)
        if wrong.is_empty():
            return None
        document_id, start, end = wrong.select("document_id", "char_start", "char_end").row(0)
        return f"{wrong.height} rows do not quote their document, e.g. {document_id} at {start} to {end}"

    description = f"{quote} is documents.text[char_start:char_end]"
    return Check("quotes_match_text", name, description, (name, "documents"), broken)


def known(child: Table, column: str, parents: tuple[Table, ...]) -> Check:
    def broken(tables: Mapping[str, pl.DataFrame], _: Settings) -> str | None:
        ids = pl.concat([tables[parent.name][parent.key[0]].rename(column) for parent in parents])
        orphans = tables[child.name].filter(~pl.col(column).is_in(ids.implode()))[column]
        return f"{orphans.len()} rows point to nothing, e.g. to {orphans[0]}" if orphans.len() else None

    names = tuple(parent.name for parent in parents)
    return Check(
        f"{column}_known",
        child.name,
        f"Every {column} is of a row of {' or '.join(names)}",
        (child.name, *names),
        broken,
    )


def has_evidence(table: Table) -> Check:
    def broken(tables: Mapping[str, pl.DataFrame], _: Settings) -> str | None:
        proven = tables["evidence"].filter(pl.col("fact_table") == table.name)["fact_id"]
        bare = tables[table.name].filter(~pl.col(table.key[0]).is_in(proven.implode()))[table.key[0]]
        return f"{bare.len()} facts have no evidence, e.g. {bare[0]}" if bare.len() else None

    return Check("has_evidence", table.name, "Every fact was read somewhere", (table.name, "evidence"), broken)


COLUMN_CHECKS = tuple(columns_and_types(table) for table in PUBLISHED)

# These find their columns because the others hold.
ROW_CHECKS = (
    Check(
        "input_not_empty",
        "documents",
        "There was something to read",
        ("documents", "documents_rejected"),
        input_not_empty,
    ),
    Check(
        "share_set_aside",
        "documents",
        "No more than a set share of the inputs was set aside",
        ("documents", "documents_rejected"),
        share_set_aside,
    ),
    Check(
        "rules_hold",
        "rejected_records",
        "No more than one in a hundred relevant documents made a rule fail",
        ("rejected_records", "documents"),
        rules_hold,
    ),
    *(key_unique(table) for table in PUBLISHED if table.key),
    quotes_match_text("sentences", "text"),
    quotes_match_text("mentions", "text"),
    quotes_match_text("evidence", "quote"),
    *(has_evidence(table) for table in FACTS),
    known(EVIDENCE, "fact_id", FACTS),
    known(EVIDENCE, "claim_id", CLAIMS),
    known(EVIDENCE, "sentence_id", (SENTENCES,)),
    known(MENTIONS, "sentence_id", (SENTENCES,)),
    known(FACT_CLAIMS, "fact_id", FACTS),
    known(FACT_CLAIMS, "claim_id", CLAIMS),
    known(MEETING_PARTIES, "meeting_id", (MEETINGS,)),
    known(ENFORCEMENT_SEIZURES, "enforcement_id", (ENFORCEMENT_ACTIONS,)),
)


CHECKS = COLUMN_CHECKS + ROW_CHECKS


def failures(tables: Mapping[str, pl.DataFrame], settings: Settings) -> list[str]:
    """The failed checks, each in one line; none where the tables may be published."""

    def lines(checks: tuple[Check, ...]) -> list[str]:
        found = ((check, check.broken(tables, settings)) for check in checks)
        return [f"{check.table}, {check.name}: {broken}" for check, broken in found if broken]

    return lines(COLUMN_CHECKS) or lines(ROW_CHECKS)
