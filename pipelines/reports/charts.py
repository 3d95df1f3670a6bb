"""The charts of the report page: SVG without scripts, in each language and for a wide and a narrow screen.

Each mark is a link to `#g=KEY`, a group of facts whose places the page shows; what is not drawn is counted.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt
import duckdb
import polars as pl
import vl_convert

from pipelines.reports.words import amount, number, period, word

MARKS = 250  # of a chart: beyond that nobody tells them apart, and each costs 4 × 600 bytes
YEARS = 12  # before the newest mark
WIDTHS = {"wide": 540, "narrow": 320}
COLOURS = ["#0b5fa5", "#b3430b", "#2b7a3d", "#6f3f9c", "#7a5c00", "#b0246b", "#007a87", "#4d4d4d"]
# vega resolves links against an address of its own.
LINK = re.compile(r'<a xlink:href="[^"#]*(#[^"]*)"[^>]*>(<[a-z]+ aria-label="([^"]*)")')


@dataclass
class Drawn:
    """A chart by (language, width), the facts behind its links, and what its caption says of range and gaps."""

    name: str
    svg: dict[tuple[str, str], str]
    groups: dict[str, list[str]]
    caption: dict[str, str]
    facts: int


Make = Callable[[pl.DataFrame, str, str], alt.Chart | alt.LayerChart]


def charts(connection: duckdb.DuckDBPyConnection) -> list[Drawn]:
    return [
        over_time(connection, "turnover", TURNOVER),
        over_time(connection, "revenue", REVENUE),
        bars(connection, "violations", VIOLATIONS),
        bars(connection, "seizures", SEIZURES),
        meetings(connection),
    ]


TURNOVER = """
    SELECT figure_id AS fact, metric AS series, area, value, unit, period_start AS start, period_end AS end,
        coalesce(period_end > (SELECT max(published_at) FROM documents), false) AS late
    FROM trade_figures
    WHERE metric IN ('turnover', 'exports', 'imports') AND unit = 'USD' AND status = 'actual' AND value > 0
        AND commodity IS NULL AND partner IS NULL AND share_pct IS NULL
    ORDER BY period_end DESC NULLS LAST, figure_id"""

REVENUE = """
    SELECT figure_id AS fact, status AS series, area, value, unit, period_start AS start, period_end AS end,
        status = 'actual' AND coalesce(period_end > (SELECT max(published_at) FROM documents), false) AS late
    FROM trade_figures
    WHERE metric = 'state_revenue' AND unit = 'VND' AND status IN ('actual', 'target') AND value > 0
        AND commodity IS NULL AND share_pct IS NULL
    ORDER BY period_end DESC NULLS LAST, figure_id"""

VIOLATIONS = """
    SELECT violation AS bar, count(*) AS length, '' AS beside, list(enforcement_id ORDER BY enforcement_id) AS facts,
        min(period_start) AS start, max(period_end) AS end, count(*) FILTER (period_end IS NULL) AS undated,
        list(DISTINCT year(period_end)) FILTER (period_end IS NOT NULL) AS years
    FROM enforcement_actions WHERE scope = 'case' GROUP BY violation ORDER BY length DESC, bar"""

SEIZURES = """
    WITH most AS (
        SELECT * FROM seizures_by_item WHERE scope = 'case' ORDER BY actions DESC, item, unit, quantity LIMIT 12
    )
    SELECT item AS bar, actions AS length, quantity, unit, enforcement_ids AS facts, first_date AS start,
        last_date AS end, count(*) FILTER (period_end IS NULL) AS undated,
        list(DISTINCT year(period_end)) FILTER (period_end IS NOT NULL) AS years
    FROM (SELECT *, unnest(enforcement_ids) AS enforcement_id FROM most)
    JOIN enforcement_actions USING (enforcement_id)
    GROUP BY ALL ORDER BY length DESC, bar, unit, quantity"""


def over_time(connection: duckdb.DuckDBPyConnection, name: str, sql: str) -> Drawn:
    """Amounts on a logarithmic scale, each a line over the period that it covers."""
    frame = connection.sql(sql).pl()
    shown, caption = newest(frame)

    def make(rows: pl.DataFrame, language: str, width: str) -> alt.LayerChart:
        scale = {"vi": ("nghìn tỷ", "tỷ", "triệu"), "en": ("tn", "bn", "m")}[language]
        labels = "".join(
            f"datum.value >= {least:g} ? format(datum.value / {least:g}, '~r') + ' {said}' : "
            for least, said in zip((1e12, 1e9, 1e6), scale, strict=True)
        )
        unit = {"VND": {"vi": "đồng", "en": "VND"}}.get(rows["unit"][0], {}).get(language, rows["unit"][0])
        y = (
            alt.Y("value:Q")
            .scale(type="log", nice=True)
            .title(unit)
            .axis(labelExpr=labels + "datum.label", values=[10.0**power for power in range(19)])
        )
        common = {
            "color": colour(rows, "series", width),
            "href": "link:N",
            "description": alt.Description("said:N"),
        }
        base = alt.Chart(rows)
        lines = base.mark_rule(strokeWidth=2.5, opacity=0.75).encode(
            x=time_axis("start", width), x2="end:T", y=y, **common
        )
        ends = base.mark_point(filled=True, size=70, opacity=0.9).encode(
            x="end:T", y=y, shape=alt.Shape("series:N").legend(None), **common
        )
        return (lines + ends).properties(height=320)

    def said(row: dict[str, Any], language: str) -> str:
        when = period(row["start"], row["end"], language)
        return f"{one_line(row['area'])}, {row['series']}, {when}: {amount(row['value'], row['unit'], language)}"

    return drawn(name, shown, caption, make, said)


def meetings(connection: duckdb.DuckDBPyConnection) -> Drawn:
    """Each meeting a mark at its day, a row of them for each country on the other side."""
    frame = connection.sql(
        """SELECT meeting_id AS fact, kind AS series, coalesce(name, series, kind) AS area, start_date AS start,
            coalesce(end_date, start_date) AS end,
            status = 'held' AND coalesce(start_date > (SELECT max(published_at) FROM documents), false) AS late,
            CASE WHEN list_contains(countries, 'CN') THEN 'CN' WHEN list_contains(countries, 'LA') THEN 'LA'
                WHEN list_contains(countries, 'KH') THEN 'KH' ELSE 'elsewhere' END AS other_side,
            array_to_string(parties, ', ') AS parties
        FROM meeting_calendar ORDER BY coalesce(end_date, start_date) DESC NULLS LAST, meeting_id"""
    ).pl()
    shown, caption = newest(frame)

    def make(rows: pl.DataFrame, language: str, width: str) -> alt.Chart:
        sides = [side for side in ("CN", "LA", "KH", "elsewhere") if side in set(rows["other_side"])]
        words = [word(side, language) for side in sides]
        rows = rows.with_columns(pl.col("other_side").replace_strict(sides, words))
        return (
            alt.Chart(rows)
            .mark_point(filled=True, size=110, opacity=0.65)
            .encode(
                x=time_axis("start", width),
                y=alt.Y("other_side:N").sort(words).title(None),
                color=colour(rows, "series", width),
                href="link:N",
                description=alt.Description("said:N"),
            )
            .properties(height=46 * len(sides))
        )

    def said(row: dict[str, Any], language: str) -> str:
        when = period(row["start"], row["end"], language)
        return f"{when}: {word(one_line(row['area']), language)} ({one_line(row['parties'])})"

    return drawn("meetings", shown, caption, make, said, stretch=2.3)


def bars(connection: duckdb.DuckDBPyConnection, name: str, sql: str) -> Drawn:
    """Counts, longest first."""
    frame = connection.sql(sql).pl()
    keys = [f"{name}:{row}" for row in range(frame.height)]
    years = sorted({year for of_bar in frame["years"].drop_nulls() for year in of_bar})
    caption = {
        language: range_words(
            frame["start"].min(),
            frame["end"].max(),
            years,
            [(int(frame["undated"].sum()), "undated")],
            language,
            all_drawn=True,
        )
        for language in ("vi", "en")
    }

    def make(rows: pl.DataFrame, language: str, width: str) -> alt.LayerChart:
        base = alt.Chart(rows).encode(
            y=alt.Y("bar:N").sort("-x").title(None).axis(labelLimit=120 if width == "narrow" else 220),
            x=alt.X("length:Q").title(word("cases_axis", language)).axis(tickMinStep=1, format="d").scale(nice=True),
            href="link:N",
            description=alt.Description("said:N"),
        )
        return base.mark_bar(color=COLOURS[0]) + base.mark_text(align="left", dx=4, color="#222").encode(
            text="beside:N"
        )

    def said(row: dict[str, Any], language: str) -> str:
        return f"{row['bar']}: {number(row['length'], language)} {word('cases_axis', language)} {row['beside']}"

    def in_words(row: dict[str, Any], language: str) -> dict[str, Any]:
        quantity = row.get("quantity")
        beside = amount(quantity, row["unit"], language) if quantity is not None else number(row["length"], language)
        label = f"{row['bar']} ({word(row['unit'], language)})" if row.get("unit") else word(row["bar"], language)
        return row | {"bar": label, "beside": beside}

    rows = frame.drop("years").with_columns(link=pl.Series([f"#g={key}" for key in keys], dtype=pl.String))
    groups = dict(zip(keys, frame["facts"].to_list(), strict=True))
    svg = rendered(rows.drop("facts"), make, said, in_words)
    return Drawn(name, svg, groups, caption, int(frame["length"].sum()))


def newest(frame: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, str]]:
    """The newest dated rows, MARKS at most, with what the caption says of the others."""
    dated = frame.filter(pl.col("start").is_not_null(), pl.col("end").is_not_null())
    undated = frame.height - dated.height
    sooner = dated.filter(~pl.col("late"))
    shown = sooner.filter(pl.col("end") >= pl.col("end").max().dt.offset_by(f"-{YEARS}y")).head(MARKS)
    years = sorted(set(shown["end"].dt.year()))
    missing = [(undated, "undated"), (dated.height - sooner.height, "later"), (sooner.height - shown.height, "older")]
    start, end = shown["start"].min(), shown["end"].max()
    return shown, {language: range_words(start, end, years, missing, language) for language in ("vi", "en")}


def range_words(
    start: Any, end: Any, years: list[int], missing: list[tuple[int, str]], language: str, *, all_drawn: bool = False
) -> str:
    """ "Time range: ...; nothing for 2021, 2022; not drawn: 45 undated"."""
    said = [] if start is None or end is None else [f"{word('range', language)}: {period(start, end, language)}"]
    if years and (gaps := spans_without(years)):
        said.append(f"{word('no_data_in', language)}: {', '.join(gaps)}")
    if kept := [f"{number(count, language)} {word(why, language)}" for count, why in missing if count]:
        said.append(("" if all_drawn else f"{word('not_drawn', language)}: ") + ", ".join(kept))
    return "; ".join(said)


def spans_without(years: list[int]) -> list[str]:
    """The years between the first and the last in which there is nothing: [2017, 2021] -> ["2018–2020"]."""
    steps = pairwise(years)
    gaps = [(before + 1, after - 1) for before, after in steps if after - before > 1]
    return [str(first) if first == last else f"{first}–{last}" for first, last in gaps]


def drawn(
    name: str,
    frame: pl.DataFrame,
    caption: dict[str, str],
    make: Make,
    said: Callable[[dict[str, Any], str], str],
    *,
    stretch: float = 1,
) -> Drawn:
    """A chart whose marks are facts; `stretch` times as wide where the screen is."""
    rows = frame.with_columns(link=pl.format("#g={}", "fact"))

    def in_words(row: dict[str, Any], language: str) -> dict[str, Any]:
        return row | {"series": word(row["series"], language)}

    facts = frame["fact"].to_list()
    return Drawn(
        name, rendered(rows, make, said, in_words, stretch), {fact: [fact] for fact in facts}, caption, len(facts)
    )


def rendered(
    rows: pl.DataFrame,
    make: Make,
    said: Callable[[dict[str, Any], str], str],
    in_words: Callable[[dict[str, Any], str], dict[str, Any]],
    stretch: float = 1,
) -> dict[tuple[str, str], str]:
    """The SVG of each language and width; none where there is nothing to draw."""
    if rows.is_empty():
        return {}
    svg = {}
    for language in ("vi", "en"):
        worded = [in_words(row, language) for row in rows.iter_rows(named=True)]
        frame = pl.DataFrame([row | {"said": said(row, language)} for row in worded], infer_schema_length=None)
        for width, pixels in WIDTHS.items():
            chart = make(frame, language, width)
            chart = chart.properties(width=(pixels - 130) * (stretch if width == "wide" else 1)).configure(
                background="transparent",
                padding={"left": 14, "top": 5, "right": 44, "bottom": 5},  # browsers' letters may be wider than vega's
                view={"stroke": None},
                axis={"labelFontSize": 12, "titleFontSize": 12, "gridColor": "#e3e7ec", "labelColor": "#333"},
                legend={"labelFontSize": 12, "symbolSize": 90},
            )
            svg[language, width] = linked(vl_convert.vegalite_to_svg(chart.to_json()))
    return svg


def linked(svg: str) -> str:
    """Vega's SVG with links into the page, a tooltip on each of them, and nothing else that reads as one."""
    svg = LINK.sub(lambda mark: f'<a href="{mark[1]}"><title>{mark[3]}</title>{mark[2]}', svg)
    return re.sub(r'\s(aria-roledescription|role|xmlns:xlink)="[^"]*"', "", svg)


def time_axis(column: str, width: str) -> alt.X:
    every = {"interval": "year", "step": 2 if width == "narrow" else 1}
    return alt.X(f"{column}:T").title(None).axis(format="%Y", tickCount=every, labelOverlap=True)


def colour(rows: pl.DataFrame, column: str, width: str) -> alt.Color:
    names = sorted(set(rows[column]))
    scale = alt.Scale(domain=names, range=[COLOURS[i % len(COLOURS)] for i in range(len(names))])
    legend = alt.Legend(
        orient="top", title=None, columns=3 if len(names) < 4 or width == "narrow" else 8, labelLimit=200
    )
    return alt.Color(f"{column}:N", scale=scale, legend=legend)


def one_line(words: str | None) -> str:
    return " ".join((words or "").split())
