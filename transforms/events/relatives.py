"""Relative clauses behind a measure: who put it on whom, 'the tariff that Paz imposed on Chile', 'sanctions that had crippled Chile'."""

from __future__ import annotations

from transforms.discourse.memory import ACTING, Participant
from transforms.events.clause import Clause
from transforms.events.directions import moves_measure, relative_verb
from transforms.events.prepositions import named_behind
from transforms.events.referents import read_phrase
from transforms.syntax.closed_class import BE, HAVE

# How far behind the verb of the relative clause it may name somebody.
NAMED_REACH = 6
_OPENERS = {"that", "which"}
_HELPING = BE | HAVE | {"will", "would", "first", "also"}


def relative_sides(clause: Clause) -> tuple[list[Participant], Participant | None]:
    """Who put a measure on, and on whom, as the relative clause right behind it tells; empty and null where there is none."""
    verb = relative_verb(clause.sentence, clause.mentions, clause.hit.end, clause.end)
    if verb is None:
        return [], None
    start = clause.hit.end + (clause.lower[clause.hit.end] in _OPENERS)
    end = next((k for k in range(start, verb) if clause.lower[k] in _HELPING or clause.tags[k] == "MD"), verb)
    if start == end:
        is_hurt = clause.lower[verb] in clause.lexicon.word_sets["hurt_by_measures"]
        return [], _acting(named_behind(clause, verb)) if is_hurt else None
    if not moves_measure(clause.sentence, verb, clause.lexicon):
        return [], None
    on = next((k for k in range(verb + 1, min(clause.end, verb + NAMED_REACH)) if clause.lower[k] in {"on", "against"}), None)
    return read_phrase(clause.referents, clause.sentence, start, end), _acting(named_behind(clause, on)) if on is not None else None


def _acting(named: list[Participant]) -> Participant | None:
    return next((p for p in named if p.entity is not None and p.entity.kind in ACTING), None)
