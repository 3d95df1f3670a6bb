"""Splitting a text into sentences. First version: lines, then full stops."""

import re

from pipelines.mentions.article import Sentence

END = re.compile(r'(?<!\bTP)(?<!\bQ)(?<!\bP)(?<!\bH)(?<!\b[A-ZĐ])[.!?…]+["”’)]*(?=\s+["“‘(]?[A-ZÀ-ỸĐ0-9])')


def split_sentences(text: str, title: str | None) -> list[Sentence]:
    """The sentences of a text, in order; they cover every character that is not blank."""
    sentences: list[Sentence] = []
    for line in re.finditer(r"[^\n]+", text):
        starts = [line.start(), *(m.end() for m in END.finditer(text, line.start(), line.end())), line.end()]
        for start, end in zip(starts, starts[1:], strict=False):
            piece = text[start:end]
            start += len(piece) - len(piece.lstrip())
            if piece.strip():
                section = "title" if title and not sentences and piece.strip() == title else "body"
                sentences.append(Sentence(len(sentences), section, start, start + len(piece.strip()), piece.strip()))
    return sentences
