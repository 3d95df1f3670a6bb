"""The cases and statistics of an article: which figures belong together.

A record opens at a count of cases (a statistic) or where the words begin a case: a day or hour with an act, "Trước đó",
"Điển hình", another amount of the same good. It goes on over the sentences that follow until the next one opens.
"""

import re
from dataclasses import dataclass, field

from pipelines.facts.enforcement.cues import cue
from pipelines.facts.enforcement.figures import ACTS, Figure, View, read_figures, view
from pipelines.facts.enforcement.items import violation_of
from pipelines.facts.enforcement.matching import compatible, conflicts
from pipelines.facts.enforcement.periods import period_at, spoken_periods
from pipelines.facts.enforcement.topics import topic_at
from pipelines.mentions.article import Article, Mention, Sentence

SECTIONS = ("title", "body", "caption")
CUT = re.compile(
    r"(?<=;)\s|,?\s(?=trong đó có (?:một )?vụ (?:việc )?(?:ngày|hôm|sáng|tối)|đáng chú ý là vụ|điển hình là vụ|nổi bật là vụ|trong khi đó)"
)
CLOCK = re.compile(r"\b\d{1,2}\s?(?:h|giờ|g)\s?(?:\d{1,2})?(?:\s?phút)?\b")
ONE_CASE = re.compile(r"\bvụ (?:việc |án )?(?:vào |xảy ra )?(?:ngày|hôm|sáng|chiều|tối|đêm|rạng sáng)\b")
NOT_THE_ACT = re.compile(
    r"(?:xác lập|thành lập|cấp|cập cảng|khởi hành|xuất phát|mở tờ khai|đăng ký|sinh|về cảng|nhập về|cập|rời|về việt nam)"
    r"\W+(?:\S+\s+){0,4}$"
)
# Goods that are an offence by themselves: their amount needs no verb of seizing.
CONTRABAND = {"drugs", "wildlife"}


@dataclass(slots=True)
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

    def act_day(self) -> Mention | None:
        """The day of the act: the first day whose next verb is no report ("Ngày 7-9, ... cho biết")."""
        telling = (*ACTS, "report", "examine")
        for day in self.mentions("date"):
            place = day.start - self.sentence.start
            if NOT_THE_ACT.search(self.view.low[max(0, place - 40) : place]):
                continue
            after = [verb for verb in self.view.verbs if verb.start >= place and verb.label in telling]
            if after and after[0].label in ("report", "court"):
                continue
            before = any(verb.label in ACTS and verb.end <= place for verb in self.view.verbs)
            if after or before or CLOCK.search(self.low):
                return day
        return None


@dataclass(slots=True)
class Record:
    """A case or a statistic while it is read. `base` is the statistic that a comparison belongs to."""

    scope: str
    section: str = "body"
    lead: bool = False
    base: "Record | None" = None
    topic: str | None = None
    day: Mention | None = None
    period: Mention | None = None
    figures: list[Figure] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def of(self, role: str) -> list[Figure]:
        return [figure for figure in self.figures if figure.role == role]

    @property
    def text(self) -> str:
        return " ".join(piece.low for piece in self.pieces)


