"""From a group of claims to one row: which claim gives which column, and the id of the fact."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.canonical.clustering import Claim
from pipelines.canonical.comparing import amounts_agree


@dataclass(frozen=True)
class Fact:
    """One canonical row.

    `sources` names, per filled column, the claim that gave it; `claims` has the best one first; `agrees` says per
    column whether a claim's words can mean what the row says.
    """

    fact_id: str
    values: dict[str, Any]
    sources: dict[str, str]
    claims: list[Claim]
    agrees: Mapping[str, "Agreement"]

    def disputed_by(self, claim: Claim) -> list[str]:
        """The columns for which the claim says something else, not just something rounder or less."""
        return [column for column, agree in self.agrees.items() if not agree(self.values, claim)]


Agreement = Callable[[dict[str, Any], Claim], bool]


def agree_where_said(column: str, same: Callable[[Any, Any], bool]) -> Agreement:
    """Two rows agree on a column where one of them is silent or `same` holds."""
    return lambda row, claim: row[column] is None or claim[column] is None or same(row[column], claim[column])


def agree_on_amount(column: str, qualifier: str | None = None) -> Agreement:
    """Two rows agree on an amount where one of them is silent or both can be roundings of one amount."""

    def agree(row: dict[str, Any], claim: Claim) -> bool:
        if row[column] is None or claim[column] is None:
            return True
        said = [(float(r[column]), r[qualifier] if qualifier else None) for r in (row, claim)]
        return amounts_agree(*said[0], *said[1])

    return agree


def is_empty(value: Any) -> bool:
    return value is None or value == []


def first_said(claims: list[Claim], columns: tuple[str, ...]) -> tuple[dict[str, Any], dict[str, str]]:
    """Each column from the first claim (they come best first) that says anything of it, with that claim's id."""
    values: dict[str, Any] = dict.fromkeys(columns)
    sources: dict[str, str] = {}
    for column in columns:
        for claim in claims:
            if not is_empty(claim[column]):
                values[column] = claim[column]
                sources[column] = claim["claim_id"]
                break
    return values, sources


def follow(group: list[Claim], values: dict[str, Any], sources: dict[str, str], follower: str, leader: str) -> None:
    """Take the column `follower` from the claim that gives `leader`: a qualifier belongs to the value it stands with."""
    if (led := sources.get(leader)) and sources.get(follower) != led:
        values[follower] = next(claim[follower] for claim in group if claim["claim_id"] == led)
        if is_empty(values[follower]):
            sources.pop(follower, None)
        else:
            sources[follower] = led


def fact_id(prefix: str, identity: list[Any]) -> str:
    """A hash of what makes the fact itself, all of it columns of its row: while those stay the same, so does the id.

    Where they do not tell one fact from another (an undated case of nobody in particular), the identity holds the
    document of the best claim too.
    """
    content = json.dumps(identity, default=str, ensure_ascii=False)
    return prefix + hashlib.sha256(content.encode()).hexdigest()[:16]
