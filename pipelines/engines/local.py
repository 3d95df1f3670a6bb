"""This machine: one job after the other in this process, or several in processes of their own where that pays.

Workers are started anew ("spawn"), since a fork of a process with threads may hang; a start costs each some seconds of
imports. They end with the process that started them, however it ends.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

from pipelines.engines import AnyJob, Result

PAYS = 10.0  # seconds of work; a worker takes two to five to start
AHEAD = 2  # jobs that wait for each worker, so that none is idle


class Local:
    """Jobs on this machine."""

    def __init__(self, workers: int) -> None:
        self.workers = workers or os.cpu_count() or 1
        self.pool: ProcessPoolExecutor | None = None

    def map(self, work: Callable[[AnyJob], Result], jobs: Sequence[AnyJob]) -> Iterator[tuple[AnyJob, Result]]:
        if self.workers < 2 or len(jobs) < 2 or (self.pool is None and sum(job.seconds for job in jobs) < PAYS):
            return ((job, work(job)) for job in jobs)
        return self.shared(work, jobs)

    def shared(self, work: Callable[[AnyJob], Result], jobs: Sequence[AnyJob]) -> Iterator[tuple[AnyJob, Result]]:
        if self.pool is None:
            context = multiprocessing.get_context("spawn")
            self.pool = ProcessPoolExecutor(self.workers, context, initializer=become_worker)
        waiting: deque[tuple[AnyJob, Future[Result]]] = deque()
        try:
            for job in sorted(jobs, key=lambda job: -job.seconds):  # the longest first, so that none is left to the end
                waiting.append((job, self.pool.submit(work, job)))
                if len(waiting) > AHEAD * self.workers:
                    first, future = waiting.popleft()
                    yield first, future.result()
            while waiting:
                first, future = waiting.popleft()
                yield first, future.result()
        finally:
            for _, future in waiting:
                future.cancel()

    def close(self) -> None:
        if self.pool is not None:
            for process in list((self.pool._processes or {}).values()):
                process.terminate()
            self.pool.shutdown(cancel_futures=True)
            self.pool = None


def become_worker() -> None:
    """Ctrl-C is for the process that started this one, whose end is this one's, too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=end_with, args=(parent,), daemon=True).start()


def end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
