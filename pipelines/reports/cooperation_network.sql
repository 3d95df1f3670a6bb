CREATE VIEW cooperation_network AS
SELECT a.organization AS organization, b.organization AS met, a.country AS country, b.country AS met_country,
    a.country <> b.country AS across_border, sum(m.meeting_count)::BIGINT AS meetings, min(m.start_date) AS first_date,
    max(m.end_date) AS last_date, list(m.meeting_id ORDER BY m.meeting_id) AS meeting_ids
FROM meeting_parties AS a
JOIN meeting_parties AS b ON a.meeting_id = b.meeting_id AND a.organization < b.organization
JOIN meetings AS m ON m.meeting_id = a.meeting_id
WHERE m.status = 'held'
GROUP BY ALL
ORDER BY meetings DESC, organization, met;
COMMENT ON VIEW cooperation_network IS 'Who met whom, and how often: one row a pair of organizations that took part in a meeting that was held. Example: SELECT organization, met, met_country, meetings FROM cooperation_network WHERE across_border';
