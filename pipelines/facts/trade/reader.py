"""One sentence, read from left to right: every token changes the state, numbers and percents come out as figures."""

import re
from dataclasses import replace
from functools import cache

from pipelines.facts.trade.figure import TRADE, VIETNAM, Name
from pipelines.facts.trade.heads import (
    BARE_SALES,
    collects,
    head_metric,
    is_head,
    modifies_revenue,
    read_head,
    read_tax,
)
from pipelines.facts.trade.names import (
    TOWARDS_BEFORE,
    date_by_basis,
    name_basis,
    read_months,
    read_name,
    read_period,
    read_year,
    set_area,
    set_partner,
)
from pipelines.facts.trade.numbers import VETOES, read_number
from pipelines.facts.trade.percents import flush, read_percent, read_ratio_word
from pipelines.facts.trade.state import State
from pipelines.facts.trade.story import Story
from pipelines.facts.trade.tokens import MARKS, NUMBERS, Token
from pipelines.facts.trade.units import COUNT_METRICS
from pipelines.lexicon.phrases import load
from pipelines.mentions.article import Sentence
from pipelines.mentions.letters import lowered

PLAN_HEADING = re.compile(
    r"(?:[\W\d_]|[ivx]+\.)*(?:kế hoạch|chỉ tiêu|nhiệm vụ|mục tiêu)(?: thu| giao| phấn đấu| đề ra)*(?: (?:quý|tháng|năm|q\d|nửa)[^:.;%]{0,24})?:"
)
PAIR_GAP = re.compile(r"\s?[-–]\s?| và | với ")
NO_AIM = re.compile(r"(?:hoàn thành|vượt|(?<!để )(?<!phải )đạt|so với|thực hiện)\s*$")
# "nâng thuế lên 550 tỉ USD hàng hóa": goods under a tariff are an order, no flow.
TARIFF = re.compile(
    r"(?:áp|đánh|tăng|nâng|chịu|hoãn|gỡ|hạ|thu)(?: \w+){0,4} (?:\d+% )?thuế(?! (?:\w+ )?(?:đạt|là|được))"
    r"[^.;]{0,80}(?:tỷ|tỉ|triệu) (?:usd|đô)"
    r"|(?:tỷ|tỉ|triệu) (?:usd|đô)[^.;]{0,60}(?:bị|chịu|áp)(?: \w+){0,3} thuế"
)
# "tăng về kim ngạch gần 8 triệu USD": the amount is the rise.
BY_MEASURE = re.compile(r"(?:tăng|giảm|hơn|kém)(?: mạnh| nhẹ| thêm)? (?:cả )?về\s*$")
RANK_BEFORE = re.compile(
    r"(?:(?<!\w)thứ (?:\w+)|nhất|hàng đầu|số một|số 1|nhì|top \d+|tốp \d+)\s+(?:trên |của |toàn )?$"
)
# The clause after them speaks of the same subject: "Mỹ chỉ xuất 120 tỷ USD nhưng nhập tới 540 tỷ USD".
CONTRASTS = frozenset({"nhưng", "song"})
CAPITAL_AFTER = re.compile(
    r"\s*(?:[(\d,.;:]|$|(?:đầu tư|đăng ký|điều lệ|oda|vay|ngoại|nước ngoài|nhà nước|ngân sách|của|cho|khoảng|hơn|gần|trên|tổng"
    r"|lên|tới|hóa|góp|lưu động|thực hiện|giải ngân|rót|vào|từ|ưu đãi|tín dụng|trái phiếu|tư nhân|chủ sở hữu|mới|cấp)(?!\w))"
)
BOUGHT_AFTER = re.compile(
    r"\s*(?:tới |đến |hơn |gần |khoảng |trên )?[\d.,]+ (?:tỷ|tỉ|triệu) (?:usd|đô la|đô)\s*(?:giá trị |trị giá )?hàng(?: hóa)?(?: của| từ)? (?:việt|nước ta|ta(?!\w))"
)
TURNED_INTO = re.compile(r"\s*(?:hàng )?(?:quy ra|quy đổi|hàng|chở|đạt|tổng cộng)")
# "tiền thuế 214 tỷ đồng, đạt 31% kế hoạch": only what is collected has a plan.
TAX_MONEY = frozenset({"tiền thuế", "số thuế"})
PLANNED_AFTER = re.compile(
    r"(?: thu| nộp| ngân sách| được| đạt| là| của \w+(?: \w+)?)* ?:? [\d.,]+ (?:nghìn tỷ|tỷ|tỉ|triệu) đồng"
    r"[^.;]{0,30}(?:đạt|bằng|vượt|tương đương|hoàn thành) [\d.,]+% (?:so với )?(?:kế hoạch|dự toán|chỉ tiêu|mức giao)"
)
CLEARED = frozenset({"thông quan", "qua biên giới"})
# "sẽ sớm vượt mục tiêu 5 tỷ USD": the amount is the aim itself
AIM_AFTER = re.compile(r"\s*(?:hơn |trên |khoảng )?\d")
THAT_AFTER = re.compile(r"\s*(?:ấy|này|đó|trên|nói trên)(?!\w)")
TOTALS = frozenset({"tổng kim ngạch", "tổng trị giá", "tổng giá trị"})
AIMS = frozenset({"mục tiêu", "mốc phấn đấu", "mức phấn đấu"})
DIFFERENCE = frozenset({"là", "tới", "với", "được", "có"})
# Words that keep a comparison open: "so với mức 10,1 tỉ USD".
LEVELS = frozenset({"mức", "mốc", "con số"})


