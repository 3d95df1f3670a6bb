"""Exports: every table and view as Parquet, CSV and Excel, and a small set for publication.

    FOLDER/parquet/*.parquet     as typed as the warehouse
    FOLDER/csv/*.csv             for spreadsheets and everything else; lists are JSON
    FOLDER/warehouse.xlsx        a sheet a table
    FOLDER/publication/          the facts with their quotes, without the articles; licence, data dictionary, package

Texts come from anybody: a cell that a spreadsheet would run as a formula is neutralised.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import xlsxwriter  # type: ignore[import-untyped]

from pipelines.settings import ROOT
from pipelines.warehouse import parquet

SHEET_ROWS = 1_048_576 - 1  # of Excel, without the header
CELL_CHARACTERS = 32_767
SHEET_NAME = 31

# What a spreadsheet takes for a formula, and what it strips before it looks.
FORMULA = r"^[\s\x00-\x1f\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]"

PUBLICATION = (
    *("meetings", "meeting_parties", "enforcement_actions", "enforcement_seizures", "trade_figures"),
    *("trade_commodities", "cooperation_figures", "evidence"),
)
# Without the texts, which belong to their outlets: what is needed to find the article and check a quote.
CITED = """
    SELECT document_id, title, outlet, author, published_at, url FROM documents
    WHERE document_id IN (SELECT document_id FROM evidence) ORDER BY document_id
"""

README = """# Customs and border figures of Viet Nam, as the press reports them

Figures were read by rules from press texts and are no official statistics. Every row of `meetings`,
`enforcement_actions`, `trade_figures`, `trade_commodities` and `cooperation_figures` has its quotes in `evidence`
(`fact_id`), and every quote its article in `documents`. CSV files are UTF-8 with a header; lists are JSON; a text that a
spreadsheet would take for a formula has an apostrophe before it. The columns are described in `data-dictionary.md` and
`datapackage.json` (Frictionless Data Package).

Made from the warehouse of {made} UTC.

Licence: Apache-2.0 (`LICENSE`) for the tables. Titles and quotes are short citations from articles that belong to their
outlets; the articles themselves are not part of this set.
"""

# DuckDB type -> type of a Frictionless field; all else is an array or a string.
FIELD_TYPES = {
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}


def export(warehouse_path: Path, folder: Path) -> dict[str, int]:
    """Write all exports into the folder, replacing earlier ones; the rows of every table and view by name.

    Raises duckdb.Error where the published file can't be read, OSError where the folder can't be written.
    """
    with parquet.opened(warehouse_path) as connection:
        names = [row[0] for row in connection.sql(RELATIONS).fetchall()]
        for kind in ("parquet", "csv", "publication"):
            (folder / kind).mkdir(parents=True, exist_ok=True)
        rows = {}
        with xlsxwriter.Workbook(str(folder / "warehouse.xlsx"), WORKBOOK) as workbook:
            for name in names:
                frame = connection.table(name).pl()
                frame.write_parquet(folder / "parquet" / f"{name}.parquet")
                write_csv(frame, folder / "csv" / f"{name}.csv")
                write_sheet(frame, workbook, name)
                rows[name] = frame.height
        publish(connection, folder / "publication")
    return rows


RELATIONS = (
    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' ORDER BY table_type, table_name"
)
# The file is written row by row, and no text is ever taken for a formula or an address.
WORKBOOK = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}


def write_csv(frame: pl.DataFrame, path: Path) -> None:
    """CSV with a byte order mark, without which Excel misreads Vietnamese."""
    flat(frame).with_columns(pl.col(pl.String).str.replace(FORMULA, "'${0}")).write_csv(path, include_bom=True)


def flat(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with lists and structs as JSON."""
    nested = [name for name, dtype in frame.schema.items() if dtype.is_nested()]
    return frame.with_columns(
        pl.Series(name, [as_json(cell) for cell in frame[name].to_list()], dtype=pl.String) for name in nested
    )


def as_json(cell: Any) -> str | None:
    return None if cell is None else json.dumps(cell, ensure_ascii=False, default=str)


def write_sheet(frame: pl.DataFrame, workbook: xlsxwriter.Workbook, name: str) -> None:
    """A sheet of the workbook; rows and characters beyond what Excel holds are left to the other formats."""
    sheet = workbook.add_worksheet(name[:SHEET_NAME])
    bold, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(frame.columns):
        sheet.write_string(0, place, column, bold)
    for line, row in enumerate(flat(frame).head(SHEET_ROWS).iter_rows(), start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, place, cell[:CELL_CHARACTERS])
            elif isinstance(cell, bool):
                sheet.write_boolean(line, place, cell)
            elif isinstance(cell, (int, float)):
                sheet.write_number(line, place, cell)
            elif cell is not None and cell.year >= 1900:
                sheet.write_datetime(line, place, cell, day)
            elif cell is not None:  # Excel's calendar starts in 1900
                sheet.write_string(line, place, str(cell))


def publish(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """The set for publication: facts, quotes and citations, with licence, README, data dictionary and package."""
    frames = {name: connection.table(name).pl() for name in PUBLICATION} | {"documents": connection.sql(CITED).pl()}
    for name, frame in frames.items():
        write_csv(frame, folder / f"{name}.csv")
    made = connection.sql("SELECT max(run_at)::TIMESTAMP(0)::VARCHAR FROM changes").fetchall()[0][0]
    (folder / "README.md").write_text(README.format(made=made), encoding="utf-8")
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE")
    described = describe(connection, {name: frame.columns for name, frame in frames.items()})
    package = {
        "name": "vietnam-customs-and-border-figures",
        "title": "Customs and border figures of Viet Nam, as the press reports them",
        "profile": "tabular-data-package",
        "created": made and made.replace(" ", "T") + "Z",
        "licenses": [{"name": "Apache-2.0", "path": "LICENSE"}],
        "resources": [resource(name, *described[name]) for name in frames],
    }
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (folder / "data-dictionary.md").write_text(dictionary(described), encoding="utf-8")


Fields = list[tuple[str, str, str]]


def describe(connection: duckdb.DuckDBPyConnection, columns: dict[str, list[str]]) -> dict[str, tuple[str, Fields]]:
    """Table -> its description and (name, type, comment) of these columns, from the comments of the published file."""
    tables = dict(connection.sql("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    rows = connection.sql("SELECT table_name, column_name, data_type, comment FROM duckdb_columns()").fetchall()
    known = {(table, name): (name, kind, comment or "") for table, name, kind, comment in rows}
    return {table: (tables[table] or "", [known[table, name] for name in names]) for table, names in columns.items()}


def resource(name: str, description: str, fields: Fields) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "description": description,
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {
                    "name": field,
                    "type": "array" if "[]" in kind else FIELD_TYPES.get(kind, "string"),
                    "description": said,
                }
                for field, kind, said in fields
            ]
        },
    }


def dictionary(described: dict[str, tuple[str, Fields]]) -> str:
    parts = ["# Data dictionary\n"]
    for name, (description, fields) in described.items():
        lines = "".join(f"| `{field}` | {kind} | {said.replace('|', '/')} |\n" for field, kind, said in fields)
        parts.append(f"## {name}\n\n{description}\n\n| column | type | meaning |\n| --- | --- | --- |\n{lines}")
    return "\n".join(parts)


def summary(rows: dict[str, int], folder: Path, formats: Sequence[str] = ("parquet", "csv", "warehouse.xlsx")) -> str:
    return (
        f"{len(rows)} tables and views ({sum(rows.values()):,} rows) are in {folder}: {', '.join(formats)}; "
        "a set for publication is in publication/"
    )
