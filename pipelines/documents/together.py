"""All records together -> `documents`: copies of one text become one row, near-copies point to what they repeat."""
# ruff: noqa: S608 (every name in the SQL comes from the table definitions, none from a document)

from collections.abc import Mapping

import polars as pl

from pipelines.documents.duplicates import COMPARED, near_duplicates
from pipelines.documents.read import RECORDS
from pipelines.documents.rejected import rejected
from pipelines.staging import Parts, Staging, framed
from pipelines.tables import DOCUMENTS, REJECTED_RECORDS

# All but the texts, which stay in the parts: `key` tells the record whose text it is, `part` where that is.
DESCRIBED = {name: dtype for name, dtype in RECORDS.items() if name not in ("text", "file", *COMPARED)}
MERGED = [name for name in DESCRIBED if name not in ("document_id", "source_path", "position")]
IN_ORDER = "ORDER BY source_path, position"

ONE_A_TEXT = f"""
CREATE TABLE kept AS SELECT * FROM records ANTI JOIN dropped USING (document_id);
CREATE TABLE copied AS SELECT document_id FROM kept GROUP BY document_id HAVING count(*) > 1;
CREATE TABLE texts AS
    SELECT document_id, source_path, {", ".join(MERGED)}, part, [source_path] AS copies
    FROM kept ANTI JOIN copied USING (document_id)
    UNION ALL
    SELECT document_id, min(source_path),
        {", ".join(f"first({name} {IN_ORDER}) FILTER ({name} IS NOT NULL)" for name in (*MERGED, "part"))},
        list(DISTINCT source_path ORDER BY source_path)
    FROM kept SEMI JOIN copied USING (document_id)
    GROUP BY document_id
"""

# A field that was set aside belongs to a document that is kept; of one that was dropped nothing is shown.
SET_ASIDE = """
WITH read AS (
    SELECT source_path, min(document_id) AS document_id
    FROM records SEMI JOIN aside USING (source_path)
    GROUP BY source_path
)
SELECT stage, source_path, read.document_id, check_name, detail, CASE WHEN reason IS NULL THEN record END AS record
FROM aside LEFT JOIN read USING (source_path) LEFT JOIN dropped ON dropped.document_id = read.document_id
"""


def put_together(staging: Staging, aside: pl.DataFrame, dropped: Mapping[str, str]) -> None:
    """Write `documents` (without the texts, but with `key` and `part`) and `documents_rejected`.

    Copies of one text become one row: the first in order of path names the source, and each field is that of the first
    copy that has it. Near-identical relevant texts point to the one that is kept. `aside` is what was set aside in
    reading; `dropped` are ids of documents to leave out, each with the reason.
    """
    records = staging.parts("records")
    with staging.connect() as connection:
        records.relation(connection, DESCRIBED).create_view("records")
        connection.register("aside", aside)
        reasons = pl.DataFrame([*dropped.items()], {"document_id": pl.String, "reason": pl.String}, orient="row")
        connection.register("dropped", reasons)
        connection.execute(ONE_A_TEXT)
        relevant = connection.sql("SELECT document_id, published_at, key FROM texts WHERE is_relevant")
        connection.register("near", near_duplicates_of(records, pl.DataFrame(relevant.to_arrow_table())))
        columns = ", ".join(name for name in DOCUMENTS.schema if name != "text")
        documents = connection.sql(f"SELECT {columns}, key, part FROM texts LEFT JOIN near USING (document_id)")
        staging.copy(DOCUMENTS.name, documents)
        gone = connection.sql("SELECT source_path, reason, document_id FROM records JOIN dropped USING (document_id)")
        gone_rows = [rejected("dropped", path, reason, None, document) for path, reason, document in gone.fetchall()]
        set_aside = framed(REJECTED_RECORDS, connection.sql(SET_ASIDE))
    rows = pl.concat([set_aside, REJECTED_RECORDS.frame(gone_rows)])
    staging.write({"documents_rejected": rows.sort("source_path", "check_name", "detail", "record", nulls_last=True)})


def near_duplicates_of(records: Parts, relevant: pl.DataFrame) -> pl.DataFrame:
    """Columns document_id and duplicate_of, of the near-duplicates among documents (document_id, published_at, key)."""
    compared = records.scan(RECORDS).filter("is_relevant").select("key", *COMPARED).collect()
    kept_for = near_duplicates(relevant.join(compared, on="key"))
    return pl.DataFrame([*kept_for.items()], {"document_id": pl.String, "duplicate_of": pl.String}, orient="row")
