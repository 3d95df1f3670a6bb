"""What the rules read: an article as sentences that carry their recognised spans.

Offsets are characters of `documents.text`, end exclusive, everywhere: a sentence, a mention and a piece of evidence
all point into the same string and are never shifted.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Mention:
    """A recognised number, date or name. `text == article.text[start:end]`; fields mean what `tables.mentions` says.

    `detail` is what the grammar knows besides and only rules need; its values are listed in the module of the grammar
    that makes the kind.
    """

    kind: str
    start: int
    end: int
    text: str
    value: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    reference_id: str | None = None
    detail: str | None = None


@dataclass(slots=True)
class Sentence:
    """One sentence; `text == article.text[start:end]`. Mentions come in order of their start."""

    position: int
    section: str
    start: int
    end: int
    text: str
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class Article:
    """A relevant document, ready to be read by the rules."""

    document_id: str
    text: str
    title: str | None
    published: date | None
    sentences: list[Sentence] = field(default_factory=list)

    def sentence_id(self, sentence: Sentence) -> str:
        return f"{self.document_id}-{sentence.position}"
