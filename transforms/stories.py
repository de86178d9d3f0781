"""Stories: which documents tell the same thing because one derives from the other.

Shared words are found by sampled shingles (Manber 1994, 'Finding Similar Files in a Large File System'; Broder 1997,
'On the resemblance and containment of documents'): runs of four words, hashed, of which every fourth hash is kept.
Containment, not resemblance, is measured, so that a copied half is seen. A new document looks only at documents that
share shingles with it.
"""

from __future__ import annotations

from hashlib import blake2b

import polars as pl

from transforms.identifiers import make_id

SHINGLE_WORDS = 4
SAMPLE_EVERY = 4
# A shingle that stands in more documents than this is a stock phrase and ties nothing together.
STOCK_DOCUMENTS = 50
# Share of the shorter text's shingles that the longer one holds. Copies by news outlets share little of their exact
# wording (NEWS-COPY: about 30 % of 3-grams); texts of one agency on two days share background, mostly below 20 %.
SAME_STORY_FROM = 0.3
LEAST_SHARED = 4
COPY_FROM = 0.5
EXCERPT_BELOW = 0.7  # of the lead's length
COMPARED_ROLES = ("title", "heading", "body")
_MULTIPLIER = 0x9E3779B97F4A7C15
EVIDENCE_CHARS = 300


def sample_shingles(passages: pl.DataFrame) -> pl.DataFrame:
    """The sampled shingles of documents: ``document_id``, ``shingle`` (unsigned 64 bits), each once per document.

    Args:
        passages: the table ``passages``; furniture does not count.
    """
    body = passages.filter(pl.col("role").is_in(COMPARED_ROLES)).sort("document_id", "ordinal", maintain_order=True)
    words = body.select("document_id", word=pl.col("text").str.to_lowercase().str.extract_all(r"[\p{L}\p{N}]+"))
    words = words.explode("word", empty_as_null=True).drop_nulls()
    vocabulary = words.select(pl.col("word").unique(maintain_order=True))
    digests = pl.Series("digest", [_digest(word) for word in vocabulary["word"]], dtype=pl.UInt64)
    words = words.join(vocabulary.with_columns(digests), on="word", maintain_order="left")
    shingle = pl.col("digest")
    for step in range(1, SHINGLE_WORDS):
        shingle = (shingle * pl.lit(_MULTIPLIER, dtype=pl.UInt64)) ^ pl.col("digest").shift(-step).over("document_id")
    shingles = words.select("document_id", shingle=shingle).drop_nulls()
    return shingles.filter(pl.col("shingle") % SAMPLE_EVERY == 0).unique(maintain_order=True)


