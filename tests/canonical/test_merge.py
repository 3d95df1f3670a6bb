"""What merges, what must not, and that neither depends on the order of the claims."""

import random
from datetime import date

import polars as pl
import pytest

from pipelines.canonical import enforcement, meetings, trade
from pipelines.canonical.clustering import Companions, cluster
from pipelines.canonical.merge import merge, united
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


def merged(claims, matching, fact_of):
    """The facts of claims that are all of one kind."""
    companions = Companions()
    companions.learn(claims, matching)
    return united(cluster(claims, matching, companions), matching, fact_of)


def merge_trade(claims):
    return merged(claims, trade.MATCHING, trade.figure_of)


def merge_commodities(claims):
    return merged(claims, trade.COMMODITY_MATCHING, trade.commodity_of)


def merge_enforcement(claims):
    return merged(claims, enforcement.MATCHING, enforcement.action_of)


def merge_meetings(claims):
    return merged(claims, meetings.MATCHING, meetings.meeting_of)


def claim(table, number, document, children, **values):
    row = dict.fromkeys(table.schema) | {child: [] for child in children}
    place = {"sentence_id": f"{document}-0", "char_start": 10 * number, "char_end": 10 * number + 5, "quote": "quote"}
    return (
        row
        | {"claim_id": f"c{number}", "document_id": document, "rule": "test", "evidence": [place], "days": set()}
        | values
    )


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


def commodity(number, document, **values):
    return claim(COMMODITY_CLAIMS, number, document, (), **{"direction": "export", "commodity": "dệt may", **values})


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


# ── names that are left open, gates and offices, documents that report one event ────────────────────────────────

OFFICE = {"area": "Hải quan cửa khẩu quốc tế Móng Cái", "area_id": "HQ-08-01"}
GATE = {"area": "khu vực Móng Cái", "area_id": "G-MONG-CAI"}
LANE = {"area": "lối mở Km3+4", "area_id": "G-KM3-4"}
PROVINCE = {"area": "Quảng Ninh", "area_id": "P-QUANG-NINH"}
NEXT_YEAR = {"period_start": date(2026, 1, 1), "period_end": date(2026, 12, 31), "status": "target"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (OFFICE, GATE),
        (GATE, LANE),
        (OFFICE, {"area": "các cửa khẩu trên địa bàn"}),
        (OFFICE, {"area": "cửa khẩu này"}),
        (OFFICE, {"area": None}),
        ({"area": "địa bàn"}, {"area": "địa bàn tỉnh"}),
        ({"partner": "Vân Nam"}, {"partner": "tỉnh Vân Nam"}),
        ({"partner": "thị trường Hoa Kỳ"}, {"partner": "Mỹ"}),
    ],
)
def test_a_telling_figure_is_known_again_under_a_looser_name(first, second):
    claims = [figure(1, "a", 1931e6, **first), figure(2, "b", 1931e6, **second)]
    assert groups(merge_trade(claims)) == [["c1", "c2"]]


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        (OFFICE, GATE, 5e9),  # a round figure says nothing
        (OFFICE, {"area": "Hải quan cửa khẩu quốc tế Hữu Nghị", "area_id": "HQ-06-01"}, 1931e6),
        (OFFICE, PROVINCE, 1931e6),
        ({"area": "địa bàn"}, {"area": "địa bàn"}, 5e9),  # of two provinces, for all we know
        (OFFICE, {**GATE, "period_end": date(2025, 11, 30)}, 1931e6),
    ],
)
def test_a_looser_name_alone_makes_no_figure_the_same(first, second, value):
    claims = [figure(1, "a", value, **first), figure(2, "b", value, **second)]
    assert groups(merge_trade(claims)) == [["c1"], ["c2"]]


def test_a_second_number_that_agrees_makes_up_for_a_round_one():
    exact = figure(1, "a", 2286e9, unit="VND", plan_pct=127.0, **OFFICE)
    rounded = {"unit": "VND", "qualifier": "nearly", "area": "cửa khẩu này"}
    assert len(merge_trade([exact, figure(2, "b", 2.3e12, plan_pct=127.0, **rounded)])) == 1
    assert len(merge_trade([exact, figure(2, "b", 2.3e12, plan_pct=95.0, **rounded)])) == 2
    assert len(merge_trade([exact, figure(2, "b", 2.3e12, **rounded)])) == 2


