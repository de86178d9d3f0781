SELECT document_id, coalesce(source_name, source_uri) AS outlet, published_on::VARCHAR AS published_on
FROM read_parquet('${snapshot}/documents/*.parquet')
