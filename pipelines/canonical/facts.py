"""From a group of claims to one row: which claim gives which column, and the id of the fact."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from pipelines.canonical.clustering import Claim


@dataclass(frozen=True)
class Fact:
    """One canonical row. `sources` names, per filled column, the claim that gave it; `claims` has the best one first."""

    fact_id: str
    values: dict[str, Any]
    sources: dict[str, str]
    claims: list[Claim]


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


def fact_id(prefix: str, identity: list[Any]) -> str:
    """A hash of what makes the fact itself, so that it never changes while that stays the same."""
    content = json.dumps(identity, default=str, ensure_ascii=False)
    return prefix + hashlib.sha256(content.encode()).hexdigest()[:16]
