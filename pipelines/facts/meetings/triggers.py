"""Words that may name a meeting: event nouns, verbs of meeting, counted sets, signings.

A trigger is only a candidate. What stands around it says whether it is the meeting itself, a reference to one that the
article reports elsewhere ("tại hội nghị"), a mention of an earlier one ("Biên bản Hội đàm lần thứ 13") or something
general ("các cuộc hội đàm", "cơ chế giao ban").
"""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.lexicon.phrases import alternation, phrases
from pipelines.mentions.article import Sentence
from pipelines.mentions.gazetteer import fold

NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
NUMBER = r"(?:\d{1,4}|" + "|".join(NUMBERS) + r")(?![\w.,]*\d)(?!\w)"
MEASURE = r"(?:lượt|lần|cuộc|buổi|phiên|kỳ|đợt|vòng|chuyến)"
ORDINAL = re.compile(rf"(?<!\w)(?:lần|kỳ|vòng|phiên)\s+(?:thứ\s+)?(\d{{1,3}}|[ivxl]+|{'|'.join([*NUMBERS, 'nhất', 'nhì'])})(?![\w/]|[.,]\d)")
QUOTED = re.compile(r"[\"“‘'«]\s?([^\"”’'»]{3,160}?)\s?[\"”’'»]")
FILLER = r"(?:\s+(?:thành công|được|một|01|1|cuộc|buổi|kỳ|phiên|chương trình|vòng|đoàn|lần|lượt|chính thức|kín|riêng|hẹp|mở rộng|trọng thể|nhiều|các|đầu tiên|tiếp))*"
TAIL_END = re.compile(
    r"[;:.()\n]|,(?!\s+chống)|(?<!\w)(?:giữa|với|do|tại|ở|vào|vừa|đã|đang|được|sẽ|dự kiến|diễn ra|có sự|có|nhằm|để|bế mạc|khai mạc|là|"
    r"ngày|từ|sáng|chiều|tối|trưa|hôm|mới đây|lần này|nói trên|này|trên|kết thúc|theo|nhân|sau|trước|khi|bàn(?! tròn)|và ký|thống nhất|"
    r"gồm|cùng|mà|nhưng|song|tập trung|ghi nhận|tạo|góp phần|bên lề|trong khuôn khổ|tổ chức|chủ trì|đồng chủ trì)(?!\w)"
)


INVITED = r"(?<!theo lời )(?<!\w)(?:mời|lời mời|khách|lượt người|du khách|hoan nghênh)(?!\w)[^;.]{0,120}$|nhân dịp[^;.,]{0,60}$"
WEAK = ("giao lưu", "đối thoại", "diễn đàn", "tọa đàm", "gặp gỡ", "gặp mặt", "tuần lễ")
"""Nouns that are as often an activity in general as a meeting."""
COMMITTEE = r"[^,;.]{0,40}(?<!\w)(?:lần thứ|ủy ban|nhóm công tác|tổ công tác|ban chỉ đạo|ban công tác|hỗn hợp|liên chính phủ|song phương|liên hợp|hai nước)(?!\w)"


@dataclass(slots=True)
class Trigger:
    """A candidate. Offsets are characters of the article.

    `predicate` is where the clause's verb begins ("tổ chức" of "tổ chức hội đàm"): whoever acts stands before it.
    `use`: event | reference | mention | general | recurring | out | press. `form`: noun | verb | count | signing. `attends`: the
    clause tells of somebody taking part; `bare`: a verb that needs its object ("thăm Lào", not "thăm hỏi").
    """

    sentence: Sentence
    start: int
    end: int
    predicate: int
    form: str
    kind: str
    use: str = "event"
    name: str | None = None
    series: str | None = None
    ordinal: int | None = None
    count: int | None = None
    is_held: bool = False
    is_planned: bool = False
    attends: bool = False
    bare: bool = False
    noun: str = ""


def number(written: str) -> int | None:
    """'16' -> 16, 'năm' -> 5, 'XVII' -> 17."""
    word = written.lower()
    if word.isdigit():
        return int(word)
    if word in ("nhất", "nhì"):
        return {"nhất": 1, "nhì": 2}[word]
    if word in NUMBERS:
        return NUMBERS[word]
    values = [ROMAN[char] for char in word]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {phrase: kind for kind, members in phrases("meeting_events").items() for phrase in members}
    pattern = rf"(?<!\w)(?:(?P<count>{NUMBER})\s+)?(?:(?P<measure>{MEASURE})\s+)?(?P<noun>{alternation(tuple(kinds))})"
    return re.compile(pattern), kinds


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {phrase: kind for kind, members in phrases("meeting_verbs").items() for phrase in members}
    return re.compile(rf"(?:(?P<count>{NUMBER})\s+(?P<measure>{MEASURE})\s+)?(?P<verb>{alternation(tuple(kinds))})"), kinds


