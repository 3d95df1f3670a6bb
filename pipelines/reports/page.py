"""The report page: one HTML file that works from a disk or a mail, without a network.

Headlines, charts and gates are written here as plain HTML and SVG; page.js makes the tables, the search and the
evidence browser from the data embedded as JSON. The texts come from anybody: they are escaped here and set as text
there, and the policy of the page lets nothing load and only its own script run.
"""

import base64
import csv
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import duckdb

from pipelines.reports.charts import Drawn, charts, one_line
from pipelines.reports.shown import GROUP, shown
from pipelines.reports.words import LANGUAGES, amount, labels, number, period, word
from pipelines.warehouse import parquet

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """The HTML, how many rows of each table it shows and there are, and its charts (SVG, English) by their titles."""

    html: str
    rows: dict[str, tuple[int, int]]
    charts: dict[str, str]


@dataclass(frozen=True)
class Headline:
    """One figure at the top: what it is, where, over which period, and the facts behind it."""

    key: str
    area: str | None
    start: date | None
    end: date | None
    value: float
    unit: str | None
    facts: list[str]


def page_path(warehouse_path: Path) -> Path:
    """Where the page of a warehouse stands: customs.duckdb -> report.html, customs-2025.duckdb -> report-2025.html."""
    _, dash, part = warehouse_path.stem.partition("-")
    return warehouse_path.with_name(f"report{dash}{part}.html")


def write_page(warehouse_path: Path) -> Page:
    """Write the page of the published file to `page_path`; readers see the old or the new one, never half.

    Raises duckdb.Error where the file can't be read, OSError where the page can't be written.
    """
    path = page_path(warehouse_path)
    partial = path.with_name(f".{path.name}.partial")
    with parquet.opened(warehouse_path) as connection:
        written = page(connection)
    partial.write_text(written.html, encoding="utf-8")
    partial.replace(path)
    return written


def page(connection: duckdb.DuckDBPyConnection) -> Page:
    """The page of a published file. The same tables give the same text."""
    drawn = charts(connection)
    top = headlines(connection)
    gate_rows = gates(connection)
    groups = {key: facts for chart in drawn for key, facts in chart.groups.items()}
    groups |= {f"headline:{entry.key}": entry.facts for entry in top}
    groups |= {f"gate:{gate['gate_id']}": gate["facts"] for gate in gate_rows if gate["facts"]}
    sizes = {key: len(facts) for key, facts in groups.items()}
    groups = {key: facts[:GROUP] for key, facts in groups.items()}
    held = shown(connection, set().union(*groups.values()))
    made = connection.sql("SELECT max(run_at)::TIMESTAMP(0)::VARCHAR FROM changes").fetchall()[0][0]
    data = {
        "tables": held.tables,
        "evidence": held.evidence,
        "documents": held.documents,
        "groups": {key: [sizes[key], *facts] for key, facts in groups.items()},
        "labels": labels(),
    }
    script, style = ((FOLDER / name).read_text(encoding="utf-8") for name in ("page.js", "page.css"))
    counts = {key: {language: number(value, language) for language in LANGUAGES} for key, value in held.totals.items()}
    html = Template((FOLDER / "page.html").read_text(encoding="utf-8")).substitute(
        policy=f"default-src 'none'; script-src '{digest(script)}'; style-src '{digest(style)}'; "
        "base-uri 'none'; form-action 'none'",
        title=escape(word("page_title", "vi")),
        style=style,
        script=script,
        data=embedded(data),
        made=escape(made or ""),
        holds=both("holds", counts),
        headlines="\n".join(map(tile, top)) or both("no_rows"),
        charts="\n".join(map(figure, drawn)),
        gates="\n".join(borders(gate_rows)),
        **{f"say_{key}": both(key) for key in STATIC},
        **{f"plain_{key}": escape(word(key, "vi")) for key in ("search_label", "language", "close")},
    )
    rows = {entry["name"]: (len(entry["rows"]), entry["total"]) for entry in held.tables}
    return Page(
        html, rows, {word(f"chart_{chart.name}", "en"): chart.svg["en", "wide"] for chart in drawn if chart.svg}
    )


