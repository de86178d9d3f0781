"""Attributions: the cues of a sentence, each with its source, whom it was said to, and the clauses that it reports.

Cues are verbs ('said Anna Lee'), phrases ('according to the port office') and 'in her words'. Sources are found by
``subjects`` and resolved by ``focus``; the clauses are found by ``content``.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from transforms.discourse.attributions import Attribution, Source, Subject
from transforms.lexicons.entries import Cue
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import Entity, Mention
from transforms.quotations.content import SUBORDINATORS, reported_clauses
from transforms.quotations.context import Context, PassageText
from transforms.quotations.cues import before_asked, before_nickname, is_saying, was_asked
from transforms.quotations.focus import holder_told, resolve_pronoun, resolve_source
from transforms.quotations.marks import Quoted
from transforms.quotations.phrases import PRONOUNS
from transforms.quotations.subjects import find_subject, subject_behind_with
from transforms.segmentation.attempts import attempt
from transforms.segmentation.tokens import FINITE_TAGS
from transforms.syntax.parse import Parse

# 'the', a number, '-', 'year', '-', 'old'
AGE_TOKENS = 6
# How far into a sentence the verb of its first subject is looked for.
OPENING_REACH = 6
# Tags of what opens a noun phrase, so that behind a noun a clause begins: 'according to police the port was closed'.
_OPEN_CLAUSE = {"DT", "PRP", "PRP$", "CD", "EX"}


def find_attributions(context: Context, passage: PassageText, sentences: list[Parse], quoted: list[Quoted]) -> list[Attribution]:
    """The cues of a passage with their sources, in order; datelines have none."""
    found: list[Attribution] = []
    for sentence in sentences:
        if sentence.role == "dateline":
            continue
        with attempt(context.article, "quotes", sentence.text):
            inside = _tokens_inside(passage, sentence, quoted)
            found += _sentence_attributions(context, sentence, inside)
    return found


def _tokens_inside(passage: PassageText, sentence: Parse, quoted: list[Quoted]) -> set[int]:
    """The tokens of a sentence that stand inside quotation marks."""
    inside: set[int] = set()
    for stretch in quoted:
        first, last = (bisect_left(sentence.starts, passage.start + at) for at in (stretch.start, stretch.end))
        inside.update(range(first, last))
    return inside


def _sentence_attributions(context: Context, sentence: Parse, inside: set[int]) -> list[Attribution]:
    """The cues of a sentence in the writer's words, from left to right; the focus moves along."""
    mentions = sentence.mentions
    found: list[Attribution] = []
    if 0 not in inside:
        _focus_on_people(context, sentence)
    acting = {mention.first: mention for mention in reversed(mentions) if _may_act(mention)}
    cues = _cue_places(context.lexicon, sentence)
    end = 0
    for i in sorted(cues.union(acting)):
        if i < end or i in inside:
            continue
        if i in acting:
            _focus_on_subject(context, sentence, acting[i])
        if i in cues:
            end = _read_cue_at(context, sentence, i, mentions, inside, found)
    _focus_on_speakers(context, found)
    return found


def _cue_places(lexicon: Lexicon, sentence: Parse) -> set[int]:
    """The tokens at which a cue may begin, 'in her words' among them."""
    places = {*lexicon.cue_phrases.places(sentence.lower), *lexicon.cues.places(sentence.lower)}
    if "words" in sentence.vocabulary:
        places.update(i for i, word in enumerate(sentence.lower) if word == "in")
    return places


def _read_cue_at(context: Context, sentence: Parse, i: int, mentions: list[Mention], inside: set[int], found: list[Attribution]) -> int:
    """Adds the attribution whose cue begins at token ``i``, if one does; gives back the token to go on from."""
    named = _in_words_of(context, sentence, i, mentions)
    if named:
        found.append(named)
        return named.last
    phrase = context.lexicon.cue_phrases.starting(sentence.lower, i)
    if phrase:
        attribution = _according_to(context, sentence, i, phrase, mentions)
        if attribution:
            found.append(attribution)
        return phrase[0]
    cue = context.lexicon.cues.starting(sentence.lower, i)
    if cue is None or not is_saying(sentence, i, cue[1]) or was_asked(context.lexicon, sentence, i):
        return i + 1
    attribution = _attribution(context, sentence, i, cue[0], cue[1], mentions, inside, found)
    if attribution and found and _relays(attribution, found[-1]):
        found[-1].via = attribution.source.name
    elif attribution:
        found.append(attribution)
    return cue[0]


