"""Putting the claims of one fact together: a function of the set of claims, whatever their order."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

Claim = dict[str, Any]


def cluster(
    claims: Iterable[Claim],
    rank: Callable[[Claim], Any],
    candidates: Callable[[Claim], Sequence[Hashable]],
    likeness: Callable[[Claim, Claim], float],
) -> list[list[Claim]]:
    """Groups of claims that state one fact, the best claim of each group first.

    `rank` orders claims, the most telling first (ties go to the claim_id, so that the input order never matters);
    `candidates` gives the keys under which a claim may meet others; `likeness(best, claim)` is above 0 where the claim
    can be the fact that the group's best claim states, higher for a closer one. Two claims of one document are two
    facts: the rules have merged repetitions inside a document already.
    """
    groups: list[list[Claim]] = []
    documents: list[set[str]] = []
    known: dict[Hashable, list[int]] = {}
    for claim in sorted(claims, key=lambda claim: (rank(claim), claim["claim_id"])):
        keys = candidates(claim)
        near = dict.fromkeys(number for key in keys for number in known.get(key, ()))
        scored = [
            (likeness(groups[number][0], claim), -number)
            for number in near
            if claim["document_id"] not in documents[number]
        ]
        best, number = max(scored, default=(0.0, 0))
        if best > 0:
            number = -number
            groups[number].append(claim)
            documents[number].add(claim["document_id"])
        else:
            number = len(groups)
            groups.append([claim])
            documents.append({claim["document_id"]})
        for key in keys:
            if number not in known.setdefault(key, []):
                known[key].append(number)
    return groups
