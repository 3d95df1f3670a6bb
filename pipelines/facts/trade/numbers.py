"""What a number is a figure of: a value of the topic, the base of a comparison, a plan, or nothing that trade counts."""

import re
from dataclasses import dataclass, replace

from pipelines.facts.trade.figure import CURRENCIES, FLOWS, VIETNAM, Figure, Name
from pipelines.facts.trade.heads import clause_start, good_between, head_metric, is_seat_count, orient
from pipelines.facts.trade.nouns import cut, good_name, is_customs_office
from pipelines.facts.trade.periods import base_period, whole_year
from pipelines.facts.trade.state import Pending, State
from pipelines.facts.trade.tokens import NUMBERS, Token

MASS = frozenset({"t", "kg"})
PIECES = frozenset({"piece", "unit", "vehicle", "set"})
COUNTED = {
    "declaration": "declarations",
    "vehicle": "vehicles",
    "passenger": "passengers",
    "enterprise": "enterprises",
}
UNITS = {metric: unit for unit, metric in COUNTED.items()}
COUNT_METRICS = frozenset(COUNTED.values())
KNOWN = CURRENCIES | MASS | PIECES | set(COUNTED) | {"time", "sheet", "person"}
VETOES = ("price", "other_money", "other_quantity", "offence", "condition", "no_trade")
MARKS = frozenset(",;.():…|-–—") | {"..."}

# A count of 20 declarations or firms is one of a story, not of a statistic.
MIN_DECLARATIONS = 50
MIN_ENTERPRISES = 10
MIN_VEHICLES = 10
MIN_UNITS = 100

RATE_AFTER = re.compile(
    r"\s*/\s?(?![\d.,]+\s)[^\W\d]|\s+(?:mỗi|một|hằng|hàng)\s+(?:ngày|tháng|năm|tuần|đêm|kg|tấn|chiếc|xe|lít|lượt)(?!\w)"
)
JOIN = re.compile(r"\s?[-–—]\s?|\s+(?:đến|tới)\s+")
FROM_BEFORE = re.compile(r"(?<!\w)từ(?:\s+(?:mức|con số))?\s*(?:hơn|gần|trên|khoảng)?\s*$")
UP_TO_AFTER = re.compile(r"[^.;,]{0,40}?(?<!\w)(?:lên|xuống|thành|đến)(?!\w)")
THRESHOLD = re.compile(
    r"(?:\d|nhiều|các|những|số)\s+(?:\w+\s+){0,2}(?:mặt hàng|nhóm hàng|thị trường|nước|quốc gia|ngành hàng|sản phẩm)[^.;,]*$"
)
PASSIVE_AFTER = re.compile(r"\s*(?:bị|mới|không|lậu|trái phép|nói trên|này)(?!\w)")
AT_CUSTOMS = re.compile(r"thủ tục|tờ khai|tiếp nhận|thông quan")
LIST_GAP = re.compile(r"\s*(?:,|và|, và)\s*(?:hơn|gần|trên|khoảng)?\s*")


# ── whether a number is an amount at all ─────────────────────────────────────────────────────────────────────────────
def is_counted(state: State, token: Token) -> bool:
    """Whether a number has a unit that trade is measured in; money may leave its currency to the figure before."""
    mention = token.mention
    assert mention is not None
    if mention.unit is not None:
        return mention.unit in KNOWN
    last = state.last()
    if (mention.value or 0) >= 1e6 and token.text[-1].isalpha() and last is not None and last.unit in CURRENCIES:
        mention.unit = last.unit
        return True
    if state.story.scale is not None:
        return True
    return state.noun is not None


def is_no_amount(state: State, place: int) -> bool:
    """Whether a number is a rate, an end of a range, where a rise began, or a limit that sorts goods."""
    token = state.tokens[place]
    assert token.mention is not None
    after = state.after(token.end)
    if RATE_AFTER.match(after):
        return True
    if FROM_BEFORE.search(state.before(token.start)) and UP_TO_AFTER.match(after):
        return True
    following = state.next(place)
    if following is not None and following.start - token.end <= 1 and following.has(*VETOES):
        return True
    if token.mention.qualifier == "over" and THRESHOLD.search(state.before(token.start, 120)):
        return True
    return any(is_range(state, i) for i in (place - 2, place - 1, place))


