CREATE VIEW gate_offices AS
SELECT
    g.gate_id,
    g.name AS gate,
    o.office_id,
    o.name AS office,
    coalesce(r.name, p.name) AS under,
    greatest(o.valid_from, a.valid_from) AS valid_from,
    least(o.valid_to, a.valid_to) AS valid_to
FROM gates AS g
JOIN offices AS o ON o.gate = g.gate_id
LEFT JOIN office_areas AS a ON o.level = 'border_office'
    AND list_contains(a.provinces, CASE WHEN a.valid_from < DATE '2025-07-01' THEN g.province_old ELSE g.province END)
LEFT JOIN offices AS r ON r.office_id = a.office_id
LEFT JOIN offices AS p ON p.office_id = o.parent
ORDER BY gate, g.gate_id, valid_from NULLS FIRST, o.office_id;
COMMENT ON VIEW gate_offices IS 'The customs offices at each gate over the years, and the office above them: a gate keeps its id through every reform. Example: SELECT office, under, valid_from, valid_to FROM gate_offices WHERE gate = ''Tà Lùng''';
