CREATE VIEW meeting_calendar AS
SELECT m.meeting_id, m.start_date, m.end_date, m.status, m.kind, m.ordinal, m.name, m.series, m.meeting_count, m.place,
    m.province,
    list(p.organization ORDER BY p.organization) FILTER (p.organization IS NOT NULL) AS parties,
    list(p.head_name ORDER BY p.organization) FILTER (p.head_name IS NOT NULL) AS heads,
    m.documents_signed
FROM meetings AS m
LEFT JOIN meeting_parties AS p USING (meeting_id)
GROUP BY ALL
ORDER BY m.start_date NULLS LAST, m.meeting_id;
COMMENT ON VIEW meeting_calendar IS 'Meetings in order of time, with who met, who led and what was signed.';
