CREATE VIEW trade_by_area AS
WITH figures AS (
    SELECT *, coalesce(area_id, area) AS place_key, coalesce(commodity_id, commodity) AS good_key,
        count(*) OVER (
            PARTITION BY metric, unit, place_key, good_key, partner, period_start, period_end
        ) AS of_the_same
    FROM trade_figures
    WHERE status = 'actual' AND value IS NOT NULL AND share_pct IS NULL
),
grown AS (
    SELECT f.*, round(100 * (f.value / nullif(b.value, 0) - 1), 1) AS change_computed, b.figure_id AS base_figure_id
    FROM figures AS f
    LEFT JOIN figures AS b
        ON f.of_the_same = 1 AND b.of_the_same = 1 AND f.metric <> 'balance'
        AND b.metric = f.metric AND b.unit = f.unit AND b.place_key IS NOT DISTINCT FROM f.place_key
        AND b.good_key IS NOT DISTINCT FROM f.good_key AND b.partner IS NOT DISTINCT FROM f.partner
        AND last_day(b.period_end) = last_day(f.period_end - INTERVAL 1 YEAR)
        AND b.period_start = f.period_start - INTERVAL 1 YEAR
        AND (day(b.period_end) = day(f.period_end) OR (b.period_end = last_day(b.period_end) AND f.period_end = last_day(f.period_end)))
)
SELECT area, area_id, metric, commodity, partner, period_start, period_end, value, unit, qualifier,
    change_pct AS change_printed, change_basis, change_computed,
    CASE WHEN change_basis IS NULL OR fold(change_basis) SIMILAR TO '.*(cung ky|nam).*'
        THEN abs(change_pct - change_computed) > 1 END AS changes_disagree,
    figure_id, base_figure_id
FROM grown
ORDER BY area, metric, commodity, partner, period_end, figure_id;
COMMENT ON VIEW trade_by_area IS 'Trade by area, period and metric, with growth on the year before as printed and as computed, and whether they differ by more than a point. Computed only where each of the two periods has one figure: of several, nobody knows which belong together. Example: SELECT area, metric, period_end, value, unit, change_printed, change_computed FROM trade_by_area WHERE changes_disagree';
