"""Numbers of a sentence: money, quantities, percents, ratios, ordinals and bare counts.

`value` is in base units of `unit`: "76 tỷ USD" is 7.6e10 "USD", "270 gam" 0.27 "kg"; tonnes stay "t". `detail` says
what a number is besides an amount, for the rules and for the account of unused numbers:

    up, down             a change: "tăng 21,5%", "giảm 621 triệu USD"
    share                "chiếm 20%"
    of_plan              "đạt 92,2% dự toán"
    equals, reaches      "bằng 85%", "đạt 20%"; of what, the text around says
    exceeds              "vượt 27%"
    whole=N, whole       a part and its whole: "823/1.561 vụ" is 823 with whole=1561, and 1561
    pair, pair_base      two amounts of one measure: "34,4/29,8 tỷ USD", this year and last
    range_low, range_high  "500-700 triệu đồng": one mention each
    elided               the currency is that of the rest of the sentence: "xuất 9,7 tỉ, nhập 8,8 tỉ USD"
    price, rate          an amount for one of something: "đồng/kg"; for a time: "xe/ngày"
    average              "bình quân 390 xe"
    vague                "hàng trăm tấn"; no value
    age                  "28 tuổi", in unit year_of_age
    clock                a time of the day: "8h30", in unit hour
    year                 a bare year: "SEA Games 2017"
    birth, legal, name   "SN 1982"; "Điều 250"; "khu vực 16", "Quốc lộ 48", "số 2"
    identifier           telephone, account and other numbers that count nothing
    list                 "Thứ nhất, ...", "1. ..."
    overlong             too many digits for an amount; no value
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice

from pipelines.mentions.amounts import Amount, read_amounts
from pipelines.mentions.article import Mention, Sentence
from pipelines.mentions.contexts import words_before
from pipelines.mentions.letters import lowered
from pipelines.mentions.numerals import MAX_NUMERALS, SCALES, find_numerals, number_words_at
from pipelines.mentions.quantities import CALENDAR, TIMES_OF_DAY, unit_at
from pipelines.mentions.roles import direction_before, number_role, qualifier_before, stands_after

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
ORDINAL_WORDS = {"nhất": 1, "nhì": 2, "tư": 4}
VEHICLES = {"xe", "phương tiện", "ô tô", "ôtô", "tàu", "container"}

_DIGIT = re.compile(r"\d")
_SCALE_WORD = rf"(?:{'|'.join(SCALES)})"
_ROMAN = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
# Number plates ("29H-123.45") and acts ("167/2016/NĐ-CP"): not numbers, so nothing inside is read.
_CODE = re.compile(
    r"(?<!\w)(?:\d{2}\s?[A-ZĐ]{1,2}\d?\s?[-–]\s?(?:\d{3}\.?\d{2}|\d{4})(?!\d)|\d{1,5}/(?:\d{4}/)?[A-ZĐ]{2}[\w-]*)"
)
_CLOCK = re.compile(
    r"(?<![\w.,])(\d{1,2})(?:\s?h(?:\s?(\d{1,2}))?|:(\d{2})(?!\d)|\s{1,3}giờ(?:\s{1,3}(\d{1,2})(?:\s{1,3}phút)?)?)(?!\w)"
)
_CLOCK_AFTER = re.compile(r",?\s(?:ngày|cùng ngày|sáng|trưa|chiều|tối|đêm|hôm|rạng)(?!\w)")
_NUMBERED = (
    "khóa",
    "đại hội",
    "kỳ",
    "chương",
    "mục",
    "phần",
    "điều",
    "khoản",
    "phụ lục",
    "đoạn",
    "thế kỷ",
    "thế kỉ",
    "số",
)
_IN_ORDER = ("lần", "thứ", *_NUMBERED)
_ORDINAL = re.compile(
    rf"(?<!\w)(?:(?:(lần)\s{{1,3}})?(thứ)|lần|(?:{'|'.join(_NUMBERED)})(?=\s{{1,3}}[ivxlcdm]))\s{{1,3}}"
)
_ORDINAL_DIGITS = re.compile(r"(\d{1,4})(?!\d|[.,/]\d)")
_ORDINAL_ROMAN = re.compile(rf"({_ROMAN})(?!\w)")
_ORDINAL_WORD = re.compile(rf"({'|'.join(ORDINAL_WORDS)})(?!\w)")
_WEEKDAY_AFTER = re.compile(r"\s?[(,]?\s?(?:\d|ngày|tuần|hàng tuần)")
_UNTOLD = ("hàng", "vài", "mấy", "dăm", "cả")
_VAGUE = re.compile(rf"(?<!\w)(?:{'|'.join(_UNTOLD)})\s{_SCALE_WORD}(?:\s{_SCALE_WORD}){{0,2}}(?!\w)")
_PARTS = re.compile(r"(?<=\w)\sphần\s(?!trăm|nghìn|ngàn)")
_HALF = re.compile(rf"(?<!\w)nửa\s(?:({_SCALE_WORD})(?:\s({_SCALE_WORD}))?\s?)?")
_MOVERS = re.compile(
    r"(?<!\w)(xe|phương tiện|ô tô|ôtô|tàu|container|khách|người|xuất nhập cảnh|hành khách|du khách)(?!\w)"
)
_OTHER_TURNS = re.compile(r"\s(?:hội đàm|cán bộ|chiến sĩ|tuần tra|gặp|làm việc|trao đổi|đoàn|cuộc|kiểm tra)")


def read_numbers(sentence: Sentence) -> list[Mention]:
    """The numbers of a sentence, in order and without overlaps."""
    text = lowered(sentence.text)
    has_digits = _DIGIT.search(text) is not None
    codes = _CODE.finditer(sentence.text) if has_digits else ()
    taken = [found.span() for found in islice(codes, MAX_NUMERALS)]
    found: list[Amount] = []
    special = chain(
        clocks(text) if has_digits else (), ordinals(text, sentence.text), fractions(text), halves(text), vague(text)
    )
    for amount in islice(special, MAX_NUMERALS):
        if not any(amount.start < end and start < amount.end for start, end in taken):
            taken.append((amount.start, amount.end))
            if amount.kind != "weekday":
                found.append(amount)
    plain = [amount for amount in read_amounts(text, taken) if not is_model(sentence.text, amount)]
    for place, amount in enumerate(plain):
        before = plain[place - 1] if place else None
        is_per = before is not None and before.end + 1 == amount.start and amount.is_word  # "8 triệu đồng một tấn"
        if not is_per and is_number(text, amount):
            found.append(amount)
    found.sort(key=lambda amount: amount.start)
    return [mention(sentence, text, amount) for amount in found]


def mention(sentence: Sentence, text: str, amount: Amount) -> Mention:
    """The amount as a mention of its sentence, with what the words around it say."""
    qualifier, lead = qualifier_before(text, amount.start)
    unit = amount.unit
    if is_multiple(text, amount, lead):
        amount.kind, amount.unit_name = "ratio", "times"
    elif unit and unit.phrase == "lượt":
        amount.unit_name = mover(text, amount)
    elif unit and unit.phrase == "tờ" and "tờ khai" in text[: amount.start]:
        amount.unit_name = "declaration"
    elif unit and unit.name == "year_of_age":
        amount.detail = "age"
    if amount.detail is None and amount.kind != "ordinal":
        amount.detail = number_role(text, amount.start, amount.end, amount.read_as, lead)
    if amount.detail is None and amount.list_of and amount.list_of.detail in ("name", "legal"):
        amount.detail = amount.list_of.detail
    if qualifier == "exact" and text.startswith(" trở lên", amount.end):
        qualifier = "over"
    value = amount.base_value
    return Mention(
        amount.read_as,
        sentence.start + amount.start,
        sentence.start + amount.end,
        sentence.text[amount.start : amount.end],
        value=None if value is None else float(value),
        unit=amount.unit_name or (unit.name if unit else None),
        qualifier=amount.qualifier or qualifier,
        detail=amount.detail,
    )


def is_number(text: str, amount: Amount) -> bool:
    """Whether what looks like a number is one: "hai" only counts before a unit, and "66/8" is an address."""
    if amount.kind is None and amount.unit is None:
        neighbours = text[max(0, amount.start - 1) : amount.start], text[amount.end : amount.end + 1]
        return not amount.is_word and "/" not in neighbours
    if not amount.is_word or amount.unit is None:
        return True
    if not text.startswith("năm", amount.start):
        return amount.unit.after_words
    # "năm" is mostly the year: "five" only before what a year can't count, and not at the start of a sentence.
    words = words_before(text, amount.start)
    is_time = amount.unit.name in CALENDAR | TIMES_OF_DAY or amount.unit.kind == "money"
    follows_count = not words or words[-1].isdigit() or stands_after(text, amount.start, "not_five")
    return amount.unit.after_words and not is_time and not follows_count


def is_model(written: str, amount: Amount) -> bool:
    """Whether what looks like a unit of one letter is the end of a name: "Mi 35 M", "mạng 5G", "chuyên án 037L"."""
    return amount.unit is not None and len(amount.unit.phrase) == 1 and written[amount.end - 1].isupper()


def is_multiple(text: str, amount: Amount, lead: int) -> bool:
    """Whether an amount multiplies: "gấp 1,8 lần", "gấp ba", "tăng 3 lần"; else "8 lần" counts."""
    if amount.unit is None:
        return amount.kind is None and stands_after(text, lead, "multiple")
    is_times = amount.unit.phrase == "lần"
    return is_times and (
        stands_after(text, lead, "multiple") or direction_before(text, amount.start) in ("up", "down", "equals")
    )


def mover(text: str, amount: Amount) -> str | None:
    """Whose turns "lượt" counts: the last mover that the sentence names, in "phương tiện đạt 4.905 lượt"."""
    if _OTHER_TURNS.match(text, amount.end):
        return None
    movers = _MOVERS.findall(text, max(0, amount.start - 120), amount.start)
    if not movers:
        return None
    return "vehicle" if movers[-1] in VEHICLES else "passenger"


def clocks(text: str) -> Iterator[Amount]:
    """Times of the day: "20h", "8h30", "10:15", "lúc 5 giờ", "7 giờ 30 sáng". "8 giờ" alone may be a duration."""
    for found in _CLOCK.finditer(text):
        hour, minutes = int(found[1]), int(found[2] or found[3] or found[4] or 0)
        if hour > 24 or minutes > 59:
            continue
        is_said = bool(found[4]) or _CLOCK_AFTER.match(text, found.end()) or text.endswith("lúc ", 0, found.start())
        if "giờ" in found[0] and not is_said:
            continue
        value = hour + Decimal(minutes) / 60
        yield Amount(*found.span(), value, kind="quantity", unit_name="hour", detail="clock")


def ordinals(text: str, written: str) -> Iterator[Amount]:
    """Places in a row: "lần thứ 11", "lần thứ mười một", "lần 5", "thứ IV", "khóa XII"; and the days of the week."""
    for found in _ORDINAL.finditer(text) if any(word in text for word in _IN_ORDER) else ():
        number = ordinal_at(text, written, found.end(), spelled=bool(found[2]))
        if number is None:
            continue
        value, end = number
        in_series = bool(found[1]) or not found[2]
        is_count = not found[2] and unit_at(text, end)  # "mỗi lần 5 tấn"
        is_weekday = (
            not in_series
            and 2 <= value <= 7
            and (stands_after(text, found.start(), "weekday") or _WEEKDAY_AFTER.match(text, end))
        )
        if is_count:
            continue
        if is_weekday:
            yield Amount(found.start(), end, Decimal(value), kind="weekday")
            continue
        detail = None
        if stands_after(text, found.end(), "legal"):
            detail = "legal"
        elif found.start() == 0 and text[end : end + 1] in (",", ":"):
            detail = "list"
        yield Amount(found.start(), end, Decimal(value), kind="ordinal", detail=detail)


def ordinal_at(text: str, written: str, at: int, spelled: bool) -> tuple[int, int] | None:
    """The number at a place in digits, upper-case Roman numerals or (`spelled`) words, and where it ends."""
    if digits := _ORDINAL_DIGITS.match(text, at):
        return int(digits[1]), digits.end()
    # One letter is as likely a letter: "loại C", "mục D".
    if (roman := _ORDINAL_ROMAN.match(written, at)) and (len(roman[1]) > 1 or roman[1] in ("I", "V", "X")):
        return roman_value(roman[1]), roman.end()
    if spelled and (word := _ORDINAL_WORD.match(text, at)):
        return ORDINAL_WORDS[word[1]], word.end()
    words = number_words_at(text, at) if spelled else None
    if words and words.value is not None and words.value < 1000:
        return int(words.value), words.end
    return None


def roman_value(written: str) -> int:
    values = [ROMAN[letter] for letter in written]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def fractions(text: str) -> Iterator[Amount]:
    """Fractions in words: "hai phần ba", "một phần mười"."""
    for found in _PARTS.finditer(text) if "phần" in text else ():
        below = number_words_at(text, found.end())
        above = next(
            (
                n
                for n in find_numerals(text[max(0, found.start() - 40) : found.start()])
                if n.end == min(40, found.start())
            ),
            None,
        )
        if above and below and above.value is not None and below.value:
            start = found.start() - (above.end - above.start)
            yield Amount(start, below.end, above.value / below.value, kind="ratio", unit_name="fraction")


def halves(text: str) -> Iterator[Amount]:
    """Half a unit: "nửa tấn", "nửa triệu USD". "Một nửa" and "gấp đôi" compare and are left to the rules."""
    if "nửa" not in text:
        return
    for found in _HALF.finditer(text):
        scale = SCALES.get(found[1] or "", Decimal(1)) * SCALES.get(found[2] or "", Decimal(1))
        unit = unit_at(text, found.end())
        if unit and unit[0].name not in CALENDAR:
            yield Amount(found.start(), unit[1], scale / 2, scale, unit=unit[0])


def vague(text: str) -> Iterator[Amount]:
    """How many is not said: "hàng trăm tấn", "vài chục"."""
    for found in _VAGUE.finditer(text) if any(word in text for word in _UNTOLD) else ():
        unit = unit_at(text, found.end())
        end = unit[1] if unit else found.end()
        yield Amount(found.start(), end, None, unit=unit[0] if unit else None, detail="vague")
