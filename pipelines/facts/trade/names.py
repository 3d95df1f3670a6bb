"""The part that a place, office or period plays: area, partner, date of the figure, or base of a comparison."""

import re
from dataclasses import replace
from datetime import date

from pipelines.facts.trade.figure import VIETNAM, Figure, Name
from pipelines.facts.trade.nouns import (
    MAX_GOOD,
    is_country,
    is_customs_office,
    is_foreign,
    is_national,
    is_whole_service,
)
from pipelines.facts.trade.outlook import expected
from pipelines.facts.trade.percents import flush
from pipelines.facts.trade.periods import base_period, next_span, since_new_year, years_before
from pipelines.facts.trade.state import State
from pipelines.facts.trade.tokens import NUMBERS, Token
from pipelines.mentions.article import Mention

SOURCE_BEFORE = re.compile(
    r"(?<!\w)(?:theo|tin từ|(?:thống kê|số liệu|báo cáo|thông tin|dữ liệu|nguồn tin)\s+(?:mới nhất\s+)?(?:của|từ))\s*$"
)
OF_BEFORE = re.compile(r"(?<!\w)của(?:\s+(?:nước|phía))?\s*$")
BETWEEN_BEFORE = re.compile(r"(?<!\w)giữa(?:\s+\w+){0,2}\s*$")
FIRST_OF_PAIR = re.compile(r"\s*[-–]\s*[A-ZÀ-ỸĐ]")
SECOND_OF_PAIR = re.compile(r"[-–]\s*$")
INTO_BEFORE = re.compile(r"(?<!\w)(?:vào|về)\s*(?:thị trường\s*)?$")
TOWARDS_BEFORE = re.compile(r"(?<!\w)(?:sang|tới|đến|vào|cho|với|từ)\s*(?:thị trường\s*)?$")
THROUGH_BEFORE = re.compile(r"(?<!\w)(?:qua|tại|ở)\s*(?:các\s*)?$")
PREPOSITION = re.compile(
    r"(?<!\w)(?:sang|đi|tới|đến|vào|với|từ|cùng|trường|nước|cho|như|và|tại|ở|về|giữa|do)\s*$|[-–]\s*$"
)
LINK = re.compile(r"[,;:()]|(?<!\w)(?:sang|đi|tới|đến|vào|với|từ|trong|năm|tháng|đạt|của|tại|qua|ở)(?!\w)")
SAYS_AFTER = re.compile(r"\s*(?:vừa |mới )?(?:cho biết|cho hay|thông tin|thống kê|ghi nhận|báo cáo|công bố|giao)(?!\w)")
CONNECTIVE = re.compile(
    r"(?:còn|riêng|hiện|nay|và|theo đó|trong khi đó|tiếp đó là|tiếp đến là|kế đến là|ngoài ra|trước đó|mặc dù|như vậy"
    r"|cũng|trong|năm|tháng|đó|thì|là|nhưng|vì|khi|do|bởi|rằng|năm ngoái|báo cáo|đứng đầu là|tuy nhiên|,|\"|“)"
)
PARTNER = re.compile(r"(?<!\w)(?:đối tác|bạn hàng|thị trường|khách hàng|nhà cung cấp|nguồn cung)(?!\w)")
ORIGIN_AFTER = re.compile(r"\s+(?:sang|đi|tới|vào|ra)\s")
FROM_BEFORE = re.compile(r"(?<!\w)từ\s*(?:thị trường\s*)?$")
PAIR_BEFORE = re.compile(r"giữa [^,;.]*\svà\s*$|[-–]\s*$")
REGION_BEFORE = re.compile(
    r"(?<!\w)(?:trong|tại|ở)(?: top \d+| nhóm)?(?: các)?(?: nước| quốc gia)?(?: thuộc)?(?: khối| khu vực)?\s*$"
)
AND_BEFORE = re.compile(r"(?<!\w)(?:và|còn)(?:\s+(?:cả|trong|riêng))?\s*$")
TURN_BEFORE = re.compile(r"(?<!\w)(?:thì|nhưng|nay|sang|bước sang|đến|tới)\s*$")
CONJUNCTION = re.compile(r"(?<!\w)(?:vì|bởi|rằng|do|khi)\s")
TODAY = frozenset({"hôm nay", "ngày hôm nay", "sáng nay", "trong ngày"})
YEAR = re.compile(r"(?:19|20)\d\d")
MAX_OPENING = 60
# The words of a basis end at a mark, a number of another measure or a conjunction.
BASIS = re.compile(r"(?:(?!\s(?:và|nhưng|do|trong|còn|với|đạt|là|thì|tăng|giảm|chủ yếu)\s)[^,.;:()])+")
MAX_BASIS = 60
LASTING_BEFORE = re.compile(r"(?<!\w)(?:sau|suốt|hơn|gần|khoảng|mỗi|cách đây|thêm)\s*$")
# "23,6 tỷ USD của cùng kỳ": how far a period may stand from the number or ratio it belongs to.
OF_GAP = 5
NOT_PERIODS = frozenset({"since", "since_event", "legal", "impossible", "vague"})
MONTH = 31
FEAST_BEFORE = re.compile(r"(?<!\w)(?:tết|dịp|vụ|tết nguyên đán|dịp trước tết)\s*$")
MORE_THAN = re.compile(r"(?<!\w)hơn\s*(?:so với\s*)?$")
SAME_SPAN = frozenset({"cùng kỳ", "cùng kì", "cùng thời gian", "cùng thời kỳ"})
ONLY_AFTER = re.compile(r"\s*(?:này |trên )?(?:chỉ|đạt|là|ở mức|khoảng|gần|hơn|trên)(?: \w+){0,2} \d")
AFTERTHOUGHT = re.compile(r"[,(]?\s*\(?(?:tính|lũy kế|cộng dồn)?\s*(?:đến|tới)(?:\s+hết)?\s*(?:ngày\s*)?")
SINCE_NEW_YEAR = re.compile(r"(?:lũy kế|tính chung|cộng dồn)\s+(?:đến|tới)(?:\s+hết)?\s*$")
# "Lũy kế từ ngày 1/1", "Cộng từ 1/1": a sum since that day.
SUM_BEFORE = re.compile(
    r"(?:lũy kế|luỹ kế|cộng|cộng dồn|tính|tính chung|tổng)\s+(?:kể\s+)?từ\s+(?:ngày\s+|đầu\s+|mùng\s+)*\S*$"
)
# "Sau 11 tháng, xuất khẩu đạt …" at the beginning of a sentence: the months of the year so far.
SUMMED_UP = re.compile(
    r"[\W_]*(?:như vậy,? |tính ra,? |nhìn lại,? )?(?:sau|qua|mới qua|trải qua|khép lại|đi qua|hết|gộp|tính gộp|cộng)\s+"
)
UNTIL_BEFORE = re.compile(r"(?:^|[,;:.]\s*)(?:và\s+|nhưng\s+)?(?:tính\s+|cho\s+)?(?:đến|tới)(?:\s+hết)?\s*$")
DAY_OPENING = 12
SAYS = re.compile(
    r"(?<!\w)(?:cho biết|thông tin|công bố|báo cáo|họp|hội nghị|kiểm tra|tổ chức|làm việc|khảo sát)(?!\w)"
)
DAY_COUNTED = re.compile(r"(?<!\w)(?:riêng|trong|điểm|tính|hết|vào|chỉ)\s*$")


