"""Why a mention is in no fact: one reason of a fixed list, which docs/reasons.md explains."""

from pipelines.mentions.article import Mention, Sentence


def reason(mention: Mention, sentence: Sentence) -> str:
    """The reason for an unused mention, read from the mention itself and the sentence around it."""
    if sentence.section == "boilerplate":
        return "boilerplate"
    return "no_frame"
