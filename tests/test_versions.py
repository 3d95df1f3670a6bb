from pathlib import Path

import pytest

from pipelines.versions import module, source, version

FILES = {
    "__init__.py": "",
    "rules/__init__.py": "",
    "rules/trade.py": "from product.rules import words\nGOODS = words.load('goods')\n",
    "rules/words.py": "from product import base\n\n\ndef load(name):\n    return base.FOLDER / name\n",
    "rules/meetings.py": "import product.rules.words as words\nKINDS = {'talks', 'signing', 'visit'}\n",
    "base.py": "FOLDER = None\n",
    "lexicon/goods.csv": "class,phrase\n",
    "lexicon/offices.csv": "name\n",
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / "product" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return tmp_path / "product"


def versions(package: Path) -> dict[str, str]:
    """Of both modules of rules, as a new process finds them."""
    for remembered in (version, module, source):
        remembered.cache_clear()
    return {name: version(f"product.rules.{name}", package=package) for name in ("trade", "meetings")}


@pytest.mark.parametrize(
    ("name", "content", "changed"),
    [
        ("rules/trade.py", FILES["rules/trade.py"] + "MORE = 1\n", {"trade"}),
        ("rules/words.py", FILES["rules/words.py"].replace("/", "-"), {"trade", "meetings"}),
        ("base.py", "FOLDER = 1\n", {"trade", "meetings"}),
        ("lexicon/goods.csv", "class,phrase\nfruit,dứa\n", {"trade"}),
        ("lexicon/offices.csv", "name\nx\n", set()),
        ("rules/trade.py", "# goods\n\n" + FILES["rules/trade.py"], set()),
        ("rules/new.py", "X = 1\n", set()),
    ],
)
def test_a_version_changes_with_what_it_depends_on(package: Path, name: str, content: str, changed: set[str]):
    before = versions(package)
    assert versions(package) == before
    (package / name).write_text(content)
    after = versions(package)
    assert {rules for rules in before if after[rules] != before[rules]} == changed


def test_modules_that_stand_alone_count_without_what_they_import(package: Path):
    def of_base() -> str:
        versions(package)
        return version("product.base", alone=("product.rules.trade",), package=package)

    before = of_base()
    (package / "rules/words.py").write_text("X = 2\n")
    assert of_base() == before
    (package / "rules/trade.py").write_text("GOODS = 3\n")
    assert of_base() != before
