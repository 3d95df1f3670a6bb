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


def test_an_older_case_is_one_of_its_own() -> None:
    check(
        "Sáng 9/3/2025, Hải quan sân bay Nội Bài phát hiện một khẩu súng ngắn trong hành lý của hành khách nhập cảnh. "
        "Cuối năm 2023, hải quan sân bay Cam Ranh từng phát hiện ba khẩu súng ngắn và 200 viên đạn gửi từ nước ngoài.",
        {"period_start": date(2025, 3, 9), "seizures": [("súng ngắn", 1, "piece")]},
        {"agency": "hải quan sân bay Cam Ranh", "seizures": [("súng ngắn", 3, "piece"), ("đạn", 200, "piece")]},
    )


def test_telephones_make_no_two_cases_one() -> None:
    check(
        "Ngày 4/5/2025, Đồn Biên phòng Na Mèo bắt Lò Văn A (30 tuổi) từ Lào về, thu 9 bánh heroin và 2 điện thoại di động. "
        "Cũng trong sáng 4/5, tại xã bên, Đồn Biên phòng Tam Thanh bắt Vi Văn B (41 tuổi), thu 14 bánh heroin và "
        "2 điện thoại di động.",
        {"persons": 1, "seizures": [("heroin", 9, "brick"), ("điện thoại di động", 2, "piece")]},
        {"persons": 1, "seizures": [("heroin", 14, "brick"), ("điện thoại di động", 2, "piece")]},
    )


def test_a_scene_gives_the_day_of_what_is_found_in_it() -> None:
    check(
        "Vàng lậu qua sông\n\nMờ sáng 8/9/2025, một chiếc vỏ lãi cập bến sau chợ. Hai bao khô cá được chuyền lên. "
        "Trần Văn X (SN 1991) và Lê Thị Y (SN 1987) đã bị tổ công tác của Hải quan Khánh Bình giữ lại. "
        "Dưới lớp khô là 4,5 kg vàng miếng.",
        {"period_start": date(2025, 9, 8), "persons": 2, "seizures": [("vàng miếng", 4.5, "kg")]},
    )


def test_each_part_of_a_list_names_who_acted() -> None:
    check(
        "Ngày 8/10/2025, các lực lượng ở biên giới lập hồ sơ 12 vụ. Cụ thể: Đồn Biên phòng Tịnh Biên bắt Lê Văn Đ (46 tuổi) "
        "chở 900 bao thuốc lá lậu; Hải quan Vĩnh Xương giữ 1,6 tấn đường cát trên ghe.",
        {"scope": "total", "cases": 12, "period_start": date(2025, 10, 8)},
        {"agency": "Đồn Biên phòng Tịnh Biên", "persons": 1, "seizures": [("thuốc lá lậu", 900, "pack")]},
        {"agency": "Hải quan Vĩnh Xương", "seizures": [("đường cát", 1600, "kg")]},
    )


def test_bodies_head_the_lines_of_a_list() -> None:
    check(
        "9 tháng năm 2025, các lực lượng tỉnh Lạng Sơn xử lý 800 vụ buôn lậu. Cụ thể:\n"
        "- Hải quan: 388 vụ, trị giá hàng vi phạm 27 tỷ đồng, thu 21 tỷ đồng;\n"
        "- BĐBP: 297 vụ/339 đối tượng.\n",
        {"cases": 800},
        {"agency": "Hải quan", "cases": 388, "goods_value": 27 * BN, "collected": 21 * BN},
        {"agency": "BĐBP", "cases": 297, "persons": 339},
    )


def test_what_the_neighbour_caught_is_the_neighbours() -> None:
    check(
        "Chi cục Hải quan khu vực VII và Hải quan Hà Khẩu (Trung Quốc) gặp nhau quý III. Phía bạn từ tháng 1 đến tháng 9 năm "
        "2025 phá 56 vụ buôn lậu, giữ 81 người, thu 2,3 tấn hạt điều không khai báo và 940 chiếc điện thoại cũ.",
        {
            "agency": "Hải quan Hà Khẩu",
            "country": "CN",
            "cases": 56,
            "persons": 81,
            "seizures": [("hạt điều", 2300, "kg"), ("điện thoại", 940, "piece")],
        },
    )


