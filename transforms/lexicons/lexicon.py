"""The lexicons that the readings look words up in, built from plain tables.

The tables lie in ``lexicons/*.csv``. Building them is pure: frames in, one frozen object out. A user's own rows come in with the frames.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from transforms.lexicons.entries import (
    Change,
    Cue,
    CurrencyUse,
    CurrencyWord,
    Leader,
    MeasureWord,
    MoneyWords,
    NameWords,
    RoleNoun,
    TradeVerb,
    Trigger,
    Unit,
)
from transforms.lexicons.gazetteer import Gazetteer, build_gazetteer
from transforms.lexicons.hits import Hits, PhraseAutomaton
from transforms.lexicons.overrides import OverrideTable, read_overrides
from transforms.lexicons.phrases import PhraseTable
from transforms.lexicons.plurals import plural_of
from transforms.lexicons.spelling import fold_name
from transforms.lexicons.words import FiscalYear, NumberWords, TimeWords
from transforms.segmentation.articles import Sentence


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lexicons. Built once per process by ``build_lexicon``."""

    furniture: pl.DataFrame
    words: pl.DataFrame
    place_lines: pl.Series
    times: TimeWords
    numbers: NumberWords
    bounds_before: PhraseTable[str]
    bounds_after: PhraseTable[str]
    units: PhraseTable[Unit]
    money: MoneyWords
    measures: PhraseTable[MeasureWord]
    trade_verbs: PhraseTable[TradeVerb]
    bloc_organs: dict[str, str]  # 'European Commission' -> 'EU'
    leaders: dict[str, tuple[Leader, ...]]  # by each folded word of their names, see leaders.csv
    firms: frozenset[str]  # names of those that produce, trade, carry or lend; see firms.csv
    word_sets: dict[str, frozenset[str]]  # see word_sets.csv
    change_verbs: PhraseTable[Change]
    change_nouns: PhraseTable[Change]  # and adverbs
    figure_statuses: PhraseTable[str]
    shortfalls: PhraseTable[str]  # 'failed to', with the status of the amount that was not reached
    adjustments: PhraseTable[str]  # 'in real terms', with whether it limits the amount
    corrections: PhraseTable[str]  # words of correction notes and what they do, see corrections.csv
    numbered_things: frozenset[str]
    names: NameWords
    gazetteer: Gazetteer
    cues: PhraseTable[Cue]
    cue_phrases: PhraseTable[bool]  # whether the clause beside the phrase is the source's
    triggers: PhraseTable[tuple[Trigger, ...]]  # the readings of a word, in the order of triggers.csv
    entity_overrides: OverrideTable  # names settled by hand; see entity_overrides.csv
    event_governors: PhraseTable[str]  # what a word does to the event that it governs; see event_governors.csv
    confidence: dict[str, float]  # the weights of the features of a figure, see confidence.csv
    event_confidence: dict[str, float]  # likewise of an event
    event_directions: dict[str, PhraseTable[str]]  # by part, whether a word puts a measure on or takes it off; see event_directions.csv
    _automaton: PhraseAutomaton = field(init=False, repr=False, compare=False)
    _automaton_of_print: PhraseAutomaton = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Joins the tables of phrases, so that a sentence is walked once for all of them."""
        tables: dict[str, PhraseTable[Any]] = {
            name: table for name in self.__slots__ if isinstance(table := getattr(self, name, None), PhraseTable)
        }
        tables |= {f"direction_{part}s": table for part, table in self.event_directions.items()}
        tables |= {"role_nouns": self.names.role_nouns, "role_modifiers": self.names.role_modifiers, "money_words": self.money.after}
        object.__setattr__(self, "_automaton", PhraseAutomaton(tables))
        object.__setattr__(self, "_automaton_of_print", PhraseAutomaton({"money_signs": self.money.before}))

    def hits_in(self, sentence: Sentence) -> Hits:
        """What the tables of phrases find in a sentence."""
        hits = Hits()
        self._automaton.find(sentence.lower, hits)
        self._automaton_of_print.find(sentence.words, hits)
        return hits


# What a row is about, in the tables that give each such thing one meaning.
_KEYS = {
    "bloc_organs": "name", "capitals": "capital", "country_ids": "iso3", "fiscal_years": "iso3", "honorifics": "word",
    "number_words": "word", "scales": "word", "confidence": "feature", "event_confidence": "feature",
}  # fmt: skip


def build_lexicon(tables: dict[str, pl.DataFrame]) -> Lexicon:
    """The lexicons from their tables, by the file names of ``lexicons/`` plus those of ``flows.lexicons``.

    Where a table gives a thing one meaning, its first row counts: a user's own rows come first.

    Raises:
        KeyError: a table is missing.
    """
    tables = tables | {name: tables[name].unique(key, keep="first", maintain_order=True) for name, key in _KEYS.items()}
    inflect = _Inflections(tables["inflections"])
    words = tables["words"]
    gazetteer = build_gazetteer(tables)
    places = [entry.name.lower() for entry in gazetteer.entries if entry.kind in {"place", "country"} and entry.basis != "demonym"]
    return Lexicon(
        furniture=tables["furniture"],
        words=words,
        place_lines=pl.Series(sorted(set(places))),
        times=_time_words(tables),
        numbers=_number_words(tables),
        bounds_before=_phrases(tables["bounds"].filter(place="before"), "phrase", "bound"),
        bounds_after=_phrases(tables["bounds"].filter(place="after"), "phrase", "bound"),
        units=PhraseTable(
            (phrase if _has_capital(phrase) else phrase.lower(), Unit(code, factor, measure))
            for phrase, code, factor, measure in tables["units"].select("phrase", "unit", "factor", "measure").iter_rows()
        ),
        money=_money_words(tables),
        measures=PhraseTable(
            (phrase, MeasureWord(phrase, measure, sign, strength, national == "yes"))
            for phrase, measure, sign, strength, national in tables["measures"]
            .select("phrase", "measure", "sign", "strength", "national")
            .iter_rows()
        ),
        trade_verbs=PhraseTable(
            (form, TradeVerb(lemma, measure, side, strength))
            for lemma, measure, side, strength in tables["trade_verbs"].select("lemma", "measure", "side", "strength").iter_rows()
            for form, _ in inflect.forms(lemma)
        ),
        bloc_organs=dict(tables["bloc_organs"].select("name", "code").iter_rows()),
        leaders=_leaders(tables["leaders"]),
        firms=frozenset(tables["firms"]["name"]),
        word_sets={name: frozenset(words) for name, words in tables["word_sets"].group_by("set").agg("word").iter_rows()},
        change_verbs=PhraseTable(_change_forms(tables["changes"].filter(part="verb"), inflect)),
        change_nouns=PhraseTable(_change_forms(tables["changes"].filter(pl.col("part") != "verb"), inflect)),
        figure_statuses=PhraseTable(_status_forms(tables["statuses"].filter(pl.col("part") != "unmet"), inflect)),
        shortfalls=_phrases(tables["statuses"].filter(part="unmet"), "word", "status"),
        adjustments=_phrases(tables["adjustments"], "phrase", "limits"),
        corrections=_phrases(tables["corrections"], "phrase", "effect"),
        confidence={name: float(weight) for name, weight in tables["confidence"].select("feature", "weight").iter_rows()},
        event_confidence={name: float(weight) for name, weight in tables["event_confidence"].select("feature", "weight").iter_rows()},
        numbered_things=frozenset(tables["numbered_things"]["word"]),
        names=_name_words(tables),
        gazetteer=gazetteer,
        cues=PhraseTable(_cue_forms(tables["cues"], inflect)),
        cue_phrases=PhraseTable(
            (phrase, clause == "yes") for phrase, clause in tables["cue_phrases"].select("phrase", "clause").iter_rows()
        ),
        triggers=PhraseTable(_trigger_forms(tables["triggers"], inflect).items()),
        entity_overrides=read_overrides(tables["entity_overrides"]),
        event_governors=PhraseTable(_governor_forms(tables["event_governors"], inflect)),
        event_directions={
            part: PhraseTable(_direction_forms(tables["event_directions"].filter(part=part), part, inflect))
            for part in ("verb", "noun", "adjective", "phrase")
        },
    )


class _Inflections:
    """The forms of verbs: from the lexicon where it knows them, else by the regular endings."""

    def __init__(self, table: pl.DataFrame) -> None:
        self._known: dict[str, list[tuple[str, str]]] = {}
        for lemma, form, word in table.select("lemma", "form", "word").iter_rows():
            self._known.setdefault(lemma, []).append((word, form))

    def forms(self, lemma: str) -> list[tuple[str, str]]:
        """(word, form) pairs of a verb; what follows its first word ('point out') stays as it is."""
        verb, _, rest = lemma.partition(" ")
        prefix, hyphen, stem = verb.rpartition("-")
        known = self._known.get(verb) or [(prefix + hyphen + word, form) for word, form in self._known.get(stem, _regular(stem))]
        tail = f" {rest}" if rest else ""
        return [(word + tail, form) for word, form in known]


def _regular(verb: str) -> list[tuple[str, str]]:
    stem = verb[:-1] if verb.endswith("e") else verb
    third = verb + ("es" if re.search(r"(?:s|x|z|ch|sh)$", verb) else "s")
    return [(verb, "base"), (stem + "ed", "past"), (stem + "ed", "participle"), (stem + "ing", "gerund"), (third, "third")]


def _leaders(table: pl.DataFrame) -> dict[str, tuple[Leader, ...]]:
    """By each word of their names those who are called so."""
    found: dict[str, list[Leader]] = {}
    for iso3, name, since, until in table.select("iso3", "name", "since", "until").iter_rows():
        words = frozenset(fold_name(name).split())
        for word in words:
            found.setdefault(word, []).append(Leader(iso3, words, int(since), int(until) if until else None))
    return {word: tuple(leaders) for word, leaders in found.items()}


def _phrases(table: pl.DataFrame, phrase: str, value: str) -> PhraseTable[str]:
    return PhraseTable((text.lower(), meaning) for text, meaning in table.select(phrase, value).iter_rows())


def _has_capital(phrase: str) -> bool:
    """Units such as 'MW', 'kWh' and 'Mt' are told from words by their capitals."""
    return any(letter.isupper() for letter in phrase) and len(phrase) <= 4


def _time_words(tables: dict[str, pl.DataFrame]) -> TimeWords:
    sets = {name: frozenset(words) for name, words in tables["word_sets"].group_by("set").agg("word").iter_rows()}
    numbers = {word: int(value) for word, value in tables["number_words"].filter(kind="unit").select("word", "value").iter_rows() if value}
    return TimeWords(
        months=dict(tables["months"].select("word", "number").iter_rows()),
        weekdays=dict(tables["weekdays"].select("word", "number").iter_rows()),
        numbers=numbers,
        fiscal_years={
            iso3: FiscalYear(month, "start" if named_by == "start" else "end")
            for iso3, month, named_by in tables["fiscal_years"].select("iso3", "first_month", "named_by").iter_rows()
        },
        base_prices=sets["base_prices"],
        base_years=sets["base_years"],
        fiscal=sets["fiscal_words"],
        flows=sets["flows_of_months"],
        aiming=sets["aiming_at_deadlines"],
        outlooks=sets["outlooks"],
        changes=sets["changes_over_time"],
        first_ones=sets["first_ones"],
        last_ones=sets["last_ones"],
        stretches=sets["stretches_of_time"],
        parts_of_year=sets["parts_of_years"],
        not_whole=sets["parts_before_months_end"],
        said_fiscal=sets["said_of_fiscal_years"],
        endings=sets["ending_of_stretches"],
        counted=sets["counted_behind_months"],
        alike=sets["times_alike"],
    )


def _number_words(tables: dict[str, pl.DataFrame]) -> NumberWords:
    by_kind: dict[str, dict[str, float]] = {}
    for word, value, kind in tables["number_words"].select("word", "value", "kind").iter_rows():
        by_kind.setdefault(kind, {})[word] = value
    scales = tables["scales"].select("word", "factor", "letter").rows()
    return NumberWords(
        units={word: int(value) for word, value in by_kind["unit"].items()},
        tens={word: int(value) for word, value in by_kind["ten"].items()},
        fractions=by_kind["fraction"],
        collectives={word: int(value) for word, value in by_kind["collective"].items()},
        vague={word: int(value) for word, value in by_kind["vague"].items()},
        scales={word: factor for word, factor, letter in scales if letter == "no"},
        glued_scales={word: factor for word, factor, letter in scales if letter == "yes"},
        parted=frozenset(tables["word_sets"].filter(set="parted_units")["word"]),
    )


def _money_words(tables: dict[str, pl.DataFrame]) -> MoneyWords:
    before: list[tuple[str, CurrencyWord]] = []
    after: list[tuple[str, CurrencyWord]] = []
    local = frozenset(tables["word_sets"].filter(set="money_of_whose")["word"])
    rows = tables["currencies"].select("form", "code", "family", "default", "factor", "place")
    for form, code, family, default, factor, place in rows.iter_rows():
        is_local = form in local
        word = CurrencyWord(code, family, default, factor, is_local, not form.islower())
        # Signs and codes ('Rs', 'R$', 'USD') are matched as printed, words in lower case.
        if place in {"before", "both"}:
            before.append((form, word))
        if place in {"after", "both"}:
            after.append((form if form.isupper() else form.lower(), word))
    uses: dict[tuple[str, str], list[CurrencyUse]] = {}
    users: dict[str, list[tuple[str, CurrencyUse]]] = {}
    for iso3, family, code, start, end in tables["currency_uses"].select("iso3", "family", "code", "start", "end").iter_rows():
        use = CurrencyUse(code, start, end)
        uses.setdefault((iso3, family), []).append(use)
        users.setdefault(code, []).append((iso3, use))
    latest_first = {key: tuple(sorted(found, key=lambda use: use.end, reverse=True)) for key, found in uses.items()}
    families = {use.code: family for (_, family), found in sorted(latest_first.items()) for use in found}
    return MoneyWords(
        PhraseTable(before), PhraseTable(after), latest_first, {code: tuple(found) for code, found in users.items()}, families
    )


def _change_forms(table: pl.DataFrame, inflect: _Inflections) -> Iterable[tuple[str, Change]]:
    for word, part, sign in table.select("word", "part", "sign").iter_rows():
        if part == "verb":
            yield from ((form, Change(part, sign)) for form, _ in inflect.forms(word))
        else:
            yield word, Change(part, sign)
            if part == "noun":
                yield word + "s", Change(part, sign)


def _status_forms(table: pl.DataFrame, inflect: _Inflections) -> Iterable[tuple[str, str]]:
    for word, part, status in table.select("word", "part", "status").iter_rows():
        if part == "verb":
            yield from ((form, status) for form, _ in inflect.forms(word))
        else:
            yield word, status


def _cue_forms(table: pl.DataFrame, inflect: _Inflections) -> Iterable[tuple[str, Cue]]:
    for row in table.iter_rows(named=True):
        for word, form in inflect.forms(row["lemma"]):
            yield word, Cue(
                row["lemma"], form, row["clause"], row["infinitive"], row["direct"] == "yes", row["label"] == "yes",
                row["addressee"] == "yes", row["stance"], frozenset((row["not_before"] or "").split(";")) - {""},
            )  # fmt: skip


def _trigger_forms(table: pl.DataFrame, inflect: _Inflections) -> dict[str, tuple[Trigger, ...]]:
    readings: dict[str, tuple[Trigger, ...]] = {}
    for row in table.iter_rows(named=True):
        for word, form in _verb_forms(row["lemma"], inflect) if row["part"] == "verb" else [(row["lemma"], row["part"])]:
            reading = Trigger(row["lemma"], form, row["type"], row["plover"], row["sides"], row["needs"])
            readings[word] = (*readings.get(word, ()), reading)
    return readings


def _governor_forms(table: pl.DataFrame, inflect: _Inflections) -> Iterable[tuple[str, str]]:
    for lemma, part, effect in table.select("lemma", "part", "effect").iter_rows():
        forms = _verb_forms(lemma, inflect) if part == "verb" else [(lemma, part)]
        yield from ((form, effect) for form, _ in forms)


def _direction_forms(table: pl.DataFrame, part: str, inflect: _Inflections) -> Iterable[tuple[str, str]]:
    for lemma, direction in table.select("lemma", "direction").iter_rows():
        yield from ((form, direction) for form in ([form for form, _ in _verb_forms(lemma, inflect)] if part == "verb" else [lemma]))


def _verb_forms(lemma: str, inflect: _Inflections) -> list[tuple[str, str]]:
    """The forms of a verb without those of a noun that is spelled alike ('visit', 'attacks')."""
    return [(word, form) for word, form in inflect.forms(lemma) if form not in {"noun", "plural"}]


def _name_words(tables: dict[str, pl.DataFrame]) -> NameWords:
    organisation = tables["organisation_words"]
    places = tables["place_words"]
    given = pl.concat([tables["given_names_extra"], tables["given_names"]]).unique("name", keep="first", maintain_order=True)
    role_rows = tables["role_nouns"].select("noun", "kind", "before_name").rows()
    # Names of parties ('Democrat', 'Socialist') are adjectives too: before a name they need not be roles.
    nouns = [
        (noun.lower(), RoleNoun(kind, before == "yes" and not (noun[0].isupper() and len(noun) > 5))) for noun, kind, before in role_rows
    ]
    plurals = [(plural_of(noun), role) for noun, role in nouns if " of " not in noun]  # 'chiefs of staff' are rare
    common = tables["words"].filter(~pl.col("tag").str.starts_with("NNP"))["lower"]
    return NameWords(
        honorifics={word.lower().rstrip("."): gender or "" for word, gender in tables["honorifics"].select("word", "gender").iter_rows()},
        role_nouns=PhraseTable([*plurals, *nouns]),
        role_modifiers=_phrases(tables["role_modifiers"], "word", "kind"),
        organisation_tails=frozenset(organisation.filter(pl.col("place").is_in(["tail", "both"]))["word"]),
        organisation_heads=frozenset(organisation.filter(pl.col("place").is_in(["head", "both"]))["word"]),
        organisation_nouns=frozenset(tables["organisation_nouns"]["noun"]),
        place_after=frozenset(places.filter(place="after")["word"]),
        place_before=frozenset(places.filter(place="before")["word"]),
        given_names={name.lower(): gender or "" for name, gender in given.select("name", "gender").iter_rows()},
        given_forms={
            fold_name(short): frozenset(fold_name(name) for name in full)
            for short, full in tables["given_name_forms"].group_by("short").agg("full").iter_rows()
        },
        family_first=frozenset(tables["family_names_first"]["name"].str.to_lowercase()),
        family_names=frozenset(tables["family_names"]["name"].str.to_lowercase()),
        particles=frozenset(tables["name_particles"]["particle"]),
        acronyms=frozenset(tables["common_acronyms"]["acronym"]),
        person_words=frozenset(given["name"].str.to_lowercase()) | frozenset(tables["family_names_first"]["name"].str.to_lowercase()),
        person_nouns=frozenset(tables["person_nouns"]["noun"].str.to_lowercase()),
        common_words=frozenset(common),
    )
