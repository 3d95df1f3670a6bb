CREATE VIEW trade_by_area AS
WITH figures AS (
    SELECT *, coalesce(area_id, area) AS place_key, coalesce(commodity_id, commodity) AS good_key
    FROM trade_figures
    WHERE status = 'actual' AND value IS NOT NULL AND period_start IS NOT NULL AND period_end IS NOT NULL
)
SELECT f.area, f.metric, f.commodity, f.partner, f.period_start, f.period_end, f.value, f.unit,
    f.change_pct AS change_printed, f.change_basis,
    round(100 * (f.value / nullif(b.value, 0) - 1), 1) AS change_computed,
    abs(f.change_pct - 100 * (f.value / nullif(b.value, 0) - 1)) > 1 AS changes_disagree,
    f.figure_id, b.figure_id AS base_figure_id
FROM figures AS f
LEFT JOIN figures AS b
    ON b.metric = f.metric AND b.unit = f.unit AND b.place_key IS NOT DISTINCT FROM f.place_key
    AND b.good_key IS NOT DISTINCT FROM f.good_key AND b.partner IS NOT DISTINCT FROM f.partner
    AND b.period_start = f.period_start - INTERVAL 1 YEAR AND b.period_end = f.period_end - INTERVAL 1 YEAR
ORDER BY f.area, f.metric, f.commodity, f.partner, f.period_end, f.figure_id;
COMMENT ON VIEW trade_by_area IS 'Trade by area, period and metric, with growth on the year before as printed and, where both years are known, as computed (changes_disagree: by more than a point).';
