-- Each expectation of the last audit, failures first, with when it failed before; of earlier audits only failures are kept.
WITH audits AS (SELECT run_id, started_at FROM {runs} WHERE status IN ('running', 'published', 'refused')),
last_audit AS (SELECT run_id FROM {expectation_results} JOIN audits USING (run_id) ORDER BY started_at DESC, run_id LIMIT 1),
failed AS (
    SELECT table_name, expectation,
           list(struct_pack(on_day := strftime(started_at, '%Y-%m-%d %H:%M'), n := n_failed) ORDER BY started_at DESC) AS earlier
    FROM {expectation_results} JOIN audits USING (run_id)
    WHERE NOT success AND run_id NOT IN (FROM last_audit) GROUP BY ALL
)
SELECT table_name, expectation, severity, description, success, n_failed, failed_ids, coalesce(earlier, []) AS earlier
FROM {expectation_results} LEFT JOIN failed USING (table_name, expectation)
WHERE run_id IN (FROM last_audit)
ORDER BY success, severity, table_name, expectation
