"""What the words around a number say of it: how exact it is, and what it is besides an amount."""

import re
from functools import cache

from pipelines.lexicon.phrases import phrases
from pipelines.mentions import contexts
from pipelines.mentions.contexts import context, endings, endings_before, words_before

DIRECTIONS = ("up", "down", "exceeds", "share", "equals", "reaches")
PER_TIME = {"ngày", "đêm", "tháng", "năm", "giờ", "h", "quý", "tuần", "phút", "vụ", "lần", "lượt"}
# "tăng lên 5%" gives the level, "tăng 5%" the change.
NOT_BETWEEN = {"lên", "xuống", "từ", "còn"}

_PER = re.compile(r"\s?/\s?([^\W\d_]+)|\s(?:mỗi|(?:cho|trên)\s(?:mỗi|một)|một)\s([^\W\d_]+)")
_EACH_BEFORE = re.compile(r"mỗi\s[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s$")
_PLAN_AFTER = re.compile(r"\s(?:so với\s|của\s)?(?:mức\s)?([^\W\d_]+\s[^\W\d_]+)")


@cache
def qualifiers() -> dict[str, str]:
    return {phrase: label for label, members in phrases("qualifiers").items() for phrase in members}


@cache
def directions() -> dict[str, str]:
    return {phrase: name for name in DIRECTIONS for phrase in phrases("number_contexts")[name]}


def stands_after(text: str, start: int, name: str) -> bool:
    """Whether the words before a place are a phrase of that class of `number_contexts.csv`."""
    return contexts.stands_after(text, start, context("number_contexts", name))


def qualifier_before(text: str, start: int) -> tuple[str, int]:
    """How exact the words before a number say that it is ('exact', 'approx', 'over', 'nearly'), and where they start."""
    for ending in endings_before(text, start):
        label = qualifiers().get(ending)
        if label:
            first = ending.split(" ", 1)[0]
            return label, text.rfind(first, 0, start - len(ending) + len(first))
        if ending in directions() and " " in ending:
            break  # "cao hơn 29%" compares; it does not say that the number is rounded down
    return "exact", start


def number_role(text: str, start: int, end: int, kind: str, lead: int) -> str | None:
    """The `detail` of the number `text[start:end]`; `lead` is where its qualifier starts."""
    before = endings_before(text, lead)

    def after(name: str) -> bool:
        return not context("number_contexts", name).isdisjoint(before)

    if kind == "count" or (kind == "quantity" and after("legal")):
        for name in ("legal", "birth", "identifier", "name"):
            if after(name):
                return name
        if kind == "count" and (tag := shape_role(text, start, end)):
            return tag
    if tag := per_role(text, end, kind):
        return tag
    if after("average") or _EACH_BEFORE.search(text, max(0, lead - 30), lead):
        return "average"
    direction = direction_before(text, start)
    if kind == "percent" and direction in ("equals", "reaches", "exceeds") and names_plan(text, end):
        return "of_plan"
    return direction if kind in ("percent", "ratio") or direction in ("up", "down") else None


def shape_role(text: str, start: int, end: int) -> str | None:
    """What digits without a unit are by their shape: a year, an identifier, the number of a list."""
    written = text[start:end]
    if not written.isdigit():
        return None
    if len(written) == 4 and 1900 <= int(written) <= 2100:
        return "year"
    if len(written) >= 9 or (len(written) >= 5 and written[0] == "0"):
        return "identifier"
    is_first = not text[max(0, start - 8) : start].strip(" *-–(") and start < 8
    return "list" if is_first and len(written) <= 2 and text[end : end + 1] in (".", ")") else None


def per_role(text: str, end: int, kind: str) -> str | None:
    """'price' or 'rate' where the amount is for one of something: "đồng/kg", "xe/ngày", "triệu đồng một tháng"."""
    found = _PER.match(text, end)
    if found is None or (found[2] and (kind == "quantity" or found[2] == "số")):
        return None
    return "price" if kind == "money" and (found[1] or found[2]) not in PER_TIME else "rate"


def direction_before(text: str, start: int) -> str | None:
    """The class of a word such as "tăng" or "chiếm" that stands up to three words before: "tăng mạnh khoảng 47%"."""
    words = words_before(text, start, 6)
    for place in range(len(words), max(0, len(words) - 4), -1):
        if place < len(words) and (not words[place].isalpha() or words[place] in NOT_BETWEEN):
            return None
        for ending in endings(words[max(0, place - 3) : place]):
            if name := directions().get(ending):
                return name
    return None


def names_plan(text: str, end: int) -> bool:
    found = _PLAN_AFTER.match(text, end)
    return found is not None and found[1] in context("number_contexts", "plan")
