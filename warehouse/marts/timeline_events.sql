-- Which tellings make up each event of the timeline, each with its status, its article's day and why it was joined.
SELECT shown.timeline_id, event_id, events.status, published_on, tellings.why, other.timeline_id AS other_timeline_id
FROM timeline_tellings AS tellings
JOIN staged.timeline AS shown ON shown.timeline_id = 'tim_' || left(md5(timeline_key), 16)
LEFT JOIN staged.timeline AS other ON other.timeline_id = 'tim_' || left(md5(other_key), 16)
JOIN staged.events AS events USING (event_id)
JOIN staged.current_documents USING (document_id)
