-- The statements behind each conflict, each with its sentence.
SELECT DISTINCT conflicts.conflict_id, links.claim_id, claims.document_id, claims.object AS value, claims.sentence
FROM staged.conflicts AS conflicts
JOIN staged.trade_figures AS trade
    ON split_part(conflicts.claim_key, '|', 2) = trade.reporter AND split_part(conflicts.claim_key, '|', 3) = coalesce(trade.partner, '')
    AND split_part(conflicts.claim_key, '|', 4) = trade.flow AND split_part(conflicts.claim_key, '|', 5) = trade.period
    AND split_part(conflicts.claim_key, '|', 6) = trade.currency
JOIN staged.trade_figure_claims AS links USING (trade_figure_id)
JOIN staged.claims AS claims USING (claim_id)
WHERE links.why NOT LIKE 'A %, not a fact yet%'
