"""The periods of comparison bases and plans."""

import calendar
import re
from datetime import date

from pipelines.facts.trade.figure import Figure
from pipelines.facts.trade.story import Story
from pipelines.facts.trade.tokens import Token
from pipelines.mentions.article import Mention

YEAR = re.compile(r"(?:19|20)\d\d")


def years_before(day: date, years: int) -> date:
    """The same day in an earlier year; the last of February stays the last."""
    year = day.year - years
    last = calendar.monthrange(year, day.month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, day.month, last if is_last else min(day.day, last))


def since_new_year(year: int, months: int) -> tuple[date, date]:
    """The first months of a year."""
    return date(year, 1, 1), date(year, months, calendar.monthrange(year, months)[1])


def next_span(start: date, end: date) -> tuple[date, date] | None:
    """The month after a month, the quarter after a quarter; None for other spans."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1] or months not in (1, 3):
        return None
    first = date(end.year + end.month // 12, end.month % 12 + 1, 1)
    last = first.month + months - 1
    year, month = first.year + (last - 1) // 12, (last - 1) % 12 + 1
    return first, date(year, month, calendar.monthrange(year, month)[1])


def base_year(base: list[Token]) -> int | None:
    """The year of a comparison: the last one named ("cùng kỳ năm 2017"); a bare "cùng kỳ" names none."""
    years = [t.mention.date_end.year for t in base if t.mention and t.mention.date_end and YEAR.search(t.text)]
    return years[-1] if years else None


def base_period(figure: Figure, last: Figure, base: list[Token]) -> None:
    """Date the base of a comparison: the same span of an earlier year for "cùng kỳ", else the period that is named."""
    named = next((token.mention for token in base if token.mention), None)
    figure.period_start = figure.period_end = None
    figure.period_text = named.text if named else None
    if named is not None:
        figure.mentions.append(named)
    if any(token.has("last_year") for token in base) and last.period_start and last.period_end:
        year = base_year(base) or last.period_end.year - 1
        back = last.period_end.year - year
        figure.period_start = years_before(last.period_start, back)
        figure.period_end = years_before(last.period_end, back)
    elif named is not None:
        figure.period_start, figure.period_end = named.date_start, named.date_end


def whole_year(figure: Figure, named: Mention | None, last: Figure | None, story: Story) -> None:
    """Date a plan: the period that is named; revenue is planned for whole years, that of the result if none is named."""
    frame = story.frame if story.frame is not None and story.frame_is_near(figure.sentence) else None
    day = last.period_end if last is not None else None
    if frame is not None and frame.date_end is not None:
        day = frame.date_end
    elif day is None and story.period is not None:
        day = story.period.date_end
    if named is not None and named.date_end is not None:
        figure.date(named)
        day = named.date_end
        if figure.metric != "state_revenue":
            return
    if day is not None:
        figure.period_start, figure.period_end = date(day.year, 1, 1), date(day.year, 12, 31)
