"""Lists and tables: a heading gives its lines their metric, period and unit; a table's header does so by column."""

import re

from pipelines.facts.trade.figure import FLOWS, VIETNAM, Figure, Name, Topic, column
from pipelines.facts.trade.heads import head_metric
from pipelines.facts.trade.state import State
from pipelines.facts.trade.story import Story
from pipelines.facts.trade.tokens import Token, cue_tokens
from pipelines.facts.trade.units import UNITS
from pipelines.mentions.article import Sentence

MAX_HEADING = 160
BULLET = re.compile(r"[-–—•*+·▪►]\s|\d{1,2}[.)]\s|[a-zđ][.)]\s")
UNIT_NOTE = re.compile(
    r"(?:\(|đơn vị(?:\s+tính)?\s*:?\s*)\s*(?:đơn vị(?:\s+tính)?\s*:?\s*)?(?P<scale>nghìn tỷ|nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?P<unit>usd|đô la|đồng|vnđ|vnd|tấn)\s*(?:\)|$|\.)"
)
SCALES = {None: 1.0, "nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9, "nghìn tỷ": 1e12}
UNIT_WORDS = {"usd": "USD", "đô la": "USD", "đồng": "VND", "vnđ": "VND", "vnd": "VND", "tấn": "t"}
LABELLED = re.compile(r"[^\W\d]\s*:\s*[\d.,]+")
# "Chi Ma: 44 - 73 - 12" under "Cửa khẩu - xe xuất - xe nhập - xe tồn"
LEGEND_ROW = re.compile(r"[^:|\d]{2,60}:\s*\d[\d.,]*(?:\s*[-–—/]\s*\d[\d.,]*)+\.?")
ONE_WAY = re.compile(r"(?:xe |phương tiện )?(?:xuất|nhập|xk|nk)(?: khẩu| cảnh)?(?!\w)")
LEGEND_MARK = re.compile(r"\s[-–—/]\s")
MIN_CELLS = 3
TOTAL = re.compile(r"(?:tổng|cộng)", re.IGNORECASE)


def unit_note(text: str) -> tuple[str, float] | None:
    """The unit that a heading gives to bare numbers: "(nghìn USD)" -> ("USD", 1000)."""
    found = UNIT_NOTE.search(text.lower())
    return (UNIT_WORDS[found["unit"]], SCALES[found["scale"]]) if found else None


def is_line_start(story: Story, sentence: Sentence) -> bool:
    before = story.article.text[: sentence.start].rstrip(" ")
    return not before or before.endswith("\n")


def follow_lists(state: State) -> None:
    """Open, keep or close the heading that the next sentences stand under."""
    story, sentence, text = state.story, state.sentence, state.sentence.text
    introduces = text.endswith(":")
    alone = is_line_start(story, sentence) and story.article.text[sentence.end : sentence.end + 1] in ("\n", "")
    short = len(text) <= MAX_HEADING and not text.endswith((".", "?", "!", "…", "”", '"'))
    if not state.figures and (introduces or (alone and short and sentence.section != "title")):
        if BULLET.match(text) and not introduces and not text[0].isdigit():
            return
        open_heading(state, introduces)
    elif story.heading is not None and is_line_start(story, sentence) and not is_line_of_list(text):
        story.heading = story.scale = None


def is_line_of_list(text: str) -> bool:
    return BULLET.match(text) is not None or "|" in text or (len(text) <= MAX_HEADING and ":" in text)


def open_heading(state: State, introduces: bool) -> None:
    """A line that ends with a colon goes on with the topic before, where it names none of its own."""
    story, topic = state.story, state.topic
    metric = topic.metric
    if metric is None and state.worth is not None and "kim ngạch" in state.worth.text:
        metric = "turnover"
    period, last, before = topic.period, state.last(), story.heading
    if introduces and metric is None:
        if before is not None:
            metric, period = before.metric, period or before.period
        elif last is not None and last.metric != "balance":
            metric = "revenue" if last.metric == "state_revenue" else last.metric
    story.scale = unit_note(state.sentence.text) or (story.scale if introduces else None)
    if metric is None and period is None and story.scale is None:
        story.heading = None
        return
    story.heading = Topic(metric=metric, period=period, area=topic.area, partner=topic.partner)


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def cells(sentence: Sentence, tokens: list[Token]) -> list[list[Token]]:
    """The tokens of each cell of a line that is divided by "|"."""
    row: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == "|":
            row.append([])
        else:
            row[-1].append(token)
    return row


def legend_cells(tokens: list[Token]) -> list[list[Token]]:
    """The label of a row and its numbers, one a cell."""
    numbers = [[t] for t in tokens if t.mention and t.mention.value is not None]
    return [[t for t in tokens if numbers and t.end <= numbers[0][0].start], *numbers]


def is_table_line(sentence: Sentence) -> bool:
    """Whether a line is a row of cells; "Xe xuất: 412 | Xe nhập: 538" says its labels itself and is read as a list."""
    if LEGEND_ROW.fullmatch(sentence.text.strip()):
        return True
    parts = sentence.text.split("|")
    return len(parts) >= MIN_CELLS and sum(LABELLED.search(part) is not None for part in parts) < 2


def is_legend(sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether a line names the columns of the rows below it, divided by dashes."""
    parts = LEGEND_MARK.split(sentence.text)
    if len(parts) < MIN_CELLS or any(has_amount(t) for t in tokens):
        return False
    return sum(column_of(part, cue_tokens(part.lower(), 0, [])) is not None for part in parts) >= 2


def has_amount(token: Token) -> bool:
    mention = token.mention
    return mention is not None and token.has("money", "quantity", "percent") and mention.unit not in ("hour", "day")


def read_legend(sentence: Sentence, story: Story) -> None:
    parts = LEGEND_MARK.split(sentence.text)
    story.columns = [column_of(part.strip(), cue_tokens(part.lower(), 0, [])) for part in parts]


RATIO_COLUMNS = (
    ("plan", re.compile(r"(?:so với|so|%|đạt|bằng|tỷ lệ)[^;|]{0,12}(?:chỉ tiêu|dự toán|kế hoạch|pháp lệnh|nhiệm vụ)")),
    (
        "change",
        re.compile(
            r"(?:so với|so|%|tăng|giảm)[^;|]{0,14}(?:cùng kỳ|tháng trước|tuần trước|quý trước|năm trước|năm ngoái)"
        ),
    ),
    ("share", re.compile(r"tỷ trọng|tỉ trọng|tỷ lệ trong")),
)


def ratio_legend(sentence: Sentence, tokens: list[Token]) -> list[str]:
    """The ratios that a line without numbers names for the lines below it: "số thu lũy kế; so với chỉ tiêu; so với cùng kỳ"."""
    text = sentence.text
    if text.endswith((".", "?", "!")) or any(t.mention and t.mention.value is not None for t in tokens):
        return []
    parts = re.split(r"[;|]|\s[-–—/]\s", text.lower())
    found = [next((role for role, words in RATIO_COLUMNS if words.search(part)), None) for part in parts]
    roles = [role for role in found if role]
    return roles if len(roles) >= 2 or (roles and len(parts) >= 3) else []


def read_table_line(sentence: Sentence, tokens: list[Token], story: Story) -> list[Figure]:
    """The figures of a row; a line without numbers is a header and names the columns of the rows after it."""
    if any(t.mention and t.mention.value is not None for t in tokens):
        return read_row(sentence, tokens, story)
    read_header(sentence, story)
    return []


def read_header(sentence: Sentence, story: Story) -> None:
    """The columns of a table: metric, unit and scale by cell; a line without numbers is a header."""
    columns: list[tuple[str, str, float, str] | None] = []
    for text in sentence.text.split("|"):
        columns.append(column_of(text.strip(), cue_tokens(text.lower(), 0, [])))
    story.columns = columns


def column_of(text: str, tokens: list[Token]) -> tuple[str, str, float, str] | None:
    note = unit_note(text)
    unit, scale = note or ("", 1.0)
    if any(token.has("other_quantity") for token in tokens):
        return None  # "xe tồn đến 20 giờ"
    for token in tokens:
        for metric, counted in UNITS.items():
            if token.has(metric):
                return metric, counted, 1.0, text
        named = head_metric(token) or ("turnover" if token.has("worth") else None)
        if named is not None:
            return named, unit or ("VND" if named == "revenue" else "USD"), scale, text
    return None


def read_row(sentence: Sentence, tokens: list[Token], story: Story) -> list[Figure]:
    """The figures of a row: its first cell is the area or good, each number goes by its column."""
    row = cells(sentence, tokens) if "|" in sentence.text else legend_cells(tokens)
    if len(row) != len(story.columns):
        return []
    label = re.split(r"[|:(]", sentence.text)[0].strip()
    first = next((t.mention for t in row[0] if t.mention), None)
    named = Name(label, first.reference_id if first else None, first)
    is_good = first is not None and first.kind == "commodity"
    heading, last = story.heading, story.figure
    figures = []
    for cell, found in zip(row[1:], story.columns[1:], strict=True):
        number = next((t.mention for t in cell if t.mention and t.mention.value is not None), None)
        if found is None or number is None or number.value is None:
            continue
        metric, unit, scale, title = found
        sign = -1.0 if metric == "deficit" else 1.0
        figure = Figure(
            rule="trade.table",
            metric="balance" if metric in ("surplus", "deficit") else column(metric),
            value=sign * number.value * (scale if number.unit is None else 1.0),
            unit=number.unit if number.kind == "money" else unit,
            qualifier=number.qualifier or "exact",
            status="actual",
            sentence=sentence,
            start=number.start,
            end=number.end,
            commodity=named if is_good else None,
            mentions=[number],
        )
        if metric == "vehicles" and (way := ONE_WAY.search(title.lower())):
            figure.commodity = Name(title[way.start() : way.end()])
        total = TOTAL.match(label) is not None
        context = (heading.area if heading else None) or (last.area if last else None) or story.area or VIETNAM
        figure.area = context if is_good or total else named
        if metric in FLOWS and last is not None:
            figure.partner = last.partner
        if heading is not None and heading.period is not None:
            figure.date(heading.period)
        elif last is not None:
            figure.date_like(last)
        elif story.day is not None:
            figure.date(story.day)
        figures.append(figure)
    return figures
