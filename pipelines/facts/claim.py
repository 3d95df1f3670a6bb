"""What a rule returns: one document's statement of a fact, with the spans it was read from and the mentions it used."""

from dataclasses import dataclass, field
from typing import Any

from pipelines.mentions.article import Mention, Sentence


@dataclass(slots=True)
class Span:
    """A piece of evidence inside one sentence, in characters of the article's text."""

    sentence: Sentence
    start: int
    end: int


@dataclass(slots=True)
class Claim:
    """A statement of a fact.

    `values` has the columns of the fact table (missing ones are null), `children` its child rows ("parties",
    "seizures"), `evidence` the spans it was read from with the main one first, `mentions` every mention that went into
    it: those get the outcome 'fact'.
    """

    rule: str
    values: dict[str, Any]
    evidence: list[Span]
    mentions: list[Mention] = field(default_factory=list)
    children: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
