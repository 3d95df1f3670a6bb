import errno
from collections.abc import Callable
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from pipelines import pipeline
from pipelines.definitions import defs
from pipelines.defs import faults, resources
from pipelines.defs.launch import launch
from pipelines.defs.resources import RunSettings
from pipelines.pipeline import Run
from pipelines.settings import Settings
from pipelines.staging import Staging
from pipelines.tables import DOCUMENTS, PUBLISHED
from pipelines.warehouse.loads import last_load
from pipelines.warehouse.lock import exclusive_run
from pipelines.warehouse.summary import summarize
from tests.samples import write_seeds


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The warehouse path of an environment with a folder of seeds."""
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    monkeypatch.setenv("SEEDS_DIR", str(write_seeds(tmp_path / "seeds")))
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "out" / "customs.duckdb"))
    monkeypatch.setenv("LOCK_WAIT_SECONDS", "0")
    return tmp_path / "out" / "customs.duckdb"


def shifting(stage: Callable[[Run], None]) -> Callable[[Run], None]:
    """The stage of the mentions, of which another makes all sentences begin one character too late."""

    def work(run: Run) -> None:
        stage(run)
        parts = run.staging.parts("mentions")
        for name, path in parts.paths().items():
            moved = pl.element().struct.with_fields(char_start=pl.field("char_start") + 1)
            parts.write(name, pl.read_parquet(path).with_columns(pl.col("sentences").list.eval(moved)))

    return work


def test_a_run_stages_and_publishes_every_table(path: Path):
    assert launch(defs, "build_warehouse") == []
    summary = summarize(path)
    assert summary.documents == 3
    assert summary.set_aside == 0
    staged = Staging.beside(path).read(*PUBLISHED)
    assert {name: frame.height for name, frame in staged.items()} == summary.rows


def test_a_failed_check_is_named_stops_what_follows_and_leaves_the_last_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    assert launch(defs, "build_warehouse") == []
    published = path.resolve()
    monkeypatch.setattr(pipeline, "mentions_stage", shifting(pipeline.mentions_stage))
    monkeypatch.setattr(pipeline, "facts_stage", lambda _: pytest.fail("this stage follows a failed check"))
    (line,) = launch(defs, "build_warehouse")
    assert line.startswith("sentences, quotes_match_text: 5 rows do not quote")
    assert path.resolve() == published


def test_publication_alone_checks_what_is_staged(path: Path):
    assert launch(defs, "build_warehouse") == []
    published = path.resolve()
    staging = Staging.beside(path)
    documents = staging.scan(DOCUMENTS).collect()
    staging.write({"documents": pl.concat([documents, documents])})
    with dg.DagsterInstance.ephemeral() as instance:
        result = defs.resolve_implicit_global_asset_job_def().execute_in_process(
            instance=instance, asset_selection=[dg.AssetKey("warehouse")], raise_on_error=False
        )
    assert not result.success
    assert path.resolve() == published


def test_an_empty_folder_fails_with_what_to_do(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("SEEDS_DIR", str(tmp_path / "nothing"))
    (line,) = launch(defs, "build_warehouse")
    assert "documents, input_not_empty" in line
    assert "point SEEDS_DIR" in line
    assert not path.exists()


def test_a_fault_of_a_stage_is_told_in_one_line(path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise ValueError("the lexicon\nis torn")

    monkeypatch.setattr(pipeline, "mentions_stage", fail)
    assert launch(defs, "build_warehouse") == [
        "read_mentions: ValueError: the lexicon is torn. That is a fault of the pipeline: the log of the run has its trace."
    ]


@pytest.mark.parametrize(("fault", "tries"), [(OSError(errno.EIO, "the share is away"), 3), (ValueError("torn"), 1)])
def test_only_what_may_pass_is_tried_again(fault: Exception, tries: int, path: Path, monkeypatch: pytest.MonkeyPatch):
    seen = []

    def fail(_: object) -> None:
        seen.append(fault)
        raise fault

    monkeypatch.setattr(pipeline, "documents_stage", fail)
    monkeypatch.setattr(faults, "RETRY_AFTER_SECONDS", 0)
    (line,) = launch(defs, "build_warehouse")
    assert line.startswith("read_documents: ")
    assert len(seen) == tries


def test_a_stage_that_recovers_does_not_fail_the_run(path: Path, monkeypatch: pytest.MonkeyPatch):
    stage, away = pipeline.documents_stage, [OSError(errno.ESTALE, "the share is away")]

    def shaky(run: Run) -> None:
        if away:
            raise away.pop()
        stage(run)

    monkeypatch.setattr(pipeline, "documents_stage", shaky)
    monkeypatch.setattr(faults, "RETRY_AFTER_SECONDS", 0)
    assert launch(defs, "build_warehouse") == []
    assert summarize(path).documents == 3


def test_facts_are_extracted_again_without_reading_the_folder(path: Path, monkeypatch: pytest.MonkeyPatch):
    assert launch(defs, "build_warehouse") == []
    first = path.resolve()
    monkeypatch.setattr(pipeline, "documents_stage", lambda _: pytest.fail("the folder is read again"))
    assert launch(defs, "extract_again") == []
    assert path.resolve() != first
    assert summarize(path).documents == 3


def test_one_folder_goes_to_a_file_of_its_own(path: Path, tmp_path: Path):
    assert launch(defs, "build_warehouse", folder=str(tmp_path / "seeds" / "2025")) == []
    assert not path.exists()
    assert summarize(path.with_name("customs-2025.duckdb")).documents == 2


def test_a_run_takes_its_settings_from_its_config(path: Path):
    given = {"folder": str(path.parent), "releases_kept": 1}
    with dg.build_init_resource_context(config=given) as context:
        made = resources.settings(context)
    assert (made.seeds_dir, made.releases_kept, made.lock_wait_seconds) == (path.parent, 1, 0)
    with dg.build_init_resource_context(config={}) as context:
        assert resources.settings(context) == Settings.from_environment()


@pytest.mark.parametrize("config", [{"releases_kept": "many"}, {"folders": "x"}])
def test_config_that_makes_no_sense_is_refused(path: Path, config: dict):
    with pytest.raises(dg.DagsterInvalidConfigError):
        launch(defs, "build_warehouse", **config)


def test_every_field_of_a_run_is_described_and_may_be_left_out():
    for field in RunSettings.model_fields.values():
        assert field.description
        assert field.default is None


def test_a_dry_run_publishes_nothing(path: Path):
    assert launch(defs, "dry_run") == []
    assert not path.exists()


def test_a_run_counts_in_numbers_that_the_ui_plots(path: Path):
    with dg.DagsterInstance.ephemeral() as instance:
        defs.resolve_job_def("build_warehouse").execute_in_process(instance=instance)
        (event,) = instance.fetch_materializations(dg.AssetKey("warehouse"), limit=1).records
    metadata = {name: entry.value for name, entry in event.asset_materialization.metadata.items()}
    counted = last_load(path)
    for name in ("documents", "facts", "set_aside_share", "unresolved_names", "rule_coverage"):
        assert metadata[name] == counted[name]
    assert metadata["facts"] > 0


def test_a_run_beside_another_fails_with_what_to_do(path: Path):
    with exclusive_run(path, 0):
        (line,) = launch(defs, "build_warehouse")
    assert "another run has been writing" in line
