"""What each number of a sentence counts: cases, persons, prosecuted cases, value, money collected, seized goods.

A number is read by what governs it (the verb before it, through lists: "thu giữ 5 kg heroin, 2 bánh cần sa") and by
the words next to it. Prices, penalties, wages, legal thresholds, plans, averages, packaging and means of transport are
no figures.
"""

import re
from dataclasses import dataclass, field

from pipelines.facts.enforcement.cues import Verb, cue, plain, verbs_in
from pipelines.facts.enforcement.items import is_packaging, is_vehicle, item_of, violation_of
from pipelines.mentions.article import Mention, Sentence

# Units of seized goods -> the unit of the table and what one is of it.
SEIZED: dict[str, tuple[str, float]] = {
    "kg": ("kg", 1.0),
    "t": ("kg", 1000.0),
    "vehicle": ("piece", 1.0),
    "ship": ("piece", 1.0),
    "sheet": ("piece", 1.0),
    **{unit: (unit, 1.0) for unit in ("litre", "m3", "barrel", "pill", "brick", "pack", "carton", "stick", "dose")},
    **{unit: (unit, 1.0) for unit in ("piece", "pair", "box", "crate", "can", "bottle", "bag", "container")},
}
COUNTED = {"case", "person", "passenger", "consignment", *SEIZED}
ACTS = {"seize", "arrest", "prosecute", "court", "find", "chase"}
# What a drug lies in is packaging, whatever is written on it.
WRAPPERS = {"pack", "bag", "box", "crate", "container"}
# More of a drug than the world makes in a year is a slip for another unit ("gần 500 tấn ma túy").
MOST_DRUGS_KG = 50_000
REACH = 90

ROUGHLY = r"(?:hơn|gần|khoảng|trên|chừng|tới|đến|lên tới|lên đến|tổng cộng|thêm|được|chỉ|ít nhất|cả|tổng số|là|với)"
PROSECUTED_BEFORE = re.compile(r"khởi tố[^,;.()]{0,24}$")
PROSECUTED_AFTER = re.compile(r"^[^,;.]{0,30}?\bbị[^,;.]{0,24}?khởi tố")
REFERRED_BEFORE = re.compile(r"(?<!vận )(?:chuyển|kiến nghị|đề nghị)\b[^,;.(]*$")
REFERRED_AFTER = re.compile(r"^\s*(?:việc|án)?\s*(?:được |đã )*chuyển\b")
PAIR = re.compile(r"^\s*(?:việc|án)?\s*(?:/|,|với|và|;|gồm|liên quan(?: đến)?|-)?\s*(?:bắt(?: giữ)?)?\s*$")
NUMBER_OF_CASES = re.compile(r"số vụ(?: việc| án)?[^.;\d]{0,40}\b(?:là|đạt|lên tới|lên đến)\s+(?:hơn |gần |trên )?$")
PRICED = re.compile(r"(?<!trị )\bgiá\b|\b(?:rao|lãi|lời)\b")
IN_CASES = re.compile(r"\btrong\s+(?:\w+\s+)?$")
OFFENDING = re.compile(r"^[^,;.]{0,40}(?:không đạt|vi phạm|phế liệu|hàng cấm|hàng lậu|nhập lậu|rác|chất thải)")
# People who cross a border without papers smuggle nothing.
CROSSINGS = re.compile(r"(?:(?:xuất|nhập) cảnh trái phép|vượt biên)\s*:?\s*(?:là |có )?$")
CROSSINGS_AFTER = re.compile(r"^\s*(?:việc |án )?(?:xuất cảnh|nhập cảnh|xuất nhập cảnh|xuất, nhập cảnh|vượt biên|đưa người|mua bán người)")
CHANGE = re.compile(r"(?:tăng|giảm)(?:\s+thêm)?\s*(?:hơn|gần|khoảng)?\s*$")
EACH = re.compile(r"(?:mỗi|bình quân|trung bình|từng)\s+(?:\w+\s+){0,2}$|(?<!các )\bloại\s+$|\bmỗi\s+\w+\s+(?:trị giá|có giá|giá)\s+(?:\w+\s+)?$")
PASSIVE = re.compile(
    r"^[^.;]{0,90}?\b(?:bị|được)\s+(?:\S+\s+){0,8}?"
    r"(?:bắt|bắt giữ|thu giữ|tịch thu|phát hiện|giữ|tạm giữ|chặn|triệt phá|thu)\b"
)
CAUGHT = re.compile(r"^[^;]{0,80}?\b(?:bị|đã bị)\s+(?:\S+\s+){0,8}?(?:bắt|khởi tố|tạm giữ|khống chế|giữ)\b|[^.;]{0,40}?sa lưới")
SUSPECT = re.compile(
    r"^[^.;]{0,60}?\b(?:có hành vi|vận chuyển|mang|chở|giấu|buôn|trên tàu|trên xe|cất|tuồn|quốc tịch|khai|người)\b"
)
NOT_CAUGHT = re.compile(r"(?:xác định|danh tính|tuyên truyền|nạn nhân|giết|cứu|truy nã|huy động)\s+(?:\S+\s+){0,4}$")
OWN_OFFENCE = re.compile(r"^\s*(?:này\s+)?(?:đã\s+|này\s+)*(?:khai|định)\b")
OTHER_CASES = re.compile(r"^\s*(?:việc |án )?(?:khiếu|xả súng|phạm pháp|xâm phạm chủ quyền|tranh chấp|tai nạn|cháy|kiện|tự tử|va chạm|ly hôn|bạo|tham nhũng|đình công|phá sản|ngộ độc|mùa|nhập khẩu(?! (?:lậu|trái))|xuất khẩu(?! (?:lậu|trái)))")


