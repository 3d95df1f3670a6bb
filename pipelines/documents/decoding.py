"""Bytes -> text, and text that somebody decoded wrongly -> text.

Vietnamese text comes in UTF-8 and UTF-16, in Windows-1258 (letters with combining tone marks) and in the two font
encodings of the 1990s, TCVN3 (ABC) and VNI, which look like Latin-1 to every program. No detector knows the last two,
but few words tell all of them apart: in the right decoding a text is full of "của", "và", "được", in any other it has
none of them.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import compress

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
# What other kinds of files begin with: their bytes may be valid text, which nobody would want to read.
FOREIGN = {
    b"%PDF-": "a PDF",
    b"%!PS": "PostScript",
    b"{\\rtf": "RTF",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"RIFF": "a sound, picture or film (RIFF)",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x1f\x8b": "packed with gzip, without an ending .gz",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "an SQLite database",
    b"PAR1": "Parquet, without an ending .parquet",
}
NUL_SHARE = 0.2  # of the bytes of one half: Latin letters, digits and blanks have a zero in UTF-16
STRAY_NUL_SHARE = 0.05  # text that went through a faulty program
SAMPLE = 100_000  # bytes that decide: what reads well there reads well to its end, and hostile bytes may be many
COMMON_SHARE = 0.03  # of the words: 15-20 % of Vietnamese prose, 0 in a wrong decoding

common_word = re.compile(alternation(phrases("common_words")["vi"]))

# what UTF-8 read as Latin-1 or Windows-1252 looks like: no Vietnamese word has these pairs
MOJIBAKE = r"áº|á»|Æ°|Æ¡|Ä‘|Ä\x90|Ã[¡¢£ ¨©ª¬­²³´µ¹º½]|â€"
# letters and signs that TCVN3 and VNI use inside words and Vietnamese does not
FONT_TEXT = r"[A-Za-z][µ¶·¸¹¨©ª«¬®­]|[µ¶·¸¹¨©ª«¬®­][a-z]|[AEOUYaeouyöôÖÔ][øûïåäëüØÛÏÅÄËÜ]|ñ[aeiouyöô]|ö[ôùõ]"


class Undecodable(ValueError):
    """No known encoding fits; the message says what was tried."""

    check = "undecodable"


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
    if raw.startswith(tuple(FOREIGN)):
        kind = next(kind for start, kind in FOREIGN.items() if raw.startswith(start))
        raise Undecodable(f"it is not text but {kind}")
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return strictly(raw[len(mark) :] if encoding == "utf-8" else raw, encoding)
    if b"\0" in raw:
        return without_mark(raw)
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        problem = f"byte 0x{raw[error.start]:02x} at position {error.start} is not UTF-8"
    return without_unicode(raw, problem)


def without_unicode(raw: bytes, problem: str) -> tuple[str, str]:
    """Text in an encoding of one byte a letter; lines may be UTF-8 where somebody put two files together."""
    lines = raw.split(b"\n")
    is_other = [not is_utf8(line) for line in lines]
    encoding = one_byte_encoding(b"\n".join(compress(lines, is_other)))
    if encoding:
        read = ONE_BYTE[encoding]
        text = "\n".join(read(line) if other else line.decode() for line, other in zip(lines, is_other, strict=True))
        if "\ufffd" not in text:
            is_mixed = any(not other and not line.isascii() for line, other in zip(lines, is_other, strict=True))
            return text, f"{encoding} and utf-8" if is_mixed else encoding
    raise Undecodable(f"{problem}, and it reads as Vietnamese neither in Windows-1258 nor in TCVN3 nor in VNI")


def is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


ONE_BYTE: dict[str, Callable[[bytes], str]] = {
    "windows-1258": lambda raw: raw.decode("cp1258", "replace"),
    "tcvn3": lambda raw: from_font(raw.decode("latin-1"), "tcvn3"),
    "vni": lambda raw: from_font(raw.decode("latin-1"), "vni"),
    "windows-1252": lambda raw: raw.decode("cp1252", "replace"),
}


def one_byte_encoding(raw: bytes) -> str | None:
    """The encoding in which bytes read as Vietnamese or, with the quotes and dashes of Windows-1252, as English."""
    raw = raw[:SAMPLE]
    shares = {name: common_share(read(raw)) for name, read in ONE_BYTE.items() if name != "windows-1252"}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= COMMON_SHARE:
        return best
    return "windows-1252" if is_english(raw.decode("latin-1")) else None


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
