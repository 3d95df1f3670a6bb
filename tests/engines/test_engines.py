"""Who does the work changes nothing in what comes out."""

import os
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipelines.engines import Engine, engine_named, local
from pipelines.pipeline import run
from pipelines.settings import ENGINES
from tests.samples import settings_in, write_seeds
from tests.trust.runs import contents
from tests.trust.test_bad_input import story


@dataclass(frozen=True)
class Sum:
    """A job that takes this long."""

    numbers: tuple[int, ...]
    seconds: float = 10.0
    documents: int = 1


def added(job: Sum) -> tuple[int, int]:
    """The sum, and the process that made it."""
    return sum(job.numbers), os.getpid()


def refused(job: Sum) -> int:
    raise ValueError(f"no sum of {job.numbers}")


@pytest.fixture
def engine() -> Engine:
    engine = engine_named("local", 2)
    yield engine
    engine.close()


def test_every_job_is_done_once_by_workers(engine: Engine):
    jobs = [Sum((number, 1), seconds=10.0 + number) for number in range(20)]
    done = dict(engine.map(added, jobs))
    assert {job: result[0] for job, result in done.items()} == {job: job.numbers[0] + 1 for job in jobs}
    assert os.getpid() not in {process for _, process in done.values()}


def test_little_work_stays_in_this_process(engine: Engine):
    ((_, (total, process)),) = [*engine.map(added, [Sum((1, 2))])]
    assert (total, process) == (3, os.getpid())
    assert {process for _, (_, process) in engine.map(added, [Sum((1,), 0.1), Sum((2,), 0.1)])} == {os.getpid()}


def test_the_error_of_a_job_is_raised(engine: Engine):
    with pytest.raises(ValueError, match=r"no sum of \(1,\)"):
        list(engine.map(refused, [Sum((1,)), Sum((1,))]))


def test_workers_end_with_the_engine(engine: Engine):
    processes = {process for _, (_, process) in engine.map(added, [Sum((1,)), Sum((2,))])}
    engine.close()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{process}").exists() for process in processes) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{process}").exists() for process in processes)


def test_an_engine_is_known_by_its_name():
    assert "local" in ENGINES
    with pytest.raises(KeyError):
        engine_named("none", 1)


def test_workers_change_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settings = settings_in(tmp_path)
    write_seeds(settings.seeds_dir)
    write_seeds(settings.seeds_dir, {f"{number}.txt": story(number % 12) for number in range(30)})
    expected = contents(run(settings).path)
    monkeypatch.setattr(local, "PAYS", 0.0)
    monkeypatch.setattr("pipelines.documents.folder.FULL", 20)
    assert contents(run(replace(settings, workers=2, refresh=True)).path) == expected
