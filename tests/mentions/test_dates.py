"""What `read_dates` must read and leave alone, and the years that `resolve_dates` derives."""

import calendar
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.mentions.article import Article, Mention, Sentence
from pipelines.mentions.dates import read_dates, resolve_dates

AUTUMN = date(2025, 10, 16)


def read(*texts: str, published: date | None = None) -> list[Mention]:
    """The resolved dates of an article with these sentences."""
    sentences, start = [], 0
    for position, text in enumerate(texts):
        sentence = Sentence(position, "body", start, start + len(text), text)
        sentence.mentions = read_dates(sentence)
        sentences.append(sentence)
        start = sentence.end + 1
    article = Article("d", "\n".join(texts), None, published, sentences)
    resolve_dates(article)
    return [mention for sentence in sentences for mention in sentence.mentions]


def told(*texts: str, published: date | None = None) -> list[tuple]:
    """Text, detail, first and last day of what is read; days as ISO text."""
    return [
        (m.text, m.detail, m.date_start and m.date_start.isoformat(), m.date_end and m.date_end.isoformat())
        for m in read(*texts, published=published)
    ]


DAYS = [
    ("Chiều ngày 16/10/2025, tại Cao Bằng", "ngày 16/10/2025", "2025-10-16"),
    ("hội đàm ngày 16-10-2025", "ngày 16-10-2025", "2025-10-16"),
    ("phiên họp kết thúc chiều 16/10/2025", "16/10/2025", "2025-10-16"),
    ("Chiều 16.10.2025, hội nghị bế mạc", "16.10.2025", "2025-10-16"),
    ("diễn ra ngày 5 tháng 7 năm 2018", "ngày 5 tháng 7 năm 2018", "2018-07-05"),
    ("ngày 05/7/2018", "ngày 05/7/2018", "2018-07-05"),
    ("hôm 12/3 năm ngoái", "12/3 năm ngoái", "2024-03-12"),
    ("Sáng 28/9, lực lượng", "28/9", "2025-09-28"),
    ("rạng sáng 17-1, tổ công tác", "17-1", "2025-01-17"),
    ("Chiều nay, 5-10, đoàn công tác", "5-10", "2025-10-05"),
    ("hôm qua (15-10)", "15-10", "2025-10-15"),
    ("vụ bắt giữ (15/10) cho thấy", "15/10", "2025-10-15"),
    ("so với thời điểm 1-5", "1-5", "2025-05-01"),
    ("khoảng 16h ngày 11/5/2018", "ngày 11/5/2018", "2018-05-11"),
    ("ngày mùng 6/2/2022", "ngày mùng 6/2/2022", "2022-02-06"),
    ("ngày ba mươi tháng tư năm hai nghìn mười chín", "ngày ba mươi tháng tư năm hai nghìn mười chín", "2019-04-30"),
    ("bắt giữ hôm qua", "hôm qua", "2025-10-15"),
    ("sáng nay khai mạc", "sáng nay", "2025-10-16"),
]


@pytest.mark.parametrize(("text", "span", "day"), DAYS)
def test_reads_days(text, span, day):
    found = [m for m in read(text, published=AUTUMN) if m.text == span]
    assert [(m.kind, m.date_start.isoformat(), m.date_end.isoformat()) for m in found] == [("date", day, day)]


