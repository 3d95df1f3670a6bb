"""What the sentences before say: the topic that an elliptic sentence goes on with, and the article's own subject."""

import re
from dataclasses import dataclass, field

from pipelines.facts.trade.figure import FLOWS, Figure, Name, Topic
from pipelines.facts.trade.nouns import is_customs_office, is_foreign
from pipelines.facts.trade.tokens import Token
from pipelines.mentions.article import Article, Mention, Sentence

LEAD_SENTENCES = 4
CUSTOMS = re.compile(r"hải quan|hqck|xuất nhập khẩu|xuất, nhập khẩu|xuất khẩu|nhập khẩu|(?<!\w)xnk(?!\w)")
# An article that names customs so often is about it, and its revenue is that of customs.
MANY_CUSTOMS = 4
# So many words of offences in the title and lead make an article one about crime.
CRIME_LEAD = 3
NEAR = 2


@dataclass(slots=True)
class Story:
    """The running context of one article.

    `figure` is the last one read and `position` its sentence; `flow` the direction of trade that was named last;
    `heading` the topic of the list that the sentence stands in, and `scale` the unit that it gives to bare numbers.
    """

    article: Article
    area: Name | None = None
    partner: Name | None = None
    figure: Figure | None = None
    figures: list[Figure] = field(default_factory=list)
    position: int = -99
    flow: str | None = None
    flow_position: int = -99
    heading: Topic | None = None
    heading_position: int = -99
    scale: tuple[str, float] | None = None
    columns: list[tuple[str, str, float, str] | None] = field(default_factory=list)
    period: Mention | None = None
    dated: Figure | None = None
    good: Name | None = None
    customs: int = -99
    customs_office: bool = False
    crime: bool = False

    def near(self, sentence: Sentence) -> bool:
        """Whether the last figure is close enough for a sentence that does not repeat its subject."""
        return sentence.position - self.position <= NEAR

    def is_customs(self, sentence: Sentence) -> bool:
        """Whether revenue in a sentence is that of customs: the sentence, those before it or the whole text say so."""
        return self.customs_office or sentence.position - self.customs <= NEAR

    def note(self, sentence: Sentence) -> None:
        """Remember that a sentence is about customs or foreign trade."""
        if CUSTOMS.search(sentence.text.lower()):
            self.customs = sentence.position

    def open_heading(self, sentence: Sentence) -> Topic | None:
        """The topic of the heading that a line of a list stands under."""
        return self.heading

    def main_flow(self) -> str | None:
        """The direction of trade that most figures so far are about."""
        counts = {flow: sum(f.metric == flow for f in self.figures) for flow in sorted(FLOWS)}
        best = max(counts, key=lambda flow: counts[flow])
        return best if counts[best] else None

    def close(self, sentence: Sentence, tokens: list[Token], found: list[Figure], topic: Topic) -> None:
        """Take over what a sentence said, for the sentences after it."""
        for figure in found:
            if figure.commodity and figure.metric in FLOWS:
                self.good = figure.commodity
        own = [f for f in found if f.rule not in ("trade.base", "trade.target")] or found
        if own:
            self.figure, self.position = own[-1], sentence.position
            self.figures += own
            actual = [f for f in own if f.status == "actual" and f.period_end is not None]
            self.dated = actual[-1] if actual else self.dated
        if topic.metric in FLOWS and not is_market(self.article.text, topic.head):
            self.flow, self.flow_position = topic.metric, sentence.position
            if not found and topic.commodity:
                self.good = topic.commodity
        for token in tokens:
            if token.mention and is_foreign(token.mention):
                self.partner = Name(token.mention.text, token.mention.reference_id, token.mention)
                break


def is_market(text: str, head: Token | None) -> bool:
    """Whether a head says what a market does ("thị trường nhập khẩu … của Việt Nam"), not what the text is about."""
    return head is not None and text[max(0, head.start - 12) : head.start].lower().rstrip().endswith("thị trường")


def open_story(article: Article, tokens: list[list[Token]]) -> Story:
    """The context before the first sentence: the office or gate of the title and lead, the country it deals with."""
    story = Story(article)
    story.crime = sum(token.has("offence") for sentence in tokens[:LEAD_SENTENCES] for token in sentence) >= CRIME_LEAD
    story.customs_office = article.text.lower().count("hải quan") >= MANY_CUSTOMS
    for sentence in article.sentences[:LEAD_SENTENCES]:
        for mention in sentence.mentions:
            if story.area is None and (is_customs_office(mention) or mention.kind == "border_gate"):
                story.area = Name(mention.text, mention.reference_id, mention)
            if story.partner is None and is_foreign(mention):
                story.partner = Name(mention.text, mention.reference_id, mention)
    return story
