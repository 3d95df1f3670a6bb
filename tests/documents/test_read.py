"""A folder of raw files becomes `documents`; what can't be used becomes `rejected_records`."""

import gzip
import json
import random
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.documents.folder import read_documents
from pipelines.documents.rejected import CHECKS
from pipelines.settings import Limits
from pipelines.tables import DOCUMENTS, REJECTED_RECORDS

TEXT = "Ngày 5/9/2025, hải quan đã phát hiện 12 vụ và thu giữ 300 bao thuốc lá ở cửa khẩu Tân Thanh."
OTHER = "Trong tháng 8/2025, kim ngạch xuất khẩu của tỉnh đạt 40 triệu USD, tăng 3% so với cùng kỳ năm trước."
POEM = "Chiều về trên bến sông quê, con đò nằm đợi người đi chợ về muộn trong làn khói bếp."


def write(folder: Path, **contents: str | bytes | list | dict) -> Path:
    """The folder with files: `a__txt` becomes a.txt; lists and dicts are written as JSON."""
    for name, content in contents.items():
        path = folder / name.replace("__", ".")
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return folder


def one(folder: Path) -> dict:
    documents, aside = read_documents(folder)
    assert aside.height == 0, aside.to_dicts()
    return documents.row(0, named=True)


def aside_of(folder: Path, limits: Limits | None = None) -> list[tuple[str, str]]:
    return read_documents(folder, limits)[1].select("source_path", "check_name").rows()


def test_frames_have_the_columns_of_the_contract(tmp_path):
    documents, aside = read_documents(tmp_path)
    assert (documents.height, aside.height) == (0, 0)
    assert dict(documents.schema) == {
        name: pl.DataFrame(schema={name: dtype}).schema[name] for name, dtype in DOCUMENTS.schema.items()
    }
    assert list(aside.columns) == list(REJECTED_RECORDS.schema)


def test_a_text_file(tmp_path):
    document = one(
        write(tmp_path, **{"2025-09-06-tin__txt": f"\ufeffBắt thuốc lá lậu\r\n\r\n(TTXVN) - {TEXT}\r\n\r\nLê Nam\r\n"})
    )
    assert document["text"] == f"Bắt thuốc lá lậu\n\n(TTXVN) - {TEXT}\n\nLê Nam"
    assert document["title"] == "Bắt thuốc lá lậu"
    assert document["outlet"] == "TTXVN"
    assert document["author"] == "Lê Nam"
    assert document["published_at"] == datetime(2025, 9, 6)
    assert document["language"] == "vi"
    assert document["is_relevant"] is True
    assert document["encoding"] == "utf-8"
    assert document["copies"] == ["2025-09-06-tin.txt"]
    assert document["document_id"][0] == "d" and len(document["document_id"]) == 17


def test_general_news_is_kept_and_not_relevant(tmp_path):
    assert one(write(tmp_path, a__txt=POEM))["is_relevant"] is False


@pytest.mark.parametrize("beside", ["a__meta__json", "a__txt__meta__json"])
def test_metadata_beside_a_text_wins(tmp_path, beside):
    meta = {
        "title": "Bắt thuốc lá lậu",
        "outlet": "Báo A",
        "author": "Thu Hà",
        "published_at": "2025-09-07T08:00:00+07:00",
        "url": "http://vi.du/1",
    }
    document = one(write(tmp_path, a__txt=f"{TEXT}\n\nLê Nam", **{beside: meta}))
    assert document["text"] == f"Bắt thuốc lá lậu\n\n{TEXT}\n\nLê Nam"
    assert (document["title"], document["outlet"], document["author"]) == ("Bắt thuốc lá lậu", "Báo A", "Thu Hà")
    assert (document["published_at"], document["url"]) == (datetime(2025, 9, 7, 8), "http://vi.du/1")


