CREATE VIEW seizures_by_item AS
SELECT coalesce(s.item_id, s.item) AS item_key, min(s.item) AS item, s.category, s.unit, e.scope,
    count(DISTINCT s.enforcement_id) AS actions, sum(s.quantity) AS quantity, max(s.quantity) AS largest,
    min(e.period_start) AS first_date, max(e.period_end) AS last_date
FROM enforcement_seizures AS s
JOIN enforcement_actions AS e USING (enforcement_id)
GROUP BY coalesce(s.item_id, s.item), s.category, s.unit, e.scope
ORDER BY actions DESC, item_key, s.unit, e.scope;
COMMENT ON VIEW seizures_by_item IS 'What was seized, by item and unit; cases and statistics apart, since a statistic may hold the cases.';
