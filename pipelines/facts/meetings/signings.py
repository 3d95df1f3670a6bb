"""Documents that are signed: "ký kết Biên bản ...", "thỏa thuận ... đã được hai đơn vị ký"."""

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from pipelines.facts.meetings.actors import Actor
from pipelines.facts.meetings.clause import Clause
from pipelines.facts.meetings.cues import ORDINAL, before, number, words_of
from pipelines.facts.meetings.sides import as_written, listed
from pipelines.facts.meetings.triggers import MOST
from pipelines.mentions.article import Sentence
from pipelines.mentions.letters import fold

DOCUMENT_END = re.compile(
    r"[;.\n]|,(?!\s*(?:biên bản|bản ghi nhớ|nghị định thư|thỏa thuận|kế hoạch))|(?<!\w)(?:trước sự|dưới sự|nhằm|để|làm cơ sở|theo đó|"
    r"trong đó|tại|vào|ngày|sáng|chiều|với|giữa|rồi|và cùng|và thống nhất|sau khi|diễn ra|được|đã|vừa|do|kết thúc)(?!\w)"
)
COUNTED = r"(?:\s+(?:kết|được|xong|vào|các|một|hai|ba|bốn|\d+|bản|văn bản|riêng|gồm|số|loạt|nhiều|những))*"
NOT_SIGNED = re.compile(
    r"(?<!\w)(?:để|nhằm|đàm phán|rà soát|đề xuất|đề nghị|chưa|không|tiến tới|hướng tới|việc|chuẩn bị cho việc|đăng|chữ|nhật|ngày|từ khi|sau khi|kể từ khi|được mời|mong muốn|mong)\s+$"
)
EARLIER = re.compile(r"(?<!\w)(?:thực hiện|triển khai|theo|căn cứ|trên cơ sở|tinh thần|nội dung|các|những|của)\s+$")
PLANNED = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp|chuẩn bị|tiến tới|sớm|hướng tới)(?!\w)[^,;.]{0,40}$")
PASSED = re.compile(r"biên bản|bản ghi nhớ|kế hoạch|thông cáo|tuyên bố")
"""What is passed ("thông qua") is a document of the meeting only if it is one of these."""


@dataclass(slots=True)
class Signing:
    """What was signed, by whom. Offsets are characters of the article.

    `ordinal` is the number of the meeting that the document's name gives ("Biên bản Hội đàm lần thứ 16"); `is_passive`:
    the document is what the clause is about ("thỏa thuận đã được hai bên ký").
    """

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
    verb, document = words_of("meeting_documents", "verb"), words_of("meeting_documents", "document")
    return re.compile(
        rf"(?P<verb>{verb}){COUNTED},?(?:\s+(?P<partner>với) [^,;.]{{3,60}}?)?\s+(?P<document>{document})"
    )


@cache
def _passive() -> re.Pattern[str]:
    document = words_of("meeting_documents", "document")
    return re.compile(
        rf"(?P<document>{document})[^;.\n]{{0,120}}?\s(?:được|đã|sẽ|dự kiến)\s+(?:[^;.,\n]{{1,120}}\s)?(?P<verb>ký(?: kết)?)(?!\w)"
    )


def may_hold_signing(sentence: Sentence) -> bool:
    """Whether a sentence holds a verb of signing: without one there is nothing to find."""
    low = fold(sentence.text)
    return "ký" in low or "thông qua" in low or "lễ trao" in low


def find_signings(sentence: Sentence, actors: list[Actor]) -> list[Signing]:
    """The signings of a sentence, in order."""
    low = fold(sentence.text)
    found: list[Signing] = []
    for match in islice(_active().finditer(low), MOST):
        behind = before(low, match.start())
        if NOT_SIGNED.search(behind) or (match["verb"] == "thông qua" and not PASSED.match(match["document"])):
            continue
        stop = DOCUMENT_END.search(low, match.end())
        end = stop.start() if stop else len(low)
        partner = match.start("partner") if match["partner"] else end
        signing = _signing(sentence, (match.start(), end), (match.start("document"), end), is_passive=False)
        signing.parties = [*_signers(signing, actors, match.start()), *_partners(signing, actors, low, partner)]
        signing.is_planned = bool(PLANNED.search(behind))
        found.append(signing)
    for match in islice(_passive().finditer(low), MOST):
        begin, verb = match.start(), match.start("verb")
        taken = any(s.start - sentence.start < match.end() and begin < s.end - sentence.start for s in found)
        if taken or EARLIER.search(before(low, begin)):
            continue
        name = re.search(r",|(?<!\w)(?:đang|đã|được|sẽ|dự kiến)(?!\w)", low[begin : match.end()])
        stop_of_name = begin + name.start() if name else match.end()
        signing = _signing(sentence, (begin, match.end()), (begin, stop_of_name), is_passive=True)
        signing.parties = _signers(signing, actors, verb, begin)
        signing.is_planned = bool(PLANNED.search(before(low, verb)))
        found.append(signing)
    return sorted(found, key=lambda signing: signing.start)


def _signing(sentence: Sentence, span: tuple[int, int], name: tuple[int, int], *, is_passive: bool) -> Signing:
    """The signing of a span of the sentence, with the name of the document in it."""
    begin, stop = name
    ordinal = ORDINAL.search(fold(sentence.text), begin, stop)
    document = sentence.text[begin:stop].strip(" ,")
    start, end = (sentence.start + at for at in span)
    number_of = number(ordinal[1]) if ordinal else None
    return Signing(sentence, start, end, document, ordinal=number_of, is_passive=is_passive)


def _signers(signing: Signing, actors: list[Actor], verb: int, floor: int = 0) -> list[Actor]:
    """Who stands before the verb; of a passive, between the document and the verb."""
    sentence = signing.sentence
    clause = Clause(sentence, sentence.start, sentence.end)
    limit = sentence.start + verb
    index = next(
        (
            i
            for i in range(len(actors) - 1, -1, -1)
            if sentence.start + floor <= actors[i].start and actors[i].end <= limit and _can_sign(actors[i], clause)
        ),
        None,
    )
    return listed(actors, index, -1, clause) if index is not None else []


def _can_sign(actor: Actor, clause: Clause) -> bool:
    away = re.search(
        r"(?<!\w)(?:theo|tại|ở|của|từ|qua|về|thuộc|cho|nhờ|với|giữa|sang|đến|tới)\s+$", clause.behind(actor.start)
    )
    return not away and actor.kind != "place"


def _partners(signing: Signing, actors: list[Actor], low: str, start: int) -> list[Actor]:
    """Who stands after "với" or "giữa" behind the verb."""
    sentence = signing.sentence
    clause = Clause(sentence, sentence.start, sentence.end)
    for match in re.compile(r"(?<!\w)(?:với|cùng|giữa)\s+(?:(?:các|đoàn|lãnh đạo)\s+)*").finditer(low, start):
        position = sentence.start + match.end()
        index = next((i for i, actor in enumerate(actors) if actor.start == position), None)
        members = listed(actors, index, 1, clause) if index is not None else as_written(position, clause)
        if members:
            return members
    return []