def is_range(state: State, place: int) -> bool:
    """Whether the token at a place and the number after it are the two ends of a range."""
    numbers = [t for t in state.tokens[max(0, place) : place + 3] if t.mention and t.has(*NUMBERS)][:2]
    if place < 0 or len(numbers) < 2 or numbers[0] is not state.tokens[place]:
        return False
    first, second = numbers
    same = first.mention.unit in (second.mention.unit, None)  # type: ignore[union-attr]
    return same and JOIN.fullmatch(state.text[first.end : second.start]) is not None


def continues_list(state: State, place: int) -> bool:
    """Whether only a comma or "và" stands between a number and the one before: they play one part."""
    earlier = next((t for t in reversed(state.tokens[:place]) if t.text not in MARKS), None)
    if earlier is None or not earlier.has(*NUMBERS):
        return False
    return LIST_GAP.fullmatch(state.text[earlier.end : state.tokens[place].start]) is not None


def read_number(state: State, place: int) -> None:
    token = state.tokens[place]
    mention = token.mention
    assert mention is not None
    if mention.unit == "case":
        state.cases = True
        state.open = None
        return
    if not is_counted(state, token):
        return
    role = state.mode
    state.list_continues = continues_list(state, place)
    if state.list_continues and state.list_role:
        role = state.list_role
    elif (
        mention.value is None
        or state.veto
        or is_no_amount(state, place)
        or (state.tariff and mention.unit in CURRENCIES and mention.unit != "VND")
    ):
        role = "none"
    state.list_role = role
    figure = None
    if role == "plan":
        figure = target(state, token)
    elif role == "base":
        figure = base(state, token)
    elif role in ("value", "share"):
        figure = value(state, place)
    if figure is None:
        state.open = None
    else:
        state.settle(figure)


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Measure:
    """The metric and unit of a number. `like` is the figure whose topic it goes on with, `head` a head after it."""

    metric: str
    unit: str
    like: Figure | None = None
    head: Token | None = None


def right_head(state: State, place: int) -> tuple[Token | None, bool]:
    """The head after a number ("54,9 tỷ USD xuất khẩu", "tấn than đá nhập khẩu"), and whether it follows directly."""
    number = state.tokens[place]
    in_brackets = False
    for following in state.tokens[place + 1 : place + 12]:
        if following.text in ("(", ")"):
            in_brackets = following.text == "("
        elif in_brackets or is_seat_count(following):
            continue
        elif following.has("cargo", "exports", "imports", "turnover"):
            if PASSIVE_AFTER.match(state.after(following.end)):
                return None, False
            return following, not state.text[number.end : following.start].strip()
        elif (
            following.text in MARKS
            or (following.mention and not following.has("commodity", "place"))
            or following.has("reach", "up", "down", "than", "part", "share")
        ):
            break
    return None, False


def measure(state: State, place: int) -> Measure | None:
    """What a number measures; None where nothing says that it is trade."""
    token = state.tokens[place]
    unit = token.mention.unit  # type: ignore[union-attr]
    if unit is None and state.story.scale is not None and state.noun is None:
        unit = state.story.scale[0]
    topic = state.topic.metric
    head, direct = right_head(state, place)
    right = head_metric(head) if head else None
    if unit in CURRENCIES:
        if direct and right in ("exports", "imports", "turnover"):
            return Measure(right, unit, head=head)
        if topic == "revenue":
            return Measure(topic, unit) if state.story.is_customs(state.sentence) and not state.cases else None
        if topic in ("turnover", "exports", "imports", "balance"):
            return Measure(topic, unit)
        last = state.last()
        if state.worth is not None and (topic == "cargo" or (state.figures and last and last.metric == "cargo")):
            return Measure("turnover", unit)
        if right in FLOWS and (state.worth is not None or topic is None):
            return Measure(right, unit, head=head)
        return worth_measure(state, unit) or inherited(state, token, unit)
    if unit in MASS:
        if "cargo" in (topic, right):
            return Measure("cargo", "t")
        if topic in FLOWS:
            return Measure(topic, "t")
        return Measure(right, "t", head=head) if right in FLOWS else inherited(state, token, "t")
    return count_measure(state, place, head, right)


