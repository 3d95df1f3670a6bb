"""Documents -> sentences, spans, claims and mentions: a pure function over a batch of documents, and what is kept of it.

`extract` is the whole of it, frames in, frames out. The stages do the same step by step over the parts of `records`, and
keep what each step made of a document as a row of parts of its own:

    mentions          its sentences and spans
    trade_claims, ... its claims, and the mentions that went into them; one kind of parts a table of claims
    outcomes          what became of each of its mentions

A row says which rules made it from what. Made again are only those whose rules are others now, or who were given
something else: for a new rule about trade, the trade claims are read again from the stored sentences and spans.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl
from polars.exceptions import PolarsError

from pipelines.documents.read import RECORDS, number_of
from pipelines.facts import read as facts
from pipelines.facts.read import Told, Use, latest, read_claims, read_outcomes
from pipelines.guards import absurd_values, rule_failed, where_rules_hold, without_crowds, without_long_lines
from pipelines.mentions.read import articles, read_mentions
from pipelines.places import for_polars
from pipelines.progress import Crew
from pipelines.settings import Limits
from pipelines.staging import Parts, Staging
from pipelines.tables import CLAIMS, DOCUMENTS, MENTIONS, REJECTED_RECORDS, SENTENCES, SPANS, Table
from pipelines.tables.validation import validate
from pipelines.versions import version

Tables = dict[str, pl.DataFrame]


# --- a batch of documents -----------------------------------------------------------------------------------------


def extract(documents: pl.DataFrame, limits: Limits) -> Tables:
    """`sentences`, `spans`, the tables of claims, `mentions` and `rejected_records` of a batch of `documents`."""
    found, aside = find_mentions(documents, limits)
    read = [Told(article) for article in articles(documents, found["sentences"], found["spans"])]
    used: dict[str, set[Use]] = {}
    rejected = [aside]
    for table, rules in facts.READERS:
        found[table.name], uses, aside = find_claims(read, documents, table, rules)
        rejected.append(aside)
        for document_id, mentions in uses.items():
            used.setdefault(document_id, set()).update(mentions)
    found["mentions"], aside = find_outcomes(read, documents, used)
    return found | {"rejected_records": pl.concat([*rejected, aside])}


def find_mentions(documents: pl.DataFrame, limits: Limits) -> tuple[Tables, pl.DataFrame]:
    """`sentences` and `spans` of the relevant documents, and what was set aside."""
    origins = origins_of(documents)
    readable, too_long = without_long_lines(documents, limits)
    (sentences, spans), failed = where_rules_hold(read_mentions, readable, "parse")
    sentences, unsound_sentences = validate(SENTENCES, sentences, "parse", origins=origins, quoted=documents)
    spans, crowded = without_crowds(spans, sentences, documents, limits)
    parents = {"sentence_id": sentences["sentence_id"]}
    spans, unsound_spans = validate(SPANS, spans, "parse", origins=origins, parents=parents, quoted=documents)
    return {"sentences": sentences, "spans": spans}, set_aside(
        too_long, failed, unsound_sentences, crowded, unsound_spans
    )


def find_claims(
    read: Iterable[Told], documents: pl.DataFrame, table: Table, rules: facts.Rules
) -> tuple[pl.DataFrame, dict[str, set[Use]], pl.DataFrame]:
    """The claims of articles that go into a table, the mentions each article's claims use, and what was set aside."""
    rows: list[dict] = []
    used: dict[str, set[Use]] = {}
    failed: list[dict] = []
    paths = dict(documents.select("document_id", "source_path").iter_rows())
    for told in read:
        document_id = told.article.document_id
        try:
            claims, used[document_id] = read_claims(told, table, rules)
        except MemoryError:
            raise
        except Exception as error:
            document = {"document_id": document_id, "source_path": paths[document_id]}
            failed.append(rule_failed(error, document, "facts"))
        else:
            rows += claims
    sound, unsound = validate(table, table.frame(rows), "facts", origins=origins_of(documents))
    return sound, used, set_aside(REJECTED_RECORDS.frame(failed), unsound)


