"""Tokens with their parts of speech, for whole batches at once.

Tags are those of the Penn Treebank. A word gets its most frequent tag from the lexicon, then contextual rules in the
manner of Brill (1995, 'Transformation-Based Error-Driven Learning') repair what the neighbours show to be wrong. All
of it runs on columns; there is no loop over tokens.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import polars as pl

# Together the alternatives match every character, so that token lengths add up to offsets.
TOKEN = (
    r"(?s)(?:\p{L}\.){2,}"  # U.S. a.m.
    r"|\p{L}+(?:n't|N'T)\b|\p{L}+'(?:re|ve|ll|d|m|em|RE|VE|LL)\b"  # don't they're
    r"|\p{L}'\p{Lu}[\p{L}\p{M}]+"  # O'Brien
    r"|'[sS]\b"  # 's
    r"|[\p{L}\p{M}]+(?:[\u0080-\u00bf]+[\p{L}\p{M}]+)*"  # words, and words with wrongly decoded letters inside
    r"|\d+(?:[.,]\d+)*"
    r"|\s+|''|``|\.\.\.+|--+|."
)
_GLUED = (
    r"^(?:from|of|in|to|with|and|by|for|the|on|at|that)\p{Lu}\p{Ll}{2,}$"
    r"|^(?:m|b|tr)illion(?:\p{Lu}{2,3}|yuan|dollars?|euros?|rubles?|roubles?|tons|tonnes|people)$"
)
_GLUED_PARTS = r"^(?:m|b|tr)illion|^\p{Ll}+|\p{Lu}\p{Ll}+|\p{Lu}+|\p{Ll}+"
_CONTRACTED = r"\p{L}(?:n't|N'T|(?i:'(?:re|ve|ll|d|m)))$|^(?i:cannot)$"
# How long the second part of a contraction is: "n't", "not", "'re"; "'m".
_PART, _SHORT_PART = 3, 2
# What the parts of contractions are when they are written out, the second ones before "n't" only; "'d": see ``_would_or_had``.
_WRITTEN_OUT = {"n't": "not", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will"}
_WRITTEN_OUT_BEFORE_NOT = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}
VERB_TAGS = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD")
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BE = [
    "be", "is", "are", "was", "were", "been", "being", "am", "'s", "get", "gets", "got",
]  # fmt: skip
_HAVE = ["have", "has", "had", "having"]
_DO = ["do", "does", "did"]
# What the rules ask for or give.
_TAGS_OF_RULES = {
    *VERB_TAGS, "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "DT", "PRP", "PRP$", "POS", "CD", "IN", "TO", "RB", "WDT", "WP", "EX", ",",
    ")", "",
}  # fmt: skip
_CLAUSE_WORDS = ["that", "who", "which", "it", "he", "she", "there", "what", "this", "here", "where", "how"]


def tokenize(sentences: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """The tokens of the sentences, in order, without blanks.

    Args:
        sentences: columns ``sentence``, ``folded``, ``char_start``.
        words: the word lexicon: ``lower``, ``tag`` (most frequent), ``forms`` (letters of the verb and noun forms that
            the word can be: B base, D past, N past participle, G -ing, Z third person, n noun, s plural noun).

    Returns:
        ``sentence``, ``text``, ``lower`` (of contractions as they are written out: 'will', 'not'), ``char_start``, ``char_end``, ``tag``.
    """
    tokens = cut(sentences.select("sentence", sentence_start="char_start", text=pl.col("folded")))
    length = pl.col("text").str.len_chars().cast(pl.Int64)
    end = pl.col("sentence_start") + length.cum_sum().over("sentence")
    tokens = tokens.with_columns(char_start=end - length, char_end=end).filter(~pl.col("text").str.contains(r"^\s"))
    kinds = _kinds_of_words(tokens.select("text", "lower").unique(), words)
    tokens = _would_or_had(tokens.join(kinds, on=["text", "lower"], how="left", maintain_order="left"))
    tokens = _with_neighbours(_lexical_tags(tokens))
    # Numbers instead of strings: the rules are six times as quick.
    tags = pl.Enum(sorted({*tokens["tag"].unique(), *_TAGS_OF_RULES}))
    rules = [rule.cast(tags) for rule in _contextual_rules()]
    tokens = reduce(lambda frame, rule: frame.with_columns(tag=rule), rules, tokens.with_columns(pl.col("tag").cast(tags)))
    return tokens.select("sentence", "text", "lower", "char_start", "char_end", pl.col("tag").cast(pl.String))


def cut(texts: pl.DataFrame) -> pl.DataFrame:
    """Texts cut into tokens, blanks among them: a row for each, with its ``text`` and what it is in small letters, ``lower``.

    An empty text has one row, with nulls.
    """
    tokens = texts.with_columns(pl.col("text").str.extract_all(TOKEN)).explode("text", empty_as_null=True)
    tokens = _split(tokens, _GLUED, _split_glued).with_columns(lower=pl.col("text").str.to_lowercase())
    return _split(tokens, _CONTRACTED, _split_contracted)


def _split(tokens: pl.DataFrame, pattern: str, split: Callable[[pl.DataFrame], pl.DataFrame]) -> pl.DataFrame:
    """The tokens with those that fit a pattern in parts. They are few: lists of parts for all tokens take eight times as long."""
    fits = pl.col("text").str.contains(pattern).fill_null(value=False)
    tokens = tokens.with_row_index("place")
    some = tokens.filter(fits)
    if not some.is_empty():
        tokens = pl.concat([tokens.filter(~fits), split(some)]).sort("place", maintain_order=True)
    return tokens.drop("place")


def _split_glued(tokens: pl.DataFrame) -> pl.DataFrame:
    """'imports fromUkraine', '3 billionUS dollars' of machine translation: two words without a blank are two tokens."""
    return tokens.with_columns(pl.col("text").str.extract_all(_GLUED_PARTS)).explode("text")


def _split_contracted(tokens: pl.DataFrame) -> pl.DataFrame:
    """'exports weren't', 'cannot', 'they'll': two tokens each, "were" and "n't", "can" and "not", "they" and "'ll".

    So does the Penn Treebank; what denies, and what says when, is a word of its own.
    """
    text = pl.col("text")
    part = pl.when(text.str.contains(r"'[dDmM]$")).then(_SHORT_PART).otherwise(_PART)
    parts = tokens.with_columns(pl.concat_list(text.str.head(text.str.len_chars() - part), text.str.tail(part))).explode("text")
    lower = text.str.to_lowercase()
    stem = pl.when(lower.shift(-1) == "n't").then(lower.replace(_WRITTEN_OUT_BEFORE_NOT)).otherwise(lower)
    return parts.with_columns(lower=stem.replace(_WRITTEN_OUT))


def _kinds_of_words(texts: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """What a word is wherever it stands: a text has a word ten times, and is asked once.

    ``tag_of_name`` and ``tag_of_word`` are its tags by its capital and without; ``is_known``: an ordinary word of the lexicon.
    """
    kinds = texts.with_columns(
        is_word=pl.col("lower").str.contains(r"^\p{L}"),
        is_capital=pl.col("text").str.contains(r"^\p{Lu}"),
        has_small=pl.col("text").str.contains(r"\p{Ll}"),
        is_opening=pl.col("text").is_in(['"', "'", "''", ":", "(", "\u2014", "-"]),
    )
    kinds = kinds.join(words, on="lower", how="left", maintain_order="left")
    word, lower, forms = pl.col("is_word"), pl.col("lower"), pl.col("forms").fill_null("")
    ending = (
        pl.when(pl.col("lower").str.ends_with("ing")).then(pl.lit("VBG"))
        .when(pl.col("lower").str.ends_with("ed")).then(pl.lit("VBN"))
        .when(pl.col("lower").str.ends_with("ly")).then(pl.lit("RB"))
        .when(pl.col("lower").str.contains(r"(?:ous|ful|ive|able|ible|ic|al|less|ish)$")).then(pl.lit("JJ"))
        .when(pl.col("lower").str.contains(r"[^s]s$")).then(pl.lit("NNS"))
        .otherwise(pl.lit("NN"))
    )  # fmt: skip
    tag_of_word = (
        pl.when(pl.col("text").str.contains(r"^\d")).then(pl.lit("CD"))
        .when(~word & (lower == "'s")).then(pl.lit("POS"))
        .when(~word).then(pl.col("text").str.slice(0, 1))
        .otherwise(pl.col("tag").fill_null(ending))
    )  # fmt: skip
    return kinds.select(
        "text", "lower", "is_word", "is_capital", "has_small", "is_opening",
        is_known=pl.col("tag").is_not_null() & ~pl.col("tag").is_in(["NNP", "NNPS"]),
        is_adverb=pl.col("tag") == "RB",
        is_base=forms.str.contains("B", literal=True) | (pl.col("tag") == "VB").fill_null(value=False),
        tag_of_name=pl.when(pl.col("tag") == "CD").then(pl.lit("CD")).otherwise(pl.lit("NNP")),
        tag_of_word=tag_of_word,
        is_auxiliary=lower.is_in(_BE + _HAVE),
        is_do=lower.is_in(_DO),
        **{f"can_be_{form}": forms.str.contains(form, literal=True) for form in "BDNZns"},
    )  # fmt: skip


def _would_or_had(tokens: pl.DataFrame) -> pl.DataFrame:
    """What "'d" is by the word behind it: in 'they'd soon sign' it is 'would', in 'they'd signed', 'they'd 40 ships' it is 'had'."""
    is_short = pl.col("lower") == "'d"
    is_would = pl.when(pl.col("is_adverb").shift(-1)).then(pl.col("is_base").shift(-2)).otherwise(pl.col("is_base").shift(-1))
    word, tag = (pl.when(is_would).then(pl.lit(would)).otherwise(pl.lit(had)) for would, had in (("would", "had"), ("MD", "VBD")))
    return tokens.with_columns(
        lower=pl.when(is_short).then(word).otherwise("lower"),
        tag_of_word=pl.when(is_short).then(tag).otherwise("tag_of_word"),
        is_word=pl.col("is_word") | is_short,
        is_auxiliary=pl.col("is_auxiliary") | (is_short & (word == "had")),
    )