def worth_measure(state: State, unit: str) -> Measure | None:
    """A bare "kim ngạch": the one direction that the sentence names, else that of the good, else trade both ways."""
    if state.worth is None or "kim ngạch" not in state.worth.text:
        return None
    named = {head_metric(t) for t in state.tokens if t.has("exports", "imports")}
    if len(named) == 1:
        return Measure(named.pop() or "", unit)
    story, last = state.story, state.last()
    if state.goods or good_between(state, clause_start(state), state.worth.start):
        flow = story.flow or story.main_flow()
        return Measure(flow, unit) if flow else None
    if state.part and last is not None and last.metric in FLOWS and last.unit == unit and not state.topic.area:
        return Measure(last.metric, unit, last)
    heading = story.open_heading(state.sentence)
    if heading is not None and heading.metric in FLOWS:
        return Measure(heading.metric, unit)
    return Measure("turnover", unit)


def count_measure(state: State, place: int, head: Token | None, right: str | None) -> Measure | None:
    """A number of declarations, firms, vehicles, passengers or pieces."""
    token = state.tokens[place]
    mention = token.mention
    assert mention is not None
    unit, noun, topic, last = mention.unit, state.noun, state.topic.metric, state.last()
    amount = mention.value or 0
    reached = (bool(state.left) and state.left[-1].has("reach")) or state.text[: token.start].rstrip().endswith(":")
    if unit == "declaration" or (noun == "declarations" and unit in ("sheet", None) and reached):
        return Measure("declarations", "declaration") if amount >= MIN_DECLARATIONS else None
    if unit == "enterprise" or (noun == "enterprises" and unit is None and reached):
        return Measure("enterprises", "enterprise") if at_customs(state, token) else None
    if unit == "passenger" or (noun == "passengers" and unit in ("time", "person")):
        if amount < MIN_VEHICLES:
            return None
        return Measure("passengers", "passenger") if at_border(state) else None
    if (unit == "vehicle" and is_crossing(state, token, right)) or (noun == "vehicles" and unit == "time"):
        many = amount >= MIN_VEHICLES or "lượt" in token.text
        return Measure("vehicles", "vehicle") if many and at_border(state) else None
    if unit == "time" and last is not None and last.metric in ("vehicles", "passengers") and state.subject:
        return Measure(last.metric, last.unit or "", last)
    if unit in PIECES and token.text[0].isdigit() and (unit != "unit" or amount >= MIN_UNITS):
        if topic in FLOWS:
            return Measure(topic, "piece")
        return Measure(right, "piece", head=head) if right in FLOWS else inherited(state, token, "piece")
    return None


def is_crossing(state: State, token: Token, right: str | None) -> bool:
    """Whether "5.000 xe" are vehicles on their way rather than goods that are traded."""
    last = state.last()
    if "lượt" in token.text or "phương tiện" in token.text or (state.figures and last and last.metric == "vehicles"):
        return True
    if state.figures and last and last.metric in FLOWS:
        return False
    return state.topic.metric not in FLOWS and right not in FLOWS and not (last and last.unit == "piece")


def at_border(state: State) -> bool:
    last = state.last()
    if any(t.has("crossing", "border_gate") for t in state.tokens) or "cửa khẩu" in state.sentence.text.lower():
        return True
    return last is not None and last.metric in ("vehicles", "passengers", "cargo")


