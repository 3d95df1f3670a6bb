"""Whether a record is about smuggling, illegal transport across a border or customs fraud at all.

Three things are asked for: an offence, a border, and no word that says the story stays inside the country. Customs
officers stand for a border by themselves; border guards, coast guards and police need goods that are contraband or
words of crossing ("từ Lào về", "qua biên giới", "nhập lậu").
"""

import re

from pipelines.facts.enforcement.cues import cue, item_words, plain, violations_in, words
from pipelines.facts.enforcement.items import strongest, violation_of
from pipelines.facts.enforcement.records import Record
from pipelines.facts.enforcement.story import Story
from pipelines.facts.enforcement.views import Figure
from pipelines.lexicon.phrases import alternation, load, phrases
from pipelines.mentions.article import Mention

# "hải quan" as the service, not in "tờ khai hải quan"
CUSTOMS = re.compile(
    "".join(rf"(?<!{paper} )" for paper in phrases("enforcement_cues")["customs paper"]) + words("customs")
)
LANDS = tuple(plain(row["name"]) for row in load("countries") if row["country_id"] != "VN")
COUNTRY = alternation(LANDS)
PROVINCE = alternation(
    tuple(plain(name) for row in load("provinces") for name in (row["name"], *filter(None, row["variants"].split("|"))))
)
# "từ Ấn Độ đến Malaysia", "gửi sang Úc"; not "từ Lào Cai"
WAY = re.compile(rf"(?:từ|gửi sang|gửi đi|chuyển sang|đưa sang|mang sang|nhập) (?:nước )?{COUNTRY}(?! cai)")
# "mang vào Indonesia"; a name of one syllable is a word too ("về anh", "sang ý")
INTO = re.compile(
    rf"(?:vào|sang|về|tới|đến) (?:nước |lãnh thổ )?{alternation(tuple(name for name in LANDS if ' ' in name))}"
)
# "chở từ Sơn La về Hòa Bình": the way of drugs inside the country
HOME_WAY = re.compile(
    rf"\btừ (?:\S+ ){{0,2}}{PROVINCE} (?:về|vào|đến|tới|ra|xuống|lên|đi|qua|sang) (?:\S+ ){{0,3}}{PROVINCE}"
)
# "chở nội tạng ra biên giới tiêu thụ": towards the border is not over it
TOWARDS = re.compile(
    r"(?:ra|lên|tới|đến|về) (?:khu vực |vùng )?(?:biên giới|cửa khẩu) (?:để )?(?:tiêu thụ|bán|giao|chờ)"
)
# "bị giữ lại vì nghi ngờ mang hàng lậu"
SUSPECTED = re.compile(r"\b(?:nghi ngờ|bị nghi)\s+(?:\S+\s+)?$")
# Words of going over the border, and the places where it is.
BORDER = ("crossing", "border place")
CONTRABAND = {"drugs", "wildlife", "tobacco", "weapons", "currency", "waste"}
# What makes a good of these kinds an offence at a border: cash at home is none, nor are arms of robbers or spilt waste.
OFFENCES = {
    "wildlife": cue("trafficking", "customs"),
    "weapons": cue("trafficking", "customs"),
    "currency": cue("currency offence", "customs"),
    "counterfeit": cue(*BORDER, "customs", "smuggling words"),
    "waste": cue(*BORDER, "customs", "smuggling words"),
}
# As many telephones or cars as a suspect may own.
MOST_BELONGINGS = 15


def may_be_in_scope(story: Story) -> bool:
    """Whether an article has any of the words without which none of its records is in scope: most about trade have not."""
    return crosses(story.low) or moves_over(story.low) or is_near_border(story.low)


def in_scope(record: Record, agency: Mention | None, story: Story) -> bool:
    """Whether a record is one of this table's; its own words decide, and the title and lead for the main story."""
    if record.base is not None:
        return in_scope(record.base, agency, story)
    text = " ".join([*(piece.low for piece in record.near), plain(agency.text) if agency else ""])
    goods = record.of("seizure")
    kinds = {*record.kinds, record.topic}
    is_contraband = not kinds.isdisjoint(CONTRABAND)
    told = f"{text} {story.head}"
    if is_domestic(record, text) or stays_home(record, text, story):
        return False
    told_of = [figure for figure in goods if figure.grip == "strong" or violation_of(figure.item) in CONTRABAND]
    if cue("migrants").search(text if record.scope == "case" else told) and not (told_of or names_smuggling(text)):
        return False
    if record.scope == "total":
        if cue("general crime").search(text) and not (CUSTOMS.search(text) or names_smuggling(text)):
            return False
        over = is_contraband and (crosses(told) or (moves_over(story.low) and "wildlife" not in kinds))
        return is_border_force(text) or is_border_force(story.head) or over
    if goods and all(map(is_belonging, goods)) and not cue("smuggling words").search(text):
        return False
    main = strongest([kind for kind in kinds if kind])
    if main == "weapons" and not (CUSTOMS.search(text) or any(f.verb in ("seize", "arrest") for f in goods)):
        return False  # a bomb that fishermen find
    guarded = CUSTOMS.search(text) or cue("guards").search(text) or goes_over(told)
    if main == "weapons" and not (guarded or cue(*BORDER).search(" ".join(piece.nameless for piece in record.near))):
        return False  # what police find in the house of drug dealers
    smuggled_cash = main == "currency" and names_smuggling(story.low)
    if (main in OFFENCES and not (smuggled_cash or OFFENCES[main].search(told))) or (
        main == "wildlife" and is_rescue(record, text)
    ):
        return False
    if not has_offence(record, kinds, text, story) or (is_bare(record) and not is_smuggling(record, agency)):
        return False
    if main == "drugs" and not (carried_over(record, story) and not is_domestic_way(record, text)):
        return False
    if is_contraband:
        # cash and arms are kept at home too: a border elsewhere in the article makes no smuggling of them
        return (
            crosses(told) or smuggled_cash or (not kinds <= {"currency", "weapons", None} and is_near_border(story.low))
        )
    if agency is None and not record.of("persons") and not any(record.pieces[number].acts for number in record.told):
        return False  # "có khoảng 16 tấn thịt vận chuyển lậu về": nobody is told to have caught it
    smuggled = cue("smuggling words").search(told) or (story.is_crime and names_smuggling(story.low))
    guarded = any(
        cue(*BORDER).search(low) and cue("guards", "inspectors").search(low)
        for low in (TOWARDS.sub(" ", text), TOWARDS.sub(" ", told))
    )
    caught = agency is not None and cue("guards").search(plain(agency.text)) and cue("offence", "hidden").search(text)
    return bool(CUSTOMS.search(text) or smuggled or guarded or caught)


