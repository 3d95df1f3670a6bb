import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest
from dagster import AssetCheckSeverity

from pipelines import pipeline
from pipelines.definitions import defs
from pipelines.defs import sensors
from pipelines.defs.sensors import failed_runs, freshness, new_documents
from pipelines.warehouse import freshness as measured
from tests.samples import settings_in, write_seeds


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEEDS_DIR", str(write_seeds(tmp_path / "seeds")))
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "out" / "customs.duckdb"))
    monkeypatch.setenv("ALERT_LOG", str(tmp_path / "alerts.log"))
    for name in ("ALERT_WEBHOOK", "ALERT_MAIL_TO"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def alerts(environment: Path) -> list[str]:
    log = environment / "alerts.log"
    return [line.partition(" ")[2] for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


def test_new_documents_start_a_run_only_where_that_is_switched_on(environment: Path):
    assert new_documents.default_status == dg.DefaultSensorStatus.STOPPED
    assert new_documents.job_name == "build_warehouse"
    cursor, requests = None, 0
    for _ in range(4):
        context = dg.build_sensor_context(cursor=cursor)
        for path in (environment / "seeds").rglob("*.txt"):
            os.utime(path, (0, 0))
        result = new_documents(context)
        cursor, requests = result.cursor, requests + len(result.run_requests)
    assert requests == 1


def test_a_failed_run_is_told_in_one_line(environment: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(_: object) -> None:
        raise NotADirectoryError("the seeds folder does not exist: /data")

    monkeypatch.setattr(pipeline, "documents_stage", fail)
    with dg.DagsterInstance.ephemeral() as instance:
        result = defs.resolve_job_def("build_warehouse").execute_in_process(instance=instance, raise_on_error=False)
        context = dg.build_run_status_sensor_context(
            "failed_runs",
            dagster_event=result.get_run_failure_event(),
            dagster_instance=instance,
            dagster_run=result.dagster_run,
        )
        failed_runs(context.for_run_failure())
    assert alerts(environment) == [
        f"Run {result.run_id[:8]} of build_warehouse failed. read_documents: the seeds folder does not exist: /data. "
        "Make or mount it, or point SEEDS_DIR at the folder of documents."
    ]


def test_what_goes_stale_warns_once_and_is_told_when_it_is_fresh_again(
    environment: Path, monkeypatch: pytest.MonkeyPatch
):
    pipeline.run(settings_in(environment))
    cursor, seen = None, []
    for hours in (1, 27, 28, 1):
        monkeypatch.setattr(sensors, "now", lambda hours=hours: measured.now() + timedelta(hours=hours))
        result = freshness(dg.build_sensor_context(cursor=cursor))
        cursor = result.cursor or cursor
        seen.append([(event.check_name, event.passed) for event in result.asset_events])
        assert all(event.severity == AssetCheckSeverity.WARN for event in result.asset_events)
    assert seen == [[], [("recent_publication", False)], [], [("recent_publication", True)]]
    (line,) = alerts(environment)
    assert "the last publication is 27 hours old; the limit is 26 hours" in line
    assert json.loads(cursor) == []


def test_runs_of_long_ago_are_forgotten(environment: Path, monkeypatch: pytest.MonkeyPatch):
    job = defs.resolve_job_def("tidy_history")
    with dg.DagsterInstance.local_temp(str(environment)) as instance:
        first = job.execute_in_process(instance=instance).run_id
        monkeypatch.setattr("pipelines.defs.jobs.datetime", Later)
        second = job.execute_in_process(instance=instance).run_id
        assert [run.run_id for run in instance.get_runs()] == [second]
        assert first != second


class Later(datetime):
    @classmethod
    def now(cls, tz: object = None) -> datetime:
        return datetime.now(UTC) + timedelta(days=366)
