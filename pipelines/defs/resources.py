"""What the assets are given: the settings of a run, and what its stages share while it holds the warehouse."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import dagster as dg
from pydantic import Field

from pipelines.pipeline import Run, started
from pipelines.settings import Settings


class RunSettings(dg.Config):
    """What a single run may be told; what is left empty is as the environment says."""

    folder: str | None = Field(
        default=None,
        description="Read only this folder, and publish it to a file of its own beside the warehouse: "
        "`customs.duckdb` and the folder `2025` give `customs-2025.duckdb`. Empty: SEEDS_DIR to WAREHOUSE_PATH.",
    )
    refresh: bool | None = Field(
        default=None, description="Forget what earlier runs kept: read every file and extract every fact anew."
    )
    max_share_set_aside: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="Publish nothing where a larger share of the input was set aside. Empty: MAX_SHARE_SET_ASIDE.",
    )
    releases_kept: int | None = Field(
        default=None, ge=1, description="Older releases to keep, for going back. Empty: RELEASES_KEPT."
    )
    lock_wait_seconds: float | None = Field(
        default=None, ge=0, description="How long to wait for a run that is writing. Empty: LOCK_WAIT_SECONDS."
    )


@dg.resource(
    config_schema=RunSettings.to_config_schema(),
    description="SEEDS_DIR, WAREHOUSE_PATH and the limits, read when a run starts.",
)
def settings(context: dg.InitResourceContext) -> Settings:
    given = {name: value for name, value in context.resource_config.items() if value is not None}
    folder = given.pop("folder", None)
    settings = replace(Settings.from_environment(), **given)
    return settings.for_folder(Path(folder)) if folder else settings


@dg.resource(
    description="What the stages of a run share: the tables handed on, one run at a time, and who does the work.",
    required_resource_keys={"settings"},
)
def run(context: dg.InitResourceContext) -> Iterator[Run]:
    def tell(words: str) -> None:
        if context.log:
            context.log.info(words)
        if sys.stderr.isatty():
            print(words, file=sys.stderr)

    with started(context.resources.settings, tell) as held:
        yield held
