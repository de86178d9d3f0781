"""Reads the tables of the lexicons: our own CSV files and a user's additions.

Additions lie in ``HOME/lexicons/NAME.csv`` with the columns of ``transforms/lexicons/NAME.csv``; their rows come first, so that they win.
Files that ``scripts/freeze_lexicons.py`` has made of what other projects know are read like those that we wrote.
"""

from __future__ import annotations

import os
import pickle
import platform
from contextlib import suppress
from difflib import get_close_matches
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

import polars as pl

from flows.collector import nothing_collected
from flows.home import LEXICON_FOLDER, lexicon_fingerprint, reader_version
from flows.lexicon_files import read_rows
from flows.settings import cache_folder
from transforms.identifiers import make_id
from transforms.lexicons.columns import Cell, faulty_cell, referred
from transforms.lexicons.lexicon import Lexicon, build_lexicon
from warehouse.schema import WireledgerError

# What a built lexicon depends on beside its files and our code.
_LIBRARIES = ("ahocorasick_rs", "polars")
# Homes with additions of their own have lexicons of their own; older ones than the last few are of no use.
_KEPT_LEXICONS = 6
_BUILDING = Lock()


class LexiconError(WireledgerError):
    """A lexicon file of the user's cannot be used."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        return f"lexicon file {self.path}: {self.problem}"


def load_lexicon(additions: Path | None = None) -> Lexicon:
    """The lexicons, with the user's additions if the folder exists; built once per process and state of their files.

    Raises:
        LexiconError: an addition has other columns than the lexicon that it adds to, adds to none, is no CSV of its types, or
            has a cell that its column does not allow (``transforms.lexicons.columns``).
    """
    with _BUILDING:
        return _built_lexicon(additions if additions and additions.is_dir() else None, lexicon_fingerprint(additions))


@lru_cache(maxsize=2)
def _built_lexicon(additions: Path | None, _fingerprint: str) -> Lexicon:
    kept = cache_folder() / f"lexicon-{_cache_key(additions)}.pickle"
    with nothing_collected():
        found = _kept_lexicon(kept)
        if found is None:
            found = build_lexicon(read_tables(additions))
            with suppress(OSError):  # no place to keep it: the next process builds its own
                _keep_lexicon(found, kept)
    return found


def _cache_key(additions: Path | None) -> str:
    versions = [platform.python_version(), *(version(library) for library in _LIBRARIES), Path(__file__).read_text(encoding="utf-8")]
    return make_id("lex", reader_version(additions) if additions else reader_version(LEXICON_FOLDER / "none"), *versions)


def _kept_lexicon(path: Path) -> Lexicon | None:
    """A lexicon built before, null where there is none, or none that is ours and whole."""
    try:
        if path.stat().st_uid != os.getuid():  # a pickle can do what it likes: only our own is opened
            return None
        found = pickle.loads(path.read_bytes())  # noqa: S301
    except Exception:  # half a file, another version: it is built again
        return None
    return found if isinstance(found, Lexicon) else None


def _keep_lexicon(lexicon: Lexicon, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = path.with_suffix(f".{os.getpid()}")
    try:
        aside.write_bytes(pickle.dumps(lexicon, pickle.HIGHEST_PROTOCOL))
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    kept = sorted(path.parent.glob("lexicon-*.pickle"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in kept[_KEPT_LEXICONS:]:
        old.unlink(missing_ok=True)


def read_tables(additions: Path | None = None) -> dict[str, pl.DataFrame]:
    """All tables that ``build_lexicon`` takes, by name."""
    tables = _read_csvs(additions)
    uses = pl.concat([tables["currency_uses"], tables["former_currencies"]])
    tables["currency_uses"] = uses.with_columns(pl.col("start", "end").str.to_date())
    tables["towns"] = _towns(tables["towns"])
    tables["inflections"] = _inflections(tables["verb_forms"], tables["noun_plurals"])
    tables["words"] = _words(tables["word_tags"], tables["inflections"])
    return tables


def bloc_codes(additions: Path | None = None) -> list[str]:
    """The codes of all blocs, the user's included."""
    return _read_csvs(additions, "blocs")["blocs"]["code"].to_list()


def known_countries(additions: Path | None = None) -> pl.DataFrame:
    """Every country and territory that names can stand for: ``iso3``, ``name``, ``wikidata_id``, ``is_territory``."""
    names = _read_csvs(additions, "country_names")["country_names"]
    # A state that is gone has no common name: it goes by its first.
    ordered = names.sort(pl.col("kind") != "common", maintain_order=True)
    chosen = ordered.unique("iso3", keep="first", maintain_order=True).select("iso3", name="alias")
    items = _read_csvs(additions, "country_ids")["country_ids"].select("iso3", wikidata_id="wikidata").unique("iso3", keep="first")
    territories = _read_csvs(additions, "territories")["territories"]["iso3"]
    return chosen.join(items, on="iso3", how="left").with_columns(is_territory=pl.col("iso3").is_in(territories.implode()))


def known_blocs(additions: Path | None = None) -> pl.DataFrame:
    """Every bloc that names can stand for: ``bloc``, ``name``, ``wikidata_id``."""
    blocs = _read_csvs(additions, "blocs")["blocs"].unique("code", keep="first", maintain_order=True)
    return blocs.select(bloc="code", name=pl.coalesce("name", "code"), wikidata_id="wikidata")


def _read_csvs(additions: Path | None, names: str = "*") -> dict[str, pl.DataFrame]:
    tables = {path.stem: _read_csv(path) for path in sorted(LEXICON_FOLDER.glob(f"{names}.csv"))}
    for path in sorted(additions.glob(f"{names}.csv")) if additions and additions.is_dir() else []:
        tables[path.stem] = _with_additions(path, tables.get(path.stem))
    return tables