def _focus_on_speakers(context: Context, found: list[Attribution]) -> None:
    """Who speaks stays in focus longer than whom the words are about."""
    for attribution in found:
        context.focus.note(attribution.source)
        context.focus.note_speaker(attribution.sentence.number, attribution.source)
        if attribution.source.entity is not None and attribution.source.entity.kind == "person":
            context.focus.tied = None


def _relays(attribution: Attribution, before: Attribution) -> bool:
    """'..., Anna Lee said, Interfax reported': who passes the words on."""
    entity, subject = attribution.source.entity, attribution.subject
    if entity is None or entity.kind != "organisation" or subject is None or attribution.cue is None:
        return False
    return attribution.cue.lemma == "report" and attribution.sentence.lower[before.last : subject.first] in ([","], [",", "the"])


def _may_act(mention: Mention) -> bool:
    """A person, a body, or a country with which a sentence opens."""
    return mention.entity.kind in {"person", "organisation"} or _opens_clause(mention)


def _focus_on_subject(context: Context, sentence: Parse, mention: Mention) -> None:
    """A person or body that does something is in focus for the pronouns that follow."""
    if mention.entity.kind == "organisation":
        context.focus.note_organisation(mention.entity)
    if _is_object(sentence, mention):
        return
    context.focus.note(Source(mention.entity.name, mention.entity))
    if mention.entity.kind == "person":
        joined = _person_joined_before(sentence, mention.first)
        context.focus.tied = (joined, mention.entity) if joined is not None else None


def _person_joined_before(sentence: Parse, first: int) -> Entity | None:
    """'Anna Berg and | Olga Kern': the other person."""
    if first < 2 or sentence.lower[first - 1] != "and":
        return None
    return next((m.entity for m in sentence.mentions if m.last == first - 1 and m.entity.kind == "person"), None)


def _opens_clause(mention: Mention) -> bool:
    """'Russia pulled out. It says': a country with which a sentence opens, and which does something in it."""
    tags = mention.sentence.tags
    is_country = mention.entity.kind == "country" and not mention.is_adjective
    return is_country and mention.first <= 1 and tags[mention.last : mention.last + 1] in (["VBD"], ["VBZ"], ["MD"])


def _focus_on_people(context: Context, sentence: Parse) -> None:
    """'The sailors came to the quay': people whom 'they' may mean."""
    if context.lexicon.names.person_nouns.isdisjoint(sentence.lower[:OPENING_REACH]):
        return
    end = next((k for k, tag in enumerate(sentence.tags[:OPENING_REACH]) if tag in FINITE_TAGS), None)
    if not end or sentence.tags[end - 1] != "NNS" or sentence.lower[end - 1] not in context.lexicon.names.person_nouns:
        return
    noun = sentence.lower[end - 1]
    if context.focus.plural is None or context.focus.plural.noun != noun:
        context.focus.note(Source(sentence.surface(0, end), None, is_plural=True, noun=noun))


def _is_object(sentence: Parse, mention: Mention) -> bool:
    start = mention.first - (sentence.lower[max(0, mention.first - 1)] == "the")
    before = sentence.lower[start - 1] if start > 0 else ""
    possessive = mention.last < len(sentence) and sentence.tags[mention.last] == "POS"
    is_governed = before in {"with", "to", "by", "of", "against", "from", "for", "on", "about", "in", "at", "met", "told"}
    return possessive or is_governed or _is_titled_object(sentence, mention)


def _is_titled_object(sentence: Parse, mention: Mention) -> bool:
    """'met Vice Premier Wang Yi', 'with the Chilean President Juan Rojas': what governs the name stands before its title."""
    start = mention.first
    while start > 0 and sentence.words[start - 1][:1].isupper():
        start -= 1
    start -= sentence.lower[max(0, start - 1)] == "the"
    return start > 0 and sentence.lower[start - 1] in {"met", "with", "told"}


