CREATE VIEW unresolved_names AS
SELECT kind, text, count(*) AS mentions, count(DISTINCT document_id) AS documents
FROM mentions
WHERE kind IN ('organization', 'place', 'border_gate', 'commodity', 'contraband') AND reference_id IS NULL
GROUP BY kind, text
ORDER BY mentions DESC, kind, text;
COMMENT ON VIEW unresolved_names IS 'Names that no reference row is known for, the most frequent first. Example: FROM unresolved_names LIMIT 20';