def _read_csv(path: Path) -> pl.DataFrame:
    table = pl.read_csv(path, comment_prefix="#", infer_schema_length=None)
    texts = {"iso3", "word", "phrase", "name", "form", "lemma", "code", "alias", "noun", "plural"} & set(table.columns)
    return table.with_columns(pl.col(column).cast(pl.String) for column in texts)


def _with_additions(path: Path, known: pl.DataFrame | None) -> pl.DataFrame:
    if known is None:
        names = ", ".join(sorted(file.stem for file in LEXICON_FOLDER.glob("*.csv")))
        raise LexiconError(str(path), f"there is no lexicon of that name to add to; the names are {names}")
    try:
        added = _read_csv(path)
        if added.columns != known.columns:
            raise LexiconError(str(path), f"its columns are {added.columns}, but they must be {known.columns}")
        _check_cells(path)
        added = added.select(pl.col(name).cast(kind) for name, kind in known.schema.items())
        _check_patterns(path, added)
        return pl.concat([added, known])
    except (OSError, pl.exceptions.PolarsError) as error:
        raise LexiconError(str(path), f"it cannot be read: {' '.join(str(error).split())}") from None


def _check_cells(path: Path) -> None:
    """Nothing, if every cell of a user's file is one that its column allows.

    Raises:
        LexiconError: one is not; its line, and what is allowed.
    """
    known = _known_values(path.parent)
    for line, row in read_rows(path):
        faulty = faulty_cell(path.stem, row, known)
        if faulty:
            column, cell = faulty
            raise LexiconError(str(path), f"line {line}: {_complaint(column, row[column] or '', cell, known)}")


def _complaint(column: str, value: str, cell: Cell, known: dict[str, frozenset[str]]) -> str:
    if not value:
        return f"the column {column} is empty; it must hold {cell.wanted() or 'a text'}"
    close = get_close_matches(value, [*cell.values, *sorted(known.get(cell.like, ()))], 1)
    meant = f"; did you mean '{close[0]}'?" if close else ""
    return f"'{value}' is not valid in the column {column}; valid is {cell.wanted()}{meant}"


def _known_values(additions: Path) -> dict[str, frozenset[str]]:
    """The values of the columns that cells of other files may hold, the user's own among them."""
    found: dict[str, frozenset[str]] = {}
    for reference in referred():
        file, column = reference.split(".")
        paths = [folder / f"{file}.csv" for folder in (LEXICON_FOLDER, additions)]
        found[reference] = frozenset(row.get(column) or "" for path in paths if path.is_file() for _, row in read_rows(path))
    return found


def _check_patterns(path: Path, added: pl.DataFrame) -> None:
    """Nothing, if all regular expressions of a user's file can be used.

    Raises:
        LexiconError: one cannot; it is named.
    """
    for pattern in added["pattern"] if "pattern" in added.columns else []:
        try:
            pl.Series([""]).str.contains(f"^(?:{pattern})$")
        except pl.exceptions.PolarsError as error:
            reason = str(error).rsplit("error: ", 1)[-1].strip()
            raise LexiconError(str(path), f"'{pattern}' is no regular expression ({reason}); see the head of our own file") from None


def _towns(table: pl.DataFrame) -> pl.DataFrame:
    """A row for each spelling of a town (``surface``): own names before others, largest first."""
    surfaces = pl.concat_list("name", pl.col("aliases").str.split(";").fill_null([]))
    is_alias = pl.col("name") != pl.col("surface")
    spelt = table.select("name", surfaces.alias("surface"), "iso3", "population").explode("surface", empty_as_null=True)
    return spelt.sort(is_alias, -pl.col("population"), "surface", maintain_order=True)


def _inflections(verbs: pl.DataFrame, nouns: pl.DataFrame) -> pl.DataFrame:
    """Forms of nouns and verbs: ``lemma``, ``form`` (base, past, participle, gerund, third, noun, plural), ``word``."""
    nouns = nouns.unique("noun", keep="first", maintain_order=True).select(lemma="noun", noun="noun", plural="plural")
    verbs = verbs.unique("verb", keep="first", maintain_order=True).rename({"verb": "base"})
    forms = [
        table.unpivot(index="lemma", variable_name="form", value_name="word").with_columns(pl.col("word").str.split(";")).explode("word")
        for table in (nouns, verbs.select(pl.col("base").alias("lemma"), pl.all()))
    ]
    return pl.concat(forms).drop_nulls("word")


def _words(tags: pl.DataFrame, inflections: pl.DataFrame) -> pl.DataFrame:
    """Words with their most frequent tag and what they can be: ``lower``, ``tag``, ``forms``, one letter for each.

    Words that only the inflections know are among them.
    """
    letters = {"base": "B", "past": "D", "participle": "N", "gerund": "G", "third": "Z", "noun": "n", "plural": "s"}
    guesses = {"noun": "NN", "plural": "NNS", "base": "VB", "past": "VBD", "participle": "VBN", "gerund": "VBG", "third": "VBZ"}
    ranks = {form: rank for rank, form in enumerate(guesses)}
    known = (
        inflections.with_columns(letter=pl.col("form").replace_strict(letters), rank=pl.col("form").replace_strict(ranks))
        .sort("rank", maintain_order=True)
        .group_by("word", maintain_order=True)
        .agg(forms=pl.col("letter").unique(maintain_order=True).str.join(""), guess=pl.col("form").first().replace_strict(guesses))
    )
    tags = tags.unique("word", keep="first", maintain_order=True)
    joined = tags.join(known, on="word", how="full", coalesce=True, maintain_order="left_right")
    return joined.select(lower="word", tag=pl.coalesce("tag", "guess"), forms=pl.col("forms").fill_null(""))
