"""One canonical form of a text: NFC, one style of tone marks, plain line ends, no invisible characters."""

import re
import unicodedata

OLD = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
NEW = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
FOLD = {
    a: b
    for old, new in zip(OLD, NEW, strict=True)
    for a, b in ((old, new), (old.upper(), new.upper()), (old.capitalize(), new.capitalize()))
}
TONE = re.compile(rf"(?<![qQ])({'|'.join(FOLD)})(?!\w)")


def fold_tone_marks(text: str) -> str:
    """'hoà' -> 'hòa', 'thuý' -> 'thúy': the mark goes on the first vowel of open syllables; length is kept."""
    return TONE.sub(lambda m: FOLD[m[1]], text)


def normalise(text: str) -> str:
    """The stored form of a text."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return fold_tone_marks(text).strip()