def test_a_country_acts_over_months() -> None:
    check(
        "Hải quan Nội Bài ngày 19/2/2025 phát hiện 128 kg sừng tê giác khai là tượng gỗ. "
        "Lào cho biết đã tịch thu 2,1 tấn ngà voi trong 9 tháng năm 2025.",
        {"scope": "case", "seizures": [("sừng tê giác", 128, "kg")]},
        {"scope": "total", "country": "LA", "agency": "Lào", "period_end": date(2025, 9, 30)},
    )


def test_the_same_quarter_of_another_year() -> None:
    check(
        "Quý III/2025, Hải quan khu vực VI bắt 51 vụ buôn lậu, nhiều hơn cùng kỳ 4 vụ. Cùng quý năm ngoái là 47 vụ.",
        {"cases": 51, "period_start": date(2025, 7, 1)},
        {"cases": 47, "period_start": date(2024, 7, 1), "period_end": date(2024, 9, 30)},
    )


def test_a_bare_number_of_the_year_before() -> None:
    check(
        "Năm 2025, Hải quan khu vực II bắt 66 vụ hàng giả (cùng kỳ 41).",
        {"cases": 66, "violation": "counterfeit"},
        {"cases": 41, "period_start": date(2024, 1, 1)},
    )


def test_each_clause_names_its_own_good() -> None:
    check(
        "Trong năm 2025, hải quan bắt: ma túy 29 vụ (33 đối tượng, 310 kg); pháo 54 vụ, 6,8 tấn.",
        {"cases": 29, "persons": 33, "seizures": [("ma túy", 310, "kg")]},
        {"cases": 54, "seizures": [("pháo", 6800, "kg")]},
    )


def test_the_place_is_the_gate_of_who_acted_or_a_spot_without_an_entry() -> None:
    check(
        "Ngày 2/3/2025, Đồn biên phòng cửa khẩu quốc tế Cha Lo bắt một tài xế chở 60 kg pháo lậu. "
        "Ngày 5/3/2025, tại bưu cục Phú Bài, hải quan thu giữ 2 kg cần sa gửi từ nước ngoài.",
        {"place": "cửa khẩu quốc tế Cha Lo"},
        {"place": "bưu cục Phú Bài"},
    )


UNUSUAL = [
    (
        "Đêm 8/8, hải quan La Lay soi chiếu một rơ moóc, lòi ra 1.150 bao thuốc lá Esse.",
        ("thuốc lá esse", 1150, "pack"),
    ),
    (
        "Sáng 3/9, hải quan Móng Cái mở sáu kiện hàng, bóc ra 302 chiếc điện thoại không khai báo.",
        ("điện thoại", 302, "piece"),
    ),
    ("Đêm 2/10, thấy bóng biên phòng ở biên giới, nhóm người quẳng lại 57 bánh heroin.", ("heroin", 57, "brick")),
    ("Ngày 7/11, Hải quan Tà Lùng đo được 61,8 m3 gỗ hương không giấy tờ dưới lớp bạt.", ("gỗ hương", 61.8, "m3")),
]


@pytest.mark.parametrize(("text", "seized"), UNUSUAL)
def test_unusual_verbs_of_finding(text: str, seized: tuple[str, float, str]) -> None:
    [claim] = read(text)
    assert claim["seizures"] == [seized]


