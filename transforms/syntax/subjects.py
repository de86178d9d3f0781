"""The subject of a verb of saying.

It is looked for by the shape of the clause: right before the verb ('the ministry said'), behind it ('said Anna Lee, an
economist'), across an apposition ('Bob Edgar of the bank, its chief economist, said'), shared over 'and'.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transforms.mentions.entities import Mention
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.clauses import clause_start, has_verb, last_verb, main_clause
from transforms.syntax.closed_class import MODIFIERS, NOMINAL, NOUN_TAGS, PREPOSITIONS, RELATIVES
from transforms.syntax.noun_phrases import before_aside, is_time_word, noun_phrase_ending, opens_noun_phrase, phrase_end, phrase_start
from transforms.syntax.verb_groups import is_passive

if TYPE_CHECKING:
    from transforms.syntax.parse import Parse

_AUXILIARIES = {
    "has", "have", "had", "also", "then", "did", "does", "do", "is", "was", "were", "are", "will", "would", "could", "may", "might",
    "must", "should", "can", "never", "not", "been", "being", "again", "himself", "herself", "itself", "themselves", "both", "each",
    "all", "now", "only", "to", "'s", "once", "used",
}  # fmt: skip
_NAMED = {"person", "organisation"}
# Between 'with' and its participle stand a role, a name and where the person works, hardly more.
WITH_REACH = 14


@dataclass(slots=True)
class Subject:
    """The noun phrase over tokens ``start`` up to ``end`` that a verb belongs to."""

    sentence: Parse
    start: int
    end: int
    is_behind: bool = False  # 'said Anna Lee'


def find_subject(sentence: Parse, cue: int, cue_end: int, *, after_quote: bool, quoted: bool = False) -> Subject | None:
    """The subject of the verb of saying at tokens ``cue`` up to ``cue_end``, null for passives and bare clauses.

    Args:
        sentence: the sentence.
        cue: first token of the verb.
        cue_end: the token behind it.
        after_quote: whether a quotation or a reported clause and a comma stand right before, so that the subject may
            follow ('..., said Anna Lee').
        quoted: whether the verb is 'was quoted', whose subject is the one who speaks.
    """
    if not quoted and _is_passive(sentence, cue):
        return _agent(sentence, cue_end)
    behind = _subject_behind(sentence, cue_end) if after_quote else None
    if behind and sentence.tags[cue] in {"VB", "VBP"} and sentence.lower[cue] != "say":
        behind = None  # ', write articles and give speeches'
    return behind or _subject_before(sentence, cue)


def subject_head(sentence: Parse, verb: int) -> int | None:
    """The noun that a verb has for its subject: 'Garment | makers | , who have exported', '| Dealers | in Antwerp exported'."""
    subject = sentence.subject_of(verb)
    return head_of(subject) if subject is not None else None


def head_of(subject: Subject) -> int | None:
    """The noun that a subject is about, null for a pronoun: 'Garment | makers | in Lima'."""
    chunk = subject.sentence.chunk_at[subject.start]
    return chunk.head if chunk is not None and subject.sentence.tags[chunk.head] in NOUN_TAGS else None


def subject_of_main_clause(sentence: Parse, token: int) -> Subject | None:
    """'| Paz | will meet Rojas before she flies to Lima': the subject of the main verb before a token of its sentence."""
    main = main_clause(sentence.clause_at[token])
    return main.subject if main.verb is not None and main.verb < token else None


def subject_behind_with(sentence: Parse, cue: int) -> Subject | None:
    """'China objected, with its spokesman Lin Jian saying': a participle has a subject of its own where 'with' opens the phrase."""
    if sentence.tags[cue] != "VBG":
        return None
    start = next((k for k in range(cue - 1, max(-1, cue - WITH_REACH), -1) if sentence.lower[k] == "with"), None)
    if start is None or (start > 0 and sentence.lower[start - 1] not in {",", "\u2014", "-", "--"}):
        return None
    if any(sentence.tags[k] in FINITE_TAGS | {"VBG"} or sentence.lower[k] == "," for k in range(start + 1, cue)):
        return None
    person = sentence.name_ending(cue)
    if person is not None and person.entity.kind == "person":
        return Subject(sentence, person.start, cue)
    return Subject(sentence, start + 1, phrase_end(sentence, start + 1, cue)) if start + 1 < cue else None


def _is_passive(sentence: Parse, cue: int) -> bool:
    """'was told', 'is said to', 'the man branded as a spy by the court'."""
    if sentence.tags[cue] not in {"VBN", "VBD"}:
        return False
    if sentence.lower[cue + 1 : cue + 2] == ["as"] and "by" in sentence.lower[cue + 2 : cue + 9]:
        return True
    return is_passive(sentence, cue)


def _agent(sentence: Parse, start: int) -> Subject | None:
    """'was hailed by the envoy Anna Lee as', 'was told on Monday, by both parties, that': who stands behind 'by'."""
    by = next((k for k in range(start, min(start + 8, len(sentence))) if sentence.lower[k] == "by"), None)
    if by is None or any(sentence.tags[k] in FINITE_TAGS | {"VB"} for k in range(start, by)):
        return None
    return _subject_behind(sentence, by + 1)


def _subject_behind(sentence: Parse, start: int) -> Subject | None:
    """'said William Stirling, economist at ...', 'said the ministry', 'wrote one user'."""
    if start >= len(sentence):
        return None
    mention = next((m for m in sentence.mentions if m.start == start and not m.is_adjective), None)
    if mention and (mention.entity.kind == "person" or not _goes_on_as_noun(sentence, mention.end)):
        return _behind_up_to(sentence, start, _end_of_pair(sentence, mention))
    if sentence.tags[start] not in {"DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP$", "CD", "PRP"}:
        return None
    chunk = sentence.chunk_at[start]
    end = chunk.end if chunk is not None else start
    if end == start or not any(tag in NOMINAL for tag in sentence.tags[start:end]):
        return None
    end = _end_with_holder(sentence, end)
    last = sentence.name_ending(end)
    return _behind_up_to(sentence, start, _end_of_pair(sentence, last) if last else end)


def _behind_up_to(sentence: Parse, start: int, end: int) -> Subject | None:
    """The subject over tokens behind its verb; null where they belong to what is said: 'said Taiwan's surplus is expected'."""
    return None if _goes_on_as_clause(sentence, end) else Subject(sentence, start, end, is_behind=True)


