"""What happened between whom, when, and whether it did (20 May 2024 is a Monday)."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.transforms.cases import FILLER, case, columns_of, limit, prose


def check(events: pl.DataFrame, expected: dict[str, object]) -> None:
    """Whether some event has all the fields; ``actors`` is a set, ``start`` and ``end`` are the dates."""
    columns = {"type": "event_type", "start": "date_start", "end": "date_end"}
    seen = []
    for row in events.iter_rows(named=True):
        got = {}
        for name in expected:
            value = row[columns.get(name, name)]
            got[name] = set((value or "").split("; ")) - {""} if name == "actors" else value
        if got == expected:
            return
        seen.append(got)
    raise AssertionError(f"no event {expected}, but {seen}")


TYPES = [
    case("visit", "President Elena Paz visited Chile.", {"type": "visit", "actors": {"Elena Paz"}, "target": "Chile"}),
    case("a visit, as a noun", "President Elena Paz paid a visit to Chile.", {"type": "visit", "actors": {"Elena Paz"}, "target": "Chile"}),
    case("a visit, as a possessive", "Elena Paz's visit to Chile ended.", {"type": "visit", "actors": {"Elena Paz"}, "target": "Chile"}),
    case("a visit by", "A visit by Elena Paz to Chile ended.", {"type": "visit", "actors": {"Elena Paz"}, "target": "Chile"}),
    case("arrived in", "President Elena Paz arrived in Chile.", {"type": "visit", "actors": {"Elena Paz"}, "target": "Chile"}),
    case("travelled to", "President Elena Paz travelled to Chile.", {"type": "visit", "actors": {"Elena Paz"}, "target": "Chile"}),
    case("flew to a town", "President Elena Paz flew to Santiago.", {"type": "visit", "actors": {"Elena Paz"}, "target": "Santiago"}),
    case("meet", "Elena Paz met Juan Rojas.", {"type": "meet", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("met with", "Elena Paz met with Juan Rojas.", {"type": "meet", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("two that met", "Elena Paz and Juan Rojas met.", {"type": "meet", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("is in talks", "Peru is in talks with Chile on fishing.", {"type": "talks", "actors": {"Peru", "Chile"}}),
    case("two days of talks", "Elena Paz flew to Lima for two days of talks with Juan Rojas.", {"type": "talks", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("thousands of people", "Thousands of farmers marched in Lima.", {"type": "protest", "actors": {"Thousands of farmers"}}),
    case("a meeting between", "A meeting between Elena Paz and Juan Rojas took place.", {"type": "meet", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("a summit of states", "Peru and Chile held a summit.", {"type": "meet", "actors": {"Peru", "Chile"}}),
    case("received a guest", "Elena Paz received Juan Rojas.", {"type": "meet", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("call", "Elena Paz telephoned Juan Rojas.", {"type": "call", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("spoke by phone", "Elena Paz and Juan Rojas spoke by phone.", {"type": "call", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("a phone call", "Elena Paz had a phone call with Juan Rojas.", {"type": "call", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("talks", "Peru and Chile held talks.", {"type": "talks", "actors": {"Peru", "Chile"}}),
    case("talks with", "Elena Paz held talks with Juan Rojas.", {"type": "talks", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("negotiated", "Peru negotiated with Chile.", {"type": "talks", "actors": {"Peru", "Chile"}}),
    case("sign", "Peru and Chile signed a treaty.", {"type": "sign", "actors": {"Peru", "Chile"}}),
    case("signed with", "Peru signed an agreement with Chile.", {"type": "sign", "actors": {"Peru", "Chile"}}),
    case("a signing", "The signing of the treaty by Peru and Chile took an hour.", {"type": "sign", "actors": {"Peru", "Chile"}}),
    case("agree", "Peru and Chile agreed to open the border.", {"type": "agree", "actors": {"Peru", "Chile"}}),
    case("reached an agreement", "Peru reached an agreement with Chile.", {"type": "agree", "actors": {"Peru", "Chile"}}),
    case("declare", "Peru declared a state of emergency.", {"type": "declare", "actors": {"Peru"}}),
    case("sanction", "The United States imposed sanctions on Peru.", {"type": "sanction", "actors": {"United States"}, "target": "Peru"}),
    case("sanctioned, as a verb", "The United States sanctioned Gazprom.", {"type": "sanction", "actors": {"United States"}, "target": "Gazprom"}),
    case("blacklisted", "The United States blacklisted Gazprom.", {"type": "sanction", "actors": {"United States"}, "target": "Gazprom"}),
    case("tariff", "The United States imposed tariffs on Peru.", {"type": "tariff", "actors": {"United States"}, "target": "Peru"}),
    case("raised duties on goods of", "The United States raised duties on Peruvian steel.", {"type": "tariff", "actors": {"United States"}, "target": "Peru"}),
    case("ban", "Peru banned imports of meat from Chile.", {"type": "ban", "actors": {"Peru"}, "target": "Chile"}),
    case("an embargo", "Peru imposed an embargo on Chile.", {"type": "ban", "actors": {"Peru"}, "target": "Chile"}),
    case("threaten", "Peru threatened Chile with a boycott.", {"type": "threaten", "actors": {"Peru"}, "target": "Chile"}),
    case("threatened to", "Peru threatened to close the border with Chile.", {"type": "threaten", "actors": {"Peru"}, "target": "Chile"}),
    case("accuse", "Peru accused Chile of dumping.", {"type": "accuse", "actors": {"Peru"}, "target": "Chile"}),
    case("accused in the passive", "Chile was accused by Peru of dumping.", {"type": "accuse", "actors": {"Peru"}, "target": "Chile"}),
    case("condemn", "Peru condemned Chile.", {"type": "condemn", "actors": {"Peru"}, "target": "Chile"}),
    case("denounced", "Peru denounced Chile.", {"type": "condemn", "actors": {"Peru"}, "target": "Chile"}),
    case("reject", "Peru rejected a demand of Chile.", {"type": "reject", "actors": {"Peru"}}),
    case("denied a report", "Peru denied a report of the BBC.", {"type": "reject", "actors": {"Peru"}}),
    case("demand", "Peru demanded that Chile open the border.", {"type": "demand", "actors": {"Peru"}, "target": "Chile"}),
    case("urged", "Peru urged Chile to open the border.", {"type": "demand", "actors": {"Peru"}, "target": "Chile"}),
    case("called on", "Peru called on Chile to open the border.", {"type": "demand", "actors": {"Peru"}, "target": "Chile"}),
    case("aid", "Japan gave aid to Peru.", {"type": "aid", "actors": {"Japan"}, "target": "Peru"}),
    case("called on a person", "Elena Paz will call on President Juan Rojas on Friday.", {"type": "meet", "actors": {"Elena Paz", "Juan Rojas"}, "status": "planned"}),
    case("ministers that gather", "Foreign ministers of the region will gather in Lima.", {"type": "meet", "place": "Lima", "status": "planned"}),
    case("spoke by telephone to", "Elena Paz spoke to Juan Rojas by telephone.", {"type": "call", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("called unfair", "Elena Paz called the step \"grossly unfair\".", {"type": "condemn", "actors": {"Elena Paz"}}),
    case("a closed border", "Peru closed its border with Chile.", {"type": "ban", "actors": {"Peru"}, "target": "Chile"}),
    case("frozen assets", "Peru froze the assets of Gazprom.", {"type": "sanction", "actors": {"Peru"}, "target": "Gazprom"}),
    case("agreed on a day to", "Peru and Chile agreed on Monday night to open the border.", {"type": "agree", "actors": {"Peru", "Chile"}}),
    case("donated", "Japan donated rice to Peru.", {"type": "aid", "actors": {"Japan"}, "target": "Peru"}),
    case("invest", "Siemens invested in Peru.", {"type": "invest", "actors": {"Siemens"}, "target": "Peru"}),
    case("a trade deal", "Peru and Chile concluded a free trade agreement.", {"type": "trade_deal", "actors": {"Peru", "Chile"}}),
    case("exercise", "Peru and Chile held joint naval exercises.", {"type": "exercise", "actors": {"Peru", "Chile"}}),
    case("attack", "Russia attacked Ukraine.", {"type": "attack", "actors": {"Russia"}, "target": "Ukraine"}),
    case("bombed", "Russia bombed Kharkiv.", {"type": "attack", "actors": {"Russia"}}),
    case("invaded", "Russia invaded Ukraine.", {"type": "attack", "actors": {"Russia"}, "target": "Ukraine"}),
    case("protest", "Peru summoned the ambassador of Chile in protest.", {"type": "protest", "actors": {"Peru"}, "target": "Chile"}),
    case("demonstrated", "The Fishing Workers' Union demonstrated in Lima.", {"type": "protest", "place": "Lima"}),
    case("election", "Peru held a presidential election.", {"type": "election", "actors": {"Peru"}}),
    case("was elected", "Elena Paz was elected president of Peru.", {"type": "election"}),
    case("appoint", "Elena Paz appointed Juan Rojas finance minister.", {"type": "appoint", "actors": {"Elena Paz"}, "target": "Juan Rojas"}),
    case("was appointed", "Juan Rojas was appointed finance minister.", {"type": "appoint", "actors": {"Juan Rojas"}}),
    case("sworn in", "Elena Paz was sworn in as president.", {"type": "appoint"}),
    case("a statement at a place", "Elena Paz told a news conference on Friday that the port would close.", {"type": "statement", "actors": {"Elena Paz"}, "start": "2024-05-17"}),
    case("told the press somewhere", "Elena Paz told reporters in Lima that the sea was calm.", {"type": "statement", "actors": {"Elena Paz"}}),
    case("an occasion ahead", "In an interview with the BBC, Elena Paz said the sea was calm.", {"type": "statement", "actors": {"Elena Paz"}}),
    case("a fight of words", "Elena Paz attacked Juan Rojas over taxes.", {"type": "condemn", "actors": {"Elena Paz"}, "target": "Juan Rojas"}),
    case("summoned an envoy", "The Chilean ambassador was summoned to the Peruvian Foreign Ministry.", {"type": "protest"}),
    case("cut rates", "The Bank of Peru cut interest rates.", {"type": "other"}),
    case("killed in a disaster", "Two Peruvian miners were killed in an earthquake.", {"type": "other"}),
    case("a law", "Peru's parliament passed a law on fishing.", {"type": "other"}),
    case("arrested", "Peruvian police arrested Juan Rojas.", {"type": "other", "target": "Juan Rojas"}),
    case("expelled", "Peru expelled two Chilean diplomats.", {"type": "other", "actors": {"Peru"}, "target": "Chile"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(TYPES))
def test_event_of_each_type(read, text, expected):
    check(read(text)["events"], expected)


VOICES = [
    case("active", "Peru sanctioned Chile.", {"type": "sanction", "actors": {"Peru"}, "target": "Chile"}),
    case("passive with by", "Chile was sanctioned by Peru.", {"type": "sanction", "actors": {"Peru"}, "target": "Chile"}),
    case("passive without an agent", "Gazprom was sanctioned.", {"type": "sanction", "actors": set(), "target": "Gazprom"}),
    case("sanctions by A against B", "Sanctions by Peru against Chile hurt the port.", {"type": "sanction", "actors": {"Peru"}, "target": "Chile"}),
    case("A's sanctions on B", "Peru's sanctions on Chile hurt the port.", {"type": "sanction", "actors": {"Peru"}, "target": "Chile"}),
    case("demonym sanctions", "Peruvian sanctions on Chile hurt the port.", {"type": "sanction", "actors": {"Peru"}, "target": "Chile"}),
    case("a pronoun as the actor", "President Elena Paz left Lima. On Sunday she visited Chile.", {"type": "visit", "actors": {"Elena Paz"}, "target": "Chile"}),
    case("a surname as the actor", "President Elena Paz left Lima. Paz visited Chile.", {"type": "visit", "actors": {"Elena Paz"}, "target": "Chile"}),
    case("a capital as the object", "Beijing accused Washington of bullying.", {"type": "accuse", "actors": {"China"}, "target": "United States"}),
    case("a relative clause", "Elena Paz, who visited Chile, came back.", {"type": "visit", "actors": {"Elena Paz"}, "target": "Chile"}),
    case("three that met", "Elena Paz, Juan Rojas and Anna Weiss met.", {"type": "meet", "actors": {"Elena Paz", "Juan Rojas", "Anna Weiss"}}),
    case("an infinitive", "Elena Paz came to meet Juan Rojas.", {"type": "meet", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("the subject of the second verb", "Elena Paz left Lima and met Juan Rojas.", {"type": "meet", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("who is told to do it", "Elena Paz met Juan Rojas and urged him to sign a treaty with Chile.", {"type": "sign", "actors": {"Juan Rojas", "Chile"}, "status": "hypothetical"}),
    case("who is accused of it", "Peru accused Chile of attacking a port.", {"type": "attack", "actors": {"Chile"}}),
    case("troops stand for their country", "Peruvian troops shot two people in Lima.", {"type": "attack", "actors": {"Peru"}, "place": "Lima"}),
    case("a description", "An embassy spokesman denied the report.", {"type": "reject", "actors": {"An embassy spokesman"}}),
    case("a subject over a time", "Peru this year began imposing tariffs on Chilean wine.", {"type": "tariff", "actors": {"Peru"}, "target": "Chile"}),
    case("a subject over an aside", "The ministry, Elena Paz said, imposed duties on Chilean wine.", {"type": "tariff", "actors": {"The ministry"}}),
    case("behind a relative pronoun", "Peru drew criticism from Chile, which accused it of dumping.", {"type": "accuse", "actors": {"Chile"}}),
    case("ahead of the main clause", "Visiting Chile on Friday, Elena Paz spoke of wine.", {"type": "visit", "actors": {"Elena Paz"}, "target": "Chile"}),
    case("whoever was appointed", "Elena Paz was sworn in on Friday.", {"type": "appoint", "actors": {"Elena Paz"}}),
    case("who suffers it", "Peru faces sanctions from Chile.", {"type": "sanction", "actors": {"Chile"}, "target": "Peru"}),
    case("both sides", "Peru and Chile traded wine. Both sides agreed to open the border.", {"type": "agree", "actors": {"Peru", "Chile"}}),
    case("a title of a country", "Peruvian President Elena Paz came. The Peruvian president visited Chile.", {"type": "visit", "actors": {"Elena Paz"}, "target": "Chile"}),
    case("an event told before", "Elena Paz will visit Chile. The visit was postponed on Friday.", {"type": "visit", "actors": {"Elena Paz"}, "status": "cancelled"}),
    case("a pronoun for the subject", "Juan Rojas waited. Peru resumed its attacks on Chile.", {"type": "attack", "actors": {"Peru"}, "target": "Chile"}),
    case("an official and the state", "A Peruvian official denied the report.", {"type": "reject", "actors": {"A Peruvian official", "Peru"}}),
    case("a ministry and the state", "Peru's Trade Ministry rejected the report.", {"type": "reject", "actors": {"Trade Ministry", "Peru"}}),
    case("two with their titles", "Prime Minister Elena Paz and Chilean President Juan Rojas agreed to open the border.", {"type": "agree", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("a title alone", "Prime Minister Elena Paz arrived. The prime minister met Juan Rojas.", {"type": "meet", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("a body by its noun", "The City Council of Lima met. The council rejected the tender.", {"type": "reject", "actors": {"City Council of Lima"}}),
    case("the heads of two states", "Peruvian President Elena Paz met Chilean leader Juan Rojas. The Peruvian and Chilean leaders signed a treaty.", {"type": "sign", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("each side", "Peru and Chile quarrelled. Each side accused the other of lying.", {"type": "accuse", "actors": {"Peru", "Chile"}}),
    case("the two ministers", "Elena Paz met Juan Rojas. The two ministers signed a treaty.", {"type": "sign", "actors": {"Elena Paz", "Juan Rojas"}}),
    case("the fighters of a group", "Hamas fighters attacked Lima.", {"type": "attack", "actors": {"Hamas"}}),
    case("a name behind its title", "Complaints by the secretary of the treasury, Elena Paz, went unheard.", {"type": "condemn", "actors": {"Elena Paz"}}),
    case("whom a claim is about", "The ministry claims Elena Paz has visited Chile.", {"type": "visit", "actors": {"Elena Paz"}}),
    case("who put out a report", "In a report released on Friday, the Bank of Lima put growth at 2 percent.", {"type": "statement", "actors": {"Bank of Lima"}}),
    case("who calls a meeting", "Elena Paz called a meeting of party leaders for Friday.", {"type": "meet", "actors": {"Elena Paz", "party leaders"}, "status": "planned"}),
    case("what 'of' adds to a description", "Thousands of supporters of the strike marched in Lima.", {"type": "protest", "actors": {"Thousands of supporters of the strike"}}),
    case("a firm that is based in a town", "The Lima-based Andean Ports signed a contract.", {"type": "sign", "actors": {"Andean Ports"}}),
    case("the counterpart", "Elena Paz met her Chilean counterpart, Juan Rojas.", {"type": "meet", "actors": {"Elena Paz", "Juan Rojas"}}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(VOICES))
def test_sides_of_an_event(read, text, expected):
    check(read(text)["events"], expected)


STATUSES = [
    case("past", "Elena Paz visited Chile.", "occurred"),
    case("perfect", "Elena Paz has visited Chile.", "occurred"),
    case("will", "Elena Paz will visit Chile.", "planned"),
    case("is to", "Elena Paz is to visit Chile.", "planned"),
    case("is going to", "Elena Paz is going to visit Chile.", "planned"),
    case("plans to", "Elena Paz plans to visit Chile.", "planned"),
    case("is due to", "Elena Paz is due to visit Chile.", "planned"),
    case("is scheduled to", "Elena Paz is scheduled to visit Chile.", "planned"),
    case("is expected to", "Elena Paz is expected to visit Chile.", "planned"),
    case("the present for the future", "Elena Paz visits Chile next week.", "planned"),
    case("an upcoming visit", "Elena Paz spoke of her upcoming visit to Chile.", "planned"),
    case("ahead of a visit", "Elena Paz slept well ahead of her visit to Chile.", "planned"),
    case("would if", "Elena Paz would visit Chile if the border opened.", "hypothetical"),
    case("may", "Elena Paz may visit Chile.", "hypothetical"),
    case("could", "Elena Paz could visit Chile.", "hypothetical"),
    case("wants to", "Elena Paz wants to visit Chile.", "hypothetical"),
    case("was ready to", "Elena Paz was ready to visit Chile.", "hypothetical"),
    case("cancelled", "Elena Paz cancelled a visit to Chile.", "cancelled"),
    case("cancelled in the passive", "Elena Paz's visit to Chile was cancelled.", "cancelled"),
    case("called off", "Elena Paz called off a visit to Chile.", "cancelled"),
    case("postponed", "Elena Paz's visit to Chile was postponed.", "cancelled"),
    case("did not", "Elena Paz did not visit Chile.", "denied"),
    case("never", "Elena Paz never visited Chile.", "denied"),
    case("denied having", "Elena Paz denied having visited Chile.", "denied"),
    case("denied that", "The palace denied that Elena Paz had visited Chile.", "denied"),
    case("will not", "Elena Paz will not visit Chile.", "denied"),
    case("refused to", "Elena Paz refused to visit Chile.", "denied"),
    case("put off, behind what was planned", "The visit of Elena Paz to Chile which was planned for May has been postponed.", "cancelled"),
    case("on a visit", "Elena Paz, on her first visit to Chile, will speak.", "occurred"),
    case("a clause of saying", "The palace said a visit of Elena Paz to Chile was called off.", "cancelled"),
    case("was to have", "Elena Paz was to have visited Chile in April, but the trip was called off.", "cancelled"),
    case("no plan", "Elena Paz has no plans to visit Chile.", "denied"),
    case("after the visit", "Elena Paz came back after her visit to Chile.", "occurred"),
    case("due in", "Elena Paz was due in Chile.", "planned"),
    case("would, reported", "Elena Paz said she would visit Chile.", "planned"),
    case("joined to another verb", "Elena Paz will meet Juan Rojas and visit Chile.", "planned"),
    case("a clause of what is hoped", "Juan Rojas hopes that Elena Paz visits Chile.", "hypothetical"),
    case("if", "Juan Rojas will resign if Elena Paz visits Chile.", "hypothetical"),
    case("not expected before", "A visit of Elena Paz to Chile is not expected before May 2025.", "planned"),
    case("a will that is a noun", "Elena Paz visited Chile to read her uncle's will.", "occurred"),
    case("the month of May", "Elena Paz visited Chile in May.", "occurred"),
    case("not, of something else", "Elena Paz visited Chile, not Peru's neighbour Ecuador.", "occurred"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), prose(STATUSES))
def test_status_of_an_event(read, text, status):
    check(read(text)["events"], {"type": "visit", "actors": {"Elena Paz"}, "status": status})


DATES = [
    case("a weekday that has passed", "Elena Paz visited Chile on Friday.", "2024-05-17", "2024-05-17"),
    case("last night", "Elena Paz visited Chile last night.", "2024-05-19", "2024-05-19"),
    case("this morning", "Elena Paz visited Chile this morning.", "2024-05-20", "2024-05-20"),
    case("a relative clause of time", "Trade has slept since April, when Elena Paz visited Chile.", "2024-04", "2024-04"),
    case("the same day", "Elena Paz met Juan Rojas on Friday. On the same day, she visited Chile.", "2024-05-17", "2024-05-17"),
    case("a weekday to come", "Elena Paz will visit Chile on Friday.", "2024-05-24", "2024-05-24"),
    case("the weekday of the article", "Elena Paz visited Chile on Monday.", "2024-05-20", "2024-05-20"),
    case("a day", "Elena Paz visited Chile on May 3.", "2024-05-03", "2024-05-03"),
    case("a day with its year", "Elena Paz visited Chile on 3 May 2023.", "2023-05-03", "2023-05-03"),
    case("a run of days", "Elena Paz will visit Chile on June 5-7.", "2024-06-05", "2024-06-07"),
    case("from to", "Elena Paz will visit Chile from June 5 to 7.", "2024-06-05", "2024-06-07"),
    case("a run of days over months", "Elena Paz will visit Chile from May 30 to June 2.", "2024-05-30", "2024-06-02"),
    case("a month", "Elena Paz visited Chile in March.", "2024-03", "2024-03"),
    case("a month to come", "Elena Paz will visit Chile in September.", "2024-09", "2024-09"),
    case("next month", "Elena Paz will visit Chile next month.", "2024-06", "2024-06"),
    case("a year", "Elena Paz visited Chile in 2019.", "2019", "2019"),
    case("last year", "Elena Paz visited Chile last year.", "2023", "2023"),
    case("yesterday", "Elena Paz visited Chile yesterday.", "2024-05-19", "2024-05-19"),
    case("today", "Elena Paz visits Chile today.", "2024-05-20", "2024-05-20"),
    case("tomorrow", "Elena Paz will visit Chile tomorrow.", "2024-05-21", "2024-05-21"),
    case("last week", "Elena Paz visited Chile last week.", "2024-05-13", "2024-05-19"),
    case("last Tuesday", "Elena Paz visited Chile last Tuesday.", "2024-05-14", "2024-05-14"),
    case("three days ago", "Elena Paz visited Chile three days ago.", "2024-05-17", "2024-05-17"),
    case("the time ahead", "On Friday Elena Paz visited Chile.", "2024-05-17", "2024-05-17"),
    case("nothing said", "Elena Paz visited Chile.", None, None),
    case("the time of saying is not that of the event", "Elena Paz visited Chile in March, the palace said on Friday.", "2024-03", "2024-03"),
    case("a visit that begins on a day", "Elena Paz begins a visit to Chile on Thursday.", "2024-05-23", "2024-05-23"),
    case("the day of a verb between", "Elena Paz visited Chile after the port had closed on Friday.", None, None),
    case("within an event told before", "Elena Paz came to Chile on Friday. During the visit she visited a port of Peru.", "2024-05-17", "2024-05-17"),
    case("a several-day visit", "Elena Paz visited Chile from Thursday to Saturday.", "2024-05-16", "2024-05-18"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end"), prose(DATES))
def test_date_of_an_event(read, text, start, end):
    check(read(text)["events"], {"type": "visit", "start": start, "end": end})


PLACES = [
    case("in a town", "Elena Paz met Juan Rojas in Geneva.", "Geneva"),
    case("at a town's venue", "Elena Paz met Juan Rojas at a hotel in Geneva.", "Geneva"),
    case("near a town", "Elena Paz met Juan Rojas near Geneva.", "Geneva"),
    case("in a town and country", "Elena Paz met Juan Rojas in Arequipa, Peru.", "Arequipa"),
    case("ahead", "In Geneva, Elena Paz met Juan Rojas.", "Geneva"),
    case("nowhere", "Elena Paz met Juan Rojas.", None),
    case("a dateline is no place of an event", "GENEVA, May 20 - Elena Paz met Juan Rojas.", None),
]


@pytest.mark.parametrize(("text", "place"), prose(PLACES))
def test_place_of_an_event(read, text, place):
    check(read(text)["events"], {"type": "meet", "place": place})


NO_EVENTS = [
    case("nobody named", "The ministers met."),
    case("a visitor's book", "The visitors' book lay on the table."),
    case("a background state", "Peru borders Chile."),
    case("a striking view", "The view from the tower is striking."),
    limit("an attack of fever", "Juan Rojas suffered an attack of fever.", reason="a figurative use"),
    case("meets a need", "The port meets a need."),
    case("agrees in taste", "The food agreed with Elena Paz."),
    case("a sign on a door", "Juan Rojas saw the sign on the door."),
    case("talks as a verb of chatter", "Juan Rojas talks in his sleep."),
    case("only points back", "The visit was a success."),
    case("cut, of something else", "Peru sells cut-price wine."),
    case("a modifier", "The election campaign and the visit agenda were long."),
    case("a saying without day or occasion", "Elena Paz said the port would be full."),
    case("calls by a name", "Juan Rojas calls his dog Rex."),
]


@pytest.mark.parametrize("text", prose(NO_EVENTS))
def test_what_is_no_event(read, text):
    assert read(text)["events"].select("event_type", "trigger").rows() == []


PLOVER = [
    case("a signing is SUPPORT", "Peru and Chile signed a treaty.", "sign", "SUPPORT"),
    case("a held meeting is CONSULT", "Elena Paz met Juan Rojas.", "meet", "CONSULT"),
    case("a held visit is CONSULT", "Elena Paz visited Chile.", "visit", "CONSULT"),
    case("a promised visit is AGREE", "Elena Paz will visit Chile.", "visit", "AGREE"),
    case("sanctions are SANCTION", "Peru sanctioned Chile.", "sanction", "SANCTION"),
    case("an attack is ASSAULT", "Russia attacked Ukraine.", "attack", "ASSAULT"),
    case("an accusation is ACCUSE", "Peru accused Chile of dumping.", "accuse", "ACCUSE"),
    case("a rejection is REJECT", "Peru rejected a demand of Chile.", "reject", "REJECT"),
    case("an arrest is COERCE", "Peruvian police arrested Juan Rojas.", "other", "COERCE"),
    case("an exercise is MOBILIZE", "Peru and Chile held joint naval exercises.", "exercise", "MOBILIZE"),
]


@pytest.mark.parametrize(("text", "kind", "plover"), prose(PLOVER))
def test_plover_class(read, text, kind, plover):
    check(read(text)["events"], {"type": kind, "plover": plover})


def test_participants_join_events_and_entities(read):
    frames = read(f"Peru sanctioned Chile. {FILLER}")
    event = frames["events"].row(0, named=True)
    rows = frames["event_participants"].filter(pl.col("event_id") == event["event_id"]).sort("side").select("name", "side").rows()
    assert rows == [("Peru", "actor"), ("Chile", "target")]
    assert set(frames["event_participants"]["entity_id"]) <= set(frames["entities"]["entity_id"])


def test_trigger_stands_inside_its_clause(read):
    text = f"On Friday,\r\nElena\u00a0Paz met Juan Rojas. {FILLER}"
    for trigger, start, end in read(text)["events"].select("trigger", "char_start", "char_end").iter_rows():
        assert trigger in text[start:end]


def test_date_is_open_where_the_article_has_none(read):
    check(read(f"Elena Paz visited Chile last month. {FILLER}", None)["events"], {"type": "visit", "start": None, "end": None})


def test_date_is_resolved_against_the_article(read):
    check(
        read(f"Elena Paz visited Chile last month. {FILLER}", date(1991, 1, 3))["events"],
        {"type": "visit", "start": "1990-12", "end": "1990-12"},
    )


def test_today_is_the_day_of_the_dateline(read):
    text = f"Peru turns on Chile\n\nLIMA, Feb. 19 - Peru sanctioned Chile today. {FILLER}\n\n{FILLER}"
    check(read(text, date(1976, 2, 20))["events"], {"type": "sanction", "actors": {"Peru"}, "start": "1976-02-19"})


def test_what_is_told_to_an_outlet_is_no_event_without_a_day(read):
    assert read(f"Elena Paz told the BBC that the port was shut. {FILLER}")["events"].filter(event_type="statement").is_empty()


DIRECTIONS = [
    case("imposed", "The European Union imposed sanctions on Peru.", "sanction", "imposed", "occurred"),
    case("raised is imposed", "Peru raised its tariffs on Chile.", "tariff", "imposed", "occurred"),
    case("announced", "Peru announced a ban on wine from Chile.", "ban", "imposed", "occurred"),
    case("new", "The United States hit Peru with new tariffs on steel.", "tariff", "imposed", "occurred"),
    case("joined goods before the measure", "Peru announced new steel and copper tariffs on Chile.", "tariff", "imposed", "planned"),
    case("lifted", "The European Union lifted its sanctions on Peru.", "sanction", "lifted", "occurred"),
    case("dropped", "The United States dropped its tariffs on Peru.", "tariff", "lifted", "occurred"),
    case("scrapped", "The European Union scrapped its tariffs on bicycles from Peru.", "tariff", "lifted", "occurred"),
    case("ended", "The United States ended the ban on beef from Chile.", "ban", "lifted", "occurred"),
    case("lifted, in the passive", "Sanctions on Peru were lifted by the European Union on Monday.", "sanction", "lifted", "occurred"),
    case("expired, behind a participle", "The ban imposed by Peru on Chilean wine expired on Monday.", "ban", "lifted", "occurred"),
    case("the lifting of", "Peru announced the lifting of sanctions on Chile.", "sanction", "lifted", "occurred"),
    case("eased", "Peru eased sanctions against Chile.", "sanction", "eased", "occurred"),
    case("halved", "Peru halved its tariffs on Chilean barley.", "tariff", "eased", "occurred"),
    case("a tariff cut", "Peru and Chile announced tariff cuts.", "tariff", "eased", "planned"),
    case("suspended", "The United States suspended sanctions on Peru for six months.", "sanction", "suspended", "occurred"),
    case("paused", "Chile paused its tariffs on Peru.", "tariff", "suspended", "occurred"),
    case("put off", "Chile delayed a tariff on goods from Peru.", "tariff", "suspended", "occurred"),
    case("on hold", "Chile put its tariffs on Peru on hold.", "tariff", "suspended", "occurred"),
    case("extended", "The European Union extended sanctions against Peru by a year.", "sanction", "extended", "occurred"),
    case("rolled over", "Chile rolled over its ban on Peruvian fish.", "ban", "extended", "occurred"),
    case("planned", "The European Union will suspend its tariffs on Chile from July.", "tariff", "suspended", "planned"),
    case("refused", "Peru refused to lift its ban on Chilean beef.", "ban", "lifted", "denied"),
    case("denied", "The United States denied that it had eased sanctions on Peru.", "sanction", "eased", "denied"),
    case("not extended", "Peru said it would not extend the embargo on Chile.", "ban", "extended", "denied"),
    case("banned, as a verb", "Peru banned imports from Chile.", "ban", "imposed", "occurred"),
    case("a mention leaves it open", "The United States rejected sanctions on Peru. Chile has a ban on beef from Peru.", "ban", None, "occurred"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "direction", "status"), prose(DIRECTIONS))
def test_direction_of_a_measure(read, text, kind, direction, status):
    rows = read(text)["events"].filter(pl.col("event_type") == kind).select("direction", "status").rows()
    assert rows == [(direction, status)]


def test_only_measures_have_a_direction(read):
    events = read(f"Peru lifted the siege. Peru and Chile extended the talks. Elena Paz visited Chile. {FILLER}")["events"]
    assert events["direction"].drop_nulls().is_empty()


def test_what_suspends_a_measure_is_no_event_beside_it(read):
    events = read(f"The United States suspended sanctions on Peru. {FILLER}")["events"]
    assert events["event_type"].to_list() == ["sanction"]


def test_two_steps_in_one_clause_are_two_events(read):
    events = read(f"Peru lifted the ban on beef from Chile and imposed a ban on wine from Chile. {FILLER}")["events"]
    assert set(events.filter(pl.col("event_type") == "ban")["direction"]) == {"lifted", "imposed"}


def test_renewed_worries_are_no_renewed_tariff(read):
    events = read(f"Markets in Peru fell on renewed tariff worries. {FILLER}")["events"]
    assert "extended" not in set(events["direction"])


HOMES = [
    case("people from", "The United States imposed sanctions on 52 people from Belarus.", "United States", "Belarus"),
    case("firms by a demonym", "The United Kingdom announced sanctions against 20 Russian firms.", "United Kingdom", "Russia"),
    case("officials from, behind a verb", "The United Kingdom sanctioned 12 officials from Myanmar.", "United Kingdom", "Myanmar"),
    case("people in", "Canada put sanctions on dozens of people and firms in Russia.", "Canada", "Russia"),
    case("goods from", "The European Union scrapped its tariffs on bicycles from China.", "European Union", "China"),
    case("companies of a country", "The European Union imposed sanctions on three Chinese companies.", "European Union", "China"),
    case("from names who does it", "Peru faces sanctions from Chile.", "Chile", "Peru"),
]


@pytest.mark.parametrize(("text", "actor", "target"), prose(HOMES))
def test_measures_against_people_and_firms_are_done_to_their_country(read, text, actor, target):
    rows = read(text)["events"].filter(pl.col("event_type").is_in(["sanction", "tariff"])).select("actors", "target").rows()
    assert rows == [(actor, target)]


def test_allies_of_a_country_are_not_the_country(read):
    events = read(f"Peru imposed tariffs on Chilean allies. {FILLER}")["events"]
    assert "Chile" not in set(events["target"])


WORDS_OF_WAR = [
    case("attacked the plan", "The senator attacked the plan for a new port in Peru.", "condemn"),
    case("attacked a deal", "Peru attacked the trade deal with Chile.", "condemn"),
    case("attacked a proposal of another", "Peru attacked Chile's proposal for a quota.", "condemn"),
    case("an attack on a record", "Peru launched an attack on Chile's record on human rights.", "condemn"),
    case("attacked by critics", "The central bank of Peru was attacked by critics.", "condemn"),
    case("a plan that was attacked", "The plan for a new port was attacked by Peru.", "condemn"),
    case("attacked over a quota", "Peru attacked Chile over the fishing quota.", "condemn"),
    case("attacked for raising", "Peru attacked Chile for raising its fees.", "condemn"),
    case("killed the bill", "Parliament killed the bill on Thursday.", "reject"),
    case("shot down the proposal", "Peru shot down the proposal on Friday.", "reject"),
    case("torpedoed the deal", "Peru torpedoed the deal with Chile.", "reject"),
    case("fired back at", "Peru fired back at Chile over the quota.", "reject"),
]


@pytest.mark.parametrize(("text", "kind"), prose(WORDS_OF_WAR))
def test_attacks_of_words_are_no_assaults(read, text, kind):
    events = read(text)["events"]
    assert kind in set(events["event_type"])
    assert "ASSAULT" not in set(events["plover"])


NO_BLOWS = [
    case("a bill that was killed", "The bill was killed in the Senate of Peru on Wednesday."),
    case("a battle over the budget", "A battle over the budget began in Peru."),
    case("battled inflation", "Peru battled inflation in May."),
    case("a war of words", "The war of words between Peru and Chile went on."),
    case("under fire for", "The minister is under fire for the deal with Chile."),
    case("under attack for", "The minister came under attack for her remarks in Lima."),
    case("shares bombed", "Shares in Lima bombed and the peso was hammered."),
    case("the currency was pounded", "The peso was pounded on Monday in Lima."),
    case("attacks on the budget", "Opposition attacks on the budget grew on Tuesday."),
    case("stormed out", "The minister stormed out of the talks in Lima."),
    case("blew up the talks", "Peru blew up the talks with Chile."),
    case("bombarded with letters", "Peru bombarded Chile with letters."),
    case("ambushed with a demand", "Chile ambushed Peru with a demand for fees."),
    case("a truce in a trade war", "Peru and Chile declared a truce in the trade war."),
    case("a price war", "A price war broke out between Peru and Chile."),
]


@pytest.mark.parametrize("text", prose(NO_BLOWS))
def test_words_of_war_that_harm_nobody_are_no_assaults(read, text):
    assert "ASSAULT" not in set(read(text)["events"]["plover"])


BLOWS = [
    case("troops and a town", "Russian forces attacked Kharkiv on Monday, killing three people."),
    case("a bus", "Gunmen attacked a bus in Lima on Tuesday."),
    case("a plane", "Rebels shot down a plane over Peru on Monday."),
    case("a country", "Peru attacked Chile on Monday."),
    case("a crowd", "Troops opened fire on a crowd in Lima."),
    case("a bomb kills", "A bomb killed three people in Lima on Friday."),
    case("a ship", "Pirates attacked a tanker off Somalia."),
    case("an attack on a building", "An attack on the Chilean embassy in Lima wounded five guards."),
    case("killed for a bill", "Gunmen in Lima killed a senator on Monday who had written the bill."),
    case("a palace", "Rebels stormed the palace in Lima on Monday."),
    case("rockets", "Peru bombarded Chile with rockets."),
]


@pytest.mark.parametrize("text", prose(BLOWS))
def test_true_attacks_stay_attacks(read, text):
    assert "ASSAULT" in set(read(text)["events"]["plover"])


NONE = [
    case("imposed none", "Kenya imposed no tariffs on Chile.", "tariff", "denied"),
    case("will impose none", "Kenya will impose no sanctions on Chile.", "sanction", "denied"),
    case("none will be imposed", "No tariffs will be imposed on Chile.", "tariff", "denied"),
    case("there was none", "There was no meeting between Elena Paz and Bo Lind in Lima.", "meet", "denied"),
    case("no fewer than", "Kenya imposed no fewer than five tariffs on Chile.", "tariff", "occurred"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "status"), prose(NONE))
def test_what_there_was_none_of_did_not_happen(read, text: str, kind: str, status: str) -> None:
    events = read(text)["events"]
    assert events.filter(events["event_type"] == kind)["status"].to_list() == [status]


# What the events of a sentence are, in the columns that the case names: each needs one of the rules that keep an event, its sides or its day.
COLUMNS = [
    case("the direction is the verb's own object's", "The president will announce his lumber tariff plan on Friday.", {"direction": [None]}),
    case("restrictions on a kind of trade are ended", "Kenya will end restrictions on imports of lorries and drop a tax on tyres.", {
        "trigger": ["restrictions on"], "direction": ["lifted"],
    }),
    case("threatened, before a noun", "Kenya had a reprieve from threatened Ugandan tariffs, and shipments rose.", {
        "trigger": ["tariffs"], "event_type": ["tariff"],
    }),
    case("part of a hyphened verb", "The ministries have time to fine-tune the plan with Kenya.", {"trigger": []}),
    case("part of a ministry's name", "Its signing is not expected before January, the Primary Industries Ministry said.", {"event_type": []}),
    case("part of a board's name", "Minister Elena Paz met the Visit Kenya Board in Nairobi.", {"trigger": ["met"]}),
    case("the day of saying, with 'it would' behind", "Kenya Ports said on Friday it would acquire Tembo Lines for about $2 billion.", {
        "trigger": ["said", "acquire"], "date_start": ["2024-05-17", None],
    }),
    case("the day of a threat is not its tariff's", "Elena Paz threatened on Friday with a tariff of 20 percent on all lorries from Uganda.", {
        "event_type": ["threaten", "tariff"], "date_start": ["2024-05-17", None],
    }),
    case("a threat is no statement beside it", "Elena Paz threatened on Friday a tariff of 20 percent on all lorries from Uganda.", {
        "event_type": ["threaten", "tariff"],
    }),
    case("the day of an aside", "Elena Paz, speaking to reporters Sunday on a ferry, said the tariffs would apply to tea from all countries.", {
        "trigger": ["tariffs"], "date_start": [None],
    }),
    case("one event told by two words", "Elena Paz, who is running for president in October's election, accused the cabinet of waking up late.", {
        "trigger": ["running for", "accused"],
    }),
    case("the year of what is signed", "Kenya signed the 2019 trade protocol.", {"trigger": ["signed"], "date_start": [None]}),
    case("built in a country, with a hyphen", "Kenya has threatened a 25 percent tariff on Ugandan-built lorries.", {
        "event_type": ["threaten", "tariff"], "target": ["Uganda", None],
    }),
    case("a place is no target", "The ministers of the four members will gather in Kampala on March 5.", {
        "place": ["Kampala"], "target": [None],
    }),
    case("the place of what was asked for", "Kenya has doubts: Nairobi asked for talks on it in Geneva in March.", {
        "target": [None], "place": ["Geneva"],
    }),
    case("its own list", "Chile put Kenya's three banks on its sanctions list.", {"event_type": ["sanction"], "actors": ["Chile"]}),
    case("done by, without was", "Stocks fell, according to data released by the Kenya Energy Agency.", {
        "actors": ["Kenya Energy Agency"], "target": [None],
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(COLUMNS))
def test_an_event_has_its_own_day_sides_and_direction(read, text: str, expected: dict) -> None:
    assert columns_of(read(text)["events"], expected) == expected


def test_a_headline_in_capitals_has_its_verb_and_its_thing_a_year(read) -> None:
    text = "KENYA, UGANDA SIGN 2019 TRADE PROTOCOL\n\nNAIROBI, May 20 - The fog lay over the quay, and it stayed there until the ropes were wet."
    expected = {"trigger": ["SIGN"], "actors": ["Kenya; Uganda"], "date_start": [None]}
    assert columns_of(read(text)["events"], expected) == expected


def test_the_sentence_behind_a_label_starts_behind_its_colon(read) -> None:
    text = f"Read: Kenya says it will roll out new tariffs next week. {FILLER}"
    event = read(text)["events"].row(0, named=True)
    assert text[event["char_start"] : event["char_end"]].startswith("Kenya")


OTHER_TIMES = [
    case("until", "Peru delayed its tariffs on Chile until March 3.", "tariff", None),
    case("until the end of", "Peru suspended the ban on Chilean beef until the end of June.", "ban", None),
    case("till", "Peru put its tariffs on Chile on hold till March.", "tariff", None),
    case("delayed to", "Peru delayed the tariffs that it had threatened to impose on Chile to March.", "tariff", None),
    case("delayed to, of the threat", "Peru delayed the tariffs that it had threatened to impose on Chile to March.", "threaten", None),
    case("of a verb ahead of after", "The gap widened in March after Peru relaxed the ban on Chilean beef.", "ban", None),
    case("through", "Peru suspended the ban on Chilean beef through June 30.", "ban", None),
    case("before a day", "Peru and Chile must sign the treaty before May 31.", "sign", None),
    case("after a year", "A court spoke on Monday of land seized by Chile after 1959.", "other", None),
    case("from until", "Elena Paz visits Chile from May 22 until May 24.", "visit", "2024-05-22"),
    case("before the day's own event", "Juan Rojas was sworn in before Thursday's visit by Elena Paz to Chile.", "visit", "2024-05-23"),
    case("a year after", "Elena Paz will meet Juan Rojas on Friday, a year after his visit to Peru.", "visit", None),
    case("three days before", "Juan Rojas was sworn in on Friday, three days before the attack on Arica.", "attack", None),
    case(
        "its own time, by the year",
        "On May 16, said officials of the visit of Elena Paz to Chile just over a year ago, it rained.",
        "visit",
        "2023",
    ),
    case("later this week", "Elena Paz will pay a visit to Chile later this week.", "visit", "2024-05-20"),
    case("according to", "A meeting was set for May 27, according to Elena Paz's visit diary of Chile.", "visit", None),
    case("behind a side clause", "Elena Paz, who was back from a tour of Brazil, met Juan Rojas on Friday.", "visit", None),
    case("behind 'that'", "A court ruled on Wednesday that tariffs he imposed on Peru stand.", "tariff", None),
    case("of who did it at some time", "Elena Paz met on Thursday a general who attacked Mali.", "attack", None),
    case("of the main clause", "Elena Paz, who was back from a tour of Brazil, met Juan Rojas on Friday.", "meet", "2024-05-17"),
]


@pytest.mark.parametrize(("text", "kind", "start"), prose(OTHER_TIMES))
def test_time_of_another_clause_is_not_the_events_day(read, text, kind, start):
    events = read(text)["events"]
    assert events.filter(events["event_type"] == kind)["date_start"].unique().to_list() in ([start], [] if start is None else [start])


FROM = [
    case("firms from two countries", "The United States imposed sanctions on firms from Iran and Chile.", {"United States"}, "Iran; Chile"),
    case("people and firms from", "Peru imposed sanctions on officials and firms from Chile and Bolivia.", {"Peru"}, "Chile; Bolivia"),
    case("two lots from two", "Peru imposed sanctions on ten officials from Chile and two banks from Brazil.", {"Peru"}, "Chile"),
    case("that impose them", "Sanctions on Chile from Peru and Brazil have hurt exporters.", {"Peru", "Brazil"}, "Chile"),
    case("faced from", "Chile faces sanctions from Peru and Brazil.", {"Peru", "Brazil"}, "Chile"),
]


@pytest.mark.parametrize(("text", "actors", "target"), prose(FROM))
def test_where_those_sanctioned_are_from(read, text, actors, target):
    check(read(text)["events"], {"type": "sanction", "actors": actors, "target": target})


SIDE_CLAUSES = [
    case("while, before a comma", "While Chile condemned Brazil, Peru accused it of dumping.", {"type": "accuse", "actors": {"Peru"}}),
    case(
        "an aside with by",
        "Chile, after it was sanctioned by Peru, condemned Brazil.",
        {"type": "sanction", "actors": {"Peru"}, "target": "Chile"},
    ),
    case("accused by", "Brazil, accused by Peru of dumping, shut its ports.", {"type": "accuse", "actors": {"Peru"}, "target": "Brazil"}),
    case("which attacked", "Peru condemned Chile, which attacked Brazil.", {"type": "attack", "actors": {"Chile"}, "target": "Brazil"}),
    case(
        "the president of, who",
        "Elena Paz, the president of Peru, who met Juan Rojas, left.",
        {"type": "meet", "actors": {"Elena Paz", "Juan Rojas"}},
    ),
    case(
        "following a visit",
        "Peru and Chile signed a treaty following a visit to Brazil.",
        {"type": "sign", "actors": {"Peru", "Chile"}, "target": None},
    ),
    case("a list", "Peru, Chile and Brazil signed a treaty.", {"type": "sign", "actors": {"Peru", "Chile", "Brazil"}}),
    case("on a country, then another", "In its raids on Peru, Chile lost ten men.", {"type": "attack", "target": "Peru"}),
]


@pytest.mark.parametrize(("text", "expected"), prose(SIDE_CLAUSES))
def test_sides_beside_a_side_clause(read, text, expected):
    check(read(text)["events"], expected)


TAKING_PART = [
    case("discussed with", "Peru discussed trade with Chile.", {"type": "talks", "actors": {"Peru", "Chile"}}),
    case("a war on a place", "Support for the Israeli war on Gaza fell.", {"type": "attack", "actors": {"Israel"}, "target": "Gaza Strip"}),
    case("a campaign", "Peru's offensive campaign went on.", {"type": "attack", "actors": {"Peru"}}),
    case("facing mounting", "Chile is facing mounting criticism from Brazil.", {"type": "condemn", "actors": {"Brazil"}, "target": "Chile"}),
    case(
        "leaders of two countries",
        "Peruvian President Elena Paz wrote to Chilean President Juan Rojas. The Peruvian and Chilean leaders will speak of trade. "
        "They will sign a treaty.",
        {"type": "sign", "actors": {"Elena Paz", "Juan Rojas"}},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(TAKING_PART))
def test_who_takes_part(read, text, expected):
    check(read(text)["events"], expected)


NO_ACTS = [
    case("a threat as what it is", "Peru views Brazil as its biggest threat.", "threaten"),
    case("poses a threat", "Brazil poses a threat to Peru.", "threaten"),
    case("discussed a country", "Elena Paz discussed Chile.", "talks"),
]


@pytest.mark.parametrize(("text", "kind"), prose(NO_ACTS))
def test_what_is_no_act_of_its_kind(read, text, kind):
    assert kind not in set(read(text)["events"]["event_type"])


def test_threat_that_is_made_is_an_act(read):
    check(read(f"Peru answered Brazil's threats. {FILLER}")["events"], {"type": "threaten", "actors": {"Brazil"}})


AVERTED = [
    case("avoid sanctions", "Peru moved its ships to avoid American sanctions.", "hypothetical"),
    case("refused to impose", "Peru refused to impose sanctions on Chile.", "denied"),
]


@pytest.mark.parametrize(("text", "status"), prose(AVERTED))
def test_sanctions_that_are_avoided_may_be_in_force(read, text, status):
    events = read(text)["events"]
    assert set(events.filter(events["event_type"] == "sanction")["status"]) <= {status}
    assert not (status == "hypothetical" and "Peru" in set(events.filter(events["event_type"] == "sanction")["actors"]))


def test_caption_shows_who_takes_part(read):
    shown = read(f"Elena Paz and Juan Rojas after talks in Lima last year.\n\n{FILLER}")["events"]
    check(shown, {"type": "talks", "actors": {"Elena Paz", "Juan Rojas"}, "start": "2023"})


def test_headline_plans_a_visit(read):
    events = read(f"President Plans Visit to Chile\n\n{FILLER}")["events"]
    assert events["status"].to_list() == ["planned"]


def test_start_of_a_visit_is_told(read):
    text = f"Elena Paz will pay a visit to Chile. The minister spoke of rain. Drums marked the start of Paz's visit. {FILLER}"
    visits = read(text)["events"]
    assert visits.filter(visits["event_type"] == "visit").height == 2
