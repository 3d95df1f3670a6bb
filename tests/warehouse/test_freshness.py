from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from pipelines.settings import Settings
from pipelines.warehouse.freshness import ages, now, spoken
from tests.samples import settings_in, sound_tables
from tests.warehouse.test_release import publish_at


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = settings_in(tmp_path)
    documents = sound_tables()["documents"].with_columns(published_at=pl.lit(now() - timedelta(days=9)))
    publish_at(settings.warehouse_path, sound_tables() | {"documents": documents})
    return settings


def stale(settings: Settings, at: datetime) -> list[str]:
    return [age.name for age in ages(settings, at) if age.stale]


def test_a_night_that_was_missed_is_seen_two_hours_later(settings: Settings):
    assert stale(settings, now() + timedelta(hours=25)) == []
    assert stale(settings, now() + timedelta(hours=27)) == ["recent_publication"]
    assert stale(replace(settings, max_publication_age_hours=0), now() + timedelta(days=99)) == []


def test_a_source_that_delivers_nothing_new_is_seen_where_a_limit_is_set(settings: Settings):
    assert stale(replace(settings, max_document_age_days=10), now()) == []
    assert stale(replace(settings, max_document_age_days=8), now()) == ["recent_documents"]
    words = ages(replace(settings, max_document_age_days=8), now())[1].words
    assert words == "the newest document is 9 days old; the limit is 8 days"
    assert "no limit is set" in ages(settings, now())[1].words


def test_what_was_never_published_is_not_stale(tmp_path: Path):
    assert [age.words.partition(";")[0] for age in ages(settings_in(tmp_path), now())] == [
        "the last publication is not known",
        "the newest document is not known",
    ]
    assert stale(settings_in(tmp_path), now()) == []


def test_lengths_of_time_are_spoken_in_hours_then_days():
    assert [spoken(timedelta(hours=hours)) for hours in (0.5, 26, 84)] == ["0.5 hours", "26 hours", "3.5 days"]
