"""Title, outlet, author and time of publication: given with a text, or read from it.

What is given (fields of a record, NAME.meta.json, the head of a page) wins over the byline, the byline over the file
name. Times are those of Vietnam, without a time zone.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any

import polars as pl

from pipelines.documents.lines import (
    AUTHOR_LINE,
    AUTHOR_STAMP,
    CREDIT_LINE,
    DATE,
    DATELINE,
    OUTLET_NAME,
    SOURCE_LINE,
    STAMP,
    STAMP_LINE,
    Line,
    read_lines,
)
from pipelines.documents.rejected import rejected
from pipelines.settings import Limits

TEXT_FIELDS = ("title", "outlet", "author", "url")
VIETNAM = timezone(timedelta(hours=7))
YEARS = range(1990, 2100)  # of a plausible time of publication
SURROGATE = re.compile("[\ud800-\udfff]")

DAY_FIRST = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})(?!\d)")
YEAR_FIRST = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
CLOCK = re.compile(r"(?<!\d)(?P<hour>\d{1,2})[:hg](?P<minute>\d{2})(?::(?P<second>\d{2}))?(?!\d)")
AFTERNOON = re.compile(r"\b(?:PM|CH)\b", re.IGNORECASE)

HEADLINE_LENGTH = 160
FIRST_LINE = rf"\A([^\n]{{3,{HEADLINE_LENGTH}}}?)\s*\n"
STAMPED = rf"(?i)^.{{0,30}}(?:{STAMP}).{{0,20}}$"  # a line that time stamps stand in; they may stand above the headline
# a full stop ends a sentence, an ellipsis may end a headline; bullets, datelines and time stamps are none
NO_HEADLINE = rf"[^.]\.[\"”’)]?$|[,;:]$|^\(|^[-–•*+]|^\P{{L}}+$|^.{{0,40}}(?:{DATE})\s*[-–—]\s"
# "2025-12-18", "2025_12_18", "20251218" between separators: other digits of a name are numbers or hashes
NAME_DATE = r"(?:^|[^0-9A-Za-z])((?:199\d|20\d\d))[-_.]?([01]\d)[-_.]?([0-3]\d)(?:[^0-9A-Za-z]|T\d|$)"


@lru_cache(10_000)
def read_time(written: str) -> datetime | None:
    """The time that a text states: ISO 8601, RFC 2822, or a day before its month with or without the hour.

    "18-12-2025, 08:46", "08:46 | 18/12/2025", "2025-12-18T08:46:00+07:00". None where there is no such day.
    """
    written = written.strip()[:100]
    try:
        return plausible(datetime.fromisoformat(written))
    except ValueError:
        pass
    found = YEAR_FIRST.search(written) or DAY_FIRST.search(written)
    if not found:
        try:
            return plausible(parsedate_to_datetime(written))
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    clock = CLOCK.search(written.replace(found[0], " ", 1))
    hour, minute, second = (int(part or 0) for part in clock.group("hour", "minute", "second")) if clock else (0, 0, 0)
    if clock and hour < 12 and AFTERNOON.search(written):
        hour += 12
    try:
        day = datetime(int(found["year"]), int(found["month"]), int(found["day"]))
        return plausible(day.replace(hour=hour, minute=minute, second=second))
    except ValueError:
        return None


def plausible(time: datetime) -> datetime | None:
    """The time in Vietnam, or None where no newspaper can have been printed in that year."""
    if time.year not in YEARS:  # at the ends of the calendar no time can be moved to another zone
        return None
    return time.astimezone(VIETNAM).replace(tzinfo=None) if time.tzinfo else time


def given(record: dict[str, Any], source_path: str, limits: Limits) -> tuple[dict[str, Any], list[dict]]:
    """The metadata fields of a record, typed, and a rejected row for each field that can't be used."""
    fields: dict[str, Any] = {}
    aside = []
    for name in TEXT_FIELDS:
        value = record.get(name)
        if isinstance(value, list) and all(isinstance(member, str) for member in value):
            value = ", ".join(value)
        if value is None:
            continue
        if not isinstance(value, str):
            detail = f"{name} is of type {type(value).__name__}, not text"
            aside.append(rejected("wrong_type", source_path, detail, {name: value}))
        elif has_surrogate(value):
            detail = f"half of a surrogate pair stands alone in {name}"
            aside.append(rejected("undecodable", source_path, detail, {name: value}))
        elif len(value) > limits.max_field_characters:
            aside.append(field_too_long(source_path, name, limits))
        else:
            fields[name] = " ".join(value.split()) or None
    value = record.get("published_at")
    if isinstance(value, str):
        fields["published_at"] = read_time(value)
        if value.strip() and not fields["published_at"]:
            aside.append(bad_date(source_path, value))
    elif value is not None:
        detail = f"published_at is of type {type(value).__name__}, not text"
        aside.append(rejected("wrong_type", source_path, detail, {"published_at": value}))
    return fields, aside


