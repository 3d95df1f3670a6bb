"""Who acts in each record, and for which country."""

import re
from dataclasses import replace

from pipelines.facts.enforcement.cues import cue, last, plain, verbs_in
from pipelines.facts.enforcement.pieces import QUOTES, Piece, pieces_of
from pipelines.facts.enforcement.records import Record
from pipelines.facts.enforcement.story import Story
from pipelines.facts.enforcement.views import ACTS
from pipelines.mentions.article import Mention, Sentence
from pipelines.mentions.names import canonical, country, details

# Bodies that act together: the first of the chain leads ("A phối hợp với B và C bắt giữ").
JOINED = re.compile(r"(?:[\s,;()]|và|cùng|phối hợp|với|chủ trì|thuộc|của|các|đồng|hoặc|đã|tham gia)*")
# "BĐBP Quảng Bình phối hợp với Đoàn đặc nhiệm số 2, Cục ...": a unit that no list has stands between
TOGETHER = re.compile(r"[\s,(]*(?:chủ trì,?\s+)?(?:phối hợp|cùng)\b(?:(?!\bbắt\b|\bphát hiện\b|\bthu\b)[^;.]){0,60}")
HELPER = re.compile(r"(?:cùng|với|phối hợp)\s+(?:các\s+)?$")
HANDED = re.compile(r"(?:chuyển|bàn giao)\s+(?:cho\s+)?$|(?:về|tại|đến|ở)\s+(?:trụ sở|cơ quan)\s+$")
# "vụ bắt giữ lớn nhất" names an act and tells none.
NOUN = re.compile(r"\b(?:vụ|việc)\s+$")
WHOLE_SERVICE = re.compile(r"toàn ngành$")
LED_BY = re.compile(r"(?:^|\s)do\s+$")
SUBJECTLESS = re.compile(r"(?:^|[,:;]|\b(?:đã|vừa|còn|cũng|tiếp tục|qua kiểm tra))\s*$")
FRIEND = re.compile(r"\bbạn\b")
BESIDE = re.compile(r"[\s,(]*(?:ở|tại|của|gia)?\s*")  # "Hải quan Hoàng | gia Malaysia"
THIS_LAND = re.compile(r"\s*(?:của )?(?:nước|đặc khu|vùng lãnh thổ|bang) này")
AT_START = re.compile(r"(?:trong khi đó,?\s*|còn\s+|cũng\s+)?(?:tại|ở)\s+")
# "Cục Cảnh sát ... chủ trì phối hợp tiểu đoàn 3, biên phòng X và hải quan Y bắt giữ"
CHAIRS = re.compile(r"\s*(?:\([^()]*\)\s*)?,?\s*(?:đã\s+)?chủ trì\b(?!,? phối hợp phá)")
# "cựu cán bộ hải quan cửa khẩu X bị khởi tố": where the suspect worked
EMPLOYED = re.compile(r"(?:cán bộ|công chức|công chức viên|nhân viên|lãnh đạo|cựu|nguyên)\s+$")
SUFFERS = re.compile(r"[^,;.]{0,60}?\bbị\s")
TERRITORIES = {"HK": ("hồng kông", "hong kong", "hongkong"), "MO": ("ma cao", "macau"), "TW": ("đài loan",)}
BOTH = re.compile(r"\bhai (?:đồn|đơn vị|lực lượng|chi cục|cơ quan|đội)\b(?! bạn)")
PASSIVE = re.compile(r"\bbị\s+(?:\S+\s+)?\S+$")  # "một hành khách bị phát hiện mang 62.000 USD"
ROYAL = re.compile(r" gia(?: [A-ZĐ]\w+)+")
# "- BĐBP: 12 vụ", "; Bộ đội Biên phòng 1.046 vụ"
HEADED = re.compile(r"\s*:|\s+(?:có\s+|với\s+|là\s+)?(?=\d[\d.]*\s+vụ\b)")
AMONG = re.compile(r"(?:[^,]{0,20},\s*)?trong (?:đó|số)")
# How far before a body the words that make it no subject may stand.
REACH = 40


