"""Enforcement: seizures, violations and prosecutions of smuggling at or across a border, from one article.

    figures   what each number of a sentence counts
    items     which good a quantity measures, and which kind of violation that is
    records   which figures make one case or one statistic
    matching  when two figures are one, said twice
    people    persons caught that no number counts
    agencies  who acted
    context   what the record is about, where and when; whether it is about a border at all; the claim
"""

from pipelines.facts.claim import Claim
from pipelines.facts.enforcement.agencies import agencies
from pipelines.facts.enforcement.context import claim_of
from pipelines.facts.enforcement.merging import merged
from pipelines.facts.enforcement.records import Reader
from pipelines.mentions.article import Article

__all__ = ["read_enforcement"]


def read_enforcement(article: Article) -> list[Claim]:
    """One claim a case or statistic that the article tells of, repetitions merged, in the order of the text."""
    records = merged(Reader().read(article))
    acting = agencies(records, article)
    main = next((record for record in records if record.scope == "case"), None)
    claims = (claim_of(record, acting[id(record)], record is main, article) for record in records)
    return [claim for claim in claims if claim]
