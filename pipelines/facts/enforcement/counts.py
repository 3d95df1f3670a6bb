"""Numbers of cases and of persons.

A lead's, a law's or a plan's number is none of them, nor are cases of another kind (accidents, lawsuits), cases that
are only handed on, and people who cross a border without papers: they smuggle nothing.
"""

import re

from pipelines.facts.enforcement.cues import cue, last, plain, verbs_in, words
from pipelines.facts.enforcement.views import ACTS, CLAUSE, Figure, View

# How far before a number the words of its comparison may stand.
REACH = 90

PROSECUTED_BEFORE = re.compile(r"(?:khởi tố[^,;.()]{0,24}|xử lý hình sự\s(?:được\s|hơn\s|gần\s)?)$")
PROSECUTED_AFTER = re.compile(r"^[^,;.]{0,30}?\bbị[^,;.]{0,24}?khởi tố|^\s*(?:án\s+)?(?:được\s+|đã\s+)*khởi tố")
REFERRED_BEFORE = re.compile(rf"(?<!vận ){words('refer')}[^,;.(]*$")
# "chuyển công an khởi tố 5 vụ", "2 vụ chuyển cơ quan điều tra khởi tố": prosecuted by others, if nobody counts its own
REFERRED_TO_COURT = re.compile(
    r"(?<!vận )\bchuyển\s(?:(?!kiến nghị|đề nghị)[^,;.(\d]){0,50}?khởi tố\s(?:được\s|hơn\s|gần\s)?$"
)
TO_BE_PROSECUTED = re.compile(
    r"\s(?:việc\s|án\s)?(?:đã\s|được\s|đã được\s)?chuyển\s(?:(?!kiến nghị|đề nghị)[^,;.(\d]){0,50}?khởi tố\b"
)
REFERRED_AFTER = re.compile(r"^\s*(?:việc|án)?\s*(?:được |đã )*chuyển\b")
LINKED = re.compile(
    r"\s*(?:[^\W\d]+\b\s*){0,8}?(?:/|,|\(|với|và|;|gồm|liên quan(?: đến)?|-)?\s*(?:bắt(?: giữ)?)?\s*"
)  # "35 vụ/42 đối tượng"
IN_CASES = re.compile(r"\b(?:trong|qua|từ|ứng với|tương ứng(?: với)?)\s+(?:\w+\s+)?$")
CROSSINGS_BEFORE = re.compile(rf"{words('crossings')}\s*:?\s*(?:là |có )?$")
CROSSINGS_AFTER = re.compile(rf"\s*(?:việc |án )?{words('crossings')}")
OTHER_AFTER = re.compile(rf"\s*(?:việc |án )?(?:{words('other cases')}|(?:nhập|xuất) khẩu(?! (?:lậu|trái)))")
CHANGE = re.compile(
    r"(?:tăng|giảm|nhiều|ít|cao|thấp|kém|vượt|hơn(?=\s+(?:so với|cùng kỳ|năm|tháng|quý)))(?:\s+(?:thêm|hơn|đi))?"
    r"(?:\s+(?:so với\s+)?(?:cùng kỳ|năm|tháng|quý|tuần|kỳ)(?:\s+(?:trước|ngoái|\d{4}|năm \d{4}|năm ngoái|năm trước))?)?"
    r"\s*(?:hơn|gần|khoảng|tới|là)?\s*$"  # "43 vụ, nhiều hơn cùng kỳ 6 vụ"
)
# "điểm chung của hai vụ án", "cả hai vụ đều": cases that were told before, counted for no statistic
POINTED_AT = re.compile(
    r"(?:điểm chung|đặc điểm|thủ đoạn|điểm giống|mối liên hệ|kết quả|diễn biến|liên quan)\s+(?:của|giữa|trong|đến|tới)\s+(?:cả\s+)?$"
)
POINTED_BACK = re.compile(r"\s*(?:việc|án|bắt giữ)?\s*(?:ma túy\s+)?(?:này|trên|nói trên|kể trên|ấy|vừa nêu)\b")
THEN = re.compile(r"\s*(?::|là|có|chỉ có|bắt|xử lý|đạt)?\s*")
FEW = 5
CHECKED = re.compile(r"kiểm tra\s+(?:hơn|gần|trên|khoảng)?\s*$")  # inspections
TAKEN_LOTS = re.compile(rf"(?:{words('taken')}|xử lý)[^,;.]{{0,12}}$")
# "41 lô sai phạm", "12 lô hàng có dấu hiệu gian lận"
OFFENDING_LOTS = re.compile(
    r"\s(?:hàng\s)?(?:bị\s|có\s)?(?:dấu hiệu\s)?(?:sai phạm|vi phạm|gian lận|khai sai|nhập lậu|buôn lậu)\b"
)
LED_AFTER = re.compile(r"[^,;.]{0,12}\bdo\b[^,;.]{0,30}chủ trì")
LED_BEFORE = re.compile(r"riêng[^,;.]{0,30}chủ trì\s*$")

