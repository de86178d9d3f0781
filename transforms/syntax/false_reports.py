"""Reports said to be false: 'Reports that Peru had attacked were false', 'a hoax said that', 'it is untrue that'."""

from __future__ import annotations

from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import BE, BREAKS, NEGATIONS
from transforms.syntax.parse import Parse

# How far before the clause the words that judge it may stand: 'There is no truth in the reports that'.
JUDGED_WITHIN = 9
_STOPS = {",", ";", '"', "``", "''", ".", "?", "and", "but", "or", "who", "which", *BREAKS}
# What may stand between the verb and the judgement: 'turned out to be entirely false'.
_TO_JUDGEMENT = {"out", "to", "as"}
_HAVING = {"of", "about"}


def is_said_false(sentence: Parse, verb: int) -> bool:
    """Whether the reported clause that the verb at token ``verb`` stands in is said to be untrue."""
    if not _may_judge(sentence):
        return False
    opening = _clause_opening(sentence, verb)
    if opening is None:
        return False
    return _is_judged_before(sentence, opening) or _is_judged_behind(sentence, opening, verb)


def _may_judge(sentence: Parse) -> bool:
    """Whether a sentence has a word that judges what is reported."""
    sets = sentence.word_sets
    return sentence.has_any(sets["truths"], sets["untrue"], sets["hoaxes"], sets["falsely"], sets["rejecting"], sets["denial"])


def _clause_opening(sentence: Parse, verb: int) -> int | None:
    """The 'that' of the clause, or the token behind the verb of saying: 'a hoax said Peru had attacked'."""
    for k in range(verb - 1, 0, -1):
        if sentence.lower[k] == "that" and sentence.tags[k + 1] not in VERB_TAGS:
            return k
        if sentence.lower[k] in _HAVING and sentence.lower[k - 1] in _reports(sentence.lexicon):
            return k  # 'rumours of a visit'
        if sentence.lower[k] in _STOPS:
            return None
        cue = sentence.hits.cues.get(k) if sentence.tags[k] in VERB_TAGS else None
        if cue is not None and k < verb - 1:
            return k + 1
    return None


def _reports(lexicon: Lexicon) -> frozenset[str]:
    """The nouns for what somebody says."""
    sets = lexicon.word_sets
    return sets["claims"] | sets["hoaxes"] | sets["rumours"]


def _is_judged_before(sentence: Parse, opening: int) -> bool:
    """'It is not true that', 'fake news that', 'a false report said that', 'falsely claimed that', 'rejected a claim that'."""
    sets = sentence.word_sets
    if _is_rejected(sentence, opening):
        return True
    for k in range(opening - 1, max(-1, opening - 1 - JUDGED_WITHIN), -1):
        word = sentence.lower[k]
        if word in _STOPS and not _is_quoted_name(sentence, k):
            return False
        is_near = not _is_behind_other_verb(sentence, k, opening)
        if is_near and word in sets["untrue"] | sets["hoaxes"] | sets["falsely"]:
            return not _is_negated(sentence, k)
        if is_near and word in sets["truths"]:
            return _is_negated(sentence, k)
    return False


def _is_quoted_name(sentence: Parse, k: int) -> bool:
    """The marks of 'called "absurd" a report that'."""
    return sentence.lower[k] == '"' and not sentence.word_sets["naming_as"].isdisjoint(sentence.lower[max(0, k - 4) : k])


def _is_rejected(sentence: Parse, opening: int) -> bool:
    """'rejected a claim in the media that', 'brushed aside reports that'; not 'rejected a demand that', 'did not reject a claim that'."""
    for k in range(opening - 1, max(-1, opening - 1 - JUDGED_WITHIN), -1):
        if sentence.lower[k] in _STOPS:
            return False
        if sentence.tags[k] in VERB_TAGS:
            is_report = not (_reports(sentence.lexicon) - sentence.word_sets["no_reports"]).isdisjoint(sentence.lower[k + 1 : opening])
            return is_report and sentence.lower[k] in sentence.word_sets["rejecting"] and not _is_negated(sentence, k)
    return False


def _is_behind_other_verb(sentence: Parse, k: int, opening: int) -> bool:
    """'prompted by a hoax, Peru said that' and 'rejected a false report in Lima and said that': the judgement is of another thing."""
    return sum(1 for i in range(k + 1, opening) if sentence.tags[i] in VERB_TAGS and sentence.lower[i] not in BE) > 1


def _is_negated(sentence: Parse, k: int) -> bool:
    return not NEGATIONS.isdisjoint(sentence.lower[max(0, k - 3) : k])


def _is_judged_behind(sentence: Parse, opening: int, verb: int) -> bool:
    """'Reports that Peru had attacked Chile were false', '... turned out to be untrue', 'called reports that it had done so fabricated'."""
    sets = sentence.word_sets
    head = opening - 2 if sentence.tags[opening - 1] == "VBG" else opening - 1  # 'posts claiming Peru had attacked'
    if sentence.lower[head] not in _reports(sentence.lexicon):
        return False
    is_named = not sentence.word_sets["naming_as"].isdisjoint(sentence.lower[max(0, opening - 5) : opening - 1])
    for k in range(verb + 1, len(sentence)):
        if sentence.lower[k] in {";", ".", "?"} or (sentence.lower[k] == '"' and not is_named):
            return False
        if sentence.lower[k] not in sets["untrue"] | sets["denial"] | sets["hoaxes"]:
            continue
        if is_named:
            return True
        before = k - 1
        while sentence.tags[before] in {"RB", "DT"} or sentence.lower[before] in _TO_JUDGEMENT:
            before -= 1
        if sentence.lower[before] in BE | sets["turning_out"]:
            return not _is_negated(sentence, k)
    return False
