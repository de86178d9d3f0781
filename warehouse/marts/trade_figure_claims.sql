-- Every statement of a trade figure, with whether its interval meets the chosen value's, and why it counts or not.
WITH joined AS (
    SELECT trade.*, said.figure_id, said.status, said.stance, said.value AS said_value, said.surface,
           coalesce(said.value_min, -1e300) AS low, coalesce(said.value_max, 1e300) AS high
    FROM staged.trade_figures AS trade
    JOIN staged.trade_statements AS said
        ON trade.reporter = said.first_party AND trade.partner IS NOT DISTINCT FROM said.second_party
        AND trade.flow = said.flow AND trade.period = said.period AND trade.currency = said.unit
)
SELECT trade_figure_id, reporter, partner, flow, period, 'clm_' || left(md5('figures' || figure_id), 16) AS claim_id, figure_id,
       low <= coalesce(value_max, 1e300) AND coalesce(value_min, -1e300) <= high AS agrees,
       CASE
           WHEN stance = 'denied' THEN 'Denied by its source, so it counts for nothing.'
           WHEN stance = 'questioned' THEN 'Questioned by its source, so it counts for nothing.'
           WHEN status <> 'actual' THEN 'A ' || status || ', not a fact yet: shown, not counted.'
           WHEN low <= coalesce(value_max, 1e300) AND coalesce(value_min, -1e300) <= high THEN 'Its printed precision meets the value.'
           WHEN said_value <> 0 AND value <> 0 AND abs(log10(abs(said_value / value)) - round(log10(abs(said_value / value)))) < 0.01
               THEN 'Off by a clean power of ten: most likely a slip of unit or translation.'
           ELSE 'Its printed precision does not meet the value.'
       END AS why
FROM joined
