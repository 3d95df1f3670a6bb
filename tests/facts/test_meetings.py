"""Phrase tables: what a short text says of meetings, and texts that tell of none."""

import time
from datetime import date
from typing import Any

import pytest

from pipelines.facts.claim import Claim
from pipelines.facts.meetings import read_meetings
from pipelines.mentions.read import read_article
from pipelines.tables.meetings import KINDS, MEETING, PARTY, STATUSES

PUBLISHED = date(2025, 12, 20)


def read(text: str, title: str | None = None) -> list[Claim]:
    whole = f"{title}\n\n{text}" if title else text
    return read_meetings(read_article("d", whole, title, PUBLISHED))


def parties(claim: Claim) -> list[str]:
    return [row["organization"] for row in claim.children["parties"]]


def heads(claim: Claim) -> list[str]:
    return [row["head_name"] for row in claim.children["parties"] if row["head_name"]]


def check(text: str, expected: list[dict[str, Any]], title: str | None = None) -> None:
    """Each expected meeting names its kind and any other slots; `who` and `heads` are the parties and their leaders."""
    found = read(text, title)
    assert [claim.values["kind"] for claim in found] == [meeting["kind"] for meeting in expected]
    for claim, meeting in zip(found, expected, strict=True):
        for slot, wanted in meeting.items():
            got = {"who": parties, "heads": heads}[slot](claim) if slot in ("who", "heads") else claim.values[slot]
            assert got == wanted, (slot, got, claim.values)


DAY = date(2025, 6, 12)

