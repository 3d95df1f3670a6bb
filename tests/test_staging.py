from pathlib import Path

import polars as pl
import pytest

from pipelines.staging import NotStaged, Staging
from pipelines.tables import DOCUMENTS, FACTS, SENTENCES, SPANS
from tests.samples import sound_tables

SCHEMA = {"name": pl.String, "number": pl.Int64}


def numbers(*found: int) -> pl.DataFrame:
    return pl.DataFrame({"name": [str(number) for number in found], "number": found}, schema=SCHEMA)


def test_tables_come_back_as_they_were_written(tmp_path: Path):
    staging, tables = Staging.beside(tmp_path / "customs.duckdb"), sound_tables()
    staging.write(tables)
    read = staging.read(*FACTS)
    assert all(frame.equals(tables[name]) and frame.schema == tables[name].schema for name, frame in read.items())
    assert staging.path("documents") == tmp_path / "staging" / "customs" / "documents.parquet"


@pytest.mark.parametrize("table", [SPANS, DOCUMENTS], ids=["in parts", "whole"])
def test_a_table_that_was_never_written_is_named(tmp_path: Path, table):
    with pytest.raises(NotStaged, match=str(tmp_path)):
        Staging(tmp_path).read(table)


def test_a_table_without_rows_has_its_columns(tmp_path: Path):
    staging = Staging(tmp_path)
    staging.parts("mentions").folder.mkdir(parents=True)
    assert dict(staging.read(SENTENCES)["sentences"].schema) == SENTENCES.schema


@pytest.mark.parametrize("name", ["[a]*?", "d'or", "Hải quan"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str):
    staging = Staging(tmp_path / name)
    staging.write(sound_tables())
    parts = staging.parts("records")
    parts.write("0a", numbers(1, 2))
    assert staging.read(*FACTS)["trade_figures"].height == 1
    assert parts.scan(SCHEMA).collect().rows() == [("1", 1, "0a"), ("2", 2, "0a")]
    with staging.connect() as connection:
        assert parts.relation(connection, SCHEMA).fetchall() == [("1", 1, "0a"), ("2", 2, "0a")]


def test_a_part_is_replaced_by_its_name(tmp_path: Path):
    parts = Staging(tmp_path).parts("records")
    parts.write("0a", numbers(1))
    parts.write("0b", numbers(2))
    parts.write("0a", numbers(3))
    assert sorted(parts.scan(SCHEMA).select("number", "part").collect().rows()) == [(2, "0b"), (3, "0a")]
    assert len(list(parts.folder.iterdir())) == 2


@pytest.mark.parametrize("place", [0, 10, 100, -5], ids="at {}".format)
def test_a_damaged_part_is_found_and_removed(tmp_path: Path, place: int):
    """Whether or not what is left of it can be read as Parquet."""
    parts = Staging(tmp_path).parts("records")
    path = parts.write("0a", numbers(*range(50)))
    parts.write("0b", numbers(2))
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert list(parts.sound(SCHEMA)) == ["0b"]
    assert list(parts.paths()) == ["0b"]


def test_a_part_of_other_columns_is_removed(tmp_path: Path):
    parts = Staging(tmp_path).parts("records")
    parts.write("0a", numbers(1).cast({"number": pl.Int32}))
    assert parts.sound(SCHEMA) == {}


def test_cleaning_removes_what_was_half_written_and_nothing_else(tmp_path: Path):
    staging = Staging(tmp_path)
    staging.write({"documents": sound_tables()["documents"]})
    kept = staging.parts("records").write("0a", numbers(1))
    for folder in (tmp_path, kept.parent):
        (folder / "b.partial").write_bytes(b"PAR1 half")
    staging.clean()
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == sorted(["documents.parquet", kept.name])
