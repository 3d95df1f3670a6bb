"""Who can meet: the organizations, delegations, officials and states that a sentence names.

An *actor* is a party in the making: the organization as the text names it, with the person who stands for it where
the text gives one ("ông A, Chi cục trưởng Chi cục Hải quan khu vực X"). Officials of a state stand for their country.
What belongs to another actor - "(Lào)", "thuộc Hải quan Nam Ninh", the office in a person's title - is folded into it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, zip_longest

from pipelines.facts.meetings.cues import before, words_of
from pipelines.lexicon import reference
from pipelines.lexicon.phrases import phrases
from pipelines.mentions.article import Article, Mention, Sentence
from pipelines.mentions.gazetteer import UPPER
from pipelines.mentions.letters import fold
from pipelines.mentions.names import canonical, country, details

WORD = rf"[{UPPER}][\w'’]*"
PARTICLE = r"(?:da|de|do|dos|del|la|van|von|bin|al|el)"
NAME = rf"{WORD}(?:-\w+)?(?:(?: |-)(?:[{UPPER}]\. |{PARTICLE} )?{WORD}(?:-\w+)?){{0,5}}"
HONORIFIC = re.compile(r"(?:Samdech|Techo|Hoàng thân|Ngài|Công chúa)\s+(?=\S)")
"""Before a name, not of it: "Thủ tướng Samdech Hun Sen" is Hun Sen."""
NUMBERED = re.compile(r"(?:khu vực |kv )?(?:[IVX]+|\d+)$", re.IGNORECASE)
COLLECTIVE = re.compile(
    r"(?:các )?(?:hải quan|biên phòng|đồn|đơn vị hải quan|cơ quan hải quan|lực lượng hải quan|chi cục|hqck|trạm|công an)"
)
NOT_SHORT = re.compile(
    r"(?:cấp|toàn|các|mỗi|hai|ba|bốn|những|nhiều|\d|từng|thuộc|cơ|trụ|một|đơn vị|công đoàn|đảng bộ|chi bộ|đảng ủy|chi đoàn|"
    r"đoàn thanh niên|đoàn cơ sở|hội phụ nữ|hội cựu chiến binh)\s*$"
)
LOWER_SHORT_FORMS = ("chúng tôi", "đơn vị", "chi cục", "cục")
LONGER = re.compile(rf"\s+(?:[{UPPER}]|trưởng|phó|bộ|tác|đầu|ngày|đêm|tổ chức|giám|chỉ|lãnh)")
SPOKEN = re.compile(r"(?:^|[,:]|(?<!\w)(?:mời|phía|của|với|và|chuẩn bị))\s+$")
"""Before a short form in small letters: "Sáng, đồn tiếp đoàn ...", "mời đồn sang"."""
ALONG = re.compile(r"\s+(?:trên\s+)?(?:tuyến|biên giới|tuyến biên giới)\s+$")
"""Between a body and the two states along whose border it serves."""
SEATED_IN = re.compile(r",\s*(?:thuộc\s+)?")
QUALIFIES = re.compile(r"[\s,]*(?:thuộc|trực thuộc|của|tại|ở)\s+")


MOST = 100
"""Actors read in one sentence; the longest lists of offices in the news have some thirty."""


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


class Registry:
    """What the article says of a person anywhere: the office held and the organization or country stood for."""

    def __init__(self) -> None:
        self.known: dict[str, Actor] = {}
        self.holders: dict[tuple[str | None, str], Actor] = {}

    def learn(self, actor: Actor) -> None:
        if actor.head_name and actor.kind in ("organization", "country"):
            self.known.setdefault(actor.head_name, actor)
            self.holders.setdefault((actor.country, fold(actor.head_title or "")), actor)

    def holder(self, title: str) -> Actor | None:
        """Who is meant by an office alone ("Thủ tướng"): the Vietnamese holder, if the article names one."""
        office = fold(title)
        return next((a for (state, held), a in self.holders.items() if state == "VN" and office == held), None)

    def peer_state(self, actor: Actor) -> str | None:
        """The state of "người đồng cấp X", of whom none is said: the only other one whose officials the text names."""
        abroad = {known.country for known in self.known.values()} - {None, "VN"}
        is_peer = actor.kind == "official" and fold(actor.head_title or "") in phrases("meeting_actors")["peer"]
        return abroad.pop() if is_peer and len(abroad) == 1 else None

    def find(self, name: str) -> Actor | None:
        """The person of that name, or of a longer name with its words ("ông Cẩm", "Tổng thống Trump")."""
        if name in self.known:
            return self.known[name]
        words = set(name.split())
        return next((actor for full, actor in self.known.items() if words <= set(full.split())), None)


class Actors:
    """The actors of every sentence of an article, by its position, in order.

    Sentences that name a person or an office are read together, at the first question, for each may say who somebody in
    another one is; the rest, most of an article, only when they are asked for.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._read: dict[int, list[Actor]] = {}

    def __getitem__(self, position: int) -> list[Actor]:
        if not self._read:
            self._introduce()
        if position not in self._read:
            self._read[position] = _in_sentence(self._article.sentences[position])
        return self._read[position]

    def values(self) -> Iterator[list[Actor]]:
        return (self[sentence.position] for sentence in self._article.sentences)

    def _introduce(self) -> None:
        registry = Registry()
        self._read = {s.position: _in_sentence(s) for s in self._article.sentences if _introduces_somebody(s)}
        for actors in self._read.values():
            for actor in actors:
                registry.learn(actor)
        for actors in self._read.values():
            for actor in actors:
                _look_up(actor, registry)


