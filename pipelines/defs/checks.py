"""The checks before publication, shown at the table that each is about, of which a failed one blocks what follows; and
those of what is published, which only warn.
"""

from collections.abc import Iterator

import dagster as dg

from pipelines.defs.assets import CATALOGUE, collect_rejected, merge_claims, read_documents, read_facts, read_mentions
from pipelines.defs.faults import one_line
from pipelines.pipeline import DOCUMENTS_REJECTED, Run
from pipelines.settings import Settings
from pipelines.tables import PUBLISHED
from pipelines.warehouse.checks import CHECKS
from pipelines.warehouse.freshness import CHECKED, ages, now

STAGED = {table.name: table for table in (*PUBLISHED, DOCUMENTS_REJECTED)}


def checks_of(stage: dg.AssetsDefinition) -> dg.AssetChecksDefinition:
    """One op for all checks on the tables of a stage, run once every table that they read is staged."""
    names = {key.path[-1] for key in stage.keys}
    checks = [check for check in CHECKS if check.table in names]

    @dg.multi_asset_check(
        name=f"check_after_{stage.op.name}",
        specs=[
            dg.AssetCheckSpec(
                check.name,
                asset=check.table,
                description=check.description,
                additional_deps=[name for name in check.reads if name != check.table],
                blocking=True,
            )
            for check in checks
        ],
    )
    def run_checks(run: dg.ResourceParam[Run]) -> Iterator[dg.AssetCheckResult]:
        tables = {name: STAGED[name] for check in checks for name in check.reads}
        with one_line(), run.staging.opened(*tables.values()) as connection:
            found = [(check, check.broken(connection, run.settings)) for check in checks]
        faults = []
        for check, broken in found:
            if broken:
                faults.append(f"{check.table}, {check.name}: {broken}")
            yield dg.AssetCheckResult(
                passed=broken is None, check_name=check.name, asset_key=check.table, description=broken
            )
        if faults:
            raise dg.Failure("; ".join(faults), allow_retries=False)

    return run_checks


CHECKS_BY_STAGE = [
    checks_of(stage) for stage in (read_documents, read_mentions, read_facts, merge_claims, collect_rejected)
]


@dg.multi_asset_check(
    specs=[
        dg.AssetCheckSpec(name, asset=CATALOGUE.name, description=description) for name, description in CHECKED.items()
    ]
)
def check_freshness(settings: dg.ResourceParam[Settings]) -> Iterator[dg.AssetCheckResult]:
    for age in ages(settings, now()):
        yield dg.AssetCheckResult(
            passed=not age.stale,
            check_name=age.name,
            asset_key=CATALOGUE.name,
            severity=dg.AssetCheckSeverity.WARN,
            description=age.words,
        )