def read_sentence(sentence: Sentence, tokens: list[Token], story: Story) -> State:
    """The state after the last token; its `figures` are what the sentence says, its `topic` what it was about."""
    state = State(sentence, tokens, story, clause=sentence.start)
    low = lowered(sentence.text)
    state.status = heading_plan(state, low)
    state.tariff = any(token.has("tariff") for token in tokens) or ("thuế" in low and TARIFF.search(low) is not None)
    for place, token in enumerate(tokens):
        kind = token.mention.kind if token.mention else None
        if kind is None:
            if token.text in MARKS:
                read_mark(state, place)
            else:
                read_cue(state, place)
        elif kind in NUMBERS:
            if not read_months(state, place) and not read_year(state, place):
                read_number(state, place)
        elif kind in ("percent", "ratio"):
            read_percent(state, place)
        elif kind in ("date", "period"):
            read_period(state, place)
        elif kind in ("organization", "place", "border_gate"):
            if kind != "place" or not is_apposition(state, place):
                read_name(state, place)
        elif kind == "commodity":
            read_good(state, place)
    flush(state)
    date_by_basis(state)
    return state


def turn_way(state: State, token: Token) -> None:
    """ "Ở chiều ngược lại": the goods that follow go the other way."""
    last = state.last()
    if token.text == "ngược lại" and state.before(token.start).rstrip().endswith("chiều") and last is not None:
        other = {"exports": "imports", "imports": "exports"}.get(last.metric)
        if other is not None:
            state.story.flow, state.story.flow_position = other, state.sentence.position


def heading_plan(state: State, low: str) -> Token | None:
    """The status of a line that begins with a plan and a colon: "IV. Kế hoạch Q4: thu tối thiểu 1.495 tỷ đồng"."""
    found = PLAN_HEADING.match(low)
    if found is None:
        return None
    start = state.sentence.start
    return Token(start, start + found.end(), found.group(), frozenset({"target"}))


def read_good(state: State, place: int) -> None:
    """A good is the subject of what follows; "hàng quá cảnh" is also a head."""
    token = state.tokens[place]
    mention = token.mention
    assert mention is not None
    if token.has("cargo"):
        read_cue(state, place)
        return
    if state.mode in ("base", "plan"):
        return
    name = Name(mention.text, mention.reference_id, mention)
    if is_apposition(state, place) or COUNTED_IN.search(state.before(token.start)):
        return
    if state.open is not None and state.open.metric == "state_revenue" and state.open.commodity is None:
        if OF_GOOD.search(state.before(token.start)):
            state.open.commodity = name
        return
    state.goods.append(name)
    state.all_goods.append(name)
    state.subject = state.subject or state.open is None


