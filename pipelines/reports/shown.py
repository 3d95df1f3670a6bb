"""What the report page holds: its tables, the places that their facts were read from, and what it leaves out.

A page is one file that a phone must open, so each table shows its newest rows and the texts share a budget; counts of
the whole stand beside, and the page says so.
"""

from dataclasses import dataclass
from typing import Any

import duckdb

ROWS = 1_000  # of a table
GROUP = 20  # facts listed for one figure that stands on many
# Of all documents together; beyond it, and of longer ones, only the surroundings of a quote.
TEXT_CHARACTERS = 2_000_000
DOCUMENT_CHARACTERS = 30_000
AROUND = 160  # characters on each side of a quote, where the document is not shown whole

# Every query gives the newest rows first, and in its last column the ids of the facts that a row stands on.
TABLES = {
    "trade": """
        SELECT {'start': period_start, 'end': period_end, 'text': period_text} AS period,
            metric, area, commodity, partner, {'value': value, 'unit': unit} AS amount, nullif(qualifier, 'exact') AS qualifier, status, change_pct, change_computed, plan_pct,
            [figure_id] AS facts
        FROM trade_figures LEFT JOIN (SELECT figure_id, change_computed FROM trade_by_area) USING (figure_id)
        ORDER BY status <> 'actual', period_end DESC NULLS LAST, figure_id""",
    "revenue": """
        SELECT {'start': period_start, 'end': period_end, 'text': NULL} AS period, area,
            {'value': collected, 'unit': unit} AS collected, {'value': target, 'unit': unit} AS plan,
            plan_pct_printed AS plan_pct, plan_pct_computed, plans_disagree,
            list_filter([figure_id, target_figure_id], lambda id: id IS NOT NULL) AS facts
        FROM revenue_against_plan
        WHERE target IS NOT NULL OR plan_pct_printed IS NOT NULL
        ORDER BY period_end DESC NULLS LAST, figure_id, target""",
    "enforcement": """
        SELECT {'start': period_start, 'end': period_end, 'text': period_text} AS period,
            scope, violation, agency, place, cases, persons, prosecuted_cases, seized,
            {'value': goods_value, 'unit': goods_value_unit} AS amount,
            {'value': collected, 'unit': if(collected IS NULL, NULL, 'VND')} AS collected, [enforcement_id] AS facts
        FROM enforcement_actions
        LEFT JOIN (
            SELECT enforcement_id, list({'item': item, 'value': quantity, 'unit': unit} ORDER BY item, unit, quantity)
                AS seized
            FROM enforcement_seizures GROUP BY enforcement_id
        ) USING (enforcement_id)
        ORDER BY period_end DESC NULLS LAST, enforcement_id""",
    "seizures": """
        SELECT item, category, scope, actions, {'value': quantity, 'unit': unit} AS seized_quantity,
            {'value': largest, 'unit': unit} AS largest, {'start': first_date, 'end': last_date, 'text': NULL} AS period,
            enforcement_ids AS facts
        FROM seizures_by_item ORDER BY actions DESC, item, unit, scope""",
    "meetings": """
        SELECT {'start': start_date, 'end': end_date, 'text': NULL} AS period, kind, name, ordinal, meeting_count,
            place, parties, heads, documents_signed, status, [meeting_id] AS facts
        FROM meeting_calendar ORDER BY start_date DESC NULLS LAST, meeting_id""",
    "network": """
        SELECT organization, met, country, met_country, meetings,
            {'start': first_date, 'end': last_date, 'text': NULL} AS period, meeting_ids AS facts
        FROM cooperation_network ORDER BY across_border DESC NULLS LAST, meetings DESC, organization, met""",
    "cooperation": """
        SELECT {'start': period_start, 'end': period_end, 'text': period_text} AS period,
            activity, {'value': value, 'unit': unit} AS amount, parties, [figure_id] AS facts
        FROM cooperation_figures ORDER BY period_end DESC NULLS LAST, figure_id""",
    "traded": """
        SELECT direction, commodity, area, {'start': period_start, 'end': period_end, 'text': NULL} AS period,
            [commodity_row_id] AS facts
        FROM trade_commodities ORDER BY period_end DESC NULLS LAST, commodity_row_id""",
    "conflicts": """
        SELECT fact_table, disputed_column, quote, other_quote, [fact_id] AS facts FROM conflicts
        ORDER BY fact_table, fact_id, disputed_column, quote, other_quote""",
    "new": """
        SELECT run_at::DATE AS run_at, change, fact_table, outlet, title, quote,
            if(change = 'vanished', [], [fact_id]) AS facts
        FROM whats_new ORDER BY published_at DESC NULLS LAST, fact_table, fact_id""",
    "coverage": """
        SELECT kind AS mention_kind, outcome, reason, mentions, documents, example, []::VARCHAR[] AS facts FROM coverage
        ORDER BY kind, outcome, mentions DESC""",
}


