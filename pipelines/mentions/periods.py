"""Days and periods as they are written, with what is missing, and the calendar arithmetic that completes them."""

import calendar
from dataclasses import dataclass
from datetime import date

MONTH_END = 0
"""The day of a Part that means the last day of its month."""


@dataclass(frozen=True, slots=True)
class Part:
    """One end of a period; None where the text leaves it to the reader."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def on(self, year: int, month: int) -> date | None:
        """The day it is, with a year and a month for what it lacks; None for 31/2."""
        year, month = self.year or year, self.month or month
        if not (1900 <= year <= 2100 and 1 <= month <= 12):
            return None
        last = calendar.monthrange(year, month)[1]
        day = last if self.day == MONTH_END else self.day or 1
        return date(year, month, day) if day <= last else None


@dataclass(frozen=True, slots=True)
class Form:
    """A day or period before its year is known.

    `tag` becomes the `detail` of the mention. `years_back` counts from the year of the text: "năm nay" 0, "năm ngoái" 1.
    """

    tag: str
    first: Part
    last: Part
    years_back: int | None = None

    def year(self) -> int | None:
        return self.last.year or self.first.year

    def month(self) -> int | None:
        return self.last.month or self.first.month

    def interval(self, year: int, month: int) -> tuple[date, date] | None:
        """First and last day, with a year and a month for what it lacks; None for a day that no calendar has."""
        last = self.last.on(year, month)
        if last is None:
            return None
        first = self.first.on(last.year, last.month)
        if first is not None and first > last and self.first.year is None:
            # "từ 16/12 đến 15/12/2018" starts in the year before, "từ ngày 28 đến 3/11" in the month before.
            year, month = last.year, last.month
            if self.first.month is None:
                year, month = (year, month - 1) if month > 1 else (year - 1, 12)
            else:
                year -= 1
            first = self.first.on(year, month)
        return (first, last) if first is not None and first <= last else None


def months(tag: str, start: int, end: int, year: int | None = None, years_back: int | None = None) -> Form:
    """Whole months of one year."""
    return Form(tag, Part(year, start, 1), Part(year, end, MONTH_END), years_back)
