"""Each expectation refuses the row that breaks it, by its key, and no other row; one audit over a database full of breaks."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import duckdb
import pytest

from expectations.gate import BrokenExpectationError, Finding, refusals
from expectations.suites import SEMANTIC, all_suites
from flows.auditor import run_audit
from flows.home import Home
from warehouse.database import open_database


class Breaker:
    """Breaks one row at a time and remembers which expectation must name it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self.expected: dict[str, set[str]] = {}
        self._used: set[str] = set()

    def pick(self, table: str, condition: str = "true") -> str:
        """The key of a sound row that no other break has touched."""
        key = {"stories": "document_id", "entities": "entity_id", "timeline": "timeline_id"}.get(table, f"{table.rstrip('s')}_id")
        rows = self.connection.execute(f'SELECT "{key}" FROM staged.{table} WHERE {condition} ORDER BY "{key}"').fetchall()
        found = next(row[0] for row in rows if row[0] not in self._used)
        self._used.add(found)
        return str(found)

    def update(self, rule: str, change: str, condition: str = "true", table: str | None = None) -> None:
        """Changes a sound row of the rule's table so that the rule must name it."""
        audited = rule.partition(".")[0]
        key = self.pick(audited, condition)
        column = {"stories": "document_id", "entities": "entity_id"}.get(audited, f"{audited.rstrip('s')}_id")
        self.connection.execute(f"UPDATE {table or 'staged.' + audited} SET {change} WHERE {column} = '{key}'")
        self.expect(rule, key)

    def expect(self, rule: str, *keys: str) -> None:
        self.expected.setdefault(rule, set()).update(keys)

    def run(self, statement: str) -> None:
        self.connection.execute(statement)


FIGURE = "NOT EXISTS (SELECT 1 FROM staged.trade_figure_claims AS c WHERE c.figure_id = figures.figure_id) AND period IS NULL AND reporter IS NULL"


def break_documents(it: Breaker) -> None:
    it.update("documents.text_is_unchanged", "text_sha256 = repeat('0', 64)", table="raw.documents")
    # -- joins: a version of something that never was
    it.update("documents.supersedes_joins_documents", "supersedes = 'doc_never'", table="raw.documents")
    it.update("documents.published_basis_is_of_its_vocabulary", "published_basis = 'hearsay'", table="staged.document_readings")


def break_passages(it: Breaker) -> None:
    unused = (
        "passage_id NOT IN (SELECT passage_id FROM staged.mentions UNION SELECT passage_id FROM staged.quotes UNION SELECT passage_id "
        "FROM staged.figures UNION SELECT passage_id FROM staged.roles UNION SELECT passage_id FROM staged.events) AND length(text) > 8"
    )
    it.update("passages.text_stands_in_the_text", "text = reverse(text)", f"{unused} AND text <> reverse(text)")
    it.update("passages.role_is_of_its_vocabulary", "role = 'sidebar'", unused)
    lost = it.pick("passages", unused)
    it.expect("documents.nothing_is_lost", document_of(it, lost))
    it.run(f"DELETE FROM staged.passages WHERE passage_id = '{lost}'")
    twice = it.pick("passages", f"{unused} AND document_id <> '{next(iter(it.expected['documents.nothing_is_lost']))}'")
    it.expect("documents.nothing_is_lost", document_of(it, twice))
    it.run(
        "INSERT INTO staged.passages SELECT 'pas_twice', document_id, 1000 + ordinal, role, reason, text[2:], char_start + 1, char_end, "
        f"batch_id FROM staged.passages WHERE passage_id = '{twice}'"
    )
    it.expect("passages.passages_do_not_overlap", "pas_twice")


def document_of(it: Breaker, passage_id: str) -> str:
    [(document_id,)] = it.connection.execute("SELECT document_id FROM staged.passages WHERE passage_id = ?", [passage_id]).fetchall()
    return str(document_id)


