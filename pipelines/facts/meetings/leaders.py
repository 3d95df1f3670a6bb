"""Who leads a delegation or chairs: "do ông A làm Trưởng đoàn", "ông A và ông B đồng chủ trì"."""

import re
from dataclasses import replace

from pipelines.facts.meetings.actors import Actor
from pipelines.facts.meetings.clause import Clause
from pipelines.facts.meetings.cues import cue
from pipelines.mentions.article import Sentence
from pipelines.mentions.letters import fold

NAMED_AFTER = re.compile(
    r"[^,;.:]{0,40}?(?:là|:)[^,;.]{0,30}?(?:$|(?=ông|bà|đồng chí|đại tá|thượng tá|trung tá|thiếu tướng))"
)
SIDE_HAS = re.compile(
    r"(?:^|[,;.]\s*)(?:về\s+)?phía\s+[^,;.]{2,40}?\s+(?:có|gồm|là)\s+(?=ông|bà|đồng chí|đại tá|thượng tá|trung tá|thiếu tướng)"
)


def may_name_leader(sentence: Sentence) -> bool:
    """Whether a sentence holds a word for leading or begins to list a side: without one there is nothing to find."""
    low = fold(sentence.text)
    return "phía" in low or bool(cue("leads").search(low))


def find_leaders(sentence: Sentence, actors: list[Actor]) -> list[Actor]:
    """The persons that a sentence says to lead, in order."""
    low = fold(sentence.text)
    clause = Clause(sentence, sentence.start, sentence.end)
    people: list[Actor] = []
    for match in cue("leads").finditer(low):
        if re.match(r"\s+(?:cuộc\s+|buổi\s+)?họp báo", low[match.end() : match.end() + 20]):
            continue
        people += [actor for actor in _before_or_after(match, clause, actors) if actor not in people]
    for match in SIDE_HAS.finditer(low):
        first = next((a for a in actors if a.head_name and a.start >= sentence.start + match.end()), None)
        people += [first] if first and first not in people else []
    return people


def _before_or_after(match: re.Match[str], clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The list of persons before a cue, or after "là" or ":" behind it ("đồng chủ trì là ông A và ông B")."""
    position = clause.sentence.start + match.start()
    end = clause.sentence.start + match.end()
    named = [actor for actor in actors if actor.start >= end and actor.head_name]
    after = clause.text(end, clause.end)
    if named and NAMED_AFTER.match(after):
        return named[:2]
    if named and re.match(r"\s+của(?!\w)[^,;.]{0,80}$", clause.text(end, named[0].start)):
        return named[:1]  # "dưới sự chủ trì của ông A"
    index = next((i for i in range(len(actors) - 1, -1, -1) if actors[i].end <= position and actors[i].head_name), None)
    if (
        index is None
        or position - actors[index].end > 90
        or re.search("[;:]", clause.text(actors[index].end, position))
    ):
        return []
    people = [_of_delegation(index, clause, actors)]
    for actor in reversed(actors[:index]):
        if actor.kind == "place":
            continue
        gap = clause.text(actor.end, people[0].start)
        coordinated = re.search(r",|(?<!\w)(?:và|cùng)(?!\w)", gap)
        if not actor.head_name or len(gap) > 60 or not coordinated or re.search("[;:]", gap):
            break
        people.insert(0, actor)
    return people


def _of_delegation(index: int, clause: Clause, actors: list[Actor]) -> Actor:
    """The person, with the country of the delegation that he leads ("đoàn Việt Nam do ông A dẫn đầu")."""
    person = actors[index]
    led_by = re.search(r"(?<!\w)do\s+[^,;.]{0,40}$", clause.behind(person.start))
    if person.country is None and led_by and index:
        return replace(person, country=actors[index - 1].country)
    return person
