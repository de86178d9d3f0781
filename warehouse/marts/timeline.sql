-- One row for each event that the tellings share (timeline_tellings). Ties are settled by the words: ids depend on what files are
-- called. The finest time that is told counts.
WITH told AS (
    SELECT events.*, documents.story_id, documents.seen_on, timeline_key
    FROM staged.events AS events
    JOIN staged.current_documents AS documents USING (document_id)
    JOIN timeline_tellings USING (event_id)
),
votes AS (
    SELECT timeline_key, status, count(DISTINCT story_id) AS n_stories
    FROM told GROUP BY timeline_key, status
),
verdicts AS (SELECT timeline_key, arg_max(status, (n_stories, status)) AS status FROM votes GROUP BY timeline_key)
SELECT 'tim_' || left(md5(timeline_key), 16) AS timeline_id, mode(event_type ORDER BY event_type) AS event_type, min(actors) AS actors,
       mode(target ORDER BY target) AS target, mode(place ORDER BY place) AS place,
       arg_max(date_start, (length(date_start), date_start)) AS date_start, max(date_end) AS date_end,
       first_day(arg_max(date_start, (length(date_start), date_start))) AS starts_on, final_day(max(date_end)) AS ends_on,
       min(seen_on) AS first_seen_on, max(seen_on) AS last_seen_on,
       any_value(verdicts.status) AS status, max(direction) AS direction,
       count(DISTINCT document_id) AS n_documents, count(DISTINCT story_id) AS n_stories,
       CASE WHEN count(*) = 1 THEN 'Told once.'
            WHEN max(date_start) IS NULL THEN 'Same kind of event and same parties within one story.'
            WHEN count(DISTINCT coalesce(date_start, '')) = 1 THEN 'Same kind of event, same parties, same day or period.'
            ELSE 'Same kind of event and same parties; the one day that its story or its month tells.' END AS why
FROM told JOIN verdicts USING (timeline_key)
GROUP BY timeline_key
