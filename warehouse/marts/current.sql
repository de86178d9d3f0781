-- What the marts are made from: documents that no later version of the same article has replaced.
CREATE OR REPLACE VIEW staged.current_documents AS
SELECT document_id, story_id, published_on
FROM staged.documents
WHERE document_id NOT IN (SELECT supersedes FROM staged.documents WHERE supersedes IS NOT NULL);

-- Figures of whole trade flows in the form in which they can be compared: totals are of an unordered pair. A figure with a
-- scope ('oil imports', 'seasonally adjusted') is of something else.
CREATE OR REPLACE VIEW staged.trade_statements AS
SELECT figures.*, documents.story_id,
       CASE measure WHEN 'trade_total' THEN 'total' WHEN 'trade_balance' THEN 'balance' ELSE measure END AS flow,
       CASE WHEN measure = 'trade_total' AND partner IS NOT NULL THEN least(reporter, partner) ELSE reporter END AS first_party,
       CASE WHEN measure = 'trade_total' AND partner IS NOT NULL THEN greatest(reporter, partner) ELSE partner END AS second_party
FROM staged.figures AS figures
JOIN staged.current_documents AS documents USING (document_id)
WHERE measure IN ('trade_total', 'exports', 'imports', 'trade_balance') AND reporter IS NOT NULL AND period IS NOT NULL
    AND scope IS NULL;
