"""Claims -> `enforcement_actions` and `enforcement_seizures`."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from pipelines.canonical.clustering import Claim, Matching
from pipelines.canonical.comparing import (
    amounts_agree,
    amounts_compete,
    coarseness,
    days_without_year,
    fold,
    is_telling,
    magnitudes,
    periods_meet,
    spread,
)
from pipelines.canonical.facts import Agreement, Fact, agree_on_amount, fact_id, first_said, follow
from pipelines.canonical.names import Bond, area_key, bond, good_key, is_open, names_meet
from pipelines.tables.enforcement import ENFORCEMENT, SEIZURE

COLUMNS = tuple(column.name for column in ENFORCEMENT)
SEIZURE_COLUMNS = tuple(column.name for column in SEIZURE)
SMALL = 100
LEAP_YEAR = 2024
COUNTS = ("cases", "persons", "prosecuted_cases", "collected")


def agree_on_seizures(row: dict[str, Any], claim: Claim) -> bool:
    """Whether every amount that both give for one item can be one amount."""
    ours, theirs = amounts(row), amounts(claim)
    items = {seizure_key(seizure) for seizure in claim["seizures"]}
    return all(
        amounts_agree(float(ours[item][0]), ours[item][1], float(theirs[item][0]), theirs[item][1])
        for item in items & ours.keys() & theirs.keys()
    )


AGREEMENTS: dict[str, Agreement] = {
    **{name: agree_on_amount(name) for name in COUNTS},
    "goods_value": agree_on_amount("goods_value", "goods_value_qualifier"),
    "seizures": agree_on_seizures,
}


def period(claim: Claim) -> tuple:
    return claim["period_start"], claim["period_end"]


def seizure_key(seizure: dict[str, Any]) -> tuple:
    return good_key(seizure["item"], seizure["item_id"]), seizure["unit"]


def amounts(claim: Claim) -> dict[tuple, tuple[float, str | None]]:
    """What the claim counts -> how much, with its qualifier: counts, the value of the goods, every seizure."""
    found: dict[tuple, tuple[float, str | None]] = {
        (name,): (claim[name], None) for name in COUNTS if claim[name] is not None
    }
    if claim["goods_value"] is not None:
        found["goods_value", claim["goods_value_unit"]] = claim["goods_value"], claim["goods_value_qualifier"]
    for seizure in claim["seizures"]:
        if seizure["quantity"] is not None:
            found.setdefault(seizure_key(seizure), (seizure["quantity"], seizure["qualifier"]))
    return found


def rank(claim: Claim) -> tuple:
    """Dated before undated, more amounts before fewer, precise before rounded."""
    said = amounts(claim)
    return (
        claim["period_end"] is None,
        -len(said),
        sum(spread(float(value), qualifier) for value, qualifier in said.values()),
    )


def candidates(claim: Claim) -> list[tuple]:
    """Reports of one action share what was counted: roughly as much of it, or in the same month, or two small counts."""
    keys: list[tuple] = []
    kind = (claim["scope"], claim["violation"])
    said = amounts(claim)
    for what, (value, _) in said.items():
        if claim["period_end"]:
            keys.append((*kind, what, claim["period_end"].year, claim["period_end"].month))
        if not is_small_count(what, value):
            keys += [(*kind, what, key) for key in magnitudes(float(value))]
    small = sorted((what, value) for what, (value, _) in said.items() if is_small_count(what, value))
    return keys + [(*kind, *pair) for pair in combinations(small, 2)]


def is_small_count(what: tuple, value: float) -> bool:
    """Whether an amount is met in any text: 2 persons, 5 cases."""
    return what[0] in COUNTS and value < SMALL


def own_days(claim: Claim) -> set[tuple[int, int]]:
    """The (month, day) on which a case happened, also where its year is not known."""
    if claim["period_end"]:
        return {(day.month, day.day) for day in period(claim) if day}
    return days_without_year(claim["period_text"])


@dataclass(frozen=True)
class Common:
    """What two claims share: the amounts that agree, whether one of them is telling, how their agencies stand to each
    other, and whether their documents report one event."""

    agree: tuple[tuple, ...]
    telling: bool
    agencies: Bond
    together: bool


def likeness(best: Claim, claim: Claim, together: bool) -> float:
    """Above 0 where both can be one case or one statistic.

    More amounts must agree than differ, and those that differ must be close; only where agency and period of a
    statistic are said to be the same may two reports disagree on all.
    """
    ours, theirs = amounts(best), amounts(claim)
    both = ours.keys() & theirs.keys()
    agree = tuple(w for w in both if amounts_agree(float(ours[w][0]), ours[w][1], float(theirs[w][0]), theirs[w][1]))
    differ = [what for what in both if what not in agree]
    if not both or any(not amounts_compete(float(ours[what][0]), float(theirs[what][0])) for what in differ):
        return 0.0
    agencies = bond(best, claim, "agency", "agency_id")
    is_case = claim["scope"] == "case"
    if len(differ) >= len(agree):
        certain = agencies == Bond.SAME and area_key(claim, "agency", "agency_id")
        same_statistic = not is_case and certain and period(best) == period(claim) and all(period(claim))
        return 0.5 if same_statistic else 0.0
    telling = any(is_telling(float(ours[what][0])) and is_telling(float(theirs[what][0])) for what in agree)
    alike = is_same_case if is_case else is_same_statistic
    return 1.0 + len(agree) if alike(best, claim, Common(agree, telling, agencies, together)) else 0.0


def is_same_statistic(best: Claim, claim: Claim, common: Common) -> bool:
    """A statistic needs the same period, and the same agency or one that a text leaves open ("lực lượng chức năng").

    Three amounts that agree outweigh the names; a period that is not known, or an agency left open, asks for a telling
    amount, for another one, or for documents that report one event.
    """
    number = len(common.agree)
    if period(best) != period(claim) or (common.agencies < Bond.OPEN and number < 3):
        return False
    sure = number >= 3 or (number == 2 and common.telling)
    if not all(period(claim)):
        return sure or (common.together and common.agencies >= Bond.NEAR)
    return common.agencies >= Bond.NEAR or number >= 2 or common.telling or common.together


def is_same_case(best: Claim, claim: Claim, common: Common) -> bool:
    """A case needs the day (one day apart, since a night's seizure is dated by either) and the place or the agency.

    Counts of persons alone are no sign, as any case has some. Where a year is not known, the day and the month stand
    for the day if place or agency are named by both; where no day is known, a telling amount and another must agree,
    or three. Four amounts, or three with a telling one, outweigh place and agency: "Bộ Công an" and its department.
    """
    number = len(common.agree)
    place, other_place = fold(best["place"]), fold(claim["place"])
    same_place = bool(place and other_place) and names_meet(place, other_place)
    same_agency = common.agencies >= Bond.NEAR and not is_open(claim["agency"], claim["agency_id"])
    compatible = names_meet(place, other_place) or same_agency
    measured = any(what[0] not in COUNTS for what in common.agree)
    many = number >= 4 or (number == 3 and common.telling)
    if best["period_end"] and claim["period_end"]:
        if not periods_meet(period(best), period(claim), slack_days=1):
            return False
        return (compatible and (measured or (same_place and same_agency))) or many
    ours, theirs = own_days(best), own_days(claim)
    if ours and theirs and not days_touch(ours, theirs):
        return False
    if many or (compatible and (number >= 3 or (number == 2 and common.telling and measured))):
        return True
    if not measured or not (same_place or same_agency):
        return False
    days = (ours | best["days"]) & (theirs | claim["days"])
    return bool(days) or (common.telling and same_place and same_agency) or common.together


def days_touch(ours: set[tuple[int, int]], theirs: set[tuple[int, int]]) -> bool:
    """Whether two days of a year are the same, or one apart."""
    return any(
        abs((date(LEAP_YEAR, *one) - date(LEAP_YEAR, *other)).days) <= 1
        for one in ours
        for other in theirs
        if is_day(*one) and is_day(*other)
    )


def is_day(month: int, day: int) -> bool:
    return day <= monthrange(LEAP_YEAR, month)[1]


def proof(best: Claim, claim: Claim) -> int:
    """Reports of one case are reports of one event; reports of a statistic where two amounts agree."""
    return 2 if claim["scope"] == "case" else 1


MATCHING = Matching(rank, candidates, likeness, proof)


def seizures_of(group: list[Claim]) -> list[dict[str, Any]]:
    """Every item that any claim names, once, with the most exact of the amounts that agree with the best claim's."""
    merged: dict[tuple, list[dict[str, Any]]] = {}
    for claim in group:
        named: dict[tuple, list[dict[str, Any]]] = {}
        for seizure in claim["seizures"]:
            # One report may list an item twice (two parcels of heroin): both stay.
            named.setdefault(seizure_key(seizure), []).append(seizure)
        for key, seizures in named.items():
            known = merged.setdefault(key, seizures)
            if len(known) == len(seizures) == 1 and is_finer(seizures[0], known[0]):
                merged[key] = seizures
    return [seizure for seizures in merged.values() for seizure in seizures]


def is_finer(seizure: dict[str, Any], known: dict[str, Any]) -> bool:
    """Whether an amount says the same as the known one, more exactly."""
    (ours, qualifier), (theirs, other) = ((s["quantity"], s["qualifier"]) for s in (seizure, known))
    if ours is None or theirs is None:
        return theirs is None and ours is not None
    return coarseness(ours, qualifier) < coarseness(theirs, other) and amounts_agree(ours, qualifier, theirs, other)


def action_of(group: list[Claim]) -> Fact:
    """The case or statistic that a group of claims reports; `values["seizures"]` holds the items of all of them."""
    values, sources = first_said(group, COLUMNS)
    named = next((claim for claim in group if not is_open(claim["agency"], claim["agency_id"])), None)
    if named:  # "Hải quan khu vực III" says more than "cơ quan chức năng"
        values["agency"], sources["agency"] = named["agency"], named["claim_id"]
    valued = [claim for claim in group if claim["goods_value"] is not None and AGREEMENTS["goods_value"](values, claim)]
    if valued:
        finest = min(valued, key=lambda claim: coarseness(claim["goods_value"], claim["goods_value_qualifier"]))
        values["goods_value"], sources["goods_value"] = finest["goods_value"], finest["claim_id"]
    for follower, leader in (
        ("goods_value_unit", "goods_value"),
        ("goods_value_qualifier", "goods_value"),
        ("period_start", "period_end"),
        ("agency_id", "agency"),
        ("country", "agency"),
    ):
        follow(group, values, sources, follower, leader)
    seizures = seizures_of(group)
    if seizures:
        sources["seizures"] = next(claim["claim_id"] for claim in group if claim["seizures"])
    identity = [
        values["scope"],
        values["violation"],
        area_key(values, "agency", "agency_id"),
        fold(values["place"]),
        *period(values),
        *(values[name] for name in (*COUNTS, "goods_value", "goods_value_unit")),
        sorted([*seizure_key(s), s["quantity"]] for s in seizures) if seizures else [],
    ]
    definite = not is_open(values["agency"], values["agency_id"]) or (values["place"] and values["scope"] == "case")
    if not (definite and values["period_end"]):  # one kilogram of heroin, some day, is found by many
        identity.append(group[0]["document_id"])
    return Fact(fact_id("e", identity), {**values, "seizures": seizures}, sources, group, AGREEMENTS)
