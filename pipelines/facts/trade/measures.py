"""What a number measures: metric and unit, from its own unit, the head before or after it, or the figures before."""

import re

from pipelines.facts.trade.counts import count_measure
from pipelines.facts.trade.ellipsis import MANY_FIGURES, Measure, inherited, is_linked, is_target, outwards
from pipelines.facts.trade.figure import CURRENCIES, FLOWS
from pipelines.facts.trade.heads import NO_FLOW_BEFORE, clause_start, good_between, head_metric, is_seat_count
from pipelines.facts.trade.nouns import is_foreign
from pipelines.facts.trade.state import State
from pipelines.facts.trade.tokens import MARKS, Token
from pipelines.facts.trade.units import COUNT_METRICS, GOODS_UNITS, LEAST_TRADED_KG, MASS

GOODS_AFTER = re.compile(r"\s*hàng(?: hóa)?(?:\s*(?:[,;.()]|$)|\s+(?:qua|thông quan|quá cảnh|được|đã|với|trong))")
PASSIVE_AFTER = re.compile(r"\s*(?:bị|mới|không|lậu|trái phép|nói trên|này)(?!\w)")
CLEARED_AFTER = re.compile(
    r"\s*(?:giá trị |trị giá )?(?:hàng hóa|hàng)(?: các loại| hai chiều| đủ loại)?\s+(?:đã |được )*"
    r"(?:thông quan|làm thủ tục|xuất nhập khẩu|qua cửa khẩu|đi qua|qua lại|luân chuyển|ra vào|chảy qua|chạy qua)"
)
# "hàng từ Hàn Quốc về qua Nội Bài trị giá …", "nông sản Việt sang Nhật thu về …"
CAME_BEFORE = re.compile(r"(?<!\w)từ\s+(?:thị trường\s+|nước\s+)?$")
CAME_AFTER = re.compile(r"\s*(?:đã |được )*(?:về|vào|cập|đổ về|nhập về|chảy vào|sang việt nam|tới việt nam)(?!\w)")
WENT_BEFORE = re.compile(r"(?<!\w)(?:sang|đi|tới|vào|qua)\s+(?:thị trường\s+|nước\s+)?$")
# "Hàng hóa 412.000 tấn" of a gate
CARGO_BEFORE = re.compile(
    r"(?:^|[.;,:–-]\s*)(?:tổng |khối |số )?(?:lượng )?hàng(?: hóa)?(?: (?:thông quan|qua cửa khẩu|các loại|đạt|là|có))*:?\s*$"
)
CARGO_PARTS = frozenset(
    {"xuất", "nhập", "xuất khẩu", "nhập khẩu", "hàng xuất", "hàng nhập", "hàng xuất khẩu", "hàng nhập khẩu"}
    | {"hàng hóa xuất khẩu", "hàng hóa nhập khẩu", "chiều xuất", "chiều nhập", "chiều xuất khẩu", "chiều nhập khẩu"}
)
OUR_GOODS_AFTER = re.compile(
    r"\s*(?:giá trị |trị giá )?(?:hàng|sản phẩm|nông sản|thủy sản)(?: hóa)?(?: của| từ)? (?:việt|nước ta|ta(?!\w))"
)
WORTHS = frozenset({"trị giá", "tổng trị giá", "giá trị", "tổng giá trị"})
# "11.742 tỷ đồng nộp ngân sách"
TO_BUDGET_AFTER = re.compile(r"\s*(?:tiền thuế )?(?:đã |được )*(?:nộp|thu nộp|đóng|thu)(?: vào| về| cho)? ngân sách")
OTHER_KINDS_BEFORE = re.compile(
    r"(?<!\w)(?:loại hình|hình thức)(?: kinh doanh)? (?:khác|còn lại)(?: đạt| là| ước)*\s*$"
)
TOTAL_WORTHS = frozenset({"tổng trị giá", "tổng giá trị"})
CLAUSE_MARKS = frozenset({";", "…"})
ALL_GOODS = re.compile(r"\s*(?:các loại |của )?hàng(?: hóa)?(?!\w)")
CARRIED_BEFORE = re.compile(
    r"(?<!\w)(?:chở|mang|với|quy ra|tương đương|tương ứng|đạt|khối lượng|lượng hàng|trọng lượng)(?: theo)?"
    r"(?: (?:khoảng|gần|hơn|trên|chừng|là|đạt))*\s*$"
)
GOODS_BEFORE = re.compile(r"(?<!\w)hàng(?! không| hải| rào| loạt| năm| tháng| ngày| chục| trăm| nghìn)(?!\w)")
APPOSITION = re.compile(r"\s*(?:[-–—,(]|là)\s*(?:tổng )?(?:kim ngạch|trị giá)")


