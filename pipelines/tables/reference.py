"""The reference tables: what the `*_id` columns and `rule` of the facts point to. The rows come from the lexicon."""

import polars as pl

from pipelines.tables.table import Column, Table

NAME = Column("name", pl.String, "Canonical Vietnamese name", required=True)
VARIANTS = Column("variants", pl.List(pl.String), "Other spellings and abbreviations", required=True)
CONFIDENCE = Column("confidence", pl.String, "How sure the source is", required=True, values=("high", "medium", "low"))

OFFICES = Table(
    "offices",
    "Customs offices of Viet Nam with the days on which they exist; follow `successor` over the reforms of March 2025.",
    (
        Column("office_id", pl.String, "Stable id", required=True),
        NAME,
        VARIANTS,
        Column("level", pl.String, "Rank: national, regional, provincial, branch, border_office, ...", required=True),
        Column("parent", pl.String, "Office that it belongs to"),
        Column("valid_from", pl.Date, "First day; NULL where it is not known"),
        Column("valid_to", pl.Date, "Last day; NULL while it exists"),
        Column("seat", pl.String, "Where it sits"),
        Column("gate", pl.String, "Gate, port or airport that it stands at"),
        Column("successor", pl.List(pl.String), "Offices that took over from it", required=True),
        CONFIDENCE,
    ),
    key=("office_id",),
)

OFFICE_AREAS = Table(
    "office_areas",
    "The provinces that a regional office is responsible for, by period: region numbers were reused on 1 July 2025.",
    (
        Column("office_id", pl.String, "The office", required=True),
        Column("valid_from", pl.Date, "First day", required=True),
        Column("valid_to", pl.Date, "Last day; NULL while it holds"),
        Column("seat", pl.String, "Province of its seat", required=True),
        Column("provinces", pl.List(pl.String), "Names of the provinces", required=True),
        CONFIDENCE,
    ),
    key=("office_id", "valid_from"),
)

PROVINCES = Table(
    "provinces",
    "The 63 provinces and cities before 1 July 2025 and the 34 since; an abolished one names where it went.",
    (
        Column("province_id", pl.String, "Stable id", required=True),
        NAME,
        Column("type", pl.String, "Kind of unit", required=True, values=("tỉnh", "thành phố")),
        VARIANTS,
        Column("valid_to", pl.Date, "Last day; NULL while it exists"),
        Column("merged_into", pl.String, "Province that it is part of since"),
        Column("borders", pl.List(pl.String), "Countries across its land border, ISO 3166-1 alpha-2", required=True),
    ),
    key=("province_id",),
)

GATES = Table(
    "gates",
    "Border gates, seaports, airports, dry ports and stations of Viet Nam, with the gate opposite.",
    (
        Column("gate_id", pl.String, "Stable id", required=True),
        NAME,
        VARIANTS,
        Column("kind", pl.String, "road | rail | river | airport | seaport | dryport", required=True),
        Column("gate_class", pl.String, "Rank, e.g. international", required=True),
        Column("province_old", pl.String, "Province until 30 June 2025", required=True),
        Column("province", pl.String, "Province since 1 July 2025", required=True),
        Column("neighbour", pl.String, "Country opposite, ISO 3166-1 alpha-2"),
        Column("counterpart", pl.String, "Name of the gate opposite"),
        Column("parent", pl.String, "Gate that a lane belongs to"),
        Column("bare", pl.Boolean, "Whether the name alone means the gate", required=True),
        CONFIDENCE,
    ),
    key=("gate_id",),
)

COUNTERPARTS = Table(
    "counterparts",
    "Authorities, gates, provinces and towns across the border: China, Laos, Cambodia.",
    (
        Column("counterpart_id", pl.String, "Stable id", required=True),
        NAME,
        VARIANTS,
        Column("kind", pl.String, "Kind of body or place", required=True),
        Column("parent", pl.String, "Counterpart that it belongs to"),
        Column("country", pl.String, "ISO 3166-1 alpha-2", required=True),
        Column("gate", pl.String, "Vietnamese gate opposite"),
        Column("bare", pl.Boolean, "Whether the name alone means it", required=True),
        CONFIDENCE,
    ),
    key=("counterpart_id",),
)

COUNTRIES = Table(
    "countries",
    "Countries and regions of the world by their Vietnamese names.",
    (
        Column("country_id", pl.String, "ISO 3166-1 alpha-2, or the id of a region", required=True),
        NAME,
        VARIANTS,
        Column("type", pl.String, "Kind", required=True, values=("country", "region")),
    ),
    key=("country_id",),
)

ORGANIZATIONS = Table(
    "organizations",
    "Bodies other than customs offices: ministries, police, border guards, people's committees, those of other countries.",
    (
        Column("organization_id", pl.String, "Stable id", required=True),
        NAME,
        VARIANTS,
        Column("country", pl.String, "ISO 3166-1 alpha-2; NULL where it belongs to no one country"),
        Column("place", pl.String, "Reference row of the province, gate or country that it is the body of"),
        Column("valid_to", pl.Date, "Last day; NULL while it exists"),
        Column("successor", pl.String, "Body that took over from it"),
    ),
    key=("organization_id",),
)

PLACES = Table(
    "places",
    "Cities, districts and sites.",
    (
        Column("place_id", pl.String, "Stable id", required=True),
        NAME,
        VARIANTS,
        Column("type", pl.String, "Kind of place", required=True),
        Column("country", pl.String, "ISO 3166-1 alpha-2", required=True),
        Column("province", pl.String, "Present Vietnamese province"),
    ),
    key=("place_id",),
)

AMBIGUOUS = Column("ambiguous", pl.List(pl.String), "Spellings that name it only in context", required=True)

COMMODITIES = Table(
    "commodities",
    "Traded goods.",
    (
        Column("commodity_id", pl.String, "Stable id", required=True),
        NAME,
        Column("category", pl.String, "Group of goods", required=True),
        VARIANTS,
        AMBIGUOUS,
    ),
    key=("commodity_id",),
)

CONTRABAND = Table(
    "contraband",
    "Smuggled items.",
    (
        Column("item_id", pl.String, "Stable id", required=True),
        NAME,
        Column("category", pl.String, "Group of items", required=True),
        VARIANTS,
        AMBIGUOUS,
    ),
    key=("item_id",),
)

RULES = Table(
    "rules",
    "The rules that read facts, by the name in the column `rule` of each fact, and how they do on annotated documents.",
    (
        Column("rule_id", pl.String, "Name of the rule", required=True),
        Column("fact_table", pl.String, "Table that it fills", required=True),
        Column("description", pl.String, "What it reads", required=True),
        Column("gold_right", pl.Int64, "What it read right in the annotated documents of the project", required=True),
        Column("gold_wrong", pl.Int64, "What it read there that they do not say", required=True),
    ),
    key=("rule_id",),
)

REFERENCE = (
    RULES,
    OFFICES,
    OFFICE_AREAS,
    PROVINCES,
    GATES,
    COUNTERPARTS,
    COUNTRIES,
    ORGANIZATIONS,
    PLACES,
    COMMODITIES,
    CONTRABAND,
)
