"""Every limit is a setting, and what is beyond it is set aside with a reason that names the setting."""

import gzip
import json
import tracemalloc
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import polars as pl
import pytest

from pipelines.documents.folder import read_documents
from pipelines.pipeline import DOCUMENTS_REJECTED, MENTIONS_REJECTED
from pipelines.settings import ROOT, Limits, Settings
from pipelines.tables import DOCUMENTS, SENTENCES, SPANS
from tests.samples import staged
from tests.trust.test_bad_input import story

LINE = json.dumps({"text": story(0)}) + "\n"


def parquet(rows: int, text: str = story(0)) -> Callable[[Path], None]:
    return lambda path: pl.DataFrame({"text": [text] * rows}).write_parquet(path)


@pytest.mark.parametrize(
    ("name", "content", "limit", "value", "check", "read"),
    [
        ("a.txt", "x" * 3_000, "max_document_bytes", 2_999, "too_large", 0),
        ("a.txt.gz", gzip.compress(b"x" * 3_000, mtime=0), "max_document_bytes", 2_999, "too_large", 0),
        ("a.json", '"' + "x" * 3_000, "max_document_bytes", 2_999, "too_large", 0),
        ("a.jsonl", LINE + "[" * 3_000 + "\n" + LINE, "max_document_bytes", 2_999, "too_large", 2),
        ("a.jsonl", LINE * 30, "max_batch_bytes", 2_999, "too_large", 0),
        (
            "a.jsonl.gz",
            gzip.compress(LINE.encode() * 30, mtime=0),
            "max_batch_bytes",
            3 * len(LINE) + 9,
            "too_large",
            3,
        ),
        ("a.jsonl.gz", gzip.compress(LINE.encode() + b"[" * 20_000, mtime=0), "max_batch_bytes", 9_999, "too_large", 1),
        ("a.parquet", parquet(30, "x" * 300), "max_batch_bytes", 500, "too_large", 0),
        ("a.json", json.dumps([{"text": story(0)}] * 4), "max_records", 3, "too_many_records", 3),
        ("a.jsonl", LINE * 4, "max_records", 3, "too_many_records", 3),
        ("a.jsonl", "\n" * 100_000, "max_records", 1_000, "too_many_records", 0),
        ("a.parquet", parquet(2_000_000), "max_records", 3, "too_many_records", 3),
        ("a.txt", story(0), "max_text_characters", 20, "text_too_long", 0),
        ("a.parquet", parquet(1), "max_text_characters", 20, "text_too_long", 0),
        ("a.txt", f"{story(0)} {story(20)}", "max_line_characters", 150, "line_too_long", 1),
        ("a.json", {"text": story(0), "url": "x" * 50}, "max_field_characters", 49, "field_too_long", 1),
        ("a.txt", story(0), "max_sentence_mentions", 2, "too_many_mentions", 1),
    ],
)
def test_what_is_beyond_a_limit_is_set_aside_by_its_name(
    tmp_path: Path, name: str, content: object, *, limit: str, value: int, check: str, read: int
):
    path = tmp_path / "seeds" / name
    path.parent.mkdir()
    if callable(content):
        content(path)
    else:
        written = json.dumps(content) if isinstance(content, dict) else content
        path.write_bytes(written if isinstance(written, bytes) else written.encode())
    settings = Settings(path.parent, tmp_path / "w.duckdb", limits=replace(Limits(), **{limit: value}))
    tables = staged(settings, DOCUMENTS, DOCUMENTS_REJECTED, MENTIONS_REJECTED, stages=2)
    (row,) = pl.concat([tables["documents_rejected"], tables["mentions_rejected"]]).to_dicts()
    assert row["check_name"] == check
    assert row["source_path"].startswith(name)
    assert f"more than {limit.upper()} = {value}" in row["detail"]
    assert tables["documents"]["copies"].list.len().sum() == read


def test_every_limit_comes_from_the_environment_and_is_written_down(monkeypatch: pytest.MonkeyPatch):
    documented = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    for number, limit in enumerate(fields(Limits), start=1_000):
        monkeypatch.setenv(limit.name.upper(), str(number))
        assert getattr(Settings.from_environment().limits, limit.name) == number
        assert f"`{limit.name.upper()}` | {limit.default:,} |" in documented
        monkeypatch.undo()


def test_a_sentence_of_too_many_mentions_takes_no_others_with_it(tmp_path: Path):
    (tmp_path / "a.txt").write_text(f"{story(0)}\n{'Quý I/2025: 5 tỷ USD; ' * 300}\n{story(20)}", encoding="utf-8")
    settings = Settings(tmp_path, tmp_path / "w.duckdb")
    tables = staged(settings, SENTENCES, SPANS, stages=2)
    crowded = tables["sentences"].filter(pl.col("text").str.contains("Quý"))["sentence_id"]
    assert tables["spans"].filter(pl.col("sentence_id").is_in(crowded.implode())).is_empty()
    assert tables["spans"]["sentence_id"].n_unique() == tables["sentences"].height - crowded.len() == 2


def test_a_bomb_is_not_unpacked_into_memory(tmp_path: Path):
    """As much is unpacked as a document may have, and one byte."""
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(bytes(200_000_000), mtime=0))
    tracemalloc.start()
    read_documents(tmp_path, Limits(max_document_bytes=1_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000
