"""Whether a figure is a fact yet, and whether the text stands by it."""

from __future__ import annotations

import pytest

from tests.transforms.cases import FILLER, case, limit, prose, row_of

STATUSES = [
    case("a past level", "Trade between Chile and Peru reached $5 billion in 2023.", "actual"),
    case("a perfect", "Trade between Chile and Peru has reached $5 billion.", "actual"),
    case("a past year is over whatever the words", "Chile had planned for it: trade with Peru came to $5 billion in 2022.", "actual"),
    case("a planned amount of a year that is over", "Trade between Chile and Peru missed a planned $5 billion in 2019.", "target"),
    case("what was budgeted", "In 2019 trade between Chile and Peru was not the budgeted $5 billion.", "target"),
    case("what was probable", "Trade between Chile and Peru probably came to $5 billion in April.", "forecast"),
    case("an expected amount", "Trade between Chile and Peru was above an expected $5 billion in 2019.", "forecast"),
    case("an expected fall", "Trade between Chile and Peru shrank more than a forecast drop of $5 billion in 2019.", "forecast"),
    case("perhaps", "Trade between Chile and Peru was perhaps $5 billion in 2019.", "hypothetical"),
    case("foreseen", "Economists had foreseen trade between Chile and Peru of $5 billion in 2019.", "forecast"),
    case("tipped", "A poll had tipped trade between Chile and Peru of $5 billion in 2019.", "forecast"),
    case("the ministry projects", "The ministry projects a trade with Peru of $5 billion.", "forecast"),
    case("projects of a ministry", "The ministry saw projects and trade with Peru of $5 billion in 2019.", "actual"),
    case("an unexpected amount", "Trade between Chile and Peru was an unexpected $5 billion in 2019.", "actual"),
    case("a planned thing with its amount", "After the planned visit trade between Chile and Peru was $5 billion in 2019.", "actual"),
    case("a target", "Chile and Peru aim to raise their trade to $5 billion by 2030.", "target"),
    case("a goal", "The goal is to bring trade between Chile and Peru to $5 billion by 2030.", "target"),
    case("set a target of", "Chile and Peru set a trade target of $5 billion for 2030.", "target"),
    case("want to", "Chile and Peru want to bring their trade to $5 billion.", "target"),
    case("plan to double to", "Chile and Peru plan to double their trade to $5 billion.", "target"),
    case("hope to", "Chile and Peru hope to lift their trade to $5 billion.", "target"),
    case("agreed to raise to", "Chile and Peru agreed to raise their trade to $5 billion by 2030.", "target|agreed"),
    case("vowed", "The presidents of Chile and Peru vowed to bring trade to $5 billion by 2030.", "target"),
    case("set their eyes on", "Chile and Peru have set their eyes on trade of $5 billion.", "target"),
    case("a forecast", "Trade between Chile and Peru is forecast to reach $5 billion in 2025.", "forecast"),
    case("expected", "Trade between Chile and Peru is expected to reach $5 billion in 2025.", "forecast"),
    case("will", "Trade between Chile and Peru will reach $5 billion this year, the bank said.", "forecast"),
    case("projected", "The ministry projected exports of $5 billion for 2025.", "forecast"),
    case("likely", "Peru's exports are likely to reach $5 billion in 2025.", "forecast"),
    case("the bank sees", "The bank sees Peru's exports at $5 billion next year.", "forecast"),
    case("due to reach", "Peru's exports are due to reach $5 billion in 2025.", "forecast"),
    case("due to a fall", "The surplus was due to a fall of Peru's exports to $5 billion.", "actual"),
    case("weighed on", "Trade weighed on growth, as Peru's exports fell to $5 billion.", "actual"),
    case("weighs", "Peru weighs a loan of $5 billion.", "hypothetical"),
    case("is set to", "Peru's exports are set to reach $5 billion in 2025.", "forecast"),
    case("could", "Peru's exports could reach $5 billion if the mine reopened.", "hypothetical"),
    case("would if", "Peru would lose $5 billion a year if the mine closed.", "hypothetical"),
    case("were to", "Were the mine to close, Peru would lose $5 billion.", "hypothetical"),
    limit("might", "A strike might cost Peru $5 billion.", "hypothetical", reason="'might' without a condition is taken for a forecast"),
    case("behind a clause on what is to come", "Peru's port, which is expected to grow, sold copper worth $5 billion in March.", "actual"),
    case("in a clause on what is", "Peru may sell the port, in which it invested $5 billion.", "actual"),
    case("what a pact tells", "Chile signed a protocol with Peru for 2024 which puts trade at $5 billion.", "agreed"),
    case("agreed behind it", "Peru spared silk, for which a loan of $5 billion was agreed, from the duty.", "agreed"),
    case("behind ', and' with its verb", "Peru will open a port, and it lost $5 billion.", "actual"),
    case("left out of a forecast", "The firm gave a forecast that doesn't include duties of $5 billion.", "actual"),
    case("a signed contract", "Peru signed a contract worth $5 billion for three submarines.", "agreed"),
    case("agreed a loan", "The bank agreed to lend Peru $5 billion.", "agreed"),
    case("pledged", "Japan pledged $5 billion for the railway.", "agreed"),
    case("promised", "Japan promised to invest $5 billion in Peru.", "agreed"),
    case("estimated is a fact", "The damage is estimated at $5 billion.", "actual"),
    case("the month of May is no modal", "In May Peru exported goods worth $5 billion.", "actual"),
    case("the level that a target is compared with", "Peru wants to lift exports from $5 billion to $9 billion by 2030.", "actual"),
    case("failed to reach", "Peru's exports failed to reach $5 billion in 2023.", "target"),
    case("failed to reach the goal of", "Peru's exports failed to reach the goal of $5 billion in 2023.", "target"),
    case("missed the target of", "Peru's exports missed the target of $5 billion in 2023.", "target"),
    case("below the target of", "Peru's exports were $4 billion in 2023, below the target of $5 billion.", "target"),
    case("fell short of the goal of", "Peru's exports fell short of the goal of $5 billion in 2023.", "target"),
    case("nowhere near", "Peru's exports in 2023 were nowhere near $5 billion.", "target"),
    case("far from what was promised", "Peru's exports, at $3 billion in 2023, were far from the $5 billion that was promised.", "target"),
    case("a far cry from", "Trade between Chile and Peru is a far cry from the $5 billion of which ministers spoke.", "target"),
    case("not yet", "Trade between Chile and Peru has not yet reached $5 billion.", "target"),
    case("has yet to", "Trade between Chile and Peru has yet to reach $5 billion.", "target"),
    case("no longer", "Peru no longer sells goods worth $5 billion to Chile.", "hypothetical"),
    case("missed a payment", "Peru missed a payment of $5 billion in 2023.", "actual"),
    case("failed to mention", "The minister failed to mention the $5 billion that Peru exported in 2023.", "actual"),
    case("fell short at", "Peru's exports fell short of the target at $5 billion in 2023.", "actual"),
    case("far from home", "Far from home, Peru's ships carried goods worth $5 billion in 2023.", "actual"),
    case("may, after a fact of a year", "Peru's exports were $4 billion in 2023. Imports may reach $5 billion.", "forecast"),
    case("should, in one sentence", "Peru's exports were $4 billion in 2023, and imports should hit $5 billion.", "forecast"),
    case("are seen at", "Peru's exports were $4 billion in 2023. Imports are seen at $5 billion.", "forecast"),
    case("poised to", "Peru's exports were $4 billion in 2023. Imports are poised to reach $5 billion.", "forecast"),
    case("wants", "Peru's exports were $4 billion in 2023. The minister wants exports of $5 billion.", "target"),
    case("plans for", "Peru's exports were $4 billion in 2023. The minister plans for $5 billion.", "target"),
    case(
        "wants others to give up what cost that much", "The minister wants traders to end a practice that cost Peru $5 billion.", "actual"
    ),
    case("wants done with what is there", "The union wants the $5 billion to stay in Lima.", "actual"),
    case("wants it raised to", "The union wants the $4 billion fund to be raised to $5 billion.", "target"),
    case("may have been", "Peru's exports may have been $5 billion in 2023.", "hypothetical"),
    case("met its target", "Peru met its target when exports reached $5 billion in 2023.", "actual"),
    case("above the forecast", "Peru's exports of $5 billion in 2023 beat the forecast.", "actual"),
    case("could reach, of a month told", "Peru's exports could reach $5 billion in April, the bank said.", "forecast"),
    case("could sell: was able to", "Peru could sell goods worth $5 billion in April despite the strike.", "actual"),
    case(
        "an if of a past form",
        "Exports were $4 billion in 2023. If Chile hit back, exports worth $5 billion would be lost.",
        "hypothetical",
    ),
    case(
        "an if of the present", "Exports were $4 billion in 2023. If the talks fail, exports worth $5 billion are at risk.", "hypothetical"
    ),
    case("should, as a condition", "Should Chile retaliate, exports worth $5 billion would be at risk.", "hypothetical"),
    case("unless", "Unless the mine reopens, Peru could lose $5 billion.", "hypothetical"),
    case("no condition", "The mine is shut, and Peru could lose $5 billion.", "forecast"),
    case("a prediction that is cut", "The bank cut its prediction of Peru's exports to $4 billion from $5 billion.", "forecast"),
    case("an outlook that is raised", "The bank raised its outlook for Peru's exports to $6 billion from $5 billion.", "forecast"),
    case("even if", "Exports were $4 billion in 2023, even if imports of $5 billion were higher.", "actual"),
    case("a fact inside a condition", "If Peru closed the port, exports that were worth $5 billion in 2023 would be lost.", "actual"),
    case("a scenario", "Under the harsher scenario, imports of $5 billion, the gap would vanish.", "hypothetical"),
    case("the base scenario", "The bank's baseline scenario has exports of $5 billion.", "forecast"),
    case("puts it nearer", "Customs gave $4 billion for 2023; the chamber puts exports nearer $5 billion.", "hypothetical"),
    case("moved nearer", "Exports moved closer to $5 billion in 2023.", "actual"),
    case("is counting on", "Exports were $4 billion in 2023. The ministry is counting on exports of $5 billion.", "forecast"),
    case("is sticking with", "Exports were $4 billion in 2023. The bank is sticking with $5 billion.", "forecast"),
    case("stuck with something else", "Peru stuck with copper, of which it sold $5 billion in 2023.", "actual"),
    case("looks for something else", "Peru is looking for investors after exports of $5 billion in 2023.", "actual"),
    case("a forecast behind a semicolon", "Exports were $5 billion in April; economists had forecast $4 billion.", "actual"),
    case("a forecast in brackets behind", "Exports were $5 billion in April (forecast: $4 billion).", "actual"),
    case("a forecast behind a comma", "Exports were $5 billion in April, economists had forecast $4 billion.", "actual"),
    case(
        "listed behind what is told",
        "Tariffs would not mend a gap with Peru which hit $8 billion in 2023, a $5 billion gap with Mali and a debt.",
        "actual",
    ),
    case(
        "last of a list behind what is told",
        "Tariffs would not mend a gap with Peru which hit $8 billion in 2023, and a gap of nearly $5 billion with Mali.",
        "actual",
    ),
    case(
        "listed behind what is supposed",
        "Tariffs would bring a gap of $8 billion with Peru, a $5 billion gap with Mali and a debt.",
        "hypothetical",
    ),
    case(
        "raised to behind what is told", "Tariffs would cut the gap which hit $8 billion in 2023, a record, to $5 billion.", "hypothetical"
    ),
    case(
        "a clause behind what is told",
        "Tariffs would cut the gap which hit $8 billion in 2023, and $5 billion would be saved.",
        "hypothetical",
    ),
    case("will, in another clause", "The minister will resign, although exports reached $5 billion in 2023.", "actual"),
]


