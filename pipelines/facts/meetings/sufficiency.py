"""Whether a clause says enough to be the report of a meeting, and not only a word about one."""

from pipelines.facts.meetings.cues import cue
from pipelines.facts.meetings.events import UNSAID, Event, words
from pipelines.facts.meetings.triggers import NEEDS_OBJECT, Trigger
from pipelines.mentions.letters import fold


def says_enough(event: Event, trigger: Trigger) -> bool:
    """Whether a clause says enough to be the report of a meeting, and not only a word about one."""
    known = len(event.known)
    unsaid = any(actor.kind in UNSAID for actor in event.parties)
    acts = known > event.stated or unsaid
    placed = bool(event.start_date or event.place)
    if trigger.use == "recurring":
        return known >= 2 and event.start_date is not None
    if trigger.kind == "visit":
        return _is_visit(event, trigger, acts)
    if trigger.use == "reference":
        states = [actor for actor in event.known if actor.kind == "country" and actor.head_title]
        return (
            len(states) >= 2
            or event.stated >= 2
            or (trigger.is_held and event.acting + placed >= 2)
            or (event.stated == 1 and event.start_date is not None)
            or (trigger.is_held and event.has_topic and event.name is not None and placed)
            or (event.is_pinned and event.place is not None and trigger.form == "noun")  # "tại hội đàm chiều 4/3 ở X"
        )
    if trigger.is_informal and not _is_official(event):
        return False
    if trigger.is_loose:
        return event.start_date is not None and not event.of_pair and _is_between_authorities(event)
    if (trigger.word in NEEDS_OBJECT and event.is_single) or trigger.receives:
        guests = any(actor.kind == "organization" and actor.country not in (None, "VN") for actor in event.known)
        return event.stated >= 1 and (known >= 2 or (guests and trigger.opens and placed))
    between = event.stated >= 2 and event.start_date is not None  # "đối thoại giữa A và B sáng 12/6"
    if trigger.is_weak and not (trigger.is_held or not event.is_single or between or (known >= 2 and acts)):
        return False
    if trigger.attends and trigger.name and not event.parties:
        return len(words(trigger.name)) > 3
    if event.is_planned:
        return known >= 2 or placed or bool(event.ordinal)
    if trigger.form in ("verb", "count"):
        guests = any(actor.kind == "organization" and actor.country not in (None, "VN") for actor in event.known)
        return (
            trigger.form == "count"
            or (not event.is_single and (known > 0 or trigger.word != "họp"))
            or known >= 2
            or unsaid
            or event.stated >= 1
            or guests
        )
    if not event.is_single:
        return True
    if known >= 2:
        return True
    if trigger.is_held:
        return known >= 1 or placed or bool(event.ordinal) or event.led
    return known >= 1 and (placed or unsaid)


def _is_between_authorities(event: Event) -> bool:
    """Whether bodies of two countries, one of them an authority of the border, are named as sides."""
    bodies = [actor for actor in event.known if actor.kind != "country"]
    of_border = any(cue("border").search(fold(actor.name)) for actor in bodies)
    return of_border and len(bodies) > 1 and len({actor.country for actor in bodies}) > 1


def _is_official(event: Event) -> bool:
    """Whether authorities of the border are among those who meet, and no state: for verbs that suit anybody."""
    of_border = any(cue("border").search(fold(actor.name)) for actor in event.known)
    counted = not event.is_single and any(actor.kind == "collective" for actor in event.known)  # "hai bên gặp 6 lần"
    return (of_border or counted) and not any(actor.kind == "country" for actor in event.known)


def _is_visit(event: Event, trigger: Trigger, acts: bool) -> bool:
    """A visit needs a guest and a host; delegations that work with somebody abroad are the article's own."""
    known = len(event.known)
    if trigger.use == "reference" or (trigger.form == "noun" and not trigger.is_held):
        return False
    if trigger.word in NEEDS_OBJECT:
        return event.stated >= 1 and known >= 2
    if event.is_planned or known >= 2:
        return known >= 2
    guests = [actor for actor in event.known if actor.kind == "organization" and actor.country != "VN"]
    return bool(guests) and (acts or "làm việc" in trigger.word)
