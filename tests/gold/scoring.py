"""How well the pipeline reads this folder: one-to-one matches between annotated and found statements.

`NAME.txt` is a short invented document, `NAME.json` its facts: lists `trade_figures`, `enforcement`, `meetings`, and
`optional` (facts that careful readers may or may not count: neither right nor wrong). A field that is missing is null;
`also` lists other roundings of the same value; a missing date is not checked.

Facts are compared as statements: a trade figure is one, every number of an enforcement record is one, a meeting is one.
"""

import json
import math
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from pipelines.canonical.merge import Canonical, merge
from pipelines.documents.folder import read_documents
from pipelines.facts.read import read_facts
from pipelines.mentions.read import read_mentions

# documents of one phenomenon each, and whole articles
FOLDERS = (Path(__file__).parent, Path(__file__).parent / "newsroom")
SECTIONS = {"trade": "trade_figures", "enforcement": "enforcement", "meetings": "meetings"}
COUNTS = ("cases", "persons", "prosecuted_cases", "collected")
DATES = ("period_start", "period_end", "start_date", "end_date")


@dataclass(frozen=True)
class Statement:
    """One thing a document says.

    `kind` and `value` (or one of `roundings`) identify it, `details` is what a strict match shares besides; of a
    meeting, which has no value, `places` are the words it was read from and `parties` who met. `rule` is the rule that
    read it, and None for an annotation.
    """

    section: str
    kind: tuple[str | None, ...]
    value: float | None
    details: dict[str, Any]
    roundings: tuple[float, ...] = ()
    places: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    rule: str | None = None

    def __str__(self) -> str:
        known = {name: value for name, value in self.details.items() if value is not None}
        return f"{' '.join(map(str, self.kind))} {'' if self.value is None else format(self.value, ',.6g')} {known}"


@dataclass
class Score:
    """Counts of one section; `remarks` says in words what was missed, invented or only half right.

    `rules_right` and `rules_wrong` count what was right and what was invented by the rule that read it.
    """

    right: int = 0
    exact: int = 0
    missed: int = 0
    invented: int = 0
    remarks: list[str] = field(default_factory=list)
    rules_right: Counter[str] = field(default_factory=Counter)
    rules_wrong: Counter[str] = field(default_factory=Counter)

    def ratio(self, hits: int) -> float:
        """F1 with `hits` true positives; 1 where there is nothing to read and nothing was read."""
        expected, found = self.right + self.missed, self.right + self.invented
        return 2 * hits / (expected + found) if expected + found else 1.0

    @property
    def f1(self) -> float:
        return self.ratio(self.right)

    @property
    def strict_f1(self) -> float:
        return self.ratio(self.exact)