# "thặng dư 6 tỷ USD nhờ xuất khẩu": a head behind such a word is why, not what.
CAUSE = re.compile(r"(?<!\w)(?:nhờ|vì|bởi|giúp|để(?!\s*$)|nhằm|chi trả|trả cho|phục vụ)(?!\w)")


def right_head(state: State, place: int) -> tuple[Token | None, bool]:
    """The head after a number ("54,9 tỷ USD xuất khẩu", "tấn than đá nhập khẩu"), and whether it follows directly."""
    number = state.tokens[place]
    label = state.tokens[place + 1 : place + 4]
    if (
        len(label) == 3
        and (label[0].text, label[2].text) == ("(", ")")
        and label[1].has("exports", "imports", "turnover")
    ):
        return label[1], True  # "13,4 tỷ USD (xuất khẩu) và 48,5 tỷ USD (nhập khẩu)"
    in_brackets = False
    for following in state.tokens[place + 1 : place + 12]:
        if following.text in ("(", ")"):
            in_brackets = following.text == "("
        elif in_brackets or is_seat_count(following) or following.has("sold"):
            continue
        elif following.has("cargo", "exports", "imports", "turnover"):
            if (
                CAUSE.search(state.text, number.end, following.start)
                or PASSIVE_AFTER.match(state.after(following.end))
                or NO_FLOW_BEFORE.search(state.before(following.start))
            ):
                return None, False
            return following, not state.text[number.end : following.start].strip()
        elif (
            following.text in MARKS
            or (following.mention and not following.has("commodity", "place"))
            or following.has("reach", "up", "down", "than", "part", "share")
        ):
            break
    return None, False


