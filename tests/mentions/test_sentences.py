"""Where a sentence ends, and which part of the article it stands in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.mentions.sentences import split_sentences


def sentences(text: str, title: str | None = None) -> list[str]:
    return [sentence.text for sentence in split_sentences(text, title)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Đơn vị bắt 3 vụ.", "Trị giá 1.221 tỷ đồng.", "Ngày 5.9.2025, vụ việc khép lại."],
        ["Kim ngạch đạt 24,9 triệu USD.", "11 tháng tăng 3%."],
        ["Hàng gồm gạo, ngô...", "Trong khi đó, xe giảm."],
        ["Số thu chỉ còn... 0 đồng."],
        ["Vì sao?", "Ông Nam hỏi!", '"Không rõ".', "Rồi ông đi."],
        ["“Chúng tôi chờ.”", "“Rất lâu.”", "Bà Hoa nói."],
        ["Cục Hải quan TP. HCM thu 3 tỷ.", "UBND TX. Bắc Hà họp."],
        ["PGS. TS. Lê Nam và ThS. Thu Hà dự.", "Mr. Smith vắng."],
        ["Ông L. V. Nam bị bắt.", "Đối tượng T.V.B. khai nhận."],
        ["Bắt giữ L.V.N.", "Sau đó, xe bị tạm giữ."],
        ["Đồng chí ở khu vực V.", "Đoàn thuộc loại A.", "Hết quý I.", "Hàng về."],
        ["Các Chi cục VI, VIII, XVI.", "Đoàn do ông Nam dẫn đầu."],
        ["Xe chở 3 tấn (Lạng Sơn).", "Hàng không có hóa đơn."],
        ["Thu 5 tỷ đồng.", "Trong đó có 3 tỷ tiền thuế."],
        ["Cửa khẩu ở TP.Lào Cai, Q.Bình Tân, TP.HCM."],
        ["1. Xuất khẩu đạt 5 tỷ."],
        ["Giá 12.500 đồng/kg.", "Km 3 + 4 mở cửa."],
        ["Trang vi.du đưa tin về xuất khẩu; nhập khẩu: tăng."],
        ["Công ty ABC Co. Ltd nhập 3 lô."],
        ["Đạt 3 tỷ. tăng 5% so với năm trước."],
    ],
)
def test_a_line_is_split(parts):
    assert sentences(" ".join(parts)) == parts


def test_a_missing_blank_does_not_hide_the_end():
    assert sentences("Thu 5 tỷ đồng.Trong đó thuế 3 tỷ.") == ["Thu 5 tỷ đồng.", "Trong đó thuế 3 tỷ."]


def test_a_line_break_ends_a_sentence():
    text = "Kết quả chính\n- Xuất khẩu: 3 tỷ USD\n- Nhập khẩu: 2 tỷ USD\nTân Thanh | 3 | 5"
    assert sentences(text) == text.split("\n")


def test_a_line_break_after_an_abbreviation_does_not():
    assert sentences("Cục Hải quan TP.\nHCM thu 3 tỷ.") == ["Cục Hải quan TP.\nHCM thu 3 tỷ."]
    assert sentences("Đoàn giám sát của HĐND TP.\nCác kiến nghị được ghi nhận.") == [
        "Đoàn giám sát của HĐND TP.",
        "Các kiến nghị được ghi nhận.",
    ]
    assert len(sentences("Cục Hải quan TP.\n\nHCM thu 3 tỷ.")) == 2


def test_a_title_is_one_sentence():
    title = "Vì sao xe chờ? Đâu là lối ra"
    found = split_sentences(f"{title}\n\nXe chờ. Đường hẹp.", title)
    assert [(sentence.section, sentence.text) for sentence in found] == [
        ("title", title),
        ("body", "Xe chờ."),
        ("body", "Đường hẹp."),
    ]


def test_sections_of_an_article():
    text = (
        "Xe nối đuôi ở cửa khẩu\n\nCập nhật: 02/03/2025 10:15\n\n"
        "(TTXVN) - Ngày 2/3, có 300 xe chờ ở bãi. Đơn vị làm thêm giờ.\n\n"
        "Bãi xe chiều 2/3. Ảnh: CTV\n\nHàng chủ yếu là nông sản.\n\nLê Nam\n\nTin liên quan:\n• Giá gạo tăng"
    )
    found = split_sentences(text, "Xe nối đuôi ở cửa khẩu")
    assert [sentence.section for sentence in found] == [
        "title",
        "boilerplate",
        "byline",
        "body",
        "body",
        "caption",
        "caption",
        "body",
        "byline",
        "boilerplate",
        "boilerplate",
    ]
    assert [sentence.position for sentence in found] == list(range(11))


pieces = st.sampled_from(
    ["Hải quan", "TP.", "HCM", "thu", "3,5", "1.221", "tỷ", ".", ". ", "...", "?", "!", "\n", "\n\n", " ", "“", "”", "(", ")",
     "Ảnh: CTV", "L.", "V.", "Lê Nam", "02-03-2025, 10:15", "Tin liên quan:", "•", "The price of the rice is cut", "|", "Trong"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces, max_size=30).map("".join) | st.text(max_size=80), st.booleans())
def test_sentences_cover_the_text_without_overlap(text, titled):
    end = 0
    for sentence in split_sentences(text, text.strip().partition("\n")[0] if titled else None):
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert sentence.start >= end and not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()
