"""The reference tables are sound, and what the facts point to stands in them."""

import pytest

from pipelines.tables.reference import REFERENCE
from pipelines.tables.validation import validate
from pipelines.warehouse.reference import reference_tables


@pytest.fixture(scope="module")
def tables():
    return reference_tables()


@pytest.mark.parametrize("table", REFERENCE, ids=lambda table: table.name)
def test_every_row_is_sound_and_its_key_unique(tables, table):
    frame = tables[table.name]
    good, rejected = validate(table, frame, "facts")
    assert rejected.is_empty()
    assert good.height == frame.height > 0
    assert frame.select(table.key).is_unique().all()


def test_an_office_can_be_followed_over_the_reform(tables):
    offices = tables["offices"]
    abolished = offices.filter(offices["valid_to"].is_not_null())
    successors = abolished.explode("successor").drop_nulls("successor")["successor"]
    assert successors.len() > 50
    assert successors.is_in(offices["office_id"].implode()).all()


def test_a_region_number_means_other_provinces_before_and_after_july_2025(tables):
    named = tables["offices"].filter(name="Chi cục Hải quan khu vực XVI").sort("valid_from")
    areas = named.join(tables["office_areas"], on="office_id", maintain_order="left")
    before, after = areas["provinces"].to_list()
    assert "Cao Bằng" in after
    assert "Cao Bằng" not in before
