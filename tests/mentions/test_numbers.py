"""What `read_numbers` must read, phrase by phrase, and what it must leave alone."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.mentions.article import Mention, Sentence
from pipelines.mentions.numbers import read_numbers


def read(text: str) -> list[Mention]:
    return read_numbers(Sentence(0, "body", 0, len(text), text))


def told(text: str) -> list[tuple]:
    """Kind, text, value and unit of what is read."""
    return [(m.kind, m.text, m.value, m.unit) for m in read(text)]


MONEY = [
    ("đạt 76 tỷ USD", "76 tỷ USD", 7.6e10, "USD"),
    ("đạt 5,223 tỷ USD", "5,223 tỷ USD", 5.223e9, "USD"),
    ("nộp 2.523 tỷ đồng", "2.523 tỷ đồng", 2.523e12, "VND"),
    ("đạt 2 tỷ 723,5 triệu USD", "2 tỷ 723,5 triệu USD", 2_723_500_000, "USD"),
    ("trị giá 1.702 tỷ 417 triệu đồng", "1.702 tỷ 417 triệu đồng", 1_702_417_000_000, "VND"),
    ("thu 192.038,64 triệu đồng", "192.038,64 triệu đồng", 192_038_640_000, "VND"),
    ("thu 6,5 nghìn tỷ đồng", "6,5 nghìn tỷ đồng", 6.5e12, "VND"),
    ("nhập 1.6 triệu USD", "1.6 triệu USD", 1.6e6, "USD"),
    ("thu 5.837.3 tỷ đồng", "5.837.3 tỷ đồng", 5_837_300_000_000, "VND"),
    ("hàng hóa 1,234,567 USD", "1,234,567 USD", 1_234_567, "USD"),
    ("khoản 2 tỷ rưỡi đồng", "2 tỷ rưỡi đồng", 2.5e9, "VND"),
    ("mất tỷ rưỡi đồng", "tỷ rưỡi đồng", 1.5e9, "VND"),
    ("trị giá hai trăm triệu đồng", "hai trăm triệu đồng", 2e8, "VND"),
    ("khoảng 500 triệu nhân dân tệ", "500 triệu nhân dân tệ", 5e8, "CNY"),
    ("gồm 75,9 triệu đôla Hong Kong", "75,9 triệu đôla Hong Kong", 75.9e6, "HKD"),
    ("mang 20 triệu kíp", "20 triệu kíp", 2e7, "LAK"),
    ("giá $1,2 tỷ", "$1,2 tỷ", 1.2e9, "USD"),
    ("gần nửa triệu USD", "nửa triệu USD", 5e5, "USD"),
    ("thuế 146.000 tỷ đồng bằng 51,6% dự toán", "146.000 tỷ đồng", 1.46e14, "VND"),
]


@pytest.mark.parametrize(("text", "span", "value", "unit"), MONEY)
def test_reads_money(text, span, value, unit):
    assert told(text)[0] == ("money", span, value, unit)


QUANTITIES = [
    ("thu 8,3 kg heroin", "8,3 kg", 8.3, "kg"),
    ("thu 270 gam ma túy", "270 gam", 0.27, "kg"),
    ("giấu 500g cocaine", "500g", 0.5, "kg"),
    ("3 tạ ma túy đá", "3 tạ", 300, "kg"),
    ("2 lạng thuốc phiện", "2 lạng", 0.2, "kg"),
    ("nhập 5.648 tấn thịt", "5.648 tấn", 5648, "t"),
    ("thu 3 tấn 460 kg pháo", "3 tấn 460 kg", 3460, "kg"),
    ("gần nửa tấn ma túy", "nửa tấn", 0.5, "t"),
    ("145,4 ngàn tấn", "145,4 ngàn tấn", 145_400, "t"),
    ("bắt 08 vụ", "08 vụ", 8, "case"),
    ("16.633 vụ việc vi phạm", "16.633 vụ", 16_633, "case"),
    ("bắt bốn đối tượng", "bốn đối tượng", 4, "person"),
    ("bắt ba trăm linh hai người", "ba trăm linh hai người", 302, "person"),
    ("bắt giữ năm nghi phạm", "năm nghi phạm", 5, "person"),
    ("329 bánh heroin", "329 bánh", 329, "brick"),
    ("10.000 viên ma túy", "10.000 viên", 10_000, "pill"),
    ("kèm 6 viên đạn", "6 viên", 6, "piece"),
    ("58.000 gói thuốc", "58.000 gói", 58_000, "pack"),
    ("chở 40 bao đường cát", "40 bao", 40, "bag"),
    ("1,87 triệu tờ khai", "1,87 triệu tờ khai", 1.87e6, "declaration"),
    ("số tờ khai là 9.100 tờ", "9.100 tờ", 9100, "declaration"),
    ("13.870 lượt phương tiện", "13.870 lượt phương tiện", 13_870, "vehicle"),
    ("phương tiện đạt 4.905 lượt", "4.905 lượt", 4905, "vehicle"),
    ("lượng khách đạt 154.000 lượt", "154.000 lượt", 154_000, "passenger"),
    ("5,05 triệu lượt khách", "5,05 triệu lượt khách", 5.05e6, "passenger"),
    ("8 lượt hội đàm", "8 lượt", 8, "time"),
    ("của 1.036 DN", "1.036 DN", 1036, "enterprise"),
    ("thu 3 điện thoại di động", "3", 3, "piece"),
    ("5,765 m3 gỗ", "5,765 m3", 5.765, "m3"),
    ("hơn 120.000 lít dầu", "120.000 lít", 120_000, "litre"),
    ("hai container hàng", "hai container", 2, "container"),
    ("trao đổi 29 thư", "29 thư", 29, "letter"),
    ("dài hơn 613 km", "613 km", 613, "km"),
    ("giá 3 đồng chí hỏi", "3 đồng chí", 3, "person"),
]


@pytest.mark.parametrize(("text", "span", "value", "unit"), QUANTITIES)
def test_reads_quantities(text, span, value, unit):
    assert told(text) == [("quantity", span, value, unit)]


def test_reads_percents_ratios_and_ordinals():
    assert told("tăng 21,5%") == [("percent", "21,5%", 21.5, "percent")]
    assert told("tăng trưởng âm 2,3%") == [("percent", "âm 2,3%", -2.3, "percent")]
    assert told("tăng 2,3 điểm phần trăm") == [("percent", "2,3 điểm phần trăm", 2.3, "percentage_point")]
    assert told("gấp 1,8 lần cùng kỳ") == [("ratio", "1,8 lần", 1.8, "times")]
    assert told("đã 8 lần trót lọt") == [("quantity", "8 lần", 8, "time")]
    assert told("chiếm 1/4 tổng số") == [("ratio", "1/4", 0.25, "fraction")]
    assert told("hai phần ba số vụ") == [("ratio", "hai phần ba", pytest.approx(2 / 3), "fraction")]
    assert told("Hội đàm lần thứ 11") == [("ordinal", "lần thứ 11", 11, None)]
    assert told("Hội đàm lần thứ mười một") == [("ordinal", "lần thứ mười một", 11, None)]
    assert told("Đại hội thứ XIII") == [("ordinal", "thứ XIII", 13, None)]
    assert told("giao lưu lần 5 tại Cao Bằng") == [("ordinal", "lần 5", 5, None)]


QUALIFIERS = [
    ("đạt hơn 5 tỷ USD", "over"),
    ("đạt trên 5 tỷ USD", "over"),
    ("lên tới hơn 5 tỷ USD", "over"),
    ("từ 5 tỷ đồng trở lên", "over"),
    ("là gần 5 tỷ USD", "nearly"),
    ("chưa đến 5 tỷ USD", "nearly"),
    ("khoảng 5 tỷ USD", "approx"),
    ("ước đạt 5 tỷ USD", "approx"),
    ("ước tính 5 tỷ USD", "approx"),
    ("xấp xỉ 5 tỷ USD", "approx"),
    ("(khoảng 5 tỷ USD)", "approx"),
    ("lên tới 5 tỷ USD", "exact"),
    ("chỉ đạt 5 tỷ USD", "exact"),
    ("cao hơn 5 tỷ USD", "exact"),
    ("tốc độ 5 tỷ USD", "exact"),
    ("giá gần (5 tỷ USD)", "exact"),
]


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIERS)
def test_reads_qualifiers(text, qualifier):
    assert [m.qualifier for m in read(text)] == [qualifier]


DETAILS = [
    ("tăng 21,5%", "up"),
    ("tăng mạnh khoảng 47%", "up"),
    ("giảm 621 triệu USD", "down"),
    ("tăng lên 40%", None),
    ("chiếm 20% tổng kim ngạch", "share"),
    ("đạt 92,2% dự toán", "of_plan"),
    ("bằng 85% cùng kỳ", "equals"),
    ("vượt 27% so với năm trước", "exceeds"),
    ("giá 22.900 đồng/kg", "price"),
    ("giá 8 triệu đồng một tấn", "price"),
    ("thu 590 tỷ đồng/ngày", "rate"),
    ("bình quân 390 xe", "average"),
    ("mỗi ngày 390 xe", "average"),
    ("ông A, 28 tuổi", "age"),
    ("(SN 1982)", "birth"),
    ("theo Điều 250", "legal"),
    ("Hải quan khu vực 16", "name"),
    ("trên Quốc lộ 48", "name"),
    ("Ban Chỉ đạo 389", "name"),
    ("hàng trăm tấn", "vague"),
    ("lúc 8h30", "clock"),
    ("khoảng 20 giờ ngày hôm đó", "clock"),
    ("làm 8 giờ liền", None),
    ("SEA Games 2017", "year"),
    ("điện thoại 0912345678", "identifier"),
    ("mã vạch 8936012345678", "identifier"),
    ("Thứ nhất, tăng cường kiểm tra", "list"),
    ("1" * 400, "overlong"),
]


@pytest.mark.parametrize(("text", "detail"), DETAILS)
def test_says_what_a_number_is_besides(text, detail):
    assert [m.detail for m in read(text)] == [detail]


def test_a_currency_between_two_numbers_is_the_first_ones():
    assert [(m.text, m.value) for m in read("trả 0 £ 0 và 5 € 7")] == [("0 £", 0), ("0", 0), ("5 €", 5), ("7", 7)]


def test_vague_and_overlong_numbers_have_no_value():
    assert [m.value for m in read("hàng chục tấn, vài trăm triệu đồng")] == [None, None]
    assert [m.value for m in read("7" * 400)] == [None]


JOINED = [
    (
        "vay 500-700 triệu đồng",
        [("500", 5e8, "VND", "range_low"), ("700 triệu đồng", 7e8, "VND", "range_high")],
    ),
    (
        "từ 5 đến 7 tấn",
        [("5", 5, "t", "range_low"), ("7 tấn", 7, "t", "range_high")],
    ),
    (
        "bắt 26 vụ/36 đối tượng",
        [("26 vụ", 26, "case", None), ("36 đối tượng", 36, "person", None)],
    ),
    (
        "bắt 823/1.561 vụ",
        [("823", 823, "case", "whole=1561"), ("1.561 vụ", 1561, "case", "whole")],
    ),
    (
        "đạt 34,4/29,8 tỷ USD",
        [("34,4", 3.44e10, "USD", "pair"), ("29,8 tỷ USD", 2.98e10, "USD", "pair_base")],
    ),
    (
        "lần lượt đạt 2,1 và 3,4 tỷ USD",
        [("2,1", 2.1e9, "USD", None), ("3,4 tỷ USD", 3.4e9, "USD", None)],
    ),
    (
        "xuất khẩu 3,2, nhập khẩu 2,1 tỷ USD",
        [("3,2", 3.2e9, "USD", None), ("2,1 tỷ USD", 2.1e9, "USD", None)],
    ),
    (
        "xuất khẩu đạt 9,7 tỉ, nhập khẩu đạt 8,8 tỉ USD",
        [("9,7 tỉ", 9.7e9, "USD", "elided"), ("8,8 tỉ USD", 8.8e9, "USD", None)],
    ),
    (
        "tại quận 1, 3 và 5",
        [("1", 1, None, "name"), ("3", 3, None, "name"), ("5", 5, None, "name")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_joins_numbers_that_share_a_unit(text, expected):
    assert [(m.text, m.value, m.unit, m.detail) for m in read(text)] == expected


def test_a_range_is_as_exact_as_its_qualifier_says():
    assert [m.qualifier for m in read("khoảng 500-700 triệu đồng")] == ["approx", "approx"]


NOT_READ = [
    "xe mang biển kiểm soát 29H-123.45",
    "biển số 37 C -290.09",
    "Nghị định 167/2016/NĐ-CP",
    "cầm súng AK-47",
    "lối mở Km3+4",
    "xăng E5 RON92",
    "hai bên thống nhất",
    "một số cửa khẩu",
    "một trong những điểm nóng",
    "mỗi năm lượng hàng càng nhiều",
    "năm người dân ít đi lại",
    "sáng thứ hai tuần này",
    "số nhà 66/8 đường vào cảng",
    "mở rộng gấp đôi diện tích",
    "hai bộ phận phối hợp",
    "phủ sóng mạng 5G",
    "không có vụ nào",
]


@pytest.mark.parametrize("text", NOT_READ)
def test_leaves_alone(text):
    assert told(text) == []


def test_offsets_are_those_of_the_article():
    text = "Năm qua bắt 26 vụ/36 đối tượng"
    mentions = read_numbers(Sentence(3, "body", 100, 100 + len(text), text))
    assert [text[m.start - 100 : m.end - 100] for m in mentions] == ["26 vụ", "36 đối tượng"]


def test_a_letter_that_grows_in_lower_case_moves_no_offset():
    assert told("İİ thu 5 kg vàng") == [("quantity", "5 kg", 5, "kg")]


SCALES = {"": 0, " nghìn": 3, " triệu": 6, " tỷ": 9, " nghìn tỷ": 12}


def vietnamese(value: Decimal) -> str:
    """1234.5 -> "1.234,5"."""
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


@given(
    whole=st.integers(0, 999_999),
    decimals=st.sampled_from(["", "5", "25", "375"]),
    scale=st.sampled_from(sorted(SCALES)),
    unit=st.sampled_from([("USD", "USD"), ("đồng", "VND"), ("tấn", "t"), ("vụ", "case")]),
    before=st.sampled_from(["", "đạt ", "Tổng kim ngạch là "]),
)
def test_reads_back_what_is_written_in_vietnamese(whole, decimals, scale, unit, before):
    value = Decimal(f"{whole}.{decimals}" if decimals else whole)
    written = f"{vietnamese(value)}{scale} {unit[0]}"
    (mention,) = read(before + written + ", tăng đều")
    assert (mention.start, mention.text, mention.unit) == (len(before), written, unit[1])
    assert mention.value == float(value * 10 ** SCALES[scale])


DIGIT_WORDS = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def in_words(number: int) -> str:
    """1 to 999,999 as a careful writer spells it."""
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return below_thousand(rest)
    if not rest:
        return f"{below_thousand(thousands)} nghìn"
    gap = " không trăm" if rest < 100 else ""
    gap += " linh" if rest < 10 else ""
    return f"{below_thousand(thousands)} nghìn{gap} {below_thousand(rest)}"


def below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, digit = divmod(rest, 10)
    words = [f"{DIGIT_WORDS[hundreds]} trăm"] if hundreds else []
    if tens:
        words.append("mười" if tens == 1 else f"{DIGIT_WORDS[tens]} mươi")
    elif hundreds and digit:
        words.append("linh")
    special = {1: "mốt", 4: "tư", 5: "lăm"} if tens > 1 else {5: "lăm"} if tens else {}
    return " ".join([*words, *([special.get(digit, DIGIT_WORDS[digit])] if digit else [])])


@given(st.integers(11, 999_999))
def test_reads_numbers_in_words(number):
    words = in_words(number)
    (mention,) = read(f"bắt giữ {words} đối tượng")
    assert (mention.text, mention.value, mention.unit) == (f"{words} đối tượng", number, "person")


HOSTILE = ["1", "1.", "1,2 ", "1-", "1/", "một ", "tỷ ", "5 tỷ 3 triệu và ", "hàng trăm ", "nửa ", "lần thứ ", "năm "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_costs_no_more_than_its_length(piece):
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    mentions = read(text)
    assert time.process_time() - started < 2
    assert len(mentions) <= 2000
