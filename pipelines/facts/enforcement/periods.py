"""Which period a statistic is about, and the arithmetic of "cùng kỳ"."""

import re
from datetime import date

from pipelines.facts.enforcement.cues import cue, last, plain
from pipelines.facts.enforcement.views import Figure
from pipelines.mentions.article import Article, Mention, Sentence

YEAR = re.compile(r"\d{4}")
OPEN_BRACKET = re.compile(r"\s*\((?:chỉ |có |là )?")
IN_BRACKET = re.compile(r"[^().;]{0,60}\((?:số liệu )?(?:tính )?(?:đến|tới)(?: hết)? ", re.IGNORECASE)
# A year whose figures are told whole is over in spring: "15/4 ... Trong năm 2018 đã bắt 103 vụ"
SECOND_HALF = 7
COUNTING = ("money", "quantity")
# "nhỉnh hơn 2024 chừng 13%" measures by a year, "tính từ ngày ký quy chế năm 2021" begins with an event
MEASURED_BY = re.compile(
    r"(?:\bhơn|so với|\bkém|\bthua|\bbằng|gấp đôi|\bvượt|\bngang)\s+(?:cả\s+|năm\s+|mức\s+|của\s+|hồi\s+)*$"
    r"|\b(?:từ|kể từ|tính từ)\s+(?:ngày|khi|lúc|sau|dịp)\s+(?:ký|thành lập|ra đời|có|triển khai|ra mắt|khai trương)\b[^,;.\d]{0,40}$"
)
NOT_SPOKEN = {"same_period", "basis", "vague"}


def spoken_periods(sentence: Sentence) -> list[Mention]:
    """The periods of a sentence that are no base of a comparison."""
    return [
        m
        for m in sentence.mentions
        if m.date_start
        and (m.kind == "period" or m.detail == "cumulative")
        and m.detail not in NOT_SPOKEN
        and not MEASURED_BY.search(plain(sentence.text[: m.start - sentence.start]))
    ]


def period_at(figure: Figure, piece: list[Mention]) -> Mention | None:
    """The period that a count of cases is about: the nearest before it, else the first after it in its piece.

    After it, days with both ends win over the words that they explain ("hai tháng quanh Tết (15/12 - 14/2)").
    """
    if (base := bracketed(figure)) is not None:
        return base
    if (until := explained(figure)) is not None:
        return until
    spoken = spoken_periods(figure.sentence)
    before = [m for m in spoken if m.end <= figure.mention.start]
    after = [m for m in spoken if m in piece and m not in before]
    ranges = [m for m in after if m.detail == "day_range"]
    return before[-1] if before else next(iter(ranges or after), None)


def bracketed(figure: Figure) -> Mention | None:
    """The period right before a bracket that opens with a count: "gấp ba lần năm 2024 (13 vụ)"."""
    before = [
        m for m in figure.sentence.mentions if m.kind == "period" and m.date_end and m.end <= figure.mention.start
    ]
    if not before or before[-1].detail not in ("basis", "same_period"):
        return None
    shift = figure.sentence.start
    between = figure.sentence.text[before[-1].end - shift : figure.mention.start - shift]
    return before[-1] if OPEN_BRACKET.fullmatch(between) else None


def explained(figure: Figure) -> Mention | None:
    """The end of a count in the bracket behind it: "bắt giữ 340 vụ buôn lậu (tính đến hết tháng 11)"."""
    shift, text = figure.sentence.start, figure.sentence.text
    for mention in spoken_periods(figure.sentence):
        if mention.detail == "cumulative" and mention.start > figure.mention.end:
            between = text[figure.mention.end - shift : mention.start - shift]
            return mention if IN_BRACKET.fullmatch(between) else None
    return None


