"""Setting aside: every file, record or field that can't be used becomes a row of `rejected_records`."""

import json
import math
from typing import Any

CHECKS = {
    # stage ingest: the file
    "hidden_file": "Its name, or the folder it stands in, begins with a dot",
    "not_a_file": "Neither a file nor a folder: a pipe, a socket or a device; such things are never opened",
    "link_not_followed": "A link to a folder, out of the seeds folder, or to nothing",
    "unreadable": "The system refuses to read it",
    "unknown_format": "Its name has none of the endings that are read",
    "too_large": "It is larger than the limits of a run allow, as it is or unpacked",
    "too_many_records": "It has more records than the limits of a run allow; the first ones are read",
    "broken_gzip": "Its gzip stream is damaged",
    "changed": "Somebody wrote to it while it was read; the next run reads it again",
    "metadata_without_text": "A NAME.meta.json that no text stands beside",
    "dropped": "Somebody took the document out with `python -m pipelines drop`",
    # stage parse: the content
    "undecodable": "Its bytes are in no encoding that is known",
    "bad_json": "It is not JSON, or not an object",
    "bad_parquet": "It is not Parquet, or has no column of texts",
    "bad_page": "No article was found in the page",
    "no_records": "It is a batch without a record",
    "empty_text": "It has no text",
    "text_too_long": "Its text is longer than the limits of a run allow",
    "field_too_long": "A field is longer than the limits of a run allow; the document is kept without it",
    "wrong_type": "A field is not of the type it should be; the document is kept without it, unless it is the text",
    "bad_date": "A time of publication can't be read; the document is kept without it",
}
INGEST = list(CHECKS).index("undecodable")
KEPT_CHARACTERS = 1000  # of a text in a record that was set aside; the whole of it stays in its file
KEPT_MEMBERS = 100
KEPT_LEVELS = 8


def shortened(value: Any, depth: int = 0) -> Any:
    """The value with long texts cut and deep levels left out, so that one bad record can't fill the table."""
    if depth > KEPT_LEVELS and isinstance(value, (dict, list)):
        return "…"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, str):
        value = value.encode(errors="replace").decode()
        return value if len(value) <= KEPT_CHARACTERS else value[:KEPT_CHARACTERS] + "…"
    if isinstance(value, dict):
        return {shortened(str(key)): shortened(value[key], depth + 1) for key in list(value)[:KEPT_MEMBERS]}
    if isinstance(value, list):
        return [shortened(member, depth + 1) for member in value[:KEPT_MEMBERS]]
    return value


def rejected(check: str, source_path: str, detail: str, record: Any = None, document_id: str | None = None) -> dict:
    """A row of `rejected_records`. `check` is one of CHECKS; `record` is kept as JSON, long texts cut."""
    if check not in CHECKS:
        raise ValueError(f"unknown check {check!r}")
    return {
        "stage": "ingest" if list(CHECKS).index(check) < INGEST else "parse",
        "source_path": source_path,
        "document_id": document_id,
        "check_name": check,
        "detail": detail,
        "record": None if record is None else json.dumps(shortened(record), ensure_ascii=False, default=str),
    }
