"""Claims as rows: names in one line, evidence as it stands in the text."""

from datetime import date

from pipelines.facts.claim import Claim, Span
from pipelines.facts.read import claim_row
from pipelines.mentions.read import read_article
from pipelines.tables import MEETING_CLAIMS

TEXT = "Hải quan TP.\nHCM hội đàm với Hải quan Nam Ninh."


def row(kind: str) -> dict:
    article = read_article("d1", TEXT, None, date(2025, 12, 1))
    span = Span(article.sentences[0], 0, article.sentences[0].end)
    parties = [{"organization": "Hải quan TP.\nHCM"}]
    values = {"kind": kind, "documents_signed": ["Biên\nbản"]}
    return claim_row(article, Claim("test", values, [span], children={"parties": parties}), MEETING_CLAIMS)


def test_a_line_break_inside_a_name_is_no_part_of_it_but_evidence_keeps_it():
    found = row("talks")
    assert found["parties"] == [{"organization": "Hải quan TP. HCM"}]
    assert found["documents_signed"] == ["Biên bản"]
    assert "\n" in found["evidence"][0]["quote"]


def test_the_id_of_a_claim_is_what_it_says():
    assert row("talks")["claim_id"] == row("talks")["claim_id"] != row("visit")["claim_id"]
