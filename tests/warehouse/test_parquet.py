"""Tables published as Parquet: a DuckDB file with views of them, and files that any reader opens."""

import json
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.operations import restore
from pipelines.pipeline import ChecksFailed, run
from pipelines.settings import Settings
from pipelines.tables import PUBLISHED
from tests.samples import SEEDS, settings_in, write_seeds
from tests.trust.runs import contents


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = replace(settings_in(tmp_path), parquet_dir=tmp_path / "all 'tables'")
    write_seeds(settings.seeds_dir)
    dated = {"text": SEEDS["2025/hoi-dam.txt"].replace("415,5", "416,5"), "published_at": "2025-03-14"}
    write_seeds(settings.seeds_dir, {"2025/dated.json": json.dumps(dated)})
    return settings


def newest(settings: Settings) -> Path:
    pointer = settings.parquet_dir / f"{settings.warehouse_path.stem}.json"
    return settings.parquet_dir / json.loads(pointer.read_text())["release"]


def in_order(tables: dict[str, list[tuple]]) -> dict[str, list[tuple]]:
    """Rows come file by file."""
    return {name: sorted(rows, key=repr) for name, rows in tables.items()}


def test_views_give_the_rows_of_tables(settings: Settings, tmp_path: Path):
    own = run(replace(settings, parquet_dir=None, warehouse_path=tmp_path / "b" / "own.duckdb"))
    published = run(settings)
    assert in_order(contents(published.path)) == in_order(contents(own.path))
    with duckdb.connect(str(published.path), read_only=True) as connection:
        kinds = dict(connection.sql("SELECT table_name, table_type FROM information_schema.tables").fetchall())
        (comment,) = connection.sql("SELECT comment FROM duckdb_views() WHERE view_name = 'meetings'").fetchall()[0]
    assert {kinds[table.name] for table in PUBLISHED} == {"VIEW"}
    assert comment


def test_any_reader_of_parquet_finds_the_columns(settings: Settings):
    published = run(settings)
    for table in PUBLISHED:
        found = pl.scan_parquet(newest(settings) / table.name, hive_partitioning=False)
        assert list(found.collect_schema()) == list(table.schema), table.name
        assert found.select(pl.len()).collect().item() == published.rows[table.name]
    years = {path.name for path in (newest(settings) / "trade_claims").iterdir()}
    assert years == {"published_year=2025", "published_year=__HIVE_DEFAULT_PARTITION__"}


def test_files_go_with_their_release_and_readers_are_led_back_to_it(settings: Settings):
    settings = replace(settings, releases_kept=2)
    first = run(settings)
    second = run(settings)
    (settings.parquet_dir / "customs-20200101T000000Z-00000000").mkdir()  # of a run that was killed
    third = run(settings)
    folders = {path.name for path in settings.parquet_dir.iterdir() if path.is_dir()}
    assert folders == {second.release.stem, third.release.stem}
    assert first.release.stem not in folders
    assert newest(settings).name == third.release.stem
    restore(settings)
    assert newest(settings).name == second.release.stem


def test_a_run_that_fails_leaves_no_files(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    run(settings)
    before = {path.name for path in settings.parquet_dir.iterdir()}
    monkeypatch.setattr("pipelines.pipeline.failures", lambda *_: ["no"])
    with pytest.raises(ChecksFailed):
        run(settings)
    monkeypatch.undo()
    monkeypatch.setattr("pipelines.warehouse.release.record_load", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(settings)
    assert {path.name for path in settings.parquet_dir.iterdir()} == before
