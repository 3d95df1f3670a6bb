"""Names of organizations, people, places, border gates and goods in a sentence.

What the `detail` of a name says is listed in `organizations.py` and `people.py`.
"""

from pipelines.lexicon import reference
from pipelines.mentions import goods, organizations, people, places
from pipelines.mentions.article import Mention, Sentence
from pipelines.mentions.gazetteer import Scan


def read_names(sentence: Sentence) -> list[Mention]:
    """The names of a sentence in order; they do not overlap. Offsets are characters of the article's text."""
    scan = Scan(sentence.text)
    bodies = organizations.read(scan)
    found = bodies + people.read(scan, bodies) + places.read(scan) + goods.read(scan)
    found.sort(key=lambda mention: mention.start)
    shift = sentence.start
    for mention in found:
        mention.start += shift
        mention.end += shift
    return found


def details(mention: Mention) -> dict[str, str]:
    """`name=A;country=LA` as a dictionary; a word without a value ("generic") maps to itself."""
    parts = (part.partition("=") for part in (mention.detail or "").split(";") if part)
    return {name: value or name for name, _, value in parts}


def canonical(mention: Mention) -> str:
    """The name to display: that of an organization's row, the whole name of a partial mention, else the tidied text.

    A body that is called after its place ("Ty Công an tỉnh Savannakhet") keeps the spelling of the text.
    """
    if mention.kind == "organization" and mention.reference_id and not reference.is_local(mention.reference_id):
        return reference.name_of(mention.reference_id)
    name = " ".join((details(mention).get("name") or mention.text).split())
    return name[0].upper() + name[1:] if mention.kind == "organization" and mention.detail != "generic" else name


def country(mention: Mention) -> str | None:
    """The country of an organization or place (ISO 3166-1 alpha-2), where its name or row says so."""
    return reference.country_of(mention.reference_id) or details(mention).get("country")