def at_customs(state: State, token: Token) -> bool:
    if (token.mention.value or 0) < MIN_ENTERPRISES:  # type: ignore[union-attr]
        return False
    last = state.last()
    going_on = last is not None and last.metric in ("enterprises", "declarations")
    return going_on or AT_CUSTOMS.search(state.sentence.text.lower()) is not None


def inherited(state: State, token: Token, unit: str) -> Measure | None:
    """The metric of the figure, direction or heading before, where the clause names a part or a subject of its own."""
    story, sentence = state.story, state.sentence
    linked = is_linked(state, token)
    if state.figures:
        last = state.figures[-1]
        if last.metric in FLOWS and last.unit != unit and linked and unit != "VND":
            return Measure(last.metric, unit, last)  # "8.214 chiếc, trị giá 186,5 triệu USD"
    if not state.subject or not (state.figures or state.part or linked):
        return None
    heading = None if state.figures else story.open_heading(sentence)
    if heading is not None and heading.metric and (heading.metric == "revenue") == (unit == "VND"):
        return Measure(heading.metric, unit)
    goods = bool(state.goods) or state.topic.commodity is not None
    flow = story.flow if sentence.position - story.flow_position <= 3 and unit != "VND" and not state.figures else None
    if flow is not None and (goods or state.partners) and story.flow_position > story.position:
        return Measure(flow, unit)
    near = state.figures or (story.figures[-3:] if story.near(sentence) else [])
    for figure in reversed(near):
        if figure.metric in COUNT_METRICS or figure.metric == "balance" or figure.value is None:
            continue
        if figure.unit == unit or (figure.metric in FLOWS and unit != "VND" and figure.unit != "VND"):
            return Measure("revenue" if figure.metric == "state_revenue" else figure.metric, unit, figure)
    return Measure(flow, unit) if flow is not None and goods else None


def is_linked(state: State, token: Token) -> bool:
    """Whether a verb, a measure, a colon or a bracket joins the number to the subject before it."""
    before = state.text[state.sentence.start : token.start].rstrip()
    if (state.left and state.left[-1].has("reach")) or state.worth is not None:
        return True
    return before.endswith((":", "(")) or (state.list_continues and bool(state.figures))


def value(state: State, place: int) -> Figure | None:
    """The figure that a number is of its topic; None where it is none of trade."""
    token = state.tokens[place]
    mention = token.mention
    assert mention is not None and mention.value is not None
    found = measure(state, place)
    if found is None:
        return None
    metric, unit, topic = found.metric, found.unit, state.topic
    if found.head is not None:
        state.taken_head = found.head.start
        metric = orient(state, metric, found.head)
        topic.metric = topic.metric or metric
    amount = mention.value / 1000 if unit == "t" and mention.unit == "kg" else mention.value
    if mention.unit is None and state.story.scale is not None:
        amount *= state.story.scale[1]
    if metric == "balance":
        amount = abs(amount) * topic.sign
    figure = Figure(
        rule=f"trade.{column(metric)}",
        metric=column(metric),
        value=amount,
        unit=unit,
        qualifier=qualifier(state, mention.qualifier),
        status=status(state),
        sentence=state.sentence,
        start=token.start,
        end=token.end,
        commodity=commodity(state, place, metric),
        area=topic.area,
        partner=topic.partner,
        mentions=[mention],
    )
    distribute(state, figure)
    if (
        topic.head
        and topic.head.start < token.start
        and not (state.figures and topic.head.start < state.figures[-1].end)
    ):
        figure.start = topic.head.start
    date_value(state, figure)
    inherit(state, figure, found.like)
    if figure.metric in FLOWS and unit in ("t", "piece"):
        last = state.last()
        if figure.commodity is None and last is not None and last.metric == figure.metric:
            figure.commodity = last.commodity
        if figure.commodity is None:
            return None
    if figure.metric in FLOWS and unit != "USD" and is_loot(state, figure):
        return None
    take_pending(state, figure)
    return figure