def is_apposition(state: State, place: int) -> bool:
    """Whether a good or country only says what the figure before it consists of: "871 triệu USD, chủ yếu là máy dệt, giảm 0,8%"."""
    if (
        not state.figures
        or state.subject
        or not MOSTLY.search(state.text, state.figures[-1].end, state.tokens[place].start)
    ):
        return False
    numbers = (t for t in state.tokens[place + 1 :] if t.has(*NUMBERS, "percent") or t.text in SENTENCE_MARKS)
    following = next(numbers, None)
    return following is None or not following.has(*NUMBERS)


SENTENCE_MARKS = frozenset({";", ".", "…"})
# "doanh nghiệp FDI (kể cả dầu thô) xuất …"
COUNTED_IN = re.compile(
    r"(?<!\w)(?:kể cả|gồm cả|bao gồm cả|tính cả|không kể|chưa kể|không tính|chưa tính|trừ|ngoài)\s+$"
)
MOSTLY = re.compile(r"(?<!\w)(?:chủ yếu|chủ lực|phần lớn|đa phần|đa số|nổi bật|nhiều nhất|gồm|như)(?!\w)")
OF_GOOD = re.compile(r"(?<!\w)từ\s+(?:riêng\s+)?(?:mặt hàng\s+|nhóm hàng\s+|nhóm\s+)?$")


# ── marks ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def read_mark(state: State, place: int) -> None:
    token = state.tokens[place]
    mark = token.text
    if mark == "(":
        open_bracket(state, place)
    elif mark == ")":
        close_bracket(state)
    elif mark in (";", ".", "…", "...", "|"):
        flush(state)
        state.restart()
    elif mark in ",-–—" and not between_numbers(state, place):
        if state.depth == 0 and (state.percented or state.mode in ("change", "loss", "share", "plan", "excess")):
            state.mode = "value"
        state.after_base = state.mode == "base"
        if state.mode == "base" and state.depth == 0:
            state.mode = "value"
        if state.status is not None and state.status.has("perhaps"):
            state.status = None
        if state.veto == "condition":
            state.veto = None  # "nếu không có gì thay đổi, kim ngạch cả năm sẽ đạt 3 tỷ USD"
        state.open = state.noun = None
        if state.depth == 0:
            state.left = [t for t in state.left if t.has("up", "down", "above", "below")]
    state.clause = token.end


def open_bracket(state: State, place: int) -> None:
    """A bracket with an amount of its own has its own period: "(tháng 10 ước đạt 330 triệu USD)"."""
    state.depth += 1
    if state.depth == 1:
        state.outer_clause, state.outer_topic = state.clause, replace(state.topic)
    own = [f for f in state.figures if f.rule not in ("trade.base", "trade.target")]
    state.before_bracket = own[-1] if own else None
    for inner in state.tokens[place + 1 : place + 12]:
        if inner.text == ")":
            break
        if head_metric(inner) is not None:
            state.mode = "value"
        large = inner.mention is not None and (inner.mention.value or 0) >= 100
        if large and (inner.has("money", "quantity") or (inner.has("count") and inner.mention.unit)):  # type: ignore[union-attr]
            state.open = None


def close_bracket(state: State) -> None:
    """After "(trong đó 71.220 lượt xe xuất)" the sentence goes on with the figure before the bracket."""
    state.depth = max(0, state.depth - 1)
    state.mode, state.open = "value", None
    if state.pending.change is not None and state.partners:
        flush(state)  # "Úc (tăng 36,8%), Hoa Kỳ (tăng 34,7%)"
    if (
        state.before_bracket is not None
        and state.before_bracket.value is not None
        and state.figures[-1] is not state.before_bracket
    ):
        state.outer = state.before_bracket
        state.subject = False
    elif state.before_bracket is not None and state.outer_topic is not None and state.heads:
        # "612.480 lượt xe (xuất 171.300, nhập 441.180), tăng 28%"
        state.topic, state.heads, state.subject = state.outer_topic, [], False
    if state.veto in ("rate", "price"):
        state.veto = None


