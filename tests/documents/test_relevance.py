import polars as pl
import pytest

from pipelines.documents.relevance import relevant


def passes(text: str, language: str | None = "vi") -> bool:
    return relevant(pl.Series([text]), pl.Series([language], dtype=pl.String)).item()


@pytest.mark.parametrize(
    "text",
    [
        "Chi cục Hải quan khu vực VI tiếp nhận 40 tờ khai",
        "CỬA KHẨU HỮU NGHỊ ĐÔNG XE",
        "Đường dây buôn lậu gỗ bị triệt phá",
        "Tổng kim ngạch quý I tăng mạnh",
        "Việt Nam xuất khẩu gạo thu về 3,2 tỷ USD",
        "Nhập khẩu 40 nghìn tấn ngô trong tháng",
        "Bắt nhóm người đưa heroin qua biên giới",
        "Công an chặn xe chở ma túy từ Lào về",
        "Đồn biên phòng hai nước hội đàm",
        "Hai bộ trưởng hội kiến, bàn về xuất khẩu nông sản",
        "Xuất siêu 2 tỷ đô la",
        "Cảnh sát biển dẫn giải tàu dầu không xuất trình được giấy tờ",
        "Gà giống lậu bị chặn ở bến đò vùng biên",
        "Quản lý thị trường giữ mỹ phẩm lậu không có chứng từ nhập khẩu",
    ],
)
def test_texts_that_pass(text):
    assert passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Đội bóng thắng trận thứ ba liên tiếp",
        "Bắt người bán ma túy ở quán bar",
        "Ca sĩ trẻ ra mắt đĩa hát mới, thu 2 tỷ USD",
        "Cơ hội đàm phán lương của người lao động",
        "Làng nhỏ nơi biên giới đón mùa hoa",
        "Trung tâm thương mại mở cửa trở lại",
        "Gạo xuất khẩu ngon hơn gạo chợ",
        "Quán cơm bị phạt vì không có giấy tờ",
        "Bác sĩ nói về bệnh lậu ở người trẻ",
    ],
)
def test_texts_that_do_not_pass(text):
    assert not passes(text)


def test_english_words_count_in_english_texts_only():
    assert passes("Officers at the border gate seized ivory", "en")
    assert not passes("Đội tuyển về nước. Officers at the border gate seized ivory", "vi")
