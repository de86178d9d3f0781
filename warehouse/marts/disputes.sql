-- Which statements stand against which, one row per statement: the ground of conflicts and conflict_statements.
-- subject: what they disagree on; said: the side that the statement is on, as a person would put it.

-- What is still compared, and what is let pass. None of these is measured; each comes from what its comment says.

-- Growth that is measured in another way ('in yuan terms', 'month on month') than plainly over a year.
CREATE OR REPLACE TEMP MACRO is_measured_otherwise(sentence) AS regexp_matches(
    sentence, '(?i)\b(terms|constant|seasonally|annuali[sz]ed|month[ -]on[ -]month|quarter[ -]on[ -]quarter)\b');
-- '11.5% of its total exports': the share of a partner in a whole flow.
CREATE OR REPLACE TEMP MACRO tells_of_a_share_in(sentence, flow) AS regexp_matches(
    sentence, '(?i)\bof (its|their|the country.s|all|total|overall) (total |overall )?' || flow);
-- Articles of one time lie within a year (of 366 days); where the day of one is only estimated, by the latest day that it tells of,
-- half a year (184 days) more.
CREATE OR REPLACE TEMP MACRO days_of_one_time(is_estimated) AS CASE WHEN is_estimated THEN 550 ELSE 366 END;
-- What does not happen twice in a week.
CREATE OR REPLACE TEMP MACRO happens_once(event_type) AS event_type IN ('visit', 'sign', 'election', 'exercise', 'trade_deal');
CREATE OR REPLACE TEMP MACRO days_of_one_event() AS 7;
-- The base of a growth may since have been revised: one percentage point, or a twentieth of a large growth.
CREATE OR REPLACE TEMP MACRO growth_slack(percent) AS greatest(1.0, abs(percent) / 20);
-- A share may be of a whole that was revised, likewise: a twentieth of it.
CREATE OR REPLACE TEMP MACRO share_slack() AS 0.05;
-- Half a per cent of the official value, as docs/reference.md promises.
CREATE OR REPLACE TEMP MACRO reference_slack(official) AS 0.005 * abs(official);
-- Less than a fifth of the official value is a part of the flow, and more than five times as much is another one.
CREATE OR REPLACE TEMP MACRO is_of_one_size(value, official) AS abs(value) BETWEEN abs(official) / 5 AND abs(official) * 5;

-- Values of one trade flow: the articles that meet the chosen value, and those of which nothing meets it.
CREATE OR REPLACE TEMP TABLE value_disputes AS
WITH sides AS (
    SELECT trade.trade_figure_id, levels.*, trade.value AS chosen, links.claim_id, links.agrees,
           bool_or(links.agrees) OVER (PARTITION BY trade.trade_figure_id, levels.document_id) AS document_agrees
    FROM staged.trade_figures AS trade
    JOIN staged.trade_figure_claims AS links USING (trade_figure_id)
    JOIN trade_levels AS levels USING (figure_id)
    WHERE trade.consistency = 'conflicting'
)
SELECT 'value' AS kind, 'trade|' || cell AS claim_key, claim_id, document_id, story_id,
       flow_name(flow, first_party, second_party, period) AS subject,
       CASE WHEN agrees THEN amount(chosen, unit) ELSE replace(bound, '_', ' ') || ' ' || amount(value, unit) END AS said
FROM sides
WHERE agrees OR (NOT document_agrees AND NOT is_part);

-- Growth of one flow over one span, told by independent stories.
INSERT INTO value_disputes
WITH changes AS (
    SELECT claims.*, figures.reporter, figures.partner, figures.period, figures.change_of, figures.value
    FROM staged.claims AS claims JOIN staged.figures AS figures ON figures.figure_id = claims.from_id
    WHERE figures.measure = 'change' AND figures.change_of IN ('trade_total', 'exports', 'imports') AND figures.unit = 'percent'
        AND figures.status = 'actual' AND figures.stance = 'asserted' AND figures.scope IS NULL AND claims.claim_key NOT LIKE 'open|%'
        AND is_sure(figures.confidence)
        AND NOT is_measured_otherwise(claims.sentence)
),
against AS (
    SELECT ours.claim_key, ours.claim_id, ours.document_id
    FROM changes AS ours JOIN changes AS theirs USING (claim_key)
    WHERE ours.story_id <> theirs.story_id
    GROUP BY ALL
    HAVING bool_or(low_end(ours.value_min) > high_end(theirs.value_max) OR high_end(ours.value_max) < low_end(theirs.value_min))
)
SELECT 'value', 'change|' || claim_key, claim_id, document_id, story_id,
       'growth of ' || flow_name(CASE change_of WHEN 'trade_total' THEN 'total' ELSE change_of END, reporter, partner, period),
       printf('%g%%', value)
