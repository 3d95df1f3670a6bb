"""A run that builds on what earlier ones kept publishes what a run from nothing would, and does no more than it must."""

import json
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines import extraction, pipeline
from pipelines.documents import files, folder
from pipelines.facts import read as facts
from pipelines.pipeline import run
from pipelines.settings import Limits, Settings
from pipelines.staging import Staging
from pipelines.tables import TRADE_CLAIMS
from tests.samples import SEEDS, settings_in, write_seeds
from tests.trust.runs import contents
from tests.trust.test_bad_input import story

# Without a date of its own a document speaks from the last day that any of its claims names.
DATES = {name.replace(".txt", ".meta.json"): '{"published_at": "2025-04-04"}' for name in SEEDS}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = settings_in(tmp_path)
    write_seeds(settings.seeds_dir)
    return replace(settings, dropped_path=tmp_path / "dropped.csv")


def from_nothing(settings: Settings) -> dict[str, list[tuple]]:
    """What a run publishes that has nothing kept."""
    anew = replace(settings, warehouse_path=settings.warehouse_path.parent / "anew" / "customs.duckdb")
    shutil.rmtree(anew.warehouse_path.parent, ignore_errors=True)
    run(anew)
    return contents(anew.warehouse_path)


def batch(*numbers: int) -> str:
    return "".join(json.dumps({"text": story(number), "name": number}, ensure_ascii=False) + "\n" for number in numbers)


def edits(settings: Settings) -> list[Callable[[], object]]:
    """What may become of a folder from one night to the next."""
    seeds = settings.seeds_dir
    listed = "document_id,dropped_at,reason\n"

    def drop_one() -> None:
        document_id = contents(settings.warehouse_path)["documents"][0][0]
        settings.dropped_path.write_text(f"{listed}{document_id},2026-01-01T00:00:00Z,asked for\n")

    return [
        lambda: write_seeds(seeds, {f"{number}.txt": story(number) for number in range(5)}),
        lambda: write_seeds(seeds, {"2.txt": story(7), "tho.txt": f"{SEEDS['tho.txt']} {story(8)}"}),
        lambda: write_seeds(seeds, {"a/copy.txt": story(0), "near.txt": f"{story(1)} Tin thêm."}),
        lambda: write_seeds(seeds, {"many.jsonl": batch(20, 21, 22, 20)}),
        lambda: write_seeds(seeds, {"many.jsonl": batch(22, 23) + "{\n"}),
        lambda: write_seeds(seeds, {"0.meta.json": '{"published_at": "2025-09-01", "outlet": "Báo Biển"}'}),
        lambda: write_seeds(seeds, {"0.meta.json": '{"published_at": "hôm qua"}', "none.meta.json": "{}"}),
        lambda: (seeds / "0.meta.json").unlink(missing_ok=True),
        lambda: (seeds / "1.txt").unlink(missing_ok=True),
        lambda: (seeds / "a/copy.txt").unlink(missing_ok=True),
        lambda: (seeds / "many.jsonl").unlink(missing_ok=True),
        lambda: write_seeds(seeds, {"1.txt": story(1), "x.bin": "x"}),
        drop_one,
        lambda: settings.dropped_path.write_text(listed),
    ]


@pytest.mark.parametrize("seed", range(2))
def test_any_sequence_of_changes_gives_what_a_run_from_nothing_gives(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, seed: int
):
    monkeypatch.setattr(folder, "FULL", 20)  # parts of two relevant documents
    chance = random.Random(seed)
    run(settings)
    steps = edits(settings)
    chance.shuffle(steps)
    for number, step in enumerate(steps, start=1):
        step()
        if number % 4 and number < len(steps):  # several changes in a night
            continue
        run(settings)
        assert contents(settings.warehouse_path) == from_nothing(settings)


def test_sizes_of_parts_and_batches_change_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    write_seeds(settings.seeds_dir, {f"{number}.txt": story(number % 9) for number in range(12)})
    write_seeds(settings.seeds_dir, {"many.jsonl": batch(*range(9, 20))})
    expected = from_nothing(settings)
    for full, rows in ((1, 1), (9, 3), (30, 4)):
        monkeypatch.setattr(folder, "FULL", full)
        small = replace(settings, limits=replace(Limits(), rows_at_once=rows))
        assert from_nothing(small) == expected


