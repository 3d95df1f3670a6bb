"""From triggers to meetings: fill, merge inside the article, inherit what the text leaves unsaid."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from pipelines.facts.claim import Claim, Span
from pipelines.facts.meetings import slots
from pipelines.facts.meetings.actors import Actor, Registry, read_actors
from pipelines.facts.meetings.signings import Signing, find_signings
from pipelines.facts.meetings.slots import Clause
from pipelines.facts.meetings.triggers import WEAK, Trigger, find_triggers
from pipelines.lexicon import reference
from pipelines.lexicon.phrases import alternation, phrases
from pipelines.mentions.article import Article, Mention, Sentence
from pipelines.mentions.gazetteer import fold

SINGLE = ("organization", "country", "collective")
UNSAID = ("pair", "self")
SAME_DAY = date.max
"""Stands for "cùng ngày" until the meeting told of before is known."""
NEXT = re.compile(r"(?<!\w)(?:kế tiếp|tiếp theo|lần sau|lần tới|kỳ tới|kỳ sau|năm sau|sau đó|tới)(?!\w)")


@dataclass(slots=True)
class Event:
    """A meeting in the making."""

    sentence: Sentence
    kind: str
    rule: str
    name: str | None = None
    series: str | None = None
    ordinal: int | None = None
    count: int = 1
    start_date: date | None = None
    end_date: date | None = None
    place: str | None = None
    parties: list[Actor] = field(default_factory=list)
    heads: dict[str, str | None] = field(default_factory=dict)
    documents: list[str] = field(default_factory=list)
    is_planned: bool = False
    is_reference: bool = False
    is_next: bool = False
    is_title: bool = False
    attends: bool = False
    stated: int = 0
    noun: str = ""
    is_held: bool = False
    last: int = 0
    host: Actor | None = None
    evidence: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def known(self) -> list[Actor]:
        return [actor for actor in self.parties if actor.kind in SINGLE]


def words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", fold(text or "")))


def alike(a: str | None, b: str | None) -> bool:
    """Whether one name can be a shorter or fuller writing of the other."""
    left, right = words(a), words(b)
    return bool(left and right) and (left <= right or right <= left)


def same_actor(a: Actor, b: Actor) -> bool:
    if a.reference_id and b.reference_id:
        return a.reference_id == b.reference_id
    return alike(a.name, b.name)


def can_be_one(event: Event, other: Event) -> bool:
    """Whether nothing said of the two contradicts: number, series, count, days, status, parties, sort of meeting."""
    if event.ordinal and other.ordinal and event.ordinal != other.ordinal:
        return False
    if event.series and other.series and not alike(event.series, other.series):
        return False
    if event.count != other.count:
        return False
    if event.kind == other.kind == "visit" and event.known and other.known:
        return same_actor(event.known[0], other.known[0]) and all(any(same_actor(a, b) for b in event.known) for a in other.known)
    if event.is_planned != other.is_planned:
        planned = event if event.is_planned else other
        if planned.is_next or planned.start_date or planned.place:
            return False
    if event.start_date and other.start_date and event.end_date and other.end_date:
        if event.start_date > other.end_date or other.start_date > event.end_date:
            return False
    if event.place and other.place and not (words(event.place) & words(other.place)) and event.start_date != other.start_date:
        return False
    if event.name and other.name and not (event.is_reference or other.is_reference or event.is_title) and not event.ordinal:
        left, right = words(event.name), words(other.name)
        if min(len(left), len(right)) > 4 and len(left & right) < 0.6 * min(len(left), len(right)):
            return False
    mine, theirs = event.known, other.known
    mine, theirs = [a for a in mine if a.kind != "collective"], [a for a in theirs if a.kind != "collective"]
    if mine and theirs and not event.is_title:
        if not any(same_actor(a, b) for a in mine for b in theirs):
            return False
        if event.ordinal is None or other.ordinal is None:
            foreign = [a for a in mine if a.country not in (None, "VN")]
            others = [b for b in theirs if b.country not in (None, "VN")]
            if foreign and others and not any(same_actor(a, b) or a.country == b.country and "country" in (a.kind, b.kind) for a in foreign for b in others):
                return False
    sorts = {event.kind, other.kind}
    loose = (event.is_reference or other.is_reference) and (len(sorts) == 1 or "visit" not in sorts)
    return event.kind == other.kind or loose or bool(event.ordinal and event.ordinal == other.ordinal)


def absorb(event: Event, other: Event) -> None:
    """Fill the gaps of `event` with what `other` says of the same meeting."""
    event.ordinal = event.ordinal or other.ordinal
    event.series = event.series or other.series
    if other.name and (not event.name or len(words(other.name)) > len(words(event.name)) and not event.ordinal):
        event.name = other.name
    if event.start_date is None and other.start_date is not None and (not other.is_reference or other.is_held or other.stated):
        event.start_date, event.end_date = other.start_date, other.end_date
    elif event.kind == other.kind == "visit" and event.end_date and other.end_date:
        event.end_date = max(event.end_date, other.end_date)
    if not other.is_reference or other.is_held:
        event.place = event.place or other.place
    named = [a for a in other.parties if a.kind in ("organization", "country")]
    if named and not any(a.kind in ("organization", "country") for a in event.parties):
        event.parties = named
    else:
        wider = len(named) > len(event.known) and all(any(same_actor(a, b) for b in named) for a in event.known)
        for actor in named:
            if wider and not any(same_actor(actor, known) for known in event.known):
                event.parties.append(actor)
            if not any(same_actor(actor, known) for known in event.known) and len(event.known) < 2:
                event.parties.append(actor)
    for name, title in other.heads.items():
        event.heads.setdefault(name, title)
    event.documents += [d for d in other.documents if d not in event.documents]
    event.evidence += other.evidence
    event.mentions += other.mentions
    event.last = max(event.last, other.last)


def draft(trigger: Trigger, clause: Clause, actors: list[Actor], article: Article) -> Event:
    """What one trigger and its clause say of a meeting."""
    event = Event(
        trigger.sentence,
        trigger.kind,
        "meetings.counted" if (trigger.count or 1) > 1 else f"meetings.{trigger.form}",
        trigger.name,
        trigger.series,
        trigger.ordinal,
        trigger.count or 1,
        is_planned=trigger.is_planned,
        is_reference=trigger.use == "reference" or trigger.kind == "signing",
        is_title=trigger.sentence.section in ("title", "caption"),
        attends=trigger.attends,
        noun=trigger.noun,
        is_held=trigger.is_held,
        last=trigger.sentence.position,
    )
    event.is_next = trigger.is_planned and bool(trigger.ordinal or NEXT.search(clause.text(trigger.start, clause.end)))
    sides = slots.between(trigger, clause, actors)
    acting, count = slots.subjects(trigger, clause, actors)
    if not acting and clause.start > trigger.sentence.start and trigger.form != "count":
        opening = Clause(trigger.sentence, trigger.sentence.start, clause.end)
        acting = [a for a in slots.subjects(replace(trigger, predicate=clause.start, is_held=True), opening, actors)[0] if a.kind != "place"]
    if count and trigger.kind == "visit":
        event.count = count
    owned = [] if sides else slots.owners(trigger, clause, actors)
    sides = sides or owned
    if len(sides) < 2 or owned:
        sides = acting + sides + [a for a in slots.partners(trigger, clause, actors) if a not in acting]
    host = slots.hosts(trigger, clause, actors)
    if host and not (trigger.is_planned and len(host) == 1 and (event.is_next or sides)):
        sides = sides + [a for a in host if a not in sides]
    elif host:
        event.host = host[0]
    if len([a for a in sides if a.kind in SINGLE]) < 2:
        sides = sides + [a for a in slots.participants(trigger, clause, actors) if a not in sides]
    if not sides:
        sides = slots.named_countries(trigger, actors)
    if count_of(trigger) > 1:
        sides = [replace(a, kind="collective") if a.kind == "pair" else a for a in sides]
    event.parties = [party(a) for a in sides]
    event.stated = len([a for a in sides if a.kind in SINGLE and a not in acting])
    if event.is_reference and not event.parties and trigger.kind == "talks":
        event.parties = [a for a in actors if a.start > trigger.end and a.kind == "pair"][:1]
    if event.is_reference and event.stated == 1 and len(event.known) == 1:
        speaker = next((a for a in actors if a.start >= clause.end - 1 or a.start > trigger.end and a.head_name and a not in sides), None)
        if speaker is not None and speaker.kind in SINGLE and speaker.head_name:
            event.parties.append(speaker)
    for actor in sides:
        if actor.head_name:
            event.heads[actor.head_name] = actor.head_title
    when = slots.dates(trigger, clause)
    if when:
        event.start_date, event.end_date = slots.span_of(when[0], slots.working_days(clause))
        event.mentions.append(when[0])
        event.evidence.append(Span(trigger.sentence, when[0].start, when[0].end))
    event.place = slots.place(trigger, clause)
    if event.host and not event.place and event.host.kind == "place":
        event.place = event.host.name
    event.evidence.insert(0, Span(trigger.sentence, trigger.start, trigger.end))
    if event.start_date is None and "cùng ngày" in clause.text(clause.sentence.start, clause.end):
        event.start_date = event.end_date = SAME_DAY
    for actor in sides:
        event.mentions += actor.mentions
    event.mentions += [m for m in trigger.sentence.mentions if trigger.start <= m.start and m.end <= trigger.end and m.kind in ("ordinal", "count", "quantity")]
    return event


def count_of(trigger: Trigger) -> int:
    return trigger.count or 1


def party(actor: Actor) -> Actor:
    """A bare place that meets is an organization: the authorities of it."""
    return replace(actor, kind="organization") if actor.kind == "place" else actor


def is_meeting(event: Event, trigger: Trigger) -> bool:
    """Whether the clause itself says enough to be the report of a meeting."""
    known = len(event.known)
    acts = known > event.stated or any(a.kind in UNSAID for a in event.parties)
    unsaid = any(a.kind in UNSAID for a in event.parties)
    placed = bool(event.start_date or event.place)
    if trigger.use in ("mention", "general", "out", "press"):
        return False
    if trigger.use == "recurring":
        return known >= 2 and bool(event.start_date)
    if trigger.use == "reference" and len([a for a in event.known if a.kind == "country" and a.head_name]) >= 2:
        return True
    if trigger.use == "reference":
        return event.stated >= 2 or (event.stated >= 1 and event.start_date is not None)
    if trigger.kind == "visit" and trigger.form == "noun" and not trigger.is_held or trigger.bare:
        return trigger.bare and event.stated >= 1 and known >= 2
    if trigger.noun in WEAK and trigger.form == "noun" and not (trigger.is_held or event.count > 1 or known >= 2 and acts):
        return False
    if trigger.kind == "visit" and (trigger.use == "reference" or trigger.form == "verb" and not acts and known < 2 and not (event.stated and "làm việc" in trigger.noun)):
        return False
    if trigger.attends and trigger.name and not event.parties:
        return len(words(trigger.name)) > 3
    if event.is_planned:
        return known >= 2 or placed or bool(event.ordinal)
    if trigger.form in ("verb", "count"):
        return known >= 2 or (known >= 1 and trigger.form == "verb") or unsaid or bool(event.count > 1) or trigger.form == "count"
    if event.count > 1:
        return known >= 1 or unsaid or placed
    if known >= 2:
        return True
    if trigger.is_held:
        return known >= 1 or placed or (unsaid and placed) or bool(event.ordinal)
    return known >= 1 and (placed or unsaid)


def read_events(article: Article) -> list[Event]:
    """The meetings of an article, in the order in which it first reports them."""
    actors_of, registry = read_actors(article)
    events: list[Event] = []
    for sentence in article.sentences:
        if sentence.section in ("boilerplate", "byline"):
            continue
        actors = actors_of[sentence.position]
        triggers = find_triggers(sentence, [a.start for a in actors if a.kind in ("organization", "person") or a.head_title])
        here: list[Event] = []
        for trigger, clause in zip(triggers, slots.clauses(sentence, triggers), strict=True):
            if trigger.use in ("mention", "general", "out", "press"):
                continue
            event = draft(trigger, clause, actors, article)
            _resolve(event, events, actors_of, article)
            if event.start_date == SAME_DAY:
                event.start_date = event.end_date = events[-1].end_date if events else None
            if event.start_date is None and event.count == 1 and not event.is_planned and not event.is_reference:
                _led_by(event, article, actors_of)
            known = _same(event, events)
            if known is not None and known.is_title and is_meeting(event, trigger):
                absorb(event, known)
                events[events.index(known)] = event
                here.append(event)
            elif known is not None:
                absorb(known, event)
                here.append(known)
            elif is_meeting(event, trigger):
                events.append(event)
                here.append(event)
        for signing in find_signings(sentence, actors):
            _sign(signing, events, here, actors_of, article)
        _heads(sentence, actors, events, here)
    if any(not event.is_title for event in events):
        events = [event for event in events if not event.is_title]
    _inherit(events, actors_of, article)
    home = _home(actors_of)
    return [event for event in events if in_scope(event, home)]


def _led_by(event: Event, article: Article, actors_of: dict[int, list[Actor]]) -> None:
    """Take day and place from the sentence before in the same paragraph, where that sets the scene and tells of no meeting."""
    if event.sentence.position == 0:
        return
    before = article.sentences[event.sentence.position - 1]
    if "\n" in article.text[before.end : event.sentence.start] or find_triggers(before, []):
        return
    days = [m for m in before.mentions if m.kind in ("date", "period") and m.date_start and m.date_start == m.date_end]
    if len(days) == 1 and event.sentence.position <= 4:
        event.start_date, event.end_date = days[0].date_start, days[0].date_end
        event.mentions.append(days[0])
        event.evidence.append(Span(before, days[0].start, days[0].end))
        spots = [a for a in actors_of[before.position] if a.kind == "place"]
        if not event.place and spots:
            event.place = spots[0].name


def _same(event: Event, events: list[Event]) -> Event | None:
    """The meeting that is told of again, the latest first; a reference without a number means the one told of last."""
    told = list(reversed(events))
    if event.is_reference:
        told.sort(key=lambda known: (known.noun != event.noun, known.is_planned, known.count > 1))
    for known in told:
        if known.sentence is event.sentence and not event.is_reference and not (event.start_date is None and event.ordinal is None):
            if known.kind != event.kind or event.count > 1:
                continue
        if can_be_one(known, event):
            return known
    return None


def _resolve(event: Event, events: list[Event], actors_of: dict[int, list[Actor]], article: Article) -> None:
    """Put names to "Chi cục", "chúng tôi" and "hai bên"."""
    resolved: list[Actor] = []
    for actor in event.parties:
        if actor.kind == "self":
            found = _self_of(actor, actors_of)
            resolved += [found] if found else []
        elif actor.kind == "pair":
            sides = _pair_of(event, events, actors_of)
            resolved += sides or [actor]
            if sides and all(a.head_name and a.kind == "country" for a in sides) and not event.is_planned:
                event.heads.update({a.head_name: a.head_title for a in sides if a.head_name})
        elif actor.kind == "person":
            continue
        else:
            resolved.append(actor)
    unique: list[Actor] = []
    for actor in resolved:
        if not any(actor.kind in SINGLE and same_actor(actor, other) for other in unique):
            unique.append(actor)
    event.parties = unique


def _self_of(actor: Actor, actors_of: dict[int, list[Actor]]) -> Actor | None:
    """The first organization of the article that the short form abbreviates; "chúng tôi" is the first of all."""
    short = fold(actor.name)
    named = [a for actors in actors_of.values() for a in actors if a.kind == "organization" and a.country in (None, "VN")]
    fitting = [a for a in named if fold(a.name).startswith(short)]
    if fitting:
        return fitting[0]
    if short in ("chúng tôi", "đơn vị"):
        return named[0] if named else None
    return None


def _pair_of(event: Event, events: list[Event], actors_of: dict[int, list[Actor]]) -> list[Actor]:
    """Who "hai bên" are: the parties of the last meeting, else two named before: officials of two states, or in the
    same sentence two organizations."""
    leaders_meet = any(a.kind == "pair" and re.search(r"(?:lãnh đạo|tướng|trưởng|thống|nguyên thủ)$", fold(a.name)) for a in event.parties)
    for known in () if leaders_meet else reversed(events):
        if len(known.known) >= 2 and known.count == 1:
            return known.known
    seen: list[Actor] = []
    for position, actors in actors_of.items():
        if position > event.sentence.position:
            break
        for actor in actors:
            if actor.kind == "country" and actor.head_title:
                same = next((other for other in seen if same_actor(actor, other)), None)
                if same is None:
                    seen.append(actor)
                elif same.head_name is None and actor.head_name:
                    seen[seen.index(same)] = actor
    if len(seen) >= 2:
        return seen[:2]
    here = [a for a in actors_of[event.sentence.position] if a.kind == "organization" and a.start < event.evidence[0].start]
    return here[-2:] if len(here) >= 2 else []


def _sign(signing: Signing, events: list[Event], here: list[Event], actors_of: dict[int, list[Actor]], article: Article) -> None:
    """A signing belongs to the meeting it stands with; one with a time or parties of its own is an event."""
    event = Event(
        signing.sentence,
        "talks" if "hội đàm" in fold(signing.document) else "signing",
        "meetings.signing",
        parties=[party(a) for a in signing.parties],
        documents=[signing.document],
        is_planned=signing.is_planned,
    )
    clause = Clause(signing.sentence, signing.start, signing.sentence.end)
    trigger = Trigger(signing.sentence, signing.start, signing.end, signing.start, "signing", "signing", is_planned=signing.is_planned)
    whole = Clause(signing.sentence, signing.sentence.start, signing.sentence.end)
    when = slots.dates(trigger, whole)
    if when:
        event.start_date, event.end_date = when[0].date_start, when[0].date_end
        event.mentions.append(when[0])
    event.place = slots.place(trigger, clause) or (slots.place(trigger, whole) if when else None)
    event.evidence = [Span(signing.sentence, signing.start, signing.end)]
    for actor in signing.parties:
        event.mentions += actor.mentions
        if actor.head_name:
            event.heads[actor.head_name] = actor.head_title
    if signing.is_passive and not event.start_date and not re.search(r"(?<!\w)được(?!\w)", clause.text(signing.start, signing.end)):
        return
    _resolve(event, events, actors_of, article)
    held = [e for e in events if not e.is_planned and e.count == 1]
    target = next((e for e in here if e.count == 1), None)
    if target is None and signing.ordinal:
        target = next((e for e in held if e.ordinal == signing.ordinal), None)
    if target is None and held and not signing.is_planned:
        last = max(held, key=lambda e: e.last)
        target = last if signing.sentence.position - last.last <= 1 else held[0]
    if target is not None and not signing.is_planned and _fits(target, event):
        target.documents += [d for d in event.documents if d not in target.documents]
        target.evidence += event.evidence
        for name, title in event.heads.items():
            target.heads.setdefault(name, title)
        if len(target.known) < 2:
            target.parties += [a for a in event.known if not any(same_actor(a, b) for b in target.known)]
        return
    if signing.is_planned and not (event.start_date or event.place):
        return
    if event.start_date or len(event.known) >= 2:
        events.append(event)
        here.append(event)


def _fits(target: Event, event: Event) -> bool:
    if event.start_date and target.start_date and (event.start_date > target.end_date or target.start_date > event.end_date):
        return False
    return True


def _heads(sentence: Sentence, actors: list[Actor], events: list[Event], here: list[Event]) -> None:
    """Who leads the delegations or chairs: "do ông A làm Trưởng đoàn", "ông A và ông B đồng chủ trì"."""
    low = fold(sentence.text)
    people: list[Actor] = []
    clause = Clause(sentence, sentence.start, sentence.end)
    for cue in re.finditer(alternation(phrases("meeting_heads")["leads"]), low):
        people += [a for a in leaders(cue, clause, actors) if a not in people]
    if not people or not events:
        return
    held = [e for e in events if e.count == 1 and not e.is_planned] or [e for e in events if e.count == 1]
    singles = [e for e in here if e.count == 1]
    near = next((e for e in reversed(held) if sentence.position - e.last <= 2), None)
    target = singles[0] if singles else near or (held[0] if held else None)
    if target is None:
        return
    for actor in people:
        target.heads.setdefault(actor.head_name or "", actor.head_title)
        target.mentions += actor.mentions
        target.evidence.append(Span(sentence, actor.start, actor.end))
    target.last = sentence.position


def leaders(cue: re.Match[str], clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The persons that a cue says to lead: the list before it, or after "là" or ":" behind it."""
    position = clause.sentence.start + cue.start()
    after = clause.text(clause.sentence.start + cue.end(), clause.sentence.end)
    named = re.match(r"[^,;.:]{0,40}?(?:là|:)[^,;.]{0,30}?(?:$|(?=ông|bà|đồng chí|đại tá|thượng tá|trung tá|thiếu tướng))", after)
    if named and (after_cue := [a for a in actors if a.start >= clause.sentence.start + cue.end() and a.head_name]):
        return after_cue[:2]
    index = next((i for i in range(len(actors) - 1, -1, -1) if actors[i].end <= position and actors[i].head_name), None)
    if index is None or re.search(r"[;:]", clause.text(actors[index].end, position)) or position - actors[index].end > 90:
        return []
    people = [actors[index]]
    for actor in reversed(actors[:index]):
        between = clause.text(actor.end, people[0].start)
        if not actor.head_name or len(between) > 60 or not re.search(r",|(?<!\w)(?:và|cùng)(?!\w)", between) or re.search("[;:]", between):
            break
        people.insert(0, actor)
    return people


