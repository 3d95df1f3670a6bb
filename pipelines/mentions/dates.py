"""Days and periods of a sentence: "ngày 16/10/2025", "từ 15/12/2024 đến 14/8/2025", "quý I/2019", "7 tháng đầu năm".

A `date` is one day, a `period` anything longer. `detail` says what kind of expression it is:

    day            a day
    day_range      from one day to another: "12–13/11/2025", "từ ngày 16 đến 31/12"
    range          from one month, quarter or year to another
    month, months  "tháng 8/2025"; N months of a year: "7 tháng đầu năm", "6 tháng cuối năm 2018"
    quarter, half  "quý I/2019"; half a year or half a month: "nửa đầu năm", "kỳ 1 tháng 8"
    year, years    "năm 2017", "năm nay", "cả năm"; "giai đoạn 2016-2020"
    cumulative     all since the start of the year: "lũy kế đến hết ngày 15/12". `date_start` is 1 January
    since          from a day on, its end not said: "từ 01/7/2025", "từ tháng 9/2017 đến nay"
    to_date        up to the day of the text, where that is known: "từ đầu tháng", "lũy kế từ ngày 1/1"
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

from pipelines.lexicon.phrases import alternation
from pipelines.mentions.article import Mention, Sentence
from pipelines.mentions.calendar_words import MONTH_WORDS, Reading, stands_after
from pipelines.mentions.contexts import context, words_before
from pipelines.mentions.days import DAY_LEAD, Place, day_in_words_at, days_at, is_bare
from pipelines.mentions.letters import lowered
from pipelines.mentions.periods import DateMention, Form
from pipelines.mentions.spans import (
    bare_year_at,
    counted_at,
    edge_month_at,
    half_at,
    later_at,
    month_at,
    portion_at,
    quarter_at,
    range_at,
    relative_at,
    same_period_at,
    short_period_at,
    year_at,
    year_start_at,
    years_at,
)
from pipelines.mentions.years import resolve_dates

__all__ = ["DateMention", "read_dates", "resolve_dates"]

Reader = Callable[[str, int], Reading | None]
"""Reads a form that starts at a place of a lower-cased text."""

# More dates than this in one sentence are a table or an attack, and what compares them must stay cheap.
MAX_MENTIONS = 200
_SET_OFF = re.compile(r"(?:\(|, )$")
_BULLET = re.compile(r"[\s*•+–—-]{0,6}")
_CLOCK = re.compile(
    r"(?:\d{1,2}\s?(?:h|giờ|g)(?:\s?\d{1,2})?(?:\s?phút)?,?\s{1,3})?(?:(?:sáng|trưa|chiều|tối|đêm)\s{1,3})?$"
)
_COLON = re.compile(r"\s?:\s")
_HEADS = re.compile(r"\s?[:–—-]\s")
"""A diary names the day first: "- 14/10: họp với ..."."""


def is_day_place(text: str, at: int, end: int) -> bool:
    """Whether digits such as "28/11" at a place are a day: by the words before, and by what is counted after."""
    if stands_after(text, at, "day") or (text.startswith(", ", at - 2) and stands_after(text, at - 2, "day")):
        return True
    if _BULLET.fullmatch(text, 0, at) and _HEADS.match(text, end):
        return True
    if _SET_OFF.search(text, max(0, at - 2), at) and text[end : end + 1] in ("", ")", ",", ";", "."):
        return True
    return stands_after(text, at, "weak_day") and not re.match(r"\s?(?:%|[^\W\d_])", text[end : end + 3])


def digits_at(text: str, at: int) -> Iterator[Place]:
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


def lead_day_at(text: str, at: int) -> Iterator[Place]:
    if reading := relative_at(text, at):
        yield reading[0], at, reading[1]
        return
    lead = DAY_LEAD.match(text, at)
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


def one(*readers: Reader) -> Callable[[str, int], Iterator[Place]]:
    """The first of some readers that reads what stands at a place."""

    def read(text: str, at: int) -> Iterator[Place]:
        for reader in readers:
            if reading := reader(text, at):
                yield reading[0], at, reading[1]
                return

    return read


def not_after_count(reader: Reader) -> Reader:
    """A reader for names of months, which do not follow a count: "mỗi tháng 3 lần", "6 tháng 3 ngày"."""

    def read(text: str, at: int) -> Reading | None:
        words = words_before(text, at)
        if words and (words[-1] in NO_NAME_AFTER or words[-1] in MONTH_WORDS or words[-1].isdigit()):
            return None
        return reader(text, at)

    return read


NO_NAME_AFTER = {"mỗi", "hằng", "hàng", "một", "từng", "mấy", "nhiều", "nhiêu", "những", "vài", "các"}
_COUNTED = one(counted_at, day_in_words_at)
READERS: dict[str, Callable[[str, int], Iterator[Place]]] = {
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
    "trước": one(later_at),
    "sau": one(later_at),
    "cùng": one(same_period_at, relative_at),
    "đầu": one(year_start_at, portion_at),
    "giữa": one(portion_at),
    "cuối": one(portion_at),
    "thượng": one(portion_at),
    "trung": one(portion_at),
    "hạ": one(portion_at),
    "cả": one(relative_at),
    "trong": one(relative_at),
    "sang": one(relative_at),
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
    rf"(?<!\w)(?:{'|'.join(READERS)})(?!\w)|(?<![\w.,/%-])(?:\d{{1,4}}(?!\d)|[tq]\d{{1,2}}(?=\s?[/-])|q[1-4](?=\s(?!\d)|[:;.)](?!\d)|$))"
)
# "bằng 94,5% tháng 9", "gấp 1,4 lần quý I/2024"
_EQUALS_SHARE = re.compile(
    r"(?:bằng|gấp|tương đương)\s(?:\w+\s)?(?:[\d.,]{1,8}|hai|ba|bốn|năm)\s?(?:%|lần)\s(?:con số\s)?(?:của\s)?$"
)
_OPENING = re.compile(r"(?:^|[.;:,(*–-]\s{0,2})(?:đến|hết|tới)\s{1,3}$")
_ALL_OF = re.compile(r"(?:^|[.;:]\s{0,2})hết\s{1,3}$")
_DEADLINE = re.compile(r"(?:hạn|kéo dài|hiệu lực|chậm nhất|áp dụng|từ nay)\b")
_AMOUNT = re.compile(
    r"(?:đạt|kim ngạch|số thu|thu được|thu ngân sách|lũy kế|tổng|tờ khai|xuất khẩu|nhập khẩu|đã có"
    r"|nộp|ngân sách|làm thủ tục|thông quan|tiếp nhận|xuất siêu|nhập siêu|lượng hàng|lượng xe|lượng khách)(?!\w)"
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
    if text[start - 1 : start] == "(" and _COLON.match(text, end) and start > 1:
        return "basis"  # "(8 tháng năm 2024: 2,4 tỷ USD)"
    if _EQUALS_SHARE.search(text, max(0, start - 36), start):
        return "basis"
    if form.tag in ("day", "month", "quarter", "vague", "day_range"):
        before = text[max(0, start - 48) : start]
        lead = start - len(_CLOCK.search(before)[0])  # type: ignore[index]
        up_to = stands_after(text, lead, "cumulative") and not text.endswith(
            "kết thúc ", 0, lead
        )  # a meeting that ends
        if (stands_after(text, start, "cumulative") or up_to) and not _DEADLINE.search(before):
            return "cumulative"
        if _ALL_OF.search(before) or (_OPENING.search(before) and _AMOUNT.search(text, end, end + 100)):
            return "cumulative"
    return form.tag


def stands_after_law(text: str, start: int) -> bool:
    before = re.split(r"[,.;:()]", text[max(0, start - 48) : start])[-1]
    return _law().search(before) is not None


@cache
def _law() -> re.Pattern[str]:
    return re.compile(alternation(tuple(context("date_contexts", "legal"))))


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
            runs = detail == "since" and form.is_day and stands_after(text, start, "running")
            mentions.append(
                DateMention(
                    "date" if form.is_day and not runs else "period",
                    sentence.start + start,
                    sentence.start + end,
                    sentence.text[start:end],
                    detail=detail,
                    form=form.opened("since") if runs else form,
                )
            )
    return mentions
