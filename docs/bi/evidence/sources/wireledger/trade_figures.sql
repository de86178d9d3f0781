SELECT reporter, partner, flow, currency, period, period_kind, value / 1e9 AS billions, value_low / 1e9 AS lowest, value_high / 1e9 AS highest, n_stories, consistency
FROM read_parquet('${snapshot}/trade_figures/*.parquet')
