"""What a finished run has to say: read from the published file, as any reader would."""

from dataclasses import dataclass
from pathlib import Path

from pipelines.tables import PUBLISHED
from pipelines.warehouse import parquet
from pipelines.warehouse.release import count_rows

EXAMPLE = "SELECT metric, value, unit, area, period_text FROM trade_figures ORDER BY value DESC LIMIT 10"
RULES_SHOWN = """
    SELECT rule, rows, round(gold_precision, 3) AS gold_precision, gold_read, examples[1] AS example FROM rule_report
"""


@dataclass(frozen=True)
class Summary:
    """Counts of a published file; `rows` has every table in the order of the contract."""

    path: Path
    documents: int
    relevant: int
    set_aside: int
    rows: dict[str, int]

    def __str__(self) -> str:
        width = max(map(len, self.rows))
        return "\n".join(
            [
                f"{self.documents} documents read, {self.relevant} relevant, {self.set_aside} records set aside",
                *(f"  {name:<{width}} {count:>8,}" for name, count in self.rows.items()),
                f"The warehouse is at {self.path}",
            ]
        )


def summarize(warehouse_path: Path) -> Summary:
    """Count what is in the file. Raises duckdb.Error where it can't be read."""
    rows = count_rows(warehouse_path, PUBLISHED)
    with parquet.opened(warehouse_path) as connection:
        relevant = connection.sql("SELECT count(*) FILTER (is_relevant) FROM documents").fetchall()[0][0]
    return Summary(warehouse_path, rows["documents"], relevant, rows["rejected_records"], rows)
