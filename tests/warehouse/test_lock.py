import logging
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.warehouse.lock import WarehouseBusy, exclusive_run

HOLDER = """
import sys, time
from pathlib import Path
from pipelines.warehouse.lock import exclusive_run
with exclusive_run(Path(sys.argv[1]), 0):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_run_waits_and_then_says_what_holds_it_up(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    path = tmp_path / "customs.duckdb"
    caplog.set_level(logging.WARNING)
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(WarehouseBusy, match=r"customs\.duckdb for over 0\.1 seconds"), exclusive_run(path, 0.1):
            pass
        assert "waiting" in caplog.text
        with exclusive_run(tmp_path / "other.duckdb", 0):
            pass  # another warehouse is free
        holder.kill()
    with exclusive_run(path, 0):
        pass  # the lock of a killed run is free


def test_a_run_starts_by_clearing_what_a_killed_one_left(tmp_path: Path):
    path = tmp_path / "customs.duckdb"
    (tmp_path / "releases").mkdir()
    (tmp_path / "staging" / "customs").mkdir(parents=True)
    partial = "releases/.customs-20251016T190000Z-1a2b3c4d.duckdb.partial"
    left = [partial, f"{partial}.wal", "staging/customs/documents.partial"]
    of_others = [partial.replace("customs", "customs-old"), "releases/customs-20251016T190000Z-1a2b3c4d.duckdb"]
    for name in left + of_others:
        (tmp_path / name).touch()
    with exclusive_run(path, 0):
        assert not any((tmp_path / name).exists() for name in left)
        assert all((tmp_path / name).exists() for name in of_others)
