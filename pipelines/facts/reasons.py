"""Why a mention is in no fact: one reason of a fixed list.

The reason is read from the mention itself (its section, its grammar's `detail`, its unit), from what the article's
facts use, and from the words of its clause (`unused_cues.csv`, class = reason). `no_frame` is what remains: a number in
a sentence about customs, trade or enforcement that no rule took and nothing explains. It is the work list of the rules.
"""

import re
from collections.abc import Iterable
from functools import cache

from pipelines.lexicon.phrases import alternation, phrases
from pipelines.mentions.article import Article, Mention, Sentence

REASONS = {
    "boilerplate": "stands in a menu, a teaser, a related headline or a byline",
    "identifier": "is part of a number plate, telephone number, document number or name",
    "age": "is somebody's age or year of birth",
    "clock": "is a time of day",
    "legal_text": "cites or explains a law, decree or official letter",
    "threshold": "is a limit that a rule sets",
    "price": "is a price, a freight rate or a fee",
    "tax_rate": "is a rate of tax, interest or exchange",
    "penalty": "is a penalty, a sentence, a wage or a bribe",
    "debt": "is a tax debt, refund or arrears",
    "investment": "is capital, a budget or aid",
    "company": "is a company's or the domestic economy's figure",
    "capacity": "is a size, a distance or a capacity",
    "staff": "counts staff, delegates or inhabitants",
    "enumeration": "counts things that no table holds: countries, markets, groups of goods, leaders, proposals",
    "part": "is a part, in brackets or after 'trong đó', of an amount that a fact holds",
    "indefinite": "is 'một' as an article: a company, a person, a lorry",
    "share": "is a share or rate that the text gives without the figure it belongs to",
    "average": "is an average or a rate per day, month or year",
    "time_span": "is a length of time",
    "packaging": "counts packaging, vehicles or other things around a seizure",
    "domestic": "belongs to a crime without a border",
    "repetition": "repeats an amount that a fact of the document already holds",
    "comparison": "is what something is compared with, or the difference",
    "vague": "has no amount ('hundreds of')",
    "absurd": "is too long or too large to be an amount, or a day that no calendar has",
    "name_only": "is a name that no fact of the document needs",
    "date_only": "is a day or period that no fact of the document needs",
    "out_of_scope": "stands in a sentence that is not about customs, trade or enforcement",
    "no_frame": "stands in a sentence that is, but no rule reads it",
}

NAMES = {"organization", "person", "place", "border_gate", "commodity", "contraband"}
DATES = {"date", "period"}
COUNTED = {
    "border_marker",
    "country",
    "dossier",
    "establishment",
    "gate",
    "goods_item",
    "occurrence",
    "participation",
    "province",
    "time",
    "trip",
}
# A bare number counts whatever noun comes next; above this it is more likely an amount whose unit no grammar knows.
FEW = 1000
SIZES = {"km", "m", "m2", "km2", "ha", "foot", "inch", "celsius", "seat", "TEU"}
BIRTH = re.compile(r"(?:sn|sinh năm|sinh)\s*:?\s*$")
OF_DETAIL = {
    "legal": "legal_text",
    "age": "age",
    "birth_year": "age",
    "plate": "identifier",
    "phone": "identifier",
    "identifier": "identifier",
    "name": "identifier",
    "clock": "clock",
    "price": "price",
    "vague": "vague",
    "overlong": "absurd",
    "impossible": "absurd",
    "change_amount": "comparison",
    "same_period": "comparison",
}
OF_UNIT = {
    "year_of_age": "age",
    "hour": "time_span",
    "minute": "time_span",
    "day": "time_span",
    "year": "time_span",
    "month": "time_span",
}
CLAUSE_END = re.compile(r"[;:()]|\.\s|,\s(?=(?:trong|với|và|còn|riêng|nhưng|đồng)\s)")
PART = re.compile(r"trong đó|trong số|gồm|riêng")
CHANGE = re.compile(r"(?:tăng|giảm|vượt|cao hơn|thấp hơn|bằng)[^,;.]{0,30}$")
# "trị giá" and "giá trị" hold the word for a price, but are the value of goods.
NO_PRICE = re.compile(r"(?:trị giá|giá trị|tham gia|quốc gia|đánh giá)")


