"""The list of promises names tests that exist."""

import re

from pipelines.settings import ROOT


def test_every_promise_names_a_test_that_exists():
    promises = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (?!promise|---)(.+?) \| (.+?) \|$", promises, re.MULTILINE)
    named = [re.fullmatch(r"`(tests/\S+\.py)::(test_\w+)`", test) for _, test in rows]
    assert len(named) >= 30
    assert all(named)
    for test in named:
        assert f"\ndef {test[2]}(" in (ROOT / test[1]).read_text(encoding="utf-8"), test[0]
