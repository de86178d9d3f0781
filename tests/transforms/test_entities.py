"""Who and what is named, under one name through the article."""

from __future__ import annotations

import dataclasses

import polars as pl
import pytest

from tests.transforms.cases import FILLER, PUBLISHED_ON, case, prose, row_of
from tests.transforms.conftest import as_documents
from transforms.overrides import read_overrides
from transforms.reading import read_documents
from transforms.spelling import fold_name

PERSONS = [
    case("a title", "President Elena Paz left.", {"Elena Paz"}),
    case("a given name", "Elena Paz left.", {"Elena Paz"}),
    case("a surname later", "Elena Paz left. Paz was late.", {"Elena Paz"}),
    case("a surname with Mr later", "Juan Rojas left. Mr. Rojas was late.", {"Juan Rojas"}),
    case("a surname first, the name later", "Paz left early, said Elena Paz.", {"Elena Paz"}),
    case("a role with the surname later", "Elena Paz, the president, left. President Paz was late.", {"Elena Paz"}),
    case("two with one surname", "Elena Paz met her brother Juan Paz. Juan Paz left.", {"Elena Paz", "Juan Paz"}),
    case("a possessive", "Elena Paz's car left.", {"Elena Paz"}),
    case("a possessive with a curly apostrophe", "Elena Paz’s car left.", {"Elena Paz"}),
    case("a possessive of a name in s", "James Watts' car left. Watts stayed.", {"James Watts"}),
    case("a Chinese name, family first", "Foreign Minister Wang Yi left. Wang was late.", {"Wang Yi"}),
    case("a Korean name", "President Yoon Suk Yeol left. Yoon was late.", {"Yoon Suk Yeol"}),
    case("a Korean name with a hyphen", "Kim Yo-jong left. Kim was late.", {"Kim Yo-jong"}),
    case("a Vietnamese name", "Prime Minister Pham Minh Chinh left.", {"Pham Minh Chinh"}),
    case("a Spanish name with two surnames", "Andrés Manuel López Obrador left. López Obrador was late.", {"Andrés Manuel López Obrador"}),
    case("accents folded later", "Andrés López left Lima. Lopez was late.", {"Andrés López"}),
    case("a Dutch particle", "Prime Minister Jan van der Berg left. Van der Berg was late.", {"Jan van der Berg"}),
    case("a German particle", "Ursula von der Leyen left Brussels. Von der Leyen was late.", {"Ursula von der Leyen"}),
    case("an Arabic particle", "Crown Prince Mohammed bin Salman left.", {"Mohammed bin Salman"}),
    case("an Arabic article", "President Abdel Fattah al-Sisi left.", {"Abdel Fattah al-Sisi"}),
    case("an Irish name", "Sean O'Brien left. O'Brien was late.", {"Sean O'Brien"}),
    case("an initial", "George W. Mills left. Mills was late.", {"George W. Mills"}),
    case("initials glued", "J.K. Mensah left.", {"J.K. Mensah"}),
    case("junior", "Robert Hale Jr. left.", {"Robert Hale Jr|Robert Hale Jr.|Robert Hale"}),
    case("a hyphenated surname", "Annabel Bishop-Cloete left.", {"Annabel Bishop-Cloete"}),
    case("a Russian name with its patronymic", "Vladimir Vladimirovich Petrov left. Petrov was late.", {"Vladimir Vladimirovich Petrov"}),
    case("several in a row", "Elena Paz, Juan Rojas and Tom Wells left.", {"Elena Paz", "Juan Rojas", "Tom Wells"}),
    case("a place name that is a given name", "Israel Katz left. Paris Hale stayed.", {"Israel Katz", "Paris Hale"}),
    case("nobody, though the sentence begins with a capital", "Yesterday the ship left.", set()),
    case("nobody in a headline in title case", "Ship Leaves Port As Crew Waits For Pilot\n\nThe ship left the port on Monday while the crew was waiting for the pilot to come.", set()),
    case("a firm named like a person", "Morgan Stanley sold shares.", set()),
    case("a street", "The bank stands on George Street.", set()),
    case("a holiday", "The ship left on Christmas Eve.", set()),
    case("a law named like a person", "The Jones Act is old.", set()),
    case("a god", "Thank God the ship left.", set()),
]  # fmt: skip


def names_of(frames, kind):
    return set(frames["entities"].filter(pl.col("kind") == kind)["name"])


