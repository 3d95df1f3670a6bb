"""What one trigger and its clause say of a meeting: its sides and who acts, when, where, and who speaks."""

import re
from dataclasses import replace

from pipelines.facts.claim import Span
from pipelines.facts.meetings import context, scene, sides
from pipelines.facts.meetings.actors import Actor
from pipelines.facts.meetings.clause import Clause
from pipelines.facts.meetings.context import same_day, set_scene
from pipelines.facts.meetings.cues import cue
from pipelines.facts.meetings.events import KNOWN, Event, heads_of, is_among, same_actor
from pipelines.facts.meetings.identities import resolve
from pipelines.facts.meetings.leaders import find_leaders
from pipelines.facts.meetings.scopes import is_on_our_topic
from pipelines.facts.meetings.story import Story
from pipelines.facts.meetings.triggers import Trigger
from pipelines.mentions.letters import fold

DELEGATION = re.compile(
    r"(?:^|[,;:]\s*)(?:các )?(?:đoàn|phái đoàn|đoàn công tác|đoàn đại biểu|đoàn khách|khách|phái bộ)"
    r"(?:\s+(?:đã|cũng|còn|sẽ|đến|sang|tới|lại|tiếp tục|vừa))*\s*$"
)
"""Before a verb: the delegation that the article named before ("Chiều 12/6, đoàn đã làm việc với ...")."""
FOLLOWS = re.compile(r"(?<!\w)(?:kế tiếp|tiếp theo|lần sau|lần tới|kỳ tới|kỳ sau|năm sau)(?!\w)")


def draft(story: Story, trigger: Trigger, clause: Clause) -> Event:
    """What one trigger and its clause say of a meeting."""
    event = Event(
        trigger.sentence,
        trigger.kind,
        "meetings.counted" if trigger.count > 1 else f"meetings.{trigger.form}",
        trigger.word,
        trigger.name,
        trigger.series,
        trigger.ordinal,
        trigger.count,
        is_planned=trigger.is_planned,
        is_held=trigger.is_held,
        is_reference=trigger.use == "reference" or trigger.kind == "signing",
        is_summary=trigger.sentence.section in ("title", "caption"),
        last=trigger.sentence.position,
        has_topic=is_on_our_topic(story, trigger, clause),
    )
    follows = trigger.form == "next" or FOLLOWS.search(clause.text(trigger.start, clause.end))
    event.is_next = trigger.is_planned and bool(trigger.ordinal or follows)
    _take_sides(story, event, trigger, clause)
    found = scene.dates(trigger, clause)
    opens = trigger.form == "noun" and trigger.start == trigger.sentence.start and not trigger.is_planned
    event.is_again = opens and not (trigger.name or trigger.ordinal or found or not event.is_single)
    event.start_date, event.end_date, used = scene.day_span(found, trigger, clause)
    event.is_pinned = scene.is_pinned(found, trigger)
    event.evidence = [Span(trigger.sentence, trigger.start, trigger.end)]
    event.evidence += [Span(trigger.sentence, mention.start, mention.end) for mention in used]
    event.mentions += used
    event.mentions += [
        mention
        for mention in trigger.sentence.mentions
        if trigger.start <= mention.start < trigger.end and mention.kind in ("ordinal", "count", "quantity")
    ]
    event.led = trigger.is_held and len(find_leaders(trigger.sentence, story.actors_of[trigger.sentence.position])) > 1
    event.place = event.place or scene.place(trigger, clause)
    if event.host and event.host.kind == "place" and not event.place:
        event.place = event.host.name
    same_day(story, event)
    resolve(story, event)
    set_scene(story, event)
    published = story.article.published
    if published and event.start_date and event.start_date > published:
        event.is_planned = True
    return event


