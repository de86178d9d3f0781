SELECT timeline_id, replace(event_type, '_', ' ') AS event, actors, status, date_start FROM read_parquet('${snapshot}/timeline/*.parquet')
