"""Periods longer than a day: months, quarters, years, parts of them, and ranges from one point to another."""

import re
from functools import cache

from pipelines.lexicon.phrases import load
from pipelines.mentions.calendar_words import (
    AFTER_YEAR_WORD,
    BLANK,
    CLOCK,
    COUNT,
    DASH,
    MONTH,
    YEAR,
    YEAR_STEPS,
    Reading,
    month_number,
    spelled_year_at,
    stands_after,
    tail_after,
    with_year,
)
from pipelines.mentions.contexts import context
from pipelines.mentions.days import DAY_LEAD, bare_day_at, day_at, is_bare
from pipelines.mentions.periods import MONTH_END, Form, Part, months

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4}
MONTH_THIRDS = {"đầu": (1, 10), "thượng tuần": (1, 10), "giữa": (11, 20), "trung tuần": (11, 20), "cuối": (21, MONTH_END), "hạ tuần": (21, MONTH_END)}  # fmt: skip
YEAR_PARTS = {"đầu": (1, 3), "giữa": (5, 8), "cuối": (10, 12)}

_MONTH_NAME = re.compile(rf"tháng{BLANK}({MONTH})")
_EDGE_MONTH = re.compile(rf"tháng{BLANK}(đầu|cuối)(?:{BLANK}(?:cùng|tiên))?{BLANK}(?:của{BLANK})?năm(?!\w)")
_SECOND_MONTH = re.compile(
    rf"(?:{DASH}|,{BLANK}(?=\d{{1,2}}/20)|{BLANK}(?:và|đến|tới){BLANK}(?:hết{BLANK})?)(?:tháng{BLANK})?(\d{{1,2}})(?!\d|[.,]\d|\s?%)"
)
_MONTH_YEAR = re.compile(rf"(\d{{1,2}})\s?[/-]\s?({YEAR})(?!\s?[/-])")
_SHORT_MONTHS = re.compile(rf"(\d{{1,2}})t(?:(?:\s?[/-]\s?|\s?năm\s|(?=20))({YEAR})|\s?đầu\snăm(?:\s({YEAR}))?)(?!\w)")
_SHORT_PERIOD = re.compile(
    rf"(?:t(\d{{1,2}})\s?[/-]\s?(?={YEAR})|q([1-4])(?:\s?[/-]\s?(?={YEAR}))?)({YEAR})?(?!\w|[.,]\d)"
)
_QUARTER = re.compile(rf"quý{BLANK}(iv|iii|ii|i|[1-4]|một|hai|ba|tư)(?!\w|[.,]\d)")
_EDGE_QUARTER = re.compile(rf"quý{BLANK}(đầu|cuối)(?:{BLANK}(?:tiên|cùng))?{BLANK}(?:của{BLANK})?năm(?!\w)")
_SECOND_QUARTER = re.compile(
    rf"(?:{DASH}|,?{BLANK}(?:và|đến|tới){BLANK})(?:quý{BLANK})?(iv|iii|ii|i|[1-4])(?!\w|[.,]\d)"
)
_NAMED_YEAR = re.compile(rf"năm{BLANK}(\d{{4}})(?!\d|[.,]\d)")
_YEAR_HERE = re.compile(rf"(?:{BLANK})?(?P<year>{YEAR})(?!\w)")
_FOLLOWING_YEAR = re.compile(rf"{BLANK}({YEAR})(?!\w)")
_YEAR_LIST = re.compile(r"năm\s\d{4}(?:,\s\d{4}){0,4}(?:,\s|\s(?:và|hoặc)\s)$")
_BARE_YEAR = re.compile(rf"({YEAR})(?!\w)")
_COLON = re.compile(r"\s?:\s")
_LINE_START = re.compile(r"(?:^|[\n(;,])[\s*•+–—-]{0,4}20\d\d\s?:")
_YEAR_VERB = re.compile(r"[^\W\d]\s20\d\d\s(?:đạt|là|chỉ|tăng|giảm|thu|ước|khép|\()|[;,(]\s?20\d\d\s(?:đạt|là|chỉ|\()")
_YEAR_SPAN = re.compile(
    rf"(?:(?:giai{BLANK}đoạn|năm|nhiệm{BLANK}kỳ|niên{BLANK}độ|niên{BLANK}vụ){BLANK})?({YEAR})(?:{DASH}|{BLANK}(?:đến|tới){BLANK}(?:năm{BLANK})?)({YEAR})(?!\w)"
)
_YEAR_START = re.compile(rf"đầu{BLANK}năm(?!\w)")
_UNIT_START = re.compile(
    rf"đầu{BLANK}(tuần|tháng|quý)(?:{BLANK}(?:này|nay))?(?!\w|{BLANK}(?:{MONTH}|iv|i{{1,3}})(?!\w))"
)
_UNITS = {"tuần": "week", "tháng": "month", "quý": "quarter"}
_PORTION = re.compile(rf"({'|'.join(MONTH_THIRDS)}){BLANK}(?:của{BLANK})?(?=tháng|năm|quý)")
_N_MONTHS = re.compile(
    rf"({COUNT}){BLANK}tháng(?:{BLANK}(đầu|cuối|mở{BLANK}(?:màn|đầu)|khởi{BLANK}đầu)(?:{BLANK}tiên)?(?:{BLANK}(?:của{BLANK})?năm(?!{BLANK}(?:{YEAR}|(?:{'|'.join(YEAR_STEPS)})(?!\w))))?|{BLANK}(vừa{BLANK}qua|qua(?!{BLANK}(?:các{BLANK})?(?:cửa khẩu|lối mở|địa bàn|biên giới|cảng|ga|cặp chợ|hải quan|tỉnh|cầu|đường)(?!\w)))(?!\w))?"
)
_LISTED_MONTHS = re.compile(
    rf"(?:{COUNT}{BLANK})?tháng{BLANK}(\d{{1,2}}(?:,{BLANK}\d{{1,2}}){{1,9}}(?:,?{BLANK}và{BLANK}\d{{1,2}})?)(?![\d%]|[.,]\d)"
)
# "Qua 11 tháng, số thu đạt", "thu trên 900 tỷ đồng sau 11 tháng"
_SO_FAR = re.compile(r"(?<!\w)(?:qua|sau|hết|xong)\s{1,3}$")
_PAUSE = re.compile(r"\s?(?:[,;:.)]|$)")
_N_QUARTERS = re.compile(
    rf"([23]|hai|ba){BLANK}quý(?:{BLANK}(đầu|cuối)(?:{BLANK}(?:của{BLANK})?năm)?|(?=\s?/\s?{YEAR}|{BLANK}(?:của{BLANK})?năm{BLANK}(?:{YEAR}|nay|ngoái))|(?=\s?,))(?!\w)"
)
_N_DAYS = re.compile(
    rf"(?:({COUNT}){BLANK}ngày|(tuần)){BLANK}(đầu|cuối){BLANK}(?:tiên{BLANK})?(?:của{BLANK})?(?:tháng(?:{BLANK}({MONTH}))?|(năm)(?!\w))"
)
_DAYS_LATER = re.compile(rf"({COUNT}){BLANK}(ngày|hôm|tuần){BLANK}(sau|trước)(?:{BLANK}đó)?(?!\w)")
_LATER = re.compile(rf"(sau|trước){BLANK}đó(?:{BLANK}đúng)?{BLANK}({COUNT}){BLANK}(ngày|hôm|tuần)(?!\w)")
_IN_DAYS = re.compile(r"(?<!\w)(?:trong|suốt|cả)\s$")
# "trong tháng" goes back to a month where its clause ends or tells what was reached: not in "trong tháng Giêng".
_WITHIN_ENDS = re.compile(
    r"\s?(?:[,;:.)]|$)|\s(?:đạt|là|có|ước|đã|cũng|chỉ|tăng|giảm|thu|xuất khẩu|nhập khẩu|thặng dư|thâm hụt|qua cửa khẩu)(?!\w)"
)
_DAY_FOLLOWS = re.compile(r",?\s?\(?\d{1,2}[/-]\d")
_HALF_YEAR = re.compile(
    rf"nửa{BLANK}(?:(đầu|cuối|sau){BLANK}(?:của{BLANK})?(?:năm|(?={YEAR}(?!\w)))|năm{BLANK}(đầu|cuối)"
    rf"|năm(?={BLANK}(?:{YEAR}|nay|ngoái|này)(?!\w)))"
)
_HALF_MONTH = re.compile(
    rf"nửa{BLANK}(đầu|cuối|sau){BLANK}(?:của{BLANK})?tháng(?:{BLANK}({MONTH}))?|nửa{BLANK}tháng{BLANK}(đầu|cuối){BLANK}(?:của{BLANK})?(?:năm|tháng{BLANK}({MONTH}))"
    rf"|kỳ{BLANK}(1|2|i|ii)(?:{BLANK}(?:của{BLANK})?tháng{BLANK}|/(?:t|tháng{BLANK})?|-t)({MONTH})"
)
_SAME_PERIOD = re.compile(
    rf"cùng{BLANK}(?:(?:thời{BLANK})?kỳ|thời{BLANK}(?:điểm|gian)(?={BLANK}(?:của{BLANK})?năm{BLANK}(?:ngoái|trước|\d)))(?!\w)"
)
_EVENT = re.compile(rf"{BLANK}(?:cuộc{BLANK})?(?:hội{BLANK}(?:đàm|nghị)|phiên{BLANK}họp|kỳ{BLANK}họp)")
_SINCE_EVENT = re.compile(
    rf"từ{BLANK}(?:sau|khi){BLANK}(?:cuộc{BLANK}|có{BLANK}|được{BLANK})?(?:hội{BLANK}(?:đàm|nghị)|phiên{BLANK}họp|kỳ{BLANK}họp|thành{BLANK}lập)"
)
_FROM = re.compile(rf"từ{BLANK}(?:khoảng{BLANK})?{CLOCK}")
_JOIN = re.compile(rf"{DASH}(?:hết{BLANK})?|{BLANK}(?:cho{BLANK})?(?:đến|tới)(?:{BLANK}hết)?{BLANK}{CLOCK}")
_NOW = re.compile(
    rf"(?:hiện{BLANK}|hôm{BLANK})?nay(?!\w)|hiện{BLANK}tại|thời{BLANK}điểm{BLANK}(?:này|hiện|trên|đó|báo{BLANK}cáo)"
)
_DOTTED_RANGE = re.compile(
    rf"\d{{1,2}}\.\d{{1,2}}(?:{DASH}|{BLANK}đến{BLANK}(?:hết{BLANK})?)(?:ngày{BLANK})?\d{{1,2}}\.\d{{1,2}}\.\d{{4}}"
)


