"""Releases: every run builds a new DuckDB file beside the old ones, then readers are switched to it all at once.

    warehouse/customs.duckdb -> releases/customs-20251016T190000Z-1a2b3c4d.duckdb

`WAREHOUSE_PATH` is a link. A reader that holds an old release keeps it, since a release never changes; a write-ahead
log that somebody leaves beside an old release never meets the new one, since the names differ; a run that dies leaves
the link where it was. Names tell the order of publication, whatever the clock says. To roll back, point the link at an
older release.
"""
# ruff: noqa: S608 (every name in the SQL comes from the table definitions, none from a document)

import logging
import os
import re
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import polars as pl

from pipelines.places import Place, address_in, reach, remove_folder
from pipelines.tables import DOCUMENTS, EVIDENCE, FACTS, Table
from pipelines.tables.changes import CHANGES
from pipelines.tables.loads import LOADS
from pipelines.warehouse import parquet
from pipelines.warehouse.changes import read_through, record_changes
from pipelines.warehouse.loads import record_load

logger = logging.getLogger(__name__)

# Readers' tools are often a major version behind: 1.4 and later open this format, only 2.0 its own default.
STORAGE_VERSION = "v1.4.0"
READ_ONLY = 0o444
TIME = "%Y%m%dT%H%M%SZ"
# What DuckDB may take; beyond, it goes on on disk. The index of a key cannot: 300,000 documents need some 700 MB of it.
MEMORY = "1GB"
STAMP = r"\d{8}T\d{6}Z"
RELEASE = f"{STAMP}-[0-9a-f]{{8}}"


Rows = pl.DataFrame | str  # of a table: a frame, or what DuckDB streams them from, in SQL


class PublicationFailed(RuntimeError):
    """The new release could not be built or put in place; the published file is as it was."""


@dataclass(frozen=True)
class Publication:
    """What readers see from now on: rows a table, and the release that the link `path` points to."""

    path: Path
    release: Path
    rows: dict[str, int]


def publish(
    tables: Sequence[tuple[Table, Rows]],
    views: Iterable[str],
    warehouse_path: Path,
    releases_kept: int,
    parquet_dir: Place | None = None,
) -> Publication:
    """Build a release of these tables and SQL views, switch `warehouse_path` to it and drop the oldest releases.

    The same rows in any order give the same content. Where `parquet_dir` is given, the tables are files there, and the
    release has views of them. Raises PublicationFailed.
    """

    def make(partial: Path, published_at: datetime) -> dict[str, int]:
        release = Path(partial.stem[1:])  # ".NAME.partial"
        folder = parquet_dir / release.stem if parquet_dir else None
        return build(partial, tables, views, warehouse_path, published_at, parquet_folder=folder)

    return put_in_place(make, [table for table, _ in tables], warehouse_path, releases_kept, parquet_dir)


def publish_again(tables: Sequence[Table], warehouse_path: Path, releases_kept: int) -> Publication:
    """The same with a release that holds what the published one does, and one more run in `loads`."""

    def make(partial: Path, published_at: datetime) -> dict[str, int]:
        shutil.copyfile(warehouse_path, partial)
        with duckdb.connect(config={"memory_limit": MEMORY}) as connection:
            connection.execute("ATTACH ? AS release", [str(partial)])
            record_load(connection, "release", None, published_at.replace(tzinfo=None))
            connection.execute("DETACH release")
        return count_rows(warehouse_path, tables)

    return put_in_place(make, tables, warehouse_path, releases_kept)


def put_in_place(
    make: Callable[[Path, datetime], dict[str, int]],
    tables: Sequence[Table],
    warehouse_path: Path,
    releases_kept: int,
    parquet_dir: Place | None = None,
) -> Publication:
    """Have a file made at a path, which says how many rows each of the tables has, and switch readers to it."""
    if warehouse_path.is_dir():
        raise PublicationFailed(f"{warehouse_path} is a folder: WAREHOUSE_PATH must name a file")
    folder = releases_folder(warehouse_path)
    published_at = time_of_publication(warehouse_path)
    name = f"{warehouse_path.stem}-{published_at:{TIME}}-{uuid.uuid4().hex[:8]}{warehouse_path.suffix}"
    partial, release = folder / f".{name}.partial", folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = make(partial, published_at)
        rows = count_rows(partial, tables)
        if rows != written:
            raise PublicationFailed(f"the new release has not the rows that were written: {rows}")
        partial.chmod(READ_ONLY)
        flush(partial)
        partial.replace(release)
        flush(folder)  # the disk must not hold the link before it holds what the link points to
        keep_plain_file(warehouse_path)
        switch(warehouse_path, release)
        if parquet_dir:
            parquet.point(parquet_dir, warehouse_path.stem, release.stem)
    except (duckdb.Error, OSError, RuntimeError) as error:
        if asked_to_stop(error):
            raise KeyboardInterrupt from None
        if not isinstance(error, duckdb.Error | OSError):
            raise
        raise PublicationFailed(f"the new release could not be built: {error}") from error
    finally:
        for left in (partial, *folder.glob(f"{partial.name}.*")):
            remove(left)
        if warehouse_path.resolve() != release.resolve():
            release.unlink(missing_ok=True)
            if parquet_dir:
                remove_folder(parquet_dir / release.stem)
    drop_old_releases(warehouse_path, releases_kept)
    if parquet_dir:
        named = re.compile(f"{re.escape(warehouse_path.stem)}-{RELEASE}")
        parquet.keep(parquet_dir, named, {release.stem for release in releases(warehouse_path)})
    return Publication(warehouse_path, release, rows)


