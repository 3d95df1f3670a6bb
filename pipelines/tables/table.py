"""One definition a column and a table, from which all else is made.

A `Table` yields the polars schema that frames are built with, the pandera schema that they are validated against, the
DDL and comments of the DuckDB file, the column schema in the Dagster UI and the data dictionary. Nothing here knows a
particular table; those stand beside this module, one noun a file.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandera.polars as pa
import polars as pl
from polars.datatypes import DataType, DataTypeClass

Schema = Mapping[str, DataType | type[DataType]]

type_names: dict[type, str] = {
    pl.String: "VARCHAR",
    pl.Int32: "INTEGER",
    pl.Int64: "BIGINT",
    pl.UInt64: "UBIGINT",
    pl.Float64: "DOUBLE",
    pl.Boolean: "BOOLEAN",
    pl.Date: "DATE",
    pl.Datetime: "TIMESTAMP",
}


def duckdb_type(dtype: DataType | DataTypeClass) -> str:
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

    def rules(self) -> "list[RowCheck]":
        """What must hold of each value; its nulls are another matter."""
        cell = pl.col(self.name)
        rules = []
        if self.values:
            rules.append(self.rule("known", "must be one of " + ", ".join(self.values), cell.is_in(self.values)))
        if self.dtype == pl.Float64:
            rules.append(self.rule("finite", "must be a finite number", cell.is_finite()))
        if self.at_least is not None:
            rules.append(self.rule("not_too_small", f"must be at least {self.at_least:g}", cell >= self.at_least))
        if self.at_most is not None:
            rules.append(self.rule("not_too_large", f"must be at most {self.at_most:g}", cell <= self.at_most))
        if self.json:
            rules.append(self.rule("json", "must be JSON", cell.map_elements(is_json, return_dtype=pl.Boolean)))
        return rules

    def rule(self, property_name: str, words: str, holds: pl.Expr) -> "RowCheck":
        """A rule by a name without bounds, which stays the same when a bound moves."""
        return RowCheck(f"{self.name}_{property_name}", f"{self.name} {words}", lambda: holds)

    def pandera(self) -> pa.Column:
        checks = [rule.pandera() for rule in self.rules()]
        return pa.Column(self.dtype, nullable=not self.required, checks=checks, description=self.comment)


def is_json(cell: str) -> bool:
    """Whether DuckDB reads the text as JSON too: Python alone takes NaN and halves of surrogate pairs."""
    try:
        json.dumps(json.loads(cell), allow_nan=False, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return False
    return True


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
            error=self.name,
            description=self.description,
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

    def holds(self) -> pl.Expr:
        """True in a row that keeps all rules of the table: in one pass what the pandera schema asks rule by rule."""
        given = [pl.col(column.name).is_not_null() for column in self.columns if column.required]
        rules = [*(rule for column in self.columns for rule in column.rules()), *self.row_checks]
        return pl.all_horizontal(pl.lit(True), *given, *(rule.holds().fill_null(True) for rule in rules))

    def ddl(self) -> str:
        """`CREATE TABLE` with NOT NULLs and, where the key is of one column, its primary key."""
        lines = [
            f"    {column.name} {column.sql_type}"
            + (" PRIMARY KEY" if self.key == (column.name,) else " NOT NULL" if column.required else "")
            for column in self.columns
        ]
        return f"CREATE TABLE {self.name} (\n" + ",\n".join(lines) + "\n)"

    def comments(self, kind: str = "TABLE") -> list[str]:
        """`COMMENT ON` for the table (or the view of its name) and each column; the statement takes no parameters, so quotes are doubled here."""
        described = [(f"{kind} {self.name}", self.description)]
        described += [(f"COLUMN {self.name}.{column.name}", column.comment) for column in self.columns]
        return ["COMMENT ON {} IS '{}'".format(what, words.replace("'", "''")) for what, words in described]
