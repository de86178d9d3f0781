"""Roles as printed, with whom they belong to and of what."""

from __future__ import annotations

import pytest

from tests.transforms.cases import FILLER, case, prose

ROLES = [
    case("a question", "Nobody knew. Will President Elena Paz leave?", "Elena Paz", "President", None),
    case("a question with the capitals of a headline", "What Will President Elena Paz, late again, do?", "Elena Paz", "President", None),
    case("of a council for two fields", "Elena Paz, vice chairman of the government's Council for Economic Planning and Development, left.", "Elena Paz", "vice chairman", "Council for Economic Planning and Development"),
    case("with a firm of two names", "Elena Paz, an analyst with the shipbrokers Gantt & Roe in Hamburg, left.", "Elena Paz", "analyst", "Gantt & Roe"),
    case("an under secretary", "U.S. Treasury Under Secretary Bo Lind left.", "Bo Lind", "U.S. Treasury Under Secretary|Treasury Under Secretary", "United States|None"),
    case("of an office called by its country", "Amalia Lind, acting head of Statistics Norway (SSB), left.", "Amalia Lind", "acting head", "Statistics Norway"),
    case("of an office called by its country, right before the name", "Acting head of Statistics Norway Amalia Lind left.", "Amalia Lind", "Acting head", "Statistics Norway"),
    case("a given name that is a form of address, too", "Peruvian Trade Minister Don Lindqvist left.", "Don Lindqvist", "Trade Minister", "Peru"),
    case("before the name, of a country by demonym", "Peruvian Foreign Minister Elena Paz left.", "Elena Paz", "Foreign Minister", "Peru"),
    case("before the name, of a country by possessive", "Peru's foreign minister, Elena Paz, left.", "Elena Paz", "foreign minister", "Peru"),
    case("before the name, of a country by noun", "Peru foreign minister Elena Paz left.", "Elena Paz", "foreign minister", "Peru"),
    case("apposition behind", "Elena Paz, the foreign minister of Peru, left.", "Elena Paz", "foreign minister", "Peru"),
    case("apposition behind without an article", "Elena Paz, foreign minister of Peru, left.", "Elena Paz", "foreign minister", "Peru"),
    case("president", "President Elena Paz of Peru left.", "Elena Paz", "President", "Peru"),
    case("president by demonym", "Peruvian President Elena Paz left.", "Elena Paz", "President", "Peru"),
    case("prime minister", "Prime Minister Elena Paz left Lima.", "Elena Paz", "Prime Minister", None),
    case("vice president", "Vice President Elena Paz left Lima.", "Elena Paz", "Vice President", None),
    case("deputy minister", "Deputy Trade Minister Elena Paz left Lima.", "Elena Paz", "Deputy Trade Minister", None),
    case("former", "Former Peruvian president Elena Paz left.", "Elena Paz", "Former president|Former Peruvian president|president", "Peru"),
    case("former keeps its word", "Former president Elena Paz left Lima.", "Elena Paz", "Former president", None),
    case("acting", "Acting central bank governor Elena Paz left Lima.", "Elena Paz", "Acting central bank governor", None),
    case("newly appointed", "Newly appointed trade minister Elena Paz left Lima.", "Elena Paz", "Newly appointed trade minister|trade minister", None),
    case("outgoing", "The outgoing mayor, Elena Paz, left Lima.", "Elena Paz", "outgoing mayor", None),
    case("a spokeswoman of a ministry", "Foreign Ministry spokeswoman Elena Paz left.", "Elena Paz", "spokeswoman|Foreign Ministry spokeswoman", None),
    case("a spokesman for", "Juan Rojas, a spokesman for the port office, left.", "Juan Rojas", "spokesman|spokesman for the port office", "port office|None"),
    case("the head of a firm", "Juan Rojas, chief executive of Gazprom, left.", "Juan Rojas", "chief executive", "Gazprom"),
    case("CEO before", "Gazprom CEO Juan Rojas left.", "Juan Rojas", "CEO", "Gazprom"),
    case("the chairman of", "Juan Rojas, chairman of Siemens, left.", "Juan Rojas", "chairman", "Siemens"),
    case("an analyst at", "Juan Rojas, an analyst at the Brookings Institution, left.", "Juan Rojas", "analyst", "Brookings Institution"),
    case("a professor at", "Juan Rojas, a professor of economics at the University of Lima, left.", "Juan Rojas", "professor of economics|professor", "University of Lima"),
    case("secretary-general of the United Nations", "UN Secretary-General Juan Rojas left.", "Juan Rojas", "Secretary-General", "United Nations"),
    case("a senator", "Senator Juan Rojas left.", "Juan Rojas", "Senator", None),
    case("Sen. shortened", "Sen. Juan Rojas left.", "Juan Rojas", "Sen.|Senator|Sen", None),
    case("a general", "General Juan Rojas left.", "Juan Rojas", "General", None),
    case("Gen. shortened", "Gen. Juan Rojas, commander of the fleet, left.", "Juan Rojas", "Gen.|General|Gen|commander", None),
    case("a king", "King Juan IV of Spain left.", "Juan IV", "King", "Spain|None"),
    case("a chancellor", "German Chancellor Anna Weiss left.", "Anna Weiss", "Chancellor", "Germany"),
    case("a governor of a bank", "Bank of Ghana governor Kofi Mensah left.", "Kofi Mensah", "governor", "Bank of Ghana"),
    case("an ambassador to", "China's ambassador to Peru, Li Wen, left.", "Li Wen", "ambassador to Peru|ambassador", "China"),
    case("a leader", "North Korean leader Kim Jong Un left.", "Kim Jong Un", "leader", "North Korea"),
    case("who is", "Elena Paz, who is the mayor of Lima, left.", "Elena Paz", "mayor", "Lima"),
    case("elected as", "Elena Paz was elected president of Peru.", "Elena Paz", "president", "Peru"),
    case("is the", "Elena Paz is the finance minister of Peru.", "Elena Paz", "finance minister", "Peru"),
    case("a fisherman", "Juan Rojas, a fisherman from Callao, left.", "Juan Rojas", "fisherman", None),
    case("several words", "Elena Paz, senior vice president for sales at Siemens, left.", "Elena Paz", "senior vice president for sales|senior vice president|vice president", "Siemens"),
    case("a two-fold role", "Elena Paz, minister of trade and tourism, left.", "Elena Paz", "minister of trade and tourism", None),
    case("minister of, in capitals", "Minister of Trade Elena Paz left.", "Elena Paz", "Minister of Trade", None),
    case("minister for", "Elena Paz, minister for fisheries, left.", "Elena Paz", "minister for fisheries", None),
    case("the president himself", "Peru's President Elena Paz and Chile's President Juan Rojas met.", "Juan Rojas", "President", "Chile"),
    case("two in a row: the first", "Peru's President Elena Paz and Chile's President Juan Rojas met.", "Elena Paz", "President", "Peru"),
    case("counterpart", "Peru's foreign minister, Elena Paz, met her Chilean counterpart, Juan Rojas.", "Juan Rojas", "foreign minister|counterpart", "Chile"),
    case("a name in capitals", "PERUVIAN FOREIGN MINISTER ELENA PAZ LEFT LIMA ON MONDAY.", "ELENA PAZ|Elena Paz", "FOREIGN MINISTER", "Peru"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person", "role", "owner"), prose(ROLES))
def test_role_of_a_person(read, text, person, role, owner):
    rows = read(text)["roles"].select("person", "role", "of").rows()
    people, names, owners = person.split("|"), role.lower().split("|"), str(owner).split("|")
    assert any(who in people and what.lower() in names and str(of) in owners for who, what, of in rows), rows


NO_ROLES = [
    case("a role without a name", "The foreign minister left."),
    case("a name without a role", "Elena Paz left."),
    case("the other's role", "Elena Paz met the president."),
    case("a role in another clause", "Elena Paz left, and the president stayed."),
    case("a firm is no person", "President Foods sold its mill."),
    case("a ship is no person", "The carrier Admiral Kuznetsov left port."),
    case("a comparison", "Elena Paz left like a president."),
]


@pytest.mark.parametrize("text", prose(NO_ROLES))
def test_no_role_without_a_holder(read, text):
    assert read(text)["roles"].select("person", "role").rows() == []


def test_roles_in_two_articles_stay_apart(read):
    first = read(f"Peruvian Foreign Minister Elena Paz left. {FILLER}")["roles"].row(0, named=True)
    second = read(f"Peruvian Finance Minister Elena Paz left. {FILLER}")["roles"].row(0, named=True)
    assert first["person_id"] == second["person_id"]
    assert first["role"] != second["role"]


def test_role_stands_where_it_says(read):
    text = "LIMA.\n\nPeruvian\u00a0Foreign\r\nMinister Elena Paz left the country on Monday after the talks."
    for role, start, end in read(text)["roles"].select("role", "char_start", "char_end").iter_rows():
        assert "Minister" in text[start:end]
        assert role


def test_whose_aide_one_is_stands_outside_the_role(read):
    assert read(f"Castellan adviser Bo Lind said so; Ruben Castellan left. {FILLER}")["roles"]["role"].to_list() == ["adviser"]


def test_a_post_told_twice_is_one_role(read):
    assert read(f"Minister of trade Elena Paz, the trade minister, said so. {FILLER}")["roles"]["role"].to_list() == ["Minister of trade"]


def test_each_of_several_ministers_is_one(read):
    assert "Minister" in read(f"Ministers Elena Paz and Bo Lind said so. {FILLER}")["roles"]["role"].to_list()


def test_a_council_is_its_secretarys_country_s(read):
    assert read(f"Security Council Secretary Bo Lind of Kenya said so. {FILLER}")["roles"]["of"].to_list() == ["Kenya"]


LISTS = [
    case("two lists, of states and of their holders", "The presidents of Peru and Chile, Anna Lee and Paul Hale, met.",
         [("Anna Lee", "president", "Peru"), ("Paul Hale", "president", "Chile")]),
    case("three of each", "The trade ministers of Peru, the Philippines and Chile, Anna Lee, Paul Hale and Tom Berg, met.",
         [("Anna Lee", "trade minister", "Peru"), ("Paul Hale", "trade minister", "Philippines"), ("Tom Berg", "trade minister", "Chile")]),
    case("more persons than states", "The presidents of Peru and Chile, Anna Lee, Paul Hale and Tom Berg met.", []),
    case("the president of a body is not that of the state before", "Peru's president Anna Lee, Council president Paul Hale and Commission president Tom Berg met.",
         [("Anna Lee", "president", "Peru"), ("Paul Hale", "Council president", None), ("Tom Berg", "Commission president", None)]),
    case("a role behind another's name is not of the first of the list", "Anna Lee left. Lee, Council president Paul Hale and Peru's prime minister, Tom Berg, met.",
         [("Paul Hale", "Council president", None), ("Tom Berg", "prime minister", "Peru")]),
    case("surnames, each with a role", "Lindqvist, the Peruvian president, Haldane, the Chilean chancellor, and Bergström, Brazil's prime minister, met.",
         [("Lindqvist", "president", "Peru"), ("Haldane", "chancellor", "Chile"), ("Bergström", "prime minister", "Brazil")]),
    case("each with the country behind", "President Macron of France, Chancellor Merz of Germany and Prime Minister Starmer of Britain met.",
         [("Macron", "President", "France"), ("Merz", "Chancellor", "Germany"), ("Starmer", "Prime Minister", "United Kingdom")]),
    case("full names with the country behind", "Finance Minister Anna Lee of Peru, Trade Minister Paul Hale of Chile and Foreign Minister Tom Berg of the Philippines met.",
         [("Anna Lee", "Finance Minister", "Peru"), ("Paul Hale", "Trade Minister", "Chile"), ("Tom Berg", "Foreign Minister", "Philippines")]),
    case("each with an adjective", "Peruvian President Anna Lee, Chilean Chancellor Paul Hale and Brazilian Prime Minister Tom Berg met.",
         [("Anna Lee", "President", "Peru"), ("Paul Hale", "Chancellor", "Chile"), ("Tom Berg", "Prime Minister", "Brazil")]),
    case("one adjective for all", "Peruvian President Anna Lee, Prime Minister Paul Hale and Foreign Minister Tom Berg met.",
         [("Anna Lee", "President", "Peru"), ("Paul Hale", "Prime Minister", "Peru"), ("Tom Berg", "Foreign Minister", "Peru")]),
    case("the country behind a president, for the ministers", "President Anna Lee of Peru, Trade Minister Paul Hale and Foreign Minister Tom Berg met.",
         [("Anna Lee", "President", "Peru"), ("Paul Hale", "Trade Minister", "Peru"), ("Tom Berg", "Foreign Minister", "Peru")]),
    case("the country behind a president is not that of another head", "President Anna Lee of Peru, Chancellor Paul Hale and Prime Minister Tom Berg met.",
         [("Anna Lee", "President", "Peru"), ("Paul Hale", "Chancellor", None), ("Tom Berg", "Prime Minister", None)]),
    case("roles behind the names", "Anna Lee, president of Peru, Paul Hale, chancellor of Chile, and Tom Berg, prime minister of Brazil, met.",
         [("Anna Lee", "president", "Peru"), ("Paul Hale", "chancellor", "Chile"), ("Tom Berg", "prime minister", "Brazil")]),
    case("a plural with capitals, each with the country behind", "Prime Ministers Anna Lee of Peru, Paul Hale of Chile and Tom Berg of Brazil met.",
         [("Anna Lee", "Prime Minister", "Peru"), ("Paul Hale", "Prime Minister", "Chile"), ("Tom Berg", "Prime Minister", "Brazil")]),
    case("a plural with as many countries in front", "The Peruvian and Chilean presidents Anna Lee and Paul Hale met.",
         [("Anna Lee", "president", "Peru"), ("Paul Hale", "president", "Chile")]),
    case("a plural with as many countries in front, and commas", "The Peruvian, Chilean and Brazilian finance ministers, Anna Lee, Paul Hale and Tom Berg, met.",
         [("Anna Lee", "finance minister", "Peru"), ("Paul Hale", "finance minister", "Chile"), ("Tom Berg", "finance minister", "Brazil")]),
    case("more names than countries", "The Peruvian and Chilean ministers Anna Lee, Paul Hale and Tom Dean met.",
         [("Anna Lee", "minister", None), ("Paul Hale", "minister", None), ("Tom Dean", "minister", None)]),
    case("a role before the comma of one name only", "After talks in Lima the finance minister, Anna Lee, left.", [("Anna Lee", "finance minister", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "roles"), prose(LISTS))
def test_each_of_a_list_has_his_own_role(read, text, roles):
    assert sorted(read(text)["roles"].select("person", "role", "of").rows()) == sorted(roles)
