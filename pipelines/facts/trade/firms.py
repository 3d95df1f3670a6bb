"""Firms: what one firm exports or imports is its own trade and not that of the country, and its other figures are none."""

import re
from functools import cache

from pipelines.facts.trade.figure import FLOWS, VIETNAM, Figure, Name
from pipelines.facts.trade.state import State
from pipelines.facts.trade.tokens import Token
from pipelines.lexicon.phrases import phrases

FIRM_WORD = r"(?:công ty|tập đoàn|tổng công ty|hãng|nhà máy|xí nghiệp|doanh nghiệp tư nhân)"
FIRM = re.compile(rf"{FIRM_WORD}(?!\w)", re.IGNORECASE)
FIRM_BEFORE = re.compile(rf"(?<!\w){FIRM_WORD} $", re.IGNORECASE)
THE_FIRM = re.compile(rf"(?<!\w){FIRM_WORD}(?: này| trên| ấy| con| mẹ)?$", re.IGNORECASE)
# "Honda đã nhập khẩu", "TISCO được phép nhập"
ADVERBS = re.compile(
    r"(?: \([^)]{1,40}\))?(?:,? (?:đã|cũng|sẽ|vừa|còn|từng|đang|đều|mới|chỉ|được phép|có thể|dự kiến|tiếp tục|bắt đầu|hiện|lại"
    r"|ký hợp đồng))*\s*$"
)
OF_FIRM = re.compile(r"[^,.;:\d]{0,40}?(?<!\w)của (?:riêng )?")
BRAND_BEFORE = re.compile(r"(?<![\w.-])([A-Z][A-Za-z0-9&.-]+(?: [A-Z][\w&.-]+){0,2})$")
BRAND = re.compile(r"(?<![\w.-])([A-Z][A-Za-z0-9&.-]+(?: [A-ZĐ][\w&.-]+){0,2})")
# A word that can't be a Vietnamese syllable is a name: "Honda", "Vinachem", "TISCO".
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)
VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
SPEAKS = re.compile(r"[^,;.]{0,30},? (?:cho biết|cho hay|thông tin|nói|chia sẻ|khẳng định|báo cáo)(?!\w)")
# A firm may speak of more than itself.
WHOLE = re.compile(
    r"(?<!\w)(?:cả nước|toàn ngành|toàn quốc|việt nam|nước ta|hiệp hội|hải quan|thị trường|ngành|tỉnh|địa bàn|cửa khẩu|cảng)(?!\w)"
)


@cache
def abbreviations() -> frozenset[str]:
    """Capitals that are no firm: bodies, blocs and terms of trade."""
    return frozenset(word.upper() for word in phrases("trade_generic")["no_firm"])


def is_brand(words: str) -> bool:
    first = words.split(maxsplit=1)[0].strip(".-&")
    if len(first) < 4 or first.upper() in abbreviations() or not VOWEL.search(first):
        return False
    return SYLLABLE.fullmatch(first) is None


def is_named(state: State, start: int, end: int) -> bool:
    """Whether a place or person stands where a brand was seen: "Singapore" and "Thongloun" are no firms."""
    return any(
        m.kind in ("place", "border_gate", "person", "commodity", "contraband") and m.start < end and start < m.end
        for m in state.sentence.mentions
    )


def firm_ending(state: State, start: int, end: int) -> Name | None:
    """The firm whose name ends a stretch of the sentence."""
    words = state.text[start:end]
    for mention in state.sentence.mentions:
        if mention.end == end and mention.start >= start and FIRM.match(mention.text):
            return Name(mention.text, mention.reference_id, mention)
        word = FIRM_BEFORE.search(state.text, start, mention.start) if mention.end == end else None
        if word is not None:
            return Name(state.text[word.start() : end])  # "Tập đoàn Hòa Bình", a name that is also a place's
    if (found := THE_FIRM.search(words)) is not None:
        return firm_named_before(state, end) or Name(found.group())
    found = BRAND_BEFORE.search(words)
    if found is None or not is_brand(found.group(1)) or is_named(state, start + found.start(), end):
        return None
    return Name(found.group(1))


def firm_named_before(state: State, end: int) -> Name | None:
    """The firm that "công ty này" is: the last one named."""
    for sentence in reversed(state.story.article.sentences[: state.sentence.position + 1]):
        for mention in reversed(sentence.mentions):
            if mention.kind == "organization" and mention.end < end and FIRM.match(mention.text):
                return Name(mention.text, mention.reference_id, mention)
    return None


def subject_firm(state: State, head: Token) -> Name | None:
    """The firm that a verb of trade is said of: "Honda đã nhập khẩu", "160 tấn được Formosa nhập về"."""
    start = state.sentence.start
    adverbs = ADVERBS.search(state.text[start : head.start])
    end = start + adverbs.start() if adverbs else head.start
    return firm_ending(state, start, end)


def owner_firm(state: State, head: Token, number: int) -> Name | None:
    """The firm that a head is said to be of: "kim ngạch xuất khẩu của Samsung đạt"."""
    of = OF_FIRM.match(state.text, head.end, number)
    if of is None:
        return None
    for mention in state.sentence.mentions:
        if mention.start == of.end() and FIRM.match(mention.text):
            return Name(mention.text, mention.reference_id, mention)
    found = BRAND.match(state.text, of.end(), number)
    if found is None or not is_brand(found.group(1)) or is_named(state, found.start(), found.start() + 1):
        return None
    return Name(found.group(1))


def speaking_firm(state: State, figure: Figure) -> Name | None:
    """The firm whose head gives a figure without saying whose it is."""
    before = state.text[state.sentence.start : figure.start]
    if figure.placed or WHOLE.search(before.lower()):
        return None
    for found in BRAND.finditer(before):
        start = state.sentence.start + found.start()
        if is_brand(found.group(1)) and not is_named(state, start, start + 1) and SPEAKS.match(before, found.end()):
            return Name(found.group(1))
    return None


def told_of_firm(state: State, figure: Figure, heads: list[Token], number: int) -> Name | None:
    """The firm that a figure is of, if it is one firm's."""
    for head in heads:
        if found := subject_firm(state, head) or owner_firm(state, head, max(head.end, number)):
            return found
    return speaking_firm(state, figure)


def give_to_firm(state: State, figure: Figure, heads: list[Token], number: int) -> bool:
    """Make a firm the area of its exports or imports, by the heads of the number that starts there; False where a firm's figure is no trade."""
    last = state.figures[-1] if state.figures else None
    goes_on = last is not None and last.firm_told and figure.metric == last.metric and figure.area is not None
    firm = last.area if goes_on and last is not None else told_of_firm(state, figure, heads, number)
    if firm is None:
        return True
    own = figure.area is None or figure.area.same(VIETNAM) or not figure.placed or figure.area.text in firm.text
    if not own:
        return True
    if figure.metric not in FLOWS:
        return False
    figure.area, figure.placed, figure.bloc, figure.firm_told = firm, True, True, True
    return True
