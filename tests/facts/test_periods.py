"""Which period a figure or a case is of: that of its clause, or what the sentences before it say."""

import pytest

from pipelines.facts.enforcement import read_enforcement
from pipelines.facts.trade import read_trade
from pipelines.mentions.read import read_article

Interval = tuple[str, str]

YEAR_2024, YEAR_2025, YEAR_2026 = (
    ("2024-01-01", "2024-12-31"),
    ("2025-01-01", "2025-12-31"),
    ("2026-01-01", "2026-12-31"),
)
TO_SEPTEMBER, TO_OCTOBER, TO_NOVEMBER = (
    ("2025-01-01", "2025-09-30"),
    ("2025-01-01", "2025-10-31"),
    ("2025-01-01", "2025-11-30"),
)
OCTOBER, NOVEMBER = ("2025-10-01", "2025-10-31"), ("2025-11-01", "2025-11-30")


def day(written: str) -> Interval:
    return written, written


def periods(text: str, title: str | None = None) -> dict[float, Interval]:
    """Every number of every fact, and the first and last day that it is of."""
    article = read_article("d", f"{title}\n\n{text}" if title else text, title, None)
    found: dict[float, Interval] = {}
    for claim in (*read_trade(article), *read_enforcement(article)):
        values = claim.values
        numbers = [values.get(name) for name in ("value", "cases", "persons", "prosecuted_cases", "collected")]
        numbers += [seizure["quantity"] for seizure in claim.children.get("seizures", [])]
        period = str(values["period_start"]), str(values["period_end"])
        found |= {float(number): period for number in numbers if number is not None}
    return found


def check(text: str, expected: dict[float, Interval], title: str | None = None) -> None:
    found = periods(text, title)
    assert {number: found.get(number) for number in expected} == expected