STATIC = (
    *("page_title", "page_intro", "skip_to_tables", "headlines", "headlines_note", "charts", "tables", "search"),
    *(
        "search_label",
        "search_scope",
        "made",
        "read_by_rules",
        "needs_script",
        "gates",
        "gates_note",
        "evidence",
        "close",
    ),
)


def digest(code: str) -> str:
    """How the page's policy names the one script and the one style that may run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def embedded(data: Any) -> str:
    """JSON that can't end its script element, whatever its texts hold."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def both(key: str, values: dict[str, dict[str, str]] | None = None) -> str:
    """The words of a key in both languages, of which the page shows one."""
    return in_both({language: word(key, language) for language in LANGUAGES}, values)


def in_both(words: dict[str, str], values: dict[str, dict[str, str]] | None = None) -> str:
    filled = {
        language: said.format(**{key: by_language[language] for key, by_language in values.items()}) if values else said
        for language, said in words.items()
    }
    return "".join(
        f'<span class="{language}" lang="{language}">{escape(filled[language])}</span>' for language in LANGUAGES
    )


# What ends later is a plan or a misread year. Archives without dates of publication end with the day of the run.
NEWEST_DAY = "SELECT coalesce((SELECT max(published_at) FROM documents), (SELECT max(run_at)::DATE FROM loads))"


def headlines(connection: duckdb.DuckDBPyConnection) -> list[Headline]:
    """The newest figure of each kind: of the whole country before any other area, of a month or more before days."""
    newest = {"newest": connection.execute(NEWEST_DAY).fetchall()[0][0]}
    rows = connection.execute(
        """SELECT metric, area, period_start, period_end, value, unit, [figure_id]
        FROM trade_figures
        WHERE metric IN ('turnover', 'exports', 'imports', 'state_revenue') AND status = 'actual' AND value > 0
            AND unit IN ('USD', 'VND') AND commodity IS NULL AND partner IS NULL AND share_pct IS NULL
            AND period_end <= $newest
        QUALIFY row_number() OVER (PARTITION BY metric ORDER BY area_id = 'VN' DESC NULLS LAST,
            period_end - period_start > 26 DESC NULLS LAST, period_end DESC,
            period_start, value DESC, figure_id) = 1
        ORDER BY list_position(['turnover', 'exports', 'imports', 'state_revenue'], metric)""",
        newest,
    ).fetchall()
    rows += connection.execute(
        """WITH held AS (
            SELECT meeting_id, meeting_count, start_date, end_date FROM meetings
            WHERE status = 'held' AND end_date <= $newest
        )
        SELECT 'newest_meetings', NULL, (max(end_date) - INTERVAL 1 YEAR + INTERVAL 1 DAY)::DATE, max(end_date), sum(meeting_count), NULL,
            list(meeting_id ORDER BY end_date DESC, meeting_id)
        FROM held WHERE end_date > (SELECT max(end_date) FROM held) - INTERVAL 1 YEAR HAVING count(*) > 0""",
        newest,
    ).fetchall()
    rows += connection.execute(
        """WITH dated AS (SELECT * FROM enforcement_actions WHERE scope = 'case'
            AND period_end <= $newest)
        SELECT 'newest_cases', NULL, (max(period_end) - INTERVAL 1 YEAR + INTERVAL 1 DAY)::DATE, max(period_end), count(*), NULL,
            list(enforcement_id ORDER BY period_end DESC, enforcement_id)
        FROM dated WHERE period_end > (SELECT max(period_end) FROM dated) - INTERVAL 1 YEAR HAVING count(*) > 0""",
        newest,
    ).fetchall()
    return [Headline(*row) for row in rows]


def tile(entry: Headline) -> str:
    figure_words = {language: amount(float(entry.value), entry.unit, language) for language in LANGUAGES}
    when = {language: period(entry.start, entry.end, language) for language in LANGUAGES}
    where = f"<span>{escape(one_line(entry.area))}</span>" if entry.area else ""
    return (
        f'<li><a class="tile" href="#g=headline:{entry.key}"><span class="what">{both(entry.key)}</span>'
        f'<strong>{in_both(figure_words)}</strong><span class="where">{where}{in_both(when)}</span></a></li>'
    )