def listed_months_at(text: str, at: int) -> Reading | None:
    """Months named one by one, three or more that follow each other: "ba tháng 6, 7, 8/2025", "tháng 6, 7 và 8"."""
    found = _LISTED_MONTHS.match(text, at)
    if not found:
        return None
    named = [int(number) for number in re.findall(r"\d+", found[1])]
    if named != list(range(named[0], named[0] + len(named))) or len(named) < 3 or named[-1] > 12:
        return None
    return with_year(months("range", named[0], named[-1]), text, found.end())


def month_at(text: str, at: int) -> Reading | None:
    """A month or more: "tháng 8/2025", "tháng ba", "tháng 5 và 6/2019", "tháng 6, 7 và 8"."""
    if listed := listed_months_at(text, at):
        return listed
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


def edge_month_at(text: str, at: int) -> Reading | None:
    """The last or the first month: "tháng cuối năm 2017", "tháng đầu năm"."""
    found = _EDGE_MONTH.match(text, at)
    if not found or stands_after(text, at, "several"):
        return None
    month = 12 if found[1] == "cuối" else 1
    return with_year(months("month", month, month), text, found.end(), AFTER_YEAR_WORD)


def short_period_at(text: str, at: int) -> Reading | None:
    """Months and quarters of tables: "T8/2025", "9T/2025", "Q3/2025"; a comma after "Q3" makes it a district."""
    if (counted := _SHORT_MONTHS.match(text, at)) and 1 <= int(counted[1]) <= 12:
        year = counted[2] or counted[3]
        return months("months", 1, int(counted[1]), int(year) if year else None), counted.end()
    found = _SHORT_PERIOD.match(text, at)
    if not found or not 1 <= int(found[1] or 1) <= 12:
        return None
    if found[1]:
        return months("month", int(found[1]), int(found[1]), int(found[3])), found.end()
    year = int(found[3]) if found[3] else None
    return months("quarter", 3 * int(found[2]) - 2, 3 * int(found[2]), year), found.end()


