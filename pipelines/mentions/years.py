"""Which year a day or period is in, where its own words don't say: from the article around it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pipelines.lexicon.phrases import phrases
from pipelines.mentions.article import Article, Sentence
from pipelines.mentions.letters import lowered
from pipelines.mentions.periods import MONTH_END, DateMention, Form, shifted, stepped

Interval = tuple[date, date]

REPORTED = {"month", "months", "quarter", "half", "cumulative", "range", "day_range", "year"}
"""Details of the periods that a figure is about, and not compared with."""

# Statistics of a month are out days before it ends; an event is reported when it has happened.
AHEAD_OF_PRESS = timedelta(days=20)
# A text is written after the days that it dates in full, by weeks; months ahead would be plans.
AHEAD_OF_TEXT = timedelta(days=100)

_COMING = re.compile(r"\s(?:sắp\s)?tới(?!\s(?:ngày|hết|\d))")
_STATED_YEAR = re.compile(r"(?<![\w.,/-])20\d\d(?![\w/-]|[.,]\d)")


@cache
def future_cues() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases('date_contexts')['future'])})(?!\w)")


def is_planned(sentence: Sentence, mention: DateMention) -> bool:
    """Whether the words around a date say that it is still to come."""
    text = lowered(sentence.text)
    start, end = mention.start - sentence.start, mention.end - sentence.start
    return bool(future_cues().search(text, max(0, start - 100), end + 60) or _COMING.match(text, end))


@dataclass(frozen=True, slots=True)
class Present:
    """The day that an article speaks from: `known` for the day of publication, else the latest day it dates itself.

    Where only a year can be told, `day` is its last day and `whole_year` is true; `after` is true where the text says
    no more than that it comes after the day.
    """

    day: date
    known: bool = False
    whole_year: bool = False
    after: bool = False

    def year_of(self, form: Form, month: int, planned: bool) -> int | None:
        """The year that puts a form without one where news would have it."""
        if self.whole_year:
            return self.day.year
        candidates = [(year, form.interval(year, month)) for year in range(self.day.year - 1, self.day.year + 2)]
        ends = [(year, interval[1]) for year, interval in candidates if interval]
        if self.after:
            return min((year for year, end in ends if end > self.day), default=None)
        if self.known and planned:
            return min(ends, key=lambda at: abs(at[1] - self.day), default=(None,))[0]
        limit = self.day + (AHEAD_OF_PRESS if self.known else AHEAD_OF_TEXT)
        return max((year for year, end in ends if end <= limit), default=None)


def present_of(article: Article, dated: list[tuple[Sentence, list[DateMention]]]) -> Present | None:
    """The day that an article speaks from, or None where nothing tells its year."""
    if article.published:
        return Present(article.published, known=True)
    days: list[date] = []
    planned: list[date] = []
    since: list[date] = []
    years: list[int] = []
    base_years: list[int] = []
    for sentence, mentions in dated:
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
            elif form.tag == "year":
                if not is_planned(sentence, mention):
                    years.append(interval[1].year + (mention.detail == "basis"))
            elif form.open or form.tag == "since" or mention.detail == "since":
                since.append(interval[0])
            elif mention.detail != "cumulative" and is_planned(sentence, mention):
                planned.append(interval[1])
            else:
                days.append(interval[1])
    base_year = max(base_years, default=None)
    if days and (base_year is None or max(days).year >= base_year):
        return Present(max(days))
    if base_year is not None:
        return Present(date(base_year, 12, 31), whole_year=True)
    if since:
        return Present(max(since), after=True)
    if years:
        return Present(date(most_frequent(years), 12, 31), whole_year=True)
    if planned:
        return Present(date(min(planned).year, 12, 31), whole_year=True)
    stated = [int(found[0]) for s in article.sentences for found in _STATED_YEAR.finditer(s.text)]
    return Present(date(most_frequent(stated), 12, 31), whole_year=True) if stated else None


def most_frequent(years: list[int]) -> int:
    """The year that stands most often, the latest of several."""
    return max(years, key=lambda year: (years.count(year), year))


@dataclass(slots=True)
class Resolver:
    """Walks through an article and gives its dates their years, from what stands nearest."""

    present: Present | None
    reported: Interval | None = None
    month: int | None = None
    last_day: date | None = None

    def local_year(self, mention: DateMention, others: list[DateMention], month: int) -> int | None:
        """The year that the same sentence says of another date."""
        form = mention.form
        stated = [
            o for o in others
            if o.form and o.form.year and o.detail not in ("same_period", "basis", "legal", "years", "impossible")
        ]  # fmt: skip
        if not stated or form is None:
            return None
        nearest = min(stated, key=lambda o: abs(o.start - mention.start))
        other = nearest.form
        if other is None or other.year is None:
            return None
        if other.tag == "year":
            return other.year if nearest.start < mention.start else None
        anchor = other.interval(other.year, other.month or 12)
        if anchor is None:
            return None
        candidates = [(y, form.interval(y, month)) for y in range(other.year - 1, other.year + 2)]
        return min(((abs(i[1] - anchor[1]), y) for y, i in candidates if i), default=(None, None))[1]

    def interval(self, mention: DateMention, others: list[DateMention], planned: bool) -> Interval | None:
        form = mention.form
        assert form is not None
        if form.step and form.step[0] != "year":
            return self.relative(mention, *form.step)
        month = form.month or self.month
        if month is None:
            return None
        year = form.year
        if form.step:
            year = self.stepped_year(mention, form.step[1])
        if year is None:
            year = self.local_year(mention, others, month)
        if year is None and self.present:
            year = self.present.year_of(form, month, planned)
        if year is None:
            return None
        found = form.interval(year, month)
        if found is None:
            mention.detail = "impossible"
        return found

    def stepped_year(self, mention: DateMention, offset: int) -> int | None:
        is_base = mention.detail in ("same_period", "basis") or mention.text.lower().startswith("cả")
        if is_base and self.reported:
            return self.reported[1].year + offset
        return self.present.day.year + offset if self.present else None

    def relative(self, mention: DateMention, unit: str, offset: int) -> Interval | None:
        if unit == "from_day":
            moment = self.last_day + timedelta(days=offset) if self.last_day else None
            return (moment, moment) if moment else None
        if unit == "months_past":
            return self.past_months(offset)
        if unit in ("month", "quarter") and self.reported and (mention.detail == "basis" or not self.known):
            return stepped(self.reported[1], unit, offset)
        return stepped(self.present.day, unit, offset) if self.known and self.present else None

    @property
    def known(self) -> bool:
        return self.present is not None and self.present.known

    def past_months(self, count: int) -> Interval | None:
        """The months up to now: "11 tháng qua" in December is January to November, "3 tháng qua" in October July on."""
        if self.present is None:
            return None
        today = self.present.day
        first_of_year = date(today.year, 1, 1)
        if self.present.whole_year:
            return first_of_year, stepped(first_of_year, "month", count - 1)[1]
        last = stepped(today, "month", 0 if count == today.month else -1)[1]
        if count in (today.month, today.month - 1):
            return first_of_year, last
        return stepped(last, "month", 1 - count)[0], last

    def same_period(self, following: DateMention | None) -> Interval | None:
        """The reported period in the year that is said after "cùng kỳ", by default the year before."""
        if (
            following
            and following.form
            and following.form.tag != "year"
            and following.date_start
            and following.date_end
        ):
            return following.date_start, following.date_end
        if self.reported is None:
            return None
        year = following.date_end.year if following and following.date_end else self.reported[1].year - 1
        return shifted(self.reported, year - self.reported[1].year)


def resolve_dates(article: Article) -> None:
    """Fill `date_start` and `date_end` of the article's dates and periods; None where the year can't be derived."""
    dated = [(s, [m for m in s.mentions if isinstance(m, DateMention) and m.form]) for s in article.sentences]
    dated = [(sentence, mentions) for sentence, mentions in dated if mentions]
    resolver = Resolver(present_of(article, dated))
    for sentence, mentions in dated:
        late = [m for m in mentions if m.detail in ("same_period", "basis") or m.text.lower().startswith("cả")]
        early = [m for m in mentions if m not in late and m.detail not in ("since_event", "legal")]
        for mention in early:
            others = [other for other in mentions if other is not mention]
            planned = is_planned(sentence, mention)
            settle(mention, resolver.interval(mention, others, planned), resolver, planned)
        for mention in late:
            if mention.form and mention.form.tag != "same_period":
                preceding = [m for m in early if m.start < mention.start and m.detail in REPORTED and m.date_end]
                if preceding and preceding[-1].date_start and preceding[-1].date_end:
                    resolver.reported = preceding[-1].date_start, preceding[-1].date_end
                settle(mention, resolver.interval(mention, [], False), resolver, False)
        for place, mention in enumerate(mentions):
            if mention.form and mention.form.tag == "same_period":
                following = mentions[place + 1] if place + 1 < len(mentions) else None
                if following and following.detail != "same_period":
                    following = None
                if interval := resolver.same_period(following):
                    mention.date_start, mention.date_end = interval


def settle(mention: DateMention, interval: Interval | None, resolver: Resolver, planned: bool) -> None:
    """Write what was resolved into the mention, and remember it for those that follow: "cùng ngày", "cùng kỳ"."""
    if interval is None or mention.form is None:
        return
    mention.date_start, mention.date_end = interval
    resolver.month = interval[1].month
    if mention.kind == "date" and mention.detail not in ("basis", "same_period") and not planned:
        resolver.last_day = interval[1]
    if mention.form.open:
        mention.date_end = resolver.present.day if resolver.present and resolver.present.known else None
    if mention.detail == "cumulative":
        mention.date_start = date(interval[1].year, 1, 1)
        if mention.form.tag == "vague" and mention.form.last.day != MONTH_END:
            mention.date_end = None
    if mention.detail in REPORTED and mention.date_end:
        resolver.reported = mention.date_start, mention.date_end
