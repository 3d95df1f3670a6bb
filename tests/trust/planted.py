"""Documents made from templates, with the facts that they must give, and documents that must give none.

The templates are plain sentences of the kind that every outlet prints; what varies is what varies in print: gates,
offices, days, amounts and how they are written.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

GATES = ("Tân Thanh", "Hữu Nghị", "Tà Lùng", "Móng Cái", "Lào Cai", "Cha Lo", "Mộc Bài", "Cầu Treo", "Lao Bảo")
REGIONS = ("I", "II", "IV", "VI", "VII", "IX", "XIII", "XVI", "XX")
COUNTERPARTS = ("Nam Ninh", "Côn Minh", "Bằng Tường", "Đông Hưng")
PLACES = ("Cao Bằng", "Lạng Sơn", "Lào Cai", "Quảng Ninh", "Hà Giang")


@dataclass(frozen=True)
class Planted:
    """A sentence, the table of the claim that it makes, columns of the claim, and the words that must be its evidence.

    `value` is what these words mean as a recognised span, if they are a number.
    """

    sentence: str
    table: str
    values: dict[str, Any]
    words: str
    value: float | None = None


def grouped(number: int) -> str:
    """12345 -> "12.345"."""
    return f"{number:,}".replace(",", ".")


def decimal(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def day(written: date) -> str:
    return f"{written.day}/{written.month}/{written.year}"


days = st.dates(date(2024, 1, 2), date(2025, 12, 28))
tenths = st.integers(11, 9_999).map(lambda number: number / 10)
percents = st.integers(11, 890).map(lambda number: number / 10)


@st.composite
def turnovers(draw) -> Planted:
    gate, month, amount, change = draw(st.sampled_from(GATES)), draw(days), draw(tenths), draw(percents)
    up = draw(st.booleans())
    written = f"{decimal(amount)} triệu USD"
    return Planted(
        f"Trong tháng {month.month}/{month.year}, kim ngạch xuất nhập khẩu hàng hóa qua cửa khẩu {gate} đạt {written}, "
        f"{'tăng' if up else 'giảm'} {decimal(change)}% so với cùng kỳ năm trước.",
        "trade_claims",
        {
            "metric": "turnover",
            "value": amount * 1e6,
            "unit": "USD",
            "change_pct": change if up else -change,
            "period_start": month.replace(day=1),
        },
        written,
        amount * 1e6,
    )


@st.composite
def revenues(draw) -> Planted:
    region, month, amount, share = (
        draw(st.sampled_from(REGIONS)),
        draw(days),
        draw(st.integers(11, 9_999)),
        draw(percents),
    )
    written = f"{grouped(amount)} tỷ đồng"
    return Planted(
        f"Tháng {month.month}/{month.year}, Chi cục Hải quan khu vực {region} thu ngân sách nhà nước đạt {written}, bằng "
        f"{decimal(share)}% dự toán được giao.",
        "trade_claims",
        {"metric": "state_revenue", "value": amount * 1e9, "unit": "VND", "plan_pct": share},
        written,
        amount * 1e9,
    )


@st.composite
def tobacco(draw) -> Planted:
    gate, when, packs = draw(st.sampled_from(GATES)), draw(days), draw(st.integers(21, 90_000))
    written = f"{grouped(packs)} bao"
    return Planted(
        f"Ngày {day(when)}, Hải quan cửa khẩu {gate} đã phát hiện một vụ buôn lậu và thu giữ {written} thuốc lá không có giấy tờ "
        "hợp lệ.",
        "enforcement_claims",
        {"scope": "case", "period_start": when, "seizures": [("thuốc lá", packs)]},
        written,
        packs,
    )


@st.composite
def drugs(draw) -> Planted:
    gate, when, persons, mass = draw(st.sampled_from(GATES)), draw(days), draw(st.integers(2, 19)), draw(percents)
    written = f"{decimal(mass)} kg"
    return Planted(
        f"Ngày {day(when)}, Đồn Biên phòng cửa khẩu {gate} bắt giữ {persons} đối tượng vận chuyển trái phép chất ma túy, "
        f"thu giữ {written} ma túy tổng hợp.",
        "enforcement_claims",
        {"scope": "case", "period_start": when, "persons": persons, "seizures": [("ma túy tổng hợp", mass)]},
        written,
        mass,
    )


@st.composite
def talks(draw) -> Planted:
    region, other, place = (draw(st.sampled_from(names)) for names in (REGIONS, COUNTERPARTS, PLACES))
    when = draw(days)
    return Planted(
        f"Ngày {day(when)}, tại {place}, Chi cục Hải quan khu vực {region} tổ chức hội đàm với Hải quan {other} (Trung "
        "Quốc).",
        "meeting_claims",
        {"kind": "talks", "start_date": when, "place": place},
        "hội đàm",
    )


planted = st.one_of(turnovers(), revenues(), tobacco(), drugs(), talks())

# Sentences that tell no fact: fields, weather, football, prices at home.
NOISE = (
    "Chiều muộn, đàn trâu thong thả về làng bên con suối cạn.",
    "Đội bóng của trường thắng trận thứ hai nhờ hai bàn ở cuối hiệp.",
    "Mưa rào và dông rải rác trong đêm, nhiệt độ thấp nhất 21 độ.",
    "Quán phở đầu ngõ tăng giá mỗi bát thêm 5.000 đồng từ đầu tuần.",
    "Cô giáo kể cho lớp nghe chuyện cây tre trăm đốt.",
    "Tập thơ mới in 500 bản, giấy dày, bìa vẽ hoa gạo đỏ.",
)
noise = st.lists(st.sampled_from(NOISE), min_size=1, max_size=4).map(" ".join)
