"""What the grammars of days and longer periods share: words for months, and the year that follows a form."""

import re

from pipelines.mentions import contexts
from pipelines.mentions.contexts import context
from pipelines.mentions.numerals import number_words_at
from pipelines.mentions.periods import Form
from pipelines.mentions.quantities import unit_at

Reading = tuple[Form, int]
"""A form and where its text ends."""

MONTH_WORDS = {
    "mười một": 11, "mười hai": 12, "mười": 10, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4,
    "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
YEAR_STEPS = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "qua": -1, "tới": 1, "sau": 1}

# Bounded, so that a hostile run of blanks costs nothing.
BLANK = r"\s{1,3}"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"
# Not the "tới" of a range: "từ đầu năm tới nay".
STEP = r"(?P<step>nay|này|ngoái|trước|qua|sau|tới(?!\s(?:nay|ngày|hết|tháng|quý|năm|giữa|cuối|\d)))(?!\w)"
MONTH = rf"(?:\d{{1,2}}(?![\d%]|[.,]\d|\s?%)|(?:{'|'.join(MONTH_WORDS)})(?!\w))"
COUNT = rf"(?:\d{{1,2}}|{'|'.join(MONTH_WORDS)})"
CLOCK = (
    r"(?:\d{1,2}\s?(?:h|giờ)(?:\s?\d{1,2})?(?:\s?phút)?,?\s{1,3})?(?:(?:rạng\s)?(?:sáng|trưa|chiều|tối|đêm)\s{1,3})?"
)
DASH = r"\s{0,2}[-–—]\s{0,2}"

TAIL = re.compile(
    rf"(?:\s?[/–-]\s?|{BLANK}(?:của{BLANK})?(?:năm{BLANK})?)(?P<year>{YEAR})(?!\s?[/–-]\s?\d|\w)"
    rf"|{BLANK}(?:của{BLANK})?năm{BLANK}{STEP}"
    rf"|{BLANK}(?P<next>sang{BLANK}năm)(?!\w|{BLANK}\d)"
)
# After a form that ends in the word "năm" itself.
AFTER_YEAR_WORD = re.compile(rf"{BLANK}(?:(?P<year>{YEAR})(?!\w)|{STEP})")
YEAR_TAIL = re.compile(rf"{BLANK}(?:của{BLANK})?năm{BLANK}(?:(?P<year>{YEAR})|{STEP})")
_SPELLED_YEAR = re.compile(rf"\s{{0,3}}năm{BLANK}(?=(?:{'|'.join(MONTH_WORDS)}){BLANK}(?:trăm|nghìn|ngàn)(?!\w))")


def stands_after(text: str, start: int, name: str) -> bool:
    """Whether the words before a place are a phrase of that class of `date_contexts.csv`."""
    return contexts.stands_after(text, start, context("date_contexts", name))


def month_number(written: str) -> int:
    written = " ".join(written.split())
    return int(written) if written.isdigit() else MONTH_WORDS[written]


def with_year(form: Form, text: str, at: int, tail: re.Pattern[str] = TAIL) -> Reading:
    """The form with the year that follows it, if one does."""
    found = tail.match(text, at)
    if not found:
        spelled = spelled_year_at(text, at) if tail is TAIL else None
        return (form.in_year(spelled[0]), spelled[1]) if spelled else (form, at)
    if found["year"]:
        return form.in_year(int(found["year"])), found.end()
    is_next = bool(found.groupdict().get("next"))  # "tháng 5 sang năm"
    return form.stepped("year", 1 if is_next else YEAR_STEPS[found["step"]]), found.end()


def spelled_year_at(text: str, at: int) -> tuple[int, int] | None:
    """A year in words, "năm hai nghìn mười ba", after a blank; not "năm ba trăm tấn"."""
    lead = _SPELLED_YEAR.match(text, at)
    words = number_words_at(text, lead.end()) if lead else None
    if words is None or words.value is None or not 100 <= words.value <= 2100 or unit_at(text, words.end):
        return None
    if words.value == words.scale * 3 / 2:
        return None  # "năm ngàn rưỡi"
    return int(words.value), words.end


def tail_after(found: re.Match[str]) -> re.Pattern[str]:
    return AFTER_YEAR_WORD if found[0].endswith("năm") else TAIL
