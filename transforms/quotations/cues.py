"""Whether a cue is a verb of saying in its place: 'the report' and 'the claim' report nothing, 'asked whether' asks nothing."""

from __future__ import annotations

from transforms.lexicons.entries import Cue
from transforms.lexicons.lexicon import Lexicon
from transforms.quotations.marks import CLOSERS
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.closed_class import VERB_NEGATIONS
from transforms.syntax.parse import Parse
from transforms.syntax.verb_groups import is_passive

_THIRD = {"third", "plural"}  # 'claims' is a noun as well
_BEFORE_TO_SAY = {"on", "is", "are"}  # 'went on to say', 'is to say'
# How far before 'would say' its condition may stand.
HYPOTHETICAL_REACH = 12
# How long the aside in 'Paz, asked whether she would run again, said' may be.
ASIDE_REACH = 24
# How far behind 'quoted' its 'saying' may stand: 'quoted by the state news agency of the country late on Monday as saying'.
RELAY_REACH = 14
_ASKED_ABOUT = {"about", "on", "by", "for", "in", "at", "to"}
_NOT_ALONE = {"only", "just", "merely", "simply"}
_NOBODY = {"nobody", "none", "no", "neither"}
QUESTION_WORDS = {"whether", "if", "why", "how", "when", "where", "what", "who"}


def was_asked(sentence: Parse, i: int) -> bool:
    """'Asked whether she would run, Paz said', 'Paz, when asked about it, said': a participle of whoever answers."""
    if sentence.lower[i] not in sentence.word_sets["asked"]:
        return False
    if i + 1 >= len(sentence) or sentence.lower[i + 1] not in QUESTION_WORDS | _ASKED_ABOUT | sentence.word_sets["ways_of_asking"]:
        return False
    if i == 0 or sentence.lower[i - 1] in {"when", "if", "once"}:
        return True
    return sentence.lower[i - 1] == "," and _answers_behind(sentence, i)


def _answers_behind(sentence: Parse, asked: int) -> bool:
    """', asked whether she would run, said': a verb of saying right behind the comma that closes the aside."""
    comma = next((k for k in range(asked, min(len(sentence) - 1, asked + ASIDE_REACH)) if sentence.lower[k] == ","), None)
    return comma is not None and comma + 1 in sentence.hits.cues


def before_asked(sentence: Parse, verb: int) -> int:
    """'Paz, when asked whether she would run, said': the comma behind the name, where the subject ends; else the verb."""
    if verb == 0 or sentence.lower[verb - 1] != ",":
        return verb
    for k in range(verb - 2, max(0, verb - ASIDE_REACH), -1):
        if sentence.lower[k] == ",":
            return verb
        if was_asked(sentence, k):
            opening = k - 1 if sentence.lower[k - 1] == "," else k - 2
            return opening if opening > 0 and sentence.lower[opening] == "," else verb
    return verb


def before_nickname(sentence: Parse, verb: int) -> int:
    """'Anton Reuss, known as "the Bear", said': the comma behind the name, where the subject ends; else the verb."""
    k = verb - 1
    while k > 0 and (k in sentence.quoted or sentence.lower[k] in CLOSERS | {","}):
        k -= 1
    if k == verb - 1 or sentence.lower[k] not in {"as"} | sentence.word_sets["nicknaming"]:
        return verb
    comma = next((j for j in range(k, max(0, k - 8), -1) if sentence.lower[j] == ","), None)
    is_named = comma is not None and bool(sentence.word_sets["nicknaming"] & set(sentence.lower[comma : k + 1]))
    return comma if comma is not None and is_named else verb


def relaying_participle(sentence: Parse, cue: int) -> int | None:
    """The participle of 'Paz was quoted as saying', 'was cited on Monday by Xinhua as warning', whose subject is the one who speaks.

    Null for 'Xinhua quoted Paz as saying' and 'was praised by Hale, saying'.
    """
    if cue < 2 or sentence.lower[cue - 1] != "as":
        return None
    for k in range(cue - 2, max(-1, cue - RELAY_REACH), -1):
        if sentence.lower[k] in sentence.word_sets["relaying"]:
            return k if sentence.lower[k + 1] in {"as", "by"} or is_passive(sentence, k) else None
    return None


def leads_to_relayed(sentence: Parse, i: int) -> bool:
    """'was | quoted | by Xinhua as saying': the verb of saying is still to come."""
    ahead = range(i + 2, min(i + RELAY_REACH, len(sentence)))
    return any(k in sentence.hits.cues and relaying_participle(sentence, k) == i for k in ahead)


