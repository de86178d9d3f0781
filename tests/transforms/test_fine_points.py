"""Fine points: what a rule tells apart by one small sign, by the reading that it belongs to (20 May 2024 is a Monday).

Each case names a row by its table and words, and says what stands in it; None where there must be no such row.
"""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose

# The words by which a row is found.
WORDS = {"figures": "surface", "events": "trigger", "quotes": "content", "roles": "role", "mentions": "surface"}
_EXPORTS = "Peru's exports rose 4 percent in April."

AMOUNTS = [
    case("a sum to which adjectives are joined", "Peru eased curbs on some 600 farming and industrial products.", "600 farming and industrial products",
         {"value": 600.0, "unit": "count"}),
    case("a count with a hyphen", "A 40-ship convoy left Lima.", "40-ship", {"value": 40.0}),
    case("a number of funds spoken of as money", "The bank holds nine billion dollars. About three billion of the funds were sent home.", "three billion",
         {"unit": "USD"}),
    case("a fall by a fraction", "Peru's surplus was cut by a fifth after late returns.", "a fifth", {"measure": "change", "value": -20.0}),
    case("a clock time", "Tin for May fell 0.47 cent, or 0.69%, to 68.1 cents a pound at 10:52 in London.", "10", None),
    case("a share behind a hyphen", "**Peru's Tariffs-25% on Steel-Won't Be Averted**", "25%", {"unit": "percent"}),
    case("a sum that looks like a year", "The old ship was sold for $ 1990.", "$ 1990", {"value": 1990.0}),
    case("two counts, from and to", "The bloc grew from 15 to 25 member states in May.", "25 member states", {"value": 25.0, "value_high": None}),
    case("a sum before an adjective of a country", "Peru secured a $1.2 billion Saudi oil facility and took a loan.", "$1.2 billion", {"unit": "USD"}),
    case("pounds of goods", "Each family in Cairo got five pounds of rice.", "five pounds", {"unit": "count"}),
]  # fmt: skip

MEASURES = [
    case("imports, and the deficit that they leave", "Chile's exports rose to $5.1 billion and imports to $6.4 billion for a trade deficit of $1.3 billion.",
         "$6.4 billion", {"measure": "imports", "value": 6.4e9}),
    case("lift it to", "Trade between Chile and Peru was $5 billion last year. The two sides want to lift it to $9 billion by 2030.", "$9 billion",
         {"measure": "trade_total", "reporter": "CHL", "partner": "PER", "status": "target"}),
    case("reserves swollen by surpluses", "Chile's reserves, swollen by strong trade surpluses to a record $53 billion, are a burden.", "$53 billion",
         {"measure": "money"}),
    case("a list of tariffs", "Peru raised its tariffs on goods from Chile:\n\n- solar cells: from 25% to 50%\n\n- steel: from 10% to 20%\n\n", "50%",
         {"measure": "tariff_rate", "reporter": "PER", "partner": "CHL"}),
    case("put so much on steel", "Peru announced tariffs on Chilean goods on Monday. It has already put 25 percent on steel and 10 percent on tin.",
         "10 percent", {"measure": "tariff_rate", "reporter": "PER", "partner": "CHL"}),
    case("a slip of translation", "Trade between Chile and Peru will reach a record of $5 billion in 2023, and have reached the target of both.", "$5 billion",
         {"status": "actual"}),
    case("what should have been read", "The $5 billion of exports was a misprint; it should have read $500 million.", "$500 million", {"status": "actual"}),
    case("stocks are no goods", "Foreign funds have net sold Indian stocks worth $10 billion in 2024.", "$10 billion", {"measure": "money"}),
    case("in real terms, at the head", "In real terms, Chile's imports rose 5.7 percent in 2023 while exports rose by only 0.8 percent.", "0.8 percent",
         {"scope": "in real terms"}),
    case("seasonally adjusted, said of the amount before", "Chile ran a trade deficit of $442 million in March, seasonally adjusted, after $412 million.",
         "$442 million", {"scope": "seasonally adjusted"}),
    case("seasonally adjusted, and what it was before", "Chile ran a trade deficit of $442 million in March, seasonally adjusted, after a gap revised to "
         "$421 million in February from the $412 million first published.", "$421 million", {"scope": "seasonally adjusted"}),
]  # fmt: skip

