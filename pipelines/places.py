"""Where files lie: in a folder of this machine, or in an object store, as an address of fsspec ("s3://archive/2025").

An address is read and written through `UPath`, which has the methods of `Path`, by DuckDB through the file system of
the `UPath`, and by Polars itself. Keys and endpoints are those of the environment (AWS_ACCESS_KEY_ID,
AWS_ENDPOINT_URL, ...). The libraries are the extra `cluster`, imported only where an address is given.
"""

import hashlib
import re
import shutil
from pathlib import Path
from typing import Any

import duckdb

Place = Path  # or a UPath
ADDRESS = re.compile(r"'(\w+://[^']+)'")


def place(written: str) -> Place:
    """The place that a setting names. Raises ImportError where a library is missing, ValueError for an unknown store."""
    if "://" not in written:
        return Path(written).expanduser().absolute()
    from upath import UPath  # noqa: PLC0415 (part of the extra)

    # What others wrote meanwhile must be seen, so no listing is remembered.
    found: Any = UPath(written.rstrip("/"), use_listings_cache=False)
    assert found.fs  # the library of the store is imported here
    return found


def is_remote(where: Place | str) -> bool:
    """Whether it lies in a store; a text is the path of a local file."""
    return not isinstance(where, Path | str)


def for_polars(where: Place | str) -> Any:
    """What Polars opens: a path, or the address of an object."""
    return str(where) if is_remote(where) else where


def address_in(sql: str) -> Place | None:
    """The first address that SQL reads from, if there is one."""
    found = ADDRESS.search(sql)
    return place(found[1]) if found else None


def digest_of(path: Path) -> str:
    """A hash of the bytes of a local file, read in pieces; empty where there is none."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, hashlib.blake2b).hexdigest()


def remove_folder(where: Any) -> None:
    """Remove a folder with all that is in it, if it is there."""
    if not where.exists():
        return
    if is_remote(where):
        where.fs.rm(where.path, recursive=True)
    else:
        shutil.rmtree(where)


def reach(connection: duckdb.DuckDBPyConnection, *places: Any) -> None:
    """Let DuckDB read and write these places; None stands for no place."""
    for where in places:
        if where is not None and is_remote(where) and where.protocol not in connection.list_filesystems():
            connection.register_filesystem(where.fs)
