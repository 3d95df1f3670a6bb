"""Days and periods of a sentence: "ngày 16/10/2025", "từ 15/12/2024 đến 14/8/2025", "quý I/2019", "7 tháng đầu năm".

A `date` is one day, a `period` anything longer. `detail` says what kind of expression it is:

    day            a day
    day_range      from one day to another: "12–13/11/2025", "từ ngày 16 đến 31/12"
    range          from one month, quarter or year to another
    month, months  "tháng 8/2025"; N months of a year: "7 tháng đầu năm", "6 tháng cuối năm 2018"
    quarter, half  "quý I/2019"; half a year or half a month: "nửa đầu năm", "kỳ 1 tháng 8"
    year, years    "năm 2017", "năm nay", "cả năm"; "giai đoạn 2016-2020"
    cumulative     all since the start of the year: "lũy kế đến hết ngày 15/12". `date_start` is 1 January
    since          from a day on, its end not said: "từ 01/7/2025", "từ đầu năm đến nay"
    same_period    the period of another year that a figure is compared with: "cùng kỳ", and the year said with it
    basis          any other period that a figure is compared with: "so với tháng 7"
    since_event    "kể từ sau hội đàm"; no dates
    relative       counted from the day of the text: "hôm qua", "tháng trước", "năm qua"
    vague          part of a month or year without exact days: "giữa tháng 10". Thirds of a month, quarters of a year
    legal          the year of a law or treaty; no dates
    impossible     a day or year that no calendar has: "31/2"; no dates
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from pipelines.lexicon.phrases import load
from pipelines.mentions import contexts
from pipelines.mentions.article import Mention, Sentence
from pipelines.mentions.contexts import context, words_before
from pipelines.mentions.numerals import lowered, number_words_at
from pipelines.mentions.periods import MONTH_END, DateMention, Form, Part, day, months
from pipelines.mentions.quantities import unit_at
from pipelines.mentions.years import resolve_dates

__all__ = ["DateMention", "read_dates", "resolve_dates"]

Reading = tuple[Form, int]
"""A form and where its text ends."""

# More dates than this in one sentence are a table or an attack, and what compares them must stay cheap.
MAX_MENTIONS = 200

MONTH_WORDS = {
    "mười một": 11, "mười hai": 12, "mười": 10, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4,
    "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4}
YEAR_STEPS = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "qua": -1, "tới": 1, "sau": 1}
MONTH_THIRDS = {"đầu": (1, 10), "thượng tuần": (1, 10), "giữa": (11, 20), "trung tuần": (11, 20), "cuối": (21, MONTH_END), "hạ tuần": (21, MONTH_END)}  # fmt: skip
YEAR_PARTS = {"đầu": (1, 3), "giữa": (5, 8), "cuối": (10, 12)}

_B = r"\s{1,3}"  # blanks; bounded, so that a hostile run of them costs nothing
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"
# Not the "tới" of a range: "từ đầu năm tới nay".
_STEP = r"(?P<step>nay|này|ngoái|trước|qua|sau|tới(?!\s(?:nay|ngày|hết|tháng|quý|năm|giữa|cuối|\d)))(?!\w)"
_MONTH = rf"(?:\d{{1,2}}(?![\d%]|[.,]\d|\s?%)|(?:{'|'.join(MONTH_WORDS)})(?!\w))"
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(MONTH_WORDS)})"
_CLOCK = (
    r"(?:\d{1,2}\s?(?:h|giờ)(?:\s?\d{1,2})?(?:\s?phút)?,?\s{1,3})?(?:(?:rạng\s)?(?:sáng|trưa|chiều|tối|đêm)\s{1,3})?"
)
_DASH = r"\s{0,2}[-–—]\s{0,2}"

_TAIL = re.compile(
    rf"(?:\s?[/–-]\s?|{_B}(?:của{_B})?(?:năm{_B})?)(?P<year>{_YEAR})(?!\s?[/–-]\s?\d|\w)"
    rf"|{_B}(?:của{_B})?năm{_B}{_STEP}"
)
# After a form that ends in the word "năm" itself.
_AFTER_YEAR_WORD = re.compile(rf"{_B}(?:(?P<year>{_YEAR})(?!\w)|{_STEP})")
_YEAR_TAIL = re.compile(rf"{_B}(?:của{_B})?năm{_B}(?:(?P<year>{_YEAR})|{_STEP})")
_FULL_DAY = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d|[/.-]\d)")
_SHORT_YEAR_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d\d)(?![\d/])")
_DAY_MONTH = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})(?!\d|[.,]\d|\s?/\s?\d|\s?\2\s?\d)")
_DAY_OF_MONTH = re.compile(rf"(\d{{1,2}}){_B}tháng{_B}({_MONTH})")
_BARE_DAY = re.compile(r"(\d{1,2})(?!\d|[/.,%]\d|\s?%)")
_THIS_MONTH = re.compile(rf"{_B}tháng{_B}(?:này|nay)(?!\w)")
_DAY_LEAD = re.compile(rf"(?:ngày|hôm){_B}(?:(?:mùng|mồng){_B})?|(?:mùng|mồng){_B}")
_DAY_LIST = re.compile(
    r"\d{1,2}(?:[/.-]\d{1,2})?(?:,\s?\d{1,2}(?:[/.-]\d{1,2})?){0,6}(?=,?\s(?:và|hoặc)\s|,\s?\d{1,2}[/-])"
)
_DAY_FOLLOWS = re.compile(r",?\s?\(?\d{1,2}[/-]\d")
_LIST_JOIN = re.compile(r",?\s(?:và|hoặc)\s(?:ngày\s)?|,\s?")
# "ngày 6 tháng giêng", "mùng 6 Tết": days of the lunar year.
_NO_BARE_DAY = re.compile(r"\s?\w{0,4}\s?(?:tháng|/)|\s(?:tết|âm lịch)")
_LISTED_DAY = re.compile(r"(\d{1,2})(?:[/.-](\d{1,2}))?")
_DAY_JOIN = re.compile(
    rf"{_DASH}|{_B}(?:cho{_B})?(?:đến|tới)(?:{_B}hết)?{_B}{_CLOCK}(?:ngày{_B})?|,?{_B}rạng{_B}(?:sáng{_B})?(?:ngày{_B})?"
)
_JOIN = re.compile(rf"{_DASH}(?:hết{_B})?|{_B}(?:cho{_B})?(?:đến|tới)(?:{_B}hết)?{_B}{_CLOCK}")
_FROM = re.compile(rf"từ{_B}(?:khoảng{_B})?{_CLOCK}")
_NOW = re.compile(rf"(?:hiện{_B})?nay(?!\w)|hiện{_B}tại|thời{_B}điểm{_B}(?:này|hiện|trên|đó|báo{_B}cáo)")
_DOTTED_RANGE = re.compile(
    rf"\d{{1,2}}\.\d{{1,2}}(?:{_DASH}|{_B}đến{_B}(?:hết{_B})?)(?:ngày{_B})?\d{{1,2}}\.\d{{1,2}}\.\d{{4}}"
)
_MONTH_NAME = re.compile(rf"tháng{_B}({_MONTH})")
_EDGE_MONTH = re.compile(rf"tháng{_B}(đầu|cuối)(?:{_B}(?:cùng|tiên))?{_B}(?:của{_B})?năm(?!\w)")
_SECOND_MONTH = re.compile(
    rf"(?:{_DASH}|,{_B}(?=\d{{1,2}}/20)|{_B}(?:và|đến|tới){_B}(?:hết{_B})?)(?:tháng{_B})?(\d{{1,2}})(?!\d|[.,]\d|\s?%)"
)
_MONTH_YEAR = re.compile(rf"(\d{{1,2}})\s?[/-]\s?({_YEAR})(?!\s?[/-])")
_SHORT_PERIOD = re.compile(rf"(?:t(\d{{1,2}})|q([1-4]))\s?[/-]\s?({_YEAR})(?!\w)")
_QUARTER = re.compile(rf"quý{_B}(iv|iii|ii|i|[1-4]|một|hai|ba|tư)(?!\w|[.,]\d)")
_SECOND_QUARTER = re.compile(rf"(?:{_DASH}|,?{_B}(?:và|đến|tới){_B})(?:quý{_B})?(iv|iii|ii|i|[1-4])(?!\w|[.,]\d)")
_NAMED_YEAR = re.compile(rf"năm{_B}(\d{{4}})(?!\d|[.,]\d)")
_FOLLOWING_YEAR = re.compile(rf"{_B}({_YEAR})(?!\w)")
_YEAR_LIST = re.compile(r"năm\s\d{4}(?:,\s\d{4}){0,4}(?:,\s|\s(?:và|hoặc)\s)$")
_BARE_YEAR = re.compile(rf"({_YEAR})(?!\w)")
_YEAR_SPAN = re.compile(
    rf"(?:(?:giai{_B}đoạn|năm|nhiệm{_B}kỳ|niên{_B}độ|niên{_B}vụ){_B})?({_YEAR})(?:{_DASH}|{_B}(?:đến|tới){_B}(?:năm{_B})?)({_YEAR})(?!\w)"
)
_YEAR_LEAD = re.compile(rf"\s{{0,3}}năm{_B}")
_OF_MONTH = re.compile(rf"{_B}tháng{_B}({_MONTH})")
_YEAR_START = re.compile(rf"đầu{_B}năm(?!\w)")
_PORTION = re.compile(rf"({'|'.join(MONTH_THIRDS)}){_B}(?:của{_B})?(?=tháng|năm|quý)")
_N_MONTHS = re.compile(
    rf"({_COUNT}){_B}tháng(?:{_B}(đầu|cuối)(?:{_B}tiên)?(?:{_B}(?:của{_B})?năm(?!{_B}(?:{_YEAR}|(?:{'|'.join(YEAR_STEPS)})(?!\w))))?|{_B}(vừa{_B}qua|qua)(?!\w))?"
)
_N_DAYS = re.compile(
    rf"(?:({_COUNT}){_B}ngày|(tuần)){_B}(đầu|cuối){_B}(?:tiên{_B})?(?:của{_B})?(?:tháng(?:{_B}({_MONTH}))?|(năm)(?!\w))"
)
_HALF_YEAR = re.compile(rf"nửa{_B}(?:(đầu|cuối|sau){_B}(?:của{_B})?năm|năm{_B}(đầu|cuối))(?!\w)")
_HALF_MONTH = re.compile(
    rf"nửa{_B}(đầu|cuối|sau){_B}(?:của{_B})?tháng(?:{_B}({_MONTH}))?|nửa{_B}tháng{_B}(đầu|cuối){_B}(?:của{_B})?(?:năm|tháng{_B}({_MONTH}))"
    rf"|kỳ{_B}(1|2|i|ii){_B}(?:của{_B})?tháng{_B}({_MONTH})"
)
_N_QUARTERS = re.compile(rf"([23]|hai|ba){_B}quý{_B}(đầu|cuối)(?:{_B}(?:của{_B})?năm)?(?!\w)")
_SET_OFF = re.compile(r"(?:\(|, )$")
_DAYS_LATER = re.compile(rf"({_COUNT}){_B}(?:ngày|hôm){_B}(sau|trước)(?:{_B}đó)?(?!\w)")
_SAME_PERIOD = re.compile(rf"cùng{_B}(?:thời{_B})?kỳ(?!\w)")
_EVENT = re.compile(rf"{_B}(?:cuộc{_B})?(?:hội{_B}(?:đàm|nghị)|phiên{_B}họp|kỳ{_B}họp)")
_SINCE_EVENT = re.compile(
    rf"từ{_B}(?:sau|khi){_B}(?:cuộc{_B}|có{_B}|được{_B})?(?:hội{_B}(?:đàm|nghị)|phiên{_B}họp|kỳ{_B}họp|thành{_B}lập)"
)


@cache
def relative_phrases() -> dict[str, tuple[str, int]]:
    return {row["phrase"]: (row["unit"], int(row["offset"])) for row in load("relative_dates")}


def stands_after(text: str, start: int, name: str) -> bool:
    """Whether the words before a place are a phrase of that class of `date_contexts.csv`."""
    return contexts.stands_after(text, start, context("date_contexts", name))


def month_number(written: str) -> int:
    written = " ".join(written.split())
    return int(written) if written.isdigit() else MONTH_WORDS[written]


def with_year(form: Form, text: str, at: int, tail: re.Pattern[str] = _TAIL) -> Reading:
    """The form with the year that follows it, if one does."""
    found = tail.match(text, at)
    if not found:
        spelled = spelled_year_at(text, at) if tail is _TAIL else None
        return (form.in_year(spelled[0]), spelled[1]) if spelled else (form, at)
    if found["year"]:
        return form.in_year(int(found["year"])), found.end()
    return form.stepped("year", YEAR_STEPS[found["step"]]), found.end()


def spelled_year_at(text: str, at: int) -> tuple[int, int] | None:
    """A year in words, "năm hai nghìn mười ba", after a blank; not "năm ba trăm tấn"."""
    lead = _YEAR_LEAD.match(text, at)
    words = number_words_at(text, lead.end()) if lead else None
    if words is None or words.value is None or not 100 <= words.value <= 2100 or unit_at(text, words.end):
        return None
    if words.value == words.scale * 3 / 2:
        return None  # "năm ngàn rưỡi"
    return int(words.value), words.end


def spelled_day_at(text: str, at: int) -> Reading | None:
    """A day in words: "ba mươi tháng tư", "mùng một tháng giêng"."""
    words = number_words_at(text, at)
    month = _OF_MONTH.match(text, words.end) if words else None
    if words is None or month is None or words.value is None or not 1 <= words.value <= 31:
        return None
    return with_year(day(Part(None, month_number(month[1]), int(words.value))), text, month.end())


def tail_after(found: re.Match[str]) -> re.Pattern[str]:
    return _AFTER_YEAR_WORD if found[0].endswith("năm") else _TAIL


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
        return with_year(day(Part(None, int(found[3]), int(found[1]))), text, found.end(), _YEAR_TAIL)
    return spelled_day_at(text, at) if led else None


def bare_day_at(text: str, at: int) -> Reading | None:
    found = _BARE_DAY.match(text, at)
    if found and 1 <= int(found[1]) <= 31:
        this_month = _THIS_MONTH.match(text, found.end())
        return day(Part(None, None, int(found[1]))), this_month.end() if this_month else found.end()
    return None


def month_at(text: str, at: int) -> Reading | None:
    """A month or two: "tháng 8/2025", "tháng ba", "tháng 5 và 6/2019"."""
    found = _MONTH_NAME.match(text, at)
    if not found:
        return None
    month = month_number(found[1])
    if not 1 <= month <= 12:
        return None
    second = _SECOND_MONTH.match(text, found.end())
    if second and month < int(second[1]) <= 12:
        return with_year(months("range", month, int(second[1])), text, second.end())
    form, end = with_year(months("month", month, month), text, found.end())
    # "tháng năm" may be "months and years"; with a year it is May.
    return None if found[1] == "năm" and end == found.end() else (form, end)


def short_period_at(text: str, at: int) -> Reading | None:
    """Months and quarters of tables: "T8/2025", "Q3/2025"."""
    found = _SHORT_PERIOD.match(text, at)
    if not found or not 1 <= int(found[1] or 1) <= 12:
        return None
    if found[1]:
        return months("month", int(found[1]), int(found[1]), int(found[3])), found.end()
    return months("quarter", 3 * int(found[2]) - 2, 3 * int(found[2]), int(found[3])), found.end()


def edge_month_at(text: str, at: int) -> Reading | None:
    """The last or the first month: "tháng cuối năm 2017", "tháng đầu năm"."""
    found = _EDGE_MONTH.match(text, at)
    if not found or stands_after(text, at, "several"):
        return None
    month = 12 if found[1] == "cuối" else 1
    return with_year(months("month", month, month), text, found.end(), _AFTER_YEAR_WORD)


def quarter_at(text: str, at: int) -> Reading | None:
    found = _QUARTER.match(text, at)
    if not found:
        return None
    first = last = QUARTERS[found[1]]
    end, tag = found.end(), "quarter"
    if (second := _SECOND_QUARTER.match(text, end)) and QUARTERS[second[1]] > first:
        last, end, tag = QUARTERS[second[1]], second.end(), "range"
    return with_year(months(tag, 3 * first - 2, 3 * last), text, end)


def year_at(text: str, at: int) -> Reading | None:
    if found := _NAMED_YEAR.match(text, at):
        return months("year", 1, 12, int(found[1])), found.end()
    spelled = spelled_year_at(text, at)
    return (months("year", 1, 12, spelled[0]), spelled[1]) if spelled else None


def portion_at(text: str, at: int) -> Reading | None:
    """A part whose days the text does not say: "đầu tháng 9", "giữa năm 2018"."""
    found = _PORTION.match(text, at)
    if not found:
        return None
    if (whole := relative_at(text, found.end())) and whole[0].step and whole[0].step[0] == "month":
        return whole[0].tagged("vague"), whole[1]
    if (whole := month_at(text, found.end())) and whole[0].tag == "month":
        first, last = MONTH_THIRDS[found[1]]
        form = whole[0]
        return form.between(Part(form.year, form.month, first), Part(form.year, form.month, last), "vague"), whole[1]
    if (quarter := quarter_at(text, found.end())) and quarter[0].tag == "quarter" and found[1] in YEAR_PARTS:
        month = (quarter[0].first.month or 1) + list(YEAR_PARTS).index(found[1])
        return months("vague", month, month, quarter[0].year), quarter[1]
    if found[1] in YEAR_PARTS and text.startswith("năm", found.end()):
        first, last = YEAR_PARTS[found[1]]
        return with_year(months("vague", first, last), text, found.end() + 3, _AFTER_YEAR_WORD)
    return None


def end_point_at(text: str, at: int) -> Reading | None:
    """One end of a range, without its "từ" or "đến"."""
    if lead := _DAY_LEAD.match(text, at):
        return day_at(text, lead.end(), True) or bare_day_at(text, lead.end())
    if found := _YEAR_START.match(text, at):
        return with_year(months("start", 1, 1), text, found.end(), _AFTER_YEAR_WORD)
    for read in (month_at, quarter_at, year_at, portion_at):
        if reading := read(text, at):
            return reading
    if reading := day_at(text, at, False):
        return reading
    if found := _MONTH_YEAR.match(text, at):
        return months("month", int(found[1]), int(found[1]), int(found[2])), found.end()
    if found := _BARE_YEAR.match(text, at):
        return months("year", 1, 12, int(found[1])), found.end()
    return bare_day_at(text, at)


def is_bare(form: Form) -> bool:
    return form.tag == "day" and form.month is None


def has_end(form: Form) -> bool:
    """Whether a form says its last day: "cuối tháng 9" does, "giữa tháng 9" does not."""
    return form.tag != "vague" or form.last.day == MONTH_END


def range_at(text: str, at: int) -> Reading | None:
    """A range: "từ A đến B", "từ A - B", "từ A đến nay", and "từ đầu năm" alone."""
    if found := _SINCE_EVENT.match(text, at):
        return Form("since_event"), found.end()
    lead = _FROM.match(text, at)
    return range_from(text, lead.end()) if lead else None


def year_start_at(text: str, at: int) -> Reading | None:
    """A range from the start of the year without its "từ": "đầu năm đến nay"."""
    reading = range_from(text, at) if _YEAR_START.match(text, at) else None
    return reading if reading and reading[0].tag == "cumulative" else None


def range_from(text: str, at: int) -> Reading | None:
    """The rest of a range, from its first end on."""
    first = end_point_at(text, at)
    dotted = day_at(text, at, True)
    if dotted and dotted[0].year is None and _DOTTED_RANGE.match(text, at):
        first = dotted
    if first is None:
        return None
    form, end = first
    joined = _JOIN.match(text, end)
    if joined and (now := _NOW.match(text, joined.end())):
        if is_bare(form):
            return None
        return form.opened("cumulative" if form.tag == "start" else "since"), now.end()
    last = end_point_at(text, joined.end()) if joined else None
    if last and not is_bare(last[0]) and (is_bare(form) <= (last[0].tag == "day")):
        tag = "cumulative" if form.tag == "start" else "day_range" if last[0].tag == "day" == form.tag else "range"
        both = last[0].between(form.first, last[0].last, tag)
        return (both if has_end(last[0]) else both.opened(tag)), last[1]
    if form.tag == "start":
        return form.opened("since"), end
    return None


def days_at(text: str, at: int, led: bool, named: bool = False) -> Iterator[tuple[Form, int, int]]:
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
    if last and last[0].month is not None and (led or not is_bare(form) or not text[end:][:1].isalpha()):
        yield last[0].between(form.first, last[0].last, "day_range"), at, last[1]
    elif not is_bare(form) or (named and not _NO_BARE_DAY.match(text, end)):
        yield form, at, end


def day_list(text: str, listed: re.Match[str]) -> list[tuple[Form, int, int]]:
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


def counted_at(text: str, at: int) -> Reading | None:
    """What a count opens: "7 tháng đầu năm", "10 ngày đầu tháng 7", "hai quý đầu năm"."""
    if found := _N_DAYS.match(text, at):
        return part_of_month(text, found)
    if found := _DAYS_LATER.match(text, at):
        days = month_number(found[1])
        return Form("relative").stepped("from_day", days if found[2] == "sau" else -days), found.end()
    if found := _N_QUARTERS.match(text, at):
        count = QUARTERS[found[1]]
        span = (1, 3 * count) if found[2] == "đầu" else (13 - 3 * count, 12)
        return with_year(months("months", *span), text, found.end(), tail_after(found))
    found = _N_MONTHS.match(text, at)
    if not found or not 1 <= (count := month_number(found[1])) <= 12:
        return None
    span = (13 - count, 12) if found[2] == "cuối" else (1, count)
    form, end = with_year(months("months", *span), text, found.end())
    if found[3]:
        return form.stepped("months_past", count) if form.year is None else form, end
    if found[2] or end > found.end():
        return form, end
    if count >= 2 and stands_alone(text, at, end):
        return form, end
    return None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether "10 tháng" without its year is a period, not a duration: by the words around it."""
    following = text[end : end + 12].split()[:1]
    if following and following[0].strip(",.;:)") in context("date_contexts", "not_months"):
        return False
    before = text[max(0, start - 3) : start].rstrip()
    return not before or before[-1] in '.,;:()–-"“*' or stands_after(text, start, "months")


