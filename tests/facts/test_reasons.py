"""Why a number is in no fact: the reason is read from the number, its clause and what the facts hold."""

from datetime import date

import pytest

from pipelines.facts.reasons import REASONS, clause_cues, reason
from pipelines.lexicon.phrases import phrases
from pipelines.mentions.read import read_article

NUMBERS = {"money", "quantity", "count", "percent", "ratio", "ordinal"}


def reason_of(text: str, number: str, used: set | None = None) -> str:
    article = read_article("d1", text, None, date(2025, 12, 1))
    for sentence in article.sentences:
        for mention in sentence.mentions:
            if mention.kind in NUMBERS and number in mention.text:
                return reason(mention, sentence, used or set())
    raise AssertionError(f"{number!r} is no number of {text!r}")


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Giá xăng nhập khẩu qua cửa khẩu lên 19.620 đồng.", "19.620", "price"),
        ("Với hành vi buôn lậu, bị cáo lĩnh án và nộp phạt 50 triệu đồng.", "50 triệu", "penalty"),
        ("Đơn vị còn 214 tỷ đồng nợ thuế xuất nhập khẩu quá hạn.", "214", "debt"),
        ("Tuyến đường nối cửa khẩu dài 613 km.", "613", "capacity"),
        ("Cửa khẩu được mở rộng với vốn đầu tư 1.500 tỷ đồng.", "1.500", "investment"),
        ("Thuế suất nhập khẩu mặt hàng này là 25%.", "25%", "share"),
        ("Hàng xuất khẩu sang 29 thị trường.", "29", "enumeration"),
        ("Một doanh nghiệp xuất khẩu phản ánh với hải quan.", "Một", "indefinite"),
        ("Bình quân mỗi ngày cửa khẩu làm thủ tục cho 300 tấn hàng.", "300", "average"),
        ("Chiều qua cả thôn gặt được 40 tấn lúa.", "40", "out_of_scope"),
        ("Hải quan cửa khẩu ghi nhận 412 tấn.", "412", "no_frame"),
    ],
)
def test_the_reason_says_what_the_number_is(text, number, expected):
    assert reason_of(text, number) == expected


def test_an_amount_that_a_fact_holds_is_a_repetition_and_a_smaller_one_after_trong_do_a_part():
    used = {(26.0, "case")}
    assert reason_of("Hải quan bắt giữ 26 vụ.", "26", used) == "repetition"
    assert reason_of("Hải quan bắt giữ 26 vụ, trong đó 9 vụ do chi cục chủ trì.", "9 vụ", used) == "part"


def test_a_value_of_goods_is_no_price():
    assert reason_of("Hải quan ghi nhận hàng hóa trị giá 7,9 tỷ đồng.", "7,9", None) == "no_frame"


def test_every_class_of_cues_is_a_reason_of_the_list():
    assert set(phrases("unused_cues")) <= set(REASONS)
    assert set(clause_cues().groupindex) <= set(REASONS)
