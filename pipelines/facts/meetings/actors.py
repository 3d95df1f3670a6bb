"""Who can meet: the organizations, delegations, officials and countries that a sentence names.

An *actor* is a party in the making: the organization as the text writes it, with the person who stands for it where
the text gives one ("ông A, Chi cục trưởng Chi cục Hải quan khu vực X"). Officials of a state stand for their country.
What belongs to another actor - "(Lào)", "thuộc Hải quan Nam Ninh", the office in a person's title - is folded into it.
"""

import re
from itertools import zip_longest
from dataclasses import dataclass, field
from functools import cache

from pipelines.lexicon import reference
from pipelines.lexicon.phrases import alternation, phrases
from pipelines.mentions.article import Article, Mention, Sentence
from pipelines.mentions.gazetteer import UPPER, fold
from pipelines.mentions.names import canonical, country, details

WORD = rf"[{UPPER}][\w'’]*"
NAME = rf"{WORD}(?:-\w+)?(?:(?: |-)(?:[{UPPER}]\. )?{WORD}(?:-\w+)?){{0,5}}"


@dataclass(slots=True)
class Actor:
    """Someone who can meet. Offsets are characters of the article.

    `kind`: organization | country | place (bare, e.g. "Lạng Sơn") | person (of no known office) | collective
    ("hải quan hai nước") | pair ("hai bên") | self ("Chi cục", "chúng tôi").
    """

    start: int
    end: int
    kind: str
    name: str
    country: str | None = None
    reference_id: str | None = None
    head_name: str | None = None
    head_title: str | None = None
    mentions: list[Mention] = field(default_factory=list)


@cache
def _countries() -> dict[str, str]:
    rows = (row for row in reference.countries() if row.type == "country")
    return {name: row.country_id for row in rows for name in (row.name, *row.variants)}


@cache
def _official() -> re.Pattern[str]:
    cues = phrases("meeting_actors")
    office = rf"(?i:{alternation(cues['national_office'])})(?:\s+(?i:(?:bộ\s+)?{alternation(cues['portfolio'])}))*"
    states = "|".join(re.escape(name) for name in sorted(_countries(), key=len, reverse=True))
    state = rf"(?<!\w)(?:{states})(?!\w)"
    return re.compile(
        rf"(?P<title>(?:(?:{office})(?:(?:,| kiêm| -)\s+(?:{office}))*"
        rf"|(?i:{alternation(cues['peer'])})|(?i:{alternation(cues['chair'])})(?=\s+(?:nước\s+)?{state})))"
        rf"(?:\s+(?i:nước\s+|chính phủ\s+|chính phủ hoàng gia\s+|hoàng gia\s+)?(?P<states>{state}(?:(?:, | và | - ){state})*))?"
        rf"(?:\s+(?P<name>(?!(?:{states})(?!\w)){NAME}))?"
    )


@cache
def _delegation() -> re.Pattern[str]:
    inner = alternation(phrases("meeting_actors")["delegation"])
    unnamed = r"(?<!\w)đoàn(?: công tác| đại biểu| cán bộ)?(?: của)?(?:\s+(?!(?:đến|sang|tới|tại|về|thăm|do|đã|sẽ|làm|ở|từ|vào|có|và|với|gồm)\s)\w+){1,7}"
    return re.compile(rf"(?:{inner}\s+(?:(?:tỉnh|thành phố|nước|của|tp\.?)\s*)?|{unnamed}\s+)$")


@cache
def _pair() -> re.Pattern[str]:
    members = alternation(phrases("meeting_actors")["pair"])
    named = r"(?!\s+(?:hải quan|biên phòng|cửa khẩu|chức năng|thuộc|trực thuộc|của|liên quan|đại biểu|công tác|nghiệp vụ)(?!\w))"
    return re.compile(
        rf"(?<!\w)(?:(?:hai|ba|bốn|đôi|cả hai|cả ba|lãnh đạo hai|đoàn hai)\s+{members}|các\s+(?:bên|nước|đoàn|phía))(?!\w){named}"
    )


@cache
def _self() -> re.Pattern[str]:
    return re.compile(alternation(phrases("meeting_actors")["self"]))


LOWER_SHORT_FORMS = ("chúng tôi", "đơn vị", "chi cục", "cục")
NOT_SHORT = re.compile(r"(?:cấp|toàn|các|mỗi|hai|ba|bốn|những|nhiều|\d|từng|thuộc|cơ|trụ|một|đơn vị|công đoàn|đảng bộ|chi bộ|đảng ủy|chi đoàn|đoàn thanh niên|đoàn cơ sở|hội phụ nữ|hội cựu chiến binh)\s*$")


def _is_short_form(text: str, low: str, match: re.Match[str]) -> bool:
    """"Đồn" for the post named before; not the common noun of "cấp đồn", nor the head of a longer name."""
    if match.group() not in LOWER_SHORT_FORMS and not text[match.start()].isupper():
        return False
    after = text[match.end() :]
    return not NOT_SHORT.search(low[: match.start()]) and not re.match(rf"\s+(?:[{UPPER}]|trưởng|phó|bộ|tác)", after)


