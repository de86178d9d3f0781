-- Contradictions: statements of one flow and period that do not meet, arithmetic that does not come out, and values that
-- are off the official series. Each is listed; none is averaged away.
WITH value_conflicts AS (
    SELECT 'trade|' || concat_ws('|', reporter, coalesce(partner, ''), flow, period, currency) AS claim_key, 'value' AS kind,
           n_documents, n_stories,
           flow || ' of ' || reporter || coalesce(' and ' || partner, '') || ' in ' || period || ': ' || why AS summary
    FROM staged.trade_figures
    WHERE consistency = 'conflicting'
),
reference_conflicts AS (
    SELECT 'reference|' || concat_ws('|', reporter, coalesce(partner, ''), flow, period, currency), 'reference', n_documents, n_stories,
           flow || ' of ' || reporter || coalesce(' and ' || partner, '') || ' in ' || period || ': documents say '
               || printf('%.4g', value) || ' ' || currency || ', ' || reference_source || ' says ' || printf('%.4g', reference_value) || '.'
    FROM staged.trade_figures
    WHERE reference_value IS NOT NULL
        AND NOT (reference_value BETWEEN coalesce(value_min, -1e300) - 0.005 * abs(reference_value)
            AND coalesce(value_max, 1e300) + 0.005 * abs(reference_value))
),
-- total = exports + imports and balance = exports - imports, of one reporter with one partner in one period and currency
sides AS (
    SELECT exports.reporter, exports.partner, exports.period, exports.currency,
           exports.value_min AS exports_min, exports.value_max AS exports_max, imports.value_min AS imports_min, imports.value_max AS imports_max,
           exports.n_documents + imports.n_documents AS n_documents, greatest(exports.n_stories, imports.n_stories) AS n_stories
    FROM staged.trade_figures AS exports
    JOIN staged.trade_figures AS imports
        ON exports.reporter = imports.reporter AND exports.partner IS NOT DISTINCT FROM imports.partner
        AND exports.period = imports.period AND exports.currency = imports.currency
    WHERE exports.flow = 'exports' AND imports.flow = 'imports'
),
arithmetic_conflicts AS (
    SELECT 'arithmetic|' || concat_ws('|', trade.reporter, coalesce(trade.partner, ''), trade.flow, trade.period, trade.currency), 'arithmetic',
           trade.n_documents + sides.n_documents, greatest(trade.n_stories, sides.n_stories),
           trade.flow || ' of ' || sides.reporter || coalesce(' and ' || sides.partner, '') || ' in ' || trade.period
               || ' is given as ' || printf('%.4g', trade.value) || ' ' || trade.currency || ', but exports and imports make '
               || printf('%.4g', CASE trade.flow WHEN 'total' THEN (exports_min + exports_max + imports_min + imports_max) / 2
                   ELSE (exports_min + exports_max - imports_min - imports_max) / 2 END) || '.'
    FROM staged.trade_figures AS trade
    JOIN sides
        ON trade.period = sides.period AND trade.currency = sides.currency
        AND ((trade.flow = 'balance' AND trade.reporter = sides.reporter AND trade.partner IS NOT DISTINCT FROM sides.partner)
            OR (trade.flow = 'total' AND sides.partner IS NOT NULL AND trade.reporter = least(sides.reporter, sides.partner)
                AND trade.partner = greatest(sides.reporter, sides.partner))
            OR (trade.flow = 'total' AND sides.partner IS NULL AND trade.reporter = sides.reporter AND trade.partner IS NULL))
    WHERE trade.flow IN ('total', 'balance')
        AND trade.value_min IS NOT NULL AND trade.value_max IS NOT NULL AND exports_min IS NOT NULL AND exports_max IS NOT NULL
        AND imports_min IS NOT NULL AND imports_max IS NOT NULL
        AND CASE trade.flow
            WHEN 'total' THEN trade.value_max < exports_min + imports_min OR trade.value_min > exports_max + imports_max
            ELSE trade.value_max < exports_min - imports_max OR trade.value_min > exports_max - imports_min END
)
SELECT 'con_' || left(md5(kind || claim_key), 16) AS conflict_id, claim_key, kind, n_documents, n_stories, summary
FROM (
    FROM value_conflicts
    UNION ALL FROM reference_conflicts
    UNION ALL FROM arithmetic_conflicts
)
