"""The gate: which texts are read for facts.

A text is relevant where it names customs, a border gate, smuggling or foreign trade (class `customs` of
`lexicon/relevance.csv`), or where words that say little alone meet: a border and contraband, foreign trade and an
amount, official talks and a border or trade. The gate is wide: a text too many costs milliseconds, a text too few
costs its facts.
"""

import re

import polars as pl

from pipelines.lexicon.phrases import phrases

# the rarer class first: the others are looked for only where it was found
TOGETHER = {"contraband": ("border",), "amount": ("flow",), "talks": ("border", "flow", "trade")}


def any_of(*labels: str) -> str:
    """The phrases of some classes as a pattern for polars, in any case."""
    return "(?i)" + "|".join(re.escape(phrase) for label in labels for phrase in phrases("relevance")[label])


def relevant(texts: pl.Series, languages: pl.Series) -> pl.Series:
    """Whether each (normalised) text passes the gate. English words count only in texts that are not Vietnamese."""
    found = texts.str.contains(any_of("customs"))
    foreign = (languages.fill_null("") != "vi").arg_true()
    found = found.scatter(foreign, found.gather(foreign) | texts.gather(foreign).str.contains(any_of("english")))
    for rarer, others in TOGETHER.items():
        rows = (~found & texts.str.contains(any_of(rarer))).arg_true()
        found = found.scatter(rows, texts.gather(rows).str.contains(any_of(*others)))
    return found.rename("is_relevant")