def test_documents_that_share_two_figures_report_one_event():
    shared = [
        figure(1, "a", 1931, metric="enterprises", unit="enterprise", **OFFICE),
        figure(2, "a", 1584, metric="vehicles", unit="vehicle", **OFFICE),
        figure(3, "b", 1931, metric="enterprises", unit="enterprise", **OFFICE),
        figure(4, "b", 1584, metric="vehicles", unit="vehicle", **GATE),
    ]
    aims = [figure(5, "a", 5e9, area="địa bàn", **NEXT_YEAR), figure(6, "b", 5e9, area="địa bàn", **NEXT_YEAR)]
    parts = [
        figure(7, "a", 347, metric="enterprises", unit="enterprise", **PROVINCE),
        figure(8, "b", 347, metric="enterprises", unit="enterprise", **OFFICE),
    ]
    assert groups(merge_trade(shared + aims + parts)) == [["c1", "c3"], ["c2", "c4"], ["c5", "c6"], ["c7", "c8"]]
    assert groups(merge_trade(aims + parts)) == [["c5"], ["c6"], ["c7"], ["c8"]]


def test_figures_of_the_whole_country_make_no_documents_companions():
    national = {"area": "Việt Nam", "area_id": "VN"}
    shared = [
        figure(10 * n + m, document, value, **national)
        for m, document in enumerate("ab")
        for n, value in enumerate((762.44e9, 409.25e9))
    ]
    aims = [figure(5, "a", 5e9, area="địa bàn", **NEXT_YEAR), figure(6, "b", 5e9, area="địa bàn", **NEXT_YEAR)]
    assert groups(merge_trade(shared + aims))[-2:] == [["c5"], ["c6"]]


def test_the_row_takes_the_finer_value_and_the_telling_name():
    (fact,) = merge_trade([figure(1, "a", 5.223e9, "over", area="địa bàn"), figure(2, "b", 5.22e9, **OFFICE)])
    assert (fact.values["value"], fact.values["qualifier"]) == (5.223e9, "over")
    assert (fact.values["area"], fact.values["area_id"]) == (OFFICE["area"], "HQ-08-01")
    assert (fact.sources["value"], fact.sources["area"]) == ("c1", "c2")


def test_a_rounded_change_is_no_dispute():
    claims = [figure(1, "a", 3418.6e6, change_pct=27.4), figure(2, "b", 3.4e9, "over", change_pct=27.0)]
    (fact,) = merge_trade(claims)
    assert [fact.disputed_by(claim) for claim in claims] == [[], []]


SCALES = {"agency": "Hải quan khu vực III", "agency_id": "HQKV-03", "violation": "wildlife", "place": None}
UNDATED = {"period_start": None, "period_end": None}


def test_a_day_without_its_year_finds_the_dated_case():
    dated = case(1, "a", [seizure("vảy tê tê", 3870)], **SCALES)
    undated = {**SCALES, **UNDATED, "place": "cảng Lạch Huyện"}
    rounded = [seizure("vảy tê tê", 4000, qualifier="nearly")]
    day = (TALKS_DAY.month, TALKS_DAY.day)
    (fact,) = merge_enforcement([dated, case(2, "b", rounded, days={day}, **undated)])
    assert [s["quantity"] for s in fact.values["seizures"]] == [3870]
    assert fact.values["place"] == "cảng Lạch Huyện"
    assert len(merge_enforcement([dated, case(2, "b", rounded, period_text="16/10", **undated)])) == 1
    assert len(merge_enforcement([dated, case(2, "b", rounded, period_text="16/9", days={day}, **undated)])) == 2
    assert len(merge_enforcement([dated, case(2, "b", rounded, **undated)])) == 2
    other = {**undated, "agency": "Hải quan khu vực VIII", "agency_id": "HQKV-08"}
    assert len(merge_enforcement([dated, case(2, "b", rounded, days={day}, **other)])) == 2


