"""Who does what a rate hangs on: levies it ('Peru charges', 'Peru's duties') or bears it ('Peru faces', 'hit Peru with')."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.figures.rate_in_sentence import CUTS, FILLERS, GAP, RateInSentence, Sign, are_joined, goes_there
from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS, VERB_TAGS
from transforms.syntax.clauses import first_verb
from transforms.syntax.noun_phrases import phrase_start, possessive_before
from transforms.syntax.parse import Parse
from transforms.syntax.subjects import Subject
from transforms.syntax.verb_groups import is_passive, verb_group_at

# How far before a rate the verb stands that it is the object of: 'has imposed an additional anti-dumping duty of up to'.
_VERB_REACH = 24
# From a name to its verb: 'Peru has been | charging'.
_RELATIVE_REACH = 6
# A possessor, ''s', a noun and 'to' stand before it.
_LEAST_BEFORE_PLAN = 3
_LIST_LEADS = {":", "-", "\u2022", "\u2013"}
_CAUSES = {"after", "amid", "over", "despite", "because", "before", "when", "following"}
_JOINTS = {"and", ",", "but"}


def signs_of_owner(rate: RateInSentence) -> Iterator[Sign]:
    """'| Chinese anti-dumping duties', 'Silva's tariffs', 'the bloc's 15 percent'; of 'Chilean steel tariffs' it may be either side."""
    noun = rate.topic.start if rate.topic is not None else rate.amount.end
    first = phrase_start(rate.sentence, noun)
    for mention, code in rate.named:
        if not first <= mention.start < noun:
            continue
        if mention.is_adjective and _sorts_goods(rate, mention.end, noun):
            yield from (Sign(is_levier, code, "owner_or_origin") for is_levier in (True, False))
        elif mention.is_adjective or mention.end == noun or rate.sentence.lower[mention.end] == "'s":
            yield Sign(True, code, "owner")
    if rate.bloc and any(_owns_as_bloc(rate, k) for k in range(first, noun - 1)):
        yield Sign(True, rate.bloc, "owner")


def _sorts_goods(rate: RateInSentence, start: int, noun: int) -> bool:
    """'Chilean | steel tariffs': whether what stands before the tariff names goods, and not a sort of tariff."""
    sorts, own = rate.sets["sorts_of_tariffs"], range(rate.amount.start, rate.amount.end)
    between = (k for k in range(start, noun) if k not in own)
    return any(rate.sentence.tags[k] in {"NN", "NNS"} and rate.sentence.lower[k] not in sorts for k in between)


def _owns_as_bloc(rate: RateInSentence, k: int) -> bool:
    """'the | bloc's 15 percent tariff'."""
    is_bloc = rate.sentence.lower[k] in rate.sets["nouns_of_blocs"] and rate.sentence.mention_at[k] is None
    return is_bloc and rate.sentence.lower[k + 1] == "'s"


def signs_of_verb(rate: RateInSentence) -> Iterator[Sign]:
    """Who does what the rate hangs on, and to whom: 'Peru charges', 'Peru will be charged', 'hit Peru with'."""
    own = _gapped(rate)
    if own:
        levies = next((is_levier for verb, is_levier in _role_verbs(rate) if verb < rate.first), False)
        yield Sign(levies, own, "gapped")
        return
    for verb, is_levier in _role_verbs(rate):
        found = [*_signs_of_doer(rate, verb, is_levier=is_levier)]
        yield from found
        yield from (Sign(not is_levier, code, "struck") for code in _struck(rate, verb))
        if found or not _is_bare_participle(rate.sentence, verb):
            return


def _signs_of_doer(rate: RateInSentence, verb: int, *, is_levier: bool) -> Iterator[Sign]:
    """What the subject of a verb tells; of a pronoun that points out of the sentence, that the last levier levies this as well."""
    codes, is_buyer = _codes_of_doer(rate, verb)
    levies = is_levier or is_buyer
    yield from (Sign(levies, code, "acts" if levies else "bears") for code in codes)
    if not codes and is_levier and rate.last_levier and _is_of_pronoun(rate, verb):
        yield Sign(True, rate.last_levier, "pronoun")


