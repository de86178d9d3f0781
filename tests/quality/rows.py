"""Prints the rows that are read from sentences, each as an article of its own that appears on 20 May 2024, a Monday.

python -m tests.quality.rows "Minister Elena Paz said that the port would close." […]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from flows.lexicons import load_lexicon
from tests.transforms.cases import FILLER, PUBLISHED_ON
from tests.transforms.conftest import LATEST, as_documents
from transforms.lexicons.lexicon import Lexicon
from transforms.reading import read_documents

_TABLES = ("mentions", "roles", "quotes", "figures", "events", "event_participants")
# What the sentence itself shows.
_LEFT_OUT = {"char_start", "char_end", "sentence"}


def rows_of(sentence: str, lexicon: Lexicon) -> Iterator[str]:
    """A line for each row: its table, and its columns but for keys, places and what is null."""
    frames = read_documents(as_documents([(f"{sentence} {FILLER}", PUBLISHED_ON, None)]), lexicon, LATEST)
    for table in _TABLES:
        for row in frames[table].iter_rows(named=True):
            told = {name: value for name, value in row.items() if value is not None and not name.endswith("_id") and name not in _LEFT_OUT}
            yield f"{table}: " + ", ".join(f"{name} {value}" for name, value in told.items())


def main(sentences: Sequence[str]) -> int:
    """Exit status 2 where no sentence is given."""
    if not sentences:
        sys.stderr.write(f"No sentence is given.\n\n{__doc__}")
        return 2
    lexicon = load_lexicon()
    for sentence in sentences:
        sys.stdout.write("\n  ".join([sentence, *rows_of(sentence, lexicon)]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
