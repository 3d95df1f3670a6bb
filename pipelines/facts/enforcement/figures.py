"""What each number of a sentence counts: cases, persons, prosecuted cases, value, money collected, seized goods.

A number is read by what governs it (the verb before it, through lists: "thu giữ 5 kg heroin, 2 bánh cần sa") and by
the words next to it.
"""

import re

from pipelines.facts.enforcement.amounts import is_deal, money_at, seizure_at
from pipelines.facts.enforcement.counts import IN_CASES, cases_at, persons_at
from pipelines.facts.enforcement.cues import cue, plain, words
from pipelines.facts.enforcement.items import item_words
from pipelines.facts.enforcement.views import SEIZED, Figure, View, counts_cases, counts_persons, governors

EACH = re.compile(
    rf"{words('each')}\s+(?!{words('taken')})(?:\w+\s+){{0,3}}$|(?<!các )\bloại\s+$|\bmỗi\s+(?:\w+\s+){{1,3}}(?:trị giá|có giá|giá)\s+(?:\w+\s+){{0,3}}$"
    r"|\bmỗi\s+(?:\w+\s+){1,5}(?:giấu|chứa|đựng|nặng|lượng)\s+(?:\w+\s+)?$"  # "mỗi tấm ván ép giấu hai kg"
    r"|\b(?:bánh|gói|viên|cục|khúc|thỏi|miếng|con)\s+(?:\w+\s+){0,2}(?:lớn|nhỏ|to|nặng|nhẹ|dài) nhất\b[^,;.]{0,25}$"
)
SIZE = re.compile(rf"(?:những|các)\s+{item_words('wrapper').pattern}\s+(?:\w+\s+)?$")
OR_MORE = re.compile(r"\s*(?:\S+\s+){0,3}trở lên")
PER = re.compile(
    rf"\s*(?:mỗi|một|/)\s*{words('rate')}|\s*(?:\w+\s+)?\w+\s*/\s*(?:năm|tháng|ngày)\b"
    rf"|[^,;.()\d]{{0,30}}\bmỗi {words('rate')}"  # "đưa qua 300 chiếc điện thoại mỗi đêm"
)


def read_figures(v: View) -> list[Figure]:
    """The figures of a sentence, in order."""
    figures: list[Figure] = []
    refused = False
    governed = governors(v)
    for index, number in enumerate(v.numbers):
        left = v.left(index)
        if refused and number.unit in SEIZED and len(left.split()) <= 5:
            # "mua 8 bánh heroin và 2 kg ma túy đá": what holds for the first of a list holds for the rest
            continue
        refused = number.unit in SEIZED and (is_deal(left) or is_size(left))
        figure = None if refused else _read(v, index, governed[index], figures)
        if figure:
            figures.append(figure)
    return _ordered(v, _joined(v, figures))


def dealt_amounts(v: View) -> set[tuple[str | None, float]]:
    """The amounts of goods, as (unit, value), that a sentence only tells of as bought, sold or never found."""
    return {
        (SEIZED[number.unit][0], round((number.value or 0.0) * SEIZED[number.unit][1], 9))
        for index, number in enumerate(v.numbers)
        if number.unit in SEIZED and is_deal(v.left(index))
    }


def is_size(left: str) -> bool:
    """Whether an amount is what packages hold: "đóng vào những gói 3 - 5 kg"."""
    return bool(SIZE.search(left))


def _read(v: View, index: int, governor: str | None, before: list[Figure]) -> Figure | None:
    number = v.numbers[index]
    if _is_norm(v, index):
        return None
    if number.kind == "money":
        return money_at(v, index, governor, before)
    if number.unit in ("case", "consignment") or counts_cases(number, v.low, v.sentence.start):
        return cases_at(v, index)
    if number.kind == "count" and counts_persons(number, v.low, v.sentence.start):
        return v.figure("persons", index)
    if number.unit in ("person", "passenger"):
        return persons_at(v, index, governor, before)
    return seizure_at(v, index, governor)


def _is_norm(v: View, index: int) -> bool:
    """Numbers of laws, plans and averages: "từ 6 kg trở lên", "phấn đấu 500 vụ", "mỗi thùng 18 hộp"."""
    number, left, right = v.numbers[index], v.left(index), v.right(index)
    end = v.at(number)[1]
    return bool(
        EACH.search(left)
        or OR_MORE.match(right)
        or (number.unit in SEIZED and PER.match(right))
        or cue("plan").search(left[-40:])
        or cue("law").search(v.before(number, 60) + v.low[v.at(number)[0] : end + 40])
    )


def _joined(v: View, figures: list[Figure]) -> list[Figure]:
    """Join "3 tấn 460 kg"; give "311 kg và 220.000 viên ma túy" one item."""
    joined: list[Figure] = []
    for figure in figures:
        previous = joined[-1] if joined else None
        if previous and previous.role == figure.role == "seizure":
            between = v.low[v.at(previous.mention)[1] : v.at(figure.mention)[0]].strip()
            if not between and previous.unit == figure.unit == "kg":
                previous.value, previous.item = previous.value + figure.value, figure.item
                previous.more.append((figure.sentence, figure.mention))
                continue
            if previous.item is None and between in ("và", "gồm", "/", "với"):
                previous.item = figure.item
        joined.append(figure)
    return joined


def _ordered(v: View, figures: list[Figure]) -> list[Figure]:
    """Put "thu 3 kg heroin, bắt 42 đối tượng trong 35 vụ" in the order of "35 vụ: 42 đối tượng, 3 kg heroin"; drop
    "16 chuyên án" beside "49 vụ"."""
    ordered: list[Figure] = []
    first = 0
    for figure in figures:
        if figure.role != "cases":
            ordered.append(figure)
            continue
        behind = IN_CASES.search(v.before(figure.mention, 40))
        ordered.insert(first if behind else len(ordered), figure)
        first = len(ordered)
    prosecuted = [f for f in ordered if f.role == "prosecuted_cases"]
    if not all(f.sub for f in prosecuted):
        ordered = [f for f in ordered if not (f.role == "prosecuted_cases" and f.sub)]
    if any(f.mention.text.endswith("vụ") for f in ordered if f.role == "cases"):
        ordered = [f for f in ordered if f.role != "cases" or not plain(f.mention.text).endswith("chuyên án")]
    return ordered
