"""Who is said to have said what: direct and indirect quotations with their cues."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.cases import case, columns_of, prose, row_of

INDIRECT = [
    case("X said that", "Minister Elena Paz said that the port would close.", "the port would close", "Elena Paz"),
    case("this week that", "Minister Elena Paz said this week that the port would close.", "the port would close", "Elena Paz"),
    case("late last week", "Minister Elena Paz said late last week the port would close.", "the port would close", "Elena Paz"),
    case("late last week that", "Minister Elena Paz said late last week that the port would close.", "the port would close", "Elena Paz"),
    case("earlier this month", "Minister Elena Paz said earlier this month the port would close.", "the port would close", "Elena Paz"),
    case("late on a day", "Minister Elena Paz said late on Friday the port would close.", "the port would close", "Elena Paz"),
    case("early on a day", "Minister Elena Paz said early Friday the port would close.", "the port would close", "Elena Paz"),
    case("weeks ago that", "Minister Elena Paz said two weeks ago that the port would close.", "the port would close", "Elena Paz"),
    case("a day and a place", "Minister Elena Paz said on Monday in Oslo that the port would close.", "the port would close", "Elena Paz"),
    case("a statement issued late", "Minister Elena Paz said in a statement issued late Monday in Oslo that the port would close.", "the port would close", "Elena Paz"),
    case("last year that", "Minister Elena Paz said last year that the port would close.", "the port would close", "Elena Paz"),
    case("last year, of what is said", "Minister Elena Paz said last year exports fell.", "last year exports fell", "Elena Paz"),
    case("a week spoken of", "Minister Elena Paz said this week would be hard.", "this week would be hard", "Elena Paz"),
    case("a week that was", "Minister Elena Paz said last week was hard.", "last week was hard", "Elena Paz"),
    case("a week's vote", "Minister Elena Paz said last week's vote was fair.", "last week's vote was fair", "Elena Paz"),
    case("no time: late payments", "Minister Elena Paz said late payments would be punished.", "late payments would be punished", "Elena Paz"),
    case("a month of what is said", "Minister Elena Paz said in March the port would close.", "in March the port would close", "Elena Paz"),
    case("X said, without that", "Minister Elena Paz said the port would close.", "the port would close", "Elena Paz"),
    case("content first", "The port would close, Minister Elena Paz said.", "The port would close", "Elena Paz"),
    case("content first, cue inverted", "The port would close, said Minister Elena Paz.", "The port would close", "Elena Paz"),
    case("cue in the middle", "The port, Minister Elena Paz said, would close.", None, "Elena Paz"),
    case("quoted by an agency", "Minister Elena Paz was quoted by Reuters as saying that the port would close.", "the port would close", "Elena Paz"),
    case("cited on a day by a newspaper", "Minister Elena Paz was cited on Monday by the newspaper Izvestia as saying that the port would close.", "the port would close", "Elena Paz"),
    case("who praised", "Minister Elena Paz was warmly praised by Juan Rojas, who said that the port would close.", "the port would close", "Juan Rojas"),
    case("whom an agency asked", "Economists asked by Juan Rojas said that the port would close.", "the port would close", "Economists"),
    case("praised, not quoted", "Minister Elena Paz was praised by Juan Rojas, saying that the port would close.", "the port would close", "Juan Rojas"),
    case("cited by an agency, in the active voice", "Reuters cited Minister Elena Paz as saying that the port would close.", "the port would close", "Elena Paz"),
    case("quoted by an agency, in the active voice and on a day", "Reuters quoted Minister Elena Paz on Monday as saying that the port would close.", "the port would close", "Elena Paz"),
    case("told an outlet", "Minister Elena Paz told Reuters that the port would close.", "the port would close", "Elena Paz"),
    case("told reporters", "Minister Elena Paz told reporters the port would close.", "the port would close", "Elena Paz"),
    case("announced", "The ministry announced that the port would close.", "the port would close", "The ministry"),
    case("warned", "Minister Elena Paz warned that the port would close.", "the port would close", "Elena Paz"),
    case("added", "Minister Elena Paz opened the meeting. She added that the port would close.", "the port would close", "Elena Paz"),
    case("denied that", "Minister Elena Paz denied that the port would close.", "the port would close", "Elena Paz"),
    case("stressed", "Minister Elena Paz stressed that the port would close.", "the port would close", "Elena Paz"),
    case("argued", "Minister Elena Paz argued that the port would close.", "the port would close", "Elena Paz"),
    case("claimed", "Minister Elena Paz claimed the port would close.", "the port would close", "Elena Paz"),
    case("insisted", "Minister Elena Paz insisted that the port would close.", "the port would close", "Elena Paz"),
    case("wrote", "Minister Elena Paz wrote on Telegram that the port would close.", "the port would close", "Elena Paz"),
    case("has said", "Minister Elena Paz has said that the port would close.", "the port would close", "Elena Paz"),
    case("says, in the present", "Minister Elena Paz says that the port will close.", "the port will close", "Elena Paz"),
    case("an official", "An official said that the port would close.", "the port would close", "An official"),
    case("officials in the plural", "Officials said that the port would close.", "the port would close", "Officials"),
    case("a report", "The report said that the port would close.", "the port would close", "The report"),
    case("a government by its capital", "Beijing said that the port would close.", "the port would close", "China"),
    case("a firm", "Gazprom said that the port would close.", "the port would close", "Gazprom"),
    case("a statement", "The port would close, the ministry said in a statement.", "The port would close", "the ministry"),
    case("with a day", "The port would close, the ministry said on Monday.", "The port would close", "the ministry"),
    case("with a day between", "The ministry said on Monday that the port would close.", "the port would close", "The ministry"),
    case("behind a report with a superlative", "The bank said in its latest report that the port would close.", "the port would close", "The bank"),
    case("a reported question", "Minister Elena Paz asked whether the port would close.", "whether the port would close", "Elena Paz"),
    case("newswire in capitals", "THE PORT WOULD CLOSE, MINISTER ELENA PAZ SAID.", "THE PORT WOULD CLOSE", "ELENA PAZ"),
    case("according to, without a comma", "According to fishermen the port was closed.", "the port was closed", "fishermen"),
    case("according to, a number behind it", "According to police two ships had sunk.", "two ships had sunk", "police"),
    case("but according to", "But according to witnesses it was closed by then.", "it was closed by then", "witnesses"),
    case("according to a longer source", "According to a survey by the bank 40 ships were late.", "40 ships were late", "a survey by the bank"),
    case("from a noun of saying", "In a statement, the ministry said the port would close.", "the port would close", "the ministry"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker"), prose(INDIRECT))
def test_indirect_quotation(read, text, content, speaker):
    quotes = read(text)["quotes"].filter(pl.col("mode") == "indirect")
    # A clause broken by its cue may be one row or two.
    assert quotes.height == 1 or (content is None and quotes.height == 2), quotes["content"].to_list()
    row = quotes.row(0, named=True)
    assert content is None or row["content"].rstrip(",.") == content
    assert row["speaker"].lower() == speaker.lower()


NO_INDIRECT = [
    case("a verb of saying without a clause", "The minister said nothing."),
    case("told what to do", "The minister told the crew to leave."),
    case("a noun phrase only", "The minister announced a plan."),
    case("called someone something", "The minister called the crew."),
    case("it is said", "The ship is old, it is said."),
    case("having its say", "The crew had its say."),
    case("a clock says", "The clock says five."),
    case("thought, not said", "The crew watched that the ropes would hold."),
    case("asked for", "The minister asked for help."),
    case("added to", "The fog added to the delay."),
    case("a report of a deed", "The court noted the appeal."),
    case("a source alone", "According to fishermen."),
    case("a source alone behind a comma", ", according to fishermen."),
    case("a source whose end nothing tells", "According to the ministry exports rose."),
]


@pytest.mark.parametrize("text", prose(NO_INDIRECT))
def test_what_is_no_report_gives_no_quotation(read, text):
    assert read(text)["quotes"]["content"].to_list() == []


def test_a_reported_clause_with_a_quoted_stretch_is_one_of_each(read):
    quotes = read("Minister Elena Paz said that the port was “a grave of ships” and would close.")["quotes"]
    assert sorted(quotes["mode"]) == ["direct", "indirect"]
    assert row_of(quotes, "mode", "direct")["content"] == "a grave of ships"
    assert set(quotes["speaker"]) == {"Elena Paz"}


CUES = [
    case("said", "“It closes,” Minister Elena Paz said.", "said"),
    case("inverted", "“It closes,” warned Minister Elena Paz.", "warned"),
    case("before", "Minister Elena Paz asked: “Will it close?”", "asked"),
    case("told", "“It closes,” Minister Elena Paz told the crew.", "told"),
    case("according to", "It will be “a grave of ships”, according to Minister Elena Paz.", "according to"),
    case("called", "Minister Elena Paz called it “a grave of ships”.", "called"),
    case("described as", "Minister Elena Paz described it as “a grave of ships”.", "described"),
]


@pytest.mark.parametrize(("text", "cue"), prose(CUES))
def test_cue_is_the_word_that_reports(read, text, cue):
    row = row_of(read(text)["quotes"], "mode", "direct")
    assert row["cue"].lower().startswith(cue)
    assert row["speaker"] == "Elena Paz"


def test_content_stands_where_it_says(read):
    text = "  “The ship,” Elena Paz said,\r\n“is\u00a0late.” Nobody cheered."
    for content, start, end in read(text)["quotes"].select("content", "char_start", "char_end").iter_rows():
        assert text[start:end] == content


NEW_CUES = [
    case("flagged", "Minister Elena Paz flagged that the port would close.", "the port would close", "Elena Paz"),
    case("found", "The auditors found that the port had closed.", "the port had closed", "The auditors"),
    case("pointed out", "Minister Elena Paz pointed out that the port was closed.", "the port was closed", "Elena Paz"),
    case("confirmed", "The ministry confirmed that two ships had sunk.", "two ships had sunk", "The ministry"),
    case("voiced concern", "The union voiced concern that jobs would be lost.", "jobs would be lost", "The union"),
    case("echoed", "Elena Paz echoed that the port would close.", "the port would close", "Elena Paz"),
    case("saying", "Elena Paz warned of delays, saying there would be no ship.", "there would be no ship", "Elena Paz"),
    case("adding", "Elena Paz opened the fair, adding that the quay was old.", "the quay was old", "Elena Paz"),
    case("a joke about who would say what", "If asked, Brussels would say nothing at all, one diplomat joked.", "If asked, Brussels would say nothing at all", "one diplomat"),
    case("according to, without a comma", "According to police two men were held.", "two men were held", "police"),
    case("according to behind, without a comma", "Two men were held according to police.", "Two men were held", "police"),
    case("but according to", "But according to the ministry of transport the bridge is safe.", "the bridge is safe", "the ministry of transport"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "speaker"), prose(NEW_CUES))
def test_reported_by_other_cues(read, text, content, speaker):
    rows = read(text)["quotes"].filter(pl.col("mode") == "indirect").select("content", "speaker").rows()
    assert rows == [(content, speaker)]


ENDS = [
    case("and said", "Elena Paz said the quay was old and said repairs would begin.", ["the quay was old", "repairs would begin"]),
    case("while another said", "Elena Paz said the quay was old, while Juan Rojas said it was new.", ["the quay was old", "it was new"]),
    case("while another called for", "Elena Paz said the quay was old while her rival Juan Rojas called for a new one.", ["the quay was old"]),
    case("while one with a clause said", "Elena Paz said the quay was old, while Juan Rojas, who runs it, said it was new.", ["the quay was old", "it was new"]),
    case("while an office said", "Elena Paz said the quay was old, while the office said it was new.", ["the quay was old", "it was new"]),
    case("while she said", "Elena Paz said the quay was old, while she said it was new.", ["the quay was old, while she said it was new"]),
    case("an inserted cue with a long subject", "Elena Paz said the quay was old, the head of the port office in Lima said, and the crane as well.", ["the quay was old"]),
    case("while, within what was said", "Elena Paz said the quay was old while the ships were new.", ["the quay was old while the ships were new"]),
    case("and told, within what was said", "Elena Paz said the pilot had come and told her everything.", ["the pilot had come and told her everything"]),
    case("a day before what is said", "Elena Paz said on Monday she would close the port.", ["she would close the port"]),
    case("a day before a noun", "Elena Paz said on Monday the port would close.", ["the port would close"]),
    case("a day behind what was said", "Tea sales rose sharply last year, the bureau said Tuesday, as ships came in.", ["Tea sales rose sharply last year"]),
    case("a day that is spoken of", "Elena Paz said Monday was a day of rest.", ["Monday was a day of rest"]),
    case("what the writer tells of another day", "Elena Paz said she would close the port, and on Friday she met Juan Rojas.", ["she would close the port"]),
    case("what is to be on another day", "Elena Paz said she would close the port, and on Friday she would leave.", ["she would close the port, and on Friday she would leave"]),
    case("what was promised, as another said", "Elena Paz promised to send ships to the border, Juan Rojas said on Monday.", ["to send ships to the border"]),
    case("a clause with a cue inside", "Elena Paz said the port would close, the city said in May it would not.", ["the port would close, the city said in May it would not"]),
    case("a role before the name", "Tea sales rose sharply last year, Peru's trade secretary, Elena Paz, said.", ["Tea sales rose sharply last year"]),
    case("a body before its short name", "Tea sales rose sharply last year, the country's trade bureau, Indar, said.", ["Tea sales rose sharply last year"]),
    case("a body and what it does", "Tea sales rose sharply last year, ensuring work for farmers, a trader said.", ["Tea sales rose sharply last year, ensuring work for farmers"]),
    case("a post that somebody comes to", "The bank has named Juan Rojas, a clerk, to the post of director, a clerk said.", ["The bank has named Juan Rojas, a clerk, to the post of director"]),
    case("a list before the name", "Tea went to ships, trains and the ministry, Elena Paz said.", ["Tea went to ships, trains and the ministry"]),
    case("of a report that", "“It is false,” Elena Paz said of a report that put it at half.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents"), prose(ENDS))
def test_reported_words_end_where_another_speaks(read, text, contents):
    assert read(text)["quotes"].filter(pl.col("mode") == "indirect")["content"].to_list() == contents


NICKNAMES = [
    case("known as", "The crane driver is known on the quay as “Lefty.”"),
    case("nicknamed", "A man nicknamed “Stumpy” waved."),
    case("between two names", "Ruben “Big Tide” Castellan said nothing."),
    case("so-called, in marks", "Elena Paz said the “so-called” reform closed the port."),
    case("so-called, before the marks", "Elena Paz said the so-called “reform” closed the port."),
]


@pytest.mark.parametrize("text", prose(NICKNAMES))
def test_nicknames_are_no_quotations(read, text):
    assert read(text)["quotes"].filter(pl.col("mode") == "direct").is_empty()


# The quotations of a sentence: content and speaker, as they stand.
WHOLE = [
    case("what cannot speak, and a firm", "The port and Glencore said the quay would close.", {"speaker": ["Glencore"]}),
    case("a minister and a firm", "The minister and Glencore said the port would close.", {"speaker": ["The minister and Glencore"]}),
    case("a person and a state", "Foreign Minister Elena Paz and Kenya said the port would close.", {"speaker": ["Elena Paz and Kenya"]}),
    case("two offices", "The bank and its owner said the port would close.", {"speaker": ["The bank and its owner"]}),
    case("two offices behind a quotation", '"We stay," the ministry and the bank said.', {"content": ["We stay"], "speaker": ["the ministry and the bank"]}),
    case("one of two clauses", "The minister left the port and the bank said the quay would close.", {"speaker": ["the bank"]}),
    case("what cannot speak, and who can", "The port and the bank said the quay would close.", {"speaker": ["the bank"]}),
    case("one firm of two fields", "The oil and gas company said the port would close.", {"speaker": ["The oil and gas company"]}),
    case("two clauses about oil and a firm", "They sold the oil and officials said the port would close.", {"speaker": ["officials"]}),
    case("two firms", "Tembo Motor and Glencore said the port would close. They said so.", {"speaker": ["Tembo Motor and Glencore"]}),
    case("firms described", "Oil companies Gazprom and Glencore said the port would close.", {"speaker": ["Gazprom and Glencore"]}),
    case("two states", "The EU and the U.S. said the port would close.", {"speaker": ["European Union and United States"]}),
    case("three states", "Peru, Kenya and Chile said the port would close.", {"speaker": ["Peru, Kenya and Chile"]}),
    case("three firms, a comma before 'and'", "Gazprom, Glencore, and Maersk said the port would close.", {"speaker": ["Gazprom, Glencore and Maersk"]}),
    case("two states behind the cue", '"We stay," said Peru and Chile.', {"speaker": ["Peru and Chile"]}),
    case("one state, and what another did", '"We stay," said Peru and Chile left.', {"speaker": ["Peru"]}),
    case("a state behind a town and its country", "Prices rose in Peru, and Chile said the port would close.", {"speaker": ["Chile"]}),
    case("one body of two words", "The Trade and Industry Department said the port would close.", {"speaker": ["Trade and Industry Department"]}),
    case("a subject parted from its verb", "Lima, Elena Paz said, had not bought grain.", {
        "content": ["Lima, Elena Paz said, had not bought grain"], "speaker": ["Elena Paz"],
    }),
    case("a place in front of what is said", "In Lima, Elena Paz said, prices were rising.", {"content": ["prices were rising"], "speaker": ["Elena Paz"]}),
    case("members of a party are told", "Elena Paz told PAP members that the port would close.", {"content": ["the port would close"]}),
    case("a time before a quotation", 'Elena Paz said last night, "We stay." The port was shut.', {"content": ["We stay."]}),
    case("as one threatened to do", "If Kenya cut exports, as the minister Elena Paz threatened in February to do, the price could rise.", {"content": []}),
    case("while something was reported", "The port was closed as the ministry reported that ropes were wet.", {"content": []}),
    case("where it was said, behind the cue", "The bank is in no rush to cut its rate, bank chief Elena Paz said in opening remarks prepared for a hearing.", {
        "content": ["The bank is in no rush to cut its rate"], "speaker": ["Elena Paz"],
    }),
    case("from a closed sentence on", "Elena Paz met Bo Lind. The port would close, she said.", {"content": ["The port would close,"], "speaker": ["Elena Paz"]}),
    case("yesterday, behind the cue", "Elena Paz said yesterday the port would close.", {"content": ["the port would close"]}),
    case("a phrase before the verb of what is said", "Elena Paz said in her talks with creditors she had tried to keep the port open.", {
        "content": ["in her talks with creditors she had tried to keep the port open"],
    }),
    case("two persons", "Elena Paz and Bo Lind said the port would close.", {"speaker": ["Elena Paz and Bo Lind"]}),
    case("of two countries", "The ministers of Kenya and Uganda said the port would close.", {"speaker": ["The ministers"]}),
    case("some of a party", "Democrats said that the port would close.", {"speaker": ["Democrats"]}),
    case("who was told", "Elena Paz was told that the port would close.", {"content": []}),
    case("who got told", "Elena Paz got told that the port would close.", {"content": []}),
    case("a time before the cue", "The government last week said that the port would close.", {
        "content": ["the port would close"], "speaker": ["The government"],
    }),
    case("a person and a time before the cue", "Elena Paz this week said the port would close.", {
        "content": ["the port would close"], "speaker": ["Elena Paz"],
    }),
    case("what somebody is nicknamed", 'He is nicknamed "Lefty," Castellan said.', {"mode": ["indirect"]}),
    case("what somebody is called", 'The crew called Ruben Castellan "Lefty." It lay at the quay.', {"content": []}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(WHOLE))
def test_quotations_of_a_sentence_are_these(read, text: str, expected: dict) -> None:
    assert columns_of(read(text)["quotes"], expected) == expected


def test_what_is_quoted_behind_a_colon_is_the_speakers_though_he_was_asked(read):
    direct = read('Asked about it, Elena Paz said: "They have packed."')["quotes"].filter(pl.col("mode") == "direct")
    assert columns_of(direct, {"content": [], "speaker": []}) == {"content": ["They have packed."], "speaker": ["Elena Paz"]}


ASKED = [
    case("whether", "Asked whether Peru would sign the treaty, Elena Paz replied: “No.”", [("direct", "No.")]),
    case("if", "Asked if she would resign, Elena Paz said: “Never.”", [("direct", "Never.")]),
    case("about", "Asked about the tariffs, Elena Paz answered, “We will see.”", [("direct", "We will see.")]),
    case("when asked", "When asked whether Chile would pay, Elena Paz replied: “Of course not.”", [("direct", "Of course not.")]),
    case("questioned on", "Questioned on whether the talks had failed, Elena Paz said: “Not at all.”", [("direct", "Not at all.")]),
    case("pressed on", "Pressed on the tariffs, Elena Paz said Peru would wait.", [("indirect", "Peru would wait")]),
    case("as an aside", "Elena Paz, asked whether she would run again, said: “Yes.”", [("direct", "Yes.")]),
    case("as an aside with when", "Elena Paz, when asked if the treaty was dead, replied “Not yet.”", [("direct", "Not yet.")]),
    case("who asks", "Elena Paz asked whether Chile would sign.", [("indirect", "whether Chile would sign")]),
    case("who asks, behind an apposition", "Elena Paz, the minister, asked whether Chile would sign.", [("indirect", "whether Chile would sign")]),
    case("asks, behind the question", "“Will Chile sign?” asked Elena Paz.", [("direct", "Will Chile sign?")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), prose(ASKED))
def test_question_is_none_of_the_words_of_who_answers(read, text, said):
    quotes = read(text)["quotes"]
    assert list(zip(quotes["mode"], [content.rstrip(",") for content in quotes["content"]], strict=True)) == said
    assert set(quotes["speaker"]) == {"Elena Paz"}


UNSAID = [
    case("how", "Elena Paz did not say how much gas was bought.", []),
    case("whether", "Elena Paz would not say whether gas was bought.", []),
    case("denied", "Elena Paz did not say that the port would close.", []),
    case("never", "Elena Paz never said that the port would close.", []),
    case("not alone", "Elena Paz not only said that the port would close.", ["the port would close"]),
    case("by nobody", "Nobody said that the port would close.", []),
    case("by no official", "No official said that the port would close.", []),
    case("by neither", "Neither Elena Paz nor Juan Rojas said that the port would close.", []),
    case("that nobody would leave", "Elena Paz said nobody would leave.", ["nobody would leave"]),
    case("short of it", "Elena Paz stopped short of saying that the port would close.", []),
    case("without it", "Elena Paz left without saying that the port would close.", []),
    case("by way of it", "Elena Paz began by saying that the port would close.", ["the port would close"]),
    case("a denial that is denied", "Elena Paz did not deny that the port would close.", ["the port would close"]),
    case("that she said", "Elena Paz said how much gas was bought.", ["how much gas was bought"]),
]


@pytest.mark.parametrize(("text", "contents"), prose(UNSAID))
def test_what_is_left_unsaid_is_no_quotation(read, text, contents):
    assert read(text)["quotes"]["content"].to_list() == contents


BEHIND_WITH = [
    case("a spokesman with his name", "Peru opposes the pact, with spokesman Lin Jian saying the port would close.", "Lin Jian"),
    case(
        "behind what an office said",
        "Peru opposes it, the port office said, with spokesman Lin Jian saying the port would close.",
        "Lin Jian",
    ),
    case("a minister", "Peru opposes the pact, with Port Minister Elena Paz saying the port would close.", "Elena Paz"),
    case("where she works", "The crews were gloomy, with Elena Paz of the port office saying the port would close.", "Elena Paz"),
    case("a description", "The office defended the pact, with an official saying the port would close.", "an official"),
    case("no phrase with 'with'", "Elena Paz opposes the pact, saying the port would close.", "Elena Paz"),
    case("whom she spoke with", "Elena Paz opposed it in a talk with Juan Rojas, saying the port would close.", "Elena Paz"),
    case("what falls is not who speaks", "Elena Paz left in silence, with prices falling, saying the port would close.", "Elena Paz"),
]


@pytest.mark.parametrize(("text", "speaker"), prose(BEHIND_WITH))
def test_a_participle_behind_with_has_its_own_speaker(read, text, speaker):
    quotes = read(text)["quotes"].filter(pl.col("content") == "the port would close")
    assert quotes["speaker"].to_list() == [speaker]
