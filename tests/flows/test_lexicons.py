"""A user's own rows: they win, what was read is read anew, and what cannot be used is said so."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from flows.home import Home, reader_version
from flows.lexicon_files import read_rows
from flows.lexicons import LEXICON_FOLDER, LexiconError, bloc_codes, lexicon_fingerprint, load_lexicon, read_tables
from tests.flows import plain
from tests.flows.test_sources import TEXT
from transforms.lexicons.columns import COLUMNS, faulty_cell

TOLD = "The Harbour Guild of Ellery met on Thursday. Exports of the Ellery League to Chile were $3.4 billion in 2019, it said.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home" / "lexicons").mkdir(parents=True)
    (tmp_path / "a.txt").write_text(f"{TEXT}\n{TOLD}")
    return tmp_path / "home"


def add(home: Path, name: str, *rows: str) -> Path:
    head = ",".join(pl.read_csv(LEXICON_FOLDER / f"{name}.csv", comment_prefix="#", n_rows=0).columns)
    path = home / "lexicons" / f"{name}.csv"
    path.write_text("\n".join([f"# ours\n{head}", *rows]) + "\n")
    return path


def test_own_rows_are_read_and_everything_is_read_anew(home: Path, tmp_path: Path) -> None:
    plain.run(home, "a.txt", base=tmp_path, run="1")
    assert plain.table(home, "entities").filter(name="Harbour Guild of Ellery", iso3="CHL").is_empty()
    assert "ELL" not in plain.table(home, "figures")["reporter"].to_list()
    add(home, "blocs", "ELL,Ellery League,,")
    add(home, "organisations", "Harbour Guild of Ellery,Harbour Guild,CHL,Q999999")
    counts = plain.ingest(home, "a.txt", base=tmp_path, run="2")
    assert (counts.n_new, counts.n_known) == (0, 1)
    assert plain.read(home, run="2") == 1
    plain.put_out(home, run="2")
    found = plain.table(home, "entities").filter(name="Harbour Guild of Ellery")
    assert found.select("kind", "iso3", "wikidata_id").rows() == [("organisation", "CHL", "Q999999")]
    assert "ELL" in plain.table(home, "figures")["reporter"].to_list()
    assert plain.table(home, "documents").height == 1

    for path in (home / "lexicons").iterdir():
        path.unlink()
    assert plain.read(home, run="3") == 1
    plain.put_out(home, run="3")
    assert plain.table(home, "entities").filter(name="Harbour Guild of Ellery", iso3="CHL").is_empty()


def test_own_rows_come_first(home: Path) -> None:
    add(home, "demonyms", "CHL,Chilean,Chilean;Chileans,Chileno")
    table = read_tables(home / "lexicons")["demonyms"]
    assert table.row(0) == ("CHL", "Chilean", "Chilean;Chileans", "Chileno")
    assert table.height == read_tables()["demonyms"].height + 1


def test_blocs_of_the_user_are_known_codes(home: Path) -> None:
    add(home, "blocs", "ELL,Ellery League,,")
    assert bloc_codes(home / "lexicons") == ["ELL", *bloc_codes()]


def test_version_of_the_rules_follows_every_row(home: Path) -> None:
    additions = home / "lexicons"
    empty = reader_version(additions)
    assert empty == reader_version(home / "nowhere")
    add(home, "blocs", "ELL,Ellery League,,")
    one = reader_version(additions)
    add(home, "blocs", "ELL,League of Ellery,,")
    assert len({empty, one, reader_version(additions)}) == 3
    assert lexicon_fingerprint(additions) in reader_version(additions)


def test_without_additions_the_lexicon_is_built_once(tmp_path: Path) -> None:
    assert load_lexicon(tmp_path / "none") is load_lexicon(tmp_path / "neither") is load_lexicon()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("bloks", "code,name\nELL,Ellery League\n", "there is no lexicon of that name to add to; the names are"),
        ("blocs", "code,name\nELL,Ellery League\n", "its columns are ['code', 'name'], but they must be ['code', 'name', 'aliases'"),
        ("blocs", "", "it cannot be read"),
        ("blocs", b"code,name,aliases,wikidata\nELL,\xff\xfe,,\n", "it cannot be read"),
        ("blocs", "code,name,aliases,wikidata\nELL,a,b,c,d,e\n", "it cannot be read"),
        ("scales", None, "line 2: 'much' is not valid in the column factor; valid is a number above zero"),
        (
            "triggers",
            "lemma,part,type,plover,sides,needs\n# mine\ndrop by,verb,vizit,CONSULT,directed,participant\n",
            "line 3: 'vizit' is not valid in the column type; valid is visit, meet, call,",
        ),
        ("triggers", "lemma,part,type,plover,sides,needs\ndrop by,verb,vizit,,directed,none\n", "did you mean 'visit'?"),
        (
            "triggers",
            "lemma,part,type,plover,sides,needs\ndrop by,verb,visit,,directed,placez\n",
            "or one of word_sets.set; did you mean 'place'?",
        ),
        ("bloc_organs", "name,code\nEllery Council,ELL\n", "'ELL' is not valid in the column code; valid is one of blocs.code"),
        ("capitals", "capital,iso3\nEllery,\n", "line 2: the column iso3 is empty; it must hold a code of three letters"),
        ("former_currencies", "iso3,family,code,start,end\nPER,sol,PES,1901-02-30,1991-12-25\n", "valid is a day such as"),
        ("seats", "name,iso3\n,PER\n", "the column name is empty; it must hold a text"),
    ],
    ids=[
        "name",
        "columns",
        "empty",
        "not UTF-8",
        "ragged",
        "word for a number",
        "no type of event",
        "nearly a type",
        "no set of words",
        "no bloc",
        "empty code",
        "no day",
        "empty text",
    ],
)
def test_what_cannot_be_used_is_named(home: Path, name: str, content: str | bytes | None, told: str) -> None:
    path = home / "lexicons" / f"{name}.csv"
    if content is None:
        columns = pl.read_csv(LEXICON_FOLDER / f"{name}.csv", comment_prefix="#", n_rows=0).columns
        content = f"{','.join(columns)}\n{','.join(['much'] * len(columns))}\n"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(LexiconError) as error:
        load_lexicon(home / "lexicons")
    assert str(path) in str(error.value)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("path", sorted(LEXICON_FOLDER.glob("*.csv")), ids=lambda path: path.stem)
def test_our_own_rows_hold_what_their_columns_allow(path: Path) -> None:
    known = {
        "blocs.code": frozenset(bloc_codes()),
        "word_sets.set": frozenset(row["set"] for _, row in read_rows(LEXICON_FOLDER / "word_sets.csv")),
    }
    rows = list(read_rows(path))
    assert [(line, faulty) for line, row in rows if (faulty := faulty_cell(path.stem, row, known))] == []
    assert set(COLUMNS.get(path.stem, {})) <= set(rows[0][1])  # no column is declared that the file has not


def test_a_set_of_words_of_the_user_s_own_is_one_that_a_trigger_may_need(home: Path) -> None:
    add(home, "word_sets", "harvests,barley,the barley harvest")
    add(home, "triggers", "bring in,verb,other,,single,harvests")
    assert [meaning.needs for meaning in load_lexicon(home / "lexicons").triggers.starting(["bring", "in"], 0)[1]] == ["harvests"]


def test_a_home_without_lexicons_has_none(tmp_path: Path) -> None:
    assert not Home(tmp_path).additions.exists()
    assert lexicon_fingerprint(Home(tmp_path).additions) == lexicon_fingerprint()
