"""The gate: which texts are read for facts.

A text is relevant where it names customs, a border gate, smuggling or foreign trade (class `customs` of
`lexicon/relevance.csv`), or where words that say little alone meet: contraband and a border or foreign trade, foreign trade and an
amount, official talks and a border or trade. The gate is wide: a text too many costs milliseconds, a text too few
costs its facts.
"""

import re

import polars as pl

from pipelines.lexicon.phrases import phrases

# the rarer class first
TOGETHER = {"contraband": ("border", "flow"), "amount": ("flow",), "talks": ("border", "flow", "trade")}


def any_of(*labels: str) -> str:
    """The phrases of some classes as a pattern for polars, in any case."""
    return "(?i)" + "|".join(re.escape(phrase) for label in labels for phrase in phrases("relevance")[label])


def relevant(texts: pl.Series, languages: pl.Series) -> pl.Series:
    """Whether each (normalised) text passes the gate. English words count only in texts that are not Vietnamese."""
    # one pattern of all words takes as long as one of a few, and most texts have none of them
    found = texts.str.contains(any_of("customs", *TOGETHER)) | (languages.fill_null("") != "vi")
    candidates = found.arg_true()
    return found.scatter(candidates, passes(texts.gather(candidates), languages.gather(candidates))).rename(
        "is_relevant"
    )


def passes(texts: pl.Series, languages: pl.Series) -> pl.Series:
    found = texts.str.contains(any_of("customs"))
    found |= (languages.fill_null("") != "vi") & texts.str.contains(any_of("english"))
    for rarer, others in TOGETHER.items():
        found |= texts.str.contains(any_of(rarer)) & texts.str.contains(any_of(*others))
    return found
