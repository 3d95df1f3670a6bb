"""Amounts of money and of goods: the value of what was seized, money collected for the budget, seized quantities.

Prices, wages, bribes, taxes, declared amounts, packaging and means of transport are none of them.
"""

import re

from pipelines.facts.enforcement.counts import is_comparison
from pipelines.facts.enforcement.cues import cue, item_words, last, plain, words
from pipelines.facts.enforcement.items import is_packaging, is_vehicle, item_of, violation_of
from pipelines.facts.enforcement.views import ACTS, SEIZED, Figure, View

REACH = 90
# What a drug lies in is packaging, whatever is written on it.
WRAPPERS = {"pack", "bag", "box", "crate", "container"}
# More of a drug than the world makes in a year is a slip for another unit ("gần 500 tấn ma túy").
MOST_DRUGS_KG = 50_000

PRICED = re.compile(rf"(?<!trị ){words('price')}")
SUM = re.compile(r"[\d.,]+|\b(?:tỷ|tỉ|triệu|nghìn|ngàn|vạn)\b")
# "2 kg vàng miếng, ước 7,1 tỷ đồng"
WORTH = re.compile(
    r"[,(]\s*(?:ước|ước chừng|tính ra|đáng giá|giá|giá chừng|đáng)\s+(?:hơn |gần |khoảng |chừng |tới |cả )?$"
)
BUDGET = re.compile(r"ngân sách")
FALSE_MONEY = re.compile(r"\s*(?:tiền\s+)?giả\b")
CASH_AFTER = re.compile(r"\s*tiền mặt\b")
TOOK_IN = re.compile(
    r"(?:^|[,;])\s*(?:tổng\s+|số\s+)?thu\s+(?:về\s+|được\s+|nộp\s+|hơn\s+|gần\s+|khoảng\s+)*$"
)  # "12 vụ, thu 5 tỷ đồng"
# "xử lý 43 vụ, phạt 618 triệu đồng"
FINED = re.compile(r"(?:^|[,;:(]|\bvà|\bđã|\brồi)\s*(?:đã\s+)?phạt\s+(?:(?:được|tổng|hơn|gần|khoảng|trên)\s+)*$")
FINED_OTHERWISE = re.compile(r"\bphạt\s+(?:\S+\s+){0,3}$")
# "152 tỷ đồng đã được truy thu vào ngân sách"
RECOVERED_AFTER = re.compile(
    r"(?:\s+tiền thuế)?\s+(?:đã\s+|vừa\s+)?(?:được|bị)\s+(?:[^\s,;.]+\s+){0,5}?(?:truy thu|truy nộp|thu hồi về ngân sách|nộp (?:vào )?(?:ngân sách|kho bạc))"
)
# "Riêng tháng 6: 1.305 vụ, 2.980 tỷ đồng"
BESIDE_COUNT = re.compile(r"\s*(?:[,/:–-]|với)\s*(?:hơn |gần |trên |khoảng )?")
SOLD = re.compile(r"(?:bán|phát mại|thanh lý|đấu giá)\s+(?:\S+\s+){0,2}$")
TAX_AFTER = re.compile(rf"\s*(?:/|{words('tax')})")
PAID_AFTER = re.compile(rf"[^,;.]{{0,12}}{words('tax')}")
PASSIVE = re.compile(rf"[^.;]{{0,90}}?\b(?:bị|được)\s+(?:\S+\s+){{0,8}}?{words('taken')}")
OFFENDING = re.compile(rf"[^,;.]{{0,40}}{words('offending goods')}")
# "có giấy tờ", not "không chứng từ hợp pháp"
LAWFUL = re.compile(rf"(?:(?!\b(?:không|chưa|thiếu|chẳng)\b)[^,;.\d]){{0,25}}(?<!không )(?<!chưa ){words('lawful')}")
CONFISCATED = re.compile(rf"{words('confiscated')}\s+(?:\S+\s+)?$")
SMUGGLED = re.compile(r"\s*(?:\S+\s+){0,3}(?:nhập lậu|lậu)\b")
SEIZED_AFTER = re.compile(rf"[^.;,]{{0,60}}?\b(?:bị|được)\s+(?:\S+\s+){{0,5}}?{words('confiscated')}")
EVIDENCE = re.compile(r"tang vật\b[^,;.]{0,20}$")
SPECIES = re.compile(r"(?:tê giác|lạc đà|cua|rùa)\s+$")  # "tê giác hai sừng" is an animal, no two horns
OIL = re.compile(r"(?:xăng|dầu)(?! (?:ăn|gội|gió))")
FLEET = 3
UNPAPERED = re.compile(
    r"[^,;.]{0,40}\b(?:không giấy tờ|không có giấy tờ|không rõ nguồn gốc|nhập lậu|không hóa đơn|đục (?:lại )?số|tạm nhập|không biển số)\b"
)
PUMPED = re.compile(r"\s*(?:\S+\s+){0,3}(?:được|đã) (?:bơm|hút|chuyển tải)\b")
TONNAGE = re.compile(r"(?:xe|ô tô|ôtô|bán) tải\s+(?:loại\s+)?$")  # "xe tải 5 tấn"
LOADED = re.compile(rf"\s*(?:\S+\s+){{0,2}}{words('carried')}")

