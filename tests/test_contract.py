"""What readers of the published file rely on, written down apart from the code that makes it."""

from pathlib import Path

import duckdb
import pytest

from tests.warehouse.test_release import publish_at

# table: column type[!] ..., where ! is NOT NULL
CONTRACT = {
    "documents": """
        document_id VARCHAR!, source_path VARCHAR!, text VARCHAR!, title VARCHAR, outlet VARCHAR, author VARCHAR,
        published_at TIMESTAMP, language VARCHAR, is_relevant BOOLEAN!, duplicate_of VARCHAR
    """,
    "sentences": """
        sentence_id VARCHAR!, document_id VARCHAR!, position INTEGER!, section VARCHAR!, char_start INTEGER!,
        char_end INTEGER!, text VARCHAR!
    """,
    "mentions": """
        mention_id VARCHAR!, document_id VARCHAR!, sentence_id VARCHAR!, kind VARCHAR!, char_start INTEGER!,
        char_end INTEGER!, text VARCHAR!, value DOUBLE, unit VARCHAR, qualifier VARCHAR, date_start DATE,
        date_end DATE, reference_id VARCHAR, outcome VARCHAR!, reason VARCHAR
    """,
    "evidence": """
        fact_table VARCHAR!, fact_id VARCHAR!, document_id VARCHAR!, sentence_id VARCHAR!, char_start INTEGER!,
        char_end INTEGER!, quote VARCHAR!
    """,
    "meetings": """
        meeting_id VARCHAR!, kind VARCHAR!, name VARCHAR, series VARCHAR, ordinal INTEGER, meeting_count INTEGER!,
        start_date DATE, end_date DATE, place VARCHAR, province VARCHAR, documents_signed VARCHAR[], status VARCHAR!
    """,
    "meeting_parties": """
        meeting_id VARCHAR!, organization VARCHAR!, organization_id VARCHAR, country VARCHAR, role VARCHAR,
        head_name VARCHAR, head_title VARCHAR
    """,
    "enforcement_actions": """
        enforcement_id VARCHAR!, scope VARCHAR!, violation VARCHAR!, agency VARCHAR, agency_id VARCHAR,
        country VARCHAR, place VARCHAR, period_start DATE, period_end DATE, period_text VARCHAR, cases BIGINT,
        persons BIGINT, prosecuted_cases BIGINT, goods_value DOUBLE, goods_value_unit VARCHAR,
        goods_value_qualifier VARCHAR, collected DOUBLE
    """,
    "enforcement_seizures": """
        enforcement_id VARCHAR!, item VARCHAR!, item_id VARCHAR, category VARCHAR, quantity DOUBLE, unit VARCHAR,
        qualifier VARCHAR
    """,
    "trade_figures": """
        figure_id VARCHAR!, metric VARCHAR!, value DOUBLE, unit VARCHAR, qualifier VARCHAR, status VARCHAR!,
        area VARCHAR, area_id VARCHAR, commodity VARCHAR, commodity_id VARCHAR, partner VARCHAR, period_start DATE,
        period_end DATE, period_text VARCHAR, change_pct DOUBLE, change_basis VARCHAR, plan_pct DOUBLE,
        share_pct DOUBLE
    """,
    "trade_commodities": """
        commodity_row_id VARCHAR!, direction VARCHAR!, commodity VARCHAR!, commodity_id VARCHAR, area VARCHAR,
        period_start DATE, period_end DATE
    """,
    "cooperation_figures": """
        figure_id VARCHAR!, activity VARCHAR!, value DOUBLE!, unit VARCHAR!, parties VARCHAR[], period_start DATE,
        period_end DATE, period_text VARCHAR
    """,
    "rejected_records": """
        stage VARCHAR!, source_path VARCHAR!, document_id VARCHAR, check_name VARCHAR!, detail VARCHAR!, record JSON
    """,
}
KEYS = {
    "documents": "document_id",
    "sentences": "sentence_id",
    "mentions": "mention_id",
    "meetings": "meeting_id",
    "enforcement_actions": "enforcement_id",
    "trade_figures": "figure_id",
    "trade_commodities": "commodity_row_id",
    "cooperation_figures": "figure_id",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_at(tmp_path_factory.mktemp("warehouse") / "customs.duckdb").path


@pytest.mark.parametrize("table", CONTRACT)
def test_the_file_has_the_columns_that_readers_rely_on(path: Path, table: str):
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.execute(
            "SELECT column_name, data_type, is_nullable FROM duckdb_columns() WHERE table_name = ?", [table]
        ).fetchall()
        keys = connection.execute(
            "SELECT constraint_column_names FROM duckdb_constraints() "
            "WHERE table_name = ? AND constraint_type = 'PRIMARY KEY'",
            [table],
        ).fetchall()
    columns = {f"{name} {kind}{'' if nullable else '!'}" for name, kind, nullable in found}
    assert {column.strip() for column in CONTRACT[table].split(",")} <= columns
    assert keys == ([([KEYS[table]],)] if table in KEYS else [])
