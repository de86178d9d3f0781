"""Whether and by whom something was done: critics, refusals, questions, false reports, other senses (20 May 2024 is a Monday)."""

from __future__ import annotations

import polars as pl
import pytest

from tests.transforms.cases import case, prose


def rows(events: pl.DataFrame, kind: str) -> list[tuple[str | None, str | None]]:
    """Actors and target of the events of a type."""
    return events.filter(pl.col("event_type") == kind).select("actors", "target").rows()


CRITICS = [
    case("denounced by", "The ban on Chilean wine was denounced by Bahrain.", "ban", [(None, "Chile")]),
    case("criticised by", "The ban on Chilean wine was sharply criticised by Peru.", "ban", [(None, "Chile")]),
    case("welcomed by", "The embargo on Cuba was welcomed by Peru.", "ban", [(None, "Cuba")]),
    case("mocked by", "The embargo on Cuba was mocked by Peru.", "ban", [(None, "Cuba")]),
    case("described by", "The embargo on Cuba was described as cruel by Mexico.", "ban", [(None, "Cuba")]),
    case("challenged by", "The new duties on Chilean copper will be challenged by Peru.", "tariff", [(None, "Chile")]),
    case("called illegal by", "The tariffs on Chile were called illegal by Peru.", "tariff", []),
    case("an owner and a critic", "EU sanctions on Russia were condemned by Elena Paz.", "sanction", [("European Union", "Russia")]),
    case("an attack condemned", "The attack on Mali was condemned by Chad.", "attack", [(None, "Mali")]),
    case("two times 'by'", "The sanctions on Syria by Bahrain were condemned by Oman.", "sanction", [("Bahrain", "Syria")]),
    case("a visit welcomed", "The visit to Lima was welcomed by Chile.", "visit", []),
    case("demanded by", "An arms embargo on Mali was demanded by France.", "ban", [(None, "Mali")]),
    case("filmed by", "The attack on Chad was filmed by Sudan.", "attack", [(None, "Chad")]),
    case("met with anger", "The tariffs on Canada were met with anger by Mexico.", "meet", []),
    case("extended for a time by", "The ban on Chilean wine was extended for another year by Peru.", "ban", [("Peru", "Chile")]),
    case("imposed by", "Sanctions on Syria were imposed by Bahrain.", "sanction", [("Bahrain", "Syria")]),
    case("lifted by", "Sanctions on Syria were lifted on Monday by Bahrain.", "sanction", [("Bahrain", "Syria")]),
    case("approved by", "A ban on Chilean wine was approved by Peru.", "ban", [("Peru", "Chile")]),
    case("carried out by", "An attack on Mali was carried out by Chad.", "attack", [("Chad", "Mali")]),
    case("claimed by", "The attack on Mali was claimed by Chad.", "attack", [("Chad", "Mali")]),
    case("a critic's target", "Peru denounced the sanctions on Syria.", "condemn", [("Peru", None)]),
    case("criticism of a measure", "Bahrain's criticism of the sanctions on Syria was loud.", "condemn", [("Bahrain", None)]),
    case("criticism by", "Criticism by Bahrain of the sanctions on Syria grew.", "condemn", [("Bahrain", None)]),
    case("a reduced passive", "The sanctions on Syria, denounced by Bahrain, took effect.", "condemn", [("Bahrain", None)]),
    case("whose measure it is", "Peru condemned Chilean raids on Mali.", "condemn", [("Peru", "Chile")]),
    case("a court and a measure", "The Supreme Court struck down tariffs on Chile.", "tariff", [("Supreme Court", "Chile")]),
    case("condemned a country", "Peru condemned Chile.", "condemn", [("Peru", "Chile")]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), prose(CRITICS))
def test_critics_take_no_part(read, text, kind, expected):
    assert rows(read(text)["events"], kind) == expected


def statuses(events: pl.DataFrame, kind: str) -> list[str]:
    return events.filter(pl.col("event_type") == kind)["status"].to_list()


