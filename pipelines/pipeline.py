"""The whole pipeline as plain calls: each stage reads the tables before it from the staging folder and puts its own there.

The Dagster shell runs the same functions one by one.
"""
# ruff: noqa: S608 (names in the SQL come from the table definitions, paths are quoted, none comes from a document)

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from pipelines import extraction
from pipelines.canonical.clustering import Companions
from pipelines.canonical.merge import merge
from pipelines.canonical.partitioned import Partitions
from pipelines.documents.folder import read_folder
from pipelines.documents.read import number_of
from pipelines.engines import engine_named
from pipelines.extraction import origins_of, set_aside
from pipelines.facts.read import Facts
from pipelines.places import digest_of
from pipelines.progress import Crew, Tell, quiet
from pipelines.settings import Settings
from pipelines.staging import Staging, files, framed, nothing
from pipelines.tables import (
    CLAIMS,
    DOCUMENTS,
    ENFORCEMENT_ACTIONS,
    ENFORCEMENT_SEIZURES,
    EVIDENCE,
    FACT_CLAIMS,
    FACTS,
    MEETING_PARTIES,
    MEETINGS,
    MENTIONS,
    PUBLISHED,
    REJECTED_RECORDS,
    Table,
)
from pipelines.tables.reference import REFERENCE
from pipelines.tables.validation import validate
from pipelines.versions import version
from pipelines.warehouse.checks import failures
from pipelines.warehouse.lock import exclusive_run
from pipelines.warehouse.reference import reference_tables
from pipelines.warehouse.release import Publication, Rows, publish, publish_again

REPORTS = Path(__file__).parent / "reports"


def rejected_by(stage: str) -> Table:
    description = f"What the {stage} stage set aside, on its way to rejected_records."
    return replace(REJECTED_RECORDS, name=f"{stage}_rejected", description=description)


DOCUMENTS_REJECTED, MENTIONS_REJECTED, FACTS_REJECTED, CANONICAL_REJECTED = REJECTED = tuple(
    map(rejected_by, ("documents", "mentions", "facts", "canonical"))
)

MERGED = (*FACTS, MEETING_PARTIES, ENFORCEMENT_SEIZURES, EVIDENCE, FACT_CLAIMS, CANONICAL_REJECTED)


class ChecksFailed(RuntimeError):
    """The tables may not be published; the message says which checks failed and why."""


@dataclass(frozen=True)
class Run:
    """What the stages of a run share: the settings, the tables handed on, and who does the work."""

    settings: Settings
    staging: Staging
    crew: Crew


@contextmanager
def started(settings: Settings, tell: Tell = quiet) -> Iterator[Run]:
    """A run that has the warehouse for itself until the end of the block. Raises WarehouseBusy."""
    with exclusive_run(settings.warehouse_path, settings.lock_wait_seconds, settings.parts_dir) as staging:
        if settings.refresh:
            staging.forget()
        engine = engine_named(settings.engine, settings.workers)
        try:
            yield Run(settings, staging, Crew(engine, tell))
        finally:
            engine.close()


def documents_stage(run: Run) -> None:
    """`documents`, from the files of the seeds folder; those that are as they were are not opened."""
    read_folder(run.staging, run.settings, run.crew)


def mentions_stage(run: Run) -> None:
    """`sentences` and `spans` of the relevant documents; those that are known are kept."""
    extraction.bring_mentions_up_to_date(run.staging, run.settings.limits, run.crew)


def facts_stage(run: Run) -> None:
    """What each document claims, and `mentions`: the spans with what became of them; what is known is kept."""
    extraction.bring_facts_up_to_date(run.staging, run.settings.limits, run.crew)


def canonical_stage(run: Run) -> None:
    """The facts of the claims of all documents, with their evidence; what belongs to an unsound fact goes with it."""
    staging, at_once = run.staging, run.settings.claims_at_once
    modules = "pipelines.canonical.merge", "pipelines.canonical.partitioned", "pipelines.tables.validation"
    read = staging.contents(*(table.name for table in (DOCUMENTS, MENTIONS, *CLAIMS)))
    given = f"{version(*modules, alone=(__name__,))} {at_once} {read}"
    made = [table.name for table in MERGED]
    if staging.is_sealed("canonical", given, *made):
        return
    with staging.opened(*CLAIMS, MENTIONS) as connection:
        found = {table: connection.table(table.name) for table in CLAIMS}
        many = sum(map(len, found.values())) > at_once
        if not many:
            claims = {table.name: framed(table, rows) for table, rows in found.items()}
            dates = framed(MENTIONS, connection.sql("FROM mentions WHERE kind = 'date'"))
    if many:
        merge_in_partitions(staging, at_once)
    else:
        documents = staging.scan(DOCUMENTS).filter("is_relevant").collect()
        staging.write(merged(Facts(**claims, mentions=dates), documents))
    staging.seal("canonical", given, *made)


