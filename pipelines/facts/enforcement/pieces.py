"""The parts of a sentence: each tells of one case or one statistic, on some day or over some period."""

import re
from dataclasses import dataclass
from itertools import pairwise

from pipelines.facts.enforcement.cues import cue, plain, words
from pipelines.facts.enforcement.figures import read_figures
from pipelines.facts.enforcement.items import violation_of
from pipelines.facts.enforcement.periods import spoken_periods
from pipelines.facts.enforcement.views import ACTS, Figure, View, view
from pipelines.mentions.article import Article, Mention, Sentence

CUT = re.compile(
    rf"(?<=;)\s(?!.{{0,40}}{words('abode')})"
    rf"|,?\s(?=trong đó có (?:một )?vụ (?:việc )?(?:ngày|hôm|sáng|tối)|{words('for instance')}"
    r"|và vụ (?:phát hiện|bắt|vận chuyển|ngày|thu giữ)|và mới đây)"
)
CLOCK = re.compile(r"\b\d{1,2}\s?(?:h|giờ|g)\s?(?:\d{1,2})?(?:\s?phút)?\b")
ONE_CASE = re.compile(
    r"(?<!các )(?<!những )(?<!nhiều )(?<!dịch )\b(?:phi )?vụ (?:việc |án )?(?:[^\W\d]+ ){0,3}?(?:vào |xảy ra |lúc )?"
    r"(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|rạng sáng)\b"
)
NOT_THE_ACT = re.compile(rf"{words('not the act')}\W+(?:\S+\s+){{0,4}}$")
LEAD_OF_DAY = re.compile(r"\s*(?:vào\s+)?(?:hôm\s+|hồi\s+)?(?:(?:rạng\s+)?(?:sáng|trưa|chiều|tối|đêm)\s+)?(?:ngày\s+)?")
PLANNED = re.compile(r",?\s+(?:theo|như) (?:đúng )?(?:kế hoạch|hẹn|thỏa thuận|lời hẹn|bàn bạc)\b")
UNTIL = re.compile(r"\s*đến\s+")
LATER = re.compile(
    r"(?:trước đó|sau đó)\s+(?:\S+\s+){1,2}(?:ngày|hôm|tuần|tháng|lâu)\b"
    r"|(?:\S+\s+){1,2}(?:ngày|hôm|tuần|tháng|năm)\s+(?:trước|sau)\b|(?:hôm|tuần|tháng|năm)\s+(?:trước|sau|ngoái)\b|cùng ngày\b"
    r"|(?:hồi|vào|cuối|đầu|giữa|trong)\s+(?:đầu\s+|cuối\s+|giữa\s+)?(?:tháng|năm|quý)\s|cách đây\b|trước đây\b"
    r"|năm\s+\d{4}\s*,|tháng\s+\d{1,2}(?:\s*[-/.]\s*|\s+năm\s+)\d{4}\b"
    r"|cũng\s+(?:(?:trong|vào|tại|ngay)\s+)?(?:sáng|trưa|chiều|tối|đêm|rạng sáng|hôm|tháng|tuần|năm)\b"
)
# "hải quan sân bay từng chặn hai khẩu súng" tells of an older case
ONCE = re.compile(rf"\btừng\s+(?:\w+\s+)?{words('taken')}")
BULLET = re.compile(r"\s*(?:[-–+*•✓]|\w{1,2}[).])\s")
QUOTES = " \"“'(-–"
# Goods that are an offence by themselves: their amount needs no verb of seizing.
CONTRABAND = {"drugs", "wildlife"}
# Days in a period from which seized goods are a statistic and not one case.
LONG = 45


