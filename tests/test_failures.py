import errno

import pytest

from pipelines.failures import explain, may_pass
from pipelines.settings import SettingsError
from pipelines.warehouse.lock import WarehouseBusy
from pipelines.warehouse.release import PublicationFailed


def caused_by(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


LINES = {
    SettingsError("RELEASES_KEPT must be a number"): "RELEASES_KEPT must be a number. Set it right in the environment",
    NotADirectoryError("the seeds folder does not exist: /data"): "/data. Make or mount it, or point SEEDS_DIR at",
    PermissionError(errno.EACCES, "Permission denied", "/data/a.txt"): "'/data/a.txt'. Give the user that runs",
    WarehouseBusy("another run writes:\n let it end"): "another run writes: let it end.",
    caused_by(
        PublicationFailed("it could not be built"), OSError(errno.ENOSPC, "full")
    ): "could not be built. Free space",
    KeyError("rule"): "KeyError: 'rule'. That is a fault of the pipeline",
    RuntimeError(): "RuntimeError: RuntimeError. That is a fault",
}


@pytest.mark.parametrize(("error", "line"), LINES.items(), ids=lambda value: type(value).__name__)
def test_a_fault_is_told_in_one_line_with_what_to_do(error: Exception, line: str):
    assert line in explain(error)
    assert "\n" not in explain(error)


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (OSError(errno.EIO, "input/output error"), True),
        (caused_by(PublicationFailed("x"), OSError(errno.ESTALE, "stale")), True),
        (OSError(errno.ENOSPC, "full"), False),
        (FileNotFoundError(errno.ENOENT, "gone"), False),
        (ValueError("torn"), False),
    ],
)
def test_only_faults_of_the_world_outside_may_pass(error: Exception, passes: bool):
    assert may_pass(error) is passes
