"""Passages: runs of a document with one role each, over the untouched text.

Lines are grouped into blocks by their layout (one line a paragraph, or hard-wrapped wire copy with indents), blocks of
site furniture are labelled by ``lexicons/furniture.csv``, and what is left is told apart by its place and shape into
title, headings, captions, datelines, bylines and body. Nothing is dropped.
"""

from __future__ import annotations

import polars as pl

from transforms.segmentation.openings import DATELINE, DATELINE_DATE, LABEL_OF_HEADLINE, MONTH, is_known_place, split_openings
from transforms.segmentation.text import fold_column
from warehouse.schema import conform
from warehouse.tables.readings import PASSAGES

# A document is hard-wrapped when its lines are of newswire or plain-text mail width and mostly break in mid-sentence.
WRAPPED_WIDTH = (35, 95)
WRAPPED_SHARE_OPEN = 0.5  # share of lines that end without closing punctuation
# Furniture lines are short; a longer block that happens to match a pattern is prose.
FURNITURE_MAX_CHARS = 320
PROSE_MIN_WORDS = 12
# Furniture that labels something. Prose may open with the same words: 'Tags on the containers showed that ...'.
_LABELS = (
    "comments_start", "counters", "navigation", "photo_credit", "read_also", "related_start", "share_links", "source_line", "tags",
    "timestamp", "wire_sign_off",
)  # fmt: skip
# A row of links: more than this share of its parts, set off by wide blanks or bars, is furniture.
ROW_SHARE = 0.5
WALL_SHARE = 0.5
_GAP = r"\s+[|·•]\s+|\s{2,}"
_LABEL_COLON = r"^[^,.]{0,30}[:|©]"
_FINITE_VERB = r"\b(?:is|are|was|were|has|had|have|will|would|said|says|told|shows?|showed)\b"
TITLE_MIN_WORDS = 4  # fewer may be a section's name: one less is a title where the text has no other
_SECTION = r"(?:news|world|business|politics|economy|markets|opinion|analysis|sports?|finance|trade|page|report|edition)$"
TITLE_MAX_CHARS = 200
HEADING_MAX_WORDS = 12
CAPTION_MAX_CHARS = 400
BYLINE_MAX_CHARS = 120
LABEL_MAX_WORDS = 3

_SENTENCE_END = r"""[.!?:;…]["')\]]*$"""
_BYLINE = (
    r"(?i)^(?:by|from|words by|story by|written by|posted by|author:?|reported by) "
    r"(?:[\p{Lu}][\p{L}'.-]+|editor|staff|our|the|and|&|in|of|,"
    r"|[A-Z]\.|[A-Z]{2,}|correspondent|reporter|writer|agencies|desk|special|news|web|online|admin|team)"
    r"(?:,? (?:[\p{Lu}][\p{L}'.-]*|and|&|in|of|the|for|staff|writer|reporter|correspondent|editor|agencies|desk"
    r"|political|economics?|business|diplomatic|special|news|web|chief|senior|bureau|online|team|our)){0,12}\.?$"
)
_AUTHOR_NOTE = (
    r"(?i)^(?:the (?:author|writer)|[\p{Lu}][\p{L}'.-]+(?: [\p{Lu}][\p{L}'.-]*){1,3}|(?:he|she) )"
    r"(?:,? .{0,60},?)? (?:is|was|has been|teaches|writes|covers|reports|serves) .{0,120}"
    r"(?:lecturer|professor|fellow|columnist|contributor|contributing|correspondent|editor|reporter|journalist"
    r"|author of|writer|analyst (?:at|for)|blogger|staff|visiting|co-?founder|freelance)\b.{0,250}$"
)
_POSED = (
    r"(?i)\b(?:pose|poses|posed|pictured|seen (?:here|in this|at|on|during)|in this (?:file )?(?:photo|picture|image|handout)"
    r"|file (?:photo|picture|image)|"
    r"left|right|centre|center|shakes? hands|attends?|speaks?|walks?|look on|looks on|watch|watches|arrives?|waves?|gestures?"
    r"|stands?|stand|sits?|meets?|greets?|at a|during a|after talks|holds?|delivers?)\b"
)
_PICTURE_CREDIT = (
    r"(?i)(?:\b(?:image|photo|photograph|picture|pic|credit|photo by|photo courtesy|illustration)s?(?: credit)? ?[:©] ?[^.:]{2,60}\.?$)"
    r"|(?:[(|/-] ?(?:ap|afp|reuters|getty|getty images|epa|xinhua|tass|bloomberg|pool|shutterstock)(?: photo)?"
    r"(?: ?/[^()]{2,40})?(?: photo)?\)?\.?$)"
    r"|(?:\((?:photo|image|picture|file)[^()]{0,60}\)\.?$)"
)
_YEARED_DATE = rf"(?:{MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {MONTH} \d{{4}}|{MONTH} \d{{4}}|\bin \d{{4}})"


