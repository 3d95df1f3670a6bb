"""Numbers of declarations, firms, vehicles, passengers and pieces, and where such a number is trade."""

import re

from pipelines.facts.trade.ellipsis import Measure, inherited
from pipelines.facts.trade.figure import FLOWS
from pipelines.facts.trade.heads import head_metric
from pipelines.facts.trade.state import State
from pipelines.facts.trade.tokens import Token
from pipelines.facts.trade.units import COUNT_METRICS, PIECES, UNITS

# Fewer are a detail of a story, not a statistic.
MIN_DECLARATIONS = 50
MIN_ENTERPRISES = 10
MIN_PASSAGES = 10
# "14 khách mặc áo in hình …" are people in a story; as a number of crossings ("lượt") so few may be a day at a small gate.
MIN_PASSENGERS = 100
MIN_VEHICLES = 100
MANY_PASSAGES = 1000
MIN_UNITS = 100
# "làm khống 120 tờ khai"
FALSE_BEFORE = re.compile(r"(?<!\w)(?:khống|giả mạo|gian lận|trái phép|lậu)(?!\w)")
PEOPLE = re.compile(r"khách|người")
AT_CUSTOMS = re.compile(r"thủ tục|tờ khai|tiếp nhận|thông quan|xuất nhập khẩu|(?<!\w)xnk(?!\w)")
AT_BORDER = re.compile(r"cửa khẩu|lối mở|(?<!\w)(?:xuất|nhập) cảnh|qua lại|ra vào|toàn tuyến")
ONE_WAY_AFTER = re.compile(r"\s*(?:xuất|nhập|xk|nk|hai chiều|2 chiều)(?!\w)(?! khẩu (?!đã|được|qua))")
# "Xe xuất hôm nay: 412"
LABEL_BEFORE = re.compile(r"(?<!\w)(?:xe|phương tiện|tàu)(?! \w+ lô)[^.,;:\d]{0,30}:\s*$")
# "phấn đấu đón 250.000 lượt khách du lịch": visitors of a district, not crossings
TOURISTS = re.compile(r"(?:khách|người|lượt) (?:khách )?(?:du lịch|tham quan|lưu trú)(?!\w)")
DECLARED_AFTER = re.compile(r"\s*(?:bộ )?tờ khai(?!\w)")


def count_measure(state: State, place: int, unit: str | None, head: Token | None) -> Measure | None:
    """A number of declarations, firms, vehicles, passengers or pieces."""
    token = state.tokens[place]
    mention = token.mention
    assert mention is not None
    right = head_metric(head) if head else None
    noun, topic, last = state.noun, state.topic.metric, state.last()
    amount = mention.value or 0
    reached = (bool(state.left) and state.left[-1].has("reach", "move")) or state.text[: token.start].rstrip().endswith(
        ":"
    )
    if DECLARED_AFTER.match(state.after(token.end)) and unit != "declaration":
        unit = "declaration"  # "2.310 bộ tờ khai"
    if unit == "declaration" or (noun == "declarations" and unit in ("sheet", None) and reached):
        if amount < MIN_DECLARATIONS or state.story.crime or FALSE_BEFORE.search(state.before(token.start)):
            return None
        return Measure("declarations", "declaration")
    if noun == "declarations" and token.text.endswith("bộ") and amount >= MIN_DECLARATIONS:
        return Measure("declarations", "declaration")
    if unit == "enterprise" or (noun == "enterprises" and unit is None and reached):
        return Measure("enterprises", "enterprise") if at_customs(state, token) else None
    if unit == "passenger" and noun == "vehicles" and not PEOPLE.search(token.text):
        unit = "time"  # "phương tiện xuất nhập cảnh 412 nghìn lượt"
    if unit == "passenger" or (noun == "passengers" and unit in ("time", "person")):
        least = MIN_PASSAGES if "lượt" in token.text or noun_counts(state, token) else MIN_PASSENGERS
        tours = TOURISTS.search(token.text + state.after(token.end, 20)) and not AT_BORDER.search(
            state.sentence.text.lower()
        )
        return Measure("passengers", "passenger") if amount >= least and at_border(state) and not tours else None
    if (unit == "vehicle" and is_crossing(state, token, right)) or (noun == "vehicles" and unit == "time"):
        many = amount >= MIN_VEHICLES or ("lượt" in token.text and amount >= MIN_PASSAGES)
        return Measure("vehicles", "vehicle") if many and at_border(state) else None
    if unit is None and noun in ("vehicles", "passengers") and reached and amount >= MANY_PASSAGES and at_border(state):
        return Measure(noun, UNITS[noun])  # "tổng lượt khách là 92.400"
    if (
        unit is None
        and noun == "vehicles"
        and amount >= MIN_VEHICLES
        and LABEL_BEFORE.search(state.before(token.start))
    ):
        return Measure("vehicles", "vehicle")
    if unit is None and last is not None and last.metric in COUNT_METRICS and state.figures:
        return Measure(last.metric, last.unit or "", last)  # "còn lại 1.584 là …"
    of_traffic = last is not None and last.metric in ("vehicles", "passengers")
    if unit == "time" and "lượt" in token.text and of_traffic and last is not None and state.subject:
        return Measure(last.metric, last.unit or "", last)
    if unit in PIECES and token.text[0].isdigit() and (unit != "unit" or amount >= MIN_UNITS):
        if topic in FLOWS:
            return Measure(topic, "piece")
        return Measure(right, "piece", head=head) if right in FLOWS else inherited(state, token, "piece")
    return None


