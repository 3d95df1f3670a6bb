"""Phrase tables: counts of what two sides did together, and counts that are nothing of the kind."""

from datetime import date

import pytest

from pipelines.facts.cooperation import read_cooperation
from pipelines.mentions.read import read_article
from pipelines.tables.cooperation import ACTIVITIES, COOPERATION_FIGURE


def read(text: str) -> list[dict]:
    article = read_article("d", text, None, date(2025, 12, 20))
    return [claim.values for claim in read_cooperation(article)]


FOUND = [
    ("Hải quan Tân Thanh và Hải quan Bằng Tường trao đổi 31 thư.", ("information_letter", 31, "letter")),
    ("Hai bên đã gửi cho nhau 12 bức thư để xác minh lô hàng.", ("information_letter", 12, "letter")),
    ("Năm 2025, hai đơn vị tổ chức 24 đợt tuần tra song phương.", ("joint_patrol", 24, "patrol")),
    ("Đồn Biên phòng Nậm Cắn và Đại đội Biên phòng 211 (Lào) tuần tra chung 9 lần.", ("joint_patrol", 9, "patrol")),
    ("Hai nước phối hợp tổ chức ba cuộc diễn tập chung.", ("joint_operation", 3, "operation")),
    ("Hai bên gọi 40 cuộc qua đường dây nóng.", ("other", 40, "call")),
    ("Lực lượng bảo vệ biên giới hai nước tổ chức hơn 1.200 cuộc tuần tra chung.", ("joint_patrol", 1200, "patrol")),
]


@pytest.mark.parametrize(("text", "figure"), FOUND)
def test_a_count(text: str, figure: tuple) -> None:
    (values,) = read(text)
    assert (values["activity"], values["value"], values["unit"]) == figure
    assert values["activity"] in ACTIVITIES
    assert set(values) == {column.name for column in COOPERATION_FIGURE}


def test_period_and_parties() -> None:
    (values,) = read(
        "Từ tháng 1 đến tháng 9/2025, trao đổi thông tin giữa Chi cục Hải quan khu vực VI và Hải quan Nam Ninh đạt 29 thư."
    )
    assert values["parties"] == ["Chi cục Hải quan khu vực VI", "Hải quan Nam Ninh"]
    assert (values["period_start"], values["period_end"]) == (date(2025, 1, 1), date(2025, 9, 30))


def test_period_since_a_meeting() -> None:
    (values,) = read("Các bên đánh giá kết quả kể từ sau Hội đàm lần thứ 4. Hai bên đã trao đổi 17 thư.")
    assert values["period_text"] == "kể từ sau Hội đàm lần thứ 4"
    assert values["period_start"] is None


def test_said_twice_is_one_with_both_places() -> None:
    article = read_article("d", "Hai bên trao đổi 17 thư. Như vậy, hai bên đã có 17 thư qua lại.", None, None)
    (claim,) = read_cooperation(article)
    assert [article.text[span.start : span.end] for span in claim.evidence] == ["17 thư", "17 thư"]


NONE = [
    "Hai bên thống nhất mỗi tháng tuần tra chung 2 lần.",
    "Cục Hải quan nhận 14 thư khiếu nại của doanh nghiệp trong nước.",
    "Đoàn công tác có 2 thư ký đi cùng đoàn hai bên.",
    "Đồn Biên phòng tổ chức 30 đợt tuần tra trên địa bàn xã.",
    "Hai bên gặp nhau 12 lần.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_cooperation(text: str) -> None:
    assert read(text) == []
