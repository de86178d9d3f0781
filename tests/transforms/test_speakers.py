"""By whom: names, pronouns, descriptions, outlets; null rather than wrong."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.cases import FILLER, case, prose, row_of

INTRO = "Elena Paz, the minister of ports, and the pilot Juan Rojas met in Lima on Monday. "
SPEAKERS = [
    case("a full name", "“It closes,” Elena Paz said.", "It closes", "Elena Paz"),
    case("a full name before", "Elena Paz said: “It closes.”", "It closes", "Elena Paz"),
    case("a full name with a role", "“It closes,” said Port Minister Elena Paz.", "It closes", "Elena Paz"),
    case("a surname later", INTRO + "“It closes,” Paz said.", "It closes", "Elena Paz"),
    case("a surname with Mr", INTRO + "“It closes,” Mr. Rojas said.", "It closes", "Juan Rojas"),
    case("a pronoun: she", INTRO.replace(" and the pilot Juan Rojas met", " spoke") + "“It closes,” she said.", "It closes", "Elena Paz"),
    case("a pronoun: he, by the gender of the name", INTRO + "“It closes,” he said.", "It closes", "Juan Rojas"),
    case("a pronoun in the next paragraph", "“It closes,” Elena Paz said.\n\n“We are sorry,” she added.", "We are sorry", "Elena Paz"),
    case("carried over: he added", "“It closes,” Juan Rojas said. “We are very sorry for the crew and its families.”", "We are very sorry for the crew and its families.", "Juan Rojas"),
    case("carried over a paragraph", "“It closes,” Juan Rojas said.\n\n“We are very sorry for the crew and its families.”", "We are very sorry for the crew and its families.", "Juan Rojas"),
    case("a description", "“It closes,” an official said.", "It closes", "an official"),
    case("a longer description", "“It closes,” said a senior official of the port office, who asked not to be named.", "It closes", "a senior official"),
    case("the role of one named before", INTRO + "“It closes,” the minister said.", "It closes", "Elena Paz"),
    case("the role of one named before: the pilot", INTRO + "“It closes,” the pilot said.", "It closes", "Juan Rojas"),
    case("a spokesman of a body with a long name", "“It closes,” a Council for Economic Planning spokesman said.", "It closes", "a Council for Economic Planning spokesman"),
    case("a council of others", "“It closes,” the Council of the Elders said. “It does,” the council said.", "It does", "Council of the Elders"),
    case("a source close to something", "“It closes,” a source close to the talks said.", "It closes", "a source"),
    case("he, behind a talk with both", "Paul Hale visited Lima on Monday. In talks with both President Juan Rojas and the mayor nothing was agreed. “It closes,” he said.", "It closes", "Paul Hale"),
    case("a person of an office before a colon", "Paul Hale left. Juan Rojas of the port office was blunt: “It closes.”", "It closes.", "Juan Rojas"),
    case("people behind a day", "On Monday the sailors came to the quay. “It closes,” they said.", "It closes", "the sailors"),
    case("people from somewhere", "The sailors from Peru came to the quay. “It closes,” they said.", "It closes", "the sailors"),
    case("an official of a bank, again", "“It closes,” a Bank of Peru official said. The fog came in. “It does,” the official said.", "It does", "a Bank of Peru official"),
    case("a council of inspectors, again", "“It closes,” the official Council of People's Inspectors said. “It does,” the council said.", "It does", "the official Council of People's Inspectors"),
    case("a spokesman, not his master", "“It closes,” a spokesman for Elena Paz said.", "It closes", "a spokesman"),
    case("a named spokesman", "“It closes,” Kremlin spokesman Oleg Varlamov said.", "It closes", "Oleg Varlamov"),
    case("an institution", "“It closes,” the port office said in a statement.", "It closes", "the port office"),
    case("apposition between name and cue", "“It closes,” Juan Rojas, a pilot of thirty years, said.", "It closes", "Juan Rojas"),
    case("a relative clause between name and cue", "“It closes,” said Juan Rojas, who steered the first ship.", "It closes", "Juan Rojas"),
    case("the one spoken to is not the one who speaks", "“It closes,” Elena Paz told Juan Rojas.", "It closes", "Elena Paz"),
    case("the one spoken of is not the one who speaks", "“Rojas lied,” Elena Paz said of Juan Rojas.", "Rojas lied", "Elena Paz"),
    case("a nearer name in another sentence", "“It closes,” Elena Paz said. Juan Rojas left.", "It closes", "Elena Paz"),
    case("two speakers in turn: the second", "“It closes,” Elena Paz said.\n\n“It stays,” Juan Rojas said.", "It stays", "Juan Rojas"),
    case("two speakers in turn: the first", "“It closes,” Elena Paz said.\n\n“It stays,” Juan Rojas said.", "It closes", "Elena Paz"),
    case("a cue sentence with a colon", "Elena Paz was blunt: “It closes.”", "It closes.", "Elena Paz"),
    case("possessive words", "In Elena Paz's words, the port is “a grave of ships”.", "a grave of ships", "Elena Paz"),
    case("according to", "The port is “a grave of ships”, according to Juan Rojas.", "a grave of ships", "Juan Rojas"),
    case("he met a titled person and spoke", "Juan Rojas left Lima. He met Vice Premier Oleg Varlamov on Monday and complained: “It closes.”", "It closes.", "Juan Rojas"),
    case("he has spoken with a titled person", "Juan Rojas said he had met with the Port Minister Oleg Varlamov, and he added: “It closes.”", "It closes.", "Juan Rojas"),
    case("the two, in the order of their names", "Oleg Varlamov left. Juan Rojas often met Mr. Varlamov. “It closes,” the two said.", "It closes", "Juan Rojas and Oleg Varlamov"),
    case("they", "The sailors came to the quay. “It closes,” they said.", "It closes", "The sailors"),
    case("we, of a joint statement", "“The port stays open,” the two presidents said in a joint statement.", "The port stays open", "the two presidents"),
    case("a country", "“It closes,” Peru said.", "It closes", "Peru"),
    case("a family name first", "“It closes,” Wang Yi said. “It will open again before the end of the year,” Wang added.", "It will open again before the end of the year", "Wang Yi"),
    case("an Arabic name", "“It closes,” said Faisal bin Farhan al-Saud.", "It closes", "Faisal bin Farhan al-Saud"),
    case("a hyphenated name", "“It closes,” said Jean-Marc Le Goff.", "It closes", "Jean-Marc Le Goff"),
    case("initials", "“It closes,” said J.K. Mensah.", "It closes", "J.K. Mensah"),
    case("a nickname within the name", "Dario “Two Cranes” Fallini, the foreman, said: “We wait.”", "We wait.", "Dario Fallini"),
    case("a president called like a word", "President Trump spoke. “It closes,” he said.", "It closes", "Trump"),
    case("a sign, not a person", "A notice on the gate said “closed until further notice”.", "closed until further notice", "A notice"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker"), prose(SPEAKERS))
def test_speaker_of_a_quotation(read, text, content, speaker):
    row = row_of(read(text)["quotes"].filter(pl.col("mode") == "direct"), "content", content)
    assert (row["speaker"] or "").lower().removeprefix("the ").startswith(speaker.lower().removeprefix("the "))


NULLS = [
    case("no cue, no speaker before", "“It closes, and nobody has told the crew of it in so many words.” The fog came in.", "It closes, and nobody has told the crew of it in so many words."),
    case("one said", "“It closes,” was heard on the quay.", "It closes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), prose(NULLS))
def test_speaker_is_null_rather_than_wrong(read, text, content):
    quotes = read(text)["quotes"]
    assert quotes.filter(pl.col("content") == content)["speaker"].drop_nulls().to_list() == []


VIA = [
    case("told an agency by its letters", "“It closes,” Elena Paz told PAP on Monday.", "PAP news agency"),
    case("told an outlet", "“It closes,” Elena Paz told CNN.", "CNN"),
    case("told an agency, with a day", "“It closes,” Elena Paz told Reuters on Monday.", "Reuters"),
    case("in an interview with", "“It closes,” Elena Paz said in an interview with Le Monde.", "Le Monde"),
    case("told an outlet in an interview", "“It closes,” Elena Paz told the BBC in an interview.", "BBC"),
    case("quoted by", "“It closes,” Elena Paz was quoted as saying by Xinhua.", "Xinhua"),
    case("quoted by, before the verb of saying", "“It closes,” Elena Paz was quoted by Xinhua as saying.", "Xinhua"),
    case("quoted by, as telling others", "“It closes,” Elena Paz was quoted by Xinhua as telling reporters.", "Xinhua"),
    case("quoted by nobody named", "“It closes,” Elena Paz was quoted as saying.", None),
    case("as reported by", "“It closes,” Elena Paz said, Interfax reported.", "Interfax"),
    case("a newspaper that is not known", "“It closes,” Elena Paz told the Callao Courier.", "Callao Courier"),
    case("told reporters", "“It closes,” Elena Paz told reporters.", None),
    case("told parliament", "“It closes,” Elena Paz told parliament.", None),
    case("told a person", "“It closes,” Elena Paz told Juan Rojas.", None),
    case("nobody", "“It closes,” Elena Paz said.", None),
]


@pytest.mark.parametrize(("text", "via"), prose(VIA))
def test_via_is_the_outlet(read, text, via):
    row = row_of(read(text)["quotes"], "content", "It closes")
    assert (row["via"] or "").removeprefix("the ") == (via or "")
    assert row["speaker"] == "Elena Paz"


def test_speaker_id_joins_the_entities(read):
    frames = read(INTRO + "“It closes,” Paz said.")
    row = row_of(frames["quotes"], "content", "It closes")
    assert row_of(frames["entities"], "entity_id", row["speaker_id"])["name"] == "Elena Paz"


def test_a_described_speaker_has_no_entity(read):
    assert row_of(read("“It closes,” an official said.")["quotes"], "content", "It closes")["speaker_id"] is None


KEPT_WITHOUT = [
    case("she, of nobody named", "“Nobody listened to us,” she said. The dam is old.", "Nobody listened to us", None),
    case("a single word", "“Never,” she said. The dam is old.", "Never", None),
    case("two capitalised words", "“Never Again,” she said. The dam is old.", "Never Again", None),
    case("he, with a gesture", "“Nobody listened to us,” he added with a shrug.", "Nobody listened to us", None),
    case("they", "“Nobody listened to us,” they told the court.", "Nobody listened to us", None),
    case("one of two", "Anna Berg and Olga Kern met in Riga. “Nobody listened to us,” she said.", "Nobody listened to us", None),
    case("of two, the one who spoke", "Anna Berg and Olga Kern met. “It closes,” Berg said. “Nobody listened to us,” she said.", "Nobody listened to us", "Anna Berg"),
    case("she, named behind", "“We lose a day,” she said. Leila Haddad has driven the road for years.", "We lose a day", "Leila Haddad"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker"), prose(KEPT_WITHOUT))
def test_spoken_words_are_kept_where_the_speaker_is_open(read, text, content, speaker):
    assert row_of(read(text)["quotes"].filter(pl.col("mode") == "direct"), "content", content)["speaker"] == speaker


def test_a_banner_and_an_unnamed_source_keep_nothing(read):
    quotes = read(f"A banner hangs there. “More than ever,” it says. The port is “a grave”, according to it. {FILLER}")["quotes"]
    assert quotes.is_empty()


NAMED_BEHIND = [
    case("that was the verdict of", "“It will not hold.”\n\nThat was the verdict of Oskar Nyman, an engineer.", "It will not hold.", "Oskar Nyman"),
    case("those were the words of", "“It will not hold.” Those were the words of Oskar Nyman.", "It will not hold.", "Oskar Nyman"),
    case("with that", "“It is finished.”\n\nWith that, Oskar Nyman left the hall.", "It is finished.", "Oskar Nyman"),
    case("that is how", "“It will not hold”: that is how Oskar Nyman sums it up.", "It will not hold", "Oskar Nyman"),
    case("asked", "Asked if the deal was dead, Ana Lopez nodded. “Dead as a stone.”", "Dead as a stone.", "Ana Lopez"),
    case("a label by surname", "Oskar Nyman spoke on Monday.\n\nNyman: “It will not hold.”", "It will not hold.", "Oskar Nyman"),
    case("a label by role", "The crew waited.\n\nMinister: “It will not hold.”", "It will not hold.", "Minister"),
    case("an age told before", "Leila Haddad, 52, drives a truck. The ministry closed the road. “There is no money,” the 52-year-old said.", "There is no money", "Leila Haddad"),
    case("an age told of nobody", "The road is long. “There is no money,” the 52-year-old said.", "There is no money", "the 52-year-old"),
    case("known as", "Its master, Anton Reuss, known as “the Bear”, called the search “a circus”.", "a circus", "Anton Reuss"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker"), NAMED_BEHIND)
def test_speakers_named_in_other_ways(read, text, content, speaker):
    quotes = read(f"{FILLER}\n\n{text}\n\n{FILLER}")["quotes"].filter(pl.col("mode") == "direct")
    assert quotes.select("content", "speaker").rows() == [(content, speaker)]


LONG = " ".join(f"The town had {n} mills by then, and each of them had a wheel of its own in the river." for n in range(90))
INTERVIEWS = [
    case(
        "names in small letters, and agencies that ask",
        "Foreign Ministry Spokesperson Lin Jian spoke.\n\nAFP: Will it stand?\n\nLin Jian: It will stand.\n\nBloomberg: And in May?\n\nLin Jian: It will go on.",
        [("It will stand.", "Lin Jian"), ("It will go on.", "Lin Jian")],
    ),
    case(
        "numbered questions",
        "Spokesperson Lin Jian spoke.\n\nQ1: Will it stand?\n\nA1: It will stand.\n\nQ2: And in May?\n\nA2: It will go on.",
        [("It will stand.", "Lin Jian"), ("It will go on.", "Lin Jian")],
    ),
    case(
        "a role that answers",
        "Spokesperson Lin Jian spoke.\n\nQ: Will it stand?\n\nSpokesperson: It will stand.\n\nQ: And in May?\n\nSpokesperson: It will go on.",
        [("It will stand.", "Lin Jian"), ("It will go on.", "Lin Jian")],
    ),
    case(
        "a surname that the article does not print in full",
        "The briefing was short.\n\nQ: Will it stand?\n\nLindqvist: It will stand.\n\nQ: And in May?\n\nLindqvist: It will go on.",
        [("It will stand.", "lindqvist"), ("It will go on.", "lindqvist")],
    ),
    case(
        "a firm, a question and a person in a list",
        "Tesla: Cars were late. Will it last?\n\nElon Musk: He left for Lima.\n\nApple: The shop closed.",
        [],
    ),
    case(
        "a plain word amid questions",
        "The quay lay still.\n\nQ: Will it stand?\n\nNote: It rained.\n\nQ: And in May?\n\nNote: It rained.",
        [],
    ),
    case(
        "Q and A",
        "Karin Stolz, the mayor, spoke on Friday.\n\nQ: What will it cost?\n\nA: About 90 million euros.\n\nQ: When does it open?\n\nA: In May, I hope.",
        [("About 90 million euros.", "Karin Stolz"), ("In May, I hope.", "Karin Stolz")],
    ),
    case(
        "names, and the outlet that asks",
        "The Courier met Jonas Halvorsen in Bergen.\n\nCourier: How is the catch?\n\nHalvorsen: Poor. We sold less.",
        [("Poor. We sold less.", "Jonas Halvorsen")],
    ),
    case(
        "honorifics in capitals, also of a place",
        "MR. HOLLAND: Good afternoon. We signed it.\n\nQUESTION: How much is in it?\n\nMS. ORTEGA: Two million tonnes.",
        [("Good afternoon. We signed it.", "holland"), ("Two million tonnes.", "ortega")],
    ),
    case(
        "names in capitals amid questions, of a place too",
        "Elena Paz and Juan Rojas run the port.\n\nQ: What of the plan?\n\nROJAS: It will stand.\n\nQ: And in May?\n\nELENA PAZ: It will go on.",
        [("It will stand.", "Juan Rojas"), ("It will go on.", "Elena Paz")],
    ),
    case(
        "behind a very long paragraph, and in one",
        f"Elena Paz runs the port.\n\n{LONG}\n\nQ: What of the plan?\n\nA: {LONG}\n\nQ: And in May?\n\nA: It will go on.",
        [(LONG, "Elena Paz"), ("It will go on.", "Elena Paz")],
    ),
    case("an outlet that answers itself", "Q: What is a tariff?\n\nA: A tax on goods from abroad.", []),
    case("two who may answer", "Anna Berg met Olga Kern.\n\nQ: What will it cost?\n\nA: About 90 million euros.", []),
    case("notes are no transcript", "Note: The port is closed.\n\nWeather: Rain is expected.\n\nLima: The mayor left.", []),
    case("one label alone", "Anna Berg left.\n\nBerg: The port is closed.", []),
]


@pytest.mark.parametrize(("text", "expected"), INTERVIEWS)
def test_turns_of_a_transcript(read, text, expected):
    rows = read(f"{FILLER}\n\n{text}\n\n{FILLER}")["quotes"].select("content", "speaker").rows()
    assert [
        (content, speaker if speaker == wanted[1] else speaker.lower()) for (content, speaker), wanted in zip(rows, expected, strict=True)
    ] == expected


def test_it_is_the_country_with_which_the_sentence_before_opens(read):
    text = "Chile filed a complaint at the Andean Court. Peru pulled out of the pact in July. It says it will return."
    assert read(text)["quotes"]["speaker"].to_list() == ["Peru"]


SPOKE_LAST = [
    case("the board, not the country spoken of since", "The ports board said trade rose. Peru shipped copper. Peru sold half of it, it said.", "Peru sold half of it,", "ports board"),
    case("the board, where the country stays its topic", "The ports board said trade rose. Peru shipped copper. Prices rose by half, it said.", "Prices rose by half,", "ports board"),
    case("the country that spoke since", "The ports board said trade rose. Peru said it would sell more. Prices would rise, it said.", "Prices would rise", "Peru"),
    case("the country where no board spoke", "Peru raised its tariffs. The measure is temporary, it said.", "The measure is temporary,", "Peru"),
    case("no country that the report itself names first", "The quay was quiet. Peru sold less, it said.", "Peru sold less", None),
    case("a sentence that opens with it", "The ports board said trade rose. Peru raised its tariffs. It said prices would rise.", "prices would rise", "Peru"),
    case("a board that spoke long ago", "The ports board said trade rose. It rained. It snowed. It rained again. Peru raised its tariffs. Prices would rise, it said.", "Prices would rise", "Peru"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker"), prose(SPOKE_LAST))
def test_it_said_is_of_the_body_that_spoke_last(read, text, content, speaker):
    quotes = read(text)["quotes"].filter(pl.col("content").str.strip_chars(",") == content.strip(","))
    assert [(name or "").lower().removeprefix("the ") for name in quotes["speaker"]] == ([speaker.lower()] if speaker else [])


ADVISED = "Trade Minister Tomas Hale rejected the plan. {adviser} said talks could begin. "
CLAIMS = [
    case("while I am minister", "Senior adviser Chris Keller", "“It stays closed while I am minister,” he said.", "Tomas Hale"),
    case(
        "as long as I'm the minister",
        "Senior adviser Chris Keller",
        "“It stays closed as long as I'm the minister,” he said.",
        "Tomas Hale",
    ),
    case("as minister, I", "Senior adviser Chris Keller", "“As minister, I will close it,” he said.", "Tomas Hale"),
    case("an adviser without a name", "A senior adviser", "“It stays closed while I am minister,” he said.", "Tomas Hale"),
    case("an office of nobody in the text", "Senior adviser Chris Keller", "“It stays closed while I am mayor,” he said.", "Chris Keller"),
    case("no office", "Senior adviser Chris Keller", "“It stays closed, I am sure,” he said.", "Chris Keller"),
    case("any minister", "Senior adviser Chris Keller", "“As a minister, I would close it,” he said.", "Chris Keller"),
    case("another gender", "Senior adviser Anna Keller", "“It stays closed while I am minister,” she said.", "Anna Keller"),
]


@pytest.mark.parametrize(("adviser", "quotation", "speaker"), CLAIMS)
def test_pronoun_means_whoever_holds_the_office_that_is_claimed(read, adviser, quotation, speaker):
    text = f"{ADVISED.format(adviser=adviser)}{quotation} {FILLER}"
    assert read(text)["quotes"].filter(pl.col("mode") == "direct")["speaker"].to_list() == [speaker]
