"""Percents: a change, a plan ratio or a share, and the figure that it belongs to."""

import re
from dataclasses import replace
from functools import cache

from pipelines.facts.trade.context import complete
from pipelines.facts.trade.figure import CURRENCIES, FLOWS, Figure, Name, column
from pipelines.facts.trade.heads import good_between
from pipelines.facts.trade.numbers import FROM_BEFORE, is_range
from pipelines.facts.trade.outlook import qualifier, status
from pipelines.facts.trade.state import Pending, State
from pipelines.facts.trade.tokens import NUMBERS, Token
from pipelines.lexicon.phrases import load

VETOES = ("price", "other_money", "no_trade", "condition", "tax", "order")
BY_VOLUME = re.compile(r"\s*(?:(?:về|theo)\s+)?(?:khối |số |sản )?lượng(?!\w)")
BY_WORTH = re.compile(r"\s*(?:(?:về|theo)\s+(?:tổng )?(?:trị giá|giá trị|kim ngạch|giá)|trị giá|giá trị)(?!\w)")
# "bằng 95% lượng và 103% trị giá cùng kỳ"
ALSO_EQUAL_BEFORE = re.compile(r"bằng [\d,.]+% (?:về )?(?:số |khối )?lượng,? và $")
OF_LIMIT_AFTER = re.compile(
    r"^\s*(?:so với )?(?:số lượng|mức|lượng|con số|hạn mức|hạn ngạch|giới hạn)[^,.;]{0,20}(?:cho phép|được phép|quy định|giới hạn)"
)
MADE_OF_BEFORE = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|hàm lượng|độ ẩm|(?<!tốc )độ|nồng độ|không vượt quá|không quá|tối đa|tối thiểu)(?: [^\W\d]+){0,4} $"
)
OF_MEASURE = re.compile(
    r"\s*(?:về )?(?:khối lượng|lượng|trị giá|giá trị|kim ngạch)(?:,? và [\d,.]+% (?:về )?(?:lượng|trị giá|giá trị|kim ngạch))?"
    r" (?:so với |của )?(?:cùng kỳ|cùng kì|cùng thời điểm)"
)
# "lượng chỉ tăng 2% nhưng giá trị tăng tới 55%"
VOLUME_BEFORE = re.compile(r"(?<!\w)(?:lượng|số lượng|khối lượng|sản lượng)(?: \w+)? (?:tăng|giảm)(?: \w+)?\s*$")
WORTH_BEFORE = re.compile(r"(?<!\w)(?:giá trị|trị giá|kim ngạch|số tiền)(?: \w+)? (?:tăng|giảm)(?: \w+)?\s*$")
VOLUME_OF_BEFORE = re.compile(r"(?<!\w)(?:lượng|số lượng|khối lượng|sản lượng)(?: [^\W\d]+){1,4}\s*$")
WORTH_OF_BEFORE = re.compile(r"(?<!\w)(?:giá trị|trị giá|kim ngạch|số tiền)(?: [^\W\d]+){1,4}\s*$")
YEARLY_AFTER = re.compile(r"\s*(?:/|(?:mỗi|một|hằng|hàng) năm|trong những năm|liên tục)")
LEVELS = frozenset({"xuống", "xuống còn", "xuống mức", "về còn", "về mức", "còn", "chỉ còn", "lên"})
VAGUE_BEFORE = re.compile(r"(?:gần|hơn|khoảng|xấp xỉ)\s*$")
# "chưa bằng một nửa số thu của cùng kỳ"
NOT_EVEN_BEFORE = re.compile(r"(?<!\w)(?:chưa|không) (?:bằng|đến|tới|đạt|được|đầy|nổi)(?: nổi| được)?\s*$")
THAN_BEFORE = re.compile(r"(?<!\w)so với\s+(?:mức |tỷ lệ |tỉ lệ |con số |mục tiêu )?(?:khoảng |gần |hơn )?$")
AND_PERCENT = re.compile(r"\s*và\s+(?:hơn |gần |trên |khoảng )?[\d,.]+\s?%")
# "(+9,1%)", "(▼ 12%)": the sign of a change, in a bracket or as an arrow.
RISE_BEFORE = re.compile(r"(?:(?:[(,;:]|(?<!\w)và)\s*\+|[⬆↑▲🔺📈↗]\ufe0f?)\s*$")
FALL_BEFORE = re.compile(r"(?:[(]\s*[-–−]|[,;:]\s[-–−](?=\s?$)|[⬇↓▼🔻📉↘]\ufe0f?)\s*$")
# "tức 45,6% tổng thu", "bằng 76% cả nước": a share says its whole.
OF_TOTAL = re.compile(r"\s*(?:của\s+)?tổng\s+(?:thu|số thu|kim ngạch|giá trị|trị giá|lượng|xuất|nhập)(?!\w)")
JOINT = re.compile(r"\s*(?:,|và|, và)\s*(?:tăng |giảm |hơn |gần |khoảng )*")
COLUMN = {"change": "change_pct", "plan": "plan_pct", "share": "share_pct"}


