"""Keys under which two names of one thing are equal."""

from typing import Any

from pipelines.canonical.comparing import fold

# Said of the whole country: "cả nước", "Việt Nam", the national customs body, or nothing at all.
NATIONAL = {"", "việt nam", "cả nước", "toàn quốc", "nước ta", "toàn ngành", "toàn ngành hải quan", "hải quan việt nam"}
NATIONAL_IDS = {"VN", "TCHQ", "CHQ"}


def area_key(claim: dict[str, Any], name: str = "area", reference: str = "area_id") -> str:
    """The reference row of an area, or its folded name; '' for the country as a whole."""
    if claim[reference] in NATIONAL_IDS or fold(claim[name]) in NATIONAL:
        return ""
    return claim[reference] or fold(claim[name])


def good_key(name: str | None, reference: str | None) -> str:
    """The reference row of a good or contraband item, or its folded name."""
    return reference or fold(name)


def organization_key(party: dict[str, Any]) -> str:
    return party["organization_id"] or fold(party["organization"])


def names_meet(a: str, b: str) -> bool:
    """Whether one folded name can be the other, shortened: 'cao bằng' and 'trung tâm hội nghị tỉnh cao bằng'."""
    return not a or not b or a in b or b in a
