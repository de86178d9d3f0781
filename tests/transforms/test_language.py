"""English is doubted only on evidence."""

from __future__ import annotations

import pytest

from flows.lexicons import load_lexicon
from tests.transforms.cases import case
from transforms.segmentation.language import english_words, find_language, has_letters, is_english_flash

ENGLISH = [
    case("a currency with a name of its own", "Bangladesh taka slips to 117 a dollar in Dhaka trade."),
    case("a flash of names", "Xi, Putin sign pact in Beijing; trade tops $240 bln"),
    case("short forms of the wires", "PERU FEB TRADE SURPLUS $1.2 BLN VS $900 MLN"),
    case("capitals", "KENYA TEA EXPORTS TO PAKISTAN UP 12 PCT IN Q1"),
    case("figures mostly", "Chile Q2 GDP +0.8 pct qtr/qtr, vs +0.5 pct poll"),
    case("three currencies", "Rupiah, baht, ringgit weaken; won at 1,380"),
    case("a duty", "Goods from Cambodia face a duty of 49 percent in Ohio."),
    case("names of one language", "Le Pen, Macron to debate pensions on Wednesday"),
    case("names of another", "Sánchez, Núñez and García quarrel over tariffs in Logroño"),
    case("names of a third", "Khumalo, Mthembu win seats as Zuma trails in KwaZulu"),
    case("a sentence", "The minister said on Monday that trade would grow again."),
    case("one line in other letters behind", "The minister said that trade would grow again, and quoted a proverb: тише едешь, дальше будешь."),
]  # fmt: skip
OTHERS = [
    case("French line", "Commerce: le déficit se creuse à 7 milliards."),
    case("French", "Le ministre a annoncé lundi une hausse des droits de douane sur les vins."),
    case("German line", "Handelsbilanz: Überschuss sinkt auf 16 Milliarden Euro"),
    case("German", "Die Ausfuhren sind im März um 5 Prozent gesunken, sagte der Minister am Montag."),
    case("Spanish line", "Argentina: superávit comercial de 1.200 millones en mayo"),
    case("Spanish", "El presidente viajará a Moscú el jueves para firmar un acuerdo comercial con su homólogo."),
    case("Portuguese", "As exportações de soja do Brasil para a China cresceram 12% em maio."),
    case("Italian line", "Commercio estero: surplus di 4 miliardi in aprile"),
    case("Italian", "Il ministro ha detto che i dazi non aumenteranno quest'anno."),
    case("Dutch", "De export van Nederland naar Duitsland steeg in maart met vijf procent."),
    case("Swedish", "Handelsöverskottet sjönk till 6 miljarder kronor i april"),
    case("Polish", "Minister powiedział w poniedziałek, że handel nadal rośnie."),
    case("Turkish", "Dış ticaret açığı nisanda 9 milyar dolara geriledi"),
    case("Indonesian", "Surplus perdagangan turun menjadi 3 miliar dolar pada April"),
    case("Swahili", "Waziri alisema Jumatatu kwamba biashara inaendelea kukua nchini."),
    case("Tagalog", "Sinabi ng kalihim noong Lunes na patuloy na lumalago ang kalakalan."),
    case("Romanian", "Ministrul a declarat luni că schimburile comerciale continuă să crească."),
    case("Russian", "Экспорт России в Китай вырос в марте на пять процентов."),
    case("Russian with names in Latin letters", "Экспорт компании Gazprom Export в Китай вырос в марте на пять процентов."),
    case("Chinese", "中国海关总署周一表示,五月份对俄罗斯的出口增长了百分之五。"),
    case("Arabic", "ارتفعت صادرات مصر إلى السعودية بنسبة خمسة في المئة في مارس."),
    case("Hindi", "मंत्री ने सोमवार को कहा कि मार्च में निर्यात पाँच प्रतिशत बढ़ा।"),
]  # fmt: skip


@pytest.fixture(scope="module")
def english() -> frozenset[str]:
    lexicon = load_lexicon()
    return english_words(lexicon.names.common_words, lexicon.words, lexicon.word_sets["wire_words"])


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_taken_for_english(english, text: str) -> None:
    assert find_language(text, english) == "en"


@pytest.mark.parametrize("times", [1, 4, 30], ids=["a line", "a paragraph", "an article"])
@pytest.mark.parametrize("text", OTHERS)
def test_another_language_is_not(english, text: str, times: int) -> None:
    assert find_language(" ".join([text] * times), english) != "en"


@pytest.mark.parametrize(
    ("text", "expected"), [("12.5 | 13.1 | +0.4 %", False), ("--- *** ---", False), ("+0.4 pct", True), ("五月", True), ("", False)]
)
def test_letters(text: str, expected: bool) -> None:
    assert has_letters(text) == expected


FLASHES = [
    case("two small words of English", "Kenya lifts maize tariffs", True),
    case("one small word that English does not have", "Kenya puts a tax on brzlk", True),
    case("a single word", "Maize", False),
    case("one small word", "Kenya MAIZE tariffs", False),
    case("words of a menu", "MENU HOME LOGIN HELP", False),
    case("small words that English does not have", "Kenya brzlk vxqtz", False),
]


@pytest.mark.parametrize(("text", "expected"), FLASHES)
def test_a_line_that_reads_as_a_flash(english, text: str, expected: bool) -> None:
    assert is_english_flash(text, english) == expected
