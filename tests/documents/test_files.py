"""The folder is walked without opening anything that is no regular file inside it."""

import gzip
import os
from pathlib import Path

import pytest

from pipelines.documents.files import FileRejected, SeedFile, list_files, read_bytes
from pipelines.settings import Limits


def checks(rows: list[dict]) -> dict[str, str]:
    return {row["source_path"]: row["check_name"] for row in rows}


def test_files_are_listed_in_order_of_path(tmp_path):
    for name in ("b.txt", "a/z.txt", "a.txt", "a/nested/c.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("tin")
    files, aside = list_files(tmp_path)
    assert [file.source_path for file in files] == ["a.txt", "a/nested/c.md", "a/z.txt", "b.txt"]
    assert aside == []


def test_links_pipes_and_hidden_files_are_set_aside(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("không thuộc thư mục")
    seeds = tmp_path / "seeds"
    (seeds / "folder").mkdir(parents=True)
    (seeds / "inside.txt").write_text("tin")
    (seeds / "copy.txt").symlink_to(seeds / "inside.txt")
    (seeds / "out.txt").symlink_to(outside)
    (seeds / "broken.txt").symlink_to(seeds / "nothing.txt")
    (seeds / "loop").symlink_to(seeds)
    (seeds / ".DS_Store").write_bytes(b"\0")
    (seeds / ".gitkeep").touch()
    os.mkfifo(seeds / "pipe.txt")
    files, aside = list_files(seeds)
    assert [file.source_path for file in files] == ["copy.txt", "inside.txt"]
    assert checks(aside) == {
        ".DS_Store": "hidden_file",
        "broken.txt": "link_not_followed",
        "loop": "link_not_followed",
        "out.txt": "link_not_followed",
        "pipe.txt": "not_a_file",
    }


def test_a_name_that_is_not_utf8_is_printable(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/h\xe0ng.txt")).write_text("tin")
    files, _ = list_files(tmp_path)
    assert files[0].source_path == r"h\xe0ng.txt"


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(NotADirectoryError, match="does not exist"):
        list_files(tmp_path / "nowhere")


def seed(path: Path) -> SeedFile:
    return SeedFile(path.name, str(path), path.stat().st_size)


@pytest.mark.parametrize(
    ("name", "content", "check"),
    [
        ("large.txt", b"x" * 101, "too_large"),
        ("bomb.txt.gz", gzip.compress(b"\0" * 10_000_000), "too_large"),
        ("cut.txt.gz", gzip.compress(bytes(range(60)), mtime=0)[:-20], "broken_gzip"),
        ("no.txt.gz", b"not gzip", "broken_gzip"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, name, content, check):
    (tmp_path / name).write_bytes(content)
    limits = Limits(max_document_bytes=20_000 if name.startswith("bomb") else 100)
    with pytest.raises(FileRejected) as error:
        read_bytes(seed(tmp_path / name), limits)
    assert error.value.check == check
    assert check != "too_large" or "MAX_DOCUMENT_BYTES" in str(error.value)


def test_a_file_that_turned_into_a_pipe_is_not_waited_for(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("tin")
    file = seed(path)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(FileRejected) as error:
        read_bytes(file, Limits())
    assert error.value.check == "not_a_file"


def test_gzip_of_several_members_is_read_whole(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"mot ") + gzip.compress(b"hai"))
    assert read_bytes(seed(tmp_path / "a.txt.gz"), Limits()) == b"mot hai"
