"""What a figure leaves unsaid: its area, partner, good and period, from the clause, the figures before and the article."""

import re
from datetime import date

from pipelines.facts.trade.figure import CURRENCIES, FLOWS, TRADE, VIETNAM, Figure, Name
from pipelines.facts.trade.heads import clause_start, good_after, good_between, is_seat_count
from pipelines.facts.trade.nouns import cut, good_name, is_country
from pipelines.facts.trade.periods import base_period, whole_year
from pipelines.facts.trade.state import State
from pipelines.facts.trade.story import HOME, Story, is_gate
from pipelines.facts.trade.tokens import Token

# "Mexico là đối tác lớn thứ ba của Mỹ", "do Trung Quốc giao thương với Mỹ"
PAIR_GAP = re.compile(
    r"^ (?:là|vẫn là|hiện là|luôn là) [^.;]{0,40}(?:đối tác|bạn hàng|thị trường|khách hàng)[^.;]{0,30} của $"
    r"|^ (?:giao thương|buôn bán|làm ăn|trao đổi)?[^,.;]{0,20}với $"
)
BY_MARKET = re.compile(r"\W*(?:Về|Xét|Theo|Tính theo|Xét về|Nhìn theo|Xét theo|Ở góc độ) (?:góc độ )?thị trường(?!\w)")
OFFICE_METRICS = frozenset({"state_revenue", "declarations", "enterprises"})
OPENING = 12
MARK = re.compile(r"[,;.()]")
PASSAGES = frozenset({"vehicles", "passengers"})
UNLISTED = re.compile(r"\s*[^\W\d]+(?: [^\W\d]+){1,3}\s*")
VEHICLES_BEFORE = re.compile(
    r"(?<!\w)[Ll]ượng (xe|ô tô|xe hơi|xe máy|[^\W\d]+(?: [^\W\d]+)?(?= (?:nhập|xuất)(?!\w)))(?!\w)"
)
OF_DAY = re.compile(r"(?<!\w)(?:hôm nay|trong ngày|ngày hôm nay)(?!\w)")
# "nhận 138,6 tỷ USD hàng Việt Nam": all goods, not the good of the sentence before.
ALL_GOODS_AFTER = re.compile(
    r"\s*(?:giá trị |trị giá )?hàng(?: hóa)?(?: của| từ)? (?:việt|nước ta|ta|mỹ|trung quốc)(?!\w)"
)
WAY_AFTER = re.compile(r"\s*(lên|xuống|về|sang|ra|vào|đi|đến)(?=\s*(?:$|và))")
ONE_WAY = re.compile(r"(?<!\w)(xuất|nhập)(?! nhập| cảnh|\s?[-,]? ?nhập)(?: khẩu)?(?!\w)")


def complete(state: State, figure: Figure, like: Figure | None) -> None:
    """Fill in what the clause did not say. `like` is the figure that an ellipsis goes on with."""
    like = like or state.reference
    last = state.last()
    complete_area(state, figure, like, last)
    whole = ALL_GOODS_AFTER.match(state.after(figure.end)) is not None
    if like is not None and figure.commodity is None and like.metric == figure.metric and not whole:
        newer = state.story.good if state.story.good_position > state.story.position else None
        figure.commodity = newer or like.commodity
    if whole_good := good_of_markets(state, figure):
        figure.commodity = whole_good
    if figure.metric in TRADE:
        complete_partner(state, figure, like, last)
        if figure.partner is not None and figure.area is not None and figure.partner.same(figure.area):
            figure.partner = None
    else:
        figure.partner = state.topic.partner if figure.metric == "passengers" else None
    complete_period(state, figure, like, last)


def complete_area(state: State, figure: Figure, like: Figure | None, last: Figure | None) -> None:
    story = state.story
    if figure.area is not None:
        figure.placed = True
        return
    heading = None if state.figures else story.heading
    choices: list[Name | None] = [like.area if like else None]
    if state.figures:
        choices.append(state.figures[-1].area)
    choices.append(heading.area if heading else None)
    goes_on = last.area if last is not None and (not last.listed or story.heading is not None) else None
    if state.pair:
        choices.append(story.abroad or VIETNAM)
    if figure.metric in OFFICE_METRICS:
        office = [state.source, story.office] if state.source is not VIETNAM else [story.office, state.source]
        counted_at_gate = last is not None and is_gate(goes_on) and last.metric in TRADE
        choices += [goes_on, *office] if counted_at_gate else [*office, goes_on]
    elif state.within:
        choices += [goes_on, state.source]
    else:
        choices += [state.source, goes_on if last is not None and not last.bloc else None]
    choices += [story.main_area, story.area, story.abroad]
    figure.area = next((name for name in choices if name is not None), VIETNAM)
    if figure.metric in ("turnover", "balance") and figure.area is VIETNAM and (pair := pair_abroad(state)) is not None:
        one, other = pair
        if figure.partner is not None and figure.partner.same(one):
            one, other = other, one
        figure.area, figure.partner = one, figure.partner or other


