"""Persons who are called like a month: 'Theresa May', 'May told the MPs', 'Mr August', 'June said'.

Once the article has named such a person in full, the name alone is the person where it says or does something, is spoken
to, or owns what no month has. Where it may be the month ('in May', 'May exports', 'May was the worst'), it is.
"""

from __future__ import annotations

from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Mention
from transforms.segmentation.articles import Sentence
from transforms.segmentation.tokens import VERB_TAGS

_BEFORE_MONTHS = {
    "in", "of", "since", "by", "until", "till", "from", "to", "through", "during", "for", "on", "last", "this", "next", "-",
    "between", "before", "after",
}  # fmt: skip


def is_month(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """Whether the word is the name of a month with its capital."""
    return sentence.lower[i] in lexicon.times.months and sentence.words[i].istitle()


def acts_as_person(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """Whether the name of a month at ``i`` is that of a person whom the article has named in full."""
    if _is_dated(lexicon, sentence, i):
        return False
    if _is_spoken_to(lexicon, sentence, i) or says_something(lexicon, sentence, i):
        return True
    return _does_something(lexicon, sentence, i) or sentence.lower[i + 1 : i + 3] == [",", "who"]


def _is_dated(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """'in May', 'the May report', 'May 2018', 'April and May'."""
    before, behind = sentence.lower[max(0, i - 2) : i], sentence.lower[i + 1 : i + 2]
    is_of_time = bool(before) and (before[-1] in _BEFORE_MONTHS | {"the", "a", "an"} or before[-1] in lexicon.word_sets["parts_of_months"])
    return is_of_time or (len(before) > 1 and before[0] in lexicon.times.months) or (bool(behind) and behind[0].isdecimal())


def _does_something(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """'May signed', "May's deal"; not 'May was the worst', 'May rose', "May's exports"."""
    tag, words = "".join(sentence.tags[i + 1 : i + 2]), lexicon.word_sets
    if tag == "POS":
        return words["owned_by_months"].isdisjoint(sentence.lower[i + 2 : i + 4])
    is_of_months = tag == "" or sentence.lower[i + 1] in words["verbs_of_months"] or lexicon.change_verbs.starting(sentence.lower, i + 1)
    return tag in {"VBD", "VBZ", "MD"} and not is_of_months


def says_something(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """'May said', 'said May': no month does; not 'exports in May said to be high'."""
    before = sentence.lower[i - 1] if i else ""
    if before in _BEFORE_MONTHS or before in lexicon.word_sets["parts_of_months"]:
        return False
    return _is_saying(lexicon, sentence, i + 1) or (before != "" and _is_saying(lexicon, sentence, i - 1) and _ends_clause(sentence, i + 1))


def _is_saying(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    if i >= len(sentence) or sentence.tags[i] not in VERB_TAGS or sentence.tags[i] in {"VBN", "VBG"}:
        return False
    cue = lexicon.cues.starting(sentence.lower, i)
    return cue is not None and cue[1].direct and not cue[1].label


def _ends_clause(sentence: Sentence, i: int) -> bool:
    return i >= len(sentence) or sentence.words[i] in {".", ",", ";"}


def _is_spoken_to(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """'told May', 'met May', 'talks with May'."""
    before, beyond = sentence.lower[max(0, i - 1)], sentence.lower[max(0, i - 2)]
    cue = lexicon.cues.starting(sentence.lower, i - 1) if i else None
    is_told = cue is not None and cue[1].addressee
    return is_told or before == "met" or (before == "with" and beyond in lexicon.word_sets["meetings_with"])


def tokens_of_persons(lexicon: Lexicon, sentence: Sentence, mentions: list[Mention]) -> frozenset[int]:
    """The tokens of a sentence that are no months, because they name a person: 'May' of 'Theresa May', of 'May said'."""
    if lexicon.times.months.keys().isdisjoint(sentence.lower):
        return frozenset()
    months = [i for i, word in enumerate(sentence.lower) if word in lexicon.times.months and sentence.words[i].istitle()]
    persons = {i for m in mentions if m.entity.kind == "person" and m.basis != "role" for i in range(m.start, m.end)}
    return frozenset(i for i in months if i in persons or _opens_speech(lexicon, sentence, i))


def _opens_speech(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """'May said', of whomever; not 'December added 3 billion dollars'."""
    cue = lexicon.cues.starting(sentence.lower, i + 1)
    return cue is not None and cue[1].lemma in lexicon.word_sets["speech_of_persons"] and says_something(lexicon, sentence, i)
