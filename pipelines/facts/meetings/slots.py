"""Who met, where and when: what stands around a trigger in its sentence."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipelines.facts.meetings.actors import Actor
from pipelines.facts.meetings.triggers import NUMBERS, Trigger, number
from pipelines.mentions.article import Mention, Sentence
from pipelines.mentions.gazetteer import UPPER, fold
from pipelines.mentions.names import canonical

AND = re.compile(
    r"(?:\s*\([^()]*\))?\s*(?:[,;/–-]|và|cùng|cùng với|với|phối hợp với|phối hợp cùng|,\s*và)?\s*"
    r"(?:(?:với|cùng|các|đoàn|đoàn công tác|đoàn đại biểu|lãnh đạo|đại diện|tỉnh|của|đồng chí|ông|bà|phía|đơn vị|tập thể|"
    r"một số|hai|ba|bốn|đại tá|thượng tá|trung tá|thiếu tướng|đ/c)\s+)*"
)
NEAR = r"\s*(?:(?:các|đoàn|đoàn công tác|đoàn đại biểu|lãnh đạo|đại diện|đồng chí|ông|bà|tỉnh|hai|ba|bốn|riêng|của|đại tá|thượng tá|ngài|tập thể|đ/c|những|một số|đơn vị|phía|cơ quan|bên|nước)\s+)*"
NOT_SUBJECT = re.compile(r"(?<!\w)(?:theo|tại|ở|của|từ|qua|về|thuộc|cho|nhờ|trên địa bàn|với|giữa|nhằm|vào|trước|sau|bằng|tới|đến|sang|thăm|dự)\s+(?:các\s+|tỉnh\s+|nước\s+)*$")
BRINGS_SUBJECT = re.compile(r"(?<!\w)(?:đón|tiếp|đón tiếp|mời|cùng|cùng với|phối hợp với|phối hợp cùng|kết hợp với)\s+(?P<count>\d+|hai|ba|bốn)?\s*(?:các\s+|đoàn\s+|đoàn công tác\s+|đoàn đại biểu\s+|của\s+|lãnh đạo\s+)*$")
LOCATES = re.compile(r"(?<!\w)(?:tại|ở|đến|sang|tới|qua|từ|trên)\s+$")
ORDERS = re.compile(r"(?<!\w)(?:chỉ đạo|giao|yêu cầu|cử|đề nghị|giao cho|tạo điều kiện cho)\s+(?:các\s+)?$")
ADVERBS = re.compile(
    r"(?:[\s,]|\([^()]*\)|(?<!\w)(?:đã|sẽ|vừa|đang|cũng|lại|cùng|đồng|nhau|hôm nay|hôm qua|ngày mai|sáng|chiều|tối|trưa|nay|qua|có|phối hợp|"
    r"chủ trì|liên tục|chính thức|lần đầu|tiên|tiếp tục|đến|sang|thống nhất|chuẩn bị|cho|mới|dẫn đầu|đoàn|cùng ngày|ngay|riêng|chuẩn|tới|"
    r"thường xuyên|phải|trái|bìa|ngày|thông báo|nhất trí|dự kiến|sắp|lần lượt|và phu nhân|tích cực|chủ động|cử|với nhau)(?!\w)|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|(?<!\w)(?:sang|đến|tới|qua)(?:\s+\w+){1,5}(?!\w))*"
)
PLACE_END = re.compile(
    r"[,;.:\n]|\s[–-]\s(?![" + UPPER + r"\d])|"
    r"(?<!\w)(?:đã|vào|trong|ngày|giữa|để|nhằm|về|với|do|sẽ|được|có|từ|và (?![" + UPPER + r"])|diễn ra|tiến hành|tổ chức|sau|nhân|bàn|cùng|khi|dự|chủ trì|"
    r"sáng|chiều|tối|trưa|hôm|hồi|theo|đạt|gồm|nơi|mới|vừa|bế mạc|khai mạc|bên lề|dưới|trước|rồi|ký|trao|hội đàm|hội kiến|gặp|thống nhất)(?!\w)"
)
PLACE_LINK = re.compile(r"\)?\s*(?:,|-|–|và|\(|của)?\s*(?:(?:khu vực|các|huyện|tỉnh)\s+)*")
AT = re.compile(r"(?<!\w)(?:tại|ở)\s+")
GO_TO = re.compile(r"(?<!\w)(?:sang|đến|tới)\s+(?P<place>[" + UPPER + r"][^,;.]{1,60}?)\s+(?:để\s+)?(?:dự|tham dự|tham gia|họp|hội đàm|làm việc|tọa đàm|giao ban|ký)(?!\w)")
NOT_PLACE = re.compile(r"(?:đây|đó|hội|buổi|cuộc|lễ|diễn|kỳ|phiên|khu vực\s*$|sự kiện|chương trình|các hội|báo cáo|biên bản)")
PURPOSE = re.compile(r"(?<!\w)(?:nhằm|để|về việc|góp phần|về)(?!\w)")
OTHER_ACT = re.compile(r"(?<!\w)(?:họp báo|giới thiệu|công bố|thông báo|cho biết|thông tin|trả lời|phê duyệt|ban hành)(?!\w)")
NOT_WHEN = ("same_period", "comparison")


@dataclass(slots=True)
class Clause:
    """The part of a sentence that one trigger rules: offsets of the article."""

    sentence: Sentence
    start: int
    end: int

    def text(self, start: int, end: int) -> str:
        return fold(self.sentence.text[start - self.sentence.start : end - self.sentence.start])


def clauses(sentence: Sentence, triggers: list[Trigger]) -> list[Clause]:
    """One clause a trigger: it ends at a semicolon or where the next event's predicate begins."""
    low = fold(sentence.text)
    breaks = [sentence.start + m.end() for m in re.finditer(r";", low)]
    made = []
    for trigger in triggers:
        before = [b for b in breaks if b <= trigger.predicate]
        after = [b for b in breaks if b > trigger.end]
        earlier = [t.end for t in triggers if t.use == "press" and t.end <= trigger.predicate]
        later = [t.predicate for t in triggers if t.use == "event" and t.predicate >= trigger.end]
        start = max([sentence.start, *before[-1:]])
        if earlier:
            start = max(start, _resume(low, sentence.start, earlier[-1], trigger.predicate))
        made.append(Clause(sentence, start, min([sentence.end, *after[:1], *later[:1]])))
    return made


