"""Where the work on batches of documents is done: one interface, one module an engine.

An engine takes a function and jobs, calls the function with each of them, and gives the results as they come, in any
order. Whatever a job reads and writes is named in it, and nothing else is shared: so the rows are the same whichever
engine does the work, with how many workers and in which order.

    local    in this process, or in some processes of this machine where that pays
    ray      on a Ray cluster; its libraries are the extra `cluster`

`ENGINE` names the engine, `WORKERS` says how many jobs are done at the same time.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Protocol, TypeVar

# name -> its module here and its class
ENGINES = {"local": ("local", "Local"), "ray": ("cluster", "Cluster")}


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


class EngineMissing(ImportError):
    """The libraries of an engine are not installed; the message says how to install them."""


class EngineUnreachable(RuntimeError):
    """The machines of an engine can't be reached, or gave up; the message says why."""


def engine_named(name: str, workers: int) -> Engine:
    """An engine that is ready to work; 0 workers: one a core.

    It is imported only here. Raises KeyError where there is none of this name, EngineMissing where its libraries are
    not installed.
    """
    module, engine = ENGINES[name]
    try:
        return getattr(import_module(f"pipelines.engines.{module}"), engine)(workers)
    except ModuleNotFoundError as error:
        raise EngineMissing(
            f"ENGINE={name} needs the library {error.name}: run `make setup EXTRAS=cluster` (or pip install '.[cluster]')"
        ) from error
