-- The value of a flow in a period is the one that most independent stories agree on; among equals the finest statement.
-- Two statements agree when their intervals meet. Denied and questioned statements support nothing.
WITH statements AS (
    SELECT *, coalesce(value_min, -1e300) AS low, coalesce(value_max, 1e300) AS high
    FROM staged.trade_statements
    WHERE status = 'actual' AND stance = 'asserted'
),
support AS (
    SELECT ours.figure_id, count(DISTINCT theirs.story_id) AS n_agreeing
    FROM statements AS ours
    JOIN statements AS theirs
        ON ours.first_party = theirs.first_party AND ours.second_party IS NOT DISTINCT FROM theirs.second_party
        AND ours.flow = theirs.flow AND ours.period = theirs.period AND ours.unit = theirs.unit
        AND ours.low <= theirs.high AND theirs.low <= ours.high
    GROUP BY ours.figure_id
),
ranked AS (
    SELECT statements.*,
           row_number() OVER (
               PARTITION BY first_party, second_party, flow, period, unit
               ORDER BY n_agreeing DESC, (value_min IS NULL OR value_max IS NULL), bound <> 'exact', high - low, figure_id
           ) AS place
    FROM statements JOIN support USING (figure_id)
),
chosen AS (SELECT * FROM ranked WHERE place = 1),
compared AS (
    SELECT chosen.first_party, chosen.second_party, chosen.flow, chosen.period, chosen.unit, chosen.value, chosen.value_min, chosen.value_max,
           theirs.figure_id, theirs.story_id, theirs.document_id, theirs.low, theirs.high,
           theirs.low <= chosen.high AND chosen.low <= theirs.high AS agrees
    FROM chosen
    JOIN statements AS theirs
        ON chosen.first_party = theirs.first_party AND chosen.second_party IS NOT DISTINCT FROM theirs.second_party
        AND chosen.flow = theirs.flow AND chosen.period = theirs.period AND chosen.unit = theirs.unit
),
grouped AS (
    SELECT first_party, second_party, flow, period, unit, any_value(value) AS value, any_value(value_min) AS value_min,
           any_value(value_max) AS value_max, count(*) AS n_claims, count(DISTINCT document_id) AS n_documents,
           count(DISTINCT story_id) AS n_stories, count(DISTINCT story_id) FILTER (agrees) AS n_agreeing,
           count(DISTINCT story_id) FILTER (NOT agrees) AS n_against
    FROM compared
    GROUP BY first_party, second_party, flow, period, unit
)
SELECT 'tra_' || left(md5(concat_ws('|', first_party, coalesce(second_party, ''), grouped.flow, grouped.period, unit)), 16) AS trade_figure_id,
       first_party AS reporter, second_party AS partner, grouped.flow, grouped.period, unit AS currency, grouped.value, value_min, value_max,
       CASE WHEN unit = 'USD' THEN grouped.value ELSE grouped.value * rates.usd END AS value_usd,
       n_claims, n_documents, n_stories,
       CASE WHEN n_against > 0 THEN 'conflicting' WHEN n_agreeing > 1 THEN 'corroborated' ELSE 'single' END AS consistency,
       reference.value AS reference_value,
       reference.source AS reference_source,
       CASE WHEN reference.value <> 0 THEN (grouped.value - reference.value) / abs(reference.value) END AS deviation,
       CASE
           WHEN n_against > 0 THEN n_agreeing || CASE n_agreeing WHEN 1 THEN ' independent story says this value, ' ELSE ' independent stories say this value, ' END
               || n_against || CASE n_against WHEN 1 THEN ' says another.' ELSE ' say others.' END
           WHEN n_agreeing > 1 THEN n_agreeing || ' independent stories agree within the precision that they print.'
           WHEN n_documents > 1 THEN 'All ' || n_documents || ' documents tell one story, so it counts once.'
           ELSE 'One story says so.'
       END AS why
FROM grouped
LEFT JOIN ops.exchange_rates AS rates ON rates.currency = unit AND rates.period = grouped.period
LEFT JOIN ops.trade_reference AS reference
    ON reference.reporter = first_party AND reference.partner IS NOT DISTINCT FROM second_party
    AND reference.flow = grouped.flow AND reference.period = grouped.period AND reference.currency = unit
