"""People: a title or form of address, then a name in capitals.

The span is the name alone; `detail` is `title=` and the office as written, where the text gives one before the name or
after it behind a dash or comma.
"""

import re

from pipelines.lexicon.phrases import phrases
from pipelines.mentions.article import Mention
from pipelines.mentions.gazetteer import UPPER, Hit

NAME = re.compile(rf"[{UPPER}][\w'’]*(?:[ -][{UPPER}][\w'’]*){{0,5}}")
AFTER = re.compile(r"\s*(?:[-–,(]|là)\s*")
TITLES = ("office", "rank", "address")


def read(text: str, hits: list[Hit], organizations: list[Mention]) -> list[Mention]:
    """The people of a sentence, in order, offsets in the sentence."""
    people: list[Mention] = []
    by_start = {mention.start: mention for mention in organizations}
    titles = {hit.start: hit for hit in reversed(hits) if hit.reading(*TITLES)}
    done = 0
    for hit in hits:
        if hit.start < done or titles.get(hit.start) is not hit:
            continue
        begin, position = hit.start, hit.end
        office = begin if hit.reading("office") else None
        while True:
            follower = titles.get(position + 1)
            if follower:
                office = follower.start if office is None and follower.reading("office") else office
                position = follower.end
            elif (body := by_start.get(position + 1)) and body.end > position:
                position = body.end
            else:
                break
        match = NAME.match(text, position + 1)
        if not match or text[position] not in " " or not _is_name(text, hits, match, organizations):
            done = position
            continue
        title = text[office:position] if office is not None else _title_after(text, titles, by_start, match.end())
        people.append(
            Mention("person", match.start(), match.end(), match.group(), detail=f"title={title}" if title else None)
        )
        done = match.end()
    return people


def _is_name(text: str, hits: list[Hit], match: re.Match[str], organizations: list[Mention]) -> bool:
    words = re.split(r"[ -]", match.group())
    if any(body.start <= match.start() < body.end and body.detail != "generic" for body in organizations):
        return False
    whole = any(
        hit.start == match.start() and hit.end == match.end() and hit.reading("place", "gate", "port", "organization")
        for hit in hits
    )
    return not whole and (len(words) > 1 or words[0].lower() in phrases("surnames")["surname"])


def _title_after(text: str, titles: dict[int, Hit], by_start: dict[int, Mention], position: int) -> str | None:
    match = AFTER.match(text, position)
    if not match:
        return None
    hit = titles.get(match.end())
    if not hit or not hit.reading("office"):
        return None
    end = hit.end
    if body := by_start.get(end + 1):
        end = body.end
    return text[hit.start : end]
