"""One definition a column and a table, from which all else is made.

A `Table` yields the polars schema that frames are built with, the pandera schema that they are validated against, the
DDL and comments of the DuckDB file, the column schema in the Dagster UI and the data dictionary. Nothing here knows a
particular table; those stand beside this module, one noun a file.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandera.polars as pa
import polars as pl
from polars.datatypes import DataType

type_names: dict[type, str] = {
    pl.String: "VARCHAR",
    pl.Int32: "INTEGER",
    pl.Int64: "BIGINT",
    pl.Float64: "DOUBLE",
    pl.Boolean: "BOOLEAN",
    pl.Date: "DATE",
    pl.Datetime: "TIMESTAMP",
}


def duckdb_type(dtype: DataType | type[DataType]) -> str:
    """The DuckDB name of a polars type: `List(String)` -> `VARCHAR[]`."""
    if isinstance(dtype, pl.List):
        return f"{duckdb_type(dtype.inner)}[]"
    if isinstance(dtype, pl.Struct):
        return "STRUCT(" + ", ".join(f"{f.name} {duckdb_type(f.dtype)}" for f in dtype.fields) + ")"
    return type_names[dtype if isinstance(dtype, type) else type(dtype)]


@dataclass(frozen=True)
class Column:
    """One column. `values` is the closed list a text column takes its values from; `json` marks a JSON text."""

    name: str
    dtype: DataType | type[DataType]
    description: str
    required: bool = False
    unit: str | None = None
    values: tuple[str, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    json: bool = False

    @property
    def sql_type(self) -> str:
        return "JSON" if self.json else duckdb_type(self.dtype)

    @property
    def comment(self) -> str:
        """The description as the warehouse, the UI and the data dictionary print it."""
        extras = [f"in {self.unit}"] if self.unit else []
        if self.values:
            extras.append("one of " + " | ".join(self.values))
        return self.description + (f" ({'; '.join(extras)})" if extras else "")

    def pandera(self) -> pa.Column:
        checks = []
        if self.values:
            checks.append(pa.Check.isin(self.values, name=f"{self.name}_known"))
        if self.at_least is not None:
            checks.append(pa.Check.ge(self.at_least, name=f"{self.name}_not_too_small"))
        if self.at_most is not None:
            checks.append(pa.Check.le(self.at_most, name=f"{self.name}_not_too_large"))
        return pa.Column(self.dtype, nullable=not self.required, checks=checks, description=self.comment)


@dataclass(frozen=True)
class RowCheck:
    """A named rule over whole rows: `holds` gives an expression that is true where the row is sound."""

    name: str
    description: str
    holds: Callable[[], pl.Expr]

    def pandera(self) -> pa.Check:
        return pa.Check(
            lambda data: data.lazyframe.select(self.holds().fill_null(True)),
            name=self.name,
            error=self.description,
        )


@dataclass(frozen=True)
class Table:
    """A table of the warehouse (or a frame between two stages): its columns, its key, its row rules."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    row_checks: tuple[RowCheck, ...] = field(default=())

    @property
    def schema(self) -> dict[str, DataType | type[DataType]]:
        """Column name -> polars type, in order: give it to every frame, so that an empty one has its types too."""
        return {column.name: column.dtype for column in self.columns}

    def frame(self, rows: list[dict]) -> pl.DataFrame:
        """The rows (missing columns are null) as a frame of exactly this schema."""
        return pl.DataFrame(rows, schema=self.schema, orient="row")

    def pandera(self) -> pa.DataFrameSchema:
        return pa.DataFrameSchema(
            {column.name: column.pandera() for column in self.columns},
            checks=[check.pandera() for check in self.row_checks],
            name=self.name,
            description=self.description,
            strict=True,
            coerce=False,
        )

    def ddl(self) -> str:
        """`CREATE TABLE` with NOT NULLs and, where the key is of one column, its primary key."""
        lines = [
            f"    {column.name} {column.sql_type}"
            + (" PRIMARY KEY" if self.key == (column.name,) else " NOT NULL" if column.required else "")
            for column in self.columns
        ]
        return f"CREATE TABLE {self.name} (\n" + ",\n".join(lines) + "\n)"
