"""What part a number plays: a value of the topic, the base of a comparison, a plan, or nothing that trade counts."""

import re

from pipelines.facts.trade.bases import base, target
from pipelines.facts.trade.context import commodity, complete
from pipelines.facts.trade.figure import CURRENCIES, FLOWS, Figure, Name, column
from pipelines.facts.trade.firms import give_to_firm
from pipelines.facts.trade.heads import orient
from pipelines.facts.trade.measures import measure
from pipelines.facts.trade.outlook import expected, qualifier, status
from pipelines.facts.trade.periods import years_before
from pipelines.facts.trade.state import Pending, State
from pipelines.facts.trade.tokens import MARKS, NUMBERS, Token
from pipelines.facts.trade.units import COUNTED, MASS, PIECES

KNOWN = CURRENCIES | MASS | PIECES | set(COUNTED) | {"time", "sheet", "person"}
FOREIGN = CURRENCIES - {"VND"}
VETOES = ("price", "other_money", "other_quantity", "offence", "condition", "no_trade")

RATE_AFTER = re.compile(
    r"\s[^\W\d][^,.;()\d]{0,25}(?:/\s?|\s(?:mỗi|một|hằng|hàng)\s)(?:năm|tháng|ngày|tuần)(?!\w)|\s*/\s?(?!kh |kế hoạch|dự toán|chỉ tiêu)(?![\d.,]+\s)[^\W\d]|\s+(?:mỗi|một|hằng|hàng)\s+(?:ngày|tháng|năm|tuần|đêm|kg|tấn|chiếc|xe|lít|lượt)(?!\w)"
)
FROM_BEFORE = re.compile(r"(?<!\w)từ(?:\s+(?:mức|con số))?\s*(?:hơn|gần|trên|khoảng)?\s*$")
UP_TO_AFTER = re.compile(r"[^.;,]{0,40}?(?<!\w)(?:lên|xuống|thành|đến)(?!\w)")
THRESHOLD = re.compile(
    r"(?:\d|nhiều|các|những|số)\s+(?:\w+\s+){0,2}"
    r"(?:mặt hàng|nhóm hàng|thị trường|nước|quốc gia|ngành hàng|sản phẩm)[^.;,(]*$"
)
DASH = re.compile(r"\s?[-–—]\s?")
LIST_GAP = re.compile(r"\s*(?:,|và|, và)\s*(?:hơn|gần|trên|khoảng)?\s*")
MENTIONED_AFTER = re.compile(r"\s*(?:\S+\s+){0,4}?(?:nói trên|kể trên|trên đây|nêu trên)(?!\w)")
MENTIONED_BEFORE = re.compile(r"trong (?:tổng )?số (?:gần |hơn |trên |khoảng )?$")
EACH_BEFORE = re.compile(r"(?<!\w)(?:mỗi|cứ|từng)\s*$")
FINE_AFTER = re.compile(r"\s*(?:tiền phạt|tiền thuế|nợ thuế|cho gdp)")
PRESENT_AFTER = re.compile(r"\s*(?:hiện tại|hiện nay|hiện có)(?!\w)")
TAX_AFTER = re.compile(r"\s*tiền thuế")
SEIZED = frozenset(
    {"bắt giữ", "thu giữ", "tịch thu", "tạm giữ", "buôn lậu", "nhập lậu", "xuất lậu", "lậu", "trái phép", "ma túy"}
)
OF_ONE_LOT_AFTER = re.compile(
    r"\s*(?:tiền )?(?:thuế )?từ (?:riêng )?(?:một |hai |ba |\d+ )?(?:lô|chuyến|con tàu|vụ)(?!\w)"
)
WHOLE_VERBS = frozenset({"nhập", "xuất", "nhập khẩu", "xuất khẩu"})
VAGUE_BEFORE = re.compile(r"(?<!\w)(?:vài|mấy|hàng)\s+(?:chục|trăm|nghìn|triệu)(?:\s+\w+)?\s+đến\s+(?:khoảng\s+)?$")


