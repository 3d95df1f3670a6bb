"""From triggers to meetings: fill the slots, merge repetitions, inherit what the text leaves unsaid."""

import re
from dataclasses import replace
from datetime import date

from pipelines.facts.claim import Claim, Span
from pipelines.facts.meetings import context, scene, sides
from pipelines.facts.meetings.actors import Actor, Actors
from pipelines.facts.meetings.clause import Clause, clause_of
from pipelines.facts.meetings.cues import cue, words_of
from pipelines.facts.meetings.events import (
    KNOWN,
    UNSAID,
    Event,
    absorb,
    alike,
    can_be_one,
    heads_of,
    is_among,
    same_actor,
    words,
)
from pipelines.facts.meetings.leaders import find_leaders, may_name_leader
from pipelines.facts.meetings.signings import Signing, find_signings, may_hold_signing
from pipelines.facts.meetings.triggers import NEEDS_OBJECT, Trigger, find_triggers, may_hold_trigger
from pipelines.lexicon.reference import province_of
from pipelines.mentions.article import Article, Mention, Sentence
from pipelines.mentions.letters import fold

IGNORED = ("mention", "general", "out", "press")
FOLLOWS = re.compile(r"(?<!\w)(?:kế tiếp|tiếp theo|lần sau|lần tới|kỳ tới|kỳ sau|năm sau)(?!\w)")
OFFICE_PAIR = re.compile(r"(?:lãnh đạo|tướng|trưởng|thống|nguyên thủ)$")
SEAT = re.compile(r"(?:tỉnh|thành phố|huyện|châu|thị xã|TP\.?)\s+(.+)$")
DESCRIBED = re.compile(
    r"(?P<head>đại đội|đồn|trạm|chi cục|tiểu khu|đơn vị hải quan|chi đội)(?: biên phòng| hải quan| công an)?"
    r" (?:của (?:anh|ông|bà|chị|mình|họ|bạn)|bạn|này|nói trên)"
)
STATE_ITSELF = re.compile(
    r"(?:đoàn|phái đoàn|phía|đoàn công tác|đoàn đại biểu|nước|bên) (?:việt nam|lào|trung quốc|campuchia|thái lan|bạn)"
)
ATTENDED = re.compile(r"(?<!\w)(?:tham dự|cùng dự|cùng tham gia|tham gia|có mặt|cùng có mặt)\s*[.!]?$")
HEADED = (
    ("chi cục trưởng", "chi cục"),
    ("cục trưởng", "cục"),
    ("tổng cục trưởng", "tổng cục"),
    ("đồn trưởng", "đồn"),
    ("chính trị viên", "đồn"),
)
"""Titles that name the sort of body they head."""
NEWS_WITHIN = 8
SHORTEST_YEAR = 364
YEARS_BACK = 4
"""A text of 2018 still counts the talks of a term, not a visit of 1957."""
OPENS_WITH = 2
"""What the first sentences tell of is the news."""
SCENE_WITHIN = 4
"""A sentence that sets the scene ("sáng 9/10, nhà liên hợp rộn tiếng cười") stands in the first sentences."""


