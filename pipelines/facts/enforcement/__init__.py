"""Enforcement: seizures, violations and prosecutions of smuggling at or across a border, from one article.

    figures   what each number of a sentence counts
    items     which good a quantity measures, and which kind of violation that is
    records   which figures make one case or one statistic
    matching  when two figures are one, said twice
    context   who acted, where and when; whether a record is about a border at all
"""

from pipelines.facts.claim import Claim
from pipelines.facts.enforcement.context import claim_of
from pipelines.facts.enforcement.merging import merged
from pipelines.facts.enforcement.records import Reader
from pipelines.mentions.article import Article

__all__ = ["read_enforcement"]


def read_enforcement(article: Article) -> list[Claim]:
    """One claim a case or statistic that the article tells of, repetitions merged, in the order of the text."""
    return [claim for record in merged(Reader().read(article)) if (claim := claim_of(record, article))]
