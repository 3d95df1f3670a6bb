"""Organizations: what must be read, with its row and country, and what must not."""

import pytest

from pipelines.mentions import names, organizations
from pipelines.mentions.article import Mention, Sentence


def read(text: str) -> list[Mention]:
    found = [m for m in names.read_names(Sentence(0, "body", 0, len(text), text)) if m.kind == "organization"]
    assert all(text[m.start : m.end] == m.text for m in found)
    return found


NAMED = [
    # regional offices: Roman and Arabic numbers, with and without "Chi cục"
    ("Chi cục Hải quan khu vực VI khai trương trụ sở.", "Chi cục Hải quan khu vực VI", "HQKV-06"),
    ("Chi cục Hải quan Khu vực XVI vi phạm quy chế.", "Chi cục Hải quan Khu vực XVI", "HQKV-16"),
    ("Hải quan khu vực 16 họp.", "Hải quan khu vực 16", "HQKV-16"),
    ("theo Chi cục HQ khu vực II thì", "Chi cục HQ khu vực II", "HQKV-02"),
    ("HQKV XVI báo cáo", "HQKV XVI", "HQKV-16"),
    # the national body in both eras, and abbreviations
    ("Cục Hải quan vừa có công văn.", "Cục Hải quan", "CHQ"),
    ("Tổng cục Hải quan vừa có công văn.", "Tổng cục Hải quan", "TCHQ"),
    ("Theo TCHQ, số thu tăng.", "TCHQ", "TCHQ"),
    ("đoàn VCCI và", "VCCI", "VN-VCCI"),
    # provincial departments before March 2025
    ("cục Hải quan TP. HCM cho hay", "cục Hải quan TP. HCM", "CHQT-02"),
    ("Cục Hải quan tỉnh Gia Lai - Kon Tum phối hợp", "Cục Hải quan tỉnh Gia Lai - Kon Tum", "CHQT-38"),
    ("Cục Hải quan thành phố Đà Nẵng chặn", "Cục Hải quan thành phố Đà Nẵng", "CHQT-34"),
    # branches; "khu vực 1" of a port is no regional office
    (
        "Chi cục Hải quan cửa khẩu cảng Sài Gòn khu vực 1 thu",
        "Chi cục Hải quan cửa khẩu cảng Sài Gòn khu vực 1",
        "CCHQ-02CI",
    ),
    ("Hải quan cửa khẩu quốc tế Thanh Thủy và", "Hải quan cửa khẩu quốc tế Thanh Thủy", "HQ-16-06"),
    ("Hải quan Tà Lùng và", "Hải quan Tà Lùng", "HQ-16-01"),
    ("chi cục Hải quan chuyển phát nhanh nói", "chi cục Hải quan chuyển phát nhanh", "CCHQ-01DD"),
    (
        "Đội Kiểm soát chống buôn lậu khu vực miền Bắc chặn xe",
        "Đội Kiểm soát chống buôn lậu khu vực miền Bắc",
        "DTCBL-A1K7",
    ),
    # customs abroad
    ("Hải quan Nam Ninh mời", "Hải quan Nam Ninh", "CN-HQ-NN"),
    ("hải quan Lào bắt", "hải quan Lào", "LA-HQ"),
    ("Tổng cục Hải quan Trung Quốc công bố", "Tổng cục Hải quan Trung Quốc", "CN-GACC"),
    ("Cơ quan Bảo vệ Biên giới Australia tiếp", "Cơ quan Bảo vệ Biên giới Australia", "AU-ABF"),
    # other bodies
    ("bộ Công an chỉ đạo", "bộ Công an", "VN-BCA"),
    ("Bộ NN & PTNT đề nghị", "Bộ NN & PTNT", "VN-BNN"),
    ("cục Cảnh sát điều tra tội phạm về ma túy phá án", "cục Cảnh sát điều tra tội phạm về ma túy", "VN-C04"),
]

