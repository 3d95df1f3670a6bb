"""Whether a number is told, planned or expected, and how exactly."""

import re

from pipelines.facts.trade.figure import Figure
from pipelines.facts.trade.state import State

REASON = re.compile(r"(?<!\w)(?:bởi|vì|do|nhờ|sau khi|trong khi|vốn)\s")
AND_BEFORE = re.compile(r"^\s*và\s+(?:hơn |gần |khoảng |trên )?$")
# "Ước tính cả năm, số thu đạt 13.000 tỷ đồng", written before the year is out.
WHOLE_DAYS = 360
YEAR_IS_OUT = (12, 15)
WHOLE_YEAR = re.compile(r"(?<!\w)ước(?: tính| thực hiện)? cả năm(?!\w)")


# "còn 9 tỷ USD, thay vì 11 tỷ USD như kế hoạch"
AS_PLANNED_AFTER = re.compile(
    r"(?:hơn |gần |khoảng )?[\d.,]+ (?:nghìn |ngàn )?(?:tỷ|tỉ|triệu|tấn)(?: usd| đồng| tấn)? (?:như|theo) (?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|dự kiến ban đầu)(?! \w+ trước)"
)
# "Bộ Tài chính giao Chi cục thu 91.000 tỷ đồng"
ASSIGNED_BEFORE = re.compile(r"(?<!\w)giao (?:cho )?(?:[^,;.:\d]{2,40} )?(?:phải )?(?:thu|nộp)(?: ngân sách| về)?\s$")


def qualifier(state: State, said: str | None) -> str:
    return "approx" if state.estimate and said in (None, "exact") else said or "exact"


def status(state: State, position: int) -> str:
    """actual, target or forecast. "7 tháng … dự kiến đạt" is how statistics say their last estimate: actual."""
    cue = state.status
    if cue is not None and cue.has("forecast") and REASON.search(state.text, cue.end, position):
        cue = None  # "sẽ thiệt hại, bởi năm 2018 nước này nhập khẩu 9,8 tỷ USD"
    if cue is None and is_ahead(state, position):
        return "forecast"
    if cue is None and AS_PLANNED_AFTER.match(state.after(position, 90)):
        return "target"
    if cue is None:
        if (
            state.part
            and not state.within
            and state.figures
            and state.figures[-1].status == "target"
            and not state.heads
        ):
            return "target"  # "đặt chỉ tiêu xuất khẩu 65 tỷ USD; riêng rau quả 7,6 tỷ USD"
        if ASSIGNED_BEFORE.search(state.before(position, 90)):
            return "target"
        listed = state.figures and AND_BEFORE.search(state.text[state.clause : position].lower()) is not None
        return state.figures[-1].status if listed else "actual"
    period = state.topic.period
    if cue.text == "dự kiến" and period is not None and period.detail in ("month", "months", "cumulative"):
        state.estimate = True
        return "actual"
    return "target" if cue.has("target", "plan") else "forecast"


def expected(state: State, figure: Figure) -> str:
    """The status of a figure that no cue calls planned, by its year: one to come is an aim, and an estimate of the whole year
    that runs is a forecast."""
    published, story = state.story.article.published, state.story
    if figure.status != "actual" or not figure.dated or figure.period_end is None:
        return figure.status
    if published is not None and figure.period_start is not None and figure.period_start.year > published.year:
        return "target"
    told = published or (story.dated.period_end if story.dated else None)
    runs = told is not None and told.year == figure.period_end.year and (told.month, told.day) < YEAR_IS_OUT
    whole = figure.days() >= WHOLE_DAYS and "cả năm" in state.text[state.sentence.start : figure.end].lower()
    return "forecast" if runs and whole and figure.qualifier == "approx" else figure.status


def is_ahead(state: State, position: int) -> bool:
    """Whether a number is an estimate of the year in which the text is written."""
    published = state.story.article.published
    if published is None or (published.month, published.day) >= (12, 25):
        return False
    found = WHOLE_YEAR.search(state.text[state.clause : position].lower()) or WHOLE_YEAR.match(
        state.text[state.sentence.start : position].lower()
    )
    return bool(found)
