import json
from datetime import date

import polars as pl
import pytest
from pandera.errors import SchemaErrors

from pipelines.tables import REJECTED_RECORDS, SENTENCES, TRADE_FIGURES
from pipelines.tables.validation import FrameFault, validate

SOUND = {"figure_id": "t1", "metric": "turnover", "value": 5.0, "unit": "USD", "status": "actual", "rule": "r"}
ORIGINS = pl.DataFrame({"figure_id": ["t1", "t2"], "document_id": ["d1", "d2"], "source_path": ["a.txt", "b.txt"]})


def figures(*rows: dict) -> pl.DataFrame:
    return TRADE_FIGURES.frame([SOUND | row for row in rows])


def test_a_sound_frame_passes_unchanged():
    frame = figures({}, {"figure_id": "t2", "value": None})
    good, rejected = validate(TRADE_FIGURES, frame, "facts", origins=ORIGINS)
    assert good.equals(frame)
    assert rejected.is_empty()
    assert rejected.schema == REJECTED_RECORDS.schema


FAULTS = pytest.mark.parametrize(
    ("fault", "check", "words"),
    [
        ({"value": 1e30}, "value_not_too_large", "value must be at most 1e+17 but is 1e+30"),
        ({"value": float("nan")}, "value_finite", "value must be a finite number"),
        ({"share_pct": float("inf")}, "share_pct_finite", "share_pct must be a finite number"),
        ({"plan_pct": -1.0}, "plan_pct_not_too_small", "plan_pct must be at least 0 but is -1"),
        ({"metric": "weather"}, "metric_known", "metric must be one of turnover, exports"),
        ({"status": None}, "status_given", "status must be given"),
        (
            {"period_start": date(2025, 2, 1), "period_end": date(2025, 1, 1)},
            "periods_in_order",
            "period_start must not come after period_end",
        ),
    ],
)


@FAULTS
def test_a_faulty_row_is_set_aside_with_its_reason_and_the_rest_goes_on(fault: dict, check: str, words: str):
    good, rejected = validate(TRADE_FIGURES, figures({}, {"figure_id": "t2", **fault}), "facts", origins=ORIGINS)
    assert good["figure_id"].to_list() == ["t1"]
    (row,) = rejected.to_dicts()
    assert (row["stage"], row["source_path"], row["document_id"], row["check_name"]) == ("facts", "b.txt", "d2", check)
    assert words in row["detail"]
    assert json.loads(row["record"])["figure_id"] == "t2"


@FAULTS
def test_one_pass_finds_the_rows_that_pandera_finds(fault: dict, check: str, words: str):
    frame = figures({}, {"figure_id": "t2", **fault}, {"figure_id": "t3", "value": None})
    assert frame.select(TRADE_FIGURES.holds()).to_series().to_list() == [True, False, True]
    with pytest.raises(SchemaErrors) as told:
        TRADE_FIGURES.pandera().validate(frame, lazy=True)
    assert set(told.value.failure_cases["index"]) == {1}


def test_a_row_with_many_faults_is_set_aside_once():
    _, rejected = validate(
        TRADE_FIGURES, figures({"value": 1e30, "metric": "x", "status": None}), "facts", origins=ORIGINS
    )
    assert rejected.height == 1
    assert all(column in rejected["detail"][0] for column in ("value", "metric", "status"))


def test_of_rows_with_one_key_the_same_one_stays_whatever_their_order():
    copies = figures({"value": 3.0}, {"value": 1e30}, {"value": 2.0})
    kept = [validate(TRADE_FIGURES, frame, "facts", origins=ORIGINS)[0] for frame in (copies, copies.reverse())]
    assert kept[0].equals(kept[1])
    assert kept[0]["value"].to_list() == [2.0]
    _, rejected = validate(TRADE_FIGURES, copies, "facts", origins=ORIGINS)
    assert sorted(rejected["check_name"]) == ["key_unique", "value_not_too_large"]


def test_a_row_whose_parent_was_set_aside_goes_too():
    row = {"document_id": "d1", "position": 0, "section": "body", "char_start": 0, "char_end": 1, "text": "x"}
    frame = SENTENCES.frame([row | {"sentence_id": "s1"}, row | {"sentence_id": "s2", "document_id": "d2"}])
    origins = ORIGINS.select("document_id", "source_path")
    good, rejected = validate(SENTENCES, frame, "parse", origins=origins, parents={"document_id": pl.Series(["d1"])})
    assert good["sentence_id"].to_list() == ["s1"]
    assert rejected.select("source_path", "check_name").row(0) == ("b.txt", "document_id_known")


@pytest.mark.parametrize(
    ("span", "is_sound"),
    [((0, 2), True), ((0, 3), False), ((1, 3), False), ((2, 0), False), ((0, 99), False), ((-4, -2), False)],
)
def test_a_span_that_does_not_quote_its_document_is_set_aside(span: tuple[int, int], is_sound: bool):
    documents = pl.DataFrame({"document_id": ["d1"], "text": ["đò ơi"]})
    row = {"sentence_id": "s1", "document_id": "d1", "position": 0, "section": "body", "text": "đò"}
    frame = SENTENCES.frame([row | {"char_start": span[0], "char_end": span[1]}])
    origins = ORIGINS.select("document_id", "source_path")
    good, rejected = validate(SENTENCES, frame, "parse", origins=origins, quoted=documents)
    assert (good.height, rejected.height) == ((1, 0) if is_sound else (0, 1))
    assert is_sound or "text must be documents.text[char_start:char_end]" in rejected["detail"][0]


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (figures({}).drop("unit"), "column unit is missing"),
        (figures({}).with_columns(weather=pl.lit("rain")), "column weather is not of this table"),
        (figures({}).with_columns(pl.col("value").cast(pl.Int64)), "column value is Int64"),
    ],
)
def test_a_frame_of_other_columns_or_types_raises(frame: pl.DataFrame, words: str):
    with pytest.raises(FrameFault, match=f"trade_figures: .*{words}"):
        validate(TRADE_FIGURES, frame, "facts", origins=ORIGINS)


@pytest.mark.parametrize(
    ("record", "is_sound"),
    [
        ('{"a": "ò"}', True),
        (None, True),
        ("{", False),
        ('{"a": NaN}', False),
        (r'"\ud800"', False),
        ("[" * 10**5, False),
    ],
)
def test_a_rejected_record_is_json_that_duckdb_reads(record: str | None, is_sound: bool):
    row = {"stage": "ingest", "source_path": "a.json", "check_name": "x", "detail": "x", "record": record}
    good, rejected = validate(REJECTED_RECORDS, REJECTED_RECORDS.frame([row | {"document_id": None}]), "ingest")
    assert good.height == is_sound
    assert rejected["check_name"].to_list() == ([] if is_sound else ["record_json"])
