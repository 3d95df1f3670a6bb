"""One real fact, one row: whatever the order of documents, on however many nights they came, and whoever came and went.

What may change an id and what may not is written in docs/decisions/0004-claims-then-facts.md.
"""

import itertools
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.canonical import enforcement, meetings, trade
from pipelines.pipeline import run
from pipelines.tables import PUBLISHED
from tests.canonical.test_merge import case, figure, meeting, merged, seizure
from tests.samples import settings_in, write_seeds

DOCUMENTS = {
    "2025-11-07/mong-cai-a.txt": (
        "Hàng qua Móng Cái tăng mạnh\n"
        "Từ đầu năm đến hết ngày 7/11/2025, Hải quan cửa khẩu quốc tế Móng Cái làm thủ tục cho 1.931 doanh nghiệp. "
        "Kim ngạch xuất nhập khẩu qua Hải quan cửa khẩu quốc tế Móng Cái đạt 5,223 tỷ USD, tăng 29% so với cùng kỳ.\n"
    ),
    "2025-11-08/mong-cai-b.txt": (
        "Móng Cái thông quan hơn năm tỷ USD\n"
        "Tính từ đầu năm đến hết 7/11/2025, kim ngạch xuất nhập khẩu qua cửa khẩu Móng Cái đạt 5,22 tỷ USD, tăng 29% so "
        "với cùng kỳ năm ngoái. Hải quan cửa khẩu quốc tế Móng Cái tiếp nhận 1.931 doanh nghiệp đến làm thủ tục.\n"
    ),
    "2025-08-18/te-te-a.txt": (
        "Vảy tê tê giấu trong hạt điều\n"
        "Ngày 18/8/2025, Chi cục Hải quan khu vực III khám một container tại cảng Lạch Huyện và phát hiện 3.870 kg vảy "
        "tê tê.\n"
    ),
    "2025-08-19/te-te-b.txt": (
        "Một container vảy tê tê\n"
        "Ngày 18/8/2025, Hải quan khu vực III phát hiện gần 4 tấn vảy tê tê trong container tại cảng Lạch Huyện.\n"
    ),
    "2025-11-20/hoi-dam-a.txt": (
        "Hội đàm lần thứ 16 tại Lào Cai\n"
        "Ngày 20/11/2025, tại Lào Cai, Chi cục Hải quan khu vực VII và Hải quan Côn Minh (Trung Quốc) tổ chức hội đàm "
        "lần thứ 16.\n"
    ),
    "2025-11-21/hoi-dam-b.txt": (
        "Hải quan hai nước gặp nhau\n"
        "Cuộc hội đàm lần thứ 16 giữa Chi cục Hải quan khu vực VII và Hải quan Côn Minh (Trung Quốc) vừa diễn ra.\n"
    ),
    "2025-11-22/hoi-dam-dang-lai.txt": (
        "Đăng lại: hội đàm lần thứ 16\n"
        "Ngày 20/11/2025, tại Lào Cai, Chi cục Hải quan khu vực VII và Hải quan Côn Minh (Trung Quốc) tổ chức hội đàm "
        "lần thứ 16.\n"
    ),
    "tho.txt": "Sương sớm phủ kín bản nhỏ, người già ngồi đan gùi bên bếp lửa.\n",
}


