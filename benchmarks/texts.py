"""Texts to measure with, made from templates: news about customs, news about anything else, and hostile ones."""

import random
import unicodedata
from datetime import date, timedelta

A_DAY = 40  # articles: the archive goes back for more days the more there are
LAST_DAY = date(2025, 11, 30)

TELLING = (0, 12)  # the sentences of an article on customs that are about it: news has a fact in two articles

PLACES = ("Tân Thanh", "Hữu Nghị", "Móng Cái", "Cầu Treo", "Lao Bảo", "Mộc Bài", "Tịnh Biên", "Lệ Thanh")
CONTRABAND = ("bao thuốc lá", "kg pháo nổ", "lít xăng", "chiếc điện thoại", "đôi giày", "kg cá tầm", "viên hồng phiến")
GOODS = ("sầu riêng", "linh kiện điện tử", "vải thiều", "than đá", "gạo nếp", "hạt điều")
CUSTOMS = (
    "Ngày {date}, lực lượng hải quan cửa khẩu {place} phát hiện {number} {contraband} không có chứng từ.",
    "Trong {month} tháng năm {year}, kim ngạch xuất nhập khẩu qua cửa khẩu {place} đạt {number},{day} triệu USD, tăng {day}%.",
    "Sản lượng {good} thông quan tại {place} lên đến {number} tấn, giảm {day}% so với tháng trước.",
    "Đại diện hải quan hai bên gặp nhau ở {place} hôm {date} để bàn việc phân luồng xe chở {good}.",
)
OTHER = (
    "Sáng {day}/{month}, trời {place} có mưa, lúa ngoài đồng đã ngả vàng và bà con chuẩn bị vào vụ.",
    "Đội bóng của xã thắng {day} trận trong mùa giải, khán giả đến sân ngày một đông.",
    "Lớp học vẽ nhận thêm {number} em nhỏ, phòng sinh hoạt phải kê lại bàn ghế.",
    "Người dân {place} kể chuyện ngày xưa đi bộ {day} cây số ra chợ phiên bán rau.",
)


def article(number: int, customs_share: float) -> str:
    """An article of about 2,500 characters; the same number gives the same text."""
    chance = random.Random(number)
    sentences = CUSTOMS if chance.random() < customs_share else OTHER
    day = LAST_DAY - timedelta(days=number // A_DAY % 9_000)
    written = [f"Bản tin số {number}, ngày {day.day}/{day.month}/{day.year}"]
    for place in range(25):
        kind = sentences if place in TELLING else OTHER
        written.append(
            chance.choice(kind).format(
                date=f"{day.day}/{day.month}/{day.year}",
                year=day.year,
                day=chance.randint(1, 28),
                month=chance.randint(1, 12),
                number=round(10 ** chance.uniform(1.5, 5)),
                place=chance.choice(PLACES),
                good=chance.choice(GOODS),
                contraband=chance.choice(CONTRABAND),
            )
        )
    return "\n".join(written)


def hostile(size: int) -> dict[str, str]:
    """Texts of about this many characters in which a careless pattern runs for hours."""
    head = "Hải quan cửa khẩu Tân Thanh bắt giữ hàng lậu. "
    decomposed = unicodedata.normalize("NFD", article(1, 1.0))
    return {
        "digits": head + "7" * size,
        "blanks": head + " " * size + "hết",
        "no full stop": head + "hải quan cửa khẩu và " * (size // 21),
        "numbers in a sentence": head + "12 " * (size // 3),
        "short lines of numbers": head + "5 tỷ USD, 7 kg\n" * (size // 15),
        "decomposed": decomposed * (size // len(decomposed) + 1),
    }
