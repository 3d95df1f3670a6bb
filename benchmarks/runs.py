"""Whole runs: night after night, ever more documents, hostile ones, two workers, through Dagster, after a new rule."""

import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import duckdb

from benchmarks.costs import Cost, Line, Sizes, cost_of, run, settings_in, write_batch, write_files
from benchmarks.texts import article, hostile
from pipelines import extraction, pipeline
from pipelines.reports.page import write_page
from pipelines.settings import ROOT, Limits, Settings
from pipelines.tables import PUBLISHED, TRADE_CLAIMS

LARGE = 50_000_000  # bytes of a document


def nights(folder: Path, sizes: Sizes) -> list[Line]:
    """The first run over many files, nights with nothing new, one with a hundredth changed; and a rebuild to compare."""
    settings = settings_in(folder)
    write_files(settings.seeds_dir, range(sizes.documents), sizes.customs)
    time.sleep(3)  # files that were written just before the listing would be read again
    full = cost_of(run, settings)
    nothing = statistics.median(cost_of(run, settings).cpu for _ in range(3))
    write_files(settings.seeds_dir, range(0, sizes.documents, 100), sizes.customs, edition=1)
    time.sleep(3)
    changed = cost_of(run, settings)
    anew = replace(settings, warehouse_path=folder / "anew" / "customs.duckdb")
    cost_of(run, anew)
    return [
        Line(f"a first run over {sizes.documents:,} files", full.cpu, "s of CPU"),
        Line("a night with nothing new, of the first run", 100 * nothing / full.cpu, "%", 8, counts=sizes.many),
        Line("a night with 1 % changed, of the first run", 100 * changed.cpu / full.cpu, "%", 15, counts=sizes.many),
        Line(
            "rows that differ from a rebuild", differing_rows(settings.warehouse_path, anew.warehouse_path), "rows", 0
        ),
    ]


def differing_rows(one: Path, other: Path) -> int:
    with duckdb.connect() as connection:
        for name, path in (("one", one), ("other", other)):
            connection.execute(f"ATTACH '{path}' AS {name} (READ_ONLY)")
        sides = [("one", "other"), ("other", "one")]
        queries = [f"(FROM {a}.{t.name} EXCEPT ALL FROM {b}.{t.name})" for t in PUBLISHED for a, b in sides]
        return sum(len(connection.sql(f"FROM {query}").fetchall()) for query in queries)


def growth(folder: Path, sizes: Sizes) -> list[Line]:
    """The same with ten times the documents, and one that is larger than all others together."""
    costs = []
    for documents in (sizes.documents, 10 * sizes.documents):
        settings = settings_in(folder / str(documents))
        write_batch(settings.seeds_dir / "texts.parquet", documents, sizes.customs)
        costs.append(cost_of(run, settings))
    small, large = costs
    exponent = math.log10(large.cpu / small.cpu)
    from_to = f"from {sizes.documents:,} to {10 * sizes.documents:,} documents"
    return [
        Line(f"CPU {from_to}, exponent", exponent, "", 1.05),
        Line(f"peak memory {from_to}", large.mebibytes / small.mebibytes, "times", 1.25, counts=sizes.many),
        Line("peak memory with the more", large.mebibytes, "MiB", 1024),
        *one_large_document(folder),
    ]


def one_large_document(folder: Path) -> list[Line]:
    """50 MB in one file: set aside with the limits as they are, read where they allow it."""
    lines = []
    for what, limits in (
        ("set aside", Limits()),
        ("read", Limits(max_document_bytes=2 * LARGE, max_text_characters=2 * LARGE)),
    ):
        settings = settings_in(folder / what.replace(" ", "-"), limits=limits)
        settings.seeds_dir.mkdir(parents=True)
        text, number = [], 0
        while sum(map(len, text[-1:])) + number * 2_600 < LARGE:
            text.append(article(number, 1.0))
            number += 1
        (settings.seeds_dir / "large.txt").write_text("\n".join(text), encoding="utf-8")
        (settings.seeds_dir / "small.txt").write_text(article(1, 1.0), encoding="utf-8")
        lines.append(
            Line(f"peak memory with a document of 50 MB, {what}", cost_of(run, settings).mebibytes, "MiB", 1024)
        )
    return lines


