"""How the shell tells what broke: a step ends with one plain line, which the UI, the terminal and the alerts show."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import dagster as dg
from dagster import DagsterEventType
from dagster_shared.error import SerializableErrorInfo

from pipelines.failures import explain, may_pass
from pipelines.warehouse.release import asked_to_stop

RETRIES = 2
RETRY_AFTER_SECONDS = 30

# How Dagster begins to say that a run was ended from outside -> what to do.
ENDED = {
    "Exceeded maximum runtime": "See in the UI at which step it hung; if it was only slow, raise max_runtime_seconds in "
    "dagster.yaml of DAGSTER_HOME.",
    "This run has been marked as failed": "Its process was killed, or did not start in DAGSTER_GRPC_TIMEOUT_SECONDS: see "
    "whether the machine was restarted, had too much other work or no memory left; if so, lower ROWS_AT_ONCE.",
}


@contextmanager
def one_line() -> Iterator[None]:
    """End the step with one line for whatever goes wrong inside, or try it again where that may help."""
    try:
        yield
    except dg.Failure:
        raise
    except Exception as error:
        if asked_to_stop(error):
            raise KeyboardInterrupt from None
        context = dg.OpExecutionContext.get()
        if may_pass(error) and context.retry_number < RETRIES:
            raise dg.RetryRequested(RETRIES, RETRY_AFTER_SECONDS) from error
        raise dg.Failure(f"{context.op.name}: {explain(error)}", allow_retries=False) from error


def faults(events: Iterable[dg.DagsterEvent]) -> list[str]:
    """Why each failed step of a run failed; failing that, why the run did, as when it was ended from outside."""
    steps, of_run = [], []
    for event in events:
        if event.event_type == DagsterEventType.STEP_FAILURE and not interrupted(event.step_failure_data.error):
            steps.append(first_cause(event.step_failure_data.error))
        if event.event_type == DagsterEventType.RUN_FAILURE:
            error = event.job_failure_data.error if event.event_specific_data else None
            of_run.append(first_cause(error) if error else ended(event.message))
    return steps or of_run


def interrupted(error: SerializableErrorInfo | None) -> bool:
    return error is not None and error.cls_name == "DagsterExecutionInterruptedError"


def is_interrupted(events: Iterable[dg.DagsterEvent]) -> bool:
    """Whether a run ended because somebody stopped it."""
    ends = [event.job_failure_data.error for event in events if event.event_type == DagsterEventType.RUN_FAILURE]
    return any(error and error.cls_name in ("DagsterExecutionInterruptedError", "KeyboardInterrupt") for error in ends)


def first_cause(error: SerializableErrorInfo | None) -> str:
    """The line that a step ended with, or the message of the exception that all others came from."""
    if error is None:
        return one_lined(None)
    told = error.cls_name == "Failure"
    if error.cause and not told:
        return first_cause(error.cause)
    return one_lined(error.message.partition(": ")[2] if told else error.message)


def ended(words: str | None) -> str:
    """What a run that was ended from outside says, with what to do."""
    line = one_lined(words)
    return " ".join([line, *(advice for begin, advice in ENDED.items() if line.startswith(begin))])


def one_lined(words: str | None) -> str:
    return " ".join((words or "no reason given").split())
