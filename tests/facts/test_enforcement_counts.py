"""Phrase tables of counts: how many cases, persons and prosecutions a statistic gives, and what only looks like one."""

from datetime import date

import pytest

from pipelines.facts.enforcement import read_enforcement
from pipelines.mentions.read import read_article
from tests.facts.test_enforcement_phrases import check, read

CASES = [
    ("Quý II/2025, hải quan cả nước phát hiện 64 lô hàng vi phạm, phần lớn sai nhãn mác.", 64),
    ("6 tháng đầu năm 2025, hải quan kiểm tra và chỉ ra 18 lô sai phạm về xuất xứ hàng nhập khẩu.", 18),
    ("Trong năm 2024, biên phòng và hải quan cùng triệt phá 14 đường dây buôn lậu qua biên giới.", 14),
    ("Tháng 9/2025, Chi cục Hải quan khu vực V lập 312 biên bản vi phạm trong lĩnh vực hải quan.", 312),
    (
        "Quý I/2025, số vụ buôn lậu mà Chi cục Hải quan khu vực IX cùng các đồn biên phòng trên tuyến phát hiện là 57.",
        57,
    ),
]


@pytest.mark.parametrize(("text", "cases"), CASES)
def test_cases_under_other_names(text: str, cases: int) -> None:
    assert [claim.get("cases") for claim in read(text)] == [cases]


NO_CASES = [
    "Quý II/2025, hải quan cửa khẩu thông quan 64 lô hàng nông sản, không phát hiện buôn lậu.",
    "Hải quan mở 3 đường dây nóng nhận tin báo buôn lậu từ tháng 9/2025.",
    "Hai cơ quan hải quan ký 12 biên bản ghi nhớ về chống buôn lậu trong năm 2024.",
]


@pytest.mark.parametrize("text", NO_CASES)
def test_what_is_no_case(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "said", ["số đối tượng 41", "số đối tượng bị bắt là 41", "số nghi phạm: 41", "số người bị bắt giữ lên tới 41"]
)
def test_persons_under_a_noun(said: str) -> None:
    check(f"Năm 2024, biên phòng Long An phá 30 vụ buôn lậu qua biên giới, {said}.", {"cases": 30, "persons": 41})


def test_prosecuted_by_others_where_nobody_counts_its_own() -> None:
    check(
        "Năm 2024, Chi cục Hải quan khu vực X bắt giữ 96 vụ buôn lậu, chuyển cơ quan công an khởi tố 7 vụ.",
        {"cases": 96, "prosecuted_cases": 7},
    )


def test_prosecuted_by_others_beside_its_own() -> None:
    check(
        "Năm 2024, Chi cục Hải quan khu vực X bắt giữ 96 vụ buôn lậu, khởi tố 3 vụ, chuyển cơ quan khác khởi tố 7 vụ.",
        {"cases": 96, "prosecuted_cases": 3},
    )


def test_proposed_prosecutions_are_none() -> None:
    check(
        "Năm 2024, Chi cục Hải quan khu vực X bắt giữ 96 vụ buôn lậu, kiến nghị khởi tố 7 vụ.",
        {"cases": 96, "prosecuted_cases": None},
    )


def test_cases_settled_are_part_of_those_found() -> None:
    check(
        "9 tháng năm 2025, Ban Chỉ đạo 389 tỉnh phát hiện 940 vụ buôn lậu, hàng giả; đã xử lý hành chính 871 vụ; "
        "xử lý hình sự 12 vụ.",
        {"cases": 940, "prosecuted_cases": 12},
    )


DECLARED_AND_FOUND = [
    'Ngày 9/10/2025, hải quan cho biết lô hàng khai là "vải vụn" hóa ra chứa 900 đôi giày gắn mác giả.',
    'Ngày 9/10/2025, hải quan giữ container khai là "vải vụn", lúc mở ra là 900 đôi giày gắn mác giả.',
    'Ngày 9/10/2025, hải quan kết luận lô hàng khai "vải vụn" thực chất là 900 đôi giày gắn mác giả.',
]


@pytest.mark.parametrize("text", DECLARED_AND_FOUND)
def test_what_was_in_it_instead_of_what_was_declared(text: str) -> None:
    assert [s[1:] for claim in read(text) for s in claim["seizures"]] == [(900, "pair")]


COLLECTED = [
    ("Tháng 3/2025, Hải quan Lạng Sơn xử lý 38 vụ buôn lậu, phạt 415.000.000 đồng.", 415e6),
    ("Tháng 3/2025, Hải quan Lạng Sơn xử lý 38 vụ buôn lậu, thu phạt và bán hàng tịch thu 2,5 tỷ đồng.", 2.5e9),
    ("Năm 2024 hải quan bắt 12 vụ khai khống; đến nay 31 tỷ đồng đã được truy thu vào ngân sách.", 31e9),
]


@pytest.mark.parametrize(("text", "collected"), COLLECTED)
def test_fines_and_what_they_are_called(text: str, collected: float) -> None:
    assert [claim.get("collected") for claim in read(text)] == [collected]


def test_money_beside_a_count_is_the_value_of_the_goods() -> None:
    check(
        "Riêng tháng 6/2025, hải quan bắt giữ: 920 vụ, 1.150 tỷ đồng.",
        {"cases": 920, "goods_value": 1150e9, "collected": None},
    )


def test_fines_of_another_country_are_no_value() -> None:
    check(
        "Năm 2024, Hải quan Lào bắt 88 vụ buôn lậu, phạt tương đương 1,2 triệu USD.",
        {"cases": 88, "goods_value": None, "country": "LA"},
    )


def test_forces_that_each_count_their_cases() -> None:
    check(
        "Trong 6 tháng năm 2025, Hải quan bắt giữ 814 vụ buôn lậu; Bộ đội Biên phòng 104 vụ, 131 đối tượng; "
        "Cảnh sát biển 12 vụ.",
        {"agency": "Hải quan", "cases": 814},
        {"agency": "Bộ đội Biên phòng", "cases": 104, "persons": 131},
        {"agency": "Cảnh sát biển", "cases": 12},
    )


UNLAWFUL = [
    "Hải đội 2 phát hiện tàu chở 90.000 lít dầu DO không chứng từ hợp pháp ngoài khơi Bạch Long Vĩ.",
    "Hải đội 2 phát hiện tàu chở 90.000 lít dầu DO thiếu giấy tờ hợp pháp ngoài khơi Bạch Long Vĩ.",
]


@pytest.mark.parametrize("text", UNLAWFUL)
def test_goods_without_lawful_papers(text: str) -> None:
    assert [s[1:] for claim in read(text) for s in claim["seizures"]] == [(90000, "litre")]


def test_a_year_that_only_measures_is_no_period() -> None:
    check(
        "Sân bay đón 6,9 triệu khách, nhỉnh hơn 2023 chừng 13%. Tại đây trong năm 2024 hải quan bắt 58 vụ buôn lậu.",
        {"cases": 58, "period_start": date(2024, 1, 1)},
    )


def test_what_goes_on_until_now_ends_with_the_last_day_of_the_text() -> None:
    text = (
        "Sáng 12/10/2025, Đồn Biên phòng cửa khẩu La Lay bắt 2 người mang 5 kg heroin từ Lào về. "
        "Từ 1/6/2025 đến nay, đồn bắt 17 vụ ma túy."
    )
    claims = read_enforcement(read_article("d", text, None, None))
    ends = [claim.values["period_end"] for claim in claims if claim.values["scope"] == "total"]
    assert ends == [date(2025, 10, 12)]