def measure(state: State, place: int, unit: str | None) -> Measure | None:
    """What a number with a unit measures; None where nothing says that it is trade."""
    token = state.tokens[place]
    topic = state.topic.metric
    head, direct = right_head(state, place)
    right = head_metric(head) if head else None
    if unit in CURRENCIES:
        if OTHER_KINDS_BEFORE.search(state.before(token.start)):
            return None  # "xuất khẩu 1,2 tỷ USD; nhập khẩu 1,6 tỷ USD; các loại hình khác 1,1 tỷ USD"
        if direct and right in ("exports", "imports", "turnover"):
            return Measure(right, unit, head=head)
        if topic == "revenue" and unit == "USD" and state.story.abroad is None:
            # "Cha Lo thu thuế 118 tỷ; Bờ Y 151 triệu USD": customs collects dong.
            return worth_measure(state, token, unit) or (
                Measure("turnover", unit) if names_gate(state, token) else None
            )
        if topic == "revenue":
            at_gate = any(f.metric in COUNT_METRICS or f.metric == "cargo" for f in state.figures)
            known = at_gate or state.story.is_customs(state.sentence)
            return Measure(topic, unit) if known and not state.cases else None
        if unit == "VND" and topic is None and TO_BUDGET_AFTER.match(state.after(token.end)):
            named = next((t for t in state.tokens[place + 1 : place + 3] if t.has("revenue")), None)
            return Measure("revenue", unit, head=named) if is_customs_news(state) else None
        if topic in ("turnover", "exports", "imports", "balance"):
            return Measure(topic, unit)
        last = state.last()
        of_cargo = bool(state.figures) and last is not None and last.metric == "cargo" and is_linked(state, token)
        cleared = topic == "cargo" and unit != "VND" and is_linked(state, token)  # "hàng làm thủ tục lên 9 tỷ USD"
        if of_cargo or cleared or (state.worth is not None and topic == "cargo"):
            return Measure("turnover", unit)
        if right in FLOWS and (state.worth is not None or topic is None):
            return Measure(right, unit, head=head)
        if unit != "VND" and CLEARED_AFTER.match(state.after(token.end)):
            return Measure("turnover", unit)
        if APPOSITION.match(state.after(token.end)):
            return apposed(state, place, unit)
        if unit != "VND" and topic is None and (way := way_of_goods(state, token)):
            return Measure(way, unit)
        if unit != "VND" and topic is None and state.partners and OUR_GOODS_AFTER.match(state.after(token.end)):
            return Measure("exports", unit)  # "Hoa Kỳ tiêu thụ 35,9 tỷ USD hàng Việt"
        if unit != "VND" and topic is None and state.pair and is_target(state) and not state.goods:
            return Measure("turnover", unit)  # "hai nước Việt - Lào đặt đích 5 tỷ USD"
        return worth_measure(state, token, unit) or outwards(state, inherited(state, token, unit))
    if unit in MASS:
        if token.mention and unit == "kg" and (token.mention.value or 0) < LEAST_TRADED_KG:
            return None
        alone = CARGO_BEFORE.search(state.text[state.sentence.start : token.start].lower()) is not None
        last = state.last()
        at_gate = state.story.bulletin or (last is not None and last.metric in (*COUNT_METRICS, "cargo"))
        if of_vehicles(state, token) or (alone and topic is None and at_gate):
            return Measure("cargo", "t")
        if "cargo" in (topic, right) or (topic not in FLOWS and GOODS_AFTER.match(state.after(token.end))):
            return Measure("cargo", "t")
        if topic in FLOWS:
            last = state.last()
            if last is not None and last.metric == "cargo" and last.unit == "t" and is_cargo_part(state, place):
                return Measure("cargo", "t", last)
            return Measure(topic, "t")
        return Measure(right, "t", head=head) if right in FLOWS else inherited(state, token, "t")
    return count_measure(state, place, unit, head)


def is_customs_news(state: State) -> bool:
    """Whether revenue told behind its number can only be that of customs."""
    offence = state.story.crime or state.cases or any(t.has("offence") for t in state.tokens)
    return state.story.is_customs(state.sentence) and not offence


def names_gate(state: State, token: Token) -> bool:
    """Whether a gate is named between the figure before and a number."""
    start = state.figures[-1].end if state.figures else state.sentence.start
    return any(t.has("border_gate") and start <= t.start < token.start for t in state.tokens)


def is_worth_of_cargo(state: State, unit: str) -> bool:
    """Whether an amount is what all goods through a gate are worth: "Tổng trị giá hàng hóa trong tuần: 61 triệu USD".

    Goods of an offence are said to be worth dong.
    """
    worth = state.worth
    if worth is None or unit == "VND" or state.cases or any(t.has("offence") for t in state.tokens):
        return False
    if not (state.story.gate_headline or state.story.customs_office):
        return False
    return worth.text in WORTHS and ALL_GOODS.match(state.after(worth.end)) is not None


def way_of_goods(state: State, token: Token) -> str | None:
    """The direction of goods that come from a country or go to it, where no word for exports or imports is said."""
    if not is_linked(state, token):
        return None
    start = clause_start(state)
    for name in state.tokens:
        if not (start <= name.start < token.start) or name.mention is None or not is_foreign(name.mention):
            continue
        before = state.text[start : name.start].lower()
        goods = GOODS_BEFORE.search(before) or any(
            t.has("commodity") for t in state.tokens if start <= t.start < name.start
        )
        if not goods:
            continue
        if CAME_BEFORE.search(before) and CAME_AFTER.match(state.after(name.end)):
            return "imports"
        if WENT_BEFORE.search(before):
            return "exports"
    return None