def good_of_markets(state: State, figure: Figure) -> Name | None:
    """The good that the text is about, where its markets are told after its kinds: "Về thị trường, Mỹ 1,7 tỷ USD"."""
    if figure.partner is None or state.all_goods or not BY_MARKET.match(state.sentence.text):
        return None
    total = next((f for f in state.story.figures if f.metric == figure.metric and f.partner is None), None)
    return total.commodity if total is not None else None


def is_of_all_markets(state: State, like: Figure) -> bool:
    """Whether a sum opens a sentence behind one that told several partners apart: "Cộng 11 tháng là 190.000 xe"."""
    if state.figures or state.partners or state.topic.period is None or like.sentence is state.sentence:
        return False
    told = {f.partner.text for f in state.story.figures[-4:] if f.partner and f.sentence is like.sentence}
    return len(told) > 1


def pair_abroad(state: State) -> tuple[Name, Name] | None:
    """The two foreign countries that trade with each other in a sentence that names no Viet Nam: "Với kim ngạch 531 tỷ USD,
    Mexico là đối tác lớn thứ ba của Mỹ"."""
    if state.pair or HOME.search(state.sentence.text):
        return None
    named = {m.reference_id: m for m in reversed(state.sentence.mentions) if m.kind == "place" and is_country(m)}
    if len(named) != 2:
        return None
    second, first = named.values()
    if PAIR_GAP.search(state.text[first.end : second.start].lower()) is None:
        return None
    return Name(first.text, first.reference_id, first), Name(second.text, second.reference_id, second)


def complete_partner(state: State, figure: Figure, like: Figure | None, last: Figure | None) -> None:
    if figure.partner is None and state.pair:
        figure.partner = other_of_pair(state.story)
    if figure.partner is not None:
        return
    goes_on = like is not None and (like.sentence is state.sentence or state.within or not state.all_goods)
    if like is not None and is_of_all_markets(state, like):
        return
    if like is not None and (figure.commodity is None or (goes_on and same_good(figure.commodity, like.commodity))):
        figure.partner = like.partner
    elif state.figures:
        figure.partner = state.figures[-1].partner
    elif last is not None and (state.within or figure.metric == "balance" or is_same_trade(state, figure, last)):
        figure.partner = last.partner
    national = figure.area is not None and figure.area.same(VIETNAM) and not figure.placed
    other = state.story.counterpart
    abroad = other is not None and other.mention is not None and is_country(other.mention)
    if figure.partner is None and state.story.visit and figure.metric == "turnover" and national and abroad:
        figure.partner = other  # a visit: "kim ngạch năm 2017 đạt 730 triệu USD"


def other_of_pair(story: Story) -> Name | None:
    """The other one of "hai nước"; between foreign countries the second that the headline names."""
    if story.abroad is not None and story.second is not None:
        return story.second
    return story.counterpart or story.partner


def is_same_trade(state: State, figure: Figure, last: Figure) -> bool:
    """Whether a bare "kim ngạch" or "kim ngạch thương mại" goes on with the trade of two countries before it."""
    head = state.topic.head
    bare = head is None or head.text.startswith("kim ngạch thương mại")
    return bare and figure.metric == last.metric == "turnover" and state.topic.area is None


def same_good(a: Name, b: Name | None) -> bool:
    return b is not None and (a.text.lower() in b.text.lower() or b.text.lower() in a.text.lower())