FROM changes JOIN against USING (claim_key, claim_id, document_id);

-- 'his fifth term' against 'her fourth': only what tells of its beginning, in articles of one time, none of which says both.
CREATE OR REPLACE TEMP TABLE ordinal_disputes AS
WITH document_times AS (
    SELECT document_id, any_value(documents.story_id) AS story_id, coalesce(any_value(documents.published_on), max(told.day)) AS day,
           any_value(documents.published_on) IS NULL AS is_estimated
    FROM staged.current_documents AS documents
    LEFT JOIN (
        SELECT document_id, period_end AS day FROM staged.figures WHERE status = 'actual'
        UNION ALL
        SELECT document_id, try_cast(date_end AS DATE) FROM staged.events WHERE status IN ('occurred', 'planned')
    ) AS told USING (document_id)
    GROUP BY document_id
),
begun AS (
    SELECT ordinals.*, times.story_id, times.day, times.is_estimated
    FROM ops.ordinals AS ordinals JOIN document_times AS times USING (document_id)
    WHERE is_beginning AND time_window IS NULL AND times.day IS NOT NULL
),
apart AS (
    SELECT DISTINCT ours.person_id, ours.noun, ours.document_id
    FROM begun AS ours JOIN begun AS theirs USING (person_id, noun)
    WHERE ours.document_id <> theirs.document_id AND ours.ordinal <> theirs.ordinal
        AND abs(ours.day - theirs.day) <= days_of_one_time(ours.is_estimated OR theirs.is_estimated)
        AND NOT EXISTS (
            SELECT 1 FROM begun AS both_said
            WHERE both_said.person_id = ours.person_id AND both_said.noun = ours.noun
                AND ((both_said.document_id = ours.document_id AND both_said.ordinal = theirs.ordinal)
                    OR (both_said.document_id = theirs.document_id AND both_said.ordinal = ours.ordinal))
        )
)
SELECT 'ordinal' AS kind, concat_ws('|', 'ordinal', person_id, noun) AS claim_key, 'clm_' || left(md5('ordinals' || ordinal_id), 16) AS claim_id,
       document_id, story_id, 'which ' || noun || ' of ' || person || ' it is' AS subject, ordinal_word(ordinal) || ' ' || noun AS said
FROM begun JOIN apart USING (person_id, noun, document_id);

-- One event, its day printed, within days of each other. An article that knows of both days tells of two events.
CREATE OR REPLACE TEMP TABLE date_disputes AS
WITH dated AS (
    SELECT events.*, documents.story_id, concat_ws('|', event_type, parties(actors), parties(coalesce(target, place))) AS event_key,
           try_cast(date_start AS DATE) AS first_day, try_cast(date_end AS DATE) AS last_day
    FROM staged.events AS events JOIN staged.current_documents AS documents USING (document_id)
    WHERE happens_once(event_type) AND actors IS NOT NULL AND coalesce(target, place) IS NOT NULL
        AND status IN ('planned', 'occurred') AND is_day(date_start) AND is_day(date_end)
        AND coalesce(confidence, 1.0) >= getvariable('least_event_confidence')
),
apart AS (
    SELECT DISTINCT ours.event_id, ours.event_key
    FROM dated AS ours JOIN dated AS theirs USING (event_key)
    WHERE ours.date_basis = 'stated' AND theirs.date_basis = 'stated' AND ours.story_id <> theirs.story_id
        AND (ours.last_day < theirs.first_day OR theirs.last_day < ours.first_day)
        AND abs(ours.first_day - theirs.first_day) <= days_of_one_event()
        AND NOT EXISTS (
            SELECT 1 FROM dated AS both_told
            WHERE both_told.event_key = ours.event_key
                AND ((both_told.document_id = ours.document_id AND both_told.first_day <= theirs.last_day AND both_told.last_day >= theirs.first_day)
                    OR (both_told.document_id = theirs.document_id AND both_told.first_day <= ours.last_day AND both_told.last_day >= ours.first_day))
        )
)
SELECT 'date' AS kind, concat_ws('|', 'date', event_key, strftime(min(first_day) OVER (PARTITION BY event_key), '%Y-%m')) AS claim_key,
       'clm_' || left(md5('events' || event_id), 16) AS claim_id, document_id, story_id,
       'the date of the ' || replace(event_type, '_', ' ') || ' (' || actors || ', ' || coalesce(target, place) || ')' AS subject,
       date_start || CASE WHEN date_end <> date_start THEN ' to ' || date_end ELSE '' END AS said