def test_a_title_that_the_text_begins_with_is_not_put_twice(tmp_path):
    document = one(write(tmp_path, a__json={"title": "Bắt thuốc lá lậu", "text": f"BẮT THUỐC LÁ LẬU\n{TEXT}"}))
    assert document["text"].startswith("BẮT THUỐC LÁ LẬU\nNgày")
    assert document["title"] == "BẮT THUỐC LÁ LẬU"


def test_a_title_that_only_opens_the_first_sentence_is_put_first(tmp_path):
    document = one(write(tmp_path, a__json={"title": "Ngày 5/9/2025", "text": TEXT}))
    assert document["text"] == f"Ngày 5/9/2025\n\n{TEXT}"


def test_every_format_gives_the_same_text(tmp_path):
    write(
        tmp_path,
        a__txt=TEXT,
        b__txt__gz=gzip.compress(TEXT.encode("utf-16")),
        c__md=TEXT,
        d__json={"text": TEXT},
        e__json=[{"text": TEXT}, {"name": "hai", "text": TEXT}],
        f__jsonl=json.dumps({"text": TEXT}) + "\n\n" + json.dumps({"text": TEXT, "name": "ba"}),
        g__HTM=f"<html><body><p>{TEXT}</p></body></html>",
    )
    pl.DataFrame({"name": ["bốn", None], "text": [TEXT, TEXT]}).write_parquet(tmp_path / "h.parquet")
    document = one(tmp_path)
    assert document["source_path"] == "a.txt"
    assert document["copies"] == [
        "a.txt", "b.txt.gz", "c.md", "d.json", "e.json#1", "e.json#hai", "f.jsonl#1", "f.jsonl#ba", "g.HTM", "h.parquet#2", "h.parquet#bốn",
    ]  # fmt: skip


def test_copies_complete_each_other(tmp_path):
    write(
        tmp_path,
        a__json={"text": TEXT, "author": "Lê Nam"},
        b__json={"text": TEXT, "outlet": "Báo B", "author": "Thu Hà"},
    )
    document = one(tmp_path)
    assert (document["author"], document["outlet"], document["copies"]) == ("Lê Nam", "Báo B", ["a.json", "b.json"])


def test_near_duplicates_point_to_the_fullest_and_of_equals_to_the_earliest(tmp_path):
    body = f"{TEXT} {OTHER}"
    write(tmp_path, a__json={"text": body, "title": "Tin sau", "published_at": "2025-09-08"})
    write(tmp_path, b__json={"text": body, "title": "Tin trước", "published_at": "2025-09-07"}, c__txt=OTHER)
    documents, _ = read_documents(tmp_path)
    ids = dict(documents.select("source_path", "document_id").iter_rows())
    assert dict(documents.select("source_path", "duplicate_of").iter_rows()) == {
        "a.json": ids["b.json"],
        "b.json": None,
        "c.txt": ids["b.json"],
    }


REJECTED: dict[str, tuple[str | bytes | list | dict, str]] = {
    "empty__txt": ("", "empty_text"),
    "blank__txt": (" \n\u200b\n", "empty_text"),
    "marks__txt": ("*** --- ***", "empty_text"),
    "bytes__txt": (TEXT.encode() + b"\xff\xfe\xfd", "undecodable"),
    "zeros__txt": (b"\0\1\2\3\4" * 100, "undecodable"),
    "table__csv": ("a,b", "unknown_format"),
    "noending": ("a", "unknown_format"),
    "packed__zip__gz": (gzip.compress(b"a"), "unknown_format"),
    "bad__txt__gz": (b"no gzip", "broken_gzip"),
    "page__html": ("<html><script>1</script></html>", "bad_page"),
    "broken__json": ('{"text": ', "bad_json"),
    "number__json": ("7", "bad_json"),
    "deep__json": ("[" * 100_000, "bad_json"),
    "textless__json": ({"title": "Chỉ có tiêu đề"}, "empty_text"),
    "list__json": ({"text": ["a"]}, "wrong_type"),
    "surrogate__json": ('{"text": "h\\ud800"}', "undecodable"),
    "fake__parquet": (b"PAR1 no", "bad_parquet"),
    "lonely__meta__json": ({"title": "Không có văn bản"}, "metadata_without_text"),
}


