"""Which violation a count of cases is about: "24 vụ ma túy", "Ma túy: 24 vụ", "hàng giả là 348 vụ"."""

import re
from collections.abc import Callable

from pipelines.facts.enforcement.cues import named_violations, plain, violations_in, words
from pipelines.facts.enforcement.items import strongest
from pipelines.facts.enforcement.views import CLAUSE, Figure, View

AFTER = re.compile(rf"[;.](?!\d)|,?\s*{words('told apart')}|\d+\s*vụ|\s*\(|\bvà\b[^,;.]{{3,30}}\blà\s*\d")
# "hàng cấm 318 vụ, gian lận thương mại 871 vụ": what follows the comma belongs to the next count
ENDS = re.compile(r"\s*(?:,\s*(?!\d)|;|\.|$)")
NAMED_BEFORE = re.compile(r"(?:\blà|\bchiếm|:|\bcó|\bvới|\bở mức)\s*(?:hơn|gần|trên|khoảng)?\s*$")
LEADING = re.compile(r"^[-–+*\s\d.]*(?:về|riêng về|đối với|trong đó|riêng)\s")
HEADED = re.compile(r"^[-–+*\s\d.]*([^:;\d]{3,70}):")
EVERY = re.compile(r"\b(?:mọi|tất cả các|toàn bộ các) (?:lĩnh vực|hành vi|loại vi phạm)\b[^;.]*$")
REACH = 80


def topic_at(figure: Figure, v: View) -> str | None:
    """The violation that the words at a count name, "all" where they name several or any; None where they say nothing."""
    start, end = v.at(figure.mention)
    if EVERY.search(v.before(figure.mention, CLAUSE)):
        return "all"  # "Tổng tiền phạt của mọi lĩnh vực là 8 tỷ đồng, ứng với 203 vụ"
    after = "" if ENDS.match(v.low, end) else AFTER.split(v.low[end : end + CLAUSE])[0]
    if told := one_of(violations_in(plain(figure.mention.text) + after)):
        return told
    before = re.split(r"[;.]|\d", v.before(figure.mention, REACH))[-1]
    if (close := named_violations(before)) and before.rstrip().endswith(close[-1][1]) and close[-1][0] != "all":
        return close[-1][0]
    if NAMED_BEFORE.search(v.before(figure.mention, 40)) and (told := one_of(violations_in(before), mixed=strongest)):
        return told
    if leading := LEADING.match(v.low):
        return one_of(violations_in(re.split(r"[;.\d]", v.low[leading.end() : start])[0][:REACH]), mixed=strongest)
    return heading(v.low)


def heading(low: str) -> str | None:
    """The violation that an item of a list is headed with: "Phế liệu: tạm giữ 64 container"."""
    found = HEADED.match(low)
    told = one_of(violations_in(found[1]), mixed=strongest) if found else None
    return None if told == "all" else told


def one_of(kinds: list[str], mixed: Callable[[list[str]], str | None] = lambda _: "all") -> str | None:
    """The one kind that words name; "all" of general words alone; what `mixed` says where they name several."""
    special = [kind for kind in kinds if kind != "all"]
    if "currency" in special and set(special) <= {"currency", "goods"}:
        return "currency"  # "vàng, ngoại tệ"
    if len(special) == 1:
        return special[0]
    if special:
        return mixed(special)
    return "all" if kinds else None
