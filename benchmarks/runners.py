"""What a second process brings in reading: ``python -m benchmarks.runners [ARTICLES]``.

The same batches are read by one process and by two, as ``WIRELEDGER_TASK_RUNNER=processes`` reads them: fetched and stored by this process,
read by the others, few on their way at a time. Processes are warm, as a run that is worth spreading lasts much longer than their start.
Printed are documents a second of each and their ratio, of one run: compare the ratio.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from benchmarks.corpus import make_articles, write_articles
from flows import stages
from flows.home import Home, reader_version
from tests.flows import plain

BATCH = 50
LATEST = date(2026, 1, 1)


def seconds_of_reading(home: Home, pool: ProcessPoolExecutor, workers: int) -> float:
    """How long the unread documents of a home take."""
    version, started = reader_version(home.additions), time.perf_counter()
    waiting: deque[Future[dict[str, pl.DataFrame]]] = deque()
    batches = stages.plan_reading(home, version)
    for number, batch in enumerate(batches, 1):
        waiting.append(pool.submit(stages.read_batch, stages.fetch_batch(home, batch), home.additions, LATEST))
        while len(waiting) >= 2 * workers or (number == len(batches) and waiting):
            stages.store_batch(home, waiting.popleft().result(), version, "run_1")
    return time.perf_counter() - started


def documents_a_second(file: Path, folder: Path, n: int, workers: int) -> float:
    """Of one fresh home, read by so many processes."""
    home = Home(folder / f"{workers}")
    plain.ingest(home.folder, file, base=folder)
    few = stages.fetch_batch(home, stages.plan_reading(home, reader_version(home.additions))[0][:2])
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        for warm in [pool.submit(stages.read_batch, few, home.additions, LATEST) for _ in range(4 * workers)]:
            warm.result()
        return n / seconds_of_reading(home, pool, workers)


def main() -> None:
    """Measures one process, then two, then one again, as a machine's load changes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int, nargs="?", default=600)
    n = parser.parse_args().articles
    stages.READ_BATCH = BATCH
    with TemporaryDirectory() as place:
        folder = Path(place)
        write_articles(make_articles(n, 1), folder / "articles.jsonl")
        rates = []
        for turn, workers in enumerate((1, 2, 1)):
            (folder / f"{turn}").mkdir()
            rates.append(documents_a_second(folder / "articles.jsonl", folder / f"{turn}", n, workers))
            sys.stdout.write(f"{workers} {'process' if workers == 1 else 'processes'}: {rates[-1]:.0f} documents a second\n")
            sys.stdout.flush()
    sys.stdout.write(f"two are {rates[1] / (rates[0] + rates[2]) * 2:.2f} times one\n")


if __name__ == "__main__":
    main()
