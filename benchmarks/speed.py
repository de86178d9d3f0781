"""Measures the whole way and each stage of it on a generated corpus: ``python -m benchmarks.speed [DOCUMENTS]``.

What is measured are the plain functions of ``flows.stages`` in one process, in the order and with the batches of a run,
but without Prefect, whose server and tasks come on top (tens of milliseconds per batch). The audit runs in its own
process, as always. Nothing is asserted: seconds are those of this machine at this moment; what can be compared between
machines are the shares, the cost against a naive baseline in the same run, and the growth from half the corpus to all of it.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import re
import resource
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from types import ModuleType
from typing import Any

import duckdb
import polars as pl

from benchmarks.corpus import Article, make_articles, write_articles
from expectations.gate import refusals
from flows import stages
from flows.auditor import auditor, run_audit
from flows.home import Home, code_version, reader_version
from flows.lexicons import load_lexicon
from flows.settings import prepare_environment
from transforms import reading
from transforms.identifiers import make_id
from warehouse.database import open_database
from warehouse.runs import start_run

# About a minute on two cores, with the run on half of it that shows how cost grows.
DOCUMENTS = 1_000
SEED = 1
WARM_UP = 20
# The baseline: what one would write first to pull amounts, quotations and names out of text, without knowing what any of it means.
NAIVE = re.compile(
    r"[$€£¥]\s?\d[\d,.]*(?:\s(?:thousand|million|billion|trillion))?"
    r"|\d[\d,.]*\s?(?:%|percent|per cent|million|billion|trillion|tonnes|barrels)"
    r'|["“][^"”]+["”]|(?:[A-Z][a-z]+ )+[A-Z][a-z]+'
)
# The functions that a stage calls for each step, by the module in whose namespace it finds them.
STEPS: dict[str, tuple[ModuleType, dict[str, tuple[str, ...]]]] = {
    "take in": (
        stages,
        {"ids and languages": ("take_in",), "passages, for a first look": ("split_passages",), "into the database": ("add_raw_documents",)},
    ),
    "read": (
        reading,
        {
            "passages": ("split_passages",), "sentences": ("split_sentences",), "tokens": ("tokenize",),
            "articles from frames": ("assemble_articles",), "names and entities": ("resolve_names",),
            "roles": ("read_roles", "add_role_mentions"), "quotes": ("read_speech",), "figures": ("read_figures",),
            "events": ("read_events",),
        },
    ),
}  # fmt: skip


@dataclass(slots=True)
class Stopwatch:
    """Seconds by stage and step, in the order in which they were first begun; steps by (stage, step)."""

    stages: dict[str, float] = field(default_factory=dict)
    steps: dict[tuple[str, str], float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Times a stage, and the steps inside it that are known."""
        module, steps = STEPS.get(name, (stages, {}))
        kept = {function: getattr(module, function) for functions in steps.values() for function in functions}
        for step, functions in steps.items():
            for function in functions:
                setattr(module, function, self._timed((name, step), kept[function]))
        begun = perf_counter()
        try:
            yield
        finally:
            self.stages[name] = self.stages.get(name, 0.0) + perf_counter() - begun
            for function, original in kept.items():
                setattr(module, function, original)

    def _timed(self, key: tuple[str, str], function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **kwargs: Any) -> Any:
            begun = perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self.steps[key] = self.steps.get(key, 0.0) + perf_counter() - begun

        return timed


@dataclass(frozen=True, slots=True)
class Measured:
    """One run on a corpus: its seconds, those of the baselines, its documents, megabytes of raw text, what the audit refused.

    ``tokenizer`` is null where spaCy is not installed.
    """

    watch: Stopwatch
    naive: float
    tokenizer: float | None
    n_documents: int
    megabytes: float
    refused: list[str]

    @property
    def whole(self) -> float:
        """Seconds of the whole way."""
        return sum(self.watch.stages.values())


def measure(articles: list[Article], folder: Path, pool: ProcessPoolExecutor) -> Measured:
    """Runs everything once in a data home of its own."""
    home, watch, now = Home(folder / "home"), Stopwatch(), datetime.now(UTC)
    write_articles(articles, folder / "corpus.jsonl")
    settings = stages.RunSettings(inputs=("corpus.jsonl",), home=home.folder, base=folder)
    run_id = make_id("run", now.isoformat())
    with open_database(home.database) as connection:
        start_run(connection, run_id, now, code_version())
    version = reader_version(home.additions)
    load_lexicon(home.additions)
    with watch.stage("take in"):
        stages.ingest(settings, run_id)
    for batch in stages.plan_reading(home, version):
        with watch.stage("fetch"):
            documents = stages.fetch_batch(home, batch)
        with watch.stage("read"):
            readings = stages.read_batch(documents, home.additions, now.date())
        with watch.stage("store"):
            stages.store_batch(home, readings, version, run_id)
    with watch.stage("find stories"):
        stages.find_stories(home)
    with watch.stage("build marts"):
        stages.make_marts(home, None)
    with watch.stage("audit"):
        findings = run_audit(pool, home.database)
    with watch.stage("publish"):
        stages.record_findings(home, findings, run_id)
        stages.publish(home, findings, run_id, stages.new_snapshot_id(run_id, now), now)
    refused = [f"{finding.expectation.table}.{finding.expectation.name} ({finding.n_failed} rows)" for finding in refusals(findings)]
    return Measured(
        watch,
        _time_naive(articles),
        _time_tokenizer(articles),
        len(articles),
        sum(len(article.text.encode()) for article in articles) / 1e6,
        refused,
    )


