SELECT events.*, documents.* EXCLUDE (document_id), documents.source_name AS outlet
FROM events
JOIN documents USING (document_id)
