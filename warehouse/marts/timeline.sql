-- One row for each event that the tellings share (timeline_tellings). Ties are settled by the words: ids depend on what files are
-- called. The finest time that is told counts; what is part of a visit and has no day of its own has the visit's.
WITH told AS (
    SELECT events.*, documents.story_id, documents.seen_on, timeline_key, tellings.why,
           coalesce(documents.published_on, readings.published_to) AS written_on
    FROM staged.events AS events
    JOIN staged.current_documents AS documents USING (document_id)
    JOIN staged.document_readings AS readings USING (document_id)
    JOIN timeline_tellings AS tellings USING (event_id)
),
-- What took place, was called off or denied is known only afterwards: among these the latest, then what most stories say.
verdicts AS (
    SELECT timeline_key, arg_max(status, (is_outcome(status), latest, n_stories, status)) AS status
    FROM (
        SELECT timeline_key, status, count(DISTINCT story_id) AS n_stories, coalesce(max(written_on), DATE '0001-01-01') AS latest
        FROM told GROUP BY timeline_key, status
    )
    GROUP BY timeline_key
),
namings AS (
    SELECT timeline_key, actors, count(DISTINCT story_id) AS n_stories, count(*) AS n, count_parties(actors) AS n_parties
    FROM told WHERE actors IS NOT NULL GROUP BY ALL
),
-- Who takes part as most stories have it; of two namings that as many have, the fuller.
named AS (SELECT timeline_key, arg_min(actors, (-n_stories, -n_parties, -n, actors)) AS actors FROM namings GROUP BY timeline_key),
-- That not every independent story was misread.
surest AS (SELECT timeline_key, story_id, max(confidence) AS confidence FROM told GROUP BY ALL),
sure AS (SELECT timeline_key, round(1 - product(1 - confidence ORDER BY story_id), 3) AS confidence FROM surest GROUP BY timeline_key),
made AS (
    SELECT timeline_key, mode(event_type ORDER BY event_type) AS event_type,
           mode(target ORDER BY target) AS target, mode(place ORDER BY place) AS place,
           arg_max(date_start, (length(date_start), date_start)) AS date_start, max(date_end) AS date_end,
           min(seen_on) AS first_seen_on, max(seen_on) AS last_seen_on,
           max(direction) AS direction, count(DISTINCT document_id) AS n_documents, count(DISTINCT story_id) AS n_stories,
           string_agg(DISTINCT why, ' ' ORDER BY why) AS why
    FROM told GROUP BY timeline_key
),
-- Wishes and conditions are no events of a timeline, nor is what was read without enough confidence, or of which nothing is told of
-- who, whom or where; they stay in events.
shown AS (
    SELECT made.*, actors, verdicts.status, confidence, 'tim_' || left(md5(timeline_key), 16) AS timeline_id
    FROM made JOIN verdicts USING (timeline_key) JOIN sure USING (timeline_key) LEFT JOIN named USING (timeline_key)
    WHERE verdicts.status <> 'hypothetical' AND coalesce(confidence, 1.0) >= getvariable('least_event_confidence')
          AND coalesce(actors, made.target, made.place) IS NOT NULL
)
SELECT shown.timeline_id, shown.event_type, shown.actors, shown.target, shown.place, shown.first_seen_on, shown.last_seen_on,
       coalesce(shown.date_start, whole.date_start) AS date_start,
       CASE WHEN shown.date_start IS NULL THEN whole.date_end ELSE shown.date_end END AS date_end,
       first_day(coalesce(shown.date_start, whole.date_start)) AS starts_on,
       final_day(CASE WHEN shown.date_start IS NULL THEN whole.date_end ELSE shown.date_end END) AS ends_on,
       shown.status, shown.direction, whole.timeline_id AS part_of, shown.n_documents, shown.n_stories,
       shown.confidence, shown.why || CASE WHEN shown.date_start IS NULL AND whole.date_start IS NOT NULL THEN ' Its days are those of what it is part of.'
                         ELSE '' END AS why
FROM shown
LEFT JOIN timeline_parts USING (timeline_key)
LEFT JOIN shown AS whole ON whole.timeline_key = part_of_key
