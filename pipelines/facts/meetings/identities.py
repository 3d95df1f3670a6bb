"""Who is meant by "Chi cục", "chúng tôi", "hai bên", "ông A, Chi cục trưởng"."""

import re
from dataclasses import replace

from pipelines.facts.meetings import context
from pipelines.facts.meetings.actors import Actor
from pipelines.facts.meetings.events import UNSAID, Event, heads_of, is_among, same_actor
from pipelines.facts.meetings.story import Story
from pipelines.mentions.article import Sentence
from pipelines.mentions.letters import fold

OFFICE_PAIR = re.compile(r"(?:lãnh đạo|tướng|trưởng|thống|nguyên thủ)$")
DESCRIBED = re.compile(
    r"(?P<head>đại đội|đồn|trạm|chi cục|tiểu khu|đơn vị hải quan|chi đội)(?: biên phòng| hải quan| công an)?"
    r" (?:của (?:anh|ông|bà|chị|mình|họ|bạn)|bạn|này|nói trên)"
)
STATE_ITSELF = re.compile(
    r"(?:đoàn|phái đoàn|phía|đoàn công tác|đoàn đại biểu|nước|bên) (?:việt nam|lào|trung quốc|campuchia|thái lan|bạn)"
)
HEADED = (
    ("chi cục trưởng", "chi cục"),
    ("cục trưởng", "cục"),
    ("tổng cục trưởng", "tổng cục"),
    ("đồn trưởng", "đồn"),
    ("chính trị viên", "đồn"),
)
"""Titles that name the sort of body they head."""


def resolve(story: Story, event: Event) -> None:
    """Put names to "Chi cục", "chúng tôi" and "hai bên"."""
    event.of_pair = any(actor.kind == "pair" for actor in event.parties)
    found: list[Actor] = []
    for actor in event.parties:
        if actor.kind == "self":
            found += _short_form(story, actor, event.sentence)
        elif actor.kind == "pair":
            both = _pair(story, event, actor)
            found += both or [actor]
            if not event.is_planned and all(side.kind == "country" for side in both):
                event.heads |= heads_of(both)
        elif actor.kind == "person" and (body := _headed_by(story, actor)):
            found.append(body)
        elif actor.kind != "person":
            before = story.article.sentences[: event.sentence.position]
            found.append(context.named_by(actor, before, story.actors_of) or actor)
    event.parties = []
    for actor in found:
        if actor.kind in UNSAID or not is_among(actor, event.known):
            event.parties.append(actor)


def _short_form(story: Story, actor: Actor, sentence: Sentence) -> list[Actor]:
    """The organization that a short form stands for: the first so named; "chúng tôi" is who speaks."""
    short = fold(actor.name)
    fitting = [body for body in story.vietnamese() if fold(body.name).startswith(short)]
    if fitting or short not in ("chúng tôi", "đơn vị"):
        return fitting[:1]
    speaking = [
        body
        for told in story.article.sentences[: sentence.position]
        if re.match(r"[\s*–-]*[^:]{3,90}:\s", told.text)
        for body in story.actors_of[told.position][:1]
        if body.kind == "organization" and ":" not in story.article.text[told.start : body.start]
    ]
    return (speaking or story.vietnamese())[-1:] if speaking else story.vietnamese()[:1]


def _headed_by(story: Story, person: Actor) -> Actor | None:
    """The body that a title without one means: "ông A, Chi cục trưởng" heads the only branch that the text names."""
    title = fold(person.head_title or "")
    head = next((body for office, body in HEADED if re.fullmatch(rf"(?:phó |quyền )?{office}", title)), None)
    bodies = {body.name: body for body in story.vietnamese() if head and fold(body.name).startswith(f"{head} ")}
    if len(bodies) != 1:
        return None
    (body,) = bodies.values()
    return replace(body, head_name=person.head_name, head_title=person.head_title, mentions=person.mentions)


def _pair(story: Story, event: Event, actor: Actor) -> list[Actor]:
    """Who "hai bên" are: the parties of the last meeting, else two named before: officials of two states, or two
    organizations of two countries."""
    if not OFFICE_PAIR.search(fold(actor.name)):
        for known in reversed(story.events):
            if len(known.known) >= 2 and known.is_single:
                return known.known
    officials: list[Actor] = []
    for position in range(event.sentence.position + 1):
        for other in story.actors_of[position]:
            if other.kind == "country" and other.head_title:
                same = next((known for known in officials if same_actor(other, known)), None)
                if same is None:
                    officials.append(other)
                elif other.head_name and not same.head_name:
                    officials[officials.index(same)] = other
    if len(officials) >= 2:
        return officials[:2]
    near = [
        other
        for position in range(max(0, event.sentence.position - 2), event.sentence.position + 1)
        for other in story.actors_of[position]
        if other.kind == "organization" and other.start < actor.start
    ]
    facing = next((other for other in reversed(near[:-1]) if other.country != near[-1].country), None)
    if facing:
        return [facing, near[-1]]
    return near[-2:] if len(near) >= 2 and near[-2].start >= event.sentence.start else []


def named_instead(story: Story, event: Event) -> None:
    """Put the name to a side that is only described ("đại đội của anh"), and drop "đoàn Việt Nam" beside its office."""
    for place, actor in enumerate(event.parties):
        if (described := DESCRIBED.fullmatch(fold(actor.name))) and actor.kind == "collective":
            bodies = (a for told in story.actors_of.values() for a in told if a.kind == "organization")
            named = next((a for a in bodies if fold(a.name).startswith(described["head"])), None)
            if named and not is_among(named, event.parties):
                event.parties[place] = named
    offices = {a.country for a in event.parties if a.kind == "organization" and not STATE_ITSELF.match(fold(a.name))}
    event.parties = [
        a
        for a in event.parties
        if a.country is None or a.country not in offices or not STATE_ITSELF.fullmatch(fold(a.name))
    ]
