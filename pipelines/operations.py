"""What an operator does besides a run: see what one would change, take a document out, go back to an older release."""

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines import pipeline
from pipelines.documents.dropped import add_dropped
from pipelines.settings import Settings
from pipelines.staging import Staging
from pipelines.warehouse import parquet
from pipelines.warehouse.lock import exclusive_run
from pipelines.warehouse.release import releases, releases_folder, switch


class NotPossible(RuntimeError):
    """What was asked for can't be done; the message says why and what can be."""


@dataclass(frozen=True)
class Outlook:
    """What a run would change: documents and records set aside, and facts of each table by kind of change."""

    documents: tuple[int, int]  # before and after
    arrived: int
    gone: int
    set_aside: tuple[int, int]
    facts: list[tuple[str, str, int]]

    def __str__(self) -> str:
        lines = [
            f"documents: {self.documents[0]:,} now, {self.documents[1]:,} after ({self.arrived:,} new, {self.gone:,} gone)",
            f"set aside: {self.set_aside[0]:,} records now, {self.set_aside[1]:,} after",
            *(f"  {table:<20} {count:>8,} {change}" for table, change, count in self.facts),
        ]
        return "\n".join(lines if self.facts else [*lines, "  no fact would change"])


def dry_run(settings: Settings) -> Outlook:
    """Run everything in a folder of its own, with a copy of what earlier runs kept, compare the result with the published file, and throw it away.

    Raises what a run raises, such as ChecksFailed.
    """
    with tempfile.TemporaryDirectory(prefix="dry-run-") as folder:
        trial = Path(folder) / settings.warehouse_path.name
        documents: set[str] = set()
        set_aside = 0
        if settings.warehouse_path.exists():  # what stands in the place of the new release is what it is compared with
            published = settings.warehouse_path.resolve()
            stand_in = releases_folder(trial) / published.name
            stand_in.parent.mkdir()
            stand_in.symlink_to(published)
            switch(trial, stand_in)
            documents, set_aside = inputs(trial)
        kept = Staging.beside(settings.warehouse_path).folder
        if kept.exists():
            shutil.copytree(kept, Staging.beside(trial).folder)
        # What is kept or published elsewhere stays as it is: a trial reads anew what parts there hold.
        pipeline.run(replace(settings, warehouse_path=trial, parts_dir=None, parquet_dir=None))
        documents_after, set_aside_after = inputs(trial)
        with parquet.opened(trial) as connection:
            facts = connection.sql(
                "SELECT fact_table, change, count(*) FROM changes WHERE run_at = (SELECT max(run_at) FROM loads) "
                "GROUP BY ALL ORDER BY ALL"
            ).fetchall()
    return Outlook(
        documents=(len(documents), len(documents_after)),
        arrived=len(documents_after - documents),
        gone=len(documents - documents_after),
        set_aside=(set_aside, set_aside_after),
        facts=facts,
    )


def inputs(path: Path) -> tuple[set[str], int]:
    """The ids of the documents of a file, and how many records were set aside."""
    with parquet.opened(path) as connection:
        ids = {row[0] for row in connection.sql("SELECT document_id FROM documents").fetchall()}
        return ids, len(connection.table("rejected_records"))


def drop(settings: Settings, document: str, reason: str) -> str:
    """Put a document on the list of dropped ones, for all runs to come; its id.

    `document` is an id, or the source path of a document of the published file. Raises NotPossible.
    """
    if not settings.warehouse_path.exists():
        raise NotPossible(f"nothing is published at {settings.warehouse_path} yet: run the pipeline first")
    with parquet.opened(settings.warehouse_path) as connection:
        found = connection.execute(
            "SELECT document_id FROM documents WHERE document_id = $1 OR list_contains(copies, $1)", [document]
        ).fetchall()
    if not found or settings.dropped_path is None:
        raise NotPossible(f"the published file has no document {document!r}: give a document_id or a source_path of it")
    add_dropped(settings.dropped_path, found[0][0], reason)
    return found[0][0]


def restore(settings: Settings, name: str | None = None) -> Path:
    """Let readers see an older release: the one before the published one, or the named one. It is returned.

    Raises NotPossible, and WarehouseBusy where a run goes on.
    """
    with exclusive_run(settings.warehouse_path, settings.lock_wait_seconds):
        kept = {release.name: release for release in releases(settings.warehouse_path)}
        older = [release for release in kept.values() if release.name < settings.warehouse_path.resolve().name]
        release = kept.get(name) if name else older[-1] if older else None
        if release is None:
            raise NotPossible(
                f"there is no such release: {', '.join(kept) or 'none'} are kept"
                if name
                else "there is no older release; see `python -m pipelines restore --list`"
            )
        switch(settings.warehouse_path, release)
        if settings.parquet_dir:
            parquet.point(settings.parquet_dir, settings.warehouse_path.stem, release.stem)
    return release
