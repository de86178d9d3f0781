"""Which tellings are taken for one event, and which stay apart: each rule beside what looks like it."""

from __future__ import annotations

import random
from datetime import date
from typing import Any, ClassVar

import pytest

from tests.transforms.cases import case
from tests.warehouse.ledger import Ledger
from warehouse.confidence import LEAST_EVENT_CONFIDENCE
from warehouse.timeline import merging
from warehouse.timeline.days import told_days
from warehouse.timeline.kinds import family_of
from warehouse.timeline.merging import Merged, merge_tellings
from warehouse.timeline.parties import Party, Place
from warehouse.timeline.tellings import Telling

PERU, CHILE, BRAZIL = (Party(f"country {code}", code, is_country=True) for code in ("PER", "CHL", "BRA"))
PAZ, ROJAS = Party("elena paz", "PER"), Party("juan rojas", "CHL")
MINISTER = Party("ana vega", "CHL")
LIMA, CUSCO = Place("lima", "PER", is_whole=True), Place("cusco", "PER")
IN_PERU, IN_CHILE, ARICA = Place("peru", "PER", is_whole=True), Place("chile", "CHL", is_whole=True), Place("arica", "CHL")
MAY, JUNE = (date(2024, 5, 1).toordinal(), date(2024, 5, 20).toordinal()), (date(2024, 6, 20).toordinal(), date(2024, 6, 25).toordinal())
DAY = "2024-05-16"


class Told:
    """Makes tellings with the fewest words: a meeting of Paz and Rojas on a day, in an article and a story of its own."""

    def __init__(self) -> None:
        self.n = 0

    def __call__(self, kind: str = "meet", start: str | None = DAY, end: str | None = None, **told: Any) -> Telling:
        self.n += 1
        doers = frozenset(told.pop("doers", (PAZ, ROJAS) if kind in {"meet", "talks", "call", "sign", "agree"} else (PAZ,)))
        article = told.pop("article", f"doc_{self.n}")
        status = told.pop("status", "occurred")
        row = {
            "event_id": f"evt_{self.n}", "document_id": article, "story_id": told.pop("story", f"sto_{article}"), "event_type": kind,
            "family": family_of(kind), "doers": doers, "aims": frozenset(told.pop("aims", ())), "place": None,
            "days": told_days(start, end), "dates": (start, end or start), "status": status,
            "state": "past" if status == "occurred" else status, "turn": "", "written": None, "is_time_open": False,
        }  # fmt: skip
        return Telling(**(row | told))


@pytest.fixture
def told() -> Told:
    return Told()


def groups(tellings: list[Telling]) -> list[list[int]]:
    """The tellings that are one event, by their places."""
    joined = merge_tellings(tellings).joined
    keys = list(dict.fromkeys(one.key for one in joined))
    return [[place for place, one in enumerate(joined) if one.key == key] for key in keys]


def is_one(*tellings: Telling) -> bool:
    return len(groups(list(tellings))) == 1


