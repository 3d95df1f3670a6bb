"""Phrase tables: the short forms of bulletins and dense notes, where much is left to the lines before."""

from datetime import date

import pytest

from tests.facts.test_trade import BN, MN, USD, VND, check, read


def until(year: int, month: int, day: int) -> dict[str, date]:
    return {"period_start": date(year, 1, 1), "period_end": date(year, month, day)}


JAN_SEP = until(2025, 9, 30)
NOTES = [
    (  # a split in brackets; what follows is of the whole
        None,
        "Tổng kim ngạch qua tỉnh trong quý I đạt 3,2 tỷ USD (xuất khẩu 1,3 tỷ USD, nhập khẩu 1,9 tỷ USD), tăng 9%.",
        [("turnover", 3.2 * BN, USD, {"change_pct": 9}), ("exports", 1.3 * BN, USD), ("imports", 1.9 * BN, USD)],
    ),
    (
        None,
        "Qua cửa khẩu Chi Ma 10 tháng kim ngạch 4 tỷ USD. Hàng về nhiều nhất là máy tính 920 triệu USD, chiếm 23% tổng kim"
        " ngạch. Hàng đi chủ yếu là sầu riêng 1,1 tỷ USD.",
        [
            ("turnover", 4 * BN, USD),
            ("imports", 920 * MN, USD, {"commodity": "máy tính", "share_pct": 23}),
            ("exports", 1.1 * BN, USD, {"commodity": "sầu riêng"}),
        ],
    ),
    (
        None,
        "Chi cục Hải quan khu vực XX thu 700 tỷ đồng, đạt 58% dự toán, chưa bằng một nửa số thu cùng kỳ.",
        [("state_revenue", 700 * BN, VND, {"plan_pct": 58, "change_pct": None})],
    ),
    (
        None,
        "Dịp nghỉ lễ, cửa khẩu Móng Cái đón 45.000 lượt khách và 2.118 ô tô. Cửa khẩu Tân Thanh: 1.240 xe tải các loại,"
        " 8.900 lượt người.",
        [
            ("passengers", 45_000, "passenger"),
            ("vehicles", 2_118, "vehicle"),
            ("vehicles", 1_240, "vehicle", {"area": "Cửa khẩu Tân Thanh"}),
            ("passengers", 8_900, "passenger"),
        ],
    ),
    (
        None,
        "Mỹ nhận 34 tỷ USD hàng Việt Nam trong 9 tháng.",
        [("exports", 34 * BN, USD, {"partner": "Mỹ"})],
    ),
    (
        None,
        "9 tháng, doanh nghiệp Nhật Bản nộp 2.115 tỷ đồng tiền thuế qua Chi cục Hải quan khu vực VI.",
        [("state_revenue", 2115 * BN, VND, JAN_SEP)],
    ),
    (  # goods listed after both directions are those that the text told first
        "Ngoại thương Bình Dương",
        "Kim ngạch xuất khẩu 9 tháng đạt 26 tỷ USD, nhập khẩu 19 tỷ USD. Như vậy tỉnh xuất siêu 7 tỷ USD.\n"
        "Nhóm hàng: gỗ đạt 4,6 tỷ USD, tăng 5%; hạt điều 120 nghìn tấn với trị giá 800 triệu USD.",
        [
            ("exports", 26 * BN, USD),
            ("imports", 19 * BN, USD),
            ("balance", 7 * BN, USD),
            ("exports", 4.6 * BN, USD, {"commodity": "gỗ", "change_pct": 5}),
            ("exports", 120_000, "t", {"commodity": "hạt điều"}),
            ("exports", 800 * MN, USD, {"commodity": "hạt điều"}),
        ],
    ),
    (  # the day up to which was counted comes behind
        None,
        "Hải quan khu vực XVIII thu 15.100 tỷ đồng, tính đến 25/9.",
        [("state_revenue", 15_100 * BN, VND, until(2025, 9, 25))],
    ),
    (
        None,
        "Chi cục Hải quan khu vực III thu 58.200 tỷ đồng, tính đến hết tháng 8, bằng 76% dự toán.",
        [("state_revenue", 58_200 * BN, VND, {"plan_pct": 76, **until(2025, 8, 31)})],
    ),
    (  # a year that is not over ends with what was told before
        None,
        "Cửa khẩu Kim Thành thông quan 1.080 xe trong 10 ngày đầu tháng 11, lũy kế năm nay là 290.000 lượt phương tiện.",
        [("vehicles", 1_080, "vehicle"), ("vehicles", 290_000, "vehicle", until(2025, 11, 10))],
    ),
    (  # "nửa đầu tháng" is of the month told, not of that compared with
        None,
        "Kỳ 1 tháng 8 (1/8-15/8/2025), cả nước xuất khẩu 19 tỷ USD, giảm 12% so với kỳ 2 tháng 7. Cán cân nửa đầu tháng"
        " xuất siêu 1 tỷ USD.",
        [
            ("exports", 19 * BN, USD, {"change_pct": -12}),
            ("balance", 1 * BN, USD, {"period_start": date(2025, 8, 1), "period_end": date(2025, 8, 15)}),
        ],
    ),
    (
        None,
        "Xuất khẩu 10 tháng đạt 2,1 tỷ USD. Nhập khẩu cùng kỳ chỉ 380 triệu USD.",
        [("exports", 2.1 * BN, USD), ("imports", 380 * MN, USD, until(2025, 10, 31))],
    ),
    (
        None,
        "Xuất khẩu 10 tháng đạt 2,1 tỷ USD, cùng kỳ chỉ 1,8 tỷ USD.",
        [("exports", 2.1 * BN, USD), ("exports", 1.8 * BN, USD, until(2024, 10, 31))],
    ),
    (
        None,
        "Thương mại Việt - Lào 8 tháng đạt 2 tỷ USD; phía ta bán 480 triệu và mua 1,52 tỷ USD.",
        [
            ("turnover", 2 * BN, USD, {"partner": "Lào"}),
            ("exports", 480 * MN, USD, {"partner": "Lào"}),
            ("imports", 1.52 * BN, USD, {"partner": "Lào"}),
        ],
    ),
    (  # customs collects dong, what passes a gate is worth dollars
        None,
        "Cửa khẩu Cha Lo có 900.000 tấn hàng qua lại, thu thuế 110 tỷ; cửa khẩu Bờ Y 150 triệu USD (gấp rưỡi).",
        [
            ("cargo", 900_000, "t"),
            ("state_revenue", 110 * BN, VND),
            ("turnover", 150 * MN, USD, {"change_pct": 50}),
        ],
    ),
    (
        None,
        "Hai nước Việt - Lào đặt đích 5 tỷ USD vào năm 2030.",
        [("turnover", 5 * BN, USD, {"status": "target", "partner": "Lào", "period_end": date(2030, 12, 31)})],
    ),
    (
        "HQKV XIX: 9T/2025 thu NSNN 6.905 tỷ đồng",
        "I. XNK: KNXNK qua HQKV XIX 9T/2025 là 5.100 triệu USD; trong đó XK 3.000 tr.USD, NK 2.100 tr.USD.\n"
        "II. Thu NSNN: 6.905 tỷ đ, bằng 82% DT (8.400 tỷ đ), giảm 2,7% svck.",
        [
            ("state_revenue", 6905 * BN, VND, {"plan_pct": 82, "change_pct": -2.7, **JAN_SEP}),
            ("turnover", 5.1 * BN, USD, JAN_SEP),
            ("exports", 3 * BN, USD, JAN_SEP),
            ("imports", 2.1 * BN, USD, JAN_SEP),
            ("state_revenue", 8400 * BN, VND, {"status": "target", "period_end": date(2025, 12, 31)}),
        ],
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), NOTES)
def test_reads_notes(title: str | None, text: str, expected: list[tuple]) -> None:
    check(text, expected, title)