@cache
def _before(label: str) -> re.Pattern[str]:
    """The cue directly before a trigger, but for words like "các cuộc" between."""
    return re.compile(rf"{alternation(phrases('meeting_cues')[label])}{FILLER}\s*[\"“]?\s*$")


@cache
def _cue(label: str) -> re.Pattern[str]:
    return re.compile(alternation(phrases("meeting_cues")[label]))


def find_triggers(sentence: Sentence, names: list[int]) -> list[Trigger]:
    """The candidates of a sentence in order of their start; they do not overlap.

    `names` are the starts of those who can meet: no name of a meeting runs into one.
    """
    low = fold(sentence.text)
    found: list[Trigger] = []
    for reader in (_noun_triggers, _verb_triggers):
        for trigger in reader(sentence, low, names):
            if not any(trigger.start < other.end and other.start < trigger.end for other in found):
                found.append(trigger)
    found.sort(key=lambda trigger: trigger.start)
    for before, trigger in zip(found, found[1:], strict=False):
        gap = low[before.end - sentence.start : trigger.start - sentence.start]
        if before.use == "general" and trigger.use == "event" and re.fullmatch(r"\s*(?:,|và|hoặc|/)\s*", gap):
            trigger.use = "general"
        if before.is_held and before.form == "noun" and re.search(r"[;,]\s*$", low[: trigger.start - sentence.start]):
            trigger.is_held = True
            trigger.attends = trigger.attends or before.attends
    return found + _more_counts(sentence, low, found)


def _noun_triggers(sentence: Sentence, low: str, names: list[int]) -> list[Trigger]:
    pattern, kinds = _nouns()
    found = []
    for match in pattern.finditer(low):
        noun = re.sub(r"\s+", " ", match["noun"])
        if noun in ("kỳ họp", "phiên họp") and not re.match(COMMITTEE, low[match.end() :]):
            continue
        if noun == "họp báo":
            press = Trigger(sentence, match.start() + sentence.start, match.end() + sentence.start, match.start() + sentence.start, "noun", "press", "press")
            found.append(press)
            continue
        if noun == "hội đàm" and re.match(r"\s*phán", low[match.end() :]):
            continue
        begin = match.start("noun")
        tail = _tail(sentence.text, low, match.end(), [name - sentence.start for name in names])
        count, start = _count(match["count"], match["measure"], match.start())
        count, tail = _count_after(low, tail) if count is None else (count, tail)
        phrase = low[match.end() : tail]
        ordinal = ORDINAL.search(phrase)
        quoted = QUOTED.match(sentence.text[match.end() : tail + 1].lstrip(" :"))
        before = low[: begin if count is None else start]
        hold = _before("hold").search(before)
        trigger = Trigger(
            sentence,
            sentence.start + (start if count is not None else begin),
            sentence.start + tail,
            sentence.start + (_verb_start(low, hold.start()) if hold else begin),
            "noun",
            "working_session" if "làm việc" in low[match.end() : tail] and count else kinds[noun],
            _use(low, before, phrase, count),
            sentence.text[begin:tail].strip() if phrase.strip() else None,
            quoted[1] if quoted else None,
            number(ordinal[1]) if ordinal else None,
            count,
            bool(hold),
            attends=bool(hold and re.match(r"(?:tham )?(?:dự|gia)", hold.group())),
            noun=noun,
        )
        found.append(_with_cues(trigger, low))
    return found


def _verb_triggers(sentence: Sentence, low: str, names: list[int]) -> list[Trigger]:
    pattern, kinds = _verbs()
    found = []
    for match in pattern.finditer(low):
        verb = re.sub(r"\s+", " ", match["verb"])
        after = low[match.end() :]
        if verb == "hội đàm" and re.match(r"\s*phán", after):
            continue
        if kinds[verb] == "visit" and re.search(INVITED, low[: match.start()]):
            continue
        if _recurs(low, match.start(), match.end()):
            continue
        if verb == "họp" and not re.match(
            rf"\s+(?:với|bàn|cùng|nhóm|ủy ban|thường niên|trực tuyến|song phương|ba bên|{NUMBER}\s+{MEASURE})(?!\w)", after
        ):
            continue
        count, start = _count(match["count"], match["measure"], match.start())
        end = match.end()
        if count is None:
            count, end = _count_after(low, end)
        ordinal = ORDINAL.search(after[: TAIL_END.search(after).start()] if TAIL_END.search(after) else after)
        trigger = Trigger(
            sentence,
            sentence.start + start,
            sentence.start + end,
            sentence.start + start,
            "verb",
            kinds[verb],
            "general" if _before("generic").search(low[:start]) and count is None else "event",
            ordinal=number(ordinal[1]) if ordinal else None,
            count=count,
            is_held=True,
            bare=verb == "thăm",
            noun=verb,
        )
        found.append(_with_cues(trigger, low))
    return found


