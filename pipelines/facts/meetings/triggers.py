"""Words that may name a meeting: event nouns, verbs of meeting, counts that go on, the next of a series.

A trigger is only a candidate. Its `use` says what the words around make of it:

    event       it may be told of here
    reference   told of elsewhere in the article: "tại hội nghị", "kết thúc hội đàm"
    recurring   a custom: "giao ban hằng tuần"
    mention     an earlier meeting that only dates or names something: "Biên bản Hội đàm lần thứ 13"
    general     no meeting in particular: "các cuộc hội đàm", "cơ chế giao ban"
    out         out of scope (staff meetings, sport), or called off
    press       a press conference: its day is not that of the meeting it announces
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from pipelines.facts.meetings.cues import (
    BEHIND,
    DIGITS,
    MEASURE,
    NUMBER,
    ORDINAL,
    before,
    cue,
    cue_before,
    kinds_of,
    number,
    words_of,
)
from pipelines.lexicon.phrases import alternation, phrases
from pipelines.mentions.article import Sentence
from pipelines.mentions.letters import fold

QUOTED = re.compile(r"\s*:?\s*[\"“‘«]\s?(?P<name>[^\"”’»]{3,160}?)\s?[\"”’»]")
NAME_END = re.compile(
    rf"[;:.()\n]|,(?!\s+(?:chống|bảo vệ|đầu tư|du lịch|thương mại|công nghiệp|kết nối|tiêu thụ|giao thương|an ninh)(?!\w))|(?<!\w)và\s+{NUMBER}\s+{MEASURE}(?!\w)|(?<!\w){NUMBER}\s+(?:lượt|lần|cuộc|buổi)(?!\w)|"
    r"(?<!\w)(?:giữa|với|(?<!tự )do|tại|ở|vào|vừa|đã|đang|được|sẽ|dự kiến|diễn ra|có|nhằm|để|bế mạc|khai mạc|là|ngày|từ|sáng|"
    r"chiều|tối|trưa|hôm|mới đây|lần này|nói trên|này|trên|kết thúc|theo|nhân|sau|trước|khi|bàn(?! tròn)|và ký|thống nhất|"
    r"gồm|bao gồm|cùng|mà|nhưng|song(?! phương)|còn|tập trung|ghi nhận|tạo|góp phần|hẹn|mở đầu|bên lề|trong|tổ chức|chủ trì|đồng chủ trì)(?!\w)"
)
HOLDS_BESIDES = re.compile(
    r"(?<!\w)(?:tổ chức|tiến hành|thực hiện) (?:lễ|tuần tra|chương trình|ký kết|giao lưu|trao đổi|khảo sát)(?!\w)"
    r"[^,;.:]{0,60}(?:,| và) (?:(?:tổ chức|tiến hành) )?$"
)
"""What is held beside something else: "tổ chức tuần tra song phương và hội đàm"."""
BEHIND_SIDES = re.compile(rf"\s*giữa\s[^;:.]{{0,200}}?{ORDINAL.pattern}\s*(?:đã|được|diễn ra|vừa|tại|ở|sẽ|,|\.|$)")
"""The number of a meeting behind its sides: "Hội nghị giữa A và B lần thứ 5 được tổ chức"."""
TURN = re.compile(rf"\s*(?:\w+\s+){{0,4}}?thứ\s+({'|'.join(DIGITS)})(?!\w)")
PARTS_OF_VERBS = re.compile(
    r"(?:(?:đã|vừa|sẽ|đang|cùng|cũng|lại|sang|đến|tới|phối hợp|chủ trì|đồng|liên tục|tích cực)\s+)+$"
)
IN_SERIES = ("cuộc", "kỳ", "phiên", "lần", "vòng", "buổi", "lượt")
"""The words that NEXT and NEXT_BY_NUMBER begin with."""
SET_WORDS = re.compile(
    r"(?:sẽ|dự kiến|ấn định|đăng cai|chủ nhà|vào|lên lịch|hẹn|chốt|đến lượt|tới lượt|được xếp)(?!\w)"
)
SET = rf"(?=[^;.]{{0,60}}(?<!\w){SET_WORDS.pattern})"
NEXT = re.compile(
    r"(?<!\w)(?:(?:cuộc|kỳ|phiên|lần|vòng|buổi)(?:\s+(?:họp|gặp|hội đàm|làm việc|giao ban|gặp gỡ|gặp mặt|đối thoại|trao đổi|giao lưu))?"
    rf"\s+(?:kế tiếp|tiếp theo|sau|tới|kế|tiếp)(?!\w){SET}|"
    r"lần (?:kế tiếp|tiếp theo|tới|sau)(?= (?:tại|ở) )|"
    r"(?:đến |tới )?lượt(?= (?:làm )?chủ nhà(?!\w))|(?:đến|tới) lượt (?=[^,;.]{3,50}\s(?:đăng cai|(?:làm )?chủ nhà)))"
)
VENUE = re.compile(r"(?<!\w)(?:trung tâm|cung|phòng|nhà)\s+\Z")
"""Before "hội nghị" in the name of a house: "Trung tâm Hội nghị tỉnh Cao Bằng đón một cuộc gặp"."""
NEXT_BY_NUMBER = re.compile(rf"(?<!\w)(?=(?:lần|kỳ|vòng|phiên)\s){ORDINAL.pattern}{SET}(?!\s*(?:này|nói trên))")
"""The next of a series by its number alone: "Lần thứ 6 hẹn ở ...", "vòng 8 sẽ diễn ra"."""
ONE_OF_THEM = re.compile(r"(?<!\w)lần (?:gần (?:đây )?nhất|mới nhất|đầu tiên|cuối(?: cùng)?)(?!\w)")
OTHER_ACT = re.compile(
    r"(?<!\w)(?:tuần tra|trao trả|trao đổi|bàn giao|bắt|truy quét|xử lý|tặng|cứu|khám|phát hiện|diễn tập|điện đàm|tuyên truyền)(?!\w)[^,;.]*$"
)
"""Before a count that is of something else than meetings: "47 lượt hội đàm; tuần tra chung 22 lần"."""
INVITED = re.compile(
    r"(?<!lời )(?<!\w)(?:mời|gửi lời mời|chuyển lời mời|nhận lời mời(?!\s(?:của|từ)[^;.]{3,120},)|khách|lượt người|du khách|hoan nghênh)(?!\w)"
    r"[^;.,]{0,80}(?:,[^;.,]{0,60})?"
    r"(?:và phu nhân\s+)?(?:(?:sang|đến|lần đầu tiên)\s+)?$|nhân dịp[^;.,]{0,60}$"
)
ONE_OF_A_CUSTOM = re.compile(
    r"(?<!\w)(?:vừa|vừa qua|mới đây|đã|hôm (?:qua|nay)|ngày \d+|(?:sáng|chiều|tối) \d+|\d{1,2}[/-]\d+|quý [ivx\d]+|tháng \d+|lần thứ)(?!\w)"
    r"(?!.*\b(?:hằng|hàng|mỗi) )"
)
"""What makes one meeting of a custom: "vừa tổ chức hội đàm định kỳ quý III"."""
LONG_AGO = re.compile(r"[^,;.]{0,40}(?<!\w)(?:\d{1,3}|mấy chục|nhiều|hai|ba|bốn) năm (?:trước|về trước)(?!\w)")
NTH_WHO = re.compile(
    r"(?<!\w)(?:là|vị)\s[^,;.]{0,40}(?:đầu tiên|thứ (?:\d+|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))(?: liên tiếp)?(?: \w+){0,4}\s*$"
)
"""A visit that only counts those who came: "ông là tổng thống thứ ba liên tiếp thăm Việt Nam"."""
RECALLED = re.compile(r"(?<!\w)(?:nhớ lại|từng)(?!\w)[^,;.]{0,40}$")
"""A visit of long ago: "vui mừng nhớ lại thời điểm được thăm Việt Nam 20 năm trước"."""
NEEDS_OBJECT = ("thăm", "tiếp", "gặp", "tiếp xã giao", "tiếp đón", "đón tiếp", "đón đoàn", "đón phái đoàn", "đón")
"""Verbs that are a meeting only with the other side as their object: "thăm Lào", not "thăm hỏi" or "tiếp tục"."""
ATMOSPHERE = re.compile(r"(?<!\w)không (?:khí|gian)(?!\w)")
"""No negation: "đó là không khí buổi hội đàm mà A và B tiến hành"."""
CALLED_OFF = re.compile(
    r"[^,;.]{0,60}(?<!\w)(?:hoãn|lùi lại|hủy)(?!\w)(?![^;.]{0,40}\s(?:sang|đến|tới|vào)\s(?:ngày |sáng |chiều |tháng )?\d)"
)


LINE_START = re.compile(
    r"[\s*•+–\d.)/:,(-]*(?:(?:sáng|chiều|tối|trưa|ngày|hôm|thứ|trong)[^:,;]{0,30}[:,]?\s*)?(?:đã|sẽ|vừa|dự kiến|chuẩn bị)?\s*"
)
PART_OF_WORD = re.compile(r"(?<!\w)(?:chuyển|trực|gián|liên|kế|giao|nối|quá giang) $")
"""Before "tiếp": "chuyển tiếp", "trực tiếp"."""
ALONGSIDE = re.compile(r"(?<!\w)(?:đang(?: ở| có)?|nhân|nhân dịp|trong)\s*$")
MOST = 20
"""Triggers read in one sentence: no prose has more, and what pairs them with actors costs their product."""


@dataclass(slots=True)
class Trigger:
    """A candidate. Offsets are characters of the article.

    `predicate` is where the verb group begins that governs it ("đã tổ chức" of "đã tổ chức hội đàm"): who acts stands
    before it. `form` is noun, verb, count or next; `word` the noun or verb; `name` what the text calls the meeting,
    null for a bare noun; `attends`: the clause tells of somebody taking part; `at_subject`: what acts is where it takes
    place ("Viêng Chăn đón kỳ họp");
    `object_from`: the end of its word, where an object may begin that the trigger's name or count includes.
    """

    sentence: Sentence
    start: int
    end: int
    predicate: int
    form: str
    kind: str
    word: str = ""
    use: str = "event"
    name: str | None = None
    series: str | None = None
    ordinal: int | None = None
    count: int = 1
    is_held: bool = False
    is_planned: bool = False
    attends: bool = False
    at_subject: bool = False
    object_from: int | None = None

    @property
    def is_informal(self) -> bool:
        """Whether anybody may do it anywhere: "gặp", "ngồi lại", "chạm mặt"."""
        return self.form == "verb" and self.word in phrases("meeting_cues")["informal"]

    @property
    def opens(self) -> bool:
        """Whether nobody else than the article's own office can act: "- 15/5: tiếp đoàn ...", "tôi sang gặp ..."."""
        before = fold(self.sentence.text[: self.predicate - self.sentence.start])
        speaks = rf"[^;.]*{words_of('meeting_cues', 'self_speaks')}[^;.]{{0,40}}"
        return bool(LINE_START.fullmatch(before) or re.fullmatch(speaks, before))

    @property
    def is_loose(self) -> bool:
        """Whether it is as often no meeting at all: "bàn cách", "trao đổi với"."""
        return self.form == "verb" and self.word in phrases("meeting_cues")["loose"]

    @property
    def receives(self) -> bool:
        """Whether its subject is the host and its object a guest: "tiếp", "đón đoàn"."""
        return self.form == "verb" and self.word in phrases("meeting_cues")["receives"]

    @property
    def is_weak(self) -> bool:
        """Whether the word is as often an activity in general: "giao lưu nhân dân", "qua đối thoại"."""
        return self.form == "noun" and self.word in phrases("meeting_cues")["weak"]


