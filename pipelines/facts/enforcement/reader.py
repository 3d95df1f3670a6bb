"""The cases and statistics of an article: which figures belong together.

A record opens at a count of cases (a statistic) or where the words begin a case: a day or hour with an act, "Trước đó",
"Điển hình", another amount of the same good. It goes on over the sentences that follow until the next one opens.
"""

import re

from pipelines.facts.enforcement.cues import cue, violations_in, words
from pipelines.facts.enforcement.figures import dealt_amounts
from pipelines.facts.enforcement.items import strongest, violation_of
from pipelines.facts.enforcement.people import persons_named
from pipelines.facts.enforcement.periods import compared_period, is_aside, period_at, spoken_periods
from pipelines.facts.enforcement.pieces import (
    Piece,
    counts_months,
    is_contraband,
    is_heading,
    is_set_apart,
    long_period,
    names_one_case,
    pieces_of,
)
from pipelines.facts.enforcement.records import SMUGGLED, Record, exceeds, opens_case
from pipelines.facts.enforcement.story import Story
from pipelines.facts.enforcement.topics import heading, topic_at
from pipelines.facts.enforcement.views import Figure
from pipelines.lexicon.reference import contraband_named
from pipelines.mentions.article import Mention, Sentence
from pipelines.mentions.names import country

# Kinds of a part of a statistic that have goods of their own.
PARTICULAR = {"drugs", "wildlife", "tobacco", "weapons", "waste"}
SECTIONS = ("title", "body", "caption")
# An article of more cases or figures than this is a table or a register.
MOST_RECORDS = 200
MOST_FIGURES = 1000

# How many sentences after "Mờ sáng 28/11, một chiếc xuồng cập bến." somebody is caught.
SCENE = 3
# How many sentences behind the goods of a case persons are its own though nothing says for what they are caught.
NEXT = 5
CATCHES = {"seize", "arrest", "chase", "prosecute"}
PARTS = re.compile(words("of a whole"))
PART = re.compile(r"trong (?:đó|số)")
FINED = re.compile(
    r"(?:phạt(?: vi phạm)?(?: hành chính)?(?: đối với| tổng cộng)?|xử lý(?: vi phạm)? hành chính|đã xử lý xong|đã xử lý dứt điểm)(?: hơn| gần)?\s*$"
)
CROSSING_SECTION = re.compile(rf"\W*(?:\d+\W+)?(?:về\s+)?{words('crossings')}[^:;]{{0,40}}:")
# "một khẩu hiệu X, khẩu còn lại hiệu Y" tells of two that are counted
THE_OTHER = re.compile(r"\b(?:khẩu|chiếc|con|cái|kiện|lô|quả|chai|túi) còn lại\b")
# "Một số vụ nghiêm trọng trong hai năm như vụ bắt ...; vụ bắt ..." adds up nothing
EXAMPLES = re.compile(r"(?:một số|nhiều|các|hàng loạt|những) (?:vụ|trường hợp)\b[^.;]{0,60}\bnhư\b")
# "Hồi năm 2016, cảnh sát tìm thấy 2,3 tấn giấu trong lô chuối": a year, and one load
ONE_LOAD = re.compile(
    r"(?:giấu|cất giấu|ngụy trang|để|chứa|bên)\s+(?:ở\s+)?trong (?:một |1 )?(?:lô|container|thùng|xe|tàu|kiện|chuyến|vali|hành lý)"
    r"|trên (?:một |chuyến )(?:chuyến bay|bay|tàu|xe)|trong (?:một|1) (?:lô|container|kiện|chuyến)"
)
# a teaser of another article between the paragraphs: "Phá đường dây ... TTO - Nghi can ..."
HEADING = re.compile(r"\s*(?:[*•+–-]\s*)?(\S)")
HEADED_BY = re.compile(r"\s*[.:]|\s[–-]\s")
TEASER = re.compile(r"\w\s+(?:TTO|\((?:Dân trí|NLĐO|PLO|Dân Việt|VTC News)\))\s*[-–]\s")
SAME_DAY = re.compile(r"(?:cũng\s+)?(?:trong\s+)?cùng\s+ngày\b|cũng\s+trong\s+(?:sáng|chiều|ngày|tối)\b")
SHARE_BEFORE = re.compile(r"\d\s*/\s*$")
SHARE_AFTER = re.compile(r"\s*/\s*\d")


