"""Who takes part and where: countries of several words, receivers of aid, causes, guests, lists (20 May 2024 is a Monday)."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose


def told(events, kind, *columns):
    return [tuple(row[column] for column in columns) for row in events.iter_rows(named=True) if row["event_type"] == kind]


PARTIES = [
    case("a country of two words", "South Africa's government condemned Iran.", "condemn", "South Africa", "Iran"),
    case("its president", "South Sudan's president visited Chile.", "visit", "South Sudan's president", "Chile"),
    case("its ministry", "North Macedonia's foreign ministry condemned Iran.", "condemn", "North Macedonia's foreign ministry; North Macedonia", "Iran"),
    case("members of a body", "World Bank (WB) members met in Lima.", "meet", "World Bank", None),
    case("nations of two parts", "A group of Latin American and Caribbean nations condemned Iran.", "condemn",
         "A group of Latin American and Caribbean nations", "Iran"),
    case("gave aid to", "Spain gave military aid to Chad.", "aid", "Spain", "Chad"),
    case("gave whom", "Spain gave Chad military aid.", "aid", "Spain", "Chad"),
    case("will give whom more", "Spain will give Chad more military aid.", "aid", "Spain", "Chad"),
    case("gave whom how much in", "Spain gave Chad 3 billion dollars in military aid.", "aid", "Spain", "Chad"),
    case("urged on a day", "Chile urged Peru on Monday to attack Mali.", "attack", "Peru", "Mali"),
    case("goods of a country", "Peru lifted Chilean wine tariffs.", "tariff", "Peru", "Chile"),
    case("goods and on whom", "Peru raised its copper tariffs on Chile.", "tariff", "Peru", "Chile"),
    case("granted whom", "Peru granted Chile financial aid.", "aid", "Peru", "Chile"),
    case("whose aid", "Peru's military aid to Chad grew.", "aid", "Peru", "Chad"),
    case("sanctions on and over", "The EU imposed sanctions on Russia over Mali.", "sanction", "European Union", "Russia"),
    case("sanctions over", "The EU extended sanctions over Mali.", "sanction", "European Union", None),
    case("a guest", "Elena Paz met visiting Chilean President Juan Rojas.", "visit", None, None),
    case("a visitor", "Elena Paz is visiting President Juan Rojas.", "visit", "Elena Paz", "Juan Rojas"),
    case("agreed against", "Peru and Chile agreed on a package of measures against Russia.", "agree", "Peru; Chile", None),
    case("agreed to impose on", "Peru and Chile agreed to impose sanctions on Mali.", "agree", "Peru; Chile", None),
    case("agreed with", "Peru agreed on a package of measures with Chile.", "agree", "Peru; Chile", None),
    case("a newspaper of a country", "China rejected the claim of a Chilean newspaper.", "reject", "China", None),
    case("a claim of a country", "China rejected the claim of Chile.", "reject", "China", "Chile"),
    case("not the fund", "The IMF approved a loan for Chad after the central bank devalued the franc.", "other", None, None),
    case("talks about fighting", "Juan Rojas discussed the fighting in Gaza with Elena Paz.", "attack", None, None),
    case("a name with a full stop", "Ferdinand Marcos Jr. met Elena Paz in Lima.", "meet", "Ferdinand Marcos Jr; Elena Paz", None),
    case("before he flies", "Juan Rojas will meet Luis Vega in Lima before he flies to Chile.", "visit", "Juan Rojas", "Chile"),
    case("three adjectives", "French, German and Italian ministers condemned Iran.", "condemn", "France; Germany; Italy", "Iran"),
    case("a list and what is told of it", "Peru, Chile and Brazil, which share a border, condemned Iran.", "condemn", "Peru; Chile; Brazil", "Iran"),
    case("a name and what is told of it", "Peru, which borders on Chile and Brazil, condemned Iran.", "condemn", "Peru", "Iran"),
    case("whose sanctions a veto is about", "Russia vetoed a resolution on the monitoring of UN sanctions.", "reject", "Russia", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "target"), prose(PARTIES))
def test_who_takes_part(read, text, kind, actors, target):
    expected = [] if actors is None else [(actors, target)]
    assert told(read(text)["events"], kind, "actors", "target") == expected


PLACES = [
    case("over a war", "Peru imposed sanctions on Israel over the war in Gaza.", "sanction", None),
    case("because of fighting", "Elena Paz cancelled a meeting with Juan Rojas because of fighting in Kharkiv.", "meet", None),
    case("to discuss a war", "Elena Paz met Juan Rojas to discuss the war in Gaza.", "meet", None),
    case("in a town over a war", "Elena Paz and Juan Rojas met in Lima over the war in Gaza.", "meet", "Lima"),
    case("a strike condemned", "Peru condemned an Israeli strike on a school in Gaza.", "condemn", None),
    case("a speech", "Peru condemned Chile in a speech in Lima.", "condemn", "Lima"),
    case("right behind the noun", "Peru closed its embassy in Kyiv after attacks in Kharkiv.", "attack", "Kharkiv"),
    case("killed in fighting", "Four people were killed in fighting in Kharkiv.", "attack", "Kharkiv"),
    case("an attack", "Peru attacked rebels in Kharkiv.", "attack", "Kharkiv"),
    case("where somebody was before", "Elena Paz, who was in Shanghai last week, will meet Juan Rojas in Riyadh.", "meet", "Riyadh"),
    case("where talks were held", "Talks between Peru and Chile, which were held in Lima, ended on Friday.", "talks", "Lima"),
    case("where somebody lives", "Elena Paz, who lives in Lima, met Juan Rojas.", "meet", None),
    case("where somebody who is meant is", "The envoy who is in Lima met Juan Rojas.", "meet", "Lima"),
    case("where the person met lives", "Elena Paz met the painter who lives in Lima.", "meet", None),
]


@pytest.mark.parametrize(("text", "kind", "expected"), prose(PLACES))
def test_place_of_another_thing(read, text, kind, expected):
    assert told(read(text)["events"], kind, "place") == [(expected,)]


STATUSES = [
    case("before he flies", "Juan Rojas will meet Luis Vega in Lima before he flies to Chile.", "visit", "planned", None),
    case("a summit at which they agreed", "Peru and Chile agreed at a summit in Lima to hold talks.", "meet", "occurred", None),
    case("before he flew", "Juan Rojas met Luis Vega in Lima before he flew to Chile.", "visit", "occurred", None),
    case("sanctions that are spoken of", "Russia vetoed a resolution on Monday on the monitoring of UN sanctions.", "sanction", "occurred", None),
    case("sanctions that were vetoed", "Russia vetoed new UN sanctions on Monday.", "sanction", "denied", "2024-05-20"),
    case("a quarter's revenue", "Elena Paz reported first-quarter revenue on Tuesday.", "statement", "occurred", "2024-05-14"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "status", "day"), prose(STATUSES))
def test_what_is_ahead_or_only_spoken_of(read, text, kind, status, day):
    assert told(read(text)["events"], kind, "status", "date_start") == [(status, day)]


PERSONS_OF_COUNTRIES = [
    case("each behind his country", "Chile's Elena Paz and Peru's Juan Rojas met in Lima.", "meet", "Elena Paz; Juan Rojas", None),
    case("three", "Chile's Elena Paz, Peru's Juan Rojas and Mali's Luis Vega met in Lima.", "meet", "Elena Paz; Juan Rojas; Luis Vega", None),
    case("a title and a country", "Chilean President Elena Paz and Peru's Juan Rojas condemned Mali.", "condemn", "Elena Paz; Juan Rojas", "Mali"),
    case("visited", "Chile's Elena Paz and Peru's Juan Rojas visited Mali.", "visit", "Elena Paz; Juan Rojas", "Mali"),
    case("with a third", "Chile's Elena Paz and Peru's Juan Rojas held talks with Mali's Luis Vega.", "talks", "Elena Paz; Juan Rojas; Luis Vega", None),
    case("an object", "Chile's Elena Paz met Peru's Juan Rojas in Lima.", "meet", "Elena Paz; Juan Rojas", None),
    case("two objects", "Elena Paz met Chile's Juan Rojas and Peru's Luis Vega.", "meet", "Elena Paz; Juan Rojas; Luis Vega", None),
    case("between", "Talks between Chile's Elena Paz and Peru's Juan Rojas took place in Lima.", "talks", "Elena Paz; Juan Rojas", None),
    case("by", "Mali was attacked by Chile's Elena Paz and Peru's Juan Rojas.", "attack", "Elena Paz; Juan Rojas", "Mali"),
    case("a thing of a country", "Peru attacked Chile's Atacama region.", "attack", "Peru", "Chile"),
    case("another clause", "While Chile condemned Brazil, Peru's Juan Rojas visited Mali.", "visit", "Juan Rojas", "Mali"),
    case("an army behind it", "Elena Paz met Chile's Juan Rojas and Peru's army marched.", "meet", "Elena Paz; Juan Rojas", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "target"), prose(PERSONS_OF_COUNTRIES))
def test_persons_each_behind_a_country(read, text, kind, actors, target):
    assert told(read(text)["events"], kind, "actors", "target") == [(actors, target)]


MEASURES = [
    case("goods from many", "Peru banned meat, fish and fruit from the United States, the European Union and Mali.", "ban", "Peru", "United States; European Union; Mali"),
    case("goods and a clause", "Peru banned meat, and Chile left.", "ban", "Peru", None),
    case("goods of a union", "Peru imposed a tariff on goods from the European Union.", "tariff", "Peru", "European Union"),
    case("an amount of goods", "Peru raised duties on $200-billion of Chilean goods.", "tariff", "Peru", "Chile"),
    case("an amount in words", "Peru imposed tariffs on 60 billion dollars of Chilean goods.", "tariff", "Peru", "Chile"),
    case("more than", "Peru imposed sanctions on more than 20 Chilean banks.", "sanction", "Peru", "Chile"),
    case("two adjectives", "Peru imposed a tariff on Chilean and Malian wine.", "tariff", "Peru", "Chile; Mali"),
    case("people of a country", "Peru lifted a ban on the hiring of Chileans at the World Bank.", "ban", "Peru", "Chile"),
    case("who imposed it", "The tariff that Elena Paz imposed on Chilean wine was lifted.", "tariff", "Elena Paz", "Chile"),
    case("without that", "Peru lifted a ban it had imposed on Chilean wine.", "ban", "Peru", "Chile"),
    case("whom it hurt", "Peru suspended the sanctions that had crippled Chile.", "sanction", "Peru", "Chile"),
    case("who opposed it", "Peru lifted the tariffs that Chile opposed.", "tariff", "Peru", None),
    case("a leader's tariff", "President Elena Paz's tariff on Chile took effect.", "tariff", "Elena Paz", "Chile"),
    case("another court's ruling", "A court reinstated the tariffs on Chile, pausing a ruling by a trade court.", "tariff", "A court", "Chile"),
    case("its own people", "The United States barred Americans from buying Chilean bonds.", "ban", "United States", "Chile"),
    case("other people", "Peru barred Chileans from buying Malian bonds.", "ban", "Peru", "Chile"),
    case("in a row over", "Peru bans Chilean wine in a row over Mali.", "ban", "Peru", "Chile"),
    case("only over", "Peru hit back at sanctions over Mali.", "reject", "Peru", None),
    case("people accused of", "Two Chileans accused of bombing a bank were freed.", "accuse", None, "Chile"),
    case("fined for", "A bank fined for breaking sanctions on Chile paid up.", "other", None, "A bank"),
    case("fined whom", "A judge fined two brothers for theft.", "other", "A judge", "two brothers"),
    case("sold to", "A judge fined the firm for selling pumps to Chile.", "other", "A judge", "the firm"),
    case("at a summit in", "Peru lifted sanctions at a summit in Chile.", "sanction", "Peru", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "target"), prose(MEASURES))
def test_who_puts_a_measure_on_whom(read, text, kind, actors, target):
    assert (actors, target) in told(read(text)["events"], kind, "actors", "target")
