"""Text of documents is data: in SQL, in the metadata that the UI shows, and for the file system and the network."""

import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipelines import pipeline
from pipelines.defs.display import markdown, shown
from pipelines.settings import ROOT, Settings
from pipelines.staging import Staging
from pipelines.tables import DOCUMENTS, PUBLISHED
from tests.samples import settings_in, staged, write_seeds
from tests.trust.runs import contents, context
from tests.trust.test_bad_input import SECRET, story

PAYLOADS = (
    "'; DROP TABLE documents; --",
    "\" OR 1=1; ATTACH 'stolen.db'; COPY documents TO 'stolen.csv'; --",
    "$1 ? :name {0} %s %(x)s {release} {{now}}",
    "]]>--></script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![p](http://198.51.100.7/p.png)",
    "| a | b |\n|---|---|\n```\n# head",
    "=cmd|' /C calc'!A0",
    "../../../../etc/passwd",
    "$(touch hacked) `touch hacked` ; rm -rf ~",
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A warehouse of documents that have a payload wherever a document has text."""
    settings = settings_in(tmp_path_factory.mktemp("injected"))
    for number, payload in enumerate(PAYLOADS):
        fields = dict.fromkeys(("title", "outlet", "author", "url", "name"), payload)
        content = json.dumps(
            [fields | {"text": f"{story(number)}\n{payload}"}, fields | {"text": payload * 2}, payload]
        )
        write_seeds(settings.seeds_dir, {f"{number}/x{payload.replace('/', '∕')[:40]}.json": content})
    pipeline.run(settings)
    pipeline.run(settings)  # compared with what is published
    return settings


def test_text_reaches_sql_as_data_only(settings: Settings):
    found = contents(settings.warehouse_path)
    assert set(found) >= {table.name for table in PUBLISHED}
    with duckdb.connect(str(settings.warehouse_path), read_only=True) as connection:
        documents = connection.sql("SELECT text, title, outlet, url FROM documents").fetchall()
    for payload in PAYLOADS:
        line = " ".join(payload.split())
        told = [row for row in documents if line in " ".join(row[0].split())]
        assert len(told) == 2, payload
        assert {row[3] for row in told} == {line}
    assert len(found["enforcement_actions"]) == len(PAYLOADS)
    assert len(found["rejected_records"]) == len(PAYLOADS)
    assert [path for path in Path.cwd().iterdir() if path.name in ("hacked", "stolen.db", "stolen.csv")] == []


def test_changes_of_hostile_rows_are_compared_as_data(settings: Settings):
    with duckdb.connect(str(settings.warehouse_path), read_only=True) as connection:
        assert connection.sql("SELECT count(DISTINCT run_at) FROM changes").fetchall() == [(1,)]


def test_no_markup_of_a_document_reaches_the_ui(settings: Settings):
    """Every cell is one line of text: no tag, no link, no picture, no cell more than there are columns."""
    with duckdb.connect(str(settings.warehouse_path), read_only=True) as connection:
        frames = [connection.table(table.name).pl() for table in PUBLISHED]
    for frame in frames:
        for part in (frame.slice(start, 8) for start in range(0, frame.height, 8)):
            written = shown(part)["preview"].md_str
            assert written == markdown(part)
            head, rule, *rows = written.split("\n")
            assert len(rows) == part.height
            assert {line.count("|") for line in (head, rule, *rows)} == {frame.width + 1}
            assert not re.search(r"[<>`\[\]*\\]|\]\(|&(?!#\d+;)", "".join(rows))
            assert not re.search(r"://|www\.|\S@\S", html.unescape("".join(rows)))


def hear(heard: list[tuple[str, str]]) -> None:
    """Note every file that is opened and every connection that is made from now on."""

    def note(event: str, arguments: tuple) -> None:
        if event == "open" or event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "urllib.")):
            heard.append((event, str(arguments[0])))

    sys.addaudithook(note)


def read_and_hear(settings: Settings, results: object) -> None:
    heard: list[tuple[str, str]] = []
    hear(heard)
    tables = staged(settings, DOCUMENTS, stages=1)
    results.put((heard, tables["documents"]["text"].to_list()))


def test_nothing_is_opened_outside_the_folder_and_nothing_is_fetched(tmp_path: Path):
    (tmp_path / "secret.txt").write_text(f"{SECRET}: {story(3)}", encoding="utf-8")
    away = f"{tmp_path}/secret.txt"
    write_seeds(
        tmp_path / "seeds",
        {
            "a.txt": story(0),
            "a.meta.json": json.dumps(dict.fromkeys(("path", "source_path", "name", "url", "text_file"), away)),
            "b.html": f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file://{away}'>]><html><head><base href='file://{away}'>"
            f"<link rel=stylesheet href='file://{away}'><meta http-equiv=refresh content='0; file://{away}'></head>"
            f"<body><iframe src='{away}'></iframe><img src='http://198.51.100.7/x.png'><p>{story(5)} &x;</p></body>",
            "c.md": f"---\ninclude: {away}\ntitle: !!python/object/apply:os.system ['id']\n---\n![x]({away})\n{story(9)}",
            "d.jsonl": json.dumps({"name": f"../../{away}", "text": story(12), "$ref": away}) + "\n",
        },
    )
    (tmp_path / "seeds" / "e.txt").symlink_to(tmp_path / "secret.txt")
    results = context.Queue()
    process = context.Process(target=read_and_hear, args=(settings_in(tmp_path), results))
    process.start()
    heard, texts = results.get(timeout=30)
    process.join()
    assert len(texts) == 4
    assert SECRET not in "".join(texts)
    assert [path for event, path in heard if event == "open" and "secret" in path] == []
    opened = {path for event, path in heard if event == "open" and path.startswith(str(tmp_path))}
    assert {Path(path).name for path in opened} >= {"a.txt", "b.html", "c.md", "d.jsonl"}
    own = [tmp_path / "seeds", Staging.beside(settings_in(tmp_path).warehouse_path).folder]  # read, and written
    beside = [path for path in opened if not any(Path(path).is_relative_to(folder) for folder in own)]
    assert [path for path in beside if not path.endswith(".lock")] == []
    assert [event for event, _ in heard if event != "open"] == []


def make(*arguments: str, **environment: str) -> str:
    """What `make` would do."""
    command = ["make", "--dry-run", "--always-make", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=True
    ).stdout


def test_the_ui_listens_on_this_machine_alone_unless_told_otherwise():
    assert "--host 127.0.0.1 " in make("ui", HOST="0.0.0.0")  # a variable that shells set
    assert "--host 0.0.0.0 " in make("ui", UI_HOST="0.0.0.0")
    documented = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "127.0.0.1" in documented
    assert "UI_HOST" in documented
    assert "authentication" in documented
