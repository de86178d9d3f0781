-- One row per statement. The key holds everything that must be alike before two statements may be compared; a figure
-- whose parties or period the text leaves open has a key of its own and is compared with nothing.
SELECT 'clm_' || left(md5('figures' || figure_id), 16) AS claim_id,
       CASE
           WHEN reporter IS NULL OR period IS NULL THEN 'open|' || figure_id
           ELSE concat_ws('|', measure, coalesce(change_of, ''),
               CASE WHEN 'trade_total' IN (measure, change_of) AND partner IS NOT NULL THEN least(reporter, partner) ELSE reporter END,
               CASE WHEN 'trade_total' IN (measure, change_of) AND partner IS NOT NULL THEN greatest(reporter, partner)
                   ELSE coalesce(partner, '') END,
               period, coalesce(change_base, ''), coalesce(scope, ''), status, unit)
       END AS claim_key,
       CASE
           WHEN reporter IS NULL THEN coalesce(attributed_to, 'not stated')
           WHEN partner IS NULL THEN reporter
           WHEN measure = 'trade_total' THEN least(reporter, partner) || '-' || greatest(reporter, partner)
           ELSE reporter || ' with ' || partner
       END AS subject,
       CASE WHEN measure = 'change' THEN 'change of ' || coalesce(change_of, 'something') ELSE measure END AS predicate,
       surface AS object,
       nullif(concat_ws('; ', 'of ' || scope, 'period ' || period, 'against ' || change_base, CASE WHEN status <> 'actual' THEN status END), '') AS qualifiers,
       value_min, value_max, unit, stance, attributed_to, document_id, documents.story_id,
       'figures' AS from_table, figure_id AS from_id, sentence
FROM staged.figures
JOIN staged.current_documents AS documents USING (document_id)
WHERE measure NOT IN ('duration', 'age', 'distance', 'count')
UNION ALL
SELECT 'clm_' || left(md5('roles' || role_id), 16), concat_ws('|', 'role', person_id, coalesce("of", '')),
       person, 'role', role, "of", NULL, NULL, NULL, 'asserted', NULL, document_id, documents.story_id, 'roles', role_id, sentence
FROM staged.roles
JOIN staged.current_documents AS documents USING (document_id)
UNION ALL
SELECT 'clm_' || left(md5('events' || event_id), 16),
       concat_ws('|', 'event', event_type, parties(actors), parties(target), coalesce(date_start, event_id),
                 nullif(direction, 'imposed')),
       coalesce(actors, 'not stated'), event_type, target,
       nullif(concat_ws('; ', date_start, CASE WHEN date_end <> date_start THEN 'to ' || date_end END, 'in ' || place, status, direction), ''),
       NULL, NULL, NULL, CASE status WHEN 'denied' THEN 'denied' ELSE 'asserted' END, NULL, document_id, documents.story_id,
       'events', event_id, sentence
FROM staged.events
JOIN staged.current_documents AS documents USING (document_id)
UNION ALL
-- 'his fifth term', 'her second visit in two years': which of its kind something is, within the time that the text gives.
SELECT 'clm_' || left(md5('ordinals' || ordinal_id), 16), concat_ws('|', 'ordinal', person_id, noun, coalesce(time_window, '')),
       person, 'number of ' || noun, surface, time_window, ordinal, ordinal, 'count', 'asserted', NULL, document_id, documents.story_id,
       'passages', passage_id, sentence
FROM ops.ordinals
JOIN staged.current_documents AS documents USING (document_id)
