"""Documents a second with one, two and four workers, and how much of their time is not work on documents."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.costs import settings_in, write_files
from pipelines import pipeline
from pipelines.engines import Engine, engine_named
from pipelines.progress import Crew
from pipelines.settings import Settings

FILES = 16  # the corpus is cut into so many, since a file is one job of reading
TO_CLAIMS = (pipeline.documents_stage, pipeline.mentions_stage, pipeline.facts_stage)


@dataclass(frozen=True)
class Clocked:
    """The work, and the seconds of CPU that it took the worker."""

    work: Callable[[Any], Any]

    def __call__(self, job: Any) -> tuple[Any, float]:
        began = time.process_time()
        return self.work(job), time.process_time() - began


@dataclass
class Watched:
    """An engine that adds up the CPU of its jobs."""

    engine: Engine
    busy: float = 0.0

    def map(self, work: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
        for job, (result, seconds) in self.engine.map(Clocked(work), jobs):
            self.busy += seconds
            yield job, result

    def close(self) -> None:
        self.engine.close()


def seeds_in(folder: Path, documents: int, corpus: Path | None) -> None:
    """So many documents in files of one size: of a Parquet file (name, text), or from templates."""
    if corpus is None:
        write_files(folder, range(documents), 0.06)
        return
    folder.mkdir(parents=True)
    rows = pl.read_parquet(corpus).head(documents)
    for number in range(FILES):
        rows.gather_every(FILES, number).write_parquet(folder / f"texts-{number:02}.parquet")


def measure(folder: Path, engine: str, documents: int, corpus: Path | None, numbers: Sequence[int] = (1, 2, 4)) -> None:
    settings = settings_in(folder)
    seeds_in(settings.seeds_dir, documents, corpus)
    for workers in numbers:
        own = folder / f"{workers}" / "customs.duckdb"
        print(line(replace(settings, warehouse_path=own, engine=engine, workers=workers)), flush=True)


def line(settings: Settings) -> str:
    """Read and extract everything; what that took."""
    with pipeline.started(settings) as run:
        engine = Watched(engine_named(settings.engine, settings.workers))
        watched = replace(run, crew=Crew(engine))
        began, used = time.monotonic(), time.process_time()
        try:
            for stage in TO_CLAIMS:
                stage(watched)
            seconds = time.monotonic() - began
            used = time.process_time() - used
        finally:
            engine.close()
        (documents,) = pl.scan_parquet(run.staging.path("documents")).select(pl.len()).collect().row(0)
    # Jobs that stay in the process are part of its own CPU, too; with workers, none does.
    around = used if settings.workers > 1 or settings.engine != "local" else used - engine.busy
    return (
        f"{settings.engine}, {settings.workers} workers: {documents:,} documents in {seconds:.0f} s, "
        f"{documents / seconds:,.0f} a second; {engine.busy:.0f} s of CPU in jobs, {around:.0f} s around them "
        f"({100 * around / (around + engine.busy):.0f} %); load {os.getloadavg()[0]:.1f}"
    )
