"""The lexicons as they are built from their tables."""

from __future__ import annotations

import re

import polars as pl
import pytest

from flows.lexicons import LEXICON_FOLDER, _inflections, _towns, _words, read_tables
from tests.conftest import ROOT
from tests.transforms.cases import case
from transforms.lexicons.columns import COLUMNS
from transforms.lexicons.lexicon import Lexicon, build_lexicon
from transforms.lexicons.phrases import PhraseTable

FILES = sorted(LEXICON_FOLDER.glob("*.csv"))


def with_first(table: pl.DataFrame, **row: object) -> pl.DataFrame:
    """The table with a row before all others, as a user's own rows come."""
    return pl.concat([pl.DataFrame([row], schema=table.schema, orient="row"), table])


@pytest.fixture(scope="module")
def own_lexicon() -> Lexicon:
    tables = read_tables()
    own = {
        "bloc_organs": {"name": "Eurostat", "code": "AU"},
        "capitals": {"capital": "Lima", "iso3": "CHL"},
        "country_ids": {"iso3": "PER", "wikidata": "Q1"},
        "country_names": {"alias": "Peruvia", "iso3": "PER", "kind": "common"},
        "fiscal_years": {"iso3": "IND", "first_month": 1, "named_by": "start"},
        "given_names_extra": {"name": "Anna", "gender": "m"},
        "honorifics": {"word": "Mr", "gender": "f"},
        "number_words": {"word": "dozen", "value": 13.0, "kind": "collective"},
        "scales": {"word": "billion", "factor": 1e12, "letter": "no"},
    }
    return build_lexicon(tables | {name: with_first(tables[name], **row) for name, row in own.items()})


def test_a_user_s_own_row_wins(own_lexicon):
    names = own_lexicon.names
    assert own_lexicon.bloc_organs["Eurostat"] == "AU"
    assert own_lexicon.times.fiscal_years["IND"].first_month == 1
    assert (names.given_names["anna"], names.honorifics["mr"]) == ("m", "f")
    assert own_lexicon.numbers.collectives["dozen"] == 13
    assert own_lexicon.numbers.scales["billion"] == 1e12


def test_a_user_s_own_name_of_a_country_and_capital_win(own_lexicon):
    country = own_lexicon.gazetteer.countries["PER"]
    assert (country.name, country.wikidata) == ("Peruvia", "Q1")
    assert {entry.name for _, _, meanings in own_lexicon.gazetteer.find("Peru") for entry in meanings} == {"Peruvia"}
    [(_, _, (capital, *_))] = own_lexicon.gazetteer.find("Lima")
    assert (capital.basis, capital.iso3) == ("capital", "CHL")


def test_a_name_that_is_a_whole_text_means_what_is_found_there(lexicon):
    gazetteer = lexicon.gazetteer
    for name in gazetteer.surfaces[::50]:
        assert [(0, len(name), gazetteer.meanings_of(name))] == gazetteer.find(name)
    assert gazetteer.meanings_of("Lima and Quito") == gazetteer.meanings_of("a town") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        case("behind a preposition that lost its blank", "wheat fromPeru", ["Peru"]),
        case("the end of another name", "the McPeru mill", []),
        case("in small letters", "a fromperu", []),
    ],
)
def test_a_name_inside_a_word(lexicon, text, found):
    assert [text[start:end] for start, end, _ in lexicon.gazetteer.find(text)] == found


def test_of_the_phrases_at_a_token_the_longest_come_first_and_of_one_length_one():
    table = PhraseTable([("missile", "thing"), ("missile strike", "attack"), ("missile strike", "again"), ("missile test", "test")])
    words = ["a", "missile", "strike", "on", "Arica"]
    assert table.all_starting(words, 1) == [(3, "attack"), (2, "thing")]
    assert table.all_starting(words, 0) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_says_what_it_is_and_has_no_row_twice(path):
    assert path.read_text(encoding="utf-8").startswith("# ")
    table = pl.read_csv(path, comment_prefix="#", infer_schema=False)
    assert table.filter(table.is_duplicated()).is_empty()
    assert [column for column in table.columns if table[column].drop_nulls().is_empty() and column != "when"] == []