def _inherit(events: list[Event], actors_of: dict[int, list[Actor]], article: Article) -> None:
    main = next((e for e in events if len(e.known) >= 2 and e.count == 1), None)
    home = _home(actors_of)
    previous: Event | None = None
    period = _period_of(article)
    for event in events:
        if event.kind == "visit" and not event.place:
            event.place = _visited(event)
        if event.count > 1 and event.start_date is None and period:
            event.start_date, event.end_date = period.date_start, period.date_end
            event.mentions.append(period)
        if event.rule == "meetings.count" or event.rule == "meetings.counted" and not event.noun:
            first = next((e for e in events if e.sentence is event.sentence and e is not event), None)
            if first is not None:
                event.parties = event.parties or list(first.parties)
                event.place = event.place or first.place
        if not event.known and not event.is_planned and event.count == 1 and home and not event.parties:
            event.parties = [home]
        if event.known and all(a.country not in (None, "VN") and a.kind == "organization" for a in event.known) and home:
            event.parties = [home, *event.parties]
        if not event.known and main is not None and event is not main:
            if not (event.series and not alike(event.series, main.series)) and not (
                event.ordinal and main.ordinal and abs(event.ordinal - main.ordinal) > 1
            ) and not (event.ordinal and main.ordinal is None and event.series):
                source = previous if event.rule == "meetings.counted" and previous is not None and previous.rule == "meetings.counted" else main
                event.parties = list(source.known)
                if event.is_planned and main.kind != event.kind and event.kind in ("talks", "working_session") and event.ordinal is None:
                    event.kind = main.kind
        previous = event


