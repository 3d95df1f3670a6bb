"""Where a run reads and writes, and its limits: one typed object, made from the environment."""

import os
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TypeVar

from pipelines.places import Place, place

ROOT = Path(__file__).parents[1]

ENGINES = ("local", "ray")

# Limits that change nothing in what is read of a file.
LATER = ("max_line_characters", "max_sentence_mentions", "rows_at_once")

Number = TypeVar("Number", int, float)


class SettingsError(ValueError):
    """An environment variable has a value that makes no sense; the message names it."""


@dataclass(frozen=True)
class Limits:
    """What is read at most; what is beyond is set aside with a reason that names the limit.

    Each comes from the environment variable of its name: MAX_DOCUMENT_BYTES, ...
    """

    max_document_bytes: int = 20_000_000  # of a file that is one document, and of a line of .jsonl; also when unpacked
    max_batch_bytes: int = 4_000_000_000  # of a file of many records: .jsonl, .parquet; also when unpacked
    max_records: int = 1_000_000  # of a file
    max_text_characters: int = 1_000_000  # of a text
    max_line_characters: int = 20_000  # of a line of a text: whole articles that lost their line breaks have fewer
    max_field_characters: int = 2_000  # of a title, an outlet, an author, an address
    max_sentence_mentions: int = 200  # numbers, dates and names of a sentence: news has 26 at most
    rows_at_once: int = 2_000  # records that are in work at the same time

    @classmethod
    def from_environment(cls) -> "Limits":
        """The limits, with those that the environment sets. Raises SettingsError."""
        return cls(
            **{
                limit.name: number(limit.name.upper(), int, getattr(cls, limit.name), at_least=1)
                for limit in fields(cls)
            }
        )

    def of_reading(self) -> str:
        """Those that decide what is read of a file, in words."""
        return " ".join(
            f"{limit.name}={getattr(self, limit.name)}" for limit in fields(self) if limit.name not in LATER
        )

    def more_than(self, limit: str) -> str:
        """How a reason tells what is too much: "more than MAX_RECORDS = 1000000"."""
        return f"more than {limit.upper()} = {getattr(self, limit)}"


@dataclass(frozen=True)
class Settings:
    """The folder of raw documents, the DuckDB file that readers open, and the limits of a run."""

    seeds_dir: Place
    warehouse_path: Path
    releases_kept: int = 5
    # Shares of few inputs say little (see checks.py); of many, nearly all set aside means a broken source.
    max_share_set_aside: float = 0.9
    lock_wait_seconds: float = 300
    dropped_path: Path | None = None  # the list of documents that were dropped
    max_publication_age_hours: float = 26  # 0: no limit
    max_document_age_days: float = 0  # 0: no limit
    settle_seconds: float = 60  # how long no file may have changed before new documents start a run
    history_days: float = 365  # how long Dagster keeps its runs; 0: for ever
    refresh: bool = False  # forget what earlier runs kept, and read everything anew
    engine: str = "local"  # who reads and extracts: see pipelines/engines
    workers: int = 0  # jobs that the engine does at the same time; 0: one a core
    claims_at_once: int = 1_000_000  # of more claims, the facts are found a partition of about so many at a time
    parts_dir: Place | None = None  # where the parts of large tables are kept; None: beside the warehouse
    parquet_dir: Place | None = None  # where the tables are published as Parquet; None: in the DuckDB file
    limits: Limits = Limits()

    @classmethod
    def from_environment(cls) -> "Settings":
        """SEEDS_DIR and WAREHOUSE_PATH, else `seeds/` and `warehouse/customs.duckdb` of this checkout.

        The numbers, and those of Limits, come from the variables of their names: RELEASES_KEPT, ... Raises
        SettingsError.
        """
        warehouse_path = path("WAREHOUSE_PATH", ROOT / "warehouse" / "customs.duckdb")
        return cls(
            seeds_dir=places("SEEDS_DIR") or ROOT / "seeds",
            warehouse_path=warehouse_path,
            dropped_path=warehouse_path.with_name(f"{warehouse_path.stem}.dropped.csv"),
            releases_kept=number("RELEASES_KEPT", int, cls.releases_kept, at_least=1),
            max_share_set_aside=number("MAX_SHARE_SET_ASIDE", float, cls.max_share_set_aside, at_least=0),
            lock_wait_seconds=number("LOCK_WAIT_SECONDS", float, cls.lock_wait_seconds, at_least=0),
            max_publication_age_hours=number(
                "MAX_PUBLICATION_AGE_HOURS", float, cls.max_publication_age_hours, at_least=0
            ),
            max_document_age_days=number("MAX_DOCUMENT_AGE_DAYS", float, cls.max_document_age_days, at_least=0),
            settle_seconds=number("SETTLE_SECONDS", float, cls.settle_seconds, at_least=0),
            history_days=number("HISTORY_DAYS", float, cls.history_days, at_least=0),
            engine=choice("ENGINE", ENGINES, cls.engine),
            workers=number("WORKERS", int, cls.workers, at_least=0),
            claims_at_once=number("CLAIMS_AT_ONCE", int, cls.claims_at_once, at_least=1),
            parts_dir=places("PARTS_DIR"),
            parquet_dir=places("PARQUET_DIR"),
            limits=Limits.from_environment(),
        )

    def for_folder(self, folder: Path) -> "Settings":
        """To read only this folder, and publish it to a file of its own: `customs.duckdb` -> `customs-2025.duckdb`."""
        folder = folder.expanduser().absolute()
        if folder == self.seeds_dir:
            return self
        own = self.warehouse_path.with_name(f"{self.warehouse_path.stem}-{folder.name}{self.warehouse_path.suffix}")
        return replace(self, seeds_dir=folder, warehouse_path=own)


def path(variable: str, default: Path) -> Path:
    return Path(os.environ.get(variable) or default).expanduser().absolute()


def places(variable: str) -> Place | None:
    """A folder, or the address of one in an object store."""
    written = os.environ.get(variable)
    if not written:
        return None
    try:
        return place(written)
    except ImportError as error:
        raise SettingsError(
            f"{variable}={written} needs a library: run `make setup EXTRAS=cluster` ({error})"
        ) from error
    except ValueError as error:
        raise SettingsError(f"{variable}={written} is no folder and no address: {error}") from error


def number(variable: str, kind: Callable[[str], Number], default: Number, at_least: Number) -> Number:
    written = os.environ.get(variable)
    if not written:
        return default
    try:
        value = kind(written)
    except ValueError:
        value = None
    if value is None or not value >= at_least:
        raise SettingsError(f"{variable} must be a number of at least {at_least}, not {written!r}")
    return value


def choice(variable: str, known: tuple[str, ...], default: str) -> str:
    written = os.environ.get(variable) or default
    if written not in known:
        raise SettingsError(f"{variable} must be one of {', '.join(known)}, not {written!r}")
    return written
