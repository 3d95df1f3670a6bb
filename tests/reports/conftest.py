"""A published file of the shipped seeds and of texts that mean harm."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines import pipeline
from pipelines.settings import ROOT, Settings

HOSTILE = """<script>window.harmed = 1</script><img src=x onerror="window.harmed = 1">Hải quan Móng Cái</script>

Ngày 5/11/2025, Hải quan cửa khẩu Móng Cái bắt giữ đối tượng vận chuyển 2,5 kg "</script><img src=x onerror=harmed=1>" \
ma túy đá qua cửa khẩu Móng Cái. Trong 10 tháng năm 2025, kim ngạch xuất nhập khẩu qua cửa khẩu Móng Cái 𝕏 đạt 3,1 tỷ \
USD, tăng 12% so với cùng kỳ năm trước.
"""


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "seeds" / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    settings = Settings(seeds_dir=folder / "seeds", warehouse_path=folder / "customs.duckdb")
    pipeline.run(settings)
    return settings.warehouse_path


@pytest.fixture
def connection(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(warehouse), read_only=True) as opened:
        yield opened
