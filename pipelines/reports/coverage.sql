CREATE VIEW coverage AS
SELECT kind, outcome, reason, count(*) AS mentions, count(DISTINCT document_id) AS documents,
    arg_min(text, mention_id) AS example
FROM mentions
GROUP BY kind, outcome, reason
ORDER BY kind, outcome, mentions DESC, reason;
COMMENT ON VIEW coverage IS 'What became of every recognised number, date and name: used in a fact, or unused and why. Example: SELECT kind, sum(mentions) FILTER (outcome = ''fact'') AS used, sum(mentions) AS all_mentions FROM coverage GROUP BY kind ORDER BY kind';
