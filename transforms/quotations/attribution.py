"""Attributions: the cues of a sentence, each with its source, whom it was said to, and the clauses that it reports.

Cues are verbs ('said Anna Lee'), phrases ('according to the port office') and 'in her words'. Sources are found by
``subjects`` and resolved by ``focus``; the clauses are found by ``content``.
"""

from __future__ import annotations

from bisect import bisect_left

from transforms.discourse.attributions import Attribution, Source
from transforms.lexicons.entries import Cue
from transforms.quotations.content import reported_clauses
from transforms.quotations.context import Context, PassageText
from transforms.quotations.cues import before_asked, before_nickname, is_saying, leads_to_relayed, relaying_participle, was_asked
from transforms.quotations.focus import holder_told, resolve_source
from transforms.quotations.in_focus import focus_on_people, focus_on_speakers, focus_on_subject, may_act
from transforms.quotations.marks import Quoted
from transforms.quotations.outlets import find_via, outlet_at
from transforms.quotations.phrase_cues import according_to, in_words_of
from transforms.segmentation.attempts import attempt
from transforms.syntax.clauses import has_verb
from transforms.syntax.closed_class import PRONOUNS
from transforms.syntax.parse import Parse
from transforms.syntax.subjects import Subject, find_subject, subject_behind_with

# 'the', a number, '-', 'year', '-', 'old'
AGE_TOKENS = 6


def find_attributions(context: Context, passage: PassageText, sentences: list[Parse], quoted: list[Quoted]) -> list[Attribution]:
    """The cues of a passage with their sources, in order; datelines have none."""
    found: list[Attribution] = []
    for sentence in sentences:
        if sentence.role == "dateline":
            continue
        with attempt(context.article, "quotes", sentence.text):
            sentence.quoted = _tokens_inside(passage, sentence, quoted)
            found += _sentence_attributions(context, sentence)
    return found


def _tokens_inside(passage: PassageText, sentence: Parse, quoted: list[Quoted]) -> set[int]:
    """The tokens of a sentence that stand inside quotation marks."""
    inside: set[int] = set()
    for stretch in quoted:
        start, end = (bisect_left(sentence.starts, passage.start + at) for at in (stretch.start, stretch.end))
        inside.update(range(start, end))
    return inside


def _sentence_attributions(context: Context, sentence: Parse) -> list[Attribution]:
    """The cues of a sentence in the writer's words, from left to right; the focus moves along."""
    found: list[Attribution] = []
    if 0 not in sentence.quoted:
        focus_on_people(context, sentence)
    acting = {mention.start: mention for mention in reversed(sentence.mentions) if may_act(mention)}
    cues = _cue_places(sentence)
    end = 0
    for i in sorted(cues.union(acting)):
        if i < end or i in sentence.quoted:
            continue
        if i in acting:
            focus_on_subject(context, sentence, acting[i])
        if i in cues:
            end = _read_cue_at(context, sentence, i, found)
    focus_on_speakers(context, found)
    return found


def _cue_places(sentence: Parse) -> set[int]:
    """The tokens at which a cue may begin, 'in her words' among them."""
    places = {*sentence.hits.cue_phrases, *sentence.hits.cues}
    if "words" in sentence.vocabulary:
        places.update(i for i, word in enumerate(sentence.lower) if word == "in")
    return places


def _read_cue_at(context: Context, sentence: Parse, i: int, found: list[Attribution]) -> int:
    """Adds the attribution whose cue begins at token ``i``, if one does; gives back the token to go on from."""
    named = in_words_of(context, sentence, i)
    if named:
        found.append(named)
        return named.end
    phrase = sentence.hits.cue_phrases.get(i)
    if phrase:
        attribution = according_to(context, sentence, i, phrase)
        if attribution:
            found.append(attribution)
        return phrase[0]
    cue = sentence.hits.cues.get(i)
    if cue is None or not is_saying(sentence, i, cue[1]) or was_asked(sentence, i) or leads_to_relayed(sentence, i):
        return i + 1
    attribution = _attribution(context, sentence, i, cue[0], cue[1], found)
    if attribution and found and _relays(attribution, found[-1]):
        found[-1].via = attribution.source.name
    elif attribution:
        found.append(attribution)
    return cue[0]


def _relays(attribution: Attribution, before: Attribution) -> bool:
    """'..., Anna Lee said, Interfax reported': who passes the words on."""
    entity, subject = attribution.source.entity, attribution.subject
    if entity is None or entity.kind != "organisation" or subject is None or attribution.cue is None:
        return False
    return attribution.cue.lemma == "report" and attribution.sentence.lower[before.end : subject.start] in ([","], [",", "the"])


def _attribution(context: Context, sentence: Parse, start: int, end: int, cue: Cue, before: list[Attribution]) -> Attribution | None:
    """The attribution of the verb of saying at tokens ``start`` up to ``end``, null where nobody can be its source."""
    subject = _subject_of(sentence, start, end, cue, before)
    aged = _aged(context, sentence, start)
    if aged is not None:
        context.focus.note(aged)
        return Attribution(sentence, start, end, cue, Subject(sentence, start - AGE_TOKENS, start), aged)
    relayed = _quoted_source(sentence, end, cue) if subject else None
    if relayed and subject:
        agency = resolve_source(subject, context.focus, context.lexicon, context.roles)
        source = resolve_source(relayed, context.focus, context.lexicon, context.roles)
        return Attribution(sentence, start, end, cue, subject, source, agency.name if agency.entity else None) if source.name else None
    spoken = _source_of(context, sentence, start, subject, before)
    if spoken is None:
        return None
    source, subject = spoken
    if source.name:
        context.focus.note(source)
    attribution = Attribution(sentence, start, end, cue, subject, source, _via_of(sentence, start, end, cue))
    attribution.clauses = reported_clauses(context, attribution, before)
    return attribution