def split_passages(documents: pl.DataFrame, furniture: pl.DataFrame, places: pl.Series) -> pl.DataFrame:
    """The passages of the documents, in order.

    Args:
        documents: columns ``document_id``, ``text`` and ``title`` (null where the metadata give none).
        furniture: columns ``pattern`` (a regular expression for a whole lower-case line) and ``reason``.
        places: names of cities and countries, lower case; a line that is nothing but one is a dateline.

    Returns:
        The table ``passages``. Every non-blank character of a text lies in exactly one row.
    """
    blocks = _label_furniture(_blocks(_lines(documents)), furniture)
    blocks = _label_pictures(blocks)
    blocks = _label_head(blocks, documents, places)
    blocks = _label_headings(blocks)
    blocks = _label_related(blocks)
    passages = split_openings(blocks, furniture, places)
    passages = passages.join(documents.select("document_id", raw="text"), on="document_id", maintain_order="left")
    passages = passages.with_columns(
        ordinal=pl.int_range(pl.len()).over("document_id"),
        text=pl.col("raw").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start")),
        passage_id="pas_" + pl.col("document_id").str.slice(4) + "_" + pl.col("char_start").cast(pl.String),
    )
    return conform(PASSAGES, passages.select(PASSAGES.column_names))


def _lines(documents: pl.DataFrame) -> pl.DataFrame:
    """Non-blank lines with the offsets of their first and last non-blank character, and their indent."""
    lines = documents.select("document_id", line=fold_column(pl.col("text")).str.split("\n")).explode("line", empty_as_null=True)
    width = pl.col("line").str.len_chars().cast(pl.Int64)
    lead = width - pl.col("line").str.strip_chars_start().str.len_chars().cast(pl.Int64)
    lines = lines.with_columns(line_start=(width + 1).cum_sum().over("document_id") - width - 1, indent=lead)
    lines = lines.with_columns(line=pl.col("line").str.strip_chars())
    lines = lines.with_columns(
        is_blank=pl.col("line") == "",
        char_start=pl.col("line_start") + pl.col("indent"),
        char_end=pl.col("line_start") + pl.col("indent") + pl.col("line").str.len_chars().cast(pl.Int64),
    )
    lines = lines.with_columns(
        after_blank=pl.col("is_blank").shift(1).over("document_id").fill_null(value=True),
        before_blank=pl.col("is_blank").shift(-1).over("document_id").fill_null(value=True),
    )
    return lines.filter(~pl.col("is_blank"))


def _blocks(lines: pl.DataFrame) -> pl.DataFrame:
    """Lines joined to paragraphs where the document is hard-wrapped; else a line is a paragraph."""
    width = pl.col("line").str.len_chars()
    is_open = ~pl.col("line").str.contains(_SENTENCE_END)
    wrapped = (
        lines.group_by("document_id")
        .agg(
            is_wrapped=(pl.len() >= 4)
            & width.median().is_between(*WRAPPED_WIDTH)
            & (width.quantile(0.95) <= WRAPPED_WIDTH[1] + 10)
            & (is_open.mean() >= WRAPPED_SHARE_OPEN)
        )
    )  # fmt: skip
    lines = lines.join(wrapped, on="document_id", maintain_order="left")
    # In wrapped copy the lines of a paragraph keep to the margin, but for its first.
    starts = ~pl.col("is_wrapped") | pl.col("after_blank") | (pl.col("indent") > pl.col("indent").min().over("document_id"))
    lines = lines.with_columns(block=starts.cum_sum().over("document_id"))
    return lines.group_by("document_id", "block", maintain_order=True).agg(
        folded=pl.col("line").str.join(" "),
        char_start=pl.col("char_start").first(),
        char_end=pl.col("char_end").last(),
        after_blank=pl.col("after_blank").first(),
        before_blank=pl.col("before_blank").last(),
        is_wrapped=pl.col("is_wrapped").first(),
    )