PERIODS = [
    ("trong ba tháng 6, 7, 8/2025", "ba tháng 6, 7, 8/2025", "range", "2025-06-01", "2025-08-31"),
    ("trong ba tháng 6, 7 và 8", "ba tháng 6, 7 và 8", "range", "2025-06-01", "2025-08-31"),
    ("trong 9T/2025", "9T/2025", "months", "2025-01-01", "2025-09-30"),
    ("số liệu 11T2025", "11T2025", "months", "2025-01-01", "2025-11-30"),
    ("6T đầu năm 2025", "6T đầu năm 2025", "months", "2025-01-01", "2025-06-30"),
    ("8 tháng năm 2025 qua các cửa khẩu", "8 tháng năm 2025", "months", "2025-01-01", "2025-08-31"),
    ("kim ngạch 8 tháng qua cửa khẩu Chi Ma", "8 tháng", "months", "2025-01-01", "2025-08-31"),
    ("trong hai ngày 12–13/11/2025", "12–13/11/2025", "day_range", "2025-11-12", "2025-11-13"),
    ("từ ngày 07 - 10/9", "từ ngày 07 - 10/9", "day_range", "2025-09-07", "2025-09-10"),
    ("từ ngày 1 đến 31/10/2025", "từ ngày 1 đến 31/10/2025", "day_range", "2025-10-01", "2025-10-31"),
    ("từ 15/12/2024 đến 14/8/2025", "từ 15/12/2024 đến 14/8/2025", "day_range", "2024-12-15", "2025-08-14"),
    ("từ ngày 16/12 đến ngày 15/12/2018", "từ ngày 16/12 đến ngày 15/12/2018", "day_range", "2017-12-16", "2018-12-15"),
    ("từ 1.5 đến 30.9.2025", "từ 1.5 đến 30.9.2025", "day_range", "2025-05-01", "2025-09-30"),
    ("đêm 26 rạng sáng 27/8", "26 rạng sáng 27/8", "day_range", "2025-08-26", "2025-08-27"),
    ("hai ngày 24/4 và 25/4/2017", "24/4 và 25/4/2017", "day_range", "2017-04-24", "2017-04-25"),
    ("trong 10 ngày đầu tháng 7/2018", "10 ngày đầu tháng 7/2018", "day_range", "2018-07-01", "2018-07-10"),
    ("các ngày 5, 6 và 7/10", "5, 6 và 7/10", "day_range", "2025-10-05", "2025-10-07"),
    ("(1 - 8/10)", "1 - 8/10", "day_range", "2025-10-01", "2025-10-08"),
    ("T8/2025 đạt", "T8/2025", "month", "2025-08-01", "2025-08-31"),
    ("Q3/2025 đạt", "Q3/2025", "quarter", "2025-07-01", "2025-09-30"),
    ("quý I và quý II/2025", "quý I và quý II/2025", "range", "2025-01-01", "2025-06-30"),
    ("đầu năm đến hết tháng 9", "đầu năm đến hết tháng 9", "cumulative", "2025-01-01", "2025-09-30"),
    ("trong tháng 8/2025", "tháng 8/2025", "month", "2025-08-01", "2025-08-31"),
    ("tháng 12 năm 2024", "tháng 12 năm 2024", "month", "2024-12-01", "2024-12-31"),
    ("tháng 2-2024", "tháng 2-2024", "month", "2024-02-01", "2024-02-29"),
    ("Tháng 11, kim ngạch", "Tháng 11", "month", "2024-11-01", "2024-11-30"),
    ("tháng ba năm nay", "tháng ba năm nay", "month", "2025-03-01", "2025-03-31"),
    ("tháng 5 và 6/2019", "tháng 5 và 6/2019", "range", "2019-05-01", "2019-06-30"),
    ("tháng cuối năm 2017", "tháng cuối năm 2017", "month", "2017-12-01", "2017-12-31"),
    ("7 tháng đầu năm 2018", "7 tháng đầu năm 2018", "months", "2018-01-01", "2018-07-31"),
    ("ba tháng đầu năm nay", "ba tháng đầu năm nay", "months", "2025-01-01", "2025-03-31"),
    ("11 tháng năm 2024", "11 tháng năm 2024", "months", "2024-01-01", "2024-11-30"),
    ("6 tháng/2018", "6 tháng/2018", "months", "2018-01-01", "2018-06-30"),
    ("6 tháng cuối năm 2018", "6 tháng cuối năm 2018", "months", "2018-07-01", "2018-12-31"),
    ("trong 9 tháng đạt", "9 tháng", "months", "2025-01-01", "2025-09-30"),
    ("9 tháng qua, đơn vị", "9 tháng qua", "months", "2025-01-01", "2025-09-30"),
    ("3 tháng qua, đơn vị", "3 tháng qua", "months", "2025-07-01", "2025-09-30"),
    ("hai quý đầu năm 2019", "hai quý đầu năm 2019", "months", "2019-01-01", "2019-06-30"),
    ("quý I/2019", "quý I/2019", "quarter", "2019-01-01", "2019-03-31"),
    ("quý II -2019", "quý II -2019", "quarter", "2019-04-01", "2019-06-30"),
    ("Trong quý 3 đạt", "quý 3", "quarter", "2025-07-01", "2025-09-30"),
    ("nửa đầu năm 2018", "nửa đầu năm 2018", "half", "2018-01-01", "2018-06-30"),
    ("nửa đầu tháng 5-2018", "nửa đầu tháng 5-2018", "half", "2018-05-01", "2018-05-15"),
    ("tháng 5 sang năm", "tháng 5 sang năm", "month", "2026-05-01", "2026-05-31"),
    ("quý II sang năm", "quý II sang năm", "quarter", "2026-04-01", "2026-06-30"),
    ("- 14/10: họp với hải quan bạn", "14/10", "day", "2025-10-14", "2025-10-14"),
    ("kỳ 1 tháng 12/2024", "kỳ 1 tháng 12/2024", "half", "2024-12-01", "2024-12-15"),
    ("kỳ II tháng 2/2024", "kỳ II tháng 2/2024", "half", "2024-02-16", "2024-02-29"),
    ("nửa tháng đầu năm 2026", "nửa tháng đầu năm 2026", "half", "2026-01-01", "2026-01-15"),
    ("Năm 2017, kim ngạch", "Năm 2017", "year", "2017-01-01", "2017-12-31"),
    ("trong năm nay", "năm nay", "year", "2025-01-01", "2025-12-31"),
    ("Năm ngoái, kim ngạch", "Năm ngoái", "year", "2024-01-01", "2024-12-31"),
    ("cả năm 2024 thu", "cả năm 2024", "year", "2024-01-01", "2024-12-31"),
    ("dự kiến cả năm thu", "cả năm", "year", "2025-01-01", "2025-12-31"),
    ("Trong năm qua", "năm qua", "relative", "2024-10-16", "2025-10-16"),
    ("giai đoạn 2016-2020", "giai đoạn 2016-2020", "years", "2016-01-01", "2020-12-31"),
    ("từ năm 2016 đến năm 2018", "từ năm 2016 đến năm 2018", "range", "2016-01-01", "2018-12-31"),
    ("từ tháng 9-2017 đến hết tháng 11-2017", "từ tháng 9-2017 đến hết tháng 11-2017", "range", "2017-09-01", "2017-11-30"),
    ("Từ đầu năm đến hết ngày 31/7/2025", "Từ đầu năm đến hết ngày 31/7/2025", "cumulative", "2025-01-01", "2025-07-31"),
    ("từ đầu năm tới nay", "từ đầu năm tới nay", "cumulative", "2025-01-01", "2025-10-16"),
    ("lũy kế đến hết ngày 15/9/2025", "ngày 15/9/2025", "cumulative", "2025-01-01", "2025-09-15"),
    ("tính đến hết tháng 7", "tháng 7", "cumulative", "2025-01-01", "2025-07-31"),
    ("Hết quý III, tổng số thu đạt", "quý III", "cumulative", "2025-01-01", "2025-09-30"),
    ("tính đến giữa tháng 9", "giữa tháng 9", "cumulative", "2025-01-01", None),
    ("từ tháng 9/2024 đến nay", "từ tháng 9/2024 đến nay", "to_date", "2024-09-01", "2025-10-16"),
    ("hoạt động từ 01/7/2025", "01/7/2025", "since", "2025-07-01", "2025-07-01"),
    ("đầu tháng 9", "đầu tháng 9", "vague", "2025-09-01", "2025-09-10"),
    ("cuối năm nay", "cuối năm nay", "vague", "2025-10-01", "2025-12-31"),
    ("tháng trước, hai bên", "tháng trước", "relative", "2025-09-01", "2025-09-30"),
    ("tuần qua, hai bên", "tuần qua", "relative", "2025-10-06", "2025-10-12"),
]  # fmt: skip


