"""What opens a paragraph and is no part of its sentence: datelines ('PARIS, March 3 - ') and labels of headlines ('UPDATE 2-')."""

from __future__ import annotations

import polars as pl

_PLACE_WORD = r"(?:[A-Z][A-Za-z'.-]*|[A-Z]{2,}|de|la|el|do|da|of|al)"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
DATELINE_DATE = rf"(?:{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}(?:,? \d{{4}})?|{MONTH} \d{{4}})"
# What precedes date and agency: 'PARIS', 'Washington, D.C.', 'Mumbai (Maharashtra) [India]'.
_DATELINE_PLACE = (
    rf"(?:[A-Z][A-Z'./-]+(?:[ ,]+(?:[A-Z][A-Z'./-]+|[A-Z][a-z]+\.?|D\.C\.|de|do|la))*|{_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}})"
    r"(?:(?: \([A-Z][A-Za-z ]{1,30}\))? \[[A-Z][A-Za-z ]{1,30}\])?"
)
# Agencies that print themselves in small letters.
_SMALL_AGENCY = r"\((?:dpa|apa|sda|ddp|epd|afp|efe)(?:[/-][a-z]{2,6})?\)"
# "PARIS, March 3 - ", "MEXICO CITY - ", "BEIJING, May 16 (Xinhua) -- ", "LONDON (Reuters) - ", "Berlin (dpa) - ", "Moscow. 14 May. "
DATELINE = (
    rf"^\s*({_DATELINE_PLACE}"
    rf"(?:,? ?/? ?{DATELINE_DATE})?"
    rf"(?:,? ?(?:\((?:[A-Z][A-Za-z .,/&'-]{{1,40}}|with .{{1,30}})\)|{_SMALL_AGENCY}))?(?:,? ?{DATELINE_DATE})?)"
    r"\s*(?:--+\s*|—\s*|(?:-|_|:-|:|\.-)\s+)"
)
# 'New Delhi, May 12 (PTI) China', 'Mumbai (PTI) The rupee': (the whole, the place with its date, the agency); no dash follows.
_DATELINE_OF_AGENCY = (
    rf"^\s*(({_DATELINE_PLACE}(?:,? ?{DATELINE_DATE})?),? ?\(([A-Za-z][A-Za-z .,/&'-]{{1,40}})\)\s+)"
    r"""["'\x{201c}\x{2018}]?[A-Z0-9]"""
)
# 'Abuja - Nigeria ...', 'Lagos, Nigeria - Oil ...': (the whole, the place), which must be a known one, and short: to count letters
# here would take longer than all other patterns together.
_BARE_DATELINE = r"""^(([A-Z][\w'. ]+(?:, [A-Z][\w'. ]+)?) (?:--?|\x{2013}|\x{2014}) )["'\x{201c}\x{2018}]?[A-Z]"""
_SHORT_PLACE = r"^[^,]{2,31}(?:, [^,]{2,31})?$"
_SET_OFF_BY_DASHES = r"^[^.]* (?:--?|\x{2013}|\x{2014}) [^.]* (?:--?|\x{2013}|\x{2014}) "
_DATELINE_EVIDENCE = rf"(?:{DATELINE_DATE})|\([A-Z][A-Za-z .,/&'-]+\)|{_SMALL_AGENCY}|^\s*[A-Z]{{2}}[A-Z' ,./-]*[A-Z]"
# 'MR. HOLLAND:' opens a turn of a transcript, whatever the name is a place of, too.
_SPEAKER_LABEL = r"(?i)^\W*(?:mr|mrs|ms|miss|dr|prof|sen|gov|gen|amb)\.?\s[^:]{1,40}:"
# 'PAZ:' and 'Q:' open one, too, where another paragraph of the text opens so: what stands in capitals there is no place.
_TURN = r"^\s*(?:[A-Z][A-Z.' -]{0,40}:|[QA]\.)\s"
# 'AFP:' is a turn, too, where so many paragraphs open with a name and a colon, whatever letters the others are printed in.
_LABELLED = r"^\s*[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}:\s"
TURNS_FROM = 3
# The rule of furniture that stands before a headline in the same line, not in one of its own: 'UPDATE 2-', 'EXCLUSIVE:'.
LABEL_OF_HEADLINE = "headline_label"
# The rule of furniture that knows how agencies sign.
_SIGN_OFF = "wire_sign_off"


