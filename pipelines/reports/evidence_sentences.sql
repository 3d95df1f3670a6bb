CREATE VIEW evidence_sentences AS
SELECT e.fact_table, e.fact_id, d.outlet, d.published_at, d.title, d.url, d.source_path, e.quote, s.text AS sentence,
    e.char_start - s.char_start AS quote_start, e.document_id, e.sentence_id, e.claim_id
FROM evidence AS e
JOIN documents AS d USING (document_id)
LEFT JOIN sentences AS s USING (sentence_id)
ORDER BY e.fact_table, e.fact_id, d.published_at NULLS LAST, e.document_id, e.char_start;
COMMENT ON VIEW evidence_sentences IS 'Every fact with the sentences that it was read from, and who printed them when; quote_start counts characters of the sentence. Example: SELECT fact_id, outlet, quote, sentence FROM evidence_sentences WHERE fact_table = ''meetings'' LIMIT 10';
