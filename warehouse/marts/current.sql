-- What the marts are made from: documents that no later version of the same article has replaced, and that were not withdrawn; with the
-- day on which each came in.
CREATE OR REPLACE VIEW staged.current_documents AS
SELECT document_id, story_id, published_on, runs.started_at::DATE AS seen_on
FROM staged.documents
LEFT JOIN ops.runs AS runs ON runs.run_id = first_run_id
WHERE is_current;

-- How sure a reading must be for the marts: what is below is shown beside them and counts for nothing.
CREATE OR REPLACE TEMP MACRO is_sure(confidence) AS coalesce(confidence, 1.0) >= getvariable('least_confidence');

-- Ends of an interval that is open: beyond any amount of money, and within what a floating-point number holds (1.8e308).
CREATE OR REPLACE TEMP MACRO unbounded() AS 1e300;
CREATE OR REPLACE TEMP MACRO low_end(value_min) AS coalesce(value_min, -unbounded());
CREATE OR REPLACE TEMP MACRO high_end(value_max) AS coalesce(value_max, unbounded());

-- Dates are as precise as the text: '2024-05-16' is a day, '2024-05' a month.
CREATE OR REPLACE TEMP MACRO is_day(told) AS length(told) = 10;
CREATE OR REPLACE TEMP MACRO is_month(told) AS length(told) = 7;
CREATE OR REPLACE TEMP MACRO first_day(told) AS try_cast(CASE length(told) WHEN 4 THEN told || '-01-01' WHEN 7 THEN told || '-01' ELSE told END AS DATE);
CREATE OR REPLACE TEMP MACRO final_day(told) AS CASE length(told)
    WHEN 4 THEN try_cast(told || '-12-31' AS DATE) WHEN 7 THEN last_day(try_cast(told || '-01' AS DATE)) ELSE try_cast(told AS DATE) END;

-- What the label of a period is of: a year, a half, a quarter or a month of it, else a span.
CREATE OR REPLACE TEMP MACRO period_kind(label) AS CASE
    WHEN contains(label, '/') THEN 'span' WHEN length(label) = 4 THEN 'year' WHEN contains(label, 'Q') THEN 'quarter'
    WHEN contains(label, 'H') THEN 'half' ELSE 'month' END;

-- Figures of whole trade flows in the form in which they can be compared: totals are of an unordered pair. A figure with a
-- scope ('oil imports', 'seasonally adjusted') is of something else. What agrees in its cell may be compared.
CREATE OR REPLACE TEMP VIEW trade_statements AS
SELECT figures.*, documents.story_id, documents.published_on, documents.seen_on,
       CASE measure WHEN 'trade_total' THEN 'total' WHEN 'trade_balance' THEN 'balance' ELSE measure END AS flow,
       CASE WHEN measure = 'trade_total' AND partner IS NOT NULL THEN least(reporter, partner) ELSE reporter END AS first_party,
       CASE WHEN measure = 'trade_total' AND partner IS NOT NULL THEN greatest(reporter, partner) ELSE partner END AS second_party,
       concat_ws('|', first_party, coalesce(second_party, ''), flow, period, unit) AS cell,
       low_end(value_min) AS low, high_end(value_max) AS high,
       status = 'actual' AND stance = 'asserted' AND is_sure(confidence) AS counts
FROM (
    SELECT * REPLACE (
        -- 'January to March' and 'the first quarter' are one period.
        CASE WHEN period_start = date_trunc('quarter', period_start) AND period_end = last_day(period_start + INTERVAL 2 MONTH)
             THEN year(period_start) || '-Q' || quarter(period_start)
             WHEN month(period_start) IN (1, 7) AND day(period_start) = 1 AND period_end = last_day(period_start + INTERVAL 5 MONTH)
             THEN year(period_start) || '-H' || CASE month(period_start) WHEN 1 THEN 1 ELSE 2 END
             ELSE period END AS period),
        period AS stated_period
    FROM staged.figures
) AS figures
JOIN staged.current_documents AS documents USING (document_id)
WHERE measure IN ('trade_total', 'exports', 'imports', 'trade_balance') AND reporter IS NOT NULL AND period IS NOT NULL
    AND scope IS NULL;