@cache
def _nouns() -> re.Pattern[str]:
    nouns = alternation(tuple(kinds_of("meeting_events")))
    return re.compile(
        rf"(?<!\w)(?:(?<!thứ )(?<![/.-])(?<!năm )(?P<count>{NUMBER})\s+)?(?:(?P<measure>{MEASURE})\s+)?(?P<word>{nouns})"
    )


@cache
def _verbs() -> re.Pattern[str]:
    verbs = alternation(tuple(kinds_of("meeting_verbs")))
    return re.compile(
        rf"(?:(?P<count>{NUMBER})\s+(?P<measure>{MEASURE})\s+)?(?P<word>{verbs}|(?<=lần )gặp(?!\w)|(?<=lượt )gặp(?!\w))"
    )


def may_hold_trigger(sentence: Sentence) -> bool:
    """Whether a sentence holds a word that triggers begin with: in the news one sentence in four does."""
    low = fold(sentence.text)
    return bool(_words().search(low)) or (any(word in low for word in IN_SERIES) and bool(SET_WORDS.search(low)))


@cache
def _words() -> re.Pattern[str]:
    return re.compile(alternation((*kinds_of("meeting_events"), *kinds_of("meeting_verbs"), "gặp")))


def find_triggers(sentence: Sentence, names: list[int]) -> list[Trigger]:
    """The candidates of a sentence in order of their start; they do not overlap.

    `names` are the starts of those who can meet: no name of a meeting runs into one.
    """
    low = fold(sentence.text)
    nouns, following = _noun_triggers(sentence, low, names), _next_triggers(sentence, low)
    weak = [noun for noun in nouns if noun.is_weak]
    strong = [noun for noun in nouns if not noun.is_weak]
    found = _not_touching([*strong, *following, *weak, *_verb_triggers(sentence, low)])
    found = [
        trigger
        for at, trigger in enumerate(found)
        if not (trigger.receives and _leads_in(trigger, found[at + 1 :], low))
    ]
    along = {
        id(trigger)
        for first, trigger in pairwise(found)
        if _goes_along(first, trigger, low) or _is_purpose(first, trigger, low)
    }
    found = [trigger for trigger in found if id(trigger) not in along]
    for trigger in found:
        if trigger.is_loose and (
            noun := next((n for n in strong if n.use == "reference" and n.end < trigger.start), None)
        ):
            trigger.kind = noun.kind  # "tại buổi hội đàm, A và B thống nhất"
    for earlier, trigger in pairwise(found):
        _share(earlier, trigger, low[earlier.end - sentence.start : trigger.start - sentence.start])
    return _not_touching([*found, *_more_counts(sentence, low, found)])[:MOST]