def set_area(state: State, name: Name) -> None:
    """A place in brackets only explains the one before: "Tây Trang (Điện Biên)"."""
    if state.mode in ("base", "plan", "share") or (state.depth and state.topic.area):
        return
    if state.open is not None:
        if state.topic.area is None:
            for figure in state.figures:
                if figure.firm_told:
                    continue  # "Honda đã nhập 2.000 xe từ Thái Lan về Việt Nam"
                if figure is state.open or (figure.start >= state.clause and not figure.placed):
                    figure.area, figure.placed = name, True  # "4 triệu khách và 210.000 xe qua các cửa khẩu …"
    else:
        state.topic.area = name
        state.areas.append(name)
        state.subject = True


def set_partner(state: State, name: Name) -> None:
    state.partners.append(name)
    if state.open is not None:
        paired = state.pair and state.open.partner is not None
        own = state.open.area is not None and state.open.area.same(name)
        if state.topic.partner is None and not paired and not own:
            state.open.partner = name
    else:
        state.topic.partner = name
        state.subject = True


def is_origin(state: State, token: Token) -> bool:
    """Whether a country right after an exported good is where it comes from: "xuất khẩu dệt may Campuchia đạt"."""
    head = state.topic.head
    if state.topic.metric != "exports" or head is None or state.open is not None or not head.text.endswith("khẩu"):
        return False
    between = state.text[head.end : token.start].lower()
    if not between.strip():
        return ORIGIN_AFTER.match(state.text[token.end : token.end + 10]) is not None  # "xuất khẩu Trung Quốc sang Mỹ"
    return 1 < len(between) < MAX_GOOD and PREPOSITION.search(between) is None and LINK.search(between) is None


