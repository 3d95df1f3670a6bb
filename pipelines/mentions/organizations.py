"""Organizations: a head ("Chi cục Hải quan", "Đồn Biên phòng") with its tail, official names, generic bodies.

The tail of a head is read left to right: linking words ("cửa khẩu quốc tế", "tỉnh"), then one target: a number after
"khu vực" or "số", a known place, or a run of capitalised words. A list may leave the head out: "các Chi cục Hải quan
khu vực VI, VIII và XVI", "Hải quan các tỉnh Savannakhet, Salavan" and "ba đơn vị (VII, X, XVI)" give one mention each.

`detail` of an organization: `generic` for a body without a name of its own ("các lực lượng chức năng"); else parts
joined by `;`: `name=` the full name where the text has it only in part, `country=` where only the words beside it tell.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.lexicon import reference
from pipelines.lexicon.phrases import alternation, phrases
from pipelines.mentions.article import Mention
from pipelines.mentions.gazetteer import COUNTED, ORGANIZATION_ROLES, ROMAN, UPPER, Scan, shouted
from pipelines.mentions.letters import fold

PLACES = ("place", "gate", "port")
STARTS = frozenset(("organization", "office", *ORGANIZATION_ROLES))
CAPITALISED = rf"(?:[{UPPER}][\w'’]*(?:&\w+)?)"
RUN = re.compile(rf"{CAPITALISED}(?: {CAPITALISED}| \d+(?!\w){COUNTED})*")
DASH = re.compile(r"\s?[-–]\s?")
NUMBER = re.compile(r"(?:[IVX]+|\d{1,3})(?!\w)(?![.,]\d)")
PORT_SECTION = re.compile(r" (?:khu vực|KV) ?(?:[IVX]+|\d)(?!\w)")
NEXT_REGION = re.compile(
    r"(?:\s*,\s*(?:(?i:và)\s+)?|\s+(?i:và|cùng)\s+)((?:(?i:khu vực|kv)\s*)?(?:[IVX]+|\d{1,2})(?!\w)(?![.,/]\d))"
)
CLOSED = re.compile(r"\s*(?:[,.;:()]|và\b|$)")
# Bodies that are called by a number: "Đồn Biên phòng 747", "Vùng Cảnh sát biển 3".
NUMBERED = re.compile(
    r"(?:đồn|đại đội|tiểu đoàn|hải đội|hải đoàn|vùng|quân khu|bộ tư lệnh quân khu|lữ đoàn|.*(?:khu vực|số)$)"
)
NEXT_MEMBER = re.compile(r"(?:\s*,|\s+và|\s*,\s*và|\s+cùng)\s+")
SEVERAL = r"(?:các|những|hai|ba|bốn|năm|sáu|bảy|\d{1,2})"
PLURAL_BEFORE = re.compile(rf"{SEVERAL}\s+$")
PLURAL_INSIDE = re.compile(
    rf"\b(?:các|hai bên|{SEVERAL}(?=\s(?:tỉnh|thành phố|huyện|xã|cửa khẩu|khu vực|chi cục)))\s+", re.IGNORECASE
)
BRACKETED_REGIONS = re.compile(r"\((?:(?:khu vực\s+)?[IVX]+(?:,\s*|\s+và\s+|\s*-\s*)){1,9}(?:khu vực\s+)?[IVX]+\)")
REGION_OWNERS = re.compile(r"\b(?:hải quan|chi cục|đơn vị|khu vực)\b")
# "Hiệp hội Dầu cọ Indonesia": lower-case words between an association and its country, no punctuation.
ASSOCIATION_REST = re.compile(r"(?:,? (?:[-–] )?\w+){1,10}")
FUNCTIONAL = re.compile(r"(?:cục|chi cục|phòng|đội|hải đội|đoàn) ")


@cache
def _words(label: str) -> str:
    return alternation(phrases("organization_heads")[label])


@cache
def _link() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:(?:{SEVERAL}|hai bên)\s+)?({_words('link')}(?=\s)|(?:TP|T\.P|TX|Q|H|P)\.(?=\s?\w)|TP(?=\s))",
        re.IGNORECASE,
    )


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(rf"\s+({_words('rank')}|TP\b\.?)", re.IGNORECASE)


@cache
def _not_an_actor_before() -> re.Pattern[str]:
    return re.compile(rf"{_words('veto_before')}\s+$")


@cache
def _not_an_actor_after() -> re.Pattern[str]:
    return re.compile(rf"\s+{_words('veto_after')}")


@cache
def _company_tail() -> re.Pattern[str]:
    """ "TNHH MTV Thương mại và Dịch vụ ABC": words of the trade and capitalised ones, the last one capitalised."""
    name = rf"(?:[A-ZĐ](?:\.[A-ZĐ])+|{CAPITALISED}|[A-ZĐ]\d+(?!\w))"
    word = rf"(?:(?i:{_words('company_word')})|{name})"
    return re.compile(rf"(?:\s+(?:[-–&]\s+)?(?:và )?{word}){{0,12}}\s+(?:[-–]\s+)?{name}")


@lru_cache(10_000)  # the names of a document come again and again
def key(name: str) -> str:
    """What two spellings of one name have in common: no ranks of places, one way to write a region number."""
    plain = fold(name)
    for pattern, written in SPELLINGS:
        plain = pattern.sub(written, plain)
    plain = REGION_NUMBER.sub(lambda match: _arabic(match.group()), plain)
    return " ".join(plain.split())


SPELLINGS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"\bhq(?=ck\b)", "hải quan "),
        (r"\bhq\b", "hải quan"),
        (r"\bcksbqt\b", "cửa khẩu sân bay"),
        (r"\bck(?:qt)?\b", "cửa khẩu"),
        (r"\bkv\s?(?=[\divx])", "khu vực "),
        (r"\bbđbp\b", "bộ đội biên phòng"),
        (r"\bđbp\b", "đồn biên phòng"),
        (r"\bubnd\b", "ủy ban nhân dân"),
        (r"\bhđnd\b", "hội đồng nhân dân"),
        (r"\bqltt\b", "quản lý thị trường"),
        (r"\b(?:csđt|cảnh sát điều tra)\b", "cảnh sát điều tra"),
        (r"\btp\.?\s?hcm\b|\btphcm\b", "hồ chí minh"),
        (r"\b(?:tp\.\s?|tp |thành phố |tỉnh |nước |quốc tế |vương quốc |nhân dân (?=các ))|\(.*?\)", " "),
        (r"^(?:lực lượng|(?:bộ|ban) chỉ huy|bch) (?=(?:bộ đội )?biên phòng )", ""),
        (r"^(?:lực lượng|cơ quan|ngành|đơn vị|đội) (?=hải quan )", ""),
    )
)
REGION_NUMBER = re.compile(r"(?<=khu vực )(?:[ivx]+|\d+)\b")


def _arabic(number: str) -> str:
    if number.isdigit():
        return str(int(number))
    return str(ROMAN.index(number.upper()) + 1) if number.upper() in ROMAN else number


@cache
def _known() -> dict[str, str]:
    """Key -> organization. Where an office before the reform of 2025 and one after it share a name, it is today's."""
    names: dict[str, str] = {}
    offices = sorted(reference.offices(), key=lambda o: o.valid_to is not None)
    rows = [
        *((o.office_id, (o.name, *o.variants)) for o in offices),
        *((o.organization_id, (o.name, *o.variants)) for o in reference.named_organizations()),
        *((c.counterpart_id, (c.name, *c.variants)) for c in reference.counterparts() if c.kind.endswith("customs")),
        # "Hải quan Mường Khương" is the office at that gate, if no other office has the name
        *((o.office_id, (o.name.replace(" cửa khẩu", ""),)) for o in offices if o.gate),
        *((o.organization_id, (o.name, *o.variants)) for o in reference.organizations()),
    ]
    for identifier, spellings in rows:
        for spelling in spellings:
            names.setdefault(key(spelling), identifier)
    return names


