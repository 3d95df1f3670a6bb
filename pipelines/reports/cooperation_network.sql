CREATE VIEW cooperation_network AS
SELECT a.organization AS organization, b.organization AS met, a.country AS country, b.country AS met_country,
    sum(m.meeting_count) AS meetings, min(m.start_date) AS first_date, max(m.end_date) AS last_date
FROM meeting_parties AS a
JOIN meeting_parties AS b ON a.meeting_id = b.meeting_id AND a.organization < b.organization
JOIN meetings AS m ON m.meeting_id = a.meeting_id
WHERE m.status = 'held'
GROUP BY ALL
ORDER BY meetings DESC, organization, met;
COMMENT ON VIEW cooperation_network IS 'Who met whom, and how often: one row a pair of organizations.';
