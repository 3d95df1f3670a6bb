CREATE VIEW whats_new AS
SELECT c.run_at, c.change, c.fact_table, c.fact_id, c.previous_id, d.outlet, d.title, d.published_at,
    e.quote, c.fact, c.documents
FROM changes AS c
LEFT JOIN evidence AS e USING (fact_table, fact_id)
LEFT JOIN documents AS d ON d.document_id = e.document_id
WHERE c.run_at = (SELECT max(run_at) FROM changes)
QUALIFY row_number() OVER (
    PARTITION BY c.fact_table, c.fact_id
    ORDER BY coalesce(list_contains(c.documents, e.document_id), false) DESC, e.document_id, e.char_start, e.char_end
) = 1
ORDER BY c.change, c.fact_table, c.fact_id;
COMMENT ON VIEW whats_new IS 'What the last run that changed anything changed: facts that appeared, changed or vanished, by which documents, and where one of these says so. Earlier runs stand in changes. Example: SELECT change, fact_table, count(*) AS facts FROM whats_new GROUP BY ALL ORDER BY ALL';