def find_outcomes(
    read: Iterable[Told], documents: pl.DataFrame, used: Mapping[str, set[Use]]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`mentions` of articles, given those that went into claims, and what was set aside."""
    found = [told.article for told in read]
    rows = [row for article in found for row in read_outcomes(article, used.get(article.document_id, set()))]
    mentions = pl.DataFrame(rows, schema=MENTIONS.schema, orient="row")
    mentions, unsound = validate(MENTIONS, mentions, "facts", origins=origins_of(documents))
    return mentions, set_aside(unsound, absurd_values(mentions, documents))


def origins_of(documents: pl.DataFrame) -> pl.DataFrame:
    return documents.select("document_id", "source_path")


def set_aside(*frames: pl.DataFrame) -> pl.DataFrame:
    """The rejected rows of a stage in one frame. One that is itself unsound is set aside as a record of its own."""
    rejected, unsound = validate(REJECTED_RECORDS, pl.concat(frames), "ingest")
    return pl.concat([rejected, unsound])


# --- what is kept of it -------------------------------------------------------------------------------------------


def rows_of(table: Table) -> pl.List:
    """The type of a cell that holds the rows of a table that belong to a document."""
    return pl.List(pl.Struct(table.schema))


MADE: dict[str, type[pl.DataType]] = {
    "document_id": pl.String,
    "rules": pl.String,  # version of the rules that made the row
    "given": pl.UInt64,  # a hash of what they were given
    "gave": pl.UInt64,  # a hash of what the next step is given
}
USED = pl.List(pl.Struct({"start": pl.Int32, "end": pl.Int32, "kind": pl.String}))
KEPT: dict[str, dict[str, pl.DataType | type[pl.DataType]]] = {
    "mentions": {"sentences": rows_of(SENTENCES), "spans": rows_of(SPANS)},
    # `last_day` is the last that the claims tell of, `read` a hash of what they were read from
    **{t.name: {"claims": rows_of(t), "used": USED, "last_day": pl.Date, "read": pl.UInt64} for t in CLAIMS},
    "outcomes": {"mentions": rows_of(MENTIONS)},
}


def schema_of(kind: str) -> dict[str, pl.DataType | type[pl.DataType]]:
    return {**MADE, **KEPT[kind], "rejected": rows_of(REJECTED_RECORDS)}


def rules_of(limits: Limits) -> dict[str, str]:
    """The version of the rules of each kind of parts."""
    here = (__name__, "pipelines.guards", "pipelines.facts.read")
    spans = f"{limits.max_line_characters} {limits.max_sentence_mentions}"
    return {
        "mentions": f"{version('pipelines.mentions.read', 'pipelines.tables.validation', alone=here)} {spans}",
        **{
            table.name: version(
                rules.__module__, "pipelines.facts.references", "pipelines.tables.validation", alone=here
            )
            for table, rules in facts.READERS
        },
        "outcomes": version("pipelines.facts.reasons", "pipelines.tables.validation", alone=here),
    }


@dataclass(frozen=True)
class Extraction:
    """The documents of a part of which something is to be made, or to be forgotten."""

    staging: Staging
    part: str
    wanted: pl.DataFrame  # all relevant documents of the part: those of `wanted_documents`
    limits: Limits
    rules: Mapping[str, str]
    documents: int  # of which something is to be made

    @property
    def seconds(self) -> float:
        return self.documents * 0.02

    def texts(self, document_ids: list[str]) -> pl.DataFrame:
        """Some documents of the part, as rows of `documents` as far as they are extracted from."""
        some = self.wanted.filter(pl.col("document_id").is_in(document_ids))
        records = self.staging.parts("records").scan(RECORDS, {self.part})
        texts = records.filter(pl.col("key").is_in(some["key"].implode())).select("key", "text").collect()
        return some.join(texts, on="key").with_columns(is_relevant=pl.lit(True)).sort("document_id")

    def bring_up_to_date(
        self, kind: str, given: pl.DataFrame, make: Callable[[list[str]], pl.DataFrame]
    ) -> pl.DataFrame:
        """Keep the rows that would be made as they are, make the others; all rows are returned.

        `given` has the columns document_id and given; `make` gives the rows of some documents without rules and given.
        """
        parts, rules = self.staging.parts(kind), self.rules[kind]
        old = stored(parts, self.part, schema_of(kind))
        kept = old.filter(rules=rules).join(given, on=["document_id", "given"], how="semi")
        missing = given.join(kept, on="document_id", how="anti")
        if missing.is_empty() and kept.height == old.height:
            return old
        made = make(missing["document_id"].to_list()).join(missing, on="document_id").with_columns(rules=pl.lit(rules))
        rows = pl.concat([kept, made.select(list(schema_of(kind)))]).sort("document_id")
        if rows.is_empty():
            parts.remove(self.part)
        else:
            parts.write(self.part, rows)
        return rows


def stored(parts: Parts, name: str, schema: dict) -> pl.DataFrame:
    """A part, or no rows where there is none of this schema."""
    path = parts.paths().get(name)
    if path is not None:
        try:
            frame = pl.read_parquet(for_polars(path), glob=False)
        except (OSError, PolarsError):
            frame = pl.DataFrame()
        if dict(frame.schema) == schema:
            return frame
    return pl.DataFrame(schema=schema)


def make_mentions(job: Extraction) -> None:
    """Bring a part of `mentions` up to date."""

    def make(document_ids: list[str]) -> pl.DataFrame:
        documents = job.texts(document_ids)
        found, aside = find_mentions(documents, job.limits)
        rows = by_document(document_ids, found | {"rejected": aside})
        described = rows.join(documents.select("document_id", "title", "published_at"), on="document_id")
        content = described.select(pl.struct("title", "published_at", "sentences", "spans").struct.json_encode())
        return rows.with_columns(gave=hashes(content.to_series()))

    job.bring_up_to_date("mentions", job.wanted.select("document_id", given="given"), make)


def make_facts(job: Extraction) -> None:
    """Bring the parts of claims and of `outcomes` up to date with the part of `mentions`."""
    mentions = stored(job.staging.parts("mentions"), job.part, schema_of("mentions"))
    read: dict[str, Told] = {}

    def load(document_ids: list[str]) -> tuple[pl.DataFrame, list[Told]]:
        documents = job.texts(document_ids)
        new = documents.filter(~pl.col("document_id").is_in(list(read)))
        rows = mentions.join(new, on="document_id", how="semi")
        for article in articles(new, rows_in(rows, "sentences", SENTENCES), rows_in(rows, "spans", SPANS)):
            read[article.document_id] = Told(article)
        return documents, [read[document_id] for document_id in documents["document_id"]]

    read_from = mentions.select("document_id", read="gave")
    own = [
        current(
            stored(job.staging.parts(table.name), job.part, schema_of(table.name)), job.rules[table.name], read_from
        )
        for table in CLAIMS
    ]
    days, unknown = days_told(job.wanted, read_from, own)
    if unknown:  # the day of an article without one is what the claims of all tables tell
        load(unknown)
        for (_, rules), known in zip(facts.READERS, own, strict=True):
            told_by = dict(known.iter_rows())
            for document_id in unknown:
                day = told_by[document_id] if document_id in told_by else read[document_id].last_day(rules)
                days[document_id] = latest((days.get(document_id), day))
    given = given_to_rules(read_from, days)
    used: dict[str, set[Use]] = {}
    gave = mentions.select("document_id", "gave")
    for table, rules in facts.READERS:

        def make(document_ids: list[str], table: Table = table, rules: facts.Rules = rules) -> pl.DataFrame:
            documents, some = load(document_ids)
            for told in some:
                told.day = told.article.published or days[told.article.document_id]
            claims, uses, aside = find_claims(some, documents, table, rules)
            rows = by_document(document_ids, {"claims": claims, "rejected": aside})
            cells = [sorted(uses.get(document_id, ())) for document_id in rows["document_id"]]
            as_rows = [[{"start": start, "end": end, "kind": kind} for start, end, kind in cell] for cell in cells]
            last_days = {told.article.document_id: told.last_day(rules) for told in some}
            return rows.with_columns(
                used=pl.Series(as_rows, dtype=USED),
                gave=pl.Series(map(number_of, cells), dtype=pl.UInt64),
                last_day=pl.Series([last_days[document_id] for document_id in rows["document_id"]], dtype=pl.Date),
            ).join(read_from, on="document_id")

        rows = job.bring_up_to_date(table.name, given, make)
        gave = gave.join(rows.select("document_id", pl.col("gave").alias(table.name)), on="document_id")
        for document_id, cell in rows.select("document_id", "used").iter_rows():
            used.setdefault(document_id, set()).update((use["start"], use["end"], use["kind"]) for use in cell)

    def make_outcomes(document_ids: list[str]) -> pl.DataFrame:
        documents, some = load(document_ids)
        outcomes, aside = find_outcomes(some, documents, used)
        rows = by_document(document_ids, {"mentions": outcomes, "rejected": aside})
        return rows.with_columns(gave=pl.lit(0, pl.UInt64))

    job.bring_up_to_date("outcomes", combined(gave), make_outcomes)


def by_document(document_ids: list[str], tables: Tables) -> pl.DataFrame:
    """A row a document, with its rows of each table in a cell."""
    rows = pl.DataFrame({"document_id": document_ids}, schema={"document_id": pl.String})
    for name, frame in tables.items():
        cells = frame.group_by("document_id", maintain_order=True).agg(pl.struct(frame.columns).alias(name))
        rows = rows.join(cells, on="document_id", how="left").with_columns(pl.col(name).fill_null([]))
    return rows


def rows_in(rows: pl.DataFrame, column: str, table: Table) -> pl.DataFrame:
    """What `by_document` put into the cells of a column."""
    inside = rows.select(pl.col(column).explode()).drop_nulls()
    return inside.unnest(column) if inside.height else table.frame([])


def hashes(texts: pl.Series) -> pl.Series:
    return pl.Series([number_of(text) for text in texts], dtype=pl.UInt64)


def combined(gave: pl.DataFrame) -> pl.DataFrame:
    """Columns document_id and given: a hash of the other columns, which are hashes."""
    numbers = [number_of(*row) for row in gave.drop("document_id", "part", strict=False).iter_rows()]
    return gave.select("document_id", given=pl.Series(numbers, dtype=pl.UInt64))


def current(rows: pl.DataFrame, rules: str, read_from: pl.DataFrame) -> pl.DataFrame:
    """Columns document_id and last_day of rows of claims, as far as these rules read them from what there is now."""
    kept = rows.filter(rules=rules).join(read_from, on=["document_id", "read"], how="semi")
    return kept.select("document_id", "last_day")


def days_told(
    documents: pl.DataFrame, read_from: pl.DataFrame, own: list[pl.DataFrame]
) -> tuple[dict[str, date | None], list[str]]:
    """The day that each article without one speaks from, and the ids of those of which some claims are still to be read.

    `own` has a frame of `current` for each table of claims.
    """
    undated = documents.filter(pl.col("published_at").is_null()).join(read_from, on="document_id", how="semi")
    told = pl.concat(own).join(undated, on="document_id", how="semi")
    days = told.group_by("document_id").agg(pl.col("last_day").max(), pl.len())
    known = dict(days.filter(len=len(own)).select("document_id", "last_day").iter_rows())
    return known, [document_id for document_id in undated["document_id"] if document_id not in known]


def given_to_rules(read_from: pl.DataFrame, days: Mapping[str, date | None]) -> pl.DataFrame:
    """Columns document_id and given: of what `mentions` gave (column read), and of the day of an article without one.

    So the claims of one table are read again where those of another one move that day, and only there.
    """
    numbers = [
        number_of(gave, days.get(document_id))
        for document_id, gave in read_from.select("document_id", "read").iter_rows()
    ]
    return read_from.select("document_id", given=pl.Series(numbers, dtype=pl.UInt64))


# --- what is to be made -------------------------------------------------------------------------------------------


def bring_mentions_up_to_date(staging: Staging, limits: Limits, crew: Crew) -> None:
    """Make what is missing of `mentions`, remove what belongs to no document any more, write `mentions_rejected`."""
    wanted = wanted_documents(staging)
    stale = Stale(staging, wanted, rules_of(limits))
    stale.compare("mentions", wanted.select("document_id", "part", "given"))
    for _ in crew.do("recognising numbers, dates and names", make_mentions, stale.jobs(limits)):
        pass
    staging.write({"mentions_rejected": rejected_in(staging, ["mentions"], wanted)})


def bring_facts_up_to_date(staging: Staging, limits: Limits, crew: Crew) -> None:
    """The same for the claims and `outcomes`, and `facts_rejected`."""
    wanted = wanted_documents(staging)
    stale = Stale(staging, wanted, rules_of(limits))
    gave = staging.parts("mentions").scan(schema_of("mentions")).select("document_id", "part", "gave").collect()
    read_from = gave.select("document_id", "part", read="gave")
    days, unknown = days_told(wanted, read_from, [stale.current(table.name, read_from) for table in CLAIMS])
    stale.missing.append(read_from.filter(pl.col("document_id").is_in(unknown)).select("document_id", "part"))
    given = given_to_rules(read_from, days).join(read_from.select("document_id", "part"), on="document_id")
    for table in CLAIMS:
        known = stale.compare(table.name, given)
        gave = gave.join(known.select("document_id", pl.col("gave").alias(table.name)), on="document_id")
    stale.compare("outcomes", gave.select("document_id", "part").join(combined(gave), on="document_id"))
    for _ in crew.do("reading facts", make_facts, stale.jobs(limits)):
        pass
    kinds = [*(table.name for table in CLAIMS), "outcomes"]
    staging.write({"facts_rejected": rejected_in(staging, kinds, wanted)})


def wanted_documents(staging: Staging) -> pl.DataFrame:
    """The relevant documents, with a hash of what mentions are made from. Raises NotStaged."""
    documents = staging.scan(DOCUMENTS).filter("is_relevant")
    wanted = documents.select("document_id", "source_path", "title", "published_at", "key", "part").collect()
    numbers = [number_of(*row) for row in wanted.select("document_id", "title", "published_at").iter_rows()]
    return wanted.with_columns(given=pl.Series(numbers, dtype=pl.UInt64))


@dataclass
class Stale:
    """What is to be made again: documents of parts, found by comparing what is wanted with what is kept."""

    staging: Staging
    documents: pl.DataFrame  # those of `wanted_documents`
    rules: Mapping[str, str]
    missing: list[pl.DataFrame] = field(default_factory=list)  # columns document_id, part
    dead: set[str] = field(default_factory=set)  # parts with rows that nobody wants

    def current(self, kind: str, read_from: pl.DataFrame) -> pl.DataFrame:
        """`current` of the rows of claims that are kept."""
        parts = self.staging.parts(kind)
        parts.folder.mkdir(parents=True, exist_ok=True)
        parts.sound(schema_of(kind), set(self.documents["part"].unique()))
        rows = parts.scan(schema_of(kind)).select("document_id", "rules", "read", "last_day").collect()
        return current(rows, self.rules[kind], read_from)

    def compare(self, kind: str, wanted: pl.DataFrame) -> pl.DataFrame:
        """Note what is missing of a kind of parts, by document_id, part and given; what is there is returned."""
        parts = self.staging.parts(kind)
        parts.folder.mkdir(parents=True, exist_ok=True)
        parts.sound(schema_of(kind), set(self.documents["part"].unique()))
        have = parts.scan(schema_of(kind)).select(*MADE, "part").collect()
        known = have.filter(rules=self.rules[kind]).join(wanted, on=["document_id", "part", "given"], how="semi")
        self.missing.append(wanted.join(known, on=["document_id", "part"], how="anti").select("document_id", "part"))
        self.dead |= set(have.join(wanted, on=["document_id", "part"], how="anti")["part"])
        return known

    def jobs(self, limits: Limits) -> list[Extraction]:
        counts = dict(pl.concat(self.missing).unique().group_by("part").len().iter_rows())
        parts = sorted(self.dead | counts.keys())
        wanted = self.documents.filter(pl.col("part").is_in(parts)).partition_by("part", as_dict=True)
        return [
            Extraction(self.staging, part, wanted[part,], limits, self.rules, counts.get(part, 0)) for part in parts
        ]


def rejected_in(staging: Staging, kinds: list[str], documents: pl.DataFrame) -> pl.DataFrame:
    """What was set aside in some kinds of parts; each row names the source that its document has now."""
    found = [staging.parts(kind).scan(schema_of(kind)).select(pl.col("rejected").explode()) for kind in kinds]
    rows = rows_in(pl.concat(found).drop_nulls().collect(), "rejected", REJECTED_RECORDS).drop("source_path")
    named = rows.join(origins_of(documents), on="document_id").select(list(REJECTED_RECORDS.schema))
    return named.unique().sort(pl.all(), nulls_last=True)
