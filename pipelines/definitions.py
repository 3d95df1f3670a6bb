"""All that Dagster loads."""

import dagster as dg

from pipelines.defs import assets, checks, jobs, resources, sensors

defs = dg.Definitions(
    assets=dg.load_assets_from_modules([assets]),
    asset_checks=[*checks.CHECKS_BY_STAGE, checks.check_freshness],
    jobs=[jobs.warehouse_job, jobs.extract_job, jobs.dry_run_job, jobs.tidy_job],
    schedules=[jobs.nightly, jobs.weekly],
    sensors=[sensors.new_documents, sensors.failed_runs, sensors.freshness],
    resources={"settings": resources.settings, "run": resources.run},
    # A process a step costs seconds each; the stages pass whole tables, so nothing is gained by it.
    executor=dg.in_process_executor,
)