# ── how a meeting is told of ─────────────────────────────────────────────────────────────────────────────────────────
TOLD = [
    (
        "Sáng 12/6/2025, tại khách sạn Hoa Sim, Chi cục Hải quan khu vực VI và Hải quan Nam Ninh (Trung Quốc) đã tổ chức "
        "hội đàm lần thứ 21.",
        {
            "kind": "talks",
            "ordinal": 21,
            "start_date": DAY,
            "end_date": DAY,
            "place": "khách sạn Hoa Sim",
            "who": ["Chi cục Hải quan khu vực VI", "Hải quan Nam Ninh"],
            "status": "held",
        },
    ),
    (
        "Cuộc hội đàm giữa Đồn Biên phòng cửa khẩu Hoành Mô với Trạm Kiểm tra biên phòng xuất nhập cảnh Động Trung (Trung "
        "Quốc) được tổ chức chiều 12/6/2025 tại Nhà nghi lễ cửa khẩu Hoành Mô.",
        {
            "kind": "talks",
            "start_date": DAY,
            "place": "Nhà nghi lễ cửa khẩu Hoành Mô",
            "who": ["Đồn Biên phòng cửa khẩu Hoành Mô", "Trạm Kiểm tra biên phòng xuất nhập cảnh Động Trung"],
        },
    ),
    (
        "Ngày 12/6/2025, tại thị xã Thà Khẹt, Chi cục Hải quan khu vực XI tham dự Hội nghị thường niên lần thứ tư do Hải "
        "quan tỉnh Khăm Muộn (Lào) đăng cai tổ chức.",
        {
            "kind": "conference",
            "ordinal": 4,
            "place": "thị xã Thà Khẹt",
            "who": ["Chi cục Hải quan khu vực XI", "Hải quan tỉnh Khăm Muộn"],
        },
    ),
    (
        "Hội đàm “Một tuyến hai đầu” lần thứ 7 diễn ra ngày 12/6/2025 tại Hà Giang với sự tham gia của Chi cục Hải quan "
        "khu vực XVI và Hải quan Thiên Bảo.",
        {
            "kind": "talks",
            "series": "Một tuyến hai đầu",
            "ordinal": 7,
            "who": ["Chi cục Hải quan khu vực XVI", "Hải quan Thiên Bảo"],
        },
    ),
    (
        "Chiều 12/6/2025, Đồn Biên phòng Nậm Cắn đón đoàn Đại đội Biên phòng 211 (Lào) sang dự giao ban quý II.",
        {"kind": "working_session", "start_date": DAY, "who": ["Đồn Biên phòng Nậm Cắn", "Đại đội Biên phòng 211"]},
    ),
    (
        "Ngày 12/6/2025, Sở Công Thương tỉnh Lào Cai làm việc với Cục Thương mại châu Hồng Hà tại Hà Khẩu.",
        {
            "kind": "working_session",
            "place": "Hà Khẩu",
            "who": ["Sở Công Thương tỉnh Lào Cai", "Cục Thương mại châu Hồng Hà"],
        },
    ),
    (
        "Ngày 12/6/2025, đoàn Hải quan Phòng Thành sang làm việc tại Móng Cái với Hải quan cửa khẩu quốc tế Móng Cái.",
        {"kind": "working_session", "place": "Móng Cái"},
    ),
    (
        "Từ ngày 10 đến 12/6/2025, đoàn Bộ Chỉ huy Bộ đội Biên phòng tỉnh Sơn La sang thăm, chúc Tết Bộ Chỉ huy Quân sự "
        "tỉnh Hủa Phăn (Lào).",
        {
            "kind": "visit",
            "start_date": date(2025, 6, 10),
            "end_date": DAY,
            "who": ["Bộ Chỉ huy Bộ đội Biên phòng tỉnh Sơn La", "Bộ Chỉ huy Quân sự tỉnh Hủa Phăn"],
            "place": "Hủa Phăn",
        },
    ),
    (
        "Sáng 12/6/2025, tại thành phố Huế diễn ra Lễ ký kết Quy chế phối hợp giữa Chi cục Hải quan khu vực IX và Bộ Chỉ "
        "huy BĐBP thành phố Huế.",
        {"kind": "signing", "documents_signed": ["Quy chế phối hợp"], "start_date": DAY},
    ),
    (
        "Sáng 12/6/2025, Cục Hải quan và Hải quan Hàn Quốc ký Bản ghi nhớ về trao đổi chứng từ điện tử.",
        {
            "kind": "signing",
            "documents_signed": ["Bản ghi nhớ về trao đổi chứng từ điện tử"],
            "who": ["Cục Hải quan", "Hải quan Hàn Quốc"],
        },
    ),
    (
        "Tại Diễn đàn “Đường ra cho nông sản vùng biên” do Sở Công Thương tỉnh Lạng Sơn tổ chức ngày 12/6/2025 bàn về xuất "
        "khẩu, nhiều ý kiến được nêu.",
        {"kind": "forum", "series": "Đường ra cho nông sản vùng biên", "who": ["Sở Công Thương tỉnh Lạng Sơn"]},
    ),
    (
        "Thủ tướng Phạm Minh Chính hội đàm với Thủ tướng Lào Sonexay Siphandone chiều 12/6/2025 tại Hà Nội. Thương mại "
        "hai nước được bàn nhiều nhất.",
        {
            "kind": "talks",
            "who": ["Việt Nam", "Lào"],
            "heads": ["Phạm Minh Chính", "Sonexay Siphandone"],
            "place": "Hà Nội",
        },
    ),
    (
        "Phó Thủ tướng Trần Hồng Hà sáng 12/6/2025 tiếp Bộ trưởng Bộ Công Thương Lào Malaythong Kommasith.",
        {"kind": "working_session", "who": ["Việt Nam", "Lào"]},
    ),
    (
        "Chiều 12/6/2025, tại buổi làm việc với đoàn đại biểu Hội đồng nhân dân tỉnh Quảng Ninh, ông Trần Văn Bách, phó chi "
        "cục trưởng Chi cục Hải quan khu vực VIII, báo cáo số thu.",
        {
            "kind": "working_session",
            "start_date": DAY,
            "who": ["Hội đồng nhân dân tỉnh Quảng Ninh", "Chi cục Hải quan khu vực VIII"],
        },
    ),
    (
        "Chiếc bàn gỗ ở nhà nghi lễ cửa khẩu Tịnh Biên hôm 12/6/2025 chật kín giấy tờ. Đồn Biên phòng Tịnh Biên đón đoàn "
        "Đồn Công an Phnom Den (Campuchia) sang dự hội đàm quý.",
        {"kind": "talks", "start_date": DAY},
    ),
    (
        "Ngày 12/6/2025, Hải quan Bờ Y gặp Hải quan Phù Cưa (Lào) ở giữa cầu để gỡ chuyện xếp hàng.",
        {
            "kind": "talks",
            "start_date": DAY,
            "place": "giữa cầu",
            "who": ["Hải quan cửa khẩu quốc tế Bờ Y", "Hải quan Phù Cưa"],
        },
    ),
    (
        "Sáng 12/6/2025, Hải quan Tân Thanh họp kỹ thuật với Hải quan Pò Chài về tờ khai điện tử.",
        {"kind": "working_session", "start_date": DAY},
    ),
    (
        "Ngày 12/6/2025, Chi cục Hải quan khu vực VI tiếp đoàn Hải quan Nam Ninh sang trao đổi về thông quan sớm.",
        {"kind": "working_session", "who": ["Chi cục Hải quan khu vực VI", "Hải quan Nam Ninh"]},
    ),
    (
        "Chiều 12/6/2025, Phó Cục trưởng Cục Hải quan Trần Đức Hùng điện đàm với Tổng cục Hải quan Trung Quốc.",
        {"kind": "talks", "who": ["Cục Hải quan", "Tổng cục Hải quan Trung Quốc"], "heads": ["Trần Đức Hùng"]},
    ),
    (
        "Ngày 12/6/2025, Chi cục Hải quan khu vực VI và Hải quan Nam Ninh hoàn tất phiên hội đàm cấp vùng lần 5.",
        {"kind": "talks", "ordinal": 5, "who": ["Chi cục Hải quan khu vực VI", "Hải quan Nam Ninh"]},
    ),
    (
        "Ngày 12/6/2025, Cục Hải quan và Cục Hải quan (Bộ Tài chính Lào) họp Hội nghị song phương lần thứ XII.",
        {"kind": "conference", "ordinal": 12, "who": ["Cục Hải quan", "Cục Hải quan (Bộ Tài chính Lào)"]},
    ),
    (
        "Từ đầu năm 2025, Hải quan Bờ Y đã 9 bận sang gặp Hải quan Phù Cưa (Lào).",
        {"kind": "talks", "meeting_count": 9, "who": ["Hải quan cửa khẩu quốc tế Bờ Y", "Hải quan Phù Cưa"]},
    ),
    (
        "Năm 2025, Hải quan Cầu Treo ngồi với Hải quan Nậm Phao (Lào) tổng cộng mười hai lần.",
        {"kind": "talks", "meeting_count": 12, "who": ["Hải quan cửa khẩu quốc tế Cầu Treo", "Hải quan Nậm Phao"]},
    ),
    (
        "Với Hải quan Nậm Phao (Lào), năm 2025 Hải quan Cầu Treo có cả thảy 11 cuộc gặp.",
        {"kind": "talks", "meeting_count": 11, "who": ["Hải quan cửa khẩu quốc tế Cầu Treo", "Hải quan Nậm Phao"]},
    ),
    (
        "Chi cục Hải quan khu vực VI tham dự Hội nghị kết nối hải quan các nước tiểu vùng.",
        {"kind": "conference", "who": ["Chi cục Hải quan khu vực VI"], "start_date": None},
    ),
]


