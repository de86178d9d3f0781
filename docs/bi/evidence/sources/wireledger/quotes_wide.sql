SELECT quote_id, speaker, speaker_kind, outlet, published_on::VARCHAR AS published_on, mode, content
FROM read_parquet('${snapshot}/quotes_wide/*.parquet')
WHERE is_current AND speaker IS NOT NULL