def quarter_at(text: str, at: int) -> Reading | None:
    if found := _EDGE_QUARTER.match(text, at):
        first = 1 if found[1] == "đầu" else 10
        return with_year(months("quarter", first, first + 2), text, found.end(), AFTER_YEAR_WORD)
    found = _QUARTER.match(text, at)
    if not found:
        return None
    first = last = QUARTERS[found[1]]
    end, tag = found.end(), "quarter"
    if (second := _SECOND_QUARTER.match(text, end)) and QUARTERS[second[1]] > first:
        last, end, tag = QUARTERS[second[1]], second.end(), "range"
    return with_year(months(tag, 3 * first - 2, 3 * last), text, end)


def half_at(text: str, at: int) -> Reading | None:
    if found := _HALF_YEAR.match(text, at):
        span = (7, 12) if found[1] in ("cuối", "sau") or found[2] == "cuối" else (1, 6)
        tail = tail_after(found) if found[0].endswith("năm") else _YEAR_HERE
        return with_year(months("half", *span), text, found.end(), tail)
    if found := _HALF_MONTH.match(text, at):
        written = found[2] or found[4] or found[6]
        month = month_number(written) if written else {"đầu": 1, "cuối": 12}.get(found[3])
        is_first = "đầu" in found.groups() or found[5] in ("1", "i")
        first, last = (1, 15) if is_first else (16, MONTH_END)
        form = Form("half", Part(None, month, first), Part(None, month, last))
        return with_year(form, text, found.end(), tail_after(found))
    return None


