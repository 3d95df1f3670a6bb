"""Lists of traded goods: what is read, and lists that are none."""

import pytest

from pipelines.facts.commodities import read_commodities
from pipelines.mentions.read import read_article


def read(text: str) -> list[tuple[str, str]]:
    claims = read_commodities(read_article("d", text, None, None))
    return [(claim.values["direction"], claim.values["commodity"]) for claim in claims]


LISTS = [
    (
        "Hàng xuất khẩu chủ yếu là cà phê, hạt tiêu và cao su; hàng nhập khẩu gồm máy móc, phân bón, xăng dầu...",
        [
            ("exports", "cà phê"),
            ("exports", "hạt tiêu"),
            ("exports", "cao su"),
            ("imports", "máy móc"),
            ("imports", "phân bón"),
            ("imports", "xăng dầu"),
        ],
    ),
    (
        "Các mặt hàng nhập khẩu chính là than đá, quặng, gỗ.",
        [("imports", "than đá"), ("imports", "quặng"), ("imports", "gỗ")],
    ),
    (
        "Mặt hàng xuất khẩu chủ lực gồm: thanh long, sầu riêng, tinh bột sắn...",
        [("exports", "thanh long"), ("exports", "sầu riêng"), ("exports", "tinh bột sắn")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_reads_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


NO_LISTS = [
    "Hàng xuất khẩu tăng mạnh so với cùng kỳ.",
    "Doanh nghiệp xuất khẩu gồm Công ty An Bình, Công ty Minh Long.",
    "Thủ tục nhập khẩu gồm tờ khai, hóa đơn, vận đơn.",
    "Hải quan thu giữ cà phê, hạt tiêu và cao su.",
    "Xuất khẩu gạo đạt 4 tỷ USD.",
]


@pytest.mark.parametrize("text", NO_LISTS)
def test_reads_nothing(text: str) -> None:
    assert read(text) == []


def test_one_claim_a_good_with_every_place() -> None:
    text = "Hàng xuất khẩu là chè, cà phê. Hàng xuất khẩu gồm cà phê, cao su."
    claims = read_commodities(read_article("d", text, None, None))
    coffee = next(c for c in claims if c.values["commodity"] == "cà phê")
    assert len(coffee.evidence) == 2
    assert coffee.values["commodity_id"] is not None
    span = coffee.evidence[0]
    assert text[span.start : span.end] == "Hàng xuất khẩu là chè, cà phê"


def test_area_is_the_one_place_of_the_sentence() -> None:
    text = "Hàng nhập khẩu qua cửa khẩu Cha Lo chủ yếu là than đá, gỗ, thạch cao."
    claims = read_commodities(read_article("d", text, None, None))
    assert [(c.values["commodity"], c.values["area"]) for c in claims] == [
        ("than đá", "cửa khẩu Cha Lo"),
        ("gỗ", "cửa khẩu Cha Lo"),
        ("thạch cao", "cửa khẩu Cha Lo"),
    ]