def _visited(event: Event) -> str | None:
    """A visit takes place where the host is: "Bộ Chỉ huy Quân sự tỉnh Xiêng Khoảng" -> "Xiêng Khoảng"."""
    hosts = event.known[1:]
    if hosts and all(a.kind == "country" for a in hosts):
        return " và ".join(a.name for a in hosts)
    seat = re.search(r"(?:tỉnh|thành phố|huyện|châu|thị xã|TP\.?)\s+(.+)$", hosts[0].name) if hosts else None
    return seat[1] if seat else None


def _period_of(article: Article) -> Mention | None:
    """The period that a report is about: the first of a month or more in its first sentences."""
    for sentence in article.sentences[:2]:
        for mention in sentence.mentions:
            if mention.kind == "period" and mention.date_start and mention.date_end and (mention.date_end - mention.date_start).days > 26:
                return mention
    return None


def _home(actors_of: dict[int, list[Actor]]) -> Actor | None:
    """The organization that the article is about: the Vietnamese one named first."""
    return next((a for actors in actors_of.values() for a in actors if a.kind == "organization" and a.country in (None, "VN")), None)


def in_scope(event: Event, home: Actor | None) -> bool:
    """Whether Viet Nam, or an authority of the border of no named country, takes part."""
    if not event.parties:
        return event.series is not None
    if not event.known:
        return home is not None
    if event.kind in ("conference", "forum") and len(event.known) < 2 and event.known[0].kind == "country":
        return False
    if any(a.country == "VN" for a in event.known):
        return True
    authority = re.compile(alternation(phrases("meeting_actors")["authority"]))
    return any(a.country is None and authority.search(fold(a.name)) for a in event.known)


