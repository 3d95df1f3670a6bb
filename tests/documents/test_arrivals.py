import os
from pathlib import Path

import pytest

from pipelines.documents.arrivals import Folder, Watch, look, watched

SETTLE = 60


class Watcher:
    """Looks at a folder and counts the runs it would start."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.watch, self.runs = folder, Watch(), 0

    def look(self, now: float) -> str | None:
        self.watch, reason = watched(Watch.from_json(self.watch.to_json()), look(self.folder), now, SETTLE)
        self.runs += reason is None
        return reason


def write(path: Path, text: str, time: float) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, (time, time))


def test_a_thousand_files_start_one_run_once_they_have_stopped_growing(tmp_path: Path):
    watcher = Watcher(tmp_path)
    for number in range(1000):
        write(tmp_path / f"{number}.txt", "x", 1000)
        if number % 250 == 0:
            assert "arriving" in str(watcher.look(1000 + number / 100))
    write(tmp_path / "0.txt", "xx", 1020)
    assert "arriving" in str(watcher.look(1030))
    assert "within the last 60 seconds" in str(watcher.look(1060))
    assert watcher.look(1090) is None
    assert watcher.look(1120) == "no document arrived, changed or went"
    assert watcher.runs == 1


@pytest.mark.parametrize("change", ["new", "changed", "gone"])
def test_every_kind_of_change_starts_a_run(tmp_path: Path, change: str):
    watcher = Watcher(tmp_path)
    write(tmp_path / "a.txt", "x", 0)
    assert [watcher.look(100), watcher.look(200)][1] is None
    if change == "gone":
        (tmp_path / "a.txt").unlink()
    else:
        write(tmp_path / ("b.txt" if change == "new" else "a.txt"), "y", 250)
    assert [watcher.look(400), watcher.look(500)][1] is None
    assert watcher.runs == 2


@pytest.mark.parametrize("time", [0, 10**10])
def test_times_of_copied_files_and_wrong_clocks_hold_nothing_up(time: float):
    folder = Folder("f", changed_at=time)
    watch, reason = watched(Watch(), folder, 10**9, SETTLE)
    assert "arriving" in str(reason)
    assert watched(watch, folder, 10**9 + 30, SETTLE)[1] is None


def test_what_is_changed_back_before_a_run_starts_none(tmp_path: Path):
    watcher = Watcher(tmp_path)
    write(tmp_path / "a.txt", "x", 0)
    assert [watcher.look(100), watcher.look(200)][1] is None
    write(tmp_path / "b.txt", "y", 210)
    assert watcher.look(220)
    (tmp_path / "b.txt").unlink()
    assert watcher.look(300) == "no document arrived, changed or went"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(NotADirectoryError, match="nowhere"):
        look(tmp_path / "nowhere")
