"""A store that speaks S3 instead of folders: seeds, parts and published tables are the same there."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from pipelines.documents.arrivals import look
from pipelines.documents.read import RECORDS
from pipelines.pipeline import run
from pipelines.places import Place, place
from pipelines.settings import Settings, SettingsError
from pipelines.staging import Staging
from pipelines.tables import CLAIMS, PUBLISHED
from pipelines.warehouse import parquet
from pipelines.warehouse.summary import summarize
from tests.samples import SEEDS, settings_in, write_seeds
from tests.trust.test_bad_input import story

moto = pytest.importorskip("moto.server", reason="a server that speaks S3 is not installed: pip install 'moto[server]'")
pytest.importorskip("s3fs", reason="the extra `cluster` is not installed: make setup EXTRAS=cluster")


@pytest.fixture(scope="module")
def bucket() -> Iterator[Place]:
    """An empty bucket of a server on this machine."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        environment.setenv("AWS_ALLOW_HTTP", "true")
        environment.setenv("AWS_DEFAULT_REGION", "us-east-1")
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            environment.setenv(name, "invented")
        store = place("s3://archive")
        store.fs.mkdir("archive")
        yield store
    server.stop()


def fill(bucket: Place, settings: Settings) -> Settings:
    """The seeds of some settings in the store, too; the settings that read and write there."""
    write_seeds(settings.seeds_dir)
    rows = [{"name": f"bai-{number}", "text": story(number)} for number in range(6)]
    dated = json.dumps({"text": SEEDS["2025/hoi-dam.txt"].replace("415,5", "416,5"), "published_at": "2025-03-14"})
    write_seeds(settings.seeds_dir, {"2025/co-ngay.json": dated, ".an.txt": "x", "la.csv": "a,b"})
    pl.DataFrame(rows).write_parquet(settings.seeds_dir / "tin.parquet")
    for path in settings.seeds_dir.rglob("*"):
        if path.is_file():
            target = bucket / "seeds" / path.relative_to(settings.seeds_dir).as_posix()
            target.write_bytes(path.read_bytes())
    there = settings.warehouse_path.with_name("store.duckdb")
    return replace(
        settings,
        seeds_dir=bucket / "seeds",
        parts_dir=bucket / "parts",
        parquet_dir=bucket / "tables",
        warehouse_path=there,
    )


def rows_of(path: Path) -> dict[str, list]:
    with parquet.opened(path) as connection:
        return {table.name: sorted(connection.table(table.name).fetchall(), key=repr) for table in PUBLISHED}


def test_a_store_changes_no_row(bucket: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    local = settings_in(tmp_path)
    store = fill(bucket, local)
    expected = rows_of(run(local).path)
    assert rows_of(run(store).path) == expected
    assert summarize(store.warehouse_path).rows == {name: len(rows) for name, rows in expected.items()}

    # Readers of Parquet find the tables in the store.
    release = json.loads((store.parquet_dir / "store.json").read_text())["release"]
    for table in (*CLAIMS, *PUBLISHED):
        found = pl.scan_parquet(str(store.parquet_dir / release / table.name) + "/", hive_partitioning=False)
        assert list(found.collect_schema()) == list(table.schema)
        assert found.select(pl.len()).collect().item() == len(expected[table.name])

    # What is unchanged is not opened again; what was changed, removed or added is seen.
    before = look(store.seeds_dir).fingerprint
    parts = Staging.beside(store.warehouse_path, store.parts_dir).parts("records").scan(RECORDS).collect()
    assert parts.height
    changed = {"2025/bat-giu.txt": SEEDS["2025/bat-giu.txt"].replace("2,4 kg", "3,6 kg"), "moi.txt": story(9)}
    write_seeds(local.seeds_dir, changed)
    for name, text in changed.items():
        (store.seeds_dir / name).write_text(text, encoding="utf-8")
    (local.seeds_dir / "tin.parquet").unlink()
    (store.seeds_dir / "tin.parquet").unlink()
    assert look(store.seeds_dir).fingerprint != before
    opened = []
    of_objects = "pipelines.documents.files.unchanged_object"
    from pipelines.documents.files import unchanged_object  # noqa: PLC0415 (it is replaced here)

    monkeypatch.setattr("pipelines.documents.folder.TICK_NS", 0)
    monkeypatch.setattr(of_objects, lambda file: opened.append(file.source_path) or unchanged_object(file))
    again = run(store)
    assert rows_of(again.path) == rows_of(run(local).path)
    assert set(changed) <= set(opened)

    opened.clear()
    assert rows_of(run(store).path) == rows_of(again.path)
    assert not opened


def test_an_address_of_no_store_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SEEDS_DIR", "nowhere://archive")
    with pytest.raises(SettingsError, match="SEEDS_DIR=nowhere://archive"):
        Settings.from_environment()


def test_a_bucket_that_is_not_there_is_told(bucket: Place, tmp_path: Path):
    with pytest.raises(NotADirectoryError, match="s3://none/seeds"):
        run(replace(settings_in(tmp_path), seeds_dir=place("s3://none/seeds")))
