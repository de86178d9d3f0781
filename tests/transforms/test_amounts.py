"""Amounts: units, counted nouns, currencies, bounds."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.cases import case, columns_of, limit, prose, row_of

UNITS = [
    case("percent", "Prices rose 4 percent.", 4, "percent"),
    case("per cent", "Prices rose 4 per cent.", 4, "percent"),
    case("pct", "Prices rose 4 pct.", 4, "percent"),
    case("percent sign", "Prices rose 4%.", 4, "percent"),
    case("percent sign set off", "Prices rose 4 %.", 4, "percent"),
    case("percent in words", "Prices rose four per cent.", 4, "percent"),
    case("percentage points", "Turnout rose 4 percentage points.", 4, "percentage_point"),
    case("basis points", "The central bank lifted its rate by 25 basis points.", 25, "basis_point"),
    case("barrels", "The tanker carries 2 million barrels of crude.", 2e6, "barrel"),
    case("barrels per day", "The field yields 300,000 barrels per day.", 3e5, "barrel_per_day"),
    case("barrels a day", "The field yields 300,000 barrels a day.", 3e5, "barrel_per_day"),
    case("bpd", "The field yields 300,000 bpd.", 3e5, "barrel_per_day"),
    case("barrels a day with million", "The field yields 1.2 million barrels per day.", 1.2e6, "barrel_per_day"),
    case("cubic metres", "The pipeline carried 38 billion cubic metres of gas.", 38e9, "m3"),
    case("cubic meters", "The pipeline carried 38 billion cubic meters of gas.", 38e9, "m3"),
    case("bcm", "The pipeline carried 38 bcm of gas.", 38e9, "m3"),
    case("tonnes", "The silo holds 900 tonnes of wheat.", 900, "tonne"),
    case("tons", "The silo holds 900 tons of wheat.", 900, "tonne"),
    case("metric tons", "The silo holds 900 metric tons of wheat.", 900, "tonne"),
    case("kilograms", "They seized 40 kg of gold.", 40, "kg"),
    case("kilometres", "The road is 120 kilometres long.", 120, "km"),
    case("km", "The road is 120 km long.", 120, "km"),
    case("miles", "The road is 75 miles long.", 75, "mile"),
    case("a hyphenated unit", "It is a 120-kilometre road.", 120, "km"),
    case("metres", "The tower is 80 metres high.", 80, "m"),
    case("hectares", "The fire burnt 700 hectares.", 700, "hectare"),
    case("square kilometres", "The fire burnt 70 square kilometres.", 70, "km2"),
    case("megawatts", "The plant yields 500 megawatts.", 500, "megawatt"),
    case("MW", "The plant yields 500 MW.", 500, "megawatt"),
    case("gigawatts", "The farms yield 5 GW.", 5, "gigawatt"),
    case("kilowatt hours", "The plant sold 500 million kilowatt-hours.", 500e6, "kilowatt_hour"),
    case("MMBtu, a million British thermal units", "The vessel holds 3 MMBtu of gas.", 3e6, "btu"),
    case("bushels", "Farmers sold 40 million bushels of corn.", 40e6, "bushel"),
    case("degrees", "It was 38 degrees Celsius in the shade.", 38, "degree_celsius"),
    case("TEU", "The port moved 4.1 million TEU.", 4.1e6, "teu"),
    case("hours", "The talks lasted 9 hours.", 9, "hour"),
    case("days", "The truce held for 10 days.", 10, "day"),
    case("years", "He was jailed for 12 years.", 12, "year"),
    case("years by a hyphen", "They signed a 30-year contract.", 30, "year"),
    case("months in words", "The siege lasted eighteen months.", 18, "month"),
    case("people", "The town has 20,000 people.", 20_000, "people"),
    case("soldiers are people", "The base houses 1,200 soldiers.", 1200, "people"),
    case("workers are people", "The mill employs 640 steelworkers.", 640, "people"),
    case("demonyms are people", "The camp shelters 3,000 Syrians.", 3000, "people"),
    case("jobs are counted", "The mill will cut 640 jobs.", 640, "count"),
    case("ships are counted", "The yard built 48 ships.", 48, "count"),
    case("noun behind adjectives", "The yard built 48 large new ice-class ships.", 48, "count"),
    case("aircraft", "The airline ordered 120 aircraft.", 120, "count"),
    case("containers", "They cleared 30,000 containers.", 30_000, "count"),
    case("tonnes by their letter, in groups set off by blanks", "The silo holds 816 000 t of wheat.", 816_000, "tonne"),
    case("megatonnes", "The mine shipped 12 Mt of ore.", 12e6, "tonne"),
    case("metric tons by their letters", "The mine shipped 40 mt of ore.", 40, "tonne"),
    case("kilotonnes", "The mine shipped 300 kt of ore.", 300_000, "tonne"),
    case("million barrels a day", "The field yields 1.2 mb/d.", 1.2e6, "barrel_per_day"),
    case("thousand barrels a day", "The field yields 300 kb/d.", 3e5, "barrel_per_day"),
    case("trillion cubic feet", "The field holds 3 tcf of gas.", 3e12, "cubic_foot"),
    case("a few hundred", "The mine shipped a few hundred thousand tonnes of ore.", 100_000, "tonne"),
    case("tonnes per year", "The plant makes 5.8 million tpy of gas.", 5.8e6, "tonne"),
    case("a mountain is no mass", "They climbed 3 Mt Fuji trails.", 3, "count"),
    case("several words to the unit", "The well yields 90 tonnes of oil equivalent.", 90, "tonne"),
]


@pytest.mark.parametrize(("text", "value", "unit"), prose(UNITS))
def test_unit_is_read(read, text, value, unit):
    figures = read(text)["figures"]
    assert [(pytest.approx(value), unit)] == figures.select("value", "unit").rows()


CURRENCIES = [
    case("US$ before", "The dam cost US$ 5 billion.", "USD"),
    case("US$ glued", "The dam cost US$5 billion.", "USD"),
    case("$ before", "The dam cost $5 billion.", "USD"),
    case("USD before", "The dam cost USD 5 billion.", "USD"),
    case("USD behind", "The dam cost 5 billion USD.", "USD"),
    case("dlrs behind", "The dam cost 5 billion dlrs.", "USD"),
    case("dollars behind", "The dam cost 5 billion dollars.", "USD"),
    case("U.S. dollars behind", "The dam cost 5 billion U.S. dollars.", "USD"),
    case("$ behind", "The dam cost 5 billion $.", "USD"),
    case("a hyphenated adjective", "It is a 5-billion-dollar dam.", "USD"),
    case("$ in a hyphenated adjective", "It is a $5-billion dam.", "USD"),
    case("€ before", "The dam cost €5 billion.", "EUR"),
    case("€ behind", "The dam cost 5 billion €.", "EUR"),
    case("euros behind", "The dam cost 5 billion euros.", "EUR"),
    case("EUR before", "The dam cost EUR 5 billion.", "EUR"),
    case("£ before", "The dam cost £5 billion.", "GBP"),
    case("stg behind", "The dam cost 5 billion stg.", "GBP"),
    case("pounds sterling", "The dam cost 5 billion pounds sterling.", "GBP"),
    case("sterling behind", "The dam cost 5 billion sterling.", "GBP"),
    case("¥ of Japan", "The dam in Japan cost ¥5 billion.", "JPY"),
    limit("¥ of China", "The dam in China cost ¥5 billion.", "CNY", reason="¥ is always read as yen"),
    case("yen", "The dam cost 5 billion yen.", "JPY"),
    case("yuan", "The dam cost 5 billion yuan.", "CNY"),
    case("RMB before", "The dam cost RMB 5 billion.", "CNY"),
    case("renminbi", "The dam cost 5 billion renminbi.", "CNY"),
    case("rubles", "The dam cost 5 billion rubles.", "RUB"),
    case("roubles", "The dam cost 5 billion roubles.", "RUB"),
    case("Rs of India", "The dam in India cost Rs 5 billion.", "INR"),
    case("Rs with a point", "The dam in India cost Rs. 5 billion.", "INR"),
    case("₹", "The dam cost ₹5 billion.", "INR"),
    case("INR", "The dam cost INR 5 billion.", "INR"),
    case("Rs of Pakistan", "The dam in Pakistan cost Rs 5 billion, Islamabad said.", "PKR"),
    case("won", "The dam cost 5 billion won, Seoul said.", "KRW"),
    case("Swiss francs", "The dam cost 5 billion Swiss francs.", "CHF"),
    case("lira of Turkey", "The dam in Turkey cost 5 billion lira.", "TRY"),
    case("pesos of Mexico", "The dam in Mexico cost 5 billion pesos.", "MXN"),
    case("pesos of Argentina", "The dam in Argentina cost 5 billion pesos.", "ARS"),
    case("pesos of the Philippines", "The dam in the Philippines cost 5 billion pesos, Manila said.", "PHP"),
    case("pesos with their country", "Chile's loan to Mexico came to 5 billion Chilean pesos.", "CLP"),
    case("A$", "The dam cost A$5 billion.", "AUD"),
    case("C$", "The dam cost C$5 billion.", "CAD"),
    case("NZ$", "The dam cost NZ$5 billion.", "NZD"),
    case("HK$", "The dam cost HK$5 billion.", "HKD"),
    case("S$", "The dam cost S$5 billion.", "SGD"),
    case("NT$", "The dam cost NT$5 billion.", "TWD"),
    case("R$", "The dam cost R$5 billion.", "BRL"),
    case("Canadian dollars", "The dam cost 5 billion Canadian dollars.", "CAD"),
    case("Australian dollars", "The dam cost 5 billion Australian dollars.", "AUD"),
    case("Hong Kong dollars", "The dam cost 5 billion Hong Kong dollars.", "HKD"),
    case("reais", "The dam cost 5 billion reais.", "BRL"),
    case("rand", "The dam cost 5 billion rand.", "ZAR"),
    case("R before", "The dam in South Africa cost R5 billion.", "ZAR"),
    case("ringgit", "The dam cost 5 billion ringgit.", "MYR"),
    case("baht", "The dam cost 5 billion baht.", "THB"),
    case("naira", "The dam cost 5 billion naira.", "NGN"),
    case("shillings of Kenya", "The dam in Kenya cost 5 billion shillings.", "KES"),
    case("Sh before, of Kenya", "The dam in Kenya cost Sh5 billion.", "KES"),
    case("riyals of Saudi Arabia", "The dam in Saudi Arabia cost 5 billion riyals.", "SAR"),
    case("rials of Iran", "The dam in Iran cost 5 billion rials.", "IRR"),
    case("dirhams", "The dam cost 5 billion dirhams, Abu Dhabi said.", "AED"),
    case("crowns of Sweden", "The dam in Sweden cost 5 billion crowns.", "SEK"),
    case("kronor", "The dam in Sweden cost 5 billion kronor.", "SEK"),
    case("zlotys", "The dam cost 5 billion zlotys.", "PLN"),
    case("hryvnias", "The dam cost 5 billion hryvnias.", "UAH"),
    case("rupiah", "The dam cost 5 billion rupiah.", "IDR"),
    case("taka", "The dam cost 5 billion taka.", "BDT"),
    case("dong", "The dam cost 5 billion dong.", "VND"),
    case("tenge", "The dam cost 5 billion tenge.", "KZT"),
    case("pounds of Egypt", "The dam in Egypt cost 5 billion pounds.", "EGP"),
    case("pounds of Britain", "The dam in Britain cost 5 billion pounds.", "GBP"),
    case("dinars of Kuwait", "The dam in Kuwait cost 5 billion dinars.", "KWD"),
    case("shekels", "The dam cost 5 billion shekels.", "ILS"),
    case("special drawing rights are no dollars", "The fund lent 5 billion SDRs.", "XDR"),
]


@pytest.mark.parametrize(("text", "code"), prose(CURRENCIES))
def test_currency_is_told(read, text, code):
    figures = read(text)["figures"]
    assert [(pytest.approx(5e9), code)] == figures.select("value", "unit").rows()


FORMER_CURRENCIES = [
    case("rubles of the Soviet Union in 1987", "The dam cost 5 billion roubles, Moscow said.", "SUR", date(1987, 3, 2)),
    case("francs of France in 1987", "The dam in France cost 5 billion francs.", "FRF", date(1987, 3, 2)),
    case("French francs", "The dam cost 5 billion French francs.", "FRF", date(1987, 3, 2)),
    case("marks of Germany in 1987", "The dam in West Germany cost 5 billion marks.", "DEM", date(1987, 3, 2)),
    case("D-marks", "The dam cost 5 billion D-marks.", "DEM", date(1987, 3, 2)),
    case("lire of Italy in 1987", "The dam in Italy cost 5 billion lire.", "ITL", date(1987, 3, 2)),
]


@pytest.mark.parametrize(("text", "code", "published_on"), prose(FORMER_CURRENCIES))
def test_currency_is_that_of_its_time(read, text, code, published_on):
    figures = read(text, published_on)["figures"]
    assert [(pytest.approx(5e9), code)] == figures.select("value", "unit").rows()


def test_bare_dollars_in_the_canadian_press_are_canadian(read):
    text = (
        "OTTAWA - Canada will lend Saskatchewan growers $400 million, Agriculture Minister Claire Oduya said on Tuesday. "
        "Canadian growers asked for more. Ottawa will decide in the fall, and Canada's provinces will pay a tenth."
    )
    assert row_of(read(text)["figures"], "surface", "$400 million")["unit"] == "CAD"


TWO_CURRENCIES = [
    case("a sign before the next amount", "The shop sold 5,000 tickets for $3 each.", [(5000, "count"), (3, "USD")]),
    case("a sign that is not the one behind", "The shop sold 5 million $3 shirts.", [(3, "USD")]),
    case("cents without a nought", "A share cost $.75 then.", [(0.75, "USD")]),
    case("a converted amount in brackets", "The mill cost 90 million rand ($5 million).", [(90e6, "ZAR"), (5e6, "USD")]),
    case("a converted amount after or", "The mill cost 90 million yuan, or 12.5 million dollars.", [(90e6, "CNY"), (12.5e6, "USD")]),
    case("a share of the unit: cents", "Cotton fell to 71 cents a pound.", [(0.71, "USD")]),
    case("dollars and cents", "Crude closed at $81.20 a barrel.", [(81.2, "USD")]),
]


@pytest.mark.parametrize(("text", "expected"), prose(TWO_CURRENCIES))
def test_amounts_side_by_side(read, text, expected):
    figures = read(text)["figures"]
    assert [(pytest.approx(value), unit) for value, unit in expected] == figures.select("value", "unit").rows()


BOUNDS = [
    *[
        case(word, f"The loan came to {word} $5 billion.", "about")
        for word in ("nearly", "almost", "about", "around", "some", "roughly", "an estimated", "approximately", "close to")
    ],
    *[
        case(word, f"The loan came to {word} $5 billion.", "more_than")
        for word in ("over", "more than", "above", "upwards of", "in excess of")
    ],
    *[case(word, f"The loan came to {word} $5 billion.", "less_than") for word in ("under", "less than", "below")],
    case("fewer than", "Police counted fewer than 300 protesters.", "less_than"),
    case("exceeding", "He spoke of loans exceeding $5 billion.", "more_than"),
    case("exceeded", "The loans exceeded $5 billion.", "more_than"),
    case("topped", "The loans topped $5 billion.", "more_than"),
    case("surpassed", "The loans surpassed $5 billion.", "more_than"),
    case("at least", "The loan came to at least $5 billion.", "at_least"),
    case("no less than", "The loan came to no less than $5 billion.", "at_least"),
    case("a minimum of", "The loan came to a minimum of $5 billion.", "at_least"),
    case("or more", "The loan came to $5 billion or more.", "at_least"),
    case("up to", "The loan came to up to $5 billion.", "at_most"),
    case("at most", "The loan came to at most $5 billion.", "at_most"),
    case("no more than", "The loan came to no more than $5 billion.", "at_most"),
    case("a maximum of", "The loan came to a maximum of $5 billion.", "at_most"),
    case("as much as", "The loan came to as much as $5 billion.", "at_most"),
    case("nothing", "The loan came to $5 billion.", "exact"),
    case("exactly", "The loan came to exactly $5 billion.", "exact"),
    case("a record", "The loan came to a record $5 billion.", "exact"),
    case("about behind an article", "It is an about $5 billion loan.", "about"),
    case("a plus sign behind", "The $5 billion-plus loan was paid.", "more_than"),
    case("not quite", "The loan came to not quite $5 billion.", "less_than"),
    case("just under", "The loan came to just under $5 billion.", "less_than"),
    case("just over", "The loan came to just over $5 billion.", "more_than"),
    case("well over", "The loan came to well over $5 billion.", "more_than"),
    case("or so", "The loan came to $5 billion or so.", "about"),
    case("about the loan, not about the amount", "He talked about a loan of $5 billion.", "exact"),
    case("over the border, not over the amount", "Over the border, $5 billion was spent.", "exact"),
    case("under the plan, not under the amount", "Under the plan $5 billion was spent.", "exact"),
]


@pytest.mark.parametrize(("text", "bound"), prose(BOUNDS))
def test_bound_is_what_the_words_say(read, text, bound):
    assert read(text)["figures"]["bound"].to_list() == [bound]


SHARED_UNITS = [
    case("a row before its unit", "Prices rose 3.1, 2.2 and 4 percent in the south.", [3.1, 2.2, 4], "percent"),
    case("two numbers before one unit", "They ordered 40 and 25 tonnes.", [40, 25], "tonne"),
    case("the unit once, before", "The bids were $4 million and 5 million.", [4e6, 5e6], "USD"),
    case("an ellipsis after from", "Output rose to 9 million tonnes from 8 million.", [9e6, 8e6], "tonne"),
]


@pytest.mark.parametrize(("text", "values", "unit"), prose(SHARED_UNITS))
def test_numbers_share_a_unit(read, text, values, unit):
    figures = read(text)["figures"]
    assert [pytest.approx(value) for value in values] == figures["value"].to_list()
    assert set(figures["unit"]) == {unit}


MEASURES = [
    case("killed", "The blast killed 14 people.", "14 people", "killed"),
    case("dead", "The blast left 14 dead.", "14", "killed"),
    case("injured", "The blast injured 30 people.", "30 people", "injured"),
    case("wounded", "Some 30 soldiers were wounded.", "30 soldiers", "injured"),
    limit(
        "displaced",
        "The flood displaced 4,000 families.",
        "4,000 families",
        "displaced",
        reason="only people are killed, injured and displaced; families are counted",
    ),
    limit(
        "killed and wounded in one sentence: killed",
        "The blast killed 14 people and wounded 30.",
        "14 people",
        "killed",
        reason="where a sentence has two verbs of casualties, neither number gets one",
    ),
    limit(
        "killed and wounded in one sentence: wounded",
        "The blast killed 14 people and wounded 30.",
        "30",
        "injured",
        reason="a bare number without a noun is no amount",
    ),
    case("age", "The minister, who is 54 years old, resigned.", "54", "age"),
    case("age by a hyphen", "The 54-year-old minister resigned.", "54", "age"),
    case("age between commas", "Tomas Reyna, 54, resigned.", "54", "age"),
    case("duration", "The talks lasted 9 hours.", "9 hours", "duration"),
    case("distance", "The border is 40 km away.", "40 km", "distance"),
    case("price", "Crude rose to $81 a barrel.", "$81", "price"),
    case("contract", "The navy awarded a contract worth $600 million.", "$600 million", "contract_value"),
    case("aid", "Japan pledged $30 million in aid to Nepal.", "$30 million", "aid_or_loan"),
    case("loan", "The bank approved a $30 million loan to Nepal.", "$30 million", "aid_or_loan"),
    case("investment", "The firm will invest $30 million in Nepal.", "$30 million", "investment"),
    case("profit", "The firm made a profit of $30 million.", "$30 million", "profit_or_loss"),
    case("loss", "The firm made a loss of $30 million.", "$30 million", "profit_or_loss"),
    case("gross domestic product", "Its gross domestic product is $900 billion.", "$900 billion", "gdp"),
    case("tariff rate", "Canada put a 25 percent tariff on steel.", "25 percent", "tariff_rate"),
    case("duties of", "Canada put duties of 25 percent on steel.", "25 percent", "tariff_rate"),
    case("tariff base", "Canada put tariffs on $16 billion of American goods.", "$16 billion", "tariff_base"),
    case("share", "Oil makes up 60 percent of exports.", "60 percent", "share"),
    case("share of", "The bank holds a 20 percent stake in the mill.", "20 percent", "share"),
    case("change", "Output rose 5 percent.", "5 percent", "change"),
    case("capacity", "The plant can produce 90,000 barrels per day.", "90,000 barrels per day", "capacity"),
    case("mass", "The silo holds 900 tonnes of wheat.", "900 tonnes", "mass"),
    case("volume", "The pipeline carried 38 billion cubic metres of gas.", "38 billion cubic metres", "volume"),
    case("sanctioned", "Washington imposed sanctions on 30 companies.", "30 companies", "sanctioned"),
    limit(
        "meetings",
        "The two have held 40 meetings.",
        "40 meetings",
        "meetings",
        reason="meetings are told by 'met 40 times', not by the noun",
    ),
    case("people", "The town has 20,000 inhabitants.", "20,000 inhabitants", "people"),
    case("money", "The thieves took $30 million.", "$30 million", "money"),
    case("money: a fine", "The firm was fined $30 million.", "$30 million", "money"),
]


@pytest.mark.parametrize(("text", "surface", "measure"), prose(MEASURES))
def test_measure_is_told(read, text, surface, measure):
    assert row_of(read(text)["figures"], "surface", surface)["measure"] == measure


# The figures of a sentence, in the columns that the case names.
COLUMNS = [
    case("a flight is no money", "Flight QR 571 left Nairobi.", {"surface": []}),
    case("a meeting is no money", "The crew met at COP29 in Nairobi.", {"surface": []}),
    case("a paper is no money", "Paper S/2024 was read in Nairobi.", {"surface": []}),
    case("a quarter of the dollars, a quarter of a cent", "A quarter of the dollars was lost as the pound was down a quarter of a cent.", {"surface": ["A quarter"], "value": [25]}),
    case("half the jobs, half an hour", "Half the jobs were lost, and half an hour was left.", {"surface": ["Half"], "value": [50]}),
    case("a sign of letters", "They paid Rs 400 for it.", {"unit": ["INR"], "value": [400]}),
    case("points of a poll", "The poll gave her a 30-point lead.", {"unit": ["percentage_point"]}),
    case("points of a share", "Its share fell 1.5 points to 17 percent.", {"unit": ["percentage_point", "percent"]}),
    case("things by letters in the plural", "Kenya sold 12,400 EVs.", {"surface": ["12,400 EVs"]}),
    case("people by their country", "It held 10 Israelis and 200,000 East Timorese.", {"unit": ["people", "people"]}),
    case("a bare point", "Exports rose .5 percent to $.75 million.", {"value": [0.5, 750_000]}),
    case("groups by spaces", "Exports were 1 234 567 tonnes.", {"value": [1_234_567]}),
    case("the unit of the amount before", "The price rose to $40 a tonne in May from 50 in April.", {"unit": ["USD", "USD"], "value": [40, 50]}),
    case("planes by their code", "The F-16 planes were late.", {"surface": []}),
    case("a number that is a label", "No. 7 of the crew won.", {"surface": []}),
    case("a chain of points", "The crew of version 1.2.3 lost $1,2,3 there.", {"surface": []}),
    case("a fraction with a slash", "Exports rose 1/4 percent.", {"value": [0.25]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(COLUMNS))
def test_what_is_an_amount_and_what_is_none(read, text: str, expected: dict) -> None:
    assert columns_of(read(text)["figures"], expected) == expected


def test_comma_behind_a_number_joins_nothing(read):
    figures = read("The mill cost $50 million in 2022 and earned 48.3 billion, Commission figures show.")["figures"]
    assert "count" not in figures["measure"].to_list()
