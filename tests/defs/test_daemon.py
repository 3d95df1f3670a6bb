"""The daemon at work, with nobody at the screen: it finds that it missed two o'clock and makes up for it.

At the same time of night a second job is due, which hangs. The two run one after the other, the one that hangs is ended,
and somebody is told. Then the next minute comes, for which the pipeline is due once more.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from pathlib import Path

import dagster as dg
import duckdb
import pytest
from dagster._core.remote_origin import RemoteRepositoryOrigin
from dagster._core.scheduler.instigation import (
    InstigatorState,
    InstigatorStatus,
    InstigatorType,
    ScheduleInstigatorData,
)
from dagster._core.workspace.load_target import WorkspaceFileTarget

from pipelines.defs.jobs import nightly
from pipelines.settings import ROOT
from tests.samples import write_seeds

SCHEDULES = {"nightly", "hanging", "each_minute"}
DAY = 86_400
PATIENCE = 1200  # seconds: a cold start beside other work takes its time; a wait ends as soon as it can


@dataclass
class Night:
    """What came of a night: the run of each schedule, what the one that hangs tells, the file that was published,
    what was told to the webhook, and when the daemon began."""

    runs: dict[str, dg.RunRecord]
    story: list[str]
    warehouse_path: Path
    told: list[str]
    began: datetime


class Receiver(BaseHTTPRequestHandler):
    """A webhook that keeps what it is told."""

    told: list[str]

    def do_POST(self) -> None:
        self.told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"])
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def on_since_the_day_before(instance: dg.DagsterInstance, workspace: Path, schedule: str) -> None:
    (location,) = WorkspaceFileTarget([str(workspace)]).create_origins()
    origin = RemoteRepositoryOrigin(location, "__repository__").get_instigator_origin(schedule)
    data = ScheduleInstigatorData(nightly.cron_schedule, start_timestamp=time.time() - DAY)
    state = InstigatorState(origin, InstigatorType.SCHEDULE, InstigatorStatus.RUNNING, data)
    instance.add_instigator_state(state)


def by_schedule(instance: dg.DagsterInstance) -> dict[str, dg.RunRecord]:
    return {run.dagster_run.tags["dagster/schedule_name"]: run for run in instance.get_run_records()}


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    folder = tmp_path_factory.mktemp("night")
    home, workspace, path = folder / "home", folder / "workspace.yaml", folder / "customs.duckdb"
    home.mkdir()
    settings = (ROOT / "pipelines/defs/dagster.yaml").read_text(encoding="utf-8")
    # The product looks for runs that hang once a minute.
    (home / "dagster.yaml").write_text(settings.replace("poll_interval_seconds: 60", "poll_interval_seconds: 1"))
    workspace.write_text("load_from:\n  - python_module: {module_name: tests.defs.location, location_name: copy}\n")
    told: list[str] = []
    webhook = HTTPServer(("127.0.0.1", 0), type("Kept", (Receiver,), {"told": told}))
    threading.Thread(target=webhook.serve_forever, daemon=True).start()
    environment = os.environ | {
        "DAGSTER_HOME": str(home),
        "DAGSTER_GRPC_TIMEOUT_SECONDS": str(PATIENCE),
        "SEEDS_DIR": str(write_seeds(folder / "seeds")),
        "WAREHOUSE_PATH": str(path),
        "ALERT_WEBHOOK": f"http://127.0.0.1:{webhook.server_port}/",
        "PYTHONPATH": str(ROOT),
    }
    with dg.DagsterInstance.from_config(str(home)) as instance, (folder / "log").open("w") as log:
        for schedule in ("nightly", "hanging"):
            on_since_the_day_before(instance, workspace, schedule)
        command = [str(Path(sys.executable).with_name("dagster-daemon")), "run", "--workspace", str(workspace)]
        began = datetime.now(UTC)
        daemon = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            runs: dict[str, dg.RunRecord] = {}
            until = time.monotonic() + PATIENCE
            while not told or {name for name, run in runs.items() if run.dagster_run.is_finished} != SCHEDULES:
                assert daemon.poll() is None, (folder / "log").read_text()
                assert time.monotonic() < until, (folder / "log").read_text()
                time.sleep(0.2)
                runs = by_schedule(instance)
            story = [entry.message for entry in instance.all_logs(runs["hanging"].dagster_run.run_id)]
        finally:
            os.killpg(daemon.pid, signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                daemon.wait(20)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(daemon.pid, signal.SIGKILL)
            webhook.shutdown()
    yield Night(runs, story, path, told, began)


def due(run: dg.RunRecord) -> datetime:
    return datetime.fromisoformat(run.dagster_run.tags[".dagster/scheduled_execution_time"])


def test_a_missed_night_is_made_up_for_as_soon_as_the_daemon_is_back(night: Night):
    run = night.runs["nightly"]
    assert run.dagster_run.status == dg.DagsterRunStatus.SUCCESS
    assert due(run) < night.began


def test_the_schedule_ticks_when_its_time_comes(night: Night):
    run = night.runs["each_minute"]
    assert run.dagster_run.status == dg.DagsterRunStatus.SUCCESS
    assert run.dagster_run.job_name == "build_warehouse"
    assert night.began < due(run) <= run.create_timestamp


def test_each_run_of_the_schedule_publishes(night: Night):
    with duckdb.connect(str(night.warehouse_path), read_only=True) as connection:
        loads = connection.sql("SELECT documents, appeared > 0 FROM loads ORDER BY run_at").fetchall()
    assert loads == [(3, True), (3, False)]


def test_two_runs_are_never_at_work_at_once(night: Night):
    in_turn = sorted(night.runs.values(), key=lambda run: run.start_time)
    assert all(run.end_time <= following.start_time for run, following in pairwise(in_turn))


def test_a_run_that_hangs_is_ended(night: Night):
    # On a busy machine the stopped process may still report its own cancellation after it was failed from outside.
    assert night.runs["hanging"].dagster_run.status in (dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED)
    assert "Exceeded maximum runtime of 2 seconds." in night.story


def test_somebody_is_told(night: Night):
    (line,) = night.told
    assert line.startswith("Run ")
    assert "of hanging failed" in line
    assert "Exceeded maximum runtime of 2 seconds. See in the UI at which step it hung" in line
