"""Agents: whether 'by' behind the noun of an event tells who did it, and what a word of criticism is aimed at.

'Sanctions were imposed by Peru' names who imposed them, 'sanctions were denounced by Peru' a critic: only a verb that carries
the event or moves a measure has its agent behind 'by'. In the same way 'condemned the sanctions on Chile' says nothing against Chile.
"""

from __future__ import annotations

from transforms.events.directions import DIRECTED, moves_measure
from transforms.events.triggers import TriggerHit
from transforms.lexicons.entries import Trigger
from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.parse import Parse
from transforms.syntax.verb_groups import is_passive

# What governs a noun and makes its own subject the agent: 'imposed sanctions', 'called off a visit', 'plans talks'.
DOING = frozenset({"carries", "plans", "wishes", "cancels", "refuses", "achieves"})
# Acts that are spoken: of a visit that was welcomed, or sanctions that were denounced, the speaker takes no part.
SPOKEN = frozenset({"condemn", "reject", "protest", "statement", "accuse"})
_ACTS = DIRECTED | {"attack"}
_AIMED = {"on", "against", "upon", "at", "targeting"}
# 'were called illegal', 'was called "an outrage"': what follows says what it was called.
_NAMED = {"JJ", "JJR", "JJS", "DT", "``", '"'}


def effect_of(sentence: Parse, verb: int) -> str:
    """What a word does to the event that it governs, empty where the lexicon says nothing; 'called illegal' calls nothing."""
    entry = sentence.hits.event_governors.get(verb)
    if entry is None or _only_names(sentence, verb, entry[0]):
        return ""
    return entry[1]


def _only_names(sentence: Parse, verb: int, behind: int) -> bool:
    """'the tariffs were called illegal': no election and no meeting is called."""
    is_passive_call = behind == verb + 1 and sentence.lower[verb] == "called" and is_passive(sentence, verb)
    return is_passive_call and behind < len(sentence) and (sentence.tags[behind] in _NAMED or sentence.lower[behind] == '"')


def names_agent(sentence: Parse, hit: TriggerHit, by: int, lexicon: Lexicon) -> bool:
    """Whether 'by' behind the noun of an event tells who did it: 'sanctions imposed by', 'sanctions by', not 'sanctions mocked by'."""
    verb = next((k for k in range(by - 1, hit.end - 1, -1) if sentence.tags[k] in VERB_TAGS), None)
    if verb is None:
        return True
    if sentence.tags[verb] == "VBG" and by > verb + 1 and sentence.lower[verb - 1] == ",":  # ', pausing a ruling by a court'
        return False
    is_measure = hit.reading.event_type in DIRECTED and moves_measure(sentence, verb, lexicon)
    return is_measure or sentence.lower[verb] in lexicon.word_sets["done_by"] or effect_of(sentence, verb) in DOING - {"refuses"}


def speaks_against(reading: Trigger) -> bool:
    """Whether a trigger is a word spoken against something, or a court's: 'denounced', 'overturned'."""
    return reading.event_type in SPOKEN or reading.needs == "courts"


def is_against_act(sentence: Parse, k: int, reading: Trigger) -> bool:
    """'denounced the sanctions on Chile': whether at token ``k`` of what is spoken against stands an act that was done to another."""
    if not speaks_against(reading) or k + 1 >= len(sentence):
        return False
    entry = sentence.hits.triggers.get(k)
    if entry is None or sentence.tags[k][:2] != "NN":
        return False
    is_aimed = not _AIMED.isdisjoint(sentence.lower[entry[0] - 1 : entry[0] + 1])
    return is_aimed and any(r.event_type in _ACTS for r in entry[1])
