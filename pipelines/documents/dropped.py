"""Documents that somebody took out: read like all others and then set aside, whatever file brings them.

They are known by their id, which is made from their text, and listed in a CSV file beside the warehouse.
"""

import csv
from datetime import UTC, datetime
from pathlib import Path

COLUMNS = ["document_id", "dropped_at", "reason"]


def dropped_documents(path: Path | None) -> dict[str, str]:
    """Document id -> why it was dropped; none where there is no list. Raises ValueError where it can't be read."""
    if path is None or not path.exists():
        return {}
    with path.open(newline="", encoding="utf-8") as lines:
        rows = csv.DictReader(lines)
        if rows.fieldnames != COLUMNS:
            raise ValueError(f"the list of dropped documents {path} must begin with the line {','.join(COLUMNS)}")
        return {row["document_id"]: row["reason"] for row in rows}


def add_dropped(path: Path, document_id: str, reason: str) -> None:
    """Put a document on the list."""
    new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", newline="", encoding="utf-8") as lines:
        rows = csv.writer(lines, lineterminator="\n")
        if new:
            rows.writerow(COLUMNS)
        rows.writerow([document_id, f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", reason])
