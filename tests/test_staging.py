from pathlib import Path

import pytest

from pipelines.staging import NotStaged, Staging
from tests.samples import sound_tables


def test_tables_come_back_as_they_were_written(tmp_path: Path):
    staging, tables = Staging.beside(tmp_path / "customs.duckdb"), sound_tables()
    staging.write(tables)
    read = staging.read(tables)
    assert all(read[name].equals(frame) and read[name].schema == frame.schema for name, frame in tables.items())
    assert staging.path("documents") == tmp_path / "staging" / "customs" / "documents.parquet"


def test_a_table_that_was_never_written_is_named(tmp_path: Path):
    staging = Staging(tmp_path)
    with pytest.raises(NotStaged, match=r"spans\.parquet"):
        staging.read(["spans"])


def test_cleaning_removes_what_was_half_written_and_nothing_else(tmp_path: Path):
    staging = Staging(tmp_path)
    staging.write({"documents": sound_tables()["documents"]})
    (tmp_path / "spans.partial").write_bytes(b"PAR1 half")
    staging.clean()
    assert [path.name for path in tmp_path.iterdir()] == ["documents.parquet"]
