"""Run a job in this process and say in plain lines what went wrong, for the command line."""

import os
from pathlib import Path
from typing import Any

import dagster as dg

from pipelines.defs.faults import faults, is_interrupted
from pipelines.settings import SettingsError

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def launch(definitions: dg.Definitions, job: str, **settings: Any) -> list[str]:
    """Run a job; the faults that made it fail, none where it succeeded. `settings` are fields of `RunSettings`.

    The run is recorded in DAGSTER_HOME, so that the UI shows it, or nowhere if that is not set. Raises
    KeyboardInterrupt where the run was asked to stop, which Dagster takes for a failure, SettingsError where
    DAGSTER_HOME is relative and OSError where it can't be made.
    """
    config = QUIET | {"resources": {"settings": {"config": settings}}}
    home = os.environ.get("DAGSTER_HOME")
    if home:
        if not Path(home).is_absolute():
            raise SettingsError(f"DAGSTER_HOME is {home!r}: it must be an absolute path")
        Path(home).mkdir(parents=True, exist_ok=True)
    with dg.DagsterInstance.get() if home else dg.DagsterInstance.ephemeral() as instance:
        result = definitions.resolve_job_def(job).execute_in_process(
            run_config=config, instance=instance, raise_on_error=False
        )
    if is_interrupted(result.all_events):
        raise KeyboardInterrupt
    return [] if result.success else faults(result.all_events)