def _turn(word: str, name: str) -> re.Match[str] | None:
    """The number in "vòng đàm phán thứ ba"; a day of the week has a capital."""
    return TURN.match(name) if word.startswith(("vòng", "phiên", "kỳ")) else None


def _leads_in(trigger: Trigger, later: list[Trigger], low: str) -> bool:
    """Whether guests are received for a meeting that the clause names then: "đón đoàn A sang dự hội đàm"."""
    return any(
        then.use in ("event", "reference")
        and ";" not in _between(trigger, then, low)
        and not ALONGSIDE.search(_between(trigger, then, low))
        and not then.is_loose
        for then in later[:1]
    )


def _goes_along(visit: Trigger, trigger: Trigger, low: str) -> bool:
    """Whether a weak word only says what a visit was for: "sang thăm, giao lưu với", "đến thăm và tọa đàm cùng"."""
    along = visit.kind == "visit" and visit.form == "verb" and (trigger.is_weak or trigger.is_loose)
    return along and bool(re.fullmatch(r"\s*(?:,|và|kết hợp)\s*", _between(visit, trigger, low)))


def _is_purpose(meet: Trigger, trigger: Trigger, low: str) -> bool:
    """Whether a noun only says what people meet for: "gặp nhau tại Bavet vào tháng 12 để giao ban quý IV"."""
    meets = meet.form == "verb" and meet.kind == "talks" and meet.use == "event"
    return meets and trigger.form == "noun" and bool(re.search(r"^[^;.]*(?:để|nhằm)\s*$", _between(meet, trigger, low)))


