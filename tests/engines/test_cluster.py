"""A Ray cluster of this machine with two workers, each a process of its own."""

import contextlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipelines.engines import Engine, EngineUnreachable, engine_named
from pipelines.failures import explain
from pipelines.pipeline import run
from tests.samples import settings_in, write_seeds
from tests.trust.runs import contents
from tests.trust.test_bad_input import story

pytest.importorskip("ray", reason="the extra `cluster` is not installed: make setup EXTRAS=cluster")


@dataclass(frozen=True)
class Note:
    """A job that leaves its process's id in a file of this folder."""

    folder: Path
    number: int
    seconds: float = 10.0
    documents: int = 1


def shipped(job: Note) -> tuple[int, bool]:
    """The process that did it, and whether it was sent a copy of the package.

    On this machine it finds the checkout, too.
    """
    time.sleep(0.2)
    sent = [Path(place) for place in sys.path if "runtime_resources" in place]
    return os.getpid(), any((place / "pipelines" / "lexicon" / "places.csv").exists() for place in sent)


def killed_once(job: Note) -> int:
    marker = job.folder / "killed"
    if job.number == 3 and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return job.number


def refused(job: Note) -> int:
    raise ValueError(f"no use for {job.number}")


def endless(job: Note) -> None:
    (job.folder / f"{os.getpid()}").touch()
    time.sleep(600)


def wait_until(holds: Callable[[], bool], seconds: float = 240) -> bool:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.1)
    return holds()


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """A cluster of this machine, started and ended by the engine."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("RAY_ADDRESS", raising=False)
        engine = engine_named("ray", 2)
        yield engine
        engine.close()


def test_two_workers_have_the_package_that_was_sent_to_them(engine: Engine, tmp_path: Path):
    done = [result for _, result in engine.map(shipped, [Note(tmp_path, number) for number in range(12)])]
    processes, sent = zip(*done, strict=True)
    assert len(done) == 12
    assert len(set(processes)) >= 2
    assert os.getpid() not in processes
    assert all(sent)


def test_a_killed_worker_costs_no_job(engine: Engine, tmp_path: Path):
    jobs = [Note(tmp_path, number) for number in range(8)]
    assert sorted(result for _, result in engine.map(killed_once, jobs)) == list(range(8))
    assert (tmp_path / "killed").exists()


def workers_of_this_process() -> list[int]:
    """The processes that do jobs for the cluster that this process started."""
    parents, found = {}, []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parents[int(process.name)] = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            if b"ray::Map(" in (process / "cmdline").read_bytes():
                found.append(int(process.name))

    def is_ours(process: int) -> bool:
        while process > 1:
            if process == os.getpid():
                return True
            process = parents.get(process, 0)
        return False

    return [process for process in found if is_ours(process)]


class Killer(threading.Thread):
    """Kills a worker as soon as there is one that works, as often as it is told to."""

    def __init__(self, times: int) -> None:
        super().__init__(daemon=True)
        self.times, self.killed, self.over = times, [], threading.Event()

    def run(self) -> None:
        while len(self.killed) < self.times and not self.over.wait(0.02):
            for process in workers_of_this_process()[:1]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
                    self.killed.append(process)


def test_the_error_of_a_job_is_raised_as_it_was(engine: Engine, tmp_path: Path):
    with pytest.raises(ValueError, match="no use for"):
        list(engine.map(refused, [Note(tmp_path, number) for number in range(3)]))


def test_neither_the_cluster_nor_killed_workers_change_a_row(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    settings = settings_in(tmp_path)
    write_seeds(settings.seeds_dir)
    write_seeds(settings.seeds_dir, {f"{number}.txt": story(number % 12) for number in range(30)})
    expected = contents(run(settings).path)
    monkeypatch.setattr("pipelines.documents.folder.FULL", 20)
    monkeypatch.setattr("pipelines.engines.cluster.PAYS", 0.0)
    monkeypatch.setattr("pipelines.pipeline.engine_named", lambda name, workers: {"ray": engine}[name])
    monkeypatch.setattr(engine, "close", lambda: None)
    killer = Killer(times=2)
    killer.start()
    assert contents(run(replace(settings, engine="ray", workers=2, refresh=True)).path) == expected
    killer.over.set()
    assert killer.killed


@pytest.fixture(scope="module")
def head() -> Iterator[dict[str, str]]:
    """The environment that leads to a cluster that others started, and that asks for a token."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    keys = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": "0123456789abcdef" * 2}
    options = f"--head --block --port={port} --num-cpus=2 --include-dashboard=false --disable-usage-stats"
    command = [str(Path(sys.executable).with_name("ray")), "start", *options.split()]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = subprocess.Popen(command, env={**os.environ, **keys}, **quiet)
    assert wait_until(lambda: listens(port))
    yield {"RAY_ADDRESS": f"127.0.0.1:{port}", **keys}
    started.terminate()
    started.wait(60)


