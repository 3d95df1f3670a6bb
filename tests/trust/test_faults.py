"""Machines die, disks fill up, clocks jump: the last good warehouse answers all the same, and the next run is clean."""

import ctypes
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from pipelines.settings import Settings
from pipelines.warehouse import release
from pipelines.warehouse.lock import exclusive_run
from pipelines.warehouse.release import releases
from tests.samples import settings_in, write_seeds
from tests.trust.runs import contents, context, outcome, run, start
from tests.warehouse.test_release import publish_at

KILLS = 50
LATER = {
    "2025/thu-ngan-sach.txt": "Trong quý I/2025, Chi cục Hải quan khu vực VI thu ngân sách đạt 2.150 tỷ đồng, tăng 12%.\n"
}


@pytest.fixture(scope="module")
def old_and_new(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict, dict]:
    """A folder in which a run published and a document came in since, with what is published before and after."""
    folder = tmp_path_factory.mktemp("state")
    settings = settings_in(folder)
    write_seeds(settings.seeds_dir)
    assert outcome(run, settings) == ""
    old = contents(settings.warehouse_path)
    write_seeds(settings.seeds_dir, LATER)
    clean = tmp_path_factory.mktemp("clean")
    shutil.copytree(settings.seeds_dir, clean / "seeds")
    assert outcome(run, settings_in(clean)) == ""
    new = contents(settings_in(clean).warehouse_path)
    assert new != old
    return folder, old, new


def copied(folder: Path, to: Path) -> Settings:
    """The folder anew; releases are never written to, so that links to them do. A lock would be shared."""
    shutil.copytree(folder, to, symlinks=True, copy_function=os.link, ignore=shutil.ignore_patterns(".*.lock"))
    return settings_in(to)


def litter(settings: Settings) -> list[str]:
    """What stands beside the published file and is no release of it, nor the lock, nor a staged table."""
    folder = settings.warehouse_path.parent
    known = {settings.warehouse_path, folder / "releases", folder / ".customs.lock", *releases(settings.warehouse_path)}
    found = (path for path in folder.rglob("*") if "staging" not in path.parts or path.suffix == ".partial")
    return sorted(str(path.relative_to(folder)) for path in found if path not in known)


def test_a_run_that_is_killed_at_any_moment_leaves_a_whole_warehouse(old_and_new, tmp_path: Path):
    folder, old, new = old_and_new
    began = time.monotonic()
    assert outcome(run, copied(folder, tmp_path / "whole")) == ""
    duration = time.monotonic() - began
    moments = random.Random(7)

    def kill(number: int) -> str:
        settings = copied(folder, tmp_path / str(number))
        victim = start(run, settings)
        time.sleep(moments.uniform(0, duration))
        victim.kill()
        victim.join()
        left = contents(settings.warehouse_path)
        assert left in (old, new)
        assert outcome(run, settings) == ""
        assert contents(settings.warehouse_path) == new
        assert litter(settings) == []
        shutil.rmtree(settings.warehouse_path.parent)
        return "finished" if victim.exitcode == 0 else "new" if left == new else "old"

    with ThreadPoolExecutor(2) as pool:
        ends = list(pool.map(kill, range(KILLS)))
    assert ends.count("finished") < KILLS / 5, "the moments lie in the run"


def states_while(work: Callable[[], object], folder: Path, copies: Path) -> list[Path]:
    """The folder as it was before each line of the publication that found another set of files or links in it."""
    states: dict[tuple, Path] = {}

    def look(frame, event, _):
        if Path(frame.f_code.co_filename).name != "release.py":
            return None
        found = tuple(sorted((str(path), path.is_symlink() and str(path.readlink())) for path in folder.rglob("*")))
        if event == "line" and found not in states:
            states[found] = copies / str(len(states))
            copied(folder, states[found])
        return look

    sys.settrace(look)
    try:
        work()
    finally:
        sys.settrace(None)
    return list(states.values())


@pytest.mark.parametrize("before", ["nothing", "a plain file", "a release"])
def test_publication_that_is_killed_between_any_two_lines_leaves_a_whole_file(tmp_path: Path, before: str):
    """What a killed process leaves behind is the folder as it was then."""
    path = tmp_path / "out" / "customs.duckdb"
    path.parent.mkdir()
    if before == "a plain file":
        with duckdb.connect(str(path)) as connection:
            connection.execute("CREATE TABLE mine AS SELECT 42 AS answer")
    elif before == "a release":
        publish_at(path)
    was = tables_in(path)
    states = states_while(lambda: publish_at(path, kept=1), path.parent, tmp_path / "states")
    assert len(states) >= 5
    for state in states:
        left = state / path.name
        assert tables_in(left) in (was, tables_in(path))
        with exclusive_run(left, 0):
            published = publish_at(left, kept=1)
        assert left.resolve() == published.release
        assert len(list(state.glob("releases/customs-found-*"))) == (before == "a plain file")
        assert [path for path in state.rglob("*") if "partial" in path.name] == []
        assert releases(left) == [published.release]