def break_readings(it: Breaker) -> None:
    it.update("mentions.surface_stands_in_the_text", "surface = surface || '?'")
    it.update("mentions.surface_stands_in_the_text", "char_end = char_start")
    it.update("mentions.surface_stands_in_the_text", "char_start = char_start + 1, char_end = char_end + 1")
    it.update("mentions.entity_id_joins_entities", "entity_id = 'ent_nobody'")
    it.update("mentions.passage_id_joins_passages", "passage_id = 'pas_nowhere'")
    twice = it.pick("mentions")
    it.run(f"INSERT INTO staged.mentions SELECT * FROM staged.mentions WHERE mention_id = '{twice}'")
    it.expect("mentions.key_is_unique", twice)
    it.update("quotes.content_stands_in_the_text", "content = upper(content)", "content <> upper(content)")
    it.update("quotes.mode_is_of_its_vocabulary", "mode = 'sung'")
    it.update("events.trigger_stands_in_its_clause", "trigger = 'nowhere to be found'")
    it.update("events.dates_are_in_order", "date_start = '2024-05-17', date_end = '2024-05-16'")
    it.update("events.status_is_of_its_vocabulary", "status = 'rumoured'")
    it.update("entities.country_codes_are_known", "iso3 = 'ZZZ'")
    it.update("roles.person_id_joins_entities", "person_id = 'ent_nobody'")
    it.run("ALTER TABLE staged.roles ALTER COLUMN role DROP NOT NULL")
    it.update("roles.role_is_given", "role = NULL")
    [side] = it.connection.execute("SELECT event_id, entity_id, side FROM staged.event_participants ORDER BY ALL LIMIT 1").fetchall()
    it.run("INSERT INTO staged.event_participants SELECT * FROM staged.event_participants ORDER BY event_id, entity_id, side LIMIT 1")
    it.expect("event_participants.key_is_unique", " / ".join(side))


def break_figures(it: Breaker) -> None:
    it.update("figures.surface_stands_in_the_text", "surface = 'about ' || surface", FIGURE)
    it.update("figures.units_are_known", "unit = 'cubit'", FIGURE)
    it.update("figures.parties_are_known", "reporter = 'ZZZ'", FIGURE)
    it.update("figures.parties_are_known", "reporter = 'CHN', partner = 'ATLANTIS'", FIGURE)
    it.update("figures.interval_holds_the_value", "value = 10, value_high = NULL, value_min = 11, value_max = 12", FIGURE)
    it.update("figures.interval_holds_the_value", "value = 10, value_high = NULL, value_min = NULL, value_max = 9.99", FIGURE)
    it.update("figures.interval_holds_the_value", "value = 'nan', value_high = NULL, value_min = 9, value_max = 11", FIGURE)
    it.update("figures.range_is_in_order", "value = 12, value_high = 10, value_min = NULL, value_max = NULL", FIGURE)
    it.update("figures.period_is_in_order", "period = '2023', period_start = '2023-12-31', period_end = '2023-01-01'", FIGURE)
    it.update("figures.period_is_in_order", "period = '2023', period_start = '2023-01-01', period_end = NULL", FIGURE)
    it.update("figures.period_is_in_order", "period = NULL, period_start = '2023-01-01', period_end = '2023-12-31'", FIGURE)
    for label in ("last year", "2023-Q5", "2023-H3", "2023/"):
        it.update(
            "figures.period_label_is_of_its_form", f"period = '{label}', period_start = '1900-01-01', period_end = '1900-12-31'", FIGURE
        )
    it.update("figures.trade_is_in_money", "measure = 'exports', unit = 'tonne'", FIGURE)
    it.update(
        "figures.trade_is_of_a_plausible_size",
        "measure = 'exports', unit = 'USD', value = 2.4e14, value_high = NULL, value_min = NULL, value_max = NULL", FIGURE,
    )  # fmt: skip
    it.update(
        "figures.actual_figures_are_past", "status = 'actual', period = '2099', period_start = '2099-01-01', period_end = '2099-12-31'",
        f"{FIGURE} AND document_id IN (SELECT document_id FROM staged.documents WHERE published_on IS NOT NULL)",
    )  # fmt: skip
    it.update("figures.stance_is_of_its_vocabulary", "stance = 'sung'", FIGURE)