def asked_to_stop(error: BaseException) -> bool:
    """Whether an error is what DuckDB makes of Ctrl-C: its own words, or those of the exception that it swallowed."""
    return any(words in str(error) for words in ("Query interrupted", "KeyboardInterrupt", "InterruptedError"))


def time_of_publication(warehouse_path: Path) -> datetime:
    """Now in UTC; a second after the last release where the clock was set back, so that names keep their order."""
    now = datetime.now(UTC).replace(microsecond=0)
    for release in releases(warehouse_path)[-1:]:
        stamp = release.name.removeprefix(f"{warehouse_path.stem}-").partition("-")[0]
        try:
            return max(now, datetime.strptime(stamp, TIME).replace(tzinfo=UTC) + timedelta(seconds=1))
        except (ValueError, OverflowError):
            logger.warning("%s has a time in its name that no calendar has", release)
    return now


def build(
    path: Path,
    tables: Sequence[tuple[Table, Rows]],
    views: Iterable[str],
    previous: Path,
    published_at: datetime,
    *,
    parquet_folder: Place | None = None,
) -> dict[str, int]:
    """Write a new DuckDB file with these tables, in an order of their own and described, and the views over them.

    Where `parquet_folder` is given, they are written there, and the file has views of them in their place. How many rows
    each table was given is returned.
    `changes` gets what is other than in the file `previous`, where there is one, and `loads` what this run counts.
    """
    given: dict[str, int] = {}
    with duckdb.connect(config={"temp_directory": f"{path}.tmp", "memory_limit": MEMORY}) as connection:
        connection.execute("SET enable_progress_bar = false")  # the run tells of its progress itself
        reach(connection, parquet_folder, *(address_in(rows) for _, rows in tables if isinstance(rows, str)))
        known = attach_previous(connection, previous, path.with_name(f"{path.name}.previous"))
        connection.execute(f"ATTACH ? AS release (STORAGE_VERSION '{STORAGE_VERSION}')", [str(path)])
        connection.execute("USE release")
        connection.execute("BEGIN")
        sources = {table.name: source(connection, table, rows) for table, rows in tables}
        for table, _ in tables:
            ordered = in_reading_order(table, sources[table.name], sources[EVIDENCE.name])
            if parquet_folder:
                rows = parquet.write(connection, table, ordered, sources[DOCUMENTS.name], parquet_folder)
                connection.execute(f"CREATE VIEW {table.name} AS {rows}")
            else:
                connection.execute(table.ddl())
                connection.execute(f"INSERT INTO {table.name} {ordered}")
            given[table.name] = connection.sql(f"SELECT count(*) FROM {sources[table.name]}").fetchall()[0][0]
            for comment in table.comments("VIEW" if parquet_folder else "TABLE"):
                connection.execute(comment)
        for table in (CHANGES, LOADS):
            for statement in (table.ddl(), *table.comments()):
                connection.execute(statement)
        before, now = "previous" if known else None, published_at.replace(tzinfo=None)
        record_changes(connection, "release", before, now)
        record_load(connection, "release", before, now)
        for view in views:
            connection.execute(view)
        connection.execute("COMMIT")
        connection.execute("USE memory")
        connection.execute("DETACH release")
    return given


def source(connection: duckdb.DuckDBPyConnection, table: Table, rows: Rows) -> str:
    """What to select the rows of a table from."""
    if isinstance(rows, str):
        return rows
    name = f"given_{table.name}"
    connection.register(name, rows.select(list(table.schema)))
    return name


