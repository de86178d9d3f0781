"""Prints how well the readings do beside the pinned floors; ``--write`` pins them anew.

python -m tests.quality.measure [--misses N] [--write [--allow-lower REASON]]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tests.quality.corpora import CORPORA, Corpus, read_corpus
from tests.quality.scorer import Score, score_articles

FLOORS = Path(__file__).with_name("floors.json")
# A floor stands this far below what was measured: less than one fact in fifty is noise of a change elsewhere.
MARGIN = 0.02


def measure(corpus: Corpus) -> dict[str, Score]:
    """The scores of a corpus as it is read now."""
    return score_articles(read_corpus(corpus))


def load_floors() -> dict[str, Any]:
    """By corpus: ``digest`` of the corpus they were measured on, ``floors`` by kind, ``lowered`` with reasons."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def floor_below(value: float) -> float:
    """The floor for a measured value."""
    return max(0.0, round(value - MARGIN, 3))


def pin(known: dict[str, Any], digest: str, values: dict[str, float], reason: str | None) -> tuple[dict[str, Any], list[str]]:
    """The floors of one corpus anew, and the kinds whose floor would fall without a reason.

    A floor is raised where the value allows it, stays where the value still reaches it, and falls only with a reason,
    which is kept.
    """
    old = known.get("floors", {})
    lowered = list(known.get("lowered", []))
    floors, refused = {}, []
    for kind, value in values.items():
        if kind not in old or value >= old[kind]:
            floors[kind] = max(old.get(kind, 0.0), floor_below(value))
        elif reason:
            floors[kind] = floor_below(value)
            lowered.append({"kind": kind, "from": old[kind], "to": floors[kind], "reason": reason})
        else:
            floors[kind] = old[kind]
            refused.append(kind)
    return {"digest": digest, "floors": floors, "lowered": lowered}, refused


def main(arguments: list[str] | None = None) -> int:
    """Measures both corpora; exit status 1 where a value is below its floor or a floor may not be lowered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="pin the floors anew")
    parser.add_argument("--allow-lower", metavar="REASON", help="let floors fall, and keep this reason beside them")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show up to N wrong or missed facts of each kind")
    given = parser.parse_args(arguments)
    pinned, below = load_floors(), []
    for corpus in CORPORA:
        scores, known = measure(corpus), pinned.get(corpus.name, {})
        below += _print_scores(corpus, scores, known, given.misses)
        if given.write:
            values = {kind: value_of(kind, score) for kind, score in scores.items()}
            pinned[corpus.name], refused = pin(known, corpus.digest(), values, given.allow_lower)
            if refused:
                sys.stderr.write(f"not written: floors would fall for {', '.join(refused)}; say why with --allow-lower REASON\n")
                return 1
    if given.write:
        FLOORS.write_text(json.dumps(pinned, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return 0
    return 1 if below else 0


def value_of(kind: str, score: Score) -> float:
    """What is pinned: F1; for the fields of figures found, the share that is right."""
    return score.precision if kind.startswith("trade figures found") else score.f1


def _print_scores(corpus: Corpus, scores: dict[str, Score], known: dict[str, Any], n_misses: int) -> list[str]:
    write = sys.stdout.write
    fresh = known.get("digest") == corpus.digest()
    write(f"\n{corpus.name}{'' if fresh else ' (the corpus has changed since the floors were measured)'}\n")
    write(f"{'':38}{'found':>7}{'wrong':>7}{'missed':>7}{'P':>7}{'R':>7}{'value':>7}{'floor':>7}\n")
    below = []
    for kind, score in scores.items():
        floor = known.get("floors", {}).get(kind)
        value = value_of(kind, score)
        mark = " <" if floor is not None and value < floor else ""
        below += [kind] if mark else []
        write(f"{kind:38}{score.found:7}{score.wrong:7}{score.missed:7}{score.precision:7.3f}{score.recall:7.3f}")
        write(f"{value:7.3f}{'' if floor is None else format(floor, '7.3f')}{mark}\n")
        for example in score.examples[:n_misses]:
            write(f"    {example}\n")
    return below


if __name__ == "__main__":
    sys.exit(main())
