"""Noun phrases without what hangs on them: 'the lower house', 'Peru's oil exports', 'a 25 per cent tariff', 'they'.

A sentence is cut into them once, from left to right, as in the noun chunking of Ramshaw and Marcus (1995). What follows a noun
by a preposition or a relative clause is a chunk of its own, and so is what 'and' joins to it, but for 'the oil and gas company'.
"""

from __future__ import annotations

from typing import NamedTuple

from transforms.mentions.entities import Mention
from transforms.segmentation.articles import Sentence
from transforms.syntax.clauses import is_full_stop
from transforms.syntax.closed_class import BE, DEGREES, DETERMINER_TAGS, NOUN_TAGS, PHRASE_TAGS, PREDETERMINERS

# Behind these a participle stands before a noun: 'the planned visit', 'an anti-dumping duty'.
_BEFORE_PARTICIPLE = DETERMINER_TAGS | {"JJ", "POS", "-"}
_BEFORE_ADVERBS = DETERMINER_TAGS | {"POS"}
_PARTICIPLES = {"VBN", "VBG"}
# Adjectives that the tagger takes for participles.
_ADJECTIVAL = {"neighbouring", "neighboring"}
_OPENING = {"%", *_ADJECTIVAL}
_DAYS = {"today", "yesterday", "tomorrow", "tonight"}
_RATES = {"%", "per", "percent", "pct"}
# What belongs to no phrase that ends in it.
_LOOSE_ENDS = {"-", ".", "per"}
_GRADED = (["JJ"], ["VBN"], ["VBG"])
# Tagged as prepositions, but what they open is a clause: 'a tariff that hurt firms', 'better than expected jobs data'.
_BEFORE_VERBS = {"that", "than"}
# What goes on with a phrase by its tag alone, and what begins none unless a hyphen is glued to it.
_INNER_TAGS = PHRASE_TAGS - DETERMINER_TAGS
_NEVER_FIRST = {"IN", "TO", "CC", "MD", "RB", "VB", "VBD", "VBP", "VBZ", "VBG", ",", ".", '"'}
_NEVER_INSIDE = {"IN", "TO", "MD", "VB", "VBD", "VBP", "VBZ"}
_NOUNS = tuple([tag] for tag in sorted(NOUN_TAGS))


class Chunk(NamedTuple):
    """Tokens ``start`` up to ``end`` of a noun phrase; ``head`` is its last noun, or its last token where it has none."""

    start: int
    end: int
    head: int


def find_chunks(sentence: Sentence, mention_at: list[Mention | None]) -> list[Chunk | None]:
    """The chunk over each token, null where there is none."""
    chunk_at: list[Chunk | None] = [None] * len(sentence)
    start: int | None = None
    for i, (tag, mention) in enumerate(zip(sentence.tags, mention_at, strict=True)):
        if start is None and mention is None and tag in _NEVER_FIRST and not _may_open(sentence, i):
            continue
        is_inside_name = mention is not None and mention.start < i
        if is_inside_name or (start is not None and _goes_on(sentence, mention_at, i)):
            continue
        if start is not None:
            _close(sentence, start, i, chunk_at)
        start = i if mention is not None or _opens(sentence, i) else None
    if start is not None:
        _close(sentence, start, len(sentence), chunk_at)
    return chunk_at


def _may_open(sentence: Sentence, i: int) -> bool:
    """'an | off-shore port', 'to | neighbouring Peru': whether a token whose tag begins no phrase may begin one."""
    return sentence.is_glued(i + 1) or sentence.lower[i] in _ADJECTIVAL


def _goes_on(sentence: Sentence, mention_at: list[Mention | None], i: int) -> bool:
    """Whether the phrase over the token before ``i`` goes on with it."""
    tag, before = sentence.tags[i], sentence.tags[i - 1]
    if tag in _INNER_TAGS and before != "PRP":  # most tokens, so it is asked first
        return sentence.lower[i] not in _DAYS
    if sentence.lower[i] in _DAYS or (before == "PRP" and mention_at[i - 1] is None):
        return False
    if tag in _NEVER_INSIDE and mention_at[i] is None and _stands_apart(sentence, i):
        return False
    if before == "CD" and sentence.is_glued(i) and sentence.lower[i].isalpha():
        return True  # 'a 20th package'
    return _may_stand_inside(sentence, mention_at, i)


def _may_stand_inside(sentence: Sentence, mention_at: list[Mention | None], i: int) -> bool:
    """Whether the token may stand within a phrase behind the one before it: a name, a number, 'the | planned visit', 'all | the banks'."""
    tag = sentence.tags[i]
    if tag in DETERMINER_TAGS and mention_at[i] is None:
        return sentence.lower[i - 1] in PREDETERMINERS
    if mention_at[i] is not None or tag in PHRASE_TAGS or _is_bracketed(sentence, i):
        return True
    if tag == "$":
        return sentence.tags[i - 1] in _BEFORE_PARTICIPLE  # 'a $5 billion loan', not 'gave Peru $5 billion'
    if tag in _PARTICIPLES:
        return _may_stand_before_participle(sentence, mention_at, i - 1)
    return _is_inside(sentence, i) or _joins_fields(sentence, i)