def figure(chart: Drawn) -> str:
    """A chart in its four forms, of which the style shows one, with its range and gaps below."""
    key = f"chart_{chart.name}"
    drawings = "".join(
        f'<div class="chart {language} {width}" role="group" lang="{language}" aria-label="{escape(word(key + "_alt", language))}">'
        f"{svg}</div>"
        for (language, width), svg in chart.svg.items()
    )
    return (
        f'<figure id="{key}"><h3>{both(key)}</h3>{drawings or both("empty_chart")}'
        f"<figcaption>{in_both(chart.caption)}</figcaption></figure>"
    )


def gates(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Every gate with the facts read from sentences that name it, and the newest amount of trade of its own."""
    rows = connection.sql(
        """WITH own AS (
            SELECT area_id, arg_max({'value': value, 'unit': unit, 'start': period_start, 'end': period_end,
                'metric': metric}, rank) AS newest, arg_max(figure_id, rank) AS figure_id
            FROM (
                -- of the newest year, the one that covers most of it
                SELECT *, {'long': coalesce(period_end - period_start, 0) > 26, 'trade': metric = 'turnover', 'year': year(period_end),
                    'days': coalesce(period_end - period_start, 0), 'id': figure_id} AS rank
                FROM trade_figures
                WHERE status = 'actual' AND value IS NOT NULL AND period_end IS NOT NULL AND commodity IS NULL
                    AND partner IS NULL AND unit IN ('USD', 'VND', 'vehicle', 'passenger', 't')
            )
            GROUP BY area_id
        ),
        named AS (
            SELECT gate_id, list(DISTINCT fact_id ORDER BY fact_id) AS facts FROM facts_by_gate GROUP BY gate_id
        )
        SELECT g.gate_id, g.name, g.province_old, g.neighbour, g.counterpart, 
            list_distinct([o.figure_id] || coalesce(n.facts, [])) AS facts, o.newest
        FROM gates AS g LEFT JOIN named AS n USING (gate_id) LEFT JOIN own AS o ON o.area_id = g.gate_id
        WHERE g.parent IS NULL
        ORDER BY g.name, g.gate_id"""
    )
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.fetchall()]


def borders(rows: list[dict[str, Any]]) -> Iterable[str]:
    """The schematic: a line of gates for each border, in the order of the provinces along it; ports and airports last."""
    with (FOLDER / "borders.csv").open(encoding="utf-8", newline="") as file:
        position = {(row["neighbour"], row["province"]): int(row["position"]) for row in csv.DictReader(file)}
    for neighbour in ("CN", "LA", "KH", ""):
        here = [gate for gate in rows if (gate["neighbour"] or "") == neighbour]
        told = [gate for gate in here if gate["facts"]]
        told.sort(key=lambda gate: (position.get((gate["neighbour"], gate["province_old"]), 99), gate["name"]))
        stations = "".join(map(station, told))
        silent = {language: f"{len(here) - len(told)} {word('gates_silent', language)}" for language in LANGUAGES}
        yield (
            f'<section class="border"><h3>{both(f"border_{neighbour}")}</h3>'
            f'<ol class="line">{stations}</ol><p class="note">{in_both(silent)}</p></section>'
        )


def station(gate: dict[str, Any]) -> str:
    count = len(gate["facts"])
    newest = gate["newest"]
    said = {
        language: f"{word(newest['metric'], language)}: {amount(newest['value'], newest['unit'], language)} "
        f"({period(newest['start'], newest['end'], language)})"
        if newest
        else ""
        for language in LANGUAGES
    }
    facts = {
        language: f"{number(count, language)} {word('one_fact' if count == 1 else 'facts', language)}"
        for language in LANGUAGES
    }
    opposite = f' <span class="opposite">⇄ {escape(gate["counterpart"])}</span>' if gate["counterpart"] else ""
    return (
        f'<li><a href="#g=gate:{escape(gate["gate_id"])}"><span class="dot s{size(count)}"></span>'
        f"<b>{escape(gate['name'])}</b>{opposite}"
        f'<span class="where">{escape(gate["province_old"])}</span><span>{in_both(facts)}</span>'
        f"{f'<span>{in_both(said)}</span>' if newest else ''}</a></li>"
    )


def size(count: int) -> int:
    """1 to 5: 1, 2-3, 4-8, 9-20, more."""
    return 1 + sum(count > most for most in (1, 3, 8, 20))
