"""The figures that a figure is compared with: of an earlier period, or of a plan."""

from dataclasses import replace

from pipelines.facts.trade.figure import CURRENCIES, FLOWS, TRADE, VIETNAM, Figure, column
from pipelines.facts.trade.periods import base_period, whole_year
from pipelines.facts.trade.state import State
from pipelines.facts.trade.tokens import Token
from pipelines.facts.trade.units import COUNTED, PIECES, UNITS


# ── bases and plans ──────────────────────────────────────────────────────────────────────────────────────────────────
def base(state: State, token: Token, written: str | None) -> Figure | None:
    """The figure of the period compared with: "so với 2,5 triệu USD của dịp trước", "(cùng kỳ đạt 27,6 triệu)"."""
    mention = token.mention
    assert mention is not None and mention.value is not None
    unit = "piece" if written in PIECES else written
    near = state.figures or (state.story.figures[-2:] if state.story.near(state.sentence) else [])
    last = next((f for f in reversed(near) if f.status == "actual" and f.unit in (unit, written)), None)
    if last is None or last.value is None:
        return None
    sign = state.topic.sign if last.metric == state.topic.metric == "balance" else -1.0 if last.value < 0 else 1.0
    figure = replace(
        last,
        rule="trade.base",
        value=mention.value * sign,
        qualifier=mention.qualifier or "exact",
        sentence=state.sentence,
        start=token.start,
        end=token.end,
        change_pct=None,
        change_basis=None,
        plan_pct=None,
        share_pct=None,
        mentions=[mention],
    )
    base_period(figure, last, state.base)
    return figure


def target(state: State, token: Token, unit: str | None) -> Figure | None:
    """The figure of a plan: "đạt 85% chỉ tiêu (76 tỷ đồng)", "dự toán cả năm 7.240 tỷ đồng"."""
    mention = token.mention
    assert mention is not None
    last, topic, story = state.last(), state.topic, state.story
    metric = target_metric(state, unit)
    if metric is None:
        return None
    figure = Figure(
        rule="trade.target",
        metric=column(metric),
        value=mention.value,
        unit=UNITS.get(metric, unit),
        qualifier=mention.qualifier or "exact",
        status="target",
        sentence=state.sentence,
        start=token.start,
        end=token.end,
        commodity=topic.commodity if topic.metric in FLOWS else None,
        area=topic.area,
        partner=topic.partner if metric in TRADE else None,
        mentions=[mention],
    )
    if figure.area is None and metric == "revenue" and not state.figures:
        figure.area = story.office or state.source
    figure.area = figure.area or (last.area if last else None) or state.source or story.area or VIETNAM
    if metric in TRADE and last is not None:
        figure.partner = figure.partner or last.partner
        if figure.metric in FLOWS and figure.commodity is None:
            figure.commodity = state.goods[-1] if state.goods else last.commodity
    whole_year(figure, topic.period, last or story.dated, story)
    return figure


def target_metric(state: State, unit: str | None) -> str | None:
    topic, last, story = state.topic.metric, state.last(), state.story
    if unit in COUNTED:
        return COUNTED[unit]
    if topic in TRADE and unit in CURRENCIES:
        return topic
    if unit == "VND":
        known = last is not None and last.metric == "state_revenue"
        return "revenue" if known or story.is_customs(state.sentence) else None
    if last is not None and (last.unit == unit or (unit == "time" and last.unit in COUNTED)):
        if last.metric in FLOWS:
            return story.main_flow() or last.metric
        return last.metric
    return None
