-- What the snapshot tells that the one before did not; ``earlier_NAME`` shows the tables of that one, empty ones where there is none.
CREATE TEMP VIEW new_articles AS
SELECT document_id FROM documents ANTI JOIN earlier_documents USING (document_id) SEMI JOIN stories USING (document_id);

CREATE TEMP VIEW new_counts AS
SELECT (SELECT count(*) FROM new_articles) AS articles,
       (SELECT count(*) FROM figures SEMI JOIN new_articles USING (document_id)) AS figures,
       (SELECT count(*) FROM quotes SEMI JOIN new_articles USING (document_id)) AS quotations,
       (SELECT count(*) FROM events SEMI JOIN new_articles USING (document_id)) AS events,
       (SELECT count(*) FROM quarantine ANTI JOIN earlier_quarantine USING (quarantine_id)) AS quarantined,
       (SELECT count(*) FROM rejected ANTI JOIN earlier_rejected USING (rejected_id)) AS rejected;

CREATE TEMP VIEW new_trade AS
SELECT CASE WHEN old.trade_figure_id IS NULL THEN 'new' WHEN new.trade_figure_id IS NULL THEN 'gone' ELSE 'changed' END AS change,
       coalesce(new.trade_figure_id, old.trade_figure_id) AS id,
       least(coalesce(new.reporter, old.reporter), coalesce(new.partner, old.partner, new.reporter, old.reporter)) AS part,
       coalesce(new.reporter, old.reporter) AS reporter, coalesce(new.partner, old.partner) AS partner,
       coalesce(new.flow, old.flow) AS flow, coalesce(new.period, old.period) AS period, coalesce(new.currency, old.currency) AS currency,
       new.value, old.value AS value_before, coalesce(new.consistency, old.consistency) AS consistency,
       old.consistency AS consistency_before, new.n_stories, old.n_stories AS n_stories_before
FROM trade_figures AS new FULL JOIN earlier_trade_figures AS old USING (trade_figure_id)
WHERE new.value IS DISTINCT FROM old.value OR new.consistency IS DISTINCT FROM old.consistency OR new.n_stories IS DISTINCT FROM old.n_stories
ORDER BY coalesce(new.n_stories, 0) DESC, id;

CREATE TEMP VIEW new_conflicts AS
SELECT CASE WHEN old.conflict_id IS NULL THEN 'new' WHEN new.conflict_id IS NULL THEN 'gone' ELSE 'changed' END AS change,
       coalesce(new.conflict_id, old.conflict_id) AS id, page.part, coalesce(new.kind, old.kind) AS kind,
       coalesce(new.summary, old.summary) AS summary, coalesce(new.n_stories, old.n_stories) AS n_stories
FROM conflicts AS new FULL JOIN earlier_conflicts AS old USING (conflict_id) LEFT JOIN page_conflicts AS page USING (conflict_id)
WHERE new.summary IS DISTINCT FROM old.summary
ORDER BY n_stories DESC, id;

CREATE TEMP VIEW new_timeline AS
SELECT CASE WHEN old.timeline_id IS NULL THEN 'new' ELSE 'changed' END AS change, new.timeline_id AS id,
       page.part, new.event_type, new.actors, new.target, new.place, new.date_start,
       new.date_end, new.status, old.status AS status_before, new.n_stories
FROM timeline AS new JOIN timeline_parts AS page USING (timeline_id) LEFT JOIN earlier_timeline AS old USING (timeline_id)
WHERE new.status IS DISTINCT FROM old.status
ORDER BY new.n_stories DESC, new.date_start DESC NULLS LAST, id;
