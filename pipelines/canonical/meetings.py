"""Claims -> `meetings` and `meeting_parties`."""

from typing import Any

from pipelines.canonical.clustering import Claim, Matching
from pipelines.canonical.comparing import fold, periods_meet
from pipelines.canonical.facts import Agreement, Fact, agree_where_said, fact_id, first_said, follow
from pipelines.canonical.names import is_open, names_meet, organization_key
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
    """Two reports of a meeting share its number and a party, its series and number, or a party and year or day."""
    keys: list[tuple] = []
    parties = sorted(party_keys(claim))
    if claim["ordinal"]:
        keys += [("number", claim["ordinal"], party) for party in parties]
        if claim["series"]:
            keys.append(("series", claim["ordinal"], fold(claim["series"])))
    if claim["start_date"]:
        years = sorted({claim["start_date"].year, (claim["end_date"] or claim["start_date"]).year})
        keys += [("party", year, party) for year in years for party in parties]
    return keys + [("day", *day, party) for day in sorted(claim["days"]) for party in parties]


def likeness(best: Claim, claim: Claim, together: bool) -> float:
    """Above 0 where both can be one meeting.

    Number, count and dates must not contradict; a planned meeting is met by the held one. With the same number, the
    same series or day is enough, or a common party on every side: a body has a ninth meeting with each of its
    neighbours. Without numbers, the day and a party on each side must be the same: an office meets many others in a
    year. Documents that report one event need one party, and may know no more than the quarter.
    """
    numbered = best["ordinal"] is not None and claim["ordinal"] is not None
    if numbered and best["ordinal"] != claim["ordinal"]:
        return 0.0
    if best["meeting_count"] != claim["meeting_count"] or not periods_meet(dates(best), dates(claim)):
        return 0.0
    common = party_keys(best) & party_keys(claim)
    if (best["start_date"] and claim["start_date"]) or numbered:
        same_day = dates(best) == dates(claim) and best["start_date"] is not None
    else:  # a year that is not known
        same_day = best["kind"] == claim["kind"] and bool(best["days"] & claim["days"]) and len(common) >= 2
    if not heads_meet(best, claim):
        return 0.0
    same_series = bool(best["series"]) and fold(best["series"]) == fold(claim["series"])
    if numbered and (same_series or (common and (same_day or sides_meet(best, claim)))):
        return 3.0 + len(common)
    whole = min(len(party_keys(best)), len(party_keys(claim)))
    same_place = names_meet(fold(best["place"]), fold(claim["place"]))
    if same_day and same_place and len(common) >= (1 if together else min(2, whole)) > 0:
        return 2.0 + len(common)
    return 0.0


def by_country(claim: Claim) -> dict[str | None, list[dict[str, Any]]]:
    """The sides of a meeting: the parties of each country."""
    sides: dict[str | None, list[dict[str, Any]]] = {}
    for party in claim["parties"]:
        sides.setdefault(party["country"], []).append(party)
    return sides


def sides_meet(best: Claim, claim: Claim) -> bool:
    """Whether both name a common party on every side that both name; countries alone must all be the same.

    Viet Nam and Thailand sit at the second meeting of many a series.
    """
    ours, theirs = by_country(best), by_country(claim)
    for country in ours.keys() & theirs.keys():
        vague = any(is_nameless(party) for party in (*ours[country], *theirs[country]))
        if not vague and not party_keys({"parties": ours[country]}) & party_keys({"parties": theirs[country]}):
            return False
    everybody = party_keys(best), party_keys(claim)
    if any(not is_country(key) for key in everybody[0] & everybody[1]):
        return True
    return everybody[0] == everybody[1] and best["kind"] == claim["kind"]


def heads_meet(best: Claim, claim: Claim) -> bool:
    """Whether those who spoke for a country can be the same: a president and a prime minister hold two talks."""
    ours, theirs = (
        {party["organization_id"]: fold(party["head_name"]) for party in c["parties"] if party["head_name"]}
        for c in (best, claim)
    )
    countries = [key for key in ours.keys() & theirs.keys() if is_country(key)]
    return not countries or any(names_meet(ours[key], theirs[key]) for key in countries)


def is_nameless(party: dict[str, Any]) -> bool:
    """Whether a party is whoever another report names: "đoàn Việt Nam", "hải quan hai nước"."""
    key = organization_key(party)
    return key.startswith(DELEGATION) or is_open(party["organization"], party["organization_id"])


def is_country(key: str | None) -> bool:
    return key is not None and len(key) == 2


def proof(best: Claim, claim: Claim) -> int:
    """Reports of one meeting are reports of one event; of a counted set ("8 lượt hội đàm") they need not be."""
    return 2 if claim["meeting_count"] == 1 else 1


MATCHING = Matching(rank, candidates, likeness, proof)


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


def meeting_of(group: list[Claim]) -> Fact:
    """The meeting that a group of claims reports; `values["parties"]` holds the parties of all of them."""
    values, sources = first_said(group, COLUMNS)
    follow(group, values, sources, "end_date", "start_date")
    follow(group, values, sources, "province", "place")
    parties = parties_of(group)
    if parties:
        sources["parties"] = next(claim["claim_id"] for claim in group if claim["parties"])
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
    if not values["start_date"] and not (values["ordinal"] and parties):
        identity.append(group[0]["document_id"])  # "a working session with the Lao side", some day, is held by many
    return Fact(fact_id("m", identity), {**values, "parties": parties}, sources, group, AGREEMENTS)