def test_a_time_told_from_now_ends_where_its_text_does():
    """Nothing stands behind it in a headline, where "tuần tới" was once given twice its length."""
    (week,) = read("Hai nước đàm phán thương mại tuần tới", published=AUTUMN)
    assert week.end - week.start == len("tuần tới")


@pytest.mark.parametrize(("text", "span", "detail", "first", "last"), PERIODS)
def test_reads_periods(text, span, detail, first, last):
    assert told(text, published=AUTUMN) == [(span, detail, first, last)]


def test_compared_periods():
    """ "Cùng kỳ" is the reported period in the other year; the year said with it stays a whole one."""
    text = "9 tháng đầu năm 2025 đạt 5 tỷ USD, tăng 4% so với cùng kỳ năm trước, bằng 90% tháng 8 và so với năm 2023"
    assert told(text) == [
        ("9 tháng đầu năm 2025", "months", "2025-01-01", "2025-09-30"),
        ("cùng kỳ", "same_period", "2024-01-01", "2024-09-30"),
        ("năm trước", "same_period", "2024-01-01", "2024-12-31"),
        ("tháng 8", "basis", "2025-08-01", "2025-08-31"),
        ("năm 2023", "basis", "2023-01-01", "2023-12-31"),
    ]
    assert told("Quý III/2025 đạt 51 triệu tấn, cùng kỳ là 46 triệu tấn.")[1][2:] == ("2024-07-01", "2024-09-30")
    assert told("so với cùng kỳ Hội đàm lần thứ 10") == [("cùng kỳ", "since_event", None, None)]
    assert told("kể từ sau Hội đàm lần thứ 10", published=AUTUMN) == [("từ sau Hội đàm", "since_event", None, None)]


