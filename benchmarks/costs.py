"""What is measured. Every run is a process of its own, which has imported everything before the clock starts."""

import json
import math
import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from benchmarks.texts import article, hostile
from pipelines import pipeline
from pipelines.settings import Limits, Settings
from pipelines.tables import PUBLISHED


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds of all its processes, seconds of the clock, and the most memory of one process."""

    cpu: float
    wall: float
    mebibytes: float


@dataclass(frozen=True)
class Measured:
    """A line of the table."""

    what: str
    value: float
    unit: str
    target: str


def cost_of(work: Callable[..., object], *arguments: object) -> Cost:
    """Do the work in a new process, which has imported everything before the clock starts."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(timed, (work, *arguments))


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


def write_files(folder: Path, numbers: range, customs_share: float, edition: int = 0) -> None:
    for number in numbers:
        path = folder / f"{number // 1000}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number + 10_000_000 * edition, customs_share), encoding="utf-8")


def write_batch(path: Path, documents: int, customs_share: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as lines:
        for number in range(documents):
            lines.write(json.dumps({"text": article(number, customs_share)}, ensure_ascii=False) + "\n")


def nights(folder: Path, documents: int, customs_share: float) -> list[Measured]:
    """The first run over many files, a night with nothing new, one with a hundredth changed; and a rebuild to compare."""
    settings = Settings(folder / "seeds", folder / "out" / "customs.duckdb")
    write_files(settings.seeds_dir, range(documents), customs_share)
    time.sleep(3)  # files that were written just before the listing would be read again
    full = cost_of(run, settings)
    nothing = statistics.median(cost_of(run, settings).cpu for _ in range(3))
    write_files(settings.seeds_dir, range(0, documents, 100), customs_share, edition=1)
    time.sleep(3)
    changed = cost_of(run, settings)
    anew = replace(settings, warehouse_path=folder / "anew" / "customs.duckdb")
    cost_of(run, anew)
    differing = differing_rows(settings.warehouse_path, anew.warehouse_path)
    return [
        Measured(f"first run over {documents:,} files", full.cpu, "s of CPU", ""),
        Measured("a night with nothing new, of the first run", 100 * nothing / full.cpu, "%", "at most 8"),
        Measured("a night with 1 % changed, of the first run", 100 * changed.cpu / full.cpu, "%", "at most 15"),
        Measured("rows that differ from a rebuild", differing, "rows", "0"),
    ]


def differing_rows(one: Path, other: Path) -> int:
    with duckdb.connect() as connection:
        for name, path in (("one", one), ("other", other)):
            connection.execute(f"ATTACH '{path}' AS {name} (READ_ONLY)")
        sides = [("one", "other"), ("other", "one")]
        queries = [f"(FROM {a}.{t.name} EXCEPT ALL FROM {b}.{t.name})" for t in PUBLISHED for a, b in sides]
        return sum(len(connection.sql(f"FROM {query}").fetchall()) for query in queries)


def growth(folder: Path, documents: int, customs_share: float) -> list[Measured]:
    """The same with ten times the documents."""
    costs = []
    for number in (documents, 10 * documents):
        settings = Settings(folder / str(number), folder / f"out{number}" / "customs.duckdb")
        write_batch(settings.seeds_dir / "a.jsonl", number, customs_share)
        costs.append(cost_of(run, settings))
    small, large = costs
    exponent = math.log10(large.cpu / small.cpu)
    return [
        Measured(f"CPU from {documents:,} to {10 * documents:,} documents, exponent", exponent, "", "at most 1.05"),
        Measured(
            "peak memory with the more, of that with the fewer",
            large.mebibytes / small.mebibytes,
            "times",
            "at most 1.25",
        ),
        Measured("peak memory with the more", large.mebibytes, "MiB", "below 1,024"),
    ]


def against_attacks(folder: Path, size: int) -> list[Measured]:
    """CPU a character of hostile texts, against that of news about customs; with the limits of a run."""
    limits = replace(Limits(), max_text_characters=2 * size, max_line_characters=2 * size)

    def a_megabyte(name: str, texts: list[str]) -> float:
        settings = Settings(folder / name / "seeds", folder / name / "customs.duckdb", limits=limits)
        settings.seeds_dir.mkdir(parents=True)
        empty = cost_of(run_none, settings).cpu
        for number, text in enumerate(texts):
            (settings.seeds_dir / f"{number}.txt").write_text(text, encoding="utf-8")
        return (cost_of(run, settings).cpu - empty) / sum(len(text.encode()) for text in texts)

    normal = a_megabyte("normal", [article(number, 1.0) for number in range(size // 2500)])
    return [
        Measured(f"hostile text: {name}, of normal text", a_megabyte(name, [text]) / normal, "times", "at most 10")
        for name, text in hostile(size).items()
    ]


def run_none(settings: Settings) -> None:
    (settings.seeds_dir / "none.txt").write_text("Hải quan.", encoding="utf-8")
    pipeline.run(settings)
    (settings.seeds_dir / "none.txt").unlink()


def workers(folder: Path, documents: int) -> list[Measured]:
    """Two workers against one, on news about customs; says something only where two cores are free."""
    settings = Settings(folder / "seeds", folder / "one" / "customs.duckdb")
    write_files(settings.seeds_dir, range(documents), 1.0)
    one = cost_of(run, settings)
    two = cost_of(run, replace(settings, warehouse_path=folder / "two" / "customs.duckdb", workers=2))
    return [Measured("two workers against one", one.wall / two.wall, "times as fast", "at least 1.5")]


PARTS: dict[str, Callable[[Path, int, float], list[Measured]]] = {
    "nights": nights,
    "growth": growth,
    "hostile": lambda folder, documents, _: against_attacks(folder, min(100 * documents, 900_000)),
    "workers": lambda folder, documents, _: workers(folder, documents),
}