def is_cargo_part(state: State, place: int) -> bool:
    """Whether a direction without a good divides the cargo before: "trong đó hàng xuất khẩu 31,2 triệu tấn"."""
    head = state.topic.head
    return head is not None and head.text in CARGO_PARTS and state.topic.commodity is None and not state.goods


def of_vehicles(state: State, token: Token) -> bool:
    """Whether a mass is what the vehicles of the clause before carried: "5.100 lượt xe, chở 92.000 tấn"."""
    last = state.figures[-1] if state.figures else None
    carried = CARRIED_BEFORE.search(state.before(token.start)) is not None
    return last is not None and last.metric == "vehicles" and carried and state.topic.metric is None


def worth_measure(state: State, token: Token, unit: str) -> Measure | None:
    """A bare "kim ngạch": the one direction that the sentence names, else that of the good, else trade both ways."""
    if state.worth is None:
        return None
    if is_worth_of_cargo(state, unit):
        return Measure("turnover", unit)
    if state.worth.text in TOTAL_WORTHS and unit != "VND" and not state.goods and tells_both_ways(state):
        return Measure("turnover", unit)
    if "kim ngạch" not in state.worth.text:
        return None
    last = state.figures[-1] if state.figures else None
    if last is not None and last.metric in FLOWS and last.unit in GOODS_UNITS and not state.goods and not state.heads:
        return Measure(last.metric, unit, last)  # "17.492 chiếc, kim ngạch gần 372 triệu USD"
    behind = next((t.start for t in state.tokens if t.text in CLAUSE_MARKS and t.start > token.start), None)
    within = next(
        (t.start for t in state.tokens if t.has("within") and t.start > state.worth.start), behind or state.sentence.end
    )
    named = {head_metric(t) for t in state.tokens if t.has("exports", "imports") and t.start < within}
    if len(named) == 1:
        return Measure(named.pop() or "", unit)
    story, last = state.story, state.last()
    if state.goods or state.topic.commodity or good_between(state, clause_start(state), state.worth.start):
        flow = story.flow or story.main_flow() or story.headline_flow
        return Measure(flow, unit) if flow else None
    if state.part and last is not None and last.metric in FLOWS and last.unit == unit and not state.topic.area:
        return Measure(last.metric, unit, last)
    heading = story.heading
    if heading is not None and heading.metric in FLOWS:
        return Measure(heading.metric, unit)
    return Measure(only_way(state) or "turnover", unit)


def only_way(state: State) -> str | None:
    """The direction of a text that told many figures of that one alone, and a good: "Dự báo cả năm, kim ngạch có thể cán mốc
    11 tỷ USD", behind exports of seafood."""
    told = [f for f in state.story.figures if f.rule not in ("trade.base", "trade.target")]
    ways = {f.metric for f in told}
    if len(told) < MANY_FIGURES or len(ways) != 1 or not any(f.commodity for f in told) or state.topic.area is not None:
        return None
    way = ways.pop()
    return way if way in FLOWS else None


def tells_both_ways(state: State) -> bool:
    """Whether exports and imports as a whole were told just before: "tổng trị giá" is then both."""
    near = state.figures or (state.story.figures[-4:] if state.story.near(state.sentence) else [])
    return {"exports", "imports"} <= {f.metric for f in near if f.commodity is None and f.partner is None}


def apposed(state: State, place: int, unit: str) -> Measure:
    """ "con số 52 tỷ USD - tổng kim ngạch qua địa bàn": the metric is said after the number."""
    heads = (head_metric(t) for t in state.tokens[place + 1 : place + 6])
    return Measure(next((metric for metric in heads if metric in FLOWS), None) or "turnover", unit)