def counted(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list:
    """The calls of a function from now on."""
    calls: list = []
    work = getattr(owner, name)

    def count(*arguments: object, **named: object) -> object:
        calls.append(arguments)
        return work(*arguments, **named)

    monkeypatch.setattr(owner, name, count)
    return calls


@pytest.fixture
def settled(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A folder that was read long after its files were written."""
    monkeypatch.setattr(folder, "TICK_NS", 0)
    write_seeds(settings.seeds_dir, DATES)
    run(settings)
    return settings


def test_what_is_unchanged_is_not_opened_and_not_extracted(settled: Settings, monkeypatch: pytest.MonkeyPatch):
    opened = counted(monkeypatch, files, "opened")
    recognised = counted(monkeypatch, extraction, "read_mentions")
    claimed = counted(monkeypatch, extraction, "read_claims")
    run(settled)
    assert (opened, recognised, claimed) == ([], [], [])
    write_seeds(settled.seeds_dir, {"neu.txt": story(30)})
    run(settled)
    assert [arguments[0].source_path for arguments in opened] == ["neu.txt"]
    assert [arguments[0].height for arguments in recognised] == [1]
    assert len(claimed) == len(facts.READERS)


def loads(settings: Settings) -> list[tuple]:
    with duckdb.connect(str(settings.warehouse_path), read_only=True) as connection:
        return connection.sql("SELECT * EXCLUDE run_at FROM loads ORDER BY run_at").fetchall()


def test_a_night_with_nothing_new_publishes_what_is_published(settled: Settings, monkeypatch: pytest.MonkeyPatch):
    """Nothing is put together, merged, checked or built again; the run is counted all the same."""
    run(settled)
    expected, counted_before = contents(settled.warehouse_path), loads(settled)
    release = settled.warehouse_path.resolve()
    works = [(folder, "put_together"), (pipeline, "merged"), (pipeline, "failures"), (pipeline, "publish")]
    calls = [counted(monkeypatch, *work) for work in works]
    run(settled)
    assert calls == [[], [], [], []]
    assert settled.warehouse_path.resolve() != release
    assert contents(settled.warehouse_path) == expected == from_nothing(settled)
    assert loads(settled) == [*counted_before, counted_before[-1]]
    with duckdb.connect(str(settled.warehouse_path), read_only=True) as connection:
        (tags,) = connection.sql("SELECT tags FROM duckdb_databases() WHERE database_name LIKE 'customs%'").fetchall()
        assert connection.sql("SELECT DISTINCT change FROM changes").fetchall() == [("appeared",)]
    assert tags[0]["storage_version"].startswith("v1.4")


@pytest.mark.parametrize("damaged", ["evidence", "documents"])
def test_a_damaged_table_is_made_again(settled: Settings, damaged: str):
    expected = contents(settled.warehouse_path)
    path = Staging.beside(settled.warehouse_path).path(damaged)
    path.write_bytes(path.read_bytes()[:-1])
    run(settled)
    assert contents(settled.warehouse_path) == expected


def rows_deleted(settings: Settings) -> None:
    settings.warehouse_path.resolve().chmod(0o644)
    with duckdb.connect(str(settings.warehouse_path)) as connection:
        connection.execute("DELETE FROM trade_figures")


def older_release(settings: Settings) -> None:
    """Readers were given the release from before a document came."""
    old = settings.warehouse_path.resolve()
    write_seeds(settings.seeds_dir, {"neu.txt": story(30)})
    run(settings)
    settings.warehouse_path.unlink()
    settings.warehouse_path.symlink_to(old)


@pytest.mark.parametrize("other", [rows_deleted, older_release, lambda settings: settings.warehouse_path.unlink()])
def test_what_was_done_to_the_published_file_is_not_carried_on(settled: Settings, other: Callable[[Settings], None]):
    other(settled)
    run(settled)
    assert contents(settled.warehouse_path) == from_nothing(settled)


def test_other_reports_are_published_without_a_new_document(settled: Settings, monkeypatch: pytest.MonkeyPatch):
    reports = [*pipeline.views(), "CREATE VIEW answer AS SELECT 42 AS answer"]
    monkeypatch.setattr(pipeline, "views", lambda: reports)
    run(settled)
    with duckdb.connect(str(settled.warehouse_path), read_only=True) as connection:
        assert connection.sql("FROM answer").fetchall() == [(42,)]


def test_a_file_that_was_just_written_is_read_again(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    """Within a tick of the clock it may change once more and keep its size and times."""
    run(settings)
    opened = counted(monkeypatch, files, "opened")
    run(settings)
    assert {arguments[0].source_path for arguments in opened} == SEEDS.keys()


def test_a_change_that_keeps_size_and_time_is_seen(settled: Settings):
    path = settled.seeds_dir / "tho.txt"
    before = path.stat()
    path.write_text(path.read_text().replace("mưa", "gió"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    run(settled)
    assert any("gió" in row[2] for row in contents(settled.warehouse_path)["documents"])


def test_new_rules_read_again_only_what_they_are_about(settled: Settings, monkeypatch: pytest.MonkeyPatch):
    """From the stored sentences and spans; and what became of the mentions is told anew."""
    opened = counted(monkeypatch, files, "opened")
    recognised = counted(monkeypatch, extraction, "read_mentions")
    claimed = counted(monkeypatch, extraction, "read_claims")
    told = counted(monkeypatch, extraction, "read_outcomes")
    rules = extraction.rules_of
    monkeypatch.setattr(extraction, "rules_of", lambda limits: rules(limits) | {"trade_claims": "newer"})
    monkeypatch.setattr(
        facts, "READERS", [(table, read if table != TRADE_CLAIMS else lambda _: []) for table, read in facts.READERS]
    )
    before = contents(settled.warehouse_path)
    run(settled)
    after = contents(settled.warehouse_path)
    assert (opened, recognised) == ([], [])
    assert {arguments[1].name for arguments in claimed} == {"trade_claims"}
    assert before["trade_figures"] and not after["trade_figures"]
    assert len(told) == 1  # of the one document with a figure
    assert after["meetings"] == before["meetings"]
    assert contents(settled.warehouse_path) == from_nothing(settled)


@pytest.mark.parametrize("moved", [False, True])
def test_new_rules_reach_others_only_through_the_day_of_an_undated_article(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, moved: bool
):
    figure = "Chín tháng đầu năm 2024, kim ngạch xuất khẩu qua cửa khẩu Tân Thanh đạt 314 triệu USD, tăng 7%."
    write_seeds(settings.seeds_dir, {"undated.txt": figure})
    run(settings)
    claimed = counted(monkeypatch, extraction, "read_claims")
    rules = extraction.rules_of
    monkeypatch.setattr(extraction, "rules_of", lambda limits: rules(limits) | {"trade_claims": "newer"})
    if moved:
        readers = [(table, read if table != TRADE_CLAIMS else lambda _: []) for table, read in facts.READERS]
        monkeypatch.setattr(facts, "READERS", readers)
    run(settings)
    read_again = {arguments[1].name for arguments in claimed}
    assert "trade_claims" in read_again
    assert (len(read_again) > 1) == moved
    assert contents(settings.warehouse_path) == from_nothing(settings)


def test_new_grammars_reach_only_the_rules_that_are_given_something_else(
    settled: Settings, monkeypatch: pytest.MonkeyPatch
):
    opened = counted(monkeypatch, files, "opened")
    recognised = counted(monkeypatch, extraction, "read_mentions")
    claimed = counted(monkeypatch, extraction, "read_claims")
    rules = extraction.rules_of
    monkeypatch.setattr(extraction, "rules_of", lambda limits: rules(limits) | {"mentions": "newer"})
    run(settled)
    assert (opened, claimed) == ([], [])
    assert [arguments[0].height for arguments in recognised] == [2]


@pytest.mark.parametrize("kinds", [("records", "trade_claims"), ("mentions", "outcomes")], ids="-".join)
@pytest.mark.parametrize("damage", ["torn", "gone", "other bytes", "older columns"])
def test_a_damaged_part_is_made_again(settled: Settings, kinds: tuple[str, str], damage: str):
    expected = contents(settled.warehouse_path)
    kept = [Staging.beside(settled.warehouse_path).parts(kind) for kind in kinds]
    for parts, name, path in [(found, *part) for found in kept for part in found.paths().items()]:
        content = path.read_bytes()
        if damage == "torn":
            path.write_bytes(content[: len(content) // 2])
        elif damage == "gone":
            path.unlink()
        elif damage == "other bytes":
            path.write_bytes(content[:40] + bytes(20) + content[60:])
        else:
            parts.write(name, pl.read_parquet(path).with_columns(more=1))
    run(settled)
    assert contents(settled.warehouse_path) == expected


@pytest.mark.parametrize("content", [b"", b"PAR1", None])
def test_a_damaged_listing_is_made_again(settled: Settings, content: bytes | None):
    expected = contents(settled.warehouse_path)
    path = Staging.beside(settled.warehouse_path).path("listing")
    path.unlink() if content is None else path.write_bytes(content)
    run(settled)
    assert contents(settled.warehouse_path) == expected


def test_a_refresh_reads_everything(settled: Settings, monkeypatch: pytest.MonkeyPatch):
    opened = counted(monkeypatch, files, "opened")
    run(replace(settled, refresh=True))
    assert {arguments[0].source_path for arguments in opened} == SEEDS.keys() | DATES.keys()