def read_percent(state: State, place: int) -> None:
    token = state.tokens[place]
    mention = token.mention
    assert mention is not None
    if mention.value is None or mention.unit == "percentage_point" or state.veto in VETOES:
        return
    if state.veto == "rate":
        state.veto = None  # "tăng trưởng bình quân 12%, năm 2024 đạt 4 tỷ USD"
        return
    if state.tariff or FROM_BEFORE.search(state.before(token.start)):
        return
    if YEARLY_AFTER.match(state.after(token.end)):
        return
    if is_range(token) or mention.value == 0:
        return
    role, value = role_of(state, place, mention.value)
    if role is None:
        return
    state.percented = True
    if role == "plan":
        state.mode = "plan"
    elif role == "change" and state.mode == "base":
        state.mode = "change"  # "cao hơn cùng kỳ 16% (2.120 lượt)"
    attach(state, role, value, token)


def role_of(state: State, place: int, value: float) -> tuple[str | None, float]:
    """Whether a percent is a change, a plan ratio or a share (None: neither), and its signed value."""
    token = state.tokens[place]
    ratio = token.mention.kind == "ratio"  # type: ignore[union-attr]
    sign = printed_sign(state, token)
    if sign is not None:
        return "change", sign * abs(value)
    if (column := ratio_column(state, token)) is not None:
        return column, value
    following = [t for t in state.tokens[place + 1 : place + 4] if t.text != "("]
    after = following[0] if following else None
    near = after is not None and len(state.text[token.end : after.start].strip()) <= 12
    of_plan = near and (after.has("plan") or (after.has("than") and len(following) > 1 and following[1].has("plan")))  # type: ignore[union-attr]
    over_plan = of_plan and after is not None and after.has("than") and state.has_left("up")
    exceed = state.has_left("exceed") or over_plan
    if of_plan:
        return "plan", 100 + value if exceed else value
    if state.has_left("plan") and (state.mode == "plan" or exceed) and not state.has_left("up", "down", "share"):
        if exceed:
            return "plan", 100 + value
        return ("plan" if state.has_left("equal", "reach") else None), value
    aim = state.figures[-1] if state.figures else None
    compared = near and after is not None and after.has("last_year", "than", "period")
    of_aim = aim is not None and aim.status == "target" and not state.subject
    if of_aim and state.has_left("equal") and not ratio and not compared:
        return "plan", value  # "Bộ giao 1.700 tỷ, tức là đã bằng 121,6%"
    if OF_LIMIT_AFTER.search(state.after(token.end, 80)):
        return None, value  # "gấp 7,5 lần so với số lượng được phép"
    if MADE_OF_BEFORE.search(state.before(token.start, 60)):
        return None, value  # "tỷ lệ mạ băng không vượt quá 10%"
    if is_bare_share(state, place):
        return "share", value
    if state.has_left("times"):
        return ("change", round((value if ratio else value / 100) * 100 - 100, 6)) if value else (None, value)
    if ratio:
        return None, value
    equal = state.has_left("equal") or ALSO_EQUAL_BEFORE.search(state.before(token.start))
    if equal and OF_MEASURE.match(state.after(token.end)):
        return "change", round(value - 100, 6)  # "bằng 95% lượng và 103% trị giá cùng kỳ"
    if OF_TOTAL.match(state.after(token.end)) and not state.has_left("up", "down", "above", "below"):
        return "share", value
    if state.has_left("share"):
        return ("share" if after is None or not after.has("other_quantity") else None), value
    signs = [t for t in state.left if t.has("up", "down", "above", "below")]
    if signs and state.left[-1].text in LEVELS:
        return None, value  # "giảm từ 30% xuống còn 0%"
    if signs and state.mode == "base" and THAN_BEFORE.search(state.before(token.start)):
        return None, value  # "cao hơn so với tỷ lệ 29%"
    if signs:
        return "change", value if signs[-1].has("up", "above") else -value
    if exceed:
        return "change", value
    if near and (after.has("last_year", "than", "period") or state.has_left("last_year")):  # type: ignore[union-attr]
        return ("change", round(value - 100, 6)) if state.has_left("equal", "reach") else (None, value)
    if state.has_left("equal") and after is not None and after.has("whole", "worth", "exports", "imports", "turnover"):
        return "share", value
    return None, value