NEWS = {"written": MAY}
PAIRS = [
    case("talks and a meeting of one day", {"kind": "talks"}, {}, True),
    case("a call and a meeting of one day", {"kind": "call"}, {}, False),
    case("a treaty agreed and signed on one day", {"kind": "sign"}, {"kind": "agree"}, True),
    case("a president and his country", {"doers": (PERU, ROJAS)}, {}, True),
    case("presidents and their countries", {"doers": (PERU, CHILE)}, {}, True),
    case("a president and another country", {"doers": (BRAZIL, ROJAS)}, {}, False),
    case("some of those who met", {"doers": (PAZ,)}, {}, True),
    case("two that share one", {"doers": (PAZ, MINISTER)}, {}, False),
    case("a country says nothing of whom it is that met", {"doers": (CHILE,)}, {"doers": (PAZ, MINISTER)}, False),
    case("the same people a day later", {"start": "2024-05-17"}, {}, False),
    case("a day within a span", {"end": "2024-05-18"}, {"start": "2024-05-17"}, True),
    case("a month around the day", {"start": "2024-05"}, {}, True),
    case("another month", {"start": "2024-06"}, {}, False),
    case("a year around the day", {"start": "2024"}, {}, True),
    case("a city and its country", {"place": CUSCO}, {"place": IN_PERU}, True),
    case("two cities of one country", {"place": CUSCO}, {"place": Place("arequipa", "PER")}, False),
    case("two countries", {"place": IN_PERU}, {"place": IN_CHILE}, False),
    case("planned for the day and held on it", {"status": "planned"}, {}, True),
    case("no day, in articles of one month", {"start": None, **NEWS}, {**NEWS}, True),
    case("no day, in an article of another month", {"start": None, "written": JUNE}, {**NEWS}, False),
    case("no day, in articles of unknown days", {"start": None}, {}, False),
    case("no day, in one article", {"start": None, "article": "a"}, {"article": "a"}, True),
    case("met, and will meet, in one article", {"start": None, "article": "a", "status": "planned"}, {"article": "a"}, False),
    case("a visit to a country and to its seat", {"kind": "visit", "place": LIMA}, {"kind": "visit", "place": IN_PERU}, True),
    case("a visit without its aim", {"kind": "visit"}, {"kind": "visit", "place": IN_PERU}, True),
    case("visits of two", {"kind": "visit", "place": IN_PERU}, {"kind": "visit", "place": IN_PERU, "doers": (ROJAS,)}, False),
    case("a leader and his country on one measure", {"kind": "sanction", "aims": (CHILE,)}, {"kind": "sanction", "aims": (CHILE,), "doers": (PERU,)}, True),
    case("a measure put on and one taken off", {"kind": "sanction", "aims": (CHILE,), "turn": "lifted"}, {"kind": "sanction", "aims": (CHILE,)}, False),
    case("measures on two countries", {"kind": "tariff", "aims": (CHILE,)}, {"kind": "tariff", "aims": (BRAZIL,)}, False),
    case("a measure of the month and one of a day in it", {"kind": "tariff", "start": "2024-05", "aims": (CHILE,)}, {"kind": "tariff", "aims": (BRAZIL,)}, False),
    case("said of the same on one day", {"kind": "accuse", "aims": (CHILE,)}, {"kind": "accuse", "aims": (CHILE,)}, True),
    case("said of others on one day", {"kind": "accuse", "aims": (CHILE,)}, {"kind": "accuse", "aims": (BRAZIL,)}, False),
    case("said of nobody, without a day", {"kind": "statement", "start": None, **NEWS}, {"kind": "statement", "start": None, **NEWS}, False),
    case("one signs, and one agrees, nobody says with whom", {"kind": "sign", "start": None, "doers": (PAZ,), **NEWS}, {"kind": "agree", "start": None, "doers": (PAZ,), **NEWS}, False),
    case("one signs twice in a month, nobody says with whom", {"kind": "sign", "start": None, "doers": (PAZ,), **NEWS}, {"kind": "sign", "start": "2024-05-10", "doers": (PAZ,), **NEWS}, False),
    case("two sign, in articles of one month", {"kind": "sign", "start": None, **NEWS}, {"kind": "sign", **NEWS}, True),
    case("a measure of a week on some, and one of a day on nobody told", {"kind": "tariff", "end": "2024-05-20", "aims": (CHILE,)}, {"kind": "tariff"}, False),
    case("a measure of one day, on some and on nobody told", {"kind": "tariff", "aims": (CHILE,)}, {"kind": "tariff"}, True),
    case("two kinds", {"kind": "condemn", "aims": (CHILE,)}, {"kind": "accuse", "aims": (CHILE,)}, False),
    case("nobody is said to have done it, in articles of one month", {"kind": "attack", "doers": (), "aims": (CHILE,), "start": None, **NEWS}, {"kind": "attack", "doers": (BRAZIL,), "aims": (CHILE,), "start": None, **NEWS}, True),
    case("nobody is said to have done it, to others", {"kind": "attack", "doers": (), "aims": (PERU,), "start": None, **NEWS}, {"kind": "attack", "doers": (BRAZIL,), "aims": (CHILE,), "start": None, **NEWS}, False),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "expected"), PAIRS)
def test_two_tellings_are_one_event_or_two(told: Told, ours: dict[str, Any], theirs: dict[str, Any], expected: bool) -> None:
    assert is_one(told(**ours), told(**theirs)) is expected


class TestChoice:
    """A telling that leaves something open joins only where nothing else fits as well."""

    def test_of_two_days_an_undated_telling_takes_none(self, told: Told) -> None:
        found = groups([told(article="a"), told(start="2024-05-28", article="a"), told(start=None, article="a")])
        assert found == [[0], [1], [2]]

    def test_of_two_partners_who_names_one_side_takes_none(self, told: Told) -> None:
        assert groups([told(), told(doers=(PAZ, MINISTER)), told(doers=(PAZ,))]) == [[0], [1], [2]]

    def test_two_meetings_in_two_months_stay_two_whatever_lies_between(self, told: Told) -> None:
        found = groups([told(**NEWS), told(start="2024-06-22", written=JUNE), told(start="2024"), told(start=None, **NEWS)])
        assert found == [[0, 3], [1], [2]]

    def test_what_is_surer_is_joined_first(self, told: Told) -> None:
        tellings = [
            told("visit", None, place=CUSCO, article="a"),
            told("visit", None, article="a"),
            told("visit", place=IN_PERU, article="a"),
        ]
        assert groups(tellings) == [[0], [1, 2]]

    def test_the_next_best_event_is_kept(self, told: Told) -> None:
        joined = merge_tellings([told(article="a"), told(start="2024-05", article="a"), told("call", "2024-05", article="a")]).joined
        assert joined[0].key == joined[1].key != joined[2].key

    def test_why_a_telling_was_joined_is_said(self, told: Told) -> None:
        first, second, third = merge_tellings([told(), told(start="2024-05"), told("visit")]).joined
        assert second.why == "Same kind of event, same parties, the one such event of its month."
        assert (first.key, third.why) == (second.key, "Told once.")


