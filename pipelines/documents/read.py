"""The documents stage: a folder of raw files -> `documents`, and what was set aside.

`read_files` treats every record by itself, so its result for a file depends on nothing but the file; `one_a_text`
then looks at all documents together. Records travel in frames: what every text needs is done for whole columns, and
only relevant texts are taken apart line by line for their byline.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from pipelines.documents.dropped import without_dropped
from pipelines.documents.duplicates import near_duplicates
from pipelines.documents.files import SeedFile, list_files
from pipelines.documents.formats import raw_batches
from pipelines.documents.language import languages
from pipelines.documents.metadata import headlines, name_dates, read_byline
from pipelines.documents.normalise import normalise
from pipelines.documents.rejected import KEPT_CHARACTERS, rejected
from pipelines.documents.relevance import relevant
from pipelines.settings import Limits
from pipelines.tables import DOCUMENTS, REJECTED_RECORDS

# what `read_files` gives: a row a record, before copies of one text are put together
READ = {name: dtype for name, dtype in DOCUMENTS.schema.items() if name not in ("duplicate_of", "copies")}


def document_ids(texts: pl.Series) -> pl.Series:
    """'d' and the first 16 hex digits of the SHA-256 of each text."""
    ids = ["d" + hashlib.sha256(text).hexdigest()[:16] for text in texts.cast(pl.Binary)]
    return pl.Series("document_id", ids, dtype=pl.String)


def title_first(texts: pl.Series, titles: pl.Series) -> pl.DataFrame:
    """Columns text and title: each text begins with its title, and the title is written as in the text.

    A title that was given is put before a text whose first line is another one; where none was given, a first line
    that looks like a headline is it.
    """
    given = titles.is_not_null().arg_true()
    length = pl.col("title").str.len_chars()
    line = pl.col("text").str.slice(0, length)
    is_line = pl.col("text").str.slice(length, 1).is_in(["\n", ""])
    begins = is_line & (line.str.to_lowercase() == pl.col("title").str.to_lowercase())
    put = pl.DataFrame({"text": texts.gather(given), "title": titles.gather(given)}).select(
        text=pl.when(begins).then("text").otherwise(pl.concat_str("title", pl.lit("\n\n"), "text")),
        title=pl.when(begins).then(line).otherwise("title"),
    )
    return pl.DataFrame(
        {"text": texts.scatter(given, put["text"]), "title": headlines(texts).scatter(given, put["title"])}
    )


def sound_texts(raw: pl.DataFrame, limits: Limits) -> tuple[pl.DataFrame, list[dict]]:
    """The records with a text of a length that is read, and rejected rows for the others."""
    at_most = limits.max_text_characters
    # a small Parquet file may hold one huge text many times: its bytes are known, its characters have to be counted
    text = pl.when(pl.col("text").str.len_bytes() <= 4 * at_most).then("text")
    long, empty = text.str.len_chars().fill_null(at_most + 1) > at_most, ~text.str.contains(r"[\pL\pN]")
    checked = raw.with_columns(check=pl.when(long).then(pl.lit("text_too_long")).when(empty).then(pl.lit("empty_text")))
    bad = checked.filter(pl.col("check").is_not_null()).with_columns(pl.col("text").str.head(KEPT_CHARACTERS + 1))
    details = {
        "text_too_long": f"the text has {limits.more_than('max_text_characters')} characters",
        "empty_text": "there is no text",
    }
    aside = []
    for row in bad.iter_rows(named=True):
        check, source_path = row.pop("check"), row.pop("source_path")
        record = {name: value for name, value in row.items() if value is not None}
        aside.append(rejected(check, source_path, details[check], record))
    return (checked.filter(pl.col("check").is_null()).drop("check") if bad.height else raw), aside


def with_bylines(documents: pl.DataFrame) -> pl.DataFrame:
    """Outlet, author and time of publication completed: from the text of a relevant document, then the file name."""
    ids, bylines = [], []
    rows = documents.filter("is_relevant").select("document_id", "text", "title").unique("document_id")
    for document_id, text, title in rows.iter_rows():
        ids.append(document_id)
        bylines.append(read_byline(text, title))
    said = pl.DataFrame(
        {
            "document_id": ids,
            "said_outlet": [byline.outlet for byline in bylines],
            "said_author": [byline.author for byline in bylines],
            "said_at": [byline.published_at for byline in bylines],
        },
        schema={
            "document_id": pl.String,
            "said_outlet": pl.String,
            "said_author": pl.String,
            "said_at": pl.Datetime("us"),
        },
    )
    return documents.join(said, on="document_id", how="left", maintain_order="left").with_columns(
        outlet=pl.coalesce("outlet", "said_outlet"),
        author=pl.coalesce("author", "said_author"),
        published_at=pl.coalesce("published_at", "said_at", name_dates(documents["source_path"])),
    )


def read_raw(raw: pl.DataFrame, limits: Limits) -> tuple[pl.DataFrame, list[dict]]:
    """Records (columns `formats.RAW`) -> documents (columns READ), and those that were set aside."""
    raw, aside = sound_texts(raw, limits)
    stored = title_first(normalise(raw["text"]), normalise(raw["title"]))
    documents = raw.with_columns(
        text=stored["text"],
        title=stored["title"],
        outlet=normalise(raw["outlet"]),
        author=normalise(raw["author"]),
        document_id=document_ids(stored["text"]),
        language=languages(stored["text"]),
    )
    documents = documents.with_columns(is_relevant=relevant(documents["text"], documents["language"]))
    return with_bylines(documents).select(list(READ)), aside


def read_files(files: list[SeedFile], limits: Limits) -> tuple[pl.DataFrame, list[dict]]:
    """The documents of some files (columns READ, a row a record), and rejected rows.

    Nothing in a row depends on other files, but for the NAME.meta.json beside a text: read both together.
    """
    frames, aside = [pl.DataFrame(schema=READ)], []
    for raw, others in raw_batches(files, limits):
        aside += others
        if raw.height:
            documents, unsound = read_raw(raw, limits)
            frames.append(documents)
            aside += unsound
    return pl.concat(frames), aside


def one_a_text(read: pl.DataFrame) -> pl.DataFrame:
    """Table `documents` from the documents of all files (columns READ).

    Copies of one text become one row: the first in order of path names the source, and each field is that of the
    first copy that has it. Near-identical relevant texts point to the one that is kept.
    """
    others = [name for name in READ if name not in ("document_id", "source_path")]
    ordered = read.sort("source_path", maintain_order=True)
    copied = pl.col("document_id").is_duplicated()
    single = ordered.filter(~copied).with_columns(copies=pl.concat_list("source_path"))
    merged = (
        ordered.filter(copied)
        .group_by("document_id", maintain_order=True)
        .agg(
            pl.col("source_path").first(),
            *(pl.col(name).drop_nulls().first() for name in others),
            pl.col("source_path").unique(maintain_order=True).alias("copies"),
        )
    )
    documents = pl.concat([single, merged.select(single.columns)]).sort("source_path", "document_id")
    kept_for = near_duplicates(documents.filter("is_relevant"))
    duplicate_of = pl.col("document_id").replace_strict(kept_for, default=None, return_dtype=pl.String)
    return documents.with_columns(duplicate_of=duplicate_of).select(list(DOCUMENTS.schema))


def read_documents(
    seeds_dir: Path, limits: Limits | None = None, dropped: Mapping[str, str] | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The documents of a folder and what was set aside (tables `documents`, `rejected_records`).

    `dropped` are ids of documents to leave out, each with the reason.

    Raises NotADirectoryError where there is no such folder.
    """
    limits = limits or Limits()
    files, closed = list_files(seeds_dir)
    read, aside = read_files(files, limits)
    ids = dict(read.select("source_path", "document_id").iter_rows())
    for row in aside:  # a field that was set aside belongs to a document that is kept
        row["document_id"] = ids.get(row["source_path"])
        if row["document_id"] in (dropped or {}):
            row["record"] = None
    read, gone = without_dropped(read, dropped or {})
    set_aside = REJECTED_RECORDS.frame(closed + aside + gone)
    return one_a_text(read), set_aside.sort("source_path", "check_name", "detail", "record", nulls_last=True)
