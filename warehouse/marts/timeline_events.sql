-- Which tellings make up each event of the timeline; the key is that of timeline.sql.
SELECT 'tim_' || left(md5(concat_ws('|', event_type, parties(actors), coalesce(target, ''),
           coalesce(date_start, 'story ' || documents.story_id), nullif(direction, 'imposed'))), 16) AS timeline_id, event_id
FROM staged.events
JOIN staged.current_documents AS documents USING (document_id)
