"""When two figures of an article are one, said twice: roundings, generic and exact names of a good."""

import re
from decimal import Decimal

from pipelines.facts.enforcement.cues import item_words
from pipelines.facts.enforcement.items import violation_of
from pipelines.facts.enforcement.views import Figure

GENERIC = {"ma túy", "chất ma túy", "ma túy các loại", "hàng", "hàng hóa", "sản phẩm", "tang vật"}
# Words that do not tell one good from another of its kind.
COMMON = {"ma", "túy", "chất", "hàng", "hóa", "các", "loại", "nghi", "là", "sản", "phẩm", "viên", "nén"}
VESSELS = {"can", "bottle", "box", "pack", "piece", "bag"}
MANY = 50
# "gần một tấn" in a headline is "gần 900 kg" below: what a rounding may differ by at most.
ROUNDING = 0.15
# "hơn 100 chai" in a headline or lead are 120 below, "gần 2 kg" 1.669 kg.
HEADLINE_ROUNDING = 0.2
LEAD = 3
# "453 tấn" in the title and "454 tấn" in the lead are one amount: a slip of one unit.
SLIP = 0.011


def words(item: str | None) -> set[str]:
    return set(re.findall(r"\w+", item or "")) - COMMON


def items_agree(a: Figure, b: Figure) -> bool:
    """Whether two items can be one good: telling words in common, or a generic name of the same kind of goods."""
    if a.item is None or b.item is None or a.item == b.item:
        return True
    mine, yours = words(a.item), words(b.item)
    if not mine or not yours:
        return violation_of(a.item) == violation_of(b.item)
    return len(mine & yours) >= 0.6 * min(len(mine), len(yours))


def last_digit(value: float) -> float:
    """The place value of the last digit that is not 0: 58.9 -> 0.1, 400 -> 100."""
    return 10.0 ** int(Decimal(repr(value)).normalize().as_tuple().exponent) if value else 1.0


def rounded(rough: Figure, exact: Figure) -> bool:
    """Whether one amount can be a rounding of the other: "hơn 4" of 4.42, "gần 550" of 549.986; never "hơn 278" of 300."""
    a, b = rough.value, exact.value
    step = last_digit(a)
    if abs(a - b) <= min(step, SLIP * max(a, b)):
        return True
    headline = rough.sentence.section == "title" or rough.sentence.position <= LEAD
    slack = min(step, (HEADLINE_ROUNDING if headline and rough.sentence is not exact.sentence else ROUNDING) * a)
    match rough.qualifier:
        case "over":
            return a <= b <= a + slack
        case "nearly":
            return a - slack <= b <= a
        case "approx":
            return abs(a - b) <= slack
    return False


def values_agree(a: Figure, b: Figure) -> bool:
    return a.unit == b.unit and (rounded(a, b) or rounded(b, a))


def compatible(a: Figure, b: Figure) -> bool:
    """Whether two figures of one role state one amount."""
    return a.role == b.role and (
        is_one_thing(a, b) or (values_agree(a, b) and (a.role != "seizure" or items_agree(a, b)))
    )


def is_one_thing(a: Figure, b: Figure) -> bool:
    """Whether two sentences tell of one thing, called by its kind and by its make: "một khẩu súng ngắn", "khẩu súng colt"."""
    if a.role != "seizure" or not a.value == b.value == 1 or a.unit != b.unit or a.sentence is b.sentence:
        return False
    mine, yours = (a.item or "").split(), (b.item or "").split()
    return bool(mine and yours) and mine[0] == yours[0] and violation_of(a.item) == violation_of(b.item) == "weapons"


def is_told_again(ours: list[Figure], theirs: list[Figure]) -> bool:
    """Whether more of the goods of a text are those of another one than have amounts that differ from it.

    What every suspect has on him, telephones and cash, tells no case from another.
    """
    again = rivals = 0
    for new in (f for f in theirs if not is_incidental(f)):
        if any(compatible(old, new) or is_same_amount(old, new) for old in ours):
            again += 1
        else:
            rivals += any(old.unit == new.unit and old.item is not None and old.item == new.item for old in ours)
    return again > rivals


def is_same_amount(a: Figure, b: Figure) -> bool:
    """Whether two sentences give the very same amount, whatever the good is called in them; small ones may meet by chance."""
    if a.role != b.role or a.value != b.value or a.sentence is b.sentence:
        return False
    if a.unit == b.unit:
        return a.value >= 5
    # "3.900 lon sữa" in the lead, "3.900 chai sữa" below
    return a.role == "seizure" and {a.unit, b.unit} <= VESSELS and a.value >= MANY and items_agree(a, b)


def is_incidental(figure: Figure) -> bool:
    """Whether goods are what a suspect has on him or drives."""
    return figure.item == "tiền mặt" or bool(item_words("belonging").match(figure.item or ""))


def conflicts(ours: list[Figure], theirs: list[Figure]) -> bool:
    """Whether one good has two amounts that are no roundings of each other: then these are two seizures."""
    return any(
        a.unit == b.unit and a.item and a.item == b.item and not values_agree(a, b) for a in ours for b in theirs
    ) and not any(compatible(a, b) for a in ours for b in theirs)
