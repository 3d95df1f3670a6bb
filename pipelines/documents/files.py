"""The seeds folder: which files may be opened, and their bytes.

Anybody may drop anything into the folder, so nothing is opened before it is known to be a regular file inside it:
reading a pipe would wait for ever, and a link may point at any file of the machine.
"""

import gzip
import hashlib
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, BinaryIO, cast

from pipelines.documents.rejected import rejected
from pipelines.places import Place, is_remote
from pipelines.settings import Limits

PLACEHOLDERS = {".gitkeep", ".gitignore"}  # they keep an empty folder under version control and are no input


class FileRejected(Exception):
    """A file can't be read. `check` is one of `rejected.CHECKS`, the message says what is wrong with the file."""

    def __init__(self, check: str, detail: str) -> None:
        super().__init__(detail)
        self.check = check


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A regular file of the seeds folder; `source_path` is relative to the folder, with forward slashes.

    The rest is what the system says of it without opening it. Anybody can set the time of its content (`modified_ns`),
    nobody that of its entry (`changed_ns`). Of an object in a store both are the time of its upload, and `inode` is made
    from its ETag. The path of a local file is a text: as an object it takes longer than all else that is done with a
    file which need not be opened.
    """

    source_path: str
    path: Place | str
    size: int
    modified_ns: int = 0
    changed_ns: int = 0
    inode: int = 0


def printable(name: str) -> str:
    r"""A file name as text; bytes that are not UTF-8 are written as \xe0, so that no two files share a name."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def list_files(seeds_dir: Place) -> tuple[list[SeedFile], list[dict]]:
    """The regular files of a folder and all folders in it, in order of path, and what may not be opened.

    Links to files inside the folder are read like files; other links are set aside. Raises NotADirectoryError where
    there is no such folder.
    """
    if not seeds_dir.is_dir():
        raise NotADirectoryError(f"the seeds folder does not exist: {seeds_dir}")
    if is_remote(seeds_dir):
        return list_objects(seeds_dir)
    root = seeds_dir.resolve()
    found: list[SeedFile] = []
    aside: list[dict] = []
    folders = [("", str(root))]
    while folders:
        within, folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            aside.append(rejected("unreadable", within or ".", f"the folder can't be listed: {error.strerror}"))
            continue
        for entry in entries:
            path = entry.path
            source_path = printable(f"{within}/{entry.name}" if within else entry.name)
            if entry.name in PLACEHOLDERS:
                continue
            if entry.name.startswith("."):
                aside.append(rejected("hidden_file", source_path, "names that begin with a dot are not read"))
                continue
            if entry.is_symlink():
                problem = link_problem(Path(path), root)
                if problem:
                    aside.append(rejected("link_not_followed", source_path, problem))
                    continue
                path = os.path.realpath(path)
            elif entry.is_dir(follow_symlinks=False):
                folders.append((source_path, path))
                continue
            try:
                status = os.lstat(path)
            except OSError as error:
                aside.append(rejected("unreadable", source_path, f"the file can't be looked at: {error.strerror}"))
                continue
            if stat.S_ISREG(status.st_mode):
                times = status.st_mtime_ns, status.st_ctime_ns
                found.append(SeedFile(source_path, path, status.st_size, *times, status.st_ino))
            else:
                aside.append(rejected("not_a_file", source_path, f"it is {kind_of(status.st_mode)}"))
    return in_order(found, aside)


def list_objects(seeds_dir: Any) -> tuple[list[SeedFile], list[dict]]:
    """The same for the objects under an address."""
    found: list[SeedFile] = []
    aside: list[dict] = []
    for name, known in seeds_dir.fs.find(seeds_dir.path, detail=True).items():
        source_path = name.removeprefix(seeds_dir.path).lstrip("/")
        parts = source_path.split("/")
        if parts[-1] in PLACEHOLDERS:
            continue
        if any(part.startswith(".") for part in parts):
            aside.append(rejected("hidden_file", source_path, "names that begin with a dot are not read"))
            continue
        uploaded_ns = int(seeds_dir.fs.modified(name).timestamp() * 1e9)
        tag = int.from_bytes(hashlib.blake2b(repr(known.get("ETag")).encode(), digest_size=8).digest(), "little")
        found.append(SeedFile(source_path, seeds_dir / source_path, known["size"], uploaded_ns, uploaded_ns, tag))
    return in_order(found, aside)


