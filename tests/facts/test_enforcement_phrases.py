"""Phrase tables: what a short text says of seizures, suspects, values and statistics, and phrases that say nothing."""

from datetime import date
from typing import Any

import pytest

from pipelines.facts.enforcement import read_enforcement
from pipelines.mentions.read import read_article

PUBLISHED = date(2025, 11, 20)
MN, BN = 1e6, 1e9


def read(text: str) -> list[dict[str, Any]]:
    """The claims of a text: the columns that say something, seizures as (item, quantity, unit)."""
    return [
        {
            **{column: value for column, value in claim.values.items() if value is not None},
            "seizures": [(s["item"], s["quantity"], s["unit"]) for s in claim.children["seizures"]],
        }
        for claim in read_enforcement(read_article("d", text, None, PUBLISHED))
    ]


def check(text: str, *expected: dict[str, Any]) -> None:
    found = read(text)
    assert len(found) == len(expected), found
    for claim, wanted in zip(found, expected, strict=True):
        assert {column: claim.get(column) for column in wanted} == wanted


SEIZURES = [
    (
        "Hải quan cửa khẩu Chi Ma tạm giữ 1 xe tải chở 350 đôi dép nhập lậu từ bên kia biên giới.",
        [("dép", 350, "pair")],
    ),
    (
        "Biên phòng Cao Bằng chặn được xe bán tải chở 4,5 m3 gỗ nghiến nhập lậu qua biên giới.",
        [("gỗ nghiến", 4.5, "m3")],
    ),
    (
        "Hải quan Cam Ranh từng phát hiện hai khẩu súng ngắn trong hành lý của khách nhập cảnh.",
        [("súng ngắn", 2, "piece")],
    ),
    (
        "Khám xét hành lý của khách nhập cảnh, hải quan thấy bên trong có 2 kg heroin.",
        [("heroin", 2, "kg")],
    ),
    (
        "Hải quan Mộc Bài tịch thu 9.400 bao trong một vụ vận chuyển thuốc lá lậu.",
        [("thuốc lá", 9400, "pack")],
    ),
    (
        "4 xe mô tô nhập lậu từ Lào đã bị Hải quan cửa khẩu Cha Lo tịch thu.",
        [("xe mô tô", 4, "piece")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEIZURES)
def test_seized_goods(text: str, expected: list[tuple]) -> None:
    assert [s for claim in read(text) for s in claim["seizures"]] == expected


PERSONS = [
    ("Ba nghi phạm (hai người Thái, một người Lào) đã bị biên phòng bắt giữ khi đưa 5 kg ma túy qua biên giới.", 3),
    ("Một công dân Hàn Quốc đã bị bắt tại sân bay quốc tế Nội Bài khi mang trái phép 3 kg cần sa nhập cảnh.", 1),
    ("Hải quan Nội Bài thu của một hành khách nhập cảnh 2,1 kg vàng thỏi không khai báo.", 1),
    ("Biên phòng Tây Ninh giữ V.T.H. (31 tuổi) cùng 700 bao thuốc lá nhập lậu từ Campuchia.", 1),
    ("Công an khởi tố bị can Lê Văn Mẫn vì buôn lậu 20 tấn đường qua biên giới.", 1),
]


@pytest.mark.parametrize(("text", "persons"), PERSONS)
def test_persons_caught(text: str, persons: int) -> None:
    assert [claim.get("persons") for claim in read(text)] == [persons]


def test_value_of_the_whole_consignment_stands_sentences_later() -> None:
    check(
        "Hải quan Tân Sơn Nhất phát hiện một khách nhập cảnh giấu 40 đồng hồ, không khai báo hải quan. "
        "Tất cả còn mới. Người này nói mua ở châu Âu. Tổng trị giá lô hàng khoảng 600 triệu đồng.",
        {"goods_value": 600 * MN, "seizures": [("đồng hồ", 40, "piece")]},
    )


def test_value_alone_of_a_ring_of_smugglers() -> None:
    check(
        "Hải quan Trung Quốc vừa triệt phá một đường dây buôn lậu điện thoại trị giá hơn 50 triệu USD.",
        {"goods_value": 50 * MN, "goods_value_unit": "USD", "country": "CN"},
    )


def test_list_of_statistics_with_the_period_before() -> None:
    check(
        "Kết quả chống buôn lậu của Chi cục Hải quan khu vực IX trong năm 2024\n\n"
        "- Tổng số vụ vi phạm bị phát hiện: 412 vụ (kỳ trước: 390 vụ).\n"
        "- Số vụ khởi tố: 9; số vụ kiến nghị khởi tố: 21.\n"
        "- Số tiền phạt nộp ngân sách: 8,4 tỷ đồng (kỳ trước: 7,1 tỷ đồng).\n"
        "a) Ma túy: 15 vụ, 22 đối tượng; 31 kg ma túy các loại.\n",
        {"cases": 412, "prosecuted_cases": 9, "collected": 8.4 * BN, "period_start": date(2024, 1, 1)},
        {"cases": 390, "collected": 7.1 * BN, "period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)},
        {"cases": 15, "persons": 22, "violation": "drugs", "seizures": [("ma túy các loại", 31, "kg")]},
    )


def test_cash_and_gold_behind_a_count() -> None:
    check(
        "Hải quan cả nước năm 2024 bắt giữ ngoại tệ: 7 vụ; 12 kg vàng, 300.000 USD, 4 tỷ đồng tiền mặt.",
        {"cases": 7, "seizures": [("vàng", 12, "kg"), ("usd", 300000, "USD"), ("tiền mặt", 4 * BN, "VND")]},
    )


def test_persons_behind_the_violation_of_a_count() -> None:
    check(
        "Năm 2024, biên phòng ba tỉnh phá 18 vụ ma túy qua biên giới, 25 đối tượng.",
        {"cases": 18, "persons": 25, "violation": "drugs"},
    )


def test_caption_in_the_middle_ends_no_case() -> None:
    text = (
        "Bắt ngà voi ở cảng\n\nNgày 3/4/2025, Hải quan Hải Phòng phát hiện 2 tấn ngà voi trong container từ nước ngoài.\n"
        "Số ngà voi tại cảng - Ảnh: K.T.\nCông chức hải quan còn thu giữ 300 kg vảy tê tê.\n"
    )
    check(text, {"seizures": [("ngà voi", 2000, "kg"), ("vảy tê tê", 300, "kg")], "period_start": date(2025, 4, 3)})


def test_the_way_between_two_countries_is_a_border() -> None:
    check(
        "Cảnh sát Malaysia bắt giữ một phụ nữ mang 2 kg ma túy đá từ Ấn Độ đến Kuala Lumpur.",
        {"persons": 1, "seizures": [("ma túy đá", 2, "kg")], "country": "MY"},
    )


NOTHING = [
    "Đồn Biên phòng Gành Hào thả về biển một cá thể rùa nặng 35 kg mắc lưới ngư dân.",
    "Công an phát hiện tại nhà riêng của một cán bộ bị điều tra có 2 tỷ đồng tiền mặt và 1 khẩu súng ngắn.",
    "Đồn Biên phòng cửa khẩu xử phạt hành chính 12 triệu đồng, trục xuất Zhang Wei (44 tuổi) vì hành nghề trái phép.",
    "Mỗi bánh heroin có giá ra khoảng 200 triệu đồng tại thị trường biên giới.",
    "Hải quan tặng một hộp kim loại đựng kẹo cho trẻ em biên giới.",
    "Xe bán tải chở 5 tấn gạo ủng hộ đồng bào biên giới.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_says_nothing_of_smuggling(text: str) -> None:
    assert read(text) == []