@dataclass
class Shown:
    """Rows by table (`total` counts all there are), and the evidence of every fact in them.

    `evidence` maps a fact to [document, piece, start, end], offsets in UTF-16 units of the piece as JavaScript counts.
    """

    tables: list[dict[str, Any]]
    evidence: dict[str, list[list[int]]]
    documents: list[dict[str, Any]]
    totals: dict[str, int]


def shown(connection: duckdb.DuckDBPyConnection, besides: set[str]) -> Shown:
    """The tables of the page, with the evidence of their facts and of those `besides`, which charts link to."""
    tables = [table(connection, name, sql) for name, sql in TABLES.items()]
    facts = besides.union(*(row[-1] for entry in tables for row in entry["rows"]))
    evidence, documents = places(connection, sorted(facts))
    return Shown(tables, evidence, documents, totals(connection))


def table(connection: duckdb.DuckDBPyConnection, name: str, sql: str) -> dict[str, Any]:
    relation = connection.sql(sql)
    rows = relation.limit(ROWS).fetchall()
    return {
        "name": name,
        "columns": relation.columns[:-1],
        "rows": [[*map(plain, row[:-1]), row[-1][:GROUP]] for row in rows],
        "total": connection.sql(f"SELECT count(*) FROM ({sql})").fetchall()[0][0],  # noqa: S608 (our own SQL)
    }


def plain(cell: Any) -> Any:
    """A cell as JSON has it: dates in ISO, names on one line, a struct without values as none."""
    if isinstance(cell, dict):
        cells = {key: plain(value) for key, value in cell.items()}
        return cells if any(value is not None for key, value in cells.items() if key != "unit") else None
    if isinstance(cell, list):
        return [plain(value) for value in cell]
    if isinstance(cell, str):
        return " ".join(cell.split())
    return cell if cell is None or isinstance(cell, (bool, int, float)) else str(cell)


def places(
    connection: duckdb.DuckDBPyConnection, facts: list[str]
) -> tuple[dict[str, list[list[int]]], list[dict[str, Any]]]:
    """Where the facts were read, and the documents they were read in, the newest whole as far as the budget goes."""
    connection.execute("CREATE OR REPLACE TEMP TABLE facts_of_page AS SELECT unnest(?::VARCHAR[]) AS fact_id", [facts])
    rows = connection.sql(
        """SELECT document_id, list({'fact': fact_id, 'start': char_start, 'end': char_end}
            ORDER BY char_start, char_end, fact_id) AS quotes
        FROM evidence SEMI JOIN facts_of_page USING (fact_id) GROUP BY document_id"""
    )
    quoted = dict(rows.fetchall())
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE documents_of_page AS SELECT unnest(?::VARCHAR[]) AS document_id", [list(quoted)]
    )
    texts = connection.sql(
        """SELECT document_id, title, outlet, published_at::DATE::VARCHAR, url, source_path, text
        FROM documents SEMI JOIN documents_of_page USING (document_id)
        ORDER BY published_at DESC NULLS LAST, document_id"""
    ).fetchall()
    evidence: dict[str, list[list[int]]] = {}
    documents: list[dict[str, Any]] = []
    budget = TEXT_CHARACTERS
    for document_id, title, outlet, published, url, path, text in texts:
        quotes = quoted[document_id]
        whole = len(text) <= min(budget, DOCUMENT_CHARACTERS)
        spans = [(0, len(text))] if whole else surroundings(quotes, len(text))
        budget -= sum(end - start for start, end in spans)
        for quote in quotes:
            piece = next(i for i, (start, end) in enumerate(spans) if start <= quote["start"] and quote["end"] <= end)
            begin = spans[piece][0]
            place = [utf16(text[begin : quote[side]]) for side in ("start", "end")]
            evidence.setdefault(quote["fact"], []).append([len(documents), piece, *place])
        documents.append(
            {
                "title": title,
                "outlet": outlet,
                "published": published,
                "url": url if url and url.startswith(("https://", "http://")) else None,
                "path": path,
                "whole": whole,
                "pieces": [text[start:end] for start, end in spans],
            }
        )
    return evidence, documents


def surroundings(quotes: list[dict[str, int]], length: int) -> list[tuple[int, int]]:
    """Spans that hold each quote with AROUND characters on both sides; those that meet become one."""
    spans: list[tuple[int, int]] = []
    for quote in quotes:
        start, end = max(0, quote["start"] - AROUND), min(length, quote["end"] + AROUND)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def totals(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How much there is in the whole warehouse."""
    row = connection.sql(
        """SELECT {'documents': (SELECT count(*) FROM documents),
            'relevant': (SELECT count(*) FROM documents WHERE is_relevant),
            'sentences': (SELECT count(*) FROM sentences),
            'facts': (SELECT count(DISTINCT fact_id) FROM evidence),
            'rejected': (SELECT count(*) FROM rejected_records)}"""
    ).fetchall()
    return row[0][0]
