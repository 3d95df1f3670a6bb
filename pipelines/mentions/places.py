"""Places and border gates.

A *gate* head ("cửa khẩu", "lối mở") makes the name after it a border gate; a *port*, *administrative* or *site* head
("cảng", "huyện", "khách sạn") makes it a place, whether the tables know the name or not. A bare name is what the tables
say, where they call it clear enough; next to a gate, "X - Y" and "X, Y" are gates too. `detail` of a pair named as one
("cặp cửa khẩu Lao Bảo - Đensavan") is `twin=` and the name of the second gate.
"""

import re

from pipelines.lexicon.phrases import phrases
from pipelines.mentions.article import Mention
from pipelines.mentions.gazetteer import COUNTED, UPPER, Entry, Hit, Scan, shouted

WORD = rf"[{UPPER}][\w'’+]*"
RUN = re.compile(rf"{WORD}(?: (?:{WORD}|\d+(?!\w){COUNTED}))*")
NUMBER = re.compile(
    r"(?:số )?\d+[A-Z]?(?:\s?[-/]\s?\d+)*(?!\w|[.,]\d|\s?(?:%|tỷ|tỉ|triệu|nghìn|ngàn|usd|đồng|tấn))", re.IGNORECASE
)
PAIR = re.compile(r"\s?[-–]\s?")
MEMBER = re.compile(r"(?:,| và|, và|;) ")
CAPITAL_BEFORE = re.compile(rf"([{UPPER}]\w*)\s$")
CAPITAL_AFTER = re.compile(rf"\s[{UPPER}]")
LISTED_AFTER = re.compile(r"\s?[,(]")
KM_MARK = re.compile(r"\b(?:[Cc]ột mốc )?[Kk][Mm]\s?(?:số )?0(?!\w)|\b[Kk][Mm]\d+(?:\+\d+)?(?!\w)")
# "BẢN TIN CỬA KHẨU NGÀY 16/1": a day, no gate of that name.
CALENDAR = re.compile(r"(?:ngày|tuần|tháng|quý|năm|hôm|sáng|chiều|tối)(?!\w)", re.IGNORECASE)
HEADS = ("gate_head", "port_head", "administrative_head", "site_head", "marker_head")
NAMES = ("gate", "port", "place")
STARTS = frozenset((*HEADS, *NAMES))
MOST_HEADS = 3  # "khu vực" + "bản", "nhà làm việc liên hợp" + "cửa khẩu quốc tế"; a bound for hostile text
ORDER = {
    "gate_head": ("gate", "port", "place"),
    "port_head": ("port", "gate", "place"),
    "administrative_head": ("place", "port", "gate"),
    "site_head": ("place", "port", "gate"),
    "marker_head": ("place", "port", "gate"),
}


def read(scan: Scan) -> list[Mention]:
    """The places and gates of a sentence, with offsets in the sentence; covers their characters."""
    found: list[Mention] = []
    last_gate = -1
    done = 0
    for hit in scan.hits:
        if hit.start < done or STARTS.isdisjoint(hit.readings) or not scan.free(hit.start, hit.end):
            continue
        mention = _headed(scan, hit) or _bare(scan, hit, last_gate)
        if mention and scan.free(mention.start, mention.end):
            scan.cover(mention.start, mention.end)
            found.append(mention)
            done = mention.end
            if mention.kind == "border_gate":
                last_gate = mention.end
    for mark in KM_MARK.finditer(scan.text) if "km" in scan.lower else ():
        if scan.free(*mark.span()):
            scan.cover(*mark.span())
            found.append(Mention("place", mark.start(), mark.end(), mark.group()))
    return found


