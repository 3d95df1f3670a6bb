"""Written Vietnamese numbers -> values: "1.702 tỷ 417 triệu", "236.288,9", "hai mươi lăm nghìn", "2 tỷ rưỡi".

A dot groups thousands and a comma is the decimal sign, always: "5,223 tỷ" is 5.223 billion. A dot that can't group
thousands ("1.6 triệu", "0.415") is a decimal sign.
"""

import re
from dataclasses import dataclass

from pipelines.lexicon.phrases import load

# Above this a number is no amount: sums over a document would lose digits, and a run of digits is an identifier.
MAX_VALUE = 1e18
MAX_DIGITS = 40
MAX_WORDS = 24


def lowered(text: str) -> str:
    """Lower case, every character in its place: "İ" would become two."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A written number, `text[start:end]`. `value` is None where it is too large to be an amount.

    `scale` is what its last scale words multiply by ("triệu" of "5,2 triệu": 1e6; 1 without one): in "500-700 triệu"
    the first number borrows it.
    """

    start: int
    end: int
    value: float | None
    in_words: bool
    scale: float = 1.0


def role(name: str) -> dict[str, float]:
    return {row["phrase"]: float(row["value"]) for row in load("number_words") if row["role"] == name}


DIGITS, TENS, SCALES = role("digit"), role("ten"), role("scale")
TENS_MARKS, HALVES, ZEROS, POINTS = role("tens"), role("half"), role("zero"), role("point")
WORDS = {**DIGITS, **TENS, **SCALES, **TENS_MARKS, **HALVES, **ZEROS, **POINTS}

# "mốt", "tư", "lăm" close a number over ten; "năm" there is the year of "mười năm".
ENDINGS = {"mốt", "tư", "lăm", "nhăm"}
NEVER_FIRST = ENDINGS | {"không"}

_DIGITS = r"\d+(?:[.,]\d+)*"
_ANCHOR = re.compile(rf"(?<![\w.,]){_DIGITS}|(?<!\w)(?:{'|'.join((*DIGITS, *TENS, *SCALES))})(?!\w)")
_SCALE = re.compile(rf"[ \u00a0]{{0,2}}({'|'.join(SCALES)}|chục)(?!\w)")
_SHORT_SCALE = re.compile(r"(k|tr)(\d)?(?!\w)")
_HALF = re.compile(rf"[ \u00a0]({'|'.join(HALVES)})(?!\w)")
_NEXT_DIGITS = re.compile(rf"[ \u00a0]({_DIGITS})(?![\w.,]*\w)")
_WORD = re.compile(r"[ \u00a0]{0,3}([^\W\d_]+)")

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


