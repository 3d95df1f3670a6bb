"""The merge of more claims than fit in memory: a partition at a time, with the rules of `merge` and the facts it finds.

Claims meet under the keys of `Matching.candidates` alone. So the claims that are linked by common keys, directly or
through others (a component), are merged without regard to all others, and a partition is some components. What two
documents have in common (`Companions`) is counted a partition at a time, added up, and handed to the partitions that
need it. Everything between two partitions is done by DuckDB, which goes on on disk beyond its memory.
"""
# ruff: noqa: S608 (names and paths in the SQL are this module's own, none comes from a document)

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.canonical.clustering import ENOUGH, Companions
from pipelines.canonical.merge import KINDS, Kind, days_named, with_days
from pipelines.documents.read import number_of
from pipelines.facts.read import Facts
from pipelines.staging import files, framed
from pipelines.tables import CLAIMS, FACT_CLAIMS, Table

ROWS = 20_000  # claims whose keys are looked up at the same time
MOST = 200  # partitions of a kind: each is a file that is open while the claims are dealt out
DATE = pl.Struct({"sentence_id": pl.String, "text": pl.String, "date_start": pl.Date, "date_end": pl.Date})
KEYS = pa.schema({"claim_id": pa.string(), "key": pa.uint64()})
PROOF = {"first": pl.String, "second": pl.String, "proof": pl.Int64}

Merge = Callable[[Facts, pl.DataFrame, Companions], Mapping[str, pl.DataFrame]]


