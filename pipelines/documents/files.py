"""The seeds folder: which files may be opened, and their bytes.

Anybody may drop anything into the folder, so nothing is opened before it is known to be a regular file inside it:
reading a pipe would wait for ever, and a link may point at any file of the machine.
"""

import os
import stat
import zlib
from dataclasses import dataclass
from pathlib import Path

from pipelines.documents.rejected import rejected

PLACEHOLDERS = {".gitkeep", ".gitignore"}  # they keep an empty folder under version control and are no input


class FileRejected(Exception):
    """A file can't be read. `check` is one of `rejected.CHECKS`, the message says what is wrong with the file."""

    def __init__(self, check: str, detail: str) -> None:
        super().__init__(detail)
        self.check = check


@dataclass(frozen=True, order=True)
class SeedFile:
    """A regular file of the seeds folder; `source_path` is relative to the folder, with forward slashes."""

    source_path: str
    path: Path
    size: int


def printable(name: str) -> str:
    """A file name as text; bytes that are not UTF-8 are replaced."""
    return os.fsencode(name).decode("utf-8", "replace")


def list_files(seeds_dir: Path) -> tuple[list[SeedFile], list[dict]]:
    """The regular files of a folder and all folders in it, in order of path, and what may not be opened.

    Links to files inside the folder are read like files; other links are set aside. Raises NotADirectoryError where
    there is no such folder.
    """
    if not seeds_dir.is_dir():
        raise NotADirectoryError(f"the seeds folder does not exist: {seeds_dir}")
    root = seeds_dir.resolve()
    found: list[SeedFile] = []
    aside: list[dict] = []
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            name = printable(folder.relative_to(root).as_posix())
            aside.append(rejected("unreadable", name, f"the folder can't be listed: {error.strerror}"))
            continue
        for entry in entries:
            path = Path(entry.path)
            source_path = printable(path.relative_to(root).as_posix())
            if entry.name in PLACEHOLDERS:
                continue
            if entry.name.startswith("."):
                aside.append(rejected("hidden_file", source_path, "names that begin with a dot are not read"))
                continue
            if entry.is_symlink():
                problem = link_problem(path, root)
                if problem:
                    aside.append(rejected("link_not_followed", source_path, problem))
                    continue
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
                continue
            try:
                status = path.stat()
            except OSError as error:
                aside.append(rejected("unreadable", source_path, f"the file can't be looked at: {error.strerror}"))
                continue
            if stat.S_ISREG(status.st_mode):
                found.append(SeedFile(source_path, path, status.st_size))
            else:
                aside.append(rejected("not_a_file", source_path, f"it is {kind_of(status.st_mode)}"))
    return sorted(found), sorted(aside, key=lambda row: row["source_path"])


def link_problem(path: Path, root: Path) -> str | None:
    """Why a link is not followed, or None where it leads to a file inside the folder."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "the link leads to nothing"
    if not target.is_relative_to(root):
        return "the link leads out of the seeds folder"
    return "the link leads to a folder" if target.is_dir() else None


def kind_of(mode: int) -> str:
    kinds = {stat.S_ISFIFO: "a pipe", stat.S_ISSOCK: "a socket", stat.S_ISCHR: "a device", stat.S_ISBLK: "a device"}
    return next((words for is_kind, words in kinds.items() if is_kind(mode)), "no regular file")


def read_bytes(file: SeedFile, limit: int) -> bytes:
    """The bytes of a file, unpacked where its name ends in .gz. Raises FileRejected."""
    if file.size > limit:
        raise FileRejected("too_large", f"the file has {file.size} bytes, more than {limit}")
    try:
        # opened without waiting and looked at again: the name may have become a pipe since the folder was listed
        descriptor = os.open(file.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FileRejected("not_a_file", "it is no regular file any more")
            raw = stream.read(limit + 1)
    except OSError as error:
        raise FileRejected("unreadable", f"the file can't be read: {error.strerror}") from error
    if file.source_path.lower().endswith(".gz"):
        raw = unpacked(raw, limit)
    if len(raw) > limit:
        raise FileRejected("too_large", f"the file has more than {limit} bytes")
    return raw


def unpacked(raw: bytes, limit: int) -> bytes:
    """The content of a gzip file, at most one byte more than `limit`: a small file may unpack to any size."""
    content = b""
    try:
        while raw:
            member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            content += member.decompress(raw, limit + 1 - len(content))
            if len(content) > limit:
                return content
            if not member.eof:
                raise FileRejected("broken_gzip", "the gzip stream ends too early")
            raw = member.unused_data.lstrip(b"\0")
    except zlib.error as error:
        raise FileRejected("broken_gzip", f"the gzip stream is damaged: {error}") from error
    return content
