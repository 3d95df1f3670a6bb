"""Which part of an article a line is."""

import pytest

from pipelines.documents.lines import own_section, read_lines

BODY = "Trong kỳ báo cáo, lực lượng chức năng đã lập biên bản nhiều vụ vi phạm trên địa bàn và chuyển hồ sơ xử lý."


def sections(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(line.section, line.text) for line in read_lines(text, title)]


@pytest.mark.parametrize(
    "line",
    [
        "Tang vật tại trụ sở đơn vị. Ảnh: CTV",
        "Xe chờ qua cửa khẩu - Ảnh: L.THANH",
        "Xe chờ qua cửa khẩu - Ảnh L.THANH",
        "Kiểm tra lô hàng - Ảnh: Cơ quan công an cung cấp.",
        "Đối tượng và tang vật (ảnh: Báo Biên phòng).",
        "(Ảnh minh họa).",
        "Ảnh minh họa: internet",
        "Hình minh họa.",
        "Ảnh 1: Cổng cửa khẩu. Ảnh 2: Bãi xe.",
        "Đồ họa: Minh An",
        "Video: Hải quan cung cấp",
    ],
)
def test_captions(line):
    assert own_section(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Lê Nam | 02-03-2025, 10:15",
        "Lê Nam - 02/03/2025 10:15",
        "PV Lê Nam, 10:15 02/03/2025",
        "Bài và ảnh: Lê Nam",
        "Nguồn: Cục Hải quan. Đồ họa: Minh An",
        "Tác giả: Lê Nam",
    ],
)
def test_bylines(line):
    assert own_section(line) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "02-03-2025, 10:15",
        "Cập nhật: 02/03/2025 10:15",
        "Chủ nhật, 02/03/2025 | 10:15 GMT+7",
        "Đăng lúc 10:15 ngày 02/03/2025",
        "2025-03-02 10:15:00",
        "Xem thêm: Giá vàng tăng",
        "Đọc thêm >> Giá vàng tăng",
        "Tin liên quan",
        "Trang chủ > Kinh tế > Xuất nhập khẩu",
        "Chia sẻ | Bình luận (12)",
        "Từ khóa: hải quan, buôn lậu, cửa khẩu",
        "https://vi.du/tin/1",
        "© 2025 Báo điện tử",
        "Giấy phép số 12/GP-BTTTT",
        "***",
    ],
)
def test_boilerplate(line):
    assert own_section(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "Hình ảnh camera cho thấy xe tải dừng ở bãi.",
        "Ảnh hưởng của dịch bệnh khiến lượng xe giảm 12%.",
        "Theo Cục Hải quan, thu ngân sách đạt 3 tỷ đồng.",
        "Cửa khẩu | Xe xuất | Xe nhập",
        "Tân Thanh | 3.210 | 1.205 | 96,5",
        "- Xuất khẩu: 12,5 tỷ USD, tăng 3%",
        "Chia sẻ với phóng viên, ông Nam nói doanh nghiệp còn khó.",
        "Tin từ Hải quan khu vực V: bắt 2 đối tượng.",
        "Ngày 02/03/2025, hai bên hội đàm.",
        "Tổng hợp: bắt 12 vụ, 15 đối tượng",
        "Nguồn thu từ xuất nhập khẩu: 12 tỷ đồng, tăng 3% so với cùng kỳ.",
    ],
)
def test_body(line):
    assert own_section(line) == "body"


@pytest.mark.parametrize(
    ("lead", "dateline"),
    [
        ("(TTXVN) - Ngày 2/3, hai bên hội đàm.", "(TTXVN) -"),
        ("(HQ Online) Sáng 2/3, hai bên hội đàm.", "(HQ Online)"),
        ("VOV - Ngày 2/3, hai bên hội đàm.", "VOV -"),
        ("Báo Cao Bằng – Ngày 2/3, hai bên hội đàm.", "Báo Cao Bằng –"),
        ("HÀ NỘI, 02/03/2025 - Hai bên hội đàm.", "HÀ NỘI, 02/03/2025 -"),
        ("Lạng Sơn, ngày 2/3/2025 - Hai bên hội đàm.", "Lạng Sơn, ngày 2/3/2025 -"),
        ("Lạng Sơn (TTXVN 2/3) - Hai bên hội đàm.", "Lạng Sơn (TTXVN 2/3) -"),
        ("LẠNG SƠN. Hai bên hội đàm.", "LẠNG SƠN."),
    ],
)
def test_a_dateline_is_cut_off_the_lead(lead, dateline):
    parts = sections(f"Tiêu đề\n\n{lead}\n\n{BODY}", "Tiêu đề")
    assert parts[1] == ("byline", dateline)
    assert parts[2] == ("body", lead.removeprefix(dateline).strip())


