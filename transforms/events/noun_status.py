"""Status of nouns: what the words around the noun of an event leave of it.

These are its adjectives ('an upcoming visit'), the verb that carries it ('called off a visit'), the noun of the step that it
hangs on ('the lifting of the sanctions'), participles behind it and the verb that tells of it ('the visit was postponed').
"""

from __future__ import annotations

from transforms.events.agents import effect_of
from transforms.events.clause import Clause
from transforms.events.clause_days import expires_then
from transforms.events.directions import DIRECTED, governing_noun, is_of_plan, moves_measure
from transforms.events.group_status import STATUS_OF_EFFECT, STATUS_OF_VERB, status_of_group
from transforms.events.phrases import before_stages
from transforms.events.plan_outcomes import (
    is_kept_from_coming,
    is_moved_by,
    is_of_others,
    is_only_spoken_of,
    is_ruled_out,
    is_step_blocked,
    is_vetoed_in_headline,
)  # fmt: skip
from transforms.events.predicates import find_predicate, main_verb
from transforms.events.support_verbs import carries, find_support_verb
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.verb_group import VerbGroup
from transforms.syntax.verb_groups import UNDOING, is_passive

# A noun behind one of these is no subject: 'on her first visit, she will'.
_ADVERBIAL = {"on", "during", "after", "before", "at", "in", "since", "with", "following", "despite", "amid"}
# What makes of a noun the occasion of what its verb tells.
_OCCASIONS = {"at", "during", "after", "following", "since"}
# What does not come about where it is vetoed or blocked.
_STOPPED = DIRECTED | {"statement", "declare"}
# How far behind the subject the verb that tells of a plan ends: 'has since been rejected'.
PLAN_REACH = 4
# How far behind a noun what is added to it may stand: 'the visit, due on Monday'.
ADDED_REACH = 12
# What 'not' makes of what a verb does: 'did not plan a visit', 'did not cancel the visit', 'did not rule out sanctions'.
_NEGATED = {"plans": "denied", "wishes": "denied", "cancels": "planned", "refuses": "hypothetical"}
# What is stronger hides what is weaker: a planned visit that was cancelled is cancelled.
_STRENGTH = ("cancelled", "denied", "hypothetical", "planned")


def status_of_noun(clause: Clause) -> str:
    """What the words around the noun of a trigger say of its event."""
    start = phrase_start(clause.sentence, clause.hit.start)
    if clause.trigger.event_type in DIRECTED and is_only_spoken_of(clause.sentence, start, clause.lexicon):
        return "occurred"
    if clause.trigger.event_type in _STOPPED and _is_stopped(clause):
        return "denied"
    found = [*_of_phrase(clause, start), _of_support_verb(clause), *_of_step(clause), *_of_added(clause)]
    outer = before_stages(clause.sentence, start)
    is_adverbial = outer > 0 and clause.lower[outer - 1] in _ADVERBIAL
    if clause.support_verb[0] is None and not is_adverbial:
        found.append(_of_predicate(clause))
    return next((status for status in _STRENGTH if status in found), "occurred")


def status_with_plan(clause: Clause, group: VerbGroup) -> str:
    """What a group says, and of 'a plan to double the tariff' the verb that tells of the plan: 'was rejected'."""
    status = status_of_group(clause.sentence, group, clause.lexicon)
    is_open_plan = group.owner is not None and status in {"planned", "hypothetical"}
    return _of_plan(clause) or status if is_open_plan else status


def _effect_of(clause: Clause, verb: int) -> str:
    return effect_of(clause.sentence, verb)


def _is_stopped(clause: Clause) -> bool:
    """'vetoed new sanctions', 'Russia vetoes renewal of UN sanctions'."""
    support_verb = clause.support_verb[0]
    is_kept = support_verb is not None and is_kept_from_coming(clause.sentence, support_verb, clause.lexicon)
    return is_kept or is_vetoed_in_headline(clause.sentence, clause.hit.start, clause.lexicon)


def _of_plan(clause: Clause) -> str | None:
    """'Peru's plan to ban wine collapsed', 'a bill to ban it was rejected': the verb that tells of the plan."""
    verb = find_predicate(clause.sentence, clause.hit.end, clause.end)
    run = range(verb, min(clause.end, verb + PLAN_REACH)) if verb is not None else range(0)
    if not clause.lexicon.word_sets["plan_ends"].isdisjoint(clause.lower[run.start : run.stop]):
        return "cancelled"
    effects = [_effect_of(clause, k) for k in run if clause.tags[k] in VERB_TAGS]
    undone = next((effect for effect in effects if effect in UNDOING), None)
    return STATUS_OF_VERB[undone] if undone else None