WHOLLY = re.compile(
    r"\W*(?:còn\s+)?(?:trong khi\s+)?cùng (?:kỳ|quý|tháng|đợt|giai đoạn)(?:\s+(?:năm|tháng|quý)\b[^,]{0,20})?,"
)  # "Cùng kỳ năm ngoái, số vụ xử lý là 35."
TOOK = re.compile(
    r"(?:bắt giữ|tạm giữ|bắt|giữ|tóm|khống chế)\s+(?:hơn |gần |khoảng |được )?$"
)  # "phá 5 vụ, giữ 8 người"
BRACKETED = re.compile(r"\s*\([^()]*\)")  # "ba nghi phạm (hai người Lào, một người Việt) đã bị bắt"
CAUGHT = re.compile(
    rf"[^;]{{0,140}}?\bbị\s+(?:\S+\s+){{0,8}}?{words('held')}|[^.;]{{0,40}}?sa lưới|[^.;]{{0,60}}?{words('fined for')}"
)
SUSPECT = re.compile(rf"\s*(?:là )?người\b|[^.;]{{0,60}}?{words('suspect does')}")
# "phát hiện một đối tượng mang hành lý nghi vấn": who is watched is not caught yet
WATCHED = re.compile(r"[^;.]{0,80}?\b(?:nghi vấn|khả nghi|nghi ngờ|xâm nhập|bỏ chạy|bỏ trốn|tẩu thoát)\b")
AGES = re.compile(r"\((?:sn|sinh năm)?\s*:?\s*(?:\d{4}|\d{2} tuổi)")
NAMED_BEFORE = re.compile(rf"{words('held')}\s[^;.]*{AGES.pattern}[^()]*\)\s*(?:và|cùng)\s+$")
COMPANY = re.compile(r"\btnhh\s+$")  # "Công ty TNHH một thành viên"
TRIED = re.compile(r"[^;.]{0,60}?\bbị\s+(?:\S+\s+){0,2}?(?:truy tố|xét xử|tuyên|kết án|khởi tố)\b")
NAMED_WITH = re.compile(r"[A-ZĐ][\w.]*(?:\s*\([^()]*\))?\s+cùng\s+$")
CAPTAIN = re.compile(r"\bthuyền trưởng\b[^;.]{0,120}\b(?:cùng|và)\s+$")
CREW = re.compile(r"(?:thuyền viên|thủy thủ)$")
NOT_CAUGHT = re.compile(rf"{words('not caught')}\s+(?:\S+\s+){{0,4}}$")
OWN_OFFENCE = re.compile(r"\s*(?:này\s+)?(?:đã\s+|này\s+)*(?:khai|định)\b")
SUMMONED = re.compile(rf"{words('summoned')}\s+(?:\w+\s+)?$")
TAKEN_FROM = re.compile(
    rf"{words('taken')}\s+(?:của|từ|trên người|trong hành lý(?: của)?)\s+$"
)  # "thu của một hành khách"
ACCOMPLICES = re.compile(rf"\s*{words('accomplices')}")


def cases_at(v: View, index: int) -> Figure | None:
    """The number of cases, or of prosecuted ones, at `index`."""
    left, right = v.left(index), v.right(index)
    if v.numbers[index].unit == "consignment" and not (TAKEN_LOTS.search(left) or OFFENDING_LOTS.match(right)):
        return None
    if REFERRED_TO_COURT.search(left) or TO_BE_PROSECUTED.match(right):
        figure = v.figure("prosecuted_cases", index)
        figure.sub = True
        return figure
    handed_on = REFERRED_BEFORE.search(left) or REFERRED_AFTER.search(right)
    sovereignty = cue("sovereignty").search(left[-REACH:] + right[:REACH])
    other = sovereignty or CROSSINGS_BEFORE.search(left) or CROSSINGS_AFTER.match(right) or OTHER_AFTER.match(right)
    if POINTED_AT.search(left) or (POINTED_BACK.match(right) and (v.numbers[index].value or 0) <= FEW):
        return None
    if CHANGE.search(left) or CHECKED.search(left) or handed_on or other:
        return None
    prosecuted = PROSECUTED_BEFORE.search(left) or PROSECUTED_AFTER.search(right)
    figure = v.figure("prosecuted_cases" if prosecuted else "cases", index)
    figure.comparison = is_comparison(v, index) or stands_in_bracket(v, index)
    figure.sub = bool(LED_AFTER.match(right) or LED_BEFORE.search(left))
    return figure