def is_loot(state: State, figure: Figure) -> bool:
    """Whether goods belong to an offence: the sentence says so, or the article is about one and gives no period."""
    return any(t.has("offence") for t in state.tokens) or (state.story.crime and not figure.dated)


def column(metric: str) -> str:
    return "state_revenue" if metric == "revenue" else metric


def qualifier(state: State, said: str | None) -> str:
    return "approx" if state.estimate and said in (None, "exact") else said or "exact"


def status(state: State) -> str:
    """actual, target or forecast. "7 tháng … dự kiến đạt" is how statistics say their last estimate: actual."""
    cue = state.status
    if cue is None:
        return "actual"
    period = state.topic.period
    if cue.text == "dự kiến" and period is not None and period.detail in ("month", "months", "cumulative"):
        state.estimate = True
        return "actual"
    return "target" if cue.has("target") else "forecast"


def commodity(state: State, place: int, metric: str) -> Name | None:
    """The good of a value: named with its head, after the number, or as the subject of the clause."""
    token = state.tokens[place]
    named = state.topic.commodity if metric == state.topic.metric else None
    if metric == "revenue":
        return named or None
    if metric not in FLOWS:
        return None
    counted = good_of_number(state, place) if named is None or token.has("quantity", "count") else None
    if token.has("quantity", "count") and counted is not None:
        return counted
    return named or counted or good_between(state, clause_start(state), token.start)


def good_of_number(state: State, place: int) -> Name | None:
    """The good counted or paid for: "10 tấn tôm hùm đất", "200 xe hơi", "7,6 tỉ USD xăng dầu"."""
    token = state.tokens[place]
    start, end = token.end, state.sentence.end
    if token.mention.unit == "vehicle" and "xe" in token.text:  # type: ignore[union-attr]
        start = token.start + token.text.rfind("xe")
    goods: list[Token] = []
    for following in state.tokens[place + 1 :]:
        if following.has("commodity"):
            goods.append(following)
        elif not is_seat_count(following) and not following.has("goods_head"):
            end = following.start
            break
    if token.has("money") and not goods:
        return None
    return good_name(cut(state.text[start:end]), goods)


def distribute(state: State, figure: Figure) -> None:
    """ "lần lượt": the values go to the heads, goods or partners in their order."""
    if not state.respectively:
        return
    if not state.queue:
        if len(state.goods) >= 2:
            state.queue = [("commodity", good) for good in state.goods]
        elif len(state.heads) >= 2:
            state.queue = [("metric", Name(metric)) for metric in state.heads[-2:]]
        elif len(state.partners) >= 2:
            state.queue = [("partner", partner) for partner in state.partners]
    if state.queue:
        part, name = state.queue.pop(0)
        if part == "metric":
            figure.metric = column(name.text)
        elif part == "commodity":
            figure.commodity = name
        else:
            figure.partner = name


def inherit(state: State, figure: Figure, like: Figure | None) -> None:
    """What the clause leaves unsaid comes from the figure it goes on with, the heading, or the article's subject."""
    story, last = state.story, state.last()
    heading = None if state.figures else story.open_heading(state.sentence)
    if heading is not None:
        figure.area = figure.area or heading.area
        if heading.period and figure.period_end is None:
            figure.date(heading.period)
    if like is not None:
        figure.partner = figure.partner or like.partner
        figure.area = figure.area or like.area
        if like.metric == figure.metric:
            figure.commodity = figure.commodity or like.commodity
    if last is not None:
        if state.figures:
            figure.partner = figure.partner or last.partner
            figure.area = figure.area or last.area
        if state.part or figure.metric == "balance":
            figure.partner = figure.partner or last.partner
        if figure.period_end is None and last.status == figure.status == "actual":
            figure.date_like(last)
    figure.area = figure.area or state.source
    if figure.area is None and last is not None:
        figure.area = last.area
    figure.area = figure.area or story.area or VIETNAM
    if figure.period_end is None and figure.status == "actual" and story.dated is not None:
        figure.date_like(story.dated)
    if figure.period_end is None and figure.status == "actual" and story.period is not None:
        figure.date(story.period)
    if state.cumulative and not figure.dated and figure.period_end is not None:
        figure.period_start = figure.period_end.replace(month=1, day=1)


