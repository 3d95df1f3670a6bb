"""One job for the whole pipeline, and the night it runs in."""

import dagster as dg

warehouse_job = dg.define_asset_job(
    "build_warehouse",
    selection=dg.AssetSelection.all(),
    description="Read the seeds folder, extract and merge facts, check them and publish the warehouse.",
)

nightly = dg.ScheduleDefinition(
    name="nightly",
    job=warehouse_job,
    cron_schedule="0 2 * * *",
    execution_timezone="Asia/Ho_Chi_Minh",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every night at two, when the day's articles are in.",
)
