"""Support verbs, which govern the noun of an event, and whether they do what it means: 'held talks', 'flew to Lima for talks'."""

from __future__ import annotations

from transforms.events.agents import DOING, effect_of
from transforms.events.phrases import before_attribute
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import BE, BREAKS, PREDETERMINERS
from transforms.syntax.noun_phrases import whole_phrase_start
from transforms.syntax.parse import Parse

# How far before a noun the verb of 'arrived in Lima on Monday for talks' is looked for.
SUPPORT_VERB_REACH = 10
# How far before a noun 'until' may stand: 'extended until the end of May 2026 its ban'.
TERM_REACH = 8
_PARTICLES = {"off", "out", "up", "down", "back"}
_CLAUSE_OPENERS = {",", "that", "as", "because", "if", "when", "which", "who"}
_DAY_OPENERS = {"on", "from", "in", "this", "last"}
_PURPOSES = {"for", "on", "in", "into", "with", "from"}


def find_support_verb(sentence: Parse, noun: int, mentions: list[Mention], lexicon: Lexicon) -> tuple[int | None, str]:
    """The verb that governs the noun at token ``noun``, and the preposition between, where there is one.

    'held talks' gives 'held', 'flew to Lima for talks' 'flew' and 'for'; a noun that is a subject has none.
    """
    i = _whole_start(sentence, noun, lexicon)
    if i > 1 and sentence.lower[i - 1] == "of" and sentence.lower[i - 2] in lexicon.word_sets["amounts_of_events"]:  # 'two days of talks'
        return find_support_verb(sentence, i - 2, mentions, lexicon)
    preposition = ""
    if _is_behind_joint(sentence, i):
        i -= 1
        preposition = "" if sentence.lower[i] in _PARTICLES else sentence.lower[i]
        while i > 0 and not _is_verb(sentence, i - 1) and i > noun - SUPPORT_VERB_REACH:
            if sentence.lower[i - 1] in BREAKS or sentence.lower[i - 1] in _CLAUSE_OPENERS:
                return None, ""
            i -= 1
    # In 'said talks were called off' the talks are a subject.
    if i > 0 and sentence.tags[i - 1] in VERB_TAGS and (preposition or sentence.lower[i - 1] not in lexicon.word_sets["clause_verbs"]):
        return i - 1, preposition
    return None, ""


def _is_behind_joint(sentence: Parse, i: int) -> bool:
    """Whether a preposition or the particle of a verb stands before: 'flew to Lima for | talks', 'struck down | the tariff'."""
    if i < 1 or sentence.lower[i - 1] in {"that", "than", "as", "because"}:
        return False
    is_particle = i > 1 and sentence.lower[i - 1] in _PARTICLES and sentence.tags[i - 2] in VERB_TAGS
    return is_particle or sentence.tags[i - 1] in {"IN", "TO", "RP"}


def _is_verb(sentence: Parse, k: int) -> bool:
    """A verb, and not the noun of 'ordered the lifting of'."""
    is_noun = sentence.tags[k] == "VBG" and k > 0 and sentence.tags[k - 1] in {"DT", "PRP$"}
    return sentence.tags[k] in VERB_TAGS and not is_noun


def _whole_start(sentence: Parse, noun: int, lexicon: Lexicon) -> int:
    """Where a noun phrase begins, with what parts it from its verb: 'is facing mounting criticism', 'cancelled all her trips'."""
    i = whole_phrase_start(sentence, noun)
    is_adverb = i > 1 and sentence.tags[i - 1] == "RB" and sentence.lower[i - 1] not in _PARTICLES
    if is_adverb and sentence.tags[i - 2] in VERB_TAGS:  # 'postponed indefinitely a trip'
        return i - 1
    behind_verb = _behind_verb_with_day(sentence, i)
    if behind_verb != i:
        return behind_verb
    if i > 1 and sentence.tags[i] in {"DT", "PRP$"} and sentence.tags[i - 1] in {"CD", "NN", "NNS", "NNP"}:
        return _behind_verb_with_term(sentence, i)
    start = before_attribute(sentence, i, lexicon)
    return start - 1 if start == i and i > 1 and sentence.lower[i - 1] in PREDETERMINERS else start


def _behind_verb_with_day(sentence: Parse, start: int) -> int:
    """'scrapped on Monday | a duty', 'lifting from tomorrow | the freeze': the token behind the verb, where only a day stands between."""
    if start < 2 or sentence.tags[start] not in {"DT", "PRP$", "CD"}:
        return start
    time = next((t for t in sentence.times(None) if t.end == start), None)
    if time is None:
        return start
    at = time.start - (sentence.lower[time.start - 1] in _DAY_OPENERS)
    return at if at > 0 and sentence.tags[at - 1] in VERB_TAGS else start


def _behind_verb_with_term(sentence: Parse, start: int) -> int:
    """'put off until late 2026 its ban': the token behind the verb, where only how long stands between; else where the phrase begins."""
    for k in range(start - 1, max(0, start - TERM_REACH), -1):
        if sentence.tags[k] in VERB_TAGS or sentence.lower[k] in {",", *BREAKS}:
            return start
        is_behind_verb = sentence.tags[k - 1] in VERB_TAGS or sentence.lower[k - 1] in _PARTICLES
        if sentence.lower[k] in {"until", "till", "through", "for"} and is_behind_verb:
            return k
    return start


def carries(sentence: Parse, verb: int, preposition: str) -> bool:
    """Whether the verb that governs a noun does what it means: 'imposed sanctions', 'flew to Lima for talks', not 'welcomed talks'."""
    effect = effect_of(sentence, verb)
    if not preposition:
        return effect in DOING
    if sentence.lower[verb] in BE:  # 'is in talks', 'was on a visit'
        return preposition in {"in", "on"}
    moves = sentence.hits.triggers.get(verb)
    is_move = moves is not None and any(reading.event_type in {"visit", "meet"} for reading in moves[1])
    return preposition in _PURPOSES and (is_move or effect in {"carries", "achieves"})
