"""Telling: whether the text says of an event that it happens, and in which tense: 'the visit took place', 'talks resume on Friday'."""

from __future__ import annotations

from transforms.events.agents import effect_of
from transforms.events.clause import Clause
from transforms.events.predicates import find_predicate
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import HAVE
from transforms.syntax.noun_phrases import phrase_start

# How many words of a predicate may tell of taking place: 'did not after all take place'.
OUTCOME_REACH = 5


def is_present(clause: Clause) -> bool:
    """Whether the present tense tells of the event, so that its day may lie ahead: 'meets on Friday', 'elections take place in May'."""
    if clause.trigger.form != "noun":
        verb: int | None = clause.group.start  # 'flies to Lima on Friday to meet'
    else:
        verb = verb_of_noun(clause)
    if verb is None:
        return False
    is_going_on = clause.tags[verb] == "VBG" and verb > 0 and clause.lower[verb - 1] in {"is", "are", "'s"}
    return is_going_on or (clause.tags[verb] in {"VBZ", "VBP"} and clause.lower[verb] not in HAVE)


def verb_of_noun(clause: Clause) -> int | None:
    """The verb that carries the noun of a trigger, else the one that tells of it."""
    support_verb = clause.support_verb[0]
    return support_verb if support_verb is not None else find_predicate(clause.sentence, clause.hit.end, clause.end)


def is_told(clause: Clause) -> bool:
    """Whether the text says of the noun that it happens or is done: 'the visit took place', 'paid the visit'."""
    start = phrase_start(clause.sentence, clause.hit.start)
    if start > 1 and clause.lower[start - 1] == "of" and clause.lower[start - 2] in clause.lexicon.word_sets["event_stages"]:
        outer = phrase_start(clause.sentence, start - 1)
        return outer > 0 and clause.tags[outer - 1] in VERB_TAGS  # 'marking the start of her visit', not 'at the end of it'
    verb = clause.support_verb[0]
    if verb is not None:
        return effect_of(clause.sentence, verb) in {"carries", "plans", "cancels", "achieves"}
    return has_outcome(clause)


def has_outcome(clause: Clause) -> bool:
    """Whether the noun is the subject of a verb of taking place: 'talks resumed', 'the trip was called off'."""
    if clause.support_verb[0] is not None:
        return False
    verb = find_predicate(clause.sentence, clause.hit.end, clause.end)
    if verb is None:
        return False
    run = range(verb, min(clause.end, verb + OUTCOME_REACH))
    is_happening = not clause.lexicon.word_sets["event_happens"].isdisjoint(clause.lower[run.start : run.stop])
    return is_happening or any(effect_of(clause.sentence, k) == "cancels" for k in run)


def tells_of_act_behind(clause: Clause) -> bool:
    """'condemned Chile for its raid': whether the noun of an act that bears arms stands behind the verb."""
    found = (entry for k in range(clause.hit.end, clause.end) for entry in clause.sentence.hits.triggers.all_at(k))
    return any(reading.form == "noun" and reading.event_type == "attack" for _, readings in found for reading in readings)