def tables_in(path: Path) -> list[tuple]:
    """What a reader finds: tables with their rows; nothing where there is no file."""
    if not path.exists():
        return []
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.sql("SELECT table_name, estimated_size FROM duckdb_tables() ORDER BY ALL").fetchall()


def test_a_clock_that_jumps_back_mixes_up_no_releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "customs.duckdb"
    start = datetime(2026, 3, 1, 2, tzinfo=UTC)
    published = []
    for jump in (timedelta(), timedelta(days=-400), timedelta(days=-400), timedelta(), timedelta(days=-1)):
        clock = type("Clock", (datetime,), {"now": classmethod(lambda _, zone, now=start + jump: now.astimezone(zone))})
        monkeypatch.setattr(release, "datetime", clock)
        published.append(publish_at(path, kept=2).release)
        assert path.resolve() == published[-1]
        assert releases(path) == published[-2:]
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.sql("SELECT DISTINCT run_at FROM changes").fetchall() == [(start.replace(tzinfo=None),)]


def test_the_disk_holds_a_release_before_the_link_points_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where the power fails between two writes, the disk may hold the later one alone."""
    steps: list[str] = []

    def noted(name: str, work: Callable) -> Callable:
        def note_and_work(path: Path, *others: Path) -> None:
            steps.append(f"{name} {path.suffix or path.name}")
            work(path, *others)

        return note_and_work

    for name in ("flush", "switch"):
        monkeypatch.setattr(release, name, noted(name, getattr(release, name)))
    publish_at(tmp_path / "out" / "customs.duckdb")
    assert steps == ["flush .partial", "flush releases", "switch .duckdb", "flush out"]


def test_a_damaged_release_does_not_hinder_the_next_one(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    path = tmp_path / "customs.duckdb"
    good = publish_at(path).release.read_bytes()
    for place in range(0, len(good), len(good) // 6):
        path.resolve().chmod(0o644)
        path.resolve().write_bytes(good[:place] + b"\xa5" * 40_000 + good[place + 40_000 :])
        publish_at(path)
        assert tables_in(path)
    assert "every fact counts as new" in caplog.text


def limited(limit: int, value: int, work: Callable, *arguments: object) -> None:
    resource.setrlimit(limit, (value, value))
    work(*arguments)


@pytest.mark.parametrize("size", [0, 40_000, 2_000_000, 10_000_000])
def test_a_disk_that_is_full_is_told_and_leaves_the_last_warehouse(old_and_new, tmp_path: Path, size: int):
    """No file may grow beyond a size, which the system tells in the words of a full disk."""
    folder, old, new = old_and_new
    settings = copied(folder, tmp_path / "full")
    end = outcome(limited, resource.RLIMIT_FSIZE, size, run, settings)
    assert re.match(r"(?s)(OSError|PublicationFailed): .*File too large", end)
    assert contents(settings.warehouse_path) == old
    assert litter(settings) == []
    assert outcome(run, settings) == ""
    assert contents(settings.warehouse_path) == new


MOUNT_PRIVATELY, MOUNT_READ_ONLY = 1 << 18 | 1 << 14, 1 | 1 << 5
NEW_USER, NEW_MOUNTS = 0x10000000, 0x00020000


def on_a_small_disk(settings: Settings, megabytes: int, work: Callable, *arguments: object) -> None:
    """Do the work where the warehouse stands on a disk of its own, which only this process sees."""
    libc = ctypes.CDLL(None, use_errno=True)
    target = str(settings.warehouse_path.parent).encode()
    Path(os.fsdecode(target)).mkdir(exist_ok=True)
    space = NEW_MOUNTS if os.geteuid() == 0 else NEW_MOUNTS | NEW_USER
    if libc.unshare(space) or libc.mount(None, b"/", None, MOUNT_PRIVATELY, None):
        raise PermissionError("no disks may be mounted here")
    if libc.mount(b"tmpfs", target, b"tmpfs", 0, f"size={megabytes}m".encode()):
        raise PermissionError("no disks may be mounted here")
    work(libc, target, *arguments)


def mounted(*arguments: object) -> None:
    """The work is done, or the test is skipped where a process may not mount a disk."""
    end = outcome(on_a_small_disk, *arguments)
    if end.startswith("PermissionError: no disks"):
        pytest.skip("a process may not mount a disk here")
    assert end == ""


def fill_and_run(libc: ctypes.CDLL, target: bytes, settings: Settings) -> None:
    run(settings)
    old = contents(settings.warehouse_path)
    write_seeds(settings.seeds_dir, LATER)
    ballast = settings.warehouse_path.with_name("ballast")
    free = shutil.disk_usage(settings.warehouse_path.parent).free
    for left in (0, 300_000, 5_000_000):
        ballast.write_bytes(bytes(free - left))
        with pytest.raises(Exception, match=r"(?i)no space|could not be built"):
            run(settings)
        assert contents(settings.warehouse_path) == old
        assert litter(settings) == ["ballast"]
        ballast.unlink()
    run(settings)
    assert contents(settings.warehouse_path) != old


def test_a_small_disk_that_fills_up(tmp_path: Path):
    settings = settings_in(tmp_path)
    write_seeds(settings.seeds_dir)
    mounted(settings, 60, fill_and_run, settings)


def lock_and_run(libc: ctypes.CDLL, target: bytes, settings: Settings) -> None:
    run(settings)
    old = contents(settings.warehouse_path)
    assert libc.mount(None, target, None, MOUNT_READ_ONLY, None) == 0
    with pytest.raises(OSError, match="Read-only") as error:
        run(settings)
    assert str(settings.warehouse_path.parent) in str(error.value)
    assert contents(settings.warehouse_path) == old


def test_a_target_that_is_read_only_is_told_with_its_path(tmp_path: Path):
    settings = settings_in(tmp_path)
    write_seeds(settings.seeds_dir)
    mounted(settings, 60, lock_and_run, settings)


def holding(path: Path, held: object, read_only: bool) -> None:
    connection = duckdb.connect(str(path), read_only=read_only)
    if not read_only:
        connection.execute("BEGIN")
        connection.execute("DELETE FROM trade_figures")
    held.set()
    time.sleep(60)


@pytest.mark.parametrize("read_only", [True, False])
def test_an_analyst_who_holds_the_file_open_hinders_no_run(old_and_new, tmp_path: Path, read_only: bool):
    folder, _, new = old_and_new
    settings = copied(folder, tmp_path / "held")
    published = settings.warehouse_path.resolve()
    shutil.copy(published, tmp_path / "release")
    published.unlink()  # the copy shares its file with the original
    shutil.copy(tmp_path / "release", published)
    published.chmod(0o644)
    held = context.Event()
    analyst = start(holding, settings.warehouse_path, held, read_only)
    assert held.wait(20)
    try:
        assert outcome(run, settings) == ""
        assert contents(settings.warehouse_path) == new
    finally:
        analyst.kill()
    analyst.join()
    assert contents(settings.warehouse_path) == new
    assert litter(settings) == []


def test_two_runs_at_once_take_turns(old_and_new, tmp_path: Path):
    folder, _, new = old_and_new
    settings = replace(copied(folder, tmp_path / "both"), lock_wait_seconds=60)
    impatient = replace(settings, lock_wait_seconds=0)
    with ThreadPoolExecutor(3) as pool:
        runs = [pool.submit(outcome, run, settings) for _ in range(2)]
        time.sleep(0.1)
        busy = pool.submit(outcome, run, impatient).result()
    assert [run.result() for run in runs] == ["", ""]
    assert re.match("WarehouseBusy: another run has been writing .*customs.duckdb", busy)
    assert contents(settings.warehouse_path) == new
    assert len(releases(settings.warehouse_path)) == 3
    assert litter(settings) == []


def starved(megabytes: int, settings: Settings) -> None:
    """A run that may take no more memory than it has, and this much."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limited(resource.RLIMIT_AS, pages * resource.getpagesize() + megabytes * 2**20, run, settings)


