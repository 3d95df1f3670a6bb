"""Claims -> `trade_figures` and `trade_commodities`."""

from pipelines.canonical.clustering import Claim, Matching
from pipelines.canonical.comparing import (
    amounts_agree,
    amounts_compete,
    coarseness,
    distance,
    fold,
    is_telling,
    magnitudes,
    ratios_agree,
)
from pipelines.canonical.facts import Agreement, Fact, agree_on_amount, agree_where_said, fact_id, first_said, follow
from pipelines.canonical.names import Bond, area_key, bond, good_key, is_open, partner_key
from pipelines.tables.trade import TRADE_COMMODITY, TRADE_FIGURE

FIGURE_COLUMNS = tuple(column.name for column in TRADE_FIGURE)
COMMODITY_COLUMNS = tuple(column.name for column in TRADE_COMMODITY)

RATIOS = ("change_pct", "plan_pct", "share_pct")

FIGURE_AGREEMENTS: dict[str, Agreement] = {
    "value": agree_on_amount("value", "qualifier"),
    **{name: agree_where_said(name, ratios_agree) for name in RATIOS},
}


def subject(claim: Claim) -> tuple:
    """What a figure measures, apart from where and when: figures of different subjects are never one."""
    return (
        claim["metric"],
        claim["unit"],
        claim["status"],
        good_key(claim["commodity"], claim["commodity_id"]),
        partner_key(claim["partner"]),
    )


def period(claim: Claim) -> tuple:
    return claim["period_start"], claim["period_end"]


def rank(claim: Claim) -> tuple:
    """More precise before rounded, exact before "hơn", fuller before sparser."""
    value = claim["value"]
    return (
        value is None,
        coarseness(value, claim["qualifier"]) if value is not None else (),
        -sum(claim[column] is not None for column in FIGURE_COLUMNS),
    )


def candidates(claim: Claim) -> list[tuple]:
    """Figures of one subject meet where their amounts can agree and they have the period or the area in common."""
    if claim["value"] is None:
        return [(*subject(claim), *period(claim))]
    common = (period(claim), area_key(claim))
    return [(*subject(claim), key, shared) for key in magnitudes(claim["value"]) for shared in common]


def likeness(best: Claim, claim: Claim, together: bool) -> float:
    """Above 0 where both can be one figure.

    Area and period must be the same; figures of one area and period that differ by little are one in conflict. One
    text may leave out one of the two, or name it loosely, where the amounts are telling ones that agree: 762,44 tỷ
    USD is not met twice by chance, 5 tỷ USD is. A second number that agrees (the change, the share of the plan) tells
    as much, and so does a document that reports the same event anyway.
    """
    areas = bond(best, claim)
    same_period = period(best) == period(claim)
    if best["value"] is None or claim["value"] is None:
        same_change = best["change_pct"] == claim["change_pct"] and best["share_pct"] == claim["share_pct"]
        same = areas == Bond.SAME or (together and areas == Bond.OPEN)
        return 2.0 if best["value"] is claim["value"] and same and same_period and same_change else 0.0
    agree = amounts_agree(best["value"], best["qualifier"], claim["value"], claim["qualifier"])
    if areas == Bond.SAME and same_period:
        if agree:
            return 4.0 - distance(best["value"], claim["value"])
        known = all(period(claim))
        return 0.8 if known and amounts_compete(best["value"], claim["value"]) else 0.0
    open_period = not any(period(best)) or not any(period(claim))
    left_out = (same_period and areas >= Bond.OPEN) or (open_period and areas == Bond.SAME)
    telling = is_telling(best["value"]) and is_telling(claim["value"])
    if agree and left_out and (together or telling or (same_period and same_ratio(best, claim))):
        return 2.0 - distance(best["value"], claim["value"])
    return 0.5 if agree and together and same_period and areas == Bond.INSIDE else 0.0


def same_ratio(best: Claim, claim: Claim) -> bool:
    """Whether both print one change, share of the plan or share of a whole, of two digits or more."""
    pairs = [(best[name], claim[name]) for name in RATIOS if best[name] is not None and claim[name] is not None]
    return any(abs(one) >= 10 for one, _ in pairs) and all(ratios_agree(one, two) for one, two in pairs)


def proof(best: Claim, claim: Claim) -> int:
    """A telling amount of one office or place; figures of the whole country stand in any text."""
    if not (is_telling(best["value"]) and is_telling(claim["value"]) and area_key(best) and all(period(best))):
        return 0
    return int(amounts_agree(best["value"], best["qualifier"], claim["value"], claim["qualifier"]))


MATCHING = Matching(rank, candidates, likeness, proof)


def figure_of(group: list[Claim]) -> Fact:
    """The figure that a group of claims states."""
    values, sources = first_said(group, FIGURE_COLUMNS)
    named = next((claim for claim in group if area_key(claim) and not has_open_area(claim)), None)
    if named:  # "Hải quan cửa khẩu Móng Cái" says more than "địa bàn"
        values["area"], sources["area"] = named["area"], named["claim_id"]
    follow(group, values, sources, "change_basis", "change_pct")  # a basis belongs to the change beside it
    follow(group, values, sources, "qualifier", "value")
    follow(group, values, sources, "area_id", "area")
    follow(group, values, sources, "commodity_id", "commodity")
    identity = [*subject(values), area_key(values), *period(values), values["value"]]
    if values["value"] is None:
        identity += [values["change_pct"], values["plan_pct"], values["share_pct"]]
    if has_open_area(values):  # "địa bàn" of another document is another area
        identity.append(group[0]["document_id"])
    return Fact(fact_id("t", identity), values, sources, group, FIGURE_AGREEMENTS)


def has_open_area(claim: Claim) -> bool:
    return claim["area"] is not None and is_open(claim["area"], claim["area_id"]) and bool(area_key(claim))


def commodity_identity(claim: Claim) -> tuple:
    """Whose trade it is must be said: textiles that North Korea sells are not those that Russia buys."""
    placed = {**claim, "area_id": None}
    unsaid = claim["area"] is None or has_open_area(placed)
    return (
        claim["direction"],
        good_key(claim["commodity"], claim["commodity_id"]),
        claim["document_id"] if unsaid else area_key(placed),
        *period(claim),
    )


def commodity_of(group: list[Claim]) -> Fact:
    """The traded good that a group of claims names."""
    values, sources = first_said(group, COMMODITY_COLUMNS)
    return Fact(fact_id("g", list(commodity_identity(group[0]))), values, sources, group, {})


COMMODITY_MATCHING = Matching(
    rank=lambda claim: fold(claim["commodity"]),
    candidates=lambda claim: [commodity_identity(claim)],
    likeness=lambda best, claim, together: 1.0,
)