def part_of_month(text: str, found: re.Match[str]) -> Reading | None:
    count = 7 if found[2] else month_number(found[1])
    if not 1 <= count <= 28:
        return None
    month = 1 if found[5] else month_number(found[4]) if found[4] else None
    if found[3] == "đầu":
        first, last = Part(None, month, 1), Part(None, month, count)
    elif month is None or found[5]:
        return None
    else:
        # The last N days, counted from a month of 31 or 30 days; February's are left to "vague".
        length = 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
        first, last = Part(None, month, length - count + 1), Part(None, month, MONTH_END)
    return with_year(Form("day_range", first, last), text, found.end(), tail_after(found))


def half_at(text: str, at: int) -> Reading | None:
    if found := _HALF_YEAR.match(text, at):
        span = (1, 6) if "đầu" in found.groups() else (7, 12)
        return with_year(months("half", *span), text, found.end(), tail_after(found))
    if found := _HALF_MONTH.match(text, at):
        written = found[2] or found[4] or found[6]
        month = month_number(written) if written else 1 if found[3] else None
        is_first = "đầu" in found.groups() or found[5] in ("1", "i")
        first, last = (1, 15) if is_first else (16, MONTH_END)
        form = Form("half", Part(None, month, first), Part(None, month, last))
        return with_year(form, text, found.end(), tail_after(found))
    return None