def date_value(state: State, figure: Figure) -> None:
    """The period that the clause says; "số nói trên" is dated like the figure that it repeats."""
    if state.topic.period:
        figure.date(state.topic.period)
        figure.dated = True
        return
    for earlier in reversed(state.story.figures):
        same = (earlier.metric, earlier.unit, earlier.value) == (figure.metric, figure.unit, figure.value)
        if same and earlier.period_end is not None:
            figure.date_like(earlier)
            figure.area = figure.area or earlier.area
            return
    if state.this_period:
        short = next((f for f in reversed(state.story.figures) if f.is_short()), None)
        if short is not None:
            figure.date_like(short)


def take_pending(state: State, figure: Figure) -> None:
    pending = state.pending
    if pending.start is not None:
        figure.change_pct, figure.plan_pct, figure.share_pct = pending.change, pending.plan, pending.share
        figure.mentions += pending.mentions
        figure.start = min(figure.start, pending.start)
        state.pending = Pending()


# ── bases and plans ──────────────────────────────────────────────────────────────────────────────────────────────────
def base(state: State, token: Token) -> Figure | None:
    """The figure of the period compared with: "so với 2,5 triệu USD của dịp trước", "(cùng kỳ đạt 27,6 triệu)"."""
    mention = token.mention
    assert mention is not None and mention.value is not None
    unit = "piece" if mention.unit in PIECES else mention.unit
    near = state.figures or (state.story.figures[-2:] if state.story.near(state.sentence) else [])
    last = next((f for f in reversed(near) if f.status == "actual" and f.unit in (unit, mention.unit)), None)
    if last is None:
        return None
    figure = replace(
        last,
        rule="trade.base",
        value=mention.value if (last.value or 0) >= 0 else -mention.value,
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


def target(state: State, token: Token) -> Figure | None:
    """The figure of a plan: "đạt 85% chỉ tiêu (76 tỷ đồng)", "dự toán cả năm 7.240 tỷ đồng"."""
    mention = token.mention
    assert mention is not None
    last = state.last()
    metric = target_metric(state, token)
    if metric is None:
        return None
    topic = state.topic
    figure = Figure(
        rule="trade.target",
        metric=column(metric),
        value=mention.value,
        unit=UNITS.get(metric, mention.unit),
        qualifier=mention.qualifier or "exact",
        status="target",
        sentence=state.sentence,
        start=token.start,
        end=token.end,
        commodity=topic.commodity if topic.metric in FLOWS else None,
        area=topic.area or (last.area if last else None) or state.source or state.story.area or VIETNAM,
        partner=topic.partner or (last.partner if last else None),
        mentions=[mention],
    )
    if figure.metric in FLOWS and figure.commodity is None and last is not None and last.metric == figure.metric:
        figure.commodity = last.commodity
    whole_year(figure, topic.period, last, state.story.period)
    return figure


def target_metric(state: State, token: Token) -> str | None:
    unit = token.mention.unit  # type: ignore[union-attr]
    topic, last, story = state.topic.metric, state.last(), state.story
    if unit in COUNTED:
        return COUNTED[unit]
    if topic in ("turnover", "exports", "imports", "balance", "revenue") and unit in CURRENCIES:
        return topic
    if unit == "VND":
        if any(f.metric == "state_revenue" for f in story.figures + state.figures):
            return "revenue"
        area = state.topic.area or state.source or story.area
        return "revenue" if area and area.mention and is_customs_office(area.mention) else None
    if last is not None and (last.unit == unit or (unit == "time" and last.unit in COUNTED)):
        if last.metric in FLOWS:
            return story.main_flow() or last.metric
        return last.metric
    return None
