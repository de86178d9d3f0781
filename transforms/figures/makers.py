"""Those who make goods or deal in them: 'garment makers exported', 'Watchmakers suffered. Their exports fell', a part of the trade."""

from __future__ import annotations

from transforms.figures.topic import Topic
from transforms.lexicons.lexicon import Lexicon
from transforms.syntax.clauses import first_verb
from transforms.syntax.closed_class import NOUN_TAGS
from transforms.syntax.noun_phrases import phrase_start
from transforms.syntax.parse import Parse
from transforms.syntax.subjects import head_of, subject_head, subject_of_main_clause

# Between 'their' and the flow: 'their car exports'.
_OWN_REACH = 3


def _makers_opening(sentence: Parse) -> str:
    """The makers that a sentence opens with, with what they make, else empty: 'Swiss watchmakers suffered most'."""
    verb = first_verb(sentence, 1, len(sentence))
    head = subject_head(sentence, verb) if verb is not None else None
    return _in_full(sentence, head) if head is not None and is_maker(sentence.lower[head], sentence.lexicon) else ""


def makers_of(sentence: Parse, topic: Topic, before: Parse | None) -> str:
    """The makers whose flow it is: the subject of the verb of trade, or those of 'their exports'; empty for a country's flow.

    ``before``: the sentence before, which may have opened with them.
    """
    if topic.is_private:
        return _subject_of(sentence, topic)
    if topic.is_verb:
        head = subject_head(sentence, topic.start)
        sorts = head is not None and is_maker(sentence.lower[head], sentence.lexicon)
        return _in_full(sentence, head) if sorts and head is not None and " " in _in_full(sentence, head) else ""
    own = next((k for k in range(max(0, topic.start - _OWN_REACH), topic.start) if sentence.lower[k] == "their"), None)
    if own is None:
        return ""
    subject = subject_of_main_clause(sentence, own)
    here = head_of(subject) if subject is not None else None
    if here is None or sentence.tags[here] != "NNS":
        return _makers_opening(before) if before else ""
    return _in_full(sentence, here) if is_maker(sentence.lower[here], sentence.lexicon) else ""


def _subject_of(sentence: Parse, topic: Topic) -> str:
    """Who trades, where it is no country: 'company', 'diamond dealers'; empty where it is 'we', or nobody that is named."""
    if sentence.lower[topic.end : topic.end + 1] == ["them"] or sentence.lower[topic.start - 1] == "and":
        return ""
    head = subject_head(sentence, topic.start if topic.is_verb else topic.start - 1)  # 'goods traded | between'
    return _in_full(sentence, head) if head is not None else ""


def is_maker(word: str, lexicon: Lexicon) -> bool:
    """'growers', 'watchmakers', 'mills'."""
    return word in lexicon.word_sets["makers"] or word.endswith(tuple(lexicon.word_sets["compounds_of_makers"]))


def _in_full(sentence: Parse, head: int) -> str:
    """'garment makers', from the noun of their phrase that they are sorted by."""
    is_sorted = phrase_start(sentence, head) < head and sentence.tags[head - 1] in NOUN_TAGS | {"VBG"}
    return " ".join(sentence.lower[head - is_sorted : head + 1])
