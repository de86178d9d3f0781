"""Quotations: who is said to have said what, in quotation marks or in the writer's words.

Cues (verbs of saying) are found and given their sources first; then every quoted stretch looks for the cue that it
belongs to: right behind it, before it in its sentence, that of its paragraph, that of the paragraph before. Reported
clauses are what a cue governs. Quoted words that nobody is said to have said (titles, scare quotes) are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transforms.discourse.attributions import Attribution, Source
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import ArticleNames, Entity
from transforms.quotations.attribution import find_attributions
from transforms.quotations.context import Context, PassageText, Quote, Speaking, context_of
from transforms.quotations.direct import find_direct
from transforms.quotations.marks import Quoted
from transforms.quotations.positions import extent_of
from transforms.quotations.stretches import find_stretches, is_continued
from transforms.quotations.transcripts import Turn, name_of
from transforms.segmentation.attempts import attempt
from transforms.syntax.parse import ParsedArticle


@dataclass(slots=True)
class Speech:
    """The quotations of an article, in order of their content, and the cues with their sources, in order of place."""

    quotes: list[Quote]
    attributions: list[Attribution]


@dataclass(slots=True)
class _Progress:
    """What has been read so far of an article, paragraph by paragraph."""

    quotes: list[Quote] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    speaking: Speaking | None = None
    # Paragraphs of a quotation whose speaker comes with its last one.
    open_before: list[tuple[PassageText, Quoted]] = field(default_factory=list)


def read_speech(
    article: ParsedArticle, passages: list[PassageText], names: ArticleNames, lexicon: Lexicon, roles: dict[str, list[Entity]]
) -> Speech:
    """Who says what in an article.

    Args:
        article: its sentences.
        passages: its passages as printed (title, heading, body, caption), in order.
        names: its names.
        lexicon: the lexicons.
        roles: persons by the head of their role (``roles_by_noun``), whom 'the minister' means.
    """
    context = context_of(article, passages, names, lexicon, roles)
    progress = _Progress()
    for place, passage in enumerate(context.passages):
        with attempt(article, "quotes", passage.text):
            _read_passage(context, progress, place, passage)
    return Speech(sorted(progress.quotes, key=lambda quote: (quote.start, quote.end, quote.mode)), progress.attributions)


def _read_passage(context: Context, progress: _Progress, place: int, passage: PassageText) -> None:
    """Adds the quotations and cues of one passage."""
    sentences = context.sentences.get(passage.start, [])
    quoted = find_stretches(context, place, passage, sentences)
    continues = bool(quoted) and quoted[-1].is_open and is_continued(context, place)
    attributions = find_attributions(context, passage, sentences, quoted)
    progress.attributions += attributions
    open_before, progress.open_before = progress.open_before, []
    turn = context.turns.get(place)
    if turn is not None:
        progress.quotes += _turn_of(context, passage, turn)
        return
    found = find_direct(context, place, passage, quoted, attributions, progress.speaking)
    if open_before and found and quoted and found[0].start == passage.start + quoted[0].start:
        progress.quotes += _carried_back(open_before, found[0])
    known = {quote.start for quote in found}
    if continues and passage.start + quoted[-1].start not in known:
        progress.open_before = [*open_before, (passage, quoted[-1])]
    found += _find_indirect(passage, attributions, quoted)
    progress.quotes += found
    progress.speaking = _last_speaker(place, attributions, found) or progress.speaking


def _turn_of(context: Context, passage: PassageText, turn: Turn) -> list[Quote]:
    """The words of a turn in a transcript; questions are no quotations."""
    pieces = [piece for piece in context.passages if piece.passage_id == passage.passage_id]
    if turn.kind == "question" or passage is not pieces[0]:
        return []  # a long turn is one quotation, from its first piece on
    person = turn.person or _holder(context, turn.label) if turn.kind == "named" else _interviewed(context)
    if person is None and turn.kind == "answer":
        return []  # the outlet answers its own questions, or two are interviewed
    source = Source(person.name, person) if person is not None else Source(name_of(turn.label) if turn.kind == "named" else None)
    context.focus.note(source)
    end = pieces[-1].start + len(pieces[-1].text.rstrip())
    return [Quote(passage.passage_id, "direct", passage.start + turn.start, end, None, source, None, "turn")]


def _holder(context: Context, label: str) -> Entity | None:
    """'Spokesperson:' the only one whom the article calls so."""
    holders = context.roles.get(label.lower(), [])
    return holders[0] if len(holders) == 1 else None


def _interviewed(context: Context) -> Entity | None:
    """Whom an interview is with: the only person named before its first question, else the only one that the title names."""
    ahead = context.passages[: min(context.turns)]
    title = [passage for passage in ahead if passage.role == "title"]
    for group in (ahead, title):
        inside = {passage.passage_id for passage in group}
        numbers = [sentence.number for sentence in context.article.sentences if sentence.passage_id in inside]
        named = {m.entity.name: m.entity for number in numbers for m in context.names.mentions[number] if m.entity.kind == "person"}
        if len(named) == 1:
            return next(iter(named.values()))
    return None


def _carried_back(paragraphs: list[tuple[PassageText, Quoted]], last: Quote) -> list[Quote]:
    """The earlier paragraphs of a quotation, whose speaker is named behind the last one."""
    return [
        Quote(
            passage.passage_id,
            "direct",
            passage.start + stretch.start,
            passage.start + stretch.end,
            None,
            last.source,
            last.via,
            "last_paragraph",
        )
        for passage, stretch in paragraphs
    ]


def _last_speaker(place: int, attributions: list[Attribution], found: list[Quote]) -> Speaking | None:
    """Who spoke last in the paragraph, null if nobody did: for a quotation that fills the next one."""
    spoken = [(quote.end, quote.source, quote.via) for quote in found if quote.source.name and quote.mode == "direct"]
    spoken += [(extent_of(a)[1], a.source, a.via) for a in attributions if a.source.name]
    if not spoken:
        return None
    _, source, via = max(spoken, key=lambda item: item[0])
    return Speaking(place, source, via)


def _find_indirect(passage: PassageText, attributions: list[Attribution], quoted: list[Quoted]) -> list[Quote]:
    quotes = []
    for attribution in attributions:
        if not attribution.source.name:
            continue
        sentence = attribution.sentence
        for first, last in attribution.clauses:
            start, end = sentence.starts[first], sentence.ends[last - 1]
            start, end = _with_marks(passage, start, end, quoted)
            rule = "clause_of_cue" if attribution.cue else "clause_of_phrase"
            quotes.append(Quote(passage.passage_id, "indirect", start, end, attribution.surface, attribution.source, attribution.via, rule))
    return quotes


def _with_marks(passage: PassageText, start: int, end: int, quoted: list[Quoted]) -> tuple[int, int]:
    """A reported clause that ends inside marks takes the closing mark in."""
    for stretch in quoted:
        inner_end = passage.start + stretch.end
        if start <= passage.start + stretch.start and inner_end - 1 <= end <= inner_end + 2:
            after = passage.text[stretch.end : stretch.end + 2]
            end = inner_end + len(re.match(r"[,.]?(?:''|[\u201d\"\u2019'\u00bb])?", after)[0])  # type: ignore[index]
    return start, end
