"""The benchmark measures the stages as they are: it must keep up with them."""

from __future__ import annotations

from benchmarks.corpus import make_articles
from benchmarks.speed import STEPS, measure, report_growth, report_speed


def test_every_stage_and_step_is_timed_and_the_gate_passes(audit_pool, tmp_path):
    run = measure(make_articles(12, seed=1), tmp_path, audit_pool)
    assert run.refused == []
    assert all(seconds > 0 for seconds in [*run.watch.stages.values(), *run.watch.steps.values()])
    assert set(run.watch.steps) == {(stage, step) for stage, steps in STEPS.items() for step in steps[1]}
    assert len(list(report_speed(run))) > len(run.watch.stages)
    assert all(line.endswith("1.00") for line in list(report_growth(run, run))[1:])


def test_the_same_seed_gives_the_same_corpus_and_a_longer_one_begins_with_it():
    assert make_articles(30, seed=3) == make_articles(40, seed=3)[:30]
    assert make_articles(5, seed=3) != make_articles(5, seed=4)
