"""The jobs, and the night that the whole pipeline runs in."""

from datetime import UTC, datetime, timedelta

import dagster as dg

from pipelines.defs.faults import one_line
from pipelines.operations import dry_run
from pipelines.settings import Settings

warehouse_job = dg.define_asset_job(
    "build_warehouse",
    selection=dg.AssetSelection.all(),
    description="Read the seeds folder, extract and merge facts, check them and publish the warehouse.",
)

extract_job = dg.define_asset_job(
    "extract_again",
    selection=dg.AssetSelection.all() - dg.AssetSelection.groups("documents"),
    description="After a change of the rules: extract facts from the documents that the last run read, and publish.",
)


@dg.op(description="Run everything aside and compare the result with the published file.")
def compare_with_published(context: dg.OpExecutionContext, settings: dg.ResourceParam[Settings]) -> None:
    with one_line():
        outlook = dry_run(settings)
    context.add_output_metadata({"outlook": dg.MetadataValue.md(f"```\n{outlook}\n```")})


@dg.job(name="dry_run", description="Say what a run would change; publish nothing.")
def dry_run_job() -> None:
    compare_with_published()


ENDED = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]


@dg.op(description="Forget runs that ended more than HISTORY_DAYS ago, with their logs.")
def forget_old_runs(context: dg.OpExecutionContext, settings: dg.ResourceParam[Settings]) -> None:
    if not settings.history_days:
        return
    before = datetime.now(UTC) - timedelta(days=settings.history_days)
    ended = dg.RunsFilter(statuses=ENDED, updated_before=before)
    runs = context.instance.get_runs(ended)
    for run in runs:
        context.instance.delete_run(run.run_id)
        context.instance.compute_log_manager.delete_logs(prefix=[run.run_id])
    context.add_output_metadata({"runs": len(runs)})


@dg.job(name="tidy_history", description="Keep the history of runs from growing for ever.")
def tidy_job() -> None:
    forget_old_runs()


nightly = dg.ScheduleDefinition(
    name="nightly",
    job=warehouse_job,
    cron_schedule="0 2 * * *",
    execution_timezone="Asia/Ho_Chi_Minh",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every night at two, when the day's articles are in.",
    # A run whose process was killed (a restart, no memory left) may succeed when it is run again; one that failed by
    # itself would fail again.
    tags={
        "dagster/max_retries": "1",
        "dagster/retry_on_asset_or_op_failure": "false",
        "dagster/retry_strategy": "ALL_STEPS",
    },
)

weekly = dg.ScheduleDefinition(
    name="weekly",
    job=tidy_job,
    cron_schedule="0 5 * * 0",
    execution_timezone="Asia/Ho_Chi_Minh",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every Sunday: forget runs of long ago.",
)
