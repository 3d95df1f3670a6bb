"""The views, on rows made for what each must tell apart; and their examples, on the seeds."""

import re
from datetime import date

import duckdb
import pytest

from docs.refresh import SQL_AND_RESULT
from pipelines import pipeline
from pipelines.settings import ROOT
from pipelines.tables import PUBLISHED
from pipelines.tables.changes import CHANGES
from pipelines.tables.reference import REFERENCE, RULES

DESCRIBED = """
    SELECT view_name AS name, comment FROM duckdb_views() WHERE NOT internal
    UNION ALL SELECT DISTINCT function_name, comment FROM duckdb_functions() WHERE NOT internal
    ORDER BY name
"""


@pytest.fixture
def empty() -> duckdb.DuckDBPyConnection:
    """All tables, without rows, and the views over them."""
    connection = duckdb.connect()
    for table in (*PUBLISHED, *REFERENCE, CHANGES):
        connection.execute(table.ddl())
    for view in pipeline.views():
        connection.execute(view)
    return connection


def fill(connection: duckdb.DuckDBPyConnection, table_name: str, *rows: dict) -> None:
    table = next(table for table in PUBLISHED if table.name == table_name)
    connection.from_arrow(table.frame(list(rows)).to_arrow()).insert_into(table_name)


def figure(figure_id: str, value: float, year: int, **columns) -> dict:
    period = {"period_start": date(year, 1, 1), "period_end": date(year, 6, 30)}
    row = {"metric": "exports", "unit": "USD", "status": "actual", "area": "Lạng Sơn", "rule": "test"}
    return {"figure_id": figure_id, "value": value} | row | period | columns


def test_every_view_is_described_with_an_example_that_runs(connection):
    described = connection.sql(DESCRIBED).fetchall()
    assert len(described) >= 19
    for name, comment in described:
        assert comment and "Example: " in comment, name
        connection.sql(comment.split("Example: ")[1]).fetchall()


def test_views_of_a_warehouse_without_rows_are_empty(empty):
    for name, comment in empty.sql(DESCRIBED).fetchall():
        if "fold" not in name:
            assert empty.sql(comment.split("Example: ")[1]).fetchall() == [], name


def growth(connection) -> list[tuple]:
    return connection.sql(
        """SELECT figure_id, change_printed, change_computed, changes_disagree, base_figure_id
        FROM trade_by_area WHERE period_end > '2025-01-01' ORDER BY figure_id"""
    ).fetchall()


def test_growth_is_computed_from_the_year_before_and_compared(empty):
    fill(empty, "trade_figures", figure("a", 100, 2024), figure("b", 120, 2025, change_pct=30.0))
    assert growth(empty) == [("b", 30.0, 20.0, True, "a")]


def test_growth_within_a_point_is_rounding(empty):
    fill(empty, "trade_figures", figure("a", 100, 2024), figure("b", 120, 2025, change_pct=20.6))
    assert growth(empty) == [("b", 20.6, 20.0, False, "a")]


def test_a_change_on_the_month_before_is_not_compared_with_the_year_before(empty):
    fill(
        empty,
        "trade_figures",
        figure("a", 100, 2024),
        figure("b", 120, 2025, change_pct=1.0, change_basis="tháng trước"),
    )
    assert growth(empty) == [("b", 1.0, 20.0, None, "a")]


