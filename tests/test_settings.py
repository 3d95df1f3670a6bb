from pathlib import Path

import pytest

from pipelines.settings import ROOT, Settings, SettingsError


def test_without_an_environment_the_folders_are_those_of_the_checkout(monkeypatch: pytest.MonkeyPatch):
    for variable in ("SEEDS_DIR", "WAREHOUSE_PATH"):
        monkeypatch.delenv(variable, raising=False)
    settings = Settings.from_environment()
    assert (settings.seeds_dir, settings.warehouse_path) == (ROOT / "seeds", ROOT / "warehouse" / "customs.duckdb")


def test_the_environment_points_a_run_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SEEDS_DIR", "raw")
    monkeypatch.setenv("WAREHOUSE_PATH", "/data/w.duckdb")
    monkeypatch.setenv("RELEASES_KEPT", "2")
    monkeypatch.setenv("MAX_SHARE_SET_ASIDE", "0.25")
    settings = Settings.from_environment()
    assert (settings.seeds_dir, settings.warehouse_path) == (tmp_path / "raw", Path("/data/w.duckdb"))
    assert (settings.releases_kept, settings.max_share_set_aside) == (2, 0.25)


@pytest.mark.parametrize(
    ("variable", "value"),
    [("RELEASES_KEPT", "0"), ("RELEASES_KEPT", "many"), ("MAX_SHARE_SET_ASIDE", "nan"), ("LOCK_WAIT_SECONDS", "-1")],
)
def test_a_value_that_makes_no_sense_is_named(monkeypatch: pytest.MonkeyPatch, variable: str, value: str):
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=f"{variable} .*{value}"):
        Settings.from_environment()
