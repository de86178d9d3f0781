"""Numbers as text writes them, what is none, and the interval that each allows."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.cases import case, prose, row_of
from transforms.quantities.digits import parse_digits
from transforms.quantities.numbers import allowed_interval, find_quantity
from transforms.quantities.quantity import Quantity
from transforms.segmentation.articles import Sentence
from transforms.segmentation.text import fold
from transforms.segmentation.tokens import cut

STYLES = [
    case("comma groups and a decimal point", "The refinery shipped 1,234.5 tonnes of diesel.", 1234.5),
    case("continental points and a decimal comma", "The refinery shipped 1.234,5 tonnes of diesel.", 1234.5),
    case("continental millions", "The refinery shipped 1.234.567 tonnes of diesel.", 1_234_567),
    case("a decimal comma under a scale", "The refinery shipped 2,5 million tonnes of diesel.", 2.5e6),
    case("groups set off by blanks", "The refinery shipped 12 500 tonnes of diesel.", 12_500),
    case("groups set off by no-break blanks", "The refinery shipped 12\u00a0500 tonnes of diesel.", 12_500),
    case("groups set off by narrow blanks", "The refinery shipped 1\u202f212\u202f500 tonnes of diesel.", 1_212_500),
    case("groups set off by blanks, with a decimal comma", "The refinery shipped 12 500,5 tonnes of diesel.", 12_500.5),
    case("Swiss groups set off by apostrophes", "The refinery shipped 12'500 tonnes of diesel.", 12_500),
    case("Indian groups", "The refinery shipped 1,23,456 tonnes of diesel.", 123_456),
    case("lakh", "The refinery shipped 3.5 lakh tonnes of diesel.", 350_000),
    case("crore", "The refinery shipped 2 crore tonnes of diesel.", 20_000_000),
    case("full-width digits", "The refinery shipped １２５ tonnes of diesel.", 125),
    case("mixed fraction with a hyphen", "The refinery shipped 2-1/2 tonnes of diesel.", 2.5),
    case("mixed fraction with a blank", "The refinery shipped 2 1/2 tonnes of diesel.", 2.5),
    case("a fraction sign", "The refinery shipped 2½ tonnes of diesel.", 2.5),
    case("a number in words", "The refinery shipped seventeen tonnes of diesel.", 17),
    case("tens and units in words", "The refinery shipped twenty-five tonnes of diesel.", 25),
    case("hundreds in words", "The refinery shipped two hundred and forty tonnes of diesel.", 240),
    case("thousands and hundreds in words", "The refinery shipped two thousand five hundred tonnes of diesel.", 2500),
    case("millions and thousands in words", "The refinery shipped one million two hundred thousand tonnes of diesel.", 1.2e6),
    case("two scales that add up", "The refinery shipped 3 million 500 thousand tonnes of diesel.", 3.5e6),
    case("hundred thousand in words", "The refinery shipped one hundred and fifty thousand tonnes of diesel.", 150_000),
    case("hundreds that count past ten", "The refinery shipped twelve hundred tonnes of diesel.", 1200),
    case("the article counts one: a million", "The refinery shipped a million tonnes of diesel.", 1e6),
    case("the article counts one: a hundred", "The refinery shipped a hundred tonnes of diesel.", 100),
    case("two and a half million", "The refinery shipped two and a half million tonnes of diesel.", 2.5e6),
    case("half a million", "The refinery shipped half a million tonnes of diesel.", 5e5),
    case("a half million", "The refinery shipped a half million tonnes of diesel.", 5e5),
    case("one and three quarter million", "The refinery shipped one and three quarters million tonnes of diesel.", 1.75e6),
    case("a quarter of a million", "The refinery shipped a quarter of a million tonnes of diesel.", 250_000),
    case("three quarters of a million", "The refinery shipped three quarters of a million tonnes of diesel.", 750_000),
    case("point in words", "The refinery shipped two point five million tonnes of diesel.", 2.5e6),
    case("thousand", "The refinery shipped 5 thousand tonnes of diesel.", 5000),
    case("mln", "The refinery shipped 2.6 mln tonnes of diesel.", 2.6e6),
    case("mn", "The refinery shipped 2.6 mn tonnes of diesel.", 2.6e6),
    case("nought point", "The refinery shipped 0.75 million tonnes of diesel.", 750_000),
    case("a decimal point without a nought", "The refinery shipped .75 million tonnes of diesel.", 750_000),
    case("a fraction sign before a scale", "The refinery shipped ¾ million tonnes of diesel.", 750_000),
    case("thousands and a remainder in words", "The refinery shipped two thousand and twelve tonnes of diesel.", 2012),
    case("a dozen", "The refinery shipped a dozen tonnes of diesel.", 12),
    case("three dozen", "The refinery shipped three dozen tonnes of diesel.", 36),
    case("half a dozen", "The refinery shipped half a dozen tonnes of diesel.", 6),
    case("million glued by a hyphen", "The refinery has a 2.6-million-tonne depot.", 2.6e6),
]


@pytest.mark.parametrize(("text", "value"), prose(STYLES))
def test_number_is_read_in_every_style(read, text, value):
    figures = read(text)["figures"]
    assert [pytest.approx(value)] == figures["value"].to_list()
    assert figures["unit"].to_list() == ["tonne"]


SCALES = [
    case("billion", "The fund holds $3.2 billion.", 3.2e9),
    case("bn glued", "The fund holds $3.2bn.", 3.2e9),
    case("bn set off", "The fund holds $3.2 bn.", 3.2e9),
    case("bln", "The fund holds 3.2 bln dollars.", 3.2e9),
    case("b glued", "The fund holds $3.2b.", 3.2e9),
    case("B glued in capitals", "The fund holds $3.2B.", 3.2e9),
    case("m glued", "The fund holds $450m.", 450e6),
    case("m set off behind money", "The fund holds $450 m.", 450e6),
    case("mln", "The fund holds $450 mln.", 450e6),
    case("mn", "The fund holds $450mn.", 450e6),
    case("million", "The fund holds $450 million.", 450e6),
    case("MILLION in capitals", "THE FUND HOLDS $450 MILLION IN CASH.", 450e6),
    case("k", "The fund holds $50k.", 50e3),
    case("thousand", "The fund holds 50 thousand dollars.", 50e3),
    case("trillion", "The fund holds $1.2 trillion.", 1.2e12),
    case("tn", "The fund holds $1.2tn.", 1.2e12),
    case("trln", "The fund holds $1.2 trln.", 1.2e12),
    case("thousand million", "The fund holds 3 thousand million dollars.", 3e9),
    case("milliard", "The fund holds 3 milliard dollars.", 3e9),
    case("hundreds of words before a scale", "The fund holds three hundred million dollars.", 3e8),
    case("a scale after a hyphen", "It is a $3.2-billion fund.", 3.2e9),
    case("a hyphenated adjective in words", "It is a three-billion-dollar fund.", 3e9),
    case("a full stop behind an abbreviated scale", "The fund holds 3.2 bln. dollars at present.", 3.2e9),
]


@pytest.mark.parametrize(("text", "value"), prose(SCALES))
def test_scale_multiplies(read, text, value):
    figures = read(text)["figures"]
    assert [(pytest.approx(value), "USD")] == figures.select("value", "unit").rows()


RANGES = [
    case("between and", "The mine yields between 10 and 12 million tonnes.", 10e6, 12e6, "tonne"),
    case("from to", "The mine yields from 3 to 4 million tonnes.", 3e6, 4e6, "tonne"),
    case("hyphen", "Prices may climb 5-6 pct.", 5, 6, "percent"),
    case("en dash", "Prices may climb 5–6 percent.", 5, 6, "percent"),
    case("to between percents", "Prices may climb 2.5 to 3 percent.", 2.5, 3, "percent"),
    case("both ends with a sign", "Prices may climb 5% to 7%.", 5, 7, "percent"),
    case("money with one sign", "The dam will cost $10-12 billion.", 10e9, 12e9, "USD"),
    case("money with two signs", "The dam will cost between $10 billion and $12 billion.", 10e9, 12e9, "USD"),
    case("money with two signs and one scale", "The dam will cost $10 to $12 billion.", 10e9, 12e9, "USD"),
    case("two scales", "The dam will cost between 900 million and 1.1 billion dollars.", 9e8, 1.1e9, "USD"),
    case("in words", "The mine yields two to three million tonnes.", 2e6, 3e6, "tonne"),
    case("thousands written once", "The mine yields 12-15,000 tonnes.", 12_000, 15_000, "tonne"),
    case("a hyphen between full numbers", "The mine yields 12,000-15,000 tonnes.", 12_000, 15_000, "tonne"),
    case("anywhere from to", "The mine yields anywhere from 5 to 8 tonnes.", 5, 8, "tonne"),
    case("percent between and", "Prices may climb by between 2 and 3 per cent.", 2, 3, "percent"),
    case("hundreds in words", "The mine yields between two hundred and three hundred tonnes.", 200, 300, "tonne"),
    case("thousands in words", "The mine yields between two thousand and three thousand tonnes.", 2000, 3000, "tonne"),
    case("people", "Police counted 200 to 300 protesters.", 200, 300, "people"),
    case("or", "The mine yields two or three million tonnes.", 2e6, 3e6, "tonne"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), prose(RANGES))
def test_range_is_one_figure_with_two_ends(read, text, low, high, unit):
    figures = read(text)["figures"]
    assert [(pytest.approx(low), pytest.approx(high), unit)] == figures.select("value", "value_high", "unit").rows()


NO_NUMBERS = [
    case("a slip with two points", "The refinery shipped 1.2.3 million tonnes."),
    case("a slip with two commas", "The refinery shipped 1,2,3 million tonnes."),
    case("a day and month", "The ministers left on 12 March."),
    case("a month and day", "The ministers left on March 12."),
    case("a run of days", "The ministers stayed on May 5-6."),
    case("an ISO date", "The ministers left on 2024-05-16."),
    case("a date with slashes", "The ministers left on 16/05/2024."),
    case("a date with points", "The ministers left on 16.05.2024."),
    case("a year", "The treaty dates from 1955."),
    case("a year without a preposition", "The 2016 treaty lapsed."),
    case("a decade", "The treaty dates from the 1990s."),
    case("a run of years", "The 2019-2022 treaty lapsed."),
    case("a fiscal year", "The 2022/23 plan lapsed."),
    case("a clock time with a colon", "The ministers met at 10:30."),
    case("a clock time with p.m.", "The ministers met at 5 p.m. on Monday."),
    case("a clock time with pm", "The ministers met at 5pm on Monday."),
    case("a military clock time", "The ministers met at 0930 GMT."),
    case("o'clock", "The ministers met at five o'clock."),
    case("an ordinal in digits", "It was the 15th round of talks."),
    case("an ordinal in words", "It was the fifth round of talks."),
    case("a century", "The fort dates from the 19th century."),
    case("a score", "The hosts won 3-1 on Sunday."),
    case("a score with a name", "Kenya beat Uganda 26-23 in Nairobi."),
    case("a telephone number", "Call 020 7946 0018 for the press office."),
    case("a telephone number with brackets", "Call (202) 555-0143 for the press office."),
    case("a telephone number with a plus", "Call +44 20 7946 0018 for the press office."),
    case("an article of a treaty", "The judges cited Article 5 of the treaty."),
    case("a section of a law", "The duties rest on Section 301 of the act."),
    case("a numbered resolution", "They cited Resolution 2231 of the council."),
    case("a chapter", "The airline filed for Chapter 11 protection."),
    case("an aircraft type", "A Boeing 737 landed safely."),
    case("a calibre", "He fired a .45-caliber pistol."),
    case("a fighter type", "An F-16 landed safely."),
    case("a flight number", "Flight 370 vanished."),
    case("a group of states", "The G20 ministers met."),
    case("a disease", "He fell ill with COVID-19."),
    case("nine eleven", "The law was passed after 9/11."),
    case("around the clock", "The border stays open 24/7."),
    case("a house number", "The premier lives at 10 Downing Street."),
    case("a page", "The clause stands on page 7 of the contract."),
    case("a version", "The ministry uses version 2.0 of the form."),
    case("one of", "He is one of the ministers."),
    case("no one", "No one came."),
    case("one as a pronoun", "The old bridge fell, and a new one was built."),
    case("one day", "One day the border will open."),
    case("a road", "The convoy stopped on Highway 1."),
    case("a war", "His father fought in World War 2."),
    case("a tournament", "Fans travelled to Euro 2024."),
    case("a room", "They met in Room 12."),
    case("a channel", "The interview ran on Channel 4."),
    case("a football side", "The under-19 side left."),
    case("an address on the web", "See www.port24.example for details."),
    case("first and second", "The first and second bridges are closed."),
    case("a rank", "The country ranks 12th in the world."),
    case("dozens of", "Dozens of ships left."),
    case("hundreds of thousands of", "Hundreds of thousands of ships left."),
    case("a fifty-fifty chance", "He saw a 50-50 chance of a deal."),
    case("a ratio", "The scale of the map is 1:5000."),
    case("a postcode", "Write to the office at Wellington 6011."),
    case("a law by number and year", "The decree, No. 85/2011, lapsed."),
    case("a section sign", "They cited § 23 of the code."),
    case("a bank holiday", "The Fourth of July was quiet."),
    case("a licence plate", "The car, B 1234 XY, was found."),
    case("a ship by number", "The frigate Hull 18 left."),
    case("the twenties", "He was in his twenties."),
    case("the seventies of life", "He was in his 70s."),
    case("a numbered list", "1. The ministers met.\n\n2. The ministers left."),
]


@pytest.mark.parametrize("text", prose(NO_NUMBERS))
def test_what_is_no_quantity_gives_no_figure(read, text):
    assert read(text)["figures"]["surface"].to_list() == []


INTERVALS = [
    case("whole billions", "Trade came to $240 billion.", 239.5e9, 240.5e9),
    case("tenths of billions", "Trade came to $240.1 billion.", 240.05e9, 240.15e9),
    case("hundredths", "Trade came to $240.11 billion.", 240.105e9, 240.115e9),
    case("a trailing nought counts", "Trade came to $240.0 billion.", 239.95e9, 240.05e9),
    case("every digit written out", "Trade came to $1,234,567.", 1_234_566.5, 1_234_567.5),
    case("more than is open above", "Trade came to more than $240 billion.", 240e9, None),
    case("over is open above", "Trade came to over $240 billion.", 240e9, None),
    case("less than is open below", "Trade came to less than $240 billion.", None, 240e9),
    case("at least is open above", "Trade came to at least $240 billion.", 239.5e9, None),
    case("up to is open below", "Trade came to up to $240 billion.", None, 240.5e9),
    case("a range reaches from end to end", "Trade came to between 10 and 12 billion dollars.", 9.5e9, 12.5e9),
    case("a percentage", "Trade rose 3.5 percent.", 3.45, 3.55),
    case("a fall lies below nought", "Trade fell 3.5 percent.", -3.55, -3.45),
    case("a number in words", "Trade came to two and a half billion dollars.", 2.45e9, 2.55e9),
]


@pytest.mark.parametrize(("text", "least", "greatest"), prose(INTERVALS))
def test_interval_is_what_precision_and_bound_allow(read, text, least, greatest):
    figures = read(text)["figures"]
    expected = tuple(None if end is None else pytest.approx(end) for end in (least, greatest))
    assert figures.select("value_min", "value_max").rows() == [expected]


def test_about_reaches_to_both_sides(read):
    row = row_of(read("Trade came to about $240 billion.")["figures"], "surface", "$240 billion")
    assert row["bound"] == "about"
    assert row["value_min"] <= 239.5e9
    assert row["value_max"] >= 240.5e9


def test_a_level_before_and_after_is_no_range(read):
    figures = read("Output rose from 3 million tonnes to 4 million tonnes.")["figures"]
    assert figures["value"].to_list() == [3e6, 4e6]
    assert figures["value_high"].to_list() == [None, None]


# -- round trips: a value written in every style is read back ---------------------------------------------------------

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int, joint: str = " and ") -> str:
    """The number spelled out; ``joint`` stands behind the hundreds."""
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            behind = joint if scale == 100 or (scale == 1000 and rest < 100) else " "
            return f"{in_words(number // scale, joint)} {word}" + (behind + in_words(rest, joint) if rest else "")
    if number < 20:
        return _SMALL[number]
    return _TENS[number // 10 - 2] + (f"-{_SMALL[number % 10]}" if number % 10 else "")


def indian_groups(number: int) -> str:
    """'1,23,45,678'"""
    head, tail = str(number)[:-3], str(number)[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)]
    return ",".join([*reversed(pairs), tail])


STYLES_OF_WHOLE_NUMBERS = {
    "bare digits": str,
    "comma groups": "{:,}".format,
    "blanks": lambda number: f"{number:,}".replace(",", " "),
    "no-break blanks": lambda number: f"{number:,}".replace(",", "\u00a0"),
    "apostrophes": lambda number: f"{number:,}".replace(",", "'"),
    "Indian groups": indian_groups,
    "words": in_words,
    "words without and": lambda number: in_words(number, " "),
}


def as_sentence(text: str) -> Sentence:
    """The text as the tokenizer cuts it, without tags."""
    pieces = cut(pl.DataFrame({"text": [fold(text)]}))["text"].drop_nulls().to_list()
    ends = [sum(map(len, pieces[: number + 1])) for number in range(len(pieces))]
    kept = [(piece, end - len(piece), end) for piece, end in zip(pieces, ends, strict=True) if not piece.isspace()]
    words, starts, last = ([row[column] for row in kept] for column in range(3))
    return Sentence("pas_1", "body", fold(text), 0, words, [word.lower() for word in words], starts, last, ["NN"] * len(words), 0)


def read_back(text: str, lexicon) -> Quantity:
    """The number that the text is, all of it."""
    sentence = as_sentence(text)
    found = find_quantity(sentence, 0, lexicon.numbers)
    assert found is not None
    assert (found.start, found.end) == (0, len(sentence)), f"{text!r} is read only in part"
    return found


@pytest.mark.parametrize("style", STYLES_OF_WHOLE_NUMBERS)
@given(number=st.integers(1, 10**12 - 1) | st.integers(1, 1300))
def test_whole_number_is_read_back(lexicon, style, number):
    assert read_back(STYLES_OF_WHOLE_NUMBERS[style](number), lexicon).value == number


@given(number=st.integers(10**6, 10**12), decimals=st.integers(0, 99))
def test_continental_number_is_read_back(number, decimals):
    text = f"{number:,}".replace(",", ".") + f",{decimals:02d}"
    assert parse_digits(text)[0] == pytest.approx(number + decimals / 100)


SCALES_OF_TEN = {"thousand": 3, "lakh": 5, "million": 6, "mln": 6, "crore": 7, "billion": 9, "bn": 9, "lakh crore": 12, "trillion": 12}


@given(
    hundredths=st.integers(1, 99_999), places=st.integers(0, 2), scale=st.sampled_from(sorted(SCALES_OF_TEN)), glue=st.sampled_from(" -")
)
def test_scaled_number_is_read_back_to_its_last_place(lexicon, hundredths, places, scale, glue):
    text = f"{hundredths / 100:.{places}f}"
    found = read_back(f"{text}{glue}{scale}", lexicon)
    exponent = SCALES_OF_TEN[scale]
    assert found.value == float(f"{text}e{exponent}")  # to the bit: 129.14 billion is no 129,139,999,999.99998
    assert found.step == pytest.approx(10.0 ** (exponent - places))


@given(number=st.integers(1, 999), sign=st.sampled_from(["½", " 1/2", "-1/2", " and a half", ".5"]))
def test_mixed_number_is_read_back(lexicon, number, sign):
    text = in_words(number) if sign == " and a half" else str(number)
    assert read_back(text + sign, lexicon).value == number + 0.5


@given(
    ends=st.tuples(st.integers(1, 9999), st.integers(1, 9999)),
    joint=st.sampled_from(["-", " to ", " or "]),
    scale=st.sampled_from(["", " million"]),
)
def test_range_is_read_back(lexicon, ends, joint, scale):
    low, high = sorted(ends)
    if low < high <= 1000 * low:
        found = read_back(f"{low}{joint}{high}{scale}", lexicon)
        factor = 1e6 if scale else 1
        assert (found.value, found.high) == (low * factor, high * factor)


@given(value=st.floats(0.01, 1e9), places=st.integers(0, 4))
def test_what_is_rounded_lies_within_the_interval(value, places):
    written, step = parse_digits(f"{value:.{places}f}")
    least, greatest = allowed_interval(written, None, step, "exact")
    assert least - 1e-9 * value <= value <= greatest + 1e-9 * value


@given(text=st.text(alphabet="0123456789.,' -/½atonhuredmil", max_size=24))
def test_no_text_breaks_the_grammar(lexicon, text):
    sentence = as_sentence(text)
    for i in range(len(sentence)):
        found = find_quantity(sentence, i, lexicon.numbers)
        assert found is None or (found.start == i and i < found.end <= len(sentence))