def relative_at(text: str, at: int) -> Reading | None:
    """A time told from now: "hôm qua", "tháng trước", "năm nay"; not where the day itself follows ("hôm qua 23-11")."""
    for size in (16, 14, 13, 12, 11, 10, 9, 8, 7, 6):
        step = relative_phrases().get(text[at : at + size])
        end = at + size
        if step and not text[end : end + 1].isalpha():
            break
    else:
        return None
    unit, offset = step
    if unit in ("day", "from_day") and _DAY_FOLLOWS.match(text, end):
        return None
    if unit == "year":
        if found := _FOLLOWING_YEAR.match(text, end):
            return months("year", 1, 12, int(found[1])), found.end()
        return months("year", 1, 12).stepped("year", offset), end
    return Form("relative").stepped(unit, offset), end


def years_at(text: str, at: int) -> Reading | None:
    if found := _YEAR_SPAN.match(text, at):
        first, last = int(found[1]), int(found[2])
        if 0 < last - first <= 60:
            return Form("years", Part(first, 1, 1), Part(last, 12, 31)), found.end()
    return None


def bare_year_at(text: str, at: int) -> Reading | None:
    """A year without its "năm", after a word that only a time follows: "cùng kỳ 2018"."""
    found = _BARE_YEAR.match(text, at)
    follows = stands_after(text, at, "same_period") or stands_after(text, at, "year")
    if found and (follows or _YEAR_LIST.search(text, max(0, at - 40), at)):
        return months("year", 1, 12, int(found[1])), found.end()
    return None


