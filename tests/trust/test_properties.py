"""What holds of any document: what is planted is found where it stands, and what means nothing changes nothing.

TRUST_EXAMPLES sets how many documents each property is tried on; by default a few, always the same ones.
"""

import math
import os
import string
import unicodedata
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pipelines.documents.formats import RAW
from pipelines.documents.read import read_raw
from pipelines.facts.read import READERS, claim_row
from pipelines.lexicon import reference
from pipelines.mentions.article import Article
from pipelines.mentions.read import read_article
from pipelines.settings import Limits, Settings
from pipelines.tables import CLAIMS, EVIDENCE, FACTS
from tests.documents.test_decoding import in_font, in_windows_1258
from tests.samples import staged, write_seeds
from tests.trust.planted import NOISE, Planted, noise, planted

EXAMPLES = int(os.environ.get("TRUST_EXAMPLES", "0"))
PRINTED = date(2026, 1, 5)


def tried(often: int) -> settings:
    return settings(
        max_examples=EXAMPLES or often,
        derandomize=not EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def stored(text: str) -> tuple[str, str | None] | None:
    """Text and title as `documents` has them; None where the text is set aside."""
    documents, _ = read_raw(
        pl.DataFrame([{"source_path": "a.txt", "text": text, "encoding": "utf-8"}], schema=RAW), Limits()
    )
    return documents.select("text", "title").row(0) if documents.height else None


def read(text: str) -> tuple[Article, list[dict[str, Any]]]:
    """A text as an article, and its claims as rows, with the name of their table as `table`."""
    kept = stored(text)
    article = read_article("d0", *(kept or ("", None)), PRINTED)
    claims = [
        claim_row(article, claim, table) | {"table": table.name} for table, read in READERS for claim in read(article)
    ]
    return article, claims


def said(claims: list[dict[str, Any]]) -> list[str]:
    """What claims say, wherever they stand."""
    apart = ("claim_id", "document_id", "evidence")
    return sorted(repr({key: value for key, value in claim.items() if key not in apart}) for claim in claims)


def makes(claim: dict[str, Any], plant: Planted) -> bool:
    """Whether a claim says what was planted."""
    if claim["table"] != plant.table:
        return False
    for column, value in plant.values.items():
        found = claim.get(column)
        if column == "seizures":
            found = [(seizure["item"], seizure["quantity"]) for seizure in found]
        if not (math.isclose(found, value) if isinstance(value, float) and found is not None else found == value):
            return False
    return True


def check_offsets(article: Article, claims: list[dict[str, Any]]) -> None:
    """Every span quotes the text, lies in its sentence, and sentences and their spans come in order."""
    end = 0
    for sentence in article.sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert end <= sentence.start < sentence.end
        assert not article.text[end : sentence.start].strip()
        end, last = sentence.end, sentence.start
        for mention in sentence.mentions:
            assert article.text[mention.start : mention.end] == mention.text
            assert last <= mention.start < mention.end <= sentence.end, (sentence.text, mention)
            assert mention.value is None or math.isfinite(mention.value)
            last = mention.end
    assert not article.text[end:].strip()
    spans = {article.sentence_id(sentence): sentence for sentence in article.sentences}
    for claim in claims:
        assert claim["evidence"]
        for place in claim["evidence"]:
            sentence = spans[place["sentence_id"]]
            assert sentence.start <= place["char_start"] < place["char_end"] <= sentence.end
            assert article.text[place["char_start"] : place["char_end"]] == place["quote"]


@tried(60)
@given(planted, noise, noise)
def test_what_is_planted_is_found_where_it_stands(plant: Planted, before: str, after: str):
    article, claims = read(f"{before}\n{plant.sentence}\n{after}")
    check_offsets(article, claims)
    found = [claim for claim in claims if makes(claim, plant)]
    assert len(found) == 1, (plant, claims)
    assert len(claims) == 1 or {claim["table"] for claim in claims} - {plant.table} <= {"cooperation_claims"}
    start = article.text.index(plant.sentence) + plant.sentence.index(plant.words)
    end = start + len(plant.words)
    assert any(place["char_start"] <= start and end <= place["char_end"] for place in found[0]["evidence"])
    if plant.value is not None:
        (mention,) = (m for s in article.sentences for m in s.mentions if (m.start, m.end) == (start, end))
        assert mention.value is not None
        assert math.isclose(mention.value, plant.value)


REWRITES = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "old tone marks": lambda text: text.replace("óa", "oá").replace("òa", "oà").replace("úy", "uý").replace("ủy", "uỷ"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\n", "\r"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "zero-width spaces": "\u200b".join,
    "mojibake": lambda text: text.encode().decode("latin-1"),
    "blanks around": lambda text: f" \n\n\ufeff{text}\n \t\n",
}


@pytest.mark.parametrize("rewrite", REWRITES)
@tried(6)
@given(planted, noise)
def test_how_a_text_is_written_changes_nothing(rewrite: str, plant: Planted, around: str):
    text = f"{around}\n{plant.sentence}"
    assert stored(REWRITES[rewrite](text)) == stored(text)


@tried(40)
@given(planted, noise, st.sampled_from((" ", "\n", "\n\n", "\n\n\n")), st.sampled_from((" ", "\n", "\n\n")))
def test_line_breaks_between_sentences_change_no_value(plant: Planted, around: str, before: str, after: str):
    _, alone = read(plant.sentence)
    article, claims = read(f"{around}{before}{plant.sentence}{after}{around}")
    check_offsets(article, claims)
    assert said(claims) == said(alone)


UNITS = {
    "triệu USD": ("triệu usd", "Triệu USD", "TRIỆU USD"),
    "tỷ đồng": ("Tỷ đồng", "tỉ đồng", "TỶ ĐỒNG"),
    " kg": (" KG", " Kg"),
}


@tried(25)
@given(planted, st.data())
def test_the_case_of_units_changes_no_value(plant: Planted, data: st.DataObject):
    unit = next((unit for unit in UNITS if unit in plant.sentence), None)
    assume(unit)
    _, claims = read(plant.sentence)
    _, others = read(plant.sentence.replace(unit, data.draw(st.sampled_from(UNITS[unit]))))
    assert said(others) == said(claims)


ENCODINGS = {
    "utf-8-sig": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "windows-1258": in_windows_1258,
    "tcvn3": lambda text: in_font(text, "tcvn3"),
    "vni": lambda text: in_font(text, "vni"),
}


def facts_of(folder: Path) -> dict[str, list[dict]]:
    """The facts of a folder, in the order of their ids, and the texts that they were read from."""
    with TemporaryDirectory() as out:
        tables = staged(Settings(folder, Path(out) / "unused.duckdb"), *FACTS, EVIDENCE, stages=4)
    return {table.name: tables[table.name].sort(table.key[0]).to_dicts() for table in FACTS} | {
        "evidence": tables["evidence"].sort(pl.all()).to_dicts()
    }


@tried(4)
@given(st.lists(planted, min_size=1, max_size=4, unique_by=lambda plant: plant.sentence), noise)
def test_encoding_changes_no_fact(tmp_path_factory, plants: list[Planted], around: str):
    # in TCVN3 and VNI the marked capitals of names are another font
    texts = [f"{around}\n{plant.sentence}".replace("Đ", "đ").replace("Ở", "ở") for plant in plants]
    plain = write_seeds(tmp_path_factory.mktemp("plain"), {f"{n}.txt": text for n, text in enumerate(texts)})
    expected = facts_of(plain)
    assert any(expected.values())
    for encode in ENCODINGS.values():
        other = tmp_path_factory.mktemp("other")
        for number, text in enumerate(texts):
            (other / f"{number}.txt").write_bytes(encode(text))
        assert facts_of(other) == expected


@tried(6)
@given(st.lists(planted, min_size=1, max_size=5, unique_by=lambda plant: plant.sentence), st.lists(noise, max_size=6))
def test_noise_documents_change_no_fact(tmp_path_factory, plants: list[Planted], others: list[str]):
    folder = write_seeds(
        tmp_path_factory.mktemp("quiet"), {f"{n}.txt": plant.sentence for n, plant in enumerate(plants)}
    )
    quiet = facts_of(folder)
    write_seeds(folder, {f"a{number}.txt": text for number, text in enumerate((*others, *NOISE))})
    assert facts_of(folder) == quiet


NAMES = [gate.name for gate in reference.gates()][:40] + [office.name for office in reference.offices()][:40]
WORDS = (
    "kim ngạch xuất nhập khẩu", "xuất khẩu", "nhập khẩu", "đạt", "tăng", "giảm", "so với cùng kỳ", "thu giữ", "bắt giữ",
    "phát hiện", "vụ", "đối tượng", "bao thuốc lá", "kg ma túy", "tổ chức hội đàm", "với", "ký", "biên bản ghi nhớ",
    "Trung Quốc", "Lào", "Campuchia", "Hải quan", "Chi cục", "khu vực", "cửa khẩu", "ngày", "tháng", "năm", "quý",
    "từ", "đến", "đầu năm", "tỷ", "triệu", "nghìn", "đồng", "USD", "nhân dân tệ", "%", "tấn", "lượt xe", "tờ khai",
    "một", "hai", "mười", "trăm", "rưỡi", "lần thứ", "XI", "ông", "Nguyễn Văn A", "Cục trưởng", "trong đó", "gồm",
    "thu ngân sách", "dự toán", "ước", "gần", "hơn", "TP.", "Ảnh:", "(TTXVN)", "Theo", "•", "-", "–", "/", ".", ",",
    ";", ":", "\n", "\n\n", "“", "”", "(", ")", "...", "!", "?",
)  # fmt: skip
pieces = st.one_of(
    st.sampled_from(WORDS + tuple(NAMES)),
    st.integers(0, 10**7).map(str),
    st.floats(0, 10**6).map(lambda number: f"{number:.1f}".replace(".", ",")),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(lambda day: f"{day:%d/%m/%Y}"),
    st.text(string.digits + ".,/-%:hđ ", max_size=12),
    st.text(max_size=8),
)
glue = st.sampled_from((" ", " ", " ", "", ", ", "\n"))
soup = st.lists(st.tuples(pieces, glue).map("".join), max_size=40).map("".join)


@tried(80)
@given(soup)
def test_every_offset_holds_in_any_text(text: str):
    article, claims = read(text)
    check_offsets(article, claims)
    for table in CLAIMS:
        table.frame(
            [{key: row[key] for key in table.schema if key in row} for row in claims if row["table"] == table.name]
        )


@tried(60)
@given(st.integers(1, 10**12 - 1))
def test_whole_numbers_are_read_as_they_are_grouped(number: int):
    for written in (str(number), f"{number:,}".replace(",", ".")):
        article, _ = read(f"Cửa khẩu đã làm thủ tục cho {written} tờ khai.")
        found = [m.value for s in article.sentences for m in s.mentions if m.unit == "declaration"]
        assert found == [number] or (len(written) == 4 and written.isdigit()), written


@tried(60)
@given(
    st.dates(date(1995, 1, 1), date(2026, 1, 1)),
    st.sampled_from(("{0}/{1}/{2}", "{0:02}/{1:02}/{2}", "{0}-{1}-{2}", "{0} tháng {1} năm {2}")),
)
def test_days_are_read_as_they_are_written(day: date, form: str):
    article, _ = read(f"Ngày {form.format(day.day, day.month, day.year)}, Hải quan cửa khẩu họp giao ban.")
    found = [(m.date_start, m.date_end) for s in article.sentences for m in s.mentions if m.kind == "date"]
    assert found == [(day, day)]
