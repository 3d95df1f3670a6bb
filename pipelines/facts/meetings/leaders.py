"""Who leads a delegation or chairs: "do ông A làm Trưởng đoàn", "ông A và ông B đồng chủ trì"."""

import re
from dataclasses import replace

from pipelines.facts.meetings.actors import Actor, country_in_words
from pipelines.facts.meetings.clause import Clause
from pipelines.facts.meetings.cues import cue
from pipelines.mentions.article import Sentence
from pipelines.mentions.letters import fold

PERSON = r"(?:ông|bà|đồng chí|đại tá|thượng tá|trung tá|thiếu tướng|thiếu tá|đại úy|thượng úy|hai ông)(?!\w)"
NAMED_AFTER = re.compile(
    rf"(?P<side>[^,;.:]{{0,40}}?)(?:là|gồm|có|:)[^,;.]{{0,30}}?(?:$|(?={PERSON}))|"
    rf"(?P<told>[^;.:]{{0,140}}?)(?<!\w)là (?={PERSON})"
)
BESIDE = re.compile(r"\s*(?:của\s+)?(?:đoàn|phía|bên|phái đoàn)\s+(?P<side>[^,;.:]{2,30}?),\s*(?:ông|bà|đồng chí)\s*$")
SEVERAL = re.compile(r"(?<!\w)(?:hai|ba|các|cả|đồng|cùng)(?!\w)")
SIDE_HAS = re.compile(r"(?:^|[,;.]\s*)(?:về\s+)?phía\s+(?P<side>[^,;.]{2,40}?)\s+(?:có|gồm|là)\s+")
LISTED = re.compile(r"^[^.:]*(?:[,;]|(?<!\w)(?:và|cùng)(?!\w))[^.:]*$")
MOST = 4
"""Sides that chair one meeting: more names in a row are those who attend."""
GAP = 90
"""Characters of office between two persons of one list."""
WITHIN = 60
"""Characters of ranks and offices between the words that announce a leader and the name."""


def may_name_leader(sentence: Sentence) -> bool:
    """Whether a sentence holds a word for leading or begins to list a side: without one there is nothing to find."""
    low = fold(sentence.text)
    return "phía" in low or bool(cue("leads").search(low)) or bool(cue("side_has").search(low))


def find_leaders(sentence: Sentence, actors: list[Actor]) -> list[Actor]:
    """The persons that a sentence says to lead, in order."""
    low = fold(sentence.text)
    clause = Clause(sentence, sentence.start, sentence.end)
    people: list[Actor] = []
    for match in cue("leads").finditer(low):
        if re.match(r"\s+(?:cuộc\s+|buổi\s+)?họp báo", low[match.end() : match.end() + 20]):
            continue
        people += [actor for actor in _before_or_after(match, clause, actors) if not _is_named(actor, people)]
    for pattern in (SIDE_HAS, cue("side_has")):
        for match in pattern.finditer(low):
            start = sentence.start + match.end()
            named = [a for a in actors if a.head_name and start <= a.end]
            first = next((a for a in named if a.start <= start + WITHIN), None)
            if first and not _is_named(first, people):
                people.append(_of_side(first, match.groupdict().get("side")))
                others = _in_row(named[named.index(first) :], clause)[1:]
                facing = next((a for a in others if a.country != first.country), None)
                people += [facing] if facing and not _is_named(facing, people) else []
    return people


def _is_named(actor: Actor, people: list[Actor]) -> bool:
    return any(actor.head_name == known.head_name for known in people)


def _of_side(person: Actor, side: str | None) -> Actor:
    """The person, of the country that the words name ("phía Trung Quốc"); "phía bạn" is not the Vietnamese."""
    if person.country or not side:
        return person
    return replace(person, country=country_in_words(side))


def _in_row(named: list[Actor], clause: Clause) -> list[Actor]:
    """The first of some persons, and those listed with it: "ông A, Phó Chủ tịch; ông B và bà C"."""
    row = named[:1]
    for person in named[1:MOST]:
        gap = clause.text(row[-1].end, person.start)
        if len(gap) > GAP or not LISTED.search(gap):
            break
        row.append(person)
    return row


def _before_or_after(match: re.Match[str], clause: Clause, actors: list[Actor]) -> list[Actor]:
    """The list of persons before a cue, or after "là" or ":" behind it ("đồng chủ trì là ông A và ông B")."""
    position = clause.sentence.start + match.start()
    end = clause.sentence.start + match.end()
    named = [actor for actor in actors if actor.start >= end and actor.head_name]
    after = clause.text(end, clause.end)
    told = NAMED_AFTER.match(after) if named else None
    if told:
        before = clause.text(max(clause.start, position - 20), end)
        side = told["side"] or ""
        both = SEVERAL.search(before + side) or not country_in_words(side)
        named = [person for person in named if person.start >= end + told.end() - 1]
        return [_of_side(person, side) for person in (_in_row(named, clause) if both else named[:1])]
    if named and (beside := BESIDE.fullmatch(clause.text(end, named[0].start))):
        return [_of_side(named[0], beside["side"])]  # "Trưởng đoàn Việt Nam, bà A"
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
