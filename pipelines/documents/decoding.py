"""Bytes -> text, and text that somebody decoded wrongly -> text.

Vietnamese text comes in UTF-8 and UTF-16, in Windows-1258 (letters with combining tone marks) and in the two font
encodings of the 1990s, TCVN3 (ABC) and VNI, which look like Latin-1 to every program. No detector knows the last two,
but few words tell all of them apart: in the right decoding a text is full of "của", "và", "được", in any other it has
none of them.
"""

import codecs
import re
import unicodedata
from functools import cache

import ftfy

from pipelines.documents.language import is_english
from pipelines.lexicon.phrases import alternation, load, phrases

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NUL_SHARE = 0.2  # of the bytes of one half: Latin letters, digits and blanks have a zero in UTF-16
STRAY_NUL_SHARE = 0.05  # text that went through a faulty program
COMMON_SHARE = 0.03  # of the words: 15-20 % of Vietnamese prose, 0 in a wrong decoding

common_word = re.compile(alternation(phrases("common_words")["vi"]))

# what UTF-8 read as Latin-1 or Windows-1252 looks like: no Vietnamese word has these pairs
MOJIBAKE = r"áº|á»|Æ°|Æ¡|Ä‘|Ä\x90|Ã[¡¢£ ¨©ª¬­²³´µ¹º½]|â€"
# letters and signs that TCVN3 and VNI use inside words and Vietnamese does not
FONT_TEXT = r"[A-Za-z][µ¶·¸¹¨©ª«¬®­]|[µ¶·¸¹¨©ª«¬®­][a-z]|[AEOUYaeouyöôÖÔ][øûïåäëüØÛÏÅÄËÜ]|ñ[aeiouyöô]|ö[ôùõ]"


class Undecodable(ValueError):
    """No known encoding fits; the message says what was tried."""


@cache
def letters(charset: str) -> dict[str, str]:
    """The letters of 'tcvn3' or 'vni': code as Latin-1 text -> letter."""
    rows = (row for row in load("legacy_charsets") if row["charset"] == charset)
    return {bytes.fromhex(row["code"]).decode("latin-1"): row["letter"] for row in rows}


@cache
def code(charset: str) -> re.Pattern:
    """A letter of a charset; in VNI most are two characters, so the longer ones come first."""
    return re.compile("|".join(map(re.escape, sorted(letters(charset), key=len, reverse=True))))


def from_font(text: str, charset: str) -> str:
    """Convert text that a font encoding shows as Latin-1: "C«ng an" -> "Công an" (tcvn3), "Coâng an" (vni)."""
    table = letters(charset)
    text = code(charset).sub(lambda match: table[match[0]], text)
    # TCVN3 has no capitals with tone marks, they were set in another font: a word of capitals has them all the same
    return re.sub(r"\w*[A-Z]\w*[A-Z]\w*", capitals, text) if charset == "tcvn3" else text


def capitals(match: re.Match) -> str:
    word = match[0]
    return word if any("a" <= letter <= "z" for letter in word) else word.upper()


def common_share(text: str) -> float:
    """How many of the words are common Vietnamese ones."""
    text = unicodedata.normalize("NFC", text).lower()
    return len(common_word.findall(text)) / max(len(text.split()), 1)


def decode(raw: bytes) -> tuple[str, str]:
    """The text of some bytes and the name of their encoding. Raises Undecodable."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return strictly(raw[len(mark) :] if encoding == "utf-8" else raw, encoding)
    if b"\0" in raw:
        return without_mark(raw)
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        problem = f"byte 0x{raw[error.start]:02x} at position {error.start} is not UTF-8"
    latin = raw.decode("latin-1")
    readings = [
        (raw.decode("cp1258", "replace"), "windows-1258"),
        (from_font(latin, "tcvn3"), "tcvn3"),
        (from_font(latin, "vni"), "vni"),
    ]
    text, encoding = max(readings, key=lambda reading: common_share(reading[0]))
    if common_share(text) >= COMMON_SHARE and "\ufffd" not in text:
        return text, encoding
    if is_english(latin):  # its curly quotes and dashes are what Windows-1252 adds
        try:
            return raw.decode("cp1252"), "windows-1252"
        except UnicodeDecodeError:
            pass
    raise Undecodable(f"{problem}, and it reads as Vietnamese neither in Windows-1258 nor in TCVN3 nor in VNI")


def strictly(raw: bytes, encoding: str) -> tuple[str, str]:
    try:
        return raw.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise Undecodable(f"it says that it is {encoding.upper()} and is not: {error.reason}") from error


def without_mark(raw: bytes) -> tuple[str, str]:
    """Text with zero bytes: UTF-16 without its mark where they stand in one half, UTF-8 where they are few."""
    halves = {"utf-16-be": raw[::2], "utf-16-le": raw[1::2]}  # the half that holds the zeros of Latin text
    encoding = max(halves, key=lambda name: halves[name].count(0))
    zeros, rest = (
        halves[name].count(0) / max(len(raw) // 2, 1) for name in (encoding, min(halves.keys() - {encoding}))
    )
    if zeros >= NUL_SHARE and rest < zeros / 4:
        return strictly(raw, encoding)
    if max(zeros, rest) <= STRAY_NUL_SHARE:
        return decode(raw.replace(b"\0", b""))
    raise Undecodable("it is binary data: zero bytes stand all over it")


def repair(text: str) -> str:
    """Undo a wrong decoding: UTF-8 read as Latin-1, or a font encoding kept as Latin-1. Other text stays as it is."""
    if re.search(MOJIBAKE, text):
        text = ftfy.fix_encoding(text)
    if re.search(FONT_TEXT, text):
        readings = [text, from_font(text, "tcvn3"), from_font(text, "vni")]
        best = max(readings, key=common_share)
        if common_share(best) >= max(COMMON_SHARE, 2 * common_share(text)):
            text = best
    return text
