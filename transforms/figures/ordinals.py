"""Which of its kind something is: 'sworn in for a fifth term', 'her second visit to China in two years'.

Besides terms of office, the nouns of ``word_sets.csv`` (set ``counted_occasions``) are read, those only with the time that
they are counted in: 'second in two years' and 'second in six months' are both true. Whether a term begins is told apart from
terms that are over, wished for or ruled out, because articles of one time agree on the one that begins. One of a kind is
read in a sentence, the first.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from transforms.identifiers import make_id
from transforms.segmentation.sentences import split_sentences

ORDINAL_SCHEMA = {
    "ordinal_id": pl.String, "document_id": pl.String, "passage_id": pl.String, "char_start": pl.Int64, "char_end": pl.Int64,
    "surface": pl.String, "person_id": pl.String, "person": pl.String, "noun": pl.String, "ordinal": pl.Int64, "time_window": pl.String,
    "is_beginning": pl.Boolean, "sentence": pl.String,
}  # fmt: skip
_TERM = "term"
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
# 'afifth': machine translation glues articles to words.
_ORDINAL = rf"(?i)\b(?:an?|the|his|her)?({'|'.join(_WORDS)}|[0-9]{{1,2}}(?:st|nd|rd|th))"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]{1,3})"
_WINDOW = (
    rf"(?i)\b(?:in|within) (?:(?:just|only|less than|more than|over|under|about|almost|nearly|barely|the (?:last|past))\s+){{0,2}}"
    rf"(?:{_COUNT} )?(?:years?|months?|weeks?|decades?|days?)\b|\bthis (?:year|month|week)\b|\bsince (?:\p{{Lu}}\p{{L}}+ )?[0-9]{{4}}\b"
)
_GOAL = r"^ to (\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2})"
# How far before the ordinal a word may stand that says whether the term begins.
_CUE_CHARS = 80
_FRONTED = r"^(?:\p{Lu}\p{L}+ing|After|Before|Since|On|In|During|With|Upon|Having)\b"
_PRONOUN = r"^(?:He|She|It|This|That|His|Her)\b"
_THEN_BEGINS = r"(?i)^ (?:\w+ )?(?:begins|began|starts|started)\b"
# 'won exclusions during Trump's first term', 'the worst year since her second term'.
_LOOKS_BACK = r"(?i)\b(?:during|since|throughout|under) (?:\S+ ){0,3}$"
_FIRST_OF = r"(?i)\b(?:first|inaugural)\b.{0,40}\bof (?:his|her) $"


def read_ordinals(
    passages: pl.DataFrame, mentions: pl.DataFrame, entities: pl.DataFrame, word_sets: Mapping[str, frozenset[str]]
) -> pl.DataFrame:
    """What documents say of the how-manieth term, visit or trip of a person it is, with the columns of ``ORDINAL_SCHEMA``.

    Args:
        passages: the table ``passages``.
        mentions: the table ``mentions``.
        entities: the table ``entities``.
        word_sets: ``counted_occasions``, ``occasion_adjectives``, ``single_offices``, ``term_begins``, ``term_wished``.
    """
    nouns, adjectives = (_alternatives(word_sets[name]) for name in ("counted_occasions", "occasion_adjectives"))
    patterns = [rf"{_ORDINAL}[ -](?:(?:{adjectives})[ -]){{0,2}}({noun})\b" for noun in (_TERM, nouns)]
    likely = pl.any_horizontal(pl.col("text").str.contains(pattern) for pattern in patterns)
    sentences = split_sentences(passages.filter(pl.col("role").is_in(["title", "body"]) & likely))
    found = pl.concat([_first_match(sentences, pattern) for pattern in patterns])
    after = pl.col("folded").str.slice((pl.col("before") + pl.col("surface")).str.len_chars())
    start = pl.col("char_start") + pl.col("before").str.len_chars().cast(pl.Int64)
    found = found.with_columns(
        after=after, sentence_start="char_start", sentence_end="char_end", char_start=start,
        char_end=start + pl.col("surface").str.len_chars().cast(pl.Int64),
        time_window=after.str.extract(f"({_WINDOW})", 1).str.to_lowercase(),
        ordinal=pl.coalesce(
            pl.col("number").replace_strict(_NUMBERS, default=None, return_dtype=pl.Int64),
            pl.col("number").str.extract(r"^(\d+)", 1).cast(pl.Int64),
        ),
        is_beginning=_begins(after, word_sets),
    )  # fmt: skip
    visits = pl.col("noun") != _TERM
    goal = pl.when(visits).then(pl.format("{} to {}", "noun", after.str.extract(_GOAL, 1)))
    found = found.filter(~visits | pl.col("time_window").is_not_null()).with_columns(noun=pl.coalesce(goal, "noun"))
    return _finish(_with_persons(found, mentions, entities, _alternatives(word_sets["single_offices"])))


def _first_match(sentences: pl.DataFrame, pattern: str) -> pl.DataFrame:
    """The sentences that the pattern is in, with its first place."""
    found = sentences.with_columns(surface=pl.col("folded").str.extract(f"({pattern})", 1)).drop_nulls("surface")
    return found.with_columns(
        before=pl.col("folded").str.extract(rf"(?s)^(.*?){pattern}", 1),
        number=pl.col("surface").str.extract(pattern, 1).str.to_lowercase(),
        noun=pl.col("surface").str.extract(pattern, 2).str.to_lowercase(),
    )  # fmt: skip


def _alternatives(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _begins(after: pl.Expr, word_sets: Mapping[str, frozenset[str]]) -> pl.Expr:
    near = pl.col("before").str.slice(-_CUE_CHARS)
    begins, wished = (rf"(?i)\b(?:{_alternatives(word_sets[name])})\b" for name in ("term_begins", "term_wished"))
    told = near.str.contains(begins) | near.str.contains(_FIRST_OF) | after.str.contains(_THEN_BEGINS)
    dated = pl.col("folded").str.contains(r"\b(?:19|20)\d\d\b")
    return (pl.col("noun") == _TERM) & told & ~near.str.contains(wished) & ~near.str.contains(_LOOKS_BACK) & ~dated


def _with_persons(found: pl.DataFrame, mentions: pl.DataFrame, entities: pl.DataFrame, offices: str) -> pl.DataFrame:
    """The person whose term it is; where the sentence leaves it to guesswork, the row is left out.

    It is the only person named before it in the sentence, or the last one if 'who' follows; the first one after it where a
    clause stands in front ('After taking office for her second term, Ann Lee …'); the last one of the sentences before
    where the sentence begins with a pronoun ('He began his third term'); where it begins with an office ('The Chilean
    president, whose third term …'), the one whom the article names most often and calls by no office.
    """
    persons = entities.filter(pl.col("kind") == "person").select(person_id="entity_id", person="name")
    named = mentions.select("document_id", "basis", person_id="entity_id", place="char_start")
    named = named.join(persons, on="person_id", maintain_order="left").with_columns(is_main=_is_main())
    rows = found.with_row_index("row")
    reach = rows.join(named, on="document_id", maintain_order="left")
    before = pl.col("place") < pl.col("char_start")
    inside = (pl.col("place") >= pl.col("sentence_start")) & (pl.col("place") < pl.col("sentence_end"))
    reach = reach.with_columns(n_before=pl.col("person_id").filter(before & inside).n_unique().over("row"))
    since = pl.col("before").str.slice(pl.col("place") - pl.col("sentence_start"))
    clear = (pl.col("n_before") == 1) | since.str.contains(r"\bwho(?:se)?\b")
    office = rf"^The (?:\p{{Lu}}\p{{L}}+ )?(?:{offices})\b"
    fronted, pronoun, titled = (pl.col("folded").str.contains(pattern) for pattern in (_FRONTED, _PRONOUN, office))
    alone = pl.col("n_before") == 0
    rank = (
        pl.when(inside & before & clear)
        .then(0)
        .when(inside & ~before & alone & fronted)
        .then(1)
        .when(~inside & before & alone & pronoun)
        .then(2)
        .when(~inside & before & alone & titled & pl.col("is_main"))
        .then(3)
    )
    distance = (pl.col("place") - pl.col("char_start")).abs()
    nearest = reach.with_columns(rank=rank, distance=distance).drop_nulls("rank").sort("row", "rank", "distance", "person_id")
    return nearest.unique("row", keep="first", maintain_order=True)


def _is_main() -> pl.Expr:
    """Whether a person is named more often than any other of the document, and by no office."""
    n_named = pl.len().over("document_id", "person_id")
    most = n_named.max().over("document_id")
    n_rivals = pl.col("person_id").filter(n_named == most).n_unique().over("document_id")
    return (n_named == most) & (n_rivals == 1) & ~(pl.col("basis") == "role").any().over("document_id", "person_id")


def _finish(found: pl.DataFrame) -> pl.DataFrame:
    rows = [
        {
            **row,
            "ordinal_id": make_id("ord", row["document_id"], row["char_start"], row["char_end"]),
            "sentence": " ".join(row["folded"].split()),
        }
        for row in found.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=ORDINAL_SCHEMA) if rows else pl.DataFrame(schema=ORDINAL_SCHEMA)
