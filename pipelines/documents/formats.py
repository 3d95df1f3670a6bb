"""One file -> its records, as frames of the columns RAW: what was given, typed, and nothing read out of the text yet.

A text or a page is one record, a .json file one or a list of them, .jsonl and .parquet have one a line and a row. Bad
records are set aside one by one; the others of the file go on.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

import polars as pl
from polars.datatypes import DataType
from polars.exceptions import PolarsError

from pipelines.documents.decoding import Undecodable, decode
from pipelines.documents.files import FileRejected, SeedFile, read_bytes
from pipelines.documents.html import NoArticle, read_page
from pipelines.documents.markdown import read_markdown
from pipelines.documents.metadata import TEXT_FIELDS, given, read_time
from pipelines.documents.rejected import rejected
from pipelines.settings import Limits

RAW: dict[str, DataType | type[DataType]] = {
    "source_path": pl.String,
    "text": pl.String,
    "title": pl.String,
    "outlet": pl.String,
    "author": pl.String,
    "published_at": pl.Datetime("us"),
    "url": pl.String,
    "encoding": pl.String,
}
METADATA_ENDING = ".meta.json"
NAME_LENGTH = 200  # characters of a record's name

Rows = tuple[list[dict[str, Any]], list[dict]]
Frames = tuple[pl.DataFrame, list[dict]]


def ending(source_path: str) -> str:
    """The ending that says the format: '.txt' of 'a.TXT.gz'."""
    name = source_path.lower().removesuffix(".gz")
    return METADATA_ENDING if name.endswith(METADATA_ENDING) else PurePosixPath(name).suffix


def metadata_of(source_path: str, known: dict[str, SeedFile]) -> SeedFile | None:
    """The NAME.meta.json beside a text: NAME is its name with or without endings."""
    path = PurePosixPath(source_path)
    names = (path.name, path.name.removesuffix(".gz"), path.name.removesuffix(".gz").rpartition(".")[0])
    beside = (str(path.with_name(name + METADATA_ENDING)) for name in names if name)
    return next((known[name] for name in beside if name in known), None)


def record_row(record: dict[str, Any], source_path: str, encoding: str) -> Rows:
    """A record as a row of RAW, or set aside where its text is no text."""
    text = record.get("text")
    if text is None:
        return [], [rejected("empty_text", source_path, "it has no field text", record)]
    if not isinstance(text, str):
        detail = f"text is of type {type(text).__name__}, not text"
        return [], [rejected("wrong_type", source_path, detail, record)]
    try:
        "".join(value for value in record.values() if isinstance(value, str)).encode()
    except UnicodeEncodeError:
        return [], [rejected("undecodable", source_path, "half of a surrogate pair stands alone in a field", record)]
    fields, aside = given(record, source_path)
    return [{"source_path": source_path, "text": text, "encoding": encoding, **fields}], aside


def parse_object(written: str, source_path: str) -> tuple[Any, list[dict]]:
    """JSON as Python values, or what is wrong with it."""
    try:
        return json.loads(written), []
    except RecursionError:
        return None, [rejected("bad_json", source_path, "the JSON is nested too deeply", written)]
    except ValueError as error:
        return None, [rejected("bad_json", source_path, f"not JSON: {error}", written)]


def record_path(record: dict[str, Any], source_path: str, number: int) -> str:
    """FILE#NAME, or FILE#ROW (counted from 1) where the record has no name."""
    name = record.get("name")
    name = " ".join(name.split()) if isinstance(name, str) else str(name) if isinstance(name, int) else ""
    return f"{source_path}#{name[:NAME_LENGTH].encode(errors='replace').decode() or number}"


def object_rows(value: Any, source_path: str, encoding: str) -> Rows:
    if not isinstance(value, dict):
        detail = f"a record is an object, not {type(value).__name__}"
        return [], [rejected("bad_json", source_path, detail, value)]
    return record_row(value, source_path, encoding)


def joined(parts: Iterator[Rows]) -> Rows:
    rows, aside = [], []
    for some, others in parts:
        rows += some
        aside += others
    return rows, aside


def read_json(raw: bytes, source_path: str) -> Rows:
    """The record of a file, or those of its list."""
    written, encoding = decode(raw)
    value, aside = parse_object(written, source_path)
    if aside:
        return [], aside
    if isinstance(value, list):
        named = (
            (member, record_path(member if isinstance(member, dict) else {}, source_path, number))
            for number, member in enumerate(value, start=1)
        )
        return joined(object_rows(member, path, encoding) for member, path in named)
    return object_rows(value, source_path, encoding)


