"""The extra is an extra: without its libraries nothing misses them, and whoever asks for them is told what to install."""

import subprocess
import sys

import pytest

from pipelines.engines import EngineMissing, engine_named


def test_nothing_imports_it_unasked():
    code = "import sys, pipelines.definitions, pipelines.__main__; sys.exit('ray' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_is_missing_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "pipelines.engines.cluster", raising=False)
    with pytest.raises(EngineMissing, match=r"^ENGINE=ray needs the library ray: run `make setup EXTRAS=cluster`.*$"):
        engine_named("ray", 2)