HOME = [
    "Khoảng 3h, Trạm biên phòng cửa khẩu Nhà Rồng phát hiện ghe khai thác cát trái phép, bắt giữ ghe chở 25 m3 cát.",
    "Công an bắt quả tang 2 xe tải chở 40 m3 gỗ lậu của nhóm khai thác gỗ ở khu vực biên giới.",
    "Đồn biên phòng cửa khẩu quốc tế bắt 3 người Trung Quốc rút tiền bằng thẻ ATM giả, thu 36 triệu đồng.",
    "Ổ dịch tả heo được phát hiện trong đàn gồm 7 con của hộ ông B, hải quan tiêu hủy đàn heo.",
    "Cảnh sát bắn một người nằm trong nhóm âm mưu buôn lậu 1 tấn ma túy đá vào Indonesia.",
    "Cảnh sát sân bay giữ lại một phụ nữ vì nghi ngờ mang hàng lậu, trong áo chị có một con chó.",
    "Giữa tháng 8 có khoảng 16 tấn sản phẩm thịt heo vận chuyển lậu từ Trung Quốc về, theo Cục Thú y.",
    "Công an thu giữ tại nhà hai trùm ma túy 4 khẩu súng quân dụng và 75 viên đạn.",
    "Ngày 2/1/2016, Dũng mang vali chứa 17 kg ma túy từ Hải Phòng vào Quảng Nam thì bị công an bắt.",
    "Công an bắt nhóm chở 100 bánh heroin từ Sơn La về Hòa Bình tiêu thụ.",
    "Công an tỉnh thu giữ 700 kg ma túy đá bỏ bên đường, đây là đường dây xuyên quốc gia, bắt 3 nghi phạm.",
    "Công an thu giữ 2 kg ma túy đá khi khám nhà. Ai cũng bất ngờ. Chị ta ít nói. Năm ngoái chị từ Úc về Việt Nam mở quán.",
    "Biên phòng bắt một phụ nữ mang 9 kg thuốc nổ bán cho tàu cá.",
    "Quản lý thị trường kiểm tra xe chở 900 kg nội tạng ra biên giới tiêu thụ, không hóa đơn.",
    "Cựu nhân viên tình báo bị kết tội gián điệp; hải quan từng thấy 16.500 USD tiền mặt trong hành lý của ông.",
    "Quản lý thị trường tạm giữ 13.000 sản phẩm nhãn mác giả ở thương xá. Chợ vẫn đông. Ai cũng biết. Đó không chỉ là hàng lậu.",
    "Trùm mafia bị truy nã sa lưới, cảnh sát thu 13 điện thoại di động, ông nhập cảnh bằng hộ chiếu giả.",
    "Phó giám đốc công an nói điểm chung của hai vụ án ma túy qua biên giới là giấu trong loa.",
    "Biên phòng phát hiện một người mang hành lý nghi vấn xâm nhập qua biên giới rồi nổ súng.",
    "Cảnh sát biển cho hay một số vụ vận chuyển động vật hoang dã qua biên giới như vụ 19 sừng tê giác, vụ 4 tấn rùa.",
    "Biên phòng vận động nhân dân giao nộp 34 khẩu súng tự chế.",
    "Lực lượng biên phòng tham gia giải quyết hơn 3.300 vụ việc phức tạp trên biên giới.",
    "Lô hàng từ nước ngoài có cocaine; bánh cocaine lớn nhất có khối lượng một kg, hải quan cho biết.",
    "Hải quan cho biết nhóm này đã trót lọt 4 chuyến qua biên giới, tổng cộng 80 kg ma túy.",
]


@pytest.mark.parametrize("text", HOME)
def test_offences_inside_a_country_and_numbers_of_no_seizure(text: str) -> None:
    assert read(text) == []


CARRIERS = [
    ("Ngày 8/12, hành khách N.T.K. bị hải quan phát hiện mang theo 62.000 USD không khai báo khi xuất cảnh.", 1),
    ("Soi chiếu hành lý của ông T.V.B. (37 tuổi) từ nước ngoài về, hải quan phát hiện 23 kg ngà voi.", 1),
    ("Biên phòng phát hiện 46 kg pháo nổ nhập lậu trong lốp xe, tạm giữ lái xe.", 1),
    ("Công an còng tay hai anh em ruột cùng 12 kg cần sa gửi từ nước ngoài về.", 2),
    ("Dưới khoang là 19 kg ketamine từ Lào sang. Biên phòng bắt Lê Văn Đực (41 tuổi) và một người cháu.", 2),
    ("Công an khởi tố, bắt giam Lê Quang Huy cùng 8 người vì buôn lậu 3 container điện thoại qua biên giới.", 9),
    ("Hùng (SN 1978) cùng 11 đồng phạm bị truy tố tội buôn lậu 9.300 hộp thuốc nhập lậu, hải quan thu giữ.", 12),
    ("Công an chỉ bắt được người vận chuyển trong vụ 3 tấn ngà voi từ châu Phi về cảng.", None),
    ("Hải quan làm việc với chủ kho và phát hiện 2,7 kg cần sa gửi từ nước ngoài.", None),
]


@pytest.mark.parametrize(("text", "persons"), CARRIERS)
def test_persons_with_whom_goods_are_found(text: str, persons: int | None) -> None:
    assert read(text)[0].get("persons") == persons


