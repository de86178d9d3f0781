"""Passages: furniture labelled with its rule, captions, headings, datelines, bylines told apart, nothing lost."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.transforms.cases import case

TITLE = "Peru opens its new port at Chancay to ships from Asia"
FIRST = "Peru opened a deep-water port on Thursday that will shorten the journey of copper and fruit to Asia by two weeks."
SECOND = "The port lies sixty kilometres north of the capital, and fishermen from the village below it watched the first ship come in."
LAST = "The president cut a ribbon and left in a helicopter before the fog closed in over the coast, as it does every winter."


def between(line: str) -> str:
    """An article with a line between its paragraphs."""
    return f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{line}\n\n{LAST}\n"


def behind(line: str) -> str:
    """An article with a line below its last paragraph."""
    return f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{LAST}\n\n{line}\n"


def passage_of(frames: dict[str, pl.DataFrame], line: str) -> tuple[str, str | None]:
    """Role and reason of the passage that holds the line."""
    rows = frames["passages"].filter(pl.col("text").str.contains(line, literal=True))
    return rows.select("role", "reason").row(0)


FURNITURE = {
    "comment_form": ("Leave a Reply", "Your email address will not be published. Required fields are marked *", "You must be logged in to post a comment.", "Post a comment", "Cancel reply", "Notify me of new posts by email.", "Save my name, email, and website in this browser for the next time I comment."),
    "comments_start": ("14 Comments", "No comments yet", "Be the first to comment", "Join the conversation", "Comments are closed."),
    "share_links": ("Share this article", "Share on Facebook", "Facebook Twitter WhatsApp", "Click to share on Twitter (Opens in new window)", "Short link: https://pt.example/x81", "Copy link", "Tweet", "Share this:"),
    "read_also": ("See also: Fishermen sue over harbour wall", "Read more: Fishermen sue over harbour wall", "ALSO READ: Fishermen sue over harbour wall", "Related: Fishermen sue over harbour wall", "READ NEXT | Fishermen sue over harbour wall"),
    "related_start": ("Related Stories", "You may also like", "Most Read", "Recommended", "Trending now"),
    "link_text": ("Click here to read the original article.", "Continue reading", "This article was originally published on Harbour Watch.", "[click here]"),
    "newsletter": ("Sign up for our daily newsletter", "Subscribe now", "Get the morning briefing delivered straight to your inbox", "Enter your email address", "Already a subscriber? Log in", "Join our Telegram channel", "Follow us on Twitter @harbourwatch", "If you value our reporting, please consider supporting our journalism today."),
    "cookie_notice": ("We use cookies to improve your visit.", "Accept all cookies", "Privacy policy", "Manage preferences"),
    "copyright": ("© 2024 Harbour Watch", "Copyright 2024 Harbour Watch Ltd", "All rights reserved.", "(c) Harbour Watch. All rights reserved."),
    "navigation": ("Back to top", "Skip to main content", "ADVERTISEMENT", "Advertisement", "Home > World > Americas", "Next", "Watch live"),
    "tags": ("Tags: Peru, ports, shipping", "Topics: Trade", "#ports #peru", "Filed under: Americas"),
    "counters": ("3 min read", "5 hours ago", "1,284 views", "Views: 1 284", "Page 1 of 2"),
    "timestamp": ("Published: May 20, 2024", "Last updated on 20 May 2024", "Updated 14:05, 20 May 2024", "20 May 2024, 14:05"),
    "wire_sign_off": ("(Reporting by Ana Rojas; editing by Tom Wells)", "REUTER", "Additional reporting by Ana Rojas in Lima", "-- with agency inputs", "ENDS", "Xinhua", "-30-"),
    "source_line": ("Source: Harbour Watch", "With inputs from agencies and the port office"),
    "photo_credit": ("Photo: Ana Rojas/Harbour Watch", "Image credit: Port of Chancay", "AP Photo/Ana Rojas", "Getty Images", "(Photo by Ana Rojas)"),
    "archive_label": ("FULL TEXT", "Length: 412 words", "LOAD-DATE"),
    "contact": ("newsdesk@harbourwatch.example", "https://www.harbourwatch.example/news/port", "Contact the writer at ana@harbourwatch.example"),
    "disclaimer": ("The views expressed in this article are the author's own.", "Disclaimer: the opinions are those of the author.", "This story has not been edited by our staff and is published from a feed."),
    "promotion": ("Listen to our podcast on Spotify", "Download our app on Google Play", "Watch the full episode on our YouTube channel"),
}  # fmt: skip


def furniture_cases(place):
    """The lines of furniture, each put into its place in an article."""
    for reason, lines in FURNITURE.items():
        for line in lines:
            yield case(f"{reason}: {line}", place(line), line, reason)


@pytest.mark.parametrize(("text", "line", "reason"), list(furniture_cases(behind)))
def test_furniture_is_labelled_with_its_rule(read, text, line, reason):
    assert passage_of(read(text), line) == ("boilerplate", reason)


@pytest.mark.parametrize(("text", "line", "reason"), list(furniture_cases(between)))
def test_furniture_between_paragraphs_is_labelled_too(read, text, line, reason):
    assert passage_of(read(text), line) == ("boilerplate", reason)


NOT_FURNITURE = [
    case("a reply that is news", "He left a reply of three words on the minister's desk and went home without waiting."),
    case("sharing", "Share prices in Lima rose after the port opened, and the exchange closed at a record."),
    case("a source that speaks", "A source at the port office said the second berth would not be ready before the autumn."),
    case("a photo that is told of", "A photo of the first ship hung in the mayor's office within an hour of its arrival."),
    case("cookies that are eaten", "The bakery by the harbour sold cookies in the shape of container ships all morning."),
    case("subscribers of the news", "The paper has lost a third of its subscribers since the port drew its readers away."),
    case("a newsletter that is news", "The union said in its newsletter that the crane drivers would strike on Monday."),
    case("advertisement told of", "An advertisement for the port filled the front page of three newspapers that day."),
    case("reading more", "Read more books, the teacher told the fishermen's children, and look less at the ships."),
    case("a paragraph that ends in agencies", "He would rather believe the fishermen than the news agencies."),
    case("a short sentence", "Nobody cheered."),
    case("a short quotation", "“We will see,” he said."),
    case("more than", "More than 2,000 people came to see the ship."),
    case("comments that were made", "Comments by the mayor angered the fishermen, who have not been paid."),
    case("copyright told of", "The firm holds the copyright in the drawings of the harbour wall, a court in Lima ruled."),
    case("the next day", "Next came the fishermen, in their Sunday clothes."),
    case("reporting as a verb", "Reporting by the fishermen's radio had warned of the fog since the early morning."),
    case("a question", "What do the fishermen think?"),
    case("a line of dialogue", "- We were promised work, and now we are promised fish."),
    case("editing", "Editing of the treaty took until midnight, and the ministers slept on the ship."),
    case("watch as a verb", "Watch the fog, the pilots say, and you will know the hour."),
    case("all rights", "Women and men will have equal rights at the port, the contract says."),
    case("the writer as an actor", "The writer Mario Paz was not invited to the opening, which he called a pity."),
    case("follow", "Follow-up talks on the second berth will be held in Lima in June."),
    case("support", "Support for the port is strongest in the capital, where nobody fishes."),
    case("tags", "Tags on the containers showed that they had been packed in Chile."),
    case("home", "Home is where the nets are, said one of the fishermen."),
    case("an agency's deed", "Reuters was the first to report that the port had been sold."),
    case("related", "Related firms hold the rest of the shares, the register shows."),
    case("numbers ahead", "14 comments were made at the hearing, all of them hostile to the port."),
    case("a time ahead", "5 hours later the ship was still waiting outside the wall."),
    case("donation", "The firm made a donation of two boats to the village, and the village sent them back."),
    case("published as news", "Published in 1911, the first map of the bay shows no harbour at all."),
    case("contact as a noun", "Contact with the ship was lost for an hour."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line"), [entry._replace(values=(between(entry.values[0]), entry.values[0])) for entry in NOT_FURNITURE])
def test_ordinary_sentences_are_body(read, text, line):
    assert passage_of(read(text), line)[0] == "body"


HEADS = [
    case("a headline", between("Nobody cheered."), TITLE, "title"),
    case("a headline of three words", f"PERU OPENS PORT\n\n{FIRST}\n\n{LAST}", "PERU OPENS PORT", "title"),
    case("a section of three words", f"World Business News\n\n{FIRST}\n\n{LAST}", "World Business News", "heading"),
    case("a section above the headline", f"Ports And Harbours\n\n{TITLE}\n\n{FIRST}\n\n{LAST}", TITLE, "title"),
    case("a short lead with its dateline", f"LIMA, May 20 (Andina) - The port is open.\n\n{FIRST}\n\n{LAST}", "The port is open.", "body"),
    case("a town before a dash", f"{TITLE}\n\nLima - {FIRST}\n\n{LAST}", "Lima -", "dateline"),
    case("a town and its country before a dash", f"{TITLE}\n\nLima, Peru \u2013 {FIRST}\n\n{LAST}", "Lima, Peru \u2013", "dateline"),
    case("a town in front of words between dashes", f"{TITLE}\n\nLima - Peru's capital - lay still. {FIRST}\n\n{LAST}", "Lima - Peru's capital", "body"),
    case("a word before a dash", f"{TITLE}\n\nVictory - {FIRST}\n\n{LAST}", "Victory - Peru", "body"),
    case("a town before a dash, further below", f"{TITLE}\n\n{FIRST}\n\nLima - {SECOND}\n\n{LAST}", "Lima - The port", "body"),
    case("a country in a compound", f"{TITLE}\n\nPeru-Chile trade grew, and {FIRST}\n\n{LAST}", "Peru-Chile trade", "body"),
    case("an agency that asks in a transcript", f"{TITLE}\n\nAFP: {FIRST}\n\nLin Jian: {SECOND}\n\nLin Jian: {LAST}", "AFP:", "body"),
    case("a dateline", f"{TITLE}\n\nLIMA, May 20 (Andina) - {FIRST}\n\n{LAST}", "LIMA, May 20 (Andina) -", "dateline"),
    case("a dateline by a long dash", f"{TITLE}\n\nLIMA (Reuters) — {FIRST}\n\n{LAST}", "LIMA (Reuters) —", "dateline"),
    case("a dateline of two words", f"{TITLE}\n\nMEXICO CITY, March 3 - {FIRST}\n\n{LAST}", "MEXICO CITY, March 3 -", "dateline"),
    case("an agency in small letters", f"{TITLE}\n\nLima (dpa) - {FIRST}\n\n{LAST}", "Lima (dpa) -", "dateline"),
    case("an agency and no dash", f"{TITLE}\n\nLIMA (PTI) {FIRST}\n\n{LAST}", "LIMA (PTI)", "dateline"),
    case("a date, an agency and no dash", f"{TITLE}\n\nNew Lima, May 12 (QRS) {FIRST}\n\n{LAST}", "New Lima, May 12 (QRS)", "dateline"),
    case("a state and a country in brackets", f"{TITLE}\n\nLima (Callao) [Peru], May 12 (QRS): {FIRST}\n\n{LAST}", "Lima (Callao) [Peru], May 12 (QRS):", "dateline"),
    case("a dot before the dash", f"{TITLE}\n\nLima, 12 May (EFE).- {FIRST}\n\n{LAST}", "Lima, 12 May (EFE).-", "dateline"),
    case("letters that sign nothing", f"{TITLE}\n\nLima (SRX) {FIRST}\n\n{LAST}", "Lima (SRX) Peru", "body"),
    case("letters of a body before its verb", f"{TITLE}\n\nLima (PTI) was quiet. {FIRST}\n\n{LAST}", "Lima (PTI) was", "body"),
    case("a word in brackets before a dash", f"{TITLE}\n\nAcme Bank (formerly) - {FIRST}\n\n{LAST}", "Acme Bank (formerly) -", "body"),
    case("a line that is a place", f"{TITLE}\n\nLima, Peru\n\n{FIRST}\n\n{LAST}", "Lima, Peru", "dateline"),
    case("a byline", f"{TITLE}\n\nBy Ana Rojas\n\n{FIRST}\n\n{LAST}", "By Ana Rojas", "byline"),
    case("a byline with its desk", f"{TITLE}\n\nBy Ana Rojas, Business Correspondent\n\n{FIRST}\n\n{LAST}", "By Ana Rojas, Business Correspondent", "byline"),
    case("a byline of two", f"{TITLE}\n\nBy Ana Rojas and Tom Wells\n\n{FIRST}\n\n{LAST}", "By Ana Rojas and Tom Wells", "byline"),
    case("a byline in capitals", f"{TITLE}\n\nBY ANA ROJAS\n\n{FIRST}\n\n{LAST}", "BY ANA ROJAS", "byline"),
    case("a heading", between("Work for the village"), "Work for the village", "heading"),
    case("a heading in capitals", between("WORK FOR THE VILLAGE"), "WORK FOR THE VILLAGE", "heading"),
    case("a caption with its credit", between("The first ship comes in at Chancay on Thursday. (AP Photo/Ana Rojas)"), "The first ship comes in", "caption"),
    case("a category label", f"Business\n\n{TITLE}\n\n{FIRST}\n\n{LAST}", "Business", "boilerplate"),
    case("a deck below the headline", f"{TITLE}\n\nFishermen below the wall fear for their catch\n\n{FIRST}\n\n{LAST}", "Fishermen below the wall", "heading"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "role"), HEADS)
def test_head_and_headings(read, text, line, role):
    assert passage_of(read(text), line)[0] == role


RELATED = f"{behind('Related Stories')}\nMine at Toromocho to grow\n\nFog closes airport for third day\n"


@pytest.mark.parametrize("line", ["Mine at Toromocho to grow", "Fog closes airport for third day"])
def test_headlines_below_related_stories_are_furniture(read, line):
    assert passage_of(read(RELATED), line)[0] == "boilerplate"


LABELLED = [
    case("a number", "UPDATE 2-Peru lifts its tariffs", "UPDATE 2-"),
    case("a number and a blank", "WRAPUP 1 - Peru lifts its tariffs", "WRAPUP 1 -"),
    case("capitals", "RPT-Peru lifts its tariffs", "RPT-"),
    case("two labels", "REFILE-UPDATE 3-Peru lifts its tariffs", "REFILE-UPDATE 3-"),
    case("a colon", "Exclusive: Peru lifts its tariffs", "Exclusive:"),
    case("a correction", "CORRECTED-Peru lifts its tariffs", "CORRECTED-"),
    case("a dash set apart", "Factbox - Peru lifts its tariffs", "Factbox -"),
    case("a word of the headline", "Update on Peru lifts all tariffs", None),
    case("a compound in capitals", "FOCUS-GROUPS FAIL IN PERU VOTE", None),
    case("a compound", "Video-maker of Peru wins prize", None),
    case("a number of the headline", "3-year low for Peru tariffs", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "label"), LABELLED)
def test_what_a_wire_prints_before_a_headline_is_furniture(read, line, label):
    passages = read(f"{line}\n\n{FIRST}\n\n{SECOND}\n\n{LAST}")["passages"]
    found = passages.filter(pl.col("reason") == "headline_label")["text"].to_list()
    assert found == ([label] if label else [])
    headline = line.removeprefix(label or "").strip()
    assert passages.filter(pl.col("text") == headline).height == 1


ROWS_OF_LINKS = [
    case("bars", "Home  |  News  |  World  |  Business  |  Fish & Ferries"),
    case("wide blanks", "Share   Tweet   Send by pigeon   Copy link"),
    case("counters", "Views: 2 310   Reading time: 4 min"),
]


@pytest.mark.parametrize(("text", "line"), [entry._replace(values=(between(entry.values[0]), entry.values[0])) for entry in ROWS_OF_LINKS])
def test_row_of_links_is_furniture(read, text, line):
    assert passage_of(read(text), line)[0] == "boilerplate"


@pytest.mark.parametrize("line", ["Copper   5,200   4,100", "By Ana Rojas | Reuters"])
def test_row_of_other_things_is_none(read, line):
    assert passage_of(read(between(line)), line)[0] != "boilerplate"


WALL = "Skip to content\nThe Harbour Watch\nSign in  |  Subscribe  |  Menu\n\nWe use cookies to improve your visit.\nAccept all\nMore options\n"


def test_page_of_furniture_only_has_no_body(read):
    assert read(WALL)["passages"].filter(pl.col("role") == "body").is_empty()


def test_short_lines_above_a_sign_off_are_no_furniture(read):
    passages = read("CHANCAY PORT YEAR TO MARCH\n\nShips 1,204 vs 980\nDues $4.1 million vs $3.2 million\nNet loss $800,000\n REUTER\n")[
        "passages"
    ]
    assert passages.filter(pl.col("role") == "boilerplate")["text"].to_list() == ["REUTER"]


def test_title_of_the_metadata_is_found_in_the_text(read):
    frames = read(f"Peru\n\nHarbour Watch\n\nFog and a ribbon\n\n{FIRST}\n\n{LAST}", date(2024, 5, 20), "Fog and a ribbon")
    assert passage_of(frames, "Fog and a ribbon") == ("title", "title_in_metadata")


def test_hard_wrapped_copy_is_joined_to_paragraphs(read):
    text = (
        "PERU OPENS PORT TO ASIA\n\n    LIMA, March 3 - Peru opened a deep-water port on Monday\nthat will shorten the journey of copper and fruit"
        " to Asia\nby two weeks, the port authority said.\n    The port lies north of the capital, and fishermen\nfrom the village below"
        " it watched the first ship come in\nbefore the fog closed over the coast.\n REUTER\n"
    )
    passages = read(text)["passages"]
    assert passages["role"].to_list() == ["title", "dateline", "body", "body", "boilerplate"]


def test_nothing_is_lost(read):
    text = RELATED
    covered = [0] * len(text)
    for start, end in read(text)["passages"].select("char_start", "char_end").iter_rows():
        for i in range(start, end):
            covered[i] += 1
    assert [text[i] for i, times in enumerate(covered) if times != 1 and not text[i].isspace()] == []


def test_furniture_gives_no_readings(read):
    text = behind("Related Stories") + "\nPeru's exports rise 12 percent to $5 billion\n\nPresident Boluarte meets Xi Jinping in Beijing\n"
    frames = read(text)
    assert frames["figures"].filter(pl.col("surface").str.contains("5 billion")).is_empty()
    assert frames["entities"].filter(pl.col("name") == "Xi Jinping").is_empty()
