"""Whether what readers see is as new as it should be."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from pipelines.settings import Settings
from pipelines.warehouse.loads import last_load

CHECKED = {
    "recent_publication": "The last publication is no older than MAX_PUBLICATION_AGE_HOURS: no night was missed",
    "recent_documents": "The newest document is no older than MAX_DOCUMENT_AGE_DAYS: the source still delivers",
}


@dataclass(frozen=True)
class Age:
    """How old something is, and whether that is too old."""

    name: str
    stale: bool
    words: str


def ages(settings: Settings, now: datetime) -> list[Age]:
    """The age of the last publication and of the newest document; `now` is in UTC, without a zone."""
    load = published(settings.warehouse_path)
    return [
        age(
            "recent_publication",
            "the last publication",
            load.get("run_at"),
            now,
            settings.max_publication_age_hours / 24,
        ),
        age(
            "recent_documents", "the newest document", load.get("newest_document"), now, settings.max_document_age_days
        ),
    ]


def published(path: Path) -> dict[str, datetime | None]:
    """What the published file says of its last run; nothing where there is no such file or it can't be read."""
    try:
        return last_load(path) or {}
    except duckdb.Error:
        return {}


def age(name: str, what: str, then: datetime | None, now: datetime, most_days: float) -> Age:
    """Nothing published yet, or by an older version that did not count, is no fault."""
    limit = f"the limit is {spoken(timedelta(days=most_days))}" if most_days else "no limit is set"
    if then is None:
        return Age(name, False, f"{what} is not known; {limit}")
    old = now - then
    return Age(name, bool(most_days) and old > timedelta(days=most_days), f"{what} is {spoken(old)} old; {limit}")


def spoken(time: timedelta) -> str:
    """A length of time in days or hours: "3.5 days", "2 hours"."""
    hours = time / timedelta(hours=1)
    return f"{hours / 24:.3g} days" if abs(hours) >= 48 else f"{hours:.2g} hours"


def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
