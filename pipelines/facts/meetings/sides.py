"""Who met: the sides of a meeting, as the clause around its trigger names them.

A side is read where it stands: before the verb, after "giữa", "với", "của", "do", "với sự tham gia của". Lists are
followed through commas and "và".
"""

import re
from dataclasses import replace

from pipelines.facts.meetings.actors import Actor, country_in
from pipelines.facts.meetings.clause import Clause
from pipelines.facts.meetings.cues import number, words_of
from pipelines.facts.meetings.triggers import NEEDS_OBJECT, Trigger
from pipelines.mentions.gazetteer import UPPER
from pipelines.mentions.names import country

PEOPLE = (
    r"(?:các|những|đoàn|đoàn công tác|đoàn đại biểu|lãnh đạo|đại diện|tập thể|một số|hai|ba|bốn|của|phía|tỉnh|nước|đơn vị|cơ quan|bên|"
    rf"riêng|bạn|đồn|trạm|ty|đội|văn phòng|cục|{words_of('titles', 'address', 'rank', 'office')})"
)
AND = re.compile(
    r"(?:\s*\([^()]*\))?\s*(?:[,;/–-]|và|,\s*và|cùng|cùng với|với|phối hợp|phối hợp với|phối hợp cùng)?\s*"
    rf"(?:(?:với|cùng|{PEOPLE})\s+)*"
)
BEFORE_NAME = re.compile(rf"\s*(?:{PEOPLE}\s+)*")
JOINS = re.compile(r"(?:với|cùng)\s+(?:các\s+)?")
NOT_SUBJECT = re.compile(
    r"(?<!\w)(?:theo|tại|ở|của|từ|qua|về|thuộc|cho|nhờ|trên địa bàn|với|giữa|nhằm|vào|trước|sau|bằng|tới|đến|sang|thăm|dự|rời)\s+"
    r"(?:(?:các|tỉnh|nước)\s+)*$"
)
LOCATES = re.compile(r"(?<!\w)(?:tại|ở|đến|sang|tới|qua|từ|trên)\s+$")
AT_SEAT = re.compile(r"(?<!\w)(?:tại|ở)\s+(?:trụ sở|nhà khách|văn phòng|hội trường|trung tâm)\s+$")
BRINGS = re.compile(
    r"(?<!\w)(?:đón|tiếp|đón tiếp|mời|cùng|cùng với|phối hợp|phối hợp với|phối hợp cùng|kết hợp với)\s+"
    r"(?P<count>\d+|hai|ba|bốn)?\s*(?:(?:các|đoàn|đoàn công tác|đoàn đại biểu|của|lãnh đạo)\s+)*$"
)
ORDERS = re.compile(r"(?<!\w)(?:chỉ đạo|giao|giao cho|yêu cầu|cử|đề nghị|tạo điều kiện cho)\s+(?:các\s+)?$")
LED_BY = re.compile(r"(?<!\w)do\s+[^,;.]{0,40}$")
CHAIN = re.compile(r",\s*(?:rồi\s+|sau đó\s+)?$")
ADVERBS = re.compile(
    r"(?:[\s,]|\([^()]*\)|(?<!\w)(?:đã|sẽ|vừa|đang|cũng|lại|cùng|đồng|nhau|với nhau|hôm nay|hôm qua|ngày mai|sáng|chiều|tối|trưa|nay|"
    r"qua|ngày|có|phối hợp|chủ trì|liên tục|chính thức|lần đầu|tiên|tiếp tục|thống nhất|nhất trí|thông báo|chuẩn bị|cho|mới|dẫn đầu|"
    r"đoàn|cùng ngày|ngay|riêng|thường xuyên|phải|trái|bìa|dự kiến:?|sắp|lần lượt|và phu nhân|tích cực|chủ động|cử|(?:đến|sang|tới|qua)"
    r"(?:\s+\w+){0,5}+)(?!\w)|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)*"
)
TOPIC = re.compile(r"(?<!\w)(?:thúc đẩy|tạo|nâng cao|tăng cường|phát triển|kết nối|củng cố|mở rộng)(?!\w)")
SIDE_END = (
    r"(?=\s*(?:$|[,;.(]|(?<!\w)(?:đã|vừa|sẽ|tại|ở|vào|ngày|về|nhằm|để|trong|phải|bị|theo|bản|biên bản|thỏa thuận|diễn ra|"
    r"do|với|cùng|bế mạc|khai mạc|đồng|phối hợp|tổ chức|chủ trì|kết thúc|được|là|quy tụ|cho biết|gặp|hội đàm|hôm|sáng|chiều|từ|"
    r"sau|trước|khi|có|đến|sang|tới|ký|thống nhất)(?!\w)))"
)
BESIDES = re.compile(
    r"(?:,| và)?\s*(?:chúc tết|chúc mừng|làm việc|động viên|tặng quà|tìm hiểu)(?: với| tại)?|\s*(?:tại|ở)"
)


