"""Claims -> `cooperation_figures`."""

from pipelines.canonical.clustering import Claim, cluster
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


def merge_cooperation(claims: list[Claim]) -> list[Fact]:
    groups = cluster(
        claims,
        rank=lambda claim: -sum(claim[column] is not None for column in COLUMNS),
        candidates=lambda claim: [identity(claim)],
        likeness=lambda best, claim: 1.0,
    )
    facts = []
    for group in groups:
        values, sources = first_said(group, COLUMNS)
        facts.append(Fact(fact_id("k", list(identity(values))), values, sources, group, {}))
    return facts
