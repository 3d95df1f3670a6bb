"""Releases: every run builds a new DuckDB file beside the old ones, then readers are switched to it all at once.

    warehouse/customs.duckdb -> releases/customs-20251016T190000Z-1a2b3c4d.duckdb

`WAREHOUSE_PATH` is a link. A reader that holds an old release keeps it, since a release never changes; a write-ahead
log that somebody leaves beside an old release never meets the new one, since the names differ; a run that dies leaves
the link where it was. To roll back, point the link at an older release.
"""

import os
import re
import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl

from pipelines.tables import Table
from pipelines.tables.changes import CHANGES
from pipelines.warehouse.changes import record_changes

# Readers' tools are often a major version behind: 1.4 and later open this format, only 2.0 its own default.
STORAGE_VERSION = "v1.4.0"
READ_ONLY = 0o444
TIME = "%Y%m%dT%H%M%SZ"


class PublicationFailed(RuntimeError):
    """The new release could not be built or put in place; the published file is as it was."""


@dataclass(frozen=True)
class Publication:
    """What readers see from now on: rows a table, and the release that the link `path` points to."""

    path: Path
    release: Path
    rows: dict[str, int]


def publish(
    tables: Sequence[tuple[Table, pl.DataFrame]], views: Iterable[str], warehouse_path: Path, releases_kept: int
) -> Publication:
    """Build a release of these tables and SQL views, switch `warehouse_path` to it and drop the oldest releases.

    The same rows in any order give the same content. Raises PublicationFailed.
    """
    if warehouse_path.is_dir():
        raise PublicationFailed(f"{warehouse_path} is a folder: WAREHOUSE_PATH must name a file")
    folder = releases_folder(warehouse_path)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{warehouse_path.stem}-{datetime.now(UTC):{TIME}}-{uuid.uuid4().hex[:8]}{warehouse_path.suffix}"
    partial, release = folder / f".{name}.partial", folder / name
    try:
        build(partial, tables, views, previous=warehouse_path)
        rows = count_rows(partial, (table for table, _ in tables))
    except (duckdb.Error, OSError) as error:
        partial.unlink(missing_ok=True)
        raise PublicationFailed(f"the new release could not be built: {error}") from error
    if rows != {table.name: frame.height for table, frame in tables}:
        raise PublicationFailed(f"the new release {partial} has not the rows that were written: {rows}")
    partial.chmod(READ_ONLY)
    flush(partial)
    partial.replace(release)
    keep_plain_file(warehouse_path)
    switch(warehouse_path, release)
    drop_old_releases(warehouse_path, releases_kept)
    return Publication(warehouse_path, release, rows)


def build(path: Path, tables: Sequence[tuple[Table, pl.DataFrame]], views: Iterable[str], previous: Path) -> None:
    """Write a new DuckDB file with these tables, sorted by key and described, and the views over them.

    `changes` gets what is other than in the file `previous`, where there is one.
    """
    copy = path.with_name(f"{path.name}.previous")
    with duckdb.connect() as connection:
        known = attach_previous(connection, previous, copy)
        connection.execute(f"ATTACH ? AS release (STORAGE_VERSION '{STORAGE_VERSION}')", [str(path)])
        connection.execute("USE release")
        connection.execute("BEGIN")
        for table, frame in tables:
            connection.execute(table.ddl())
            ordered = frame.select(list(table.schema)).sort(table.key or list(table.schema), nulls_last=True)
            connection.from_arrow(ordered.to_arrow()).insert_into(table.name)
            for comment in table.comments():
                connection.execute(comment)
        for statement in (CHANGES.ddl(), *CHANGES.comments()):
            connection.execute(statement)
        record_changes(connection, "release", "previous" if known else None, datetime.now(UTC).replace(tzinfo=None))
        for view in views:
            connection.execute(view)
        connection.execute("COMMIT")
        connection.execute("USE memory")
        connection.execute("DETACH release")
    copy.unlink(missing_ok=True)


def attach_previous(connection: duckdb.DuckDBPyConnection, path: Path, copy: Path) -> bool:
    """Attach the published file as `previous`, if there is one; through a copy where somebody writes to it.

    A file that can't be read at all does not hinder the next one: then every fact appears.
    """
    if not path.exists():
        return False
    for locked in (False, True):
        try:
            source = shutil.copyfile(path, copy) if locked else path
            connection.execute("ATTACH ? AS previous (READ_ONLY)", [str(source)])
        except (duckdb.Error, OSError):
            continue
        return True
    return False


def count_rows(path: Path, tables: Iterable[Table]) -> dict[str, int]:
    """The rows of each table as a reader of the file finds them."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return {table.name: len(connection.table(table.name)) for table in tables}


def releases_folder(warehouse_path: Path) -> Path:
    return warehouse_path.parent / "releases"


def releases(warehouse_path: Path) -> list[Path]:
    """The releases of this warehouse, the oldest first."""
    return sorted(named_like(warehouse_path, r"{stem}-\d{{8}}T\d{{6}}Z-[0-9a-f]{{8}}{suffix}"))


def remove_partial_releases(warehouse_path: Path) -> None:
    """Remove what a killed run was building, with its write-ahead log."""
    for path in named_like(
        warehouse_path, r"\.{stem}-\d{{8}}T\d{{6}}Z-[0-9a-f]{{8}}{suffix}\.partial(\.wal|\.previous)?"
    ):
        path.unlink()


def named_like(warehouse_path: Path, pattern: str) -> Iterator[Path]:
    """Files of the releases folder by a pattern in which `stem` and `suffix` are those of the warehouse."""
    name = re.compile(pattern.format(stem=re.escape(warehouse_path.stem), suffix=re.escape(warehouse_path.suffix)))
    return (path for path in releases_folder(warehouse_path).glob("*") if name.fullmatch(path.name))


def keep_plain_file(warehouse_path: Path) -> None:
    """A file that no run has published is kept among the releases, where nothing drops it.

    It stays in place too until the link replaces it. Its write-ahead log must move: DuckDB would replay it into
    whatever stands at `warehouse_path` next.
    """
    if warehouse_path.is_symlink() or not warehouse_path.exists():
        return
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
    partial = warehouse_path.with_name(f".{warehouse_path.name}.partial")
    partial.unlink(missing_ok=True)
    partial.symlink_to(os.path.relpath(release, warehouse_path.parent))
    partial.replace(warehouse_path)
    flush(warehouse_path.parent)


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