COMMON_NAME = re.compile(rf"(?:[{UPPER}]{{3,}}|[{UPPER}]\w+ (?![{UPPER}])\w+(?: [\w&]+){{0,5}}?){SIDE_END}")
"""A body that no list knows: "JCCH", "Cảng vụ hàng hải"; a name of a person or a place has only capitals."""
TAKES_OBJECT = (
    "hội đàm",
    "hội kiến",
    "cuộc gặp",
    "gặp mặt",
    "gặp gỡ",
    "buổi tiếp",
    "cuộc tiếp",
    "buổi gặp",
    "tiếp xã giao",
)
"""Nouns that may have the other side as their object, without "với": "gặp mặt đoàn Hải quan Nam Ninh"."""
FAR = 120
"""Characters of adverbs between a subject and its verb; a bound on what a pattern with many ways to match has to try."""

ASIDE = re.compile(r"\s*(?:\([^()]{1,40}\))?\s*(?:đã|vừa)?\s*")


def listed(actors: list[Actor], index: int, step: int, clause: Clause) -> list[Actor]:
    """The actors coordinated with the one at `index`, to the left (-1) or right (1), it included, in order."""
    members = [actors[index]]
    position = index + step
    while 0 <= position < len(actors) and _joined(actors[position], members[-1], clause):
        members.append(actors[position])
        position += step
    return members[::step]


def _joined(actor: Actor, other: Actor, clause: Clause) -> bool:
    left, right = sorted((actor, other), key=lambda a: a.start)
    if actor.kind in ("place", "country") and LOCATES.search(clause.behind(actor.start)):
        return False
    if AT_SEAT.search(clause.behind(actor.start)):
        return False
    if left.start == right.start:
        return True
    gap = clause.text(left.end, right.start)
    kinds = {left.kind, right.kind}
    if "," in gap and ("self" in kinds or ("place" in kinds and len(kinds) > 1)):
        return False
    return left.end <= right.start and bool(AND.fullmatch(gap))


