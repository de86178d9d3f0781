"""Who speaks a quoted stretch: the source of its cue, else whom the text around it names."""

from __future__ import annotations

import re

from transforms.discourse.attributions import Attribution, Source
from transforms.mentions.entities import Entity
from transforms.quotations.context import Context, PassageText, Speaking
from transforms.quotations.focus import resolve_pronoun
from transforms.quotations.marks import Quoted, find_quoted
from transforms.quotations.positions import is_mostly_quoted, opens_sentence
from transforms.quotations.scare_quotes import SELF_STANDING_WORDS
from transforms.quotations.transcripts import label_of, person_called
from transforms.syntax.clauses import first_verb
from transforms.syntax.parse import Parse

# How many words of a sentence that points back to a quotation ('that was the verdict of') are looked at for a name.
REFERENCE_REACH = 12


def find_speaker(
    context: Context,
    place: int,
    passage: PassageText,
    stretch: Quoted,
    attribution: Attribution | None,
    around: tuple[Source, str | None] | None,
    speaking: Speaking | None,
) -> tuple[Source, str | None, str | None]:
    """The source of a quoted stretch, whom it spoke to, and the cue as printed."""
    if attribution is not None:
        source = attribution.source if attribution.source.name else _named_next(context, passage, attribution) or attribution.source
        return source, attribution.via, attribution.surface
    named = _named_behind(context, passage, stretch) or _named_before_colon(context, passage, stretch)
    named = named or _named_by_reference(context, place, passage, stretch) or _asked_before(context, passage, stretch)
    if named is not None:
        return Source(named.name, named), None, None
    label = label_of(passage.text)
    if label is not None and label[1] >= stretch.start - 1 and context.lexicon.names.role_nouns.starting(label[0].lower().split(), 0):
        return Source(label[0], None, is_human=True), None, None  # 'Minister: "It closes."'
    source, via = _speaker_around(context, place, passage, stretch, around, speaking)
    return source, via, None


def _speaker_around(
    context: Context, place: int, passage: PassageText, stretch: Quoted, around: tuple[Source, str | None] | None, speaking: Speaking | None
) -> tuple[Source, str | None]:
    """Who speaks in the paragraph, else who spoke last in the one before where the stretch fills its own."""
    n_words = len(re.findall(r"\w+", passage.text[stretch.start : stretch.end]))
    if n_words < SELF_STANDING_WORDS and not opens_sentence(passage, stretch):
        return Source(None), None
    if around is not None:
        return around
    fills = is_mostly_quoted(passage, stretch) or _opens_silent_paragraph(context, passage, stretch)
    if speaking and fills and place - speaking.place <= 1:
        return speaking.source, speaking.via
    return Source(None), None


def _named_behind(context: Context, passage: PassageText, stretch: Quoted) -> Entity | None:
    """'"...", James Char, security scholar, ...': a person right behind the closing mark, with no verb."""
    end = passage.start + stretch.end
    closes = passage.text[stretch.end - 1 : stretch.end + 1]
    if "," not in closes:
        return None
    for sentence in context.sentences.get(passage.start, []):
        for mention in context.names.mentions[sentence.number]:
            # A verb between may be any: '"...," recorded Anna Lee.'
            verb = mention.start > 0 and sentence.tags[mention.start - 1] == "VBD"
            start = sentence.starts[mention.start - 1 if verb else mention.start]
            if mention.entity.kind == "person" and 0 < start - end <= 4:
                return mention.entity
    return None


def _named_before_colon(context: Context, passage: PassageText, stretch: Quoted) -> Entity | None:
    """'Anna Lee was blunt: "It closes."': the subject of the sentence, where it is a person."""
    before = passage.text[: stretch.start].rstrip("\u201c\"'\u2018\u00ab\u201e ")
    if not before.endswith(":"):
        return None
    label = label_of(passage.text)
    if label is not None and label[1] >= stretch.start - 1:
        return person_called(label[0], context.names.persons)
    at = passage.start + len(before) - 1
    sentence = next((s for s in context.sentences.get(passage.start, []) if s.starts[0] <= at < s.ends[-1]), None)
    if sentence is None:
        return None
    if sentence.lower[0] in {"he", "she"}:
        return resolve_pronoun(sentence.lower[0], context.focus).entity
    verb = first_verb(sentence, 1, len(sentence))
    subject = sentence.subject_of(verb) if verb is not None else None
    person = sentence.name_ending(subject.end) if subject is not None else None
    return person.entity if person is not None and person.entity.kind == "person" else None