def agencies(records: list[Record], story: Story) -> dict[int, Mention | None]:
    """The acting body of each record, by the record's id()."""
    found: dict[int, Mention | None] = {}
    known = [body for body in story.bodies if not _is_vague(body) and _enforces(body)]
    named = [body for body in known if _is_native(body, story)]
    offices = [body for body in named if body.reference_id and "generic" not in details(body)]
    main = next(iter(offices or named), None)
    previous: Record | None = None
    total: Mention | None = None
    for record in records:
        body = _of(record, story) or (found.get(id(record.base)) if record.base else None)
        land = _country_at_the_start(record)
        elsewhere = (
            previous is not None and land is not None and land != country_of(previous, found[id(previous)], story)
        )
        if elsewhere:
            previous = None
        if body is None and previous and _goes_on(record, previous, found[id(previous)]):
            body = found[id(previous)]
        if body is None and record.pieces and not elsewhere:
            last_body = found[id(previous)] if previous else None
            body = _stood_for(record, last_body, previous, known, story)
        if body is None and previous and _has_no_subject(record):
            body = found[id(previous)]
        if body is None and not elsewhere and (record.scope == "total" or previous is None):
            body = _acting_land(record) or (total or _anybody(record) if record.scope == "total" else None) or main
        if body and main and WHOLE_SERVICE.match(plain(body.text)):
            body = replace(body, reference_id=main.reference_id)
        found[id(record)] = body
        total = total or (body if record.scope == "total" else None)
        previous = record
    return found


def _goes_on(record: Record, previous: Record, body: Mention | None) -> bool:
    """Whether who acted before acts again: in the same sentence, "Trong số này có ...", or "hải quan" after "Hải quan X"."""
    if not record.pieces:
        return False
    first = record.pieces[0]
    if first.sentence in (piece.sentence for piece in previous.pieces):
        return True
    if previous.scope == "total" and AMONG.match(first.opening):
        return True
    forces = {
        force
        for piece in record.pieces
        for m in piece.mentions("organization")
        if "generic" in details(m)
        for force in _forces(m)
    }
    return body is not None and not forces.isdisjoint(_forces(body))


def _anybody(record: Record) -> Mention | None:
    """The "cơ quan chức năng" that a statistic names as who acted: truer than a body from elsewhere in the article."""
    bodies = (_acting(record.pieces[number]) for number in record.told)
    return next((body for body in bodies if body), None)


def _acting_land(record: Record) -> Mention | None:
    """The country that acts itself, as the text names it: "Lào cho biết đã tịch thu 2 tấn ngà"."""
    found = (_acting_place(record.pieces[number].sentence) for number in record.told)
    return next((place for place in found if place and place.reference_id != "VN"), None)


def _has_no_subject(record: Record) -> bool:
    """Whether a case tells of an act that somebody did without saying who: "Ngày 29/10, cũng tại đây, bắt 2 đối tượng"."""
    told = [record.pieces[number] for number in record.told]
    if record.scope == "total" or not told or any(piece.mentions("organization") for piece in told):
        return False
    acts = [v for v in told[0].view.verbs if v.label in ACTS and told[0].start <= v.start < told[0].end]
    before = told[0].view.low[told[0].start : acts[0].start] if acts else ""
    return bool(acts) and bool(SUBJECTLESS.search(before) or PASSIVE.search(told[0].view.low[: acts[0].end]))


def _forces(body: Mention) -> list[str]:
    return cue("force").findall(plain(body.text))


def country_of(record: Record, body: Mention | None, story: Story) -> str:
    """The country of a body; of "hải quan bạn" the foreign country of the article; Viet Nam where nothing is said.

    Where no body is named a country may act itself: "Singapore thu giữ 8 tấn ngà voi".
    """
    if body is None:
        sentences = [s for figure in record.figures for s in (figure.sentence, *(again for again, _ in figure.more))]
        acting = next((code for sentence in sentences if (code := _acting_country(sentence))), None)
        return acting or _country_at_the_start(record) or story.abroad or "VN"
    if code := _territory(body) or (_country_at_the_start(record) if _is_of_this_land(body, story) else None):
        return code
    if code := country(body) or _country_beside(body, story) or _country_at_the_start(record):
        return code
    sentence = story.sentence_of(body)
    if sentence is None:
        return "VN"
    if FRIEND.search(plain(body.text)) or THIS_LAND.match(plain(sentence.text[body.end - sentence.start :])):
        abroad = (country(m) for s in story.article.sentences for m in s.mentions if m.kind == "organization")
        return next((code for code in abroad if code and code != "VN"), "VN")
    return story.abroad or "VN"


def _is_of_this_land(body: Mention, story: Story) -> bool:
    """Whether a body is called that of the country told of: "Tại Thái Lan, Cục Hải quan nước này ..."."""
    sentence = story.sentence_of(body)
    return sentence is not None and bool(THIS_LAND.match(plain(sentence.text[body.end - sentence.start :])))


def _territory(body: Mention) -> str | None:
    """The land of a body with customs of its own: "Hải quan Hồng Kông (Trung Quốc)"."""
    named = plain(body.text)
    return next((code for code, names in TERRITORIES.items() if any(name in named for name in names)), None)