PERIODS = [
    case("a run of months of a fall", "Peru's exports fell from January to April 2023 to $5 billion.", "$5 billion", {"period": "2023-01/2023-04"}),
    case("up from a month, which dates nothing", "Peru's exports were up from March, and imports were $5 billion.", "$5 billion", {"period": None}),
    case("since it was floated", "With the peso down 35 percent since it was floated on January 15, Chile's exporters sell more.", "35 percent",
         {"change_base": "2024-01"}),
    case("since March, when", "Three ports have closed since March, when the fee went up to $800.", "$800", {"period": "2024-03"}),
    case("an estimate of April", "Chile forecast a trade surplus of $6.3 billion for all of 2023, revised from an April estimate of $5.4 billion.",
         "$5.4 billion", {"period": "2023"}),
    case("the largest since", "Chile's trade gap grew 12 percent to $5 billion, the largest since 2008.", "12 percent", {"change_base": None, "period": None}),
    case("a month in which another acted", "Peru's exports shrank to $168 million after Chile suspended imports in April.", "$168 million",
         {"period": None}),
    case("a number that counts something unknown", "Chile's gas use rose by about 12.5% to about 185 mmscmd in 2023 from the year before.", "12.5%",
         {"period": "2023"}),
    case("next year's", "The bank's survey put the 2023 trade surplus of Chile at $2.4 billion and next year's at $8 billion.", "$8 billion",
         {"period": "2025"}),
    case("since last year's strike", "Chile's exports to Peru have fallen by 30 percent since last year's strike, to $175 million.", "30 percent",
         {"change_base": None}),
    case("a month of what is compared", "Chile's exports were put at $1,186 million in March, and imports at $1,628 million, against 1,147 and 1,568 "
         "respectively in February.", "$1,628 million", {"period": "2024-03"}),
    case("an amount in the subject", "Goods worth $3.8 billion were bought from Chile in January-April, whereas sales stayed at $615 million, Peru said.",
         "$3.8 billion", {"period": "2024-01/2024-04"}),
]  # fmt: skip

PARTIES = [
    case("a firm by its name", f"{_EXPORTS} Zelmar Securities reckons exports will rise 3 percent in May.", "3 percent", {"reporter": None}),
    case("a firm by the noun before it", f"{_EXPORTS} The miner Zelmar said exports rose 3 percent in May.", "3 percent", {"reporter": None}),
    case("a firm that tells somebody", f"{_EXPORTS} Zelmar Mining told the ministry that exports rose 3 percent in May.", "3 percent", {"reporter": None}),
    case("the firm, by its kind alone", f"{_EXPORTS} The company said exports rose 3 percent in May.", "3 percent", {"reporter": None}),
    case("a firm that studies ways", f"{_EXPORTS} Zelmar Mining is studying ways to raise exports by 10 percent, an official of the company said.",
         "10 percent", {"reporter": None}),
    case("exports in a clause of their own", f"{_EXPORTS} Zelmar Mining closed its pit as exports fell 3 percent in May.", "3 percent", {"reporter": "PER"}),
    case("a tariff of somebody of no known country", "Tensions rose with Hugo Rojas's administration imposing a 10% tariff on Chilean goods and 25% levies on "
         "imports from Canada.", "10%", {"reporter": None}),
    case("a central bank is no firm", "Indonesia's exports rose to $9 billion. Bank Indonesia said exports fell to $5 billion in May.", "$5 billion",
         {"reporter": "IDN"}),
    case("two countries, two amounts", "Peru's and Chile's exports came to 4 and 3 billion dollars.", "3 billion dollars", {"reporter": "CHL"}),
    case("countries beyond it", "Chile's trade gap with Peru was $2 billion, that with countries beyond it $3 billion.", "$3 billion", {"partner": None}),
    case("sales there", "Demand from Chile recovered, lifting Peru's sales there by 4 percent.", "4 percent", {"partner": "CHL"}),
    case("the Asian giant", "Peru's imports from China were $5 billion, and its deficit with the Asian giant was $2 billion.", "$2 billion",
         {"partner": "CHN"}),
    case("the one who took", "China, the largest partner, took $6 billion of Peru's goods in April.", "$6 billion", {"reporter": "PER", "partner": "CHN"}),
    case("took and sold", "Japan took $1.2 billion and sold Chile $2.7 billion worth of goods.", "$2.7 billion", {"reporter": "JPN", "partner": "CHL"}),
    case("partners without a name", "Trade between Peru and its partners was $5 billion in 2023.", "$5 billion", {"reporter": "PER", "partner": None}),
    case("likes to say", "Hugo Rojas likes to say the deficit has grown to $5 billion.", "$5 billion", {"attributed_to": "Hugo Rojas"}),
    case("told behind", "It would cost the treasury $5 billion, the ministry estimates.", "$5 billion", {"attributed_to": "the ministry"}),
]  # fmt: skip

