-- Which tellings make up each event of the timeline.
SELECT 'tim_' || left(md5(timeline_key), 16) AS timeline_id, event_id FROM timeline_tellings