TRADE: list[tuple[str | None, str, dict[float, Interval]]] = [
    # bulletins of a day: what has no period is of that day, "lũy kế" up to it
    (
        "Bản tin cửa khẩu ngày 9/3/2026",
        "Từ sáng, cửa khẩu quốc tế Lệ Thanh thông quan 214 xe hàng.\nTrong ngày có 1.870 lượt khách xuất nhập cảnh.\n"
        "Lũy kế từ ngày 1/1/2026: 8.412 lượt xe; thu ngân sách 45,2 tỷ đồng.",
        {1870: day("2026-03-09"), 8412: ("2026-01-01", "2026-03-09"), 45.2e9: ("2026-01-01", "2026-03-09")},
    ),
    (
        None,
        "Hôm nay (22/10/2025), cửa khẩu Chi Ma có 312 lượt xe qua lại. Hôm qua là 298 lượt xe. Lũy kế từ đầu tháng đạt "
        "6.140 lượt xe, từ đầu năm đạt 81.300 lượt xe.",
        {
            312: day("2025-10-22"),
            298: day("2025-10-21"),
            6140: ("2025-10-01", "2025-10-22"),
            81300: ("2025-01-01", "2025-10-22"),
        },
    ),
    (
        "Cửa khẩu Tân Thanh: tổng hợp tuần từ 3 đến 9/11/2025",
        "Tuần qua có 2.950 lượt xe qua cửa khẩu Tân Thanh. Kim ngạch xuất nhập khẩu trong tuần đạt 85 triệu USD. Từ đầu "
        "năm đến nay, kim ngạch đạt 3,4 tỷ USD.",
        {
            2950: ("2025-11-03", "2025-11-09"),
            85e6: ("2025-11-03", "2025-11-09"),
            3.4e9: ("2025-01-01", "2025-11-09"),
        },
    ),
    # a month told by itself does not govern what follows; the months before it do
    (
        None,
        "Hết ngày 30/11/2025, Hải quan khu vực VIII nộp ngân sách 17.000 tỷ đồng. Riêng tháng 11, số thu là 1.400 tỷ "
        "đồng. Trong các đơn vị, Hải quan Hòn Gai dẫn đầu với 9.800 tỷ đồng.",
        {17000e9: TO_NOVEMBER, 1400e9: NOVEMBER, 9800e9: TO_NOVEMBER},
    ),
    # nor does the base of a comparison
    (
        None,
        "Cộng 11 tháng năm 2025, xuất khẩu đạt 430 tỷ USD. Xuất siêu 20 tỷ USD, thấp hơn con số 24 tỷ USD của cùng kỳ "
        "năm 2024. Khối FDI xuất khẩu 327 tỷ USD.",
        {430e9: TO_NOVEMBER, 20e9: TO_NOVEMBER, 24e9: ("2024-01-01", "2024-11-30"), 327e9: TO_NOVEMBER},
    ),
    (
        None,
        "Tính đến hết ngày 20/10/2025, Hải quan Bình Phước thu ngân sách 1.900 tỷ đồng. Cùng thời điểm năm ngoái, con "
        "số này là 1.700 tỷ đồng.",
        {1900e9: ("2025-01-01", "2025-10-20"), 1700e9: ("2024-01-01", "2024-10-20")},
    ),
    (
        None,
        "Tính từ đầu năm đến 15/12/2025, cả nước nhập khẩu 198.000 xe ô tô; cùng kỳ năm trước nhập khẩu 170.000 xe ô tô.",
        {198000: ("2025-01-01", "2025-12-15"), 170000: ("2024-01-01", "2024-12-15")},
    ),
    # "cùng thời điểm" without another year is the time before
    (
        None,
        "Lũy kế đến hết ngày 15/12/2025, kim ngạch xuất nhập khẩu qua Hải quan Bình Phước đạt 2 tỷ USD. Số thu ngân sách "
        "cùng thời điểm đạt 2.500 tỷ đồng.",
        {2e9: ("2025-01-01", "2025-12-15"), 2500e9: ("2025-01-01", "2025-12-15")},
    ),
    # a figure that nothing dates is of the year after the one it is compared with
    (
        None,
        "So với 11 tháng năm 2024, số thu của Hải quan Vinh tăng 14%, đạt 1.320 tỷ đồng. Kim ngạch đạt 2,1 tỷ USD.",
        {1320e9: TO_NOVEMBER, 2.1e9: TO_NOVEMBER},
    ),
    # an earlier year is told for comparison, unless its paragraph goes on about it
    (
        "Một năm của Móng Cái",
        "Cả năm 2025, Hải quan Móng Cái thu ngân sách 2.900 tỷ đồng; năm 2024 thu 2.400 tỷ đồng. Kim ngạch cả năm đạt "
        "5,2 tỷ USD. Sang năm, chỉ tiêu thu ngân sách là 3.000 tỷ đồng.",
        {2900e9: YEAR_2025, 2400e9: YEAR_2024, 5.2e9: YEAR_2025, 3000e9: YEAR_2026},
    ),
    (
        None,
        "10 tháng năm 2025, kim ngạch xuất nhập khẩu qua cửa khẩu Hữu Nghị đạt 7 tỷ USD.\n"
        "Năm 2024, kim ngạch xuất khẩu đạt 2,7 tỷ USD. Hàng do tỉnh làm ra xuất khẩu được 156 triệu USD.\n"
        "Thu ngân sách đạt 900 tỷ đồng.",
        {7e9: TO_OCTOBER, 2.7e9: YEAR_2024, 156e6: YEAR_2024, 900e9: TO_OCTOBER},
    ),
    # pairs of a month and its sum
    (
        None,
        "Tháng 10/2025: kim ngạch xuất nhập khẩu 500 triệu USD (lũy kế 4,9 tỷ USD), thu ngân sách 31 tỷ đồng (lũy kế 290 "
        "tỷ đồng).",
        {500e6: OCTOBER, 4.9e9: TO_OCTOBER, 31e9: OCTOBER, 290e9: TO_OCTOBER},
    ),
    # reviews of a year
    (
        "Hải quan Lào Cai khép lại năm 2025",
        "Số thu ngân sách đạt 2.310 tỷ đồng, bằng 112% dự toán (2.060 tỷ đồng). Kim ngạch xuất nhập khẩu đạt 5,6 tỷ "
        "USD.\nChỉ tiêu 2026: thu ngân sách 2.450 tỷ đồng.",
        {2310e9: YEAR_2025, 2060e9: YEAR_2025, 5.6e9: YEAR_2025, 2450e9: YEAR_2026},
    ),
    # lines of a table that begin with a year
    (
        "Xe qua cửa khẩu Chi Ma",
        "2024: 52.900 lượt xe\n2025: 66.100 lượt xe",
        {52900: YEAR_2024, 66100: YEAR_2025},
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), TRADE)
def test_period_of_a_trade_figure(title: str | None, text: str, expected: dict[float, Interval]) -> None:
    check(text, expected, title)


