"""Pages: their day is the one they declare, never one that merely stands in sight."""

from __future__ import annotations

import json
from datetime import date

import pytest

from flows.pages import day_of_address, main_text

BODY = (
    "<p>Zambia's exports of honey to Angola were worth $31 million last year, the bee keepers' league said in a note on the trade of the "
    "border towns and the roads that lead to them.</p><p>Buyers in Luanda had turned to other sellers while the bridge was closed.</p>"
)
DAY = date(2023, 4, 5)


def page(head: str = "", above: str = "", below: str = "", inside: str = "", body: str = BODY) -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>Honey for Angola</title>{head}</head><body>{above}<article><h1>Honey for Angola</h1>"
        f"{inside}{body}</article>{below}</body></html>"
    )


def structured(**told: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **told})}</script>"


def told(source: str, fetched_on: date | None = None) -> tuple[date | None, str | None]:
    metadata = main_text(source, fetched_on)[1]
    return metadata.get("published_on"), metadata.get("published_basis")


DECLARED = {
    "JSON-LD": page(structured(datePublished="2023-04-05T06:00:00Z", dateModified="2024-01-01")),
    "JSON-LD in a graph": page(
        "<script type='application/ld+json'>"
        + json.dumps({"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2023-04-05"}]})
        + "</script>"
    ),
    "JSON-LD beside a broken one": page("<script type='application/ld+json'>{,}</script>" + structured(datePublished="2023-04-05")),
    "Open Graph": page("<meta property='article:published_time' content='2023-04-05T06:00:00+02:00'>"),
    "Dublin Core": page("<meta name='DC.date.issued' content='2023-04-05'>"),
    "a meta element by another name": page("<meta name='parsely-pub-date' content='Wed, 05 Apr 2023 06:00:00 GMT'>"),
    "a property of an element": page(inside="<span itemprop='datePublished' content='2023-04-05'>yesterday</span>"),
    "a time below the headline": page(inside="<time datetime='2023-04-05T06:00Z'>5 April</time>"),
    "the address": page("<link rel='canonical' href='https://x.example/2023/04/05/honey'>"),
    "more places against one": page(
        "<meta name='date' content='2024-09-09'><link rel='canonical' href='https://x.example/2023/04/05/honey'>"
    ),
    "a loose name alone": page("<meta name='date' content='2023-04-05'>"),
    "a change is no publication": page(
        structured(datePublished="2023-04-05") + "<meta property='article:modified_time' content='2024-02-02'>"
    ),
}
PRINTED = {
    "a byline": page(inside="<p class='byline'>By Ada Quill | Published 5 Apr 2023, 18:05 | Updated 11 Nov 2024</p>"),
    "a dated element": page(inside="<div class='entry-date'>April 5, 2023</div>"),
    "a line of the article's data": page(inside="<span class='post-meta'>Posted on 5th April 2023 by Bo Lind</span>"),
}
NOT_DECLARED = {
    "nothing": page(),
    "the year of a copyright": page(below="<footer>© 2019-2026 Courier</footer>"),
    "a day of a copyright": page(below="<footer class='date'>Copyright 5 April 2023 Courier</footer>"),
    "a comment": page(
        below="<section class='comments'><p class='date'>Ann, April 5, 2023</p><time datetime='2023-04-05'></time></section>"
    ),
    "a sidebar": page(below="<aside><ul><li class='date'>2023-04-05 Rain</li></ul><time datetime='2023-04-05'></time></aside>"),
    "another article's teaser": page(below="<div class='related-articles'><time datetime='2023-04-05'>5 April</time></div>"),
    "the clock of the site": page(above="<header><time datetime='2023-04-05'>Wednesday</time></header>"),
    "a plan": page(body=BODY + "<p>The fair will open on 5 April 2023.</p>"),
    "the past": page(body=BODY + "<p>The bridge was built on 3 May 1987, and rebuilt after the attacks of Sept. 11, 2001.</p>"),
    "a caption": page(inside="<figure><figcaption class='date'>Bees, April 5, 2023</figcaption></figure>"),
    "a change": page(
        "<meta property='article:modified_time' content='2023-04-05'>", inside="<time class='updated' datetime='2023-04-05'></time>"
    ),
    "an ambiguous day": page("<meta name='date' content='04/05/2023'>"),
    "the days of a list": page(
        "<script type='application/ld+json'>"
        + json.dumps({"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2023-04-05"}]})
        + "</script>"
    ),
}


@pytest.mark.parametrize("name", DECLARED)
def test_declared_day(name: str) -> None:
    assert told(DECLARED[name]) == (DAY, "metadata")


@pytest.mark.parametrize("name", PRINTED)
def test_printed_day(name: str) -> None:
    assert told(PRINTED[name]) == (DAY, "text")


@pytest.mark.parametrize("name", NOT_DECLARED)
def test_a_day_in_sight_is_not_taken(name: str) -> None:
    assert told(NOT_DECLARED[name]) == (None, None)


def test_a_day_behind_the_fetch_is_not_this_pages() -> None:
    wrong = structured(datePublished="2030-01-01") + "<link rel='canonical' href='https://x.example/2023/04/05/honey'>"
    assert told(page(wrong), date(2023, 6, 1))[0] == DAY
    assert told(page(structured(datePublished="2030-01-01")), date(2023, 6, 1)) == (None, None)


def test_text_that_stands_only_in_json_ld_is_read() -> None:
    body = "Zambia's exports of honey were worth $31 million.\n\nBuyers in Luanda &amp; Lobito turned to other sellers."
    text, metadata = main_text(
        f"<html><head>{structured(headline='Honey', articleBody=body)}</head><body><div id='app'></div></body></html>"
    )
    assert text == "Honey\n\nZambia's exports of honey were worth $31 million.\n\nBuyers in Luanda & Lobito turned to other sellers."
    assert metadata["title"] == "Honey"


def test_text_of_the_page_goes_before_that_of_json_ld() -> None:
    text, _ = main_text(page(structured(articleBody="Zambia's exports of honey to Angola were worth $31 million last year.")))
    assert "Buyers in Luanda" in text


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2023/04/05/honey", DAY), ("https://x.example/news/2023-04-05-honey", DAY), ("https://x.example/20230405/honey", DAY),
        ("https://x.example/honey-20230405.html", DAY), ("https://x.example/2023/04/honey", None), ("https://x.example/id/202304051234", None),
        ("https://2023-04-05.example/honey", None), ("https://x.example/2023/13/05/honey", None), ("honey.txt", None), ("", None),
        ("https://x.example/2023/04/05/back-to-2019-01-02", None),
    ],
)  # fmt: skip
def test_day_of_an_address(url: str, day: date | None) -> None:
    assert day_of_address(url) == day