def carried_over(record: Record, story: Story) -> bool:
    """Whether drugs went over a border: those who guard it are among the bodies of the article, the record or the headline names it, or the
    article says of drugs that they came from abroad. That a suspect did ("từ Úc về nước làm ăn") says nothing."""
    if CUSTOMS.search(story.low) or cue("guards").search(story.low):
        return True
    nameless = " ".join([*(piece.nameless for piece in record.near), story.head])
    if cue(*BORDER, "over the border").search(nameless) or WAY.search(nameless) or INTO.search(nameless):
        return True
    return any(goes_over(low) and "drugs" in violations_in(low) for low in story.sentences)


def goes_over(low: str) -> bool:
    return bool(cue("crossing", "over the border").search(low) or WAY.search(low) or INTO.search(low))


def is_domestic_way(record: Record, text: str) -> bool:
    """Whether drugs were on their way from one province to another, and nothing beside says that they came from abroad."""
    own = " ".join(record.pieces[number].nameless for number in record.told)
    return bool(HOME_WAY.search(own)) and not (goes_over(own) or CUSTOMS.search(text))


def is_rescue(record: Record, text: str) -> bool:
    """Whether animals were found by chance or set free: nobody seized or hid them."""
    seized = any(figure.verb in ("seize", "arrest") for figure in record.of("seizure"))
    return not seized and bool(cue("rescue").search(text))


def is_domestic(record: Record, text: str) -> bool:
    """Whether drugs were kept or dealt with at home: nobody carried them, and no customs officer or border is near."""
    if cue("transport").search(text):
        return False
    nameless = " ".join(piece.nameless for piece in record.near)
    home = cue("dealing").search(text) and not (CUSTOMS.search(text) or cue(*BORDER).search(nameless))
    return bool(home or cue("possession").search(text))


def stays_home(record: Record, text: str, story: Story) -> bool:
    """Whether the article tells of an offence inside the country, logging or forged cards, and the record of no way over
    the border: that it was near one says nothing."""
    own = " ".join(piece.nameless for piece in record.near)
    told = f"{own} {story.head}"
    if cue("other crime").search(told):
        return not names_smuggling(" ".join(record.pieces[number].low for number in record.told))
    if not cue("home crime").search(told):
        return False
    return not (CUSTOMS.search(text) or moves_over(own))


def is_bare(record: Record) -> bool:
    """Whether persons, a value or a fine stand alone: then they need to be of smuggling in so many words."""
    return not (record.of("seizure") or record.of("prosecuted_cases"))


def is_smuggling(record: Record, agency: Mention | None) -> bool:
    """Whether the pieces with the figures name the offence; fines may also be customs' own."""
    pieces = [record.pieces[number] for number in record.told]
    own = " ".join(piece.nameless for piece in pieces)
    contraband = not CONTRABAND.isdisjoint(violations_in(own)) and cue(*BORDER).search(own)
    fined = record.of("collected") and CUSTOMS.search(" ".join(piece.low for piece in pieces))
    return agency is not None and bool(names_smuggling(own) or contraband or fined)


def names_smuggling(low: str) -> bool:
    return any(not SUSPECTED.search(low[: found.start()]) for found in cue("smuggling named").finditer(low))


def is_border_force(low: str) -> bool:
    return bool(CUSTOMS.search(low) or cue("guards", "smuggling words").search(low))


def moves_over(low: str) -> bool:
    """Whether goods are said to go from one country to another, wherever they were found."""
    return bool(cue("crossing").search(low) or WAY.search(low) or cue("smuggling words").search(low))


def is_near_border(low: str) -> bool:
    return moves_over(low) or is_border_force(low)


def crosses(low: str) -> bool:
    return bool(cue(*BORDER).search(low) or WAY.search(low)) or is_border_force(low)


def is_belonging(figure: Figure) -> bool:
    """Whether an item is what a suspect has on him or drives: evidence, not goods."""
    return figure.value <= MOST_BELONGINGS and bool(item_words("belonging").match(figure.item or ""))


def has_offence(record: Record, kinds: set[str | None], text: str, story: Story) -> bool:
    """Whether something is said to be against the law of goods: contraband, smuggling, goods seized."""
    goods = record.of("seizure")
    banned = any((figure.item or "").startswith("pháo") for figure in goods)
    if banned or kinds & {*CONTRABAND, "counterfeit", "fraud"} or cue("offence", "hidden").search(text):
        return True
    seized = any(f.verb in ("seize", "arrest") and not is_belonging(f) for f in goods)
    return seized or (bool(goods) and story.is_crime)
