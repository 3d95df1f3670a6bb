"""Exports: everything is there, reads back as it was, and no cell is a formula."""

import csv
import json
import zipfile
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from pipelines.reports.export import PUBLICATION, WORKBOOK, export, write_csv, write_sheet


@pytest.fixture(scope="module")
def folder(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    export(warehouse, folder)
    export(warehouse, folder)  # again, over the first
    return folder


def test_every_table_and_view_is_there_with_all_its_rows(folder, connection):
    relations = [row[0] for row in connection.sql("SELECT table_name FROM information_schema.tables").fetchall()]
    assert {"meetings", "trade_by_area", "offices"} < set(relations)
    for name in relations:
        rows = connection.sql(f"SELECT count(*) FROM {name}").fetchall()[0][0]  # noqa: S608 (names of our own)
        assert pl.read_parquet(folder / "parquet" / f"{name}.parquet").height == rows
        with (folder / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == rows + 1
    with zipfile.ZipFile(folder / "warehouse.xlsx") as book:
        assert sum(name.startswith("xl/worksheets/") for name in book.namelist()) == len(relations)


DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =cmd|' /C calc'!A0",
    "＝1+1",
    '=HYPERLINK("http://x","y")',
]
HARMLESS = ["Hải quan", "tăng -1", "a=b", "", None]


def test_csv_has_no_formula(tmp_path):
    write_csv(pl.DataFrame({"text": DANGEROUS + HARMLESS, "value": [-1.5] * 14}), tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows[:9]] == ["'" + text for text in DANGEROUS]
    assert [row["text"] for row in rows[9:]] == ["Hải quan", "tăng -1", "a=b", "", ""]
    assert {row["value"] for row in rows} == {"-1.5"}


def test_excel_has_no_formula_and_no_link(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx"), WORKBOOK) as workbook:
        write_sheet(
            pl.DataFrame({"text": [*DANGEROUS, "http://x", "x" * 40_000]}),
            workbook,
            "a_name_that_is_longer_than_excel_has",
        )
    with zipfile.ZipFile(tmp_path / "t.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet and "hyperlink" not in sheet
        assert "=1+1" in sheet
        assert "x" * 32_768 not in sheet


def test_the_set_for_publication_explains_itself(folder):
    package = json.loads((folder / "publication" / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["name"] for resource in package["resources"]} == {*PUBLICATION, "documents"}
    for resource in package["resources"]:
        with (folder / "publication" / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])
    assert package["licenses"][0]["name"] == "Apache-2.0"
    assert "`figure_id`" in (folder / "publication" / "data-dictionary.md").read_text(encoding="utf-8")
    assert (folder / "publication" / "LICENSE").exists()


def test_the_set_for_publication_holds_no_articles(folder, connection):
    longest = connection.sql("SELECT text FROM documents ORDER BY length(text) DESC LIMIT 1").fetchall()[0][0]
    for path in (folder / "publication").iterdir():
        assert longest[200:400] not in path.read_text(encoding="utf-8")
