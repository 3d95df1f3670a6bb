CREATE VIEW sources AS
SELECT d.outlet, d.document_id, d.title, d.published_at, d.source_path, d.duplicate_of, e.fact_table,
    count(DISTINCT e.fact_id) AS facts
FROM documents AS d
LEFT JOIN evidence AS e USING (document_id)
WHERE d.is_relevant
GROUP BY ALL
ORDER BY d.published_at DESC NULLS LAST, d.document_id, e.fact_table;
COMMENT ON VIEW sources IS 'Which outlet reported how many facts of each table, a row a document and table; no table where nothing was read. Example: SELECT outlet, sum(facts) AS facts FROM sources GROUP BY outlet ORDER BY facts DESC, outlet';
