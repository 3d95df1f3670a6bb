"""What stages hand on and keep: Parquet files in a folder beside the warehouse.

    staging/customs/
        meetings.parquet, ...     a small table: written whole
        parts/records/            a large one: in parts of some hundred documents, each a file of its own
        parts/mentions/, ...
        canonical.seal, ...       what a stage made of what: where both are the same, it has nothing to do

Every file is written under another name first, so that a reader finds a whole one whenever a run was killed. A part is
named by the hash of its bytes, so that a damaged one is told from a sound one; it is removed, and made again like one
that was never there.
"""
# ruff: noqa: S608 (names in the SQL come from the table definitions, paths are quoted, none comes from a document)

import errno
import glob
import hashlib
import io
import re
import shutil
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
from polars.exceptions import PolarsError

from pipelines.places import Place, digest_of, for_polars, is_remote, reach, remove_folder
from pipelines.tables import CLAIMS, DOCUMENTS, Table
from pipelines.tables.table import Schema, duckdb_type

PART = re.compile(r"(?P<name>[0-9a-f]+)-(?P<digest>[0-9a-f]{16})\.parquet")

# Table -> the parts that hold its rows, and the column there that has those of a document as a list.
NESTED = {
    "sentences": ("mentions", "sentences"),
    "spans": ("mentions", "spans"),
    "mentions": ("outcomes", "mentions"),
    **{table.name: (table.name, "claims") for table in CLAIMS},
}


class NotStaged(LookupError):
    """A table that no run has written yet, or only one of another version, with other columns."""


@dataclass(frozen=True)
class Parts:
    """A frame in parts, each known by a name that stays the same when its rows change."""

    folder: Place

    def paths(self) -> dict[str, Place]:
        """Name -> file. Of two files of a name, which a killed run leaves, the newer counts."""
        found: dict[str, list[Place]] = {}
        for path in sorted(self.folder.glob("*.parquet"), key=str):
            if match := PART.fullmatch(path.name):
                found.setdefault(match["name"], []).append(path)
        newest = {
            name: max(paths, key=lambda path: path.stat().st_mtime_ns) for name, paths in found.items() if paths[1:]
        }
        return {name: newest.get(name, paths[0]) for name, paths in found.items()}

    def sound(self, schema: Schema, names: Collection[str] | None = None) -> dict[str, Place]:
        """The same, once every file was read through: those that are damaged, of another schema or name are removed.

        An object store hashes what it keeps itself, so there only the schema is looked at.
        """
        sound = {
            name: path
            for name, path in self.paths().items()
            if (names is None or name in names) and self.is_whole(name, path) and fits(path, schema)
        }
        self.keep(path.name for path in sound.values())
        return sound

    def keep(self, names: Iterable[str]) -> None:
        """Remove all files but those of these names."""
        kept = set(names)
        for path in self.folder.glob("*"):
            if path.name not in kept:
                path.unlink(missing_ok=True)

    def is_whole(self, name: str, path: Place) -> bool:
        return is_remote(path) or path == self.path_of(name, path.read_bytes())

    def path_of(self, name: str, content: bytes | memoryview) -> Place:
        return self.folder / f"{name}-{hashlib.blake2b(content, digest_size=8).hexdigest()}.parquet"

    def write(self, name: str, frame: pl.DataFrame) -> Place:
        """Put this frame in the place of the part."""
        self.folder.mkdir(parents=True, exist_ok=True)
        content = as_parquet(frame)
        path = self.path_of(name, content)
        if is_remote(path):
            path.write_bytes(content)  # an object is there as a whole or not at all
        else:
            with replacing(path, self.folder / f"{uuid.uuid4().hex}.partial") as partial:
                partial.write_bytes(content)
        for other in self.folder.glob(f"{name}-*.parquet"):
            if other != path:
                other.unlink(missing_ok=True)
        return path

    def remove(self, name: str) -> None:
        for path in self.folder.glob(f"{name}-*.parquet"):
            path.unlink(missing_ok=True)

    def scan(self, schema: Schema, names: Collection[str] | None = None) -> pl.LazyFrame:
        """The parts of these names (all where none are given) as one frame; the column `part` has the name."""
        paths = [for_polars(path) for name, path in self.paths().items() if names is None or name in names]
        if not paths:
            return pl.LazyFrame(schema={**schema, "part": pl.String})
        rows = pl.scan_parquet(paths, glob=False, include_file_paths="part")
        return rows.with_columns(pl.col("part").str.extract(r"([0-9a-f]+)-[0-9a-f]{16}\.parquet$"))

    def relation(self, connection: duckdb.DuckDBPyConnection, schema: Schema) -> duckdb.DuckDBPyRelation:
        """These columns of all parts, and the column `part`, as DuckDB streams them from the files."""
        if not (paths := self.paths().values()):
            return connection.sql(f"FROM {nothing({**schema, 'part': pl.String})}")
        part = "split_part(parse_filename(filename), '-', 1) AS part"
        return connection.sql(f"SELECT {', '.join(schema)}, {part} FROM {files(paths)}")