def noun_counts(state: State, token: Token) -> bool:
    """Whether a number says how many passengers there are: "khách xuất cảnh đạt 45 người"."""
    return state.noun == "passengers" and bool(state.left) and state.left[-1].has("reach")


def is_crossing(state: State, token: Token, right: str | None) -> bool:
    """Whether "5.000 xe" are vehicles on their way rather than goods that are traded."""
    last = state.last()
    if ONE_WAY_AFTER.match(state.after(token.end)) and (last is None or last.unit != "piece") and is_gate_news(state):
        return True
    if "lượt" in token.text or "phương tiện" in token.text or (state.figures and last and last.metric == "vehicles"):
        return True
    if state.figures and last and last.metric in FLOWS:
        return False
    of_gate = at_border(state) and (
        state.noun == "vehicles" or goes_on_at_gate(state) or is_beside_people(state, token)
    )
    if not of_gate and not any(t.has("crossing", "exports", "imports", "turnover", "cargo") for t in state.tokens):
        return False  # "175 ô tô mang biển số vàng của khu Lao Bảo"
    return state.topic.metric not in FLOWS and right not in FLOWS and not (last and last.unit == "piece")


def is_beside_people(state: State, token: Token) -> bool:
    """Whether vehicles are counted with the people who cross: "96.300 lượt người và 3.418 ô tô các loại"."""
    numbers = [t for t in state.tokens if t.has("quantity", "count")]
    place = numbers.index(token) if token in numbers else 0
    beside = numbers[max(0, place - 1) : place] + numbers[place + 1 : place + 2]
    return any("lượt" in t.text or (t.mention and t.mention.unit == "passenger") for t in beside)


def goes_on_at_gate(state: State) -> bool:
    """Whether a sentence only gives a gate its part of the vehicles before: "Riêng cửa khẩu Hữu Nghị có 5.027 xe"."""
    last = state.last()
    return last is not None and last.metric == "vehicles" and any(t.has("border_gate") for t in state.tokens)


def is_gate_news(state: State) -> bool:
    """Whether a sentence counts what goes through gates: it, the headline or the table before it says so."""
    last = state.story.figure
    named = AT_BORDER.search(state.sentence.text.lower()) is not None
    return (named and not state.partners) or (last is not None and last.metric == "vehicles")


def at_border(state: State) -> bool:
    last = state.last()
    if any(t.has("crossing", "border_gate") for t in state.tokens) or AT_BORDER.search(state.sentence.text.lower()):
        return True
    if state.story.gate_headline or state.story.at_gate:
        return True
    if any(f.area is not None and "cửa khẩu" in f.area.text.lower() for f in state.story.figures[-6:]):
        return True
    return last is not None and last.metric in ("vehicles", "passengers", "cargo")


def at_customs(state: State, token: Token) -> bool:
    if (token.mention.value or 0) < MIN_ENTERPRISES:  # type: ignore[union-attr]
        return False
    last = state.last()
    going_on = last is not None and last.metric in ("enterprises", "declarations")
    if not state.story.is_customs(state.sentence):
        return False
    return going_on or AT_CUSTOMS.search(without_organizations(state)) is not None


def without_organizations(state: State) -> str:
    """The words of the sentence, in lower case, without names: "Tổng công ty Xuất nhập khẩu …" says nothing of trade."""
    start, text = state.sentence.start, state.sentence.text.lower()
    for mention in state.sentence.mentions:
        if mention.kind == "organization" and "hải quan" not in mention.text.lower():
            size = mention.end - mention.start
            text = text[: mention.start - start] + " " * size + text[mention.end - start :]
    return text