COME_TO_NOTHING = [
    case("voted against", "Peru's parliament voted against imposing sanctions on Chile.", "sanction", ["denied"]),
    case("rejected a call by another", "Peru rejected a call by Chile to lift the sanctions on Mali.", "sanction", []),
    case("ignored a plea from another", "Peru ignored a plea from Chile to end the sanctions on Mali.", "sanction", []),
    case("a demand that went unheard", "A demand by Chile to lift the sanctions on Mali went unheard.", "sanction", []),
    case("a purpose in a place", "Envoys met in Lima to lift the sanctions on Mali.", "sanction", ["occurred"]),
    case("voted for", "Peru's parliament voted to impose sanctions on Chile.", "sanction", ["occurred"]),
    case("rejected a bill", "Peru rejected a bill to sanction Chile.", "sanction", ["denied"]),
    case("approved a bill", "Peru's parliament approved a bill to sanction Chile.", "sanction", ["occurred"]),
    case("blocked a bill", "The Senate blocked a bill to sanction Chile.", "sanction", ["denied"]),
    case("reversed a decision", "Peru reversed its decision to lift sanctions on Chile.", "sanction", ["cancelled"]),
    case("upheld a decision", "Peru upheld its decision to lift sanctions on Chile.", "sanction", ["occurred"]),
    case("vetoed a doing", "The EU vetoed lifting sanctions on Belarus.", "sanction", ["denied"]),
    case("opposed a measure in force", "Peru opposed EU sanctions on Chile.", "sanction", ["occurred"]),
    case("fell short of", "Peru fell short of imposing sanctions on Chile.", "sanction", ["denied"]),
    case("came close to", "Peru came close to attacking Chile.", "attack", ["denied"]),
    case("held off on", "Peru held off on imposing tariffs on Chile.", "tariff", ["denied"]),
    case("decided against", "Peru decided against imposing tariffs on Chile.", "tariff", ["denied"]),
    case("abandoned plans", "France abandoned plans to sanction Mali.", "sanction", ["cancelled"]),
    case("dropped a plan", "France dropped its plan to impose tariffs on Mali.", "tariff", ["cancelled"]),
    case("gave up plans", "Peru gave up plans to visit Chile.", "visit", ["cancelled"]),
    case("confirmed plans", "Peru confirmed plans to visit Chile.", "visit", ["planned"]),
    case("has yet to", "Peru has yet to impose sanctions on Chile.", "sanction", ["denied"]),
    case("yet another", "Peru imposed sanctions on Chile, yet another blow.", "sanction", ["occurred"]),
    case("tried to", "Peru tried to attack Chile.", "attack", ["hypothetical"]),
    case("threatened to", "Peru threatened to impose a tariff on Chile.", "tariff", ["hypothetical"]),
    case("nearly", "Peru nearly sanctioned Chile.", "sanction", ["denied"]),
    case("nearly as how much", "Peru nearly doubled its tariffs on Chile.", "tariff", ["occurred"]),
    case("did not rule out", "Peru did not rule out sanctions on Chile.", "sanction", ["hypothetical"]),
    case("of whom something is denied", "Peru denied knowing the men who attacked Mali.", "attack", ["occurred"]),
    case("denied in a clause with 'that'", "Peru denied a report that its army had attacked Mali.", "attack", ["denied"]),
    case("ruled out", "Peru ruled out sanctions on Chile.", "sanction", ["denied"]),
    case("did not cancel", "Elena Paz did not cancel her visit to Chile.", "visit", ["planned"]),
    case("called a meeting", "Elena Paz has called a meeting of party leaders for Saturday.", "meet", ["planned"]),
    case("threw out a bill", "Lawmakers threw out a bill to sanction Chile.", "sanction", ["denied"]),
    case("a plan that collapsed", "Peru's plan to sanction Chile collapsed.", "sanction", ["cancelled"]),
    case("a plan that was rejected", "Peru's plan to sanction Chile was rejected.", "sanction", ["denied"]),
    case("a plan that is told", "Peru's plan to sanction Chile was announced.", "sanction", ["planned"]),
    case("backtracked on", "Peru backtracked on its decision to sanction Chile.", "sanction", ["cancelled"]),
    case("another's decision", "A court suspended Peru's decision to sanction Chile.", "sanction", ["cancelled"]),
    case("barred from", "A court barred Peru from attacking Chile.", "attack", ["denied"]),
    case("accused of", "A court accused Peru of attacking Chile.", "attack", ["occurred"]),
    case("at no point", "At no point did Peru attack Chile.", "attack", ["denied"]),
    case("never before", "Never before had Peru attacked Chile.", "attack", ["occurred"]),
    case("nor has it", "Peru signed no treaty, nor has it sanctioned Chile.", "sanction", ["denied"]),
    case("nobody", "Nobody attacked Mali.", "attack", ["denied"]),
    case("no country", "No country has sanctioned Chile.", "sanction", ["denied"]),
    case("none of them", "None of the EU states imposed tariffs on Chile.", "tariff", ["denied"]),
    case("not a single", "Not a single country has sanctioned Chile.", "sanction", ["denied"]),
    case("no country, it is said", "Peru said that no country had attacked Chile.", "attack", ["denied"]),
    case("no doubt", "There is no doubt Peru attacked Chile.", "attack", ["occurred"]),
    case("in no time", "In no time Peru attacked Chile.", "attack", ["occurred"]),
    case("nobody doubts", "Nobody doubts that Peru attacked Chile.", "attack", ["occurred"]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), prose(COME_TO_NOTHING))
