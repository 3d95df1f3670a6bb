"""What a number measures: metric and unit, from its own unit, the head before or after it, or the figures before."""

import re
from dataclasses import dataclass

from pipelines.facts.trade.figure import CURRENCIES, FLOWS, Figure, Name
from pipelines.facts.trade.heads import NO_FLOW_BEFORE, clause_start, good_between, head_metric, is_seat_count
from pipelines.facts.trade.nouns import is_foreign
from pipelines.facts.trade.state import State
from pipelines.facts.trade.tokens import MARKS, Token

MASS = frozenset({"t", "kg"})
# "9.300 hộp thuốc 500mg": a dose, a pack or a sample is no trade.
LEAST_TRADED_KG = 1
PIECES = frozenset({"piece", "unit", "vehicle", "set"})
COUNTED = {
    "declaration": "declarations",
    "vehicle": "vehicles",
    "passenger": "passengers",
    "enterprise": "enterprises",
}
UNITS = {metric: unit for unit, metric in COUNTED.items()}
COUNT_METRICS = frozenset(UNITS)

# Fewer are a detail of a story, not a statistic.
MIN_DECLARATIONS = 50
MIN_ENTERPRISES = 10
MIN_PASSAGES = 10
# "14 khách mặc áo in hình …" are people in a story; as a number of crossings ("lượt") so few may be a day at a small gate.
MIN_PASSENGERS = 100
MIN_VEHICLES = 100
MANY_PASSAGES = 1000
MIN_UNITS = 100
# How much of a yearly target may be told before it: "9 tháng … 12,6 tỷ USD. Mục tiêu năm là 18 tỷ USD".
SMALLEST_OF_AIM, LARGEST_OF_AIM = 0.3, 1.3
# A text that has told so many figures is about trade: an amount needs no verb to be one more.
MANY_FIGURES = 3

# "làm khống 120 tờ khai"
FALSE_BEFORE = re.compile(r"(?<!\w)(?:khống|giả mạo|gian lận|trái phép|lậu)(?!\w)")
PEOPLE = re.compile(r"khách|người")
AIM_GAP = 12
GOODS_AFTER = re.compile(r"\s*hàng(?: hóa)?(?:\s*(?:[,;.()]|$)|\s+(?:qua|thông quan|quá cảnh|được|đã|với|trong))")
PASSIVE_AFTER = re.compile(r"\s*(?:bị|mới|không|lậu|trái phép|nói trên|này)(?!\w)")
AT_CUSTOMS = re.compile(r"thủ tục|tờ khai|tiếp nhận|thông quan|xuất nhập khẩu|(?<!\w)xnk(?!\w)")
AT_BORDER = re.compile(r"cửa khẩu|lối mở|(?<!\w)(?:xuất|nhập) cảnh|qua lại|ra vào|toàn tuyến")
ONE_WAY_AFTER = re.compile(r"\s*(?:xuất|nhập|xk|nk|hai chiều|2 chiều)(?!\w)(?! khẩu (?!đã|được|qua))")
LINK_BEFORE = re.compile(
    r"(?<!\w)(?:[Cc]hỉ|mới|được|lấy|mua|nhận|tới|còn|bán|gom|tiêu thụ)"
    r"(?: (?:có|khoảng|chừng|gần|hơn|trên|cỡ|tầm|độ|vỏn vẹn|vẻn vẹn|đúng|ngót|xấp xỉ))*$"
)
# "Xe xuất hôm nay: 412"
LABEL_BEFORE = re.compile(r"(?<!\w)(?:xe|phương tiện|tàu)(?! \w+ lô)[^.,;:\d]{0,30}:\s*$")
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
    | {"hàng hóa xuất khẩu", "hàng hóa nhập khẩu"}
)
OUR_GOODS_AFTER = re.compile(
    r"\s*(?:giá trị |trị giá )?(?:hàng|sản phẩm|nông sản|thủy sản)(?: hóa)?(?: của| từ)? (?:việt|nước ta|ta(?!\w))"
)
EARNED = frozenset({"thu về", "đem về", "mang về", "kiếm về"})
BUYER_GAP = re.compile(r" (?:cũng |đã |vẫn |còn |chỉ |lại )*")
# "… 2,93 tỷ USD. Trong đó, xuất khẩu …, nhập khẩu …. Riêng 4 tháng, con số này đạt 1,07 tỷ USD": the sum of both.
THIS_NUMBER = re.compile(r"(?<!\w)(?:con số|mức|kết quả) này[^.;]*$")
# "phấn đấu đón 250.000 lượt khách du lịch": visitors of a district, not crossings
TOURISTS = re.compile(r"(?:khách|người|lượt) (?:khách )?(?:du lịch|tham quan|lưu trú)(?!\w)")
LABELLED = re.compile(r"\s*[-–•+*]\s*([A-ZĐÀ-Ỹ][^\W\d_]*(?: [A-ZĐÀ-Ỹ][^\W\d_]*){1,3})\s*:\s*")
WORTHS = frozenset({"trị giá", "tổng trị giá", "giá trị", "tổng giá trị"})
TOTAL_WORTHS = frozenset({"tổng trị giá", "tổng giá trị"})
GOODS_UNITS = frozenset({"t", "piece"})
CLAUSE_MARKS = frozenset({";", "…"})
ALL_GOODS = re.compile(r"\s*(?:các loại |của )?hàng(?: hóa)?(?!\w)")
DECLARED_AFTER = re.compile(r"\s*(?:bộ )?tờ khai(?!\w)")
CLEARED_CARS = re.compile(r"(?:ô tô|ôtô|xe hơi)[^,.;]* (?:làm thủ tục|thông quan)[^,.;\d]*$")
CARRIED_BEFORE = re.compile(
    r"(?<!\w)(?:chở|mang|với|quy ra|tương đương|tương ứng|đạt|khối lượng|lượng hàng|trọng lượng)(?: theo)?"
    r"(?: (?:khoảng|gần|hơn|trên|chừng|là|đạt))*\s*$"
)
GOODS_BEFORE = re.compile(r"(?<!\w)hàng(?! không| hải| rào| loạt| năm| tháng| ngày| chục| trăm| nghìn)(?!\w)")
APPOSITION = re.compile(r"\s*(?:[-–—,(]|là)\s*(?:tổng )?(?:kim ngạch|trị giá)")


