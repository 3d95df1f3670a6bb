"""A sentence as its rules see it, and what they make of its numbers: figures with roles."""

import re
from dataclasses import dataclass, field

from pipelines.facts.enforcement.cues import Verb, plain, verbs_in
from pipelines.facts.enforcement.items import violation_of
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
# Words further away than a long clause say nothing of a number; a list of more numbers than this is a table.
CLAUSE = 300
MOST_NUMBERS = 120

NUMBER_OF_CASES = re.compile(
    r"số (?:vụ|trường hợp)(?: việc| án)?(?:[^.;\d]{0,120}\b(?:là|đạt|lên tới|lên đến)|[^.,;:\d]{0,60}:)\s+(?:hơn |gần |trên )?$"
)
# "vừa triệt phá một đường dây" counts nothing
ONE_RING = re.compile(r"một đường dây")
# "số đối tượng bị bắt là 33", "số bị can: 9"
NUMBER_OF_PERSONS = re.compile(
    r"số (?:đối tượng|nghi phạm|nghi can|bị can|người|kẻ|tội phạm)(?:\s(?:bị )?(?:bắt giữ|bắt|khởi tố|tạm giữ|vi phạm|liên quan))?(?<!số người)(?<!số kẻ)"
    r"(?:\s(?:là|lên tới|lên đến|đạt|chỉ còn|ở mức))?\s?:?\s(?:hơn |gần |trên )?$"
)


# "bắt 66 vụ hàng giả (cùng kỳ 41)"
THEN = re.compile(
    r"\bvụ\b[^.;()\d]{0,60}\(\s*(?:so với\s+)?cùng kỳ(?:\s+năm\s+(?:trước|ngoái|\d{4}))?\s*(?:là|:|có|chỉ)?\s*$"
)


@dataclass(slots=True, eq=False)
class Figure:
    """A number with its role: cases, persons, prosecuted_cases, goods_value, collected or seizure.

    `value` is in `unit` (a currency for money, a unit of the seizures table for goods, None for counts). `grip` says how
    surely the words make a quantity a seized one: strong, weak or bare; persons whom no number counts are weak. `verb`
    is the class of the verb that governs it, `comparison` the base of a comparison, `sub` a part of what another figure
    counts, `more` the other places where the text gives the same amount.
    """

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
    """Lower-cased text, the numbers that may count something, the verbs; offsets are in the sentence."""

    sentence: Sentence
    low: str
    numbers: list[Mention]
    verbs: list[Verb]

    def at(self, mention: Mention) -> tuple[int, int]:
        return mention.start - self.sentence.start, mention.end - self.sentence.start

    def before(self, mention: Mention, length: int) -> str:
        """So much of the text as stands before a mention."""
        start = self.at(mention)[0]
        return self.low[max(0, start - length) : start]

    def left(self, index: int) -> str:
        """The text between the number before and this one."""
        start, end = self.at(self.numbers[index - 1])[1] if index else 0, self.at(self.numbers[index])[0]
        return self.low[max(start, end - CLAUSE) : end]

    def right(self, index: int) -> str:
        """The text between this number and the next one."""
        start = self.at(self.numbers[index])[1]
        end = self.at(self.numbers[index + 1])[0] if index + 1 < len(self.numbers) else len(self.low)
        return self.low[start : min(end, start + CLAUSE)]

    def bracket(self, index: int) -> int | None:
        """Where the bracket that a number stands in opens, or None."""
        start = self.at(self.numbers[index])[0]
        opened = self.low.rfind("(", max(0, start - CLAUSE), start)
        return opened if opened > self.low.rfind(")", max(0, start - CLAUSE), start) else None

    def figure(self, role: str, index: int, value: float | None = None, unit: str | None = None) -> Figure:
        """The number at `index` as a figure; `value` where it is not the number itself."""
        number = self.numbers[index]
        amount = number.value if value is None else value
        return Figure(role, amount or 0.0, unit, number.qualifier or "exact", number, self.sentence)


def view(sentence: Sentence) -> View:
    low = plain(sentence.text)
    followed = zip(sentence.mentions, [*sentence.mentions[1:], None], strict=False)
    numbers = [m for m, following in followed if m.value is not None and _may_count(m, following, low, sentence.start)]
    return View(sentence, low, numbers[:MOST_NUMBERS], verbs_in(sentence.text))


def _may_count(number: Mention, following: Mention | None, low: str, shift: int) -> bool:
    if number.kind == "count":
        return counts_cases(number, low, shift) or counts_persons(number, low, shift) or _is_trophy(number, following)
    if number.kind == "quantity" and ONE_RING.fullmatch(plain(number.text)):
        return False
    return number.kind == "money" or (number.kind == "quantity" and number.unit in COUNTED)


def counts_cases(number: Mention, low: str, shift: int) -> bool:
    """Whether the words before a bare number make it one of cases: "số vụ phát hiện là 420"."""
    before = low[max(0, number.start - shift - CLAUSE) : number.start - shift]
    return bool(NUMBER_OF_CASES.search(before) or THEN.search(before))


def counts_persons(number: Mention, low: str, shift: int) -> bool:
    """Whether the words before a bare number make it one of persons caught: "số đối tượng 33"."""
    return bool(NUMBER_OF_PERSONS.search(low[max(0, number.start - shift - CLAUSE) : number.start - shift]))


def _is_trophy(number: Mention, following: Mention | None) -> bool:
    """Whether a bare number counts parts of animals or arms: "13 sừng tê giác", "2 súng"."""
    if following is None or following.kind != "contraband" or not 0 <= following.start - number.end <= 1:
        return False
    return violation_of(plain(following.text)) in ("wildlife", "weapons")


def governors(v: View) -> list[str | None]:
    """For each number the verb class that governs it: the last verb before it, back over a list of numbers.

    "gồm", "có", "là" hand on what governs them: in "thu giữ tang vật gồm 5 kg" it is "thu giữ".
    """
    found: list[str | None] = []
    verbs = iter(v.verbs)
    verb = next(verbs, None)
    for number in v.numbers:
        window: list[str] = []
        while verb and verb.end <= v.at(number)[0]:
            window.append(verb.label)
            verb = next(verbs, None)
        if "examine" in window and window[-1] == "hold":
            window.append("find")  # "qua kiểm tra, có 8 kg ma túy" tells what the check found
        told = [label for label in window if label not in ("hold", "report", "other")]
        before = found[-1] if found else None
        if told == ["carry"] and before in ("seize", "arrest"):
            told = [before]  # "giữ 1 xe tải chở 640 đôi giày", "bắt hai người mang 3 kg ma túy"
        elif not told and before == "examine" and "hold" in window:
            told = ["find"]  # "khám xét 2 ba lô, bên trong chứa 3 kg"
        found.append(told[-1] if told else before or ("hold" if "hold" in window else None))
    return found
