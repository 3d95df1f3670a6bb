"""Small sound inputs for tests of what surrounds the stages: a folder of seeds, and the tables of one document."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

from pipelines import pipeline
from pipelines.settings import Settings
from pipelines.tables import PUBLISHED, REJECTED_RECORDS, Table

SEEDS = {
    "2025/hoi-dam.txt": (
        "Hải quan hai nước hội đàm tại Lào Cai\n"
        "Ngày 12/3/2025, tại Lào Cai, Chi cục Hải quan khu vực VII và Hải quan Côn Minh (Trung Quốc) tổ chức hội đàm.\n"
        "Trong 2 tháng đầu năm 2025, kim ngạch xuất nhập khẩu qua cửa khẩu đạt 415,5 triệu USD, tăng 8,2% so với cùng "
        "kỳ năm trước.\n"
    ),
    "2025/bat-giu.txt": (
        "Bắt giữ ma túy ở cửa khẩu\n"
        "Ngày 3/4/2025, Hải quan cửa khẩu Tà Lùng phát hiện một vụ vận chuyển trái phép 2,4 kg ma túy, bắt giữ "
        "1 đối tượng.\n"
    ),
    "tho.txt": "Chiều nay trời đổ mưa, người làng ra đồng gặt nốt thửa ruộng cuối mùa.\n",
}

TEXT = "Kim ngạch đạt 5 tỷ USD."

ROWS: dict[str, list[dict]] = {
    "documents": [
        {
            "document_id": "d1",
            "source_path": "a.txt",
            "text": TEXT,
            "is_relevant": True,
            "copies": ["a.txt"],
        }
    ],
    "sentences": [
        {
            "sentence_id": "d1-0",
            "document_id": "d1",
            "position": 0,
            "section": "body",
            "char_start": 0,
            "char_end": len(TEXT),
            "text": TEXT,
        }
    ],
    "mentions": [
        {
            "mention_id": "d1-14-22-money",
            "document_id": "d1",
            "sentence_id": "d1-0",
            "kind": "money",
            "char_start": 14,
            "char_end": 22,
            "text": "5 tỷ USD",
            "value": 5e9,
            "unit": "USD",
            "outcome": "fact",
        }
    ],
    "trade_claims": [
        {
            "claim_id": "c1",
            "document_id": "d1",
            "metric": "turnover",
            "value": 5e9,
            "unit": "USD",
            "status": "actual",
            "rule": "turnover",
            "evidence": [{"sentence_id": "d1-0", "char_start": 0, "char_end": 22, "quote": TEXT[:22]}],
        }
    ],
    "trade_figures": [
        {
            "figure_id": "t1",
            "metric": "turnover",
            "value": 5e9,
            "unit": "USD",
            "status": "actual",
            "rule": "turnover",
        }
    ],
    "evidence": [
        {
            "fact_table": "trade_figures",
            "fact_id": "t1",
            "document_id": "d1",
            "sentence_id": "d1-0",
            "char_start": 0,
            "char_end": 22,
            "quote": TEXT[:22],
            "claim_id": "c1",
        }
    ],
    "fact_claims": [
        {"fact_table": "trade_figures", "fact_id": "t1", "claim_id": "c1", "document_id": "d1", "gives": ["value"]}
    ],
}


def write_seeds(folder: Path, seeds: Mapping[str, str] = SEEDS) -> Path:
    for name, text in seeds.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def settings_in(folder: Path) -> Settings:
    return Settings(seeds_dir=folder / "seeds", warehouse_path=folder / "out" / "customs.duckdb", lock_wait_seconds=0)


def sound_tables() -> dict[str, pl.DataFrame]:
    """All tables that publication needs, of one document with one fact; the other tables are empty."""
    tables = {"documents_rejected": REJECTED_RECORDS.frame([])}
    for table in PUBLISHED:
        empty = {name: [] if isinstance(dtype, pl.List) else None for name, dtype in table.schema.items()}
        tables[table.name] = table.frame([empty | row for row in ROWS.get(table.name, [])])
    return tables


def staged(settings: Settings, *tables: Table, stages: int = 5) -> dict[str, pl.DataFrame]:
    """Tables after the first stages of a run."""
    with pipeline.started(settings) as run:
        for stage in pipeline.STAGES[:stages]:
            stage(run)
        return run.staging.read(*tables)


def connected(tables: Mapping[str, pl.DataFrame]) -> duckdb.DuckDBPyConnection:
    """A connection in which each of the frames is a table."""
    connection = duckdb.connect()
    for name, frame in tables.items():
        connection.register(name, frame)
    return connection
