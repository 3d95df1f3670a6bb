CREATE VIEW conflicts AS
WITH disputed AS (
    SELECT fact_table, fact_id, document_id, claim_id, unnest(disputes) AS disputed_column
    FROM fact_claims
),
quotes AS (
    SELECT fact_table, fact_id, document_id, claim_id, arg_min(quote, char_start) AS quote
    FROM evidence
    GROUP BY ALL
)
SELECT
    d.fact_table,
    d.fact_id,
    d.disputed_column,
    kept.document_id AS document_id,
    kept.quote AS quote,
    d.document_id AS other_document_id,
    other.quote AS other_quote
FROM disputed AS d
JOIN quotes AS other USING (fact_table, fact_id, claim_id)
JOIN fact_claims AS giver
    ON giver.fact_table = d.fact_table AND giver.fact_id = d.fact_id
    AND list_contains(giver.gives, d.disputed_column)
JOIN quotes AS kept ON kept.claim_id = giver.claim_id AND kept.fact_id = d.fact_id AND kept.fact_table = d.fact_table
ORDER BY ALL;
COMMENT ON VIEW conflicts IS 'Facts whose sources give different values for one column, beyond rounding: the quote that the row follows, and the other. Example: SELECT fact_table, disputed_column, quote, other_quote FROM conflicts';
