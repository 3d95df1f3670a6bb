"""Comparing a release that is being built with the one before it.

Both are attached to one connection; the comparison is SQL over them, so that it is as big as the disk allows.
"""
# ruff: noqa: S608 (every name in the SQL comes from the table definitions, none from a document)

from datetime import datetime

import duckdb

from pipelines.tables import ENFORCEMENT_SEIZURES, FACT_CLAIMS, FACTS, MEETING_PARTIES, Table
from pipelines.tables.changes import CHANGES
from pipelines.tables.loads import LOADS

CHILDREN: dict[str, Table] = {"meetings": MEETING_PARTIES, "enforcement_actions": ENFORCEMENT_SEIZURES}
NEEDED = (*FACTS, *CHILDREN.values(), FACT_CLAIMS)

COMPARISON = """
WITH now AS ({now}), before AS ({before}),
said AS (SELECT fact_table, fact_id, claim_id, document_id FROM {release}.fact_claims),
said_before AS (SELECT fact_table, fact_id, claim_id, document_id FROM {previous}.fact_claims),
renamed AS (
    SELECT s.fact_table, s.fact_id, min(b.fact_id) AS previous_id
    FROM said AS s JOIN said_before AS b USING (fact_table, claim_id)
    WHERE s.fact_id NOT IN (SELECT fact_id FROM before) AND b.fact_id NOT IN (SELECT fact_id FROM now)
    GROUP BY ALL
),
compared AS (
    SELECT n.fact_table, n.fact_id, n.fact, coalesce(r.previous_id, n.fact_id) AS previous_id, b.fact AS fact_before
    FROM now AS n
    LEFT JOIN renamed AS r USING (fact_table, fact_id)
    LEFT JOIN before AS b ON b.fact_table = n.fact_table AND b.fact_id = coalesce(r.previous_id, n.fact_id)
),
changed AS (
    SELECT fact_table, fact_id, CASE WHEN fact_before IS NULL THEN 'appeared' ELSE 'changed' END AS change,
        CASE WHEN previous_id <> fact_id THEN previous_id END AS previous_id, fact
    FROM compared
    WHERE fact_before IS DISTINCT FROM fact
    UNION ALL
    SELECT fact_table, fact_id, 'vanished', NULL, fact
    FROM before
    WHERE fact_id NOT IN (SELECT fact_id FROM now) AND fact_id NOT IN (SELECT previous_id FROM renamed)
),
moved AS (
    SELECT c.fact_table, c.fact_id, s.document_id, s.claim_id, 1 AS side
    FROM changed AS c JOIN said AS s USING (fact_table, fact_id)
    UNION ALL
    SELECT c.fact_table, c.fact_id, b.document_id, b.claim_id, -1
    FROM changed AS c
    JOIN said_before AS b ON b.fact_table = c.fact_table AND b.fact_id = coalesce(c.previous_id, c.fact_id)
),
movers AS (
    SELECT fact_table, fact_id, list_sort(list_distinct(list(document_id))) AS documents
    FROM (
        SELECT fact_table, fact_id, document_id, claim_id FROM moved GROUP BY ALL HAVING sum(side) <> 0
    )
    GROUP BY ALL
)
INSERT INTO {release}.changes
SELECT ?::TIMESTAMP, c.fact_table, c.fact_id, c.change, c.previous_id, coalesce(m.documents, []), c.fact
FROM changed AS c LEFT JOIN movers AS m USING (fact_table, fact_id)
"""


def columns_of(connection: duckdb.DuckDBPyConnection, catalog: str) -> dict[str, list[str]]:
    """Table -> its columns, as they stand in an attached file."""
    rows = connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = ? ORDER BY column_index", [catalog]
    ).fetchall()
    tables: dict[str, list[str]] = {}
    for table, column in rows:
        tables.setdefault(table, []).append(column)
    return tables


def read_through(connection: duckdb.DuckDBPyConnection, catalog: str) -> None:
    """Read all of an attached file that is compared or carried over. Raises duckdb.Error where it is damaged."""
    for table in columns_of(connection, catalog).keys() & {table.name for table in (*NEEDED, CHANGES, LOADS)}:
        connection.execute(f"SELECT bit_xor(hash(t)) FROM {catalog}.{table} AS t").fetchall()


def fact_rows(catalog: str, shared: dict[str, list[str]]) -> str:
    """SQL for (fact_table, fact_id, fact) of a file, over the columns that both files have."""
    parts = []
    for table in FACTS:
        key = table.key[0]
        fields = ", ".join(f"{name} := t.{name}" for name in shared[table.name])
        if child := CHILDREN.get(table.name):
            nested = ", ".join(f"{name} := k.{name}" for name in shared[child.name] if name != key)
            rows = f"SELECT list(struct_pack({nested}) ORDER BY to_json(k)) FROM {catalog}.{child.name} AS k"
            fields += f", {child.name} := ({rows} WHERE k.{key} = t.{key})"
        parts.append(
            f"SELECT '{table.name}' AS fact_table, t.{key} AS fact_id, to_json(struct_pack({fields})) AS fact "
            f"FROM {catalog}.{table.name} AS t"
        )
    return " UNION ALL ".join(parts)


def record_changes(
    connection: duckdb.DuckDBPyConnection, release: str, previous: str | None, published_at: datetime
) -> None:
    """Fill `changes` of the attached `release`: the history of `previous`, and what is other than there.

    Without a previous file, or with one from before facts had claims, every fact appears.
    """
    ours = columns_of(connection, release)
    theirs = columns_of(connection, previous) if previous else {}
    if previous is None or not all(table.name in theirs for table in NEEDED):
        empty = f"SELECT * FROM ({fact_rows(release, ours)}) WHERE false"
        nobody = f"(SELECT * FROM {release}.fact_claims WHERE false)"
        sql = COMPARISON.replace("{previous}.fact_claims", nobody)
        connection.execute(sql.format(now=fact_rows(release, ours), before=empty, release=release), [published_at])
        return
    if theirs.get("changes") == list(CHANGES.schema):
        connection.execute(f"INSERT INTO {release}.changes SELECT * FROM {previous}.changes")
    shared = {name: [column for column in ours[name] if column in theirs[name]] for name in ours.keys() & theirs.keys()}
    rows = {"now": fact_rows(release, shared), "before": fact_rows(previous, shared)}
    connection.execute(COMPARISON.format(**rows, release=release, previous=previous), [published_at])