def beginning_at(start: int, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The list of actors that begins at an offset; a side without a name is taken as it is written."""
    index = next((i for i, actor in enumerate(actors) if start <= actor.start < clause.end), None)
    if index is not None and BEFORE_NAME.fullmatch(clause.text(start, actors[index].start)):
        return listed(actors, index, 1, clause)
    return []


def as_written(start: int, clause: Clause) -> list[Actor]:
    """A side that has no name of its own: "các đồn công an biên phòng Campuchia", "5 doanh nghiệp"."""
    heads = words_of("meeting_actors", "unnamed")
    match = re.match(
        rf"(?:(?:các|đại diện|lãnh đạo|đoàn|đoàn công tác|của|\d+|hơn|gần)\s+)*{heads}[^,;.()]*?{SIDE_END}",
        clause.text(start, clause.end),
    )
    match = match or COMMON_NAME.match(clause.raw(start, clause.end))
    if not match or len(match.group()) < 3:
        return []
    end = start + match.end()
    name = clause.raw(start, end)
    bracket = re.match(r"\s*\([^()]*\)", clause.text(end, clause.end))
    beyond = end + (bracket.end() if bracket else 0)
    places = (
        country(m) for m in clause.sentence.mentions if m.kind == "place" and start <= m.start and m.end <= beyond
    )
    return [Actor(start, beyond, "collective", name, country_in(name) or next(filter(None, places), None))]


def and_as_written(members: list[Actor], clause: Clause) -> list[Actor]:
    """The list with one more side that is no name: "giữa Cục Hải quan và 40 doanh nghiệp"."""
    if not members:
        return members
    more = re.match(r"\s*(?:,|,? và|với|cùng|cùng với)\s+", clause.text(members[-1].end, clause.end))
    return [*members, *as_written(members[-1].end + more.end(), clause)] if more else members


def subjects(trigger: Trigger, clause: Clause, actors: list[Actor]) -> tuple[list[Actor], int | None]:
    """Who acts, before the predicate; and how many delegations they received ("đón 02 đoàn của A": 2), if any."""
    found: list[Actor] = []
    objects: list[Actor] = []
    count: int | None = None
    limit = trigger.predicate
    led: list[Actor] = []
    is_led = bool(re.search(r"(?:dẫn đầu|trưởng đoàn)[^,;.]{0,20}$", clause.behind(limit)))
    while True:
        near = bool(found) or trigger.is_held or trigger.form == "count" or trigger.count > 1 or is_led
        index = next((i for i in _before(limit, clause, actors) if _can_act(actors[i], limit, clause, near)), None)
        if index is None:
            return (found or led) + objects, count
        members = listed(actors, index, -1, clause.whole)
        begin = members[0].start
        before = clause.behind(begin)
        if not _can_begin(members[0], limit, clause):
            if found or not trigger.is_held or not CHAIN.search(clause.text(members[-1].end, trigger.predicate)):
                return (found or led) + objects, count
            limit = begin  # "A giao ban với B, tổ chức 9 cuộc gặp": A goes on acting, with B
            objects = members if trigger.count > 1 else []
            continue
        if all(member.head_name for member in members) and (led_by := LED_BY.search(before)):
            led = led or members  # "đoàn tỉnh A do ông B, Chủ tịch UBND tỉnh, dẫn đầu": A, if the text names it
            limit = begin - len(before) + led_by.start()
            continue
        found = members + found
        brought = BRINGS.search(before)
        if ORDERS.search(before):
            return found, count
        if brought:
            count = number(brought["count"]) if brought["count"] else count or 1
            limit = begin - len(before) + brought.start()
        else:
            return found + objects, count


def _before(limit: int, clause: Clause, actors: list[Actor]) -> list[int]:
    """The places of the actors before an offset, the nearest first."""
    return [i for i in range(len(actors) - 1, -1, -1) if actors[i].end <= limit and actors[i].start >= clause.start]


def _can_act(actor: Actor, limit: int, clause: Clause, is_near: bool) -> bool:
    """Whether an actor can be among the subjects of a predicate at `limit`.

    `is_near`: a verb of holding says that there is a subject; else, and for a bare place or state, nothing but adverbs
    may stand between.
    """
    before = clause.behind(actor.start)
    away = NOT_SUBJECT.search(before)
    if before.endswith("(") or (away and not _excused(away.group(), actor, before, limit, clause)):
        return False
    in_office = actor.head_name or (actor.head_title or "")[:1].isupper()  # not "ông là tổng thống Mỹ thứ tư thăm"
    if (actor.kind in ("place", "country") and not in_office) or not is_near:
        gap = clause.text(actor.end, limit)
        return len(gap) < FAR and bool(ADVERBS.fullmatch(gap))
    return True


def _excused(preposition: str, actor: Actor, before: str, limit: int, clause: Clause) -> bool:
    if BRINGS.search(before):
        return True
    if preposition.startswith("của"):  # "điểm nhấn của Chi cục trong năm là việc tổ chức ..."
        return bool(re.search(r"(?<!\w)là(?!\w)", clause.text(actor.end, limit)))
    # "A với B 5 lượt": what the list begins with decides
    return actor.kind == "organization" and bool(JOINS.fullmatch(preposition))


def _can_begin(actor: Actor, limit: int, clause: Clause) -> bool:
    """Whether a list of subjects can begin with this actor."""
    before = clause.behind(actor.start)
    away = NOT_SUBJECT.search(before)
    if not away or BRINGS.search(before):
        return True
    return away.group().startswith("của") and _excused(away.group(), actor, before, limit, clause)


def between(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The two sides after "giữa"; one that names nobody known is kept as it is written."""
    after = clause.text(trigger.end, clause.end)
    match = re.match(r"[^,;.]{0,60}?(?<!\w)giữa\s+", after)
    if not match:
        return []
    start = trigger.end + match.end()
    members = and_as_written(beginning_at(start, clause, actors), clause)
    if TOPIC.search(match.group()) and all(actor.kind in ("country", "place") for actor in members):
        return []
    if members:
        return [_whole(members[0], start, clause), *members[1:]]
    side = re.match(r"(?P<side>[^;.]{6,90}?)\s+(?:với|và)\s+", after[match.end() :])
    if not side:
        return []
    end = start + side.end("side")
    first = Actor(start, end, "collective", clause.raw(start, end))
    return [first, *beginning_at(start + side.end(), clause, actors)]


def side_by_side(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """Both sides right behind the noun: "giao lưu Đồn A với Đại đội B", "hội đàm Hải quan A - Hải quan B"."""
    members = beginning_at(trigger.end, clause, actors)
    bodies = [actor for actor in members if actor.kind == "organization"]
    return members if len(bodies) == len(members) > 1 else []


def provinces_of(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The provinces of two countries in what a meeting is about: "... bảo vệ biên giới ba tỉnh A - B - C"."""
    match = re.match(r"[^;.()]{0,120}?(?<!\w)(?:hai|ba|bốn|các)\s+(?=tỉnh\s)", clause.text(trigger.start, clause.end))
    members = beginning_at(trigger.start + match.end(), clause, actors) if match else []
    abroad = len({actor.country for actor in members}) > 1
    return members if abroad and all(actor.kind == "place" for actor in members) else []


def _whole(actor: Actor, start: int, clause: Clause) -> Actor:
    """A side without a name, with all its words: "các đơn vị hải quan vùng biên của hai nước"."""
    if actor.kind != "collective":
        return actor
    more = re.match(rf"[^,;.()]*?{SIDE_END}", clause.text(actor.end, clause.end))
    return replace(actor, name=clause.raw(start, actor.end + (more.end() if more else 0)))


def partners(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The other side: the object of a verb of meeting, or after "với"."""
    after = clause.text(trigger.end, clause.end)
    if trigger.kind == "visit":
        hosts = [
            actor for actor in actors if actor.start >= trigger.start and actor.kind in ("country", "organization")
        ]
        besides = BESIDES.match(after)
        direct = beginning_at(trigger.end, clause, hosts)
        if not direct and besides:
            direct = beginning_at(trigger.end + besides.end(), clause, hosts)
        direct = direct or named_states(trigger, actors) or as_written(trigger.end + 1, clause)
        if direct or trigger.word in NEEDS_OBJECT:
            return direct
    if trigger.form == "verb" or trigger.word in TAKES_OBJECT:
        start = trigger.end if trigger.form == "verb" else trigger.object_from or trigger.end
        start -= len("đoàn") if trigger.receives and trigger.word.endswith(" đoàn") else 0
        direct = beginning_at(start, clause, actors)
        if not direct and trigger.form == "noun":
            direct = as_written(start + 1, clause)
        if direct or trigger.word in NEEDS_OBJECT:
            direct = [a for a in direct if trigger.word != "tiếp" or _is_received(a, trigger, clause)]
            return direct or (guests(trigger, clause, actors) if trigger.receives else [])
        if trigger.is_informal and trigger.object_from is not None:
            direct = beginning_at(trigger.object_from, clause, actors) or as_written(trigger.object_from + 1, clause)
            if direct:
                return direct
    since = re.search(r"(?<!\w)(?:kể từ|kể|từ khi|sau khi|trước khi|khiến)(?!\w)", after)
    for match in re.finditer(r"(?<!\w)(?:với|cùng)\s+", after[: since.start() if since else len(after)]):
        start = trigger.end + match.end()
        members = beginning_at(start, clause, actors) or as_written(start, clause)
        if members:
            return members
    if trigger.form == "verb" and (
        gone_to := _gone_to(trigger, clause, actors) or _hosts_of_work(trigger, clause, actors)
    ):
        return gone_to
    first = re.match(r"[\s*•–-]*(?:với|cùng)\s+", clause.text(clause.start, trigger.start))
    members = (
        beginning_at(clause.start + first.end(), clause, actors) if first else []
    )  # "Với A và B, chúng tôi gặp 9 lần"
    return [actor for actor in members if actor.end < trigger.start and actor.kind == "organization"]


def _gone_to(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The body that somebody comes to: "đến Chi cục Hải quan khu vực II trao đổi về ..."."""
    for actor in actors:
        if actor.kind == "organization" and clause.start <= actor.start and actor.end <= trigger.predicate:
            goes = re.search(r"(?<!\w)(?:đến|sang|tới|qua|có mặt tại)\s+(?:trụ sở\s+)?$", clause.behind(actor.start))
            if goes and re.fullmatch(r"\s*(?:để\s+)?(?:cùng\s+)?", clause.text(actor.end, trigger.predicate)):
                return [actor]
    return []


def _hosts_of_work(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The body at which a delegation works: "đoàn công tác của A có chuyến khảo sát, làm việc tại Chi cục B"."""
    at = re.match(r"\s*(?:tại|ở)\s+(?:trụ sở\s+)?", clause.text(trigger.end, clause.end))
    if trigger.word != "làm việc" or not at or not re.search(r"(?<!\w)đoàn(?!\w)", clause.behind(trigger.predicate)):
        return []
    return [actor for actor in actors if actor.start == trigger.end + at.end() and actor.kind == "organization"]


def _is_received(actor: Actor, trigger: Trigger, clause: Clause) -> bool:
    """Whether somebody received is a guest: a person with a name, or a delegation ("tiếp đoàn Hải quan Nam Ninh")."""
    return bool(actor.head_name or re.match(r"\s+(?:phái )?đoàn(?!\w)", clause.text(trigger.end, clause.end)))


def guests(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """Those whom a passive says to be received: "đoàn A được lãnh đạo B tiếp"."""
    behind = clause.behind(trigger.start)
    passive = re.search(r"(?<!\w)được\s+[^,;.]{3,90}$", behind)
    if not passive:
        return []
    limit = trigger.start - len(behind) + passive.start()
    index = next((i for i in _before(limit, clause, actors)), None)
    gap = clause.text(actors[index].end, limit) if index is not None else "?"
    return listed(actors, index, -1, clause) if index is not None and ADVERBS.fullmatch(gap) else []


def owners(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The side after "của": "buổi làm việc của Thường trực HĐND tỉnh với ..."."""
    match = re.search(r"(?<!\w)của\s+", clause.text(trigger.start, clause.end)[: trigger.end - trigger.start + 6])
    if not match or not re.search(r"(?<!\w)(?:với|cùng|và)(?!\w)", clause.text(trigger.end, clause.end)):
        return []
    start = trigger.start + match.end()
    index = next((i for i, actor in enumerate(actors) if actor.start >= start and actor.end <= clause.end), None)
    if index is None or actors[index].start - start > 25 or "," in clause.text(start, actors[index].start):
        return []
    first = replace(actors[index], name=clause.raw(start, actors[index].end))
    others = listed(actors, index, 1, clause)[1:]
    more = re.match(r"\s*(?:,|và)\s+", clause.text(first.end, clause.end))
    return [first, *(others or (as_written(first.end + more.end(), clause) if more else []))]


def hosts(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """Who holds it: "do A và B phối hợp tổ chức"."""
    after = clause.text(trigger.end, clause.end)
    led_in = re.search(
        r"(?:^|[,;])\s*do\s+(?P<who>[^,;]*?)\s+(?:đăng cai|tổ chức|chủ trì)[^,;]{0,20},\s*$",
        clause.behind(trigger.predicate),
    )
    if led_in:  # "Do Ban Quản lý A đăng cai, cuộc họp với B ..."
        begin = trigger.predicate - len(clause.behind(trigger.predicate)) + led_in.start("who")
        return beginning_at(begin, clause, actors)
    for match in re.finditer(r"(?<!\w)(?:do|được|mà)\s+", after):
        if not re.search(r"(?<!\w)(?:chủ trì|tổ chức|đăng cai|phối hợp|chủ nhà|tiến hành)(?!\w)", after[match.end() :]):
            return []
        if members := beginning_at(trigger.end + match.end(), clause, actors):
            return and_as_written(members, clause)
    return []


def participants(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """Who took part: "với sự tham gia của A và 19 tỉnh giáp biên"."""
    whole = clause.whole
    match = re.search(words_of("meeting_cues", "attended"), clause.text(trigger.end, whole.end))
    match = match or re.search(
        r"(?<!\w)(?:có|gồm) \d+ nước(?: thành viên)?(?: gồm|:)?", clause.text(trigger.end, whole.end)
    )
    if not match:
        return []
    start = trigger.end + match.end()
    members = and_as_written(beginning_at(start + 1, whole, actors), whole)
    states = [actor for actor in actors if actor.kind == "country" and actor.start > start]
    return members or (states if len(states) > 1 else [])  # "có mặt hải quan của Lào, Việt Nam và Thái Lan"


def named_states(trigger: Trigger, actors: list[Actor]) -> list[Actor]:
    """The states in the meeting's own name ("Giao lưu biên giới Việt Nam - Trung Quốc"), else places of two of them.

    The places of a fair or week ("Tuần lễ thương mại Bách Sắc - Cao Bằng") say where it is, not who takes part.
    """
    inside = [a for a in actors if a.kind in ("country", "place") and trigger.start <= a.start and a.end <= trigger.end]
    if not trigger.is_weak and all(a.kind == "place" for a in inside) and len({a.country for a in inside} - {None}) > 1:
        return inside  # "Hội nghị giao thương Lạng Sơn - Nam Ninh"
    return [a for a in actors if a.kind == "country" and trigger.start <= a.start and a.end <= trigger.end]


def told_before(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The two sides after a "giữa" before the trigger: "cái bắt tay giữa A và B mở đầu buổi hội đàm"."""
    match = re.search(r"(?<!\w)giữa\s+", clause.text(clause.start, trigger.start))
    return beginning_at(clause.start + match.end(), clause, actors) if match else []


WHO_COME = re.compile(
    r"(?:^|[,:]\s*)(?P<who>(?:(?:hơn|gần|khoảng)\s+)?(?:\d+|các|nhiều|đại diện|hàng trăm)\s+(?:doanh nghiệp|hiệp hội|công ty|thương nhân|"
    r"hộ kinh doanh|chủ hàng|nhà nhập khẩu)[^,;.:]{0,40}?)\s*(?:đã|sẽ|vừa)?\s*$"
)


def unnamed_subject(trigger: Trigger, clause: Clause) -> list[Actor]:
    """Who acts without a name: "90 doanh nghiệp gỗ gặp Chi cục Hải quan khu vực XVIII"."""
    behind = clause.behind(trigger.predicate)
    match = WHO_COME.search(behind) if trigger.form == "verb" else None
    if not match:
        return []
    start = trigger.predicate - len(behind) + match.start("who")
    return [Actor(start, start + len(match["who"]), "collective", clause.raw(start, start + len(match["who"])))]


def directly_before(trigger: Trigger, clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The organization that stands right before a verb of holding, whatever vague words it is joined to.

    "hải quan các địa phương giáp biên và Hải quan Nam Ninh (Trung Quốc) tiến hành hội đàm"
    """
    if not trigger.is_held:
        return []
    return [
        actor
        for actor in actors
        if actor.kind == "organization"
        and clause.start <= actor.start
        and actor.end <= trigger.predicate
        and ASIDE.fullmatch(clause.raw(actor.end, trigger.predicate))
    ]
