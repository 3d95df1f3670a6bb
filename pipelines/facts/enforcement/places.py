"""Where a case happened: the gate or place that its words, or the headline of the main case, name."""

import re
from collections.abc import Iterator

from pipelines.facts.enforcement.cues import plain, words
from pipelines.facts.enforcement.pieces import Piece
from pipelines.facts.enforcement.records import Record
from pipelines.facts.enforcement.story import Story
from pipelines.mentions.article import Mention

AT = re.compile(r"(?:tại|ở)\s+(?:[^\s,]+\s+){0,4}$|(?:khu vực|trên|địa bàn|thuộc|đoạn qua)\s+(?:\S+\s+){0,2}$")
# "một doanh nghiệp ở Bắc Ninh", "trú tại Vinh"
ABODE = re.compile(rf"{words('lives at')}\W+(?:\w+\s+){{0,2}}$")
OF_PERSON = re.compile(
    r"\b(?:trú|ngụ|quê|sn|sinh năm|tuổi)\b[^;.)]{0,80}$"
)  # "(SN 1980), trú tại bản A thuộc thành phố B"
# "mua ở cửa hàng miễn thuế tại sân bay Paris"
BOUGHT = re.compile(
    r"\b(?:mua|đặt mua|đặt hàng|tậu|sở hữu|mở cửa hàng|mở tiệm|làm ăn|sinh sống)\b[^;.]{0,70}\b(?:tại|ở)\s+(?:\S+\s+){0,3}$"
)
# "trên địa bàn 3 tỉnh Thanh Hóa, Nghệ An, Hà Tĩnh"
SEVERAL = re.compile(
    r"\b(?:\d+|hai|ba|bốn|các|nhiều) (?:tỉnh|huyện|xã|thành phố)(?: thành)?(?: gồm)?\s+$|\s(?:\d{1,2}|hai|ba|bốn|các|nhiều)\s+$"
)
LETTER = re.compile(r"^sân bay \w$|biên giới Việt$")  # "sân bay O" of "O'Hare", "biên giới Việt" of "Việt - Lào"
SPOT = re.compile(rf"\b(?:tại|ở|trên|khu vực|vào|qua)\s+({words('spot')})\s+(?=\S)")
# small words that stand inside the name of a spot
IN_NAME = {"cửa", "khẩu", "quốc", "tế", "số", "liên", "hợp"}
GATE = re.compile(r"cửa khẩu|cảng|sân bay|trạm|bến|lối mở")
WAY = re.compile(r"(?:từ|rời|đến|tới|sang|vào|lên|ra)\s+(?:\S+\s+)?$")
GATE_OF = re.compile(r"(?i:(?:sân bay|cảng|cửa khẩu(?! (?:sân bay|cảng)))\b).*")
REACH = 40


def where(record: Record, agency: Mention | None, story: Story | None) -> str | None:
    """The place of a case as written; None for a statistic, or where nothing is named.

    `story` is given for the main case of an article: its headline and captions tell of it too. What stands behind "tại",
    "ở", "khu vực" goes before a gate that is only named; a foreign country is a place where nothing closer is, and last
    the gate that the acting body has in its name.
    """
    if record.scope == "total":
        return None
    told = [
        place
        for piece in record.close
        for place in _ranked(piece.view.low, piece.sentence.start, piece.mentions("border_gate", "place"))
    ]
    shown = []
    for sentence in story.article.sentences if story else ():
        if sentence.section in ("title", "caption"):
            named = [m for m in sentence.mentions if m.kind in ("border_gate", "place")]
            shown += [(rank + 0.5, text) for rank, text in _ranked(plain(sentence.text), sentence.start, named)]
    spots = [(0.2, spot) for piece in record.close for spot in _spots(piece)]
    own = GATE_OF.search(agency.text) if agency else None
    gate = [(3.0, own[0])] if own else []
    return min(told + spots + shown + gate, key=lambda place: place[0], default=(0, None))[1]


def _spots(piece: Piece) -> Iterator[str]:
    """Where a piece says that it was, in names that no list has: "tại bưu cục Phú Bài", "trên quốc lộ 9"."""
    text = piece.text
    for found in SPOT.finditer(piece.low):
        name = []
        for word in text[found.end() :].split(" "):
            bare = word.strip(",;.:()")
            if not bare or not (bare[0].isupper() or bare[0].isdigit() or bare in IN_NAME):
                break
            name.append(bare)
            if bare != word:
                break
        if name and not all(word in IN_NAME for word in name):
            yield f"{text[found.start(1) : found.end(1)]} {' '.join(name)}"


def _ranked(low: str, shift: int, named: list[Mention]) -> Iterator[tuple[float, str]]:
    """The places that may be where it happened, each with its rank: 0 is best."""
    for place in named:
        before = low[max(0, place.start - shift - REACH) : place.start - shift]
        at = AT.search(before)
        if (
            SEVERAL.search(before)
            or BOUGHT.search(low[max(0, place.start - shift - 90) : place.start - shift])
            or LETTER.search(place.text)
        ):
            continue
        if (at and ABODE.search(before[: at.start()])) or OF_PERSON.search(
            low[max(0, place.start - shift - 90) : place.start - shift]
        ):
            continue
        is_country = len(place.reference_id or "") == 2
        if at and not is_country:
            yield 0.25 * (place.kind == "place" and place.reference_id is not None), place.text
        elif GATE.match(plain(place.text)) and not WAY.search(before):
            yield 1, place.text
        elif place.reference_id != "VN" and before.endswith("tại "):
            yield 2, place.text
