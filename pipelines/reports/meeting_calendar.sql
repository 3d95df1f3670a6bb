CREATE VIEW meeting_calendar AS
SELECT m.meeting_id, m.start_date, m.end_date, m.status, m.kind, m.ordinal, m.name, m.series, m.meeting_count, m.place,
    m.province,
    list(p.organization ORDER BY p.organization) FILTER (p.organization IS NOT NULL) AS parties,
    list(DISTINCT p.country ORDER BY p.country) FILTER (p.country IS NOT NULL) AS countries,
    list(p.head_name || ' (' || p.organization || ')' ORDER BY p.organization) FILTER (p.head_name IS NOT NULL) AS heads,
    m.documents_signed
FROM meetings AS m
LEFT JOIN meeting_parties AS p USING (meeting_id)
GROUP BY ALL
ORDER BY m.start_date NULLS LAST, m.meeting_id;
COMMENT ON VIEW meeting_calendar IS 'Meetings in order of time, with who met, who led, which time it was and what was signed. Example: SELECT start_date, ordinal, place, parties, heads, documents_signed FROM meeting_calendar WHERE status = ''held''';