ROUGHLY = r"(?:hơn|gần|khoảng|trên|chừng|tới|đến|lên tới|lên đến|tổng cộng|thêm|được|chỉ|ít nhất|cả|tổng số|là|với)"
DEALS = (
    # "bán cho Phương 8 bánh", "nhập khẩu hơn 20 tấn", not "xe bán tải chở 12 m3"
    re.compile(
        rf"(?<!xe )(?<!về nước )(?<!lại nước )(?<!không )(?<!chưa ){words('deal')}(?! cảnh)\s+(?:(?:{ROUGHLY}|cho \w+|\w+ \w+)\s+){{0,2}}$"
    ),
    # "thuê K. vận chuyển 5 kg": the order, not what was found
    re.compile(rf"thuê\s+(?:\S+\s+){{1,3}}{words('carried')}\s*$"),
    re.compile(rf"{words('capacity')}\s+(?:\w+\s+)?$"),
    # "khai đã vận chuyển trót lọt 3 kg": what was never found
    re.compile(rf"khai\b[^,;.]{{0,30}}\bđã (?:từng )?{words('carried')}[^,;.]{{0,20}}$|trót lọt\b[^;.]{{0,60}}$"),
    re.compile(r"âm mưu\b[^,;.]{0,30}$|(?:hút|bơm|chuyển tải|vá|trục vớt)\s+(?:được\s+|ra\s+)?(?:\S+\s+){0,2}$"),
    re.compile(rf"được cho là\b[^,;.]{{0,40}}$|(?:trên|theo) {words('declared')}[^;.]{{0,20}}$"),
)


def is_deal(left: str) -> bool:
    """Whether goods are bought, sold, declared or hired for, as the words before their amount say."""
    return any(deal.search(left[-80:]) for deal in DEALS)


def money_at(v: View, index: int, governor: str | None, before: list[Figure]) -> Figure | None:
    """The value of goods, the money collected or the cash seized at `index`; `before` are the figures so far."""
    number, left, right = v.numbers[index], v.left(index), v.right(index)
    if TAX_AFTER.match(right) and not (BUDGET.search(left) and not right.lstrip().startswith("/")):
        return None
    if left.strip() == "(" and index and v.numbers[index - 1].kind == "money":
        return None  # the same amount in another currency
    clause = re.split(r"[;(]", left)[-1]
    if number.unit != "VND" and FINED_OTHERWISE.search(left):
        return None  # fines of other countries are told in their money
    if (value := last(cue("value"), left[-60:])) and not FINED_OTHERWISE.search(left[-60:][: value.start()]):
        reason = left[-60:][value.start() :]
        if not cue("not value").search(reason) or "xử phạt" in reason:
            figure = v.figure("goods_value", index, unit=number.unit)
            return figure
    if before and before[-1].role == "seizure" and WORTH.search(left):
        return v.figure("goods_value", index, unit=number.unit)
    if number.unit == "VND" and _is_collected(v, index, clause):
        figure = v.figure("collected", index, unit="VND")
        figure.comparison = is_comparison(v, index)
        return figure
    if (
        before
        and before[-1].role == "cases"
        and before[-1].mention is v.numbers[index - 1]
        and BESIDE_COUNT.fullmatch(left)
    ):
        return v.figure("goods_value", index, unit=number.unit)
    if cue("not value").search(clause) or PRICED.search(clause):
        return None
    listed = before and before[-1].role == "seizure" and len(left.split()) <= 5
    counted = before and before[0].role == "cases"  # "19 vụ; 41,3 kg vàng, 2,07 triệu USD"
    if (
        (listed and (counted or governor in (*ACTS, "carry", "hold")))
        or cue("cash").search(clause)
        or CASH_AFTER.match(right)
    ):
        figure = v.figure("seizure", index, unit=number.unit)
        if FALSE_MONEY.match(right):
            figure.item = "tiền giả"
        else:
            figure.item = "tiền mặt" if number.unit == "VND" else SUM.sub("", plain(number.text)).strip()
        figure.verb, figure.grip = governor, "weak"
        return figure
    return None


