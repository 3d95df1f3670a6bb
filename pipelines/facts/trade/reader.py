"""One sentence, read from left to right: every token changes the state, numbers and percents come out as figures."""

import re

from pipelines.facts.trade.figure import VIETNAM, Name
from pipelines.facts.trade.heads import collects, head_metric, is_head, modifies_revenue, read_head, read_tax
from pipelines.facts.trade.names import read_name, read_period, set_area
from pipelines.facts.trade.numbers import COUNT_METRICS, MARKS, VETOES, read_number
from pipelines.facts.trade.percents import flush, read_percent, read_ratio_word
from pipelines.facts.trade.state import State
from pipelines.facts.trade.story import Story
from pipelines.facts.trade.tokens import NUMBERS, Token
from pipelines.mentions.article import Sentence

NO_AIM = re.compile(r"(?:hoàn thành|vượt|(?<!để )(?<!phải )đạt|so với|thực hiện)\s*$")
# "nâng thuế lên 550 tỉ USD hàng hóa": goods under a tariff are an order, no flow.
TARIFF = re.compile(
    r"(?:áp|đánh|tăng|nâng|chịu|hoãn|gỡ|hạ|thu)(?: \w+){0,4} (?:\d+% )?thuế(?! (?:\w+ )?(?:đạt|là|được))[^.;]{0,80}(?:tỷ|tỉ|triệu) (?:usd|đô)"
    r"|(?:tỷ|tỉ|triệu) (?:usd|đô)[^.;]{0,60}(?:bị|chịu|áp)(?: \w+){0,3} thuế"
)


def read_sentence(sentence: Sentence, tokens: list[Token], story: Story) -> State:
    """The state after the last token; its `figures` are what the sentence says, its `topic` what it was about."""
    state = State(sentence, tokens, story, clause=sentence.start)
    state.tariff = any(token.has("tariff") for token in tokens) or TARIFF.search(sentence.text.lower()) is not None
    for place, token in enumerate(tokens):
        kind = token.mention.kind if token.mention else None
        if kind is None:
            if token.text in MARKS:
                read_mark(state, place)
            else:
                read_cue(state, place)
        elif kind in NUMBERS:
            read_number(state, place)
        elif kind in ("percent", "ratio"):
            read_percent(state, place)
        elif kind in ("date", "period"):
            read_period(state, token)
        elif kind in ("organization", "place", "border_gate"):
            read_name(state, token)
        elif kind == "commodity" and state.mode not in ("base", "plan"):
            state.goods.append(Name(token.mention.text, token.mention.reference_id, token.mention))  # type: ignore[union-attr]
            state.subject = state.subject or state.open is None
    flush(state)
    return state


def read_mark(state: State, place: int) -> None:
    token = state.tokens[place]
    mark = token.text
    if mark == "(":
        state.depth += 1
        state.before_bracket = state.figures[-1] if state.figures else None
    elif mark == ")":
        state.depth = max(0, state.depth - 1)
        state.mode, state.open = "value", None
        if state.before_bracket is not None and state.figures[-1] is not state.before_bracket:
            state.outer = state.before_bracket
            state.subject = False
        if state.veto in ("rate", "price"):
            state.veto = None
    elif mark in (";", ".", "…", "..."):
        flush(state)
        state.restart()
    elif mark in ",-–—" and not between_numbers(state, place):
        if state.depth == 0 and (state.percented or state.mode in ("change", "share", "plan", "excess")):
            state.mode = "value"
        state.after_base = state.mode == "base"
        if state.mode == "base" and state.depth == 0:
            state.mode = "value"
        if state.status is not None and state.status.has("perhaps"):
            state.status = None
        state.open = state.noun = None
    state.clause = token.end


def between_numbers(state: State, place: int) -> bool:
    """Whether a dash joins the two ends of a range."""
    around = state.tokens[max(0, place - 1) : place + 2]
    dash = state.tokens[place].text != ","
    return dash and len(around) == 3 and all(t.mention and t.has(*NUMBERS) for t in (around[0], around[2]))


def read_cue(state: State, place: int) -> None:
    token = state.tokens[place]
    has = token.has
    if has("hidden"):
        return
    metric = head_metric(token)
    if metric is not None:
        if token.start == state.taken_head:
            return
        if modifies_revenue(state, token, metric):
            return
        if is_head(state, place, metric):
            flush(state)
            read_head(state, place, metric)
            if has("target"):
                state.status = token
            return
    if has("collect") and collects(state, place):
        flush(state)
        read_head(state, place, "revenue")
    elif has("tax"):
        read_tax(state, token)
    elif has("turn"):
        flush(state)
        state.restart()
    elif has("than", "last_year"):
        if state.mode != "base":
            state.base = []
        state.mode = "base"
        state.base.append(token)
        state.left.append(token)
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
    elif has(*VETOES):
        state.veto = next(veto for veto in VETOES if has(veto))
        state.open = None
    elif has("rate"):
        earlier = state.tokens[place - 1] if place else None
        if earlier is None or not earlier.has(*NUMBERS) or token.start - earlier.end > 1:
            state.veto = "rate"
    elif has("half", "multiple"):
        read_ratio_word(state, place)
    elif has("worth"):
        state.worth = token
        if not (state.mode == "base" and state.depth):
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
        state.cumulative = True
    if has("this_period"):
        state.this_period = True
    if has("respectively"):
        state.respectively = True


def read_subject(state: State, token: Token) -> None:
    """Cues that stand for a subject: "cả nước", "khối FDI", "địa bàn", "hai nước", "mặt hàng này", "trong đó"."""
    has = token.has
    if has("nation"):
        set_area(state, VIETNAM)
    elif has("bloc") or (has("area") and state.topic.area is None):
        set_area(state, Name(state.text[token.start : token.end]))
    if has("pair") and state.story.partner is not None and state.topic.partner is None:
        state.topic.partner = state.story.partner
    if has("same_good"):
        state.topic.commodity = state.topic.commodity or state.story.good
        state.subject = True
    if has("part"):
        state.part = state.subject = True
        if state.depth == 0:
            state.mode = "value"
    for noun in COUNT_METRICS:
        if has(noun):
            state.noun = noun
            state.subject = state.subject or state.open is None


def read_plan(state: State, token: Token) -> None:
    """A plan follows, or "vượt": over a plan by an amount, unless it leads to the value itself."""
    over = state.has_left("exceed") and not state.percented and state.depth == 0
    state.left.append(token)
    if token.has("plan"):
        state.mode = "excess" if over else "plan"
    elif state.figures and not state.subject:
        state.mode = "change"


def read_reach(state: State, token: Token) -> None:
    """ "đạt", "lên": what follows is the value, unless it is the base of "…, cùng kỳ đạt 5 tỷ"."""
    state.left.append(token)
    going_on = bool(state.figures) and not state.subject
    if state.mode == "change" or (state.mode == "base" and not going_on):
        state.mode = "value"
    elif state.after_base and going_on and state.before(token.start).rstrip().endswith("chỉ"):
        state.mode = "base"  # "tăng 7 lần so với cùng kỳ, chỉ đạt 28,3 triệu USD"


def read_status(state: State, token: Token) -> None:
    if token.has("target") and (state.mode == "plan" or NO_AIM.search(state.before(token.start))):
        return
    state.status = token
