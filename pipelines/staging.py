"""The hand-over between stages: one Parquet file a table, beside the warehouse.

A reader finds the whole old file or the whole new one, never a part.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl


class NotStaged(LookupError):
    """A table that no run has written yet."""


@dataclass(frozen=True)
class Staging:
    """The staged tables in a folder, which is made when the first of them is written."""

    folder: Path

    @classmethod
    def beside(cls, warehouse_path: Path) -> "Staging":
        """`warehouse/customs.duckdb` -> `warehouse/staging/customs/`."""
        return cls(warehouse_path.parent / "staging" / warehouse_path.stem)

    def path(self, name: str) -> Path:
        return self.folder / f"{name}.parquet"

    def write(self, tables: Mapping[str, pl.DataFrame]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, frame in tables.items():
            partial = self.path(name).with_suffix(".partial")
            try:
                frame.write_parquet(partial)
                partial.replace(self.path(name))
            finally:
                partial.unlink(missing_ok=True)

    def read(self, names: Iterable[str]) -> dict[str, pl.DataFrame]:
        """The named tables; raises NotStaged."""
        paths = {name: self.path(name) for name in names}
        if missing := [path for path in paths.values() if not path.exists()]:
            raise NotStaged(f"{missing[0]} is missing: run the stages before this one first")
        return {name: pl.read_parquet(path) for name, path in paths.items()}

    def clean(self) -> None:
        """Remove what a killed run was writing."""
        for partial in self.folder.glob("*.partial"):
            partial.unlink()
