CREATE VIEW seizures_by_item AS
SELECT coalesce(s.item_id, s.item) AS item_key, coalesce(min(c.name), min(g.name), min(s.item)) AS item, min(s.category) AS category,
    s.unit, e.scope, count(DISTINCT s.enforcement_id) AS actions, sum(s.quantity) AS quantity,
    max(s.quantity) AS largest, arg_max(s.enforcement_id, s.quantity) AS largest_enforcement_id,
    min(e.period_start) AS first_date, max(e.period_end) AS last_date,
    list(DISTINCT s.enforcement_id ORDER BY s.enforcement_id) AS enforcement_ids
FROM enforcement_seizures AS s
JOIN enforcement_actions AS e USING (enforcement_id)
LEFT JOIN contraband AS c ON c.item_id = s.item_id
LEFT JOIN commodities AS g ON g.commodity_id = s.item_id
GROUP BY coalesce(s.item_id, s.item), s.unit, e.scope
ORDER BY actions DESC, item_key, s.unit, e.scope;
COMMENT ON VIEW seizures_by_item IS 'What was seized, by item and unit; cases and statistics apart, since a statistic may hold the cases (do not add quantities of scope = total). Example: SELECT item, unit, actions, quantity, largest FROM seizures_by_item WHERE scope = ''case'' LIMIT 10';