def read_name(state: State, place: int) -> None:
    """An office or gate is the area, a foreign country the partner, unless the words before say otherwise."""
    token = state.tokens[place]
    mention = token.mention
    assert mention is not None
    name = Name(mention.text, mention.reference_id, mention)
    before = state.before(token.start)
    following = state.next(place)
    if following is not None and following.has("reach", "money", "quantity") and AND_BEFORE.search(before):
        state.open = None  # "Canada là 118 triệu và Mexico là 54 triệu"
    if mention.kind == "organization":
        read_office(state, mention, name, before)
        return
    if state.mode in ("base", "plan"):
        return
    if mention.kind == "border_gate" and THROUGH_BEFORE.search(before):
        set_area(state, name)
    elif is_foreign(mention):
        read_country(state, token, name, before)
    elif is_national(mention):
        state.actor = None
        first = state.topic.area
        if first is not None and is_abroad(first) and state.topic.partner is None and PAIR_BEFORE.search(before):
            if first.mention is not None and not is_country(first.mention):
                set_partner(state, VIETNAM)  # "giữa Quảng Tây và Việt Nam": a text on Quảng Tây
                return
            state.topic.partner = first  # "giữa Lào và Việt Nam"
        buyer = state.story.country
        if first is None and buyer and state.topic.metric == "imports" and FROM_BEFORE.search(before):
            set_area(state, buyer)
        if state.topic.area is not None and is_abroad(state.topic.area) and TOWARDS_BEFORE.search(before):
            set_partner(state, name)
        else:
            set_area(state, VIETNAM)
    else:
        set_area(state, name)


def is_abroad(name: Name) -> bool:
    return name.mention is not None and is_foreign(name.mention)


def read_office(state: State, mention: Mention, name: Name, before: str) -> None:
    """A customs office is the area, or only the source ("theo Cục Hải quan …"); other bodies are neither."""
    if is_whole_service(mention):
        state.source = state.source or VIETNAM
    elif is_customs_office(mention):
        if SOURCE_BEFORE.search(before) or SAYS_AFTER.match(state.after(mention.end)):
            state.source = name
        else:
            set_area(state, name)


def opens_clause(state: State, token: Token) -> bool:
    """Whether a country is the subject of its clause: only connectives and periods stand before it."""
    if state.topic.head is not None and state.topic.head.start >= state.clause:
        return False
    start = max((m.end() for m in CONJUNCTION.finditer(state.text, state.clause, token.start)), default=state.clause)
    words = state.text[start : token.start]
    if len(words) > MAX_OPENING:
        return False
    for period in state.tokens:
        if period.has("period", "date") and start <= period.start and period.end <= token.start:
            words = words.replace(state.text[period.start : period.end], " ")
    return not CONNECTIVE.sub(" ", words.lower()).strip()


def read_country(state: State, token: Token, name: Name, before: str) -> None:
    mention = token.mention
    assert mention is not None
    if state.pending.change is not None and "," in state.text[state.pending.end : token.start]:
        flush(state)
    metric = state.topic.metric
    first = BETWEEN_BEFORE.search(before) or FIRST_OF_PAIR.match(state.text[token.end : token.end + 6])
    head = state.topic.head
    bought = head is not None and head.text.endswith(" của") and token.start - head.end <= 1  # "mua của Hàn Quốc"
    of = metric is not None and not bought and (OF_BEFORE.search(before) is not None or is_origin(state, token))
    if metric is None and state.actor is not None and OF_BEFORE.search(before) and is_ranked(state, token):
        state.topic.area, state.topic.partner = name, state.actor
        return
    into = metric == "imports" and INTO_BEFORE.search(before) is not None
    if of or into or (state.topic.area is None and first and state.open is None):
        set_area(state, name)
        return
    if opens_clause(state, token) and not SECOND_OF_PAIR.search(before):
        state.actor = name
    if state.partners and not is_country(mention) and REGION_BEFORE.search(before):
        return  # "đối tác lớn nhất của Canada trong ASEAN"
    set_partner(state, name)