def _role_verbs(rate: RateInSentence) -> Iterator[tuple[int, bool]]:
    """The verbs that the rate may hang on, the nearest first, and whether their subject levies it: '| hit Peru with', 'Peru | faces'."""
    lower, tags = rate.sentence.lower, rate.sentence.tags
    for k in range(rate.amount.start - 1, max(-1, rate.amount.start - 1 - _VERB_REACH), -1):
        if lower[k] in CUTS:
            return
        if tags[k] not in VERB_TAGS and not (k > 0 and tags[k] in {"NNS", "NN", "JJ"} and _ends_name(rate, k)):
            continue
        is_direct = _CAUSES.isdisjoint(lower[k : rate.amount.start])  # not of 'faces a vote after the tariff'
        if lower[k] in rate.sets["bearing_tariffs"] | rate.sets["coming_to_bear"]:
            if is_direct:
                yield k, False
        elif lower[k] in rate.sets["levying_acts"] and is_direct:
            is_struck = _is_struck(rate.sentence, k)
            if not is_struck or lower[k] in rate.sets["striking_acts"]:  # not of 'the duty on Peru was doubled to'
                yield k, not is_struck


def _ends_name(rate: RateInSentence, k: int) -> bool:
    """'Trump | slaps', 'makers | face', 'is | subject': whether what may be a noun by its tag stands behind a name, a plural or 'is'."""
    last = k - (rate.sentence.tags[k - 1] == "RB")
    is_behind = any(mention.end == last for mention, _ in rate.named) or rate.sentence.tags[last - 1] == "NNS"
    return is_behind or rate.sentence.lower[k] in rate.sets["always_struck"]


def _is_struck(sentence: Parse, verb: int) -> bool:
    """'to be | hit with', 'was | charged', 'goods | subject to': whether the subject is what the rate falls on."""
    if sentence.lower[verb] in sentence.word_sets["always_struck"]:
        return True
    if is_passive(sentence, verb):
        return True
    is_led = sentence.lower[verb + 1 : verb + 2] in (["with"], ["by"], ["at"])
    return sentence.tags[verb] == "VBN" and is_led and not any(sentence.tags[k] in FINITE_TAGS for k in range(max(0, verb - 2), verb))


def _is_of_pronoun(rate: RateInSentence, verb: int) -> bool:
    """'He has already put 10 percent on steel': of whom the sentence before spoke."""
    subject = rate.sentence.subject_of(verb)
    return subject is not None and rate.sentence.lower[subject.end - 1] in {"he", "she", "it", "they"}


def _is_bare_participle(sentence: Parse, verb: int) -> bool:
    """'a duty | imposed last year of 10 percent': a participle that only describes."""
    return sentence.tags[verb] == "VBN" and not any(sentence.tags[k] in VERB_TAGS for k in range(max(0, verb - 2), verb))


def _codes_of_doer(rate: RateInSentence, verb: int) -> tuple[list[str | None], bool]:
    """As ``_codes_of_subject``; of an infinitive or gerund that tells none, those of the verb that it hangs on: '| got leave to put'."""
    owner = _owner_of_plan(rate, verb)
    if owner is not None:
        return [owner], False
    codes, is_buyer = _codes_of_subject(rate, verb)
    if codes or _is_bare_participle(rate.sentence, verb):
        return codes, is_buyer
    outer = _outer_verb(rate, verb)
    return _codes_of_subject(rate, outer) if outer is not None else (codes, is_buyer)


def _owner_of_plan(rate: RateInSentence, verb: int) -> str | None:
    """'Peru was hurt by Silva's decision to | impose': whose the noun before an infinitive is."""
    if rate.sentence.lower[verb - 1] != "to" or verb < _LEAST_BEFORE_PLAN:
        return None
    owner = possessive_before(rate.sentence, verb - 2)
    return next((code for m, code in rate.named if m.end == owner), None)


def _outer_verb(rate: RateInSentence, verb: int) -> int | None:
    """The verb that one with no subject of its own hangs on: 'Trump | paused the tariffs and raised', '| got leave to put'."""
    sentence = rate.sentence
    start = verb_group_at(sentence, verb).start
    if sentence.tags[verb] in FINITE_TAGS:
        return first_verb(sentence, 0, start) if sentence.lower[start - 1] in _JOINTS else None
    if sentence.tags[verb] != "VBG" and "to" not in {sentence.lower[start - 1], sentence.lower[verb - 1]}:
        return None
    return next((k for k in range(start - 1, max(-1, start - _VERB_REACH), -1) if sentence.tags[k] in FINITE_TAGS), None)


