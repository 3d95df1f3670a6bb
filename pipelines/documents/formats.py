"""Files -> their records, as frames of the columns RAW: what was given, typed, and nothing read out of the text yet.

A text or a page is one record, a .json file one or a list of them, .jsonl and .parquet have one a line and a row. Bad
records are set aside one by one; the others of the file go on.
"""

import codecs
import json
import posixpath
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any

import polars as pl
from polars.datatypes import DataType
from polars.exceptions import PolarsError

from pipelines.documents.decoding import Undecodable, decode
from pipelines.documents.files import FileRejected, SeedFile, opened, read_bytes, read_lines
from pipelines.documents.html import NoArticle, read_page
from pipelines.documents.markdown import read_markdown
from pipelines.documents.metadata import TEXT_FIELDS, YEARS, bad_date, field_too_long, given, has_surrogate, read_time
from pipelines.documents.rejected import rejected
from pipelines.places import for_polars
from pipelines.settings import Limits

RAW: dict[str, DataType | type[DataType]] = {
    "file": pl.String,  # the source path of the file that holds the record
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
CHARACTERS_AT_ONCE = 10_000_000  # of texts that are in work at the same time, whatever their number
TICKS_OF_A_DAY = {unit: 86_400 * a_second for unit, a_second in (("ms", 10**3), ("us", 10**6), ("ns", 10**9))}

Source = tuple[SeedFile, SeedFile | None]  # a file, and the metadata beside it
Rows = tuple[list[dict[str, Any]], list[dict]]
Frames = tuple[pl.DataFrame, list[dict]]


def ending(source_path: str) -> str:
    """The ending that says the format: '.txt' of 'a.TXT.gz'."""
    name = source_path.lower().removesuffix(".gz")
    return METADATA_ENDING if name.endswith(METADATA_ENDING) else posixpath.splitext(name)[1]


def metadata_of(source_path: str, known: dict[str, SeedFile]) -> SeedFile | None:
    """The NAME.meta.json beside a text: NAME is its name with or without endings."""
    if not known:
        return None
    unpacked = source_path.removesuffix(".gz")
    names = (source_path, unpacked, posixpath.splitext(unpacked)[0])
    return next((known[name + METADATA_ENDING] for name in names if name + METADATA_ENDING in known), None)


def record_row(record: dict[str, Any], source_path: str, encoding: str, limits: Limits) -> Rows:
    """A record as a row of RAW, or set aside where its text is no text."""
    text = record.get("text")
    if text is None:
        return [], [rejected("empty_text", source_path, "it has no field text", record)]
    if not isinstance(text, str):
        detail = f"text is of type {type(text).__name__}, not text"
        return [], [rejected("wrong_type", source_path, detail, record)]
    if has_surrogate(text):
        return [], [rejected("undecodable", source_path, "half of a surrogate pair stands alone in the text", record)]
    fields, aside = given(record, source_path, limits)
    return [{"source_path": source_path, "text": text, "encoding": encoding, **fields}], aside


def without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these pairs; Python alone would keep the last of two values and drop the other unseen."""
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} stands twice")
    return value


def parse_object(written: str, source_path: str) -> tuple[Any, list[dict]]:
    """JSON as Python values, or what is wrong with it."""
    try:
        return json.loads(written, object_pairs_hook=without_repeats), []
    except RecursionError:
        return None, [rejected("bad_json", source_path, "the JSON is nested too deeply", written)]
    except ValueError as error:
        return None, [rejected("bad_json", source_path, f"not JSON: {error}", written)]


def record_path(record: dict[str, Any], source_path: str, number: int) -> str:
    """FILE#NAME, or FILE#ROW (counted from 1) where the record has no name."""
    name = record.get("name")
    name = " ".join(name.split()) if isinstance(name, str) else str(name) if isinstance(name, int) else ""
    return f"{source_path}#{name[:NAME_LENGTH].encode(errors='replace').decode() or number}"


def object_rows(value: Any, source_path: str, encoding: str, limits: Limits) -> Rows:
    if not isinstance(value, dict):
        detail = f"a record is an object, not {type(value).__name__}"
        return [], [rejected("bad_json", source_path, detail, value)]
    return record_row(value, source_path, encoding, limits)


def read_json(file: SeedFile, limits: Limits) -> Iterator[Rows]:
    """The record of a file, or those of its list."""
    path = file.source_path
    written, encoding = decode(read_bytes(file, limits))
    value, aside = parse_object(written, path)
    if aside:
        yield [], aside
    elif isinstance(value, list):
        for number, member in enumerate(value[: limits.max_records], start=1):
            name = record_path(member if isinstance(member, dict) else {}, path, number)
            yield object_rows(member, name, encoding, limits)
        if len(value) > limits.max_records:
            yield [], [too_many_records(path, limits)]
    else:
        yield object_rows(value, path, encoding, limits)


def too_many_records(source_path: str, limits: Limits) -> dict:
    detail = f"the file has {limits.more_than('max_records')} records; those behind it are not read"
    return rejected("too_many_records", source_path, detail)


def read_json_line(line: bytes, source_path: str, number: int, limits: Limits) -> Rows:
    path = f"{source_path}#{number}"
    if len(line) > limits.max_document_bytes:
        return [], [rejected("too_large", path, f"the line has {limits.more_than('max_document_bytes')} bytes")]
    try:
        written, encoding = decode(line)
    except Undecodable as error:
        return [], [rejected("undecodable", path, str(error), line.decode("utf-8", "replace"))]
    value, aside = parse_object(written, path)
    if aside:
        return [], aside
    if isinstance(value, dict):
        path = record_path(value, source_path, number)
    return object_rows(value, path, encoding, limits)


def read_json_lines(file: SeedFile, limits: Limits) -> Iterator[Rows]:
    """A record a line; empty lines are skipped. A file in UTF-16 is read whole, like a document."""
    lines = read_lines(file, limits)
    first = next(lines, b"")
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        lines = iter(decode(read_bytes(file, limits))[0].encode().split(b"\n"))
    else:
        lines = chain([first], lines)
    for number, line in enumerate(lines, start=1):
        if number > limits.max_records:
            yield [], [too_many_records(file.source_path, limits)]
            return
        if line.strip():
            yield read_json_line(line, file.source_path, number, limits)


Reader = Callable[[SeedFile, Limits], Iterator[Rows]]


def read_one(parse: Callable[[str], dict[str, Any]]) -> Reader:
    """A reader of files that are one document, from what makes a record of their text."""

    def read(file: SeedFile, limits: Limits) -> Iterator[Rows]:
        text, encoding = decode(read_bytes(file, limits))
        yield record_row(parse(text), file.source_path, encoding, limits)

    return read


DOCUMENTS = {
    ".txt": read_one(lambda text: {"text": text}),
    ".md": read_one(read_markdown),
    ".html": read_one(read_page),
    ".htm": read_one(read_page),
}
READERS: dict[str, Reader] = {**DOCUMENTS, ".json": read_json, ".jsonl": read_json_lines}


def with_metadata(rows: list[dict[str, Any]], metadata: SeedFile, limits: Limits) -> Rows:
    """The row of a text with the fields of the file beside it, which win over the text's own."""
    path = metadata.source_path
    try:
        value, aside = parse_object(decode(read_bytes(metadata, limits))[0], path)
    except (FileRejected, Undecodable) as error:
        return rows, [rejected(error.check, path, str(error))]
    if not aside and not isinstance(value, dict):
        aside = [rejected("bad_json", path, f"metadata is an object, not {type(value).__name__}", value)]
    if aside:
        return rows, aside
    fields, aside = given(value, path, limits)
    stated = {name: field for name, field in fields.items() if field is not None}
    return [{**row, **stated} for row in rows], aside


def read_records(file: SeedFile, metadata: SeedFile | None, limits: Limits) -> Iterator[Rows]:
    """The records of a file that is no Parquet file."""
    path = file.source_path
    reader = READERS.get(ending(path))
    if reader is None:
        known = ", ".join([*READERS, ".parquet"])
        detail = f"files that end in {known} are read, and .gz of all but the last"
        yield [], [rejected("unknown_format", path, detail)]
        return
    is_empty = True
    try:
        for rows, aside in reader(file, limits):
            is_empty = False
            completed, others = with_metadata(rows, metadata, limits) if metadata and rows else (rows, [])
            yield completed, aside + others
        if is_empty:
            yield [], [no_records(path)]
    except (FileRejected, Undecodable, NoArticle) as error:
        yield [], [rejected(error.check, path, str(error))]


def no_records(source_path: str) -> dict:
    return rejected("no_records", source_path, "there is no record in the file")


def read_parquet(file: SeedFile, limits: Limits) -> Iterator[Frames]:
    """The rows of a Parquet file, some thousand at a time."""
    path, nothing = file.source_path, pl.DataFrame(schema=RAW)
    try:
        with opened(file, limits, "max_batch_bytes"):
            yield from parquet_frames(file, limits)
    except FileRejected as error:
        yield nothing, [rejected(error.check, path, str(error))]
    except (PolarsError, OSError) as error:
        yield nothing, [rejected("bad_parquet", path, f"not read to its end: {error}"[:500])]


def parquet_frames(file: SeedFile, limits: Limits) -> Iterator[Frames]:
    path = file.source_path
    if has_surrogate(str(file.path)):
        raise FileRejected("unreadable", "a Parquet file is opened by its name, and this one is not UTF-8")
    lazy = pl.scan_parquet(for_polars(file.path), glob=False, hive_partitioning=False)
    schema = lazy.collect_schema()
    if schema.get("text") != pl.String:
        found = f"its column text is of type {schema['text']}" if "text" in schema else "it has no column text"
        raise FileRejected("bad_parquet", found)
    columns = [name for name in ("name", "text", *TEXT_FIELDS, "published_at") if name in schema]
    wrong = [name for name in columns if not readable(name, schema[name])]
    details = (f"column {name} is of type {schema[name]}" for name in wrong)
    aside = [rejected("wrong_type", path, detail) for detail in details]
    records = lazy.select(pl.len()).collect().item()
    if records == 0:
        aside.append(no_records(path))
    if records > limits.max_records:
        aside.append(too_many_records(path, limits))
    kept = lazy.select([name for name in columns if name not in wrong]).head(limits.max_records)
    number = 1
    for batch in kept.collect_batches(chunk_size=limits.rows_at_once, maintain_order=True):
        frame, others = parquet_rows(batch, path, number, limits)
        yield frame, aside + others
        aside, number = [], number + batch.height
    if aside:
        yield pl.DataFrame(schema=RAW), aside


def readable(column: str, dtype: DataType) -> bool:
    if column == "published_at":
        return isinstance(dtype, (pl.String, pl.Date, pl.Datetime, pl.Null))
    return isinstance(dtype, (pl.String, pl.Null)) or (column == "name" and dtype.is_integer())


def parquet_rows(batch: pl.DataFrame, path: str, number: int, limits: Limits) -> Frames:
    """A batch of rows as a frame of RAW; `number` is that of its first row."""
    rows = pl.int_range(number, number + batch.height, eager=True).cast(pl.String)
    names = batch["name"].cast(pl.String) if "name" in batch.columns else pl.repeat(None, batch.height, eager=True)
    names = names.cast(pl.String).str.replace_all(r"\s+", " ").str.strip_chars().str.head(NAME_LENGTH)
    source_paths = pl.select(
        path + pl.lit("#") + pl.when(names.str.len_chars() > 0).then(names).otherwise(rows)
    ).to_series()
    frame = pl.DataFrame({"source_path": source_paths, "text": batch["text"].fill_null("")})
    aside: list[dict] = []
    for name in TEXT_FIELDS:
        if name in batch.columns:
            words = batch[name].cast(pl.String).str.replace_all(r"\s+", " ").str.strip_chars()
            long = words.str.len_chars() > limits.max_field_characters
            aside += [field_too_long(source, name, limits) for source in source_paths.filter(long)]
            frame = frame.with_columns(pl.select(pl.when((words != "") & ~long).then(words)).to_series().alias(name))
    if "published_at" in batch.columns:
        frame, others = with_times(frame, batch["published_at"])
        aside += others
    missing = [pl.lit(None, dtype).alias(name) for name, dtype in RAW.items() if name not in frame.columns]
    frame = frame.with_columns(missing).with_columns(encoding=pl.lit("utf-8"))
    return frame.select(pl.col(name).cast(dtype) for name, dtype in RAW.items()), aside


def with_times(frame: pl.DataFrame, times: pl.Series) -> Frames:
    """The frame with times of publication, and a rejected row for each that can't be one."""
    if times.dtype == pl.String:
        read = {written: read_time(written) for written in times.drop_nulls().unique()}
        known = times.replace_strict(read, default=None, return_dtype=pl.Datetime("us"))
        bad, ticks = known.is_null() & (times.str.strip_chars() != ""), times
    else:
        known, ticks = local_times(times), times.to_physical()
        bad = known.is_null() & times.is_not_null()
    aside = [
        bad_date(source, value)
        for source, value in zip(frame["source_path"].filter(bad), ticks.filter(bad), strict=True)
    ]
    return frame.with_columns(published_at=known), aside


def local_times(times: pl.Series) -> pl.Series:
    """Dates and times of Parquet as those of Vietnam; null for years in which no newspaper can have been printed.

    The years are told by the bare numbers, since polars stops the program at a time that it can't convert.
    """
    ticks = times.to_physical().cast(pl.Int64)
    a_day = TICKS_OF_A_DAY[times.dtype.time_unit] if isinstance(times.dtype, pl.Datetime) else 1  # dates count days
    first, last = ((date(year, 1, 1) - date(1970, 1, 1)).days for year in (YEARS.start, YEARS.stop))
    times = pl.select(pl.when((ticks // a_day).is_between(first, last, closed="left")).then(times)).to_series()
    zone = getattr(times.dtype, "time_zone", None)
    if zone:
        times = times.dt.convert_time_zone("Etc/GMT-7").dt.replace_time_zone(None)  # POSIX counts west of Greenwich
    return times.cast(pl.Datetime("us"))


def with_metadata_beside(files: list[SeedFile]) -> tuple[list[Source], list[dict]]:
    """The files to read, each with the metadata that stand beside it, and a rejected row for those beside none."""
    metadata = {file.source_path: file for file in files if ending(file.source_path) == METADATA_ENDING}
    sources = [
        (file, metadata_of(file.source_path, metadata) if ending(file.source_path) in DOCUMENTS else None)
        for file in files
        if file.source_path not in metadata
    ]
    used = {beside.source_path for _, beside in sources if beside}
    lonely = sorted(metadata.keys() - used)
    return sources, [rejected("metadata_without_text", path, "no text of its name stands beside it") for path in lonely]


def raw_batches(sources: Iterable[Source], limits: Limits) -> Iterator[Frames]:
    """The records of some files (columns RAW), some thousand at a time, and those set aside, whose key `file` is theirs."""
    rows: list[dict[str, Any]] = []
    aside: list[dict] = []
    characters = 0
    for file, beside in sources:
        path = file.source_path
        if path.lower().endswith(".parquet"):
            for frame, others in read_parquet(file, limits):
                yield frame.with_columns(file=pl.lit(path)), [row | {"file": path} for row in others]
            continue
        for some, others in read_records(file, beside, limits):
            rows += (row | {"file": path} for row in some)
            aside += (row | {"file": path} for row in others)
            characters += sum(len(row["text"]) for row in some)
            if len(rows) >= limits.rows_at_once or characters >= CHARACTERS_AT_ONCE:
                yield pl.DataFrame(rows, schema=RAW, orient="row"), aside
                rows, aside, characters = [], [], 0
    yield pl.DataFrame(rows, schema=RAW, orient="row"), aside
