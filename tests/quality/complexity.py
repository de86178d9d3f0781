"""Which functions have more branches than a reader can hold: ``python -m tests.quality.complexity [--write]``.

Counted is the cyclomatic complexity as radon counts it, boolean operators included. New functions stay at 15 or below. Those
beyond it are listed in ``complex_functions.csv``; the list may only shrink: a listed function that grew, one that is not listed
and one that no longer belongs on the list each fail the check. ``--write`` renews the list after functions were mended or moved.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from radon.complexity import cc_visit

ROOT = Path(__file__).parents[2]
PACKAGES = ("transforms", "warehouse", "expectations", "flows")
LISTED = Path(__file__).with_name("complex_functions.csv")
MOST = 15


def measured() -> Iterator[tuple[str, int]]:
    """Every function and method of the packages with its complexity, as 'function' or 'Class.method'."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for block in cc_visit(path.read_text(encoding="utf-8")):
                if block.letter != "C":  # of a class radon gives the mean of its methods, which are visited themselves
                    yield (f"{block.classname}.{block.name}" if block.letter == "M" else block.name), block.complexity


def beyond(functions: Iterator[tuple[str, int]]) -> list[tuple[str, int]]:
    """Those beyond the limit, the most complex first; of several with one name each."""
    return sorted((found for found in functions if found[1] > MOST), key=lambda found: (-found[1], found[0]))


def complaints(found: list[tuple[str, int]], listed: list[tuple[str, int]]) -> list[str]:
    """What differs between the functions beyond the limit and the list, as sentences."""
    new, gone = [one for one in found if one not in listed], [one for one in listed if one not in found]
    before = dict(gone)
    said = [
        f"{name} has a complexity of {count}" + (f" (listed: {before[name]})" if name in before else f"; {MOST} are allowed")
        for name, count in new
    ]
    mended = [f"{name} is listed with {count} and no longer has it" for name, count in gone if name not in dict(new)]
    return said + mended


def read_list(path: Path = LISTED) -> list[tuple[str, int]]:
    """The functions that are known to be beyond the limit."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["function"], int(row["complexity"])) for row in csv.DictReader(file)]


def write_list(found: list[tuple[str, int]], path: Path = LISTED) -> None:
    """Renews the list."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("function", "complexity"), *found])


def main() -> int:
    """Checks the list, or renews it; the exit status tells whether anything is to be mended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="renew the list")
    found = beyond(measured())
    if parser.parse_args().write:
        write_list(found)
        return 0
    said = complaints(found, read_list())
    for line in [*said, "Mend the function; where the list became shorter, renew it with --write."] if said else []:
        print(line, file=sys.stderr)  # noqa: T201
    return bool(said)


if __name__ == "__main__":
    raise SystemExit(main())
