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
class Settings:
    """The folder of raw documents, the DuckDB file that readers open, and the limits of a run."""

    seeds_dir: Path
    warehouse_path: Path
    releases_kept: int = 5
    # Shares of few inputs say little (see checks.py); of many, nearly all set aside means a broken source.
    max_share_set_aside: float = 0.9
    lock_wait_seconds: float = 300

    @classmethod
    def from_environment(cls) -> "Settings":
        """SEEDS_DIR and WAREHOUSE_PATH, else `seeds/` and `warehouse/customs.duckdb` of this checkout.

        RELEASES_KEPT, MAX_SHARE_SET_ASIDE and LOCK_WAIT_SECONDS override the limits. Raises SettingsError.
        """
        return cls(
            seeds_dir=path("SEEDS_DIR", ROOT / "seeds"),
            warehouse_path=path("WAREHOUSE_PATH", ROOT / "warehouse" / "customs.duckdb"),
            releases_kept=number("RELEASES_KEPT", int, cls.releases_kept, at_least=1),
            max_share_set_aside=number("MAX_SHARE_SET_ASIDE", float, cls.max_share_set_aside, at_least=0),
            lock_wait_seconds=number("LOCK_WAIT_SECONDS", float, cls.lock_wait_seconds, at_least=0),
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
