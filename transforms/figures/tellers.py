"""Amounts that somebody else than the speaker gives inside what is said: 'exports, which the bank put at 9 billion, will fall'."""

from __future__ import annotations

from transforms.figures.sentence_facts import SentenceFacts
from transforms.quantities.amount import Amount
from transforms.syntax.closed_class import BE, PHRASE_TAGS, PRONOUNS
from transforms.syntax.noun_phrases import phrase_end
from transforms.syntax.parse import Parse

# Between the verb and its amount: 'put at about', 'calls a surplus of'.
_AMOUNT_REACH = 5
_NAMING = PHRASE_TAGS | {"VBG"}
# What the object between the verb and 'at' may hold: 'put the figure for its purchases from Kenya at'.
_INSIDE_OBJECT = {"by", "of", "for", "from", "to", "in", "with"}
_OBJECT_REACH = 10
_LINKS = {"at", "about", "around", "nearly", "some", "over", "a", "an", "the", "as", "of", "only", "more", "than", "by"}


def find_teller(facts: SentenceFacts, amount: Amount) -> str | None:
    """Who gives the amount, as printed: 'my predecessor', 'the opposition'; null where it is the speaker's own."""
    sentence = facts.sentence
    behind = sentence.lower[amount.end : amount.end + 1]
    if behind and behind[0] in facts.word_sets["giving"]:  # 'the 9 billion cited by the opposition'
        return _named_behind(sentence, amount.end + 1)
    verb = _verb_before(sentence, amount.start)
    if verb is None:
        return None
    passive = _named_behind(sentence, verb + 1) or _named_behind(sentence, amount.end)
    is_participle = sentence.tags[verb] in {"VBN", "VBD", "VB"} and sentence.lower[verb - 1] == ","
    return passive if is_participle else _subject_of_clause(sentence, verb)


def _verb_before(sentence: Parse, first: int) -> int | None:
    """The verb of giving whose amount begins at ``first``: 'put at', 'put by the opposition at', 'calls a surplus of'."""
    at = first - 1
    while at > 0 and first - at <= _AMOUNT_REACH and sentence.lower[at] in _LINKS - {"at", "by"}:
        at -= 1
    if sentence.lower[at] != "at":
        noun = sentence.tags[at] == "NN" and sentence.lower[at + 1] == "of"
        at = at - 1 - (sentence.lower[at - 1] in {"a", "the"}) if noun else at
        return at if noun and sentence.lower[at] in sentence.word_sets["giving"] else None
    for k in range(at - 1, max(0, at - 1 - _OBJECT_REACH), -1):
        if sentence.lower[k] in sentence.word_sets["giving"]:
            return k
        if sentence.tags[k] not in _NAMING | {"PRP"} and sentence.lower[k] not in _INSIDE_OBJECT:
            return None
    return None


def _named_behind(sentence: Parse, by: int) -> str | None:
    """'by the opposition': the noun phrase behind 'by' at a token."""
    if sentence.lower[by : by + 1] != ["by"]:
        return None
    end = phrase_end(sentence, by + 1)
    return sentence.surface(by + 1, end) if end > by + 1 else None


def _subject_of_clause(sentence: Parse, verb: int) -> str | None:
    """'which my predecessor put at', 'the bank put it at': the subject of the verb; a pronoun may be the speaker."""
    is_of_goods = sentence.lower[verb + 1] == "at" and sentence.clause_at[verb].kind != "relative"  # 'ruled that shipments valued at'
    subject = sentence.subject_of(verb) if not is_of_goods else None
    if subject is None or sentence.lower[verb - 1] in BE or sentence.tags[verb] == "VBN" or sentence.lower[subject.start] in PRONOUNS:
        return None
    return sentence.surface(subject.start, subject.end)
