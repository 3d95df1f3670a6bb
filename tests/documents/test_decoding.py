"""Every encoding that Vietnamese press text comes in, and refusal of what is none."""

import re
import unicodedata

import pytest

from pipelines.documents.decoding import Undecodable, decode, letters, repair

TEXT = "Ngày 5/9, lực lượng hải quan đã phát hiện 12 vụ và thu giữ 300 bao thuốc lá ở cửa khẩu. Hàng được xử lý theo quy định."


def in_font(text: str, charset: str) -> bytes:
    """The text in a font encoding, from the same table read backwards."""
    written = {letter: code for code, letter in letters(charset).items()}
    return "".join(written.get(letter, letter) for letter in text).encode("latin-1")


def in_windows_1258(text: str) -> bytes:
    """Base letters with their circumflex, breve or horn in one code, the tone mark in another."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    whole = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        whole.append(base + "".join(part for part in parts if part in tones))
    return "".join(whole).encode("cp1258")


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
        (in_windows_1258(TEXT), "windows-1258"),
        (in_font(TEXT, "tcvn3"), "tcvn3"),
        (in_font(TEXT, "vni"), "vni"),
        (TEXT.encode().replace(b"12", b"12\0"), "utf-8"),
    ],
)
def test_encodings(raw, encoding):
    text, found = decode(raw)
    assert found == encoding
    assert unicodedata.normalize("NFC", text).replace("\0", "") == TEXT


def test_english_in_windows_1252():
    raw = "The customs office said “no comment” – for now, and declined to give more details.".encode("cp1252")
    assert decode(raw)[1] == "windows-1252"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (TEXT.encode()[:20] + b"\xff" + TEXT.encode()[20:], "byte 0xff at position 20"),
        (b"\0\1\2\3\4" * 50, "binary data"),
        (b"\xff\xfea", "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\xa0\xb1\xc2" * 9, "a picture (PNG)"),
        (b"\x8aPMG\r\n\x1a\n\xa0\xb1\xc2" * 9, "not UTF-8"),
    ],
)
def test_what_is_in_no_encoding_is_refused_in_words(raw, words):
    with pytest.raises(Undecodable, match=re.escape(words)):
        decode(raw)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Ông Müller và bà Åsa nói về giá của señor Peña",
        "ĐÃ BẮT 3 ĐỐI TƯỢNG, CẢ BA LÀ NGƯỜI XÃ TÂN HÀ",
        "Giá: 5 m² đất, 20°C, ±3 %, «hàng giả» © 2025",
        "The Ãn company",
    ],
)
def test_sound_text_is_not_repaired(text):
    assert repair(text) == text


@pytest.mark.parametrize("charset", ["tcvn3", "vni"])
def test_font_text_inside_unicode_is_repaired(charset):
    assert repair(in_font(TEXT, charset).decode("latin-1")) == TEXT


def test_mojibake_is_repaired():
    assert repair(TEXT.encode().decode("latin-1")) == TEXT
    assert repair("kim ngáº¡ch xuáº¥t nháº­p kháº©u Ä‘áº¡t 5 tá»· USD") == "kim ngạch xuất nhập khẩu đạt 5 tỷ USD"


def test_capitals_of_tcvn3():
    assert repair("Côc H¶i quan vµ c¸c ®¬n vÞ: HéI NGHÞ cña ngµnh t¹i Hµ Néi") == (
        "Cục Hải quan và các đơn vị: HỘI NGHỊ của ngành tại Hà Nội"
    )


def test_every_letter_of_a_font_encoding_comes_back():
    for charset in ("tcvn3", "vni"):
        table = letters(charset)
        assert len(set(table.values())) == len(table)
        lower = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
        assert set(lower) - set(table.values()) <= set("abcdeghiklmnopqrstuvxy")