def _label_furniture(blocks: pl.DataFrame, furniture: pl.DataFrame) -> pl.DataFrame:
    """Adds ``role`` and ``reason`` for blocks that match a pattern of the lexicon as a whole."""
    blocks = blocks.with_columns(
        lower=pl.col("folded").str.to_lowercase().str.strip_prefix("\u2022").str.strip_chars(), n_chars=pl.col("folded").str.len_chars()
    )
    is_long = pl.col("n_words") >= PROSE_MIN_WORDS
    blocks = blocks.with_columns(n_words=pl.col("folded").str.count_matches(r"\S+"))
    blocks = blocks.with_columns(is_long_sentence=is_long & pl.col("folded").str.contains(_SENTENCE_END))
    tells = pl.col("is_long_sentence") & pl.col("lower").str.contains(_FINITE_VERB) & ~pl.col("lower").str.contains(_LABEL_COLON)
    suspects = blocks.filter(pl.col("n_chars") <= FURNITURE_MAX_CHARS).select("document_id", "block", "lower", tells=tells)
    tests = [
        pl.when(pl.col("lower").str.contains(f"^(?:{pattern})$") & ~(pl.col("tells") & pl.lit(reason in _LABELS))).then(pl.lit(reason))
        for pattern, reason in furniture.filter(pl.col("reason") != LABEL_OF_HEADLINE).select("pattern", "reason").iter_rows()
    ]
    # Whole lines and parts of rows together: for each frame that the patterns are asked of they are compiled anew.
    asked = pl.concat(
        [suspects.with_columns(is_part=pl.lit(value=False)), _parts_of_rows(suspects).with_columns(is_part=pl.lit(value=True))]
    )
    found = asked.select("document_id", "block", "is_part", reason=pl.coalesce(tests))
    whole, parts = found.filter(~pl.col("is_part")), found.filter("is_part")
    reasons = whole.join(_rows_of_furniture(parts), on=["document_id", "block"], how="left", maintain_order="left")
    reasons = reasons.select("document_id", "block", reason=pl.coalesce("reason", "row_reason"))
    blocks = blocks.join(reasons, on=["document_id", "block"], how="left", maintain_order="left")
    blocks = blocks.with_columns(
        is_prose=pl.col("is_long_sentence") & pl.col("reason").is_null(),
        role=pl.when(pl.col("reason").is_not_null()).then(pl.lit("boilerplate")),
    )
    in_document = pl.int_range(pl.len()).over("document_id")
    return blocks.with_columns(place=in_document).with_columns(
        first_prose=pl.col("place").filter("is_prose").min().over("document_id"),
        last_prose=pl.col("place").filter("is_prose").max().over("document_id"),
    )


def _parts_of_rows(suspects: pl.DataFrame) -> pl.DataFrame:
    """The parts of lines that wide blanks or bars cut up, one a row: 'Home | News | World | Sport', 'Tweet   Comment (12)   Print'."""
    rows = suspects.filter(pl.col("lower").str.contains(_GAP))
    return rows.with_columns(lower=pl.col("lower").str.replace_all(_GAP, "\n").str.split("\n")).explode("lower", empty_as_null=True)


def _rows_of_furniture(parts: pl.DataFrame) -> pl.DataFrame:
    """Lines most of whose parts are furniture each by itself."""
    rows = parts.group_by("document_id", "block", maintain_order=True).agg(
        share=pl.col("reason").is_not_null().mean(), row_reason=pl.col("reason").drop_nulls().first()
    )
    return rows.filter(pl.col("share") > ROW_SHARE).drop("share")