def same_period_at(text: str, at: int) -> Reading | None:
    found = _SAME_PERIOD.match(text, at)
    if not found:
        return None
    if _EVENT.match(text, found.end()):
        return Form("since_event"), found.end()
    return Form("same_period"), found.end()


def is_day_place(text: str, at: int, end: int) -> bool:
    """Whether digits such as "28/11" at a place are a day: by the words before, and by what is counted after."""
    if stands_after(text, at, "day") or (text.startswith(", ", at - 2) and stands_after(text, at - 2, "day")):
        return True
    if _SET_OFF.search(text, max(0, at - 2), at) and text[end : end + 1] in ("", ")", ",", ";", "."):
        return True
    return stands_after(text, at, "weak_day") and not re.match(r"\s?(?:%|[^\W\d_])", text[end : end + 3])


def digits_at(text: str, at: int) -> Iterator[tuple[Form, int, int]]:
    if reading := years_at(text, at) or counted_at(text, at) or bare_year_at(text, at) or short_period_at(text, at):
        yield reading[0], at, reading[1]
        return
    for form, start, end in days_at(text, at, stands_after(text, at, "day")):
        has_year = form.year is not None
        if (has_year and not is_legal_number(text, at, end)) or is_day_place(text, at, end):
            yield form, start, end


