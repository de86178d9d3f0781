-- What the page holds, as views: ``part`` names the file that a row goes to, ``order`` its place there, the rest is shown.
-- What is read from an article lies in parts by the order in which articles came, so that news changes the last parts only;
-- marts lie in parts by what they are about. Articles that were replaced or withdrawn are in no story, and not shown.

CREATE TEMP TABLE shelf AS
SELECT document_id, row_number() OVER (ORDER BY started_at NULLS FIRST, document_id) - 1 AS doc
FROM documents LEFT JOIN runs ON run_id = first_run_id;

-- Of the two largest lists only what is wanted is made: documents or events of the timeline.
CREATE TEMP TABLE wanted (key VARCHAR);

-- A number by which rows spread evenly over so many parts.
CREATE TEMP MACRO spread(word, n) AS ('0x' || left(md5(word), 8))::UBIGINT % n;
-- So many parts that each holds some 2,000 rows: a power of two, so that growth seldom moves rows from part to part.
CREATE TEMP MACRO n_parts(n_rows) AS (2 ** greatest(0, ceil(log2(greatest(n_rows, 1) / 2000))))::BIGINT;
-- What an article's claims are known by where they are compared.
CREATE TEMP MACRO short_key(claim_key) AS left(md5(claim_key), 12);

CREATE TEMP VIEW page_docs AS
WITH named AS (
    SELECT document_id, string_agg(DISTINCT iso3, ' ' ORDER BY iso3) AS countries
    FROM mentions JOIN entities USING (entity_id) WHERE kind = 'country' GROUP BY document_id
)
SELECT doc // 1000 AS part, doc AS "order", doc, document_id, title, source_name AS outlet, source_uri, url, published_on,
       published_between, word_count, stories.story_id, is_lead, relation, overlap, origin, evidence, countries
FROM documents JOIN shelf USING (document_id) JOIN stories USING (document_id) LEFT JOIN named USING (document_id);

CREATE TEMP VIEW page_quotes AS
SELECT doc // 500 AS part, doc * 1000000 + char_start AS "order", doc, quote_id, mode, speaker, speaker_id, cue, via, content
FROM quotes JOIN shelf USING (document_id) JOIN stories USING (document_id);

CREATE TEMP VIEW page_trade AS
WITH said AS (
    SELECT trade_figure_id, min(figures.period_start) AS from_day, max(figures.period_end) AS to_day,
           list(struct_pack(
               figure_id, doc, agrees, why := links.why, surface, value, value_min, value_max, unit, bound, status, stance, confidence,
               attributed_to, sentence
           ) ORDER BY agrees DESC, doc, figure_id) AS claims
    FROM trade_figure_claims AS links JOIN figures USING (figure_id) JOIN shelf USING (document_id) GROUP BY trade_figure_id
)
SELECT least(reporter, coalesce(partner, reporter)) AS part, trade_figure_id AS "order", trade.*, from_day, to_day, claims
FROM trade_figures AS trade JOIN said USING (trade_figure_id);

CREATE TEMP VIEW page_conflicts AS
WITH told AS (
    SELECT conflict_id, list(struct_pack(
               claim_id, from_table, from_id, doc, value, sentence := said.sentence, attributed_to
           ) ORDER BY value_min NULLS LAST, value, doc, claim_id) AS statements
    FROM conflict_statements AS said JOIN shelf USING (document_id) JOIN claims USING (claim_id) GROUP BY conflict_id
)
SELECT spread(conflict_id, n_parts((SELECT count(*) FROM conflicts))) AS part, conflict_id AS "order", conflicts.*, statements
FROM conflicts JOIN told USING (conflict_id);

CREATE TEMP TABLE timeline_parts AS
SELECT timeline_id, coalesce(left(date_start, 4), 'undated') || '.' || spread(timeline_id, n_parts(count(*) OVER (PARTITION BY left(date_start, 4)))) AS part
FROM timeline;
CREATE TEMP VIEW page_timeline AS
WITH told AS (
    SELECT timeline_id, list(struct_pack(event_id, doc, status := events.status) ORDER BY doc, event_id) AS tellings
    FROM timeline_events SEMI JOIN wanted ON timeline_id = key JOIN events USING (event_id) JOIN shelf USING (document_id) GROUP BY timeline_id
)
SELECT part, timeline_id AS "order", timeline.*, tellings FROM timeline JOIN timeline_parts USING (timeline_id) JOIN told USING (timeline_id);

-- Statements on what more than one article speaks of, by the short key of the claim.
CREATE TEMP TABLE shared_claims AS
SELECT claim_key, count(*) AS n_claims FROM claims WHERE from_table <> 'roles' GROUP BY claim_key HAVING count(DISTINCT document_id) > 1;
CREATE TEMP TABLE said_parts AS SELECT n_parts(coalesce(sum(n_claims), 0)) AS n FROM shared_claims;
CREATE TEMP VIEW page_said AS
SELECT spread(claim_key, n) AS part, claim_key || claim_id AS "order", short_key(claim_key) AS claim, from_id, doc, object, value_min,
       value_max, unit, attributed_to, sentence
FROM claims SEMI JOIN shared_claims USING (claim_key) JOIN shelf USING (document_id) CROSS JOIN said_parts;

CREATE TEMP VIEW page_rejected AS
SELECT "order" // 500 AS part, * FROM (
    SELECT row_number() OVER (ORDER BY regexp_matches(expectation, '_joins_'), table_name, key, rejected_id) AS "order",
           table_name, key, doc, expectation, reason,
           coalesce(row->>'sentence', row->>'text', row->>'content', row->>'surface', row->>'summary', row->>'name', row) AS sentence
    FROM rejected LEFT JOIN shelf USING (document_id)
);

CREATE TEMP VIEW page_quarantine AS
SELECT "order" // 500 AS part, * FROM (
    SELECT row_number() OVER (ORDER BY source_uri, reason, quarantine_id) AS "order", source_uri, reason, detail, advice FROM quarantine
);
