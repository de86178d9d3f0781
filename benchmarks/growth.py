"""What runs cost as a home grows: ``python -m benchmarks.growth 2000 8000 [--articles 10]``. For Linux.

Measured is the installed command with all its processes: ten new articles in an empty home, then a first run over so many and ten
more on top. The last column sets their seconds of CPU against those of the ten in the empty home. Whole audits are left to their
own hour, as in a schedule. Articles end with the paragraph in which they reach 1,000 characters, as briefs of an agency do.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import make_articles
from benchmarks.processes import Cost, cost_of

SHORT = 1_000
COMMAND = [sys.executable, "-c", "from flows.cli import main; main()"]


def run(inbox: Path, home: Path, **settings: str) -> Cost:
    """One run of the command line, which must end well."""
    tree = str(Path(__file__).parents[1])
    env = os.environ | {"PYTHONPATH": tree, "PYTHONSAFEPATH": "1"} | settings
    cost = cost_of([*COMMAND, "run", str(inbox), "--home", str(home)], cwd=inbox.parent, env=env)
    if cost.status:
        raise SystemExit(cost.output)
    return cost


def write(inbox: Path, n: int, seed: int) -> None:
    """So many generated articles, each with its day; those of another seed have other names."""
    inbox.mkdir(exist_ok=True)
    for article in make_articles(n, seed)[:n]:
        path = inbox / f"{seed}-{article.name}.txt"
        path.write_text(article.text[: article.text.find("\n\n", SHORT) + 1] or article.text, encoding="utf-8")
        path.with_name(path.name + ".meta.json").write_text(f'{{"published_on": "{article.published_on}"}}')


def show(what: str, cost: Cost, base: float) -> None:
    """A line of the table."""
    told = f"{what:<32}{cost.cpu:>9.1f}{cost.wall:>9.1f}{cost.peak_megabytes:>9.0f}{cost.cpu / base:>9.2f}"
    sys.stdout.write(f"{told}   {', '.join(f'{cpu:.1f} {name}' for name, cpu in sorted(cost.by_program.items()) if cpu > 1)}\n")
    sys.stdout.flush()


def main() -> None:
    """Measures and prints, as it goes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+", help="how many articles lie there")
    parser.add_argument("--articles", type=int, default=10, help="how many are added")
    arguments = parser.parse_args()
    sys.stdout.write(f"{'':<32}{'CPU s':>9}{'wall s':>9}{'peak MB':>9}{'x empty':>9}\n")
    with TemporaryDirectory() as folder:
        few = Path(folder) / "few"
        write(few, arguments.articles, seed=1)
        empty = run(few, Path(folder) / "empty")
        show(f"{arguments.articles} in an empty home", empty, empty.cpu)
        for size in arguments.sizes:
            inbox, home = Path(folder) / f"{size}", Path(folder) / f"home {size}"
            write(inbox, size, seed=2)
            show(f"{size} at once", run(inbox, home), empty.cpu)
            write(inbox, arguments.articles, seed=3)
            show(f"{arguments.articles} more", run(inbox, home), empty.cpu)


if __name__ == "__main__":
    main()
