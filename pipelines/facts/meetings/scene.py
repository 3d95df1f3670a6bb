"""When and where a meeting took place."""

import re
from datetime import date, timedelta

from pipelines.facts.meetings.clause import Clause
from pipelines.facts.meetings.cues import DIGITS, before, number, words_of
from pipelines.facts.meetings.triggers import Trigger
from pipelines.mentions.article import Mention, Sentence
from pipelines.mentions.gazetteer import UPPER
from pipelines.mentions.letters import fold

PLACE_END = re.compile(
    rf"[,;:\n]|(?<!TP)(?<!Tp)(?<!TX)(?<!St)\.|\svà \d|\s[–-]\s(?![{UPPER}\d])|"
    rf"(?<!\w)(?:đã|vào|trong|ngày|giữa|để|nhằm|về|với|do|sẽ|được|có|từ|và (?![{UPPER}])|diễn ra|tiến hành|tổ chức|sau|nhân|"
    r"bàn|cùng|khi|dự|chủ trì|sáng|chiều|tối|trưa|hôm|hồi|theo|đạt|gồm|nơi|mới|vừa|bế mạc|khai mạc|bên lề|dưới|trước|rồi|"
    r"cho rằng|cho biết|cho hay|nói|nhận định|khẳng định|tuyên bố|nhấn mạnh|đánh giá|ký|trao|hội đàm|hội kiến|gặp|thống nhất|quy tụ|thu hút|tập hợp|là|kết thúc|tháng|năm|quý|cuối|hôm|lúc|bằng)(?!\w)|\)"
)
PLACE_LINK = re.compile(r"\)?\s*(?:,|-|–|và|\(|của)?\s*(?:(?:khu vực|các|huyện|tỉnh)\s+)*")
AT = re.compile(
    r"(?<!\w)(?:tại|ở|chủ nhà (?:về|sang|thuộc về|là)|hẹn (?:về|sang)|(?:địa điểm|nơi họp|nơi gặp)(?: là|:)?|sẽ (?:về|sang|đến|tới))\s+"
)
GO_TO = re.compile(
    r"(?<!\w)(?:sang|đến|tới)\s+(?P<place>(?:(?:thị trấn|thị xã|thành phố|tỉnh|huyện|xã|phường|bản|thủ đô|khu vực|cửa khẩu)\s+)?"
    rf"[{UPPER}][^,;.]{{1,60}}?)\s+(?:để\s+)?(?:dự|tham dự|tham gia|họp|hội đàm|làm việc|tọa đàm|giao ban|gặp|ký)(?!\w)"
)
# "Đại sứ Hoa Kỳ tại Việt Nam", "Thương vụ Việt Nam tại Lào": where an envoy is posted, not where anybody met.
ENVOY = re.compile(rf"(?<!\w){words_of('meeting_actors', 'posted')}(?!\w)[^,;.]{{0,60}}(?<!\w)(?:tại|ở)\s+$")
MEMBERS_IN = re.compile(
    r"(?<!\w)(?:doanh nghiệp|hiệp hội|phòng thương mại|cộng đồng|nhà đầu tư|người|công ty|tập đoàn)(?!\w)[^,;.]{0,60}(?<!\w)(?:tại|ở)\s+$"
)
"""Before a state, where somebody is at home: "Hiệp hội Doanh nghiệp Hàn Quốc tại Việt Nam"."""
MOVED_TO = re.compile(
    r"(?<!\w)(?:lùi|dời|rời|hoãn|đẩy|chuyển)(?: lại)?(?:\s[^;.]{0,60}?)?\s(?:sang|đến|tới|vào|qua)\s(?:sáng |chiều |tối )?$"
)
"""Before the day that a meeting is put off to: "dời từ tháng 12/2025 sang ngày 16/1/2026"."""
NOT_PLACE = re.compile(
    r"(?:đây|đó|phía|về |lĩnh vực|mức|thời điểm|hội|buổi|cuộc|lễ|diễn|kỳ|phiên|khu vực\s*$|sự kiện|chương trình|báo cáo|biên bản|cấp |các cấp)"
)
PURPOSE = re.compile(r"(?<!\w)(?:nhằm|để|góp phần|về)(?!\w)")
NOT_WHEN = ("same_period", "comparison")
NOT_ITS_DAY = re.compile(
    r"(?:giai đoạn|cùng kỳ|so với|gấp đôi|gấp rưỡi|gấp ba|nhiều hơn|ít hơn|bằng|kế hoạch|thỏa thuận|quyết định|nghị quyết)\s*$"
)
LASTS = re.compile(
    rf"khai mạc[^;.]{{0,80}}(?<!\w)(?:kéo dài|diễn ra trong)(?: trong)? (\d|{'|'.join(DIGITS)}) ngày(?!\w)"
)
"""How long a meeting lasts that opens on its day: "khai mạc tại Bờ Y và kéo dài hai ngày"."""
ON = re.compile(r"(?:trong|vào|hồi|từ)\s*$|^[^\w]*$")
"""A month or a year dates a meeting after such a word, or where it opens the sentence."""
BESIDE = 20
DAYS = 7
"""A date of up to so many days is when a meeting took place; a longer one is a period in which it did."""