def test_each_day_and_year_of_a_list():
    assert [t[2] for t in told("ngày 15 và 20/6/2025")] == ["2025-06-15", "2025-06-20"]
    assert [t[0] for t in told("các năm 2023, 2024 và 2025")] == ["năm 2023", "2024", "2025"]


def test_same_day_and_days_after():
    assert [
        t[2] for t in told("Sáng 7/8/2025, bắt 2 vụ.", "Chiều cùng ngày, bắt 1 vụ.", "Hai ngày sau, bắt 3 vụ.")
    ] == [
        "2025-08-07",
        "2025-08-07",
        "2025-08-09",
    ]


YEARS = [
    # The base of a comparison dates the text: what it reports is a year later.
    (["Tháng 6 đạt 3 tỷ USD, tăng 4% so với cùng kỳ năm 2017."], None, "2018-06-01"),
    (["Ngày 13/12, hai bên ký biên bản.", "Năm 2017 khép lại."], None, "2017-12-13"),
    # A report of a whole year dates its days.
    (["Năm 2025, đơn vị phát hiện 486 vụ.", "Ngày 17/1/2025, bắt 3 vụ.", "Đêm 3/7, bắt 1 vụ."], None, "2025-07-03"),
    # News looks back over the turn of the year.
    (["Ngày 25/12, bắt giữ 2 đối tượng."], date(2026, 1, 10), "2025-12-25"),
    (["11 tháng, số thu đạt 5 tỷ đồng."], date(2026, 1, 10), "2025-01-01"),
    # What is planned lies ahead.
    (["Hội nghị sẽ diễn ra ngày 15/1."], date(2025, 12, 20), "2026-01-15"),
    (["Ngày 20/1 tới, hai bên gặp nhau."], date(2025, 12, 20), "2026-01-20"),
    # The day that the text dates in full is its present.
    (["Sáng 12/3/2025, bắt 3 vụ.", "Ngày 26/3, bắt thêm 1 vụ."], None, "2025-03-26"),
    (["Ngày 4/10/2018, phát hiện.", "Trước đó, 29/9, phát hiện."], None, "2018-09-29"),
    (["Chuyên án lập từ tháng 9-2018.", "Ngày 11-5, phá án."], None, "2019-05-11"),
    # A day that is no plan has been.
    (["Sáng 26/12/2025, hội nghị khai mạc.", "Lô ngà bị bắt hôm 20/3."], None, "2025-03-20"),
    # A whole year told beside months without theirs is over.
    (["9 tháng, số thu đạt 310 tỷ đồng, hơn cả năm 2024."], None, "2025-01-01"),
    (["Năm nay thu 310 tỷ đồng, hơn cả năm 2024."], None, "2025-01-01"),
    (["Xuất khẩu 8 tháng ước đạt 2,1 tỷ USD (8 tháng năm 2024: 2,4 tỷ USD)."], None, "2025-01-01"),
    # What begins after all days and counts nothing is a plan.
    (["Sáng 4/12/2025, hai đoàn ký, chọn quý II/2026 để mở cửa khẩu.", "Năm nay họp 4 lần."], None, "2025-01-01"),
    (["Từ tháng 10/2017, hai bên đàm phán.", "Sáng 9/3, lễ ký.", "Hội nghị sẽ họp tháng 4/2018."], None, "2018-03-09"),
    # Nothing tells the year, or only a treaty does.
    (["Ngày 26/3, bắt 2 vụ."], None, None),
    (["Theo Công ước Luật Biển năm 1982.", "Ngày 26/3, hai bên gặp nhau."], None, None),
]