def is_range(token: Token) -> bool:
    """Whether a number is one end of a range: "8 - 8,5 tỉ USD", "tăng 20-30%"."""
    return token.mention is not None and (token.mention.detail or "").startswith("range")


def ends_range(state: State, place: int) -> bool:
    """Whether a dash joins a number to the one before it: "8,5-8,7 tỉ"."""
    earlier = next((t for t in reversed(state.tokens[:place]) if t.mention), None)
    if earlier is None or not earlier.has(*NUMBERS):
        return False
    return DASH.fullmatch(state.text[earlier.end : state.tokens[place].start]) is not None


# ── whether a number is an amount at all ─────────────────────────────────────────────────────────────────────────────
def unit_of(state: State, token: Token) -> str | None:
    """The unit of a number; money may leave its currency to the figure before ("9,7 tỉ"), a list to its heading."""
    mention = token.mention
    assert mention is not None
    if mention.detail == "elided" and state.topic.metric == "revenue" and state.story.abroad is None:
        return "VND"  # "thu thuế 118 tỷ; Bờ Y 151 triệu USD"
    if mention.unit is not None:
        return mention.unit
    if (mention.value or 0) >= 1e6 and token.text[-1].isalpha():
        if state.after(token.end).lstrip().startswith("usd"):
            return "USD"
        last = state.last()
        money = last is not None and last.unit in CURRENCIES
        fits = money and (state.topic.metric == "revenue") == (last.metric == "state_revenue")  # type: ignore[union-attr]
        return last.unit if fits or (money and state.topic.metric is None) else None  # type: ignore[union-attr]
    if state.story.scale is not None and state.noun is None:
        return state.story.scale[0]
    return None


# "vượt 1.715 tỷ đồng so với dự toán": by how much, not what was collected.
BEYOND_BEFORE = re.compile(r"(?<!\w)(?:vượt|hụt|thiếu)\s+$")
THAN_PLANNED = re.compile(r"\s*(?:so với|so)\s+(?:dự toán|chỉ tiêu|kế hoạch|pháp lệnh|nhiệm vụ|mức giao|cùng kỳ)(?!\w)")


def is_no_amount(state: State, place: int) -> bool:
    """Whether a number is a rate, an end of a range, where a rise began, or a limit that sorts goods."""
    token = state.tokens[place]
    assert token.mention is not None
    after, before = state.after(token.end), state.before(token.start)
    if RATE_AFTER.match(after) or EACH_BEFORE.search(before):
        return True
    if FINE_AFTER.match(after) and not (state.topic.metric == "revenue" and TAX_AFTER.match(after)):
        return True
    earlier = state.tokens[place - 1] if place else None
    if (
        state.mode == "base"
        and earlier is not None
        and earlier.has("period", "date")
        and state.has_left("up", "above", "down", "below")
    ):
        return True  # "cao hơn quý II 300 tỷ đồng"
    if VAGUE_BEFORE.search(before) or (BEYOND_BEFORE.search(before) and THAN_PLANNED.match(after)):
        return True
    if FROM_BEFORE.search(before) and UP_TO_AFTER.match(after) and not is_dated(state, place):
        return True
    following = state.next(place)
    taxes = state.topic.metric == "revenue" and TAX_AFTER.match(after)
    if following is not None and following.start - token.end <= 1 and following.has(*VETOES) and not taxes:
        return True
    if token.mention.qualifier == "over" and THRESHOLD.search(state.before(token.start, 120)):
        return True
    return is_range(token) or ends_range(state, place)


def is_dated(state: State, place: int) -> bool:
    """Whether a number has a period of its own right behind it: "từ 3,5 tỷ USD năm 2017 lên …"."""
    following = state.next(place)
    if PRESENT_AFTER.match(state.after(state.tokens[place].end)):
        return True
    return (
        following is not None
        and following.has("period")
        and following.mention is not None
        and following.mention.date_end is not None
        and following.start - state.tokens[place].end <= 5
    )