def test_every_set_of_words_is_looked_up_and_every_word_stands_in_its_example():
    sets = pl.read_csv(LEXICON_FOLDER / "word_sets.csv", comment_prefix="#")
    folders = (LEXICON_FOLDER.parent, LEXICON_FOLDER.parents[1] / "flows")
    rules = "".join(path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.rglob("*.py")))
    needed = set(pl.read_csv(LEXICON_FOLDER / "triggers.csv", comment_prefix="#")["needs"])
    assert [name for name in sets["set"].unique(maintain_order=True) if f'"{name}"' not in rules and name not in needed] == []
    stem = pl.col("word").str.extract(r"^(.+?)e?(?: .*)?$", 1)  # verbs of saying stand there as gerunds
    assert sets.filter(~pl.col("example").str.to_lowercase().str.contains(stem, literal=True)).rows() == []


FROZEN = ("months", "weekdays", "currency_uses", "towns", "word_tags", "noun_plurals", "verb_forms", "given_names", "family_names")


@pytest.mark.parametrize("name", FROZEN)
def test_what_others_know_is_frozen_with_its_source_version_and_licence(name):
    path = LEXICON_FOLDER / f"{name}.csv"
    head = "".join(line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("#"))
    assert re.search(r"[a-z\d]+ \d+\.\d+", head)
    assert re.search(r"MIT|CC BY|Unicode License", head)
    notice, script = ((ROOT / file).read_text(encoding="utf-8") for file in ("NOTICE", "scripts/freeze_lexicons.py"))
    assert f"{name}.csv" in notice
    for library, pin in re.findall(r"(\w+) (\d+\.\d+\.\d+)", head):
        assert f'"{library}=={pin}"' in script
        assert re.search(rf"\b{library}\b", notice, re.IGNORECASE)


def test_a_user_s_own_town_word_and_forms_win():
    tables = read_tables()
    towns = pl.DataFrame(
        [("Ellery Port", "CHL", 90, None), ("Ellery Port", "PER", 2_000_000, "Puerto Ellery")], tables_schema("towns"), orient="row"
    )
    assert _towns(towns).rows() == [
        ("Ellery Port", "Ellery Port", "PER", 2_000_000), ("Ellery Port", "Ellery Port", "CHL", 90),
        ("Ellery Port", "Puerto Ellery", "PER", 2_000_000),
    ]  # fmt: skip
    inflections = _inflections(
        pl.DataFrame(
            [("cut", "cut;cutted", "cut", "cutting", "cuts"), ("cut", "x", "x", "x", "x")], tables_schema("verb_forms"), orient="row"
        ),
        pl.DataFrame([("cut", "cuts"), ("news", None)], tables_schema("noun_plurals"), orient="row"),
    )
    assert sorted(inflections.rows()) == sorted([
        ("cut", "noun", "cut"), ("cut", "plural", "cuts"), ("news", "noun", "news"), ("cut", "base", "cut"), ("cut", "past", "cut"),
        ("cut", "past", "cutted"), ("cut", "participle", "cut"), ("cut", "gerund", "cutting"), ("cut", "third", "cuts"),
    ])  # fmt: skip
    words = _words(pl.DataFrame([("cut", "NN"), ("cut", "VB"), ("of", "IN")], ["word", "tag"], orient="row"), inflections)
    assert {lower: (tag, "".join(sorted(forms))) for lower, tag, forms in words.iter_rows()} == {
        "cut": ("NN", "BDNn"), "cuts": ("NNS", "Zs"), "cutted": ("VBD", "D"), "cutting": ("VBG", "G"), "news": ("NN", "n"), "of": ("IN", ""),
    }  # fmt: skip
    assert tables["towns"].row(0, named=True)["surface"] == "Shanghai"


def tables_schema(name: str) -> list[str]:
    return pl.read_csv(LEXICON_FOLDER / f"{name}.csv", comment_prefix="#", n_rows=0).columns


def test_firms_are_organisations_of_the_lexicon():
    tables = read_tables()
    assert set(tables["firms"]["name"]) <= set(tables["organisations"]["name"])


@pytest.mark.parametrize(
    ("column", "value", "is_held"),
    [
        case("a day", COLUMNS["former_currencies"]["start"], "1991-12-25", True),
        case("no day of the calendar", COLUMNS["former_currencies"]["start"], "1991-13-25", False),
        case("one of the values", COLUMNS["cues"]["label"], "no", True),
        case("none of the values", COLUMNS["cues"]["label"], "nein", False),
        case("nothing, where something must be", COLUMNS["cues"]["label"], "", False),
    ],
)
def test_cell_holds_what_its_column_allows(column, value, is_held):
    assert column.holds(value, {}) is is_held