def _label_pictures(blocks: pl.DataFrame) -> pl.DataFrame:
    """Captions: beside a photo credit, or ending in one; author notes and bylines, which look alike wherever they stand."""
    credit = pl.col("reason") == "photo_credit"
    beside = credit.shift(1).over("document_id") | credit.shift(-1).over("document_id")
    unlabelled = pl.col("role").is_null()
    short = pl.col("n_chars") <= CAPTION_MAX_CHARS

    def has(pattern: str, candidate: pl.Expr) -> pl.Expr:
        """Whether a candidate fits a pattern: these patterns are slow, even on what is empty, and most blocks are none."""
        is_candidate = blocks.select((unlabelled & candidate).fill_null(value=False)).to_series()
        fits = blocks["folded"].filter(is_candidate).str.contains(pattern)
        return pl.lit(is_candidate.scatter(is_candidate.arg_true(), fits))

    may_be_beside = short & beside.fill_null(value=False) & ~pl.col("is_wrapped") & ~pl.col("folded").str.contains('"')
    is_caption = has(_PICTURE_CREDIT, short & (pl.col("n_words") >= 4)) | has(_POSED, may_be_beside) | has(_YEARED_DATE, may_be_beside)
    is_late = (pl.col("place") > pl.col("last_prose") - 1) & (pl.col("place") > pl.col("first_prose") + 1)
    is_note = has(_AUTHOR_NOTE, short & is_late)
    is_byline = has(_BYLINE, pl.col("n_chars") <= BYLINE_MAX_CHARS)
    is_byline = is_byline & ~pl.col("is_prose")
    at_end = pl.col("place") > pl.col("last_prose")
    blocks = blocks.with_columns(is_caption=is_caption, is_note=is_note, is_byline=is_byline)  # once: a column is not worked out again
    return blocks.with_columns(
        role=pl.when("is_caption").then(pl.lit("caption"))
        .when("is_note").then(pl.lit("boilerplate"))
        .when(pl.col("is_byline") & at_end).then(pl.lit("boilerplate"))
        .when("is_byline").then(pl.lit("byline"))
        .otherwise("role"),
        reason=pl.when("is_caption").then(pl.lit("caption_shape"))
        .when("is_note").then(pl.lit("author_note"))
        .when("is_byline").then(pl.lit("byline_shape"))
        .otherwise("reason"),
    )  # fmt: skip


def _label_head(blocks: pl.DataFrame, documents: pl.DataFrame, places: pl.Series) -> pl.DataFrame:
    """Title, category labels and place lines: what stands above the first full paragraph."""
    blocks = blocks.join(
        documents.select("document_id", given=fold_column(pl.col("title")).str.strip_chars().str.to_lowercase()),
        on="document_id",
        maintain_order="left",
    )
    unlabelled = pl.col("role").is_null()
    later = pl.col("n_chars").filter(pl.col("place") > 0).median().over("document_id")
    stands_out = (pl.col("place") == 0) & pl.col("before_blank") & (pl.col("n_words") <= 18) & (later >= 1.5 * pl.col("n_chars"))
    above = (pl.col("place") < pl.col("first_prose").fill_null(1)) | stands_out
    is_given = (pl.col("given").is_not_null() & (pl.col("lower") == pl.col("given"))).fill_null(value=False)
    is_line = unlabelled & above & (pl.col("n_chars") <= TITLE_MAX_CHARS) & ~pl.col("lower").is_in(places.implode())
    blocks = blocks.with_columns(is_line=is_line)
    is_line = pl.col("is_line")
    line = pl.when(is_line).then("folded")
    is_short_lead = line.str.extract(DATELINE, 0).str.contains(DATELINE_DATE) & line.str.contains(_SENTENCE_END)
    could_be = is_line & (pl.col("n_words") >= TITLE_MIN_WORDS) & ~is_short_lead.fill_null(value=False)
    opens_alone = is_line & (pl.col("place") == 0) & (pl.col("n_words") == TITLE_MIN_WORDS - 1) & pl.col("before_blank")
    opens_alone = opens_alone & ~pl.col("lower").str.contains(_SECTION) & ~pl.col("folded").str.contains(_SENTENCE_END)
    places_of = [pl.col("place").filter(test).min().over("document_id") for test in (is_given, could_be, opens_alone)]
    title_place = pl.coalesce(places_of)
    blocks = blocks.with_columns(title_place=title_place)
    is_title = pl.col("place") == pl.col("title_place")
    is_place = unlabelled & ~pl.col("is_prose") & (pl.col("place") <= pl.col("first_prose").fill_null(0))
    is_place = is_place & is_known_place(pl.col("lower").str.strip_chars(" .,:-"), places)
    is_label = (
        unlabelled
        & above
        & ~is_title
        & (pl.col("n_words") <= LABEL_MAX_WORDS)
        & ~pl.col("folded").str.contains(r"[,;.!?]")
        & pl.col("title_place").is_not_null()
        & (pl.col("place") < pl.col("title_place"))
    )
    blocks = blocks.with_columns(is_place=is_place)
    is_place = pl.col("is_place")
    return blocks.with_columns(
        role=pl.when(is_title).then(pl.lit("title"))
        .when(is_place).then(pl.lit("dateline"))
        .when(is_label).then(pl.lit("boilerplate"))
        .otherwise("role"),
        reason=pl.when(is_title & is_given).then(pl.lit("title_in_metadata"))
        .when(is_title).then(pl.lit("above_first_paragraph"))
        .when(is_place).then(pl.lit("place_line"))
        .when(is_label).then(pl.lit("category_label"))
        .otherwise("reason"),
    )  # fmt: skip


