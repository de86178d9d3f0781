-- The value of a flow in a period is the one that most independent stories agree on; among equals the one stated most finely, then
-- the newest, and of one day the lowest: never the one that happened to be read first.
-- Statements agree when their intervals meet; those that all meet one another share a point, and one of their lower ends
-- is such a point. Denied and questioned statements support nothing. An article is against the value when nothing that it
-- says of the flow meets it.
WITH points AS (SELECT DISTINCT cell, low AS point FROM trade_levels),
members AS (
    SELECT levels.*, point,
           row_number() OVER (
               PARTITION BY cell, point
               ORDER BY is_part, (value_min IS NULL OR value_max IS NULL), bound <> 'exact', coarseness(low, high), published_on DESC NULLS LAST, value, figure_id
           ) AS place
    FROM trade_levels AS levels JOIN points USING (cell)
    WHERE low <= point AND point <= high
),
chosen AS (
    SELECT cell, arg_min(figure_id, place) AS figure_id
    FROM members
    GROUP BY cell, point
    QUALIFY row_number() OVER (
        PARTITION BY cell
        ORDER BY count(DISTINCT story_id) DESC, count(DISTINCT document_id) DESC, bool_and(is_part), bool_and(value_min IS NULL OR value_max IS NULL),
            bool_and(bound <> 'exact'), min(coarseness(low, high)), max(published_on) DESC NULLS LAST, point
    ) = 1
),
compared AS (
    SELECT said.cell, value.first_party, value.second_party, value.flow, value.period, value.unit, value.value, value.value_min, value.value_max,
           value.period_start, value.period_end, said.value AS said_value, coalesce(said.value_high, said.value) AS said_high, said.seen_on,
           said.story_id, said.document_id, said.confidence, confirms(said.value, said.bound, value.value) AS confirms,
           bool_or(said.low <= value.high AND value.low <= said.high) OVER (PARTITION BY said.cell, said.document_id) AS agrees
    FROM trade_levels AS said
    JOIN chosen USING (cell)
    JOIN trade_levels AS value ON value.figure_id = chosen.figure_id
),
grouped AS (
    SELECT cell, first_party, second_party, flow, period, period_start, period_end, unit, value, value_min, value_max, count(*) AS n_claims,
           least(min(said_value), min(said_high)) AS value_low, greatest(max(said_value), max(said_high)) AS value_high,
           min(seen_on) AS first_seen_on, max(seen_on) AS last_seen_on,
           count(DISTINCT document_id) AS n_documents, count(DISTINCT story_id) AS n_stories,
           count(DISTINCT story_id) FILTER (agrees AND confirms) AS n_agreeing, count(DISTINCT story_id) FILTER (NOT agrees) AS n_against
    FROM compared
    GROUP BY ALL
),
-- A story is as sure as its surest statement that meets the value; independent stories would all have to be misread.
sure AS (
    SELECT cell, round(1 - product(1 - story_confidence ORDER BY story_id), 3) AS confidence
    FROM (SELECT cell, story_id, max(confidence) AS story_confidence FROM compared WHERE agrees GROUP BY ALL)
    GROUP BY cell
)
SELECT 'tra_' || left(md5(grouped.cell), 16) AS trade_figure_id,
       grouped.first_party AS reporter, grouped.second_party AS partner, grouped.flow, grouped.period,
       grouped.period_start, grouped.period_end, period_kind(grouped.period) AS period_kind, grouped.unit AS currency,
       grouped.value, grouped.value_min, grouped.value_max, grouped.value_low, grouped.value_high,
       CASE WHEN grouped.unit = 'USD' THEN grouped.value ELSE grouped.value * rates.usd END AS value_usd,
       grouped.n_claims, grouped.n_documents, grouped.n_stories, grouped.n_agreeing AS n_agreeing_stories, sure.confidence,
       CASE WHEN grouped.n_against > 0 THEN 'conflicting' WHEN grouped.n_agreeing > 1 THEN 'corroborated' ELSE 'single' END AS consistency,
       reference.value AS reference_value,
       reference.source AS reference_source,
       CASE WHEN reference.value <> 0 THEN (grouped.value - reference.value) / abs(reference.value) END AS deviation,
       mirror.value AS mirror_value,
       CASE WHEN mirror.value <> 0 THEN (grouped.value - mirror.value) / abs(mirror.value) END AS mirror_deviation,
       grouped.first_seen_on, grouped.last_seen_on,
       CASE
           WHEN grouped.n_against > 0 AND grouped.n_stories = 1 THEN 'Articles that tell one story give different values.'
           WHEN grouped.n_against > 0 THEN grouped.n_agreeing
               || CASE grouped.n_agreeing WHEN 1 THEN ' independent story says this value, ' ELSE ' independent stories say this value, ' END
               || grouped.n_against || CASE grouped.n_against WHEN 1 THEN ' says another.' ELSE ' say others.' END
               || CASE WHEN grouped.n_agreeing = 1 THEN ' None has more behind it: this is the one stated most finely, else the newest, else the lowest.' ELSE '' END
           WHEN grouped.n_agreeing > 1 THEN grouped.n_agreeing || ' independent stories agree within the precision that they print.'
           WHEN grouped.n_documents > 1 THEN 'All ' || grouped.n_documents || ' documents tell one story, so it counts once.'
           ELSE 'One story says so.'
       END AS why
FROM grouped
JOIN sure USING (cell)
LEFT JOIN ops.exchange_rates AS rates ON rates.currency = grouped.unit AND rates.period = grouped.period
LEFT JOIN ops.trade_reference AS reference
    ON reference.reporter = grouped.first_party AND reference.partner IS NOT DISTINCT FROM grouped.second_party
    AND reference.flow = grouped.flow AND reference.period = grouped.period AND reference.currency = grouped.unit
-- What the partner's own books give: its imports for our exports, and the other way round.
LEFT JOIN grouped AS mirror
    ON mirror.first_party = grouped.second_party AND mirror.second_party = grouped.first_party AND mirror.period = grouped.period
    AND mirror.unit = grouped.unit
    AND ((grouped.flow = 'exports' AND mirror.flow = 'imports') OR (grouped.flow = 'imports' AND mirror.flow = 'exports'))
