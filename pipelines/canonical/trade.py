"""Claims -> `trade_figures` and `trade_commodities`."""

from pipelines.canonical.clustering import Claim, cluster
from pipelines.canonical.comparing import amounts_agree, amounts_compete, digits, fold, is_telling
from pipelines.canonical.facts import Agreement, Fact, agree_on_amount, fact_id, first_said
from pipelines.canonical.names import area_key, good_key
from pipelines.tables.trade import TRADE_COMMODITY, TRADE_FIGURE

FIGURE_COLUMNS = tuple(column.name for column in TRADE_FIGURE)
COMMODITY_COLUMNS = tuple(column.name for column in TRADE_COMMODITY)

FIGURE_AGREEMENTS: dict[str, Agreement] = {
    "value": agree_on_amount("value", "qualifier"),
    "change_pct": agree_on_amount("change_pct"),
    "plan_pct": agree_on_amount("plan_pct"),
    "share_pct": agree_on_amount("share_pct"),
}


def subject(claim: Claim) -> tuple:
    """What a figure measures, apart from where and when: figures of different subjects are never one."""
    return (
        claim["metric"],
        claim["unit"],
        claim["status"],
        good_key(claim["commodity"], claim["commodity_id"]),
        fold(claim["partner"]),
    )


def period(claim: Claim) -> tuple:
    return claim["period_start"], claim["period_end"]


def rank(claim: Claim) -> tuple:
    """More precise before rounded, explicit before derived, fuller before sparser."""
    value = claim["value"]
    return (
        value is None,
        claim["qualifier"] not in (None, "exact"),
        -digits(value) if value is not None else 0,
        -sum(claim[column] is not None for column in FIGURE_COLUMNS),
    )


def candidates(claim: Claim) -> list[tuple]:
    return [subject(claim)]


def likeness(best: Claim, claim: Claim) -> float:
    """Above 0 where both can be one figure.

    Area and period must be the same. One text may leave out one of the two where the amounts are telling ones that
    agree: 762,44 tỷ USD is not met twice by chance, 5 tỷ USD is.
    """
    same_area = area_key(best) == area_key(claim)
    same_period = period(best) == period(claim)
    if best["value"] is None or claim["value"] is None:
        same_change = best["change_pct"] == claim["change_pct"] and best["share_pct"] == claim["share_pct"]
        return 2.0 if best["value"] is claim["value"] and same_area and same_period and same_change else 0.0
    agree = amounts_agree(best["value"], best["qualifier"], claim["value"], claim["qualifier"])
    if same_area and same_period:
        if agree:
            return 3.0
        known = all(period(claim))
        return 1.0 if known and amounts_compete(best["value"], claim["value"]) else 0.0
    if not (agree and is_telling(best["value"]) and is_telling(claim["value"])):
        return 0.0
    open_area = not area_key(best) or not area_key(claim)
    open_period = not any(period(best)) or not any(period(claim))
    return 2.0 if (same_area or open_area) and (same_period or open_period) and (same_area or same_period) else 0.0


def merge_trade(claims: list[Claim]) -> list[Fact]:
    """One fact a figure; figures of one subject, area and period that disagree by little are one fact in conflict."""
    facts = []
    for group in cluster(claims, rank, candidates, likeness):
        values, sources = first_said(group, FIGURE_COLUMNS)
        # A change belongs to the figure it was printed with; its basis must come from the same text.
        if (changed := sources.get("change_pct")) and sources.get("change_basis") not in (None, changed):
            values["change_basis"] = next(c["change_basis"] for c in group if c["claim_id"] == changed)
            sources["change_basis"] = changed
        # So does the qualifier to the value.
        if (valued := sources.get("value")) and sources.get("qualifier") != valued:
            values["qualifier"] = next(c["qualifier"] for c in group if c["claim_id"] == valued)
            sources["qualifier"] = valued
        identity = [*subject(values), area_key(values), *period(values), values["value"]]
        if values["value"] is None:
            identity += [values["change_pct"], values["plan_pct"], values["share_pct"]]
        facts.append(Fact(fact_id("t", identity), values, sources, group, FIGURE_AGREEMENTS))
    return facts


def commodity_identity(claim: Claim) -> tuple:
    return (
        claim["direction"],
        good_key(claim["commodity"], claim["commodity_id"]),
        area_key({**claim, "area_id": None}),
        *period(claim),
    )


def merge_commodities(claims: list[Claim]) -> list[Fact]:
    """One fact a good, direction, area and period."""
    groups = cluster(
        claims,
        rank=lambda claim: fold(claim["commodity"]),
        candidates=lambda claim: [commodity_identity(claim)],
        likeness=lambda best, claim: 1.0,
    )
    facts = []
    for group in groups:
        values, sources = first_said(group, COMMODITY_COLUMNS)
        facts.append(Fact(fact_id("g", list(commodity_identity(values))), values, sources, group, {}))
    return facts
