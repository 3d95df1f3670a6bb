"""Whether two names are of one thing: an office, an area, a partner, a party, a good."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import Any

from pipelines.canonical.comparing import REMEMBERED, fold
from pipelines.lexicon import reference
from pipelines.lexicon.phrases import phrases
from pipelines.mentions.organizations import key

# Said of the whole country: "cả nước", "Việt Nam", the national customs body, or nothing at all.
NATIONAL = {"", "việt nam", "cả nước", "toàn quốc", "nước ta", "toàn ngành", "toàn ngành hải quan", "hải quan việt nam"}
NATIONAL_IDS = {"VN", "TCHQ", "CHQ"}

# "Bộ Chỉ huy Biên phòng tỉnh", "Công an TP": a rank at the end leaves it to the text which province is meant.
RANKS = {"tỉnh", "tp", "phố", "huyện", "này", "đó", "bạn", "nước", "bên"}


class Bond(IntEnum):
    """How two names stand to each other, the closest last."""

    OTHER = 0
    INSIDE = 1  # a gate and the province around it: two areas, unless the texts are about one event
    OPEN = 2  # one of them names nothing in particular, so that it can be the other
    NEAR = 3  # a gate and the customs office at it, a gate and a lane of it
    SAME = 4


def area_key(claim: dict[str, Any], name: str = "area", reference_id: str = "area_id") -> str:
    """The reference row of an area, or its folded name; '' for the country as a whole."""
    if claim[reference_id] in NATIONAL_IDS or fold(claim[name]) in NATIONAL:
        return ""
    return claim[reference_id] or spelling(claim[name])


@lru_cache(REMEMBERED)
def spelling(name: str | None) -> str:
    """A name in one way of writing: "BĐBP tỉnh Sơn La" and "Bộ đội Biên phòng Sơn La" are one."""
    return fold(key((name or "").replace("(", " ").replace(")", " ")))


@lru_cache(REMEMBERED)
def is_open(name: str | None, reference_id: str | None) -> bool:
    """Whether a name names nothing in particular, but whatever the text around it is about.

    "Địa bàn", "các cửa khẩu của tỉnh" and "Cơ quan chức năng" have no word with a capital behind the first and no
    number; "cơ quan Hải quan" and "Bộ đội Biên phòng" are names of many bodies.
    """
    if reference_id is not None:
        return False
    words = re.findall(r"\w+", name or "")
    plain = fold(name)
    if not words or words[-1].lower() in RANKS or plain in phrases("organization_heads")["generic"]:
        return True
    named = words[1:] or words
    return not any(word[0].isupper() or any(map(str.isdigit, word)) for word in named)


def bond(one: dict[str, Any], other: dict[str, Any], name: str = "area", reference_id: str = "area_id") -> Bond:
    """How the areas (or the agencies) of two claims stand to each other; the country as a whole is open."""
    keys = area_key(one, name, reference_id), area_key(other, name, reference_id)
    vague = [
        is_open(claim[name], claim[reference_id]) or not key for claim, key in zip((one, other), keys, strict=True)
    ]
    if keys[0] == keys[1]:
        return Bond.OPEN if any(vague) and keys[0] else Bond.SAME
    if any(vague):
        return Bond.OPEN
    gates = [reference.gate_at(claim[reference_id]) for claim in (one, other)]
    if gates[0] and gates[0] == gates[1]:
        return Bond.NEAR
    provinces = {area: reference.province_of(gate or area) for area, gate in zip(keys, gates, strict=True)}
    whole = [area.startswith("P-") for area in keys]
    if whole[0] != whole[1] and provinces[keys[0]] and provinces[keys[0]] == provinces[keys[1]]:
        return Bond.INSIDE
    return Bond.OTHER


def good_key(name: str | None, reference_id: str | None) -> str:
    """The reference row of a good or contraband item, or its folded name."""
    return reference_id or fold(name)


def partner_key(name: str | None) -> str:
    """The reference row of a country, province or market, or its folded name: "tỉnh Vân Nam" is "Vân Nam"."""
    return (reference.place_named(name) if name else None) or fold(name)


def organization_key(party: dict[str, Any]) -> str:
    return party["organization_id"] or spelling(party["organization"])


def names_meet(a: str, b: str) -> bool:
    """Whether one folded name can be the other, shortened: 'cao bằng' and 'trung tâm hội nghị tỉnh cao bằng'."""
    return not a or not b or f" {a} " in f" {b} " or f" {b} " in f" {a} "
