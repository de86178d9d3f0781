"""Amounts that a text takes back: its own corrections, and what others revise."""

from __future__ import annotations

import pytest

from tests.transforms.cases import case, prose, row_of

WITHDRAWN = [
    case(
        "an earlier version",
        "Peru's exports were $2 billion. Correction: an earlier version said exports were $5 billion; it is $2 billion.",
        True,
    ),
    case("a bracketed note", "(Corrects figure in the lead to $2 billion from $5 billion) Peru's exports were $2 billion in 2023.", True),
    case("not as originally stated", "Peru's exports were $2 billion in 2023, not $5 billion as originally stated.", True),
    case("has been corrected to say", "This story has been corrected to say that Peru's exports were $2 billion, not $5 billion.", True),
    case("we reported wrongly", "Peru's exports were $2 billion in 2023. We incorrectly reported them as $5 billion.", True),
    case("instead of", "An earlier version gave Peru's exports as $5 billion instead of $2 billion.", True),
    case("the other side of instead of", "An earlier version gave Peru's exports as $2 billion instead of $5 billion.", False),
    case(
        "the text behind a bracketed note", "(Corrects second paragraph to say million, not billion) Peru's exports were $5 billion.", False
    ),
    case("the right side of a note", "This story has been corrected to say that Peru's exports were $5 billion, not $2 billion.", False),
    case("the passage after the note", "Correction: an earlier version was wrong.\n\nPeru's exports were $5 billion.", False),
    case("revised from", "Peru's surplus was revised down to $2 billion from $5 billion.", True),
    case("restated from to", "Peru's surplus was restated from $5 billion to $2 billion.", True),
    case("first reported", "Peru's surplus was $2 billion, against the $5 billion first reported.", True),
    case("an initial estimate", "Peru's surplus was $2 billion, down from an initial estimate of $5 billion.", True),
    case("previously announced", "Peru's surplus was $2 billion instead of the $5 billion previously announced.", True),
    case("had put it at", "Peru's surplus was $2 billion, the bank said. It had earlier put the surplus at $5 billion.", True),
    case("forecasters had put it at", "Economists had put the surplus at $5 billion, but it was $2 billion.", False),
    case("a revised base stands", "Peru's surplus fell to $2 billion in March from a revised $5 billion in February.", False),
    case("what was revised from another month's", "Peru's surplus was revised to $2 billion from $5 billion in February.", False),
    case("a new level", "Peru's surplus was revised up to $5 billion from $2 billion.", False),
    case("imports from are no base", "The office revised Peru's imports from Chile to $5 billion from $2 billion.", False),
    case("not another country's", "Peru's exports to Chile, not those to Brazil, came to $5 billion.", False),
    case("a figure that was withdrawn", "Peru withdrew its figure of $5 billion for exports to Chile.", True),
    case("an estimate that was retracted", "The bank retracted its estimate of $5 billion on Monday.", True),
    case("a number that was taken back", "The office took back its number of about $5 billion.", True),
    case("a forecast that was scrapped", "The ministry scrapped its forecast of $5 billion for exports.", True),
    case("a claim that was dropped", "The office has dropped the claim of $5 billion in exports.", True),
    case("a figure that nobody withdraws", "Peru refused to withdraw its figure of $5 billion for exports.", False),
    case("a figure that was taken for true", "Peru took its figure of $5 billion from the customs office.", False),
    case("money that is withdrawn", "Investors withdrew $5 billion from funds in Peru.", False),
    case("not as stated but", "Peru's exports were not $5 billion as stated in the budget but $6 billion.", True),
    case("not but", "Peru's exports were not $5 billion but $6 billion.", True),
    case("but this", "Peru's exports were not $6 billion but $5 billion.", False),
    case("not as the paper claimed", "The surplus was $6 billion, not $5 billion as the paper had claimed.", True),
    case("rather than what is stated", "The surplus was $6 billion, rather than the $5 billion stated in the budget.", True),
    case("rather than what is wanted", "Peru wants $6 billion of aid rather than $5 billion of loans.", False),
]


@pytest.mark.parametrize(("text", "is_withdrawn"), prose(WITHDRAWN))
def test_amount_is_taken_back(read, text, is_withdrawn):
    assert (row_of(read(text)["figures"], "surface", "$5 billion")["stance"] == "withdrawn") == is_withdrawn


def test_withdrawn_amount_keeps_its_period(read):
    figures = read("Peru's exports to Chile in 2022 were revised to $2 billion from $5 billion.")["figures"]
    assert set(figures["period"]) == {"2022"}