def _time_naive(articles: list[Article]) -> float:
    """Seconds of the baseline, the best of three: it is over so soon that a neighbour on the machine would show."""
    seconds = []
    for _ in range(3):
        begun = perf_counter()
        for article in articles:
            NAIVE.findall(article.text)
        seconds.append(perf_counter() - begun)
    return min(seconds)


def _time_tokenizer(articles: list[Article]) -> float | None:
    """Seconds that spaCy's blank English takes to split the text into sentences and tokens, and no more; null without spaCy."""
    try:
        spacy = importlib.import_module("spacy")
    except ImportError:
        return None
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    begun = perf_counter()
    for article in articles:
        language(article.text)
    return perf_counter() - begun


def report_speed(run: Measured) -> Iterator[str]:
    """The lines of the table: each stage, below it its steps, and what is left of it."""
    yield f"{'':30}{'seconds':>9}{'share':>8}{'documents/s':>13}{'MB/s':>8}{'x naive':>11}"

    def line(name: str, seconds: float) -> str:
        rates = f"{run.n_documents / seconds:13,.0f}{run.megabytes / seconds:8.2f}"
        return f"{name:30}{seconds:9.2f}{seconds / run.whole:8.1%}{rates}{seconds / run.naive:11.1f}"

    for stage, seconds in run.watch.stages.items():
        yield line(stage, seconds)
        steps = {step: spent for (owner, step), spent in run.watch.steps.items() if owner == stage}
        yield from (line(f"  {step}", spent) for step, spent in steps.items())
        if steps:
            yield line("  the rest", seconds - sum(steps.values()))
    yield line("the whole way", run.whole)
    yield line("(the naive baseline)", run.naive)
    if run.tokenizer is not None:
        yield line("(spaCy's blank tokenizer)", run.tokenizer)
        yield f"Reading costs {run.watch.stages['read'] / run.tokenizer:.1f} times what spaCy's blank tokenizer and sentencizer cost."
    else:
        yield "Without spaCy, whose blank tokenizer would be measured beside it: pip install 'wireledger[bench]'"


def report_growth(small: Measured, large: Measured) -> Iterator[str]:
    """The lines that show what twice the documents cost each: a ratio of 1 is linear growth, below 1 there are fixed costs."""
    yield f"{'milliseconds a document':30}{f'of {small.n_documents:,}':>12}{f'of {large.n_documents:,}':>12}{'ratio':>8}"
    for stage in [*large.watch.stages, "the whole way"]:
        few, many = (1000 * run.watch.stages.get(stage, run.whole) / run.n_documents for run in (small, large))
        yield f"{stage:30}{few:12.2f}{many:12.2f}{many / few:8.2f}"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Documents and megabytes a second, whole and by stage.")
    parser.add_argument("documents", nargs="?", type=int, default=DOCUMENTS, help=f"size of the corpus (default {DOCUMENTS:,})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"seed of the corpus (default {SEED})")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="wireledger-bench-") as folder:
        prepare_environment(Path(folder) / "prefect")
        articles = make_articles(options.documents, options.seed)
        with auditor() as pool:
            runs = []
            for size in (WARM_UP, max(1, options.documents // 2), options.documents):
                (Path(folder) / str(size)).mkdir()
                runs.append(measure(articles[:size], Path(folder) / str(size), pool))
    _, small, large = runs
    words = sum(len(article.text.split()) for article in articles)
    versions = f"Python {platform.python_version()}, Polars {pl.__version__}, DuckDB {duckdb.__version__}"
    print(
        f"Corpus:  {len(articles):,} articles, {words:,} words, {large.megabytes:.2f} MB of text, "
        f"seed {options.seed}, every tenth a near-copy"
    )
    print(f"Machine: {os.cpu_count()} cores, {versions}, peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    print("Without Prefect; one process reads. Lexicons and Great Expectations were loaded before.\n")
    print("\n".join(report_speed(large)))
    print()
    print("\n".join(report_growth(small, large)))
    for refusal in large.refused:
        print(f"The gate would have refused: {refusal}")


if __name__ == "__main__":
    main()