def between_numbers(state: State, place: int) -> bool:
    """Whether a dash joins the two ends of a range."""
    around = state.tokens[max(0, place - 1) : place + 2]
    dash = state.tokens[place].text != ","
    return dash and len(around) == 3 and all(t.mention and t.has(*NUMBERS) for t in (around[0], around[2]))


# ── cues ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def read_cue(state: State, place: int) -> None:
    token = state.tokens[place]
    has = token.has
    if token.text in AIMS and state.figures and NO_AIM.search(state.before(token.start)):
        token = replace(token, classes=frozenset({"plan"}))  # "vượt mục tiêu 380.000 lượt của cả năm"
        has = token.has
    if has("hidden") or opens_topic(state, place):
        return
    if has("tax"):
        flush(state)
        read_tax(state, token)
    elif has("turn"):
        flush(state)
        turn_way(state, token)
        actor, veto = state.actor, state.veto
        state.restart()
        if token.text in CONTRASTS:
            state.actor = actor
            state.veto = veto if veto in ("other_money", "other_quantity") else None
    elif has("than", "last_year"):
        if state.mode != "base":
            state.base = []
        state.mode = "base"
        state.base.append(token)
        state.left.append(token)
        if has("last_year"):
            name_basis(state, token)
    elif has("up", "down", "above", "below"):
        state.mode, state.percented = "change", False
        state.left.append(token)
    elif has("exceed", "plan"):
        read_plan(state, token)
    elif has("equal", "times"):
        state.left.append(token)
    elif has("share"):
        state.mode = "share"
        state.left.append(token)
    elif has(*VETOES) and not (state.bloc and token.text == "fdi"):
        flush(state)
        planned = token.text in TAX_MONEY and PLANNED_AFTER.match(state.after(token.end, 120)) is not None
        if (planned or is_listed_tax(state, place)) and state.story.is_customs(state.sentence):
            read_head(state, place, "revenue")
            return
        if token.text == "vốn" and not CAPITAL_AFTER.match(state.after(token.end)):
            return  # "thâm hụt, vốn đạt 347 tỷ USD", "tháng Hai vốn vướng Tết": not capital
        if token.text in TAX_MONEY and state.open is not None and state.open.metric == "state_revenue":
            return  # "nộp 4.512 tỷ đồng tiền thuế, chiếm 38,6%"
        if token.text == "tiêu thụ" and BOUGHT_AFTER.match(state.after(token.end)):
            return  # "Hoa Kỳ tiêu thụ 35,9 tỷ USD hàng Việt"
        if token.text == "tải trọng" and TURNED_INTO.match(state.after(token.end)):
            return
        state.veto, state.veto_end = next(veto for veto in VETOES if has(veto)), token.end
        state.open = None
    elif has("rate"):
        earlier = state.tokens[place - 1] if place else None
        if earlier is None or not earlier.has(*NUMBERS) or token.start - earlier.end > 1:
            state.veto = state.veto if state.veto == "price" else "rate"
    elif has("crossing") and state.veto == "other_quantity" and token.text in CLEARED:
        state.veto = None  # "tồn 1.020 xe, trong ngày đã thông quan 1.567 xe"
    elif has("half", "multiple"):
        read_ratio_word(state, place)
    elif has("worth"):
        if token.text == "mua" and is_bought_beside_sold(state):
            read_head(state, place, "imports")
            return
        state.worth = token
        if state.figures and state.figures[-1].rule == "trade.change":
            state.subject = True  # "tờ khai tăng 3,5%; kim ngạch giảm 12%"
        if token.text in TOTALS and state.figures and THAT_AFTER.match(state.after(token.end)):
            state.outer = state.figures[0]  # "…, trong đó quá cảnh 1 tỷ USD; tổng giá trị ấy giảm 13%"
            state.subject = False
        if token.text in TOTALS and {"exports", "imports"} <= {f.metric for f in state.figures}:
            state.topic = replace(state.topic, metric="turnover", sign=1.0, commodity=None, head=token)
            state.subject, state.open = True, None  # "…, đưa tổng kim ngạch lên 839 tỷ USD"
        by_worth = state.mode == "change" and BY_MEASURE.search(state.before(token.start))
        if not by_worth and not (state.mode == "base" and state.depth):
            state.mode = "value"
        if state.veto == "other_quantity":
            state.veto = None
    read_subject(state, token)
    if has("reach", "move"):
        read_reach(state, token)
    if has("target", "forecast", "perhaps"):
        read_status(state, token)
    if has("estimate"):
        state.estimate = True
    if has("cumulative"):
        state.cumulative, state.topic.period = True, None
    if has("this_period"):
        state.this_period = True
    if has("respectively"):
        state.respectively = True


