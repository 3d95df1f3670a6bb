"""Cases and statistics of enforcement: what makes one record, who acts, where and when, and what is out of scope."""

from datetime import date
from typing import Any

import pytest

from pipelines.facts.claim import Claim
from pipelines.facts.enforcement import read_enforcement
from pipelines.mentions.read import read_article

PUBLISHED = date(2025, 11, 20)
MN, BN = 1e6, 1e9


def claims(text: str) -> list[Claim]:
    title, _, rest = text.partition("\n\n")
    return read_enforcement(read_article("d", text, title if rest else None, PUBLISHED))


def told(claim: Claim) -> dict[str, Any]:
    """The columns of a claim that say something, seizures as (item, quantity, unit)."""
    seizures = [(s["item"], s["quantity"], s["unit"]) for s in claim.children["seizures"]]
    return {**{name: value for name, value in claim.values.items() if value is not None}, "seizures": seizures}


def check(text: str, *expected: dict[str, Any]) -> None:
    found = [told(claim) for claim in claims(text)]
    assert len(found) == len(expected), found
    for claim, wanted in zip(found, expected, strict=True):
        assert {name: claim.get(name) for name in wanted} == wanted


# Cases -------------------------------------------------------------------------------------------------------------


def test_case_with_day_place_agency_persons_goods_and_value() -> None:
    check(
        "Sáng 12/9/2025, tại cửa khẩu Bờ Y, Hải quan Kon Tum kiểm tra xe khách từ Lào về, phát hiện 3 kg ma túy đá và "
        "1.200 viên hồng phiến, bắt giữ 2 đối tượng. Số ma túy trị giá khoảng 1,5 tỷ đồng.",
        {
            "scope": "case",
            "violation": "drugs",
            "agency": "Hải quan Kon Tum",
            "country": "VN",
            "place": "cửa khẩu Bờ Y",
            "period_start": date(2025, 9, 12),
            "period_end": date(2025, 9, 12),
            "persons": 2,
            "goods_value": 1.5 * BN,
            "seizures": [("ma túy đá", 3, "kg"), ("hồng phiến", 1200, "pill")],
        },
    )


def test_day_of_the_seizure_and_not_of_the_report() -> None:
    check(
        "Ngày 7/10/2025, Hải quan Lạng Sơn cho biết, khoảng 22 giờ ngày 5/10/2025, đơn vị bắt giữ 900 kg pháo nổ nhập lậu.",
        {
            "period_start": date(2025, 10, 5),
            "agency": "Hải quan Lạng Sơn",
            "seizures": [("pháo nổ nhập lậu", 900, "kg")],
        },
    )


def test_headline_rounds_what_the_text_gives_exactly() -> None:
    check(
        "Bắt hơn 4 kg cocaine ở sân bay\n\n"
        "Hải quan sân bay quốc tế Nội Bài ngày 3/11/2025 thu giữ 4,42 kg cocaine giấu trong vali của hành khách nhập cảnh.",
        {"seizures": [("cocaine", 4.42, "kg")]},
    )


def test_whole_and_its_parts_are_one_case() -> None:
    check(
        "Bắt hơn 20 kg ma túy từ Lào về\n\n"
        "Ngày 4/8/2025, Bộ đội Biên phòng Quảng Trị bắt 2 đối tượng, thu giữ 12,2 kg ketamine và 8,3 kg heroin.",
        {"persons": 2, "seizures": [("ketamine", 12.2, "kg"), ("heroin", 8.3, "kg"), ("ma túy", 20, "kg")]},
    )


def test_another_day_is_another_case() -> None:
    check(
        "Ngày 2/9/2025, Hải quan Tây Ninh thu giữ 5.000 bao thuốc lá lậu. Trước đó, ngày 28/8/2025, đơn vị bắt giữ "
        "2 tấn đường cát nhập lậu từ Campuchia.",
        {"violation": "tobacco", "seizures": [("thuốc lá lậu", 5000, "pack")], "period_start": date(2025, 9, 2)},
        {"violation": "goods", "seizures": [("đường cát nhập lậu", 2000, "kg")], "agency": "Hải quan Tây Ninh"},
    )


UNITS = [
    ("3 tấn 460 kg ngà voi", [("ngà voi", 3460, "kg")]),
    ("250 gam heroin", [("heroin", 0.25, "kg")]),
    ("12 bánh heroin", [("heroin", 12, "brick")]),
    ("40.000 lít dầu DO", [("dầu do", 40000, "litre")]),
    ("85.000 USD", [("usd", 85000, "USD")]),
    ("311 kg và 220.000 viên ma túy tổng hợp", [("ma túy tổng hợp", 311, "kg"), ("ma túy tổng hợp", 220000, "pill")]),
    ("1.895 thiết bị điện tử nhập lậu", [("thiết bị điện tử", 1895, "piece")]),
]


