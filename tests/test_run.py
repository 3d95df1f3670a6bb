"""The whole pipeline over a small folder, without Dagster."""

from pathlib import Path

import duckdb
import pytest

from pipelines import pipeline
from pipelines.pipeline import ChecksFailed, Run, run
from pipelines.settings import Settings
from pipelines.tables import EVIDENCE, PUBLISHED
from tests.samples import SEEDS, settings_in, write_seeds


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    write_seeds(tmp_path / "seeds")
    return settings_in(tmp_path)


def contents(path: Path) -> dict[str, list[tuple]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return {table.name: connection.table(table.name).fetchall() for table in PUBLISHED}


def test_the_same_seeds_give_the_same_rows_and_ids(settings: Settings, tmp_path: Path):
    first = contents(run(settings).release)
    again = contents(run(settings).release)
    reordered = settings_in(tmp_path / "reordered")
    write_seeds(reordered.seeds_dir, dict(reversed(SEEDS.items())))
    assert again == first
    assert contents(run(reordered).release) == first
    assert len(first["documents"]) == 3


def test_every_fact_quotes_its_document(settings: Settings):
    run(settings)
    with duckdb.connect(str(settings.warehouse_path), read_only=True) as connection:
        wrong = connection.sql(
            "FROM evidence JOIN documents USING (document_id) "
            "WHERE quote IS DISTINCT FROM text[char_start + 1 : char_end]"
        ).fetchall()
    assert wrong == []


def test_bad_files_are_set_aside_and_the_rest_goes_on(settings: Settings):
    good = contents(run(settings).release)
    (settings.seeds_dir / "nát.json").write_text('{"text": ', encoding="utf-8")
    (settings.seeds_dir / "ảnh.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    found = contents(run(settings).release)
    rejected = found.pop("rejected_records")
    assert sorted(row[1] for row in rejected) == ["nát.json", "ảnh.png"]
    assert found == {name: rows for name, rows in good.items() if name != "rejected_records"}


def test_a_failed_check_leaves_the_last_file(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    published = run(settings).release

    def no_evidence(run: Run) -> None:
        run.staging.write({"evidence": EVIDENCE.frame([])})

    monkeypatch.setattr(pipeline, "STAGES", (*pipeline.STAGES, no_evidence))
    with pytest.raises(ChecksFailed, match="has_evidence"):
        run(settings)
    assert settings.warehouse_path.resolve() == published


def test_folders_and_files_may_have_any_name(tmp_path: Path):
    folder = tmp_path / 'Hải quan\'s "tin" ; %20 ü'
    settings = Settings(write_seeds(folder / "seeds"), folder / "kho dữ liệu.duckdb")
    assert len(contents(run(settings).path)["documents"]) == 3