@pytest.mark.parametrize("name", REJECTED)
def test_a_bad_file_is_set_aside_and_the_others_go_on(tmp_path, name):
    content, check = REJECTED[name]
    write(tmp_path, **{name: content}, good__txt=TEXT)
    documents, aside = read_documents(tmp_path)
    assert documents["source_path"].to_list() == ["good.txt"]
    row = aside.row(0, named=True)
    assert aside.height == 1
    assert (row["source_path"], row["check_name"]) == (name.replace("__", "."), check)
    assert check in CHECKS and row["detail"]
    assert row["record"] is None or json.loads(row["record"]) is not None


def test_bad_lines_are_set_aside_one_by_one(tmp_path):
    lines = [
        json.dumps({"text": TEXT}).encode(),
        b'{"text": "cut',
        b"[1]",
        b'{"text": "h\xff"}',
        json.dumps({"text": OTHER, "title": 5, "published_at": "mai"}).encode(),
        json.dumps({"name": "trống", "text": ""}).encode(),
    ]
    documents, aside = read_documents(write(tmp_path, a__jsonl=b"\n".join(lines)))
    assert documents["source_path"].to_list() == ["a.jsonl#1", "a.jsonl#5"]
    assert aside.select("source_path", "check_name").rows() == [
        ("a.jsonl#2", "bad_json"),
        ("a.jsonl#3", "bad_json"),
        ("a.jsonl#4", "undecodable"),
        ("a.jsonl#5", "bad_date"),
        ("a.jsonl#5", "wrong_type"),
        ("a.jsonl#trống", "empty_text"),
    ]
    assert all(json.loads(record) is not None for record in aside["record"])
    kept = documents.filter(source_path="a.jsonl#5")["document_id"].item()
    assert aside["document_id"].to_list() == [None, None, None, kept, kept, None]


@pytest.mark.parametrize(
    ("meta", "check"),
    [("[1]", "bad_json"), ("{", "bad_json"), ('{"title": 3}', "wrong_type"), (b"\xff\x00\x01", "undecodable")],
)
def test_bad_metadata_does_not_take_the_text_with_it(tmp_path, meta, check):
    documents, aside = read_documents(write(tmp_path, a__txt=TEXT, a__meta__json=meta))
    assert documents.height == 1
    assert aside.select("source_path", "check_name").rows() == [("a.meta.json", check)]


def test_limits(tmp_path):
    write(tmp_path, a__txt=TEXT, b__txt=TEXT * 40, c__jsonl=json.dumps({"text": TEXT * 20}))
    limits = Limits(max_document_bytes=4_000, max_text_characters=1_000)
    assert aside_of(tmp_path, limits) == [("b.txt", "too_large"), ("c.jsonl#1", "text_too_long")]


def test_a_long_record_is_cut_in_the_table(tmp_path):
    write(tmp_path, a__json={"title": "x" * 5_000, "text": 7})
    record = json.loads(read_documents(tmp_path)[1]["record"][0])
    assert record["text"] == 7 and len(record["title"]) < 1_100