ENFORCEMENT: list[tuple[str, dict[float, Interval]]] = [
    # windows and campaigns
    (
        "Ra quân từ 1/10/2025, đến hết ngày 30/11, lực lượng 389 bắt giữ 88 vụ buôn lậu, thu giữ 2.000 kg pháo lậu.",
        {88: ("2025-10-01", "2025-11-30"), 2000: ("2025-10-01", "2025-11-30")},
    ),
    (
        "Năm 2025 (từ 16/12/2024 đến 15/12/2025), Hải quan khu vực V bắt giữ 402 vụ buôn lậu. Riêng ma túy có 22 vụ, thu "
        "giữ 180 kg ma túy.",
        {402: ("2024-12-16", "2025-12-15"), 22: ("2024-12-16", "2025-12-15")},
    ),
    # the bracket behind a count says up to when it counts, the one behind a base is of the base
    ("Năm 2025, Hải quan khu vực VI bắt giữ 340 vụ buôn lậu (tính đến hết tháng 11).", {340: TO_NOVEMBER}),
    (
        "Năm 2025, Hải quan Tây Ninh bắt giữ 39 vụ vận chuyển vàng lậu, gấp ba lần 2024 (13 vụ).",
        {39: YEAR_2025, 13: YEAR_2024},
    ),
    (
        "Suốt năm 2025, Hải quan Tân Sơn Nhất bắt giữ 96 vụ ma túy (năm 2024 có 71 vụ); tang vật gộp lại 542,8 kg ma túy.",
        {96: YEAR_2025, 71: YEAR_2024, 542.8: YEAR_2025},
    ),
    # an earlier year and a part of the period stand beside the main one
    (
        "Năm 2025, Biên phòng Quảng Trị bắt giữ 210 vụ buôn lậu. Trong khi năm 2024 chỉ có 160 vụ buôn lậu. Toàn lực "
        "lượng xử phạt 9 tỷ đồng.",
        {210: YEAR_2025, 160: YEAR_2024, 9e9: YEAR_2025},
    ),
    (
        "Mười một tháng của năm 2025, Hải quan khu vực VI bắt giữ 340 vụ buôn lậu. Quý III là cao nhất với 120 vụ buôn "
        "lậu. Toàn đơn vị khởi tố 12 vụ.",
        {340: TO_NOVEMBER, 120: ("2025-07-01", "2025-09-30"), 12: TO_NOVEMBER},
    ),
    (
        "Năm 2025 sắp qua. Hải quan Tịnh Biên thu ngân sách 320 tỷ đồng, còn năm 2024 là 280 tỷ đồng. Cả năm đơn vị bắt "
        "giữ 65 vụ buôn lậu, khởi tố 4 vụ.",
        {65: YEAR_2025, 4: YEAR_2025},
    ),
    # the day of the act, not of what was decided on it later
    (
        "Công an Tây Ninh ngày 25/11/2025 khởi tố bị can L.V.C. Đêm 19/11, C. chở 5.000 bao thuốc lá lậu từ Campuchia về "
        "thì bị bắt.",
        {5000: day("2025-11-19")},
    ),
    (
        "Ngày 2/12/2025, Hải quan Nội Bài tiêu hủy 150 kg sừng tê giác bị bắt giữ ngày 3/9/2025.",
        {150: day("2025-09-03")},
    ),
    (
        "Ngày 28/11/2025, UBND tỉnh ra quyết định xử phạt chủ hàng. Lô hàng bị Hải quan Lao Bảo bắt giữ hôm 11/11 gồm 20 "
        "tấn đường cát nhập lậu.",
        {20000: day("2025-11-11")},
    ),
    # days counted from the one before
    (
        "Rạng sáng 2/10/2025, Hải quan Móng Cái bắt giữ xe tải chở 500 kg pháo nổ nhập lậu. Hai ngày sau, đơn vị phát "
        "hiện thêm 120 kg pháo nổ nhập lậu giấu trong xe khách.",
        {500: day("2025-10-02"), 120: day("2025-10-04")},
    ),
    (
        "Sáng 3/11/2025, đồn biên phòng Lóng Sập kiểm tra một xe khách. Trong hầm hàng có 8 kg ma túy đá. Trước đó hai "
        "ngày, đồn Chiềng Khương bắt giữ 4 bánh heroin.",
        {8: day("2025-11-03"), 4: day("2025-11-01")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENFORCEMENT)
def test_period_of_a_case_or_statistic(text: str, expected: dict[float, Interval]) -> None:
    check(text, expected)


def test_a_date_in_capitals_is_no_part_of_a_name() -> None:
    check(
        "Trong ngày, lượng xe hàng qua cửa khẩu đạt 402 lượt xe.",
        {402: day("2026-01-16")},
        "LÀO CAI: BẢN TIN CỬA KHẨU NGÀY 16/1/2026",
    )