def _not_touching(ranked: list[Trigger]) -> list[Trigger]:
    kept: list[Trigger] = []
    for trigger in ranked:
        if not any(trigger.start < other.end and other.start < trigger.end for other in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda trigger: trigger.start)


def _share(before: Trigger, trigger: Trigger, gap: str) -> None:
    """What words listed one after the other have in common: "các cuộc hội nghị, hội đàm", "dự hội nghị A; hội nghị B"."""
    if before.use == "general" and trigger.use == "event" and re.fullmatch(r"\s*(?:,|và|hoặc|/)\s*", gap):
        trigger.use = "general"
    if before.is_planned and not trigger.is_planned and re.fullmatch(r"[^.]*[;,]\s*(?:và\s+)?", gap):
        trigger.is_planned = True  # "dự kiến: hội đàm A; hội đàm B"
    if before.is_held and before.form == "noun" and re.search(r"[;,]\s*$", gap):
        trigger.is_held = True
        trigger.attends = trigger.attends or before.attends


def _noun_triggers(sentence: Sentence, low: str, names: list[int]) -> list[Trigger]:
    found = []
    for match in islice(_nouns().finditer(low), 2 * MOST):
        word = re.sub(r"\s+", " ", match["word"])
        end = match.end()
        if _is_other_word(word, low[end : end + BEHIND]):
            continue
        if VENUE.search(before(low, match.start())):
            continue
        begin = match.start("word")
        stop = named = _name_end(sentence, low, end, names)
        count, start = (number(match["count"]), match.start()) if _counts(match) else (None, begin)
        if count is None:
            count, stop = _count_after(low, stop, word)
        tail = low[end:stop]
        quoted = QUOTED.match(sentence.text, end)
        behind = before(low, start)
        beyond = NAME_END.search(low, stop)  # "Hội nghị Hải quan ASEAN lần thứ 34": the number stands behind a party
        ordinal = ORDINAL.search(tail) or re.search(rf"{ORDINAL.pattern}\s*$", behind)
        ordinal = ordinal or BEHIND_SIDES.match(low, stop) or _turn(word, sentence.text[end:stop])
        ordinal = ordinal or ORDINAL.search(low, stop, min(beyond.start() if beyond else len(low), stop + BEHIND))
        hold = cue_before("hold").search(behind) or HOLDS_BESIDES.search(behind)
        trigger = Trigger(
            sentence,
            sentence.start + start,
            sentence.start + stop,
            sentence.start + (start - len(behind) + _verb_start(behind, hold.start()) if hold else begin),
            "noun",
            "working_session" if count and "làm việc" in tail else kinds_of("meeting_events")[word],
            word,
            _use(word, behind, low[end:named], count, behind[: hold.start()] if hold else behind),
            sentence.text[begin:stop].strip() if tail.strip() else None,
            quoted["name"] if quoted else None,
            number(ordinal[1]) if ordinal else None,
            count or 1,
            bool(hold),
            attends=bool(hold and re.match(r"(?:tham )?(?:dự|gia)(?!\w)", hold.group())),
            at_subject=bool(hold and re.match(words_of("meeting_cues", "seat_of"), hold.group())),
            object_from=sentence.start + end,
        )
        if trigger.kind == "visit" and INVITED.search(behind[: hold.start()] if hold else behind):
            continue  # "đã mời Chủ tịch nước thực hiện chuyến thăm"
        found.append(_with_status(trigger, low))
    return found