def _headed(scan: Scan, hit: Hit) -> Mention | None:
    """The place or gate that begins with a head, or with heads in a row: "nhà làm việc liên hợp cửa khẩu ..."."""
    if scan.at(hit.start, *HEADS) is not hit:
        return None
    role = _role(hit)
    position = hit.end + 1
    for _ in range(MOST_HEADS):
        follower = scan.at(position, *HEADS)
        if not follower or _is_name(scan, position, follower.end):
            break
        position = follower.end + 1
        role = role if role in ("site_head", "gate_head") else _role(follower)
    if scan.text[position - 1 : position] not in (" ", "."):
        return None
    if role == "marker_head":
        number = NUMBER.match(scan.text, position)
        return Mention("place", hit.start, number.end(), scan.text[hit.start : number.end()]) if number else None
    name, run = scan.at(position, *NAMES), RUN.match(scan.text, position)
    entry = None
    if name:
        end, entry = name.end, name.reading(*ORDER[role])
        longer = run and run.end() > end and not shouted(run.group()) and not _name_follows(scan, run, end)
        if run and longer and role != "gate_head":
            end, entry = run.end(), None  # "huyện Điện Biên Đông" is not Điện Biên
    elif (
        run
        and not shouted(run.group())
        and not CALENDAR.match(run.group())
        and scan.free(run.start(), run.start() + 1)
        and (role != "gate_head" or " " in run.group())
    ):
        end = _until_name(scan, run)
    else:
        return None
    detail = None
    dash = PAIR.match(scan.text, end)
    twin = scan.at(dash.end(), *NAMES) if dash and scan.lower.startswith("cặp", hit.start) else None
    if twin and role == "gate_head":
        detail, end = f"twin={scan.text[twin.start : twin.end]}", twin.end
    # "các cửa khẩu Lạng Sơn" are gates of a province, no gate of that name.
    kind = "border_gate" if role == "gate_head" and (not entry or entry.role != "place") else "place"
    identifier = entry.reference_id if entry else None
    if not identifier and (country := scan.country_behind(end)):
        detail = f"country={country}"
    return Mention(kind, hit.start, end, scan.text[hit.start : end], reference_id=identifier, detail=detail)


def _is_name(scan: Scan, position: int, end: int) -> bool:
    """Whether a name longer than a head begins where the head does: "Cầu Treo"."""
    name = scan.at(position, *NAMES)
    return bool(name and name.end > end)


def _role(hit: Hit) -> str:
    return next(role for role in HEADS if hit.reading(role))


def _name_follows(scan: Scan, run: re.Match[str], end: int) -> bool:
    """Whether the rest of a run behind a known name is a name of its own: "TP. HCM Nguyễn Văn A"."""
    rest = scan.text[end + 1 : run.end()].split()
    return bool(
        not scan.free(end + 1, end + 2)
        or scan.at(end + 1, *NAMES)
        or (len(rest) > 2 and rest[0].lower() in phrases("surnames")["common"])
    )


def _until_name(scan: Scan, run: re.Match[str]) -> int:
    """The end of a capitalised run, before anything in it that is already a name."""
    for blank in re.finditer(" ", run.group()):
        if not scan.free(run.start() + blank.end(), run.start() + blank.end() + 1):
            return run.start() + blank.start()
    return run.end()


def _bare(scan: Scan, hit: Hit, last_gate: int) -> Mention | None:
    """The place or gate that a name without a head means."""
    if scan.at(hit.start, *NAMES) is not hit:
        return None
    entry: Entry | None = None
    kind = "place"
    gate = hit.reading("gate")
    joined = last_gate >= 0 and any(
        (match := joint.match(scan.text, last_gate)) and match.end() == hit.start for joint in (PAIR, MEMBER)
    )
    if gate and (joined or gate.bare or _pairs(scan, hit)):
        entry, kind = gate, "border_gate"
    else:
        for role in ("place", "port"):
            reading = hit.reading(role)
            if reading and reading.bare and _stands_alone(scan, hit):
                entry = reading
                break
    if not entry:
        return None
    return Mention(kind, hit.start, hit.end, scan.text[hit.start : hit.end], reference_id=entry.reference_id)


def _pairs(scan: Scan, hit: Hit) -> bool:
    """Whether a gate follows behind a dash: "Lào Cai - Hà Khẩu"."""
    dash = PAIR.match(scan.text, hit.end)
    return bool(dash and (twin := scan.at(dash.end(), "gate")) and twin.reading("gate"))


def _stands_alone(scan: Scan, hit: Hit) -> bool:
    """A name of one syllable ("Anh", "Mỹ") is a place only outside longer names.

    At the start of a sentence a common word has a capital too: "Ý nghĩa", "Anh Hùng".
    """
    name = scan.text[hit.start : hit.end]
    if " " in name or len(name) > 6:
        return True
    if hit.start == 0 and name.lower() in phrases("place_heads")["common_word"]:
        return LISTED_AFTER.match(scan.text, hit.end) is not None
    before = CAPITAL_BEFORE.search(scan.text, max(0, hit.start - 15), hit.start)
    # "Tại Mỹ", but "Minh Anh", the name of a reporter.
    leads_in = before and before.start() == 0 and before.group(1).lower() in phrases("place_heads")["before_place"]
    return (not before or bool(leads_in)) and not CAPITAL_AFTER.match(scan.text, hit.end)