def organization_named(name: str) -> str | None:
    """The row of an organization by its name as written; a department counts as the body that it names last.

    "Cơ quan CSĐT Công an tỉnh Hà Tĩnh" -> Công an tỉnh Hà Tĩnh.
    """
    words = key(name).split()
    found = (_known().get(" ".join(words[start:])) for start in range(len(words) - 1))
    return next((identifier for identifier in found if identifier), None)


@dataclass(frozen=True, slots=True)
class Tail:
    """Where the tail of a head ends, of what sort its target is, where that begins, and its country if it tells."""

    end: int
    sort: str
    target: int
    country: str | None = None


def _tail(scan: Scan, start: int, position: int) -> Tail | None:
    """The tail behind the head from `start` to `position`."""
    text = scan.text
    end = position
    link = ""
    while (match := _link().match(text, end)) and not _is_place(scan, end + 1, match.end()):
        end, link = match.end(), match.group(1).lower()
    target = end + 1 if text[end : end + 1].isspace() else end
    numbered = link in ("khu vực", "kv", "số", "vùng") or NUMBERED.match(scan.lower, start, position)
    if numbered and (number := NUMBER.match(text, target)):
        return Tail(number.end(), "number", target)
    if target == position:
        return None
    if place := scan.at(target, *PLACES):
        entry = place.reading(*PLACES)
        return Tail(_whole_place(scan, start, place.end), "place", target, entry.country if entry else None)
    run = RUN.match(text, target)
    if run and not shouted(run.group()) and not _is_person(scan, start, run.group(), bool(link)):
        stop = _before_next_name(scan, run)
        if stop > target:
            return Tail(stop, "run", target)
    if rank := _rank().match(text, position):
        return Tail(rank.end(), "rank", rank.start(1))
    return None


