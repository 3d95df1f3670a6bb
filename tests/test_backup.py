import shutil
from dataclasses import replace
from pathlib import Path

import dagster as dg

from pipelines.backup import backup
from pipelines.definitions import defs
from pipelines.operations import restore
from pipelines.warehouse.loads import last_load
from pipelines.warehouse.release import releases_folder
from tests.samples import settings_in
from tests.warehouse.test_release import publish_at


def test_after_a_loss_all_that_cannot_be_made_again_is_there(tmp_path: Path):
    settings = replace(settings_in(tmp_path), dropped_path=tmp_path / "out" / "customs.dropped.csv")
    release = publish_at(settings.warehouse_path).release
    settings.dropped_path.write_text("document_id,dropped_at,reason\n")
    home = tmp_path / "home"
    home.mkdir()
    (home / "dagster.yaml").touch()
    with dg.DagsterInstance.from_config(str(home)) as instance:  # held open, as by a daemon
        run = defs.resolve_job_def("tidy_history").execute_in_process(instance=instance).run_id
        copy = backup(settings, home, tmp_path / "backups", keep=2)
    shutil.rmtree(home)
    shutil.rmtree(settings.warehouse_path.parent)

    shutil.copytree(copy / "dagster", home)
    with dg.DagsterInstance.from_config(str(home)) as instance:
        assert instance.get_run_by_id(run).is_success
        assert instance.all_logs(run)
    releases_folder(settings.warehouse_path).mkdir(parents=True)
    shutil.copy2(copy / release.name, releases_folder(settings.warehouse_path))
    assert restore(settings, release.name).name == release.name
    assert last_load(settings.warehouse_path)["documents"] == 1
    assert (copy / "customs.dropped.csv").exists()


def test_the_last_backups_are_kept_and_other_files_left_alone(tmp_path: Path):
    folder = tmp_path / "backups"
    for name in ("20250101T000000Z", "20250102T000000Z", "mine", ".partial"):
        (folder / name).mkdir(parents=True)
    made = backup(settings_in(tmp_path), None, folder, keep=2)
    assert sorted(path.name for path in folder.iterdir()) == ["20250102T000000Z", made.name, "mine"]
