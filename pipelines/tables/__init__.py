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

__all__ = [
    "COMMODITY_CLAIMS",
    "COOPERATION_CLAIMS",
    "COOPERATION_FIGURES",
    "DOCUMENTS",
    "ENFORCEMENT_ACTIONS",
    "ENFORCEMENT_CLAIMS",
    "ENFORCEMENT_SEIZURES",
    "EVIDENCE",
    "FACT_CLAIMS",
    "MEETINGS",
    "MEETING_CLAIMS",
    "MEETING_PARTIES",
    "MENTIONS",
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
