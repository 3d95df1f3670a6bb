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
LETTER = r"\pL"
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"  # for a class of a pattern
VIETNAMESE_SHARE = 0.03
ENGLISH_SHARE = 0.1
BODY = 600  # characters that decide: teasers in another language follow the body, they never open it

vietnamese_letter = re.compile(VIETNAMESE_LETTER)
english_word = re.compile(alternation(phrases("common_words")["en"]))


def is_vietnamese(line: str) -> bool:
    """Whether at least 3 % of the letters of a line are letters that only Vietnamese has."""
    letters = sum(map(str.isalpha, line))
    return len(vietnamese_letter.findall(line)) >= VIETNAMESE_SHARE * max(letters, 1)


def is_english(line: str) -> bool:
    """Whether a line that is not Vietnamese has the small words of English: at least one word in ten."""
    return not is_vietnamese(line) and len(english_word.findall(line.lower())) >= ENGLISH_SHARE * len(line.split())


def languages(texts: pl.Series) -> pl.Series:
    """'vi', 'en' or null a text, by its first 600 characters; a text without letters has none."""
    frame = pl.DataFrame({"body": texts.str.head(BODY)}).with_columns(
        vietnamese=pl.col("body").str.count_matches(VIETNAMESE_LETTER),
        letters=pl.col("body").str.count_matches(LETTER),
    )
    vietnamese = (pl.col("letters") > 0) & (pl.col("vietnamese") >= VIETNAMESE_SHARE * pl.col("letters"))
    found = frame.select(pl.when(vietnamese).then(pl.lit("vi"))).to_series().to_list()
    # few texts are not Vietnamese, so those are looked at one by one
    others = [index for index, language in enumerate(found) if language is None]
    for index, body in zip(others, frame["body"].gather(others), strict=True):
        found[index] = "en" if any(map(str.isalpha, body)) and is_english(body) else None
    return pl.Series("language", found, dtype=pl.String)