# "thặng dư 6 tỷ USD nhờ xuất khẩu": a head behind such a word is why, not what.
CAUSE = re.compile(r"(?<!\w)(?:nhờ|vì|bởi|giúp)(?!\w)")


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
        if direct and right in ("exports", "imports", "turnover"):
            return Measure(right, unit, head=head)
        if topic == "revenue" and unit == "USD" and state.story.abroad is None:
            # "Cha Lo thu thuế 118 tỷ; Bờ Y 151 triệu USD": customs collects dong.
            return worth_measure(state, token, unit) or (
                Measure("turnover", unit) if names_gate(state, token) else None
            )
        if topic == "revenue":
            return Measure(topic, unit) if state.story.is_customs(state.sentence) and not state.cases else None
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
    return Measure("turnover", unit)


def tells_both_ways(state: State) -> bool:
    """Whether exports and imports as a whole were told just before: "tổng trị giá" is then both."""
    near = state.figures or (state.story.figures[-4:] if state.story.near(state.sentence) else [])
    return {"exports", "imports"} <= {f.metric for f in near if f.commodity is None and f.partner is None}


def apposed(state: State, place: int, unit: str) -> Measure:
    """ "con số 52 tỷ USD - tổng kim ngạch qua địa bàn": the metric is said after the number."""
    heads = (head_metric(t) for t in state.tokens[place + 1 : place + 6])
    return Measure(next((metric for metric in heads if metric in FLOWS), None) or "turnover", unit)


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


def inherited(state: State, token: Token, unit: str) -> Measure | None:
    """The metric of the figure, direction or heading before, where the clause names a part or a subject of its own."""
    story, sentence = state.story, state.sentence
    linked = is_linked(state, token)
    if state.figures:
        last = state.figures[-1]
        if last.rule == "trade.start" and last.unit == unit and state.left and state.left[-1].has("move"):
            return Measure(last.metric, unit, last)  # "từ 3 tỷ USD năm 2024 lên 8 tỷ USD"
        if last.metric in FLOWS and last.unit != unit and linked and unit != "VND":
            return Measure(last.metric, unit, last)  # "8.214 chiếc, trị giá 186,5 triệu USD"
    if story.asked and not state.figures and not state.text[sentence.start : token.start].strip(' -–—"“'):
        state.subject = linked = True  # "- Còn rau quả?" "- 8,5 tỷ USD."
    if state.list_continues and state.queue:
        state.subject = True  # "… nhận tương ứng 498 nghìn tấn, 231 nghìn tấn, 187 nghìn tấn"
    stated = token.mention is not None and token.mention.unit is not None and token.text[0].isdigit()
    many = len(story.figures) + len(state.figures) >= MANY_FIGURES
    label = LABELLED.fullmatch(state.text[sentence.start : token.start])
    if label is not None and not state.subject and state.veto is None:
        state.subject, state.topic.area = (
            True,
            state.topic.area or Name(label.group(1)),
        )  # "- Khánh Bình: 301 triệu USD", a place that no list knows
    named = state.subject and (bool(state.figures) or state.part or linked)
    if not named and not (stated and (state.subject or many)):
        return None
    heading = None if state.figures else story.heading
    if heading is not None and heading.metric and (heading.metric == "revenue") == (unit == "VND"):
        return Measure(heading.metric, unit)
    goods = bool(state.goods) or state.topic.commodity is not None
    flow = story.flow if sentence.position - story.flow_position <= 3 and unit != "VND" and not state.figures else None
    if flow is not None and (goods or state.partners) and story.flow_position > story.position:
        return Measure(flow, unit)
    near = state.figures or (story.figures[-3:] if story.near(sentence) else [])
    ways = {f.metric for f in near if f.metric in FLOWS}
    listed = goods or good_between(state, clause_start(state), token.start) is not None
    if not state.figures and listed and unit != "VND" and (way := main_way(state, near)):
        near = [f for f in story.figures if f.metric == way][-3:] or near
    both = len(ways) == 2 and not state.figures and not goods and not state.partners
    if both and state.topic.period is not None and THIS_NUMBER.search(state.before(token.start, 60)):
        near = [f for f in story.figures[-5:] if f.metric == "turnover"] or near
    if state.status is not None and state.status.has("target") and not goods and not state.figures:
        near = wholes_before(state, token, unit) or [f for f in near if f.metric == "turnover"] or near
    for figure in reversed(near):
        if figure.metric in COUNT_METRICS or figure.metric == "balance" or figure.value is None:
            continue
        if figure.unit == unit or (figure.metric in FLOWS and unit != "VND" and figure.unit != "VND"):
            return Measure("revenue" if figure.metric == "state_revenue" else figure.metric, unit, figure)
    to_date = state.topic.period is not None and state.topic.period.detail == "to_date"
    if state.since is not None or state.cumulative or to_date:
        before = (f for f in reversed(story.figures[-15:]) if f.unit == unit and f.commodity is None and f.value)
        summed = next((f for f in before if f.metric not in COUNT_METRICS and f.metric != "balance"), None)
        if summed is not None:  # "Lũy kế từ 1/1: 9.900 lượt xe; 220 triệu USD"
            return Measure("revenue" if summed.metric == "state_revenue" else summed.metric, unit)
    if flow is not None and goods:
        return Measure(flow, unit)
    if goods and linked and unit != "VND" and story.headline_flow and state.veto is None:
        return Measure(story.headline_flow, unit)
    if unit == "piece" and CLEARED_CARS.search(state.before(token.start)):
        return Measure("imports", unit)  # cars that clear customs come in
    return same_good_before(state, unit) if linked and goods and unit != "VND" else None


