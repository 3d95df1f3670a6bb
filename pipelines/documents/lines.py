"""What each line of an article is: title, body, caption, byline or boilerplate.

News texts lose their layout on the way to plain text, but not their line breaks: the line is the unit that a headline,
a photo credit, an author, a time stamp or a teaser fills alone. Only two parts share a line with the body, the
dateline before the first sentence ("(TTXVN) - ") and the credit after the last one ("... Ảnh: CTV"); those are cut off
as parts of their own.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from pipelines.documents.language import UPPER, is_english, is_vietnamese
from pipelines.lexicon.phrases import phrases

DATE = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
TIME = r"\d{1,2}[:hg]\d{2}(?::\d{2})?"


def one_of(name: str, *classes: str) -> str:
    """The phrases of some classes as one alternation, the longest first."""
    members = {phrase for label in classes for phrase in phrases(name)[label]}
    return "|".join(re.escape(phrase) for phrase in sorted(members, key=lambda phrase: (-len(phrase), phrase)))


def part(*classes: str) -> str:
    return f"(?:{one_of('article_parts', *classes)})"


# "18-12-2025, 08:46", "08:46 | 18/12/2025", "2025-12-18 08:46"; a bare date is a stamp too where it fills a line
STAMP = (
    rf"(?:{DATE}(?:\s*[-–|,]?\s*(?:lúc\s*)?{TIME})?|{TIME}\s*[-–|,]?\s*(?:ngày\s*)?{DATE}"
    rf"|\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]{TIME})?)(?:\s*\(?(?:GMT|UTC)\s*[+-]\d+\)?|\s*[AP]M)?"
)
LABEL = rf"(?:{part('posted')}\s*[:,|-]?\s*(?:lúc\s*|ngày\s*)?)"
STAMP_LINE = re.compile(rf"[(\[]?{LABEL}{{0,2}}(?P<stamp>{STAMP})[)\]]?[.;]?", re.IGNORECASE)

NAME_WORD = rf"[{UPPER}][\w.+]*"
NAME = rf"{NAME_WORD}(?:\s+{NAME_WORD}){{0,5}}"
NAMES = rf"{NAME}(?:\s*(?:[-–,&/]|và)\s*{NAME}){{0,3}}"
COMPILED = rf"(?:\s*\(\s*(?i:{part('compiled')}|theo [^()]{{2,30}}|từ [^()]{{2,30}})\s*\)|\s+{part('compiled')})"
AUTHOR_LINE = re.compile(rf"(?:(?i:{part('credit')})\s*:?\s+)?(?P<author>{NAMES}){COMPILED}?\.?")
AUTHOR_STAMP = re.compile(
    rf"(?:(?i:{part('credit')})\s*:?\s+)?(?P<author>{NAMES}){COMPILED}?\s*[|,•·–-]\s*{LABEL}{{0,2}}(?P<stamp>{STAMP})",
)
CREDIT_LINE = re.compile(rf"(?:{part('credit')})\s*:\s*(?P<author>[^:\d]{{2,60}}?)(?:\.\s\D*)?", re.IGNORECASE)
SOURCE_LINE = re.compile(rf"(?i:theo)\s+(?P<author>[{UPPER}][^.!?,:]{{1,40}})")
UNIT_LINE = re.compile(rf"[{UPPER}][^.!?:;,\d]{{2,58}}[^.!?:;,\d\"”')]")

PICTURE_LINE = re.compile(rf"(?:{part('picture')})\s*\d*\s*[:.]\s*\S.*", re.IGNORECASE)
PICTURE_CREDIT = re.compile(
    rf"(?:(?:^|[-–—(.,;!?”\"]\s*|(?<=\s))(?i:{part('picture')})\s*\d*\s*:\s*\S.{{0,60}}"
    rf"|[-–—]\s*(?i:ảnh)\s+(?:[{UPPER}]|cơ quan|do |của |tư liệu).{{0,60}}"
    rf"|\(\s*(?i:{part('picture')})\b[^()]{{0,60}}\)\s*\.?)$",
)
ILLUSTRATION = re.compile(rf"\(?\s*(?:{part('illustration')})\b.{{0,60}}", re.IGNORECASE)
HANGING_CREDIT = re.compile(r"[-–—(]\s*ảnh\b.{0,60}", re.IGNORECASE)

RELATED_HEAD = re.compile(rf"[\W_]*{part('related')}\s*[:>»\W]*", re.IGNORECASE)
RELATED_LINE = re.compile(rf"[\W_]*{part('related')}\s*[:>»].*|[>»].*|\W*{part('note')}.*", re.IGNORECASE)
BULLET = re.compile(r"[-–•*·▪■►>»+]\s*\S.*")
LIST_ITEM = re.compile(r"[-–•*·+]\s|\d+[.)]\s")
FURNITURE = re.compile(
    rf"[\W_]*{part('furniture')}(?:\s*[|>»/•·,-]\s*{part('furniture')})*\s*\(?\d*\W*"
    rf"|[\W_]*{part('keywords')}\s*[:|]\s*.+"
    r"|[^\d.>»›]{0,40}(?:\s[>»›]\s[^\d.>»›]{1,40})+|\W+|https?://\S+|www\.\S+|\S+@\S+\.\S+",
    re.IGNORECASE,
)
IMPRINT = re.compile(rf"[\W_]*(?:{part('imprint')}|©).*", re.IGNORECASE)

OUTLET = one_of("outlets", "outlet")
OUTLET_NAME = (
    rf"(?:(?i:{OUTLET})|(?i:{one_of('outlets', 'kind_of_outlet')})\s[{UPPER}][^\n()–-]{{1,40}}"
    rf"|(?!(?i:{one_of('outlets', 'not_outlet')})\b)[{UPPER}]{{2,8}})"
)
PLACE = rf"[{UPPER}][\w.]*(?:\s[{UPPER}][\w.]*){{0,3}}"
DATELINE = re.compile(
    rf"\((?P<bracketed>[^()\n]{{2,40}})\)\s*(?:[-–—:]\s*|(?=[{UPPER}]))"
    rf"|(?P<outlet>{OUTLET_NAME})\s+[-–—]\s+"
    rf"|{PLACE}\s*\((?P<agency>{OUTLET_NAME})[^()\n]{{0,20}}\)\s*[-–—.:]\s*"
    rf"|{PLACE},\s*(?:ngày\s*)?(?P<date>{DATE})\s*[-–—:.]\s+"
    rf"|[{UPPER}]{{2,}}(?:\s[{UPPER}]{{2,}}){{1,3}}(?<!\bTP)(?:\.\s|\s*[-–—:]\s)(?=[{UPPER}])"
)

CAPTION_LENGTH = 400  # a longer line is a paragraph: only the credit at its end is a caption
CREDIT_LENGTH = 120  # of a photo credit with the words before its colon
TEASER_LENGTH = 60  # a shorter line without Vietnamese letters may be a name, a model or a row of a table
NO_BLOCK = -1
DENSE_LINES = 6  # of prose in a body that is one block; the shortest articles of such sites have six
BLOCKS_BEFORE = 4  # title, lead, the first picture and a heading
CAPTIONS_SHARE = 0.35
BODY_SHARE = 0.4


@dataclass(slots=True)
class Line:
    """A line (or a part of one) without the blanks around it; `block` counts the groups that empty lines separate."""

    start: int
    end: int
    text: str
    block: int
    section: str = "body"


def split_lines(text: str) -> list[Line]:
    lines, block, previous = [], 0, 0
    for match in re.finditer(r"\S(?:[^\n]*[^\s])?", text):
        block += text.count("\n", previous, match.start()) > 1
        lines.append(Line(match.start(), match.end(), match[0], block))
        previous = match.end()
    return lines


def picture_credit(line: str) -> re.Match | None:
    """The photo credit that ends a line."""
    return PICTURE_CREDIT.search(line, max(len(line) - CREDIT_LENGTH, 0))


def own_section(line: str) -> str:
    """The section that the wording of a line alone gives it; long lines are paragraphs."""
    if len(line) > CAPTION_LENGTH:
        return "body"
    if STAMP_LINE.fullmatch(line):
        return "boilerplate"
    if AUTHOR_STAMP.fullmatch(line) or (CREDIT_LINE.fullmatch(line) and not PICTURE_LINE.fullmatch(line)):
        return "byline"
    if PICTURE_LINE.fullmatch(line) or picture_credit(line) or ILLUSTRATION.fullmatch(line):
        return "caption"
    if any(pattern.fullmatch(line) for pattern in (RELATED_LINE, RELATED_HEAD, FURNITURE, IMPRINT)):
        return "boilerplate"
    return "body"


def mark_title(lines: list[Line], title: str | None) -> None:
    for line in lines[:6]:
        if title and line.text == title.strip():
            line.section = "title"
            return


def mark_related(lines: list[Line]) -> None:
    """The list under "Tin liên quan": its bullets, or else all up to the next empty line."""
    block = None  # that of the list; NO_BLOCK until its first line
    for line in lines:
        if line.section == "boilerplate" and RELATED_HEAD.fullmatch(line.text):
            block = NO_BLOCK
        elif block is not None:
            block = line.block if block == NO_BLOCK else block
            if BULLET.fullmatch(line.text) or (line.block == block and not line.text.endswith(".")):
                line.section = "boilerplate"
            else:
                block = None


def mark_teasers(lines: list[Line]) -> None:
    """Long English lines below a Vietnamese body."""
    if not is_vietnamese("\n".join(line.text for line in lines[:5])):
        return
    for line in lines:
        if line.section == "body" and len(line.text) >= TEASER_LENGTH and is_english(line.text):
            line.section = "boilerplate"


def mark_after_byline(lines: list[Line]) -> None:
    """Below "author | time stamp" in the second half of a text stand other articles."""
    for index, line in enumerate(lines):
        if line.section == "byline" and AUTHOR_STAMP.fullmatch(line.text) and index and line.start > lines[-1].end / 2:
            for follower in lines[index + 1 :]:
                follower.section = "boilerplate" if follower.section == "body" else follower.section
            return


def mark_captions(lines: list[Line]) -> None:
    """Captions that no wording of their own tells."""
    for line in trailing_block(lines):
        if line.section == "body" and not AUTHOR_LINE.fullmatch(line.text):
            line.section = "caption"
    for line, follower in pairwise(lines):
        if line.section == "body" and HANGING_CREDIT.fullmatch(follower.text):
            line.section = "caption"
    captions = {line.text for line in lines if line.section == "caption"}
    for line in lines:
        if line.section == "body" and line.text in captions:
            line.section = "caption"


def trailing_block(lines: list[Line]) -> list[Line]:
    """The short block below a body of many lines without empty ones between: there some sites put their captions.

    Where paragraphs are separated by empty lines, no block holds most of the text, and there is no such block.
    """
    blocks: dict[int, list[Line]] = {}
    for line in lines:
        if line.section != "boilerplate":
            blocks.setdefault(line.block, []).append(line)
    if len(blocks) < 2:
        return []
    *before, body, last = blocks.values()
    sizes = [sum(len(line.text) for line in block) for block in (*before, body, last)]
    prose = sum(not LIST_ITEM.match(line.text) for line in body)
    dense = prose >= DENSE_LINES and sizes[-2] >= BODY_SHARE * sum(sizes) and len(before) <= BLOCKS_BEFORE
    return last if dense and sizes[-1] <= CAPTIONS_SHARE * sum(sizes) else []


def mark_bylines(lines: list[Line]) -> None:
    """Authors at the end of the body; at most two lines, and never the only line."""
    body = [line for line in lines if line.section == "body"]
    for line in body[1:][:-3:-1]:
        alone = line.block != body[-2].block if line is body[-1] else False
        if len(line.text) <= 60 and (
            AUTHOR_LINE.fullmatch(line.text)
            or SOURCE_LINE.fullmatch(line.text)
            or (alone and UNIT_LINE.fullmatch(line.text) and len(line.text.split()) > 1)
        ):
            line.section = "byline"
        else:
            return


def cut_parts(line: Line) -> list[Line]:
    """A paragraph with the photo credit at its end as a part of its own."""
    if line.section != "body" or len(line.text) <= CAPTION_LENGTH:
        return [line]
    credit = picture_credit(line.text)
    if not credit:
        return [line]
    cut = credit.start() + (len(credit[0]) - len(credit[0].lstrip(' .,;!?”"')))
    body = line.text[:cut].rstrip()
    return [
        Line(line.start, line.start + len(body), body, line.block),
        Line(line.start + cut, line.end, line.text[cut:], line.block, "caption"),
    ]


def cut_dateline(lines: list[Line]) -> list[Line]:
    """The dateline of the first body line as a byline of its own."""
    for index, line in enumerate(lines):
        if line.section == "body":
            dateline = DATELINE.match(line.text)
            if not dateline or not dateline.end() < len(line.text):
                return lines
            head = dateline[0].rstrip()
            rest = line.text[dateline.end() :]
            return [
                *lines[:index],
                Line(line.start, line.start + len(head), head, line.block, "byline"),
                Line(line.end - len(rest), line.end, rest, line.block),
                *lines[index + 1 :],
            ]
    return lines


def read_lines(text: str, title: str | None) -> list[Line]:
    """The lines of a text with their sections, in order; they cover every character that is not blank."""
    lines = split_lines(text)
    for line in lines:
        line.section = own_section(line.text)
    mark_title(lines, title)
    mark_related(lines)
    mark_teasers(lines)
    mark_after_byline(lines)
    mark_captions(lines)
    mark_bylines(lines)
    return cut_dateline([piece for line in lines for piece in cut_parts(line)])
