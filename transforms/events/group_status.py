"""Status of verb groups: what auxiliaries and governing verbs leave of what a verb tells: 'refused to sign', 'will not visit'."""

from __future__ import annotations

from transforms.events.agents import effect_of
from transforms.lexicons.lexicon import Lexicon
from transforms.syntax.closed_class import BE, HAVE, WILL
from transforms.syntax.parse import Parse
from transforms.syntax.verb_group import VerbGroup
from transforms.syntax.verb_groups import UNDOING

STATUS_OF_EFFECT = {
    "plans": "planned", "wishes": "hypothetical", "asks": "hypothetical", "steers": "hypothetical", "cancels": "cancelled",
    "refuses": "denied", "denies": "denied", "averts": "denied",
}  # fmt: skip
# What is opposed comes to nothing where it is a doing ('vetoed lifting the ban'); a ban that is opposed may be in force.
STATUS_OF_VERB = {**STATUS_OF_EFFECT, "opposes": "denied"}
_REPORTING_PAST = {"VBD", "VBN"}


def status_of_group(sentence: Parse, group: VerbGroup, lexicon: Lexicon) -> str:
    """The status that a group gives to what its verb tells."""
    effects = [effect for effect in group.effects if effect in STATUS_OF_VERB]
    if effects:
        return _of_effects(sentence, group, effects)
    if group.nearly and _is_only_nearly_done(sentence, group.verb, lexicon):
        return "denied"
    if group.is_to and group.has_have:  # 'was to have visited'
        return "cancelled"
    return _of_negation(group) if group.negated else _of_modals(sentence, group, lexicon)


def _is_only_nearly_done(sentence: Parse, verb: int, lexicon: Lexicon) -> bool:
    """'nearly signed'; in 'nearly doubled the tariff' the word tells how much."""
    return effect_of(sentence, verb) != "carries" and sentence.lower[verb] not in lexicon.word_sets["scaling"]


def _of_effects(sentence: Parse, group: VerbGroup, effects: list[str]) -> str:
    """What the words that govern the verb make of it: 'refused to visit', 'abandoned plans to visit', 'does not plan to visit'."""
    if effects[-1] == "plans" and sentence.lower[group.start] == "had" and not group.negated:
        return "hypothetical"  # 'had been expected to visit': what was to be need not have come about
    status = STATUS_OF_VERB[next((effect for effect in effects if effect in UNDOING), effects[0])]
    return "denied" if group.negated and status in {"planned", "hypothetical"} and "would" not in group.modals else status


def _of_negation(group: VerbGroup) -> str:
    """'has not banned it'; of 'would not have banned it' but for something, the contrary may be so."""
    return "hypothetical" if group.has_have and "would" in group.modals else "denied"


def _of_modals(sentence: Parse, group: VerbGroup, lexicon: Lexicon) -> str:
    if group.is_to or not WILL.isdisjoint(group.modals):
        return "planned"
    if group.modals == ["would"] and not group.has_have and _is_reported(sentence, group.start):
        return "planned"
    return "hypothetical" if group.modals or _is_for_general_purpose(sentence, group, lexicon) else "occurred"


def _is_for_general_purpose(sentence: Parse, group: VerbGroup, lexicon: Lexicon) -> bool:
    """'they make bombs to kill Chileans': what people do things for; 'begins to attack' tells of what happens, as headlines do."""
    outer = group.start
    is_present = sentence.tags[outer] in {"VBP", "VBZ"} and sentence.lower[outer] not in BE | HAVE and sentence.role != "title"
    is_purpose = outer + 1 < group.verb - 1 and sentence.lower[group.verb - 1] == "to" and "achieves" in group.effects
    is_means = sentence.lower[outer] in lexicon.word_sets["using"]
    return is_present and is_purpose and not is_means and effect_of(sentence, outer) in {"", "carries"}


def _is_reported(sentence: Parse, verb: int) -> bool:
    """'said she would visit': the future as seen from the past, unless it hangs on a condition."""
    words = sentence.lower
    return "if" not in words and any(sentence.tags[k] in _REPORTING_PAST and k in sentence.hits.cues for k in range(verb))
