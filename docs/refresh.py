"""Keep the docs true: run the SQL that they show, print the columns that the tables have, count what rules read right.

    python -m docs.refresh

rewrites the result behind every SQL block of the README and the cookbook, docs/data-dictionary.md, and the last two
columns of pipelines/warehouse/rules.csv. A test fails where that would change anything.
"""

import re
import tempfile
from pathlib import Path

import duckdb
import polars as pl

from pipelines import pipeline
from pipelines.facts.reasons import REASONS
from pipelines.settings import ROOT, Settings
from pipelines.tables import PUBLISHED, Table
from pipelines.tables.changes import CHANGES
from pipelines.tables.loads import LOADS
from pipelines.tables.reference import REFERENCE
from pipelines.warehouse.reference import RULES_FILE, rules
from tests.gold.scoring import FOLDERS, score_folder, total

WITH_SQL = (ROOT / "README.md", ROOT / "docs" / "cookbook.md")
DICTIONARY = ROOT / "docs" / "data-dictionary.md"
SQL_AND_RESULT = re.compile(r"```sql\n(?P<sql>.+?)```\n\n(?P<result>\|.+?\n)(?=\n)", re.DOTALL)


def cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    if isinstance(value, float):
        value = f"{value:,.10g}" if abs(value) < 1e15 else f"{value:,.0f}"
    return str(value).replace("|", "\\|").replace("\n", " ")


def table(rows: pl.DataFrame) -> str:
    """A frame as a Markdown table, numbers to the right."""
    marks = ["---:" if dtype.is_numeric() else "---" for dtype in rows.dtypes]
    lines = [rows.columns, marks, *(map(cell, row) for row in rows.iter_rows())]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def answered(text: str, connection: duckdb.DuckDBPyConnection) -> str:
    """The text with the table behind every SQL block as the query gives it now."""

    def answer(block: re.Match[str]) -> str:
        return f"```sql\n{block['sql']}```\n\n{table(connection.sql(block['sql']).pl())}"

    return SQL_AND_RESULT.sub(answer, text)


def described(tables: tuple[Table, ...]) -> str:
    """The data dictionary: every published column, and the reasons for unused mentions."""
    parts = [
        "# Data dictionary\n",
        "Made from the column definitions in `pipelines/tables`; the same words stand as comments in the published file"
        " (`SELECT * FROM duckdb_columns()`). Offsets are in characters of `documents.text`, end exclusive; dates are"
        " inclusive on both ends; money is in whole units of its currency; seized masses are in kg; NULL means that the"
        " text does not say.\n",
    ]
    for entry in tables:
        key = f" Key: {', '.join(entry.key)}." if entry.key else ""
        rows = pl.DataFrame(
            {
                "column": [f"`{column.name}`" for column in entry.columns],
                "type": [column.sql_type for column in entry.columns],
                "meaning": [column.comment for column in entry.columns],
            }
        )
        parts.append(f"## {entry.name}\n\n{entry.description}{key}\n\n{table(rows)}")
    reasons = pl.DataFrame({"reason": [f"`{name}`" for name in REASONS], "the mention ...": list(REASONS.values())})
    parts.append(f"## Reasons\n\nWhy a row of `mentions` is unused (`mentions.reason`).\n\n{table(reasons)}")
    return "\n".join(parts)


def counted_rules() -> str:
    """The list of rules with what each reads right and wrong in the annotated documents below tests/gold."""
    scores = total(score for folder in FOLDERS for score in score_folder(folder).values())
    counts = {
        "gold_right": [scores.rules_right[rule] for rule in rules()["rule_id"]],
        "gold_wrong": [scores.rules_wrong[rule] for rule in rules()["rule_id"]],
    }
    return (
        rules().with_columns(**{name: pl.Series(values, dtype=pl.Int64) for name, values in counts.items()}).write_csv()
    )


def refreshed() -> dict[Path, str]:
    """Every generated doc with the text that it should have, from a run over the shipped seeds."""
    counted = counted_rules()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(seeds_dir=ROOT / "seeds", warehouse_path=Path(folder, "customs.duckdb"))
        pipeline.run(settings)
        with duckdb.connect(str(settings.warehouse_path), read_only=True) as connection:
            docs = {path: answered(path.read_text(encoding="utf-8"), connection) for path in WITH_SQL}
    return docs | {DICTIONARY: described((*PUBLISHED, CHANGES, LOADS, *REFERENCE)), RULES_FILE: counted}


if __name__ == "__main__":
    for path, text in refreshed().items():
        path.write_text(text, encoding="utf-8")