def _is_place(scan: Scan, position: int, end: int) -> bool:
    """Whether a place begins at a position that is longer than a link: "Khu tự trị dân tộc Choang Quảng Tây"."""
    place = scan.at(position, *PLACES)
    return bool(place and place.end > end)


def _whole_place(scan: Scan, start: int, end: int) -> int:
    """The end of "Gia Lai - Kon Tum", "Đồng Đăng - Lạng Sơn", "cảng Sài Gòn khu vực 1"; a known office ends earlier."""
    if section := PORT_SECTION.match(scan.text, end):
        return section.end()
    dash = DASH.match(scan.text, end)
    twin = scan.at(dash.end(), *PLACES) if dash else None
    if twin and (key(scan.text[start : twin.end]) in _known() or key(scan.text[start:end]) not in _known()):
        return twin.end
    return end


def _is_person(scan: Scan, start: int, run: str, linked: bool) -> bool:
    """Whether a run is the holder of an office ("Cục trưởng Cục Hải quan Nguyễn Văn A"), not a part of the name."""
    words = run.split()
    surnames = phrases("surnames")
    if words[0].lower() in surnames["common"] and 3 <= len(words) <= 5 and not linked:
        return True
    before = scan.ends(start - 1, "office")
    return before and 2 <= len(words) <= 5 and words[0].lower() in (*surnames["common"], *surnames["surname"])


def _before_next_name(scan: Scan, run: re.Match[str]) -> int:
    """The end of a capitalised run, cut where an organization or a title begins inside it."""
    for word in re.finditer(r" ", run.group()):
        start = run.start() + word.end()
        if scan.at(start, "organization", "head", "body", "office", "address", "rank"):
            return start - 1
    return run.end() if not scan.at(run.start(), "organization", "head", "body", "office") else run.start()


