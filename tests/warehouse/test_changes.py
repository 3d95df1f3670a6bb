"""What `changes` says of a release against the one before."""

from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.tables import EVIDENCE, FACT_CLAIMS, MEETING_PARTIES, MEETINGS, PUBLISHED, TRADE_FIGURES
from pipelines.warehouse.release import publish
from tests.samples import sound_tables


def figure(number: int, value: float, fact_id: str | None = None) -> dict:
    return {
        "figure_id": fact_id or f"t{number}",
        "metric": "turnover",
        "value": value,
        "status": "actual",
        "rule": "test",
    }


def support(table: str, fact_id: str, claim: str, document: str) -> dict:
    return {
        "fact_table": table,
        "fact_id": fact_id,
        "claim_id": claim,
        "document_id": document,
        "gives": [],
        "disputes": [],
    }


class Warehouse:
    """Publishes figures with the claims behind them, and reads `changes` back."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def publish(self, figures: list[dict], claims: list[dict], **tables: pl.DataFrame) -> list[tuple]:
        found = {
            **sound_tables(),
            "trade_figures": TRADE_FIGURES.frame(figures),
            "fact_claims": FACT_CLAIMS.frame(claims),
        }
        found |= {"evidence": EVIDENCE.frame([]), **tables}
        before = self.rows("SELECT count(*) FROM changes")[0][0] if self.path.is_symlink() else 0
        publish([(table, found[table.name]) for table in PUBLISHED], [], self.path, 5)
        sql = "SELECT change, fact_id, previous_id, documents FROM changes ORDER BY run_at, fact_table, fact_id"
        return self.rows(sql)[before:]

    def rows(self, sql: str) -> list[tuple]:
        with duckdb.connect(str(self.path), read_only=True) as connection:
            return connection.sql(sql).fetchall()


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path / "customs.duckdb")


ONE = support("trade_figures", "t1", "c1", "d1")
TWO = support("trade_figures", "t2", "c2", "d2")


def test_at_first_every_fact_appears_by_its_documents(warehouse):
    assert warehouse.publish([figure(1, 5e9)], [ONE]) == [("appeared", "t1", None, ["d1"])]


def test_a_run_with_nothing_new_says_nothing_and_keeps_the_history(warehouse):
    warehouse.publish([figure(1, 5e9)], [ONE])
    assert warehouse.publish([figure(1, 5e9)], [ONE]) == []
    assert warehouse.rows("SELECT count(*) FROM changes") == [(1,)]


def test_a_new_document_brings_a_fact_and_a_deleted_one_takes_it_away(warehouse):
    warehouse.publish([figure(1, 5e9)], [ONE])
    assert warehouse.publish([figure(1, 5e9), figure(2, 7e9)], [ONE, TWO]) == [("appeared", "t2", None, ["d2"])]
    assert warehouse.publish([figure(2, 7e9)], [TWO]) == [("vanished", "t1", None, ["d1"])]


def test_a_fact_that_a_new_document_makes_more_precise_is_changed_not_new(warehouse):
    warehouse.publish([figure(1, 59e9)], [ONE])
    claims = [support("trade_figures", "t9", "c1", "d1"), support("trade_figures", "t9", "c2", "d2")]
    assert warehouse.publish([figure(1, 58.9e9, "t9")], claims) == [("changed", "t9", "t1", ["d2"])]


def test_a_column_that_a_rule_reads_otherwise_is_a_change_without_documents(warehouse):
    warehouse.publish([figure(1, 5e9)], [ONE])
    assert warehouse.publish([{**figure(1, 5e9), "area": "Cao Bằng"}], [ONE]) == [("changed", "t1", None, [])]


def test_a_party_that_is_added_changes_its_meeting(warehouse):
    def tables(*parties: str) -> dict[str, pl.DataFrame]:
        meeting = {"meeting_id": "m1", "kind": "talks", "meeting_count": 1, "status": "held", "rule": "test"}
        rows = [{"meeting_id": "m1", "organization": party} for party in parties]
        return {"meetings": MEETINGS.frame([meeting]), "meeting_parties": MEETING_PARTIES.frame(rows)}

    claim = support("meetings", "m1", "c1", "d1")
    warehouse.publish([], [claim], **tables("Hải quan Nam Ninh"))
    more = [claim, support("meetings", "m1", "c2", "d2")]
    assert warehouse.publish([], more, **tables("Hải quan Nam Ninh", "Hải quan Côn Minh")) == [
        ("changed", "m1", None, ["d2"])
    ]
    assert warehouse.publish([], more, **tables("Hải quan Côn Minh", "Hải quan Nam Ninh")) == []


def test_a_published_file_that_is_no_database_does_not_stop_the_next(warehouse):
    warehouse.path.write_text("no database")
    assert warehouse.publish([figure(1, 5e9)], [ONE]) == [("appeared", "t1", None, ["d1"])]
