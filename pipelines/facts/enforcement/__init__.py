"""Enforcement: seizures, violations and prosecutions of smuggling at or across a border, from one article.

views     a sentence with its numbers and verbs; figures: numbers with roles
figures   what each number counts (counts: cases and persons; amounts: money and goods)
items     which good a quantity measures, and which kind of violation that is
pieces    the parts of a sentence, their day and period (people: persons caught that no number counts)
records   a case or statistic, and where the next one begins; reader: walks through an article and collects them
merging   title, lead and body tell of one case (matching: when two figures are one, said twice)
agencies  who acted, for which country
scope     whether a record is about a border at all (story: headline and lead)
context   the record as a claim: violation, place, period, evidence
"""

from pipelines.facts.claim import Claim
from pipelines.facts.enforcement.agencies import agencies
from pipelines.facts.enforcement.context import claim_of
from pipelines.facts.enforcement.merging import merged
from pipelines.facts.enforcement.reader import Reader
from pipelines.facts.enforcement.scope import may_be_in_scope
from pipelines.facts.enforcement.story import Story
from pipelines.mentions.article import Article

__all__ = ["read_enforcement"]


def read_enforcement(article: Article) -> list[Claim]:
    """One claim a case or statistic that the article tells of, repetitions merged, in the order of the text."""
    story = Story(article)
    if not may_be_in_scope(story):
        return []
    records = merged(Reader(story).read())
    acting = agencies(records, story)
    main = next((record for record in records if record.scope == "case"), None)
    claims = (claim_of(record, acting[id(record)], record is main, story) for record in records)
    return [claim for claim in claims if claim]