@dataclass(slots=True, eq=False)
class Piece:
    """A part of a sentence, from `start` to `end` in its characters, with its figures."""

    view: View
    start: int
    end: int
    figures: list[Figure]

    @property
    def low(self) -> str:
        return self.view.low[self.start : self.end]

    @property
    def text(self) -> str:
        return self.sentence.text[self.start : self.end]

    @property
    def nameless(self) -> str:
        """Its words in lower case, the names of bodies blanked: "Đồn biên phòng cửa khẩu Lao Bảo" crosses no border."""
        return blanked(self.view.low, self.sentence)[self.start : self.end]

    @property
    def opening(self) -> str:
        """Its words in lower case, without what stands before the first of them."""
        return self.low.lstrip(QUOTES)

    @property
    def listed(self) -> bool:
        """Whether it is a line of a list: "- Số tiền phạt: 2 tỷ đồng"."""
        return bool(BULLET.match(self.low))

    @property
    def sentence(self) -> Sentence:
        return self.view.sentence

    @property
    def labels(self) -> set[str]:
        """The classes of its verbs."""
        return {verb.label for verb in self.view.verbs if self.start <= verb.start < self.end}

    @property
    def acts(self) -> bool:
        return not self.labels.isdisjoint(ACTS)

    def mentions(self, *kinds: str) -> list[Mention]:
        first, end = self.sentence.start + self.start, self.sentence.start + self.end
        return [m for m in self.sentence.mentions if m.kind in kinds and first <= m.start < end]

    def of(self, role: str) -> list[Figure]:
        return [figure for figure in self.figures if figure.role == role]

    def act_day(self) -> Mention | None:
        """The day of the act: the first day whose next verb is no report ("Ngày 7-9, ... cho biết")."""
        days = [day for day in self.mentions("date") if day.detail in ("day", "relative") or self._is_until(day)]
        days += [night for night in self.mentions("period") if is_night(night)]
        ranked = sorted(days, key=lambda day: (not self._follows_act(day), day.detail == "relative"))
        return next((day for day in ranked if self._dates_act(day)), None)

    def legal_day(self) -> Mention | None:
        """The day of what courts and investigators decided, for a case whose act has no day of its own."""
        for day in self.mentions("date"):
            place = day.start - self.sentence.start
            after = next((verb for verb in self.view.verbs if verb.start >= place), None)
            if day.detail == "day" and after and after.label == "prosecute":
                return day
        return None

    def _follows_act(self, day: Mention) -> bool:
        """Whether a day stands right behind the act: "tiêu hủy số sừng bị bắt giữ ngày 3/9"."""
        place = day.start - self.sentence.start
        return any(
            verb.label in ("seize", "arrest", "find")
            and verb.end <= place
            and LEAD_OF_DAY.fullmatch(self.view.low, verb.end, place)
            for verb in self.view.verbs
        )

    def scene_day(self) -> Mention | None:
        """The day of a scene in which nobody is caught yet: "Mờ sáng 28/11, một chiếc xuồng cập bến"."""
        shift = self.sentence.start
        days = [
            m for m in self.mentions("date") if m.detail == "day" and not PLANNED.match(self.view.low, m.end - shift)
        ]
        reported = self.labels & {"report", "court"}
        return next((day for day in days if not (reported or NOT_THE_ACT.search(self.view.before(day, 60)))), None)

    def _is_until(self, day: Mention) -> bool:
        """Whether "Đến ngày 19/8, chi cục tạm giữ ..." dates an act, though it reads like the end of a period."""
        return day.detail == "cumulative" and bool(UNTIL.fullmatch(self.view.low[: day.start - self.sentence.start]))

    def _dates_act(self, day: Mention) -> bool:
        place = day.start - self.sentence.start
        if NOT_THE_ACT.search(self.view.before(day, 60)):
            return False
        telling = (*ACTS, "report", "examine")
        after = next((verb for verb in self.view.verbs if verb.start >= place and verb.label in telling), None)
        if after:
            return after.label not in ("report", "court", "prosecute")
        before = any(verb.label in ACTS and verb.end <= place for verb in self.view.verbs)
        if PLANNED.match(self.view.low, day.end - self.sentence.start):
            return False  # "Ngày 28/5, theo kế hoạch, hắn mang một khẩu súng xuống thành phố" is the suspect's day
        return before or bool(CLOCK.search(self.low)) or bool(self.of("seizure"))


def may_be_cut(low: str) -> bool:
    """Whether a sentence holds what CUT looks for: few do, and CUT is slow to say so."""
    return (
        ";" in low
        or "trong đó có" in low
        or "và vụ" in low
        or "và mới đây" in low
        or cue("for instance").search(low) is not None
    )


