"""A case or a statistic while it is read, and whether a part of a sentence begins another one."""

import re
from dataclasses import dataclass, field

from pipelines.facts.enforcement.cues import cue, plain, violations_in, words
from pipelines.facts.enforcement.items import violation_of
from pipelines.facts.enforcement.matching import conflicts, is_told_again, items_agree
from pipelines.facts.enforcement.periods import spoken_periods
from pipelines.facts.enforcement.pieces import (
    Piece,
    has_clock,
    is_contraband,
    is_set_apart,
    names_one_case,
    period_behind,
)
from pipelines.facts.enforcement.views import ACTS, Figure
from pipelines.mentions.article import Mention

# A case told in more parts than this has become a list of others.
MOST_PIECES = 60

# Goods that a border force does not count for any other reason.
SMUGGLED = {"drugs", "wildlife", "tobacco", "weapons", "currency", "waste"}

LISTING = re.compile(words("listing"))
AS_IN = re.compile(words("as in"))
# "Cuối tháng 2, tại sân bay X, hải quan phát hiện một kiện hàng": what was in it follows
ONCE_MORE = re.compile(r"(?:hồi |vào )?(?:đầu|giữa|cuối) (?:tháng|năm)\b|hồi tháng\b")
# "đường dây 490 bánh heroin bị triệt phá năm 2015" in a text about today
PAST_YEAR = re.compile(
    r"(?:triệt phá|bị bắt|bắt giữ|phát hiện|tử hình)\s+(?:hồi |vào |từ )?(?:cuối |đầu |giữa )?năm \d{4}\b|^\W*(?:hồi |vào )?năm \d{4}, một "
)
ELSEWHERE = re.compile(r"(?:còn )?(?:tại|ở)\s+([^,]{3,60}),")


@dataclass(slots=True, eq=False)
class Record:
    """A case or a statistic while it is read.

    `scope` is "case" or "total", `section` where it was opened, `base` the statistic that a comparison belongs to,
    `beside` the one that a statistic of an earlier year or a part of the period stands beside.
    `topic` is the violation that the words at a count name, `inherited` where it comes from an earlier count. `day` is
    of a case, `period` of a statistic (or the month of a case without a day). `heading` is the place that heads the item
    of a list that it was opened in.
    """

    scope: str
    section: str = "body"
    base: "Record | None" = None
    beside: "Record | None" = None
    topic: str | None = None
    inherited: bool = False
    day: Mention | None = None
    period: Mention | None = None
    heading: Mention | None = None
    figures: list[Figure] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def of(self, role: str) -> list[Figure]:
        return [figure for figure in self.figures if figure.role == role]

    @property
    def told(self) -> list[int]:
        """The numbers of its pieces that state a figure, first or again."""
        again = {id(mention) for figure in self.figures for _, mention in figure.more}
        kept = {id(figure) for figure in self.figures}
        return [
            number
            for number, piece in enumerate(self.pieces)
            if any(id(figure) in kept or id(figure.mention) in again for figure in piece.figures)
        ]

    @property
    def kinds(self) -> list[str]:
        """The kinds of violation that its goods make, one a figure; pills of no name are drugs where its words say so,
        and so is what persons without goods are caught with."""
        goods = self.of("seizure")
        kinds = [kind for figure in goods if (kind := violation_of(figure.item))]
        nameless = not goods or any(f.unit == "pill" and violation_of(f.item) is None for f in goods)
        if self.scope == "case" and nameless and "drugs" not in kinds and "drugs" in violations_in(self.text):
            kinds.append("drugs")
        return kinds

    @property
    def text(self) -> str:
        """Its words in lower case, up to its last figure: what follows may be about anything."""
        return " ".join(piece.low for piece in self.pieces[: self.told[-1] + 1 if self.told else None])

    @property
    def near(self) -> list[Piece]:
        """The pieces with its figures and those beside them."""
        told = set(self.told)
        return [piece for number, piece in enumerate(self.pieces) if told & {number - 1, number, number + 1}]

    @property
    def close(self) -> list[Piece]:
        """Its pieces up to the one after its last figure: what stands further on is about something else."""
        return self.pieces[: self.told[-1] + 2 if self.told else None]

    def add(self, figure: Figure, piece: Piece) -> None:
        self.figures.append(figure)
        if piece not in self.pieces:
            self.pieces.append(piece)

    def follow(self, piece: Piece) -> None:
        """Take a piece that goes on with it; its day is the case's where none is known yet."""
        if self.scope == "case" and self.day is None and is_in_month(day := piece.act_day(), self.period):
            self.day = day
        if piece not in self.pieces and len(self.pieces) < MOST_PIECES:
            self.pieces.append(piece)

    def is_past(self, figure: Figure) -> bool:
        """Whether a comparison is over where a figure stands: behind its bracket, or in another sentence."""
        first = self.figures[0]
        if first.sentence is not figure.sentence:
            return True
        shift = first.sentence.start
        between = first.sentence.text[first.mention.end - shift : figure.mention.start - shift]
        return between.count(")") > between.count("(")


def is_in_month(day: Mention | None, month: Mention | None) -> bool:
    """Whether a day can be that of a case whose month is told: "vụ bắt bốn người vào tháng 6/2012" was on no day of 2017."""
    if day is None or month is None or not (day.date_start and month.date_start and month.date_end):
        return True
    return month.date_start <= day.date_start <= month.date_end