def test_a_machine_short_of_memory_keeps_the_last_warehouse(old_and_new, tmp_path: Path):
    """Whichever library finds no memory: some raise, some stop the process."""
    folder, old, new = old_and_new
    settings = copied(folder, tmp_path / "starved")
    large = settings.seeds_dir / "lớn.jsonl"
    story = "Chiều nay trời đổ mưa, người làng ra đồng gặt nốt thửa ruộng cuối mùa. " * 50
    with large.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": f"{number} {story}"}, ensure_ascii=False) + "\n" for number in range(5000))
    for megabytes in (30, 200, 800, 1100):
        end = outcome(starved, megabytes, settings)
        assert end or megabytes > 30
        assert contents(settings.warehouse_path) == old or end == ""
    large.unlink()
    assert outcome(run, settings) == ""
    assert contents(settings.warehouse_path) == new
    assert litter(settings) == []


@pytest.mark.parametrize("moment", ["staging/customs/documents.parquet", "releases/.customs-*.partial"])
def test_a_run_that_is_asked_to_stop_cleans_up(old_and_new, tmp_path: Path, moment: str):
    folder, old, _ = old_and_new
    settings = copied(folder, tmp_path / "stopped")
    shutil.rmtree(settings.warehouse_path.parent / "staging")  # that it is made anew tells the moment
    places = {"SEEDS_DIR": str(settings.seeds_dir), "WAREHOUSE_PATH": str(settings.warehouse_path)}
    environment = {name: value for name, value in os.environ.items() if name != "DAGSTER_HOME"} | places
    command = [sys.executable, "-m", "pipelines", "run"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        while not any(settings.warehouse_path.parent.glob(moment)) and process.poll() is None:
            time.sleep(0.002)
        process.terminate()
        _, said = process.communicate()
    assert process.returncode == 130, said
    assert said == "Stopped. The published file is as it was.\n"
    assert contents(settings.warehouse_path) == old
    assert litter(settings) == []
