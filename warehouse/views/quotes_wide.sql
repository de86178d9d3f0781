SELECT quotes.*, documents.* EXCLUDE (document_id), documents.source_name AS outlet, entities.kind AS speaker_kind
FROM quotes
JOIN documents USING (document_id)
LEFT JOIN entities ON entities.entity_id = quotes.speaker_id
