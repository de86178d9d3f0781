"""Passages as printed, quotations, and what the reading of an article's quotations looks at."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.discourse.attributions import Source
from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import ArticleNames, Entity
from transforms.quotations.focus import Focus, gender_of
from transforms.quotations.marks import quotes_with_single_marks
from transforms.quotations.transcripts import Turn, find_turns
from transforms.syntax.parse import Parse, ParsedArticle

# A longer paragraph is a page without line breaks; every quotation in it would be looked at from every other.
LONGEST_PASSAGE = 5_000


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage as printed, with its offset."""

    passage_id: str
    role: str
    start: int
    text: str

    def cut(self, start: int, end: int) -> PassageText:
        """The piece of it between two offsets of the document."""
        return PassageText(self.passage_id, self.role, start, self.text[start - self.start : end - self.start])


@dataclass(slots=True)
class Quote:
    """One quotation. ``start`` and ``end`` are offsets of the content in the document; ``rule`` says how its speaker was found."""

    passage_id: str
    mode: str
    start: int
    end: int
    cue: str | None
    source: Source
    via: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who spoke last: the place of the passage among those of the article, the source, and whom it spoke to."""

    place: int
    source: Source
    via: str | None


@dataclass(frozen=True, slots=True)
class Context:
    """What the reading of an article's quotations looks at.

    ``passages`` are its passages, the very long ones in pieces; ``sentences`` are theirs, by the offset where the passage or
    piece begins. ``roles`` are persons by the head of their role, ``single`` is whether single marks quote, ``turns`` are those
    of a transcript by the place of their passage, and of each piece of it. ``focus`` is what pronouns may refer to; it moves on
    with the reading.
    """

    article: ParsedArticle
    passages: list[PassageText]
    sentences: dict[int, list[Parse]]
    names: ArticleNames
    lexicon: Lexicon
    roles: dict[str, list[Entity]]
    single: bool
    turns: dict[int, Turn]
    focus: Focus


def context_of(
    article: ParsedArticle, passages: list[PassageText], names: ArticleNames, lexicon: Lexicon, roles: dict[str, list[Entity]]
) -> Context:
    """The context of an article at its beginning; persons whose role tells their gender get it."""
    pieces, sentences = _in_pieces(article, passages)
    for noun, persons in roles.items():
        for person in persons:
            person.gender = person.gender or gender_of(noun)
    single = quotes_with_single_marks([piece.text for piece in pieces])
    texts = [passage.text if passage.role in {"body", "heading"} else "" for passage in passages]
    turns = _by_piece(find_turns(texts, names.persons, lexicon), passages, pieces)
    return Context(article, pieces, sentences, names, lexicon, roles, single, turns, Focus())


def _by_piece(turns: list[Turn], passages: list[PassageText], pieces: list[PassageText]) -> dict[int, Turn]:
    """The turns, which count whole passages, by the place of each piece of theirs."""
    by_passage = {passages[turn.place].passage_id: turn for turn in turns}
    return {place: by_passage[piece.passage_id] for place, piece in enumerate(pieces) if piece.passage_id in by_passage}


def _in_pieces(article: ParsedArticle, passages: list[PassageText]) -> tuple[list[PassageText], dict[int, list[Parse]]]:
    """The passages, a very long one as several that each begin with a sentence; and their sentences by where they begin."""
    by_passage: dict[str, list[Parse]] = {}
    for sentence in article.sentences:
        by_passage.setdefault(sentence.passage_id, []).append(sentence)
    pieces: list[PassageText] = []
    sentences: dict[int, list[Parse]] = {}
    for passage in passages:
        begins = passage.start
        for sentence in by_passage.get(passage.passage_id, []):
            if sentence.char_start - begins > LONGEST_PASSAGE:
                pieces.append(passage.cut(begins, sentence.char_start))
                begins = sentence.char_start
            sentences.setdefault(begins, []).append(sentence)
        pieces.append(passage if begins == passage.start else passage.cut(begins, passage.start + len(passage.text)))
    return pieces, sentences
