"""Persons caught that no number counts: "bắt T.V.K. (SN 1991)", "một tài xế bị bắt", three names with their ages."""

import re
from typing import TYPE_CHECKING

from pipelines.facts.enforcement.cues import cue, plain
from pipelines.facts.enforcement.figures import Figure
from pipelines.mentions.article import Mention

if TYPE_CHECKING:
    from pipelines.facts.enforcement.records import Piece

# What stands behind the name of each suspect: "(29 tuổi, ngụ ...", "(SN 1991)", ", sinh năm 1986".
AGE = re.compile(r"(?:\(|,\s*|;\s*|\bkhoảng )(?:cùng )?(?:(?:sn|sinh năm)\s*:?\s*\d{4}|\d{2} tuổi)|\b\d{2} tuổi\b")
NAME = r"[A-ZĐ][\w.]*(?:\s+[A-ZĐ][\w.]*)*"
HELD = re.compile(r"(?:bắt|bắt giữ|bắt quả tang|khống chế|tạm giữ|khởi tố)\s+(?:(?:đối tượng|tài xế|lái xe|anh|chị|bị can)\s+)?(" + NAME + ")")
ONE = re.compile(
    r"(?<!các )(?<!những )(?<!nhóm )(?<!hai )(?<!ba )\b(?:đối tượng|tài xế|lái xe|người đàn ông|người phụ nữ|nghi phạm|nghi can|hành khách)\b"
    r"(?! (?:bỏ trốn|khác|này khai))(?:[^.;]|\.(?=\w)){0,70}?\b(?:bị|đã bị)\s+(?:\S+\s+){0,4}?(?:bắt|khởi tố|tạm giữ|khống chế)"
)
STRONG = {"arrest", "prosecute", "court"}


def persons_named(piece: "Piece") -> Figure | None:
    """How many persons a piece names as caught, as a weak figure whose mention spans the words; None where nobody is."""
    labels = {verb.label for verb in piece.view.verbs if piece.start <= verb.start < piece.end}
    return _by_age(piece, labels) or _by_name(piece) or _by_role(piece)


def _figure(piece: "Piece", start: int, end: int, count: int) -> Figure:
    shift = piece.sentence.start
    text = piece.sentence.text[start:end]
    mention = Mention("person", shift + start, shift + end, text, value=float(count))
    return Figure("persons", float(count), None, "exact", mention, piece.sentence, grip="weak")


def _by_age(piece: "Piece", labels: set[str]) -> Figure | None:
    ages = list(AGE.finditer(piece.low))
    if not ages:
        return None
    carried = cue("caught with").search(piece.low[ages[-1].end() :]) if "find" in labels else None
    if not (labels & STRONG or carried):
        return None
    return _figure(piece, piece.start + ages[0].start(), piece.start + ages[-1].end(), len(ages))


def _by_name(piece: "Piece") -> Figure | None:
    text = piece.sentence.text[piece.start : piece.end]
    for found in HELD.finditer(text):
        body = any(m.kind in ("organization", "place") and m.start <= piece.sentence.start + piece.start + found.start(1) < m.end for m in piece.sentence.mentions)
        if not body and len(found[1]) > 2:
            return _figure(piece, piece.start + found.start(1), piece.start + found.end(1), 1)
    return None


def _by_role(piece: "Piece") -> Figure | None:
    found = ONE.search(plain(piece.low))
    return _figure(piece, piece.start + found.start(), piece.start + found.end(), 1) if found else None
