"""What a person is told when something breaks: one line that says what it was and what to do."""

import errno
from collections.abc import Iterator

from pipelines.engines import EngineMissing, EngineUnreachable
from pipelines.pipeline import ChecksFailed
from pipelines.settings import SettingsError
from pipelines.staging import NotStaged
from pipelines.warehouse.lock import WarehouseBusy
from pipelines.warehouse.release import PublicationFailed

# Of a network share or a busy disk; a missing folder or a full disk is the same a minute later.
PASSING = {errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EBUSY}

# These say all that is to be said by themselves.
CLEAR = (NotStaged, WarehouseBusy, PublicationFailed, ChecksFailed, EngineMissing)

WHAT_TO_DO: tuple[tuple[type[BaseException], str], ...] = (
    (SettingsError, "Set it right in the environment, then start again."),
    (NotADirectoryError, "Make or mount it, or point SEEDS_DIR at the folder of documents."),
    (PermissionError, "Give the user that runs the pipeline access to it."),
    (EngineUnreachable, "See that the cluster runs and RAY_ADDRESS is its address, then start again."),
    (MemoryError, "Lower ROWS_AT_ONCE, or give the machine more memory."),
)
# What a person may meet without a fault of the pipeline.
EXPECTED: tuple[type[BaseException], ...] = (*CLEAR, EngineUnreachable, SettingsError, OSError, MemoryError)

FULL_DISK = "Free space on the disk, or keep fewer releases (RELEASES_KEPT)."
UNKNOWN = "That is a fault of the pipeline: the log of the run has its trace."


def causes(error: BaseException) -> Iterator[BaseException]:
    """The error, then what caused it, and so on."""
    yield error
    if error.__cause__:
        yield from causes(error.__cause__)


def may_pass(error: BaseException) -> bool:
    """Whether the same may succeed a moment later."""
    return any(isinstance(cause, OSError) and cause.errno in PASSING for cause in causes(error))


def explain(error: BaseException) -> str:
    """What broke, and what to do about it, on one line."""
    words = " ".join(str(error).split()) or type(error).__name__
    advice = advice_on(error)
    if advice == UNKNOWN:
        words = f"{type(error).__name__}: {words}"
    return f"{words.rstrip('.')}. {advice}".strip()


def advice_on(error: BaseException) -> str:
    for cause in causes(error):
        if isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT):
            return FULL_DISK
        for kind, advice in WHAT_TO_DO:
            if isinstance(cause, kind):
                return advice
    return "" if isinstance(error, CLEAR) else UNKNOWN
