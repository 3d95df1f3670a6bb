"""Fuzzing by hand: `python -m tests.trust.fuzz decoder|html|records|numbers|dates|rules [--minutes 10]`.

Each target takes a part that hostile bytes reach and says what must hold of it whatever they are. What it finds is
printed in its smallest form; put it into the table of the test of that part.
"""

import argparse
import json
import time
from collections.abc import Callable

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.documents.decoding import Undecodable, decode
from pipelines.documents.formats import object_rows, parse_object
from pipelines.documents.html import NoArticle, read_page
from pipelines.documents.markdown import read_markdown
from pipelines.documents.metadata import read_time
from pipelines.documents.normalise import normalise
from pipelines.mentions.article import Sentence
from pipelines.mentions.dates import read_dates
from pipelines.mentions.numbers import read_numbers
from pipelines.settings import Limits
from tests.documents.test_decoding import in_font, in_windows_1258
from tests.trust.planted import planted
from tests.trust.test_properties import check_offsets, read, soup

SECONDS = 5  # of one input: what takes longer is a find
ENCODERS = (
    str.encode,
    lambda text: text.encode("utf-16"),
    lambda text: text.encode("utf-16-be"),
    in_windows_1258,
    lambda text: in_font(text, "tcvn3"),
    lambda text: in_font(text, "vni"),
)
encoded = st.tuples(planted, st.sampled_from(ENCODERS)).map(lambda pair: pair[1](pair[0].sentence.replace("Đ", "đ")))


@st.composite
def damaged(draw, contents: st.SearchStrategy[bytes]) -> bytes:
    """Bytes with pieces cut out, repeated, overwritten and put in."""
    content = draw(contents)
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 20)))
        others = st.sampled_from((b"\0", b"\xff", b"\xef\xbb\xbf", content[start:end] * 2))
        content = content[:start] + draw(st.binary(max_size=6) | others) + content[end:]
    return content


TAGS = (
    "p", "div", "script", "style", "table", "tr", "td", "article", "main", "h1", "a", "img", "br", "ul", "li", "title",
    "meta", "head", "body", "html", "svg", "math", "template", "noscript", "iframe", "form", "time", "!--", "![CDATA[",
    "?xml", "!DOCTYPE",
)  # fmt: skip
SHREDS = (
    "<meta property='article:published_time' content='", "<time datetime='", "<meta charset='", "'>", "&#", "&amp", ";",
    "&#x1f;", "&#0;", "-->", "]]>", "<", ">", '"', "\0", "\x1f",
)  # fmt: skip
tag, words = st.sampled_from(TAGS), st.text(max_size=12)
markup = st.one_of(
    tag.map(lambda name: f"<{name}>"),
    tag.map(lambda name: f"</{name}>"),
    st.tuples(tag, words, words).map(lambda parts: f'<{parts[0]} {parts[1]}="{parts[2]}">'),
    st.sampled_from(SHREDS),
    words,
    planted.map(lambda plant: plant.sentence),
)
TIMES = ("9999-12-31T23:59:59-12:00", "0000-00-00", "31/02/2025", "Mon, 99 Jan 9999 10:00:00 +0700")
KEYS = ("text", "title", "author", "name", "published_at", "url", "other")
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(TIMES),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=12,
)
NUMERALS = (
    "một", "mười", "trăm", "nghìn", "tỷ", "triệu", "rưỡi", "phẩy", "lẻ", "linh", "mốt", "tư", "lăm", "nửa", "không",
    "hàng", "vài", "hơn", "gần", "khoảng", "từ", "đến", "-", "–", "/", ".", ",", "%", "USD", "đồng", "kg", "tấn", "vụ",
    "lần thứ", "XIV", "h", ":", "(", ")", "số", "năm", "tháng", "tăng", "giảm", "gấp", "lần",
)  # fmt: skip
CALENDAR = (
    "ngày", "tháng", "năm", "quý", "tuần", "từ", "đến", "đầu", "giữa", "cuối", "nay", "qua", "trước", "tới", "cùng kỳ",
    "hôm", "sáng", "nửa", "giai đoạn", "lũy kế", "kể từ", "I", "IV", "12", "31", "2", "2025", "0000", "9999", "29", "/",
    "-", ".", "–", "(", ")", ",", "một", "mười hai", "đến hết", "so với", "kỳ", "thứ hai",
)  # fmt: skip


def phrases(of: tuple[str, ...]) -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(of), st.sampled_from(of), st.integers(0, 10**9).map(str), st.text(max_size=4))
    return st.lists(st.tuples(piece, st.sampled_from((" ", " ", "", "  "))).map("".join), max_size=30).map("".join)


def check_decoder(raw: bytes) -> None:
    try:
        text, encoding = decode(raw)
    except Undecodable as error:
        assert str(error)
        return
    assert encoding
    text.encode()
    stored = normalise(pl.Series([text]))
    assert normalise(stored).equals(stored)


def check_page(page: str) -> None:
    try:
        fields = read_page(page)
    except NoArticle as error:
        assert str(error)
        return
    assert fields["text"].strip()
    check_record(fields)


def check_record(value: object) -> None:
    found, aside = parse_object(json.dumps(value), "a.json")
    rows, others = ([], aside) if aside else object_rows(found, "a.json", "utf-8", Limits())
    assert rows or others
    for row in others:
        json.dumps(row, allow_nan=False, ensure_ascii=False).encode()
        assert row["record"] is None or isinstance(json.loads(row["record"]), object)
    if isinstance(value, str):
        read_markdown(value)
        read_time(value)


def check_grammar(grammar: Callable[[Sentence], list]) -> Callable[[str], None]:
    def check(text: str) -> None:
        text = text.strip()
        for mention in grammar(Sentence(0, "body", 7, 7 + len(text), text)):
            assert text[mention.start - 7 : mention.end - 7] == mention.text
            assert mention.value is None or abs(mention.value) < float("inf")

    return check


TARGETS: dict[str, tuple[st.SearchStrategy, Callable]] = {
    "decoder": (damaged(encoded) | st.binary(max_size=400), check_decoder),
    "html": (st.lists(markup, max_size=60).map("".join), check_page),
    "records": (values, check_record),
    "numbers": (phrases(NUMERALS), check_grammar(read_numbers)),
    "dates": (phrases(CALENDAR), check_grammar(read_dates)),
    "rules": (soup, lambda text: check_offsets(*read(text))),
}


def fuzz(target: str, minutes: float) -> int:
    """Try inputs for so long; how many there were."""
    strategy, check = TARGETS[target]
    until, tried = time.monotonic() + 60 * minutes, 0

    @settings(max_examples=2_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def one(value: object) -> None:
        nonlocal tried
        tried += 1
        began = time.process_time()
        check(value)
        assert time.process_time() - began < SECONDS, "this takes too long"

    while time.monotonic() < until:
        one()
    return tried


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=10)
    arguments = parser.parse_args()
    print(fuzz(arguments.target, arguments.minutes), "inputs tried, nothing found")
