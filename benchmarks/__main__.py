"""`python -m benchmarks`: measures, prints a table and writes it as JSON."""

import argparse
import json
import math
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from benchmarks.costs import Line, Sizes
from benchmarks.extraction import against_a_sweep, against_peers
from benchmarks.profile import by_stage
from benchmarks.runs import a_new_rule, against_attacks, growth, nights, through_dagster, workers

PARTS: dict[str, Callable[[Path, Sizes], list[Line]]] = {
    "sweep": against_a_sweep,
    "peers": against_peers,
    "nights": nights,
    "growth": growth,
    "hostile": against_attacks,
    "dagster": through_dagster,
    "workers": workers,
    "rules": a_new_rule,
    "profile": by_stage,
}


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    arguments.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure (all)")
    arguments.add_argument("--documents", type=int, default=3_000, help="how many; growth takes ten times as many, too")
    arguments.add_argument("--customs", type=float, default=0.06, help="share of them that is about customs (0.06)")
    arguments.add_argument("--corpus", type=Path, help="a Parquet file of real texts for sweep, peers and profile")
    arguments.add_argument("--json", type=Path, default=Path("benchmarks.json"), help="where to write the figures")
    given = arguments.parse_args()
    sizes = Sizes(given.documents, given.customs, given.corpus)
    measured: list[tuple[str, Line]] = []
    for name in given.parts or PARTS:
        folder = Path(tempfile.mkdtemp(prefix=f"bench-{name}-"))
        try:
            for line in PARTS[name](folder, sizes):
                print(row(line), flush=True)
                measured.append((name, line))
        finally:
            shutil.rmtree(folder)
    rows = [{"part": name, **asdict(line), "target": line.target, "met": line.met} for name, line in measured]
    for cells in rows:
        cells["value"] = None if math.isnan(cells["value"]) else cells["value"]
    given.json.write_text(json.dumps(rows, indent=2, ensure_ascii=False), encoding="utf-8")
    print(f"Written to {given.json}. A target without an answer is one for an archive of more documents.")


def row(line: Line) -> str:
    met = {True: "met", False: "MISSED", None: ""}[line.met]
    value = "" if math.isnan(line.value) else f"{line.value:,.2f}"
    return f"{line.what:<72} {value:>12} {line.unit:<15} {line.target:<14} {met}"


if __name__ == "__main__":
    main()
