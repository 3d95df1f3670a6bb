"""Run a job in this process and say in plain lines what went wrong, for the command line."""

import os
from typing import Any

import dagster as dg

from pipelines.defs.faults import faults, is_interrupted

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def launch(definitions: dg.Definitions, job: str, **settings: Any) -> list[str]:
    """Run a job; the faults that made it fail, none where it succeeded. `settings` are fields of `RunSettings`.

    The run is recorded in DAGSTER_HOME, so that the UI shows it, or nowhere if that is not set. Raises
    KeyboardInterrupt where the run was asked to stop, which Dagster takes for a failure.
    """
    config = QUIET | {"resources": {"settings": {"config": settings}}}
    recorded = bool(os.environ.get("DAGSTER_HOME"))
    with dg.DagsterInstance.get() if recorded else dg.DagsterInstance.ephemeral() as instance:
        result = definitions.resolve_job_def(job).execute_in_process(
            run_config=config, instance=instance, raise_on_error=False
        )
    if is_interrupted(result.all_events):
        raise KeyboardInterrupt
    return [] if result.success else faults(result.all_events)
