import duckdb
import polars as pl
import pytest

from pipelines.tables import PUBLISHED, SPANS, Column, Table

QUOTED = Table("quoted", "Its owner's table.", (Column("id", pl.String, "It's an id"),), key=("id",))


@pytest.mark.parametrize("table", [*PUBLISHED, SPANS, QUOTED], ids=lambda table: table.name)
def test_ddl_and_comments_are_statements_that_duckdb_takes(table: Table):
    with duckdb.connect() as connection:
        connection.execute(table.ddl())
        for comment in table.comments():
            connection.execute(comment)
        columns = "SELECT column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY column_index"
        comments = connection.sql(columns).fetchall()
        of_table = connection.sql("SELECT comment FROM duckdb_tables() WHERE NOT internal").fetchall()
    assert comments == [(column.name, column.comment) for column in table.columns]
    assert of_table == [(table.description,)]


def test_an_empty_frame_has_the_types_of_its_table():
    assert all(dict(table.frame([]).schema) == table.schema for table in PUBLISHED)
