"""The documents stage: a folder of raw files -> the parts `records`, the listing of what was read, and `documents`.

A file that is as the listing has it is not opened again. Every other one is read into a part that has room, or a new
one; a part from which rows go is written anew. So the parts hold what a reading of the whole folder would give.
"""

import tempfile
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
from polars.datatypes import DataType
from polars.exceptions import PolarsError

from pipelines.documents.dropped import dropped_documents
from pipelines.documents.files import SeedFile, list_files
from pipelines.documents.formats import Source, with_metadata_beside
from pipelines.documents.read import RECORDS, number_of, read_sources
from pipelines.documents.together import put_together
from pipelines.engines.local import Local
from pipelines.places import Place, for_polars
from pipelines.progress import Crew
from pipelines.settings import Limits, Settings
from pipelines.staging import Parts, Staging
from pipelines.tables import DOCUMENTS, REJECTED_RECORDS
from pipelines.versions import version

ASIDE: DataType = pl.List(pl.Struct(REJECTED_RECORDS.schema))
LISTING: dict[str, DataType | type[DataType]] = {
    "file": pl.String,
    "state": pl.String,  # what tells that it is unchanged; null: it is read again in any case
    "parts": pl.List(pl.String),  # the files of the parts that hold its records
    "rejected": ASIDE,
    "version": pl.String,  # of the code that read it
}

FULL = 2000  # documents that fill a part, where a relevant one counts as eight and so does a long one
RELEVANT = 8  # it takes a hundred times longer to extract facts than to read
LONG = 4_000  # bytes of a text
BYTES_AT_ONCE = 8_000_000  # of files that are read by one job

# A file that was changed so shortly before it was listed may be changed again without another time or size.
TICK_NS = 2_000_000_000  # the coarsest clock of a file system
PASSING = {"unreadable", "changed"}  # the next run may find it otherwise though nothing tells of it


@dataclass(frozen=True)
class Reading:
    """Files to read into a part, with what stays of it; `base` is its file, None for a new part."""

    parts: Parts
    limits: Limits
    sources: list[Source] = field(default_factory=list)
    base: Place | None = None
    gone: frozenset[str] = frozenset()  # files whose records leave the part

    @property
    def documents(self) -> int:
        return len(self.sources)

    @property
    def seconds(self) -> float:
        return sum(0.0004 + file.size / 10_000_000 for file, _ in self.sources)


@dataclass(frozen=True)
class Read:
    """What became of a job: the files with records in each part that was written, and what was set aside of each file."""

    parts: dict[str, list[str]]
    rejected: dict[str, list[dict]]


def read_part(job: Reading) -> Read:
    """Read files and write the parts; as many as it takes, the first in the place of the base."""
    written: dict[str, list[str]] = {}
    aside: dict[str, list[dict]] = {}
    name = job.base.name.partition("-")[0] if job.base else uuid.uuid4().hex[:12]
    waiting = pl.DataFrame(schema=RECORDS)
    if job.base:
        waiting = pl.read_parquet(for_polars(job.base), glob=False).filter(~pl.col("file").is_in(list(job.gone)))

    def write(frame: pl.DataFrame, name: str) -> None:
        path = job.parts.write(name, frame)
        written[path.name] = frame["file"].unique().to_list()

    for documents, others in read_sources(job.sources, job.limits):
        for row in others:
            aside.setdefault(row.pop("file"), []).append(row)
        *full, waiting = in_parts(pl.concat([waiting, documents]))
        for frame in full:
            write(frame, name)
            name = uuid.uuid4().hex[:12]
    if waiting.height:
        write(waiting, name)
    elif job.base and not written:
        job.parts.remove(name)
    return Read(written, aside)


