"""Senses of war words: whether an attack is one of blows, or of words on plans, bills, prices and the like.

'Attacked the plan', 'shot down the proposal' and 'killed the bill' harm nobody; 'attacked Chile over its quota' and 'critics
attacked the bank' are words. Looked at are the head of the object (of the subject in the passive), what comes with the
blow ('bombarded with letters') and who deals it. What can be hit and is not shown to be spoken of stays an attack.
"""

from __future__ import annotations

from transforms.lexicons.entries import Trigger
from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.articles import Sentence
from transforms.segmentation.tokens import VERB_TAGS

# How far behind the verb its object's head, and 'over' or 'for' behind the object, may stand.
OBJECT_REACH = 12
SUBJECT_REACH = 12
_NOMINAL = {"NN", "NNS", "NNP", "NNPS"}
_INSIDE = _NOMINAL | {"DT", "JJ", "JJR", "JJS", "CD", "POS", "PRP$", "VBN", "VBG", "RB", "PRP", "PDT"}
_BE = {"was", "were", "is", "are", "been", "being", "be"}
_BLAMED = {"for", "over", "as", "about"}
_AWAY = {"out", "off", "away", "back", "ahead"}  # 'stormed out', 'fired off a letter'
# 'a series of proposals': what stands behind 'of' is the head.
_OF_MANY = {"series", "number", "range", "host", "string", "parts", "most", "much", "all"}


def is_of_words(sentence: Sentence, first: int, last: int, reading: Trigger, lexicon: Lexicon) -> bool:
    """Whether the word of war at tokens ``first`` up to ``last`` is meant of words, plans or markets."""
    if reading.form == "noun":
        return _noun_is_of_words(sentence, first, last, lexicon)
    sets = lexicon.word_sets
    if sentence.lower[last : last + 1] and sentence.lower[last] in _AWAY and reading.lemma.split()[0] in {"storm", "fire", "shoot"}:
        return True
    is_passive = _is_passive(sentence, first)
    heads = _subject_heads(sentence, first) if is_passive else _object_heads(sentence, last)
    if heads & sets["unharmed"] or heads & sets["securities"]:
        return True
    if not is_passive and not heads and _subject_heads(sentence, first) & (sets["unharmed"] | sets["securities"]):
        return True  # 'shares bombed'
    doers = _agents(sentence, last) if is_passive else _subject_heads(sentence, first)
    is_spoken = reading.lemma in sets["said_or_done"] and bool(doers & sets["word_attackers"])
    return is_spoken or _is_blamed(sentence, last, lexicon) or (is_passive and _is_blamed(sentence, last - 1, lexicon))


def _is_passive(sentence: Sentence, verb: int) -> bool:
    k = verb - 1
    while k >= 0 and sentence.tags[k] == "RB":
        k -= 1
    return k >= 0 and sentence.lower[k] in _BE


def _heads(sentence: Sentence, start: int, stop: int) -> set[str]:
    """The heads of the noun phrases from ``start``, joined by commas and 'and', up to what is no part of them."""
    heads: set[str] = set()
    for k in range(start, min(stop, len(sentence))):
        tag, is_last = sentence.tags[k], k + 1 >= len(sentence) or sentence.tags[k + 1] not in _INSIDE
        if sentence.lower[k] == "of" and heads and heads <= _OF_MANY:
            continue
        if tag not in _INSIDE and sentence.lower[k] not in {"and", "-"}:
            break
        if tag in _NOMINAL and is_last:
            heads.add(sentence.lower[k])
    return heads


def _object_heads(sentence: Sentence, last: int) -> set[str]:
    start = last + 1 if sentence.lower[last : last + 1] in (["on"], ["at"], ["with"], ["over"]) else last
    return _heads(sentence, start, last + OBJECT_REACH)


def _subject_heads(sentence: Sentence, verb: int) -> set[str]:
    """The heads before the verb; of 'the plan for a new port was attacked' the first, too."""
    end, heads = verb - 1, set()
    while end >= 0 and sentence.tags[end] in {"RB", "MD", *VERB_TAGS}:
        end -= 1
    for k in range(end, max(-1, end - SUBJECT_REACH), -1):
        if sentence.tags[k] not in _INSIDE | {"IN"}:
            break
        if sentence.tags[k] in _NOMINAL and (k + 1 == verb or sentence.tags[k + 1] not in _NOMINAL | {"POS"}):
            heads.add(sentence.lower[k])
    return heads


def _agents(sentence: Sentence, last: int) -> set[str]:
    return _heads(sentence, last + 1, last + OBJECT_REACH) if sentence.lower[last : last + 1] == ["by"] else set()


def _is_blamed(sentence: Sentence, last: int, lexicon: Lexicon) -> bool:
    """'attacked Chile over its quota', '... for raising fees', 'bombarded her with letters'."""
    for k in range(last, min(last + OBJECT_REACH, len(sentence) - 1)):
        if sentence.lower[k] in {"for", "as"} and sentence.tags[k + 1] == "VBG":
            return True
        if sentence.lower[k] in _BLAMED | {"with"} and _heads(sentence, k + 1, k + OBJECT_REACH) & lexicon.word_sets["unharmed"]:
            return True
        if sentence.tags[k] in {*VERB_TAGS} - {"VBN", "VBG"} and k > last:
            return False
        if sentence.lower[k] in {",", ";", ":"}:
            return False
    return False


def _noun_is_of_words(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """'an attack on the budget', 'came under attack for her remarks', 'trade clashes'."""
    before = sentence.lower[first - 1] if first else ""
    if before == "under" and sentence.lower[last : last + 1] and sentence.lower[last] in _BLAMED:
        return True
    if before in lexicon.word_sets["spoken_attacks"]:
        return True
    on = last - 1 if sentence.lower[last - 1] in {"on", "against"} else last
    if sentence.lower[on : on + 1] in (["on"], ["against"], ["over"]):
        return bool(_heads(sentence, on + 1, on + OBJECT_REACH) & (lexicon.word_sets["unharmed"] | lexicon.word_sets["securities"]))
    return _is_blamed(sentence, last, lexicon)
