"""Texts -> the one form that is stored, so that a word is spelled in one way and every offset means the same.

NFC; the tone mark on the first vowel of open syllables ("hòa", "thúy": Vietnamese is written in two styles, and the
old one, "hoà", is still common); one sort of blank and of line end; no characters that can't be seen, and no letters that only look like others.

All functions take and give a column of texts. Most rows need nothing but the tone marks, so each step first finds the
rows that need it: a test runs at the speed of memory, a rewrite does not.
"""

import re
import unicodedata

import polars as pl

from pipelines.documents.decoding import FONT_TEXT, MOJIBAKE, repair
from pipelines.lexicon.phrases import load

LINE_ENDS = r"\r\n?|[\v\f\x1c-\x1e\u{85}\u{2028}\u{2029}]"
BLANKS = r"[\t\u{a0}\u{1680}\u{2000}-\u{200a}\u{202f}\u{205f}\u{3000}]"
INVISIBLE = (
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\u{84}\u{86}-\u{9f}\u{ad}\u{34f}\u{61c}\u{180e}\u{200b}-\u{200f}\u{202a}-\u{202e}"
    r"\u{2060}-\u{206f}\u{fe00}-\u{fe0f}\u{feff}\u{fff9}-\u{fffb}\u{fffe}\u{ffff}\u{e0000}-\u{e0fff}]"
)
# a superset of the characters that NFC changes: marks, and the blocks with characters that stand for others
NOT_NFC = (
    r"[\p{M}\u{37e}\u{374}\u{387}\u{900}-\u{fff}\u{1100}-\u{11ff}\u{1f00}-\u{1fff}\u{2000}\u{2001}\u{2126}\u{212a}\u{212b}\u{2329}"
    r"\u{232a}\u{2adc}\u{f900}-\u{faff}\u{fb1d}-\u{fb4f}\u{1d100}-\u{1d1ff}\u{2f800}-\u{2fa1f}]"
)
STYLED = r"[\uff01-\uff5e\U0001d400-\U0001d7ff]"  # "Ｈ" (full width), "𝐇" (mathematical): other shapes of a letter
LOOK_ALIKES = {
    where: {row["look_alike"]: row["letter"] for row in load("look_alikes") if row["where"] == where}
    for where in ("always", "mixed")
}
OTHER_ALPHABETS = r"[\u0370-\u058f]"  # Greek, Cyrillic, Armenian
LATIN = r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"
IRREGULAR = (
    f"{MOJIBAKE}|{FONT_TEXT}|{LINE_ENDS}|{BLANKS}|{INVISIBLE}|{NOT_NFC}"
    rf"|{OTHER_ALPHABETS}|[{''.join(LOOK_ALIKES['always'])}]|{STYLED}"
)

word = re.compile(r"[^\W_][\w\u0300-\u036f]*")
mixed_word = re.compile(rf"{LATIN}{OTHER_ALPHABETS}|{OTHER_ALPHABETS}[\u0300-\u036f]*{LATIN}")
ours, theirs = str.maketrans(LOOK_ALIKES["always"]), str.maketrans(LOOK_ALIKES["mixed"])


def unmask(text: str) -> str:
    """Write a text in the letters that it seems to be written in: "𝐇ải quаn" with a Cyrillic а -> "Hải quan".

    Hostile pages print such text, so that people can read it and programs can't. Where a word mixes alphabets, all
    words go that are Latin in disguise; a text that is really Russian or Greek stays.
    """
    text = re.sub(STYLED, lambda letter: unicodedata.normalize("NFKC", letter[0]), text).translate(ours)
    if not mixed_word.search(text):
        return text
    return word.sub(lambda found: latin(found[0]), text)


def latin(written: str) -> str:
    """The word in Latin letters, if it looks like one in each of its letters."""
    changed = written.translate(theirs)
    return written if re.search(OTHER_ALPHABETS, changed) else changed


OLD_STYLE = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
NEW_STYLE = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
CLOSING = "ceimnoptuy"  # a letter that goes on with the syllable: "hoàn", "khoảng", "thoải", "huỷnh", "khuỷu"


def tone_mark_pairs() -> dict[str, str]:
    """What to look for -> what to write, for a search that takes the leftmost and then the first of the list.

    A syllable that goes on, and "uy" after q, are found first and written as they are.
    """
    pairs = {}
    for old, new in zip(OLD_STYLE, NEW_STYLE, strict=True):
        for change in (str.lower, str.upper, str.capitalize):
            vowels = change(old)
            for letter in CLOSING + CLOSING.upper():
                pairs[vowels + letter] = vowels + letter
            if vowels[0] in "uU":
                pairs |= {q + vowels: q + vowels for q in "qQ"}
            pairs[vowels] = change(new)
    return pairs


TONE_MARKS = tone_mark_pairs()


def where(texts: pl.Series, pattern: str, change: pl.Expr) -> pl.Series:
    """The texts, with `change` (an expression over column "text") made in the rows that match `pattern`."""
    rows = texts.str.contains(pattern).fill_null(False)
    if not rows.any():
        return texts
    changed = pl.DataFrame({"text": texts.filter(rows)}).select(change).to_series()
    return texts.scatter(rows.arg_true(), changed)


def fold_tone_marks(texts: pl.Series) -> pl.Series:
    """'hoà' -> 'hòa', 'thuý' -> 'thúy'; every text keeps its length."""
    return texts.str.replace_many(list(TONE_MARKS), list(TONE_MARKS.values()), leftmost=True)


def normalise(texts: pl.Series) -> pl.Series:
    """The stored form of each text; null stays null."""
    text = pl.col("text")
    regular = (
        text.map_elements(repair, return_dtype=pl.String)
        .str.normalize("NFC")
        .str.replace_all(LINE_ENDS, "\n")
        .str.replace_all(BLANKS, " ")
        .str.replace_all(INVISIBLE, "")
        .map_elements(unmask, return_dtype=pl.String)
        .str.normalize("NFC")  # again: an invisible or foreign character may have stood between a letter and its mark
    )
    return fold_tone_marks(where(texts, IRREGULAR, regular)).str.strip_chars()