def read(scan: Scan) -> list[Mention]:
    """The organizations of a sentence, in order, with offsets in the sentence; covers their characters."""
    mentions: list[Mention] = []
    done = 0
    for hit in scan.hits:
        if hit.start < done or STARTS.isdisjoint(hit.readings):
            continue
        if "office" in hit.readings:  # "Cục trưởng" holds no "Cục"
            done = hit.end
        elif found := _read_at(scan, hit.start):
            mentions += found
            done = found[-1].end
    mentions += _bracketed_regions(scan, mentions)
    mentions.sort(key=lambda mention: mention.start)
    for mention in mentions:
        scan.cover(mention.start, mention.end)
    return mentions


def _read_at(scan: Scan, start: int) -> list[Mention]:
    """The organization that begins at a position, with the members of its list; empty where nothing does."""
    text = scan.text
    named, head = scan.at(start, "organization"), scan.at(start, "head", "body")
    if head:
        # "Phòng Cảnh sát" and then "điều tra tội phạm về ma túy"; behind "hải quan" the same words are a verb.
        function = scan.at(head.end + 1, "function") if FUNCTIONAL.match(scan.lower, start, head.end) else None
        end = function.end if function else head.end
        tail = _tail(scan, start, end) or (Tail(end, "", end) if function else None)
        if tail and tail.end >= (named.end if named else 0):
            entry = head.reading("head", "body")
            return _with_members(scan, start, tail, entry.country if entry else None)
    if named:
        entry = named.reading("organization")
        tail = _tail(scan, start, named.end)
        if tail and tail.sort == "place":  # "Bộ Công Thương Campuchia", "Cục Thuế tỉnh Lạng Sơn"
            return _with_members(scan, start, tail, entry.country if entry else None)
        whole = Tail(named.end, "number" if scan.lower[named.end - 1] in "ivx0123456789" else "", named.end)
        return _with_members(scan, start, whole, entry.country if entry else None)
    if company_end := _company(scan, start):
        return [_mention(scan, start, company_end, None)]
    if text[start].isupper():
        body = head.reading("body") if head else None
        short = _short(scan, start)
        if head and body and (not short or short.end <= head.end):
            return [_mention(scan, start, head.end, body.country)]
        if short:
            return [short]
    return _generic(scan, start)


def _company(scan: Scan, start: int) -> int | None:
    """Where a company or association ends that begins at a position."""
    hit = scan.at(start, "company", "association")
    match = _company_tail().match(scan.text, hit.end) if hit else None
    if not hit or not match:
        return None
    end = match.end()
    for blank in re.finditer(r"\s", match.group()):
        at = match.start() + blank.end()
        if at > hit.end + 1 and scan.at(at, "organization", "head", "body", "company", "office", "address"):
            end = at - len(" và ") if scan.lower.startswith(" và", at - 4) else at - 1
            break
    if (place := scan.at(hit.end + 1, "place")) and place.end == end:  # "các công ty Mỹ" is no name
        return None
    if hit.reading("association") and (more := ASSOCIATION_REST.match(scan.text, end)):
        for blank in re.finditer(" ", more.group()):
            if (place := scan.at(end + blank.end(), "place")) and place.end >= end:
                return place.end
    return end


def _short(scan: Scan, start: int) -> Mention | None:
    """ "Cục Xúc tiến thương mại", "Sở Y tế Lạng Sơn": a short head, what it is in charge of, perhaps a place."""
    head = scan.at(start, "short")
    function = scan.at(head.end + 1, "function") if head else None
    if not function:
        return None
    tail = _tail(scan, start, function.end)
    if tail and tail.sort in ("place", "rank"):
        return _mention(scan, start, tail.end, tail.country)
    return _mention(scan, start, function.end, None)


def _generic(scan: Scan, start: int) -> list[Mention]:
    hit = scan.at(start, "generic")
    if not hit or not scan.free(start, hit.end):  # "kết cục", "hai bên đường"
        return []
    if scan.lower[start : hit.end] == "hải quan":
        before = scan.lower[max(0, start - 30) : start]
        if _not_an_actor_before().search(before) or _not_an_actor_after().match(scan.lower, hit.end):
            return []
    return [Mention("organization", start, hit.end, scan.text[start : hit.end], detail="generic")]