def _verb_triggers(sentence: Sentence, low: str) -> list[Trigger]:
    found = []
    for match in islice(_verbs().finditer(low), 2 * MOST):
        word = re.sub(r"\s+", " ", match["word"])
        kind = kinds_of("meeting_verbs").get(word, "talks")
        behind, after = before(low, match.start()), low[match.end() : match.end() + BEHIND]
        if word == "tiếp" and PART_OF_WORD.search(behind):
            continue
        if _is_other_word(word, after) or _is_custom(behind, after) or (kind == "visit" and INVITED.search(behind)):
            continue
        if LONG_AGO.match(after) or (kind == "visit" and (RECALLED.search(behind) or NTH_WHO.search(behind))):
            continue
        counted = _counts(match)
        count, end = (number(match["count"]), match.end()) if counted else _count_after(low, match.end(), word)
        name_end = NAME_END.search(after)
        ordinal = ORDINAL.search(after, 0, name_end.start() if name_end else len(after))
        trigger = Trigger(
            sentence,
            sentence.start + (match.start() if counted else match.start("word")),
            sentence.start + end,
            sentence.start + (match.start() if counted else match.start("word")),
            "verb",
            kind,
            word,
            "general" if count is None and cue_before("generic").search(behind) else "event",
            ordinal=number(ordinal[1]) if ordinal else None,
            count=count or 1,
            is_held=True,
            object_from=sentence.start + match.end(),
        )
        found.append(_with_status(trigger, low))
    return found


