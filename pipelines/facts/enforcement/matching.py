"""When two figures of an article are one, said twice: roundings, generic and exact names of a good."""

import re

from pipelines.facts.enforcement.figures import Figure
from pipelines.facts.enforcement.items import violation_of

GENERIC = {"ma túy", "chất ma túy", "hàng", "hàng hóa", "sản phẩm", "tang vật"}
# "gần một tấn" in a headline is "gần 900 kg" below: what a rounding may differ by.
ROUNDING = 0.15
SLIP = 0.011


def words(item: str | None) -> set[str]:
    return set(re.findall(r"\w+", item or ""))


def items_agree(a: Figure, b: Figure) -> bool:
    """Whether two items can be one good: words in common, or a generic name of the same kind of goods."""
    if a.item is None or b.item is None:
        return True
    mine, yours = words(a.item), words(b.item)
    if len(mine & yours) >= 0.6 * min(len(mine), len(yours)):
        return True
    same_kind = violation_of(a.item) is not None and violation_of(a.item) == violation_of(b.item)
    return same_kind and (a.item in GENERIC or b.item in GENERIC)


def rounded(rough: Figure, exact: Figure) -> bool:
    """Whether one amount can be a rounding of the other."""
    a, b = rough.value, exact.value
    if max(a, b) == 0:
        return a == b
    if abs(a - b) <= SLIP * max(a, b):
        return True
    match rough.qualifier:
        case "over":
            return a <= b <= a * (1 + ROUNDING)
        case "nearly":
            return a * (1 - ROUNDING) <= b <= a
        case "approx":
            return abs(a - b) <= 0.1 * max(a, b)
    return False


def values_agree(a: Figure, b: Figure) -> bool:
    return a.unit == b.unit and (rounded(a, b) or rounded(b, a))


def compatible(a: Figure, b: Figure) -> bool:
    """Whether two figures of one role state one amount."""
    return a.role == b.role and values_agree(a, b) and (a.role != "seizure" or items_agree(a, b))


def conflicts(ours: list[Figure], theirs: list[Figure]) -> bool:
    """Whether one good has two amounts that are no roundings of each other: then these are two seizures."""
    return any(
        a.unit == b.unit and a.item and a.item == b.item and not values_agree(a, b) for a in ours for b in theirs
    ) and not any(compatible(a, b) for a in ours for b in theirs)
