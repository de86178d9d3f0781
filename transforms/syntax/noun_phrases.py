"""Noun phrases: where they begin and end, over what is joined to them and over prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import VERB_TAGS
from transforms.syntax.chunks import Chunk
from transforms.syntax.clauses import clauses_over, has_verb
from transforms.syntax.closed_class import BE, CLAUSE_OPENERS, DETERMINER_TAGS, MARKS, NOUN_TAGS, OWN_ARTICLES, PREPOSITIONS, PRONOUNS

if TYPE_CHECKING:
    from transforms.syntax.parse import Parse

# How far behind a comma the 'and' of a list stands.
LIST_REACH = 14
# 'most', 'toughest', 'such': tags that may stand before an article.
_DEGREES = {"JJS", "JJR", "RBS", "PDT"}
_JOINED = frozenset({"NN", "NNS", "JJ", "JJS", "JJR"})
# What is joined for sure before the same noun: 'economic and travel sanctions'; in 'a softer market and tariff threats' it is not.
ADJECTIVES = frozenset({"JJ", "JJS", "JJR"})
_COMPLETE = {"DT", "PRP$", "POS", "CD"}
# What may stand before a name that is part of its phrase.
_BEFORE_NAMES = DETERMINER_TAGS | ADJECTIVES | {"VBN", "VBG"}


def is_time_word(sentence: Parse, i: int) -> bool:
    """'Mr. Smith on Monday said', 'last year': days and spans between subject and verb."""
    words = sentence.word_sets["days_and_spans"]
    if sentence.lower[i] in {"last", "this"} and i + 1 < len(sentence) and sentence.lower[i + 1] in words:
        return True
    return sentence.lower[i] in words or (sentence.lower[i] == "on" and i + 1 < len(sentence) and sentence.lower[i + 1].endswith("day"))


def _start_of_name(sentence: Parse, token: int) -> int:
    """Where the name over a token begins."""
    mention = sentence.mention_at[token]
    return mention.start if mention else token


def _before_adverbs(sentence: Parse, end: int) -> int:
    """Where the adverbs that end at ``end`` begin."""
    while end > 1 and sentence.tags[end - 1] == "RB":
        end -= 1
    return end


def _is_name(sentence: Parse, token: int) -> bool:
    found = sentence.mention_at[token]
    return found is not None and not found.is_adjective


def phrase_start(sentence: Parse, end: int) -> int:
    """Where the noun phrase that ends at ``end`` begins; ``end`` itself where none does."""
    chunk = sentence.chunk_at[end - 1] if end > 0 else None
    return chunk.start if chunk is not None else end


def name_start(sentence: Parse, first: int) -> int:
    """Where the phrase of the name at a token begins: 'exports to | neighbouring Peru'.

    A noun before it is of another phrase, as two that meet are one chunk: 'In May | Peru sold', 'for the ministry | Peru sold'.
    """
    least = phrase_start(sentence, first + 1)
    return next((k + 1 for k in range(first - 1, least - 1, -1) if sentence.tags[k] not in _BEFORE_NAMES), min(first, least))


def possessive_before(sentence: Parse, noun: int) -> int | None:
    """Where the last ''s' stands in the phrase of a noun before it: 'Chile | 's record copper exports'; null where none does."""
    return next((k for k in range(noun - 1, phrase_start(sentence, noun) - 1, -1) if sentence.lower[k] == "'s"), None)


def _ended_phrase(sentence: Parse, end: int) -> int | None:
    """Where the noun phrase that ends at ``end`` begins, null where none does; brackets at its end belong to it: 'the bank (PB)'."""
    if end > 0 and sentence.lower[end - 1] == ")":
        end = before_aside(sentence, end)
    start = phrase_start(sentence, end)
    return start if start < end else None


def before_aside(sentence: Parse, end: int) -> int:
    """Where that ends which the aside up to ``end`` is put behind, ``end`` itself where none closes there: 'the bank | (PB)'."""
    sides = clauses_over(sentence.clause_at[end - 2]) if end > 1 else ()
    return next((side.start - 1 for side in sides if side.kind == "aside" and side.end == end - 1), end)


def whole_phrase_start(sentence: Parse, noun: int, joined: frozenset[str] = _JOINED) -> int:
    """Where the phrase of the noun at token ``noun`` begins: 'most sanctions', 'its toughest sanctions', 'steel, copper and zinc tariffs'.

    ``joined``: the tags of what may be joined before it.
    """
    start, joints = phrase_start(sentence, noun), {"and", "or", "&"}
    is_subject = has_verb(sentence, noun + 1, noun + 2)  # 'cut exports, and sanctions were'
    is_open = not is_subject and (joined is _JOINED or _COMPLETE.isdisjoint(sentence.tags[start:noun]))
    while start > 1:
        if sentence.tags[start - 1] in _DEGREES:
            start = phrase_start(sentence, start - 1)
        elif is_open and sentence.lower[start - 1] in joints and sentence.tags[start - 2] in {"VBG", *joined}:
            start, joints = _before_joint(sentence, start - 1), {"and", ","}
        else:
            break
    return start


def _before_joint(sentence: Parse, joint: int) -> int:
    """Where what is joined begins, a participle as well: 'sweeping and costly tariffs'."""
    return joint - 1 if sentence.tags[joint - 1] == "VBG" else phrase_start(sentence, joint)


def opens_noun_phrase(sentence: Parse, i: int) -> bool:
    """Whether token ``i`` is of a noun phrase, and no preposition or word that opens a clause which the tagger takes for a noun."""
    return sentence.chunk_at[i] is not None and sentence.lower[i] not in PREPOSITIONS | CLAUSE_OPENERS


def phrase_end(sentence: Parse, start: int, last: int | None = None) -> int:
    """Where the noun phrase over token ``start`` ends, with the names that 'and' joins to it, at ``last`` at the latest."""
    end, last = start, len(sentence) if last is None else last
    while end < last:
        chunk = sentence.chunk_at[end]
        if chunk is not None:
            end = chunk.end
        if end == start or end >= last - 1 or sentence.lower[end] != "and" or not _joins_names(sentence, end):
            break
        end += 1
    return min(end, last)


def list_end(sentence: Parse, start: int, last: int) -> int:
    """Where a list of noun phrases with names ends, at ``last`` at the latest: 'with | Peru, Chile and its ally Brazil | on'."""
    end = start
    while end < last and (chunk := sentence.chunk_at[end]) is not None and not _is_pronoun(sentence, chunk.head):
        end = chunk.end
        if end >= last or not _goes_on_as_list_of_names(sentence, end):
            break
        end += 1
    return min(end, last)


def _is_pronoun(sentence: Parse, i: int) -> bool:
    return sentence.tags[i] == "PRP" and sentence.mention_at[i] is None


def _goes_on_as_list_of_names(sentence: Parse, joint: int) -> bool:
    """Whether 'and', or behind a name a comma up to which 'and' follows, joins a phrase with a name in it."""
    chunk = sentence.chunk_at[joint + 1] if joint + 1 < len(sentence) else None
    if chunk is None or all(name is None for name in sentence.mention_at[chunk.start : chunk.end]):
        return False
    return sentence.lower[joint] in {"and", "&"} or (
        sentence.lower[joint] == "," and sentence.name_ending(joint) is not None and _is_list(sentence, joint)
    )


def _is_list(sentence: Parse, comma: int) -> bool:
    """'with Peru, Chile and Brazil', not 'on Peru, Chile said': 'and' follows before the phrases end."""
    for k in range(comma + 1, min(len(sentence), comma + LIST_REACH)):
        if sentence.lower[k] in {"and", "&"}:
            return True
        if sentence.chunk_at[k] is None and sentence.tags[k] not in {",", "IN"}:
            return False
    return False


def _joins_names(sentence: Parse, joint: int) -> bool:
    """'Paz and Rojas': whether a name ends before a token and another begins behind it."""
    return _is_name(sentence, joint - 1) and _is_name(sentence, joint + 1)


def noun_phrase_ending(sentence: Parse, end: int) -> tuple[int, int] | None:
    """The noun phrase that ends at ``end``; behind prepositions its head is further left ('Bob Edgar of the bank')."""
    start = _ended_phrase(sentence, end)
    if start is None:
        return None
    first, last = start, end
    person = sentence.name_ending(end)
    keeps_end = person is not None and person.entity.kind == "person" and _is_title_with_of(sentence, first, person)
    while True:
        other = _joined_start(sentence, first)
        if other is not None:
            first = other
            continue
        before = _head_end(sentence, first)
        head = _ended_phrase(sentence, before) if before is not None else None
        if before is None or head is None or sentence.lower[head] in PRONOUNS:
            return first, last
        last = last if keeps_end or sentence.lower[before - 1] in sentence.word_sets["partitives"] else before
        first = head


def _joined_start(sentence: Parse, first: int) -> int | None:
    """'X and Y said', 'X, Y and Z said': where the whole of it begins, null where no other name is joined to the one at ``first``."""
    head = first + 1 if sentence.lower[first] == "the" else first
    is_third = sentence.lower[max(0, first - 2) : first] == [",", "and"]
    joint = first - 2 if is_third else first - 1  # 'X, Y, and Z'
    if joint < 1 or not _is_name(sentence, head) or not _is_name(sentence, joint - 1):
        return _joined_opening(sentence, first)
    if is_third and not (joint > 2 and sentence.lower[_start_of_name(sentence, joint - 1) - 1] == ","):
        return None  # 'Prices rose in Ghana, and Togo said'
    is_listed = sentence.lower[joint] == "," and (is_third or _goes_on_as_list(sentence, head))
    return _ended_phrase(sentence, joint) if sentence.lower[joint] in {"and", "&"} or is_listed else None


def _joined_opening(sentence: Parse, first: int) -> int | None:
    """'The oil minister and Glencore said', 'Mills and mines said': the sentence opens with the first of two who speak."""
    if first < 2 or sentence.lower[first - 1] != "and":
        return None
    start = _ended_phrase(sentence, first - 1)
    is_opening = start is not None and (start == 0 or sentence.lower[start - 1] in MARKS)
    is_two = sentence.lower[first] in OWN_ARTICLES or _is_name(sentence, first) or _are_plurals(sentence, first)
    return start if is_opening and is_two else None


def _are_plurals(sentence: Parse, first: int) -> bool:
    """'Chemicals and | pharmaceuticals', 'Diplomats and | local analysts': a noun, and a bare plural behind 'and'."""
    before, chunk = sentence.chunk_at[first - 2], sentence.chunk_at[first]
    is_noun = before is not None and sentence.tags[before.head] in NOUN_TAGS and sentence.mention_at[before.head] is None
    is_plural = chunk is not None and sentence.tags[chunk.head] == "NNS" and DETERMINER_TAGS.isdisjoint(sentence.tags[first : chunk.head])
    return is_noun and is_plural


def _goes_on_as_list(sentence: Parse, start: int) -> bool:
    """'| Ivory Coast and Nigeria': behind the name at ``start`` stands another of its kind; not 'Abidjan, | Ivory Coast and Nigeria'."""
    pair = [sentence.mention_at[start], sentence.mention_at[start - 2]]
    own, before = (mention.entity.kind if mention else "" for mention in pair)
    end = pair[0].end if pair[0] else start
    return own == before and sentence.lower[end : end + 1] in (["and"], [","])


def _head_end(sentence: Parse, first: int) -> int | None:
    """Where the phrase ends that a preposition or a participle before ``first`` belongs to; null where there is neither."""
    if first > 1 and sentence.tags[first - 1] == "VBG" and sentence.chunk_at[first - 2] is not None:
        return first - 1  # 'a group representing banks said': the group
    if first < 2 or sentence.lower[first - 1] not in PREPOSITIONS - {"after", "before", "during", "as", "than", "amid"}:
        return None
    if sentence.lower[first - 2] == "behalf":  # 'on behalf of the client Paz said': Paz
        return None
    before = _before_adverbs(sentence, first - 1)
    if sentence.lower[first - 1] == "by" and _is_verb_of_clause(sentence, before - 1):
        return None  # 'Paz was praised by Hale, who said': Hale
    # 'economists polled by Reuters', 'Kewalramani, from the institute'
    while before > 1 and (
        sentence.tags[before - 1] in {"VBN", "VBG", "VBD"} or sentence.lower[before - 1] in sentence.word_sets["close_to"]
    ):
        before = _before_adverbs(sentence, before - 1)
    if before > 1 and sentence.lower[before - 1] == "," and _is_name(sentence, before - 2):
        before -= 1
    return before


def _is_verb_of_clause(sentence: Parse, participle: int) -> bool:
    """'Paz was warmly | praised': what happens to the subject; not 'economists polled', 'bills being considered'."""
    if participle < 1 or sentence.tags[participle] not in {"VBN", "VBD"}:
        return False
    return sentence.lower[_before_adverbs(sentence, participle) - 1] in BE - {"being"}


def _is_title_with_of(sentence: Parse, first: int, person: Mention) -> bool:
    """'Secretary of State Anna Lee': what stands before the name, behind 'of', is no title by itself.

    In 'a spokesman for President Lee' it is one, and the spokesman speaks.
    """
    if first == person.start or first < 2 or sentence.lower[first - 1] not in {"of", "for", "to"}:
        return False
    if any(sentence.tags[k] == "POS" for k in range(first, person.start)):
        return False
    holder = next((m for m in sentence.mentions if m.end == person.start and m.entity.kind in {"country", "organisation", "place"}), None)
    if holder is not None:
        return not holder.is_adjective
    before = first - 1
    return (
        sentence.tags[person.start - 1] in {"NN", "NNP", "NNS"} and sentence.words[before - 1][:1].isupper() and person.start - first <= 3
    )


def joined_chunks(sentence: Parse, start: int) -> list[Chunk]:
    """The noun phrases from a token on, as far as 'and' joins them: 'the plan and its critics', 'a series of talks'."""
    found, amounts = list[Chunk](), sentence.word_sets["amounts_of_words"]
    k = start + (sentence.tags[start : start + 1] == ["RB"])
    while k < len(sentence) and (chunk := sentence.chunk_at[k]) is not None:
        found.append(chunk)
        k = chunk.end
        is_amount = sentence.lower[k : k + 1] == ["of"] and amounts.issuperset(sentence.lower[chunk.head] for chunk in found)
        if sentence.lower[k : k + 1] != ["and"] and not is_amount:
            break
        k += 1
    return found


def heads_from(sentence: Parse, start: int) -> set[str]:
    """The heads of the noun phrases from a token on, as far as 'and' joins them."""
    return {sentence.lower[chunk.head] for chunk in joined_chunks(sentence, start)}


def heads_before(sentence: Parse, verb: int) -> set[str]:
    """The heads of the subject before a verb: of 'the plan for a new port was attacked' the last and the first."""
    end, heads = verb, set()
    while end > 0 and sentence.tags[end - 1] in {"RB", *VERB_TAGS}:
        end -= 1
    while end > 0 and (chunk := sentence.chunk_at[end - 1]) is not None:
        heads.add(sentence.lower[min(chunk.head, end - 1)])  # 'the disease attacks/NNS the liver'
        end = _before_link(sentence, chunk.start)
    return heads


def _before_link(sentence: Parse, start: int) -> int:
    """Where the phrase ends that a preposition or an infinitive before ``start`` hangs on: 'amendments | to rescue | it'."""
    if sentence.tags[start - 2 : start] == ["TO", "VB"]:
        return start - 2
    return start - 1 if start > 0 and sentence.tags[start - 1] in {"IN", "TO"} else 0
