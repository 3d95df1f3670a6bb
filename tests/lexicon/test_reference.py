"""The reference tables load, agree with each other, and say which row of which file is unsound."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from pipelines.lexicon import phrases, reference
from pipelines.lexicon.phrases import LexiconError

REFORM = date(2025, 3, 15)
MERGER = date(2025, 7, 1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An empty lexicon folder; what was loaded from the real one is forgotten before and after."""
    readers = [phrases.load, reference.provinces, reference.offices, reference.countries]
    for reader in readers:
        reader.cache_clear()
    monkeypatch.setattr(phrases, "FOLDER", tmp_path)
    yield tmp_path
    for reader in readers:
        reader.cache_clear()


@pytest.mark.parametrize("day", [REFORM, MERGER, date(2025, 12, 22)])
def test_every_province_has_one_regional_office(day):
    standing = {row.name for row in reference.provinces() if row.valid_to is None or row.valid_to >= day}
    regions = [row.office_id for row in reference.offices() if row.level == "regional"]
    areas = Counter(name for region in regions for name in reference.area_of(region, day))
    assert set(areas) == standing
    assert {name: count for name, count in areas.items() if count > 1} in ({}, {"Đồng Nai": 2})


def test_a_region_number_changed_its_area():
    before, since = (reference.office_at("HQKV-16", day) for day in (REFORM, MERGER))
    assert before != since
    assert "Tây Ninh" in reference.area_of(before, REFORM)
    assert reference.area_of(since, MERGER) == ("Cao Bằng", "Tuyên Quang")


@pytest.mark.parametrize(
    ("office", "day", "expected"),
    [
        ("HQ-16-01", date(2019, 5, 1), "CCHQ-11BB"),  # the office at Tà Lùng kept its name through the reform
        ("CHQ", date(2019, 5, 1), "TCHQ"),
        ("TCHQ", date(2026, 1, 1), "CHQ"),
        ("CHQT-15", date(2025, 9, 1), "HQKV-06"),
        ("CHQT-03", date(2025, 9, 1), None),  # Hải Phòng went to two regions
        ("HQKV-04", date(2013, 1, 1), None),
        ("HQKV-04", date(2025, 9, 1), "HQKV-04"),
        ("CCHQ-02CC", date(2025, 9, 1), None),  # its successor office is not known
        ("HQKV-16", date(2025, 6, 30), "HQKV-16A"),
        ("HQKV-16A", date(2025, 9, 1), "HQKV-16"),
        ("CHQT-43", date(2025, 5, 1), "HQKV-16A"),
        ("HQ-16-01", None, "HQ-16-01"),
        ("CN-HQ-NN", date(2019, 5, 1), "CN-HQ-NN"),
        (None, date(2019, 5, 1), None),
    ],
)
def test_the_day_tells_which_office_a_name_means(office, day, expected):
    assert reference.office_at(office, day) == expected


@pytest.mark.parametrize(
    ("identifier", "country"),
    [
        ("HQKV-01", "VN"),
        ("CN-HQ-NN", "CN"),
        ("LA-SAVANNAKHET", "LA"),
        ("G-LAO-BAO", "VN"),
        ("US", "US"),
        ("ASEAN", None),
        ("WCO", None),
        (None, None),
        ("no such id", None),
    ],
)
def test_country(identifier, country):
    assert reference.country_of(identifier) == country


@pytest.mark.parametrize(
    ("identifier", "province"),
    [
        ("P-HA-GIANG", "Tuyên Quang"),
        ("P-LANG-SON", "Lạng Sơn"),
        ("G-THANH-THUY-HG", "Tuyên Quang"),
        ("CN-NANNING", None),
    ],
)
def test_province_today(identifier, province):
    assert reference.province_of(identifier) == province


def test_gates_opposite_each_other_are_in_two_countries():
    gates = {gate.gate_id: gate for gate in reference.gates()}
    facing = [row for row in reference.counterparts() if row.kind == "gate" and row.gate]
    assert facing
    assert [row.counterpart_id for row in facing if gates[row.gate].neighbour != row.country] == []