@pytest.mark.parametrize(("texts", "published", "first"), YEARS)
def test_derives_the_year(texts, published, first):
    days = [t[2] for t in told(*texts, published=published)]
    assert first in days


def test_a_nearer_year_of_the_sentence_wins():
    assert told("Năm 2016, từ tháng 3 đến tháng 5, bắt 8 vụ.", published=AUTUMN)[1][2:] == ("2016-03-01", "2016-05-31")


@pytest.mark.parametrize("text", ["ngày 31/2/2025", "ngày 45/13/2018", "ngày 12/5/9999", "năm 0000", "năm 9999"])
def test_impossible_days_have_no_dates(text):
    assert [t[1:] for t in told(text)] == [("impossible", None, None)]


NOVEMBER = date(2025, 11, 16)
TOLD_FROM_NOW = [
    # up to the day of the text
    ("Lũy kế từ ngày 1/1/2025: 8.412 lượt xe", "ngày 1/1/2025", "2025-01-01", "2025-11-16"),
    ("Cộng từ 1/1, có 8.412 lượt xe", "1/1", "2025-01-01", "2025-11-16"),
    ("từ đầu tháng đạt 6.140 lượt", "từ đầu tháng", "2025-11-01", "2025-11-16"),
    ("từ đầu tháng đến ngày 12/11", "từ đầu tháng đến ngày 12/11", "2025-11-01", "2025-11-12"),
    ("từ đầu quý đến nay", "từ đầu quý đến nay", "2025-10-01", "2025-11-16"),
    ("từ đầu năm đến nay", "từ đầu năm đến nay", "2025-01-01", "2025-11-16"),
    # halves, quarters and months in fewer words
    ("nửa năm nay mở 3.000 tờ khai", "nửa năm nay", "2025-01-01", "2025-06-30"),
    ("tăng so với nửa đầu 2024", "nửa đầu 2024", "2024-01-01", "2024-06-30"),
    ("phiên sau vào nửa cuối 2027", "nửa cuối 2027", "2027-07-01", "2027-12-31"),
    ("trong 3 quý năm 2025 đón", "3 quý năm 2025", "2025-01-01", "2025-09-30"),
    ("Cộng 10 tháng, xuất khẩu đạt", "10 tháng", "2025-01-01", "2025-10-31"),
    ("Qua 10 tháng, số thu đạt", "10 tháng", "2025-01-01", "2025-10-31"),
    ("thu 900 tỷ đồng sau 10 tháng", "10 tháng", "2025-01-01", "2025-10-31"),
    ("Quý đầu năm, xuất siêu", "Quý đầu năm", "2025-01-01", "2025-03-31"),
    ("Tính chung ba quý, khám phá 33 vụ", "ba quý", "2025-01-01", "2025-09-30"),
    ("Tính đến 16 giờ ngày 31/10, thu 88 tỷ", "ngày 31/10", "2025-01-01", "2025-10-31"),
    # whole years
    ("Sang năm, chỉ tiêu là", "Sang năm", "2026-01-01", "2026-12-31"),
    ("Năm qua, kim ngạch đạt", "Năm qua", "2025-01-01", "2025-12-31"),
    ("Chỉ tiêu 2026: 2.450 tỷ đồng", "2026", "2026-01-01", "2026-12-31"),
    ("xuất khẩu tôm 2025 đạt 4,5 tỷ USD", "2025", "2025-01-01", "2025-12-31"),
    ("gấp ba lần 2024 (13 vụ)", "2024", "2024-01-01", "2024-12-31"),
    ("2024: 52.900 lượt xe", "2024", "2024-01-01", "2024-12-31"),
    # all up to a day
    ("Hết ngày 31/10, đơn vị nộp 17 tỷ", "ngày 31/10", "2025-01-01", "2025-10-31"),
    ("Ra quân từ 1/10, đến hết ngày 31/10 bắt 88 vụ", "ngày 31/10", "2025-10-01", "2025-10-31"),
]