class Registry:
    """What the article says of a person anywhere: the office held and the organization or country stood for."""

    def __init__(self) -> None:
        self.known: dict[str, Actor] = {}

    def learn(self, actor: Actor) -> None:
        if actor.head_name and actor.kind in ("organization", "country"):
            self.known.setdefault(actor.head_name, actor)

    def find(self, name: str) -> Actor | None:
        """The person of that name, or of a longer name that ends or begins with it ("ông Cẩm", "Tổng thống Trump")."""
        if name in self.known:
            return self.known[name]
        words = set(name.split())
        return next((actor for full, actor in self.known.items() if words <= set(full.split())), None)


def read_actors(article: Article) -> dict[int, list[Actor]]:
    """The actors of every sentence, by its position, in order."""
    registry = Registry()
    found: dict[int, list[Actor]] = {}
    for sentence in article.sentences:
        found[sentence.position] = actors = _in_sentence(sentence)
        for actor in actors:
            registry.learn(actor)
    for sentence in article.sentences:
        found[sentence.position] = [_known(actor, registry) for actor in found[sentence.position]]
    return found


def _known(actor: Actor, registry: Registry) -> Actor:
    """The person's office from elsewhere in the article; an official of no named country is Vietnamese."""
    if actor.kind not in ("person", "official"):
        return actor
    known = registry.find(actor.head_name) if actor.head_name else None
    if known:
        actor.kind, actor.name, actor.country = known.kind, known.name, known.country
        actor.reference_id, actor.head_name = known.reference_id, known.head_name
        actor.head_title = actor.head_title or known.head_title
    elif actor.kind == "official" and _vietnamese(actor.head_name):
        actor.kind, actor.name, actor.country, actor.reference_id = "country", reference.name_of("VN"), "VN", "VN"
        registry.learn(actor)
    elif actor.kind == "official":
        actor.kind = "person"
    return actor


def _vietnamese(name: str | None) -> bool:
    surnames = phrases("surnames").values()
    return bool(name) and any(name.split()[0].lower() in members for members in surnames)


def _in_sentence(sentence: Sentence) -> list[Actor]:
    text, low, shift = sentence.text, fold(sentence.text), sentence.start
    pairs = [match.span() for match in _pair().finditer(low)]
    officials = (_officials(sentence))
    actors = [a for a in officials if not any(a.start - shift < end and start < a.end - shift for start, end in pairs)]
    taken = [(actor.start, actor.end) for actor in actors]
    for mention in sentence.mentions:
        if any(mention.start < end and start < mention.end for start, end in taken):
            continue
        actor = _from_mention(mention, text, shift)
        if actor and not _joins_list(actor, actors, text, shift):
            actors.append(actor)
    taken = [(actor.start, actor.end) for actor in actors]
    for kind, pattern in (("pair", _pair()), ("self", _self())):
        for match in pattern.finditer(low):
            start, end = match.start() + shift, match.end() + shift
            if kind == "self" and not _is_short_form(text, low, match):
                continue
            if not any(start < b and a < end for a, b in taken):
                actors.append(Actor(start, end, kind, text[match.start() : match.end()]))
                taken.append((start, end))
    actors.sort(key=lambda actor: (actor.start, -actor.end))
    actors = [
        actor
        for actor, after in zip_longest(actors, actors[1:])
        if not (actor.kind == "pair" and after and after.start == actor.end + 1 and after.kind in ("country", "place"))
    ]
    return _folded(actors, text, low, shift)


def _officials(sentence: Sentence) -> list[Actor]:
    actors = []
    for match in _official().finditer(sentence.text):
        start, end = match.start() + sentence.start, match.end() + sentence.start
        inside = [m for m in sentence.mentions if start <= m.start and m.end <= end and m.kind in ("person", "place")]
        states = re.split(r", | và | - ", match["states"]) if match["states"] else []
        name = match["name"]
        if not states and (not name or fold(match["title"]).endswith("lãnh đạo")):
            continue
        if not states:
            actors.append(Actor(start, end, "official", name or "", None, None, name, match["title"], inside))
            continue
        for state in states:
            code = _countries()[state]
            head = name if len(states) == 1 else None
            actors.append(
                Actor(start, end, "country", reference.name_of(code), code, code, head, match["title"], inside)
            )
    return actors


def _joins_list(actor: Actor, actors: list[Actor], text: str, shift: int) -> bool:
    """Make "Hải quan các tỉnh A, B và C" one party, as it is written; offices by number stay apart."""
    last = next((a for a in reversed(actors) if a.end <= actor.start), None)
    member = actor.mentions[0]
    if last is None or actor.kind != "organization" or "name" not in details(member) or NUMBERED.match(member.text):
        return False
    gap = text[last.end - shift : actor.start - shift]
    plural = re.search(r"(?i)(?<!\w)các\s", text[max(0, last.start - shift - 5) : last.end - shift])
    if not plural or not re.fullmatch(r"(?:,| và|, và) ", gap):
        return False
    last.end, last.name = actor.end, text[last.start - shift : actor.end - shift]
    last.reference_id = None
    last.mentions += actor.mentions
    return True


