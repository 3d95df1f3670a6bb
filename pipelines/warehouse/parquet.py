"""Releases whose tables are Parquet files, for readers of any kind, with a DuckDB file that has only views of them.

    PARQUET_DIR/
        customs.json                                              {"release": "customs-20251016T190000Z-1a2b3c4d"}
        customs-20251016T190000Z-1a2b3c4d/                        a release, which never changes
            documents/published_year=2025/data_0.parquet
            trade_figures/data_0.parquet

Tables about single documents are partitioned by the year of publication; large ones are cut into files of some 256 MB.
"""
# ruff: noqa: S608 (names in the SQL come from the table definitions, paths are quoted, none comes from a document)

import glob
import json
import re
from collections.abc import Collection
from pathlib import Path

import duckdb

from pipelines.places import Place, address_in, is_remote, reach, remove_folder
from pipelines.tables import DOCUMENTS, Table

FILE_SIZE = "256MB"
YEAR = "published_year"


def write(connection: duckdb.DuckDBPyConnection, table: Table, rows: str, documents: str, folder: Place) -> str:
    """Write the rows of a query as the files of a table; SQL to select them from there again.

    `documents` is what to select the documents from.
    """
    target = folder / table.name
    if not is_remote(target):
        target.mkdir(parents=True)
    options = f"FORMAT parquet, COMPRESSION zstd, FILE_SIZE_BYTES '{FILE_SIZE}', OVERWRITE_OR_IGNORE"
    (number,) = connection.sql(f"SELECT count(*) FROM ({rows})").fetchall()[0]
    if number and "document_id" in table.schema:
        published = "published_at" if table == DOCUMENTS else "days.published_at"
        days = f"LEFT JOIN (SELECT document_id, published_at FROM {documents}) AS days USING (document_id)"
        rows = f"SELECT rows.*, year({published}) AS {YEAR} FROM ({rows}) AS rows {days if table != DOCUMENTS else ''}"
        options += f", PARTITION_BY ({YEAR})"
    connection.execute(f"COPY ({rows}) TO {quoted(target)} ({options})")
    found = f"{glob.escape(str(target))}/**/*.parquet"
    return f"SELECT {', '.join(table.schema)} FROM read_parquet({quoted(found)}, hive_partitioning = false)"


def quoted(path: object) -> str:
    return "'{}'".format(str(path).replace("'", "''"))


def pointer(folder: Place, stem: str) -> Place:
    """The file that names the release that readers are to use."""
    return folder / f"{stem}.json"


def point(folder: Place, stem: str, release: str) -> None:
    """Let readers find this release."""
    target, content = pointer(folder, stem), json.dumps({"release": release})
    if is_remote(target):
        target.write_text(content)
    else:
        partial = target.with_name(f".{target.name}.partial")
        partial.write_text(content)
        partial.replace(target)


def keep(folder: Place, named: re.Pattern[str], names: Collection[str]) -> None:
    """Remove all releases whose names match, but these."""
    for path in folder.iterdir() if folder.exists() else ():
        if named.fullmatch(path.name) and path.name not in names:
            remove_folder(path)


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """A published file, read-only, wherever the files lie that its views read. Raises duckdb.Error."""
    connection = duckdb.connect(str(path), read_only=True)
    reach_views(connection)
    return connection


def reach_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Let a connection read what the views of its databases select from an object store."""
    written = connection.sql("SELECT sql FROM duckdb_views() WHERE NOT internal AND sql LIKE '%://%'").fetchall()
    reach(connection, *(address_in(sql) for (sql,) in written))