def few(examples: int) -> settings:
    return settings(max_examples=examples, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


def contents(path: Path) -> dict[str, list[tuple]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return {table.name: connection.table(table.name).fetchall() for table in PUBLISHED}


@cache
def full_run() -> dict[str, list[tuple]]:
    with tempfile.TemporaryDirectory() as folder:
        wanted = settings_in(Path(folder))
        write_seeds(wanted.seeds_dir, DOCUMENTS)
        return contents(run(wanted).release)


# ── whole runs ──────────────────────────────────────────────────────────────────────────────────────────────────


@few(2)
@given(data=st.data())
def test_any_nights_end_in_the_rows_of_one_full_run(data):
    """Documents arrive in any order on any nights; some are deleted and come back, one is there only for a while."""
    names = data.draw(st.permutations(sorted(DOCUMENTS)), label="order of arrival")
    ends = data.draw(st.lists(st.integers(1, len(names) - 1), max_size=2, unique=True).map(sorted), label="nights")
    gone = data.draw(st.sets(st.sampled_from(names), max_size=3), label="deleted before the last night")
    with tempfile.TemporaryDirectory() as folder:
        wanted = settings_in(Path(folder))
        write_seeds(
            wanted.seeds_dir, {"tam.txt": "Hải quan thu 12,5 tỷ đồng thuế tại cửa khẩu Tà Lùng trong năm 2024.\n"}
        )
        for start, end in itertools.pairwise([0, *ends, len(names)]):
            write_seeds(wanted.seeds_dir, {name: DOCUMENTS[name] for name in names[start:end]})
            run(wanted)
        for name in {"tam.txt"} | gone:
            (wanted.seeds_dir / name).unlink()
        run(wanted)
        write_seeds(wanted.seeds_dir, {name: DOCUMENTS[name] for name in gone})
        assert contents(run(wanted).release) == full_run()


def test_reports_of_one_event_are_one_row():
    """The sample documents pair up: one row a meeting, a case and a figure, and a reprint adds evidence alone."""
    tables = full_run()
    assert [len(tables[name]) for name in ("meetings", "enforcement_actions", "trade_figures")] == [1, 1, 2]
    witnesses = {row[1]: set() for row in tables["fact_claims"]}
    for row in tables["fact_claims"]:
        witnesses[row[1]].add(row[3])
    assert sorted(map(len, witnesses.values())) == [2, 2, 2, 3]


# ── claims ──────────────────────────────────────────────────────────────────────────────────────────────────────

# Amounts that form a chain: each is a rounding of the next, the ends are not.
CHAIN = ((53.1e9, "exact"), (59e9, "nearly"), (60e9, "approx"), (58.9e9, "exact"), (66.4e9, "exact"), (58e9, "over"))
AREAS = (
    {"area": "Hải quan cửa khẩu quốc tế Móng Cái", "area_id": "HQ-08-01"},
    {"area": "Móng Cái", "area_id": "G-MONG-CAI"},
    {"area": "Quảng Ninh", "area_id": "P-QUANG-NINH"},
    {"area": "địa bàn"},
    {"area": "Việt Nam", "area_id": "VN"},
)
PERIODS = (
    {"period_start": date(2025, 1, 1), "period_end": date(2025, 11, 7)},
    {"period_start": date(2025, 1, 1), "period_end": date(2025, 10, 31)},
    {"period_start": None, "period_end": None},
)
DAYS = ({"start_date": date(2025, 11, 20), "end_date": date(2025, 11, 20)}, {"start_date": None, "end_date": None})


@st.composite
def figures(draw, number: int) -> dict:
    value, qualifier = draw(st.sampled_from(CHAIN))
    where, when = draw(st.sampled_from(AREAS)), draw(st.sampled_from(PERIODS))
    change = draw(st.sampled_from([None, 29.0, 12.5]))
    return figure(number, draw(st.sampled_from("abcd")), value, qualifier, change_pct=change, **where, **when)


@st.composite
def cases(draw, number: int) -> dict:
    when = draw(st.sampled_from(PERIODS[1:])) | {"period_text": draw(st.sampled_from([None, "31/10", "ngày 5-6"]))}
    found = [
        seizure("heroin", draw(st.sampled_from([4, 4.42, 8.3])), qualifier=draw(st.sampled_from(["over", "exact"])))
    ]
    persons, place = draw(st.sampled_from([None, 1, 2])), draw(st.sampled_from([None, "Tà Lùng", "cửa khẩu Tà Lùng"]))
    return case(number, draw(st.sampled_from("abcd")), found, persons=persons, **(when | {"place": place}))


@st.composite
def talks(draw, number: int) -> dict:
    parties = draw(st.sets(st.sampled_from(["Hải quan Côn Minh", "Hải quan khu vực VII", "đoàn Việt Nam"]), min_size=1))
    ordinal = draw(st.sampled_from([None, 16, 17]))
    return meeting(
        number, draw(st.sampled_from("abcd")), sorted(parties), ordinal=ordinal, **draw(st.sampled_from(DAYS))
    )


KINDS = {
    "trade": (figures, trade.MATCHING, trade.figure_of),
    "enforcement": (cases, enforcement.MATCHING, enforcement.action_of),
    "meetings": (talks, meetings.MATCHING, meetings.meeting_of),
}


def outcome(facts):
    """What readers see of facts: ids, rows and the claims behind them."""
    return [
        (f.fact_id, repr(f.values), sorted(c["claim_id"] for c in f.claims), sorted(f.sources.items())) for f in facts
    ]


@few(150)
@given(data=st.data(), kind=st.sampled_from(sorted(KINDS)))
def test_facts_are_a_function_of_the_set_of_claims(data, kind):
    claims_of, matching, fact_of = KINDS[kind]
    claims = [data.draw(claims_of(number)) for number in range(data.draw(st.integers(1, 9)))]
    facts = merged(claims, matching, fact_of)
    assert outcome(merged(data.draw(st.permutations(claims)), matching, fact_of)) == outcome(facts)
    assert len({fact.fact_id for fact in facts}) == len(facts)
    assert sorted(c["claim_id"] for fact in facts for c in fact.claims) == sorted(c["claim_id"] for c in claims)


@few(150)
@given(data=st.data(), kind=st.sampled_from(sorted(KINDS)))
def test_adding_documents_never_changes_the_id_of_an_unchanged_fact(data, kind):
    """A fact with the same row has the same id; so has one with the same best claim that nobody joined or left."""
    claims_of, matching, fact_of = KINDS[kind]
    claims = [data.draw(claims_of(number)) for number in range(data.draw(st.integers(2, 9)))]
    earlier = [claim for claim in claims if claim["document_id"] in data.draw(st.sampled_from(["a", "ab", "abc"]))]
    before, after = (merged(some, matching, fact_of) for some in (earlier, claims))
    ids = {tuple(sorted(c["claim_id"] for c in fact.claims)): fact.fact_id for fact in after}
    for fact in before:
        group = tuple(sorted(c["claim_id"] for c in fact.claims))
        assert ids.get(group, fact.fact_id) == fact.fact_id
    rows = {(repr(fact.values), fact.claims[0]["document_id"]): fact.fact_id for fact in after}
    for fact in before:
        assert rows.get((repr(fact.values), fact.claims[0]["document_id"]), fact.fact_id) == fact.fact_id


@few(100)
@given(data=st.data())
def test_facts_of_different_periods_never_merge(data):
    claims = [data.draw(figures(number)) for number in range(data.draw(st.integers(2, 9)))]
    for fact in merged(claims, trade.MATCHING, trade.figure_of):
        known = {(claim["period_start"], claim["period_end"]) for claim in fact.claims if claim["period_end"]}
        assert len(known) <= 1