def test_a_finer_amount_of_an_undated_report_goes_into_the_dated_case():
    rounded = case(1, "a", [seizure("heroin", 4, qualifier="over")], goods_value=3e9, goods_value_qualifier="approx")
    (fact,) = merge_enforcement([rounded, case(2, "b", [seizure("heroin", 4.42)], goods_value=3.12e9)])
    assert [s["quantity"] for s in fact.values["seizures"]] == [4.42]
    assert (fact.values["goods_value"], fact.sources["goods_value"]) == (3.12e9, "c2")


def test_four_amounts_outweigh_who_acted_and_where():
    found = [seizure("ma túy", 26.6), seizure("ma túy đá", 18.4), seizure("ma túy tổng hợp", 8.2)]
    rounded = [seizure("ma túy", 26, qualifier="over"), *found[1:]]
    first = case(1, "a", found, persons=2, agency="Bộ Công an", agency_id="VN-BCA", place="An Giang", **UNDATED)
    other = {"agency": "C04", "agency_id": "VN-C04", "place": "bến phà", **UNDATED}
    assert len(merge_enforcement([first, case(2, "b", rounded, persons=2, **other)])) == 1
    assert len(merge_enforcement([first, case(2, "b", rounded[:1], persons=2, **other)])) == 2


def test_persons_alone_make_no_two_cases_of_a_day_one():
    heroin = case(1, "a", [seizure("heroin", 2, "brick")], persons=1, agency="Công an tỉnh Sơn La")
    pills = case(2, "b", [seizure("thuốc lắc", 500, "pill")], persons=1, agency="Hải quan Tà Lùng", place=None)
    assert len(merge_enforcement([heroin, pills])) == 2


def test_two_cases_of_nobody_in_particular_are_two_rows():
    loose = {**UNDATED, "place": None, "agency": "cơ quan chức năng"}
    facts = merge_enforcement(
        [case(1, "a", [seizure("heroin", 1)], **loose), case(2, "b", [seizure("heroin", 1)], **loose)]
    )
    assert len({fact.fact_id for fact in facts}) == 2


def test_an_open_agency_is_the_one_that_another_report_of_the_period_names():
    period = {"period_start": date(2025, 7, 15), "period_end": date(2025, 8, 14)}
    named = statistic(1, "a", cases=1561, agency="Cục Hải quan", agency_id="CHQ", **period)
    (fact,) = merge_enforcement([named, statistic(2, "b", cases=1561, agency="cơ quan Hải quan", **period)])
    assert fact.values["agency"] == "Cục Hải quan"
    few = [
        statistic(n, d, cases=5, agency=who, **period) for n, d, who in ((3, "c", "hải quan"), (4, "d", "Công an Huế"))
    ]
    assert len(merge_enforcement(few)) == 2


@pytest.mark.parametrize(
    "parties",
    [
        [("Hải quan Thiên Bảo", "CN"), ("Chi cục Hải quan khu vực XVI", "VN")],
        [("Hải quan Côn Minh", "CN"), ("Chi cục Hải quan khu vực VII", "VN")],
    ],
)
def test_the_same_number_with_another_neighbour_is_another_meeting(parties):
    def talks(number, document, members):
        claim_ = meeting(number, document, [name for name, _ in members], ordinal=9)
        for party, (_, country) in zip(claim_["parties"], members, strict=True):
            party["country"] = country
        return claim_

    ours = [("Hải quan Côn Minh", "CN"), ("Chi cục Hải quan khu vực XVI", "VN")]
    assert len(merge_meetings([talks(1, "a", ours), talks(2, "b", parties)])) == 2
    assert len(merge_meetings([talks(1, "a", ours), talks(2, "b", [*ours, ("Hải quan Nam Ninh", "CN")])])) == 1


def test_reports_of_one_event_know_the_next_round_by_its_quarter():
    quarter = {"status": "planned", "start_date": date(2026, 10, 1), "end_date": date(2026, 12, 31)}
    held = {"ordinal": 16, "start_date": TALKS_DAY, "end_date": TALKS_DAY}
    now = [meeting(1, "a", ["A", "B"], **held), meeting(2, "b", ["A", "B"], **held)]
    coming = [meeting(3, "a", ["A", "B"], ordinal=17, **quarter), meeting(4, "b", ["A", "C"], **quarter)]
    assert groups(merge_meetings(now + coming)) == [["c1", "c2"], ["c3", "c4"]]
    assert groups(merge_meetings(coming)) == [["c3"], ["c4"]]


