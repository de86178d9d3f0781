"""Reads the article of a web page: its text by trafilatura, its day of publication only from where pages declare it."""

from __future__ import annotations

import html
import json
import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from flows.metadata import parse_date, printed_days

# Names of meta elements that give the day of publication (Open Graph, Dublin Core, schema.org, Parsely and their like), best first.
_PUBLICATION_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published", "article.published",
    "rnews:datepublished", "citation_publication_date", "dc.date.issued", "dcterms.issued", "dc.issued", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "bt:pubdate", "publish-date", "publish_date", "publishdate", "published-date",
    "publication_date", "publication-date", "originalpublicationdate", "pub_date", "pubdate", "article_date_original",
)  # fmt: skip
# Names that some sites fill with the day of publication, others with that of the last change or of the visit.
_LOOSE_NAMES = ("date", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "citation_date", "displaydate")
# How much a place speaks for its day: what is made for machines to read most, what may be another day's least.
_STRUCTURED, _META, _SAID, _ADDRESS, _TIME, _LOOSE_META = 7, 7, 6, 5, 3, 2
_ARTICLE_TYPES = re.compile(r"(?i)(?:article|posting|report|review|newspiece|webpage)$")
# Parts of a page that belong to other articles, to readers or to the site: no day in them is the article's.
_ASIDE_TAGS = {"aside", "nav", "footer", "form", "script", "style", "noscript", "template", "iframe", "figure", "figcaption"}
# Pages mark these by what they leave out: 'no-sidebar', 'has-comments'.
_WHOLE_TAGS = {"html", "body", "main", "article"}
_ASIDE_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:comments?|commentlist|disqus|replies|reply|related|sidebar|side-bar|recommend\w*|most-?(?:read|popular)|trending|"
    r"popular|latest|recent|teasers?|promo\w*|footer|copyright|widget|newsletter|more|next|prev\w*|gallery|figure|caption\w*|credit)(?:$|[\s_-])"
)
_DAY_PLACES = re.compile(
    r"(?i)(?:^|[\s_-])(?:by-?lines?|datelines?|timestamps?|time-stamp|pub-?dates?|publish\w*|posted(?:-on)?|dates?|entry-date|post-(?:date|meta)|"
    r"article-(?:date|meta|info)|meta|author(?:-info)?)(?:$|[\s_-])"
)
_URL_DAY = re.compile(r"[/_.-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=$|[/_.?#-])")
_UPDATED = re.compile(r"(?i)(?:\b|[_-]|date)(?:updated|modified|edited|changed)\b.*")
# A line that gives the day is short; longer ones are prose in an element with a telling name.
_LONGEST_LINE = 160
# A page whose own text is less than this share of what it declares as its text is an empty frame, or the first lines before a wall.
_SHARE_SHOWN = 0.5