def _of_phrase(clause: Clause, start: int) -> list[str]:
    """'her upcoming visit', 'ahead of the visit', 'calls for talks', 'the threat of sanctions'."""
    sentence, first = clause.sentence, clause.hit.start
    if sentence.role == "title" and first > 1 and sentence.tags[first - 1][:2] == "NN" and start < first - 1:
        effect = _effect_of(clause, first - 1)  # 'President Plans Visit to Chile'
        if effect in {"plans", "wishes", "cancels", "refuses"}:
            return [STATUS_OF_EFFECT[effect]]
    effects = _effects_inside(clause, start)
    if start > 0 and sentence.lower[start - 1] == "before" and {"VBD", "VBN"}.isdisjoint(sentence.tags[:start]):
        effects.append("plans")
    outer = None if _is_ahead_of_past(clause, start) else _outer_noun(clause, start)
    if outer is not None and sentence.lower[outer[0] - 1] == "no":  # 'no plans for a visit'
        return ["denied"]
    effects += [outer[1]] if outer is not None else []
    return [STATUS_OF_EFFECT[effect] for effect in effects if effect in STATUS_OF_EFFECT]


def _is_ahead_of_past(clause: Clause, start: int) -> bool:
    """'a pact signed in 2021, ahead of the strike': what came behind something past took place."""
    lower = clause.lower
    if lower[max(0, start - 2) : start] != ["ahead", "of"]:
        return False
    at = start - 3 - (lower[max(0, start - 3)] == ",")
    return at > 1 and lower[at].isdecimal() and lower[at - 1] == "in" and clause.tags[at - 2] in {"VBN", "VBD", "JJ"}


def _effects_inside(clause: Clause, start: int) -> list[str]:
    """What the words between the beginning of a phrase and its noun do to it: 'her upcoming visit'."""
    places = [k for k in range(start, clause.hit.start) if clause.tags[k] not in {"NNP", "POS"}]
    found = [clause.sentence.hits.event_governors.get(k) for k in places]
    return [entry[1] for entry in found if entry is not None]


def _outer_noun(clause: Clause, start: int) -> tuple[int, str] | None:
    """The noun right before a phrase, over 'of' and 'for', with its effect: 'plans for | a visit'; not 'questions about | talks'."""
    lower, tags, governors = clause.lower, clause.tags, clause.sentence.hits.event_governors.ends
    outer = governors.get(start)
    if outer is None and start > 0 and lower[start - 1] in {"of", "for"}:
        outer = governors.get(start - 1)
        outer = outer if outer and tags[outer[0]] in {"NN", "NNS"} else None
    return outer if outer is not None and tags[outer[0]] not in VERB_TAGS and lower[outer[0]] != "about" else None


def _of_support_verb(clause: Clause) -> str:
    """'called off a visit', 'will hold talks', 'wants sanctions', 'flew to Lima for talks'; to scrap a tariff is an event."""
    verb, preposition = clause.support_verb
    group = clause.support_group
    if verb is None or group is None:
        return "occurred"
    own = _effect_of(clause, verb)
    if clause.trigger.event_type in DIRECTED:
        status = _of_measure(clause, verb, group, own)
        if status is not None:
            return status
        if own not in {"wishes", "suffers"} and moves_measure(clause.sentence, verb, clause.lexicon):
            own = "carries"  # to scrap a tariff or to put it off is an event, and no tariff that is cancelled or planned
    if preposition in _OCCASIONS:
        return "occurred"  # 'agreed at a summit to lift the ban', 'failed to agree at it'
    if own in STATUS_OF_EFFECT and own != "steers":
        return _of_effect(own, status_of_group(clause.sentence, group, clause.lexicon))
    if own in {"carries", "suffers", "achieves"} or (preposition and carries(clause.sentence, verb, preposition)):
        status = status_with_plan(clause, group)
        # 'failed to reach a deal at the summit': what was not done there leaves the summit held.
        return "occurred" if status == "denied" and preposition in _ADVERBIAL else status
    return "occurred"


def _of_announced(clause: Clause, verb: int) -> str | None:
    """'announced tariffs on Chile': what is announced is not yet charged."""
    is_announced = clause.trigger.event_type == "tariff" and clause.support_verb[1] == "" and clause.lower[verb] == "announced"
    return "planned" if is_announced and not is_passive(clause.sentence, verb) else None


def _of_effect(own: str, outer: str) -> str:
    """What a verb leaves of its noun, and what 'not' makes of that: 'cancelled the visit', 'did not cancel the visit'."""
    return _NEGATED.get(own, STATUS_OF_EFFECT[own]) if outer == "denied" else STATUS_OF_EFFECT[own]


def _of_step(clause: Clause) -> list[str]:
    """'demanded the lifting of sanctions', 'discussed the renewal', 'the lifting was blocked': the step that a noun names, if it does."""
    is_measure = clause.trigger.event_type in DIRECTED
    step = governing_noun(clause.sentence, clause.hit.start) if is_measure else None
    if step is None:
        return []
    verb, _ = find_support_verb(clause.sentence, step, clause.mentions, clause.lexicon)
    return [_of_untold_step(clause) if verb is None else _of_carried_step(clause, verb)]


def _of_untold_step(clause: Clause) -> str:
    """'the lifting of the sanctions was blocked': a step that is a subject."""
    told = find_predicate(clause.sentence, clause.hit.end, clause.end)
    return "denied" if told is not None and is_step_blocked(clause.sentence, told, clause.end) else "occurred"


