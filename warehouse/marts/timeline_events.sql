-- Which tellings make up each event of the timeline, each with its status, its article's day and why it was joined.
SELECT 'tim_' || left(md5(timeline_key), 16) AS timeline_id, event_id, status, published_on, why,
       'tim_' || left(md5(other_key), 16) AS other_timeline_id
FROM timeline_tellings
JOIN staged.events USING (event_id)
JOIN staged.current_documents USING (document_id)
