"""Stories: which documents tell the same thing because one derives from the other.

A document joins the story of the document that it has most in common with; how it derives from the story's lead is
told by ``transforms.stories.alignment``. Stories once given never change: what was published stays true.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from transforms.identifiers import make_id
from transforms.segmentation.text import plain_words
from transforms.stories.alignment import Alignment, Telling, align, is_one_story, name_relation, show_evidence

# Share of the shorter document's term pairs that the other must hold before the two are compared sentence by sentence.
# Derived documents share a fifth and more, independent reports of one event up to a sixth (tests/quality/retold.py).
COMPARED_FROM = 0.1
LEAST_SHARED_PAIRS = 5
# Only so many documents with a pair of terms are looked at: the others with it that tell the same story are found with these.
DOCUMENTS_PER_PAIR = 50
# A copy is among the first; comparing costs a fifth of a millisecond.
MOST_COMPARED = 10
_EMPTY_TELLING = Telling((), ())
_AGENCY_SIGN = r"(?i)^\W*(?:reuters?|ap|afp|upi|xinhua|tass|dpa|pti|ians)\W*$"
_DATELINE_CREDIT = r"\(([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)\)\s*(?:-|--|—|–|_)?\s*$"


def find_relatives(likely: pl.DataFrame, tellings: Mapping[str, Telling]) -> pl.DataFrame:
    """The pairs of documents that are one story.

    Args:
        likely: ``document_id``, ``other_id``: documents that share many pairs of terms.
        tellings: by document.

    Returns:
        ``document_id``, ``other_id``, ``strength``: the share of the one's terms in sentences that the other has too.
    """
    rows = []
    for document_id, other_id in likely.select("document_id", "other_id").iter_rows():
        alignment = align(tellings.get(document_id, _EMPTY_TELLING), tellings.get(other_id, _EMPTY_TELLING))
        if is_one_story(alignment):
            rows.append((document_id, other_id, alignment.our_share))
    return pl.DataFrame(rows, schema={"document_id": pl.String, "other_id": pl.String, "strength": pl.Float64}, orient="row")


def assign_stories(documents: pl.DataFrame, pairs: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """The stories of new documents.

    Args:
        documents: the new ones: ``document_id``, ``word_count``, ``text_sha256``.
        pairs: related documents, ``document_id`` (new), ``other_id`` (new or known), ``strength``.
        members: known documents: ``document_id``, ``story_id``, ``text_sha256``.

    Returns:
        ``document_id``, ``story_id`` for each new document: the story of its strongest relative that has one, else a
        story of its own, named by its text. The longest comes first, so that two parts of one report meet in it. Ties are
        settled by the texts: what their files are called, and so their ids, tells nothing.
    """
    texts: dict[str, str] = {
        document_id: text for frame in (members, documents) for document_id, text in frame.select("document_id", "text_sha256").iter_rows()
    }
    stories: dict[str, str] = dict(members.select("document_id", "story_id").iter_rows())
    relatives: dict[str, list[tuple[float, str, str]]] = {}
    for document_id, other_id, strength in pairs.select("document_id", "other_id", "strength").iter_rows():
        relatives.setdefault(document_id, []).append((-strength, texts.get(other_id, ""), other_id))
    ordered = documents.sort(-pl.col("word_count"), "text_sha256", "document_id")["document_id"].to_list()
    for document_id in ordered:
        known = [stories[other] for _, _, other in sorted(relatives.get(document_id, ())) if other in stories]
        stories[document_id] = known[0] if known else make_id("sto", texts[document_id])
    return pl.DataFrame(
        {"document_id": ordered, "story_id": [stories[document_id] for document_id in ordered]},
        schema={"document_id": pl.String, "story_id": pl.String},
    )


def describe_stories(members: pl.DataFrame, passages: pl.DataFrame, quotes: pl.DataFrame, tellings: Mapping[str, Telling]) -> pl.DataFrame:
    """The table ``stories``, but for its order.

    Args:
        members: all documents of the stories: ``document_id``, ``story_id``, ``published_on``, ``source_name``, ``word_count``.
        passages: their rows of the table ``passages``.
        quotes: their quotations: ``document_id``, ``mode``, ``content``, ``person``, ``via``.
        tellings: by document, at least for the stories of more than one.
    """
    origins = dict(credited_origins(quotes, passages).iter_rows())
    texts = dict(passages.group_by("document_id", maintain_order=True).agg(pl.col("text").str.join("\n")).iter_rows())
    rows = []
    for _, story in _leads_first(members, origins).group_by("story_id", maintain_order=True):
        lead, *others = story.iter_rows(named=True)
        rows.append({**_keys(lead), "is_lead": True, "relation": "lead", "overlap": 1.0, "origin": origins.get(lead["document_id"])})
        credited = [name for name in (lead["source_name"], origins.get(lead["document_id"])) if name]
        for other in others:
            ours, theirs = (tellings.get(row["document_id"], _EMPTY_TELLING) for row in (other, lead))
            origin = origins.get(other["document_id"]) or _named_in(texts.get(other["document_id"], ""), credited)
            derived = _describe_derived(align(ours, theirs), quotes, other["document_id"], lead["document_id"])
            rows.append({**_keys(other), "is_lead": False, "origin": origin, **derived})
    columns = {
        "document_id": pl.String, "story_id": pl.String, "is_lead": pl.Boolean, "relation": pl.String, "overlap": pl.Float64,
        "origin": pl.String, "evidence": pl.String,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=columns)


def _leads_first(members: pl.DataFrame, origins: Mapping[str, str]) -> pl.DataFrame:
    """The documents story by story: the earliest leads; among those of one day the agency that others credit, then the longest."""
    origin = pl.col("document_id").replace_strict(dict(origins), default=None, return_dtype=pl.String)
    is_own = (pl.col("source_name") == origin).fill_null(value=False)
    return members.with_columns(is_own=is_own).sort(
        "story_id", "published_on", ~pl.col("is_own"), -pl.col("word_count"), "document_id", nulls_last=True
    )


def _keys(row: dict[str, str]) -> dict[str, str]:
    return {"document_id": row["document_id"], "story_id": row["story_id"]}


def _named_in(text: str, names: list[str]) -> str | None:
    """A derived text that names the agency of its lead credits it."""
    return next((name for name in names if f" {name.lower()} " in f" {plain_words(text)} "), None)


def _describe_derived(alignment: Alignment, quotes: pl.DataFrame, document_id: str, lead_id: str) -> dict[str, object]:
    ours, theirs = (quotes.filter(pl.col("document_id") == key) for key in (document_id, lead_id))
    direct = [frame.filter(pl.col("mode") == "direct")["content"].to_list() for frame in (ours, theirs)]
    speakers = sorted(set(ours["person"].drop_nulls()) & set(theirs["person"].drop_nulls()))
    return {
        "relation": name_relation(alignment, *direct),
        "overlap": round(alignment.our_share, 4),
        "evidence": show_evidence(alignment, speakers),
    }


def credited_origins(quotes: pl.DataFrame, passages: pl.DataFrame) -> pl.DataFrame:
    """The agency or outlet that each text credits: ``document_id``, ``origin``.

    By the dateline ('(Xinhua)'), the sign-off ('REUTER'), else the outlet that most of its quotations were given to.
    """
    told = (
        quotes.drop_nulls("via").group_by("document_id", "via").len().sort("document_id", -pl.col("len").cast(pl.Int64), "via")
        .group_by("document_id", maintain_order=True).agg(origin=pl.col("via").first())
    )  # fmt: skip
    line = pl.col("text").str.extract(_DATELINE_CREDIT, 1)
    datelines = passages.filter(pl.col("role") == "dateline").select("document_id", origin=line).drop_nulls()
    signature = pl.col("text").str.strip_chars(" .-\n").str.to_titlecase().replace({"Reuter": "Reuters"})
    is_signature = (pl.col("reason") == "wire_sign_off") & pl.col("text").str.contains(_AGENCY_SIGN)
    signed = passages.filter(is_signature).select("document_id", origin=signature)
    return pl.concat([datelines, signed, told]).unique("document_id", keep="first", maintain_order=True)
