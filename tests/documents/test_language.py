import polars as pl
import pytest

from pipelines.documents.language import languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lực lượng hải quan kiểm tra lô hàng tại cảng", "vi"),
        ("Cục Hải quan TP.HCM: Container 40 feet, Audi A6, iPhone", "vi"),
        ("The customs officers checked the cargo in the port", "en"),
        ("Bộ phim The Last of Us", "vi"),
        ("Les douaniers fouillent un conteneur", None),
        ("海关总署", None),
        ("12-11-2025, 08:46", None),
        ("", None),
    ],
)
def test_language(text, language):
    assert languages(pl.Series([text])).to_list() == [language]


def test_teasers_below_the_body_do_not_count():
    body = "Lực lượng chức năng đã kiểm tra lô hàng và lập biên bản. " * 12
    assert languages(pl.Series([body + "\nThe exhibition was opened in the museum. " * 200])).to_list() == ["vi"]