def _in_words_of(context: Context, sentence: Parse, i: int, mentions: list[Mention]) -> Attribution | None:
    """'in Forbes' words,', 'in her words,'."""
    if sentence.lower[i] != "in" or i + 3 >= len(sentence):
        return None
    mention = next((m for m in mentions if m.first == i + 1), None)
    end = mention.last if mention else i + 2
    if "words" not in sentence.lower[end : end + 3]:
        return None
    pronoun = {"his": "he", "her": "she", "their": "they"}.get(sentence.lower[i + 1])
    if mention is not None:
        source = Source(mention.entity.name, mention.entity)
    elif pronoun is not None:
        source = resolve_pronoun(pronoun, context.focus)
    elif sentence.tags[i + 1] == "NNP":
        source = Source(sentence.surface(i + 1, i + 2))
    else:
        return None
    last = sentence.lower.index("words", end) + 1
    attribution = Attribution(sentence, i, last, None, Subject(sentence, i + 1, end), source)
    if i <= 1:
        attribution.clauses = _clauses_of_phrase(sentence, i, last)
    return attribution


def _according_to(context: Context, sentence: Parse, first: int, phrase: tuple[int, bool], mentions: list[Mention]) -> Attribution | None:
    """'according to Anna Lee, an analyst at ...': the source follows the phrase (its end, whether it has a clause)."""
    start, has_clause = phrase
    end = start
    while (
        end < len(sentence)
        and sentence.lower[end] not in {",", ".", ";", '"', "(", "-", "\u2014"}
        and sentence.tags[end] not in FINITE_TAGS
    ):
        mention = next((m for m in mentions if m.first == end), None)
        end = mention.last if mention else end + 1
        if end < len(sentence) and sentence.lower[end] in {"which", "who", "that", "there"}:
            break
    if first <= 1 and end < len(sentence) and sentence.tags[end] in FINITE_TAGS:
        end = _before_clause(sentence, start, end)
    if end <= start:
        return None
    subject = Subject(sentence, start, end, is_behind=True)
    source = resolve_source(subject, mentions, context.focus, context.lexicon, context.roles)
    context.focus.note(source)
    attribution = Attribution(sentence, first, start, None, subject, source)
    if has_clause:
        attribution.clauses = _clauses_of_phrase(sentence, first, end)
    return attribution


def _before_clause(sentence: Parse, start: int, verb: int) -> int:
    """'According to police two men were held': where the source ends, by what opens the clause; ``start`` where nothing tells."""
    tags = sentence.tags
    nouns = {k for k in range(start, verb) if tags[k][:2] == "NN" or tags[k] == "CD" or (k == start and tags[k] == "VB")}  # 'to police'
    return next((k for k in range(start + 1, verb) if tags[k] in _OPEN_CLAUSE and k - 1 in nouns), start)


def _clauses_of_phrase(sentence: Parse, first: int, end: int) -> list[tuple[int, int]]:
    """'According to the Kremlin, CLAUSE' or 'CLAUSE, according to the Kremlin.'."""
    last = len(sentence)
    while last > 0 and sentence.lower[last - 1] in {".", "?", "!"}:
        last -= 1
    if first <= 1 and sentence.tags[end : end + 1] and sentence.tags[end] in _OPEN_CLAUSE:
        return [(end, last)]  # 'According to police two men were held.'
    if first <= 1:
        return _clause_behind_comma(sentence, end, last)
    stop = first - 1 if sentence.lower[first - 1] == "," else first
    if stop == 0 or sentence.lower[stop - 1] in SUBORDINATORS | {"that", "if", "and", "but"}:
        return []  # 'was arrested when, according to the court, agents': broken in the middle
    return [(0, stop)] if any(tag in FINITE_TAGS for tag in sentence.tags[:stop]) else []


def _clause_behind_comma(sentence: Parse, end: int, last: int) -> list[tuple[int, int]]:
    """From the first piece between commas that has a verb, past appositions: ', director of the institute, prices'."""
    cuts = [k for k in range(end, last) if sentence.lower[k] == ","]
    for cut, following in pairwise([*cuts, last]):
        if any(tag in FINITE_TAGS for tag in sentence.tags[cut + 1 : following]):
            return [(cut + 1, last)]
    return []