def read_json_line(line: bytes, source_path: str, number: int) -> Rows:
    path = f"{source_path}#{number}"
    try:
        written, encoding = decode(line)
    except Undecodable as error:
        return [], [rejected("undecodable", path, str(error), line.decode("utf-8", "replace"))]
    value, aside = parse_object(written, path)
    if aside:
        return [], aside
    return object_rows(value, record_path(value, source_path, number) if isinstance(value, dict) else path, encoding)


def read_json_lines(raw: bytes, source_path: str) -> Rows:
    """A record a line; empty lines are skipped."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raw = decode(raw)[0].encode()
    lines = raw.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return joined(read_json_line(line, source_path, number) for number, line in enumerate(lines, 1) if line.strip())


def read_one(parse: Callable[[str], dict[str, Any]]) -> Callable[[bytes, str], Rows]:
    """A reader of files that are one document, from what makes a record of their text."""

    def read(raw: bytes, source_path: str) -> Rows:
        text, encoding = decode(raw)
        return record_row(parse(text), source_path, encoding)

    return read


DOCUMENTS = {
    ".txt": read_one(lambda text: {"text": text}),
    ".md": read_one(read_markdown),
    ".html": read_one(read_page),
    ".htm": read_one(read_page),
}
READERS: dict[str, Callable[[bytes, str], Rows]] = {**DOCUMENTS, ".json": read_json, ".jsonl": read_json_lines}


def with_metadata(rows: list[dict[str, Any]], metadata: SeedFile, limits: Limits) -> Rows:
    """The row of a text with the fields of the file beside it, which win over the text's own."""
    path = metadata.source_path
    try:
        value, aside = parse_object(decode(read_bytes(metadata, limits.document_bytes))[0], path)
    except FileRejected as error:
        return rows, [rejected(error.check, path, str(error))]
    except Undecodable as error:
        return rows, [rejected("undecodable", path, str(error))]
    if not aside and not isinstance(value, dict):
        aside = [rejected("bad_json", path, f"metadata is an object, not {type(value).__name__}", value)]
    if aside:
        return rows, aside
    fields, aside = given(value, path)
    stated = {name: field for name, field in fields.items() if field is not None}
    return [{**row, **stated} for row in rows], aside


def read_records(file: SeedFile, metadata: SeedFile | None, limits: Limits) -> Rows:
    """The records of a file that is no Parquet file."""
    path = file.source_path
    reader = READERS.get(ending(path))
    if reader is None:
        known = ", ".join([*READERS, ".parquet"])
        return [], [
            rejected("unknown_format", path, f"files that end in {known} are read, and .gz of all but the last")
        ]
    limit = limits.batch_bytes if reader is read_json_lines else limits.document_bytes
    try:
        rows, aside = reader(read_bytes(file, limit), path)
    except FileRejected as error:
        return [], [rejected(error.check, path, str(error))]
    except Undecodable as error:
        return [], [rejected("undecodable", path, str(error))]
    except NoArticle as error:
        return [], [rejected("bad_page", path, str(error))]
    if metadata and rows:
        rows, others = with_metadata(rows, metadata, limits)
        aside += others
    return rows, aside


def read_parquet(file: SeedFile, limits: Limits) -> Iterator[Frames]:
    """The rows of a Parquet file, some thousand at a time."""
    path = file.source_path
    if file.size > limits.batch_bytes:
        yield pl.DataFrame(schema=RAW), [rejected("too_large", path, f"more than {limits.batch_bytes} bytes")]
        return
    try:
        lazy = pl.scan_parquet(file.path, glob=False, hive_partitioning=False)
        schema = lazy.collect_schema()
        if schema.get("text") != pl.String:
            found = f"its column text is of type {schema['text']}" if "text" in schema else "it has no column text"
            yield pl.DataFrame(schema=RAW), [rejected("bad_parquet", path, found)]
            return
        columns = [name for name in ("name", "text", *TEXT_FIELDS, "published_at") if name in schema]
        wrong = [name for name in columns if not readable(name, schema[name])]
        details = (f"column {name} is of type {schema[name]}" for name in wrong)
        aside = [rejected("wrong_type", path, detail) for detail in details]
        kept = [name for name in columns if name not in wrong]
        number = 1
        for batch in lazy.select(kept).collect_batches(chunk_size=limits.rows_at_once, maintain_order=True):
            frame, others = parquet_rows(batch, path, number)
            yield frame, aside + others
            aside, number = [], number + batch.height
        if aside:
            yield pl.DataFrame(schema=RAW), aside
    except (PolarsError, OSError) as error:
        yield pl.DataFrame(schema=RAW), [rejected("bad_parquet", path, f"not read to its end: {error}"[:500])]


