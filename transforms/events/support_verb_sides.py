"""Carried events: the subject of the verb that carries a noun: 'Peru held talks', 'the U.S. slapped tariffs'."""

from __future__ import annotations

from transforms.discourse.memory import ACTING, Participant
from transforms.events.agents import effect_of
from transforms.events.clause import Clause
from transforms.events.directions import DIRECTED, governing_noun, moves_measure
from transforms.events.owners import owners_of
from transforms.events.prepositions import is_court
from transforms.events.referents import read_phrase
from transforms.events.subjects import subject_of
from transforms.events.support_verbs import carries, find_support_verb
from transforms.syntax.verb_group import VerbGroup

# How far before the verb its court may stand: 'a federal court on Wednesday blocked'.
COURT_REACH = 10


def subject_of_support_verb(clause: Clause, noun: int) -> list[Participant]:
    """'Peru will hold a meeting', 'the U.S. slapped tariffs': the subject of the verb that carries the noun."""
    is_own = noun == clause.hit.start
    found = clause.support_verb if is_own else find_support_verb(clause.sentence, noun, clause.mentions, clause.lexicon)
    verb, preposition = found
    if verb is None:
        return []
    step = governing_noun(clause.sentence, noun) if clause.trigger.event_type in DIRECTED else None
    if step is not None:  # 'announced the lifting of sanctions': as if it had announced the sanctions
        return owners_of(clause, step) or subject_of_support_verb(clause, step)
    group = clause.group_of(verb)
    if preposition in {"of", "for"} and _accuses(clause, verb):
        return _accused(clause, group)
    if not carries(clause.sentence, verb, preposition) and not _moves(clause, verb, preposition):
        return []
    if group.passive:
        return []
    if group.agent is not None:
        return read_phrase(clause.referents, clause.sentence, *group.agent)
    if group.owner is not None:
        return owners_of(clause, group.owner)
    return subject_of(clause, group)


def court_moving(clause: Clause) -> list[Participant]:
    """'A court blocked Paz's tariffs on Chile': the court does it, and not who had imposed them; also 'were blocked by a court'."""
    if clause.trigger.event_type not in DIRECTED:
        return []
    verb, preposition = clause.support_verb
    if verb is None or preposition or not moves_measure(clause.sentence, verb, clause.lexicon):
        return []
    group = clause.group_of(verb)
    near = clause.lower[max(0, group.start - COURT_REACH) : group.start]
    if group.passive or group.agent is not None or group.owner is not None or clause.lexicon.word_sets["courts"].isdisjoint(near):
        return []
    found = subject_of(clause, group)
    return found if is_court(clause, found) else []


def _moves(clause: Clause, verb: int, preposition: str) -> bool:
    """'paused its tariffs': whether the verb puts a measure on or takes it off."""
    is_measure = clause.trigger.event_type in DIRECTED and _effect_of(clause, verb) != "suffers"
    return not preposition and is_measure and moves_measure(clause.sentence, verb, clause.lexicon)


def _accuses(clause: Clause, verb: int) -> bool:
    entry = clause.sentence.hits.triggers.get(verb)
    return entry is not None and entry[1][0].event_type == "accuse"


def _accused(clause: Clause, group: VerbGroup) -> list[Participant]:
    """'is accused of a massacre', 'blamed Chile for the attack': who is accused is said to have done it."""
    if group.passive:
        return subject_of(clause, group)
    named = next((m for m in clause.mentions if group.verb < m.start < clause.hit.start and m.entity.kind in ACTING), None)
    return [Participant(named.entity.name, named.entity)] if named else []


def sufferer_of(clause: Clause) -> Participant | None:
    """'Peru faces sanctions': the subject is whom it is done to."""
    verb = clause.support_verb[0]
    if verb is None or _effect_of(clause, verb) != "suffers":
        return None
    found = subject_of(clause, clause.group_of(verb))
    return found[0] if found else None


def _effect_of(clause: Clause, verb: int) -> str:
    return effect_of(clause.sentence, verb)
