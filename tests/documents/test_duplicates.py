"""A copy is told from a second report of the same event."""

from datetime import datetime
from itertools import permutations

import polars as pl

from pipelines.documents.duplicates import bodies, near_duplicates

BODY = (
    "Ngày 2/3/2025, Chi cục Hải quan khu vực VI kiểm tra một xe container tại cửa khẩu Tân Thanh và phát hiện 1.200 chai "
    "rượu không có hóa đơn. Lái xe khai nhận chở thuê cho một người không quen với tiền công 5 triệu đồng. Đơn vị đã lập "
    "biên bản, tạm giữ toàn bộ số hàng để xử lý theo quy định, đồng thời phối hợp với công an điều tra chủ lô hàng."
)
REPORT = (
    "Lạng Sơn vừa chặn một chuyến rượu lậu lớn. Theo hải quan khu vực VI, sáng 2/3/2025 có chiếc container chở tới 1.200 "
    "chai rượu ngoại chạy vào cửa khẩu Tân Thanh mà không kèm giấy tờ nào. Người cầm lái bảo mình được trả 5 triệu đồng."
)


def frame(*rows: tuple[str, str, datetime | None]) -> pl.DataFrame:
    texts = [{"document_id": name, "text": text, "title": None, "published_at": time} for name, text, time in rows]
    schema = {"document_id": pl.String, "text": pl.String, "title": pl.String, "published_at": pl.Datetime("us")}
    return pl.DataFrame(texts, schema=schema)


def copies_among(documents: pl.DataFrame) -> dict[str, str]:
    return near_duplicates(documents.hstack(bodies(documents)))


def titled(title: str) -> pl.DataFrame:
    return frame((title, f"{title}\n\n{BODY}", None)).with_columns(title=pl.lit(title))


def test_another_headline_author_or_time_stamp_makes_a_copy():
    copies = pl.concat(
        [
            titled("Chặn container rượu lậu ở Tân Thanh"),
            titled("Một nghìn hai trăm chai rượu không hóa đơn"),
            frame(("signed", f"(TTXVN) - {BODY}\n\nLê Nam | 03-03-2025, 09:10\nTin liên quan\nGiá gạo tăng", None)),
        ]
    )
    kept_for = copies_among(copies)
    assert len(kept_for) == 2 and len(set(kept_for.values())) == 1


def test_a_mended_word_makes_a_copy():
    assert copies_among(frame(("a", BODY, None), ("b", BODY.replace("lái xe", "tài xế"), None))) == {"b": "a"}


def test_a_report_in_other_words_is_none():
    assert copies_among(frame(("a", BODY, None), ("b", REPORT, None))) == {}


def test_other_numbers_in_the_same_words_make_no_copy():
    assert copies_among(frame(("a", BODY, None), ("b", BODY.replace("1.200", "1.300"), None))) == {}


def test_a_copy_that_is_cut_short_makes_a_copy():
    lead = BODY.partition(" Đơn vị đã")[0]
    for order in permutations([("a", lead, None), ("b", BODY, None)]):
        assert copies_among(frame(*order)) == {"a": "b"}


def test_a_text_that_adds_a_number_is_kept_and_the_shorter_one_is_its_copy():
    fuller = BODY + " Lô hàng được định giá 840 triệu đồng."
    assert copies_among(frame(("a", BODY, datetime(2025, 3, 3)), ("b", fuller, datetime(2025, 3, 4)))) == {"a": "b"}


def test_a_quotation_in_a_long_report_of_its_own_is_none():
    quoting = REPORT + " Văn bản viết: " + " ".join(BODY.split()[-30:])
    assert copies_among(frame(("a", BODY, None), ("b", quoting, None))) == {}


def test_of_equals_the_earliest_is_kept_whatever_the_order():
    rows = [
        ("a", BODY, None),
        ("b", BODY.replace("không quen", "mới quen"), datetime(2025, 3, 4)),
        ("c", BODY.replace("không quen", "vừa quen"), datetime(2025, 3, 3)),
    ]
    for order in permutations(rows):
        assert copies_among(frame(*order)) == {"a": "c", "b": "c"}


def test_a_phrase_that_everybody_uses_hides_no_copy():
    """More texts than a triple may lead to begin alike, and each copy still finds its original."""
    many = [
        (
            f"n{n:03}",
            f"{BODY.split(' tại ', maxsplit=1)[0]} lô {n} mã {n * 7}. " + f"Hàng {n} kiểm {n * 3} lượt. " * 9,
            None,
        )
        for n in range(120)
    ]
    last = many[-1]
    kept_for = copies_among(frame(*many, ("copy", last[1] + " Hết tin.", None)))
    assert kept_for == {last[0]: "copy"}


def test_texts_without_words_are_no_problem():
    assert copies_among(frame()) == {}
    assert copies_among(frame(("a", "Hải quan.", None), ("b", "Cửa khẩu!", None))) == {}