def _introduces_somebody(sentence: Sentence) -> bool:
    """Whether a sentence names a person or holds a word for an office of state."""
    return any(mention.kind == "person" for mention in sentence.mentions) or bool(
        _office_words().search(fold(sentence.text))
    )


@cache
def _office_words() -> re.Pattern[str]:
    return re.compile(words_of("meeting_actors", "national_office", "peer", "chair"))


def _look_up(actor: Actor, registry: Registry) -> None:
    """Take a person's office, or an office's holder, from elsewhere in the article.

    An official of no named country is Vietnamese.
    """
    if actor.kind == "country" and actor.head_title and not actor.head_name:
        holder = registry.holders.get((actor.country, fold(actor.head_title)))
        actor.head_name = holder.head_name if holder else None
    if actor.kind not in ("person", "official"):
        return
    known = registry.find(actor.head_name) if actor.head_name else registry.holder(actor.head_title or "")
    if known:
        actor.kind, actor.name, actor.country = known.kind, known.name, known.country
        actor.reference_id, actor.head_name = known.reference_id, known.head_name
        actor.head_title = actor.head_title or known.head_title
    elif code := _leads(actor.head_name or "") or registry.peer_state(actor):
        actor.kind, actor.name, actor.country, actor.reference_id = "country", reference.name_of(code), code, code
        registry.learn(actor)
    elif actor.kind == "official" and _is_vietnamese(actor.head_name or ""):
        actor.kind, actor.name, actor.country, actor.reference_id = "country", reference.name_of("VN"), "VN", "VN"
        registry.learn(actor)
    else:
        actor.kind = "person"


def _leads(name: str) -> str | None:
    """The country of a leader whose name alone looks Vietnamese: "Thủ tướng Lý Hiển Long" -> SG."""
    low = fold(name)
    return next((code.upper() for code, names in phrases("leaders").items() if low in names), None)


def _is_vietnamese(name: str) -> bool:
    surname = name.split(" ", maxsplit=1)[0].lower()
    return any(surname in members for members in phrases("surnames").values())


# -- the patterns of actors that are no mentions of their own ----------------------------------------------------------


@cache
def _states() -> dict[str, str]:
    """Every way to write a country -> its code."""
    rows = (row for row in reference.countries() if row.type == "country")
    return {name: row.country_id for row in rows for name in (row.name, *row.variants)}


def country_in(name: str) -> str | None:
    """The country that a written name holds: "Cơ quan Biên phòng và Hải quan Anh" -> GB."""
    found = _state().search(name)
    return _states()[found.group()] if found else None


def country_in_words(words: str) -> str | None:
    """The country that folded words hold: "phía việt nam" -> VN."""
    return next((code for name, code in _folded_states() if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)), None)


@cache
def _folded_states() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((fold(name), code) for name, code in _states().items()), key=lambda row: -len(row[0])))