def year_at(text: str, at: int) -> Reading | None:
    if found := _NAMED_YEAR.match(text, at):
        return months("year", 1, 12, int(found[1])), found.end()
    spelled = spelled_year_at(text, at)
    return (months("year", 1, 12, spelled[0]), spelled[1]) if spelled else None


def years_at(text: str, at: int) -> Reading | None:
    if found := _YEAR_SPAN.match(text, at):
        first, last = int(found[1]), int(found[2])
        if 0 < last - first <= 60:
            return Form("years", Part(first, 1, 1), Part(last, 12, 31)), found.end()
    return None


def bare_year_at(text: str, at: int) -> Reading | None:
    """A year without its "năm", after a word that only a time follows: "cùng kỳ 2018"."""
    found = _BARE_YEAR.match(text, at)
    if not found:
        return None
    follows = stands_after(text, at, "same_period") or stands_after(text, at, "year")
    if follows or _YEAR_LIST.search(text, max(0, at - 40), at) or is_lone_year(text, at, found.end()):
        return months("year", 1, 12, int(found[1])), found.end()
    return None


def is_lone_year(text: str, start: int, end: int) -> bool:
    """Whether digits are a year by what follows: "2024: 52.900 xe", "xuất khẩu tôm 2025 đạt", "gấp ba lần 2024 (13 vụ)"."""
    if not text.startswith("20", start) or stands_after(text, start, "no_year"):
        return False
    return bool((_LINE_START if _COLON.match(text, end) else _YEAR_VERB).search(text, max(0, start - 24), end + 12))


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
        return with_year(months("vague", first, last), text, found.end() + 3, AFTER_YEAR_WORD)
    return None


