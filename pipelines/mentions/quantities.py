"""The unit that follows a number: `lexicon/units.csv`.

In a phrase, "|" ends what belongs to the span of the number: "viên |đạn" is read from "6 viên đạn", and "6 viên" is the
mention; the good keeps its own name. A row of kind `none` is a phrase that only starts like a unit ("bộ phận", "lạng sơn"). `after_words` says whether a
number of one word may count it: "hai đối tượng" are two suspects, but "hai bộ" may be two ministries.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipelines.lexicon.phrases import load

TIMES_OF_DAY = {"hour", "minute", "second"}
CALENDAR = {"day", "week", "month", "year"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is written. `factor` turns an amount into base units: "gam" is 0.001 "kg".

    `reach` is how many characters of the phrase a mention takes in.
    """

    phrase: str
    kind: str
    name: str
    factor: Decimal
    after_words: bool
    reach: int


@cache
def units_by_prefix() -> dict[str, tuple[Unit, ...]]:
    """The units by the first two characters of their phrase (one, for "%"), the longest phrase first."""
    table: dict[str, list[Unit]] = {}
    for row in load("units"):
        counter, bar, good = row["phrase"].partition("|")
        reach = len(counter.rstrip()) if bar else len(counter)
        after_words = row["after_words"] == "yes"
        unit = Unit(counter + good, row["kind"], row["unit"], Decimal(row["factor"]), after_words, reach)
        table.setdefault(unit.phrase[:2], []).append(unit)
    return {prefix: tuple(sorted(units, key=lambda unit: -len(unit.phrase))) for prefix, units in table.items()}


@cache
def unit_named(phrase: str) -> Unit:
    return next(unit for unit in units_by_prefix()[phrase[:2]] if unit.phrase == phrase)


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The longest unit of a lower-cased text that starts at a place or after one blank, and where a mention with it ends."""
    number_end = at
    if text[at : at + 1] in (" ", "\u00a0", "\n"):
        at += 1
    table = units_by_prefix()
    for unit in (*table.get(text[at : at + 2], ()), *table.get(text[at : at + 1], ())):
        end = at + len(unit.phrase)
        if not text.startswith(unit.phrase, at) or (unit.phrase[-1].isalnum() and text[end : end + 1].isalnum()):
            continue
        if unit.name in CALENDAR and text[end : end + 2].strip()[:1].isdigit():
            # "389 năm 2017", "5 ngày 7/8": the word belongs to the date that follows.
            return None
        if unit.kind == "none":
            return None
        return unit, at + unit.reach if unit.reach else number_end
    return None