def is_bought_beside_sold(state: State) -> bool:
    """Whether "mua" is the other way of "bán": "phía ta bán 482 triệu và mua 1,518 tỷ USD"."""
    head = state.topic.head
    return (
        bool(state.figures) and head is not None and head.text in BARE_SALES and state.figures[-1].metric == "exports"
    )


def is_listed_tax(state: State, place: int) -> bool:
    """Whether tax money stands in a list of what customs handled: "kim ngạch 5,67 tỷ USD, 61.900 tờ khai; số thuế 2.115 tỷ
    đồng"."""
    token, following = state.tokens[place], state.next(place)
    if token.text not in TAX_MONEY or following is None or following.mention is None:
        return False
    if following.mention.unit != "VND" or following.start - token.end > 12:
        return False
    handled = {"turnover", "declarations", "exports", "imports"} & {f.metric for f in state.figures}
    return bool(handled) and not any(t.has("offence") for t in state.tokens)


def opens_topic(state: State, place: int) -> bool:
    """Whether a cue names a metric here; then it is read as such."""
    token = state.tokens[place]
    metric = head_metric(token)
    if metric is None and token.has("between") and is_between(state, place):
        metric = "turnover"
    collected = metric is None and token.has("collect", "assigned") and collects(state, place)
    if metric is None and not collected:
        return False
    if metric is not None:
        counts = state.open is not None and state.open.metric in COUNT_METRICS
        carried = metric == "cargo" and state.topic.metric in TRADE and state.subject  # "xuất khẩu lượng hàng hóa"
        if token.start == state.taken_head or counts or carried or modifies_revenue(state, token, metric):
            return True
        if not is_head(state, place, metric):
            return False
    flush(state)
    read_head(state, place, metric or "revenue")
    if token.has("target"):
        state.status = token
    if token.text.startswith("ước"):
        state.estimate = True
    read_pair(state, token)
    return True


def is_between(state: State, place: int) -> bool:
    """Whether two places that trade with each other follow: "thương mại Quảng Trị - Khammuane đạt"."""
    pair = [t for t in state.tokens[place + 1 : place + 4] if t.text not in MARKS]
    if len(pair) < 2 or not all(t.mention and t.mention.kind in ("place", "border_gate") for t in pair[:2]):
        return False
    first, second = pair[:2]
    gap = state.text[first.end : second.start]
    return first.start - state.tokens[place].end <= 1 and PAIR_GAP.fullmatch(gap) is not None


def read_pair(state: State, token: Token) -> None:
    """ "hai nước", "song phương": Viet Nam and the country that the text speaks of."""
    state.pair = state.pair or token.has("pair")
    other = pairs().get(token.text)
    if other is not None:
        set_partner(state, other)


@cache
def pairs() -> dict[str, Name]:
    return {row["phrase"]: Name(row["country"], row["country_id"]) for row in load("trade_pairs")}


