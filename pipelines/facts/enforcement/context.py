"""A record as a claim: its violation, place, period and evidence."""

import re
from datetime import date
from typing import Any

from pipelines.facts.claim import Claim, Span
from pipelines.facts.enforcement.agencies import country_of
from pipelines.facts.enforcement.amounts import WRAPPERS
from pipelines.facts.enforcement.cues import cue, words
from pipelines.facts.enforcement.items import strongest, violation_of
from pipelines.facts.enforcement.periods import has_told_year, interval, years_before
from pipelines.facts.enforcement.pieces import is_night
from pipelines.facts.enforcement.places import where
from pipelines.facts.enforcement.records import Record
from pipelines.facts.enforcement.scope import in_scope
from pipelines.facts.enforcement.story import Story
from pipelines.facts.enforcement.views import Figure
from pipelines.lexicon.reference import contraband_named, seized_named
from pipelines.mentions.article import Article, Mention, Sentence

# "khai nhập máy may mới, thực tế là 214 máy đã qua sử dụng"
DECLARED_OTHER = re.compile(r"\b(?:khai|kê khai|tờ khai|khai báo)\b.{0,160}?\b(?:thực tế|thực chất|thực nhập)\b")
# what a committee fights says nothing of one case
CAMPAIGN = re.compile(r"gian lận thương mại(?: và hàng giả)?")
FAKE = re.compile(rf"(?<!tiền )(?<!thẻ ){words('fake')}$")
COUNTS = ("cases", "persons", "prosecuted_cases")
SINGLE = (*COUNTS, "goods_value", "collected")


def claim_of(record: Record, agency: Mention | None, is_main: bool, story: Story) -> Claim | None:
    """The claim of a record; None where it is out of scope or has no figure."""
    told = [record, record.beside] if record.beside else [record]
    if not record.figures or not any(in_scope(one, agency, story) for one in told):
        return None
    violation = kind_of(record, story.head if is_main else "")
    first = {role: figures[0] for role in SINGLE if (figures := record.of(role))}
    seizures = [f for f in record.of("seizure") if f.item and belongs(f, violation, record.scope)]
    if not (seizures or first):
        return None
    start, end, text, dated = when(record, story.article)
    used = [*first.values(), *seizures]
    numbers = [mention for f in used for mention in (f.mention, *(more for _, more in f.more))]
    return Claim(
        rule=f"enforcement.{rule_of(record)}",
        values={
            "scope": record.scope,
            "violation": violation,
            "agency": agency and agency.text,
            "agency_id": agency and agency.reference_id,
            "country": country_of(record, agency, story),
            "place": where(record, agency, story if is_main else None),
            "period_start": start,
            "period_end": end,
            "period_text": text,
            **{role: int(first[role].value) if role in first else None for role in COUNTS},
            **_value(first.get("goods_value")),
            "collected": first["collected"].value if "collected" in first else None,
        },
        evidence=spans(used),
        mentions=[*numbers, *(m for m in (dated, agency) if m)],
        children={"seizures": [_seizure(figure) for figure in seizures]},
    )


def rule_of(record: Record) -> str:
    """The class of phrases that a record was read by."""
    if record.scope == "total":
        counted = record.of("cases") or record.of("prosecuted_cases")
        return "comparison" if record.base else "statistic" if counted else "amounts_of_period"
    return "seizure" if record.of("seizure") else "arrest" if record.of("persons") else "sanction"


def _value(figure: Figure | None) -> dict[str, Any]:
    return {
        "goods_value": figure and figure.value,
        "goods_value_unit": figure and figure.unit,
        "goods_value_qualifier": figure and figure.qualifier,
    }


def _seizure(figure: Figure) -> dict[str, Any]:
    known = contraband_named(figure.item)
    return {
        "item": figure.item,
        "item_id": seized_named(figure.item or ""),
        "category": known.category if known else violation_of(figure.item),
        "quantity": figure.value,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
    }


def belongs(figure: Figure, violation: str, scope: str) -> bool:
    """Whether an amount is part of what was seized: in a drug case no fruit that hid it, no wages found on a suspect."""
    if scope == "total" or violation not in ("drugs", "wildlife"):
        return True
    known = contraband_named(figure.item)
    if known and violation == "wildlife" and figure.unit != "crate":
        return True
    return violation_of(figure.item) in ("drugs", "wildlife", "weapons") or (
        figure.verb == "seize" and figure.mention.kind != "money" and figure.unit not in WRAPPERS
    )


def spans(used: list[Figure]) -> list[Span]:
    """One span a sentence, from its first figure to its last; the sentence with most figures first."""
    places: dict[int, tuple[Sentence, list[Mention]]] = {}
    for figure in used:
        for sentence, mention in ((figure.sentence, figure.mention), *figure.more):
            places.setdefault(sentence.position, (sentence, []))[1].append(mention)
    return [
        Span(sentence, min(m.start for m in group), max(m.end for m in group))
        for sentence, group in sorted(places.values(), key=lambda p: (-len(p[1]), p[0].position))
    ]


def kind_of(record: Record, story: str) -> str:
    """The violation of a record: what a count names, or what the goods of a case are.

    `story` is the title and lead for the main case of an article, else "": they call it smuggled or falsely declared.
    """
    kinds = record.kinds
    if record.scope == "total":
        found = set(kinds) - {"weapons"}  # those of drug carriers
        if record.topic is None and len(found) == 1 and not found.isdisjoint(("drugs", "wildlife")):
            return found.pop()
        return "all" if record.inherited and set(kinds) - {record.topic} else record.topic or "all"
    if kinds.count("tobacco") and kinds.count("goods") >= kinds.count("tobacco"):
        return "goods"
    best = strongest(kinds)
    if best and best not in ("goods", "fraud"):
        return best
    if cue("counterfeit").search(record.text) or any(FAKE.search(f.item or "") for f in record.of("seizure")):
        return "counterfeit"
    text = f"{record.text} {CAMPAIGN.sub(' ', story)}"
    declared = cue("fraud").search(text) or (DECLARED_OTHER.search(text) and "buôn lậu" not in text)
    if declared and not cue("smuggling").search(text):
        return "fraud"
    return best or "goods"


def when(record: Record, article: Article) -> tuple[date | None, date | None, str | None, Mention | None]:
    """First and last day, the words and the mention of a record's period; a comparison is its base, years earlier."""
    if record.scope == "case":
        spoken = record.day or record.period or next((day for p in record.pieces if (day := p.legal_day())), None)
        if spoken and not has_told_year(spoken, article):
            return None, None, spoken.text, spoken
        if spoken and (spoken.detail == "cumulative" or is_night(spoken)):
            return spoken.date_end, spoken.date_end, spoken.text, spoken
        return (spoken.date_start, spoken.date_end, spoken.text, spoken) if spoken else (None, None, None, None)
    spoken = record.period
    if record.base and spoken is None:
        start, end, text, _ = when(record.base, article)
        stated = next(
            (m for p in record.pieces for m in p.mentions("period", "date") if m.detail == "same_period"), None
        )
        years = end.year - stated.date_end.year if end and stated and stated.date_end else 1
        return years_before(start, years or 1), years_before(end, years or 1), stated.text if stated else text, stated
    if spoken is None:
        day = next((d for p in record.pieces if (d := p.act_day())), None)
        return (day.date_start, day.date_end, day.text, day) if day else (None, None, None, None)
    return *interval(spoken, article), spoken.text, spoken
