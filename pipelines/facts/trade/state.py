"""The state of reading one sentence from left to right.

The *mode* says what a number would be now: a value, the amount of a change, the base of a comparison, a plan, or a
share; a *veto* says that it is none of these. The *topic* is what a value would be a figure of, and `subject` whether
the clause has named anything since the last figure: percents go back to that figure as long as it has not.
"""

from dataclasses import dataclass, field
from datetime import date

from pipelines.facts.trade.figure import Figure, Name, Topic
from pipelines.facts.trade.story import Story
from pipelines.facts.trade.tokens import Token
from pipelines.mentions.article import Mention, Sentence


@dataclass(slots=True)
class Pending:
    """Percents that wait for their figure, and the mentions they were read from."""

    change: float | None = None
    plan: float | None = None
    share: float | None = None
    start: int | None = None
    end: int = 0
    mentions: list[Mention] = field(default_factory=list)
    topic: Topic = field(default_factory=Topic)
    basis: str | None = None


@dataclass(slots=True)
class State:
    sentence: Sentence
    tokens: list[Token]
    story: Story
    figures: list[Figure] = field(default_factory=list)
    topic: Topic = field(default_factory=Topic)
    mode: str = "value"
    veto: str | None = None
    veto_end: int = 0
    status: Token | None = None
    estimate: bool = False
    # Cues of change, ratio, plan and reach since the last number; cues and periods of the comparison.
    left: list[Token] = field(default_factory=list)
    base: list[Token] = field(default_factory=list)
    pending: Pending = field(default_factory=Pending)
    subject: bool = False
    part: bool = False
    worth: Token | None = None
    noun: str | None = None
    # The figure just read, until a mark closes it: names and periods right after the number are still its own.
    open: Figure | None = None
    percented: bool = False
    respectively: bool = False
    heads: list[str] = field(default_factory=list)
    goods: list[Name] = field(default_factory=list)
    all_goods: list[Name] = field(default_factory=list)
    partners: list[Name] = field(default_factory=list)
    areas: list[Name] = field(default_factory=list)
    queue: list[tuple[str, Name]] = field(default_factory=list)
    source: Name | None = None
    cases: bool = False
    tariff: bool = False
    depth: int = 0
    # Where the clause began that a bracket stands in: "điện thoại (17,4 tỷ USD)".
    outer_clause: int = 0
    # What the sentence was about before a bracket.
    outer_topic: Topic | None = None
    # Where the clause began: after the last mark.
    clause: int = 0
    list_role: str | None = None
    list_continues: bool = False
    # Start of a head that a number before it has taken ("54,9 tỷ USD xuất khẩu"): it opens no topic of its own.
    taken_head: int = -1
    # A foreign country that is the subject of its clause: "Trung Quốc nhập khẩu …".
    actor: Name | None = None
    # "lũy kế": the period runs from the start of the year; "trong kỳ": the last short period.
    cumulative: bool = False
    this_period: bool = False
    # The figure before a bracket, and the one that a bracket with figures of its own has put aside.
    outer: Figure | None = None
    before_bracket: Figure | None = None
    after_base: bool = False
    # The good of the figure before, for a second measure of it; a figure that the sentence refers back to.
    used_good: Name | None = None
    reference: Figure | None = None
    # "trong đó": a part of the figure before; "từ đầu năm": the first day of the period.
    within: bool = False
    since_new_year: date | None = None
    # The first day of a sum: "lũy kế từ 1/1". Such a list goes on after semicolons.
    since: date | None = None
    # The day that opens the sentence: what passed the border may be counted on it.
    day: Mention | None = None
    bloc: bool = False
    pair: bool = False

    @property
    def text(self) -> str:
        return self.story.article.text

    def before(self, position: int, width: int = 40) -> str:
        return self.text[max(self.sentence.start, position - width) : position].lower()

    def after(self, position: int, width: int = 60) -> str:
        return self.text[position : min(self.sentence.end, position + width)].lower()

    def next(self, place: int) -> Token | None:
        return self.tokens[place + 1] if place + 1 < len(self.tokens) else None

    def has_left(self, *classes: str) -> bool:
        return any(token.has(*classes) for token in self.left)

    def last(self) -> Figure | None:
        """The figure that an ellipsis goes on with: the last of the sentence, else of a sentence close before."""
        if self.figures:
            return self.figures[-1]
        return self.story.figure if self.story.near(self.sentence) else None

    def restart(self) -> None:
        """A new clause: what the last one said about mode, status and vetoes is over."""
        self.mode, self.veto, self.status, self.estimate = "value", None, None, False
        self.left, self.base = [], []
        self.open, self.percented, self.respectively, self.noun, self.list_role = None, False, False, None, None
        self.actor = None

    def settle(self, figure: Figure) -> None:
        """A figure was read: what follows is its tail, until a new subject is named."""
        self.figures.append(figure)
        self.open = figure
        self.outer = None
        self.cumulative = self.this_period = self.after_base = False
        self.subject = self.part = self.percented = self.estimate = False
        self.worth = None
        self.left = []
        if figure.rule != "trade.base":
            self.base = []
        self.used_good, self.topic.commodity = figure.commodity, None
        self.goods, self.partners, self.areas, self.heads = [], [], [], []
