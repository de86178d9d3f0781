"""Direct quotations: every quoted stretch with its own cue, or with the speaker of the paragraph around it."""

from __future__ import annotations

from transforms.discourse.attributions import Attribution, Source
from transforms.lexicons.lexicon import Lexicon
from transforms.quotations.context import Context, PassageText, Quote, Speaking
from transforms.quotations.marks import Quoted
from transforms.quotations.positions import extent_of, is_close_before, is_close_behind, opens_sentence
from transforms.quotations.scare_quotes import is_quotation
from transforms.quotations.speakers import find_speaker
from transforms.quotations.stretches import is_continued


def find_direct(
    context: Context, place: int, passage: PassageText, quoted: list[Quoted], attributions: list[Attribution], speaking: Speaking | None
) -> list[Quote]:
    """The direct quotations of a passage: its quoted stretches that somebody is said to have said."""
    found = [(stretch, _own_attribution(context.lexicon, passage, stretch, quoted, attributions)) for stretch in quoted]
    quotes: list[Quote] = []
    for stretch, attribution in found:
        around = _around(passage, stretch, attributions, quotes)
        source, via, cue = find_speaker(context, place, passage, stretch, attribution, around, speaking)
        if source.name is None and stretch.is_open and is_continued(context, place):
            continue  # its speaker comes with the last paragraph, see _carried_back
        if not is_quotation(context.lexicon, passage, stretch, attribution, source):
            continue
        rule = "own_cue" if attribution else "paragraph"
        quotes.append(
            Quote(passage.passage_id, "direct", passage.start + stretch.start, passage.start + stretch.end, cue, source, via, rule)
        )
    return quotes


def _own_attribution(
    lexicon: Lexicon, passage: PassageText, stretch: Quoted, quoted: list[Quoted], attributions: list[Attribution]
) -> Attribution | None:
    """The cue of a quoted stretch: close behind it, close before it, else the one that governs its clause."""
    start, end = passage.start + stretch.start, passage.start + stretch.end
    here = [a for a in attributions if _is_beside(a, start, end)]
    behind = [a for a in here if extent_of(a)[0] >= end and is_close_behind(lexicon, a, end, quoted, passage)]
    before = [a for a in here if _is_before(a, start)]
    tight = [a for a in before if is_close_before(a, start)]
    if tight and not (behind and opens_sentence(passage, stretch)):
        return tight[-1]
    if behind:
        return behind[0]
    return before[-1] if before else None


def _is_beside(attribution: Attribution, start: int, end: int) -> bool:
    """Whether the sentence of the cue and the offsets overlap or touch."""
    return attribution.sentence.starts[0] <= end + 2 and start <= attribution.sentence.ends[-1] + 1


def _is_before(attribution: Attribution, start: int) -> bool:
    """Whether the cue stands before the offset, in one sentence with it."""
    sentence = attribution.sentence
    return extent_of(attribution)[1] <= start and sentence.starts[0] <= start <= sentence.ends[-1] + 1


def _around(
    passage: PassageText, stretch: Quoted, attributions: list[Attribution], quotes: list[Quote]
) -> tuple[Source, str | None] | None:
    """Who speaks around a quotation that has no cue of its own: the latest before it in the paragraph, else the next."""
    start = passage.start + stretch.start
    named = [a for a in attributions if a.source.name]
    before = [(extent_of(a)[1], a.source, a.via) for a in named if extent_of(a)[1] <= start]
    before += [(quote.end, quote.source, quote.via) for quote in quotes if quote.source.name]
    if before:
        _, source, via = max(before, key=lambda item: item[0])
        return source, via
    return next(((a.source, a.via) for a in named if extent_of(a)[0] >= start), None)