def in_reading_order(table: Table, rows: str, evidence: str) -> str:
    """SQL for facts in the order in which a reader of the documents meets them, and for all other rows by their key."""
    columns = ", ".join(f"rows.{name}" for name in table.schema)
    if table not in FACTS:
        return f"SELECT {columns} FROM {rows} AS rows ORDER BY {', '.join(table.key or table.schema)}"
    key = table.key[0]
    # Two facts of one sentence share the place of its date; what is told of each alone comes after and decides.
    return f"""
        WITH places AS (
            SELECT fact_id, document_id, list(char_start ORDER BY char_start) AS places
            FROM {evidence} WHERE fact_table = '{table.name}' GROUP BY ALL
        ),
        first_met AS (SELECT fact_id, min((document_id, places)) AS met FROM places GROUP BY fact_id)
        SELECT {columns} FROM {rows} AS rows LEFT JOIN first_met ON fact_id = rows.{key} ORDER BY met, rows.{key}
    """


def attach_previous(connection: duckdb.DuckDBPyConnection, path: Path, copy: Path) -> bool:
    """Attach the published file as `previous`, if there is one; through a copy where somebody writes to it.

    A file that is damaged does not hinder the next one: then every fact appears.
    """
    if not path.exists():
        return False
    for locked in (False, True):
        try:
            source = shutil.copyfile(path, copy) if locked else path
            connection.execute("ATTACH ? AS previous (READ_ONLY)", [str(source)])
            parquet.reach_views(connection)
            read_through(connection, "previous")
        except duckdb.Error as error:
            connection.execute("DETACH DATABASE IF EXISTS previous")
            problem = error
        else:
            return True
    logger.warning("%s can't be read, so that every fact counts as new: %s", path, problem)
    return False


def count_rows(path: Path, tables: Iterable[Table]) -> dict[str, int]:
    """The rows of each table as a reader of the file finds them."""
    counts = (f"SELECT '{table.name}', count(*) FROM {table.name}" for table in tables)
    with parquet.opened(path) as connection:
        return dict(connection.sql(" UNION ALL ".join(counts)).fetchall())


def releases_folder(warehouse_path: Path) -> Path:
    return warehouse_path.parent / "releases"


def releases(warehouse_path: Path) -> list[Path]:
    """The releases of this warehouse, the oldest first."""
    return sorted(named_like(warehouse_path, RELEASE))


def remove_partial_releases(warehouse_path: Path) -> None:
    """Remove what a killed run was building: the file with its log, the copy of the one before, what did not fit in
    memory, and the link."""
    for path in named_like(warehouse_path, RELEASE, before=r"\.", after=r"\.partial(\.wal|\.previous|\.tmp)?"):
        remove(path)
    remove(partial_link(warehouse_path))


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def named_like(warehouse_path: Path, name: str, before: str = "", after: str = "") -> Iterator[Path]:
    """Files of the releases folder, by patterns for what stands between, before and after STEM- and .SUFFIX."""
    stem, suffix = map(re.escape, (warehouse_path.stem, warehouse_path.suffix))
    pattern = re.compile(f"{before}{stem}-{name}{suffix}{after}")
    return (path for path in releases_folder(warehouse_path).glob("*") if pattern.fullmatch(path.name))


def keep_plain_file(warehouse_path: Path) -> None:
    """A file that no run has published is kept among the releases, where nothing drops it.

    It stays in place too until the link replaces it. Its write-ahead log must move: DuckDB would replay it into
    whatever stands at `warehouse_path` next.
    """
    if warehouse_path.is_symlink() or not warehouse_path.exists():
        return
    names = named_like(warehouse_path, f"found-{STAMP}")
    kept = next((path for path in names if path.samefile(warehouse_path)), None)  # by a run that was killed then
    if kept is None:
        found = f"{warehouse_path.stem}-found-{datetime.now(UTC):{TIME}}{warehouse_path.suffix}"
        kept = releases_folder(warehouse_path) / found
        try:
            kept.hardlink_to(warehouse_path)
        except OSError:  # a file system without hard links
            shutil.copy2(warehouse_path, kept)
    log = log_of(warehouse_path)
    if log.exists():
        log.replace(log_of(kept))


def log_of(path: Path) -> Path:
    """Where DuckDB keeps the write-ahead log of a file."""
    return path.with_name(f"{path.name}.wal")


def switch(warehouse_path: Path, release: Path) -> None:
    """Point the link at the release in one step; it is relative, so that the folder can be moved or mounted elsewhere."""
    partial = partial_link(warehouse_path)
    partial.unlink(missing_ok=True)
    partial.symlink_to(os.path.relpath(release, warehouse_path.parent))
    partial.replace(warehouse_path)
    flush(warehouse_path.parent)


def partial_link(warehouse_path: Path) -> Path:
    return warehouse_path.with_name(f".{warehouse_path.name}.partial")


def flush(path: Path) -> None:
    """Have the disk hold the file or folder before what follows relies on it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def drop_old_releases(warehouse_path: Path, kept: int) -> None:
    """Remove all but the last releases and the published one."""
    published = warehouse_path.resolve()
    for release in releases(warehouse_path)[:-kept]:
        if release != published:
            log_of(release).unlink(missing_ok=True)
            release.unlink()
