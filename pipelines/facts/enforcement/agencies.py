"""Who acts in each record, and for which country."""

import re

from pipelines.facts.enforcement.cues import cue, plain
from pipelines.facts.enforcement.pieces import Piece
from pipelines.facts.enforcement.records import Record
from pipelines.facts.enforcement.story import Story
from pipelines.facts.enforcement.views import ACTS
from pipelines.mentions.article import Mention
from pipelines.mentions.names import canonical, country, details

# Bodies that act together: the first of the chain leads ("A phối hợp với B và C bắt giữ").
JOINED = re.compile(r"(?:[\s,;()]|và|cùng|phối hợp|với|chủ trì|thuộc|của|các|đồng|hoặc|đã|tham gia)*")
HELPER = re.compile(r"(?:cùng|với|phối hợp)\s+(?:các\s+)?$")
HANDED = re.compile(r"(?:chuyển|bàn giao)\s+(?:cho\s+)?$")
LED_BY = re.compile(r"(?:^|\s)do\s+$")
FRIEND = re.compile(r"\bbạn\b")
THIS_LAND = re.compile(r"\s*(?:của )?(?:nước|đặc khu|vùng lãnh thổ|bang) này")
# How far before a body the words that make it no subject may stand.
REACH = 40


def agencies(records: list[Record], story: Story) -> dict[int, Mention | None]:
    """The acting body of each record, by the record's id()."""
    found: dict[int, Mention | None] = {}
    named = [body for body in story.bodies if not _is_vague(body) and _is_enforcer(body)]
    offices = [body for body in named if body.reference_id and "generic" not in details(body)]
    main = next(iter(offices or named), None)
    previous: Record | None = None
    total: Mention | None = None
    for record in records:
        body = _of(record) or (found.get(id(record.base)) if record.base else None)
        if (
            body is None
            and previous
            and record.pieces
            and record.pieces[0].sentence in (p.sentence for p in previous.pieces)
        ):
            body = found[id(previous)]
        stands_in = bool(cue("stand-in").search(record.text))
        if body is None and (record.scope == "total" or previous is None or stands_in):
            earlier = [m for m in named if record.pieces and m.start < record.pieces[0].sentence.start and stands_in]
            body = (total if record.scope == "total" else None) or (earlier[-1] if earlier else main)
        found[id(record)] = body
        total = total or (body if record.scope == "total" else None)
        previous = record
    return found


def country_of(body: Mention | None, story: Story) -> str:
    """The country of a body; of "hải quan bạn" the foreign country of the article; Viet Nam where nothing is said."""
    if body is None:
        return "VN"
    if code := country(body):
        return code
    sentence = story.sentence_of(body)
    if sentence is None:
        return "VN"
    beside = next((m for m in sentence.mentions if m.kind == "place" and m.start == body.end + 1), None)
    if beside:  # "hải quan Sri Lanka"
        return country(beside) or "VN"
    if FRIEND.search(plain(body.text)) or THIS_LAND.match(plain(sentence.text[body.end - sentence.start :])):
        abroad = (country(m) for s in story.article.sentences for m in s.mentions if m.kind == "organization")
        return next((code for code in abroad if code and code != "VN"), "VN")
    return "VN"


def _is_enforcer(body: Mention) -> bool:
    return country(body) in (None, "VN") and bool(cue("enforcer").search(plain(canonical(body))))


def _is_vague(body: Mention) -> bool:
    """Whether a body is any body: "lực lượng chức năng", "đơn vị"; "các lực lượng chức năng" is who acted."""
    return "generic" in details(body) and not cue("force").search(plain(body.text))


def _of(record: Record) -> Mention | None:
    """The body that stands before the act in the record's own words, if it is not just any body."""
    told = [piece for piece in record.pieces if any(f in record.figures for f in piece.figures)]
    others = [] if record.scope == "total" else [piece for piece in record.pieces if piece not in told]
    bodies = (_acting(piece) for piece in told + others)
    return next((body for body in bodies if body and not _is_vague(body)), None)


def _acting(piece: Piece) -> Mention | None:
    """The subject of the first act of a piece: the nearest body before it, then back along "A phối hợp với B"."""
    shift = piece.sentence.start
    bodies = [m for m in piece.mentions("organization") if not cue("no agency").match(plain(m.text))]
    bodies = [m for m in bodies if not HANDED.search(piece.view.before(m, REACH))]
    acts = [
        verb.start + shift for verb in piece.view.verbs if verb.label in ACTS and piece.start <= verb.start < piece.end
    ]
    for act in acts:
        before = [m for m in bodies if m.end <= act]
        if not before:
            continue
        chain = [before[-1]]
        for body in reversed(before[:-1]):
            if not JOINED.fullmatch(plain(piece.sentence.text[body.end - shift : chain[-1].start - shift])):
                break
            chain.append(body)
        if HELPER.search(piece.view.before(chain[-1], REACH)):
            continue  # "đã phối hợp cùng các lực lượng khác phát hiện" leaves the subject to the sentence before
        told = [m for m in (*reversed(chain), *reversed(before)) if not _is_vague(m)]
        return told[0] if told else chain[-1]
    return next((m for m in bodies if LED_BY.search(piece.view.before(m, REACH))), None)
