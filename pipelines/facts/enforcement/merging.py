"""Repetitions inside an article: title, lead and body tell of one case; amounts are rounded in one and exact in another."""

from dataclasses import replace

from pipelines.facts.enforcement.cues import cue
from pipelines.facts.enforcement.items import violation_of
from pipelines.facts.enforcement.matching import (
    GENERIC,
    HEADLINE_ROUNDING,
    compatible,
    conflicts,
    is_same_amount,
    is_told_again,
    items_agree,
    rounded,
    values_agree,
)
from pipelines.facts.enforcement.records import Record
from pipelines.facts.enforcement.views import Figure


def merged(records: list[Record]) -> list[Record]:
    """The records with repetitions put together, each figure once, in order of the text."""
    told = [record for record in records if record.section == "body"]
    kept: list[Record] = []
    for record in told:
        home = next((old for old in kept if same_event(old, record)), None)
        if home is None:
            kept.append(record)
            continue
        home.figures += record.figures
        home.pieces += [piece for piece in record.pieces if piece not in home.pieces]
        home.day = home.day or record.day
        home.topic = home.topic or record.topic
        home.period = home.period if home.period and home.period.date_end else record.period
    for record in (record for record in records if record.section != "body"):
        _headline(record, kept)
    for record in kept:
        record.figures = once(record.figures)
    totals = [record for record in kept if record.scope == "total"]
    return [r for r in kept if r.scope == "total" or not any(is_counted_in(r, total) for total in totals)]


def is_counted_in(case: Record, total: Record) -> bool:
    """Whether a case has nothing but the goods of a statistic: "57 kg cần sa" of a ring, found in 42 consignments."""
    goods = case.of("seizure")
    if not goods or len(goods) < len(case.figures) or case.day:
        return False
    return all(any(f.value == g.value >= 5 and compatible(f, g) for g in total.of("seizure")) for f in goods)


def _headline(record: Record, kept: list[Record]) -> None:
    """Give the figures of a headline or caption to the records that say them too; open a record for the others.

    A caption never tells more than the text; a headline may ("Bắt 26 kg ma túy", the text has the parts).
    """
    left = []
    for figure in record.figures:
        matches = [
            (abs(other.value - figure.value), number)
            for number, old in enumerate(kept)
            for other in old.figures
            if headline_agrees(figure, other)
        ]
        if matches:
            kept[min(matches)[1]].figures.append(figure)
        else:
            left.append(figure)
    if not left or record.section == "caption":
        return
    home = kept[0] if len(kept) == 1 and kept[0].scope == record.scope == "case" else None
    if not kept:
        record.figures = left
        kept.append(record)
    elif home and not conflicts(home.of("seizure"), left):
        for figure in left:
            told = home.of("persons")
            if figure.role != "persons" or not told:
                home.figures.append(figure)
            elif figure.value > told[0].value and cue("more caught").search(home.text):
                home.figures.insert(0, figure)


def headline_agrees(figure: Figure, other: Figure) -> bool:
    """Whether a headline rounds a figure of the text: the amounts are within HEADLINE_ROUNDING of each other."""
    if figure.role != other.role or figure.unit != other.unit:
        return False
    close = abs(figure.value - other.value) <= HEADLINE_ROUNDING * max(figure.value, other.value)
    return close and (figure.role != "seizure" or items_agree(figure, other) or figure.value == other.value)


def same_event(old: Record, new: Record) -> bool:
    if old.scope != new.scope or old.base is not new.base:
        return False
    if old.scope == "total":
        return said_again(old, new)
    ours, theirs = old.of("seizure"), new.of("seizure")
    if is_told_again(ours, theirs):
        return True
    return any(is_sum(a, theirs) for a in ours)


def is_sum(whole: Figure, parts: list[Figure]) -> bool:
    """Whether an amount is what the parts make: "hơn 26 kg ma túy" of 8,2 kg and 18,4 kg of two drugs."""
    same = [f for f in parts if f.unit == whole.unit and violation_of(f.item) == violation_of(whole.item) is not None]
    return len(same) > 1 and rounded(whole, replace(same[0], value=round(sum(f.value for f in same), 6)))


def said_again(old: Record, new: Record) -> bool:
    """Whether two statistics count the same cases: "hơn 1.500 vụ" in the lead, "1.561 vụ" below."""
    for role in ("cases", "prosecuted_cases"):
        for a in old.of(role)[:1]:
            for b in new.of(role)[:1]:
                close = abs(a.value - b.value) <= 0.06 * max(a.value, b.value)
                if a.sentence is not b.sentence and close and values_agree(a, b):
                    return old.topic == new.topic or None in (old.topic, new.topic) or "all" in (old.topic, new.topic)
    return False


def once(figures: list[Figure]) -> list[Figure]:
    """Each amount once; one number of persons and one value, the first that is told."""
    groups: list[list[Figure]] = []
    # persons whom a number counts go before those who are only named
    for figure in sorted(figures, key=lambda f: f.role == "persons" and f.grip == "weak"):
        home = next((group for group in groups if is_same(best(group), figure)), None)
        if home is not None:
            home.append(figure)
        elif figure.role == "seizure" or not any(group[0].role == figure.role for group in groups):
            groups.append([figure])
    kept = [settled(group) for group in groups]
    weighed = [f for f in kept if f.role == "seizure" and f.unit == "kg"]
    return [f for f in kept if not (f.unit == "crate" and any(items_agree(f, other) for other in weighed))]


def is_same(a: Figure, b: Figure) -> bool:
    """Compatible figures, or the very same amount told again in another sentence."""
    if is_same_amount(a, b):
        return True
    if "title" in (a.sentence.section, b.sentence.section) or "caption" in (a.sentence.section, b.sentence.section):
        return headline_agrees(a, b)
    return compatible(a, b)


def digits(value: float) -> int:
    return len(f"{value:.6f}".replace(".", "").strip("0"))


def best(group: list[Figure]) -> Figure:
    """Of the roundings of one amount the one with most digits, then the most frequent; the text before the headline."""
    values = [f.value for f in group]
    return max(group, key=lambda f: (digits(f.value), f.sentence.section == "body", values.count(f.value)))


def settled(group: list[Figure]) -> Figure:
    chosen = best(group)
    if any(f.unit != chosen.unit for f in group):
        chosen = group[-1]  # the counters of a lead are loose
    chosen.more += [(f.sentence, f.mention) for f in group if f is not chosen]
    if chosen.item is None or chosen.item in GENERIC:
        named = [f.item for f in group if f.item and f.value == chosen.value]
        chosen.item = max(named, key=lambda item: (item not in GENERIC, len(item)), default=chosen.item)
    return chosen