EVENTS = [
    case("a defeat in a vote on a budget", "Elena Paz's defeat in the vote on the budget on Friday was her second.", "defeat", None),
    case("a win in an election", "Elena Paz's win in the election on Friday was narrow.", "win", {"event_type": "election", "actors": "Elena Paz"}),
    case("wants a country to", "Peru wants Chile to cut its subsidies.", "wants", {"event_type": "demand", "actors": "Peru", "target": "Chile"}),
    case("talks of which something is told", "Chile and Peru met in Lima on Monday. The talks lasted nine hours.", "talks", {"event_type": "talks"}),
    case("declared, which is an act", "Peru declared a state of emergency on Monday.", "declared", {"event_type": "declare"}),
    case("half a word", "Kenya grants duty-free entry to goods from Uganda.", "duty", None),
    case("during the visit", "Elena Paz visited Chile on Friday. During the visit she visited a port of Peru.", "visit", None),
    case("a year of what somebody is accused of", "Two men accused of an attack on Chad in 1988 were arrested by Mali.", "arrested", {"date_start": None}),
    case("accused of an attack", "Chad accused Mali of an attack on Togo.", "attack", {"actors": "Mali", "target": "Togo"}),
    case("when sanctions that are lifted were imposed", "Peru lifted sanctions on Chile, first imposed last July.", "sanctions",
         {"direction": "lifted", "date_start": None}),
    case("a missing closing mark ends where another speaks", "“We live in a dangerous world. Minister Hugo Rojas warned last month that Chile is "
         "getting aid from Peru.", "warned", {"event_type": "statement", "actors": "Hugo Rojas"}),
    case("a summit with its short name", "Elena Paz told the Andes Pact (Andpa) summit in Chile that she would stay.", "summit", {"status": "occurred"}),
    case("agreements reached by a list", "Trade is small compared with agreements reached by Chile, Peru and Togo, the sources said.", "agreements",
         {"actors": "Chile; Peru; Togo"}),
    case("talks due", "The talks due on Friday in Lima between Chile and Peru were long prepared.", "talks", {"status": "planned"}),
    case("sanctions planned", "Sanctions on Chile planned by Peru worry traders.", "Sanctions", {"status": "planned"}),
    case("a verb between names in capitals", "PERU CONDEMNS CHILE OVER RAIDS", "CONDEMNS", {"actors": "Peru", "target": "Chile"}),
]  # fmt: skip