def ratio_column(state: State, token: Token) -> str | None:
    """What a percent of a list is by the line above it: "số thu; so với chỉ tiêu; so với cùng kỳ"."""
    columns = state.story.ratios
    if not columns or ":" not in state.sentence.text:
        return None
    percents = [t for t in state.tokens if t.has("percent")]
    place = percents.index(token)
    return columns[place] if place < len(columns) and columns[place] != "change" else None


def is_bare_share(state: State, place: int) -> bool:
    """Whether a percent without a word stands in brackets behind the value of a partner or good: "Mỹ 35,9 tỷ USD (30,3%)",
    "tôm chiếm áp đảo (1,78 tỷ USD; 84,4%)"."""
    token, before, after = state.tokens[place], state.tokens[max(0, place - 1)], state.next(place)
    last = state.figures[-1] if state.figures else None
    if last is None or after is None or after.text != ")" or state.left or last.share_pct is not None:
        return False
    if before.text == ";" and state.depth:
        return "chiếm" in state.before(last.start, 60)
    return (
        before.text == "("
        and (last.partner or last.commodity) is not None
        and last.metric in FLOWS
        and is_alone(state, token)
    )


def is_alone(state: State, token: Token) -> bool:
    return state.text[token.start - 1] == "(" and state.text[token.end : token.end + 1] == ")"


def printed_sign(state: State, token: Token) -> int | None:
    """The sign that a percent wears itself, as bulletins and tables write it; a "+" may belong to the mention."""
    start = token.start + 1 if token.text[0] in "+-−" else token.start
    before = state.before(start)
    if RISE_BEFORE.search(before):
        return 1
    return -1 if FALL_BEFORE.search(before) else None


def read_ratio_word(state: State, place: int) -> None:
    """ "gấp đôi", "một nửa": a change; "gần gấp đôi" says no number. "một nửa kim ngạch" is a share."""
    token = state.tokens[place]
    if state.veto in VETOES:
        return
    ratio = ratios()[token.text]
    after = state.next(place)
    if token.has("multiple"):
        role, value = "change", round(ratio * 100 - 100, 6)
        if VAGUE_BEFORE.search(state.before(token.start)):
            return
    elif NOT_EVEN_BEFORE.search(state.before(token.start)):
        return
    elif state.has_left("up", "down"):
        sign = next(t for t in reversed(state.left) if t.has("up", "down"))
        role, value = "change", ratio * 100 if sign.has("up") else -ratio * 100
    elif state.has_left("equal") and (after is None or not after.has("worth", "whole")):
        role, value = "change", round(ratio * 100 - 100, 6)
    elif after is not None and after.has("worth", "whole") and after.start - token.end <= 1:
        role, value = "share", ratio * 100
    else:
        return
    if after is not None and after.text == "(" and (inner := state.next(place + 1)) and inner.has("percent"):
        return  # "gần một nửa (48%)"
    state.percented = True
    attach(state, role, value, token)


@cache
def ratios() -> dict[str, float]:
    return {row["phrase"]: float(row["value"]) for row in load("trade_ratios")}


