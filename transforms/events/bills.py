"""Bills: what a law is to do, of which one house, or nobody yet, has said yes: 'the Senate passed a bill to sanction Chile'.

What a whole parliament has passed, and what was signed or enacted, counts as done.
"""

from __future__ import annotations

from transforms.lexicons.lexicon import Lexicon
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.noun_phrases import noun_phrase_ending, whole_phrase_start
from transforms.syntax.parse import Parse
from transforms.syntax.subjects import find_subject


def is_of_open_bill(sentence: Parse, verb: int, lexicon: Lexicon) -> bool:
    """Whether the verb at token ``verb`` says what a bill is to do that is no law yet."""
    opening = _opening(sentence, verb)
    if opening is None:
        return False
    noun = _noun_before(sentence, opening, lexicon)
    passing = _verb_before(sentence, opening if noun is None else whole_phrase_start(sentence, noun))
    if passing is None or sentence.lower[passing] in lexicon.word_sets["enacting"]:
        return False
    subject = find_subject(sentence, passing, passing + 1, after_quote=False)
    words = set(sentence.lower[subject.start : subject.end]) if subject is not None else set[str]()
    is_passed = sentence.lower[passing] in lexicon.word_sets["passing_bills"]
    if noun is not None and sentence.lower[noun] in lexicon.word_sets["drafts"]:  # a draft until the whole parliament has passed it
        return not (is_passed and words & lexicon.word_sets["whole_parliaments"]) and {"into", "law"}.isdisjoint(
            sentence.lower[noun:opening]
        )
    return is_passed and _is_one_house(words, lexicon)


def _opening(sentence: Parse, verb: int) -> int | None:
    """Where what the bill is to do begins: 'to sanction', 'sanctioning', or the verb that carries the noun."""
    if verb > 1 and sentence.lower[verb - 1] == "to":
        return verb - 1
    return verb if verb > 1 and sentence.tags[verb] == "VBG" else None


def _noun_before(sentence: Parse, opening: int, lexicon: Lexicon) -> int | None:
    """The bill that the infinitive hangs on, over a time and what it is called: 'a bill on Tuesday to'."""
    phrase = noun_phrase_ending(sentence, opening)
    nouns = range(opening - 1, phrase[0] - 1, -1) if phrase is not None else ()
    return next((k for k in nouns if sentence.lower[k] in lexicon.word_sets["legislation"]), None)


def _verb_before(sentence: Parse, end: int) -> int | None:
    """The verb of the clause before what it passes: 'has | passed | a bill', '| gave | its consent to a bill'."""
    first = sentence.clause_at[end].start
    return next((k for k in range(end - 1, first - 1, -1) if sentence.tags[k] in VERB_TAGS), None)


def _is_one_house(words: set[str], lexicon: Lexicon) -> bool:
    """'the House', 'the lower house', 'a Senate committee'; not 'the House and the Senate', not 'parliament'."""
    sets = lexicon.word_sets
    houses = words & sets["houses"]
    return len(houses - sets["committees"]) < 2 and bool(houses) and not words & sets["whole_parliaments"]
