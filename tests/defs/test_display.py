import pytest

from pipelines.defs.display import PREVIEW_WIDTH, column_schema, inert, markdown, shown
from pipelines.tables import ENFORCEMENT_ACTIONS, TRADE_FIGURES
from tests.samples import sound_tables


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a | b |---|",
        "`code` ``` fence",
        "[click](javascript:alert(1))",
        "![pixel](http://example.org/p.png)",
        "*bold* _em_ ~~gone~~ # title\n---\n> quote",
        "&lt;b&gt; &#60;b&#62;",
        "line\r\nbreak",
    ],
)
def test_no_text_of_a_document_becomes_markup(text: str):
    cell = inert(text)
    assert not set(cell) & set("<>|`[]()*_~!\\\n\r")
    assert "&" not in cell.replace("&#", "")


@pytest.mark.parametrize("address", ["https://example.org/a", "www.example.org", "name@example.org"])
def test_no_address_becomes_a_link(address: str):
    import html  # noqa: PLC0415

    decoded = html.unescape(inert(f"see {address} there"))
    assert address not in decoded
    assert address in decoded.replace("\u2060", "")


def test_a_cell_is_short_and_null_is_empty():
    assert inert(None) == ""
    assert inert("đ" * 500) == "đ" * (PREVIEW_WIDTH - 1) + "…"
    assert [inert(number) for number in (5.5, 2_523e9, 16)] == ["5.5", "2,523,000,000,000", "16"]


def test_a_preview_has_a_line_a_row_and_a_cell_a_column():
    frame = sound_tables()["trade_figures"]
    lines = markdown(frame).splitlines()
    assert len(lines) == 3
    assert {line.count("|") for line in lines} == {frame.width + 1}
    metadata = shown(frame)
    assert metadata["dagster/row_count"] == 1
    assert metadata["preview"].md_str == markdown(frame)


def test_the_ui_shows_types_units_and_values_of_columns():
    columns = {column.name: column for column in column_schema(ENFORCEMENT_ACTIONS).columns}
    assert columns["enforcement_id"].constraints.unique
    assert not columns["scope"].constraints.nullable
    assert (columns["collected"].type, columns["collected"].description) == (
        "DOUBLE",
        "Fines and taxes recovered (in VND)",
    )
    assert len(column_schema(TRADE_FIGURES).columns) == len(TRADE_FIGURES.columns)