def readable(column: str, dtype: DataType) -> bool:
    if column == "published_at":
        return isinstance(dtype, (pl.String, pl.Date, pl.Datetime, pl.Null))
    return isinstance(dtype, (pl.String, pl.Null)) or (column == "name" and dtype.is_integer())


def parquet_rows(batch: pl.DataFrame, path: str, number: int) -> Frames:
    """A batch of rows as a frame of RAW; `number` is that of its first row."""
    rows = pl.int_range(number, number + batch.height, eager=True).cast(pl.String)
    names = batch["name"].cast(pl.String) if "name" in batch.columns else pl.repeat(None, batch.height, eager=True)
    names = names.cast(pl.String).str.replace_all(r"\s+", " ").str.strip_chars().str.head(NAME_LENGTH)
    source_paths = pl.select(
        path + pl.lit("#") + pl.when(names.str.len_chars() > 0).then(names).otherwise(rows)
    ).to_series()
    frame = pl.DataFrame({"source_path": source_paths, "text": batch["text"].fill_null("")})
    for name in TEXT_FIELDS:
        if name in batch.columns:
            words = batch[name].cast(pl.String).str.replace_all(r"\s+", " ").str.strip_chars()
            frame = frame.with_columns(pl.select(pl.when(words != "").then(words)).to_series().alias(name))
    aside: list[dict] = []
    if "published_at" in batch.columns:
        times = batch["published_at"]
        if times.dtype == pl.String:
            frame, aside = with_written_times(frame, times)
        else:
            frame = frame.with_columns(published_at=local_times(times))
    missing = [pl.lit(None, dtype).alias(name) for name, dtype in RAW.items() if name not in frame.columns]
    frame = frame.with_columns(missing).with_columns(encoding=pl.lit("utf-8"))
    return frame.select(pl.col(name).cast(dtype) for name, dtype in RAW.items()), aside


def local_times(times: pl.Series) -> pl.Series:
    zone = getattr(times.dtype, "time_zone", None)
    if zone:
        times = times.dt.convert_time_zone("Etc/GMT-7").dt.replace_time_zone(None)  # POSIX counts west of Greenwich
    return times.cast(pl.Datetime("us"))


def with_written_times(frame: pl.DataFrame, times: pl.Series) -> Frames:
    """The frame with times that are written out read, and a rejected row for each that can't be."""
    read = {written: read_time(written) for written in times.drop_nulls().unique()}
    known = times.replace_strict(read, default=None, return_dtype=pl.Datetime("us"))
    bad = frame.with_columns(written=times).filter(known.is_null() & (times.str.strip_chars() != ""))
    aside = [
        rejected(
            "bad_date", path, f"published_at {written[:80]!r} is no time of publication", {"published_at": written}
        )
        for path, written in bad.select("source_path", "written").iter_rows()
    ]
    return frame.with_columns(published_at=known), aside


def raw_batches(files: list[SeedFile], limits: Limits) -> Iterator[Frames]:
    """The records of files in frames of RAW, and what was set aside on the way.

    NAME.meta.json files are looked up beside the texts; one without a text is set aside.
    """
    metadata = {file.source_path: file for file in files if ending(file.source_path) == METADATA_ENDING}
    used = set()
    rows: list[dict[str, Any]] = []
    aside: list[dict] = []
    for file in files:
        kind = ending(file.source_path)
        if kind == METADATA_ENDING:
            continue
        if kind == ".parquet" and file.source_path.lower().endswith(kind):
            yield from read_parquet(file, limits)
            continue
        beside = metadata_of(file.source_path, metadata) if kind in DOCUMENTS else None
        used.add(beside)
        some, others = read_records(file, beside, limits)
        rows += some
        aside += others
        if len(rows) >= limits.rows_at_once:
            yield pl.DataFrame(rows, schema=RAW, orient="row"), aside
            rows, aside = [], []
    lonely = (file for file in metadata.values() if file not in used)
    aside += [
        rejected("metadata_without_text", file.source_path, "no text of its name stands beside it") for file in lonely
    ]
    yield pl.DataFrame(rows, schema=RAW, orient="row"), aside
