"""Whether a record is about smuggling, illegal transport across a border or customs fraud at all.

Three things are asked for: an offence, a border, and no word that says the story stays inside the country. Customs
officers stand for a border by themselves; border guards, coast guards and police need goods that are contraband or
words of crossing ("từ Lào về", "qua biên giới", "nhập lậu").
"""

import re

from pipelines.facts.enforcement.cues import cue, item_words, plain, violations_in
from pipelines.facts.enforcement.figures import Figure
from pipelines.facts.enforcement.items import violation_of
from pipelines.facts.enforcement.records import Record
from pipelines.mentions.article import Article, Mention

CUSTOMS = re.compile(r"(?<!tờ khai )(?<!thủ tục )(?<!khai báo )(?<!khai )(?<!chứng từ )(?<!giấy tờ )(?<!\w)(?:hải quan|hqkv|hq)(?!\w)")
TRANSPORT = re.compile(r"vận chuyển|buôn lậu|nhập cảnh|xuyên quốc gia|qua biên giới")
CONTRABAND = {"drugs", "wildlife", "tobacco", "weapons", "currency", "waste"}


def in_scope(record: Record, agency: Mention | None, article: Article) -> bool:
    """Whether a record is one of this table's; its own words decide, and the title and lead for the main story."""
    text = " ".join([*(piece.view.low for piece in record.pieces), plain(agency.text) if agency else ""])
    head = " ".join(plain(s.text) for s in article.sentences if s.section == "title" or s.position <= 2)
    if cue("possession").search(text) and not TRANSPORT.search(text):
        return False
    if cue("migrants").search(text) and not record.of("seizure") and record.scope == "case":
        return False
    kinds = {kind for figure in record.of("seizure") if (kind := violation_of(figure.item))} | {record.topic}
    if record.scope == "total":
        return is_border_force(text) or (bool(kinds & CONTRABAND) and crosses(f"{text} {head}")) or is_border_force(head)
    goods = record.of("seizure")
    if goods and all(is_belonging(f) for f in goods) and not cue("smuggling words").search(text):
        return False
    if not has_offence(record, kinds, text, head):
        return False
    bare = not any(record.of(role) for role in ("seizure", "prosecuted_cases", "collected"))
    if bare and not (cue("smuggling words").search(f"{_sentence_before(record, article)} {text}") or (set(violations_in(text)) & CONTRABAND and crosses(text))):
        return False  # persons or a value alone need to be caught smuggling in so many words
    if kinds & CONTRABAND:
        return crosses(f"{text} {head}") or is_border_force(plain(article.text))
    return CUSTOMS.search(text) is not None or any(
        cue("smuggling words").search(words) or (cue("crossing").search(words) and cue("guards").search(words))
        for words in (text, f"{text} {head}")
    )


def _sentence_before(record: Record, article: Article) -> str:
    first = record.pieces[0].sentence.position if record.pieces else 0
    return next((plain(s.text) for s in article.sentences if s.position == first - 1), "")


def is_border_force(words: str) -> bool:
    return bool(CUSTOMS.search(words) or cue("guards", "smuggling words").search(words))


def crosses(words: str) -> bool:
    return bool(cue("crossing").search(words)) or is_border_force(words)


def is_belonging(figure: Figure) -> bool:
    """Whether an item is what a suspect has on him or drives: evidence, not goods."""
    return figure.value <= 10 and bool(item_words("belonging").match(figure.item or ""))


def has_offence(record: Record, kinds: set[str | None], text: str, head: str) -> bool:
    """Whether something is said to be against the law of goods: contraband, smuggling, goods seized."""
    banned = any((figure.item or "").startswith("pháo") for figure in record.of("seizure"))
    if banned or kinds & {*CONTRABAND, "counterfeit", "fraud"} or cue("offence").search(text):
        return True
    seized = any(f.verb in ("seize", "arrest") and not is_belonging(f) for f in record.of("seizure"))
    return seized or (bool(record.of("seizure")) and bool(cue("offence").search(head)))
