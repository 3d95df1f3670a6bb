"""A copy of the location for the test of the daemon: the same, and the night once more on a short cron, and a job that
hangs, at the same time of night."""

import time

import dagster as dg

from pipelines import definitions
from pipelines.defs.jobs import nightly


@dg.op
def hang() -> None:
    time.sleep(600)


@dg.job(executor_def=dg.in_process_executor, tags={"dagster/max_runtime": 2})
def hanging() -> None:
    hang()


at_the_same_time = dg.ScheduleDefinition(
    name="hanging",
    job=hanging,
    cron_schedule=nightly.cron_schedule,
    execution_timezone=nightly.execution_timezone,
)


def not_yet(context: dg.ScheduleEvaluationContext) -> bool:
    return not context.instance.get_runs(dg.RunsFilter(tags={"dagster/schedule_name": "each_minute"}), limit=1)


each_minute = dg.ScheduleDefinition(
    name="each_minute",
    job=nightly.job,
    cron_schedule="* * * * *",
    default_status=nightly.default_status,
    tags=nightly.tags,
    should_execute=not_yet,  # a second run would only keep the test waiting
)

defs = dg.Definitions(
    assets=definitions.defs.assets,
    asset_checks=definitions.defs.asset_checks,
    jobs=[*definitions.defs.jobs, hanging],
    schedules=[at_the_same_time, each_minute, *definitions.defs.schedules],
    sensors=definitions.defs.sensors,
    resources=definitions.defs.resources,
    executor=definitions.defs.executor,
)
