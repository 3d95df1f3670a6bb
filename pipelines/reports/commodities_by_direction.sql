CREATE VIEW commodities_by_direction AS
SELECT direction, coalesce(commodity_id, commodity) AS commodity_key, min(commodity) AS commodity, area,
    count(*) FILTER (figure IS NULL) AS named, count(figure) AS with_figure
FROM (
    SELECT direction, commodity_id, commodity, area, NULL AS figure FROM trade_commodities
    UNION ALL
    SELECT metric, commodity_id, commodity, area, figure_id FROM trade_figures
    WHERE metric IN ('exports', 'imports') AND commodity IS NOT NULL
)
GROUP BY direction, coalesce(commodity_id, commodity), area
ORDER BY direction, commodity, area;
COMMENT ON VIEW commodities_by_direction IS 'Goods by direction and area: how often named without a figure, and how many figures there are.';
