"""Where a run reads and writes, and its limits: one typed object, made from the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Settings:
    """`seeds_dir` is the folder of raw documents, `warehouse_path` the DuckDB file that readers open."""

    seeds_dir: Path
    warehouse_path: Path

    @classmethod
    def from_environment(cls) -> "Settings":
        """SEEDS_DIR and WAREHOUSE_PATH, else `seeds/` and `warehouse/customs.duckdb` of this checkout."""
        return cls(
            seeds_dir=Path(os.environ.get("SEEDS_DIR") or ROOT / "seeds").expanduser().absolute(),
            warehouse_path=Path(
                os.environ.get("WAREHOUSE_PATH") or ROOT / "warehouse" / "customs.duckdb"
            ).expanduser().absolute(),
        )
