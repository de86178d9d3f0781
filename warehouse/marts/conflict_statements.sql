-- The statements behind each conflict, each with its sentence.
SELECT DISTINCT disputes.conflict_id, disputes.claim_id, claims.document_id, claims.object AS value, claims.sentence
FROM disputes
JOIN staged.claims AS claims USING (claim_id)
