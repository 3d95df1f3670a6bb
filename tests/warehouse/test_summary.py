from pathlib import Path

import duckdb

from pipelines.warehouse.summary import EXAMPLE, summarize
from tests.warehouse.test_release import publish_at


def test_the_summary_counts_what_readers_find(tmp_path: Path):
    path = tmp_path / "customs.duckdb"
    publish_at(path)
    summary = summarize(path)
    assert (summary.documents, summary.relevant, summary.set_aside) == (1, 1, 0)
    assert summary.rows["trade_figures"] == 1
    assert "1 documents read, 1 relevant, 0 records set aside" in str(summary)
    assert str(path) in str(summary)


def test_the_example_query_runs(tmp_path: Path):
    path = tmp_path / "customs.duckdb"
    publish_at(path)
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.sql(EXAMPLE).fetchall() == [("turnover", 5e9, "USD", None, None)]
