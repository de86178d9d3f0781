-- Whom names stand for: countries and places with their code, persons with the country that they act for in an office of state.
WITH offices AS (
    SELECT person_id, countries.iso3, count(*) AS n FROM staged.roles JOIN staged.entities AS countries ON countries.entity_id = of_id
    WHERE countries.kind = 'country' AND regexp_matches(role, $offices) AND NOT regexp_matches(role, $past_offices)
    GROUP BY ALL
),
acting AS (SELECT person_id, arg_max(iso3, (n, iso3)) AS iso3 FROM offices GROUP BY person_id),
seats AS (
    SELECT DISTINCT surface FROM staged.mentions JOIN staged.entities USING (entity_id) WHERE basis = 'capital' AND kind = 'country'
)
SELECT DISTINCT name, kind, CASE WHEN kind = 'person' THEN acting.iso3 ELSE entities.iso3 END AS country,
       kind = 'country' OR (kind = 'place' AND name IN (FROM seats)) AS is_whole
FROM staged.entities AS entities LEFT JOIN acting ON acting.person_id = entities.entity_id
ORDER BY ALL