class TestParts:
    """What is done within a visit is part of it."""

    VISIT: ClassVar[dict[str, Any]] = {"kind": "visit", "end": "2024-05-17", "place": IN_CHILE}

    def part_of(self, told: Told, **part: Any) -> bool:
        tellings = [told(**self.VISIT, article="a"), told(**part, article="a")]
        merged: Merged = merge_tellings(tellings)
        return merged.parts.get(merged.joined[1].key) == merged.joined[0].key

    @pytest.mark.parametrize(
        ("part", "expected"),
        [
            case("talks with the host on its day", {"kind": "talks"}, True),
            case("a signing with the host", {"kind": "sign"}, True),
            case("a stay in a city of the country", {"kind": "visit", "place": ARICA}, True),
            case("talks in the country with another", {"kind": "talks", "doers": (PAZ, BRAZIL), "place": ARICA}, True),
            case("talks with another, nobody says where", {"kind": "talks", "doers": (PAZ, BRAZIL)}, False),
            case("talks with the host elsewhere", {"kind": "talks", "place": IN_PERU}, False),
            case("talks a week later", {"kind": "talks", "start": "2024-05-24"}, False),
            case("talks of the host with another", {"kind": "talks", "doers": (ROJAS, BRAZIL)}, False),
            case("a visit to another country", {"kind": "visit", "place": IN_PERU, "start": "2024-05-17"}, False),
            case("a measure on those days", {"kind": "sanction", "aims": (CHILE,)}, False),
        ],
    )
    def test_by_day_place_and_people(self, told: Told, part: dict[str, Any], expected: bool) -> None:
        assert self.part_of(told, **part) is expected

    def test_without_a_day_only_what_one_article_tells(self, told: Told) -> None:
        assert merge_tellings([told(**self.VISIT), told("sign", None)]).parts == {}
        visit, signing = told(**self.VISIT, article="a"), told("sign", None, article="a")
        merged = merge_tellings([visit, signing])
        assert merged.parts == {merged.joined[1].key: merged.joined[0].key}


class TestGroups:
    """Articles on one happening, some without a day, copies, and others on another meeting of the same people."""

    def test_a_visit_told_by_four(self, told: Told) -> None:
        tellings = [
            told("visit", DAY, "2024-05-17", status="planned", place=IN_CHILE, article="a", **NEWS),
            told("talks", None, status="planned", article="a", **NEWS),
            told("visit", None, place=IN_CHILE, article="b", **NEWS),
            told("meet", None, doers=(PERU, CHILE), article="b", **NEWS),
            told("visit", "2024-05", place=Place("country CHL", "CHL", is_whole=True), article="c", **NEWS),
            told("meet", DAY, article="c", **NEWS),
            told("visit", "2023-11-02", place=IN_CHILE, article="c", **NEWS),
            told("visit", None, doers=(ROJAS,), place=IN_PERU, article="d", **NEWS),
        ]
        assert groups(tellings) == [[0, 2, 4], [1, 3, 5], [6], [7]]

    def test_copies_of_a_story_without_days(self, told: Told) -> None:
        tellings = [told(start=None, article=name, story="one") for name in "abc"] + [told(start=None, article="d", story="two")]
        assert groups(tellings) == [[0, 1, 2], [3]]

    def test_stories_of_unknown_days_that_share_three_events(self, told: Told) -> None:
        def article(name: str, *, whole: bool) -> list[Telling]:
            more = [told("sanction", None, doers=(BRAZIL,), aims=(CHILE,), article=name)] if whole else []
            return [told(start=None, article=name), told("visit", None, place=IN_CHILE, article=name), *more]

        assert len(groups(article("a", whole=True) + article("b", whole=True))) == 3
        assert len(groups(article("c", whole=False) + article("d", whole=False))) == 4