def break_marts(it: Breaker) -> None:
    story = it.connection.execute("SELECT story_id FROM staged.stories GROUP BY 1 HAVING count(*) = 1 ORDER BY 1 LIMIT 1").fetchall()[0][0]
    leader = it.pick("stories", f"story_id = '{story}'")
    it.run(f"UPDATE staged.stories SET is_lead = false WHERE document_id = '{leader}'")
    it.expect("stories.one_leads", leader)
    it.update("stories.overlap_is_a_share", "overlap = 1.5", "is_lead")
    it.update("claims.interval_is_in_order", "value_min = 2, value_max = 1", "from_table = 'roles'")
    closed = "value_max IS NOT NULL AND value > 0"
    it.update("trade_figures.consensus_is_inside_its_evidence", "value = 2 * value_max", closed)
    it.update("trade_figures.counts_are_consistent", "n_stories = 0")
    it.update("trade_figures.counts_are_consistent", "n_documents = n_claims + 1")
    it.update("trade_figures.parties_differ", "partner = reporter", "partner IS NOT NULL")
    it.update("trade_figures.official_series_agrees", "deviation = 0.2", "deviation IS NULL")
    lonely = it.pick("trade_figures")
    it.run(f"UPDATE staged.trade_figure_claims SET agrees = false WHERE trade_figure_id = '{lonely}'")
    it.expect("trade_figures.consensus_has_evidence", lonely)
    for period, value in (("2022", 1e9), ("2023", 1e11)):  # the one in millions, the other slipped to billions, and both without a claim
        it.run(
            f"INSERT INTO staged.trade_figures SELECT * REPLACE ('tra_{period}' AS trade_figure_id, 'NRU' AS reporter, 'TUV' AS partner, "
            f"'exports' AS flow, '{period}' AS period, {value} AS value, {value} AS value_min, {value} AS value_max, NULL AS deviation, "
            "1 AS n_claims, 1 AS n_documents, 1 AS n_stories) FROM staged.trade_figures ORDER BY trade_figure_id LIMIT 1"
        )
    it.expect("trade_figures.size_is_near_its_neighbours", "tra_2022", "tra_2023")
    it.expect("trade_figures.consensus_has_evidence", "tra_2022", "tra_2023")
    it.update("conflicts.statements_are_counted", "n_documents = n_documents + 1")
    it.run(
        "INSERT INTO staged.conflicts BY NAME SELECT 'con_mute' AS conflict_id, 'trade|A|B' AS claim_key, 'value' AS kind, "
        "2 AS n_documents, 2 AS n_stories, 'They differ.' AS summary"
    )
    it.expect("conflicts.conflicts_show_their_statements", "con_mute")
    it.run(
        "INSERT INTO staged.timeline BY NAME SELECT 'tim_untold' AS timeline_id, 'meet' AS event_type, '2024-05-17' AS date_start, "
        "'2024-05-16' AS date_end, 'occurred' AS status, 1 AS n_documents, 1 AS n_stories, 'Told once.' AS why"
    )
    it.expect("timeline.tellings_are_counted", "tim_untold")
    it.expect("timeline.dates_are_in_order", "tim_untold")


def break_limits(it: Breaker) -> None:
    it.run(
        "INSERT INTO raw.documents SELECT * REPLACE ('doc_unread' AS document_id, 'unread.txt' AS source_uri, NULL AS supersedes) "
        "FROM raw.documents ORDER BY document_id LIMIT 1"
    )
    it.expect("documents.none_is_lost", "doc_unread")
    it.run("INSERT INTO ops.published_parts VALUES ('documents', 'bat_gone', 1000, 1000)")
    it.expect("documents.none_is_gone", "bat_gone")
    it.run("UPDATE ops.published_parts SET n_rows = n_rows + 6 WHERE table_name = 'quotes'")
    # Articles that were given a window are read again, in a batch of their own.
    batches = it.connection.execute("SELECT batch_id FROM ops.published_parts WHERE table_name = 'quotes'").fetchall()
    it.expect("quotes.published_batches_keep_their_rows", *(batch_id for (batch_id,) in batches))
    read = [row[0] for row in it.connection.execute("SELECT document_id FROM ops.readings ORDER BY 1").fetchall()]
    for number in range(6):
        reject(it, f"rej_broken_{number}", "figures", read[number], "reading_is_whole", read[number])
        reject(it, f"rej_early_{number}", "roles", f"rol_{number}", "role_is_given", read[0])
        reject(it, f"rej_late_{number}", "roles", f"rol_without_{number}", "person_id_joins_entities", read[0])  # only followed another
    it.expect("documents.few_readings_break_off", *read[:6])
    for rule in ("few_rows_are_set_aside", "few_rows_of_a_batch_are_set_aside"):
        it.expect(f"roles.{rule}", *(f"rol_{number}" for number in range(6)))
    for number in range(5):  # as many as are let pass
        reject(it, f"rej_few_{number}", "quotes", f"quo_{number}", "mode_is_of_its_vocabulary", read[0])


def reject(it: Breaker, *row: str) -> None:
    names = ("rejected_id", "table_name", "key", "expectation", "document_id")
    values = dict(zip(names, row, strict=True)) | {"row": "{}", "reason": "It breaks a rule."}
    it.connection.execute(f"INSERT INTO ops.rejected ({', '.join(values)}) VALUES (?, ?, ?, ?, ?, ?, ?)", list(values.values()))


BREAKS: tuple[Callable[[Breaker], None], ...] = (break_documents, break_passages, break_readings, break_figures, break_marts, break_limits)


def name_of(finding: Finding) -> str:
    return f"{finding.expectation.table}.{finding.expectation.name}"


