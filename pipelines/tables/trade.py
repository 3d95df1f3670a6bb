"""`trade_figures` and `trade_commodities`: what crosses borders and what the state collects there."""

import polars as pl

from pipelines.tables.claims import claims_of
from pipelines.tables.enforcement import periods_in_order
from pipelines.tables.mentions import QUALIFIERS
from pipelines.tables.table import Column, Table

METRICS = (
    "turnover",
    "exports",
    "imports",
    "balance",
    "state_revenue",
    "declarations",
    "cargo",
    "vehicles",
    "passengers",
    "enterprises",
)
STATUSES = ("actual", "target", "forecast")
DIRECTIONS = ("exports", "imports")

TRADE_FIGURE = (
    Column("metric", pl.String, "What is measured", required=True, values=METRICS),
    # 1e17 covers a state budget in dong (2e15) with room; a turnover of 10^30 USD is no figure.
    Column(
        "value",
        pl.Float64,
        "Figure in `unit`; NULL only where the text gives a change or share alone",
        at_least=-1e17,
        at_most=1e17,
    ),
    Column("unit", pl.String, "ISO 4217 currency | t | piece | declaration | vehicle | passenger | enterprise"),
    Column("qualifier", pl.String, "How exact the text says the figure is", values=QUALIFIERS),
    Column("status", pl.String, "Reported, aimed at, or foreseen", required=True, values=STATUSES),
    Column("area", pl.String, "Office, province, gate or country that the figure is about"),
    Column("area_id", pl.String, "Reference row of the area"),
    Column("commodity", pl.String, "Good, as written"),
    Column("commodity_id", pl.String, "Reference row of the good"),
    Column("partner", pl.String, "Partner country or market, as written"),
    Column("period_start", pl.Date, "First day"),
    Column("period_end", pl.Date, "Last day, inclusive"),
    Column("period_text", pl.String, "The period in the text's words"),
    Column("change_pct", pl.Float64, "Signed, against change_basis", unit="percent"),
    Column("change_basis", pl.String, "What it is compared with, e.g. 'cùng kỳ năm trước'"),
    Column("plan_pct", pl.Float64, "'đạt 92,2% chỉ tiêu' -> 92.2", unit="percent", at_least=0),
    Column("share_pct", pl.Float64, "'chiếm 20% tổng kim ngạch' -> 20", unit="percent", at_least=0),
)

TRADE_FIGURES = Table(
    "trade_figures",
    "One row a figure of trade, traffic or revenue at the border, merged over the documents that report it.",
    (
        Column("figure_id", pl.String, "Stable id", required=True),
        *TRADE_FIGURE,
        Column("rule", pl.String, "Rule that read it", required=True),
    ),
    key=("figure_id",),
    row_checks=(periods_in_order,),
)

TRADE_CLAIMS = claims_of("trade_claims", "trade_figures", TRADE_FIGURE, {}, (periods_in_order,))

TRADE_COMMODITY = (
    Column("direction", pl.String, "Which way the good goes", required=True, values=DIRECTIONS),
    Column("commodity", pl.String, "Good, as written", required=True),
    Column("commodity_id", pl.String, "Reference row of the good"),
    Column("area", pl.String, "Office, province or gate"),
    Column("period_start", pl.Date, "First day"),
    Column("period_end", pl.Date, "Last day, inclusive"),
)

TRADE_COMMODITIES = Table(
    "trade_commodities",
    "Goods that the text names as traded, without a figure of their own.",
    (
        Column("commodity_row_id", pl.String, "Stable id", required=True),
        *TRADE_COMMODITY,
        Column("rule", pl.String, "Rule that read it", required=True),
    ),
    key=("commodity_row_id",),
)

COMMODITY_CLAIMS = claims_of("commodity_claims", "trade_commodities", TRADE_COMMODITY, {})
