"""Verb groups: what stands around a verb and governs it ('is expected to visit', 'refused to sign', 'began shelling').

A group is read from its innermost verb to the left. It keeps what every governing word does to the event
(``event_governors.csv``), modals, negation, and where a subject has to be looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.auxiliaries import SHARED_REACH, before_inserted, shared_auxiliary
from transforms.syntax.closed_class import BE, BREAKS, DO, HAVE, NEGATIONS, OBJECT_PRONOUNS, PHRASE_TAGS
from transforms.syntax.declarations import declaration_before, is_spoken_against, outcome_of_declaration
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.verb_group import VerbGroup

if TYPE_CHECKING:
    from transforms.syntax.parse import Parse

_ADVERBS = NEGATIONS | {"also", "both", "then", "since", "further"}
_WAS = {"was", "were", "been", "being"}
# What opens a time or place between a verb and its infinitive: 'threatened on Friday to', 'promised at talks in Lima to'.
_ADVERBIAL_OPENERS = {"on", "in", "at", "during", "after", "last", "this", "again"}
# How far to the left the verb of a purpose clause is looked for: 'flew to Geneva on Monday to meet'.
PURPOSE_REACH = 14
# Verbs and nouns before 'to' that are no governors of the lexicon leave open whether it comes about: 'a bid to visit'.
_OPEN = "wishes"
# What is done to a plan, a bill or a decision so that it comes to nothing: 'abandoned plans to visit', 'vetoed a bill to ban'.
UNDOING = {"cancels", "refuses", "denies", "averts", "opposes"}


def verb_group_at(sentence: Parse, verb: int) -> VerbGroup:
    """The group of the verb at token ``verb``; read when first asked for, as most verbs tell of nothing."""
    group = sentence.group_at.get(verb)
    if group is None:
        group = sentence.group_at[verb] = _read_group(sentence, verb)
    return group


def _read_group(sentence: Parse, verb: int) -> VerbGroup:
    group = VerbGroup(verb, verb, is_passive(sentence, verb))
    here: int | None = verb
    while here is not None:
        here = _to_governor(sentence, _pass_auxiliaries(sentence, here, group), group)
    return group


def _pass_auxiliaries(sentence: Parse, verb: int, group: VerbGroup) -> int:
    """Takes up adverbs, auxiliaries and modals to the left; gives the leftmost of them that is a verb."""
    i, nearly = verb, sentence.word_sets["nearly"]
    j = verb - 1
    while j >= 0:
        word, tag = sentence.lower[j], sentence.tags[j]
        group.negated |= word in NEGATIONS
        group.nearly |= word in nearly
        if word in BE or word in HAVE or word in DO or tag == "MD":
            i = j
            group.has_have |= word in HAVE
            if tag == "MD":
                group.modals.append(word)
        elif tag not in {"RB", "RBR"} and word not in _ADVERBS:
            before = before_inserted(sentence, j) if i == verb else None
            if before is None:
                break
            j = before + 1
        j -= 1
    group.start = i
    return i


def _to_governor(sentence: Parse, i: int, group: VerbGroup) -> int | None:
    """The verb or adjective that governs the group from the left, null where the group ends."""
    j = i - 1
    while j > 0 and sentence.tags[j] in {"RB", "RBR"}:
        j -= 1
    if j < 0:
        return None
    if sentence.lower[j] == "to" and sentence.tags[i] in {"VB", "VBP", "NN"} | ({"VBD"} if sentence.lower[i] in BE else set()):
        if _opens_headline(sentence, j - 1):
            group.is_to, group.agent = True, (phrase_start(sentence, j), j)
            return None
        return _governor_of_infinitive(sentence, j, group)
    if sentence.tags[group.verb] == "VBG" and i == group.verb:
        return _governor_of_gerund(sentence, i, group)
    return shared_auxiliary(sentence, i, j) if i == group.verb else None


def _governor_of_infinitive(sentence: Parse, to: int, group: VerbGroup) -> int | None:
    k = to - 1
    if sentence.lower[k] in {"and", "or"}:  # 'is to buy maize and to cut the duty'
        before = [i for i in range(max(0, k - SHARED_REACH), k) if sentence.lower[i] == "to" and sentence.tags[i + 1] == "VB"]
        return _governor_of_infinitive(sentence, before[-1], group) if before else None
    k = _before_adverbs(sentence, k, group)
    if k < 0:
        return None
    if sentence.lower[k] in BE:
        group.is_to = True
        return k
    governor = _governor_before(sentence, k, to)
    if governor and sentence.mention_at[k] is None:
        start, effect = governor
        group.effects.append(effect)
        if sentence.tags[start] in {"NN", "NNS"}:
            return _owner_of_plan(sentence, start, group)
        return start
    if sentence.tags[k] in VERB_TAGS:
        group.effects.append("achieves")
        return k
    if sentence.lower[k] in OBJECT_PRONOUNS or sentence.tags[k] in PHRASE_TAGS:
        return _governor_over_phrase(sentence, k, group)
    return _purpose_of(sentence, to, group)


def _governor_before(sentence: Parse, k: int, to: int) -> tuple[int, str] | None:
    """What ends at token ``k`` before 'to', with its effect: 'offered aid' gives it, 'offered to lift the ban' does not lift it."""
    governor = sentence.hits.event_governors.ends.get(k + 1)
    if governor and governor[1] == "carries" and k == to - 1:
        return sentence.hits.event_governors.ends.get(to + 1) or governor
    return governor


def _opens_headline(sentence: Parse, end: int) -> bool:
    """'Peru to lift tariffs', 'Paz, Rojas to meet': a name with no verb before it, in a headline, is to do it."""
    words = sentence.words
    is_name = any(m.end == end + 1 and not m.is_adjective for m in sentence.mentions) or (
        end > 0 and words[end].istitle() and words[end - 1].istitle() and words[end + 2 : end + 3] != [] and words[end + 2].islower()
    )
    return is_name and sentence.role in {"title", "heading"} and not any(tag in VERB_TAGS for tag in sentence.tags[:end])


def _before_adverbs(sentence: Parse, k: int, group: VerbGroup) -> int:
    """Takes up the adverbs before 'to', among them 'not' and the 'yet' of 'has yet to sign'; gives the token before them."""
    while k > 0 and sentence.tags[k] == "RB" and k + 1 not in sentence.hits.event_governors.ends:
        is_yet = sentence.lower[k] == "yet" and sentence.lower[k - 1] in BE | HAVE
        group.negated |= is_yet or sentence.lower[k] in NEGATIONS
        k -= 1
    return k


def _owner_of_plan(sentence: Parse, noun: int, group: VerbGroup) -> int | None:
    """'has plans to visit', 'a decision to visit': the verb that carries the noun, else the noun owns the event."""
    start = phrase_start(sentence, noun + 1)
    group.negated |= start > 0 and (sentence.lower[start - 1] in NEGATIONS or sentence.lower[start] in NEGATIONS)
    if start > 0 and sentence.lower[start - 1] in NEGATIONS:
        start -= 1
    is_owned = "POS" in sentence.tags[start:noun] or any(start <= m.start < noun for m in sentence.mentions)  # 'Peru's plans', 'its own'
    if start > 0 and sentence.tags[start - 1] in VERB_TAGS:
        group.effects += _undoing(sentence, start)
        if not is_owned:
            return start - 1
    undone = sentence.hits.event_governors.ends.get(start) if not is_owned else None
    if undone and undone[1] in UNDOING and sentence.tags[undone[0]] in VERB_TAGS:  # 'gave up plans to sign'
        group.effects.append(undone[1])
        return undone[0]
    group.owner = noun
    group.start = noun
    return None


def _undoing(sentence: Parse, end: int) -> list[str]:
    """'abandoned plans to sign', 'rejected a bill to sign', 'dropped its plan to visit': what the verb before a noun makes of it."""
    governor = sentence.hits.event_governors.ends.get(end)
    if governor and governor[1] in UNDOING:
        return [governor[1]]
    step = sentence.hits.direction_verbs.ends.get(end)
    return ["cancels"] if step and step[1] in {"lifted", "suspended"} else []


def _governor_over_phrase(sentence: Parse, k: int, group: VerbGroup) -> int | None:
    """'urged Peru to sign' makes Peru the agent; 'left Lima to sign' is a purpose; 'a bid to sign' has an owner."""
    start = k if sentence.lower[k] in OBJECT_PRONOUNS else phrase_start(sentence, k + 1)
    governor = sentence.hits.event_governors.ends.get(start)
    if governor and _governs_over(sentence, governor, (start, k + 1)):
        group.effects.append(_OPEN if governor[1] == "steers" else governor[1])
        if _is_time(sentence, start, k + 1):
            return governor[0]
        group.agent = (start, k + 1)
        return None
    undoing = _undoing(sentence, start)
    if start > 0 and sentence.tags[start - 1] in VERB_TAGS:
        group.effects += undoing or ["achieves"]
        return start - 1
    if governor and undoing and sentence.tags[governor[0]] in VERB_TAGS:  # 'threw out a bill to sign'
        group.effects += undoing
        return governor[0]
    if start > 1 and sentence.tags[start - 1] in {"IN", "TO"}:
        return _over_preposition(sentence, start, group)
    _leave_open(group, k)
    return None


def _governs_over(sentence: Parse, governor: tuple[int, str], phrase: tuple[int, int]) -> bool:
    """'urged Peru to sign', 'an offer to Peru to sign'; over a time any verb does: 'refused last week to sign'."""
    if _is_time(sentence, *phrase):
        return sentence.tags[governor[0]] in VERB_TAGS
    return governor[1] in {"steers", "asks", "wishes", "plans"} and sentence.tags[governor[0]] in {*VERB_TAGS, "NN", "NNS"}


def _is_time(sentence: Parse, start: int, end: int) -> bool:
    """'agreed last week to', 'agreed Friday to': whether the phrase says when."""
    is_day = end - start == 1 and sentence.lower[start].endswith("day")
    is_day = is_day and sentence.lower[start] not in sentence.word_sets["no_weekdays"]
    return is_day or _opens_adverbial(sentence, start)


def _opens_adverbial(sentence: Parse, start: int) -> bool:
    return sentence.lower[start] in _ADVERBIAL_OPENERS or sentence.lower[start] in sentence.word_sets["opening_times"]


def _leave_open(group: VerbGroup, noun: int) -> None:
    """Whether it comes about is open, and the noun owns it: 'a bid to sign'."""
    group.effects.append(_OPEN)
    group.owner = group.start = noun


def _over_preposition(sentence: Parse, start: int, group: VerbGroup) -> int | None:
    """'a call by Belgium to sign' is a wish, 'met in Lima to sign' has a purpose."""
    if not _is_wish_of(sentence, start):
        return _purpose_of(sentence, start, group)
    _leave_open(group, start - 2)
    return None


def _is_wish_of(sentence: Parse, start: int) -> bool:
    """'a call by Belgium to end the ban', 'a plea from Chile to lift it': what somebody asks for, named behind the noun."""
    noun = start - 2
    is_named_behind = sentence.lower[start - 1] in {"by", "from", "of"} and sentence.tags[noun] in {"NN", "NNS"}
    return is_named_behind and sentence.lower[noun] in sentence.word_sets["wishes"]


def _purpose_of(sentence: Parse, end: int, group: VerbGroup) -> int | None:
    """The verb whose purpose the infinitive is, or that governs it over a time or place: 'threatened on Friday to suspend'."""
    for k in range(end - 1, max(-1, end - PURPOSE_REACH), -1):
        if sentence.lower[k] in BREAKS:
            return None
        is_there = sentence.lower[k + 1] in {"in", "at"} and sentence.tags[k + 2] == "NNP"  # 'is in Lima to meet', not 'is in no rush to'
        if sentence.tags[k] in VERB_TAGS and (sentence.lower[k] not in BE or is_there):
            return _take_purpose(sentence, (k, end), group)
    return None


def _take_purpose(sentence: Parse, span: tuple[int, int], group: VerbGroup) -> int | None:
    """Takes up the verb that opens a span before an infinitive: 'is in Lima', 'flew to Lima', 'urged Peru on Monday'."""
    verb, end = span
    if sentence.lower[verb] in BE:
        group.effects.append("plans" if sentence.tags[verb] in {"VBZ", "VBP"} else "achieves")
        return verb
    governor = sentence.hits.event_governors.get(verb)
    if governor is not None and governor[1] == "steers":
        stop = next((k for k in range(governor[0], end) if sentence.tags[k] == "IN" or _opens_adverbial(sentence, k)), end)
        if stop > governor[0]:  # 'urged Peru on Monday to lift it'
            group.effects.append(_OPEN)
            group.agent = (governor[0], stop)
            return None
    group.effects.append(_effect_over_adverbial(sentence, verb))
    return verb


def _effect_over_adverbial(sentence: Parse, verb: int) -> str:
    """What a verb does to the infinitive behind the time or place that follows it; with an object of its own, nothing."""
    governor = sentence.hits.event_governors.get(verb)
    if governor is None or not _opens_adverbial(sentence, governor[0]):
        return "achieves"
    return _OPEN if governor[1] == "steers" else governor[1]


def _kept_from(sentence: Parse, i: int) -> tuple[int, int] | None:
    """'barred Peru from shelling', 'kept it from signing': the phrase of whom a verb keeps from it."""
    if i < 3 or sentence.lower[i - 1] != "from":
        return None
    is_pronoun = sentence.lower[i - 2] in OBJECT_PRONOUNS
    start = i - 2 if is_pronoun else phrase_start(sentence, i - 1)
    is_kept = 0 < start < i - 1 and sentence.lower[start - 1] in sentence.word_sets["keeping_from"]
    return (start, i - 1) if is_kept and sentence.tags[start - 1] in VERB_TAGS else None


def _charged_with(sentence: Parse, i: int) -> tuple[int, int] | None:
    """'tasked Peru with signing': the phrase of whom a verb gives it to do."""
    if i < 3 or sentence.lower[i - 1] != "with":
        return None
    start = phrase_start(sentence, i - 1)
    governor = sentence.hits.event_governors.ends.get(start)
    is_steered = governor is not None and governor[1] == "steers" and start < i - 1
    return (start, i - 1) if is_steered else None


def _governor_of_gerund(sentence: Parse, i: int, group: VerbGroup) -> int | None:
    """'began shelling', 'without visiting', 'stopped short of attacking', 'barred Peru from shelling'."""
    kept = _kept_from(sentence, i)
    if kept is not None:
        group.effects.append("averts")
        group.agent = kept
        return None
    charged = _charged_with(sentence, i)
    if charged is not None:
        group.effects.append(_OPEN)
        group.agent = charged
        return None
    governor = sentence.hits.event_governors.ends.get(i)
    if governor:
        group.effects.append(governor[1])
        return governor[0]
    text = declaration_before(sentence, i)
    if text is not None:
        _take_declaration(sentence, text, group)
        return None
    if i > 0 and sentence.tags[i - 1] in VERB_TAGS:
        group.effects.append("achieves")
        return i - 1
    if i > 0 and sentence.lower[i - 1] == "by":  # 'accused Peru of breaking the truce by shelling'
        outer = [k for k in range(max(0, i - 8), i - 1) if sentence.tags[k] in VERB_TAGS]
        return outer[-1] if outer else None
    return None


def _take_declaration(sentence: Parse, text: int, group: VerbGroup) -> None:
    """What comes of 'a statement condemning Chile' by the verb before it: who blocks or criticises it is not its author.

    Who 'refused to sign' it has not condemned Chile.
    """
    start = phrase_start(sentence, text + 1)
    outcome = outcome_of_declaration(sentence, start, group.verb)
    if outcome is not None:
        group.owner = text
        group.effects.append("refuses" if outcome in UNDOING else _OPEN)
        return
    if start == 0 or (sentence.tags[start - 1] not in VERB_TAGS and start not in sentence.hits.event_governors.ends):
        return
    undoing = _undoing(sentence, start)
    is_against = bool(undoing) or is_spoken_against(sentence, start - 1)
    outer = verb_group_at(sentence, start - 1)
    is_unsigned = not is_against and (outer.negated or not UNDOING.isdisjoint(outer.effects))
    if is_against:
        group.owner = text
    if (undoing and not outer.negated) or is_unsigned:
        group.effects.append(_OPEN if outer.modals else "refuses")


def is_passive(sentence: Parse, verb: int) -> bool:
    """'was visited', 'has been sharply condemned', 'got arrested'."""
    i = verb - 1
    while i >= 0 and sentence.tags[i] == "RB":
        i -= 1
    is_base = sentence.tags[verb] == "VB" and i >= 0 and sentence.lower[i] in _WAS  # 'was put', which has one form
    may_be = (
        sentence.tags[verb] in {"VBN", "VBD"}
        or is_base
        or (sentence.tags[verb] in {"NN", "JJ"} and not sentence.lower[verb].endswith("ing"))
    )
    return i >= 0 and sentence.lower[i] in BE and may_be