def is_target(state: State) -> bool:
    return state.status is not None and state.status.has("target")


def outwards(state: State, found: Measure | None) -> Measure | None:
    """Money that comes in, or that a foreign market spends, is for exports, though imports were told before: "toàn ngành có
    thể thu về 70 tỷ USD", "EU mua 14,6 tỷ USD"."""
    worth = state.worth
    if found is None or found.metric != "imports" or worth is None or state.figures or state.topic.metric is not None:
        return found
    bought = worth.text == "mua" and any(
        name.mention is not None and BUYER_GAP.fullmatch(state.text[name.mention.end : worth.start])
        for name in state.partners
    )
    return Measure("exports", found.unit) if bought or worth.text in EARNED else found


def main_way(state: State, near: list[Figure]) -> str | None:
    """The direction of goods that are listed after figures of the whole trade: that of the headline, else the one told first.

    After figures of goods a list goes on with their direction.
    """
    ways = {f.metric for f in near if f.metric in FLOWS}
    if len(ways) == 2 and state.story.headline_flow:
        return state.story.headline_flow
    if len(ways) == 1 and near[-1].metric not in ("turnover", "balance"):
        return None
    if any(f.commodity for f in near):
        return None
    return state.story.headline_flow or next((f.metric for f in state.story.figures if f.metric in FLOWS), None)


def wholes_before(state: State, token: Token, unit: str) -> list[Figure]:
    """The figures before that a target without a subject may be the target of: whole ones of about its size."""
    aim = token.mention.value if token.mention else None
    if not aim:
        return []
    return [
        f
        for f in state.story.figures
        if f.unit == unit
        and f.metric in ("turnover", *FLOWS)
        and f.partner is None
        and f.value
        and SMALLEST_OF_AIM * aim <= f.value <= LARGEST_OF_AIM * aim
    ]


def same_good_before(state: State, unit: str) -> Measure | None:
    """The direction in which the good was traded earlier in the text: "cà phê có thể đạt 9 tỷ USD"."""
    good = state.topic.commodity or state.goods[-1]
    for figure in reversed(state.story.figures):
        named = figure.commodity
        if figure.metric in FLOWS and figure.unit == unit and named and named.text.lower() == good.text.lower():
            return Measure(figure.metric, unit)
    return None


def is_linked(state: State, token: Token) -> bool:
    """Whether a verb, a measure, a colon or a bracket joins the number to the subject before it."""
    before = state.text[state.sentence.start : token.start].rstrip()
    aim = state.status
    if aim is not None and aim.has("target", "forecast") and token.start - aim.end <= AIM_GAP:
        return True  # "đặt mục tiêu 5 tỷ USD"
    if (state.left and state.left[-1].has("reach", "move")) or state.worth is not None:
        return True
    if LINK_BEFORE.search(before) or any(p.mention and before.endswith(p.text) for p in state.partners):
        return True  # "xe Hàn Quốc 7.416 chiếc"
    if before.endswith(",") and state.goods and (named := state.goods[-1].mention) is not None:
        behind = state.text[named.end : token.start].strip(' "”')
        if behind == "," and named.end > state.sentence.start:
            return True  # "Ngược dòng là gạo, 7,53 triệu tấn, trị giá 3,85 tỷ USD"
    return before.endswith((":", "(")) or (state.list_continues and bool(state.figures))
