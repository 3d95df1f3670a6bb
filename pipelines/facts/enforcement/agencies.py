"""Who acts in each record, and for which country."""

import re

from pipelines.facts.enforcement.cues import cue, plain
from pipelines.facts.enforcement.figures import ACTS
from pipelines.facts.enforcement.records import Piece, Record
from pipelines.mentions.article import Article, Mention
from pipelines.mentions.names import canonical, country, details

ENFORCER = re.compile(
    r"hải quan|biên phòng|công an|cảnh sát|quản lý thị trường|chống buôn lậu|389|kiểm lâm|bđbp|\bhq|lực lượng|giới chức|chính quyền"
)
# Bodies that act together: the first of the chain leads ("A phối hợp với B và C bắt giữ").
JOINED = re.compile(r"(?:[\s,;()]|và|cùng|phối hợp|với|chủ trì|thuộc|của|các|đồng|hoặc|đã|tham gia)*")
HELPER = re.compile(r"(?:cùng|với|phối hợp)\s+(?:các\s+)?$")
HANDED = re.compile(r"(?:chuyển|bàn giao)\s+(?:cho\s+)?$")
LED_BY = re.compile(r"(?:^|\s)do\s+$")
# Words that stand for a body named before.
STAND_IN = re.compile(
    r"\b(?:đơn vị(?: này)?|chi cục|cục này|cơ quan này|lực lượng này|chúng tôi|đồn(?: này)?|tổ công tác|toàn cục|ban chuyên án)\b(?! [A-ZĐ])"
)


def agencies(records: list[Record], article: Article) -> dict[int, Mention | None]:
    """The acting body of each record, by the record's id()."""
    found: dict[int, Mention | None] = {}
    main = _main(article)
    for number, record in enumerate(records):
        body = _of(record)
        if body is None and record.base is not None:
            body = found.get(id(record.base))
        if body is None and number and record.pieces and record.pieces[0].sentence in (p.sentence for p in records[number - 1].pieces):
            body = found[id(records[number - 1])]
        if body is None and (record.scope == "total" or number == 0 or STAND_IN.search(record.text)):
            totals = [found[id(r)] for r in records[:number] if r.scope == record.scope == "total" and found[id(r)]]
            body = totals[0] if totals else _before(record, article) or main
        found[id(record)] = body
    return found


def country_of(body: Mention | None, article: Article) -> str:
    """The country of a body; of "hải quan bạn" the foreign country of the article; Viet Nam where nothing is said."""
    if body is None:
        return "VN"
    if code := country(body):
        return code
    named = (m for s in article.sentences for m in s.mentions if m.kind == "place" and m.start == body.end + 1)
    if beside := next(named, None):  # "hải quan Sri Lanka"
        return country(beside) or "VN"
    sentence = next((s for s in article.sentences if s.start <= body.start < s.end), None)
    after = plain(sentence.text[body.end - sentence.start :]) if sentence else ""
    if re.search(r"\bbạn\b", plain(body.text)) or re.match(r"\s*(?:của )?(?:nước|đặc khu|vùng lãnh thổ|bang) này", after):
        abroad = (country(m) for s in article.sentences for m in s.mentions if m.kind == "organization")
        return next((code for code in abroad if code and code != "VN"), "VN")
    return "VN"


def _is_body(mention: Mention) -> bool:
    return mention.kind == "organization" and not cue("no agency").match(plain(mention.text))


def _is_vague(body: Mention) -> bool:
    """Whether a body is any body: "lực lượng chức năng", "đơn vị"; "các lực lượng chức năng" is who acted."""
    return "generic" in details(body) and not re.search(
        r"hải quan|biên phòng|công an|cảnh sát|quản lý thị trường|^các lực lượng|toàn ngành|giới chức|chính quyền", plain(body.text)
    )


def _of(record: Record) -> Mention | None:
    """The body that stands before the act in the record's own words, if it is not just any body."""
    told = [piece for piece in record.pieces if any(f in record.figures for f in piece.figures)]
    others = [] if record.scope == "total" else [piece for piece in record.pieces if piece not in told]
    bodies = (_acting(piece) for piece in told + others)
    return next((body for body in bodies if body and not _is_vague(body)), None)


def _acting(piece: Piece) -> Mention | None:
    """The subject of the first act of a piece: the nearest body before it, then back along "A phối hợp với B"."""
    shift = piece.sentence.start
    bodies = [m for m in piece.mentions("organization") if _is_body(m) and not HANDED.search(piece.view.low[: m.start - shift])]
    led = [m for m in bodies if LED_BY.search(piece.view.low[: m.start - shift])]
    acts = [verb.start + shift for verb in piece.view.verbs if verb.label in ACTS and piece.start <= verb.start < piece.end]
    for act in acts:
        before = [m for m in bodies if m.end <= act]
        if not before:
            continue
        chain = [before[-1]]
        for body in reversed(before[:-1]):
            if not JOINED.fullmatch(plain(piece.sentence.text[body.end - shift : chain[-1].start - shift])):
                break
            chain.append(body)
        if HELPER.search(piece.view.low[: chain[-1].start - shift]):
            continue  # "đã phối hợp cùng các lực lượng khác phát hiện" leaves the subject to the sentence before
        told = [m for m in (*reversed(chain), *reversed(before)) if not _is_vague(m)]
        return told[0] if told else chain[-1]
    return led[0] if led else None


def _before(record: Record, article: Article) -> Mention | None:
    """The last official body named before a record that the text says stands for it ("đơn vị", "chi cục")."""
    if not STAND_IN.search(record.text) or not record.pieces:
        return None
    start = record.pieces[0].sentence.start
    named = [m for s in article.sentences for m in s.mentions if m.start < start and _is_body(m) and not _is_vague(m)]
    known = [m for m in named if ENFORCER.search(plain(canonical(m))) and country(m) in (None, "VN")]
    return known[-1] if known else None


def _main(article: Article) -> Mention | None:
    """The body that the article is about: its first Vietnamese enforcement body, an official office if there is one."""
    bodies = [m for s in article.sentences for m in s.mentions if _is_body(m) and ENFORCER.search(plain(canonical(m)))]
    own = [m for m in bodies if country(m) in (None, "VN") and not _is_vague(m)]
    offices = [m for m in own if m.reference_id and "generic" not in details(m)]
    return next(iter(offices or own), None)
