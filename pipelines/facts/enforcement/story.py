"""What every record of an article is read against: its headline and lead, the bodies it names."""

from dataclasses import dataclass
from functools import cached_property

from pipelines.facts.enforcement.cues import cue, plain
from pipelines.mentions.article import Article, Mention, Sentence

# The lead is what stands among the first sentences.
LEAD = 2


@dataclass(frozen=True)
class Story:
    """An article with what is worked out once for all of its records."""

    article: Article

    @cached_property
    def head(self) -> str:
        """The title and the lead, in lower case."""
        return " ".join(plain(s.text) for s in self.article.sentences if s.section == "title" or s.position <= LEAD)

    @cached_property
    def is_crime(self) -> bool:
        """Whether the title or lead speaks of an offence."""
        return bool(cue("offence").search(self.head))

    @cached_property
    def low(self) -> str:
        return plain(self.article.text)

    @cached_property
    def bodies(self) -> list[Mention]:
        """The organizations that may act against smuggling, in order: no companies, courts or newspapers."""
        named = (m for s in self.article.sentences for m in s.mentions if m.kind == "organization")
        return [m for m in named if not cue("no agency").match(plain(m.text))]

    def sentence_of(self, mention: Mention) -> Sentence | None:
        return next((s for s in self.article.sentences if s.start <= mention.start < s.end), None)

    def sentence_before(self, sentence: Sentence) -> str:
        """The words before a sentence, in lower case; none before the first."""
        return next((plain(s.text) for s in self.article.sentences if s.position == sentence.position - 1), "")
