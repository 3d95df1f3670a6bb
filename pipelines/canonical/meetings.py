"""Claims -> `meetings` and `meeting_parties`."""

from typing import Any

from pipelines.canonical.clustering import Claim, cluster
from pipelines.canonical.comparing import fold, periods_meet
from pipelines.canonical.facts import Agreement, Fact, agree_where_said, fact_id, first_said
from pipelines.canonical.names import names_meet, organization_key
from pipelines.tables.meetings import MEETING, PARTY

# "đoàn Việt Nam" is whoever another report names of that country.
DELEGATION = "đoàn "
COLUMNS = tuple(column.name for column in MEETING)
PARTY_COLUMNS = tuple(column.name for column in PARTY)


def agree_on_dates(row: dict[str, Any], claim: Claim) -> bool:
    """A month agrees with a day in it; two different days do not agree."""
    return periods_meet(dates(row), dates(claim))


AGREEMENTS: dict[str, Agreement] = {
    "start_date": agree_on_dates,
    "place": agree_where_said("place", lambda a, b: names_meet(fold(a), fold(b))),
}


def dates(claim: Claim) -> tuple:
    return claim["start_date"], claim["end_date"]


def party_keys(claim: Claim) -> set[str]:
    return {organization_key(party) for party in claim["parties"]}


def rank(claim: Claim) -> tuple:
    """A meeting with its day before one without, a numbered one before an unnumbered, more parties before fewer."""
    start, end = dates(claim)
    days = (end - start).days if start and end else 10_000
    return claim["status"] != "held", days, claim["ordinal"] is None, -len(claim["parties"])


def candidates(claim: Claim) -> list[tuple]:
    """Two reports of a meeting share its number and a party, its series and number, or a party and the year."""
    keys: list[tuple] = []
    parties = sorted(party_keys(claim))
    if claim["ordinal"]:
        keys += [("number", claim["ordinal"], party) for party in parties]
        if claim["series"]:
            keys.append(("series", claim["ordinal"], fold(claim["series"])))
    if claim["start_date"]:
        keys += [("party", claim["start_date"].year, party) for party in parties]
    return keys


def likeness(best: Claim, claim: Claim) -> float:
    """Above 0 where both can be one meeting.

    Number, count and dates must not contradict; a planned meeting is met by the held one. With the same number, one
    common party or the same series is enough. Without numbers, the day and a party on each side must be the same:
    an office meets many others in a year.
    """
    numbered = best["ordinal"] is not None and claim["ordinal"] is not None
    if numbered and best["ordinal"] != claim["ordinal"]:
        return 0.0
    if best["meeting_count"] != claim["meeting_count"] or not periods_meet(dates(best), dates(claim)):
        return 0.0
    common = party_keys(best) & party_keys(claim)
    same_series = bool(best["series"]) and fold(best["series"]) == fold(claim["series"])
    if numbered and (common or same_series):
        return 3.0 + len(common)
    if best["start_date"] is None or claim["start_date"] is None:
        return 0.0
    same_day = dates(best) == dates(claim)
    whole = min(len(party_keys(best)), len(party_keys(claim)))
    same_place = names_meet(fold(best["place"]), fold(claim["place"]))
    if same_day and same_place and len(common) >= min(2, whole) > 0:
        return 2.0 + len(common)
    return 0.0


def parties_of(group: list[Claim]) -> list[dict[str, Any]]:
    """Every organization that any claim names, once; each column from the first claim that says it.

    A claim that names fewer parties may have them in another form ("Hải quan khu vực XVI" for the office that others
    write out); those that resolve to the same reference row are one.
    """
    merged: dict[str, dict[str, Any]] = {}
    for claim in group:
        for party in claim["parties"]:
            known = merged.setdefault(organization_key(party), dict.fromkeys(PARTY_COLUMNS))
            for column in PARTY_COLUMNS:
                if known[column] is None:
                    known[column] = party[column]
    named = {party["country"] for key, party in merged.items() if not key.startswith(DELEGATION)}
    merged = {
        key: party for key, party in merged.items() if not (key.startswith(DELEGATION) and party["country"] in named)
    }
    return list({party["organization"]: party for party in reversed(merged.values())}.values())[::-1]


def merge_meetings(claims: list[Claim]) -> list[Fact]:
    """One fact a meeting; `values["parties"]` holds the parties of all its claims."""
    facts = []
    for group in cluster(claims, rank, candidates, likeness):
        values, sources = first_said(group, COLUMNS)
        start = sources.get("start_date")
        if start and sources.get("end_date") != start:
            values["end_date"] = next(c["end_date"] for c in group if c["claim_id"] == start)
            sources["end_date"] = start
        parties = parties_of(group)
        identity = [
            values["kind"],
            values["ordinal"],
            values["meeting_count"],
            *dates(values),
            values["status"],
            sorted(organization_key(party) for party in parties),
        ]
        if not parties or not values["start_date"]:
            identity += [fold(values["name"]), fold(values["place"])]
        facts.append(Fact(fact_id("m", identity), {**values, "parties": parties}, sources, group, AGREEMENTS))
    return facts
