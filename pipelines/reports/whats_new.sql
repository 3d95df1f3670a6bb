CREATE VIEW whats_new AS
SELECT c.run_at, c.change, c.fact_table, c.fact_id, c.previous_id, d.outlet, d.title, d.published_at,
    q.quote, c.fact
FROM changes AS c
LEFT JOIN (
    SELECT fact_table, fact_id, arg_min(document_id, (document_id, char_start)) AS document_id,
        arg_min(quote, (document_id, char_start)) AS quote
    FROM evidence GROUP BY ALL
) AS q USING (fact_table, fact_id)
LEFT JOIN documents AS d ON d.document_id = q.document_id
WHERE c.run_at = (SELECT max(run_at) FROM changes)
ORDER BY c.change, c.fact_table, c.fact_id;
COMMENT ON VIEW whats_new IS 'What the last run that changed anything changed: facts that appeared, changed or vanished, with where they were read. Earlier runs stand in changes. Example: SELECT change, fact_table, count(*) AS facts FROM whats_new GROUP BY ALL ORDER BY ALL';