def _between(first: Trigger, then: Trigger, low: str) -> str:
    return low[first.end - first.sentence.start : then.start - first.sentence.start]


def _next_triggers(sentence: Sentence, low: str) -> list[Trigger]:
    """The one after the meeting told of: "phiên kế tiếp được ấn định vào ..."."""
    found = []
    for pattern in (NEXT, NEXT_BY_NUMBER):
        for match in islice(pattern.finditer(low), MOST):
            if pattern is NEXT_BY_NUMBER and low[: match.start()].rstrip()[-1:] not in ("", *".,;:-"):
                continue  # "việc Việt Nam lần thứ 2 trở thành ..." numbers something else
            start, end = sentence.start + match.start(), sentence.start + match.end()
            ordinal = number(match[1]) if match.re is NEXT_BY_NUMBER else None
            trigger = Trigger(sentence, start, end, start, "next", "working_session", ordinal=ordinal)
            trigger.is_held = trigger.is_planned = True
            found.append(trigger)
    return found


def _more_counts(sentence: Sentence, low: str, found: list[Trigger]) -> list[Trigger]:
    """Counts that go on after a counted meeting: "A và B có 8 lượt hội đàm, C và D 5 lượt; lần gần nhất là ngày ..."."""
    first = next((trigger for trigger in found if trigger.count > 1), None)
    if first is None:
        return []
    more = re.compile(
        rf"(?<![\w.,/])(?P<count>\d{{1,3}})\s+(?:{MEASURE}(?=\s*(?:[;,.]|và\s|tại\s|ở\s|bên\s|trên\s|trực tuyến|$))"
        r"|(?=(?:tại|ở|bên|trên)\s))"
    )
    begin = first.end - sentence.start
    return [
        Trigger(sentence, start, sentence.start + match.end(), start, "count", first.kind, count=count, is_held=True)
        for pattern in (more, ONE_OF_THEM)
        for match in pattern.finditer(low, begin)
        if not OTHER_ACT.search(before(low, match.start()))
        for start, count in ((sentence.start + match.start(), int(match.groupdict().get("count") or 1)),)
    ]


def _is_other_word(word: str, after: str) -> bool:
    """Whether a word is none of ours here: "cơ hội đàm phán" holds no "hội đàm", and "họp" asks for somebody to meet."""
    if word == "hội đàm":
        return after.lstrip().startswith("phán")
    if word in ("kỳ họp", "phiên họp", "vòng họp"):
        return not re.match(rf"[^,;.]{{0,40}}{words_of('meeting_cues', 'committee')}", after)
    if word == "thăm":
        return bool(re.match(r"\s+(?:thân|nom|hỏi|dò|khám|quan)(?!\w)", after))
    if word in ("buổi tiếp", "cuộc tiếp", "tiếp"):
        return bool(re.match(r"\s+(?:tân|theo|thị|sức|tục|cận|nhận|nối|quản|tế)(?!\w)", after))
    if word == "trao đổi":
        return bool(re.match(rf"\s+(?:\d+\s+)?(?:lượt\s+)?{words_of('meeting_cues', 'no_exchange')}", after))
    if word == "họp":
        return not re.match(rf"\s+(?:{words_of('meeting_cues', 'session')}|{NUMBER}\s+{MEASURE}(?!\w))", after)
    return False


def _counts(match: re.Match[str]) -> bool:
    return match["count"] is not None and not (match["count"] == "năm" and match["measure"] is None)


def _count_after(low: str, end: int, word: str) -> tuple[int | None, int]:
    """The count behind a word, and where it ends: "gặp gỡ, làm việc 34 lần", "gặp gỡ với bạn 27 lần", "ngồi với A, B tổng cộng 9 lần"."""
    counted = _counted_behind("" if word.endswith(("với", "cùng", "hẹn gặp")) else "với ")
    match = counted.match(low[end : end + BEHIND])
    return (number(match[1]), end + match.end()) if match else (None, end)


