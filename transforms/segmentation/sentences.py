"""Sentences inside passages, by ``sentencex``, with joins where newswire and machine translation mislead it."""

from __future__ import annotations

import re

import polars as pl
import sentencex

from transforms.segmentation.text import elisions, fold

READ_ROLES = ("title", "heading", "dateline", "body", "caption")

# A piece that ends so does not end a sentence: an abbreviation that is always followed by something, an initial.
_OPEN_ENDING = (
    r"(?:\b(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Brig|Rev|Hon|Pres|Sec|Amb|St|Mt|Ft|vs|No|Nos|"
    r"approx|Rs|Art|Sect|cf|e\.g|i\.e|viz)|[Aa]nd)\.\s*$"
)
# So does an initial, but for 'the U.S.' before a word that goes with no name. Old wires print 'to the U.S. This year':
# what can stand in mid-sentence is no sign.
_INITIAL = r"\b[A-Z]\.\s*$"
_NEW_SENTENCE = r"^\s*[\"'(]?(?:The|A|An|He|She|It|They|We|But|There|These|Those|However|Meanwhile)[\s,]"
# A piece that begins so goes on with the sentence before it.
_GOING_ON = r"^\s*(?:\p{Ll}|[,;:)\]%]|\d[\d.,]*\s+\p{Ll})"
_APART = re.compile(r'([.?!]) " (?=[A-Z"])')
_OPENING = re.compile(r'(?<![^\s(\[])"(?=\S)')
_CLOSING = re.compile(r'"')
_UNCLOSED = re.compile("\u201c(?=[^\u201c\u201d]*(?:\u201c|$))")
_AFTER_ELLIPSIS = r"\.\.\.+\s*$"
# The longest sentence of 400 articles has 127 tokens. What is longer is a table, a list or a page without full stops, and
# some rules look at all of a sentence from each of its words: it is cut, behind a comma or semicolon if one is near.
MOST_TOKENS = 400
CUT_WITHIN = 100
_PIECE = re.compile(r"\w+|[^\w\s]")


def split_sentences(passages: pl.DataFrame) -> pl.DataFrame:
    """The sentences of all passages that are read: title, heading, dateline, body, caption, dated lines.

    Args:
        passages: the table ``passages``.

    Returns:
        One row per sentence, in order: ``document_id``, ``passage_id``, ``role``, ``sentence`` (number, from 0, over
        the whole frame), ``folded`` (its text, folded, same length), ``char_start``, ``char_end``.
    """
    wanted = pl.col("role").is_in(READ_ROLES) | (pl.col("reason") == "timestamp")
    read = passages.filter(wanted.fill_null(value=False)).select("document_id", "passage_id", "role", "text", "char_start")
    folded = [fold(text).replace("\n", " ") for text in read["text"]]
    pieces = [
        (passage, piece["start_index"], text[piece["start_index"] : piece["end_index"]])
        for passage, text in enumerate(folded)
        for piece in sentencex.get_sentence_boundaries("en", _directed(text))
    ]
    frame = pl.DataFrame(pieces, schema={"passage": pl.Int64, "start": pl.Int64, "folded": pl.String}, orient="row")
    told = read.select("document_id", "passage_id", "role", passage_start="char_start")[frame["passage"]]
    return _trim(_cut_long(_join_broken(pl.concat([told, frame.drop("passage")], how="horizontal"))))


def _directed(text: str) -> str:
    """The text with straight quotation marks made to open or close, by the blanks around them; of the same length.

    ``sentencex`` pairs straight ones from the left and keeps together what it takes for quoted: one that is missing, or
    that stands apart ('he said. " The port'), would join all sentences behind it. So would the apostrophe of a year.
    """
    text = "".join("*" if at in elided else letter for at, letter in enumerate(text)) if (elided := elisions(text)) else text
    if '"' not in text:
        return text
    text = _APART.sub("\\1\u201d  ", text)
    text = _CLOSING.sub("\u201d", _OPENING.sub("\u201c", text))
    return _UNCLOSED.sub("*", text)


def _join_broken(pieces: pl.DataFrame) -> pl.DataFrame:
    """Pieces that belong to one sentence made into one."""
    pieces = pieces.with_columns(before=pl.col("folded").shift(1).over("passage_id").fill_null(""))
    before = pl.col("before")
    quotes_before = before.str.count_matches('"') % 2
    joins = (
        before.str.contains(_OPEN_ENDING)
        | (before.str.contains(_INITIAL) & ~pl.col("folded").str.contains(_NEW_SENTENCE))
        | (pl.col("folded").str.contains(_GOING_ON) & (before != ""))
        | (before.str.contains(_AFTER_ELLIPSIS) & (quotes_before == 1))
        | (pl.col("folded").str.count_matches(r"\p{L}|\d") == 0)
    )
    first = pl.int_range(pl.len()).over("passage_id") == 0
    pieces = pieces.with_columns(sentence=(~joins | first).cum_sum())
    return pieces.group_by("sentence", maintain_order=True).agg(
        pl.col("document_id", "passage_id", "role", "passage_start").first(), pl.col("folded").str.join(""), pl.col("start").first()
    )


def _cut_long(sentences: pl.DataFrame) -> pl.DataFrame:
    """Sentences of more than ``MOST_TOKENS`` tokens made into several."""
    parts = [_parts(text) if len(text) > MOST_TOKENS else [text] for text in sentences["folded"]]
    if len(parts) == sum(map(len, parts)):
        return sentences
    cut = sentences.with_columns(folded=pl.Series(parts, dtype=pl.List(pl.String))).explode("folded")
    before = pl.col("folded").str.len_chars().cum_sum().over("sentence") - pl.col("folded").str.len_chars()
    return cut.with_columns(start=pl.col("start") + before.cast(pl.Int64))


def _parts(text: str) -> list[str]:
    places = [(match.start(), match[0]) for match in _PIECE.finditer(text)]
    parts, first, start = [], 0, 0
    while len(places) - first > MOST_TOKENS:
        last = first + MOST_TOKENS
        first = next((k for k in range(last, last - CUT_WITHIN, -1) if places[k - 1][1] in {",", ";"}), last)
        parts.append(text[start : places[first][0]])
        start = places[first][0]
    return [*parts, text[start:]]


def _trim(sentences: pl.DataFrame) -> pl.DataFrame:
    """White space around sentences cut off; offsets counted in the document."""
    stripped = pl.col("folded").str.strip_chars()
    lead = pl.col("folded").str.len_chars() - pl.col("folded").str.strip_chars_start().str.len_chars()
    sentences = sentences.with_columns(char_start=pl.col("passage_start") + pl.col("start") + lead.cast(pl.Int64), folded=stripped)
    sentences = sentences.filter(pl.col("folded") != "")
    return sentences.select(
        "document_id",
        "passage_id",
        "role",
        sentence=pl.int_range(pl.len(), dtype=pl.Int64),
        folded="folded",
        char_start="char_start",
        char_end=pl.col("char_start") + pl.col("folded").str.len_chars().cast(pl.Int64),
    )
