"""Names as written get the reference row that they mean on the day of the text."""

from datetime import date

import pytest

from pipelines.facts.claim import Claim
from pipelines.facts.references import resolve, row_named, writing_day

BEFORE, BETWEEN, SINCE = date(2019, 5, 1), date(2025, 5, 1), date(2025, 9, 1)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("BĐBP Lai Châu", "BP-LAI-CHAU"),
        ("Bộ Chỉ huy BĐBP tỉnh Nghệ An", "BP-NGHE-AN"),
        ("Biên phòng Quảng Bình", "BP-QUANG-BINH"),
        ("Công an TP. HCM", "CA-HO-CHI-MINH"),
        ("Phòng Cảnh sát ma túy Công an tỉnh Điện Biên", "CA-DIEN-BIEN"),
        ("Đồn Biên phòng CKQT Bờ Y", "DBP-G-BO-Y"),
        ("UBND tỉnh Lạng Sơn", "UBND-LANG-SON"),
        ("Chi cục Quản lý thị trường tỉnh Tây Ninh", "QLTT-TAY-NINH"),
        ("HQCK quốc tế Tà Lùng", "HQ-16-01"),
        ("Hải quan Mường Khương", "HQ-07-06"),
        ("hải quan Sri Lanka", "HQ-LK"),
        ("Hải quan Trung Quốc", "CN-GACC"),
        ("Ty Công an tỉnh Savannakhet", "CA-LA-SAVANNAKHET"),
        ("Hải quan Kiều Đầu", "HQ-CN-CK-QIAOTOU"),
        ("Bộ Nội vụ Vương quốc Campuchia", "BNV-KH"),
        ("tỉnh Vân Nam", "CN-YN"),
        ("các cửa khẩu của tỉnh (Lạng Sơn)", "P-LANG-SON"),
    ],
)
def test_a_name_has_its_row(name, row):
    assert row_named(name) == row


@pytest.mark.parametrize(
    "name",
    [
        "địa bàn",
        "cơ quan chức năng",
        "Công an TP",
        "Ban Chỉ huy BĐBP tỉnh",
        "cửa khẩu này",
        "hải quan hai nước",
        "",
        None,
    ],
)
def test_a_name_of_nobody_in_particular_has_none(name):
    assert row_named(name) is None


@pytest.mark.parametrize(
    ("name", "day", "row"),
    [
        ("Hải quan khu vực XVI", BETWEEN, "HQKV-16A"),
        ("Chi cục Hải quan khu vực 16", SINCE, "HQKV-16"),
        ("Hải quan Tà Lùng", BEFORE, "CCHQ-11BB"),
        ("Hải quan Tà Lùng", SINCE, "HQ-16-01"),
        ("Hải quan Việt Nam", BEFORE, "TCHQ"),
        ("Hải quan khu vực XVI", BEFORE, "HQKV-16"),  # nobody had that name: the one that has it at another time
        ("Hải quan khu vực XVI", None, "HQKV-16"),
    ],
)
def test_the_day_of_the_text_tells_the_office(name, day, row):
    party = {"organization": name}
    claim = Claim("test", {"area": name, "agency": name}, [], children={"parties": [party]})
    resolve(claim, day)
    assert (claim.values["area_id"], claim.values["agency_id"], party["organization_id"]) == (row, row, row)


def test_a_good_as_written_has_its_row():
    claim = Claim("test", {"commodity": "giày dép các loại", "commodity_id": None}, [])
    resolve(claim, None)
    assert claim.values["commodity_id"] == "C-080"


def test_a_text_speaks_from_its_publication_or_from_the_last_day_it_reports():
    report = Claim("test", {"period_end": BETWEEN, "status": "actual"}, [])
    plan = Claim("test", {"period_end": date(2026, 12, 31), "status": "target"}, [])
    meeting = Claim("test", {"end_date": BEFORE, "status": "held"}, [])
    assert writing_day(SINCE, [report]) == SINCE
    assert writing_day(None, [report, plan, meeting]) == BETWEEN
    assert writing_day(None, [plan]) is None
