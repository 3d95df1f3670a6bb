CREATE VIEW enforcement_by_month AS
SELECT date_trunc('month', e.period_end)::DATE AS month, coalesce(o.name, b.name, e.agency) AS agency, e.violation,
    count(*) AS cases, sum(e.persons)::BIGINT AS persons, sum(e.prosecuted_cases)::BIGINT AS prosecuted_cases,
    sum(e.goods_value) FILTER (e.goods_value_unit = 'VND') AS goods_value_vnd,
    sum(e.collected) AS collected_vnd, list(e.enforcement_id ORDER BY e.enforcement_id) AS enforcement_ids
FROM enforcement_actions AS e
LEFT JOIN offices AS o ON o.office_id = e.agency_id
LEFT JOIN organizations AS b ON b.organization_id = e.agency_id
WHERE e.scope = 'case'
GROUP BY ALL
ORDER BY month NULLS LAST, agency, violation;
COMMENT ON VIEW enforcement_by_month IS 'Concrete cases by month, agency and violation: these may be added up. What agencies report over a period stands in enforcement_statistics. Example: SELECT month, violation, sum(cases) AS cases, sum(persons) AS persons FROM enforcement_by_month GROUP BY ALL ORDER BY ALL';
