"""The whole pipeline as plain calls: each stage takes the tables before it and gives its own, validated.

The Dagster shell runs the same functions one by one, with the tables staged between them.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

import polars as pl

from pipelines.canonical.merge import merge
from pipelines.documents.dropped import dropped_documents
from pipelines.documents.read import read_documents
from pipelines.facts.read import Facts, read_facts
from pipelines.guards import absurd_values, where_rules_hold, without_crowds, without_long_lines
from pipelines.mentions.read import read_mentions
from pipelines.settings import Settings
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
    SENTENCES,
    SPANS,
    Table,
)
from pipelines.tables.reference import REFERENCE
from pipelines.tables.validation import validate
from pipelines.warehouse.checks import failures
from pipelines.warehouse.lock import exclusive_run
from pipelines.warehouse.reference import reference_tables
from pipelines.warehouse.release import Publication, publish

Tables = dict[str, pl.DataFrame]

REPORTS = Path(__file__).parent / "reports"


def rejected_by(stage: str) -> Table:
    description = f"What the {stage} stage set aside, on its way to rejected_records."
    return replace(REJECTED_RECORDS, name=f"{stage}_rejected", description=description)


DOCUMENTS_REJECTED, MENTIONS_REJECTED, FACTS_REJECTED, CANONICAL_REJECTED = REJECTED = tuple(
    map(rejected_by, ("documents", "mentions", "facts", "canonical"))
)


class ChecksFailed(RuntimeError):
    """The tables may not be published; the message says which checks failed and why."""


def documents_stage(settings: Settings) -> Tables:
    """`documents`, from the files of the seeds folder."""
    documents, unreadable = read_documents(
        settings.seeds_dir, settings.limits, dropped_documents(settings.dropped_path)
    )
    documents, unsound = validate(DOCUMENTS, documents, "ingest")
    return {"documents": documents, "documents_rejected": set_aside(unreadable, unsound)}


def mentions_stage(tables: Mapping[str, pl.DataFrame], settings: Settings) -> Tables:
    """`sentences` and `spans` of the relevant documents."""
    documents = tables["documents"]
    origins = origins_of(documents)
    readable, too_long = without_long_lines(documents, settings.limits)
    (sentences, spans), failed = where_rules_hold(read_mentions, readable, "parse")
    sentences, unsound_sentences = validate(SENTENCES, sentences, "parse", origins=origins, quoted=documents)
    spans, crowded = without_crowds(spans, sentences, documents, settings.limits)
    parents = {"sentence_id": sentences["sentence_id"]}
    spans, unsound_spans = validate(SPANS, spans, "parse", origins=origins, parents=parents, quoted=documents)
    rejected = set_aside(too_long, failed, unsound_sentences, crowded, unsound_spans)
    return {"sentences": sentences, "spans": spans, "mentions_rejected": rejected}


def facts_stage(tables: Mapping[str, pl.DataFrame]) -> Tables:
    """What each document claims, and `mentions`: the spans with what became of them."""
    documents = tables["documents"]

    def read(some: pl.DataFrame) -> list[pl.DataFrame]:
        facts = read_facts(some, tables["sentences"], tables["spans"])
        return [getattr(facts, table.name) for table in (*CLAIMS, MENTIONS)]

    found, failed = where_rules_hold(read, documents, "facts")
    good, rejected = {}, [failed]
    for table, frame in zip((*CLAIMS, MENTIONS), found, strict=True):
        good[table.name], unsound = validate(table, frame, "facts", origins=origins_of(documents))
        rejected.append(unsound)
    rejected.append(absurd_values(good["mentions"], documents))
    return {**good, "facts_rejected": set_aside(*rejected)}


def canonical_stage(tables: Mapping[str, pl.DataFrame]) -> Tables:
    """The facts of the claims of all documents, with their evidence; what belongs to an unsound fact goes with it."""
    documents = tables["documents"]
    merged = merge(Facts(**{field.name: tables[field.name] for field in fields(Facts)}), documents)
    sources = merged.evidence.join(origins_of(documents), on="document_id").select(
        "fact_id", "document_id", "source_path"
    )
    sources = sources.sort("fact_id", "source_path").unique("fact_id", keep="first")
    good, rejected = {}, []

    def keep_sound(table: Table, origins: pl.DataFrame, parents: Mapping[str, pl.Series]) -> None:
        good[table.name], unsound = validate(
            table, getattr(merged, table.name), "facts", origins=origins, parents=parents
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


def rejected_stage(tables: Mapping[str, pl.DataFrame]) -> Tables:
    """`rejected_records`: what all stages set aside."""
    return {"rejected_records": pl.concat([tables[table.name] for table in REJECTED])}


def publication_stage(tables: Mapping[str, pl.DataFrame], settings: Settings) -> Publication:
    """Publish the tables where every check holds, however they came to be staged. Raises ChecksFailed."""
    if broken := failures(tables, settings):
        raise ChecksFailed("; ".join(broken))
    reference = reference_tables()
    published = [(table, tables[table.name]) for table in PUBLISHED]
    published += [(table, reference[table.name]) for table in REFERENCE]
    return publish(published, views(), settings.warehouse_path, settings.releases_kept)


def run(settings: Settings) -> Publication:
    """Read, extract, merge, check and publish, without Dagster."""
    with exclusive_run(settings.warehouse_path, settings.lock_wait_seconds):
        tables = documents_stage(settings)
        tables |= mentions_stage(tables, settings)
        for stage in (facts_stage, canonical_stage, rejected_stage):
            tables |= stage(tables)
        return publication_stage(tables, settings)


def views() -> list[str]:
    """The SQL of the reports, in the order of their file names."""
    return [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.sql"))]


def origins_of(documents: pl.DataFrame) -> pl.DataFrame:
    return documents.select("document_id", "source_path")


def set_aside(*frames: pl.DataFrame) -> pl.DataFrame:
    """The rejected rows of a stage in one frame. One that is itself unsound is set aside as a record of its own."""
    rejected, unsound = validate(REJECTED_RECORDS, pl.concat(frames), "ingest")
    return pl.concat([rejected, unsound])
