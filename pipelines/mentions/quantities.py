"""The unit that follows a number: `lexicon/units.csv`."""

from dataclasses import dataclass
from functools import cache

from pipelines.lexicon.phrases import load


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is written. `factor` turns an amount into base units ("gam" -> 0.001 "kg")."""

    phrase: str
    kind: str
    name: str
    factor: float


@cache
def units_by_prefix() -> dict[str, tuple[Unit, ...]]:
    """The units by the first two characters of their phrase, the longest phrase first."""
    table: dict[str, list[Unit]] = {}
    for row in load("units"):
        unit = Unit(row["phrase"], row["kind"], row["unit"], float(row["factor"]))
        table.setdefault(unit.phrase[:2], []).append(unit)
        if len(unit.phrase) == 1:
            table.setdefault(unit.phrase, []).append(unit)
    return {prefix: tuple(sorted(units, key=lambda u: -len(u.phrase))) for prefix, units in table.items()}


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The longest unit of a lower-cased text that starts at a place or after one blank, and where it ends."""
    if text[at : at + 1] in (" ", "\u00a0"):
        at += 1
    table = units_by_prefix()
    for unit in (*table.get(text[at : at + 2], ()), *table.get(text[at : at + 1], ())):
        end = at + len(unit.phrase)
        if text.startswith(unit.phrase, at) and not (unit.phrase[-1].isalnum() and text[end : end + 1].isalnum()):
            return unit, end
    return None
