"""Counting what a release holds, for the history of all runs that it carries."""
# ruff: noqa: S608 (every name in the SQL comes from the table definitions, none from a document)

from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from pipelines.tables import FACTS
from pipelines.tables.loads import LOADS
from pipelines.warehouse.changes import columns_of

COUNTS = """
WITH input AS (
    SELECT coalesce((SELECT sum(len(copies)) FROM {release}.documents), 0) AS kept,
        (SELECT count(*) FROM {release}.rejected_records WHERE document_id IS NULL AND stage <> 'facts') AS lost
),
numbers AS (
    SELECT count(*) AS found, count(*) FILTER (outcome = 'fact') AS used, count(*) FILTER (reason = 'no_frame') AS unread
    FROM {release}.mentions WHERE value IS NOT NULL
),
unresolved AS (
    SELECT DISTINCT kind, text FROM {release}.mentions
    WHERE kind IN ('organization', 'place', 'border_gate', 'commodity', 'contraband') AND reference_id IS NULL
),
moved AS (SELECT change FROM {release}.changes WHERE run_at = $run_at)
SELECT $run_at::TIMESTAMP AS run_at,
    (SELECT count(*) FROM {release}.documents) AS documents,
    (SELECT count(*) FROM {release}.documents WHERE is_relevant) AS relevant_documents,
    (SELECT max(published_at) FROM {release}.documents WHERE published_at <= $run_at) AS newest_document,
    (SELECT count(*) FROM {release}.rejected_records) AS set_aside,
    coalesce((SELECT lost / nullif(lost + kept, 0) FROM input), 0) AS set_aside_share,
    (SELECT found FROM numbers) AS numbers,
    (SELECT used FROM numbers) AS numbers_used,
    (SELECT 1 - unread / nullif(found, 0) FROM numbers) AS rule_coverage,
    (SELECT count(*) FROM unresolved) AS unresolved_names,
    {facts},
    (SELECT count(*) FROM moved WHERE change = 'appeared') AS appeared,
    (SELECT count(*) FROM moved WHERE change = 'changed') AS changed,
    (SELECT count(*) FROM moved WHERE change = 'vanished') AS vanished
"""


def record_load(
    connection: duckdb.DuckDBPyConnection, release: str, previous: str | None, published_at: datetime
) -> None:
    """Fill `loads` of the attached `release`, once all else is in it: the history of `previous`, and this run.

    Columns that the history has not are NULL there, so that releases of older versions can be carried on.
    """
    counts = {table.name: f"(SELECT count(*) FROM {release}.{table.name})" for table in FACTS}
    facts = " + ".join(counts.values()) + " AS facts, " + ", ".join(f"{sql} AS {name}" for name, sql in counts.items())
    theirs = columns_of(connection, previous).get("loads", []) if previous else []
    if "run_at" in theirs:
        known = ", ".join(f"TRY_CAST({c.name} AS {c.sql_type}) AS {c.name}" for c in LOADS.columns if c.name in theirs)
        history = f"SELECT * FROM (SELECT {known} FROM {previous}.loads) WHERE run_at < ?"
        connection.execute(f"INSERT INTO {release}.loads BY NAME {history}", [published_at])
    sql = COUNTS.format(release=release, facts=facts)
    connection.execute(f"INSERT INTO {release}.loads BY NAME {sql}", {"run_at": published_at})


def last_load(warehouse_path: Path) -> dict[str, Any] | None:
    """The row of the last run in a published file, by column; None where it is from before runs were counted.

    Raises duckdb.Error where the file can't be read.
    """
    with duckdb.connect(str(warehouse_path), read_only=True) as connection:
        if not connection.sql("FROM duckdb_tables() WHERE table_name = 'loads'").fetchall():
            return None
        rows = connection.sql("FROM loads ORDER BY run_at DESC LIMIT 1")
        return dict(zip(rows.columns, rows.fetchall()[0], strict=True))