def is_ranked(state: State, token: Token) -> bool:
    """Whether the subject of the clause is a partner of the country: "Mỹ là bạn hàng lớn nhất của Mexico"."""
    actor = state.actor.mention if state.actor else None
    return actor is not None and PARTNER.search(state.text, actor.end, token.start) is not None


# ── periods ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def date_after(state: State, basis: Mention) -> None:
    """A figure without a period of its own that is compared with a month or quarter is of the next one."""
    if basis.detail != "basis" or basis.date_start is None or basis.date_end is None or not state.figures:
        return
    following = next_span(basis.date_start, basis.date_end)
    figure = state.figures[-1]
    if following is None or figure.dated or figure.change_pct is None:
        return
    if figure.period_end is not None and figure.period_end.year != following[1].year:
        return  # "tăng 80,7% so với tháng 1-2017" in a text about 2018
    figure.period_start, figure.period_end = following


def date_by_basis(state: State) -> None:
    """Figures that nothing else dates are of the year after the months or year that they are compared with."""
    bases = [m for m in state.sentence.mentions if m.detail == "basis" and m.date_start and m.date_end]
    long = [m for m in bases if m.date_start and m.date_start.replace(month=1, day=1) == m.date_start]
    for figure in state.figures:
        if figure.period_end is None and figure.change_pct is not None and figure.status == "actual" and long:
            first, last = long[0].date_start, long[0].date_end
            if first and last and (last - first).days > MONTH:
                figure.period_start, figure.period_end = years_before(first, -1), years_before(last, -1)


def read_period(state: State, place: int) -> None:
    """A period dates the figure to come, or the one just read; a single day only where something is counted on it."""
    token = state.tokens[place]
    mention = token.mention
    assert mention is not None
    before = state.before(token.start)
    compared = mention.detail == "basis" and (state.mode in ("base", "change") or state.has_left("up", "down", "above"))
    compared = compared or is_beaten(state, place, before)
    if state.open is not None and state.open.rule == "trade.base" and state.open.period_end is None:
        if token.has("last_year") and len(state.figures) > 1:
            base_period(state.open, state.figures[-2], [token])  # "so với 2,1 tỷ USD của cùng kỳ năm trước"
        else:
            state.open.date(mention)
        return
    if mention.detail == "relative" and token.text in TODAY and state.story.day is not None:
        mention = state.story.day  # "hôm nay" in a bulletin is its day
    if mention.detail == "relative" and "tuần" in token.text and (week := week_of(state)) is not None:
        mention = replace(mention, date_start=week[0], date_end=week[1])
    told = state.story.day if state.story.bulletin else None
    if (
        mention.detail == "to_date"
        and told is not None
        and told.date_end is not None
        and mention.date_start is not None
    ):
        mention = replace(mention, date_end=max(told.date_end, mention.date_start))  # up to the day of the bulletin
    if state.open is not None and state.open.rule == "trade.target" and mention.date_end is not None:
        state.open.date(mention)  # "lộ trình vạch ra là 5 tỷ USD vào năm 2030"
        return
    earlier = state.tokens[place - 1] if place and token.start - state.tokens[place - 1].end <= OF_GAP else None
    of_ratio = earlier is not None and earlier.has("percent", "ratio", "multiple", "half")
    if token.has("last_year") and state.open is not None and earlier is not None and earlier.has(*NUMBERS):
        state.open.date(mention)  # "so với mức xuất siêu 23,6 tỷ USD cùng kỳ năm trước"
        state.open.rule, state.open.dated = "trade.base", True
        return
    if token.has("last_year") and (at_once := same_span(state, place)) is not None:
        state.topic.period = at_once
        return
    if token.has("last_year") or compared or of_ratio or state.mode == "base":
        read_basis(state, token, before)
        return
    if (
        mention.detail == "since"
        and mention.date_start is not None
        and SUM_BEFORE.search(before + mention.text.lower())
    ):
        state.since, state.subject = mention.date_start, True
        return
    if mention.date_end is None:
        if mention.text.lower().endswith(("đầu năm", "đến nay")) and mention.date_start is not None:
            state.since_new_year = mention.date_start
            state.subject = True
        return
    if (
        (mention.detail in NOT_PERIODS and not UNTIL_BEFORE.search(before))
        or (state.mode == "change" and state.percented)
        or FEAST_BEFORE.search(before)
    ):
        return
    if mention.detail in ("day", "month", "vague") and UNTIL_BEFORE.search(before) and mention.date_start is not None:
        mention = up_to(mention)
    if mention.detail == "day" and not DAY_COUNTED.search(before):
        if token.start - state.sentence.start <= DAY_OPENING and SAYS.search(state.sentence.text.lower()) is None:
            state.day = mention
        return
    if SINCE_NEW_YEAR.search(before) and mention.date_start is not None:
        mention = replace(mention, date_start=mention.date_start.replace(month=1, day=1))
    if state.cumulative and mention.detail == "year":
        mention = so_far(state, mention)
    if is_afterthought(state, place):
        state.figures[-1].date(mention)
        state.figures[-1].dated = True
        return
    again = state.open is not None and state.open.dated and TURN_BEFORE.search(before)
    if again or AND_BEFORE.search(before):
        state.open, state.subject = None, True  # "năm 2024 đạt 1,4 tỷ USD và 10 tháng năm nay là 1,7 tỷ USD"
    if state.open is not None:
        for figure in state.figures:
            if figure is state.open or (
                not figure.dated and (figure.start >= state.clause or measured(figure, state.open))
            ):
                figure.date(mention)
                figure.dated = True
                figure.status = expected(state, figure)
        return
    if state.mode != "plan":
        state.subject = True
    state.topic.period = mention


