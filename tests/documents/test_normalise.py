"""One spelling of every word, and offsets that stay."""

import sys
import unicodedata

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.documents.normalise import IRREGULAR, NOT_NFC, fold_tone_marks, normalise


def normalised(text: str) -> str:
    return normalise(pl.Series([text]))[0]


def folded(text: str) -> str:
    return fold_tone_marks(pl.Series([text]))[0]


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("hoà bình, thuỷ sản, khoẻ mạnh", "hòa bình, thủy sản, khỏe mạnh"),
        ("HOÁ ĐƠN, Thuý, MA TUÝ", "HÓA ĐƠN, Thúy, MA TÚY"),
        ("Uỷ ban; huỷ; ma tuý", "Ủy ban; hủy; ma túy"),
        ("hàng_hoá/xoá2 loã-thể", "hàng_hóa/xóa2 lõa-thể"),
    ],
)
def test_the_tone_mark_goes_on_the_first_vowel(written, stored):
    assert folded(written) == stored


@pytest.mark.parametrize(
    "text",
    [
        "quý I, Quý, QUÝ, quỹ, quỵ",
        "khoảng, hoàn, thoải, ngoéo, hoạch, khoản",
        "huỳnh, khuỷu tay, luýnh quýnh, tuýt",
        "hòa",
    ],
)
def test_other_syllables_stay(text):
    assert folded(text) == text


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        (unicodedata.normalize("NFD", "Hải quan cửa khẩu hoà"), "Hải quan cửa khẩu hòa"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("12\u00a0kg\tvà\u202f3\u3000tấn", "12 kg và 3 tấn"),
        ("buôn\u200b lậu\ufeff, \u202dhàng\u202c\x01\x02\x00 \u00adcấm", "buôn lậu, hàng cấm"),
        ("a\u200b\u0301", "á"),
        ("  tin \n\n", "tin"),
        ("háº£i quan Ä‘Ã£ phÃ¡t hiá»‡n", "hải quan đã phát hiện"),
    ],
)
def test_blanks_line_ends_and_invisible_characters(written, stored):
    assert normalised(written) == stored


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("H\u1ea3i qu\u0430n c\u1eed\u0430 kh\u1ea9u", "Hải quan cửa khẩu"),  # Cyrillic а
        (
            "b\u0430\u0309o \u0441\u043e 5 v\u1ee5",
            "bảo co 5 vụ",
        ),  # a mark on a foreign letter, a word of foreign letters
        ("\uff28\uff41\uff49 \uff12\uff10\uff12\uff15", "Hai 2025"),
        ("\U0001d407\U0001d41a\u0309i quan", "Hải quan"),
        ("\u00d0\u1eaeK L\u1eaeK \u00f0\u00e3 thu", "ĐẮK LẮK đã thu"),  # eth for đ
    ],
)
def test_letters_that_only_look_like_others_are_written_as_those(written, stored):
    assert normalised(written) == stored


@pytest.mark.parametrize("text", ["Москва со СССР", "5 μm, ΔT, TNFβ", "税关 ２", "thép α", "Ελλάδα το"])
def test_other_alphabets_stay(text):
    assert normalised(text) == text.replace("２", "2")


def test_null_stays_null():
    assert normalise(pl.Series([None, "hoà"], dtype=pl.String)).to_list() == [None, "hòa"]


def test_the_quick_check_misses_no_character_that_nfc_changes():
    """A base letter before the character, so that marks compose: exactly the rows the check finds may change."""
    letters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]
    changed = [letter for letter in letters if unicodedata.normalize("NFC", "a" + letter) != "a" + letter]
    assert pl.Series(changed).str.contains(NOT_NFC).all()


words = st.text("aàáâăeèéêoòóôơuùúưyýỳqngmt \n.,HOÁUÝ", max_size=60)


@settings(max_examples=60, deadline=None)
@given(words)
def test_folding_keeps_the_length_and_is_done_once(text):
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_a_stored_text_is_its_own_stored_form(text):
    stored = normalised(text)
    assert normalised(stored) == stored
    assert stored == stored.strip()
    assert unicodedata.is_normalized("NFC", stored)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_a_row_does_not_depend_on_the_others(texts):
    assert normalise(pl.Series(texts)).to_list() == [normalised(text) for text in texts]


def test_plain_text_needs_no_rewriting():
    assert not pl.Series(["Hải quan khu vực XVI thu 2.523 tỷ đồng,\ntăng 9%."]).str.contains(IRREGULAR).any()