def digits_value(written: str) -> float | None:
    """The value of digits with separators; None where they are no number ("16.10.2025") or too many."""
    if len(written) > MAX_DIGITS:
        return None
    if _THOUSANDS.fullmatch(written):
        return float(written.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(written):
        return float(written.replace(",", ""))
    if _PLAIN.fullmatch(written):
        return float(written.replace(",", "."))
    return None


class _Sum:
    """Adds groups from the left: a scale multiplies all that stands before it with smaller scales.

    "2 nghìn 300 tỷ" is (2 nghìn + 300) tỷ, "2 tỷ 300 nghìn" is 2 tỷ + 300 nghìn.
    """

    def __init__(self) -> None:
        self.parts: list[tuple[float, float]] = []

    def scaled(self, value: float, scale: float) -> None:
        while self.parts and self.parts[-1][1] < scale:
            value += self.parts.pop()[0]
        self.parts.append((value * scale, scale))

    def total(self) -> float:
        return sum(value for value, _ in self.parts)

    def last_scale(self) -> float:
        return self.parts[-1][1] if self.parts else 1.0


def _scales(text: str, at: int) -> tuple[float, int]:
    """The product of the scale words at a place ("nghìn tỷ") and where they end."""
    scale = 1.0
    while found := _SCALE.match(text, at):
        scale *= SCALES.get(found[1], 10.0)
        at = found.end()
    return scale, at


def _read_digits(text: str, start: int, end: int) -> Numeral:
    """The number whose digits are `text[start:end]`, with its scale words and the smaller amounts that follow."""
    value = digits_value(text[start:end])
    if value is None:
        return Numeral(start, end, None, False)
    if short := _SHORT_SCALE.match(text, end):
        scale = 1e3 if short[1] == "k" else 1e6
        return Numeral(start, short.end(), (value + int(short[2] or 0) / 10) * scale, False, scale)
    scale, at = _scales(text, end)
    if scale == 1.0:
        return Numeral(start, end, value, False)
    total = _Sum()
    total.scaled(value, scale)
    # Each round reads a smaller scale or lifts all before it: the nine scale words end it.
    for _ in range(len(SCALES)):
        following = _NEXT_DIGITS.match(text, at)
        more = digits_value(following[1]) if following else None
        if following is None or more is None:
            break
        next_scale, next_at = _scales(text, following.end())
        if next_scale == 1.0 or next_scale == total.last_scale():
            break
        total.scaled(more, next_scale)
        scale, at = next_scale, next_at
    value = total.total()
    if half := _HALF.match(text, at):
        value += scale / 2
        at = half.end()
    return Numeral(start, at, value if value <= MAX_VALUE else None, False, scale)


class _Words:
    """The number words that stand at a place, read from the left."""

    def __init__(self, text: str, start: int) -> None:
        self.words: list[str] = []
        self.ends: list[int] = []
        at = start
        while len(self.words) < MAX_WORDS and (found := _WORD.match(text, at)) and found[1] in WORDS:
            self.words.append(found[1])
            self.ends.append(found.end())
            at = found.end()
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.words[place] if place < len(self.words) else ""

    def below_hundred(self, inside: bool) -> float | None:
        """1..99. `inside` a larger number "tám chín" is 89; outside it is "eight or nine"."""
        word = self.peek()
        if word in TENS:
            self.at += 1
            return 10 + self._last_digit()
        if word not in DIGITS or word in NEVER_FIRST and not (inside and word in ENDINGS):
            return None
        digit = DIGITS[word]
        self.at += 1
        if self.peek() in TENS_MARKS:
            self.at += 1
            return 10 * digit + self._last_digit()
        following = self.peek()
        spelled_pair = following in ENDINGS and digit >= 2
        plain_pair = (
            following in DIGITS
            and following not in {"không", "năm"}
            and self.peek(1) not in SCALES | TENS_MARKS
            and (inside or abs(DIGITS[following] - digit) != 1)
        )
        if spelled_pair or (plain_pair and digit >= 1):
            self.at += 1
            return 10 * digit + DIGITS[following]
        return digit

    def _last_digit(self) -> float:
        word = self.peek()
        if word in DIGITS and word not in {"năm", "không"} and self.peek(1) not in SCALES | TENS_MARKS:
            self.at += 1
            return DIGITS[word]
        if word in DIGITS and word not in {"năm", "không"}:
            # "hai mươi ba nghìn": the digit belongs to the ten even before a scale.
            self.at += 1
            return DIGITS[word]
        return 0.0

    def decimals(self) -> float:
        """What follows "phẩy": digit by digit ("ba không ba"), or as one number ("mười một")."""
        if self.peek() in TENS or self.peek(1) in TENS_MARKS:
            value = self.below_hundred(True) or 0.0
            return value / 100
        written = ""
        while self.peek() in DIGITS:
            written += str(int(DIGITS[self.peek()]))
            self.at += 1
        return float(f"0.{written}") if written else 0.0


def _read_words(text: str, start: int) -> Numeral | None:
    """The number in words that starts at a place, or None."""
    reader = _Words(text, start)
    if not reader.words or reader.words[0] in ENDINGS:
        return None
    total, pending, scale = _Sum(), None, 1.0
    if reader.words[0] in SCALES:
        # "tỷ rưỡi": a scale alone counts as one only before its half.
        if reader.peek(1) not in HALVES:
            return None
        scale = SCALES[reader.words[0]]
        return Numeral(start, reader.ends[1], 1.5 * scale, True, scale)
    end = 0
    linked = False
    while True:
        word = reader.peek()
        if word == "không" and reader.peek(1) in {"trăm", *POINTS}:
            pending, linked = 0.0, True
            reader.at += 1
        elif word in SCALES and (pending is not None or total.parts):
            total.scaled(pending or 0.0, SCALES[word])
            scale = SCALES[word]
            pending, linked = None, False
            reader.at += 1
        elif word in HALVES and pending is None and total.parts:
            pending = scale / 2
            reader.at += 1
            end = reader.at
            break
        elif word in ZEROS and total.parts and pending is None:
            linked = True
            reader.at += 1
            continue
        elif word in POINTS and pending is not None or word in POINTS and total.parts:
            before = reader.at
            reader.at += 1
            fraction_start = reader.at
            fraction = reader.decimals()
            if reader.at == fraction_start:
                reader.at = before
                break
            pending = (pending or 0.0) + fraction
            end = reader.at
            if reader.peek() not in SCALES:
                break
            continue
        elif pending is None:
            before = reader.at
            value = reader.below_hundred(bool(total.parts))
            if value is None:
                break
            single = reader.at - before == 1 and reader.words[before] not in TENS
            if total.parts and single and not linked and reader.peek() not in SCALES | POINTS:
                if reader.words[before] == "năm":
                    reader.at = before
                    break
                value *= total.last_scale() / 10
            pending = value
        else:
            break
        end = reader.at
    if end == 0:
        return None
    value = total.total() + (pending or 0.0)
    return Numeral(start, reader.ends[end - 1], value if value <= MAX_VALUE else None, True, scale)


def find_numerals(text: str) -> list[Numeral]:
    """The written numbers of a lower-cased text, in order. Words such as "năm" and "ba" may mean something else:
    a number of one word is left to the caller to judge."""
    found: list[Numeral] = []
    at = 0
    while anchor := _ANCHOR.search(text, at):
        start = anchor.start()
        if text[start].isdigit():
            numeral: Numeral | None = _read_digits(text, start, anchor.end())
        else:
            numeral = _read_words(text, start)
        at = anchor.end()
        if numeral is not None:
            found.append(numeral)
            at = numeral.end
    return found