@pytest.mark.parametrize(
    "lead",
    [
        "Việt Nam - Lào hội đàm ở biên giới.",
        "ASEAN - Trung Quốc bàn về thuế.",
        "Lạng Sơn - Quảng Tây mở thêm lối thông quan.",
        "TAND TP. Hà Nội tuyên án hai bị cáo.",
        "Hải quan (Bộ Tài chính) vừa có báo cáo.",
    ],
)
def test_a_lead_without_a_dateline_stays_whole(lead):
    assert sections(f"{lead}\n\n{BODY}")[0] == ("body", lead)


def test_the_credit_after_a_long_paragraph_is_cut_off():
    paragraph = " ".join([BODY] * 5)
    assert sections(f"{paragraph} Ảnh: CTV") == [("body", paragraph), ("caption", "Ảnh: CTV")]


def test_authors_stand_at_the_end_only():
    text = f"Hà Nội\n{BODY}\nMinh An\n{BODY}\n\nLê Nam - Thu Hà (Tổng hợp)"
    assert [section for section, _ in sections(text)] == ["body", "body", "body", "body", "byline"]


def test_the_unit_that_wrote_a_release_signs_it():
    assert sections(f"{BODY}\n\n{BODY}\n\nPhòng Nghiệp vụ - Chi cục Hải quan")[-1][0] == "byline"


def test_all_below_a_stamped_author_is_boilerplate():
    text = f"{BODY}\n{BODY}\nLê Nam | 02-03-2025, 10:15\n02-03-2025, 11:20\nGiá gạo lên cao nhất từ đầu năm"
    assert [section for section, _ in sections(text)] == ["body", "body", "byline", "boilerplate", "boilerplate"]


def test_a_stamped_author_above_the_body_hides_nothing():
    text = f"Lê Nam | 02-03-2025, 10:15\n{BODY}\n{BODY}"
    assert [section for section, _ in sections(text)] == ["byline", "body", "body"]


def test_english_teasers_below_a_vietnamese_body():
    teaser = "The price of petrol was cut by 300 VND per litre in the latest adjustment of the ministry."
    assert [section for section, _ in sections(f"{BODY}\n{BODY}\n{teaser}")] == ["body", "body", "boilerplate"]
    assert [section for section, _ in sections(f"{teaser}\n{teaser}")] == ["body", "body"]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("• Giá gạo lên cao\n• Mưa lớn ở miền núi", ["boilerplate"] * 2),
        ("Giá gạo lên cao\nMưa lớn ở miền núi", ["boilerplate"] * 2),
        (f"Giá gạo lên cao\n\n{BODY}", ["boilerplate", "body"]),
        (f"\n{BODY}", ["body"]),
    ],
)
def test_the_list_under_related_articles(below, expected):
    assert [section for section, _ in sections(f"{BODY}\n\nTin liên quan:\n{below}")][2:] == expected


def test_a_short_block_below_a_dense_body_holds_captions():
    text = f"Tiêu đề\n\n{BODY}\n\n" + "\n".join([BODY] * 6) + "\nLê Nam\n\nTang vật của vụ án.\nHai đối tượng bị bắt."
    assert [section for section, _ in sections(text, "Tiêu đề")][-3:] == ["byline", "caption", "caption"]


def test_the_last_paragraph_below_a_list_is_no_caption():
    text = "Kết quả\n\n" + "\n".join(f"- {BODY}" for _ in range(8)) + "\n\nĐơn vị hiện có 40 công chức."
    assert sections(text, "Kết quả")[-1][0] == "body"


def test_paragraphs_between_empty_lines_are_no_captions():
    assert {section for section, _ in sections("\n\n".join([BODY] * 5 + ["Hai bên hẹn gặp lại năm sau."]))} == {"body"}


def test_a_line_that_a_caption_repeats_is_a_caption():
    text = f"Hai trưởng đoàn bắt tay.\n{BODY}\n\nHai trưởng đoàn bắt tay.\n(Ảnh minh họa)"
    assert [section for section, _ in sections(text)] == ["caption", "body", "caption", "caption"]