def pieces_of(sentence: Sentence) -> list[Piece]:
    v = view(sentence)
    figures = read_figures(v)
    cuts = [0, *(found.end() for found in CUT.finditer(v.low)), len(v.low)]
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
        self.period: Mention | None = None

    def read(self, article: Article) -> list[Record]:
        body = 0
        for sentence in article.sentences:
            if sentence.section not in SECTIONS:
                continue
            body += sentence.section == "body"
            if sentence.section == "caption":
                self.current = None
            pieces = pieces_of(sentence)
            if not cue("domestic").search(pieces[0].view.low):
                for piece in pieces:
                    self._piece(piece, lead=body <= 1)
            if self.period is None or sentence.text.endswith(":"):
                self.period = next(iter(spoken_periods(sentence)), self.period)
            if sentence.section == "title":
                self.current = self.total = None
        return [record for record in self.records if record.figures]

    def _open(self, scope: str, piece: Piece, lead: bool = False, base: Record | None = None) -> Record:
        record = Record(scope, piece.sentence.section, lead, base)
        self.records.append(record)
        self.current = record
        return record

    def _piece(self, piece: Piece, lead: bool) -> None:
        counts = any(figure.role == "cases" and not figure.sub for figure in piece.figures)
        if not counts and self._opens_case(piece):
            self._open("case", piece, lead)
        home = self.current
        for figure in piece.figures:
            self._figure(figure, piece, lead)
        case = self.current
        if case and case.scope == "case" and case.day is None:
            case.day = piece.act_day()
        if case and case.scope == "case" and case.period is None and not case.figures:
            case.period = None
        for record in (home, case):
            if record and piece not in record.pieces:
                record.pieces.append(piece)

    def _opens_case(self, piece: Piece) -> bool:
        day = piece.act_day()
        told = [f for f in piece.figures if f.role in ("seizure", "persons")]
        if not piece.acts and not (day and CLOCK.search(piece.low)):
            return False
        if not (told or cue("crime").search(piece.low)):
            return False
        if ONE_CASE.search(piece.low) and day:
            return True
        current = self.current
        if current is None:
            return bool(told or day or any(verb.label == "court" for verb in piece.view.verbs))
        separate = cue("separate").match(piece.low.lstrip(" \"“'(-–"))
        if current.scope == "total":
            other = separate or spoken_periods(piece.sentence) or conflicts(current.of("seizure"), [f for f in told if f.role == "seizure"])
            return bool(day) or bool(told and other)
        if day and current.day and (day.date_start, day.text[-5:]) != (current.day.date_start, current.day.text[-5:]):
            if day.date_start is None or day.date_start != current.day.date_start:
                return True
        if told and (separate or cue("summary").search(piece.low)) and not repeats(current, told):
            return True
        return conflicts(current.of("seizure"), [f for f in told if f.role == "seizure"])

    def _figure(self, figure: Figure, piece: Piece, lead: bool) -> None:
        match figure.role:
            case "cases":
                self._count(figure, piece, lead)
            case "prosecuted_cases":
                self._prosecuted(figure, piece, lead)
            case "persons":
                add(self.current or self._open("case", piece, lead), figure, piece)
            case "goods_value" | "collected":
                home = self.current
                same = home and home.figures and home.figures[-1].sentence is figure.sentence
                if home and (same or piece.acts or cue("crime").search(piece.low)):
                    add(home, figure, piece)
            case "seizure":
                self._seizure(figure, piece, lead)

    def _seizure(self, figure: Figure, piece: Piece, lead: bool) -> None:
        known = violation_of(figure.item) in CONTRABAND and figure.unit in ("kg", "pill", "brick")
        if self.current is None and not (figure.grip == "strong" or piece.acts or known):
            return
        if self.current is None and not (known or cue("crime").search(piece.low)):
            return
        if figure.grip == "bare" and not (known or piece.acts or (self.current and self.current.figures)):
            return
        add(self.current or self._open("case", piece, lead), figure, piece)

    def _prosecuted(self, figure: Figure, piece: Piece, lead: bool) -> None:
        if figure.comparison and self.total:
            self._compare(figure, piece)
            return
        record = self.current if self.current and self.current.scope == "total" else self.total
        if record is None:
            record = self._total(figure, piece, lead)
        add(record, figure, piece)

    def _count(self, figure: Figure, piece: Piece, lead: bool) -> None:
        if figure.sub:
            return
        if figure.value == 1 and not figure.mention.text[0].isdigit():
            if self.current is None or self.current.scope == "total":
                self._open("case", piece, lead)
            return
        if figure.comparison and self.total:
            if not self.total.of("cases"):
                figure.role = "prosecuted_cases"
            self._compare(figure, piece)
            return
        if self._is_share(figure, piece):
            return
        add(self._total(figure, piece, lead), figure, piece)

    def _is_share(self, figure: Figure, piece: Piece) -> bool:
        """Whether a count is of "9/11 vụ", a part of cases that are counted already."""
        ends = figure.mention.end - piece.sentence.start
        starts = figure.mention.start - piece.sentence.start
        share = re.match(r"\s*/\s*\d", piece.view.low[ends:]) or re.search(r"\d\s*/\s*$", piece.view.low[:starts])
        whole = next((f for f in piece.figures if f.role == "cases" and f.mention.start >= figure.mention.start and f.value > figure.value), figure)
        return bool(share) and any(f.value == whole.value for r in self.records for f in r.of("cases") if f.sentence is not figure.sentence)

    def _total(self, figure: Figure, piece: Piece, lead: bool) -> Record:
        record = self._open("total", piece, lead)
        record.topic = topic_at(figure, piece.view) or (self.total.topic if self.total else None)
        record.period = period_at(figure, piece.mentions("period", "date")) or self.period
        self.total, self.period = record, record.period
        return record

    def _compare(self, figure: Figure, piece: Piece) -> None:
        """Open the record of a comparison; what stands beside it in its brackets or after it is its own."""
        base = self.total
        assert base
        record = self._open("total", piece, base=base)
        record.topic = topic_at(figure, piece.view) or base.topic
        record.period = period_at(figure, [])
        add(record, figure, piece)


def add(record: Record, figure: Figure, piece: Piece) -> None:
    record.figures.append(figure)
    if piece not in record.pieces:
        record.pieces.append(piece)


def repeats(record: Record, figures: list[Figure]) -> bool:
    """Whether figures say again what a record has: then they tell of the same case."""
    return any(compatible(old, new) for old in record.of("seizure") for new in figures if new.role == "seizure")