def _with_members(scan: Scan, start: int, tail: Tail, country: str | None) -> list[Mention]:
    """The organization, and the members of a list that go without its head."""
    text = scan.text
    name = text[start : tail.end]
    plural = tail.sort != "rank" and bool(
        PLURAL_BEFORE.search(scan.lower[max(0, start - 12) : start]) or PLURAL_INSIDE.search(text[start : tail.target])
    )
    single = PLURAL_INSIDE.sub("", name) if plural else name
    country = tail.country or country
    mentions = [_mention(scan, start, tail.end, country, single if single != name else None)]
    end = tail.end
    if tail.sort == "number" and "khu vực" in key(name):
        base = single.rsplit(maxsplit=1)[0]
        while match := NEXT_REGION.match(text, end):
            # "khu vực 1 và 2 cán bộ" is no list; an Arabic number needs its "khu vực", a plural or an end behind it.
            listed = plural or len(mentions) > 1 or CLOSED.match(text, match.end())
            if match.group(1).isdigit() and not listed:
                break
            end = match.end()
            mentions.append(_mention(scan, match.start(1), end, country, f"{base} {match.group(1).split()[-1]}"))
    elif tail.sort in ("place", "run"):
        base = PLURAL_INSIDE.sub("", text[start : tail.target])
        while match := NEXT_MEMBER.match(text, end):
            member = _next_member(scan, match.end(), base, plural)
            if not member:
                break
            end = member.end
            mentions.append(_mention(scan, match.end(), end, member.country or country, base + text[match.end() : end]))
    return mentions


def _next_member(scan: Scan, start: int, base: str, plural: bool) -> Tail | None:
    """The next member of a list, of which `base` is the head.

    Without a plural before the list ("Hải quan cửa khẩu Tà Lùng, Trà Lĩnh") only a gate with such an office is one.
    """
    if place := scan.at(start, *PLACES):
        entry = place.reading(*PLACES)
        if plural or (place.reading("gate") and key(base + scan.text[start : place.end]) in _known()):
            return Tail(place.end, "place", start, entry.country if entry else None)
        return None
    if FUNCTIONAL.match(scan.lower, start):  # "Công an các tỉnh A, B cùng Phòng Kiểm soát ma túy"
        return None
    run = RUN.match(scan.text, start) if plural else None
    return Tail(run.end(), "run", start) if run and _before_next_name(scan, run) == run.end() else None


def _bracketed_regions(scan: Scan, mentions: list[Mention]) -> list[Mention]:
    """ "ba đơn vị hải quan (VII, X, XVI)": the numbers in brackets are regional offices."""
    found: list[Mention] = []
    for bracket in BRACKETED_REGIONS.finditer(scan.text):
        if REGION_OWNERS.search(scan.lower[: bracket.start()]) and not any(
            m.end > bracket.start() and m.start < bracket.end() for m in mentions
        ):
            for number in re.finditer(r"[IVX]+", bracket.group()):
                start = bracket.start() + number.start()
                full = f"Chi cục Hải quan khu vực {number.group()}"
                found.append(_mention(scan, start, start + len(number.group()), "VN", full))
    return found


def _mention(scan: Scan, start: int, end: int, country: str | None, full_name: str | None = None) -> Mention:
    """The organization of a span; `full_name` where the span holds it only in part or in the plural."""
    text = scan.text[start:end]
    identifier = _known().get(key(full_name or text))
    said = scan.country_behind(end)
    if identifier and said and reference.country_of(identifier) != said:
        identifier = None  # "Hải quan Nậm Cắn (Lào)" is across the border from the office of that name
    country = said or country
    own = identifier and not reference.is_local(identifier)
    parts = [f"name={reference.name_of(identifier) if identifier and own else full_name}"] if full_name else []
    if country and reference.country_of(identifier) != country:
        parts.append(f"country={country}")
    return Mention("organization", start, end, text, reference_id=identifier, detail=";".join(parts) or None)