def complete_period(state: State, figure: Figure, like: Figure | None, last: Figure | None) -> None:
    """The period of the clause, else of the sentence, of the frame that a sentence before set, of the last figure."""
    story = state.story
    if figure.dated:
        pass
    elif (first := paired(state, figure)) is not None:
        figure.date_like(first)
    elif last is not None and is_of_base(state):
        figure.rule = "trade.base"
        base_period(figure, last, state.base)
        figure.dated = True
    elif state.topic.period is not None:
        figure.date(state.topic.period)
        figure.dated = True
    elif state.reference is not None:
        figure.date_like(state.reference)
    elif state.day is not None and figure.metric in PASSAGES:
        figure.date(state.day)
        figure.dated = True
    elif story.day is not None and figure.metric != "balance" and OF_DAY.search(state.text, state.clause, figure.end):
        figure.date(story.day)
    elif state.this_period and (short := next((f for f in reversed(story.figures) if f.is_short()), None)):
        figure.date_like(short)
    elif repeated := repeated_figure(state, figure):
        figure.date_like(repeated)
        figure.area = repeated.area if not figure.placed else figure.area
    elif figure.status == "actual":
        inherit_period(state, figure, like, last)
    elif figure.metric == "state_revenue" and figure.status == "target":
        whole_year(figure, None, last or story.dated, story)
    elif story.frame is not None and story.frame.detail == "year" and story.frame_is_near(state.sentence):
        figure.date(story.frame)
    if state.since_new_year and figure.period_start is None:
        figure.period_start = state.since_new_year
        if story.day is not None and story.day.date_end and story.day.date_end.year == state.since_new_year.year:
            figure.period_end = figure.period_end or story.day.date_end
    if state.cumulative and not figure.dated and figure.period_end is not None:
        figure.period_start = figure.period_end.replace(month=1, day=1)
    if state.since is not None and not figure.dated:
        figure.period_start, figure.period_end = state.since, last_day(story)
        figure.is_sum = True
        if figure.period_end is not None and figure.period_end < state.since:
            figure.period_start = state.since.replace(year=figure.period_end.year)


def last_day(story: Story) -> date | None:
    """The last day that an article reports: of its headline, its bulletin or its last dated figure."""
    told = story.period or story.day
    if told is not None and told.date_end is not None:
        return told.date_end
    return story.dated.period_end if story.dated else None


def paired(state: State, figure: Figure) -> Figure | None:
    """The first figure of a sentence of pairs, "31 tỷ đồng, lũy kế 290 tỷ đồng; 11.000 lượt, lũy kế 101.000 lượt", for
    one that no "lũy kế" stands before."""
    sums = [token for token in state.tokens if token.has("cumulative")]
    if len(sums) < 2 or not state.figures or state.figures[0].start > sums[0].start:
        return None
    since = state.figures[-1].end
    return None if any(since <= token.start < figure.start for token in sums) else state.figures[0]


def is_of_base(state: State) -> bool:
    """Whether "cùng kỳ" opens a clause or sentence that tells a value: "trong khi cùng kỳ năm trước nhập khẩu 5.000 tấn"."""
    if not state.base or not state.base[0].has("last_year") or state.has_left("up", "down"):
        return False
    if state.base[0].mention is None and "kỳ" not in state.base[0].text:
        return False  # "số thu cùng thời điểm" is of the time before
    start, period = state.base[0].start, state.topic.period
    opens = start - state.sentence.start <= OPENING and not state.figures
    return (opens or start >= state.clause) and (period is None or period.start < start)


def repeated_figure(state: State, figure: Figure) -> Figure | None:
    """The figure that this one says again."""
    what = (figure.metric, figure.unit, figure.value)
    for earlier in reversed(state.story.figures):
        if (earlier.metric, earlier.unit, earlier.value) == what and earlier.period_end is not None:
            return earlier
    return None


def inherit_period(state: State, figure: Figure, like: Figure | None, last: Figure | None) -> None:
    story = state.story
    heading = None if state.figures else story.heading
    if state.figures:
        last = next((f for f in reversed(state.figures) if f.rule != "trade.base"), state.figures[-1])
    if state.figures and last is not None and last.status == "actual" and last.period_end is not None:
        figure.date_like(last)
    elif heading is not None and heading.period is not None:
        figure.date(heading.period)
    elif story.frame is not None and story.frame_has_topic and story.frame_is_near(state.sentence):
        figure.date(story.frame)
    elif (
        last is not None
        and last.aside
        and story.dated is not None
        and not (state.within or story.goes_on_aside(state.sentence))
    ):
        figure.date_like(story.dated)
    elif last is not None and last.status == "actual" and last.period_end is not None:
        figure.date_like(last)
    elif story.dated is not None:
        figure.date_like(story.dated)
    elif (told := story.period or story.stated) is not None:
        figure.date(told)
    elif story.day is not None and story.bulletin:
        figure.date(story.day)


