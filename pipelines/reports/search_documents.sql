CREATE MACRO search_documents(words) AS TABLE
SELECT published_at, outlet, title, is_relevant, document_id, source_path,
    substr(text, greatest(1, position - 60), 160) AS excerpt
FROM (
    SELECT *, strpos(fold(text), fold(trim(words))) AS position FROM documents
)
WHERE position > 0 AND fold_words(words) <> ''
ORDER BY is_relevant DESC, published_at DESC NULLS LAST, document_id;
COMMENT ON MACRO TABLE search_documents IS 'Documents whose text holds this phrase, with or without diacritics: also those that passed no gate and have no sentences. Example: FROM search_documents(''buon lau'') LIMIT 10';
