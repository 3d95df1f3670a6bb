"""Counts of what authorities of two countries did together: letters exchanged, joint patrols, calls on a hotline.

The activities, their units and which of them need a measure word ("6 lần tuần tra chung") are
lexicon/cooperation_activities.csv. A count is cooperation only where both sides are in sight: "hai bên", or an
authority of another country in the sentence or the two before it.
"""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.facts.claim import Claim, Span
from pipelines.facts.meetings.actors import Actor, Actors
from pipelines.facts.meetings.clause import Clause
from pipelines.facts.meetings.cues import NUMBER, before, cue, number, words_of
from pipelines.facts.meetings.events import KNOWN
from pipelines.facts.meetings.sides import between
from pipelines.facts.meetings.triggers import Trigger
from pipelines.lexicon.phrases import alternation, load
from pipelines.mentions.article import Article, Mention, Sentence
from pipelines.mentions.letters import fold

MEASURE = r"(?:lần|lượt|đợt|cuộc|buổi|chuyến)"
FIGURE = r"(?P<figure>\d{1,3}(?:\.\d{3})+|" + NUMBER + ")"
OTHER_LETTERS = re.compile(r"\s*(?:ký|viện|mời|tín|ngỏ|tố|khiếu|kiến nghị|góp ý|điện tử|xin|cảm ơn)(?!\w)")
SINCE = re.compile(r"(?<!\w)(?:kể\s+)?từ sau (?:khi )?[^,;.]{5,60}")
SIGHT = 2
"""How many sentences back the other side may have been named."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count of an activity. Offsets are characters of the article."""

    sentence: Sentence
    start: int
    end: int
    value: float
    activity: str
    unit: str


@cache
def _activities() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """(pattern, activity, unit): the count before ("6 lần tuần tra chung") or behind ("tuần tra chung 6 lần")."""
    rows: dict[tuple[str, str, bool], list[str]] = {}
    for row in load("cooperation_activities"):
        rows.setdefault((row["activity"], row["unit"], row["measured"] == "yes"), []).append(row["phrase"])
    made = []
    for (activity, unit, measured), members in rows.items():
        phrase = alternation(tuple(members))
        measure = rf"{MEASURE}\s+" if measured else ""
        patterns = [rf"(?<![\w.,/]){FIGURE}\s+{measure}{phrase}"]
        if measured:
            patterns.append(rf"{phrase}\s+(?:được\s+)?{FIGURE}\s+{MEASURE}(?!\s+(?:người|cán bộ))(?!\w)")
        made += [(re.compile(pattern), activity, unit) for pattern in patterns]
    return tuple(made)


@cache
def _activity_words() -> re.Pattern[str]:
    """Any activity, with or without a count: few sentences name one."""
    return re.compile(alternation(tuple({row["phrase"] for row in load("cooperation_activities")})))


@cache
def _agreed() -> re.Pattern[str]:
    return re.compile(rf"{words_of('meeting_cues', 'recurring')}[^;.]{{0,40}}$")


def read_cooperation(article: Article) -> list[Claim]:
    """The counted acts of cooperation of an article; the same count said again is one claim with both places."""
    claims: dict[tuple[str, str, float], Claim] = {}
    actors_of = Actors(article)
    for sentence in article.sentences:
        counts = [] if sentence.section in ("boilerplate", "byline") else _counts(sentence)
        if not counts:
            continue
        around = range(max(0, sentence.position - SIGHT), sentence.position + 1)
        if not any(_is_other_side(actor) for position in around for actor in actors_of[position]):
            continue
        for count in counts:
            claim = _claim(count, article, actors_of[sentence.position])
            known = claims.setdefault((count.activity, count.unit, count.value), claim)
            if known is not claim:
                known.evidence += claim.evidence
                known.mentions += claim.mentions
    return list(claims.values())


def _counts(sentence: Sentence) -> list[Count]:
    """The counts of a sentence, in order; what was agreed for the future ("mỗi tháng tuần tra chung 2 lần") is none."""
    low = fold(sentence.text)
    found: list[Count] = []
    if not _activity_words().search(low):
        return found
    for pattern, activity, unit in _activities():
        for match in pattern.finditer(low):
            other = activity == "information_letter" and OTHER_LETTERS.match(low, match.end())
            start, end = match.start() + sentence.start, match.end() + sentence.start
            taken = any(start < count.end and count.start < end for count in found)
            if not (other or taken or _agreed().search(before(low, match.start()))):
                value = float(number(match["figure"].replace(".", "")))
                found.append(Count(sentence, start, end, value, activity, unit))
    return sorted(found, key=lambda count: count.start)


def _is_other_side(actor: Actor) -> bool:
    """Whether an actor is the other country's, or both sides together."""
    if actor.kind == "collective":
        return bool(cue("across").search(fold(actor.name)))
    return actor.kind == "pair" or (actor.kind == "organization" and actor.country not in (None, "VN"))


def _claim(count: Count, article: Article, actors: list[Actor]) -> Claim:
    sentence = count.sentence
    period, text = _period(article, sentence)
    parties = [actor.name for actor in _between(sentence, count.start, actors) or actors if actor.kind in KNOWN]
    used = [
        m for m in sentence.mentions if m.start < count.end and count.start < m.end and m.kind in ("quantity", "count")
    ]
    values = {
        "activity": count.activity,
        "value": count.value,
        "unit": count.unit,
        "parties": parties or None,
        "period_start": period.date_start if period else None,
        "period_end": period.date_end if period else None,
        "period_text": period.text if period else text,
    }
    evidence = [Span(sentence, count.start, count.end)]
    if period:
        evidence.append(Span(sentence, period.start, period.end))
        used.append(period)
    return Claim(f"cooperation.{count.activity}", values, evidence, used)


def _between(sentence: Sentence, end: int, actors: list[Actor]) -> list[Actor]:
    """The sides after "giữa" before the count."""
    match = re.search(r"(?<!\w)giữa(?!\w)", fold(sentence.text[: end - sentence.start]))
    if not match:
        return []
    start = sentence.start + match.start()
    return between(Trigger(sentence, start, start, start, "noun", "talks"), Clause(sentence, start, end), actors)


def _period(article: Article, sentence: Sentence) -> tuple[Mention | None, str | None]:
    """The period in the sentence; else the words "kể từ sau Hội đàm lần thứ 10" in it or the two before."""
    for mention in sentence.mentions:
        if mention.kind == "period" and mention.date_start and mention.detail not in ("same_period", "comparison"):
            return mention, None
    for position in range(sentence.position, max(-1, sentence.position - SIGHT - 1), -1):
        text = article.sentences[position].text
        if since := SINCE.search(fold(text)):
            return None, text[since.start() : since.end()].strip()
    return None, None
