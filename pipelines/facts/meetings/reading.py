"""One pass over an article: each sentence tells of a meeting, adds to one told of, or names who led it."""

import re
from dataclasses import replace

from pipelines.facts.claim import Claim, Span
from pipelines.facts.meetings.actors import Actor, Actors
from pipelines.facts.meetings.ceremonies import sign
from pipelines.facts.meetings.claims import claim_of
from pipelines.facts.meetings.clause import Clause, clause_of
from pipelines.facts.meetings.context import look_back
from pipelines.facts.meetings.drafts import draft, take_speakers
from pipelines.facts.meetings.events import Event, absorb, can_be_one, heads_of, is_among
from pipelines.facts.meetings.inheritance import inherit
from pipelines.facts.meetings.leaders import find_leaders, may_name_leader
from pipelines.facts.meetings.scopes import in_scope
from pipelines.facts.meetings.signings import find_signings, may_hold_signing
from pipelines.facts.meetings.story import SCENE_WITHIN, Story
from pipelines.facts.meetings.sufficiency import says_enough
from pipelines.facts.meetings.triggers import Trigger, find_triggers, may_hold_trigger
from pipelines.mentions.article import Article, Sentence
from pipelines.mentions.letters import fold

IGNORED = ("mention", "general", "out", "press")
ATTENDED = re.compile(r"(?<!\w)(?:tham dự|cùng dự|cùng tham gia|tham gia|có mặt|cùng có mặt)\s*[.!]?$")


class Reader:
    """The meetings of one article."""

    def __init__(self, article: Article) -> None:
        self.story = Story(article, Actors(article))
        self.mentioned: list[tuple[Trigger, Clause]] = []

    def read(self) -> list[Event]:
        for sentence in self.story.article.sentences:
            if sentence.section not in ("boilerplate", "byline"):
                self.read_sentence(sentence)
        if any(not event.is_summary for event in self.story.events):
            self.story.events = [event for event in self.story.events if not event.is_summary]
        self.promote()
        inherit(self.story)
        for event in self.story.events:
            if len(event.named) >= 2:  # "hai bên đã ký quy chế giữa A và B"
                event.parties = [actor for actor in event.parties if actor.kind != "pair"]
        return [event for event in self.story.events if in_scope(self.story, event)]

    def read_sentence(self, sentence: Sentence) -> None:
        here: list[Event] = []
        if may_hold_trigger(sentence):
            actors = self.story.actors_of[sentence.position]
            names = [a.start for a in actors if a.kind in ("organization", "person") or a.head_title]
            triggers = find_triggers(sentence, names)
            for trigger in triggers:
                if trigger.use == "mention":
                    self.mentioned.append((trigger, clause_of(trigger, triggers)))
                if trigger.use not in IGNORED:
                    here += self.tell(trigger, clause_of(trigger, triggers))
        if may_hold_signing(sentence):
            for signing in find_signings(sentence, self.story.actors_of[sentence.position]):
                here += sign(self.story, signing, here)
        if self.story.events and not here:
            self.attend(sentence)
        if self.story.events and may_name_leader(sentence):
            self.lead(sentence, self.story.actors_of[sentence.position], here)

    def promote(self) -> None:
        """Where nothing else is told, a meeting that dates or names something is what the text is about: minutes."""
        for trigger, clause in self.mentioned if not self.story.events else []:
            event = draft(self.story, replace(trigger, use="event"), clause)
            if event.stated > 1 and event.start_date and trigger.sentence.position <= SCENE_WITHIN:
                self.story.events.append(event)
                return

    def attend(self, sentence: Sentence) -> None:
        """Who took part, where a sentence of its own says so: "Đại diện A, B và C tham dự."."""
        last = self.story.events[-1]
        if sentence.position - last.last > 1 or len(last.known) > 1 or not ATTENDED.search(fold(sentence.text)):
            return
        bodies = [actor for actor in self.story.actors_of[sentence.position] if actor.kind == "organization"]
        last.parties = [actor for actor in last.parties if actor.kind != "pair"]
        last.parties += [actor for actor in bodies if not is_among(actor, last.known)]
        for actor in bodies:
            last.mentions += actor.mentions
            last.evidence.append(Span(sentence, actor.start, actor.end))

    def tell(self, trigger: Trigger, clause: Clause) -> list[Event]:
        """The event that a trigger tells of: one known already, or a new one, or none."""
        if trigger.is_loose and any(event.sentence is trigger.sentence for event in self.story.events):
            return []  # "hai bên gặp nhau ở mốc 85, bàn về ...": what the meeting is about
        event = draft(self.story, trigger, clause)
        if trigger.is_loose and not event.known:
            return []
        known = self.known_as(event)
        if known is not None and not (known.is_summary and says_enough(event, trigger)):
            absorb(known, event)
            take_speakers(self.story, known, trigger)
            return [known]
        if not says_enough(event, trigger):
            return []
        if known is None:
            look_back(self.story, event)
            self.story.events.append(event)
        else:
            absorb(event, known)
            self.story.events[self.story.events.index(known)] = event
        return [event]

    def known_as(self, event: Event) -> Event | None:
        """The meeting told of already: the latest that can be; a reference prefers one called by the same word."""
        told = self.story.events[::-1]
        if event.is_reference:
            told.sort(key=lambda known: (known.word != event.word, known.is_planned, not known.is_single))
        bare = event.is_reference or (event.start_date is None and event.ordinal is None)
        for known in told:
            listed = known.sentence is event.sentence and not bare and (known.kind != event.kind or not event.is_single)
            if not listed and can_be_one(known, event):
                return known
        return None

    def lead(self, sentence: Sentence, actors: list[Actor], here: list[Event]) -> None:
        """Give the leaders that a sentence names to its meeting, else to one told of just before, else to the first."""
        people = find_leaders(sentence, actors)
        held = [event for event in self.story.events if event.is_single and not event.is_planned]
        candidates = [
            *(event for event in here if event.is_single),
            *(event for event in reversed(held) if sentence.position - event.last <= 2),
            *(held or [event for event in self.story.events if event.is_single]),
        ]
        if not people or not candidates:
            return
        event = candidates[0]
        event.heads = heads_of(people) | event.heads
        bodies = [actor for actor in people if actor.kind == "organization" and actor.country]
        if len(event.known) < 2 and len({actor.country for actor in bodies}) > 1:
            event.parties = bodies  # the delegations are named with those who lead them
        for actor in people:
            event.mentions += actor.mentions
            event.evidence.append(Span(sentence, actor.start, actor.end))
        event.last = sentence.position


def read_meetings(article: Article) -> list[Claim]:
    """The meetings of an article, one claim each; their parties are the child rows "parties"."""
    return [claim_of(event) for event in Reader(article).read()]
