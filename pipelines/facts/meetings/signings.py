"""Documents that are signed: "ký kết Biên bản ...", "thỏa thuận ... đã được hai đơn vị ký"."""

import re
from dataclasses import dataclass, field
from functools import cache

from pipelines.facts.meetings.actors import Actor
from pipelines.facts.meetings.slots import Clause, _can_act, _listed, _written_side
from pipelines.facts.meetings.triggers import ORDINAL, number
from pipelines.lexicon.phrases import alternation, phrases
from pipelines.mentions.article import Sentence
from pipelines.mentions.gazetteer import fold

DOCUMENT_END = re.compile(
    r"[;.\n]|,(?!\s*(?:biên bản|bản ghi nhớ|nghị định thư|thỏa thuận|kế hoạch))|(?<!\w)(?:trước sự|dưới sự|nhằm|để|làm cơ sở|theo đó|trong đó|tại|vào|ngày|sáng|chiều|với|giữa|rồi|và cùng|và thống nhất|sau khi)(?!\w)"
)


@dataclass(slots=True)
class Signing:
    """What was signed, by whom. Offsets of the article."""

    sentence: Sentence
    start: int
    end: int
    document: str
    parties: list[Actor] = field(default_factory=list)
    ordinal: int | None = None
    is_planned: bool = False
    is_passive: bool = False


@cache
def _active() -> re.Pattern[str]:
    cues = phrases("meeting_documents")
    return re.compile(
        rf"(?<!đăng )(?<!chữ )(?<!nhật )(?P<verb>{alternation(cues['verb'])})(?:\s+(?:kết|vào|các|một|hai|ba|bốn|\d+|bản|văn bản|riêng|gồm|số|loạt|nhiều|những))*,?(?:\s+với [^,;.]{{3,60}}?)?\s+"
        rf"(?P<document>{alternation(cues['document'])})"
    )


@cache
def _passive() -> re.Pattern[str]:
    cues = phrases("meeting_documents")
    return re.compile(
        rf"(?P<document>{alternation(cues['document'])})(?P<rest>[^;.\n]{{0,120}}?)\s(?:được|đã|sẽ|dự kiến)\s+(?:[^;.,\n]{{1,30}}\s)?(?P<verb>ký(?: kết)?)(?!\w)"
    )


def find_signings(sentence: Sentence, actors: list[Actor]) -> list[Signing]:
    """The signings of a sentence, in order."""
    low = fold(sentence.text)
    if "ký" not in low and "trao" not in low and "thông qua" not in low:
        return []
    found = []
    for match in _active().finditer(low):
        if re.search(r"(?<!\w)(?:để|nhằm|đàm phán|rà soát|đề xuất|đề nghị|chưa|không|tiến tới|hướng tới|việc|chuẩn bị cho việc)\s+$", low[: match.start()]):
            continue
        if match["verb"] == "thông qua" and not re.match(r"biên bản|bản ghi nhớ|kế hoạch|thông cáo|tuyên bố", match["document"]):
            continue
        stop = DOCUMENT_END.search(low, match.end())
        end = stop.start() if stop else len(low)
        document = sentence.text[match.start("document") : end].strip(" ,")
        found.append(_signing(sentence, low, actors, match.start(), end, document, False))
    for match in _passive().finditer(low):
        if any(s.start - sentence.start < match.end() and match.start() < s.end - sentence.start for s in found):
            continue
        stop = re.search(r",|(?<!\w)(?:đang|đã|được|sẽ|dự kiến)(?!\w)", low[match.start() :])
        document = sentence.text[match.start() : match.start() + stop.start()].strip() if stop else match.group()
        found.append(_signing(sentence, low, actors, match.start(), match.end(), document, True, match.start("verb")))
    return found


def _signing(
    sentence: Sentence, low: str, actors: list[Actor], start: int, end: int, document: str, passive: bool, verb: int | None = None
) -> Signing:
    clause = Clause(sentence, sentence.start, sentence.end)
    limit = (verb if verb is not None else start) + sentence.start
    floor = start + sentence.start if passive else sentence.start
    index = next(
        (
            i
            for i in range(len(actors) - 1, -1, -1)
            if floor <= actors[i].start and actors[i].end <= limit and _can_act(actors[i], limit, clause)
        ),
        None,
    )
    parties = _listed(actors, index, -1, clause) if index is not None else []
    for partner in re.finditer(r"(?<!\w)(?:với|cùng|giữa)\s+(?:các\s+|đoàn\s+|lãnh đạo\s+)*", low):
        if start <= partner.start() < end and "với" not in low[start : start + 16] or partner.start() < start:
            continue
        position = sentence.start + partner.end()
        other = next((i for i, actor in enumerate(actors) if actor.start == position), None)
        members = _listed(actors, other, 1, clause) if other is not None else _written_side(position, clause)
        if members:
            parties = parties + members
            break
    ordinal = ORDINAL.search(fold(document))
    planned = bool(re.search(r"(?<!\w)(?:sẽ|dự kiến|sắp|chuẩn bị|tiến tới|sớm|hướng tới)(?!\w)[^,;.]{0,40}$", low[: limit - sentence.start]))
    return Signing(
        sentence,
        start + sentence.start,
        end + sentence.start,
        document,
        parties,
        number(ordinal[1]) if ordinal else None,
        planned,
        passive,
    )
