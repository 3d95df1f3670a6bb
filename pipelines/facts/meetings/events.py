"""A meeting in the making, and when two reports inside an article are of one meeting."""

import re
from dataclasses import dataclass, field
from datetime import date

from pipelines.facts.claim import Span
from pipelines.facts.meetings.actors import Actor
from pipelines.mentions.article import Mention, Sentence
from pipelines.mentions.letters import fold

NAMED = ("organization", "country")
KNOWN = (*NAMED, "collective")
OPENS_ANOTHER = re.compile(
    r"[\s*–-]*(?:trước đó|sau đó|tiếp đó|tiếp theo|(?:buổi )?(?:sáng|chiều|tối|trưa) (?:cùng ngày|hôm sau)|cũng trong|cùng ngày|ngày hôm sau|cùng dịp)(?!\w)"
)
"""What tells of another meeting than the one told of: "Trước đó, đoàn đã làm việc với ..."."""
UNSAID = ("pair", "self")


@dataclass(slots=True)
class Event:
    """What one or more clauses say of a meeting.

    `acting` and `stated` count the parties named as the subject and behind the trigger; `last` is the position of the last
    sentence that tells of it; `heads` are the persons who lead, by name; `is_next` says that it follows, in its series, the one told of; `is_summary`: read in the
    title or a caption alone; `has_topic`: trade, customs or the border is what it is about;
    `of_pair`: "hai bên" are its sides; `led`: its sentence says who chairs; `is_pinned`: its date stands right beside its trigger; `is_again`: its sentence opens with the bare noun ("Hội nghị có sự tham dự của ..."); `is_received`: a visit told of by the hosts, who are named first.
    """

    sentence: Sentence
    kind: str
    rule: str
    word: str = ""
    name: str | None = None
    series: str | None = None
    ordinal: int | None = None
    count: int = 1
    start_date: date | None = None
    end_date: date | None = None
    place: str | None = None
    parties: list[Actor] = field(default_factory=list)
    host: Actor | None = None
    heads: dict[str, Actor] = field(default_factory=dict)
    documents: list[str] = field(default_factory=list)
    is_planned: bool = False
    is_held: bool = False
    is_reference: bool = False
    is_next: bool = False
    is_summary: bool = False
    has_topic: bool = False
    is_received: bool = False
    is_pinned: bool = False
    is_again: bool = False
    led: bool = False
    of_pair: bool = False
    acting: int = 0
    stated: int = 0
    last: int = 0
    evidence: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def known(self) -> list[Actor]:
        """The parties that are somebody: not "hai bên", whose names are still to be found."""
        return [actor for actor in self.parties if actor.kind in KNOWN]

    @property
    def named(self) -> list[Actor]:
        """The parties with a name of their own."""
        return [actor for actor in self.parties if actor.kind in NAMED]

    @property
    def is_single(self) -> bool:
        return self.count == 1


def heads_of(actors: list[Actor]) -> dict[str, Actor]:
    """The persons among the actors, by name."""
    return {actor.head_name: actor for actor in actors if actor.head_name}


def words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", fold(text or "")))


def alike(a: str | None, b: str | None) -> bool:
    """Whether one name can be a shorter or fuller writing of the other."""
    left, right = words(a), words(b)
    return bool(left and right) and (left <= right or right <= left)


def same_actor(a: Actor, b: Actor) -> bool:
    if a.reference_id and b.reference_id:
        return a.reference_id == b.reference_id
    if a.country and b.country and a.country != b.country:
        return False
    return alike(a.name, b.name)


def is_among(actor: Actor, others: list[Actor]) -> bool:
    return any(same_actor(actor, other) for other in others)


def can_be_one(event: Event, other: Event) -> bool:
    """Whether nothing said of the two contradicts: number, series, count, days, status, place, name, parties, kind.

    `other` is told of later.
    """
    if event.ordinal and other.ordinal and event.ordinal != other.ordinal:
        return False
    if event.count != other.count or (event.series and other.series and not alike(event.series, other.series)):
        return False
    if event.kind == other.kind == "visit" and event.known and other.known:
        # one tour has many legs, each on its own days
        return same_actor(event.known[0], other.known[0]) and all(is_among(actor, event.known) for actor in other.known)
    if _status_differs(event, other) or _days_differ(event, other) or _names_differ(event, other):
        return False
    if _places_differ(event, other) or _is_another(event, other):
        return False
    if not event.is_summary and not (other.is_again and event.word == other.word) and _parties_differ(event, other):
        return False
    at_meeting = "visit" not in {event.kind, other.kind} and (event.kind != "signing" or other.kind == "signing")
    refers = at_meeting and (event.is_reference or other.is_reference)
    return event.kind == other.kind or refers or bool(event.ordinal and event.ordinal == other.ordinal)