@cache
def _counted_behind(partner: str) -> re.Pattern[str]:
    with_whom = rf"(?:,?\s+(?:và\s+)?(?:làm việc|trao đổi))?(?:\s+{partner}[^;.:\d]{{3,80}}?(?<!gấp)(?<!tăng)(?<!giảm)(?<!thứ))?"
    return re.compile(
        rf"{with_whom}\s+(?:(?:được|tổng cộng|cả thảy|tất cả|cộng lại|đã)\s+)?({NUMBER})\s+{MEASURE}(?!\s*(?:người|xe|phương tiện|thứ))(?!\w)"
    )


def _name_end(sentence: Sentence, low: str, end: int, names: list[int]) -> int:
    """Where the name after an event noun ends: at a comma, a preposition, a verb, a party; a quoted name is whole."""
    quoted = QUOTED.match(sentence.text, end)
    begin = quoted.end() if quoted else end
    stop = NAME_END.search(low, begin)
    limit = min(
        [stop.start() if stop else len(low), *(at - sentence.start for at in names if at - sentence.start >= begin)]
    )
    return begin + len(low[begin:limit].rstrip())


def _verb_start(low: str, hold: int) -> int:
    group = PARTS_OF_VERBS.search(low[:hold])
    return group.start() if group else hold


def _is_custom(behind: str, after: str) -> bool:
    """Whether it is a rule that was agreed, no event: "mỗi năm hai bên gặp nhau ít nhất 2 lần"."""
    custom_before, custom_after = _customs()
    return bool(custom_before.search(behind) or custom_after.match(after))


@cache
def _customs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    recurring = words_of("meeting_cues", "recurring")
    return re.compile(rf"{recurring}[^;.]{{0,40}}$"), re.compile(rf"\s+{recurring}")


def _use(word: str, behind: str, tail: str, count: int | None, before_verb: str) -> str:
    if word == "họp báo" or re.match(r"\s*báo(?!\w)", tail):
        return "press"
    if cue("out_of_scope").search(tail) or (cue("review").search(tail) and not cue("joint").search(tail)):
        return "out"
    if cue_before("mention").search(behind):
        return "mention"
    is_general = cue_before("generic").search(behind) or cue_before("custom").search(before_verb)
    if count is None and (is_general or word in phrases("meeting_cues")["counted"]):
        return "general"
    if (
        count is None
        and cue("recurring").search(tail)
        and not (before_verb != behind and ONE_OF_A_CUSTOM.search(f"{behind}|{tail}"))
    ):
        return "recurring"
    return "reference" if cue_before("opener").search(behind) else "event"


def _with_status(trigger: Trigger, low: str) -> Trigger:
    """Set whether it was held, is planned or is called off, by the words between the clause's start and its predicate."""
    shift = trigger.sentence.start
    start, end = trigger.predicate - shift, trigger.end - shift
    first = max(0, start - BEHIND)
    part = max((match.end() for match in re.compile(r"[;.]").finditer(low, first, start)), default=first)
    clause = max((match.end() for match in re.compile(r"[;:.]|,\s").finditer(low, first, start)), default=first)
    after = re.split(r"[;.]", low[end : end + 2 * BEHIND])[0]
    goes_on = re.match(
        r"[^,]*,\s*(?:dự kiến|sẽ|diễn ra|được (?:tổ chức|tiến hành)|tiến hành|khai mạc|do|tổ chức)(?!\w)", after
    )
    near = after if goes_on else re.split(r",\s", after)[0]
    held_after = cue("held_after").match(near.lstrip()) if trigger.is_weak else cue("held_after").search(near)
    trigger.is_held = trigger.is_held or bool(held_after)
    said = low[max(part, start - 60) : start if trigger.is_informal and trigger.count > 1 else end]
    trigger.is_planned = bool(cue("planned").search(f"{said} | {near[:80]}"))  # "7 lượt hẹn gặp" were held
    doubts = ATMOSPHERE.sub("", low[max(clause, start - 30) : start])
    if cue("negated").search(doubts) or CALLED_OFF.match(after):
        trigger.use = "out"
    return trigger
