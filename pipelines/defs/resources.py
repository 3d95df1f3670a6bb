"""What the assets are given: the settings of the environment, and the warehouse's staging folder, held for one run."""

from collections.abc import Iterator

import dagster as dg

from pipelines.settings import Settings
from pipelines.staging import Staging
from pipelines.warehouse.lock import exclusive_run


@dg.resource(description="SEEDS_DIR, WAREHOUSE_PATH and the limits, read when a run starts.")
def settings(_: dg.InitResourceContext) -> Settings:
    return Settings.from_environment()


@dg.resource(
    description="The tables handed from stage to stage, one run at a time.", required_resource_keys={"settings"}
)
def staging(context: dg.InitResourceContext) -> Iterator[Staging]:
    run_settings: Settings = context.resources.settings
    with exclusive_run(run_settings.warehouse_path, run_settings.lock_wait_seconds) as held:
        yield held
