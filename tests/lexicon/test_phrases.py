"""The tree of beginnings reads what the plain list of phrases reads."""

import random
import re

import pytest

from pipelines.lexicon.phrases import FOLDER, alternation, load, phrases

LISTS = sorted(
    path.stem for path in FOLDER.glob("*.csv") if path.read_text(encoding="utf-8").startswith("class,phrase")
)


def plain(members: tuple[str, ...]) -> str:
    """The phrases one after the other, the longest first: slow, and plain to see."""
    ordered = sorted(members, key=lambda phrase: (-len(phrase), phrase))
    body = "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in ordered)
    return rf"(?<!\w)(?:{body})(?!\w)"


def texts_of(members: tuple[str, ...], seed: int) -> list[str]:
    """Rows of phrases, their beginnings and ends, glued or with blanks of every kind between and inside."""
    chance = random.Random(seed)
    texts = []
    for _ in range(60):
        pieces = []
        for phrase in chance.choices(members, k=8):
            cut = chance.randrange(len(phrase) + 1)
            piece = chance.choice((phrase, phrase, phrase[:cut], phrase[cut:]))
            pieces += [piece.replace(" ", chance.choice((" ", "  ", "\n"))), chance.choice((" ", ", ", "", "-", "s"))]
        texts.append("".join(pieces))
    return texts


@pytest.mark.parametrize("name", LISTS)
def test_every_list_matches_as_its_phrases_one_by_one(name):
    members = tuple(dict.fromkeys(phrase for listed in phrases(name).values() for phrase in listed))
    tree, listed = re.compile(alternation(members)), re.compile(plain(members))
    for text in texts_of(members, seed=len(load(name))):
        assert [found.span() for found in tree.finditer(text)] == [found.span() for found in listed.finditer(text)]


def test_the_longest_phrase_is_tried_first_and_a_shorter_one_where_the_rest_fails():
    pattern = re.compile(alternation(("kim ngạch", "kim ngạch chung", "kim")) + " (?:chung|năm)")
    assert pattern.search("kim  ngạch chung năm").group() == "kim  ngạch chung năm"
    assert pattern.search("kim ngạch chung").group() == "kim ngạch chung"
    assert pattern.search("kim ngạchs năm") is None
