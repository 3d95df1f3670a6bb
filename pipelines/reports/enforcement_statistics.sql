CREATE VIEW enforcement_statistics AS
SELECT coalesce(o.name, b.name, e.agency) AS agency, e.violation, e.place, e.period_start, e.period_end, e.period_text,
    e.cases, e.persons, e.prosecuted_cases, round(100 * e.prosecuted_cases / nullif(e.cases, 0), 1) AS prosecuted_pct,
    e.goods_value, e.goods_value_unit, e.collected AS collected_vnd, e.enforcement_id
FROM enforcement_actions AS e
LEFT JOIN offices AS o ON o.office_id = e.agency_id
LEFT JOIN organizations AS b ON b.organization_id = e.agency_id
WHERE e.scope = 'total'
ORDER BY e.period_end DESC NULLS LAST, agency, e.violation, e.enforcement_id;
COMMENT ON VIEW enforcement_statistics IS 'What agencies report over a period, one row a statistic. Statistics overlap (ten months hold the ninth, the whole holds the part): never add them up. Example: SELECT agency, violation, period_start, period_end, cases, prosecuted_pct FROM enforcement_statistics WHERE cases IS NOT NULL';