def has_surrogate(text: str) -> bool:
    """Whether half of a surrogate pair stands in a text, as JSON can write it and UTF-8 can not."""
    return SURROGATE.search(text) is not None


def field_too_long(source_path: str, name: str, limits: Limits) -> dict:
    return rejected("field_too_long", source_path, f"{name} has {limits.more_than('max_field_characters')} characters")


def bad_date(source_path: str, value: str | int) -> dict:
    """The rejected row for a time of publication as text, or as what counts in a column of Parquet."""
    shown = repr(value[:80]) if isinstance(value, str) else value
    return rejected("bad_date", source_path, f"published_at {shown} is no time of publication", {"published_at": value})


def headlines(texts: pl.Series) -> pl.Series:
    """The first line of each text where it looks like a headline: short, without a full stop, text below it.

    Time stamps may stand above it, in up to two lines.
    """
    heads = texts.str.head(4 * HEADLINE_LENGTH)
    first = heads.str.extract(FIRST_LINE)
    for _ in range(2):
        stamped = first.str.contains(STAMPED).fill_null(False).arg_true()
        heads = heads.scatter(stamped, heads.gather(stamped).str.replace(r"\A[^\n]*\s*", ""))
        first = first.scatter(stamped, heads.gather(stamped).str.extract(FIRST_LINE))
    unfit = first.str.contains(f"{NO_HEADLINE}|{STAMPED}")
    return pl.select(pl.when(~unfit).then(first)).to_series().rename("title")


def name_dates(source_paths: pl.Series) -> pl.Series:
    """The date in each path, of the last part that has one, as a time at midnight."""
    digits = source_paths.str.split("/").list.reverse().list.join("/").str.extract_groups(NAME_DATE)
    written = pl.concat_str(*(digits.struct.field(name) for name in digits.struct.fields), separator="-")
    return pl.select(written.str.to_datetime("%Y-%m-%d", strict=False, time_unit="us")).to_series()


@dataclass(slots=True)
class Byline:
    """What an article says of itself; None where it does not."""

    outlet: str | None = None
    author: str | None = None
    published_at: datetime | None = None


def is_outlet(words: str) -> bool:
    """Whether the words in brackets before a lead name an outlet; else they are a place or a remark."""
    return bool(re.fullmatch(OUTLET_NAME, words)) or (" " not in words and words[0].islower())


def read_byline(text: str, title: str | None) -> Byline:
    """Outlet, author and time of publication as the lines of an article state them.

    A line "author | time" wins over other time stamps: those below it belong to teasers.
    """
    whole = read_lines(text, title)
    lead = next((line.start for line in whole if line.section == "body"), 0)
    lines = [line for line in whole if line.section in ("byline", "boilerplate")]
    byline = Byline()
    for line in lines:
        signed = AUTHOR_STAMP.fullmatch(line.text)
        if signed:
            byline.author, byline.published_at = signed["author"], read_time(signed["stamp"])
            break
    for line in lines:
        dateline = DATELINE.match(line.text + " A") if line.section == "byline" else None
        if dateline and dateline.end() > len(line.text):
            words = dateline["bracketed"] or dateline["outlet"] or dateline["agency"]
            byline.outlet = words if words and is_outlet(words) else None
            byline.published_at = byline.published_at or (read_time(dateline["date"]) if dateline["date"] else None)
            break
    byline.published_at = byline.published_at or first_stamp(lines)
    for line in reversed(lines):
        if line.start > lead:  # above it stand datelines
            byline.author = byline.author or signature(line)
        source = SOURCE_LINE.fullmatch(line.text)
        if source and not byline.outlet:
            byline.outlet = source["author"]
    return byline


def first_stamp(lines: list[Line]) -> datetime | None:
    stamps = (STAMP_LINE.fullmatch(line.text) for line in lines)
    return next((read_time(stamp["stamp"]) for stamp in stamps if stamp), None)


def signature(line: Line) -> str | None:
    """The author that a byline names; a source ("Nguồn: ...", "Theo ...") is none."""
    if line.section != "byline" or re.match(r"(?i)nguồn|theo\b", line.text):
        return None
    named = AUTHOR_LINE.fullmatch(line.text) or CREDIT_LINE.fullmatch(line.text)
    return named["author"].strip() if named else line.text
