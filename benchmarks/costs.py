"""What a piece of work costs, and the lines that tell of it. Each is done in a process of its own, all imported before."""

import multiprocessing
import resource
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from benchmarks.texts import article
from pipelines import pipeline
from pipelines.settings import Settings

MANY = 30_000  # documents from which on targets for archives say something: of fewer, the start weighs too much


@dataclass(frozen=True)
class Sizes:
    """How much is measured: documents, the share of them about customs, and a Parquet file of real ones (name, text)."""

    documents: int
    customs: float
    corpus: Path | None = None

    @property
    def many(self) -> bool:
        return self.documents >= MANY


@dataclass(frozen=True)
class Line:
    """A line of the table. `counts` is false where the target is for something larger than what was measured."""

    what: str
    value: float
    unit: str = "times"
    at_most: float | None = None
    at_least: float | None = None
    counts: bool = True

    @property
    def target(self) -> str:
        bound = self.at_most if self.at_least is None else self.at_least
        return "" if bound is None else f"{'at most' if self.at_least is None else 'at least'} {bound:,g}"

    @property
    def met(self) -> bool | None:
        """None where there is no target, or it does not count."""
        if not self.counts or not self.target:
            return None
        return self.value <= self.at_most if self.at_most is not None else self.value >= (self.at_least or 0)


@dataclass(frozen=True)
class Cost:
    """What work took: seconds of all its processes, seconds of the clock, and the most memory of one process."""

    cpu: float
    wall: float
    mebibytes: float


def elsewhere(work: Callable[..., object], *arguments: object) -> object:
    """What the work gives, done in a new process, which may start workers of its own (those of a Pool may not)."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def cost_of(work: Callable[..., object], *arguments: object) -> Cost:
    """Do the work in a new process, which has imported everything before the clock starts."""
    cost = elsewhere(timed, work, *arguments)
    assert isinstance(cost, Cost)
    return cost


def timed(work: Callable[..., object], *arguments: object) -> Cost:
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    began = time.monotonic()
    work(*arguments)
    wall = time.monotonic() - began
    after = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(b.ru_utime + b.ru_stime - a.ru_utime - a.ru_stime for a, b in zip(usage, after, strict=True))
    return Cost(cpu, wall, max(use.ru_maxrss for use in after) / 1024)


def run(settings: Settings) -> None:
    pipeline.run(settings)


def settings_in(folder: Path, **others: object) -> Settings:
    """A seeds folder and a warehouse in a folder, and one worker, so that a line is about the work and not the cores."""
    return Settings(folder / "seeds", folder / "out" / "customs.duckdb", **{"workers": 1, **others})  # type: ignore[arg-type]


def write_files(folder: Path, numbers: range, customs: float, edition: int = 0) -> None:
    for number in numbers:
        path = folder / f"{number // 1000}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number + 10_000_000 * edition, customs), encoding="utf-8")


def write_batch(path: Path, documents: int, customs: float) -> None:
    """Texts as one Parquet file, written in pieces so that the largest fits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for first in range(0, documents, 50_000):
        numbers = range(first, min(first + 50_000, documents))
        texts = [article(number, customs) for number in numbers]
        pl.DataFrame({"name": [str(number) for number in numbers], "text": texts}).write_parquet(
            path.with_name(f"{path.stem}-{first}.parquet")
        )


def corpus_in(folder: Path, sizes: Sizes) -> Path:
    """A seeds folder with the corpus: the file that was given, or texts from templates."""
    if sizes.corpus is None:
        write_batch(folder / "texts.parquet", sizes.documents, sizes.customs)
    else:
        folder.mkdir(parents=True)
        shutil.copyfile(sizes.corpus, folder / "corpus.parquet")
    return folder
