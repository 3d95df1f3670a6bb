"""Claims -> `enforcement_actions` and `enforcement_seizures`."""

from itertools import combinations
from typing import Any

from pipelines.canonical.clustering import Claim, cluster
from pipelines.canonical.comparing import amounts_agree, amounts_compete, digits, fold, is_telling, periods_meet
from pipelines.canonical.facts import Agreement, Fact, agree_on_amount, fact_id, first_said
from pipelines.canonical.names import area_key, good_key, names_meet
from pipelines.tables.enforcement import ENFORCEMENT, SEIZURE

COLUMNS = tuple(column.name for column in ENFORCEMENT)
SEIZURE_COLUMNS = tuple(column.name for column in SEIZURE)
MOST_PAIRED = 8
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
    """Dated before undated, more amounts before fewer, exact before rounded."""
    said = amounts(claim)
    return (
        claim["period_end"] is None,
        -len(said),
        sum(qualifier not in (None, "exact") for _, qualifier in said.values()),
        -sum(digits(value) for value, _ in said.values()),
    )


def candidates(claim: Claim) -> list[tuple]:
    """Reports of one action share what was counted and the month, the leading digits of a telling amount, or of two."""
    keys: list[tuple] = []
    kind = (claim["scope"], claim["violation"])
    written = sorted((what, f"{float(value):.2g}") for what, (value, _) in amounts(claim).items())
    for what, (value, _) in amounts(claim).items():
        if claim["period_end"]:
            keys.append((*kind, what, claim["period_end"].year, claim["period_end"].month))
        if is_telling(float(value)):
            keys.append((*kind, what, f"{float(value):.2g}"))
    # A long list of seizures would pair up quadratically, and two of its first amounts say as much.
    keys += [(*kind, *pair) for pair in combinations(written[:MOST_PAIRED], 2)]
    return keys


def likeness(best: Claim, claim: Claim) -> float:
    """Above 0 where both can be one case or one statistic.

    More amounts must agree than differ, and those that differ must be close; only where agency and period of a
    statistic are said to be the same may two reports disagree on all. A statistic needs the same period; the same
    agency too, unless three amounts agree ("lực lượng chức năng" is whoever the other report names). A case needs
    the day (one day apart, since a night's seizure is dated by either) and the place or the agency. Where the dates
    are not known, a telling amount and another must agree, or three.
    """
    ours, theirs = amounts(best), amounts(claim)
    common = ours.keys() & theirs.keys()
    agree = [w for w in common if amounts_agree(float(ours[w][0]), ours[w][1], float(theirs[w][0]), theirs[w][1])]
    differ = [w for w in common if w not in agree]
    if not common or any(not amounts_compete(float(ours[what][0]), float(theirs[what][0])) for what in differ):
        return 0.0
    same_agency = area_key(best, "agency", "agency_id") == area_key(claim, "agency", "agency_id")
    open_agency = not best["agency"] or not claim["agency"]
    if len(differ) >= len(agree):
        same_statistic = claim["scope"] == "total" and period(best) == period(claim) and all(period(claim))
        return 0.5 if same_statistic and same_agency and not open_agency else 0.0
    sure = len(agree) >= 3 or (len(agree) == 2 and any(is_telling(float(ours[what][0])) for what in agree))
    if claim["scope"] == "total":
        if period(best) != period(claim) or not (same_agency or open_agency or len(agree) >= 3):
            return 0.0
        return 1.0 + len(agree) if all(period(claim)) or sure else 0.0
    if not (names_meet(fold(best["place"]), fold(claim["place"])) or same_agency):
        return 0.0
    if best["period_end"] and claim["period_end"]:
        return 2.0 + len(agree) if periods_meet(period(best), period(claim), slack_days=1) else 0.0
    return 1.0 + len(agree) if sure else 0.0


def seizures_of(group: list[Claim]) -> list[dict[str, Any]]:
    """Every item that any claim names, once; the amount of the first claim that has it, the most exact one."""
    merged: dict[tuple, list[dict[str, Any]]] = {}
    for claim in group:
        named: dict[tuple, list[dict[str, Any]]] = {}
        for seizure in claim["seizures"]:
            # One report may list an item twice (two parcels of heroin): both stay.
            named.setdefault(seizure_key(seizure), []).append(seizure)
        for key, seizures in named.items():
            merged.setdefault(key, seizures)
    return [seizure for seizures in merged.values() for seizure in seizures]


def merge_enforcement(claims: list[Claim]) -> list[Fact]:
    """One fact a case or statistic; `values["seizures"]` holds the items of all its claims."""
    facts = []
    for group in cluster(claims, rank, candidates, likeness):
        values, sources = first_said(group, COLUMNS)
        for follower, leader in (
            ("goods_value_unit", "goods_value"),
            ("goods_value_qualifier", "goods_value"),
            ("period_start", "period_end"),
        ):
            if (led := sources.get(leader)) and sources.get(follower) != led:
                values[follower] = next(c[follower] for c in group if c["claim_id"] == led)
                sources[follower] = led
        seizures = seizures_of(group)
        identity = [
            values["scope"],
            values["violation"],
            area_key(values, "agency", "agency_id"),
            fold(values["place"]),
            *period(values),
            *(values[name] for name in (*COUNTS, "goods_value", "goods_value_unit")),
            sorted([*seizure_key(s), s["quantity"]] for s in seizures) if seizures else [],
        ]
        facts.append(Fact(fact_id("e", identity), {**values, "seizures": seizures}, sources, group, AGREEMENTS))
    return facts
