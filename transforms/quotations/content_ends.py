"""Where a reported clause ends: with its sentence, or where the next cue, a long quotation or the writer breaks in."""

from __future__ import annotations

from transforms.quotations.context import Context
from transforms.quotations.cues import is_saying
from transforms.quotations.marks import CLOSERS
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.clauses import first_verb, has_verb, is_full_stop
from transforms.syntax.parse import Parse
from transforms.syntax.subjects import head_of

_AUXILIARIES = {"had", "was", "were", "did"}
# What may break into a clause: a mark, or a word that joins another to it.
_BREAKING = {";", ".", ",", ":", "and", "but", "while", "whereas", *CLOSERS}


def clause_end(context: Context, sentence: Parse, start: int) -> int:
    """The end of a reported clause: the sentence's, or where ', adding', ', he said', ', but declined' break in."""
    end = len(sentence)
    while end > start and sentence.lower[end - 1] in {".", "?", "!", ";", ":"} and (end - 1) not in sentence.quoted:
        end -= 1
    for k in _breaking_places(sentence, start + 1, end):
        if k in sentence.quoted:
            continue
        if _is_broken_at(sentence, k, end):
            return k
        if _goes_on_otherwise(context, sentence, k, start, end):
            return k - 1 if sentence.lower[k - 1] == "," else k
    return end


def _breaking_places(sentence: Parse, start: int, end: int) -> list[int]:
    """The tokens at which something may break into a clause: marks, joints and the phrases of other sources."""
    marks = [k for k, word in enumerate(sentence.lower[start:end], start) if word in _BREAKING]
    return sorted({*marks, *(k for k in sentence.hits.cue_phrases if start <= k < end)})


def _is_broken_at(sentence: Parse, k: int, end: int) -> bool:
    """Whether a mark of punctuation, or 'and' before the next cue, ends the clause."""
    word = sentence.lower[k]
    if word == ";" or is_full_stop(sentence, k):
        return True
    if word == "," and _breaks_clause(sentence, k + 1, end):
        return True
    if _opens_long_quotation(sentence, k) or (word == ":" and k + 2 in sentence.quoted):
        return True
    return word == "and" and _is_second_cue(sentence, k + 1, end)


def _goes_on_otherwise(context: Context, sentence: Parse, k: int, start: int, end: int) -> bool:
    """Whether 'while', 'and', 'but', 'according to' take the sentence to somebody else's words; a comma before belongs to them."""
    word = sentence.lower[k]
    if word in {"while", "whereas"} and k > start + 2 and _speaks_too(sentence, k, end):
        return True
    if word in {"and", "but"} and k > start + 3 and (_ends_before_joint(sentence, k, end) or _tells_of_day(context, sentence, k, end)):
        return True
    return k in sentence.hits.cue_phrases


def _tells_of_day(context: Context, sentence: Parse, k: int, end: int) -> bool:
    """', and on Wednesday he met Rojas': the writer tells what happened on another day; not ', and on Friday it would close'."""
    is_day = sentence.lower[k - 1] == "," and sentence.lower[k + 1 : k + 2] == ["on"] and k + 3 < end
    if not is_day or sentence.lower[k + 2] not in context.lexicon.times.weekdays:
        return False
    verb = first_verb(sentence, k + 3, end)
    return verb is not None and sentence.tags[verb] == "VBD" and sentence.lower[verb] not in _AUXILIARIES


def _is_second_cue(sentence: Parse, k: int, end: int) -> bool:
    """'said it checks exports and denies that': the same speaker's next verb of saying."""
    cue = sentence.hits.cues.get(k)
    if cue is None or cue[1].form not in {"past", "third", "plural"} or cue[0] >= end or not is_saying(sentence, k, cue[1]):
        return False
    says_more = cue[1].lemma == "say" and sentence.tags[cue[0]] in {"DT", "PRP", "NNS", "NNP", "EX", "PRP$"}
    return sentence.lower[cue[0]] == "that" or (says_more and sentence.tags[k] in {"VBD", "VBZ", "VBP"})