FROM dated JOIN apart USING (event_id, event_key);

-- Sums that do not come out, within one article: what another counts may be counted otherwise.
-- total = exports + imports; balance = exports - imports; of one reporter with one partner in one period and currency.
CREATE OR REPLACE TEMP TABLE sums AS
WITH sides AS (
    SELECT exports.document_id, exports.story_id, exports.first_party, exports.second_party, exports.period, exports.unit,
           exports.figure_id AS exports_id, imports.figure_id AS imports_id, exports.value AS exports_value, imports.value AS imports_value,
           exports.low AS exports_low, exports.high AS exports_high, imports.low AS imports_low, imports.high AS imports_high
    FROM trade_levels AS exports JOIN trade_levels AS imports
        ON exports.document_id = imports.document_id AND exports.first_party = imports.first_party
        AND exports.second_party IS NOT DISTINCT FROM imports.second_party AND exports.period = imports.period AND exports.unit = imports.unit
    WHERE exports.flow = 'exports' AND imports.flow = 'imports' AND NOT exports.is_part AND NOT imports.is_part
)
SELECT levels.cell, levels.document_id, levels.story_id, [levels.figure_id, exports_id, imports_id] AS figure_ids,
       flow_name(flow, levels.first_party, levels.second_party, levels.period) || ' is given as ' || amount(value, levels.unit)
           || ', but exports of ' || amount(exports_value, levels.unit) || ' and imports of ' || amount(imports_value, levels.unit) || ' make '
           || amount(CASE flow WHEN 'total' THEN exports_value + imports_value ELSE exports_value - imports_value END, levels.unit) AS sentence
FROM trade_levels AS levels JOIN sides
    ON levels.document_id = sides.document_id AND levels.period = sides.period AND levels.unit = sides.unit
    AND ((flow = 'balance' AND levels.first_party = sides.first_party AND levels.second_party IS NOT DISTINCT FROM sides.second_party)
        OR (flow = 'total' AND sides.second_party IS NOT NULL AND levels.first_party = least(sides.first_party, sides.second_party)
            AND levels.second_party = greatest(sides.first_party, sides.second_party))
        OR (flow = 'total' AND sides.second_party IS NULL AND levels.first_party = sides.first_party AND levels.second_party IS NULL))
WHERE NOT is_part
    AND CASE flow
        WHEN 'total' THEN high < exports_low + imports_low OR low > exports_high + imports_high
        ELSE high < exports_low - imports_high OR low > exports_high - imports_low END;

-- growth: the level of a year, that of the year compared with, and the percentage.
INSERT INTO sums
SELECT later.cell || '|growth|' || earlier.period, later.document_id, later.story_id, [changes.figure_id, later.figure_id, earlier.figure_id],
       'growth of ' || flow_name(later.flow, later.first_party, later.second_party, later.period) || ' is given as ' || printf('%g%%', changes.value)
           || ', but ' || amount(later.value, later.unit) || ' after ' || amount(earlier.value, earlier.unit) || ' in ' || earlier.period || ' makes '
           || printf('%.1f%%', 100 * (later.value / earlier.value - 1))
FROM staged.figures AS changes
JOIN trade_levels AS later
    ON later.document_id = changes.document_id AND later.measure = changes.change_of
    AND later.period_start = changes.period_start AND later.period_end = changes.period_end
    AND (later.reporter, coalesce(later.partner, '')) IN ((changes.reporter, coalesce(changes.partner, '')),
        (CASE later.flow WHEN 'total' THEN coalesce(changes.partner, changes.reporter) ELSE changes.reporter END,
         CASE later.flow WHEN 'total' THEN CASE WHEN changes.partner IS NULL THEN '' ELSE changes.reporter END ELSE coalesce(changes.partner, '') END))
JOIN trade_levels AS earlier
    ON earlier.document_id = later.document_id AND earlier.flow = later.flow AND earlier.first_party = later.first_party
    AND earlier.second_party IS NOT DISTINCT FROM later.second_party AND earlier.unit = later.unit
    AND earlier.stated_period = coalesce(changes.change_base, CASE WHEN regexp_full_match(later.period, '\d{4}') THEN (later.period::INTEGER - 1)::VARCHAR END)
