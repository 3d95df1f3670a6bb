"""Phrase tables: what a sentence (or a short text) says about trade, and phrases that say nothing of it."""

from datetime import date
from typing import Any

import pytest

from pipelines.facts.trade import read_trade
from pipelines.mentions.read import read_article

PUBLISHED = date(2025, 11, 20)
BN, MN = 1e9, 1e6


def read(text: str, title: str | None = None) -> list[dict[str, Any]]:
    whole = f"{title}\n{text}" if title else text
    return [claim.values for claim in read_trade(read_article("d", whole, title, PUBLISHED))]


def brief(values: dict[str, Any]) -> tuple[str, float | None, str | None]:
    return values["metric"], values["value"], values["unit"]


def check(text: str, expected: list[tuple], title: str | None = None) -> None:
    """Each expected figure is (metric, value, unit) and, optionally, a dict of further columns."""
    found = read(text, title)
    assert [brief(values) for values in found] == [figure[:3] for figure in expected]
    for values, figure in zip(found, expected, strict=True):
        for column, wanted in (figure[3] if len(figure) > 3 else {}).items():
            assert values[column] == wanted, (column, values)


USD, VND = "USD", "VND"

# ── values and the words that carry them ─────────────────────────────────────────────────────────────────────────────
VALUES = [
    (
        "Tổng kim ngạch xuất nhập khẩu qua cửa khẩu Chi Ma đạt 1,2 tỷ USD, tăng 15,5% so với cùng kỳ.",
        [("turnover", 1.2 * BN, USD, {"change_pct": 15.5, "qualifier": "exact", "status": "actual"})],
    ),
    ("Xuất khẩu hạt điều ước đạt 3,1 tỷ USD.", [("exports", 3.1 * BN, USD, {"qualifier": "approx"})]),
    ("Kim ngạch nhập khẩu lên tới gần 800 triệu USD.", [("imports", 800 * MN, USD, {"qualifier": "nearly"})]),
    ("Cả nước xuất siêu hơn 2,4 tỷ USD.", [("balance", 2.4 * BN, USD, {"qualifier": "over", "area": "Việt Nam"})]),
    ("Cán cân thương mại tháng 9/2025 thâm hụt 450 triệu USD.", [("balance", -450 * MN, USD)]),
    ("Cán cân thương mại trong tháng 9 thặng dư 1,1 tỷ USD.", [("balance", 1.1 * BN, USD)]),
    (
        "Số thu ngân sách của Chi cục Hải quan khu vực VII đạt 4.512 tỷ đồng, bằng 88,4% dự toán.",
        [("state_revenue", 4512 * BN, VND, {"plan_pct": 88.4, "area": "Chi cục Hải quan khu vực VII"})],
    ),
    (
        "Tổng kim ngạch đạt 9,5 tỷ USD, gồm 5,1 tỷ USD xuất khẩu và 4,4 tỷ USD nhập khẩu.",
        [("turnover", 9.5 * BN, USD), ("exports", 5.1 * BN, USD), ("imports", 4.4 * BN, USD)],
    ),
    (
        "Đã có 2,3 triệu tấn quặng nhập khẩu từ Lào qua cửa khẩu quốc tế La Lay, tăng 12% so với cùng kỳ.",
        [("imports", 2.3 * MN, "t", {"commodity": "quặng", "partner": "Lào", "change_pct": 12})],
    ),
    (
        "Việt Nam xuất khẩu 640.000 tấn cao su, thu về 1,1 tỷ USD, giảm 3% về lượng và tăng 7% về giá trị.",
        [
            ("exports", 640_000, "t", {"commodity": "cao su", "change_pct": -3}),
            ("exports", 1.1 * BN, USD, {"commodity": "cao su", "change_pct": 7}),
        ],
    ),
    (
        "Nhập khẩu ô tô nguyên chiếc đạt 12.300 chiếc, trị giá 275 triệu USD.",
        [("imports", 12_300, "piece"), ("imports", 275 * MN, USD, {"commodity": "ô tô nguyên chiếc"})],
    ),
    (
        "Chi cục tiếp nhận 45.210 tờ khai hải quan, tăng 6%, của 512 doanh nghiệp làm thủ tục.",
        [("declarations", 45_210, "declaration", {"change_pct": 6}), ("enterprises", 512, "enterprise")],
    ),
    (
        "Trong quý II, 31.400 lượt người xuất nhập cảnh qua cửa khẩu, phương tiện đạt 6.120 lượt, giảm 4%.",
        [("passengers", 31_400, "passenger"), ("vehicles", 6_120, "vehicle", {"change_pct": -4})],
    ),
    (
        "Lượng hàng qua cảng biển Quy Nhơn đạt 8,4 triệu tấn.",
        [("cargo", 8.4 * MN, "t")],
    ),
    (
        "Trái cây và tinh bột sắn xuất khẩu sang Trung Quốc lần lượt đạt 41 nghìn tấn và 18 nghìn tấn.",
        [("exports", 41_000, "t", {"commodity": "Trái cây"}), ("exports", 18_000, "t", {"commodity": "tinh bột sắn"})],
    ),
    (
        "Trị giá xuất khẩu và nhập khẩu tháng 8 lần lượt là 39 tỷ USD và 36 tỷ USD.",
        [("exports", 39 * BN, USD), ("imports", 36 * BN, USD)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_reads_values(text: str, expected: list[tuple]) -> None:
    check(text, expected)


# ── changes, plans, shares ───────────────────────────────────────────────────────────────────────────────────────────
RATIOS = [
    ("Xuất khẩu gạo đạt 4 tỷ USD, giảm hơn 7,5% so với năm trước.", {"change_pct": -7.5}),
    ("Xuất khẩu gạo đạt 4 tỷ USD, cao hơn cùng kỳ năm trước 12%.", {"change_pct": 12}),
    ("Xuất khẩu gạo đạt 4 tỷ USD, thấp hơn cùng kỳ 3%.", {"change_pct": -3}),
    ("Xuất khẩu gạo đạt 4 tỷ USD, gấp 1,6 lần cùng kỳ.", {"change_pct": 60}),
    ("Xuất khẩu gạo đạt 4 tỷ USD, gấp đôi cùng kỳ năm 2024.", {"change_pct": 100}),
    ("Xuất khẩu gạo đạt 4 tỷ USD, bằng một nửa cùng kỳ.", {"change_pct": -50}),
    ("Xuất khẩu gạo đạt 4 tỷ USD, bằng 92% cùng kỳ năm ngoái.", {"change_pct": -8}),
    ("Xuất khẩu gạo tăng 11%, đạt 4 tỷ USD.", {"change_pct": 11}),
    ("Xuất khẩu gạo đạt 4 tỷ USD (tăng 9%).", {"change_pct": 9}),
    ("Xuất khẩu gạo đạt 4 tỷ USD, tăng 8% (hơn 300 triệu USD) so với cùng kỳ.", {"change_pct": 8}),
    ("Xuất khẩu gạo đạt 4 tỷ USD, tăng 7 lần so với cùng kỳ.", {"change_pct": None}),
    ("Xuất khẩu gạo đạt 4 tỷ USD, xấp xỉ cùng kỳ.", {"change_pct": None}),
    ("Xuất khẩu gạo đạt 4 tỷ USD, đạt 81% kế hoạch năm.", {"plan_pct": 81}),
    ("Xuất khẩu gạo đạt 4 tỷ USD, vượt 6% kế hoạch.", {"plan_pct": 106}),
    (
        "Xuất khẩu gạo đạt 4 tỷ USD, tăng 9,3% so với cùng kỳ, bằng 92,4% kế hoạch.",
        {"change_pct": 9.3, "plan_pct": 92.4},
    ),
    ("Xuất khẩu gạo đạt 4 tỷ USD, chiếm 9% tổng kim ngạch xuất khẩu.", {"share_pct": 9}),
    ("Xuất khẩu gạo đạt 4 tỷ USD (chiếm 9% tổng kim ngạch).", {"share_pct": 9}),
]


@pytest.mark.parametrize(("text", "columns"), RATIOS)
def test_reads_ratios(text: str, columns: dict[str, Any]) -> None:
    check(text, [("exports", 4 * BN, USD, {"commodity": "gạo", **columns})])


def test_ratio_without_value() -> None:
    check("Riêng nhập khẩu phân bón giảm 6%.", [("imports", None, None, {"change_pct": -6, "commodity": "phân bón"})])


def test_ratio_in_the_next_sentence_goes_to_its_figure() -> None:
    text = "Chín tháng đầu năm 2025, xuất khẩu rau quả đạt 6 tỷ USD. So với cùng kỳ, xuất khẩu rau quả tăng 10%."
    check(text, [("exports", 6 * BN, USD, {"change_pct": 10})])


# ── comparison bases and plans are figures of their own ──────────────────────────────────────────────────────────────
def test_base_has_the_period_of_the_year_before() -> None:
    text = (
        "Trong 6 tháng đầu năm 2025, kim ngạch xuất nhập khẩu đạt 90 triệu USD, tăng 20% so với cùng kỳ (75 triệu USD)."
    )
    check(
        text,
        [
            ("turnover", 90 * MN, USD, {"period_start": date(2025, 1, 1), "period_end": date(2025, 6, 30)}),
            ("turnover", 75 * MN, USD, {"period_start": date(2024, 1, 1), "period_end": date(2024, 6, 30)}),
        ],
    )


def test_base_after_a_comma() -> None:
    text = "Hàng qua cảng Vũng Áng quý I/2025 là 3,2 triệu tấn, cùng kỳ là 2,9 triệu tấn."
    check(text, [("cargo", 3.2 * MN, "t"), ("cargo", 2.9 * MN, "t", {"period_end": date(2024, 3, 31)})])


def test_plan_in_brackets() -> None:
    text = "Số thu của Chi cục Hải quan khu vực X đến hết tháng 9/2025 là 95 tỷ đồng, đạt 79,2% dự toán (120 tỷ đồng)."
    check(
        text,
        [
            ("state_revenue", 95 * BN, VND, {"plan_pct": 79.2, "status": "actual", "period_end": date(2025, 9, 30)}),
            ("state_revenue", 120 * BN, VND, {"status": "target", "period_end": date(2025, 12, 31)}),
        ],
    )


STATUSES = [
    ("Hai nước phấn đấu đưa kim ngạch thương mại hai chiều lên 25 tỷ USD vào năm 2030.", "turnover", 25 * BN, "target"),
    ("Mục tiêu năm 2026 là xuất khẩu đạt 70 tỷ USD.", "exports", 70 * BN, "target"),
    ("Kim ngạch xuất khẩu cả năm 2025 dự kiến đạt 470 tỷ USD.", "exports", 470 * BN, "forecast"),
    ("Xuất khẩu thủy sản năm 2025 có thể đạt 11 tỷ USD.", "exports", 11 * BN, "forecast"),
    ("Trong 7 tháng đầu năm 2025, xuất khẩu dự kiến đạt 262 tỷ USD, tăng 14%.", "exports", 262 * BN, "actual"),
]


@pytest.mark.parametrize(("text", "metric", "value", "status"), STATUSES)
def test_status(text: str, metric: str, value: float, status: str) -> None:
    check(text, [(metric, value, USD, {"status": status})])


# ── what a clause leaves unsaid ──────────────────────────────────────────────────────────────────────────────────────
def test_parts_go_on_with_period_and_partner() -> None:
    text = (
        "Chín tháng năm 2025, kim ngạch thương mại Việt Nam - Nhật Bản đạt 38 tỷ USD. "
        "Trong đó, xuất khẩu 20 tỷ USD, nhập khẩu 18 tỷ USD."
    )
    same = {"partner": "Nhật Bản", "period_end": date(2025, 9, 30), "area": "Việt Nam"}
    check(text, [("turnover", 38 * BN, USD, same), ("exports", 20 * BN, USD, same), ("imports", 18 * BN, USD, same)])


def test_list_of_goods() -> None:
    text = (
        "Kim ngạch xuất khẩu gạo tháng 9/2025 đạt 290 triệu USD, cà phê đạt 510 triệu USD, hạt tiêu gần 110 triệu USD."
    )
    check(
        text,
        [
            ("exports", 290 * MN, USD, {"commodity": "gạo"}),
            ("exports", 510 * MN, USD, {"commodity": "cà phê"}),
            ("exports", 110 * MN, USD, {"commodity": "hạt tiêu", "qualifier": "nearly"}),
        ],
    )


def test_list_of_partners() -> None:
    text = "Xuất khẩu cà phê sang Đức đạt 700 triệu USD, tăng 60%; Ý (410 triệu USD) và Tây Ban Nha (395 triệu USD)."
    check(
        text,
        [
            ("exports", 700 * MN, USD, {"partner": "Đức", "change_pct": 60}),
            ("exports", 410 * MN, USD, {"partner": "Ý", "commodity": "cà phê"}),
            ("exports", 395 * MN, USD, {"partner": "Tây Ban Nha"}),
        ],
    )


def test_import_from_vietnam_is_an_export_to_the_country() -> None:
    text = "Hoa Kỳ nhập khẩu đồ gỗ từ Việt Nam đạt 900 triệu USD trong quý I/2025."
    check(text, [("exports", 900 * MN, USD, {"partner": "Hoa Kỳ", "area": "Việt Nam"})])


def test_trade_of_another_country_is_of_that_country() -> None:
    text = "Năm 2024, Indonesia xuất khẩu 5,2 triệu tấn dầu cọ sang EU."
    check(text, [("exports", 5.2 * MN, "t", {"area": "Indonesia", "partner": "EU"})])


def test_a_later_year_is_no_period_of_the_figure_before() -> None:
    text = "Xuất khẩu hồ tiêu năm 2010 chỉ đạt 1 tỷ USD thì đến năm 2024 đã đạt 1,3 tỷ USD."
    check(
        text,
        [
            ("exports", 1 * BN, USD, {"period_end": date(2010, 12, 31)}),
            ("exports", 1.3 * BN, USD, {"period_end": date(2024, 12, 31)}),
        ],
    )


def test_quantity_and_worth_share_a_period() -> None:
    text = "Việt Nam xuất khẩu 1.700 tấn tổ yến, đạt giá trị 6,3 triệu USD năm 2024."
    year = {"period_start": date(2024, 1, 1), "commodity": "tổ yến"}
    check(text, [("exports", 1700, "t", year), ("exports", 6.3 * MN, USD, year)])


def test_a_sum_raised_is_of_the_same_good() -> None:
    text = "Tháng 9/2025 xuất khẩu cà phê đạt 500 triệu USD, nâng tổng kim ngạch xuất khẩu 9 tháng lên 6,5 tỷ USD."
    check(text, [("exports", 500 * MN, USD), ("exports", 6.5 * BN, USD, {"commodity": "cà phê"})])


PAIRS = [
    ("Kim ngạch thương mại giữa Trung Quốc và Việt Nam năm 2024 đạt 205 tỷ USD.", "Trung Quốc"),
    ("Kim ngạch thương mại Việt - Trung năm 2024 đạt 205 tỷ USD.", "Trung Quốc"),
    ("Kim ngạch thương mại Lào - Việt Nam năm 2024 đạt 2 tỷ USD.", "Lào"),
    ("Việt Nam là đối tác lớn nhất của Canada trong ASEAN, kim ngạch hai chiều năm 2024 đạt 7 tỷ USD.", "Canada"),
]


@pytest.mark.parametrize(("text", "partner"), PAIRS)
def test_two_countries_are_area_and_partner(text: str, partner: str) -> None:
    [found] = read(text)
    assert (found["area"], found["partner"]) == ("Việt Nam", partner)


def test_a_mean_rate_is_no_change() -> None:
    text = "Xuất khẩu tôm tăng trưởng bình quân 12%/năm, năm 2024 đạt 4 tỷ USD."
    check(text, [("exports", 4 * BN, USD, {"change_pct": None, "commodity": "tôm"})])


def test_revenue_behind_a_loss() -> None:
    text = "6 tháng đầu năm 2025, Hải quan khu vực II giảm thu lên đến 9.400 tỷ đồng, chỉ đạt gần 50.100 tỷ đồng."
    check(text, [("state_revenue", 50_100 * BN, VND, {"qualifier": "nearly"})])


def test_values_in_turn_go_to_gates_and_directions() -> None:
    text = "Quý I/2025, kim ngạch xuất khẩu qua cửa khẩu Hữu Nghị, Tân Thanh lần lượt đạt 1,9 tỷ USD và 540 triệu USD."
    gates = [("exports", 1.9 * BN, USD, {"area": "Hữu Nghị"}), ("exports", 540 * MN, USD, {"area": "Tân Thanh"})]
    found = read(text)
    assert [brief(values) for values in found] == [figure[:3] for figure in gates]
    assert ["Hữu Nghị" in found[0]["area"], found[1]["area"]] == [True, "Tân Thanh"]
    text = "Xuất khẩu và nhập khẩu trái cây quý I/2025 lần lượt đạt 312 nghìn tấn và 45 nghìn tấn."
    check(text, [("exports", 312_000, "t"), ("imports", 45_000, "t", {"commodity": "trái cây"})])


def test_balance_of_the_year_before() -> None:
    text = "10 tháng năm 2025 cả nước xuất siêu 19,6 tỷ USD, cùng kỳ năm trước nhập siêu 3,2 tỷ USD."
    before = {"period_start": date(2024, 1, 1), "period_end": date(2024, 10, 31)}
    check(text, [("balance", 19.6 * BN, USD), ("balance", -3.2 * BN, USD, before)])


def test_vehicles_of_a_day() -> None:
    text = "Ngày 12/11/2025, tại cửa khẩu Hữu Nghị thông quan 1.105 xe (347 xe xuất, 758 xe nhập)."
    day = {"period_start": date(2025, 11, 12), "period_end": date(2025, 11, 12)}
    out, back = {"commodity": "xe xuất khẩu", **day}, {"commodity": "xe nhập khẩu", **day}
    expected = [
        ("vehicles", 1105, "vehicle", day),
        ("vehicles", 347, "vehicle", out),
        ("vehicles", 758, "vehicle", back),
    ]
    check(text, expected)


def test_a_good_that_no_list_knows() -> None:
    text = "10 tháng năm 2025, xuất khẩu nông sản đạt 31,4 tỷ USD, thủy sản 9,3 tỷ USD, lâm sản 14,9 tỷ USD."
    found = read(text)
    assert [values["commodity"] for values in found] == ["nông sản", "thủy sản", "lâm sản"]


def test_bracket_behind_a_change_is_its_amount() -> None:
    text = "Phương tiện qua cửa khẩu Móng Cái đạt 15.400 lượt, nhiều hơn cùng kỳ 16% (2.120 lượt)."
    check(text, [("vehicles", 15_400, "vehicle", {"change_pct": 16})])


def test_revenue_of_taxes_collected() -> None:
    text = "Thuế xuất nhập khẩu thu được 10 tháng qua Chi cục Hải quan khu vực XI là 1.035 tỷ đồng, đạt 86,3% dự toán."
    check(text, [("state_revenue", 1035 * BN, VND, {"plan_pct": 86.3, "period_end": date(2025, 10, 31)})])


def test_abbreviated_directions_and_office() -> None:
    text = "Chi cục HQKV XII: kim ngạch XNK quý III/2025 đạt 2,1 tỷ USD; trong đó XK 1,3 tỷ USD, NK 0,8 tỷ USD."
    area = {"area": "Chi cục Hải quan khu vực XII"}
    check(text, [("turnover", 2.1 * BN, USD, area), ("exports", 1.3 * BN, USD, area), ("imports", 0.8 * BN, USD, area)])


def test_trade_of_a_foreign_province() -> None:
    text = "Quý I/2025, kim ngạch xuất nhập khẩu giữa Quảng Tây và Việt Nam đạt 84,6 tỷ nhân dân tệ."
    [found] = read(text)
    assert (found["area"], found["partner"]) == ("Quảng Tây", "Việt Nam")


def test_both_directions_behind_a_pair_are_of_vietnam() -> None:
    text = "Kim ngạch hai chiều Việt Nam - Lào năm 2024 đạt 2,2 tỷ USD; trong đó Việt Nam xuất khẩu 0,7 tỷ USD, nhập khẩu 1,5 tỷ USD."
    pair = {"area": "Việt Nam", "partner": "Lào"}
    check(text, [("turnover", 2.2 * BN, USD, pair), ("exports", 0.7 * BN, USD, pair), ("imports", 1.5 * BN, USD, pair)])


def test_bare_turnover_goes_on_with_the_partner() -> None:
    text = (
        "Việt Nam và Ba Lan vừa ký thỏa thuận. Kim ngạch hai chiều năm 2024 đạt 3,5 tỷ USD. "
        "Kim ngạch 9 tháng năm nay đạt 2,7 tỷ USD."
    )
    check(
        text, [("turnover", 3.5 * BN, USD, {"partner": "Ba Lan"}), ("turnover", 2.7 * BN, USD, {"partner": "Ba Lan"})]
    )


@pytest.mark.parametrize(
    "until", ["Đến ngày 31/10/2025", "Tính đến 31/10/2025", "Đến tháng 10/2025", "Đến cuối tháng 10"]
)
def test_up_to_a_day_counts_from_new_year(until: str) -> None:
    [found] = read(f"{until}, Hải quan Điện Biên thu ngân sách đạt 16,9 tỷ đồng.")
    assert (found["period_start"], found["period_end"]) == (date(2025, 1, 1), date(2025, 10, 31))


def test_supplying_market_is_the_partner() -> None:
    text = "Lào là thị trường cung cấp than đá lớn thứ ba cho Việt Nam, đạt 2,1 triệu tấn, tương đương 180 triệu USD."
    lao = {"area": "Việt Nam", "partner": "Lào", "commodity": "than đá"}
    check(text, [("imports", 2.1 * MN, "t", lao), ("imports", 180 * MN, USD, lao)])


def test_two_counts_share_gate_and_changes() -> None:
    text = "9 tháng năm 2025, 4,1 triệu lượt người và 210.000 lượt phương tiện qua cửa khẩu Móng Cái, tăng 28% và 16%."
    [people, cars] = read(text)
    assert (people["metric"], people["change_pct"], cars["metric"], cars["change_pct"]) == (
        "passengers",
        28,
        "vehicles",
        16,
    )
    assert people["area"] == cars["area"] == "cửa khẩu Móng Cái"


def test_a_figure_said_again_is_one_figure() -> None:
    claims = read_trade(
        read_article(
            "d",
            "Xuất khẩu chè cán mốc 180 triệu USD\nTheo thống kê, 9 tháng năm 2025 xuất khẩu chè đạt 181,4 triệu USD.",
            "Xuất khẩu chè cán mốc 180 triệu USD",
            PUBLISHED,
        )
    )
    assert [(c.values["value"], len(c.evidence)) for c in claims] == [(181.4 * MN, 2)]


def test_evidence_and_mentions_point_into_the_text() -> None:
    text = "Kim ngạch xuất khẩu tôm sang Nhật Bản đạt 250 triệu USD, tăng 8% so với cùng kỳ."
    article = read_article("d", text, None, PUBLISHED)
    (claim,) = read_trade(article)
    span = claim.evidence[0]
    assert text[span.start : span.end] == "Kim ngạch xuất khẩu tôm sang Nhật Bản đạt 250 triệu USD, tăng 8%"
    assert {"250 triệu USD", "8%", "Nhật Bản"} <= {mention.text for mention in claim.mentions}
    assert claim.rule == "trade.exports"


# ── lists and tables ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_bullets_take_metric_and_period_from_their_heading() -> None:
    text = (
        "1. Xuất khẩu tháng 7/2025\n- Hàng dệt may: 3,9 tỷ USD, tăng 5%.\n- Giày dép: 2,2 tỷ USD.\n"
        "2. Thu ngân sách từ hoạt động XNK\n- Lũy kế đến hết ngày 31/7/2025: 260.000 tỷ đồng, bằng 63% dự toán."
    )
    check(
        text,
        [
            ("exports", 3.9 * BN, USD, {"commodity": "Hàng dệt may", "period_end": date(2025, 7, 31), "change_pct": 5}),
            ("exports", 2.2 * BN, USD, {"commodity": "Giày dép"}),
            ("state_revenue", 260_000 * BN, VND, {"plan_pct": 63, "period_start": date(2025, 1, 1)}),
        ],
    )


def test_table_rows_go_by_their_header() -> None:
    text = (
        "Chi tiết từng cửa khẩu trong tháng 6/2025:\nCửa khẩu | Xe xuất khẩu | Kim ngạch (triệu USD)\n"
        "Hữu Nghị | 20.100 | 5.400,5\nTân Thanh | - | 910"
    )
    june = {"period_start": date(2025, 6, 1), "period_end": date(2025, 6, 30)}
    check(
        text,
        [
            ("vehicles", 20_100, "vehicle", {"area": "Hữu Nghị", "commodity": "Xe xuất khẩu", **june}),
            ("turnover", 5400.5 * MN, USD, {"area": "Hữu Nghị", **june}),
            ("turnover", 910 * MN, USD, {"area": "Tân Thanh"}),
        ],
    )


def test_heading_gives_the_unit_of_bare_numbers() -> None:
    text = "Kim ngạch 6 tháng đầu năm 2025 theo cửa khẩu (nghìn USD):\nTây Trang: xuất 18.000; nhập 25.500"
    check(text, [("exports", 18 * MN, USD, {"area": "Tây Trang"}), ("imports", 25.5 * MN, USD)])


# ── no figures of trade ──────────────────────────────────────────────────────────────────────────────────────────────
NOTHING = [
    "Công ty mở tờ khai nhập khẩu thuốc viên loại 500mg về Việt Nam.",
    "Giá gạo xuất khẩu bình quân 495 USD/tấn.",
    "Cước vận chuyển than nhập khẩu tăng lên 310 nghìn đồng/tấn.",
    "Thuế suất nhập khẩu xe tải giảm từ 30% xuống 0%.",
    "Mỹ áp thuế bổ sung 10% với 300 tỷ USD hàng nhập khẩu từ Trung Quốc.",
    "Danh sách hàng hóa nhập khẩu trị giá 16 tỷ USD sẽ bị áp thuế từ tháng 8.",
    "Doanh thu của công ty xuất khẩu thủy sản đạt 420 tỷ đồng, lãi 18 tỷ đồng.",
    "Dự án cảng cạn có tổng vốn đầu tư 1.500 tỷ đồng.",
    "Nợ thuế quá hạn tại Chi cục Hải quan khu vực II là 1.136 tỷ đồng.",
    "Hải quan bắt giữ 37 vụ vi phạm, thu nộp ngân sách 2,1 tỷ đồng tiền phạt.",
    "Lực lượng chức năng phát hiện 9 tấn nhựa phế liệu nhập khẩu trái phép.",
    "Bình quân mỗi ngày có 390 xe qua cửa khẩu.",
    "Cả nước có 8 mặt hàng đạt giá trị xuất khẩu trên 1 tỷ USD.",
    "Có 15.000 doanh nghiệp quay trở lại hoạt động, tăng 20% so với cùng kỳ.",
    "Địa phương đón 1,1 triệu lượt khách lưu trú, doanh thu du lịch 3.480 tỷ đồng.",
    "Cán cân vãng lai thặng dư 6 tỷ USD.",
    "Tỷ giá tính thuế xuất nhập khẩu là 25.180 đồng/USD.",
    "Anh Nam đi xuất khẩu lao động, gửi về 1,2 tỷ đồng.",
    "Nếu giảm thuế, doanh nghiệp nhập khẩu phải nộp trên 460 tỷ đồng.",
    "Theo HĐND tỉnh, thu ngân sách 6 tháng đạt 1.500 tỷ đồng, bằng 53,5% dự toán.",
    "Cơ hội đàm phán còn nhiều, nhưng xuất khẩu chưa tăng.",
    "Hải quan cho biết, tiền thu từ sử dụng đất năm 2024 đạt 98,7 nghìn tỷ đồng.",
    "Chênh lệch số liệu xuất nhập khẩu giữa hai nước lên tới 20 tỷ USD.",
    "Mỗi năm, Nhật Bản nhập khoảng 30 tỷ USD nông sản.",
    "Khi hiệp định có hiệu lực, hàng xuất khẩu sang Mỹ có thuế giảm về 0%.",
    "Tại cửa khẩu Lao Bảo, 175 ô tô mang biển số vàng của các doanh nghiệp được đăng ký lại.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_reads_nothing(text: str) -> None:
    assert [brief(values) for values in read(text)] == []


def test_ranges_are_no_value() -> None:
    assert read("Xuất khẩu năm nay ước đạt 42-43 tỷ USD.") == []


def test_amount_of_a_change_is_no_figure() -> None:
    text = "Kim ngạch xuất khẩu đạt 144 tỷ USD, tăng 20%, tương ứng tăng 24 tỷ USD so với cùng kỳ năm 2024."
    check(text, [("exports", 144 * BN, USD, {"change_pct": 20})])


def test_revenue_over_a_plan_by_an_amount() -> None:
    text = "Số thu thuế của ngành hải quan 11 tháng đạt 284.000 tỷ đồng, vượt hơn 1.200 tỷ đồng so với chỉ tiêu."
    check(text, [("state_revenue", 284_000 * BN, VND, {"plan_pct": None})])


def test_long_hostile_sentence_is_read_in_bounded_time() -> None:
    text = "Xuất khẩu gạo đạt " + ", ".join("5 tỷ USD, tăng 3%" for _ in range(3000)) + "."
    assert len(read(text)) < 400


# ── the words of newsrooms ───────────────────────────────────────────────────────────────────────────────────────────
PARAPHRASES = [
    ("Việt Nam bán sang Nhật Bản 2,1 tỷ USD.", [("exports", 2.1 * BN, USD, {"partner": "Nhật Bản"})]),
    ("Ở chiều về, hàng từ Đức đạt 310 triệu USD.", [("imports", 310 * MN, USD, {"partner": "Đức"})]),
    (
        "Doanh nghiệp trong vùng bán ra nước ngoài 730 triệu USD (+6,2%), mua về 410 triệu USD (-1,5%).",
        [("exports", 730 * MN, USD, {"change_pct": 6.2}), ("imports", 410 * MN, USD, {"change_pct": -1.5})],
    ),
    (
        "Hàng hóa đi qua các cửa khẩu của tỉnh trị giá hơn 3 tỷ USD.",
        [("turnover", 3 * BN, USD, {"qualifier": "over"})],
    ),
    ("Hàng làm thủ tục tại Hải quan Hà Nam lên 940 triệu USD.", [("turnover", 940 * MN, USD)]),
    ("Hải quan Hà Nam đưa về ngân sách 812 tỷ đồng.", [("state_revenue", 812 * BN, VND)]),
    ("Chi cục Hải quan khu vực IX huy động vào ngân sách 4.100 tỷ đồng.", [("state_revenue", 4100 * BN, VND)]),
    (
        "Hải quan Hà Nam thu được 2.067 tỷ đồng. Bộ giao 1.600 tỷ, tức là đã bằng 129,2%.",
        [
            ("state_revenue", 2067 * BN, VND, {"plan_pct": 129.2, "status": "actual"}),
            ("state_revenue", 1600 * BN, VND, {"status": "target", "plan_pct": None}),
        ],
    ),
    (
        "Năm 2025, Hải quan Hà Nam thu ngân sách 900 tỷ đồng, đi lên 5% từ mức 857 tỷ đồng của năm 2024.",
        [
            ("state_revenue", 900 * BN, VND, {"change_pct": 5}),
            ("state_revenue", 857 * BN, VND, {"period_end": date(2024, 12, 31), "change_pct": None}),
        ],
    ),
    ("Xuất khẩu gạo đạt 4 tỷ USD, kém năm ngoái 16%.", [("exports", 4 * BN, USD, {"change_pct": -16})]),
    ("Xuất khẩu gạo đạt 4 tỷ USD, hơn năm ngoái chừng 3%.", [("exports", 4 * BN, USD, {"change_pct": 3})]),
    ("Xuất khẩu gạo đạt 4 tỷ USD, vượt năm 2024 9,6%.", [("exports", 4 * BN, USD, {"change_pct": 9.6})]),
    ("Xuất khẩu gạo đạt 4 tỷ USD, rơi 41% so với cùng kỳ.", [("exports", 4 * BN, USD, {"change_pct": -41})]),
    ("Xuất khẩu gạo đạt 4 tỷ USD (▲ 7%).", [("exports", 4 * BN, USD, {"change_pct": 7})]),
    ("Xuất khẩu gạo đạt 4 tỷ USD, tức 8% tổng kim ngạch.", [("exports", 4 * BN, USD, {"share_pct": 8})]),
    (
        "Trong ngày, cửa khẩu Chi Ma: Xe xuất: 412 | Xe nhập: 538 | Bãi còn: 90",
        [("vehicles", 412, "vehicle"), ("vehicles", 538, "vehicle")],
    ),
    (
        "Thông quan ngày 13/10/2025\nCửa khẩu - xe xuất - xe nhập - xe tồn\nChi Ma: 144 - 173 - 12\nTân Thanh: 57 - 29 - 0",
        [
            ("vehicles", 144, "vehicle", {"area": "Chi Ma", "period_end": date(2025, 10, 13)}),
            ("vehicles", 173, "vehicle", {"commodity": "xe nhập"}),
            ("vehicles", 57, "vehicle", {"area": "Tân Thanh", "commodity": "xe xuất"}),
            ("vehicles", 29, "vehicle"),
        ],
    ),
    ("Cả năm, lượng xe nhập có thể chạm 230.000 chiếc.", [("imports", 230_000, "piece", {"status": "forecast"})]),
    ("Lối mở Pò Hèn có 9.640 lượt cư dân qua lại.", [("passengers", 9640, "passenger")]),
    (
        "Hai bên muốn đưa kim ngạch từ 3 tỷ USD năm 2024 lên 8 tỷ USD vào năm 2030.",
        [
            ("turnover", 3 * BN, USD, {"period_end": date(2024, 12, 31), "status": "actual"}),
            ("turnover", 8 * BN, USD, {"period_end": date(2030, 12, 31), "status": "target"}),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARAPHRASES)
def test_reads_paraphrases(text: str, expected: list[tuple]) -> None:
    check(text, expected)


NOT_ABROAD = [
    "Đại lý bán ra 17.200 xe trong tháng 9.",
    "Hợp tác xã mua vào 3.000 tấn lúa của bà con.",
    "Một hộp pháo 36 quả mua ở Savannakhet giá 250.000 đồng, về đến nơi gấp 3 lần.",
    "Lô xe hơi theo Nghị định 116 chờ làm thủ tục nhập.",
]


@pytest.mark.parametrize("text", NOT_ABROAD)
def test_sales_at_home_are_no_trade(text: str) -> None:
    assert read(text) == []


# ── what other newsrooms write: each row is a class of phrasing, with the headline that it may need ───────────────────
TOLD: list[tuple[str | None, str, list[tuple]]] = [
    (
        None,
        "Cộng dồn từ đầu năm tới hết tháng 9/2025, con số qua các cửa khẩu lần lượt là 61,9 tỷ USD (tổng kim ngạch), 13,4 tỷ "
        "USD (xuất khẩu) và 48,5 tỷ USD (nhập khẩu).",
        [("turnover", 61.9 * BN, USD), ("exports", 13.4 * BN, USD), ("imports", 48.5 * BN, USD)],
    ),
    (
        "Hải quan khu vực VII: số liệu tuần",
        "Trong tuần, Chi cục Hải quan khu vực VII làm thủ tục cho hàng nhập khẩu trị giá 26,7 triệu USD.\n"
        "+ Xuất: tinh bột sắn 9.420 tấn; quả sầu riêng 4.065 tấn.\n+ Nhập: phân bón 11.870 tấn.",
        [
            ("imports", 26.7 * MN, USD),
            ("exports", 9420, "t", {"commodity": "tinh bột sắn"}),
            ("exports", 4065, "t", {"commodity": "quả sầu riêng"}),
            ("imports", 11_870, "t", {"commodity": "phân bón"}),
        ],
    ),
    (
        None,
        "8 tháng năm 2025, vận tải hàng liên vận quốc tế qua cửa khẩu ga Đồng Đăng đạt 1,02 triệu tấn, tăng 24,6% so với "
        "cùng kỳ.",
        [("cargo", 1020000, "t", {"change_pct": 24.6})],
    ),
    (
        "Hải quan khu vực XI tăng tốc",
        "Chi cục Hải quan khu vực XI vừa công bố kết quả 10 tháng năm 2025. Cùng kỳ năm 2024, đơn vị chỉ thu được 9.025 tỷ "
        "đồng.",
        [("state_revenue", 9025 * BN, VND, {"period_start": date(2024, 1, 1), "period_end": date(2024, 10, 31)})],
    ),
    (
        "Hải quan khu vực XI tăng tốc",
        "Chi cục Hải quan khu vực XI vừa công bố kết quả 10 tháng năm 2025. Ước tính cả năm, số thu của đơn vị đạt 13.000 "
        "tỷ đồng. Số thu nói trên vượt 1.715 tỷ đồng so với dự toán.",
        [("state_revenue", 13e12, VND, {"status": "forecast", "period_end": date(2025, 12, 31)})],
    ),
    (
        None,
        "Kim ngạch xuất nhập khẩu qua cửa khẩu Cầu Treo đạt 1,12 tỷ USD, qua cửa khẩu Cha Lo 2,05 tỷ USD, qua cảng Vũng "
        "Áng 3,3 tỷ USD.",
        [
            ("turnover", 1.12 * BN, USD, {"area": "cửa khẩu Cầu Treo"}),
            ("turnover", 2050 * MN, USD, {"area": "cửa khẩu Cha Lo"}),
            ("turnover", 3.3 * BN, USD, {"area": "cảng Vũng Áng"}),
        ],
    ),
    (
        None,
        "Kim ngạch 10 tháng qua cửa khẩu Bờ Y đạt hơn 520 triệu USD; 9T/2025, qua cửa khẩu La Lay đạt 310 triệu USD.",
        [
            ("turnover", 520 * MN, USD, {"period_start": date(2025, 1, 1), "period_end": date(2025, 10, 31)}),
            ("turnover", 310 * MN, USD, {"period_start": date(2025, 1, 1), "period_end": date(2025, 9, 30)}),
        ],
    ),
    (
        "Bản tin cửa khẩu Trà Lĩnh ngày 8/11/2025",
        "Phương tiện ra vào cửa khẩu là 640 xe: 355 xe lên, 285 xe về. Hàng xuất: chuối 720 tấn. "
        "Lũy kế từ 1/1: 98.200 lượt xe. Khách: 1.310 lượt.",
        [
            ("vehicles", 640, "vehicle", {"period_start": date(2025, 11, 8)}),
            ("vehicles", 355, "vehicle", {"commodity": "xe lên"}),
            ("vehicles", 285, "vehicle", {"commodity": "xe về"}),
            ("exports", 720, "t", {"commodity": "chuối", "period_end": date(2025, 11, 8)}),
            ("vehicles", 98_200, "vehicle", {"period_start": date(2025, 1, 1), "period_end": date(2025, 11, 8)}),
            ("passengers", 1310, "passenger", {"period_start": date(2025, 11, 8)}),
        ],
    ),
    (
        "Cửa khẩu Tà Lùng tuần 38",
        "Từ 15 đến 21/9/2025 có 1.842 lượt xe thông quan, nhiều hơn tuần trước là 150 xe. "
        "Tổng trị giá hàng hóa trong tuần ước 61,4 triệu USD, thuế thu 38,2 tỷ đồng.",
        [
            ("vehicles", 1842, "vehicle"),
            ("turnover", 61.4 * MN, USD, {"period_start": date(2025, 9, 15), "qualifier": "approx"}),
            ("state_revenue", 38.2 * BN, VND, {"period_end": date(2025, 9, 21)}),
        ],
    ),
    (
        None,
        "Cửa khẩu Hữu Nghị năm 2025 đón 391.000 lượt xe (năm 2024: 318.000 lượt), vượt mục tiêu 380.000 lượt của cả năm.",
        [
            ("vehicles", 391_000, "vehicle", {"period_end": date(2025, 12, 31)}),
            ("vehicles", 318_000, "vehicle", {"period_end": date(2024, 12, 31)}),
            ("vehicles", 380_000, "vehicle", {"status": "target"}),
        ],
    ),
    (
        None,
        "Xuất khẩu tháng 7 đạt 3,2 tỷ USD, tăng 4,4% so với tháng trước và tăng 19,7% so với cùng kỳ năm 2024.",
        [("exports", 3.2 * BN, USD, {"change_pct": 19.7})],
    ),
    (
        None,
        "Về nhập khẩu, Chi cục Hải quan khu vực XIX ghi nhận 640 triệu USD, chủ yếu là máy dệt, thức ăn gia súc, giảm 1,5%.",
        [("imports", 640 * MN, USD, {"change_pct": -1.5, "commodity": None})],
    ),
    (
        None,
        "Chi cục Hải quan khu vực XII làm thủ tục cho 98.700 tờ khai của 1.240 doanh nghiệp, kim ngạch 6,75 tỷ USD, "
        "tăng lần lượt 12%, 5% và 8%.",
        [
            ("declarations", 98_700, "declaration", {"change_pct": 12}),
            ("enterprises", 1240, "enterprise", {"change_pct": 5}),
            ("turnover", 6.75 * BN, USD, {"change_pct": 8}),
        ],
    ),
    (
        "Thanh long đi Ấn Độ",
        "Thanh long thông quan tháng 10/2025 còn 4.100 tấn, trong đó Ấn Độ, Lào nhận tương ứng 2.300 tấn, 900 tấn.",
        [
            ("exports", 4100, "t", {"commodity": "Thanh long"}),
            ("exports", 2300, "t", {"partner": "Ấn Độ"}),
            ("exports", 900, "t", {"partner": "Lào"}),
        ],
    ),
    (
        None,
        "Cộng 10 tháng, xuất khẩu đạt 390 tỷ USD, nhập khẩu 371 tỷ USD, đưa tổng kim ngạch lên 761 tỷ USD. "
        "Xuất siêu 19 tỷ USD, thấp hơn con số 23 tỷ USD của cùng kỳ.",
        [
            ("exports", 390 * BN, USD, {"period_end": date(2025, 10, 31)}),
            ("imports", 371 * BN, USD, {"period_end": date(2025, 10, 31)}),
            ("turnover", 761 * BN, USD),
            ("balance", 19 * BN, USD),
            ("balance", 23 * BN, USD, {"period_end": date(2024, 10, 31)}),
        ],
    ),
    (
        None,
        "10 tháng năm 2025, Chi cục Hải quan khu vực VIII thu 16.100 tỷ đồng. Riêng tháng 10, số thu là 1.400 tỷ đồng. "
        "Hải quan Hòn Gai dẫn đầu với 8.900 tỷ đồng.",
        [
            ("state_revenue", 16_100 * BN, VND, {"period_end": date(2025, 10, 31)}),
            ("state_revenue", 1_400 * BN, VND, {"period_start": date(2025, 10, 1)}),
            ("state_revenue", 8_900 * BN, VND, {"area": "Hải quan Hòn Gai", "period_start": date(2025, 1, 1)}),
        ],
    ),
    (
        None,
        "Số thu 9 tháng của Hải quan khu vực X là 310 tỷ đồng, trong khi cùng kỳ năm 2024 thu tới 340 tỷ đồng.",
        [
            ("state_revenue", 310 * BN, VND, {"period_end": date(2025, 9, 30)}),
            ("state_revenue", 340 * BN, VND, {"period_end": date(2024, 9, 30)}),
        ],
    ),
    (
        None,
        "Quý III/2025, cửa khẩu La Lay tiếp nhận 24.300 lượt xe than, chở 820.000 tấn; con số cùng kỳ là 17.900 lượt.",
        [
            ("vehicles", 24_300, "vehicle", {"commodity": "xe than"}),
            ("cargo", 820_000, "t"),
            ("vehicles", 17_900, "vehicle", {"period_end": date(2024, 9, 30)}),
        ],
    ),
    (
        None,
        "Hàng từ Hàn Quốc về qua sân bay Nội Bài trị giá 5,1 tỷ USD.",
        [("imports", 5.1 * BN, USD, {"partner": "Hàn Quốc"})],
    ),
    (
        None,
        "Sáu tháng đầu năm ta bán 1,1 tỷ USD hạt tiêu. Còn rau quả thì sao? 3,2 tỷ USD. Nhật Bản lấy 240 triệu USD.",
        [
            ("exports", 1.1 * BN, USD, {"commodity": "hạt tiêu"}),
            ("exports", 3.2 * BN, USD, {"commodity": "rau quả"}),
            ("exports", 240 * MN, USD, {"partner": "Nhật Bản"}),
        ],
    ),
    (
        "Tổng thống Ba Lan sắp thăm Việt Nam",
        "Năm 2016, kim ngạch xuất nhập khẩu đạt 780 triệu USD (trong đó xuất khẩu 590 triệu USD).",
        [("turnover", 780 * MN, USD, {"partner": "Ba Lan"}), ("exports", 590 * MN, USD, {"partner": "Ba Lan"})],
    ),
    (
        "Việt Nam và Brunei nâng quan hệ",
        "Hai bên phối hợp trong ASEAN. Hai bên nhất trí đưa kim ngạch thương mại song phương sớm đạt 500 triệu USD.",
        [("turnover", 500 * MN, USD, {"partner": "Brunei", "status": "target"})],
    ),
    (
        "Trung Quốc viện trợ cho Campuchia",
        "Hai bên muốn đưa thương mại song phương lên 10 tỷ USD vào năm 2023.",
        [("turnover", 10 * BN, USD, {"area": "Trung Quốc", "partner": "Campuchia"})],
    ),
    (
        None,
        "Mỹ là bạn hàng lớn nhất của Mexico, với kim ngạch thương mại song phương 550 tỷ USD trong năm 2017.",
        [("turnover", 550 * BN, USD, {"area": "Mexico", "partner": "Mỹ"})],
    ),
    (
        None,
        "Việt Nam mua của Hàn Quốc 52 tỷ USD hàng hóa trong 11 tháng.",
        [("imports", 52 * BN, USD, {"area": "Việt Nam", "partner": "Hàn Quốc"})],
    ),
    (
        None,
        "Kim ngạch xuất khẩu nông sản 2018 vượt 40 tỷ USD.",
        [("exports", 40 * BN, USD, {"period_end": date(2018, 12, 31)})],
    ),
    (
        None,
        "Kim ngạch qua cửa khẩu Thanh Thủy năm 2025 ước 312 triệu USD. Thu NSNN 168 tỷ đồng/KH 150 tỷ đồng. "
        "Phương tiện: 14.210 lượt.",
        [
            ("turnover", 312 * MN, USD),
            ("state_revenue", 168 * BN, VND),
            ("state_revenue", 150 * BN, VND, {"status": "target"}),
            ("vehicles", 14_210, "vehicle"),
        ],
    ),
    # vehicles that trade or cross, where no gate is in the words for them
    (
        None,
        "Phương tiện vận tải xuất nhập cảnh qua cửa khẩu Cầu Treo là 41.230 lượt, giảm 3%.",
        [("vehicles", 41_230, "vehicle", {"change_pct": -3})],
    ),
    (
        None,
        "Tổng số phương tiện xuất nhập khẩu qua các cửa khẩu đạt 7.310 xe, tăng 9%. Trong đó, xe xuất khẩu là 2.104 xe; "
        "xe nhập khẩu là 5.206 xe. Riêng cửa khẩu quốc tế Tà Lùng có 3.015 xe.",
        [
            ("vehicles", 7_310, "vehicle", {"change_pct": 9}),
            ("vehicles", 2_104, "vehicle", {"commodity": "xe xuất khẩu"}),
            ("vehicles", 5_206, "vehicle", {"commodity": "xe nhập khẩu"}),
            ("vehicles", 3_015, "vehicle", {"area": "cửa khẩu quốc tế Tà Lùng"}),
        ],
    ),
    (
        None,
        "Ô tô nhập khẩu cả năm ước đạt 190.000 xe. Trong 9 tháng, người dân tiêu thụ 245.000 xe.",
        [("imports", 190_000, "piece")],
    ),
    # the weight of all goods, and its two directions
    (
        None,
        "Khối lượng hàng hóa xuất nhập khẩu qua ga đạt 214.000 tấn, tăng 8%: nhập 131.000 tấn, xuất 83.000 tấn.",
        [("cargo", 214_000, "t", {"change_pct": 8}), ("cargo", 131_000, "t"), ("cargo", 83_000, "t")],
    ),
    (
        None,
        "Lượng hàng hóa xuất nhập khẩu qua cửa khẩu đạt 5,2 tỷ USD, tăng 3%.",
        [("turnover", 5.2 * BN, USD, {"change_pct": 3})],
    ),
    (
        None,
        "Lượng hàng thông quan đạt 96.000 tấn. Xuất khẩu chuối đạt 12.000 tấn.",
        [("cargo", 96_000, "t"), ("exports", 12_000, "t", {"commodity": "chuối"})],
    ),
    # taxes paid or collected
    (
        None,
        "Kim ngạch qua Hải quan cửa khẩu Bờ Y trong quý I đạt 95 triệu USD; tiền thuế 61 tỷ đồng, đạt 24% kế hoạch.",
        [("turnover", 95 * MN, USD), ("state_revenue", 61 * BN, VND, {"plan_pct": 24})],
    ),
    (
        None,
        "Hải quan khu vực V làm thủ tục cho các doanh nghiệp Nhật Bản. Số thuế các doanh nghiệp này nộp là 812 tỷ đồng.",
        [("state_revenue", 812 * BN, VND, {"area": "Hải quan khu vực V"})],
    ),
    (
        None,
        "Hải quan khu vực I đã thu 520 tỷ đồng tiền thuế từ xăng dầu.",
        [("state_revenue", 520 * BN, VND)],
    ),
    (
        None,
        "Số thuế nộp ngân sách nhà nước của Hải quan cửa khẩu Cốc Nam đạt 412 tỷ đồng, tăng 8%.",
        [("state_revenue", 412 * BN, VND, {"change_pct": 8})],
    ),
    # markets that buy, money that comes in, and the sum of both ways told again
    (
        "Xuất khẩu hồ tiêu tăng",
        "Xuất khẩu hồ tiêu 9 tháng đạt 1,3 tỷ USD. Mỹ là thị trường tiêu thụ lớn nhất với 290 triệu USD, giảm 4%.",
        [
            ("exports", 1.3 * BN, USD),
            ("exports", 290 * MN, USD, {"partner": "Mỹ", "commodity": "hồ tiêu", "change_pct": -4}),
        ],
    ),
    (
        None,
        "Nhập khẩu lâm sản đạt 2,2 tỷ USD. Năm 2025 toàn ngành có thể thu về 17 tỷ USD.",
        [("imports", 2.2 * BN, USD), ("exports", 17 * BN, USD, {"status": "forecast"})],
    ),
    (
        None,
        "Nhập khẩu cả nước đạt 98 tỷ USD. Nhật Bản mua 6,1 tỷ USD.",
        [("imports", 98 * BN, USD), ("exports", 6.1 * BN, USD, {"partner": "Nhật Bản"})],
    ),
    (
        None,
        "Nhập khẩu cả nước đạt 98 tỷ USD. Từ Nhật Bản, Việt Nam mua 6,1 tỷ USD.",
        [("imports", 98 * BN, USD), ("imports", 6.1 * BN, USD)],
    ),
    (
        None,
        "Kim ngạch thương mại hai nước năm 2024 đạt 1,8 tỷ USD. Trong đó, Việt Nam xuất khẩu sang Campuchia 700 triệu USD, "
        "nhập khẩu 1,1 tỷ USD. Riêng 5 tháng đầu năm 2025, con số này đạt 0,9 tỷ USD.",
        [
            ("turnover", 1.8 * BN, USD),
            ("exports", 700 * MN, USD),
            ("imports", 1.1 * BN, USD),
            ("turnover", 0.9 * BN, USD, {"period_end": date(2025, 5, 31)}),
        ],
    ),
    # lines of a list that places head which no list knows
    (
        None,
        "Kim ngạch xuất nhập khẩu qua các cửa khẩu của tỉnh đạt 640 triệu USD.\nCụ thể:\n- Long Thạnh: 402 triệu USD, tăng 3%.\n"
        "- Khánh Bình: 151 triệu USD.\n- Nợ thuế: 3 triệu USD.",
        [
            ("turnover", 640 * MN, USD),
            ("turnover", 402 * MN, USD, {"area": "Long Thạnh", "change_pct": 3}),
            ("turnover", 151 * MN, USD, {"area": "Khánh Bình"}),
        ],
    ),
    (
        None,
        "Hải quan cửa khẩu Móng Cái làm thủ tục cho 5.000 lượt xe. Năm nay, huyện phấn đấu đón 250.000 lượt khách du lịch.",
        [("vehicles", 5_000, "vehicle")],
    ),
    (
        None,
        "Trong tháng, 31.000 lượt khách du lịch xuất nhập cảnh qua cửa khẩu Móng Cái.",
        [("passengers", 31_000, "passenger")],
    ),
    # times that firms came, and pieces of the good that the text is about
    (
        None,
        "Chi cục Hải quan đã giải quyết thủ tục cho 31.200 tờ khai của 4.170 lượt doanh nghiệp.",
        [("declarations", 31_200, "declaration"), ("enterprises", 4_170, "enterprise")],
    ),
    (
        "Ô tô nguyên chiếc: Indonesia dẫn đầu",
        "Cả nước nhập 18.420 chiếc trong tháng 9, giảm 5% so với tháng trước.",
        [("imports", 18_420, "piece", {"change_pct": -5})],
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), TOLD)
def test_reads_what_other_newsrooms_write(title: str | None, text: str, expected: list[tuple]) -> None:
    check(text, expected, title)


NO_FIGURES = [
    "Nghĩa vụ trả nợ so với tổng kim ngạch xuất khẩu tăng 6,3%.",
    "14 khách mặc áo in hình lạ khi nhập cảnh sân bay Cam Ranh.",
    "Dự án đưa năng lực thông quan qua các cảng hàng không lên 70 triệu hành khách.",
    "Máy bay này có thể chứa tới 20 tấn hàng.",
    "Nhóm này làm khống 120 tờ khai hải quan xuất khẩu.",
    "Đã có 34 doanh nghiệp cổ phần hóa, trong đó có Tổng công ty Thương mại và Xuất nhập khẩu Thanh Lễ.",
    "Vàng chiếm 76% dự trữ ngoại hối nhưng đã giảm còn 69%, tương đương 8,4 tỷ USD.",
    "Công ty khai nhập máy may mới, thực tế là 214 máy may cũ.",
    "Thị trường trong nước 8 tháng tiêu thụ 61.000 xe tải.",
    "Bãi xe của chợ đầu mối có 512 xe đỗ mỗi đêm.",
    "Năng lực thông quan hàng hóa xuất nhập khẩu của ga là 2 triệu tấn.",
    "Hải quan khu vực III cho biết số thuế doanh nghiệp phải nộp thêm là 45 tỷ đồng.",
    "Hải quan khu vực III phát hiện công ty gian lận, số thuế phải nộp là 45 tỷ đồng.",
    "Hải quan cho biết nợ thuế đến nay là 45 tỷ đồng; tiền thuế được hoàn là 12 tỷ đồng.",
    "Đến nay Hải quan khu vực I đã thu nợ được 20 tỷ đồng tiền thuế.",
    "Thị trường tiêu thụ trong nước đạt 2 tỷ USD.",
    "Hải quan Nam Ninh đánh sập đường dây nhập lậu hạt điều, lượng hàng đã đi 11.400 tấn, trị giá 160 triệu tệ.",
    "Hải quan họp với 312 lượt doanh nghiệp.",
    "Cả nước nhập 18.420 chiếc.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_ratios_capacities_and_stories_are_no_trade(text: str) -> None:
    assert read(text) == []