def continues_list(state: State, place: int) -> bool:
    """Whether only a comma or "và" stands between a number and the one before: they play one part."""
    earlier = next((t for t in reversed(state.tokens[:place]) if t.text not in MARKS), None)
    if earlier is None or not earlier.has(*NUMBERS):
        return False
    return LIST_GAP.fullmatch(state.text[earlier.end : state.tokens[place].start]) is not None


def refers_back(state: State, token: Token, unit: str | None) -> Figure | None:
    """The figure that a number only mentions again: "trong tổng số gần 5.000 xe nói trên"."""
    if not MENTIONED_AFTER.match(state.after(token.end)) and not MENTIONED_BEFORE.search(state.before(token.start)):
        return None
    kind = "piece" if unit in PIECES else unit
    same = (f for f in reversed(state.story.figures) if f.unit == kind and f.value == token.mention.value)  # type: ignore[union-attr]
    return next(same, None)


def read_number(state: State, place: int) -> None:
    token = state.tokens[place]
    mention = token.mention
    assert mention is not None
    unit = unit_of(state, token)
    if unit == "case":
        state.cases = True
        state.open = None
        return
    if unit not in KNOWN and (unit is not None or (state.noun is None and not is_rest(state))):
        return
    if unit == "VND" and OF_ONE_LOT_AFTER.match(state.after(token.end)):
        return  # "thu 250 tỷ đồng từ lô xe"
    if (reference := refers_back(state, token, unit)) is not None:
        state.reference, state.subject, state.open = reference, True, None
        return
    role = state.mode
    state.list_continues = continues_list(state, place)
    if state.list_continues and state.list_role:
        role = state.list_role
    elif (
        mention.value is None
        or state.veto
        or is_no_amount(state, place)
        or (state.tariff and unit in CURRENCIES and unit != "VND")
    ):
        role = "none"
    elif role == "value" and state.figures and not state.subject and FROM_BEFORE.search(state.before(token.start)):
        role = "base"  # "tăng 7,5% từ mức 4.871 tỷ đồng của quý I/2025"
    last = state.figures[-1].value if state.figures else None
    if role == "excess" and last and 0.5 * last < (mention.value or 0) <= last:
        role = "plan"  # "vượt dự toán 15.800 tỷ đồng": the plan itself, not by how much
    aimed = state.status is not None and state.status.has("target") and bool(state.base)
    if role == "base" and aimed and state.status.start > state.base[0].start:  # type: ignore[union-attr]
        role = "plan"  # "sớm hơn so với lộ trình đã vạch ra là 5 tỷ USD"
    state.list_role = role
    figure = None
    if role == "plan":
        figure = target(state, token, unit)
    elif role == "base":
        figure = base(state, token, unit)
    elif role in ("value", "share"):
        figure = value(state, place, unit)
    if figure is None:
        state.open = None
    else:
        state.settle(figure)