@pytest.mark.parametrize(("text", "span", "first", "last"), TOLD_FROM_NOW)
def test_counts_from_the_day_of_the_text(text, span, first, last):
    assert (span, first, last) in [(t[0], t[2], t[3]) for t in told(text, published=NOVEMBER)]


SERIES = [
    # the day named before
    (["Ngày 29/10/2025, đối thoại.", "Trước đó một tuần, làm việc."], "Trước đó một tuần", "2025-10-22", "2025-10-22"),
    (["Ngày 29/10/2025, bắt 1 vụ.", "Sau đó hai ngày, bắt thêm."], "Sau đó hai ngày", "2025-10-31", "2025-10-31"),
    (["Ngày 5/11/2025, 10 xe.", "Trong ngày, 3 xe xuất."], "Trong ngày", "2025-11-05", "2025-11-05"),
    # the period reported before
    (["Tháng 8/2025 đạt 9 tỷ USD.", "Trong tháng, 7 vụ."], "Trong tháng", "2025-08-01", "2025-08-31"),
    (["Tháng 8/2025 đạt 9 tỷ USD.", "Thấp hơn tháng liền trước."], "tháng liền trước", "2025-07-01", "2025-07-31"),
    (["Năm 2025 xử lý 71 vụ; năm liền trước 49 vụ."], "năm liền trước", "2024-01-01", "2024-12-31"),
    (["Tuần từ 3 đến 9/11/2025: 10 xe.", "Tuần qua tăng."], "Tuần qua", "2025-11-03", "2025-11-09"),
    (["Tuần từ 3 đến 9/11/2025: 10 xe, hơn tuần trước."], "tuần trước", "2025-10-27", "2025-11-02"),
    # "cả năm" is of the year that is reported, not of the one told for comparison
    (["Năm 2025 thu 320 tỷ.", "Năm 2024 thu 280 tỷ.", "Cả năm bắt 65 vụ."], "Cả năm", "2025-01-01", "2025-12-31"),
    (["Năm 2025 thu 320 tỷ.", "Năm 2024 thu cả năm 280 tỷ."], "cả năm", "2024-01-01", "2024-12-31"),
    # a campaign gives the first day of what is counted after it
    (
        ["Đợt cao điểm mở từ ngày 15/11/2025.", "Tính đến ngày 15/1/2026, bắt 41 vụ."],
        "ngày 15/1/2026",
        "2025-11-15",
        "2026-01-15",
    ),
    # what a figure is measured against is not reported
    (["Quý I/2025 đạt 18 tỷ, gấp 1,4 lần quý I/2024.", "Cùng kỳ có 9 vụ."], "Cùng kỳ", "2024-01-01", "2024-03-31"),
    (["11 tháng năm 2025 đạt 20 tỷ, vượt cả năm 2023.", "Cùng kỳ là 19 tỷ."], "Cùng kỳ", "2024-01-01", "2024-11-30"),
]