class Reader:
    """The meetings of one article; `events` are in the order in which they are first told of."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.actors_of = Actors(article)
        self.events: list[Event] = []
        self.mentioned: list[tuple[Trigger, Clause]] = []

    def read(self) -> list[Event]:
        for sentence in self.article.sentences:
            if sentence.section not in ("boilerplate", "byline"):
                self.read_sentence(sentence)
        if any(not event.is_summary for event in self.events):
            self.events = [event for event in self.events if not event.is_summary]
        self.promote()
        self.inherit()
        for event in self.events:
            if len(event.named) >= 2:  # "hai bên đã ký quy chế giữa A và B"
                event.parties = [actor for actor in event.parties if actor.kind != "pair"]
        return [event for event in self.events if self.in_scope(event)]

    def read_sentence(self, sentence: Sentence) -> None:
        here: list[Event] = []
        if may_hold_trigger(sentence):
            actors = self.actors_of[sentence.position]
            names = [a.start for a in actors if a.kind in ("organization", "person") or a.head_title]
            triggers = find_triggers(sentence, names)
            for trigger in triggers:
                if trigger.use == "mention":
                    self.mentioned.append((trigger, clause_of(trigger, triggers)))
                if trigger.use not in IGNORED:
                    here += self.tell(trigger, clause_of(trigger, triggers))
        if may_hold_signing(sentence):
            for signing in find_signings(sentence, self.actors_of[sentence.position]):
                here += self.sign(signing, here)
        if self.events and not here:
            self.attend(sentence)
        if self.events and may_name_leader(sentence):
            self.lead(sentence, self.actors_of[sentence.position], here)

    def promote(self) -> None:
        """Where nothing else is told, a meeting that dates or names something is what the text is about: minutes."""
        for trigger, clause in self.mentioned if not self.events else []:
            event = self.draft(replace(trigger, use="event"), clause)
            if event.stated > 1 and event.start_date and trigger.sentence.position <= SCENE_WITHIN:
                self.events.append(event)
                return

    def attend(self, sentence: Sentence) -> None:
        """Who took part, where a sentence of its own says so: "Đại diện A, B và C tham dự."."""
        last = self.events[-1]
        if sentence.position - last.last > 1 or len(last.known) > 1 or not ATTENDED.search(fold(sentence.text)):
            return
        bodies = [actor for actor in self.actors_of[sentence.position] if actor.kind == "organization"]
        last.parties = [actor for actor in last.parties if actor.kind != "pair"]
        last.parties += [actor for actor in bodies if not is_among(actor, last.known)]
        for actor in bodies:
            last.mentions += actor.mentions
            last.evidence.append(Span(sentence, actor.start, actor.end))

    def tell(self, trigger: Trigger, clause: Clause) -> list[Event]:
        """The event that a trigger tells of: one known already, or a new one, or none."""
        if trigger.is_loose and any(event.sentence is trigger.sentence for event in self.events):
            return []  # "hai bên gặp nhau ở mốc 85, bàn về ...": what the meeting is about
        event = self.draft(trigger, clause)
        if trigger.is_loose and not event.known:
            return []
        known = self.known_as(event)
        if known is not None and not (known.is_summary and says_enough(event, trigger)):
            absorb(known, event)
            self.take_speakers(known, trigger)
            return [known]
        if not says_enough(event, trigger):
            return []
        if known is None:
            self.look_back(event)
            self.events.append(event)
        else:
            absorb(event, known)
            self.events[self.events.index(known)] = event
        return [event]

    def look_back(self, event: Event) -> None:
        """Take the sides of a first meeting that names none from what the article said before."""
        told = any(len(known.known) >= 2 for known in self.events)
        if not told and not event.known and event.is_single and (event.is_held or event.start_date):
            before = self.article.sentences[: event.sentence.position + 1]
            event.parties = context.sides_named(before, self.actors_of) or event.parties

    # -- what one clause says --------------------------------------------------------------------------------------

    def draft(self, trigger: Trigger, clause: Clause) -> Event:
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
            has_topic=bool(cue("topic").search(clause.text(trigger.start, clause.end))),
        )
        follows = trigger.form == "next" or FOLLOWS.search(clause.text(trigger.start, clause.end))
        event.is_next = trigger.is_planned and bool(trigger.ordinal or follows)
        self.take_sides(event, trigger, clause)
        found = scene.dates(trigger, clause)
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
        event.led = (
            trigger.is_held and len(find_leaders(trigger.sentence, self.actors_of[trigger.sentence.position])) > 1
        )
        event.place = event.place or scene.place(trigger, clause)
        if event.host and event.host.kind == "place" and not event.place:
            event.place = event.host.name
        self.same_day(event)
        self.resolve(event)
        self.set_scene(event)
        published = self.article.published
        if published and event.start_date and event.start_date > published:
            event.is_planned = True
        return event

    def same_day(self, event: Event) -> None:
        """Read "sáng cùng ngày" and "trước đó một tuần" from the day of the meeting told of last."""
        held = [known for known in self.events if known.is_single and not known.is_planned and known.end_date]
        last = held[-1].end_date if held else self.day_before(event)
        if event.start_date is None and last is not None and event.is_single:
            event.start_date = event.end_date = context.told_from(last, event.sentence.text, is_meeting=bool(held))

    def day_before(self, event: Event) -> date | None:
        """The last single day that the article names before a meeting."""
        told = self.article.sentences[: event.sentence.position]
        days = [
            m.date_end for s in told[-SCENE_WITHIN:] for m in s.mentions if scene.is_day(m) and not scene.bounds(m, s)
        ]
        return days[-1] if days else None

    def take_sides(self, event: Event, trigger: Trigger, clause: Clause) -> None:
        actors = self.actors_of[trigger.sentence.position]
        found = sides.between(trigger, clause, actors)
        acting, delegations = self.acting(trigger, clause, actors)
        if trigger.at_subject and len(acting) == 1 and acting[0].kind == "place":
            event.place, acting = acting[0].name, []  # "Viêng Chăn đón kỳ họp lần thứ 6"
        if trigger.kind == "visit":
            event.count, event.is_received = max(delegations or 1, event.count), delegations is not None
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
            self.take_speaker(event, trigger, clause, actors)

    def acting(self, trigger: Trigger, clause: Clause, actors: list[Actor]) -> tuple[list[Actor], int | None]:
        """The subjects of the clause, or of the one before the semicolon where it has none."""
        found, delegations = sides.subjects(trigger, clause, actors)
        if not found and trigger.form == "next":  # "đến lượt Hải quan Savannakhet làm chủ nhà"
            found = sides.beginning_at(trigger.end, clause, actors)
        found = found or sides.directly_before(trigger, clause, actors) or sides.unnamed_subject(trigger, clause)
        goes_on = trigger.form != "count" and not (trigger.is_weak and trigger.count == 1)
        if not found and clause.start > trigger.sentence.start and goes_on:
            earlier = replace(trigger, predicate=clause.start, is_held=True)
            found = [a for a in sides.subjects(earlier, clause.whole, actors)[0] if a.kind != "place"]
        return found, delegations

    def take_speaker(self, event: Event, trigger: Trigger, clause: Clause, actors: list[Actor]) -> None:
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
            speaks = [
                actor for actor in behind + before if actor.kind in KNOWN and (actor.head_name or actor.head_title)
            ]
            event.parties += speaks[:1]
            event.heads |= heads_of([actor for actor in speaks[:1] if actor.kind == "country"])

    def take_speakers(self, event: Event, trigger: Trigger) -> None:
        """Who speaks for a side leads it where nobody else is said to: "tại hội nghị, ông A, Cục trưởng Cục B, cho biết"."""
        if trigger.use != "reference" or not event.is_single:
            return
        for actor in self.actors_of[trigger.sentence.position]:
            side = next((party for party in event.known if same_actor(party, actor)), None)
            led = side is None or any(same_actor(side, head) for head in event.heads.values())
            if actor.head_name and actor.kind == "organization" and actor.start > trigger.end and not led:
                event.heads[actor.head_name] = actor
                event.mentions += actor.mentions

    # -- who is meant ------------------------------------------------------------------------------------------------

    def resolve(self, event: Event) -> None:
        """Put names to "Chi cục", "chúng tôi" and "hai bên"."""
        event.of_pair = any(actor.kind == "pair" for actor in event.parties)
        found: list[Actor] = []
        for actor in event.parties:
            if actor.kind == "self":
                found += self.short_form(actor, event.sentence)
            elif actor.kind == "pair":
                both = self.pair(event, actor)
                found += both or [actor]
                if not event.is_planned and all(side.kind == "country" for side in both):
                    event.heads |= heads_of(both)
            elif actor.kind == "person" and (body := self.headed_by(actor)):
                found.append(body)
            elif actor.kind != "person":
                before = self.article.sentences[: event.sentence.position]
                found.append(context.named_by(actor, before, self.actors_of) or actor)
        event.parties = []
        for actor in found:
            if actor.kind in UNSAID or not is_among(actor, event.known):
                event.parties.append(actor)

    def short_form(self, actor: Actor, sentence: Sentence) -> list[Actor]:
        """The organization that a short form stands for: the first so named; "chúng tôi" is who speaks."""
        short = fold(actor.name)
        fitting = [body for body in self.vietnamese() if fold(body.name).startswith(short)]
        if fitting or short not in ("chúng tôi", "đơn vị"):
            return fitting[:1]
        speaking = [
            body
            for told in self.article.sentences[: sentence.position]
            if re.match(r"[\s*–-]*[^:]{3,90}:\s", told.text)
            for body in self.actors_of[told.position][:1]
            if body.kind == "organization" and ":" not in self.article.text[told.start : body.start]
        ]
        return (speaking or self.vietnamese())[-1:] if speaking else self.vietnamese()[:1]

    def headed_by(self, person: Actor) -> Actor | None:
        """The body that a title without one means: "ông A, Chi cục trưởng" heads the only branch that the text names."""
        title = fold(person.head_title or "")
        head = next((body for office, body in HEADED if re.fullmatch(rf"(?:phó |quyền )?{office}", title)), None)
        bodies = {body.name: body for body in self.vietnamese() if head and fold(body.name).startswith(f"{head} ")}
        if len(bodies) != 1:
            return None
        (body,) = bodies.values()
        return replace(body, head_name=person.head_name, head_title=person.head_title, mentions=person.mentions)

    def pair(self, event: Event, actor: Actor) -> list[Actor]:
        """Who "hai bên" are: the parties of the last meeting, else two named before: officials of two states, or two
        organizations of two countries."""
        if not OFFICE_PAIR.search(fold(actor.name)):
            for known in reversed(self.events):
                if len(known.known) >= 2 and known.is_single:
                    return known.known
        officials: list[Actor] = []
        for position in range(event.sentence.position + 1):
            for other in self.actors_of[position]:
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
            for other in self.actors_of[position]
            if other.kind == "organization" and other.start < actor.start
        ]
        facing = next((other for other in reversed(near[:-1]) if other.country != near[-1].country), None)
        if facing:
            return [facing, near[-1]]
        return near[-2:] if len(near) >= 2 and near[-2].start >= event.sentence.start else []

    def vietnamese(self) -> list[Actor]:
        """The Vietnamese organizations of the article, as they are named."""
        named = [a for actors in self.actors_of.values() for a in actors if a.kind == "organization"]
        return [a for a in named if a.country == "VN"] or [a for a in named if a.country is None]

    def set_scene(self, event: Event) -> None:
        """Take day, place and sides from the sentences before, where they tell of no meeting themselves."""
        position = event.sentence.position
        told = event.is_planned or event.is_reference or not event.is_single
        if event.start_date or told or position > SCENE_WITHIN:
            return
        before: list[Sentence] = []
        for sentence in reversed(self.article.sentences[max(0, position - 2) : position]):
            told = any(known.sentence is sentence for known in self.events)
            apart = "\n" in self.article.text[sentence.end : event.sentence.start] and not event.of_pair
            if apart or told:
                break
            before.append(sentence)
        days = [(s, m) for s in before for m in s.mentions if scene.is_day(m) and not scene.bounds(m, s)]
        if len(days) != 1:
            return
        sentence, day = days[0]
        event.start_date, event.end_date = day.date_start, day.date_end
        event.mentions.append(day)
        event.evidence.append(Span(sentence, day.start, day.end))
        around = [actor for s in reversed(before) for actor in self.actors_of[s.position]]
        event.place = event.place or next((actor.name for actor in around if actor.kind == "place"), None)
        bodies = [actor for actor in around if actor.kind == "organization"]
        if not event.parties and len({actor.country for actor in bodies}) > 1:
            event.parties = bodies

    # -- which meeting is meant ------------------------------------------------------------------------------------

    def known_as(self, event: Event) -> Event | None:
        """The meeting told of already: the latest that can be; a reference prefers one called by the same word."""
        told = self.events[::-1]
        if event.is_reference:
            told.sort(key=lambda known: (known.word != event.word, known.is_planned, not known.is_single))
        bare = event.is_reference or (event.start_date is None and event.ordinal is None)
        for known in told:
            listed = known.sentence is event.sentence and not bare and (known.kind != event.kind or not event.is_single)
            if not listed and can_be_one(known, event):
                return known
        return None

    def sign(self, signing: Signing, here: list[Event]) -> list[Event]:
        """A signing belongs to the meeting it stands with; one with a day of its own, or with nothing near, is an event."""
        event = self.draft_signing(signing)
        meeting = None if signing.is_planned else self.meeting_of(signing, here)
        if meeting is not None and not self.on_other_days(event, meeting):
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
        self.events.append(event)
        return [event]

    def draft_signing(self, signing: Signing) -> Event:
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
        whole = Clause(sentence, sentence.start, sentence.end)
        found = scene.dates(trigger, whole)
        event.start_date, event.end_date, used = scene.day_span(found, trigger, whole)
        event.mentions += used
        self.same_day(event)
        event.place = scene.place(trigger, Clause(sentence, signing.start, sentence.end))
        if event.place is None and used:
            event.place = scene.place(trigger, whole)
        event.parties = [replace(a, kind="organization") if a.kind == "place" else a for a in signing.parties]
        event.has_topic = bool(cue("topic").search(whole.text(signing.start, signing.end)))
        if not event.parties:  # "Hiệp định Thương mại tự do Việt Nam - Israel được ký"
            event.parties = sides.named_states(trigger, self.actors_of[sentence.position])
        event.heads = heads_of(signing.parties)
        for actor in signing.parties:
            event.mentions += actor.mentions
        self.resolve(event)
        return event

    def meeting_of(self, signing: Signing, here: list[Event]) -> Event | None:
        """The meeting at which something was signed: of this sentence, of that number, told of last, or the first."""
        held = [event for event in self.events if event.is_single and not event.is_planned]
        now = [event for event in here if event.is_single]
        if now or not held:
            return now[0] if now else None
        numbered = [event for event in held if signing.ordinal and event.ordinal == signing.ordinal]
        last = max(held, key=lambda event: event.last)
        near = [last] if signing.sentence.position - last.last <= 1 else []
        return [*numbered, *near, held[0]][0]

    @staticmethod
    def on_other_days(event: Event, meeting: Event) -> bool:
        if not (event.start_date and event.end_date and meeting.start_date and meeting.end_date):
            return False
        return event.start_date > meeting.end_date or meeting.start_date > event.end_date

    def lead(self, sentence: Sentence, actors: list[Actor], here: list[Event]) -> None:
        """Give the leaders that a sentence names to its meeting, else to one told of just before, else to the first."""
        people = find_leaders(sentence, actors)
        held = [event for event in self.events if event.is_single and not event.is_planned]
        candidates = [
            *(event for event in here if event.is_single),
            *(event for event in reversed(held) if sentence.position - event.last <= 2),
            *(held or [event for event in self.events if event.is_single]),
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

    def named_instead(self, event: Event) -> None:
        """Put the name to a side that is only described ("đại đội của anh"), and drop "đoàn Việt Nam" beside its office."""
        for place, actor in enumerate(event.parties):
            if (described := DESCRIBED.fullmatch(fold(actor.name))) and actor.kind == "collective":
                bodies = (a for told in self.actors_of.values() for a in told if a.kind == "organization")
                named = next((a for a in bodies if fold(a.name).startswith(described["head"])), None)
                if named and not is_among(named, event.parties):
                    event.parties[place] = named
        offices = {
            a.country for a in event.parties if a.kind == "organization" and not STATE_ITSELF.match(fold(a.name))
        }
        event.parties = [
            a
            for a in event.parties
            if a.country is None or a.country not in offices or not STATE_ITSELF.fullmatch(fold(a.name))
        ]

    # -- what is left unsaid ---------------------------------------------------------------------------------------

    def inherit(self) -> None:
        """Complete parties, place and period from the meeting and the period that the article is about."""
        if not self.events:
            return
        main = next((event for event in self.events if len(event.known) >= 2 and event.is_single), None)
        home = self.vietnamese()[:1]
        before: Event | None = None
        for event in self.events:
            if event.kind == "visit" and not event.is_received:
                event.place = seat_of_hosts(event) or event.place
            if event.rule in ("meetings.count", "meetings.counted") and not event.word:
                self.inherit_from_count(event)
            if not event.is_single and event.start_date is None:
                self.inherit_period(event)
            if event.known and all(is_guest(actor) for actor in event.known):
                told = main is not None and main.sentence.position < event.sentence.position
                ours = [actor for actor in main.known if actor.country == "VN"][:1] if main and told else []
                event.parties = (ours or home) + event.parties
            alone = event.is_planned and event.is_single and len(event.known) == 1
            if alone and main and is_among(event.known[0], main.known):
                event.parties = list(main.known)  # "đến lượt bạn mời đồn sang giao ban"
            many_states = event.kind == "signing" and event.has_topic
            if not event.known and not many_states:
                self.inherit_parties(event, main if event.is_single else before or main, home)
            self.named_instead(event)
            self.invite(event)
            before = event if len(event.known) >= 2 else before

    def inherit_from_count(self, event: Event) -> None:
        """What the first count of the sentence says holds on: "A và B có 8 lượt hội đàm tại Km0, C và D 5 lượt"."""
        first = next((e for e in self.events if e.sentence is event.sentence and e is not event), None)
        if first is not None:
            event.parties = event.parties or list(first.parties)
            event.place = event.place or first.place

    def inherit_period(self, event: Event) -> None:
        """The period of a report, from its title or first sentence: "kết quả công tác 11 tháng năm 2025"."""
        period = next(
            (
                mention
                for sentence in self.article.sentences[:2]
                for mention in sentence.mentions
                if mention.kind == "period" and is_report_period(mention)
            ),
            None,
        )
        if period:
            event.start_date, event.end_date = period.date_start, period.date_end
            event.mentions.append(period)

    def inherit_parties(self, event: Event, main: Event | None, home: list[Actor]) -> None:
        """Those of the meeting that it follows or repeats; one that somebody just took part in has them alone."""
        if main is None or main is event:
            event.parties = event.parties or (home if event.is_single and not event.is_planned else [])
            return
        of_series = bool(event.ordinal) and event.word == main.word
        if event.is_single and not event.is_planned and not of_series:
            event.parties = event.parties or home
            return
        if event.series and not alike(event.series, main.series):
            return
        if event.ordinal and main.ordinal and abs(event.ordinal - main.ordinal) > 1:
            return
        event.parties = list(main.known)
        bare = event.ordinal is None or not event.word
        if event.is_planned and bare and event.kind in ("talks", "working_session"):
            event.kind = main.kind  # "cuộc họp quý I" after a conference is the next one of the kind

    def in_scope(self, event: Event) -> bool:
        """Whether it is a meeting across the border, or a domestic one of a border authority with others."""
        known = event.known
        if self.is_history(event):
            return False
        if not event.parties and event.kind == "signing" and event.has_topic and (event.start_date or event.place):
            return True  # "lễ ký hiệp định thương mại tự do diễn ra tại ...", by many states
        if not event.parties or (event.series and event.ordinal):
            return event.series is not None
        if not known:
            return bool(self.vietnamese()) and (event.is_planned or not event.is_single or event.start_date is not None)
        if event.kind in ("conference", "forum") and len(known) < 2 and known[0].kind == "country":
            return False
        if any(actor.kind == "country" for actor in known) and {actor.country for actor in known} == {"VN"}:
            return False  # a head of government among his own
        names = " | ".join(fold(actor.name) for actor in known)
        if all(cue("business").search(fold(actor.name)) for actor in known):
            return False
        authority = re.compile(words_of("meeting_actors", "authority"))
        ours = any(a.country == "VN" or (a.country is None and authority.search(fold(a.name))) for a in known)
        if any(a.country not in (None, "VN") for a in known) or cue("across").search(names):
            placed = event.start_date or event.place
            abroad = (
                len({actor.country for actor in known}) > 1
                and event.kind != "visit"
                and placed
                and self.is_on_topic(event)
                and self.is_told_for_trade(event)
            )
            heads = all(actor.kind == "country" for actor in known) and any(actor.head_title for actor in known)
            if heads and not self.names_topic():
                return False  # heads of state, in a text that names no trade and no border
            described = (actor for actor in known if actor.kind == "collective")
            return ours or bool(abroad) or any(cue("across").search(fold(a.name)) or a.country for a in described)
        services = [set(cue("service").findall(fold(actor.name))) for actor in known]
        if len(known) >= 2 and all(actor.country == "VN" for actor in known) and set.intersection(*services):
            return False  # staff talks: both are of customs
        at_border = bool(cue("border").search(names))
        if at_border and (len(known) >= 2 or event.ordinal or event.series or event.word == "hội đàm"):
            return True
        return event.has_topic and event.kind in ("conference", "forum", "signing")

    def is_history(self, event: Event) -> bool:
        """Whether a meeting is only dated to a year, and one of long ago: "đã thăm Triều Tiên vào năm 1957"."""
        if event.start_date is None or event.end_date is None or not event.is_single:
            return False
        if (event.end_date - event.start_date).days < SHORTEST_YEAR:
            return False
        days = [m.date_end for s in self.article.sentences for m in s.mentions if m.kind == "date" and m.date_end]
        now = self.article.published or max(days, default=event.end_date)
        return now.year - event.end_date.year > YEARS_BACK

    def names_topic(self) -> bool:
        """Whether the article speaks of trade or of the border at all."""
        texts = [fold(sentence.text) for sentence in self.article.sentences]
        return any(cue(label).search(text) for label in ("trade", "topic", "border", "commerce") for text in texts)

    def is_told_for_trade(self, event: Event) -> bool:
        """Whether trade or customs is what a meeting of others is about, and the news, or beside it; no summit."""
        at = event.sentence.position
        if at <= OPENS_WITH:
            return True
        near = [*self.article.sentences[:2], *self.article.sentences[max(0, at - 1) : at + 2]]
        summit = event.kind == "conference" and all(actor.kind == "country" for actor in event.known)
        return not summit and any(cue("trade").search(fold(sentence.text)) for sentence in near)

    def is_on_topic(self, event: Event) -> bool:
        """Whether a meeting told of early is in an article on trade or customs; further on such a one is background."""
        if event.sentence.position > NEWS_WITHIN:
            return False
        return any(cue("trade").search(fold(sentence.text)) for sentence in self.article.sentences)

    def invite(self, event: Event) -> None:
        """A guest from abroad who speaks is a side of a conference that names no other: "ông A, Đại sứ quán Trung Quốc"."""
        if (
            event.kind not in ("conference", "forum")
            or not event.is_single
            or event.is_planned
            or len(event.known) != 1
        ):
            return
        office = re.compile(words_of("meeting_actors", "abroad_office"))
        for sentence in self.article.sentences[event.sentence.position :]:
            for actor in self.actors_of[sentence.position]:
                body = actor.kind == "organization" and actor.head_name and actor.country not in (None, "VN")
                if body and office.search(fold(actor.name)) and not is_among(actor, event.known):
                    event.parties.append(actor)
                    event.heads[actor.head_name or ""] = actor
                    event.mentions += actor.mentions
                    event.evidence.append(Span(sentence, actor.start, actor.end))
                    return


def is_guest(actor: Actor) -> bool:
    """Whether a side can't be the article's own office: a body of another country, or one that no list knows."""
    if actor.kind == "organization":
        return actor.country not in (None, "VN")
    return actor.kind == "collective" and not re.search(words_of("meeting_actors", "authority"), fold(actor.name))


def joined(*lists: list[Actor]) -> list[Actor]:
    """The actors of all lists, each once."""
    found: list[Actor] = []
    for actors in lists:
        found += [actor for actor in actors if actor not in found]
    return found


def is_report_period(mention: Mention) -> bool:
    """A month or more that begins with a quarter or a year."""
    start, end = mention.date_start, mention.date_end
    return bool(start and end and (end - start).days > 26 and start.day == 1 and start.month in (1, 4, 7, 10))


def seat_of_hosts(event: Event) -> str | None:
    """A visit takes place where the hosts are: "Bộ Chỉ huy Quân sự tỉnh Xiêng Khoảng" -> "Xiêng Khoảng"."""
    hosts = event.known[1:]
    if hosts and all(host.kind == "country" for host in hosts):
        return " và ".join(host.name for host in hosts)
    seat = SEAT.search(hosts[0].name) if hosts and not event.place else None
    return seat[1] if seat else None


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


def read_meetings(article: Article) -> list[Claim]:
    """The meetings of an article, one claim each; their parties are the child rows "parties"."""
    return [claim_of(event) for event in Reader(article).read()]


def claim_of(event: Event) -> Claim:
    rows = [_party(actor, event) for actor in event.parties]
    led = {row["head_name"] for row in rows}
    for name, person in event.heads.items():
        free = [row for row in rows if row["head_name"] is None]
        title = words(person.head_title)
        own = [row for row in free if words(row["organization"]) <= title]
        own += [row for row in free if person.country and row["country"] == person.country]
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
        "province": province(event),
        "documents_signed": event.documents or None,
        "status": "planned" if event.is_planned else "held",
    }
    return Claim(event.rule, values, event.evidence, event.mentions, {"parties": rows})


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


def province(event: Event) -> str | None:
    """The Vietnamese province of the place, where one of the places named in it has one."""
    if not event.place:
        return None
    mentions = [m for span in event.evidence for m in span.sentence.mentions if m.kind in ("place", "border_gate")]
    found = (province_of(mention.reference_id) for mention in mentions if mention.text in event.place)
    return next((name for name in found if name), None)
