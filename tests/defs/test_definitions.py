import dagster as dg
import pytest
import yaml

from pipelines.definitions import defs
from pipelines.settings import ROOT
from pipelines.tables import PUBLISHED, SPANS
from pipelines.warehouse.checks import CHECKS
from pipelines.warehouse.freshness import CHECKED

GRAPH = defs.resolve_asset_graph()
SPECS = {spec.key.to_user_string(): spec for spec in sorted(defs.resolve_all_asset_specs(), key=lambda spec: spec.key)}
STAGES = ("documents", "mentions", "facts", "canonical", "warehouse", "reports")


def test_there_is_an_asset_for_every_table():
    set_aside = {f"{stage}_rejected" for stage in STAGES[:4]}
    assert set(SPECS) == {table.name for table in (*PUBLISHED, SPANS)} | set_aside | {"warehouse", "report"}


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS.keys())
def test_every_asset_says_what_it_is(spec: dg.AssetSpec):
    assert spec.description
    assert spec.group_name in STAGES
    assert spec.kinds
    assert spec.metadata["dagster/column_schema"].columns


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS.keys())
def test_the_graph_reads_from_left_to_right(spec: dg.AssetSpec):
    stage = STAGES.index(spec.group_name)
    assert all(STAGES.index(SPECS[dep.asset_key.to_user_string()].group_name) <= stage for dep in spec.deps)


def test_a_fact_table_comes_from_the_claims_of_its_kind():
    deps = {dep.asset_key.to_user_string() for dep in SPECS["trade_figures"].deps}
    assert deps == {"trade_claims", "documents"}


def test_every_check_before_publication_blocks_what_follows():
    specs = {(key.asset_key.to_user_string(), key.name): GRAPH.get_check_spec(key) for key in GRAPH.asset_check_keys}
    before = {(check.table, check.name) for check in CHECKS}
    assert specs.keys() - before == {("warehouse", name) for name in CHECKED}
    assert {key for key, spec in specs.items() if spec.blocking} == before
    assert all(spec.description for spec in specs.values())


def test_one_job_holds_everything_and_runs_in_one_process():
    job = defs.resolve_job_def("build_warehouse")
    assert {key.to_user_string() for key in job.asset_layer.selected_asset_keys} == set(SPECS)
    assert job.executor_def.name == "in_process"
    assert defs.executor is dg.in_process_executor


def test_the_schedule_runs_at_two_in_the_night_in_vietnam():
    schedule = defs.resolve_schedule_def("nightly")
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("0 2 * * *", "Asia/Ho_Chi_Minh")
    assert schedule.default_status == dg.DefaultScheduleStatus.RUNNING
    assert schedule.job_name == "build_warehouse"


def test_everything_that_runs_by_itself_says_what_it_does():
    assert {sensor.name: sensor.default_status.value for sensor in defs.sensors} == {
        "new_documents": "STOPPED",
        "failed_runs": "RUNNING",
        "freshness": "RUNNING",
    }
    for entry in (*defs.sensors, *defs.schedules, *(defs.resolve_job_def(job.name) for job in defs.jobs)):
        assert entry.description


def test_the_instance_is_quiet_and_runs_one_at_a_time():
    instance = yaml.safe_load((ROOT / "pipelines/defs/dagster.yaml").read_text())
    assert instance["telemetry"] == {"enabled": False}
    assert instance["concurrency"]["runs"]["max_concurrent_runs"] == 1
    assert instance["run_monitoring"]["enabled"]
    assert instance["run_monitoring"]["max_runtime_seconds"] > 0
    (location,) = yaml.safe_load((ROOT / "workspace.yaml").read_text())["load_from"]
    assert location["python_module"]["module_name"] == "pipelines.definitions"