@pytest.mark.parametrize(("text", "status"), prose(STATUSES))
def test_status_of_a_figure(read, text, status):
    assert row_of(read(text)["figures"], "surface", "$5 billion")["status"] in status.split("|")


STANCES = [
    case("plain", "Peru owes the bank $5 billion.", "asserted"),
    case("not a mere", "Exports were not a mere $5 billion.", "denied"),
    case("no less than", "Exports were not less than $5 billion.", "asserted"),
    case("said", "The minister said Peru owed the bank $5 billion.", "asserted"),
    case("denied", "The minister denied that Peru owed the bank $5 billion.", "denied"),
    case("dismissed", "The minister dismissed a report that Peru owed the bank $5 billion.", "denied"),
    case("rejected", "The minister rejected claims that Peru owed the bank $5 billion.", "denied"),
    case("called it false", "The figure of $5 billion is false, the minister said.", "denied"),
    case("is not true that", "It is not true that Peru owes the bank $5 billion, the minister said.", "denied"),
    case("behind the figure", "“Peru owes the bank $5 billion” is what the paper wrote; the minister denied it.", "denied"),
    case("the writer's own verdict", "The minister said Peru owed the bank $5 billion. The figure is wrong.", "denied"),
    case("a verdict and why", "The minister said Peru owed the bank $5 billion. The figure is wrong: no table shows it.", "denied"),
    case("a verdict that it is not wrong", "The minister said Peru owed the bank $5 billion. The figure is not wrong.", "asserted"),
    case("a verdict on a pronoun", "The paper said Peru owed the bank $5 billion. That is simply untrue.", "denied"),
    case("a verdict on something else", "The paper said Peru owed the bank $5 billion. It was wrong to wait.", "asserted"),
    case("not true, in the next clause", "The paper wrote in 2023 that Peru owed the bank $5 billion, but that is not true.", "denied"),
    case("called imaginary", "The paper said Peru owed the bank $5 billion. Officials called the sum imaginary.", "denied"),
    case("called large", "The paper said Peru owed the bank $5 billion. Officials called the sum large.", "asserted"),
    case("denied in the next sentence", "The paper wrote that Peru owed the bank $5 billion. The minister denied it.", "denied"),
    case("not denied there", "The paper wrote that Peru owed the bank $5 billion. The minister did not deny it.", "asserted"),
    case("another claim denied", "The paper said Peru owed $5 billion. The minister denied the claim that he had lied.", "asserted"),
    case("an act of a side clause denied", "Peru, which owes the bank $5 billion, shut the port. The minister denied it.", "asserted"),
    case("could not be verified", "The mayor said Peru owed the bank $5 billion. The claim could not be verified.", "questioned"),
    case("has been verified", "The mayor said Peru owed the bank $5 billion. The claim has been verified.", "asserted"),
    case("disputed in the next sentence", "Peru says it owes the bank $5 billion. The bank disputed the figure.", "questioned"),
    case("no evidence", "The mayor said Peru owed the bank $5 billion. There is no evidence for the claim.", "questioned"),
    case("called mythical", "The paper wrote that Peru owed the bank $5 billion. Officials branded the report mythical.", "denied"),
    case("a preposterous tally", "The paper wrote that Peru owed the bank $5 billion. The tally is preposterous.", "denied"),
    case("contradicted", "The paper wrote that Peru owed the bank $5 billion. Auditors contradicted the story.", "denied"),
    case("brushed aside", "The paper wrote that Peru owed the bank $5 billion. Ministers brushed aside the story.", "denied"),
    case("denying it", "The paper wrote that Peru owed the bank $5 billion. Ministers were denying it.", "denied"),
    case("disputing it", "The paper wrote that Peru owed the bank $5 billion. Ministers were disputing the figure.", "questioned"),
    case("doubted the figure", "The paper wrote that Peru owed the bank $5 billion. Auditors doubted the figure.", "questioned"),
    case(
        "could not be corroborated",
        "The paper wrote that Peru owed the bank $5 billion. The assertion could not be corroborated.",
        "questioned",
    ),
    case("hardly correct", "The paper wrote that Peru owed the bank $5 billion. That was hardly correct.", "denied"),
    case("an untruth that", "It is an untruth that Peru owes the bank $5 billion.", "denied"),
    case("two amounts, one verdict", "Peru owes the bank $5 billion and the port $4 billion. The figure is wrong.", "asserted"),
    case("there is none", "“There is no missing $5 billion,” a spokesman said.", "denied"),
    case("there never was any", "There was never any $5 billion, a spokesman said.", "denied"),
    case("there is no less", "There is no less than $5 billion in the vault.", "asserted"),
    case("did not deny", "The minister did not deny that Peru owed the bank $5 billion.", "asserted"),
    limit(
        "denied something else",
        "The minister denied the charge and paid $5 billion.",
        "asserted",
        reason="every figure behind 'denied' is taken for denied, whatever its object",
    ),
    case("questioned", "Traders questioned whether Peru owed the bank $5 billion.", "questioned"),
    case("doubted", "Traders doubted that Peru owed the bank $5 billion.", "questioned"),
    case("unconfirmed", "According to unconfirmed reports, Peru owes the bank $5 billion.", "questioned"),
    case("allegedly", "Peru allegedly owes the bank $5 billion.", "questioned"),
    case("was not, run together", "Peru's exports weren't $5 billion.", "denied"),
    case("isn't true, of the sentence before", "The paper wrote that Peru owed the bank $5 billion. That isn't true.", "denied"),
    case("isn't wrong, of the sentence before", "The paper wrote that Peru owed the bank $5 billion. That isn't wrong.", "asserted"),
    case("didn't deny", "The minister didn't deny that Peru owed the bank $5 billion.", "asserted"),
    case("weren't paid: the amount stands", "The sailors weren't paid when Peru's exports came to $5 billion.", "asserted"),
    limit(
        "rejected an offer of that much: the amount stands",
        "Peru rejected an offer of $5 billion.",
        "asserted",
        reason="'rejected' denies what follows, an offer too",
    ),
]


