CREATE VIEW commodities_by_direction AS
SELECT t.direction, coalesce(t.commodity_id, t.commodity) AS commodity_key,
    coalesce(min(c.name), min(t.commodity)) AS commodity, min(c.category) AS category, t.area,
    count(*) FILTER (t.figure_id IS NULL) AS named, count(t.figure_id) AS with_figure,
    min(t.period_start) AS first_date, max(t.period_end) AS last_date
FROM (
    SELECT direction, commodity_id, commodity, area, period_start, period_end, NULL AS figure_id
    FROM trade_commodities
    UNION ALL
    SELECT metric, commodity_id, commodity, area, period_start, period_end, figure_id FROM trade_figures
    WHERE metric IN ('exports', 'imports') AND commodity IS NOT NULL
) AS t
LEFT JOIN commodities AS c ON c.commodity_id = t.commodity_id
GROUP BY t.direction, coalesce(t.commodity_id, t.commodity), t.area
ORDER BY t.direction, commodity, t.area;
COMMENT ON VIEW commodities_by_direction IS 'Goods by direction and area: how often named without a figure, and how many figures there are. Example: SELECT direction, commodity, sum(named + with_figure) AS times FROM commodities_by_direction GROUP BY ALL ORDER BY times DESC, direction, commodity';
