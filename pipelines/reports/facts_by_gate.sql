CREATE VIEW facts_by_gate AS
SELECT DISTINCT g.gate_id, g.name AS gate, g.kind, g.neighbour, g.province, e.fact_table, e.fact_id,
    coalesce(t.area_id = g.gate_id, false) AS about_it
FROM mentions AS m
JOIN gates AS named ON named.gate_id = m.reference_id
JOIN gates AS g ON g.gate_id = coalesce(named.parent, named.gate_id)
JOIN evidence AS e ON e.sentence_id = m.sentence_id
LEFT JOIN trade_figures AS t ON t.figure_id = e.fact_id
WHERE m.kind = 'border_gate'
ORDER BY gate, g.gate_id, e.fact_table, e.fact_id;
COMMENT ON VIEW facts_by_gate IS 'Facts that were read from a sentence that names the gate or a lane of it; about_it marks trade figures of that very gate. Example: SELECT gate, neighbour, count(*) AS facts FROM facts_by_gate GROUP BY ALL ORDER BY facts DESC, gate';