def against_attacks(folder: Path, sizes: Sizes) -> list[Line]:
    """CPU a byte of hostile texts, against that of news about customs; with limits that let them through."""
    size = 1_500_000 if sizes.many else 300_000
    limits = replace(Limits(), max_text_characters=2 * size, max_line_characters=2 * size)

    def a_byte(name: str, texts: list[str]) -> float:
        settings = settings_in(folder / name, limits=limits)
        settings.seeds_dir.mkdir(parents=True)
        empty = cost_of(run_nearly_empty, settings).cpu
        for number, text in enumerate(texts):
            (settings.seeds_dir / f"{number}.txt").write_text(text, encoding="utf-8")
        return (cost_of(run, settings).cpu - empty) / sum(len(text.encode()) for text in texts)

    normal = a_byte("normal", [article(number, 1.0) for number in range(size // 2500)])
    return [
        Line(f"CPU a byte of hostile text, of normal text: {name}", a_byte(name, [text]) / normal, at_most=10)
        for name, text in hostile(size).items()
    ]


def run_nearly_empty(settings: Settings) -> None:
    (settings.seeds_dir / "none.txt").write_text("Hải quan.", encoding="utf-8")
    pipeline.run(settings)
    (settings.seeds_dir / "none.txt").unlink()


def through_dagster(folder: Path, _: Sizes) -> list[Line]:
    """The command line, which runs the job of Dagster, against plain calls of the same functions, on the shipped seeds."""
    plain, dagster = [], []
    cost_of_command(["-m", "pipelines", "--help"], {})  # Python keeps the modules compiled
    for number in range(3):
        for kind, costs, command in (
            ("plain", plain, ["-c", "from benchmarks.runs import plain_calls; plain_calls()"]),
            ("dagster", dagster, ["-m", "pipelines", "run"]),
        ):
            place = folder / f"{kind}{number}"
            given = {"SEEDS_DIR": str(ROOT / "seeds"), "WAREHOUSE_PATH": str(place / "customs.duckdb"), "WORKERS": "2"}
            home = place / "home"
            home.mkdir(parents=True)
            shutil.copy(ROOT / "pipelines" / "defs" / "dagster.yaml", home)
            costs.append(cost_of_command(command, given | {"DAGSTER_HOME": str(home)}))
    more = statistics.median(cost.cpu for cost in dagster) - statistics.median(cost.cpu for cost in plain)
    return [
        Line("a run through Dagster, more than plain calls", more, "s of CPU", 3),
        Line("`make run` on the shipped seeds", statistics.median(cost.wall for cost in dagster), "s of the clock", 15),
        Line(
            "  plain calls, from the start of Python", statistics.median(cost.wall for cost in plain), "s of the clock"
        ),
    ]


def plain_calls() -> None:
    settings = Settings.from_environment()
    pipeline.run(settings)
    write_page(settings.warehouse_path)


def cost_of_command(arguments: list[str], variables: dict[str, str]) -> Cost:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    # as in the Makefile: what an environment forbids to keep compiled costs every start some seconds
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **variables}
    subprocess.run([sys.executable, *arguments], env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.monotonic() - began, after.ru_maxrss / 1024)


def workers(folder: Path, sizes: Sizes) -> list[Line]:
    """Two workers against one, on news about customs; says something only where two cores are free."""
    settings = settings_in(folder)
    write_files(settings.seeds_dir, range(min(sizes.documents // 2, 4_000)), 1.0)
    one = cost_of(run, settings)
    two = cost_of(run, replace(settings, warehouse_path=folder / "two" / "customs.duckdb", workers=2))
    load = os.getloadavg()[0]
    return [Line(f"two workers against one (load {load:.1f})", one.wall / two.wall, "times as fast", at_least=1.5)]


def a_new_rule(folder: Path, sizes: Sizes) -> list[Line]:
    """Rules of trade with another version: what is made anew, once the raw files are gone."""
    settings = settings_in(folder)
    write_batch(settings.seeds_dir / "texts.parquet", sizes.documents, sizes.customs)
    full = cost_of(run, settings)
    parts = settings.warehouse_path.parent / "staging" / "customs" / "parts"
    before = {path: path.stat().st_mtime_ns for path in parts.glob("*/*.parquet")}
    settings.seeds_dir.rename(folder / "gone")
    again = cost_of(extract_for_a_new_rule, settings)
    after = {path: path.stat().st_mtime_ns for path in parts.glob("*/*.parquet")}
    written = {path.parent.name for path, when in after.items() if before.get(path) != when}
    return [
        Line("a new rule about trade, of the first run", 100 * again.cpu / full.cpu, "%"),
        Line(f"  parts of claims of trade made anew of {sizes.documents:,} documents", sum(
            path.parent.name == TRADE_CLAIMS.name and before.get(path) != when for path, when in after.items()
        ), "parts", at_least=1),
        Line("  kinds of other parts made anew", len(written - {TRADE_CLAIMS.name}), "kinds", 0),
    ]  # fmt: skip


def extract_for_a_new_rule(settings: Settings) -> None:
    rules = extraction.rules_of

    def others(limits: Limits) -> dict[str, str]:
        return rules(limits) | {TRADE_CLAIMS.name: "another version"}

    extraction.rules_of = others
    with pipeline.started(settings) as started:
        for stage in pipeline.STAGES[1:]:
            stage(started)
        pipeline.publication_stage(started)