def listens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def elsewhere(work: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess:
    """Some jobs in a process of its own: a process keeps the first token that it reads."""
    code = (
        "import pickle, sys\n"
        "from pipelines.engines import engine_named\n"
        "from tests.engines import test_cluster\n"
        "engine = engine_named('ray', 2)\n"
        f"work = getattr(test_cluster, {work!r})\n"
        "print(sorted(result for _, result in engine.map(work, pickle.load(sys.stdin.buffer))))\n"
        "engine.close()\n"
    )
    given = pickle.dumps([Note(folder, number) for number in range(4)])
    known = {name: value for name, value in os.environ.items() if not name.startswith("RAY_")}
    return subprocess.run(
        [sys.executable, "-c", code], input=given, capture_output=True, env=known | environment, check=False
    )


def test_a_cluster_of_others_is_joined_with_its_token(head: dict[str, str], tmp_path: Path):
    assert b"[0, 1, 2, 3]" in elsewhere("killed_once", tmp_path, head).stdout
    assert (tmp_path / "killed").exists()
    refused = elsewhere("killed_once", tmp_path, {**head, "RAY_AUTH_TOKEN": "fedcba9876543210" * 2})
    assert refused.returncode
    last = refused.stderr.decode().strip().splitlines()[-1]
    assert "EngineUnreachable: no Ray cluster at" in last
    assert "RAY_AUTH_TOKEN" in last


def test_a_run_that_is_stopped_leaves_no_task_behind(tmp_path: Path):
    code = (
        "import pickle, signal, sys\n"
        "from pipelines.engines import engine_named\n"
        "from tests.engines.test_cluster import endless\n"
        "signal.signal(signal.SIGTERM, signal.default_int_handler)\n"
        "engine = engine_named('ray', 2)\n"
        "try:\n"
        "    list(engine.map(endless, pickle.load(sys.stdin.buffer)))\n"
        "finally:\n"
        "    engine.close()\n"
    )
    alone = {name: value for name, value in os.environ.items() if name != "RAY_ADDRESS"}
    driver = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, env=alone)
    assert driver.stdin
    driver.stdin.write(pickle.dumps([Note(tmp_path, number) for number in range(4)]))
    driver.stdin.close()
    assert wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
    workers = [Path("/proc") / path.name for path in tmp_path.iterdir()]
    driver.send_signal(signal.SIGTERM)
    driver.wait(240)
    assert wait_until(lambda: not any(worker.exists() for worker in workers))


def test_a_cluster_that_does_not_answer_is_told_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:1")
    with pytest.raises(EngineUnreachable, match=r"no Ray cluster answers at RAY_ADDRESS=127\.0\.0\.1:1") as told:
        list(engine_named("ray", 2).map(shipped, [Note(tmp_path, 1), Note(tmp_path, 2)]))
    assert "RAY_ADDRESS" in explain(told.value)