def in_parts(documents: pl.DataFrame) -> list[pl.DataFrame]:
    """The documents in pieces of which all but the last fill a part."""
    weight = 1 + (RELEVANT - 1) * pl.col("is_relevant").cast(pl.Int64) + pl.col("text").str.len_bytes() // LONG
    number = documents.select(weight.cum_sum() // FULL).to_series()
    pieces = documents.with_columns(number=number).partition_by("number", maintain_order=True, include_key=False)
    return pieces or [documents]


def read_folder(staging: Staging, settings: Settings, crew: Crew) -> None:
    """Bring `records` up to date with the seeds folder, then `documents` and `documents_rejected`.

    Raises NotADirectoryError where there is no such folder.
    """
    began = time.time_ns()
    dropped = dropped_documents(settings.dropped_path)
    found, closed = list_files(settings.seeds_dir)
    sources, lonely = with_metadata_beside(found)
    now = {file.source_path: state_of(file, beside, began) for file, beside in sources}
    listing = bring_up_to_date(staging, settings.limits, sources, now, crew)
    aside = listing.select(pl.col("rejected").explode()).drop_nulls().unnest("rejected")
    aside = pl.concat([aside, REJECTED_RECORDS.frame(closed + lonely)])
    read = number_of(staging.contents("records"), aside.write_json(), sorted(dropped.items()))
    given = f"{version('pipelines.documents.together')} {read}"
    if not staging.is_sealed("documents", given, DOCUMENTS.name, "documents_rejected"):
        put_together(staging, aside, dropped)
        staging.seal("documents", given, DOCUMENTS.name, "documents_rejected")


def bring_up_to_date(
    staging: Staging, limits: Limits, sources: list[Source], states: Mapping[str, str | None], crew: Crew
) -> pl.DataFrame:
    """Read what the listing does not have in its present state; the new listing, once it is written."""
    parts = staging.parts("records")
    rules = reading_version(limits)
    known = last_listing(staging, parts, rules)
    now = pl.DataFrame([*states.items()], schema={"file": pl.String, "state": pl.String}, orient="row")
    unchanged = known.join(now, on=["file", "state"], how="semi")
    stale = now.join(unchanged, on="file", how="anti")
    is_stale = set(stale["file"])
    held = known.select("file", pl.col("parts").alias("part")).explode("part").drop_nulls()
    parts.keep(held["part"].unique())  # others hold what a killed run wrote, or other rules read
    gone = held.join(unchanged, on="file", how="anti").group_by("part").agg("file")
    jobs = readings(
        parts,
        limits,
        [source for source in sources if source[0].source_path in is_stale],
        {part: frozenset(left) for part, left in gone.iter_rows()},
    )
    rewritten = [job.base.name for job in jobs if job.base]
    pairs: list[tuple[str, str]] = []
    aside: list[tuple[str, list[dict]]] = []
    for _, read in crew.do("reading files", read_part, jobs):
        pairs += ((file, part) for part, with_records in read.parts.items() for file in with_records)
        aside += read.rejected.items()
    holding = pl.concat(
        [
            held.join(unchanged, on="file", how="semi").filter(~pl.col("part").is_in(rewritten)),
            pl.DataFrame(pairs, schema=held.schema, orient="row"),
        ]
    )
    passing = {file for file, rows in aside if any(row["check_name"] in PASSING for row in rows)}
    read_now = stale.join(
        pl.DataFrame(aside, schema={"file": pl.String, "rejected": ASIDE}, orient="row"), on="file", how="left"
    ).with_columns(state=pl.when(~pl.col("file").is_in(list(passing))).then("state"), version=pl.lit(rules))
    kept = [frame.select("file", "state", "rejected", "version") for frame in (unchanged, read_now)]
    listing = pl.concat(kept).join(holding.group_by("file").agg(parts="part"), on="file", how="left")
    listing = listing.select(list(LISTING)).sort("file")
    staging.write({"listing": listing})
    parts.keep(holding["part"].unique())
    return listing


def reading_version(limits: Limits) -> str:
    """Of the code that reads, and of the limits that decide what is read."""
    return (
        f"{version('pipelines.documents.read', 'pipelines.documents.formats', alone=(__name__,))} {limits.of_reading()}"
    )


def state_of(file: SeedFile, beside: SeedFile | None, began: int) -> str | None:
    """What is the same as long as a file and its metadata are; None where a later change might not be seen."""
    both = [file, beside] if beside else [file]
    if any(one.changed_ns > began - TICK_NS for one in both):
        return None
    return " ".join(f"{one.size} {one.modified_ns} {one.changed_ns} {one.inode}" for one in both)


def last_listing(staging: Staging, parts: Parts, rules: str) -> pl.DataFrame:
    """What the last run read with the same rules, as far as all parts that hold its records are as they were written."""
    sound = [path.name for path in parts.sound(RECORDS).values()]
    try:
        listing = pl.read_parquet(staging.path("listing"), glob=False)
    except (OSError, PolarsError):
        listing = pl.DataFrame(schema=LISTING)
    if dict(listing.schema) != LISTING:
        listing = pl.DataFrame(schema=LISTING)
    whole = pl.col("parts").fill_null([]).list.eval(pl.element().is_in(sound)).list.all()
    return listing.filter(pl.col("version") == rules, whole)


def readings(parts: Parts, limits: Limits, stale: list[Source], gone: Mapping[str, frozenset[str]]) -> list[Reading]:
    """The jobs: stale files go to parts that are written anew in any case, then to parts with room, then to new ones."""
    batches: list[list[Source]] = []
    size = BYTES_AT_ONCE
    for source in stale:
        if size >= BYTES_AT_ONCE or len(batches[-1]) >= FULL:
            batches.append([])
            size = 0
        batches[-1].append(source)
        size += source[0].size
    paths = {path.name: path for path in parts.paths().values()}
    bases = [*gone, *(name for name in with_room(parts) if name not in gone)] if batches else [*gone]
    jobs = []
    for number in range(max(len(batches), len(gone))):
        base = bases[number] if number < len(bases) else None
        some = batches[number] if number < len(batches) else []
        left = gone.get(base, frozenset()) if base else frozenset()
        jobs.append(Reading(parts, limits, some, paths[base] if base else None, left))
    return jobs


def with_room(parts: Parts) -> list[str]:
    """The files of the parts that are less than half full, the emptiest first."""
    weights = (
        parts.scan(RECORDS)
        .group_by("part")
        .agg(weight=(1 + (RELEVANT - 1) * pl.col("is_relevant").cast(pl.Int64)).sum())
    )
    names = weights.filter(pl.col("weight") < FULL // 2).sort("weight", "part").collect()["part"]
    paths = parts.paths()
    return [paths[name].name for name in names]


def read_documents(
    seeds_dir: Place, limits: Limits | None = None, dropped_path: Path | None = None
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The documents of a folder and what was set aside (tables `documents`, `documents_rejected`); nothing is kept.

    Raises NotADirectoryError where there is no such folder.
    """
    with tempfile.TemporaryDirectory(prefix="documents-") as folder:
        staging = Staging(Path(folder))
        settings = Settings(
            seeds_dir, Path(folder) / "none.duckdb", dropped_path=dropped_path, limits=limits or Limits()
        )
        read_folder(staging, settings, Crew(Local(1)))
        documents = staging.read(DOCUMENTS)[DOCUMENTS.name].sort("source_path", "document_id")
        return documents, pl.read_parquet(staging.path("documents_rejected"))
