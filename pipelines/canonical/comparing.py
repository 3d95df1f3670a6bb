"""When two values, names or periods can be the same thing, said differently.

Every tolerance of the merge stands here, with the case that asked for it.
"""

import math
import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

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


def fold(text: str | None) -> str:
    """Lower case words without punctuation, for comparing names as written: 'Km số 0.' -> 'km số 0'."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text or "").lower()))


def last_digit(value: float) -> float:
    """The place value of the last significant digit: 58.9e9 -> 1e8, 8.3 -> 0.1, 400 -> 100."""
    if value == 0 or not math.isfinite(value):
        return 1.0
    return float(Decimal(1).scaleb(int(Decimal(repr(value)).normalize().as_tuple().exponent)))


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


def amounts_agree(a: float, a_qualifier: str | None, b: float, b_qualifier: str | None) -> bool:
    """Whether two printed amounts can be roundings of one amount."""
    (a_low, a_high), (b_low, b_high) = bounds(a, a_qualifier), bounds(b, b_qualifier)
    return a_low <= b_high and b_low <= a_high


def amounts_compete(a: float, b: float) -> bool:
    """Whether two amounts that do not agree are close enough to be two statements of one thing."""
    return abs(a - b) <= WIDEST_CONFLICT * max(abs(a), abs(b))


def is_telling(value: float | None) -> bool:
    return value is not None and digits(value) >= TELLING_DIGITS


def periods_meet(a: tuple[date | None, date | None], b: tuple[date | None, date | None], slack_days: int = 0) -> bool:
    """Whether two date ranges overlap, give or take `slack_days`; an open or unknown end meets everything."""
    slack = timedelta(days=slack_days)
    (a_start, a_end), (b_start, b_end) = a, b
    return (a_start is None or b_end is None or a_start <= b_end + slack) and (
        b_start is None or a_end is None or b_start <= a_end + slack
    )