@dataclass(frozen=True)
class Partitions:
    """The claims of a database (views of CLAIMS, `mentions`, `documents`), merged in a folder of scratch files."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    at_once: int  # claims that are merged at the same time, about

    def merge(self, merged: Merge) -> dict[str, list[Path]]:
        """Table -> the Parquet files that have its rows, in the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        parts = {kind.claims.name: self.deal_out(kind) for kind in KINDS}
        self.count_in_common(parts)
        made: dict[str, list[Path]] = {}
        for kind in KINDS:
            written = [self.merge_one(kind, [part], merged) for part in parts[kind.claims.name]]
            for together in self.with_common_ids(written):
                numbers = sorted(together)
                written[numbers[0]] = self.merge_one(
                    kind, [parts[kind.claims.name][number] for number in numbers], merged
                )
                for number in numbers[1:]:
                    written[number] = {}
            for tables in written:
                for name, path in tables.items():
                    made.setdefault(name, []).append(path)
        return made

    # --- dealing out ----------------------------------------------------------------------------------------------

    def deal_out(self, kind: Kind) -> list[Path]:
        """The partitions of the claims of a kind, each a Parquet file or a folder of them."""
        name, sql = kind.claims.name, self.connection.execute
        folder = self.folder / name
        folder.mkdir(parents=True)
        sql(f"CREATE OR REPLACE TEMP VIEW dated AS {self.with_dates(name) if kind.days else f'FROM {name}'}")
        with pq.ParquetWriter(folder / "keys.parquet", KEYS) as writer:
            for claims in self.batches("FROM dated", kind.claims, kind.days):
                writer.write_table(keys_of(claims, kind))
        self.label(folder / "keys.parquet")
        (number,) = sql(f"SELECT count(*) FROM {name}").fetchone() or (0,)
        count = max(1, min(MOST, -(-number // self.at_once)))
        sql(
            f"COPY (SELECT dated.*{'' if kind.days else ', NULL AS dates'}, labelled.label % {count} AS partition "
            f"FROM dated JOIN labelled USING (claim_id)) TO '{folder / 'claims'}' (FORMAT parquet, PARTITION_BY (partition))"
        )
        sql("DROP TABLE labelled")
        return sorted((folder / "claims").glob("partition=*"))

    @staticmethod
    def with_dates(name: str) -> str:
        """SQL for the claims with the dates that stand in the sentences of their evidence."""
        return f"""
        WITH places AS (SELECT DISTINCT claim_id, unnest(evidence).sentence_id AS sentence_id FROM {name}),
        named AS (
            SELECT claim_id, list({{
                'sentence_id': sentence_id, 'text': text, 'date_start': date_start, 'date_end': date_end
            }}) AS dates
            FROM places JOIN (FROM mentions WHERE kind = 'date') USING (sentence_id)
            GROUP BY claim_id
        )
        SELECT {name}.*, dates FROM {name} LEFT JOIN named USING (claim_id)
        """

    def label(self, keys: Path) -> None:
        """Table `labelled`: claim_id -> label, the same for claims that are linked by common keys.

        Each key takes the smallest label of the keys it is linked to, then that label's own, until nothing changes: the
        rounds are about the logarithm of the longest chain.
        """
        sql = self.connection.execute
        sql(f"CREATE OR REPLACE TEMP VIEW keyed AS FROM {files([keys])}")
        sql(
            "CREATE TEMP TABLE links AS WITH pairs AS (SELECT DISTINCT min(key) OVER (PARTITION BY claim_id) AS one, "
            "key AS other FROM keyed) SELECT one, other FROM pairs WHERE one <> other "
            "UNION ALL SELECT other, one FROM pairs WHERE one <> other"
        )
        sql("CREATE TEMP TABLE labels AS SELECT DISTINCT key, key AS label FROM keyed")
        changed = True
        while changed:
            sql(
                "CREATE TEMP TABLE nearer AS SELECT labels.key, least(any_value(labels.label), min(near.label)) AS label "
                "FROM labels LEFT JOIN links ON links.one = labels.key LEFT JOIN labels AS near ON near.key = links.other "
                "GROUP BY labels.key"
            )
            sql(
                "CREATE TEMP TABLE jumped AS SELECT nearer.key, least(nearer.label, further.label) AS label "
                "FROM nearer JOIN nearer AS further ON further.key = nearer.label"
            )
            (count,) = sql(
                "SELECT count(*) FROM jumped JOIN labels USING (key) WHERE jumped.label <> labels.label"
            ).fetchone() or (0,)
            changed = count > 0
            sql("DROP TABLE labels; DROP TABLE nearer; ALTER TABLE jumped RENAME TO labels")
        sql(
            "CREATE TEMP TABLE labelled AS SELECT claim_id, min(label) AS label "
            "FROM keyed JOIN labels USING (key) GROUP BY claim_id"
        )
        sql("DROP TABLE labels; DROP TABLE links")

    # --- what documents have in common ----------------------------------------------------------------------------

    def count_in_common(self, parts: Mapping[str, list[Path]]) -> None:
        """Table `companions`: the pairs of documents that report one event."""
        proofs = self.folder / "proofs"
        proofs.mkdir()
        for kind in KINDS:
            for part in parts[kind.claims.name] if kind.proves else ():
                companions = Companions()
                claims, mentions = self.read(kind, [part])
                companions.learn(with_days(claims, days_named(mentions)), kind.matching)
                rows = [(*pair, proof) for pair, proof in companions.proofs()]
                pl.DataFrame(rows, PROOF, orient="row").write_parquet(
                    proofs / f"{kind.claims.name}-{part.name}.parquet"
                )
        found = files(sorted(proofs.glob("*.parquet")))
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE companions AS SELECT first, second FROM {found} "
            f"GROUP BY first, second HAVING sum(proof) >= {ENOUGH}"
        )

    # --- merging --------------------------------------------------------------------------------------------------

    def merge_one(self, kind: Kind, parts: list[Path], merged: Merge) -> dict[str, Path]:
        """Merge some partitions as one; table -> file, for the tables with rows."""
        claims, mentions = self.read(kind, parts)
        frames = {table.name: claims if table == kind.claims else table.frame([]) for table in CLAIMS}
        self.connection.register("here", claims.select("document_id").unique())
        documents = pl.DataFrame(
            self.connection.sql(
                "SELECT document_id, source_path, duplicate_of FROM documents SEMI JOIN here USING (document_id)"
            ).to_arrow_table()
        )
        pairs = self.connection.sql(
            "SELECT first, second FROM companions WHERE first IN (SELECT document_id FROM here) "
            "AND second IN (SELECT document_id FROM here)"
        ).fetchall()
        self.connection.unregister("here")
        found = merged(Facts(**frames, mentions=mentions), documents, Companions(dict.fromkeys(pairs, ENOUGH)))
        folder = self.folder / "merged"
        folder.mkdir(exist_ok=True)
        written = {}
        for name, frame in found.items():
            if frame.height:
                written[name] = folder / f"{name}-{kind.claims.name}-{parts[0].name}.parquet"
                frame.write_parquet(written[name])
        return written

    def with_common_ids(self, written: list[dict[str, Path]]) -> list[set[int]]:
        """Partitions with a fact of the same id, which are merged once more as one."""
        paths = {
            str(tables[FACT_CLAIMS.name]): number for number, tables in enumerate(written) if FACT_CLAIMS.name in tables
        }
        if len(paths) < 2:
            return []
        rows = self.connection.sql(
            "SELECT list(DISTINCT filename) AS paths FROM "
            f"{files(map(Path, paths))[:-1]}, filename = true) GROUP BY fact_id HAVING count(DISTINCT filename) > 1"
        ).fetchall()
        groups: list[set[int]] = []
        for (names,) in rows:
            group = {paths[name] for name in names}
            apart = [other for other in groups if not other & group]
            groups = [*apart, group.union(*(other for other in groups if other & group))]
        return groups

    def read(self, kind: Kind, parts: list[Path]) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The claims of some partitions, and the dates in their sentences as rows of `mentions`."""
        rows = self.connection.sql(f"FROM {files([path for part in parts for path in sorted(part.glob('*.parquet'))])}")
        return framed(kind.claims, rows), dates_in(pl.DataFrame(rows.select("dates").to_arrow_table()), kind.days)

    def batches(self, query: str, table: Table, days: bool) -> Iterator[list[dict]]:
        for batch in self.connection.sql(query).to_arrow_reader(ROWS):
            frame = pl.DataFrame(batch)
            columns = {name: dtype for name, dtype in table.schema.items() if days or name != "evidence"}
            claims = frame.select(pl.col(name).cast(dtype) for name, dtype in columns.items())
            named = days_named(dates_in(frame, days)) if days else {}
            yield with_days(claims, named)


def dates_in(frame: pl.DataFrame, days: bool) -> pl.DataFrame:
    """The cells of the column `dates` as the rows of `mentions` that they were."""
    if not days:
        return pl.DataFrame(schema={"kind": pl.String, **{field.name: field.dtype for field in DATE.fields}})
    rows = frame.select(pl.col("dates").cast(pl.List(DATE)).explode()).drop_nulls().unnest("dates")
    return rows.unique().with_columns(kind=pl.lit("date"))


def keys_of(claims: list[dict], kind: Kind) -> pa.Table:
    """The keys under which each claim meets others; one that meets none has the id of its own fact."""
    rows = [
        (claim["claim_id"], number_of(key))
        for claim in claims
        for key in dict.fromkeys(kind.matching.candidates(claim) or [kind.fact_of([claim]).fact_id])
    ]
    ids, keys = zip(*rows, strict=True) if rows else ((), ())
    return pa.table({"claim_id": pa.array(ids, pa.string()), "key": pa.array(keys, pa.uint64())})