def test_the_order_of_tellings_does_not_matter(told: Told) -> None:
    shuffler = random.Random(7)
    kinds, parties = ("meet", "talks", "visit", "sign", "sanction", "statement"), (PAZ, ROJAS, MINISTER, PERU, CHILE, BRAZIL)
    starts = (None, "2024", "2024-05", DAY, "2024-05-17", "2024-06-22")
    tellings = [
        told(
            shuffler.choice(kinds), shuffler.choice(starts), doers=shuffler.sample(parties, shuffler.randint(0, 3)),
            aims=shuffler.sample(parties, shuffler.randint(0, 1)), place=shuffler.choice((None, LIMA, CUSCO, IN_CHILE)),
            article=f"doc_{shuffler.randint(0, 12)}", status=shuffler.choice(("planned", "occurred")), written=shuffler.choice((None, MAY, JUNE)),
        )
        for _ in range(150)
    ]  # fmt: skip
    expected = {one.event_id: one for one in merge_tellings(tellings).joined}
    for _ in range(3):
        shuffler.shuffle(tellings)
        assert {one.event_id: one for one in merge_tellings(tellings).joined} == expected


def test_a_person_of_whom_thousands_are_told_is_compared_with_few(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = 0
    real = merging.fit

    def counting(*clusters: Any) -> Any:
        nonlocal counted
        counted += 1
        return real(*clusters)

    monkeypatch.setattr(merging, "fit", counting)
    tellings = [told("tariff", None, doers=(PAZ,), aims=(Party(f"firm {k}"),), written=(MAY[0] + k % 20,) * 2) for k in range(1500)]
    merge_tellings(tellings)
    assert counted <= 2 * len(tellings) * (merging.MOST_COMPARED + 1)


class TestRows:
    """The rows of the marts."""

    OPEN: ClassVar[dict[str, Any]] = {"date_start": None, "date_end": None, "date_basis": "unknown"}

    def test_what_took_place_outweighs_what_was_planned_and_both_are_kept(self, ledger: Ledger) -> None:
        for name, status, on in (("a", "planned", "2024-05-10"), ("b", "planned", "2024-05-11"), ("c", "occurred", "2024-05-17")):
            ledger.document(f"doc_{name}", published_on=on)
            ledger.event(f"doc_{name}", status=status)
        ledger.reconcile()
        assert ledger.rows("SELECT status, n_stories FROM staged.timeline") == [("occurred", 3)]
        kept = ledger.rows("SELECT status, published_on FROM staged.timeline_events ORDER BY published_on")
        assert kept == [("planned", date(2024, 5, 10)), ("planned", date(2024, 5, 11)), ("occurred", date(2024, 5, 17))]

    def test_what_is_called_off_later_is_called_off(self, ledger: Ledger) -> None:
        for name, status, on in (("a", "cancelled", "2024-05-12"), ("b", "planned", "2024-05-11"), ("c", "planned", "2024-05-10")):
            ledger.document(f"doc_{name}", published_on=on)
            ledger.event(f"doc_{name}", status=status)
        ledger.reconcile()
        assert ledger.rows("SELECT status FROM staged.timeline") == [("cancelled",)]

    def test_wishes_and_what_is_not_sure_enough_are_left_out(self, ledger: Ledger) -> None:
        ledger.document("doc_a")
        ledger.event("doc_a", status="hypothetical")
        ledger.event("doc_a", event_type="visit", target="China", confidence=LEAST_EVENT_CONFIDENCE - 0.001)
        ledger.event("doc_a", event_type="call", confidence=LEAST_EVENT_CONFIDENCE)
        ledger.reconcile()
        assert ledger.rows("SELECT event_type, confidence FROM staged.timeline") == [("call", LEAST_EVENT_CONFIDENCE)]

    def test_independent_stories_make_a_row_surer_and_copies_do_not(self, ledger: Ledger) -> None:
        for name, story in (("a", "1"), ("b", "1"), ("c", "2")):
            ledger.document(f"doc_{name}", story=f"sto_{story}")
            ledger.event(f"doc_{name}", confidence=0.6)
        ledger.reconcile()
        assert ledger.rows("SELECT confidence FROM staged.timeline") == [(0.84,)]

    def test_a_part_without_a_day_has_those_of_the_visit(self, ledger: Ledger) -> None:
        ledger.document("doc_a")
        ledger.entity("Xi Jinping", "person")
        ledger.role("doc_a", "Xi Jinping", "President", of="China", of_id=ledger.entity("China", "country", "CHN"))
        ledger.event("doc_a", event_type="visit", actors="Vladimir Putin", target="China", date_end="2024-05-17")
        ledger.event("doc_a", event_type="sign", **self.OPEN)
        ledger.reconcile()
        rows = ledger.rows("SELECT event_type, date_start, date_end, part_of IS NULL FROM staged.timeline ORDER BY event_type")
        assert rows == [("sign", DAY, "2024-05-17", False), ("visit", DAY, "2024-05-17", True)]
