"""How far long work has come, told every few seconds by whatever shows it: a terminal, the log of Dagster."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipelines.engines import Engine, Job

EVERY = 5.0  # seconds between two lines

Tell = Callable[[str], None]
AnyJob = TypeVar("AnyJob", bound=Job)
Result = TypeVar("Result")


def quiet(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Crew:
    """An engine, and whom its progress is told."""

    engine: Engine
    tell: Tell = quiet
    clock: Callable[[], float] = time.monotonic

    def do(
        self, what: str, work: Callable[[AnyJob], Result], jobs: Sequence[AnyJob]
    ) -> Iterator[tuple[AnyJob, Result]]:
        """The jobs with their results, as they are done; every few seconds it is told how far that is."""
        began = told = self.clock()
        total, so_far = sum(job.documents for job in jobs), 0
        for job, result in self.engine.map(work, jobs):
            so_far += job.documents
            now = self.clock()
            if now - told >= EVERY or (so_far >= total and told > began):
                told = now
                self.tell(line(what, so_far, total, now - began))
            yield job, result


def line(what: str, so_far: int, documents: int, seconds: float) -> str:
    rate = so_far / max(seconds, 0.001)
    left = (documents - so_far) / max(rate, 0.001)
    return f"{what}: {so_far:,} of {documents:,} documents, {rate:,.0f} a second, {span(left)} left"


def span(seconds: float) -> str:
    """'45 s', '12 min', '3 h 5 min'."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
