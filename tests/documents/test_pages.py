"""HTML pages and Markdown."""

import pytest

from pipelines.documents.html import NoArticle, read_page
from pipelines.documents.markdown import read_markdown

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<html lang="vi"><head><title>Xe nối đuôi ở cửa khẩu - Báo Vùng biên</title>
<meta property="og:site_name" content="Báo Vùng biên"><meta name="author" content="Lê Nam">
<meta property="article:published_time" content="2025-03-02T10:15:00+07:00">
<style>.menu {color: red}</style><script>var views = 12345;</script></head><body>
<nav><a href="/">Trang chủ</a> <a href="/the-thao">Thể thao</a></nav>
<article><h1>Xe nối đuôi ở cửa khẩu</h1>
<p>Sáng 2/3, hàng trăm xe chở nông sản xếp hàng dài trước cửa khẩu Tân Thanh để chờ làm thủ tục xuất khẩu.</p>
<p>Theo Chi cục Hải quan khu vực VI, trong tháng 2 có 3.210 xe qua đây, tăng 12% so với cùng kỳ năm trước.</p>
<p>Đơn vị đã bố trí thêm cán bộ làm việc ngoài giờ để giải phóng hàng nhanh hơn cho doanh nghiệp.</p></article>
<aside><h3>Đọc nhiều</h3><ul><li><a href="/1">Giá vàng lập đỉnh mới</a></li></ul></aside>
<footer>Giấy phép số 1/GP</footer></body></html>"""


def test_a_page_gives_its_article():
    record = read_page(PAGE)
    assert record["title"] == "Xe nối đuôi ở cửa khẩu"
    assert record["outlet"] == "Báo Vùng biên"
    assert record["author"] == "Lê Nam"
    assert record["published_at"] == "2025-03-02T10:15:00+07:00"
    assert "3.210 xe qua đây" in record["text"] and "ngoài giờ" in record["text"]
    for foreign in ("12345", "Trang chủ", "Giá vàng", "color"):
        assert foreign not in record["text"]


def test_a_fragment_gives_its_words():
    assert read_page("<p>Bắt 2 vụ <b>buôn lậu</b></p><script>x()</script>")["text"] == "Bắt 2 vụ buôn lậu"


@pytest.mark.parametrize("page", ["", "   ", "<html><body><script>x()</script></body></html>", "<!-- -->"])
def test_a_page_without_text_is_refused(page):
    with pytest.raises(NoArticle):
        read_page(page)


@pytest.mark.parametrize(
    ("source", "record"),
    [
        (
            "# Xe nối đuôi\n\nCó **3.210** xe, [xem](http://a.b/c_d), *tăng* `12%`.\n\n- Tân Thanh\n> lời dẫn",
            {"title": "Xe nối đuôi", "text": "Xe nối đuôi\n\nCó 3.210 xe, xem, tăng 12%.\n\n- Tân Thanh\nlời dẫn"},
        ),
        (
            "---\ntitle: 'Xe nối đuôi'\nauthor: Lê Nam\n---\nCó 3 xe_tải_lớn và 2 * 3 * 4.",
            {"title": "Xe nối đuôi", "author": "Lê Nam", "text": "Có 3 xe_tải_lớn và 2 * 3 * 4."},
        ),
        ("![Xe chờ](a.jpg)\nHai vụ\n***", {"text": "Xe chờ\nHai vụ\n"}),
    ],
)
def test_markdown(source, record):
    assert read_markdown(source) == record
