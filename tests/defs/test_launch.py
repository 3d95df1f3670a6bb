from collections.abc import Callable
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from pipelines import pipeline
from pipelines.definitions import defs
from pipelines.defs.launch import launch
from pipelines.staging import Staging
from pipelines.warehouse.lock import exclusive_run
from pipelines.warehouse.summary import summarize
from tests.samples import write_seeds

Stage = Callable[..., dict[str, pl.DataFrame]]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The warehouse path of an environment with a folder of seeds."""
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    monkeypatch.setenv("SEEDS_DIR", str(write_seeds(tmp_path / "seeds")))
    monkeypatch.setenv("WAREHOUSE_PATH", str(tmp_path / "out" / "customs.duckdb"))
    monkeypatch.setenv("LOCK_WAIT_SECONDS", "0")
    return tmp_path / "out" / "customs.duckdb"


def broken(stage: Stage, table: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> Stage:
    """The stage, with one of its tables changed after it was validated."""

    def run(*arguments: object) -> dict[str, pl.DataFrame]:
        tables = stage(*arguments)
        return tables | {table: change(tables[table])}

    return run


def test_a_run_stages_and_publishes_every_table(path: Path):
    assert launch(defs) == []
    summary = summarize(path)
    assert summary.documents == 3
    assert summary.set_aside == 0
    staged = Staging.beside(path).read(summary.rows)
    assert {name: frame.height for name, frame in staged.items()} == summary.rows


def test_a_failed_check_is_named_stops_what_follows_and_leaves_the_last_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    assert launch(defs) == []
    published = path.resolve()
    shifted = broken(pipeline.mentions_stage, "sentences", lambda frame: frame.with_columns(text=pl.lit("khác")))
    monkeypatch.setattr(pipeline, "mentions_stage", shifted)
    monkeypatch.setattr(pipeline, "facts_stage", lambda _: pytest.fail("this stage follows a failed check"))
    (line,) = launch(defs)
    assert line.startswith("sentences, quotes_match_text: ")
    assert path.resolve() == published


def test_publication_alone_checks_what_is_staged(path: Path):
    assert launch(defs) == []
    published = path.resolve()
    staging = Staging.beside(path)
    documents = staging.read(["documents"])["documents"]
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
    (line,) = launch(defs)
    assert "documents, input_not_empty" in line
    assert "point SEEDS_DIR" in line
    assert not path.exists()


def test_a_fault_of_a_stage_is_told_in_one_line(path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise ValueError("the lexicon\nis torn")

    monkeypatch.setattr(pipeline, "mentions_stage", fail)
    assert launch(defs) == ["read_mentions: ValueError: the lexicon is torn"]


def test_a_run_beside_another_fails_with_what_to_do(path: Path):
    with exclusive_run(path, 0):
        (line,) = launch(defs)
    assert "another run has been writing" in line
