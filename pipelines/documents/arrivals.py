"""Whether new documents have arrived in the seeds folder, and all of them: without opening any."""

import hashlib
import json
from dataclasses import asdict, dataclass

from pipelines.documents.files import list_files
from pipelines.places import Place


@dataclass(frozen=True)
class Folder:
    """The files of a folder at one moment: a fingerprint of their names, sizes and times, and the newest of these."""

    fingerprint: str
    changed_at: float  # seconds since 1970


@dataclass(frozen=True)
class Watch:
    """What a watcher remembers from one look to the next: the folder as last seen, and as the last run found it."""

    seen: str = ""
    started: str = ""

    @classmethod
    def from_json(cls, text: str | None) -> "Watch":
        return cls(**json.loads(text)) if text else cls()

    def to_json(self) -> str:
        return json.dumps(asdict(self))


def look(seeds_dir: Place) -> Folder:
    """Raises NotADirectoryError where there is no such folder."""
    found, newest = hashlib.sha256(), 0.0
    for file in list_files(seeds_dir)[0]:
        found.update(f"{file.source_path}\0{file.size}\0{file.modified_ns}\n".encode())
        newest = max(newest, file.modified_ns / 1e9)
    return Folder(found.hexdigest(), newest)


def watched(watch: Watch, folder: Folder, now: float, settle_seconds: float) -> tuple[Watch, str | None]:
    """What to remember, and why no run starts now; None where one does.

    A run starts once for all that arrived: when two looks in a row found the same, and no file was written within
    `settle_seconds`. Times in the future (a wrong clock, a copied file) count for nothing.
    """
    if folder.fingerprint == watch.started:
        return Watch(folder.fingerprint, watch.started), "no document arrived, changed or went"
    if folder.fingerprint != watch.seen:
        return Watch(folder.fingerprint, watch.started), "documents are arriving: waiting until they stop"
    if 0 <= now - folder.changed_at < settle_seconds:
        return watch, f"a document was written within the last {settle_seconds:g} seconds: waiting until they stop"
    return Watch(folder.fingerprint, folder.fingerprint), None
