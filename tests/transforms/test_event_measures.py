"""Measures: which way they go, on whom they are and since when, where the words around them tell of two days (20 May 2024 is a Monday)."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose


def told(events, kind, *columns):
    return [tuple(row[column] for column in columns) for row in events.iter_rows(named=True) if row["event_type"] == kind]


STEPS = [
    case("until end of", "Peru extends food import ban on Chile until end of 2026.", "ban", "extended"),
    case("until the end of", "Peru extended its ban on Chilean wine until the end of 2026.", "ban", "extended"),
    case("through the end of", "Peru extended its ban on Chilean wine through the end of August.", "ban", "extended"),
    case("until late", "Peru extended its ban on Chilean wine until late 2026.", "ban", "extended"),
    case("how long before what", "Peru has extended until late 2026 its ban on Chilean wine.", "ban", "extended"),
    case("imposed until end of", "Peru imposed a food import ban on Chile until end of 2026.", "ban", "imposed"),
    case("the end of a ban", "Peru announced the end of its ban on Chilean wine.", "ban", "lifted"),
    case("put an end to", "Peru put an end to its ban on Chilean wine.", "ban", "lifted"),
    case("relief", "Peru granted Chile sanctions relief.", "sanction", "eased"),
    case("a programme terminated", "Peru terminated its sanctions programme against Chile.", "sanction", "lifted"),
    case("phased out", "Peru phased out its tariffs on Chile.", "tariff", "lifted"),
]


@pytest.mark.parametrize(("text", "kind", "expected"), prose(STEPS))
def test_way_a_measure_goes(read, text, kind, expected):
    assert told(read(text)["events"], kind, "direction") == [(expected,)]


AIMED = [
    case("a country before the noun", "Peru eased Venezuela sanctions.", "Peru", "Venezuela"),
    case("with a day behind", "Peru eased Venezuela sanctions on Monday.", "Peru", "Venezuela"),
    case("a programme", "Peru terminated a Zimbabwe sanctions programme.", "Peru", "Zimbabwe"),
    case("its own", "Peru eased its Chile sanctions.", "Peru", "Chile"),
    case("an owner and a country", "The EU's Mali sanctions were extended.", "European Union", "Mali"),
    case("raised by", "Chile sanctions were tightened by Peru.", "Peru", "Chile"),
    case("letters own", "The country welcomed US sanctions on Mali.", "United States", "Mali"),
    case("a country whose measure is on another", "China sanctions on Chilean firms were lifted.", "China", "Chile"),
    case("an adjective owns", "Peruvian sanctions on Mali were lifted.", "Peru", "Mali"),
    case("a genitive owns", "Peru's sanctions on Mali were lifted.", "Peru", "Mali"),
]


@pytest.mark.parametrize(("text", "actors", "target"), prose(AIMED))
def test_country_before_a_measure_is_whom_it_is_on(read, text, actors, target):
    assert told(read(text)["events"], "sanction", "actors", "target") == [(actors, target)]


DAYS = [
    case("will be eased", "Sanctions imposed by the EU on Syria in 2011 will be eased from June.", "planned", "eased", "2024-06"),
    case("were lifted", "Sanctions imposed by the EU on Syria in 2011 were lifted in May.", "occurred", "lifted", "2024-05"),
    case("will be tightened", "The sanctions imposed by Peru on Chile in 2018 will be tightened.", "planned", "imposed", None),
    case("remain", "Sanctions imposed by Peru on Chile in 2011 remain in force.", "occurred", "imposed", "2011"),
    case("lifted what was imposed", "Peru lifted sanctions imposed on Chile in 2011.", "occurred", "lifted", None),
    case("lifted in a month", "Peru lifted in May sanctions imposed on Chile in 2011.", "occurred", "lifted", "2024-05"),
    case("imposed", "Peru imposed sanctions on Chile in 2011.", "occurred", "imposed", "2011"),
]


@pytest.mark.parametrize(("text", "status", "direction", "day"), prose(DAYS))
def test_day_of_a_step_is_not_that_of_the_first(read, text, status, direction, day):
    assert told(read(text)["events"], "sanction", "status", "direction", "date_start") == [(status, direction, day)]


HEADLINES = [
    case("lifts", "US lifts sanctions on Zimbabwe, then hits president", "United States", "Zimbabwe"),
    case("imposes", "US imposes sanctions on Zimbabwe", "United States", "Zimbabwe"),
    case("is to", "US to lift sanctions on Zimbabwe", "United States", "Zimbabwe"),
    case("another name", "Peru lifts sanctions on Zimbabwe", "Peru", "Zimbabwe"),
]


@pytest.mark.parametrize(("text", "actors", "target"), HEADLINES)
def test_name_that_looks_like_a_pronoun(read, text, actors, target):
    assert told(read(text)["events"], "sanction", "actors", "target") == [(actors, target)]


LISTS = [
    case("added to", "The United States on Thursday added 37 Chilean entities to a trade blacklist.", "United States", "Chile", "occurred", "imposed"),
    case("put on", "Peru put 20 Chilean firms on its trade blacklist.", "Peru", "Chile", "occurred", "imposed"),
    case("an entity list", "Peru placed ten Chilean companies on its unreliable entity list.", "Peru", "Chile", "occurred", "imposed"),
    case("a sanctions list", "Peru added 14 Chilean individuals to its sanctions list.", "Peru", "Chile", "occurred", "imposed"),
    case("plans to", "Peru plans to add 37 Chilean entities to a trade blacklist.", "Peru", "Chile", "planned", "imposed"),
    case("was put on", "Chile was put on a sanctions list by Peru.", "Peru", "Chile", "occurred", "imposed"),
    case("whose list", "Chile was put on the US entity list in May.", None, "Chile", "occurred", "imposed"),
    case("removed from", "Peru removed five Chilean firms from its blacklist.", "Peru", "Chile", "occurred", "lifted"),
    case("took off", "Peru took two Chilean men off its sanctions list.", "Peru", "Chile", "occurred", "lifted"),
    case("blacklisted", "Peru has blacklisted 12 Chilean companies.", "Peru", "Chile", "occurred", "imposed"),
    case("will blacklist", "Peru will blacklist Chile.", "Peru", "Chile", "planned", "imposed"),
]  # fmt: skip
OTHER_LISTS = [
    case("shopping", "Peru added Chilean wine to its shopping list."),
    case("countries it watches", "Peru added Chile to a list of countries that it watches."),
    case("said more", "Elena Paz added in a statement that the list was long."),
    case("the list itself", "Peru's blacklist of Chilean firms grew."),
]


@pytest.mark.parametrize(("text", "actors", "target", "status", "direction"), prose(LISTS))
def test_who_puts_whom_on_a_blacklist(read, text, actors, target, status, direction):
    expected = [(actors, target, status, direction)]
    assert told(read(text)["events"], "sanction", "actors", "target", "status", "direction") == expected


@pytest.mark.parametrize("text", prose(OTHER_LISTS))
def test_list_without_sanctions(read, text):
    assert told(read(text)["events"], "sanction", "actors") == []


def test_added_in_a_statement_is_said(read):
    events = read(prose([case("", "The ministry cut costs. Elena Paz added in a statement that prices fell.")])[0].values[0])["events"]
    assert told(events, "statement", "actors") == [("Elena Paz",)]


ONE_OF_A_COUNTRY = [
    case("one national", "Peru lifted an asset freeze on a Chilean accountant.", "a Chilean accountant"),
    case("one firm", "Peru imposed sanctions on a Chilean shipping company.", "a Chilean shipping company"),
    case("one of rank", "Peru imposed sanctions on a senior Chilean general.", "a senior Chilean general"),
    case("a name behind", "Peru lifted sanctions on Chilean tycoon Juan Rojas.", "Juan Rojas"),
    case("many firms", "Peru imposed sanctions on twelve Chilean banks.", "Chile"),
    case("many people", "Peru imposed sanctions on 52 people from Chile.", "Chile"),
    case("spared for one, on another", "Peru granted Mali a waiver from sanctions on Chile.", "Chile"),
    case("a waiver for", "Peru renewed a sanctions waiver for Mali to buy Chilean power.", None),
    case("relief for", "Peru announced sanctions relief for Mali.", "Mali"),
]


@pytest.mark.parametrize(("text", "target"), prose(ONE_OF_A_COUNTRY))
def test_whom_sanctions_on_one_or_for_another_are_on(read, text, target):
    assert told(read(text)["events"], "sanction", "actors", "target") == [("Peru", target)]


PHRASES = [
    case("most", "Peru lifted most sanctions on Mali.", "sanction", "lifted", "Peru", "Mali"),
    case("nearly all", "Peru lifted nearly all economic sanctions against Mali.", "sanction", "lifted", "Peru", "Mali"),
    case("a raft of", "Peru on Saturday lifted a raft of economic and travel sanctions on Mali.", "sanction", "lifted", "Peru", "Mali"),
    case("a package of", "Peru adopted a 20th package of sanctions against Mali.", "sanction", "imposed", "Peru", "Mali"),
    case("dozens of", "Peru dropped dozens of tariffs on Chile.", "tariff", "lifted", "Peru", "Chile"),
    case("three adjectives", "Peru imposed financial, trade and travel sanctions on Mali.", "sanction", "imposed", "Peru", "Mali"),
    case("two adjectives", "Peru imposed sweeping and costly tariffs on Mali.", "tariff", "imposed", "Peru", "Mali"),
    case("curbs", "Peru lifted a string of curbs on Chilean firms.", "ban", "lifted", "Peru", "Chile"),
    case("controls", "Peru imposed export and import controls on Chile.", "sanction", "imposed", "Peru", "Chile"),
    case("at once", "Peru at once suspended the sanctions on Mali.", "sanction", "suspended", "Peru", "Mali"),
    case("planned ones", "Peru postponed planned tariffs on Chilean wine.", "tariff", "suspended", "Peru", "Chile"),
    case("put off until", "Peru put off until July a tariff on Chilean wine.", "tariff", "suspended", "Peru", "Chile"),
    case("two nouns of two things", "A softer Chilean market and tariffs on Mali hurt Peru.", "sanction", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "direction", "actors", "target"), prose(PHRASES))
def test_words_between_a_verb_and_its_measure(read, text, kind, direction, actors, target):
    expected = [(direction, actors, target)] if direction else []
    assert told(read(text)["events"], kind, "direction", "actors", "target") == expected


FORMS = [
    case("listings annulled", "The court annulled the listings of both men.", "sanction", "lifted", "The court", None),
    case("sanctions annulled", "A court annulled the sanctions on two Chilean bankers.", "sanction", "lifted", "A court", "Chile"),
    case("delisted", "Peru delisted two Chilean banks under its sanctions programme.", "sanction", "lifted", "Peru", "Chile"),
    case("barred from trade", "The judge barred the firm from export trade.", "ban", "imposed", "The judge", None),
    case("blocked by a court", "A court blocked Peru's tariffs on Chile.", "tariff", "suspended", "A court", "Chile"),
    case("were blocked", "Peru's tariffs on Chile were blocked by a federal court.", "tariff", "suspended", "a federal court", "Chile"),
    case("thrown out", "The judges threw out tariffs on Chile.", "tariff", "lifted", "The judges", "Chile"),
    case("licensing rules", "Peru imposed licensing rules on gallium.", "sanction", "imposed", "Peru", "gallium"),
    case("expires", "The embargo on Chile expires on Friday.", "ban", "lifted", None, "Chile"),
    case("were lifted", "Sanctions on Chile were lifted on Friday.", "sanction", "lifted", None, "Chile"),
    case("stay in place", "Sanctions on Chile will stay in place.", "sanction", "extended", None, "Chile"),
    case("the lifting of", "Peru ordered the lifting of sanctions on Chile.", "sanction", "lifted", "Peru", "Chile"),
    case("the snapback of", "Peru ordered the snapback of sanctions on Chile.", "sanction", "imposed", "Peru", "Chile"),
    case("put under", "Peru put Chile under sanctions in 2021.", "sanction", "imposed", "Peru", "Chile"),
    case("hit with", "Peru hit Chile with new economic sanctions.", "sanction", "imposed", "Peru", "Chile"),
    case("slapped with", "Peru slapped Chile with a 25 percent tariff.", "tariff", "imposed", "Peru", "Chile"),
    case("clamped on", "Peru clamped sanctions on Chile.", "sanction", "imposed", "Peru", "Chile"),
    case("first imposed", "The sanctions on Chile, first imposed by Peru in 2017, hurt farmers.", "sanction", "imposed", "Peru", "Chile"),
    case("free access ended", "Peru ended Chile's duty-free access.", "tariff", "imposed", "Peru", "Chile"),
    case("sales restricted", "Peru has restricted sales of its best machines.", "ban", "imposed", "Peru", None),
]  # fmt: skip
NO_FORMS = [
    case("duty-free", "Peru opened a duty-free shop in Chile.", "tariff"),
    case("under pressure", "Peru put Chile under pressure.", "sanction"),
    case("with rain", "Storms hit Chile with heavy rain.", "tariff"),
    case("sanctions that hurt", "Sanctions on Chile hurt farmers.", "sanction"),
    case("not imposed", "Stocks rose on Elena Paz's tariffs that were not imposed.", "tariff"),
    case("from a hearing", "The judge barred the public from the hearing.", "ban"),
    case("shares", "The exchange delisted two Chilean banks.", "sanction"),
]


@pytest.mark.parametrize(("text", "kind", "direction", "actors", "target"), prose(FORMS))
def test_form_that_tells_a_measure(read, text, kind, direction, actors, target):
    assert (direction, actors, target) in told(read(text)["events"], kind, "direction", "actors", "target")


@pytest.mark.parametrize(("text", "kind"), prose(NO_FORMS))
def test_words_alike_that_tell_no_measure(read, text, kind):
    assert told(read(text)["events"], kind, "trigger") == []


@pytest.mark.parametrize(
    ("text", "status", "day"),
    prose(
        [
            case("the origin behind a comma", "Peru on Saturday lifted sanctions on Mali, imposed last July.", "occurred", "2024-05-18"),
            case("would order", "Elena Paz said she would order the lifting of sanctions on Mali.", "planned", None),
            case("mulling", "Peru is mulling limits on Malian wine.", "hypothetical", None),
            case("pondering", "Peru is pondering sanctions on Mali.", "hypothetical", None),
            case("adopted none", "Peru failed on Monday to adopt a package of sanctions against Mali.", "denied", "2024-05-20"),
        ]
    ),
)
def test_status_and_day_of_a_measure(read, text, status, day):
    events = read(text)["events"]
    rows = [row for kind in ("sanction", "ban") for row in told(events, kind, "status", "date_start")]
    assert (status, day) in rows