def _digest(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def assign_stories(documents: pl.DataFrame, pairs: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """The stories of new documents.

    Args:
        documents: the new ones: ``document_id``, ``published_on``.
        pairs: related documents, ``document_id`` (new), ``other_id`` (new or known), ``strength``.
        members: known documents: ``document_id``, ``story_id``.

    Returns:
        ``document_id``, ``story_id`` for each new document: the story of its strongest relative that has one, the
        oldest document first, else a story of its own. Stories once given never change.
    """
    stories: dict[str, str] = dict(members.select("document_id", "story_id").iter_rows())
    relatives: dict[str, list[tuple[float, str]]] = {}
    for document_id, other_id, strength in pairs.select("document_id", "other_id", "strength").iter_rows():
        relatives.setdefault(document_id, []).append((-strength, other_id))
    ordered = documents.sort("published_on", "document_id", nulls_last=True)["document_id"].to_list()
    for document_id in ordered:
        known = [stories[other] for _, other in sorted(relatives.get(document_id, ())) if other in stories]
        stories[document_id] = known[0] if known else make_id("sto", document_id)
    return pl.DataFrame(
        {"document_id": ordered, "story_id": [stories[document_id] for document_id in ordered]},
        schema={"document_id": pl.String, "story_id": pl.String},
    )


def are_related(n_shared: pl.Expr, n_left: pl.Expr, n_right: pl.Expr) -> pl.Expr:
    """Whether two documents share enough wording to be one story."""
    return (n_shared >= LEAST_SHARED) & (n_shared >= SAME_STORY_FROM * pl.min_horizontal(n_left, n_right))


def describe_stories(members: pl.DataFrame, overlaps: pl.DataFrame, origins: pl.DataFrame, evidence: pl.DataFrame) -> pl.DataFrame:
    """The table ``stories``, but for its order.

    Args:
        members: ``document_id``, ``story_id``, ``published_on``, ``n_shingles``.
        overlaps: ``document_id``, ``other_id``, ``n_shared`` within stories.
        origins: ``document_id``, ``origin``.
        evidence: ``document_id``, ``other_id``, ``evidence``: what shows that the first derives from the second.
    """
    lead = (
        members.sort("published_on", -pl.col("n_shingles"), "document_id", nulls_last=True)
        .group_by("story_id", maintain_order=True)
        .agg(lead_id=pl.col("document_id").first(), lead_shingles=pl.col("n_shingles").first())
    )  # fmt: skip
    table = members.join(lead, on="story_id", maintain_order="left").with_columns(is_lead=pl.col("document_id") == pl.col("lead_id"))
    table = table.join(
        overlaps, left_on=["document_id", "lead_id"], right_on=["document_id", "other_id"], how="left", maintain_order="left"
    )
    table = table.join(
        evidence, left_on=["document_id", "lead_id"], right_on=["document_id", "other_id"], how="left", maintain_order="left"
    )
    table = table.join(origins, on="document_id", how="left", maintain_order="left")
    overlap = pl.when("is_lead").then(1.0).otherwise(pl.col("n_shared").fill_null(0) / pl.max_horizontal("n_shingles", 1))
    table = table.with_columns(overlap=overlap.clip(0.0, 1.0))
    shorter = pl.col("n_shingles") < EXCERPT_BELOW * pl.col("lead_shingles")
    return table.select(
        "document_id",
        "story_id",
        "is_lead",
        relation=pl.when("is_lead").then(pl.lit("lead"))
        .when((pl.col("overlap") >= COPY_FROM) & shorter).then(pl.lit("excerpt"))
        .when(pl.col("overlap") >= COPY_FROM).then(pl.lit("copy"))
        .otherwise(pl.lit("rewrite")),
        overlap=pl.col("overlap").round(4),
        origin="origin",
        evidence=pl.when(~pl.col("is_lead")).then("evidence"),
    )  # fmt: skip


def shared_passage(text: str, passages: list[str]) -> str | None:
    """The longest of the passages whose words stand in the text too, shortened for reading; null if none does."""
    words = f" {_plain(text)} "
    shared = [passage for passage in passages if len(passage.split()) >= SHINGLE_WORDS and f" {_plain(passage)} " in words]
    if not shared:
        shared = [run for passage in passages for run in _runs(passage) if f" {_plain(run)} " in words]
    longest = max(shared, key=len, default=None)
    return " ".join(longest.split())[:EVIDENCE_CHARS] if longest else None


def _runs(passage: str, length: int = 8) -> list[str]:
    words = passage.split()
    return [" ".join(words[i : i + length]) for i in range(0, max(0, len(words) - length + 1), length // 2)]


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.lower()).split())


def credited_origins(quotes: pl.DataFrame, passages: pl.DataFrame) -> pl.DataFrame:
    """The agency or outlet that each text credits: ``document_id``, ``origin``.

    By the dateline ('(Xinhua)'), the sign-off ('REUTER'), else the outlet that most of its quotations were given to.
    """
    told = (
        quotes.drop_nulls("via").group_by("document_id", "via").len().sort("document_id", -pl.col("len").cast(pl.Int64), "via")
        .group_by("document_id", maintain_order=True).agg(origin=pl.col("via").first())
    )  # fmt: skip
    line = pl.col("text").str.extract(r"\(([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)\)\s*(?:-|--|—|–|_)?\s*$", 1)
    datelines = passages.filter(pl.col("role") == "dateline").select("document_id", origin=line).drop_nulls()
    signature = pl.col("text").str.strip_chars(" .-\n").str.to_titlecase().replace({"Reuter": "Reuters"})
    is_signature = (pl.col("reason") == "wire_sign_off") & pl.col("text").str.contains(
        r"(?i)^\W*(?:reuters?|ap|afp|upi|xinhua|tass|dpa|pti|ians)\W*$"
    )
    signed = passages.filter(is_signature).select("document_id", origin=signature)
    return pl.concat([datelines, signed, told]).unique("document_id", keep="first", maintain_order=True)