def dates(trigger: Trigger, clause: Clause) -> list[Mention]:
    """The dates that can tell when, the likeliest first: for a counted set periods before days, else days, the nearer
    before the farther, and a date inside the meeting's name ("hội đàm năm 2026") last."""
    counted = trigger.count > 1
    ranked = []
    for mention in clause.sentence.mentions:
        if not _can_date(mention, trigger, clause):
            continue
        inside = trigger.start <= mention.start < trigger.end
        days = (
            mention.date_end is not None and (mention.date_end - (mention.date_start or mention.date_end)).days <= DAYS
        )
        before = clause.behind(mention.start)
        loose = not counted and not days
        if inside and (not trigger.is_planned or trigger.form == "signing"):
            continue
        if loose and (trigger.use == "reference" or not (trigger.is_planned or ON.search(before))):
            continue
        distance = max(trigger.start - mention.end, mention.start - trigger.end, 0)
        kept = not MOVED_TO.search(before)
        ranked.append((kept, inside, days == counted, distance, mention.start, mention))
    return [row[-1] for row in sorted(ranked, key=lambda row: row[:-1])]


def _can_date(mention: Mention, trigger: Trigger, clause: Clause) -> bool:
    if mention.kind not in ("date", "period") or mention.date_start is None or mention.detail in NOT_WHEN:
        return False
    if "cùng ngày" in fold(mention.text):
        return False  # the day of another meeting, not of the date before
    if re.match(r"hôm trước|ngày trước", fold(mention.text)):
        return False  # "đoàn xe ùn từ hôm trước"
    before = clause.behind(mention.start)
    opens_sentence = ";" not in before and len(before) < 80
    if (
        mention.start >= clause.end
        or (mention.start < clause.start and not opens_sentence)
        or NOT_ITS_DAY.search(before)
    ):
        return False
    reported = words_of("meeting_cues", "reported")
    if trigger.use == "reference" and re.search(
        rf"(?:{reported}|(?<!\w)theo(?!\w))", clause.text(clause.start, trigger.start)
    ):
        return False
    left, right = (mention.end, trigger.start) if mention.end <= trigger.start else (trigger.end, mention.start)
    return left >= right or not re.search(reported, clause.text(left, right))


def is_day(mention: Mention) -> bool:
    return mention.date_start is not None and mention.date_start == mention.date_end


def bounds(mention: Mention, sentence: Sentence) -> bool:
    """Whether a date only bounds a span of time: "thành lập từ ngày 1/7", "tính đến ngày 15/12"."""
    before = fold(sentence.text[max(0, mention.start - sentence.start - 20) : mention.start - sentence.start])
    return bool(re.search(r"(?<!\w)(?:từ|đến|hết|trước|sau|thành lập)(?: hết)?(?: ngày)?\s*$", before))


