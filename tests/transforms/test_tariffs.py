"""Rates of tariffs: how far they are, from when they hold, whose they are and on whose goods."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose, row_of

STAGES = [
    case("imposed", "Peru imposed a tariff of 20 percent on steel.", "actual"),
    case("raised on a day", "Peru raised the tariff on steel on Monday to 20 percent.", "actual"),
    case("announced", "Peru announced a tariff of 20 percent on steel on Monday.", "agreed"),
    case("ordered", "Elena Paz, the president of Peru, ordered a 20 percent tariff on steel.", "agreed"),
    case("signed", "Peru signed an order imposing a 20 percent tariff on steel.", "agreed"),
    case("announced for a time that is over", "In March Peru announced a tariff of 20 percent on steel.", "actual"),
    case("announced for a time to come", "Peru announced a tariff of 20 percent on steel from October 2024.", "agreed"),
    case("will be announced", "Peru will announce a tariff of 20 percent on steel.", "agreed"),
    case("announced that it would", "Peru announced that it would levy a tariff of 20 percent on steel.", "agreed"),
    case("announced that it would, if", "Peru announced that it would levy a tariff of 20 percent if Chile did.", "hypothetical"),
    case("on top of what is there", "Peru announced 5 percent on top of the existing tariff on steel, the existing 20 percent.", "actual"),
    case("expected to be announced", "Peru is expected to announce a tariff of 20 percent on steel.", "forecast"),
    case("put off", "Peru imposed a tariff of 20 percent on steel, but delayed it on Friday.", "agreed"),
    case("paused", "Peru paused the tariff of 20 percent on steel.", "agreed"),
    case("what is behind the next amount is not its own", "Peru charges a tariff of 20 percent and 5 million tonnes are on hold.", "actual"),
    case("planned", "Peru plans to impose a tariff of 20 percent on steel.", "hypothetical"),
    case("intended", "Peru announced its intention to impose a tariff of 20 percent on steel.", "hypothetical"),
    case("will be levied", "Peru will levy a duty of 20 percent on steel from June 1.", "agreed"),
    case("is going to be charged", "Steel that comes into Peru is going to have a 20 percent tariff.", "agreed"),
    case("will be levied, as some guess", "Peru will likely levy a duty of 20 percent on steel from June 1.", "forecast"),
    case("will fall", "The tariff of Peru on steel will fall to 20 percent from June 1.", "forecast"),
    case("sought", "The makers of Peru are seeking a tariff of 20 percent on steel.", "hypothetical"),
    case("delayed until a day", "Peru delayed the tariff of 20 percent on steel until June 4.", "agreed"),
    case("expected to be delayed until a day", "Peru is expected to delay the tariff of 20 percent on steel until June 4.", "forecast"),
    case("planned in another clause", "Peru plans a port; the tariff on steel is 20 percent.", "actual"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), prose(STAGES))
def test_how_far_a_tariff_is(read, text, status):
    assert row_of(read(text)["figures"], "surface", "20 percent")["status"] == status


TIMES = [
    case("a weekday", "Peru raised the tariff on steel on Monday to 20 percent.", None),
    case("a week", "Peru imposed a tariff of 20 percent on steel last week.", None),
    case("this month, of what was signed", "Earlier this month Peru signed an order imposing a tariff of 20 percent.", None),
    case("this month, of what was done", "Peru imposed a tariff of 20 percent on steel this month.", "2024-05"),
    case("from a day", "From Monday Peru takes a tariff of 20 percent on steel.", "2024-05"),
    case("since a day, with words between", "Since midnight on Friday Peru takes a tariff of 20 percent on steel.", "2024-05"),
    case("a month", "In March Peru imposed a tariff of 20 percent on steel.", "2024-03"),
    case("a year", "Peru imposed a tariff of 20 percent on steel in 2018.", "2018"),
    case("until a day to come", "Peru delayed the tariff of 20 percent on steel until August 4.", "2024-08"),
    case("from a day to come", "Peru is planning a tariff of 20 percent on steel effective August 4.", "2024-08"),
    case("the day of an announcement", "On April 4 Peru announced tariffs of 20 percent on steel.", None),
    case("announced on a day", "Peru announced on April 4 a tariff of 20 percent on steel.", None),
    case("announced that from a day", "Peru announced that from April 4 the tariff on steel is 20 percent.", "2024-04"),
    case("on a day, not announced", "On April 4 a tariff of 20 percent on steel took effect in Peru.", "2024-04"),
    case("until a day that is over", "Peru levied a tariff of 20 percent on steel until August 4.", "2023-08"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "period"), prose(TIMES))
def test_when_a_tariff_holds(read, text, period):
    assert row_of(read(text)["figures"], "surface", "20 percent")["period"] == period


PARTIES = [
    case("on goods that were imported", "Peru imposed a tariff of 20 percent on goods imported from Chile.", ("PER", "CHL")),
    case("on goods imported, by nobody named", "The firm fears the new 20 percent tariff on goods imported from Chile.", (None, "CHL")),
    case("on goods made there, by nobody named", "The firm fears the new 20 percent tariff on cars made in Chile.", (None, "CHL")),
    case("on goods that are made abroad", "Peru imposed a tariff of 20 percent on cars made in Chile.", ("PER", "CHL")),
    case("on goods of one country", "Peru imposed a tariff of 20 percent on Chilean steel.", ("PER", "CHL")),
    case("on goods of two", "Peru imposed a tariff of 20 percent on Chilean and Kenyan steel.", ("PER", None)),
    case("on goods from two", "Peru imposed a tariff of 20 percent on imports from Chile and Kenya.", ("PER", None)),
    case(
        "two countries, of which the other does something", "Peru imposed a tariff of 20 percent on Chilean steel and Kenya protested.", ("PER", "CHL")
    ),
    case(
        "on goods of no country, behind another tariff",
        "Peru imposed a tariff of 5 percent on Chile. It has a tariff of 20 percent on steel.",
        ("PER", None),
    ),
    case(
        "the tariff spoken of",
        "Peru imposed a tariff of 5 percent on Chile on Monday. Elena Paz called for a tariff of 20 percent.",
        ("PER", "CHL"),
    ),
    case("on imports into a country", "Juan Rojas announced a tariff of 20 percent on all Peruvian steel imports.", ("PER", None)),
    case("on imports from a country", "Chile imposed a tariff of 20 percent on all Peruvian steel imports.", ("CHL", "PER")),
    case("behind its rate", "The new 20 percent Peruvian tariff on steel hurts the mills.", ("PER", None)),
    case("announced by a leader", "President Lula announced plans to impose a tariff of 20 percent on steel.", ("BRA", None)),
    case("whose order it is that is signed", "President Lula has signed an order imposing a tariff of 20 percent on steel.", ("BRA", None)),
    case("a leader called by the full name", "Luiz Lula da Silva announced a tariff of 20 percent on steel.", ("BRA", None)),
    case("a leader who was in office before", "President Fujimori announced a tariff of 20 percent on steel.", (None, None)),
    case("a prime minister", "Prime Minister Modi announced a tariff of 20 percent on steel.", ("IND", None)),
    case("a leader told of first by the title", "President Lula spoke. Lula announced a tariff of 20 percent on steel.", ("BRA", None)),
    case("another minister", "Trade Minister Modi announced a tariff of 20 percent on steel.", (None, None)),
    case("a vice president", "Vice President Lula announced a tariff of 20 percent on steel.", (None, None)),
    case("the president of a body", "Central Bank President Lula announced a tariff of 20 percent on steel.", (None, None)),
    case("a name alone", "Modi announced a tariff of 20 percent on steel.", (None, None)),
    case("a candidate", "Claudia Sheinbaum would levy a tariff of 20 percent on steel.", ("MEX", None)),
    case("somebody called like a leader", "Rosa Lula announced a tariff of 20 percent on steel.", (None, None)),
    case("a leader, and whom it hurts", "President Lula imposed a tariff of 20 percent on all steel, with no exceptions, indirectly hurting Chile.", ("BRA", None)),
    case("two leaders", "President Lula and Emmanuel Macron spoke of a tariff of 20 percent on steel.", (None, None)),
    case(
        "of one of two rates of a leader",
        "President Lula announced a tariff of 5 percent on steel as well as an additional 20 percent on goods from Chile.",
        ("BRA", "CHL"),
    ),
    case("hit by a leader's tariffs", "Chile, struck by President Lula's tariffs, levied a duty of 20 percent on Brazilian steel.", ("CHL", "BRA")),
    case("of the second of two", "Peru levies a duty of 5 percent on yarn from Chile and 20 percent on yarn from Kenya.", ("PER", "KEN")),
    case("of the first of two", "Peru levies a duty of 20 percent on yarn from Chile and 5 percent on yarn from Kenya.", ("PER", "CHL")),
    case("without the word", "Peru's tariffs are high. It charges all foreign suppliers of the metal 20 percent.", ("PER", None)),
    case("a leader's decision", "Trade of Chile was hurt by President Lula's decision to impose 20 percent tariffs on steel.", ("BRA", None)),
    case("who faces it", "Vietnam faces a 20 percent tariff in Brazil.", ("BRA", "VNM")),
    case("whose makers face it", "Chilean makers face a tariff of 20 percent in Peru.", ("PER", "CHL")),
    case("whose makers face duties", "Chilean makers face anti-dumping duties of 20 percent in Peru.", ("PER", "CHL")),
    case("who faces something else", "Chile faces a vote after Peru's tariff of 20 percent.", ("PER", None)),
    case("who is hit by it", "The bank expects Chile to be hit by a 20 percent tariff.", (None, "CHL")),
    case("who pays it at the border", "Chilean makers will pay duties of 20 percent to get their wine into Peru.", ("PER", "CHL")),
    case("whom it is subject to", "Chile's wine is subject to a duty of 20 percent in Peru.", ("PER", "CHL")),
    case("who levies it, and faces nothing", "Chile levies a 20 percent tariff in Arica.", ("CHL", None)),
    case("whose exports it affects", "Peru paused the 20 percent tariffs affecting Chile's exports.", ("PER", "CHL")),
    case("a person of no country known", "Chile's exports to Kenya rose. Juan Rojas imposed a tariff of 20 percent on steel.", (None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), prose(PARTIES))
def test_whose_a_tariff_is(read, text, parties):
    row = row_of(read(text)["figures"], "surface", "20 percent")
    assert (row["reporter"], row["partner"]) == parties


NO_TARIFFS = [
    case("shares of whoever is named behind", "Steel shares rose on the tariff news, with Hale Mills jumping 20 percent."),
    case("a movement in a line below", "Peru imposed a tariff of 5 percent on steel. Shares of Steel Sur retreats 20 percent."),
    case("movements in a headline", "Peru imposed a tariff of 5 percent on steel. The index drop 20 percent and 8 percent"),
    case("before a clause on tariffs", "Peru's index climbed 20 percent on Friday as details of the tariffs were unclear."),
    case("a fall after tariffs", "Miners of Peru lost up to 20 percent after new tariffs."),
    case("those who were asked", "In a poll in Peru 20 percent thought tariffs would be of use."),
    case("those who were asked, behind", "Of those who thought tariffs would hurt Peru, 20 percent approved of them."),
    case("a share of those who were asked", "In Peru 20 percent of tariffs are paid in Callao."),
]  # fmt: skip


@pytest.mark.parametrize("text", prose(NO_TARIFFS))
def test_what_is_no_rate_of_a_tariff(read, text):
    assert row_of(read(text)["figures"], "surface", "20 percent")["measure"] != "tariff_rate"


def test_a_rate_before_the_word_tariff(read):
    row = row_of(read("Peru put 20 percent in new tariffs on Chilean wine.")["figures"], "surface", "20 percent")
    assert (row["measure"], row["reporter"], row["partner"]) == ("tariff_rate", "PER", "CHL")
