"""The jobs, and the night that the whole pipeline runs in."""

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


nightly = dg.ScheduleDefinition(
    name="nightly",
    job=warehouse_job,
    cron_schedule="0 2 * * *",
    execution_timezone="Asia/Ho_Chi_Minh",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every night at two, when the day's articles are in.",
)
