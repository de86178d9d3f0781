"""What one telling of an event says of it: its time as printed, whose it is, and where its words end; each beside what looks like it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.transforms.cases import case, prose
from transforms.resolve.event_features import EVENT_FEATURES

WITHOUT_DAY: date | None = None


def rows(read: Any, text: str, *columns: str, published_on: date | None = date(2024, 5, 20)) -> list[tuple[Any, ...]]:
    return list(read(text, published_on)["events"].select(columns).iter_rows())


TIMES = [
    case("a day without its year", "Elena Paz paid a visit to Chile on May 16-17.", WITHOUT_DAY, (None, "May 16-17")),
    case("a day without its year, in an article that has one", "Elena Paz paid a visit to Chile on May 16-17.", date(2024, 5, 20), ("2024-05-16", "May 16-17")),
    case("last month, nobody knows of when", "Elena Paz visited Chile last month.", WITHOUT_DAY, (None, "last month")),
    case("no time", "Elena Paz visited Chile.", date(2024, 5, 20), (None, None)),
    case("has just returned", "Elena Paz has just returned from a visit to Chile.", date(2024, 5, 20), ("2024-05", None)),
    case("has just returned, as the month has only begun", "Elena Paz has just returned from a visit to Chile.", date(2024, 5, 2), (None, None)),
    case("had returned", "Elena Paz returned from a visit to Chile.", date(2024, 5, 20), (None, None)),
    case("just over a year ago", "Elena Paz paid a visit to Chile just over a year ago.", date(2024, 5, 20), ("2023", "a year ago")),
    case("a year ago, as the year has only begun", "Elena Paz paid a visit to Chile just over a year ago.", date(2024, 1, 20), (None, "a year ago")),
    case("the year of what lasts since", "Since the strife of 2011, Peru has imposed sanctions on Chile.", date(2024, 5, 20), (None, None)),
    case("a year ahead of the measure", "In the spring of 2011, Peru imposed sanctions on Chile.", date(2024, 5, 20), ("2011", "2011")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published_on", "expected"), prose(TIMES))
def test_the_time_of_a_telling(read: Any, text: str, published_on: date | None, expected: tuple[str | None, str | None]) -> None:
    [found] = rows(read, text, "date_start", "date_text", published_on=published_on)
    assert found == expected


SEEN = [
    case("refused to condemn", "Peru refused to condemn Brazil.", ["condemn denied"]),
    case("refused an offer", "Peru rejected a demand of Chile.", ["reject occurred"]),
    case("a joint statement that is signed", "Elena Paz and Juan Rojas will sign a joint statement.", ["sign planned"]),
    case("a joint statement that is issued", "Elena Paz and Juan Rojas issued a joint statement.", ["statement occurred"]),
    case("announced that she will visit", "The Kremlin announced that Elena Paz will visit Chile in June.", ["visit planned"]),
    case("met many times", "Elena Paz has met with Juan Rojas more than forty times.", []),
    case("met once more", "Elena Paz has met with Juan Rojas again.", ["meet occurred"]),
    case("a trip that only marks the visit", "Elena Paz paid a visit to Chile, marking her first foreign trip.", ["visit occurred"]),
    case("support that is warned of", "Elena Paz issued a warning about Chile's military support for Brazil.", []),
    case("support that is given", "Chile gave military support to Brazil.", ["aid occurred"]),
    case("ahead of what came behind something past", "Peru and Chile met in 2022, ahead of Brazil's attack on Lima.", ["meet occurred", "attack occurred"]),
    case("an inauguration ceremony", "Elena Paz has held an inauguration ceremony.", ["appoint occurred"]),
    case("since taking office", "Elena Paz visited Chile on her first trip since taking office.", ["visit occurred"]),
    case("since taking office on a day", "Elena Paz met Juan Rojas after taking office on May 7.", ["meet occurred", "appoint occurred"]),
    case("set for its days and aimed at trade", "Elena Paz's visit to Chile, set for June 16, is aimed at trade.", ["visit planned"]),
    case("announced tariffs are not yet charged", "Peru announced tariffs on Chile.", ["tariff planned"]),
    case("announced years ago", "In 2018 Peru announced tariffs on Chile.", ["tariff occurred"]),
    case("voices that call for it", "Some voices calling for a Chilean victory were heard.", []),
    case("somebody who calls for it", "Elena Paz left, calling for a truce.", ["demand occurred"]),
    case("nobody deploys", "It was told of the deployment of troops in Chile.", []),
    case("what would serve talks", "The fair is a platform to discuss trade for Peru and Chile.", []),
    case("a meeting that serves talks", "Elena Paz met Juan Rojas to discuss trade.", ["meet occurred"]),
    case("wants to use another", "Elena Paz wants to ask Chile.", []),
    case("enters a new term", "Elena Paz, entering a new term in office, met Juan Rojas.", ["appoint occurred", "meet occurred"]),
    case("wants another to do it", "Elena Paz wants Chile to leave.", ["demand occurred"]),
    case("wants to say", "Elena Paz seemed to want to convey a message.", []),
    case("attended a meeting of others", "Ann Lee will attend a meeting between Elena Paz and Juan Rojas.", ["meet planned"]),
    case("attended a fair", "Elena Paz attended the fair in Lima.", ["other occurred"]),
    case("ashamed to receive", "Juan Rojas is ashamed to receive Elena Paz.", ["meet hypothetical"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(SEEN))
def test_what_is_an_event_and_what_became_of_it(read: Any, text: str, expected: list[str]) -> None:
    assert [f"{kind} {status}" for kind, status in rows(read, text, "event_type", "status")] == expected


SIDES = [
    case("an interview", "In an interview with Reuters, Elena Paz said trade would grow.", "statement", ("Elena Paz", "Reuters")),
    case("a body between the office and the name", "Elena Paz will hold a meeting with Chilean Premier of the State Council Juan Rojas.", "meet", ("Elena Paz; Juan Rojas", None)),
    case("who founded what is joined", "Iran joined two groups founded by Chile and Peru, the BRICS and the African Union.", "other", ("Iran", "BRICS; African Union")),
    case("what a measure answers", "Sanctions imposed by Peru in response to raids in Chile hurt.", "sanction", ("Peru", None)),
    case("a region of a country attacked", "Peru launched an offensive in northern Chile's Arica region.", "attack", ("Peru", "Chile")),
    case("a part of the world", "Elena Paz returned from a European tour.", "visit", ("Elena Paz", "Europe")),
    case("strife elsewhere", "Elena Paz's visit comes amid strife in Chile.", "visit", ("Elena Paz", None)),
    case("the one that levies", "Peru imposed tariffs on Chile. Tariffs on Brazil are next.", "tariff", ("Peru", "Brazil")),
    case("of two that levy, none", "Peru imposed tariffs on Chile. Chile imposed tariffs on Peru. There are tariffs on Brazil.", "tariff", ("Chile", "Peru")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), prose(SIDES))
def test_who_and_whom(read: Any, text: str, kind: str, expected: tuple[str, str | None]) -> None:
    found = [(actors, target) for event_type, actors, target in rows(read, text, "event_type", "actors", "target") if event_type == kind]
    assert found[-1] == expected


CUTS = [
    case("two verbs of one subject", "Elena Paz will meet Juan Rojas and visit Arica.", ["Elena Paz will meet Juan Rojas", "visit Arica"]),
    case("a clause of time", "Elena Paz visited Chile after Juan Rojas met Ann Lee.", ["Elena Paz visited Chile", "Juan Rojas met Ann Lee"]),
    case("two nouns of one list", "Elena Paz condemned raids and sanctions on Chile.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_where_the_words_of_a_telling_end(read: Any, text: str, expected: list[str] | None) -> None:
    found = [text[start:end] for start, end in rows(read, text, "char_start", "char_end")]
    assert (found == expected) if expected else all("and" in words for words in found)


def test_an_event_has_a_confidence_with_its_reasons(read: Any) -> None:
    sure, reasons = rows(read, "Peru imposed sanctions on Chile.", "confidence", "reasons")[0]
    unsure, _ = rows(read, "On Monday Elena Paz said that it would rain.", "confidence", "reasons")[0]
    assert 0 < unsure < 0.4 < 0.7 < sure < 1
    assert "+ a measure" in reasons


def test_every_weight_of_an_event_is_of_a_feature(lexicon: Any) -> None:
    names = [feature.name for feature in EVENT_FEATURES]
    assert len(set(names)) == len(names)
    assert set(lexicon.event_confidence) - {"any figure"} <= set(names)
    assert not any("," in name or ";" in name for name in names)