def _attribution(
    context: Context, sentence: Parse, first: int, last: int, cue: Cue, mentions: list[Mention], inside: set[int], before: list[Attribution]
) -> Attribution | None:
    """The attribution of the verb of saying at tokens ``first`` up to ``last``, null where nobody can be its source."""
    subject = _subject_of(context.lexicon, sentence, first, last, cue, mentions, inside, before)
    aged = _aged(context, sentence, first)
    if aged is not None:
        context.focus.note(aged)
        return Attribution(sentence, first, last, cue, Subject(sentence, first - AGE_TOKENS, first), aged)
    relayed = _quoted_source(sentence, last, cue) if subject else None
    if relayed and subject:
        agency = resolve_source(subject, mentions, context.focus, context.lexicon, context.roles)
        source = resolve_source(relayed, mentions, context.focus, context.lexicon, context.roles)
        return Attribution(sentence, first, last, cue, subject, source, agency.name if agency.entity else None) if source.name else None
    spoken = _source_of(context, sentence, first, subject, mentions, inside, before)
    if spoken is None:
        return None
    source, subject = spoken
    if source.name:
        context.focus.note(source)
    via = _via(context.lexicon, sentence, last, cue, mentions)
    if _is_quoted_as(sentence, first) and sentence.lower[last : last + 1] == ["by"]:  # 'was quoted as saying by Xinhua'
        via = _outlet(context.lexicon, sentence, last + 1, mentions)
    attribution = Attribution(sentence, first, last, cue, subject, source, via)
    attribution.clauses = reported_clauses(context, attribution, inside, before, mentions)
    return attribution


def _is_quoted_as(sentence: Parse, first: int) -> bool:
    """'was quoted as saying'."""
    return sentence.lower[max(0, first - 2) : first] == ["quoted", "as"]


def _subject_of(
    lexicon: Lexicon, sentence: Parse, first: int, last: int, cue: Cue, mentions: list[Mention], inside: set[int], before: list[Attribution]
) -> Subject | None:
    """The subject of the verb at tokens ``first`` up to ``last``, null where it has none or shares that of an earlier verb."""
    own = subject_behind_with(sentence, first, mentions)
    if own is not None:
        return own
    after_quote = _follows_words(sentence, first, inside) and sentence.tags[first] != "VBG"
    if sentence.tags[first] == "VBG" and before and cue.lemma in lexicon.word_sets["second_cues"]:
        return None  # ', he said, adding that': the source is shared
    if _joins(sentence, first, before):
        return None  # 'said he would weep if a mother was killed, but added'
    if _is_quoted_as(sentence, first):
        return find_subject(sentence, first - 2, last, mentions, after_quote=False, quoted=True)
    at = before_nickname(lexicon, sentence, before_asked(lexicon, sentence, first), inside)
    if at < first:
        return find_subject(sentence, at, at, mentions, after_quote=False)
    subject = find_subject(sentence, at, last, mentions, after_quote=after_quote and not cue.addressee)
    if subject is None and after_quote:  # '..., told Anna Lee': an addressee may stand behind as well
        return find_subject(sentence, first, last, mentions, after_quote=True)
    return subject


def _source_of(
    context: Context,
    sentence: Parse,
    first: int,
    subject: Subject | None,
    mentions: list[Mention],
    inside: set[int],
    before: list[Attribution],
) -> tuple[Source, Subject | None] | None:
    """Whom the subject refers to, with it; the source of an earlier verb where it is shared; null where neither is known."""
    if subject is None or {subject.first, subject.last - 1} & inside:  # a nickname in its midst is part of a name
        joins = sentence.tags[first] == "VBG" or sentence.lower[first - 1] in {"and", "but", ","}
        shared = _outermost(before) if joins else None
        return (shared.source, shared.subject) if shared is not None else None
    source = _holder_told(context, sentence, subject, inside)
    source = source or resolve_source(subject, mentions, context.focus, context.lexicon, context.roles)
    return (source, subject) if source.name is not None or sentence.lower[subject.first] in PRONOUNS else None


