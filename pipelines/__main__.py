"""The command line: `python -m pipelines COMMAND`; each command is listed by `--help`."""

import argparse
import os
import shlex
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb

from pipelines.alerts import Alerts
from pipelines.backup import backup
from pipelines.failures import EXPECTED, explain
from pipelines.operations import NotPossible, drop, dry_run, restore
from pipelines.reports.page import page_path, write_page
from pipelines.settings import Settings, SettingsError
from pipelines.warehouse import parquet
from pipelines.warehouse.freshness import ages, now
from pipelines.warehouse.loads import last_load
from pipelines.warehouse.release import releases
from pipelines.warehouse.summary import EXAMPLE, RULES_SHOWN, summarize

PYTHON = shlex.quote(os.path.relpath(sys.executable))


def run(arguments: argparse.Namespace) -> int:
    """Run a job of Dagster and print what came of it; 1 where it failed."""
    from pipelines.definitions import defs  # noqa: PLC0415 (dagster takes two seconds to import: only where it is used)
    from pipelines.defs.launch import launch  # noqa: PLC0415

    settings = Settings.from_environment()
    folder = getattr(arguments, "folder", None)
    if folder:
        settings = settings.for_folder(folder)
    given: dict[str, object] = {"folder": str(folder.absolute())} if folder else {}
    if getattr(arguments, "refresh", False):
        given["refresh"] = True
    if faults := launch(defs, arguments.job, **given):
        for fault in faults:
            print(f"The run failed. {fault}", file=sys.stderr)
        print(
            "Readers keep the last file that passed its checks. `make ui` shows the run step by step.", file=sys.stderr
        )
        return 1
    print(summarize(settings.warehouse_path))
    print(f'Try:  {PYTHON} -m pipelines query "{EXAMPLE}"')
    return 0


def look_ahead(_: argparse.Namespace) -> int:
    print(dry_run(Settings.from_environment()))
    print("That is what a run would change; nothing was published.")
    return 0


def take_out(arguments: argparse.Namespace) -> int:
    settings = Settings.from_environment()
    document = drop(settings, arguments.document, arguments.reason)
    print(f"{document} is on {settings.dropped_path}; remove its line there to take it back.")
    arguments.job = "build_warehouse"
    status = run(arguments)
    print(f"Releases before this one still hold it: RELEASES_KEPT=1 {PYTHON} -m pipelines run removes them.")
    return status


def go_back(arguments: argparse.Namespace) -> int:
    settings = Settings.from_environment()
    if arguments.list:
        published = settings.warehouse_path.resolve()
        for release in releases(settings.warehouse_path):
            print(f"{release.name}{'  (published)' if release == published else ''}")
        return 0
    release = restore(settings, arguments.release)
    print(f"{settings.warehouse_path} is {release.name} again.")
    page = page_path(settings.warehouse_path)
    if page.exists():
        try:
            write_page(settings.warehouse_path)
        except duckdb.Error:  # a page of other figures than the file's would mislead
            page.unlink()
            print(f"{page} is gone until the next run: the release is of a version whose page can't be made any more.")
    print("The next run publishes anew: switch the schedule off until the cause is mended.")
    return 0


def status(arguments: argparse.Namespace) -> int:
    """Print how fresh the published file is; 1 where it is not, for a watchdog outside of Dagster."""
    settings = Settings.from_environment()
    load = last_load(settings.warehouse_path) or {}
    print("\n".join(f"{name:<20} {value}" for name, value in load.items() if value is not None))
    found = ages(settings, now())
    for age in found:
        print(f"{'STALE' if age.stale else 'fresh'}: {age.words}")
    stale = "; ".join(age.words for age in found if age.stale)
    if stale and arguments.alert:
        for fault in Alerts.from_environment().tell(f"Not fresh: {stale}. See whether the daemon runs."):
            print(f"An alert could not be sent. {fault}", file=sys.stderr)
    return int(bool(stale))


