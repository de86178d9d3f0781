"""Trade told by other words than exports and imports, of a country, of a part of its trade, or of nobody that is named."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose

PERU = "Peru's exports came to $40 million last year. "
# The last figure of a text: measure, value, reporter, partner, scope.
MOVED = [
    case("sold abroad", "Peru imported goods worth $9 million last year. Goods worth $3 million have been sold abroad.", ("exports", 3e6, "PER", None, None)),
    case("its worth of goods sold abroad", "Peru imported goods worth $9 million last year. Since January, $3 million' worth of goods have been sold abroad.", ("exports", 3e6, "PER", None, None)),
    case("sold abroad by a firm", "Peru imported goods worth $9 million last year. Goods worth $3 million were sold abroad by the firm Toros.", ("money", 3e6, None, None, None)),
    case("a painting sold abroad", "Peru imported goods worth $9 million last year. A painting worth $3 million was sold abroad.", ("money", 3e6, None, None, None)),
    case("bonds sold abroad", PERU + "Bonds worth $3 million were sold abroad.", ("money", 3e6, None, None, None)),
    case("exported by firms of a neighbour", PERU + "Firms in neighbouring Togo exported goods worth $3 million.", ("exports", 3e6, None, None, "firms")),
    case("exported in a month", "In May Togo exported goods worth $3 million.", ("exports", 3e6, "TGO", None, None)),
    case("traded between two", "Goods traded between Kenya and Togo were worth $3 million in May.", ("trade_total", 3e6, "KEN", "TGO", None)),
    case("exchanged between two", "Merchandise exchanged between Kenya and Togo was worth $3 million in May.", ("trade_total", 3e6, "KEN", "TGO", None)),
    case("crossed between two", "Goods worth $3 million crossed between Kenya and Togo in May.", ("trade_total", 3e6, "KEN", "TGO", None)),
    case("traded between halves that are not named", PERU + "Goods traded between the halves of the old union were worth $3 million.", ("trade_total", 3e6, None, None, "goods")),
    case("shares traded between two", "Shares traded between Kenya and Togo were worth $3 million.", ("money", 3e6, None, None, None)),
    case("come in from a country", "Kenya's customs office said goods worth $3 million had come in from Togo.", ("imports", 3e6, "KEN", "TGO", None)),
    case("gone to a country", "Kenya's customs office said goods worth $3 million went to Togo.", ("exports", 3e6, "KEN", "TGO", None)),
    case("gone to a depot in a country", "Kenya's customs office said goods worth $3 million went to the depot of a firm in Togo.", ("money", 3e6, None, None, None)),
    case("up in flames", "Kenya's customs office said goods worth $3 million went up in flames.", ("money", 3e6, None, None, None)),
    case("profits from a country", "Kenya's customs office said fees of $3 million came from Togo.", ("money", 3e6, None, None, None)),
    case("spent on imported goods", "Peru spent $3 million on imported goods in May.", ("imports", 3e6, "PER", None, None)),
    case("spent by the country", PERU + "The country spent $3 million on imported goods.", ("imports", 3e6, "PER", None, None)),
    case("spent on one product", "Peru spent $3 million on imported fuel in May.", ("imports", 3e6, "PER", None, "fuel")),
    case("spent by motorists", "Motorists in Peru spent $3 million on imported cars in May.", ("money", 3e6, None, None, None)),
    case("so much more than", "Peru spent $9 million on imported goods in May, $3 million or 50 percent more than a year ago.", ("change", 50.0, "PER", None, None)),
    case("deliveries abroad", "Peru's deliveries abroad came to $3 million in May.", ("exports", 3e6, "PER", None, None)),
    case("deliveries at home", "Peru's deliveries of mail came to $3 million in May.", ("money", 3e6, None, None, None)),
    case("one flow less the other", "Peru's trade gap was $1 million in May: exports of $3 million less imports of $4 million.", ("imports", 4e6, "PER", None, None)),
    case("supplied where imports are spoken of", "Kenya's imports came to $9 million last year. Togo supplied goods for Rs 3 million.", ("imports", 3e6, "KEN", "TGO", None)),
]  # fmt: skip


def _last(read, text):
    return read(text)["figures"].select("measure", "value", "reporter", "partner", "scope").rows()[-1]


@pytest.mark.parametrize(("text", "expected"), prose(MOVED))
def test_trade_is_told_by_what_happens_to_goods(read, text, expected):
    assert _last(read, text) == expected


def test_the_first_of_two_flows_is_no_difference(read):
    text = "Peru's trade gap was $1 million in May: exports of $3 million less imports of $4 million."
    rows = read(text)["figures"].select("measure", "value").rows()
    assert rows == [("trade_balance", -1e6), ("exports", 3e6), ("imports", 4e6)]


PARTS = [
    case("of makers spoken of", PERU + "Hatmakers suffered most. Their exports fell to $3 million.", ("exports", 3e6, "PER", None, "hatmakers")),
    case("of makers in the sentence", PERU + "Brass mills suffered as their exports fell to $3 million.", ("exports", 3e6, "PER", None, "brass mills")),
    case("of the country", PERU + "Chile suffered most. Its exports fell to $3 million.", ("exports", 3e6, "CHL", None, None)),
    case("makers of a country, who exported", "Peru's hat makers, who exported hats for $3 million in May, were glad.", ("exports", 3e6, "PER", None, "hats")),
    case("makers of a country that exported goods", "Peruvian hat makers exported goods worth $3 million in May.", ("exports", 3e6, "PER", None, "hat makers")),
    case("a company", PERU + "The company exported ingots for $3 million.", ("exports", 3e6, None, None, "ingots")),
    case("a company without its goods", PERU + "The company exported goods worth $3 million.", ("exports", 3e6, None, None, "company")),
    case("dealers in a town", PERU + "Diamond dealers in Antwerp exported stones for $3 million.", ("exports", 3e6, None, None, "stones")),
    case("we and they", PERU + "We sold them $3 million in the year.", ("exports", 3e6, None, None, None)),
    case("we and they, the other way", PERU + "We sold them $9 million and bought $3 million.", ("imports", 3e6, None, None, None)),
    case("we sold a house", PERU + "We sold a house for $3 million.", ("money", 3e6, None, None, None)),
    case("what a product fetched", "Peru's trade surplus was $9 million last year. Tin brought in $3 million.", ("exports", 3e6, "PER", None, "tin")),
    case("what the next product fetched", "Peru's trade surplus was $9 million last year. Tin brought in $5 million and crude oil $3 million.", ("exports", 3e6, "PER", None, "crude oil")),
    case("what the next product fetched, of exports", PERU + "Tin brought in $5 million and zinc $3 million.", ("exports", 3e6, "PER", None, "zinc")),
    case("what makers earned", PERU + "Hat makers did better, earning $3 million.", ("exports", 3e6, "PER", None, "hat makers")),
    case("what a product fetched behind another's flow", "Peru's trade surplus was $9 million last year. Chile imported goods worth $8 million. Tin brought in $3 million.", ("money", 3e6, None, None, None)),
    case("what a tax brought in", "Peru's trade surplus was $9 million last year. The tax brought in $3 million.", ("money", 3e6, None, None, None)),
    case("what tourism earned", PERU + "Tourism earned $3 million.", ("money", 3e6, None, None, None)),
    case("what a product fetched where nothing was said of trade", "Peru's parliament met last year. Tin brought in $3 million.", ("money", 3e6, None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(PARTS))
def test_what_is_of_one_product_or_of_firms_is_never_all_of_a_country(read, text, expected):
    assert _last(read, text) == expected
