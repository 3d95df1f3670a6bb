"""A copy of what can't be made again from the documents: the history in the published file, the list of dropped
documents, and Dagster's history of runs."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from pipelines.settings import Settings

NAME = re.compile(r"\d{8}T\d{6}Z")
BESIDE_A_DATABASE = ("-wal", "-shm", "-journal")


def backup(settings: Settings, dagster_home: Path | None, folder: Path, keep: int) -> Path:
    """Copy all into a new folder of `folder`, named by the time, and remove all but the newest `keep` ones.

    A run may go on meanwhile: a release never changes, and SQLite files are copied as of one moment. A copy that was
    broken off has another name and goes with the next one.
    """
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    partial = folder / ".partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    for path in (settings.warehouse_path.resolve(), settings.dropped_path):
        if path and path.exists():
            shutil.copy2(path, partial / path.name)
    if dagster_home and dagster_home.is_dir():
        copy_home(dagster_home, partial / "dagster")
    partial.rename(folder / name)
    for old in sorted(path for path in folder.iterdir() if NAME.fullmatch(path.name))[: -max(keep, 1)]:
        shutil.rmtree(old)
    return folder / name


def copy_home(home: Path, target: Path) -> None:
    """DAGSTER_HOME without the logs that runs printed."""
    for path in sorted(home.rglob("*")):
        within = path.relative_to(home)
        if within.parts[0] == "storage" or not path.is_file() or path.name.endswith(BESIDE_A_DATABASE):
            continue
        copy = target / within
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".db":
            with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as to:
                source.backup(to)
        else:
            shutil.copy2(path, copy)