def _is_collected(v: View, index: int, clause: str) -> bool:
    """Whether money went to the budget: fines imposed, taxes recovered; never what a law or a plan says."""
    window = v.before(v.numbers[index], REACH)
    told = last(cue("collected"), window)
    taken = told and re.search(r"tịch thu|trị giá", window[told.end() :])
    if taken and told and SOLD.search(window[: told.end() + taken.start()]):
        taken = None  # "thu phạt và bán hàng tịch thu 96 tỷ đồng"
    paid = PAID_AFTER.match(v.right(index)) and BUDGET.search(v.left(index))
    left = v.left(index)
    counted = any(n.unit == "case" for n in v.numbers[:index]) and (TOOK_IN.search(left) or FINED.search(left))
    paid = paid or RECOVERED_AFTER.match(v.right(index))
    return bool((told and not taken) or paid or counted) and not cue("tariff").search(clause[-40:])


def seizure_at(v: View, index: int, governor: str | None) -> Figure | None:
    """The amount of seized goods at `index`."""
    number, left, right = v.numbers[index], v.left(index), v.right(index)
    if governor == "examine" or is_packaging(number, left, right) or LAWFUL.match(right):
        return None
    if TONNAGE.search(v.before(number, 20)) or PUMPED.match(right):
        return None
    priced = bool(PRICED.search(v.low))
    if number.value == 1 and priced:
        return None
    unit, factor = SEIZED[number.unit or "piece"]
    figure = v.figure("seizure", index, round((number.value or 0.0) * factor, 9), unit)
    figure.item = item_of(v.sentence, number, left, right)
    figure.verb = governor
    kind = violation_of(figure.item)
    if _is_no_good(figure, kind, left, right):
        return None
    if is_vehicle(number, figure.item) and not _is_seized_vehicle(figure, index, left, right):
        return None
    if (kind == "weapons" and unit == "pill") or (unit == "bag" and (figure.item or "").startswith("túi")):
        figure.unit = "piece"
    if governor in ACTS or PASSIVE.match(right):
        figure.grip = "strong"
    else:
        figure.grip = "weak" if governor in ("carry", "hold") else "bare"
    if figure.grip == "weak" and kind is None and unit in ("crate", "bag", "pack"):
        return None
    return None if figure.grip == "bare" and priced else figure


def _is_no_good(figure: Figure, kind: str | None, left: str, right: str) -> bool:
    """Whether the item or the words around show that an amount is none of seized goods."""
    if figure.unit == "piece":
        if SPECIES.search(left) and not figure.mention.text[0].isdigit():
            return True
        killed = re.match(r"\s*(?:\S+\s+){0,3}(?:đã )?bị giết", right)
        # "vảy của 200 con tê tê", "tương đương với 40 cá thể"
        source = kind == "wildlife" and re.search(r"(?:\btừ|của|tương đương(?: với)?)\s*$", left)
        if killed or source:
            return True
    if figure.unit == "crate" and OIL.match(figure.item or ""):
        return True  # "1,4 triệu thùng dầu" are barrels of a field
    if kind is None and item_words("no goods").match(figure.item or ""):
        return True
    if kind is None and not figure.mention.text[0].isdigit() and figure.unit in ("piece", *WRAPPERS):
        return True  # "một hộp kim loại"
    if kind == "drugs":
        return figure.unit in WRAPPERS or (figure.unit == "kg" and figure.value > MOST_DRUGS_KG)
    # "xe 3 bánh" has wheels; "Caplet 500mg" is a name
    return figure.unit == "brick" or 0 < figure.value < 0.001


def _is_seized_vehicle(figure: Figure, index: int, left: str, right: str) -> bool:
    """Whether a vehicle, ship or container is goods itself and does not only carry them."""
    if LOADED.match(right):
        return False
    if figure.value >= FLEET and UNPAPERED.match(right):
        return True  # "niêm phong 14 siêu xe tạm nhập tái xuất đã bị đục lại số khung"
    return bool(
        CONFISCATED.search(left)
        or (figure.mention.unit == "container" and (OFFENDING.match(right) or violation_of(figure.item) == "waste"))
        or (figure.verb == "seize" and index and len(left.split()) <= 6)
        or SMUGGLED.match(right)
        or SEIZED_AFTER.match(right)
        or EVIDENCE.search(left)
    )
