"""What Dagster watches: new documents, failed runs, and whether what readers see is still fresh."""

import json
import logging
import time

import dagster as dg

from pipelines.alerts import Alerts
from pipelines.defs.assets import CATALOGUE
from pipelines.defs.faults import faults
from pipelines.defs.jobs import warehouse_job
from pipelines.documents.arrivals import Watch, look, watched
from pipelines.settings import Settings
from pipelines.warehouse.freshness import Age, ages, now

LATE = "See in the UI whether nightly is on (Automation) and its daemon runs (Deployment)."


@dg.sensor(
    job=warehouse_job,
    minimum_interval_seconds=30,
    description="Starts a run when documents have arrived, changed or gone, once they have stopped growing: one run for "
    "all of them. Off until it is switched on.",
)
def new_documents(context: dg.SensorEvaluationContext) -> dg.SensorResult:
    settings = Settings.from_environment()
    watch, reason = watched(
        Watch.from_json(context.cursor), look(settings.seeds_dir), time.time(), settings.settle_seconds
    )
    runs = [] if reason else [dg.RunRequest()]
    return dg.SensorResult(run_requests=runs, skip_reason=reason, cursor=watch.to_json())


@dg.run_failure_sensor(
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=10,
    monitor_all_code_locations=True,  # runs of the command line are of none
    description="Tells of each failed run in one line: in a log, and by webhook and mail where they are set up.",
)
def failed_runs(context: dg.RunFailureSensorContext) -> None:
    run = context.dagster_run
    why = faults([*context.get_step_failure_events(), context.failure_event])
    again = " It is tried again." if run.tags.get("dagster/will_retry") == "true" else ""
    tell(context.log, f"Run {run.run_id[:8]} of {run.job_name} failed. {'; '.join(why)}{again}")


@dg.sensor(
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=300,
    description="Warns when the last publication (a night was missed) or the newest document is too old.",
)
def freshness(context: dg.SensorEvaluationContext) -> dg.SensorResult:
    found = ages(Settings.from_environment(), now())
    stale = sorted(age.name for age in found if age.stale)
    known = json.loads(context.cursor or "[]")
    if stale == known:
        return dg.SensorResult(skip_reason="; ".join(age.words for age in found))
    for age in found:
        if age.stale and age.name not in known:
            tell(context.log, f"Not fresh: {age.words}. {LATE}")
    return dg.SensorResult(
        asset_events=[evaluation(age) for age in found if age.stale != (age.name in known)], cursor=json.dumps(stale)
    )


def evaluation(age: Age) -> dg.AssetCheckEvaluation:
    return dg.AssetCheckEvaluation(
        asset_key=dg.AssetKey(CATALOGUE.name),
        check_name=age.name,
        passed=not age.stale,
        metadata={},
        severity=dg.AssetCheckSeverity.WARN,
        description=age.words,
    )


def tell(log: logging.Logger, words: str) -> None:
    log.warning(words)
    for fault in Alerts.from_environment().tell(words):
        log.error(f"An alert could not be sent. {fault}")