def folded(text: str) -> str:
    """Lower-case words without marks: 'Hoà Bình' and 'hòa bình' are one."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))


def statements(section: str, record: dict[str, Any]) -> Iterator[Statement]:
    """An annotation, or a row of the fact tables with `seizures`, `parties` and `places`, as statements."""
    rule = record.get("rule")
    details = {name: str(record[name]) if isinstance(record.get(name), date) else record.get(name) for name in DATES}
    if section == "trade":
        details |= {name: record.get(name) for name in ("status", "change_pct", "plan_pct", "share_pct")}
        amounts = [(record.get("unit"), record.get("value"))]
        amounts += [(name, record.get(name)) for name in ("change_pct", "plan_pct", "share_pct")]
        unit, value = next((amount for amount in amounts if amount[1] is not None), (None, None))
        yield Statement(section, (record["metric"], unit), value, details, tuple(record.get("also", ())), rule=rule)
    elif section == "enforcement":
        details |= {name: record.get(name) for name in ("scope", "violation")}
        numbers = [(name, None, record.get(name)) for name in COUNTS]
        numbers.append(("goods_value", record.get("goods_value_unit"), record.get("goods_value")))
        numbers += [("seizure", seizure["unit"], seizure.get("quantity")) for seizure in record.get("seizures") or ()]
        yield from (Statement(section, (name, u), v, details, rule=rule) for name, u, v in numbers if v is not None)
    else:
        details |= {"ordinal": record.get("ordinal"), "count": record.get("count", record.get("meeting_count"))}
        places = tuple(map(folded, record.get("places") or (record["quote"],)))
        parties = tuple(folded(party) for party in record.get("parties") or ())
        yield Statement(section, ("meeting",), None, details, places=places, parties=parties, rule=rule)


def close(a: Any, b: Any) -> bool:
    """Equal, or numbers within a thousandth of each other."""
    if isinstance(a, int | float) and isinstance(b, int | float):
        return math.isclose(a, b, rel_tol=1e-3)
    return a == b


def same(expected: Statement, found: Statement) -> bool:
    """Whether the two state one fact, right in all details or not."""
    if expected.section == "meetings":
        in_place = any(quote in place or place in quote for quote in expected.places for place in found.places)
        day = expected.details["start_date"]
        return in_place or (day is not None and day == found.details["start_date"] and met(expected, found) > 0)
    return expected.kind == found.kind and any(close(v, found.value) for v in (expected.value, *expected.roundings))


def met(expected: Statement, found: Statement) -> int:
    """How many of the expected parties were found: half of the words of the name are enough."""
    names = [set(party.split()) for party in found.parties]
    wanted = [set(party.split()) for party in expected.parties]
    return sum(any(2 * len(words & name) >= min(len(words), len(name)) for name in names) for words in wanted)


def wrong_details(expected: Statement, found: Statement) -> list[str]:
    wrong = [
        f"{name} {found.details[name]}"
        for name, value in expected.details.items()
        if not close(value, found.details[name]) and not (value is None and name in DATES)
    ]
    return wrong + (["parties"] if met(expected, found) < len(expected.parties) else [])


def compare(name: str, expected: list[Statement], optional: list[Statement], found: list[Statement]) -> Score:
    """Pair each expected statement with the found one that agrees best, each at most once."""
    score, left = Score(), list(found)
    candidates = [
        (len(wrong_details(want, have)), i, j)
        for i, want in enumerate(expected)
        for j, have in enumerate(found)
        if same(want, have)
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    for i, want in enumerate(expected):
        if i not in pairs:
            score.missed += 1
            score.remarks.append(f"{name}: missed {want}")
            continue
        score.right += 1
        score.rules_right[found[pairs[i]].rule or ""] += 1
        wrong = wrong_details(want, found[pairs[i]])
        score.exact += not wrong
        if wrong:
            score.remarks.append(f"{name}: {want} read with {', '.join(wrong)}")
    left = [have for j, have in enumerate(found) if j not in pairs.values()]
    for have in left:
        if not any(same(known, have) for known in (*optional, *(want for want in expected if want.roundings))):
            score.invented += 1
            score.rules_wrong[have.rule or ""] += 1
            score.remarks.append(f"{name}: invented {have}")
    return score


def total(scores: Iterable[Score]) -> Score:
    result = Score()
    for score in scores:
        result.right += score.right
        result.exact += score.exact
        result.missed += score.missed
        result.invented += score.invented
        result.remarks += score.remarks
        result.rules_right += score.rules_right
        result.rules_wrong += score.rules_wrong
    return result


def found_records(canonical: Canonical, sentences: pl.DataFrame, document_id: str) -> dict[str, list[dict[str, Any]]]:
    """Section -> the facts that have evidence in the document."""
    words = dict(sentences.select("sentence_id", "text").iter_rows())
    evidence = canonical.evidence.filter(pl.col("document_id") == document_id).to_dicts()

    def rows(table: str, frame: pl.DataFrame) -> list[dict[str, Any]]:
        key = frame.columns[0]
        ids = {place["fact_id"] for place in evidence if place["fact_table"] == table}
        return frame.filter(pl.col(key).is_in(ids)).rename({key: "id"}).to_dicts()

    meetings = rows("meetings", canonical.meetings)
    for meeting in meetings:
        parties = canonical.meeting_parties.filter(pl.col("meeting_id") == meeting["id"])
        meeting["parties"] = parties["organization"].to_list()
        meeting["places"] = [words[place["sentence_id"]] for place in evidence if place["fact_id"] == meeting["id"]]
    actions = rows("enforcement_actions", canonical.enforcement_actions)
    for action in actions:
        seized = canonical.enforcement_seizures.filter(pl.col("enforcement_id") == action["id"])
        action["seizures"] = seized.to_dicts()
    return {"trade": rows("trade_figures", canonical.trade_figures), "enforcement": actions, "meetings": meetings}


def score_folder(folder: Path) -> dict[str, Score]:
    """Run documents -> mentions -> facts -> canonical over the texts of a folder and score each section."""
    with TemporaryDirectory() as seeds:
        for path in folder.glob("*.txt"):
            shutil.copy(path, seeds)
        documents, _ = read_documents(Path(seeds))
    sentences, spans = read_mentions(documents)
    canonical = merge(read_facts(documents, sentences, spans), documents)
    ids = {Path(path).stem: key for key, path in documents.select("document_id", "source_path").iter_rows()}
    scores: dict[str, list[Score]] = {section: [] for section in SECTIONS}
    for path in sorted(folder.glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        records = found_records(canonical, sentences, ids[path.stem])
        for section, key in SECTIONS.items():
            expected = [s for record in gold[key] for s in statements(section, record)]
            optional = [s for r in gold["optional"] if r["list"] == key for s in statements(section, r)]
            found = [s for record in records[section] for s in statements(section, record)]
            scores[section].append(compare(path.stem, expected, optional, found))
    return {section: total(parts) for section, parts in scores.items()}


if __name__ == "__main__":
    for folder in FOLDERS:
        for section, score in score_folder(folder).items():
            print("\n".join(score.remarks))
            print(f"{folder.name}, {section}: F1 {score.f1:.3f}, strict F1 {score.strict_f1:.3f}")
