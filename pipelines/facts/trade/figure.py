"""What a sentence is about while it is read, and the figures that come out of it."""

from dataclasses import dataclass, field
from datetime import date

from pipelines.facts.trade.tokens import Token
from pipelines.lexicon.phrases import load
from pipelines.mentions.article import Mention, Sentence

FLOWS = frozenset({"exports", "imports"})
TRADE = frozenset({"turnover", "exports", "imports", "balance"})
SIGNS = {"surplus": 1.0, "deficit": -1.0}
CURRENCIES = frozenset(row["unit"] for row in load("units") if row["kind"] == "money")


@dataclass(slots=True)
class Name:
    """An area, partner or good: its words, the reference row they stand for, and the mention, if it is one."""

    text: str
    reference_id: str | None = None
    mention: Mention | None = None

    def same(self, other: "Name") -> bool:
        return self.reference_id == other.reference_id if self.reference_id else self.text == other.text


VIETNAM = Name("Việt Nam", "VN")


@dataclass(slots=True)
class Topic:
    """What the next number would be a figure of. `head` is the cue that named the metric; `sign` is that of a balance."""

    metric: str | None = None
    sign: float = 1.0
    commodity: Name | None = None
    area: Name | None = None
    partner: Name | None = None
    period: Mention | None = None
    head: Token | None = None


@dataclass(slots=True)
class Figure:
    """One reading of a trade figure in one sentence; columns as in `tables.trade.TRADE_FIGURE`."""

    rule: str
    metric: str
    value: float | None
    unit: str | None
    qualifier: str | None
    status: str
    sentence: Sentence
    start: int
    end: int
    commodity: Name | None = None
    area: Name | None = None
    partner: Name | None = None
    period_start: date | None = None
    period_end: date | None = None
    period_text: str | None = None
    # Whether the clause itself says the period, and whether it says it by the calendar ("tháng trước" does not).
    dated: bool = False
    firm: bool = False
    # Whether it is told beside the main ones: a month of its own among months, an earlier year for comparison.
    aside: bool = False
    # Whether the clause itself names the area, and whether that is a group of firms ("khối FDI").
    placed: bool = False
    bloc: bool = False
    # Whether the area is one firm.
    firm_told: bool = False
    listed: bool = False
    # Whether it sums up since a day that the text gives: "lũy kế từ 1/1".
    is_sum: bool = False
    change_pct: float | None = None
    change_basis: str | None = None
    plan_pct: float | None = None
    share_pct: float | None = None
    mentions: list[Mention] = field(default_factory=list)

    def date(self, period: Mention) -> None:
        """Take the dates and words of a period."""
        self.period_start, self.period_end, self.period_text = period.date_start, period.date_end, period.text
        self.firm = period.detail != "relative"
        self.mentions.append(period)

    def days(self) -> int:
        """How long the period is; 0 where it has no two ends."""
        if self.period_start is None or self.period_end is None:
            return 0
        return (self.period_end - self.period_start).days + 1

    def is_short(self) -> bool:
        """Whether the period is a month or less."""
        return 0 < self.days() <= 32

    def date_like(self, other: "Figure") -> None:
        self.period_start, self.period_end, self.period_text = other.period_start, other.period_end, other.period_text
        self.firm = other.firm


def column(metric: str) -> str:
    return "state_revenue" if metric == "revenue" else metric
