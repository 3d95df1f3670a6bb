"""`python -m benchmarks`: measures, prints a table and writes it as JSON."""

import argparse
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks.costs import PARTS, Measured


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    arguments.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure (all)")
    arguments.add_argument("--documents", type=int, default=3_000, help="how many; growth takes ten times as many, too")
    arguments.add_argument("--customs", type=float, default=0.06, help="share of them that is about customs (0.06)")
    arguments.add_argument("--json", type=Path, default=Path("benchmarks.json"), help="where to write the figures")
    given = arguments.parse_args()
    measured: list[Measured] = []
    for name in given.parts or PARTS:
        folder = Path(tempfile.mkdtemp(prefix=f"bench-{name}-"))
        try:
            for line in PARTS[name](folder, given.documents, given.customs):
                print(f"{line.what:<70} {line.value:>10,.2f} {line.unit:<14} {line.target}", flush=True)
                measured.append(line)
        finally:
            shutil.rmtree(folder)
    given.json.write_text(json.dumps([asdict(line) for line in measured], indent=2), encoding="utf-8")
    print(f"Written to {given.json}.")


if __name__ == "__main__":
    main()
