import subprocess
import sys
import time
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.tables import EVIDENCE, PUBLISHED, TRADE_FIGURES
from pipelines.tables.changes import CHANGES
from pipelines.tables.loads import LOADS
from pipelines.warehouse.release import Publication, PublicationFailed, publish, releases, remove_partial_releases
from tests.samples import sound_tables

VIEW = "CREATE VIEW turnover AS SELECT area, value FROM trade_figures WHERE metric = 'turnover'"


def publish_at(path: Path, tables: dict[str, pl.DataFrame] | None = None, kept: int = 5) -> Publication:
    found = tables or sound_tables()
    return publish([(table, found[table.name]) for table in PUBLISHED], [VIEW], path, kept)


def rows(path: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.sql(sql).fetchall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "customs.duckdb"


def test_readers_find_every_table_and_view_through_a_relative_link(path: Path):
    published = publish_at(path)
    assert path.is_symlink()
    assert path.readlink() == Path("releases") / published.release.name
    assert published.release.stat().st_mode & 0o777 == 0o444
    names = rows(path, "SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY ALL")
    assert names == sorted((table.name,) for table in (*PUBLISHED, CHANGES, LOADS))
    assert published.rows["trade_figures"] == 1
    assert published.rows["meetings"] == 0
    assert rows(path, "FROM turnover") == [(None, 5e9)]


def test_every_table_and_column_is_described(path: Path):
    publish_at(path)
    bare = "SELECT table_name, {} FROM duckdb_{}() WHERE comment IS NULL AND NOT internal"
    assert rows(path, bare.format("schema_name", "tables")) == []
    described = [table.name for table in PUBLISHED]
    assert [row for row in rows(path, bare.format("column_name", "columns")) if row[0] in described] == []


def test_a_reader_of_last_year_opens_the_file(path: Path):
    publish_at(path)
    (tags,) = rows(path, "SELECT tags FROM duckdb_databases() WHERE database_name LIKE 'customs%'")
    assert tags[0]["storage_version"].startswith("v1.4")


def test_the_order_of_rows_does_not_matter(path: Path):
    tables = sound_tables()
    figure = tables["trade_figures"].to_dicts()[0]
    many = [figure | {"figure_id": f"t{number}", "value": float(number)} for number in range(50)]
    shuffled = [pl.DataFrame(order, schema=tables["trade_figures"].schema) for order in (many, many[::-1])]
    contents = []
    for frame in shuffled:
        publish_at(path, tables | {"trade_figures": frame})
        contents.append(rows(path, "FROM trade_figures"))
    assert contents[0] == contents[1]
    assert len(contents[0]) == 50


@pytest.mark.parametrize("read_only", [True, False])
def test_a_run_succeeds_while_an_analyst_holds_the_last_file(path: Path, read_only: bool):
    first = publish_at(path)
    first.release.chmod(0o644)  # as for an analyst who may write
    with duckdb.connect(str(path), read_only=read_only) as analyst:
        if not read_only:
            analyst.execute("CREATE TABLE notes AS SELECT 1 AS note")
        second = publish_at(path)
        assert second.release != first.release
        assert rows(second.release, "SELECT count(*) FROM trade_figures") == [(1,)]
        assert analyst.sql("SELECT count(*) FROM trade_figures").fetchall() == [(1,)]
    assert rows(path, "SELECT table_name FROM duckdb_tables() WHERE table_name = 'notes'") == []


def test_an_analyst_killed_with_unsaved_changes_does_not_touch_the_next_release(path: Path):
    publish_at(path).release.chmod(0o644)
    script = (
        "import duckdb, os, sys; c = duckdb.connect(sys.argv[1]); "
        "c.execute('DELETE FROM trade_figures'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, path], check=False)
    publish_at(path)
    assert rows(path, "SELECT count(*) FROM trade_figures") == [(1,)]


def test_the_last_releases_are_kept(path: Path):
    published = [publish_at(path, kept=2).release for _ in range(4)]
    left = releases(path)
    assert len(left) <= 3  # two, and the published one where names of one second sort before it
    assert published[-1] in left
    assert path.resolve() == published[-1]


def test_other_warehouses_in_the_folder_are_left_alone(path: Path):
    other = path.with_name("customs-2024.duckdb")
    publish_at(other)
    for _ in range(3):
        publish_at(path, kept=1)
    assert rows(other, "SELECT count(*) FROM documents") == [(1,)]


def test_a_plain_file_is_replaced_and_kept_with_its_log(path: Path):
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE mine AS SELECT 42 AS answer")
    path.with_name("customs.duckdb.wal").write_bytes(b"log of the plain file")
    publish_at(path, kept=1)
    publish_at(path, kept=1)
    assert rows(path, "SELECT count(*) FROM documents") == [(1,)]
    (found,) = path.parent.glob("releases/customs-found-*.duckdb")
    found.with_name(f"{found.name}.wal").unlink()
    assert rows(found, "FROM mine") == [(42,)]
    assert not path.with_name("customs.duckdb.wal").exists()


def test_a_link_of_somebody_else_is_replaced_and_its_file_left_alone(path: Path, tmp_path: Path):
    mine = tmp_path / "mine.duckdb"
    duckdb.connect(str(mine)).close()
    before = mine.read_bytes()
    path.symlink_to(mine)
    publish_at(path)
    assert rows(path, "SELECT count(*) FROM documents") == [(1,)]
    assert mine.read_bytes() == before


def test_a_folder_in_the_place_of_the_file_is_named(path: Path):
    path.mkdir()
    with pytest.raises(PublicationFailed, match=r"customs\.duckdb is a folder"):
        publish_at(path)


def test_a_release_that_cannot_be_built_leaves_the_last_one(path: Path):
    first = publish_at(path)
    tables = sound_tables()
    twice = pl.concat([tables["documents"]] * 2)
    with pytest.raises(PublicationFailed, match="could not be built"):
        publish_at(path, tables | {"documents": twice})
    assert path.resolve() == first.release
    assert [entry.name for entry in path.parent.glob("releases/*")] == [first.release.name]


KILLED = """
import sys
from pathlib import Path
import polars as pl
from tests.samples import sound_tables
from tests.warehouse.test_release import publish_at
tables = sound_tables()
figure = tables["trade_figures"].to_dicts()[0]
many = pl.DataFrame([figure | {"figure_id": f"t{n}"} for n in range(20_000)], schema=tables["trade_figures"].schema)
print("ready", flush=True)
while True:
    publish_at(Path(sys.argv[1]), tables | {"trade_figures": many}, kept=2)
"""


def test_a_run_that_is_killed_leaves_a_whole_file_and_nothing_half_written(path: Path):
    publish_at(path)
    for wait in (0.02, 0.09, 0.17):
        with subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE) as run:
            assert run.stdout
            run.stdout.readline()
            time.sleep(wait)
            run.kill()
        assert rows(path, "SELECT count(*) FROM trade_figures")[0][0] in (1, 20_000)
        assert rows(path, "SELECT count(*) FROM evidence") == [(1,)]
    remove_partial_releases(path)
    assert sorted(path.parent.glob("releases/*")) == releases(path)


def test_facts_stand_in_the_order_in_which_documents_tell_them(path: Path):
    tables = sound_tables()
    figure, place = tables["trade_figures"].to_dicts()[0], tables["evidence"].to_dicts()[0]
    told = {"t3": [2, 9], "t1": [2, 30], "t2": [40]}
    tables["trade_figures"] = TRADE_FIGURES.frame([{**figure, "figure_id": name} for name in sorted(told)])
    places = [{**place, "fact_id": name, "char_start": start} for name, starts in told.items() for start in starts]
    tables["evidence"] = EVIDENCE.frame(places)
    publish_at(path, tables)
    assert rows(path, "SELECT figure_id FROM trade_figures") == [(name,) for name in told]
