from pathlib import Path

import duckdb
import polars as pl

from pipelines.tables.loads import LOADS
from pipelines.warehouse.loads import last_load
from tests.samples import sound_tables
from tests.warehouse.test_release import publish_at


def history(path: Path) -> list[dict]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.sql("FROM loads ORDER BY run_at").pl().to_dicts()


def rejected(*stages: str) -> pl.DataFrame:
    empty = sound_tables()["rejected_records"]
    row = dict.fromkeys(empty.columns) | {"source_path": "a", "check_name": "x", "detail": "x"}
    return pl.DataFrame([row | {"stage": stage} for stage in stages], schema=empty.schema)


def test_a_run_counts_what_it_read_used_and_changed(tmp_path: Path):
    tables = sound_tables()
    mention = tables["mentions"].to_dicts()[0]
    unread = mention | {"mention_id": "m2", "outcome": "unused", "reason": "no_frame"}
    name = mention | {"mention_id": "m3", "kind": "place", "text": "Bản Lạ", "value": None, "unit": None}
    mentions = pl.DataFrame([mention, unread, name, name | {"mention_id": "m4"}], schema=tables["mentions"].schema)
    path = tmp_path / "customs.duckdb"
    publish_at(path, tables | {"mentions": mentions, "rejected_records": rejected("ingest", "parse", "facts")})
    load = last_load(path)
    assert (load["documents"], load["relevant_documents"], load["set_aside"]) == (1, 1, 3)
    assert load["set_aside_share"] == 2 / 3
    assert (load["numbers"], load["numbers_used"], load["rule_coverage"]) == (2, 1, 0.5)
    assert load["unresolved_names"] == 1
    assert (load["facts"], load["trade_figures"], load["meetings"]) == (1, 1, 0)
    assert (load["appeared"], load["changed"], load["vanished"]) == (1, 0, 0)


def test_the_history_of_runs_is_carried_on(tmp_path: Path):
    path = tmp_path / "customs.duckdb"
    publish_at(path)
    tables = sound_tables()
    publish_at(path, tables | {"trade_figures": tables["trade_figures"].with_columns(value=pl.lit(6e9))})
    first, second = history(path)
    assert (first["appeared"], second["appeared"], second["changed"]) == (1, 0, 1)
    assert second["run_at"] > first["run_at"]


def test_a_history_with_other_columns_is_carried_on(tmp_path: Path):
    path = tmp_path / "customs.duckdb"
    with duckdb.connect(str(path)) as older:
        older.execute(
            "CREATE TABLE loads AS SELECT TIMESTAMP '2025-01-01' AS run_at, 7 AS documents, 'x' AS facts, 1 AS gone"
        )
    publish_at(path)
    first, _ = history(path)
    assert (first["documents"], first["facts"]) == (7, None)
    assert list(first) == list(LOADS.schema)


def test_a_release_of_the_version_before_is_carried_on(tmp_path: Path):
    path = tmp_path / "customs.duckdb"
    release = publish_at(path).release
    release.chmod(0o644)
    with duckdb.connect(str(release)) as older:
        older.execute("DROP TABLE loads")
    publish_at(path)
    (load,) = history(path)
    assert (load["appeared"], load["changed"], load["vanished"]) == (0, 0, 0)
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.sql("SELECT count(DISTINCT run_at) FROM changes").fetchall() == [(1,)]


def test_a_file_from_before_runs_were_counted_has_no_last_load(tmp_path: Path):
    path = tmp_path / "customs.duckdb"
    duckdb.connect(str(path)).close()
    assert last_load(path) is None


def test_without_documents_no_share_is_made_up(tmp_path: Path):
    path = tmp_path / "customs.duckdb"
    publish_at(path, {name: frame.clear() for name, frame in sound_tables().items()})
    load = last_load(path)
    assert (load["documents"], load["set_aside_share"], load["rule_coverage"]) == (0, 0, None)
