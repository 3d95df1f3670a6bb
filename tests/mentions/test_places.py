"""Places and border gates: heads, bare names, pairs, and names that mean something else."""

import pytest

from pipelines.mentions import names
from pipelines.mentions.article import Mention, Sentence


def read(text: str) -> list[Mention]:
    found = names.read_names(Sentence(0, "body", 0, len(text), text))
    assert all(text[m.start : m.end] == m.text for m in found)
    return [m for m in found if m.kind in ("place", "border_gate")]


@pytest.mark.parametrize(
    ("text", "kind", "name", "identifier"),
    [
        # gates
        ("qua cửa khẩu quốc tế Thanh Thủy đạt", "border_gate", "cửa khẩu quốc tế Thanh Thủy", "G-THANH-THUY-HG"),
        ("qua cửa khẩu Lào Cai đạt", "border_gate", "cửa khẩu Lào Cai", "G-LAO-CAI"),
        ("tại Móng Cái, xe nối đuôi", "border_gate", "Móng Cái", "G-MONG-CAI"),
        ("tại lối mở Km3+4 Hải Yên có", "border_gate", "lối mở Km3+4 Hải Yên", "G-KM3-4"),
        ("cửa khẩu Cầu Treo đông", "border_gate", "cửa khẩu Cầu Treo", "G-CAU-TREO"),
        ("tới cửa khẩu Tho Mo mua", "border_gate", "cửa khẩu Tho Mo", None),
        ("Cửa khẩu Hữu Nghị thông xe", "border_gate", "Cửa khẩu Hữu Nghị", "G-HUU-NGHI"),
        ("cửa khẩu sân bay quốc tế Nội Bài bắt", "border_gate", "cửa khẩu sân bay quốc tế Nội Bài", "A-NOI-BAI"),
        ("qua cửa khẩu Hữu Nghị Quan sang", "border_gate", "cửa khẩu Hữu Nghị Quan", "CN-CK-YYG"),
        # places
        ("các cửa khẩu Lạng Sơn đón", "place", "cửa khẩu Lạng Sơn", "P-LANG-SON"),
        ("tại Lào Cai có mưa", "place", "Lào Cai", "P-LAO-CAI"),
        ("ở TP.HCM có", "place", "TP.HCM", "P-HO-CHI-MINH"),
        ("ở TPHCM có", "place", "TPHCM", "P-HO-CHI-MINH"),
        ("đến thành phố Sùng Tả dự", "place", "thành phố Sùng Tả", "CN-CHONGZUO"),
        ("tại Trung tâm Hội nghị tỉnh Cao Bằng diễn ra", "place", "Trung tâm Hội nghị tỉnh Cao Bằng", "P-CAO-BANG"),
        ("huyện Điện Biên Đông có", "place", "huyện Điện Biên Đông", None),
        ("phường Nam Đông Hà họp", "place", "phường Nam Đông Hà", None),
        ("cập cảng Cát Lái hôm", "place", "cảng Cát Lái", "S-CAT-LAI"),
        ("qua sân bay Vinh hôm", "place", "sân bay Vinh", "A-VINH"),
        ("tại Km số 0 hôm", "place", "Km số 0", None),
        ("tại Km0 hôm", "place", "Km0", None),
        ("khu vực mốc 1116 - 1117, hai bên", "place", "khu vực mốc 1116 - 1117", None),
        ("Khách sạn A1, gần chợ", "place", "Khách sạn A1", None),
        ("sang thị trường Mỹ và", "place", "Mỹ", "US"),
        ("Đức là khách mua lớn", "place", "Đức", "DE"),
        ("Liên bang Nga mua", "place", "Liên bang Nga", "RU"),
        ("khối EU mua", "place", "EU", "EU"),
    ],
)
def test_places(text, kind, name, identifier):
    assert [(m.kind, m.text, m.reference_id) for m in read(text)] == [(kind, name, identifier)]


def test_gates_side_by_side():
    text = "các cửa khẩu Tà Lùng - Thủy Khẩu, Sóc Giang - Bình Mãng (Cao Bằng); Lào Cai - Hà Khẩu"
    assert [(m.kind, m.text, m.reference_id) for m in read(text)] == [
        ("border_gate", "cửa khẩu Tà Lùng", "G-TA-LUNG"),
        ("border_gate", "Thủy Khẩu", "CN-CK-SK"),
        ("border_gate", "Sóc Giang", "G-SOC-GIANG"),
        ("border_gate", "Bình Mãng", "CN-CK-PM"),
        ("place", "Cao Bằng", "P-CAO-BANG"),
        ("border_gate", "Lào Cai", "G-LAO-CAI"),
        ("border_gate", "Hà Khẩu", "CN-CK-HK"),
    ]


def test_a_pair_named_as_one_carries_the_second_gate():
    (pair,) = read("tại cặp cửa khẩu Lao Bảo - Đensavan sáng nay")
    assert (pair.kind, pair.text, pair.reference_id) == ("border_gate", "cặp cửa khẩu Lao Bảo - Đensavan", "G-LAO-BAO")
    assert names.details(pair) == {"twin": "Đensavan"}


@pytest.mark.parametrize(
    "text",
    [
        "tinh thần hữu nghị và hợp tác",
        "“Hòa bình ổn định – Hữu nghị – Hợp tác”",
        "trị giá 5 tỷ đô la Mỹ",
        "thu hồi 48 triệu đôla Hong Kong",
        "quy ra 12.000 đô-la Singapore",
        "cất giấu 90.000 baht Thái",
        "đổi 200 bảng Anh",
        "Anh cho biết thêm",
        "Ý kiến này hay",
        "Minh Anh (tổng hợp)",
        "biên bản Hội đàm",
        "đạt mốc 29 tỉ USD",
        "ông Hoàng Đức nói",
        "Eu không phải tên",
        "nhu cầu Tết",
        "thanh và vinh viết thường",
    ],
)
def test_no_place(text):
    assert read(text) == []


def test_the_country_in_brackets_is_kept_for_an_unknown_place():
    village, _ = read("tại bản Na Bông (Lào) hôm")
    assert (village.text, names.country(village)) == ("bản Na Bông", "LA")


def test_a_bare_name_that_is_also_a_common_word_needs_its_head():
    assert read("cửa khẩu phụ Thanh vắng")[0].reference_id == "G-THANH-QT"
    assert [m.kind for m in read("chị Thanh và anh Vinh")] in ([], ["place"])
    assert all(m.kind == "place" for m in read("cố đô Hoa Lư ở Ninh Bình"))
