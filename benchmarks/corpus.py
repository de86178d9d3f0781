"""A corpus for measuring speed: invented news articles, the same ones for the same seed.

An article is made by a small grammar (``grammar.toml``): every ``{slot}`` of a sentence is replaced by one of its
alternatives, until no slot is left. Each article has a cast (two countries, their ministers, an expert, an agency) that
its sentences speak of, so that names recur as they do in news. Nothing in it is true.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

# Lengths of wire stories and features, in words of prose: most are short, the mean is a little over 400.
SHORTEST, COMMONEST, LONGEST = 150, 250, 900
# Every tenth article is a near-copy of an earlier one, as when two outlets print one agency's story.
COPY_EVERY = 10
# Share of an original's paragraphs that a near-copy keeps, and of paragraphs with a line of furniture before them.
KEPT = (0.7, 1.0)
FURNITURE_SHARE = 0.1
FIRST_DAY, DAYS = date(2021, 3, 1), 1_300

_SLOT = re.compile(r"\{(\w+)\}")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``paragraphs`` is its prose alone, from which near-copies are made; ``text`` has everything."""

    name: str
    published_on: date
    agency: str
    paragraphs: tuple[str, ...]
    text: str


def make_articles(count: int, seed: int) -> list[Article]:
    """So many articles; a longer corpus of the same seed begins with the shorter one."""
    random = Random(seed)
    articles: list[Article] = []
    for number in range(count):
        name = f"article-{number:06d}"
        is_copy = number % COPY_EVERY == COPY_EVERY - 1
        articles.append(_copy(name, random.choice(articles), random) if is_copy else _write(name, random))
    return articles


def write_articles(articles: list[Article], file: Path) -> None:
    """The articles as JSON lines, as ``wireledger run`` takes them in."""
    with file.open("w", encoding="utf-8") as lines:
        for article in articles:
            metadata = {"url": article.name, "published_on": article.published_on.isoformat(), "source_name": article.agency}
            lines.write(json.dumps({**metadata, "text": article.text}, ensure_ascii=False) + "\n")


def _write(name: str, random: Random) -> Article:
    """A new article about two countries."""
    writer = _Writer(FIRST_DAY + timedelta(days=random.randrange(DAYS)), random)
    length = random.triangular(SHORTEST, LONGEST, COMMONEST)
    paragraphs: list[str] = []
    while sum(len(paragraph.split()) for paragraph in paragraphs) < length:
        paragraphs.append(" ".join(writer.sentence() for _ in range(random.choice([1, 1, 2, 2, 3]))))
    return writer.article(name, paragraphs)


def _copy(name: str, original: Article, random: Random) -> Article:
    """What another outlet made of an article: headline and furniture its own, paragraphs dropped, one added."""
    writer = _Writer(original.published_on + timedelta(days=random.randrange(2)), random)
    share = random.uniform(*KEPT)
    paragraphs = [paragraph for paragraph in original.paragraphs if random.random() < share] or list(original.paragraphs)
    paragraphs.insert(random.randint(1, len(paragraphs)), writer.sentence())
    return writer.article(name, paragraphs)


@cache
def _grammar() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("grammar.toml").read_text(encoding="utf-8"))


class _Writer:
    """Writes one article: fills slots with its cast, with numbers, and with alternatives of the grammar."""

    def __init__(self, published_on: date, random: Random) -> None:
        self.published_on = published_on
        self.random = random
        self.grammar = _grammar()
        self.cast = self._choose_cast()

    def sentence(self) -> str:
        """A sentence of any kind."""
        kinds = self.grammar["sentences"]
        return self._fill(self.random.choice(kinds[self.random.choice(list(kinds))]))

    def article(self, name: str, paragraphs: list[str]) -> Article:
        """Headline, byline, dateline, the paragraphs with furniture in between, sign-offs."""
        choose, fill = self.random.choice, self._fill
        on = self.published_on
        dateline = fill("{capital}").upper() + f", {_MONTHS[on.month - 1]} {on.day} ({self.cast['agency']}) - "
        blocks = [fill(choose(self.grammar["headlines"])), fill("By {expert}"), dateline + paragraphs[0]]
        for paragraph in paragraphs[1:]:
            if self.random.random() < FURNITURE_SHARE:
                blocks.append(fill(choose(self.grammar["furniture"])))
            blocks.append(paragraph)
        blocks += [fill(ending) for ending in self.random.sample(self.grammar["endings"], 2)]
        return Article(name, on, self.cast["agency"], tuple(paragraphs), "\n\n".join(blocks) + "\n")

    def _choose_cast(self) -> dict[str, str]:
        choose, grammar = self.random.choice, self.grammar
        cast = {"agency": choose(grammar["agencies"])}
        for prefix, country in zip(("", "partner_"), self.random.sample(grammar["countries"], 2), strict=True):
            cast["partner" if prefix else "country"] = country[0]
            cast |= {prefix + key: word for key, word in zip(("adjective", "capital", "city", "currency"), country[1:], strict=True)}
            cast[prefix + "leader_title"] = f"{country[1]} {choose(['President', 'Prime Minister'])}"
            field = choose(["Foreign", "Finance", "Trade", "Energy"])
            cast |= {prefix + "minister_title": f"{field} Minister", prefix + "ministry": f"{field} Ministry"}
            for who in ("leader", "minister", "expert"):
                given, family = choose(grammar["given_names"]), choose(grammar["family_names"])
                cast |= {prefix + who: f"{given} {family}", f"{prefix}{who}_family": family}
        return cast

    def _fill(self, template: str) -> str:
        while _SLOT.search(template):
            template = _SLOT.sub(lambda match: self._value(match[1]), template)
        return template

    def _value(self, slot: str) -> str:
        """What stands for a slot; ``{clause_c}`` is a ``{clause}`` with a capital."""
        alternatives = self.grammar["alternatives"].get(slot)
        if alternatives:
            return str(self.random.choice(alternatives))
        if slot in self.cast:
            return self.cast[slot]
        if slot.endswith("_c"):
            text = self._fill("{" + slot.removesuffix("_c") + "}")
            return text[0].upper() + text[1:]
        return self._number(slot)

    def _number(self, slot: str) -> str:
        """A number, or a part of a date."""
        random, year = self.random, self.published_on.year
        match slot:
            case "money":
                amount = f"{random.uniform(1, 400):.{random.choice([0, 1, 1, 2])}f} {random.choice(['billion', 'billion', 'million'])}"
                return random.choice([f"${amount}", f"${amount}", f"{amount} {self.cast['currency']}"])
            case "percent":
                return f"{random.uniform(0.5, 60):.{random.choice([0, 1])}f}{random.choice(['%', ' percent', ' per cent'])}"
            case "volume":
                return f"{random.uniform(1, 90):.1f} million {random.choice(['tonnes', 'barrels', 'tons'])}"
            case "count":
                return f"{random.randrange(100, 90_000):,}"
            case "small_number":
                return random.choice(["two", "three", "five", "eight", "12", "17", "24", "31", "48", "90"])
            case "year":
                return str(year - random.randrange(4))
            case "future_year":
                return str(year + random.randrange(1, 8))
            case "old_year":
                return str(random.randrange(1948, 1995))
            case "day":
                return str(random.randrange(1, 29))
            case "month":
                return random.choice(_MONTHS)
            case "weekday":
                return random.choice(_WEEKDAYS)
            case _:
                raise KeyError(slot)