def counted_at(text: str, at: int) -> Reading | None:
    """What a count opens: "7 tháng đầu năm", "10 ngày đầu tháng 7", "hai quý đầu năm"."""
    if listed := listed_months_at(text, at):
        return listed
    if found := _N_DAYS.match(text, at):
        return part_of_month(text, found)
    if found := _DAYS_LATER.match(text, at):
        if _IN_DAYS.search(text, max(0, at - 6), at):
            return None  # "trong hai ngày trước đó" is no one day
        return days_from(found[1], found[2], found[3]), found.end()
    if found := _N_QUARTERS.match(text, at):
        count = QUARTERS[found[1]]
        if text.startswith(",", found.end()) and not found[2] and not stands_alone(text, at, found.end()):
            return None
        span = (13 - 3 * count, 12) if found[2] == "cuối" else (1, 3 * count)
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
    if count >= 2 and _SO_FAR.search(text, max(0, at - 12), at) and _PAUSE.match(text, end):
        return form.stepped("months_so_far", count), end
    return None


def later_at(text: str, at: int) -> Reading | None:
    """ "Trước đó một tuần", "sau đó hai ngày"."""
    found = _LATER.match(text, at)
    return (days_from(found[2], found[3], found[1]), found.end()) if found else None


def days_from(count: str, unit: str, way: str) -> Form:
    days = month_number(count) * (7 if unit == "tuần" else 1)
    return Form("relative").stepped("from_day", days if way == "sau" else -days)


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


def same_period_at(text: str, at: int) -> Reading | None:
    found = _SAME_PERIOD.match(text, at)
    if not found:
        return None
    if _EVENT.match(text, found.end()):
        return Form("since_event"), found.end()
    return Form("same_period"), found.end()


@cache
def relative_phrases() -> dict[str, tuple[str, int]]:
    return {row["phrase"]: (row["unit"], int(row["offset"])) for row in load("relative_dates")}


def relative_at(text: str, at: int) -> Reading | None:
    """A time told from now: "hôm qua", "tháng trước", "năm nay"; not where the day itself follows ("hôm qua 23-11")."""
    for size in (16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6):
        end = at + size
        step = relative_phrases().get(text[at:end]) if end <= len(text) else None
        if step and not text[end : end + 1].isalpha():
            break
    else:
        return None
    unit, offset = step
    if unit in ("day", "from_day", "within_day") and _DAY_FOLLOWS.match(text, end):
        return None
    if unit.startswith("within_") and (not _WITHIN_ENDS.match(text, end) or stands_after(text, at, "not_within")):
        return None
    if unit == "year":
        if found := _FOLLOWING_YEAR.match(text, end):
            return months("year", 1, 12, int(found[1])), found.end()
        return months("year", 1, 12).stepped("year", offset), end
    return Form("relative").stepped(unit, offset), end


def end_point_at(text: str, at: int) -> Reading | None:
    """One end of a range, without its "từ" or "đến"."""
    if lead := DAY_LEAD.match(text, at):
        return day_at(text, lead.end(), True) or bare_day_at(text, lead.end())
    if found := _YEAR_START.match(text, at):
        return with_year(months("start", 1, 1), text, found.end(), AFTER_YEAR_WORD)
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


def unit_to_date(text: str, found: re.Match[str]) -> Reading | None:
    """From the start of a week, month or quarter up to now, or up to the day that is said."""
    joined = _JOIN.match(text, found.end())
    if joined and not (now := _NOW.match(text, joined.end())):
        last = end_point_at(text, joined.end())
        if last is None or last[0].tag != "day" or found[1] != "tháng":
            return None
        return last[0].between(Part(None, None, 1), last[0].last, "day_range"), last[1]
    return Form("to_date").stepped(f"{_UNITS[found[1]]}_to_date", 0), now.end() if joined and now else found.end()


def range_from(text: str, at: int) -> Reading | None:
    """The rest of a range, from its first end on."""
    if unit := _UNIT_START.match(text, at):
        return unit_to_date(text, unit)
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