def merge_in_partitions(staging: Staging, claims_at_once: int, dates: str | None = None) -> None:
    """The same without ever holding all claims: see canonical/partitioned.py.

    `dates` is SQL for the rows of `mentions` that are dates, where they are not those of the staging folder.
    """
    scratch = staging.folder / "merge.partial"
    try:
        with staging.opened(*CLAIMS) as connection:
            mentions = f"(FROM {dates or staging.relation(MENTIONS)} WHERE kind = 'date')"
            connection.sql(f"FROM {mentions}").create_view(MENTIONS.name)
            documents = f"(FROM {files([staging.path(DOCUMENTS.name)])} WHERE is_relevant)"
            connection.sql(f"FROM {documents}").create_view(DOCUMENTS.name)
            made = Partitions(connection, scratch, claims_at_once).merge(merged)
            for table in MERGED:
                rows = files(made[table.name]) if table.name in made else nothing(table.schema)
                staging.copy(table.name, connection.sql(f"SELECT {', '.join(table.schema)} FROM {rows}"))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def merged(facts: Facts, documents: pl.DataFrame, companions: Companions | None = None) -> dict[str, pl.DataFrame]:
    """The tables of facts and `canonical_rejected`, from what documents claim and the days that they name.

    `documents` are the relevant ones; their texts are not needed.
    """
    found = merge(facts, documents, companions)
    sources = found.evidence.join(origins_of(documents), on="document_id").select(
        "fact_id", "document_id", "source_path"
    )
    sources = sources.sort("fact_id", "source_path").unique("fact_id", keep="first")
    good, rejected = {}, []

    def keep_sound(table: Table, origins: pl.DataFrame, parents: Mapping[str, pl.Series]) -> None:
        good[table.name], unsound = validate(
            table, getattr(found, table.name), "facts", origins=origins, parents=parents
        )
        rejected.append(unsound)

    for table in FACTS:
        keep_sound(table, sources.rename({"fact_id": table.key[0]}), {})
    for table, parent in ((MEETING_PARTIES, MEETINGS), (ENFORCEMENT_SEIZURES, ENFORCEMENT_ACTIONS)):
        key = parent.key[0]
        keep_sound(table, sources.rename({"fact_id": key}), {key: good[parent.name][key]})
    fact_ids = pl.concat([good[table.name][table.key[0]].rename("fact_id") for table in FACTS])
    for table in (EVIDENCE, FACT_CLAIMS):
        keep_sound(table, origins_of(documents), {"fact_id": fact_ids})
    return {**good, "canonical_rejected": set_aside(*rejected)}


def rejected_stage(run: Run) -> None:
    """`rejected_records`: what all stages set aside."""
    run.staging.write({"rejected_records": pl.concat(run.staging.read(*REJECTED).values())})


def publication_stage(run: Run) -> Publication:
    """Publish the tables where every check holds, however they came to be staged. Raises ChecksFailed.

    Where the published file was made of the same tables, nothing is checked or built again: a copy of it is published,
    in which `loads` has one more run.
    """
    settings, staging, reference, reports = run.settings, run.staging, reference_tables(), views()
    code = version("pipelines.warehouse.release", "pipelines.warehouse.checks", alone=(__name__,))
    read = staging.contents(*(table.name for table in (*PUBLISHED, DOCUMENTS_REJECTED)))
    known = [frame.write_json() for frame in reference.values()]
    given = f"{code} {number_of(reports, known, settings.max_share_set_aside, str(settings.parquet_dir))} {read}"
    if not settings.parquet_dir and staging.is_sealed("publication", f"{given} {digest_of(settings.warehouse_path)}"):
        published = publish_again((*PUBLISHED, *REFERENCE), settings.warehouse_path, settings.releases_kept)
    else:
        with staging.opened(*PUBLISHED, DOCUMENTS_REJECTED) as connection:
            if broken := failures(connection, settings):
                raise ChecksFailed("; ".join(broken))
        tables: list[tuple[Table, Rows]] = [(table, staging.relation(table)) for table in PUBLISHED]
        tables += [(table, reference[table.name]) for table in REFERENCE]
        published = publish(tables, reports, settings.warehouse_path, settings.releases_kept, settings.parquet_dir)
    staging.seal("publication", f"{given} {digest_of(settings.warehouse_path)}")
    return published


STAGES = (documents_stage, mentions_stage, facts_stage, canonical_stage, rejected_stage)


def run(settings: Settings, tell: Tell = quiet) -> Publication:
    """Read, extract, merge, check and publish, without Dagster."""
    with started(settings, tell) as run:
        for stage in STAGES:
            stage(run)
        return publication_stage(run)


def views() -> list[str]:
    """The SQL of the reports, in the order of their file names."""
    return [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.sql"))]
