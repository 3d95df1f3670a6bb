CREATE VIEW rule_report AS
WITH facts AS (
    SELECT rule, fact_table, fact_id FROM (
        SELECT rule, 'meetings' AS fact_table, meeting_id AS fact_id FROM meetings
        UNION ALL SELECT rule, 'enforcement_actions', enforcement_id FROM enforcement_actions
        UNION ALL SELECT rule, 'trade_figures', figure_id FROM trade_figures
        UNION ALL SELECT rule, 'trade_commodities', commodity_row_id FROM trade_commodities
        UNION ALL SELECT rule, 'cooperation_figures', figure_id FROM cooperation_figures
    )
), quoted AS (
    SELECT f.rule, f.fact_table, f.fact_id, min(e.quote) AS quote
    FROM facts AS f LEFT JOIN evidence AS e USING (fact_table, fact_id)
    GROUP BY ALL
), counted AS (
    SELECT rule, fact_table, count(*) AS rows, list(DISTINCT quote ORDER BY quote) FILTER (quote IS NOT NULL)[1:3] AS examples
    FROM quoted GROUP BY rule, fact_table
)
SELECT coalesce(r.rule_id, c.rule) AS rule, coalesce(r.fact_table, c.fact_table) AS fact_table,
    coalesce(c.rows, 0) AS rows, r.gold_right / nullif(r.gold_right + r.gold_wrong, 0) AS gold_precision,
    r.gold_right + r.gold_wrong AS gold_read, coalesce(c.examples, []) AS examples, r.description
FROM rules AS r FULL JOIN counted AS c ON c.rule = r.rule_id AND c.fact_table = r.fact_table
ORDER BY fact_table, rows DESC, rule;
COMMENT ON VIEW rule_report IS 'Each rule with the facts that it read, three quotes, and its precision on the annotated documents of the project (NULL where they try it nowhere). Example: SELECT rule, rows, round(gold_precision, 2) AS precision, examples[1] AS example FROM rule_report WHERE rows > 0 ORDER BY rows DESC, rule';