WHERE changes.measure = 'change' AND changes.unit = 'percent' AND changes.status = 'actual' AND changes.stance = 'asserted'
    AND is_sure(changes.confidence)
    AND changes.scope IS NULL AND later.flow IN ('total', 'exports', 'imports') AND NOT later.is_part AND NOT earlier.is_part
    AND earlier.low > 0 AND later.high < unbounded() AND earlier.high < unbounded() AND later.low > 0
    AND (high_end(changes.value_max) + growth_slack(changes.value) < 100 * (later.low / earlier.high - 1)
        OR low_end(changes.value_min) - growth_slack(changes.value) > 100 * (later.high / earlier.low - 1));

-- shares: 'exports to Uganda of 96 billion, 11.5 % of all exports', beside all exports.
INSERT INTO sums
SELECT part.cell || '|share', part.document_id, part.story_id, [shares.figure_id, part.figure_id, whole.figure_id],
       flow_name(part.flow, part.first_party, part.second_party, part.period) || ' is said to be ' || printf('%g%%', shares.value)
           || ' of the whole, but ' || amount(part.value, part.unit) || ' of ' || amount(whole.value, whole.unit) || ' is '
           || printf('%.1f%%', 100 * part.value / whole.value)
FROM staged.figures AS shares
JOIN trade_levels AS part ON part.document_id = shares.document_id AND part.sentence = shares.sentence AND part.second_party IS NOT NULL
JOIN trade_levels AS whole
    ON whole.document_id = part.document_id AND whole.flow = part.flow AND whole.first_party = part.first_party AND whole.second_party IS NULL
    AND whole.period = part.period AND whole.unit = part.unit
WHERE shares.measure = 'share' AND shares.unit = 'percent' AND shares.stance = 'asserted' AND shares.scope IS NULL
    AND part.flow IN ('exports', 'imports') AND NOT part.is_part AND NOT whole.is_part AND whole.low > 0
    AND tells_of_a_share_in(shares.sentence, part.flow)
    AND (SELECT count(*) FROM staged.figures AS other WHERE other.document_id = shares.document_id AND other.sentence = shares.sentence
            AND other.measure = 'share') = 1
    AND (SELECT count(*) FROM trade_levels AS other WHERE other.document_id = part.document_id AND other.sentence = part.sentence
            AND other.flow = part.flow AND other.second_party IS NOT NULL) = 1
    AND (high_end(shares.value_max) * (1 + share_slack()) < 100 * part.low / whole.high
        OR low_end(shares.value_min) * (1 - share_slack()) > 100 * part.high / whole.low);

CREATE OR REPLACE TEMP TABLE arithmetic_disputes AS
SELECT 'arithmetic' AS kind, 'arithmetic|' || cell AS claim_key, 'clm_' || left(md5('figures' || figure_id), 16) AS claim_id,
       document_id, story_id, min(sentence) OVER (PARTITION BY cell) AS subject, NULL::VARCHAR AS said
FROM (SELECT *, unnest(figure_ids) AS figure_id FROM sums);

-- Values that are off the official series.
CREATE OR REPLACE TEMP TABLE reference_disputes AS
SELECT 'reference' AS kind, 'reference|' || levels.cell AS claim_key, links.claim_id, levels.document_id, levels.story_id,
       flow_name(trade.flow, trade.reporter, trade.partner, trade.period) || ' is ' || amount(reference_value, currency) || ' by '
           || reference_source AS subject,
       amount(trade.value, currency) AS said
FROM staged.trade_figures AS trade
JOIN staged.trade_figure_claims AS links USING (trade_figure_id)
JOIN trade_levels AS levels USING (figure_id)
WHERE links.agrees
    AND NOT (reference_value BETWEEN low_end(trade.value_min) - reference_slack(reference_value)
        AND high_end(trade.value_max) + reference_slack(reference_value))
    AND (is_of_one_size(trade.value, reference_value) OR is_slip(trade.value, reference_value));

CREATE OR REPLACE TEMP TABLE disputes AS
SELECT *, 'con_' || left(md5(kind || claim_key), 16) AS conflict_id
FROM (FROM value_disputes UNION ALL FROM ordinal_disputes UNION ALL FROM date_disputes UNION ALL FROM arithmetic_disputes UNION ALL FROM reference_disputes);
