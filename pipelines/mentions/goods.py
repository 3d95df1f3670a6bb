"""Goods: traded commodities and contraband, whole words, the longest name first.

An ambiguous name ("vải", "đạn") counts only after a number with a unit or in a list with a good that is certain.
"""

import re

from pipelines.mentions.article import Mention
from pipelines.mentions.gazetteer import Hit

KINDS = ("contraband", "commodity")
MEASURED = re.compile(
    r"\d\s*(?:kg|g|gam|gram|tấn|tạ|viên|bánh|khẩu|con|chiếc|cái|quả|hộp|gói|bao|lít|m3|thùng|cây|bình|cuốn|bộ|đôi|sản phẩm|kilogam|ki-lô-gam)\s+$",
    re.IGNORECASE,
)
LISTED = re.compile(r"(?:,|và|hoặc|gồm|là|như)\s+$")


def read(text: str, hits: list[Hit], taken: list[Mention]) -> list[Mention]:
    """The goods of a sentence outside the spans already taken; offsets in the sentence."""
    found: list[Mention] = []
    done = 0
    listed_after = -1
    for hit in hits:
        if hit.start < done or any(m.start <= hit.start < m.end for m in taken):
            continue
        for kind in KINDS:
            entry = hit.reading(kind)
            if entry and (
                entry.bare
                or MEASURED.search(text[: hit.start])
                or 0 <= hit.start - listed_after <= 5
                and LISTED.search(text[: hit.start])
            ):
                found.append(
                    Mention(kind, hit.start, hit.end, text[hit.start : hit.end], reference_id=entry.reference_id)
                )
                done = listed_after = hit.end
                break
    return found
