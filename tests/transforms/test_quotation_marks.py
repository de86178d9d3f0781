"""Which stretches stand inside quotation marks."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.cases import case, prose

DIRECT = [
    case("curly marks", "“The ship is late,” Paz said.", ["The ship is late"]),
    case("straight marks", '"The ship is late," Paz said.', ["The ship is late"]),
    case("low commas as marks", ",,The ship is late,'' Paz said.", ["The ship is late"]),
    case("straight marks within straight marks", '"They said "no deal" and left," said Paz.', ["They said \"no deal\" and left"]),
    case("a straight mark left open before another speaker", '"It closes. "We stay," Paz said.', ["It closes.", "We stay"]),
    case("left open within a sentence", "Paz told the crew “the ship is late. Nobody went below, and it rained.", ["the ship is late."]),
    case("German marks", "„The ship is late“, Paz said.", ["The ship is late"]),
    case("French marks", "«The ship is late», Paz said.", ["The ship is late"]),
    case("French marks with blanks", "«\u00a0The ship is late\u00a0», Paz said.", ["The ship is late"]),
    case("inverted French marks", "»The ship is late«, Paz said.", ["The ship is late"]),
    case("two single marks", "''The ship is late,'' Paz said.", ["The ship is late"]),
    case("backquotes", "``The ship is late,'' Paz said.", ["The ship is late"]),
    case("curly single marks", "‘The ship is late,’ Paz said.", ["The ship is late"]),
    case("straight single marks", "'The ship is late,' Paz said.", ["The ship is late"]),
    case("single marks with an apostrophe inside", "‘The ship isn’t late,’ Paz said.", ["The ship isn’t late"]),
    case("single marks with a plural possessive inside", "‘The sailors’ ship is late,’ Paz said.", ["The sailors’ ship is late"]),
    case("straight single marks with an apostrophe inside", "'The ship isn't late,' Paz said.", ["The ship isn't late"]),
    case("a year with an apostrophe", "'It is late,' Paz said. In '22 the town had a mill. 'We go,' she said.", ["It is late", "We go"]),
    case("a class with a curly one", "‘It is late,’ Paz said. The class of ’98 met. ‘We go,’ she said.", ["It is late", "We go"]),
    case("a span of years", "'It is late,' Paz said. The mill of 1997-'98 shut. 'We go,' she said.", ["It is late", "We go"]),
    case("words cut short", "'It is late,' Paz said. They told 'em to wait 'til noon. 'We go,' she said.", ["It is late", "We go"]),
    case("decades", "'It is late,' Paz said. The '90s were cold. 'We go,' she said.", ["It is late", "We go"]),
    case("a number opens", "'22 people died,' Paz said. 'We go,' she said.", ["22 people died", "We go"]),
    case("a share opens behind of", "Paz spoke of '98 percent of the votes'. 'We go,' she said.", ["98 percent of the votes", "We go"]),
    case("a full stop inside", "Paz said: “The ship is late.”", ["The ship is late."]),
    case("a full stop outside", "Paz said: “The ship is late”.", ["The ship is late"]),
    case("a question", "“Is the ship late?” Paz asked.", ["Is the ship late?"]),
    case("nested single in double", "“The captain said ‘never’ and went below,” Paz said.", ["The captain said ‘never’ and went below"]),
    case("nested double in single", "‘The captain said “never” and went below,’ Paz said.", ["The captain said “never” and went below"]),
    case("broken by its cue", "“The ship,” Paz said, “is late.”", ["The ship", "is late."]),
    case("broken between sentences", "“The ship is late,” Paz said. “It is always late.”", ["The ship is late", "It is always late."]),
    case("two speakers", "“It is late,” Paz said. “It is early,” Rojas replied.", ["It is late", "It is early"]),
    case("several sentences", "“The ship is late. The crew is tired. We wait,” Paz said.", ["The ship is late. The crew is tired. We wait"]),
    case("part of a sentence", "Paz called the ship “a floating coffin” and left.", ["a floating coffin"]),
    case("curly opening, straight closing", "“The ship is late,\" Paz said.", ["The ship is late"]),
    case("opening marks on both sides", "“The ship is late,“ Paz said.", ["The ship is late"]),
    case("closing marks on both sides", "”The ship is late,” Paz said.", ["The ship is late"]),
    case("a dash before the cue", "“The ship is late” – that is what Paz said.", ["The ship is late"]),
    case("a quotation in capitals", '"THE SHIP IS LATE," PAZ SAID.', ["THE SHIP IS LATE"]),
    case("brackets inside", "“The ship [from Lima] is late,” Paz said.", ["The ship [from Lima] is late"]),
    case("an ellipsis inside", "“The ship ... is late,” Paz said.", ["The ship ... is late"]),
    case("marks as bullets open nothing", "» The mill is shut, the owner says.\n» The port is open, Paz said.", []),
    case("inches are no marks", 'The 12" pipe burst, Paz said.', []),
    case("feet and inches are no marks", "The 6'2\" sailor, Paz said, was late.", []),
    case("apostrophes are no marks", "The ship's crew didn't see the sailors' boats, Paz's men said.", []),
    case("years with apostrophes are no marks", "In the '80s and '90s ships were late, Paz wrote.", []),
    case("'tis is no mark", "'Tis late, and the ship's not in.", []),
    case("rock 'n' roll is no mark", "The crew plays rock 'n' roll.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents"), prose(DIRECT))
def test_direct_quotations_by_their_marks(read, text, contents):
    quotes = read(text)["quotes"].filter(pl.col("mode") == "direct")
    assert quotes["content"].to_list() == contents


def test_quotation_over_paragraphs_has_an_opening_mark_on_each(read):
    text = (
        "Paz spoke to the crew on the quay.\n\n“The ship is late, and you know why it is late.\n\n“Nobody paid the pilot.\n\n"
        "“I will pay him tomorrow,” Paz said."
    )
    quotes = read(text)["quotes"].filter(pl.col("mode") == "direct")
    assert quotes["content"].to_list() == [
        "The ship is late, and you know why it is late.",
        "Nobody paid the pilot.",
        "I will pay him tomorrow",
    ]
    assert set(quotes["speaker"]) == {"Paz"}


def test_an_unbalanced_mark_costs_no_more_than_its_sentence(read):
    text = "“The ship is late, Elena Paz said. The crew went home.\n\nNobody knew the hour.\n\n“It will come,” the pilot Juan Rojas said."
    contents = read(text)["quotes"].filter(pl.col("mode") == "direct")["content"].to_list()
    assert contents[-1] == "It will come"
    assert all("Nobody" not in content and "crew" not in content for content in contents)


def test_an_unbalanced_closing_mark_costs_nothing(read):
    text = "The ship is late,” Elena Paz said.\n\n“It will come,” the pilot Juan Rojas said."
    assert "It will come" in read(text)["quotes"].filter(pl.col("mode") == "direct")["content"].to_list()


NO_QUOTATIONS = [
    case("scare quotes", "The so-called “harbour” is a beach with a rope."),
    case("a title of a book", "He wrote “The Fog and the Net” before the war."),
    case("a title of a film", "The film “Harbour Lights” opened in Lima."),
    case("a nickname", "Juan “the Hook” Rojas steered the ship."),
    case("a ship's name", "The trawler “Santa Rosa” sank on Monday."),
    case("a newspaper", "The newspaper “El Faro” closed."),
    case("an operation", "Police called it Operation “Clean Net”."),
    case("a term explained", "The crew use “fog” for anything that they cannot see."),
    case("a programme", "Under the plan “Ports for All” nine harbours will be built."),
    case("a translated name", "The party Mar Abierto (“Open Sea”) lost."),
]


@pytest.mark.parametrize("text", prose(NO_QUOTATIONS))
def test_scare_quotes_and_titles_are_no_quotations(read, text):
    assert read(text)["quotes"].filter(pl.col("mode") == "direct")["content"].to_list() == []
