"""What merges, what must not, and that neither depends on the order of the claims."""

import random
from datetime import date

import polars as pl
import pytest

from pipelines.canonical.enforcement import merge_enforcement
from pipelines.canonical.meetings import merge_meetings
from pipelines.canonical.merge import merge
from pipelines.canonical.trade import merge_trade
from pipelines.facts.read import Facts
from pipelines.tables import (
    COMMODITY_CLAIMS,
    COOPERATION_CLAIMS,
    DOCUMENTS,
    ENFORCEMENT_CLAIMS,
    MEETING_CLAIMS,
    MENTIONS,
    TRADE_CLAIMS,
)

TALKS_DAY = date(2025, 10, 16)


def claim(table, number, document, children, **values):
    row = dict.fromkeys(table.schema) | {child: [] for child in children}
    place = {"sentence_id": f"{document}-0", "char_start": 10 * number, "char_end": 10 * number + 5, "quote": "quote"}
    return row | {"claim_id": f"c{number}", "document_id": document, "rule": "test", "evidence": [place]} | values


def figure(number, document, value, qualifier="exact", **values):
    defaults = {"metric": "turnover", "unit": "USD", "status": "actual", "area": "Cao Bằng"}
    period = {"period_start": date(2025, 1, 1), "period_end": date(2025, 12, 15)}
    return claim(
        TRADE_CLAIMS, number, document, (), **{**defaults, **period, "value": value, "qualifier": qualifier, **values}
    )


def meeting(number, document, parties, **values):
    defaults = {"kind": "talks", "meeting_count": 1, "status": "held"}
    names = [
        {
            "organization": party,
            "organization_id": None,
            "country": None,
            "role": None,
            "head_name": None,
            "head_title": None,
        }
        for party in parties
    ]
    return claim(MEETING_CLAIMS, number, document, ("parties",), **{**defaults, **values, "parties": names})


def seizure(item, quantity, unit="kg", qualifier="exact"):
    return {"item": item, "item_id": None, "category": None, "quantity": quantity, "unit": unit, "qualifier": qualifier}


def case(number, document, seizures=(), **values):
    defaults = {
        "scope": "case",
        "violation": "drugs",
        "place": "cửa khẩu Tà Lùng",
        "period_start": TALKS_DAY,
        "period_end": TALKS_DAY,
    }
    return claim(
        ENFORCEMENT_CLAIMS, number, document, ("seizures",), **{**defaults, "seizures": list(seizures), **values}
    )


def groups(facts):
    return sorted(sorted(c["claim_id"] for c in fact.claims) for fact in facts)


def test_the_precise_figure_wins_and_the_rounded_one_is_evidence():
    facts = merge_trade([figure(1, "a", 59e9, "nearly", change_pct=12.0), figure(2, "b", 58.9e9)])
    assert groups(facts) == [["c1", "c2"]]
    assert facts[0].values["value"] == 58.9e9
    assert facts[0].values["qualifier"] == "exact"
    assert facts[0].values["change_pct"] == 12.0
    assert facts[0].sources["value"] == "c2"
    assert facts[0].sources["change_pct"] == "c1"


@pytest.mark.parametrize(
    "other",
    [
        {"area": "Lạng Sơn"},
        {"period_end": date(2025, 11, 30)},
        {"status": "target"},
        {"commodity": "than đá"},
        {"partner": "Trung Quốc"},
        {"metric": "exports"},
    ],
)
def test_figures_of_another_scope_never_merge(other):
    assert groups(merge_trade([figure(1, "a", 2723.5e6), figure(2, "b", 2723.5e6, **other)])) == [["c1"], ["c2"]]


def test_two_outlets_that_disagree_are_one_fact_and_both_claims_stay():
    claims = [figure(1, "a", 2723.5e6), figure(2, "b", 2732.5e6), figure(3, "c", 2.7e9, "over")]
    (fact,) = merge_trade(claims)
    assert groups([fact]) == [["c1", "c2", "c3"]]
    assert [fact.disputed_by(claim) for claim in claims] == [[], ["value"], []]


