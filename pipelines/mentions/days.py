"""Days: "ngày 16/10/2025", "12–13/11/2025", "các ngày 5, 6 và 7/10", "ba mươi tháng tư"."""

import re
from collections.abc import Iterator

from pipelines.mentions.calendar_words import BLANK, CLOCK, DASH, MONTH, YEAR_TAIL, Reading, month_number, with_year
from pipelines.mentions.numerals import number_words_at
from pipelines.mentions.periods import Form, Part, day

Place = tuple[Form, int, int]
"""A form and where its text starts and ends."""

_FULL_DAY = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d|[/.-]\d)")
_SHORT_YEAR_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d\d)(?![\d/])")
_DAY_MONTH = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})(?!\d|[.,]\d|\s?/\s?\d|\s?\2\s?\d)")
_DAY_OF_MONTH = re.compile(rf"(\d{{1,2}}){BLANK}tháng{BLANK}({MONTH})")
_OF_MONTH = re.compile(rf"{BLANK}tháng{BLANK}({MONTH})")
_BARE_DAY = re.compile(r"(\d{1,2})(?!\d|[/.,%]\d|\s?%)")
_THIS_MONTH = re.compile(rf"{BLANK}tháng{BLANK}(?:này|nay)(?!\w)")
DAY_LEAD = re.compile(rf"(?:ngày|hôm){BLANK}(?:(?:mùng|mồng){BLANK})?|(?:mùng|mồng){BLANK}")
_DAY_LIST = re.compile(
    r"\d{1,2}(?:[/.-]\d{1,2})?(?:,\s?\d{1,2}(?:[/.-]\d{1,2})?){0,6}(?=,?\s(?:và|hoặc)\s|,\s?\d{1,2}[/-])"
)
_LIST_JOIN = re.compile(r",?\s(?:và|hoặc)\s(?:ngày\s)?|,\s?")
_LISTED_DAY = re.compile(r"(\d{1,2})(?:[/.-](\d{1,2}))?")
_DAY_JOIN = re.compile(
    rf"{DASH}|{BLANK}(?:cho{BLANK})?(?:đến|tới)(?:{BLANK}hết)?{BLANK}{CLOCK}(?:ngày{BLANK})?|,?{BLANK}rạng{BLANK}(?:sáng{BLANK})?(?:ngày{BLANK})?"
)
# "ngày 6 tháng giêng", "mùng 6 Tết": days of the lunar year.
_NO_BARE_DAY = re.compile(r"\s?\w{0,4}\s?(?:tháng|/)|\s(?:tết|âm lịch)")


def day_at(text: str, at: int, led: bool) -> Reading | None:
    """A day with its month. `led` by "ngày" it may also be written "16.10", and be impossible."""
    if found := _FULL_DAY.match(text, at):
        return day(Part(int(found[4]), int(found[3]), int(found[1]))), found.end()
    if (found := _SHORT_YEAR_DAY.match(text, at)) and led:
        year = int(found[3])
        return day(Part(year + (2000 if year <= 40 else 1900), int(found[2]), int(found[1]))), found.end()
    if found := _DAY_OF_MONTH.match(text, at):
        return with_year(day(Part(None, month_number(found[2]), int(found[1]))), text, found.end())
    if (found := _DAY_MONTH.match(text, at)) and (led or found[2] != "."):
        if not led and not (1 <= int(found[1]) <= 31 and 1 <= int(found[3]) <= 12):
            return None
        return with_year(day(Part(None, int(found[3]), int(found[1]))), text, found.end(), YEAR_TAIL)
    return spelled_day_at(text, at) if led else None


def spelled_day_at(text: str, at: int) -> Reading | None:
    """A day in words: "ba mươi tháng tư", "mùng một tháng hai"."""
    if "tháng" not in text[at : at + 24]:
        return None
    words = number_words_at(text, at)
    month = _OF_MONTH.match(text, words.end) if words else None
    if words is None or month is None or words.value is None or not 1 <= words.value <= 31:
        return None
    return with_year(day(Part(None, month_number(month[1]), int(words.value))), text, month.end())


def day_in_words_at(text: str, at: int) -> Reading | None:
    """A day in words without its "ngày": two words at least, for "hai tháng ba" may count months."""
    reading = spelled_day_at(text, at)
    return reading if reading and text.find("tháng", at) > text.find(" ", at) + 1 else None


def bare_day_at(text: str, at: int) -> Reading | None:
    found = _BARE_DAY.match(text, at)
    if found and 1 <= int(found[1]) <= 31:
        this_month = _THIS_MONTH.match(text, found.end())
        return day(Part(None, None, int(found[1]))), this_month.end() if this_month else found.end()
    return None


def is_bare(form: Form) -> bool:
    return form.tag == "day" and form.month is None


def days_at(text: str, at: int, led: bool, named: bool = False) -> Iterator[Place]:
    """A day, a range of days or a list of days. `led` by a word for a time of day; `named` by "ngày" itself."""
    listed = _DAY_LIST.match(text, at)
    if listed and (readings := day_list(text, listed)):
        yield from readings
        return
    first = day_at(text, at, led) or bare_day_at(text, at)
    if first is None:
        return
    form, end = first
    joined = _DAY_JOIN.match(text, end)
    last = day_at(text, joined.end(), True) if joined else None
    if last and last[0].month is not None and (led or not is_bare(form) or not text[end : end + 1].isalpha()):
        yield last[0].between(form.first, last[0].last, "day_range"), at, last[1]
    elif not is_bare(form) or (named and not _NO_BARE_DAY.match(text, end)):
        yield form, at, end


def day_list(text: str, listed: re.Match[str]) -> list[Place]:
    """The days of "4 và 5/11": in a row they are one range, else each is one of the month that the last one names."""
    joiner = _LIST_JOIN.match(text, listed.end())
    last = day_at(text, joiner.end(), True) if joiner else None
    if joiner is None or last is None or last[0].month is None:
        return []
    days: list[tuple[Part, int, int]] = []
    for found in _LISTED_DAY.finditer(text, listed.start(), listed.end()):
        days.append(
            (Part(None, int(found[2]) if found[2] else last[0].month, int(found[1])), found.start(), found.end())
        )
    days.append((last[0].last, joiner.end(), last[1]))
    numbers = [part.day or 0 for part, _, _ in days]
    if numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len({p.month for p, _, _ in days}) == 1:
        return [(last[0].between(days[0][0], last[0].last, "day_range"), listed.start(), last[1])]
    year = last[0].last.year
    return [(last[0].between(Part(year, p.month, p.day), Part(year, p.month, p.day), "day"), s, e) for p, s, e in days]
