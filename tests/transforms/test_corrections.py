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
    case("we reported", "On Monday we reported that Peru's exports were $5 billion in 2023. The correct figure is $2 billion.", True),
    case("as we reported", "As we reported on Monday, Peru's exports were $5 billion in 2023, and imports $2 billion.", False),
    case("the correct figure", "We stated that Peru's exports were $2 billion in 2023. The correct figure is $5 billion.", False),
    case("revised from, with its month", "Peru's exports were $3 billion against $2 billion, revised from $5 billion in December.", True),
    case("revised from, of an earlier month", "Peru's exports were revised to $2 billion, up from $5 billion in December.", False),
    case("it had been given as", "Peru's exports were $2 billion in April; they had been given as $5 billion.", True),
    case(
        "a budget that it had been given",
        "Peru's exports were $2 billion in April. The port was glad: it had been given $5 billion.",
        False,
    ),
    case("having first told", "Peru's exports were $2 billion in April, the office having first told us $5 billion.", True),
    case("please read instead of", 'In our story on trade please read "$2 billion of exports" instead of "$5 billion of exports".', True),
    case("please read", 'In our story on trade please read "$5 billion of exports" instead of "$2 billion of exports".', False),
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
    case("the item that says so is withdrawn", "The item saying Peru's exports were $5 billion is withdrawn.", True),
    case("the story that puts it so", "The story that put Peru's exports at $5 billion has since been withdrawn.", True),
    case("its report", "The ministry retracted its report that exports to Chile had reached $5 billion.", True),
    case("a report saying so", "The agency withdrew a report saying Peru's exports were $5 billion.", True),
    case("the item headed so", "Please disregard the item headed Peru's exports at $5 billion.", True),
    case("a statement that was removed", "The statement that trade was worth $5 billion has been removed.", True),
    case("an item that was corrected", "The item on page 3 that gave exports as $5 billion was corrected.", True),
    case("a report not retracted", "The ministry did not retract its report that exports reached $5 billion.", False),
    case("another thing withdrawn", "The ministry withdrew its ambassador and said exports were $5 billion.", False),
    case("another thing dropped behind", "The item on the list was exports of $5 billion, and the plan was dropped.", False),
    case("another subject's doing", "The report said exports were $5 billion, and the minister removed his hat.", False),
    case("a number that fell", "The number of $5 billion deals has dropped.", False),
    case("misstated", "The paper misstated Peru's exports: they were $50 million, not $5 billion.", True),
    case("the right side of misstated", "The paper misstated Peru's exports: they were $5 billion, not $50 million.", False),
    case("wrongly reported", "Peru's exports were wrongly reported as $5 billion; the right figure is $500 million.", True),
    case("wrongly instead of", "Peru's exports were wrongly given as $5 billion instead of $500 million.", True),
    case("the right side of instead of", "Peru's exports were wrongly given as $500 million instead of $5 billion.", False),
    case("the text behind a slip", "Peru's exports, incorrectly stated as $500 million on Tuesday, were $5 billion.", False),
    case("two slips", "The paper mistakenly put exports at $3 billion and $5 billion for two years running.", True),
    case("put erroneously", "The office erroneously put Peru's exports at $5 billion.", True),
    case("apologised for saying", "The minister apologised for saying that Peru's exports were $5 billion.", True),
    case("apologised for something else", "The minister apologised for the delay. He said exports were $5 billion.", False),
    case("misspoke", "The minister had misspoken when he said that Peru's exports were $5 billion.", True),
    case("nobody misstated it", "The paper did not misstate exports of $5 billion.", False),
    case("rightly reported", "Peru's exports were rightly reported as $5 billion.", False),
    case("a misprint", "The $5 billion was a misprint; Peru's exports were $500 million.", True),
    case("a typing error", "The figure of $5 billion for Peru's exports was a typing error.", True),
    case("no mistake", "The $5 billion was not a mistake, the bank said.", False),
    case("of an error", "The loss of $5 billion was the result of an error.", False),
    case("what an error cost", "The error cost Peru $5 billion.", False),
    case("a sentence that ends in and", "The item saying Peru's exports were $5 billion was and", False),
    case("a sentence that ends in the verb", "The item saying Peru's exports were $5 billion was taken", False),
    case("set apart behind", "Peru's trade was $6 billion, and not $5 billion.", True),
    case("not, behind words between", "Peru's trade was $6 billion in 2023, the office says, not $5 billion.", True),
    case("not what somebody names", "Peru's trade was $6 billion in 2023, not the $5 billion that the president often names.", True),
    case("not, as somebody wrote", "Peru's trade was $6 billion in 2023 and not, as newspapers wrote, $5 billion.", True),
    case("not, in brackets", "Peru's trade was $6 billion in 2023 (not $5 billion).", True),
    case("not, behind an adverb", "Peru's trade was $6 billion in 2023 and certainly not $5 billion.", True),
    case("never", "Peru's trade was $6 billion in 2023, never $5 billion.", True),
    case("contrary to reports", "Peru's trade was $6 billion in 2023, contrary to newspaper reports of $5 billion.", True),
    case("said in error", "Peru's trade was $5 billion, the bank said in an erroneous statement.", True),
    case("a report that is wrong", "An incorrect report put Peru's trade at $5 billion.", True),
    case("a report that is right", "A detailed report put Peru's trade at $5 billion.", False),
    case("what stands beside a false report", "Peru's trade was $5 billion, contrary to a false report of $6 billion.", False),
    case("if not", "Peru's trade was $6 billion, if not $5 billion, in 2023.", False),
    case("not counting", "Peru's trade was $6 billion in 2023, not counting $5 billion of aid.", False),
    case("reports of", "Peru's trade was $6 billion in 2023, and there were reports of $5 billion of fraud.", False),
    case("did not come to", "Peru's exports did not come to $5 billion, but to $4.5 billion.", True),
    case("did not come to something else", "Peru's exports did not come to a stop but to $5 billion.", False),
    case("rather than what is wanted", "Peru wants $6 billion of aid rather than $5 billion of loans.", False),
    case("our own post, briefly", "For the record, our 9am post briefly had Peru's exports at $5 billion.", True),
    case("our own blog, for minutes", "This blog for a few minutes showed Peru's exports as $5 billion.", True),
    case("pardon asked behind", "Our table put Peru's exports at $5 billion. Sorry about that.", True),
    case("what we said", "Earlier we said Peru's exports were $5 billion. Apologies.", True),
    case("our report stands", "Our report on Monday put Peru's exports at $5 billion.", False),
    case("sorry for what is so", "We are sorry that Peru's exports were $5 billion.", False),
    case("some editions", "In some editions a table gave Peru's exports as $5 billion.", True),
    case("the correct figure behind some editions", "In some editions exports were $2 billion. The correct figure is $5 billion.", False),
    case("initially announced", "Peru sold fish worth $6 billion. The office had initially announced $5 billion.", True),
    case("initially announced, of something else", "Peru sold fish worth $6 billion. It had initially announced a $5 billion port.", False),
    case("first put at", "Peru's exports, first put at $5 billion, came to $6 billion.", True),
    case("both first reported", "The office first reported exports of $5 billion and imports of $6 billion.", False),
    case("announced, later corrected", "Peru initially announced exports of $5 billion but later corrected this to $6 billion.", True),
    case("reported, then corrected", "Peru's exports, reported as $5 billion, were later corrected to $6 billion.", True),
    case("put at last month, now estimated", "Peru's May gap, put at $5 billion last week, is now estimated at $6 billion.", True),
    case("put at in another year, now estimated", "Peru's trade, put at $5 billion in 2010, is now estimated at $6 billion.", False),
    case("issued, then corrected", "Peru's gap was $6 billion. It had issued, then corrected, a figure of $5 billion.", True),
    case("an earlier report", "Peru's exports in 2023 were $6.2 billion. An earlier report had exports at $5 billion.", True),
    case("an earlier report of the same", "Peru's exports in 2023 were $5.1 billion. An earlier report had exports at $5 billion.", False),
    case(
        "an earlier report of another time",
        "Peru's exports in 2023 were $9 billion. An earlier report had those of 2022 at $5 billion.",
        False,
    ),
    case("an earlier estimate, of them", "Peru's exports in 2023 were $6.2 billion. An earlier estimate put them at $5 billion.", True),
    case("provisional data", "Peru's exports in 2023 were $6.2 billion. Provisional data had shown $5 billion.", True),
    case("the only data", "Preliminary data showed that Peru's exports were $5 billion in 2023.", False),
    case("an earlier estimate that was revised", "Peru's exports were $2 billion; the earlier estimate was revised to $5 billion.", False),
    case("owing to an editing error", "A table carried a figure of $5 billion for Peru's exports owing to an editing error.", True),
    case("an error ahead", "Due to a typing error, the paper gave Peru's exports as $5 billion.", True),
    case("an error, instead of", "The table gave Peru's exports as $2 billion instead of $5 billion because of a typo.", False),
    case("an error, not", "Peru's exports were $5 billion, not $2 billion as printed owing to a typing error.", False),
    case("what an error cost a firm", "Due to a clerical error, the firm in Peru lost $5 billion.", False),
    case("by mistake", "Peru's exports were $6 billion. Last week customs gave out $5 billion by mistake.", True),
    case("should not be used", 'Its estimate of Peru\'s exports, $5 billion, "should not be used", the bank said.', True),
    case("money not to be used", "The budget of $5 billion should not be used for arms, Peru said.", False),
    case("should have been", "The figure of $5 billion for Peru's exports should have been $500 million.", True),
    case("what they should have been", "Exports, the minister said, should have been $5 billion.", False),
    case("no longer stands by", "The bank no longer stands by its figure of $5 billion for Peru's exports.", True),
    case("superseded", "The number of $5 billion for Peru's exports has been superseded.", True),
    case("an alert that was deleted", "An alert sent at 9am saying Peru's exports hit $5 billion has been deleted.", True),
    case("too high by a factor", "The $5 billion given for Peru's exports was too high by a factor of ten.", True),
    case("rather than as we had it", "Peru's exports were $6 billion, rather than $5 billion as we had it.", True),
    case("amended from", "Peru's surplus was $2 billion, amended from $5 billion.", True),
    case("restates from", "The office restates Peru's surplus at $2 billion from $5 billion.", True),
    case("a provisional reading", "Peru's surplus was $2 billion, down from a provisional reading of $5 billion.", True),
    case("erroneously published", "Peru's surplus was $2 billion, against the $5 billion erroneously published.", True),
    case(
        "had put it so without a word of time", "Peru's surplus was $2 billion, the bank said. It had put the surplus at $5 billion.", True
    ),
    case("contrary to tweets", "Peru's surplus was $2 billion, contrary to tweets of $5 billion.", True),
    case("instead of what somebody claims", "Peru's surplus was $2 billion instead of the $5 billion that the ministry claims.", True),
    case("a statement disavowed", "The customs office disavowed a statement that exports had reached $5 billion.", True),
    case("a bulletin rescinded", "The customs office rescinded a bulletin saying that exports were $5 billion.", True),
    case("a bulletin amended", "The bulletin that put Peru's exports at $5 billion was amended.", True),
    case("backtracked on a statement", "The customs office backtracked on a statement that exports had reached $5 billion.", True),
    case("walked back a claim", "The port walked back its claim of $5 billion in exports.", True),
    case("a miscalculation", "The $5 billion was a miscalculation, the bank said.", True),
    case("a blunder", "The figure of $5 billion for Peru's exports was a blunder.", True),
    case("a fanciful post", "A fanciful post gave Peru's exports as $5 billion.", True),
    case("mislabelled", "The table mislabelled exports of $5 billion; imports were $2 billion.", True),
    case("untruthfully put", "The office untruthfully put Peru's exports at $5 billion.", True),
    case("erred in saying", "The minister erred in saying that Peru's exports were $5 billion.", True),
    case("no longer applies", "The sum of $5 billion given for Peru's exports no longer applies.", True),
    case("prematurely announced", "Peru sold fish worth $6 billion. The office had prematurely announced $5 billion.", True),
    case("a flash estimate", "Peru's exports in 2023 were $6.2 billion. A flash estimate had exports at $5 billion.", True),
    case("tentatively reported", "Peru's exports in 2023 were $6.2 billion. The office tentatively reported $5 billion.", True),
    case("a ticker, fleetingly", "This ticker fleetingly showed Peru's exports as $5 billion.", True),
    case("a misplaced decimal", "A table gave Peru's exports as $5 billion owing to a misplaced decimal.", True),
    case("a slip of the pen", "Because of a slip of the pen the ledger gave Peru's exports as $5 billion.", True),
    case("an erratum", "Peru's exports were $2 billion in 2023. Erratum: exports were $2 billion, not $5 billion.", True),
    case("early editions", "Early editions had Peru's exports at $5 billion.", True),
    case("what we wrote, and the right sum", "We wrote that Peru's exports were $5 billion in 2023. The right sum was $2 billion.", True),
]


