"""Heads: the cues that name a metric, and the good that stands before or after them."""

import re
from dataclasses import replace
from functools import cache

from pipelines.facts.trade.figure import FLOWS, SIGNS, VIETNAM, Name
from pipelines.facts.trade.nouns import cut, good_name, is_foreign
from pipelines.facts.trade.state import State
from pipelines.facts.trade.tokens import NUMBERS, Token
from pipelines.lexicon.phrases import alternation, phrases

HEADS = ("turnover", "exports", "imports", "surplus", "deficit", "balance", "revenue", "cargo")
COLLECTED = ("turnover", "exports", "imports", "cargo")
TAXED = re.compile(r"(?:thuế|thuế suất)\s*$")
# "nhà xuất khẩu", "ngân hàng xuất nhập khẩu": who trades; "cấm nhập khẩu": an order, no flow.
NOUN_BEFORE = re.compile(rf"{alternation(phrases('trade_generic')['trader'])}\s*$")
NO_FLOW_BEFORE = re.compile(rf"{alternation(phrases('trade_generic')['no_flow'])}\s*$")
OFFICE_BEFORE = re.compile(r"hải quan|chi cục|cục|đơn vị|chúng tôi|toàn ngành|(?<!\w)ngành(?!\w)")
TAXES_AFTER = re.compile(r"\s*(?:tiền )?thuế(?:,| từ| các loại| xuất| nhập)")
# "doanh nghiệp Hàn Quốc nộp 4.512 tỷ đồng tiền thuế qua chi cục"; one firm's taxes are its own.
TAXES_PAID_AFTER = re.compile(r"\s*(?:tiền )?thuế(?: qua| tại| ở| cho| vào|\.|;|$)")
ONE_FIRM_BEFORE = re.compile(r"(?<!\w)(?:công ty|tập đoàn|tổng công ty|hãng|nhà máy) [^,;.]*$")
HOME = re.compile(r"(?:(?!trong đó)[^.;]){0,80}?(?<!\w)(?:từ|của)\s+(?:việt nam|vn|nước ta|ta|chúng ta|mình)(?!\w)")
PRICED = re.compile(r"[^,;:]{0,30}(?<!đạt) ")
# "…, nâng kim ngạch nhập khẩu 11 tháng lên 1,5 tỷ USD": the same trade, summed up; "góp phần nâng" is another's.
RAISED_BEFORE = re.compile(r"(?<!góp phần )(?<!\w)(?:nâng|đưa)\s+(?:tổng\s+)?(?:(?:kim ngạch|trị giá|giá trị)\s+)?$")
THAN_BEFORE = re.compile(r"(?<!\w)so với\s+(?:tổng\s+)?(?:(?:kim ngạch|trị giá|giá trị)\s+)?$")
MARKET = re.compile(r"thị trường|đối tác|bạn hàng|khách hàng|nhà cung cấp")
MARKET_BEFORE = re.compile(r"thị trường\s*$")
BASE_GAP = 12
FEES_BEFORE = re.compile(r"thu phí|phí cảng|tiền phạt")
# "số thuế các doanh nghiệp này nộp là 1.745 tỷ đồng"; what is found owing is an offence or a debt.
TAX_PAID = re.compile(r"(?<!\w)(?:tiền|số) thuế (?:mà |do )?[^,;.:\d]{0,60}$")
OWED = re.compile(r"(?<!\w)(?:thêm|truy|ấn định|nợ|thiếu|trốn|chậm|hoàn|miễn|giảm|khai|bổ sung|phải)(?!\w)")
TAX_BEFORE = re.compile(r"(?<!\w)thuế [^,;.]*$")
# "ngành công nghiệp có giá trị thương mại cao nhất thế giới": what a market is worth
OF_VALUE = frozenset({"giá trị thương mại", "trị giá thương mại"})
SHORT_HEADS = ("xuất", "nhập")
# "nhập điều thô tốn 3,9 tỷ USD": how far the money may be from "nhập" where the good is one that no list knows.
SPENT_GAP = 30
COUNTED_BEFORE = re.compile(r"(?<!\w)(?:lượng|số lượng|sản lượng) \S+(?: \S+)?\s*$")
SALE_ENDS = frozenset({";", ".", "…", "..."})
GOODS_UNITS = frozenset({"t", "kg", "piece", "unit", "vehicle", "set"})
BARE_SALES = frozenset({"bán", "bán được", "bán đi"})
WE_BEFORE = re.compile(r"(?<!\w)(?:ta|việt nam|nước ta|chúng ta)(?: \w+){0,2} $")
BROUGHT_HOME = frozenset(
    {"về cảng", "về đến cảng", "về nước", "rước về", "đổ về", "mua về", "đưa về nước", "đưa về từ"}
)
SOLD_TO = frozenset({"bán sang", "bán cho", "bán vào", "bán qua", "bán được sang"})
SENT_ABROAD = frozenset(
    {"đưa ra nước ngoài", "bán ra nước ngoài", "bán ra thế giới", "bán ra thị trường nước ngoài", "hàng về", "hàng đi"}
)
SHORT_COLLECT = ("thu", "nộp", "đã nộp", "phải nộp", "góp", "góp tới", "góp thêm", "đóng góp")


