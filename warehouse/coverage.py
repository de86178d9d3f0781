"""When an undated article can have been published: the window of the dated articles that tell the same."""

from __future__ import annotations

import duckdb
import polars as pl

# Copies of a story run within days of one another.
DAYS_APART = 3
# What is quoted again years later gives no window: the dated articles must lie within so many days of one another.
WIDEST_DAYS = 31
# One quotation or event may be looked back on; two are the same news. Shorter quotations than this are anybody's words.
LEAST_SHARED = 2
LEAST_QUOTED_CHARS = 40
# 'May 16', 'May 16-17', '16 May', 'May 16 and 17'
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and)\s?\d{1,2}(?:st|nd|rd|th)?)?"
_DAY_OF_MONTH = rf"(?:[A-Z][a-z]{{2,8}}\.?\s{_DAYS}|{_DAYS}\s(?:of\s)?[A-Z][a-z]{{2,8}}\.?)"

_WINDOWS = """
WITH undated AS (SELECT document_id FROM staged.document_readings WHERE published_on IS NULL AND published_basis <> 'text'),
dated AS (  -- by its day, or by the window that its own text gives
    SELECT document_id, coalesce(published_on, published_from) AS first_on, coalesce(published_on, published_to) AS last_on
    FROM staged.document_readings WHERE published_on IS NOT NULL OR published_basis = 'text'
),
by_story AS (
    SELECT ours.document_id, theirs.document_id AS other_id
    FROM ops.story_members AS ours JOIN ops.story_members AS theirs USING (story_id)
    WHERE ours.document_id <> theirs.document_id
),
said AS (
    SELECT document_id, regexp_replace(lower(content), '[^a-z0-9]+', ' ', 'g') AS words
    FROM staged.quotes WHERE mode = 'direct' AND length(content) >= $least_chars
),
by_quotes AS (
    SELECT ours.document_id, theirs.document_id AS other_id FROM said AS ours JOIN said AS theirs USING (words)
    WHERE ours.document_id IN (FROM undated) AND ours.document_id <> theirs.document_id
    GROUP BY ALL HAVING count(DISTINCT words) >= $least_shared
),
done AS (
    SELECT document_id, event_type, actors, coalesce(target, '') AS target, date_start FROM staged.events
    WHERE status = 'occurred' AND date_basis = 'stated' AND length(date_start) = 10 AND date_start = date_end AND actors IS NOT NULL
),
latest AS (SELECT document_id, max(date_start) AS date_start FROM done GROUP BY document_id),
by_events AS (  -- the news of an article is what it tells of its newest day
    SELECT ours.document_id, theirs.document_id AS other_id
    FROM done AS ours JOIN latest USING (document_id, date_start)
    JOIN done AS theirs USING (event_type, actors, target, date_start)
    JOIN dated ON dated.document_id = theirs.document_id
        AND CAST(date_start AS DATE) BETWEEN first_on - to_days($days_apart) AND last_on + to_days($days_apart)
    WHERE ours.document_id IN (FROM undated)
    GROUP BY ALL HAVING count(DISTINCT event_type || target) >= $least_shared
),
days_told AS (  -- 'May 16-17': a day without its year, as month and day
    SELECT document_id, event_type, actors, coalesce(target, place) AS aim,
           printf('-%02d-%s', list_position($months, month), lpad(day, 2, '0')) AS day
    FROM (
        SELECT *, lower(left(regexp_extract(date_text, '[A-Za-z]{3,}'), 3)) AS month,
               regexp_extract(date_text, '\\b(\\d{1,2})\\b', 1) AS day
        FROM staged.events
        WHERE date_start IS NULL AND document_id IN (FROM undated) AND regexp_full_match(date_text, $day_of_month)
    )
    WHERE list_position($months, month) > 0 AND actors IS NOT NULL
),
by_days AS (  -- a day without its year is of the article's own
    SELECT ours.document_id, theirs.document_id AS other_id
    FROM days_told AS ours JOIN staged.events AS theirs
        ON theirs.event_type = ours.event_type AND theirs.actors = ours.actors AND coalesce(theirs.target, theirs.place) = ours.aim
        AND substr(theirs.date_start, 5) = ours.day
    JOIN dated ON dated.document_id = theirs.document_id
        AND CAST(theirs.date_start AS DATE) BETWEEN first_on - to_days($widest) AND last_on + to_days($widest)
    WHERE length(theirs.date_start) = 10
),
windows AS (
    SELECT undated.document_id, CAST(min(first_on) - to_days($days_apart) AS DATE) AS published_from,
           CAST(max(last_on) + to_days($days_apart) AS DATE) AS published_to
    FROM undated JOIN (FROM by_story UNION FROM by_quotes UNION FROM by_events UNION FROM by_days) AS relatives USING (document_id)
    JOIN dated ON dated.document_id = relatives.other_id
    GROUP BY undated.document_id
    HAVING date_diff('day', min(first_on), max(last_on)) <= $widest
)
SELECT document_id, windows.published_from, windows.published_to
FROM staged.document_readings AS told LEFT JOIN windows USING (document_id)
WHERE told.published_basis <> 'text'
    AND (told.published_from IS DISTINCT FROM windows.published_from OR told.published_to IS DISTINCT FROM windows.published_to)
ORDER BY document_id
"""


def changed_windows(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The documents whose window is another than they were read with: ``document_id``, ``published_from``, ``published_to`` (or null).

    Only articles that tell their day or their own window give one, so that one coverage never rests on another.
    """
    settings = {
        "days_apart": DAYS_APART, "widest": WIDEST_DAYS, "least_shared": LEAST_SHARED, "least_chars": LEAST_QUOTED_CHARS,
        "months": list(_MONTHS), "day_of_month": _DAY_OF_MONTH,
    }  # fmt: skip
    return connection.execute(_WINDOWS, settings).pl()