def _codes_of_subject(rate: RateInSentence, verb: int) -> tuple[list[str | None], bool]:
    """The countries in the subject of a verb, and whether it is of those who import, whose own country levies what they pay."""
    group = verb_group_at(rate.sentence, verb)
    subject = rate.sentence.subject_of(verb) or rate.sentence.subject_of(group.start)
    if subject is None or subject.is_behind:
        return _named_right_before(rate, group.start), False
    last = max(subject.end, group.start)
    if rate.topic is not None and subject.start <= rate.topic.start < last:  # 'the duty that Peru pays was set at'
        return [], False
    buyer = next((k for k in range(subject.start, last) if rate.sentence.lower[k] in rate.sets["paying_at_home"]), None)
    inside = [(m, code) for m, code in rate.named if subject.start <= m.start and m.end <= (last if buyer is None else buyer)]
    inside = [(m, code) for m, code in inside if not goes_there(rate.sentence, m)]
    return (_one_of(rate, inside) if inside else _pointed_back_to(rate, subject)), buyer is not None


def _one_of(rate: RateInSentence, inside: list[tuple[Mention, str]]) -> list[str | None]:
    """The first of the names in a subject; where several are joined the rate is nobody's alone."""
    is_several = len({code for _, code in inside}) > 1 and are_joined(rate.sentence, inside[-2][0], inside[-1][0])
    return [None] if is_several else [inside[0][1]]


def _pointed_back_to(rate: RateInSentence, subject: Subject) -> list[str | None]:
    """'Silva said | it would levy': of a pronoun, whoever is named last before it."""
    if rate.sentence.lower[subject.end - 1] not in rate.sets["pointing_back"]:
        return []
    before: list[str | None] = [code for m, code in rate.named if m.end <= subject.start and not m.is_adjective]
    return before[-1:]


def _named_right_before(rate: RateInSentence, verb: int) -> list[str | None]:
    """'expects Peru | to be hit by': whoever is named last before a verb whose subject is not found."""
    near = [(m, code) for m, code in rate.named if verb - GAP <= m.end <= verb and not goes_there(rate.sentence, m)]
    return [near[-1][1]] if near and not any(rate.sentence.tags[k] in FINITE_TAGS for k in range(near[-1][0].end, verb - 1)) else []


def _struck(rate: RateInSentence, verb: int) -> Iterator[str]:
    """'hit | Peru with 10 percent', 'taxes | Peruvian copper at 5 percent', 'pays | Peru 5 percent': the object of the verb."""
    for mention, code in rate.named:
        lead = rate.sentence.lower[verb + 1 : mention.start]
        if verb < mention.start and mention.end <= rate.amount.start and lead in ([], ["the"], ["back", "at"], ["all"]):
            yield code


def signs_of_relative(rate: RateInSentence) -> Iterator[Sign]:
    """'the 50 percent that Peru charges', 'the duty Chilean mills pay': who is named right before the verb of a relative clause."""
    for end in {rate.amount.end, rate.topic.end if rate.topic is not None else rate.amount.end}:
        first = end + (rate.sentence.lower[end : end + 1] in (["that"], ["which"]))
        first += rate.sentence.lower[first : first + 1] == ["the"]
        names = [(m, code) for m, code in rate.named if m.start == first]
        if not names:
            continue
        mention, code = names[0]
        for k in range(mention.end, min(mention.end + _RELATIVE_REACH, rate.end)):
            if rate.sentence.lower[k] in rate.sets["bearing_tariffs"]:
                yield Sign(False, code, "bears")
                break
            is_verb = k == mention.end or rate.sentence.tags[k] in VERB_TAGS  # 'that Peru levies' is often taken for a noun
            if is_verb and rate.sentence.lower[k] in rate.sets["levying_acts"]:
                is_struck = is_passive(rate.sentence, k)
                yield Sign(not is_struck, code, "bears" if is_struck else "acts")
                break


def _gapped(rate: RateInSentence) -> str | None:
    """'levies 80 pct on cars, Malaysia | 30 pct', 'China 34 percent, | Vietnam 46': the name that alone stands before a later rate."""
    near = [(m, code) for m, code in rate.named if rate.start <= m.start and m.end <= rate.amount.start <= m.end + GAP]
    if not near or any(rate.sentence.tags[k] in FINITE_TAGS for k in range(near[-1][0].end, rate.amount.start)):
        return None
    mention, code = near[-1]
    if rate.start == 0 and mention.start and rate.sentence.lower[mention.start - 1] not in _LIST_LEADS:
        return None
    between = rate.sentence.lower[mention.end : rate.amount.start]
    return code if FILLERS.issuperset(between) and not _is_led(rate, mention) else None


def _is_led(rate: RateInSentence, mention: Mention) -> bool:
    """'on Peru 30 percent': a preposition stands before the name."""
    return rate.sentence.tags[max(0, mention.start - 1)] == "IN" or rate.sentence.lower[max(0, mention.start - 1)] == "to"
