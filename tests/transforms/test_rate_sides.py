"""Who levies a rate and whose goods bear it: one case for each construction that is weighed."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose, row_of

LEVIERS = [
    case("a headline's verb", "Peru slaps a 20 percent tariff on steel.", ("PER", None)),
    case("a gerund", "Peru answered by raising duties on steel to 20 percent.", ("PER", None)),
    case("an infinitive that hangs on another verb", "Peru got leave from Geneva to put 20 percent duties on steel.", ("PER", None)),
    case("a verb joined to the first", "Peru paused the tariff on tin and raised the tariff on steel to 20 percent.", ("PER", None)),
    case("a leader by the surname", "Macron slaps a 20 percent tariff on steel.", ("FRA", None)),
    case("a leader by a surname that many have", "Modi slaps a 20 percent tariff on steel.", (None, None)),
    case("a leader who is not in office", "Sarkozy slaps a 20 percent tariff on steel.", (None, None)),
    case("an agent", "The 20 percent tariff on steel imposed by Peru took effect.", ("PER", None)),
    case("the verb of a relative clause", "The 20 percent that Peru charges on tin is its highest tariff.", ("PER", None)),
    case("a pronoun that points out of the sentence", "Peru's tariffs are high. It has put a duty of 20 percent on tin.", ("PER", None)),
    case("a market", "Chilean growers pay a tariff of 20 percent at Peruvian ports.", ("PER", "CHL")),
    case("where goods are bound for", "A 20 percent tariff on Peru-bound steel was announced.", ("PER", None)),
    case("who buys the goods", "A 20 percent tariff on everything that Peru buys from Chile was announced.", ("PER", "CHL")),
    case("who tells of it", "Chilean steel would face a tariff of 20 percent, the Peruvian trade ministry said.", ("PER", "CHL")),
    case("importers, who pay at home", "Peru's importers pay a duty of 20 percent on tin.", ("PER", None)),
    case("whose goods leave under an export duty", "Tin that leaves Peru is subject to a 20 percent export duty.", ("PER", None)),
    case("the bloc", "The European Union met. The bloc's 20 percent tariff on tin took effect.", ("EU", None)),
]  # fmt: skip
BEARERS = [
    case("hit with it", "Chile will be hit with a 20 percent tariff, Peru announced.", ("PER", "CHL")),
    case("expected to be hit by it", "Peru's tariffs are new. The bank expects Chile to be hit by a 20 percent duty.", ("PER", "CHL")),
    case("subject to it", "Chilean tin is subject to a duty of 20 percent in Peru.", ("PER", "CHL")),
    case("exempt from it", "Chilean tin is exempted from the 20 percent duty that Peru levies.", ("PER", "CHL")),
    case("taxed, as the object of a verb", "Peru taxes Chilean tin at 20 percent, a duty that hurts.", ("PER", "CHL")),
    case("none that is raised on it", "Peru said the duty on Chilean tin was doubled to 20 percent.", ("PER", "CHL")),
    case("joined, and so of nobody alone", "Chile and Kenya will face a duty of 20 percent in Peru.", ("PER", None)),
    case("whose goods 'its' are", "Chile fights Peru's duties of 20 percent on its tin.", ("PER", "CHL")),
    case("behind the verb of a relative clause", "The duty of 20 percent Peru imposed on Chilean tin is high.", ("PER", "CHL")),
    case("for a country", "Peru announced a tariff of 20 percent for Chile.", ("PER", "CHL")),
    case("no day", "Peru announced a tariff of 20 percent on Monday.", ("PER", None)),
    case("of a tariff that is told in parts", "Peru put tariffs on Chilean goods, including 20 percent on tin.", ("PER", "CHL")),
    case("told before, and goods since", "Peru put tariffs on Chilean goods. Peru put a tariff of 20 percent on all foreign tin.", ("PER", None)),
    case("answered", "Peru levied a duty of 20 percent on tin in answer to Chilean tariffs.", ("PER", "CHL")),
    case("who faces a vote after the tariff", "Chile faces a vote after the tariff of 20 percent that Peru levied.", ("PER", None)),
    case("struck by those who hit back", "Peru hit Chile with a duty of 20 percent on tin.", ("PER", "CHL")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), prose([*LEVIERS, *BEARERS]))
def test_who_levies_a_rate_and_who_bears_it(read, text, parties):
    row = row_of(read(text)["figures"], "surface", "20 percent")
    assert (row["measure"], (row["reporter"], row["partner"])) == ("tariff_rate", parties)


LISTS = [
    case("of those who bear it", "Peru's tariffs: Chile pays 20 percent, Kenya 30 percent and Togo 40 percent.", [("PER", "CHL"), ("PER", "KEN"), ("PER", "TGO")]),
    case("of those who levy it", "Peru levies a duty of 20 percent on cars, Kenya 30 percent and Togo 40 percent.", [("PER", None), ("KEN", None), ("TGO", None)]),
    case("behind a colon", "Peru's tariffs are out: Chile 20 percent, Kenya 30 percent, Togo 40 percent.", [("PER", "CHL"), ("PER", "KEN"), ("PER", "TGO")]),
    case("of countries joined and one alone", "Peru announced tariffs of 20 percent on Chile and Kenya and 40 percent on Togo.", [("PER", None), ("PER", "TGO")]),
    case("of two clauses", "Peru cuts its duty on Chilean goods to 20 percent while Chile cuts its own to 40 percent.", [("PER", "CHL"), ("CHL", "PER")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), prose(LISTS))
def test_sides_of_rates_in_a_list(read, text, parties):
    rows = read(text)["figures"].filter(measure="tariff_rate")
    assert rows.select("reporter", "partner").rows() == parties


RATES = [
    case("a place that pays", "PERU RAISES TARIFFS\n\nChilean mills now pay 20 percent in Peru.", True),
    case("goods that are taxed, of one country by another", "Chilean tin will be taxed at 20 percent on arrival in Peru.", True),
    case("a base rate", "Peru's tariffs are new. The base is 20 percent for all.", True),
    case("a level of what is spoken of", "Peru's tariffs are new. Chilean tin enters at 20 percent.", True),
    case("behind 'on'", "Peru's tariffs are new. There will be 20 percent on tin.", True),
    case("a discount", "Peru's tariffs are new. Chile will get a 20 percent discount.", False),
    case("an impact", "Peru's tariffs are new. The mill could face a 20 percent impact.", False),
    case("a share", "Peru's tariffs are new. The aim is to lift its share on tin to 20 percent.", False),
    case("a share, told behind another", "Peru's tariffs are new. Its share on tin went from 15 percent to 20 percent.", False),
    case("a holding", "Peru's tariffs are new. Chile is to get a 20 percent holding.", False),
    case("a rate of a bank", "Peru's tariffs are new. The central bank kept its rate at 20 percent.", False),
    case("a cut of", "Peru's tariffs are new. Cuts of up to 20 percent on tin were made.", False),
    case("on a basis", "Peru's tariffs are new. Sales rose 5 percent, or 20 percent on an annual basis.", False),
    case(
        "growth, told in another way",
        "PERU RAISES TARIFFS\n\nPeru's tariffs hit Chile. Gross domestic product rose 5 percent between October and December from the previous"
        " three-month period, or 20 percent on an annualized basis, the Chilean statistics authority said Thursday.",
        False,
    ),
    case("a part of something", "Peru's tariffs are new. Chile pays 20 percent of the bill.", False),
    case("a ceiling, where no tariff is spoken of", "Peru imposes its 20 percent ceiling on wages.", False),
    case("a level of a market, where tariffs are", "PERU RAISES TARIFFS\n\nThe index of the Lima bourse fell to 20 percent.", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "is_rate"), prose(RATES))
def test_which_percentages_are_rates(read, text, is_rate):
    assert (row_of(read(text)["figures"], "surface", "20 percent")["measure"] == "tariff_rate") is is_rate


STAGES = [
    case("a headline, from a day to come", "Peru slaps a 20 percent tariff on tin from August 1.", ("agreed", "2024-08")),
    case("said that from a day to come", "Peru's minister said that tin would face a 20 percent duty from August 1.", ("agreed", "2024-08")),
    case("from a day that is over", "Peru has put a 20 percent tariff on tin from March 1.", ("actual", "2024-03")),
    case("the same day of two rates", "Peru announced tariffs of 20 percent on tin and 5 percent on zinc, effective August 1.", ("agreed", "2024-08")),
    case("said that it would", "Peru said it would levy a duty of 20 percent on tin.", ("agreed", None)),
    case("said that it would, if", "Peru said it would levy a duty of 20 percent on tin if Chile did.", ("hypothetical", None)),
    case("denied that it would", "Peru denied reports that it would levy a duty of 20 percent on tin.", ("hypothetical", None)),
    case("may be levied", "Peru may levy a duty of 20 percent on tin.", ("hypothetical", None)),
    case("will be paid", "Chilean mills will pay a duty of 20 percent in Peru.", ("agreed", None)),
    case("will be cut, and what it was before", "Peru will cut its duty on tin to 5 percent from 20 percent.", ("actual", None)),
    case("threatened, behind", "Peru levied 5 percent on tin, not the duty of 20 percent that was threatened.", ("hypothetical", None)),
    case("vowed to fight", "Chile vowed on Monday to fight the new duties of 20 percent on tin.", ("actual", None)),
    case("levied already, beside what would be", "Tin would face both duties, as Peru has already imposed a duty of 20 percent.", ("actual", None)),
    case("named again", "Peru threatened a tariff of 20 percent on tin. This new round of 20 percent tariffs is bad.", ("hypothetical", None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(STAGES))
def test_how_far_a_rate_is_and_from_when(read, text, expected):
    row = read(text)["figures"].filter(surface="20 percent").row(-1, named=True)
    assert (row["status"], row["period"]) == expected
