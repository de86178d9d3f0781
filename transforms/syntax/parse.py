"""The parse of a sentence: made once, when the names are known, and read by all that reads facts out of it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from transforms.lexicons.lexicon import Lexicon
from transforms.mentions.entities import ArticleNames, Mention
from transforms.segmentation.articles import Article, Sentence
from transforms.syntax.chunks import Chunk, find_chunks
from transforms.syntax.clauses import Clause, find_clauses


@dataclass  # not frozen: that takes four times as long to make
class Parse(Sentence):
    """A sentence and what its words are to one another.

    ``mentions``: the names in it. ``mention_at``: for each token the name that holds it. ``vocabulary``: its words in lower case.
    ``chunk_at``: for each token the noun phrase that holds it. ``lexicon``: where its words are looked up.
    """

    mentions: list[Mention]
    mention_at: list[Mention | None]
    vocabulary: frozenset[str]
    chunk_at: list[Chunk | None]
    lexicon: Lexicon

    @cached_property
    def clause_at(self) -> list[Clause]:
        """For each token the innermost clause that holds it; found when first asked for, as few sentences are."""
        return find_clauses(self)

    def name_starting(self, first: int) -> Mention | None:
        """The name that begins at a token."""
        found = self.mention_at[first] if 0 <= first < len(self.mention_at) else None
        return found if found is not None and found.start == first else None

    def name_ending(self, end: int) -> Mention | None:
        """The name that ends before a token."""
        found = self.mention_at[end - 1] if 0 < end <= len(self.mention_at) else None
        return found if found is not None and found.end == end else None

    def has_any(self, *sets: Set[str]) -> bool:
        """Whether a word of one of these sets stands in it; a rule that needs one is spared the look at each token."""
        return not all(map(self.vocabulary.isdisjoint, sets))


@dataclass(slots=True)
class ParsedArticle(Article):
    """An article whose sentences are parsed."""

    sentences: Sequence[Parse]


def parse_article(article: Article, names: ArticleNames, lexicon: Lexicon) -> ParsedArticle:
    """The article with its sentences parsed; ``names`` are those of its sentences."""
    parses = [parse_sentence(sentence, mentions, lexicon) for sentence, mentions in zip(article.sentences, names.mentions, strict=True)]
    return ParsedArticle(article.document_id, article.published_on, parses, article.broken)


def parse_sentence(sentence: Sentence, mentions: list[Mention], lexicon: Lexicon) -> Parse:
    """The parse of a sentence with these names."""
    mention_at: list[Mention | None] = [None] * len(sentence)
    for mention in reversed(mentions):  # of two over one token, the first
        mention_at[mention.start : mention.end] = [mention] * (mention.end - mention.start)
    return Parse(
        sentence.passage_id, sentence.role, sentence.text, sentence.char_start, sentence.words, sentence.lower, sentence.starts,
        sentence.ends, sentence.tags, sentence.number,
        mentions=mentions, mention_at=mention_at, vocabulary=frozenset(sentence.lower), chunk_at=find_chunks(sentence, mention_at),
        lexicon=lexicon,
    )  # fmt: skip
