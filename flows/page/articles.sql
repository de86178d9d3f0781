-- Articles with all that was read from them: each fact is an array, in the order of the columns that are given.
CREATE TEMP VIEW page_articles AS
WITH stood AS (
    SELECT document_id, list(json_array(role, reason, char_start, char_end) ORDER BY ordinal) AS passages FROM passages SEMI JOIN wanted ON document_id = key GROUP BY document_id
),
counted AS (
    SELECT figures.document_id, list(json_array({figures}, short_key(claim_key)) ORDER BY figures.char_start, figure_id) AS figures
    FROM figures SEMI JOIN wanted ON document_id = key LEFT JOIN claims ON from_table = 'figures' AND from_id = figure_id
    GROUP BY figures.document_id
),
quoted AS (
    SELECT document_id, list(json_array({quotes}, NULL) ORDER BY char_start, quote_id) AS quotes
    FROM quotes SEMI JOIN wanted ON document_id = key GROUP BY document_id
),
happened AS (
    SELECT events.document_id, list(json_array({events}, short_key(claim_key)) ORDER BY events.char_start, event_id) AS events
    FROM events SEMI JOIN wanted ON document_id = key LEFT JOIN claims ON from_table = 'events' AND from_id = event_id
    GROUP BY events.document_id
)
SELECT doc // 50 AS part, doc AS "order", doc, document_id, title, byline, source_name AS outlet, source_uri, url, published_on,
       published_basis, published_between, metadata_note, text, passages, figures, quotes, events
FROM documents SEMI JOIN wanted ON document_id = key JOIN shelf USING (document_id) SEMI JOIN stories USING (document_id) LEFT JOIN stood USING (document_id)
LEFT JOIN counted USING (document_id) LEFT JOIN quoted USING (document_id) LEFT JOIN happened USING (document_id);

-- By what the two largest lists are seen to have changed: digests of what their rows are made of, which costs less than the rows.
CREATE TEMP VIEW marks_articles AS
WITH read AS (
    SELECT document_id, hash(passages) AS mark FROM passages UNION ALL SELECT document_id, hash(figures) FROM figures
    UNION ALL SELECT document_id, hash(quotes) FROM quotes UNION ALL SELECT document_id, hash(events) FROM events
    UNION ALL SELECT document_id, hash(from_id, claim_key) FROM claims
),
marked AS (SELECT document_id, bit_xor(mark) AS mark FROM read GROUP BY document_id)
SELECT doc // 50 AS part, doc AS "order", mark, documents.* EXCLUDE (text, first_run_id)
FROM documents JOIN shelf USING (document_id) SEMI JOIN stories USING (document_id) LEFT JOIN marked USING (document_id);

CREATE TEMP VIEW marks_timeline AS
WITH marked AS (
    SELECT timeline_id, bit_xor(hash(event_id, doc, events.status)) AS mark
    FROM timeline_events JOIN events USING (event_id) JOIN shelf USING (document_id) GROUP BY timeline_id
)
SELECT part, timeline_id AS "order", mark, timeline.* FROM timeline JOIN timeline_parts USING (timeline_id) JOIN marked USING (timeline_id);