def _stands_apart(sentence: Sentence, i: int) -> bool:
    """Whether a preposition or verb is no 'per', and no hyphen and no bracket stand beside it, with which it might belong to a phrase."""
    lower = sentence.lower
    is_beside_sign = sentence.is_glued(i) or sentence.is_glued(i + 1) or lower[i - 1] == "(" or (i > 1 and lower[i - 2] == "(")
    return not is_beside_sign and lower[i] not in _RATES


def _may_stand_before_participle(sentence: Sentence, mention_at: list[Mention | None], i: int) -> bool:
    """'the | planned visit', 'a newly | elected mayor', 'a Chilean | shipping company'; not 'a group | representing banks'."""
    name = mention_at[i]
    return (
        sentence.tags[i] in _BEFORE_PARTICIPLE
        or sentence.lower[i] in DEGREES
        or _is_adverb_inside(sentence, i)
        or (name is not None and name.is_adjective)
    )


def _is_adverb_inside(sentence: Sentence, i: int) -> bool:
    """'the widely | quoted figure'."""
    return i > 0 and sentence.tags[i] == "RB" and _grades_inside(sentence, i)


def _is_inside(sentence: Sentence, i: int) -> bool:
    """Hyphens with what stands before them, 'an earlier estimate', the percentages of 'a 25 per cent tariff', the dot of 'U.S. Steel'."""
    word = sentence.lower[i]
    if sentence.lower[i + 1 : i + 2] == ["-"] and sentence.is_glued(i + 1):
        return True
    return (
        word in _RATES
        or (word in DEGREES and sentence.tags[i] == "RB")
        or (sentence.tags[i] == "RBR" and sentence.tags[i - 1] == "DT")
        or (sentence.tags[i] == "RB" and _grades_inside(sentence, i))
        or (word in {"-", "."} and sentence.is_glued(i) and not is_full_stop(sentence, i))
    )


def _grades_inside(sentence: Sentence, i: int) -> bool:
    """'the widely | quoted figure', 'its already | high tariffs': an adverb between an article and what it belongs to."""
    return sentence.tags[i - 1] in _BEFORE_ADVERBS and sentence.tags[i + 1 : i + 2] in _GRADED


def _is_bracketed(sentence: Sentence, i: int) -> bool:
    """'the National Bank (NB) governor': a short form in brackets, behind which the phrase goes on."""
    if "(" not in sentence.lower[max(0, i - 2) : i + 1]:
        return False
    opening = next((k for k in (i, i - 1, i - 2) if k > 0 and sentence.lower[k] == "("), None)
    return opening is not None and sentence.lower[opening + 2 : opening + 3] == [")"] and sentence.tags[opening + 3 : opening + 4] in _NOUNS


def _joins_fields(sentence: Sentence, i: int) -> bool:
    """'the oil and gas company': behind an article, 'and' before a noun that stands before another one."""
    tags = sentence.tags
    is_field = sentence.lower[i] == "and" and tags[i - 1] == "NN" and tags[i + 1 : i + 3] == ["NN", "NN"]
    return is_field and i > 1 and tags[i - 2] in {"DT", "PRP$", "POS", "JJ"}


def _opens(sentence: Sentence, i: int) -> bool:
    """Whether a phrase may begin with the token, which is in no name."""
    tag = sentence.tags[i]
    if sentence.lower[i] in _DAYS or tag == "POS":
        return False
    if tag in PHRASE_TAGS or tag in {"PRP", "$"} or sentence.lower[i] in _OPENING:
        return True
    if tag == "VBN":
        return _opens_with_participle(sentence, i)
    return sentence.lower[i + 1 : i + 2] == ["-"] and sentence.is_glued(i + 1)


def _opens_with_participle(sentence: Sentence, i: int) -> bool:
    """'on | concerned nations', '| built-in ovens'; not 'has met Mr. Paz', 'a tariff that hurt firms', 'was partly bounced-off'."""
    if sentence.lower[i + 1 : i + 2] == ["-"] and sentence.is_glued(i + 1):
        return next((sentence.lower[k] for k in range(i - 1, -1, -1) if sentence.tags[k] != "RB"), "") not in BE
    is_led = sentence.tags[i - 1 : i] == ["IN"] and sentence.lower[i - 1] not in _BEFORE_VERBS
    return is_led and sentence.tags[i + 1 : i + 2] in _NOUNS


def _close(sentence: Sentence, start: int, end: int, chunk_at: list[Chunk | None]) -> None:
    """Enters the chunk, without what may not end it."""
    while end - start > 1 and sentence.lower[end - 1] in _LOOSE_ENDS:
        end -= 1
    head = end - 1
    if sentence.tags[head] not in NOUN_TAGS:
        head = next((k for k in range(head - 1, start - 1, -1) if sentence.tags[k] in NOUN_TAGS), head)
    chunk_at[start:end] = [Chunk(start, end, head)] * (end - start)
