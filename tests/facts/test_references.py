"""Names as written get the reference row that they mean on the day of the text."""

from datetime import date

import pytest

from pipelines.facts.claim import Claim
from pipelines.facts.references import Named, resolve, row_named, writing_day
from pipelines.lexicon.reference import seized_named
from pipelines.mentions.read import read_article

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


@pytest.mark.parametrize(
    ("text", "name", "row"),
    [
        ("BĐBP tỉnh Sơn La đón đoàn. Ban Chỉ huy BĐBP tỉnh cảm ơn.", "Ban Chỉ huy BĐBP tỉnh", "BP-SON-LA"),
        ("Cục Hải quan TP. HCM thu vượt. Cục Hải quan TP giao chỉ tiêu.", "Cục Hải quan TP", "CHQT-02"),
        ("Tại Nghệ An, Bộ Chỉ huy Bộ đội Biên phòng tỉnh bắt 3 vụ.", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "BP-NGHE-AN"),
        ("Công an tỉnh Nghệ An và Công an tỉnh Hà Tĩnh họp, Công an tỉnh chủ trì.", "Công an tỉnh", None),
        ("Từ Nghệ An đến Hà Tĩnh, Công an tỉnh chặn bắt ba xe.", "Công an tỉnh", None),
        ("Công an vào cuộc.", "Công an tỉnh", None),
    ],
)
def test_a_name_without_its_province_means_the_only_one_that_the_text_names(text, name, row):
    party = {"organization": name}
    resolve(
        claim := Claim("test", {}, [], children={"parties": [party]}),
        BEFORE,
        Named.in_text(read_article("d", text, None, BEFORE)),
    )
    assert claim.children["parties"][0]["organization_id"] == row


@pytest.mark.parametrize(("day", "row"), [(BEFORE, "TCHQ"), (SINCE, "CHQ")])
def test_the_customs_of_the_whole_country_are_its_head_office(day, row):
    claim = Claim("test", {"agency": "toàn ngành Hải quan"}, [])
    resolve(claim, day)
    assert claim.values["agency_id"] == row


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


@pytest.mark.parametrize(
    ("item", "row"),
    [
        ("heroin nguyên chất", "K-001"),
        ("pháo hình trụ", "K-017"),
        ("điện thoại di động", "C-087"),
        ("xe ô tô đầu kéo", "C-091"),
        ("usd", "K-037"),
        ("nhân dân tệ", "K-037"),
        ("sản phẩm khác", None),
    ],
)
def test_what_is_seized_has_the_row_of_the_item_or_of_the_good(item, row):
    assert seized_named(item) == row
