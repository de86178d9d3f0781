-- Events of one type between the same parties at the same time are one, however many documents tell it. An event whose
-- time the text leaves open is merged within its story only. What puts a measure on and what takes it off are never one; a
-- telling that leaves the direction open goes with those that impose. Ties are settled by the words: ids depend on what files are called.
WITH told AS (
    SELECT events.*, documents.story_id,
           concat_ws('|', event_type, parties(actors), coalesce(target, ''), coalesce(date_start, 'story ' || documents.story_id),
                     nullif(direction, 'imposed')) AS timeline_key
    FROM staged.events AS events
    JOIN staged.current_documents AS documents USING (document_id)
),
votes AS (
    SELECT timeline_key, status, count(DISTINCT story_id) AS n_stories
    FROM told GROUP BY timeline_key, status
),
verdicts AS (SELECT timeline_key, arg_max(status, (n_stories, status)) AS status FROM votes GROUP BY timeline_key)
SELECT 'tim_' || left(md5(timeline_key), 16) AS timeline_id, any_value(event_type) AS event_type, min(actors) AS actors,
       any_value(target) AS target, mode(place ORDER BY place) AS place, any_value(date_start) AS date_start, max(date_end) AS date_end,
       any_value(verdicts.status) AS status, any_value(direction) AS direction,
       count(DISTINCT document_id) AS n_documents, count(DISTINCT story_id) AS n_stories,
       CASE WHEN count(*) = 1 THEN 'Told once.'
            WHEN any_value(date_start) IS NULL THEN 'Same kind of event and same parties within one story.'
            ELSE 'Same kind of event, same parties, same day or period.' END AS why
FROM told JOIN verdicts USING (timeline_key)
GROUP BY timeline_key
