"""Orders: measures that somebody puts on by signing: 'signed an order imposing tariffs on Chile'."""

from __future__ import annotations

from transforms.events.clause import Clause
from transforms.events.directions import DIRECTED

# How far before the order the verb of signing may stand: 'signed on Monday an executive order'.
SIGNED_WITHIN = 7


def signing_of(clause: Clause) -> int | None:
    """The verb of signing in 'signed an executive order imposing tariffs', by whose subject and time they are imposed."""
    verb = clause.support_verb[0]
    if verb is None or clause.trigger.event_type not in DIRECTED or clause.tags[verb] != "VBG":
        return None
    sets = clause.lexicon.word_sets
    if clause.lower[verb - 1] not in sets["decrees"]:
        return None
    return next((k for k in range(verb - 2, max(-1, verb - SIGNED_WITHIN), -1) if clause.lower[k] in sets["signing"]), None)