def same_span(state: State, place: int) -> Mention | None:
    """The period of the other direction, where "cùng kỳ" only says that: "xuất khẩu 2 tỷ USD. Nhập khẩu cùng kỳ chỉ 390 triệu
    USD"."""
    token, following, head, last = state.tokens[place], state.next(place), state.topic.head, state.last()
    if (
        token.text not in SAME_SPAN
        or head is None
        or last is None
        or last.period_end is None
        or last.period_start is None
    ):
        return None
    leads = following is not None and not following.has("period", "date") and following.has("reach", *NUMBERS)
    if not leads and not ONLY_AFTER.match(state.after(token.end)):
        return None
    other = {last.metric, state.topic.metric} == {"exports", "imports"}
    if not other or token.start - head.end > 1 or (state.figures and state.figures[-1].start > head.start):
        return None
    assert token.mention is not None
    return replace(token.mention, date_start=last.period_start, date_end=last.period_end, detail="months")


def so_far(state: State, mention: Mention) -> Mention:
    """A year that is summed up before it is over ends where the figures told before end: "trong 10 ngày đầu tháng 11, lũy kế
    năm nay là 298.000 lượt"."""
    told = [*state.story.figures[-3:], *state.figures]
    ends = [f.period_end for f in told if f.period_end and f.status == "actual" and f.is_short()]
    year = mention.date_end.year if mention.date_end else None
    published = state.story.article.published
    over = published is None or published.year != year or (published.month, published.day) >= (12, 15)
    if over or not ends or ends[-1].year != year:
        return mention
    return replace(mention, date_end=ends[-1], detail="cumulative")


def is_afterthought(state: State, place: int) -> bool:
    """Whether a day up to which was counted comes behind its figure: "thu 16.240 tỷ đồng, tính đến 28/9, …"."""
    token, following = state.tokens[place], state.next(place)
    if not state.figures or state.subject or state.open is not None or state.figures[-1].dated:
        return False
    if AFTERTHOUGHT.fullmatch(state.text[state.figures[-1].end : token.start].lower()) is None:
        return False
    return following is None or following.text in (",", ".", ";", ")") or following.has("up", "down", "equal", "plan")


def week_of(state: State) -> tuple[date, date] | None:
    """The week that a bulletin is of, for "tuần qua", "trong tuần" in it."""
    story = state.story
    for found in (story.period, story.dated):
        if found is None:
            continue
        start, end = (
            (found.date_start, found.date_end) if isinstance(found, Mention) else (found.period_start, found.period_end)
        )
        if start is not None and end is not None and 4 <= (end - start).days <= 9:
            return start, end
    return None