def _country_at_the_start(record: Record) -> str | None:
    """The foreign country that a record begins in: "Tại Singapore, nhà chức trách ...", "* Thái Lan. Hai hành khách ..."."""
    if record.heading and (code := country(record.heading)) not in (None, "VN"):
        return code
    for piece in [record.pieces[number] for number in record.told][:1] + record.pieces[:1]:
        place = next((m for m in piece.sentence.mentions if m.kind in ("place", "border_gate")), None)
        before = plain(piece.sentence.text[: place.start - piece.sentence.start]) if place else ""
        if place and AT_START.fullmatch(before) and (code := country(place)) not in (None, "VN"):
            return code
    return None


def _country_beside(body: Mention, story: Story) -> str | None:
    """The country that follows a body: "hải quan Sri Lanka", "hải quan ở Nam Kinh, tỉnh Giang Tô"."""
    sentence = story.sentence_of(body)
    if sentence is None:
        return None
    inside = (m for m in sentence.mentions if m.kind == "place" and body.start < m.start < body.end)
    if code := next((code for m in inside if (code := country(m))), None):
        return code  # "Hải quan Hoàng gia Malaysia"
    end = body.end
    for place in (m for m in sentence.mentions if m.kind == "place" and m.start > body.end):
        if not BESIDE.fullmatch(sentence.text[end - sentence.start : place.start - sentence.start]):
            return None
        if code := country(place):
            return code
        end = place.end
    return None


def _acting_country(sentence: Sentence) -> str | None:
    """The country that a sentence begins with as the subject of an act."""
    place = _acting_place(sentence)
    return place.reference_id if place else None


def _acting_place(sentence: Sentence) -> Mention | None:
    place = next((m for m in sentence.mentions if m.kind == "place"), None)
    if (
        place is None
        or sentence.text[: place.start - sentence.start].strip(QUOTES)
        or len(place.reference_id or "") != 2
    ):
        return None
    end = place.end - sentence.start
    verbs = [verb for verb in verbs_in(sentence.text[: end + REACH]) if verb.start >= end]
    told = next((verb for verb in verbs if verb.label != "report"), None)
    if told is None or told.label not in ACTS or re.search(r"[,;.(]|\bbị\b", plain(sentence.text[end : told.start])):
        return None
    return place


def _enforces(body: Mention) -> bool:
    return bool(cue("enforcer").search(plain(canonical(body))))


def _is_native(body: Mention, story: Story) -> bool:
    return country(body) in (None, "VN") and _country_beside(body, story) in (None, "VN")


def _stood_for(
    record: Record, last_body: Mention | None, previous: Record | None, known: list[Mention], story: Story
) -> Mention | None:
    """The body that "phía bạn", "phía đồn", "đơn vị" stand for: a neighbour, the last one of its kind, the last that acted
    or was named since."""
    opening = record.pieces[0]
    earlier = [body for body in known if body.start < opening.sentence.start]
    if cue("friend").search(opening.low):
        return next((body for body in reversed(earlier) if not _is_native(body, story)), None)
    if BOTH.search(opening.low) and earlier:
        last = earlier[-1].start
        together = [b for b in earlier if (at := story.sentence_of(b)) and at.start <= last < at.end]
        return next((body for body in together if _is_native(body, story)), None)  # "hai đồn cùng bắt 2 người"
    found = cue("stand-in").findall(opening.low)
    if not found:
        return None
    for words in found:
        kind = words.removeprefix("phía ").removesuffix(" này").removesuffix(" đã")
        if alike := [body for body in earlier if plain(body.text).startswith(kind)]:
            return alike[-1]
    since = previous.pieces[-1].sentence.start if previous and previous.pieces else 0
    if last_body and not _is_vague(last_body) and not any(body.start >= since for body in earlier):
        return last_body
    return earlier[-1] if earlier else None


def _is_vague(body: Mention) -> bool:
    """Whether a body is any body: "lực lượng chức năng", "đơn vị"; "các lực lượng chức năng" is who acted."""
    return "generic" in details(body) and not cue("force", "whole").search(plain(body.text))


def _of(record: Record, story: Story) -> Mention | None:
    """The body that stands before the act in the record's own words: a named one, else "các lực lượng"; not just any."""
    told = [piece for piece in record.pieces if any(f in record.figures for f in piece.figures)]
    others = [] if record.scope == "total" else [piece for piece in record.close if piece not in told]
    bodies = [body for piece in told if (body := _acting(piece)) and not _is_vague(body)]
    if not bodies and told and record.scope == "case" and (earlier := _just_before(told[0], story)):
        bodies = [earlier]
    bodies += [body for piece in others if (body := _acting(piece)) and not _is_vague(body)]
    if not bodies and record.scope == "case" and told:
        first = told[0]
        before = [
            m
            for m in first.sentence.mentions
            if m.kind == "organization" and m.end <= first.sentence.start + first.start
        ]
        bodies = [m for m in before if not _is_vague(m) and _enforces(m)][:1]  # the subject stands before a semicolon
    named = [body for body in bodies if record.scope == "case" and "generic" not in details(body)]
    return next(iter(named or bodies), None)


