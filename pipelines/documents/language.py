"""Which language a text is in.

Vietnamese is told by its letters: those that no other language writes make up a fifth of Vietnamese prose and are
absent elsewhere, so their share decides better than any statistical detector, also for a single line.
"""

import re

import polars as pl

from pipelines.lexicon.phrases import alternation, phrases

VIETNAMESE_LETTER = (
    r"[ăđơưĂĐƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
)
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"  # for a class of a pattern
VIETNAMESE_SHARE = 0.03
ENGLISH_SHARE = 0.1
BODY = 600  # characters that decide: teasers in another language follow the body, they never open it

vietnamese_letter = re.compile(VIETNAMESE_LETTER)
english_word = re.compile(alternation(phrases("common_words")["en"]))


def is_vietnamese(line: str) -> bool:
    """Whether at least 3 % of the letters of a line are letters that only Vietnamese has."""
    found = len(vietnamese_letter.findall(line))
    # letters are counted only where it matters: of most lines 3 % of all characters are Vietnamese letters
    return found > VIETNAMESE_SHARE * len(line) or found >= VIETNAMESE_SHARE * max(sum(map(str.isalpha, line)), 1)


def is_english(line: str) -> bool:
    """Whether a line that is not Vietnamese has the small words of English: at least one word in ten."""
    return not is_vietnamese(line) and len(english_word.findall(line.lower())) >= ENGLISH_SHARE * len(line.split())


def languages(texts: pl.Series) -> pl.Series:
    """'vi', 'en' or null a text, by its first 600 characters; a text without letters has none."""
    bodies = texts.str.head(BODY)
    # a share of the characters is a share of the letters all the more; the few others are looked at one by one
    certain = bodies.str.count_matches(VIETNAMESE_LETTER) >= VIETNAMESE_SHARE * bodies.str.len_chars() + 1
    found = ["vi" if is_certain else None for is_certain in certain]
    others = (~certain).arg_true().to_list()
    for index, body in zip(others, bodies.gather(others), strict=True):
        found[index] = language_of(body)
    return pl.Series("language", found, dtype=pl.String)


def language_of(body: str) -> str | None:
    if not any(map(str.isalpha, body)):
        return None
    return "vi" if is_vietnamese(body) else "en" if is_english(body) else None