KINDS = [
    ("Hải quan cảng mở container, phát hiện 900 chiếc đồng hồ gắn mác Rolex không giấy tờ.", "counterfeit"),
    ("Doanh nghiệp khai nhập máy mới, thực tế hải quan phát hiện 214 máy may cũ thuộc diện cấm nhập khẩu.", "fraud"),
    ("Hải quan phát hiện hành khách nhập cảnh mang 4,15 kg nấm có chất ma túy.", "drugs"),
    ("Hải quan phát hiện 20 con chim chích chòe giấu trong cốp ô tô từ Malaysia sang.", "wildlife"),
    ("Thực tế là 3.020 viên nén màu cam, hải quan xác định là MDMA gửi từ Đức về.", "drugs"),
    (
        "Công an thu giữ 12 tấn đường cát buôn lậu qua biên giới; chủ hàng khai mua ở chợ, thực tế chở từ Lào về.",
        "goods",
    ),
]


@pytest.mark.parametrize(("text", "violation"), KINDS)
def test_violation_by_the_goods_and_how_they_are_declared(text: str, violation: str) -> None:
    assert [claim["violation"] for claim in read(text)] == [violation]


def test_items_of_a_list_that_countries_head() -> None:
    check(
        "Hải quan các nước\n\n* Singapore. Tại trạm Woodlands, nhà chức trách ngày 9/1/2025 thu giữ 18.600 ống thuốc lá điện tử "
        "nhập lậu. Năm 2024, cửa khẩu này có 1.120 vụ thuốc lá lậu.\n\n"
        "* Thái Lan. Hải quan nước này ngày 11/1/2025 tịch thu 87 con rùa sao buôn lậu trong hành lý.\n",
        {"country": "SG", "violation": "tobacco"},
        {"country": "SG", "cases": 1120},
        {"country": "TH", "violation": "wildlife", "scope": "case", "seizures": [("rùa sao", 87, "piece")]},
    )


def test_parts_of_a_statistic_by_force_and_field() -> None:
    check(
        "Sáu tháng đầu năm 2025, các lực lượng chống buôn lậu phát hiện 6.100 vụ vi phạm. Theo lĩnh vực, có 530 vụ hàng cấm, hàng "
        "lậu. Về ma túy, Hải quan bắt 129 vụ. Bộ đội Biên phòng bắt 1.038 vụ, 1.215 đối tượng buôn lậu, gian lận thương mại. "
        "Kiểm lâm xử lý 28 vụ (6 tháng đầu năm 2024: 31 vụ).",
        {"cases": 6100, "violation": "all"},
        {"cases": 530, "violation": "goods"},
        {"cases": 129, "violation": "drugs"},
        {"cases": 1038, "persons": 1215, "violation": "all"},
        {"cases": 28, "violation": "all"},
        {"cases": 31, "violation": "all", "period_start": date(2024, 1, 1), "period_end": date(2024, 6, 30)},
    )


def test_goods_of_another_kind_are_of_the_whole_statistic() -> None:
    check(
        "Năm 2024, các lực lượng chống buôn lậu tỉnh xử lý 1.588 vụ buôn lậu, gian lận thương mại. Thuốc lá nhập lậu có 512 vụ, "
        "tịch thu 34.500 bao. Đường cát bị bắt 87 tấn.",
        {"cases": 1588, "seizures": [("đường cát", 87000, "kg")]},
        {"cases": 512, "violation": "tobacco", "seizures": [("thuốc lá nhập lậu", 34500, "pack")]},
    )


def test_the_second_of_two_guns_and_pumped_oil_are_counted_once() -> None:
    check(
        "Hải quan sân bay phát hiện hai khẩu súng ngắn trong hành lý của khách nhập cảnh. Một khẩu súng hiệu K, khẩu còn lại hiệu C.",
        {"seizures": [("súng ngắn", 2, "piece")]},
    )
    check(
        "Tàu chở 70.000 lít dầu nhập lậu bị biên phòng tạm giữ ở cảng. Đến trưa đã hút được khoảng 2.000 lít dầu khỏi tàu.",
        {"seizures": [("dầu", 70000, "litre")]},
    )


def test_the_captain_is_caught_with_his_crew() -> None:
    check(
        "Biên phòng truy bắt tàu chở 100.000 lít dầu lậu do thuyền trưởng Lý Ba (38 tuổi) điều khiển cùng 2 thuyền viên.",
        {"persons": 3},
    )


