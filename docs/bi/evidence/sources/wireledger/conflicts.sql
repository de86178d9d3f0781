SELECT conflict_id, kind, summary FROM read_parquet('${snapshot}/conflicts/*.parquet')
