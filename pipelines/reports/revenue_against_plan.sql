CREATE VIEW revenue_against_plan AS
SELECT r.area, r.area_id, r.period_start, r.period_end, r.value AS collected, r.unit, r.plan_pct AS plan_pct_printed,
    p.value AS target, p.period_end AS target_end, round(100 * r.value / nullif(p.value, 0), 1) AS plan_pct_computed,
    abs(r.plan_pct - 100 * r.value / nullif(p.value, 0)) > 1 AS plans_disagree,
    r.figure_id, p.figure_id AS target_figure_id
FROM trade_figures AS r
LEFT JOIN trade_figures AS p
    ON p.metric = r.metric AND p.status = 'target' AND p.unit = r.unit
    AND coalesce(p.area_id, p.area) = coalesce(r.area_id, r.area)
    AND coalesce(p.commodity_id, p.commodity) IS NOT DISTINCT FROM coalesce(r.commodity_id, r.commodity)
    AND p.period_start = r.period_start AND p.period_end >= r.period_end
WHERE r.metric = 'state_revenue' AND r.status = 'actual' AND r.value IS NOT NULL AND r.share_pct IS NULL
ORDER BY r.area, r.period_end, r.figure_id, p.value;
COMMENT ON VIEW revenue_against_plan IS 'State revenue with the share of the plan as printed and, where a target from the same first day is known, as computed. A row a target: an office may have one by law and one to strive for, and the printed share follows one of them. Example: SELECT area, period_end, collected, target, plan_pct_printed, plan_pct_computed FROM revenue_against_plan WHERE target IS NOT NULL';
