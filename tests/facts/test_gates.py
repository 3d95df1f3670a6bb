"""The quick tests that spare a reader a sentence or an article never change what it reads."""

from pathlib import Path

import pytest

from pipelines.facts import enforcement, trade
from pipelines.facts.meetings import actors, reading
from pipelines.facts.read import READERS
from pipelines.mentions.article import Article
from pipelines.mentions.read import read_article

GOLD = sorted((Path(__file__).parents[1] / "gold").glob("*.txt"))
# What reads nothing by itself, and words that are half of what a gate looks for.
PLAIN = """Hải quan Lạng Sơn hội đàm với Hải quan Quảng Tây

Phía Việt Nam do ông Nguyễn Văn An, Cục trưởng, dẫn đầu. Buổi làm việc diễn ra sáng 12/5/2025 tại Lạng Sơn.
Xuất khẩu nông sản sang Trung Quốc trong tháng 4 là điều hai bên quan tâm. Kim ngạch đạt 1,2 tỷ USD, gấp đôi cùng kỳ.
Hôm sau, lực lượng biên phòng bắt một người vận chuyển 2 kg ma túy qua biên giới. Người này 30 tuổi.
Kỳ họp sau sẽ được tổ chức ở Nam Ninh. Hai bên ký biên bản. Mưa kéo dài, đường trơn.
"""


def claims(article: Article) -> list:
    return [
        (claim.rule, claim.values, claim.children, [(span.start, span.end) for span in claim.evidence])
        for _, read in READERS
        for claim in read(article)
    ]


@pytest.mark.parametrize("text", [PLAIN, *(path.read_text(encoding="utf-8") for path in GOLD)])
def test_open_gates_change_no_claim(text: str, monkeypatch: pytest.MonkeyPatch):
    gated = claims(read_article("d", text, None, None))
    for module, name in (
        (reading, "may_hold_trigger"),
        (reading, "may_hold_signing"),
        (reading, "may_name_leader"),
        (actors, "_introduces_somebody"),
        (trade, "may_tell"),
        (enforcement, "may_be_in_scope"),
    ):
        monkeypatch.setattr(module, name, lambda *_: True)
    monkeypatch.setattr(trade, "until_last_number", lambda sentences: sentences)
    assert claims(read_article("d", text, None, None)) == gated


def test_the_plain_text_has_something_to_read_for_every_gated_reader():
    rules = {rule.split(".")[0] for rule, *_ in claims(read_article("d", PLAIN, None, None))}
    assert rules >= {"meetings", "trade", "enforcement"}