def is_pinned(found: list[Mention], trigger: Trigger) -> bool:
    """Whether the date stands right beside the trigger: "tại cuộc hội đàm sáng 19/6"."""
    return bool(found) and max(trigger.start - found[0].end, found[0].start - trigger.end) <= BESIDE


def day_span(found: list[Mention], trigger: Trigger, clause: Clause) -> tuple[date | None, date | None, list[Mention]]:
    """First and last day from the likeliest date, and the mentions used.

    "bế mạc ngày 16/10 sau hai ngày làm việc" is two days; a counted set on single days spans them all.
    """
    if not found:
        return None, None, []
    first = found[0]
    start, end = first.date_start, first.date_end
    if trigger.count > 1 and start == end:
        days = [mention for mention in found if mention.date_start == mention.date_end]
        return min(m.date_start for m in days if m.date_start), max(m.date_end for m in days if m.date_end), days
    lasted = re.search(
        rf"sau (\d|{'|'.join(DIGITS)}) ngày (?:làm việc|họp|diễn ra|trao đổi|hội đàm)", fold(clause.sentence.text)
    )
    if lasted and start == end and end is not None:
        start = end - timedelta(days=number(lasted[1]) - 1)
    goes_on = LASTS.search(clause.text(trigger.start, clause.sentence.end))
    if goes_on and start == end and start is not None:
        end = start + timedelta(days=number(goes_on[1]) - 1)
    return start, end, [first]


def place(trigger: Trigger, clause: Clause) -> str | None:
    """Where: after "tại" behind the trigger and before any purpose, else in the words that lead to it."""
    shift = clause.sentence.start
    low = fold(clause.sentence.text)
    begin, end = trigger.end - shift, clause.end - shift
    stop = PURPOSE.search(low, begin, end)
    if trigger.use == "reference" and not trigger.is_held:
        stop = re.compile(",").search(low, begin, end) or stop
    spots = [match.end() for match in AT.finditer(low, begin, stop.start() if stop else end)]
    leading = list(AT.finditer(low, clause.start - shift, trigger.start - shift))[::-1]
    # "Ngày 5/9, tại A, văn phòng B tại C tổ chức ...": what stands between commas before what belongs to a name
    leading.sort(key=lambda match: not re.search(r"(?:^|[,)–-])\s*$", low[: match.start()][-4:]))
    spots += [match.end() for match in leading]
    for spot in spots:
        found = None if _is_home(clause.sentence, low, spot) else place_at(clause.sentence, spot)
        if found:
            return found
    go = GO_TO.search(clause.sentence.text, 0, begin + 1)
    return go["place"] if go else None


def _is_home(sentence: Sentence, low: str, spot: int) -> bool:
    """Whether a place says where somebody is posted or at home, and belongs to a name."""
    behind = before(low, spot)
    if ENVOY.search(behind) or (MEMBERS_IN.search(behind) and low.startswith("việt nam", spot)):
        return True
    at = sentence.start + spot
    return any(m.kind == "organization" and m.start < at < m.end for m in sentence.mentions)


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
        linked = PLACE_LINK.fullmatch(text, end, start) if end > spot else not PLACE_END.search(text, spot, start)
        if not linked or mention.kind == "organization":
            break
        end = stop + 1 if text[stop : stop + 1] == ")" else stop
    if end == spot:
        boundary = PLACE_END.search(text, spot + 1)  # "ở giữa cầu" begins with a word that ends other places
        end = boundary.start() if boundary else len(text)
    if "(" in text[spot:end] and text[end : end + 1] == ")":
        end += 1
    found = text[spot:end].strip(' ,"”')
    sites = words_of("meeting_cues", "site")
    return found if re.search(f"[{UPPER}]", found) or re.search(sites, fold(found)) else None