def attach(state: State, role: str, value: float, token: Token) -> None:
    """To the figure before, as long as the clause has named nothing new; else it waits for the next figure."""
    name = COLUMN[role]
    used = [token.mention] if token.mention else []
    if state.figures and not state.subject:
        figure = owner(state, token, name)
        known = None if figure is None else getattr(figure, name)
        again = known is not None and role == "change" and figure is not None and supersedes(state, token, figure)
        if figure is not None and (known is None or again):
            if again:
                figure.change_basis = None
            setattr(figure, name, value)
            figure.mentions += used
            figure.end = max(figure.end, token.end)
    elif role == "change" and (figure := measured_before(state, token)) is not None:
        figure.change_pct, figure.mentions = value, figure.mentions + used
    elif getattr(state.pending, role) is None:
        setattr(state.pending, role, value)
        state.pending.start = min(state.pending.start or token.start, token.start)
        state.pending.end = token.end
        state.pending.topic = replace(state.topic)
        state.pending.mentions += used
    signs = ("up", "down", "above", "below") if state.respectively else ("up", "down")
    state.left = [t for t in state.left if t.has(*signs)] if role == "change" else []


def measured_before(state: State, token: Token) -> Figure | None:
    """The quantity or worth of the sentence before that only its measure refers to: "So cùng kỳ, lượng sụt 6,2% trong khi giá
    trị tăng 47,5%"."""
    if state.figures or state.topic.metric is not None or state.goods or state.partners:
        return None
    near = state.story.figures[-2:] if state.story.near(state.sentence) else []
    before, after = state.before(token.start, 40), state.after(token.end, 24)
    volume = BY_VOLUME.match(after) or (VOLUME_OF_BEFORE.search(before) and not BY_WORTH.match(after))
    worth = BY_WORTH.match(after) or WORTH_OF_BEFORE.search(before)
    units = {f.unit in CURRENCIES for f in near}
    if len(near) < 2 or len(units) < 2 or near[0].metric != near[1].metric or not (volume or worth):
        return None
    return next((f for f in near if (f.unit in CURRENCIES) != bool(volume) and f.change_pct is None), None)


def percents_in_a_row(state: State, token: Token) -> int:
    """How many percents a list has, from its first to its last: "lần lượt 21%, 7% và 18%"."""
    percents = [t for t in state.tokens if t.has("percent")]
    place = percents.index(token)
    first = last = place
    while first and JOINT.fullmatch(state.text[percents[first - 1].end : percents[first].start]):
        first -= 1
    while last + 1 < len(percents) and JOINT.fullmatch(state.text[percents[last].end : percents[last + 1].start]):
        last += 1
    return last - first + 1


def supersedes(state: State, token: Token, figure: Figure) -> bool:
    """Whether a second change of a figure is the one year on year: "tăng 4% so với tháng trước và 19% so với cùng kỳ"."""
    place = state.tokens.index(token)
    first = next((i for i in range(place - 1, -1, -1) if state.tokens[i].has("percent")), None)
    if first is None or state.tokens[first].start < figure.start:
        return False
    after = bases(state.tokens[place + 1 : place + 6])
    between = bases(state.tokens[first + 1 : place])
    before = [t for t in state.tokens[max(0, first - 4) : first] if t.has("period", "date", "last_year")]
    old, new = (between, after) if after else (before, between)
    return bool(old) and not is_yearly(old, figure) and is_yearly(new, figure)


def bases(tokens: list[Token]) -> list[Token]:
    """The periods among tokens, up to the first number."""
    found = []
    for token in tokens:
        if token.has("percent", *NUMBERS) or token.text in (";", "."):
            break
        if token.has("period", "date", "last_year"):
            found.append(token)
    return found


def is_yearly(base: list[Token], figure: Figure) -> bool:
    """Whether a comparison is with the same span of an earlier year."""
    if any(token.has("last_year") for token in base):
        return True
    ends = [t.mention.date_end for t in base if t.mention and t.mention.date_end]
    end = figure.period_end
    return end is not None and any(e.year < end.year and (e.month, e.day) == (end.month, end.day) for e in ends)