def test_one_document_never_merges_with_itself():
    assert len(merge_trade([figure(1, "a", 2723.5e6), figure(2, "a", 2732.5e6)])) == 2


def test_a_meeting_takes_its_date_from_one_report_and_its_parties_from_both():
    facts = merge_meetings(
        [
            meeting(
                1,
                "a",
                ["Hải quan Nam Ninh", "Hải quan khu vực XVI"],
                ordinal=11,
                series="Hai nước bốn bên",
                start_date=TALKS_DAY,
                end_date=TALKS_DAY,
            ),
            meeting(2, "b", ["Hải quan Nam Ninh", "Hải quan khu vực VI"], ordinal=11, series="Hai nước bốn bên"),
        ]
    )
    assert groups(facts) == [["c1", "c2"]]
    assert facts[0].values["start_date"] == TALKS_DAY
    assert {p["organization"] for p in facts[0].values["parties"]} == {
        "Hải quan Nam Ninh",
        "Hải quan khu vực XVI",
        "Hải quan khu vực VI",
    }


def test_a_nameless_delegation_gives_way_to_the_offices_that_another_report_names():
    first = meeting(1, "a", ["Hải quan Nam Ninh", "đoàn Việt Nam"], ordinal=11)
    second = meeting(2, "b", ["Hải quan Nam Ninh", "Hải quan khu vực XVI"], ordinal=11)
    for claim_ in (first, second):
        for party in claim_["parties"]:
            party["country"] = "CN" if "Nam Ninh" in party["organization"] else "VN"
    (fact,) = merge_meetings([first, second])
    assert {p["organization"] for p in fact.values["parties"]} == {"Hải quan Nam Ninh", "Hải quan khu vực XVI"}
    (alone,) = merge_meetings([first])
    assert len(alone.values["parties"]) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"ordinal": 12, "start_date": TALKS_DAY, "end_date": TALKS_DAY},
        {"ordinal": 11, "start_date": date(2024, 10, 16), "end_date": date(2024, 10, 16)},
        {"ordinal": 11, "meeting_count": 8, "start_date": TALKS_DAY, "end_date": TALKS_DAY},
    ],
)
def test_another_round_is_another_meeting(other):
    first = meeting(1, "a", ["A", "B"], ordinal=11, start_date=TALKS_DAY, end_date=TALKS_DAY)
    assert groups(merge_meetings([first, meeting(2, "b", ["A", "B"], **other)])) == [["c1"], ["c2"]]


def test_a_planned_meeting_is_met_by_the_held_one():
    planned = meeting(
        1, "a", ["A", "B"], ordinal=11, status="planned", start_date=date(2025, 10, 1), end_date=date(2025, 12, 31)
    )
    held = meeting(2, "b", ["A", "B"], ordinal=11, start_date=TALKS_DAY, end_date=TALKS_DAY)
    (fact,) = merge_meetings([planned, held])
    assert fact.values["status"] == "held"
    assert fact.values["end_date"] == TALKS_DAY


def test_one_seizure_in_two_papers_is_one_case():
    facts = merge_enforcement(
        [
            case(1, "a", [seizure("heroin", 4, qualifier="over")], persons=2),
            case(2, "b", [seizure("heroin", 4.42)], persons=2, goods_value=3e9, goods_value_unit="VND"),
        ]
    )
    assert groups(facts) == [["c1", "c2"]]
    assert [s["quantity"] for s in facts[0].values["seizures"]] == [4.42]


def test_two_seizures_of_the_same_day_stay_two():
    first = case(1, "a", [seizure("heroin", 4.42)])
    assert len(merge_enforcement([first, case(2, "b", [seizure("heroin", 12.1)])])) == 2
    assert (
        len(
            merge_enforcement(
                [first, case(3, "c", [seizure("heroin", 4.42)], place="sân bay Nội Bài", agency="Hải quan Hà Nội")]
            )
        )
        == 2
    )