def head_metric(token: Token) -> str | None:
    return metric_of(token.classes)


@cache
def metric_of(classes: frozenset[str]) -> str | None:
    """The metric that a cue of these classes names, the first of HEADS."""
    return next((metric for metric in HEADS if metric in classes), None)


def is_head(state: State, place: int, metric: str) -> bool:
    """Whether a cue really opens a topic here: "nhập" only before what is brought in, and not in "thuế nhập khẩu"."""
    token = state.tokens[place]
    if token.text in SHORT_HEADS:
        if NO_FLOW_BEFORE.search(state.before(token.start)):
            return False
        following = state.next(place)
        labels = following is not None and following.text == ":"
        if labels and not re.search(r"\w", state.text[state.sentence.start : token.start]):
            return True  # "+ Xuất: tinh bột sắn 9.420 tấn"
        if COUNTED_BEFORE.search(state.before(token.start)):
            return True  # "lượng xe nhập có thể chạm 230.000 chiếc"
        near = following is not None and following.start - token.end <= 12
        if following is not None and following.has("worth") and following.start - token.end <= SPENT_GAP:
            amount = state.next(place + 1)
            return amount is not None and amount.has("money") and amount.start - following.end <= 12
        return near and following.has("quantity", "count", "money", "commodity", "goods_head")  # type: ignore[union-attr]
    if token.has("sold"):
        return is_sale(state, place)
    before = state.before(token.start)
    if NO_FLOW_BEFORE.search(before) or (token.text in OF_VALUE and before.rstrip().endswith("có")):
        state.veto = "order"
        return False
    if THAN_BEFORE.search(before):
        if not state.figures:
            state.veto = "order"  # "nợ nước ngoài so với kim ngạch xuất khẩu tăng 6%": a ratio
        return False
    return metric == "revenue" or (TAXED.search(before) is None and NOUN_BEFORE.search(before) is None)


def is_sale(state: State, place: int) -> bool:
    """Whether "bán ra", "mua về" is foreign trade: foreign money follows in the clause, or goods by weight or piece
    right after the verb ("rước về 2.100 xe"). Sales at home are said in dong."""
    token = state.tokens[place]
    for index in range(place + 1, len(state.tokens)):
        following = state.tokens[index]
        mention = following.mention
        if following.text in SALE_ENDS or head_metric(following) not in (None, "cargo"):
            return False
        if mention is not None and following.has("money"):
            return mention.unit != "VND" and (token.text not in BARE_SALES or sells_goods(state, place, index))
        if mention is not None and following.has("quantity", "count") and mention.unit in GOODS_UNITS:
            beside = state.next(place)
            abroad = beside is not None and beside.mention is not None and is_foreign(beside.mention)
            return token.text in BROUGHT_HOME or token.text in SENT_ABROAD or (abroad and token.text in SOLD_TO)
    return False


def sells_goods(state: State, place: int, number: int) -> bool:
    """Whether a bare "bán" is of goods: they stand right before it, between it and the amount, or right behind that."""
    near = state.tokens[max(0, place - 3) : number + 2]
    if WE_BEFORE.search(state.before(state.tokens[place].start)):
        return True  # "phía ta bán 482 triệu USD"
    return any(token.has("commodity") for token in near)


def modifies_revenue(state: State, token: Token, metric: str) -> bool:
    """Whether "xuất nhập khẩu" only says where revenue comes from: "số thu từ hoạt động xuất nhập khẩu"."""
    topic = state.topic
    if topic.metric != "revenue" or metric not in COLLECTED or topic.head is None or state.worth:
        return False
    between = state.text[topic.head.end : token.start]
    return not any(f.start > topic.head.start for f in state.figures) and "," not in between and ";" not in between


