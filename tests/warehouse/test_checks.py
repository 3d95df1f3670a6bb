from pathlib import Path

import polars as pl
import pytest

from pipelines.settings import Settings
from pipelines.tables import PUBLISHED, REJECTED_RECORDS
from pipelines.warehouse.checks import CHECKS, failures
from tests.samples import connected, settings_in, sound_tables

SETTINGS = settings_in(Path("/nowhere"))


def rejected(count: int) -> pl.DataFrame:
    row = {"stage": "ingest", "document_id": None, "check_name": "unknown_format", "detail": "x", "record": None}
    return REJECTED_RECORDS.frame([row | {"source_path": f"{number}.bin"} for number in range(count)])


def with_change(table: str, **columns: object) -> dict[str, pl.DataFrame]:
    tables = sound_tables()
    changed = tables[table].with_columns(**{name: pl.lit(value) for name, value in columns.items()})
    return tables | {table: changed.cast(tables[table].schema)}


def test_sound_tables_pass_every_check():
    assert failures(connected(sound_tables()), SETTINGS) == []


BROKEN = {
    "no input": (sound_tables() | {"documents": sound_tables()["documents"].clear()}, "documents, input_not_empty"),
    "another type": (
        sound_tables() | {"meetings": sound_tables()["meetings"].cast({"ordinal": pl.Int64})},
        "meetings, columns_and_types",
    ),
    "one key twice": (
        sound_tables() | {"trade_figures": pl.concat([sound_tables()["trade_figures"]] * 2)},
        "trade_figures, key_unique: 2 rows share a key, e.g. t1",
    ),
    "evidence elsewhere": (with_change("evidence", char_start=1), "evidence, quotes_match_text: 1 .* d1 at 1 to 22"),
    "evidence past the end": (with_change("evidence", char_end=99), "evidence, quotes_match_text"),
    "evidence of no document": (with_change("evidence", document_id="d9"), "evidence, quotes_match_text"),
    "mention elsewhere": (with_change("mentions", char_start=3), "mentions, quotes_match_text"),
    "sentence elsewhere": (with_change("sentences", char_end=3), "sentences, quotes_match_text"),
    "fact without evidence": (with_change("evidence", fact_id="t9"), "trade_figures, has_evidence: 1 .* t1"),
    "evidence of another table": (with_change("evidence", fact_table="meetings"), "trade_figures, has_evidence"),
    "evidence of no fact": (with_change("evidence", fact_id="t9"), "evidence, fact_id_known: 1 .* t9"),
    "evidence of no claim": (with_change("evidence", claim_id="c9"), "evidence, claim_id_known"),
    "evidence in no sentence": (with_change("evidence", sentence_id="s9"), "evidence, sentence_id_known"),
    "mention in no sentence": (with_change("mentions", sentence_id="s9"), "mentions, sentence_id_known"),
    "claims of no fact": (with_change("fact_claims", fact_id="t9"), "fact_claims, fact_id_known"),
}


@pytest.mark.parametrize(("tables", "line"), BROKEN.values(), ids=BROKEN.keys())
def test_what_a_broken_table_fails(tables: dict[str, pl.DataFrame], line: str):
    assert pl.Series(failures(connected(tables), SETTINGS)).str.contains(line).any()


@pytest.mark.parametrize(
    ("set_aside", "limit", "passes"),
    [
        (40, 0.1, True),  # few inputs: a share says little
        (99, 0.99, True),
        (99, 0.98, False),
    ],
)
def test_the_share_set_aside_has_a_limit(set_aside: int, limit: float, passes: bool):
    settings = Settings(Path("/nowhere"), Path("/nowhere/w.duckdb"), max_share_set_aside=limit)
    found = failures(connected(sound_tables() | {"documents_rejected": rejected(set_aside)}), settings)
    assert (found == []) is passes
    if not passes:
        assert "99 of 100 inputs were set aside, mostly for unknown_format" in found[0]


def test_every_published_table_is_checked_and_names_do_not_repeat():
    assert {check.table for check in CHECKS} == {table.name for table in PUBLISHED}
    assert len({(check.table, check.name) for check in CHECKS}) == len(CHECKS)