def _holder_told(context: Context, sentence: Parse, subject: Subject, inside: set[int]) -> Source | None:
    """Whom 'he' means by the office that the words in quotation marks claim; null where they claim none."""
    pronoun = sentence.lower[subject.first]
    if subject.last - subject.first > 1 or pronoun not in {"he", "she"} or not inside:
        return None
    return holder_told([sentence.lower[k] for k in sorted(inside)], pronoun, context.focus, context.roles)


def _aged(context: Context, sentence: Parse, verb: int) -> Source | None:
    """'the 52-year-old said': the person whose age the text has told, else the one it spoke of last, else as printed."""
    words = sentence.lower[max(0, verb - AGE_TOKENS) : verb]
    if len(words) < AGE_TOKENS or words[0] != "the" or words[2:] != ["-", "year", "-", "old"]:
        return None
    told = [
        m.entity
        for mentions in context.names.mentions[: sentence.number + 1]
        for m in mentions
        if m.entity.kind == "person" and m.sentence.lower[m.last : m.last + 2] == [",", words[1]]
    ]
    person = told[-1] if told else next(reversed(context.focus.persons), None)
    name = sentence.surface(verb - AGE_TOKENS, verb)
    return Source(person.name, person) if person is not None else Source(name, None, is_human=True)


def _outermost(before: list[Attribution]) -> Attribution | None:
    """The latest cue that is not itself inside what another reports: 'Paz said they had agreed, adding that'."""
    outer = [a for a in before if not any(first <= a.first < last for other in before if other is not a for first, last in other.clauses)]
    return outer[-1] if outer else None


def _joins(sentence: Parse, first: int, before: list[Attribution]) -> bool:
    """Whether 'and' or 'but' joins the verb to an earlier one whose report ends right before."""
    joint = sentence.lower[first - 1] in {"and", "but"}
    return joint and any(first - 3 <= last < first for attribution in before[-1:] for _, last in attribution.clauses)


def _quoted_source(sentence: Parse, last: int, cue: Cue) -> Subject | None:
    """'the agency quoted an official as saying': the official."""
    if cue.lemma != "quote":
        return None
    end = next((k for k in range(last + 1, min(last + 10, len(sentence) - 1)) if sentence.lower[k : k + 2] == ["as", "saying"]), None)
    return Subject(sentence, last, end, is_behind=True) if end else None


def _follows_words(sentence: Parse, first: int, inside: set[int]) -> bool:
    """Whether a quotation, or a clause and a comma, stand right before the verb."""
    i = first - 1
    while i >= 0 and sentence.lower[i] in {",", '"', "''", "'", "?", "!", ".", "\u2014", "-"}:
        if sentence.lower[i] in {'"', "''", "?", "!", "'"} or (i - 1) in inside:
            return True
        i -= 1
    return i >= 0 and i < first - 1 and (i in inside or any(tag in FINITE_TAGS for tag in sentence.tags[:i]))


def _via(lexicon: Lexicon, sentence: Parse, start: int, cue: Cue, mentions: list[Mention]) -> str | None:
    """'told CNN', 'said in an interview with the newspaper Die Zeit'."""
    if cue.addressee:
        return _outlet(lexicon, sentence, start, mentions)
    for i in range(start, min(start + 8, len(sentence) - 1)):
        if sentence.lower[i] == "interview" and sentence.lower[i + 1] in {"with", "to", "for", "by"}:
            return _outlet(lexicon, sentence, i + 2, mentions)
    return None


def _outlet(lexicon: Lexicon, sentence: Parse, start: int, mentions: list[Mention]) -> str | None:
    """The outlet named at ``start`` or behind an article and a noun ('the newspaper Die Zeit'): no parliament or firm."""
    mention = next((m for m in mentions if start <= m.first <= start + 2), None)
    if mention is not None and mention.entity.kind == "organisation":
        entity = mention.entity
        is_office = entity.is_generic and not {"news", "press"} & set(entity.name.lower().split())
        if entity.code or is_office or lexicon.word_sets["audiences"] & set(entity.name.lower().split()):
            return None
        return entity.name
    first = start + 1 if sentence.lower[start : start + 1] == ["the"] else start
    last = first
    while last < len(sentence) and sentence.tags[last] == "NNP":
        last += 1
    is_outlet = last > first and sentence.lower[last - 1] in lexicon.word_sets["outlets"]
    return sentence.surface(first, last) if is_outlet else None
