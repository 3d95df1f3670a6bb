"""`trade_commodities`: goods that a text lists as exported or imported, without a figure of their own.

"Hàng xuất khẩu chủ yếu là nông sản, thủy sản, dệt may…; hàng nhập khẩu gồm ô tô, máy móc."
"""

import re
from functools import cache

from pipelines.facts.claim import Claim, Span
from pipelines.facts.trade.nouns import clean, is_customs_office, is_foreign, is_national
from pipelines.lexicon.phrases import alternation, phrases
from pipelines.mentions.article import Article, Mention, Sentence
from pipelines.mentions.letters import lowered

MAX_ITEMS = 40
MAX_ITEM = 60
# The list ends where the sentence does, or where a clause about something else begins.
END = re.compile(
    r"[.;()]|…|(?<!\w)(?:trong khi|ngược lại|còn|với tổng|với kim ngạch|với trị giá|đạt|chiếm|tăng|giảm|sang thị trường"
    r"|sang|vào thị trường|từ các|từ thị trường|của các|để|nhằm|phục vụ|qua các|tại|trị giá|kim ngạch)(?!\w)"
)
SEPARATOR = re.compile(r"\s*(?:,|;|(?<!\w)(?:và|cùng|hay|hoặc)(?!\w)|&)\s*")
TAIL = re.compile(r"\s*(?:\.\.\.|v\.v\.?|\.\.|vân vân|khác)\s*$")


@cache
def _head() -> re.Pattern[str]:
    """A direction, up to four words of "chủ yếu", and the word that leads to the list."""
    words = phrases("trade_lists")
    mostly, link = alternation(words["mostly"]), "|".join(map(re.escape, words["link"]))
    return re.compile(
        rf"(?P<exports>{alternation(words['exports'])})?(?P<imports>{alternation(words['imports'])})?"
        rf"(?(exports)|(?(imports)|(?!)))(?:\s+(?:qua|tại|của)\s+[^,.;:()\d]{{1,40}}?)?(?:\s+{mostly}){{0,4}}"
        rf"\s*(?<!\w)(?:{link})(?!\w)\s*"
    )


def items(sentence: Sentence, start: int) -> list[tuple[int, int]]:
    """The spans of the goods of a list that begins at an offset of the sentence; empty where it is no list of goods."""
    text = sentence.text
    stop = END.search(text.lower(), start)
    end = stop.start() if stop else len(text)
    spans, begin = [], start
    for mark in (*SEPARATOR.finditer(text, start, end), None):
        finish = mark.start() if mark else end
        piece = TAIL.sub("", text[begin:finish])
        good = clean(piece)
        place = text.find(good, begin) if good else -1
        if 0 <= place < finish and 2 <= len(good) <= MAX_ITEM and not any(char.isdigit() for char in good):
            spans.append((place, place + len(good)))
        begin = mark.end() if mark else end
    return spans[:MAX_ITEMS]


def is_listed(sentence: Sentence, spans: list[tuple[int, int]]) -> list[tuple[int, int, Mention | None]]:
    """The spans with the good recognised in each; none at all where fewer than half are goods that are known."""
    goods = [m for m in sentence.mentions if m.kind == "commodity"]
    found = []
    for start, end in spans:
        first, last = sentence.start + start, sentence.start + end
        found.append((start, end, next((m for m in goods if first <= m.start and m.end <= last), None)))
    known = sum(mention is not None for _, _, mention in found)
    return found if len(found) >= 2 and known * 2 >= len(found) else []


def area_of(sentence: Sentence) -> Mention | None:
    """The one office, gate or place of Viet Nam that the sentence names."""
    names = [
        m
        for m in sentence.mentions
        if is_customs_office(m)
        or m.kind == "border_gate"
        or (m.kind == "place" and not is_foreign(m) and not is_national(m))
    ]
    return names[0] if len(names) == 1 else None


def read_list(sentence: Sentence) -> list[Claim]:
    """The goods of the lists in one sentence, in order."""
    lower = lowered(sentence.text)
    if "xuất" not in lower and "nhập" not in lower:
        return []
    claims = []
    area = area_of(sentence)
    for head in _head().finditer(lower):
        direction = "exports" if head["exports"] else "imports"
        for start, end, mention in is_listed(sentence, items(sentence, head.end())):
            values = {
                "direction": direction,
                "commodity": sentence.text[start:end].lower(),
                "commodity_id": mention.reference_id if mention else None,
                "area": area.text if area else None,
                "period_start": None,
                "period_end": None,
            }
            span = Span(sentence, sentence.start + head.start(), sentence.start + end)
            claims.append(Claim("commodities.list", values, [span], [m for m in (mention, area) if m]))
    return claims


def read_commodities(article: Article) -> list[Claim]:
    """The goods that an article lists as traded, one claim a direction and good; `values` as in TRADE_COMMODITY."""
    claims: dict[tuple[str, str], Claim] = {}
    for sentence in article.sentences:
        if sentence.section in ("boilerplate", "byline"):
            continue
        for claim in read_list(sentence):
            known = claims.setdefault((claim.values["direction"], claim.values["commodity"]), claim)
            if known is not claim:
                known.evidence += claim.evidence
                known.mentions += claim.mentions
    return list(claims.values())
