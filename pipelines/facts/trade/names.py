"""The part that a place, office or period plays: area, partner, date of the figure, or base of a comparison."""

import re

from pipelines.facts.trade.figure import Name
from pipelines.facts.trade.nouns import is_customs_office, is_foreign, is_national
from pipelines.facts.trade.state import State
from pipelines.facts.trade.tokens import Token

SOURCE_BEFORE = re.compile(
    r"(?<!\w)(?:theo|tin từ|(?:thống kê|số liệu|báo cáo|thông tin|dữ liệu|nguồn tin)\s+(?:mới nhất\s+)?(?:của|từ))\s*$"
)
OF_BEFORE = re.compile(r"(?<!\w)của(?:\s+(?:nước|phía))?\s*$")
BETWEEN_BEFORE = re.compile(r"(?<!\w)giữa(?:\s+\w+){0,2}\s*$")
FIRST_OF_PAIR = re.compile(r"^\s*[-–]\s*[A-ZÀ-ỸĐ]")
DAY_COUNTED = re.compile(r"(?<!\w)(?:riêng|trong|điểm|tính|hết|vào|chỉ)\s*$")


def set_area(state: State, name: Name) -> None:
    if state.mode in ("base", "plan", "share"):
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
    elif (OF_BEFORE.search(before) and state.topic.metric) or (
        state.topic.area is None
        and (BETWEEN_BEFORE.search(before) or FIRST_OF_PAIR.match(state.text[token.end : token.end + 6]))
    ):
        set_area(state, name)
    else:
        set_partner(state, name)


def read_period(state: State, token: Token) -> None:
    """A period dates the figure to come, or the one just read; a single day only where something is counted on it."""
    mention = token.mention
    assert mention is not None
    if state.mode == "base" or mention.detail == "same_period":
        state.base.append(token)
        return
    if mention.date_end is None or (state.mode == "change" and state.percented):
        return
    if mention.detail == "day" and not DAY_COUNTED.search(state.before(token.start)):
        return
    if state.open is not None:
        state.open.date(mention)
        return
    if state.mode != "plan":
        state.subject = True
    state.topic.period = mention
