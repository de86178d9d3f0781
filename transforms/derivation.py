"""Whether one document derives from another, and how: sentence beside sentence.

Two reports of one event that were written apart share names, figures and a few sentences of the same announcement. A
derived one has a counterpart for sentence after sentence. Counterparts are found by the terms that two sentences share
(Dice coefficient); a sentence whose numbers are all others tells of another day, however alike the words: agencies
write the same report each month. Copies, excerpts, rewrites and translations that were translated back are told apart
by how much is word for word, how much of the lead is there, and what became of the direct quotations.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

import polars as pl

from transforms.reuse import sentence_terms
from transforms.text import plain_words

# Sentences with fewer terms ('He said so twice.') say nothing of where they come from.
LEAST_TERMS = 3
# Measured on tests/quality/retold.py: rewritten sentences reach .4 mostly, sentences of independent reports rarely.
COUNTERPART_FROM = 0.4
# Articles have fewer sentences, so that each is compared with all that share a term. Two issues of a list of thousands of
# lines share the words of the list in all of them: what tells a line, its rarest terms, leads to its counterpart.
MOST_CANDIDATES = 100
VERBATIM_FROM = 0.8  # of terms, and of words in their order
# Shares of the shorter document's terms that stand in counterparts, and least numbers of counterparts. Two short reports
# of one press conference reach .4 with four counterparts, long independent ones far less; rewrites begin at .5.
SAME_STORY_FROM = 0.45
LEAST_COUNTERPARTS = 4
SAME_SOURCE_FROM = 0.25
MANY_COUNTERPARTS = 8
# The shorter is inside the longer: a digest that holds a sixth of each of its reports is none of them.
WHOLE_FROM = 0.8
LEAST_OF_LONGER = 0.12
# Two or three sentences are enough when they are whole and word for word; of a copied part less than of a retold one, but
# more than an agency's own background, which it repeats from day to day (mostly below a fifth of the text).
LEAST_VERBATIM_TERMS = 15
COPIED_PART_FROM = 0.35

COPY_FROM = 0.5  # of what has a counterpart
EXCERPT_BELOW = 0.75  # of the lead
# A translation follows its original; a rewrite keeps the quotations and moves the rest about.
TRANSLATION_FROM = 0.6
IN_ORDER_FROM = 0.7
SAME_WORDS_FROM = 0.9
# Quotations are compared letter by letter; articles have fewer, transcripts hundreds.
MOST_RIVALS = 30
SHOWN_CHARS = 240


@dataclass(frozen=True, slots=True)
class Telling:
    """A document's sentences, each with its terms."""

    texts: tuple[str, ...]
    terms: tuple[frozenset[str], ...]

    @property
    def size(self) -> int:
        """The number of terms, counted by sentence."""
        return sum(map(len, self.terms))


@dataclass(slots=True)
class Alignment:
    """Which sentences of one telling have a counterpart in another.

    ``pairs``: (ours, theirs, likeness), in our order; ``verbatim``: which of ours have theirs as good as word for word.
    """

    ours: Telling
    theirs: Telling
    pairs: list[tuple[int, int, float]]
    verbatim: frozenset[int]

    @property
    def our_share(self) -> float:
        """Share of our terms that stand in sentences with a counterpart."""
        return sum(len(self.ours.terms[i]) for i, _, _ in self.pairs) / max(1, self.ours.size)

    @property
    def their_share(self) -> float:
        """Share of their terms that stand in sentences with a counterpart."""
        return sum(len(self.theirs.terms[j]) for _, j, _ in self.pairs) / max(1, self.theirs.size)

    @property
    def verbatim_share(self) -> float:
        """Share of our terms that stand in sentences with a counterpart that is as good as word for word."""
        return self.verbatim_size / max(1, self.ours.size)

    @property
    def verbatim_size(self) -> int:
        """How many of our terms those are."""
        return sum(len(self.ours.terms[i]) for i in self.verbatim)

    @property
    def order_share(self) -> float:
        """Share of neighbouring counterparts that stand in the same order in both."""
        theirs = [j for _, j, _ in self.pairs]
        steps = [after > before for before, after in pairwise(theirs)]
        return sum(steps) / len(steps) if steps else 1.0