def _resume(low: str, shift: int, end: int, predicate: int) -> int:
    """Where the clause after an earlier event in the sentence begins: its last comma or "và", else the event's end."""
    gap = low[end - shift : predicate - shift]
    cuts = [m.end() for m in re.finditer(r",\s|(?<!\w)và(?!\w)", gap)]
    return end + (cuts[0] if cuts else 0)


def _listed(actors: list[Actor], index: int, step: int, clause: Clause) -> list[Actor]:
    """The actors coordinated with the one at `index`, going left (-1) or right (1), it included."""
    members = [actors[index]]
    position = index + step
    while 0 <= position < len(actors):
        left, right = sorted((actors[position], members[-1]), key=lambda actor: actor.start)
        if actors[position].kind in ("place", "country") and LOCATES.search(clause.text(clause.sentence.start, actors[position].start)):
            break
        if ("place" in (left.kind, right.kind)) and left.kind != right.kind and "," in clause.text(left.end, right.start):
            break
        if "self" in (left.kind, right.kind) and "," in clause.text(left.end, right.start):
            break
        if left.start == right.start:
            members.append(actors[position])
        elif left.end <= right.start and AND.fullmatch(clause.text(left.end, right.start)):
            members.append(actors[position])
        else:
            break
        position += step
    return members[::step]


def subjects(trigger: Trigger, clause: Clause, actors: list[Actor]) -> tuple[list[Actor], int | None]:
    """Who acts, before the predicate; and how many delegations, where the text counts them ("đón 02 đoàn")."""
    found: list[Actor] = []
    count = None
    limit = trigger.predicate
    led = bool(re.search(r"(?:dẫn đầu|trưởng đoàn)[^,;.]{0,20}$", clause.text(clause.sentence.start, limit)))
    while True:
        index = next(
            (
                i
                for i in range(len(actors) - 1, -1, -1)
                if actors[i].end <= limit and actors[i].start >= clause.start and _can_act(actors[i], limit, clause, held=bool(found) or trigger.is_held or trigger.form == "count" or led)
            ),
            None,
        )
        if index is None:
            break
        members = _listed(actors, index, -1, Clause(clause.sentence, clause.sentence.start, clause.end))
        if not _can_act(members[0], limit, clause, members[1:]):
            break
        found = members + found
        before = clause.text(clause.sentence.start, members[0].start)
        brought = BRINGS_SUBJECT.search(before)
        if brought is None or ORDERS.search(before):
            break
        count = number(brought["count"]) if brought["count"] else count
        limit = clause.sentence.start + brought.start()
    return found, count


