"""Which reference row each name of a claim means: what the grammars left open, and which office on the day.

"Hải quan cửa khẩu Tà Lùng" was one office until the reform of March 2025 and is another since; "khu vực XVI" moved from
Bình Dương to Cao Bằng on 1 July 2025. A text means the office of its own day.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from pipelines.facts.claim import Claim
from pipelines.lexicon import reference
from pipelines.mentions.organizations import organization_named

NAMES = (("area", "area_id"), ("agency", "agency_id"), ("organization", "organization_id"))
ENDS = ("period_end", "end_date")
PLANS = ("target", "forecast", "planned")
# "Các cửa khẩu của tỉnh (Lạng Sơn)": the rules say in brackets what the words around it are about.
IN_BRACKETS = re.compile(r"\(([^()]+)\)$")


def writing_day(published: date | None, claims: Iterable[Claim]) -> date | None:
    """The day from which a text speaks: that of its publication, else the last that it reports of."""
    ends = [
        claim.values[name]
        for claim in claims
        for name in ENDS
        if claim.values.get(name) and claim.values.get("status") not in PLANS
    ]
    return published or max(ends, default=None)


def resolve(claim: Claim, day: date | None) -> None:
    """Fill the `*_id` columns of a claim and of its children, for a text of this day."""
    for row in (claim.values, *(row for rows in claim.children.values() for row in rows)):
        for name, identifier in NAMES:
            if name in row:
                row[identifier] = office_on(row.get(identifier) or row_named(row[name]), day)
        if row.get("commodity") and not row.get("commodity_id"):
            row["commodity_id"] = reference.commodity_named(row["commodity"])


def row_named(name: Any) -> str | None:
    """The row of a body or place by its name as written."""
    if not name:
        return None
    said = IN_BRACKETS.search(name)
    return organization_named(name) or reference.place_named(name) or (reference.place_named(said[1]) if said else None)


def office_on(reference_id: str | None, day: date | None) -> str | None:
    """The office that is meant on a day; of a name that nobody had then, the one that has it at another time."""
    return reference.office_at(reference_id, day) or reference_id
