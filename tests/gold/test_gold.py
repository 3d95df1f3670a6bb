"""The rules must not read annotated documents worse than they once did: `floors.json` holds the figures to keep.

This folder has a short document for each phenomenon, which the rules are made for; `newsroom` has whole articles as
papers print them, of which the rules miss some: what is right there says how well they generalise.
"""

import json
from pathlib import Path

import pytest

from tests.gold.scoring import FOLDERS, SECTIONS, Score, Statement, compare, score_folder

FLOORS = json.loads((FOLDERS[0] / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, Score]]:
    return {folder.name: score_folder(folder) for folder in FOLDERS}


@pytest.mark.parametrize("folder", FLOORS)
@pytest.mark.parametrize("section", SECTIONS)
def test_figures_do_not_fall(section: str, folder: str, scores: dict[str, dict[str, Score]]) -> None:
    score, floor = scores[folder][section], FLOORS[folder][section]
    remarks = "\n".join(score.remarks)
    assert score.f1 >= floor["f1"], f"{section}: F1 {score.f1:.3f}\n{remarks}"
    assert score.strict_f1 >= floor["strict_f1"], f"{section}: strict F1 {score.strict_f1:.3f}\n{remarks}"


@pytest.mark.parametrize(
    "path", [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))], ids=lambda path: path.stem
)
def test_every_quote_stands_in_its_document(path: Path) -> None:
    text, gold = path.read_text(encoding="utf-8"), json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    records = [record for key in (*SECTIONS.values(), "optional") for record in gold[key]]
    assert [record["quote"] for record in records if record["quote"] not in text] == []


def figure(value: float, **details: str) -> Statement:
    return Statement("trade", ("exports", "USD"), value, {"status": "actual", "period_end": None} | details)


def test_each_statement_is_matched_once() -> None:
    score = compare("twice", [figure(5), figure(5)], [], [figure(5)])
    assert (score.right, score.missed, score.invented) == (1, 1, 0)


def test_the_statement_with_the_better_details_wins() -> None:
    found = [figure(5, period_end="2026-03-31"), figure(5, period_end="2026-06-30")]
    score = compare("periods", [figure(5, period_end="2026-06-30")], [], found)
    assert (score.right, score.exact, score.invented) == (1, 1, 1)


def test_optional_facts_are_neither_right_nor_wrong() -> None:
    score = compare("optional", [figure(5)], [figure(7)], [figure(5), figure(7)])
    assert (score.right, score.missed, score.invented) == (1, 0, 0)


def test_a_wrong_detail_costs_the_strict_figure_only() -> None:
    score = compare("forecast", [figure(5)], [], [figure(5, status="forecast")])
    assert (score.f1, score.strict_f1) == (1.0, 0.0)


def test_nothing_to_read_and_nothing_read_is_perfect() -> None:
    assert compare("empty", [], [], []).f1 == 1.0
