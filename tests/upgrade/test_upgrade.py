"""A warehouse and a DAGSTER_HOME of an older version go on being used.

2026-11-22.tar.xz is what the version of that day left after two runs over the seeds of tests/samples.py: whole tables in
the staging folder, where later versions keep parts; a document dropped between the runs; `nightly` switched off.
"""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import duckdb
import pytest
import yaml
from dagster._core.definitions.selector import InstigatorSelector
from dagster._core.scheduler.instigation import InstigatorStatus

from pipelines.definitions import defs
from pipelines.defs.launch import launch
from pipelines.operations import Outlook, dry_run, restore
from pipelines.reports.page import write_page
from pipelines.settings import ROOT, Settings
from pipelines.staging import NESTED, Staging
from pipelines.warehouse.release import releases

OLDER = Path(__file__).with_name("2026-11-22.tar.xz")


@dataclass(frozen=True)
class Upgraded:
    """What the present version made of it: the faults of a re-extraction before the first run, what a dry run said, and
    the faults of that run."""

    settings: Settings
    home: Path
    extracting: list[str]
    outlook: Outlook
    running: list[str]

    def rows(self, sql: str) -> list[tuple]:
        with duckdb.connect(str(self.settings.warehouse_path), read_only=True) as connection:
            return connection.sql(sql).fetchall()


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Upgraded]:
    folder = tmp_path_factory.mktemp("upgraded")
    with tarfile.open(OLDER) as archive:
        archive.extractall(folder, filter="data")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DAGSTER_HOME", str(folder / "dagster"))
        environment.setenv("SEEDS_DIR", str(folder / "seeds"))
        environment.setenv("WAREHOUSE_PATH", str(folder / "warehouse" / "customs.duckdb"))
        settings = Settings.from_environment()
        extracting = launch(defs, "extract_again")
        outlook = dry_run(settings)
        yield Upgraded(settings, folder / "dagster", extracting, outlook, launch(defs, "build_warehouse"))


def test_what_the_present_version_cannot_use_is_told_with_what_to_do(upgraded: Upgraded):
    (line,) = upgraded.extracting
    assert "documents.parquet was written by another version of the pipeline: run all stages once (make run)" in line


def test_a_dry_run_compares_with_the_older_file(upgraded: Upgraded):
    assert upgraded.outlook.documents == (2, 2)
    assert (upgraded.outlook.arrived, upgraded.outlook.gone) == (0, 0)


def test_the_history_in_the_warehouse_is_carried_on(upgraded: Upgraded):
    assert upgraded.running == []
    assert upgraded.rows("SELECT documents FROM loads ORDER BY run_at") == [(3,), (2,), (2,)]
    runs = "SELECT count(DISTINCT run_at) FROM changes WHERE run_at < (SELECT max(run_at) FROM loads)"
    assert upgraded.rows(runs) == [(1,)]


def test_a_dropped_document_stays_dropped(upgraded: Upgraded):
    aside = upgraded.rows("SELECT source_path, check_name, detail FROM rejected_records")
    assert aside == [("tho.txt", "dropped", "asked for")]


def test_nothing_of_the_older_layout_is_left_lying(upgraded: Upgraded):
    staging = Staging.beside(upgraded.settings.warehouse_path)
    assert not any(staging.path(name).exists() for name in NESTED)


def test_readers_get_the_release_of_the_older_version_back(upgraded: Upgraded):
    older, newer = releases(upgraded.settings.warehouse_path)
    assert restore(upgraded.settings) == older
    assert upgraded.rows("SELECT count(*) FROM loads") == [(2,)]
    write_page(upgraded.settings.warehouse_path)
    restore(upgraded.settings, newer.name)


def test_the_runs_and_switches_of_dagster_are_kept(upgraded: Upgraded):
    (location,) = yaml.safe_load((ROOT / "workspace.yaml").read_text(encoding="utf-8"))["load_from"]
    name = location["python_module"]["location_name"]
    nightly = InstigatorSelector(location_name=name, repository_name="__repository__", name="nightly").get_id()
    with dg.DagsterInstance.from_config(str(upgraded.home)) as instance:
        runs = [(run.job_name, run.status) for run in instance.get_runs()]  # the newest first
        (state,) = instance.all_instigator_state()
    assert [status.value for _, status in runs] == ["SUCCESS", "FAILURE", "SUCCESS", "SUCCESS"]
    assert [job for job, _ in runs] == ["build_warehouse", "extract_again", "build_warehouse", "build_warehouse"]
    assert (state.selector_id, state.status) == (nightly, InstigatorStatus.STOPPED)