@pytest.mark.parametrize(("text", "meeting"), TOLD)
def test_a_meeting_and_its_slots(text: str, meeting: dict[str, Any]) -> None:
    check(text, [meeting])


# ── several in one text ──────────────────────────────────────────────────────────────────────────────────────────────
FIRST = (
    "Ngày 12/6/2025, tại Cao Bằng, Chi cục Hải quan khu vực XVI hội đàm lần thứ 8 với Hải quan Nam Ninh (Trung Quốc). "
)
SIDES = ["Chi cục Hải quan khu vực XVI", "Hải quan Nam Ninh"]
MAIN = {"kind": "talks", "ordinal": 8, "who": SIDES, "start_date": DAY, "place": "Cao Bằng"}

SEVERAL = [
    pytest.param(
        FIRST + "Hai bên hẹn gặp nhau tại Tịnh Tây vào tháng 3/2026 để giao ban quý I.",
        [
            MAIN,
            {"kind": "talks", "status": "planned", "who": SIDES, "place": "Tịnh Tây", "start_date": date(2026, 3, 1)},
        ],
        id="what people meet for is not another meeting",
    ),
    pytest.param(
        "Đoàn công tác Tổng cục Hải quan và Thuế gián thu Campuchia thăm Chi cục Hải quan khu vực XVII từ 11 đến 13/6/2025. "
        "Sau đó, chiều 13/6/2025, đoàn đã làm việc với Công an tỉnh Tây Ninh.",
        [
            {"kind": "visit", "end_date": date(2025, 6, 13)},
            {
                "kind": "working_session",
                "start_date": date(2025, 6, 13),
                "who": ["Tổng cục Hải quan và Thuế gián thu Campuchia", "Công an tỉnh Tây Ninh"],
            },
        ],
        id="the delegation is the one named before",
    ),
    pytest.param(
        "Sáng 12/6/2025, tại phường Lào Cai, UBND tỉnh Lào Cai và Chính quyền nhân dân châu Hồng Hà tổ chức lễ ký Bản ghi "
        "nhớ. Dự lễ ký có ông Trịnh Xuân Trường, Chủ tịch UBND tỉnh Lào Cai và ông Lý Bình, Phó Châu trưởng châu Hồng Hà.",
        [{"kind": "signing", "place": "phường Lào Cai", "heads": ["Trịnh Xuân Trường", "Lý Bình"]}],
        id="one of each side is named first among those who attend",
    ),
    pytest.param(
        "Tỉnh Quảng Ngãi, tỉnh Attapeu (Lào) và tỉnh Ratanakiri (Campuchia) tổ chức hội nghị thường niên lần thứ 6 ngày "
        "12/6/2025. Đồng chủ trì có ông Y Ngọc, Phó Chủ tịch UBND tỉnh Quảng Ngãi; ông Soulivong Vilay, Phó Tỉnh trưởng "
        "Attapeu; ông Nhem Sam, Phó Tỉnh trưởng Ratanakiri.",
        [{"kind": "conference", "ordinal": 6, "heads": ["Y Ngọc", "Soulivong Vilay", "Nhem Sam"]}],
        id="three chair together",
    ),
    pytest.param(
        "Thủ tướng Phạm Minh Chính thăm chính thức Lào ngày 12/6/2025. Hai nước có quan hệ thương mại lâu đời. Kim ngạch tăng "
        "nhanh. Giá nông sản ổn định. Việt Nam và Australia ký Hiệp định thương mại năm 2009.",
        [{"kind": "visit", "documents_signed": None}],
        id="what was signed in another year was not signed on the visit",
    ),
    pytest.param(
        FIRST + "Hội đàm lần thứ 9 sẽ diễn ra tại Nam Ninh vào quý II/2026.",
        [
            MAIN,
            {
                "kind": "talks",
                "ordinal": 9,
                "status": "planned",
                "who": SIDES,
                "place": "Nam Ninh",
                "start_date": date(2026, 4, 1),
                "end_date": date(2026, 6, 30),
            },
        ],
        id="the next of the series has the same sides",
    ),
    pytest.param(
        FIRST + "Phiên kế tiếp được ấn định vào tháng 3/2026.",
        [MAIN, {"kind": "talks", "status": "planned", "who": SIDES, "start_date": date(2026, 3, 1)}],
        id="the next without a noun of its own",
    ),
    pytest.param(
        FIRST + "Lần thứ 9 hẹn ở Nam Ninh, tháng 4 sang năm.",
        [MAIN, {"kind": "talks", "ordinal": 9, "status": "planned", "who": SIDES, "start_date": date(2026, 4, 1)}],
        id="the next by its number alone",
    ),
    pytest.param(
        FIRST + "Phiên kế tiếp do Nam Ninh làm chủ nhà, tháng 4 sang năm.",
        [MAIN, {"kind": "talks", "status": "planned", "who": SIDES, "place": "Nam Ninh"}],
        id="the next by its host",
    ),
    pytest.param(
        "Năm 2025, Đồn Biên phòng Nậm Cắn đã 5 lượt hẹn gặp đồn bạn Tha Đô, 3 lượt hẹn gặp Đại đội 7 của Lào.",
        [
            {"kind": "talks", "meeting_count": 5, "who": ["Đồn Biên phòng Nậm Cắn", "đồn bạn Tha Đô"]},
            {"kind": "talks", "meeting_count": 3, "who": ["Đồn Biên phòng Nậm Cắn", "Đại đội 7 của Lào"]},
        ],
        id="each count with its own side",
    ),
    pytest.param(
        "Chi cục Hải quan khu vực XI ra lịch đối ngoại tháng 10/2025:\n- 14/10: họp kỹ thuật với Hải quan Khăm Muộn (Lào) tại "
        "Cha Lo;\n- 22/10: tiếp đoàn Hải quan Bolikhamxay (Lào) thăm xã giao.",
        [
            {"kind": "working_session", "start_date": date(2025, 10, 14), "place": "Cha Lo"},
            {"kind": "visit", "start_date": date(2025, 10, 22)},
        ],
        id="a diary names its day first and its owner above",
    ),
    pytest.param(
        "Năm 2025, Hải quan Lao Bảo có 14 cuộc gặp với Hải quan Đensavan: 9 ở cầu Xà Ợt, 5 tại Lao Bảo.",
        [
            {"kind": "talks", "meeting_count": 14, "place": None},
            {"kind": "talks", "meeting_count": 9, "place": "cầu Xà Ợt"},
            {"kind": "talks", "meeting_count": 5, "place": "Lao Bảo"},
        ],
        id="a count and its parts by place",
    ),
    pytest.param(
        FIRST + "Hôm trước, 11/6, Chi cục Hải quan khu vực XVI cũng có buổi làm việc với Văn phòng Jica Cao Bằng.",
        [MAIN, {"kind": "working_session", "start_date": date(2025, 6, 11)}],
        id="another side on another day is another meeting",
    ),
    pytest.param(
        FIRST + "Phía Trung Quốc sẽ đăng cai kỳ hội đàm kế tiếp trong năm 2026.",
        [MAIN, {"kind": "talks", "status": "planned", "who": SIDES}],
        id="the host of the next is one of the sides",
    ),
    pytest.param(
        FIRST + "Trước đó, ngày 3/3/2025, hai đơn vị đã có cuộc gặp tại Tịnh Tây.",
        [MAIN, {"kind": "talks", "start_date": date(2025, 3, 3), "who": SIDES, "place": "Tịnh Tây"}],
        id="an earlier day is another meeting",
    ),
    pytest.param(
        "Năm 2025, Hải quan Tà Lùng và Hải quan Thủy Khẩu có 8 lượt hội đàm tại Km số 0; Hải quan Sóc Giang với Hải quan "
        "Bình Mãng 5 lượt.",
        [
            {"kind": "talks", "meeting_count": 8, "place": "Km số 0", "start_date": date(2025, 1, 1)},
            {"kind": "talks", "meeting_count": 5, "place": "Km số 0", "start_date": date(2025, 1, 1)},
        ],
        id="counts that go on",
    ),
    pytest.param(
        "Năm 2025, Ban Quản lý Khu kinh tế cửa khẩu Móng Cái và Văn phòng Cửa khẩu Quảng Tây đã họp 6 lần; lần "
        "gần nhất là ngày 4/11/2025 tại Sùng Tả.",
        [
            {"kind": "working_session", "meeting_count": 6},
            {"kind": "working_session", "meeting_count": 1, "start_date": date(2025, 11, 4), "place": "Sùng Tả"},
        ],
        id="one of the counted",
    ),
    pytest.param(
        FIRST + "Tháng 12/2024, thỏa thuận kết nghĩa đã được hai đơn vị ký tại Tịnh Tây.",
        [MAIN, {"kind": "signing", "who": SIDES, "start_date": date(2024, 12, 1), "place": "Tịnh Tây"}],
        id="a signing on another day",
    ),
    pytest.param(
        "Các hoạt động tiêu biểu của Chi cục Hải quan khu vực VI gồm tham dự Hội nghị kết nối hải quan sáu nước Mekong; Hội "
        "nghị bàn tròn về tạo thuận lợi thương mại biên giới.",
        [
            {"kind": "conference", "who": ["Chi cục Hải quan khu vực VI"]},
            {"kind": "conference", "who": ["Chi cục Hải quan khu vực VI"]},
        ],
        id="listed one after the other",
    ),
]


