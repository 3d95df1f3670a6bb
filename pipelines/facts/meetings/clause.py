"""The part of a sentence that one trigger rules."""

import re
from dataclasses import dataclass

from pipelines.facts.meetings.cues import before, words_of
from pipelines.facts.meetings.triggers import Trigger
from pipelines.mentions.article import Sentence
from pipelines.mentions.letters import fold


@dataclass(frozen=True, slots=True)
class Clause:
    """From a semicolon to the next, or to the predicate of the next meeting. Offsets are characters of the article."""

    sentence: Sentence
    start: int
    end: int

    def text(self, start: int, end: int) -> str:
        """A part of the sentence, folded."""
        return fold(self.raw(start, end))

    def raw(self, start: int, end: int) -> str:
        """A part of the sentence, as it is written."""
        return self.sentence.text[start - self.sentence.start : end - self.sentence.start]

    def behind(self, end: int) -> str:
        """The part of the sentence before an offset, folded, as far as cues reach."""
        return fold(before(self.sentence.text, end - self.sentence.start))

    @property
    def whole(self) -> "Clause":
        return Clause(self.sentence, self.sentence.start, self.sentence.end)


def clause_of(trigger: Trigger, triggers: list[Trigger]) -> Clause:
    """The clause of one of a sentence's triggers."""
    sentence = trigger.sentence
    goes_on = re.compile(rf"\s*{words_of('meeting_cues', 'goes_on')}")  # "đón đoàn A; lịch chốt 27/11"
    low = fold(sentence.text)
    stops = [sentence.start + match.end() for match in re.finditer(";", low) if not goes_on.match(low, match.end())]
    earlier = [stop for stop in stops if stop <= trigger.predicate]
    earlier += [other.end for other in triggers if other.use == "press" and other.end <= trigger.predicate]
    later = [stop for stop in stops if stop > trigger.end]
    ruling = (other for other in triggers if other.use == "event" and not other.is_loose)
    later += [other.predicate for other in ruling if other.predicate >= trigger.end]
    return Clause(sentence, max([sentence.start, *earlier]), min([sentence.end, *later]))
