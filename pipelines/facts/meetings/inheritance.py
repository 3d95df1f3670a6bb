"""What is left unsaid: sides, place and period taken over from the meeting and the period that the article is about."""

import re

from pipelines.facts.claim import Span
from pipelines.facts.meetings import scene
from pipelines.facts.meetings.actors import Actor
from pipelines.facts.meetings.cues import words_of
from pipelines.facts.meetings.events import Event, alike, is_among
from pipelines.facts.meetings.identities import named_instead
from pipelines.facts.meetings.story import Story
from pipelines.mentions.article import Mention
from pipelines.mentions.gazetteer import UPPER
from pipelines.mentions.letters import fold

DATELINE = re.compile(rf"\s*([{UPPER}]\w+(?: [{UPPER}]\w+){{1,3}}),\s+(?:(?:sáng|chiều|tối|ngày)\s+)*\d{{1,2}}[/-]\d")
"""A town and a day before the lead: "Tân Ninh, 24/12/2025 -"."""
ONLINE = re.compile(r"trực tuyến|truyền hình|điện đàm|cầu truyền")
SEAT = re.compile(r"(?:tỉnh|thành phố|huyện|châu|thị xã|TP\.?)\s+(.+)$")


def inherit(story: Story) -> None:
    """Complete parties, place and period from the meeting and the period that the article is about."""
    if not story.events:
        return
    main = next((event for event in story.events if len(event.known) >= 2 and event.is_single), None)
    _inherit_dateline(story)
    authority = re.compile(words_of("meeting_actors", "authority"))
    home = [body for body in story.vietnamese() if body.country == "VN" or authority.search(fold(body.name))][:1]
    before: Event | None = None
    for event in story.events:
        if event.kind == "visit" and not event.is_received:
            event.place = _seat_of_hosts(event) or event.place
        if event.rule in ("meetings.count", "meetings.counted") and not event.word:
            _inherit_from_count(story, event)
        if not event.is_single and event.start_date is None:
            _inherit_period(story, event)
        if event.known and all(_is_guest(actor) for actor in event.known):
            told = main is not None and main.sentence.position < event.sentence.position
            ours = [actor for actor in main.known if actor.country == "VN"][:1] if main and told else []
            event.parties = (ours or home) + event.parties
            if main is None and event.is_single and len(event.known) >= 2:
                main = event
        follows = event.is_planned or (event.is_reference and event.kind == "talks")
        if follows and main and event.is_single and len(event.known) == 1 and is_among(event.known[0], main.known):
            event.parties = list(main.known)  # "đến lượt bạn mời đồn sang giao ban"; talks in the days of a visit
        many_states = event.kind == "signing" and event.has_topic
        if not event.known and not many_states:
            _inherit_parties(story, event, main if event.is_single else before or main, home)
        named_instead(story, event)
        _invite(story, event)
        before = event if len(event.known) >= 2 else before


def _inherit_dateline(story: Story) -> None:
    """Place and day of a meeting that the lead tells of, from the dateline before it: "Tân Ninh, 24/12/2025 - Chi cục ..."."""
    lead = next((event for event in story.events if event.sentence.section not in ("title", "caption")), None)
    if lead is None or lead.sentence.position == 0 or lead.is_planned or not lead.is_single:
        return
    dateline = story.article.sentences[lead.sentence.position - 1]
    places = [m for m in dateline.mentions if m.kind == "place" and m.start <= dateline.start + 1]
    written = DATELINE.match(dateline.text)
    if dateline.section != "byline" or not (places or written) or ONLINE.search(fold(lead.sentence.text)):
        return
    lead.place = lead.place or (places[0].text if places else written[1] if written else None)
    day = next((m for m in dateline.mentions if m.kind == "date" and scene.is_day(m)), None)
    if day and lead.start_date is None:
        lead.start_date, lead.end_date = day.date_start, day.date_end
        lead.mentions.append(day)
        lead.evidence.append(Span(dateline, day.start, day.end))


def _is_part_of(event: Event, main: Event) -> bool:
    """Whether talks referred to ("tại buổi hội đàm chiều 4/3") fall on the days of a visit, and are of the same sides."""
    if not (event.is_reference and event.start_date and main.start_date and main.end_date):
        return False
    return main.start_date <= event.start_date <= main.end_date


def _inherit_from_count(story: Story, event: Event) -> None:
    """What the first count of the sentence says holds on: "A và B có 8 lượt hội đàm tại Km0, C và D 5 lượt"."""
    first = next((e for e in story.events if e.sentence is event.sentence and e is not event), None)
    if first is not None:
        event.parties = event.parties or list(first.parties)
        event.place = event.place or first.place


def _inherit_period(story: Story, event: Event) -> None:
    """The period of a report, from its title or first sentence: "kết quả công tác 11 tháng năm 2025"."""
    period = next(
        (
            mention
            for sentence in story.article.sentences[:2]
            for mention in sentence.mentions
            if mention.kind == "period" and _is_report_period(mention)
        ),
        None,
    )
    if period:
        event.start_date, event.end_date = period.date_start, period.date_end
        event.mentions.append(period)


def _inherit_parties(story: Story, event: Event, main: Event | None, home: list[Actor]) -> None:
    """Those of the meeting that it follows or repeats; one that somebody just took part in has them alone."""
    if main is None or main is event:
        event.parties = event.parties or (home if event.is_single and not event.is_planned else [])
        return
    of_series = bool(event.ordinal) and event.word == main.word
    if event.is_single and not event.is_planned and not of_series and not _is_part_of(event, main):
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


def _invite(story: Story, event: Event) -> None:
    """A guest from abroad who speaks is a side of a conference that names no other: "ông A, Đại sứ quán Trung Quốc"."""
    if event.kind not in ("conference", "forum") or not event.is_single or event.is_planned or len(event.known) != 1:
        return
    office = re.compile(words_of("meeting_actors", "abroad_office"))
    for sentence in story.article.sentences[event.sentence.position :]:
        for actor in story.actors_of[sentence.position]:
            body = actor.kind == "organization" and actor.head_name and actor.country not in (None, "VN")
            if body and office.search(fold(actor.name)) and not is_among(actor, event.known):
                event.parties.append(actor)
                event.heads[actor.head_name or ""] = actor
                event.mentions += actor.mentions
                event.evidence.append(Span(sentence, actor.start, actor.end))
                return


def _is_guest(actor: Actor) -> bool:
    """Whether a side can't be the article's own office: a body of another country, or one that no list knows."""
    if actor.kind == "organization":
        return actor.country not in (None, "VN")
    return actor.kind == "collective" and not re.search(words_of("meeting_actors", "authority"), fold(actor.name))


def _is_report_period(mention: Mention) -> bool:
    """A month or more that begins with a quarter or a year."""
    start, end = mention.date_start, mention.date_end
    return bool(start and end and (end - start).days > 26 and start.day == 1 and start.month in (1, 4, 7, 10))


def _seat_of_hosts(event: Event) -> str | None:
    """A visit takes place where the hosts are: "Bộ Chỉ huy Quân sự tỉnh Xiêng Khoảng" -> "Xiêng Khoảng"."""
    hosts = event.known[1:]
    if hosts and all(host.kind == "country" for host in hosts):
        return " và ".join(host.name for host in hosts)
    seat = SEAT.search(hosts[0].name) if hosts and not event.place else None
    return seat[1] if seat else None
