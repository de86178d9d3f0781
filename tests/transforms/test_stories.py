"""What makes two documents one story, how the one derives from the other, and who leads."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from transforms.stories import alignment as alignments
from transforms.stories.alignment import MOST_CANDIDATES, Telling, align, is_one_story, name_relation, read_tellings, show_evidence
from transforms.stories.stories import assign_stories, credited_origins, describe_stories, find_relatives
from transforms.stories.terms import sample_term_pairs, sentence_terms

WIRE = (
    "Grain shipments from Odessa rose 14 percent to 3.2 million tonnes in May, the harbour office said on Tuesday.",
    '"We load at night because the days are too dangerous," harbour master Oleh Dmytruk told reporters.',
    "Insurers in London have doubled their premiums for the western Black Sea since the spring.",
    "Egypt and Tunisia bought almost half of the wheat, a broker in Constanta estimated.",
    "A second terminal with room for 120,000 tonnes is to open in September.",
)
REWRITTEN = (
    "In September another terminal will open; it has room for 120,000 tonnes.",
    "Odessa's harbour office counted 3.2 million tonnes of grain shipments in May, 14 percent more than before.",
    "Premiums of London insurers for the western Black Sea are twice those of spring.",
    '"We load at night because the days are too dangerous," says Oleh Dmytruk, the harbour master.',
    "About half of the wheat went to Egypt and Tunisia, by the estimate of a broker in Constanta.",
)
TRANSLATED = (
    "The grain shipments of Odessa in May have risen of 14 percent up to 3.2 millions of tonnes, said Tuesday the office of the harbour.",
    '"We charge by night since by day it is too dangerous," told to the reporters the master of the harbour Oleh Dmytruk.',
    "The insurers of London doubled since the spring the premiums for the western Black Sea.",
    "Almost the half of the wheat was bought from Egypt and Tunisia, estimates a broker in Constanta.",
    "A second terminal with place for 120,000 tonnes must open in September.",
)
INDEPENDENT = (
    "The harbour office in Odessa put May grain shipments at 3.2 million tonnes on Tuesday, up 14 percent.",
    "Farmers near Mykolaiv still have a third of last year's maize in their barns, their union complains.",
    "Polish lorry drivers lifted the blockade of two border crossings over the weekend.",
    "The hryvnia held steady against the euro, and a first tender for rail wagons drew nine bidders.",
    "Rain is forecast for the whole of next week.",
)
NEXT_MONTH = (
    "Grain shipments from Odessa rose 11 percent to 3.6 million tonnes in June, the harbour office said on Tuesday.",
    '"The nights are short now and we lose hours," harbour master Oleh Dmytruk told reporters.',
    "Insurers in London have lowered their premiums for the western Black Sea by 25 percent.",
    "Spain and Tunisia bought almost a third of the wheat, a broker in Constanta estimated.",
    "A second terminal with room for 145,000 tonnes is to open in November.",
)


def passages_of(**texts: tuple[str, ...]) -> pl.DataFrame:
    """One body passage per sentence."""
    rows = [
        {
            "passage_id": f"pas_{name}_{number}", "document_id": name, "ordinal": number, "role": "body", "reason": None, "text": text,
            "char_start": 1000 * number, "char_end": 1000 * number + len(text),
        }
        for name, sentences in texts.items()
        for number, text in enumerate(sentences)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema_overrides={"reason": pl.String})


def alignment(ours: tuple[str, ...], theirs: tuple[str, ...]):
    tellings = read_tellings(passages_of(ours=ours, theirs=theirs))
    return align(tellings["ours"], tellings["theirs"])


class TestTerms:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("its neighbour deepened the harbour", "her neighbor is deepening harbors"),
            ("240.1 billion dollars", "240,100 million dollars"),
            ("three ships and a fifth", "3 ships and the 5th"),
            ("11 percent", "11 pct"),
            ("“Trade” rose", '"Trade" rose'),
        ],
        ids=["spelling and ending", "scale of numbers", "numbers in words", "percent", "quotation marks"],
    )
    def test_other_spellings_are_the_same_terms(self, one: str, other: str) -> None:
        terms = sentence_terms(passages_of(a=(one,), b=(other,)))
        of = {name: set(frame["term"]) for (name,), frame in terms.group_by("document_id")}
        assert len(of["a"] & of["b"]) >= len(of["a"]) - 1

    def test_pairs_are_the_same_in_any_order_of_words_and_documents(self) -> None:
        one = sample_term_pairs(passages_of(a=WIRE, b=REWRITTEN))
        other = sample_term_pairs(passages_of(b=REWRITTEN, a=tuple(reversed(WIRE))))
        for name in "ab":
            pairs = [set(frame.filter(pl.col("document_id") == name)["term_pair"]) for frame in (one, other)]
            assert pairs[0] == pairs[1] != set()

    def test_no_passages_no_pairs(self) -> None:
        assert sample_term_pairs(passages_of(a=WIRE).clear()).is_empty()


class TestOneStory:
    @pytest.mark.parametrize(
        ("other", "is_one"),
        [(WIRE, True), (WIRE[:3], True), (REWRITTEN, True), (TRANSLATED, True), (INDEPENDENT, False), (NEXT_MONTH, False)],
        ids=["copy", "first half", "rewritten", "translated back", "independent report", "the same report a month later"],
    )
    def test_derived_and_not(self, other: tuple[str, ...], is_one: bool) -> None:
        assert is_one_story(alignment(other, WIRE)) is is_one
        assert is_one_story(alignment(WIRE, other)) is is_one

    def test_a_digest_is_none_of_its_reports(self) -> None:
        digest = tuple(f"{word} {sentence}" for word in ("Alpine", "Baltic", "Celtic", "Danish", "Ebro") for sentence in INDEPENDENT[1:])
        assert not is_one_story(alignment(WIRE[:2] + digest, WIRE))

    def test_a_sentence_with_other_numbers_is_no_counterpart(self) -> None:
        assert (
            alignment(("Exports rose 14 percent to 3.2 billion in May.",), ("Exports rose 11 percent to 3.6 billion in May.",)).pairs == []
        )

    def test_each_sentence_is_used_once(self) -> None:
        assert len(alignment((WIRE[0],) * 3, WIRE).pairs) == 1


class TestRelation:
    @pytest.mark.parametrize(
        ("ours", "relation"),
        [
            (WIRE, "copy"),
            (WIRE[:2], "excerpt"),
            (INDEPENDENT[1:3] + WIRE[1:4], "excerpt"),
            (REWRITTEN, "rewrite"),
            (TRANSLATED, "translation"),
        ],
        ids=["copy", "first sentences", "part in a text of its own", "rewrite", "translation"],
    )
    def test_relation(self, ours: tuple[str, ...], relation: str) -> None:
        quotes = [[sentence.split('"')[1] for sentence in text if '"' in sentence] for text in (ours, WIRE)]
        assert name_relation(alignment(ours, WIRE), *quotes) == relation

    def test_evidence_counts_and_shows(self) -> None:
        assert show_evidence(alignment(REWRITTEN, WIRE), ["Oleh Dmytruk"]).startswith("5 of 5 sentences have a counterpart, ")
        assert "both quote Oleh Dmytruk" in show_evidence(alignment(REWRITTEN, WIRE), ["Oleh Dmytruk"])
        assert show_evidence(alignment(INDEPENDENT[1:], WIRE), []).startswith("No sentence")


class TestAssigning:
    def documents(self, *names: str) -> pl.DataFrame:
        lengths = [100 * (len(names) - place) for place in range(len(names))]
        return pl.DataFrame({"document_id": list(names), "word_count": lengths, "text_sha256": [f"text of {name}" for name in names]})

    def related(self, *pairs: tuple[str, str, float]) -> pl.DataFrame:
        both = [*pairs, *((other, one, strength) for one, other, strength in pairs)]
        return pl.DataFrame(both, schema=["document_id", "other_id", "strength"], orient="row")

    def stories(self, *args) -> dict[str, str]:
        return dict(assign_stories(*args).iter_rows())

    NO_MEMBERS = pl.DataFrame(schema={"document_id": pl.String, "story_id": pl.String, "text_sha256": pl.String})

    def test_a_new_document_joins_the_story_of_its_strongest_relative(self) -> None:
        members = pl.DataFrame({"document_id": ["x", "y"], "story_id": ["sto_x", "sto_y"], "text_sha256": ["text of x", "text of y"]})
        assert self.stories(self.documents("a"), self.related(("a", "x", 0.5), ("a", "y", 0.9)), members) == {"a": "sto_y"}

    def test_two_parts_meet_in_the_whole(self) -> None:
        found = self.stories(
            self.documents("whole", "part_1", "part_2"), self.related(("whole", "part_1", 1.0), ("whole", "part_2", 1.0)), self.NO_MEMBERS
        )
        assert len(set(found.values())) == 1

    def test_strangers_stay_apart_whatever_the_order(self) -> None:
        found = self.stories(
            self.documents("a", "b"),
            self.related().cast({"document_id": pl.String, "other_id": pl.String, "strength": pl.Float64}),
            self.NO_MEMBERS,
        )
        assert len(set(found.values())) == 2

    def test_what_files_are_called_changes_no_story(self) -> None:
        """'a' is as near to both others, and as long: its story is told by the texts, not by the ids that files give."""

        def stories_by_text(one: str, other: str, between: str) -> dict[str, str]:
            texts = {one: "text 1", other: "text 2", between: "text 3"}
            documents = pl.DataFrame({"document_id": list(texts), "word_count": [200, 200, 100], "text_sha256": list(texts.values())})
            found = self.stories(documents, self.related((one, between, 0.9), (other, between, 0.9)), self.NO_MEMBERS)
            return {texts[document_id]: story_id for document_id, story_id in found.items()}

        told = stories_by_text("a", "b", "c")
        assert told == stories_by_text("b", "a", "c") == stories_by_text("c", "b", "a") == stories_by_text("y", "x", "a")
        assert told["text 3"] == told["text 1"] != told["text 2"]

    def test_relatives_are_found_among_likely_pairs_only(self) -> None:
        tellings = read_tellings(passages_of(a=WIRE, b=TRANSLATED, c=INDEPENDENT))
        likely = pl.DataFrame({"document_id": ["a", "a", "b"], "other_id": ["b", "c", "missing"]})
        assert find_relatives(likely, tellings).select("document_id", "other_id").rows() == [("a", "b")]


class TestDescribing:
    QUOTES = pl.DataFrame(
        [("copy", "direct", "We load at night", "Oleh Dmytruk", "Tarnfield"), ("wire", "direct", "We load at night", "Oleh Dmytruk", None)],
        schema=["document_id", "mode", "content", "person", "via"],
        orient="row",
    )

    def describe(self, days: dict[str, date | None], sources: dict[str, str], **texts: tuple[str, ...]) -> dict[str, dict[str, object]]:
        members = pl.DataFrame(
            {
                "document_id": list(texts), "story_id": ["sto_1"] * len(texts), "published_on": [days.get(name) for name in texts],
                "source_name": [sources.get(name) for name in texts], "word_count": [sum(len(s.split()) for s in text) for text in texts.values()],
            },
            schema_overrides={"published_on": pl.Date, "source_name": pl.String},
        )  # fmt: skip
        passages = passages_of(**texts)
        table = describe_stories(members, passages, self.QUOTES, read_tellings(passages))
        return {row["document_id"]: row for row in table.iter_rows(named=True)}

    def test_the_earliest_leads(self) -> None:
        table = self.describe({"copy": date(2024, 5, 17), "wire": date(2024, 5, 16)}, {}, copy=WIRE, wire=WIRE[:4])
        assert [name for name, row in table.items() if row["is_lead"]] == ["wire"]
        assert (table["wire"]["relation"], table["wire"]["overlap"], table["wire"]["evidence"]) == ("lead", 1.0, None)
        assert table["copy"]["relation"] == "copy"

    def test_of_one_day_the_agency_that_is_credited_leads(self) -> None:
        day = date(2024, 5, 16)
        texts = {"copy": (*WIRE, "Reporting by Tarnfield."), "wire": WIRE}
        quotes = self.QUOTES.with_columns(via=pl.lit("Tarnfield"))
        members = pl.DataFrame({
            "document_id": ["copy", "wire"], "story_id": ["sto_1"] * 2, "published_on": [day, day], "source_name": ["Post", "Tarnfield"],
            "word_count": [90, 80],
        })  # fmt: skip
        passages = passages_of(**texts)
        table = describe_stories(members, passages, quotes, read_tellings(passages))
        assert table.filter("is_lead")["document_id"].to_list() == ["wire"]

    def test_a_derived_text_that_names_the_leads_outlet_credits_it(self) -> None:
        texts = {"wire": WIRE, "later": (*REWRITTEN, "So much for Kestrel Daily.")}
        table = self.describe({"wire": date(2024, 5, 16)}, {"wire": "Kestrel Daily"}, **texts)
        assert table["later"]["origin"] == "Kestrel Daily"

    def test_input_order_does_not_matter(self) -> None:
        one = self.describe({}, {}, wire=WIRE, copy=WIRE[:3], other=REWRITTEN)
        other = self.describe({}, {}, other=REWRITTEN, copy=WIRE[:3], wire=WIRE)
        assert one == other


@pytest.mark.parametrize(
    ("role", "reason", "text", "origin"),
    [
        ("dateline", None, "BEIJING, May 16 (Xinhua) --", "Xinhua"),
        ("dateline", None, "BEIJING, May 16 -", None),
        ("boilerplate", "wire_sign_off", " REUTER", "Reuters"),
        ("boilerplate", "wire_sign_off", "(ENDS)", None),
    ],
)
def test_credited_origin(role: str, reason: str | None, text: str, origin: str | None) -> None:
    passages = pl.DataFrame(
        {"document_id": ["a"], "role": [role], "reason": [reason], "text": [text]}, schema_overrides={"reason": pl.String}
    )  # fmt: skip
    quotes = pl.DataFrame(schema={"document_id": pl.String, "via": pl.String})
    assert dict(credited_origins(quotes, passages).iter_rows()).get("a") == origin


def long_list(n_lines: int, *, seen_again: bool = False) -> Telling:
    """A list of ships, one a line; the next issue strikes every tenth out and says that the others were seen again."""
    lines = [(n, f"Freighter Gull {n}, hull {70_000 + n}, flies the flag of Palau") for n in range(n_lines)]
    if seen_again:
        lines = [(n, f"{line}; seen again") for n, line in lines if n % 10]
    words = [line.lower().replace(",", "").replace(";", "").split() for _, line in lines]
    return Telling(tuple(line for _, line in lines), tuple(frozenset("#" + w if w.isdigit() else w[:5] for w in line) for line in words))


class TestLongLists:
    def test_each_line_finds_its_own(self):
        ours, theirs = long_list(600, seen_again=True), long_list(600)
        found = align(ours, theirs)
        assert [theirs.texts[j] for _, j, _ in found.pairs] == [line.removesuffix("; seen again") for line in ours.texts]

    @pytest.mark.parametrize("lines_share_all", [False, True])
    def test_twice_the_lines_are_twice_the_work(self, monkeypatch, lines_share_all):
        compared = []
        likeness = alignments._likeness
        monkeypatch.setattr(alignments, "_likeness", lambda ours, theirs: compared.append(1) or likeness(ours, theirs))
        counts = []
        for n_lines in (400, 800):
            compared.clear()
            line = long_list(1)
            issue = Telling(line.texts * n_lines, line.terms * n_lines) if lines_share_all else long_list(n_lines)
            align(issue, issue)
            counts.append(len(compared))
        assert counts[1] <= 2 * counts[0] <= 2 * 400 * MOST_CANDIDATES

    def test_quotations_are_compared_with_few(self, monkeypatch):
        ours = [f"We counted {n} gulls at pier {n} before noon" for n in range(200)]
        compared = []
        matcher = alignments.SequenceMatcher
        monkeypatch.setattr(alignments, "SequenceMatcher", lambda *args: compared.append(1) or matcher(*args))
        assert alignments._quotes_survive(ours, ours[::-1])
        assert len(compared) <= len(ours) * alignments.MOST_RIVALS