def opens_case(piece: Piece, current: Record | None, is_crime: bool) -> bool:
    """Whether a piece begins another case than the record that is being read.

    `is_crime` says that the title or lead is about an offence: then a dated act opens a case without a figure.
    """
    if current and current.scope == "total" and AS_IN.match(piece.opening):
        return True
    day = piece.act_day() or (piece.legal_day() if current is None else None)
    goods = piece.of("seizure")
    priced = piece.of("goods_value")
    told = [*goods, *(f for f in piece.of("persons") if f.grip == "strong")]
    examined = bool(day) and "examine" in piece.labels
    guarded = day and cue("force").search(piece.low) and any(violation_of(f.item) in SMUGGLED for f in goods)
    if names_one_case(piece) and (goods or is_crime):
        return True
    listed = bool(
        day and goods and piece.start and current and current.day and current.pieces[-1].sentence is piece.sentence
    )
    kept = bool(piece.of("persons")) and cue("force").search(piece.low) and cue("held").search(piece.low)
    if not (
        piece.acts
        or kept
        or guarded
        or listed
        or any(map(is_contraband, goods))
        or examined
        or (day and (has_clock(piece) or piece.of("collected")))
    ):
        return False
    crime = cue("crime").search(piece.low)
    if not (told or examined or (is_crime and (day or piece.of("persons"))) or crime):
        return False
    if names_one_case(piece):
        return True
    if current is None:
        caught = piece.of("persons") and (crime or is_crime)
        return bool(told or day or caught or (crime and priced) or "court" in piece.labels)
    return _opens_total(piece, current, told) if current.scope == "total" else _opens_next(piece, current, told)


def acts_for_itself(piece: Piece) -> bool:
    """Whether a part of a list names who acted in it: "Cụ thể: đồn A bắt X chở 90 bao; hải quan B giữ 2 tấn đường"."""
    if not (piece.start or LISTING.match(piece.opening)) or not piece.acts:
        return False
    first = next(v.start for v in piece.view.verbs if v.label in ACTS and v.start >= piece.start) + piece.sentence.start
    return any(m.end <= first and cue("force").search(plain(m.text)) for m in piece.mentions("organization"))


def _opens_total(piece: Piece, current: Record, told: list[Figure]) -> bool:
    """Whether a case begins after a statistic: a day of its own, or figures that cannot be the statistic's."""
    later = current.figures and current.figures[-1].sentence is not piece.sentence
    clash = conflicts(current.of("seizure"), piece.of("seizure"))
    counted = current.figures and current.figures[0].sentence
    alone = counted is not piece.sentence and acts_for_itself(piece)
    other = is_set_apart(piece) or clash or alone or (later and spoken_periods(piece.sentence))
    return piece.act_day() is not None or bool(told and other)


def _opens_next(piece: Piece, current: Record, told: list[Figure]) -> bool:
    """Whether another case begins after a case: another day, place or month, or another amount of the same good."""
    day = piece.act_day()
    if day and current.day and is_other_day(day, current.day):
        return True
    if piece.start and piece.opening.startswith("trong khi") and piece.of("seizure"):
        return not repeats(current, piece.of("seizure"))
    if piece.of("seizure") and current.figures and PAST_YEAR.search(piece.low):
        return not repeats(current, piece.of("seizure"))
    if ONCE_MORE.match(piece.opening) and "find" in piece.labels and is_elsewhere_told(piece, current):
        return True
    ours, goods = current.of("seizure"), piece.of("seizure")
    undated = current.day is None and ours and ours[-1].sentence is not piece.sentence
    if day and undated and goods and not any(items_agree(old, new) for old in ours for new in goods):
        return True  # a dated case of other goods
    if is_set_apart(piece) and "arrest" in piece.labels:
        told = told or piece.of("persons")  # "Cũng trong ngày 28-3, đồn B bắt X (59 tuổi), Y (37 tuổi)"
    if goods and day is None and period_behind(piece):
        return not repeats(current, goods)  # "Lào cho biết đã tịch thu 2 tấn trong 9 tháng"
    months = any(m.detail == "month" for m in spoken_periods(piece.sentence) if m in piece.mentions("period"))
    summary = goods and ours and cue("summary").search(piece.low)
    if piece.start and goods and acts_for_itself(piece):
        return not repeats(current, goods)
    if told and (is_set_apart(piece) or months or is_elsewhere(piece, current) or summary):
        return not repeats(current, goods)
    return conflicts(ours, goods)


def is_elsewhere_told(piece: Piece, current: Record) -> bool:
    """Whether a piece names a place or gate first, and one that the case before does not name."""
    places = piece.mentions("place", "border_gate")[:1]
    return bool(places) and plain(places[0].text) not in current.text


def is_elsewhere(piece: Piece, current: Record) -> bool:
    """Whether a piece begins "Tại Lào Cai, ..." with a place that the case before does not name."""
    found = ELSEWHERE.match(piece.opening)
    places = piece.mentions("place", "border_gate")[:1]
    return bool(found and places and plain(places[0].text) in found[1] and plain(places[0].text) not in current.text)


def is_other_day(a: Mention, b: Mention) -> bool:
    if a.date_start and b.date_start:
        return a.date_start != b.date_start
    return re.findall(r"\d+", a.text)[:2] != re.findall(r"\d+", b.text)[:2]


def exceeds(figure: Figure, total: Record) -> bool:
    """Whether an amount in a later sentence is more than what a statistic counts of its kind: then it is another case's."""
    kind = violation_of(figure.item)
    return any(
        f.sentence is not figure.sentence
        and f.unit == figure.unit
        and violation_of(f.item) == kind
        and f.value < figure.value
        for f in total.of("seizure")
    )


def repeats(record: Record, goods: list[Figure]) -> bool:
    """Whether goods are said again that a record has: then they tell of the same case."""
    return is_told_again(record.of("seizure"), goods)