@pytest.mark.parametrize(("text", "is_withdrawn"), prose(WITHDRAWN))
def test_amount_is_taken_back(read, text, is_withdrawn):
    assert (row_of(read(text)["figures"], "surface", "$5 billion")["stance"] == "withdrawn") == is_withdrawn


def test_withdrawn_amount_keeps_its_period(read):
    figures = read("Peru's exports to Chile in 2022 were revised to $2 billion from $5 billion.")["figures"]
    assert set(figures["period"]) == {"2022"}


FISH = "Peru sold fish worth $4 billion to Chile in 2022."
TAKEN_OVER = [
    case(
        "the correct figure",
        "In some editions Peru's exports to Chile in 2022 were $9 billion. The correct figure is $5 billion.",
        ("exports", "PER", "CHL", None, "2022"),
    ),
    case(
        "the corrected value",
        "Peru withdrew a report that put exports to Chile at $9 billion in 2022. The corrected value is $5 billion.",
        ("exports", "PER", "CHL", None, "2022"),
    ),
    case(
        "for another year",
        "Peru withdrew its figure of $9 billion for exports to Chile in 2022. The correct figure for 2023 is $5 billion.",
        ("exports", "PER", "CHL", None, "2023"),
    ),
    case(
        "of another flow",
        "Peru withdrew its figure of $9 billion for exports to Chile in 2022. The right figure for imports is $5 billion.",
        ("imports", "PER", "CHL", None, None),
    ),
    case(
        "for another country",
        "Peru withdrew its figure of $9 billion for exports to Chile in 2022. The right figure for Cuba is $5 billion.",
        ("money", None, None, None, None),
    ),
    case("nothing was taken back", f"{FISH} The final figure for Peru's imports is $5 billion.", ("imports", "PER", None, None, None)),
    case(
        "a note ahead of the text",
        "(Corrects imports to $5 billion, not $9 billion) Peru bought little. Imports from Chile were $5 billion in 2022.",
        ("imports", "PER", "CHL", None, "2022"),
    ),
    case("what was announced first", f"{FISH} It had initially announced $5 billion.", ("exports", "PER", "CHL", "fish", "2022")),
    case(
        "when it was said",
        "Peru's deficit with Chile in March was $4 billion, and not the $5 billion it gave out last month.",
        ("trade_balance", "PER", "CHL", None, "2024-03"),
    ),
    case(
        "of what it was said last",
        f"{FISH} Its imports were $3 billion. An earlier report had the deficit at $5 billion.",
        ("trade_balance", "PER", "CHL", None, "2022"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TAKEN_OVER)
def test_what_is_corrected_is_of_the_same_flow_and_time(read, text, expected):
    row = row_of(read(text)["figures"], "surface", "$5 billion")
    assert tuple(row[column] for column in ("measure", "reporter", "partner", "scope", "period")) == expected


def test_what_was_put_so_last_month_is_of_the_month_that_is_revised(read):
    figures = read("Peru's April deficit, put at $5 billion last month, is now estimated at $4 billion.")["figures"]
    assert figures.select("period", "stance").rows() == [("2024-04", "withdrawn"), ("2024-04", "asserted")]


STATUSES = [
    case("what it should have been", "The figure of $8 billion for Peru's exports should have been $5 billion.", "actual"),
    case("what was later corrected", "Peru's exports, reported as $8 billion, were later corrected to $5 billion.", "actual"),
    case("were it to rise", "Peru's exports are small; were exports later to reach $5 billion, it would gain.", "hypothetical"),
    case("what it should have read", "The $3 billion was a typing error; it should have read $5 billion.", "actual"),
    case("what it should be", "Peru's exports should be $5 billion.", "forecast"),
    case("what was reached instead", "Peru's exports did not reach $8 billion but $5 billion.", "actual"),
    case("what was not reached", "Peru's exports did not reach $5 billion.", "target"),
]


@pytest.mark.parametrize(("text", "status"), prose(STATUSES))
def test_status_of_what_took_its_place(read, text, status):
    assert row_of(read(text)["figures"], "surface", "$5 billion")["status"] == status


ASKED = [
    case("did it", "Did Peru's exports reach $5 billion?", "questioned"),
    case("was it", "Was Peru's trade really worth $5 billion?", "questioned"),
    case("will it", "Will Peru's imports hit $5 billion?", "questioned"),
    case("a headline", "Peru's exports at $5 billion?", "questioned"),
    case("is it true that", "Is it true that Peru's exports reached $5 billion?", "questioned"),
    case("when will it", "When will Peru's exports reach $5 billion?", "questioned"),
    case("in marks", '"Have we sold goods worth $5 billion?" the minister of Peru asked.', "questioned"),
    case("an answer behind", "Peru's exports were $5 billion. Will they grow?", "asserted"),
    case("why it fell", "Why did Peru's exports fall to $5 billion?", "asserted"),
    case("how it grew", "How did Peru's exports grow to $5 billion?", "asserted"),
    case("in an aside", "Did Peru's exports, at $5 billion, disappoint?", "asserted"),
    case("in a side clause", "Did the talks fail after Peru's exports fell to $5 billion?", "asserted"),
    case("a clause before the question", "Exports were $5 billion in May; will they grow?", "asserted"),
    case("just not", "Peru's exports were not $5 billion.", "denied"),
    case("not more than", "Peru's exports were not more than $5 billion.", "asserted"),
    case("not only", "Peru's exports were not only $5 billion but well spread.", "asserted"),
    case("a claim called false", "Claims that Peru's exports came to $5 billion are misleading.", "denied"),
    case("it is not true", "It is not true that Peru's exports reached $5 billion.", "denied"),
]


@pytest.mark.parametrize(("text", "stance"), prose(ASKED))
def test_what_is_asked_or_denied_is_not_asserted(read, text, stance):
    assert row_of(read(text)["figures"], "surface", "$5 billion")["stance"] == stance


BODY = "LIMA, May 14 - Peru earned 21.4 million soles from tin exports in March, the bureau said. The fog lay over the quay by then, and it stayed there."
NOTED = [
    case("a note that says only the value", "(Corrects first paragraph to show that the value is 21.4 million soles, not 24.1 million)\n\n" + BODY, [("exports", 21.4e6, "PER", "tin"), ("exports", 24.1e6, "PER", "tin"), ("exports", 21.4e6, "PER", "tin")]),
    case("a note on a value that the text has not", "(Corrects first paragraph to show that the fee is 3.4 million soles, not 4.1 million)\n\n" + BODY, [("money", 3.4e6, None, None), ("money", 4.1e6, None, None), ("exports", 21.4e6, "PER", "tin")]),
    case("please read", 'In our story on Peruvian trade please read "6.8 million soles" instead of "8.6 million soles".\n\nLIMA, May 14 - Peru\'s trade in goods was 6.8 million soles in the red in March, the bureau said.', [("trade_balance", -6.8e6, "PER", None), ("trade_balance", -8.6e6, "PER", None), ("trade_balance", -6.8e6, "PER", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOTED)
def test_a_note_is_of_what_the_text_says_of_its_value(read, text, expected):
    assert read(text)["figures"].select("measure", "value", "reporter", "scope").rows() == expected


HEADLINES = [
    case("cut by 'tops'", "Tin income of Peru tops 21 mln soles\n\n" + BODY, ("exports", 21e6, "PER", "more_than")),
    case("cut by too much", "Tin income of Peru tops 18 mln soles\n\n" + BODY, ("money", 18e6, None, "more_than")),
    case("above what the text has", "Tin income of Peru tops 22 mln soles\n\n" + BODY, ("money", 22e6, None, "more_than")),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_a_headline_that_cuts_a_number_is_of_the_same(read, text, expected):
    assert read(text)["figures"].select("measure", "value", "reporter", "bound").row(0) == expected