def collects(state: State, place: int) -> bool:
    """Whether "thu", "phải thu" is said of customs: its office stands in the sentence, or revenue was the topic."""
    token = state.tokens[place]
    if FEES_BEFORE.search(state.before(token.start, 120)):
        return False
    if token.has("assigned"):
        return is_assigned(state, place)
    if token.text in SHORT_COLLECT:
        following, gap = state.next(place), 14
        if following is not None and following.has("reach") and following.start - token.end <= 1:
            following = state.next(place + 1)  # "giảm thu lên đến 9.400 tỷ đồng"
        elif following is not None and following.has("period") and following.start - token.end <= 1:
            gap = following.end - token.end + 24  # "dự báo thu cả năm 2025 có thể vượt 480.000 tỷ đồng"
            following = next((t for t in state.tokens[place + 2 : place + 5] if t.has(*NUMBERS)), None)
        if following is None or following.mention is None or following.mention.unit != "VND":
            return False
        if following.start - token.end > gap:
            return False
        if TAXES_AFTER.match(state.after(following.end)):
            return True  # "khu vực cảng thu 4.390 tỷ đồng tiền thuế"
        before = state.before(token.start, 80)
        if TAXES_PAID_AFTER.match(state.after(following.end)) and not (
            OWED.search(before) or ONE_FIRM_BEFORE.search(before)
        ):
            return state.story.is_customs(state.sentence) and not state.story.crime
    if token.text == "phải nộp" and any(t.has("offence") for t in state.tokens):
        return False
    last = state.last()
    if last is not None and last.metric == "state_revenue":
        return True
    opening = not state.text[state.sentence.start : token.start].strip(" -–—*+•")
    if opening and state.story.office is not None and state.story.customs_office and not state.story.crime:
        return True  # "Thu 96 tỷ đồng" in a report of a customs office
    if any(t.mention and t.mention.kind == "contraband" for t in state.tokens):
        return False
    of_tax = state.veto == "tax" and token.text.startswith("thu") and TAX_BEFORE.search(state.before(token.start, 60))
    if of_tax and state.story.is_customs(state.sentence):
        return True  # "thuế xuất nhập khẩu thu được 10 tháng là 1.035 tỷ đồng"
    paid = TAX_PAID.search(state.before(token.start, 80)) if token.text in ("nộp", "đã nộp") else None
    if paid is not None and not OWED.search(paid.group()) and not state.story.crime:
        return state.story.is_customs(state.sentence)
    return state.story.is_customs(state.sentence) and OFFICE_BEFORE.search(state.before(token.start, 200)) is not None


def is_assigned(state: State, place: int) -> bool:
    """Whether "Bộ giao", "được giao", "đặt mốc" leads straight to dong that customs is to collect."""
    token, following = state.tokens[place], state.next(place)
    if following is not None and following.has("reach") and following.start - token.end <= 1:
        following = state.next(place + 1)
    if following is None or following.mention is None or following.start - token.end > 20:
        return False
    last = state.last() or state.story.figure
    of_revenue = last is not None and last.metric == "state_revenue"
    in_dong = following.mention.unit == "VND" or (of_revenue and following.mention.unit is None and is_large(following))
    return following.has(*NUMBERS) and in_dong and (of_revenue or state.story.is_customs(state.sentence))


def is_large(number: Token) -> bool:
    return number.mention is not None and (number.mention.value or 0) >= 1e9


def read_head(state: State, place: int, metric: str) -> None:
    """Open a topic. "tăng thu ngân sách", "giảm nhập khẩu" still wait for the amount of the change."""
    token = state.tokens[place]
    earlier = state.tokens[place - 1] if place else None
    adjacent = earlier is not None and earlier.has("up", "down") and token.start - earlier.end <= 1
    commodity = None
    if metric in FLOWS:
        first = state.topic.metric is None
        commodity = good_after(state, place) or good_between(state, clause_start(state), token.start)
        commodity = commodity or (state.topic.commodity if first else None)
        if commodity is None and RAISED_BEFORE.search(state.before(token.start)) and state.figures:
            commodity = state.used_good
        metric = orient(state, metric, token)
        last = state.figures[-1] if state.figures else None
        if commodity is None and last is not None and last.metric == metric and last.unit in ("t", "piece"):
            commodity = last.commodity  # "thép đạt 5,3 triệu tấn với kim ngạch nhập khẩu 3,09 tỷ USD"
    sign = SIGNS.get(metric, 1.0)
    metric = "balance" if metric in SIGNS else metric
    state.topic = replace(state.topic, metric=metric, sign=sign, commodity=commodity, head=token)
    state.heads.append(metric)
    state.partners = []
    state.subject = True
    of_price = state.veto == "price" and PRICED.fullmatch(state.text[state.veto_end : token.start].lower()) is not None
    of_capacity = state.veto == "other_quantity" and metric == "cargo" and token.start - state.veto_end <= 1
    state.veto = state.veto if state.veto == "rate" or of_price or of_capacity else None
    state.open = state.actor = None
    state.worth = state.worth if metric == "cargo" else None  # "kim ngạch hàng hóa qua cửa khẩu"
    state.percented = False
    if earlier is not None and earlier.has("plan") and token.start - earlier.end <= 1 and not state.percented:
        state.status = earlier  # "giao chỉ tiêu thu ngân sách"
    last = state.figures[-1] if state.figures else None
    same = last is not None and (last.metric == metric == "balance" or is_collected_before(state, last.metric, metric))
    if state.mode == "base" and same and near_base(state, token):
        return  # "xuất siêu 19,6 tỷ USD, cùng kỳ năm trước xuất siêu 23,2 tỷ USD"
    if adjacent:
        state.mode = "loss" if earlier is not None and earlier.has("down") else "change"
    else:
        state.mode, state.left = "value", []