def main_text(page: str, fetched_on: date | None = None) -> tuple[str, dict[str, Any]]:
    """The article of a web page and what the page tells of it; empty if it holds none.

    ``published_on`` comes with ``published_basis``: 'metadata' for a declared day, 'text' for one printed at the byline.
    It is never guessed from other days in sight, and never later than ``fetched_on``, the day the page was fetched.
    """
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    declared = _declared(page)
    document = bare_extraction(
        page, favor_precision=True, with_metadata=True, include_comments=False, include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip
    told = {} if document is None else document if isinstance(document, dict) else document.as_dict()
    text = str(told.get("text") or "")
    body = _declared_body(declared)
    if len(text) < _SHARE_SHOWN * len(body):
        text = body
    title = told.get("title") or _first_text(declared, "headline")
    if text and title and not text.startswith(str(title)):
        text = f"{title}\n\n{text}"
    metadata = {"url": told.get("url"), "title": title, "byline": told.get("author"), "source_name": told.get("sitename")}
    metadata |= _published(page, text, declared, str(told.get("url") or ""), fetched_on)
    return text, {key: value for key, value in metadata.items() if value}


def day_of_address(url: str) -> date | None:
    """The day in the path of an article's address: 'https://wire.example/2021/07/08/fish'."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url[:500])
    days = {found.groups() for found in _URL_DAY.finditer(path)}
    return parse_date("-".join(days.pop())) if len(days) == 1 else None


def _published(page: str, text: str, declared: list[dict[str, Any]], url: str, fetched_on: date | None) -> dict[str, Any]:
    """The day of publication that the declared places speak for most; what is later than the fetch is no day of this page."""
    tree = _tree(page)
    if tree is None:
        return {}
    structured = (parse_date(part.get("datePublished")) for part in declared)
    places = [(_STRUCTURED, structured), *_meta_days(tree), *_time_days(tree), (_ADDRESS, iter([day_of_address(url)]))]
    votes = _votes(places, fetched_on)
    if votes:
        newest = max((day for day in printed_days(text) if fetched_on is None or day <= fetched_on), default=None)
        day = max(votes, key=lambda day: votes[day] + (newest is not None and day >= newest))
        return {"published_on": day, "published_basis": "metadata"}
    printed = next((day for day in _byline_days(tree) if day and (fetched_on is None or day <= fetched_on)), None)
    return {"published_on": printed, "published_basis": "text"} if printed else {}


def _votes(places: list[tuple[int, Iterator[date | None]]], fetched_on: date | None) -> dict[date, int]:
    """How much speaks for each day: of each place its first one, by the weight of the place; of equal ones the first found."""
    votes: dict[date, int] = {}
    for weight, days in places:
        day = next((day for day in days if day is not None and (fetched_on is None or day <= fetched_on)), None)
        if day is not None:
            votes[day] = votes.get(day, 0) + weight
    return votes


def _tree(page: str) -> Any:
    from trafilatura.utils import load_html

    return load_html(page)


def _declared(page: str) -> list[dict[str, Any]]:
    """The articles that the page declares in JSON-LD, its main one first; those of lists and comments left out."""
    if "ld+json" not in page:
        return []
    tree = _tree(page)
    scripts = tree.xpath('//script[contains(@type, "ld+json")]/text()') if tree is not None else []
    found: list[dict[str, Any]] = []
    for script in scripts[:50]:
        with suppress(ValueError, RecursionError):
            found += _articles(json.loads(script, strict=False), 0)
    return sorted(found, key=lambda part: _ARTICLE_TYPES.search(str(part.get("@type"))) is None or "WebPage" in str(part.get("@type")))


def _articles(node: Any, depth: int) -> list[dict[str, Any]]:
    if depth > 4:
        return []
    if isinstance(node, list):
        return [found for part in node[:100] for found in _articles(part, depth + 1)]
    if not isinstance(node, dict):
        return []
    kinds = node.get("@type")
    is_article = any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))
    inner = [found for key in ("@graph", "mainEntity", "mainEntityOfPage") for found in _articles(node.get(key), depth + 1)]
    return ([node] if is_article else []) + inner


def _declared_body(declared: list[dict[str, Any]]) -> str:
    body = _first_text(declared, "articleBody")
    if "<p" in body or "<br" in body:
        body = re.sub(r"<[^<>]{0,300}>", "", re.sub(r"(?i)</p>|<br ?/?>", "\n\n", body))
    return html.unescape(body).strip()


def _first_text(declared: list[dict[str, Any]], key: str) -> str:
    return next((value for part in declared if isinstance(value := part.get(key), str) and value.strip()), "")


def _meta_days(tree: Any) -> list[tuple[int, Iterator[date | None]]]:
    given: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            if element.get(attribute):
                given.setdefault(element.get(attribute).lower(), element.get("content") or "")
    return [
        (_META, (parse_date(given[name]) for name in _PUBLICATION_NAMES if name in given)),
        (_LOOSE_META, (parse_date(given[name]) for name in _LOOSE_NAMES if name in given)),
    ]


def _time_days(tree: Any) -> list[tuple[int, Iterator[date | None]]]:
    """Days of elements that say so (``itemprop=datePublished``, ``pubdate``), and of each ``<time>`` below the headline.

    A ``<time>`` above it is the site's clock.
    """
    said: list[Any] = []
    plain: list[Any] = []
    is_below = False
    for element in tree.iter("h1", "article", "main", "time", "span", "meta", "div", "p", "abbr"):
        is_below = is_below or element.tag in {"h1", "article", "main"}
        says_so = element.get("itemprop", "").lower() == "datepublished" or (element.tag == "time" and "pubdate" in element.attrib)
        if (says_so or (is_below and element.tag == "time")) and not _is_aside(element):
            (said if says_so else plain).append(element)
    return [(_SAID, _element_days(said)), (_TIME, _element_days(plain))]


def _element_days(elements: list[Any]) -> Iterator[date | None]:
    for element in elements:
        names = f"{element.get('class', '')} {element.get('itemprop', '')}"
        if not _UPDATED.search(names):
            yield parse_date(element.get("datetime") or element.get("content") or (element.text_content() or "").strip())


def _byline_days(tree: Any) -> Iterator[date | None]:
    """The day printed in an element that is named for it: '<p class="byline">By Ada Quill | Published 9 Oct 2022'."""
    for element in tree.iter("p", "div", "span", "li", "small", "address", "em", "header"):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if not _DAY_PLACES.search(names) or _is_aside(element):
            continue
        line = " ".join((element.text_content() or "").split())
        if len(line) <= _LONGEST_LINE:
            days = printed_days(_UPDATED.sub("", line))
            yield days[0] if len(set(days)) == 1 else parse_date(line)


def _is_aside(element: Any) -> bool:
    """Whether an element lies in a part of the page that is not the article's."""
    for around in (element, *element.iterancestors()):
        names = f"{around.get('class', '')} {around.get('id', '')}"
        if around.tag in _ASIDE_TAGS or (around.tag not in _WHOLE_TAGS and _ASIDE_NAMES.search(names)):
            return True
    return False
