"""What was signed: at the meeting it stands with, or at a ceremony of its own."""

from dataclasses import replace

from pipelines.facts.claim import Span
from pipelines.facts.meetings import scene, sides
from pipelines.facts.meetings.clause import Clause, clause_of
from pipelines.facts.meetings.context import same_day
from pipelines.facts.meetings.cues import cue
from pipelines.facts.meetings.events import UNSAID, Event, heads_of, is_among
from pipelines.facts.meetings.identities import resolve
from pipelines.facts.meetings.signings import Signing
from pipelines.facts.meetings.story import Story
from pipelines.facts.meetings.triggers import Trigger
from pipelines.mentions.letters import fold


def sign(story: Story, signing: Signing, here: list[Event]) -> list[Event]:
    """A signing belongs to the meeting it stands with; one with a day of its own, or with nothing near, is an event."""
    event = _draft_signing(story, signing)
    meeting = None if signing.is_planned else _meeting_of(story, signing, here)
    if meeting is not None and not _on_other_days(event, meeting):
        meeting.documents += [document for document in event.documents if document not in meeting.documents]
        meeting.evidence += event.evidence
        meeting.heads = event.heads | meeting.heads
        if len(meeting.known) < 2:
            meeting.parties += [actor for actor in event.known if not is_among(actor, meeting.known)]
        return []
    if signing.is_planned and not (event.start_date or event.place):
        return []
    if not event.start_date and (len(event.known) < 2 or event.rule == "meetings.signed"):
        return []
    if signing.parties and all(actor.kind == "country" and not actor.head_title for actor in signing.parties):
        return []  # "Việt Nam đã ký hiệp định với Hàn Quốc" is background
    story.events.append(event)
    return [event]


def _draft_signing(story: Story, signing: Signing) -> Event:
    sentence = signing.sentence
    event = Event(
        sentence,
        "talks" if "hội đàm" in fold(signing.document) else "signing",
        "meetings.signed" if signing.is_passive else "meetings.signing",
        documents=[signing.document],
        is_planned=signing.is_planned,
        is_held=True,
        last=sentence.position,
        evidence=[Span(sentence, signing.start, signing.end)],
    )
    trigger = Trigger(
        sentence, signing.start, signing.end, signing.start, "signing", "signing", is_planned=signing.is_planned
    )
    whole = clause_of(trigger, [])
    found = scene.dates(trigger, whole)
    event.start_date, event.end_date, used = scene.day_span(found, trigger, whole)
    event.mentions += used
    same_day(story, event)
    event.place = scene.place(trigger, Clause(sentence, signing.start, whole.end))
    if event.place is None and used:
        event.place = scene.place(trigger, whole)
    event.parties = [replace(a, kind="organization") if a.kind == "place" else a for a in signing.parties]
    event.has_topic = bool(cue("topic").search(whole.text(signing.start, signing.end)))
    if not event.parties:  # "Hiệp định Thương mại tự do Việt Nam - Israel được ký"
        event.parties = sides.named_states(trigger, story.actors_of[sentence.position])
    event.heads = heads_of(signing.parties)
    for actor in signing.parties:
        event.mentions += actor.mentions
    resolve(story, event)
    return event


def _meeting_of(story: Story, signing: Signing, here: list[Event]) -> Event | None:
    """The meeting at which something was signed: of this sentence, of that number, told of last, or the first."""
    held = [event for event in story.events if event.is_single and not event.is_planned]
    now = [event for event in here if event.is_single]
    if now or not held:
        return now[0] if now else None
    numbered = [event for event in held if signing.ordinal and event.ordinal == signing.ordinal]
    last = max(held, key=lambda event: event.last)
    near = [last] if signing.sentence.position - last.last <= 1 else []
    told_of = [held[0]] if _are_sides(signing, held[0]) else []
    return next(iter([*numbered, *near, *told_of]), None)


def _are_sides(signing: Signing, meeting: Event) -> bool:
    """Whether those who sign far from where a meeting is told of can be its sides: unnamed ("hai bên"), or among them."""
    signers = [actor for actor in signing.parties if actor.kind not in UNSAID and actor.kind != "person"]
    return all(is_among(actor, meeting.known) for actor in signers)


def _on_other_days(event: Event, meeting: Event) -> bool:
    if not (event.start_date and event.end_date):
        return False
    if not (meeting.start_date and meeting.end_date):  # "lập quan hệ đối tác năm 2009 và ký Tuyên bố năm 2015"
        return (event.end_date - event.start_date).days > scene.DAYS
    return event.start_date > meeting.end_date or meeting.start_date > event.end_date