@cache
def _state() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(n) for n in sorted(_states(), key=len, reverse=True))})(?!\w)")


@cache
def _official() -> re.Pattern[str]:
    """An official of a state: "Phó Thủ tướng, Bộ trưởng Ngoại giao Lào A", "Bộ trưởng Giao thông Campuchia và Lào"."""
    portfolio = words_of("meeting_actors", "portfolio")
    office = rf"(?i:{words_of('meeting_actors', 'national_office')})(?:\s+(?i:(?:bộ\s+)?{portfolio}))*"
    state = _state().pattern
    peer, chair = words_of("meeting_actors", "peer"), words_of("meeting_actors", "chair")
    of_state = r"(?i:nước\s+|hai nước\s+|ba nước\s+|các nước\s+|chính phủ\s+|chính phủ hoàng gia\s+|hoàng gia\s+)?"
    return re.compile(
        rf"(?P<title>(?:{office})(?:(?:,| kiêm| -)\s+(?:{office}))*|(?i:{peer})|(?i:{chair})(?=\s+(?:nước\s+)?{state}))"
        rf"(?:\s+{of_state}(?P<states>{state}(?:(?:, | và | - ){state})*))?"
        rf"(?:\s+(?P<name>(?!{state}){NAME}))?"
    )


@cache
def _delegation() -> re.Pattern[str]:
    """Words that make a delegation of the name behind them: "đoàn công tác", "phía", "lãnh đạo tỉnh"."""
    known = rf"{words_of('meeting_actors', 'delegation')}\s+(?:(?:tỉnh|thành phố|nước|của|tp\.?)\s*)?"
    verbs = (
        r"(?:đến|sang|tới|tại|về|thăm|do|đã|sẽ|làm|ở|từ|vào|có|và|với|gồm|lần lượt|gặp|hội đàm|đoàn|cùng|cũng|rồi|tiếp|trao|chào|"
        r"dự|thống nhất|nhất trí|ký|trong|được)"
    )
    unknown = rf"(?<!\w)(?<!hai )(?<!ba )(?<!các )(?<!bốn )đoàn(?: công tác| đại biểu| cán bộ)?(?: của)?(?:\s+(?!{verbs}\s)\w+){{1,7}}\s+"
    return re.compile(rf"(?:{known}|{unknown})$")


@cache
def _pair() -> re.Pattern[str]:
    """All sides together: "hai bên", "ba đoàn", "hai Thủ tướng", but not "hai đơn vị hải quan"."""
    others = r"(?:hải quan|biên phòng|cửa khẩu|chức năng|thuộc|trực thuộc|của|liên quan|có liên quan|đại biểu|công tác|nghiệp vụ)"
    both = rf"(?:hai|ba|bốn|đôi|cả hai|cả ba|lãnh đạo hai|đoàn hai)\s+{words_of('meeting_actors', 'pair')}"
    return re.compile(rf"(?<!\w)(?:{both}|các\s+(?:bên|nước|đoàn|phía))(?!\w)(?!\s+{others}(?!\w))")


@cache
def _self() -> re.Pattern[str]:
    return re.compile(words_of("meeting_actors", "self"))


# -- one sentence ------------------------------------------------------------------------------------------------------


def _in_sentence(sentence: Sentence) -> list[Actor]:
    text, low, shift = sentence.text, fold(sentence.text), sentence.start
    pairs = [(match.start() + shift, match.end() + shift) for match in _pair().finditer(low)]
    actors = [actor for actor in _officials(sentence) if not _touches(actor, pairs)]
    taken = [(actor.start, actor.end) for actor in actors]
    named = (m for m in sentence.mentions if m.kind in ("person", "organization", "place", "border_gate"))
    for mention in islice(named, MOST):
        actor = None if _touches(mention, taken) else _from_mention(mention, text, shift)
        if actor and not _joins_list(actor, actors, text, shift):
            actors.append(actor)
    actors = _pairs_of_states(sentence, actors)
    taken = [(actor.start, actor.end) for actor in actors]
    short = [match for match in _self().finditer(low) if _is_short_form(text, low, match)]
    selves = [(match.start() + shift, match.end() + shift) for match in short]
    for kind, spans in (("pair", pairs), ("self", selves)):
        for start, end in spans:
            if not any(start < b and a < end for a, b in taken):
                actors.append(Actor(start, end, kind, text[start - shift : end - shift]))
    actors = sorted(actors, key=lambda actor: (actor.start, -actor.end))[:MOST]
    following = zip_longest(actors, actors[1:])
    return _folded([actor for actor, after in following if not _introduces(actor, after)], text, shift)