PATTERNED = [
    ("Đội Kiểm soát Hải quan số 2 chặn xe", "Đội Kiểm soát Hải quan số 2", None),
    ("Đồn Biên phòng cửa khẩu quốc tế Lao Bảo bắt", "Đồn Biên phòng cửa khẩu quốc tế Lao Bảo", "VN"),
    ("Đồn biên phòng 747 bắt", "Đồn biên phòng 747", "VN"),
    ("Bộ Chỉ huy BĐBP tỉnh Nghệ An gặp", "Bộ Chỉ huy BĐBP tỉnh Nghệ An", "VN"),
    ("Bộ đội Biên phòng Hà Tĩnh bắt", "Bộ đội Biên phòng Hà Tĩnh", "VN"),
    ("Công an TP. Móng Cái bắt", "Công an TP. Móng Cái", "VN"),
    ("Công an H.Châu Thành bắt", "Công an H.Châu Thành", None),
    ("Phòng Cảnh sát điều tra tội phạm về ma túy bắt", "Phòng Cảnh sát điều tra tội phạm về ma túy", None),
    ("Đội Quản lý thị trường số 4 chặn", "Đội Quản lý thị trường số 4", "VN"),
    ("Vùng Cảnh sát biển 3 bàn giao", "Vùng Cảnh sát biển 3", "VN"),
    (
        "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn đề xuất",
        "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn",
        "VN",
    ),
    ("UBND tỉnh Lạng Sơn và", "UBND tỉnh Lạng Sơn", "VN"),
    ("Sở Công Thương Lạng Sơn làm việc", "Sở Công Thương Lạng Sơn", "VN"),
    ("Cục Xúc tiến thương mại tổ chức", "Cục Xúc tiến thương mại", "VN"),
    ("Bộ Chỉ huy quân sự tỉnh Attapeu tiếp", "Bộ Chỉ huy quân sự tỉnh Attapeu", "LA"),
    ("Chi cục Hải quan và Thuế gián thu tỉnh Svay Rieng ký", "Chi cục Hải quan và Thuế gián thu tỉnh Svay Rieng", "KH"),
    (
        "Chính quyền nhân dân Khu tự trị dân tộc Choang Quảng Tây mời",
        "Chính quyền nhân dân Khu tự trị dân tộc Choang Quảng Tây",
        "CN",
    ),
    ("Trạm Kiểm tra biên phòng Hữu Nghị Quan đón", "Trạm Kiểm tra biên phòng Hữu Nghị Quan", "CN"),
    ("Hải quan Mường Xa (Lào) đến", "Hải quan Mường Xa", "LA"),
    ("hải quan Sri Lanka tạm giữ", "hải quan Sri Lanka", "LK"),
    ("Công ty TNHH MTV Thương mại Hoàng Phát nhập", "Công ty TNHH MTV Thương mại Hoàng Phát", None),
    ("Công ty CP Kỹ thuật và Ô tô Bình Long lãi", "Công ty CP Kỹ thuật và Ô tô Bình Long", None),
    ("Hiệp hội Dầu cọ Indonesia dự báo", "Hiệp hội Dầu cọ Indonesia", None),
    ("Công an tỉnh cùng vào cuộc", "Công an tỉnh", None),
    ("HẢI QUAN LẠNG SƠN BẮT PHÁO", "HẢI QUAN LẠNG SƠN", "VN"),
]


@pytest.mark.parametrize(("text", "name", "identifier"), NAMED)
def test_known_organizations(text, name, identifier):
    found = read(text)
    assert [(m.text, m.reference_id) for m in found[:1]] == [(name, identifier)]


@pytest.mark.parametrize(("text", "name", "country"), PATTERNED)
def test_organizations_read_by_their_head(text, name, country):
    found = read(text)
    assert [m.text for m in found[:1]] == [name]
    assert names.country(found[0]) == country


@pytest.mark.parametrize(
    "text",
    [
        "các lực lượng chức năng",
        "cơ quan chức năng",
        "hải quan hai nước",
        "hai bên",
        "Chi cục",
        "toàn ngành hải quan",
        "lực lượng hải quan",
        "ban chuyên án",
    ],
)
def test_bodies_without_a_name_are_generic(text):
    assert [(m.text, m.detail) for m in read(f"Hôm qua, {text} đã có mặt.")] == [(text, "generic")]


@pytest.mark.parametrize(
    "text",
    [
        "làm thủ tục hải quan cho lô hàng",
        "mở tờ khai hải quan mới",
        "theo Luật Hải quan điện tử",
        "cơ hội đàm phán còn nhiều",
        "Chi cục trưởng nói vậy",
        "hàng hóa của các công ty Mỹ",
        "Đức Thọ là quê ông",
        "đất nước và con người",
        "kết cục của vụ án",
        "hai bên đường ngập nước",
    ],
)
def test_no_organization(text):
    assert read(text) == []


