"""How exactly a number holds, by the words around it: 'more than', 'did not exceed', 'or so', '-odd'."""

from __future__ import annotations

from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.articles import Sentence

# What a bound says where it is negated: 'did not exceed 200' is at most 200.
_NEGATED = {"more_than": "at_most", "at_least": "less_than", "less_than": "at_least", "at_most": "more_than"}
# Between a negation and its bound stand auxiliaries, adverbs and the verb: 'has never yet risen above'.
_NEGATION_REACH = 4
# Between a verb of revision and its 'up to': 'revised its earlier estimate up to'.
_REVISED_REACH = 7
# 'by 6 percent, up to', 'was back up to': the level that was come to.
_LEVEL_BEFORE = {"is", "was", "were", "are"}
_PASSIVE = {"is", "was", "were", "are", "been", "be", "being", "get", "got"}
_ALL_THE_WAY = {"all", "the", "way"}
_BEFORE_ARTICLES = {"a", "an", "another", "as", "record", "only"}


def find_bound(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> str:
    """The bound of the number at tokens ``start`` to ``end``: exact, about, more_than, at_least, less_than or at_most."""
    found = lexicon.bounds_before.ending(sentence.lower, start)
    if not found and start and sentence.lower[start - 1] in _BEFORE_ARTICLES:
        found = lexicon.bounds_before.ending(sentence.lower, start - 1)
    if found and _is_real(sentence, found[0], lexicon):
        negated = found[1] in _NEGATED and _is_negated(sentence, found[0], lexicon.word_sets["bound_negations"])
        return _NEGATED[found[1]] if negated else found[1]
    inside = next(filter(None, (lexicon.bounds_after.starting(sentence.lower, k) for k in range(start + 1, end))), None)
    if inside:  # '300-odd workers'
        return inside[1]
    behind = lexicon.bounds_after.starting(sentence.lower, end)
    if behind and not (sentence.lower[end] == "plus" and sentence.lower[end + 1 : end + 2] and sentence.lower[end + 1].isalpha()):
        return behind[1]
    return "exact"


def _is_negated(sentence: Sentence, first: int, negations: frozenset[str]) -> bool:
    """'did not exceed', 'has never yet topped', 'failed to surpass': not 'not only exceeded'."""
    for k in range(first - 1, max(-1, first - 1 - _NEGATION_REACH), -1):
        if sentence.lower[k] in negations:
            return sentence.lower[k + 1] != "only"
        if sentence.tags[k][:2] not in {"VB", "RB", "TO"}:
            return False
    return False


def _is_revised(sentence: Sentence, first: int, revising: frozenset[str]) -> bool:
    """'was revised up to 2.7', 'revised its estimate up to 2.7': a new level, not 'revised quotas, up to 2.7'."""
    near = range(max(0, first - _REVISED_REACH), first)
    return "," not in sentence.lower[near.start : first] and any(
        sentence.lower[k] in revising and sentence.tags[k][:2] == "VB" for k in near
    )


def _is_real(sentence: Sentence, first: int, lexicon: Lexicon) -> bool:
    """'rose above', 'under a plan': a preposition that governs the number, not the clause."""
    lower = sentence.lower
    word, before = lower[first], lower[first - 1] if first else ""
    if word == "top" and sentence.tags[first] in {"JJ", "NN"} and before in {"the", "its", "a"}:
        return False
    return not (word == "up" and lower[first + 1 : first + 2] == ["to"] and _is_new_level(sentence, first, lexicon))


def _is_new_level(sentence: Sentence, up: int, lexicon: Lexicon) -> bool:
    """'edged up to', 'went back up to', 'brought the total up to', 'grew by 6 percent, up to': not 'paid up to', 'loans of up to'."""
    lower, end = sentence.lower, up
    while end > 1 and (sentence.tags[end - 1] == "RB" or lower[end - 1] in _ALL_THE_WAY):  # 'crept slowly up to'
        end -= 1
    verb = lower[end - 1] if end else ""
    leading = lexicon.word_sets["percent_words"] | _LEVEL_BEFORE
    if verb in leading or (verb == "," and lower[max(0, end - 2)] in leading) or lexicon.change_verbs.ending([verb, "up"], 2):
        return True
    risen = lexicon.change_verbs.ending(lower, end)
    if risen:  # 'rose up to' is a level, 'fell up to' and 'raised up to' tell how much at most
        is_passive = sentence.tags[end - 1] == "VBN" and not _PASSIVE.isdisjoint(lower[max(0, end - 3) : end])
        return risen[1].sign > 0 and (is_passive or verb not in lexicon.word_sets["raising_sums"])
    is_verb_phrase = verb not in {"of", "in", "by", "for", "worth"}
    return is_verb_phrase and _is_revised(sentence, up, lexicon.word_sets["revising"] | lexicon.word_sets["bringing_up"])
