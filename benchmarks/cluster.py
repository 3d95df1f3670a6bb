"""What workers gain, and what a merge of many claims in partitions needs: `make bench-cluster`, docs/cluster.md."""

import argparse
import resource
import shutil
import tempfile
import time
from pathlib import Path

import duckdb
import polars as pl

from benchmarks import claims, workers
from pipelines import pipeline
from pipelines.staging import Staging

CHUNK = 500_000  # invented claims that are written at the same time


def merge(folder: Path, number: int, at_once: int) -> None:
    """Merge so many invented claims in partitions; the most memory that it took."""
    staging = Staging(folder / "staging")
    staging.folder.mkdir(parents=True)
    counts = {table: number * share // sum(claims.SHARES.values()) for table, share in claims.SHARES.items()}
    with duckdb.connect(config={"memory_limit": staging.memory}) as connection:
        for table, count in counts.items():
            parts = staging.parts(table.name)
            for first in range(0, count, CHUNK):
                rows = claims.claims(table, first, min(CHUNK, count - first))
                cells = rows.group_by("document_id", maintain_order=True).agg(pl.struct(rows.columns).alias("claims"))
                parts.write(f"{first:012x}", cells)
        most = max(counts.values())
        for name, make in (("documents", claims.documents), ("dates", claims.dates)):
            chunks = folder / name
            chunks.mkdir()
            for first in range(0, most, CHUNK):
                make(first, min(CHUNK, most - first)).write_parquet(chunks / f"{first:012}.parquet")
        connection.execute(
            f"COPY (SELECT *, true AS is_relevant FROM '{folder}/documents/*.parquet') "  # noqa: S608 (a folder of this run)
            f"TO '{staging.path('documents')}' (FORMAT parquet)"
        )
    ready, used, before = time.monotonic(), time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{sum(counts.values()):,} claims written, {before / 1024:.0f} MB", flush=True)
    pipeline.merge_in_partitions(staging, at_once, dates=f"'{folder}/dates/*.parquet'")
    seconds, used = time.monotonic() - ready, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    facts = {
        name: pl.scan_parquet(staging.path(name)).select(pl.len()).collect().item()
        for name in ("meetings", "enforcement_actions", "trade_figures", "trade_commodities", "cooperation_figures")
    }
    print(
        f"{sum(counts.values()):,} claims -> {facts}: {seconds:.0f} s, {used:.0f} s of CPU, at most {peak:.0f} MB",
        flush=True,
    )


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m benchmarks.cluster", description=__doc__)
    arguments.add_argument("--claims", type=int, default=10_000_000, help="0: no merge")
    arguments.add_argument("--documents", type=int, default=24_000, help="0: no reading and extraction")
    arguments.add_argument("--corpus", type=Path, help="a Parquet file of documents (name, text)")
    arguments.add_argument("--engine", default="ray")
    arguments.add_argument("--at-once", type=int, default=20_000)
    given = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="bench-cluster-"))
    try:
        if given.documents:
            workers.measure(folder / "documents", given.engine, given.documents, given.corpus)
        if given.claims:
            merge(folder, given.claims, given.at_once)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
