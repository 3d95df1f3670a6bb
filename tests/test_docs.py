"""The README's answers are what the queries give on the shipped seeds; the data dictionary is what the tables have."""

import re
from pathlib import Path

import pytest

from docs.refresh import DICTIONARY, SQL_AND_RESULT, WITH_SQL, refreshed
from pipelines.settings import ROOT
from pipelines.warehouse.reference import RULES_FILE


@pytest.fixture(scope="module")
def docs() -> dict[Path, str]:
    return refreshed()


@pytest.mark.parametrize("path", [*WITH_SQL, DICTIONARY, RULES_FILE], ids=lambda path: path.name)
def test_generated_docs_are_up_to_date(docs, path):
    assert path.read_text(encoding="utf-8") == docs[path], "run `.venv/bin/python -m docs.refresh` and read the change"


def test_every_query_of_the_readme_has_an_answer(docs):
    text = docs[ROOT / "README.md"]
    answers = [block["result"].count("\n") - 2 for block in SQL_AND_RESULT.finditer(text)]
    assert len(answers) == text.count("```sql")
    assert len(answers) >= 5
    assert min(answers) > 0


def test_links_and_targets_of_the_readme_exist():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert links
    for link in links:
        assert (ROOT / link).exists(), link
    targets = set(re.findall(r"`?make ([a-z-]+)`?", text))
    assert {"run", "test", "ui"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
