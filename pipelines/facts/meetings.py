from pipelines.facts.claim import Claim
from pipelines.mentions.article import Article


def read_meetings(article: Article) -> list[Claim]:
    return []
