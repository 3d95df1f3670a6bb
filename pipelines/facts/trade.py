from pipelines.facts.claim import Claim
from pipelines.mentions.article import Article


def read_trade(article: Article) -> list[Claim]:
    return []