def test_a_case_of_an_earlier_year_is_one_of_its_own() -> None:
    check(
        "Biên phòng bắt một đối tượng chở 3 kg ma túy đá từ Lào về. "
        "Hắn thuộc đường dây vận chuyển 490 bánh heroin qua biên giới bị triệt phá năm 2015.",
        {"seizures": [("ma túy đá", 3, "kg")]},
        {"seizures": [("heroin", 490, "brick")]},
    )


def test_who_acted_in_the_sentence_before() -> None:
    check(
        "Lực lượng tuần duyên Iran vừa bắt giữ một tàu buôn lậu nhiên liệu. Một tàu kéo và 283.900 lít dầu bị thu giữ.",
        {"agency": "Lực lượng tuần duyên Iran", "country": "IR"},
    )


def test_an_agency_with_all_of_its_name() -> None:
    check(
        "Cục Cảnh sát điều tra tội phạm về tham nhũng, kinh tế và buôn lậu bắt giữ tàu chở 300 m3 xăng nhập lậu trên biển.",
        {"agency": "Cục Cảnh sát điều tra tội phạm về tham nhũng, kinh tế và buôn lậu"},
    )


def test_loads_told_by_their_turns_are_cases_of_their_own() -> None:
    check(
        "Trong tháng 3 và 4/2025, Công an TP. HCM khám phá 3 vụ ma túy từ Campuchia về. "
        "Đợt 1 thu giữ 300 kg ma túy tổng hợp; đợt 2 thu giữ 89 bánh heroin.",
        {"cases": 3, "seizures": []},
        {"scope": "case", "seizures": [("ma túy tổng hợp", 300, "kg")]},
        {"scope": "case", "seizures": [("heroin", 89, "brick")]},
    )


def test_two_convicts_in_one_sentence_are_two_cases() -> None:
    check(
        "Năm 2009, một người bị tòa án Thái Lan tuyên án vì vận chuyển 4 kg heroin vào Thái Lan, "
        "trong khi ông này bị cáo buộc buôn lậu tới 200 kg methamphetamine.",
        {"seizures": [("heroin", 4, "kg")]},
        {"seizures": [("methamphetamine", 200, "kg")]},
    )


def test_a_headline_tells_no_more_than_the_text() -> None:
    title = "Hoãn xử trùm ma túy buôn 400 bánh heroin"
    text = f"{title}\n\nBị cáo thuê người chở ma túy từ Lào về. Nhóm này đã mua bán trót lọt 400 bánh heroin."
    assert read_enforcement(read_article("d", text, title, PUBLISHED)) == []


def test_customs_of_several_lands_one_after_another() -> None:
    check(
        "Ngày 6/1/2025, Hải quan Hồng Kông (Trung Quốc) phát hiện 1,12 tấn vảy tê tê trong container từ Nigeria.\n\n"
        "Tại Thái Lan, ngày 9/1/2025, Cục Hải quan nước này thu giữ 215 kg ma túy đá giấu trong nến thơm.\n\n"
        "Trong khi đó, Hải quan Hoàng gia Malaysia ngày 13/1/2025 bắt 3 nghi phạm, thu giữ 18 tấn thuốc lá nhập lậu.",
        {"country": "HK"},
        {"country": "TH", "violation": "drugs"},
        {"country": "MY", "agency": "Hải quan Hoàng gia Malaysia", "persons": 3},
    )


def test_two_posts_of_which_ours_comes_first() -> None:
    check(
        "Đồn Biên phòng CKQT Lệ Thanh và Đồn Công an cửa khẩu O Yadav (Campuchia) đã giao ban 8 lần. "
        "Đầu tháng 8, hai đồn cùng bắt 2 người vận chuyển 1.150 viên hồng phiến giấu trong mũ bảo hiểm.",
        {"country": "VN", "agency": "Đồn Biên phòng CKQT Lệ Thanh", "persons": 2},
    )


def test_what_a_committee_fights_is_no_violation_of_a_case() -> None:
    title = "Sơ kết công tác chống buôn lậu, gian lận thương mại và hàng giả"
    text = f"{title}\n\nNgày 12/6/2025, quản lý thị trường và biên phòng bắt giữ ô tô chở 1.950 kg chân gà nhập lậu."
    [claim] = read_enforcement(read_article("d", text, title, PUBLISHED))
    assert claim.values["violation"] == "goods"


