"""What a number measures where its clause does not say it: the metric of the figure, direction or heading before."""

import re
from dataclasses import dataclass

from pipelines.facts.trade.figure import CURRENCIES, FLOWS, Figure, Name
from pipelines.facts.trade.heads import clause_start, good_between
from pipelines.facts.trade.state import State
from pipelines.facts.trade.tokens import Token
from pipelines.facts.trade.units import COUNT_METRICS

# How much of a yearly target may be told before it: "9 tháng … 12,6 tỷ USD. Mục tiêu năm là 18 tỷ USD".
SMALLEST_OF_AIM, LARGEST_OF_AIM = 0.3, 1.3
# A text that has told so many figures is about trade: an amount needs no verb to be one more.
MANY_FIGURES = 3
AIM_GAP = 12
LINK_BEFORE = re.compile(
    r"(?<!\w)(?:[Cc]hỉ|mới|được|lấy|mua|nhận|tới|còn|bán|gom|tiêu thụ)"
    r"(?: (?:có|khoảng|chừng|gần|hơn|trên|cỡ|tầm|độ|vỏn vẹn|vẻn vẹn|đúng|ngót|xấp xỉ))*$"
)
EARNED = frozenset({"thu về", "đem về", "mang về", "kiếm về"})
BUYER_GAP = re.compile(r" (?:cũng |đã |vẫn |còn |chỉ |lại )*")
# "… 2,93 tỷ USD. Trong đó, xuất khẩu …, nhập khẩu …. Riêng 4 tháng, con số này đạt 1,07 tỷ USD": the sum of both.
THIS_NUMBER = re.compile(r"(?<!\w)(?:con số|mức|kết quả) này[^.;]*$")
LABELLED = re.compile(r"\s*[-–•+*]\s*([A-ZĐÀ-Ỹ][^\W\d_]*(?: [A-ZĐÀ-Ỹ][^\W\d_]*){1,3})\s*:\s*")
CLEARED_CARS = re.compile(r"(?:ô tô|ôtô|xe hơi)[^,.;]* (?:làm thủ tục|thông quan)[^,.;\d]*$")


@dataclass(frozen=True, slots=True)
class Measure:
    """The metric and unit of a number. `like` is the figure whose topic it goes on with, `head` a head after it."""

    metric: str
    unit: str
    like: Figure | None = None
    head: Token | None = None


def inherited(state: State, token: Token, unit: str) -> Measure | None:
    """The metric of the figure, direction or heading before, where the clause names a part or a subject of its own."""
    story, sentence = state.story, state.sentence
    linked = is_linked(state, token)
    if state.figures:
        last = state.figures[-1]
        if last.rule == "trade.start" and last.unit == unit and state.left and state.left[-1].has("move"):
            return Measure(last.metric, unit, last)  # "từ 3 tỷ USD năm 2024 lên 8 tỷ USD"
        if last.metric in FLOWS and last.unit != unit and linked and unit != "VND":
            return Measure(last.metric, unit, last)  # "8.214 chiếc, trị giá 186,5 triệu USD"
    if story.asked and not state.figures and not state.text[sentence.start : token.start].strip(' -–—"“'):
        state.subject = linked = True  # "- Còn rau quả?" "- 8,5 tỷ USD."
    if state.list_continues and state.queue:
        state.subject = True  # "… nhận tương ứng 498 nghìn tấn, 231 nghìn tấn, 187 nghìn tấn"
    stated = token.mention is not None and token.mention.unit is not None and token.text[0].isdigit()
    many = len(story.figures) + len(state.figures) >= MANY_FIGURES
    label = LABELLED.fullmatch(state.text[sentence.start : token.start])
    if label is not None and not state.subject and state.veto is None:
        state.subject, state.topic.area = (
            True,
            state.topic.area or Name(label.group(1)),
        )  # "- Khánh Bình: 301 triệu USD", a place that no list knows
    named = state.subject and (bool(state.figures) or state.part or linked)
    if not named and not (stated and (state.subject or many)):
        return None
    heading = None if state.figures else story.heading
    if (
        heading is not None
        and heading.metric
        and (heading.metric == "revenue") == (unit == "VND")
        and measures(heading.metric, unit)
    ):
        return Measure(heading.metric, unit)
    goods = bool(state.goods) or state.topic.commodity is not None
    flow = story.flow if sentence.position - story.flow_position <= 3 and unit != "VND" and not state.figures else None
    if flow is not None and (goods or state.partners) and story.flow_position > story.position:
        return Measure(flow, unit)
    if (
        goods
        and not state.figures
        and linked
        and unit != "VND"
        and (again := same_good_before(state, unit, any_unit=True))
    ):
        return again  # "quý IV gạo qua địa bàn chỉ khoảng 250.000 tấn", behind what came in
    near = state.figures or (story.figures[-3:] if story.near(sentence) else [])
    ways = {f.metric for f in near if f.metric in FLOWS}
    listed = goods or good_between(state, clause_start(state), token.start) is not None
    if not state.figures and listed and unit != "VND" and (way := main_way(state, near)):
        near = [f for f in story.figures if f.metric == way][-3:] or near
    both = len(ways) == 2 and not state.figures and not goods and not state.partners
    if both and state.topic.period is not None and THIS_NUMBER.search(state.before(token.start, 60)):
        near = [f for f in story.figures[-5:] if f.metric == "turnover"] or near
    if state.status is not None and state.status.has("target") and not goods and not state.figures:
        near = wholes_before(state, token, unit) or [f for f in near if f.metric == "turnover"] or near
    for figure in reversed(near):
        if figure.metric in COUNT_METRICS or figure.metric == "balance" or figure.value is None:
            continue
        if not measures(figure.metric, unit):
            continue
        if figure.unit == unit or (figure.metric in FLOWS and unit != "VND" and figure.unit != "VND"):
            return Measure("revenue" if figure.metric == "state_revenue" else figure.metric, unit, figure)
    to_date = state.topic.period is not None and state.topic.period.detail == "to_date"
    if state.since is not None or state.cumulative or to_date:
        before = (f for f in reversed(story.figures[-15:]) if f.unit == unit and f.commodity is None and f.value)
        summed = next((f for f in before if f.metric not in COUNT_METRICS and f.metric != "balance"), None)
        if summed is not None:  # "Lũy kế từ 1/1: 9.900 lượt xe; 220 triệu USD"
            return Measure("revenue" if summed.metric == "state_revenue" else summed.metric, unit)
    if flow is not None and goods:
        return Measure(flow, unit)
    if goods and linked and unit != "VND" and story.headline_flow and state.veto is None:
        return Measure(story.headline_flow, unit)
    if unit == "piece" and CLEARED_CARS.search(state.before(token.start)):
        return Measure("imports", unit)  # cars that clear customs come in
    return same_good_before(state, unit) if linked and goods and unit != "VND" else None


