"""How the Dagster UI shows a table: its columns, how many rows it has, and the first of them."""

import base64
from typing import Any

import dagster as dg
import polars as pl
import vl_convert

from pipelines.tables import Table

PREVIEW_ROWS = 8
PREVIEW_WIDTH = 100  # characters of a cell

# The text of documents is anybody's: it must not become markup, and must not become a link (which Markdown makes of
# any address it sees, even of one in entities: hence the word joiners).
INERT = str.maketrans({mark: f"&#{ord(mark)};" for mark in r"""!"#$&'()*+<=>[\]^_`{|}~-"""} | {"\n": " ", "\r": " "})
UNLINKED = (("://", ":\u2060//"), ("www.", "www\u2060."), ("@", "@\u2060"))


def column_schema(table: Table) -> dg.TableSchema:
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                column.name,
                column.sql_type,
                description=column.comment,
                constraints=dg.TableColumnConstraints(nullable=not column.required, unique=table.key == (column.name,)),
            )
            for column in table.columns
        ]
    )


def shown(frame: pl.DataFrame, rows: int | None = None) -> dict[str, Any]:
    """The metadata of a table that was just written; of a large one the frame has the first rows only."""
    preview = dg.MetadataValue.md(markdown(frame.head(PREVIEW_ROWS)))
    return {"dagster/row_count": frame.height if rows is None else rows, "preview": preview}


def markdown(frame: pl.DataFrame) -> str:
    """The rows as a Markdown table in which every cell is plain text, whatever it holds."""
    rows = [frame.columns, ["---"] * frame.width, *([inert(cell) for cell in row] for row in frame.iter_rows())]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def picture(svg: str) -> dg.MarkdownMetadataValue:
    """A chart as the UI shows it: a PNG inside the Markdown, since it takes no SVG and must fetch nothing."""
    png = base64.b64encode(vl_convert.svg_to_png(svg, scale=1.5)).decode()
    return dg.MetadataValue.md(f"![chart](data:image/png;base64,{png})")


def inert(cell: object) -> str:
    """A cell on one line, at most PREVIEW_WIDTH characters long, without markup or links; NULL is empty."""
    text = "" if cell is None else f"{cell:,.15g}" if isinstance(cell, float) else str(cell)
    if len(text) > PREVIEW_WIDTH:
        text = text[: PREVIEW_WIDTH - 1] + "…"
    for address, broken in UNLINKED:
        text = text.replace(address, broken)
    return text.translate(INERT)
