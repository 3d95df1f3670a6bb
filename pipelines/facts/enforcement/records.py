"""The cases and statistics of an article: which figures belong together.

A record opens at a count of cases (a statistic) or where the words begin a case: a day or hour with an act, "Trước đó",
"Điển hình", another amount of the same good. It goes on over the sentences that follow until the next one opens.
"""

import re
from dataclasses import dataclass, field

from pipelines.facts.enforcement.cues import cue, plain
from pipelines.facts.enforcement.figures import ACTS, Figure, View, read_figures, view
from pipelines.facts.enforcement.items import strongest, violation_of
from pipelines.facts.enforcement.matching import compatible, conflicts
from pipelines.facts.enforcement.people import persons_named
from pipelines.facts.enforcement.periods import compared_period, period_at, spoken_periods
from pipelines.facts.enforcement.topics import heading, topic_at
from pipelines.mentions.article import Article, Mention, Sentence

SECTIONS = ("title", "body", "caption")
CUT = re.compile(
    r"(?<=;)\s(?!.{0,40}\b(?:sn|sinh năm|đktt|hktt|nơi ở|trú|ngụ)\b)|,?\s(?=trong đó có (?:một )?vụ (?:việc )?(?:ngày|hôm|sáng|tối)|đáng chú ý là vụ|điển hình là vụ|nổi bật là vụ|trong khi|và vụ (?:phát hiện|bắt|vận chuyển|ngày|thu giữ))"
)
CLOCK = re.compile(r"\b\d{1,2}\s?(?:h|giờ|g)\s?(?:\d{1,2})?(?:\s?phút)?\b")
ONE_CASE = re.compile(r"\bvụ (?:việc |án )?(?:vào |xảy ra )?(?:ngày|hôm|sáng|chiều|tối|đêm|rạng sáng)\b")
NOT_THE_ACT = re.compile(
    r"(?:xác lập|thành lập|cấp|cập cảng|khởi hành|xuất phát|mở tờ khai|đăng ký|sinh|về cảng|nhập về|cập|rời|về việt nam)"
    r"\W+(?:\S+\s+){0,4}$"
)
AS_IN = re.compile(r"(?:thực tế )?như vụ\b|điển hình (?:là |như )?vụ\b")
LATER = re.compile(
    r"(?:trước đó|sau đó)\s+(?:\S+\s+){1,2}(?:ngày|hôm|tuần|tháng|lâu)\b"
    r"|(?:\S+\s+){1,2}(?:ngày|hôm|tuần|tháng|năm)\s+(?:trước|sau)\b|(?:hôm|tuần|tháng|năm)\s+(?:trước|sau|ngoái)\b|cùng ngày\b"
    r"|(?:hồi|vào|cuối|đầu|giữa|trong)\s+(?:đầu\s+|cuối\s+|giữa\s+)?(?:tháng|năm|quý)\s|cách đây\b|trước đây\b"
)
PART = re.compile(r"trong (?:đó|số)")
FINED = re.compile(r"xử phạt(?: vi phạm)?(?: hành chính)?\s*$")
SAME_DAY = re.compile(r"(?:cũng\s+)?(?:trong\s+)?cùng\s+ngày\b|cũng\s+trong\s+(?:sáng|chiều|ngày|tối)\b")
QUOTES = " \"“'(-–"
# Goods that are an offence by themselves: their amount needs no verb of seizing.
CONTRABAND = {"drugs", "wildlife"}


