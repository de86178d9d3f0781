"""The page in a real browser, opened from the disk: what a reader clicks, what a hostile article does not, what a screen reader is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.flows import plain
from tests.flows.browser import browser
from tests.flows.page_articles import HOSTILE_TITLE, write_pair

VIEWS = ("new", "trade", "conflicts", "timeline", "quotations", "stories", "set-aside", "audit")
# The page says so itself when it is done: nothing is asked for any more, and no list is being loaded.
# The panel slides in half transparent: what it looks like on the way is not what is read.
_IS_DONE = (
    "return document.readyState === 'complete' && document.querySelector('[aria-busy=true]') === null"
    " && document.getAnimations().every((one) => one.playState !== 'running')"
)
# The browser tells the page of a new address a turn after the click.
_TURN = "const done = arguments[0]; setTimeout(() => setTimeout(done));"
_AXE = "const done = arguments[arguments.length - 1]; axe.run({resultTypes: ['violations']}).then((found) => done(found.violations))"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the samples, with a hostile article among them."""
    folder = tmp_path_factory.mktemp("browser")
    write_pair(folder / "inbox")
    return plain.run(folder / "home", "samples", str(folder / "inbox"), base=ROOT).folder / "report"


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with browser(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture
def look(driver, page: Path) -> Iterator[Callable[..., None]]:
    """Opens a view of the page; at the end nothing may have been complained of."""

    def at(address: str = "", file: str = "index.html") -> None:
        driver.get("about:blank")
        driver.get(f"{(page / file).as_uri()}#{address}")
        settle(driver)

    driver.get_log("browser")
    yield at
    assert [entry["message"] for entry in driver.get_log("browser")] == []


def settle(driver) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    driver.execute_async_script(_TURN)
    WebDriverWait(driver, 60).until(lambda one: one.execute_script(_IS_DONE))


def find(driver, selector: str) -> list[Any]:
    return [element for element in driver.find_elements("css selector", selector) if element.is_displayed()]


def text(driver, selector: str) -> str:
    return " ".join(element.text for element in find(driver, selector))


def press(driver, element) -> None:
    element.click()
    settle(driver)


def type_into(driver, selector: str, words: str) -> None:
    driver.find_element("css selector", selector).send_keys(words)
    settle(driver)


def address(driver) -> str:
    return driver.current_url.partition("#")[2]


class TestViews:
    @pytest.mark.parametrize("view", VIEWS)
    def test_each_shows_itself_alone(self, driver, look, view: str) -> None:
        look(f"view={view}")
        assert [section.get_attribute("id") for section in find(driver, "main > section")] == [view]
        assert [link.get_attribute("data-view") for link in find(driver, "nav a[aria-current=page]")] == [view]

    def test_the_link_to_the_content_keeps_the_view(self, driver, look) -> None:
        look("view=timeline")
        driver.execute_script("document.querySelector('.skip').click()")
        assert driver.switch_to.active_element.get_attribute("id") == "main"
        assert address(driver) == "view=timeline"

    def test_chart_and_table_hold_the_statements(self, driver, look) -> None:
        look("view=trade&pair=CHN-RUS")
        assert find(driver, ".drawing svg")
        assert len(driver.find_elements("css selector", ".drawing svg .mark-symbol path[fill]")) > 10
        assert "China – Russia" in text(driver, "#trade h3")
        assert "240.1 bn USD" in text(driver, "#trade table")

    def test_conflicts_stand_side_by_side(self, driver, look) -> None:
        look("view=conflicts&q=2023")
        sides = find(driver, ".card .side")
        assert {"$240.1 billion", "$227 billion", "204 billion dollars"} <= {side.find_element("css selector", "h4").text for side in sides}

    def test_copies_are_greyed(self, driver, look) -> None:
        look("view=stories")
        first = find(driver, "ul.stories > li")[0]
        assert len(first.find_elements("css selector", "li.copy")) >= 4
        assert len(first.find_elements("css selector", "li:not(.copy)")) == 1

    def test_quarantine_says_what_to_do(self, driver, look) -> None:
        look("view=set-aside")
        assert "fetch the article again, or delete the file" in text(driver, "ul.set-aside")


class TestFilters:
    def test_what_is_typed_narrows_the_list_and_stands_in_the_address(self, driver, look) -> None:
        look("view=quotations")
        before = text(driver, "#count")
        type_into(driver, "#ask-who", "Putin")
        assert text(driver, "#count") != before
        assert " of " in text(driver, "#count")
        assert {name.text for name in find(driver, "ul.quotations > li > strong")} == {"Vladimir Putin"}
        assert address(driver) == "view=quotations&who=Putin"

    def test_an_address_that_was_sent_shows_the_same(self, driver, look) -> None:
        look("view=timeline&q=visit&from=2024-05-01&to=2024-05-31")
        sent = [item.text for item in find(driver, "ul.timeline > li")]
        assert sent
        assert all("2024" in item for item in sent)
        assert driver.find_element("css selector", "#ask-q").get_attribute("value") == "visit"
        assert driver.find_element("css selector", "#ask-from").get_attribute("value") == "2024-05-01"
        press(driver, find(driver, "#clear")[0])
        assert len(find(driver, "ul.timeline > li")) > len(sent)
        assert address(driver) == "view=timeline"

    @pytest.mark.parametrize(
        ("asked", "view"),
        [
            ("outlet=Basin%20%26%20Quay", "stories"),
            ("pair=IND-ARE", "quotations"),
            ("pair=ARE-IND", "stories"),
            ("to=2024-01-31", "conflicts"),
        ],
    )
    def test_each_leaves_some_and_not_all(self, driver, look, asked: str, view: str) -> None:
        look(f"view={view}&{asked}")
        assert " of " in text(driver, "#count")
        assert find(driver, f"ul.{view} > li")

    def test_confidence_leaves_the_surer_figures(self, driver, look) -> None:
        look("view=trade&pair=CHN-RUS")
        all_of_them = len(find(driver, "#trade tbody tr"))
        look("view=trade&pair=CHN-RUS&sure=0.9")
        assert 0 < len(find(driver, "#trade tbody tr")) < all_of_them

    def test_nothing_left_is_said(self, driver, look) -> None:
        look("view=timeline&q=nowhere-at-all")
        assert "Nothing is left with these filters." in text(driver, "#timeline")
        look("view=trade&pair=CHN-RUS&from=2999-01-01")
        assert "Nothing is left with these filters." in text(driver, "#trade")
        assert not find(driver, "#trade table")

    def test_a_pair_that_is_not_there_is_said(self, driver, look) -> None:
        look("view=trade&pair=XXX-YYY")
        assert "No trade figure of these is in this snapshot." in text(driver, "#trade")
        assert "China – Russia" in text(driver, "#trade .others")

    def test_what_makes_no_sense_narrows_nothing(self, driver, look) -> None:
        look("view=trade&pair=CHN-RUS")
        all_of_them = text(driver, "#count")
        look("view=trade&pair=RUS-CHN&from=2024-99-99&to=banana&sure=abc")
        assert text(driver, "#count") == all_of_them
        assert text(driver, "#filters-more summary") == "Filters (1 set)"


class TestEvidence:
    def test_a_number_leads_to_its_sentence_and_to_what_agrees_and_differs(self, driver, look) -> None:
        look("view=trade&pair=CHN-RUS")
        [link] = [one for one in find(driver, "#trade table a.evidence") if one.text == "240.1 bn USD"]
        press(driver, link)
        assert text(driver, "dialog mark") in {"$240.1 billion", "240 billion dollars"}
        assert text(driver, "dialog mark") in text(driver, "dialog .article")
        headings = text(driver, "dialog h3")
        assert "What agrees" in headings and "What differs" in headings
        assert "Its printed precision does not meet the value." in text(driver, "dialog")

    def test_each_mark_of_the_chart_is_opened_by_keyboard(self, driver, look) -> None:
        from selenium.webdriver.common.keys import Keys

        look("view=trade&pair=CHN-RUS")
        told = driver.find_element("css selector", ".drawing").get_attribute("aria-details")
        driver.find_element("css selector", f"#{told} summary").send_keys(Keys.ENTER)
        links = find(driver, f"#{told} a")
        assert len(links) == len(driver.find_elements("css selector", ".drawing svg .mark-symbol.role-mark path[fill]"))
        [link] = [one for one in links if one.text == "204 billion dollars"]
        link.send_keys(Keys.ENTER)
        settle(driver)
        assert text(driver, "dialog mark") == "204 billion dollars"

    def test_a_single_statement_is_listed_once(self, driver, look) -> None:
        look("view=trade&pair=ARG-BRA")
        press(driver, find(driver, "#trade table a.evidence")[0])
        assert "The statement in its article" in text(driver, "dialog h3")
        assert not find(driver, "dialog .content > ul")
        press(driver, find(driver, "dialog .source a")[0])
        assert text(driver, "#evidence-title").startswith("Figure: ")

    def test_escape_closes_it_and_focus_goes_back(self, driver, look) -> None:
        from selenium.webdriver.common.keys import Keys

        look("view=quotations")
        link = find(driver, "ul.quotations a.evidence")[0]
        press(driver, link)
        assert driver.switch_to.active_element.get_attribute("id") == "evidence-title"
        assert "open=quo_" in address(driver)
        driver.switch_to.active_element.send_keys(Keys.ESCAPE)
        settle(driver)
        assert not find(driver, "dialog")
        assert driver.switch_to.active_element == link
        assert "open=" not in address(driver)

    def test_a_figure_tells_rule_reasons_copies_and_its_sentence(self, driver, look, page: Path) -> None:
        look("view=conflicts&q=2023")
        [link] = [one for one in find(driver, ".card blockquote a") if "rose 26.3% last year" in one.text]
        press(driver, link)
        assert text(driver, "dialog mark") == "$240.1 billion"
        sentence = text(driver, "dialog .sentence")
        assert sentence.startswith("Two-way trade between China and Russia rose")
        fields = text(driver, "dialog dt").split()
        assert {"rule", "confidence", "reasons", "period"} <= set(fields)
        assert "Counts for" in text(driver, "dialog .verdict")

    def test_a_sent_address_opens_it(self, driver, look) -> None:
        look("view=stories")
        press(driver, find(driver, "ul.stories a.evidence")[0])
        sent, title = address(driver), text(driver, "#evidence-title")
        look(sent)
        assert text(driver, "#evidence-title") == title
        assert "Copies:" in text(driver, "dialog h3")

    def test_an_event_leads_to_its_tellings(self, driver, look) -> None:
        look("view=timeline&q=visit&from=2024-05-16&to=2024-05-16")
        press(driver, find(driver, "ul.timeline a.evidence")[0])
        assert "Its tellings" in text(driver, "dialog h3")
        press(driver, find(driver, "dialog blockquote a")[0])
        assert text(driver, "dialog mark")

    def test_an_unknown_key_is_said(self, driver, look) -> None:
        look("view=trade&open=fig_0000000000000000@0")
        assert "No row of this snapshot has the key" in text(driver, "dialog")


class TestHostileArticle:
    def test_its_markup_is_shown_as_text(self, driver, look) -> None:
        look("view=stories&q=script")
        assert HOSTILE_TITLE in text(driver, "ul.stories")
        press(driver, find(driver, "ul.stories a.evidence")[0])
        assert "<b onclick=alert(1)>" in text(driver, "dialog .article")
        assert "قال متحدث" in text(driver, "dialog .article")
        assert driver.find_elements("css selector", "main img, dialog img, main script, dialog script, dialog b, dialog i") == []
        assert driver.title != "broken"

    def test_its_address_is_no_link(self, driver, look) -> None:
        look("view=stories&q=script")
        press(driver, find(driver, "ul.stories a.evidence")[0])
        assert not [link for link in driver.find_elements("css selector", "a") if "javascript:" in (link.get_attribute("href") or "")]

    def test_hostile_hash_is_harmless(self, driver, look) -> None:
        look("view=<img src=x onerror=alert(1)>&q=<img src=x onerror=alert(1)>&open=<img>@<img>&pair=__proto__")
        assert find(driver, "#new")
        assert "No row of this snapshot" in text(driver, "dialog")

    @pytest.mark.parametrize(
        "asked",
        [
            "fetch('https://beacon.example/')", "new Promise((done, fail) => { const image = new Image(); image.onload = done; image.onerror = fail; "
            "image.src = 'https://beacon.example/p.png' })", "new Promise((done) => setTimeout(() => { eval('1'); done() }, 50))",
        ],
        ids=["request", "picture", "eval"],
    )  # fmt: skip
    def test_the_browser_refuses(self, driver, look, asked: str) -> None:
        look()
        waited = "const done = arguments[0]; document.addEventListener('securitypolicyviolation', (told) => done(told.effectiveDirective));"
        assert driver.execute_async_script(f"{waited} {asked}.catch(() => 0)") in {"connect-src", "img-src", "script-src"}
        driver.get_log("browser")  # which tells of the refusal

    def test_foreign_writing_runs_its_own_way(self, driver, look) -> None:
        look("view=quotations&q=متحدث")
        assert all(one.get_attribute("dir") == "auto" for one in find(driver, "ul.quotations blockquote span"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", [*VIEWS, "trade&open", "trade&marks", "audit.html"])
def test_axe_finds_nothing_serious(driver, look, view: str, scheme: str) -> None:
    """Landmarks, headings, names, contrast: by axe-core, in light and dark, and with the evidence opened."""
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    try:
        look(f"view={view}", *(["audit.html"] if view == "audit.html" else []))
        if view.endswith("open"):
            press(driver, find(driver, "#trade table a.evidence")[0])
        elif view.endswith("marks"):
            press(driver, find(driver, "#chart-marks summary")[0])
        driver.execute_script(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
        found = driver.execute_async_script(_AXE)
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    serious = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found if one["impact"] in {"serious", "critical"}]
    assert serious == [], json.dumps(serious, indent=1)
