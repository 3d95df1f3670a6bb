"""Claims -> `cooperation_figures`."""

from pipelines.canonical.clustering import Claim, Matching
from pipelines.canonical.comparing import fold
from pipelines.canonical.facts import Fact, fact_id, first_said
from pipelines.tables.cooperation import COOPERATION_FIGURE

COLUMNS = tuple(column.name for column in COOPERATION_FIGURE)


def identity(claim: Claim) -> tuple:
    """Counts are exact, so an equal count of one activity in one period by the same parties is one fact."""
    return (
        claim["activity"],
        claim["unit"],
        claim["value"],
        claim["period_start"],
        claim["period_end"],
        tuple(sorted(fold(party) for party in claim["parties"] or [])),
    )


MATCHING = Matching(
    rank=lambda claim: -sum(claim[column] is not None for column in COLUMNS),
    candidates=lambda claim: [identity(claim)],
    likeness=lambda best, claim, together: 1.0 if together or is_definite(best) else 0.0,
)


def is_definite(claim: Claim) -> bool:
    """Whether the words say who did it and when: five patrols of nobody in particular are told by many documents."""
    return bool(claim["parties"]) or claim["period_end"] is not None


def activity_of(group: list[Claim]) -> Fact:
    """The activity that a group of claims counts."""
    values, sources = first_said(group, COLUMNS)
    known = list(identity(values)) + ([] if is_definite(values) else [group[0]["document_id"]])
    return Fact(fact_id("k", known), values, sources, group, {})