def _take_sides(story: Story, event: Event, trigger: Trigger, clause: Clause) -> None:
    actors = story.actors_of[trigger.sentence.position]
    found = sides.between(trigger, clause, actors)
    acting, delegations = _acting(story, trigger, clause, actors)
    if trigger.at_subject and len(acting) == 1 and acting[0].kind == "place":
        event.place, acting = acting[0].name, []  # "Viêng Chăn đón kỳ họp lần thứ 6"
    if trigger.kind == "visit":
        event.count, event.is_received = max(delegations or 1, event.count), delegations is not None
    if not found and trigger.form == "noun":
        found = sides.side_by_side(trigger, clause, actors)
    owned = [] if found else sides.owners(trigger, clause, actors)
    if not found:
        found = joined(acting, owned, sides.partners(trigger, clause, actors))
    hosts = sides.hosts(trigger, clause, actors)
    event.host = hosts[0] if len(hosts) == 1 else None
    if not (event.host and trigger.is_planned and (event.is_next or found)):
        found = joined(found, hosts)
    if event.is_next and found == acting and len(found) == 1:
        event.host, found = found[0], []  # "Phía Trung Quốc sẽ đăng cai kỳ hội đàm kế tiếp"
    if len([actor for actor in found if actor.kind in KNOWN]) < 2:
        found = joined(found, sides.participants(trigger, clause, actors))
    if not found and trigger.form == "noun":
        found = sides.provinces_of(trigger, clause, actors)
    if not found and event.is_reference:
        found = sides.told_before(trigger, clause, actors)
    if all(actor.kind == "collective" and cue("business").search(fold(actor.name)) for actor in found):
        found = joined(sides.named_states(trigger, actors), found)
    if trigger.count > 1:  # the sides of a counted set meet at every level: "ba bên" is nobody in particular
        found = [replace(actor, kind="collective") if actor.kind == "pair" else actor for actor in found]
    event.parties = [replace(a, kind="organization") if a.kind == "place" else a for a in found]
    event.acting = len([a for a in acting if a.kind in KNOWN])
    event.stated = len([a for a in found if a.kind in KNOWN and a not in acting])
    event.heads |= heads_of(found)
    for actor in found:
        event.mentions += actor.mentions
    if event.is_reference or trigger.predicate == trigger.sentence.start:
        _take_speaker(story, event, trigger, clause, actors)


def _acting(story: Story, trigger: Trigger, clause: Clause, actors: list[Actor]) -> tuple[list[Actor], int | None]:
    """The subjects of the clause, or of the one before the semicolon where it has none."""
    found, delegations = sides.subjects(trigger, clause, actors)
    if not found and trigger.form == "next":  # "đến lượt Hải quan Savannakhet làm chủ nhà"
        found = sides.beginning_at(trigger.end, clause, actors)
    found = found or sides.directly_before(trigger, clause, actors) or sides.unnamed_subject(trigger, clause)
    if not found and trigger.is_held and DELEGATION.search(clause.behind(trigger.predicate)):
        found = context.delegation_told(story, trigger.sentence)
    goes_on = trigger.form != "count" and not (trigger.is_weak and trigger.count == 1)
    if not found and clause.start > trigger.sentence.start and goes_on:
        earlier = replace(trigger, predicate=clause.start, is_held=True)
        found = [a for a in sides.subjects(earlier, clause.whole, actors)[0] if a.kind != "place"]
    return found, delegations


def _take_speaker(story: Story, event: Event, trigger: Trigger, clause: Clause, actors: list[Actor]) -> None:
    """Who speaks is a side: "tại buổi làm việc với đoàn A, ông B, Cục trưởng Cục C, cho biết", "tại hội đàm, hai Thủ tướng"."""
    behind = [actor for actor in actors if actor.start > trigger.end and not is_among(actor, event.parties)]
    if not event.parties and trigger.kind == "talks":
        officials = [actor for actor in behind if actor.kind == "country" and actor.head_name]
        both = len({actor.country for actor in officials}) > 1
        event.parties = officials[:2] if both else [actor for actor in behind if actor.kind == "pair"][:1]
        event.heads |= heads_of(event.parties)
    elif event.stated == 1 and len(event.known) == 1:
        before = [
            actor for actor in reversed(actors) if actor.end < trigger.start and not is_among(actor, event.parties)
        ]
        speaks = [actor for actor in behind + before if actor.kind in KNOWN and (actor.head_name or actor.head_title)]
        event.parties += speaks[:1]
        event.heads |= heads_of([actor for actor in speaks[:1] if actor.kind == "country"])


def take_speakers(story: Story, event: Event, trigger: Trigger) -> None:
    """Who speaks for a side leads it where nobody else is said to: "tại hội nghị, ông A, Cục trưởng Cục B, cho biết"."""
    if trigger.use != "reference" or not event.is_single:
        return
    for actor in story.actors_of[trigger.sentence.position]:
        side = next((party for party in event.known if same_actor(party, actor)), None)
        led = side is None or any(same_actor(side, head) for head in event.heads.values())
        if actor.head_name and actor.kind == "organization" and actor.start > trigger.end and not led:
            event.heads[actor.head_name] = actor
            event.mentions += actor.mentions


def joined(*lists: list[Actor]) -> list[Actor]:
    """The actors of all lists, each once."""
    found: list[Actor] = []
    for actors in lists:
        found += [actor for actor in actors if actor not in found]
    return found
