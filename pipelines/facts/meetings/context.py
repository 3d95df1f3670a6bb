"""What a meeting leaves unsaid and other sentences say: its sides, and days told from the meeting before."""

import re
from datetime import date, timedelta

from pipelines.facts.claim import Span
from pipelines.facts.meetings import scene
from pipelines.facts.meetings.actors import Actor, Actors, country_in_words
from pipelines.facts.meetings.cues import DIGITS, cue, number, words_of
from pipelines.facts.meetings.events import Event
from pipelines.facts.meetings.story import SCENE_WITHIN, Story
from pipelines.mentions.article import Sentence
from pipelines.mentions.gazetteer import fold

COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(DIGITS)})"
DAYS_BEFORE = re.compile(
    rf"(?<!\w)(?:trước đó|cách đó) {COUNT} (?P<unit>ngày|hôm|tuần)(?!\w)|(?<!\w){COUNT.replace('count', 'before')} "
    r"(?P<unit_before>ngày|hôm|tuần) trước(?: đó)?(?!\w)"
)
DAYS_AFTER = re.compile(
    rf"(?<!\w)(?:sau đó) {COUNT} (?P<unit>ngày|hôm|tuần)(?!\w)|(?<!\w){COUNT.replace('count', 'before')} "
    r"(?P<unit_before>ngày|hôm|tuần) sau(?: đó)?(?!\w)"
)
NEXT_DAY = re.compile(r"(?<!\w)(?:hôm|ngày) sau(?!\w)")
DAY_BEFORE = re.compile(r"(?<!\w)(?:hôm|ngày) trước đó(?!\w)")
BACK = 20
DELEGATION = re.compile(r"(?i)[^,;.:]{0,20}?(?<!\w)(?:đoàn|phái đoàn)(?!\w)")
"""A delegation, by the word in its name or right before it."""
ALIAS = re.compile(r"(?:phía|bên)\s+")
SAME_DAY = re.compile(
    r"^(?:tiếp đó|tiếp theo|ngay sau đó|ngay sau lễ ký|cuối buổi),|(?<!\w)(?:cùng ngày|cùng hôm|cùng buổi|(?:chiều|tối|trưa|sáng) hôm (?:đó|ấy)|(?:chiều|tối) (?:đó|ấy))(?!\w)"
)


def told_from(day: date, text: str, *, is_meeting: bool) -> date | None:
    """The day that words give by its distance from another: "trước đó một tuần", "hai hôm sau", "cùng ngày".

    A distance counts from a meeting; only "cùng ngày" takes up any day.
    """
    low = fold(text)
    if SAME_DAY.search(low):
        return day
    if not is_meeting:
        return None
    for pattern, sign in ((DAYS_BEFORE, -1), (DAYS_AFTER, 1)):
        if match := pattern.search(low):
            count = number(match["count"] or match["before"])
            weeks = (match["unit"] or match["unit_before"]) == "tuần"
            return day + timedelta(days=sign * count * (7 if weeks else 1))
    if NEXT_DAY.search(low):
        return day + timedelta(days=1)
    return day - timedelta(days=1) if DAY_BEFORE.search(low) else None


def sides_named(sentences: list[Sentence], actors_of: Actors) -> list[Actor]:
    """The bodies of two countries, one of them of the border, that a sentence or two in a row name; the latest such."""
    for last in range(len(sentences) - 1, -1, -1):
        for first in {last, max(0, last - 1)}:
            bodies = _bodies(sentences[first : last + 1], actors_of)
            of_border = any(cue("border").search(fold(body.name)) for body in bodies)
            ours = any(body.country in ("VN", None) for body in bodies)
            if of_border and ours and any(body.country not in ("VN", None) for body in bodies):
                return bodies
    return []


def _bodies(sentences: list[Sentence], actors_of: Actors) -> list[Actor]:
    """The bodies that the sentences name, each once; one of no known country only where it is an authority."""
    authority = re.compile(words_of("meeting_actors", "authority"))
    found: list[Actor] = []
    for sentence in sentences:
        for actor in actors_of[sentence.position]:
            named = actor.kind == "organization" and not ALIAS.match(fold(actor.name))
            if named and (actor.country or authority.search(fold(actor.name))):
                found += [actor] if actor.name not in [body.name for body in found] else []
    return found


def named_by(alias: Actor, sentences: list[Sentence], actors_of: Actors) -> Actor | None:
    """The body that "phía Svay Rieng" stands for: one named before with that place in its name."""
    place = ALIAS.match(fold(alias.name))
    wanted = set(fold(alias.name)[place.end() :].split()) if place else set()
    if not wanted or country_in_words(" ".join(wanted)):
        return None
    for sentence in sentences:
        for actor in actors_of[sentence.position]:
            words = set(re.findall(r"\w+", fold(actor.name)))
            if actor.kind == "organization" and not ALIAS.match(fold(actor.name)) and wanted <= words:
                return actor
    return None


def delegation_told(story: Story, sentence: Sentence) -> list[Actor]:
    """The delegation named last before a sentence: what "đoàn" alone means."""
    told = [actor for s in story.article.sentences[: sentence.position] for actor in story.actors_of[s.position]]
    coming = [
        actor
        for actor in told
        if actor.kind == "organization" and DELEGATION.match(story.article.text[max(0, actor.start - BACK) : actor.end])
    ]
    return coming[-1:]


def look_back(story: Story, event: Event) -> None:
    """Take the sides of a first meeting that names none from what the article said before."""
    told = any(len(known.known) >= 2 for known in story.events)
    if not told and not event.known and event.is_single and (event.is_held or event.start_date):
        before = story.article.sentences[: event.sentence.position + 1]
        event.parties = sides_named(before, story.actors_of) or event.parties


def set_scene(story: Story, event: Event) -> None:
    """Take day, place and sides from the sentences before, where they tell of no meeting themselves."""
    position = event.sentence.position
    told = event.is_planned or event.is_reference or not event.is_single
    if event.start_date or told or position > SCENE_WITHIN:
        return
    before: list[Sentence] = []
    for sentence in reversed(story.article.sentences[max(0, position - 2) : position]):
        told = any(known.sentence is sentence for known in story.events)
        apart = "\n" in story.article.text[sentence.end : event.sentence.start] and not event.of_pair
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
    around = [actor for s in reversed(before) for actor in story.actors_of[s.position]]
    event.place = event.place or next((actor.name for actor in around if actor.kind == "place"), None)
    bodies = [actor for actor in around if actor.kind == "organization"]
    if not event.parties and len({actor.country for actor in bodies}) > 1:
        event.parties = bodies


def same_day(story: Story, event: Event) -> None:
    """Read "sáng cùng ngày" and "trước đó một tuần" from the day of the meeting told of last."""
    held = [known for known in story.events if known.is_single and not known.is_planned and known.end_date]
    last = held[-1].end_date if held else _day_before(story, event)
    if event.start_date is None and last is not None and event.is_single:
        event.start_date = event.end_date = told_from(last, event.sentence.text, is_meeting=bool(held))


def _day_before(story: Story, event: Event) -> date | None:
    """The last single day that the article names before a meeting."""
    told = story.article.sentences[: event.sentence.position]
    days = [m.date_end for s in told[-SCENE_WITHIN:] for m in s.mentions if scene.is_day(m) and not scene.bounds(m, s)]
    return days[-1] if days else None
