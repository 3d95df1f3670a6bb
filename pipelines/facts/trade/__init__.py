"""`trade_figures`: turnover, exports, imports, balance, revenue and traffic at the border, with their changes."""

import re
from functools import cache

from pipelines.facts.claim import Claim, Span
from pipelines.facts.trade.figure import Figure, Name
from pipelines.facts.trade.heads import HEADS
from pipelines.facts.trade.lists import (
    follow_lists,
    is_legend,
    is_table_line,
    ratio_legend,
    read_legend,
    read_table_line,
)
from pipelines.facts.trade.reader import read_sentence
from pipelines.facts.trade.repeats import merge
from pipelines.facts.trade.story import LEAD_SENTENCES, open_story
from pipelines.facts.trade.tokens import NUMBERS, Token, read_tokens
from pipelines.lexicon.phrases import alternation, load
from pipelines.lexicon.reference import offices
from pipelines.mentions.article import Article, Sentence
from pipelines.mentions.letters import lowered

__all__ = ["read_trade"]


MEASURED = NUMBERS | {"percent", "ratio"}


@cache
def _ratio_words() -> re.Pattern[str]:
    return re.compile(alternation(tuple(row["phrase"] for row in load("trade_ratios"))))


def until_last_number(sentences: list[Sentence]) -> list[Sentence]:
    """The lead, and the sentences up to the last one with a number or ratio: those behind it say nothing of a figure."""
    end = len(sentences)
    while end > LEAD_SENTENCES:
        last = sentences[end - 1]
        if any(m.kind in MEASURED for m in last.mentions) or _ratio_words().search(lowered(last.text)):
            break
        end -= 1
    return sentences[:end]


# What a figure is read from, and what a sentence without one leaves to those after it: topic, period, goods, a heading.
TELLING = MEASURED | {
    *("half", "multiple", "date", "period", "commodity", "same_good", "worth", "tax", "collect", "assigned"),
    *HEADS,
}


def may_tell(sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether reading the tokens of a sentence can make a difference: half of those in the news only name names."""
    return sentence.text.endswith(":") or not all(TELLING.isdisjoint(token.classes) for token in tokens)


def read_figures(article: Article) -> list[Figure]:
    """Every figure of every sentence, in order; repetitions are not merged yet."""
    sentences = until_last_number(article.sentences)
    tokens_of = [read_tokens(sentence) for sentence in sentences]
    story = open_story(article, tokens_of)
    figures: list[Figure] = []
    for sentence, tokens in zip(sentences, tokens_of, strict=True):
        story.note(sentence)
        if sentence.section in ("boilerplate", "byline"):
            continue
        if is_legend(sentence, tokens):
            read_legend(sentence, story)
            continue
        if ratios := ratio_legend(sentence, tokens):
            story.ratios = ratios
            continue
        if is_table_line(sentence):
            figures += read_table_line(sentence, tokens, story)
            continue
        state = read_sentence(sentence, tokens if may_tell(sentence, tokens) else [], story)
        follow_lists(state)
        story.close(sentence, tokens, state.figures, state.topic, state.all_goods)
        figures += state.figures
    date_early(figures)
    return figures


def date_early(figures: list[Figure]) -> None:
    """Give figures that come before the article says its period the first period that its figures have."""
    first = next(
        (f for f in figures if f.status == "actual" and f.period_end and f.rule != "trade.base" and not f.aside), None
    )
    if first is None:
        return
    for figure in figures:
        if figure.sentence.position >= first.sentence.position:
            return
        if figure.status == "actual" and figure.period_end is None and figure.rule != "trade.base":
            figure.date_like(first)


def written(name: Name) -> str:
    """The words of a name; an abbreviated office ("HQKV XII") is written out."""
    if not name.text.startswith("HQ"):
        return name.text
    return next((office.name for office in offices() if office.office_id == name.reference_id), name.text)


def claim(figures: list[Figure]) -> Claim:
    """The claim of a figure and its repetitions, the main one first."""
    main = figures[0]
    name = {"area": main.area, "commodity": main.commodity, "partner": main.partner}
    values = {
        "metric": main.metric,
        "value": main.value,
        "unit": main.unit,
        "qualifier": main.qualifier,
        "status": main.status,
        **{column: written(found) if found else None for column, found in name.items()},
        "area_id": main.area.reference_id if main.area else None,
        "commodity_id": main.commodity.reference_id if main.commodity else None,
        "period_start": main.period_start,
        "period_end": main.period_end,
        "period_text": main.period_text,
        "change_pct": main.change_pct,
        "change_basis": main.change_basis,
        "plan_pct": main.plan_pct,
        "share_pct": main.share_pct,
    }
    evidence = [Span(f.sentence, f.start, f.end) for f in figures]
    mentions = [m for f in figures for m in f.mentions]
    mentions += [found.mention for found in name.values() if found and found.mention]
    return Claim(main.rule, values, evidence, mentions)


def read_trade(article: Article) -> list[Claim]:
    """The trade figures that an article states, one claim a figure; `values` as in `tables.trade.TRADE_FIGURE`."""
    return [claim(group) for group in merge(read_figures(article))]
