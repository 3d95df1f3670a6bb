"""Documents -> sentences and recognised spans.

`read_article` is the whole stage for one document; `read_mentions` runs it over a frame of documents, and `articles`
rebuilds the same objects from the two frames for the stage that follows.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import polars as pl

from pipelines.mentions.article import Article, Mention, Sentence
from pipelines.mentions.dates import read_dates, resolve_dates
from pipelines.mentions.names import read_names
from pipelines.mentions.numbers import read_numbers
from pipelines.mentions.sentences import split_sentences
from pipelines.tables import SENTENCES, SPANS


def without_overlaps(*ranked: list[Mention]) -> list[Mention]:
    """Merge lists of mentions, an earlier list winning over a later one where spans touch; in order of start.

    Names come first ("Chi cục Hải quan khu vực 16" holds no count), then dates ("16/10/2025" holds no ratio).
    """
    kept: list[Mention] = []
    for mentions in ranked:
        taken = [(m.start, m.end) for m in kept]
        kept += [m for m in mentions if not any(m.start < end and start < m.end for start, end in taken)]
    return sorted(kept, key=lambda m: (m.start, m.end, m.kind))


TIME_WORD = re.compile(r"(?:ngày|tuần|tháng|quý|năm)\s", re.IGNORECASE)
BARE_HEAD = re.compile(r"(?:cửa khẩu|cảng|ga|chợ|cầu)(?:\s\w+)?", re.IGNORECASE)


def without_dates(names: list[Mention], dates: list[Mention]) -> list[Mention]:
    """Names in capitals end before the date that follows them: "CỤC HẢI QUAN THÁNG 11/2025"."""
    kept = []
    for name in names:
        date_in = next((d for d in dates if name.start < d.start < name.end), None)
        if date_in is None or name.reference_id or not TIME_WORD.match(date_in.text):
            kept.append(name)
            continue
        text = name.text[: date_in.start - name.start].rstrip(" -–,(")
        if text and not BARE_HEAD.fullmatch(text):
            kept.append(replace(name, text=text, end=name.start + len(text)))
    return kept


def read_article(document_id: str, text: str, title: str | None, published: date | None) -> Article:
    """Split a document's text into sentences and recognise what stands in them; dates are resolved at the end."""
    article = Article(document_id, text, title, published, split_sentences(text, title))
    for sentence in article.sentences:
        dates = read_dates(sentence)
        names = without_dates(read_names(sentence), dates)
        sentence.mentions = without_overlaps(names, dates, read_numbers(sentence))
    resolve_dates(article)
    return article


def mention_id(article: Article, mention: Mention) -> str:
    return f"{article.document_id}-{mention.start}-{mention.end}-{mention.kind}"


def sentence_row(article: Article, sentence: Sentence) -> tuple:
    return (
        article.sentence_id(sentence),
        article.document_id,
        sentence.position,
        sentence.section,
        sentence.start,
        sentence.end,
        sentence.text,
    )


def span_row(article: Article, sentence: Sentence, mention: Mention) -> tuple:
    return (
        mention_id(article, mention),
        article.document_id,
        article.sentence_id(sentence),
        mention.kind,
        mention.start,
        mention.end,
        mention.text,
        mention.value,
        mention.unit,
        mention.qualifier,
        mention.date_start,
        mention.date_end,
        mention.reference_id,
        mention.detail,
    )


def read_mentions(documents: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The sentences and spans (tables `sentences`, `spans`) of the relevant documents of a frame of documents."""
    sentences: list[tuple] = []
    spans: list[tuple] = []
    relevant = documents.filter("is_relevant").select("document_id", "text", "title", "published_at")
    for document_id, text, title, published_at in relevant.iter_rows():
        article = read_article(document_id, text, title, published_at.date() if published_at else None)
        for sentence in article.sentences:
            sentences.append(sentence_row(article, sentence))
            spans += (span_row(article, sentence, mention) for mention in sentence.mentions)
    return (
        pl.DataFrame(sentences, schema=SENTENCES.schema, orient="row"),
        pl.DataFrame(spans, schema=SPANS.schema, orient="row"),
    )


def articles(documents: pl.DataFrame, sentences: pl.DataFrame, spans: pl.DataFrame) -> Iterator[Article]:
    """The articles that the two frames of `read_mentions` were made from, one a document, in order of document_id."""
    mentions_of: dict[str, list[Mention]] = {}
    fields = ("kind", "char_start", "char_end", "text", "value", "unit", "qualifier", "date_start", "date_end")
    for sentence_id, *values in (
        spans.sort("char_start", "char_end", "kind")
        .select("sentence_id", *fields, "reference_id", "detail")
        .iter_rows()
    ):
        mentions_of.setdefault(sentence_id, []).append(Mention(*values))
    sentences_of: dict[str, list[Sentence]] = {}
    for sentence_id, document_id, *values in (
        sentences.sort("position")
        .select("sentence_id", "document_id", "position", "section", "char_start", "char_end", "text")
        .iter_rows()
    ):
        sentence = Sentence(*values)
        sentence.mentions = mentions_of.get(sentence_id, [])
        sentences_of.setdefault(document_id, []).append(sentence)
    relevant = documents.filter("is_relevant").sort("document_id")
    for document_id, text, title, published_at in relevant.select(
        "document_id", "text", "title", "published_at"
    ).iter_rows():
        published = published_at.date() if published_at else None
        yield Article(document_id, text, title, published, sentences_of.get(document_id, []))
