"""What the sentences before say: the topic that an elliptic sentence goes on with, and the article's own subject."""

import re
from dataclasses import dataclass, field

from pipelines.facts.trade.figure import FLOWS, Figure, Name, Topic
from pipelines.facts.trade.nouns import is_country, is_customs_office, is_foreign, is_national, is_province
from pipelines.facts.trade.tokens import Token
from pipelines.mentions.article import Article, Mention, Sentence
from pipelines.mentions.letters import lowered
from pipelines.mentions.names import country

LEAD_SENTENCES = 4
CUSTOMS = re.compile(r"hải quan|hqck|xuất nhập khẩu|xuất, nhập khẩu|(?<!\w)xnk(?!\w)")
CUSTOMS_WORDS = ("hải quan", "hqck", "nhập khẩu", "xnk")
# An article that names customs so often is about it, and its revenue is that of customs.
MANY_CUSTOMS = 4
# So many words of offences in the title and lead make an article one about crime.
CRIME_LEAD = 3
NEAR = 2
# How many figures back a text may refer.
MEMORY = 80
FRAME_REACH = 4
ALONE_BEFORE = re.compile(r"(?<!\w)riêng\s+(?:trong\s+|của\s+)?$")
FRAME_OPENING = 20
FRAME_LENGTH = 60
ABROAD_SENTENCES = 8
MAX_SUBTITLE = 100
GATE_OF_BOARD = re.compile(r"(?<!\w)cửa khẩu (?:quốc tế |chính |phụ )*\w{2,}.*", re.IGNORECASE)
GATE_NEWS = re.compile(r"(?<!\w)(?:cửa khẩu|thông quan|lối mở)(?!\w)", re.IGNORECASE)
# "Bản tin cửa khẩu ngày 16/1/2026": all that has no period of its own is of that day.
BULLETIN = re.compile(
    r"(?<!\w)(?:bản tin|tin nhanh|tin ngày|điểm tin|báo cáo (?:nhanh|ngày|ca)|tình hình|tổng hợp|nhật ký|số liệu|lưu lượng"
    r"|thông quan|xuất nhập khẩu|thông báo|cập nhật|giao ca)(?!\w)",
    re.IGNORECASE,
)
HOME = re.compile(r"(?<!\w)(?:Việt Nam|VN|[Nn]ước ta|[Tt]rong nước|[Cc]ả nước|TP\.? ?HCM|Hà Nội|Việt)(?!\w)")
VISIT = re.compile(
    r"(?<!\w)(?:thăm|hội đàm|hội kiến|điện đàm|tiếp|gặp|đón|quan hệ|hợp tác|đối tác|đại sứ|song phương|giao thương|thương mại|buôn bán|kim ngạch)(?!\w)"
)


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
    scale: tuple[str, float] | None = None
    columns: list[tuple[str, str, float, str] | None] = field(default_factory=list)
    # What the percents of a list are, in their order: "plan", "change".
    ratios: list[str] = field(default_factory=list)
    period: Mention | None = None
    dated: Figure | None = None
    # Where the last sentence with a dated figure ended; where a paragraph began with a period beside the main one.
    dated_until: int = 0
    aside_from: int | None = None
    # The last period that a sentence gave to what it tells, whatever that was.
    stated: Mention | None = None
    good: Name | None = None
    good_position: int = -99
    # The foreign country that the text is about ("nước này").
    country: Name | None = None
    # The period of a sentence without figures, for those after it, and whether that sentence was about trade.
    frame: Mention | None = None
    frame_position: int = -99
    frame_has_topic: bool = False
    office: Name | None = None
    main_area: Name | None = None
    headline_place: str | None = None
    customs: int = -99
    customs_office: bool = False
    # Whether a figure before is of a border gate or of declarations: only customs counts there.
    at_gate: bool = False
    # The day that a bulletin is of: "bản tin ngày 13/10/2025".
    day: Mention | None = None
    crime: bool = False
    # The one country that the headline, else the lead, names beside Viet Nam: the other of "hai nước".
    counterpart: Name | None = None
    # Whether headline and lead are of foreign countries alone: what has no area is then of the first of them.
    abroad: Name | None = None
    second: Name | None = None
    visit: bool = False
    # The one direction of trade that the headline names or shows: "Gạo đi Philippines gặp khó".
    headline_flow: str | None = None
    # Whether the sentence before was a question: an answer may begin with the bare amount.
    asked: bool = False
    # Whether the headline names a border gate: traffic is then traffic at that gate, revenue that of its customs.
    gate_headline: bool = False
    # Whether the headline is one of a bulletin: what has no period is of the day that it gives.
    bulletin: bool = False

    def near(self, sentence: Sentence) -> bool:
        """Whether the last figure is close enough for a sentence that does not repeat its subject."""
        return sentence.position - self.position <= NEAR

    def is_customs(self, sentence: Sentence) -> bool:
        """Whether revenue in a sentence is that of customs: the sentence, those before it or the whole text say so."""
        return self.customs_office or self.at_gate or sentence.position - self.customs <= NEAR

    def note(self, sentence: Sentence) -> None:
        """Remember that a sentence is about customs or foreign trade."""
        low = lowered(sentence.text)
        if any(word in low for word in CUSTOMS_WORDS) and CUSTOMS.search(low):
            self.customs = sentence.position

    def generic_area(self, words: str) -> Name:
        """ "địa bàn tỉnh" with the province of the headline: "địa bàn tỉnh (Lạng Sơn)"."""
        if self.headline_place is None or self.headline_place.lower() in words.lower():
            return Name(words)
        return Name(f"{words} ({self.headline_place})")

    def year(self) -> int | None:
        """The year that the text reports: of the last dated figure, the headline, or the publication."""
        if self.dated is not None and self.dated.period_end is not None:
            return self.dated.period_end.year
        if self.period is not None and self.period.date_end is not None:
            return self.period.date_end.year
        return self.article.published.year if self.article.published else None

    def frame_is_near(self, sentence: Sentence) -> bool:
        return self.frame_position > self.position and sentence.position - self.frame_position <= FRAME_REACH

    def main_flow(self) -> str | None:
        """The direction of trade that most figures so far are about."""
        counts = {flow: sum(f.metric == flow for f in self.figures) for flow in sorted(FLOWS)}
        best = max(counts, key=lambda flow: counts[flow])
        return best if counts[best] else None

    def close(
        self, sentence: Sentence, tokens: list[Token], found: list[Figure], topic: Topic, goods: list[Name]
    ) -> None:
        """Take over what a sentence said, for the sentences after it."""
        for figure in found:
            if figure.commodity and figure.metric in FLOWS:
                self.good = figure.commodity
        self.at_gate = self.at_gate or any(f.metric == "declarations" or is_gate(f.area) for f in found)
        self.asked = sentence.text.rstrip(' "”').endswith("?")
        own = [f for f in found if f.rule not in ("trade.base", "trade.target")] or found
        if own:
            self.figure, self.position = latest(own), sentence.position
            self.figures = (self.figures + own)[-MEMORY:]
            self.take_periods([f for f in own if f.status == "actual" and f.period_end is not None], sentence)
            if self.main_area is None:
                self.main_area = next((f.area for f in own if f.placed and not f.bloc), None)
        elif topic.period is not None and topic.period.detail != "day" and sets_frame(sentence, topic.period):
            self.frame, self.frame_position = topic.period, sentence.position
            self.frame_has_topic = topic.metric is not None or bool(goods)
        elif (
            topic.period is not None
            and topic.period.detail in ("months", "cumulative", "month")
            and topic.metric is not None
            and any(t.has("share") for t in tokens)
        ):
            # "Châu Á chiếm 45% tổng giá trị xuất khẩu mười tháng. Xét từng nước, …"
            self.frame, self.frame_position, self.frame_has_topic = topic.period, sentence.position, True
        planned = any(token.has("target", "forecast") for token in tokens)
        if topic.period is not None and topic.period.detail != "day" and not planned:
            self.stated = topic.period
        if topic.metric in FLOWS and not is_market(self.article.text, topic.head):
            self.flow, self.flow_position = topic.metric, sentence.position
        if not found and (topic.commodity or goods):
            self.good, self.good_position = topic.commodity or goods[0], sentence.position
        abroad = foreign_country([t.mention for t in tokens if t.mention])
        if abroad is not None and not is_city_of(abroad, self.partner):
            self.partner = abroad
        areas = [f.area for f in found if f.area and f.area.mention and is_foreign(f.area.mention)]
        self.country = areas[-1] if areas else self.country

    def take_periods(self, figures: list[Figure], sentence: Sentence) -> None:
        """Remember the period that later figures go on with; one that only stands beside it governs a paragraph that it
        opens, and else its own sentence."""
        first = "\n" in self.article.text[self.dated_until : sentence.start]
        for figure in figures:
            figure.aside = is_aside(self.article.text, figure, self.dated)
            if not figure.aside:
                self.dated = figure
            elif first and figure is figures[0]:
                self.aside_from = sentence.start
        if figures:
            self.dated_until = sentence.end

    def goes_on_aside(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in a paragraph that opened with a period beside the main one."""
        start = self.aside_from
        return start is not None and "\n" not in self.article.text[start : sentence.start]


def latest(own: list[Figure]) -> Figure:
    """The last figure, or the one that it is compared with by "trong khi tháng 9 mới có 45 triệu USD"."""
    last = own[-1]
    for figure in reversed(own[:-1]):
        if figure.metric != last.metric or figure.unit != last.unit or not figure.period_end or not last.period_end:
            break
        if figure.period_end > last.period_end and figure.status == "actual":
            return figure
    return last


def is_gate(name: Name | None) -> bool:
    return name is not None and name.mention is not None and name.mention.kind == "border_gate"


def is_city_of(name: Name, other: Name | None) -> bool:
    """Whether a place abroad only stands in the country that the text speaks of: "tại Viêng Chăn" in a text on Laos."""
    if other is None or name.mention is None or other.mention is None or is_country(name.mention):
        return False
    return is_country(other.mention) and country(name.mention) == other.reference_id


def headline_place(article: Article) -> str | None:
    """The one Vietnamese place that the headline names."""
    title = next((s for s in article.sentences[:1] if s.section == "title"), None)
    if title is None:
        return None
    places = {m.text for m in title.mentions if is_province(m)}
    return places.pop() if len(places) == 1 else None


def is_aside(text: str, figure: Figure, main: Figure | None) -> bool:
    """Whether a dated figure is none that later ones go on with: "Riêng tháng 11", or an earlier year than before."""
    if main is None or main.period_end is None or figure.period_end is None:
        return False
    said = next((m for m in figure.mentions if m.kind in ("period", "date") and m.date_end == figure.period_end), None)
    before = text[max(0, said.start - 24) : said.start].lower() if said else ""
    alone = ALONE_BEFORE.search(before) or ASIDE.match(figure.sentence.text)
    summed = figure.is_sum or (said is not None and said.detail == "to_date")
    if (alone and figure.days() < main.days()) or (summed and main.is_short()):
        return True
    return figure.period_end.year < main.period_end.year


def headline_period(article: Article) -> Mention | None:
    """The period of the headline, or of a short line without a full stop right below it."""
    title = next((s for s in article.sentences[:1] if s.section == "title"), None)
    below = [
        s
        for s in article.sentences[1:3]
        if len(s.text) <= MAX_SUBTITLE and not s.text.rstrip().endswith((".", "?", "!")) and not has_amount(s)
    ]
    for line in ([title] if title else []) + (below if title else []):
        dated = [m for m in line.mentions if m.kind == "period" and m.date_end is not None]
        periods = [m for m in dated if m.detail not in ("vague", "basis", "same_period")]
        years = [m for m in periods if m.detail == "year"]
        if periods:
            # "khép sổ năm 2025, mở sổ năm 2026": the year that is over
            return years[0] if len(years) == len(periods) > 1 else periods[-1]
    return None


def has_amount(sentence: Sentence) -> bool:
    return any(m.kind in ("money", "percent") for m in sentence.mentions)


def sets_frame(sentence: Sentence, period: Mention) -> bool:
    """Whether a period opens its sentence, or the sentence says little else: then those after it are of that period."""
    return period.start - sentence.start <= FRAME_OPENING or len(sentence.text) <= FRAME_LENGTH


ASIDE = re.compile(r"\W*(?:[Cc]hỉ )?(?:[Rr]iêng|[Tt]ính riêng)(?: trong)? (?:tháng|quý|tuần|ngày|hôm|kỳ|năm|nửa)(?!\w)")
OUT_BEFORE = re.compile(r"(?<!\w)(?:đi|sang|tới|vào|qua|cho)\s+(?:thị trường\s+)?$")


def foreign_country(mentions: list[Mention]) -> Name | None:
    """The first foreign country, else the first place abroad."""
    abroad = [m for m in mentions if is_foreign(m)]
    first = next((m for m in abroad if is_country(m)), abroad[0] if abroad else None)
    return Name(first.text, first.reference_id, first) if first else None


def main_office(article: Article) -> Name | None:
    """The customs office that the article names most, the first of them on a tie; None where the national one leads."""
    names: dict[str, tuple[int, Name]] = {}
    national = 0
    for sentence in article.sentences:
        for mention in sentence.mentions:
            if is_customs_office(mention) and (mention.detail or "") != "generic":
                key = mention.reference_id or mention.text.lower()
                count, name = names.get(key, (0, Name(mention.text, mention.reference_id, mention)))
                names[key] = (count + 1, name)
            elif is_national(mention) and mention.kind == "organization":
                national += 1
    if not names:
        return None
    count, name = max(names.values(), key=lambda found: found[0])
    return name if count >= national else None


def gate_of_board(article: Article) -> Name | None:
    """The gate that a body in the lead is named after: "Ban Quản lý cửa khẩu quốc tế Hữu Nghị"."""
    for sentence in article.sentences[:LEAD_SENTENCES]:
        for mention in sentence.mentions:
            found = GATE_OF_BOARD.search(mention.text) if mention.kind == "organization" else None
            if found is not None:
                return Name(found.group(), None, mention)
    return None


def is_market(text: str, head: Token | None) -> bool:
    """Whether a head says what a market does ("thị trường nhập khẩu … của Việt Nam"), not what the text is about."""
    return head is not None and text[max(0, head.start - 12) : head.start].lower().rstrip().endswith("thị trường")


def open_story(article: Article, tokens: list[list[Token]]) -> Story:
    """The context before the first sentence: the office or gate of the title and lead, the country it deals with."""
    story = Story(article)
    story.crime = sum(token.has("offence") for sentence in tokens[:LEAD_SENTENCES] for token in sentence) >= CRIME_LEAD
    story.customs_office = article.text.lower().count("hải quan") >= MANY_CUSTOMS
    story.office = main_office(article)
    story.headline_place = headline_place(article)
    story.period = headline_period(article)
    for sentence in article.sentences[:LEAD_SENTENCES]:
        for mention in sentence.mentions:
            story.customs_office = story.customs_office or is_customs_office(mention)
            if story.area is None and (is_customs_office(mention) or mention.kind == "border_gate"):
                story.area = Name(mention.text, mention.reference_id, mention)
    title = next((s for s in article.sentences[:1]), None)
    story.area = story.area or gate_of_board(article)
    story.gate_headline = title is not None and (
        any(m.kind == "border_gate" for m in title.mentions) or GATE_NEWS.search(title.text) is not None
    )
    story.customs_office = story.customs_office or story.gate_headline
    story.bulletin = story.gate_headline or (title is not None and BULLETIN.search(title.text) is not None)
    days = [
        m for s in article.sentences[:2] for m in s.mentions if m.kind == "date" and m.detail == "day" and m.date_end
    ]
    story.day = days[0] if days else None
    if story.day is not None and story.period is None and title is not None and BULLETIN.search(title.text):
        story.period = story.day if title.start <= story.day.start < title.end else None
    lead = [m for sentence in article.sentences[:LEAD_SENTENCES] for m in sentence.mentions]
    story.partner = foreign_country(lead)
    read_countries(story, lead)
    story.headline_flow = headline_flow(article, tokens)
    return story


def headline_flow(article: Article, tokens: list[list[Token]]) -> str | None:
    """The direction of trade of the headline; of two or none, None."""
    title = next((s for s in article.sentences[:1] if s.section == "title"), None)
    if title is None:
        return None
    named = {flow for token in tokens[0] for flow in FLOWS if token.has(flow) and not token.has("sold")}
    if not named and any(m.kind == "commodity" for m in title.mentions):
        out = [m for m in title.mentions if is_foreign(m) and OUT_BEFORE.search(article.text[: m.start].lower())]
        named = {"exports"} if out else named
        if re.search(r"(?<!\w)(?:từ|của) \S+.* (?:về|vào) (?:Việt Nam|VN)", title.text):
            named = {"imports"}
    return named.pop() if len(named) == 1 else None


def read_countries(story: Story, lead: list[Mention]) -> None:
    """What the headline and lead say about countries: the counterpart of Viet Nam, or countries among themselves."""
    title = next((s for s in story.article.sentences[:1] if s.section == "title"), None)
    headline = title.mentions if title else []
    for mentions in (headline, lead):
        countries = {country(m): m for m in reversed(mentions) if m.kind == "place" and is_foreign(m)}
        if countries:
            first = list(countries.values())[-1]
            story.counterpart = Name(first.text, first.reference_id, first) if len(countries) == 1 else None
            break
    story.visit = title is not None and VISIT.search(title.text.lower()) is not None
    opening = story.article.sentences[:ABROAD_SENTENCES]
    at_home = any(HOME.search(s.text) for s in opening) or any(is_home(m) for s in opening for m in s.mentions)
    text = story.article.text
    named = [m for m in headline if is_country(m) and not OUT_BEFORE.search(text[: m.start].lower())]
    if named and not at_home:
        story.abroad = Name(named[0].text, named[0].reference_id, named[0])
        others = [m for m in headline if is_foreign(m)] + [m for m in lead if is_country(m)]
        others = [m for m in others if m.reference_id != named[0].reference_id]
        story.second = Name(others[0].text, others[0].reference_id, others[0]) if others else None


def is_home(mention: Mention) -> bool:
    """Whether a mention is a place, gate or customs office of Viet Nam, or the country itself."""
    own = mention.kind == "organization" and country(mention) == "VN"
    return own or is_national(mention) or is_province(mention) or is_customs_office(mention)
