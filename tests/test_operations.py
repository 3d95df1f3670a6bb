from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from pipelines.operations import NotPossible, drop, dry_run, restore
from pipelines.pipeline import run
from pipelines.settings import Settings
from pipelines.warehouse.lock import WarehouseBusy, exclusive_run
from pipelines.warehouse.release import releases
from tests.samples import settings_in, write_seeds

NEW = {
    "moi.txt": "Bắt giữ pháo lậu\nNgày 5/6/2025, Hải quan cửa khẩu Hữu Nghị bắt giữ một vụ nhập lậu 25 kg pháo nổ.\n"
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    write_seeds(tmp_path / "seeds")
    return replace(settings_in(tmp_path), dropped_path=tmp_path / "out" / "customs.dropped.csv")


def rows(settings: Settings, sql: str) -> list[tuple]:
    with duckdb.connect(str(settings.warehouse_path), read_only=True) as connection:
        return connection.sql(sql).fetchall()


def test_a_dry_run_says_what_would_change_and_publishes_nothing(settings: Settings):
    run(settings)
    published, kept = settings.warehouse_path.resolve(), releases(settings.warehouse_path)
    assert "no fact would change" in str(dry_run(settings))
    write_seeds(settings.seeds_dir, NEW)
    (settings.seeds_dir / "2025/hoi-dam.txt").unlink()
    outlook = dry_run(settings)
    assert (outlook.documents, outlook.arrived, outlook.gone, outlook.set_aside) == ((3, 3), 1, 1, (0, 0))
    assert ("enforcement_actions", "appeared", 1) in outlook.facts
    assert ("trade_figures", "vanished", 1) in outlook.facts
    assert "3 now, 3 after (1 new, 1 gone)" in str(outlook)
    assert (settings.warehouse_path.resolve(), releases(settings.warehouse_path)) == (published, kept)


def test_a_dry_run_before_the_first_run(settings: Settings):
    outlook = dry_run(settings)
    assert (outlook.documents, outlook.arrived) == ((0, 3), 3)
    assert not settings.warehouse_path.exists()


@pytest.mark.parametrize("by_path", [True, False])
def test_a_dropped_document_is_set_aside_whatever_file_brings_it(settings: Settings, by_path: bool):
    run(settings)
    found = "SELECT document_id, text FROM documents WHERE source_path = '2025/bat-giu.txt'"
    ((document, text),) = rows(settings, found)
    assert drop(settings, "2025/bat-giu.txt" if by_path else document, "yêu cầu gỡ, ngày 5") == document
    (settings.seeds_dir / "2025/bat-giu.txt").rename(settings.seeds_dir / "tên khác.txt")
    run(settings)
    assert rows(settings, "SELECT count(*) FROM documents") == [(2,)]
    assert rows(settings, "SELECT count(*) FROM enforcement_actions") == [(0,)]
    aside = rows(settings, "SELECT stage, source_path, document_id, detail, record FROM rejected_records")
    assert aside == [("ingest", "tên khác.txt", document, "yêu cầu gỡ, ngày 5", None)]
    assert text


def test_a_dropped_document_gives_way_to_its_near_duplicate(settings: Settings):
    original = settings.seeds_dir / "2025/hoi-dam.txt"
    other = original.read_text(encoding="utf-8") + "Hai bên chụp ảnh lưu niệm.\n"
    (settings.seeds_dir / "z.txt").write_text(other, encoding="utf-8")
    run(settings)
    drop(settings, "2025/hoi-dam.txt", "sai")
    run(settings)
    assert rows(settings, "SELECT duplicate_of FROM documents WHERE source_path = 'z.txt'") == [(None,)]
    assert rows(settings, "SELECT count(*) > 0 FROM meetings") == [(True,)]


def test_what_is_not_there_cannot_be_dropped(settings: Settings):
    with pytest.raises(NotPossible, match="nothing is published"):
        drop(settings, "2025/bat-giu.txt", "")
    run(settings)
    with pytest.raises(NotPossible, match=r"no document 'other\.txt'"):
        drop(settings, "other.txt", "")


def test_a_broken_list_of_dropped_documents_stops_a_run(settings: Settings):
    settings.dropped_path.parent.mkdir()
    settings.dropped_path.write_text("d1,d2\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"customs\.dropped\.csv must begin with the line document_id"):
        run(settings)


def test_readers_get_an_older_release_back(settings: Settings):
    older = run(settings).release
    write_seeds(settings.seeds_dir, NEW)
    second = run(settings).release
    assert restore(settings) == older
    assert rows(settings, "SELECT count(*) FROM documents") == [(3,)]
    with pytest.raises(NotPossible, match="no older release"):
        restore(settings)
    assert restore(settings, second.name) == second
    with pytest.raises(NotPossible, match=f"no such release: {older.name}, {second.name} are kept"):
        restore(settings, "customs.duckdb")


def test_nothing_is_restored_while_a_run_writes(settings: Settings):
    with exclusive_run(settings.warehouse_path, 0), pytest.raises(WarehouseBusy):
        restore(settings)
