"""Title, outlet, author and time of publication."""

from datetime import datetime

import polars as pl
import pytest

from pipelines.documents.metadata import Byline, given, headlines, name_dates, read_byline, read_time
from pipelines.settings import Limits

BODY = "Hai đơn vị hải quan đã trao đổi về thủ tục thông quan hàng nông sản qua cửa khẩu trong dịp cuối năm."


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("2025-12-18", datetime(2025, 12, 18)),
        ("20251218", datetime(2025, 12, 18)),
        ("2025-12-18T08:46:30", datetime(2025, 12, 18, 8, 46, 30)),
        ("2025-12-18T08:46:00+07:00", datetime(2025, 12, 18, 8, 46)),
        ("2025-12-18T01:46:00Z", datetime(2025, 12, 18, 8, 46)),
        ("Thu, 18 Dec 2025 01:46:00 +0000", datetime(2025, 12, 18, 8, 46)),
        ("18-12-2025, 08:46", datetime(2025, 12, 18, 8, 46)),
        ("08:46 | 18/12/2025", datetime(2025, 12, 18, 8, 46)),
        ("Thứ Năm, 18.12.2025 8:46 PM", datetime(2025, 12, 18, 20, 46)),
        ("18/12/2025", datetime(2025, 12, 18)),
        ("31/2/2025", None),
        ("18/13/2025", None),
        ("18-12-2025, 28:46", None),
        ("0001-01-01", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_times(written, time):
    assert read_time(written) == time


@pytest.mark.parametrize(
    ("path", "time"),
    [
        ("2025-12-18-tin.txt", datetime(2025, 12, 18)),
        ("tin_2025_12_18.json#3", datetime(2025, 12, 18)),
        ("a/20251218.txt", datetime(2025, 12, 18)),
        ("2024-01-01/2025-12-18-b.txt", datetime(2025, 12, 18)),
        ("2025-12-18/b.txt", datetime(2025, 12, 18)),
        ("f.jsonl#2025-12-18-k", datetime(2025, 12, 18)),
        ("00_5e20251218fd57.txt", None),
        ("2025-13-18.txt", None),
        ("tin-12.txt", None),
    ],
)
def test_dates_in_file_names(path, time):
    assert name_dates(pl.Series([path])).to_list() == [time]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Xe nối đuôi ở cửa khẩu\n\n{BODY}", "Xe nối đuôi ở cửa khẩu"),
        (f"Vì sao xe nối đuôi?\n{BODY}", "Vì sao xe nối đuôi?"),
        (f"Xe nối đuôi...\n{BODY}", "Xe nối đuôi..."),
        (f"02/03/2025 10:15\nXe nối đuôi ở cửa khẩu\n{BODY}", "Xe nối đuôi ở cửa khẩu"),
        (f"{BODY}\n{BODY}", None),
        ("Xe nối đuôi ở cửa khẩu", None),
        (f"(TTXVN) - Xe nối đuôi\n{BODY}", None),
        (f"Hà Nội, 2/3/2025 - Xe nối đuôi\n{BODY}", None),
        (f"- Về kim ngạch\n{BODY}", None),
        (f"Một số kết quả:\n{BODY}", None),
        ("x" * 200 + f"\n{BODY}", None),
    ],
)
def test_headlines(text, title):
    assert headlines(pl.Series([text])).to_list() == [title]


@pytest.mark.parametrize(
    ("text", "title", "byline"),
    [
        (f"(TTXVN) - {BODY}", None, Byline(outlet="TTXVN")),
        (f"VOV - {BODY}", None, Byline(outlet="VOV")),
        (f"(Quảng Ninh) - {BODY}", None, Byline()),
        (f"(baobiengioi) - {BODY}", None, Byline(outlet="baobiengioi")),
        (f"HÀ NỘI, 02/03/2025 - {BODY}", None, Byline(published_at=datetime(2025, 3, 2))),
        (f"Tin\n\nCập nhật: 02/03/2025 10:15\n\n{BODY}", "Tin", Byline(published_at=datetime(2025, 3, 2, 10, 15))),
        (
            f"{BODY}\n{BODY}\nLê Nam | 02-03-2025, 10:15\n05-03-2025, 09:00\nThe museum is open to the public in the "
            "morning and in the afternoon of the day.;\n06-03-2025, 07:00",
            None,
            Byline(author="Lê Nam", published_at=datetime(2025, 3, 2, 10, 15)),
        ),
        (f"{BODY}\n\nLê Nam (Tổng hợp)", None, Byline(author="Lê Nam")),
        (f"{BODY}\n\nLÊ NAM - THU HÀ", None, Byline(author="LÊ NAM - THU HÀ")),
        (f"{BODY}\n\nBài và ảnh: Lê Nam", None, Byline(author="Lê Nam")),
        (f"{BODY}\n\nNguồn: Cục Hải quan", None, Byline()),
        (f"{BODY}\n\nTheo Báo Cao Bằng", None, Byline(outlet="Báo Cao Bằng")),
        (f"QUẢNG NINH. {BODY}", None, Byline()),
        (BODY, None, Byline()),
    ],
)
def test_bylines(text, title, byline):
    assert read_byline(text, title) == byline


def test_given_fields_are_typed_and_bad_ones_set_aside():
    record = {"title": "  Tin\nmới ", "author": ["Lê Nam", "Thu Hà"], "outlet": 7, "published_at": "mai", "url": ""}
    fields, aside = given(record, "a.json", Limits())
    assert fields == {"title": "Tin mới", "author": "Lê Nam, Thu Hà", "published_at": None, "url": None}
    assert [(row["check_name"], row["detail"]) for row in aside] == [
        ("wrong_type", "outlet is of type int, not text"),
        ("bad_date", "published_at 'mai' is no time of publication"),
    ]