def read_tellings(passages: pl.DataFrame) -> dict[str, Telling]:
    """The tellings of documents by id.

    Args:
        passages: their rows of the table ``passages``.
    """
    sentences = sentence_terms(passages).group_by("document_id", "sentence", "text", maintain_order=True).agg("term")
    found: dict[str, tuple[list[str], list[frozenset[str]]]] = {}
    for document_id, _, text, terms in sentences.iter_rows():
        if len(terms) >= LEAST_TERMS:
            texts, sets = found.setdefault(document_id, ([], []))
            texts.append(text)
            sets.append(frozenset(terms))
    return {document_id: Telling(tuple(texts), tuple(sets)) for document_id, (texts, sets) in found.items()}


def align(ours: Telling, theirs: Telling) -> Alignment:
    """Each sentence beside its most alike counterpart, each used once."""
    places = _places_of_terms(theirs.terms)
    our_numbers, their_numbers = (list(map(_telling_numbers, telling.terms)) for telling in (ours, theirs))
    likely = []
    for i, terms in enumerate(ours.terms):
        # Where a list's next issue has the line, when every line shares its words: about as far down.
        place = i * len(theirs.terms) // len(ours.terms)
        for j in _candidates([places[term] for term in terms if term in places], place):
            likeness = _likeness(terms, theirs.terms[j])
            if likeness >= COUNTERPART_FROM and not _are_others(our_numbers[i], their_numbers[j]):
                likely.append((-likeness, i, j))
    taken_ours: set[int] = set()
    taken_theirs: set[int] = set()
    pairs = []
    for likeness, i, j in sorted(likely):
        if i not in taken_ours and j not in taken_theirs:
            taken_ours.add(i)
            taken_theirs.add(j)
            pairs.append((i, j, -likeness))
    verbatim = frozenset(i for i, j, likeness in pairs if likeness >= VERBATIM_FROM and _same_words(ours.texts[i], theirs.texts[j]))
    return Alignment(ours, theirs, sorted(pairs), verbatim)