def as_parquet(frame: pl.DataFrame) -> memoryview:
    """In memory, so that a full disk is told by Python, in its words."""
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getbuffer()


def fits(path: Place, schema: Schema) -> bool:
    try:
        return pl.read_parquet_schema(for_polars(path)) == dict(schema)
    except (OSError, PolarsError):
        return False


@dataclass(frozen=True)
class Staging:
    """The staged tables in a folder, which is made when the first of them is written."""

    folder: Path
    memory: str = "400MB"  # what DuckDB may take; beyond, it goes on on disk
    parts_folder: Place | None = None  # where the parts lie, if not in `folder`

    @classmethod
    def beside(cls, warehouse_path: Path, parts_dir: Place | None = None) -> "Staging":
        """`warehouse/customs.duckdb` -> `warehouse/staging/customs/`, and `customs/` in the folder of the parts."""
        elsewhere = parts_dir / warehouse_path.stem if parts_dir else None
        return cls(warehouse_path.parent / "staging" / warehouse_path.stem, parts_folder=elsewhere)

    def parts(self, name: str) -> Parts:
        return Parts((self.parts_folder or self.folder / "parts") / name)

    def path(self, name: str) -> Path:
        return self.folder / f"{name}.parquet"

    def write(self, tables: Mapping[str, pl.DataFrame]) -> None:
        """Put whole tables in their places."""
        for name, frame in tables.items():
            self.put(self.path(name), as_parquet(frame))

    def put(self, path: Path, content: bytes | memoryview) -> None:
        """Put a file in its place."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with replacing(path, path.with_suffix(".partial")) as partial:
            partial.write_bytes(content)

    def copy(self, name: str, rows: duckdb.DuckDBPyRelation) -> None:
        """Put the rows of a query in the place of a table, without ever holding all of them."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.path(name)
        with replacing(path, path.with_suffix(".partial")) as partial:
            try:
                rows.write_parquet(str(partial), compression="zstd")
            except duckdb.IOException as error:
                raise OSError(errno.ENOSPC if "No space" in str(error) else errno.EIO, str(error)) from error

    def read(self, *tables: Table) -> dict[str, pl.DataFrame]:
        """Whole tables, by name. Raises NotStaged."""
        with self.opened(*tables) as connection:
            return {table.name: framed(table, connection.table(table.name)) for table in tables}

    def heads(self, tables: Iterable[Table], rows: int) -> dict[str, tuple[int, pl.DataFrame]]:
        """How many rows each of the tables has, and the first of them. Raises NotStaged."""
        with self.opened(*tables) as connection:
            views = {table: connection.table(table.name) for table in tables}
            return {table.name: (len(view), framed(table, view.limit(rows))) for table, view in views.items()}

    @contextmanager
    def opened(self, *tables: Table) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection in which each of the tables is a view. Raises NotStaged."""
        with self.connect() as connection:
            for table in tables:
                connection.sql(f"FROM {self.relation(table)}").create_view(table.name)
            yield connection

    def scan(self, table: Table) -> pl.LazyFrame:
        """The file of a table that is written whole, with what it has besides the columns of the table.

        Raises NotStaged.
        """
        need(self.path(table.name), whole(table))
        return pl.scan_parquet(self.path(table.name), glob=False)

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A connection to an empty database that works within `memory`, and beyond on disk beside the tables."""
        connection = duckdb.connect(
            config={"memory_limit": self.memory, "temp_directory": str(self.folder / "too-large.partial")}
        )
        connection.execute("SET enable_progress_bar = false")  # the run tells of its progress itself
        reach(connection, self.parts_folder)
        return connection

    def relation(self, table: Table) -> str:
        """SQL to select the rows of a table from, which DuckDB streams from the files. Raises NotStaged."""
        if table.name in NESTED:
            name, column = NESTED[table.name]
            parts = self.parts(name)
            if not is_remote(parts.folder):  # a store has no folders
                need(parts.folder)
            if not (paths := parts.paths().values()):
                return nothing(table.schema)
            return f"(SELECT unnest({column}, max_depth := 2) FROM {files(paths)})"
        need(self.path(table.name), whole(table))
        if table.name != DOCUMENTS.name:
            return files([self.path(table.name)])
        if not (paths := self.parts("records").paths().values()):
            return nothing(table.schema)
        columns = ", ".join(f"{'records' if name == 'text' else 'documents'}.{name}" for name in table.schema)
        texts = f"(SELECT key, text FROM {files(paths)}) AS records"
        return f"(SELECT {columns} FROM {files([self.path(table.name)])} AS documents JOIN {texts} USING (key))"

    def contents(self, *names: str) -> str:
        """A hash of what is staged of these tables, also that one is not."""
        found = hashlib.blake2b(digest_size=16)
        for name in names:
            parts = "records" if name == DOCUMENTS.name else NESTED[name][0] if name in NESTED else name
            paths = sorted(path.name for path in self.parts(parts).paths().values())  # they are named by their content
            found.update(f"{name} {paths} {digest_of(self.path(name))}\n".encode())
        return found.hexdigest()

    def is_sealed(self, work: str, given: str, *names: str) -> bool:
        """Whether these tables are as the work left them when it was given the same."""
        seal = self.folder / f"{work}.seal"
        return seal.exists() and seal.read_text() == f"{given} {self.contents(*names)}"

    def seal(self, work: str, given: str, *names: str) -> None:
        """Note what the tables are now, which the work has made of what it was given."""
        self.put(self.folder / f"{work}.seal", f"{given} {self.contents(*names)}".encode())

    def clean(self) -> None:
        """Remove what a killed run was writing, and tables that an older version wrote whole and that are in parts now."""
        for path in (*self.folder.rglob("*.partial"), *map(self.path, NESTED)):
            path.unlink(missing_ok=True)

    def forget(self) -> None:
        """Remove all that was kept, so that the next run reads and extracts everything anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.parts_folder:
            remove_folder(self.parts_folder)


@contextmanager
def replacing(path: Path, partial: Path) -> Iterator[Path]:
    """Put what the block writes to `partial` in the place of a file as a whole, and leave nothing behind where it fails."""
    try:
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def need(path: Place, columns: Collection[str] = ()) -> None:
    """Raise NotStaged unless the file or folder is there and the file has these columns."""
    if not path.exists():
        raise NotStaged(f"{path} is missing: run the stages before this one first")
    if columns and set(columns) - pl.scan_parquet(str(path), glob=False).collect_schema().keys():
        raise NotStaged(f"{path} was written by another version of the pipeline: run all stages once (make run)")


def whole(table: Table) -> Collection[str]:
    """The columns of the file of a table that is written whole. The texts of documents stay in their parts."""
    return (table.schema.keys() - {"text"}) | {"key", "part"} if table.name == DOCUMENTS.name else table.schema.keys()


def files(paths: Iterable[Place]) -> str:
    """SQL for the rows of some Parquet files, whatever characters stand in their names."""
    names = ", ".join("'{}'".format(glob.escape(str(path)).replace("'", "''")) for path in paths)
    return f"read_parquet([{names}])"


def nothing(schema: Schema) -> str:
    """SQL for no rows of these columns."""
    columns = ", ".join(f"NULL::{duckdb_type(dtype)} AS {name}" for name, dtype in schema.items())
    return f"(SELECT {columns} WHERE false)"


def framed(table: Table, rows: duckdb.DuckDBPyRelation) -> pl.DataFrame:
    frame = pl.DataFrame(rows.to_arrow_table())
    return frame.select(pl.col(name).cast(dtype) for name, dtype in table.schema.items())