-- An article that gives a larger amount for the same flow beside it means only a part of the flow by the smaller one.
CREATE OR REPLACE TEMP VIEW trade_levels AS
SELECT ours.*,
       EXISTS (
           SELECT 1 FROM trade_statements AS theirs
           WHERE theirs.counts AND theirs.document_id = ours.document_id AND theirs.cell = ours.cell
               AND abs(theirs.value) > abs(ours.value) AND (theirs.low > ours.high OR theirs.high < ours.low)
       ) AS is_part
FROM trade_statements AS ours
WHERE counts;

-- By which power of ten two values differ, with a fraction; null where one is nought.
CREATE OR REPLACE TEMP MACRO tens(value, other) AS log10(nullif(abs(value), 0)) - log10(nullif(abs(other), 0));
-- Ten times apart, or a thousand, and nothing else: one of the two has most likely slipped in its unit. A hundredth of a power of ten
-- (10 ** 0.01 = 1.023, two per cent) is let pass: the two may have been rounded differently.
CREATE OR REPLACE TEMP MACRO is_slip(value, other) AS coalesce(
    round(tens(value, other)) <> 0 AND abs(tens(value, other) - round(tens(value, other))) < 0.01, false);

-- How coarse a statement is, for its order among others: the width of its interval, free of the noise of floating point.
CREATE OR REPLACE TEMP MACRO coarseness(low, high) AS round(log10(greatest(high - low, 1e-9)), 3);

-- 'More than 200' and 'about 240' are met by 228, which neither confirms; within a fortieth they do.
CREATE OR REPLACE TEMP MACRO confirms(said, bound, value) AS bound = 'exact' OR abs(said - value) <= abs(value) / 40;

-- 'of which 3 billion went by sea': words for a part beside a smaller value.
CREATE OR REPLACE TEMP MACRO tells_of_a_part(sentence) AS regexp_matches(
    sentence, '(?i)\b(of which|of (that|this|these|those|it|them|the total|the sum)\b|including|among (it|them))\b');

-- Two sides of one event are the same two whichever the text names first.
CREATE OR REPLACE TEMP MACRO parties(actors) AS array_to_string(list_sort(string_split(coalesce(actors, ''), '; ')), '; ');

CREATE OR REPLACE TEMP MACRO count_parties(actors) AS length(string_split(actors, '; '));

-- What can only be told of an event afterwards.
CREATE OR REPLACE TEMP MACRO is_outcome(status) AS status IN ('occurred', 'cancelled', 'denied');

-- For sentences that people read.
CREATE OR REPLACE TEMP MACRO number_word(n) AS coalesce(
    (['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'])[n + 1], n::VARCHAR);
CREATE OR REPLACE TEMP MACRO ordinal_word(n) AS coalesce(
    (['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'])[n],
    n || 'th');
CREATE OR REPLACE TEMP MACRO capital(sentence) AS upper(left(sentence, 1)) || substr(sentence, 2);
CREATE OR REPLACE TEMP MACRO country(code) AS coalesce(
    (SELECT min(name) FROM staged.entities WHERE kind = 'country' AND iso3 = code), code);
CREATE OR REPLACE TEMP MACRO flow_name(flow, reporter, partner, period) AS
    CASE WHEN flow = 'total' AND partner IS NULL THEN 'trade of ' || country(reporter)
         WHEN flow = 'total' THEN 'trade between ' || country(reporter) || ' and ' || country(partner)
         WHEN flow = 'balance' THEN 'trade balance of ' || country(reporter) || coalesce(' with ' || country(partner), '')
         WHEN flow = 'exports' THEN 'exports of ' || country(reporter) || coalesce(' to ' || country(partner), '')
         ELSE 'imports of ' || country(reporter) || coalesce(' from ' || country(partner), '') END || ' in ' || period;
CREATE OR REPLACE TEMP MACRO amount(value, unit) AS
    CASE WHEN abs(value) >= 1e12 THEN printf('%.5g trillion ', value / 1e12) WHEN abs(value) >= 1e9 THEN printf('%.5g billion ', value / 1e9)
         WHEN abs(value) >= 1e6 THEN printf('%.5g million ', value / 1e6) ELSE printf('%.6g ', value) END || unit;
