"""Outcomes of plans: what comes of a plan that the words around its event tell of: ruled out, kept from it, given up in the next clause."""

from __future__ import annotations

from transforms.events.agents import effect_of
from transforms.events.directions import DIRECTED, moves_measure
from transforms.events.triggers import TriggerHit
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import BE, HAVE
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse
from transforms.syntax.verb_groups import is_passive

# Between 'but' and the verb that gives a plan up: 'but on Sunday both sides called the trip off'.
TURN_REACH = 12
# How far the verb that undoes a step may stand behind 'was': 'was again blocked'.
STEP_REACH = 4
# Between the end of the plan's clause and 'but'.
_TURNS = {";", "but", "before", "however", "though", "until"}
_SAME = {"it", "them", "this", "that"}
_POINTING = {"the", "his", "her", "its", "their", "this", "that"}


def is_ruled_out(sentence: Parse, verb: int, main: int, *, is_negated: bool) -> bool:
    """Whether the predicate of a noun, its verbs at tokens ``verb`` to ``main``, says that it will not be: 'is out of the question'.

    'The visit was not planned' tells of one that happened; 'is not planned' of none.
    """
    effects = [effect_of(sentence, k) for k in range(verb, main + 1)]
    behind = effect_of(sentence, main + 1) if main + 1 < len(sentence) else ""
    is_unplanned = is_negated and "plans" in effects and (sentence.tags[verb] != "VBD" or "been" in sentence.lower[verb:main])
    is_passive = sentence.lower[verb] in BE and sentence.tags[main] in {"VBN", "VBD"}
    is_refused = is_passive and not is_negated and not {"refuses", "averts"}.isdisjoint(effects)
    return is_unplanned or is_refused or "denies" in {behind, *(effects if sentence.lower[verb] in BE else [])}


def is_kept_from_coming(sentence: Parse, verb: int, lexicon: Lexicon) -> bool:
    """'Hungary vetoed new sanctions': there are none; a court that blocks a tariff takes away one that was there."""
    is_stopped = sentence.lower[verb] in lexicon.word_sets["vetoing"]
    return is_stopped and lexicon.word_sets["courts"].isdisjoint(sentence.lower[max(0, verb - 4) : verb])


def is_vetoed_in_headline(sentence: Parse, noun: int, lexicon: Lexicon) -> bool:
    """'Russia vetoes renewal of UN sanctions': in a headline the verb may look like a noun before nouns."""
    start = phrase_start(sentence, noun)
    if sentence.role != "title":
        return False
    if start > 1 and sentence.lower[start - 1] == "of":
        start = phrase_start(sentence, start - 1)
    return any(sentence.lower[k] in lexicon.word_sets["vetoing"] for k in range(max(1, start - 1), noun))


def is_moved_by(sentence: Parse, hit: TriggerHit, verb: int, lexicon: Lexicon) -> bool:
    """'sanctions would not be lifted', 'the ban will not end': not 'the ban will not end the war', which has an object."""
    is_complete = verb + 1 >= len(sentence) or sentence.tags[verb + 1] in {".", ",", "IN", "RB", "CC", "TO"}
    is_measure = hit.reading.event_type in DIRECTED and moves_measure(sentence, verb, lexicon)
    return is_measure and (is_complete or is_passive(sentence, verb))


def is_step_blocked(sentence: Parse, verb: int, end: int) -> bool:
    """'the lifting of the sanctions was blocked': whether the verbs from ``verb`` on undo what the step would do."""
    run = [k for k in range(verb, min(end, verb + STEP_REACH)) if sentence.tags[k] in VERB_TAGS]
    return sentence.lower[verb] in BE | HAVE and any(effect_of(sentence, k) == "opposes" for k in run)


def is_of_others(sentence: Parse, mentions: list[Mention], noun: int, start: int) -> bool:
    """'US tariffs on Peru', 'its neighbours' sanctions': whether the phrase of a measure, from ``start`` on, names whose it is."""
    return "POS" in sentence.tags[start:noun] or any(start <= m.start < noun for m in mentions)


def is_only_spoken_of(sentence: Parse, start: int, lexicon: Lexicon) -> bool:
    """'vetoed a resolution on the monitoring of UN sanctions': what is said of the work on a measure, its phrase from ``start`` on."""
    words = sentence.lower[start - 2 : start] if start > 1 else []
    return words[1:] == ["of"] and words[0] in lexicon.word_sets["work_on_measures"]


def is_given_up_later(sentence: Parse, behind: int, lexicon: Lexicon) -> bool:
    """'was to visit Lima, but the trip was postponed', '... but cancelled the visit', '... before it was called off'."""
    turn = next((k for k in range(behind, len(sentence)) if sentence.lower[k] in _TURNS), None)
    if turn is None or {'"', ":"} & set(sentence.lower[behind:turn]):
        return False
    if _did_not(sentence, turn + 1):
        return True
    for k in range(turn + 1, min(len(sentence), turn + TURN_REACH)):
        if sentence.tags[k] in VERB_TAGS and (effect_of(sentence, k) == "cancels" or _calls_it_off(sentence, k, lexicon)):
            return _is_of_plan(sentence, turn, k)
    return False


def _did_not(sentence: Parse, first: int) -> bool:
    """'was expected to visit Chile but did not', 'but never did': nothing follows that it did not do."""
    words = sentence.lower[first : first + 2]
    is_left_out = words in (["did", "not"], ["never", "did"])
    behind = first + 2
    return is_left_out and (behind >= len(sentence) or sentence.lower[behind] in {".", ",", ";"})


def _calls_it_off(sentence: Parse, verb: int, lexicon: Lexicon) -> bool:
    """'called it off', 'put them off': the object stands inside the verb."""
    parts = [sentence.lower[verb], *sentence.lower[verb + 2 : verb + 3]]
    entry = lexicon.event_governors.starting(parts, 0) if sentence.lower[verb + 1 : verb + 2] in (["it"], ["them"]) else None
    return entry is not None and entry[1] == "cancels"


def _is_of_plan(sentence: Parse, turn: int, verb: int) -> bool:
    """Whether what is given up is the plan told of: 'it was', 'the trip was', 'called it off', 'cancelled the visit', 'cancelled'."""
    if any(word in _SAME for word in sentence.lower[turn + 1 : verb + 3]):
        return True
    nouns = [k for k in range(turn + 1, min(len(sentence), verb + 5)) if sentence.lower[k - 1] in _POINTING]
    if any(entry and entry[1] for entry in (sentence.hits.triggers.get(k) for k in nouns)):
        return True
    if sentence.lower[turn] == ";":
        return False
    return verb + 1 >= len(sentence) or sentence.tags[verb + 1] in {".", ","}
