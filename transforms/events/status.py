"""What becomes of an event: planned, occurred, cancelled, denied or hypothetical.

Read from what governs the trigger: for verbs the group ('refused to sign', 'will not visit'), for nouns what ``noun_status``
finds around them. A modal in another clause says nothing.
"""

from __future__ import annotations

from transforms.events.agents import effect_of
from transforms.events.bills import is_of_open_bill
from transforms.events.clause import Clause
from transforms.events.directions import DIRECTED, moves_measure
from transforms.events.group_status import status_of_group
from transforms.events.negations import is_by_nobody, is_in_denied_clause, is_in_no_way, is_of_none
from transforms.events.noun_status import status_of_noun, status_with_plan
from transforms.events.orders import signing_of
from transforms.events.plan_outcomes import is_given_up_later
from transforms.events.predicates import is_before_future, is_inverted
from transforms.events.support_verbs import carries
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import BREAKS, MARKS
from transforms.syntax.false_reports import is_said_false
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.questions import asks_for_noun, read_question
from transforms.syntax.verb_group import VerbGroup
from transforms.syntax.verb_groups import is_passive

_CONDITIONS = {"if", "unless", "whether", "lest"}
# Clauses of what did happen: 'will decide whether to borrow after the council agreed'.
_REAL_CLAUSES = {"after", "because", "since", "when"}
_CLOSING = BREAKS | MARKS | {","}
# How far before the 'that' of a clause the verb of wishing may stand: 'hopes very much that'.
WISH_REACH = 8


def status_of(clause: Clause) -> str:
    """The status of the event of a trigger."""
    verb = _telling_verb(clause)
    if _is_untrue(clause, verb):
        return "denied"
    asked = _asked(clause, verb)
    if asked is not None:
        return asked
    signing = signing_of(clause)
    if signing is not None:
        return status_of_group(clause.sentence, clause.group_of(signing), clause.lexicon)
    found = _told(clause)
    if found == "planned" and is_given_up_later(clause.sentence, clause.hit.end, clause.lexicon):
        return "cancelled"
    if found == "occurred" and is_before_future(clause.sentence, clause.hit):
        return "planned"
    return "hypothetical" if _is_open(clause, verb, found) else found


def _is_open(clause: Clause, verb: VerbGroup | None, found: str) -> bool:
    """What was found done or not done stays open in a condition ('had Peru not attacked'), a wish, and a bill that is no law."""
    if found in {"occurred", "denied"} and _is_conditional(clause):
        return True
    if found != "occurred":
        return False
    told_by = verb.verb if verb is not None else clause.hit.start
    return _is_wished_for(clause) or is_of_open_bill(clause.sentence, told_by, clause.lexicon)


def _is_untrue(clause: Clause, verb: VerbGroup | None) -> bool:
    """Whether it is denied outright: 'denied that', 'imposed no tariffs', 'nobody attacked', 'reports that it had were false'."""
    sentence, start = clause.sentence, clause.start
    if is_in_denied_clause(sentence, clause.hit.start, start, clause.trigger):
        return True
    if is_of_none(sentence, clause.hit, start, clause.lexicon):
        return True
    told_by = verb.verb if verb is not None else clause.hit.start
    if is_in_no_way(sentence, start, max(told_by, clause.hit.start), clause.lexicon) or (
        verb is not None and is_by_nobody(sentence, verb.start, clause.lexicon)
    ):
        return True
    return clause.trigger.event_type != "reject" and is_said_false(sentence, told_by)


def _told(clause: Clause) -> str:
    """What the words around the trigger say of it, for a noun and for a verb."""
    sentence, verb = clause.sentence, clause.hit.start
    if clause.is_noun:
        return status_of_noun(clause)
    if clause.trigger.event_type == "visit" and effect_of(sentence, verb) == "plans":
        is_finite_past = sentence.tags[verb] == "VBD" and not is_passive(sentence, verb)
        if not is_finite_past:
            return "planned"  # 'is due in Lima', 'is expected in Lima'; not 'called in to Lima'
    return status_with_plan(clause, clause.group)


def _asked(clause: Clause, verb: VerbGroup | None) -> str | None:
    """What a question leaves of the event; of a noun that no verb carries only 'Is there a ban?' asks."""
    sentence = clause.sentence
    if "?" not in sentence.vocabulary:
        return None
    asked = read_question(sentence, verb.verb) if verb is not None else None
    if asked is not None or not clause.is_noun:
        return asked
    if asks_for_noun(sentence, clause.hit.start, clause.hit.end):
        return read_question(sentence, clause.hit.start)
    start = phrase_start(sentence, clause.hit.start)
    return read_question(sentence, start) if start > 0 and sentence.lower[start - 1] == "there" else None


def _telling_verb(clause: Clause) -> VerbGroup | None:
    """The group of the verb whose subject does it: that of the trigger, or of the verb that carries the noun."""
    if not clause.is_noun:
        return clause.group
    verb, preposition = clause.support_verb
    if verb is None:
        return None
    is_measure = clause.trigger.event_type in DIRECTED and moves_measure(clause.sentence, verb, clause.lexicon)
    return clause.support_group if is_measure or carries(clause.sentence, verb, preposition) else None


def _is_wished_for(clause: Clause) -> bool:
    """'hopes that Paz wins', 'demanded that Chile sign': a clause of what somebody wants."""
    lower, start = clause.lower, clause.start
    opening = next((k for k in range(clause.hit.start - 1, start, -1) if lower[k] == "that"), None)
    if opening is None or not {",", '"'}.isdisjoint(lower[opening : clause.hit.start]):
        return False
    verbs = [k for k in range(max(start, opening - WISH_REACH), opening) if clause.tags[k] in VERB_TAGS]
    return any(effect_of(clause.sentence, k) in {"wishes", "asks"} for k in verbs)


def _is_conditional(clause: Clause) -> bool:
    """'if Peru signed': a condition opens the clause, with no comma between."""
    lower = clause.lower
    for k in range(clause.hit.start - 1, clause.start - 1, -1):
        if lower[k] in _CLOSING:
            return lower[k : k + 2] == [",", "provided"]
        if lower[k] in _CONDITIONS or is_inverted(clause.sentence, k):
            return True
        if lower[k] in _REAL_CLAUSES:
            return False
    return False
