"""docs/operating.md and the files for a server name things that exist, with the defaults that hold."""

import configparser
import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from pipelines.__main__ import parser
from pipelines.alerts import Alerts
from pipelines.definitions import defs
from pipelines.settings import ROOT, Limits, Settings

DOC = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
DEPLOY = ROOT / "docs" / "deploy"
SETTINGS = {field.name.upper(): field.default for field in (*fields(Settings), *fields(Limits))}
ALERTS = {f"ALERT_{field.name.upper()}" for field in fields(Alerts)}
# Read by Dagster and by the engine of a cluster.
OTHERS = {"DAGSTER_GRPC_TIMEOUT_SECONDS", "DAGSTER_HOME", "DAGSTER_PG_PASSWORD", "RAY_ADDRESS"}


def test_every_command_of_the_doc_exists():
    (commands,) = (action.choices for action in parser()._actions if action.choices)
    assert set(re.findall(r"python -m pipelines ([a-z-]+)", DOC)) <= set(commands)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (?:-C \S+ )?([a-z-]+)", DOC):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_variable_of_the_doc_exists_and_has_that_default():
    rows = re.findall(r"^\| `([A-Z_]+)` \|.*\| *(.*?) *\|$", DOC, re.MULTILINE)
    assert len(rows) >= 12
    for name, default in rows:
        if name in SETTINGS:
            known = SETTINGS[name]
            assert (default.strip("`") if isinstance(known, str) else float(default)) == known, name
        else:
            assert name in ALERTS | OTHERS
    named = set(re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "customs.env").read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= SETTINGS.keys() | ALERTS | OTHERS


def test_what_the_doc_says_of_dagster_is_there():
    names = {entry.name for entry in (*defs.jobs, *defs.sensors, *defs.schedules)}
    for name in ("extract_again", "dry_run", "nightly", "weekly", "new_documents", "failed_runs", "freshness"):
        assert name in names
        assert f"`{name}`" in DOC


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("customs-*.service")), ids=lambda unit: unit.name)
def test_a_unit_starts_what_a_set_up_checkout_has(unit: Path):
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str
    parsed.read_string(unit.read_text(encoding="utf-8"))
    program, *arguments = parsed["Service"]["ExecStart"].split()
    assert (ROOT / Path(program).relative_to("/opt/customs")).exists()
    assert parsed["Service"]["WorkingDirectory"] == "/opt/customs"
    if "--workspace" in arguments:
        assert (ROOT / arguments[arguments.index("--workspace") + 1]).exists()
    if "pipelines" in arguments:
        parser().parse_args(arguments[arguments.index("pipelines") + 1 :])
    assert f"`{unit.stem}" in DOC or unit.stem in DOC


def test_postgres_takes_the_place_of_no_other_setting():
    instance = yaml.safe_load((ROOT / "pipelines/defs/dagster.yaml").read_text(encoding="utf-8"))
    assert not instance.keys() & yaml.safe_load((DEPLOY / "postgres.yaml").read_text(encoding="utf-8")).keys()
