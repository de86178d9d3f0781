-- Events as current documents tell them, with what decides whether two are of one event; the order is that of their words, as ids
-- depend on what files are called.
SELECT event_id, event_type, actors, target, place,
       CASE WHEN regexp_full_match(date_start, '\d{4}(-\d\d){0,2}') THEN date_start END AS date_start,
       CASE WHEN regexp_full_match(date_end, '\d{4}(-\d\d){0,2}') THEN date_end END AS date_end,
       date_text IS NOT NULL AND date_start IS NULL AS is_time_open, status, coalesce(nullif(direction, 'imposed'), '') AS turn, rule, events.document_id, current_documents.story_id,
       coalesce(told.published_on, told.published_from) AS written_from, coalesce(told.published_on, told.published_to) AS written_to
FROM staged.events AS events
JOIN staged.current_documents AS current_documents USING (document_id)
JOIN staged.document_readings AS told USING (document_id)
JOIN raw.documents AS texts USING (document_id)
ORDER BY text_sha256, char_start, event_type, trigger, event_id
