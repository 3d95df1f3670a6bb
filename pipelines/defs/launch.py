"""Run the job in this process and say in plain lines what went wrong, for the command line."""

import os
from collections.abc import Iterator

import dagster as dg
from dagster import DagsterEventType
from dagster_shared.error import SerializableErrorInfo

from pipelines.defs.jobs import warehouse_job

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def launch(definitions: dg.Definitions) -> list[str]:
    """Run the whole pipeline; the faults that made it fail, none where it succeeded.

    The run is recorded in DAGSTER_HOME, so that the UI shows it, or nowhere if that is not set.
    """
    recorded = bool(os.environ.get("DAGSTER_HOME"))
    with dg.DagsterInstance.get() if recorded else dg.DagsterInstance.ephemeral() as instance:
        result = definitions.resolve_job_def(warehouse_job.name).execute_in_process(
            run_config=QUIET, instance=instance, raise_on_error=False
        )
    return [] if result.success else list(faults(result))


def faults(result: dg.ExecuteInProcessResult) -> Iterator[str]:
    """The checks that failed and the first cause of each failed step; failing that, of the run."""
    broken = [evaluation for evaluation in result.get_asset_check_evaluations() if not evaluation.passed]
    for evaluation in broken:
        yield f"{evaluation.asset_key.to_user_string()}, {evaluation.check_name}: {evaluation.description}"
    if broken:
        return
    steps = [(f"{event.step_key}: ", event.step_failure_data.error) for event in result.get_step_failure_events()]
    of_run = result.filter_events(lambda event: event.event_type == DagsterEventType.RUN_FAILURE)
    for where, error in steps or [("", event.job_failure_data.error) for event in of_run]:
        yield where + (first_cause(error) if error else "no reason given")


def first_cause(error: SerializableErrorInfo) -> str:
    """The message, on one line, of the exception that all others came from."""
    return first_cause(error.cause) if error.cause else " ".join(error.message.split())
