"""Days and periods as they are written, with what the text leaves out, and the calendar arithmetic that completes them."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipelines.mentions.article import Mention

MONTH_END = 0
"""The day of a Part that means the last day of its month."""

YEARS = range(1000, 2101)

Interval = tuple[date, date]
"""First and last day."""


@dataclass(frozen=True, slots=True)
class Part:
    """One end of a period; None where the text leaves it to the reader."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def on(self, year: int, month: int) -> date | None:
        """The day it is, with a year and a month for what it lacks; None for 31/2."""
        year = year if self.year is None else self.year
        month = month if self.month is None else self.month
        if year not in YEARS or not 1 <= month <= 12:
            return None
        last = calendar.monthrange(year, month)[1]
        day = last if self.day == MONTH_END else self.day or 1
        return date(year, month, day) if day <= last else None


@dataclass(frozen=True, slots=True)
class Form:
    """A day or period before its year is known.

    `tag` becomes the `detail` of the mention. `open` periods have a first day only ("từ tháng 9/2017 đến nay").
    `step` counts from the day of the text or from the period it reports: ("month", -1) is "tháng trước".
    """

    tag: str
    first: Part = Part()
    last: Part = Part()
    open: bool = False
    step: tuple[str, int] | None = None

    @property
    def year(self) -> int | None:
        return self.first.year if self.last.year is None else self.last.year

    @property
    def month(self) -> int | None:
        return self.first.month if self.last.month is None else self.last.month

    @property
    def is_day(self) -> bool:
        """Whether it is one day; what is open or counted in weeks is a period."""
        if self.step and self.step[0] in ("day", "from_day", "within_day"):
            return True
        return self.first == self.last and self.last.day is not None and not self.open

    def tagged(self, tag: str) -> "Form":
        return replace(self, tag=tag)

    def between(self, first: Part, last: Part, tag: str) -> "Form":
        return replace(self, tag=tag, first=first, last=last)

    def opened(self, tag: str) -> "Form":
        return replace(self, tag=tag, open=True)

    def stepped(self, unit: str, offset: int) -> "Form":
        return replace(self, step=(unit, offset))

    def in_year(self, year: int) -> "Form":
        last = replace(self.last, year=year)
        return replace(self, first=last if self.first == self.last else self.first, last=last)

    def interval(self, year: int, month: int) -> tuple[date, date] | None:
        """First and last day, with a year and a month for what it lacks; None where no calendar has them."""
        last = self.last.on(year, month)
        if last is None:
            return None
        first = self.first.on(last.year, last.month)
        if first is not None and first > last and self.first.year is None:
            # "từ 16/12 đến 15/12/2018" starts in the year before, "từ ngày 28 đến 3/11" in the month before.
            if self.first.month is None:
                before = last.replace(day=1) - timedelta(days=1)
                first = self.first.on(before.year, before.month)
            else:
                first = self.first.on(last.year - 1, last.month)
        return (first, last) if first is not None and first <= last else None


@dataclass(slots=True)
class DateMention(Mention):
    """A date or period whose form waits for the year of its article."""

    form: Form | None = None


def day(part: Part) -> Form:
    return Form("day", part, part)


def months(tag: str, start: int, end: int, year: int | None = None) -> Form:
    """Whole months of one year."""
    return Form(tag, Part(year, start, 1), Part(year, end, MONTH_END))


def shifted(interval: tuple[date, date], years: int) -> tuple[date, date]:
    """The same days of another year; the end of February stays its end."""

    def move(moment: date) -> date:
        length = calendar.monthrange(moment.year, moment.month)[1]
        new_length = calendar.monthrange(moment.year + years, moment.month)[1]
        is_end = moment.day == length
        return moment.replace(year=moment.year + years, day=new_length if is_end else min(moment.day, new_length))

    first, last = interval
    return move(first), move(last)


def stepped(today: date, unit: str, offset: int) -> tuple[date, date]:
    """The day, week (from Monday), month, quarter or year that lies `offset` of them from the one of `today`."""
    if unit == "day":
        moment = today + timedelta(days=offset)
        return moment, moment
    if unit == "week":
        monday = today + timedelta(days=7 * offset - today.weekday())
        return monday, monday + timedelta(days=6)
    size = {"month": 1, "quarter": 3, "year": 12}[unit]
    index = (today.year * 12 + today.month - 1) // size * size + offset * size
    first = date(index // 12, index % 12 + 1, 1)
    end = index + size - 1
    return first, date(end // 12, end % 12 + 1, calendar.monthrange(end // 12, end % 12 + 1)[1])
