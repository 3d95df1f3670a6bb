"""What was seized: the words after (or before) a quantity that name the good, and the kind of violation they make."""

import re

from pipelines.facts.enforcement.cues import cue, item_words, named_violations, plain, violations_in
from pipelines.mentions.article import Mention, Sentence

MAX_WORDS = 7
ORDER = ("drugs", "wildlife", "tobacco", "counterfeit", "weapons", "currency", "waste", "fraud", "goods", "all")
GOODS = {"drugs", "wildlife", "tobacco", "weapons", "waste", "goods"}
# Units that are nouns themselves: "3 sản phẩm giày" is an item, "3 chiếc giày" names it after the unit.
NOUN_UNIT = re.compile(r"(?:sản phẩm|linh kiện|máy|điện thoại|xe|tàu|thuyền|phương tiện|ô tô|ôtô|thuốc lá|thuốc)$")
HANDBAGS = re.compile(r"túi\s+xách")
CLAUSE_END = re.compile(r"[;:.\d]|, | và | trong đó ")
# What stands before one of these hides the contraband behind it: "3 tấn gỗ giấu ngà voi" weighs the timber.
HIDES = item_words("hides")
BRACKET = re.compile(r"^\s*\([^()]*\)")
SEGMENT = re.compile(r"[;:.]\s")
LISTED = re.compile(r"[,;]\s*(?:và\s+)?((?:[^\W\d]+\s+){0,2}[^\W\d]+)\s+$")  # "đường cát 12 tấn, vàng 3 kg"
MAGAZINE = re.compile(r"(?:băng|hộp tiếp|ổ) đạn\s+(?:có |gồm |chứa )?$")  # "cùng băng đạn 7 viên"
LACED = re.compile(
    r"\s(?:có|chứa|tẩm|nhiễm|pha)\s(?:thành phần\s|chất\s)?(?:ma túy|cần sa|heroin|cocaine|ketamine|mdma)"
)
TESTED = re.compile(
    r"(?:giám định|xác định|xét nghiệm|kết quả|dương tính|test nhanh)[^.;]{0,40}\b(?:là|với|đó là|có)\s+(?:chất\s+)?$"
)
LONE_LETTER = re.compile(r"\s([a-z])$")
GRADE = re.compile(r"\s?(\d{2})(?!\d)")
ROUGHLY = r"(?:(?:hơn|gần|khoảng|trên|chừng|tới|tổng cộng)\s+)?"
MEASURED = re.compile(r"(?:khối lượng|trọng lượng|nặng|cân nặng|tương đương|số lượng)\W*(?:\S+\s+){0,3}$")
WRAPPING = {"pack", "bag", "crate", "box", "container", "bottle", "can", "vehicle"}
CONVEYANCE = {"vehicle", "ship", "container"}


def is_packaging(number: Mention, left: str, right: str) -> bool:
    """Whether a count is of what the goods lie in: "đựng trong 500 thùng", "20 gói nilông", "1 bao tải chứa"."""
    if re.search(rf"{item_words('package').pattern}\s+{ROUGHLY}$", left[-40:]):
        return True
    if plain(number.text).endswith("cân") and re.match(
        r"\s*(?:tiểu ly|tiểu li|điện tử|đĩa|đồng hồ|treo|bàn)\b", right
    ):  # "2 cân điện tử" are scales
        return True
    return number.unit in WRAPPING and bool(re.match(rf"\s*(?:\w+\s+)?{item_words('packaging').pattern}", right))


def is_vehicle(number: Mention, item: str | None) -> bool:
    """Whether a count is of what the goods travel in: "2 container", "1 chiếc xe tải"."""
    return number.unit in CONVEYANCE or bool(item and item_words("vehicle").match(item))


def item_of(sentence: Sentence, number: Mention, left: str, right: str) -> str | None:
    """The good that a quantity measures, lower case without number; None where the sentence does not name it."""
    base = number.end - sentence.start
    after = plain(sentence.text[base:])
    if bracket := BRACKET.match(after):
        base, after = base + bracket.end(), after[bracket.end() :]
    if MAGAZINE.search(left):
        return "đạn"
    if MEASURED.search(left) and (measured := _before(sentence, number)):
        return measured
    if HANDBAGS.match(plain(sentence.text[number.end - sentence.start - 3 :])):
        return f"túi {named}" if (named := _noun(after)) else "túi xách"
    noun = NOUN_UNIT.search(plain(number.text))
    named = _noun(after)
    if noun:
        return f"{noun.group()} {named}" if named else noun.group()
    known = _known(sentence, base, after)
    carried = named and item_words("vehicle").match(named)  # "2 con tàu chở ma túy"
    if known and not carried and (named is None or known not in named):
        return known
    if named:
        return named
    if number.unit == "pill" and (tested := _tested(sentence, number)):
        return tested
    if re.match(r"\s*(?:và|,|/)\s*(?:hơn |gần |khoảng )?\d", after):
        return None  # "311 kg và 220.000 viên ma túy": the item stands at the end
    return _before(sentence, number)


