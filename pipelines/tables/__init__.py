"""The contracts: every table and column once.

The frames between stages, the pandera schemas, the DDL and comments of the published file, the column schemas in the
Dagster UI and the data dictionary all come from here. No stage logic belongs in this folder.
"""

from pipelines.tables.cooperation import COOPERATION_CLAIMS, COOPERATION_FIGURES
from pipelines.tables.documents import DOCUMENTS
from pipelines.tables.enforcement import ENFORCEMENT_ACTIONS, ENFORCEMENT_CLAIMS, ENFORCEMENT_SEIZURES
from pipelines.tables.evidence import EVIDENCE, FACT_CLAIMS
from pipelines.tables.meetings import MEETING_CLAIMS, MEETING_PARTIES, MEETINGS
from pipelines.tables.mentions import MENTIONS, SENTENCES, SPANS
from pipelines.tables.rejected import REJECTED_RECORDS
from pipelines.tables.table import Column, RowCheck, Table
from pipelines.tables.trade import COMMODITY_CLAIMS, TRADE_CLAIMS, TRADE_COMMODITIES, TRADE_FIGURES

FACTS = (MEETINGS, ENFORCEMENT_ACTIONS, TRADE_FIGURES, TRADE_COMMODITIES, COOPERATION_FIGURES)
CLAIMS = (MEETING_CLAIMS, ENFORCEMENT_CLAIMS, TRADE_CLAIMS, COMMODITY_CLAIMS, COOPERATION_CLAIMS)
PUBLISHED = (
    DOCUMENTS,
    SENTENCES,
    MENTIONS,
    *CLAIMS,
    *FACTS,
    MEETING_PARTIES,
    ENFORCEMENT_SEIZURES,
    EVIDENCE,
    FACT_CLAIMS,
    REJECTED_RECORDS,
)

__all__ = [
    "CLAIMS",
    "COMMODITY_CLAIMS",
    "COOPERATION_CLAIMS",
    "COOPERATION_FIGURES",
    "DOCUMENTS",
    "ENFORCEMENT_ACTIONS",
    "ENFORCEMENT_CLAIMS",
    "ENFORCEMENT_SEIZURES",
    "EVIDENCE",
    "FACTS",
    "FACT_CLAIMS",
    "MEETINGS",
    "MEETING_CLAIMS",
    "MEETING_PARTIES",
    "MENTIONS",
    "PUBLISHED",
    "REJECTED_RECORDS",
    "SENTENCES",
    "SPANS",
    "TRADE_CLAIMS",
    "TRADE_COMMODITIES",
    "TRADE_FIGURES",
    "Column",
    "RowCheck",
    "Table",
]
