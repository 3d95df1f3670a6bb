"""The reference tables of the published file, from the lexicon and the list of rules."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from pipelines.lexicon import reference
from pipelines.tables.reference import REFERENCE, RULES
from pipelines.tables.table import Table

# One row a rule. `python -m docs.refresh` counts the last two columns anew; a test fails where that changes them.
RULES_FILE = Path(__file__).with_name("rules.csv")


def rules() -> pl.DataFrame:
    """The table `rules`."""
    return pl.read_csv(RULES_FILE, schema=RULES.schema)


def reference_tables() -> dict[str, pl.DataFrame]:
    """A frame for every table of `tables.reference`; the loader of the lexicon has the name of the table."""
    return {RULES.name: rules()} | {
        table.name: framed(table, getattr(reference, table.name)()) for table in REFERENCE if table is not RULES
    }


def framed(table: Table, rows: Sequence[object]) -> pl.DataFrame:
    """Rows of the lexicon as a frame, a column at a time, which is faster than row by row."""
    return pl.DataFrame({name: [getattr(row, name) for row in rows] for name in table.schema}, schema=table.schema)
