import sys
from pathlib import Path

import duckdb
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
    assert run(monkeypatch, "rules") == 0
    assert "trade.exports" in capfd.readouterr().out


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


def test_a_home_for_the_history_is_made_or_refused(
    environment: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("DAGSTER_HOME", "relative/home")
    assert run(monkeypatch, "run") == 2
    assert "DAGSTER_HOME is 'relative/home'" in capfd.readouterr().err
    monkeypatch.setenv("DAGSTER_HOME", str(environment / "new" / "home"))
    assert run(monkeypatch, "run") == 0
    assert (environment / "new" / "home" / "history").is_dir()


def test_an_operator_has_a_command_for_each_thing(
    environment: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    assert run(monkeypatch, "run") == 0
    capfd.readouterr()
    assert run(monkeypatch, "dry-run") == 0
    assert "no fact would change" in capfd.readouterr().out
    assert run(monkeypatch, "drop", "tho.txt", "--reason", "no news") == 0
    assert "2 documents read" in capfd.readouterr().out
    assert (environment / "customs.dropped.csv").read_text().endswith(",no news\n")
    assert run(monkeypatch, "status") == 0
    assert "fresh: the last publication is" in capfd.readouterr().out
    assert run(monkeypatch, "restore", "--list") == 0
    names = capfd.readouterr().out.split("\n")
    assert sum("(published)" in name for name in names) == 1
    older = next(name for name in names if "(published)" not in name)
    page = environment / "report.html"
    page.write_text("of the release before", encoding="utf-8")
    assert run(monkeypatch, "restore", older) == 0
    assert older in capfd.readouterr().out
    assert "of the release before" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "job", "settings"),
    [
        (["run"], "build_warehouse", {}),
        (["extract"], "extract_again", {}),
        (["run", "--folder", "/data/2025"], "build_warehouse", {"folder": "/data/2025"}),
    ],
)
def test_a_command_starts_its_job(
    arguments: list[str], job: str, settings: dict, environment: Path, monkeypatch: pytest.MonkeyPatch
):
    started = []
    monkeypatch.setattr(
        "pipelines.defs.launch.launch", lambda _, *job, **given: started.append((*job, given)) or ["no"]
    )
    assert run(monkeypatch, *arguments) == 1
    assert started == [(job, settings)]


def test_what_cannot_be_done_is_told_without_a_trace(
    environment: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    for arguments in (["query", "SELECT 1"], ["drop", "tho.txt"], ["restore"], ["status"]):
        assert run(monkeypatch, *arguments) == 1
        printed = capfd.readouterr().err
        assert printed
        assert "Traceback" not in printed
    monkeypatch.setenv("SEEDS_DIR", str(environment / "nowhere"))
    assert run(monkeypatch, "dry-run") == 1
    assert "point SEEDS_DIR" in capfd.readouterr().err


def test_what_a_release_of_an_older_version_does_not_hold_is_told(
    environment: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    for _ in range(2):
        assert run(monkeypatch, "run") == 0
    older, _ = sorted((environment / "releases").iterdir())
    older.chmod(0o644)
    with duckdb.connect(str(older)) as release:
        release.execute("DROP VIEW rule_report")
        release.execute("DROP TABLE changes CASCADE")
    capfd.readouterr()
    assert run(monkeypatch, "restore") == 0
    assert not (environment / "report.html").exists()
    assert "report.html is gone until the next run" in capfd.readouterr().out
    assert run(monkeypatch, "rules") == 1
    assert capfd.readouterr().err.strip().endswith("run the pipeline once")
