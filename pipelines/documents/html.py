"""A news page -> its article, without menus, scripts, advertisements and related headlines."""

import re
from typing import Any

import lxml.html  # type: ignore[import-untyped]
import trafilatura
from trafilatura.settings import Document

# no guessing of dates from the text of a page: it finds those of teasers and imprints
DATES = {"extensive_search": False, "original_date": True}
PUBLISHED = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' or @name='pubdate']/@content"
    " | //time/@datetime"
)
SILENT = ("script", "style", "noscript", "template", "head", "nav", "footer", "aside")
BLOCKS = ("p", "div", "br", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote")
CHARSET = re.compile(r"<\?xml[^>]*\?>")


class NoArticle(ValueError):
    """The page has no text."""


def all_words(tree: lxml.html.HtmlElement) -> str:
    """The text of a page in which no article was found, a line a block: pages of one paragraph, and fragments."""
    lxml.etree.strip_elements(tree, *SILENT, lxml.etree.Comment, with_tail=False)
    for block in tree.iter(*BLOCKS):
        block.tail = "\n" + (block.tail or "")
    return "\n".join(" ".join(line.split()) for line in tree.text_content().split("\n") if line.strip())


def read_page(page: str) -> dict[str, Any]:
    """The fields text, title, outlet, author, published_at and url of a page. Raises NoArticle."""
    page = CHARSET.sub("", page, count=1)  # the bytes are decoded already; lxml refuses text that names an encoding
    try:
        tree = lxml.html.fromstring(page)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise NoArticle(f"the page can't be parsed: {error}") from error
    found = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=DATES
    )
    article = found if isinstance(found, Document) else None
    text = (article and article.text) or all_words(tree)
    if not text.strip():
        raise NoArticle("the page has no text")
    if not article:
        return {"text": text}
    published = next(iter(tree.xpath(PUBLISHED)), None) or article.date  # the page's own stamp has the time of day
    return {
        "text": text,
        "title": article.title,
        "outlet": article.sitename,
        "author": article.author,
        "published_at": published,
        "url": article.url,
    }
