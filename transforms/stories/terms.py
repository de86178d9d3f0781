"""What documents share: pairs of terms that stand together in one sentence.

Near-duplicates are usually found by hashed runs of words (Broder 1997, 'On the resemblance and containment of
documents'). Rewriting and translation break such runs, but leave names, numbers and most content words together in
their sentences. A **term** is what is left of such a word in every spelling: the first letters of a word, the digits of
a number. Hashed pairs of terms of one sentence, sampled by their value as Manber (1994, 'Finding Similar Files in a
Large File System') samples shingles, find copies, halves of copies and retellings alike, without comparing all
documents with all. Whether two that share many are one story is decided sentence by sentence
(``transforms.stories.alignment``). What it misses: a summary of a few general sentences.
"""

from __future__ import annotations

from hashlib import blake2b

import polars as pl

from transforms.segmentation.sentences import split_sentences

# A rewritten sentence keeps about half of its terms, so a quarter of its pairs: of every eighth enough are left.
PAIR_SAMPLE_EVERY = 8
# 'neighbour' and 'neighbor', 'deepen' and 'deepening', 'Takshashila Institute' and 'Institution' agree so far.
TERM_LETTERS = 5
_MULTIPLIER = 0x9E3779B97F4A7C15
_WORD = r"\d+(?:[.,]\d+)*|[\p{L}\p{M}]+"
_NUMBERS = {
    "first": "1", "two": "2", "second": "2", "twice": "2", "three": "3", "third": "3", "four": "4", "fourth": "4", "five": "5",
    "fifth": "5", "six": "6", "sixth": "6", "seven": "7", "seventh": "7", "eight": "8", "eighth": "8", "nine": "9", "ninth": "9",
    "ten": "10", "tenth": "10", "eleven": "11", "eleventh": "11", "twelve": "12", "twelfth": "12",
}  # fmt: skip
# Grammar, the words around reported speech, and the words of scale and percentage that every outlet spells its own way.
_EMPTY = """
a an the and or but nor so yet if then than that this these those there here it its he him his she her hers they them their we us our you
your me my who whom whose which what when where why how is are was were be been being am do does did done has have had having will would
shall should can could may might must of in on at by for with from to into onto over under about after before between through during
against among amid within without upon off out up down as per via while because although though since until no not neither none any all
both each few more most other some such only own same too very also just even still now ever never again further once one another said
says say saying told tells tell added adds according mr mrs ms dr
percent percentage pct cent hundred thousand million billion trillion milliard mln mn bln bn tn lakh crore
"""
_EMPTY_WORDS = frozenset(_EMPTY.split())


def sentence_terms(passages: pl.DataFrame) -> pl.DataFrame:
    """The terms of each sentence, each once.

    Args:
        passages: the table ``passages``; titles and headings are left out: every outlet writes its own.

    Returns:
        ``document_id``, ``sentence`` (number, in order), ``text`` of the sentence, ``term``; a number's term begins with
        '#': '#2401' for 240.1 billion and 240,100 million alike.
    """
    sentences = split_sentences(passages.filter(pl.col("role") == "body").sort("document_id", "ordinal", maintain_order=True))
    words = sentences.select("document_id", "sentence", text="folded", word=pl.col("folded").str.to_lowercase().str.extract_all(_WORD))
    words = words.explode("word", empty_as_null=True).drop_nulls("word").filter(~pl.col("word").is_in(list(_EMPTY_WORDS)))
    word = pl.col("word").replace(_NUMBERS)
    digits = word.str.replace_all(r"[.,]", "").str.strip_chars("0")
    term = pl.when(word.str.contains(r"^\d")).then(pl.lit("#") + digits).otherwise(word.str.slice(0, TERM_LETTERS))
    terms = words.select("document_id", "sentence", "text", term=term)
    return terms.filter(pl.col("term").str.len_chars() > 1).unique(["sentence", "term"], keep="first", maintain_order=True)


def sample_term_pairs(passages: pl.DataFrame) -> pl.DataFrame:
    """The sampled pairs of terms of one sentence: ``document_id``, ``term_pair`` (unsigned 64 bits), each once per document.

    Args:
        passages: the table ``passages``.
    """
    terms = _with_digests(sentence_terms(passages).select("document_id", "sentence", "term"), "term")
    digests = terms.select("document_id", "sentence", "digest")
    pairs = digests.join(digests.select("sentence", other="digest"), on="sentence", maintain_order="left").filter(
        pl.col("digest") < pl.col("other")
    )
    pairs = pairs.select("document_id", term_pair=(pl.col("digest") * pl.lit(_MULTIPLIER, dtype=pl.UInt64)) ^ pl.col("other"))
    return pairs.filter(pl.col("term_pair") % PAIR_SAMPLE_EVERY == 0).unique(maintain_order=True)


def _with_digests(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """The frame with a hash of each word beside it, the same on every machine."""
    vocabulary = frame.select(pl.col(column).unique(maintain_order=True))
    digests = pl.Series("digest", [_digest(word) for word in vocabulary[column]], dtype=pl.UInt64)
    return frame.join(vocabulary.with_columns(digests), on=column, maintain_order="left")


def _digest(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
