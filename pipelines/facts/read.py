"""Sentences with their spans -> what each document claims, and what became of every mention."""

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from pipelines.facts.claim import Claim
from pipelines.facts.commodities import read_commodities
from pipelines.facts.cooperation import read_cooperation
from pipelines.facts.enforcement import read_enforcement
from pipelines.facts.meetings import read_meetings
from pipelines.facts.reasons import reason, used_amounts
from pipelines.facts.references import Named, resolve, writing_day
from pipelines.facts.trade import read_trade
from pipelines.mentions.article import Article
from pipelines.mentions.read import articles, span_row
from pipelines.tables import (
    COMMODITY_CLAIMS,
    COOPERATION_CLAIMS,
    ENFORCEMENT_CLAIMS,
    MEETING_CLAIMS,
    MENTIONS,
    TRADE_CLAIMS,
    Table,
)

Use = tuple[int, int, str]  # start, end and kind of a mention

Rules = Callable[[Article], list[Claim]]

READERS: tuple[tuple[Table, Rules], ...] = (
    (MEETING_CLAIMS, read_meetings),
    (ENFORCEMENT_CLAIMS, read_enforcement),
    (TRADE_CLAIMS, read_trade),
    (COMMODITY_CLAIMS, read_commodities),
    (COOPERATION_CLAIMS, read_cooperation),
)


@dataclass(frozen=True)
class Facts:
    """The frames that the facts stage makes; each has the schema of the table of the same name."""

    meeting_claims: pl.DataFrame
    enforcement_claims: pl.DataFrame
    trade_claims: pl.DataFrame
    commodity_claims: pl.DataFrame
    cooperation_claims: pl.DataFrame
    mentions: pl.DataFrame


def in_one_line(value: Any) -> Any:
    """Texts without the line breaks that an article has inside a name ("TP.\nHCM"); evidence keeps them."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [in_one_line(member) for member in value]
    if isinstance(value, dict):
        return {key: in_one_line(member) for key, member in value.items()}
    return value


def claim_row(article: Article, claim: Claim, table: Table) -> dict:
    """The claim as a row of its table. Its id is a hash of all that it says and of where it says so."""
    evidence = [
        {
            "sentence_id": article.sentence_id(span.sentence),
            "char_start": span.start,
            "char_end": span.end,
            "quote": article.text[span.start : span.end],
        }
        for span in claim.evidence
    ]
    content = [
        article.document_id,
        table.name,
        claim.rule,
        claim.values,
        claim.children,
        [(e["char_start"], e["char_end"]) for e in evidence],
    ]
    digest = hashlib.sha256(json.dumps(content, sort_keys=True, default=str, ensure_ascii=False).encode())
    return {
        "claim_id": "c" + digest.hexdigest()[:16],
        "document_id": article.document_id,
        **in_one_line(claim.values),
        **in_one_line(claim.children),
        "rule": claim.rule,
        "evidence": evidence,
    }


class Told:
    """An article with what the rules find in it, each set of rules run once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.found: dict[Rules, list[Claim]] = {}

    def claims(self, rules: Rules) -> list[Claim]:
        if rules not in self.found:
            self.found[rules] = rules(self.article)
        return self.found[rules]

    @cached_property
    def day(self) -> date | None:
        """The day from which the article speaks; where it has no date, the claims of all tables tell it."""
        return self.article.published or latest(self.last_day(rules) for _, rules in READERS)

    @cached_property
    def named(self) -> Named:
        return Named.in_text(self.article)

    def last_day(self, rules: Rules) -> date | None:
        """The last day that the claims of some rules tell of."""
        with suppress(Exception):  # rules that fail are told of where their own claims are read
            return writing_day(None, self.claims(rules))
        return None


def latest(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day), default=None)


def read_claims(told: Told, table: Table, rules: Rules) -> tuple[list[dict], set[Use]]:
    """The claims of an article as rows of their table, and the mentions that went into them."""
    rows: dict[str, dict] = {}
    used: set[Use] = set()
    for claim in told.claims(rules):
        resolve(claim, told.day, told.named)
        row = claim_row(told.article, claim, table)
        rows[row["claim_id"]] = row
        used.update((m.start, m.end, m.kind) for m in claim.mentions)
    return [*rows.values()], used


def read_outcomes(article: Article, used: set[Use]) -> list[tuple]:
    """What became of every mention of an article (rows of `mentions`), given those that went into claims."""
    held = used_amounts(article, used)
    rows = []
    for sentence in article.sentences:
        for mention in sentence.mentions:
            is_used = (mention.start, mention.end, mention.kind) in used
            outcome = ("fact", None) if is_used else ("unused", reason(mention, sentence, held))
            rows.append((*span_row(article, sentence, mention)[:-1], *outcome))
    return rows


def read_facts(documents: pl.DataFrame, sentences: pl.DataFrame, spans: pl.DataFrame) -> Facts:
    """Run every rule over every relevant document (frames of `documents`, `sentences` and `spans`)."""
    rows: dict[str, list[dict]] = {table.name: [] for table, _ in READERS}
    mentions: list[tuple] = []
    for article in articles(documents, sentences, spans):
        told = Told(article)
        used: set[Use] = set()
        for table, rules in READERS:
            claims, uses = read_claims(told, table, rules)
            rows[table.name] += claims
            used |= uses
        mentions += read_outcomes(article, used)
    frames = {table.name: table.frame(rows[table.name]) for table, _ in READERS}
    return Facts(**frames, mentions=pl.DataFrame(mentions, schema=MENTIONS.schema, orient="row"))