# ── goods ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def commodity(state: State, place: int, metric: str, head: Token | None) -> Name | None:
    """The good of a value: named with its head, after the number, or as the subject of the clause."""
    token = state.tokens[place]
    if metric == "vehicles":
        return direction_of(state, token) or loaded_with(state, place)
    if metric == "revenue":
        return state.topic.commodity or (state.goods[-1] if state.goods else None)
    if metric == "cargo" and state.topic.metric in FLOWS and state.topic.head is not None:
        return Name(state.text[state.topic.head.start : state.topic.head.end])
    if metric == "cargo":
        return state.goods[-1] if state.goods and state.figures else None
    if metric not in FLOWS or ALL_GOODS_AFTER.match(state.after(token.end)):
        return None
    named = state.topic.commodity if state.topic.metric in (metric, None) else None
    counts = token.has("quantity", "count")
    counted = good_of_number(state, place) if counts or named is None else None
    if counts and counted is not None:
        return counted
    subject = good_between(state, clause_start(state), token.start) if named is None else None
    after = good_after(state, state.tokens.index(head)) if head is not None else None
    again = state.used_good if state.figures and not state.heads and metric == state.figures[-1].metric else None
    again = again and (unlisted_good(state, token) or again)
    return named or subject or after or counted or again or (counted_before(state, token) if counts else None)


def counted_before(state: State, token: Token) -> Name | None:
    """The vehicles whose number the clause speaks of: "lượng xe nhập có thể chạm 230.000 chiếc"."""
    head = state.topic.head
    start = max(state.sentence.start, min(state.clause, head.start - 30 if head else state.clause))
    found = VEHICLES_BEFORE.search(state.text, start, token.start)
    return Name(found.group(1)) if found else None


def unlisted_good(state: State, token: Token) -> Name | None:
    """The words between a comma and a number in a list of goods, though no list of goods knows them."""
    words = state.text[state.clause : token.start]
    last = state.figures[-1]
    another_measure = (last.unit in CURRENCIES) != token.has("money")  # "640.000 tấn cao su, thu về 1,1 tỷ USD"
    if state.clause < last.end or last.commodity is None or another_measure or not UNLISTED.fullmatch(words):
        return None
    if any(state.clause <= other.start < token.start for other in state.tokens):
        return None
    return good_name(words, [])


def direction_of(state: State, token: Token) -> Name | None:
    """Which way vehicles go, where only one way is counted: "71.220 lượt xe xuất", "lượng xe xuất khẩu"."""
    after = MARK.split(state.after(token.end, 24), maxsplit=1)[0]
    around = state.text[max(state.clause, token.start - 60) : token.start] + after
    found = {way.group(1) for way in ONE_WAY.finditer(around.lower())}
    if len(found) == 1 and "xuất nhập" not in around.lower():
        return Name(f"xe {found.pop()} khẩu")
    way = WAY_AFTER.match(after.lower())
    return Name(f"xe {way.group(1)}") if way and "xe" in token.text else None


def loaded_with(state: State, place: int) -> Name | None:
    """What vehicles carry, where it is said with their number: "24.380 lượt xe than"."""
    token, following = state.tokens[place], state.next(place)
    if following is None or not following.has("commodity") or following.start - token.end > 1:
        return None
    if not token.text.endswith("xe"):
        return None
    return Name(f"xe {state.text[following.start : following.end]}")


def good_of_number(state: State, place: int) -> Name | None:
    """The good counted or paid for: "10 tấn tôm hùm đất", "200 xe hơi", "7,6 tỉ USD xăng dầu"."""
    token = state.tokens[place]
    start, end = token.end, state.sentence.end
    if token.mention is not None and token.mention.unit == "vehicle" and "xe" in token.text:
        start = token.start + token.text.rfind("xe")
    goods: list[Token] = []
    for following in state.tokens[place + 1 :]:
        if following.has("commodity"):
            goods.append(following)
        elif not is_seat_count(following) and not following.has("goods_head", "contraband"):
            end = following.start
            break
    if token.has("money") and not goods:
        after = state.next(place)
        if after is None or not after.has("goods_head") or after.start - token.end > 1 or len(after.text) <= 3:
            return None
    return good_name(cut(state.text[start:end]), goods)