def _lexical_tags(tokens: pl.DataFrame) -> pl.DataFrame:
    """Tags that a word has by itself: from the lexicon, its shape, its ending; a name by its capital where that says something."""
    word = pl.col("is_word")
    # A sentence in capitals (a headline) says nothing by its capitals.
    shouting = (~pl.col("has_small") & word).sum().over("sentence") > 0.7 * word.sum().over("sentence")
    shouting = shouting & (word.sum().over("sentence") >= 3)
    position = pl.int_range(pl.len()).over("sentence")
    after_opening = pl.col("is_opening").shift(1).over("sentence")
    uninformative = shouting | (position == 0) | ((position == 1) & after_opening)
    is_name = pl.col("is_capital") & ~(uninformative & pl.col("is_known"))
    return tokens.with_columns(tag=pl.when(is_name).then("tag_of_name").otherwise("tag_of_word"))


# How far the rules look: three tokens back, one ahead.
_NEIGHBOURS = (1, 2, 3, -1)


def _with_neighbours(tokens: pl.DataFrame) -> pl.DataFrame:
    """Adds whether a neighbour is of the same sentence, once: windows over sentences in every rule take three times as long."""
    sentence = pl.col("sentence")
    return tokens.with_columns((sentence.shift(n) == sentence).fill_null(value=False).alias(f"has_{n}") for n in _NEIGHBOURS)