def _pairs_of_states(sentence: Sentence, actors: list[Actor]) -> list[Actor]:
    """The actors with the two states of "Việt - Trung" or of "Ủy ban liên Chính phủ Việt Nam - Lào" apart."""
    for match in islice(_pair_of_states().finditer(sentence.text), MOST):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        inside = [actor for actor in actors if actor.start < end and start < actor.end]
        along = ALONG.search(sentence.text, 0, match.start())
        if along and any(actor.end == sentence.start + along.start() for actor in actors):
            actors = [actor for actor in actors if actor not in inside]
            continue  # "BĐBP tuyến Việt Nam - Lào" serves there
        if any(actor.kind not in ("organization", "country", "place") or actor.head_name for actor in inside):
            continue
        if [actor.kind for actor in inside] == ["country", "country"]:
            continue
        actors = [actor for actor in actors if actor not in inside]
        for number in (1, 2):
            code = _in_pairs()[match[number]]
            span = sentence.start + match.start(number), sentence.start + match.end(number)
            actors.append(Actor(*span, "country", reference.name_of(code), code, code))
    return actors


@cache
def _in_pairs() -> dict[str, str]:
    """How a state is written beside another: also "Việt" and "Trung"."""
    return _states() | {"Việt": "VN", "Trung": "CN", "Hàn": "KR", "Nhật": "JP", "Thái": "TH", "Ấn": "IN", "Miên": "KH"}


@cache
def _pair_of_states() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_in_pairs(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)({names})\s?[-–]\s?({names})(?!\w)")


def _touches(item: Actor | Mention, spans: list[tuple[int, int]]) -> bool:
    return any(item.start < end and start < item.end for start, end in spans)


def _introduces(actor: Actor, after: Actor | None) -> bool:
    """Whether the names of "hai bên" follow: "hai bên Việt Nam - Lào" are Viet Nam and Laos."""
    if actor.kind != "pair" or after is None:
        return False
    named = after.start == actor.end + 1 and after.kind in ("country", "place")
    return named or (after.start == actor.end + 2 and after.kind == "organization")  # "hai đơn vị, Hải quan A và ..."


def _is_short_form(text: str, low: str, match: re.Match[str]) -> bool:
    """Whether "Đồn" is the post named before, not the common noun of "cấp đồn", nor the head of a longer name."""
    written_small = match.group() not in LOWER_SHORT_FORMS and not text[match.start()].isupper()
    if written_small and not (len(match.group()) < 5 and SPOKEN.search(before(low, match.start()))):
        return False
    longer = LONGER.match(text, match.end())
    return not longer and not NOT_SHORT.search(before(low, match.start()))


def _officials(sentence: Sentence) -> list[Actor]:
    actors = []
    for match in islice(_official().finditer(sentence.text), MOST):
        start, end = match.start() + sentence.start, match.end() + sentence.start
        used = [m for m in sentence.mentions if start <= m.start and m.end <= end and m.kind in ("person", "place")]
        states = re.split(r", | và | - ", match["states"]) if match["states"] else []
        name, title = match["name"], match["title"]
        while name and (honorific := HONORIFIC.match(name)):
            name = name[honorific.end() :]
        if not states:
            alone = title[0].isupper() and fold(title) in phrases("meeting_actors")["alone"]
            if alone or (name and not fold(title).endswith("lãnh đạo")):
                actors.append(Actor(start, end, "official", name or "", None, None, name, title, used))
            continue
        for code in (_states()[state] for state in states):
            head = name if len(states) == 1 else None
            actors.append(Actor(start, end, "country", reference.name_of(code), code, code, head, title, used))
    return actors


