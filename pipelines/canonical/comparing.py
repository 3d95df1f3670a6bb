"""When two values, names or periods can be the same thing, said differently.

Every tolerance of the merge stands here, with the case that asked for it.
"""

import math
import re
import unicodedata
from collections.abc import Hashable
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

# "hơn 4 kg" against "4,42 kg": a rounded amount may be one unit of its last written digit off, but never more than
# this share of itself, or "400" would be the same as "350".
WIDEST_ROUNDING = 0.12
# An amount that is said to be exact is rounded too ("24,9 tỷ" for 24.91), by half a unit of its last digit.
WIDEST_EXACT = 0.01
# Two outlets that print 1.640 and 1.604 cases for one office and one period disagree about one fact; 1.640 and 900 are
# more likely two facts whose scope the texts did not say.
WIDEST_CONFLICT = 0.10
# Amounts with three significant digits hardly coincide: they may stand in for an attribute that one text leaves out.
TELLING_DIGITS = 3
# "hơn 4" can be "gần 5" and nothing further apart can be one amount: 1.12 / 0.88.
WIDEST_RATIO = (1 + WIDEST_ROUNDING) / (1 - WIDEST_ROUNDING)

# The same names and amounts are compared over and over: what is found out about so many of them is remembered.
REMEMBERED = 100_000

# A day without a year, as in "18/8", "26-3" or "ngày 5 tháng 9"; "15/7/2025" and "3-5 tấn" are none.
DAY_OF_YEAR = re.compile(r"(?<![\d/.-])(\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(\d{1,2})(?![\d/-]|[.,]\d)")


@lru_cache(REMEMBERED)
def fold(text: str | None) -> str:
    """Lower case words without punctuation, for comparing names as written: 'Km số 0.' -> 'km số 0'."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text or "").lower()))


@lru_cache(REMEMBERED)
def last_digit(value: float) -> float:
    """The place value of the last significant digit: 58.9e9 -> 1e8, 8.3 -> 0.1, 400 -> 100."""
    if value == 0 or not math.isfinite(value):
        return 1.0
    return float(Decimal(1).scaleb(int(Decimal(repr(value)).normalize().as_tuple().exponent)))


@lru_cache(REMEMBERED)
def digits(value: float) -> int:
    """How many significant digits a number was written with: 58.9e9 -> 3, 400 -> 1."""
    return len(Decimal(repr(value)).normalize().as_tuple().digits)


def bounds(value: float, qualifier: str | None) -> tuple[float, float]:
    """The interval that the true amount lies in, if it was written as `value` with this qualifier."""
    step = last_digit(value)
    rounded, exact = min(step, WIDEST_ROUNDING * abs(value)), min(step / 2, WIDEST_EXACT * abs(value))
    match qualifier:
        case "over":
            return value, value + rounded
        case "nearly":
            return value - rounded, value
        case "approx":
            return value - rounded, value + rounded
        case _:
            return value - exact, value + exact


def spread(value: float, qualifier: str | None) -> float:
    """How far the true amount may lie from the written one, as a share of it: the smaller, the more precise.

    In one digit, so that 2.723,5 is as precise as 2.732,5.
    """
    low, high = bounds(value, qualifier)
    return float(f"{(high - low) / abs(value):.0e}") if value else 0.0


def coarseness(value: float, qualifier: str | None) -> tuple[float, bool]:
    """Orders amounts, the most precise first; of two equals the one that is said to be exact."""
    return spread(value, qualifier), qualifier not in (None, "exact")


def ratios_agree(a: float, b: float) -> bool:
    """Whether two printed percentages can be one: "27,4%" is "trên 27%" and no "26%"; "10%" is no rounded "14%"."""
    return abs(a - b) < 0.999 * max(min(last_digit(a), 1.0), min(last_digit(b), 1.0)) or a == b


def amounts_agree(a: float, a_qualifier: str | None, b: float, b_qualifier: str | None) -> bool:
    """Whether two printed amounts can be roundings of one amount."""
    (a_low, a_high), (b_low, b_high) = bounds(a, a_qualifier), bounds(b, b_qualifier)
    return a_low <= b_high and b_low <= a_high


def magnitudes(value: float) -> tuple[Hashable, ...]:
    """Keys of which two amounts share one where they can agree or compete."""
    if value == 0 or not math.isfinite(value):
        return (0,)
    step = math.floor(math.log(abs(value)) / math.log(WIDEST_RATIO))
    sign = math.copysign(1, value)
    return (sign, step), (sign, step + 1)


def amounts_compete(a: float, b: float) -> bool:
    """Whether two amounts that do not agree are close enough to be two statements of one thing."""
    return distance(a, b) <= WIDEST_CONFLICT


def distance(a: float, b: float) -> float:
    """How far two amounts of one sign lie apart, from 0 to 1."""
    return abs(a - b) / max(abs(a), abs(b)) if a != b else 0.0


def is_telling(value: float | None) -> bool:
    return value is not None and digits(value) >= TELLING_DIGITS


def periods_meet(a: tuple[date | None, date | None], b: tuple[date | None, date | None], slack_days: int = 0) -> bool:
    """Whether two date ranges overlap, give or take `slack_days`; an open or unknown end meets everything."""
    slack = timedelta(days=slack_days)
    (a_start, a_end), (b_start, b_end) = a, b
    return (a_start is None or b_end is None or a_start <= b_end + slack) and (
        b_start is None or a_end is None or b_start <= a_end + slack
    )


def days_without_year(text: str | None) -> set[tuple[int, int]]:
    """The days that words name, as (month, day): 'tối 18/8' -> {(8, 18)}."""
    found = ((int(month), int(day)) for day, month in DAY_OF_YEAR.findall(text or ""))
    return {(month, day) for month, day in found if 1 <= month <= 12 and 1 <= day <= 31}
