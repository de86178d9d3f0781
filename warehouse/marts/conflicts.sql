-- Contradictions, each with who stands on which side, counted by independent stories; none is averaged away.
WITH sides AS (
    SELECT conflict_id, said, count(DISTINCT story_id) AS n_stories, count(DISTINCT document_id) AS n_documents
    FROM disputes WHERE said IS NOT NULL GROUP BY ALL
),
counted AS (
    SELECT *, sum(n_stories) OVER (PARTITION BY conflict_id) > 1 AS is_between_stories,
           row_number() OVER (PARTITION BY conflict_id ORDER BY n_stories DESC, n_documents DESC, said) AS place
    FROM sides
),
-- A conflict is open from the day on which its second side came in; one with arithmetic or an official series from its first.
seen AS (
    SELECT conflict_id, coalesce(any_value(first_seen_on) FILTER (place = 2), min(first_seen_on)) AS first_seen_on, max(last_seen_on) AS last_seen_on
    FROM (
        SELECT conflict_id, min(seen_on) AS first_seen_on, max(seen_on) AS last_seen_on,
               row_number() OVER (PARTITION BY conflict_id ORDER BY min(seen_on)) AS place
        FROM disputes JOIN staged.current_documents USING (document_id) GROUP BY conflict_id, said
    )
    GROUP BY conflict_id
),
told AS (
    SELECT conflict_id, string_agg(
        number_word(n_stories) || CASE WHEN place > 1 THEN '' WHEN n_stories = 1 THEN ' story' ELSE ' stories' END
            || CASE n_stories WHEN 1 THEN ' says ' ELSE ' say ' END || replace(said, 'exact ', ''), ', ' ORDER BY place) AS sides
    FROM counted GROUP BY conflict_id
)
SELECT conflict_id, any_value(claim_key) AS claim_key, any_value(kind) AS kind, count(DISTINCT document_id) AS n_documents,
       count(DISTINCT story_id) AS n_stories, any_value(seen.first_seen_on) AS first_seen_on, any_value(seen.last_seen_on) AS last_seen_on,
       CASE any_value(kind)
           WHEN 'arithmetic' THEN 'One article''s own figures do not fit: ' || any_value(subject) || '.'
           WHEN 'reference' THEN capital(any_value(subject)) || '; ' || any_value(told.sides) || '.'
           ELSE capital(any_value(told.sides)) || ' (' || any_value(subject) || ').'
       END AS summary
FROM disputes JOIN seen USING (conflict_id) LEFT JOIN told USING (conflict_id)
GROUP BY conflict_id
