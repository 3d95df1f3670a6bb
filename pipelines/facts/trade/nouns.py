"""Noun phrases around a cue or number: the good that is traded, the part that a place or office plays."""

import re
from functools import cache

from pipelines.facts.trade.figure import Name
from pipelines.facts.trade.tokens import Token
from pipelines.lexicon.phrases import alternation, phrases
from pipelines.lexicon.reference import countries, offices, province_ids
from pipelines.mentions.article import Mention
from pipelines.mentions.names import country

MAX_GOOD = 90

# Grammar particles that end the name of a good: prepositions, auxiliaries, demonstratives.
STOP = re.compile(
    r"(?<!\w)(?:thông quan|thông qua|của|sang|từ|qua|tại|vào|tới|đến|với|trong|ở|cho|do|theo|về|để|nhờ|khi|mà|đã|đang|cũng|chỉ|được|(?<!thiết )(?<!trang )bị|đều"
    r"|này|nói trên|ước|vẫn|còn|có|sẽ|lại|ra|đi|thuộc|hơn|gần|khoảng|trước|sau|nhằm|phục vụ|trên địa bàn|cả nước|như"
    r"|dịp|chủ yếu|trị giá|giá trị|kim ngạch|vướng|thì|những năm|lên|xuống|tăng|giảm|phải|không|mới|hướng|lớn|tính đến|tính tới|đứng|dẫn|sớm|đạt|chiếm|trên|từng|siêu|chuyển|nhiều nhất|đầu tiên|thường niên|xấp xỉ|mang về|mang lại|đem về|đem lại|mang|ghi nhận)(?!\w)"
)
LEAD = re.compile(
    r"^(?:(?:các|những|nhóm|mặt hàng|lượng|số|lô|riêng|đối với|với|về|còn|và|cùng|loại|là|mức|một số|nhiều|tổng cộng|việc|hoạt động|trị giá|giá trị|tổng)\s+)+"
)
TRAIL = re.compile(r"[\s,]+(?:và|hoặc|hay|cùng|nhất|các)$", re.IGNORECASE)
GENERIC = re.compile(rf"(?:{alternation(phrases('trade_generic')['generic'])}|\s|,|-|và|các|chính)*")
EDGE = " \t\n,;:.-–\"“”'()…"


def clean(text: str) -> str:
    """The words of a good without what leads up to it; empty where only generic words are left."""
    text = " ".join(text.split()).strip(EDGE)
    text = TRAIL.sub("", text)
    lower = text.lower()
    found = LEAD.match(lower)
    if found:
        text, lower = text[found.end() :], lower[found.end() :]
    return "" if GENERIC.fullmatch(lower) else text.strip(EDGE)


def good_name(text: str, tokens: list[Token]) -> Name | None:
    """The good that a stretch of text names; its reference row is that of the first good mentioned there."""
    if any(char.isdigit() for char in text) and "," in text:
        text = text.rpartition(",")[2]
    words = clean(text)
    if words.lower().startswith(("dưới ", "trên ", "dưới", "như ")):
        return None
    if len(words) < 2 or len(words) > MAX_GOOD or words.isdigit():
        return None
    mention = next((t.mention for t in tokens if t.mention and t.has("commodity")), None)
    return Name(words, mention.reference_id if mention else None, mention)


def cut(text: str) -> str:
    """The text up to the first particle that ends the name of a good."""
    found = STOP.search(text.lower())
    return text[: found.start()] if found else text


def is_foreign(mention: Mention) -> bool:
    """Whether a place is a country, region of the world or place outside Viet Nam."""
    return mention.kind == "place" and (mention.reference_id in world_regions() or country(mention) not in (None, "VN"))


@cache
def world_regions() -> frozenset[str]:
    return frozenset(row.country_id for row in countries() if row.type == "region")


@cache
def foreign_countries() -> frozenset[str]:
    return frozenset(row.country_id for row in countries() if row.type == "country" and row.country_id != "VN")


def is_country(mention: Mention) -> bool:
    return mention.reference_id in foreign_countries()


def is_province(mention: Mention) -> bool:
    return mention.kind == "place" and mention.reference_id in province_ids()


@cache
def office_ids() -> frozenset[str]:
    return frozenset(office.office_id for office in offices()) - national_bodies()


@cache
def national_bodies() -> frozenset[str]:
    """The offices whose figures are the whole country's."""
    return frozenset(office.office_id for office in offices() if office.level in ("national", "ministry"))


def is_customs_office(mention: Mention) -> bool:
    """Whether an organization is a customs office of Viet Nam below the national one."""
    if mention.kind != "organization" or is_whole_service(mention) or (mention.detail or "") == "generic":
        return False
    if mention.reference_id in office_ids():
        return True
    return "hải quan" in mention.text.lower() and country(mention) in (None, "VN")


def is_whole_service(mention: Mention) -> bool:
    """Whether an organization is the customs service of Viet Nam as a whole."""
    words = mention.text.lower()
    if mention.reference_id in national_bodies():
        return "hải quan" in words
    return words in ("ngành hải quan", "toàn ngành hải quan", "cơ quan hải quan") or words.endswith("hải quan việt nam")


def is_national(mention: Mention) -> bool:
    return mention.reference_id == "VN" or mention.reference_id in national_bodies()
