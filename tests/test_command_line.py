import sys
from pathlib import Path

import pytest

from pipelines.__main__ import main
from tests.samples import write_seeds


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    monkeypatch.setenv("SEEDS_DIR", str(write_seeds(tmp_path / "seeds")))
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "customs.duckdb"))
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["pipelines", *arguments])
    return main()


def test_a_run_prints_a_short_summary_and_a_query_that_works(
    environment: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    (environment / "seeds" / "hỏng.json").write_text("{", encoding="utf-8")
    assert run(monkeypatch, "run") == 0
    printed = capfd.readouterr().out
    assert "3 documents read" in printed
    assert "1 records set aside" in printed
    assert str(environment / "customs.duckdb") in printed
    assert len(printed.splitlines()) < 30
    query = printed.splitlines()[-1].split('"')[1]
    assert run(monkeypatch, "query", query) == 0
    assert "period_text" in capfd.readouterr().out


def test_a_failed_run_says_why_and_what_to_do(
    environment: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    (environment / "empty").mkdir()
    monkeypatch.setenv("SEEDS_DIR", str(environment / "empty"))
    assert run(monkeypatch, "run") == 1
    printed = capfd.readouterr().err
    assert "point SEEDS_DIR" in printed
    assert "Traceback" not in printed


def test_a_setting_or_query_that_makes_no_sense_is_told(
    environment: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    assert run(monkeypatch, "query", "SELEKT 1") == 1
    monkeypatch.setenv("RELEASES_KEPT", "none")
    assert run(monkeypatch, "run") == 2
    assert "RELEASES_KEPT" in capfd.readouterr().err