def test_parquet_rows_that_can_not_be_used(tmp_path):
    pl.DataFrame({"text": [TEXT, None, " "], "title": [1, 2, 3]}).write_parquet(tmp_path / "a.parquet")
    pl.DataFrame({"text": [1, 2]}).write_parquet(tmp_path / "b.parquet")
    pl.DataFrame({"body": ["a"]}).write_parquet(tmp_path / "c.parquet")
    offsets, data = pa.py_buffer(b"\0\0\0\0\3\0\0\0"), pa.py_buffer(b"a\xff\xfe")
    pq.write_table(
        pa.table({"text": pa.Array.from_buffers(pa.string(), 1, [None, offsets, data])}), tmp_path / "d.parquet"
    )
    documents, aside = read_documents(tmp_path)
    assert documents["source_path"].to_list() == ["a.parquet#1"]
    assert aside.select("source_path", "check_name").rows() == [
        ("a.parquet", "wrong_type"),
        ("a.parquet#2", "empty_text"),
        ("a.parquet#3", "empty_text"),
        ("b.parquet", "bad_parquet"),
        ("c.parquet", "bad_parquet"),
        ("d.parquet", "bad_parquet"),
    ]


@pytest.mark.parametrize(
    ("values", "times"),
    [
        ([date(2025, 9, 7)], [datetime(2025, 9, 7)]),
        ([datetime(2025, 9, 7, 8)], [datetime(2025, 9, 7, 8)]),
        ([datetime(2025, 9, 7, 1, tzinfo=UTC)], [datetime(2025, 9, 7, 8)]),
        (["07/09/2025 08:00"], [datetime(2025, 9, 7, 8)]),
    ],
)
def test_times_of_parquet(tmp_path, values, times):
    pl.DataFrame({"text": [TEXT], "published_at": values}).write_parquet(tmp_path / "a.parquet")
    assert [one(tmp_path)["published_at"]] == times


RECORDS = [
    {
        "name": "một",
        "text": f"{TEXT}\n\nLê Nam | 06-09-2025, 10:15",
        "title": "Bắt thuốc lá",
        "outlet": " ",
        "published_at": None,
    },
    {
        "name": "hai",
        "text": "Uỷ ban hoà giải\r\n" + OTHER,
        "title": None,
        "outlet": "Báo  A",
        "published_at": "2025-09-07",
    },
    {"name": None, "text": POEM, "title": "  ", "outlet": None, "published_at": "mai"},
    {"name": "bốn", "text": "", "title": None, "outlet": None, "published_at": ""},
    {"name": "năm", "text": TEXT.encode().decode("latin-1"), "title": None, "outlet": None, "published_at": None},
]


def test_bulk_and_single_records_read_the_same(tmp_path):
    (tmp_path / "bulk").mkdir()
    (tmp_path / "lines").mkdir()
    pl.DataFrame(RECORDS).write_parquet(tmp_path / "bulk" / "a.parquet")
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS)
    (tmp_path / "lines" / "a.jsonl").write_text(lines, encoding="utf-8")
    bulk, bulk_aside = read_documents(tmp_path / "bulk", Limits(rows_at_once=2))
    lined, lined_aside = read_documents(tmp_path / "lines")
    fields = [name for name in DOCUMENTS.schema if name not in ("source_path", "copies")]
    assert bulk.sort("document_id").select(fields).equals(lined.sort("document_id").select(fields))
    assert bulk.height == 4
    assert bulk_aside["check_name"].to_list() == lined_aside["check_name"].to_list() == ["bad_date", "empty_text"]


def test_the_order_of_files_and_batches_changes_nothing(tmp_path):
    names = [f"{index:02d}.txt" for index in range(12)]
    texts = [f"{TEXT} {OTHER} Tin số {index % 5}, do đơn vị thứ {index % 3} cung cấp." for index in range(12)]
    results = []
    for seed in range(3):
        folder = tmp_path / str(seed)
        folder.mkdir()
        pairs = list(zip(names, texts, strict=True))
        random.Random(seed).shuffle(pairs)
        for name, text in pairs:
            (folder / name).write_text(text, encoding="utf-8")
        results.append(read_documents(folder, Limits(rows_at_once=seed + 1))[0])
    assert all(result.equals(results[0]) for result in results)


def test_ids_are_those_of_earlier_builds(tmp_path):
    assert one(write(tmp_path, a__txt="Hải quan cửa khẩu"))["document_id"] == "d6ad487fd00d11061"