@pytest.mark.parametrize(("text", "meetings"), SEVERAL)
def test_several_meetings(text: str, meetings: list[dict[str, Any]]) -> None:
    check(text, meetings)


# ── one meeting told of again ────────────────────────────────────────────────────────────────────────────────────────
AGAIN = [
    pytest.param(
        "Kết thúc hội đàm, hai bên ký Biên bản gồm 5 điều.", {"documents_signed": ["Biên bản gồm 5 điều"]}, id="minutes"
    ),
    pytest.param(
        "Ông Lê Văn Hùng, Chi cục trưởng, và ông Trần Kiến Quốc, Phó Quan trưởng Hải quan Nam Ninh, đồng chủ trì.",
        {"heads": ["Lê Văn Hùng", "Trần Kiến Quốc"]},
        id="who chaired",
    ),
    pytest.param(
        "Đoàn Việt Nam do ông Lê Văn Hùng làm Trưởng đoàn; đoàn Trung Quốc do ông Trần Kiến Quốc dẫn đầu.",
        {"heads": ["Lê Văn Hùng", "Trần Kiến Quốc"]},
        id="who led",
    ),
    pytest.param(
        "Tại hội đàm, các bên đánh giá kết quả kể từ sau Hội đàm lần thứ 7.", {"ordinal": 8}, id="an earlier one dates"
    ),
    pytest.param(
        "Hai bên nhất trí triển khai Biên bản Hội đàm lần thứ 7.", {"documents_signed": None}, id="earlier minutes"
    ),
    pytest.param("Hội đàm lần thứ 8 là dịp để củng cố quan hệ hợp tác.", {"ordinal": 8}, id="its number again"),
    pytest.param("Hai bên sẽ duy trì cơ chế giao ban hằng tháng.", {"ordinal": 8}, id="a custom"),
    pytest.param("Mỗi năm hai bên gặp nhau ít nhất 2 lần.", {"ordinal": 8}, id="a rule"),
]