def agree(found, expected):
    """Whether the names are the expected ones, of which some leave a choice."""
    return len(found) == len(expected) and all(found & set(name.split("|")) for name in expected)


@pytest.mark.parametrize(("text", "names"), prose(PERSONS))
def test_persons(read, text, names):
    found = names_of(read(text), "person")
    assert agree(found, names), found


COUNTRIES = [
    case("by name", "Peru sold copper.", {"PER"}),
    case("by demonym", "A Peruvian ship left.", {"PER"}),
    case("by demonym in the plural", "Two Peruvians left.", {"PER"}),
    case("by possessive", "Peru's ship left.", {"PER"}),
    case("by its capital as a government", "Lima rejected the plan.", {"PER"}),
    case("by its capital as a government, with a verb of saying", "Beijing said the plan was dead.", {"CHN"}),
    case("by letters", "The U.S. and the UK rejected the plan.", {"USA", "GBR"}),
    case("by letters without points", "US ships left.", {"USA"}),
    case("us is no country", "The crew left us.", set()),
    case("a capital as a place is no country", "The ship left for Lima.", set()),
    case("a capital where someone is, is no country", "The crew met in Lima.", set()),
    case("long and official", "The Russian Federation rejected the plan.", {"RUS"}),
    case("of two names", "The Czech Republic, Czechia for short, rejected the plan.", {"CZE"}),
    case("an old name", "Burma rejected the plan.", {"MMR"}),
    case("Turkey, not the bird", "Turkey rejected the plan.", {"TUR"}),
    case("turkey, the bird", "The crew ate turkey.", set()),
    case("the two Koreas", "South Korea and North Korea rejected the plan.", {"KOR", "PRK"}),
    case("Seoul and Pyongyang", "Seoul and Pyongyang rejected the plan.", {"KOR", "PRK"}),
    case("the two Congos", "The Democratic Republic of Congo rejected the plan.", {"COD"}),
    case("Georgia, the country", "Georgia, which borders Russia, rejected the plan.", {"GEO", "RUS"}),
    case("Georgia, the state", "The mill in Atlanta, Georgia, closed.", set()),
    case("Guinea inside another name", "Papua New Guinea rejected the plan.", {"PNG"}),
    case("Niger, not Nigeria", "Niger rejected the plan.", {"NER"}),
    case("Taiwan", "Taiwan sold chips.", {"TWN"}),
    case("a country in a firm's name", "Bank of China sold bonds.", set()),
    case("a country in a bloc's name", "The Organization of American States met.", set()),
    case("the Soviet Union", "The Soviet Union rejected the plan.", {"SUN"}),
    case("West Germany", "West Germany rejected the plan.", {"DEU"}),
    case("a compound of two demonyms", "Sino-Russian trade grew.", {"CHN", "RUS"}),
    case("a hyphenated pair", "China-Russia trade grew.", {"CHN", "RUS"}),
    case("the Netherlands by Dutch", "Dutch ships left.", {"NLD"}),
    case("Britain by British and London", "British ships left, London said.", {"GBR"}),
    case("American means the United States", "American ships left.", {"USA"}),
    case("South American does not", "South American ships left.", set()),
    case("in capitals", "PERU SOLD COPPER TO CHINESE MILLS.", {"PER", "CHN"}),
    case("accents", "Côte d'Ivoire sold cocoa.", {"CIV"}),
    case("Ivory Coast", "Ivory Coast sold cocoa.", {"CIV"}),
    case("the Emirates", "The UAE and the United Arab Emirates are one.", {"ARE"}),
    case("Jordan, the surname", "Michael Jordan left.", set()),
    case("China, the porcelain", "The crew broke the china.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), prose(COUNTRIES))
def test_countries(read, text, codes):
    frames = read(text)
    found = frames["entities"].filter(pl.col("kind") == "country")["iso3"].to_list()
    assert sorted(found) == sorted(codes)


ORGANISATIONS = [
    case("well known", "Gazprom sold gas.", {"Gazprom"}),
    case("by its letters", "The IMF lent money.", {"International Monetary Fund"}),
    case("by name, then letters", "The International Monetary Fund (IMF) lent money. The IMF was repaid.", {"International Monetary Fund"}),
    case("letters introduced in brackets", "The Fishing Workers' Front (FWF) struck. The FWF won.", {"Fishing Workers' Front"}),
    case("a suffix", "Callao Steel Corp. closed.", {"Callao Steel Corp|Callao Steel Corp.|Callao Steel"}),
    case("Ltd", "Harbour Tools Ltd closed.", {"Harbour Tools Ltd|Harbour Tools"}),
    case("a ministry of a country", "Peru's Trade Ministry closed.", {"Trade Ministry|Peru's Trade Ministry|Peruvian Trade Ministry|Trade Ministry of Peru"}),
    case("a ministry of", "The Ministry of Trade closed.", {"Ministry of Trade"}),
    case("a university", "The University of Lima closed.", {"University of Lima"}),
    case("a party", "The Labour Party won.", {"Labour Party"}),
    case("a bank of a country", "The Bank of Japan cut its rate.", {"Bank of Japan"}),
    case("a bloc", "The European Union met.", {"European Union"}),
    case("a bloc by letters", "The EU met.", {"European Union"}),
    case("the United Nations", "The UN met.", {"United Nations"}),
    case("a committee", "The Senate Finance Committee met.", {"Senate Finance Committee"}),
    case("an agency", "Reuters saw the plan.", {"Reuters"}),
    case("a newspaper", "The Financial Times saw the plan.", {"Financial Times|The Financial Times"}),
    case("a seat of government", "The Kremlin rejected the plan.", {"Kremlin"}),
    case("another seat of government", "The White House rejected the plan.", {"White House"}),
    case("an ampersand", "Procter & Gamble closed its mill.", {"Procter & Gamble"}),
    case("an institute", "The Kiel Institute for the World Economy saw the plan.", {"Kiel Institute for the World Economy|Kiel Institute"}),
    case("no organisation: the common noun", "The ministry closed.", set()),
    case("no organisation: a start of a sentence", "Companies closed.", set()),
    case("no organisation: an abbreviation of a measure", "The GDP grew.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), prose(ORGANISATIONS))
def test_organisations(read, text, names):
    found = names_of(read(text), "organisation")
    assert agree(found, names), found


PLACES = [
    case("a city", "The ship left Hamburg.", {"Hamburg"}),
    case("a capital as a place", "The crew met in Lima.", {"Lima"}),
    case("Hong Kong", "Hong Kong sold chips.", {"Hong Kong"}),
    case("a region", "The crew met in Sichuan province.", {"Sichuan|Sichuan province"}),
    case("a sea", "The ship crossed the Black Sea.", {"Black Sea"}),
    case("a continent", "Ships left for Africa.", {"Africa"}),
    case("a city with its country", "The crew met in Arequipa, Peru.", {"Arequipa"}),
    case("a city with its state", "The mill in Dayton, Ohio, closed.", {"Dayton", "Ohio"}),
    case("a river", "The ship sank in the Rhine.", {"Rhine"}),
    case("a strait", "Ships crossed the Strait of Hormuz.", {"Strait of Hormuz"}),
    case("a region of the world", "Fighting spread through the Middle East.", {"Middle East"}),
    case("no place: reading", "Reading is good for the crew.", set()),
    case("no place: a nice day", "Nice ships left.", set()),
    case("no place: of a person", "Jack London left.", set()),
]


@pytest.mark.parametrize(("text", "names"), prose(PLACES))
def test_places(read, text, names):
    found = names_of(read(text), "place")
    assert agree(found, names), found


BASES = [
    case("in full", "Elena Paz left. Paz was late.", "Elena Paz", "name"),
    case("by surname", "Elena Paz left. Then Paz was late.", "Paz", "surname"),
    case("by demonym", "A Peruvian ship left.", "Peruvian", "demonym"),
    case("by capital", "Beijing said the plan was dead.", "Beijing", "capital"),
    case("by letters", "The IMF lent money.", "IMF", "alias"),
]


@pytest.mark.parametrize(("text", "surface", "basis"), prose(BASES))
def test_basis_says_how_a_mention_was_resolved(read, text, surface, basis):
    assert row_of(read(text)["mentions"], "surface", surface)["basis"] == basis


def test_a_later_role_alone_is_a_mention_of_its_holder(read):
    frames = read("President Elena Paz left Lima on Monday. In the evening the president came back.")
    mentions = frames["mentions"].join(frames["entities"], on="entity_id")
    found = mentions.filter((pl.col("name") == "Elena Paz") & (pl.col("basis") == "role"))["surface"].to_list()
    assert found in (["the president"], ["president"])


def test_two_persons_with_one_surname_are_kept_apart(read):
    frames = read("Elena Paz sued Juan Paz in Lima. Juan Paz lost the suit. Elena Paz then left Peru.")
    mentions = frames["mentions"].join(frames["entities"], on="entity_id").filter(pl.col("kind") == "person")
    assert mentions.group_by("name", maintain_order=True).len().rows() == [("Elena Paz", 2), ("Juan Paz", 2)]


def test_entity_has_one_key_in_all_articles(read):
    first = row_of(read(f"Elena Paz left. {FILLER}")["entities"], "name", "Elena Paz")["entity_id"]
    second = row_of(read(f"President Elena Paz came back to Lima. {FILLER}")["entities"], "name", "Elena Paz")["entity_id"]
    assert first == second


def test_countries_carry_their_codes(read):
    entity = row_of(read("Peru sold copper.")["entities"], "name", "Peru")
    assert (entity["kind"], entity["iso3"], entity["wikidata_id"]) == ("country", "PER", "Q419")


APART = [
    case("by the title", "Senator Elena Paz asked Captain Juan Paz. Senator Paz was late.", "Paz", "Elena Paz"),
    case("by the title of the other", "Senator Elena Paz asked Captain Juan Paz. Captain Paz was late.", "Paz", "Juan Paz"),
    case("by the form of address", "Elena Paz asked Juan Paz. Mr. Paz was late.", "Paz", "Juan Paz"),
]


@pytest.mark.parametrize(("text", "surface", "name"), prose(APART))
def test_a_surname_that_two_share_goes_by_its_title(read, text, surface, name):
    frames = read(text)
    mentions = frames["mentions"].join(frames["entities"], on="entity_id")
    assert mentions.filter(pl.col("surface") == surface)["name"].to_list() == [name]


def test_spellings_of_one_name_are_one_person(read):
    frames = read(f"Sergey Petrov left Lima. Sergei Petrov was late. {FILLER}")
    assert frames["entities"].filter(pl.col("kind") == "person").height == 1


def test_accents_make_no_other_person(read):
    frames = read(f"José Muñoz left Lima. Jose Munoz was late. {FILLER}")
    assert frames["entities"].filter(pl.col("kind") == "person").height == 1


SETTLED = pl.DataFrame(
    [
        ("person", "Elena Pas", None, "Elena Paz", "a misprint"),
        ("person", "Juan Rojas", "footballer", "Juan Rojas (footballer)", "another one than the minister"),
    ],
    schema=["kind", "name", "when", "entity", "reason"],
    orient="row",
)


def settled(lexicon, *texts):
    """The readings with the names of ``SETTLED`` settled by hand."""
    by_hand = dataclasses.replace(lexicon, entity_overrides=read_overrides(SETTLED))
    documents = as_documents([(f"{text} {FILLER}", PUBLISHED_ON, None) for text in texts])
    return read_documents(documents, by_hand, PUBLISHED_ON)


def test_an_override_makes_two_spellings_one_entity(lexicon):
    frames = settled(lexicon, "Elena Paz left Lima.", "Elena Pas was late.")
    people = frames["mentions"].join(frames["entities"].filter(pl.col("kind") == "person"), on="entity_id")
    assert people.select("surface", "name").rows() == [("Elena Paz", "Elena Paz"), ("Elena Pas", "Elena Paz")]


def test_an_override_keeps_two_of_one_name_apart_where_its_word_stands(lexicon):
    frames = settled(lexicon, "The footballer Juan Rojas left Lima.", "The minister Juan Rojas was late.")
    people = frames["mentions"].join(frames["entities"].filter(pl.col("kind") == "person"), on="entity_id")
    assert people["name"].to_list() == ["Juan Rojas (footballer)", "Juan Rojas"]
    assert people["entity_id"].n_unique() == 2


def test_without_its_row_an_override_leaves_no_trace(read):
    assert names_of(read(f"Elena Pas was late. {FILLER}"), "person") == {"Elena Pas"}


def test_the_overrides_that_come_with_the_project_name_others_than_themselves(lexicon):
    for (kind, folded), rows in lexicon.entity_overrides.items():
        assert kind in {"person", "organisation", "place"}
        assert all(row.when or fold_name(row.entity) != folded for row in rows)