@pytest.mark.parametrize(("texts", "span", "first", "last"), SERIES)
def test_goes_back_to_what_was_said(texts, span, first, last):
    assert (span, first, last) in [(t[0], t[2], t[3]) for t in told(*texts)]


OWN_DAYS = [
    # a bulletin, a dateline, a day beside "hôm nay", a signature
    ["Bản tin cửa khẩu ngày 9/3/2026", "Hôm nay có 214 xe."],
    ["(9/3/2026) - Hôm nay có 214 xe."],
    ["Viêng Chăn, 9/3/2026: Hôm nay, diễn đàn khai mạc."],
    ["Hôm qua 8-3, có 198 xe.", "Trạm mở từ tháng 2/2026.", "Hôm nay có 214 xe."],
    ["Ngày mai (10/3), hai bên gặp nhau.", "Hôm nay có 214 xe.", "Số liệu năm 2026."],
    ["Hôm nay có 214 xe.", "Móng Cái, ngày 9/3/2026"],
]


@pytest.mark.parametrize("texts", OWN_DAYS)
def test_the_day_that_a_text_gives_as_its_own(texts):
    assert "2026-03-09" in [t[2] for t in told(*texts) if t[0].lower() == "hôm nay"]


# A year that is long over, or may be, or that lies ahead, does not say in which year a day is that has none.
YEARLESS = [
    ["Hai bên gặp nhau ngày 6/8.", "Nước này bị trừng phạt từ năm 2006."],
    ["Thủ tướng thăm nước bạn từ ngày 26 đến 28/6.", "Kim ngạch hai nước năm 2016 đạt 94 triệu USD."],
    ["Ngày 27-5, hai bên gặp nhau.", "Hai nước thiết lập quan hệ ngoại giao năm 1969."],
    ["Sáng 29/5, hai bên hội đàm.", "Hai nước là đối tác từ tháng 7/2013.", "Kim ngạch năm 2016 đạt 52 tỷ USD."],
    ["Ngày 8/12, hai bên gặp nhau.", "Kế hoạch hướng tới năm 2030."],
]


@pytest.mark.parametrize("texts", YEARLESS)
def test_a_year_of_other_things_dates_no_day(texts):
    assert told(*texts)[0][2:] == (None, None)


NO_OWN_DAY = [
    ["Ngày 9/3/2026, lực lượng bắt 3 vụ.", "Hôm nay có 214 xe."],
    ["Luật có hiệu lực từ 9/3/2026.", "Hôm nay có 214 xe."],
    ["6 giờ sáng 9/3/2026, sương chưa tan trên đỉnh đèo.", "Hôm nay có 214 xe."],
]


@pytest.mark.parametrize("texts", NO_OWN_DAY)
def test_a_day_of_an_event_is_not_that_of_the_text(texts):
    assert [t[2] for t in told(*texts) if t[0].lower() == "hôm nay"] == [None]


