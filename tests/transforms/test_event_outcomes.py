"""What is told and did not come about: rejected reports, bills of one house, plans given up, conditions (20 May 2024 is a Monday)."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose

REJECTED = [
    case("a claim in the press", "Peru rejected a claim in Chilean media that Elena Paz had threatened Mali.", "threaten", ["denied"]),
    case("a report", "Peru rejected a report that Chile had threatened Mali.", "threaten", ["denied"]),
    case("called baseless in quotes", 'Peru called reports that India had banned rice from Chile "baseless".', "ban", ["denied"]),
    case("called worrying in quotes", 'Peru called reports that India had banned rice from Chile "worrying".', "ban", ["occurred"]),
    case("brushed aside", "Peru brushed aside a claim that it had attacked Chile.", "attack", ["denied"]),
    case("scoffed at", "Peru scoffed at claims that it had attacked Chile.", "attack", ["denied"]),
    case("described as false", "Elena Paz described reports that she had visited Chile as false.", "visit", ["denied"]),
    case("an accusation", "Peru rejected the accusation that Mali had attacked Chile.", "attack", ["denied"]),
    case("a suggestion", "Peru rejected suggestions that it had sanctioned Chile.", "sanction", ["denied"]),
    case("called absurd before it", 'Peru called "absurd" a report that it had attacked Chile.', "attack", ["denied"]),
    case("rejected as false", "Peru rejected as false claims that it had attacked Chile.", "attack", ["denied"]),
    case("confirmed", "Peru confirmed a report that it had sanctioned Chile.", "sanction", ["occurred"]),
    case("not rejected", "Elena Paz did not reject a report that Peru had attacked Chile.", "attack", ["occurred"]),
    case("criticism is no report", "Peru rejected criticism that it had banned Chilean wine.", "ban", ["occurred"]),
    case("another verb", "Peru rejected a report by the ministry and sanctioned Chile.", "sanction", ["occurred"]),
]
BILLS = [
    case("a bill on a day", "The House passed a bill on Tuesday to sanction Chile.", "sanction", ["hypothetical"]),
    case(
        "a bill with much behind it",
        "The House passed a bill on trade with its neighbours in the south to sanction Chile.",
        "sanction",
        ["hypothetical"],
    ),
    case(
        "a bill with much before it",
        "The House passed late on Tuesday a long, closely watched bill to sanction Chile.",
        "sanction",
        ["hypothetical"],
    ),
    case("a bill behind another verb", "The House passed a bill and Elena Paz decided to sanction Chile.", "sanction", ["occurred"]),
    case("a bill of the House", "The House approved a bill to ban Chilean wine.", "ban", ["hypothetical"]),
    case("legislation of the Senate", "The Senate passed legislation to impose sanctions on Chile.", "sanction", ["hypothetical"]),
    case("a bill banning", "The Senate passed a bill banning Chilean wine.", "ban", ["hypothetical"]),
    case("a bill that is brought in", "Elena Paz introduced a bill to sanction Chile.", "sanction", ["hypothetical"]),
    case("a house votes", "The House voted to sanction Chile.", "sanction", ["hypothetical"]),
    case("a committee", "A Senate committee backed legislation to ban Chilean wine.", "ban", ["hypothetical"]),
    case("both houses", "Both houses of Congress passed a bill to sanction Chile.", "sanction", ["occurred"]),
    case("a parliament", "Peru's parliament passed a bill to sanction Chile.", "sanction", ["occurred"]),
    case("a law", "Peru's parliament passed a law to ban Chilean wine.", "ban", ["occurred"]),
    case("signed", "Elena Paz signed a bill to ban Chilean wine.", "ban", ["occurred"]),
    case("enacted", "Peru enacted a law to ban Chilean wine.", "ban", ["occurred"]),
]
GIVEN_UP = [
    case("announced and never held", "A visit by Elena Paz to Chile, announced last summer, never took place.", "visit", ["cancelled"]),
    case("announced and held", "A visit by Elena Paz to Chile, announced in May, took place.", "visit", ["occurred"]),
    case(
        "planned and not held",
        "A meeting between Elena Paz and Juan Rojas, which was planned for May, did not take place.",
        "meet",
        ["cancelled"],
    ),
    case("all her trips", "Elena Paz cancelled all her foreign trips.", "visit", ["cancelled"]),
    case("all her visits", "Elena Paz cancelled all her visits to Chile.", "visit", ["cancelled"]),
    case("put off with an adverb between", "Elena Paz postponed indefinitely a trip to Chile.", "visit", ["cancelled"]),
    case("but did not", "Peru was expected to impose tariffs on Chile but did not.", "tariff", ["cancelled"]),
    case("but did not say", "Elena Paz was to visit Chile in May but did not say why.", "visit", ["planned"]),
    case("will not go ahead", "A planned Peruvian tariff on Chilean wine will not go ahead.", "tariff", ["cancelled"]),
    case("will go ahead", "A planned Peruvian tariff on Chilean wine will go ahead.", "tariff", ["planned"]),
    case("never happened", "A visit by Elena Paz to Chile never happened.", "visit", ["cancelled"]),
    case("a planned tariff dropped", "Peru's planned tariff on Chilean wine was dropped.", "tariff", ["cancelled"]),
    case("a planned ban scrapped", "Peru scrapped a planned ban on Chilean wine.", "ban", ["cancelled"]),
    case("plans dropped", "Peru dropped plans for a tariff on Chile.", "tariff", ["cancelled"]),
    case("a ban lifted", "Peru lifted the ban on Chilean wine.", "ban", ["occurred"]),
    case("a planned tariff delayed", "Peru delayed a planned tariff on Chilean wine.", "tariff", ["planned"]),
    case("planned is another thing", "Peru cut tariffs on planned Chilean exports.", "tariff", ["occurred"]),
    case("had been expected", "Elena Paz had been expected to visit Chile.", "visit", ["hypothetical"]),
    case("was expected", "Elena Paz was expected to visit Chile.", "visit", ["planned"]),
]
OVER_A_TIME = [
    case("threatened on a day", "Peru, which buys copper, threatened on Friday to ban Chilean wine.", "ban", ["hypothetical"]),
    case("threatened last week", "Peru threatened last week to ban Chilean wine.", "ban", ["hypothetical"]),
    case("promised in a month", "Peru promised in May to ban Chilean wine.", "ban", ["planned"]),
    case("agreed on a bare day", "Peru agreed Friday to ban Chilean wine.", "ban", ["planned"]),
    case("vowed at talks", "Peru vowed at talks in Lima to ban Chilean wine.", "ban", ["planned"]),
    case("urged on a day", "Chile urged Peru on Monday to lift its ban on Chilean wine.", "ban", ["hypothetical"]),
    case("asked in a letter", "Elena Paz asked Peru in a letter to attack Chile.", "attack", ["hypothetical"]),
    case("is there to", "Elena Paz is in Lima to meet Juan Rojas.", "meet", ["planned"]),
    case("was there to", "Elena Paz was in Lima on Friday to meet Juan Rojas.", "meet", ["occurred"]),
    case("in no rush", "Peru is in no rush to sanction Chile.", "sanction", ["denied"]),
    case("travels on a day", "Elena Paz travels to Lima on Friday to meet Juan Rojas.", "meet", ["planned"]),
    case("has met", "Elena Paz has met Juan Rojas in May.", "meet", ["occurred"]),
    case("will be raised to", "Peruvian tariffs on Chile will be raised to 25 percent.", "tariff", ["planned"]),
    case("refused on a day", "Elena Paz refused on Friday to visit Chile.", "visit", ["denied"]),
    case("flew on a day", "Elena Paz flew on Friday to Lima to meet Juan Rojas.", "meet", ["occurred"]),
    case("began on a day", "Peru began on Friday to shell Chile.", "attack", ["occurred"]),
    case("decided last week", "Peru decided last week to ban Chilean wine.", "ban", ["occurred"]),
]
CONDITIONS = [
    case("had it not", "Had Peru not attacked Chile, Mali would not have banned Peruvian wine.", "attack", ["hypothetical"]),
    case("would not have", "Had Peru not attacked Chile, Mali would not have banned Peruvian wine.", "ban", ["hypothetical"]),
    case("if it had not", "If Peru had not attacked Chile, Mali would have helped it.", "attack", ["hypothetical"]),
    case("if it does not", "If Peru does not sign the treaty with Chile, Mali will withdraw.", "sign", ["hypothetical"]),
    case("will not join", "Peru will not join EU sanctions on Mali.", "sanction", ["occurred"]),
    case("joined", "Peru joined EU sanctions on Mali.", "sanction", ["occurred"]),
    case("has not imposed", "Peru has not imposed sanctions on Mali.", "sanction", ["denied"]),
    case("what things are made for", '"With Chilean coal they make bombs to kill the children of Mali," Elena Paz said.', "attack", ["hypothetical"]),
    case("what was used", "Peru used drones to attack Chile.", "attack", ["occurred"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), prose([*REJECTED, *BILLS, *GIVEN_UP, *OVER_A_TIME, *CONDITIONS]))
def test_what_did_not_come_about(read, text, kind, expected):
    events = read(text)["events"]
    assert [row["status"] for row in events.iter_rows(named=True) if row["event_type"] == kind] == expected


DAYS_OF_PLANS = [
    case("a bill on a day", "The House passed a bill on Tuesday to sanction Chile.", "sanction", [None]),
    case("agreed on a day", "Peru agreed Friday to ban Chilean wine.", "ban", [None]),
    case("a day before the verb", "Peru on Wednesday threatened to ban Chilean wine.", "ban", [None]),
    case("a day before the bill", "The House on Wednesday passed a bill to impose sanctions on Chile.", "sanction", [None]),
    case("was to, on a day", "Elena Paz on Friday was to visit Chile.", "visit", ["2024-05-24"]),
    case("expected on a day", "Elena Paz and Juan Rojas are expected on Friday to sign a treaty.", "sign", ["2024-05-24"]),
    case("measures that are to take effect", "Peru will impose tariffs on Chile that take effect on June 3.", "tariff", ["2024-06-03"]),
    case("voted on a day", "Peru's parliament voted on Friday to ban Chilean wine.", "ban", ["2024-05-17"]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), prose(DAYS_OF_PLANS))
def test_day_of_planning_is_not_the_day_of_what_is_planned(read, text, kind, expected):
    events = read(text)["events"]
    assert [row["date_start"] for row in events.iter_rows(named=True) if row["event_type"] == kind] == expected


DIRECTIONS = [
    case("a planned tariff dropped", "Peru's planned tariff on Chilean wine was dropped.", "tariff", ["imposed"]),
    case("plans dropped", "Peru dropped plans for a ban on Chilean wine.", "ban", ["imposed"]),
    case("a tariff dropped", "Peru dropped its tariff on Chilean wine.", "tariff", ["lifted"]),
    case("restrictions on a nation's goods", "Peru lifted its remaining restrictions on Chilean wine.", "ban", ["lifted"]),
    case("a duty hike scrapped", "Peru scrapped a steep duty hike on Chilean wine.", "tariff", ["lifted"]),
    case("a tariff increase delayed", "Peru delayed a tariff increase on Chilean wine.", "tariff", ["suspended"]),
    case("a tariff hike announced", "Peru announced a tariff hike on Chilean wine.", "tariff", ["imposed"]),
]


# (text, what its events have for status)
SUPPOSED = [
    case("supposed", "Suppose instead that Peru signed a pact with Chile.", {"hypothetical"}),
    case("imagined", "Imagine that Peru imposed a tariff on Chilean wine.", {"hypothetical"}),
    case("told", "The minister said that Peru imposed a tariff on Chilean wine.", {"occurred"}),
    case("not confirmed", "Peru has not confirmed the report at a briefing on Monday.", set()),
    case("confirmed", "Peru's minister Ann Lee confirmed the report at a briefing on Monday.", {"occurred"}),
]


@pytest.mark.parametrize(("text", "statuses"), prose(SUPPOSED))
def test_what_is_only_supposed_or_left_unsaid_has_not_occurred(read, text, statuses):
    assert {row["status"] for row in read(text)["events"].iter_rows(named=True)} == statuses


@pytest.mark.parametrize(("text", "kind", "expected"), prose(DIRECTIONS))
def test_what_was_only_planned_is_not_lifted(read, text, kind, expected):
    events = read(text)["events"]
    assert [row["direction"] for row in events.iter_rows(named=True) if row["event_type"] == kind] == expected


STEERED = [
    case("instructed", "Elena Paz has instructed Trade Minister Juan Rojas to visit Mali and Chad.", "visit", "Juan Rojas", "hypothetical"),
    case("directed", "Elena Paz directed Trade Minister Juan Rojas to visit Mali.", "visit", "Juan Rojas", "hypothetical"),
    case("tasked", "Elena Paz tasked Trade Minister Juan Rojas to visit Mali.", "visit", "Juan Rojas", "hypothetical"),
    case("tasked with", "Elena Paz tasked Trade Minister Juan Rojas with visiting Mali.", "visit", "Juan Rojas", "hypothetical"),
    case("ordered", "Elena Paz ordered Trade Minister Juan Rojas to visit Mali.", "visit", "Juan Rojas", "hypothetical"),
    case("authorised", "The parliament authorised Juan Rojas to visit Mali.", "visit", "Juan Rojas", "hypothetical"),
    case("was instructed", "Juan Rojas was instructed to visit Mali.", "visit", "Juan Rojas", "hypothetical"),
    case("lobbied", "Peru lobbied Chile to attack Mali.", "attack", "Chile", "hypothetical"),
    case("requested", "Peru requested Chile to lift its ban on Peruvian wine.", "ban", "Chile", "hypothetical"),
    case("and went there", "Elena Paz visited Mali after instructing Juan Rojas to wait.", "visit", "Elena Paz", "occurred"),
    case("direct talks", "Peru and Chile held direct talks in Lima.", "talks", "Peru; Chile", "occurred"),
    case("a task force", "The task force of Juan Rojas attacked Chile.", "attack", "The task force of Juan Rojas", "occurred"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "status"), prose(STEERED))
def test_who_is_told_to_do_it_is_to_do_it(read, text, kind, actors, status):
    events = read(text)["events"]
    assert [(row["actors"], row["status"]) for row in events.iter_rows(named=True) if row["event_type"] == kind] == [(actors, status)]


DECLARATIONS = [
    case("blocked, calling for", "Peru has blocked a joint statement calling for new sanctions on Chad.", "demand", None, "denied"),
    case("blocked, another's", "Peru blocked an EU statement condemning Chile.", "condemn", "European Union", "denied"),
    case("vetoed", "Peru vetoed a declaration condemning Chile.", "condemn", None, "denied"),
    case("rejected", "Peru rejected a declaration calling for sanctions on Chad.", "demand", None, "denied"),
    case("voted against", "Peru voted against a resolution condemning Chile.", "condemn", None, "denied"),
    case("will veto", "Peru will veto a resolution condemning Chile.", "condemn", None, "hypothetical"),
    case("did not sign", "Peru did not sign a declaration condemning Chile.", "condemn", "Peru", "denied"),
    case("declined to back", "Peru declined to back a resolution condemning Chile.", "condemn", "Peru", "denied"),
    case("did not block", "Peru did not block a statement condemning Chile.", "condemn", None, "occurred"),
    case("criticised", "Peru criticised a resolution calling for sanctions on Mali.", "demand", None, "occurred"),
    case("abstained from a vote", "Peru abstained from a vote on a resolution condemning Chile.", "condemn", None, "hypothetical"),
    case("was vetoed", "A resolution condemning Chile was vetoed by Peru.", "condemn", None, "denied"),
    case("was narrowly rejected", "A draft condemning Chile was narrowly rejected by Peru.", "condemn", None, "denied"),
    case("was not vetoed", "A resolution condemning Chile was not vetoed by Peru.", "condemn", None, "occurred"),
    case("issued", "Peru issued a statement condemning Chile.", "condemn", "Peru", "occurred"),
    case("signed", "Peru signed a statement calling for sanctions on Chad.", "demand", "Peru", "occurred"),
    case("said in", "Peru said in a statement condemning Chile that it would act.", "condemn", "Peru", "occurred"),
    case("the statement blocked", "Peru blocked an EU statement condemning Chile.", "statement", "European Union", "denied"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "status"), prose(DECLARATIONS))
def test_who_keeps_a_declaration_from_coming_does_not_say_it(read, text, kind, actors, status):
    events = read(text)["events"]
    assert [(row["actors"], row["status"]) for row in events.iter_rows(named=True) if row["event_type"] == kind] == [(actors, status)]


NO_ACTS = [
    case("opposition to a deal", "Mali repeated its opposition to the Peru-Chile deal.", "agree", []),
    case("critics of a deal", "Critics of the Peru-Chile deal met in Lima.", "agree", []),
    case("support for an agreement", "Support for the Peru-Chile agreement fell.", "agree", []),
    case("a deal that was reached", "Peru and Chile reached a deal.", "agree", ["occurred"]),
    case("prospects of a deal", "Shares rose on prospects of a deal between Peru and Chile.", "agree", ["hypothetical"]),
    case("blamed rates", "Elena Paz blamed higher freight rates through the Red Sea.", "accuse", []),
    case("blamed prices somewhere", "Elena Paz blamed high prices in Chile for the loss.", "accuse", []),
    case("blamed somebody", "Elena Paz blamed Chile for the loss.", "accuse", ["occurred"]),
    case("was blamed", "Chile was blamed for the loss by Elena Paz.", "accuse", ["occurred"]),
    case("moving to impose", "Peru is moving to impose tariffs on Chilean wine.", "tariff", ["planned"]),
    case("moved to a month", "Elena Paz moved a meeting with Juan Rojas to June.", "meet", ["planned"]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), prose(NO_ACTS))
def test_what_is_thought_or_aimed_at_is_not_done(read, text, kind, expected):
    events = read(text)["events"]
    assert [row["status"] for row in events.iter_rows(named=True) if row["event_type"] == kind] == expected
