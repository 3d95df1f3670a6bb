"""Which year a day or period is in, where its own words don't say: from the article around it."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipelines.mentions.article import Article, Sentence
from pipelines.mentions.letters import lowered
from pipelines.mentions.periods import MONTH_END, DateMention, Interval, shifted, stepped
from pipelines.mentions.present import Present, is_planned, present_of

REPORTED = {"month", "months", "quarter", "half", "cumulative", "range", "day_range", "year", "to_date"}
"""Details of the periods that a figure is about, and not compared with."""
WITHIN = {f"within_{unit}": unit for unit in ("day", "week", "month", "quarter", "year")}
# "Trong ngày" is the day named before, unless that is one of long ago: then that of the text.
FEW_DAYS = timedelta(days=7)
MOST_DAYS = 400
# From this day on "trong năm" is the year that ends.
YEAR_END = (12, 15)
# How many sentences after its first day a campaign still gives the start of what is counted.
CAMPAIGN_REACH = 2
_CAMPAIGN = re.compile(r"cao điểm|ra quân|chiến dịch|phát động|tháng hành động|đợt ")
# "3 tháng xuất siêu 3,7 tỷ USD, trong khi quý I/2025 là 3,16 tỷ USD": a year that is told for comparison.
_WHILE = re.compile(r"(?<!\w)trong khi(?: đó)?,?\s(?:[^\W\d]+\s){0,3}$")
_SINCE_NEW_YEAR = re.compile(r"từ đầu năm|lũy kế|cộng dồn")
PRIOR = {f"prior_{unit}": unit for unit in ("week", "month", "quarter", "year")}
TO_DATE = {f"{unit}_to_date": unit for unit in ("week", "month", "quarter")}


@dataclass(slots=True)
class Resolver:
    """Walks through an article and gives its dates their years, from what stands nearest."""

    present: Present | None
    reported: Interval | None = None
    month: int | None = None
    last_day: date | None = None
    # The last reported period of each length: what "trong tháng", "trong tuần" go back to.
    reported_by: dict[str, Interval] = field(default_factory=dict)
    # The latest year that is reported: an earlier one after it is told for comparison.
    latest_year: int | None = None
    # The first day of a campaign, and the sentence that says it.
    campaign: tuple[date, int] | None = None

    def local_year(self, mention: DateMention, others: list[DateMention], month: int, sentence: Sentence) -> int | None:
        """The year that the same sentence says of another date."""
        form = mention.form
        stated = [
            o for o in others
            if o.form and o.form.year and o.detail not in ("same_period", "basis", "legal", "years", "impossible")
            and not (o.start > mention.start and _WHILE.search(lowered(sentence.text), 0, o.start - sentence.start))
        ]  # fmt: skip
        if not stated or form is None:
            return None
        nearest = min(stated, key=lambda o: abs(o.start - mention.start))
        other = nearest.form
        if other is None or other.year is None:
            return None
        if other.tag == "year":
            return other.year if nearest.start < mention.start else None
        if mention.detail == "cumulative" and (other.open or nearest.detail == "since"):
            return other.year  # "từ 1/1/2025 … đến hết ngày 15/9"
        anchor = other.interval(other.year, other.month or 12)
        if anchor is None:
            return None
        candidates = [(y, form.interval(y, month)) for y in range(other.year - 1, other.year + 2)]
        return min(((abs(i[1] - anchor[1]), y) for y, i in candidates if i), default=(None, None))[1]

    def interval(
        self, mention: DateMention, others: list[DateMention], planned: bool, sentence: Sentence
    ) -> Interval | None:
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
            if year is None and self.present and self.present.weak:
                return None
        if year is None:
            year = self.local_year(mention, others, month, sentence)
        if year is None and self.present:
            year = self.present.year_of(form, month, planned)
        if year is None:
            return None
        found = form.interval(year, month)
        if found is None:
            mention.detail = "impossible"
        return found

    def stepped_year(self, mention: DateMention, offset: int) -> int | None:
        is_base = mention.detail in ("same_period", "basis")
        if is_base and self.reported:
            return self.reported[1].year + offset
        if self.present and self.present.weak:
            return None  # "năm ngoái" in a text that only tells of years long ago
        return self.present.day.year + offset if self.present else None

    def relative(self, mention: DateMention, unit: str, offset: int) -> Interval | None:
        if unit == "from_day":
            moment = self.last_day + timedelta(days=offset) if self.last_day else None
            return (moment, moment) if moment else None
        if unit == "months_past":
            return self.past_months(offset)
        if unit in PRIOR:
            return stepped(self.reported[1], PRIOR[unit], offset) if self.reported else None
        if unit == "months_so_far":
            return self.months_so_far(offset)
        if unit == "past_year":
            return self.past_year()
        if unit in WITHIN:
            return self.within(WITHIN[unit])
        if unit in TO_DATE:
            return self.to_date(TO_DATE[unit])
        if unit == "week" and (week := self.reported_by.get("week")):
            # "Tuần qua" in a report of a week is that week, and "so với tuần trước" the one before.
            back = timedelta(days=7 * (offset + 1 if mention.detail != "basis" and offset < 0 else offset))
            return week[0] + back, week[1] + back
        if unit in ("month", "quarter") and self.reported and (mention.detail == "basis" or not self.dated):
            return stepped(self.reported[1], unit, offset)
        if offset == 0 and not self.known and (same := self.reported_by.get(unit)):
            return same  # "cũng trong tháng này"
        if unit in ("month", "quarter") and self.dated and self.present:
            return stepped(self.present.day, unit, offset)
        return stepped(self.present.day, unit, offset) if self.known and self.present else None

    def within(self, unit: str) -> Interval | None:
        """What "trong tháng" goes back to: the last period of that length; for a day that of the text."""
        if unit == "day":
            own = self.present.day if self.known and self.present else None
            day = self.last_day if own is None or (self.last_day and abs(own - self.last_day) <= FEW_DAYS) else own
            return (day, day) if day else None
        if unit == "year" and (year := self.latest_year or self.closing_year):
            return date(year, 1, 1), date(year, 12, 31)
        return self.reported_by.get(unit)

    @property
    def closing_year(self) -> int | None:
        """The year that a text from its last days looks back on."""
        day = self.present.day if self.present and self.dated else None
        return day.year if day and (day.month, day.day) >= YEAR_END else None

    def past_year(self) -> Interval | None:
        """ "Năm qua": the year that is over or nearly so; from April to October the twelve months up to the day."""
        if self.present is None or self.present.after:
            return None
        today = self.present.day
        if 4 <= today.month <= 10:
            return (shifted((today, today), -1)[0], today) if self.known else None
        year = today.year if today.month >= 11 else today.year - 1
        if self.latest_year == today.year - 1:
            year = self.latest_year
        return date(year, 1, 1), date(year, 12, 31)

    def to_date(self, unit: str) -> Interval | None:
        """From the start of the week, month or quarter up to the day of the text."""
        return (stepped(self.present.day, unit, 0)[0], self.present.day) if self.known and self.present else None

    @property
    def known(self) -> bool:
        return self.present is not None and self.present.known

    @property
    def dated(self) -> bool:
        """Whether the text is of a day, not only of some time in or after a year."""
        return self.present is not None and not self.present.whole_year and not self.present.after

    def months_so_far(self, count: int) -> Interval | None:
        """The months that the year has had: "sau 11 tháng" in December; elsewhere "sau 3 tháng" is how long it took."""
        if self.reported and self.reported[0].day == 1 and self.reported[1].month == count:
            year = self.reported[1].year
        elif self.present and (
            self.present.whole_year or count in (self.present.day.month, self.present.day.month - 1)
        ):
            year = self.present.day.year
        else:
            return None
        return date(year, 1, 1), stepped(date(year, count, 1), "month", 0)[1]

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

    def go_back(self, mention: DateMention, early: list[DateMention]) -> Interval | None:
        """Take the reported period that stands before a mention in its sentence as the last one; None where none does."""
        before = [
            (m.date_start, m.date_end)
            for m in early
            if m.start < mention.start and m.detail in REPORTED and m.date_start and m.date_end
        ]
        self.reported = before[-1] if before else self.reported
        return before[-1] if before else None

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
        late = [m for m in mentions if m.detail in ("same_period", "basis") or is_whole(m)]
        early = [m for m in mentions if m not in late and m.detail not in ("since_event", "legal")]
        for mention in early:
            others = [other for other in mentions if other is not mention]
            planned = is_planned(sentence, mention)
            settle(mention, resolver.interval(mention, others, planned, sentence), resolver, planned)
        count_from(early, resolver, sentence)
        compared = [m for m in late if not is_whole(m)]
        for mention in compared:
            if mention.form and mention.form.tag != "same_period":
                resolver.go_back(mention, early)
                settle(mention, resolver.interval(mention, [], False, sentence), resolver, False)
        for place, mention in enumerate(mentions):
            if mention.form and mention.form.tag == "same_period":
                following = mentions[place + 1] if place + 1 < len(mentions) else None
                if following and following.detail != "same_period":
                    following = None
                if interval := resolver.same_period(following):
                    mention.date_start, mention.date_end = interval
        for mention in late:
            if is_whole(mention):
                near = resolver.go_back(mention, early)
                year = near[1].year if near else resolver.latest_year
                whole = (date(year, 1, 1), date(year, 12, 31)) if year else None
                settle(mention, whole or resolver.interval(mention, [], False, sentence), resolver, False)


def settle(mention: DateMention, interval: Interval | None, resolver: Resolver, planned: bool) -> None:
    """Write what was resolved into the mention, and remember it for those that follow: "cùng ngày", "cùng kỳ"."""
    if interval is None or mention.form is None:
        return
    mention.date_start, mention.date_end = interval
    if mention.detail not in ("basis", "same_period"):
        resolver.month = interval[1].month  # "nửa đầu tháng" is of the month told, not of that compared with
    if mention.kind == "date" and mention.detail in ("day", "relative") and not planned:
        resolver.last_day = interval[1]
    if mention.form.open:
        mention.date_end = ends_now(mention, resolver)
        if mention.detail == "since" and mention.date_end and mention.date_start < mention.date_end:
            mention.detail = "to_date"
    if mention.detail == "cumulative":
        mention.date_start = date(interval[1].year, 1, 1)
        if mention.form.tag == "vague" and mention.form.last.day != MONTH_END:
            mention.date_end = None
    if mention.detail in REPORTED and mention.date_end and not (planned and is_ahead(mention.date_end, resolver)):
        resolver.reported = mention.date_start, mention.date_end
        if not planned:
            resolver.latest_year = max(mention.date_end.year, resolver.latest_year or 0)
        if length := length_of(*resolver.reported):
            resolver.reported_by[length] = resolver.reported


def ends_now(mention: DateMention, resolver: Resolver) -> date | None:
    """The day on which what goes on ends: the day of the text; "đến nay" is also the last day that the text dates."""
    present = resolver.present
    if present is None or present.weak or present.whole_year or present.after:
        return None
    said = present.known or mention.text.lower().endswith("nay")
    return present.day if said else None


def count_from(mentions: list[DateMention], resolver: Resolver, sentence: Sentence) -> None:
    """What counts up to a day counts from the day that a campaign began on, not from new year: "ra quân từ 1/10/2025, đến
    hết ngày 30/11", "Đợt cao điểm bắt đầu từ ngày 15/11. Tính đến ngày 15/1"."""
    begun = [m for m in mentions if m.detail == "since" and m.kind == "date" and m.date_start]
    until = [m for m in mentions if m.detail == "cumulative" and m.date_end and m.form and not m.form.open]
    if begun and begun[0].date_start and _CAMPAIGN.search(sentence.text.lower()):
        resolver.campaign = begun[0].date_start, sentence.position
    first = begun[0].date_start if len(begun) == 1 else None
    if not begun and resolver.campaign and sentence.position - resolver.campaign[1] <= CAMPAIGN_REACH:
        first = resolver.campaign[0]
    if len(until) != 1 or first is None or _SINCE_NEW_YEAR.search(sentence.text.lower()):
        return
    last = until[0].date_end
    if last and first < last and (last - first).days < MOST_DAYS:
        until[0].date_start, until[0].detail, until[0].kind = first, "day_range", "period"


def is_whole(mention: DateMention) -> bool:
    """Whether "cả năm" stands for the year that is reported."""
    return mention.text.lower() == "cả năm"


def is_ahead(day: date, resolver: Resolver) -> bool:
    return resolver.present is not None and day.year > resolver.present.day.year


def length_of(first: date, last: date) -> str | None:
    """The unit of time that a period is as long as."""
    days = (last - first).days + 1
    if 5 <= days <= 8:
        return "week"
    return "month" if 28 <= days <= 31 else "quarter" if 89 <= days <= 92 else "year" if days >= 365 else None