def _status_differs(event: Event, other: Event) -> bool:
    """A planned meeting that says when or where, or that is the next of a series, is not the one that was held."""
    if event.is_planned == other.is_planned:
        return False
    planned = event if event.is_planned else other
    return planned.is_next or planned.start_date is not None or planned.place is not None


def _places_differ(event: Event, other: Event) -> bool:
    if not event.place or not other.place or event.is_reference or other.is_reference:
        return False
    return not words(event.place) & words(other.place) and event.start_date != other.start_date


def _days_differ(event: Event, other: Event) -> bool:
    if not (event.start_date and event.end_date and other.start_date and other.end_date):
        return False
    return event.start_date > other.end_date or other.start_date > event.end_date


def _is_another(event: Event, other: Event) -> bool:
    """Whether the later report, of another kind and with its own day, names a side behind its verb that is new."""
    if other.is_reference or event.is_summary or not other.stated:
        return False
    apart = OPENS_ANOTHER.match(fold(other.sentence.text)) and other.sentence is not event.sentence
    if not apart and (event.kind == other.kind or not other.is_pinned):
        return False
    fresh = [actor for actor in other.known if not is_among(actor, event.known)]
    return len(event.known) >= 2 and len(fresh) >= other.stated


def _names_differ(event: Event, other: Event) -> bool:
    if event.is_reference or other.is_reference or event.is_summary or event.ordinal:
        return False
    left, right = words(event.name), words(other.name)
    fewer = min(len(left), len(right))
    return fewer > 4 and len(left & right) < 0.6 * fewer


def _parties_differ(event: Event, other: Event) -> bool:
    """Somebody must be common; without numbers, on the foreign side too: an office meets many others in a year."""
    mine, theirs = event.named, other.named
    if not mine or not theirs:
        return False
    if not any(is_among(actor, theirs) for actor in mine):
        return True
    if event.ordinal and other.ordinal:
        return False
    abroad = [actor for actor in mine if actor.country not in (None, "VN")]
    others = [actor for actor in theirs if actor.country not in (None, "VN")]
    return bool(abroad and others) and not any(
        same_actor(a, b) or (a.country == b.country and "country" in (a.kind, b.kind)) for a in abroad for b in others
    )


def absorb(event: Event, other: Event) -> None:
    """Fill the gaps of `event` with what `other` says of the same meeting; a bare reference adds no day and no place."""
    event.ordinal = event.ordinal or other.ordinal
    event.series = event.series or other.series
    if (
        other.name
        and not other.is_reference
        and (not event.name or (len(words(other.name)) > len(words(event.name)) and not event.ordinal))
    ):
        event.name = other.name
    if other.is_held or other.stated or other.is_pinned or not other.is_reference:
        if event.start_date is None:
            event.start_date, event.end_date = other.start_date, other.end_date
        elif event.kind == other.kind == "visit" and event.end_date and other.end_date:
            event.end_date = max(event.end_date, other.end_date)
    if other.is_held or not other.is_reference:
        event.place = event.place or other.place
    _absorb_parties(event, other)
    event.heads |= {name: actor for name, actor in other.heads.items() if name not in event.heads}
    event.documents += [document for document in other.documents if document not in event.documents]
    event.evidence += other.evidence
    event.mentions += other.mentions
    event.last = max(event.last, other.last)
    event.has_topic = event.has_topic or other.has_topic


def _absorb_parties(event: Event, other: Event) -> None:
    """Names replace "các cơ quan hải quan hai nước"; a fuller list completes a shorter one."""
    if other.named and not event.named:
        event.parties = other.named
        return
    fuller = len(other.named) > len(event.known) and all(is_among(actor, other.named) for actor in event.known)
    for actor in other.named:
        if not is_among(actor, event.known) and (fuller or len(event.known) < 2):
            event.parties.append(actor)