def _end_of_pair(sentence: Parse, mention: Mention) -> int:
    """'said Glencore and Drummond': where the second name ends, if the sentence or its clause does so, too; else the first."""
    after = mention.end + 2 if sentence.lower[mention.end + 1 : mention.end + 2] == ["the"] else mention.end + 1
    second = next((m for m in sentence.mentions if m.start == after and not m.is_adjective), None)
    if second is None or sentence.lower[mention.end] != "and" or second.entity.kind not in _NAMED | {"country"}:
        return mention.end
    is_end = second.end >= len(sentence) or sentence.lower[second.end] in {".", ",", ";", "in", "on", "at"}
    return second.end if is_end else mention.end


def _goes_on_as_noun(sentence: Parse, end: int) -> bool:
    """'said United Nations envoy Anna Lee': the name of an organisation belongs to a title."""
    return (
        end + 1 < len(sentence)
        and sentence.tags[end] in {"NN", "NNP", "JJ"}
        and not is_time_word(sentence, end)
        and any(m.entity.kind == "person" and end < m.start <= end + 5 for m in sentence.mentions)
    )


def _end_with_holder(sentence: Parse, end: int) -> int:
    """'said the head of the port office Juan Rojas', '... the president of the chamber, Juan Rojas,': up to the name."""
    if end >= len(sentence) or sentence.lower[end] not in {"of", "for", "to", "at"} or sentence.tags[end - 1] not in {"NN", "NNP"}:
        return end
    k = end
    while k < len(sentence) and (sentence.tags[k] in MODIFIERS | {"IN", "TO", "CC"} or sentence.mention_at[k]):
        person = _person_at(sentence, k)
        if person:
            return person.end
        k += 1
    if k < len(sentence) and sentence.lower[k] == ",":
        person = _person_at(sentence, k + 1)
        if person and (person.end == len(sentence) or sentence.lower[person.end] in {",", "."}):
            return person.end
    return end


