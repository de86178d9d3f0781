SELECT conflict_id, claim_id, document_id, value, sentence FROM read_parquet('${snapshot}/conflict_statements/*.parquet')