NO_TRADE = [
    "Tính lũy kế, doanh nghiệp Việt Nam đã rót 5,7 tỷ USD vào 274 dự án tại Lào.",
    "Công ty Hoàng Long nộp 50 tỷ đồng tiền thuế tại Chi cục Thuế Hải An.",
    "Hàng về nhiều khiến bãi xe cửa khẩu kín chỗ từ 5 giờ sáng.",
]


@pytest.mark.parametrize("text", NO_TRADE)
def test_reads_no_trade(text: str) -> None:
    assert read(text) == []


FIRMS = [
    ("Honda đã nhập khẩu trên 2.000 chiếc xe từ Thái Lan về Việt Nam.", "Honda"),
    ("Công ty Hoàng Gia cho biết, công ty đã xuất khẩu 12.000 tấn gạo sang Philippines.", "Công ty Hoàng Gia"),
    ("Năm 2024, Tập đoàn Hòa Bình xuất khẩu 300 triệu USD, tăng 12%.", "Tập đoàn Hòa Bình"),
    ("Năm 2024, xuất khẩu của Tập đoàn Masan đạt 54 triệu USD.", "Tập đoàn Masan"),
    ("Hơn 160 tấn bùn được Formosa nhập về từ Trung Quốc.", "Formosa"),
    ("Lãnh đạo Vinachem cho hay xuất khẩu đạt 291 triệu USD.", "Vinachem"),
]


