"""The day that an article speaks from: of publication, of the bulletin that it is, or the latest that it dates."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pipelines.lexicon.phrases import load, phrases
from pipelines.mentions.article import Article, Sentence
from pipelines.mentions.letters import lowered
from pipelines.mentions.periods import MONTH_END, DateMention, Form, Interval

# Statistics of a month are out days before it ends; an event is reported when it has happened.
AHEAD_OF_PRESS = timedelta(days=20)
# A text is written after the days that it dates in full, by weeks; months ahead would be plans.
AHEAD_OF_TEXT = timedelta(days=100)
# A day that is no plan has happened when the text is written: in December "hôm 20/3" is last March.
AHEAD_OF_DAY = timedelta(days=45)
# A plan that a text dates in full lies ahead of it by half a year at most: it was written in between.
AHEAD_OF_PLAN = timedelta(days=200)

Dated = list[tuple[Sentence, list[DateMention]]]
"""The sentences with dates, and their dates."""

_COMING = re.compile(r"\s(?:sắp\s)?tới(?!\s(?:ngày|hết|\d))")
_MEASURED = re.compile(r"\d\s?(?:%|tỷ|tỉ|triệu|nghìn|ngàn|tấn|kg|vụ|lượt|xe|tờ khai|usd|đồng)(?!\w)")
_STATED_YEAR = re.compile(r"(?<![\w.,/-])20\d\d(?![\w/-]|[.,]\d)")

# "Mục tiêu đặt ra cho năm 2026 là 74 tỷ USD": a year that is planned for.
_AIM = re.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|dự toán|được giao)(?!\w)[^,;.:\d%]{0,30}$")

_PLAN = re.compile(r"(?:kế hoạch|chỉ tiêu|mục tiêu)(?: thu)? ")
"""A plan right before any period: "Kế hoạch quý IV"."""

HEAD_SENTENCES = 3
"""A bulletin says its day in its headline, in a line below it, or in a dateline before its first words."""
OPENING = 12
"""Characters before a year that opens its sentence: "- Trong năm 2025,"."""
LONGEST_HEADING = 120
LONGEST_SIGNATURE = 80
_BULLETIN = re.compile(
    r"(?<!\w)(?:bản tin|điểm tin|tin (?:nhanh|nóng|vắn|trong|ngày|cửa khẩu)|tổng hợp|báo cáo|nhật ký|thông báo nhanh|số liệu"
    r"|tình hình|kết quả|tuần|giao ban ngày)(?!\w)"
)
# "Viêng Chăn, 3/10/2025:", "(18/8/2025) -", "Móng Cái, ngày 3 tháng 2 năm 2026": names, and the day.
_DATELINE = re.compile(r"[\W\d_]*(?:(?:[^\W\d_a-zà-ỹ][^\s,(]*|ngày|tối|chiều|sáng)[\s,.()|–—-]*){0,12}")
_DATELINE_ENDS = re.compile(r"\s?[):.\]|]|\s[-–—]\s|\s*$")


@cache
def future_cues() -> re.Pattern[str]:
    # "năm 2025 sắp qua" is nearly over.
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases('date_contexts')['future'])})(?!\w|\s(?:qua|hết|khép|trôi)(?!\w))")


@cache
def day_beside() -> re.Pattern[str]:
    """A time told from now whose day follows: "hôm nay, ngày 14/2", "chiều qua (3/10)"."""
    told = (row["phrase"] for row in load("relative_dates") if row["unit"] == "day")
    words = "|".join(sorted(told, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({words}),?\s{{1,2}}\(?(?:tức\s)?(?:(?:thứ\s\w+|chủ\snhật),?\s)?(?:ngày\s)?$")


def is_planned(sentence: Sentence, mention: DateMention) -> bool:
    """Whether the words around a date say that it is still to come."""
    text = lowered(sentence.text)
    start, end = mention.start - sentence.start, mention.end - sentence.start
    aim = _AIM.search(text, max(0, start - 50), start)
    if aim and mention.form and (mention.form.tag == "year" or _PLAN.fullmatch(aim[0])):
        return True
    return bool(future_cues().search(text, max(0, start - 100), end + 60) or _COMING.match(text, end))


@dataclass(frozen=True, slots=True)
class Present:
    """The day that an article speaks from: `known` where it is published or says so itself, else the latest day it dates.

    Where only a year can be told, `day` is its last day and `whole_year` is true; `after` is true where the text says
    no more than that it comes after the day. `before` is the first day of what it plans.
    """

    day: date
    known: bool = False
    whole_year: bool = False
    after: bool = False
    before: date | None = None
    weak: bool = False

    def year_of(self, form: Form, month: int, planned: bool) -> int | None:
        """The year that puts a form without one where news would have it."""
        if self.weak and form.last.day not in (None, MONTH_END) and not form.open:
            return None
        if self.whole_year:
            return self.day.year
        candidates = [(year, form.interval(year, month)) for year in range(self.day.year - 1, self.day.year + 2)]
        if form.open or form.tag == "since":
            # What goes on until now has begun.
            return max((year for year, found in candidates if found and found[0] <= self.day), default=None)
        ends = [(year, interval[1]) for year, interval in candidates if interval]
        if self.after:
            return min((year for year, end in ends if end > self.day), default=None)
        if self.known and planned:
            return min(ends, key=lambda at: abs(at[1] - self.day), default=(None,))[0]
        ahead = AHEAD_OF_DAY if form.is_day else AHEAD_OF_TEXT
        limit = self.day + (AHEAD_OF_PRESS if self.known else ahead)
        if self.before and form.tag == "day" and not planned:
            limit = max(limit, self.before)
        return max((year for year, end in ends if end <= limit), default=None)


def present_of(article: Article, dated: Dated) -> Present | None:
    """The day that an article speaks from, or None where nothing tells its year."""
    if article.published:
        return Present(article.published, known=True)
    told = latest_day(article, dated)
    own = own_day(article, dated, told)
    return Present(own, known=True) if own else told


def own_day(article: Article, dated: Dated, told: Present | None) -> date | None:
    """The day that a text gives as its own: in a dateline, as a bulletin, beside "hôm nay", or under its last line."""
    head = [(s, m) for s, mentions in dated for m in mentions if s.position < HEAD_SENTENCES]
    foot = article.sentences[-1].position if article.sentences else 0
    for sentence, mention in head:
        if sentence.section != "title" and is_dateline(sentence, mention):
            return day_of(mention, None)
    for sentence, mention in head:
        heading = sentence.section == "title" or len(sentence.text) <= LONGEST_HEADING
        if heading and _BULLETIN.search(lowered(sentence.text)) and mention.detail in ("day", "day_range"):
            ends = day_of(mention, told)
            if ends and (mention.detail == "day" or "tuần" in lowered(sentence.text)):
                return ends
    for sentence, mentions in dated:
        text = lowered(sentence.text)
        for mention in mentions:
            at = mention.start - sentence.start
            beside = day_beside().search(text, max(0, at - 40), at) if mention.kind == "date" else None
            day = day_of(mention, told) if beside else None
            if beside and day:
                return day - timedelta(days=day_offsets()[beside[1]])
    for sentence, mentions in dated:
        if (
            sentence.position == foot
            and len(sentence.text) <= LONGEST_SIGNATURE
            and is_dateline(sentence, mentions[-1])
        ):
            return day_of(mentions[-1], None)
    return None


@cache
def day_offsets() -> dict[str, int]:
    return {row["phrase"]: int(row["offset"]) for row in load("relative_dates") if row["unit"] == "day"}


def is_dateline(sentence: Sentence, mention: DateMention) -> bool:
    """Whether only names stand before a day that has its year, and a mark behind it."""
    if mention.kind != "date" or mention.form is None or mention.form.year is None:
        return False
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before = sentence.text[: min(start, LONGEST_SIGNATURE)]
    return _DATELINE.fullmatch(before) is not None and _DATELINE_ENDS.match(sentence.text, end) is not None


def day_of(mention: DateMention, told: Present | None) -> date | None:
    """The last day of a date, its year being that of the rest of the text."""
    form = mention.form
    if form is None or form.month is None:
        return None
    year = form.year or (told.year_of(form, form.month, False) if told else None)
    found = form.interval(year, form.month) if year else None
    return found[1] if found else None


def latest_day(article: Article, dated: Dated) -> Present | None:
    """The latest day that a text dates in full, or what else tells its year."""
    days: list[date] = []
    loose: list[Interval] = []
    planned: list[date] = []
    since: list[date] = []
    years: list[int] = []
    current: list[int] = []
    reported: list[int] = []
    exact: list[date] = []
    base_years: list[int] = []
    this_year = any(
        m.form and m.form.step == ("year", 0) and m.text.lower().endswith("nay") for _, ms in dated for m in ms
    )
    for sentence, mentions in dated:
        so_far = this_year or any(
            m.form and m.form.year is None and m.form.tag in ("months", "cumulative") for m in mentions
        )
        for mention in mentions:
            form = mention.form
            if form is None or form.year is None or mention.detail in ("legal", "years"):
                continue
            interval = form.interval(form.year, form.month or 12)
            if interval is None:
                continue
            if mention.detail == "same_period":
                base_years.append(interval[1].year + 1)
            elif mention.detail == "basis" and form.tag == "months":
                base_years.append(interval[1].year + 1)  # "so với hai tháng đầu năm 2025": the text is of 2026
            elif form.tag == "year" and so_far and is_over(sentence, mention):
                base_years.append(interval[1].year + 1)
            elif form.tag == "year" and is_turn(sentence, mention):
                days.append(date(interval[0].year - 1, 12, 31))
            elif form.tag == "year":
                if not is_planned(sentence, mention):
                    opens = mention.start - sentence.start <= OPENING
                    if opens and mention.detail == "year" and _MEASURED.search(lowered(sentence.text)):
                        reported.append(interval[1].year)
                    years.append(interval[1].year + (mention.detail == "basis"))
                    if is_of_now(sentence, mention):
                        current.append(years[-1])
            elif form.open or form.tag == "since" or mention.detail == "since":
                since.append(interval[0])
                if form.tag != "year":
                    exact.append(interval[0])
            elif mention.detail != "cumulative" and is_planned(sentence, mention):
                planned.append(interval[1])
            elif form.tag in ("month", "quarter", "half", "range", "vague") and not _MEASURED.search(
                lowered(sentence.text)
            ):
                loose.append(interval)
            else:
                days.append(interval[1])
    # "chọn quý II/2026 là mốc": a month that begins after all days, and counts nothing, is still to come.
    latest = max(days, default=None)
    for first, last in loose:
        (planned if latest and first > latest else days).append(last)
    base_year = max(base_years, default=None)
    stated = stated_years(article)
    newest = max((year for year in stated if year <= LAST_STATED), default=0)
    if days and (base_year is None or max(days).year >= base_year):
        latest = max(days)
        if latest.year in reported and newest <= latest.year + 1:
            # "Năm 2025, đơn vị phát hiện 486 vụ": a report of the whole year, of which 17/1/2025 is but one day.
            return Present(date(latest.year, 12, 31), whole_year=True)
        ahead = [day for day in planned if latest < day <= latest + AHEAD_OF_PLAN]
        return Present(latest, before=min(ahead, default=None), weak=newest > latest.year + 1)
    if base_year is not None:
        return Present(date(base_year, 12, 31), whole_year=True)
    if since:
        return Present(max(since), after=True, weak=max(since) not in exact or newest > max(since).year + 1)
    if years:
        year = most_frequent(years)
        return Present(date(year, 12, 31), whole_year=True, weak=year not in current or newest > year + 1)
    if planned:
        return Present(date(min(planned).year, 12, 31), whole_year=True, weak=True)
    return Present(date(most_frequent(stated), 12, 31), whole_year=True, weak=len({*stated}) > 1) if stated else None


# "Bước sang 2026, chi cục được giao thu …": the year before is over, or nearly so.
_TURN = re.compile(r"(?<!\w)(?:bước sang|bước vào|sang|vào đầu)\s(?:năm\s)?$")


def is_turn(sentence: Sentence, mention: DateMention) -> bool:
    start = mention.start - sentence.start
    return _TURN.search(lowered(sentence.text), max(0, start - 20), start) is not None


# A year beyond is a goal: "tầm nhìn đến 2045".
LAST_STATED = 2029
_GOAL = re.compile(r"(?:tầm nhìn|nhiệm kỳ|giai đoạn|đến|vào|tới|[-–])\s*(?:năm\s)?$")


def stated_years(article: Article) -> list[int]:
    """The years that a text writes as bare numbers, without those of plans, terms and goals: "nhiệm kỳ 2020 - 2021"."""
    years = []
    for sentence in article.sentences:
        for found in _STATED_YEAR.finditer(sentence.text):
            text = lowered(sentence.text[max(0, found.start() - 100) : found.end() + 60])
            if not _GOAL.search(text[: min(100, found.start())]) and not future_cues().search(text):
                years.append(int(found[0]))
    return years


# A year that a text tells of as long ago, or sums up when it is over: "từ năm 2006", "năm 2016 đạt 94 triệu USD".
_LONG_AGO = re.compile(
    r"(?:từ|kể từ|hồi|vào|sinh|những|khi|so với|thiết lập[^,;.]{0,40}|thành lập[^,;.]{0,40}|ký[^,;.]{0,30}|từng[^,;.]{0,40}"
    r"|lần đầu[^,;.]{0,40}|cuối|đầu|giữa)\s$"
)
_SUMMED_UP = re.compile(
    r"\s?,?\s?(?:đã\s|chỉ\s)?(?:đạt|là|lên|tăng|giảm|có|thu|vượt|kim ngạch|tổng)(?!\w)[^;.]{0,60}\d"
)


def is_of_now(sentence: Sentence, mention: DateMention) -> bool:
    """Whether a year can be the one that a text is written in, by the words around it."""
    text = lowered(sentence.text)
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before = text[max(0, start - 60) : start]
    return not (_LONG_AGO.search(before) or _GOAL.search(before) or _SUMMED_UP.match(text, end))


def is_over(sentence: Sentence, mention: DateMention) -> bool:
    """Whether a year is told whole beside months of one without its year: "9 tháng thu 310 tỷ, hơn cả năm 2024"."""
    before = lowered(sentence.text)[: mention.start - sentence.start]
    whole = before.endswith("cả ") or mention.text.lower().startswith("cả ")
    return whole and not is_planned(sentence, mention)


def most_frequent(years: list[int]) -> int:
    """The year that stands most often, the latest of several."""
    return max(years, key=lambda year: (years.count(year), year))
