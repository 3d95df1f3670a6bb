"""Goods: the longest name, whole words, ambiguous names in context, units left to the numbers."""

import pytest

from pipelines.mentions import names
from pipelines.mentions.article import Sentence


def read(text: str) -> list[tuple[str, str, str | None]]:
    found = names.read_names(Sentence(0, "body", 0, len(text), text))
    assert all(text[m.start : m.end] == m.text for m in found)
    return [(m.kind, m.text, m.reference_id) for m in found if m.kind in ("commodity", "contraband")]


@pytest.mark.parametrize(
    ("text", "kind", "name", "identifier"),
    [
        ("thu giữ 270 gam ma túy tổng hợp.", "contraband", "ma túy tổng hợp", "K-006"),
        ("thu 8,3 kg heroin và", "contraband", "heroin", "K-001"),
        ("giấu 200 viên đạn.", "contraband", "đạn", "K-020"),
        ("giấu 3 khẩu súng ngắn.", "contraband", "súng ngắn", "K-019"),
        ("hơn 1 tấn vảy tê tê nhập lậu,", "contraband", "vảy tê tê nhập lậu", "K-026"),
        ("xuất khẩu linh kiện điện tử tăng", "commodity", "linh kiện điện tử", "C-085"),
        (
            "máy vi tính, sản phẩm điện tử và linh kiện đạt",
            "commodity",
            "máy vi tính, sản phẩm điện tử và linh kiện",
            "C-086",
        ),
        ("nhập ô tô nguyên chiếc các loại về", "commodity", "ô tô nguyên chiếc các loại", "C-091"),
        ("xuất 500 tấn vải sang", "commodity", "vải", "C-012"),
        ("94.000 xe ô tô về cảng", "commodity", "ô tô", "C-091"),
        ("Nông sản chiếm phần lớn", "commodity", "Nông sản", "C-001"),
    ],
)
def test_goods(text, kind, name, identifier):
    assert read(text) == [(kind, name, identifier)]


def test_lists_of_goods():
    names_read = [name for _, name, _ in read("chủ yếu là sầu riêng, nhãn, vải, tiêu và thanh long")]
    assert names_read == ["sầu riêng", "nhãn", "vải", "tiêu", "thanh long"]


def test_a_unit_stays_with_its_number():
    text = "bắt 12 xe tải"
    (good,) = [m for m in names.read_names(Sentence(0, "body", 0, len(text), text)) if m.kind == "commodity"]
    assert (good.text, names.canonical(good)) == ("tải", "xe tải")
    assert read("tịch thu 12 ba lô") == []


@pytest.mark.parametrize(
    "text",
    [
        "nhãn hiệu đã đăng ký",
        "đường đi lại khó",
        "điều này đúng",
        "ngày lạc quan",
        "bạc màu theo thời gian",
        "hàng trăm người",
        "mặt hàng này",
        "trên đường về",
        "chạy xe máy về nhà",
    ],
)
def test_no_goods(text):
    assert read(text) == []
