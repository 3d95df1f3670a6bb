"""Whether a number is told, planned or expected, and how exactly."""

import re

from pipelines.facts.trade.state import State

REASON = re.compile(r"(?<!\w)(?:bởi|vì|do|nhờ|sau khi|trong khi|vốn)\s")
AND_BEFORE = re.compile(r"^\s*và\s+(?:hơn |gần |khoảng |trên )?$")
# "Ước tính cả năm, số thu đạt 13.000 tỷ đồng", written before the year is out.
WHOLE_YEAR = re.compile(r"(?<!\w)ước(?: tính| thực hiện)? cả năm(?!\w)")


def qualifier(state: State, said: str | None) -> str:
    return "approx" if state.estimate and said in (None, "exact") else said or "exact"


def status(state: State, position: int) -> str:
    """actual, target or forecast. "7 tháng … dự kiến đạt" is how statistics say their last estimate: actual."""
    cue = state.status
    if cue is not None and cue.has("forecast") and REASON.search(state.text, cue.end, position):
        cue = None  # "sẽ thiệt hại, bởi năm 2018 nước này nhập khẩu 9,8 tỷ USD"
    if cue is None and is_ahead(state, position):
        return "forecast"
    if cue is None:
        listed = state.figures and AND_BEFORE.search(state.text[state.clause : position].lower()) is not None
        return state.figures[-1].status if listed else "actual"
    period = state.topic.period
    if cue.text == "dự kiến" and period is not None and period.detail in ("month", "months", "cumulative"):
        state.estimate = True
        return "actual"
    return "target" if cue.has("target", "plan") else "forecast"


def is_ahead(state: State, position: int) -> bool:
    """Whether a number is an estimate of the year in which the text is written."""
    published = state.story.article.published
    if published is None or (published.month, published.day) >= (12, 25):
        return False
    found = WHOLE_YEAR.search(state.text[state.clause : position].lower()) or WHOLE_YEAR.match(
        state.text[state.sentence.start : position].lower()
    )
    return bool(found)
