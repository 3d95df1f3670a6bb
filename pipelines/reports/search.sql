CREATE MACRO search(words) AS TABLE
WITH found AS (
    SELECT s.*, ' ' || fold_words(s.text) || ' ' AS plain FROM sentences AS s
    WHERE fold_words(words) <> ''
        AND list_has_all(string_split(fold_words(s.text), ' '), string_split(fold_words(words), ' '))
)
SELECT
    CASE WHEN contains(lower(f.text), lower(trim(words))) THEN 'as typed'
        WHEN contains(f.plain, ' ' || fold_words(words) || ' ') THEN 'phrase' ELSE 'all words' END AS found_as,
    d.published_at, d.outlet, d.title, f.section, f.text AS sentence, f.document_id, f.sentence_id, d.source_path
FROM found AS f JOIN documents AS d USING (document_id)
ORDER BY CASE found_as WHEN 'as typed' THEN 0 WHEN 'phrase' THEN 1 ELSE 2 END,
    d.published_at DESC NULLS LAST, f.document_id, f.position;
COMMENT ON MACRO TABLE search IS 'Sentences that hold all these words, with or without diacritics: as typed first, then as a phrase, then apart; the newest first. Example: FROM search(''hoi dam'') LIMIT 10';
