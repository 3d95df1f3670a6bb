"""A merge in partitions finds what the merge of all claims finds, and needs no more memory for more of them."""

from pathlib import Path

import duckdb
import polars as pl
import pytest

from benchmarks.claims import all_claims
from pipelines.canonical.partitioned import Partitions
from pipelines.facts.read import Facts
from pipelines.pipeline import merged
from pipelines.tables import CLAIMS


def in_partitions(facts: Facts, documents: pl.DataFrame, folder: Path, at_once: int) -> tuple[dict, int]:
    """The same tables, and how many partitions they were made in."""
    connection = duckdb.connect()
    for table in CLAIMS:
        connection.from_arrow(getattr(facts, table.name).to_arrow()).create_view(table.name)
    connection.from_arrow(facts.mentions.to_arrow()).create_view("mentions")
    connection.from_arrow(documents.to_arrow()).create_view("documents")
    calls = []

    def counted(*arguments: object) -> dict:
        calls.append(1)
        return merged(*arguments)

    made = Partitions(connection, folder, at_once).merge(counted)
    return {name: pl.concat(map(pl.read_parquet, paths)) for name, paths in made.items()}, len(calls)


@pytest.mark.parametrize("at_once", [10, 100])
def test_partitions_change_no_fact(tmp_path: Path, at_once: int):
    facts, documents = all_claims(1_100)
    whole = {name: frame for name, frame in merged(facts, documents).items() if frame.height}
    parts, number = in_partitions(facts, documents, tmp_path / "merge", at_once)
    assert number > 5
    assert parts.keys() == whole.keys()
    assert whole["trade_figures"].height < facts.trade_claims.height
    assert whole["enforcement_actions"].height < facts.enforcement_claims.height
    for name, frame in whole.items():
        key = frame.select(pl.all().exclude(pl.List)).columns
        assert parts[name].sort(key).equals(frame.sort(key)), name