def is_legal_number(text: str, at: int, end: int) -> bool:
    """Whether digits are the number of an act: "12/5/2018/NĐ-CP"."""
    return text[end : end + 1] in "/-" and text[end + 1 : end + 2].isalpha()


def lead_day_at(text: str, at: int) -> Iterator[tuple[Form, int, int]]:
    if reading := relative_at(text, at):
        yield reading[0], at, reading[1]
        return
    lead = _DAY_LEAD.match(text, at)
    if not lead:
        return
    before = words_before(text, at)[-1:]
    counted = bool(before) and (before[0] in {*MONTH_WORDS, "các", "những"} or before[0].isdigit())
    for place, (form, start, end) in enumerate(days_at(text, lead.end(), led=True, named=True)):
        if counted and is_bare(form):
            return  # "2 ngày 1 đêm"
        # "ngày" belongs to the day, not to the number of days of "hai ngày 12-13/11"; "hôm" to neither.
        keeps_lead = place == 0 and not counted and not text.startswith("hôm", at)
        yield form, at if keeps_lead else start, end


def one(*readers: Callable[[str, int], Reading | None]) -> Callable[[str, int], Iterator[tuple[Form, int, int]]]:
    """The first of some readers that reads what stands at a place."""

    def read(text: str, at: int) -> Iterator[tuple[Form, int, int]]:
        for reader in readers:
            if reading := reader(text, at):
                yield reading[0], at, reading[1]
                return

    return read


