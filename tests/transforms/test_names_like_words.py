"""Persons whose name is a word of the language, and words of the language that name nobody."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose

PERSONS = [
    case("a title before He", "Vice Premier He Lifeng met the envoy.", {"He Lifeng"}),
    case("He opens the sentence", "He Lifeng said it was late.", {"He Lifeng"}),
    case("He behind a country's possessive", "China's He Lifeng left. He was late.", {"He Lifeng"}),
    case("He in a list", "The envoy met Elena Paz, He Lifeng and Juan Rojas.", {"Elena Paz", "He Lifeng", "Juan Rojas"}),
    case("He in a relative clause", "The pact, which He Lifeng signed, lapsed.", {"He Lifeng"}),
    case("He with an apposition", "He Yadong, a spokesman for the ministry, left.", {"He Yadong"}),
    case("a pronoun behind the name", "Vice Premier He Lifeng left. He said it was late.", {"He Lifeng"}),
    case("He with a capital for God", "The priest said He would see it.", set()),
    case("To behind a small role", "The party chief To Lam met Elena Paz.", {"To Lam", "Elena Paz"}),
    case("To behind a country", "Vietnamese leader To Lam left. Lam was late.", {"To Lam"}),
    case("To behind a verb", "Elena Paz met To Lam in Hanoi.", {"To Lam", "Elena Paz"}),
    case("To before a verb", "To Lam met Elena Paz.", {"To Lam", "Elena Paz"}),
    case("To with an apposition and a verb", "To Lam, Vietnam's leader, said it was late.", {"To Lam"}),
    case("To as an owner, once it has been named", "President To Lam left. To Lam's visit lasted a day.", {"To Lam"}),
    case("To whom it seems so", "To Carney, the chancellor, it was a mistake. To Merkel's dismay it rained.", set()),
    case("To in the name of a book", "Elena Paz sold the Road To Serfdom.", {"Elena Paz"}),
    case("An before a consonant", "An Phuong said it was late.", {"An Phuong"}),
    case("An with a hyphen", "An Duk-geun, the trade minister, left. Minister An was late.", {"An Duk-geun"}),
    case("An before a vowel", "An Airbus left. An Opel stopped.", set()),
    case("Do", "Do Hung Viet, the deputy foreign minister, left.", {"Do Hung Viet"}),
    case("Do in a question", "Do Merz and Macron agree?", set()),
    case("So with a hyphen", "Finance minister So Jung-hun left.", {"So Jung-hun"}),
    case("So before somebody who acts", "So Elena Paz left.", {"Elena Paz"}),
    case("Her with a hyphen", "Her Kyung-wook, a vice minister, left.", {"Her Kyung-wook"}),
    case("Her before a thing", "Her Porsche broke down.", set()),
    case("In before a town", "In Hanoi, Elena Paz left.", {"Elena Paz"}),
    case("She", "She Zhijiang was late.", {"She Zhijiang"}),
    case("You", "You Quan and Elena Paz left.", {"You Quan", "Elena Paz"}),
    case("Than", "General Than Shwe left.", {"Than Shwe"}),
    case("Than in a comparison", "Than Carney, nobody is later.", set()),
    case("The inside a name", "Vu The Binh, the head of the port, left.", {"Vu The Binh"}),
    case("Can", "Can Dundar said it was late.", {"Can Dundar"}),
    case(
        "He inside a sentence, once he has been named",
        "Elena Paz met He Lifeng. Elena Paz spoke with He on Monday.",
        {"Elena Paz", "He Lifeng"},
    ),
    case("Son behind a title", "Foreign Minister Bui Thanh Son left.", {"Bui Thanh Son"}),
    case("Son without a title", "Elena Paz met Bui Thanh Son.", {"Elena Paz", "Bui Thanh Son"}),
    case("Man at the end", "Elena Paz met Tran Thanh Man.", {"Elena Paz", "Tran Thanh Man"}),
    case("a firm with a first family name", "Elena Paz sold Sun Life Shares.", {"Elena Paz"}),
    case("te behind a hyphen", "Elena Paz met Lai Ching-te. Lai was late.", {"Elena Paz", "Lai Ching-te"}),
    case("May behind a title", "Trade minister May Myat left.", {"May Myat"}),
]


@pytest.mark.parametrize(("text", "names"), prose(PERSONS))
def test_persons_called_like_words(read, text, names):
    entities = read(text)["entities"]
    assert set(entities.filter(entities["kind"] == "person")["name"]) == names
