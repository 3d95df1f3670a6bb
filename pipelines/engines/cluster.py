"""A Ray cluster: Ray Data hands the jobs to its workers, and makes again what a lost worker had begun.

`RAY_ADDRESS` names the cluster; where it is not set, one is started on this machine for the time of the run. The
package travels with the run, so that the workers have these rules and no others; the libraries it needs are those of
the cluster's machines. What jobs read and write must be seen by all machines under one path, or lie in an object store
whose keys every machine has in its environment.
"""

import os
import pickle
import signal
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import ray
import ray.data
import ray.exceptions

from pipelines.engines import AnyJob, EngineUnreachable, Result
from pipelines.engines.local import PAYS

PACKAGE = Path(__file__).parents[1]
PORT = 6379  # of the head of a cluster, where its address names none
PATIENCE = 5.0  # seconds for the head to answer
# Ray says no more than that it could not connect, whether the head is too slow or the token is another one.
KEYS = (
    "; where its head asks for a token, RAY_AUTH_MODE=token and RAY_AUTH_TOKEN or RAY_AUTH_TOKEN_PATH must be as there, "
    "and ray and Python of the same version"
)


class Cluster:
    """Jobs on a Ray cluster, `workers` at the same time at most; 0: as many as it has cores for."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.connected = False

    def map(self, work: Callable[[AnyJob], Result], jobs: Sequence[AnyJob]) -> Iterator[tuple[AnyJob, Result]]:
        if not self.connected:
            if sum(job.seconds for job in jobs) < PAYS:
                return ((job, work(job)) for job in jobs)
            self.connect()
        return self.shared(work, sorted(jobs, key=lambda job: -job.seconds))

    def shared(self, work: Callable[[AnyJob], Result], jobs: Sequence[AnyJob]) -> Iterator[tuple[AnyJob, Result]]:
        if not jobs:
            return
        sent = [{"number": number, "job": pickle.dumps(job)} for number, job in enumerate(jobs)]
        rows = ray.data.from_items(sent, override_num_blocks=len(sent)).map(
            Done(work), compute=ray.data.TaskPoolStrategy(size=self.workers or None)
        )
        try:
            for row in rows.iter_rows():
                if row["failed"]:
                    raise pickle.loads(row["result"])
                yield jobs[row["number"]], pickle.loads(row["result"])
        except ray.exceptions.RayError as error:
            raise EngineUnreachable(f"the cluster gave up a job: {first_line(error)}") from error

    def connect(self) -> None:
        """Join the cluster, or start one here. Raises EngineUnreachable."""
        address = os.environ.get("RAY_ADDRESS", "")
        if address not in ("", "local", "auto"):
            expect_answer(address)
        here: dict[str, Any] = (
            {}
            if address not in ("", "local")
            else {"num_cpus": self.workers or os.cpu_count(), "include_dashboard": False}
        )
        asked = signal.getsignal(signal.SIGTERM)
        try:
            ray.init(address=address or "local", runtime_env=environment(), logging_level="warning", **here)
        except (ConnectionError, RuntimeError, ValueError, TimeoutError) as error:
            raise EngineUnreachable(
                f"no Ray cluster at {address or 'this machine'}: {first_line(error)}{KEYS}"
            ) from error
        self.connected = True
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, asked)  # Ray put its own handler there; whoever stops a run expects ours
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False  # the run tells of its progress itself
        context.execution_options.preserve_order = False

    def close(self) -> None:
        if self.connected:
            ray.shutdown()  # the cluster ends what it was doing for this process
            self.connected = False


class Done:
    """What a worker does with a row: the job, and its result or the error that it raised."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self.work = work

    def __call__(self, row: Mapping[str, Any]) -> dict[str, Any]:
        try:
            result, failed = pickle.dumps(self.work(pickle.loads(row["job"]))), False
        except Exception as error:
            error.add_note(f"on worker {socket.gethostname()}, process {os.getpid()}")
            result, failed = pickle.dumps(error), True
        return {"number": row["number"], "result": result, "failed": failed}


def environment() -> dict[str, Any]:
    """What the workers are given: this package, and one thread a library, since each has one core."""
    return {
        "py_modules": [str(PACKAGE)],
        "excludes": ["__pycache__"],
        "env_vars": {"POLARS_MAX_THREADS": "1"},
    }


def expect_answer(address: str) -> None:
    """Find out within seconds what Ray would try for a minute. Raises EngineUnreachable."""
    where = urlsplit(address if "//" in address else f"//{address}")
    try:
        host, port = where.hostname or "", where.port or PORT
        socket.create_connection((host, port), PATIENCE).close()
    except (OSError, ValueError) as error:
        raise EngineUnreachable(f"no Ray cluster answers at RAY_ADDRESS={address}: {error}") from error


def first_line(error: BaseException) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
