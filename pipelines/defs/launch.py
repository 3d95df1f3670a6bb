"""Run a job in this process and say in plain lines what went wrong, for the command line."""

import os
from typing import Any

import dagster as dg

from pipelines.defs.faults import faults

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def launch(definitions: dg.Definitions, job: str, **settings: Any) -> list[str]:
    """Run a job; the faults that made it fail, none where it succeeded. `settings` are fields of `RunConfig`.

    The run is recorded in DAGSTER_HOME, so that the UI shows it, or nowhere if that is not set.
    """
    config = QUIET | {"resources": {"settings": {"config": settings}}}
    recorded = bool(os.environ.get("DAGSTER_HOME"))
    with dg.DagsterInstance.get() if recorded else dg.DagsterInstance.ephemeral() as instance:
        result = definitions.resolve_job_def(job).execute_in_process(
            run_config=config, instance=instance, raise_on_error=False
        )
    return [] if result.success else faults(result.all_events)