def stands_in_bracket(v: View, index: int) -> bool:
    """Whether a bracket behind another count gives the one of an earlier time: "bắt 287 vụ (9 tháng 2024: 331 vụ)"."""
    opened = v.bracket(index)
    if opened is None or not index or v.at(v.numbers[index - 1])[1] > opened or v.numbers[index - 1].unit != "case":
        return False
    start, shift = v.at(v.numbers[index])[0], v.sentence.start
    inside = [m for m in v.sentence.mentions if m.kind == "period" and opened < m.start - shift < start]
    return bool(inside) and bool(THEN.fullmatch(v.low, inside[-1].end - shift, start))


def is_comparison(v: View, index: int) -> bool:
    """Whether a number is the base of a comparison: "(cùng kỳ: 35 vụ)", "so với năm 2024 (48 vụ)"."""
    window = v.before(v.numbers[index], REACH)
    said = last(cue("comparison"), window)
    if said is None:
        return False
    between = window[said.end() :]
    if WHOLLY.match(v.low) and ";" not in v.low[: v.at(v.numbers[index])[0]]:
        return True
    return (
        ";" not in between
        and not re.search(r"\.\s", between)
        and not any(verb.label in ACTS for verb in verbs_in(between))
    )


def persons_at(v: View, index: int, governor: str | None, before: list[Figure]) -> Figure | None:
    """The number of persons caught at `index`; `before` are the figures of the sentence so far."""
    number, left, right = v.numbers[index], v.left(index), v.right(index)
    previous = before[-1] if before else None
    if previous and previous.role == "cases" and previous.mention is v.numbers[index - 1] and LINKED.fullmatch(left):
        return v.figure("persons", index)
    opened = v.bracket(index)
    if opened is not None and any(f.role == "persons" and v.at(f.mention)[0] < opened for f in before):
        return None
    ahead = v.numbers[index + 1] if index + 1 < len(v.numbers) else None
    if ahead is not None and ahead.unit == "case" and IN_CASES.search(right):
        return v.figure("persons", index)
    if NOT_CAUGHT.search(v.before(number, 40)) or COMPANY.search(left):
        return None
    beyond = BRACKETED.sub("", v.low[v.at(number)[1] :][:CLAUSE]) if BRACKETED.match(right + ")") else right
    arrested = TOOK.search(left) or SUMMONED.search(left) or governor in ("arrest", "prosecute") or CAUGHT.match(beyond)
    if arrested and (named := NAMED_BEFORE.search(left)):
        # "bắt Lê Văn Đực (41 tuổi) và một người cháu"
        return v.figure("persons", index, (number.value or 0.0) + len(AGES.findall(named[0])))
    captain = CREW.search(plain(number.text)) and CAPTAIN.search(left)
    if captain and (arrested or governor in ("seize", "find", "chase", "carry")):
        return v.figure(
            "persons", index, (number.value or 0.0) + 1
        )  # "do thuyền trưởng X điều khiển cùng 2 thuyền viên"
    if cue("accomplices").search(plain(number.text)) or ACCOMPLICES.match(right):
        arrested = arrested or TRIED.match(right)
        leader = re.search(r"\b(?:và|cùng)\s*$", left)  # "bắt Lê Văn D. và 4 đồng phạm" caught five
        return v.figure("persons", index, (number.value or 0.0) + bool(leader)) if arrested else None
    if arrested and _follows_name(v, index):
        return v.figure("persons", index, (number.value or 0.0) + 1)  # "Bùi Quang A cùng 8 người bị khởi tố"
    tried = governor == "court" and plain(number.text).endswith("bị cáo")
    suspected = governor in ("find", "seize", "examine") and SUSPECT.match(right) and not WATCHED.match(right)
    carrier = (
        governor == "carry" and re.search(r"(?:của|do)\s*$", left) and any(verb.label == "find" for verb in v.verbs)
    )
    robbed = governor in ("seize", "find") and TAKEN_FROM.search(left)
    counted = arrested or tried or robbed or suspected or carrier or OWN_OFFENCE.match(right)
    return v.figure("persons", index) if counted else None


def _follows_name(v: View, index: int) -> bool:
    """Whether a number of persons stands behind one whom the text names: "Lê Văn A cùng 8 người"."""
    start = v.at(v.numbers[index])[0]
    named = NAMED_WITH.search(v.sentence.text[max(0, start - REACH) : start])
    if named is None:
        return False
    shift = v.sentence.start + max(0, start - REACH)
    bodies = (m for m in v.sentence.mentions if m.kind in ("organization", "place", "border_gate"))
    return not any(m.start <= shift + named.start() < m.end for m in bodies)
