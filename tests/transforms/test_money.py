"""Which money a bare 'dollar', 'rupee' or 'crown' is: settled once for an article, revised by another full name."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.cases import case, prose

WHOSE = [
    case("of the full name before", "WELLINGTON - The dairy lent 300 million New Zealand dollars. It kept 2 billion dlrs.", ["NZD", "NZD"]),
    case("of an abbreviated name", "WELLINGTON - The bank lent 33 mln N.Z. Dlrs to a mill. The mill repaid 4 mln dlrs.", ["NZD", "NZD"]),
    case("of Hong Kong", "HONG KONG - The ferry earned HK$300 million. It cost 5 billion dollars.", ["HKD", "HKD"]),
    case("of Hong Kong, abbreviated", "HONG KONG - The ferry earned 300 mln H.K. dlrs. It cost 5 billion dlrs.", ["HKD", "HKD"]),
    case("of Taiwan", "TAIPEI - The maker paid 300 million Taiwan dollars. It earned 700 million dollars.", ["TWD", "TWD"]),
    case("of Singapore", "SINGAPORE - The port earned S$90 million. Its cranes cost 45 million dollars.", ["SGD", "SGD"]),
    case("a sign of its own says that '$' is another's", "TAIPEI - The maker paid NT$300 million. It earned $7 million.", ["TWD", "USD"]),
    case("revised by another full name", "TAIPEI - The maker paid 300 million Taiwan dollars. It lent 20 million U.S. dollars and got 3 million dollars back.", ["TWD", "USD", "USD"]),
    case("an aside revises nothing", "WELLINGTON - Sales came to 900 mln N.Z. dlrs (510 mln U.S. dlrs). Costs were 850 mln dlrs.", ["NZD", "USD", "NZD"]),
    case("without more those of the United States", "BEIJING - China's trade with Canada was 9 billion dollars.", ["USD"]),
    case("a foreign firm's money is not the story's", "BEIJING - China's exports to Peru came to 9 billion dollars. A Canadian mill lent 3 million Canadian dollars. China sold Peru 2 billion dollars of toys.", ["USD", "CAD", "USD"]),
    case("'$' of a press that sets 'US$' apart", "KINGSTON - Jamaica owes US$30 million. Jamaica's ministry paid Jamaican growers $500 million, Jamaica's minister said.", ["USD", "JMD"]),
    case("the code behind", "The mill cost $45 million CAD.", ["CAD"]),
    case("rupees told by New Delhi", "KATHMANDU - India lent Nepal Rs 900 crore, the finance ministry in New Delhi said.", ["INR"]),
    case("rupees of a dateline", "KATHMANDU - Nepal lent a mill Rs 900 crore, and India sent rice.", ["NPR"]),
    case("rupees by the sign before", "KATHMANDU - India sold Nepal rice for ₹900 crore. The mills earned Rs 80 crore.", ["INR", "INR"]),
    case("crowns of Norway", "OSLO - The mill lost 300 million crowns.", ["NOK"]),
    case("crowns of the Czechs", "PRAGUE - The mill lost 300 million crowns.", ["CZK"]),
    case("a name that comes later sets another money apart", "OSLO - The mill lost 300 million crowns, and its Swedish arm 3 million Swedish crowns.", ["NOK", "SEK"]),
    case("shillings of a dateline", "KAMPALA - The mill lost Sh300 million, and Kenya sent maize.", ["UGX"]),
    case("shillings, before another's full name", "NAIROBI - The mill lost Sh300 million. Its branch lost 40 million Ugandan shillings.", ["KES", "UGX"]),
    case("dinars of Kuwait", "KUWAIT - The fund lent 30 million dinars to Jordan.", ["KWD"]),
    case("francs since the euro", "The mill lost 300 million francs.", ["CHF"]),
    case("of the minister who speaks", "Trade with Tanzania reached 40 billion shillings, the Kenyan trade minister said.", ["KES"]),
    case("of the minister who speaks by name", "Kenyan Trade Minister Ann Otieno said that sales to Tanzania fell to 40 billion shillings.", ["KES"]),
    case("of a trade in which the country of the dateline has no part", "OTTAWA - U.S. exports to Mexico were $323 million.", ["USD"]),
    case("of two others' total", "SYDNEY - Trade between Chile and Vietnam was $12 million.", ["USD"]),
    case("of another's surplus", "TORONTO - Mexico's trade surplus with Brazil was 15 million dollars.", ["USD"]),
    case("of another's imports by a sender with an article", "WELLINGTON - Exports from the Netherlands to Brazil fell to $37 million.", ["USD"]),
    case("of the dateline's own trade", "OTTAWA - Canada's exports to Mexico were $50 million.", ["CAD"]),
    case("of another's trade with the country of the dateline", "SYDNEY - Chile's exports to Australia were $9 million.", ["AUD"]),
    case("of what is no trade", "SYDNEY - A Chilean mill lost $9 million.", ["AUD"]),
    case("of others' trade where 'US$' is set apart", "SYDNEY - Chile's exports to Peru were $9 million. Peru lent US$6 million.", ["AUD", "USD"]),
    case("of the other minister who speaks", "Trade with Kenya reached 40 billion shillings, Tanzania's minister said.", ["TZS"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), prose(WHOSE))
def test_bare_money_is_the_articles(read, text, codes):
    assert codes == read(text)["figures"]["unit"].to_list()


def test_dinars_of_a_state_that_is_gone(read):
    text = "BELGRADE - Yugoslavia's exports came to 875 billion dinars, and Yugoslavia's mills lost 3 billion dinars."
    assert read(text, date(1990, 6, 1))["figures"]["unit"].to_list() == ["YUN", "YUN"]


CODES = [
    case("a code between number and scale", "The dam cost 125 USD million.", 125e6, "USD"),
    case("a code glued to the number", "The dam cost USD34.6 million.", 34.6e6, "USD"),
    case("a code and a sign", "The dam cost MXN$125 million.", 125e6, "MXN"),
    case("a code and the euro's sign", "The dam cost EUR€12m.", 12e6, "EUR"),
    case("a code and the yuan's sign", "The dam cost RMB¥14 million.", 14e6, "CNY"),
    case("a code behind as well", "The dam cost $45 million USD.", 45e6, "USD"),
    case("a prefix", "The dam cost A$125m.", 125e6, "AUD"),
    case("an article is no prefix", "A $2 million dam broke.", 2e6, "USD"),
    case("letters that name a flight, with a scale", "The dam cost QR 571 million.", 571e6, "QAR"),
    case("a word glued to the scale", "The dam cost 3.75 billionUS dollars.", 3.75e9, "USD"),
    case("a code glued to the scale", "The dam cost 3.2 millionUSD.", 3.2e6, "USD"),
    case("hundreds of millions as a unit", "The dam cost 35 hundred million yuan.", 3.5e9, "CNY"),
    case("hundreds of millions in words", "The dam cost one hundred million yuan.", 1e8, "CNY"),
    case("groups set off by blanks before a scale", "The dam cost $13 009 million.", 13009e6, "USD"),
    case("a rate to a sign", "The rand closed at R14.50/$ in late trade.", 14.5, "ZAR"),
    case("a minus before the sign", "The mill posted a result of -$2.45B.", -2.45e9, "USD"),
    case("a minus behind the sign", "The mill posted a result of $-2.45B.", -2.45e9, "USD"),
    case("a minus sign proper", "The result was \u2212320 million euros.", -320e6, "EUR"),
    case("an en dash for minus", "The result was \u2013320 million euros.", -320e6, "EUR"),
    case("minus in words", "The result was minus 640 million euros.", -640e6, "EUR"),
    case("Jordan's letters", "The dam cost JD165 million.", 165e6, "JOD"),
    case("Macau's money", "The dam cost 12 billion patacas.", 12e9, "MOP"),
    case("in terms of a money", "In dollar terms the dam cost 228.1 billion.", 228.1e9, "USD"),
    case("in terms of a country's money", "In Canadian dollar terms, the dam cost 228.1 billion.", 228.1e9, "CAD"),
    case("measured in", "Measured in euros, the dam cost 228.1 billion.", 228.1e9, "EUR"),
    case("a dash is no minus", "The loan - 640 million euros - was repaid.", 640e6, "EUR"),
    case("a bullet is no minus", "- 640 million euros for the mill.", 640e6, "EUR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit"), prose(CODES))
def test_codes_and_signs_are_read_however_they_stand(read, text, value, unit):
    assert read(text)["figures"].select("value", "unit").rows() == [(pytest.approx(value), unit)]


NATIONS = [
    case("each its own", "The Philippines exported goods worth 3 billion pesos to Mexico, and Colombia exported goods worth 5 trillion pesos.", ["PHP", "COP"]),
    case("one nation's article", "Chile's exports were 3 trillion pesos. Chile's imports from Mexico were 5 trillion pesos.", ["CLP", "CLP"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), prose(NATIONS))
def test_each_nations_trade_is_in_its_own_money(read, text, codes):
    assert read(text)["figures"]["unit"].to_list() == codes


NAMED_ANEW = [
    case("in the same sentence", "OSLO - Sweden lent 4 billion Swedish crowns and its mill 5 billion crowns.", ["SEK", "SEK"]),
    case("in the next sentence", "OSLO - The mill lost 3 billion crowns. Its Swedish arm lost 4 billion Swedish crowns. It borrowed 5 billion crowns.", ["NOK", "SEK", "SEK"]),
    case("by the capital of its country", "OSLO - Norway lent 3 billion crowns. Sweden lent 4 billion Swedish crowns, and Stockholm's mill 5 billion crowns.", ["NOK", "SEK", "SEK"]),
    case("until the first country comes up again", "OSLO - Norway lent 3 billion crowns. Sweden lent 4 billion Swedish crowns. Norway lost 5 billion crowns.", ["NOK", "SEK", "NOK"]),
    case("until another naming", "OSLO - Sweden lent 4 billion Swedish crowns. It lost 3 billion Danish crowns and 5 billion crowns.", ["SEK", "DKK", "DKK"]),
    case("money that is gone", "ABIDJAN - Ivory Coast lent 9 billion CFA francs. France lent 3 billion French francs. The same bank spent 2 billion francs.", ["XOF", "FRF", "FRF"]),
    case("not by an aside", "OSLO - The mill lost 3 billion crowns (4 billion Swedish crowns). It borrowed 5 billion crowns.", ["NOK", "SEK", "NOK"]),
    case("not by a rate of exchange", "WELLINGTON - The dairy lost 5 million dollars as the U.S. dollar fell. It borrowed 7 million dollars.", ["NZD", "NZD"]),
    case("not by foreign cents", "WELLINGTON - The kiwi bought 73.2 U.S. cents, and the dairy paid out 4.70 dollars.", ["USD", "NZD"]),
    case("dollars in the same sentence only", "BEIJING - The mill lent 3 million Canadian dollars and the port 5 million dollars. A bank lent 7 million dollars.", ["CAD", "CAD", "USD"]),
    case("by another country's organ", "BUENOS AIRES - Argentina lent 900 million pesos. The Chilean customs service said that shops got 5 billion pesos less.", ["ARS", "CLP"]),
    case("by another country's bank", "BUENOS AIRES - Argentina lent 900 million pesos. Chile's central bank said that firms lent 5 billion pesos.", ["ARS", "CLP"]),
    case("not by another country's mill", "BUENOS AIRES - Argentina lent 900 million pesos. A Chilean mill said that it lost 5 billion pesos.", ["ARS", "ARS"]),
    case("an organ tells of the first country", "OSLO - Norway lent 3 billion crowns. The Swedish statistics office said that Norway's mills lost 5 billion crowns.", ["NOK", "NOK"]),
    case("local currency", "TAIPEI - Taiwan's mill lost NT$500 million. Japan lent it 91 billion dollars in local currency.", ["TWD", "TWD"]),
    case("local currency behind a bare number", "TAIPEI - Taiwan's exports were US$5 billion, or 160 billion in local currency.", ["USD", "TWD"]),
    case("in local-currency terms", "TAIPEI - Taiwan's exports were US$5 billion. In local-currency terms they were 160 billion.", ["USD", "TWD"]),
    case("its own currency", "TAIPEI - Measured in its own currency, Japan's exports were 160 billion.", ["JPY"]),
    case("no dollars of the country", "OSLO - Norway's mill lost 5 billion dollars in local currency.", ["USD"]),
    case("nobody said which", "The mill sought 150 million francs but did not say in which currency. It has 20 million euros.", ["EUR"]),
    case("the currency was not given", "The mill sought 150 million dollars (the currency was not given). It has 20 million euros.", ["EUR"]),
    case("a currency in another clause", "The mill sought 150 million dollars as the currency fell.", ["USD"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), prose(NAMED_ANEW))
def test_a_new_naming_holds_until_the_next(read, text, codes):
    assert read(text)["figures"]["unit"].to_list() == codes


TERMS = [
    case("another money behind", "Peru's exports were 1.6 trillion yuan; in dollar terms they were 228 billion.", ["CNY", "USD"]),
    case("a new sentence", "Peru's exports were 1.6 trillion yuan. In dollar terms they were 228 billion.", ["CNY", "USD"]),
    case("each its own", "In yuan terms they were 1.6 trillion, and in dollar terms 228 billion.", ["CNY", "USD"]),
    case("paid in", "The mill was paid for in dollars and cost 228 billion yuan.", ["CNY"]),
    case("other terms", "In real terms Peru's exports were 228 billion yuan, up from 200 billion.", ["CNY", "CNY"]),
    case("a sign set apart", "Canada's exports were C$70 billion; the U.S. deficit with Canada was $5 billion.", ["CAD", "USD"]),
]


@pytest.mark.parametrize(("text", "codes"), prose(TERMS))
def test_money_that_the_clause_counts_in(read, text, codes):
    assert read(text)["figures"]["unit"].to_list() == codes


def test_about_the_same_in_other_money(read):
    figures = read("Peru posted a trade deficit of 462.5 billion yen (about $2.96 billion) in April.")["figures"]
    assert figures.select("measure", "period", "bound").rows() == [
        ("trade_balance", "2024-04", "exact"),
        ("trade_balance", "2024-04", "about"),
    ]


NO_MONEY = [
    case("a flight", "He flew on QR 571 to the meeting."),
    case("a conference", "He flew to COP29 and had been at COP 28."),
    case("a paper", "He read S/2024/377 on the way."),
    case("a row of powers", "The P5 met, and the P5+1 talks ended."),
    case("a flight of Egypt's airline", "He flew on LE 402 from Cairo, the capital of Egypt."),
]


@pytest.mark.parametrize("text", prose(NO_MONEY))
def test_letters_that_name_something_are_no_money(read, text):
    assert read(text)["figures"].is_empty()