def split_openings(blocks: pl.DataFrame, furniture: pl.DataFrame, places: pl.Series) -> pl.DataFrame:
    """Cuts 'PARIS, March 3 - ' off the body block that it opens, and 'UPDATE 2-' off the headline, whatever role that has."""
    is_body = pl.col("role") == "body"
    blocks = blocks.with_columns(opens_with_place=_opens_with_place(places))
    bare = pl.when("opens_with_place").then("folded").str.extract(_BARE_DATELINE, 1)
    blocks = blocks.with_columns(evident=pl.when(is_body).then("folded").str.extract(DATELINE, 0))
    evident = pl.when(pl.col("evident").str.contains(_DATELINE_EVIDENCE)).then("evident")
    blocks = blocks.with_columns(opening=pl.coalesce(evident, bare, _opening_of_agency(furniture)))
    opening = pl.col("opening")
    turns, labels = ((pl.col("folded").str.contains(shape) & is_body).sum().over("document_id") for shape in (_TURN, _LABELLED))
    is_turn = opening.str.contains(_TURN) & ((turns > 1) | (labels >= TURNS_FROM))
    found = is_body & (opening.str.len_chars() <= 90) & ~opening.str.contains(_SPEAKER_LABEL) & ~is_turn
    blocks = blocks.with_columns(cut=pl.when(found).then(opening.str.len_chars().cast(pl.Int64)))
    first = pl.col("place") == pl.col("place").filter(pl.col("cut").is_not_null()).min().over("document_id")
    blocks = blocks.with_columns(cut=pl.when(first.fill_null(value=False)).then("cut"))
    is_head = (pl.col("place") == pl.col("title_place").fill_null(0)) & (pl.col("role") != "boilerplate")
    blocks = blocks.with_columns(label=pl.when(is_head & pl.col("cut").is_null()).then(_label_length(furniture)))
    blocks = blocks.with_columns(cut=pl.coalesce("cut", "label"))
    # The block's text had its line breaks and indents folded away; within the first line the offsets are those of the raw text.
    datelines = blocks.filter(pl.col("cut").is_not_null()).with_columns(
        role=pl.when(pl.col("label").is_null()).then(pl.lit("dateline")).otherwise(pl.lit("boilerplate")),
        reason=pl.when(pl.col("label").is_null()).then(pl.lit("dateline_opening")).otherwise(pl.lit(LABEL_OF_HEADLINE)),
        char_end=pl.col("char_start") + pl.col("folded").str.slice(0, pl.col("cut")).str.strip_chars_end().str.len_chars().cast(pl.Int64),
    )
    rest = blocks.with_columns(char_start=pl.col("char_start") + pl.col("cut").fill_null(0))
    wanted = ["document_id", "role", "reason", "char_start", "char_end"]
    return pl.concat([datelines.select(wanted), rest.select(wanted)]).sort("document_id", "char_start", maintain_order=True)


def _opening_of_agency(furniture: pl.DataFrame) -> pl.Expr:
    """'New Delhi, May 12 (PTI) ' before a capital: a date, or an agency that signs its reports, is known; not 'Lima (SRX) Traders'."""
    signs = "|".join(furniture.filter(pl.col("reason") == _SIGN_OFF)["pattern"])
    first = pl.when(pl.col("place") == pl.col("first_prose")).then("folded")
    whole, dated, agency = (first.str.extract(_DATELINE_OF_AGENCY, group) for group in (1, 2, 3))
    is_signed = agency.str.to_lowercase().str.contains(f"^(?:{signs})$") if signs else pl.lit(value=False)
    return pl.when(is_signed | dated.str.contains(DATELINE_DATE)).then(whole)


def _opens_with_place(places: pl.Series) -> pl.Expr:
    """Whether the first paragraph opens with a known place alone: 'Abuja - Nigeria pumps'; not 'Paris - the city - was quiet'."""
    opening = pl.when(pl.col("place") == pl.col("first_prose")).then("folded")
    place = opening.str.extract(_BARE_DATELINE, 2)
    is_place = is_known_place(place.str.to_lowercase(), places) & place.str.contains(_SHORT_PLACE)
    return (is_place & ~opening.str.contains(_SET_OFF_BY_DASHES)).fill_null(value=False)


def is_known_place(text: pl.Expr, places: pl.Series) -> pl.Expr:
    """'lima', 'lima, peru'."""
    parts = text.str.split_exact(", ", 1)
    town, country = (parts.struct.field(f"field_{n}") for n in (0, 1))
    return town.is_in(places.implode()) & (country.is_null() | country.is_in(places.implode()))


def _label_length(furniture: pl.DataFrame) -> pl.Expr:
    """How many characters before the headline are labels of its wire; null where none is.

    A label ends in a colon or a dash of its own ('Exclusive: Peru', 'UPDATE 2 - Peru'), or is printed in capitals before a glued one
    ('RPT-Peru lifts'); 'FOCUS-GROUPS FAIL' is a headline.
    """
    patterns = "|".join(furniture.filter(pl.col("reason") == LABEL_OF_HEADLINE)["pattern"])
    if not patterns:
        return pl.lit(None, dtype=pl.Int64)
    found = pl.col("folded").str.extract(rf"(?i)^((?:(?:{patterns})(?: \d{{1,2}})?\s?[-:\x{{2013}}\x{{2014}}]{{1,2}}\s?){{1,4}})\S", 1)
    is_set_apart = found.str.contains(r":\s?$|\s-{1,2}\s?$|\d\s?-{1,2}\s?$")
    in_capitals = (found == found.str.to_uppercase()) & (pl.col("folded") != pl.col("folded").str.to_uppercase())
    return pl.when(is_set_apart | in_capitals).then(found.str.len_chars().cast(pl.Int64))