def is_aside(period: Mention | None, main: Mention | None) -> bool:
    """Whether a period only stands beside the main one: an earlier year for comparison, a month out of its months."""
    if (
        period is None
        or main is None
        or not (period.date_start and period.date_end and main.date_start and main.date_end)
    ):
        return False
    inside = main.date_start <= period.date_start and period.date_end <= main.date_end
    shorter = period.date_end - period.date_start < main.date_end - main.date_start
    return period.date_end.year < main.date_end.year or (inside and shorter)


def compared_period(figure: Figure) -> Mention | None:
    """The period of a comparison that the text gives with its dates: "so với năm 2024 (48 vụ)"; None for "cùng kỳ"."""
    shift = figure.sentence.start
    low = plain(figure.sentence.text[: figure.mention.start - shift])
    said = last(cue("comparison"), low)
    since = said.start() if said else 0
    before = [m for m in figure.sentence.mentions if m.kind == "period" and m.end <= figure.mention.start]
    base = before[-1] if before and before[-1].start - shift >= since else None
    if base is None or base.date_start is None or base.detail == "same_period":
        return None
    # "cùng quý năm ngoái" is a quarter, not the year
    return None if base.detail == "year" and low.startswith("cùng ", since) else base


def is_reporting_window(window: Mention, start: date, end: date) -> bool:
    """Whether "8 tháng" is what the article calls a window of days: "từ 15/12/2024 đến 14/8/2025"."""
    if window.date_start is None or window.date_end is None or window.date_start >= start:
        return False
    days = (window.date_end - window.date_start).days
    same_month = (window.date_end.year, window.date_end.month) == (end.year, end.month)
    return same_month and abs(days - (end - start).days) <= 4


def interval(period: Mention, article: Article) -> tuple[date | None, date | None]:
    """First and last day of a period, "8 tháng" read as the reporting window that the article defines."""
    if period.detail == "months" and not YEAR.search(period.text):
        period = _named_before(period, article)
    start, end = period.date_start, period.date_end
    if period.detail == "months" and start and end:
        for other in (m for s in article.sentences for m in s.mentions):
            if other.detail == "day_range" and is_reporting_window(other, start, end):
                return other.date_start, other.date_end
    return start, end


def _named_before(period: Mention, article: Article) -> Mention:
    """The mention of as many months with a year that "cũng trong 9 tháng" points back to; else the period itself."""
    count = period.text.split()[0].lower()
    earlier = [m for s in article.sentences for m in s.mentions if m.detail == "months" and m.start < period.start]
    named = [m for m in earlier if YEAR.search(m.text) and m.text.split()[0].lower() == count]
    return named[-1] if named else period


def has_told_year(day: Mention, article: Article) -> bool:
    """Whether the text tells the year of a day that is written without one ("chiều 4/3").

    A text without a date of its own is dated by the years in it. One that only stands beside something past ("Cuối năm
    2015 từng ...", "bị truy nã từ năm 1994", "Bộ luật Hình sự 2015") is none that the day has.
    """
    if article.published or day.date_end is None or YEAR.search(day.text):
        return True
    year = day.date_end.year
    told = [(s, m) for s in article.sentences for m in s.mentions if m.kind in ("date", "period") and m.date_start]
    told = [(s, m) for s, m in told if YEAR.search(m.text) and m.detail not in ("years", "legal")]
    if any(_dates_year(m, year) for _, m in told):
        return True
    lone = [s for s, m in told if m.detail == "year" and m.date_start and m.date_start.year == year]
    in_figures = any(m.kind in COUNTING for s in lone for m in s.mentions)
    return day.date_end.month >= SECOND_HALF and in_figures


def _dates_year(period: Mention, year: int) -> bool:
    """Whether a date or period with a year of its own says that the text is of a year."""
    if period.detail == "year" or plain(period.text).startswith("cuối năm") or period.date_start is None:
        return False
    end = period.date_end or period.date_start
    return year in (period.date_start.year, end.year, period.date_start.year + (period.detail == "since"))


def years_before(day: date | None, years: int) -> date | None:
    """The same day some years earlier; the end of February where it has no 29th."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