def _places_of_terms(sentences: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    """The numbers of the sentences that have each term."""
    places: dict[str, list[int]] = {}
    for j, terms in enumerate(sentences):
        for term in terms:
            places.setdefault(term, []).append(j)
    return places


def _candidates(places: Sequence[Sequence[int]], place: int) -> list[int]:
    """The sentences that are worth comparing, at most ``MOST_CANDIDATES``: those of the rarest terms, of each the nearest to a place."""
    found: set[int] = set()
    for having in sorted(places, key=lambda having: (len(having), having[0])):
        room = MOST_CANDIDATES - len(found)
        start = max(0, min(bisect_left(having, place) - room // 2, len(having) - room))
        found.update(having[start : start + room])
        if len(found) >= MOST_CANDIDATES:
            break
    return sorted(found)


def _likeness(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The Dice coefficient of two sentences' terms; none for those that share too few to tell."""
    n_shared = len(ours & theirs)
    return 2 * n_shared / (len(ours) + len(theirs)) if n_shared >= LEAST_TERMS else 0.0


def _same_words(ours: str, theirs: str) -> bool:
    """Whether most words of the two stand in the same order."""
    return SequenceMatcher(None, plain_words(ours).split(), plain_words(theirs).split(), autojunk=False).ratio() >= VERBATIM_FROM


def _are_others(ours: set[str], theirs: set[str]) -> bool:
    """Whether both give telling numbers and none is the same; single digits and years tell little."""
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _telling_numbers(terms: Iterable[str]) -> set[str]:
    return {term for term in terms if term.startswith("#") and len(term) > 2 and not _is_year(term)}


def _is_year(term: str) -> bool:
    return len(term) <= 5 and term[1:3] in {"19", "20"}


def is_one_story(alignment: Alignment) -> bool:
    """Whether one of the two derives from the other, or both from one report."""
    n_pairs = len(alignment.pairs)
    shorter, longer = alignment.our_share, alignment.their_share
    if alignment.ours.size > alignment.theirs.size:
        shorter, longer = longer, shorter
    enough = n_pairs >= LEAST_COUNTERPARTS or (shorter >= WHOLE_FROM and alignment.verbatim_size >= LEAST_VERBATIM_TERMS)
    inside = longer >= LEAST_OF_LONGER or shorter >= WHOLE_FROM
    least_copied = COPIED_PART_FROM * min(alignment.ours.size, alignment.theirs.size)
    copied = len(alignment.verbatim) >= LEAST_COUNTERPARTS and alignment.verbatim_size >= least_copied
    one_source = n_pairs >= MANY_COUNTERPARTS and shorter >= SAME_SOURCE_FROM
    return one_source or (inside and (copied or (enough and shorter >= SAME_STORY_FROM)))


def name_relation(alignment: Alignment, our_quotes: list[str], their_quotes: list[str]) -> str:
    """How our document derives from theirs, its lead: copy, excerpt, rewrite or translation.

    Args:
        alignment: ours beside theirs.
        our_quotes: contents of our direct quotations.
        their_quotes: contents of theirs.
    """
    if alignment.verbatim_share >= COPY_FROM * alignment.our_share:
        return "excerpt" if alignment.their_share < EXCERPT_BELOW else "copy"
    follows = alignment.order_share >= IN_ORDER_FROM and alignment.our_share >= TRANSLATION_FROM
    return "translation" if follows and not _quotes_survive(our_quotes, their_quotes) else "rewrite"


def _quotes_survive(ours: list[str], theirs: list[str]) -> bool:
    """Whether most direct quotations of ours that have a counterpart have it word for word: a rewriter leaves them alone."""
    left = [plain_words(quote) for quote in theirs]
    words = _places_of_terms([frozenset(quote.split()) for quote in left])
    best = [_best_likeness(quote, [left[j] for j in _rivals(quote, words, len(left))]) for quote in map(plain_words, ours)]
    found = [likeness for likeness in best if likeness >= COUNTERPART_FROM]
    return bool(found) and sum(likeness >= SAME_WORDS_FROM for likeness in found) > len(found) / 2


def _best_likeness(quote: str, others: Iterable[str]) -> float:
    return max((SequenceMatcher(None, quote, other).ratio() for other in others), default=0.0)


def _rivals(quote: str, places: Mapping[str, Sequence[int]], n_theirs: int) -> Iterable[int]:
    """The quotations to compare one with: all of a few, of many those that share most of its rarer words."""
    if n_theirs <= MOST_RIVALS:
        return range(n_theirs)
    having = [places[word] for word in set(quote.split()) if word in places]
    shared = Counter(j for found in having if len(found) <= MOST_CANDIDATES for j in found)
    return [j for _, j in sorted((-n, j) for j, n in shared.items())[:MOST_RIVALS]]


def show_evidence(alignment: Alignment, speakers: list[str]) -> str:
    """What shows the derivation, for a person: how many sentences have a counterpart, and the most telling one.

    Args:
        alignment: ours beside theirs, with a counterpart at least.
        speakers: persons whom both quote.
    """
    if not alignment.pairs:
        return "No sentence has a counterpart in the lead; it derives from another document of the story."
    n_pairs, n_verbatim = len(alignment.pairs), len(alignment.verbatim)
    counted = f"{n_pairs} of {len(alignment.ours.texts)} sentences have a counterpart, {n_verbatim} word for word"
    if speakers:
        counted += f"; both quote {', '.join(speakers)}"
    i, j, _ = max(alignment.pairs, key=lambda pair: (pair[2] * len(alignment.ours.terms[pair[0]]), -pair[0]))
    ours, theirs = (_shortened(telling.texts[k]) for telling, k in ((alignment.ours, i), (alignment.theirs, j)))
    shown = f"\u201c{ours}\u201d" if i in alignment.verbatim else f"\u201c{ours}\u201d beside \u201c{theirs}\u201d"
    return f"{counted}. {shown}"


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN_CHARS else text[: SHOWN_CHARS - 1].rsplit(" ", 1)[0] + "\u2026"
