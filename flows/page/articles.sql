-- Articles with all that was read from them: each fact is an array, in the order of the columns that are given.
CREATE TEMP VIEW page_articles AS
WITH stood AS (
    SELECT document_id, list(json_array(role, reason, char_start, char_end) ORDER BY ordinal) AS passages FROM passages GROUP BY document_id
),
counted AS (
    SELECT figures.document_id, list(json_array({figures}, short_key(claim_key)) ORDER BY figures.char_start, figure_id) AS figures
    FROM figures LEFT JOIN claims ON from_table = 'figures' AND from_id = figure_id GROUP BY figures.document_id
),
quoted AS (SELECT document_id, list(json_array({quotes}, NULL) ORDER BY char_start, quote_id) AS quotes FROM quotes GROUP BY document_id),
happened AS (
    SELECT events.document_id, list(json_array({events}, short_key(claim_key)) ORDER BY events.char_start, event_id) AS events
    FROM events LEFT JOIN claims ON from_table = 'events' AND from_id = event_id GROUP BY events.document_id
)
SELECT doc // 50 AS part, doc AS "order", doc, document_id, title, byline, source_name AS outlet, source_uri, url, published_on,
       published_basis, published_between, metadata_note, text, passages, figures, quotes, events
FROM documents JOIN shelf USING (document_id) SEMI JOIN stories USING (document_id) LEFT JOIN stood USING (document_id)
LEFT JOIN counted USING (document_id) LEFT JOIN quoted USING (document_id) LEFT JOIN happened USING (document_id);
