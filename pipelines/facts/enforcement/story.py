"""What every record of an article is read against: its headline and lead, the bodies it names."""

import re
from dataclasses import dataclass
from functools import cached_property

from pipelines.facts.enforcement.cues import cue, plain, words
from pipelines.mentions.article import Article, Mention, Sentence
from pipelines.mentions.names import country

# The lead is what stands among the first sentences.
LEAD = 2
# "một phụ nữ Việt", "cô gái Trung Quốc", "tàu Trung Quốc": where somebody is from, not where it happened
NATIONALITY = re.compile(rf"{words('nationality')}\s+(?:\S+\s+)?$")
# "về Việt Nam", "tại Việt Nam": it ended, or was, in this country
ARRIVES = re.compile(r"(?:về|vào|tại|ở|sang|đến|trong|lãnh thổ|vùng biển|lực lượng)\s+$")
OF_PERSON = re.compile(r"(?:quê|trú|ngụ|sn|sinh năm)\b[^.;]{0,60}$")
LOCATING = ("place", "border_gate", "organization")
ORIGIN = re.compile(r"(?:\btừ|xuất xứ|gốc|nhập)\s+(?:nước\s+)?$")
SITE = re.compile(r"(?:tại|ở|vào|đến|tới|khỏi|gần)\s+(?:\S+\s+){0,4}$|\bbị\s+$")
# "Lý do Iran lại bắt giữ tàu chở dầu"
ACTS_ITSELF = re.compile(rf"\s+(?:lại|vừa|đã|tiếp tục|sẽ)?\s*(?:{words('taken')}|{words('judged')})")


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
    def sentences(self) -> list[str]:
        """Its sentences in lower case."""
        return [plain(s.text) for s in self.article.sentences]

    @cached_property
    def bodies(self) -> list[Mention]:
        """The organizations that may act against smuggling, in order: no companies, courts or newspapers."""
        named = (m for s in self.article.sentences for m in s.mentions if m.kind == "organization")
        return [m for m in named if not cue("no agency").match(plain(m.text))]

    @cached_property
    def abroad(self) -> str | None:
        """The foreign country in which the story is set; None where it touches Viet Nam, or is set nowhere.

        The country that the headline begins with ("Malaysia kết án ..."), else the one that headline and lead, then the
        whole text, say it happened in.
        """
        named = [(s, m) for s in self.article.sentences for m in s.mentions if m.kind in LOCATING]
        if any(country(m) == "VN" and self._locates(s, m) for s, m in named):
            return None
        told = [(s, m) for s, m in named if country(m) and country(m) != "VN" and m.kind == "place"]
        told = [(s, m) for s, m in told if not ORIGIN.search(plain(s.text[: m.start - s.start]))]
        headlines = [(s, m) for s, m in told if s.section == "title" or s.position == 0]
        first = next((country(m) for s, m in headlines if not s.text[: m.start - s.start].strip()), None)
        if first:
            return first
        near = [(s, m) for s, m in told if s.section == "title" or s.position <= LEAD]
        acting = (country(m) for s, m in near if ACTS_ITSELF.match(plain(s.text[m.end - s.start :])))
        if code := next(acting, None):
            return code
        for group in (near, told):
            site = [country(m) for s, m in group if SITE.search(plain(s.text[: m.start - s.start]))]
            if site:
                return max(site, key=lambda code: (site.count(code), -site.index(code)))
        codes = {country(m) for _, m in told}
        return codes.pop() if len(codes) == 1 else None

    def _locates(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a Vietnamese name says that the story is set here: a body, a province, "về Việt Nam"."""
        before = plain(sentence.text[: mention.start - sentence.start])
        if mention.reference_id == "VN" or mention.text == "VN":
            return bool(ARRIVES.search(before)) and not NATIONALITY.search(before)
        return not OF_PERSON.search(before)

    def sentence_of(self, mention: Mention) -> Sentence | None:
        return next((s for s in self.article.sentences if s.start <= mention.start < s.end), None)

    def sentence_before(self, sentence: Sentence) -> str:
        """The words before a sentence, in lower case; none before the first."""
        return next((plain(s.text) for s in self.article.sentences if s.position == sentence.position - 1), "")