def _more_counts(sentence: Sentence, low: str, found: list[Trigger]) -> list[Trigger]:
    """Counts that go on after a counted meeting: "A và B có 8 lượt hội đàm, C và D 5 lượt"."""
    first = next((trigger for trigger in found if trigger.count), None)
    if first is None:
        return []
    more = []
    for match in re.finditer(rf"(?<![\w.,])(\d{{1,3}})\s+{MEASURE}(?=\s*(?:[;,.]|và\s|tại\s|$))", low):
        start, end = match.start() + sentence.start, match.end() + sentence.start
        if start > first.end and not any(start < other.end and other.start < end for other in found):
            more.append(Trigger(sentence, start, end, start, "count", first.kind, count=int(match[1]), is_held=True))
    for match in re.finditer(r"(?<!\w)lần (?:gần (?:đây )?nhất|mới nhất|đầu tiên|cuối(?: cùng)?)(?!\w)", low):
        start, end = match.start() + sentence.start, match.end() + sentence.start
        if start > first.end and first.count > 1:
            more.append(Trigger(sentence, start, end, start, "count", first.kind, is_held=True))
    return sorted(more, key=lambda trigger: trigger.start)


def _tail(text: str, low: str, end: int, names: list[int]) -> int:
    """Where the name after the event noun ends: at a comma, a preposition, a verb; a quoted name is kept whole."""
    quoted = re.match(r"\s*:?\s*[\"“‘«][^\"”’»]{3,160}[\"”’»]", text[end:])
    start = end + quoted.end() if quoted else end
    stop = TAIL_END.search(low, start)
    limit = min([stop.start() if stop else len(low), *(name for name in names if name >= start)])
    return start + len(low[start:limit].rstrip())


def _count(count: str | None, measure: str | None, start: int) -> tuple[int | None, int]:
    if count is None or (count == "năm" and measure is None):
        return None, start
    return number(count), start


def _count_after(low: str, end: int) -> tuple[int | None, int]:
    match = re.match(rf"(?:,?\s+(?:và\s+)?làm việc)?\s+(?:được\s+|tổng cộng\s+)?({NUMBER})\s+{MEASURE}(?!\s*(?:người|xe|phương tiện|thứ))(?!\w)", low[end:])
    return (number(match[1]), end + match.end()) if match else (None, end)


def _verb_start(low: str, hold: int) -> int:
    """The start of the verb group: "đã phối hợp tổ chức" begins at "đã"."""
    group = re.search(r"(?:(?:đã|vừa|sẽ|đang|cùng|cũng|lại|sang|đến|tới|phối hợp|chủ trì|đồng|liên tục|tích cực)\s+)+$", low[:hold])
    return group.start() if group else hold


def _recurs(low: str, start: int, end: int) -> bool:
    """"mỗi năm hai bên gặp nhau ít nhất 2 lần": a rule, no event."""
    recurring = alternation(phrases("meeting_cues")["recurring"])
    return bool(re.search(rf"{recurring}[^;.]{{0,40}}$", low[:start]) or re.match(rf"\s+{recurring}", low[end:]))


def _use(low: str, before: str, phrase: str, count: int | None) -> str:
    cues = phrases("meeting_cues")
    if re.match(r"\s*báo(?!\w)", phrase):
        return "press"
    if re.search(alternation(cues["out_of_scope"]), phrase):
        return "out"
    if _before("mention").search(before):
        return "mention"
    if count is None and re.search(rf"{alternation(cues['generic'])}\s*$", before):
        return "general"
    if count is None and re.search(alternation(cues["recurring"]), phrase):
        return "recurring"
    if _before("opener").search(before):
        return "reference"
    return "event"


def _with_cues(trigger: Trigger, low: str) -> Trigger:
    """Set whether it was held or is planned, by the words between the clause's start and the end of its predicate."""
    shift = trigger.sentence.start
    start, end = trigger.predicate - shift, trigger.end - shift
    clause = max((m.end() for m in re.finditer(r"[;:.]|,\s", low[:start])), default=0)
    sentence_part = max((m.end() for m in re.finditer(r"[;:.]", low[:start])), default=0)
    stop = re.search(r"[;.]", low[end:])
    after = low[end : end + stop.start() if stop else len(low)]
    near = after if re.match(r"[^,]*,\s*(?:dự kiến|sẽ|diễn ra|được tổ chức|do|tổ chức)(?!\w)", after) else re.split(r",\s", after)[0]
    trigger.is_held = trigger.is_held or bool(_cue("held_after").search(near))
    trigger.is_planned = bool(_cue("planned").search(low[max(sentence_part, start - 60) : trigger.end - shift] + " | " + near[:80]))
    if _cue("negated").search(low[max(clause, start - 30) : start]) or re.match(r"[^,;.]{0,60}\b(?:hoãn|lùi lại|hủy)\b", after):
        trigger.use = "out"
    return trigger