@dataclass(slots=True, eq=False)
class Piece:
    """A part of a sentence that tells of one case or statistic."""

    view: View
    start: int
    end: int
    figures: list[Figure]

    @property
    def low(self) -> str:
        return self.view.low[self.start : self.end]

    @property
    def sentence(self) -> Sentence:
        return self.view.sentence

    @property
    def acts(self) -> bool:
        return any(verb.label in ACTS and self.start <= verb.start < self.end for verb in self.view.verbs)

    def mentions(self, *kinds: str) -> list[Mention]:
        first, last = self.sentence.start + self.start, self.sentence.start + self.end
        return [m for m in self.sentence.mentions if m.kind in kinds and first <= m.start < last]

    def _until(self, day: Mention) -> bool:
        """Whether "Đến ngày 19/8, chi cục tạm giữ ..." dates an act, though it reads like the end of a period."""
        return day.detail == "cumulative" and bool(re.fullmatch(r"\s*đến\s+", self.view.low[: day.start - self.sentence.start]))

    def act_day(self) -> Mention | None:
        """The day of the act: the first day whose next verb is no report ("Ngày 7-9, ... cho biết")."""
        telling = (*ACTS, "report", "examine")
        days = [day for day in self.mentions("date") if day.detail in ("day", "relative") or self._until(day)]
        days += [night for night in self.mentions("period") if is_night(night)]
        for day in sorted(days, key=lambda day: day.detail == "relative"):
            place = day.start - self.sentence.start
            if NOT_THE_ACT.search(self.view.low[max(0, place - 40) : place]):
                continue
            after = [verb for verb in self.view.verbs if verb.start >= place and verb.label in telling]
            if after and after[0].label in ("report", "court"):
                continue
            before = any(verb.label in ACTS and verb.end <= place for verb in self.view.verbs)
            if after or before or CLOCK.search(self.low) or any(f.role == "seizure" for f in self.figures):
                return day
        return None


@dataclass(slots=True, eq=False)
class Record:
    """A case or a statistic while it is read.

    `base` is the statistic that a comparison belongs to.
    """

    scope: str
    section: str = "body"
    base: "Record | None" = None
    topic: str | None = None
    inherited: bool = False
    day: Mention | None = None
    period: Mention | None = None
    figures: list[Figure] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def of(self, role: str) -> list[Figure]:
        return [figure for figure in self.figures if figure.role == role]

    @property
    def text(self) -> str:
        """Its words in lower case, up to its last figure: what follows may be about anything."""
        told = [number for number, piece in enumerate(self.pieces) if any(f in self.figures for f in piece.figures)]
        return " ".join(piece.low for piece in self.pieces[: told[-1] + 1 if told else None])


def is_night(period: Mention) -> bool:
    """Whether a period of two days is one night: "đêm 14, rạng sáng 15/10"."""
    if period.detail != "day_range" or not (period.date_start and period.date_end):
        return False
    return (period.date_end - period.date_start).days == 1 and bool(re.search(r"đêm|rạng sáng", plain(period.text)))


def pieces_of(sentence: Sentence) -> list[Piece]:
    v = view(sentence)
    figures = read_figures(v)
    cuts = [found.end() for found in CUT.finditer(v.low) if v.low.count("(", 0, found.end()) == v.low.count(")", 0, found.end())]
    cuts = [0, *cuts, len(v.low)]
    return [
        Piece(v, start, end, [f for f in figures if start <= f.mention.start - sentence.start < end])
        for start, end in zip(cuts, cuts[1:], strict=False)
    ]