def _label_headings(blocks: pl.DataFrame) -> pl.DataFrame:
    """Headings: short blocks without a sentence end, or set apart, that are followed by body text."""
    unlabelled = pl.col("role").is_null()
    short = (pl.col("n_words") <= HEADING_MAX_WORDS) & (pl.col("n_chars") <= 100)
    closed = pl.col("folded").str.contains(r"""[.!?,;…]["')\]]*$""")
    quoted = pl.col("folded").str.contains(r"""^["'][^"]{2,60}["']$""")
    bullet = pl.col("folded").str.contains(r"^(?:[-•*–—·▪►]|\d{1,2}[.)])\s")
    inside = pl.col("place") < pl.col("last_prose").fill_null(-1)
    deck = pl.col("title_place").is_not_null() & (pl.col("place") > pl.col("title_place")) & (pl.col("place") < pl.col("first_prose"))
    is_heading = unlabelled & ~bullet & inside & ((short & (~closed | quoted)) | (deck & (pl.col("n_chars") <= TITLE_MAX_CHARS)))
    return blocks.with_columns(
        role=pl.when(is_heading).then(pl.lit("heading")).otherwise("role"),
        reason=pl.when(is_heading).then(pl.lit("short_line")).otherwise("reason"),
    )


def _label_related(blocks: pl.DataFrame) -> pl.DataFrame:
    """Labels the short lines below 'Related Stories' and below a comment form, and short lines left over at the end."""
    opener = pl.col("reason").is_in(["related_start", "comments_start", "comment_form"])
    since = pl.when(opener | pl.col("is_prose")).then(pl.when(opener).then(pl.col("reason")).otherwise(pl.lit(""))).forward_fill()
    blocks = blocks.with_columns(since=since.over("document_id").fill_null(""))
    is_related = (
        (pl.col("role").is_null() | (pl.col("role") == "heading"))
        & (pl.col("since") != "")
        & ~pl.col("is_prose")
    )  # fmt: skip
    below_form = pl.col("role").is_null() & (pl.col("since") == "comments_start") & (pl.col("place") > pl.col("last_prose"))
    # A page without any prose and mostly furniture is a wall or a menu: all of its short lines are left over.
    is_wall = (pl.col("role") == "boilerplate").fill_null(value=False).mean().over("document_id") >= WALL_SHARE
    behind = (pl.col("place") > pl.col("last_prose")) | (pl.col("last_prose").is_null() & is_wall)
    left_over = (
        pl.col("role").is_null()
        & behind
        & (pl.col("n_words") <= HEADING_MAX_WORDS)
        & ~pl.col("folded").str.contains(_SENTENCE_END)
        & ~pl.col("is_wrapped")
    )
    return blocks.with_columns(
        role=pl.when(is_related | below_form | left_over).then(pl.lit("boilerplate")).otherwise(pl.col("role").fill_null("body")),
        reason=pl.when(is_related | below_form)
        .then(pl.lit("below_related"))
        .when(left_over)
        .then(pl.lit("short_line_at_end"))
        .otherwise("reason"),
    )
