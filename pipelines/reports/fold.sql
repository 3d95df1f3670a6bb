CREATE MACRO fold(words) AS replace(lower(strip_accents(words)), 'đ', 'd');
COMMENT ON MACRO fold IS 'Words in lower case without diacritics, for searching: "Hội đàm" and "hoi dam" are one. Example: SELECT fold(''Ma túy đá'')';
CREATE MACRO fold_words(words) AS trim(regexp_replace(fold(words), '[^a-z0-9]+', ' ', 'g'));
COMMENT ON MACRO fold_words IS 'Folded words with one space between them and nothing else. Example: SELECT fold_words(''"Hội đàm", lần thứ 11'')';