def claims(article: Article) -> list[Claim]:
    made = []
    for event in read_events(article):
        values = {
            "kind": event.kind,
            "name": event.name,
            "series": event.series,
            "ordinal": event.ordinal,
            "meeting_count": event.count,
            "start_date": event.start_date,
            "end_date": event.end_date,
            "place": event.place,
            "province": None,
            "documents_signed": event.documents or None,
            "status": "planned" if event.is_planned else "held",
        }
        heads = dict(event.heads)
        parties = []
        for actor in event.parties:
            name = actor.head_name if actor.head_name in heads else None
            title = heads.pop(name, None) if name else None
            parties.append(_row(actor, name, title))
        for name, title in heads.items():
            free = [row for row in parties if row["head_name"] is None]
            own = [row for row in free if title and words(row["organization"]) <= words(title)]
            for row in (own or free)[:1]:
                row["head_name"], row["head_title"] = name, title
        made.append(Claim(event.rule, values, event.evidence, event.mentions, {"parties": parties}))
    return made


def _row(actor: Actor, name: str | None, title: str | None) -> dict:
    return {
        "organization": actor.name,
        "organization_id": actor.reference_id if actor.reference_id and reference.name_of(actor.reference_id) else None,
        "country": actor.country,
        "role": "party",
        "head_name": name,
        "head_title": title,
    }