class Reader:
    """Walks through an article and collects its records in order."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.current: Record | None = None
        self.total: Record | None = None
        self.main: Record | None = None
        self.period: Mention | None = None
        self.paragraph: Mention | None = None
        self.day: Mention | None = None
        self.is_crime = False

    def read(self, article: Article) -> list[Record]:
        body = 0
        end = 0
        head = " ".join(plain(s.text) for s in article.sentences if s.section == "title" or s.position <= 2)
        self.is_crime = bool(cue("offence").search(head))
        for sentence in article.sentences:
            if sentence.section not in SECTIONS:
                continue
            body += sentence.section == "body"
            if "\n" in article.text[end : sentence.start]:
                self.paragraph = None
            end = sentence.end
            pieces = pieces_of(sentence)
            if is_heading(article, sentence) or sentence.section != "body":
                self.current = None
            if not cue("domestic").search(pieces[0].view.low):
                for piece in pieces:
                    self._piece(piece, lead=body <= 1)
            spoken = [m for m in spoken_periods(sentence) if m.date_end]
            self.paragraph = spoken[-1] if spoken else self.paragraph
            if spoken and (self.period is None or sentence.text.endswith(":")):
                self.period = spoken[0]
            if sentence.section == "title":
                self.current = self.total = self.main = None
        return [record for record in self.records if record.figures]

    def _open(self, scope: str, piece: Piece, base: Record | None = None) -> Record:
        record = Record(scope, piece.sentence.section, base=base)
        self.records.append(record)
        self.current = record
        return record

    def _piece(self, piece: Piece, lead: bool) -> None:
        counts = any(figure.role == "cases" and not figure.sub for figure in piece.figures)
        if not any(figure.role == "persons" for figure in piece.figures) and (named := persons_named(piece)):
            piece.figures.append(named)
        topic = heading(piece.low) if piece.figures and not counts and self.current is self.total else None
        if topic and self.total and topic != self.total.topic:
            listed = self._open("total", piece)
            listed.topic, listed.period, self.total = topic, self.period, listed
        elif not counts and self._opens_case(piece) and (period := long_period(piece)):
            uncounted = self._open("total", piece)
            uncounted.topic = strongest([kind for f in piece.figures if (kind := violation_of(f.item))])
            uncounted.period = period
        elif not counts and self._opens_case(piece):
            self._open("case", piece)
            day = piece.act_day()
            if day is None or day.date_start is None:
                day = self.day if SAME_DAY.match(piece.low.lstrip(QUOTES)) else day
            months = [m for m in spoken_periods(piece.sentence) if m.detail == "month"]
            self.current.day = day
            self.current.period = None if day or not months else months[0]
        for figure in piece.figures:
            self._figure(figure, piece, lead)
        case = self.current
        self.day = case.day if case and case.day else self.day
        if case and piece not in case.pieces:
            if case.scope == "case" and case.day is None:
                case.day = piece.act_day()
            case.pieces.append(piece)
        elif case and case.scope == "case" and case.day is None:
            case.day = piece.act_day()

    def _opens_case(self, piece: Piece) -> bool:
        """Whether a piece begins another case than the one that is being read; marks the new one as set apart."""
        day = piece.act_day()
        told = [f for f in piece.figures if f.role == "seizure" or (f.role == "persons" and f.grip == "strong")]
        goods = [f for f in told if f.role == "seizure"]
        current = self.current
        if current and current.scope == "total" and AS_IN.match(piece.low.lstrip(QUOTES)):
            return True
        contraband = any(is_contraband(f) for f in goods)
        examined = day is not None and any(verb.label == "examine" for verb in piece.view.verbs)
        if not (piece.acts or contraband or examined or (day and CLOCK.search(piece.low))):
            return False
        if not (told or examined or (day and self.is_crime) or cue("crime").search(piece.low)):
            return False
        if ONE_CASE.search(piece.low) and day:
            return True
        if current is None:
            named = any(f.role == "persons" for f in piece.figures) and cue("crime").search(piece.low)
            return bool(told or day or named or any(verb.label == "court" for verb in piece.view.verbs))
        separate = is_set_apart(piece)
        clash = conflicts(current.of("seizure"), goods)
        if current.scope == "total":
            later = current.figures and current.figures[-1].sentence is not piece.sentence
            other = separate or clash or (later and spoken_periods(piece.sentence))
            return bool(day) or bool(told and other)
        if day and current.day and is_other_day(day, current.day):
            return True
        months = any(m.detail == "month" for m in spoken_periods(piece.sentence) if m in piece.mentions("period"))
        if told and (separate or months or is_elsewhere(piece, current) or (goods and cue("summary").search(piece.low))):
            return not repeats(current, told)
        return clash

    def _figure(self, figure: Figure, piece: Piece, lead: bool) -> None:
        if self.current and self.current.base and is_past(self.current, figure, piece):
            self.current = self.current.base
        match figure.role:
            case "cases":
                self._count(figure, piece, lead)
            case "prosecuted_cases":
                self._prosecuted(figure, piece)
            case "persons":
                if figure.grip == "strong" or (self.current and self.current.scope == "case"):
                    add(self.current or self._open("case", piece), figure, piece)
            case "goods_value" | "collected":
                home = self.current
                if home and home.scope == "total" and figure.role == "collected":
                    home = self._statistic(figure, piece)
                last = home.figures[-1].sentence.position if home and home.figures else -9
                near = figure.sentence.position - last <= (1 if figure.role == "goods_value" else 0)
                if home and (near or cue("crime").search(piece.low)):
                    add(home, figure, piece)
            case "seizure":
                self._seizure(figure, piece)

    def _seizure(self, figure: Figure, piece: Piece) -> None:
        known = is_contraband(figure)
        if self.current is None and not (figure.grip == "strong" or piece.acts or known):
            return
        if self.current is None and not (known or self.is_crime or cue("crime").search(piece.low)):
            return
        if figure.grip == "bare" and not (known or piece.acts or (self.current and self.current.pieces)):
            return
        if self.current and self.current.scope == "total" and not (known or piece.acts):
            last = self.current.figures[-1].sentence if self.current.figures else None
            if last is not figure.sentence and not heading(piece.low):
                return  # "Ngành hiện có 24 máy soi" after a statistic is none of it
        record = self.current or self._open("case", piece)
        alone = not any(f.role == "seizure" and f.item for f in piece.figures)
        if figure.item is None and alone and (figure.grip == "strong" or record.scope == "total"):
            figure.item = "ma túy" if record.topic == "drugs" and figure.unit == "kg" else self._item_like(figure)
        add(record, figure, piece)

    def _item_like(self, figure: Figure) -> str | None:
        """The good last measured in the unit of a figure that names none: "thu 260.000 viên" after other pills."""
        told = (f for r in reversed(self.records) for f in reversed(r.of("seizure")) if f.unit == figure.unit)
        return next((f.item for f in told if f.item), None)

    def _prosecuted(self, figure: Figure, piece: Piece) -> None:
        if figure.comparison and self.total:
            self._compare(figure, piece)
            return
        record = self._statistic(figure, piece)
        if record is None:
            record = self._total(figure, piece)
        add(record, figure, piece)

    def _statistic(self, figure: Figure, piece: Piece) -> Record | None:
        """The statistic that prosecutions and fines belong to: in a new sentence, or behind the list of parts and its
        semicolon, the main one and not its last part."""
        total = self.current if self.current and self.current.scope == "total" else self.total
        if total and self.main and total is not self.main and total.pieces and total.pieces[-1] is not piece:
            listed = re.search(r"trong (?:đó|số)", piece.view.low[: piece.start])
            if listed and total.figures[0].sentence is self.main.figures[0].sentence is figure.sentence:
                self.current = self.main
                return self.main
        if total and self.main and total is not self.main and total.figures[-1].sentence is not figure.sentence:
            if total.figures[0].sentence.position - self.main.figures[0].sentence.position <= 1:
                self.current = self.main
                return self.main
        return total

    def _count(self, figure: Figure, piece: Piece, lead: bool) -> None:
        if figure.sub:
            return
        if lead and figure.value <= 5 and period_at(figure, piece.mentions("period", "date")) is None:
            return  # a lead that counts the cases it goes on to tell: "phá 2 vụ vận chuyển ma túy"
        if figure.value == 1 and not figure.mention.text[0].isdigit():
            if self.current is None or self.current.scope == "total":
                self._open("case", piece)
            return
        if figure.comparison and self.total:
            if not self.total.of("cases"):
                figure.role = "prosecuted_cases"
            self._compare(figure, piece)
            return
        starts = figure.mention.start - piece.sentence.start
        if self._is_share(figure, piece) or (self.total and FINED.search(piece.view.low[:starts])):
            return
        add(self._total(figure, piece), figure, piece)

    def _is_share(self, figure: Figure, piece: Piece) -> bool:
        """Whether a count is of "9/11 vụ", a part of cases that are counted already."""
        ends = figure.mention.end - piece.sentence.start
        starts = figure.mention.start - piece.sentence.start
        share = re.match(r"\s*/\s*\d", piece.view.low[ends:]) or re.search(r"\d\s*/\s*$", piece.view.low[:starts])
        whole = next((f for f in piece.figures if f.role == "cases" and f.mention.start >= figure.mention.start and f.value > figure.value), figure)
        return bool(share) and any(f.value == whole.value for r in self.records for f in r.of("cases") if f.sentence is not figure.sentence)

    def _total(self, figure: Figure, piece: Piece) -> Record:
        record = self._open("total", piece)
        said = topic_at(figure, piece.view)
        record.topic = said or (self.main.topic if self.main else None)
        record.inherited = said is None
        record.period = period_at(figure, piece.mentions("period", "date")) or self.paragraph or self.period
        listed = self.total and self.total.figures and self.total.figures[0].sentence is piece.sentence
        if not listed and not PART.match(piece.view.low.lstrip(QUOTES)):
            self.main = record
        self.total, self.period = record, record.period
        return record

    def _compare(self, figure: Figure, piece: Piece) -> None:
        """Open the record of a comparison; what stands beside it in its brackets or after it is its own."""
        base = self.total
        assert base
        record = self._open("total", piece, base=base)
        record.topic = topic_at(figure, piece.view) or base.topic
        record.period = compared_period(figure)
        add(record, figure, piece)


def is_set_apart(piece: Piece) -> bool:
    """Whether a piece begins with words that lead to another case: "Mới đây", "Hai ngày sau", "Trước đó một tuần"."""
    start = piece.low.lstrip(QUOTES)
    return bool(cue("separate").match(start) or LATER.match(start))


def long_period(piece: Piece) -> Mention | None:
    """The months or years over which goods were seized: then they are a statistic, though no cases are counted."""
    amounts = [f for f in piece.figures if f.role == "seizure" and f.grip == "strong"]
    if not amounts or piece.act_day():
        return None
    spoken = [m for m in spoken_periods(piece.sentence) if m in piece.mentions("period", "date") and m.end <= amounts[0].mention.start]
    long = [m for m in spoken if m.date_start and m.date_end and (m.date_end - m.date_start).days > 45]
    return long[-1] if long else None


def is_elsewhere(piece: Piece, current: Record) -> bool:
    """Whether a piece begins "Tại Lào Cai, ..." with a place that the case before does not name."""
    found = re.match(r"(?:còn )?(?:tại|ở)\s+([^,]{3,60}),", piece.low.lstrip(QUOTES))
    places = piece.mentions("place", "border_gate")[:1]
    return bool(found and places and plain(places[0].text) in found[1] and plain(places[0].text) not in current.text)


def is_contraband(figure: Figure) -> bool:
    return violation_of(figure.item) in CONTRABAND and figure.unit in ("kg", "pill", "brick")


def is_other_day(a: Mention, b: Mention) -> bool:
    if a.date_start and b.date_start:
        return a.date_start != b.date_start
    return re.findall(r"\d+", a.text)[:2] != re.findall(r"\d+", b.text)[:2]


def is_past(record: Record, figure: Figure, piece: Piece) -> bool:
    """Whether a comparison is over where a figure stands: behind its bracket, or in another sentence."""
    first = record.figures[0]
    if first.sentence is not figure.sentence:
        return True
    between = piece.view.low[first.mention.end - piece.sentence.start : figure.mention.start - piece.sentence.start]
    return ")" in between and between.count(")") > between.count("(")


def is_heading(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence is a line of its own without a full stop: a heading between two stories."""
    alone = article.text[sentence.end : sentence.end + 1] in ("", "\n") and article.text[sentence.start - 1 : sentence.start] in ("", "\n")
    return alone and 15 < len(sentence.text) < 120 and sentence.text[-1].isalnum()


def add(record: Record, figure: Figure, piece: Piece) -> None:
    record.figures.append(figure)
    if piece not in record.pieces:
        record.pieces.append(piece)


def repeats(record: Record, figures: list[Figure]) -> bool:
    """Whether figures say again what a record has: then they tell of the same case."""
    return any(compatible(old, new) for old in record.of("seizure") for new in figures if new.role == "seizure")
