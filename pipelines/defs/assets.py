"""The assets: one a table, made stage by stage. Each stage reads staged tables, calls its function and stages its own."""

from collections.abc import Callable, Iterator

import dagster as dg
import polars as pl

from pipelines import pipeline
from pipelines.defs.display import column_schema, shown
from pipelines.defs.faults import one_line
from pipelines.pipeline import CANONICAL_REJECTED, DOCUMENTS_REJECTED, FACTS_REJECTED, MENTIONS_REJECTED, REJECTED
from pipelines.reports.page import page_path, write_page
from pipelines.settings import Settings
from pipelines.staging import Staging
from pipelines.tables import (
    CLAIMS,
    COMMODITY_CLAIMS,
    COOPERATION_CLAIMS,
    COOPERATION_FIGURES,
    DOCUMENTS,
    ENFORCEMENT_ACTIONS,
    ENFORCEMENT_CLAIMS,
    ENFORCEMENT_SEIZURES,
    EVIDENCE,
    FACT_CLAIMS,
    MEETING_CLAIMS,
    MEETING_PARTIES,
    MEETINGS,
    MENTIONS,
    PUBLISHED,
    REJECTED_RECORDS,
    SENTENCES,
    SPANS,
    TRADE_CLAIMS,
    TRADE_COMMODITIES,
    TRADE_FIGURES,
    Table,
)
from pipelines.tables.table import Column
from pipelines.warehouse.loads import last_load

CATALOGUE = Table(
    "warehouse",
    "The published DuckDB file, which WAREHOUSE_PATH links to: readers see the new release once every check has passed.",
    (
        Column("table", pl.String, "Table of the file", required=True),
        Column("rows", pl.Int64, "Its rows", required=True),
    ),
)

PAGE = Table(
    "report",
    "The report page beside the published file: one HTML file that opens without a network, every figure with its sentence.",
    (
        Column("table", pl.String, "Table of the page", required=True),
        Column("shown", pl.Int64, "Rows that the page holds, the newest first", required=True),
        Column("rows", pl.Int64, "Rows that there are", required=True),
    ),
)


def asset(table: Table, *sources: Table, kind: str = "parquet") -> dg.AssetSpec:
    """The asset of a table, made from those of its sources."""
    return dg.AssetSpec(
        table.name,
        deps=[source.name for source in sources],
        description=table.description,
        kinds={"polars", kind},
        metadata={"dagster/column_schema": column_schema(table)},
    )


def staged(staging: Staging, stage: Callable[[], pipeline.Tables]) -> Iterator[dg.MaterializeResult]:
    """Run a stage, hand its tables on and show them."""
    with one_line():
        tables = stage()
        staging.write(tables)
    for name, frame in tables.items():
        yield dg.MaterializeResult(name, metadata=shown(frame))


@dg.multi_asset(name="read_documents", group_name="documents", specs=[asset(DOCUMENTS), asset(DOCUMENTS_REJECTED)])
def read_documents(
    settings: dg.ResourceParam[Settings], staging: dg.ResourceParam[Staging]
) -> Iterator[dg.MaterializeResult]:
    yield from staged(staging, lambda: pipeline.documents_stage(settings))


@dg.multi_asset(
    name="read_mentions",
    group_name="mentions",
    specs=[asset(SENTENCES, DOCUMENTS), asset(SPANS, DOCUMENTS), asset(MENTIONS_REJECTED, DOCUMENTS)],
)
def read_mentions(
    settings: dg.ResourceParam[Settings], staging: dg.ResourceParam[Staging]
) -> Iterator[dg.MaterializeResult]:
    yield from staged(staging, lambda: pipeline.mentions_stage(staging.read(["documents"]), settings))


@dg.multi_asset(
    name="read_facts",
    group_name="facts",
    specs=[asset(table, DOCUMENTS, SENTENCES, SPANS) for table in (*CLAIMS, MENTIONS, FACTS_REJECTED)],
)
def read_facts(staging: dg.ResourceParam[Staging]) -> Iterator[dg.MaterializeResult]:
    yield from staged(staging, lambda: pipeline.facts_stage(staging.read(["documents", "sentences", "spans"])))


@dg.multi_asset(
    name="merge_claims",
    group_name="canonical",
    specs=[
        asset(MEETINGS, MEETING_CLAIMS, DOCUMENTS),
        asset(MEETING_PARTIES, MEETING_CLAIMS, DOCUMENTS),
        asset(ENFORCEMENT_ACTIONS, ENFORCEMENT_CLAIMS, DOCUMENTS),
        asset(ENFORCEMENT_SEIZURES, ENFORCEMENT_CLAIMS, DOCUMENTS),
        asset(TRADE_FIGURES, TRADE_CLAIMS, DOCUMENTS),
        asset(TRADE_COMMODITIES, COMMODITY_CLAIMS, DOCUMENTS),
        asset(COOPERATION_FIGURES, COOPERATION_CLAIMS, DOCUMENTS),
        asset(EVIDENCE, *CLAIMS, DOCUMENTS),
        asset(FACT_CLAIMS, *CLAIMS, DOCUMENTS),
        asset(CANONICAL_REJECTED, *CLAIMS, DOCUMENTS),
    ],
)
def merge_claims(staging: dg.ResourceParam[Staging]) -> Iterator[dg.MaterializeResult]:
    names = ["documents", "mentions", *(table.name for table in CLAIMS)]
    yield from staged(staging, lambda: pipeline.canonical_stage(staging.read(names)))


@dg.multi_asset(name="collect_rejected", group_name="warehouse", specs=[asset(REJECTED_RECORDS, *REJECTED)])
def collect_rejected(staging: dg.ResourceParam[Staging]) -> Iterator[dg.MaterializeResult]:
    names = [table.name for table in REJECTED]
    yield from staged(staging, lambda: pipeline.rejected_stage(staging.read(names)))


@dg.multi_asset(
    name="publish",
    group_name="warehouse",
    specs=[asset(CATALOGUE, *PUBLISHED, DOCUMENTS_REJECTED, kind="duckdb")],
)
def publish(settings: dg.ResourceParam[Settings], staging: dg.ResourceParam[Staging]) -> Iterator[dg.MaterializeResult]:
    with one_line():
        tables = staging.read(table.name for table in (*PUBLISHED, DOCUMENTS_REJECTED))
        published = pipeline.publication_stage(tables, settings)
        counted = last_load(published.path) or {}
    catalogue = pl.DataFrame(list(published.rows.items()), schema=CATALOGUE.schema, orient="row")
    yield dg.MaterializeResult(
        CATALOGUE.name,
        metadata={
            **shown(catalogue),
            # Numbers, so that the UI plots them over the runs.
            **{name: value for name, value in counted.items() if isinstance(value, int | float)},
            "file": dg.MetadataValue.path(str(published.path)),
            "release": dg.MetadataValue.path(str(published.release)),
        },
    )


@dg.multi_asset(name="write_report", group_name="reports", specs=[asset(PAGE, CATALOGUE, kind="html")])
def write_report(
    settings: dg.ResourceParam[Settings], staging: dg.ResourceParam[Staging]
) -> Iterator[dg.MaterializeResult]:
    with one_line():  # `staging` is asked for since it holds the lock: nothing else may publish meanwhile
        written = write_page(settings.warehouse_path)
    rows = pl.DataFrame([(name, *counts) for name, counts in written.rows.items()], PAGE.schema, orient="row")
    file = dg.MetadataValue.path(str(page_path(settings.warehouse_path)))
    yield dg.MaterializeResult(PAGE.name, metadata={**shown(rows), "file": file})
