"""Every rule of time reads its own example: it is the rule that fires, at that place, with that value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from tests.transforms.cases import PUBLISHED_ON, case
from transforms.lexicons.lexicon import Lexicon
from transforms.lexicons.words import APRIL_TO_MARCH, FiscalYear
from transforms.segmentation.articles import Sentence, assemble_articles
from transforms.segmentation.sentences import split_sentences
from transforms.segmentation.tokens import tokenize
from transforms.times.expressions import find_times
from transforms.times.rules import RULES
from transforms.times.timex import TimeExpression

JULY_TO_JUNE = FiscalYear(7, "start")
CALENDAR = FiscalYear(1, "end")
# What tells a time that is no period by itself, in the order in which a test names it.
OPEN_FIELDS = ("shift", "same_as", "in_mind", "months_back", "month")

Times = list[TimeExpression]


@pytest.fixture(scope="session")
def sentence_of(lexicon: Lexicon) -> Callable[[str], Sentence]:
    """A text of the tables below as one sentence; all are split into tokens as one batch."""
    texts = [without_brackets(rule.example) for rule in RULES] + [IN_TURN]
    texts += [entry.values[0] for entry in (*RULE_OF, *SAID_ONCE, *LOOKING_AHEAD, *FISCAL)]
    ids = pl.Series([f"doc_{number}" for number in range(len(texts))])
    passages = pl.DataFrame({"document_id": ids, "passage_id": ids, "text": texts})
    passages = passages.with_columns(role=pl.lit("body"), reason=pl.lit(None, pl.String), char_start=pl.lit(0))
    sentences = split_sentences(passages)
    documents = passages.select("document_id", published_on=pl.lit(None, pl.Date))
    articles = assemble_articles(documents, sentences, tokenize(sentences, lexicon.words))
    return {text: article.sentences[0] for text, article in zip(texts, articles, strict=True)}.__getitem__


@pytest.fixture(scope="session")
def times_of(lexicon: Lexicon, sentence_of: Callable[[str], Sentence]) -> Callable[..., Times]:
    def read(text: str, on: date | None = PUBLISHED_ON, fiscal: FiscalYear = APRIL_TO_MARCH, forward: int | None = None) -> Times:
        return find_times(sentence_of(text), lexicon.times, on, fiscal, forward=forward)

    return read


def without_brackets(example: str) -> str:
    return (
        example.replace("[", "").replace("]", "") + "."
        if example.startswith("[")
        else f"They had {example.replace('[', '').replace(']', '')}."
    )


def value_of(time: TimeExpression) -> str:
    """What an expression stands for, as ``Rule.value`` tells it."""
    if time.period is not None:
        return time.period.label
    told = (f"{name} {value}" for name in OPEN_FIELDS if (value := getattr(time, name)) is not None)
    return "is_base" if time.is_base else next(told, "open")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_reads_its_example(rule, times_of, sentence_of):
    text, expression = without_brackets(rule.example), rule.example.partition("[")[2].partition("]")[0]
    [time] = [time for time in times_of(text) if time.rule == rule.name]
    assert (sentence_of(text).surface(time.start, time.end), value_of(time)) == (expression, rule.value)


def test_no_two_rules_have_one_name():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_an_example_in_an_article_without_a_day_has_only_what_it_states(rule, times_of):
    text = without_brackets(rule.example)
    dated = {time.start: time for time in times_of(text)}
    for time in times_of(text, None):
        assert time.period is None or time.basis == "stated" or dated[time.start].rule in {"same part of a year", "that year"}


RULE_OF = [
    case("a month with its day", "They met on May 16.", "days of a month", "2024-05-16"),
    case("the 16th of a month", "They met on the 16th of May.", "days of a month", "2024-05-16"),
    case("days joined by and", "They met on May 16 and 17.", "days of a month", "2024-05-16/2024-05-17"),
    case("days with a hyphen before the month", "They met on 16-17 May.", "days of a month", "2024-05-16/2024-05-17"),
    case("a number behind a month is counted", "In March 12 million tonnes were sold.", "month", "2024-03"),
    case("a number before a month is counted", "They sold about 12 May contracts.", "month", "2024-05"),
    case("months joined by and that do not follow", "In March and September it rose.", "month", "2024-03"),
    case("months joined by and that follow", "In March and April it rose.", "run of months", "2024-03/2024-04"),
    case("abbreviated months joined by and", "In Aug. and Sept. 2022 it rose.", "run of months", "2022-08/2022-09"),
    case("an abbreviated month behind and", "In August and Sept. last year it rose.", "run of months", "2023-08/2023-09"),
    case("abbreviated months with between", "Between Jan. and Apr. 2023 it rose.", "run of months", "2023-01/2023-04"),
    case("an abbreviated month with its day behind and", "In March and Apr. 5 it rose.", "month", "2024-03"),
    case("months over the new year", "It rose from November to February.", "run of months", "2023-11/2024-02"),
    case("a weekday without a capital", "They met on thursday.", None, None),
    case("a slashed date in American order", "It was so on 05/16/2024.", "year", "2024"),
    case("hyphenated years that do not follow", "In 2005-08 it rose.", "joined years", "2005/2008"),
    case("hyphenated full years that follow are two years", "In 2011-2012 it rose.", "joined years", "2011/2012"),
    case("slashed full years that follow are one", "In 2011/2012 it rose.", "split year", "2011/2012"),
    case("a year over the century", "In 1999-00 it rose.", "split year", "1999/2000"),
    case("a fiscal year with its digits alone", "In FY18 it rose.", "named fiscal year", "2017/2018"),
    case("a fiscal year of two years", "In FY2012-13 it rose.", "named fiscal year", "2012/2013"),
    case("a part of a month", "In the first half of April 2023 it rose.", "part of a year", "2023-04-01/2023-04-30"),
    case("a week of a month", "In the second week of April 2023 it rose.", "week of a month", "2023-04-01/2023-04-30"),
    case("the end of a fiscal year", "In fiscal 2023, which ended in March, it rose.", "named fiscal year", "2022/2023"),
    case("first months by letter, a year of two digits", "In 10M23 it rose.", "first months by letter", "2023-01/2023-10"),
    case("first months by letter, in brackets", "It rose (9M'23).", "first months by letter", "2023-01/2023-09"),
    case("no months: an amount before a year", "A $9M 2023 budget rose.", "year", "2023"),
    case("no months: an amount of a year", "It sold 9M in 2023.", "year", "2023"),
    case("no months: metres", "A 9m 2023 boat left.", "year", "2023"),
    case("no months: more than a year has", "Some 15M 2023 tickets were sold.", "year", "2023"),
    case("a quarter and a year of two digits", "In 1Q23 it rose.", "part by digit", "2023-Q1"),
    case("a quarter by its letter and a year of two digits", "In Q1'23 it rose.", "part by letter", "2023-Q1"),
    case("a half of the last century", "In 2H98 it rose.", "part by digit", "1998-H2"),
    case("a quarter and a number behind it", "In 1Q 23 ships were sold.", "part by digit", "2024-Q1"),
    case("joined quarters of last year", "In Q2 and Q3 of last year it rose.", "joined parts", "2023-04/2023-09"),
    case("quarters that are not joined", "In Q1 and Q4 2023 it rose.", "part by letter", "2024-Q1"),
    case("the last quarter of a year", "In the last quarter of last year it rose.", "part of a year", "2023-Q4"),
    case("last quarter", "In the last quarter it rose.", "unit from now", "2024-Q1"),
    case("the opening quarter", "In the opening quarter of 2023 it rose.", "part of a year", "2023-Q1"),
    case("the back half", "In the back half of 2023 it rose.", "part of a year", "2023-H2"),
    case("an opening that is no quarter", "The opening of 2023 was slow.", "year", "2023"),
    case("months joined by hyphens", "In the January-to-September period of 2023 it rose.", "run of months", "2023-01/2023-09"),
    case("months told to be a period", "For the period January-May 2023 it rose.", "run of months", "2023-01/2023-05"),
    case("no third half", "In the third half it rose.", None, None),
    case("a quarter of a fiscal year", "In Q1 FY25 it rose.", "part by letter", "2024-Q2"),
    case("a quarter of a split year", "In the first quarter of 2023-24 it rose.", "part of a year", "2023-Q2"),
    case("a quarter that is not yet", "In the third quarter it rose.", "part of a year", "2023-Q3"),
    case("first months that are not yet", "In the first eleven months it rose.", "first months", "2023-01/2023-11"),
    case("three quarters", "In the first three quarters of 2023 it rose.", "first months", "2023-01/2023-09"),
    case("the last quarter is the one before", "In the last quarter it rose.", "unit from now", "2024-Q1"),
    case("the calendar year by its months", "In the 12 months to December 2023 it rose.", "stretch to a time", "2023"),
    case("the fiscal year by its months", "In the year to March 2023 it rose.", "stretch to a time", "2022/2023"),
    case("the year to an early day", "In the tax year to 5 April 2023 it rose.", "stretch to a time", "2022/2023"),
    case("the year to a late day", "In the year to 30 June 2023 it rose.", "stretch to a time", "2022-07/2023-06"),
    case("the month of a year ago", "It was 4 billion two months ago.", "months, weeks or days ago", "2024-03"),
    case("a week ago", "They met a week ago.", "months, weeks or days ago", "2024-05-13"),
    case("the previous year is open", "It was 4 billion the year before.", "years ago", "shift -1"),
    case("a previous period by its year", "It beat the previous period of 2014.", "same period of a year", "same_as 2014"),
    case("a previous month is no stretch", "It beat the previous month of 2014.", "the previous month", "months_back 1"),
    case("next weekday", "They meet next Thursday.", "weekday from now", "2024-05-23"),
    case("this week", "They met this week.", "unit from now", "2024-05-20/2024-05-26"),
    case("this decade is open", "It rose this decade.", "unit from now", "open"),
    case("the following month is nothing", "It rose the following month.", None, None),
    case("two dates with a dash are one", "It ran from March 2022 to June 2023.", "month", "2022-03/2023-06"),
    case("a fiscal year of another era", "The budget of 2080/81 rose.", "split year", "open"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "value"), RULE_OF)
def test_rule_and_value(text, rule, value, times_of):
    times = times_of(text)
    assert (times[0].rule, value_of(times[0])) == (rule, value) if rule else not times


SAID_ONCE = [
    case("a quarter", "It was 2.9 per cent in the second quarter, up from 1.4 in the first.", ["2024-Q2", "2024-Q1"]),
    case("a quarter of a year", "It was 2.9 per cent in the second quarter of 2022, up from 1.4 in the first.", ["2022-Q2", "2022-Q1"]),
    case("a half of a year", "It was 2.9 per cent in the second half of 2022 and 1.4 in the first.", ["2022-H2", "2022-H1"]),
    case("not of a fiscal year", "It was 2.9 per cent in the second quarter of fiscal 2022, up from 1.4 in the first.", ["2021-Q3"]),
    case("not of a split year", "It was 2.9 per cent in the second quarter of 2021/2022, up from 1.4 in the first.", ["2021-Q3"]),
    case(
        "not where another noun follows", "It was 2.9 per cent in the second quarter of 2022, up from 1.4 in the first port.", ["2022-Q2"]
    ),
    case("next year", "It was 25 billion this year and will be 28 billion next.", ["2024", "2025"]),
]


@pytest.mark.parametrize(("text", "values"), SAID_ONCE)
def test_a_noun_that_is_said_once(text, values, times_of):
    assert [value_of(time) for time in times_of(text)] == values


LOOKING_AHEAD = [
    case("a month", "They will meet in June.", "2024-06"),
    case("a month further off than most of a year", "They will meet in April.", "2024-04"),
    case("a month of next year", "They will meet in January.", "2025-01"),
    case("a weekday", "They will meet on Thursday.", "2024-05-23"),
    case("a quarter", "They will meet in the third quarter.", "2024-Q3"),
    case("first months", "They will sell more in the first eleven months.", "2024-01/2024-11"),
]


@pytest.mark.parametrize(("text", "value"), LOOKING_AHEAD)
def test_a_look_ahead_means_the_next_one(text, value, times_of):
    assert [value_of(time) for time in times_of(text, forward=0)] == [value]


IN_TURN = "In June they said that in June they will meet."


def test_only_what_stands_behind_the_word_looks_ahead(times_of):
    assert [value_of(time) for time in times_of(IN_TURN, forward=4)] == ["2023-06", "2024-06"]


FISCAL = [
    case("by its start", "exports in fiscal 2022", JULY_TO_JUNE, "2022/2023"),
    case("by its end", "exports in fiscal 2022", APRIL_TO_MARCH, "2021/2022"),
    case("as the calendar year", "exports in fiscal 2022", CALENDAR, "2021"),
    case("the last one", "exports in the last fiscal year", JULY_TO_JUNE, "2022/2023"),
    case("a quarter", "exports in the first quarter of fiscal 2022", JULY_TO_JUNE, "2022-Q3"),
    case("a half", "exports in the first half of fiscal 2022", APRIL_TO_MARCH, "2021-04/2021-09"),
    case("a split year where fiscal is calendar", "exports in 2022-23", CALENDAR, "2022/2023"),
]


@pytest.mark.parametrize(("text", "fiscal", "value"), FISCAL)
def test_a_fiscal_year_is_that_of_the_country(text, fiscal, value, times_of):
    assert [value_of(time) for time in times_of(text, fiscal=fiscal)] == [value]


@pytest.mark.parametrize("text", ["of " * 3000 + "March.", "March of " + "in " * 3000, "the " * 3000, "12 " * 3000, "May " * 3000])
def test_a_sentence_of_one_word_over_and_over_is_read(text, times_of, lexicon):
    words = text.replace(".", "").split()
    starts = [5 * k for k in range(len(words))]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    sentence = Sentence("p", "body", text, 0, words, [word.lower() for word in words], starts, ends, ["NN"] * len(words), 0)
    assert len(find_times(sentence, lexicon.times, PUBLISHED_ON)) <= len(words)
