"""Handed cases of who says what, and of words of war."""

from __future__ import annotations

from typing import Any

import pytest


def spoken(case: Any, article: str, mode: str = "direct") -> list[tuple[str, str | None]]:
    """Content and speaker of an article's quotations, in order."""
    rows = [row for row in case.rows("quotes", article) if row["mode"] == mode]
    return [(row["content"].rstrip(","), row["speaker"]) for row in sorted(rows, key=lambda row: row["char_start"])]


class TestNicknames:
    def test_nickname_is_no_quotation(self, case_of) -> None:
        contents = [content for content, _ in spoken(case_of("25"), "a.txt")]
        assert contents[0].startswith("Boxes went") and not {"Lefty.", "Big Tide", "Morning Star", "so-called"} & set(contents)
        assert ("They want us gone", "Castellan") in [(c, (s or "").split()[-1]) for c, s in spoken(case_of("25"), "a.txt")]

    def test_quotation_behind_a_nickname_within_a_name(self, case_of) -> None:
        assert ("Trojan horse.", "Ruben Castellan") in spoken(case_of("25"), "a.txt")

    def test_quotation_behind_known_as(self, case_of) -> None:
        assert spoken(case_of("25"), "variants.jsonl#L2") == [("a circus", "Anton Reuss"), ("an insult to seamen", "Anton Reuss")]

    def test_quotations_beside_nicknames(self, case_of) -> None:
        assert [content for content, _ in spoken(case_of("25"), "variants.jsonl#L1")] == ["Nothing moves here", "We wait."]


class TestBrokenMarks:
    def test_missing_mark_costs_its_sentence(self, case_of) -> None:
        assert spoken(case_of("26"), "a.txt")[0] == ("the kilns will run again in May.", "Vera Sokolnik")

    @pytest.mark.parametrize(
        ("content", "speaker"),
        [
            ("We sold to Poland for years", "Milan Dragov"), ("Nobody asked about papers", "Milan Dragov"),
            ('They said "no deal" and left', "Anna Lindqvist"), ("needn\u2018t hurry", "Anna Lindqvist"),
        ],
    )  # fmt: skip
    def test_odd_marks(self, case_of, content: str, speaker: str) -> None:
        assert (content, speaker) in spoken(case_of("26"), "a.txt")

    @pytest.mark.xfail(reason="single marks count only where an article quotes with them throughout", strict=True)
    def test_single_marks_among_double_ones(self, case_of) -> None:
        assert ("We don't make rails any more", "Petr Hajek") in spoken(case_of("26"), "a.txt")


class TestInterviews:
    def test_answers_are_the_ministers(self, case_of) -> None:
        assert [speaker for _, speaker in spoken(case_of("28"), "a.txt")] == ["Sofia Lindgren"] * 2

    def test_turns_of_a_briefing(self, case_of) -> None:
        assert [speaker.lower() for _, speaker in spoken(case_of("28"), "b.txt")] == ["holland", "holland", "ortega"]

    def test_outlet_that_asks(self, case_of) -> None:
        assert [speaker for _, speaker in spoken(case_of("28"), "variants.jsonl#L1")] == ["Jonas Halvorsen"] * 2

    def test_outlets_and_moderators_are_not_quoted(self, case_of) -> None:
        assert [speaker for _, speaker in spoken(case_of("28"), "variants.jsonl#L2")] == ["Marta Rios"]


class TestSpeakersNamedLater:
    @pytest.mark.parametrize(
        ("article", "content", "speaker"),
        [
            ("a.txt", "The bridge will not hold another winter.", "Oskar Nyman"), ("a.txt", "We lose a day on every truck", "Leila Haddad"),
            ("a.txt", "There is no money for repairs", "Leila Haddad"), ("variants.jsonl#L1", "The dam is cracked.", "Ulf Berner"),
            ("variants.jsonl#L1", "Nobody listened", "Karin Stolz"), ("variants.jsonl#L2", "It is finished.", "Pedro Arce"),
        ],
    )  # fmt: skip
    def test_speaker(self, case_of, article: str, content: str, speaker: str) -> None:
        assert (content, speaker) in spoken(case_of("29"), article)

    def test_ministry(self, case_of) -> None:
        assert case_of("29").row("quotes", "a.txt", "We take this seriously")["speaker"].lower().startswith("the ministry")
        assert case_of("29").row("quotes", "a.txt", "looking into the matter")["speaker"].lower().startswith("the ministry")


def test_denials_and_jokes(case_of) -> None:
    case = case_of("34")
    assert ("That figure is false", "Petya Ilieva") in spoken(case, "a.txt")
    rows = case.rows("quotes", "a.txt")
    assert not [row for row in rows if "how much gas" in row["content"] or "comment" in row["content"]]
    assert not [row for row in rows if row["speaker"] == "Belgium" or "joked" in row["content"]]
    assert {row["stance"] for row in case.rows("figures", "a.txt") if row["unit"] == "USD"} == {"denied"}


class TestWordsOfWar:
    def test_nobody_is_assaulted(self, case_of) -> None:
        events = case_of("59").rows("events", "a.txt")
        assert "ASSAULT" not in {event["plover"] for event in events}
        told = {(event["event_type"], event["actors"], event["target"]) for event in events}
        assert any(kind == "condemn" and "Solveig Arnadottir" in actors and target == "Norway" for kind, actors, target in told)
        assert any(kind == "reject" and actors == "Denmark" for kind, actors, _ in told)

    def test_only_the_true_attack_is_one(self, case_of) -> None:
        case = case_of("59")
        attacks = [
            article for article in case.ids if any(event["plover"] == "ASSAULT" for event in case.rows("events", article))
        ]  # fmt: skip
        assert [article[-1] for article in attacks] == ["4"]


class TestQuotationsThatStay:
    @pytest.mark.parametrize(
        ("line", "content", "speakers"),
        [
            ("1", "Nobody listened to us in March", [None]), ("2", "Nobody listened to us in March", [None]),
            ("3", "Nobody listened to us in March.", ["Karin Stolz"]), ("5", "Nobody listened to us in March", ["Karin Stolz"]),
            ("6", "Dead as a stone in the river.", ["Ana Lopez"]), ("7", 'They said "no deal" and left', ["Anna Lindqvist"]),
            ("8", "a circus", ["Anton Reuss"]),
        ],
    )  # fmt: skip
    def test_line(self, case_of, line: str, content: str, speakers: list[str | None]) -> None:
        assert spoken(case_of("74"), f"variants.jsonl#L{line}") == [(content, speaker) for speaker in speakers]

    def test_labels(self, case_of) -> None:
        assert [speaker for _, speaker in spoken(case_of("74"), "variants.jsonl#L4")] == ["Karin Stolz", "Ulf Berner"]


@pytest.mark.parametrize(("article", "content"), [("story.txt", "two men were arrested on Monday")])
def test_according_to_without_a_comma(case_of, article: str, content: str) -> None:
    assert (content, "police") in spoken(case_of("81"), article, "indirect")
    assert not case_of("81").refusals