@pytest.mark.parametrize(("goods", "expected"), UNITS)
def test_amounts_in_the_units_of_the_table(goods: str, expected: list[tuple]) -> None:
    text = (
        f"Ngày 5/9/2025, Hải quan cửa khẩu Mộc Bài thu giữ {goods} giấu trong xe khách qua biên giới, không khai báo."
    )
    assert [seizure for claim in claims(text) for seizure in told(claim)["seizures"]] == expected


PERSONS = [
    ("bắt giữ 3 đối tượng vận chuyển", 3),
    ("bắt một lái xe quốc tịch Lào chở", 1),
    ("bắt quả tang Trần Văn K. (SN 1990, trú Vinh) vận chuyển", 1),
    ("bắt giữ Lò Văn A. (31 tuổi) và Vàng Thị B. (28 tuổi) vận chuyển", 2),
    ("bắt Lê Văn D. và 4 đồng phạm vận chuyển", 5),
]


@pytest.mark.parametrize(("words", "persons"), PERSONS)
def test_persons_counted_and_named(words: str, persons: int) -> None:
    text = f"Ngày 5/9/2025, Bộ đội Biên phòng Điện Biên {words} 6 bánh heroin từ Lào về Việt Nam."
    assert [told(claim).get("persons") for claim in claims(text)] == [persons]


# Statistics --------------------------------------------------------------------------------------------------------


def test_statistic_with_prosecutions_value_and_collection() -> None:
    check(
        "Chín tháng đầu năm 2025, toàn ngành Hải quan phát hiện 12.400 vụ vi phạm, trị giá hàng hóa khoảng "
        "18.000 tỷ đồng; thu nộp ngân sách 790 tỷ đồng; khởi tố 21 vụ, chuyển cơ quan khác kiến nghị khởi tố 110 vụ.",
        {
            "scope": "total",
            "violation": "all",
            "cases": 12400,
            "prosecuted_cases": 21,
            "goods_value": 18000 * BN,
            "collected": 790 * BN,
            "period_start": date(2025, 1, 1),
            "period_end": date(2025, 9, 30),
        },
    )


def test_same_period_of_the_year_before_is_its_own_record() -> None:
    check(
        "Quý I/2025, Hải quan khu vực IX bắt giữ 44 vụ ma túy (cùng kỳ: 31 vụ).",
        {"cases": 44, "violation": "drugs", "period_start": date(2025, 1, 1), "period_end": date(2025, 3, 31)},
        {"cases": 31, "violation": "drugs", "period_start": date(2024, 1, 1), "period_end": date(2024, 3, 31)},
    )


def test_kinds_of_violation_in_a_list() -> None:
    check(
        "Năm 2024, Hải quan Quảng Ninh xử lý 510 vụ vi phạm. Trong đó, 40 vụ ma túy, 120 vụ hàng giả, 300 vụ gian lận thương mại.",
        {"cases": 510, "violation": "all"},
        {"cases": 40, "violation": "drugs"},
        {"cases": 120, "violation": "counterfeit"},
        {"cases": 300, "violation": "fraud"},
    )


def test_seized_over_months_without_a_count() -> None:
    found = claims("Sáu tháng đầu năm 2025, Hải quan khu vực II thu giữ 412 kg ma túy qua đường hàng không.")
    assert [(claim.rule, told(claim)["period_end"]) for claim in found] == [
        ("enforcement.amounts_of_period", date(2025, 6, 30))
    ]


def test_later_amount_beyond_a_statistic_is_not_its_own() -> None:
    check(
        "Năm 2024, Hải quan Hà Nội phát hiện 30 vụ ma túy, thu giữ 210 kg ma túy các loại. "
        "Các lực lượng khác từng triệt phá đường dây lớn, thu 1,5 tấn ma túy.",
        {"cases": 30, "seizures": [("ma túy các loại", 210, "kg")]},
    )


# Who, where ---------------------------------------------------------------------------------------------------------

AGENCIES = [
    ("Hải quan Quảng Trị phối hợp với Bộ đội Biên phòng tỉnh bắt giữ", "Hải quan Quảng Trị", "VN"),
    ("Hải quan Singapore thu giữ", "Hải quan Singapore", "SG"),
    ("Cơ quan CSĐT Công an tỉnh Hà Tĩnh bắt giữ", "Cơ quan CSĐT Công an tỉnh Hà Tĩnh", "VN"),
]


@pytest.mark.parametrize(("words", "agency", "country"), AGENCIES)
def test_who_acts(words: str, agency: str, country: str) -> None:
    check(f"Ngày 5/9/2025, {words} 30 kg ngà voi nhập lậu qua biên giới.", {"agency": agency, "country": country})