def back_up(arguments: argparse.Namespace) -> int:
    home = os.environ.get("DAGSTER_HOME")
    print(backup(Settings.from_environment(), Path(home) if home else None, arguments.folder, arguments.keep))
    return 0


def query(arguments: argparse.Namespace) -> int:
    """Print the rows of a query over the published file, opened read-only."""
    with parquet.opened(Settings.from_environment().warehouse_path) as connection:
        connection.sql(arguments.sql).show(max_width=200)
    return 0


def rules(_: argparse.Namespace) -> int:
    """Print what each rule read, how often it is right on the annotated documents, and an example."""
    with parquet.opened(Settings.from_environment().warehouse_path) as connection:
        try:
            connection.sql(RULES_SHOWN).show(max_width=200, max_rows=1000)
        except duckdb.CatalogException:
            raise NotPossible(
                "the published file is of a version that did not list its rules: run the pipeline once"
            ) from None
    return 0


def export_all(arguments: argparse.Namespace) -> int:
    """Write every table and view in the formats of the office."""
    from pipelines.reports.export import export, summary  # noqa: PLC0415 (only where it is used, as above)

    print(summary(export(Settings.from_environment().warehouse_path, arguments.folder), arguments.folder))
    return 0


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m pipelines", description="Customs and border news to DuckDB.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, function: Callable[..., int], **defaults: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=HELP[name], description=HELP[name])
        added.set_defaults(function=function, **defaults)
        return added

    whole = command("run", run, job="build_warehouse")
    whole.add_argument("--folder", type=Path, help="read only this folder, and publish it to a file of its own")
    whole.add_argument("--refresh", action="store_true", help="forget what earlier runs kept, and read everything anew")
    command("extract", run, job="extract_again")
    command("dry-run", look_ahead)
    dropped = command("drop", take_out)
    dropped.add_argument("document", help="its document_id or source_path")
    dropped.add_argument("--reason", default="no reason given", help="what rejected_records says about it")
    restored = command("restore", go_back)
    restored.add_argument("release", nargs="?", help="the name of a release; else the one before the published one")
    restored.add_argument("--list", action="store_true", help="only list the releases that are kept")
    command("status", status).add_argument("--alert", action="store_true", help="tell as of a failed run, if stale")
    backed_up = command("backup", back_up)
    backed_up.add_argument("folder", type=Path, help="where to; each backup gets a folder of its own there")
    backed_up.add_argument("--keep", type=int, default=14, help="how many backups to keep (14)")
    command("query", query).add_argument("sql")
    command("rules", rules)
    command("export", export_all).add_argument("folder", type=Path, help="where to write; earlier exports are replaced")
    return top


HELP = {
    "run": "run the whole pipeline once over SEEDS_DIR",
    "extract": "extract facts again from the documents that the last run read, after a change of the rules",
    "dry-run": "say what a run would change, and publish nothing",
    "drop": "take a document out, now and for all runs to come",
    "restore": "let readers see the release before the published one again",
    "status": "say what the last run published, and fail where that is too old",
    "backup": "copy what can't be made again: the published file, the dropped documents, Dagster's history",
    "query": "query the published file",
    "rules": "say what each rule read, how often it is right on the annotated documents, and an example of it",
    "export": "write every table and view as Parquet, CSV and Excel, and a set for publication",
}


def main() -> int:
    arguments = parser().parse_args()
    # asked to stop, a run cleans up after itself, as it does when somebody types Ctrl-C
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return arguments.function(arguments)
    except KeyboardInterrupt:
        print("Stopped. The published file is as it was.", file=sys.stderr)
        return 130
    except (NotPossible, duckdb.Error) as error:
        print(error, file=sys.stderr)
        return 1
    except EXPECTED as error:
        print(explain(error), file=sys.stderr)
        return 2 if isinstance(error, SettingsError) else 1


if __name__ == "__main__":
    sys.exit(main())
