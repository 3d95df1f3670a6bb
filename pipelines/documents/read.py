"""Raw records -> documents: normalised text, title, byline, language, relevance.

Every record is treated by itself, so its document depends on nothing but the record. Records travel in frames: what
every text needs is done for whole columns, and only relevant texts are taken apart line by line for their byline.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

import polars as pl

from pipelines.documents.duplicates import COMPARED, bodies
from pipelines.documents.formats import Source, raw_batches
from pipelines.documents.language import languages
from pipelines.documents.metadata import headlines, name_dates, read_byline
from pipelines.documents.normalise import normalise
from pipelines.documents.rejected import KEPT_CHARACTERS, rejected
from pipelines.documents.relevance import relevant
from pipelines.settings import Limits
from pipelines.tables import DOCUMENTS

# a row a record, before copies of one text are put together
RECORDS = {name: dtype for name, dtype in DOCUMENTS.schema.items() if name not in ("duplicate_of", "copies")} | {
    "file": pl.String,  # that holds it
    "position": pl.Int64,  # in the file
    "key": pl.UInt64,  # tells file and position from all others
    **COMPARED,  # what near-duplicates are found by; null in what is not relevant
}


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
        check, source_path, file = row.pop("check"), row.pop("source_path"), row.pop("file")
        record = {name: value for name, value in row.items() if value is not None}
        aside.append(rejected(check, source_path, details[check], record) | {"file": file})
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


def with_bodies(documents: pl.DataFrame) -> pl.DataFrame:
    """What near-duplicates are found by, of the relevant documents."""
    relevant_ones = documents.select("document_id", "text", "title", "is_relevant").filter("is_relevant")
    found = (
        relevant_ones.select("document_id")
        .hstack(bodies(relevant_ones))
        .unique("document_id", keep="first", maintain_order=True)
    )
    return documents.join(found, on="document_id", how="left", maintain_order="left")


def read_raw(raw: pl.DataFrame, limits: Limits) -> tuple[pl.DataFrame, list[dict]]:
    """Records (columns `formats.RAW`) -> documents (columns RECORDS but for position and key), and those set aside.

    Of these each has the key `file`, for the file that holds it.
    """
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
    return with_bodies(with_bylines(documents)), aside


def read_sources(sources: Iterable[Source], limits: Limits) -> Iterator[tuple[pl.DataFrame, list[dict]]]:
    """The documents of some files (columns RECORDS), some thousand at a time, and those set aside, each with its `file`."""
    seen: Counter[str] = Counter()
    for raw, aside in raw_batches(sources, limits):
        documents, unsound = read_raw(raw, limits)
        positions = []
        for file in documents["file"]:
            seen[file] += 1
            positions.append(seen[file])
        keys = [number_of(file, position) for file, position in zip(documents["file"], positions, strict=True)]
        documents = documents.with_columns(
            position=pl.Series(positions, dtype=pl.Int64), key=pl.Series(keys, dtype=pl.UInt64)
        )
        yield documents.select(list(RECORDS)), aside + unsound


def number_of(*values: object) -> int:
    """64 bits that tell these values from all others."""
    return int.from_bytes(hashlib.blake2b(repr(values).encode(), digest_size=8).digest(), "little")
