"""The words of the report page in Vietnamese and English, and figures as each language writes them."""

import csv
from datetime import date, timedelta
from functools import cache
from pathlib import Path

LANGUAGES = ("vi", "en")

# From the largest: the least amount that is said so, what it is divided by, and the word; nghìn tỷ is 10^12.
SCALES = {
    "vi": ((1e12, "nghìn tỷ"), (1e9, "tỷ"), (1e6, "triệu")),
    "en": ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")),
}
CURRENCIES = {"vi": {"VND": "đồng"}, "en": {}}


@cache
def labels() -> dict[str, dict[str, str]]:
    """Key -> language -> words, of labels.csv."""
    with (Path(__file__).parent / "labels.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: {language: row[language] for language in LANGUAGES} for row in csv.DictReader(file)}


def word(key: str, language: str) -> str:
    """The word for a key; the key itself where it is a name that needs none."""
    return labels().get(key, {}).get(language, key)


def number(value: float, language: str, digits: int = 2) -> str:
    """1234.5 -> "1.234,5" (vi), "1,234.5" (en)."""
    written = f"{value:,.{digits}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.translate(str.maketrans(".,", ",.")) if language == "vi" else written


def amount(value: float, unit: str | None, language: str) -> str:
    """An amount with its unit: 5_223_000_000 USD -> "5,22 tỷ USD"."""
    said = CURRENCIES[language].get(unit or "", word(unit or "", language))
    for least, scale in SCALES[language]:
        if abs(value) >= least:
            return f"{number(value / least, language)} {scale} {said}".strip()
    return f"{number(value, language)} {said}".strip()


def day(value: date, language: str) -> str:
    return f"{value:%d/%m/%Y}" if language == "vi" else f"{value.day} {value:%b %Y}"


def period(start: date | None, end: date | None, language: str) -> str:
    """A period as short as it can be said: a year, months of one, a day, or from one day to another."""
    if start is None or end is None:
        known = start or end
        return day(known, language) if known else word("undated", language)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start == end:
        return day(start, language)
    if start.day == 1 and (end + timedelta(days=1)).day == 1 and start.year == end.year:
        months = f"{start.month}" if start.month == end.month else f"{start.month}\u2060–\u2060{end.month}"
        return f"{months}/{end.year}"
    return f"{day(start, language)} – {day(end, language)}"