QUOTES = [
    case("what an earlier report tells", "Elena Paz said Hugo Rojas had vowed to tax imports from Chile.", "to tax imports from Chile", None),
    case("a verb that looks like a noun", "The ministry says it closely monitors exports of goods.", "it closely monitors exports of goods",
         {"speaker": "The ministry"}),
    case("the writer again behind quoted words", "Elena Paz said the rates would rise \"modestly,\" and there was a cheer from the crowd.",
         "the rates would rise \"modestly,\"", {"speaker": "Elena Paz"}),
    case("a clause without 'that'", "Hugo Rojas confirmed the port was closed.", "the port was closed", {"speaker": "Hugo Rojas"}),
    case("a paragraph that is mostly quoted", "Elena Paz said prices fell, and so did Hugo Rojas. It was late.\n\nHer words: \"the peso is weak "
         "today, and it will stay so for years to come.\"\n\n", "the peso is weak today, and it will stay so for years to come.",
         {"speaker": "Elena Paz"}),
    case("a word in marks that a cue reports", "Elena Paz said that the port was \"doomed\".", "doomed", {"speaker": "Elena Paz"}),
    case("Secretary of State", "Secretary of State Anna Lee called the plan \"wildly exaggerated and late\".", "wildly exaggerated and late",
         {"speaker": "Anna Lee"}),
    case("a hyphen inside a phrase", "Hugo Rojas threatened a tariff on Chilean-built cars if Peru does not stop the boats.",
         "a tariff on Chilean-built cars if Peru does not stop the boats", {"speaker": "Hugo Rojas"}),
    case("denied allegations", "Hugo Rojas denied allegations he was waiting for a bribe.", "allegations he was waiting for a bribe", None),
    case("an organisation in a title", "\"Each day costs us dear,\" said United Nations envoy Anna Lee.", "Each day costs us dear", {"speaker": "Anna Lee"}),
    case("a name in what is told of another", "Elena Paz, who met the minister, Paul Hale, on Tuesday, said her country had lost patience.",
         "her country had lost patience", {"speaker": "Elena Paz"}),
]  # fmt: skip

NAMES = [
    case("a lost blank", "Chile imported wheat fromPeru last year.", "mentions", "Peru", {"rule": "gazetteer"}),
    case("letters of a firm", "Andes Copper Works (ACW) sold ore. ACW said it would grow.", "mentions", "ACW", {"basis": "alias"}),
    case("letters of ordinary words", "Chile's salted cod exporters (SCE) met. SCE said they would stay.", "mentions", "SCE", None),
    case("a country before a noun", "Hugo Paz, the head of the Chilean delegation, sounded gloomy.", "roles", "head of the Chilean delegation",
         {"person": "Hugo Paz", "of": None}),
    case("minister of finance of a country", "The minister of finance of Chile Hugo Paz called the reports exaggerated.", "roles", "minister of finance",
         {"person": "Hugo Paz", "of": "Chile"}),
]  # fmt: skip


def assert_told(frames, table, words, expected):
    """Asserts that a row of these words holds what is expected, or that there is none."""
    rows = [row for row in frames[table].iter_rows(named=True) if row[WORDS[table]] == words]
    if expected is None:
        assert not rows
    else:
        assert expected in [{column: row[column] for column in expected} for row in rows]


@pytest.mark.parametrize(("text", "words", "expected"), prose([*AMOUNTS, *MEASURES, *PERIODS, *PARTIES]))
def test_fine_point_of_a_figure(read, text, words, expected):
    assert_told(read(text), "figures", words, expected)


@pytest.mark.parametrize(("text", "words", "expected"), prose(EVENTS))
def test_fine_point_of_an_event(read, text, words, expected):
    assert_told(read(text), "events", words, expected)


@pytest.mark.parametrize(("text", "words", "expected"), prose(QUOTES))
def test_fine_point_of_a_quotation(read, text, words, expected):
    assert_told(read(text), "quotes", words, expected)


@pytest.mark.parametrize(("text", "table", "words", "expected"), prose(NAMES))
def test_fine_point_of_a_name(read, text, table, words, expected):
    assert_told(read(text), table, words, expected)