def test_the_value_of_the_whole_load_behind_a_comma() -> None:
    check(
        "Quản lý thị trường chặn xe chở 9,6 tấn chân gà nhập lậu từ biên giới. Lái xe nói chở thuê. "
        "Toàn bộ lô hàng, trị giá theo giá niêm yết 480 triệu đồng, bị buộc tiêu hủy.",
        {"goods_value": 480 * MN},
    )


def test_the_day_of_a_plan_is_not_that_of_the_arrest() -> None:
    [claim] = read(
        "Ngày 28/5/2025, theo kế hoạch, hắn mang 10 kg ma túy đá từ Lào về nội địa. "
        "Công an phục kích, thu giữ 10 kg ma túy đá ở cửa khẩu."
    )
    assert "period_start" not in claim


def test_where_suspects_are_brought_is_not_who_caught_them() -> None:
    check(
        "Biên phòng Nghệ An bắt giữ hai người chở 60 kg ma túy đá từ Lào về, đưa về trụ sở Công an tỉnh Hà Tĩnh.",
        {"agency": "Biên phòng Nghệ An"},
    )


PLACES = [
    (
        "Trên địa bàn 3 tỉnh Thanh Hóa, Nghệ An, Hà Tĩnh có đường dây chở ma túy từ Lào về. Công an bắt ba người cùng 700 kg ma túy đá tại xã Quỳnh Thuận.",
        "xã Quỳnh Thuận",
    ),
    ("Biên phòng bắt một phụ nữ mang 3 kg ma túy đá qua biên giới. Chị mở cửa hàng tại xã Xôm Rong.", None),
    ("Công an phát hiện 120 chai nước hoa nhập lậu, mua ở cửa hàng miễn thuế tại sân bay Paris.", None),
    ("Tuần duyên Mỹ thu giữ 5 tấn cocaine khi tuần tra Thái Bình Dương.", None),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_places_where_it_did_not_happen(text: str, place: str | None) -> None:
    assert [claim.get("place") for claim in read(text)] == [place]


AGENCIES = [
    (
        "Phòng Cảnh sát kinh tế Công an tỉnh An Giang chủ trì, phối hợp tiểu đoàn cơ động, Biên phòng An Giang bắt giữ 2 tấn đường "
        "nhập lậu.",
        "Phòng Cảnh sát kinh tế Công an tỉnh An Giang",
    ),
    (
        "Cựu cán bộ hải quan cửa khẩu Cảng Sài Gòn bị Công an TP. HCM bắt vì buôn lậu 1.895 phụ tùng ô tô.",
        "Công an TP. HCM",
    ),
]


@pytest.mark.parametrize(("text", "agency"), AGENCIES)
def test_who_leads_and_who_only_employs(text: str, agency: str) -> None:
    assert read(text)[0]["agency"] == agency


ABROAD = [
    ("Malaysia kết án người buôn ma túy\n\nMột phụ nữ bị bắt tại sân bay khi mang 2 kg ma túy đá từ Ấn Độ đến.", "MY"),
    ("Ba Lan tìm thấy cocaine\n\nCảnh sát thu giữ 90 kg cocaine giấu trong lô chuối chở từ Ecuador.", "PL"),
    ("Lý do Iran bắt tàu dầu\n\nHơn 280.000 lít dầu buôn lậu bị thu giữ trên tàu kéo, một quan chức nói.", "IR"),
    ("Người đàn ông Pháp bị Indonesia kết án vì buôn 3 kg ma túy vào nước này, cảnh sát cho biết.", "ID"),
    ("Bán rượu lậu ở Nhật, chàng trai Trung Quốc bị cảnh sát bắt cùng 12 chai rượu nhập lậu.", "JP"),
    ("Cảnh sát bắt giữ một phụ nữ Trung Quốc mang 2 kg ma túy từ Thái Lan về Việt Nam.", "VN"),
    ("Công an Lạng Sơn thu giữ 2 tạ pháo nhập lậu của một người Trung Quốc.", "VN"),
]


@pytest.mark.parametrize(("text", "code"), ABROAD)
def test_country_of_a_story_set_abroad(text: str, code: str) -> None:
    assert {claim["country"] for claim in read(text)} == {code}


def undated(text: str) -> list[dict[str, Any]]:
    """The claims of a text that no date of publication goes with."""
    return [dict(claim.values) for claim in read_enforcement(read_article("d", text, None, None))]


SAID_YEARS = [
    (
        "Chiều 4/3, hải quan sân bay thu giữ 2 kg vàng của khách nhập cảnh. Cuối năm 2015 sân bay này từng mất điện.",
        None,
    ),
    ("Ngày 14/5, hải quan cửa khẩu thu giữ 30 kg ma túy. Bị can phạm điều 250 Bộ luật Hình sự 2015.", None),
    ("Ngày 14/7, hải quan cửa khẩu thu giữ 30 kg ma túy. Ông này lập gia đình năm 2015.", None),
    ("Ngày 12/4, hải quan cửa khẩu thu giữ 30 kg ma túy. Trong năm 2018, đơn vị bắt 103 vụ, 112 đối tượng.", None),
    ("Ngày 12/4, hải quan cửa khẩu thu giữ 30 kg ma túy. Từ đầu năm 2019 đến nay đơn vị bắt 20 vụ.", 2019),
    ("Ngày 12/4, hải quan cửa khẩu thu giữ 30 kg ma túy. Trước đó, ngày 2/4/2019, chủ hàng khai là trà.", 2019),
    ("Cuối tháng 7/2025. Ngày 22/7, hải quan cảng thu giữ 40 kg ngà voi trong container.", 2025),
]


@pytest.mark.parametrize(("text", "year"), SAID_YEARS)
def test_a_day_has_only_a_year_that_the_text_tells_of_it(text: str, year: int | None) -> None:
    first = next(claim for claim in undated(text) if claim["scope"] == "case")
    assert (first["period_start"].year if first["period_start"] else None) == year


def test_a_lead_rounds_what_the_text_counts() -> None:
    check(
        "Cơ trưởng buôn lậu bị bắt\n\nCông an phát hiện ông này giao hơn 100 chai nước hoa ngoại nhập lậu cho một người.\n\n"
        "Ngoài trời mưa. Hai người đứng ở cột 15. Tang vật thu giữ gồm 120 chai nước hoa không hóa đơn.",
        {"seizures": [("nước hoa", 120, "bottle")]},
    )


def test_one_amount_in_two_counters_is_one() -> None:
    check(
        "Sữa nhập lậu\n\nQuản lý thị trường tịch thu 3.900 lon sữa nước nhập lậu. Trong kho này có 3.900 chai sữa không giấy tờ.",
        {"seizures": [("sữa", 3900, "bottle")]},
    )


def test_what_a_statistic_counts_is_no_case_of_its_own() -> None:
    check(
        "Lô cần sa nặng 57 kg gửi từ Mỹ về bị hải quan thu giữ. Từ đầu năm đến nay, hải quan sân bay đã phát hiện 42 lô hàng "
        "với tổng khối lượng 57 kg cần sa.",
        {"scope": "total", "cases": 42, "seizures": [("cần sa", 57, "kg")]},
    )


def test_a_year_with_one_load_is_a_case() -> None:
    check(
        "Hồi năm 2016, cảnh sát Romania phát hiện 2,3 tấn cocaine giấu trong lô chuối nhập từ Colombia.",
        {"scope": "case", "country": "RO", "seizures": [("cocaine", 2300, "kg")]},
    )


GOODS_BY_NAME = [
    ("Hải quan phát hiện 28 đuôi voi, trọng lượng 3 kg, giấu trong container gỗ nhập khẩu.", "đuôi voi"),
    ("Biên phòng thu giữ 3,1 tỷ đồng tiền giả đưa qua biên giới.", "tiền giả"),
    ("Cảnh sát biển phát hiện tàu chở 8.150 m3 xăng A95 nhập lậu.", "xăng a95"),
    ("Công an bắt xe chở thuốc lá nhập lậu, thu giữ 15.000 gói thuốc từ biên giới vào.", "thuốc lá"),
]


@pytest.mark.parametrize(("text", "item"), GOODS_BY_NAME)
def test_goods_by_their_names(text: str, item: str) -> None:
    assert read(text)[0]["seizures"][-1][0] == item


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