def _from_mention(mention: Mention, text: str, shift: int) -> Actor | None:
    start, end = mention.start, mention.end
    if mention.kind == "person":
        return Actor(
            start, end, "person", mention.text, None, None, mention.text, details(mention).get("title"), [mention]
        )
    if mention.detail == "generic":
        return _generic(mention, text, shift)
    behind = fold(before(text, start - shift))
    delegation = _delegation().search(behind)
    begin = start - len(behind) + delegation.start() if delegation else start
    if mention.kind == "organization":
        kind, name, identifier = "organization", canonical(mention), mention.reference_id
    elif delegation:
        kind, name, identifier = "organization", text[begin - shift : end - shift], None
    else:
        kind = "country" if mention.reference_id in _states().values() else "place"
        name, identifier = canonical(mention), mention.reference_id
    return Actor(begin, end, kind, name, country(mention), identifier, mentions=[mention])


def _generic(mention: Mention, text: str, shift: int) -> Actor | None:
    """A body without a name of its own, where it can be a side: "hai bên", "hải quan hai nước", "các đồn biên phòng"."""
    name = fold(mention.text)
    behind = fold(before(text, mention.start - shift))
    if _pair().fullmatch(name):
        return Actor(mention.start, mention.end, "pair", mention.text, mentions=[mention])
    if COLLECTIVE.match(name) and (side := re.search(r"phía\s+$", behind)):
        start = mention.start - len(behind) + side.start()
        return Actor(start, mention.end, "organization", text[start - shift : mention.end - shift], mentions=[mention])
    several = re.search(r"(?:^|\s)các\s", name) or re.search(r"(?:^|\s)các\s+$", behind)
    if re.search(r"(?:hai|ba|các) (?:nước|bên)$", name) or (several and COLLECTIVE.match(name)):
        return Actor(mention.start, mention.end, "collective", mention.text, mentions=[mention])
    return None


def _joins_list(actor: Actor, actors: list[Actor], text: str, shift: int) -> bool:
    """Make "Hải quan các tỉnh A, B và C" one party, as it is written; offices by number stay apart."""
    last = next((a for a in reversed(actors) if a.end <= actor.start), None)
    member = actor.mentions[0]
    if last is None or actor.kind != "organization" or "name" not in details(member) or NUMBERED.match(member.text):
        return False
    plural = re.search(r"(?i)(?<!\w)các\s", text[max(0, last.start - shift - 5) : last.end - shift])
    if not plural or not re.fullmatch(r"(?:,| và|, và) ", text[last.end - shift : actor.start - shift]):
        return False
    last.end, last.name, last.reference_id = actor.end, text[last.start - shift : actor.end - shift], None
    last.mentions += actor.mentions
    return True


def _folded(actors: list[Actor], text: str, shift: int) -> list[Actor]:
    """The actors without those that only qualify the one before: in brackets, after "thuộc", or in a title."""
    kept: list[Actor] = []
    for actor in actors:
        if not kept or not _fold_into(kept[-1], actor, text, shift):
            kept.append(actor)
    return kept


