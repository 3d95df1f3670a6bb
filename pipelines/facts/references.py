"""Which reference row each name of a claim means: what the grammars left open, and which office on the day.

"Hải quan cửa khẩu Tà Lùng" was one office until the reform of March 2025 and is another since; "khu vực XVI" moved from
Bình Dương to Cao Bằng on 1 July 2025. A text means the office of its own day.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipelines.facts.claim import Claim
from pipelines.lexicon import reference
from pipelines.mentions.article import Article
from pipelines.mentions.organizations import key, organization_named

NAMES = (("area", "area_id"), ("agency", "agency_id"), ("organization", "organization_id"))
ENDS = ("period_end", "end_date")
PLANS = ("target", "forecast", "planned")
# "Các cửa khẩu của tỉnh (Lạng Sơn)": the rules say in brackets what the words around it are about.
IN_BRACKETS = re.compile(r"\(([^()]+)\)$")

# "Ban Chỉ huy BĐBP tỉnh", "Cục Hải quan TP": the text has told before which one.
RANK_LAST = re.compile(r"(?P<body>.+) (?:tỉnh|tp\.?|thành phố)$", re.IGNORECASE)
# The customs of the whole country, whatever its head office is called on the day.
NATIONAL_CUSTOMS = {"ngành hải quan", "toàn ngành hải quan", "ngành hải quan việt nam"}


@dataclass(frozen=True)
class Named:
    """What a text names in full: its bodies, as (key, row), and the provinces of Vietnam."""

    bodies: frozenset[tuple[str, str]]
    provinces: frozenset[str]

    @classmethod
    def in_text(cls, article: Article) -> "Named":
        found = [m for sentence in article.sentences for m in sentence.mentions if m.reference_id]
        return cls(
            frozenset((key(m.text), m.reference_id or "") for m in found if m.kind == "organization"),
            frozenset(m.reference_id or "" for m in found if m.kind == "place") & reference.province_ids(),
        )

    def completed(self, name: str) -> str | None:
        """The body that a name without its province means: the only one of its sort, else that of the only province."""
        ranked = RANK_LAST.match(" ".join(name.split()))
        if not ranked:
            return None
        sort = key(f"{ranked['body']} ")
        same = {row for body, row in self.bodies if body.startswith(f"{sort} ")}
        if not same and len(self.provinces) == 1:
            (province,) = self.provinces
            return organization_named(f"{ranked['body']} {reference.name_of(province)}")
        return same.pop() if len(same) == 1 else None


NOTHING_NAMED = Named(frozenset(), frozenset())


def writing_day(published: date | None, claims: Iterable[Claim]) -> date | None:
    """The day from which a text speaks: that of its publication, else the last that it reports of."""
    ends = [
        claim.values[name]
        for claim in claims
        for name in ENDS
        if claim.values.get(name) and claim.values.get("status") not in PLANS
    ]
    return published or max(ends, default=None)


def resolve(claim: Claim, day: date | None, named: Named = NOTHING_NAMED) -> None:
    """Fill the `*_id` columns of a claim and of its children, for a text of this day that names these bodies."""
    for row in (claim.values, *(row for rows in claim.children.values() for row in rows)):
        for name, identifier in NAMES:
            if name in row:
                row[identifier] = office_on(row.get(identifier) or row_named(row[name], named), day)
        if row.get("commodity") and not row.get("commodity_id"):
            row["commodity_id"] = reference.commodity_named(row["commodity"])


def row_named(name: Any, named: Named = NOTHING_NAMED) -> str | None:
    """The row of a body or place by its name as written, in a text that names these bodies."""
    if not name:
        return None
    if reference.plain(name) in NATIONAL_CUSTOMS:
        return "CHQ"
    said = IN_BRACKETS.search(name)
    return (
        organization_named(name)
        or reference.place_named(name)
        or (reference.place_named(said[1]) if said else None)
        or named.completed(name)
    )


def office_on(reference_id: str | None, day: date | None) -> str | None:
    """The office that is meant on a day; of a name that nobody had then, the one that has it at another time."""
    return reference.office_at(reference_id, day) or reference_id