def test_what_was_refused_or_given_up_did_not_happen(read, text, kind, expected):
    assert statuses(read(text)["events"], kind) == expected


def test_neither_of_two_did_it(read):
    told = read(prose([case("", "Neither Peru nor Chile attacked Mali.")])[0].values[0])["events"]
    assert told.select("actors", "status").rows() == [("Peru; Chile", "denied")]


STEPS = [
    case(
        "three steps of a passive",
        "The US sanctions on Mali were imposed in 2018, lifted in 2021 and reimposed in 2024.",
        [("imposed", "2018"), ("lifted", "2021"), ("imposed", "2024")],
    ),
    case(
        "three steps with 'them'",
        "Peru imposed tariffs on Chile in March, suspended them in April and lifted them in May.",
        [("imposed", "2024-03"), ("suspended", "2024-04"), ("lifted", "2024-05")],
    ),
    case(
        "steps of an aside",
        "The EU's sanctions on Mali, imposed in 2018 and lifted in 2021, hurt trade.",
        [("imposed", "2018"), ("lifted", "2021")],
    ),
    case("the noun again", "Peru banned Chilean wine in 2018, lifted the ban in 2021.", [("imposed", "2018"), ("lifted", "2021")]),
    case("steps to come", "Peru will impose tariffs on Chile in June and lift them in July.", [("imposed", "2024-06"), ("lifted", "2024-07")]),
    case("another thing is lifted", "Peru imposed tariffs on Chile in 2018 and lifted its flag in 2021.", [("imposed", "2018")]),
    case("another lifts", "Peru imposed tariffs on Chile in 2018 and Brazil lifted a stone in 2021.", [("imposed", "2018")]),
    case("a saying behind", "Peru will keep the ban on grain, announced the minister in March.", [("extended", None)]),
    case("a time of the next verb", "Peru imposed tariffs on Chile and, in 2021, expelled its envoys.", [("imposed", None)]),
    case("another verb between", "Peru imposed tariffs on Chile in 2018 and said Brazil, lifted by trade, grew.", [("imposed", "2018")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(STEPS))
def test_later_verbs_are_steps_of_their_own(read, text, expected):
    events = read(text)["events"].filter(pl.col("direction").is_not_null())
    assert events.select("direction", "date_start").rows() == expected


QUESTIONS = [
    case("a passive", "Was Peru attacked by Chile?", "attack", ["hypothetical"]),
    case("will it", "Will France lift its sanctions on Mali?", "sanction", ["hypothetical"]),
    case("who did", "Who attacked Mali?", "attack", ["hypothetical"]),
    case("did they", "Did Elena Paz meet Juan Rojas?", "meet", ["hypothetical"]),
    case("has it", "Has Peru sanctioned Chile?", "sanction", ["hypothetical"]),
    case("should it", "Should Peru impose tariffs on Chile?", "tariff", ["hypothetical"]),
    case("is there", "Is there a ban on Chilean wine?", "ban", ["hypothetical"]),
    case("a verb that looks like a noun", "Could Peru attack Chile?", "attack", ["hypothetical"]),
    case("a noun with a verb", "Did Peru's attack on Chile help?", "attack", ["occurred"]),
    case("with a noun", "Did Peru hold talks with Chile?", "talks", ["hypothetical"]),
    case("a statement with a mark", "Peru attacked Chile?", "attack", ["hypothetical"]),
    case("a quoted question", "\"Did Peru attack Chile?\" Elena Paz asked.", "attack", ["hypothetical"]),
    case("is it true that", "Is it true that Peru attacked Chile?", "attack", ["hypothetical"]),
    case("why did", "Why did France attack Mali?", "attack", ["occurred"]),
    case("why should", "Why should France invade Mali?", "attack", ["hypothetical"]),
    case("when will", "When will France lift its sanctions on Mali?", "sanction", ["planned"]),
    case("asked why", "The minister asked why France had attacked Mali.", "attack", ["occurred"]),
    case("a side clause", "Did the vote fail after Peru attacked Chile?", "attack", ["occurred"]),
    case("an aside", "Will France, which attacked Mali, leave Chile?", "attack", ["occurred"]),
    case("a noun as subject", "Has Peru's attack on Chile ended?", "attack", ["occurred"]),
    case("a question joined", "Peru attacked Chile, but why?", "attack", ["occurred"]),
    case("two questions joined", "Did Peru invade Chile, and did Brazil help?", "attack", ["hypothetical"]),
    case("a question behind", "Peru attacked Chile. Will Brazil follow?", "attack", ["occurred"]),
    case("before a quoted question", "Peru, which attacked Mali, asked: \"Will Brazil follow?\"", "attack", ["occurred"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), prose(QUESTIONS))
def test_what_is_asked_is_not_told(read, text, kind, expected):
    assert statuses(read(text)["events"], kind) == expected


FALSE_REPORTS = [
    case("reports were false", "Reports that Peru had attacked Chile were false.", ["denied"]),
    case("reports were true", "Reports that Peru had attacked Chile were true.", ["occurred"]),
    case("reports were not false", "Reports that Peru had attacked Chile were not false.", ["occurred"]),
    case("turned out to be", "The report that Peru had attacked Chile turned out to be untrue.", ["denied"]),
    case("were denied", "Reports that Peru had attacked Chile were denied by Lima.", ["denied"]),
    case("named fabricated", "Peru called reports that it had attacked Chile fabricated.", ["denied"]),
    case("fake news", "It is fake news that Peru has attacked Chile.", ["denied"]),
    case("a hoax", "A hoax said that Peru had attacked Chile.", ["denied"]),
    case("a fake video", "A fake video claimed that Peru had attacked Chile.", ["denied"]),
    case("without 'that'", "A hoax said Peru had attacked Chile.", ["denied"]),
    case("falsely claimed", "Brazil falsely claimed that Peru had attacked Chile.", ["denied"]),
    case("not true", "It is not true that Peru attacked Chile.", ["denied"]),
    case("true", "It is true that Peru attacked Chile.", ["occurred"]),
    case("no truth", "There is no truth in reports that Peru attacked Chile.", ["denied"]),
    case("not false", "It was not false that Peru attacked Chile.", ["occurred"]),
    case("proved false", "A rumour that Peru had attacked Chile proved false.", ["denied"]),
    case("posts claiming", "Posts claiming Peru had attacked Chile were fake.", ["denied"]),
    case("was a lie", "Brazil said the allegation that Peru had attacked Chile was a lie.", ["denied"]),
    case("lied", "Brazil lied when it said that Peru had attacked Chile.", ["denied"]),
    case("another report", "Brazil, angered by fake news, said that Peru had attacked Chile.", ["occurred"]),
    case("false reports and a saying", "Brazil said that the reports were false and that Peru had attacked Chile.", ["occurred"]),
    case("false grounds", "Brazil said that Peru had attacked Chile on false grounds.", ["occurred"]),
    case("a false report beside another verb", "A hoax moved Brazil to say that Peru had attacked Chile.", ["occurred"]),
]


@pytest.mark.parametrize(("text", "expected"), prose(FALSE_REPORTS))
def test_reports_said_to_be_false(read, text, expected):
    assert statuses(read(text)["events"], "attack") == expected


OTHER_SENSES = [
    case("money is allowed", "Peru sanctioned $1 billion for a rail line in Chile.", "sanction"),
    case("a budget is allowed", "Peru's parliament sanctioned the budget.", "sanction"),
    case("allowed by a court", "The marriage was sanctioned by the court in Lima.", "sanction"),
    case("a loan is allowed", "The central bank of India sanctioned a loan to Peru.", "sanction"),
    case("the use of force", "The United Nations sanctioned the use of force in Mali.", "sanction"),
    case("a film", "In the film, Russia attacks Alaska.", "attack"),
    case("a film with a name", "In the film Dark Harbour, Russia attacks Alaska.", "attack"),
    case("a film in which", "A film in which China attacks Taiwan opened in Lima.", "attack"),
    case("a novel tells how", "The novel tells how Peru invades Chile.", "attack"),
    case("a video game", "In the video game, Russia bombs London.", "attack"),
    case("a heart attack", "Elena Paz suffered a heart attack in Chile.", "attack"),
    case("killed by a heart attack", "A heart attack killed a guard in Chile.", "attack"),
    case("bees", "Bees attacked a farmer in Peru.", "attack"),
    case("by wolves", "A farmer was attacked by wolves in Spain.", "attack"),
    case("a shark attack", "A shark attack in Australia shocked swimmers.", "attack"),
    case("an illness", "The disease attacks the liver in Peru.", "attack"),
    case("a trip is allowed", "The trip to Chile was sanctioned by the ministry.", "sanction"),
    case("fans and a pitch", "Peru's fans invaded the pitch in Chile.", "attack"),
    case("a striker", "The striker attacked Chile down the left wing.", "attack"),
    case("the penalty area", "Peru attacked the penalty area against Chile.", "attack"),
    case("midfield", "Peru attacked Chile through midfield.", "attack"),
]


@pytest.mark.parametrize(("text", "kind"), prose(OTHER_SENSES))
def test_words_in_another_sense_are_no_act(read, text, kind):
    assert statuses(read(text)["events"], kind) == []


SAME_SENSES = [
    case("officials are punished", "Peru sanctioned ten Chilean officials.", "sanction"),
    case("a firm is punished", "The United States sanctioned a shipping firm in Peru.", "sanction"),
    case("punished by", "Peru was sanctioned by the United States.", "sanction"),
    case("during a film", "Rebels attacked a cinema in Mali during a film.", "attack"),
    case("told a film festival", "The minister told a film festival that Peru had attacked Chile.", "attack"),
    case("a play for power", "In the play for power, Peru invaded Chile.", "attack"),
    case("a series of raids", "In a series of raids on Monday, Peru attacked Chile.", "attack"),
    case("people with the name of animals", "Tamil Tigers attacked a base in Sri Lanka.", "attack"),
    case("those who hunt animals", "The army attacked bear hunters in Canada.", "attack"),
    case("a stadium", "Gunmen attacked a football stadium in Mali.", "attack"),
]


@pytest.mark.parametrize(("text", "kind"), prose(SAME_SENSES))
def test_look_alikes_stay_acts(read, text, kind):
    assert "occurred" in statuses(read(text)["events"], kind)


WHO = [
    case("a secretary of state", "Elena Paz met US Secretary of State Antony Blinken.", "meet", [("Elena Paz; Antony Blinken", None)]),
    case("a minister with 'of'", "Elena Paz met Chile's Minister of Trade Juan Rojas.", "meet", [("Elena Paz; Juan Rojas", None)]),
    case("talks with a secretary", "Elena Paz held talks with US Secretary of State Antony Blinken.", "talks", [("Elena Paz; Antony Blinken", None)]),
    case("a president behind a country", "Elena Paz met the president of Brazil, Luiz Silva.", "meet", [("Elena Paz; Luiz Silva", None)]),
    case("a hyphen in a title", "Elena Paz met UN Secretary-General Antonio Guterres.", "meet", [("Elena Paz; Antonio Guterres", None)]),
    case("barred from, and who", "A judge blocked Peru from imposing tariffs on Chile.", "tariff", [("Peru", "Chile")]),
    case("a visit of the guest", "Elena Paz welcomed Juan Rojas in Lima, marking his first trip to Peru.", "visit", [("Juan Rojas", "Peru")]),
    case("no title between", "Peru attacked Chile, Elena Paz said.", "attack", [("Peru", "Chile")]),
    case("a day and a premier", "On May 3 Fiji's premier visited Chile.", "visit", [("Fiji's premier", "Chile")]),
    case("a week and a minister", "Last week Peru's foreign minister visited Chile.", "visit", [("Peru's foreign minister; Peru", "Chile")]),
    case("met in", "Peru's foreign ministers met in Lima.", "meet", [("Peru's foreign ministers; Peru", None)]),
    case("a visit of the subject", "Juan Rojas met Bo Lind in Lima, marking his first foreign visit.", "visit", [("Juan Rojas", None)]),
    case("a visit counted", "It is her third visit to Chile since 2020.", "visit", []),
    case("two visits", "Elena Paz has made two visits to Chile.", "visit", []),
    case("visited twice", "Elena Paz had visited Chile twice before.", "visit", []),
    case("two visits to come", "Elena Paz will make two visits to Chile.", "visit", [("Elena Paz", "Chile")]),
    case("two visits of a year", "Elena Paz made two visits to Chile in 2023.", "visit", [("Elena Paz", "Chile")]),
    case("a visit for the second time", "Elena Paz visited Chile for the second time.", "visit", [("Elena Paz", "Chile")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), prose(WHO))
def test_who_takes_part_and_what_is_counted(read, text, kind, expected):
    assert rows(read(text)["events"], kind) == expected


HEADLINES = [
    case("a country", "Peru to lift sanctions on Mali", "sanction", ["planned"]),
    case("two countries", "Peru, Chile to impose sanctions on Mali", "sanction", ["planned"]),
    case("a person with a title", "Trade Minister Elena Paz to visit Mali", "visit", ["planned"]),
    case("a bid", "Bid to lift sanctions on Mali fails", "sanction", []),
    case("asked to", "Peru asks Chile to lift sanctions on Mali", "sanction", ["hypothetical"]),
    case("unwilling to", "Peru unwilling to lift sanctions on Mali", "sanction", ["hypothetical"]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), HEADLINES)
def test_who_is_to_do_it_in_a_headline(read, text, kind, expected):
    assert statuses(read(f"{text}\n\n{prose([case('', '')])[0].values[0].strip()}")["events"], kind) == expected


def test_place_of_what_the_writer_adds_is_not_the_place(read):
    told = read(
        prose([case("", "Elena Paz said she would lift sanctions on Mali, and on Wednesday she met Juan Rojas in Lima.")])[0].values[0]
    )
    assert told["events"].filter(pl.col("event_type") == "sanction")["place"].to_list() == [None]


def test_place_of_another_clause_is_not_the_place(read):
    told = read(prose([case("", "Elena Paz met Juan Rojas in Abuja, and they will sign an agreement in Lima in June.")])[0].values[0])
    assert told["events"].filter(pl.col("event_type") == "sign")["place"].to_list() == ["Lima"]


DAYS = [
    case("the day of the plan", "The visit of Elena Paz to Chile was agreed in March by phone.", "visit", [("planned", None)]),
    case("the day planned for", "The visit of Elena Paz to Chile was planned for June.", "visit", [("planned", "2024-06")]),
    case(
        "what failed at a summit",
        "Elena Paz failed to reach a deal with Juan Rojas at the Andean summit on Monday.",
        "meet",
        [("occurred", "2024-05-20")],
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), prose(DAYS))
def test_day_and_status_are_the_events_own(read, text, kind, expected):
    assert read(text)["events"].filter(pl.col("event_type") == kind).select("status", "date_start").rows() == expected
