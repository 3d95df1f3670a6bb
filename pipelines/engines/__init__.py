"""Where the work on batches of documents is done: one interface, one module an engine.

An engine takes a function and jobs, calls the function with each of them, and gives the results as they come, in any
order. Whatever a job reads and writes is named in it, and nothing else is shared: so the rows are the same whichever
engine does the work, with how many workers and in which order.

    local    in this process, or in some processes of this machine where that pays

`ENGINE` names the engine, `WORKERS` says how many jobs are done at the same time.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar


class Job(Protocol):
    """The input of one call; it travels to another process, and so does the result."""

    @property
    def documents(self) -> int:
        """How many documents it is about."""

    @property
    def seconds(self) -> float:
        """How long it takes, about: what decides whether workers pay."""


AnyJob = TypeVar("AnyJob", bound=Job)
Result = TypeVar("Result")


class Engine(Protocol):
    """Does jobs. It may keep workers from one call to the next."""

    def map(self, work: Callable[[AnyJob], Result], jobs: Sequence[AnyJob]) -> Iterator[tuple[AnyJob, Result]]:
        """Call `work` with each job. The first error that one raises is raised here, and no further job is begun."""

    def close(self) -> None:
        """Let the workers go; what they were doing is ended."""


def engine_named(name: str, workers: int) -> Engine:
    """An engine that is ready to work. Raises KeyError where there is none of this name."""
    from pipelines.engines.local import Local  # noqa: PLC0415 (an engine is imported where it is used)

    return {"local": Local}[name](workers)
