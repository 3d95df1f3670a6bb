CREATE VIEW unresolved_names AS
SELECT kind, text, regexp_matches(text[2:], '\p{Lu}') AS is_name, count(*) AS mentions,
    count(DISTINCT document_id) AS documents
FROM mentions
WHERE kind IN ('organization', 'place', 'border_gate', 'commodity', 'contraband') AND reference_id IS NULL
GROUP BY kind, text
ORDER BY mentions DESC, kind, text;
COMMENT ON VIEW unresolved_names IS 'Words for bodies, places and goods that no reference row is known for, the most frequent first; is_name tells names (with a capital behind the first letter) from what names nobody, like "hai bên". Example: FROM unresolved_names WHERE is_name LIMIT 20';
