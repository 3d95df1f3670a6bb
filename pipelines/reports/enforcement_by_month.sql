CREATE VIEW enforcement_by_month AS
SELECT date_trunc('month', period_end)::DATE AS month, agency, violation, scope, count(*) AS records, sum(cases) AS cases,
    sum(persons) AS persons, sum(prosecuted_cases) AS prosecuted_cases,
    sum(goods_value) FILTER (goods_value_unit = 'VND') AS goods_value_vnd, sum(collected) AS collected_vnd
FROM enforcement_actions
GROUP BY ALL
ORDER BY month NULLS LAST, agency, violation, scope;
COMMENT ON VIEW enforcement_by_month IS 'Cases and statistics by the month in which they end, agency and violation. Statistics overlap (ten months hold the ninth): do not add scope = total rows.';