def statistic(number, document, **values):
    return case(
        number, document, **{"scope": "total", "place": None, "period_start": None, "period_end": None, **values}
    )


def test_an_undated_statistic_is_known_by_three_amounts_whoever_is_named():
    counted = {"cases": 26, "persons": 36, "seizures": [seizure("heroin", 8.3, qualifier="over")]}
    facts = merge_enforcement(
        [
            statistic(1, "a", agency="các lực lượng chức năng", **counted),
            statistic(2, "b", agency="hải quan ba khu vực", **counted),
            statistic(3, "c", agency="hải quan ba khu vực", cases=26),
        ]
    )
    assert groups(facts) == [["c1", "c2"], ["c3"]]


def test_two_reports_that_agree_in_nothing_stay_two():
    day = {"period_start": TALKS_DAY, "period_end": TALKS_DAY}
    assert len(merge_enforcement([statistic(1, "a", cases=100, **day), statistic(2, "b", cases=104, **day)])) == 2


def test_two_reports_of_one_agency_and_period_that_disagree_are_one_statistic():
    same = {"period_start": date(2025, 1, 1), "period_end": TALKS_DAY, "agency": "Hải quan khu vực XVI"}
    claims = [statistic(1, "a", cases=1640, **same), statistic(2, "b", cases=1604, **same)]
    (fact,) = merge_enforcement(claims)
    assert sorted(column for claim in claims for column in fact.disputed_by(claim)) == ["cases"]


def facts_of(figures):
    empty = {
        "meeting_claims": MEETING_CLAIMS.frame([]),
        "enforcement_claims": ENFORCEMENT_CLAIMS.frame([]),
        "commodity_claims": COMMODITY_CLAIMS.frame([]),
        "cooperation_claims": COOPERATION_CLAIMS.frame([]),
        "mentions": MENTIONS.frame([]),
    }
    return Facts(**empty, trade_claims=TRADE_CLAIMS.frame(figures))


def document(name, duplicate_of=None):
    return {
        "document_id": name,
        "source_path": name,
        "text": name,
        "is_relevant": True,
        "duplicate_of": duplicate_of,
        "copies": [name],
    }


def test_a_reprint_adds_evidence_but_no_fact():
    figures = [figure(1, "a", 2723.5e6), figure(2, "b", 2723.5e6), figure(3, "b", 5e9, area="Lạng Sơn")]
    merged = merge(facts_of(figures), DOCUMENTS.frame([document("a"), document("b", duplicate_of="a")]))
    assert merged.trade_figures.height == 1
    assert sorted(merged.evidence["document_id"]) == ["a", "b"]


def test_the_order_of_claims_never_matters():
    values = [58.9e9, 59e9, 58e9, 2723.5e6, 2732.5e6, 2.7e9, 2800e6]
    figures = [
        figure(10 * n + m, f"d{m}", value, "over" if n % 2 else "exact", area=area)
        for n, value in enumerate(values)
        for m, area in enumerate(["Cao Bằng", "Lạng Sơn", None])
    ]
    documents = DOCUMENTS.frame([document(f"d{m}") for m in range(3)])
    expected = merge(facts_of(figures), documents)
    for seed in range(5):
        random.Random(seed).shuffle(figures)
        again = merge(facts_of(figures), documents)
        for name, frame in vars(expected).items():
            assert frame.equals(getattr(again, name)), name


def test_every_fact_has_evidence_and_says_where_its_columns_come_from():
    merged = merge(
        facts_of([figure(1, "a", 59e9, "nearly"), figure(2, "b", 58.9e9)]),
        DOCUMENTS.frame([document("a"), document("b")]),
    )
    assert set(merged.evidence["fact_id"]) == set(merged.trade_figures["figure_id"])
    gives = dict(merged.fact_claims.select("claim_id", "gives").iter_rows())
    assert "value" in gives["c2"]
    assert "value" not in gives["c1"]
    assert merged.fact_claims.filter(pl.col("gives").list.contains("value")).height == 1