def _can_act(actor: Actor, limit: int, clause: Clause, listed: list[Actor] | None = None, held: bool = True) -> bool:
    before = clause.text(clause.sentence.start, actor.start)
    away = NOT_SUBJECT.search(before)
    if away and listed is None and re.fullmatch(r"(?:với|cùng)\s+(?:các\s+)?", away.group()) and actor.kind == "organization":
        away = None  # "A với B 5 lượt": what the list begins with decides
    if away and away.group().startswith("của") and re.search(r"(?<!\w)là(?!\w)", clause.text(actor.end, limit)):
        away = None  # "điểm nhấn của Chi cục trong năm là việc tổ chức ..."
    if before.endswith("(") or (away and not BRINGS_SUBJECT.search(before)):
        return False
    loose = actor.kind in ("place", "country") and not actor.head_name and not listed
    if loose or not held:
        return bool(ADVERBS.fullmatch(clause.text(actor.end, limit)))
    return True


def _region(actors: list[Actor], start: int, end: int, clause: Clause) -> list[Actor]:
    """The list of actors that begins directly after `start`."""
    index = next((i for i, actor in enumerate(actors) if start <= actor.start < end), None)
    if index is None or not re.fullmatch(NEAR, clause.text(start, actors[index].start)):
        return []
    return _listed(actors, index, 1, clause)


TOPIC = re.compile(r"(?<!\w)(?:thúc đẩy|tạo|nâng cao|tăng cường|phát triển|kết nối|củng cố|mở rộng)(?!\w)")
SIDE = re.compile(
    r"(?:(?:các|đại diện|lãnh đạo|đoàn|đoàn công tác|của|\d+|hơn|gần)\s+)*(?:doanh nghiệp|hiệp hội|hãng|công ty|đồn|đại đội|lực lượng|cơ quan|chính quyền|"
    r"đơn vị|trạm|tiểu khu|ty|hải quan|công an|ngành|sở|ban|phòng|huyện|tỉnh|thị|biên phòng)(?!\w)[^,;.()]*?"
    r"(?=\s*(?:$|[,;.(]|(?<!\w)(?:đã|vừa|sẽ|tại|ở|vào|ngày|về|nhằm|để|trong|phải|bị|theo|bản|biên bản|thỏa thuận|diễn ra|do|với|cùng)(?!\w)))"
)