def read_subject(state: State, token: Token) -> None:
    """Cues that stand for a subject: "cả nước", "khối FDI", "địa bàn", "hai nước", "mặt hàng này", "trong đó"."""
    has = token.has
    if has("nation"):
        set_area(state, VIETNAM)
    elif has("that_country") and state.story.partner is not None:
        if TOWARDS_BEFORE.search(state.before(token.start)):
            set_partner(state, state.story.partner)
        else:
            set_area(state, state.story.country or state.story.partner)
    elif has("bloc"):
        set_area(state, Name(state.text[token.start : token.end]))
        state.bloc = True
    elif has("area") and state.topic.area is None and not is_rank(state, token):
        set_area(state, state.story.generic_area(state.text[token.start : token.end].removeprefix("của ")))
    read_pair(state, token)
    if has("same_good"):
        state.topic.commodity = state.topic.commodity or (state.goods[-1] if state.goods else state.story.good)
        state.subject = True
    if has("part"):
        state.part = state.subject = True
        state.within = state.within or has("within")
        against = token.text in LEVELS and any(t.has("above", "below") for t in state.left)
        if state.depth == 0 and not (state.mode == "base" and token.text in LEVELS) and not against:
            state.mode = "value"
    for noun in COUNT_METRICS:
        if has(noun):
            state.noun = noun
            state.subject = state.subject or state.open is None


def is_rank(state: State, token: Token) -> bool:
    """Whether "thế giới" only ranks somebody ("lớn thứ tám thế giới") or is part of a name ("Ngân hàng Thế giới")."""
    if token.text not in ("thế giới", "toàn cầu"):
        return False
    named = state.text[token.start].isupper() and token.start > state.sentence.start
    return named or RANK_BEFORE.search(state.before(token.start)) is not None


def read_plan(state: State, token: Token) -> None:
    """A plan follows, or "vượt": over a plan by an amount, unless it leads to the value itself."""
    over = state.has_left("exceed") and not state.percented and state.depth == 0
    state.left.append(token)
    if token.has("plan"):
        state.mode = "excess" if over and token.text not in AIMS else "plan"
    elif state.figures and not state.subject:
        state.mode = "change"


def is_list_of_names(state: State) -> bool:
    """Whether "tương ứng" gives several names their values: "Lào, Thái Lan nhận tương ứng 5 tấn, 3 tấn"."""
    return max(map(len, (state.partners, state.goods, state.areas)), default=0) >= 2 or len(state.heads) >= 2


def read_reach(state: State, token: Token) -> None:
    """ "đạt", "lên": what follows is the value, unless it is the base of "…, cùng kỳ đạt 5 tỷ"."""
    if token.text.endswith("tương ứng") and is_list_of_names(state):
        state.respectively = True
    compared = state.mode == "change" and token.text in DIFFERENCE and any(t.has("above", "below") for t in state.left)
    state.left.append(token)
    if state.mode == "change" and token.text in LEVELS and any(t.has("above", "below") for t in state.left):
        state.mode = "base"  # "thấp hơn con số 24,8 tỷ USD của cùng kỳ"
        return
    beaten = [t for t in state.left if t.has("above", "below") and state.base and 0 <= state.base[0].start - t.end <= 1]
    if state.mode == "base" and token.text == "là" and beaten:
        state.mode = "change"  # "nhiều hơn tuần trước là 150 xe"
        return
    if compared:
        return  # "8.900 xe, nhiều hơn tuần trước là 640 xe"
    going_on = bool(state.figures) and not state.subject
    if state.mode == "loss" and "lên" not in token.text:
        state.mode = "value"  # "giảm thu lên đến 9.400 tỉ đồng" is the loss
    adjacent = bool(state.base) and token.start - state.base[-1].end <= 1 and state.base[-1].has("last_year")
    if state.mode == "base" and token.text == "là" and adjacent and state.last() is not None:
        return  # "18.900 lượt; con số cùng kỳ là 15.200 lượt"
    if state.mode == "change" or (state.mode == "base" and not going_on and token.text not in LEVELS):
        state.mode = "value"
    elif state.after_base and going_on and state.before(token.start).rstrip().endswith("chỉ"):
        state.mode = "base"  # "tăng 7 lần so với cùng kỳ, chỉ đạt 28,3 triệu USD"


def read_status(state: State, token: Token) -> None:
    if token.has("target"):
        aim = AIM_AFTER.match(state.after(token.end)) is not None and token.text in AIMS
        if (state.mode == "plan" or NO_AIM.search(state.before(token.start))) and not aim:
            return
        state.subject = True
    state.status = token
