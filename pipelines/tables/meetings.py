"""`meetings` and `meeting_parties`: official talks."""

import polars as pl

from pipelines.tables.claims import claims_of
from pipelines.tables.table import Column, RowCheck, Table

KINDS = ("talks", "conference", "working_session", "exchange", "signing", "visit", "forum")
STATUSES = ("held", "planned")
ROLES = ("host", "party")

MEETING = (
    Column("kind", pl.String, "What sort of meeting", required=True, values=KINDS),
    Column("name", pl.String, "As written, e.g. 'Hội đàm \"Hai nước bốn bên\"'"),
    Column("series", pl.String, "Name of the series, e.g. 'Hai nước bốn bên'"),
    Column("ordinal", pl.Int32, "'lần thứ 11' -> 11", at_least=1, at_most=500),
    Column("meeting_count", pl.Int32, "'8 lượt hội đàm' -> 8, else 1", required=True, at_least=1, at_most=100_000),
    Column("start_date", pl.Date, "First day"),
    Column("end_date", pl.Date, "Last day, inclusive"),
    Column("place", pl.String, "As written"),
    Column("province", pl.String, "Province of the place, by its present name"),
    Column("documents_signed", pl.List(pl.String), "What was signed, as written"),
    Column("status", pl.String, "Whether it took place", required=True, values=STATUSES),
)

PARTY = (
    Column("organization", pl.String, "Canonical name", required=True),
    Column("organization_id", pl.String, "Reference row, if known"),
    Column("country", pl.String, "ISO 3166-1 alpha-2"),
    Column("role", pl.String, "Part it played", values=ROLES),
    Column("head_name", pl.String, "Head of its delegation"),
    Column("head_title", pl.String, "Office that the head holds, as written"),
)

dates_in_order = RowCheck(
    "dates_in_order",
    "start_date must not come after end_date",
    lambda: pl.col("start_date") <= pl.col("end_date"),
)

MEETINGS = Table(
    "meetings",
    "Official talks, one row a meeting (or a counted set of meetings), merged over the documents that report it.",
    (
        Column("meeting_id", pl.String, "Stable id", required=True),
        *MEETING,
        Column("rule", pl.String, "Rule that read it", required=True),
    ),
    key=("meeting_id",),
    row_checks=(dates_in_order,),
)

MEETING_PARTIES = Table(
    "meeting_parties",
    "Who met, one row an organization of a meeting.",
    (Column("meeting_id", pl.String, "The meeting", required=True), *PARTY),
    key=("meeting_id", "organization"),
)

MEETING_CLAIMS = claims_of("meeting_claims", "meetings", MEETING, {"parties": PARTY}, (dates_in_order,))
