-- Every statement of a trade figure, with whether it is asserted and its interval meets the chosen value's, and why it counts or not.
WITH joined AS (
    SELECT trade.*, said.figure_id, said.status, said.stance, said.confidence AS said_confidence, said.value AS said_value, said.bound AS said_bound, said.counts, said.sentence,
           said.stance = 'asserted' AND said.low <= high_end(trade.value_max) AND low_end(trade.value_min) <= said.high AS agrees,
           bool_or(agrees AND said.counts) OVER (PARTITION BY trade.trade_figure_id, said.document_id) AS document_agrees
    FROM staged.trade_figures AS trade
    JOIN trade_statements AS said ON trade.trade_figure_id = 'tra_' || left(md5(said.cell), 16)
)
SELECT trade_figure_id, reporter, partner, flow, period, period_start, period_end, period_kind, 'clm_' || left(md5('figures' || figure_id), 16) AS claim_id, figure_id, agrees,
       CASE
           WHEN stance = 'denied' THEN 'Denied by its source, so it counts for nothing.'
           WHEN stance = 'questioned' THEN 'Questioned by its source, so it counts for nothing.'
           WHEN stance = 'withdrawn' THEN 'Withdrawn by a correction or revision: a claim of the past, so it counts for nothing.'
           WHEN status <> 'actual' THEN 'A ' || status || ', not a fact yet: shown, not counted.'
           WHEN NOT is_sure(said_confidence)
               THEN 'Read with a confidence of ' || printf('%.2f', said_confidence) || ', below ' || printf('%.2f', getvariable('least_confidence')) || ': shown, not counted.'
           WHEN agrees AND NOT confirms(said_value, said_bound, value)
               THEN 'A bound or an approximation that the value meets, but too far from it to confirm it.'
           WHEN agrees THEN 'Its printed precision meets the value.'
           WHEN document_agrees AND is_slip(said_value, value)
               THEN 'The same article gives the value, too, and this is off by a clean power of ten: most likely a slip.'
           WHEN document_agrees AND abs(said_value) < abs(value) AND sign(said_value) = sign(value) AND tells_of_a_part(sentence)
               THEN 'The same article gives the value, too, and this is smaller beside words for a part: most likely a part of the flow.'
           WHEN document_agrees THEN 'The same article gives the value, too; what sets the two apart was not read.'
           WHEN is_slip(said_value, value) THEN 'Off by a clean power of ten: most likely a slip of unit or translation.'
           ELSE 'Its printed precision does not meet the value.'
       END AS why
FROM joined
