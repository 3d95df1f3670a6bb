"""Numbers put together with their units: "3 tấn 460 kg", "500-700 triệu đồng", "34,4/29,8 tỷ USD", "2,1 và 3,4 tỷ USD".

Places are characters of a lower-cased sentence.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipelines.mentions.numerals import MAX_DIGITS, Numeral, find_numerals
from pipelines.mentions.quantities import Unit, unit_at, unit_named
from pipelines.mentions.roles import qualifier_before

KILOGRAMS = {"t": Decimal(1000), "kg": Decimal(1)}
MEASURES = {"kg", "t", "litre", "m3", "m", "ha"}
"""Units in which "1/2 kg" is half a unit and not one of two."""

_CURRENCY_BEFORE = re.compile(r"(?:us\$|\$|€|£|¥|(?<![\w ])usd|(?:^|[(:])usd)\s?$")
_RANGE = re.compile(r"\s?[-–—]\s?|\s{1,3}(?:đến|tới)\s{1,3}(?:hơn\s|gần\s|khoảng\s)?")
_LIST = re.compile(r",\s|\s(?:và|hoặc)\s")
_FROM_TO = re.compile(r"\s{1,3}(?:lên|xuống)(?:\s(?:còn|mức|gần|hơn|khoảng))?\s{1,3}")
_AND = re.compile(r"(?:,|;|,?\s(?:và|hay|hoặc))\s(?:[^\W\d_]{1,12}\s){0,4}")
_BARE_AND = re.compile(r",?\s(?:và|hay|hoặc)\s|,\s")
_MINUS = re.compile(r"(?<!phát )(?<!thu )(?<!ghi )(?<!đánh )(?<!\w)âm\s$")
_GLUE = re.compile(r"(?<![(\s,;:])\+$|#$|[^\W\d_]\s?[-–]$")
_ELIDED_AFTER = re.compile(
    r"\s?(?:$|[.,;:)(])|\s(?:và|so|trong|vào|năm|cùng|nhưng|chiếm|tăng|giảm|từ|mới|của|thì)(?!\w)"
)
_COUNTED_AFTER = re.compile(r"\s(?:cổ phần|cổ phiếu|liều|thuê bao|giao dịch|sản phẩm|kwh|hạt|chip)(?!\w)")
_LONGEST_GAP = 60


@dataclass(slots=True)
class Amount:
    """A number while it is put together. A `kind` of its own comes before that of its unit.

    `list_of` is the number before it in a list without units: "quận 1, 3 và 5".
    """

    start: int
    end: int
    value: Decimal | None
    scale: Decimal = Decimal(1)
    is_word: bool = False
    unit: Unit | None = None
    kind: str | None = None
    unit_name: str | None = None
    detail: str | None = None
    qualifier: str | None = None
    list_of: "Amount | None" = None

    @property
    def read_as(self) -> str:
        return self.kind or (self.unit.kind if self.unit else "count")

    @property
    def base_value(self) -> Decimal | None:
        """The value in base units."""
        return self.value * self.unit.factor if self.value is not None and self.unit else self.value


def read_amounts(text: str, taken: list[tuple[int, int]]) -> list[Amount]:
    """The numbers outside the places that are taken, each with its unit, joined where they share one."""
    found: list[Amount] = []
    for numeral in find_numerals(text):
        if is_glued(text, numeral) or any(numeral.start < end and start < numeral.end for start, end in taken):
            continue
        amount = with_unit(text, numeral, found[-1].end if found else 0)
        if amount is None:
            continue
        if is_addition(text, found, amount):
            add(found[-1], amount)
        else:
            found.append(amount)
    elide(text, found)
    return joined(text, found)


def elide(text: str, found: list[Amount]) -> None:
    """Give millions and billions without a currency the only one of their sentence: "xuất 9,7 tỉ, nhập 8,8 tỉ USD"."""
    currencies = {amount.unit.name: amount.unit for amount in found if amount.unit and amount.unit.kind == "money"}
    if len(currencies) != 1:
        return
    (currency,) = currencies.values()
    for amount in found:
        if amount.unit or amount.scale < 10**6 or _COUNTED_AFTER.match(text, amount.end):
            continue
        # "74 triệu cổ phần": a million may count anything, a billion is money.
        if amount.scale >= 10**9 or _ELIDED_AFTER.match(text, amount.end):
            amount.unit, amount.detail = currency, "elided"


def with_unit(text: str, numeral: Numeral, after: int) -> Amount | None:
    """A number and the unit after it or the currency before it; None where it is no number ("16.10.2025", "3D").

    The currency stands behind `after`, the end of the amount before: "5 € 7" are five euros and a seven.
    """
    start, end = numeral.start, numeral.end
    is_word = numeral.in_words and text[start:end].isalpha()
    amount = Amount(start, end, numeral.value, numeral.scale, is_word)
    if numeral.value is None:
        if end - start <= MAX_DIGITS and numeral.scale == 1:
            return None
        amount.detail = "overlong"
    if amount.value is not None and _MINUS.search(text, max(0, start - 10), start):
        amount.value, amount.start = -amount.value, text.rfind("âm", 0, start)
    if unit := unit_at(text, end):
        amount.unit, amount.end = unit
    elif text[end : end + 1].isalpha():
        return None
    elif currency := _CURRENCY_BEFORE.search(text, max(after, start - 6), start):
        written = currency[0].lstrip("(: ")
        amount.unit, amount.start = unit_named(written.rstrip()), start - len(written)
    return amount


def is_glued(text: str, numeral: Numeral) -> bool:
    """Whether letters are glued to the number with a sign: "AK-47", "Km3+4", "Mi -17"."""
    return _GLUE.search(text, max(0, numeral.start - 3), numeral.start) is not None and text[numeral.start].isdigit()


def is_addition(text: str, found: list[Amount], amount: Amount) -> bool:
    """Whether an amount is the smaller part of the mass before it: "3 tấn 460 kg"."""
    if not found or amount.unit is None or amount.unit.name != "kg" or amount.base_value is None:
        return False
    last = found[-1]
    if last.unit is None or last.unit.name not in KILOGRAMS or last.value is None:
        return False
    larger = last.unit.factor * KILOGRAMS[last.unit.name]
    return text[last.end : amount.start] == " " and amount.base_value < larger


def add(last: Amount, amount: Amount) -> None:
    """Add a smaller mass to the one before it, in kilograms."""
    if last.unit and last.base_value is not None and amount.base_value is not None:
        last.value = last.base_value * KILOGRAMS[last.unit.name] + amount.base_value
        last.unit, last.end = unit_named("kg"), amount.end


def joined(text: str, found: list[Amount]) -> list[Amount]:
    """Give each number what it shares with the one after it, from the last to the first."""
    kept: list[Amount] = []
    for amount in reversed(found):
        following = kept[-1] if kept else None
        if following and following.start - amount.end < _LONGEST_GAP:
            gap = text[amount.end : following.start]
            if _RANGE.fullmatch(gap):
                join_range(text, amount, following)
            elif gap.strip() == "/":
                if join_fraction(amount, following):
                    kept.pop()
                else:
                    join_pair(amount, following)
            elif following.unit is None and amount.unit is None and _LIST.fullmatch(gap):
                following.list_of = amount
            elif _FROM_TO.fullmatch(gap) or shares_unit(text, gap, amount, following):
                borrow(amount, following)
        kept.append(amount)
    return kept[::-1]


def borrow(amount: Amount, following: Amount) -> None:
    """Take over the unit of the number after, and its scale words too where there are none."""
    if amount.unit is None and following.unit is not None and amount.value is not None:
        if amount.scale == 1:
            amount.value *= following.scale
        amount.unit = following.unit


def join_range(text: str, amount: Amount, following: Amount) -> None:
    if amount.value is None or following.value is None or following.unit is None:
        return
    low = amount.value * (following.scale if amount.scale == 1 and amount.unit is None else 1)
    if amount.unit in (None, following.unit) and low <= following.value:
        borrow(amount, following)
        amount.detail, following.detail = "range_low", "range_high"
        # "khoảng 500-700 triệu": both ends are about.
        following.qualifier = qualifier_before(text, amount.start)[0]


def join_fraction(amount: Amount, following: Amount) -> bool:
    """Join "1/3" and "1/2 kg"; False where the numbers with a stroke between them are no fraction."""
    if amount.unit or not amount.value or not following.value or not amount.value < following.value <= 10:
        return False
    if following.unit and following.unit.name not in MEASURES:
        return False
    amount.value, amount.unit, amount.end = amount.value / following.value, following.unit, following.end
    if amount.unit is None:
        amount.kind, amount.unit_name = "ratio", "fraction"
    return True


def join_pair(amount: Amount, following: Amount) -> None:
    """Join a part and its whole, "823/1.561 vụ", or two amounts of one measure, "34,4/29,8 tỷ USD"."""
    if amount.value is None or following.value is None or following.unit is None:
        return
    if following.unit.kind == "money" and amount.unit in (None, following.unit):
        borrow(amount, following)
        amount.detail, following.detail = "pair", "pair_base"
    elif following.unit.kind == "quantity" and amount.unit is None and amount.value <= following.value:
        amount.unit, following.detail = following.unit, "whole"
        amount.detail = f"whole={float(following.value * following.unit.factor):.15g}"


def shares_unit(text: str, gap: str, amount: Amount, following: Amount) -> bool:
    """Whether the unit of two numbers stands once: "2,1 và 3,4 tỷ USD", "xuất khẩu 3,2, nhập khẩu 2,1 tỷ USD"."""
    if amount.unit is not None or amount.scale != 1 or following.unit is None or amount.is_word:
        return False
    is_decimal = "," in text[amount.start : amount.end]
    if _BARE_AND.fullmatch(gap):
        return is_decimal or "lần lượt" in text or "tương ứng" in text
    return is_decimal and following.scale != 1 and following.unit.kind == "money" and _AND.fullmatch(gap) is not None
