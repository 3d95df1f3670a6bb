"""`sentences` and `mentions` of relevant documents."""

import polars as pl

from pipelines.tables.table import Column, RowCheck, Table

SECTIONS = ("title", "body", "caption", "byline", "boilerplate")
KINDS = (
    "money",
    "quantity",
    "count",
    "percent",
    "ratio",
    "date",
    "period",
    "ordinal",
    "organization",
    "person",
    "place",
    "border_gate",
    "commodity",
    "contraband",
)
QUALIFIERS = ("exact", "approx", "over", "nearly")


def span_checks() -> tuple[RowCheck, ...]:
    """Every span is as long as the text it quotes; that it quotes the right text is checked against the document."""
    return (
        RowCheck(
            "span_not_empty",
            "char_start must come before char_end",
            lambda: pl.col("char_start") < pl.col("char_end"),
        ),
    )


SENTENCES = Table(
    "sentences",
    "The sentences of relevant documents, in order.",
    (
        Column("sentence_id", pl.String, "document_id and position", required=True),
        Column("document_id", pl.String, "The document it stands in", required=True),
        Column("position", pl.Int32, "0-based order in the document", required=True, at_least=0),
        Column("section", pl.String, "Part of the article it stands in", required=True, values=SECTIONS),
        Column("char_start", pl.Int32, "First character in documents.text", required=True, at_least=0),
        Column("char_end", pl.Int32, "One past the last character", required=True),
        Column("text", pl.String, "= documents.text[char_start:char_end]", required=True),
    ),
    key=("sentence_id",),
    row_checks=span_checks(),
)

# What the grammars recognise, before the frames decided what each is used for.
RECOGNISED = (
    Column("mention_id", pl.String, "document_id, span and kind", required=True),
    Column("document_id", pl.String, "The document it stands in", required=True),
    Column("sentence_id", pl.String, "The sentence it stands in", required=True),
    Column("kind", pl.String, "What was recognised", required=True, values=KINDS),
    Column("char_start", pl.Int32, "First character in documents.text", required=True, at_least=0),
    Column("char_end", pl.Int32, "One past the last character", required=True),
    Column("text", pl.String, "= documents.text[char_start:char_end]", required=True),
    Column("value", pl.Float64, "Normalised value in the base unit of `unit`"),
    Column("unit", pl.String, "'USD', 'VND', 'kg', 't', 'percent', 'case', 'person', 'vehicle', 'piece', ..."),
    Column("qualifier", pl.String, "How exact the text says the number is", values=QUALIFIERS),
    Column("date_start", pl.Date, "First day, inclusive"),
    Column("date_end", pl.Date, "Last day, inclusive"),
    Column("reference_id", pl.String, "Reference row that a name resolves to"),
)

# The same spans as they travel between the mentions and the facts stage: with what only the rules need.
SPANS = Table(
    "spans",
    "Recognised spans between the mentions and the facts stage.",
    (
        *RECOGNISED,
        Column("detail", pl.String, "What the grammar knows besides, e.g. the role of a period or a kind of office"),
    ),
    key=("mention_id",),
    row_checks=span_checks(),
)

OUTCOMES = ("fact", "unused")

MENTIONS = Table(
    "mentions",
    "Every number, date and name the grammars recognised in relevant documents, used or not.",
    (
        *RECOGNISED,
        Column("outcome", pl.String, "Whether a fact uses it", required=True, values=OUTCOMES),
        Column("reason", pl.String, "Why it is unused, from the fixed list in docs/reasons.md"),
    ),
    key=("mention_id",),
    row_checks=(
        *span_checks(),
        RowCheck(
            "unused_has_reason",
            "an unused mention must say why",
            lambda: (pl.col("outcome") == "fact") | pl.col("reason").is_not_null(),
        ),
    ),
)
