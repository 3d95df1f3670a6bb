"""The part that a place, office or period plays: area, partner, date of the figure, or base of a comparison."""

import re
from dataclasses import replace

from pipelines.facts.trade.figure import Name
from pipelines.facts.trade.nouns import MAX_GOOD, is_customs_office, is_foreign, is_national
from pipelines.facts.trade.periods import next_span
from pipelines.facts.trade.state import State
from pipelines.facts.trade.tokens import Token
from pipelines.mentions.article import Mention

SOURCE_BEFORE = re.compile(
    r"(?<!\w)(?:theo|tin từ|(?:thống kê|số liệu|báo cáo|thông tin|dữ liệu|nguồn tin)\s+(?:mới nhất\s+)?(?:của|từ))\s*$"
)
OF_BEFORE = re.compile(r"(?<!\w)của(?:\s+(?:nước|phía))?\s*$")
BETWEEN_BEFORE = re.compile(r"(?<!\w)giữa(?:\s+\w+){0,2}\s*$")
FIRST_OF_PAIR = re.compile(r"^\s*[-–]\s*[A-ZÀ-ỸĐ]")
PREPOSITION = re.compile(r"(?<!\w)(?:sang|đi|tới|đến|vào|với|từ|cùng|trường|nước|cho|như|và|là|tại|ở|về)\s*$")
LINK = re.compile(r"[,;:()]|(?<!\w)(?:sang|đi|tới|đến|vào|với|từ|trong|năm|tháng|đạt|của|tại|qua|ở)(?!\w)")
NOT_PERIODS = frozenset({"since", "since_event", "legal", "impossible", "vague"})
MORE_THAN = re.compile(r"(?<!\w)hơn\s*(?:so với\s*)?$")
SINCE_NEW_YEAR = re.compile(r"(?:lũy kế|tính chung|cộng dồn)\s+(?:đến|tới)(?:\s+hết)?\s*$")
DAY_COUNTED = re.compile(r"(?<!\w)(?:riêng|trong|điểm|tính|hết|vào|chỉ)\s*$")


def set_area(state: State, name: Name) -> None:
    """A place in brackets only explains the one before: "Tây Trang (Điện Biên)"."""
    if state.mode in ("base", "plan", "share") or (state.depth and state.topic.area):
        return
    if state.open is not None:
        if state.topic.area is None:
            state.open.area = name
    else:
        state.topic.area = name
        state.subject = True


def set_partner(state: State, name: Name) -> None:
    state.partners.append(name)
    if state.open is not None:
        if state.topic.partner is None:
            state.open.partner = name
    else:
        state.topic.partner = name
        state.subject = True


def is_origin(state: State, token: Token) -> bool:
    """Whether a country right after an exported good is where it comes from: "xuất khẩu dệt may Campuchia đạt"."""
    head = state.topic.head
    if state.topic.metric != "exports" or head is None or state.open is not None:
        return False
    between = state.text[head.end : token.start].lower()
    return len(between) < MAX_GOOD and PREPOSITION.search(between) is None and LINK.search(between) is None


def read_name(state: State, token: Token) -> None:
    """An office or gate is the area, a foreign country the partner, unless the words before say otherwise."""
    mention = token.mention
    assert mention is not None
    name = Name(mention.text, mention.reference_id, mention)
    before = state.before(token.start)
    if mention.kind == "organization":
        if is_customs_office(mention) or (is_national(mention) and "hải quan" in mention.text.lower()):
            if is_national(mention):
                state.source = state.source or Name("Việt Nam", "VN")
            elif SOURCE_BEFORE.search(before):
                state.source = name
            else:
                set_area(state, name)
        return
    if state.mode in ("base", "plan"):
        return
    if not is_foreign(mention):
        set_area(state, Name("Việt Nam", "VN", mention) if is_national(mention) else name)
    elif (state.topic.metric and (OF_BEFORE.search(before) or is_origin(state, token))) or (
        state.topic.area is None
        and (BETWEEN_BEFORE.search(before) or FIRST_OF_PAIR.match(state.text[token.end : token.end + 6]))
    ):
        set_area(state, name)
    else:
        if not PREPOSITION.search(before):
            state.actor = name
        set_partner(state, name)


def date_after(state: State, basis: Mention) -> None:
    """A figure without a period of its own that is compared with a month or quarter is of the next one."""
    if basis.detail != "basis" or basis.date_start is None or basis.date_end is None or not state.figures:
        return
    following = next_span(basis.date_start, basis.date_end)
    figure = state.figures[-1]
    if following is None or figure.dated or figure.change_pct is None:
        return
    if figure.period_end is not None and figure.period_end.year != following[1].year:
        return  # "tăng 80,7% so với tháng 1-2017" in a text about 2018
    figure.period_start, figure.period_end = following


def read_period(state: State, token: Token) -> None:
    """A period dates the figure to come, or the one just read; a single day only where something is counted on it."""
    mention = token.mention
    assert mention is not None
    compared = mention.detail == "basis" and (state.mode in ("base", "change") or state.has_left("up", "down", "above"))
    if token.has("last_year") or compared or state.mode == "base":
        if state.mode != "base":
            state.base = []
            state.mode = "base"
        if MORE_THAN.search(state.before(token.start)) and not state.has_left("above", "below", "up", "down"):
            state.left.append(replace(token, classes=frozenset({"above"})))
        state.base.append(token)
        state.left.append(token)
        date_after(state, mention)
        return
    if mention.date_end is None or mention.detail in NOT_PERIODS or (state.mode == "change" and state.percented):
        return
    if mention.detail == "day" and not DAY_COUNTED.search(state.before(token.start)):
        return
    if SINCE_NEW_YEAR.search(state.before(token.start)) and mention.date_start is not None:
        mention.date_start = mention.date_start.replace(month=1, day=1)
    if state.open is not None:
        state.open.date(mention)
        state.open.dated = True
        return
    if state.mode != "plan":
        state.subject = True
    state.topic.period = mention