def is_beaten(state: State, place: int, before: str) -> bool:
    """Whether a period is what a figure is measured against: "vượt năm 2024 9,6%", "kém tháng trước 16%", "hơn năm
    ngoái chừng 3%"; "hơn 9 tháng" is a length."""
    token = state.tokens[place]
    earlier, following = (state.tokens[place - 1] if place else None), state.next(place)
    if token.text[0].isdigit():
        return False
    adjacent = earlier is not None and token.start - earlier.end <= 1
    if adjacent and earlier is not None and earlier.has("above", "below"):
        return True  # "thua xa nửa đầu năm 2024 (giảm 31%)"
    if following is None or not following.has("percent", "ratio"):
        return False
    beaten = adjacent and earlier is not None and earlier.has("exceed")
    return beaten or MORE_THAN.search(before) is not None


def measured(figure: Figure, other: Figure) -> bool:
    """Whether two figures measure one trade: "1.700 tấn, trị giá 6,3 triệu USD năm 2011"."""
    return figure.metric == other.metric and figure.unit != other.unit and figure.commodity == other.commodity


def up_to(mention: Mention) -> Mention:
    """ "Đến ngày 31/10" counts from the start of the year."""
    assert mention.date_start is not None
    return replace(mention, date_start=mention.date_start.replace(month=1, day=1), detail="cumulative")


def read_months(state: State, place: int) -> bool:
    """Whether a number of months is the period since the start of the year: "9 tháng đạt 12,3 tỷ USD"."""
    token = state.tokens[place]
    mention, following = token.mention, state.next(place)
    if mention is None or mention.unit != "month" or not mention.value or not 2 <= mention.value <= 12:
        return False
    opening = SUMMED_UP.fullmatch(state.text[state.sentence.start : token.start].lower()) is not None
    opening = opening and following is not None and following.text == ","
    if state.topic.metric is None and state.worth is None and state.noun is None and not opening:
        return False
    if (
        following is None
        or following.start - token.end > 1
        or not following.has("reach", "estimate", "up", "down", "surplus", "deficit", ",")
    ):
        return False
    year = state.story.year()
    if year is None or (LASTING_BEFORE.search(state.before(token.start)) and not opening):
        return False
    start, end = since_new_year(year, int(mention.value))
    state.topic.period = replace(mention, date_start=start, date_end=end, detail="months")
    return True


def read_year(state: State, place: int) -> bool:
    """Whether a bare number is the year of the figure: "xuất khẩu nông sản 2018 đạt 40 tỷ USD"."""
    token, following = state.tokens[place], state.next(place)
    mention = token.mention
    if mention is None or mention.unit is not None or not YEAR.fullmatch(token.text) or following is None:
        return False
    if state.topic.metric is None and state.worth is None:
        return False
    if following.start - token.end > 1 or not following.has("reach", "estimate", "exceed", "up", "down"):
        return False
    year = int(token.text)
    state.topic.period = replace(mention, date_start=date(year, 1, 1), date_end=date(year, 12, 31), detail="year")
    return True


def read_basis(state: State, token: Token, before: str) -> None:
    """ "cùng kỳ", "so với tháng 7": what follows is compared, and so is a number."""
    if state.mode != "base":
        state.base = []
        state.mode = "base"
    if MORE_THAN.search(before) and not state.has_left("above", "below", "up", "down"):
        state.left.append(replace(token, classes=frozenset({"above"})))
    state.base.append(token)
    state.left.append(token)
    date_after(state, token.mention)  # type: ignore[arg-type]
    name_basis(state, token)


def name_basis(state: State, token: Token) -> None:
    """Say what a change is against, in the text's words: "cùng kỳ năm trước", "cùng kỳ Hội đàm lần thứ 10"."""
    start = token.start + max(0, token.text.find("cùng"))
    words = BASIS.match(state.text, start, min(state.sentence.end, start + MAX_BASIS))
    said = words.group().strip() if words else token.text
    if state.pending.change is not None:
        state.pending.basis = state.pending.basis or said
    elif state.figures and not state.subject and state.figures[-1].change_basis is None:
        changed = [f for f in state.figures if f.change_pct is not None and f.change_basis is None]
        for figure in changed:
            figure.change_basis = said