def test_service_as_a_whole() -> None:
    check(
        "Theo Cục Hải quan, trong tháng 8/2025, toàn ngành phát hiện 1.500 vụ vi phạm.",
        {"agency": "toàn ngành", "cases": 1500, "period_end": date(2025, 8, 31)},
    )


def test_country_that_acts_itself() -> None:
    check(
        "Malaysia thu giữ 6 tấn ngà voi giấu trong container tại cảng.",
        {"country": "MY", "seizures": [("ngà voi", 6000, "kg")]},
    )


def test_home_of_a_suspect_is_not_the_place() -> None:
    check(
        "Ngày 8/7/2025, Hải quan Long An bắt giữ Phan Văn T. (40 tuổi, trú tại Cần Thơ) chở 700 bao thuốc lá lậu từ "
        "Campuchia, ở khu vực cửa khẩu Bình Hiệp.",
        {"place": "khu vực cửa khẩu Bình Hiệp", "persons": 1},
    )


# Out of scope -------------------------------------------------------------------------------------------------------

NOTHING = [
    # the law, plans, averages, parts of sums
    "Theo Bộ luật Hình sự, người vận chuyển từ 6 kg ma túy trở lên qua biên giới có thể bị phạt tù chung thân.",
    "Năm 2026, Hải quan đặt mục tiêu bắt giữ 500 vụ buôn lậu.",
    "Số vụ buôn lậu hải quan phát hiện tăng 42 vụ so với năm trước.",
    "Hải quan chuyển cơ quan công an kiến nghị khởi tố 76 vụ buôn lậu.",
    # at home
    "Công an phường bắt giữ đối tượng tàng trữ 5 gam heroin trong nhà trọ.",
    "Đồn Biên phòng bắt một người mua bán trái phép chất ma túy, thu 40 viên ma túy bán cho con nghiện ở thành phố.",
    "Công an thu giữ 300 triệu đồng tiền mặt của nhóm lừa đảo gần cửa khẩu.",
    # other work of border guards
    "Bộ đội Biên phòng phát hiện 12 người vượt biên trái phép.",
    "Ngư dân giao con rùa nặng 40 kg mắc lưới cho Đồn Biên phòng thả về biển.",
    "Năm 2024, Bộ đội Biên phòng xua đuổi 210 vụ tàu cá nước ngoài vi phạm chủ quyền.",
    "Tàu chở 70.000 lít dầu neo ở cảng bị chìm, Bộ đội Biên phòng cứu 5 thuyền viên.",
    "Toàn quốc xảy ra 41.000 vụ phạm pháp hình sự, công an khám phá 35.000 vụ, bắt 60.000 đối tượng.",
    "Trong năm, quản lý thị trường kiểm tra 7.400 vụ tại các chợ.",
    # money
    "Đối tượng khai được trả 20 triệu đồng tiền công để chở hàng qua biên giới.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_out_of_scope(text: str) -> None:
    assert [told(claim) for claim in claims(text)] == []


NOT_GOODS = [
    "được giấu trong 40 thùng giấy",
    "trên một xe tải 5 tấn",
    "mà lái xe khai đã mua với giá 900 USD",
    "để chở cho chủ hàng đặt mua 60 bánh heroin",
    "đóng trong những gói 3 kg",
]


@pytest.mark.parametrize("words", NOT_GOODS)
def test_numbers_beside_goods_that_are_none(words: str) -> None:
    check(
        f"Ngày 5/9/2025, Hải quan Cao Bằng thu giữ 18 kg heroin {words}, từ bên kia biên giới về.",
        {"seizures": [("heroin", 18, "kg")]},
    )


# Evidence -----------------------------------------------------------------------------------------------------------


def test_evidence_spans_the_figures_inside_one_sentence() -> None:
    text = "Hải quan Hà Nội họp sáng nay. Ngày 5/9/2025, đơn vị thu giữ 18 kg heroin, bắt 2 đối tượng từ Lào về."
    (claim,) = claims(text)
    main = claim.evidence[0]
    assert text[main.start : main.end] == "18 kg heroin, bắt 2 đối tượng"[: main.end - main.start]
    assert main.sentence.start <= main.start < main.end <= main.sentence.end
    assert {mention.text for mention in claim.mentions} >= {"18 kg", "2 đối tượng"}
    assert claim.rule == "enforcement.seizure"


def test_register_is_read_to_a_limit() -> None:
    text = " ".join(
        f"Ngày {n % 28 + 1}/{n % 12 + 1}/2024, Hải quan Hà Nội thu giữ {n} kg heroin." for n in range(1, 900)
    )
    assert 20 < len(claims(text)) <= 201
