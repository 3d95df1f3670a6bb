"""Whether a meeting is one that the warehouse keeps: across the border, or of a border authority with others; and news."""

import re

from pipelines.facts.meetings.clause import Clause
from pipelines.facts.meetings.cues import cue, words_of
from pipelines.facts.meetings.events import Event
from pipelines.facts.meetings.story import Story
from pipelines.facts.meetings.triggers import Trigger
from pipelines.mentions.letters import fold

NEWS_WITHIN = 8
SHORTEST_YEAR = 364
YEARS_BACK = 4
"""A text of 2018 still counts the talks of a term, not a visit of 1957."""
OPENS_WITH = 2
"""What the first sentences tell of is the news."""
SAID_WITHIN = 80
"""How far before "tại hội nghị" stands what is said there, in characters; further on it is another subject."""


def in_scope(story: Story, event: Event) -> bool:
    """Whether it is a meeting across the border, or a domestic one of a border authority with others."""
    known = event.known
    if _is_history(story, event):
        return False
    told = event.start_date or event.place
    named = event.kind in ("talks", "conference", "forum") and bool(cue("topic").search(fold(event.name or "")))
    if not event.parties and told and ((event.kind == "signing" and event.has_topic) or named):
        return True  # of many: "lễ ký hiệp định thương mại tự do", "vòng đàm phán thứ 12 Hiệp định RCEP"
    if not event.parties or (event.series and event.ordinal):
        return event.series is not None
    if not known:
        return bool(story.vietnamese()) and (event.is_planned or not event.is_single or event.start_date is not None)
    if event.kind in ("conference", "forum") and len(known) < 2 and known[0].kind == "country":
        return False
    own = {"VN", None} if event.kind == "working_session" else {"VN"}
    if any(actor.kind == "country" for actor in known) and {actor.country for actor in known} <= own:
        # A head of government among his own: "Phó Thủ tướng làm việc với lãnh đạo tỉnh về xuất khẩu" is about trade.
        return len(known) > 1 and event.has_topic and event.kind in ("conference", "forum", "working_session")
    names = " | ".join(fold(actor.name) for actor in known)
    if all(cue("business").search(fold(actor.name)) for actor in known):
        return False
    authority = re.compile(words_of("meeting_actors", "authority"))
    ours = any(a.country == "VN" or (a.country is None and authority.search(fold(a.name))) for a in known)
    if any(a.country not in (None, "VN") for a in known) or cue("across").search(names):
        placed = event.start_date or event.place
        abroad = (
            len({actor.country for actor in known} - {None}) > 1
            and event.kind != "visit"
            and placed
            and _is_on_topic(story, event)
            and _is_told_for_trade(story, event)
        )
        heads = all(actor.kind == "country" for actor in known) and any(actor.head_title for actor in known)
        if heads and not _names_topic(story):
            return False  # heads of state, in a text that names no trade and no border
        described = (actor for actor in known if actor.kind == "collective")
        return ours or bool(abroad) or any(cue("across").search(fold(a.name)) or a.country for a in described)
    services = [set(cue("service").findall(fold(actor.name))) for actor in known]
    if len(known) >= 2 and all(actor.country == "VN" for actor in known) and set.intersection(*services):
        return False  # staff talks: both are of customs
    at_border = bool(cue("border").search(names))
    talks = event.word == "hội đàm" or (not event.is_single and event.kind in ("talks", "exchange"))
    if at_border and (len(known) >= 2 or event.ordinal or event.series or talks):
        return True
    return (event.has_topic or _opens_on_topic(story, event)) and event.kind in ("conference", "forum", "signing")


def _opens_on_topic(story: Story, event: Event) -> bool:
    """Whether a dated meeting is the news of an article that opens with trade or the border."""
    opening = story.article.sentences[: OPENS_WITH + 1]
    is_news = event.sentence.position <= OPENS_WITH and event.start_date is not None
    of_trade = any(cue("trade_body").search(fold(actor.name)) for actor in event.known)
    return (
        is_news and of_trade and any(cue(label).search(fold(s.text)) for s in opening for label in ("trade", "topic"))
    )


def is_on_our_topic(story: Story, trigger: Trigger, clause: Clause) -> bool:
    """Whether a meeting's clause names trade or the border; what is said "tại hội nghị", and the title over a conference
    that is the news, name it as well."""
    texts = [clause.text(trigger.start, clause.end)]
    if trigger.use == "reference":
        texts.append(clause.text(max(clause.start, trigger.start - SAID_WITHIN), trigger.start))
    if trigger.sentence.position <= OPENS_WITH and trigger.kind in ("conference", "forum"):
        texts.append(fold(story.article.title or ""))
    return any(cue("topic").search(text.replace("trung tâm thương mại", "")) for text in texts)


def _is_history(story: Story, event: Event) -> bool:
    """Whether a meeting is only dated to a year, and one of long ago: "đã thăm Triều Tiên vào năm 1957"."""
    if event.start_date is None or event.end_date is None or not event.is_single:
        return False
    if (event.end_date - event.start_date).days < SHORTEST_YEAR:
        return False
    days = [m.date_end for s in story.article.sentences for m in s.mentions if m.kind == "date" and m.date_end]
    now = story.article.published or max(days, default=event.end_date)
    return now.year - event.end_date.year > YEARS_BACK


def _names_topic(story: Story) -> bool:
    """Whether the article speaks of trade or of the border at all."""
    texts = [fold(sentence.text) for sentence in story.article.sentences]
    return any(cue(label).search(text) for label in ("trade", "topic", "border", "commerce") for text in texts)


def _is_told_for_trade(story: Story, event: Event) -> bool:
    """Whether trade or customs is what a meeting of others is about, and the news, or beside it; no summit."""
    at = event.sentence.position
    if at <= OPENS_WITH:
        return True
    near = [*story.article.sentences[:2], *story.article.sentences[max(0, at - 1) : at + 2]]
    summit = event.kind == "conference" and all(actor.kind == "country" for actor in event.known)
    return not summit and any(cue("trade").search(fold(sentence.text)) for sentence in near)


def _is_on_topic(story: Story, event: Event) -> bool:
    """Whether a meeting told of early is in an article on trade or customs; further on such a one is background."""
    if event.sentence.position > NEWS_WITHIN:
        return False
    return any(cue("trade").search(fold(sentence.text)) for sentence in story.article.sentences)