@pytest.mark.parametrize(("text", "firm"), FIRMS)
def test_trade_of_one_firm_is_its_own(text: str, firm: str) -> None:
    (figure,) = read(text)
    assert figure["area"] == firm


NATIONAL = [
    "Theo Lefaso, năm 2024 ngành da giày xuất khẩu 24 tỷ USD.",
    "Doanh nghiệp FDI xuất khẩu 300 tỷ USD.",
    "Công ty Minh Hải xuất khẩu tôm từ lâu; 9 tháng, cả nước xuất khẩu tôm đạt 900 triệu USD.",
    "Theo ông Ba, giám đốc một công ty logistics, cả nước xuất khẩu 30 tỷ USD mỗi tháng; tháng 9/2025 đạt 39 tỷ USD.",
]


@pytest.mark.parametrize("text", NATIONAL)
def test_trade_of_the_country_is_no_firm_s(text: str) -> None:
    assert all("ông ty" not in figure["area"] and figure["area"] != "Lefaso" for figure in read(text))


def test_other_figures_of_a_firm_are_no_trade() -> None:
    text = "Ông Ba, Chủ tịch Vinachem, cho hay tổng kim ngạch xuất nhập khẩu đạt 582 triệu USD, đạt 97,4% kế hoạch."
    assert read(text) == []


SIGNS = [
    ("Ở chiều ngược lại, gạo 30.000 tấn.", "imports"),
    ("Trong đó, gạo 30.000 tấn.", "exports"),
]


@pytest.mark.parametrize(("following", "metric"), SIGNS)
def test_the_other_way_turns_the_direction(following: str, metric: str) -> None:
    text = "Tháng 9/2025, qua cửa khẩu Chi Ma xuất khẩu sầu riêng 96.000 tấn. " + following
    assert read(text)[-1]["metric"] == metric


