"""The parse of a sentence: made once, when the names are known, and read by all that reads facts out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from transforms.lexicons.hits import ArticleWithHits, SentenceWithHits
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.words import APRIL_TO_MARCH, FiscalYear
from transforms.mentions.called_like_months import tokens_of_persons
from transforms.mentions.entities import ArticleNames, Mention
from transforms.syntax.chunks import Chunk, find_chunks
from transforms.syntax.clause_parts import Span, find_adjuncts, find_object_of, find_subject_of
from transforms.syntax.clauses import Clause, find_clauses
from transforms.syntax.subjects import Subject
from transforms.syntax.verb_group import VerbGroup
from transforms.times.expressions import find_times
from transforms.times.timex import TimeExpression

# What a parse finds when it is first asked for.
_KEPT_WHILE_READ = {"clause_at", "group_at", "_subjects", "_objects", "_times"}


@dataclass  # not frozen: that takes four times as long to make
class Parse(SentenceWithHits):
    """A sentence and what its words are to one another.

    ``mentions``: the names in it. ``mention_at``: for each token the name that holds it. ``vocabulary``: its words in lower case.
    ``chunk_at``: for each token the noun phrase that holds it. ``lexicon``: where its words are looked up.
    ``quoted``: the tokens inside quotation marks, which are paired in whole passages, when quotations are read.
    """

    mentions: list[Mention]
    mention_at: list[Mention | None]
    vocabulary: frozenset[str]
    chunk_at: list[Chunk | None]
    lexicon: Lexicon
    quoted: set[int] = field(default_factory=set)

    @cached_property
    def word_sets(self) -> Mapping[str, frozenset[str]]:
        """The word sets of the lexicon."""
        return self.lexicon.word_sets

    @cached_property
    def clause_at(self) -> list[Clause]:
        """For each token the innermost clause that holds it; found when first asked for, as few sentences are."""
        return find_clauses(self)

    @cached_property
    def group_at(self) -> dict[int, VerbGroup]:
        """By its innermost verb, each verb group that was asked for (``verb_group_at``)."""
        return {}

    @cached_property
    def _subjects(self) -> dict[int, Subject | None]:
        return {}

    @cached_property
    def _objects(self) -> dict[int, Span | None]:
        return {}

    def subject_of(self, verb: int) -> Subject | None:
        """The subject of the verb at a token, as ``find_subject_of`` finds it, once."""
        if verb not in self._subjects:
            self._subjects[verb] = find_subject_of(self, verb)
        return self._subjects[verb]

    def object_of(self, verb: int) -> Span | None:
        """The object of the verb at a token, as ``find_object_of`` finds it, once."""
        if verb not in self._objects:
            self._objects[verb] = find_object_of(self, verb)
        return self._objects[verb]

    def adjuncts_of(self, clause: Clause) -> tuple[Span, ...]:
        """What ``Clause.adjuncts`` are."""
        return find_adjuncts(clause)

    @cached_property
    def _times(self) -> dict[tuple[date | None, FiscalYear, int | None], list[TimeExpression]]:
        return {}

    @cached_property
    def persons_like_months(self) -> frozenset[int]:
        """The tokens that name persons, and no times: 'May' of 'Mrs May'."""
        return tokens_of_persons(self.lexicon, self, self.mentions)

    def times(self, on: date | None, fiscal: FiscalYear = APRIL_TO_MARCH, forward: int | None = None) -> list[TimeExpression]:
        """The time expressions in it, as ``find_times`` resolves them; found once for each way that they may be read."""
        way = (on, fiscal, forward)
        if way not in self._times:
            named = self.persons_like_months
            self._times[way] = find_times(self, self.lexicon.times, on, fiscal, forward=forward, named=named)
        return self._times[way]

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
class ParsedArticle(ArticleWithHits):
    """An article whose sentences are parsed."""

    sentences: Sequence[Parse]

    def let_go(self) -> None:
        """Lets go of what only the readings ask of its sentences.

        The articles of a batch are kept until all are read; with this of each, memory and the work of Python's collector would grow.
        """
        for sentence in self.sentences:
            vars(sentence.hits).clear()
            for name in _KEPT_WHILE_READ & vars(sentence).keys():
                del vars(sentence)[name]


def parse_article(article: ArticleWithHits, names: ArticleNames, lexicon: Lexicon) -> ParsedArticle:
    """The article with its sentences parsed; ``names`` are those of its sentences."""
    parses = [parse_sentence(sentence, mentions, lexicon) for sentence, mentions in zip(article.sentences, names.mentions, strict=True)]
    return ParsedArticle(article.document_id, article.published_on, parses, article.broken)


def with_names(article: ParsedArticle, names: ArticleNames) -> ParsedArticle:
    """The article with the sentences parsed again to which names were added."""
    sentences = [
        sentence if list(map(id, mentions)) == list(map(id, sentence.mentions)) else parse_sentence(sentence, mentions, sentence.lexicon)
        for sentence, mentions in zip(article.sentences, names.mentions, strict=True)
    ]
    return ParsedArticle(article.document_id, article.published_on, sentences, article.broken)


def parse_sentence(sentence: SentenceWithHits, mentions: list[Mention], lexicon: Lexicon) -> Parse:
    """The parse of a sentence with these names."""
    mention_at: list[Mention | None] = [None] * len(sentence)
    for mention in reversed(mentions):  # of two over one token, the first
        mention_at[mention.start : mention.end] = [mention] * (mention.end - mention.start)
    return Parse(
        sentence.passage_id, sentence.role, sentence.text, sentence.char_start, sentence.words, sentence.lower, sentence.starts,
        sentence.ends, sentence.tags, sentence.number, sentence.hits,
        mentions=mentions, mention_at=mention_at, vocabulary=frozenset(sentence.lower), chunk_at=find_chunks(sentence, mention_at),
        lexicon=lexicon,
    )  # fmt: skip
