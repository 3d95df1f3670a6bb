"""A rule that fails on a document takes no other document with it, and no night; one that always fails stops it."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pipelines import extraction
from pipelines.facts import read as facts
from pipelines.facts.read import READERS
from pipelines.mentions.article import Article
from pipelines.pipeline import ChecksFailed, run
from pipelines.settings import Settings
from pipelines.tables import ENFORCEMENT_CLAIMS
from tests.samples import settings_in, write_seeds
from tests.trust.runs import contents
from tests.trust.test_bad_input import story


def failing(read: Callable, on: str, error: BaseException) -> Callable:
    """The reading of a stage, which raises at documents with these words."""

    def read_or_raise(document: pl.DataFrame | Article) -> object:
        texts = [document.text] if isinstance(document, Article) else document["text"]
        if any(on in text for text in texts):
            raise error
        return read(document)

    return read_or_raise


def fail_in(stage: str, on: str, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the grammars, or the rules about enforcement, raise at documents with these words; such rules are new rules."""
    if stage == "mentions":
        monkeypatch.setattr(extraction, "read_mentions", failing(extraction.read_mentions, on, error))
    readers = [(table, failing(rules, on, error) if table == ENFORCEMENT_CLAIMS else rules) for table, rules in READERS]
    if stage == "facts":
        monkeypatch.setattr(facts, "READERS", readers)
    versions = extraction.rules_of
    monkeypatch.setattr(
        extraction, "rules_of", lambda limits: {kind: f"{found}, failing" for kind, found in versions(limits).items()}
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = settings_in(tmp_path)
    write_seeds(settings.seeds_dir, {f"{number}.txt": story(number) for number in range(7)})
    return settings


@pytest.mark.parametrize("stage", ["mentions", "facts"])
def test_a_document_that_a_rule_fails_on_is_set_aside(settings: Settings, monkeypatch: pytest.MonkeyPatch, stage: str):
    run(settings)
    whole = contents(settings.warehouse_path)
    fail_in(stage, story(3), ZeroDivisionError("by zero"), monkeypatch)
    run(settings)
    found = contents(settings.warehouse_path)
    (rejected,) = found["rejected_records"]
    assert rejected[1:4] == ("3.txt", next(row[0] for row in found["documents"] if row[1] == "3.txt"), "rule_failed")
    assert "ZeroDivisionError: by zero (test_guards.py, line " in rejected[4]
    assert found["documents"] == whole["documents"]
    assert len(found["enforcement_seizures"]) == len(whole["enforcement_seizures"]) - 1 == 6


def test_rules_that_fail_on_many_documents_stop_publication(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    published = run(settings).release
    fail_in("facts", "Hải quan", KeyError("unit"), monkeypatch)
    with pytest.raises(ChecksFailed, match=r"rules failed on 7 of 7 relevant documents, mostly so: .*KeyError: 'unit'"):
        run(settings)
    assert settings.warehouse_path.resolve() == published


def test_a_machine_without_memory_is_not_the_fault_of_a_document(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    fail_in("facts", story(3), MemoryError(), monkeypatch)
    with pytest.raises(MemoryError):
        run(settings)
