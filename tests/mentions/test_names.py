"""All kinds of names together: order, offsets, overlaps, and text that no grammar expects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lexicon import reference
from pipelines.mentions import names
from pipelines.mentions.article import Sentence


def test_names_of_a_sentence_in_order():
    text = (
        "Sáng 5/8, tại cửa khẩu quốc tế Trà Lĩnh, Chi cục Hải quan khu vực XVI do ông Lê Minh An – Chi cục trưởng dẫn đầu "
        "đã trao đổi với Hải quan Long Bang (Trung Quốc) về nông sản và ma túy."
    )
    found = names.read_names(Sentence(3, "body", 1000, 1000 + len(text), text))
    assert [(m.kind, m.text, m.reference_id) for m in found] == [
        ("border_gate", "cửa khẩu quốc tế Trà Lĩnh", "G-TRA-LINH"),
        ("organization", "Chi cục Hải quan khu vực XVI", "HQKV-16"),
        ("person", "Lê Minh An", None),
        ("organization", "Hải quan Long Bang", "CN-HQ-LB"),
        ("place", "Trung Quốc", "CN"),
        ("commodity", "nông sản", "C-001"),
        ("contraband", "ma túy", "K-016"),
    ]
    assert all(text[m.start - 1000 : m.end - 1000] == m.text for m in found)


PIECES = """các|hai|ba|và|,|-|–|(|)|.|Chi cục Hải quan khu vực|VI|16|cửa khẩu|cặp|tỉnh|TP.|ông|Cục trưởng|Nguyễn Văn An|12
xe tải|heroin|Mỹ|Anh|Lào Cai|\u0130|ß|\u00a0|’"""
WORDS = [
    *(office.name for office in reference.offices()[::40]),
    *(gate.name for gate in reference.gates()[::20]),
    *PIECES.split("|"),
]


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_order_of_words_gives_sorted_spans_that_do_not_overlap(words):
    text = " ".join(words)
    end = 0
    for mention in names.read_names(Sentence(0, "body", 0, len(text), text)):
        assert mention.start >= end
        assert mention.text == text[mention.start : mention.end] != ""
        assert mention.text == mention.text.strip()
        end = mention.end


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    names.read_names(Sentence(0, "body", 0, len(text), text))


@pytest.mark.parametrize(
    ("detail", "expected"),
    [
        (None, {}),
        ("generic", {"generic": "generic"}),
        ("name=Chi cục A;country=LA", {"name": "Chi cục A", "country": "LA"}),
    ],
)
def test_details(detail, expected):
    (mention,) = names.read_names(Sentence(0, "body", 0, 4, "VCCI"))
    mention.detail = detail
    assert names.details(mention) == expected