@pytest.mark.parametrize(("text", "stance"), prose(STANCES))
def test_stance_towards_a_figure(read, text, stance):
    assert row_of(read(text)["figures"], "surface", "$5 billion")["stance"] == stance


def test_what_may_come_is_not_of_the_year_before(read):
    figures = read("Peru's exports to Chile were $4 billion in 2023. Imports may reach $5 billion.")["figures"]
    assert row_of(figures, "surface", "$5 billion")["period"] is None


AHEAD = [
    case("is preparing", "Peru is preparing to ship goods worth $5 billion in June.", "2024-06"),
    case("upcoming", "The upcoming fair in June should bring Peru $5 billion.", "2024-06"),
    case("nothing that looks forward", "The fair in June brought Peru $5 billion.", "2023-06"),
]


@pytest.mark.parametrize(("text", "period"), prose(AHEAD))
def test_the_month_of_what_is_to_come_is_the_next_one(read, text, period):
    assert row_of(read(text)["figures"], "surface", "$5 billion")["period"] == period


def test_a_condition_may_open_with_its_verb(read):
    assert read(f"Were Kenya to close the port, exports fall 4 percent. {FILLER}")["figures"]["status"].to_list() == ["hypothetical"]


PAST_PROSPECTS = [
    case("had forecast", "Economists had forecast exports of $5 billion in 2023.", "forecast"),
    case("were forecast at", "Peru's exports were forecast at $5 billion in 2023.", "forecast"),
    case("expected to reach", "Analysts expected Peru's exports to reach $5 billion in 2023.", "forecast"),
    case("hoped to lift", "Peru hoped to lift exports to $5 billion in 2023.", "target"),
    case("budgeted for", "Peru budgeted for exports of $5 billion in 2023.", "target"),
    case("the consensus", "The consensus was for exports of $5 billion in 2023.", "forecast"),
    case("that were expected", "Exports came to $4 billion in 2023, below the $5 billion that economists had expected.", "forecast"),
    case("called a forecast", "Exports came to $6 billion in 2023, beating the $5 billion median forecast.", "forecast"),
    case("called the consensus", "Exports of $6 billion in 2023 missed the $5 billion consensus.", "forecast"),
    case("beside the consensus", "Exports of $5 billion in 2023 missed the $6 billion consensus.", "actual"),
    case("more than was expected", "Exports came to $6 billion in 2023, more than the $5 billion analysts had expected.", "forecast"),
    case("had been looking for", "Analysts had been looking for exports of $5 billion in 2023.", "forecast"),
    case("no more than that", "Analysts were looking for exports of no more than $5 billion in 2023.", "forecast"),
    case("was looking for, behind", "Exports printed at $4 billion in 2023, versus the $5 billion the market was looking for.", "forecast"),
    case("had bet on, behind", "Exports came to $4 billion in 2023, short of the $5 billion traders had bet on.", "forecast"),
    case("looks for more", "Exports were $5 billion in 2023 and the market was looking for more.", "actual"),
    case("had banked on", "Exports were $4 billion in 2023, though traders had banked on $5 billion.", "forecast"),
    case("the consensus of so many", "The consensus of a poll of ten analysts had been for exports of $5 billion in 2023.", "forecast"),
    case("the forecast had been for", "The forecast had been for exports of $5 billion in 2023.", "forecast"),
    case("the median of a poll", "The median estimate in a poll of 25 economists was $5 billion for 2023.", "forecast"),
    case("the median of what is", "The median debt was $5 billion in 2023.", "actual"),
    case("hopes of", "Exports of $4 billion in 2023 compared with hopes of $5 billion.", "forecast"),
    case("a forecast with a colon", "Exports came to $4 billion in 2023 (forecast: $5 billion).", "forecast"),
    case("estimated", "Peru's exports were estimated at $5 billion in 2023.", "actual"),
    case("another verb behind", "Peru's exports were $5 billion in 2023 and were expected to grow.", "actual"),
    case("what it falls from", "The ministry expected exports to fall from $5 billion in 2023.", "actual"),
    case("running at, behind an aim", "Peru wants to cut its deficit on trade, running at $5 billion.", "actual"),
    case("running on, not at a level", "Peru wants to cut its trade deficit by running it down to $5 billion.", "target"),
    case(
        "beside an aim, with its year in front",
        "Peru has set its export target at $6 billion, compared with 2023's $5 billion of export earnings.",
        "actual",
    ),
    case("behind a forecast", "Exports are forecast at $6 billion this year after $5 billion in 2023.", "actual"),
]


@pytest.mark.parametrize(("text", "status"), prose(PAST_PROSPECTS))
def test_what_was_expected_of_a_year_that_is_over_is_no_fact(read, text, status):
    assert row_of(read(text)["figures"], "surface", "$5 billion")["status"] == status
