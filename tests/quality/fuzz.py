"""Reads spoilt articles until the time is up, and tells what broke: ``python -m tests.quality.fuzz --seconds N --seed S [FOLDER …]``.

Articles of the project, of the folders, and generated ones are read as they are, then with tokens dropped, doubled,
swapped, cut, taken from other articles or made odd, and with lines joined. A break is a rule that raises
(``broken`` of ``read_documents``), a batch that cannot be read at all, a span that is not its surface, or a period
that ends before it starts. Each is shown once, with the smallest text that still breaks so.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

import polars as pl

from benchmarks.corpus import make_articles
from flows.sources.articles import Found
from flows.sources.files import read_file
from flows.sources.places import find_files
from flows.stages import read_batch

ROOT = Path(__file__).parents[2]
OWN_FOLDERS = ("samples", "tests/gold")
LATEST = date(2025, 12, 31)
GENERATED = 3_000
BATCH = 200
# A mutant has so many spoilt places at most; most have few, so that most of its sentences still look like sentences.
MOST_SPOILT = 12
# A longer text is cut to a window of so many tokens first: an hour is better spent on many places than on long ones.
LONGEST = 500
SHRINK_ROUNDS = 40
_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
# What rules may stumble over: digits of other scripts, zeros, signs that are letters or numbers by half, marks without a mate.
ODD = (
    "0", "00", "0th", "1/0", "٣", "²", "½", "½½", "IV", "ﬁ", "İ", "ß", "e\u0301", "\u200b", "\u00a0", "\ufeff", "'", "''", '"', "“", "”", "(", ")",
    "$", "€", "%", "-", "—", "--", ".", "...", ",", ";", ":", "?", "&", "/", "99999999999999999999999999999999999", "1,2,3", "1.2.3", ".5", "2024-02-30",
    "2024-13-01", "29 February", "31/12/9999", "Feb. 29", "Q0", "Q5", "H3", "0h", "12m", "5bn", "percent", "percentage points", "per cent", "and",
    "or", "to", "from", "between", "than", "respectively", "according to", "said", "who", "whose", "the former", "the latter", "a year ago", "the year",
    "the same period", "first", "last", "fiscal", "FY24", "half", "dozen", "hundred", "million", "billion", "thousand", "minus", "Mr.", "U.S.", "'s", "of",
)  # fmt: skip
_SCHEMA = {"document_id": pl.String, "text": pl.String, "title": pl.String, "byline": pl.String, "published_on": pl.Date}
_DAYS = (None, date(2024, 5, 20), date(2024, 2, 29), date(2023, 12, 31), date(1987, 3, 1))


@dataclass(slots=True)
class Report:
    """What was read and what broke: for each kind of break the number of texts and the smallest one."""

    n_articles: int = 0
    n_mutants: int = 0
    breaks: Counter[str] = field(default_factory=Counter)
    smallest: dict[str, str] = field(default_factory=dict)

    def add(self, texts: Sequence[str], found: list[set[str]]) -> None:
        """Counts the breaks of a batch and keeps the shortest text of each kind."""
        for text, kinds in zip(texts, found, strict=True):
            for kind in kinds:
                if kind not in self.breaks:
                    print(f"first break of its kind: {kind}", file=sys.stderr)  # noqa: T201
                self.breaks[kind] += 1
                if kind not in self.smallest or len(text) < len(self.smallest[kind]):
                    self.smallest[kind] = text

    def tell(self) -> None:
        """Says on standard error how far it is, so that a run that is cut has told something."""
        print(f"{self.n_mutants} mutants, {sum(self.breaks.values())} breaks", file=sys.stderr)  # noqa: T201


def own_articles() -> list[str]:
    """The texts of the articles that come with the project."""
    return folder_articles([str(ROOT / folder) for folder in OWN_FOLDERS])


def folder_articles(folders: Sequence[str]) -> list[str]:
    """The texts of all articles in the folders; annotations and what cannot be read are left out."""
    files, _, _ = find_files(list(folders), ROOT)
    found = (item for path in files if path.suffix != ".json" for item in read_file(path, ROOT))
    return [item.text for item in found if isinstance(item, Found)]


def find_breaks(texts: Sequence[str], day: date | None = _DAYS[1]) -> list[set[str]]:
    """The kinds of break of each text, empty where it is read in peace."""
    rows = [(f"doc_{number}", text, None, None, day) for number, text in enumerate(texts)]
    readings = read_batch(pl.DataFrame(rows, schema=_SCHEMA, orient="row"), ROOT / "no such additions", LATEST)
    breaks: list[set[str]] = [set() for _ in texts]
    for document_id, kind in _breaks_of(readings, dict(enumerate(texts))):
        breaks[int(document_id.removeprefix("doc_"))].add(kind)
    return breaks


def _breaks_of(readings: dict[str, pl.DataFrame], texts: dict[int, str]) -> Iterator[tuple[str, str]]:
    for name in ("failures", "broken"):
        if name in readings:
            for document_id, detail in readings[name].select("document_id", "detail").iter_rows():
                yield document_id, f"{'whole article: ' if name == 'failures' else ''}{_kind(detail)}"
    if "figures" not in readings:
        return
    backwards = readings["figures"].filter(pl.col("period_start") > pl.col("period_end"))
    yield from ((document_id, "a period that ends before it starts") for document_id in backwards["document_id"])
    for table, surface in (("figures", "surface"), ("mentions", "surface"), ("quotes", "content")):
        columns = ("document_id", "char_start", "char_end", surface)
        for document_id, start, end, text in readings[table].select(columns).iter_rows():
            if not text or texts[int(document_id.removeprefix("doc_"))][start:end] != text:
                yield document_id, f"a span of {table} that is not its surface"


def _kind(detail: str) -> str:
    """The error without what it says of the text: two texts that break one line in one way are one kind."""
    error, place = detail.split(":", 1)[0], detail.rsplit("(", 1)[-1]
    return f"{error} ({place}" if "(" in detail else detail[:80]


def mutate(text: str, others: Sequence[str], random: Random) -> str:
    """The text with a few places spoilt."""
    tokens = _TOKENS.findall(text)
    if len(tokens) > LONGEST:
        start = random.randrange(len(tokens) - LONGEST)
        tokens = tokens[start : start + LONGEST]
    for _ in range(random.choice([1, 1, 2, 3, 5, 8, MOST_SPOILT])):
        if tokens:
            _spoil(tokens, others, random)
    return "".join(tokens)


def _spoil(tokens: list[str], others: Sequence[str], random: Random) -> None:
    at = random.randrange(len(tokens))
    span = at + random.choice([1, 1, 1, 2, 4, 9])
    how = random.randrange(9)
    if how == 0:  # drop
        del tokens[at:span]
    elif how == 1:  # double
        tokens[at:at] = tokens[at:span]
    elif how == 2:  # swap
        other = random.randrange(len(tokens))
        tokens[at], tokens[other] = tokens[other], tokens[at]
    elif how == 3:  # cut a token
        tokens[at] = tokens[at][: random.randrange(len(tokens[at]) + 1)]
    elif how == 4:  # cut the text
        del (tokens[at:] if random.random() < 0.5 else tokens[:at])[:]
        tokens[at + 1 :] = [] if random.random() < 0.2 else tokens[at + 1 :]
    elif how == 5:  # join lines
        tokens[:] = [" " if "\n" in token and random.random() < 0.5 else token for token in tokens]
    elif how == 6:  # break lines
        blanks = [i for i, token in enumerate(tokens) if token == " "]
        for i in random.sample(blanks, min(len(blanks), 3)):
            tokens[i] = "\n\n"
    elif how == 7:  # splice
        other_tokens = _TOKENS.findall(random.choice(others)[:5_000])
        start = random.randrange(len(other_tokens) or 1)
        tokens[at:span] = other_tokens[start : start + random.choice([1, 2, 5, 20])]
    else:
        tokens[at:at] = [random.choice(ODD), random.choice([" ", " ", ""])]


def shrink(text: str, kind: str, day: date | None = _DAYS[1]) -> str:
    """A text as small as can be found that still breaks in that way: pieces are left out, large ones first."""
    tokens = _TOKENS.findall(text)
    size = max(1, len(tokens) // 2)
    for _ in range(SHRINK_ROUNDS):
        tries = [tokens[:start] + tokens[start + size :] for start in range(0, len(tokens), max(1, size // 2))]
        breaks = find_breaks(["".join(attempt) for attempt in tries], day)
        smaller = [attempt for attempt, found in zip(tries, breaks, strict=True) if kind in found and len(attempt) < len(tokens)]
        if smaller:
            tokens = smaller[0]
            size = min(size, max(1, len(tokens) // 2))
        elif size == 1:
            break
        else:
            size //= 2
    return "".join(tokens)


def fuzz(articles: Sequence[str], *, seconds: float, seed: int, most: int | None = None) -> Report:
    """Reads the articles, then mutants of them until the time is up or ``most`` are read. The same seed makes the same mutants."""
    random, report, until = Random(seed), Report(), time.process_time() + seconds
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        report.add(batch, find_breaks(batch))
        report.n_articles += len(batch)
    while time.process_time() < until and (most is None or report.n_mutants < most):
        mutants = [mutate(random.choice(articles), articles, random) for _ in range(BATCH)]
        report.add(mutants, find_breaks(mutants, random.choice(_DAYS)))
        report.n_mutants += len(mutants)
        report.tell()
    return report


def main() -> int:
    """Runs the fuzz from the command line; the exit status tells whether anything broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", help="folders of articles to spoil besides the project's own")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--generated", type=int, default=GENERATED)
    parser.add_argument("--only-count", action="store_true", help="show no text")
    options = parser.parse_args()
    articles = own_articles() + folder_articles(options.folders) + [one.text for one in make_articles(options.generated, options.seed)]
    report = fuzz(articles, seconds=options.seconds, seed=options.seed)
    print(f"{report.n_articles} articles, {report.n_mutants} mutants, {sum(report.breaks.values())} breaks of {len(report.breaks)} kinds")  # noqa: T201
    for kind, count in report.breaks.most_common():
        print(f"{count:6} {kind}")  # noqa: T201
        if not options.only_count:
            smallest = min((shrink(report.smallest[kind], kind, day) for day in _DAYS), key=len)
            print(f"       {smallest!r}")  # noqa: T201
    return bool(report.breaks)


if __name__ == "__main__":
    raise SystemExit(main())