def _tested(sentence: Sentence, number: Mention) -> str | None:
    """The drug that an examination finds pills to be: "3.020 viên nén màu cam, giám định là MDMA"."""
    for mention in sentence.mentions:
        if mention.kind == "contraband" and mention.start >= number.end:
            between = plain(sentence.text[number.end - sentence.start : mention.start - sentence.start])
            return plain(mention.text) if TESTED.search(between) else None
    return None


def _noun(after: str) -> str | None:
    """The noun phrase at the start of a text, without fillers before it and adjectives of origin after it."""
    text = after
    while skip := re.match(rf"\s*{item_words('filler').pattern}", text):
        text = text[skip.end() :]
    words: list[str] = []
    compound = 0
    for token in re.finditer(r"(\s*)([^\W\d_][\w'’-]*|\S)", text):
        rest = text[token.start(2) :]
        if whole := item_words("compound").match(rest):
            compound = token.start(2) + whole.end()
        stops = token.start(2) >= compound and item_words("stop").match(rest)
        if stops or not re.match(r"[^\W\d_]", token[2]) or len(words) == MAX_WORDS or (words and not token[1]):
            break
        words.append(token[2])
    item = " ".join(words)
    if (lone := LONE_LETTER.search(item)) and (grade := GRADE.match(text[text.find(item) + len(item) :])):
        item = f"{item[: lone.start()]} {lone[1]}{grade[1]}"  # "xăng A 95"
    elif lone:
        item = item[: lone.start()]
    if laced := LACED.match(text[text.find(item) + len(item) :]) if item else None:
        item += laced[0]  # "nấm có chất ma túy"
    while (trimmed := re.sub(rf"\s+{item_words('trim').pattern}$", "", item)) != item:
        item = trimmed
    return item or None


def _known(sentence: Sentence, base: int, after: str) -> str | None:
    """The contraband that the words after a quantity come to: "1,6 kg viên nén (4.000 viên) nghi là ma túy"."""
    unbracketed = re.sub(r"\([^()]*\)", lambda found: " " * len(found.group()), after)
    clause = CLAUSE_END.split(unbracketed, maxsplit=1)[0]
    for mention in sentence.mentions:
        at = mention.start - sentence.start - base
        if mention.kind == "contraband" and 0 <= at < len(clause) and not clause[at].isspace():
            return None if HIDES.search(clause[:at]) or cue("not found").search(clause[:at]) else plain(mention.text)
    return None


def _before(sentence: Sentence, number: Mention) -> str | None:
    """The nearest good before the number: "cocaine với trọng lượng 4 kg", "Phế liệu: 64 container"."""
    before = plain(sentence.text[: number.start - sentence.start])
    if (listed := LISTED.search(before)) and violations_in(listed[1]):
        return listed[1]
    # "ma túy 29 vụ; pháo 54 vụ, 6,8 tấn": what the clause itself names goes first
    clause = SEGMENT.split(before)[-1]
    named = next((phrase for kind, phrase in reversed(named_violations(clause)) if kind in GOODS), None)
    if named and len(clause) < len(before):
        return named
    for mention in reversed(sentence.mentions):
        if mention.kind in ("contraband", "commodity") and mention.end <= number.start:
            return plain(mention.text)
    return next((phrase for kind, phrase in reversed(named_violations(before)) if kind in GOODS), None)


def violation_of(item: str | None) -> str | None:
    """The kind of violation that a good makes; None where the word says nothing."""
    return next((kind for kind in violations_in(plain(item or "")) if kind != "all"), None)


def strongest(violations: list[str]) -> str | None:
    """The one that names a mixed seizure: drugs with a gun are drugs, dollars with gold are currency."""
    return min(violations, key=ORDER.index, default=None)
