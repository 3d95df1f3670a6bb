"""Days and periods of a sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pipelines.mentions.article import Article, Mention, Sentence
from pipelines.mentions.periods import MONTH_END, Form, Part, months


@dataclass(slots=True)
class DateMention(Mention):
    """A date or period whose form waits for the year of the article."""

    form: Form | None = None


D = r"(?:0?[1-9]|[12]\d|3[01])"
M = r"(?:0?[1-9]|1[0-2])"
Y = r"[12]\d{3}|9999|0000"
WORD_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
DASH = r"\s?[-–—]\s?"
OF_YEAR = rf"(?:\s+(?:của\s+)?năm\s+(?P<year>{Y})(?!\d)|\s?[/-]\s?(?P<year2>{Y})(?!\d)|\s+(?P<back>năm\s+(?:nay|ngoái|trước))(?!\w))"
DAY = r"(?:(?P<d{n}>{D})(?:\s?[/.-]\s?(?P<m{n}>{M})(?!\d)(?:\s?[/.-]\s?(?P<y{n}>{Y})(?!\d)|\s+năm\s+(?P<z{n}>{Y})(?!\d))?|\s+tháng\s+(?P<p{n}>{M})(?!\d)(?:\s?(?:năm|[/-])\s?(?P<q{n}>{Y})(?!\d))?))"


def day(n: int) -> str:
    return DAY.format(n=n, D=D, M=M, Y=Y)


def number(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if written.isdigit() else WORD_NUMBERS.get(written)


def part(found: re.Match, n: int) -> Part:
    g = found.groupdict()
    return Part(
        number(g.get(f"y{n}") or g.get(f"q{n}") or g.get(f"z{n}")),
        number(g.get(f"m{n}") or g.get(f"p{n}")),
        number(g.get(f"d{n}")),
    )


def stated_year(found: re.Match) -> tuple[int | None, int | None]:
    g = found.groupdict()
    year = number(g.get("year") or g.get("year2"))
    back = g.get("back")
    if back is None:
        return year, None
    return year, 0 if back.endswith("nay") else 1


def read_day(found: re.Match) -> Form:
    point = part(found, 1)
    return Form("day", point, point)


def read_range(found: re.Match) -> Form:
    return Form("day_range", part(found, 1), part(found, 2))


def read_short_range(found: re.Match) -> Form:
    last = part(found, 2)
    return Form("day_range", Part(None, None, int(found["from"])), last)


def read_month(found: re.Match) -> Form:
    year, back = stated_year(found)
    month = int(found["month"])
    return months("month", month, month, year, back)


def read_months(found: re.Match) -> Form | None:
    count = number(found["count"])
    if not count or count > 12:
        return None
    year, back = stated_year(found)
    if found["which"] and "cuối" in found["which"]:
        return months("months", 13 - count, 12, year, back)
    return months("months", 1, count, year, back)


def read_quarter(found: re.Match) -> Form:
    quarter = ROMAN.get(found["quarter"]) or int(found["quarter"])
    return months("quarter", 3 * quarter - 2, 3 * quarter, *stated_year(found))


def read_half(found: re.Match) -> Form:
    first = "đầu" in found["half"]
    if found["month"]:
        month, year = int(found["month"]), number(found["hy"])
        return Form("half", Part(year, month, 1 if first else 16), Part(year, month, 15 if first else MONTH_END))
    year, back = stated_year(found)
    return months("half", 1 if first else 7, 6 if first else 12, year, back)


def read_year(found: re.Match) -> Form:
    return months("year", 1, 12, int(found["y"]))


def read_year_words(found: re.Match) -> Form:
    word = found[0].split()[-1]
    return months("year" if word == "nay" else "last_year", 1, 12, None, 0 if word == "nay" else 1)


def read_years(found: re.Match) -> Form:
    return Form("years", Part(int(found["ya"]), 1, 1), Part(int(found["yb"]), 12, 31))


GRAMMAR: tuple[tuple[str, Callable[[re.Match], Form | None]], ...] = (
    (rf"(?:từ\s+)?(?:ngày\s+)?{day(1)}\s+(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?{day(2)}", read_range),
    (rf"(?:từ\s+)?(?:ngày\s+)?(?P<from>{D})(?:{DASH}|\s+(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?)(?P<d2>{D})\s?[/-]\s?(?P<m2>{M})(?!\d)(?:\s?[/-]\s?(?P<y2>{Y}))?(?!\d)", read_short_range),
    (rf"(?:từ\s+)?(?:ngày\s+)?{day(1)}{DASH}{day(2)}", read_range),
    (rf"ngày\s+{day(1)}", read_day),
    (rf"(?P<d1>{D})\s?[/.-]\s?(?P<m1>{M})\s?[/.-]\s?(?P<y1>{Y})(?!\d)", read_day),
    (rf"(?<=sáng |hiều |rưa  |.tối |.đêm |..từ |.đến |.hôm |điểm )(?P<d1>{D})\s?[/-]\s?(?P<m1>{M})(?![\d/-])(?!\s?(?:%|vụ|đối tượng))", read_day),
    (rf"(?P<count>1[0-2]|0?[1-9]|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+tháng(?:\s+(?P<which>đầu|cuối)(?:\s+của)?(?=\s+năm)(?:\s+năm(?!\s+(?:\d|nay|ngoái|trước)))?|(?P<w2>\s+qua))?(?:{OF_YEAR})?(?!\s+tù)", read_months),
    (rf"tháng\s+(?P<month>{M})(?!\d)(?:{OF_YEAR})?", read_month),
    (rf"quý\s+(?P<quarter>iii|ii|iv|i|[1-4])(?!\w)(?:{OF_YEAR}|\s?-\s?(?P<year3>{Y}))?", read_quarter),
    (rf"(?P<half>nửa\s+(?:đầu|cuối))\s+(?:tháng\s+(?P<month>{M})(?!\d)(?:\s?[/-]\s?(?P<hy>{Y}))?|năm(?:\s+(?P<year>{Y})|(?P<back>\s+(?:nay|ngoái|trước)))?)", read_half),
    (rf"(?:giai\s+đoạn\s+|năm\s+)?(?P<ya>20\d\d|19\d\d){DASH}(?P<yb>20\d\d|19\d\d)(?!\d)", read_years),
    (rf"(?:cả\s+)?năm\s+(?P<y>{Y})(?!\d)", read_year),
    (r"năm\s+(?:nay|ngoái|trước)(?!\w)", read_year_words),
)
PATTERNS = tuple((re.compile(rf"(?<![\w/.,])(?:{pattern})"), build) for pattern, build in GRAMMAR)
CUMULATIVE = re.compile(r"(?:tính|lũy kế|luỹ kế|cộng dồn|đến hết|tới hết|đến)(?:\s+(?:đến|tới|hết|thời điểm|hết ngày))*\s*$")
SAME_PERIOD = re.compile(r"cùng\s+kỳ(?:\s+(?:của|so với))?\s*$")


def read_dates(sentence: Sentence) -> list[Mention]:
    """The days and periods of a sentence, in order and without overlaps; their dates are resolved later."""
    text = sentence.text.lower()
    mentions: list[Mention] = []
    taken: list[tuple[int, int]] = []
    for pattern, build in PATTERNS:
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(start < e and s < end for s, e in taken):
                continue
            form = build(found)
            if form is None:
                continue
            taken.append((start, end))
            tag = form.tag
            before = text[max(0, start - 40) : start]
            if SAME_PERIOD.search(before):
                tag = "same_period"
            elif tag in ("day", "month", "quarter") and CUMULATIVE.search(before):
                tag = "cumulative"
            kind = "date" if form.tag == "day" else "period"
            mentions.append(
                DateMention(
                    kind, sentence.start + start, sentence.start + end, sentence.text[start:end], detail=tag, form=form
                )
            )
    return sorted(mentions, key=lambda m: m.start)


def resolve_dates(article: Article) -> None:
    """Fill `date_start` and `date_end` of the article's dates and periods, where the year can be derived."""
    mentions = [m for s in article.sentences for m in s.mentions if isinstance(m, DateMention) and m.form]
    basis = [m.form.year() + 1 for m in mentions if m.detail == "same_period" and m.form.year()]
    stated = [m.form.year() for m in mentions if m.form.year() and m.form.tag != "years"]
    if article.published:
        present = article.published.year
    elif basis:
        present = max(set(basis), key=basis.count)
    elif stated:
        present = max(y for y in stated)
    else:
        return
    month = 12
    for mention in mentions:
        form = mention.form
        year = form.year() or (present - form.years_back if form.years_back is not None else present)
        interval = form.interval(year, form.month() or month)
        month = form.month() or month
        if interval is None:
            mention.detail = "impossible"
            continue
        mention.date_start, mention.date_end = interval
        if mention.detail == "cumulative":
            mention.date_start = date(mention.date_end.year, 1, 1)