def is_rest(state: State) -> bool:
    """Whether "còn lại" leads to a bare number: the rest of the figure before."""
    return bool(state.figures and state.left) and state.left[-1].text == "còn lại"


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def value(state: State, place: int, written: str | None) -> Figure | None:
    """The figure that a number is of its topic; None where it is none of trade."""
    token = state.tokens[place]
    mention = token.mention
    assert mention is not None and mention.value is not None
    found = measure(state, place, written)
    if found is None:
        return None
    metric, unit, topic = found.metric, found.unit, state.topic
    if found.head is not None:
        state.taken_head = found.head.start
        metric = orient(state, metric, found.head)
        topic.metric = topic.metric or metric
    amount = mention.value / 1000 if unit == "t" and written == "kg" else mention.value
    if mention.unit is None and state.story.scale is not None and written == state.story.scale[0]:
        amount *= state.story.scale[1]
    if metric == "balance":
        amount = abs(amount) * topic.sign
    figure = Figure(
        rule=f"trade.{column(metric)}",
        metric=column(metric),
        value=amount,
        unit=unit,
        qualifier=None,
        status=status(state, token.start),
        sentence=state.sentence,
        start=token.start,
        end=token.end,
        commodity=commodity(state, place, metric, found.head),
        area=topic.area,
        partner=topic.partner,
        bloc=state.bloc,
        listed=state.story.heading is not None,
        mentions=[mention],
    )
    if FROM_BEFORE.search(state.before(token.start)) and is_dated(state, place):
        figure.rule, figure.status = "trade.start", "actual"
    figure.qualifier = qualifier(state, mention.qualifier)
    distribute(state, figure)
    head = topic.head
    if head and head.start < token.start and not (state.figures and head.start < state.figures[-1].end):
        figure.start = head.start
    complete(state, figure, found.like)
    figure.status = expected(state, figure)
    heads = [t for t in (found.head, head if found.head is None else None) if t is not None]
    if not give_to_firm(state, figure, heads, token.start):
        state.veto, state.veto_end = "other_money", token.end
        return None
    if (
        opened := OF_LAST_YEAR.match(state.text[state.sentence.start : state.sentence.end].lower())
    ) and not state.figures:
        go_back(figure, int(opened["year"]))
    if figure.metric in FLOWS and unit == "VND" and not is_turnover(state):
        return None
    if figure.metric in FLOWS and unit in ("t", "piece"):
        last = state.last()
        if figure.commodity is None and last is not None and last.metric == figure.metric:
            figure.commodity = last.commodity
        if figure.commodity is None and topic.head is not None and topic.head.text in WHOLE_VERBS and unit == "piece":
            figure.commodity = state.story.good  # "Cả nước nhập 20.644 chiếc", in a text about cars
        if figure.commodity is None:
            return None
    if (figure.metric in FLOWS or figure.metric == "vehicles") and unit not in FOREIGN and is_loot(state, figure):
        return None
    if (figure.metric == "cargo" or topic.metric == "cargo") and is_seized(state):
        return None
    take_pending(state, figure)
    return figure


# "Cùng kỳ năm 2024, đơn vị chỉ thu được 9.025 tỷ đồng": the months reported, of the year before.
OF_LAST_YEAR = re.compile(r"(?:trong khi(?: đó)?,?\s+)?cùng (?:kỳ|kì|thời điểm) năm (?P<year>20\d\d),?\s")


def go_back(figure: Figure, year: int) -> None:
    """Move a figure to its period in an earlier year."""
    if figure.period_start is not None and figure.period_end is not None and figure.period_end.year > year:
        years = figure.period_end.year - year
        figure.period_start = years_before(figure.period_start, years)
        figure.period_end = years_before(figure.period_end, years)


def is_turnover(state: State) -> bool:
    """Whether an amount in dong is a trade statistic, not the price of a lot: "giá trị xuất khẩu", "đạt"."""
    head = state.topic.head
    named = head is not None and any(word in head.text for word in ("kim ngạch", "trị giá", "giá trị"))
    return named or (bool(state.left) and state.left[-1].text in ("đạt", "ước đạt"))


def is_loot(state: State, figure: Figure) -> bool:
    """Whether goods belong to an offence: the sentence says so, or the article is about one and gives no period."""
    if state.cases or any(t.has("offence") for t in state.tokens):
        return True
    return state.story.crime and not figure.dated


def is_seized(state: State) -> bool:
    """Whether a weight is of goods that the sentence catches: "bắt giữ", "ma túy", a case with suspects."""
    return any(t.text in SEIZED or (t.mention and t.mention.kind == "contraband") for t in state.tokens)


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
        elif len(state.areas) >= 2:
            state.queue = [("area", area) for area in state.areas]
    if state.queue:
        part, name = state.queue.pop(0)
        if part == "metric":
            figure.metric = column(name.text)
            if figure.commodity is None and state.figures:
                figure.commodity = state.figures[-1].commodity
        elif part == "commodity":
            figure.commodity = name
        elif part == "area":
            figure.area, figure.placed = name, True
        else:
            figure.partner = name


def take_pending(state: State, figure: Figure) -> None:
    pending = state.pending
    if pending.start is not None:
        figure.change_pct, figure.plan_pct, figure.share_pct = pending.change, pending.plan, pending.share
        figure.change_basis = pending.basis
        figure.mentions += pending.mentions
        figure.start = min(figure.start, pending.start)
        state.pending = Pending()