def _just_before(piece: Piece, story: Story) -> Mention | None:
    """The body that acts in the sentence before a piece that names none: "Tuần duyên bắt một tàu. 280.000 lít dầu bị giữ"."""
    if piece.mentions("organization"):
        return None
    sentences = story.article.sentences
    earlier = next((s for s in sentences if s.position == piece.sentence.position - 1 and s.section == "body"), None)
    if earlier is None or "\n\n" in story.article.text[earlier.end : piece.sentence.start]:
        return None
    bodies = [body for told in pieces_of(earlier) if (body := _acting(told)) and not _is_vague(body)]
    return bodies[-1] if bodies and "generic" not in details(bodies[-1]) else None


def _acting(piece: Piece) -> Mention | None:
    """The subject of the first act of a piece: the nearest body before it, then back along "A phối hợp với B"."""
    shift = piece.sentence.start
    bodies = [m for m in piece.mentions("organization") if not cue("no agency").match(plain(m.text))]
    bodies = [m for m in bodies if not HANDED.search(piece.view.before(m, REACH)) and not _employs_suspect(m, piece)]
    acts = [
        verb.start + shift
        for verb in piece.view.verbs
        if verb.label in ACTS - {"court"}
        and piece.start <= verb.start < piece.end
        and not NOUN.search(piece.low[: verb.start - piece.start])
    ]
    for act in acts:
        before = [m for m in bodies if m.end <= act]
        whole = last(cue("whole"), piece.view.low[(before[-1].end - shift if before else piece.start) : act - shift])
        if whole and whole[0] == "cả nước" and "cả nước này" in piece.low:
            whole = None
        if whole:
            start = (before[-1].end if before else piece.start + shift) + whole.start()
            return Mention(
                "organization",
                start,
                start + len(whole[0]),
                piece.sentence.text[start - shift :][: len(whole[0])],
                detail="generic",
            )
        if not before:
            continue
        leading = next((m for m in before if CHAIRS.match(piece.view.low, m.end - shift)), None)
        if leading and not _is_vague(leading):
            part = next((m for m in before if m.end == leading.start - 1), leading)
            return _whole_name(part, piece)
        chain = [before[-1]]
        for body in reversed(before[:-1]):
            between = plain(piece.sentence.text[body.end - shift : chain[-1].start - shift])
            if not (JOINED.fullmatch(between) or TOGETHER.fullmatch(between)):
                break
            chain.append(body)
        if HELPER.search(piece.view.before(chain[-1], REACH)):
            continue  # "đã phối hợp cùng các lực lượng khác phát hiện" leaves the subject to the sentence before
        told = [m for m in (*reversed(chain), *reversed(before)) if not _is_vague(m)]
        return _whole_name(told[0] if told else chain[-1], piece)
    headed = (m for m in bodies if HEADED.match(piece.sentence.text, m.end - shift) and _leads(m, piece))
    return next((m for m in bodies if LED_BY.search(piece.view.before(m, REACH))), next(headed, None))


def _employs_suspect(body: Mention, piece: Piece) -> bool:
    """Whether a body is only where a suspect worked: "cựu cán bộ hải quan cửa khẩu X bị khởi tố"."""
    end = body.end - piece.sentence.start
    return bool(EMPLOYED.search(piece.view.before(body, REACH)) and SUFFERS.match(piece.view.low, end))


def _leads(body: Mention, piece: Piece) -> bool:
    """Whether nothing but the sign of a list stands before a body: "- BĐBP: 12 vụ"."""
    return not re.search(r"\w", piece.sentence.text[piece.start : body.start - piece.sentence.start])


def _whole_name(body: Mention, piece: Piece) -> Mention:
    """An office with the body that it is part of: "Cơ quan CSĐT Công an tỉnh Hà Tĩnh"."""
    royal = ROYAL.match(piece.sentence.text, body.end - piece.sentence.start)
    if royal and body.text.endswith("Hoàng"):
        return replace(body, end=body.end + len(royal[0]), text=body.text + royal[0])
    parent = next((m for m in piece.mentions("organization") if m.start == body.end + 1), None)
    if parent is None or piece.sentence.text[body.end - piece.sentence.start] != " ":
        return body
    text = piece.sentence.text[body.start - piece.sentence.start : parent.end - piece.sentence.start]
    return replace(body, end=parent.end, text=text)
