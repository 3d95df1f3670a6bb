"""Who acted, where and when; whether a record is about a border; and the record as a claim."""

import re
from datetime import date

from pipelines.facts.claim import Claim, Span
from pipelines.facts.enforcement.agencies import country_of
from pipelines.facts.enforcement.cues import cue, plain
from pipelines.facts.enforcement.figures import WRAPPERS, Figure
from pipelines.facts.enforcement.items import strongest, violation_of
from pipelines.facts.enforcement.periods import interval, years_before
from pipelines.facts.enforcement.records import Record, is_night
from pipelines.facts.enforcement.scope import in_scope
from pipelines.mentions.article import Article, Mention, Sentence

AT = re.compile(r"(?:tại|ở|khu vực|trên|địa bàn|trên địa bàn|thuộc)\s+(?:\S+\s+){0,2}$")


def story_of(article: Article) -> str:
    """The title and the lead, in lower case."""
    return " ".join(plain(s.text) for s in article.sentences if s.section == "title" or s.position <= 2)


def claim_of(record: Record, agency: Mention | None, is_main: bool, article: Article) -> Claim | None:
    """The claim of a record; None where it is out of scope or has no figure."""
    if not record.figures or not in_scope(record, agency, article):
        return None
    start, end, text, dated = when(record, article)
    first = {role: next(iter(record.of(role)), None) for role in ("cases", "persons", "prosecuted_cases", "goods_value", "collected")}
    value = first["goods_value"]
    violation = kind_of(record, story_of(article) if is_main else "")
    seizures = [f for f in record.of("seizure") if f.item and belongs(f, violation, record.scope)]
    if not (seizures or any(first.values())):
        return None
    whole = {role: int(f.value) if (f := first[role]) else None for role in ("cases", "persons", "prosecuted_cases")}
    used = [f for f in [*first.values(), *seizures] if f]
    return Claim(
        rule=f"enforcement.{record.scope}",
        values={
            "scope": record.scope,
            "violation": violation,
            "agency": agency and agency.text,
            "agency_id": agency and agency.reference_id,
            "country": country_of(agency, article),
            "place": where(record),
            "period_start": start,
            "period_end": end,
            "period_text": text,
            **whole,
            "goods_value": value and value.value,
            "goods_value_unit": value and value.unit,
            "goods_value_qualifier": value and value.qualifier,
            "collected": first["collected"] and first["collected"].value,
        },
        evidence=spans(used),
        mentions=[*(m for f in used for m in (f.mention, *(m for _, m in f.more))), *([dated] if dated else []), *([agency] if agency else [])],
        children={
            "seizures": [
                {"item": f.item, "item_id": None, "category": violation_of(f.item), "quantity": f.value, "unit": f.unit, "qualifier": f.qualifier}
                for f in seizures
            ]
        },
    )


def belongs(figure: Figure, violation: str, scope: str) -> bool:
    """Whether an amount is part of what was seized: in a drug case no fruit that hid it, no wages found on a suspect."""
    if scope == "total" or violation not in ("drugs", "wildlife"):
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
    found = [
        Span(sentence, min(m.start for m in group), max(m.end for m in group))
        for sentence, group in sorted(places.values(), key=lambda p: (-len(p[1]), p[0].position))
    ]
    return found


def kind_of(record: Record, story: str) -> str:
    """The violation of a record: what a count names, or what the goods of a case are.

    `story` is the title and lead for the main case of an article, else "": they call it smuggled or falsely declared.
    """
    kinds = [kind for f in record.of("seizure") if (kind := violation_of(f.item))]
    if record.scope == "total":
        if record.topic is None and len(set(kinds)) == 1 and kinds[0] in ("drugs", "wildlife"):
            return kinds[0]
        return "all" if record.inherited and set(kinds) - {record.topic} else record.topic or "all"
    if kinds.count("tobacco") and kinds.count("goods") >= kinds.count("tobacco"):
        return "goods"
    best = strongest(kinds)
    if best and best not in ("goods", "fraud"):
        return best
    if cue("counterfeit").search(record.text):
        return "counterfeit"
    text = f"{record.text} {story}"
    if cue("fraud").search(text) and not cue("smuggling").search(text):
        return "fraud"
    return best or "goods"


def where(record: Record) -> str | None:
    """The place of a case: the first gate or place named with "tại", "ở", "khu vực" that is no country."""
    if record.scope == "total":
        return None
    for piece in record.pieces:
        for place in piece.mentions("border_gate", "place"):
            at = place.start - piece.sentence.start
            if place.reference_id and len(place.reference_id) == 2:
                continue
            if AT.search(piece.view.low[:at]):
                return place.text
    return None


def when(record: Record, article: Article) -> tuple[date | None, date | None, str | None, Mention | None]:
    """First and last day, the words and the mention of a record's period; a comparison is its base, years earlier."""
    if record.scope == "case":
        spoken = record.day or record.period
        if spoken and (spoken.detail == "cumulative" or is_night(spoken)):
            return spoken.date_end, spoken.date_end, spoken.text, spoken
        return (spoken.date_start, spoken.date_end, spoken.text, spoken) if spoken else (None, None, None, None)
    spoken = record.period
    if record.base and spoken is None:
        start, end, text, _ = when(record.base, article)
        stated = next((m for p in record.pieces for m in p.mentions("period", "date") if m.detail == "same_period"), None)
        years = end.year - stated.date_end.year if end and stated and stated.date_end else 1
        return years_before(start, years or 1), years_before(end, years or 1), stated.text if stated else text, stated
    if spoken is None:
        day = next((d for p in record.pieces if (d := p.act_day())), None)
        return (day.date_start, day.date_end, day.text, day) if day else (None, None, None, None)
    return *interval(spoken, article), spoken.text, spoken