def _person_at(sentence: Parse, first: int) -> Mention | None:
    """The person whose name begins at a token."""
    return next((m for m in sentence.mentions if m.start == first and m.entity.kind == "person"), None)


def _goes_on_as_clause(sentence: Parse, end: int) -> bool:
    """'said Taiwan's surplus is expected', 'urged people not to rush': the noun belongs to what is said."""
    if end >= len(sentence):
        return False
    return sentence.tags[end] in FINITE_TAGS | {"POS", "TO"} or sentence.lower[end] in {"not", "would", "that"}


def _subject_before(sentence: Parse, cue: int) -> Subject | None:
    """'the ministry said', 'Paz, who said', 'the ministry on Monday said': the phrase before the verb, with what stands between."""
    i = _before_auxiliaries(sentence, cue)
    if i < 0:
        return None
    if sentence.tags[i] == "CC":
        return _shared_subject(sentence, i, cue)
    if sentence.tags[cue] == "VBG":
        return _clause_subject(sentence, cue)
    if sentence.lower[i] == "that" and not is_time_word(sentence, i - 1):  # 'the party from a split that threatens to': the noun before
        start = phrase_start(sentence, i)
        return Subject(sentence, start, i) if start < i else None
    if sentence.lower[i] in RELATIVES:
        return _antecedent(sentence, i - 1 if sentence.lower[i - 1] == "," else i)
    if sentence.lower[i] in {",", ")", "\u2014", "-", "--"}:
        return _before_parenthesis(sentence, i)
    return _phrase_ending(sentence, i + 1)


def _shared_subject(sentence: Parse, joint: int, verb: int) -> Subject | None:
    """The subject that a verb behind 'and' shares with an earlier one, where that is told by its place or its form.

    'The ministry cut rates and warned', 'In 2019 | Peru | sold copper and bought maize'.
    """
    reported = _reported_verb(sentence, joint, verb)
    if reported is not None:
        return _subject_before(sentence, reported)
    found = _clause_subject(sentence, joint)
    joined = range(clause_start(sentence, joint), joint) if found is None else ()
    verbs = (k for k in joined if sentence.tags[k] in FINITE_TAGS and _are_alike(sentence, k, verb))
    return found or next((subject for k in verbs if (subject := _subject_before(sentence, k))), None)


def _reported_verb(sentence: Parse, joint: int, verb: int) -> int | None:
    """'Paz said Peru | sold | copper and bought maize': the verb that 'and' joins another to, of what is said without 'that'.

    Null for a verb of saying, which is the speaker's own: 'Paz said Peru sold copper and added'.
    """
    last = last_verb(sentence, clause_start(sentence, joint), joint)
    if last is None or {last, verb} & sentence.hits.cues.keys() or not _are_alike(sentence, last, verb):
        return None
    cue = last_verb(sentence, clause_start(sentence, joint), last)
    return last if cue is not None and cue in sentence.hits.cues and sentence.lower[cue + 1] != "," else None


def _are_alike(sentence: Parse, one: int, other: int) -> bool:
    """Whether two verbs are of one form; a past behind 'and' is often taken for a participle."""
    return sentence.tags[one] == sentence.tags[other] or {sentence.tags[one], sentence.tags[other]} <= {"VBD", "VBN"}


def _before_auxiliaries(sentence: Parse, verb: int) -> int:
    """The last token before the verb that is no adverb, auxiliary or time; -1 where there is none."""
    i, skipped = verb - 1, sentence.word_sets["before_verbs"]
    while (
        i >= 0
        and (
            sentence.tags[i] in {"RB", "MD"}
            or sentence.lower[i] in _AUXILIARIES
            or sentence.lower[i] in skipped
            or is_time_word(sentence, i)
        )
        and not sentence.mention_at[i]
    ):
        i -= 1
    return i