def _speaks_too(sentence: Parse, joint: int, end: int) -> bool:
    """'said it was old, while Juan Rojas said it was new': somebody else speaks behind 'while'; not 'while she said'."""
    verb = sentence.clause_at[joint].verb
    cue = sentence.hits.cues.get(verb) if verb is not None and joint < verb < end else None
    if verb is None or cue is None or not is_saying(sentence, verb, cue[1]):
        return False
    subject = sentence.subject_of(verb)
    return subject is not None and subject.start > joint and head_of(subject) is not None


def _opens_long_quotation(sentence: Parse, k: int) -> bool:
    """'says it is over "We can live now," he said': a sentence in marks of its own, with no comma before it."""
    if sentence.lower[k] not in CLOSERS or not sentence.quoted.issuperset(range(k + 1, k + 7)) or sentence.lower[k - 1] in {",", ":"}:
        return False
    return sentence.words[k + 1][:1].isupper()


def _ends_before_joint(sentence: Parse, k: int, end: int) -> bool:
    """Behind quoted words, ', and there was ...' is the writer again; ', but "they see' is the next quotation."""
    before = sentence.lower[k - 1]
    after_marks = before in CLOSERS and bool({k - 2, k - 3} & sentence.quoted)
    if after_marks and sentence.lower[k] == "and" and k + 3 < end:
        return sentence.tags[k + 1] in {"EX", "PRP", "DT"} and has_verb(sentence, k + 2, k + 8)
    if before == "," and k + 2 < end and sentence.lower[k + 1] in CLOSERS and k + 2 in sentence.quoted:
        return True
    after = sentence.lower[k + 1] if k + 1 < end else ""
    return before == "," and sentence.lower[k] == "and" and after in {"as", "when", "if", "while", "although"}


def _breaks_clause(sentence: Parse, k: int, end: int) -> bool:
    """Whether the clause ends at a comma before token ``k``: ', adding', ', but declined', ', he said'."""
    if k >= end:
        return False
    cue = sentence.hits.cues.get(k)
    if cue and cue[1].form == "gerund" and cue[1].lemma in sentence.word_sets["second_cues"]:
        return True
    if sentence.lower[k] in {"but", "and"} and k + 1 < end:
        return _reports_again(sentence, k + 1)
    return sentence.tags[k] in {"PRP", "NNP", "DT"} and _is_inserted_cue(sentence, k, end)


def _reports_again(sentence: Parse, k: int) -> bool:
    """Behind 'but' or 'and': 'declined to', 'added that', or, with a subject, 'he said the rest had improved'."""
    if k in sentence.hits.cues and sentence.tags[k] in VERB_TAGS:
        return True
    if sentence.lower[k] in sentence.word_sets["leaving_unsaid"] and sentence.tags[k] == "VBD":
        return True
    after = sentence.hits.cues.get(k + 1) if sentence.tags[k] in {"PRP", "NNP", "NNS"} else None
    return bool(after and after[1].clause != "no" and is_saying(sentence, k + 1, after[1]))


def _is_inserted_cue(sentence: Parse, k: int, end: int) -> bool:
    """', he said', ', the ministry of trade said' in the middle: a verb of saying whose subject begins at a token."""
    verb = first_verb(sentence, k + 1, end)
    found = sentence.hits.cues.get(verb) if verb is not None else None
    if verb is None or found is None or not is_saying(sentence, verb, found[1]):
        return False
    subject = sentence.subject_of(verb)
    return subject is not None and subject.start == k and _ends_behind(sentence, found[0], end, sentence.word_sets["early_or_late"])


def _ends_behind(sentence: Parse, cue: int, end: int, early_or_late: frozenset[str]) -> bool:
    """Whether nothing but a time or a place follows a cue: ', he said', ', she said on Monday'."""
    if cue >= end or sentence.lower[cue] in {",", ".", "that"}:
        return True
    return (sentence.lower[cue] in {"on", "in", "at"} or sentence.lower[cue] in early_or_late) and not has_verb(sentence, cue, end)
