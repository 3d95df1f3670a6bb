"""One run at a time for each warehouse: two would mix their staged tables."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pipelines.places import Place
from pipelines.staging import Staging
from pipelines.warehouse.release import remove_partial_releases

logger = logging.getLogger(__name__)


class WarehouseBusy(RuntimeError):
    """Another run held the warehouse for longer than this one was willing to wait."""


@contextmanager
def exclusive_run(warehouse_path: Path, wait_seconds: float, parts_dir: Place | None = None) -> Iterator[Staging]:
    """Hold the warehouse for one run and give its staging folder, cleared of what a killed run left half-written.

    The operating system frees the lock when its holder dies, however it dies. Raises WarehouseBusy.
    """
    warehouse_path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(warehouse_path.with_name(f".{warehouse_path.stem}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        logger.warning("Another run is writing %s: waiting for up to %g seconds.", warehouse_path, wait_seconds)
        try:
            lock.acquire(timeout=wait_seconds)
        except Timeout:
            raise WarehouseBusy(
                f"another run has been writing {warehouse_path} for over {wait_seconds:g} seconds: "
                "let it end (or stop it), then start again"
            ) from None
    try:
        staging = Staging.beside(warehouse_path, parts_dir)
        staging.clean()
        remove_partial_releases(warehouse_path)
        yield staging
    finally:
        lock.release()
