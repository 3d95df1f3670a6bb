"""Putting the claims of one fact together: a function of the set of claims, whatever their order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

Claim = dict[str, Any]

# What two documents must have in common before they count as reports of one event: talks or a case, or two figures.
ENOUGH = 2


@dataclass(frozen=True)
class Matching:
    """How claims of one kind are told to be the same fact.

    `rank` orders claims, the most telling first; `candidates` gives the keys under which a claim may meet others;
    `likeness(best, claim, together)` is above 0 where the claim can be the fact that the best one states, higher for
    a closer one, and `together` says that their documents report one event anyway; `proof(best, claim)` is how much a
    match says that they do.
    """

    rank: Callable[[Claim], Any]
    candidates: Callable[[Claim], Sequence[Hashable]]
    likeness: Callable[[Claim, Claim, bool], float]
    proof: Callable[[Claim, Claim], int] = lambda best, claim: 0


def in_order(claims: Iterable[Claim], matching: Matching) -> list[Claim]:
    """The best claim first; ties go to the claim_id, so that the order of documents never matters."""
    return sorted(claims, key=lambda claim: (matching.rank(claim), claim["claim_id"]))


class Companions:
    """Pairs of documents that report one event.

    Whether two documents do depends on their own claims alone, so that no third document ever changes it.
    """

    def __init__(self, proof: Mapping[tuple[str, str], int] | None = None) -> None:
        self._proof: Counter[tuple[str, str]] = Counter(proof or {})

    def learn(self, claims: Iterable[Claim], matching: Matching) -> None:
        """Count what every two documents have in common."""
        meeting: dict[Hashable, list[Claim]] = defaultdict(list)
        for claim in claims:
            for key in matching.candidates(claim):
                meeting[key].append(claim)
        seen: set[tuple[str, str]] = set()
        for near in meeting.values():
            if len(near) < 2:
                continue
            for best, claim in combinations(in_order(near, matching), 2):
                pair = best["claim_id"], claim["claim_id"]
                if best["document_id"] != claim["document_id"] and pair not in seen:
                    seen.add(pair)
                    if matching.likeness(best, claim, False) > 0:
                        self._proof[self._pair(best, claim)] += matching.proof(best, claim)

    def proofs(self) -> Iterable[tuple[tuple[str, str], int]]:
        """The pairs of document ids, each in order, with what they have in common, where that is something."""
        return ((pair, proof) for pair, proof in self._proof.items() if proof)

    def __call__(self, one: Claim, other: Claim) -> bool:
        return self._proof[self._pair(one, other)] >= ENOUGH

    @staticmethod
    def _pair(one: Claim, other: Claim) -> tuple[str, str]:
        first, second = sorted((one["document_id"], other["document_id"]))
        return first, second


def cluster(claims: Iterable[Claim], matching: Matching, companions: Companions) -> list[list[Claim]]:
    """Groups of claims that state one fact, the best claim of each group first.

    A claim joins the group whose best claim it is most like; it is compared with no other member, so that no chain of
    small differences joins what is far apart. Two claims of one document are two facts: the rules have merged
    repetitions inside a document already.
    """
    groups: list[list[Claim]] = []
    documents: list[set[str]] = []
    known: dict[Hashable, list[int]] = {}
    for claim in in_order(claims, matching):
        keys = matching.candidates(claim)
        near = dict.fromkeys(number for key in keys for number in known.get(key, ()))
        scored = [
            (matching.likeness(groups[number][0], claim, companions(groups[number][0], claim)), -number)
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
            # Only the best claim is met, so only its keys lead to the group.
            for key in keys:
                known.setdefault(key, []).append(number)
    return groups
