"""What must hold of the tables before readers see them.

A check that fails keeps the last release published: rows that break a rule were set aside before, so what these checks
find is a fault of a source or of the rules as a whole.
"""

# ruff: noqa: S608 (every name in the SQL comes from the table definitions, none from a document)

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection as Connection

from pipelines.settings import Settings
from pipelines.tables import (
    CLAIMS,
    DOCUMENTS,
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
from pipelines.tables.table import duckdb_type

FEW_INPUTS = 50  # of fewer, a share set aside says little: a folder with one good page and a dozen pictures is sound
FAILED_SHARE = 0.01  # of the relevant documents: a single one is odd, more of them mean that the rules are broken


@dataclass(frozen=True)
class Check:
    """A named rule about `table`, which reads the tables `reads`: `broken` says what breaks it, or None.

    The tables are views of a connection, so that DuckDB goes through them as large as they are.
    """

    name: str
    table: str
    description: str
    reads: tuple[str, ...]
    broken: Callable[[Connection, Settings], str | None]


def value(connection: Connection, sql: str) -> Any:
    """The single value that a query gives."""
    rows = connection.sql(sql).fetchall()
    return rows[0][0] if rows else None


def input_not_empty(connection: Connection, settings: Settings) -> str | None:
    if value(connection, "SELECT (SELECT count(*) FROM documents) + (SELECT count(*) FROM documents_rejected)"):
        return None
    return f"there is nothing to read in {settings.seeds_dir}: put documents there, or point SEEDS_DIR at them"


def share_set_aside(connection: Connection, settings: Settings) -> str | None:
    set_aside = value(connection, "SELECT count(*) FROM documents_rejected")
    inputs = set_aside + value(connection, "SELECT coalesce(sum(len(copies)), 0)::BIGINT FROM documents")
    if inputs < FEW_INPUTS or set_aside <= settings.max_share_set_aside * inputs:
        return None
    reason = value(connection, "SELECT check_name FROM documents_rejected GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
    return (
        f"{set_aside} of {inputs} inputs were set aside, mostly for {reason}, and {settings.max_share_set_aside:.0%} "
        "is the limit: see the source, or raise MAX_SHARE_SET_ASIDE"
    )


def rules_hold(connection: Connection, _: Settings) -> str | None:
    sick = "FROM rejected_records WHERE check_name = 'rule_failed'"
    failed = value(connection, f"SELECT count(DISTINCT document_id) {sick}")
    relevant = value(connection, "SELECT count(*) FROM documents WHERE is_relevant")
    if failed <= max(1, FAILED_SHARE * relevant):
        return None
    detail = value(connection, f"SELECT detail {sick} GROUP BY detail ORDER BY count(*) DESC, detail LIMIT 1")
    return f"rules failed on {failed} of {relevant} relevant documents, mostly so: {detail}"


def columns_and_types(table: Table) -> Check:
    expected = {name: duckdb_type(dtype) for name, dtype in table.schema.items()}

    def broken(connection: Connection, _: Settings) -> str | None:
        view = connection.table(table.name)
        found = {name: str(dtype).replace('"', "") for name, dtype in zip(view.columns, view.types, strict=True)}
        others = [name for name in found | expected if found.get(name) != expected.get(name)]
        return "; ".join(f"{name} is {found.get(name)}, not {expected.get(name)}" for name in others) or None

    return Check(
        "columns_and_types", table.name, "The columns and types are those of the contract", (table.name,), broken
    )


def key_unique(table: Table) -> Check:
    key = ", ".join(table.key)

    def broken(connection: Connection, _: Settings) -> str | None:
        copies = f"(SELECT {table.key[0]} AS id, count(*) AS rows FROM {table.name} GROUP BY {key} HAVING count(*) > 1)"
        rows, example = connection.sql(f"SELECT sum(rows), min(id) FROM {copies}").fetchall()[0]
        return f"{rows} rows share a key, e.g. {example}" if rows else None

    return Check("key_unique", table.name, f"No two rows have the same {key}", (table.name,), broken)


def quotes_match_text(name: str, quote: str, quoted: Table) -> Check:
    """The quotes are looked up in the texts, or in the sentences, which are short, where these are checked themselves."""
    key = quoted.key[0]
    offset = "quoted.char_start" if quoted is SENTENCES else "0"
    place = f"quoted.text[quoting.char_start - {offset} + 1 : quoting.char_end - {offset}]"

    def broken(connection: Connection, _: Settings) -> str | None:
        wrong = connection.sql(
            f"SELECT count(*), min((quoting.document_id, quoting.char_start, quoting.char_end)) "
            f"FROM {name} AS quoting LEFT JOIN {quoted.name} AS quoted USING ({key}) "
            f"WHERE {place} IS DISTINCT FROM quoting.{quote} OR quoting.char_start < {offset}"
        )
        rows, example = wrong.fetchall()[0]
        if not rows:
            return None
        document_id, start, end = example
        return f"{rows} rows do not quote their document, e.g. {document_id} at {start} to {end}"

    description = f"{quote} is documents.text[char_start:char_end]"
    return Check("quotes_match_text", name, description, (name, quoted.name), broken)


def known(child: Table, column: str, parents: tuple[Table, ...]) -> Check:
    ids = " UNION ALL ".join(f"SELECT {parent.key[0]} AS {column} FROM {parent.name}" for parent in parents)

    def broken(connection: Connection, _: Settings) -> str | None:
        orphans = f"FROM {child.name} ANTI JOIN ({ids}) USING ({column})"
        rows, example = connection.sql(f"SELECT count(*), min({column}) {orphans}").fetchall()[0]
        return f"{rows} rows point to nothing, e.g. to {example}" if rows else None

    names = tuple(parent.name for parent in parents)
    return Check(
        f"{column}_known",
        child.name,
        f"Every {column} is of a row of {' or '.join(names)}",
        (child.name, *names),
        broken,
    )


def has_evidence(table: Table) -> Check:
    key = table.key[0]

    def broken(connection: Connection, _: Settings) -> str | None:
        proven = f"(SELECT fact_id AS {key} FROM evidence WHERE fact_table = '{table.name}')"
        bare = f"FROM {table.name} ANTI JOIN {proven} USING ({key})"
        rows, example = connection.sql(f"SELECT count(*), min({key}) {bare}").fetchall()[0]
        return f"{rows} facts have no evidence, e.g. {example}" if rows else None

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
    quotes_match_text("sentences", "text", DOCUMENTS),
    quotes_match_text("mentions", "text", SENTENCES),
    quotes_match_text("evidence", "quote", DOCUMENTS),
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


def failures(connection: Connection, settings: Settings) -> list[str]:
    """The failed checks of the tables in a connection, each in one line; none where they may be published."""

    def lines(checks: tuple[Check, ...]) -> list[str]:
        found = ((check, check.broken(connection, settings)) for check in checks)
        return [f"{check.table}, {check.name}: {broken}" for check, broken in found if broken]

    return lines(COLUMN_CHECKS) or lines(ROW_CHECKS)
