"""Phrase lists: `<name>.csv` with the columns `class,phrase,note`, one phrase a row.

The rules say what a class of phrases means; which phrases belong to it is data, so that a user extends it without
touching code. Phrases are written in lower case, NFC, with the tone mark on the first vowel of open syllables
("ma túy", "thủy sản"), as `documents.text` has them.
"""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


class LexiconError(ValueError):
    """A vocabulary file is not sound; the message names the file, the row and what is wrong."""


@cache
def load(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `<name>.csv`, every cell trimmed and NFC.

    Raises LexiconError where a row has too many or too few cells, or a cell is not trimmed NFC.
    """
    path = FOLDER / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, restval=None))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise LexiconError(f"{path.name} row {number}: wrong number of cells: {row}")
        for column, cell in row.items():
            if cell != unicodedata.normalize("NFC", cell.strip()):
                raise LexiconError(f"{path.name} row {number}: {column} is not trimmed NFC: {cell!r}")
    return tuple(rows)


@cache
def phrases(name: str) -> dict[str, tuple[str, ...]]:
    """Class -> its phrases, in file order.

    Raises LexiconError where a phrase is empty, not in lower case, or stands twice in one class.
    """
    classes: dict[str, list[str]] = {}
    for number, row in enumerate(load(name), start=2):
        phrase = row["phrase"]
        known = classes.setdefault(row["class"], [])
        if not phrase or phrase != phrase.lower():
            raise LexiconError(f"{name}.csv row {number}: a phrase is lower-case text, not {phrase!r}")
        if phrase in known:
            raise LexiconError(f"{name}.csv row {number}: {phrase!r} stands twice in class {row['class']!r}")
        known.append(phrase)
    return {label: tuple(members) for label, members in classes.items()}


@cache
def alternation(members: tuple[str, ...]) -> str:
    """The phrases as one regular expression of whole words, the longest first; a blank matches any run of blanks.

    Match it against lower-cased text: "(?:kim ngạch|kim ngạch chung|tờ khai)", written as the tree of their beginnings,
    "(?:kim\\s+ngạch(?:\\s+chung|)|tờ\\s+khai)": what few phrases begin with is tried once and not once a phrase. Of two
    phrases that match at one place one begins with the other, so the longer branch first is the longest phrase first.
    """
    tree: dict[str, dict] = {}
    for phrase in sorted(members):
        node = tree
        for step in " ".join(phrase.split()):
            node = node.setdefault(r"\s+" if step == " " else re.escape(step), {})
        node[""] = {}
    return rf"(?<!\w)(?:{_branches(tree)})(?!\w)"


def _branches(tree: dict[str, dict]) -> str:
    """The phrases of a tree of beginnings as an expression; "" is where one ends."""
    written = [step + _branches(rest) for step, rest in tree.items() if step]
    if "" in tree:
        written.append("")
    return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"