def test_what_two_documents_have_in_common_hangs_on_no_third():
    claims = [figure(n, d, v, **OFFICE) for n, (d, v) in enumerate([("a", 1931e6), ("a", 1584e6), ("b", 1931e6)])]
    few = Companions()
    few.learn(claims, trade.MATCHING)
    assert not few(claims[0], claims[2])
    more = Companions()
    more.learn([*claims, figure(8, "c", 1931e6, **OFFICE), figure(9, "c", 1584e6, **OFFICE)], trade.MATCHING)
    assert not more(claims[0], claims[2])


# ── chains of small differences ─────────────────────────────────────────────────────────────────────────────────


def test_a_chain_of_roundings_does_not_join_what_is_far_apart():
    """53,1 and 66,4 may both be "khoảng 60", and are two figures all the same; the rounded one is the nearer's."""
    claims = [figure(1, "a", 53.1e9), figure(2, "b", 60e9, "approx"), figure(3, "c", 66.4e9)]
    assert groups(merge_trade(claims)) == [["c1"], ["c2", "c3"]]


def test_a_later_finer_document_gives_the_value_and_the_rest_stays():
    first = [figure(1, "a", 59e9, "nearly", change_pct=12.0)]
    (before,) = merge_trade(first)
    (after,) = merge_trade([*first, figure(2, "b", 58.9e9)])
    assert (before.values["value"], after.values["value"]) == (59e9, 58.9e9)
    assert before.fact_id != after.fact_id  # its value changed, and with it what the fact is
    (rounder,) = merge_trade([*first, figure(2, "b", 58.9e9), figure(3, "c", 58e9, "over")])
    assert rounder.fact_id == after.fact_id


def test_an_id_is_a_function_of_the_row():
    """Whoever reports a fact besides, the id stays while the row does."""
    one = merge_trade([figure(1, "a", 58.9e9)])
    two = merge_trade([figure(7, "z", 58.9e9), figure(1, "a", 58.9e9), figure(0, "0", 58e9, "over")])
    assert [fact.fact_id for fact in one] == [fact.fact_id for fact in two]


def test_a_day_that_becomes_known_renames_the_meeting():
    numbered = {"ordinal": 11, "series": "Bốn bên"}
    undated = meeting(1, "a", ["A", "B"], **numbered)
    (before,) = merge_meetings([undated])
    (after,) = merge_meetings(
        [undated, meeting(2, "b", ["A", "B"], start_date=TALKS_DAY, end_date=TALKS_DAY, **numbered)]
    )
    assert before.fact_id != after.fact_id
    assert after.values["start_date"] == TALKS_DAY


def facts_of(figures):
    empty = {
        "meeting_claims": MEETING_CLAIMS.frame([]),
        "enforcement_claims": ENFORCEMENT_CLAIMS.frame([]),
        "commodity_claims": COMMODITY_CLAIMS.frame([]),
        "cooperation_claims": COOPERATION_CLAIMS.frame([]),
        "mentions": MENTIONS.frame([]),
    }
    rows = [{name: value for name, value in figure.items() if name != "days"} for figure in figures]
    return Facts(**empty, trade_claims=TRADE_CLAIMS.frame(rows))


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


def test_a_traded_good_is_one_only_where_it_is_said_whose_trade_it_is():
    """Textiles that one text says North Korea sells, and another that Russia buys, are two rows."""
    unsaid = [commodity(1, "a"), commodity(2, "b"), commodity(3, "b")]
    assert groups(merge_commodities(unsaid)) == [["c1"], ["c2", "c3"]]
    loosely = [commodity(1, "a", area="địa bàn"), commodity(2, "b", area="địa bàn")]
    assert groups(merge_commodities(loosely)) == [["c1"], ["c2"]]
    for area in ("Lạng Sơn", "Việt Nam"):
        said = [commodity(1, "a", area=area), commodity(2, "b", area=area)]
        assert groups(merge_commodities(said)) == [["c1", "c2"]]


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
