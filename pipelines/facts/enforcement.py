from pipelines.facts.claim import Claim
from pipelines.mentions.article import Article


def read_enforcement(article: Article) -> list[Claim]:
    return []
