"""The command line: `python -m pipelines run` and `python -m pipelines query SQL`."""

import argparse
import os
import shlex
import signal
import sys

import duckdb

from pipelines.settings import Settings, SettingsError
from pipelines.warehouse.summary import EXAMPLE, summarize


def run() -> int:
    """Run the pipeline through Dagster and print what came of it; 1 where the run failed."""
    from pipelines.definitions import defs  # noqa: PLC0415 (dagster takes two seconds to import: only where it is used)
    from pipelines.defs.launch import launch  # noqa: PLC0415

    settings = Settings.from_environment()
    if faults := launch(defs):
        for fault in faults:
            print(f"The run failed. {fault}", file=sys.stderr)
        print("The published file is as it was. `make ui` shows the run step by step.", file=sys.stderr)
        return 1
    print(summarize(settings.warehouse_path))
    python = shlex.quote(os.path.relpath(sys.executable))
    print(f'Try:  {python} -m pipelines query "{EXAMPLE}"')
    return 0


def query(sql: str) -> int:
    """Print the rows of a query over the published file, opened read-only."""
    path = Settings.from_environment().warehouse_path
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            connection.sql(sql).show(max_width=200)
    except duckdb.Error as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m pipelines", description="Customs and border news to DuckDB.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="run the whole pipeline once over SEEDS_DIR")
    commands.add_parser("query", help="query the published file").add_argument("sql")
    arguments = parser.parse_args()
    # asked to stop, a run cleans up after itself, as it does when somebody types Ctrl-C
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return run() if arguments.command == "run" else query(arguments.sql)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
