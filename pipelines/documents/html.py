"""A news page -> its article, without menus, scripts, advertisements and related headlines."""

import logging
import re
from typing import Any

import lxml.html  # type: ignore[import-untyped]
import trafilatura
from trafilatura.settings import Document

logger = logging.getLogger(__name__)

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

    check = "bad_page"


def all_words(tree: lxml.html.HtmlElement) -> str:
    """The text of a page in which no article was found, a line a block: pages of one paragraph, and fragments."""
    lxml.etree.strip_elements(tree, *SILENT, lxml.etree.Comment, with_tail=False)
    words = []
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            words.append(element.text or "")
        else:
            words += ["\n" if element.tag in BLOCKS else "", element.tail or ""]
    return "\n".join(" ".join(line.split()) for line in "".join(words).split("\n") if line.strip())


def parsed(page: str, huge: bool) -> tuple[lxml.html.HtmlElement, bool]:
    """The tree of a page, and whether it is all of it: the parser stops at a depth of 256, where `huge` of 2048."""
    parser = lxml.html.HTMLParser(huge_tree=huge)
    try:
        tree = lxml.html.document_fromstring(page, parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise NoArticle(f"the page can't be parsed: {error}") from error
    return tree, all(entry.type_name != "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def article_in(page: str) -> Document | None:
    """What trafilatura takes for the article. It is wide and pages are anybody's: whatever it raises, there is none."""
    try:
        found = trafilatura.bare_extraction(
            page, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=DATES
        )
    except Exception as error:
        logger.info("No article was found: %r", error)
        return None
    return found if isinstance(found, Document) else None


def read_page(page: str) -> dict[str, Any]:
    """The fields text, title, outlet, author, published_at and url of a page. Raises NoArticle."""
    page = CHARSET.sub("", page, count=1)  # the bytes are decoded already; lxml refuses text that names an encoding
    tree, is_whole = parsed(page, huge=False)
    article = article_in(page) if is_whole else None
    if not is_whole:  # hundreds of tags that nobody closed, or an attack
        tree, is_whole = parsed(page, huge=True)
    if not is_whole:
        raise NoArticle("the tags of the page are nested too deeply, so that a part of it would be lost")
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
