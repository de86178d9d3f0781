"""What odd texts cost: sixty shapes of text, read at several sizes: ``python -m benchmarks.shapes [--sizes 10 40 160] [SHAPE …]``.

A flattened table, a list of names or a page without blanks is no article, but it comes in a feed, and one of them must
not hold up a run. Cost has to grow with the length of a text, whatever it is made of.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import count

import polars as pl

from benchmarks.corpus import make_articles
from flows.lexicons import load_lexicon
from transforms.lexicons.lexicon import Lexicon
from transforms.reading import read_documents

LATEST = date(2025, 12, 31)
DAY = date(2024, 5, 20)
KIB = 1024
# Cost per kilobyte at the largest size over that at the smallest; and cost of a shape over that of an article of its size.
MOST_GROWTH = 3
MOST_TIMES_ORDINARY = 100
_SCHEMA = {"document_id": pl.String, "text": pl.String, "title": pl.String, "byline": pl.String, "published_on": pl.Date}
_FIRST = ("Anna", "Juan", "Rosa", "Paul", "Mei", "Omar", "Ines", "Karl", "Lena", "Ivan", "Sara", "Tom")
_LAST = ("Soto", "Berg", "Hale", "Okoye", "Lindqvist", "Paz", "Moreau", "Tanaka", "Varga", "Reyes", "Novak", "Adeyemi", "Castro")
_STATES = ("Peru", "Chile", "Kenya", "Norway", "Japan", "Ghana", "Brazil", "India", "Poland", "Egypt", "Chad", "Nepal")
_ROLES = ("minister", "governor", "ambassador", "analyst", "mayor", "chairman", "director", "spokesman", "senator", "professor")


def _first(i: int) -> str:
    return _FIRST[i % len(_FIRST)]


def _last(i: int) -> str:
    return _LAST[i % len(_LAST)]


def _state(i: int) -> str:
    return _STATES[i % len(_STATES)]


def _same(piece: str) -> Callable[[int], str]:
    return lambda _: piece


def _role(i: int) -> str:
    return _ROLES[i % len(_ROLES)]


def _letters(i: int) -> str:
    """A made-up name, another one for every number: 'Baca', 'Bada' and so on."""
    name = ""
    while True:
        i, rest = divmod(i, 80)
        name += "bcdfgklmnprstvwz"[rest % 16] + "aeiou"[rest // 16]
        if not i:
            return (name if len(name) > 2 else name + "ran").capitalize()


# Each gives the i-th piece of its text; all pieces of one text stand in one line unless they hold line breaks themselves.
SHAPES: dict[str, Callable[[int], str]] = {
    # numbers
    "numbers": lambda i: f"{i * 37 % 9973} ",
    "decimals": lambda i: f"{i % 97}.{i % 10} ",
    "numbers and commas": lambda i: f"{i * 37 % 9973}, ",
    "groups of three digits": lambda i: f"{i % 1000:03d} ",
    "grouped numbers": lambda i: f"{i % 999 + 1},{i * 7 % 1000:03d},000 ",
    "one million one million": lambda i: f"{i % 9 + 1} million ",
    "numbers in words": lambda i: ("two ", "hundred ", "and ", "thirty ", "thousand ", "a ", "half ")[i % 7],
    "ranges": lambda i: f"{i % 50}-{i % 50 + 3} to ",
    "fractions": lambda i: f"{i % 9}-1/{i % 7 + 2} ",
    "digits without blanks": lambda i: str(i * 7919 % 9973),
    # percentages and money
    "percentages": lambda i: f"{i % 97}.{i % 10} percent, ",
    "percent signs": lambda i: f"{i % 97}% ",
    "percent and percent": lambda i: f"{i % 97} percent and ",
    "rises and falls": lambda i: f"rose {i % 97} percent and fell to ",
    "dollars": lambda i: f"${i % 997} million, ",
    "moneys of many states": lambda i: f"{i % 97} {('euros', 'rupees', 'Kenyan shillings', 'pesos', 'yen')[i % 5]} and ",
    "money in brackets": lambda i: f"{i % 97} billion rupees (${i % 13}.{i % 10} billion) ",
    "compared amounts": lambda i: f"from ${i % 97} billion in {1990 + i % 30} to ",
    "trade of pairs": lambda i: f"{_state(i)}'s exports to {_state(i + 1)} were ${i % 97} billion, ",
    "a flattened table": lambda i: f"{_state(i)} {i % 997}.{i % 10} {i * 3 % 997}.{i % 7} +{i % 31}.{i % 10}% ",
    "respectively": lambda i: f"{_state(i)} {i % 97} percent respectively, ",
    "counted people": lambda i: f"{i % 97} people were killed and {i % 53} were injured, ",
    # times
    "dates": lambda i: f"May {i % 28 + 1}, {1990 + i % 30}, ",
    "months": lambda i: f"{('March', 'April', 'May', 'June')[i % 4]} to ",
    "years": lambda i: f"{1950 + i % 70} ",
    "weekdays": lambda i: f"on {('Monday', 'Tuesday', 'Friday')[i % 3]} ",
    "relative times": lambda i: ("last year ", "a year earlier ", "the same period ", "this month ", "in the first quarter ")[i % 5],
    "numeric dates": lambda i: f"2024-{i % 12 + 1:02d}-{i % 28 + 1:02d} ",
    # names
    "persons": lambda i: f"{_first(i)} {_last(i // 12)}, ",
    "persons, all different": lambda i: f"{_letters(i)} {_letters(i * 7 + 3)}, ",
    "persons joined by and": lambda i: f"{_first(i)} {_last(i // 5)} and ",
    "persons on lines": lambda i: f"{_letters(i)} {_letters(i * 7 + 3)} said so.\n\n",
    "surnames": lambda i: f"Mr. {_letters(i)} ",
    "initials": lambda i: f"{chr(65 + i % 26)}. ",
    "acronyms": lambda i: f"{chr(65 + i % 26)}{chr(65 + i * 7 % 26)}{chr(65 + i * 3 % 26)} ",
    "organisations": lambda i: f"{_letters(i)} Steel Corporation, ",
    "organisations and acronyms": lambda i: f"{_letters(i)} Trade Bank ({chr(65 + i % 26)}TB), ",
    "ministries": lambda i: f"the {('Trade', 'Finance', 'Foreign', 'Defence')[i % 4]} Ministry of {_state(i)}, ",
    "countries": lambda i: f"{_state(i)}, ",
    "countries joined by and": lambda i: f"{_state(i)} and ",
    "capitals of the alphabet": lambda i: f"{_letters(i).upper()} ",
    "capitalised words": lambda i: f"{_letters(i)} ",
    "a headline in capitals": lambda i: f"{_state(i).upper()} AND {_first(i).upper()} SIGN ",
    # roles and speech
    "roles": lambda i: f"{_role(i)} of {_state(i)}, ",
    "roles and names": lambda i: f"{_state(i)}'s {_role(i)} {_first(i)} {_last(i // 3)}, ",
    "cues": lambda i: f"he {('said', 'added', 'told reporters', 'warned')[i % 4]} that ",
    "sources": lambda i: f"according to {_first(i)} {_last(i)}, ",
    "speakers": lambda i: f"{_first(i)} {_last(i)} said, ",
    "quoted words": lambda i: f'"word {i % 97}" ',
    "quotations": lambda i: f'"We will close it," {_first(i)} {_last(i)} said. ',
    "quotations on lines": lambda i: f'"We will close port {i}," {_first(i)} {_letters(i)} said.\n\n',
    "opening marks": _same("“"),
    "opening marks and words": lambda i: f"“word{i % 97} ",
    "straight marks": _same('" '),
    "single marks": lambda i: f"'word{i % 97}' ",
    "apostrophes": lambda i: f"{_letters(i)}'s ",
    # events
    "events": lambda i: f"{_state(i)} met {_state(i + 5)} and ",
    "events on lines": lambda i: f"{_state(i)} signed an agreement with {_state(i + 5)} in {_state(i + 3)}.\n\n",
    "verbs": lambda i: ("visited ", "attacked ", "signed ", "met ", "sanctioned ")[i % 5],
    # signs and lines
    "brackets": _same("("),
    "bracketed words": lambda i: f"(word{i % 97}) ",
    "nested brackets": lambda i: f"(word{i % 97} ",
    "commas": _same(", "),
    "full stops": _same(". "),
    "hyphens": lambda i: f"word{i % 97}-",
    "no blanks": lambda i: "abcdefghij"[i % 10],
    "blanks": _same("a      "),
    "line breaks": lambda i: f"word{i % 97}\n",
    "one word": _same("port "),
    "words in lower case": lambda i: f"{_letters(i).lower()} ",
    "a list of lines": lambda i: f"{_letters(i)} Star {i}, tanker, flag {_state(i)}, no. {90000 + i}, of {_letters(i % 7)} Shipping.\n\n",
    "addresses": lambda i: f"https://www.example.com/a/{i}?b={i % 7} ",
    "letters of another script": _same("порт "),
    "combining marks": _same("e\u0301"),
}  # fmt: skip


def make_text(shape: str, size: int) -> str:
    """A text of one shape, of at least ``size`` characters; it opens like an article."""
    piece, parts, length = SHAPES[shape], [], 0
    for i in count():
        parts.append(piece(i))
        length += len(parts[-1])
        if length >= size:
            break
    return "Port of Arica publishes list\n\nThe port said on Monday that " + "".join(parts).strip() + ".\n"


def ordinary_text(size: int) -> str:
    """Invented articles one behind the other, cut at ``size``."""
    return "\n\n".join(article.text for article in make_articles(max(2, size // 1_500), 1))[:size]


def read(text: str, lexicon: Lexicon) -> None:
    """The reading that is measured: of one document alone."""
    read_documents(pl.DataFrame([("doc_1", text, None, None, DAY)], schema=_SCHEMA, orient="row"), lexicon, LATEST)


def count_calls(text: str, lexicon: Lexicon) -> int:
    """How many functions reading a text calls, those written in C included: the same on every machine."""
    calls = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        read(text, lexicon)
    finally:
        sys.setprofile(None)
    return calls


def seconds(text: str, lexicon: Lexicon) -> float:
    """CPU seconds of reading a text."""
    started = time.process_time()
    read(text, lexicon)
    return time.process_time() - started


def main() -> int:
    """Prints a table of CPU milliseconds per kilobyte; the exit status tells whether a shape is beyond the bounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help="shapes to measure (all)")
    parser.add_argument("--sizes", nargs="+", type=int, default=[10, 40, 160], metavar="KIB")
    options = parser.parse_args()
    lexicon = load_lexicon()
    read(ordinary_text(10 * KIB), lexicon)
    ordinary = {size: seconds(ordinary_text(size * KIB), lexicon) / size for size in options.sizes}
    print(f"{'ms per KiB':28}" + "".join(f"{size:>9} K" for size in options.sizes) + "   growth  x ordinary")
    print(f"{'ordinary articles':28}" + "".join(f"{1000 * ordinary[size]:11.2f}" for size in options.sizes))
    beyond = 0
    for shape in options.shapes or SHAPES:
        costs = [seconds(make_text(shape, size * KIB), lexicon) / size for size in options.sizes]
        growth, times = costs[-1] / costs[0], max(cost / ordinary[size] for cost, size in zip(costs, options.sizes, strict=True))
        is_beyond = growth > MOST_GROWTH or times > MOST_TIMES_ORDINARY
        beyond += is_beyond
        mark = "  <--" if is_beyond else ""
        print(f"{shape:28}" + "".join(f"{1000 * cost:11.2f}" for cost in costs) + f"{growth:9.1f}{times:9.1f}{mark}", flush=True)
    return beyond > 0


if __name__ == "__main__":
    raise SystemExit(main())