@dataclass(slots=True, eq=False)
class Figure:
    """A number with its role. `grip` says how surely the words make a quantity a seized one: strong, weak or bare."""

    role: str
    value: float
    unit: str | None
    qualifier: str
    mention: Mention
    sentence: Sentence
    item: str | None = None
    grip: str = "strong"
    verb: str | None = None
    comparison: bool = False
    sub: bool = False
    more: list[tuple[Sentence, Mention]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class View:
    """A sentence as its rules see it: lower-cased text, the numbers that may count something, the verbs."""

    sentence: Sentence
    low: str
    numbers: list[Mention]
    verbs: list[Verb]

    def at(self, mention: Mention) -> tuple[int, int]:
        return mention.start - self.sentence.start, mention.end - self.sentence.start

    def left(self, index: int) -> str:
        """The text between the number before and this one."""
        start = self.at(self.numbers[index - 1])[1] if index else 0
        return self.low[start : self.at(self.numbers[index])[0]]

    def right(self, index: int) -> str:
        """The text between this number and the next one."""
        end = self.at(self.numbers[index])[1]
        return self.low[end : self.at(self.numbers[index + 1])[0] if index + 1 < len(self.numbers) else len(self.low)]

    def bracket(self, index: int) -> int | None:
        """Where the bracket that a number stands in opens, or None."""
        before = self.low[: self.at(self.numbers[index])[0]]
        opened = before.rfind("(")
        return opened if opened > before.rfind(")") else None


def view(sentence: Sentence) -> View:
    low = plain(sentence.text)
    numbers = [
        m
        for m in sentence.mentions
        if m.value is not None
        and (
            m.kind == "money"
            or (m.kind == "quantity" and m.unit in COUNTED)
            or (m.kind == "count" and (NUMBER_OF_CASES.search(low[: m.start - sentence.start]) or is_trophy(m, sentence)))
        )
    ]
    return View(sentence, low, numbers, verbs_in(sentence.text))


def is_trophy(number: Mention, sentence: Sentence) -> bool:
    """Whether a bare number counts parts of animals or arms: "13 sừng tê giác", "2 súng"."""
    following = (m for m in sentence.mentions if m.kind == "contraband" and 0 <= m.start - number.end <= 1)
    return any(violation_of(plain(m.text)) in ("wildlife", "weapons") for m in following)


def governors(v: View) -> list[str | None]:
    """For each number the verb class that governs it: the last verb before it, back over a list of numbers.

    "gồm", "có", "là" hand on what governs them: in "thu giữ tang vật gồm 5 kg" it is "thu giữ".
    """
    found: list[str | None] = []
    for index, number in enumerate(v.numbers):
        start = v.at(v.numbers[index - 1])[1] if index else 0
        window = [verb.label for verb in v.verbs if start <= verb.start and verb.end <= v.at(number)[0]]
        if "examine" in window and window[-1] == "hold":
            window.append("find")  # "qua kiểm tra, có 8 kg ma túy" tells what the check found
        told = [label for label in window if label not in ("hold", "report", "other")]
        found.append(told[-1] if told else (found[-1] if found else None) or ("hold" if "hold" in window else None))
    return found


def read_figures(v: View) -> list[Figure]:
    """The figures of a sentence, in order."""
    figures: list[Figure] = []
    refused = False
    governed = governors(v)
    for index, number in enumerate(v.numbers):
        left = v.left(index)
        if refused and number.unit in SEIZED and len(left.split()) <= 5:
            # "mua 8 bánh heroin và 2 kg ma túy đá": what holds for the first of a list holds for the rest.
            continue
        refused = number.unit in SEIZED and is_deal(left)
        figure = None if refused else _read(v, index, left, v.right(index), governed[index], figures)
        if figure:
            figures.append(figure)
    return _complete(v, figures)


LAWFUL = re.compile(r"^[^,;.\d]{0,25}(?<!không )(?<!chưa )\b(?:có giấy tờ|có hóa đơn|hợp pháp|đúng khai báo|đã khai báo|có nguồn gốc)")
ACCOMPLICES = re.compile(r"(?:đồng phạm|đồng bọn)$")


def is_deal(left: str) -> bool:
    """Whether goods are bought, sold, declared, hired for: "bán cho Phương 8 bánh", "trên tờ khai, 21 tấn"."""
    return bool(
        re.search(rf"{cue('deal').pattern}\s+(?:(?:{ROUGHLY}|cho \w+|\w+ \w+)\s+){{0,2}}$", left[-50:])
        or re.search(r"thuê\s+(?:\S+\s+){1,3}(?:vận chuyển|chở|mang)\s*$", left)
        or re.search(r"(?:khả năng chở|chở được|sức chở|chở tối đa)\s+(?:\w+\s+)?$", left)
        or re.search(r"khai\b[^,;.]{0,30}\bđã (?:từng )?(?:vận chuyển|bán|mua)\b[^,;.]{0,20}$|trót lọt\b[^,;.]{0,20}$", left)
        or re.search(r"được cho là\b[^,;.]{0,40}$|(?:trên|theo) tờ khai[^;.]{0,20}$", left)
    )


def _complete(v: View, figures: list[Figure]) -> list[Figure]:
    """Join "3 tấn 460 kg"; give "311 kg và 220.000 viên ma túy" one item; drop "16 chuyên án" before "49 vụ";
    put "42 đối tượng trong 35 vụ" in the order of "35 vụ/42 đối tượng"."""
    joined: list[Figure] = []
    for figure in figures:
        last = joined[-1] if joined else None
        between = v.low[v.at(last.mention)[1] : v.at(figure.mention)[0]] if last else "-"
        if last and last.role == figure.role == "seizure":
            if not between.strip() and last.unit == figure.unit == "kg":
                last.value, last.item = last.value + figure.value, figure.item
                last.more.append((figure.sentence, figure.mention))
                continue
            if last.item is None and between.strip() in ("và", "gồm", "/", "với"):
                last.item = figure.item
        joined.append(figure)
    for index, figure in enumerate(joined[:-1]):
        after = joined[index + 1]
        if figure.role in ("persons", "seizure") and after.role == "cases" and IN_CASES.search(v.low[: v.at(after.mention)[0]]):
            joined[index : index + 2] = [after, figure]
    counts = [f for f in joined if f.role == "cases"]
    if any(f.mention.text.endswith("vụ") for f in counts):
        joined = [f for f in joined if not (f in counts and plain(f.mention.text).endswith("chuyên án"))]
    return joined


def _read(v: View, index: int, left: str, right: str, governor: str | None, before: list[Figure]) -> Figure | None:
    number = v.numbers[index]
    if _is_norm(v, number, left, right):
        return None
    if number.kind == "money":
        return _money(v, index, left, right, governor, before)
    if number.unit in ("case", "consignment") or (number.kind == "count" and not is_trophy(number, v.sentence)):
        return _cases(v, index, left, right)
    if number.unit in ("person", "passenger"):
        return _persons(v, index, left, right, governor, before)
    return _seizure(v, index, left, right, governor)


def _is_norm(v: View, number: Mention, left: str, right: str) -> bool:
    """Numbers of laws, plans and averages: "từ 6 kg trở lên", "phấn đấu 500 vụ", "mỗi thùng 18 hộp"."""
    start, end = v.at(number)
    return bool(
        EACH.search(left)
        or re.match(r"\s*(?:\S+\s+){0,3}trở lên", right)
        or (re.match(r"\s*(?:mỗi|một|/)\s*(?:giàn|kg|bánh|chiếc|lít|người|năm|ngày|tháng|thùng|hộp)", right)
        and number.unit in SEIZED)
        or cue("plan").search(left[-40:])
        or cue("law").search(v.low[max(0, start - 60) : end + 40])
    )


def _figure(role: str, v: View, index: int, value: float | None = None, unit: str | None = None) -> Figure:
    number = v.numbers[index]
    amount = number.value if value is None else value
    return Figure(role, amount or 0.0, unit, number.qualifier or "exact", number, v.sentence)


def _cases(v: View, index: int, left: str, right: str) -> Figure | None:
    number = v.numbers[index]
    if number.unit == "consignment" and not re.search(r"(?:triệt phá|bắt giữ|bắt|xử lý|phát hiện)[^,;.]{0,12}$", left):
        return None
    if CHANGE.search(left) or CROSSINGS.search(left) or CROSSINGS_AFTER.match(right) or REFERRED_BEFORE.search(left) or REFERRED_AFTER.search(right) or OTHER_CASES.match(right):
        return None
    is_prosecuted = PROSECUTED_BEFORE.search(left) or PROSECUTED_AFTER.search(right)
    figure = _figure("prosecuted_cases" if is_prosecuted else "cases", v, index)
    figure.comparison = _is_comparison(v, index)
    figure.sub = bool(
        re.match(r"[^,;.]{0,12}\bdo\b[^,;.]{0,30}chủ trì", right) or re.search(r"riêng[^,;.]{0,30}chủ trì\s*$", left)
    )
    return figure


def _is_comparison(v: View, index: int) -> bool:
    """Whether a number is the base of a comparison: "(cùng kỳ: 35 vụ)", "so với năm 2024 (48 vụ)"."""
    start = v.at(v.numbers[index])[0]
    window = v.low[max(0, start - REACH) : start]
    last = None
    for last in cue("comparison").finditer(window):
        pass
    rest = window[last.end() :] if last else ";"
    return not re.search(r"[;.]\s|;", rest) and not any(verb.label in ACTS for verb in verbs_in(rest))


def _persons(v: View, index: int, left: str, right: str, governor: str | None, before: list[Figure]) -> Figure | None:
    last = before[-1] if before else None
    if last and last.role == "cases" and index and last.mention is v.numbers[index - 1] and PAIR.match(left):
        return _figure("persons", v, index)
    opened = v.bracket(index)
    if opened is not None and any(f.role == "persons" and v.at(f.mention)[0] < opened for f in before):
        return None
    ahead = v.numbers[index + 1] if index + 1 < len(v.numbers) else None
    if ahead is not None and ahead.unit == "case" and IN_CASES.search(right):
        return _figure("persons", v, index)
    start = v.at(v.numbers[index])[0]
    if NOT_CAUGHT.search(v.low[max(0, start - 40) : start]):
        return None
    summoned = re.search(r"(?:triệu tập|tạm giữ)\s+(?:\w+\s+)?$", left)
    arrested = summoned or governor in ("arrest", "prosecute") or CAUGHT.match(right)
    tried = governor == "court" and plain(v.numbers[index].text).endswith("bị cáo")
    suspected = governor in ("find", "seize", "examine") and SUSPECT.match(right)
    carrier = governor == "carry" and re.search(r"(?:của|do)\s*$", left) and any(verb.label == "find" for verb in v.verbs)
    if ACCOMPLICES.search(plain(v.numbers[index].text)) or re.match(r"\s*(?:đồng phạm|đồng bọn)", right):
        # "bắt Lê Văn D. và 4 đồng phạm" caught five
        leader = re.search(r"\bvà\s*$", left)
        return _figure("persons", v, index, (v.numbers[index].value or 0.0) + bool(leader)) if arrested else None
    return _figure("persons", v, index) if carrier or tried or arrested or suspected or OWN_OFFENCE.match(right) else None


def _last(label: str, text: str) -> re.Match[str] | None:
    found = None
    for found in cue(label).finditer(text):
        pass
    return found


def _money(v: View, index: int, left: str, right: str, governor: str | None, before: list[Figure]) -> Figure | None:
    number = v.numbers[index]
    if re.match(r"\s*(?:/|tiền thuế|thuế|tiền phạt\b)", right) and not re.search(r"ngân sách", left):
        return None
    if re.match(r"\s*/", right) or (left.strip() == "(" and index and v.numbers[index - 1].kind == "money"):
        return None
    start = v.at(number)[0]
    clause = re.split(r"[;(]", left)[-1]
    if value := _last("value", left[-60:]):
        reason = left[-60:][value.start() :]
        if not _last("not value", reason) or "xử phạt" in reason:
            figure = _figure("goods_value", v, index, unit=number.unit)
            figure.sub = bool(re.match(r"\W*(?:trong đó|riêng)", v.low)) and not re.search(r"tổng", reason)
            return figure
    if number.unit == "VND":
        window = v.low[max(0, start - REACH) : start]
        told = _last("collected", window)
        if told and re.search(r"tịch thu|trị giá", window[told.end() :]):
            told = None
        paid = re.match(r"[^,;.]{0,12}(?:tiền phạt|tiền thuế)", right) and re.search(r"ngân sách", left)
        if (told or paid) and not re.search(r"(?:mỗi|mức|người|đối tượng|dự toán|chỉ tiêu)", clause[-40:]):
            return _figure("collected", v, index, unit="VND")
    if _last("not value", clause) or PRICED.search(clause):
        return None
    listed = before and before[-1].role == "seizure" and len(left.split()) <= 5
    if (listed and governor in (*ACTS, "carry")) or _last("cash", clause):
        figure = _figure("seizure", v, index, unit=number.unit)
        figure.item = "tiền mặt" if number.unit == "VND" else (number.unit or "").lower()
        figure.verb = governor
        figure.grip = "weak"
        return figure
    return None


def _seizure(v: View, index: int, left: str, right: str, governor: str | None) -> Figure | None:
    number = v.numbers[index]
    if governor == "examine" or is_packaging(number, left, right) or LAWFUL.match(right):
        return None
    if number.value == 1 and PRICED.search(v.low):
        return None
    unit, factor = SEIZED[number.unit or "piece"]
    figure = _figure("seizure", v, index, round((number.value or 0.0) * factor, 9), unit)
    figure.item = item_of(v.sentence, number, left, right)
    kind = violation_of(figure.item)
    if unit == "piece" and re.match(r"\s*(?:\S+\s+){0,3}(?:đã )?bị giết", right):
        return None
    if unit == "piece" and kind == "wildlife" and re.search(r"(?:\btừ|của|tương đương(?: với)?)\s*$", left):
        return None
    if unit == "piece" and kind is None and not number.text[0].isdigit():
        return None
    if kind == "drugs" and (unit in WRAPPERS or (unit == "kg" and figure.value > MOST_DRUGS_KG)):
        return None
    if kind == "weapons" and unit == "pill":
        figure.unit = "piece"
    if unit == "bag" and figure.item and figure.item.startswith("túi"):
        figure.unit = "piece"
    if kind != "drugs" and (unit == "brick" or 0 < figure.value < 0.001):
        return None  # "xe 3 bánh" has wheels; "Caplet 500mg" is a name
    if is_vehicle(number, figure.item) and (re.match(r"\s*(?:\S+\s+){0,2}(?:chở|vận chuyển|mang)\b", right) or not (
        re.search(r"(?:thu giữ|tịch thu|tạm giữ|bắt giữ)\s+(?:\S+\s+)?$", left)
        or (number.unit == "container" and OFFENDING.match(right))
        or (governor == "seize" and index and len(left.split()) <= 6)
        or re.match(r"\s*(?:\S+\s+){0,3}(?:nhập lậu|lậu)\b", right)
        or re.search(r"tang vật\b[^,;.]{0,20}$", left)
    )):
        return None
    figure.verb = governor
    if governor in ACTS or PASSIVE.match(right):
        figure.grip = "strong"
    elif governor in ("carry", "hold"):
        figure.grip = "weak"
    else:
        figure.grip = "bare"
    if figure.grip == "weak" and kind is None and unit in ("crate", "bag", "pack"):
        return None
    return None if figure.grip == "bare" and PRICED.search(v.low) else figure
