"""Written Vietnamese numbers -> values: "1.702 tỷ 417 triệu", "236.288,9", "hai mươi lăm nghìn", "2 tỷ rưỡi".

A dot groups thousands and a comma is the decimal sign, always: "5,223 tỷ" is 5.223 billion. A dot that can't group
thousands is a decimal sign ("1.6 triệu", "0.415"). Values are exact decimals: 5.223 x 10^9 is no float.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipelines.lexicon.phrases import load

# Beyond this a number is no amount of anything in the news, and a run of digits is an identifier.
MAX_VALUE = Decimal(10**18)
MAX_DIGITS = 24
MAX_WORDS = 24
# More numbers than this in one sentence are a table or an attack, and what pairs them must stay cheap.
MAX_NUMERALS = 1000


@dataclass(frozen=True, slots=True)
class Numeral:
    """A written number, `text[start:end]`. `value` is None where it is no amount: "16.10.2025", four hundred digits.

    `scale` is what its last scale words multiply by ("triệu" of "5,2 triệu": 10^6; 1 without one): in "500-700 triệu"
    the first number borrows it.
    """

    start: int
    end: int
    value: Decimal | None
    in_words: bool
    scale: Decimal = Decimal(1)


def role(name: str) -> dict[str, Decimal]:
    """The words of `number_words.csv` with that role, and their values."""
    return {row["phrase"]: Decimal(row["value"]) for row in load("number_words") if row["role"] == name}


DIGITS, TEN, TENS_MARK, SCALES = role("digit"), role("ten"), role("tens"), role("scale")
HALVES, LINKS, POINTS = role("half"), role("zero"), role("point")
WORDS = {*DIGITS, *TEN, *TENS_MARK, *SCALES, *HALVES, *LINKS, *POINTS}

# Forms of digits that only close a number over ten.
ENDINGS = {"mốt", "tư", "lăm", "nhăm"}

_DIGITS = r"\d+(?:[.,]\d+)*"
_SCALE_WORDS = "|".join(SCALES)
_ANCHOR = re.compile(rf"(?<![\w.,]){_DIGITS}|(?<!\w)(?:{'|'.join((*DIGITS, *TEN, *SCALES))})(?!\w)")
_SCALE = re.compile(rf"[ \u00a0]{{0,2}}({_SCALE_WORDS})(?!\w)")
# "1tr5", and in tables "3.118 tr.USD"
_SHORT_SCALE = re.compile(r"(k|tr)(\d)?(?!\w)|[ \u00a0]?(tr)\.?\s?(?=(?:usd|us\$|đồng|vnđ|vnd)(?!\w))")
_HALF = re.compile(rf"[ \u00a0]({'|'.join(HALVES)})(?!\w)")
_NEXT_DIGITS = re.compile(rf"[ \u00a0]({_DIGITS})(?![\w.,]*\w)")
_WORD = re.compile(r"[ \u00a0]{0,3}([^\W\d_]+)")

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:[,.]\d{1,2}(?!\d)|,\d+)?")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


def digits_value(written: str) -> Decimal | None:
    """The value of digits with separators; None where they are no number ("16.10.2025") or too many."""
    if len(written) > MAX_DIGITS:
        return None
    if _THOUSANDS.fullmatch(written):
        # "5.837.3 tỷ" slips a dot in for the comma.
        groups = re.split(r",|\.(?=\d{1,2}$)", written)
        return Decimal(
            groups[0].replace(".", "") + "." + "".join(groups[1:]) if groups[1:] else written.replace(".", "")
        )
    if _ENGLISH.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if _PLAIN.fullmatch(written):
        return Decimal(written.replace(",", "."))
    return None


class _Sum:
    """Adds groups from the left: a scale multiplies all before it that has smaller scales.

    "2 nghìn 300 tỷ" is (2 nghìn + 300) tỷ, "2 tỷ 300 nghìn" is 2 tỷ + 300 nghìn.
    """

    def __init__(self) -> None:
        self.parts: list[tuple[Decimal, Decimal]] = []

    def scaled(self, value: Decimal, scale: Decimal) -> None:
        while self.parts and self.parts[-1][1] < scale:
            value += self.parts.pop()[0]
        self.parts.append((value * scale, scale))

    @property
    def total(self) -> Decimal:
        return sum((value for value, _ in self.parts), Decimal(0))

    @property
    def last_scale(self) -> Decimal:
        return self.parts[-1][1] if self.parts else Decimal(1)


def _numeral(start: int, end: int, value: Decimal, in_words: bool, scale: Decimal = Decimal(1)) -> Numeral:
    return Numeral(start, end, value if value <= MAX_VALUE else None, in_words, scale)


def _scales(text: str, at: int) -> tuple[Decimal, int]:
    """The product of the scale words at a place ("nghìn tỷ") and where they end."""
    scale = Decimal(1)
    while (found := _SCALE.match(text, at)) and scale < MAX_VALUE:
        scale *= SCALES[found[1]]
        at = found.end()
    return scale, at


def _read_digits(text: str, start: int, end: int) -> Numeral:
    """The number whose digits are `text[start:end]`, with its scale words and the smaller amounts that follow."""
    value = digits_value(text[start:end])
    if value is None:
        return Numeral(start, end, None, False)
    if short := _SHORT_SCALE.match(text, end):
        scale = Decimal(1000 if short[1] == "k" else 10**6)  # "tr"
        return _numeral(start, short.end(), (value + Decimal(short[2] or 0) / 10) * scale, False, scale)
    scale, at = _scales(text, end)
    if scale == 1:
        return _numeral(start, end, value, False)
    total = _Sum()
    total.scaled(value, scale)
    # "2 tỷ 723,5 triệu": what follows must have a scale of its own. There are as many rounds as scale words.
    for _ in SCALES:
        following = _NEXT_DIGITS.match(text, at)
        more = digits_value(following[1]) if following else None
        if following is None or more is None:
            break
        next_scale, next_at = _scales(text, following.end())
        if next_scale in (1, total.last_scale):
            break
        total.scaled(more, next_scale)
        scale, at = next_scale, next_at
    value = total.total
    if half := _HALF.match(text, at):
        value += scale / 2
        at = half.end()
    return _numeral(start, at, value, False, scale)


class _Words:
    """The number words that stand at a place, read from the left."""

    def __init__(self, text: str, start: int) -> None:
        self.words: list[str] = []
        self.ends: list[int] = [start]
        while len(self.words) < MAX_WORDS and (found := _WORD.match(text, self.ends[-1])) and found[1] in WORDS:
            self.words.append(found[1])
            self.ends.append(found.end())
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.words[place] if place < len(self.words) else ""

    def take(self, known: dict[str, Decimal] | set[str]) -> str | None:
        """The next word, if it is one of those; then the reader stands after it."""
        word = self.peek()
        if word not in known:
            return None
        self.at += 1
        return word

    def below_hundred(self, inside: bool) -> Decimal | None:
        """1 to 99, or the zero of "không trăm". `inside` a larger number "tám chín" is 89; outside it is 8 or 9."""
        if self.peek() == "không":
            return Decimal(0) if self.peek(1) in {"trăm", *POINTS} and self.take({"không"}) else None
        if self.take(TEN):
            return 10 + self.last_digit()
        if self.peek() in ENDINGS and not inside:
            return None
        word = self.take(DIGITS)
        if word is None:
            return None
        digit = DIGITS[word]
        if self.take(TENS_MARK):
            return 10 * digit + self.last_digit()
        following = self.peek()
        if following not in DIGITS or following in {"không", "năm"} or self.peek(1) in TENS_MARK:
            return digit
        is_pair = following in ENDINGS and digit >= 2
        if is_pair or inside or (self.peek(1) not in SCALES and abs(DIGITS[following] - digit) != 1):
            self.at += 1
            return 10 * digit + DIGITS[following]
        return digit

    def last_digit(self) -> Decimal:
        """The digit after a ten; "năm" there is the year of "mười năm"."""
        if self.peek() in {"không", "năm"} or self.peek(1) in TENS_MARK:
            return Decimal(0)
        word = self.take(DIGITS)
        return DIGITS[word] if word else Decimal(0)

    def decimals(self) -> Decimal:
        """What follows "phẩy": digit by digit ("ba không ba"), or as one number ("mười một")."""
        if self.peek() in TEN or self.peek(1) in TENS_MARK:
            return (self.below_hundred(True) or Decimal(0)) / 100
        written = "0."
        while word := self.take(DIGITS):
            written += str(DIGITS[word])
        return Decimal(written)


def number_words_at(text: str, start: int) -> Numeral | None:
    """The number in words that starts at a place of a lower-cased text, or None."""
    first = _WORD.match(text, start)
    if first and first[1] in SCALES:
        # "tỷ rưỡi": a scale alone counts as one only before its half.
        half, scale = _HALF.match(text, first.end()), SCALES[first[1]]
        return _numeral(start, half.end(), scale * 3 / 2, True, scale) if half else None
    reader = _Words(text, start)
    total, rest = _Sum(), Decimal(0)
    end, linked = 0, False
    while True:
        before = reader.at
        group = reader.below_hundred(inside=bool(total.parts))
        if group is None:
            break
        if reader.peek() in POINTS and reader.peek(1) in {*DIGITS, *TEN}:
            reader.take(POINTS)
            group += reader.decimals()
        end = reader.at
        is_loose_digit = bool(total.parts) and not linked and end - before == 1 and reader.words[before] not in TEN
        if is_loose_digit and reader.words[before] == "năm" and reader.peek() not in SCALES:
            end = before  # "một triệu năm" is a million years
            break
        if is_loose_digit and (reader.peek() not in SCALES or total.last_scale == 100):
            group *= total.last_scale / 10  # "một triệu hai" is 1.2 million, "bốn trăm sáu triệu" 460 million
        if reader.peek() not in SCALES:
            rest = group
            break
        while word := reader.take(SCALES):
            total.scaled(group, SCALES[word])
            group, end = Decimal(0), reader.at
        if reader.take(HALVES):
            rest, end = total.last_scale / 2, reader.at
            break
        linked = reader.take(LINKS) is not None
        if reader.take(POINTS):
            rest = reader.decimals()
            end = reader.at
            break
    return _numeral(start, reader.ends[end], total.total + rest, True, total.last_scale) if end else None


def find_numerals(text: str) -> list[Numeral]:
    """The written numbers of a lower-cased text, in order.

    A number of one word is left to the caller to judge: "năm" is mostly the year, "ba" may be a name.
    """
    found: list[Numeral] = []
    at = 0
    while len(found) < MAX_NUMERALS and (anchor := _ANCHOR.search(text, at)):
        start, at = anchor.span()
        numeral = _read_digits(text, start, at) if text[start].isdigit() else number_words_at(text, start)
        if numeral is not None:
            found.append(numeral)
            at = numeral.end
    return found