@pytest.mark.parametrize(("more", "slots"), AGAIN)
def test_told_again(more: str, slots: dict[str, Any]) -> None:
    check(FIRST + more, [{**MAIN, **slots}])


def test_the_title_repeats_the_body() -> None:
    check(FIRST, [MAIN], title="Hải quan Cao Bằng hội đàm với Hải quan Nam Ninh")


def test_evidence_points_into_the_text_and_the_trigger_comes_first() -> None:
    article = read_article("d", FIRST, None, PUBLISHED)
    (claim,) = read_meetings(article)
    quotes = [article.text[span.start : span.end] for span in claim.evidence]
    assert quotes[0].startswith("hội đàm lần thứ 8")
    assert any("12/6/2025" in quote for quote in quotes)
    assert all(span.sentence.start <= span.start < span.end <= span.sentence.end for span in claim.evidence)


def test_used_mentions_are_claimed() -> None:
    (claim,) = read(FIRST)
    assert {"date", "ordinal", "organization"} <= {mention.kind for mention in claim.mentions}


# ── what is no meeting ───────────────────────────────────────────────────────────────────────────────────────────────
NONE = [
    "Chiều 12/6/2025, Cục Hải quan họp báo thông tin về kết quả chống buôn lậu.",
    "Ngày 12/6/2025, Chi cục Hải quan khu vực V tổ chức hội nghị sơ kết công tác 6 tháng đầu năm.",
    "Ngày 12/6/2025, Đảng bộ Chi cục Hải quan khu vực V tổ chức hội nghị quán triệt nghị quyết.",
    "Công an tỉnh Tây Ninh đã làm việc với đối tượng N.V.T. để làm rõ hành vi buôn lậu.",
    "Năm 2025, Hải quan Tân Thanh và Hải quan Pò Chài trao đổi 31 thư, gọi 40 cuộc qua đường dây nóng.",
    "Đây là cơ hội đàm phán về thuế giữa doanh nghiệp và hải quan.",
    "Việt Nam và Lào tiếp tục mở rộng giao lưu nhân dân, hợp tác thương mại qua biên giới.",
    "Hành lý ký gửi của hành khách được hải quan soi chiếu ngày 12/6/2025.",
    "Tổng thống Mỹ Donald Trump hội đàm với Tổng thống Nga Vladimir Putin về Ukraine ngày 12/6/2025.",
    "Hải quan Bờ Y và Hải quan Phù Cưa (Lào) thống nhất cơ chế gặp gỡ định kỳ.",
    "Thủ tướng Phạm Minh Chính mời Thủ tướng Lào Sonexay Siphandone sang thăm Việt Nam.",
    "Cuộc hội đàm giữa Hải quan Bờ Y và Hải quan Phù Cưa (Lào) đã bị hoãn vì bão.",
    "Các doanh nghiệp Hàn Quốc gặp gỡ doanh nghiệp Việt Nam để tìm nguồn hàng xuất khẩu.",
    "Doanh nghiệp làm thủ tục hải quan gặp khó khăn ở Lào và Campuchia.",
    "Ngày 12/6/2025, Thủ tướng Phạm Minh Chính đến thăm Bộ đội Biên phòng tỉnh Lạng Sơn.",
    "Bên lề hội nghị, Thủ tướng Phạm Minh Chính gặp Thủ tướng Lào Sonexay Siphandone.",
    "Việc Hải quan Bờ Y lần thứ 2 được khen sẽ khích lệ Hải quan Phù Cưa (Lào).",
    "Hải quan Bờ Y và Hải quan Phù Cưa (Lào) sẽ tăng trao đổi đoàn.",
    "Chi cục Hải quan khu vực II giao lưu bóng đá với doanh nghiệp cảng ngày 12/6/2025.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_meeting(text: str) -> None:
    assert [claim.values for claim in read(text)] == []


# ── sides ────────────────────────────────────────────────────────────────────────────────────────────────────────────
SIDE = [
    pytest.param(
        "Ngày 12/6/2025, các Chi cục Hải quan khu vực VI, VIII và XVI (Việt Nam) và Hải quan Nam Ninh (Trung Quốc) tiến hành "
        "hội đàm.",
        [
            "Chi cục Hải quan khu vực VI",
            "Chi cục Hải quan khu vực VIII",
            "Chi cục Hải quan khu vực XVI",
            "Hải quan Nam Ninh",
        ],
        id="an elided list of offices",
    ),
    pytest.param(
        "Ngày 12/6/2025, Chi cục Hải quan khu vực IX hội đàm với Hải quan các tỉnh Salavan và Sekong (Lào).",
        ["Chi cục Hải quan khu vực IX", "Hải quan các tỉnh Salavan và Sekong"],
        id="one side of several provinces",
    ),
    pytest.param(
        "Ngày 12/6/2025, Hải quan cửa khẩu Tà Lùng (Chi cục Hải quan khu vực XVI) hội đàm với Hải quan Thủy Khẩu thuộc Hải "
        "quan Nam Ninh.",
        ["Hải quan cửa khẩu quốc tế Tà Lùng", "Hải quan Thủy Khẩu"],
        id="what a side belongs to is no side",
    ),
    pytest.param(
        "Chi cục Hải quan khu vực XVI chỉ đạo Hải quan cửa khẩu Tà Lùng hội đàm với Hải quan Thủy Khẩu ngày 12/6/2025.",
        ["Hải quan cửa khẩu quốc tế Tà Lùng", "Hải quan Thủy Khẩu"],
        id="who orders is no side",
    ),
    pytest.param(
        "Ngày 12/6/2025, Chi cục Hải quan khu vực VI phối hợp với Hải quan Nam Ninh tổ chức hội đàm.",
        ["Chi cục Hải quan khu vực VI", "Hải quan Nam Ninh"],
        id="together with",
    ),
    pytest.param(
        "Ngày 12/6/2025, Chủ tịch UBND tỉnh Lạng Sơn Hồ Tiến Thiệu có cuộc gặp với Thị trưởng thành phố Bằng Tường Nông Vĩ.",
        ["UBND tỉnh Lạng Sơn", "thành phố Bằng Tường"],
        id="persons stand for their offices",
    ),
    pytest.param(
        "Ngày 12/6/2025, các tỉnh Quảng Ninh, Lạng Sơn và Khu tự trị dân tộc Choang Quảng Tây (Trung Quốc) hội đàm.",
        ["tỉnh Quảng Ninh", "Lạng Sơn", "Khu tự trị dân tộc Choang Quảng Tây"],
        id="provinces",
    ),
    pytest.param(
        "Xe của Đại đội Biên phòng 214 (Lào) dừng bên barie. Giao ban quý II giữa đại đội của anh với Đồn Biên phòng Lóng Sập "
        "diễn ra sáng 12/6/2025.",
        ["Đại đội Biên phòng 214", "Đồn Biên phòng Lóng Sập"],
        id="a side described has its name before",
    ),
    pytest.param(
        "Sáng 12/6/2025, Đồn Biên phòng Lóng Sập và Đại đội Biên phòng 214 (Lào) tuần tra chung. Kết thúc tuần tra, hai bên "
        "hội đàm tại cột mốc 255.",
        ["Đồn Biên phòng Lóng Sập", "Đại đội Biên phòng 214"],
        id="both sides named before",
    ),
]


@pytest.mark.parametrize(("text", "who"), SIDE)
def test_sides(text: str, who: list[str]) -> None:
    (claim,) = read(text)
    assert parties(claim) == who


def test_every_row_fits_its_table() -> None:
    for text in (row[0] for row in TOLD):
        for claim in read(text):
            assert set(claim.values) == {column.name for column in MEETING}
            assert claim.values["kind"] in KINDS and claim.values["status"] in STATUSES
            assert all(set(row) == {column.name for column in PARTY} for row in claim.children["parties"])


HOSTILE = [
    "hội đàm giữa " * 4000,
    "ký biên bản " * 4000,
    "Thủ tướng " * 4000,
    "Hải quan Hà Khẩu, " * 3000 + "hội đàm với Hải quan Lào Cai.",
    "sang thăm " * 4000,
    "(Lào) " * 8000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_cheap(text: str) -> None:
    article = read_article("d", "Hải quan Lào Cai hội đàm.\n" + text, None, PUBLISHED)
    begin = time.process_time()
    read_meetings(article)
    assert time.process_time() - begin < 3


def test_the_office_right_before_the_verb_meets_and_a_numbered_series_is_in_scope() -> None:
    text = (
        "Chiều 16/10/2025, Nhà khách tỉnh đón một cuộc gặp thường niên: hải quan các địa phương giáp biên của Việt Nam và "
        'Hải quan Nam Ninh (Trung Quốc) tiến hành Hội đàm "Hai nước bốn bên" lần thứ 11.'
    )
    (claim,) = read_meetings(read_article("d1", text, None, date(2025, 10, 17)))
    assert claim.values["ordinal"] == 11
    assert claim.values["start_date"] == date(2025, 10, 16)
    assert "Hải quan Nam Ninh" in {party["organization"] for party in claim.children["parties"]}


def test_talks_in_the_days_of_a_visit_are_between_its_sides() -> None:
    text = (
        "Nhận lời mời của Tỉnh ủy, từ 10-12/6/2025, đoàn tỉnh Khammuane (Lào) do Tỉnh trưởng Văn Xay dẫn đầu thăm và làm "
        "việc tại Quảng Trị. Tại buổi hội đàm chiều 10/6 ở phường Đồng Hới, hai bên bàn việc nâng cấp cửa khẩu Cha Lo."
    )
    visit, talks = read(text)
    assert (visit.values["kind"], talks.values["kind"]) == ("visit", "talks")
    assert talks.values["start_date"] == date(2025, 6, 10)
    assert parties(talks) == parties(visit)


def test_a_review_of_several_bodies_is_no_staff_meeting() -> None:
    text = (
        "Sáng 12/6/2025, Hải quan Châu Đốc hội đàm với Hải quan Takeo (Campuchia). Hội nghị tổng kết năm của hai đơn vị "
        "được tổ chức ngày 16/11/2025 tại Phnom Penh."
    )
    assert [claim.values["start_date"] for claim in read(text)] == [DAY, date(2025, 11, 16)]
    assert len(read(text.replace(" của hai đơn vị", ""))) == 1
