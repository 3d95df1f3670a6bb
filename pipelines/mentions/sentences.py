"""A text as sentences, each with the section of the article it stands in.

A line break ends a sentence: headlines, captions, bullets and table rows have no full stop. Inside a line of
the body a stop ends a sentence where a blank and a capital (or a number) follow, except after an abbreviation
("TP. HCM", "PGS. TS.") or an initial ("T. V. N"). Which words those are is data: `lexicon/abbreviations.csv`.
"""

import re
from collections.abc import Iterator

from pipelines.documents.language import UPPER
from pipelines.documents.lines import Line, read_lines
from pipelines.lexicon.phrases import alternation, phrases
from pipelines.mentions.article import Sentence

abbreviations = frozenset(phrases("abbreviations")["before_name"])
numbered = re.compile(alternation(phrases("abbreviations")["numbered"]) + r"\s*\S*$")
sentence_start = re.compile(alternation(phrases("abbreviations")["sentence_start"]))

CLOSING = r"[\"”’»)\]]*+"
OPENING = r"[\"“‘«(\[]*"
STOP = re.compile(
    rf"(?<![.!?…])(?P<stop>[.!?…]++){CLOSING}(?=\s+{OPENING}[-–]?\s?[{UPPER}\d])"
    # "triệu USD.Trong đó": the blank is missing; two letters before and a whole word after tell it from "TP.HCM"
    rf"|(?<=[\w%)]{{2}})(?P<glued>\.){CLOSING}(?=[{UPPER}][a-zà-ỹ]+\s)"
)
MARK = re.compile("[.!?…]")  # what STOP begins with: found faster than STOP, which looks behind every character
WINDOW = 40  # characters on each side of a stop that tell what it is
WORD_BREAK = re.compile(r"[\s(\"“‘\[]")
INITIALS = re.compile(rf"(?:[{UPPER}]\.)*[{UPPER}]")


def last_word(text: str) -> str:
    return WORD_BREAK.split(text[-WINDOW:])[-1]


def stops(line: str) -> Iterator[re.Match[str]]:
    """`STOP.finditer`."""
    done = 0
    for mark in MARK.finditer(line):
        if mark.start() >= done and (stop := STOP.match(line, mark.start())):
            done = stop.end()
            yield stop


def ends_sentence(line: str, stop: re.Match) -> bool:
    """Whether the stop at `stop` ends a sentence of `line`."""
    mark, start, end = stop["stop"] or stop["glued"], stop.start(), stop.end()
    before, after = line[max(start - WINDOW, 0) : start], line[end : end + WINDOW].lstrip()
    if mark[0] in "!?":
        return True
    if mark != ".":  # an ellipsis may stand inside a sentence: "chỉ còn... 0 đồng"
        return not after[:1].isdigit()
    word = last_word(before)
    if not before.strip() or (start < WINDOW and before.strip().isdigit()):
        return False  # the number of a list: "1. Xuất khẩu"
    if word.lower() in abbreviations and word[:1].isupper():
        return False
    if INITIALS.fullmatch(word) and (len(word) == 1 or "." in word):
        return bool(numbered.search(before.lower()) or sentence_start.match(after.lower()))
    return not stop["glued"] or (word[-1:].islower() or not word[-1:].isalpha() or len(word) > 2)


def sentence_spans(line: Line) -> list[tuple[int, int]]:
    """The sentences of one line as offsets into the text; a title is one sentence."""
    starts = [0]
    if line.section != "title":
        starts += [stop.end() for stop in stops(line.text) if ends_sentence(line.text, stop)]
    spans = []
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        piece = line.text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        spans.append((line.start + first, line.start + start + len(piece.rstrip())))
    return spans


def is_torn(line: Line, follower: Line) -> bool:
    """Whether a line break tore "TP." from the name after it, as automatic splitters do: then the sentence goes on."""
    word = last_word(line.text)
    return (
        line.section == follower.section == "body"
        and line.block == follower.block
        and word[-1:] == "."
        and word[:1].isupper()
        and word[:-1].lower() in abbreviations
        and not sentence_start.match(follower.text.lower())
    )


def split_sentences(text: str, title: str | None) -> list[Sentence]:
    """The sentences of a text in order: trimmed, without overlap, covering every character that is not blank."""
    sentences: list[Sentence] = []
    previous = None
    for line in read_lines(text, title):
        spans = sentence_spans(line)
        if previous and is_torn(previous, line):
            torn = sentences.pop()
            spans[0] = (torn.start, spans[0][1])
        for start, end in spans:
            sentences.append(Sentence(len(sentences), line.section, start, end, text[start:end]))
        previous = line
    return sentences