def _neighbour(column: pl.Expr, n: int) -> pl.Expr:
    """The column's value at the ``n``-th token before (negative: behind) in the sentence, empty where there is none."""
    return pl.when(pl.col(f"has_{n}")).then(column.shift(n)).otherwise(pl.lit(""))


def _contextual_rules() -> list[pl.Expr]:
    """The rules in order; each gives the new tag column. An example sentence stands beside each."""
    tag, lower = pl.col("tag"), pl.col("lower")

    def prev(n: int = 1) -> pl.Expr:
        return _neighbour(tag, n)

    def following(n: int = 1) -> pl.Expr:
        return _neighbour(tag, -n)

    def word(n: int) -> pl.Expr:
        return _neighbour(lower, n)

    def holds(column: str, n: int) -> pl.Expr:
        return pl.col(f"has_{n}") & pl.col(column).shift(n)

    can_be_base, can_be_noun, can_be_plural = pl.col("can_be_B"), pl.col("can_be_n"), pl.col("can_be_s")
    can_be_past, can_be_participle, can_be_third = pl.col("can_be_D"), pl.col("can_be_N"), pl.col("can_be_Z")
    lexical_verb = tag.is_in(["VB", "VBP", "VBD", "VBN"])
    after_adverb = prev() == "RB"
    before = pl.when(after_adverb).then(prev(2)).otherwise(prev())
    after_do = pl.when(after_adverb).then(holds("is_do", 2)).otherwise(holds("is_do", 1))
    after_auxiliary, second_after = (
        pl.when(after_adverb).then(holds("is_auxiliary", n + 1)).otherwise(holds("is_auxiliary", n)) for n in (1, 2)
    )
    auxiliary = after_auxiliary | (second_after & (before == "RB"))
    subject = ["PRP", "NNS", "NNP", "NN", "EX", "WDT", "WP", "NNPS", ")"]

    def change(condition: pl.Expr, to: str) -> pl.Expr:
        return pl.when(condition).then(pl.lit(to)).otherwise(tag)

    third_or_plural = (tag == "VBZ") & can_be_plural
    finished = (tag == "VBN") & can_be_past & ~auxiliary
    return [
        # "to boost exports", "will visit China", "did not sign"
        change(can_be_base & ~tag.is_in(["VB", "NNP", "CD"]) & ((prev() == "TO") | (before == "MD") | after_do), "VB"),
        # "the increase in reserves", "China's exports", "a new call"; not "a deal that does not"
        change(can_be_noun & lexical_verb & prev().is_in(["DT", "PRP$", "POS", "JJ", "CD", "JJS", "JJR"]), "NN"),
        change(third_or_plural & ~pl.col("is_do") & prev().is_in(["DT", "PRP$", "POS", "JJ", "CD", "IN", "JJR", "VBG", ","]), "NNS"),
        # "exports of goods rose": a plural right before 'of' is a noun
        change(third_or_plural & (word(-1) == "of"), "NNS"),
        # "Mr. Lou demands that", "it exports oil": a plural noun between a subject and an object is a verb
        change((tag == "NNS") & can_be_third & prev().is_in(["PRP", "WDT", "WP"]), "VBZ"),
        change((tag == "NNS") & can_be_third & (prev() == "NNP") & following().is_in(["DT", "PRP", "PRP$"]), "VBZ"),
        # "has risen", "was summoned", "being sold"
        change((tag == "VBD") & can_be_participle & auxiliary, "VBN"),
        # "the ministry said", "Putin visited": a past form after a subject without an auxiliary
        change(finished & before.is_in(subject) & ~following().is_in(["IN"]), "VBD"),
        change(finished & (before == "PRP"), "VBD"),
        change(finished & before.is_in(["NNS", "NN", "NNP"]) & (following() == "IN") & (word(-1) != "by"), "VBD"),
        # "they plan to", "prices fall": a base form after a plural subject
        change((tag == "VB") & ((prev() == "PRP") | prev().is_in(["NNS", "WDT"])), "VBP"),
        change((tag == "NN") & can_be_base & (prev() == "PRP"), "VBP"),
        # "he's", "there's": not a possessive
        change((tag == "POS") & word(1).is_in(_CLAUSE_WORDS), "VBZ"),
        # "said that": a conjunction; "the deal that": a relative pronoun
        change((lower == "that") & prev().is_in(["VBD", "VBZ", "VBP", "VB", "VBG", "VBN"]), "IN"),
        change((lower == "that") & prev().is_in(["NN", "NNS"]) & following().is_in(["VBD", "VBZ", "VBP", "MD"]), "WDT"),
    ]  # fmt: skip