NOT_READ = [
    "phạt 9 tháng tù",
    "trong vòng 3 tháng",
    "mỗi tháng 18-20 container",
    "sinh năm 1986",
    "(SN 1982)",
    "chiếm 1/3 số vụ",
    "tỷ lệ 3-1",
    "tăng từ 5-10 triệu đồng",
    "giá 2.017 đồng",
    "trực 24/7",
    "tour 2 ngày 1 đêm",
    "mùng 6 Tết",
    "ngày 6 tháng giêng",
    "mấy năm nay",
    "3 tháng trước đó bỏ trốn",
    "Nghị định 12/5/2018/NĐ-CP",
    "điều kiện tháng năm khó khăn",
    "Quý khách lưu ý",
    "số 2017 tấn",
    "năm người bị bắt",
    "hàng năm 200 xe",
    "các ngày trong tuần",
    "lớn nhất trong năm",
    "trong tháng giêng",
    "quyết định số 2025",
    "lô hàng 2018 tấn",
    "sau 3 tháng theo dõi",
    "từ đầu cầu bên kia",
    "trong hai ngày trước đó",
]


@pytest.mark.parametrize("text", NOT_READ)
def test_leaves_alone(text):
    assert told(text, published=AUTUMN) == []


def test_the_year_of_a_law_is_no_date():
    assert told("Bộ luật Hình sự năm 2015", published=AUTUMN) == [("năm 2015", "legal", None, None)]


MONTHS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
FORMATS = [
    "ngày {d}/{m}/{y}",
    "ngày {d:02}/{m:02}/{y}",
    "ngày {d}-{m}-{y}",
    "{d}.{m}.{y}",
    "ngày {d} tháng {m} năm {y}",
]


@given(MONTHS, st.sampled_from(FORMATS), st.sampled_from(["", "Chiều ", "Tại hội nghị "]))
def test_reads_back_any_day(day, form, before):
    written = form.format(d=day.day, m=day.month, y=day.year)
    (mention,) = read(f"{before}{written}, hai bên gặp nhau")
    assert (mention.kind, mention.start, mention.text) == ("date", len(before), written)
    assert (mention.date_start, mention.date_end) == (day, day)


@given(MONTHS, st.sampled_from(["tháng {m}/{y}", "tháng {m}-{y}", "tháng {m} năm {y}", "{m} tháng năm {y}"]))
def test_reads_back_any_month(day, form):
    (mention,) = read("Trong " + form.format(m=day.month, y=day.year) + " đạt")
    last = date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])
    first = date(day.year, 1 if form.startswith("{m}") else day.month, 1)
    assert (mention.date_start, mention.date_end) == (first, last)


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 900))
def test_reads_back_any_range(first, days):
    last = date.fromordinal(first.toordinal() + days)
    written = f"từ ngày {first.day}/{first.month}/{first.year} đến ngày {last.day}/{last.month}/{last.year}"
    (mention,) = read(f"Thống kê {written} cho thấy")
    assert (mention.text, mention.date_start, mention.date_end) == (written, first, last)


HOSTILE = [
    "1",
    "1/2 ",
    "ngày 1/2 ",
    "từ ngày ",
    "tháng ",
    "năm ",
    "cùng kỳ ",
    "từ 1 đến ",
    "12, ",
    "1/2/2018 - ",
    "hai ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_costs_no_more_than_its_length(piece):
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    mentions = read(text)
    assert time.process_time() - started < 3
    assert len(mentions) <= 250


def test_quarter_of_a_table_without_its_year():
    assert told("Q3 tăng mạnh, năm 2025 khép lại")[0] == ("Q3", "quarter", "2025-07-01", "2025-09-30")
    assert told("trụ sở tại Q3, TP.HCM", published=AUTUMN) == []


def test_months_compared_with_are_of_the_year_before():
    found = told("Trong hai tháng đầu năm, nhập 900 xe; so với 2 tháng đầu năm 2025, lượng tăng 4%.")
    assert found[0][2:] == ("2026-01-01", "2026-02-28")


def test_opening_months_are_the_first_ones():
    assert told("Ba tháng mở màn năm 2026 khá tốt")[0][2:] == ("2026-01-01", "2026-03-31")
