"""People: the name alone is the span, the office goes to the detail."""

import pytest

from pipelines.mentions import names
from pipelines.mentions.article import Mention, Sentence


def read(text: str) -> list[Mention]:
    found = [m for m in names.read_names(Sentence(0, "body", 0, len(text), text)) if m.kind == "person"]
    assert all(text[m.start : m.end] == m.text for m in found)
    return found


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (
            "do ông Trần Minh An – Chi cục trưởng Chi cục Hải quan khu vực XVI làm Trưởng đoàn",
            "Trần Minh An",
            "Chi cục trưởng Chi cục Hải quan khu vực XVI",
        ),
        (
            "và bà Lưu Mỹ Lan, Phó Quan trưởng Hải quan Côn Minh, dẫn đầu",
            "Lưu Mỹ Lan",
            "Phó Quan trưởng Hải quan Côn Minh",
        ),
        (
            "Chi cục trưởng Chi cục Hải quan khu vực VIII Trần Minh An tiếp khách",
            "Trần Minh An",
            "Chi cục trưởng Chi cục Hải quan khu vực VIII",
        ),
        ("Thượng tá Vi Văn Bình (Đồn trưởng) kể", "Vi Văn Bình", "Đồn trưởng"),
        ("đồng chí Giàng A Páo nói", "Giàng A Páo", None),
        ("Ông Sok Dara cảm ơn", "Sok Dara", None),
        ("Thiếu tướng Sỉ Phăn Đòn dự", "Sỉ Phăn Đòn", None),
        ("Thứ trưởng Mary Pugh khẳng định", "Mary Pugh", "Thứ trưởng"),
        ("Bộ trưởng Ngoại giao Lào Sonexay Vongsa đến", "Sonexay Vongsa", "Bộ trưởng Ngoại giao Lào"),
        ("Đại sứ Trung Quốc tại Việt Nam Hà Dương dự", "Hà Dương", "Đại sứ Trung Quốc tại Việt Nam"),
        ("Phó Thị trưởng TP. Phòng Thành Cảng Lý Kiệt nói", "Lý Kiệt", "Phó Thị trưởng TP. Phòng Thành Cảng"),
        ("Bộ trưởng Cường nhấn mạnh", "Cường", "Bộ trưởng"),
        ("bà Nguyễn thị Minh Hà cho biết", "Nguyễn thị Minh Hà", None),
        ("trong đó Nguyễn Minh Tuấn khai nhận", "Nguyễn Minh Tuấn", None),
        ("Ông John H. Smith, Jr, dẫn đoàn", "John H. Smith", None),
    ],
)
def test_people(text, name, title):
    found = read(text)
    assert [m.text for m in found] == [name]
    assert found[0].detail == (f"title={title}" if title else None)


def test_two_heads_of_delegations():
    found = read("Thượng tá Y Bơk Niê, Trung tá Bun Thăn Xay và Đại tá Chea Rith chủ trì.")
    assert [m.text for m in found] == ["Y Bơk Niê", "Bun Thăn Xay", "Chea Rith"]


@pytest.mark.parametrize(
    "text",
    [
        "Trưởng ban Chỉ đạo 389 quốc gia",
        "Tổng thư ký Liên hợp quốc",
        "cục trưởng Cục Đê điều",
        "Giám đốc Cảng New York",
        "đến cặp cửa khẩu Mộc Bài – Bà Vẹt",
        "Người đàn ông Việt bị giữ",
        "trú tại số 38 Nguyễn Thái Học, phường 2",
        "đường Trần Hưng Đạo",
        "Hải quan Nam Ninh và Hải quan Côn Minh",
        "Lào Cai, Hà Giang, Cao Bằng",
        "ÔNG TRÙM MA TÚY SA LƯỚI TẠI BIÊN GIỚI",
    ],
)
def test_no_person(text):
    assert read(text) == []


def test_the_company_of_a_director_is_no_person():
    assert [m.text for m in read("ông Vũ Thanh Bình - Tổng giám đốc Sunrise, cho biết")] == ["Vũ Thanh Bình"]
