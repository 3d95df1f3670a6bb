"""Raw files -> documents. First version: plain text files."""

import hashlib
import re
from datetime import datetime
from pathlib import Path

import polars as pl

from pipelines.documents.normalise import normalise
from pipelines.tables import DOCUMENTS, REJECTED_RECORDS

BYLINE = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4}), (\d{1,2}):(\d\d)")
DATELINE = re.compile(r"^[^\n]{0,60}?(\d{1,2})/(\d{1,2})/(\d{4})\s*[-–]", re.M)


def published(text: str) -> datetime | None:
    if m := BYLINE.search(text):
        day, month, year, hour, minute = map(int, m.groups())
        return datetime(year, month, day, hour, minute)
    if m := DATELINE.search(text[:600]):
        day, month, year = map(int, m.groups())
        return datetime(year, month, day)
    return None


def headline(text: str) -> str | None:
    first, _, rest = text.partition("\n")
    return first if rest.strip() and len(first) < 160 and not first.endswith(".") and "(TBTCO)" not in first else None


def read_documents(seeds_dir: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The documents and the set-aside records (tables `documents`, `rejected_records`) of a folder."""
    rows = {}
    for path in sorted(seeds_dir.rglob("*.txt")):
        text = normalise(path.read_text(encoding="utf-8"))
        name = path.relative_to(seeds_dir).as_posix()
        row = {
            "document_id": "d" + hashlib.sha256(text.encode()).hexdigest()[:16],
            "source_path": name,
            "text": text,
            "title": headline(text),
            "published_at": published(text),
            "language": "vi",
            "is_relevant": True,
            "encoding": "utf-8",
            "copies": [name],
        }
        rows.setdefault(row["document_id"], row)
    return DOCUMENTS.frame(list(rows.values())), REJECTED_RECORDS.frame([])