def not_after_count(reader: Callable[[str, int], Reading | None]) -> Callable[[str, int], Reading | None]:
    """A reader for names of months, which do not follow a count: "mỗi tháng 3 lần", "6 tháng 3 ngày"."""

    def read(text: str, at: int) -> Reading | None:
        words = words_before(text, at)
        if words and (words[-1] in NO_NAME_AFTER or words[-1] in MONTH_WORDS or words[-1].isdigit()):
            return None
        return reader(text, at)

    return read


def day_in_words_at(text: str, at: int) -> Reading | None:
    """A day in words without its "ngày": two words at least, for "hai tháng ba" may count months."""
    words = number_words_at(text, at)
    return spelled_day_at(text, at) if words and " " in text[at : words.end] else None


NO_NAME_AFTER = {"mỗi", "hằng", "hàng", "một", "từng", "mấy", "nhiều", "nhiêu", "những", "vài", "các"}
_COUNTED = one(counted_at, day_in_words_at)
READERS: dict[str, Callable[[str, int], Iterator[tuple[Form, int, int]]]] = {
    "từ": one(range_at),
    "ngày": lead_day_at,
    "mùng": lead_day_at,
    "mồng": lead_day_at,
    "tháng": one(not_after_count(relative_at), edge_month_at, not_after_count(month_at)),
    "quý": one(not_after_count(relative_at), quarter_at),
    "năm": one(years_at, not_after_count(relative_at), year_at, counted_at),
    "giai": one(years_at),
    "nhiệm": one(years_at),
    "niên": one(years_at),
    "nửa": one(half_at),
    "kỳ": one(half_at),
    "tuần": one(counted_at, not_after_count(relative_at)),
    "cùng": one(same_period_at, relative_at),
    "đầu": one(year_start_at, portion_at),
    "giữa": one(portion_at),
    "cuối": one(portion_at),
    "thượng": one(portion_at),
    "trung": one(portion_at),
    "hạ": one(portion_at),
    "cả": one(relative_at),
    "hôm": one(relative_at),
    "sáng": one(relative_at),
    "trưa": one(relative_at),
    "chiều": one(relative_at),
    "tối": one(relative_at),
    "đêm": one(relative_at),
    "rạng": one(relative_at),
    **dict.fromkeys(("một", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười"), _COUNTED),
}
_ANCHOR = re.compile(
    rf"(?<!\w)(?:{'|'.join(READERS)})(?!\w)|(?<![\w.,/%-])(?:\d{{1,4}}(?!\d)|[tq]\d{{1,2}}(?=\s?[/-]))"
)
_EQUALS_SHARE = re.compile(r"bằng\s(?:\w+\s)?[\d.,]{1,8}\s?%\s(?:của\s)?$")  # "bằng 94,5% tháng 9"
_OPENING = re.compile(r"(?:^|[.;:,(*–-]\s{0,2})(?:đến|hết|tới)\s{1,3}$")
_DEADLINE = re.compile(r"(?:hạn|kéo dài|hiệu lực|chậm nhất|áp dụng|từ nay)\b")
_AMOUNT = re.compile(
    r"(?:đạt|kim ngạch|số thu|thu được|thu ngân sách|lũy kế|tổng|tờ khai|xuất khẩu|nhập khẩu|đã có)(?!\w)"
)


def role(text: str, start: int, end: int, form: Form) -> str | None:
    """The detail of a mention, from the words around it; None where it is no date at all."""
    if form.tag in ("year", "years"):
        if stands_after(text, start, "birth"):
            return None
        if stands_after_law(text, start):
            return "legal"
    if form.tag in ("since_event", "same_period"):
        return form.tag
    if stands_after(text, start, "same_period"):
        return "same_period"
    if stands_after(text, start, "basis"):
        return "basis"
    if form.tag in ("day", "month", "quarter", "year", "vague") and stands_after(text, start, "since"):
        return "since"
    if _EQUALS_SHARE.search(text, max(0, start - 24), start):
        return "basis"
    if form.tag in ("day", "month", "quarter", "vague", "day_range"):
        before = text[max(0, start - 48) : start]
        if stands_after(text, start, "cumulative") and not _DEADLINE.search(before):
            return "cumulative"
        if _OPENING.search(before) and _AMOUNT.search(text, end, end + 100):
            return "cumulative"
    return form.tag


def stands_after_law(text: str, start: int) -> bool:
    before = re.split(r"[,.;:()]", text[max(0, start - 48) : start])[-1]
    return any(re.search(rf"(?<!\w){phrase}(?!\w)", before) for phrase in context("date_contexts", "legal"))


def read_dates(sentence: Sentence) -> list[Mention]:
    """The days and periods of a sentence, in order and without overlaps; `resolve_dates` fills in their dates."""
    text = lowered(sentence.text)
    mentions: list[Mention] = []
    at = 0
    while len(mentions) < MAX_MENTIONS and (anchor := _ANCHOR.search(text, at)):
        at = anchor.end()
        read = READERS.get(anchor[0], digits_at)
        for form, start, end in read(text, anchor.start()):
            at = max(at, end)
            detail = role(text, start, end, form)
            if detail is None:
                continue
            mentions.append(
                DateMention(
                    "date" if form.is_day else "period",
                    sentence.start + start,
                    sentence.start + end,
                    sentence.text[start:end],
                    detail=detail,
                    form=form,
                )
            )
    return mentions