def test_ids_are_unique_over_all_tables():
    tables = (
        [row.office_id for row in reference.offices()],
        [row.province_id for row in reference.provinces()],
        [row.gate_id for row in reference.gates()],
        [row.counterpart_id for row in reference.counterparts()],
        [row.country_id for row in reference.countries()],
        [row.organization_id for row in reference.organizations()],
        [row.place_id for row in reference.places()],
        [row.commodity_id for row in reference.commodities()],
        [row.item_id for row in reference.contraband()],
    )
    seen = Counter(identifier for ids in tables for identifier in ids)
    assert [identifier for identifier, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("goods", [reference.commodities, reference.contraband])
def test_ambiguous_spellings_are_spellings(goods):
    for row in goods():
        assert set(row.ambiguous) <= {row.name, *row.variants}, row


HEADER = "province_id,name,type,variants,valid_to,merged_into,borders\n"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("P-A,Hà A,tỉnh,,,,\nP-A,Hà B,tỉnh,,,,\n", "provinces.csv row 3: province_id 'P-A' stands twice"),
        ("P-A,,tỉnh,,,,\n", "provinces.csv row 2: name must not be empty"),
        ("P-A,Hà A,bang,,,,\n", "provinces.csv row 2: type is 'bang'"),
        ("P-A,Hà A,tỉnh,,30/6/2025,P-A,\n", "provinces.csv row 2: valid_to"),
        ("P-A,Hà A,tỉnh,x|x,,,\n", "provinces.csv row 2: variants must be distinct"),
        ("P-A,Hà A,tỉnh,,2025-06-30,P-B,\n", "provinces.csv: merged_into names unknown rows: P-B"),
        ("P-A,Hà A,tỉnh,,2025-06-30,,\n", "P-A needs both valid_to and merged_into"),
        ("P-A,Hà A,tỉnh\n", "provinces.csv row 2: wrong number of cells"),
    ],
)
def test_an_unsound_row_is_named(folder, rows, message):
    (folder / "provinces.csv").write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        reference.provinces()
    assert message in str(error.value)


def test_wrong_columns_are_named(folder):
    (folder / "countries.csv").write_text("id,name\nVN,Việt Nam\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"countries\.csv: columns are \['id', 'name'\]"):
        reference.countries()


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("heroin", "heroin"),
        ("ma túy đá các loại", "ma túy đá"),
        ("bạch phiến nguyên chất", "heroin"),
        ("đồng hồ", None),
    ],
)
def test_an_item_as_written_has_its_reference_row(item, name):
    row = reference.contraband_named(item)
    assert (row and row.name) == name


def test_a_body_of_an_abolished_province_has_a_successor():
    bodies = {row.organization_id: row for row in reference.organizations()}
    police = bodies["CA-HA-GIANG"]
    assert (police.name, police.place, police.country) == ("Công an tỉnh Hà Giang", "P-HA-GIANG", "VN")
    assert (police.valid_to, police.successor) == (date(2025, 6, 30), "CA-TUYEN-QUANG")
    assert {row.successor for row in bodies.values() if row.successor} <= set(bodies)


def test_border_guards_are_where_a_border_or_a_coast_is():
    bodies = {row.organization_id for row in reference.organizations()}
    assert "BP-SON-LA" in bodies
    assert "BP-HA-NOI" not in bodies


@pytest.mark.parametrize(
    ("identifier", "gate"),
    [
        ("HQ-08-01", "G-MONG-CAI"),
        ("CCHQ-20BB", "G-MONG-CAI"),
        ("G-KM3-4", "G-MONG-CAI"),
        ("G-MONG-CAI", "G-MONG-CAI"),
        ("HQKV-08", None),
        ("P-QUANG-NINH", None),
        (None, None),
    ],
)
def test_an_office_a_lane_and_a_gate_are_at_one_gate(identifier, gate):
    assert reference.gate_at(identifier) == gate


@pytest.mark.parametrize(
    ("name", "row"),
    [("tỉnh Vân Nam", "CN-YN"), ("thị trường Hoa Kỳ", "US"), ("Thành phố Huế", "P-HUE"), ("khối FDI", None)],
)
def test_a_place_is_known_with_its_rank(name, row):
    assert reference.place_named(name) == row


@pytest.mark.parametrize(
    ("good", "row"),
    [("giày dép các loại", "C-080"), ("hàng thủy sản đông lạnh", "C-002"), ("xe các loại", None), ("hàng hóa", None)],
)
def test_a_good_is_known_whatever_is_said_of_it(good, row):
    assert reference.commodity_named(good) == row
