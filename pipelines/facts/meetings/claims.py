"""A meeting as a claim, with its parties as rows."""

from pipelines.facts.claim import Claim
from pipelines.facts.meetings.actors import Actor
from pipelines.facts.meetings.events import Event, same_actor, words
from pipelines.lexicon.phrases import phrases
from pipelines.lexicon.reference import province_of


def claim_of(event: Event) -> Claim:
    rows = [_party(actor, event) for actor in event.parties]
    led = {row["head_name"] for row in rows}
    for name, person in event.heads.items():
        free = [row for row in rows if row["head_name"] is None]
        title = words(person.head_title)
        own = [row for row in free if words(row["organization"]) <= title]
        own += [row for row in free if person.country and row["country"] == person.country]
        own += [row for row in free if not own and _may_be_of(person, row)]
        for row in (own or free)[:1] if name not in led else []:
            row["head_name"], row["head_title"] = name, person.head_title
    values = {
        "kind": event.kind,
        "name": event.name,
        "series": event.series,
        "ordinal": event.ordinal,
        "meeting_count": event.count,
        "start_date": event.start_date,
        "end_date": event.end_date,
        "place": event.place,
        "province": _province(event),
        "documents_signed": event.documents or None,
        "status": "planned" if event.is_planned else "held",
    }
    return Claim(event.rule, values, event.evidence, event.mentions, {"parties": rows})


def _may_be_of(person: Actor, row: dict) -> bool:
    """Whether somebody of no known body can lead a side: one without a Vietnamese surname is no Vietnamese."""
    surname = (person.head_name or "").split(" ", maxsplit=1)[0].lower()
    is_vietnamese = any(surname in members for members in phrases("surnames").values())
    return person.country is None and (row["country"] in (None, "VN")) == is_vietnamese


def _party(actor: Actor, event: Event) -> dict:
    leads = actor.head_name in event.heads
    return {
        "organization": actor.name,
        "organization_id": actor.reference_id,
        "country": actor.country,
        "role": "host" if event.host is not None and same_actor(actor, event.host) else "party",
        "head_name": actor.head_name if leads else None,
        "head_title": actor.head_title if leads else None,
    }


def _province(event: Event) -> str | None:
    """The Vietnamese province of the place, where one of the places named in it has one."""
    if not event.place:
        return None
    mentions = [m for span in event.evidence for m in span.sentence.mentions if m.kind in ("place", "border_gate")]
    found = (province_of(mention.reference_id) for mention in mentions if mention.text in event.place)
    return next((name for name in found if name), None)