def in_order(found: list[SeedFile], aside: list[dict]) -> tuple[list[SeedFile], list[dict]]:
    return sorted(found, key=attrgetter("source_path")), sorted(aside, key=itemgetter("source_path"))


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


@contextmanager
def opened(file: SeedFile, limits: Limits, limit: str) -> Iterator[BinaryIO]:
    """The content of a file as a stream, unpacked where its name ends in .gz; `limit` names that of its size on disk.

    The file is looked at again when it is open, since it may have become a link or a pipe after the folder was listed,
    and once more at the end: what somebody wrote to in between may be half of one text and half of another. Raises
    FileRejected.
    """
    if file.size > getattr(limits, limit):
        raise FileRejected("too_large", f"the file has {file.size} bytes, {limits.more_than(limit)}")
    try:
        with unchanged_object(file) if is_remote(file.path) else unchanged_file(file) as stream:
            if file.source_path.lower().endswith(".gz"):
                with gzip.GzipFile(fileobj=stream) as unpacked:
                    yield cast(BinaryIO, unpacked)
            else:
                yield stream
    except EOFError as error:
        raise FileRejected("broken_gzip", "the gzip stream ends too early") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise FileRejected("broken_gzip", f"the gzip stream is damaged: {error}") from error
    except OSError as error:
        raise FileRejected("unreadable", f"the file can't be read: {error.strerror or error}") from error


@contextmanager
def unchanged_file(file: SeedFile) -> Iterator[BinaryIO]:
    """The bytes of a regular file. Raises OSError, FileRejected."""
    descriptor = os.open(file.path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as stream:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise FileRejected("not_a_file", "it is no regular file any more")
        yield stream
        after = os.fstat(descriptor)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise FileRejected("changed", "somebody wrote to the file while it was read")


@contextmanager
def unchanged_object(file: SeedFile) -> Iterator[BinaryIO]:
    """The bytes of an object as it was listed; a store never shows half of one. Raises OSError, FileRejected."""
    path = cast(Path, file.path)
    with path.open("rb") as stream:
        yield cast(BinaryIO, stream)
    if path.stat().st_size != file.size:
        raise FileRejected("changed", "somebody wrote to the file while it was read")


def whole(stream: BinaryIO, limits: Limits, limit: str) -> bytes:
    """All bytes of a stream. Raises FileRejected where they are more than the limit of this name."""
    at_most = getattr(limits, limit)
    raw = stream.read(at_most + 1)
    if len(raw) > at_most:
        raise FileRejected("too_large", f"the file unpacks to {limits.more_than(limit)} bytes")
    return raw


def read_bytes(file: SeedFile, limits: Limits) -> bytes:
    """The bytes of a file that is one document. Raises FileRejected."""
    with opened(file, limits, "max_document_bytes") as stream:
        return whole(stream, limits, "max_document_bytes")


def read_lines(file: SeedFile, limits: Limits) -> Iterator[bytes]:
    """The lines of a batch; of one that is longer than a document may be only the head. Raises FileRejected."""
    total, goes_on = 0, False
    with opened(file, limits, "max_batch_bytes") as stream:
        while piece := stream.readline(limits.max_document_bytes + 1):
            total += len(piece)
            if total > limits.max_batch_bytes:
                raise FileRejected("too_large", f"the file unpacks to {limits.more_than('max_batch_bytes')} bytes")
            if not goes_on:
                yield piece
            goes_on = not piece.endswith(b"\n")
