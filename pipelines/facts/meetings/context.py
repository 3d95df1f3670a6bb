"""What a meeting leaves unsaid and other sentences say: its sides, and days told from the meeting before."""

import re
from datetime import date, timedelta

from pipelines.facts.meetings.actors import Actor, Actors, country_in_words
from pipelines.facts.meetings.cues import DIGITS, cue, number, words_of
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
ALIAS = re.compile(r"(?:phía|bên)\s+")
SAME_DAY = re.compile(
    r"(?<!\w)(?:cùng ngày|cùng hôm|cùng buổi|(?:chiều|tối|trưa|sáng) hôm (?:đó|ấy)|(?:chiều|tối) (?:đó|ấy))(?!\w)"
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