NUMBERED = re.compile(r"(?:khu vực |kv )?(?:[IVX]+|\d+)$", re.IGNORECASE)


def _from_mention(mention: Mention, text: str, shift: int) -> Actor | None:
    low = fold(text)
    if mention.kind == "person":
        title = details(mention).get("title")
        return Actor(mention.start, mention.end, "person", mention.text, None, None, mention.text, title, [mention])
    if mention.kind == "organization":
        if mention.detail == "generic":
            return _generic(mention, low, shift)
        start = _with_delegation(mention.start, low, shift)
        return Actor(
            start, mention.end, "organization", canonical(mention), country(mention), mention.reference_id, None, None, [mention]
        )
    if mention.kind in ("place", "border_gate"):
        start = _with_delegation(mention.start, low, shift)
        if start < mention.start:
            name = text[start - shift : mention.end - shift]
            return Actor(start, mention.end, "organization", name, country(mention), None, None, None, [mention])
        is_state = mention.reference_id in _countries().values()
        return Actor(
            mention.start,
            mention.end,
            "country" if is_state else "place",
            canonical(mention),
            country(mention),
            mention.reference_id,
            None,
            None,
            [mention],
        )
    return None


COLLECTIVE = re.compile(r"(?:các )?(?:hải quan|biên phòng|đồn|đơn vị hải quan|cơ quan hải quan|lực lượng hải quan|chi cục|hqck|trạm|công an)")


def _with_delegation(start: int, low: str, shift: int) -> int:
    match = _delegation().search(low[: start - shift])
    return match.start() + shift if match else start


def _generic(mention: Mention, low: str, shift: int) -> Actor | None:
    text = fold(mention.text)
    if _pair().fullmatch(text):
        return Actor(mention.start, mention.end, "pair", mention.text, mentions=[mention])
    before = low[: mention.start - shift]
    if re.search(r"phía\s+$", before) and COLLECTIVE.match(text):
        return Actor(mention.start - 5, mention.end, "organization", "Phía " + mention.text, mentions=[mention])
    if re.search(r"(?:hai|ba|các) (?:nước|bên)$", text) or (
        re.search(r"(?:^|\s)các\s", text) and COLLECTIVE.match(text)
    ) or (re.search(r"(?:^|\s)các\s+$", before) and COLLECTIVE.match(text)):
        return Actor(mention.start, mention.end, "collective", mention.text, mentions=[mention])
    return None


def _is_title(gap: str, title: str | None) -> bool:
    """Whether the words between a name and an organization are the office held there: ", phó cục trưởng phụ trách "."""
    words = re.sub(r"^(?:[\s,–(-]|là )+", "", gap).strip()
    if not words or not title:
        return False
    office = fold(title)
    return office.startswith(words) or bool(re.fullmatch(r"\s*(?:phụ trách|thường trực|kiêm nhiệm)?", words.removeprefix(office)))


def _folded(actors: list[Actor], text: str, low: str, shift: int) -> list[Actor]:
    """The actors without those that only qualify the one before: in brackets, after "thuộc", or in a title."""
    kept: list[Actor] = []
    for actor in actors:
        last = kept[-1] if kept else None
        if last is None:
            kept.append(actor)
            continue
        gap = low[last.end - shift : actor.start - shift]
        if actor.start < last.end and not (actor.kind == last.kind == "country"):
            continue
        if actor.start >= last.end and re.fullmatch(r"\s*\(\s*[^()]*", gap):
            last.country = last.country or actor.country
            close = low.find(")", actor.end - shift)
            last.end = close + 1 + shift if close >= 0 else actor.end
            continue
        if last.kind in ("organization", "collective") and actor.kind == "pair" and gap == " ":
            last.kind, last.end, last.reference_id = "collective", actor.end, None
            last.name = text[last.start - shift : actor.end - shift]
            continue
        if last.kind == "collective" and actor.kind in ("place", "country") and re.fullmatch(r" |, | và ", gap):
            last.end, last.name = actor.end, text[last.start - shift : actor.end - shift]
            continue
        if re.fullmatch(r"[\s,]*(?:thuộc|trực thuộc|của|tại|ở)\s+", gap) and last.kind in ("organization", "collective"):
            last.end = actor.end
            last.country = last.country or actor.country
            continue
        if last.kind == "person" and actor.kind == "organization" and _is_title(gap, last.head_title):
            last.kind, last.name, last.country = "organization", actor.name, actor.country
            last.reference_id, last.end = actor.reference_id, actor.end
            last.mentions += actor.mentions
            continue
        if actor.kind == "person" and last.kind == "organization" and actor.head_title and re.fullmatch(r"\s+", gap):
            last.head_name, last.head_title, last.end = actor.head_name, actor.head_title, actor.end
            last.mentions += actor.mentions
            continue
        kept.append(actor)
    return kept