def _antecedent(sentence: Parse, end: int) -> Subject | None:
    """Whom 'who' takes up: in 'Anna Lee, president of the bank (PB), who said' the person, not the apposition."""
    found = _phrase_ending(sentence, before_aside(sentence, end))
    if found is None or found.start == 0 or sentence.lower[found.start - 1] != ",":
        return found
    person = sentence.name_ending(found.start - 1)
    return Subject(sentence, person.start, person.end) if person is not None and person.entity.kind == "person" else found


def _before_parenthesis(sentence: Parse, closing: int) -> Subject | None:
    """Across what stands between commas, brackets or dashes: 'Li, an associate professor in Singapore, said'."""
    if sentence.lower[closing] != ",":  # whole sentences may stand between dashes: 'The fund - its assets are secret - denied'
        end = before_aside(sentence, closing + 1)
        return _phrase_ending(sentence, end) if end <= closing else None
    start = clause_start(sentence, closing)
    cuts = [k for k in range(start, closing) if sentence.lower[k] == ","]
    if not cuts:
        return _before_comma(sentence, start, closing)
    return _among_segments(sentence, _segments(start, [*cuts, closing]))


def _among_segments(sentence: Parse, segments: list[tuple[int, int]]) -> Subject | None:
    """The rightmost segment between commas that is a name, or a noun phrase, and no description of another, place or relative clause."""
    for place in range(len(segments) - 1, -1, -1):
        start, end = segments[place]
        start += sentence.lower[start] == "even"  # 'even Peru, with the largest, has'
        if _has_speaking_name(sentence, segments, place):
            if _is_in_relative_clause(sentence, segments, place):
                continue
            return _phrase_ending(sentence, end)
        person = _person_at(sentence, start) if place == len(segments) - 1 else None
        if person and person.end < end and sentence.lower[person.end] in PREPOSITIONS:
            return Subject(sentence, start, person.end)  # 'one of them, Anna Lee of the bank, said'
        if _describes_name(sentence, segments, place):
            continue
        if opens_noun_phrase(sentence, start) and not has_verb(sentence, start, end):
            return Subject(sentence, start, phrase_end(sentence, start, end))
        if has_verb(sentence, start, end) and sentence.lower[start] not in RELATIVES:
            return None
    return None


def _has_speaking_name(sentence: Parse, segments: list[tuple[int, int]], place: int) -> bool:
    """Whether a person or body stands at the end of the segment: not ', director of the bank, said', a body in apposition."""
    start, end = segments[place]
    name = next((m for m in sentence.mentions if m.entity.kind in _NAMED and m.end == end and not has_verb(sentence, start, m.start)), None)
    return name is not None and not (name.entity.kind == "organisation" and place == len(segments) - 1)


def _is_in_relative_clause(sentence: Parse, segments: list[tuple[int, int]], place: int) -> bool:
    """'Paz, who met the minister, Paul Hale, on Tuesday, said': a name inside what is told of another."""
    return place >= 2 and sentence.lower[segments[place - 1][0]] in RELATIVES and _ends_in_name(sentence, segments[place - 2])


def _describes_name(sentence: Parse, segments: list[tuple[int, int]], place: int) -> bool:
    """Whether the segment is a description of a name before it."""
    start, end = segments[place]
    if not _is_description(sentence, start, end):
        return False
    if place == len(segments) - 1:
        return True
    return place > 0 and _ends_in_name(sentence, segments[place - 1])


def _before_comma(sentence: Parse, start: int, closing: int) -> Subject | None:
    """'The sailors returning from sea, say': a subject that a lone comma parts from its verb."""
    if not opens_noun_phrase(sentence, start) or has_verb(sentence, start, closing):
        return None
    return Subject(sentence, start, phrase_end(sentence, start, closing))