LISTS = [
    (
        "các Chi cục Hải quan khu vực VI, VIII, XVI (Việt Nam)",
        [("Chi cục Hải quan khu vực VI", "HQKV-06"), ("VIII", "HQKV-08"), ("XVI", "HQKV-16")],
    ),
    (
        "với Chi cục Hải quan khu vực VI, khu vực VIII và XVI tổ chức",
        [("Chi cục Hải quan khu vực VI", "HQKV-06"), ("khu vực VIII", "HQKV-08"), ("XVI", "HQKV-16")],
    ),
    ("Hải quan khu vực 1, 2 và 3 đã họp", [("Hải quan khu vực 1", "HQKV-01"), ("2", "HQKV-02"), ("3", "HQKV-03")]),
    ("Chi cục Hải quan khu vực 6 và 2 đơn vị bạn", [("Chi cục Hải quan khu vực 6", "HQKV-06")]),
    ("Chi cục Hải quan khu vực VI vi phạm", [("Chi cục Hải quan khu vực VI", "HQKV-06")]),
    (
        "địa bàn ba chi cục hải quan (VII, X và XVI)",
        [("hải quan", None), ("VII", "HQKV-07"), ("X", "HQKV-10"), ("XVI", "HQKV-16")],
    ),
    (
        "các HQCK Cầu Treo, Nậm Cắn và Cha Lo",
        [("HQCK Cầu Treo", "HQ-11-01"), ("Nậm Cắn", "HQ-11-03"), ("Cha Lo", "HQ-09-06")],
    ),
    (
        "Hải quan cửa khẩu Tà Lùng, Trà Lĩnh và Sóc Giang phối hợp",
        [("Hải quan cửa khẩu Tà Lùng", "HQ-16-01"), ("Trà Lĩnh", "HQ-16-02"), ("Sóc Giang", "HQ-16-03")],
    ),
    ("Hải quan Móng Cái, Lạng Sơn có mưa", [("Hải quan Móng Cái", "HQ-08-01")]),
    ("Hải quan Nậm Cắn (Lào) đến", [("Hải quan Nậm Cắn", None)]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_without_their_heads(text, expected):
    found = [m for m in read(text) if m.text != "chi cục"]
    assert [(m.text, m.reference_id) for m in found] == expected


def test_members_of_a_list_have_their_whole_name_and_country():
    found = read("Hải quan các tỉnh Savannakhet, Salavan và Khammuane (Lào) sẽ đến")
    assert [names.canonical(m) for m in found] == [
        "Hải quan tỉnh Savannakhet",
        "Hải quan tỉnh Salavan",
        "Hải quan tỉnh Khammuane",
    ]
    assert {names.country(m) for m in found} == {"LA"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hải quan khu vực 16", "Chi cục Hải quan khu vực XVI"),
        ("Chi cục Hải quan Khu vực XVI", "Chi cục Hải quan khu vực XVI"),
        ("hải quan\nSri Lanka", "Hải quan Sri Lanka"),
        ("UBND hai tỉnh Cao Bằng", "UBND tỉnh Cao Bằng"),
        ("cơ quan chức năng", "cơ quan chức năng"),
    ],
)
def test_canonical_names(text, name):
    assert names.canonical(read(text)[0]) == name


def test_a_list_of_provinces_under_a_number():
    found = read("UBND 4 tỉnh Quảng Ninh, Lạng Sơn, Cao Bằng và Tuyên Quang")
    assert [names.canonical(m) for m in found] == [
        f"UBND tỉnh {name}" for name in ("Quảng Ninh", "Lạng Sơn", "Cao Bằng", "Tuyên Quang")
    ]


def test_a_holder_of_an_office_is_no_part_of_its_name():
    for text, name in (
        ("Cục trưởng Cục Hải quan Nguyễn Văn An nói", "Cục Hải quan"),
        ("Chủ tịch UBND tỉnh Đinh Hữu Phúc nói", "UBND tỉnh"),
        ("Bộ trưởng Bộ Công an Tô Minh dự", "Bộ Công an"),
        ("Phó Giám đốc Công an tỉnh Nghệ An Lê Khắc Bình nói", "Công an tỉnh Nghệ An"),
    ):
        assert [m.text for m in read(text)] == [name]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cục Hải quan TP.HCM", "Cục Hải quan thành phố Hồ Chí Minh"),
        ("HQCK Cầu Treo", "Hải quan cửa khẩu quốc tế Cầu Treo"),
        ("Chi cục HQ khu vực 6", "chi cục Hải quan Khu vực VI"),
        ("Hải quan CKQT Lao Bảo", "Hải quan cửa khẩu Lao Bảo"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(one, other):
    assert organizations.key(one) == organizations.key(other)
