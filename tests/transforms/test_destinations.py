"""With whom a flow is where that is no one country, whose it is where several share it, and of which time what stands beside it is."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose, row_of

# (text with one figure of $2 billion, reporter, partner, scope)
DESTINATIONS = [
    case("a part that somebody handles", "Kenya's exports insured by the bank fell to $2 billion in 2023.", "KEN", None, "insured by"),
    case("whoever reports them", "Kenya's exports reported by the bank fell to $2 billion in 2023.", "KEN", None, None),
    case("a region behind a second verb", "Kenya's deficit with Chad rose to $1 billion in 2023 and with Western Europe increased to $2 billion.", "KEN", None, "with western europe"),
    case("a country behind a second verb", "Kenya's deficit with Africa rose to $1 billion in 2023, with Chad fell to $2 billion.", "KEN", "TCD", None),
    case("a second clause", "Kenya's deficit with Chad rose to $1 billion in 2023, and officials who came with Mali's minister said it fell to $2 billion.", "KEN", "TCD", None),
    case("kinds of countries", "Kenya's deficit with newly industrialised states fell to $2 billion in 2023.", "KEN", None, "with newly industrialised states"),
    case("examples of such", "Kenya's deficit with rich countries, including Chile and Peru, fell to $1 billion and with Chad the deficit fell to $2 billion in 2023.", "KEN", "TCD", None),
    case("a region", "Kenya's exports to the region were $2 billion in 2023.", "KEN", None, "to the region"),
    case("a continent", "Kenya's exports to Africa were $2 billion in 2023.", "KEN", None, "to africa"),
    case("a place in no list", "Kenya's trade with Zelmaria was $2 billion in 2023.", "KEN", None, "with zelmaria"),
    case("behind a verb", "Kenya exported $2 billion of tea to the region in 2023.", "KEN", None, "tea; to the region"),
    case("two countries", "Kenya's exports to Uganda and Chad were $2 billion in 2023.", "KEN", None, "to uganda and chad"),
    case("three countries", "Kenya's exports to Uganda, Chad and Mali were $2 billion in 2023.", "KEN", None, "to uganda, chad and mali"),
    case("a deficit with two", "The trade deficit with China and Chad was $2 billion in 2023.", None, None, "with china and chad"),
    case("one country", "Kenya's exports to Uganda were $2 billion in 2023.", "KEN", "UGA", None),
    case("an apposition", "Kenya's exports to Uganda, Chad's main market, were $2 billion in 2023.", "KEN", "UGA", None),
    case("a level", "Kenya's exports rose to a record high of $2 billion in 2023.", "KEN", None, None),
    case("the world", "Kenya's exports to the rest of the world were $2 billion in 2023.", "KEN", None, None),
    case("abroad", "Kenya's imports from abroad were $2 billion in 2023.", "KEN", None, None),
    case("goods of a country", "Exports of Kenyan flowers fell to $2 billion in 2023.", "KEN", None, "flowers"),
    case("imported goods of a country", "Kenya imported Ukrainian grain worth $2 billion in 2023.", "KEN", "UKR", "grain"),
    case("bought goods of a country", "Kenya bought Ukrainian grain worth $2 billion in 2023.", "UKR", "KEN", "grain"),
    case("another's imports into it", "Chinese imports into Kenya reached $2 billion in 2023.", "KEN", "CHN", None),
    case("another's goods imported", "Imports of Russian oil into Kenya were $2 billion in 2023.", "KEN", "RUS", "oil"),
    case("a region beside a change", "Kenya's exports to Africa fell 6 percent to $2 billion in 2023.", "KEN", None, "to africa"),
    case("in front of a pronoun", "Kenya's trade fell. With Uganda it had a deficit of $2 billion in 2023.", "KEN", "UGA", None),
    case("what another earned", "Tea exports earned Kenya $3 billion in 2023, while Uganda received $2 billion.", "UGA", None, "tea"),
    case("two partners before", "Kenya's exports to Chad overtook those to Mali. Imports came to $2 billion in 2023.", "KEN", None, None),
    case("of three", "Exports of Kenya, Chad and Mali to Uganda were $2 billion in 2023.", None, "UGA", "kenya, chad and mali"),
    case("of two adjectives", "Kenyan and Chadian exports to Uganda were $2 billion in 2023.", None, "UGA", "kenyan and chadian"),
    case("of three genitives", "Kenya's, Chad's and Mali's exports to Uganda were $2 billion in 2023.", None, "UGA", "kenya's, chad's and mali"),
    case("trade of two", "Kenyan and Chadian trade was $2 billion in 2023.", "KEN", "TCD", None),
    case("bound for", "Kenya's exports bound for Uganda were worth $2 billion in 2023.", "KEN", "UGA", None),
    case("destined for a market", "Kenya's exports destined for the Ugandan market were worth $2 billion in 2023.", "KEN", "UGA", None),
    case("bound, with a hyphen", "Kenya's Uganda-bound exports were worth $2 billion in 2023.", "KEN", "UGA", None),
    case("customers in", "Kenya's sales to customers in Uganda were worth $2 billion in 2023.", "KEN", "UGA", None),
    case("a share of imports", "Kenya's deficit grew. Uganda accounted for $2 billion of imports in 2023.", "KEN", "UGA", None),
    case("a share taken", "Kenya's exports fell. Uganda was its top partner, taking $2 billion of exports in 2023.", "KEN", "UGA", None),
    case("a share of another's", "Uganda accounted for $2 billion of Kenya's exports in 2023.", "KEN", "UGA", None),
    case("all that three take", "Chad, Mali and Togo took Kenyan exports of $2 billion in 2023.", None, None, None),
    case("of a subject", "The Kenyan port accounted for $2 billion of exports in 2023.", "KEN", None, "port"),
    case("a balance behind a partner", "Kenya's imports from Chad rose. The country ran a deficit of $2 billion.", "KEN", None, None),
    case("goods shipped to some country", "Kenya shipped goods worth $2 billion to the republic in 2023.", "KEN", None, "to the republic"),
    case("outside a bloc", "Kenya's exports to non-EU states were $2 billion in 2023.", "KEN", None, "to non-eu states"),
    case("a bloc", "Kenya's exports to the EU were $2 billion in 2023.", "KEN", "EU", None),
    case("trade of three", "Chad, Mali and Togo met. Trade among the three countries was $2 billion in 2023.", None, None, None),
    case("trade between three", "Trade between Chad, Mali and Togo was $2 billion in 2023.", None, None, None),
    case("goods of an origin", "Kenya imported about $2 billion of Ugandan gas in 2023.", "KEN", "UGA", "gas"),
    case("a rest left out", "Kenya's exports excluding fuel were $2 billion in 2023.", "KEN", None, "excluding fuel"),
    case("a rest left out behind a time", "Kenya's imports in the first two months of 2023, excluding oil and wheat, totalled $2 billion.", "KEN", None, "excluding oil and wheat"),
    case("a rest without", "Kenya's exports fell. Exports without petroleum products were $2 billion.", "KEN", None, "without petroleum products"),
    case("a record counted in", "Kenya's exports, including a record $2 billion of tea, grew in 2023.", "KEN", None, "tea"),
    case("goods with a verb's form", "Kenyan exports grew. Watch exports rose to $2 billion in 2023.", "KEN", None, "watch"),
    case("mainly from three", "Kenya imported rice worth $2 billion in 2023, mainly from Chad, Mali and Togo.", "KEN", None, "rice; from chad, mali and togo"),
    case("a share told in percent", "Uganda accounted for 30% of Kenya's exports of $2 billion in 2023.", "KEN", None, None),
    case("a share told in both", "Uganda accounted for 30% of Kenya's exports in 2023, or $2 billion.", "KEN", "UGA", None),
    case("whose exports lead on", "Kenya accounted for $2 billion of exports to Uganda in 2023.", "KEN", "UGA", None),
    case("a partner left out", "Kenya's exports, excluding those to Uganda, were $2 billion in 2023.", "KEN", None, "excluding those to uganda"),
    case("trade with three", "Trade between Kenya and Chad, Mali and Togo was $2 billion in 2023.", None, None, None),
    case("trade of two, one with a rival", "Trade between Kenya, Mali's rival, and Chad was $2 billion in 2023.", "KEN", "TCD", None),
    case("the rest of a continent", "Kenya's exports to the rest of Africa were $2 billion in 2023.", "KEN", None, "to the rest of africa"),
    case("members of a bloc", "Kenya's exports to the members of the bloc were $2 billion in 2023.", "KEN", None, "to the members of the bloc"),
    case("outside a bloc of no name", "Kenya's imports from countries outside the bloc were $2 billion in 2023.", "KEN", None, "from countries outside the bloc"),
    case("a participle", "Kenya's exports to industrialised countries were $2 billion in 2023.", "KEN", None, "to industrialised countries"),
    case("a participle in z", "Kenya's exports to industrialized countries were $2 billion in 2023.", "KEN", None, "to industrialized countries"),
    case("a part of a country", "Kenya's exports to the ports of southern Uganda were $2 billion in 2023.", "KEN", None, "to the ports of southern uganda"),
    case("a place, then a time", "Kenya's exports to Africa in June 2023 were $2 billion.", "KEN", None, "to africa"),
    case("a place, then an amount", "Kenya's exports to Africa of $2 billion in 2023 were a record.", "KEN", None, "to africa"),
    case("hosts without a name", "Mali's minister spoke of a deficit of $2 billion with his hosts in 2023.", "MLI", None, "with his hosts"),
    case("two countries, then imports", "Kenya's exports to Uganda and Chad rose to $2 billion in 2023 and imports to $3 billion.", "KEN", None, "to uganda and chad"),
    case("imports behind two countries", "Kenya's exports to Uganda and Chad rose to $3 billion in 2023 and imports rose to $2 billion.", "KEN", None, "to uganda and chad"),
    case("imports of all behind two countries", "Kenya's exports to Uganda and Chad rose to $3 billion in 2023, and Kenya's imports rose to $2 billion.", "KEN", None, None),
    case("one of several amounts", "Kenya's exports to Uganda and Chad came to $3 billion and $2 billion in 2023.", "KEN", "TCD", None),
    case("a share with another", "Kenya had a surplus of $2 billion in 2023, half of it with Uganda.", "KEN", None, None),
    case("an island named last", "Canberra urged Fiji to cut its deficit with the island, which was $2 billion in 2023.", "AUS", "FJI", None),
    case("a country named last", "Kenya wants Uganda to cut its deficit with the country, which was $2 billion in 2023.", "UGA", "KEN", None),
    case("the neighbour", "Kenya's exports to Uganda were $3 billion in 2023. Imports from the neighbour were $2 billion.", "KEN", "UGA", None),
    case("whose trade", "Mali signed with Togo. Kenya, whose trade with Uganda was $2 billion in 2023, kept silent.", "KEN", "UGA", None),
    case("whose, of a capital", "Mali signed with Togo. Beijing, whose trade with Uganda was $2 billion in 2023, kept silent.", "CHN", "UGA", None),
    case("in front of a noun", "Kenya's turnover rose in 2023. With Uganda the turnover has reached $2 billion.", "KEN", "UGA", None),
    case("supplied to whose trade it is", "Kenya's imports were $9 billion in 2023. Uganda supplied goods for $2 billion.", "KEN", "UGA", None),
    case("supplied, with none named", "Uganda supplied goods for $2 billion in 2023.", None, None, None),
    case("bought from whose trade it is", "Kenya's exports were $9 billion in 2023. Uganda bought for $2 billion.", "KEN", "UGA", None),
    case("supplied to a third", "Kenya's imports were $9 billion in 2023. Uganda supplied Mali with goods for $2 billion.", "UGA", "MLI", None),
    case("supplied in other money", "Kenya's imports were $9 billion. Uganda supplied goods for US$2 billion in 2023.", "KEN", "UGA", None),
    case("bought abroad", "Kenya's exports were $9 billion in 2023. Uganda bought $2 billion worth of goods abroad.", "UGA", None, None),
    case("from it", "Mali's exports fell. Kenya's customs counted exports to Chad of $3 billion and imports from it of $2 billion.", "KEN", "TCD", None),
    case("a maker's record", "Mali's exports fell. Kenya's largest maker recorded exports to Chad of $2 billion.", "MLI", "TCD", None),
    case("from there", "Kenya's exports to Chad were $3 billion, and imports from there were $2 billion in 2023.", "KEN", "TCD", None),
    case("from it, of another", "Kenya exported goods worth $3 billion to Mali, and Mali's exports to it were $2 billion.", "MLI", "KEN", None),
    case("a bloc behind its member", "Kenya's exports to the EU were $3 billion, of which $1 billion went to Germany, and imports from it $2 billion.",
         "KEN", "EU", None),
    case("the neighbour of the article", "Kenya's exports were $9 billion. Chad sold Kenya goods worth $5 billion and bought goods worth $3 billion,"
         " so that the deficit with the neighbour was $2 billion.", "KEN", "TCD", None),
    case("its deficit with the neighbour", "Kenya's exports were $9 billion. Chad sold Kenya goods worth $5 billion, and its surplus with the"
         " neighbour was $2 billion.", "TCD", "KEN", None),
    case("behind a flow of another", "Kenya's exports were $9 billion. Chad sold Kenya goods worth $5 billion. May brought a surplus of $2 billion.",
         "KEN", None, None),
    case("the surplus of another", "Kenya's exports were $9 billion. Chad sold Kenya goods worth $5 billion. The surplus was $2 billion.",
         "TCD", "KEN", None),
    case("with a third behind it", "Kenya's exports were $9 billion. Chad sold Kenya goods worth $5 billion. There was a deficit of $2 billion with Mali.",
         "KEN", "MLI", None),
    case("there was, in front", "Kenya's exports grew. With the EU there was a surplus of $2 billion, with Mali a gap of $1 billion.", "KEN", "EU", None),
    case("a short second one", "Kenya's exports grew. With the EU there was a surplus of $1 billion, with Mali a gap of $2 billion.", "KEN", "MLI", None),
    case("a short one behind it", "Kenya's exports grew. With Chad it had a gap of $1 billion, with Mali a gap of $2 billion.", "KEN", "MLI", None),
    case("left with", "Kenya's exports grew. Chad sold Kenya goods worth $5 billion, leaving the country with a $2 billion deficit.", "KEN", "TCD", None),
    case("left, in a sentence of its own", "Chad sold Kenya goods worth $5 billion in 2023. That left Kenya with a deficit of $2 billion.", "KEN", "TCD", None),
    case("left by name", "Chad sold Kenya US$5 billion worth of goods, which left Kenya with a deficit of $2 billion.", "KEN", "TCD", None),
    case("given to the seller", "Chad sold Kenya goods worth $5 billion, giving Chad a surplus of $2 billion.", "TCD", "KEN", None),
    case("left to nobody else", "Kenya's exports were $3 billion and imports $5 billion, leaving a deficit of $2 billion.", "KEN", None, None),
    case("to a region beside", "Kenya's exports to Chad were $3 billion and to Europe $2 billion.", "KEN", None, "to europe"),
    case("from a rest beside", "Kenya's imports from Chad were $3 billion and from the rest of Africa $2 billion.", "KEN", None, "from the rest of africa"),
    case("to two beside", "Kenya's exports to Chad were $3 billion and to Mali and Togo $2 billion.", "KEN", None, "to mali and togo"),
    case("to another beside", "Kenya's exports to Chad were $3 billion and to Mali $2 billion.", "KEN", "MLI", None),
    case("to a level beside", "Kenya's exports to Chad rose to $3 billion in May and to a record $2 billion in June.", "KEN", "TCD", None),
    case("trade that shows", "Kenya's trade with Chad showed a deficit of $2 billion, with Mali $1 billion.", "KEN", "TCD", None),
    case("trade that shows, listed", "Kenya's trade with Chad showed a deficit of $1 billion, with Mali $2 billion.", "KEN", "MLI", None),
    case("an economic union", "The Belgo-Luxembourg Economic Union had a trade surplus of $2 billion in 2023.", "BLEU", None, None),
    case("a member of the union", "Belgium had a trade surplus of $2 billion in 2023.", "BEL", None, None),
    case("goods of a passive", "Non-oil goods worth $2 billion were exported from Kenya to Uganda in 2023.", "KEN", "UGA", "non-oil"),
    case("goods of a perfect passive", "Steel goods worth $2 billion have been exported from Kenya to Uganda.", "KEN", "UGA", "steel"),
    case("goods of a price behind a preposition", "Steel goods valued at $2 billion were exported from Kenya to Uganda.", "KEN", "UGA", "steel"),
    case("tonnes of goods", "About 400,000 tonnes of coal worth $2 billion were exported from Kenya to Uganda.", "KEN", "UGA", "coal"),
    case("any goods of a passive", "Goods worth $2 billion were exported from Kenya to Uganda in 2023.", "KEN", "UGA", None),
    case("with services", "Counting services as well as goods, Kenya's trade with Uganda was $2 billion in 2023.", "KEN", "UGA", "goods and services"),
    case("those in the other direction", "Exports from Kenya to Uganda were $3 billion in 2023, while those in the other direction were $2 billion.", "UGA", "KEN", None),
    case("flowing in the other direction", "Kenya's exports to Uganda were $3 billion in 2023, with $2 billion flowing in the other direction.", "UGA", "KEN", None),
    case("in the opposite direction", "Kenya's exports to Uganda rose. In the opposite direction, exports were $2 billion in 2023.", "UGA", "KEN", None),
    case("the other way", "Kenya's exports to Uganda were $3 billion in 2023, and $2 billion went the other way.", "UGA", "KEN", None),
    case("a change of direction", "Kenya's exports to Uganda went the other way in 2023, falling to $2 billion.", "KEN", "UGA", None),
    case("of the first amount alone", "Kenya's exports to Uganda were $2 billion in 2023, while those in the other direction were $3 billion.", "KEN", "UGA", None),
    case("the largest partner", "Kenya's turnover grew in 2023. Uganda was the largest partner with $2 billion in turnover.", "KEN", "UGA", None),
    case("a country's top partner", "Uganda was Kenya's top trade partner in 2023, with bilateral trade of $2 billion.", "KEN", "UGA", None),
    case("a customer and a colon", "Uganda is Kenya's biggest customer: exports were $2 billion in 2023.", "KEN", "UGA", None),
    case("a customer in commas", "Uganda, Kenya's main market, took exports of $2 billion in 2023.", "KEN", "UGA", None),
    case("in front of what was spoken of", "Kenya's trade with Chad was $1 billion in 2023. With Uganda, it stood at $2 billion.", "KEN", "UGA", None),
    case("and with the states of a bloc", "Kenya's trade with Chad was $1 billion in 2023 and with EU states, $2 billion.", "KEN", "EU", None),
    case("and with", "Kenya's trade with Chad was $1 billion in 2023, and with Uganda it was $2 billion.", "KEN", "UGA", None),
    case("a kingdom", "Kenya and Lesotho mended ties. Exports to the kingdom were $2 billion in 2023.", "KEN", None, "to the kingdom"),
    case("exporters", "Chad is dry. Kenyan exporters fear for $2 billion of tea shipments to China.", "KEN", "CHN", "tea; tea shipments"),
    case("the value of another's imports", "Kenya's imports grew in 2023. The value of Chinese imports rose to $2 billion.", "KEN", "CHN", None),
    case("a kind and a name", "Kenya's exports to its biggest market, Uganda, fell to $2 billion in 2023.", "KEN", "UGA", None),
    case("a neighbour by name", "Kenya's exports to its western neighbour Uganda fell to $2 billion in 2023.", "KEN", "UGA", None),
    case("joint sellers", "Kenya and Chad sold goods worth $2 billion to Uganda in 2023.", None, "UGA", "kenya and chad"),
    case("bought of it", "Kenya exported tea worth $7 billion in 2023, with Uganda buying $2 billion of it.", "KEN", "UGA", "tea"),
    case("a second one that is given", "Kenya sold Chad goods worth $3 billion and Uganda $2 billion in 2023.", "KEN", "UGA", None),
    case("a subject behind a colon", "Kenya overtook Chad: it sold goods worth $2 billion to Uganda in 2023.", None, None, None),
    case("a verb and there", "Kenya's imports from Uganda fell, and it sold goods worth $2 billion there in 2023.", "KEN", "UGA", None),
    case("a clause of another", "Kenya exported tea worth $2 billion in 2023, while shipments to Uganda fell.", "KEN", None, "tea"),
    case("goods with a hyphen", "Kenya exported ready-made garments worth $2 billion in 2023.", "KEN", None, "garments"),
    case("a place and a country", "Kenya's exports to the mainland and Uganda were $2 billion in 2023.", "KEN", None, "to the mainland and uganda"),
    case("who buys alone", "Kenya's trade with its neighbours reached $2 billion in 2023, with Uganda alone buying more.", "KEN", None, "with its neighbours"),
    case("a bare deal", "Kenya's trade grew in 2023, with Uganda alone buying $2 billion worth.", None, None, None),
    case("a place in front", "Kenya's exports to Chad fell. To Uganda, exports were $2 billion in 2023.", "KEN", "UGA", None),
    case("trade with, in front", "Kenya's trade with Chad fell. With Uganda, trade came to $2 billion in 2023.", "KEN", "UGA", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reporter", "partner", "scope"), prose(DESTINATIONS))
def test_with_whom_a_flow_is(read, text, reporter, partner, scope):
    figure = row_of(read(text)["figures"], "surface", "$2 billion")
    assert (figure["reporter"], figure["partner"], figure["scope"]) == (reporter, partner, scope)


IN_ORDER = [
    case("two and two", "Kenya's exports to Uganda and Chad were $2 billion and $1 billion.", [("KEN", "UGA"), ("KEN", "TCD")]),
    case(
        "one after the other",
        "Kenya's exports to Uganda exceeded those to Chad, at $2 billion against $1 billion.",
        [("KEN", "UGA"), ("KEN", "TCD")],
    ),
    case("one and two", "Kenya's exports to Uganda were $2 billion and $1 billion.", [("KEN", "UGA"), ("KEN", "UGA")]),
]


@pytest.mark.parametrize(("text", "parties"), prose(IN_ORDER))
def test_as_many_countries_as_amounts(read, text, parties):
    assert read(text)["figures"].select("reporter", "partner").rows() == parties


PORTUGAL = "Portugal's exports to Brazil were $2 billion in 2023"
# What another's $3 billion are of.
SAME_GOODS = [
    case("the next sentence", "Kenya's tea exports were $2 billion in 2023. Sales to Chad came to $3 billion.", "tea"),
    case("those to", "Kenya's tea exports were $2 billion in 2023, those to Chad $3 billion.", "tea"),
    case("what is bought of it", "Kenya's tea exports were $2 billion in 2023; Chad bought $3 billion.", "tea"),
    case("the total", "Kenya's tea exports were $2 billion in 2023. Total sales to Chad came to $3 billion.", None),
    case("an owner that is named", "Kenya's tea exports were $2 billion in 2023. Kenya's exports to Chad came to $3 billion.", None),
    case("another flow", "Kenya's tea exports were $2 billion in 2023. Imports from Chad came to $3 billion.", None),
]


@pytest.mark.parametrize(("text", "scope"), prose(SAME_GOODS))
def test_what_goes_on_is_of_the_same_goods(read, text, scope):
    assert row_of(read(text)["figures"], "surface", "$3 billion")["scope"] == scope


POINTING_BACK = [
    case("a genitive", f"{PORTUGAL}; Spain's were $3 billion.", "ESP", "BRA"),
    case("a genitive in a new sentence", f"{PORTUGAL}. Spain's came to $3 billion.", "ESP", "BRA"),
    case("a genitive that is compared", f"{PORTUGAL}, against Spain's $3 billion.", "ESP", "BRA"),
    case("that of", f"{PORTUGAL}, and that of Spain $3 billion.", "ESP", "BRA"),
    case("those of", f"{PORTUGAL}. Those of Spain were $3 billion.", "ESP", "BRA"),
    case("those to", f"{PORTUGAL}. Those to Chile were $3 billion.", "PRT", "CHL"),
    case("for another", f"{PORTUGAL}, compared with $3 billion for Spain.", "ESP", "BRA"),
    case("for a year", f"{PORTUGAL}, compared with $3 billion for 2022.", "PRT", "BRA"),
    case("a plan", f"{PORTUGAL}, and Spain's $3 billion plan was dropped.", None, None),
    case("trade, that of", "Portugal's trade with Brazil was $2 billion, while that of Spain was $3 billion.", "ESP", "BRA"),
]


@pytest.mark.parametrize(("text", "reporter", "partner"), prose(POINTING_BACK))
def test_what_points_back_to_a_flow(read, text, reporter, partner):
    figure = row_of(read(text)["figures"], "surface", "$3 billion")
    assert (figure["reporter"], figure["partner"]) == (reporter, partner)


MARKETS = [
    case("buyers", "Egypt's imports fell. Italy, Oman and Chad were the main buyers of its goods, taking $2 billion, $3 billion and $4 billion.", "exports"),
    case("partners of trade", "Egypt's exports grew. Italy topped the list of its biggest trade partners with $2 billion.", "trade_total"),
    case("suppliers", "Egypt's exports grew. Italy was the biggest supplier with $2 billion.", "imports"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "measure"), prose(MARKETS))
def test_what_a_list_of_markets_tells_of(read, text, measure):
    figure = row_of(read(text)["figures"], "surface", "$2 billion")
    assert (figure["measure"], figure["reporter"], figure["partner"]) == (measure, "EGY", "ITA")


KENYA = "Kenya's trade with Uganda was $2 billion in 2022."
TIMES = [
    case("the following year", f"{KENYA} In the following year it was $3 billion.", "2023"),
    case("the year after", f"{KENYA} It was $3 billion the year after.", "2023"),
    case("a year later", f"{KENYA} A year later it was $3 billion.", "2023"),
    case("two years later", f"{KENYA} Two years later it was $3 billion.", "2024"),
    case("the year before", f"{KENYA} The year before it had been $3 billion.", "2021"),
    case("a year before an event", f"{KENYA} It had been $3 billion a year before the vote.", None),
    case("before an event", f"{KENYA} Before the war it was $3 billion.", None),
    case("the year after an event", f"{KENYA} It was $3 billion the year after the war.", None),
    case("since then", f"{KENYA} It has since grown to $3 billion.", None),
    case("that fiscal year", "India's trade was $2 billion in 2022-23. Exports were $3 billion in that year.", "2022/2023"),
    case("lower than the year before", "India's exports were $2 billion in 2022-23, lower than $3 billion the previous year.", "2021/2022"),
    case("the first of a span", "Kenya's exports rose between 2021 and 2023 from $3 billion to $4 billion.", "2021"),
    case("the last of a span", "Kenya's exports rose between 2021 and 2023 from $2 billion to $3 billion.", "2023"),
    case("quarters", "Kenya's exports were $3 billion in the four quarters to the end of Q3 2023.", "2022-10/2023-09"),
    case("a year earlier, behind a semicolon", f"{KENYA[:-1]}; a year earlier it was $3 billion.", "2021"),
    case("the whole year", "Peru's exports were $2 billion in December 2022. For the whole year they came to $3 billion.", "2022"),
    case("the year as a whole", "Peru's exports were $2 billion in December 2022 and $3 billion for the year as a whole.", "2022"),
    case("no time", f"{KENYA} Exports were $3 billion.", "2022"),
    case("behind an aside", f"{KENYA} Imports, which had been $1 billion in 2020, were $3 billion.", None),
    case("behind brackets", "Trade was $2 billion in 2022, of which exports (they were $1 billion in 2020) were $3 billion.", "2022"),
    case("behind a sentence with an aside", f"{KENYA} Tea, which fetched $1 billion in 2020, is dear. Imports were $3 billion.", "2022"),
]


@pytest.mark.parametrize(("text", "period"), prose(TIMES))
def test_of_which_time_it_is(read, text, period):
    assert row_of(read(text)["figures"], "surface", "$3 billion")["period"] == period


def test_more_than_the_whole_is_no_share(read):
    assert "share" not in read("Trade grew in the four quarters to June.")["figures"]["measure"].to_list()


def test_participle_before_its_noun_trades_nothing(read):
    text = "China has charged a tariff on imported coal, 3 percent on coking coal and 6 percent on the rest."
    assert read(prose([case("", text)])[0].values[0])["figures"]["measure"].to_list() == ["tariff_rate", "tariff_rate"]


# (text with one figure of $2 billion of Kenya's, measure, partner): what stands behind another amount of the sentence
OF_OTHERS = [
    case(
        "corresponds to",
        "Kenya's trade with Chad was $9 billion. Of that, $7 billion correspond to exports and $2 billion to imports.",
        "imports",
        "TCD",
    ),
    case("bought of the same", "Kenya exported $5 billion of goods to Uganda in 2023 and bought goods worth $2 billion.", "imports", "UGA"),
    case("bought of it", "Kenya's exports were $9 billion in 2023. Uganda bought goods worth $2 billion.", "exports", "UGA"),
    case("to a neighbour", "Kenya's exports to Chad were $9 billion in 2023, and $2 billion to its neighbour Uganda.", "exports", "UGA"),
    case("against another", "Kenya's trade with Chad totalled $9 billion in 2023, against $2 billion with Uganda.", "trade_total", "UGA"),
    case("the main buyer", "Kenya's exports were $9 billion in 2023, with Uganda the main buyer at $2 billion.", "exports", "UGA"),
    case(
        "followed by",
        "Kenya's exports were $9 billion, with Mali the main buyer at $3 billion, followed by Uganda with $2 billion.",
        "exports",
        "UGA",
    ),
    case("joined verbs", "Kenya exported $9 billion to Uganda and imported $2 billion in 2023.", "imports", "UGA"),
    case("sold and bought", "Kenya sold $9 billion of goods to Uganda in 2023 and bought $2 billion.", "imports", "UGA"),
    case("sold abroad and bought", "Kenya sold $9 billion of goods abroad in 2023 and bought $2 billion.", "imports", None),
    case(
        "taken up by a pronoun",
        "Kenya's sales to Uganda were $3 billion in 2023, while it bought goods worth just $2 billion.",
        "imports",
        "UGA",
    ),
    case("outbound ones", "Kenya's inbound shipments were $3 billion in 2023 and outbound ones $2 billion.", "exports", None),
    case("right before the amount", "Kenya's trade turnover was $9 billion in 2023, including export $2 billion.", "exports", None),
    case("a saldo", "Kenya's trade was $9 billion in 2023, with a negative saldo of $2 billion.", "trade_balance", None),
    case("verbs not joined", "Kenya exported $9 billion to Uganda in 2023. Kenya imported goods worth $2 billion.", "imports", None),
]


@pytest.mark.parametrize(("text", "measure", "partner"), OF_OTHERS)
def test_what_stands_behind_another_amount(read, text, measure, partner):
    figure = row_of(read(text)["figures"], "surface", "$2 billion")
    assert (figure["measure"], figure["reporter"], figure["partner"]) == (measure, "KEN", partner)
