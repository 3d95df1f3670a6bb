r"""What anybody may drop into the seeds folder, all at once: every kind ends in the right rows or in a reason.

Each kind stands in a folder of its own and tells a story of its own. A file ends as a document from which the story was
read (`STORY`: its number comes out as a seizure), as a document without facts (`KEPT`), or with the check that
`rejected_records` must name for it; it may be both a document and have a check.
"""

import ctypes
import gzip
import json
import os
import random
import socket
import stat
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.documents import files, folder
from pipelines.documents.files import SeedFile
from pipelines.settings import Settings
from tests.documents.test_decoding import in_font, in_windows_1258
from tests.trust.runs import outcome, run

STORY, KEPT = "story", "kept"
MARKUP = "<html><head><title>Tin</title></head><body>{}</body></html>"
SECRET = "mật khẩu của máy"  # stands in a file outside the seeds folder
END = "Tin do các đơn vị của ngành và người dân cung cấp."

Content = str | bytes | Callable[[Path], object]


def seized(number: int) -> int:
    """The packs of the story of a kind: no two amounts may be roundings of one, and none ends in a zero."""
    return int(300 * 1.05**number) * 10 + 7


def story(number: int) -> str:
    return (
        f"Ngày 5/9/2025, Hải quan cửa khẩu Tân Thanh đã phát hiện một vụ buôn lậu và thu giữ {seized(number)} bao "
        "thuốc lá không có giấy tờ hợp lệ."
    )


@dataclass(frozen=True)
class Kind:
    """What is wrong, the files that are made from a story, and what becomes of each: `STORY`, checks or both."""

    name: str
    files: Callable[[str], Mapping[str, Content]]
    ends: Mapping[str, str | list[str]]


def text(change: Callable[[str], str | bytes], *ends: str) -> tuple[Callable[[str], Mapping[str, Content]], dict]:
    """A file a.txt with the changed story."""
    return lambda told: {"a.txt": change(told)}, {"a.txt": list(ends)}


def record(change: Callable[[str], object], *ends: str) -> tuple[Callable[[str], Mapping[str, Content]], dict]:
    """A file a.json with what is made of the story, which is written as JSON unless it is so already."""

    def written(told: str) -> Mapping[str, Content]:
        value = change(told)
        return {"a.json": value if isinstance(value, (str, bytes)) else json.dumps(value)}

    return written, {"a.json": list(ends)}


def page(change: Callable[[str], str | bytes], *ends: str) -> tuple[Callable[[str], Mapping[str, Content]], dict]:
    return lambda told: {"a.html": change(told)}, {"a.html": list(ends)}


def table(change: Callable[[str], pl.DataFrame], ends: dict) -> tuple[Callable[[str], Mapping[str, Content]], dict]:
    return lambda told: {"a.parquet": lambda path: change(told).write_parquet(path)}, ends


def deep(depth: int) -> str:
    return "[" * depth + "]" * depth


def scrambled(told: str) -> str:
    """As spam sites print it: Cyrillic letters among the Latin ones, nothing between letters that can be seen."""
    return "\u200b".join(told.translate(str.maketrans("aeopcxyiATHCMBK", "аеорсхуіАТНСМВК")))


def in_bold(told: str) -> str:
    """Letters and digits of the mathematical alphabets."""
    bold = {ord("A") + place: 0x1D400 + place for place in range(26)}
    bold |= {ord("a") + place: 0x1D41A + place for place in range(26)}
    bold |= {ord("0") + place: 0x1D7CE + place for place in range(10)}
    return unicodedata.normalize("NFD", told).translate(bold)


def times(*values: object) -> Callable[[str], pl.DataFrame]:
    return lambda told: pl.DataFrame({"text": [told], "published_at": values})


def far_future(told: str) -> pl.DataFrame:
    ticks = pl.Series([9_200_000_000_000_000_000], dtype=pl.Int64).cast(pl.Datetime("us", "Asia/Tokyo"))
    return pl.DataFrame({"text": [told], "published_at": ticks})


