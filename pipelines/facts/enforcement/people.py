"""Persons caught that no number counts: "bắt T.V.K. (SN 1991)", "một tài xế bị bắt", three names with their ages."""

import re

from pipelines.facts.enforcement.cues import cue, words
from pipelines.facts.enforcement.pieces import Piece
from pipelines.facts.enforcement.views import Figure
from pipelines.mentions.article import Mention

# What stands behind the name of each suspect: "(29 tuổi, ngụ ...", "(SN 1991)", ", sinh năm 1986".
AGE = re.compile(r"(?:\(|,\s*|;\s*|\bkhoảng )(?:cùng )?(?:(?:sn|sinh năm)\s*:?\s*\d{4}|\d{2} tuổi)|\b\d{2} tuổi\b")
NAME = r"[A-ZĐ][\w.]*(?:\s+[A-ZĐ][\w.]*)*"
NAME_LOW = r"(?:[\w.]+\s+){1,5}?"
TITLED = rf"(?:{words('title')}\s+)*"
HELD = re.compile(rf"(?:{words('held')}\s+{TITLED}|\bgiữ\s+{TITLED}(?={NAME}\s*\())({NAME})")
BEHIND = re.compile(
    rf"[^.;]{{0,40}}\bbị\s+[^.;]{{0,90}}?{words('held')}"
)  # "A (SN 1990) và B (SN 1986) đã bị ... giữ lại"
CONFESSES = re.compile(
    rf"(?<!các )(?<!hai )(?<!ba ){words('lone suspect')}\s+{NAME_LOW}(?:bước đầu\s+|đã\s+)?(?:khai|thừa nhận|thú nhận)\b"
)
KIN = re.compile(
    rf"{words('kin')}[^;]{{0,60}}?\bbị\s+(?:\S+\s+){{0,4}}?(?:{words('held')}|giữ\b)"
)  # "hai chị em X, Y bị giữ"
CARRIES = re.compile(
    rf"(?<!\d )(?<!các )(?<!những )(?<!nhóm )(?<!hai )(?<!ba )(?<!bốn )(?<!nhiều ){words('lone suspect')}(?! (?:bỏ trốn|khác|này khai))"
    r"[^;:]{0,70}?\b(?:mang theo|mang|giấu|cất giấu|nuốt|cuốn|quấn|giắt|xách)\b"
)
# "soi chiếu hành lý của ông N.T.H. (37 tuổi)": whose luggage it is
OWNER = re.compile(
    rf"(?:hành lý|vali|va li|ba lô|túi xách)\b[^.;,]{{0,25}}\bcủa\s+(?:một\s+|nam\s+|nữ\s+)*(?:ông|bà|anh|chị|{words('lone suspect')})\b"
)
# "phát hiện 46 kg pháo nổ, tạm giữ lái xe"
HELD_ROLE = re.compile(
    r"\b(?:bắt giữ|bắt|tạm giữ|khống chế|tóm gọn|bắt quả tang)\s+(?:luôn\s+|ngay\s+)?(?:nam\s+|nữ\s+)?"
    r"(?:lái xe|tài xế|chủ hàng|chủ xe|phụ xe|chủ lô hàng|hành khách|thuyền trưởng|tài công)\b"
    r"(?! (?:trong|khác|cầm|bỏ|còn|liên quan))"
)
WITH = re.compile(r"(?:cùng|với|và)\s+(?:một\s+|1\s+)?$")
HELD_KIN = re.compile(rf"{words('held')}\s+(?:luôn\s+|cả\s+|hai\s+)?{words('kin')}")  # "còng tay hai anh em ruột"
ONE = re.compile(
    rf"(?<!các )(?<!những )(?<!nhóm )(?<!hai )(?<!ba ){words('lone suspect')}"
    rf"(?! (?:bỏ trốn|khác|này khai))(?:[^.;]|\.(?=\w)){{0,70}}?\bbị\s+(?:\S+\s+){{0,4}}?{words('held')}"
)
WOULD_BE = re.compile(r"\bnếu\b[^.;]{0,60}\bthì\b")  # "nếu là mèo rừng thì chủ hàng đã bị khởi tố"
STRONG = {"arrest", "prosecute", "court"}


def persons_named(piece: Piece) -> Figure | None:
    """How many persons a piece names as caught, as a weak figure whose mention spans the words; None where nobody is."""
    low = piece.low
    if WOULD_BE.search(low):
        return None
    held = "giữ" in low or cue("held").search(low) is not None  # without it most of what follows reads nothing
    return _by_age(piece) or (_by_name(piece) if held else None) or _by_role(piece, held=held)


def _figure(piece: Piece, start: int, end: int, count: int) -> Figure:
    """`start` and `end` are characters of the piece."""
    first = piece.start + start
    text = piece.sentence.text[first : piece.start + end]
    mention = Mention(
        "person", piece.sentence.start + first, piece.sentence.start + piece.start + end, text, float(count)
    )
    return Figure("persons", float(count), None, "exact", mention, piece.sentence, grip="weak")


def _by_age(piece: Piece) -> Figure | None:
    low = piece.low
    if "tuổi" not in low and "sn" not in low and "sinh năm" not in low:
        return None  # most pieces: the pattern that reads ages is slow to say so
    ages = list(AGE.finditer(low))
    if not ages:
        return None
    carried = "find" in piece.labels and cue("caught with").search(low[ages[-1].end() :])
    held = HELD.search(piece.sentence.text[piece.start : piece.end]) or BEHIND.match(low[ages[-1].end() :])
    if piece.labels.isdisjoint(STRONG) and not (carried or held):
        return None
    return _figure(piece, ages[0].start(), ages[-1].end(), len(ages))


def _by_name(piece: Piece) -> Figure | None:
    shift = piece.sentence.start + piece.start
    bodies = piece.mentions("organization", "place")
    for found in HELD.finditer(piece.sentence.text[piece.start : piece.end]):
        of_body = any(m.start <= shift + found.start(1) < m.end for m in bodies)
        if not of_body and len(found[1]) > 2:
            return _figure(piece, found.start(1), found.end(1), 1)
    return None


def _by_role(piece: Piece, *, held: bool) -> Figure | None:
    low = piece.low
    if held and (taken := HELD_ROLE.search(low)):
        return _figure(piece, taken.start(), taken.end(), 1)
    if held and (pair := KIN.search(low) or HELD_KIN.search(low)):
        return _figure(piece, pair.start(), pair.end(), 2)
    found = ONE.search(low) if held and "bị" in low else None
    if not found and piece.labels & {"find", "seize", "examine"}:
        found = OWNER.search(low)
    if not found and any(f.grip != "bare" for f in piece.of("seizure")):
        found = CARRIES.search(low)
        # "Liêng cùng một đối tượng mang hàng về" are two; "gặp người nhận và phát hiện 2 kg giấu trong túi" says who found
        others = found and ("phát hiện" in found[0] and "bị" not in found[0].split())
        if found and (others or WITH.search(low[: found.start()])):
            found = None
    if not found and ("khai" in low or "nhận" in low):
        found = CONFESSES.search(low)
    return _figure(piece, found.start(), found.end(), 1) if found else None