STATUSES = [
    ("Bộ Tài chính giao Chi cục Hải quan khu vực III thu 91.000 tỷ đồng.", "target"),
    ("Hiệp hội ước tính nhập khẩu ô tô cả năm 2025 khoảng 205.000 xe.", "forecast"),
    ("Hải quan đưa lượng hàng qua cửa khẩu ga Đồng Đăng lên 4 triệu tấn vào 2030.", "target"),
    ("Năm 2025, ngành đặt chỉ tiêu xuất khẩu 65 tỷ USD; riêng rau quả 7,6 tỷ USD.", "target"),
    ("Cả năm xuất khẩu thủy sản chỉ còn 9 tỷ USD, thay vì 11 tỷ USD như kế hoạch.", "target"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_what_is_planned_or_expected(text: str, status: str) -> None:
    assert read(text)[-1]["status"] == status


MORE = [
    ("Xuất khẩu 9 tháng đạt 5,1 tỷ USD, +8% so với cùng kỳ; nhập khẩu 4 tỷ USD, -3,5%.", [8, -3.5]),
    ("Xuất khẩu tháng 8 đạt 43 tỷ USD, +2,6% so với tháng trước và +14,5% so với tháng 8/2024.", [14.5]),
    (
        "9 tháng xuất khẩu cà phê 498.000 tấn, đem về 2,7 tỷ USD. So cùng kỳ, lượng sụt 6% trong khi giá trị tăng 47%.",
        [-6, 47],
    ),
    ("Xuất khẩu hạt điều 9 tháng đạt 66.400 tấn với 452 triệu USD, bằng 95% lượng và 103% trị giá cùng kỳ.", [-5, 3]),
    (
        "Trong tuần, Chi cục Hải quan khu vực VII có 2.100 tờ khai; kim ngạch 74 triệu USD."
        " So với tuần trước: tờ khai tăng 3,5%; kim ngạch giảm 12%.",
        [3.5, -12],
    ),
    ("Triều Tiên nhập khẩu 3,7 triệu tấn dầu, gấp 7,5 lần so với số lượng được phép.", [None]),
]


@pytest.mark.parametrize(("text", "changes"), MORE)
def test_changes_of_notes(text: str, changes: list[float | None]) -> None:
    assert [figure["change_pct"] for figure in read(text)] == changes


def test_percents_go_by_the_line_above() -> None:
    text = (
        "Đến hết ngày 15/11/2025, toàn ngành hải quan thu 397.000 tỷ đồng.\n"
        "Đơn vị: số thu lũy kế; so với chỉ tiêu; so với cùng kỳ\n"
        "Khu vực II: 132.500 tỷ đồng; 95,1%; +4,2%\nKhu vực V: 15.310 tỷ đồng; 88,7%; -3,1%"
    )
    assert [(f["plan_pct"], f["change_pct"]) for f in read(text)] == [(None, None), (95.1, 4.2), (88.7, -3.1)]


PAIRS = [
    ("Năm 2024, thương mại Cao Bằng - Quảng Tây đạt 812 triệu USD.", "Cao Bằng", "Quảng Tây"),
    ("Buôn bán Việt Nam - Ba Lan năm 2024 đạt 3,4 tỷ USD.", "Việt Nam", "Ba Lan"),
    ("Với kim ngạch thương mại 531 tỷ USD năm 2015, Mexico là đối tác lớn thứ ba của Mỹ.", "Mexico", "Mỹ"),
    ("Thặng dư thương mại 375 tỷ USD do Trung Quốc giao thương với Mỹ là rất lớn.", "Trung Quốc", "Mỹ"),
]


@pytest.mark.parametrize(("text", "area", "partner"), PAIRS)
def test_two_that_trade_with_each_other(text: str, area: str, partner: str) -> None:
    (figure,) = read(text)
    assert (figure["area"], figure["partner"]) == (area, partner)


SHARES = [
    ("Xuất khẩu 3 tháng sang Mỹ 35,9 tỷ USD (30,3%).", 30.3),
    ("Tôm chiếm áp đảo trong xuất khẩu 10 tháng của tỉnh (1,78 tỷ USD; 84,4%).", 84.4),
]


@pytest.mark.parametrize(("text", "share"), SHARES)
def test_a_bare_percent_in_brackets_is_a_share(text: str, share: float) -> None:
    (figure,) = read(text)
    assert figure["share_pct"] == share


def test_gates_of_a_list_count_what_passes() -> None:
    text = (
        "9 tháng, kim ngạch xuất nhập khẩu qua các cửa khẩu của tỉnh đạt 2.418 triệu USD.\nCụ thể theo cửa khẩu:\n"
        "- Vĩnh Xương: 1.206 triệu USD; 11.870 lượt tàu, sà lan.\n- Tịnh Biên: 742 triệu USD; 58.400 lượt xe."
    )
    assert [f["metric"] for f in read(text)] == ["turnover", "turnover", "vehicles", "turnover", "vehicles"]


def test_goods_and_markets_of_a_trade_note() -> None:
    text = (
        "Xuất khẩu thủy sản 10 tháng đạt 9,5 tỷ USD. Trong đó tôm mang về 3,9 tỷ USD; cá ngừ giảm 2%, còn 800 triệu USD.\n"
        "Về thị trường, Mỹ 1,7 tỷ USD (+6%); Nhật Bản 1,4 tỷ USD.\nDự báo cả năm, kim ngạch có thể cán mốc 11 tỷ USD."
    )
    found = [(f["metric"], f["commodity"], f["partner"], f["change_pct"]) for f in read(text)]
    assert found == [
        ("exports", "thủy sản", None, None),
        ("exports", "tôm", None, None),
        ("exports", "cá ngừ", None, -2),
        ("exports", "thủy sản", "Mỹ", 6),
        ("exports", "thủy sản", "Nhật Bản", None),
        ("exports", None, None, None),
    ]


def test_a_sum_is_of_no_partner_told_before_it() -> None:
    text = "Tháng 11/2025, cả nước nhập 19.800 ô tô. Trong đó Thái Lan 7.200 xe, Indonesia 6.900 xe. Cộng 11 tháng là 190.000 xe."
    assert read(text)[-1]["partner"] is None


def test_other_kinds_of_trade_are_neither_direction() -> None:
    text = "Xuất khẩu 1,2 tỷ USD; nhập khẩu 1,6 tỷ USD; các loại hình khác 1,12 tỷ USD."
    assert [f["metric"] for f in read(text)] == ["exports", "imports"]
