"""The reference tables of the published file, from the lexicon."""

import polars as pl

from pipelines.lexicon import reference
from pipelines.tables.reference import REFERENCE


def reference_tables() -> dict[str, pl.DataFrame]:
    """A frame for every table of `tables.reference`; the loader of the lexicon has the name of the table."""
    return {
        table.name: table.frame(
            [{name: getattr(row, name) for name in table.schema} for row in getattr(reference, table.name)()]
        )
        for table in REFERENCE
    }
