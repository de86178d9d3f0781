"""Events told in other words: meals, flights in, goods kept out, groups, days told from the event before (20 May 2024 is a Monday)."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose


def told(events, kind, *columns):
    return [tuple(row[column] for column in columns) for row in events.iter_rows(named=True) if row["event_type"] == kind]


ACTS = [
    case("a dinner for", "President Elena Paz gave a state dinner for her Chilean counterpart, Juan Rojas.", "meet", "Elena Paz; Juan Rojas", None),
    case("dined with", "Elena Paz dined with Juan Rojas in Lima on Monday.", "meet", "Elena Paz; Juan Rojas", None),
    case("sees an officer", "Elena Paz will see Prime Minister Juan Rojas on Friday.", "meet", "Elena Paz; Juan Rojas", None),
    case("kept out", "Peru has kept Chilean wine out since April 2010.", "ban", "Peru", "Chile"),
    case("shut out", "Peru will shut out Chilean wine from June 1.", "ban", "Peru", "Chile"),
    case("readmits", "Peru will readmit Chilean beef in July.", "ban", "Peru", "Chile"),
    case("licences for exports", "Peru will require licences for all exports of copper.", "ban", "Peru", None),
    case("a rate on goods", "Peru will charge 25 percent on Chilean wine.", "tariff", "Peru", "Chile"),
    case("taxes goods", "Peru could tax Chilean wine.", "tariff", "Peru", "Chile"),
    case("warns of its own act", "Peru warned Chile that it would hit back.", "threaten", "Peru", "Chile"),
    case("begs somebody", "Peru begged Chile on Monday to sign.", "demand", "Peru", "Chile"),
    case("asks somebody for", "Peru asked Chile on Monday for help.", "demand", "Peru", "Chile"),
    case("leads a delegation", "Elena Paz will lead a delegation of forty bakers to Lima.", "visit", "Elena Paz", "Lima"),
    case("lands", "Elena Paz landed in Lima on Friday.", "visit", "Elena Paz", "Lima"),
    case("flies in", "Elena Paz flew in on Friday.", "visit", "Elena Paz", None),
    case("drills on a day", "Peruvian and Chilean troops began an exercise on Monday.", "exercise", "Peru; Chile", None),
    case("a bomb goes off", "A car bomb went off in Lima on Sunday.", "attack", None, None),
    case("roads blocked", "Truckers blocked the highway to Arica.", "protest", "Truckers", "Arica"),
    case("out of the chamber", "Senators walked out of the chamber on Monday.", "protest", "Senators", None),
    case("in force", "The cod treaty between Peru and Chile entered into force on Monday.", "agree", "Peru; Chile", None),
    case("a truce goes on", "The truce was prolonged on Tuesday.", "agree", None, None),
    case("handed out", "Peru handed out 30 tonnes of maize.", "aid", "Peru", None),
    case("heads of two states", "The presidents of Peru and Chile agreed to open the border.", "agree", "Peru; Chile", None),
    case("a host behind 'and'", "Elena Paz and her host, Juan Rojas, met in Lima.", "meet", "Elena Paz; Juan Rojas", None),
    case("on the sidelines", "Elena Paz met Juan Rojas on the sidelines of the G20 summit.", "meet", "Elena Paz; Juan Rojas", None),
    case("a day before the measure", "Peru scrapped on Monday a 7 percent duty on Chilean steel.", "tariff", "Peru", "Chile"),
    case("talks before the comma", "After two hours of talks in Lima, Elena Paz and Juan Rojas agreed to go on.", "talks", "Elena Paz; Juan Rojas", None),
    case("a day of a visit", "Elena Paz, on the third day of a visit to Chile, said that exports would grow.", "visit", "Elena Paz", "Chile"),
    case("before an aside", "Elena Paz, in a visit this week with President Juan Rojas, offered a pact.", "visit", "Elena Paz", "Juan Rojas"),
    case("a far subject", "A contract for 12 trams, which had been due on Monday, was not signed.", "sign", None, None),
    case("a complaint once", "Peru lodged a complaint against Chile.", "accuse", "Peru", "Chile"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "target"), prose(ACTS))
def test_one_act_is_read_with_its_sides(read, text, kind, actors, target):
    events = read(text)["events"]
    assert told(events, kind, "actors", "target") == [(actors, target)]


NO_ACTS = [
    case("a free lunch", "The firm gave its staff a free lunch on Friday.", "meet"),
    case("seen as", "Analysts see Prime Minister Juan Rojas as a weak leader.", "meet"),
    case("saw somebody win", "Voters saw President Juan Rojas win.", "meet"),
    case("out of the final", "The coach kept Peru out of the final.", "ban"),
    case("a bank's rate", "The bank will charge 12 percent on loans to Chilean firms.", "tariff"),
    case("tax on the rich", "Peru wants to tax the rich.", "tariff"),
    case("its own miss", "The bank warned that it would miss its target.", "threaten"),
    case("asked if", "Elena Paz, asked if Peru would sign, shrugged.", "demand"),
    case("rules in force", "The new rules on rents take effect on Monday.", "agree"),
    case("a phone", "The phone went off in Lima on Sunday.", "attack"),
    case("a landslide", "A landslide blocked the road to Arica.", "protest"),
    case("out of a deal", "Investors walked out of the deal.", "protest"),
    case("in futility", "The audit is an exercise in futility.", "exercise"),
    case("handed out flyers", "The shop handed out flyers.", "aid"),
    case("signed up", "The minister signed up to a course.", "sign"),
    case("an amount of won", "South Korea paid 61 million won.", "other"),
    case("signed is not agreed as well", "Peru and Chile signed a treaty.", "agree"),
    case("met for talks", "Elena Paz and Juan Rojas met for two hours of talks.", "meet"),
    case("lodged is not complained as well", "Peru lodged a complaint against Chile.", "condemn"),
]


@pytest.mark.parametrize(("text", "kind"), prose(NO_ACTS))
def test_what_only_looks_like_it_is_none(read, text, kind):
    assert told(read(text)["events"], kind) == []


GROUPS = [
    case("the two", "Elena Paz met Juan Rojas in Lima on Monday. The two had last met in Geneva in January.", "meet"),
    case("the pair", "Elena Paz met Juan Rojas in Lima on Monday. The pair agreed to open the border.", "agree"),
    case(
        "both leaders", "President Elena Paz met Chile's President Juan Rojas on Monday. Both leaders agreed to open the border.", "agree"
    ),
    case("in a call", "Elena Paz met Juan Rojas in Lima. The two leaders settled it in a telephone call.", "call"),
    case("a dinner of theirs", "Elena Paz met Juan Rojas in Lima on Monday. The dinner on Tuesday ran late.", "meet"),
]


@pytest.mark.parametrize(("text", "kind"), prose(GROUPS))
def test_a_group_means_those_who_came_together(read, text, kind):
    assert told(read(text)["events"], kind, "actors")[-1] == ("Elena Paz; Juan Rojas",)


def test_a_group_without_anybody_told_before_stays_as_printed(read):
    assert told(read("The two leaders met in Lima on Monday. Rain fell on the quay.")["events"], "meet", "actors") == [("The two leaders",)]


def test_she_is_the_woman_told_of_and_not_the_latest_name(read):
    text = "President Lucia Paz will sit down with Premier Kwon Tae-il. She leaves for Lima on Friday."
    assert told(read(text)["events"], "visit", "actors") == [("Lucia Paz",)]


DAYS = [
    case("the following day", "Elena Paz met Juan Rojas on May 13. The following day they signed a treaty.", "sign", "2024-05-14"),
    case("that evening", "Elena Paz met Juan Rojas on May 13. That evening they signed a treaty.", "sign", "2024-05-13"),
    case("a day earlier", "Elena Paz met Juan Rojas on May 13. A day earlier they had signed a treaty.", "sign", "2024-05-12"),
    case("the 14th is gone", "Elena Paz visited Chile on the 14th.", "visit", "2024-05-14"),
    case("the 25th is ahead", "Elena Paz is due in Chile on the 25th.", "visit", "2024-05-25"),
    case("the 15th round", "Elena Paz visited Chile for the 15th round.", "visit", None),
    case("before she visits", "On Thursday Elena Paz will see President Juan Rojas before she visits Arica.", "visit", "2024-05-23"),
    case("not the month of an aim", "Peru agreed to open a port in July, after talks with Chile.", "talks", None),
    case("talks that were to open", "Peru cancelled talks with Chile that were to open on Thursday.", "talks", "2024-05-23"),
]


@pytest.mark.parametrize(("text", "kind", "day"), prose(DAYS))
def test_a_day_is_told_from_what_was_told_before(read, text, kind, day):
    assert told(read(text)["events"], kind, "date_start") == [(day,)]


ORIGINS = [
    case("that it had imposed", "Peru lifted on May 13 the ban on Chilean wine that it had imposed in 2020.", ["2024-05-13", "2020"]),
    case("it put on", "Peru will lift the ban on Chilean wine it imposed in 2020.", [None, "2020"]),
    case("the origin alone", "The ban on Chilean wine that Peru imposed in 2020 hurts.", ["2020"]),
    case("without a day", "Peru lifted on May 13 the ban on Chilean wine that it had imposed.", ["2024-05-13"]),
]


@pytest.mark.parametrize(("text", "days"), prose(ORIGINS))
def test_how_a_measure_came_about_is_told_beside_what_became_of_it(read, text, days):
    assert [day for (day,) in told(read(text)["events"], "ban", "date_start")] == days


AHEAD = [
    case("talks start", "Talks between Peru and Chile start in October.", "talks", "planned"),
    case("they meet", "Elena Paz and Juan Rojas meet on 9 April.", "meet", "planned"),
    case("they failed", "Talks between Peru and Chile failed last October.", "talks", "occurred"),
    case("they met", "Elena Paz and Juan Rojas met on 9 April.", "meet", "occurred"),
]


@pytest.mark.parametrize(("text", "kind", "status"), prose(AHEAD))
def test_the_present_with_a_day_is_ahead_where_no_day_of_the_article_is_known(read, text, kind, status):
    assert told(read(text, None)["events"], kind, "status") == [(status,)]


def test_the_white_house_acts_for_the_country_that_the_article_names(read):
    text = "The United States buys tea. The White House will lift the tariff on Chilean tea."
    assert told(read(text)["events"], "tariff", "actors") == [("White House; United States",)]


def test_a_line_without_a_stop_may_end_with_its_event(read):
    assert read("Peru waits.\n\nElena Paz is on a visit\n\nChile waits for the rain and the wind.")["events"]["trigger"].to_list() == [
        "visit"
    ]
