-- Which tellings are of one event: the key of the timeline for each. Events of one type between the same parties at the same time
-- are one, however many documents tell it; talks and a meeting of the same people are one encounter. Whoever is visited is found at
-- the place of the visit. What puts a measure on and what takes it off are never one; a telling that leaves the direction open goes
-- with those that impose. An event whose time the text leaves open is merged within its story only, and there what took place is
-- another than what is still to come; a month goes with the one day in it. A telling joins another only where there is no choice.

-- Kinds of event that are done on a day: a telling by the month leaves out which. Talks, drills and measures go on.
CREATE OR REPLACE TEMP MACRO is_done_in_a_day(kind) AS kind IN ('visit', 'encounter', 'call', 'sign', 'appoint', 'election');

CREATE OR REPLACE TEMP TABLE timeline_tellings AS
WITH told AS (
    SELECT event_id, story_id,
           CASE WHEN event_type IN ('meet', 'talks') THEN 'encounter' ELSE event_type END AS kind,
           parties(actors) AS parties,
           CASE WHEN event_type = 'visit' AND target IN (SELECT name FROM staged.entities WHERE kind = 'person')
                THEN coalesce(place, target, '') ELSE parties(target) END AS aim,
           date_start, coalesce(nullif(direction, 'imposed'), '') AS turn,
           CASE WHEN status = 'occurred' THEN 'done' ELSE 'open' END AS state
    FROM staged.events
    JOIN staged.current_documents AS documents USING (document_id)
),
own AS (
    SELECT *, concat_ws('|', kind, parties, aim, coalesce(date_start, 'story ' || story_id || ' ' || state), turn) AS cell FROM told
),
-- Where a telling without a day finds the day of its event: in its own story.
in_story AS (
    SELECT loose.cell, min(dated.cell) AS other_cell
    FROM (SELECT DISTINCT cell, story_id, kind, parties, aim, turn, state FROM own WHERE date_start IS NULL AND parties <> '') AS loose
    JOIN own AS dated USING (story_id, kind, parties, turn, state)
    WHERE dated.date_start IS NOT NULL AND (loose.aim = dated.aim OR loose.aim = '' OR dated.aim = '')
    GROUP BY loose.cell HAVING count(DISTINCT dated.cell) = 1
),
-- 'met in May' is the meeting of 16 May, if that is the only one in May.
in_month AS (
    SELECT months.cell, min(days.cell) AS other_cell
    FROM (SELECT DISTINCT cell, kind, parties, aim, turn, date_start FROM own WHERE is_month(date_start) AND parties <> '') AS months
    JOIN own AS days USING (kind, parties, aim, turn)
    WHERE is_day(days.date_start) AND left(days.date_start, 7) = months.date_start
        AND is_done_in_a_day(kind)
    GROUP BY months.cell HAVING count(DISTINCT days.cell) = 1
),
-- On one day of a story the same people do one thing of a kind: a telling that leaves open to whom goes with the one that says it.
with_aim AS (
    SELECT aimless.cell, min(aimed.cell) AS other_cell
    FROM (SELECT DISTINCT cell, story_id, kind, parties, turn, date_start FROM own WHERE aim = '' AND parties <> '') AS aimless
    JOIN own AS aimed USING (story_id, kind, parties, turn, date_start)
    WHERE aimed.aim <> '' AND is_day(date_start)
    GROUP BY aimless.cell HAVING count(DISTINCT aimed.cell) = 1
),
joined AS (
    SELECT own.event_id, coalesce(in_story.other_cell, in_month.other_cell, own.cell) AS cell
    FROM own LEFT JOIN in_story USING (cell) LEFT JOIN in_month USING (cell)
)
SELECT joined.event_id, coalesce(with_aim.other_cell, joined.cell) AS timeline_key
FROM joined LEFT JOIN with_aim USING (cell)