@cache
def clause_cues() -> re.Pattern[str]:
    """One group a reason, in the order of the file."""
    groups = (f"(?P<{reason}>{alternation(members)})" for reason, members in phrases("unused_cues").items())
    return re.compile("|".join(groups))


@cache
def any_clause_cue() -> re.Pattern[str]:
    """The same phrases as one list: whether any stands in a clause is told several times faster than which."""
    return re.compile(alternation(tuple({p for members in phrases("unused_cues").values() for p in members})))


@cache
def scope_cues() -> re.Pattern[str]:
    return re.compile(alternation(tuple(p for members in phrases("scope_cues").values() for p in members)))


def in_scope(sentence: Sentence) -> bool:
    """Whether a sentence speaks of customs, trade across a border or enforcement there."""
    return scope_cues().search(sentence.text.lower()) is not None


def amounts(mentions: Iterable[Mention]) -> set[tuple[float, str | None]]:
    return {(mention.value, mention.unit) for mention in mentions if mention.value is not None}


def clause_around(sentence: Sentence, mention: Mention) -> str:
    """The words between the marks that end a clause on either side of a mention, in lower case."""
    text = sentence.text.lower()
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before = max((found.end() for found in CLAUSE_END.finditer(text, 0, start)), default=0)
    after = CLAUSE_END.search(text, end)
    return NO_PRICE.sub(" ", text[before : after.start() if after else len(text)])


def is_part(mention: Mention, sentence: Sentence, used: set[tuple[float, str | None]]) -> bool:
    """Whether an amount follows a larger one of its unit that a fact holds, in a bracket or after a word for parts."""
    at = mention.start - sentence.start
    opened = sentence.text.rfind("(", 0, at) > sentence.text.rfind(")", 0, at)
    if mention.value is None or not (opened or PART.search(sentence.text.lower(), 0, at)):
        return False
    return any(unit == mention.unit and value >= mention.value for value, unit in used)


def reason(mention: Mention, sentence: Sentence, used: set[tuple[float, str | None]]) -> str:
    """The reason for an unused mention; `used` holds the (value, unit) pairs of the mentions that facts use."""
    if sentence.section in ("boilerplate", "byline"):
        return "boilerplate"
    tag = (mention.detail or "").split("=")[0]
    if tag in OF_DETAIL:
        return OF_DETAIL[tag]
    if mention.kind in NAMES:
        return "name_only"
    if mention.kind in DATES:
        return "date_only"
    if mention.unit in OF_UNIT:
        return OF_UNIT[mention.unit]
    if mention.unit in SIZES:
        return "capacity"
    if mention.value is not None and (mention.value, mention.unit) in used:
        return "repetition"
    if is_part(mention, sentence, used):
        return "part"
    if mention.value == 1 and mention.text.lower().startswith("một"):
        return "indefinite"
    if mention.kind == "count" and 1900 <= (mention.value or 0) <= 2100:
        before = sentence.text[: mention.start - sentence.start].lower()
        return "age" if BIRTH.search(before) else "date_only"
    if mention.unit in COUNTED or (mention.kind == "count" and (mention.value or 0) < FEW):
        return "enumeration"
    if mention.kind == "percent" and not CHANGE.search(sentence.text.lower()[: mention.start - sentence.start]):
        return "share"
    clause = clause_around(sentence, mention)
    if any_clause_cue().search(clause) and (found := clause_cues().search(clause)):
        return str(found.lastgroup)
    return "no_frame" if in_scope(sentence) else "out_of_scope"


def used_amounts(article: Article, used: set[tuple[int, int, str]]) -> set[tuple[float, str | None]]:
    """What the facts of an article hold, as (value, unit); `used` are the spans of the mentions that went into them."""
    return amounts(
        mention
        for sentence in article.sentences
        for mention in sentence.mentions
        if (mention.start, mention.end, mention.kind) in used
    )
