"""The list of rules names every rule that the code can give a fact."""

import pytest

from pipelines.tables import FACTS
from pipelines.tables.cooperation import ACTIVITIES
from pipelines.tables.trade import METRICS
from pipelines.warehouse.reference import rules
from tests.gold.scoring import FOLDERS, score_folder


def test_names_are_unique_and_fill_a_fact_table() -> None:
    listed = rules()
    assert listed["rule_id"].is_unique().all()
    assert set(listed["fact_table"]) == {table.name for table in FACTS}


@pytest.mark.parametrize("rule", [*(f"trade.{m}" for m in METRICS), *(f"cooperation.{a}" for a in ACTIVITIES)])
def test_every_metric_and_activity_is_a_rule(rule: str) -> None:
    assert rule in set(rules()["rule_id"])


def test_what_reads_the_annotated_documents_is_listed() -> None:
    scores = [score for folder in FOLDERS for score in score_folder(folder).values()]
    read = {rule for score in scores for rule in (*score.rules_right, *score.rules_wrong)}
    assert len(read) > 15
    assert read <= set(rules()["rule_id"])