def _fold_into(last: Actor, actor: Actor, text: str, shift: int) -> bool:
    """Fold an actor into the one before it where it belongs to that; whether it did."""
    if actor.start < last.end:
        return not (actor.kind == last.kind == "country")
    gap = fold(text[last.end - shift : actor.start - shift])
    whole = text[last.start - shift : actor.end - shift]
    if last.kind == "person" and actor.kind == "organization" and gap == " (":
        last.kind, last.name, last.country = "organization", actor.name, actor.country
        last.reference_id, last.end = actor.reference_id, _behind_bracket(actor.end, text, shift)
        last.mentions += actor.mentions  # "ông A (Hải quan B)"
    elif last.kind == "person" and _is_office_behind(actor, gap):
        last.kind, last.name, last.country, last.reference_id = "country", actor.name, actor.country, actor.reference_id
        last.head_title, last.end = actor.head_title, actor.end  # "ông A, Đại sứ Nhật Bản tại Việt Nam"
        last.mentions += actor.mentions
    elif last.kind == "organization" and actor.kind == "country" and _is_of_state(gap):
        last.name, last.country, last.reference_id, last.end = whole, actor.country, None, actor.end
    elif re.fullmatch(r"\s*\(\s*[^()]*", gap):
        close = text.find(")", actor.end - shift)
        if gap.strip() == "(" and last.country == "VN" and last.reference_id and actor.country not in (None, "VN"):
            # "Cục Hải quan (Bộ Tài chính Lào)" is not the Vietnamese office of that name
            last.country, last.reference_id = actor.country, None
            last.name = text[last.start - shift : close + 1 if close >= 0 else actor.end - shift]
        last.end = close + 1 + shift if close >= 0 else actor.end
        last.country = last.country or actor.country
    elif last.kind in ("organization", "collective") and actor.kind == "pair" and gap == " ":
        last.kind, last.name, last.reference_id, last.end = "collective", whole, None, actor.end
    elif last.kind == "collective" and actor.kind in ("place", "country") and re.fullmatch(r" |, | và ", gap):
        last.name, last.end = whole, actor.end
    elif last.kind in ("organization", "collective") and QUALIFIES.fullmatch(gap):
        last.country, last.end = last.country or actor.country, actor.end
    elif last.kind == "organization" and actor.kind == "place" and _is_seat(gap, text[actor.start - shift :], last):
        last.country, last.end = last.country or actor.country, actor.end  # "Đại đội Biên phòng 211, tỉnh Hủa Phăn"
    elif last.kind == "person" and actor.kind == "organization" and _is_title(gap, last.head_title):
        last.kind, last.name, last.country = "organization", actor.name, actor.country
        last.reference_id, last.end = actor.reference_id, actor.end
        last.mentions += actor.mentions
    elif last.kind == "organization" and _is_country_of(actor, gap, last):
        last.end = actor.end  # "Hải quan Đông Hưng, Trung Quốc"
    elif last.kind == "organization" and actor.kind == "person" and actor.head_title and gap.isspace():
        last.head_name, last.head_title, last.end = actor.head_name, actor.head_title, actor.end
        last.mentions += actor.mentions
    elif last.kind == "place" and actor.kind == "person" and actor.head_title and gap == " ":
        last.kind, last.head_name, last.head_title, last.end = (
            "organization",
            actor.head_name,
            actor.head_title,
            actor.end,
        )
        last.mentions += actor.mentions  # "Thị trưởng thành phố Bằng Tường Nông Vĩ" stands for the town
    else:
        return False
    return True


def _behind_bracket(end: int, text: str, shift: int) -> int:
    close = text.find(")", end - shift)
    return close + 1 + shift if close >= 0 else end


def _is_office_behind(actor: Actor, gap: str) -> bool:
    """Whether an office of a state, without a name of its own, stands behind a name: "bà A, Đại sứ Australia"."""
    vacant = actor.kind == "country" and bool(actor.head_title) and not actor.head_name
    return vacant and bool(re.fullmatch(r"\s*(?:,|[-–]|\()\s*", gap))


def _is_of_state(gap: str) -> bool:
    """Whether the words between an office and a state belong to its name: "Tổng cục Hải quan và Thuế ... Indonesia"."""
    return bool(re.fullmatch(rf" {words_of('meeting_cues', 'tail_abroad')}[^,;.()]{{0,40}}", gap))


def _is_seat(gap: str, behind: str, body: Actor) -> bool:
    """Whether a place behind a comma says where a body belongs: one that a number names, or that has no place yet."""
    heads = words_of("meeting_actors", "seat")
    numbered = NUMBERED.search(body.name) is not None
    return bool(numbered and SEATED_IN.fullmatch(gap) and re.match(heads, fold(behind[:40])))


def _is_country_of(state: Actor, gap: str, body: Actor) -> bool:
    """Whether a state behind a comma only says where a body is: "đoàn đại biểu tỉnh Kratie, Vương quốc Campuchia"."""
    return state.kind == "country" and not state.head_title and state.country == body.country and gap == ", "


def _is_title(gap: str, title: str | None) -> bool:
    """Whether the words between a name and an organization are the office held there: ", phó cục trưởng phụ trách "."""
    words = re.sub(r"^(?:[\s,–(-]|là )+", "", gap).strip()
    if not words or not title:
        return False
    office = fold(title)
    rest = words.removeprefix(office)
    return office.startswith(words) or bool(re.fullmatch(r"\s*(?:phụ trách|thường trực|kiêm nhiệm)?", rest))