def listens(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may not be long
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


def device(path: Path) -> None:
    """The device of zeros, which has no end; a pipe where a process may not make one."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        os.mkfifo(path)


def link_to(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target)


def folder_that_is_closed(path: Path) -> None:
    path.mkdir()
    (path / "a.txt").write_text(story(-9))
    path.chmod(0)


def closed(told: str) -> Callable[[Path], object]:
    def write(path: Path) -> None:
        path.write_text(told, encoding="utf-8")
        path.chmod(0)

    return write


LINES = {"a.jsonl#1": STORY, "a.jsonl#7": STORY}

KINDS = [
    # nothing
    Kind("empty", *text(lambda told: "", "empty_text")),
    Kind("whitespace", *text(lambda told: " \n\t\r\n\u00a0\u3000 ", "empty_text")),
    Kind("only marks", *text(lambda told: "--- *** ___ …", "empty_text")),
    Kind("only invisible characters", *text(lambda told: "\u200b\u200e\ufeff\u2060", "empty_text")),
    Kind("only NUL bytes", *text(lambda told: b"\0" * 1000, "undecodable")),
    Kind("only a byte order mark", *text(lambda told: b"\xef\xbb\xbf", "empty_text")),
    Kind("empty batch", lambda told: {"a.jsonl": "", "b.jsonl": "\n\n"}, {"a.jsonl": "no_records", "b.jsonl": "no_records"}),
    Kind("empty list", *record(lambda told: [], "no_records")),
    Kind("empty object", *record(lambda told: {}, "empty_text")),
    # encodings
    Kind("UTF-8 with mark", *text(lambda told: told.encode("utf-8-sig"), STORY)),
    Kind("UTF-16 with mark", *text(lambda told: told.encode("utf-16"), STORY)),
    Kind("UTF-16 big-endian with mark", *text(lambda told: b"\xfe\xff" + told.encode("utf-16-be"), STORY)),
    Kind("UTF-16 without mark", *text(lambda told: told.encode("utf-16-le"), STORY)),
    Kind("UTF-16 big-endian without mark", *text(lambda told: told.encode("utf-16-be"), STORY)),
    Kind("UTF-16 cut in half a letter", *text(lambda told: told.encode("utf-16")[:-1], "undecodable")),
    Kind("UTF-32", *text(lambda told: told.encode("utf-32"), STORY)),
    Kind("Windows-1258", *text(in_windows_1258, STORY)),
    Kind("TCVN3", *text(lambda told: in_font(told, "tcvn3"), STORY)),
    Kind("VNI", *text(lambda told: in_font(told, "vni"), STORY)),
    Kind("TCVN3 kept in UTF-8", *text(lambda told: in_font(told, "tcvn3").decode("latin-1"), STORY)),
    Kind("mojibake", *text(lambda told: told.encode().decode("latin-1"), STORY)),
    Kind("mojibake of mojibake", *text(lambda told: told.encode().decode("latin-1").encode().decode("latin-1"), STORY)),
    Kind("two encodings", *text(lambda told: told.encode() + b"\n" + in_windows_1258(END), STORY)),
    Kind("two encodings, the old one first", *text(lambda told: in_font(END, "tcvn3") + b"\n" + told.encode(), STORY)),
    Kind("one wrong byte", *text(lambda told: told.encode().replace(b"bao", b"b\xffo"), "undecodable")),
    Kind("UTF-8 cut in half a letter", *text(lambda told: (told + "ả").encode()[:-1], "undecodable")),
    Kind("Chinese in GB 18030", *text(lambda told: "海关查获走私香烟三百条。".encode("gb18030") * 9, "undecodable")),
    Kind("random bytes", *text(lambda told: random.Random(1).randbytes(50_000), "undecodable")),
    Kind("NUL bytes inside", *text(lambda told: told.replace(" ", "\0 ", 4).encode(), STORY)),
    # letters
    Kind("NFD", *text(lambda told: unicodedata.normalize("NFD", told), STORY)),
    Kind("old tone marks", *text(lambda told: told + " Hàng hoá bị tiêu huỷ.", STORY)),
    Kind("zero-width characters", *text("\u200b".join, STORY)),
    Kind("bidirectional controls", *text(lambda told: f"\u202a{told[:50]}\u202c\u2067{told[50:]}\u2069", STORY)),
    Kind("right-to-left override", *text(lambda told: f"\u202e{told}\u202c", STORY)),
    Kind("homoglyphs", *text(scrambled, STORY)),
    Kind("bold letters", *text(in_bold, STORY)),
    Kind("soft hyphens", *text(lambda told: told.replace("t", "t\u00ad"), STORY)),
    Kind("other line ends", *text(lambda told: f"Tin\r\r{told}\u2028\u2029\x0b\x0c{END}\x85", STORY)),
    Kind("no-break spaces", *text(lambda told: told.replace(" ", "\u00a0"), STORY)),
    Kind("control characters", *text(lambda told: "\x01\x1b[31m" + told.replace(" ", " \x7f") + "\x1b[0m", STORY)),
    Kind("text within a million marks", *text(lambda told: told + " a" + "\u0301" * 300_000, KEPT, "line_too_long")),
    # sizes
    Kind("50 MB in one line", *text(lambda told: told + "x" * 50_000_000, "too_large")),
    Kind("two million characters", *text(lambda told: told + "x" * 2_000_000, "text_too_long")),
    Kind("a million tiny lines", *text(lambda told: told + "\na" * 1_000_000, "text_too_long")),
    Kind("a long line in a batch", lambda told: {"a.jsonl": json.dumps({"text": told}) + "\n[" + "1," * 12_000_000 + "1]\n"}, {"a.jsonl#1": STORY, "a.jsonl#2": "too_large"}),
    Kind("a table without its lines", *text(lambda told: told + "\n" + "Quý I/2025: 5 tỷ USD; " * 400, STORY, "too_many_mentions")),
    Kind("a title of 100,000 characters", *record(lambda told: {"text": told, "title": "x" * 100_000}, STORY, "field_too_long")),
    # HTML
    Kind("scripts and styles", *page(lambda told: MARKUP.format(f"<script>alert(1)</script><style>p{{color:red}}</style><p>{told}</p>"), STORY)),
    Kind("only scripts", *page(lambda told: MARKUP.format("<script>alert(1)</script>").replace("Tin", ""), "bad_page")),
    Kind("broken tags", *page(lambda told: f"<html><body><p><b>{told}</i></p></div><p <<>", STORY)),
    Kind("300 open tags", *page(lambda told: MARKUP.format("<div>" * 300 + f"<p>{told}</p>"), STORY)),
    Kind("a story before 3,000 open tags", *page(lambda told: MARKUP.format(f"<p>{told}</p>" + "<div>" * 3_000 + f"<p>{END}</p>"), "bad_page")),
    Kind("100,000 open tags", *page(lambda told: MARKUP.format("<div>" * 100_000 + f"<p>{told}</p>"), "bad_page")),
    Kind("letters as entities", *page(lambda told: MARKUP.format("<p>" + "".join(f"&#{ord(letter)};" for letter in told) + "</p>"), STORY)),
    Kind("a page that lies about its encoding", *page(lambda told: MARKUP.format(f"<meta charset='iso-8859-1'><p>{told}</p>"), STORY)),
    Kind("an XML declaration", *page(lambda told: '<?xml version="1.0" encoding="ascii"?>' + MARKUP.format(f"<p>{told}</p>"), STORY)),
    Kind("an external entity", *page(lambda told: '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + MARKUP.format(f"<p>{told} &x;</p>"), STORY)),
    Kind("control characters in a page", *page(lambda told: f"<p>{told}</p>\x1f&#x1f;", STORY)),
    Kind("nothing but a comment", *page(lambda told: f"&#x1f;<!--{told}-->", "bad_page")),
    Kind("no HTML at all", *page(lambda told: told, STORY)),
    Kind("dates of a page that no calendar has", *page(lambda told: MARKUP.format(f"<p>{told}</p>").replace("<head>", "<head><meta property='article:published_time' content='9999-12-31T23:59:59-12:00'>"), STORY, "bad_date")),
    # other files by the name of a text
    Kind("a PDF", *text(lambda told: f"%PDF-1.4\n1 0 obj <<{told}>> endobj", "undecodable")),
    Kind("a PNG", *text(lambda told: b"\x89PNG\r\n\x1a\n" + told.encode(), "undecodable")),
    Kind("a JPEG", *text(lambda told: b"\xff\xd8\xff\xe0" + told.encode(), "undecodable")),
    Kind("an Office document", *text(lambda told: b"PK\x03\x04" + told.encode(), "undecodable")),
    Kind("RTF", *text(lambda told: "{\\rtf1 " + told, "undecodable")),
    Kind("a program", *text(lambda told: b"\x7fELF" + bytes(200), "undecodable")),
    Kind("an ending that is not read", lambda told: {"a.docx": told, "noending": told}, {"a.docx": "unknown_format", "noending": "unknown_format"}),
    # gzip
    Kind("gzip", lambda told: {"a.txt.gz": gzip.compress(told.encode())}, {"a.txt.gz": STORY}),
    Kind("truncated gzip", lambda told: {"a.txt.gz": gzip.compress(told.encode())[:-9]}, {"a.txt.gz": "broken_gzip"}),
    Kind("damaged gzip", lambda told: {"a.txt.gz": gzip.compress(told.encode())[:30] + b"\xff" * 99}, {"a.txt.gz": "broken_gzip"}),
    Kind("not gzip", lambda told: {"a.txt.gz": told}, {"a.txt.gz": "broken_gzip"}),
    Kind("garbage behind gzip", lambda told: {"a.txt.gz": gzip.compress(told.encode()) + b"garbage"}, {"a.txt.gz": "broken_gzip"}),
    Kind("a gzip bomb", lambda told: {"a.txt.gz": gzip.compress(bytes(60_000_000))}, {"a.txt.gz": "too_large"}),
    Kind("gzip in gzip", lambda told: {"a.txt.gz": gzip.compress(gzip.compress(told.encode()))}, {"a.txt.gz": "undecodable"}),
    Kind("gzip in 50,000 parts", lambda told: {"a.txt.gz": gzip.compress(told.encode()) + gzip.compress(b"") * 50_000}, {"a.txt.gz": STORY}),
    Kind("gzip without its ending", lambda told: {"a.txt": gzip.compress(told.encode())}, {"a.txt": "undecodable"}),
    # JSON
    Kind("no JSON", *record(lambda told: '{"text": ', "bad_json")),
    Kind("JSON with a mark", *record(lambda told: json.dumps({"text": told}).encode("utf-8-sig"), STORY)),
    Kind("JSON in UTF-16", *record(lambda told: json.dumps({"text": told}).encode("utf-16"), STORY)),
    Kind("a text for an object", *record(json.dumps, "bad_json")),
    Kind("null for an object", *record(lambda told: "null", "bad_json")),
    Kind("a missing text", *record(lambda told: {"title": told}, "empty_text")),
    Kind("a text that is null", *record(lambda told: {"text": None}, "empty_text")),
    Kind("a text that is a number", *record(lambda told: {"text": 7}, "wrong_type")),
    Kind("a text that is a list", *record(lambda told: {"text": [told]}, "wrong_type")),
    Kind("fields of wrong types", *record(lambda told: {"text": told, "title": 3, "author": [1], "published_at": 20250905}, STORY, "wrong_type", "wrong_type", "wrong_type")),
    Kind("unknown fields", *record(lambda told: {"text": told, "__class__": "os.system", "source_path": "../../x", "document_id": "d1"}, STORY)),
    Kind("keys that stand twice", *record(lambda told: '{"text": ' + json.dumps(told) + ', "text": "b"}', "bad_json")),
    Kind("NaN", *record(lambda told: '{"text": NaN, "title": -Infinity, "x": 1e999}', "wrong_type")),
    Kind("a number of 400 digits", *record(lambda told: '{"text": ' + "9" * 400 + "}", "wrong_type")),
    Kind("a number of 5,000 digits", *record(lambda told: '{"text": ' + "9" * 5000 + "}", "bad_json")),
    Kind("deep JSON", *record(lambda told: f'{{"text": {deep(100_000)}}}', "bad_json")),
    Kind("JSON just not too deep", lambda told: {f"{depth}.json": f'{{"text": {deep(depth)}}}' for depth in (900, 950, 970)}, {f"{depth}.json": "wrong_type" for depth in (900, 950, 970)}),
    Kind("a lone surrogate in the text", *record(lambda told: '{"text": "h\\ud800"}', "undecodable")),
    Kind("a lone surrogate in a title", *record(lambda told: {"text": told, "title": "h\udc00"}, STORY, "undecodable")),
    Kind("a lone surrogate among authors", *record(lambda told: {"text": told, "author": ["Lê Nam", "\ud800"]}, STORY, "undecodable")),
    Kind("escaped NULs", *record(lambda told: {"text": told.replace(" ", "\0 "), "url": "a\0b", "title": "\0"}, STORY)),
    Kind("the year 0", *record(lambda told: {"text": told, "published_at": "0000-01-01"}, STORY, "bad_date")),
    Kind("the year 9999", *record(lambda told: {"text": told, "published_at": "9999-12-31T23:59:59-12:00"}, STORY, "bad_date")),
    Kind("the first year", *record(lambda told: {"text": told, "published_at": "0001-01-01T00:00:00+14:00"}, STORY, "bad_date")),
    Kind("a day of 20 digits", *record(lambda told: {"text": told, "published_at": f"Mon, {'9' * 20} Jan 2025 10:00:00 +0700"}, STORY, "bad_date")),
    Kind("a list of good and bad", lambda told: {"a.json": json.dumps([{"text": told}, 7, None, {"name": "x", "text": ""}])}, {"a.json#1": STORY, "a.json#2": "bad_json", "a.json#3": "bad_json", "a.json#x": "empty_text"}),
    Kind("bad lines among good ones", lambda told: {"a.jsonl": "\n".join([json.dumps({"text": told}), '{"text": "cut', "[1]", "", "not json", '{"text": 1}', json.dumps({"text": told + " " + END})])}, LINES | {"a.jsonl#2": "bad_json", "a.jsonl#3": "bad_json", "a.jsonl#5": "bad_json", "a.jsonl#6": "wrong_type"}),
    Kind("a batch in UTF-16", lambda told: {"a.jsonl": (json.dumps({"text": told}) + "\n{").encode("utf-16")}, {"a.jsonl#1": STORY, "a.jsonl#2": "bad_json"}),
    Kind("names of records", lambda told: {"a.jsonl": json.dumps({"text": told, "name": "../../etc/passwd\n'; DROP TABLE documents; --"})}, {"a.jsonl#../../etc/passwd '; DROP TABLE documents; --": STORY}),
    # metadata
    Kind("metadata without a text", lambda told: {"a.meta.json": "{}"}, {"a.meta.json": "metadata_without_text"}),
    Kind("bad metadata", lambda told: {"a.txt": told, "a.meta.json": "{"}, {"a.txt": STORY, "a.meta.json": "bad_json"}),
    Kind("metadata with a surrogate", lambda told: {"a.txt": told, "a.meta.json": '{"title": "\\ud800"}'}, {"a.txt": STORY, "a.meta.json": "undecodable"}),
    Kind("metadata that names other files", lambda told: {"a.txt": told, "a.meta.json": json.dumps({"path": "../../secret.txt", "source_path": "/etc/passwd", "url": "file:///etc/passwd"})}, {"a.txt": STORY}),
    Kind("metadata out of the folder", lambda told: {"a.txt": told, "a.meta.json": link_to("../../../secret.txt")}, {"a.txt": STORY, "a.meta.json": "link_not_followed"}),
    # Parquet
    Kind("no column of texts", *table(lambda told: pl.DataFrame({"body": [told]}), {"a.parquet": "bad_parquet"})),
    Kind("texts that are numbers", *table(lambda told: pl.DataFrame({"text": [1, 2]}), {"a.parquet": "bad_parquet"})),
    Kind("a table without rows", *table(lambda told: pl.DataFrame({"text": []}, schema={"text": pl.String}), {"a.parquet": "no_records"})),
    Kind("titles that are numbers", *table(lambda told: pl.DataFrame({"text": [told], "title": [1]}), {"a.parquet": "wrong_type", "a.parquet#1": STORY})),
    Kind("texts that are null", *table(lambda told: pl.DataFrame({"text": [told, None]}), {"a.parquet#1": STORY, "a.parquet#2": "empty_text"})),
    Kind("not Parquet", lambda told: {"a.parquet": told, "b.parquet": "", "c.parquet": b"PAR1" * 9}, dict.fromkeys(("a.parquet", "b.parquet", "c.parquet"), "bad_parquet")),
    Kind("Parquet of the first year", *table(times(datetime(1, 1, 1)), {"a.parquet#1": [STORY, "bad_date"]})),
    Kind("Parquet of the year 9999", *table(times(datetime(9999, 12, 31)), {"a.parquet#1": [STORY, "bad_date"]})),
    Kind("Parquet of the year 293,000", *table(far_future, {"a.parquet#1": [STORY, "bad_date"]})),
    Kind("Parquet in gzip", lambda told: {"a.parquet.gz": gzip.compress(b"PAR1")}, {"a.parquet.gz": "unknown_format"}),
    # what is no file, or not here
    Kind("a pipe", lambda told: {"a.txt": os.mkfifo}, {"a.txt": "not_a_file"}),
    Kind("a pipe for a batch", lambda told: {"a.parquet": os.mkfifo}, {"a.parquet": "not_a_file"}),
    Kind("a socket", lambda told: {"a.txt": listens}, {"a.txt": "not_a_file"}),
    Kind("a device", lambda told: {"a.txt": device}, {"a.txt": "not_a_file"}),
    Kind("a link to a device", lambda told: {"a.txt": link_to("/dev/zero")}, {"a.txt": "link_not_followed"}),
    Kind("a broken link", lambda told: {"a.txt": link_to("nothing.txt")}, {"a.txt": "link_not_followed"}),
    Kind("a link to itself", lambda told: {"a.txt": link_to("a.txt")}, {"a.txt": "link_not_followed"}),
    Kind("a folder in itself", lambda told: {"loop": link_to("."), "b.txt": told}, {"loop": "link_not_followed", "b.txt": STORY}),
    Kind("a link out of the folder", lambda told: {"a.txt": link_to("../../secret.txt")}, {"a.txt": "link_not_followed"}),
    Kind("a link to a folder outside", lambda told: {"out": link_to("/etc")}, {"out": "link_not_followed"}),
    Kind("a link inside the folder", lambda told: {"a.txt": told, "b.txt": link_to("a.txt")}, {"a.txt": STORY, "b.txt": STORY}),
    Kind("a file that is closed", lambda told: {"a.txt": closed(told), "b.parquet": closed(told)}, {"a.txt": "unreadable", "b.parquet": "unreadable"}),
    Kind("a folder that is closed", lambda told: {"inner": folder_that_is_closed}, {"inner": "unreadable"}),
    Kind("hidden files", lambda told: {".a.txt": told, ".git/b.txt": told}, {".a.txt": "hidden_file", ".git": "hidden_file"}),
    # names
    Kind("a name of two lines", lambda told: {"a\nb.txt": told}, {"a\nb.txt": STORY}),
    Kind("quotes in names", lambda told: {"a'b\"c`.txt": told}, {"a'b\"c`.txt": STORY}),
    Kind("SQL in names", lambda told: {"'; DROP TABLE documents; --.txt": told}, {"'; DROP TABLE documents; --.txt": STORY}),
    Kind("shell in names", lambda told: {"$(touch hacked);`id`|&.txt": told, "-rf.txt": ""}, {"$(touch hacked);`id`|&.txt": STORY, "-rf.txt": "empty_text"}),
    Kind("markup in names", lambda told: {"<script>alert(1)<br>.txt": told}, {"<script>alert(1)<br>.txt": STORY}),
    Kind("patterns in names", lambda told: {"*.txt": "", "[a]{b}?*.parquet": lambda path: pl.DataFrame({"text": [told]}).write_parquet(path.open("wb")), "a.parquet": "x"}, {"*.txt": "empty_text", "[a]{b}?*.parquet#1": STORY, "a.parquet": "bad_parquet"}),
    Kind("names that are not UTF-8", lambda told: {os.fsdecode(b"h\xe0ng.txt"): told, os.fsdecode(b"h\xe1ng.txt"): ""}, {r"h\xe0ng.txt": STORY, r"h\xe1ng.txt": "empty_text"}),
    Kind("a Parquet name that is not UTF-8", lambda told: {os.fsdecode(b"h\xe0ng.parquet"): "x"}, {r"h\xe0ng.parquet": "unreadable"}),
    Kind("a long name", lambda told: {"a" * 251 + ".txt": told}, {"a" * 251 + ".txt": STORY}),
    Kind("40 folders deep", lambda told: {"x/" * 40 + "a.txt": told}, {"x/" * 40 + "a.txt": STORY}),
    Kind("direction marks in names", lambda told: {"\u202etxt.exe.txt": told}, {"\u202etxt.exe.txt": STORY}),
    # while it is read
    Kind("a file that vanishes", lambda told: {"vanishes.txt": told}, {"vanishes.txt": "unreadable"}),
    Kind("a batch that vanishes", lambda told: {"vanishes.parquet": told}, {"vanishes.parquet": "unreadable"}),
    Kind("a file that becomes a pipe", lambda told: {"pipe.txt": told}, {"pipe.txt": "not_a_file"}),
    Kind("a file that becomes a link out", lambda told: {"link.txt": told}, {"link.txt": "unreadable"}),
    Kind("a file that grows", lambda told: {"grows.txt": told}, {"grows.txt": "changed"}),
    Kind("a batch that grows", lambda told: {"grows.jsonl": json.dumps({"text": told})}, {"grows.jsonl#1": STORY, "grows.jsonl": "changed"}),
    # values
    Kind("a turnover of 10 to the 30th", *text(lambda told: f"{told} Kim ngạch xuất nhập khẩu qua cửa khẩu năm 2024 đạt 1{'.000' * 10} USD.", STORY, "absurd_value")),
    Kind("a turnover in words that can not be", *text(lambda told: f"{told} Kim ngạch xuất nhập khẩu qua cửa khẩu năm 2024 đạt 900 triệu tỷ USD.", STORY, "value_not_too_large")),
    Kind("a value of 400 digits", *text(lambda told: f"{told} Kim ngạch xuất khẩu qua cửa khẩu năm 2024 đạt {'9' * 400} USD.", STORY, "absurd_value")),
    Kind("a turnover below zero", *text(lambda told: f"{told} Kim ngạch xuất nhập khẩu qua cửa khẩu năm 2024 đạt -5 tỷ USD.", STORY)),
    Kind("a day of the year 0", *text(lambda told: f"{told} Ngày 01/01/0000, hải quan họp.", STORY, "absurd_value")),
    Kind("a day of the year 9999", *text(lambda told: f"{told} Ngày 31/12/9999, hải quan họp.", STORY, "absurd_value")),
    Kind("the 31st of February", *text(lambda told: f"{told} Ngày 31/2/2025, hải quan họp.", STORY, "absurd_value")),
]  # fmt: skip


def without_privileges() -> None:
    """Let permissions count for root too: give the right to ignore them away."""
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    data = (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None)
    libc.capget(header, data)
    data[0] &= ~0b110  # to write and to read what one may not
    libc.capset(header, data)


def while_somebody_meddles(settings: Settings) -> None:
    """A run in which files of certain names change between listing and reading."""
    listed, looked = files.list_files, os.fstat

    def list_and_meddle(seeds_dir: Path) -> tuple[list[SeedFile], list[dict]]:
        found = listed(seeds_dir)
        for path in (Path(file.path) for file in found[0]):
            if path.stem in ("vanishes", "pipe", "link"):
                path.unlink()
            if path.stem == "pipe":
                os.mkfifo(path)
            if path.stem == "link":
                path.symlink_to(seeds_dir.parent / "secret.txt")
        return found

    def look_and_write(descriptor: int) -> os.stat_result:
        found = looked(descriptor)
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        if path.stem == "grows":
            with path.open("a") as file:
                file.write(" ")
        return found

    folder.list_files = list_and_meddle
    files.os.fstat = look_and_write
    without_privileges()
    run(settings)


def write(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if callable(content):
        content(path)
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True)
class Published:
    """What one run over all kinds publishes: (path, end), (path, packs seized), and what else is asked of it."""

    ends: list[tuple[str, str]]
    seized: list[tuple[str, float]]
    texts: str
    details: list[str]
    values: list[float]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "secret.txt").write_text(f"{SECRET}: {story(-9)}", encoding="utf-8")
    for number, kind in enumerate(KINDS):
        for name, content in kind.files(story(number)).items():
            write(folder / "seeds" / f"{number}" / name, content)
    settings = Settings(folder / "seeds", folder / "out" / "customs.duckdb")
    assert outcome(while_somebody_meddles, settings, seconds=120) == ""
    for closed_path in folder.glob("seeds/*/inner"):
        closed_path.chmod(0o755)
    with duckdb.connect(str(settings.warehouse_path), read_only=True) as connection:

        def rows(sql: str) -> list[tuple]:
            return connection.sql(sql).fetchall()

        return Published(
            rows(
                "SELECT unnest(copies), 'kept' FROM documents "
                "UNION ALL SELECT source_path, check_name FROM rejected_records"
            ),
            rows(
                "SELECT DISTINCT unnest(copies), quantity FROM documents JOIN evidence USING (document_id) "
                "JOIN enforcement_seizures ON enforcement_id = fact_id"
            ),
            "".join(text for (text,) in rows("SELECT text || coalesce(title, '') FROM documents")),
            [detail for (detail,) in rows("SELECT detail FROM rejected_records")],
            [value for (value,) in rows("SELECT value FROM trade_figures WHERE value IS NOT NULL")],
        )


@pytest.mark.parametrize("number", range(len(KINDS)), ids=lambda number: KINDS[number].name)
def test_bad_input(published: Published, number: int):
    expected: list[tuple[str, str]] = []
    for name, end in KINDS[number].ends.items():
        expected += [(f"{number}/{name}", one) for one in ([end] if isinstance(end, str) else end)]
    found = [(path, end) for path, end in published.ends if path.startswith(f"{number}/")]
    assert sorted(found) == sorted((path, KEPT if end == STORY else end) for path, end in expected)
    facts = [(path, packs) for path, packs in published.seized if path.startswith(f"{number}/")]
    assert sorted(facts) == sorted((path, seized(number)) for path, end in expected if end == STORY)


def test_there_are_enough_kinds():
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 60


def test_nothing_hostile_is_in_what_is_published(published: Published):
    for hostile in (SECRET, "root:", "alert(", "<script", "\0", "\ufffd", "\u202e", "\u200b", "\x1b"):
        assert hostile not in published.texts
    assert all(0 < value < 1e17 for value in published.values)
    assert all(published.details)