def pieces_of(sentence: Sentence) -> list[Piece]:
    v = view(sentence)
    figures = read_figures(v)
    marks = CUT.finditer(v.low) if may_be_cut(v.low) else ()
    cuts = [0, *(found.end() for found in marks if not _in_bracket(v.low, found.end())), len(v.low)]
    return [
        Piece(v, start, end, [f for f in figures if start <= f.mention.start - sentence.start < end])
        for start, end in pairwise(cuts)
    ]


def blanked(low: str, sentence: Sentence) -> str:
    """The text of a sentence with blanks for the names of bodies in it."""
    parts, end = [], 0
    for body in (m for m in sentence.mentions if m.kind == "organization"):
        parts += [low[end : body.start - sentence.start], " " * (body.end - body.start)]
        end = body.end - sentence.start
    return "".join([*parts, low[end:]])


def _in_bracket(low: str, place: int) -> bool:
    return low.rfind("(", 0, place) > low.rfind(")", 0, place)


def is_night(period: Mention) -> bool:
    """Whether a period of two days is one night: "đêm 14, rạng sáng 15/10"."""
    if period.detail != "day_range" or not (period.date_start and period.date_end):
        return False
    return (period.date_end - period.date_start).days == 1 and bool(re.search(r"đêm|rạng sáng", plain(period.text)))


def is_set_apart(piece: Piece) -> bool:
    """Whether a piece begins with words that lead to another case: "Mới đây", "Hai ngày sau", "Trước đó một tuần"."""
    opening = piece.opening.removeprefix("và ")
    led = cue("separate").match(opening) or LATER.match(opening)
    item = piece.listed and piece.acts and piece.of("seizure")
    return bool(led or item or (ONCE.search(piece.low) and piece.mentions("date", "period")))


def names_one_case(piece: Piece) -> bool:
    """Whether a piece speaks of one dated case: "vụ ngày 14/3"."""
    return "vụ" in piece.low and bool(ONE_CASE.search(piece.low)) and piece.act_day() is not None


def has_clock(piece: Piece) -> bool:
    return bool(CLOCK.search(piece.low))


def long_period(piece: Piece) -> Mention | None:
    """The months or years over which goods were seized: then they are a statistic, though no cases are counted."""
    amounts = [f for f in piece.of("seizure") if f.grip == "strong"]
    if not amounts or piece.act_day():
        return None
    spoken = [m for m in piece.mentions("period", "date") if m.end <= amounts[0].mention.start]
    long = [
        m
        for m in spoken_periods(piece.sentence)
        if m in spoken and m.date_start and m.date_end and (m.date_end - m.date_start).days > LONG
    ]
    return long[-1] if long else period_behind(piece)


def period_behind(piece: Piece) -> Mention | None:
    """The months that stand behind what was seized in them: "đã tịch thu 2 tấn ngà voi trong 9 tháng"."""
    spoken = piece.mentions("period")
    return next((m for m in spoken_periods(piece.sentence) if m in spoken and _spans(m, piece)), None)


def _spans(period: Mention, piece: Piece) -> bool:
    if not (period.date_start and period.date_end) or (period.date_end - period.date_start).days <= LONG:
        return False
    return bool(re.search(r"\b(?:trong|suốt|qua|tính từ|kể từ)\s+$", piece.view.before(period, 12)))


def counts_months(piece: Piece, figure: Figure) -> bool:
    """Whether a figure is counted over months: "từ tháng 9/2018, hơn 850 người đã bị phạt"."""
    periods = [
        m
        for m in spoken_periods(piece.sentence)
        if m.end <= figure.mention.start and m in piece.mentions("period", "date")
    ]
    since = any(m.detail == "since" for m in periods[-1:])
    return since or any(m.date_start and m.date_end and (m.date_end - m.date_start).days > LONG for m in periods[-1:])


def is_heading(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence is a line of its own without a full stop: a heading between two stories."""
    before, after = article.text[sentence.start - 1 : sentence.start], article.text[sentence.end : sentence.end + 1]
    alone = before in ("", "\n") and after in ("", "\n")
    return alone and 15 < len(sentence.text) < 120 and sentence.text[-1].isalnum()


def is_contraband(figure: Figure) -> bool:
    return figure.unit in ("kg", "pill", "brick") and violation_of(figure.item) in CONTRABAND