def _via_of(sentence: Parse, start: int, end: int, cue: Cue) -> str | None:
    """The outlet of 'was quoted by Xinhua as saying', 'was quoted as saying by Xinhua', 'told CNN'."""
    relayed = relaying_participle(sentence, start)
    if relayed is None:
        return find_via(sentence, end, cue)
    by = next((k for k in (*range(relayed + 1, start), end) if sentence.lower[k : k + 1] == ["by"]), None)
    return outlet_at(sentence, by + 1) if by is not None else None


def _subject_of(sentence: Parse, start: int, end: int, cue: Cue, before: list[Attribution]) -> Subject | None:
    """The subject of the verb at tokens ``start`` up to ``end``, null where it has none or shares that of an earlier verb."""
    own = subject_behind_with(sentence, start)
    if own is not None:
        return own
    after_quote = _follows_words(sentence, start) and sentence.tags[start] != "VBG"
    if sentence.tags[start] == "VBG" and before and cue.lemma in sentence.word_sets["second_cues"]:
        return None  # ', he said, adding that': the source is shared
    if _joins(sentence, start, before):
        return None  # 'said he would weep if a mother was killed, but added'
    relayed = relaying_participle(sentence, start)
    if relayed is not None:
        return find_subject(sentence, relayed, end, after_quote=False, quoted=True)
    at = before_nickname(sentence, before_asked(sentence, start))
    if at < start:
        return find_subject(sentence, at, at, after_quote=False)
    subject = find_subject(sentence, at, end, after_quote=after_quote and not cue.addressee)
    if subject is None and after_quote:  # '..., told Anna Lee': an addressee may stand behind as well
        return find_subject(sentence, start, end, after_quote=True)
    return subject


def _source_of(
    context: Context, sentence: Parse, start: int, subject: Subject | None, before: list[Attribution]
) -> tuple[Source, Subject | None] | None:
    """Whom the subject refers to, with it; the source of an earlier verb where it is shared; null where neither is known."""
    if subject is None or {subject.start, subject.end - 1} & sentence.quoted:  # a nickname in its midst is part of a name
        joins = sentence.tags[start] == "VBG" or sentence.lower[start - 1] in {"and", "but", ","}
        shared = _outermost(before) if joins else None
        return (shared.source, shared.subject) if shared is not None else None
    source = _holder_told(context, sentence, subject)
    source = source or resolve_source(subject, context.focus, context.lexicon, context.roles)
    return (source, subject) if source.name is not None or sentence.lower[subject.start] in PRONOUNS else None


def _holder_told(context: Context, sentence: Parse, subject: Subject) -> Source | None:
    """Whom 'he' means by the office that the words in quotation marks claim; null where they claim none."""
    pronoun = sentence.lower[subject.start]
    if subject.end - subject.start > 1 or pronoun not in {"he", "she"} or not sentence.quoted:
        return None
    return holder_told([sentence.lower[k] for k in sorted(sentence.quoted)], pronoun, context.focus, context.roles)


def _aged(context: Context, sentence: Parse, verb: int) -> Source | None:
    """'the 52-year-old said': the person whose age the text has told, else the one it spoke of last, else as printed."""
    words = sentence.lower[max(0, verb - AGE_TOKENS) : verb]
    if len(words) < AGE_TOKENS or words[0] != "the" or words[2:] != ["-", "year", "-", "old"]:
        return None
    told = [
        m.entity
        for mentions in context.names.mentions[: sentence.number + 1]
        for m in mentions
        if m.entity.kind == "person" and m.sentence.lower[m.end : m.end + 2] == [",", words[1]]
    ]
    person = told[-1] if told else next(reversed(context.focus.persons), None)
    name = sentence.surface(verb - AGE_TOKENS, verb)
    return Source(person.name, person) if person is not None else Source(name, None, is_human=True)


def _outermost(before: list[Attribution]) -> Attribution | None:
    """The latest cue that is not itself inside what another reports: 'Paz said they had agreed, adding that'."""
    outer = [a for a in before if not any(start <= a.start < end for other in before if other is not a for start, end in other.clauses)]
    return outer[-1] if outer else None


def _joins(sentence: Parse, start: int, before: list[Attribution]) -> bool:
    """Whether 'and' or 'but' joins the verb to an earlier one whose report ends right before."""
    joint = sentence.lower[start - 1] in {"and", "but"}
    return joint and any(start - 3 <= end < start for attribution in before[-1:] for _, end in attribution.clauses)


def _quoted_source(sentence: Parse, last: int, cue: Cue) -> Subject | None:
    """'the agency quoted an official as saying', 'cites an official as saying': the official."""
    if cue.lemma not in sentence.word_sets["verbs_of_relaying"]:
        return None
    end = next((k for k in range(last + 1, min(last + 10, len(sentence) - 1)) if sentence.lower[k : k + 2] == ["as", "saying"]), None)
    return Subject(sentence, last, end, is_behind=True) if end else None


def _follows_words(sentence: Parse, first: int) -> bool:
    """Whether a quotation, or a clause and a comma, stand right before the verb."""
    i = first - 1
    while i >= 0 and sentence.lower[i] in {",", '"', "''", "'", "?", "!", ".", "\u2014", "-"}:
        if sentence.lower[i] in {'"', "''", "?", "!", "'"} or (i - 1) in sentence.quoted:
            return True
        i -= 1
    return i >= 0 and i < first - 1 and (i in sentence.quoted or has_verb(sentence, 0, i))