def is_caught(record: Record) -> bool:
    """Whether the words of a case show that somebody was caught at something."""
    strong = any(figure.grip == "strong" for figure in record.figures)
    return strong or any(cue("offence").search(p.low) or not p.labels.isdisjoint(CATCHES) for p in record.pieces)


class Reader:
    """Walks through an article and collects its records in order.

    `current` is the record that is being read, `total` the last statistic, `main` the statistic whose parts follow it;
    `period` is the last period of a statistic, `paragraph` the last one that its paragraph names, `day` of the last case,
    `dealt` the amounts that were only bought or sold, `heading` the place that heads the item of a list, `scene` the sentence and the day of a scene that no act has followed yet.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.records: list[Record] = []
        self.current: Record | None = None
        self.total: Record | None = None
        self.main: Record | None = None
        self.period: Mention | None = None
        self.paragraph: Mention | None = None
        self.day: Mention | None = None
        self.scene: tuple[int, Mention] | None = None
        self.heading: Mention | None = None
        self.dealt: set[tuple[str | None, float]] = set()

    def read(self) -> list[Record]:
        """The records with figures, in order of the text."""
        article = self.story.article
        body = figures = end = 0
        for sentence in article.sentences:
            if sentence.section not in SECTIONS or (sentence.section == "body" and TEASER.search(sentence.text)):
                continue
            body += sentence.section == "body"
            if "\n" in article.text[end : sentence.start]:
                self.paragraph = None
                self._head(sentence)
            end = sentence.end
            if is_heading(article, sentence):
                self.current = None
            interrupted = self.current
            if sentence.section != "body":
                self.current = None
            pieces = pieces_of(sentence)
            examples = EXAMPLES.search(pieces[0].view.low) and not any(piece.act_day() for piece in pieces)
            if not (examples or cue("domestic").search(pieces[0].view.low)):
                for piece in pieces:
                    self._piece(piece, is_lead=body <= 1)
            if sentence.section == "caption":
                self.current = interrupted  # a picture in the middle of a case does not end it
            self._close(sentence)
            if sentence.section == "body":
                self.dealt |= dealt_amounts(pieces[0].view)
            figures += sum(len(piece.figures) for piece in pieces)
            if len(self.records) > MOST_RECORDS or figures > MOST_FIGURES:
                break
        self._drop_dealt()
        return [record for record in self.records if record.figures]

    def _drop_dealt(self) -> None:
        """Take from headlines the goods that the text only tells of as dealt: "trùm ma túy buôn 400 bánh heroin"."""
        told = {(f.unit, f.value) for r in self.records if r.section != "title" for f in r.of("seizure")}
        for record in self.records:
            if record.section == "title":
                record.figures = [
                    f
                    for f in record.figures
                    if f.role != "seizure"
                    or f.verb in ("seize", "arrest")
                    or (f.unit, f.value) in told
                    or (f.unit, f.value) not in self.dealt
                ]

    def _head(self, sentence: Sentence) -> None:
        """Take the place that heads an item of a list: "* Thái Lan. ...", "Điện Biên: ..."; another story begins there."""
        headed = HEADING.match(sentence.text)
        place = next((m for m in sentence.mentions if m.kind in ("place", "border_gate")), None)
        self.heading = None
        if not headed or place is None or place.start - sentence.start != headed.start(1) or sentence.section != "body":
            return
        if not HEADED_BY.match(sentence.text, place.end - sentence.start):
            return
        self.heading = place
        if self.current and self.current.scope == "case":
            self.current = None
        if country(place) not in (None, "VN"):
            self.current = self.total = self.main = self.period = None

    def _close(self, sentence: Sentence) -> None:
        spoken = [m for m in spoken_periods(sentence) if m.date_end]
        main = [m for m in spoken if not is_aside(m, self.paragraph)]
        goes_on = self.paragraph is not None
        self.paragraph = main[-1] if main else self.paragraph
        beside = self.total and self.total is not self.main and self.current is self.total and self._is_aside()
        if goes_on and self.main and self.total and beside:
            self.total.beside = self.main
            self.current, self.total, self.period = self.main, self.main, self.main.period
        if spoken and (self.period is None or sentence.text.endswith(":")):
            self.period = spoken[0]
        if sentence.section == "title":
            self.current = self.total = self.main = None

    def _is_behind_bracket(self, figure: Figure) -> bool:
        """Whether the bracket with a statistic beside the main one is closed: "96 vụ (năm 2024 có 71 vụ); tang vật ..."."""
        beside = self.total and self.total.figures and self.current is self.total and self._is_aside()
        if not beside or self.total is None or self.total.figures[0].sentence is not figure.sentence:
            return False
        return self.total.is_past(figure)

    def _is_aside(self) -> bool:
        """Whether the last statistic only stands beside the main one: "năm 2024 chỉ có 160 vụ", "tháng 9 bắt 12 vụ"."""
        return self.total is not None and self.main is not None and is_aside(self.total.period, self.main.period)

    def _open(self, scope: str, piece: Piece, base: Record | None = None) -> Record:
        record = Record(scope, piece.sentence.section, base, heading=self.heading)
        if scope == "case":
            months = [m for m in spoken_periods(piece.sentence) if m.detail == "month"]
            record.period = months[0] if months else None
        self.records.append(record)
        self.current = record
        return record

    def _piece(self, piece: Piece, is_lead: bool) -> None:
        if CROSSING_SECTION.match(piece.low):
            self.current = None  # "3. Xuất nhập cảnh trái phép: 8 vụ, phạt 96 triệu đồng"
            return
        if not piece.of("persons") and (named := persons_named(piece)):
            piece.figures.append(named)
        if all(figure.sub for figure in piece.of("cases")):
            self._begin(piece)
        for figure in piece.figures:
            self._figure(figure, piece, is_lead)
        if self.current:
            self.current.follow(piece)
            self.day = self.current.day or self.day
        day = None if piece.acts else piece.scene_day()
        self.scene = (piece.sentence.position, day) if day else None if piece.act_day() else self.scene

    def _begin(self, piece: Piece) -> None:
        """Open what a piece without a count of cases begins: an item of a list, amounts over a period, a case."""
        topic = heading(piece.low) if piece.figures and self.current is self.total else None
        if topic and self.total and topic != self.total.topic:
            listed = self._open("total", piece)
            listed.topic, listed.period, self.total = topic, self.period, listed
        elif opens_case(piece, self.current, self.story.is_crime):
            if (period := long_period(piece)) and not ONE_LOAD.search(piece.low):
                uncounted = self._open("total", piece)
                uncounted.topic = strongest([kind for f in piece.figures if (kind := violation_of(f.item))])
                uncounted.period = period
            else:
                self._case(piece)

    def _case(self, piece: Piece) -> None:
        case = self._open("case", piece)
        day = piece.act_day()
        if (day is None or day.date_start is None) and SAME_DAY.match(piece.opening):
            day = self.day
        if day is None and self.scene and piece.sentence.position - self.scene[0] <= SCENE and not is_set_apart(piece):
            day = self.scene[1]
        case.day = day
        if day:
            case.period = None

    def _figure(self, figure: Figure, piece: Piece, is_lead: bool) -> None:
        if self.current and self.current.base and self.current.is_past(figure):
            self.current = self.current.base
        if self._is_behind_bracket(figure):
            self.current = self.total = self.main
        match figure.role:
            case "cases":
                self._count(figure, piece, is_lead)
            case "prosecuted_cases":
                self._prosecuted(figure, piece)
            case "persons":
                of_case = self.current is not None and self.current.scope == "case"
                later = (
                    self.current and self.current.figures and self.current.figures[-1].sentence is not figure.sentence
                )
                apart = (counts_months(piece, figure) and (of_case or later)) or (
                    of_case and self._is_far(figure, piece)
                )
                if (figure.grip == "strong" or of_case) and not apart:
                    (self.current or self._open("case", piece)).add(figure, piece)
            case "seizure":
                self._seizure(figure, piece)
            case _:
                self._money(figure, piece)

    def _is_far(self, figure: Figure, piece: Piece) -> bool:
        """Whether persons are caught sentences after a case, for nothing that the text names: "Nước này cũng bắt hai người"."""
        told = self.current.figures if self.current else []
        near = not told or figure.sentence.position - told[-1].sentence.position <= NEXT
        return not near and not violations_in(piece.low) and not cue("offence").search(piece.low)

    def _money(self, figure: Figure, piece: Piece) -> None:
        """Value and fines belong to the record that is being read, near its other figures."""
        home = self.current
        if home and home.scope == "total" and figure.role == "collected":
            home = self._statistic(figure, piece)
        if home is None:
            return
        if figure.comparison and home.scope == "total":
            bases = [r for r in self.records if r.base is home and not r.of(figure.role)]
            if bases:
                bases[-1].add(figure, piece)
                return
        whole = cue("whole value").search(piece.view.before(figure.mention, 60))
        reach = 3 if whole or piece.listed else 1 if figure.role == "goods_value" else 0
        near = home.figures and figure.sentence.position - home.figures[-1].sentence.position <= reach
        if near or cue("crime").search(piece.low):
            home.add(figure, piece)

    def _seizure(self, figure: Figure, piece: Piece) -> None:
        if not self._is_seizure(figure, piece):
            return
        record = self.current or self._open("case", piece)
        if self._is_of_main(figure, record):
            record = self.current = self.total = self.main  # type: ignore[assignment]
        alone = not any(f.item for f in piece.of("seizure"))
        if figure.item is None and figure.unit == "pack":
            figure.item = "thuốc lá"  # "tịch thu 127.450 bao" in the register of a border force
        if figure.item == "thuốc" and figure.unit in ("pack", "carton") and "thuốc lá" in self.story.low:
            figure.item = "thuốc lá"
        if figure.item == "đá" and figure.unit == "kg" and "ma túy" in self.story.low:
            figure.item = "ma túy đá"  # "4kg hàng đá"
        if figure.item is None and alone and (figure.grip == "strong" or record.scope == "total"):
            figure.item = "ma túy" if record.topic == "drugs" and figure.unit == "kg" else self._item_like(figure)
        record.add(figure, piece)

    def _is_of_main(self, figure: Figure, record: Record) -> bool:
        """Whether goods in a new sentence are none of the part that was counted last but of the whole: "Thuốc lá nổi cộm
        với 512 vụ. Đường cát bị bắt 87,4 tấn"."""
        if record.scope != "total" or record is self.main or self.main is None or not record.figures or record.base:
            return False
        later = record.figures[-1].sentence is not figure.sentence and self.main.figures
        return bool(later and record.topic in PARTICULAR and violation_of(figure.item) not in (record.topic, None))

    def _is_seizure(self, figure: Figure, piece: Piece) -> bool:
        """Whether an amount of goods is told of as seized, by its own words or those of the record it stands in."""
        known, current = is_contraband(figure), self.current
        if figure.value == 1 and THE_OTHER.search(piece.view.low):
            return False
        if current is None:
            told = figure.grip == "strong" or piece.acts or known
            crime = known or self.story.is_crime or cue("crime").search(piece.low)
            found = figure.grip == "weak" and self.story.is_crime and contraband_named(figure.item or "") is not None
            return bool((told or found) and crime) and (figure.grip != "bare" or known or piece.acts)
        if current.scope == "total" and exceeds(figure, current):
            return False
        if known or piece.acts:
            return True
        if figure.grip == "bare" and not current.pieces:
            return False
        if current.scope == "total":
            # "Ngành hiện có 24 máy soi" in a sentence after a statistic is none of it
            beside = current.figures and current.figures[-1].sentence is figure.sentence
            return bool(beside or not current.figures or heading(piece.low))
        if figure.grip == "strong" or violation_of(figure.item) in SMUGGLED or names_one_case(piece):
            return True
        # herds and stocks in an article about something else are none
        return self.story.is_crime or is_caught(current)

    def _item_like(self, figure: Figure) -> str | None:
        """The good last measured in the unit of a figure that names none: "thu 260.000 viên" after other pills."""
        told = (f for r in reversed(self.records) for f in reversed(r.of("seizure")) if f.unit == figure.unit)
        return next((f.item for f in told if f.item), None)

    def _prosecuted(self, figure: Figure, piece: Piece) -> None:
        if figure.comparison and self.total:
            self._compare(figure, piece, self.total)
            return
        record = self._statistic(figure, piece) or self._total(figure, piece)
        if figure.sub and record.of("prosecuted_cases"):
            return  # what others prosecute, beside its own
        record.add(figure, piece)

    def _statistic(self, figure: Figure, piece: Piece) -> Record | None:
        """The statistic that prosecutions and fines belong to: in a new sentence, or behind the list of parts and its
        semicolon, the main one and not its last part."""
        total = self.current if self.current and self.current.scope == "total" else self.total
        if total is None or self.main is None or total is self.main or not total.figures:
            return total
        counted, whole = total.figures[0].sentence, self.main.figures[0].sentence
        listed = PART.search(piece.view.low[: piece.start]) and total.pieces[-1] is not piece
        behind = listed and counted is whole is figure.sentence
        if behind or (total.figures[-1].sentence is not figure.sentence and counted.position - whole.position <= 1):
            self.current = self.main
            return self.main
        return total

    def _count(self, figure: Figure, piece: Piece, is_lead: bool) -> None:
        if figure.sub or (
            is_lead and figure.value <= 5 and period_at(figure, piece.mentions("period", "date")) is None
        ):
            return  # a lead that counts the cases it goes on to tell: "phá 2 vụ vận chuyển ma túy"
        if figure.value == 1 and not figure.mention.text[0].isdigit():
            if self.current is None or self.current.scope == "total" or cue("next case").search(piece.low):
                self._open("case", piece)
            return
        if figure.comparison and self.total:
            if not self.total.of("cases"):
                figure.role = "prosecuted_cases"
            self._compare(figure, piece, self.total)
            return
        if self._is_share(figure, piece) or (self.total and FINED.search(piece.view.before(figure.mention, 40))):
            return
        self._total(figure, piece).add(figure, piece)

    def _is_share(self, figure: Figure, piece: Piece) -> bool:
        """Whether a count is of "9/11 vụ", a part of cases that are counted already."""
        low, (start, end) = piece.view.low, piece.view.at(figure.mention)
        if not (SHARE_AFTER.match(low, end) or SHARE_BEFORE.search(low[max(0, start - 20) : start])):
            return False
        following = [f for f in piece.of("cases") if f.mention.start >= figure.mention.start and f.value > figure.value]
        whole = following[0].value if following else figure.value
        counted = (f for r in self.records for f in r.of("cases") if f.sentence is not figure.sentence)
        return any(f.value == whole for f in counted)

    def _total(self, figure: Figure, piece: Piece) -> Record:
        record = self._open("total", piece)
        said = topic_at(figure, piece.view)
        record.topic = said or (self.main.topic if self.main else None)
        record.inherited = said is None
        listed = self.total and self.total.figures and self.total.figures[0].sentence is piece.sentence
        record.period = period_at(figure, piece.mentions("period", "date")) or self.paragraph or self.period
        aside = self.main is not None and self.paragraph is not None and is_aside(record.period, self.main.period)
        part = said in PARTICULAR and self.main is not None and self.main.topic in (None, "all")
        if not (listed or aside or part) and not PARTS.match(piece.opening) and not (self.main and heading(piece.low)):
            self.main = record
        elif listed and said and self.main and self.main.topic == "goods" and said not in ("goods", "all"):
            self.main.topic = "all"  # "4.826 vụ án về buôn lậu, trong đó có 683 vụ buôn lậu ma túy"
        self.total, self.period = record, record.period
        return record

    def _compare(self, figure: Figure, piece: Piece, base: Record) -> None:
        """Open the record of a comparison; what stands beside it in its brackets or after it is its own."""
        record = self._open("total", piece, base)
        record.topic = topic_at(figure, piece.view) or base.topic
        record.period = compared_period(figure)
        record.add(figure, piece)
