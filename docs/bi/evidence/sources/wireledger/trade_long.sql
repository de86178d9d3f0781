SELECT reporter, partner, reporter_name || coalesce(' – ' || partner_name, '') AS pair, flow, currency, period, coalesce(outlet, 'not stated') AS outlet,
       claimed / 1e9 AS billions, status, stance, agrees, sentence
FROM read_parquet('${snapshot}/trade_long/*.parquet')
