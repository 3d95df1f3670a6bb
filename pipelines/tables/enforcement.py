"""`enforcement_actions` and `enforcement_seizures`: smuggling, drugs, fraud at or across a border."""

import polars as pl

from pipelines.tables.claims import claims_of
from pipelines.tables.mentions import QUALIFIERS
from pipelines.tables.table import Column, RowCheck, Table

SCOPES = ("case", "total")
VIOLATIONS = ("drugs", "wildlife", "tobacco", "counterfeit", "fraud", "weapons", "currency", "waste", "goods", "all")

ENFORCEMENT = (
    Column("scope", pl.String, "One concrete case, or a statistic over a period", required=True, values=SCOPES),
    Column("violation", pl.String, "What kind of offence", required=True, values=VIOLATIONS),
    Column("agency", pl.String, "Who acted, as written"),
    Column("agency_id", pl.String, "Reference row of the agency"),
    Column("country", pl.String, "Of the agency, ISO 3166-1 alpha-2"),
    Column("place", pl.String, "As written"),
    Column("period_start", pl.Date, "First day; of a case the day of the seizure"),
    Column("period_end", pl.Date, "Last day, inclusive"),
    Column("period_text", pl.String, "The period in the text's words, also when it has no dates"),
    Column("cases", pl.Int64, "Cases", at_least=0, at_most=10_000_000),
    Column("persons", pl.Int64, "Arrested or suspected persons", at_least=0, at_most=10_000_000),
    Column("prosecuted_cases", pl.Int64, "Cases prosecuted", at_least=0, at_most=10_000_000),
    Column("goods_value", pl.Float64, "Value of the goods, whole units of the currency", at_least=0, at_most=1e17),
    Column("goods_value_unit", pl.String, "Currency, ISO 4217"),
    Column("goods_value_qualifier", pl.String, "How exact the value is", values=QUALIFIERS),
    Column("collected", pl.Float64, "Fines and taxes recovered", unit="VND", at_least=0, at_most=1e16),
)

SEIZURE = (
    Column("item", pl.String, "As written, lower case", required=True),
    Column("item_id", pl.String, "Row of `contraband`, else of `commodities`, if known"),
    Column("category", pl.String, "Category of the item of contraband, else the kind of violation"),
    Column("quantity", pl.Float64, "Amount in `unit`", at_least=0, at_most=1e15),
    Column("unit", pl.String, "kg | piece | pill | brick | pack | litre | container | ..., or a currency"),
    Column("qualifier", pl.String, "How exact the amount is", values=QUALIFIERS),
)

periods_in_order = RowCheck(
    "periods_in_order",
    "period_start must not come after period_end",
    lambda: pl.col("period_start") <= pl.col("period_end"),
)

ENFORCEMENT_ACTIONS = Table(
    "enforcement_actions",
    "Seizures, violations and prosecutions: one row a case or a statistic.",
    (
        Column("enforcement_id", pl.String, "Stable id", required=True),
        *ENFORCEMENT,
        Column("rule", pl.String, "Rule that read it", required=True),
    ),
    key=("enforcement_id",),
    row_checks=(periods_in_order,),
)

ENFORCEMENT_SEIZURES = Table(
    "enforcement_seizures",
    "What was seized, one row an item of an action.",
    (Column("enforcement_id", pl.String, "The action", required=True), *SEIZURE),
)

ENFORCEMENT_CLAIMS = claims_of(
    "enforcement_claims", "enforcement_actions", ENFORCEMENT, {"seizures": SEIZURE}, (periods_in_order,)
)