def _is_description(sentence: Parse, start: int, end: int) -> bool:
    """What stands in apposition: 'an analyst at', 'who declined to be named', 'Singapore', 'director of', 'from the bank'."""
    opening = sentence.lower[start]
    if opening in RELATIVES | PREPOSITIONS | {"a", "an", "the", "one", "himself", "herself"}:
        return True
    if opening in sentence.word_sets["opening_descriptions"]:
        return True
    if any(m.start == start and m.end == end and m.entity.kind in {"place", "country"} for m in sentence.mentions):
        return True
    if sentence.lower[end - 1] == "." and end - start == 2:  # ', in Oshawa, Ont., said'
        return True
    if sentence.tags[start] == "NNP" and any(m.end == start - 1 and m.entity.kind == "person" for m in sentence.mentions):
        return True  # 'Ann Lee, Director of the Trade Department, told'
    if sentence.tags[start] == "VBD":
        return _looks_like_participle(sentence, start, end)
    return sentence.tags[start] in {"NN", "JJ", "VBG", "CD", "NNS", "VBN"} or sentence.mention_at[start] is not None


def _looks_like_participle(sentence: Parse, start: int, end: int) -> bool:
    """'Salmon, | hit/VBD | hardest by a virus, earned', 'gas, | piped/VBD | or liquefied, earned'."""
    behind = next((k for k in range(start + 1, end) if sentence.tags[k][:2] not in {"RB", "JJ"}), start)
    return sentence.lower[behind] == "by" or (sentence.tags[behind] == "CC" and sentence.tags[behind + 1] == "VBN")


def _ends_in_name(sentence: Parse, segment: tuple[int, int]) -> bool:
    return any(m.end == segment[1] and not m.is_adjective for m in sentence.mentions)


def _segments(start: int, cuts: list[int]) -> list[tuple[int, int]]:
    starts = [start, *(cut + 1 for cut in cuts)]
    return [(first, last) for first, last in zip(starts, cuts, strict=False) if last > first]


def _clause_subject(sentence: Parse, end: int) -> Subject | None:
    """The first noun phrase of the clause that is no adverbial: the subject that 'and said' or ', adding' shares."""
    start = clause_start(sentence, end)
    cuts = [k for k in range(start, end) if sentence.lower[k] == ","]
    for first, last in _segments(start, [*cuts, end]):
        i = first
        while i < last and sentence.lower[i] in {"and", "but", "yet", "or", '"'}:
            i += 1
        if is_time_word(sentence, last - 1) and not has_verb(sentence, i, last):
            continue  # 'Last year, he played it down and argued'
        if i < last and opens_noun_phrase(sentence, i) and has_verb(sentence, i, end):
            return Subject(sentence, i, phrase_end(sentence, i, last))
        named = _named_subject(sentence, i, last, end)
        if named is not None:
            return named
    return None


def _named_subject(sentence: Parse, i: int, last: int, end: int) -> Subject | None:
    """'The Bank of Peru cut its rate but warned': the name before a verb that looks like a noun."""
    named = next((m for m in sentence.mentions if m.entity.kind in _NAMED and i <= m.start <= i + 1 and m.end <= last), None)
    if named is None or named.end >= end or sentence.tags[named.end] == "POS" or named.is_adjective:
        return None
    return Subject(sentence, i, named.end)


def _phrase_ending(sentence: Parse, end: int) -> Subject | None:
    """The noun phrase that ends at ``end`` as a subject; null where none does."""
    name = sentence.name_ending(end)
    if name is not None and _stands_behind_year(sentence, name):
        return Subject(sentence, name.start, end)
    span = noun_phrase_ending(sentence, end)
    return Subject(sentence, *span) if span is not None else None


def _stands_behind_year(sentence: Parse, name: Mention) -> bool:
    """'For the whole of 2020 Peru sold': a number right before a country is of another phrase."""
    is_country = name.entity.kind == "country" and not name.is_adjective
    return is_country and name.start > 1 and sentence.tags[name.start - 1] == "CD" and sentence.tags[name.start - 2] == "IN"
