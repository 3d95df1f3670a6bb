"""What every claim carries: one document's statement of a fact, before statements of the same fact are merged."""

import polars as pl

from pipelines.tables.table import Column, RowCheck, Table

EVIDENCE_SPAN = pl.Struct({"sentence_id": pl.String, "char_start": pl.Int32, "char_end": pl.Int32, "quote": pl.String})


def claims_of(
    name: str,
    fact_table: str,
    columns: tuple[Column, ...],
    children: dict[str, tuple[Column, ...]],
    row_checks: tuple[RowCheck, ...] = (),
) -> Table:
    """The claims of a fact table: its columns, its child rows as lists of structs, and where each claim was read."""
    return Table(
        name,
        f"What single documents say, before it is merged into {fact_table}.",
        (
            Column("claim_id", pl.String, "Hash of document, span, rule and values", required=True),
            Column("document_id", pl.String, "The document that says it", required=True),
            *columns,
            *(
                Column(child, pl.List(pl.Struct({c.name: c.dtype for c in fields})), f"Its {child}", required=True)
                for child, fields in children.items()
            ),
            Column("rule", pl.String, "Rule that read it", required=True),
            Column("evidence", pl.List(EVIDENCE_SPAN), "Where it was read, the main place first", required=True),
        ),
        key=("claim_id",),
        row_checks=row_checks,
    )
