"""Every statement of the cookbook runs over the published samples and gives the answer that is printed below it."""

from __future__ import annotations

import re

import pytest

from flows.home import Home
from tests.docs.cookbook import COOKBOOK, answer, recipes, renewed

TEXT = COOKBOOK.read_text(encoding="utf-8")
TITLES = re.findall(r"^## (.*)$", TEXT, re.MULTILINE)


def test_each_question_has_a_statement_and_an_answer() -> None:
    assert len(TITLES) == len(recipes(TEXT)) == 15
    assert all(len(printed.splitlines()) > 2 for _, printed in recipes(TEXT))


@pytest.mark.flow
@pytest.mark.parametrize(("sql", "printed"), recipes(TEXT), ids=TITLES)
def test_the_answer_is_what_the_samples_give(published_samples: Home, sql: str, printed: str) -> None:
    assert answer(published_samples.latest_database, sql) == printed, "renew it: python -m tests.docs.cookbook HOME"


@pytest.mark.flow
def test_renewing_changes_nothing_that_is_right(published_samples: Home) -> None:
    assert renewed(TEXT, published_samples.latest_database) == TEXT
