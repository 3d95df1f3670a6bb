"""Where a run reads and writes, and its limits: one typed object, made from the environment."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[1]

Number = TypeVar("Number", int, float)


class SettingsError(ValueError):
    """An environment variable has a value that makes no sense; the message names it."""


@dataclass(frozen=True)
class Limits:
    """What is read at most; larger input is set aside. Bytes count after unpacking."""

    document_bytes: int = 20_000_000  # a file that is one document
    batch_bytes: int = 4_000_000_000  # a file of many records: .jsonl, .parquet
    text_characters: int = 1_000_000  # a text
    rows_at_once: int = 5_000  # records that are in work at the same time

    @classmethod
    def from_environment(cls) -> "Limits":
        """MAX_DOCUMENT_BYTES, MAX_BATCH_BYTES, MAX_TEXT_CHARACTERS and ROWS_AT_ONCE. Raises SettingsError."""
        return cls(
            document_bytes=number("MAX_DOCUMENT_BYTES", int, cls.document_bytes, at_least=1),
            batch_bytes=number("MAX_BATCH_BYTES", int, cls.batch_bytes, at_least=1),
            text_characters=number("MAX_TEXT_CHARACTERS", int, cls.text_characters, at_least=1),
            rows_at_once=number("ROWS_AT_ONCE", int, cls.rows_at_once, at_least=1),
        )


@dataclass(frozen=True)
class Settings:
    """The folder of raw documents, the DuckDB file that readers open, and the limits of a run."""

    seeds_dir: Path
    warehouse_path: Path
    releases_kept: int = 5
    # Shares of few inputs say little (see checks.py); of many, nearly all set aside means a broken source.
    max_share_set_aside: float = 0.9
    lock_wait_seconds: float = 300
    limits: Limits = Limits()

    @classmethod
    def from_environment(cls) -> "Settings":
        """SEEDS_DIR and WAREHOUSE_PATH, else `seeds/` and `warehouse/customs.duckdb` of this checkout.

        RELEASES_KEPT, MAX_SHARE_SET_ASIDE, LOCK_WAIT_SECONDS and those of Limits override the limits. Raises
        SettingsError.
        """
        return cls(
            seeds_dir=path("SEEDS_DIR", ROOT / "seeds"),
            warehouse_path=path("WAREHOUSE_PATH", ROOT / "warehouse" / "customs.duckdb"),
            releases_kept=number("RELEASES_KEPT", int, cls.releases_kept, at_least=1),
            max_share_set_aside=number("MAX_SHARE_SET_ASIDE", float, cls.max_share_set_aside, at_least=0),
            lock_wait_seconds=number("LOCK_WAIT_SECONDS", float, cls.lock_wait_seconds, at_least=0),
            limits=Limits.from_environment(),
        )


def path(variable: str, default: Path) -> Path:
    return Path(os.environ.get(variable) or default).expanduser().absolute()


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
