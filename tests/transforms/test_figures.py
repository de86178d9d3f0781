"""Figures in their sentences: what they measure, whose, with whom, for when, since when; who says so."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.transforms.cases import FILLER, case, columns_of, limit, months_of, prose, row_of


def check(figures: pl.DataFrame, expected: dict[str, dict[str, object]]) -> None:
    """Compares the named fields of the figures with these surfaces; ``value`` roughly, trade totals either way round."""
    wrong = []
    for surface, fields in expected.items():
        row = row_of(figures, "surface", surface)
        for name, value in fields.items():
            got = {row["reporter"], row["partner"]} if name == "pair" else row[name]
            if name == "pair":
                same = got == set(value)
            elif name == "value":
                same = got == pytest.approx(value)
            elif name in {"period", "change_base"}:
                same = months_of(got) == months_of(value)
            else:
                same = got == value
            if not same:
                wrong.append(f"{surface}: {name} is {got!r}, not {value!r}")
    assert not wrong, "; ".join(wrong)


def total(*pair, **more):
    return {"measure": "trade_total", "pair": pair, **more}


def flow(measure, reporter, partner=None, **more):
    return {"measure": measure, "reporter": reporter, "partner": partner, **more}


TOTALS = [
    case("trade between A and B", "Trade between Chile and Peru reached $4 billion in 2023.", {"$4 billion": total("CHL", "PER", period="2023")}),
    case("trade of A with B", "Chile's trade with Peru reached $4 billion in 2023.", {"$4 billion": total("CHL", "PER", period="2023")}),
    case("bilateral trade between", "Bilateral trade between Chile and Peru stood at $4 billion in 2023.", {"$4 billion": total("CHL", "PER")}),
    case("A-B trade", "Chile-Peru trade totalled $4 billion in 2023.", {"$4 billion": total("CHL", "PER")}),
    case("demonyms joined by and", "Chilean and Peruvian trade totalled $4 billion in 2023.", {"$4 billion": total("CHL", "PER")}),
    case("two-way trade", "Two-way trade between Norway and India rose to $2 billion last year.", {"$2 billion": total("NOR", "IND", period="2023")}),
    case("trade turnover", "Trade turnover between Serbia and Kazakhstan amounted to $900 million in 2022.", {"$900 million": total("SRB", "KAZ", period="2022")}),
    case("in bilateral trade", "The two did $4 billion in bilateral trade in 2023; Chile and Peru are neighbours.", {"$4 billion": total("CHL", "PER", period="2023")}),
    case("the two countries, by the article", "Chile and Peru signed a pact in Lima.\n\nTrade between the two countries came to $4 billion in 2023.", {"$4 billion": total("CHL", "PER", period="2023", parties_basis="discourse")}),
    case("bilateral trade, by the article", "Chile's president met Peru's president in Lima.\n\nBilateral trade came to $4 billion in 2023.", {"$4 billion": total("CHL", "PER", parties_basis="discourse")}),
    case("parties stated", "Trade between Chile and Peru reached $4 billion in 2023.", {"$4 billion": {"parties_basis": "stated"}}),
    case("capitals for governments", "Trade between Santiago and Lima reached $4 billion in 2023.", {"$4 billion": total("CHL", "PER")}),
    case("a bloc and a state", "Trade between the European Union and Vietnam reached $60 billion in 2022.", {"$60 billion": total("EU", "VNM", period="2022")}),
    case("the verb do", "Chile did $4 billion of trade with Peru in 2023.", {"$4 billion": total("CHL", "PER", period="2023")}),
    case("trade volume", "The volume of trade between Egypt and Jordan hit $1 billion in 2021.", {"$1 billion": total("EGY", "JOR", period="2021")}),
    case("commerce", "Commerce between Egypt and Jordan hit $1 billion in 2021.", {"$1 billion": total("EGY", "JOR", period="2021")}),
    case("time first", "In 2023 trade between Chile and Peru reached $4 billion.", {"$4 billion": total("CHL", "PER", period="2023")}),
    case("amount, then verb", "$4 billion worth of goods crossed between Chile and Peru in 2023.", {"$4 billion": total("CHL", "PER", period="2023")}),
]  # fmt: skip

EXPORTS = [
    case("A's exports to B", "Ghana's exports to Togo rose to $300 million in 2023.", {"$300 million": flow("exports", "GHA", "TGO", period="2023")}),
    case("exports of A to B", "Exports of Ghana to Togo rose to $300 million in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("exports from A to B", "Exports from Ghana to Togo rose to $300 million in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("demonym exports", "Ghanaian exports to Togo rose to $300 million in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("A exported goods worth", "Ghana exported goods worth $300 million to Togo in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("A exported an amount of goods", "Ghana exported $300 million of goods to Togo in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("A sold goods worth", "Ghana sold goods worth $300 million to Togo in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("A sold B goods worth", "Ghana sold Togo cocoa worth $300 million in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("A shipped the B goods worth", "Ghana shipped the Gambia rice worth $300 million in 2023.", {"$300 million": flow("exports", "GHA", "GMB")}),
    case("A supplied B with", "Ghana supplied Togo with power worth $300 million in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("A sold goods of B", "Ghana sold Togo's cocoa worth $300 million in 2023.", {"$300 million": flow("exports", "GHA", None)}),
    case("goods named after B", "Ghana exported Brazil nuts worth $300 million in 2023.", {"$300 million": flow("exports", "GHA", None)}),
    case("A shipped goods worth", "Ghana shipped $300 million worth of cocoa to Togo in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("exports of a product", "Ghana's cocoa exports to Togo rose to $300 million in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("exports of a product, behind", "Ghana's exports of cocoa beans to Togo rose to $300 million in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("to all the world", "Ghana's exports rose to $15 billion in 2023.", {"$15 billion": flow("exports", "GHA", None)}),
    case("total exports", "Total exports of Ghana came to $15 billion in 2023.", {"$15 billion": flow("exports", "GHA", None)}),
    case("the amount first", "$300 million of Ghanaian exports went to Togo in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("exports by A", "Exports by Ghana to Togo were $300 million in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("its exports", "Ghana is small, but its exports to Togo came to $300 million in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("shipments", "Shipments from Ghana to Togo fell to $300 million in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("the destination first", "To Togo, Ghana exported $300 million of goods in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("deliveries", "Ghana's deliveries to Togo fell to $300 million in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
    case("passive", "Goods worth $300 million were exported by Ghana to Togo in 2023.", {"$300 million": flow("exports", "GHA", "TGO")}),
]  # fmt: skip

IMPORTS = [
    case("A's imports from B", "Togo's imports from Ghana fell to $300 million in 2023.", {"$300 million": flow("imports", "TGO", "GHA", period="2023")}),
    case("imports of A from B", "Imports of Togo from Ghana fell to $300 million in 2023.", {"$300 million": flow("imports", "TGO", "GHA")}),
    case("demonym imports", "Togolese imports from Ghana fell to $300 million in 2023.", {"$300 million": flow("imports", "TGO", "GHA")}),
    case("imports of demonym goods", "Togo's imports of Ghanaian goods fell to $300 million in 2023.", {"$300 million": flow("imports", "TGO", "GHA")}),
    case("a demonym of others", "Togo's imports of gas rose to $300 million in 2023, Ghanaian officials said.", {"$300 million": flow("imports", "TGO", None)}),
    case("A imported goods worth", "Togo imported goods worth $300 million from Ghana in 2023.", {"$300 million": flow("imports", "TGO", "GHA")}),
    case("A bought goods worth", "Togo bought goods worth $300 million from Ghana in 2023.", {"$300 million": flow("imports", "TGO", "GHA")}),
    case("imports into A from B", "Imports into Togo from Ghana fell to $300 million in 2023.", {"$300 million": flow("imports", "TGO", "GHA")}),
    case("from all the world", "Togo's imports fell to $2 billion in 2023.", {"$2 billion": flow("imports", "TGO", None)}),
    case("purchases", "Togo's purchases from Ghana fell to $300 million in 2023.", {"$300 million": flow("imports", "TGO", "GHA")}),
    limit("the source first", "From Ghana Togo imported $300 million of goods in 2023.", {"$300 million": flow("imports", "TGO", "GHA")}, reason="the partner stands before the verb"),
]  # fmt: skip

NEGATIVE = [
    case("negative before it", "Togo had a negative trade balance of $5 million in 2023.", -5e6),
    case("negative behind it", "Togo's trade balance was negative at $5 million in 2023.", -5e6),
    case("in deficit", "Togo's trade balance was in deficit by $5 million in 2023.", -5e6),
    case("negative for something else", "The negative effect on Togo's trade balance was $5 million in 2023.", 5e6),
    case("positive", "Togo's trade balance was positive at $5 million in 2023.", 5e6),
]


@pytest.mark.parametrize(("text", "value"), prose(NEGATIVE))
def test_a_negative_balance_is_negative(read, text, value):
    assert row_of(read(text)["figures"], "surface", "$5 million")["value"] == value


BALANCES = [
    case("a deficit is negative", "Nepal's trade deficit with India widened to $8 billion in 2023.", {"$8 billion": flow("trade_balance", "NPL", "IND", value=-8e9, period="2023")}),
    case("a surplus is positive", "India's trade surplus with Nepal widened to $8 billion in 2023.", {"$8 billion": flow("trade_balance", "IND", "NPL", value=8e9)}),
    case("a surplus of", "India had a trade surplus of $8 billion with Nepal in 2023.", {"$8 billion": flow("trade_balance", "IND", "NPL", value=8e9)}),
    case("the amount before the noun", "Nepal ran an $8 billion trade deficit with India in 2023.", {"$8 billion": flow("trade_balance", "NPL", "IND", value=-8e9)}),
    case("a trade gap", "Nepal's trade gap with India widened to $8 billion in 2023.", {"$8 billion": flow("trade_balance", "NPL", "IND", value=-8e9)}),
    case("a shortfall", "Nepal posted a trade shortfall of $8 billion in 2023.", {"$8 billion": flow("trade_balance", "NPL", None, value=-8e9)}),
    case("with all the world", "Nepal's trade deficit came to $9 billion in 2023.", {"$9 billion": flow("trade_balance", "NPL", None, value=-9e9)}),
    case("in the red", "Nepal's trade with India was $8 billion in the red in 2023.", {"$8 billion": {"measure": "trade_balance", "value": -8e9}}),
    case("a current-account deficit is no trade balance", "Nepal's current-account deficit came to $9 billion in 2023.", {"$9 billion": {"measure": "money"}}),
    case("a budget deficit is no trade balance", "Nepal's budget deficit came to $9 billion in 2023.", {"$9 billion": {"measure": "money"}}),
    case("from surplus to deficit", "Nepal swung from a trade surplus of $1 billion in 2020 to a trade deficit of $2 billion in 2023.", {"$1 billion": {"value": 1e9, "period": "2020"}, "$2 billion": {"value": -2e9, "period": "2023"}}),
    case("the deficit, spoken of before", "Nepal's trade deficit with India worries Kathmandu.\n\nThe deficit reached $8 billion in 2023.", {"$8 billion": flow("trade_balance", "NPL", "IND", value=-8e9)}),
]  # fmt: skip

CHANGES = [
    case("what rose, over an apposition", "Sheet steel, the firm's main cost, rose 12 percent.", {"12 percent": {"measure": "change", "change_of": "steel"}}),
    case("what rose, over its maker", "Lending by the banking system rose 12 percent.", {"12 percent": {"measure": "change", "change_of": "lending"}}),
    case("what is to rise", "Borrowing costs are tipped to rise by 12 percent.", {"12 percent": {"measure": "change", "change_of": "costs"}}),
    case("a name that rose", "In regular trading the Codelco rose 12 percent.", {"12 percent": {"measure": "change", "change_of": None}}),
    case("rose n percent", "Chile's exports rose 12 percent in 2023.", {"12 percent": {"measure": "change", "value": 12, "change_of": "exports", "reporter": "CHL", "period": "2023"}}),
    case("fell n percent", "Chile's exports fell 12 percent in 2023.", {"12 percent": {"measure": "change", "value": -12, "change_of": "exports"}}),
    case("by n percent", "Chile's imports declined by 12 percent in 2023.", {"12 percent": {"measure": "change", "value": -12, "change_of": "imports"}}),
    case("a fall of", "Chile reported a fall of 12 percent in imports.", {"12 percent": {"measure": "change", "value": -12, "change_of": "imports"}}),
    case("a n percent rise in", "Chile reported a 12 percent rise in exports.", {"12 percent": {"measure": "change", "value": 12, "change_of": "exports"}}),
    case("up n percent", "Chile's exports were $90 billion, up 12 percent.", {"12 percent": {"measure": "change", "value": 12, "change_of": "exports"}}),
    case("down n percent", "Chile's exports were $90 billion, down 12 percent.", {"12 percent": {"measure": "change", "value": -12, "change_of": "exports"}}),
    case("n percent higher", "Chile's imports were 12 percent higher in 2023.", {"12 percent": {"measure": "change", "value": 12}}),
    case("n percent lower", "Chile's imports were 12 percent lower in 2023.", {"12 percent": {"measure": "change", "value": -12}}),
    case("n percent more than", "Chile bought 12 percent more gas than in 2022.", {"12 percent": {"measure": "change", "value": 12}}),
    case("growth of", "Chile's economy saw growth of 3 percent in 2023.", {"3 percent": {"measure": "change", "value": 3}}),
    case("shrank", "Chile's economy shrank 3 percent in 2023.", {"3 percent": {"measure": "change", "value": -3}}),
    case("contracted by", "Chile's economy contracted by 3 percent in 2023.", {"3 percent": {"measure": "change", "value": -3}}),
    case("plunged", "Chile's imports plunged 40 percent.", {"40 percent": {"measure": "change", "value": -40}}),
    case("surged", "Chile's imports surged 40 percent.", {"40 percent": {"measure": "change", "value": 40}}),
    case("edged up", "Chile's imports edged up 0.4 percent.", {"0.4 percent": {"measure": "change", "value": 0.4}}),
    case("slipped", "Chile's imports slipped 0.4 percent.", {"0.4 percent": {"measure": "change", "value": -0.4}}),
    case("soared by", "Trade between Chile and Peru soared by 40 percent.", {"40 percent": {"measure": "change", "value": 40, "change_of": "trade_total"}}),
    case("minus sign", "Chile's imports changed by -2 percent.", {"-2 percent": {"measure": "change", "value": -2}}),
    case("cut by", "Chile cut its imports by 10 percent.", {"10 percent": {"measure": "change", "value": -10, "change_of": "imports"}}),
    case("a drop as a noun behind", "The 12 percent drop in imports hurt Chile.", {"12 percent": {"measure": "change", "value": -12, "change_of": "imports"}}),
    case("change of trade keeps its parties", "Chile's exports to Peru rose 12 percent in 2023.", {"12 percent": {"reporter": "CHL", "partner": "PER"}}),
    case("base behind from", "Chile's exports rose 12 percent from 2022.", {"12 percent": {"change_base": "2022"}}),
    case("base behind compared with", "Chile's exports rose 12 percent in 2023 compared with 2021.", {"12 percent": {"period": "2023", "change_base": "2021"}}),
    case("base behind over", "Chile's exports rose 12 percent over 2021.", {"12 percent": {"change_base": "2021"}}),
    case("base behind than", "Chile's exports were 12 percent higher in 2023 than in 2021.", {"12 percent": {"period": "2023", "change_base": "2021"}}),
    case("base a year earlier", "Chile's exports rose 12 percent in 2023 from a year earlier.", {"12 percent": {"period": "2023", "change_base": "2022"}}),
    case("base of a month a year earlier", "Chile's exports rose 12 percent in March from a year earlier.", {"12 percent": {"period": "2024-03", "change_base": "2023-03"}}),
    case("year on year", "Chile's exports rose 12 percent year on year in March.", {"12 percent": {"period": "2024-03", "change_base": "2023-03"}}),
    case("base the same period of last year", "Chile's exports rose 12 percent in the first quarter compared with the same period last year.", {"12 percent": {"period": "2024-Q1", "change_base": "2023-Q1"}}),
    case("base the month before", "Chile's exports rose 2 percent in March from February.", {"2 percent": {"period": "2024-03", "change_base": "2024-02"}}),
    case("a level behind to is no change", "Chile's growth slowed to 2 percent.", {"2 percent": {"value": 2}}),
    case("rose to is a level", "Chile's exports rose to $5 billion in 2023.", {"$5 billion": {"measure": "exports", "value": 5e9}}),
    case("a share is no change", "Copper makes up 50 percent of Chile's exports.", {"50 percent": {"measure": "share", "value": 50}}),
    case("accounts for is a share", "Copper accounts for 50 percent of Chile's exports.", {"50 percent": {"measure": "share", "value": 50}}),
]  # fmt: skip

SEVERAL = [
    case("each flow its own change and level", "Chile's exports rose 12 pct to 45 billion dollars in 2023 while imports fell 3 pct to 30 billion.", {
        "12 pct": {"measure": "change", "value": 12, "change_of": "exports"}, "45 billion dollars": flow("exports", "CHL", period="2023"),
        "3 pct": {"measure": "change", "value": -3, "change_of": "imports"}, "30 billion": flow("imports", "CHL", period="2023")}),
    case("two years of one flow", "Trade between Chile and Peru rose from $2 billion in 2021 to $4 billion in 2023.", {
        "$2 billion": total("CHL", "PER", period="2021"), "$4 billion": total("CHL", "PER", period="2023")}),
    case("respectively by partner, of flows pointed to", "Chile's exports to Mali fell $2 million, and those to Peru and Brazil were up 4 percent and 11 percent respectively.", {
        "4 percent": {"measure": "change", "reporter": "CHL", "partner": "PER"}, "11 percent": {"measure": "change", "partner": "BRA"}}),
    case("one change in money and percent", "Chile's exports fell $206 million, or 12 percent, in 2023.", {
        "$206 million": {"measure": "change", "value": -206e6, "period": "2023"}, "12 percent": {"measure": "change", "value": -12, "period": "2023"}}),
    case("one change in percent and money", "Chile's exports grew by 5 percent, or $40 million, in 2023.", {
        "5 percent": {"measure": "change", "period": "2023"}, "$40 million": {"measure": "change", "value": 40e6, "change_of": "exports"}}),
    case("a share in money and percent", "Copper made up $2 billion, or 40 percent, of Chile's exports in 2023.", {
        "$2 billion": {"measure": "exports"}, "40 percent": {"measure": "share"}}),
    case("tariffs of one hand on two", "The United States paused tariffs of 46 percent on Peruvian goods and raised those on Chilean goods to 54 percent.", {
        "46 percent": {"reporter": "USA", "partner": "PER"}, "54 percent": {"reporter": "USA", "partner": "CHL"}}),
    case("a tariff of who holds an office", "U.S. President Ann Lee spoke. Lee announced a tariff of 25 percent on steel.", {
        "25 percent": {"measure": "tariff_rate", "reporter": "USA", "partner": None}}),
    case("a holder's tariff", "Canada's Prime Minister Bo Hart spoke to Chile. Bo Hart's 25 percent tariff on steel was high.", {
        "25 percent": {"reporter": "CAN"}}),
    case("a tariff of a holder of no known office", "Peru worried about Bo Hart's 25 percent tariffs on steel.", {"25 percent": {"reporter": None}}),
    case("goods into a country", "The minister signed an order imposing a 25 percent tariff on all steel imports into Peru.", {
        "25 percent": {"reporter": "PER", "partner": None}}),
    case("imports to a country", "The minister announced 25 percent tariffs on imports of steel to Peru.", {"25 percent": {"reporter": "PER", "partner": None}}),
    case("goods of a country", "Peru announced 25 percent tariffs on imports of steel from Chile.", {"25 percent": {"reporter": "PER", "partner": "CHL"}}),
    case("a tariff on two", "Peru announced tariffs of 25 percent on Chile and Cuba.", {
        "25 percent": {"reporter": "PER", "partner": None, "scope": "on chile and cuba"}}),
    case("a tariff on three, against", "Peru announced a tariff of 25 percent against Chile, Cuba and Mali.", {"25 percent": {"reporter": "PER", "partner": None}}),
    case("a tariff on one", "Peru announced tariffs of 25 percent on Chile.", {"25 percent": {"reporter": "PER", "partner": "CHL", "scope": None}}),
    case("the rate of a tariff on imports", "Peru raised tariffs on steel imports to 25 percent.", {
        "25 percent": {"measure": "tariff_rate", "reporter": "PER"}}),
    case("the growth of taxed imports", "Tariffs on steel were high, but Peru's imports rose 25 percent.", {
        "25 percent": {"measure": "change", "change_of": "imports"}}),
    case("a duty that another is to cut", "The EU wants India to cut its duty of 110 percent on cars to 10 percent.", {
        "110 percent": {"reporter": "IND", "status": "actual"}, "10 percent": {"reporter": "IND", "status": "target"}}),
    case("its own duty", "India said it cut its duty of 110 percent on cars from the EU.", {"110 percent": {"reporter": "IND"}}),
    case("compared with the first of a list", "Trade between Chile and Peru stood at $136 million in 2023, with exports of $76 million and imports of $60 million, against $137 million in 2022.", {
        "$137 million": {"measure": "trade_total", "period": "2022"}, "$60 million": {"measure": "imports"}}),
    case("compared with the last of a list", "Chile's exports were $5 billion and its imports $2 billion in 2023, against $1.9 billion in 2022.", {"$1.9 billion": {"measure": "imports"}}),
    case("a time that another amount is compared with", "Chile's exports were $4 billion in 2023, up 5 percent from a year earlier, and its imports were $2 billion.", {"$2 billion": {"measure": "imports", "period": "2023"}}),
    case("a forecast that a level is compared with", "Chile had a trade deficit of $637 million in 2023, compared with a forecast of a deficit of $892 million.", {
        "$637 million": {"measure": "trade_balance", "status": "actual"}, "$892 million": {"status": "forecast"}}),
    case("expectations", "Chile's exports were $5 million in 2023, against expectations of $6 million.", {"$5 million": {"status": "actual"}, "$6 million": {"status": "forecast"}}),
    case("a level compared with another", "Chile's exports were $5 million in 2023, against exports of $6 million in 2022.", {"$6 million": {"status": "actual", "period": "2022"}}),
    case("a tariff that will not be", "Chile will not impose a 25 percent tariff on Peruvian goods.", {"25 percent": {"stance": "denied"}}),
    case("a tariff of which nobody will say", "Chile will not say when it will impose a 25 percent tariff on Peruvian goods.", {"25 percent": {"stance": "asserted"}}),
    case("who bought", "Chile sold Peru goods worth $505 million in 2023 and bought goods worth $334 million.", {
        "$505 million": {"measure": "exports", "reporter": "CHL", "partner": "PER"}, "$334 million": {"measure": "imports", "reporter": "CHL"}}),
    case("a threatened tariff", "Chile had threatened last October to impose a 10 percent duty on Peruvian wine.", {"10 percent": {"status": "hypothetical"}}),
    case("a refused tariff", "Chile refused to impose a 10 percent duty on Peruvian wine.", {"10 percent": {"status": "hypothetical"}}),
    case("an imposed tariff", "Chile imposed a 10 percent duty on Peruvian wine.", {"10 percent": {"status": "actual"}}),
    case("a monthly deficit beside a year's", "Chile's deficit was $9 billion in 2023, far above the monthly deficit of $500 million.", {
        "$9 billion": {"period": "2023"}, "$500 million": {"period": None}}),
    case("respectively by flow", "Chile's exports and imports came to $45 billion and $30 billion respectively in 2023.", {
        "$45 billion": flow("exports", "CHL", period="2023"), "$30 billion": flow("imports", "CHL", period="2023")}),
    case("respectively by year", "Chile's exports came to $40 billion and $45 billion in 2022 and 2023, respectively.", {
        "$40 billion": {"period": "2022"}, "$45 billion": {"period": "2023"}}),
    case("respectively by partner", "Chile's exports to Peru and Brazil came to $2 billion and $5 billion, respectively.", {
        "$2 billion": flow("exports", "CHL", "PER"), "$5 billion": flow("exports", "CHL", "BRA")}),
    case("compared with last year's level", "Chile's exports came to $45 billion in 2023, compared with $40 billion in 2022.", {
        "$45 billion": flow("exports", "CHL", period="2023"), "$40 billion": flow("exports", "CHL", period="2022")}),
    case("against a year earlier", "Chile's exports were $4 billion in March against $3 billion a year earlier.", {
        "$4 billion": {"period": "2024-03"}, "$3 billion": {"measure": "exports", "period": "2023-03"}}),
    case("up from", "Chile's exports were $45 billion last year, up from $40 billion in 2022.", {
        "$45 billion": {"period": "2023"}, "$40 billion": {"measure": "exports", "period": "2022"}}),
    case("a total with its parts", "Trade between Chile and Peru came to $4 billion in 2023: Chile exported $3 billion and imported $1 billion.", {
        "$4 billion": total("CHL", "PER", period="2023"), "$3 billion": flow("exports", "CHL", "PER", period="2023"), "$1 billion": flow("imports", "CHL", "PER", period="2023")}),
    case("exports and imports leaving a surplus", "Exports of $45 billion and imports of $30 billion left Chile with a trade surplus of $15 billion in 2023.", {
        "$45 billion": flow("exports", "CHL"), "$30 billion": flow("imports", "CHL"), "$15 billion": flow("trade_balance", "CHL", value=15e9)}),
    case("level, then change in brackets", "Exports of Chile: $45 billion in 2023 (up 12 percent).", {
        "$45 billion": flow("exports", "CHL", period="2023"), "12 percent": {"measure": "change", "change_of": "exports"}}),
    case("the next sentence goes on with the pair", "Trade between Chile and Peru came to $4 billion in 2023. Exports to Peru made up $3 billion.", {
        "$3 billion": flow("exports", "CHL", "PER", period="2023")}),
    case("the next sentence goes on with the period", "Chile's exports came to $45 billion in 2023. Imports stood at $30 billion.", {
        "$30 billion": flow("imports", "CHL", None, period="2023")}),
    case("two reporters in one sentence", "Chile exported $45 billion of goods in 2023 and Peru $60 billion.", {
        "$45 billion": flow("exports", "CHL", period="2023"), "$60 billion": flow("exports", "PER", period="2023")}),
    case("two partners in one sentence", "Chile exported $5 billion of goods to Brazil and $2 billion to Peru in 2023.", {
        "$5 billion": flow("exports", "CHL", "BRA", period="2023"), "$2 billion": flow("exports", "CHL", "PER", period="2023")}),
    case("in money of two kinds", "India's exports reached $300 billion (Rs 25 lakh crore) in 2023.", {
        "$300 billion": flow("exports", "IND", period="2023"), "Rs 25 lakh crore": flow("exports", "IND", period="2023", unit="INR")}),
]  # fmt: skip

OTHERS = [
    case("who lays a tariff on whom", "The United States put a 25 percent tariff on Chinese steel.", {"25 percent": flow("tariff_rate", "USA", "CHN")}),
    case("tariffs on imports from", "The United States will charge 25 percent on imports from Mexico.", {"25 percent": flow("tariff_rate", "USA", "MEX")}),
    case("tariffs on goods worth", "China announced tariffs on $60 billion of U.S. goods.", {"$60 billion": flow("tariff_base", "CHN", "USA")}),
    case("an investment by a state in another", "Japan will invest $42 billion in India over five years.", {"$42 billion": flow("investment", "JPN", "IND")}),
    case("aid from a state to another", "Germany gave $200 million in aid to Jordan.", {"$200 million": {"measure": "aid_or_loan", "reporter": "DEU", "partner": "JOR"}}),
    case("gross domestic product", "Peru's gross domestic product came to $260 billion in 2023.", {"$260 billion": flow("gdp", "PER", period="2023")}),
    case("growth of the gross domestic product", "Peru's GDP grew 2.5 percent in 2022.", {"2.5 percent": {"measure": "change", "value": 2.5, "reporter": "PER", "period": "2022"}}),
    case("a firm's sales are no exports", "The brewer's sales rose to $5 billion in 2023.", {"$5 billion": {"measure": "money", "reporter": None, "partner": None}}),
    case("who does something else beside it", "Kenya's trade grew to $5 million in 2023, with Togo alone buying maize.", {"$5 million": {"reporter": "KEN", "partner": None}}),
    case("trade between firms is none of states", "Trade in the firm's shares reached $5 million on Tuesday.", {"$5 million": {"reporter": None, "partner": None}}),
    case("the price of exported goods", "Peru exports copper at $9,000 a tonne.", {"$9,000": {"measure": "price"}}),
    limit("tonnes exported", "Peru exported 2 million tonnes of copper to China.", {"2 million tonnes": {"unit": "tonne", "reporter": "PER", "partner": "CHN"}}, reason="quantities of goods traded have no parties, where the gold gives them"),
]  # fmt: skip


COUNTED = [
    case("constant prices of a year", "Chile's exports rose to $9 billion in 2022 in constant 2015 dollars.", {"$9 billion": {"period": "2022", "reporter": "CHL"}}),
    case("at the prices of a year", "Chile's exports, at 2010 prices, came to $9 billion in 2022.", {"$9 billion": {"period": "2022"}}),
    case("an index of a year", "Chile's exports grew 4 percent in 2022 (2015 = 100).", {"4 percent": {"period": "2022"}}),
    case("a year that is no base", "Chile's exports came to $9 billion in 2015.", {"$9 billion": {"period": "2015"}}),
    case("in real terms", "Chile's exports grew 4 percent in real terms in 2022.", {"4 percent": {"scope": "in real terms", "period": "2022"}}),
    case("seasonally adjusted", "Chile's seasonally adjusted exports came to $9 billion in March.", {"$9 billion": {"scope": "seasonally adjusted"}}),
    case("unadjusted is the usual count", "Chile's unadjusted exports came to $9 billion in March.", {"$9 billion": {"scope": None}}),
    case("quarter on quarter", "Chile's exports grew 4 percent quarter on quarter in the third quarter of 2023.", {"4 percent": {"period": "2023-Q3", "change_base": "2023-Q2"}}),
    case("quarter on quarter over the new year", "Chile's exports grew 4 percent quarter-on-quarter in the first quarter of 2023.", {"4 percent": {"change_base": "2022-Q4"}}),
    case("q/q", "Chile's exports grew 4 percent q/q in the third quarter of 2023.", {"4 percent": {"change_base": "2023-Q2"}}),
    case("the previous quarter", "Chile's exports grew 4 percent in the third quarter of 2023 from the previous quarter.", {"4 percent": {"change_base": "2023-Q2"}}),
    case("month on month", "Chile's exports grew 4 percent month on month in March 2023.", {"4 percent": {"period": "2023-03", "change_base": "2023-02"}}),
    case("on the month", "Chile's exports grew 4 percent on the month in January 2023.", {"4 percent": {"change_base": "2022-12"}}),
    case("m/m", "Chile's exports grew 4 percent m/m in March 2023.", {"4 percent": {"change_base": "2023-02"}}),
    case("year on year is a year back", "Chile's exports grew 4 percent year on year in March 2023.", {"4 percent": {"change_base": "2022-03"}}),
    case("month on month of a year has no base", "Chile's exports grew 4 percent month on month.", {"4 percent": {"change_base": None}}),
]  # fmt: skip

LENT = [
    case("an agency that was told", "A Trade Ministry official told Reuters that exports rose to $9 billion in 2023.", {"$9 billion": {"reporter": None}}),
    case("an agency that reports", "Exports rose to $9 billion in 2023, Agence France-Presse reported.", {"$9 billion": {"reporter": None}}),
    case("an agency beside a country", "A Chilean minister told Reuters that exports rose to $9 billion in 2023.", {"$9 billion": {"reporter": "CHL"}}),
    case("a ministry's country behind an agency", "Peru's trade ministry told Xinhua that exports rose to $9 billion in 2023.", {"$9 billion": {"reporter": "PER"}}),
    case("a commercial bank", "Bank of America said exports rose to $9 billion in 2023.", {"$9 billion": {"reporter": None}}),
    case("a central bank", "The Bank of Japan said exports rose to $9 billion in 2023.", {"$9 billion": {"reporter": "JPN"}}),
    case("an office of statistics", "Statistics Canada said exports rose to $9 billion in 2023.", {"$9 billion": {"reporter": "CAN"}}),
    case("a firm", "Toyota said exports rose to $9 billion in 2023.", {"$9 billion": {"reporter": None}}),
    case("a region's exports", "Scotland's exports rose to $9 billion in 2023.", {"$9 billion": flow("exports", None, None)}),
    case("a region's exports to a country", "Scotland's exports to Chile rose to $9 billion in 2023.", {"$9 billion": flow("exports", None, "CHL")}),
    case("a province's imports", "Ontario's imports from Chile rose to $9 billion in 2023.", {"$9 billion": flow("imports", None, "CHL")}),
    case("a country's exports from a region", "Britain's exports rose to $9 billion in 2023, Scotland said.", {"$9 billion": {"reporter": "GBR"}}),
]  # fmt: skip

# Firms weigh for a country that is named: here the article is one on India, and 'the tariff' is not America's.
FIRMS = [
    case("firms of a country named", "Shares fell in Mumbai on Monday as India awaited news of the United States.\n\nInfosys, Wipro and HDFC Bank led the losses.\n\nExports fell to $9 billion in 2023.", "IND"),
    case("firms of a country not named", "Infosys, Wipro and HDFC Bank led the losses.\n\nExports fell to $9 billion in 2023.", None),
    case("agencies", "India's minister spoke to Reuters, the Financial Times and the BBC about Britain.\n\nHe told Reuters and the BBC that exports fell to $9 billion in 2023.", "IND"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(TOTALS))
def test_totals_have_two_unordered_parties(read, text, expected):
    check(read(text)["figures"], expected)


# What a firm says of exports, in an article on India.
INDIA = "India's exports rose 4 percent in May, the ministry said."
TELLING_FIRMS = [
    case("a listed firm", "Codelco said exports to China rose to $3 billion.", None),
    case("a listed bank", "Standard Chartered said exports to China rose to $3 billion.", None),
    case("an airline with a country's name", "Korean Air said exports to China rose to $3 billion.", None),
    case("a firm in no list", "Zelmar Mining said exports to China rose to $3 billion.", None),
    case("a bank in no list", "Zelmar Bank expects exports to China to rise to $3 billion.", None),
    case("by its kind", "The miner raised exports to China to $3 billion.", None),
    case("a company", "The company said exports to China rose to $3 billion.", None),
    case("named behind its kind", "The carmaker Zelmar said exports to China rose to $3 billion.", None),
    case("behind an apposition", "Codelco, the miner, said exports to China rose to $3 billion.", None),
    case("behind a clause in commas", "Codelco, which mines copper, said exports to China rose to $3 billion.", None),
    case("by a longer phrase", "The mining group flagship raised exports to China to $3 billion.", None),
    case("behind another clause", "Steel fell, and Codelco said exports to China rose to $3 billion.", None),
    case("its own", "Zelmar Mining said its exports to China rose to $3 billion.", None),
    case("named last", "Exports to China rose to $3 billion, said Zelmar Mining.", None),
    case("according to it", "Exports to China rose to $3 billion, according to Zelmar Bank.", None),
    case("in front", "At Zelmar Mining, exports to China rose to $3 billion.", None),
    case("its spokesman", "A spokesman for Zelmar Steel said exports to China rose to $3 billion.", None),
    case("its chief", "The chief executive of Codelco said exports to China rose to $3 billion.", None),
    case("whose country stands before it", "Chile's Codelco said exports to China rose to $3 billion.", "CHL"),
    case("a firm in no list whose country stands before it", "Chile's Zelmar Mining said exports to China rose to $3 billion.", "CHL"),
    case("a firm by its adjective", "The Chilean firm Zelmar said exports to China rose to $3 billion.", "CHL"),
    case("its country behind it", "Codelco of Chile said exports to China rose to $3 billion.", "CHL"),
    case("based there", "Chile-based Codelco said exports to China rose to $3 billion.", "CHL"),
    case("a firm on a country", "Zelmar Mining said Chile's exports to China rose to $3 billion.", "CHL"),
    case("a firm on a sender", "Zelmar Mining said exports from Chile to China rose to $3 billion.", "CHL"),
    case("analysts at a bank", "Analysts at Zelmar Bank said exports to China rose to $3 billion.", "IND"),
    case("a clause of its own", "Huawei cut its output as exports to China rose to $3 billion.", "IND"),
    case("an agency", "Exports to China rose to $3 billion, Reuters reported.", "IND"),
    case("a house of data", "Kpler said exports to China rose to $3 billion.", "IND"),
    case("an association", "The Exporters' Association said exports to China rose to $3 billion.", "IND"),
    case("a board", "The Tea Board said exports to China rose to $3 billion.", "IND"),
    case("the central bank", "The Reserve Bank of India said exports to China rose to $3 billion.", "IND"),
    case("a bank of the state", "Bank Indonesia said exports to China rose to $3 billion.", "IND"),
    case("an office", "The statistics office said exports to China rose to $3 billion.", "IND"),
    case("nobody", "Exports to China rose to $3 billion.", "IND"),
    case("a deficit is a country's", "Zelmar Mining said the trade deficit with China rose to $3 billion.", "IND"),
]  # fmt: skip


# A firm's own flow is a part of its country's, so that it has a scope.
FLOWS_OF_FIRMS = [
    case("a firm", "Codelco's exports to China rose to $3 billion.", "Codelco"),
    case("its country before it", "Chile's Zelmar said its exports to China rose to $3 billion.", "Zelmar"),
    case("from a country", "Exports by Codelco from Chile rose to $3 billion.", "Codelco"),
    case("a country's within a firm's", "Codelco's Peruvian exports rose to $3 billion.", "Codelco"),
    case("by its kind", "The miner's exports to China rose to $3 billion.", "miner"),
    case("a country", "Chile's exports to China rose to $3 billion.", None),
    case("an office of state", "Statistics Canada said its exports to China rose to $3 billion.", None),
    case("the press", "Reuters said its tally of Chile's exports rose to $3 billion.", None),
    case("a country in letters", "SA's exports rose to $3 billion.", None),
    case("a country that speaks", "Chile said its exports to China rose to $3 billion.", None),
]


@pytest.mark.parametrize(("text", "scope"), prose(FLOWS_OF_FIRMS))
def test_a_firms_flow_is_a_part_of_its_countrys(read, text, scope):
    assert row_of(read(text)["figures"], "surface", "$3 billion")["scope"] == scope


# Where something is said is no party to it.
STAGES = [
    case("speaking in", "Speaking in Doha, Turkish President Elena Paz said trade with Syria was $3 billion.", ("TUR", "SYR")),
    case("speaking in, of an unknown country", "Speaking in Doha, Elena Paz said trade with Syria was $3 billion.", (None, "SYR")),
    case("visiting", "Visiting Egypt, Turkish President Elena Paz said trade with Syria was $3 billion.", ("TUR", "SYR")),
    case("at a forum", "At a forum in Qatar, Turkish Trade Minister Elena Paz said exports to Syria were $3 billion.", ("TUR", "SYR")),
    case("said in", "Turkish Trade Minister Elena Paz said in Doha that exports to Syria were $3 billion.", ("TUR", "SYR")),
    case("told in", "Elena Paz told reporters in Doha that trade with Syria was $3 billion.", (None, "SYR")),
    case("the host's trade", "Visiting Egypt, Turkish President Elena Paz said trade with Egypt was $3 billion.", ("TUR", "EGY")),
    case(
        "trade between host and guest",
        "On a visit to Egypt, Turkish President Elena Paz said bilateral trade was $3 billion.",
        ("EGY", "TUR"),
    ),
]


@pytest.mark.parametrize(("text", "parties"), prose(STAGES))
def test_where_it_is_said_is_no_party(read, text, parties):
    figure = row_of(read(text)["figures"], "surface", "$3 billion")
    assert (figure["reporter"], figure["partner"]) == parties


@pytest.mark.parametrize(("text", "expected"), prose(TELLING_FIRMS))
def test_a_firm_neither_lends_nor_borrows_a_country(read, text, expected):
    row = row_of(read(f"{INDIA} {text}")["figures"], "surface", "$3 billion")
    assert (row["reporter"], row["partner"]) == (expected, "CHN")


@pytest.mark.parametrize(("text", "expected"), prose(EXPORTS))
def test_exports_have_reporter_and_partner(read, text, expected):
    check(read(text)["figures"], expected)


@pytest.mark.parametrize(("text", "expected"), prose(IMPORTS))
def test_imports_have_reporter_and_partner(read, text, expected):
    check(read(text)["figures"], expected)


@pytest.mark.parametrize(("text", "expected"), prose(BALANCES))
def test_balances_have_their_sign(read, text, expected):
    check(read(text)["figures"], expected)


@pytest.mark.parametrize(("text", "expected"), prose(CHANGES))
def test_changes_have_sign_object_and_base(read, text, expected):
    check(read(text)["figures"], expected)


@pytest.mark.parametrize(("text", "expected"), prose(SEVERAL))
def test_each_of_several_figures_gets_its_own(read, text, expected):
    check(read(text)["figures"], expected)


@pytest.mark.parametrize(("text", "expected"), prose(OTHERS))
def test_other_measures_have_their_parties(read, text, expected):
    check(read(text)["figures"], expected)


@pytest.mark.parametrize(("text", "expected"), prose(COUNTED))
def test_how_an_amount_is_counted_and_since_when(read, text, expected):
    check(read(text)["figures"], expected)


@pytest.mark.parametrize(("text", "expected"), prose(LENT))
def test_only_states_and_their_organs_report(read, text, expected):
    check(read(text)["figures"], expected)


@pytest.mark.parametrize(("text", "reporter"), FIRMS)
def test_firms_weigh_for_a_country_that_is_named(read, text, reporter):
    assert row_of(read(text)["figures"], "surface", "$9 billion")["reporter"] == reporter


ATTRIBUTIONS = [
    case("the ministry said", "Peru's exports came to $60 billion in 2023, the trade ministry said.", "$60 billion", "the trade ministry"),
    case("a named speaker", "“We exported $60 billion in 2023,” Minister Elena Paz said in Lima.", "$60 billion", "Elena Paz"),
    case("nobody", "Peru's exports came to $60 billion in 2023.", "$60 billion", None),
]


@pytest.mark.parametrize(("text", "surface", "who"), prose(ATTRIBUTIONS))
def test_figure_is_attributed_to_who_says_so(read, text, surface, who):
    assert row_of(read(text)["figures"], "surface", surface)["attributed_to"] == who


@pytest.mark.parametrize(
    "headline",
    [
        case("two percentages at the end", "Profits of Lima Port rise 12 percent and 15 percent"),
        case("or between them", "Profits of Lima Port may rise 12 percent or 15 percent"),
        case("respectively at the end", "Profits and wages rise 12 percent and 15 percent respectively"),
    ],
)
def test_a_headline_may_end_in_two_percentages(read, headline):
    surfaces = read(f"{headline}\n\n{FILLER}")["figures"]["surface"].to_list()
    assert surfaces == ["12 percent", "15 percent"]


def test_figures_of_a_headline_are_read_too(read):
    text = "Peru's exports hit $60 billion in 2023\n\nPeru sold more copper than ever before, the trade ministry said in Lima on Monday."
    check(read(text)["figures"], {"$60 billion": flow("exports", "PER", None, period="2023")})


def test_newswire_in_capitals(read):
    text = "PERU'S EXPORTS TO CHILE ROSE 12 PCT TO 2.1 BILLION DLRS IN 1986, THE CENTRAL BANK SAID."
    check(read(text, date(1987, 2, 3))["figures"], {
        "12 PCT": {"measure": "change", "value": 12}, "2.1 BILLION DLRS": flow("exports", "PER", "CHL", period="1986", value=2.1e9),
    })  # fmt: skip


# What the figures of some sentences are, in the columns that the case names: each needs a rule that keeps a measure, a party or a period.
COLUMNS = [
    case("what a package of duties covers", "Kenya raised the duty on lorries made in Uganda to 40% on May 14. The package covers $18 billion of imports.", {
        "measure": ["tariff_rate", "tariff_base"], "reporter": ["KEN", "KEN"], "partner": ["UGA", "UGA"],
    }),
    case("a firm is not the economy", "Kenya's exports rose 4 percent in March. Tembo Motors was down about 1.7 percent.", {"reporter": ["KEN", "KEN"]}),
    case("shares have no month of trade", "In April exports fell 4 percent. Tembo shares closed 1.1 percent weaker.", {"period": ["2024-04", "2024-05"]}),
    case("a yield of today", "Kenya's exports rose 4 percent in January. The 10-year bond yield is up 4 basis points at 2.8 percent.", {
        "period": ["2024-01", None, None, None],
    }),
    case("receipts in all, behind exports", "Kenya's exports of tea rose 4 percent in March. Total receipts in March, however, grew only 9.5 percent to $3.34 billion.", {
        "measure": ["change", "change", "exports"],
    }),
    case("a rate of exchange, traded at", "The rand traded at R10.72 to the dollar at 5pm.", {"measure": ["price"]}),
    case("a rate of exchange, trading at", "Against the Japanese yen, the shilling was trading at 105.28 yen.", {"measure": ["price"]}),
    case("what an agreement promises", "Nairobi-based Tembo Ports signed an agreement last month to invest $500 million in a terminal in Kenya.", {
        "status": ["agreed"], "period": [None],
    }),
    case("free of duty", "Kenya grants duty-free entry to 90 percent of goods from Uganda.", {"measure": ["share"]}),
    case("the trade of a minister", "Commerce and Industry Minister Elena Paz gave $4 million to the crew.", {"measure": ["money"]}),
    case("the exports of a minister", "Elena Paz, Minister for Exports, paid $4 million.", {"measure": ["money"]}),
    case("talks of trade", "Trade talks cost $4 million.", {"measure": ["money"]}),
    case("licences to export", "Export licences worth $4 million were sold in Kenya.", {"measure": ["money"], "reporter": [None]}),
    case("a country ships", "Kenya ships even more: $4 million of tea a month to Uganda.", {"measure": ["exports"], "reporter": ["KEN"], "partner": ["UGA"]}),
    case("an aside about one month", "Kenya's exports rose 4 percent in the first half. In June alone exports rose 9 percent. Imports climbed 13 percent.", {
        "period": ["2024-H1", "2023-06", "2024-H1"],
    }),
    case("two countries' trade", "Chinese and Russian trade reached $4 billion.", {"reporter": ["CHN"], "partner": ["RUS"]}),
    case("the source of imports", "China was the main source of imports, worth $4 billion.", {"reporter": [None], "partner": ["CHN"]}),
    case("a gap between two, one unknown", "The gap between SA and Nigeria was $4 billion.", {"reporter": [None]}),
    case("whom goods are sold, without to", "Kenya sold South Korea tea worth $4 million.", {"reporter": ["KEN"], "partner": ["KOR"]}),
    case("a firm's exports are not its country's", "Toyota's exports from Kenya rose 4 percent.", {"reporter": [None]}),
    case("so far this year", "So far this year exports rose 4 percent.", {"period": ["2024-01/2024-05"]}),
    case("so much more than in May", "Exports in March were $4 million, $1 million more than in May.", {"period": ["2024-03", "2024-03"]}),
    case("two-way trade of two subjects", "Kenya and Uganda aim to raise two-way trade to $4 billion.", {
        "reporter": ["KEN"], "partner": ["UGA"], "parties_basis": ["stated"],
    }),
    case("mutual trade", "Elena Paz of Kenya met her Ugandan colleague. Mutual trade reached $4 billion.", {"partner": ["UGA"]}),
    case("an adjective that sorts goods", "Kenya's agricultural exports rose 4 percent.", {"scope": ["agricultural"]}),
    case("a region's exports are not the last country's", "Kenya's exports rose 4 percent in March. Yunnan's exports rose 5 percent.", {
        "reporter": ["KEN", None],
    }),
    case("a year in brackets with its amount", "Exports were $5.82 million (in 2022: $5.09 million).", {"period": [None, "2022"]}),
    case("the imbalance in trade", "The imbalance in trade between Kenya and Uganda was a mere 60 million dollars that year.", {"measure": ["trade_balance"]}),
    case("the deficit in trade", "The deficit of Kenya in trade with Uganda amounted to 49.5 billion dollars.", {
        "measure": ["trade_balance"], "value": [-49.5e9],
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), prose(COLUMNS))
def test_a_figure_has_its_own_measure_parties_and_period(read, text: str, expected: dict) -> None:
    assert columns_of(read(text)["figures"], expected) == expected
