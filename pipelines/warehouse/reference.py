"""The reference tables of the published file, from the lexicon and the list of rules."""

from pathlib import Path

import polars as pl

from pipelines.lexicon import reference
from pipelines.tables.reference import REFERENCE, RULES

# One row a rule. `python -m docs.refresh` counts the last two columns anew; a test fails where that changes them.
RULES_FILE = Path(__file__).with_name("rules.csv")


def rules() -> pl.DataFrame:
    """The table `rules`."""
    return pl.read_csv(RULES_FILE, schema=RULES.schema)


def reference_tables() -> dict[str, pl.DataFrame]:
    """A frame for every table of `tables.reference`; the loader of the lexicon has the name of the table."""
    return {RULES.name: rules()} | {
        table.name: table.frame(
            [{name: getattr(row, name) for name in table.schema} for row in getattr(reference, table.name)()]
        )
        for table in REFERENCE
        if table is not RULES
    }