def is_collected_before(state: State, last: str, metric: str) -> bool:
    """Whether revenue is compared with that of an earlier span: "trong khi cùng kỳ năm 2024 thu tới 2.712 tỷ đồng"."""
    return last == "state_revenue" and metric == "revenue" and any(t.has("last_year") for t in state.base)


def near_base(state: State, token: Token) -> bool:
    return bool(state.base) and token.start - state.base[-1].end <= BASE_GAP


def orient(state: State, metric: str, token: Token) -> str:
    """The direction as the area sees it: what a country imports from Viet Nam is Viet Nam's export to that country;
    what it trades with others is a figure of that country."""
    actor = state.actor
    if actor is None or MARKET_BEFORE.search(state.before(token.start)):
        return metric
    at_home = HOME.match(state.after(token.start, 110)) is not None
    market = actor.mention is not None and MARKET.search(state.text[actor.mention.end : token.start]) is not None
    if market or "cung cấp" in token.text or (metric == "exports" and at_home):
        state.topic.partner = actor
        return metric
    if at_home:
        state.topic.area, state.topic.partner = VIETNAM, actor
        return "exports"
    state.topic.area, state.topic.partner = actor, None
    return metric


def read_tax(state: State, token: Token) -> None:
    """A kind of tax is a part of the revenue that the text is about, and else no trade."""
    last = state.last()
    of_revenue = last is not None and last.metric == "state_revenue" and (bool(state.figures) or state.part)
    if state.topic.metric == "revenue" and not state.figures:
        return
    if of_revenue:
        state.topic = replace(state.topic, metric="revenue", commodity=Name(state.text[token.start : token.end]))
        state.subject, state.mode, state.veto = True, "value", None
    else:
        state.veto = "tax"


def clause_start(state: State) -> int:
    """Where the subject of the clause may begin: after the last figure, or the last mark."""
    last = state.figures[-1].end if state.figures else state.sentence.start
    clause = state.outer_clause if state.depth else state.clause
    return last if state.goods else max(clause, last)


def good_after(state: State, place: int) -> Name | None:
    """The good right after "xuất khẩu", up to the first cue, number, place or particle.

    A comma belongs to the name only where the clause goes on with a verb: "máy vi tính, sản phẩm điện tử đạt".
    """
    start, end = state.tokens[place].end, state.sentence.end
    goods: list[Token] = []
    comma = None
    for following in state.tokens[place + 1 :]:
        if following.has("commodity"):
            goods.append(following)
        elif following.has("same_good"):
            return state.goods[-1] if state.goods else state.story.good
        elif following.text == ",":
            if not state.text[start : following.start].strip():
                end = following.start
                break
            comma = comma or following.start
        elif is_seat_count(following) or (following.has("goods_head", "contraband") and not following.has("reach")):
            continue
        else:
            end = following.start
            if comma is not None and not following.has("reach", "up", "down", ":"):
                end = comma
            break
    return good_name(cut(state.text[start:end]), goods)


def is_seat_count(token: Token) -> bool:
    """Whether a number is part of a name: "xe dưới 9 chỗ", "xăng RON 95"."""
    mention = token.mention
    return (
        mention is not None and token.has("count", "quantity") and mention.unit is None and (mention.value or 0) < 100
    )


def names_good(state: State, token: Token) -> bool:
    """Whether a token begins the name of a good; "Hoa Sen" is a firm."""
    if token.has("commodity"):
        return True
    return token.has("goods_head") and not state.text[token.end : token.end + 2].strip()[:1].isupper()


def good_between(state: State, start: int, end: int) -> Name | None:
    """The good that a stretch of the sentence names, from its first noun that means goods."""
    goods = [t for t in state.tokens if start <= t.start and t.end <= end and names_good(state, t)]
    if not goods:
        return None
    first = next((i for i, t in enumerate(goods) if t.mention), 0)
    while first and goods[first].start - goods[first - 1].end <= 1:
        first -= 1
    end = next((t.start for t in state.tokens if goods[first].end <= t.start < end and t.has("period", "date")), end)
    comma = state.text.find(",", goods[-1].end, end)
    words = state.text[goods[first].start : end if comma < 0 else comma]
    return good_name(cut(words), [t for t in goods if t.mention])
