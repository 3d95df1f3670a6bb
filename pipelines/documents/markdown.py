"""Markdown -> plain text: the marks of headings, emphasis, links and quotes go, the lines stay.

Every pattern is bounded, so that a text of nothing but open brackets takes no longer than another.
"""

import re
from typing import Any

FRONT_MATTER = re.compile(r"\A---\n(?P<fields>.*?)\n(?:---|\.\.\.)(?:\n|\Z)", re.DOTALL)
FIELD = re.compile(r"^(?P<name>\w+):[ \t]*(?P<value>.*)$", re.MULTILINE)
HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>.*?)[ \t]*#*$", re.MULTILINE)
MARKS = (
    (re.compile(r"<!--.{0,2000}?-->", re.DOTALL), ""),
    (re.compile(r"^[ \t]*(?:```.*|-{3,}|\*{3,}|={3,})$", re.MULTILINE), ""),
    (re.compile(r"!\[(?P<words>[^\[\]\n]{0,500})\]\([^()\n]{0,1000}\)"), r"\g<words>"),
    (re.compile(r"\[(?P<words>[^\[\]\n]{1,500})\]\([^()\n]{0,1000}\)"), r"\g<words>"),
    (HEADING, r"\g<words>"),
    (re.compile(r"(?P<mark>\*\*|__|\*|_)(?=\S)(?P<words>[^\n]{0,500}?\S)(?P=mark)(?!\w)"), r"\g<words>"),
    (re.compile(r"^>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"`(?P<words>[^`\n]{1,500})`"), r"\g<words>"),
)


def read_markdown(source: str) -> dict[str, Any]:
    """The field text, title from the first line where that is a heading, and those of a YAML front matter."""
    source = source.replace("\r\n", "\n").lstrip("\ufeff")
    fields: dict[str, Any] = {}
    front = FRONT_MATTER.match(source)
    if front:
        fields = {match["name"]: match["value"].strip().strip("'\"") for match in FIELD.finditer(front["fields"])}
        source = source[front.end() :]
    heading = HEADING.match(source.lstrip())
    text = source
    for pattern, replacement in MARKS:
        text = pattern.sub(replacement, text)
    title = {"title": text.lstrip().partition("\n")[0]} if heading else {}
    return {**title, **fields, "text": text}