def _of_carried_step(clause: Clause, verb: int) -> str:
    """'demanded the lifting of sanctions': what the verb does to the step."""
    status = status_of_group(clause.sentence, clause.group_of(verb), clause.lexicon)
    own = _effect_of(clause, verb)
    if own in STATUS_OF_EFFECT and own != "steers":
        return _of_effect(own, status)
    if own == "opposes" or clause.lower[verb] in clause.lexicon.word_sets["weighing"]:
        is_kept = is_kept_from_coming(clause.sentence, verb, clause.lexicon) and status == "occurred"
        return "denied" if is_kept else "hypothetical"
    return status if own in {"carries", "achieves"} else "occurred"


def _of_measure(clause: Clause, verb: int, group: VerbGroup, own: str) -> str | None:
    """What some verbs leave of the measure that they carry, whatever becomes of their own act."""
    if clause.lower[verb] in clause.lexicon.word_sets["joining"]:  # 'will not join US tariffs': those stay in force
        start = phrase_start(clause.sentence, clause.hit.start)
        is_left_out = not is_of_others(clause.sentence, clause.mentions, clause.hit.start, start)
        return "denied" if is_left_out and status_of_group(clause.sentence, group, clause.lexicon) == "denied" else "occurred"
    if (announced := _of_announced(clause, verb)) is not None:
        return announced
    if own == "averts":
        return "hypothetical"  # 'to avoid sanctions': of those in force and of those that may come
    return "cancelled" if own not in {"wishes", "suffers"} and _gives_up_plan(clause, group) else None


def _gives_up_plan(clause: Clause, group: VerbGroup) -> bool:
    """'dropped a planned tariff', 'the planned tariff was dropped', 'scrapped plans for a ban': none comes of it."""
    step = clause.sentence.hits.direction_verbs.get(group.verb)
    if step is None or step[1] != "lifted" or status_of_group(clause.sentence, group, clause.lexicon) not in {"occurred", "planned"}:
        return False
    start = phrase_start(clause.sentence, clause.hit.start)
    return is_of_plan(clause.sentence, start, clause.hit.start)


def _of_added(clause: Clause) -> list[str]:
    """'the visit, due on Monday', 'a trip planned for May': participles and adjectives behind the noun."""
    found = []
    for k in range(clause.hit.end, min(clause.end, clause.hit.end + ADDED_REACH)):
        if clause.tags[k] in FINITE_TAGS:
            break
        entry = clause.sentence.hits.event_governors.get(k)
        if entry and entry[1] in {"plans", "cancels"} and _is_added(clause, k):
            found.append(STATUS_OF_EFFECT[entry[1]])
    return found


def _is_added(clause: Clause, k: int) -> bool:
    """Whether a word behind a noun is added to it: 'due', 'planned'; not 'a planned', 'due to expire'."""
    is_attribute = clause.tags[k] in {"VBN", "VBD", "JJ"} or clause.lower[k] in clause.lexicon.word_sets["due"]
    return is_attribute and clause.tags[k - 1] not in {"DT", "IN"} and not expires_then(clause.sentence, k, clause.lexicon)


def _of_predicate(clause: Clause) -> str:
    """'the visit was called off', 'talks will resume', 'the meeting did not take place'."""
    sentence, end = clause.sentence, clause.end
    verb = find_predicate(sentence, clause.hit.end, end)
    if verb is None:
        return "occurred"
    main = main_verb(sentence, verb, end)
    group = clause.group_of(main)
    status = status_of_group(sentence, group, clause.lexicon)
    told = _told_by_predicate(clause, verb, main)
    if "cancelled" in told or _comes_to_nothing(clause, group, status):
        return "cancelled"
    if status == "denied" and not {"before", "until"}.isdisjoint(sentence.lower[main : main + 4]):
        return "planned"  # 'the signing is not expected before May'
    if is_ruled_out(sentence, verb, main, is_negated=status == "denied"):
        return "denied"
    if status == "denied":  # 'the talks did not bring peace', but 'sanctions would not be lifted'
        return "denied" if is_moved_by(sentence, clause.hit, main, clause.lexicon) else "occurred"
    return next((s for s in [*told, status] if s != "occurred"), "occurred")


def _told_by_predicate(clause: Clause, verb: int, main: int) -> list[str]:
    """What the verbs of a predicate and 'due', 'set' or 'likely' behind them say of its subject."""
    is_open = main + 1 < clause.end and clause.lower[main + 1] in clause.lexicon.word_sets["due"]
    is_purpose = clause.lower[main : main + 2] == ["aimed", "at"] and is_passive(clause.sentence, main)
    governed = [_effect_of(clause, k) for k in range(verb, main + 1 + is_open) if not (is_purpose and k == main)]
    return [STATUS_OF_EFFECT[effect] for effect in governed if effect in {"plans", "cancels", "wishes", "asks"}]


def _comes_to_nothing(clause: Clause, group: VerbGroup, status: str) -> bool:
    """'did not take place', 'will not go ahead'; of a measure that was only planned, 'was dropped'."""
    if status == "denied":
        return not clause.lexicon.word_sets["coming_about"].isdisjoint(clause.lower[group.verb : group.verb + 3])
    return clause.trigger.event_type in DIRECTED and _gives_up_plan(clause, group)