def is_saying(sentence: Parse, i: int, cue: Cue) -> bool:
    """Whether the cue at token ``i`` is used as a verb here: 'the report' and 'the claim' report nothing."""
    if sentence.tags[i] == "VB" and sentence.lower[i - 1] == "to" and not _leads_to_say(sentence.lexicon, sentence.lower[i - 2]):
        return False  # 'plans to announce', 'asked to say'
    if sentence.lower[i - 1 : i] == ["would"] and "if" in sentence.lower[max(0, i - HYPOTHETICAL_REACH) : i]:
        return False  # 'if asked, Paz would say'
    following = i + len(cue.lemma.split())
    if (following < len(sentence) and _says_no_more(sentence, following, cue)) or _is_left_unsaid(sentence, i, cue):
        return False
    if sentence.tags[i] in VERB_TAGS or (" " in cue.lemma and cue.form == "past"):
        return not (sentence.tags[i] == "VBG" and i > 0 and sentence.tags[i - 1] in {"DT", "JJ", "PRP$"})
    return cue.form in _THIRD and _is_mistagged(sentence, i, cue)


def _leads_to_say(lexicon: Lexicon, word: str) -> bool:
    """'went on to say', 'likes to say': something is said."""
    return word in _BEFORE_TO_SAY or word in lexicon.word_sets["leading_to_say"]


def _is_left_unsaid(sentence: Parse, i: int, cue: Cue) -> bool:
    """'did not say how much gas was bought', 'would not disclose whether', 'never said that it would close': nothing is told."""
    following = sentence.lower[i + len(cue.lemma.split()) :][:1]
    is_negated = sentence.tags[i] == "VB" and not VERB_NEGATIONS.isdisjoint(sentence.lower[max(0, i - 2) : i])
    if is_negated and not QUESTION_WORDS.isdisjoint(following):
        return True
    return cue.lemma in sentence.word_sets["unsaid_where_denied"] and (_is_denied(sentence, i) or _is_avoided(sentence, i))


def _is_denied(sentence: Parse, i: int) -> bool:
    """'did not say that it would close', 'never said', 'nobody said': it is no word of theirs; in 'not only said' it is."""
    if sentence.lower[i - 1] not in _NOT_ALONE and not VERB_NEGATIONS.isdisjoint(sentence.lower[max(0, i - 2) : i]):
        return True
    subject = sentence.subject_of(i)
    if subject is None or subject.end != i:  # 'said that nobody would leave, and added'
        return False
    opening = sentence.lower[subject.start : subject.start + 2]
    return opening[0] in _NOBODY or opening == ["no", "one"] or sentence.lower[subject.start - 1 : subject.start] == ["nor"]


def _is_avoided(sentence: Parse, i: int) -> bool:
    """'without saying that', 'stopped short of saying', 'avoided saying', 'denied having said'."""
    before = i - (sentence.tags[i] in {"VBN", "VBD"} and sentence.lower[i - 1] == "having")
    if sentence.tags[before] != "VBG" or before < 1:
        return False
    lower, avoiding = sentence.lower, sentence.word_sets["leaving_undone"]
    is_led = lower[before - 1] in {"of", "from"} and before > 1
    return lower[before - 1] in avoiding or (is_led and lower[before - 2] in avoiding)


def _is_mistagged(sentence: Parse, i: int, cue: Cue) -> bool:
    """Headlines print verbs in forms that the tagger takes for nouns: 'OECD SAYS', '... and threatens to'."""
    if i > 0 and sentence.tags[i - 1] in {"NNP", "NN", "NNS", ")"} and sentence.tags[i] == "NNS":
        return cue.lemma in sentence.word_sets["headline_cues"] or _closes_clause(sentence, i + 1)
    return sentence.tags[i - 1 : i] == ["CC"] and sentence.lower[i + 1 : i + 2] in (["to"], ["that"])


def _says_no_more(sentence: Parse, following: int, cue: Cue) -> bool:
    """'added up to', 'called off the trip', 'began to', 'charged 5 percent': verbs of saying in another sense."""
    if sentence.lower[following] in cue.not_before:
        return True
    return cue.lemma == "charge" and sentence.tags[following] in {"CD", "$"}


def _closes_clause(sentence: Parse, i: int) -> bool:
    """'..., the ministry estimates.': nothing behind the verb, or 'that'."""
    return i >= len(sentence) or sentence.lower[i] in {".", ",", ";", "that", '"'}