def owner(state: State, token: Token, name: str) -> Figure | None:
    """The figure that a percent after it belongs to: of quantity and worth, the one whose measure is named."""
    after = state.after(token.end, 24)
    if state.outer is not None:
        return state.outer
    own = [f for f in state.figures if f.rule not in ("trade.base", "trade.target")]
    if name == "plan_pct" and own and own[-1].status == "target":
        own = [f for f in own if f.status == "actual"] or [
            f for f in state.story.figures[-1:] if f.metric == own[-1].metric
        ]
    if not own:
        return None
    before = state.before(token.start, 30)
    if BY_VOLUME.match(after) or (VOLUME_BEFORE.search(before) and not BY_WORTH.match(after)):
        return next((f for f in reversed(own[-2:]) if f.unit not in CURRENCIES), own[-1])
    if BY_WORTH.match(after) or WORTH_BEFORE.search(before):
        return next((f for f in reversed(own[-2:]) if f.unit in CURRENCIES), own[-1])
    in_turn = state.respectively or AND_PERCENT.match(after)
    if in_turn and len(own) >= 2 and own[-1].sentence is own[-2].sentence:
        state.respectively = True  # "4 triệu khách và 210.000 xe, tăng 28% và 16%"
    if state.respectively and len(own) >= 2:
        size = max(2, percents_in_a_row(state, token))
        return next((f for f in own[-size:] if getattr(f, name) is None), None)
    return own[-1]


def flush(state: State) -> None:
    """Percents without a value: a change or plan ratio of a metric that the clause names is a figure of its own.

    A change of several partners ("Hàn Quốc và Nhật Bản tăng trên 20%") is one figure each.
    """
    pending, state.pending = state.pending, Pending()
    metric = flushed_metric(state)
    if (pending.change is None and pending.plan is None) or metric is None or pending.start is None:
        return
    if metric in ("cargo", "balance"):
        return
    if metric == "revenue" and (pending.plan is None or not state.story.is_customs(state.sentence)):
        return
    head, topic = state.topic.head, pending.topic
    said = pending.mentions[0].qualifier if pending.mentions else None
    start = min(head.start if head is not None else pending.start, pending.start)
    partners = state.partners if metric in FLOWS and len(state.partners) > 1 else [topic.partner]
    figures = []
    for partner in partners:
        figure = Figure(
            rule="trade.change",
            metric=column(metric),
            value=None,
            unit=None,
            qualifier=qualifier(state, said),
            status=status(state, pending.start),
            sentence=state.sentence,
            start=start,
            end=pending.end,
            commodity=changed_good(state, pending.start)
            or topic.commodity
            or (state.used_good if state.figures else None),
            area=topic.area,
            partner=partner,
            change_pct=pending.change,
            change_basis=pending.basis,
            plan_pct=pending.plan,
            mentions=list(pending.mentions),
        )
        if topic.period is not None:
            figure.date(topic.period)
            figure.dated = True
        complete(state, figure, None)
        figures.append(figure)
    for figure in figures:
        state.settle(figure)
    state.open = None


def flushed_metric(state: State) -> str | None:
    """The metric of a change without a value: of the clause, of "kim ngạch", or of the change before it in a list."""
    if state.topic.metric is not None:
        return state.topic.metric
    if state.noun is not None and not state.figures and (last := state.last()) and last.metric == state.noun:
        return state.noun  # "So với tuần trước, số xe tăng 9,3%"
    if state.noun is not None and not state.figures and is_told(state, state.noun):
        return state.noun  # "So với tuần trước: tờ khai tăng 3,5%; kim ngạch giảm 12%"
    if state.worth is not None and "kim ngạch" in state.worth.text:
        if not state.goods and not state.partners and is_told(state, "turnover"):
            return "turnover"
        return state.story.flow or state.story.main_flow()
    last = state.figures[-1] if state.figures else None
    return last.metric if last is not None and last.rule == "trade.change" else None


def is_told(state: State, metric: str) -> bool:
    """Whether a metric without a good has a value in the sentences close before."""
    near = state.story.figures[-6:] if state.story.near(state.sentence) else []
    return any(f.metric == metric and f.value is not None and f.commodity is None for f in near)


def changed_good(state: State, end: int) -> Name | None:
    """The good named last before a change: "… tăng 20-30% thì trái kiwi đã tăng trên 89%"."""
    numbers = [t.end for t in state.tokens if t.end < end and t.has("percent", "money", "quantity")]
    return good_between(state, numbers[-1], end) if numbers else None