def between(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The two sides after "giữa"; a side that names nobody known is kept as it is written."""
    after = clause.text(trigger.end, clause.end)
    match = re.match(r"[^,;.]{0,60}?(?<!\w)giữa\s+", after)
    if not match:
        return []
    start = trigger.end + match.end()
    members = _region(actors, start, clause.end, clause)
    if TOPIC.search(match.group()) and all(actor.kind in ("country", "place") for actor in members):
        return []
    side = re.match(r"(?P<side>[^;.]{3,90}?)\s+(?:với|và)\s+", after[match.end() :])
    if members and members[0].kind == "collective":
        stop = PLACE_END.search(clause.sentence.text, members[0].end - clause.sentence.start)
        if stop and re.match(r"\s*\w", clause.text(members[0].end, members[0].end + 3)):
            end = start + len(clause.text(start, clause.sentence.start + stop.start()).rstrip())
            members[0] = replace(members[0], name=clause.sentence.text[start - clause.sentence.start : end - clause.sentence.start])
    if members or not side:
        return members
    end = start + side.end("side")
    raw = clause.sentence.text[start - clause.sentence.start : end - clause.sentence.start]
    return [Actor(start, end, "collective", raw), *_region(actors, start + side.end(), clause.end, clause)]


def partners(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The other side: after "với", or the object of a verb of meeting."""
    after = clause.text(trigger.end, clause.end)
    if trigger.kind == "visit":
        visited = [a for a in actors if trigger.start <= a.start < clause.end and a.kind in ("country", "organization")]
        besides = re.match(r"(?:,| và)?\s*(?:chúc tết|chúc mừng|làm việc|động viên|tặng quà|tìm hiểu)(?: với| tại)?", clause.text(trigger.end, clause.end))
        begin = trigger.end + (besides.end() if besides else 0)
        direct = _region(visited, begin, clause.end, clause) or named_countries(trigger, actors)
        if direct or trigger.bare:
            return direct
    if trigger.kind in ("talks", "visit", "working_session", "exchange"):
        direct = _region(actors, trigger.end, clause.end, clause)
        if direct and trigger.form == "verb" or direct and clause.text(trigger.predicate, trigger.end).endswith(("hội kiến", "hội đàm", "gặp", "tiếp")):
            return direct
    for match in re.finditer(r"(?<!\w)(?:với|cùng)\s+", after):
        start = trigger.end + match.end()
        members = _region(actors, start, clause.end, clause) or _written_side(start, clause)
        if members:
            return members
    return []


def _written_side(start: int, clause: Clause) -> list[Actor]:
    """A side that has no name of its own ("các đồn công an biên phòng Campuchia"), as it is written."""
    match = SIDE.match(clause.text(start, clause.end))
    if not match or len(match.group()) < 6:
        return []
    end = start + match.end()
    raw = clause.sentence.text[start - clause.sentence.start : end - clause.sentence.start]
    return [Actor(start, end, "collective", raw)]


def owners(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The side after "của": "buổi làm việc của UBND tỉnh với ..."."""
    shift = clause.sentence.start
    match = re.search(r"(?<!\w)của\s+", clause.text(trigger.start, clause.end)[: trigger.end - trigger.start + 6])
    if not match or not re.search(r"(?<!\w)(?:với|cùng|và)(?!\w)", clause.text(trigger.end, clause.end)):
        return []
    start = trigger.start + match.end()
    index = next((i for i, a in enumerate(actors) if a.start >= start and a.end <= clause.end), None)
    if index is None or actors[index].start - start > 25 or "," in clause.text(start, actors[index].start):
        return []
    first = replace(actors[index], name=clause.sentence.text[start - shift : actors[index].end - shift])
    more = re.match(r"\s*(?:,|và)\s+", clause.text(first.end, clause.end))
    return [first, *(_listed(actors, index, 1, clause)[1:] or (_written_side(first.end + more.end(), clause) if more else []))]


def hosts(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """Who holds it: "do A và B phối hợp tổ chức"."""
    after = clause.text(trigger.end, clause.end)
    match = re.search(r"(?<!\w)(?:do|được)\s+", after)
    if not match or not re.search(r"(?<!\w)(?:chủ trì|tổ chức|đăng cai|phối hợp)(?!\w)", after[match.end() :]):
        return []
    return _region(actors, trigger.end + match.end(), clause.end, clause)


def participants(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """Who took part: "với sự tham gia của A và 19 tỉnh giáp biên"."""
    after = clause.text(trigger.end, clause.sentence.end)
    match = re.search(r"(?<!\w)(?:sự|có) (?:tham gia|tham dự|góp mặt|hiện diện|có mặt)(?: của)?\s+", after)
    if not match:
        return []
    members = _region(actors, trigger.end + match.end(), clause.sentence.end, clause)
    if members:
        more = re.match(r"\s*(?:,|và|cùng)\s+", clause.text(members[-1].end, clause.sentence.end))
        members += _written_side(members[-1].end + more.end(), clause) if more else []
    return members


def named_countries(trigger: Trigger, actors: list[Actor]) -> list[Actor]:
    """"Giao lưu biên giới Việt Nam - Trung Quốc": the countries in the meeting's own name."""
    return [actor for actor in actors if actor.kind == "country" and trigger.start <= actor.start and actor.end <= trigger.end]


def place(trigger: Trigger, clause: Clause) -> str | None:
    """Where: after "tại" behind the trigger and before any purpose, else in the words that lead to it."""
    shift = clause.sentence.start
    low = fold(clause.sentence.text)
    begin, end = trigger.end - shift, clause.end - shift
    purpose = PURPOSE.search(low, begin, end)
    spots = [m.end() for m in AT.finditer(low, begin, purpose.start() if purpose else end)]
    spots += [m.end() for m in AT.finditer(low, clause.start - shift, trigger.start - shift)][::-1]
    for spot in spots:
        found = place_at(clause.sentence, spot)
        if found:
            return found
    go = GO_TO.search(clause.sentence.text, 0, begin + 1)
    return go["place"] if go else None


def place_at(sentence: Sentence, spot: int) -> str | None:
    """The place that begins there: through the places named one after the other, else up to the next boundary."""
    text = sentence.text
    if NOT_PLACE.match(fold(text), spot):
        return None
    end = spot
    for mention in sentence.mentions:
        start, stop = mention.start - sentence.start, mention.end - sentence.start
        if mention.kind not in ("place", "border_gate", "organization") or start < end:
            continue
        if end == spot and PLACE_END.search(text, spot, start) or end > spot and not PLACE_LINK.fullmatch(text, end, start):
            break
        if end == spot and mention.kind == "organization":
            break
        if end > spot and mention.kind == "organization":
            break
        end = stop + 1 if text[stop : stop + 1] == ")" else stop
    if end == spot:
        stop_at = PLACE_END.search(text, spot)
        end = stop_at.start() if stop_at else len(text)
    found = text[spot:end].strip(" ,\"”")
    return found if re.search(f"[{UPPER}]", found) or re.search(r"(?<!\w)(?:mốc|biên giới|km)(?!\w)", fold(found)) else None


def dates(trigger: Trigger, clause: Clause) -> list[Mention]:
    """The date mentions that can tell when, the likeliest first."""
    counted = bool(trigger.count and trigger.count > 1)
    candidates = []
    for mention in clause.sentence.mentions:
        if mention.kind not in ("date", "period") or mention.date_start is None:
            continue
        if mention.detail in NOT_WHEN:
            continue
        if mention.start < clause.start and not _leads(mention, clause):
            continue
        if mention.start >= clause.end:
            continue
        inside = trigger.start <= mention.start < trigger.end
        if inside and not trigger.is_planned:
            continue
        before = clause.text(clause.sentence.start, mention.start)
        if re.search(r"(?:giai đoạn|cùng kỳ|so với|cùng kỳ năm|kế hoạch|thỏa thuận|quyết định|nghị quyết)\s*$", before):
            continue
        if trigger.use == "reference" and re.search(r"(?<!\w)(?:báo cáo|theo)(?!\w)", clause.text(clause.start, trigger.start)):
            continue
        low, high = sorted((mention.end, trigger.start)) if mention.end <= trigger.start else (trigger.end, mention.start)
        if OTHER_ACT.search(clause.text(low, max(low, high))):
            continue
        is_day = mention.date_end is not None and (mention.date_end - mention.date_start).days <= 7
        if not counted and not is_day and (
            trigger.use == "reference" or not trigger.is_planned and not re.search(r"(?:trong|vào|hồi|từ)\s*$", before)
        ):
            continue
        distance = trigger.start - mention.end if mention.end <= trigger.start else mention.start - trigger.end
        candidates.append((inside, is_day == counted, max(distance, 0), mention.start, mention))
    candidates.sort(key=lambda c: c[:4])
    return [c[-1] for c in candidates]


def _leads(mention: Mention, clause: Clause) -> bool:
    """Whether the date opens the sentence, so that it holds for all its clauses."""
    return not re.search(r"[;.]", clause.text(clause.sentence.start, mention.start)) and mention.start - clause.sentence.start < 80


def working_days(clause: Clause) -> int:
    """"sau hai ngày làm việc" -> 2, else 1."""
    match = re.search(rf"sau (\d|{'|'.join(NUMBERS)}) ngày (?:làm việc|họp|diễn ra|trao đổi|hội đàm)", clause.text(clause.sentence.start, clause.sentence.end))
    return (number(match[1]) or 1) if match else 1


def span_of(mention: Mention, days: int) -> tuple[date | None, date | None]:
    start, end = mention.date_start, mention.date_end
    if days > 1 and start == end and end is not None:
        start = end - timedelta(days=days - 1)
    return start, end


def head_actors(actors: list[Actor]) -> list[tuple[str, str | None]]:
    return [(actor.head_name, actor.head_title) for actor in actors if actor.head_name]


def organization_name(actor: Actor) -> str:
    return actor.name or canonical(actor.mentions[0])