@pytest.fixture(scope="module")
def broken(published_samples: Home, samples_outcome, audit_pool: ProcessPoolExecutor, tmp_path_factory):
    """What must be found, and what an audit of the broken database found beyond that of the sound one."""
    folder = tmp_path_factory.mktemp("broken")
    database = folder / "wireledger.duckdb"
    database.write_bytes(published_samples.database.read_bytes())
    with open_database(database) as connection:
        it = Breaker(connection)
        for break_rows in BREAKS:
            break_rows(it)
    findings = run_audit(audit_pool, database)
    _, outcome = samples_outcome
    before = {name_of(finding): set(finding.failed_keys) for finding in outcome.findings}
    new = {name_of(finding): set(finding.failed_keys) - before[name_of(finding)] for finding in findings}
    return it.expected, {name: keys for name, keys in new.items() if keys}, findings


def test_every_semantic_expectation_has_a_row_that_it_must_refuse(broken) -> None:
    expected, _, _ = broken
    assert {f"{expectation.table}.{expectation.name}" for expectation in SEMANTIC} <= set(expected)


def test_broken_rows_are_found_by_key_and_no_others(broken) -> None:
    expected, found, _ = broken
    assert found == expected


def test_counts_are_those_of_the_keys(broken) -> None:
    _, _, findings = broken
    assert all(finding.n_failed == len(finding.failed_keys) for finding in findings if not finding.success)
    assert all(finding.failed_keys == () for finding in findings if finding.success)


def test_only_critical_failures_refuse(broken) -> None:
    _, found, findings = broken
    warnings = {f"{expectation.table}.{expectation.name}" for expectation in SEMANTIC if expectation.severity == "warning"}
    assert warnings <= set(found)
    assert {name_of(finding) for finding in refusals(findings)} == set(found) - warnings


def test_samples_pass_every_critical_expectation(samples_outcome) -> None:
    _, outcome = samples_outcome
    assert {name_of(finding) for finding in outcome.findings} == {
        f"{table}.{expectation.name}" for table, suite in all_suites().items() for expectation in suite
    }
    assert refusals(outcome.findings) == []


def test_what_was_published_is_audited_again_only_where_it_may_have_changed(
    published_samples: Home, audit_pool: ProcessPoolExecutor, tmp_path: Path
) -> None:
    database = tmp_path / "wireledger.duckdb"
    database.write_bytes(published_samples.database.read_bytes())
    with open_database(database) as connection:
        [(key, batch)] = connection.execute("SELECT figure_id, batch_id FROM staged.figures ORDER BY 1 LIMIT 1").fetchall()
        connection.execute("UPDATE staged.figures SET measure = 'weight' WHERE figure_id = ?", [key])
    rule = "figures.measure_is_of_its_vocabulary"

    def found(*, everything: bool) -> dict[str, tuple[str, ...]]:
        findings = run_audit(audit_pool, database, everything=everything)
        assert {name_of(finding) for finding in findings} == {f"{e.table}.{e.name}" for suite in all_suites().values() for e in suite}
        return {name_of(finding): finding.failed_keys for finding in findings if not finding.success}

    assert rule not in found(everything=False)
    assert found(everything=True)[rule] == (key,)
    with open_database(database) as connection:
        connection.execute("DELETE FROM ops.published_batches WHERE batch_id = ?", [batch])
    assert found(everything=False)[rule] == (key,)


def test_rules_that_ask_of_other_tables_are_asked_of_all_rows() -> None:
    rules = {f"{rule.table}.{rule.name}": rule.is_settled for suite in all_suites().values() for rule in suite}
    settled = ("figures.measure_is_of_its_vocabulary", "figures.surface_stands_in_the_text", "events.dates_are_in_order")
    unsettled = (
        "figures.passage_id_joins_passages", "figures.key_is_unique", "figures.actual_figures_are_past", "documents.nothing_is_lost",
        "documents.text_is_unchanged",
    )  # fmt: skip
    assert [rules[name] for name in (*settled, *unsettled)] == [True] * len(settled) + [False] * len(unsettled)


def test_an_expectation_that_cannot_be_evaluated_is_an_error_not_a_pass(
    published_samples: Home, audit_pool: ProcessPoolExecutor, tmp_path: Path
) -> None:
    database = tmp_path / "wireledger.duckdb"
    database.write_bytes(published_samples.database.read_bytes())
    with open_database(database) as connection:
        connection.execute("DROP TABLE ops.known_codes")
    with pytest.raises(BrokenExpectationError, match=r"entities\.country_codes_are_known could not be evaluated"):
        run_audit(audit_pool, database)