def is_target(state: State) -> bool:
    return state.status is not None and state.status.has("target")


def outwards(state: State, found: Measure | None) -> Measure | None:
    """Money that comes in, or that a foreign market spends, is for exports, though imports were told before: "toàn ngành có
    thể thu về 70 tỷ USD", "EU mua 14,6 tỷ USD"."""
    worth = state.worth
    if found is None or found.metric != "imports" or worth is None or state.figures or state.topic.metric is not None:
        return found
    bought = worth.text == "mua" and any(
        name.mention is not None and BUYER_GAP.fullmatch(state.text[name.mention.end : worth.start])
        for name in state.partners
    )
    return Measure("exports", found.unit) if bought or worth.text in EARNED else found


def main_way(state: State, near: list[Figure]) -> str | None:
    """The direction of goods that are listed after figures of the whole trade: that of the headline, else the one told first.

    After figures of goods a list goes on with their direction.
    """
    ways = {f.metric for f in near if f.metric in FLOWS}
    if len(ways) == 2 and state.story.headline_flow:
        return state.story.headline_flow
    if len(ways) == 1 and near[-1].metric not in ("turnover", "balance"):
        return None
    if any(f.commodity for f in near):
        return None
    return state.story.headline_flow or next((f.metric for f in state.story.figures if f.metric in FLOWS), None)


def wholes_before(state: State, token: Token, unit: str) -> list[Figure]:
    """The figures before that a target without a subject may be the target of: whole ones of about its size."""
    aim = token.mention.value if token.mention else None
    if not aim:
        return []
    return [
        f
        for f in state.story.figures
        if f.unit == unit
        and f.metric in ("turnover", *FLOWS)
        and f.partner is None
        and f.value
        and SMALLEST_OF_AIM * aim <= f.value <= LARGEST_OF_AIM * aim
    ]


def measures(metric: str, unit: str) -> bool:
    """Whether a metric can be said in a unit: what is exported or passes a gate has a weight, turnover and revenue have not."""
    return unit in CURRENCIES or metric not in ("turnover", "balance", "revenue", "state_revenue")


def same_good_before(state: State, unit: str, any_unit: bool = False) -> Measure | None:
    """The direction in which the good was traded earlier in the text: "cà phê có thể đạt 9 tỷ USD"."""
    good = state.topic.commodity or state.goods[-1]
    for figure in reversed(state.story.figures):
        named = figure.commodity
        if (
            figure.metric in FLOWS
            and (any_unit or figure.unit == unit)
            and named
            and named.text.lower() == good.text.lower()
        ):
            return Measure(figure.metric, unit)
    return None


def is_linked(state: State, token: Token) -> bool:
    """Whether a verb, a measure, a colon or a bracket joins the number to the subject before it."""
    before = state.text[state.sentence.start : token.start].rstrip()
    aim = state.status
    if aim is not None and aim.has("target", "forecast") and token.start - aim.end <= AIM_GAP:
        return True  # "đặt mục tiêu 5 tỷ USD"
    if (state.left and state.left[-1].has("reach", "move")) or state.worth is not None:
        return True
    if LINK_BEFORE.search(before) or any(p.mention and before.endswith(p.text) for p in state.partners):
        return True  # "xe Hàn Quốc 7.416 chiếc"
    if before.endswith(",") and state.goods and (named := state.goods[-1].mention) is not None:
        behind = state.text[named.end : token.start].strip(' "”')
        if behind == "," and named.end > state.sentence.start:
            return True  # "Ngược dòng là gạo, 7,53 triệu tấn, trị giá 3,85 tỷ USD"
    return before.endswith((":", "(")) or (state.list_continues and bool(state.figures))