@pytest.mark.parametrize(
    "other",
    [
        {"area": "Cao Bằng"},
        {"metric": "imports"},
        {"unit": "VND"},
        {"commodity": "rau quả"},
        {"partner": "Lào"},
        {"status": "target"},
        {"share_pct": 20.0},
        {"period_end": date(2024, 5, 31)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_growth_needs_the_same_thing_a_year_before(empty, other):
    fill(empty, "trade_figures", figure("a", 100, 2024, **other), figure("b", 120, 2025))
    assert growth(empty) == [("b", None, None, None, None)]


def test_of_two_figures_for_one_period_none_is_the_base(empty):
    fill(empty, "trade_figures", figure("a", 100, 2024), figure("c", 50, 2024), figure("b", 120, 2025))
    assert growth(empty) == [("b", None, None, None, None)]


def test_february_compares_in_leap_years(empty):
    periods = [{"period_end": date(2024, 2, 29)}, {"period_end": date(2025, 2, 28)}]
    fill(empty, "trade_figures", figure("a", 100, 2024, **periods[0]), figure("b", 120, 2025, **periods[1]))
    assert growth(empty) == [("b", None, 20.0, None, "a")]


def test_revenue_meets_each_of_its_targets(empty):
    plan = {"status": "target", "metric": "state_revenue", "unit": "VND", "period_end": date(2025, 12, 31)}
    fill(
        empty,
        "trade_figures",
        figure("r", 90, 2025, metric="state_revenue", unit="VND", plan_pct=90.0),
        figure("law", 100, 2025, **plan),
        figure("striven", 120, 2025, **plan),
        figure("elsewhere", 100, 2025, **plan | {"area": "Cao Bằng"}),
    )
    rows = empty.sql(
        "SELECT target_figure_id, plan_pct_computed, plans_disagree FROM revenue_against_plan ORDER BY target"
    ).fetchall()
    assert rows == [("law", 90.0, False), ("striven", 75.0, True)]


def support(fact_id: str, claim_id: str, document_id: str, gives=(), disputes=()) -> dict:
    where = {"fact_table": "trade_figures", "fact_id": fact_id, "claim_id": claim_id, "document_id": document_id}
    return where | {"gives": list(gives), "disputes": list(disputes)}


def place(fact_id: str, claim_id: str, document_id: str, start: int, quote: str) -> dict:
    where = {"fact_table": "trade_figures", "fact_id": fact_id, "claim_id": claim_id, "document_id": document_id}
    return where | {"sentence_id": "s", "char_start": start, "char_end": start + len(quote), "quote": quote}


def test_a_conflict_has_both_quotes(empty):
    fill(empty, "trade_figures", figure("t1", 2723.5e6, 2025), figure("t2", 5e9, 2025))
    fill(
        empty,
        "fact_claims",
        support("t1", "c1", "d1", gives=["value", "area"]),
        support("t1", "c2", "d2", gives=["change_pct"], disputes=["value"]),
        support("t1", "c3", "d3"),
        support("t2", "c4", "d1", gives=["value"]),
    )
    fill(
        empty,
        "evidence",
        place("t1", "c1", "d1", 4, "đạt 2.723,5 triệu USD"),
        place("t1", "c2", "d2", 9, "là 2.732,5 triệu USD"),
        place("t1", "c3", "d3", 2, "hơn 2,7 tỷ USD"),
        place("t2", "c4", "d1", 80, "5 tỷ USD"),
    )
    sql = "SELECT fact_id, disputed_column, document_id, quote, other_document_id, other_quote FROM conflicts"
    assert empty.sql(sql).fetchall() == [("t1", "value", "d1", "đạt 2.723,5 triệu USD", "d2", "là 2.732,5 triệu USD")]


def test_what_is_new_is_quoted_from_the_document_that_brought_it(empty):
    fill(empty, "fact_claims", support("t1", "c1", "d1"), support("t1", "c2", "d2"))
    fill(empty, "evidence", place("t1", "c1", "d1", 4, "gần 59 tỷ USD"), place("t1", "c2", "d2", 9, "58,9 tỷ USD"))
    empty.execute("""
        INSERT INTO changes VALUES
            ('2025-11-01 02:00', 'trade_figures', 't0', 'appeared', NULL, ['d1'], '{}'),
            ('2025-11-02 02:00', 'trade_figures', 't1', 'changed', 't0', ['d2'], '{}'),
            ('2025-11-02 02:00', 'meetings', 'm1', 'vanished', NULL, ['d9'], '{}')
    """)
    new = empty.sql("SELECT change, fact_id, previous_id, quote, documents FROM whats_new").fetchall()
    assert new == [
        ("changed", "t1", "t0", "58,9 tỷ USD", ["d2"]),
        ("vanished", "m1", None, None, ["d9"]),
    ]


def test_a_gate_is_followed_through_its_offices(connection):
    sql = "SELECT office_id, under, valid_from, valid_to FROM gate_offices WHERE gate = 'Tà Lùng'"
    reform, merger = date(2025, 3, 15), date(2025, 7, 1)
    assert connection.sql(f"{sql} ORDER BY valid_from NULLS FIRST").fetchall() == [
        ("CCHQ-11BB", "Cục Hải quan tỉnh Cao Bằng", None, date(2025, 3, 14)),
        ("HQ-16-01", "Chi cục Hải quan khu vực VI", reform, date(2025, 6, 30)),
        ("HQ-16-01", "Chi cục Hải quan khu vực XVI", merger, None),
    ]


def test_cases_are_counted_by_month_and_statistics_stay_apart(empty):
    row = {"violation": "drugs", "agency": "Hải quan", "rule": "test"}
    fill(
        empty,
        "enforcement_actions",
        {"enforcement_id": "a", "scope": "case", "period_end": date(2025, 3, 2), "persons": 2} | row,
        {"enforcement_id": "b", "scope": "case", "period_end": date(2025, 3, 30), "persons": 1} | row,
        {"enforcement_id": "t", "scope": "total", "period_end": date(2025, 3, 31), "cases": 50, "prosecuted_cases": 5}
        | row,
    )
    assert empty.sql("SELECT month, cases, persons FROM enforcement_by_month").fetchall() == [(date(2025, 3, 1), 2, 3)]
    assert empty.sql("SELECT cases, prosecuted_pct FROM enforcement_statistics").fetchall() == [(50, 10.0)]


def test_the_network_pairs_those_who_met(empty):
    meeting = {"kind": "talks", "meeting_count": 2, "rule": "test"}
    fill(
        empty,
        "meetings",
        {"meeting_id": "m", "status": "held"} | meeting,
        {"meeting_id": "p", "status": "planned"} | meeting,
    )
    parties = [("Hải quan A", "VN"), ("Hải quan B", "VN"), ("Hải quan C", "CN")]
    for meeting_id in "mp":
        rows = [{"meeting_id": meeting_id, "organization": name, "country": country} for name, country in parties]
        fill(empty, "meeting_parties", *rows)
    rows = empty.sql("SELECT organization, met, across_border, meetings FROM cooperation_network").fetchall()
    assert sorted(rows) == [
        ("Hải quan A", "Hải quan B", False, 2),
        ("Hải quan A", "Hải quan C", True, 2),
        ("Hải quan B", "Hải quan C", True, 2),
    ]


def test_the_report_of_rules_counts_and_quotes_their_facts(empty):
    rule = {"rule_id": "trade.exports", "fact_table": "trade_figures", "description": "What is exported"}
    empty.from_arrow(RULES.frame([rule | {"gold_right": 3, "gold_wrong": 1}]).to_arrow()).insert_into("rules")
    rules = ("trade.exports", "trade.exports", "trade.unheard_of")
    fill(empty, "trade_figures", *(figure(str(row), row, 2025, rule=rule) for row, rule in enumerate(rules)))
    place = {"fact_table": "trade_figures", "document_id": "d", "sentence_id": "s", "claim_id": "c"}
    place |= {"char_start": 0, "char_end": 1}
    fill(empty, "evidence", place | {"fact_id": "0", "quote": "b"}, place | {"fact_id": "1", "quote": "a"})
    report = empty.sql("SELECT rule, rows, gold_precision, examples, description FROM rule_report").fetchall()
    assert report == [
        ("trade.exports", 2, 0.75, ["a", "b"], "What is exported"),
        ("trade.unheard_of", 1, None, [], None),
    ]


def test_every_rule_that_read_a_fact_is_described(connection):
    described = dict(connection.sql("SELECT rule, description FROM rule_report WHERE rows > 0").fetchall())
    assert len(described) > 5
    assert [rule for rule, description in described.items() if not description] == []


# Search


@pytest.fixture
def texts(empty):
    sentences = ["Hội đàm lần thứ 11.", "Hoi nghi khong phai dam dong.", "Đàm phán rồi hội ý.", "Ma tuý đá, ma túy."]
    text = "\n".join(sentences)
    fill(empty, "documents", {"document_id": "d", "source_path": "d", "text": text, "is_relevant": True, "copies": []})
    for position, sentence in enumerate(sentences):
        start = text.index(sentence)
        span = {"char_start": start, "char_end": start + len(sentence), "text": sentence, "position": position}
        fill(empty, "sentences", {"sentence_id": str(position), "document_id": "d", "section": "body"} | span)
    return empty


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hoi dam", [("phrase", "0"), ("all words", "1"), ("all words", "2")]),
        ("Hội đàm", [("as typed", "0"), ("all words", "1"), ("all words", "2")]),
        ("MA TUY", [("phrase", "3")]),
        ("ma túy", [("as typed", "3")]),
        ("da", [("phrase", "3")]),
        ("hoi  dam!", [("phrase", "0"), ("all words", "1"), ("all words", "2")]),
        ("dam 11", [("all words", "0")]),
        ("khong co", []),
        ("", []),
        ("%", []),
        ("' OR 1=1", []),
    ],
)
def test_search_finds_words_with_and_without_diacritics(texts, words, found):
    assert texts.execute("SELECT found_as, sentence_id FROM search(?)", [words]).fetchall() == found


def test_search_of_documents_quotes_the_place(texts):
    rows = texts.execute("SELECT document_id, excerpt FROM search_documents(?)", ["dam phan"]).fetchall()
    assert len(rows) == 1
    assert "Đàm phán" in rows[0][1]
    assert texts.execute("FROM search_documents(?)", [" "]).fetchall() == []


def test_folding_is_the_same_on_both_sides(empty):
    words = ["Đường Ơ Ư ỷ", "ma tuý", "HẢI QUAN"]
    assert [empty.execute("SELECT fold(?)", [word]).fetchall()[0][0] for word in words] == [
        "duong o u y",
        "ma tuy",
        "hai quan",
    ]


def test_reports_read_only_what_is_published():
    known = {table.name for table in (*PUBLISHED, *REFERENCE, CHANGES)}
    made = {re.search(r"CREATE (?:VIEW|MACRO) (\w+)", sql)[1] for sql in pipeline.views()}
    assert not known & made


def test_the_cookbook_answers_at_least_twenty_questions():
    text = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
    answers = [block["result"].count("\n") - 2 for block in SQL_AND_RESULT.finditer(text)]
    assert len(answers) == text.count("```sql") >= 20
    assert min(answers) > 0
