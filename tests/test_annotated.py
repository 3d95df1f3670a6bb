"""The scores on annotated documents that stand beside the checkout, where there are any.

`ANNOTATED` names a folder with `score.py` (called with a warehouse and a folder of annotations, `--json`), `dev/` with
texts and annotations, `seeds/` with the annotations of `../seeds`, and `phrases/probe.json`: sentences with their
numbers, dates and periods marked. It is no part of the project: without it these
tests are skipped, and `tests/gold` alone guards what the rules read.
"""

import json
import math
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipelines import pipeline
from pipelines.mentions.article import Mention
from pipelines.mentions.quantities import unit_named
from pipelines.mentions.read import read_article
from pipelines.settings import ROOT, Settings

ANNOTATED = Path(os.environ.get("ANNOTATED") or ROOT.parent / "shared" / "gold")
FLOORS = {"trade": (0.95, 0.90), "enforcement": (0.93, 0.90), "meetings": (0.93, 0.90)}

pytestmark = pytest.mark.skipif(
    not (ANNOTATED / "score.py").exists(), reason=f"no annotated documents at {ANNOTATED} (set ANNOTATED to a folder)"
)


def warehouse_of(texts: Path, folder: Path) -> Path:
    settings = Settings(seeds_dir=texts, warehouse_path=folder / "customs.duckdb")
    pipeline.run(settings)
    return settings.warehouse_path


def scores(warehouse: Path, annotations: Path) -> dict:
    command = [sys.executable, ANNOTATED / "score.py", warehouse, annotations, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def originals(tmp_path_factory) -> Path:
    return warehouse_of(ANNOTATED.parent / "seeds", tmp_path_factory.mktemp("originals"))


def test_scores_do_not_fall(tmp_path):
    found = scores(warehouse_of(ANNOTATED / "dev", tmp_path), ANNOTATED / "dev")
    for section, (floor, strict_floor) in FLOORS.items():
        assert found[section]["f1"] >= floor, section
        assert found[section]["strict_f1"] >= strict_floor, section


def test_the_originals_are_read_exactly(originals):
    found = scores(originals, ANNOTATED / "seeds")
    assert {section: (figures["f1"], figures["strict_f1"]) for section, figures in found.items()} == dict.fromkeys(
        FLOORS, (1.0, 1.0)
    )


def test_one_row_for_the_talks_that_both_originals_report(originals):
    with duckdb.connect(str(originals), read_only=True) as connection:
        talks = connection.sql(
            "SELECT start_date::VARCHAR, count(DISTINCT document_id) FROM meetings JOIN evidence"
            " ON fact_id = meeting_id WHERE ordinal = 11 GROUP BY ALL"
        ).fetchall()
        letters = connection.sql(
            "SELECT value FROM cooperation_figures WHERE activity = 'information_letter'"
        ).fetchall()
        goods = connection.sql("SELECT direction, count(*) FROM trade_commodities GROUP BY ALL ORDER BY ALL").fetchall()
        boilerplate = connection.sql(
            "SELECT count(*) FROM evidence JOIN sentences USING (sentence_id) WHERE section = 'boilerplate'"
        ).fetchall()
    assert talks == [("2025-10-16", 2)]
    assert letters == [(29.0,)]
    assert goods == [("exports", 5), ("imports", 5)]
    assert boilerplate == [(0,)]


def says(mention: Mention, marked: dict) -> bool:
    """Whether a mention has the value that is marked: an ISO day or `first/last`, a number, or the ends of a range."""
    if marked["kind"] in ("date", "period"):
        days = [str(mention.date_start), str(mention.date_end)]
        return marked["value"] in ("/".join(days), days[1])  # "tính đến hết ngày 15/9" is marked by its end alone
    if mention.value is None:
        return False
    value = mention.value
    if marked["unit"] == "g":  # masses are published in kg
        value /= float(unit_named("gam").factor)
    values = marked["value"] if isinstance(marked["value"], list) else [marked["value"]]
    return any(math.isclose(value, each) for each in values)


def test_marked_mentions_are_read():
    missed = []
    for probe in json.loads((ANNOTATED / "phrases" / "probe.json").read_text(encoding="utf-8")):
        article = read_article(probe["id"], probe["text"], None, date.fromisoformat(probe["date"]))
        mentions = [mention for sentence in article.sentences for mention in sentence.mentions]
        for marked in probe["gold"]:
            there = (m for m in mentions if m.start < marked["end"] and marked["start"] < m.end)
            if not any(says(mention, marked) for mention in there):
                missed.append((probe["id"], marked["text"]))
    assert missed == []
