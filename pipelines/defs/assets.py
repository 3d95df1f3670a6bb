"""The assets: one a table, made stage by stage. Each stage calls its function, which reads staged tables and stages its own."""

from collections.abc import Callable, Iterator

import dagster as dg
import polars as pl

from pipelines import pipeline
from pipelines.defs.display import PREVIEW_ROWS, column_schema, markdown, picture, shown
from pipelines.defs.faults import one_line
from pipelines.pipeline import CANONICAL_REJECTED, DOCUMENTS_REJECTED, FACTS_REJECTED, MENTIONS_REJECTED, REJECTED, Run
from pipelines.reports.page import page_path, write_page
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
from pipelines.warehouse import parquet
from pipelines.warehouse.loads import last_load
from pipelines.warehouse.summary import RULES_SHOWN

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


def done(run: Run, stage: Callable[[Run], None], *tables: Table) -> Iterator[dg.MaterializeResult]:
    """Do a stage and show the tables that it staged."""
    with one_line():
        stage(run)
        found = run.staging.heads(tables, PREVIEW_ROWS)
    for name, (rows, head) in found.items():
        yield dg.MaterializeResult(name, metadata=shown(head, rows))


@dg.multi_asset(name="read_documents", group_name="documents", specs=[asset(DOCUMENTS), asset(DOCUMENTS_REJECTED)])
def read_documents(run: dg.ResourceParam[Run]) -> Iterator[dg.MaterializeResult]:
    yield from done(run, pipeline.documents_stage, DOCUMENTS, DOCUMENTS_REJECTED)


@dg.multi_asset(
    name="read_mentions",
    group_name="mentions",
    specs=[asset(SENTENCES, DOCUMENTS), asset(SPANS, DOCUMENTS), asset(MENTIONS_REJECTED, DOCUMENTS)],
)
def read_mentions(run: dg.ResourceParam[Run]) -> Iterator[dg.MaterializeResult]:
    yield from done(run, pipeline.mentions_stage, SENTENCES, SPANS, MENTIONS_REJECTED)


@dg.multi_asset(
    name="read_facts",
    group_name="facts",
    specs=[asset(table, DOCUMENTS, SENTENCES, SPANS) for table in (*CLAIMS, MENTIONS, FACTS_REJECTED)],
)
def read_facts(run: dg.ResourceParam[Run]) -> Iterator[dg.MaterializeResult]:
    yield from done(run, pipeline.facts_stage, *CLAIMS, MENTIONS, FACTS_REJECTED)


MERGED = {
    MEETINGS: (MEETING_CLAIMS,),
    MEETING_PARTIES: (MEETING_CLAIMS,),
    ENFORCEMENT_ACTIONS: (ENFORCEMENT_CLAIMS,),
    ENFORCEMENT_SEIZURES: (ENFORCEMENT_CLAIMS,),
    TRADE_FIGURES: (TRADE_CLAIMS,),
    TRADE_COMMODITIES: (COMMODITY_CLAIMS,),
    COOPERATION_FIGURES: (COOPERATION_CLAIMS,),
    EVIDENCE: CLAIMS,
    FACT_CLAIMS: CLAIMS,
    CANONICAL_REJECTED: CLAIMS,
}


@dg.multi_asset(
    name="merge_claims",
    group_name="canonical",
    specs=[asset(table, *claims, DOCUMENTS) for table, claims in MERGED.items()],
)
def merge_claims(run: dg.ResourceParam[Run]) -> Iterator[dg.MaterializeResult]:
    yield from done(run, pipeline.canonical_stage, *MERGED)


@dg.multi_asset(name="collect_rejected", group_name="warehouse", specs=[asset(REJECTED_RECORDS, *REJECTED)])
def collect_rejected(run: dg.ResourceParam[Run]) -> Iterator[dg.MaterializeResult]:
    yield from done(run, pipeline.rejected_stage, REJECTED_RECORDS)


@dg.multi_asset(
    name="publish",
    group_name="warehouse",
    specs=[asset(CATALOGUE, *PUBLISHED, DOCUMENTS_REJECTED, kind="duckdb")],
)
def publish(run: dg.ResourceParam[Run]) -> Iterator[dg.MaterializeResult]:
    with one_line():
        published = pipeline.publication_stage(run)
        counted = last_load(published.path) or {}
        with parquet.opened(published.path) as connection:
            rules = connection.sql(RULES_SHOWN).pl()
    catalogue = pl.DataFrame(list(published.rows.items()), schema=CATALOGUE.schema, orient="row")
    yield dg.MaterializeResult(
        CATALOGUE.name,
        metadata={
            **shown(catalogue),
            # Numbers, so that the UI plots them over the runs.
            **{name: value for name, value in counted.items() if isinstance(value, int | float)},
            "file": dg.MetadataValue.path(str(published.path)),
            "release": dg.MetadataValue.path(str(published.release)),
            "rules": dg.MetadataValue.md(markdown(rules)),
        },
    )


@dg.multi_asset(name="write_report", group_name="reports", specs=[asset(PAGE, CATALOGUE, kind="html")])
def write_report(run: dg.ResourceParam[Run]) -> Iterator[dg.MaterializeResult]:
    warehouse_path = run.settings.warehouse_path
    with one_line():
        written = write_page(warehouse_path)
    rows = pl.DataFrame([(name, *counts) for name, counts in written.rows.items()], PAGE.schema, orient="row")
    file = dg.MetadataValue.path(str(page_path(warehouse_path)))
    pictures = {title: picture(svg) for title, svg in written.charts.items()}
    yield dg.MaterializeResult(PAGE.name, metadata={**shown(rows), "file": file, **pictures})