def _named_by_reference(context: Context, place: int, passage: PassageText, stretch: Quoted) -> Entity | None:
    """'"It will not hold." That was the verdict of Anna Lee': whom the sentence behind the quotation names, pointing back to it."""
    sentence, first = _sentence_behind(context, place, passage, stretch)
    if sentence is None:
        return None
    words = sentence.lower[first : first + REFERENCE_REACH]
    is_back = (
        words[:1] and words[0] in {"that", "this", "those", "these", "such"} and words[1:2] and words[1] in {"was", "were", "is", "are"}
    )
    is_saying_noun = is_back and (context.lexicon.word_sets["sayings"] & set(words[2:6]) or words[2:3] == ["how"])
    if not is_saying_noun and words[:2] not in (["with", "that"], ["so", "said"], ["with", "these"]):
        return None
    people = [
        m for m in context.names.mentions[sentence.number] if m.entity.kind == "person" and first <= m.start < first + REFERENCE_REACH
    ]
    return people[0].entity if people else None


def _sentence_behind(context: Context, place: int, passage: PassageText, stretch: Quoted) -> tuple[Parse | None, int]:
    """The sentence that goes on or begins behind a quotation, in the next paragraph where it fills its own; with the token."""
    end = passage.start + stretch.end
    for sentence in context.sentences.get(passage.start, []):
        start = next((k for k in range(len(sentence)) if sentence.starts[k] >= end and sentence.words[k][:1].isalpha()), None)
        if start is not None:
            return sentence, start
    opens = len(passage.text[: stretch.start].strip()) <= 2 and place + 1 < len(context.passages)
    following = context.sentences.get(context.passages[place + 1].start, []) if opens else []
    return (following[0], 0) if following else (None, 0)


def _asked_before(context: Context, passage: PassageText, stretch: Quoted) -> Entity | None:
    """'Asked if the deal was dead, Ana Lopez nodded. "As a stone."': who was asked in the sentence before."""
    start = passage.start + stretch.start
    before = [s for s in context.sentences.get(passage.start, []) if s.ends[-1] <= start]
    if not before or before[-1].lower[0] != "asked" or not opens_sentence(passage, stretch):
        return None
    comma = next((k for k in range(len(before[-1])) if before[-1].lower[k] == ","), len(before[-1]))
    return next((m.entity for m in context.names.mentions[before[-1].number] if m.start == comma + 1 and m.entity.kind == "person"), None)


def _named_next(context: Context, passage: PassageText, attribution: Attribution) -> Source | None:
    """'"We lose a day," she said. Leila Haddad drives the road': the person who opens the next sentence, if nobody is known before."""
    subject = attribution.subject
    if subject is None or subject.sentence.lower[subject.start] not in {"he", "she"}:
        return None
    number = attribution.sentence.number + 1
    following = [s for s in context.sentences.get(passage.start, []) if s.number == number]
    person = (
        next((m.entity for m in context.names.mentions[number] if m.start == 0 and m.entity.kind == "person"), None) if following else None
    )
    gender = "m" if subject.sentence.lower[subject.start] == "he" else "f"
    return Source(person.name, person) if person is not None and person.gender in {"", gender} else None


def _opens_silent_paragraph(context: Context, passage: PassageText, stretch: Quoted) -> bool:
    """Whether a whole sentence in marks opens a paragraph in which nobody else is quoted."""
    before, quoted = passage.text[: stretch.start], passage.text[stretch.start : stretch.end].rstrip()
    return len(before.strip()) <= 2 and quoted[-1:] in {".", "!", "?"} and len(find_quoted(passage.text, single=context.single)) == 1
