"""`documents`: one row a distinct text."""

import polars as pl

from pipelines.tables.table import Column, Table

DOCUMENTS = Table(
    "documents",
    "One row a distinct text that was read; every offset in the warehouse points into its `text`.",
    (
        Column("document_id", pl.String, "Hash of the normalised text", required=True),
        Column(
            "source_path",
            pl.String,
            "File relative to the seeds folder, FILE#NAME for a record of a batch; the first in path order where copies exist",
            required=True,
        ),
        Column(
            "text", pl.String, "Decoded text in NFC with one canonical tone-mark style, the title first", required=True
        ),
        Column("title", pl.String, "Headline, as it stands in the text"),
        Column("outlet", pl.String, "Who published it, e.g. 'TBTCO'"),
        Column("author", pl.String, "From metadata or byline"),
        Column("published_at", pl.Datetime("us"), "From metadata, byline or file name; NULL if unknown"),
        Column("language", pl.String, "Of the body, ISO 639-1"),
        Column("is_relevant", pl.Boolean, "Whether it passed the customs, border and trade gate", required=True),
        Column(
            "duplicate_of",
            pl.String,
            "document_id of the near-identical text that is kept for facts; relevant documents are compared",
        ),
        Column("url", pl.String, "Address of the article, from metadata"),
        Column("encoding", pl.String, "How the bytes were decoded"),
        Column("copies", pl.List(pl.String), "Every source path with this same text", required=True),
    ),
    key=("document_id",),
)
